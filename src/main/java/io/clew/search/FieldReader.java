package io.clew.search;

import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what stands behind the colon of a field. */
final class FieldReader {

    private final QueryText query;
    private final WordReader words;

    FieldReader(QueryText query, WordReader words) {
        this.query = query;
        this.words = words;
    }

    /** @param from where the name of the field began */
    Clause value(QueryField field, int from) {
        if (query.atEnd() || QueryText.isBlank(query.peek()) || query.peek() == ')') {
            throw QueryText.wrong(
                    from, Message.of("query-syntax.value-missing", query.typed.substring(from, query.at - 1)));
        }
        if (query.peek() == '(') {
            throw QueryText.wrong(query.at, Message.of("query-syntax.value-bracket", field.word()));
        }
        if (field == QueryField.AMOUNT || field == QueryField.DATE) {
            return range(field, from);
        }
        int begin = query.at;
        boolean quoted = query.peek() == '"';
        String value = query.rawValue();
        if (value.isBlank()) {
            throw QueryText.wrong(begin, Message.of("query-syntax.value-empty"));
        }
        QueryText.requireFewStars(begin, value);
        return switch (field) {
            case TITLE -> new Clause.Title(value, quoted);
            case TEXT ->
                (quoted ? words.phrase(value, query.slop()) : words.word(value))
                        .orElseThrow(() -> QueryText.wrong(begin, Message.of("query-syntax.value-unsayable")));
            case TYPE, SOURCE, KIND, PLACE, LINK -> new Clause.Is(field.word(), canonical(field, value));
            case ID -> new Clause.Called(value);
            case SOUND -> new Clause.Sounds(value.toLowerCase(Locale.ROOT));
            case KEY -> key(value, begin);
            default -> entity(field, value);
        };
    }

    private static String canonical(QueryField field, String value) {
        if (field != QueryField.TYPE) {
            return value;
        }
        return switch (value) {
            case "警情", "报案", "案件" -> "incident";
            case "转账", "流水", "交易" -> "transfer";
            case "通话", "话单" -> "call";
            case "文书", "文档" -> "document";
            case "开户" -> "account";
            case "登录" -> "login";
            default -> value;
        };
    }

    private Clause key(String value, int begin) {
        int colon = value.indexOf(':');
        if (colon <= 0 || colon == value.length() - 1) {
            throw QueryText.wrong(begin, Message.of("query-syntax.key"));
        }
        String type = value.substring(0, colon);
        return entity(type, value.substring(colon + 1));
    }

    private static Clause entity(QueryField field, String value) {
        return switch (field) {
            case WECHAT -> entity("chat", "wechat/" + value);
            case QQ -> entity("chat", "qq/" + value);
            default -> entity(field.word(), value);
        };
    }

    private static Clause entity(String type, String value) {
        String mask = QueryText.narrow(value).replaceAll("[*×]+|(?<=[0-9])[xX]{2,}(?=[0-9])", "*");
        if (mask.indexOf('*') >= 0 && mask.length() > 1) {
            return new Clause.Mask(type, mask);
        }
        List<EntityKey> keys = new ArrayList<>();
        Normalizer.shipped().normalize(type, value).ifPresent(keys::add);
        var literal = new EntityKey(type, value.strip());
        if (!keys.contains(literal)) {
            keys.add(literal);
        }
        List<Clause> below = type.equals("domain") ? HostForms.within(value.strip()) : List.of();
        return WordReader.either(new Clause.Names(keys), below);
    }

    /** A field that rows have, by its name. */
    Clause row(String name, int from) {
        if (query.atEnd() || QueryText.isBlank(query.peek()) || query.peek() == ')' || query.peek() == '(') {
            throw QueryText.wrong(from, Message.of("query-syntax.row-missing", name));
        }
        String value = query.rawValue();
        boolean beginning = QueryText.narrow(value).endsWith("*");
        return new Clause.Row(name, beginning ? value.substring(0, value.length() - 1) : value, beginning);
    }

    private Clause range(QueryField field, int from) {
        if (query.peek() == '[') {
            int open = query.at;
            int close = query.signs.indexOf(']', open);
            String[] ends = close < 0
                    ? new String[0]
                    : query.signs.substring(open + 1, close).split(" TO ", -1);
            if (ends.length != 2) {
                throw QueryText.wrong(open, Message.of("query-syntax.range", example(field)));
            }
            query.at = close + 1;
            return range(field, ends[0].strip(), ends[1].strip(), open);
        }
        int begin = query.at;
        String value = QueryText.narrow(query.rawValue());
        boolean least = value.startsWith(">");
        boolean most = value.startsWith("<");
        if (least || most) {
            boolean included = value.startsWith("=", 1);
            return open(field, value.substring(included ? 2 : 1), least, included, begin);
        }
        if (field == QueryField.AMOUNT) {
            long fen = amount(value, begin);
            return new Clause.Amount(fen, fen);
        }
        return new Clause.When(span(value, begin));
    }

    private Clause open(QueryField field, String value, boolean least, boolean included, int offset) {
        if (field == QueryField.AMOUNT) {
            long fen = amount(value, offset);
            long end = included ? fen : least ? fen + 1 : fen - 1;
            return least ? new Clause.Amount(end, Long.MAX_VALUE) : new Clause.Amount(Long.MIN_VALUE, end);
        }
        TimeRange span = span(value, offset);
        return new Clause.When(
                least
                        ? new TimeRange(included ? span.from() : span.to(), null)
                        : new TimeRange(null, included ? span.to() : span.from()));
    }

    private Clause range(QueryField field, String low, String high, int offset) {
        if (field == QueryField.AMOUNT) {
            long least = low.equals("*") ? Long.MIN_VALUE : amount(low, offset);
            long most = high.equals("*") ? Long.MAX_VALUE : amount(high, offset);
            if (least > most) {
                throw QueryText.wrong(offset, Message.of("query-syntax.amount-order"));
            }
            return new Clause.Amount(least, most);
        }
        @Nullable Instant from = low.equals("*") ? null : span(low, offset).from();
        @Nullable Instant to = high.equals("*") ? null : span(high, offset).to();
        if (from != null && to != null && to.isBefore(from)) {
            throw QueryText.wrong(offset, Message.of("query-syntax.date-order"));
        }
        return new Clause.When(new TimeRange(from, to));
    }

    private static String example(QueryField field) {
        return field == QueryField.AMOUNT ? "amount:[1000 TO 5000]" : "date:[2026-03-01 TO 2026-03-31]";
    }

    private static long amount(String value, int offset) {
        return ValueReader.amount(value)
                .orElseThrow(() -> QueryText.wrong(offset, Message.of("query-syntax.amount", shown(value))));
    }

    private static TimeRange span(String value, int offset) {
        return ValueReader.span(value)
                .orElseThrow(() -> QueryText.wrong(offset, Message.of("query-syntax.date", shown(value))));
    }

    private static String shown(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
