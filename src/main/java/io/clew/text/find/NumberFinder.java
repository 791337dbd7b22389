package io.clew.text.find;

import io.clew.record.EntityKey;
import io.clew.text.Digits;
import io.clew.text.IdNumber;
import io.clew.text.Imei;
import io.clew.text.Luhn;
import io.clew.text.PhoneNumber;
import io.clew.text.Uscc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Telephone, card, account, identity and device numbers: runs of digits in either spelling, in groups parted by a
 * space, dash or dot. Check digits decide where there are any, the words before a number where there are not.
 */
final class NumberFinder implements Finder {

    private static final int SHORTEST = 5;
    private static final int REACH = 14;

    private static final Words ACCOUNT = Words.of(
            "卡号", "账号", "帐号", "账户", "帐户", "银行卡", "储蓄卡", "信用卡", "借记卡", "卡", "对公", "转至", "转到", "转入", "转给", "汇至", "汇到",
            "汇入", "汇给", "打到", "打入", "打款", "户头", "收款", "付款", "存入", "转账", "汇款", "account", "银行", "农行", "工行", "建行", "中行",
            "交行", "招行", "邮储", "信用社", "尾号", "户名");
    private static final Words PHONE = Words.of(
            "电话",
            "手机",
            "号码",
            "来电",
            "拨打",
            "致电",
            "短信",
            "联系",
            "座机",
            "热线",
            "tel",
            "phone",
            "mobile",
            "拨",
            "接到",
            "打来",
            "客服",
            "呼叫",
            "主叫",
            "被叫",
            "whatsapp",
            "微信",
            "机主",
            "本机",
            "打给",
            "手机号",
            "通话",
            "注册",
            "同号");
    private static final Words IDENTITY = Words.of("身份证", "身份号", "身份号码", "证件", "公民身份", "id", "身分证", "身份");
    private static final Words DEVICE = Words.of("imei", "串号", "串码", "设备号", "机身", "机器码", "手机串");
    private static final Words SERVICE =
            Words.of("电话", "来电", "拨打", "致电", "短信", "客服", "热线", "号码", "接到", "打来", "显示", "拨", "tel", "发来", "收到", "反诈");

    @Override
    public void find(Passage passage) {
        String text = passage.text;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((Digits.value(c) >= 0 || c == '+' || c == '(') && !passage.isTaken(i)) {
                i = Math.max(i, run(passage, i) - 1);
            }
        }
    }

    /** Reads the run that begins here and returns where the next one may begin. */
    private int run(Passage passage, int start) {
        Run run = Run.at(passage, start);
        if (run == null) {
            return start + 1;
        }
        if (run.digits() < SHORTEST || isPartOfWord(passage, run) || isMasked(passage, run)) {
            return run.end();
        }
        int group = 0;
        while (group < run.groups.size()) {
            int next = take(passage, run, group);
            group = next > group ? next : group + 1;
        }
        return run.end();
    }

    private static boolean isPartOfWord(Passage passage, Run run) {
        char before = passage.at(run.start() - 1);
        char behind = passage.at(run.end());
        boolean x = (behind == 'X' || behind == 'x') && !isLatin(passage.at(run.end() + 1));
        return isLatin(behind) && !x
                || before == '_'
                || before == '@'
                || before == '.' && isLatin(passage.at(run.start() - 2));
    }

    private static boolean isMasked(Passage passage, Run run) {
        char behind = passage.at(run.end());
        char before = passage.at(run.start() - 1);
        return behind == '*' || before == '*' || behind == '×' || before == '×';
    }

    /** Takes the longest reading that begins with this group; returns the group behind it, or this group. */
    private int take(Passage passage, Run run, int group) {
        for (int last = run.groups.size(); last > group; last--) {
            int start = run.groups.get(group)[0];
            int end = run.groups.get(last - 1)[1];
            String digits = run.digits(group, last);
            Optional<EntityKey> key = read(passage, run, group, last, digits, start, end);
            if (key.isPresent()) {
                boolean x = key.get().type().equals("person") && digits.length() == 17;
                int from = Run.signStart(passage, start, key.get());
                int to = x ? end + 1 : end;
                if (passage.isFree(from, to)) {
                    passage.mention(from, to, key.get(), "");
                }
                return last;
            }
        }
        return group;
    }

    private static Optional<EntityKey> read(
            Passage passage, Run run, int group, int last, String digits, int start, int end) {
        int length = digits.length();
        char behind = passage.at(end);
        if (length == 17 && (behind == 'X' || behind == 'x' || behind == '叉')) {
            return IdNumber.normalize(digits + "X").map(id -> new EntityKey("person", id));
        }
        if (length == 18 && IdNumber.isValid(digits)) {
            return Optional.of(new EntityKey("person", digits));
        }
        if (length == 18 && Uscc.isValid(digits)) {
            return Optional.of(new EntityKey("company", digits));
        }
        if (length == 15) {
            Optional<EntityKey> fifteen = fifteen(passage, digits, start);
            if (fifteen.isPresent()) {
                return fifteen;
            }
        }
        if (run.isInternational(passage, start)) {
            return PhoneNumber.normalize("+" + digits)
                    .filter(number -> length >= 8 && length <= 15)
                    .map(number -> new EntityKey("phone", number));
        }
        Optional<EntityKey> phone = phone(passage, run, group, last, digits, start);
        return phone.isPresent() ? phone : account(passage, run, group, last, digits, start);
    }

    private static Optional<EntityKey> fifteen(Passage passage, String digits, int start) {
        boolean device = passage.saidBefore(start, REACH, DEVICE);
        if (!device && passage.saidBefore(start, REACH, IDENTITY)) {
            return IdNumber.normalize(digits).map(id -> new EntityKey("person", id));
        }
        boolean plain = (digits.startsWith("35")
                        || digits.startsWith("86")
                        || digits.startsWith("00")
                        || digits.startsWith("99"))
                && !passage.saidBefore(start, REACH, ACCOUNT);
        return Imei.isValid(digits) && (device || plain)
                ? Optional.of(new EntityKey("device", digits))
                : Optional.empty();
    }

    private static Optional<EntityKey> phone(Passage passage, Run run, int group, int last, String digits, int start) {
        int length = digits.length();
        boolean form = PhoneNumber.isMobile(digits) && run.isPhoneLike(group, last)
                || PhoneNumber.isFixed(digits)
                        && (run.isFixedLike(group, last) || passage.saidBefore(start, REACH, PHONE))
                || PhoneNumber.isTollFree(digits) && (last - group > 1 || passage.saidBefore(start, REACH, SERVICE))
                || length == 13 && digits.startsWith("86") && PhoneNumber.isMobile(digits.substring(2))
                || length == 15 && digits.startsWith("0086") && digits.charAt(4) == '1'
                || length >= 11 && length <= 15 && digits.startsWith("00") && passage.saidBefore(start, REACH, PHONE)
                || length == 12 && digits.startsWith("01") && PhoneNumber.isMobile(digits.substring(1));
        boolean said = length == 11 && digits.charAt(0) == '1' && run.isPhoneLike(group, last)
                || PhoneNumber.isService(digits) && last - group == 1;
        boolean found = form || said && passage.saidBefore(start, 2 * REACH, length == 11 ? PHONE : SERVICE);
        return found ? PhoneNumber.normalize(digits).map(number -> new EntityKey("phone", number)) : Optional.empty();
    }

    /** Cards have 16 to 19 digits; other lengths and wrong check digits need a word that says it is an account. */
    private static Optional<EntityKey> account(
            Passage passage, Run run, int group, int last, String digits, int start) {
        int length = digits.length();
        if (length < 9 || length > 30 || !run.isCardLike(group, last) || digits.startsWith("000000")) {
            return Optional.empty();
        }
        boolean card = length >= 16 && length <= 19 && (Luhn.isValid(digits) || digits.startsWith("62"));
        boolean said = passage.saidBefore(start, REACH, ACCOUNT) && !passage.saidBefore(start, 6, IDENTITY);
        return card || said ? Optional.of(new EntityKey("account", digits)) : Optional.empty();
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    /** Groups of digits that belong together, as [start, end) offsets. */
    private record Run(Passage passage, List<int[]> groups) {

        static @org.jspecify.annotations.Nullable Run at(Passage passage, int start) {
            List<int[]> groups = new ArrayList<>();
            int i = passage.at(start) == '+' || passage.at(start) == '(' ? start + 1 : start;
            while (i < passage.length()) {
                int end = i;
                while (Digits.value(passage.at(end)) >= 0 && !passage.isTaken(end)) {
                    end++;
                }
                if (end == i) {
                    break;
                }
                groups.add(new int[] {i, end});
                i = end;
                int gap = 0;
                while (gap < 2 && isSeparator(passage.at(i + gap))) {
                    gap++;
                }
                if (gap == 0 || Digits.value(passage.at(i + gap)) < 0) {
                    break;
                }
                i += gap;
            }
            return groups.isEmpty() ? null : new Run(passage, groups);
        }

        static boolean isSeparator(char c) {
            return c == ' ' || c == '-' || c == '.' || c == '·' || c == '–' || c == '—' || c == ')' || c == '_';
        }

        int start() {
            return groups.get(0)[0];
        }

        int end() {
            return groups.get(groups.size() - 1)[1];
        }

        int digits() {
            return groups.stream().mapToInt(g -> g[1] - g[0]).sum();
        }

        String digits(int from, int to) {
            var digits = new StringBuilder();
            for (int g = from; g < to; g++) {
                digits.append(Digits.only(passage.text.substring(groups.get(g)[0], groups.get(g)[1])));
            }
            return digits.toString();
        }

        private int size(int group) {
            return groups.get(group)[1] - groups.get(group)[0];
        }

        boolean isInternational(Passage passage, int start) {
            return passage.at(start - 1) == '+';
        }

        /** 3-4-4, 4-4-3, 3-8, 7-4 and the like, or very small groups throughout. */
        boolean isPhoneLike(int from, int to) {
            if (to - from == 1) {
                return true;
            }
            boolean small = true;
            for (int g = from; g < to; g++) {
                small &= size(g) <= 2;
            }
            return small || to - from <= 4 && size(from) >= 3 && size(to - 1) >= 3;
        }

        /** An area code and a number apart, or together without any separator. */
        boolean isFixedLike(int from, int to) {
            return to - from == 1 || to - from <= 3 && (size(from) == 3 || size(from) == 4) && size(to - 1) >= 4;
        }

        /** All groups but the last of one size of four or more, or an issuer's prefix of six and the rest. */
        boolean isCardLike(int from, int to) {
            if (to - from == 1) {
                return true;
            }
            boolean prefix = size(from) == 6 && to - from <= 3;
            boolean even = size(from) == 4;
            for (int g = from; g < to - 1; g++) {
                even &= size(g) == size(from);
            }
            return prefix || even && size(to - 1) <= 7;
        }

        /** The plus sign and the bracket before an area code belong to the mention. */
        static int signStart(Passage passage, int start, EntityKey key) {
            char before = passage.at(start - 1);
            boolean bracket = before == '('
                    && key.type().equals("phone")
                    && key.value().startsWith("+86")
                    && passage.at(start + 3) != 0
                    && passage.text
                                    .substring(start, Math.min(passage.length(), start + 5))
                                    .indexOf(')')
                            > 0;
            return (before == '+' || bracket) && !passage.isTaken(start - 1) ? start - 1 : start;
        }
    }
}
