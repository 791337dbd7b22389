package io.clew.door;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * What answers of the API say besides their body, read from the shapes that they are: a thing with an {@code id} that was made
 * has a {@code Location}, where it can be read; a thing with a {@code version} has an {@code ETag}, and is not sent again to
 * who has it.
 */
public final class Tags {

    private static final Routes ROUTES = Routes.shipped();

    @ServerResponseFilter
    void add(ContainerRequestContext request, ContainerResponseContext answer) {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith("/api/v1/") || !(answer.getEntity() instanceof Record shape)) {
            return;
        }
        var headers = answer.getHeaders();
        boolean made = answer.getStatus() == 201 || answer.getStatus() == 202;
        if (made && !headers.containsKey(HttpHeaders.LOCATION)) {
            value(shape, "id")
                    .map(id -> path + "/" + id)
                    .filter(ROUTES::canBeRead)
                    .ifPresent(where -> headers.putSingle(HttpHeaders.LOCATION, URI.create(where)));
        }
        Optional<String> tag = value(shape, "version").map(version -> '"' + version + '"');
        if (tag.isPresent() && answer.getStatus() < 300) {
            headers.putSingle(HttpHeaders.ETAG, tag.get());
            if (request.getMethod().equals("GET")
                    && has(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag.get())) {
                answer.setStatus(304);
                answer.setEntity(null);
            }
        }
    }

    private static boolean has(@Nullable String tags, String tag) {
        return tags != null
                && Arrays.stream(tags.split(",", -1))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag::equals);
    }

    private static Optional<String> value(Record shape, String name) {
        for (RecordComponent component : shape.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                try {
                    var accessor = component.getAccessor();
                    accessor.setAccessible(true);
                    return Optional.ofNullable(accessor.invoke(shape)).map(String::valueOf);
                } catch (IllegalAccessException | InvocationTargetException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return Optional.empty();
    }
}
