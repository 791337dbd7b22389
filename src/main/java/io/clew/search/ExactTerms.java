package io.clew.search;

import io.clew.access.Masking;
import io.clew.record.EntityKey;
import io.clew.record.Record;
import io.clew.text.Folded;
import io.clew.text.Normalizer;
import io.clew.text.TextFolder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The exact terms under which records are kept and asked for, the same for every engine. */
public final class ExactTerms {

    /** Longest value kept as one exact term, in chars; of longer ones the beginning. */
    public static final int LONGEST = 256;

    /** Names under which rows say where something happened. */
    public static final Set<String> PLACE_FIELDS =
            Set.of("place", "地点", "案发地", "案发地点", "发案地", "发案地点", "交易地点", "通话地", "归属地", "地区", "province", "city");

    private static final List<String> NUMBERED = List.of(
            "phone", "account", "person", "company", "device", "ip", "plate", "chat", "wallet", "email", "domain",
            "url", "case");

    private ExactTerms() {}

    public static String cut(String value) {
        if (value.length() <= LONGEST) {
            return value;
        }
        boolean splits = Character.isHighSurrogate(value.charAt(LONGEST - 1));
        return value.substring(0, splits ? LONGEST - 1 : LONGEST);
    }

    public static String of(EntityKey key) {
        return cut(key.toString());
    }

    public static String backwards(String term) {
        return new StringBuilder(term).reverse().toString();
    }

    /** A value of a row with the name of its field, folded. */
    public static String row(String name, String value) {
        return row(name, value, TextFolder.fold(value));
    }

    /** As {@link #row(String, String)}, where the value has been folded. */
    public static String row(String name, String value, Folded folded) {
        String stripped = value.strip();
        String shown = stripped.length() == value.length()
                ? folded.text()
                : TextFolder.fold(stripped).text();
        return cut(fieldName(name) + "=" + shown);
    }

    private static String fieldName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 'a' || c > 'z') {
                return TextFolder.fold(name).text();
            }
        }
        return name;
    }

    /** Every key of a record once: of entities, then mentions, then facts. */
    public static Set<EntityKey> keys(Record record) {
        Set<EntityKey> keys = new LinkedHashSet<>();
        record.entities().forEach(entity -> keys.add(entity.key()));
        record.mentions().forEach(mention -> keys.add(mention.key()));
        record.facts().forEach(fact -> {
            keys.add(fact.from());
            keys.add(fact.to());
        });
        return keys;
    }

    /** What is kept beside its keys for the entities that a record protects, so that whoever asks can tell them. */
    public static Set<EntityKey> guards(Record record) {
        Set<EntityKey> hidden = Masking.protectedIn(record);
        if (hidden.isEmpty()) {
            return Set.of();
        }
        Set<EntityKey> guards = new LinkedHashSet<>();
        hidden.forEach(key -> guards.add(guard(key)));
        return guards;
    }

    /** The key that counts the records protecting an entity, in {@link RecordIndex#count}. */
    public static EntityKey guard(EntityKey key) {
        return new EntityKey("protected", key.toString());
    }

    /** Whether folding changes a Chinese character, so that the text was not written in Simplified script. */
    public static boolean isTraditional(String text) {
        if (isPlain(text)) {
            return false;
        }
        return isTraditional(text, TextFolder.fold(text));
    }

    /** As {@link #isTraditional(String)}, where the text has been folded. */
    public static boolean isTraditional(String text, Folded folded) {
        if (folded.text().equals(text)) {
            return false;
        }
        for (int i = 0; i < folded.text().length(); i++) {
            char c = folded.text().charAt(i);
            if (c > '\u2e7f' && text.charAt(folded.originalStart(i)) != c) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '\u2e7f') {
                return false;
            }
        }
        return true;
    }

    /** The ways in which values of a type may be kept that were typed with this mask. */
    public static Set<String> spellings(String type, String mask) {
        Set<String> spellings = new LinkedHashSet<>();
        for (String cased : List.of(mask, mask.toUpperCase(Locale.ROOT), mask.toLowerCase(Locale.ROOT))) {
            spellings.add(cased);
            if (type.equals("phone") && !cased.startsWith("+")) {
                spellings.add("+86" + cased);
            }
            if (type.equals("chat") && !cased.startsWith("*")) {
                spellings.add("wechat/" + cased);
                spellings.add("qq/" + cased);
            }
        }
        return spellings;
    }

    /** How the keys begin that somebody may mean who has typed the beginning of a number. */
    public static Set<String> beginnings(String typed) {
        Set<String> beginnings = new LinkedHashSet<>();
        for (EntityKey key : Normalizer.shipped().readings(typed)) {
            beginnings.add(key.toString());
        }
        String compact = typed.replaceAll("[\\s-]", "");
        for (String type : NUMBERED) {
            beginnings.add(type + ":" + compact);
            beginnings.add(type + ":" + compact.toUpperCase(Locale.ROOT));
        }
        beginnings.add("phone:+86" + compact);
        beginnings.add("chat:wechat/" + compact);
        beginnings.add("chat:qq/" + compact);
        return beginnings;
    }

    /** Whether a name stands between blanks in the title, so that its terms are there already. */
    public static boolean stands(String name, String title) {
        int at = title.indexOf(name);
        int end = at + name.length();
        return at >= 0
                && (at == 0 || title.charAt(at - 1) == ' ')
                && (end == title.length() || title.charAt(end) == ' ');
    }
}
