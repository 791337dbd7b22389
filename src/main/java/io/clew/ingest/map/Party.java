package io.clew.ingest.map;

import io.clew.record.EntityKey;
import io.clew.text.MaskedName;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom one cell names: an account, a card, a user of a platform, or a name, also where account and name share the cell.
 *
 * @param key null where the cell names no account, or hides part of it
 * @param name what the cell says besides the account; empty for nothing
 * @param printed whether the cell says anything
 */
public record Party(@Nullable EntityKey key, String name, boolean printed) {

    static final Party NONE = new Party(null, "", false);

    private static final int SHORTEST_INSIDE = 12;
    private static final int LONGEST_NAME = 4;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d+\\.0+");
    private static final Pattern ROUNDED = Pattern.compile("(?i)\\d(?:\\.\\d+)?E\\+?\\d+");
    private static final Pattern SUB_ACCOUNT = Pattern.compile("(\\d{12,23})[_-]\\d{1,6}(?:[_-]\\d{1,3})?");
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9_@.])\\d(?:[ -]?\\d){7,33}(?![A-Za-z0-9_@])");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_@.-]{4,63}");
    private static final Pattern AROUND = Pattern.compile("[\\s/\\\\()\\[\\]【】:,;|_-]+");
    private static final Pattern BANK = Pattern.compile("银行|信用社|信用联社|支行|分行");

    /** @param platform whose accounts the cells of the layout name; empty for banks */
    public static Party of(String cleaned, String platform, Keys keys) {
        Vocabulary vocabulary = Vocabulary.shipped();
        String said = cleaned.strip();
        if (Values.none(said) || vocabulary.isNothing(said)) {
            return NONE;
        }
        if (WHOLE_NUMBER.matcher(said).matches()) {
            said = said.substring(0, said.indexOf('.'));
        }
        if (ROUNDED.matcher(said).matches()) {
            return new Party(null, "", true);
        }
        if (masked(said)) {
            return new Party(null, "", true);
        }
        Optional<String> known = vocabulary.platform(said);
        if (known.isPresent()) {
            return new Party(chat(known.get(), said), "", true);
        }
        Matcher sub = SUB_ACCOUNT.matcher(said);
        if (sub.matches()) {
            return new Party(new EntityKey("account", sub.group(1)), "", true);
        }
        return number(said, platform, keys);
    }

    private static Party number(String said, String platform, Keys keys) {
        Matcher number = NUMBER.matcher(said);
        String digits = "";
        String rest = said;
        int found = 0;
        while (number.find()) {
            String plain = number.group().replaceAll("[ -]", "");
            boolean whole = number.start() == 0 && number.end() == said.length();
            if (whole || plain.length() >= SHORTEST_INSIDE) {
                found++;
                digits = plain;
                rest = said.substring(0, number.start()) + " " + said.substring(number.end());
            }
        }
        if (found > 1) {
            return new Party(null, "", true);
        }
        if (found == 1) {
            return new Party(new EntityKey("account", digits), name(rest), true);
        }
        if (!platform.isEmpty() && USER.matcher(said).matches() && !said.contains("@")) {
            return new Party(chat(platform, said), "", true);
        }
        boolean code = said.chars().allMatch(c -> c < 0x80);
        Optional<EntityKey> key = code ? keys.read("account", said) : Optional.empty();
        return key.map(k -> new Party(k, "", true)).orElseGet(() -> new Party(null, name(said), true));
    }

    private static EntityKey chat(String platform, String written) {
        return new EntityKey("chat", platform + "/" + written.toLowerCase(java.util.Locale.ROOT));
    }

    public static boolean masked(String said) {
        return said.indexOf('*') >= 0 || said.indexOf('×') >= 0 || said.matches("(?i).*\\d[x•●]{3,}.*");
    }

    /** Whether a key may be what a cell or line shows with some of it hidden; of nothing at all, any may. */
    public static boolean fits(String shown, EntityKey key) {
        String bare = shown.replaceAll("[ -]", "");
        String pattern = Arrays.stream(bare.split("(?i)[*×x•●]+", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        String end = key.type().equals("phone") ? ".*" : ""; // the country's code
        return bare.isEmpty() || key.value().matches(end + pattern);
    }

    /** Whether a name alone hides part of itself (张某, 李*); what is longer is a firm or a sentence. */
    public static boolean maskedName(String said) {
        return said.length() <= LONGEST_NAME && MaskedName.is(said);
    }

    private static String name(String rest) {
        String name = AROUND.matcher(rest).replaceAll(" ").strip();
        return BANK.matcher(name).find() ? "" : name;
    }
}
