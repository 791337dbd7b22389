package io.clew.ingest.map;

import com.fasterxml.jackson.core.type.TypeReference;
import io.clew.text.TextFolder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What headers and cells of statements and bills call things, read from {@code mappings/vocabulary.yaml}. A word that it
 * does not hold is answered by nothing: whoever asks sets the row or the file aside. Safe for use by many threads.
 */
public final class Vocabulary {

    private static final Vocabulary SHIPPED =
            new Vocabulary(Mappings.read("vocabulary.yaml", new TypeReference<>() {}));
    /** Notes or remittance, which changes nothing of the currency. */
    private static final Set<String> CASH = Set.of("钞", "汇", "现钞", "现汇", "钞户", "汇户");

    private static final int LONGEST_CURRENCY = 24;
    private static final Pattern BRACKET = Pattern.compile("[(\\[【][^)\\]】]*[)\\]】]$");
    private static final Pattern UNIT_LABEL = Pattern.compile("^(?:金额|时长|计量)?单位(?:为|是)?[:=]?(?=.)");

    /** 01-贷, 1:借: a code and the word that it stands for. */
    private static final Pattern CODE = Pattern.compile("^[0-9A-Z]{1,6}\\s*[-:_.、=]?\\s*(?=\\p{IsHan})");

    /** Where a word ends and the reason for it begins: 失败:余额不足. */
    private static final Pattern REASON = Pattern.compile("[-:,;|/_]");

    private static final Pattern LATIN_TAIL = Pattern.compile("[\\s/(\\[,;|]+");

    private record Sides(List<String> in, List<String> out) {}

    private record YesNo(List<String> no, List<String> yes) {}

    private record Data(
            Map<Long, List<String>> money,
            Map<Long, List<String>> millis,
            List<String> plain,
            Sides sides,
            Map<String, List<String>> currencies,
            Map<String, List<String>> outcomes,
            YesNo reversed,
            List<String> neutral,
            List<String> neutralOut,
            List<String> neutralIn,
            List<String> bare,
            List<String> forwarded,
            Map<String, String> deciding,
            String harmless,
            String unpaid,
            String remarks,
            String owner,
            String deals,
            String totals,
            String foot,
            String account,
            String holder,
            String unit,
            String currency,
            List<String> nothing,
            Map<String, String> chat) {}

    private final Data data;
    private final Map<String, Long> money;
    private final Map<String, Long> millis;
    private final Map<String, String> currencies;
    private final Map<String, String> outcomes;
    private final Map<String, Pattern> deciding = new HashMap<>();
    private final Set<String> neutral;
    private final Set<String> bare;
    private final Set<String> nothing;
    private final Set<String> sides;
    private final Pattern harmless;
    private final Pattern unpaid;
    private final Pattern remarks;
    final Pattern owner;
    final Pattern deals;
    private final Map<String, Pattern> chat = new HashMap<>();
    final Pattern totals;
    final Pattern foot;
    final Pattern account;
    final Pattern holder;
    final Pattern unit;

    private Vocabulary(Data data) {
        this.data = data;
        money = turned(data.money);
        millis = turned(data.millis);
        currencies = turned(data.currencies);
        outcomes = turned(data.outcomes);
        data.deciding.forEach((code, pattern) -> deciding.put(code, any(pattern)));
        data.chat.forEach((platform, pattern) -> chat.put(platform, Pattern.compile(pattern)));
        neutral = lower(data.neutral);
        bare = lower(data.bare);
        nothing = lower(data.nothing);
        sides = lower(java.util.stream.Stream.concat(data.sides.in.stream(), data.sides.out.stream())
                .toList());
        harmless = any(data.harmless);
        unpaid = any(data.unpaid);
        remarks = any(data.remarks);
        owner = any(data.owner);
        deals = any(data.deals);
        totals = any(data.totals);
        foot = any(data.foot);
        account = any(data.account);
        holder = any(data.holder);
        unit = any(data.unit);
    }

    public static Vocabulary shipped() {
        return SHIPPED;
    }

    private static Pattern any(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    private static Set<String> lower(List<String> words) {
        return words.stream().map(Vocabulary::plain).collect(Collectors.toUnmodifiableSet());
    }

    private static <T> Map<String, T> turned(Map<T, List<String>> words) {
        Map<String, T> meanings = new HashMap<>();
        words.forEach((meaning, many) -> many.forEach(word -> meanings.put(plain(word), meaning)));
        return meanings;
    }

    /** A word as words are compared: narrow, Simplified, lower case, without blanks. */
    private static String plain(String word) {
        return TextFolder.fold(Values.clean(word)).text().replaceAll("\\s+", "");
    }

    /** How many 分 one of the unit is worth. */
    OptionalLong money(String bracket) {
        return of(money.get(unit(bracket)));
    }

    /** How many milliseconds one of the unit is. */
    OptionalLong millis(String bracket) {
        return of(millis.get(unit(bracket)));
    }

    /** A unit without what introduces it: 单位：秒. */
    private static String unit(String bracket) {
        return UNIT_LABEL.matcher(plain(bracket)).replaceFirst("");
    }

    private static OptionalLong of(java.lang.@org.jspecify.annotations.Nullable Long known) {
        return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }

    /** Whether a bracket tells two columns of one name apart. */
    boolean isSide(String bracket) {
        return sides.contains(plain(bracket));
    }

    boolean isPlain(String bracket) {
        return data.plain.contains(bracket) || isSide(bracket);
    }

    /** ISO 4217 or a token's symbol; of several names, such as {@code USD-美元}, all that are said must be of one. */
    public Optional<String> currency(String word) {
        String whole = plain(word);
        String known = currencies.get(whole);
        if (known != null || whole.length() > LONGEST_CURRENCY) {
            return Optional.ofNullable(known);
        }
        List<String> parts = Pattern.compile("[-/:,|()]")
                .splitAsStream(whole)
                .filter(part -> !part.isEmpty() && !CASH.contains(part))
                .toList();
        Set<String> said =
                parts.stream().map(part -> currencies.getOrDefault(part, "")).collect(Collectors.toSet());
        return said.size() == 1 && !said.contains("")
                ? Optional.of(said.iterator().next())
                : Optional.empty();
    }

    /** {@code success}, or how it came not to happen. */
    public Optional<String> outcome(String word) {
        String whole = plain(word);
        String known = outcomes.get(whole);
        if (known == null) {
            Matcher tail = BRACKET.matcher(whole);
            known = tail.find() && tail.start() > 0 ? outcomes.get(whole.substring(0, tail.start())) : null;
        }
        return known != null ? Optional.of(known) : explained(whole);
    }

    /**
     * A word with its code before it ({@code 00-成功}), or with why it failed behind it: only of what did not happen may
     * more be said, since what follows a success may take it back.
     */
    private Optional<String> explained(String whole) {
        String bare =
                CODE.matcher(whole.toUpperCase(Locale.ROOT)).replaceFirst("").toLowerCase(Locale.ROOT);
        String known = outcomes.get(bare);
        if (known != null) {
            return Optional.of(known);
        }
        if (unpaid.matcher(bare).find() && !bare.replaceAll("[未不没非]有?能?成功", "").contains("成功")) {
            return Optional.of("failed");
        }
        Matcher reason = REASON.matcher(bare);
        return reason.find() && reason.start() > 1
                ? Optional.ofNullable(outcomes.get(bare.substring(0, reason.start())))
                        .filter(code -> !code.equals("success"))
                : Optional.empty();
    }

    /** Whether it says, in words and not by a letter or digit, that a payment did not come to be or was taken back. */
    public boolean isUnpaid(String word) {
        return word.length() > 1
                && outcome(word)
                        .filter(code -> !code.equals("success") && !code.equals("pending") && !code.equals("refunded"))
                        .isPresent();
    }

    /** Whether a header speaks of what somebody wrote, or of an account's state: words there decide nothing. */
    public boolean isRemark(String header) {
        return remarks.matcher(header).find();
    }

    public Optional<Boolean> reversed(String word) {
        String whole = plain(word);
        return data.reversed.no.contains(whole)
                ? Optional.of(false)
                : data.reversed.yes.contains(whole) ? Optional.of(true) : Optional.empty();
    }

    public boolean isNeutral(String mark) {
        return neutral.contains(plain(mark));
    }

    /** Whether a mark means something only beside printed balances. */
    public boolean isBare(String mark) {
        return bare.contains(plain(mark));
    }

    /** Which way money went in a row whose mark says neither, by what the row says of itself; true for out. */
    public Optional<Boolean> neutralOut(String said) {
        boolean out = StatementWords.any(data.neutralOut, said);
        boolean in = StatementWords.any(data.neutralIn, said);
        return out == in ? Optional.empty() : Optional.of(out);
    }

    /** Words of a call that was passed on to another number. */
    public List<String> forwarded() {
        return data.forwarded;
    }

    /** The code of what a header decides; empty where it decides nothing. */
    public Optional<String> deciding(String header) {
        if (harmless.matcher(header).find()) {
            return Optional.empty();
        }
        return deciding.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(header).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The pattern that a mapping names by {@code $account}, {@code $holder} or {@code $currency}; else its own. */
    String above(String pattern) {
        return switch (pattern) {
            case "$account" -> "(?i)" + data.account;
            case "$holder" -> data.holder;
            case "$currency" -> data.currency;
            default -> pattern;
        };
    }

    public boolean isNothing(String cleaned) {
        return nothing.contains(plain(cleaned)) || cleaned.chars().allMatch(c -> "-—–_=·.\u2500 ".indexOf(c) >= 0);
    }

    /** The platform whose accounts look like this. */
    Optional<String> platform(String written) {
        return chat.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(written).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Which way a mark says that the money went: true for out; empty where it is not known. Of a mark of several words,
     * such as {@code 贷 Cr}, those that are known must agree and the first must be known.
     */
    public static Optional<Boolean> out(StatementWords words, String mark) {
        String given = mark.toUpperCase(Locale.ROOT).strip();
        String upper = CODE.matcher(given).replaceFirst("").replaceFirst("(?<=[A-Z])\\.$", "");
        Optional<Boolean> whole = exact(words, upper);
        if (whole.isPresent()) {
            return whole;
        }
        Optional<Boolean> first = Optional.empty();
        boolean begun = false;
        for (String word : LATIN_TAIL.split(upper)) {
            Optional<Boolean> known = exact(words, word.replaceAll("[)\\]-]", ""));
            if (!begun) {
                first = known;
                begun = true;
            } else if (known.isPresent() && !known.equals(first)) {
                return Optional.empty();
            }
        }
        return first;
    }

    private static Optional<Boolean> exact(StatementWords words, String mark) {
        boolean out = words.directions().out().contains(mark);
        boolean in = words.directions().in().contains(mark);
        if (out != in) {
            return Optional.of(out);
        }
        String simplified = TextFolder.foldKeepingCase(mark).text();
        return out || simplified.equals(mark) ? Optional.empty() : exact(words, simplified);
    }
}
