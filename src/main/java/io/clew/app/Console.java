package io.clew.app;

import io.clew.record.Message;
import io.clew.record.Messages;
import java.util.Map;
import java.util.stream.Stream;

/** What the program prints, in the one language of the terminal; not what it logs. */
public final class Console {

    /** In the language of this process's locale. */
    public static final Messages WORDS = words(System.getenv());

    private Console() {}

    /**
     * English where the locale says so, else Chinese. {@code CLEW_LANG} comes before the locale; one that names no
     * language, such as {@code C} under cron, leaves it at Chinese.
     */
    public static Messages words(Map<String, String> environment) {
        String locale = Stream.of("CLEW_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        return Messages.in(locale.replaceFirst("[._@-].*", ""));
    }

    /** Results, which another program may read. */
    public static void print(Message message) {
        System.out.println(WORDS.tell(message));
    }

    /** What only a person wants to know. */
    public static void tell(Message message) {
        System.err.println(WORDS.tell(message));
    }

    /** Writes over the line that was written like this before. */
    public static void progress(Message message) {
        System.err.print("\r" + WORDS.tell(message) + "   ");
    }
}
