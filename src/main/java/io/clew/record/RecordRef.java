package io.clew.record;

/**
 * Names one record everywhere, written {@code source/id}.
 *
 * @param source id of the source; holds no slash
 * @param id unique within the source; may hold slashes
 */
public record RecordRef(String source, String id) implements Comparable<RecordRef> {

    public RecordRef {
        if (source.isEmpty() || id.isEmpty() || source.indexOf('/') >= 0) {
            throw new IllegalArgumentException("not a record name: '" + source + "/" + id + "'");
        }
    }

    /** @throws IllegalArgumentException if there is no slash with text on both sides; quotes the text */
    public static RecordRef parse(String written) {
        int slash = written.indexOf('/');
        if (slash <= 0 || slash == written.length() - 1) {
            throw new IllegalArgumentException("not a record name (source/id): '" + written + "'");
        }
        return new RecordRef(written.substring(0, slash), written.substring(slash + 1));
    }

    @Override
    public int compareTo(RecordRef other) {
        int bySource = source.compareTo(other.source);
        return bySource != 0 ? bySource : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return source + "/" + id;
    }
}
