package io.clew.app.setting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The mail server that letters about alerts are given to. */
@ConfigMapping(prefix = "clew.mail")
public interface MailConfig {

    /** Its name or address; no mail is sent where it is left out. */
    Optional<String> host();

    /** Its port. */
    @WithDefault("587")
    int port();

    /** How the connection is secured: by STARTTLS that has to be there, by TLS from the start, or not at all. */
    @WithDefault("starttls")
    Security security();

    /** With whose account letters are handed in. */
    Optional<String> user();

    /** The password of that account. */
    Optional<String> password();

    /** Address that letters come from; no mail is sent where it is left out. */
    Optional<String> from();

    /** Addresses, or domains, that may be written to, with commas; none where it is left out. */
    Optional<List<String>> allow();

    /** Time between two letters to one person, at least. */
    @WithDefault("15m")
    Duration every();

    /** How a connection is secured. */
    enum Security {
        STARTTLS,
        TLS,
        NONE
    }
}
