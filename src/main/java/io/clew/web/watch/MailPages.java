package io.clew.web.watch;

import io.clew.access.Access;
import io.clew.alerts.mail.Mails;
import io.clew.alerts.mail.Quiet;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Visitor;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Where the reader hears of alerts by mail, and when not. */
@Path("/mail")
public class MailPages {

    private static final int MOST_PER_DAY = 100;

    private final Pages pages;
    private final Visitor visitor;
    private final Mails mails;

    MailPages(Pages pages, Visitor visitor, Mails mails) {
        this.pages = pages;
        this.visitor = visitor;
        this.mails = mails;
    }

    private interface Act {
        void of(Access access, boolean english);
    }

    @GET
    public Response mail() {
        return acting((access, english) -> {});
    }

    @POST
    public Response set(
            @FormParam("address") @DefaultValue("") String address,
            @FormParam("quietFrom") @DefaultValue("") String from,
            @FormParam("quietTo") @DefaultValue("") String to,
            @FormParam("perDay") @DefaultValue("") String perDay) {
        return acting((access, english) -> mails.set(access, address, quiet(from, to), letters(perDay), english));
    }

    @POST
    @Path("end")
    public Response end() {
        return acting((access, english) -> mails.end(access));
    }

    private Response acting(Act act) {
        return pages.show(AlertPages.ENTRY, frame -> {
            Access access = visitor.admit();
            String fault = "";
            try {
                act.of(access, frame.lang().equals("en"));
            } catch (ClewException refused) {
                fault = frame.words().told(refused);
            }
            return Templates.mail(frame, MailView.of(mails.get(access).orElse(null), fault));
        });
    }

    private static @Nullable Quiet quiet(String from, String to) {
        return from.isBlank() && to.isBlank() ? null : new Quiet(time(from), time(to));
    }

    private static LocalTime time(String written) {
        try {
            return LocalTime.parse(written.strip());
        } catch (DateTimeParseException e) {
            throw new ClewException(Message.of("mail-quiet"), e);
        }
    }

    private static int letters(String written) {
        try {
            int letters = written.isBlank() ? MailView.PER_DAY : Integer.parseInt(written.strip());
            if (letters >= 1 && letters <= MOST_PER_DAY) {
                return letters;
            }
        } catch (NumberFormatException e) {
            throw new ClewException(Message.of("mail-letters", MOST_PER_DAY), e);
        }
        throw new ClewException(Message.of("mail-letters", MOST_PER_DAY));
    }
}
