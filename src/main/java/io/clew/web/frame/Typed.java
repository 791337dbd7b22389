package io.clew.web.frame;

import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what people type, or what a page sends for them: several things in one box, keys of entities. */
public final class Typed {

    private static final Pattern MARKS = Pattern.compile("[,\uFF0C\u3001;\uFF1B\\v]+");
    private static final Pattern MARKS_AND_BLANKS = Pattern.compile("[,\uFF0C\u3001;\uFF1B\\s\u3000]+");

    private Typed() {}

    /** Parted by commas, semicolons and line breaks; each stripped, none empty. A blank belongs to what it stands in. */
    public static List<String> parts(String typed) {
        return split(MARKS, typed);
    }

    /** Parted by blanks too. */
    public static List<String> words(String typed) {
        return split(MARKS_AND_BLANKS, typed);
    }

    /** @throws ClewException {@code entity-unknown.key} where it is no {@code type:value} */
    public static EntityKey key(String typed) {
        try {
            return EntityKey.parse(typed);
        } catch (IllegalArgumentException e) {
            throw new ClewException(Message.of("entity-unknown.key", typed), e);
        }
    }

    private static List<String> split(Pattern marks, String typed) {
        return Arrays.stream(marks.split(typed))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
