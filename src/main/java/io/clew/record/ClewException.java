package io.clew.record;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure that its reader can act on.
 *
 * <p>{@link #message} says what, where and what to do, as a value; its {@link #code} is stable and public, and {@link
 * FailureKind} says what kind of failure it is. {@link #getMessage} is for logs and tests alone.
 */
public class ClewException extends RuntimeException {

    /**
     * One fault in what was sent.
     *
     * @param where {@code field:NAME}, {@code line:N} or {@code offset:N} (UTF-16)
     */
    public record Fault(String where, String code, Message message) {

        public Fault(String where, Message message) {
            this(where, message.code(), message);
        }
    }

    private final String code;
    private final Message message;
    private final List<Fault> faults;
    private final @Nullable Duration retryAfter;

    public ClewException(Message message) {
        this(message, List.of());
    }

    public ClewException(Message message, List<Fault> faults) {
        this(message.code(), message, faults, null, null);
    }

    public ClewException(Message message, @Nullable Throwable cause) {
        this(message.code(), message, List.of(), null, cause);
    }

    /** @param retryAfter when asking again may help; told to the caller in whole seconds */
    public ClewException(Message message, Duration retryAfter) {
        this(message.code(), message, List.of(), retryAfter, null);
    }

    private ClewException(
            String code,
            Message message,
            List<Fault> faults,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(null, cause);
        this.code = code;
        this.message = message;
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    public final String code() {
        return code;
    }

    public final FailureKind kind() {
        return FailureKind.of(code);
    }

    /** What, where and what to do. */
    public final Message message() {
        return message;
    }

    public final List<Fault> faults() {
        return faults;
    }

    /** When asking again may help, where that is known. */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The message in Chinese. */
    @Override
    public String getMessage() {
        return message.toString();
    }
}
