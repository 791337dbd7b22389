package io.clew.web.money;

import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.lot.Method;
import io.clew.inquiry.money.FollowMoney;
import io.clew.inquiry.money.TraceAnswer;
import io.clew.inquiry.money.TraceStart;
import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.text.Normalizer;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Typed;
import io.clew.web.frame.Words;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question about money as the address and the form on the page write it.
 *
 * @param from accounts, records ({@code source/id}) or facts ({@code source/id#n}), as typed
 * @param at as a form writes it, in China: {@code 2026-03-01T20:14:07}; empty for any time
 * @param amount yuan; empty for any
 * @param depth levels, 1 to 10
 * @param hours that money may rest in an account
 * @param min yuan below which a payment is not followed; empty for none
 * @param opened whether folded small branches are listed
 * @param whole whether money is followed through accounts alone whose own statement is there
 * @param byExpected whether what is to be expected comes first instead of the largest amount
 */
public record MoneyAsk(
        List<String> from,
        String at,
        String amount,
        boolean backward,
        String method,
        String depth,
        String hours,
        String min,
        boolean opened,
        boolean whole,
        boolean byExpected) {

    public static final String PATH = "/money";
    private static final Normalizer NORMALIZER = Normalizer.shipped();
    private static final String USUAL_DEPTH = Integer.toString(TraceQuestion.USUAL.maxDepth());
    private static final String USUAL_HOURS =
            Long.toString(Duration.ofMillis(TraceQuestion.USUAL.maxDelay()).toHours());
    private static final int MOST_HOURS = 24 * 3_660;

    static MoneyAsk read(MultivaluedMap<String, String> said) {
        List<String> from = Stream.of("from", "account", "record", "fact")
                .flatMap(name -> said.getOrDefault(name, List.of()).stream())
                .flatMap(text -> Typed.parts(text).stream())
                .map(text -> text.matches("[\\d\\s]+") ? text.replaceAll("\\s", "") : text)
                .distinct()
                .toList();
        return new MoneyAsk(
                from,
                first(said, "at", ""),
                first(said, "amount", ""),
                first(said, "direction", "").equals("backward"),
                first(said, "method", Method.FIFO.word()),
                first(said, "depth", USUAL_DEPTH),
                first(said, "hours", USUAL_HOURS),
                first(said, "min", ""),
                first(said, "opened", "").equals("true"),
                first(said, "knowledge", "").equals("whole"),
                first(said, "order", "").equals("expected"));
    }

    private static String first(MultivaluedMap<String, String> said, String name, String usual) {
        String value = said.getFirst(name);
        return value == null || value.isBlank() ? usual : value.strip();
    }

    boolean empty() {
        return from.isEmpty();
    }

    /** The time as the form shows it: {@code 2026-03-01 20:14:07}. */
    public String atLine() {
        return at.replace('T', ' ');
    }

    /** The starts as one line for the form: accounts without their type. */
    public String fromLine() {
        return String.join("、", from.stream().map(MoneyAsk::typed).toList());
    }

    private static String typed(String start) {
        return start.startsWith("account:") ? start.substring("account:".length()) : start;
    }

    /** @throws ClewException {@code trace-question} where a part cannot be read; says which */
    FollowMoney.Question question(Words words) {
        MoneyMsg say = words.of(MoneyMsg.class);
        Instant when = at.isEmpty() ? null : instant(words);
        Money exactly = amount.isEmpty() ? null : money(amount, words);
        List<TraceStart> starts =
                from.stream().map(start -> start(start, when, exactly)).toList();
        TraceQuestion usual = TraceQuestion.USUAL;
        return new FollowMoney.Question(
                starts,
                backward,
                new TraceQuestion(
                        Method.of(method),
                        number(depth, TraceQuestion.MOST_LEVELS, say.depth(), say),
                        Duration.ofHours(number(hours, MOST_HOURS, say.hours(), say))
                                .toMillis(),
                        min.isEmpty() ? usual.minAmount() : money(min, words).fen(),
                        usual.minShare(),
                        usual.minAttributed(),
                        usual.fan(),
                        usual.hub(),
                        usual.until(),
                        !whole),
                opened);
    }

    private static TraceStart start(String written, @Nullable Instant at, @Nullable Money amount) {
        int slash = written.indexOf('/');
        int colon = written.indexOf(':');
        if (slash > 0 && (colon < 0 || slash < colon)) {
            return written.indexOf('#') > slash
                    ? new TraceStart(written, null, null, null, null)
                    : new TraceStart(null, written, null, null, null);
        }
        return new TraceStart(null, null, account(written), at, amount);
    }

    private static EntityKey account(String written) {
        int colon = written.indexOf(':');
        if (colon > 0) {
            return Typed.key(written);
        }
        return NORMALIZER
                .normalize("account", written)
                .orElseGet(() -> NORMALIZER.readings(written).stream()
                        .findFirst()
                        .orElseGet(() -> new EntityKey("account", written)));
    }

    private Instant instant(Words words) {
        try {
            return at.endsWith("Z")
                    ? Instant.parse(at)
                    : LocalDateTime.parse(at.replace(' ', 'T'))
                            .atZone(China.ZONE)
                            .toInstant();
        } catch (DateTimeParseException e) {
            throw new ClewException(
                    Message.of("trace-question.field", words.msg().time(), at), e);
        }
    }

    private static Money money(String written, Words words) {
        try {
            Money money = Money.parse(written);
            if (money.fen() < 0) {
                throw new ClewException(
                        Message.of("trace-question.field", words.msg().amountField(), written));
            }
            return money;
        } catch (IllegalArgumentException e) {
            throw new ClewException(
                    Message.of("trace-question.field", words.msg().amountField(), written), e);
        }
    }

    private static int number(String written, int most, String what, MoneyMsg say) {
        try {
            int number = Integer.parseInt(written);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new ClewException(Message.of("trace-question.field", what, written), e);
        }
        throw new ClewException(Message.of("trace-question.field", what, written));
    }

    MoneyAsk method(Method changed) {
        return new MoneyAsk(from, at, amount, backward, changed.word(), depth, hours, min, opened, whole, byExpected);
    }

    MoneyAsk hours(long changed) {
        return new MoneyAsk(
                from,
                at,
                amount,
                backward,
                method,
                depth,
                Long.toString(Math.min(MOST_HOURS, changed)),
                min,
                opened,
                whole,
                byExpected);
    }

    MoneyAsk byExpected(boolean changed) {
        return new MoneyAsk(from, at, amount, backward, method, depth, hours, min, opened, whole, changed);
    }

    /** The answer in the order that was asked for. */
    TraceAnswer ordered(TraceAnswer answer) {
        return byExpected ? answer.byExpected() : answer;
    }

    MoneyAsk opened(boolean changed) {
        return new MoneyAsk(from, at, amount, backward, method, depth, hours, min, changed, whole, byExpected);
    }

    public String href() {
        return href("");
    }

    /** @param door under the page, such as {@code /export} */
    public String href(String door) {
        var parts = new ArrayList<String>();
        from.forEach(start -> parts.add("from=" + Shown.encoded(start)));
        add(parts, "at", at, "");
        add(parts, "amount", amount, "");
        add(parts, "direction", backward ? "backward" : "", "");
        add(parts, "method", method, Method.FIFO.word());
        add(parts, "depth", depth, USUAL_DEPTH);
        add(parts, "hours", hours, USUAL_HOURS);
        add(parts, "min", min, "");
        add(parts, "opened", opened ? "true" : "", "");
        add(parts, "knowledge", whole ? "whole" : "", "");
        add(parts, "order", byExpected ? "expected" : "", "");
        return PATH + door + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    private static void add(List<String> parts, String name, String value, String usual) {
        if (!value.equals(usual)) {
            parts.add(name + "=" + Shown.encoded(value));
        }
    }
}
