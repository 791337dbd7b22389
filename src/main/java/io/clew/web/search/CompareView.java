package io.clew.web.search;

import io.clew.record.EntityKey;
import java.util.List;

/**
 * The page that compares a column of values with the records.
 *
 * @param asked whether values were given
 * @param text the values as given
 */
public record CompareView(boolean asked, String text, List<KnownView> known, List<String> missing) {

    /** @param sources titles, separated by commas */
    public record KnownView(String value, EntityKey key, long records, String sources) {}
}
