package io.clew.door;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.Role;
import io.clew.access.entry.Desk;
import io.clew.access.entry.Tokens;
import io.clew.past.Arrivals;
import io.clew.past.Moment;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who asks in this call, and for what purpose. */
@RequestScoped
public class Asker {

    /** Header that says why, percent-encoded UTF-8. */
    public static final String PURPOSE = "Clew-Purpose";

    /** Parameter of reads that says as of when. */
    public static final String AS_OF = "asOf";

    /** Cookie of a browser whose pages are as of then. */
    public static final String AS_OF_COOKIE = "clew-as-of";

    /** Header of an answer that is as of a past: what was asked for. */
    private static final String AS_OF_ANSWER = "Clew-As-Of";

    private final SecurityIdentity identity;
    private final RoutingContext call;
    private final Desk desk;
    private final Tokens tokens;
    private final AccessConfig config;
    private final Site site;
    private final Arrivals arrivals;
    private String statedPurpose = "";
    private String statedAsOf = "";

    Asker(
            SecurityIdentity identity,
            RoutingContext call,
            Desk desk,
            Tokens tokens,
            AccessConfig config,
            Site site,
            Arrivals arrivals) {
        this.arrivals = arrivals;
        this.identity = identity;
        this.call = call;
        this.desk = desk;
        this.tokens = tokens;
        this.config = config;
        this.site = site;
    }

    /** @throws ClewException {@code unauthenticated} */
    public Caller caller() {
        Caller local = identity.getAttribute(SignIn.CALLER);
        if (local != null) {
            return local;
        }
        if (identity.isAnonymous()) {
            throw new ClewException(Message.of("unauthenticated.sign-in"));
        }
        return fromClaims();
    }

    /**
     * Admits the caller for the purpose that the header states, as of the moment that the address says; calls of a page are as
     * of when the page is.
     *
     * @throws ClewException as {@link Desk#admit}; {@code purpose-malformed}; as {@link Moment}
     */
    public Access access() {
        return past(desk.admit(caller(), purpose()), asOf());
    }

    /** The same, as of the moment that the body says, where it says one. */
    public Access access(@Nullable JsonNode asOf) {
        return asOf == null || asOf.isNull() || asOf.asText().isBlank()
                ? access()
                : past(desk.admit(caller(), purpose()), asOf.asText());
    }

    /** Why and as of when, where the question itself says so and not the header and address of its call; empty where it does not. */
    public void stated(String purpose, String asOf) {
        statedPurpose = purpose;
        statedAsOf = asOf;
    }

    /** As of when this call is, as it was said; empty for now. */
    public String asOf() {
        if (!statedAsOf.isEmpty()) {
            return statedAsOf;
        }
        List<String> said = call.queryParam(AS_OF);
        if (!said.isEmpty()) {
            return said.getFirst().strip();
        }
        Cookie cookie = call.request().getCookie(AS_OF_COOKIE);
        return cookie == null || call.request().getHeader("Authorization") != null ? "" : decoded(cookie.getValue());
    }

    /** The reader as of a moment, of which the answer says that it is. */
    public Access past(Access access, String asOf) {
        if (asOf.isEmpty()) {
            return access;
        }
        Access then = Moment.read(asOf).of(access, arrivals);
        if (!call.response().headWritten()) {
            call.response().putHeader(AS_OF_ANSWER, asOf.replaceAll("[^\\x20-\\x7e]", ""));
        }
        return then;
    }

    /** The purpose that the header states; empty where there is none. */
    public String purpose() {
        if (!statedPurpose.isEmpty()) {
            return statedPurpose;
        }
        String header = call.request().getHeader(PURPOSE);
        return header == null ? "" : decoded(header.strip());
    }

    /** In which language they are told what went wrong. */
    public Tongue tongue() {
        return Tongue.of(call.request().getHeader("Accept-Language"));
    }

    /** Counts records that a token brought back. */
    public void counted(long records) {
        String token = identity.getAttribute(SignIn.TOKEN);
        if (token != null) {
            tokens.returned(token, records);
        }
    }

    /** Percent-decodes; a plus sign stays one. Bytes that HTTP brought unencoded are read as UTF-8. */
    static String decoded(String header) {
        var bytes = new ByteArrayOutputStream(header.length());
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c != '%') {
                bytes.writeBytes(String.valueOf(c).getBytes(c < 256 ? ISO_8859_1 : UTF_8));
                continue;
            }
            int high = i + 2 < header.length() ? Character.digit(header.charAt(i + 1), 16) : -1;
            int low = i + 2 < header.length() ? Character.digit(header.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                throw malformed();
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw malformed();
        }
    }

    private static ClewException malformed() {
        return new ClewException(Message.of("purpose-malformed"));
    }

    private Caller fromClaims() {
        var roles = EnumSet.noneOf(Role.class);
        identity.getRoles().forEach(word -> Role.of(word).ifPresent(roles::add));
        return new Caller(
                identity.getPrincipal().getName(),
                roles,
                words(claim(config.groupsClaim())),
                clearance(claim(config.clearanceClaim())),
                Set.of(),
                site.from(call.request()));
    }

    private @Nullable Object claim(String path) {
        if (!(identity.getPrincipal() instanceof OidcJwtCallerPrincipal token)) {
            return null;
        }
        String[] steps = path.split("/");
        Object at = token.getClaim(steps[0]);
        for (int i = 1; i < steps.length && at instanceof Map<?, ?> map; i++) {
            at = map.get(steps[i]);
        }
        return at;
    }

    private static Set<String> words(@Nullable Object claim) {
        var words = new LinkedHashSet<String>();
        if (claim instanceof Collection<?> many) {
            many.forEach(one -> words.add(unquoted(one)));
        } else if (claim != null) {
            words.add(unquoted(claim));
        }
        return words;
    }

    private static String unquoted(Object value) {
        return String.valueOf(value).replaceAll("^\"|\"$", "");
    }

    private int clearance(@Nullable Object claim) {
        if (claim == null) {
            return config.clearanceDefault();
        }
        try {
            return Math.clamp(Integer.parseInt(unquoted(claim)), 0, 3);
        } catch (NumberFormatException notANumber) {
            return config.clearanceDefault();
        }
    }
}
