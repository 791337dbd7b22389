package io.clew.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.clew.record.EntityKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings a written identifier to its key. Full-width, spaced, dashed and Chinese spellings of one number give one key.
 *
 * <p>Which rule a type follows is data: the {@code normalizer} of the type in {@code graph/ontology.yaml}.
 */
public final class Normalizer {

    private static final Pattern PLATE = Pattern.compile(
            "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-Z]" + "(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[挂学警港澳领])");
    private static final Pattern CHAT = Pattern.compile("([a-z]+|\\p{IsHan}+?)(?:账号|号码|号|id)?[\\s:/]+(\\S+)");
    private static final Pattern NAME =
            Pattern.compile("[\\p{IsHan}·][\\p{IsHan}·*×x某0-9a-z]{1,7}", Pattern.CASE_INSENSITIVE);
    private static final List<String> TYPES =
            List.of("person", "company", "wallet", "email", "ip", "device", "plate", "chat", "case", "url", "domain");

    private static final Map<String, Function<String, Optional<String>>> RULES = Map.ofEntries(
            Map.entry("id-number", Normalizer::idNumber),
            Map.entry("phone", PhoneNumber::normalize),
            Map.entry("account", Normalizer::account),
            Map.entry("uscc", Normalizer::uscc),
            Map.entry("device", Normalizer::device),
            Map.entry("ip", NetworkAddress::ip),
            Map.entry("url", NetworkAddress::url),
            Map.entry("domain", NetworkAddress::domain),
            Map.entry("email", NetworkAddress::email),
            Map.entry("chat", Normalizer::chat),
            Map.entry("wallet", written -> Wallets.normalize(written.strip())),
            Map.entry("plate", Normalizer::plate),
            Map.entry("case", Normalizer::caseNumber),
            Map.entry("name", Normalizer::name),
            Map.entry("plain", Normalizer::plain));

    private static final Normalizer SHIPPED = new Normalizer(readRules());

    private final Map<String, Function<String, Optional<String>>> byType = new HashMap<>();

    private Normalizer(Map<String, String> ruleOfType) {
        ruleOfType.forEach((type, rule) -> {
            Function<String, Optional<String>> function = RULES.get(rule);
            if (function == null) {
                throw new IllegalArgumentException("no such normalizer: '" + rule + "' of '" + type + "'");
            }
            byType.put(type, function);
        });
    }

    public static Normalizer shipped() {
        return SHIPPED;
    }

    /**
     * @param type a node type of the ontology
     * @param written the identifier in any spelling
     * @return empty where it cannot be one of this type: wrong form or check digit, masked, an unknown type
     */
    public Optional<EntityKey> normalize(String type, String written) {
        Function<String, Optional<String>> rule = byType.get(type);
        if (rule == null || written.isBlank()) {
            return Optional.empty();
        }
        return rule.apply(TextFolder.foldKeepingCase(written).text().strip())
                .filter(value -> !value.isEmpty())
                .map(value -> new EntityKey(type, value));
    }

    /** Every key that a typed value could be, likeliest first; empty for text that names nothing. */
    public List<EntityKey> readings(String written) {
        String text = TextFolder.foldKeepingCase(written).text().strip();
        Set<EntityKey> keys = new LinkedHashSet<>();
        if (text.isEmpty() || text.length() > 2_000) {
            return List.of();
        }
        int colon = text.indexOf(':');
        if (colon > 0 && byType.containsKey(text.substring(0, colon))) {
            normalize(text.substring(0, colon), text.substring(colon + 1)).ifPresent(keys::add);
        }
        String digits = Digits.only(text);
        boolean number = text.matches("\\+?[\\d\\p{IsHan}\\s()._·-]+")
                && !digits.isEmpty()
                && text.chars().allMatch(c -> c < 0x2e80 || Digits.isHanDigit((char) c));
        normalize("person", text).ifPresent(keys::add);
        if (number && isLikelyPhone(text, digits)) {
            normalize("phone", text).ifPresent(keys::add);
        }
        TYPES.forEach(type -> normalize(type, text).ifPresent(keys::add));
        if (number) {
            numbers(text, digits, keys);
        }
        if (keys.isEmpty() && NAME.matcher(text).matches()) {
            normalize("name", text).ifPresent(keys::add);
        }
        return new ArrayList<>(keys);
    }

    private void numbers(String text, String digits, Set<EntityKey> keys) {
        if (digits.length() >= 9) {
            normalize("account", text).ifPresent(keys::add);
        }
        if (digits.length() >= 3 && digits.length() <= 15) {
            normalize("phone", text).ifPresent(keys::add);
        }
        if (digits.length() >= 5 && digits.length() <= 11 && digits.charAt(0) != '0') {
            keys.add(new EntityKey("chat", ChatPlatform.QQ.account(digits)));
        }
    }

    private static boolean isLikelyPhone(String text, String digits) {
        return text.startsWith("+")
                || PhoneNumber.normalize(text)
                        .filter(found -> found.startsWith("+"))
                        .isPresent()
                || PhoneNumber.isService(digits);
    }

    private static Optional<String> idNumber(String written) {
        String compact = compact(written).toUpperCase(Locale.ROOT);
        boolean x = compact.endsWith("X") || compact.endsWith("叉");
        String body = x ? compact.substring(0, compact.length() - 1) : compact;
        return hasOnlyDigits(body) ? IdNumber.normalize(Digits.only(body) + (x ? "X" : "")) : Optional.empty();
    }

    private static Optional<String> account(String written) {
        String compact = compact(written).toUpperCase(Locale.ROOT);
        if (hasOnlyDigits(compact)) {
            String digits = Digits.only(compact);
            return digits.length() >= 5 && digits.length() <= 34 ? Optional.of(digits) : Optional.empty();
        }
        boolean code = compact.matches("[A-Z0-9]{6,34}") && compact.matches(".*\\d{3}.*");
        return code ? Optional.of(compact) : Optional.empty();
    }

    private static Optional<String> uscc(String written) {
        String code = compact(written).toUpperCase(Locale.ROOT);
        return Uscc.isValid(code) ? Optional.of(code) : Optional.empty();
    }

    /**
     * Call records write 0 for the check digit of an IMEI, or leave it out, or put two digits of a software version in
     * its place: the check digit is made new from the first 14.
     */
    private static Optional<String> device(String written) {
        Optional<String> mac = NetworkAddress.mac(written);
        if (mac.isPresent()) {
            return mac;
        }
        String compact = compact(written).toUpperCase(Locale.ROOT);
        if (Digits.isDigits(compact)) {
            boolean spare = compact.length() == 14 || compact.length() == 16 || compact.endsWith("0");
            boolean imei = compact.length() >= 14 && compact.length() <= 16;
            return Imei.isValid(compact)
                    ? Optional.of(compact)
                    : imei && spare ? Optional.of(withCheckDigit(compact.substring(0, 14))) : Optional.empty();
        }
        return written.strip().matches("(?i)[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(compact)
                : Optional.empty();
    }

    private static String withCheckDigit(String fourteen) {
        for (char check = '0'; check < '9'; check++) {
            if (Luhn.isValid(fourteen + check)) {
                return fourteen + check;
            }
        }
        return fourteen + '9';
    }

    private static Optional<String> chat(String written) {
        Matcher chat = CHAT.matcher(written.toLowerCase(Locale.ROOT));
        return chat.matches()
                ? ChatPlatform.named(chat.group(1)).map(platform -> platform.account(chat.group(2)))
                : Optional.empty();
    }

    private static Optional<String> plate(String written) {
        String compact = written.replaceAll("[\\s·•.-]", "").toUpperCase(Locale.ROOT);
        return PLATE.matcher(compact).matches() ? Optional.of(compact) : Optional.empty();
    }

    private static Optional<String> caseNumber(String written) {
        String compact =
                written.replaceAll("\\s", "").replaceAll("[〔\\[【]", "(").replaceAll("[〕\\]】]", ")");
        boolean known = compact.matches(".*\\(\\d{4}\\).*\\d+号") || compact.matches("(?i)[AJ]\\d{12,24}");
        return known ? Optional.of(compact.toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    private static Optional<String> name(String written) {
        String folded = TextFolder.fold(written).text().strip();
        boolean han = folded.codePoints().anyMatch(Character::isIdeographic);
        return Optional.of(han ? folded.replaceAll("\\s+", "") : folded.replaceAll("\\s+", " "));
    }

    private static Optional<String> plain(String written) {
        return Optional.of(TextFolder.fold(written).text().strip().replaceAll("\\s+", " "));
    }

    private static String compact(String written) {
        return written.replaceAll("[\\s·–—_-]", "");
    }

    private static boolean hasOnlyDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Digits.value((char) c) >= 0);
    }

    private static Map<String, String> readRules() {
        try (InputStream in = Normalizer.class.getResourceAsStream("/graph/ontology.yaml")) {
            if (in == null) {
                throw new IllegalStateException("graph/ontology.yaml is missing from the build");
            }
            Map<String, String> rules = new HashMap<>();
            for (JsonNode node :
                    new ObjectMapper(new YAMLFactory()).readTree(in).path("nodes")) {
                rules.put(node.path("type").asText(), node.path("normalizer").asText());
            }
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException("graph/ontology.yaml cannot be read", e);
        }
    }
}
