package io.clew.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.record.ClewException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What went wrong, as RFC 9457 has it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What went wrong (RFC 9457); code is stable, detail is for people.")
public record Problem(
        @Schema(examples = "urn:clew:problem:purpose-required")
        String type,

        @Schema(examples = "Bad Request") String title,
        @Schema(examples = "400") int status,
        String detail,
        @Schema(examples = "purpose-required") String code,
        @Nullable List<Fault> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** One fault in what was sent, at a field, a line (from 1) or an offset (UTF-16, from 0). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Fault(
            @Nullable String field,
            @Nullable Long line,
            @Nullable Long offset,
            String code,
            String message) {

        static Fault of(ClewException.Fault fault, Tongue tongue) {
            String message = tongue.say(fault.message());
            int colon = fault.where().indexOf(':');
            String kind = colon < 0 ? "field" : fault.where().substring(0, colon);
            String place = fault.where().substring(colon + 1);
            return switch (kind) {
                case "line" -> new Fault(null, Long.parseLong(place), null, fault.code(), message);
                case "offset" -> new Fault(null, null, Long.parseLong(place), fault.code(), message);
                default -> new Fault(place, null, null, fault.code(), message);
            };
        }
    }

    static Problem of(int status, String title, String code, String detail, List<Fault> faults) {
        return new Problem("urn:clew:problem:" + code, title, status, detail, code, faults.isEmpty() ? null : faults);
    }
}
