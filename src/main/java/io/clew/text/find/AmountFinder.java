package io.clew.text.find;

import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.text.Digits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts of money: with a currency before or behind, with 万 or slang (2w, 5k) where the words around speak of money,
 * and bare numbers right behind a word such as 转账.
 */
final class AmountFinder implements Finder {

    private static final Map<String, String> CURRENCIES = Map.ofEntries(
            Map.entry("美元", "USD"),
            Map.entry("美金", "USD"),
            Map.entry("usd", "USD"),
            Map.entry("刀", "USD"),
            Map.entry("us$", "USD"),
            Map.entry("$", "USD"),
            Map.entry("港币", "HKD"),
            Map.entry("港元", "HKD"),
            Map.entry("港纸", "HKD"),
            Map.entry("hkd", "HKD"),
            Map.entry("hk$", "HKD"),
            Map.entry("欧元", "EUR"),
            Map.entry("eur", "EUR"),
            Map.entry("€", "EUR"),
            Map.entry("英镑", "GBP"),
            Map.entry("gbp", "GBP"),
            Map.entry("£", "GBP"),
            Map.entry("日元", "JPY"),
            Map.entry("日圆", "JPY"),
            Map.entry("韩元", "KRW"),
            Map.entry("韩币", "KRW"),
            Map.entry("澳元", "AUD"),
            Map.entry("加元", "CAD"),
            Map.entry("新台币", "TWD"),
            Map.entry("台币", "TWD"),
            Map.entry("twd", "TWD"),
            Map.entry("nt$", "TWD"),
            Map.entry("澳门币", "MOP"),
            Map.entry("葡币", "MOP"),
            Map.entry("泰铢", "THB"),
            Map.entry("新加坡元", "SGD"),
            Map.entry("新币", "SGD"),
            Map.entry("缅币", "MMK"),
            Map.entry("卢布", "RUB"),
            Map.entry("越南盾", "VND"),
            Map.entry("比索", "PHP"),
            Map.entry("泰达币", "USDT"),
            Map.entry("usdt", "USDT"),
            Map.entry("u币", "USDT"),
            Map.entry("u", "USDT"),
            Map.entry("比特币", "BTC"),
            Map.entry("btc", "BTC"),
            Map.entry("以太币", "ETH"),
            Map.entry("以太坊", "ETH"),
            Map.entry("eth", "ETH"),
            Map.entry("trx", "TRX"),
            Map.entry("usdc", "USDC"));
    private static final String NAMES = "美元|美金|USDT|USDC|USD|US\\$|港币|港元|港纸|HKD|HK\\$|欧元|EUR|€|英镑|GBP|£|日元|日圆|韩元|韩币|澳元|"
            + "加元|新台币|台币|TWD|NT\\$|澳门币|葡币|泰铢|新加坡元|新币|缅币|卢布|越南盾|比索|泰达币|比特币|以太币|以太坊|BTC|ETH|TRX";
    private static final Pattern BEHIND = Pattern.compile(
            "(?i)\\s?(?:余|多|来|几)?(?:万|亿)?\\s?(?:个|枚|颗)?(?:(?<yuan>元(?![旦月宵凶素])|圆|块钱|块(?!钱)|人民币|RMB|CNY)|(?<other>"
                    + NAMES
                    + "|刀(?!具|子)|U币|U(?![A-Za-z0-9盘]))(?![A-Za-z]))(?:人民币|钱|(?=整|正)(?:整|正(?![在当式常])))?(?:\\s?\\((?:人民币|RMB)\\))?");
    private static final Pattern CODE =
            Pattern.compile("(?i)(?<![a-z0-9])(?:USD|USDT|USDC|HKD|RMB|CNY|EUR|GBP|TWD|BTC|ETH|TRX)$");
    private static final Pattern SMALL = Pattern.compile(
            "(?<jiao>[0-9零一二三四五六七八九壹贰叁肆伍陆柒捌玖])[角毛](?:(?<fen>[0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?[整正]?|零?(?<only>[1-9一二三四五六七八九壹贰叁肆伍陆柒捌玖])分[整正]?(?!之|钟)|[整正](?![在当式常])");
    private static final Pattern BEFORE = Pattern.compile(
            "(?i)(?:人民币|RMB|CNY|[¥￥]|(?<other>" + NAMES + "|\\$))\\s?[:(]?\\s?(?:大写|小写)?\\)?[:]?\\s?(?:[¥￥])?$");
    private static final Pattern DIRECTLY = Pattern.compile(
            "(?:转账|汇款|转款|转[了给出入走]|转走|汇[了出入]|[付支]了|支付了?|充值了?|充了|打款|打[了入]|存入|取现|提现|取款|支出|收入|余额|金额|数额|损失|被骗|骗走|骗取"
                    + "|投入|投资|投了|借款|佣金|返利|返现|返还|本金|共计|合计|总计|价值|转|汇|付|赔付|退款|贷款|押金|保证金|手续费)(?:\\((?:人民币)?[/]?元?\\))?[:]?\\s?(?:约|共|为|是|人民币|现金|大概|大约|差不多)*\\s?$");
    private static final String CURRENCY_ENDS = "币民¥￥$€£元金纸镑圆铢布盾索坊写";
    private static final String CURRENCY_BEGINNINGS = " 余多来几万亿个枚颗元圆块人美港欧英日韩澳加新台葡泰缅卢越比以刀€£";
    private static final String DIRECT_ENDS = "账款了给出入走汇付支值打充现取收额失骗资投借金利返还共计总价转退贷押约为是币概多费元";
    private static final String NOT_MONEY =
            "年月日号点时分秒天次笔个名位人张部岁楼室栋幢层条件台辆股份平方吨里米公斤克升度倍折期页行级届周户家亩只头支枚套遍瓶粒颗册字封项章节款起例种组群%℃-/:xX*";
    private static final String MEASURES = "名次个条张部台辆股份平吨里公斤伏字米户家亩册粒颗瓶件只头支枚套克篇遍位步级步粉人点";
    private static final Words MONEY = Words.of(
            "转", "汇", "付", "充", "亏", "损失", "骗", "投", "借", "贷", "赚", "返", "佣", "取现", "提现", "存", "给", "收", "还", "款", "资金",
            "余额", "利润", "价", "金额", "本金", "盈", "钱", "花", "打了", "额度", "共计", "合计", "押金", "保证金", "费", "现金", "获利", "非法所得",
            "换", "兑", "赔", "退", "卖", "买");

    @Override
    public void find(Passage passage) {
        String text = passage.text;
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Numeral.canBegin(c)
                    && !passage.isTaken(i)
                    && (isBehindCode(text, i) || !isPartOfNumber(before, c, passage.at(i - 2)))) {
                Numeral number = Numeral.at(text, i);
                if (number != null) {
                    i = Math.max(i, number(passage, i, number) - 1);
                }
            } else if ((c == '千' || c == '万') && before == '几') {
                continue;
            }
            before = text.charAt(i);
        }
    }

    /** USDT12000, RMB300: letters before a number that are a currency. */
    private static boolean isBehindCode(String text, int at) {
        char last = at > 2 ? text.charAt(at - 1) : 0;
        return AddressFinder.isWordChar(last)
                && !Digits.isDigit(last)
                && CODE.matcher(text).region(Math.max(0, at - 5), at).find();
    }

    private static boolean isPartOfNumber(char before, char c, char beforeThat) {
        return before == '第'
                || before == '几'
                || before == '数' && c == '十'
                || Digits.isDigit(c)
                        && (AddressFinder.isWordChar(before) || before == '.' && Digits.isDigit(beforeThat));
    }

    /** Takes the amount if this number is one; returns the offset behind what was read. */
    private static int number(Passage passage, int start, Numeral number) {
        String text = passage.text;
        if (number.value().signum() == 0 || !passage.isFree(start, number.end())) {
            return number.end();
        }
        Matcher before =
                BEFORE.matcher(text).region(Math.max(0, start - 10), start).useTransparentBounds(true);
        char last = wordEndBefore(text, start);
        boolean prefixed = (CURRENCY_ENDS.indexOf(last) >= 0 || AddressFinder.isWordChar(last)) && before.find();
        if (isCurrencyNear(text, number.end())) {
            Matcher behind = BEHIND.matcher(text)
                    .region(number.end(), Math.min(text.length(), number.end() + 12))
                    .useTransparentBounds(true);
            if (behind.lookingAt() && !isOneOfThings(passage, start, number, behind)) {
                String named =
                        prefixed && before.group("other") != null ? before.group("other") : behind.group("other");
                int from = prefixed ? before.start() : start;
                return withCurrencyBehind(passage, from, number, behind, currency(named));
            }
        }
        if (prefixed && !isLongNumber(text, start, number)) {
            String other = before.group("other");
            boolean plain = other == null || number.value().precision() <= 12;
            if (plain) {
                int end = smallEnd(text, number.end());
                take(passage, before.start(), end, number.value(), currency(other));
                return end;
            }
        }
        int end = moreEnd(text, number.end());
        if (number.unit() && isMoneyByWords(passage, start, number, end)
                || isDirectlySaid(passage, start, number, end)) {
            take(passage, start, end, number.value(), Fact.YUAN);
            return end;
        }
        return number.end();
    }

    private static int withCurrencyBehind(Passage passage, int start, Numeral number, Matcher behind, String currency) {
        BigDecimal value = number.value().multiply(multiplier(behind.group()));
        int end = behind.end();
        if (behind.group("yuan") == null) {
            take(passage, start, end, value, currency);
            return end;
        }
        Matcher small = SMALL.matcher(passage.text)
                .region(end, Math.min(passage.length(), end + 6))
                .useTransparentBounds(true);
        if (small.lookingAt()) {
            value = value.add(digit(small.group("jiao"), 1))
                    .add(digit(small.group("fen"), 2))
                    .add(digit(small.group("only"), 2));
            end = small.end();
        }
        take(passage, start, end, value, currency);
        return end;
    }

    private static BigDecimal multiplier(String behind) {
        return behind.indexOf('亿') >= 0
                ? BigDecimal.valueOf(100_000_000)
                : behind.indexOf('万') >= 0 ? BigDecimal.valueOf(10_000) : BigDecimal.ONE;
    }

    private static BigDecimal digit(@org.jspecify.annotations.Nullable String spelled, int places) {
        return spelled == null ? BigDecimal.ZERO : BigDecimal.valueOf(Digits.value(spelled.charAt(0)), places);
    }

    /** 块 also counts pieces: without 钱 it needs a number that pieces seldom reach, or a word that pays. */
    private static boolean isOneOfThings(Passage passage, int start, Numeral number, Matcher behind) {
        boolean piece = behind.group().strip().endsWith("块");
        boolean small = number.value().compareTo(BigDecimal.valueOf(100)) < 0;
        boolean blade = "刀".equals(behind.group("other")) || "u".equalsIgnoreCase(behind.group("other"));
        return (piece && small || blade) && !passage.saidBefore(start, 12, MONEY);
    }

    private static boolean isMoneyByWords(Passage passage, int start, Numeral number, int end) {
        char next = passage.at(end);
        boolean slang = Character.isLetter(passage.at(number.end() - 1)) && passage.at(number.end() - 1) < 0x80;
        boolean large = slang || number.value().compareTo(BigDecimal.valueOf(1_000)) >= 0;
        boolean measured = MEASURES.indexOf(next) >= 0 && next != 0;
        boolean listed = "、,和及".indexOf(passage.at(start - 1)) >= 0 && passage.isAmountEnd(start - 1);
        boolean said = listed
                || passage.saidBefore(start, 12, MONEY)
                || MONEY.isIn(passage.text, end, Math.min(passage.length(), end + 4));
        return large && !measured && said && !AddressFinder.isWordChar(next) && next != '%';
    }

    private static boolean isDirectlySaid(Passage passage, int start, Numeral number, int end) {
        String text = passage.text;
        char next = passage.at(end);
        boolean bad = next != 0
                && (NOT_MONEY.indexOf(next) >= 0 || AddressFinder.isWordChar(next) || Digits.value(next) >= 0);
        if (bad || isLongNumber(text, start, number) || number.value().compareTo(BigDecimal.TEN) < 0) {
            return false;
        }
        if (number.written() && !number.unit() || passage.at(end) == ' ' && Digits.isDigit(passage.at(end + 1))) {
            return false;
        }
        if (DIRECT_ENDS.indexOf(wordEndBefore(text, start)) < 0) {
            return false;
        }
        boolean extension = text.charAt(start - 1) == '转' && Digits.isDigit(passage.at(start - 2));
        return !extension
                && DIRECTLY.matcher(text).region(Math.max(0, start - 14), start).find();
    }

    private static boolean isCurrencyNear(String text, int end) {
        char c = end < text.length() ? text.charAt(end) : 0;
        return AddressFinder.isWordChar(c) || CURRENCY_BEGINNINGS.indexOf(c) >= 0 && c != 0;
    }

    /** The last character before a number that is not a mark or space: most numbers are told to be no amount by it. */
    private static char wordEndBefore(String text, int start) {
        int i = start - 1;
        while (i >= 0 && start - i < 5 && " :()/".indexOf(text.charAt(i)) >= 0) {
            i--;
        }
        return i < 0 ? '\n' : text.charAt(i);
    }

    private static boolean isLongNumber(String text, int start, Numeral number) {
        String written = text.substring(start, number.end());
        int digits = (int) written.chars()
                .takeWhile(c -> c != '.')
                .filter(c -> Digits.isDigit((char) c))
                .count();
        return digits > 9 || written.startsWith("0") && !written.startsWith("0.");
    }

    private static int moreEnd(String text, int end) {
        return end < text.length() && "多余".indexOf(text.charAt(end)) >= 0 ? end + 1 : end;
    }

    private static int smallEnd(String text, int end) {
        return end < text.length() && "整正".indexOf(text.charAt(end)) >= 0 ? end + 1 : end;
    }

    private static String currency(@org.jspecify.annotations.Nullable String name) {
        return name == null ? Fact.YUAN : CURRENCIES.getOrDefault(name.toLowerCase(Locale.ROOT), Fact.YUAN);
    }

    private static void take(Passage passage, int start, int end, BigDecimal value, String currency) {
        try {
            long fen = value.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
            passage.amount(start, end, new Money(fen), currency);
        } catch (ArithmeticException e) {
            // too large for any account: no amount
        }
    }
}
