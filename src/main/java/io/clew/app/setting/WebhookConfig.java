package io.clew.app.setting;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Where changes may be sent. */
@ConfigMapping(prefix = "clew.webhooks")
public interface WebhookConfig {

    /** Hosts, or hosts with a port, to which webhooks may send, with commas; none where it is left out. */
    Optional<List<String>> allow();
}
