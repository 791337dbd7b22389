package io.clew.api.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.access.Access;
import io.clew.alerts.mail.Mails;
import io.clew.alerts.mail.Quiet;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.door.Tongue;
import io.clew.record.ClewException;
import io.clew.record.Message;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where the caller hears of their alerts by mail. */
@Path("/api/v1/me/mail")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "mail", description = "预警邮件")
public class MailResource {

    private static final int PER_DAY = 10;
    private static final int MOST_PER_DAY = 100;

    /** Where to, and when not. */
    @Schema(name = "MailAsk")
    public record Ask(
            @Nullable
            @Schema(required = true, examples = "li@example.org", description = "on the list of clew.mail.allow")
            String address,

            @Nullable
            @Schema(examples = "22:00", description = "hours in China in which no letter leaves; with quietTo")
            String quietFrom,

            @Nullable @Schema(examples = "07:00", description = "excluded; before quietFrom it is that of the next day")
            String quietTo,

            @Nullable @Schema(description = "letters a day at most; 10 if not said") @Min(1) @Max(MOST_PER_DAY)
            Integer perDay) {}

    /** What is set, and what waits. */
    @Schema(name = "Mail")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MailShape(
            String address,
            @Nullable String quietFrom,
            @Nullable String quietTo,
            int perDay,

            @Schema(description = "alerts that no letter told of yet")
            int waiting,

            @Nullable String sentAt,
            @Schema(description = "in a row") int failures,
            @Nullable String failure) {}

    private final Mails mails;
    private final Asker asker;

    MailResource(Mails mails, Asker asker) {
        this.mails = mails;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "Where the caller's alerts are told by mail, and what waits to be told")
    public MailShape get() {
        return mails.get(asker.access())
                .map(MailResource::shape)
                .orElseThrow(() -> new ClewException(Message.of("mail-none")));
    }

    @PUT
    @Operation(
            summary = "Has the caller's alerts told by mail",
            description =
                    "A letter has the number of alerts, their kinds and links, and nothing of what they say. What comes in"
                            + " quiet hours, or when the day had its letters, waits and is told in one letter.")
    public MailShape set(@Valid @Nullable Ask asked) {
        Access access = asker.access();
        Ask ask = Said.required("address", asked);
        return shape(mails.set(
                access,
                Said.required("address", ask.address),
                quiet(ask),
                ask.perDay == null ? PER_DAY : ask.perDay,
                asker.tongue() == Tongue.ENGLISH));
    }

    @DELETE
    @Operation(summary = "Ends it; what waits is not told")
    public void end() {
        mails.end(asker.access());
    }

    private static @Nullable Quiet quiet(Ask ask) {
        if (ask.quietFrom == null && ask.quietTo == null) {
            return null;
        }
        return new Quiet(time("quietFrom", ask.quietFrom), time("quietTo", ask.quietTo));
    }

    private static LocalTime time(String field, @Nullable String said) {
        try {
            return LocalTime.parse(said == null ? "" : said.strip());
        } catch (DateTimeParseException e) {
            throw Said.wrong(field, Message.of("mail-quiet"));
        }
    }

    private static MailShape shape(Mails.Known known) {
        var set = known.subscription();
        var waiting = known.waiting();
        Quiet quiet = set.quiet();
        return new MailShape(
                set.address(),
                quiet == null ? null : quiet.from().toString(),
                quiet == null ? null : quiet.to().toString(),
                set.perDay(),
                waiting.alerts().size(),
                Said.time(waiting.sentAt()),
                waiting.failures(),
                waiting.failure().isEmpty() ? null : waiting.failure());
    }
}
