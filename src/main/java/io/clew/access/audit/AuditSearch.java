package io.clew.access.audit;

import io.clew.record.EntityKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries of the audit log. Reads file by file from the newest, without an index: about half a second for a million
 * entries.
 */
public final class AuditSearch {

    private final Path dir;
    private final long size;
    private final UnaryOperator<EntityKey> digest;

    /** @param digest what the log keeps of a key that was compared */
    AuditSearch(Path dir, long size, UnaryOperator<EntityKey> digest) {
        this.dir = dir;
        this.size = size;
        this.digest = digest;
    }

    private Query widened(Query query) {
        var entities = new TreeSet<>(query.entities);
        query.entities.stream()
                .filter(one -> one.indexOf(':') > 0 && !one.endsWith(":"))
                .forEach(one -> entities.add(digest.apply(EntityKey.parse(one)).toString()));
        return new Query(
                query.who, query.act, query.purpose, entities, query.outcome, query.text, query.from, query.to);
    }

    /**
     * What to find; an empty text or null matches everything.
     *
     * @param entities keys, one of which is among those that came back or were asked for; none matches everything
     * @param text part of what was asked, of the purpose, or of what it was done under
     * @param from included
     * @param to excluded
     */
    public record Query(
            String who,
            String act,
            String purpose,
            Set<String> entities,
            String outcome,
            String text,
            @Nullable Instant from,
            @Nullable Instant to) {

        public static final Query ALL = new Query("", "", "", Set.of(), "", "", null, null);

        /** What it asks, as the audit keeps it: {@code who=zhangwei&purpose=2026-031}; values percent-encoded. */
        public String asked() {
            var linkedHashMap = new LinkedHashMap<String, String>();
            linkedHashMap.put("who", who);
            linkedHashMap.put("act", act);
            linkedHashMap.put("purpose", purpose);
            linkedHashMap.put("entity", String.join(",", new TreeSet<>(entities)));
            linkedHashMap.put("outcome", outcome);
            linkedHashMap.put("q", text);
            linkedHashMap.put("from", from == null ? "" : from.toString());
            linkedHashMap.put("to", to == null ? "" : to.toString());
            return linkedHashMap.entrySet().stream()
                    .filter(each -> !each.getValue().isEmpty())
                    .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        }

        public Query between(@Nullable Instant first, @Nullable Instant end) {
            return new Query(who, act, purpose, entities, outcome, text, first, end);
        }

        boolean matches(AuditEntry entry) {
            return (who.isEmpty() || entry.who().equals(who))
                    && (act.isEmpty() || entry.act().equals(act))
                    && (purpose.isEmpty() || entry.purpose().equals(purpose))
                    && (outcome.isEmpty() || entry.outcome().equals(outcome))
                    && (entities.isEmpty() || entry.keys().stream().anyMatch(entities::contains))
                    && (text.isEmpty()
                            || entry.asked().contains(text)
                            || entry.purpose().contains(text)
                            || entry.under().contains(text))
                    && (from == null || !entry.at().isBefore(from))
                    && (to == null || entry.at().isBefore(to));
        }
    }

    /**
     * @param entries newest first
     * @param total how many match in all
     */
    public record Page(List<AuditEntry> entries, long total) {

        /** Without the beginnings of what a later one of them says the end of. */
        public List<AuditEntry> ended() {
            var continued = entries.stream().map(AuditEntry::look).collect(Collectors.toSet());
            return entries.stream()
                    .filter(entry -> !entry.outcome().equals(AuditEntry.BEGUN) || !continued.contains(entry.n()))
                    .toList();
        }
    }

    /** The newest entries that match, behind the first {@code skip} of them. */
    public Page newest(Query asked, int skip, int most) {
        Query query = widened(asked);
        var found = new ArrayList<AuditEntry>();
        long total = 0;
        for (long file = (size - 1) / AuditFiles.ENTRIES; file >= 0 && size > 0; file--) {
            var matching = new ArrayDeque<AuditEntry>();
            read((int) file, entry -> {
                if (query.matches(entry)) {
                    matching.push(entry);
                }
                return true;
            });
            for (AuditEntry entry : matching) {
                if (total >= skip && found.size() < most) {
                    found.add(entry);
                }
                total++;
            }
        }
        return new Page(List.copyOf(found), total);
    }

    /** The entries of those numbers, oldest first; numbers that are none are passed over. */
    public List<AuditEntry> numbered(Collection<Long> numbers) {
        var wanted = new HashSet<>(numbers);
        var files = new TreeSet<Long>();
        wanted.stream().filter(n -> n > 0 && n <= size).forEach(n -> files.add((n - 1) / AuditFiles.ENTRIES));
        var found = new ArrayList<AuditEntry>();
        for (long file : files) {
            read((int) file, entry -> {
                if (wanted.contains(entry.n())) {
                    found.add(entry);
                }
                return true;
            });
        }
        return List.copyOf(found);
    }

    /** Gives every entry that matches, oldest first, until the sink says false. */
    public void each(Query asked, Predicate<AuditEntry> sink) {
        Query query = widened(asked);
        for (long file = 0; file * AuditFiles.ENTRIES < size; file++) {
            if (!read((int) file, entry -> !query.matches(entry) || sink.test(entry))) {
                return;
            }
        }
    }

    private boolean read(int file, Predicate<AuditEntry> sink) {
        long n = (long) file * AuditFiles.ENTRIES;
        try (var lines = new AuditFiles.Lines(AuditFiles.segment(dir, file))) {
            for (byte[] line = lines.next(); line != null && n < size; line = lines.next()) {
                n++;
                if (!sink.test(AuditEntry.read(line).entry())) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("the audit log in " + dir + " cannot be read", e);
        }
    }
}
