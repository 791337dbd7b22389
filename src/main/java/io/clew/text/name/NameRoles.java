package io.clew.text.name;

import io.clew.record.Mention;
import io.clew.text.WordList;
import io.clew.text.passage.Passage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the words before a name say that somebody is. */
public final class NameRoles {

    private static final Map<String, String> ROLES = read();
    private static final BitSet ENDS = new BitSet();
    private static final int LONGEST = 9;

    static {
        ROLES.keySet().forEach(word -> ENDS.set(word.charAt(word.length() - 1)));
    }

    private NameRoles() {}

    /** The role that the words before a name say; null where they say none, a dash where they say only that a name follows. */
    static @Nullable String before(Passage passage, int start) {
        int end = start;
        while (end > 0 && ":“\"( '是为叫系".indexOf(passage.at(end - 1)) >= 0 && start - end < 3) {
            end--;
        }
        String direct = endingAt(passage.text, start);
        return direct != null || end == start ? direct : endingAt(passage.text, end);
    }

    private static @Nullable String endingAt(String text, int end) {
        if (end == 0 || !ENDS.get(text.charAt(end - 1))) {
            return null;
        }
        for (int length = Math.min(LONGEST, end); length >= 1; length--) {
            String role = ROLES.get(text.substring(end - length, end));
            if (role != null) {
                return role;
            }
        }
        return null;
    }

    /**
     * Gives the role of the first name of a list to the others (被告人甲、乙和丙), and that of a suspect to whom he did it with
     * (甲伙同丁).
     *
     * @param mentions in any order; of a text in original offsets
     */
    public static List<Mention> spread(String text, List<Mention> mentions) {
        List<Mention> spread = new ArrayList<>(mentions);
        spread.sort(Comparator.comparingInt(Mention::start));
        boolean listed = false;
        for (int i = 1; i < spread.size(); i++) {
            Mention before = spread.get(i - 1);
            Mention here = spread.get(i);
            boolean names =
                    before.key().type().equals("name") && here.key().type().equals("name");
            String between = names && here.start() >= before.end() && here.start() - before.end() <= 3
                    ? text.substring(before.end(), here.start())
                    : "";
            boolean comma = between.equals("、");
            boolean last = listed
                    && (between.equals("和") || between.equals("及") || between.equals("以及") || between.equals("与"));
            boolean together =
                    before.role().equals("suspect") && NameWords.TOGETHER.endAt(between, between.length(), 2);
            if (here.role().isEmpty() && !before.role().isEmpty() && (comma || last || together)) {
                spread.set(i, new Mention(here.start(), here.end(), here.key(), before.role()));
            }
            listed = comma;
        }
        return spread;
    }

    private static Map<String, String> read() {
        Map<String, String> roles = new HashMap<>();
        for (String line : WordList.lines("name-roles.txt")) {
            String[] parts = line.split("\\s+");
            for (int i = 1; i < parts.length; i++) {
                roles.putIfAbsent(parts[i], parts[0]);
            }
        }
        return roles;
    }
}
