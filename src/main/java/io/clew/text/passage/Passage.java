package io.clew.text.passage;

import io.clew.record.AmountMention;
import io.clew.record.EntityKey;
import io.clew.record.Mention;
import io.clew.record.Money;
import io.clew.record.TimeMention;
import io.clew.text.Folded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folded text (case kept) while finders work on it, and what they have found. Finders speak in folded offsets; what
 * one has taken, the next leaves alone. For one thread.
 */
public final class Passage {

    public final String text;
    public final @Nullable Instant writtenAt;

    private final Folded folded;
    private final BitSet taken;
    private final List<Mention> mentions = new ArrayList<>();
    private final List<AmountMention> amounts = new ArrayList<>();
    private int lastAmountEnd = -1;
    private final List<TimeMention> times = new ArrayList<>();
    private final List<Extraction.Place> unclear = new ArrayList<>();

    public Passage(Folded folded, @Nullable Instant writtenAt) {
        this.folded = folded;
        this.text = folded.text();
        this.writtenAt = writtenAt;
        this.taken = new BitSet(text.length());
    }

    public int length() {
        return text.length();
    }

    /** The character, or NUL before the beginning and behind the end. */
    public char at(int offset) {
        return offset >= 0 && offset < text.length() ? text.charAt(offset) : 0;
    }

    public boolean isTaken(int offset) {
        return offset >= 0 && taken.get(offset);
    }

    public boolean isFree(int start, int end) {
        for (int i = start; i < end; i++) {
            if (taken.get(i)) {
                return false;
            }
        }
        return true;
    }

    public void mention(int start, int end, EntityKey key, String role) {
        taken.set(start, end);
        mentions.add(new Mention(folded.originalStart(start), folded.originalEnd(end), key, role));
    }

    /** @param approximate whether the text says a range or about how much, of which this is the least */
    public void amount(int start, int end, Money amount, String currency, boolean approximate) {
        taken.set(start, end);
        lastAmountEnd = end;
        amounts.add(
                new AmountMention(folded.originalStart(start), folded.originalEnd(end), amount, currency, approximate));
    }

    /** Whether the last amount that was found ends here. */
    public boolean isAmountEnd(int offset) {
        return lastAmountEnd == offset;
    }

    public void time(int start, int end, Instant from, Instant to) {
        taken.set(start, end);
        times.add(new TimeMention(folded.originalStart(start), folded.originalEnd(end), from, to));
    }

    /** A time that was said and not understood: what happened then happened at no known time. */
    public void unclearTime(int start, int end) {
        unclear.add(new Extraction.Place(folded.originalStart(start), folded.originalEnd(end)));
    }

    /** Whether one of the words stands in the same clause within {@code reach} characters before {@code start}. */
    public boolean saidBefore(int start, int reach, Words words) {
        int from = Math.max(0, start - reach);
        for (int i = start - 1; i >= from; i--) {
            char c = text.charAt(i);
            if (c == '。' || c == '\n' || c == ';') {
                from = i + 1;
                break;
            }
        }
        return words.isIn(text, from, start);
    }

    /** What was found and not taken back. */
    public Extraction extraction() {
        List<Withdrawals.Find> found = new ArrayList<>();
        mentions.forEach(
                m -> found.add(new Withdrawals.Find(m.start(), m.end(), m.key().type(), m)));
        amounts.forEach(a -> found.add(new Withdrawals.Find(a.start(), a.end(), "amount", a)));
        times.forEach(t -> found.add(new Withdrawals.Find(t.start(), t.end(), "time", t)));
        Set<Object> back = Withdrawals.of(folded.original(), found);
        mentions.removeIf(back::contains);
        amounts.removeIf(back::contains);
        times.removeIf(back::contains);
        mentions.sort(Comparator.comparingInt(Mention::start).thenComparingInt(Mention::end));
        amounts.sort(Comparator.comparingInt(AmountMention::start));
        times.sort(Comparator.comparingInt(TimeMention::start));
        return new Extraction(mentions, amounts, times, unclear);
    }
}
