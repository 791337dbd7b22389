package io.clew.analysis.gang;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Kinds of evidence with their weights and limits, and the rules for roles, from {@code gang/*.yaml}. Safe for many threads. */
public final class GangRules {

    /**
     * A kind of evidence.
     *
     * @param group kinds of one group are not independent of each other
     * @param weight of a tie at full strength
     * @param origin R written in a regulation, P published, D our own value
     */
    public record Kind(String code, String group, double weight, String origin) {}

    /** What was counted of a member, and how much of it the rule asks for. */
    public record Condition(String measure, int least) {}

    /**
     * One way to come to a role.
     *
     * @param role as investigators say it
     * @param code of its message
     */
    public record RoleRule(
            String role,
            String code,
            List<Condition> all,
            @Nullable List<Condition> none) {}

    private record Listed(List<Kind> kinds, Map<String, Double> limits, List<String> publicRanges) {}

    private record Roles(List<RoleRule> roles) {}

    private static final double HOUR = 3_600_000;

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, Double> limits;
    private final Pattern publicRanges;
    private final List<RoleRule> roles;

    private GangRules(Listed listed, Roles roles) {
        listed.kinds().forEach(kind -> kinds.put(kind.code(), kind));
        this.limits = Map.copyOf(listed.limits());
        this.publicRanges = Pattern.compile("(?:" + String.join("|", listed.publicRanges()) + ").*");
        this.roles = List.copyOf(roles.roles());
    }

    public static GangRules shipped() {
        return new GangRules(read("evidence", Listed.class), read("roles", Roles.class));
    }

    private static <T> T read(String name, Class<T> type) {
        String path = "/gang/" + name + ".yaml";
        try (InputStream in = GangRules.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing from the build");
            }
            return new ObjectMapper(new YAMLFactory()).readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    public List<Kind> kinds() {
        return List.copyOf(kinds.values());
    }

    /** @throws IllegalArgumentException if there is none of this code; quotes it */
    public Kind kind(String code) {
        Kind kind = kinds.get(code);
        if (kind == null) {
            throw new IllegalArgumentException("no such kind of evidence: '" + code + "'");
        }
        return kind;
    }

    public boolean knows(String kind) {
        return kinds.containsKey(kind);
    }

    List<RoleRule> roles() {
        return roles;
    }

    double limit(String name) {
        Double value = limits.get(name);
        if (value == null) {
            throw new IllegalArgumentException("gang/evidence.yaml has no limit '" + name + "'");
        }
        return value;
    }

    int count(String name) {
        return (int) limit(name);
    }

    long fen(String name) {
        return (long) (limit(name) * 100);
    }

    /** A limit that is kept in days, as milliseconds. */
    long days(String name) {
        return (long) (limit(name) * 24 * HOUR);
    }

    long hours(String name) {
        return (long) (limit(name) * HOUR);
    }

    long minutes(String name) {
        return (long) (limit(name) * HOUR / 60);
    }

    /** Whether an address is one behind which anybody may be. */
    boolean isPublic(String address) {
        return publicRanges.matcher(address).matches();
    }
}
