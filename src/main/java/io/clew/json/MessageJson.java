package io.clew.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.record.RecordRef;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A message as JSON: {@code {"key": "hit.F1", "args": [3, {"yuan": "500.00"}]}}; one that is told as it stands is a bare
 * text, and so are those that were kept before there were messages.
 */
final class MessageJson {

    private MessageJson() {}

    static final class Writer extends StdSerializer<Message> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(Message.class);
        }

        @Override
        public void serialize(Message message, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (message.isVerbatim()) {
                out.writeString((String) message.args().getFirst());
                return;
            }
            out.writeStartObject();
            out.writeStringField("key", message.key());
            out.writeFieldName("args");
            write(message.args(), out, provider);
            out.writeEndObject();
        }

        private void write(Object value, JsonGenerator out, SerializerProvider provider) throws IOException {
            switch (value) {
                case List<?> list -> {
                    out.writeStartArray();
                    for (Object each : list) {
                        write(each, out, provider);
                    }
                    out.writeEndArray();
                }
                case Message message -> serialize(message, out, provider);
                case Money money -> tagged("yuan", money.toString(), out);
                case Instant at -> tagged("at", at.toString(), out);
                case LocalDate day -> tagged("day", day.toString(), out);
                case Duration span -> tagged("span", span.toString(), out);
                case EntityKey key -> tagged("entity", key.toString(), out);
                case RecordRef record -> tagged("record", record.toString(), out);
                default -> out.writePOJO(value);
            }
        }

        private static void tagged(String kind, String text, JsonGenerator out) throws IOException {
            out.writeStartObject();
            out.writeStringField(kind, text);
            out.writeEndObject();
        }
    }

    static final class Reader extends StdDeserializer<Message> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(Message.class);
        }

        @Override
        public Message deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode node = in.readValueAsTree();
            if (!node.isTextual() && !node.path("key").isTextual()) {
                return context.reportInputMismatch(Message.class, "not a message");
            }
            return message(node);
        }

        /** @throws IllegalArgumentException if it holds something that is no value of a message */
        private static Message message(JsonNode node) {
            return node.isTextual()
                    ? Message.verbatim(node.textValue())
                    : new Message(node.path("key").asText(), list(node.path("args")));
        }

        private static List<Object> list(JsonNode node) {
            var values = new ArrayList<Object>();
            node.forEach(each -> values.add(value(each)));
            return values;
        }

        private static Object value(JsonNode node) {
            if (node.isTextual()) {
                return node.textValue();
            }
            if (node.isNumber()) {
                return node.isIntegralNumber() ? (Object) node.longValue() : (Object) node.doubleValue();
            }
            if (node.isArray()) {
                return list(node);
            }
            if (node.has("key")) {
                return message(node);
            }
            Map.Entry<String, JsonNode> tagged = node.properties().stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no value of a message: " + node));
            String text = tagged.getValue().asText();
            return switch (tagged.getKey()) {
                case "yuan" -> Money.parse(text);
                case "at" -> Instant.parse(text);
                case "day" -> LocalDate.parse(text);
                case "span" -> Duration.parse(text);
                case "entity" -> EntityKey.parse(text);
                case "record" -> RecordRef.parse(text);
                default -> throw new IllegalArgumentException("no value of a message: " + node);
            };
        }
    }
}
