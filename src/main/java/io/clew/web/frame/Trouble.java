package io.clew.web.frame;

import io.clew.record.ClewException;
import io.clew.record.FailureKind;
import io.clew.record.Message;

/**
 * An error as a page says it: what happened, what is safe, what to do next.
 *
 * @param status of HTTP
 * @param retry whether asking again may help
 */
public record Trouble(int status, String code, String icon, String title, String happened, String next, boolean retry) {

    static Trouble of(ClewException failure, Words words) {
        Msg msg = words.msg();
        return switch (failure.kind()) {
            case ABSENT -> of(failure, "file-x", msg.errNotFound(), msg.errNotFoundText(), words);
            case FORBIDDEN, PURPOSE -> of(failure, "lock", msg.errForbidden(), msg.errForbiddenText(), words);
            case APPROVAL -> of(failure, "lock", msg.errApproval(), msg.errApprovalText(), words);
            case UNAUTHENTICATED -> of(failure, "lock", "signed-out", words);
            case CONFLICT -> of(failure, "circle-alert", "conflict", words);
            case BUSY -> of(failure, "triangle-alert", "busy", words);
            case AWAY -> of(failure, "triangle-alert", msg.errAway(), msg.errAwayText(), words);
            case INTERNAL -> of(failure, "triangle-alert", msg.errFailed(), msg.errFailedText(), words);
            default -> of(failure, "circle-alert", msg.errInput(), msg.errInputText(), words);
        };
    }

    private static Trouble of(ClewException failure, String icon, String text, Words words) {
        return of(
                failure,
                icon,
                words.tell(Message.of("trouble." + text)),
                words.tell(Message.of("trouble." + text + "-text")),
                words);
    }

    private static Trouble of(ClewException failure, String icon, String title, String next, Words words) {
        boolean retry = failure.kind() == FailureKind.AWAY
                || failure.kind() == FailureKind.BUSY
                || failure.kind() == FailureKind.INTERNAL;
        return new Trouble(failure.kind().status(), failure.code(), icon, title, words.told(failure), next, retry);
    }

    static Trouble absent(Words words) {
        return new Trouble(
                404,
                "not-found",
                "file-x",
                words.msg().errNotFound(),
                "",
                words.msg().errNotFoundText(),
                false);
    }

    static Trouble failed(Words words, String code) {
        return new Trouble(
                500,
                code,
                "triangle-alert",
                words.msg().errFailed(),
                "",
                words.msg().errFailedText(),
                true);
    }
}
