package io.clew.text.find;

import io.clew.record.Fact;
import io.clew.text.WordList;
import io.clew.text.passage.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names of currencies before and behind a number, from {@code text/currencies.txt}. */
final class Currencies {

    private static final Map<String, String> CODES = codes();
    private static final String NAMES = CODES.keySet().stream()
            .sorted((a, b) -> b.length() - a.length())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));

    private static final Pattern BEHIND = Pattern.compile(
            "(?i)\\s?(?:个|枚|颗)?(?:(?<yuan>元(?![旦月宵凶素])|圆|块钱|块(?!钱)|(?:人民币|RMB|CNY)(?!\\s?[:(]?[\\d¥￥]))|(?<other>"
                    + NAMES
                    + "|刀(?!具|子)|U币|U(?![A-Za-z0-9盘]))(?![A-Za-z]))(?:人民币(?!\\s?[:(]?[\\d¥￥])|钱|(?=整|正)(?:整|正(?![在当式常])))?(?:\\s?\\((?:人民币|RMB)\\))?");
    private static final Pattern BEFORE = Pattern.compile(
            "(?i)(?:人民币|RMB|CNY|[¥￥]|(?<other>" + NAMES + "))\\s?[:(]?\\s?(?:大写|小写)?\\)?[:]?\\s?(?:[¥￥])?$");
    private static final Pattern CODE =
            Pattern.compile("(?i)(?<![a-z0-9])(?:USD|USDT|USDC|HKD|RMB|CNY|EUR|GBP|TWD|BTC|ETH|TRX)$");

    /** Last characters of what may stand before a number, and first characters of what may stand behind. */
    private static final String ENDS = "币民¥￥$€£元金纸镑圆铢布盾索坊写";

    private static final String BEGINNINGS = " 个枚颗元圆块人美港欧英日韩澳加新台葡泰缅卢越比以刀€£";

    private Currencies() {}

    /** The currency that begins at {@code end}; null where none does. */
    static @Nullable Matcher behind(String text, int end) {
        char c = end < text.length() ? text.charAt(end) : 0;
        if (!Words.isWordChar(c) && (BEGINNINGS.indexOf(c) < 0 || c == 0)) {
            return null;
        }
        Matcher behind = BEHIND.matcher(text)
                .region(end, Math.min(text.length(), end + 12))
                .useTransparentBounds(true);
        return behind.lookingAt() ? behind : null;
    }

    /** The currency that ends at {@code start}; null where none does. */
    static @Nullable Matcher before(String text, int start, char lastCharacter) {
        if (ENDS.indexOf(lastCharacter) < 0 && !Words.isWordChar(lastCharacter)) {
            return null;
        }
        Matcher before =
                BEFORE.matcher(text).region(Math.max(0, start - 10), start).useTransparentBounds(true);
        return before.find() ? before : null;
    }

    /** USDT12000, RMB300: whether the letters that end here are a currency's code. */
    static boolean isCodeBefore(String text, int at) {
        return CODE.matcher(text).region(Math.max(0, at - 5), at).find();
    }

    /** ISO 4217 or the token's own code; yuan for no name. */
    static String code(@Nullable String name) {
        return name == null ? Fact.YUAN : CODES.getOrDefault(name.toLowerCase(Locale.ROOT), slang(name));
    }

    private static String slang(String name) {
        return name.equals("刀") ? "USD" : name.toLowerCase(Locale.ROOT).startsWith("u") ? "USDT" : Fact.YUAN;
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (Map.Entry<String, List<String>> line :
                WordList.named("currencies.txt").entrySet()) {
            line.getValue().forEach(name -> codes.put(name.toLowerCase(Locale.ROOT), line.getKey()));
        }
        return codes;
    }
}
