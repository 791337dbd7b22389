package io.clew.world;

import java.util.Collection;

/** Writes one line of JSON after another; only what the truth needs. */
final class Json {

    private final StringBuilder out = new StringBuilder();
    private boolean first = true;

    Json begin() {
        out.append('{');
        first = true;
        return this;
    }

    Json end() {
        out.append("}\n");
        return this;
    }

    /** Ends an object inside another. */
    Json close() {
        out.append('}');
        first = false;
        return this;
    }

    Json name(String name) {
        if (!first) {
            out.append(',');
        }
        first = false;
        quoted(name);
        out.append(':');
        return this;
    }

    Json put(String name, String value) {
        name(name);
        quoted(value);
        return this;
    }

    Json put(String name, long value) {
        name(name);
        out.append(value);
        return this;
    }

    Json put(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    Json put(String name, Collection<?> values) {
        name(name);
        out.append('[');
        String comma = "";
        for (Object value : values) {
            out.append(comma);
            quoted(value.toString());
            comma = ",";
        }
        out.append(']');
        return this;
    }

    /** Opens {@code "name":[}; the caller appends objects through {@link #item}. */
    Json list(String name) {
        name(name);
        out.append('[');
        return this;
    }

    Json item(boolean isFirst) {
        out.append(isFirst ? "{" : ",{");
        first = true;
        return this;
    }

    Json endList() {
        out.append(']');
        first = false;
        return this;
    }

    private void quoted(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00").append(c < 16 ? "0" : "1").append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
