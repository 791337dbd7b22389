package io.clew.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param signed whether the signature is that of the key in the manifest
 * @param ours whether that key is this installation's
 * @param same whether the report was made again with the same bytes; null where it could not be tried
 * @param changed records that say something else now
 * @param missing records that are not here or not for this reader
 */
public record Verdict(
        boolean signed, boolean ours, int records, @Nullable Boolean same, List<String> changed, List<String> missing) {

    /** Whether everything holds as far as it could be tried. */
    public boolean holds() {
        return signed && changed.isEmpty() && missing.isEmpty() && !Boolean.FALSE.equals(same);
    }
}
