package io.clew.web.oversight;

import io.clew.access.audit.AuditSearch;
import io.clew.record.China;
import io.clew.record.EntityKey;
import io.clew.text.Normalizer;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Typed;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which looks the page over the audit shows, as its address says it.
 *
 * @param month {@code 2026-03}
 * @param day of the month; 0 for all of it
 * @param entity as typed; several with commas
 */
public record OversightAsk(
        YearMonth month, int day, String who, String purpose, String entity, String act, String text, int skip) {

    public static final String PATH = "/oversight";

    static OversightAsk read(MultivaluedMap<String, String> asked, YearMonth now) {
        YearMonth month = now;
        int day = 0;
        int skip = 0;
        try {
            month = first(asked, "month").isEmpty() ? now : YearMonth.parse(first(asked, "month"));
            day = first(asked, "day").isEmpty() ? 0 : Integer.parseInt(first(asked, "day"));
            skip = first(asked, "skip").isEmpty() ? 0 : Math.max(0, Integer.parseInt(first(asked, "skip")));
        } catch (DateTimeException | NumberFormatException unreadable) {
            // what cannot be read is as if it had not been said
        }
        return new OversightAsk(
                month,
                day < 0 || day > month.lengthOfMonth() ? 0 : day,
                first(asked, "who"),
                first(asked, "purpose"),
                first(asked, "entity"),
                first(asked, "act"),
                first(asked, "q"),
                skip);
    }

    private static String first(MultivaluedMap<String, String> asked, String name) {
        String value = asked.getFirst(name);
        return value == null ? "" : value.strip();
    }

    /** The whole month, for the calendar. */
    AuditSearch.Query monthly(Normalizer normalizer) {
        return query(normalizer, month.atDay(1), month.atEndOfMonth());
    }

    /** What the list shows. */
    AuditSearch.Query listed(Normalizer normalizer) {
        return day == 0 ? monthly(normalizer) : query(normalizer, month.atDay(day), month.atDay(day));
    }

    private AuditSearch.Query query(Normalizer normalizer, LocalDate first, LocalDate last) {
        return new AuditSearch.Query(
                who,
                act,
                purpose,
                entities(normalizer),
                "",
                text,
                first.atStartOfDay(China.ZONE).toInstant(),
                last.plusDays(1).atStartOfDay(China.ZONE).toInstant());
    }

    private Set<String> entities(Normalizer normalizer) {
        var keys = new LinkedHashSet<String>();
        for (String one : Typed.parts(entity)) {
            keys.add(one);
            normalizer.readings(one).stream().map(EntityKey::toString).forEach(keys::add);
        }
        return keys;
    }

    OversightAsk in(YearMonth other) {
        return new OversightAsk(other, 0, who, purpose, entity, act, text, 0);
    }

    OversightAsk on(int other) {
        return new OversightAsk(month, other, who, purpose, entity, act, text, 0);
    }

    OversightAsk after(int passed) {
        return new OversightAsk(month, day, who, purpose, entity, act, text, passed);
    }

    public boolean filtered() {
        return !(who + purpose + entity + act + text).isEmpty();
    }

    public String href() {
        return PATH + parameters();
    }

    public String exportHref() {
        return PATH + "/export" + parameters();
    }

    private String parameters() {
        var said = new StringBuilder("?view=looks&month=" + month);
        if (day > 0) {
            said.append("&day=").append(day);
        }
        put(said, "who", who);
        put(said, "purpose", purpose);
        put(said, "entity", entity);
        put(said, "act", act);
        put(said, "q", text);
        if (skip > 0) {
            said.append("&skip=").append(skip);
        }
        return said.toString();
    }

    private static void put(StringBuilder said, String name, String value) {
        if (!value.isEmpty()) {
            said.append('&').append(name).append('=').append(Shown.encoded(value));
        }
    }
}
