package io.clew.casework.freeze;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** States, clocks and the least amount of the worklist, read from {@code casework/freeze.yaml}. Immutable. */
public final class FreezeRules {

    static final String FILE = "casework/freeze.yaml";

    /** @param origin R written in a regulation, P published, D our own value */
    public record Least(String value, String origin) {}

    /**
     * @param period ISO 8601, of days and months or of hours
     * @param from {@code taken} or {@code step}
     * @param notBefore whether something may only be done after it has run out, instead of before
     */
    public record Clock(String code, String period, String from, boolean notBefore, String origin) {

        Instant due(Instant start) {
            TemporalAmount span =
                    period.startsWith("PT") ? java.time.Duration.parse(period) : java.time.Period.parse(period);
            return start.atZone(China.ZONE).plus(span).toInstant();
        }
    }

    /**
     * @param also other words by which it may be asked for
     * @param clock code of the clock that runs in it; null for none
     * @param holds whether a bank holds money in it
     * @param closed whether nothing is to be done any more
     * @param next states that may follow
     */
    public record State(
            String code, List<String> also, @Nullable String clock, boolean holds, boolean closed, List<String> next) {}

    /** Which bank, and which branch of it; empty where the name does not tell. */
    public record Place(String bank, String branch) {}

    private record Listed(Least least, String branch, List<Clock> clocks, List<State> states) {}

    private final Listed listed;
    private final Pattern branch;
    private final Map<String, State> states = new LinkedHashMap<>();
    private final Map<String, Clock> clocks = new LinkedHashMap<>();

    private FreezeRules(Listed listed) {
        this.listed = listed;
        this.branch = Pattern.compile(listed.branch());
        listed.clocks().forEach(clock -> clocks.put(clock.code(), clock));
        listed.states().forEach(state -> states.put(state.code(), state));
        var missing = new HashSet<String>();
        for (State state : states.values()) {
            state.next().stream().filter(next -> !states.containsKey(next)).forEach(missing::add);
            String clock = state.clock();
            if (clock != null && !clocks.containsKey(clock)) {
                missing.add(clock);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException(FILE + " names what it does not have: " + missing);
        }
    }

    public static FreezeRules shipped() {
        try (InputStream in = FreezeRules.class.getResourceAsStream("/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the build");
            }
            return new FreezeRules(new ObjectMapper(new YAMLFactory()).readValue(in, Listed.class));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** 分 below which nothing is put on the worklist. */
    public long least() {
        return Money.parse(listed.least().value()).fen();
    }

    /** In the order in which work goes. */
    public List<State> states() {
        return List.copyOf(states.values());
    }

    State state(String code) {
        State state = states.get(code);
        if (state == null) {
            throw new IllegalStateException("no state '" + code + "' in " + FILE);
        }
        return state;
    }

    /**
     * The state of that code or of another word for it.
     *
     * @throws ClewException {@code freeze-state} where there is none; names those there are
     */
    public State asked(String word) {
        String bare = word.strip();
        return states.values().stream()
                .filter(state ->
                        state.code().equalsIgnoreCase(bare) || also(state).contains(bare))
                .findFirst()
                .orElseThrow(() -> new ClewException(Message.of("freeze-state", bare, List.copyOf(states.keySet()))));
    }

    private static List<String> also(State state) {
        return state.also() == null ? List.of() : state.also();
    }

    Clock clock(String code) {
        Clock clock = clocks.get(code);
        if (clock == null) {
            throw new IllegalStateException("no clock '" + code + "' in " + FILE);
        }
        return clock;
    }

    Optional<Clock> clock(State state) {
        return Optional.ofNullable(state.clock()).map(clocks::get);
    }

    Place place(String bank) {
        Matcher parts = branch.matcher(bank.strip());
        return parts.matches() && !parts.group(2).isBlank()
                ? new Place(parts.group(1), parts.group(2).strip())
                : new Place(bank.strip(), "");
    }
}
