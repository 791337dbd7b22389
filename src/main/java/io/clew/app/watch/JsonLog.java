package io.clew.app.watch;

import io.clew.app.setting.ClewConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;

/**
 * Lines of the log as JSON objects, for machines that gather them, where {@code clew.log.json} says so. What is written before
 * the settings are read is plain text.
 */
@Singleton
@Startup
public class JsonLog {

    JsonLog(ClewConfig config) {
        if (config.log().json()) {
            for (Handler handler : Logger.getLogger("").getHandlers()) {
                change(handler);
            }
        }
    }

    private static void change(Handler handler) {
        if (handler instanceof ConsoleHandler console) {
            console.setFormatter(new JsonLines());
        } else if (handler instanceof ExtHandler many) { // which waits for the settings
            for (Handler inner : many.getHandlers()) {
                change(inner);
            }
        }
    }
}
