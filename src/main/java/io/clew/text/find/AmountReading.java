package io.clew.text.find;

import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.text.Digits;
import io.clew.text.passage.Numeral;
import io.clew.text.passage.Passage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether one number of a passage is an amount: of what, and how exact. */
final class AmountReading {

    private static final Pattern SMALL = Pattern.compile(
            "(?<jiao>[0-9零一二三四五六七八九壹贰叁肆伍陆柒捌玖])[角毛](?:(?<fen>[0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖])(?:分|(?![0-9一二三四五六七八九十百千万\\p{IsHan}])))?[整正]?|零?(?<only>[1-9一二三四五六七八九壹贰叁肆伍陆柒捌玖])分[整正]?(?!之|钟)|[整正](?![在当式常])");
    private static final String FORMAL = "壹贰叁肆伍陆柒捌玖";
    private static final int MOST_PLACES = 9;

    private final Passage passage;
    private final String text;
    private final Numeral number;
    private final boolean isUpper;

    private int end;
    private BigDecimal value;
    private boolean about;
    private int upperStart = -1;

    /** @param isUpper whether the amount before and this one are the ends of a range */
    AmountReading(Passage passage, Numeral number, boolean isUpper) {
        this.passage = passage;
        this.text = passage.text;
        this.number = number;
        this.isUpper = isUpper;
        this.end = number.end();
        this.value = number.value();
        this.about = isUpper || number.form() == Numeral.Form.ABOUT;
    }

    /** Where the upper end of a range begins that this amount is the lower end of; -1 where it is none. */
    int upperStart() {
        return upperStart;
    }

    /** Takes the amount if this number is one; returns the offset behind what was read. */
    int take() {
        if (value.signum() == 0 || !passage.isFree(number.start(), end) || isZeroed(number)) {
            return number.end();
        }
        if (!isLong(number)) {
            range();
        }
        Matcher before = Currencies.before(text, number.start(), AmountWords.wordEndBefore(text, number.start()));
        Matcher behind = Currencies.behind(text, end);
        if (behind != null && !isSomethingElse(behind, before != null)) {
            return withCurrencyBehind(before, behind);
        }
        if (isLong(number)) {
            return number.end();
        }
        if (before != null) {
            String other = before.group("other");
            end += end < text.length() && "整正".indexOf(text.charAt(end)) >= 0 ? 1 : 0;
            return accept(before.start(), Currencies.code(other));
        }
        boolean count = "百千万亿".indexOf(text.charAt(number.start())) >= 0; // 千把块 needs its 块
        boolean money = number.unit() && !count && AmountWords.isMoney(passage, number, end)
                || AmountWords.isDirectlySaid(passage, number, end)
                || upperWithUnit() && passage.saidBefore(number.start(), 12, AmountWords.MONEY);
        return money ? accept(number.start(), Fact.YUAN) : number.end();
    }

    /** 3-5万, 七、八万: of a range the lower end counts. */
    private void range() {
        Numeral upper = upper();
        if (upper != null) {
            boolean bare = !number.unit() && value.compareTo(BigDecimal.valueOf(100)) < 0;
            value = bare ? value.multiply(unitOf(upper)) : value;
            end = upper.end();
            about = true;
        }
    }

    private boolean upperWithUnit() {
        return end > number.end() && value.intValue() >= 1_000 && !AmountWords.isMeasured(text, end);
    }

    private @Nullable Numeral upper() {
        int at = separatorEnd(text, end);
        Numeral upper = at > end ? Numeral.ifAny(text, at) : null;
        if (upper == null
                || !upper.isRead()
                || isLong(upper)
                || !passage.isFree(at, upper.end())
                || AmountWords.isMeasured(text, upper.end())) {
            return null;
        }
        char mark = text.charAt(end);
        boolean currency = Currencies.behind(text, upper.end()) != null;
        boolean fits = switch (mark) {
            case '、' -> isNextDigit(upper) && (upper.unit() || currency);
            case '或' -> upper.unit() || currency;
            case '-', '~', '—' -> (upper.unit() || currency) && isBelow(upper);
            default -> isBelow(upper);
        };
        return fits ? upper : null;
    }

    private boolean isBelow(Numeral upper) {
        return !number.unit() || number.value().compareTo(upper.value()) <= 0;
    }

    /** 七、八万, but not 五千、一万: one digit each, and the second is the greater. */
    private boolean isNextDigit(Numeral upper) {
        int first = number.end() - number.start() == 1 ? Digits.value(text.charAt(number.start())) : -1;
        int second = Digits.value(text.charAt(upper.start()));
        boolean lone = upper.end() == upper.start() + 1 || Digits.value(text.charAt(upper.start() + 1)) < 0;
        return first > 0 && lone && second > first && second <= first + 2;
    }

    private static int separatorEnd(String text, int at) {
        if (at >= text.length()) {
            return at;
        }
        if (text.startsWith("或者", at)) {
            return at + 2;
        }
        return "-~—至到、或".indexOf(text.charAt(at)) < 0 ? at : text.startsWith("——", at) ? at + 2 : at + 1;
    }

    private BigDecimal unitOf(Numeral upper) {
        BigDecimal unit = BigDecimal.ONE;
        for (int i = upper.start(); i < upper.end(); i++) {
            int places = switch (text.charAt(i)) {
                case '百', '佰' -> 2;
                case '千', '仟', 'k', 'K' -> 3;
                case '万', 'w', 'W' -> 4;
                case '亿' -> 8;
                default -> 0;
            };
            unit = unit.max(BigDecimal.TEN.pow(places));
        }
        return unit;
    }

    private int withCurrencyBehind(@Nullable Matcher before, Matcher behind) {
        String prefix = before == null ? null : before.group("other");
        String named = prefix != null ? prefix : behind.group("other");
        end = behind.end();
        if (behind.group("yuan") != null && !about) {
            Matcher small = SMALL.matcher(text)
                    .region(end, Math.min(text.length(), end + 6))
                    .useTransparentBounds(true);
            if (small.lookingAt()) {
                value = value.add(digit(small.group("jiao"), 1))
                        .add(digit(small.group("fen"), 2))
                        .add(digit(small.group("only"), 2));
                end = small.end();
            } else if (text.charAt(end - 1) == '块' && !tenths()) {
                return end;
            }
        }
        findUpper();
        return accept(before != null ? before.start() : number.start(), Currencies.code(named));
    }

    /** 三块五: a lone digit behind 块 is tenths. False where what stands there cannot be read. */
    private boolean tenths() {
        Numeral rest = Numeral.ifAny(text, end);
        if (rest == null || AmountWords.isMeasured(text, rest.end())) {
            return true;
        }
        boolean lone = rest.end() - rest.start() == 1 && Digits.value(text.charAt(rest.start())) > 0;
        about |= rest.form() == Numeral.Form.ABOUT && !rest.unit();
        boolean read = lone || about;
        if (read) {
            value = value.add(BigDecimal.valueOf(rest.value().longValue(), 1));
            end = rest.end();
        }
        return read;
    }

    /** 5万元至8万元: this amount and the next are the ends of a range. */
    private void findUpper() {
        int at = separatorEnd(text, end);
        if (at == end || text.charAt(end) == '、') {
            return;
        }
        Numeral upper = Numeral.ifAny(text, at);
        if (upper != null && upper.isRead() && !isLong(upper) && Currencies.behind(text, upper.end()) != null) {
            about = true;
            upperStart = at;
        }
    }

    /**
     * 块 also counts pieces: without 钱 it needs a number that pieces seldom reach, or a word that pays. 三元区 and 陆元和 are a
     * place and a person.
     */
    private boolean isSomethingElse(Matcher behind, boolean prefixed) {
        String currency = behind.group().strip();
        boolean small = value.compareTo(BigDecimal.valueOf(100)) < 0;
        boolean blade = "刀".equals(behind.group("other")) || "u".equalsIgnoreCase(behind.group("other"));
        boolean piece = currency.endsWith("块") && small || blade;
        if (piece && !passage.saidBefore(number.start(), 12, AmountWords.MONEY)) {
            return true;
        }
        boolean lone = number.end() - number.start() == 1;
        if (lone && currency.equals("块") && text.charAt(number.start()) == '一') {
            return Numeral.ifAny(text, behind.end()) == null; // 一块去
        }
        boolean word = number.written() && !number.unit() && !prefixed && currency.endsWith("元");
        boolean person = lone
                && word
                && FORMAL.indexOf(text.charAt(number.start())) >= 0
                && (behind.end() >= text.length() || "整正角0123456789".indexOf(text.charAt(behind.end())) < 0);
        return person || word && AmountWords.isPlace(text, behind.end());
    }

    private boolean isLong(Numeral written) {
        return written.places(text) > MOST_PLACES || isZeroed(written);
    }

    private boolean isZeroed(Numeral written) {
        return text.charAt(written.start()) == '0' && passage.at(written.start() + 1) != '.';
    }

    private int accept(int start, String currency) {
        boolean rough = about
                || AmountWords.isAboutBefore(text, start)
                || AmountWords.isAboutBefore(text, number.start())
                || AmountWords.isAboutBehind(text, end);
        try {
            long fen = value.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
            passage.amount(start, end, new Money(fen), currency, rough);
        } catch (ArithmeticException e) {
            return end; // too large for any account: no amount
        }
        return end;
    }

    private static BigDecimal digit(@Nullable String spelled, int places) {
        return spelled == null ? BigDecimal.ZERO : BigDecimal.valueOf(Digits.value(spelled.charAt(0)), places);
    }
}
