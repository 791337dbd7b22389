package io.clew.web.watch;

import io.clew.alerts.mail.Mails;
import io.clew.web.frame.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Where the reader hears of alerts by mail.
 *
 * @param set whether they hear anywhere
 * @param waiting alerts that no letter told of yet
 * @param sent when the last letter left; empty where none did
 * @param fault why nothing was kept; empty where it was
 */
public record MailView(
        boolean set,
        String address,
        String quietFrom,
        String quietTo,
        int perDay,
        int waiting,
        String sent,
        int failures,
        String fault) {

    /** Letters a day where nobody says otherwise. */
    static final int PER_DAY = 10;

    static MailView of(Mails.@Nullable Known known, String fault) {
        if (known == null) {
            return new MailView(false, "", "", "", PER_DAY, 0, "", 0, fault);
        }
        var set = known.subscription();
        var waiting = known.waiting();
        var quiet = set.quiet();
        return new MailView(
                true,
                set.address(),
                quiet == null ? "" : quiet.from().toString(),
                quiet == null ? "" : quiet.to().toString(),
                set.perDay(),
                waiting.alerts().size(),
                waiting.sentAt() == null ? "" : Shown.clock(waiting.sentAt()),
                waiting.failures(),
                fault);
    }
}
