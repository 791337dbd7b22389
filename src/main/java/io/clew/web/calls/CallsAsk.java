package io.clew.web.calls;

import io.clew.analysis.calls.Contacts;
import io.clew.inquiry.call.ShowCalls;
import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.text.Normalizer;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Typed;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the page, as typed.
 *
 * @param numbers one or several, in one box or many
 * @param at moments
 * @param hubs whether public numbers and hubs are left out, {@code off}
 */
public record CallsAsk(String numbers, String since, String until, String at, String order, String hubs) {

    static final String PATH = "/calls";

    static CallsAsk read(MultivaluedMap<String, String> said) {
        return new CallsAsk(
                String.join(" ", said.getOrDefault("n", List.of())).strip(),
                first(said, "since"),
                first(said, "until"),
                first(said, "at"),
                first(said, "order"),
                first(said, "hubs"));
    }

    private static String first(MultivaluedMap<String, String> said, String name) {
        String value = said.getFirst(name);
        return value == null ? "" : value.strip();
    }

    public boolean empty() {
        return numbers.isEmpty();
    }

    public boolean hubsOff() {
        return hubs.equals("off");
    }

    /** The question again, for links that say more. */
    public String parameters() {
        return "n=" + Shown.encoded(numbers) + part("since", since) + part("until", until) + part("at", at)
                + part("order", order) + part("hubs", hubs);
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + Shown.encoded(value);
    }

    /** @throws ClewException {@code entity-unknown} for what is no number, device or person; {@code window-unreadable} */
    public ShowCalls.Question question(Normalizer normalizer, int size) {
        return new ShowCalls.Question(keys(normalizer), window(), moments(), !hubsOff(), ranked(), size);
    }

    private Contacts.Order ranked() {
        for (Contacts.Order each : Contacts.Order.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(order)) {
                return each;
            }
        }
        return Contacts.Order.CALLS;
    }

    /** @throws ClewException {@code entity-unknown} for what is no number, device or person */
    private List<EntityKey> keys(Normalizer normalizer) {
        var keys = new ArrayList<EntityKey>();
        for (String one : Typed.words(numbers)) {
            EntityKey key =
                    key(normalizer, one).orElseThrow(() -> new ClewException(Message.of("entity-unknown.number", one)));
            if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    static Optional<EntityKey> key(Normalizer normalizer, String said) {
        int colon = said.indexOf(':');
        if (colon > 0) {
            EntityKey written = new EntityKey(said.substring(0, colon), said.substring(colon + 1));
            return Optional.of(
                    normalizer.normalize(written.type(), written.value()).orElse(written));
        }
        return normalizer
                .normalize("person", said)
                .or(() -> said.length() >= 14 ? normalizer.normalize("device", said) : Optional.empty())
                .or(() -> normalizer.normalize("phone", said))
                .or(() -> normalizer.normalize("account", said));
    }

    TimeRange window() {
        return new TimeRange(day(since, 0), day(until, 1));
    }

    private static @Nullable Instant day(String written, int later) {
        if (written.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(written)
                    .plusDays(later)
                    .atStartOfDay(China.ZONE)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new ClewException(Message.of("window-unreadable", written), e);
        }
    }

    private List<Instant> moments() {
        var moments = new ArrayList<Instant>();
        for (String one : Typed.parts(at)) {
            String written = one.strip().replace(' ', 'T').replace('/', '-');
            try {
                moments.add(LocalDateTime.parse(written).atZone(China.ZONE).toInstant());
            } catch (DateTimeParseException e) {
                throw new ClewException(Message.of("window-unreadable", one), e);
            }
        }
        return moments;
    }
}
