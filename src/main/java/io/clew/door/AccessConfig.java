package io.clew.door;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Who may come in, and what they have to say first. */
@ConfigMapping(prefix = "clew.access")
public interface AccessConfig {

    /** Whether every read of people's data needs a purpose. */
    @WithDefault("required")
    PurposeRule purpose();

    /** Where people are known: accounts of this installation, or an OpenID Connect provider. */
    @WithDefault("local")
    Mode mode();

    /** Whether assistants may put the questions of the API at {@code /mcp}, under the same tokens; there is no such address where not. */
    @WithDefault("false")
    boolean mcp();

    /** Where browsers reach this site, such as {@code https://clew.example}; by https, cookies travel with TLS alone. */
    Optional<URI> baseUrl();

    /** Addresses of proxies before Clew, whose {@code X-Forwarded-For} counts. */
    Optional<List<String>> proxies();

    /** Roles that see victims' and minors' identifiers in full without revealing them one by one. */
    @WithDefault("investigator")
    List<String> unmasked();

    /** With one of which a purpose has to begin that is no case; any reason will do where none is given. */
    Optional<List<String>> reasons();

    /** Ends a session at the pages that was not used for so long. */
    @WithDefault("PT2H")
    Duration sessionIdle();

    /** Ends every session at the pages. */
    @WithDefault("PT12H")
    Duration sessionLongest();

    /** Claim of the provider's token that lists a user's groups; a path with slashes. */
    @WithDefault("groups")
    String groupsClaim();

    /** Claim of the provider's token that gives a user's clearance, 0 to 3. */
    @WithDefault("clearance")
    String clearanceClaim();

    /** Clearance of users whose token does not say. */
    @WithDefault("0")
    int clearanceDefault();

    /** What needs a second person's agreement; nothing where nothing is set. */
    ApprovalConfig approval();

    /** How long broken glass stays open, and how soon a supervisor looks at it. */
    EmergencyConfig emergency();

    /** What needs a second person's agreement. */
    interface ApprovalConfig {

        /** Values in one comparison above which it does. */
        OptionalLong compareAbove();

        /** Records in one export above which it does. */
        OptionalLong exportAbove();

        /** Grade of sources from which it does. */
        OptionalInt grade();

        /** How long an agreement holds. */
        @WithDefault("PT24H")
        Duration lasts();
    }

    /** Emergencies. */
    interface EmergencyConfig {

        /** How long what was opened stays open. */
        @WithDefault("PT1H")
        Duration lasts();

        /** After which a review is overdue. */
        @WithDefault("PT72H")
        Duration reviewWithin();
    }

    /** Addresses of clients that may read {@code /q/metrics}. */
    @WithDefault("127.0.0.1,0:0:0:0:0:0:0:1,::1")
    List<String> metrics();

    /** Calls of one person or token in a minute at most, pages and API together; a tenth of them may come at once. */
    @WithDefault("30000")
    long callsPerMinute();

    /** Whether a purpose has to be stated. */
    enum PurposeRule {
        REQUIRED,
        OPTIONAL
    }

    /** Who knows the users. */
    enum Mode {
        LOCAL,
        OIDC
    }
}
