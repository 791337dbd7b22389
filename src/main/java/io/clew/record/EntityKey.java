package io.clew.record;

/**
 * Names one thing by a normalised identifier, written {@code type:value}, such as {@code phone:+8613812345678}.
 *
 * <p>Two keys are equal exactly when they name the same thing; normalising is done before a key is made (see {@code
 * io.clew.text.Normalizer}). Types are those of {@code graph/ontology.yaml}.
 *
 * @param type lower-case word of the ontology, such as {@code phone} or {@code account}
 * @param value the normalised identifier; may itself hold colons
 */
public record EntityKey(String type, String value) implements Comparable<EntityKey> {

    public EntityKey {
        if (type.isEmpty() || value.isEmpty() || type.indexOf(':') >= 0) {
            throw new IllegalArgumentException("not an entity key: '" + type + ":" + value + "'");
        }
    }

    /** @throws IllegalArgumentException if there is no colon with text on both sides; quotes the text */
    public static EntityKey parse(String written) {
        int colon = written.indexOf(':');
        if (colon <= 0 || colon == written.length() - 1) {
            throw new IllegalArgumentException("not an entity key (type:value): '" + written + "'");
        }
        return new EntityKey(written.substring(0, colon), written.substring(colon + 1));
    }

    @Override
    public int compareTo(EntityKey other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return type + ":" + value;
    }
}
