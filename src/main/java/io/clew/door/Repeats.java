package io.clew.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.record.ClewException;
import io.clew.record.Message;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Does a call with an {@code Idempotency-Key} once: whoever is not sure that it arrived sends the same again and is answered
 * the same. Holds for everything that is sent by {@code POST} to be kept; questions may be asked again anyway, and what answers
 * a secret keeps no answer. An answer that is a file, and one that is a refusal, is not kept.
 */
@RequestScoped
public class Repeats {

    /** The header of the call. */
    public static final String KEY = "Idempotency-Key";

    /** Says of an answer that it was given before. */
    public static final String AGAIN = "Idempotent-Replayed";

    private static final Routes ROUTES = Routes.shipped();

    /** Whose resource tells what its parts were, by {@link #sent}. */
    private static final Pattern PARTS = Pattern.compile("/api/v1/(imports|cases/[^/]+/evidence)");

    /** Behind everything that refuses. */
    private static final int LAST = 6_000;

    /** Behind whatever adds to an answer. */
    private static final int AFTER = 100;

    private final IdempotencyKeys keys;
    private final Asker asker;
    private final ObjectMapper json;
    private IdempotencyKeys.@Nullable Call call;
    private @Nullable Mac digest;

    Repeats(IdempotencyKeys keys, Asker asker, ObjectMapper json) {
        this.keys = keys;
        this.asker = asker;
        this.json = json;
    }

    @ServerRequestFilter(priority = LAST)
    Optional<Response> begin(ContainerRequestContext request) throws IOException {
        String key = request.getHeaderString(KEY);
        String path = request.getUriInfo().getPath();
        if (key == null || !request.getMethod().equals("POST") || !path.startsWith("/api/v1/") || ROUTES.isRead(path)) {
            return Optional.empty();
        }
        boolean parts = MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(request.getMediaType());
        if (ROUTES.isOfSession(path) || parts && !PARTS.matcher(path).matches()) {
            throw new ClewException(Message.of("idempotency-key.here"));
        }
        var begun =
                keys.begin(asker.caller().user(), "POST " + request.getUriInfo().getRequestUri(), key);
        Mac mac = IdempotencyKeys.digest(key);
        if (parts) {
            call = begun;
            digest = mac;
            return Optional.empty();
        }
        InputStream body = new Digested(request.getEntityStream(), mac);
        if (begun.isDone()) {
            body.transferTo(java.io.OutputStream.nullOutputStream());
            return Optional.of(again(begun.answer(hex(mac))));
        }
        call = begun;
        digest = mac;
        request.setEntityStream(body);
        return Optional.empty();
    }

    /**
     * Told by a resource that takes files, before it does anything.
     *
     * @param files each with the name under which it came
     * @throws WebApplicationException with the answer that was given before
     */
    public void sent(Collection<Path> files, Collection<? extends @Nullable String> fields) throws IOException {
        var begun = call;
        Mac mac = digest;
        if (begun == null || mac == null) {
            return;
        }
        for (@Nullable String field : fields) {
            mac.update((field + "\n").getBytes(StandardCharsets.UTF_8));
        }
        for (Path file : files) {
            mac.update((Files.size(file) + "\n").getBytes(StandardCharsets.UTF_8));
            try (InputStream content = new Digested(Files.newInputStream(file), mac)) {
                content.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
        if (begun.isDone()) {
            throw new WebApplicationException(again(begun.answer(hex(mac))));
        }
    }

    @ServerResponseFilter(priority = AFTER)
    void end(ContainerRequestContext request, ContainerResponseContext answer) throws IOException {
        var begun = call;
        Mac mac = digest;
        if (begun == null || mac == null || begun.isDone()) {
            return;
        }
        Object entity = answer.getEntity();
        boolean told = entity == null || entity instanceof Record || entity instanceof List<?>;
        if (answer.getStatus() >= 300 || !told) {
            keys.undone(begun);
            return;
        }
        Object where = answer.getHeaders().getFirst(HttpHeaders.LOCATION);
        keys.done(
                begun,
                hex(mac),
                new IdempotencyKeys.Answer(
                        answer.getStatus(),
                        where == null ? null : String.valueOf(where),
                        entity == null ? null : body(entity)));
    }

    private String body(Object entity) throws JsonProcessingException {
        return json.writeValueAsString(entity);
    }

    private static Response again(IdempotencyKeys.Answer before) {
        var response = Response.status(before.status()).header(AGAIN, "true");
        if (before.location() != null) {
            response.location(URI.create(before.location()));
        }
        if (before.json() != null) {
            response.type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8")).entity(before.json());
        }
        return response.build();
    }

    private static String hex(Mac mac) {
        return HexFormat.of().formatHex(mac.doFinal());
    }

    /** What is read goes into the digest. */
    private static final class Digested extends FilterInputStream {
        private final Mac mac;

        Digested(InputStream in, Mac mac) {
            super(in);
            this.mac = mac;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) {
                mac.update((byte) read);
            }
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            if (read > 0) {
                mac.update(into, offset, read);
            }
            return read;
        }
    }
}
