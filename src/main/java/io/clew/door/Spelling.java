package io.clew.door;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Which known name was meant by one that is not known. */
public final class Spelling {

    /** More changed letters than these make another word of it. */
    private static final int FAR = 4;

    private Spelling() {}

    /** The nearest of the known names; empty where none is near. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        var distance = new LevenshteinDistance(FAR);
        return known.stream()
                .filter(name -> distance.apply(written, name) >= 0)
                .min(Comparator.comparing((String name) -> distance.apply(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }
}
