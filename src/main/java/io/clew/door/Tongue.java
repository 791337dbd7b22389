package io.clew.door;

import io.clew.record.Message;
import io.clew.record.Messages;
import io.clew.record.Phrases;
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

    public String say(Message message) {
        if (message.key().equals("verbatim")) { // words of a failure that is not a value yet
            return this == ENGLISH ? Phrases.english(message.toString()) : Phrases.chinese(message.toString());
        }
        return (this == ENGLISH ? Messages.ENGLISH : Messages.CHINESE).tell(message);
    }
}
