package io.clew.api;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A Clew with narrow limits, a log that can be read and a clock that can be moved. */
public final class HardeningProfile implements QuarkusTestProfile {

    static final Path LOG = Path.of("target", "api-test", "hardening.log");

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(new ApiProfile().getConfigOverrides());
        settings.put("clew.access.calls-per-minute", "600");
        settings.put("clew.api.largest-body", "64K");
        settings.put("clew.access.base-url", "https://clew.example");
        settings.put("clew.access.proxies", "127.0.0.1");
        settings.put("quarkus.http.limits.max-body-size", "1M");
        settings.put("quarkus.log.file.enabled", "true");
        settings.put("quarkus.log.file.path", LOG.toString());
        settings.put("quarkus.log.category.\"io.clew\".level", "DEBUG");
        return settings;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MovingClock.class);
    }
}
