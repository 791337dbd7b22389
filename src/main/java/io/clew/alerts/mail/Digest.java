package io.clew.alerts.mail;

import io.clew.alerts.Alert;
import io.clew.record.Message;
import io.clew.record.Messages;
import java.util.List;

/** Writes a letter: how many alerts, of which kind, under which number, and where they are read. Nothing of what they say. */
final class Digest {

    /** Alerts that a letter names one by one. */
    static final int NAMED = 100;

    private final String site;

    /** @param site address at which browsers reach Clew, without a slash behind it; empty where it is not known */
    Digest(String site) {
        this.site = site;
    }

    /** @param reached letters of this day with this one where it is the last that it may have; else 0 */
    Post.Letter of(Subscription to, Waiting waiting, List<Alert> alerts, int reached) {
        Messages words = to.english() ? Messages.ENGLISH : Messages.CHINESE;
        var text = new StringBuilder();
        line(text, words.tell(Message.of("mail.count", alerts.size())));
        if (waiting.quiet()) {
            line(text, words.tell(Message.of("mail.quiet")));
        }
        if (waiting.limited()) {
            line(text, words.tell(Message.of("mail.limited", to.perDay())));
        }
        line(text, "");
        for (Alert alert : alerts.subList(0, Math.min(NAMED, alerts.size()))) {
            line(text, alert.origin().kind() + "  " + (site.isEmpty() ? alert.id() : site + "/alerts/" + alert.id()));
        }
        if (alerts.size() > NAMED) {
            line(text, words.tell(Message.of("mail.more", alerts.size() - NAMED)));
        }
        line(text, "");
        if (reached > 0) {
            line(text, words.tell(Message.of("mail.last", reached)));
        }
        line(text, words.tell(Message.of("mail.why")));
        return new Post.Letter(to.address(), words.tell(Message.of("mail.subject", alerts.size())), text.toString());
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
