package io.clew.web.money;

import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.RecordRef;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** How amounts, rests, rows and victims of a trace are written, in one language and currency. */
final class MoneyWords {

    private static final int CITED = 40;

    private final Words words;
    private final MoneyMsg say;
    private final String currency;

    MoneyWords(Words words, String currency) {
        this.words = words;
        this.say = words.of(MoneyMsg.class);
        this.currency = currency;
    }

    String money(long amount) {
        return currency.equals(Fact.YUAN) || currency.isEmpty()
                ? Shown.yuan(amount)
                : (amount < 0 ? "−" : "") + currency + " " + Shown.amount(Math.abs(amount));
    }

    /** {@code 3、5、8}; the first of many, and how many there are. */
    String cited(List<Integer> rows) {
        String first = rows.stream()
                .limit(CITED)
                .map(String::valueOf)
                .collect(Collectors.joining(words.chinese() ? "、" : ", "));
        return rows.size() > CITED ? first + say.andMore(rows.size()) : first;
    }

    String delay(long seconds) {
        var rest = Duration.ofSeconds(seconds);
        if (rest.toDays() > 0) {
            return say.days(rest.toDays(), rest.toHoursPart());
        }
        return rest.toHours() > 0
                ? say.hoursMinutes(rest.toHours(), rest.toMinutesPart())
                : say.minutes(rest.toMinutes(), rest.toSecondsPart());
    }

    /** A victim, who may be told by a key or by a name. */
    static String victim(String victim) {
        try {
            return Shown.shown(EntityKey.parse(victim));
        } catch (IllegalArgumentException e) {
            return victim;
        }
    }

    /** The page of the record that a fact is of. */
    static String href(String fact) {
        int hash = fact.lastIndexOf('#');
        return Shown.href(RecordRef.parse(hash < 0 ? fact : fact.substring(0, hash)));
    }
}
