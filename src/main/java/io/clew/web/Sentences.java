package io.clew.web;

import io.clew.access.AuditEntry;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Audit entries as sentences: {@code 张伟 于 03-01 10:14 因 案 2026-031 检索 138****5678，返回 12 条}. Identifiers are masked,
 * because whoever oversees looks need not see what was looked at.
 */
final class Sentences {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final Pattern NUMBER =
            Pattern.compile("(?<![0-9A-Za-z])(?:\\+86)?([0-9]{3})[0-9]{2,}([0-9]{3}[0-9Xx])");
    /** Ids that Clew made; they tell a person nothing. */
    private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b ?");

    private static final Pattern WORD =
            Pattern.compile("\\b(?:ENTITY|RECORD|GRADE|SOURCE|CASE|EXPLAINED|MISUSE|UNFOUNDED)\\b");
    private static final Pattern KIND = Pattern.compile("\\b([a-z]+):(?=\\S)");

    private final OversightMsg msg;
    private final Words words;
    private final Map<String, String> names;

    /** @param names of users, by user; who is not in it goes by the user */
    Sentences(Words words, Map<String, String> names) {
        this.words = words;
        this.msg = words.oversight();
        this.names = names;
    }

    OversightMsg msg() {
        return msg;
    }

    String name(String user) {
        return user.isEmpty() ? "—" : names.getOrDefault(user, user);
    }

    String of(AuditEntry entry) {
        String who = name(entry.who());
        String when = TIME.format(entry.at().atZone(Shown.CHINA));
        String did = msg.did(entry.act());
        String said = entry.purpose().isEmpty()
                ? msg.deed(who, when, did, what(entry))
                : msg.sentence(who, when, masked(entry.purpose()), did, what(entry));
        return (said.strip() + end(entry)).strip();
    }

    /** What was asked, with kinds in words and numbers masked. */
    String what(AuditEntry entry) {
        String asked = entry.act().equals("reveal") && !entry.keys().isEmpty()
                ? entry.keys().getFirst() + " " + entry.asked()
                : entry.asked();
        String plain = WORD.matcher(ID.matcher(asked).replaceAll("")).replaceAll(found -> msg.word(found.group()));
        return masked(KIND.matcher(plain)
                .replaceAll(found -> words.kind(found.group(1)).equals(found.group(1))
                        ? found.group()
                        : words.kind(found.group(1)) + " "));
    }

    private String end(AuditEntry entry) {
        String comma = words.chinese() ? "，" : ", ";
        return switch (entry.outcome()) {
            case AuditEntry.OK, AuditEntry.BEGUN ->
                entry.returned() > 0 ? comma + msg.recordsBack(entry.returned()) : "";
            case AuditEntry.FAILED -> comma + msg.failed();
            default -> comma + msg.refused(entry.outcome());
        };
    }

    /** {@code 138****5678} for every number of nine digits or more. */
    static String masked(String text) {
        return NUMBER.matcher(text).replaceAll("$1****$2");
    }
}
