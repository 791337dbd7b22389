package io.clew.door;

import io.clew.record.Message;
import io.clew.record.Messages;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language in which a caller is told what went wrong: Chinese, or English where {@code Accept-Language} prefers it. */
public enum Tongue {
    CHINESE,
    ENGLISH;

    private static final List<Locale> KNOWN = List.of(Locale.CHINESE, Locale.ENGLISH);

    static Tongue of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return CHINESE;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), KNOWN);
            return Locale.ENGLISH.equals(best) ? ENGLISH : CHINESE;
        } catch (IllegalArgumentException e) {
            return CHINESE; // a header that cannot be read is none
        }
    }

    public Messages words() {
        return this == ENGLISH ? Messages.ENGLISH : Messages.CHINESE;
    }

    public String say(Message message) {
        return words().tell(message);
    }
}
