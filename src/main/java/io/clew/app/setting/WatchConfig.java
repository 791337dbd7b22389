package io.clew.app.setting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What watches the records as they come in. */
@ConfigMapping(prefix = "clew.alerts")
public interface WatchConfig {

    /** In which somebody should have looked at a new alert. */
    @WithDefault("24h")
    Duration term();
}
