package io.clew.analysis.trace.statement;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which receivers are places where money leaves the accounts that can be watched: cash machines, merchants, payment
 * companies, wallets, banks abroad. Read from {@code patterns/places.yaml}. Safe for use by many threads.
 */
public final class Places {

    private static final int MOST_HEARD = 100_000;

    private record Listed(
            Map<String, String> links,
            Map<String, String> nodes,
            List<Words> keys,
            List<Words> unlessLoaded,
            List<Words> says) {}

    private record Words(String place, String pattern) {}

    private record Rule(Stop stop, Pattern words) {}

    private final Map<Integer, Stop> byLink = new HashMap<>();
    private final Map<String, Stop> byType = new HashMap<>();
    private final List<Rule> byKey;
    private final List<Rule> byUser;
    private final List<Rule> bySaying;

    private Places(Listed listed, Ontology ontology) {
        listed.links().forEach((link, place) -> byLink.put(ontology.ordinal(link), stop(place)));
        listed.nodes().forEach((type, place) -> byType.put(type, stop(place)));
        byKey = rules(listed.keys());
        byUser = rules(listed.unlessLoaded());
        bySaying = rules(listed.says());
    }

    private static List<Rule> rules(List<Words> listed) {
        return listed.stream()
                .map(each -> new Rule(stop(each.place()), Pattern.compile(each.pattern(), Pattern.CASE_INSENSITIVE)))
                .toList();
    }

    private static Stop stop(String word) {
        return Stop.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public static Places shipped(Ontology ontology) {
        try (InputStream in = Places.class.getResourceAsStream("/patterns/places.yaml")) {
            if (in == null) {
                throw new IllegalStateException("patterns/places.yaml is missing from the build");
            }
            return new Places(new ObjectMapper(new YAMLFactory()).readValue(in, Listed.class), ontology);
        } catch (IOException e) {
            throw new UncheckedIOException("patterns/places.yaml cannot be read", e);
        }
    }

    /** Why money that takes this link to this receiver is not followed; null where it can be. */
    public @Nullable Stop stop(int link, EntityKey receiver) {
        Stop stop = byLink.get(link);
        return stop != null ? stop : stop(receiver);
    }

    public @Nullable Stop stop(EntityKey receiver) {
        Stop stop = byType.get(receiver.type());
        if (stop != null) {
            return stop;
        }
        return fitting(byKey, receiver);
    }

    /** Why money that goes there is not followed where the receiver's own statement is not there; null where it can be. */
    public @Nullable Stop unlessLoaded(EntityKey receiver) {
        return fitting(byUser, receiver);
    }

    private static @Nullable Stop fitting(List<Rule> rules, EntityKey receiver) {
        String key = receiver.toString();
        for (Rule rule : rules) {
            if (rule.words().matcher(key).matches()) {
                return rule.stop();
            }
        }
        return null;
    }

    /**
     * What a statement row says that its counterpart is; null where it says nothing of the kind.
     *
     * @param said holder, bank, currency and remark as printed, in any order
     */
    public @Nullable Stop said(Iterable<String> said) {
        return new Heard().said(said);
    }

    /**
     * As {@link #said}, of many rows: a wording is looked at once, since statements repeat themselves; {@value #MOST_HEARD}
     * are remembered. For one thread.
     */
    public final class Heard {

        private final Map<String, Integer> ranks = new HashMap<>();

        public @Nullable Stop said(Iterable<String> said) {
            if (ranks.size() > MOST_HEARD) {
                ranks.clear();
            }
            int first = bySaying.size();
            for (String words : said) {
                if (!words.isEmpty()) {
                    first = Math.min(first, ranks.computeIfAbsent(words, Places.this::rank));
                }
            }
            return first == bySaying.size() ? null : bySaying.get(first).stop();
        }
    }

    private int rank(String words) {
        int rank = 0;
        while (rank < bySaying.size()
                && !bySaying.get(rank).words().matcher(words).find()) {
            rank++;
        }
        return rank;
    }
}
