package io.clew.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure that its reader can act on.
 *
 * <p>{@link #code()} is stable and public; the message says what, where and what to do. {@code api.Problems} alone
 * knows which HTTP status a code has.
 */
public class ClewException extends RuntimeException {

    /**
     * One fault in what was sent.
     *
     * @param where {@code field:NAME}, {@code line:N} or {@code offset:N} (UTF-16)
     */
    public record Fault(String where, String code, String message) {}

    private final String code;
    private final List<Fault> faults;

    public ClewException(String code, String message) {
        this(code, message, List.of());
    }

    public ClewException(String code, String message, List<Fault> faults) {
        super(message);
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    public ClewException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.faults = List.of();
    }

    public final String code() {
        return code;
    }

    public final List<Fault> faults() {
        return faults;
    }
}
