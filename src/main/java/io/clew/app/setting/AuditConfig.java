package io.clew.app.setting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where heads of the audit log are carried, so that its end is held too. */
@ConfigMapping(prefix = "clew.audit")
public interface AuditConfig {

    /** File outside the data folder with the key that signs heads; made, with its public half {@code .pub}, where it is not there. */
    Optional<Path> key();

    WitnessConfig witness();

    /** Places that take heads. */
    interface WitnessConfig {

        /** How often a head is sent, where entries came. */
        @WithDefault("PT10M")
        Duration every();

        /** File that takes a line for each head; on another machine's disk, or one that can only be appended to. */
        Optional<Path> file();

        /** Host and port that take a syslog message (RFC 5424, UDP) for each. */
        Optional<String> syslog();

        /** Address that takes each by POST; its host has to be one of those allowed. */
        Optional<URI> webhook();

        /** Hosts that a webhook may name. */
        Optional<List<String>> allowed();
    }
}
