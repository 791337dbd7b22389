package io.clew.text.find;

import io.clew.text.TextFolder;
import io.clew.text.name.ComposedNameFinder;
import io.clew.text.name.DottedNameFinder;
import io.clew.text.name.MaskedNameFinder;
import io.clew.text.name.NameFinder;
import io.clew.text.name.NameRoles;
import io.clew.text.passage.Extraction;
import io.clew.text.passage.Finder;
import io.clew.text.passage.Passage;
import io.clew.text.time.TimeFinder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds identifiers, names, amounts and times in free text.
 *
 * <p>The finders run in the order in which their evidence is strong: what has an alphabet or check digit of its own
 * first, numbers that only the words around them explain later, names last. No place is given to two of them. Stateless
 * and safe for use by many threads; O(n).
 */
public final class Extractor {

    /**
     * Characters of a text that are read; the rest stays text. Every finder is linear, so this bounds the time of a
     * record to some seconds, whatever it holds.
     */
    public static final int MOST = 1_000_000;

    private static final Extractor SHIPPED = new Extractor();

    private final List<Finder> identifiers = List.of(
            new AddressFinder(),
            new CaseNumberFinder(),
            new TimeFinder(),
            new ChatFinder(),
            new PlateFinder(),
            new AmountFinder(),
            new NumberFinder(),
            new SplitNumberFinder());

    private final List<Finder> names =
            List.of(new MaskedNameFinder(), new DottedNameFinder(), new ComposedNameFinder(), new NameFinder());

    private Extractor() {}

    public static Extractor shipped() {
        return SHIPPED;
    }

    /**
     * Everything that the first {@link #MOST} characters of the text mention.
     *
     * @param writtenAt when the text was written: the day that 昨天 or a date without a year counts from, in
     *     Asia/Shanghai; without it such times are left out unless the text names a full date before them
     */
    public Extraction extract(String text, @Nullable Instant writtenAt) {
        Passage passage = found(text, writtenAt);
        names.forEach(finder -> finder.find(passage));
        Extraction found = passage.extraction();
        return new Extraction(
                NameRoles.spread(text, found.mentions()), found.amounts(), found.times(), found.unclear());
    }

    /** As {@link #extract} without names of persons, which take most of the time. */
    public Extraction extractWithoutNames(String text, @Nullable Instant writtenAt) {
        return found(text, writtenAt).extraction();
    }

    private Passage found(String text, @Nullable Instant writtenAt) {
        int most = text.length() > MOST && Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
        String read = text.length() > most ? text.substring(0, most) : text;
        var passage = new Passage(TextFolder.foldKeepingCase(read), writtenAt);
        identifiers.forEach(finder -> finder.find(passage));
        return passage;
    }
}
