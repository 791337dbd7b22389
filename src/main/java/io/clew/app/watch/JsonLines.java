package io.clew.app.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/** One JSON object a line: time, level, logger, thread, request, message, and the trace of a failure. */
final class JsonLines extends ExtFormatter {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String format(ExtLogRecord line) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("time", line.getInstant().toString());
        said.put("level", line.getLevel().getName());
        said.put("logger", line.getLoggerName());
        said.put("thread", line.getThreadName());
        String request = line.getMdc("request");
        if (request != null) {
            said.put("request", request);
        }
        said.put("message", formatMessage(line));
        if (line.getThrown() != null) {
            said.put("failure", trace(line.getThrown()));
        }
        try {
            return JSON.writeValueAsString(said) + "\n";
        } catch (JsonProcessingException e) {
            return "{\"level\":\"ERROR\",\"message\":\"a line of the log could not be written\"}\n";
        }
    }

    private static String trace(@Nullable Throwable failure) {
        var text = new StringWriter();
        if (failure != null) {
            failure.printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }
}
