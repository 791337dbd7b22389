package io.clew.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.access.Access;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.door.InThePast;
import io.clew.reports.Briefs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** 三情日报: what was reported on a day, and what is asked behind each number. */
@Path("/api/v1/briefs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports", description = "研判报告")
public class BriefsResource {

    /** A number, and what it is compared with. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BriefCount")
    public record CountShape(
            @Schema(description = "empty where the records say none")
            String value,

            int count,
            int yesterday,
            int lastWeek,

            @Schema(description = "in the days of the month before that day")
            int month,

            @Nullable
            @Schema(description = "a GET that finds these records; absent where no search can ask for just them")
            String question) {}

    /** A day. */
    @Schema(name = "Brief")
    public record BriefShape(
            String day,
            CountShape total,
            CountShape reports,
            CountShape help,

            @Schema(description = "days of the month before that day")
            int monthDays,

            List<CountShape> kinds,
            List<CountShape> places,
            List<CountShape> hours,
            int withheldSources) {}

    private final Briefs briefs;
    private final Asker asker;

    BriefsResource(Briefs briefs, Asker asker) {
        this.briefs = briefs;
        this.asker = asker;
    }

    @InThePast
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "a sequence number, day or time: as it was known then",
            schema = @Schema(type = SchemaType.STRING))
    @GET
    @Path("/{day}")
    @Operation(summary = "The daily brief")
    public BriefShape brief(@RestPath String day) {
        Access access = asker.access();
        LocalDate asked = Said.required("day", ReportsResource.day(day));
        var brief = briefs.of(access, asked);
        return new BriefShape(
                brief.day().toString(),
                shape(brief.total()),
                shape(brief.reports()),
                shape(brief.help()),
                brief.monthDays(),
                brief.kinds().stream().map(BriefsResource::shape).toList(),
                brief.places().stream().map(BriefsResource::shape).toList(),
                brief.hours().stream().map(BriefsResource::shape).toList(),
                brief.withheldSources());
    }

    private static CountShape shape(Briefs.Count count) {
        return new CountShape(
                count.value(), count.count(), count.yesterday(), count.lastWeek(), count.monthTotal(), question(count));
    }

    private static @Nullable String question(Briefs.Count count) {
        var behind = count.behind();
        return behind == null
                ? null
                : "/api/v1/search?q=" + encoded(behind.text()) + "&type=" + encoded(behind.type()) + "&from="
                        + encoded(String.valueOf(Said.time(behind.from()))) + "&to="
                        + encoded(String.valueOf(Said.time(behind.to())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
