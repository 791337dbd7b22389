package io.clew.web.gang;

import io.clew.inquiry.gang.AskGangs;
import io.clew.inquiry.gang.FoundGang;
import io.clew.inquiry.gang.KeptGangs;
import io.clew.record.EntityKey;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gangs that were found, or those that were proposed before where nothing was asked.
 *
 * @param fault why the question could not be answered; empty where it was
 */
public record GangsView(
        String seeds,
        String since,
        String until,
        boolean asked,
        String fault,
        String cut,
        String unknown,
        int withheld,
        List<One> gangs,
        List<Served> serving) {

    /** One gang in the list. */
    public record One(
            String href,
            String title,
            int members,
            String roles,
            int cases,
            int victims,
            String loss,
            String decided,
            String proposed) {}

    /** Somebody who serves several gangs. */
    public record Served(EntityKey key, String name, String kinds, List<String> hrefs) {}

    static GangsView empty(List<KeptGangs.Summary> kept, Names names, Words words) {
        GangMsg say = words.of(GangMsg.class);
        return new GangsView(
                "",
                "",
                "",
                false,
                "",
                "",
                "",
                0,
                kept.stream()
                        .map(gang -> new One(
                                "/gangs/" + gang.id(),
                                gang.cases().stream()
                                        .findFirst()
                                        .map(each -> Shown.shown(EntityKey.parse(each)))
                                        .orElse(gang.id().substring(0, 8)),
                                gang.members(),
                                roles(gang.roles()),
                                gang.cases().size(),
                                0,
                                "",
                                say.decidedN(gang.confirmed(), gang.refused(), gang.deferred()),
                                say.proposed(names.of(gang.proposedBy()), Shown.clock(gang.proposedAt()))))
                        .toList(),
                List.of());
    }

    static GangsView faulty(String seeds, String since, String until, String fault) {
        return new GangsView(seeds, since, until, true, fault, "", "", 0, List.of(), List.of());
    }

    static GangsView of(String seeds, String since, String until, AskGangs.Answer answer, Names names, Words words) {
        return new GangsView(
                seeds,
                since,
                until,
                true,
                "",
                answer.cut(),
                String.join(
                        "\u3001", answer.unknown().stream().map(Shown::shown).toList()),
                answer.withheldSources(),
                answer.gangs().stream().map(gang -> one(gang, names, words)).toList(),
                answer.serving().stream().map(each -> served(each, words)).toList());
    }

    private static One one(FoundGang gang, Names names, Words words) {
        GangMsg say = words.of(GangMsg.class);
        Map<String, Integer> roles = new LinkedHashMap<>();
        gang.members().forEach(member -> member.roles().forEach(role -> roles.merge(role.role(), 1, Integer::sum)));
        return new One(
                "/gangs/" + gang.id(),
                Labels.title(gang),
                gang.members().size(),
                roles(roles),
                gang.cases().size(),
                gang.victims().size(),
                Shown.yuan(gang.loss()),
                "",
                say.proposed(names.of(gang.proposedBy()), Shown.clock(gang.proposedAt())));
    }

    private static String roles(Map<String, Integer> roles) {
        return String.join(
                " · ",
                roles.entrySet().stream()
                        .map(role -> role.getKey() + " " + role.getValue())
                        .toList());
    }

    private static Served served(FoundGang.Serving serving, Words words) {
        return new Served(
                serving.key(),
                serving.names().isEmpty() ? "" : serving.names().getFirst(),
                String.join(
                        "\u3001",
                        serving.kinds().stream()
                                .map(kind -> words.tell(io.clew.record.Message.of("gang.kind." + kind)))
                                .toList()),
                serving.gangs().stream().map(id -> "/gangs/" + id).toList());
    }
}
