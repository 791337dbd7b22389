package io.clew.api.wire;

import io.clew.record.Message;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads whole numbers of an address, and says which parameter was none; one that is empty was left out. */
@Provider
public final class WholeNumbers implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked") // one type is answered, and it is that of T
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        if (type != Integer.class) {
            return null;
        }
        String name =
                found(annotations, QueryParam.class).map(QueryParam::value).orElse("");
        long least = found(annotations, Min.class).map(Min::value).orElse(0L);
        long most = found(annotations, Max.class).map(Max::value).orElse((long) Integer.MAX_VALUE);
        return (ParamConverter<T>) new Whole(name, least, most);
    }

    private static <A extends Annotation> Optional<A> found(Annotation[] annotations, Class<A> kind) {
        return Arrays.stream(annotations)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    private record Whole(String name, long least, long most) implements ParamConverter<Integer> {

        @Override
        public @Nullable Integer fromString(@Nullable String said) {
            if (said == null || said.isBlank()) {
                return null;
            }
            try {
                return Integer.valueOf(said.strip());
            } catch (NumberFormatException none) {
                throw Said.wrong(name, Message.of("invalid.whole", least, most, Said.shortened(said)));
            }
        }

        @Override
        public String toString(Integer value) {
            return value.toString();
        }
    }
}
