package io.clew.app.setting;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The account of a one-person installation. */
@ConfigMapping(prefix = "clew.local")
public interface LocalConfig {

    /** Password of the account {@code owner}; without it a one-time link is printed at the start. */
    Optional<String> password();
}
