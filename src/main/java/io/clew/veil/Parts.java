package io.clew.veil;

import io.clew.access.Access;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.search.Clause;
import io.clew.search.QueryReader;
import io.clew.search.QuerySyntaxException;
import io.clew.search.RecordQuery;
import io.clew.search.Vocabulary;
import io.clew.text.NumberParts;
import io.clew.text.SpelledText;
import io.clew.text.TextFolder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps a reader to whom numbers are masked from trying out the hidden digits of one part after part. What a question says
 * of a number is judged by how it will be read, whatever the records hold:
 *
 * <ul>
 *   <li>a form (stars, 尾号, the beginning of a word or of a field) may say no more than masks show;
 *   <li>digits that are no whole number may be groups of one, so a question may hold a few different ones, and an hour a
 *       few dozen.
 * </ul>
 *
 * <p>Safe for use by many threads.
 */
final class Parts {

    /** What a mask shows of a number anyway. */
    static final int FRONT = 3;

    static final int BEHIND = 4;

    private static final int IN_QUESTION = 6;
    private static final int IN_HOUR = 60;
    private static final Duration HOUR = Duration.ofHours(1);

    /** Readers that are remembered; who has not asked for longest is forgotten. */
    private static final int READERS = 10_000;

    private static final Pattern STARRED =
            Pattern.compile("[\\d*+-]*\\d[\\d*+-]*\\*[\\d*+-]*|[*+-]*\\*[\\d*+-]*\\d[\\d*+-]*");
    private static final Pattern SHOWN = Pattern.compile("(?:\\+?86)?\\d{0," + FRONT + "}\\*+\\d{0," + BEHIND + "}");

    /** A query is read without its index, so once as though rows had every field and once as though they had none. */
    private static final Vocabulary EVERY_FIELD = new Vocabulary() {
        @Override
        public boolean hasRowField(String name) {
            return true;
        }

        @Override
        public boolean hasTraditional() {
            return true;
        }
    };

    private final InstantSource clock;
    private final Map<String, Map<String, Instant>> tried = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Instant>> eldest) {
            return size() > READERS;
        }
    };

    Parts(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * @throws ClewException {@code masked-question} where it says too much of a number, {@code masked-parts} where it has too
     *     many parts, {@code masked-parts-often}, with the time to wait, where the last hour had
     */
    void require(Access access, RecordQuery query) {
        requireStars(query.text());
        Set<String> parts = new LinkedHashSet<>();
        for (Vocabulary vocabulary : new Vocabulary[] {Vocabulary.NONE, EVERY_FIELD}) {
            try {
                walk(
                        QueryReader.read(query.text(), Set.of(), query.pinyin(), vocabulary)
                                .clause(),
                        parts);
            } catch (QuerySyntaxException unreadable) {
                // the index says what is wrong with it, if it reads it so
            }
        }
        if (parts.size() > IN_QUESTION) {
            throw new ClewException(Message.of("masked-parts", IN_QUESTION));
        }
        if (!parts.isEmpty()) {
            count(access.user(), parts);
        }
    }

    private static void requireStars(String text) {
        Matcher starred = STARRED.matcher(TextFolder.fold(text).text());
        while (starred.find()) {
            if (!SHOWN.matcher(starred.group()).matches()) {
                throw tellsMore();
            }
        }
    }

    private synchronized void count(String user, Set<String> parts) {
        Instant now = clock.instant();
        var hour = tried.computeIfAbsent(user, first -> new HashMap<>());
        hour.values().removeIf(at -> at.isAfter(now) || at.plus(HOUR).isBefore(now));
        long more = parts.stream().filter(part -> !hour.containsKey(part)).count();
        if (hour.size() + more > IN_HOUR) {
            throw new ClewException(Message.of("masked-parts-often", IN_HOUR), HOUR);
        }
        parts.forEach(part -> hour.put(part, now));
    }

    private static void walk(Clause clause, Set<String> parts) {
        switch (clause) {
            case Clause.All all -> all.of().forEach(one -> walk(one, parts));
            case Clause.Any any -> any.of().forEach(one -> walk(one, parts));
            case Clause.Not not -> walk(not.clause(), parts);
            case Clause.Mask mask -> requireShown(mask.pattern());
            case Clause.Beginning beginning -> requireFront(beginning.text());
            case Clause.Row row when row.beginning() -> requireFront(row.value());
            case Clause.Words words -> parts.addAll(NumberParts.of(words.text()));
            case Clause.Phrase phrase -> parts.addAll(NumberParts.of(phrase.text()));
            case Clause.Title title -> parts.addAll(NumberParts.of(title.text()));
            default -> {
                // the rest names something whole
            }
        }
    }

    private static void requireShown(String pattern) {
        int first = pattern.indexOf('*');
        int last = pattern.lastIndexOf('*');
        String front = digits(pattern.substring(0, first));
        boolean country = pattern.startsWith("+86") || pattern.startsWith("86");
        boolean between = !digits(pattern.substring(first, last)).isEmpty();
        String tail = pattern.substring(last + 1);
        int behind = digits(tail).length() + (tail.matches("(?i).*\\dx") ? 1 : 0);
        if (front.length() > FRONT + (country ? 2 : 0) || between || behind > BEHIND) {
            throw tellsMore();
        }
    }

    private static void requireFront(String beginning) {
        if (digits(beginning).length() > FRONT) {
            throw tellsMore();
        }
    }

    private static ClewException tellsMore() {
        return new ClewException(Message.of("masked-question", FRONT, BEHIND));
    }

    private static String digits(String text) {
        return SpelledText.digits(text).signs();
    }
}
