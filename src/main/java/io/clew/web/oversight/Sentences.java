package io.clew.web.oversight;

import io.clew.access.audit.AuditEntry;
import io.clew.record.China;
import io.clew.web.frame.Names;
import io.clew.web.frame.Words;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Audit entries as sentences: {@code 张伟 于 03-01 10:14 因 案 2026-031 检索 138****5678，返回 12 条}. Identifiers are masked,
 * because whoever oversees looks need not see what was looked at.
 */
public final class Sentences {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final Pattern NUMBER =
            Pattern.compile("(?<![0-9A-Za-z])(?:\\+86)?([0-9]{3})[0-9]{2,}([0-9]{3}[0-9Xx])");
    /** Ids that Clew made; they tell a person nothing. */
    private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b ?");

    private static final Pattern WORD = Pattern.compile(
            "^record(?= )|\\b(?:ENTITY|RECORD|GRADE|SOURCE|CASE|EXPLAINED|MISUSE|UNFOUNDED|OPEN|ACCEPTED|REFUSED)\\b");
    /** A list of keys as the audit writes it. */
    private static final Pattern LIST = Pattern.compile("\\[((?:[a-z]+:[^\\]]*)?)\\]");

    /** Before the parameters of the audit's own page. */
    private static final Pattern PARAMETERS = Pattern.compile("^(?:/oversight\\?view=[a-z]+&?)?(?=[a-z]+=|$)");

    private final OversightMsg msg;
    private final Words words;
    private final Names names;

    public Sentences(Words words, Names names) {
        this.words = words;
        this.msg = words.of(OversightMsg.class);
        this.names = names;
    }

    OversightMsg msg() {
        return msg;
    }

    String name(String user) {
        return names.of(user);
    }

    public String of(AuditEntry entry) {
        String who = name(entry.who());
        String when = TIME.format(entry.at().atZone(China.ZONE));
        String did = words.tell(entry.did());
        String said = entry.purpose().isEmpty()
                ? msg.deed(who, when, did, what(entry))
                : msg.sentence(who, when, masked(entry.purpose()), did, what(entry));
        return (said.strip() + end(entry)).strip();
    }

    /** What was asked, with kinds in words and numbers masked. */
    String what(AuditEntry entry) {
        String asked = entry.subject();
        if (entry.act().startsWith("audit-") && PARAMETERS.matcher(asked).lookingAt()) {
            asked = parameters(PARAMETERS.matcher(asked).replaceFirst(""));
        }
        String bare = LIST.matcher(asked).replaceAll("$1");
        String plain = ID.matcher(bare).replaceAll("");
        if (!entry.typed()) {
            plain = WORD.matcher(plain)
                    .replaceAll(found -> msg.word(found.group().toUpperCase(Locale.ROOT)));
        }
        return masked(words.keysSaid(plain));
    }

    /** {@code purpose=2026-031&who=zhangwei} as {@code 事由 2026-031，何人 张伟}. */
    private String parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(each -> each.split("=", 2))
                .filter(each -> each.length == 2)
                .map(each -> {
                    String value = URLDecoder.decode(each[1], StandardCharsets.UTF_8);
                    return msg.parameter(each[0]) + " " + (each[0].equals("who") ? name(value) : value);
                })
                .collect(Collectors.joining(words.chinese() ? "，" : ", "));
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
