package io.clew.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.clew.record.Message;
import io.clew.record.Messages;

/**
 * The mapper of what Clew keeps and sends: moments as ISO 8601 text, messages by name with typed values. Safe for use by
 * many threads.
 */
public final class Json {

    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(Message.class, new MessageJson.Writer())
                    .addDeserializer(Message.class, new MessageJson.Reader()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Json() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /** What {@link #write} wrote. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept in a form that cannot be read as " + type.getSimpleName(), e);
        }
    }

    /** A message that a page sent back; the text itself where it is none, or one that is not known. */
    public static Message message(String text) {
        try {
            Message message = MAPPER.readValue(text, Message.class);
            return message == null || Messages.CHINESE.tell(message).isEmpty() ? Message.verbatim(text) : message;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Message.verbatim(text);
        }
    }
}
