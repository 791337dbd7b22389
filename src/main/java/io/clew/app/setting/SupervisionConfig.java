package io.clew.app.setting;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** Supervision over the audit. */
@ConfigMapping(prefix = "clew.supervision")
public interface SupervisionConfig {

    /** Limits that differ from those of {@code supervision/rules.yaml}, such as {@code "enumeration.numbers"}. */
    Map<String, Double> limits();
}
