package io.clew.text;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Groups of digits that are no whole number and may be parts of one, in any script or form; dates are none. */
public final class NumberParts {

    /** From so many digits on it is a number of its own. */
    public static final int WHOLE = 11;

    private static final Pattern DATE = Pattern.compile(
            "(?:19|20)\\d{2}[-/.年]\\d{1,2}(?:[-/.月]\\d{1,2}日?)?" + "(?:[T ]?\\d{1,2}[:时]\\d{1,2}(?:[:分]\\d{1,2})?)?");
    private static final Pattern GROUP = Pattern.compile("\\d{2,}");

    private NumberParts() {}

    /** Each group once, in ASCII digits, in the order of the text. */
    public static Set<String> of(String text) {
        var parts = new LinkedHashSet<String>();
        Matcher groups = GROUP.matcher(spelled(DATE.matcher(text).replaceAll(" ")));
        while (groups.find()) {
            if (groups.group().length() < WHOLE) {
                parts.add(groups.group());
            }
        }
        return parts;
    }

    /** The text with blanks in place of the groups, of dates too; as long as before. */
    public static String without(String text) {
        var left = new StringBuilder(text);
        Matcher groups = GROUP.matcher(spelled(text));
        while (groups.find()) {
            for (int at = groups.start(); at < groups.end() && groups.group().length() < WHOLE; at++) {
                left.setCharAt(at, ' ');
            }
        }
        return left.toString();
    }

    /** The text with every digit in ASCII, in its place. */
    private static String spelled(String text) {
        var spelled = new StringBuilder(text);
        for (int at = 0; at < text.length(); at++) {
            int value = SpelledText.digit(text.charAt(at));
            if (value >= 0) {
                spelled.setCharAt(at, (char) ('0' + value));
            }
        }
        return spelled.toString();
    }
}
