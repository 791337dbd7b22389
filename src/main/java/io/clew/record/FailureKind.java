package io.clew.record;

import java.util.List;
import java.util.Map;

/**
 * What kind of failure a code names; the one place that says it. The API and the pages answer with its status.
 *
 * <p>A code that is not listed is known by its end: {@code -unknown} is {@link #ABSENT}, {@code -exists} {@link
 * #CONFLICT}, {@code -unavailable} {@link #AWAY}; every other is {@link #INPUT}.
 */
public enum FailureKind {
    /** What was sent cannot be used as it is. */
    INPUT(400),
    /** Nobody is signed in, or the proof of it does not hold. */
    UNAUTHENTICATED(401),
    /** The caller's role, group or clearance does not allow it. */
    FORBIDDEN(403),
    /** No purpose was stated. */
    PURPOSE_MISSING(400),
    /** The purpose that was stated does not hold. */
    PURPOSE(403),
    /** A second person has to agree first, or refused. */
    APPROVAL(403),
    /** It does not exist, or the caller may not know that it does. */
    ABSENT(404),
    METHOD(405),
    NOT_ACCEPTABLE(406),
    /** Somebody else was first, or the state of it does not allow this any more. */
    CONFLICT(409),
    LENGTH(411),
    TOO_LARGE(413),
    MEDIA_TYPE(415),
    /** Too many calls; {@link ClewException#retryAfter} says when to come again. */
    BUSY(429),
    /** A fault of the program. */
    INTERNAL(500),
    /** Something that Clew needs gives no answer; asking again later helps. */
    AWAY(503);

    private static final Map<String, FailureKind> LISTED = Map.ofEntries(
            Map.entry("unauthenticated", UNAUTHENTICATED),
            Map.entry("sign-in-refused", UNAUTHENTICATED),
            Map.entry("token-refused", UNAUTHENTICATED),
            Map.entry("forbidden", FORBIDDEN),
            Map.entry("cross-site", FORBIDDEN),
            Map.entry("purpose-required", PURPOSE_MISSING),
            Map.entry("purpose-refused", PURPOSE),
            Map.entry("approval-required", APPROVAL),
            Map.entry("approval-refused", APPROVAL),
            Map.entry("approval-decided", CONFLICT),
            Map.entry("emergency-reviewed", CONFLICT),
            Map.entry("last-administrator", CONFLICT),
            Map.entry("conflict", CONFLICT),
            Map.entry("board-changed", CONFLICT),
            Map.entry("report-changed", CONFLICT),
            Map.entry("report-moved", CONFLICT),
            Map.entry("report-signed", CONFLICT),
            Map.entry("report-unsigned", CONFLICT),
            Map.entry("freeze-changed", CONFLICT),
            Map.entry("freeze-order", CONFLICT),
            Map.entry("idempotency-reused", CONFLICT),
            Map.entry("idempotency-busy", CONFLICT),
            Map.entry("idempotency-doubt", CONFLICT),
            Map.entry("upkeep-busy", CONFLICT),
            Map.entry("source-busy", CONFLICT),
            Map.entry("not-found", ABSENT),
            Map.entry("mail-none", ABSENT),
            Map.entry("mapping-unknown", INPUT), // no mapping fits what was sent
            Map.entry("as-of-unknown", INPUT), // nobody noted when records came in then
            Map.entry("own-unknown", INPUT), // the file does not say whose it is
            Map.entry("unit-unknown", INPUT),
            Map.entry("currency-unknown", INPUT),
            Map.entry("parameter-unknown", INPUT),
            Map.entry("method-not-allowed", METHOD),
            Map.entry("not-acceptable", NOT_ACCEPTABLE),
            Map.entry("length-required", LENGTH),
            Map.entry("too-large", TOO_LARGE),
            Map.entry("media-type", MEDIA_TYPE),
            Map.entry("sign-in-locked", BUSY),
            Map.entry("sign-in-busy", AWAY),
            Map.entry("too-many-unfinished", BUSY),
            Map.entry("quota-exceeded", BUSY),
            Map.entry("rate-limited", BUSY),
            Map.entry("masked-parts-often", BUSY),
            Map.entry("question-busy", BUSY),
            Map.entry("audit-damaged", AWAY),
            Map.entry("internal", INTERNAL));

    private final int status;

    FailureKind(int status) {
        this.status = status;
    }

    /** @param code public and stable, such as {@code source-unknown} */
    public static FailureKind of(String code) {
        FailureKind listed = LISTED.get(code);
        if (listed != null) {
            return listed;
        }
        if (code.endsWith("-unknown")) {
            return ABSENT;
        }
        if (code.endsWith("-exists")) {
            return CONFLICT;
        }
        return code.endsWith("-unavailable") ? AWAY : INPUT;
    }

    /** The codes that are listed as of this kind, in alphabetical order; others follow from their ends. */
    public List<String> codes() {
        return LISTED.entrySet().stream()
                .filter(entry -> entry.getValue() == this)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }
}
