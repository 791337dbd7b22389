package io.clew.ingest.map;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates whose month is an English word, in the orders in which programs write them. The year has four figures: with two
 * it could be the day.
 */
final class EnglishDates {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH =
            "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
                    + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
    private static final String YEAR = "(?<year>\\d{4})(?!\\d)";
    private static final String WEEKDAY = "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[., ]+)?";

    private static final List<Pattern> ORDERS = List.of(
            order(DAY + "[- /.]?" + MONTH + "[- /.,]*" + YEAR + "(?<rest>.*)"),
            order(MONTH + "[- /.]*" + DAY + "[ ,]+" + YEAR + "(?<rest>.*)"),
            order(MONTH + " +" + DAY + " +(?<rest>\\d{1,2}:\\d{2}(?::\\d{2})?(?: [A-Za-z+:0-9]{1,9})?) +" + YEAR),
            order(YEAR + "[- /.]" + MONTH + "[- /.]" + DAY + "(?<rest>.*)"));

    private EnglishDates() {}

    private static Pattern order(String date) {
        return Pattern.compile(WEEKDAY + date, Pattern.CASE_INSENSITIVE);
    }

    /** The same time with its date in figures and in front; as it was where no month is a word. */
    static String figures(String said) {
        if (said.chars().noneMatch(Character::isLetter)) {
            return said;
        }
        for (Pattern order : ORDERS) {
            Matcher date = order.matcher(said);
            if (date.matches()) {
                int month = MONTHS.indexOf(date.group("month").substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
                return "%s-%02d-%02d %s"
                        .formatted(
                                date.group("year"),
                                month,
                                Integer.parseInt(date.group("day")),
                                date.group("rest").replaceFirst("^[ ,]+", ""))
                        .strip();
            }
        }
        return said;
    }
}
