package io.clew.world.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;

/** Lines of JSON, one object after another; the names that a chain of calls needs, around Jackson's generator. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final StringWriter out = new StringWriter();
    private final JsonGenerator generator;

    Json() {
        try {
            generator = FACTORY.createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void write() throws IOException;
    }

    private Json then(Step step) {
        try {
            step.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Opens an object: a line, an element of a list, or what a {@link #name} has. */
    Json begin() {
        return then(generator::writeStartObject);
    }

    /** Closes the object that was opened last. */
    Json close() {
        return then(generator::writeEndObject);
    }

    /** Closes the object of the line. */
    Json end() {
        return close().then(() -> generator.writeRaw('\n'));
    }

    Json name(String name) {
        return then(() -> generator.writeFieldName(name));
    }

    Json put(String name, String value) {
        return then(() -> generator.writeStringField(name, value));
    }

    Json put(String name, long value) {
        return then(() -> generator.writeNumberField(name, value));
    }

    Json put(String name, boolean value) {
        return then(() -> generator.writeBooleanField(name, value));
    }

    /** The values as texts, whatever they are. */
    Json put(String name, Collection<?> values) {
        list(name);
        values.forEach(value -> then(() -> generator.writeString(value.toString())));
        return endList();
    }

    Json list(String name) {
        return then(() -> generator.writeArrayFieldStart(name));
    }

    Json endList() {
        return then(generator::writeEndArray);
    }

    @Override
    public String toString() {
        then(generator::flush);
        return out.toString();
    }
}
