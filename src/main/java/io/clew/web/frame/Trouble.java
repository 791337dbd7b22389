package io.clew.web.frame;

import io.clew.record.ClewException;

/**
 * An error as a page says it: what happened, what is safe, what to do next.
 *
 * @param status of HTTP
 * @param retry whether asking again may help
 */
public record Trouble(int status, String code, String icon, String title, String happened, String next, boolean retry) {

    static Trouble of(ClewException failure, Words words) {
        Msg msg = words.msg();
        String code = failure.code();
        String said = words.told(failure);
        if (code.endsWith("-unknown") || code.equals("not-found")) {
            return new Trouble(404, code, "file-x", msg.errNotFound(), said, msg.errNotFoundText(), false);
        }
        if (code.equals("forbidden") || code.equals("purpose-refused")) {
            return new Trouble(403, code, "lock", msg.errForbidden(), said, msg.errForbiddenText(), false);
        }
        if (code.equals("approval-required") || code.equals("approval-refused")) {
            return new Trouble(403, code, "lock", msg.errApproval(), said, msg.errApprovalText(), false);
        }
        if (code.endsWith("-unavailable")) {
            return new Trouble(503, code, "triangle-alert", msg.errAway(), said, msg.errAwayText(), true);
        }
        return new Trouble(400, code, "circle-alert", msg.errInput(), said, msg.errInputText(), false);
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
