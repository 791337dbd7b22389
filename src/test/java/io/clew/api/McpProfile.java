package io.clew.api;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** A Clew that lets assistants ask. */
public final class McpProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(new ApiProfile().getConfigOverrides());
        settings.put("clew.access.mcp", "true");
        return settings;
    }
}
