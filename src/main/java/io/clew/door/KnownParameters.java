package io.clew.door;

import io.clew.record.ClewException;
import io.clew.record.ClewException.Fault;
import io.clew.record.Message;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a parameter that the API does not know. {@code ?query=abc} in place of {@code ?q=abc} would otherwise be a
 * question without words, and its answer every record there is.
 */
public final class KnownParameters {

    private static final String API = "/api/v1/";

    private final Map<Method, Set<String>> declared = new ConcurrentHashMap<>();

    /** @throws ClewException {@code parameter-unknown}; names the parameter and the one that was probably meant */
    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (method == null || !request.getUriInfo().getPath().startsWith(API)) {
            return;
        }
        Set<String> known = declared.computeIfAbsent(method, KnownParameters::of);
        for (String name : request.getUriInfo().getQueryParameters().keySet()) {
            if (!known.contains(name)) {
                Message message = Spelling.nearest(name, known)
                        .map(near -> Message.of("parameter-unknown.near", name, near))
                        .orElseGet(() -> Message.of("parameter-unknown", name));
                throw new ClewException(message, List.of(new Fault("field:" + name, message)));
            }
        }
    }

    private static Set<String> of(Method method) {
        Set<String> names = new TreeSet<>();
        if (method.isAnnotationPresent(InThePast.class)
                || method.getDeclaringClass().isAnnotationPresent(InThePast.class)) {
            names.add(Asker.AS_OF);
        }
        for (Parameter parameter : method.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) {
                names.add(query.value());
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    QueryParam held = field.getAnnotation(QueryParam.class);
                    if (held != null) {
                        names.add(held.value());
                    }
                }
            }
        }
        return names;
    }
}
