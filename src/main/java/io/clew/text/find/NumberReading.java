package io.clew.text.find;

import io.clew.record.EntityKey;
import io.clew.text.IdNumber;
import io.clew.text.Imei;
import io.clew.text.Luhn;
import io.clew.text.PhoneNumber;
import io.clew.text.Uscc;
import io.clew.text.WordList;
import io.clew.text.passage.Passage;
import io.clew.text.passage.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What some groups of a run of digits are together, if anything. */
final class NumberReading {

    private static final Map<String, List<String>> LISTS = WordList.named("number-words.txt");
    static final Words ACCOUNT = Words.named(LISTS, "account");
    static final Words PHONE = Words.named(LISTS, "phone");
    static final Words IDENTITY = Words.named(LISTS, "identity");
    static final Words BETWEEN = Words.named(LISTS, "between");
    private static final Words DEVICE = Words.named(LISTS, "device");
    private static final Words SERVICE = Words.named(LISTS, "service");
    private static final Words PART = Words.named(LISTS, "part");
    private static final Words PART_BEHIND = Words.named(LISTS, "part-behind");
    private static final Words ALIPAY = Words.named(LISTS, "alipay");
    private static final Words OTHER = Words.named(LISTS, "other");

    /** Latin words that stand right before a telephone number. */
    private static final Set<String> DIALLED =
            Set.of("tel", "phone", "mobile", "mob", "cell", "no", "fax", "call", "ph", "whatsapp", "sms");

    private static final int REACH = 14;

    private final Passage passage;
    private final DigitRun run;
    private final int from;
    private final int to;
    private final String digits;
    private final int start;
    private final int end;

    /** @param digits those of the groups from {@code from} to before {@code to} */
    NumberReading(Passage passage, DigitRun run, int from, int to, String digits) {
        this.passage = passage;
        this.run = run;
        this.from = from;
        this.to = to;
        this.digits = digits;
        this.start = run.start(from);
        this.end = run.end(to);
    }

    Optional<EntityKey> key() {
        int length = digits.length();
        char behind = passage.at(end);
        if (run.isInternational()) {
            return from == 0 ? international() : Optional.empty();
        }
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
            Optional<EntityKey> fifteen = fifteen();
            if (fifteen.isPresent()) {
                return fifteen;
            }
        }
        Optional<EntityKey> phone = phone();
        return phone.isPresent() ? phone : account();
    }

    /** Whatever is dialled in the country has its own form; other countries' numbers are taken as they stand. */
    private Optional<EntityKey> international() {
        boolean half = digits.startsWith("861") && digits.length() != 13 && !digits.startsWith("8610");
        boolean whole = digits.length() >= 8 && digits.length() <= 15 && digits.charAt(0) != '0' && !half;
        return whole
                ? PhoneNumber.normalize("+" + digits).map(number -> new EntityKey("phone", number))
                : Optional.empty();
    }

    private Optional<EntityKey> fifteen() {
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

    private Optional<EntityKey> phone() {
        int length = digits.length();
        boolean form = PhoneNumber.isMobile(digits) && run.isPhoneLike(from, to)
                || PhoneNumber.isFixed(digits) && (run.isFixedLike(from, to) || passage.saidBefore(start, REACH, PHONE))
                || PhoneNumber.isTollFree(digits) && (to - from > 1 || passage.saidBefore(start, REACH, SERVICE))
                || length == 13 && digits.startsWith("86") && PhoneNumber.isMobile(digits.substring(2))
                || length == 14 && digits.startsWith("860") && PhoneNumber.isMobile(digits.substring(3))
                || length == 15 && digits.startsWith("0086") && digits.charAt(4) == '1'
                || length >= 11 && length <= 15 && digits.startsWith("00") && passage.saidBefore(start, REACH, PHONE)
                || length == 12 && digits.startsWith("01") && PhoneNumber.isMobile(digits.substring(1));
        boolean said = length == 11 && digits.charAt(0) == '1' && run.isPhoneLike(from, to)
                || to - from == 1 && PhoneNumber.isService(digits) && !isDialledBefore();
        boolean found = (form || said && passage.saidBefore(start, 2 * REACH, length == 11 ? PHONE : SERVICE))
                && !isOfSomethingElse();
        return found ? PhoneNumber.normalize(digits).map(number -> new EntityKey("phone", number)) : Optional.empty();
    }

    /** 12593-15412345678: what is dialled before a number to pay less is nobody's number. */
    private boolean isDialledBefore() {
        return to < run.size() && PhoneNumber.isMobile(run.digits(to, to + 1));
    }

    /** 单号YT15412345678, 密码15412345678: the number of a parcel, a contract or the like has the same form. */
    private boolean isOfSomethingElse() {
        if (passage.saidBefore(start, 6, PHONE)) {
            return false;
        }
        int letters = run.start();
        letters -= passage.at(letters - 1) == '-' ? 1 : 0;
        int from = letters;
        while (Character.isLetter(passage.at(from - 1)) && passage.at(from - 1) < 0x80) {
            from--;
        }
        boolean prefixed = from < letters
                && !DIALLED.contains(passage.text.substring(from, letters).toLowerCase(Locale.ROOT));
        return prefixed || passage.saidBefore(start, 6, OTHER);
    }

    /** Cards have 16 to 19 digits; other lengths and wrong check digits need a word that says it is an account. */
    private Optional<EntityKey> account() {
        int length = digits.length();
        boolean grouped = run.isCardLike(from, to)
                || length >= 16
                        && length <= 19
                        && to - from <= 3
                        && Luhn.isValid(digits)
                        && passage.saidBefore(start, REACH, ACCOUNT);
        if (length < 9 || length > 30 || !grouped || digits.startsWith("000000") || isPart()) {
            return Optional.empty();
        }
        boolean length16 = length >= 16 && length <= 19;
        boolean alipay = length == 16 && digits.startsWith("2088") && passage.saidBefore(start, REACH, ALIPAY);
        boolean card = length16
                && (Luhn.isValid(digits) || digits.startsWith("62"))
                && !(passage.saidBefore(start, 6, OTHER) && !passage.saidBefore(start, 6, ACCOUNT));
        boolean said = passage.saidBefore(start, REACH, ACCOUNT) && !passage.saidBefore(start, 6, IDENTITY);
        return card || said || alipay ? Optional.of(new EntityKey("account", digits)) : Optional.empty();
    }

    /** Half a card number told in passing. Cards of the country begin with 62 and have 16 digits or more. */
    private boolean isPart() {
        boolean card = digits.length() >= 16 && Luhn.isValid(digits);
        boolean half = digits.startsWith("62") && digits.length() < 16;
        boolean behind = end < passage.length() && PART_BEHIND.lengthAt(passage.text, end, passage.length()) > 0;
        return !card && (half || behind || passage.saidBefore(start, 6, PART));
    }
}
