package io.clew.api.wire;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why somebody does what cannot be undone; it stays in the audit. */
@Schema(name = "Reason")
public record Reason(
        @Nullable @Schema(required = true, minLength = 1, examples = "误传，应来源单位要求删除")
        String reason) {

    /** What was said, in the body or, by clients whose deletions have no body, in the address; empty for nothing. */
    public static String said(@Nullable Reason body, @Nullable String asked) {
        String said = body == null || body.reason == null ? asked : body.reason;
        return said == null ? "" : said;
    }
}
