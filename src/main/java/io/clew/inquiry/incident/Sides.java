package io.clew.inquiry.incident;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.clew.record.EntityKey;
import io.clew.record.Mention;
import io.clew.record.Record;
import io.clew.text.TextFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose a number in a report is, by the words around it, and what everybody uses. Read from {@code incident/sides.yaml} and
 * {@code incident/public.txt}.
 */
public final class Sides {

    /** Characters before and behind a number that are looked at. */
    private static final int BEFORE = 14;

    private static final int BEHIND = 8;

    private record Words(List<String> before, List<String> after) {}

    private record Listed(Words own, Words theirs) {}

    private final Listed listed;
    private final Set<String> everybodys;

    private Sides(Listed listed, Set<String> everybodys) {
        this.listed = listed;
        this.everybodys = everybodys;
    }

    public static Sides shipped() {
        try (InputStream words = Sides.class.getResourceAsStream("/incident/sides.yaml");
                InputStream everybodys = Sides.class.getResourceAsStream("/incident/public.txt")) {
            if (words == null || everybodys == null) {
                throw new IllegalStateException("incident/ is missing from the build");
            }
            var open = new HashSet<String>();
            new String(everybodys.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(open::add);
            return new Sides(new ObjectMapper(new YAMLFactory()).readValue(words, Listed.class), open);
        } catch (IOException e) {
            throw new UncheckedIOException("incident/sides.yaml cannot be read", e);
        }
    }

    /** Whether everybody uses it: an emergency number, a bank's, a large service's host. */
    public boolean isPublic(EntityKey key) {
        String value = key.value();
        if (key.type().equals("phone")) {
            String digits = value.startsWith("+86") ? value.substring(3) : value;
            return everybodys.contains("phone " + digits) || digits.length() <= 6;
        }
        if (key.type().equals("domain")) {
            return everybodys.stream()
                    .filter(one -> one.startsWith("domain "))
                    .map(one -> one.substring("domain ".length()))
                    .anyMatch(host -> value.equals(host) || value.endsWith("." + host));
        }
        return false;
    }

    /** Whether the words around it, or its role, say that a number is the victim's own or the reporter's. */
    boolean isOwn(Record record, Mention mention) {
        if (CaseTies.OWN_ROLES.contains(mention.role())) {
            return true;
        }
        String before = before(record.text(), mention.start());
        String after = after(record.text(), mention.end());
        int own = last(before, listed.own.before);
        int theirs = last(before, listed.theirs.before);
        if (begins(after, listed.theirs.after)) {
            return false;
        }
        return own >= 0 && own >= theirs
                || begins(after, listed.own.after)
                || theirs < 0 && isLoneTelephone(before, mention);
    }

    /** 电话 or 手机 with nobody named before it is whose report it is. */
    private static boolean isLoneTelephone(String before, Mention mention) {
        String said = before.replaceAll("[(:\\s是]+$", "");
        return mention.key().type().equals("phone") && (said.endsWith("电话") || said.endsWith("手机"));
    }

    private static String before(String text, int start) {
        return TextFolder.fold(text.substring(Math.max(0, start - BEFORE), start))
                .text()
                .replaceAll("^.*[。;;?!\\n]", "");
    }

    private static String after(String text, int end) {
        return TextFolder.fold(text.substring(end, Math.min(text.length(), end + BEHIND)))
                .text()
                .replaceAll("^[)\\s]+", "");
    }

    /** Where the last of the words stands; -1 where none does. */
    private static int last(String text, List<String> words) {
        return words.stream()
                .mapToInt(word -> {
                    int at = text.lastIndexOf(word);
                    return at < 0 ? -1 : at + word.length();
                })
                .max()
                .orElse(-1);
    }

    private static boolean begins(String text, List<String> words) {
        return words.stream().anyMatch(text::startsWith);
    }
}
