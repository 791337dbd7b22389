package io.clew.api;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** A Clew that writes letters to the mail server of its test. */
public final class MailProfile implements QuarkusTestProfile {

    /** System property that has the port of the server; the profile is made by another class loader than the test. */
    static final String PORT = "clew-test-mail-port";

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(new ApiProfile().getConfigOverrides());
        settings.put("clew.mail.host", "127.0.0.1");
        settings.put("clew.mail.port", port());
        settings.put("clew.mail.security", "none");
        settings.put("clew.mail.from", "clew@police.example");
        settings.put("clew.mail.allow", "police.example");
        settings.put("clew.access.base-url", "https://clew.example");
        return settings;
    }

    /** A port that is free now; the server of the test listens there later. */
    private static String port() {
        String before = System.getProperty(PORT);
        if (before != null) {
            return before; // asked for a second time
        }
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        String port = Integer.toString(server.getSmtp().getPort());
        server.stop();
        System.setProperty(PORT, port);
        return port;
    }
}
