package io.clew.api.mcp;

import io.clew.api.gang.GangsResource;
import io.clew.api.link.EntityIncidentsResource;
import io.clew.api.link.IncidentsResource;
import io.clew.api.link.LinksResource;
import io.clew.api.link.SeriesResource;
import io.clew.api.wire.Said;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Questions about cases, and about the gangs and series that were proposed or decided; none of them proposes a new one. */
@ApplicationScoped
class CaseTools {

    record Nothing() {}

    record CaseAsk(
            @Nullable @Schema(required = true, description = "number of a case")
            String number) {}

    record GangAsk(
            @Nullable @Schema(required = true, description = "id, as gangs lists it")
            String id) {}

    record SeriesAsk(
            @Nullable @Schema(description = "series on a page")
            Integer size,

            @Nullable String cursor) {}

    private final GangsResource gangs;
    private final SeriesResource series;
    private final IncidentsResource incidents;
    private final EntityIncidentsResource ofEntity;
    private final LinksResource links;

    CaseTools(
            GangsResource gangs,
            SeriesResource series,
            IncidentsResource incidents,
            EntityIncidentsResource ofEntity,
            LinksResource links) {
        this.gangs = gangs;
        this.series = series;
        this.incidents = incidents;
        this.ofEntity = ofEntity;
        this.links = links;
    }

    List<Tool<?>> all() {
        return List.of(
                Tool.ofAnyTime(
                        "incident",
                        "One case: victims, suspects with the way that leads there, the seven elements, loss, its records.",
                        CaseAsk.class,
                        ask -> incidents.show(Said.required("number", ask.number))),
                Tool.ofAnyTime(
                        "incidents_of",
                        "Every case that leads to an entity, by role, through all numbers and accounts of the person behind it.",
                        RecordTools.EntityAsk.class,
                        ask -> ofEntity.show(Said.required("key", ask.key()))),
                Tool.of(
                        "links",
                        "Which cases may belong together, with reasons, counter-reasons and facts; a person decides.",
                        LinksResource.Ask.class,
                        ask -> links.propose(ask)),
                Tool.of(
                        "series",
                        "Series of cases that people joined, with what each tie rests on.",
                        SeriesAsk.class,
                        ask -> series.list(ask.size, ask.cursor)),
                Tool.of("gangs", "The gangs that were proposed.", Nothing.class, ask -> gangs.list()),
                Tool.of(
                        "gang",
                        "One gang as the records show it now: members, roles, and the facts that carry each membership.",
                        GangAsk.class,
                        ask -> gangs.get(Said.required("id", ask.id))));
    }
}
