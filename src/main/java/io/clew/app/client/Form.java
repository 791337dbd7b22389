package io.clew.app.client;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A form of fields and files ({@code multipart/form-data}); files are read while they are sent, however large. */
public final class Form {

    private final String boundary = "clew-" + UUID.randomUUID();
    private final List<BodyPublisher> parts = new ArrayList<>();

    public String type() {
        return "multipart/form-data; boundary=" + boundary;
    }

    public Form field(String name, String value) {
        part("name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
        return this;
    }

    public Form file(String name, Path file) throws FileNotFoundException {
        return file(name, file, file.getFileName().toString());
    }

    /** @param as what the file is called, with folders */
    public Form file(String name, Path file, String as) throws FileNotFoundException {
        String called = as.replace('\\', '/').replace("\"", "_");
        part("name=\"" + name + "\"; filename=\"" + called + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        parts.add(BodyPublishers.ofFile(file));
        parts.add(text("\r\n"));
        return this;
    }

    /** With the length that it will have, because each part has its own. */
    public BodyPublisher body() {
        var all = new ArrayList<>(parts);
        all.add(text("--" + boundary + "--\r\n"));
        return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
    }

    private void part(String head) {
        parts.add(text("--" + boundary + "\r\nContent-Disposition: form-data; " + head));
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }
}
