package io.clew.text.name;

import io.clew.record.EntityKey;
import io.clew.text.TextFolder;
import io.clew.text.passage.Finder;
import io.clew.text.passage.Passage;
import io.clew.text.passage.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of persons that are written in full: the cheapest way to read a clause as words and names, where a name may
 * stand after a role word for less, and before a place or office for more.
 *
 * <p>Words and their frequencies come from HanLP's core dictionary. A clause without a likely name is not cut at all,
 * which keeps this fast. A name found anywhere is then found everywhere in the text.
 */
public final class NameFinder implements Finder {

    private static final int LONGEST_CLAUSE = 200;
    private static final int LONGEST_NAME = 4;

    private final NameCandidates candidates =
            new NameCandidates(new NameCandidates.Settings(5.5f, 8f, 2f, 2.5f, 10f, 4f, 5f));

    @Override
    public void find(Passage passage) {
        Map<String, String> found = new HashMap<>();
        List<NameCandidate> names = new ArrayList<>();
        String text = passage.text;
        for (int i = 0; i < text.length(); ) {
            if (!Words.isHan(text.charAt(i)) || passage.isTaken(i)) {
                i++;
                continue;
            }
            int end = i;
            boolean surname = false;
            while (end < text.length()
                    && end - i < LONGEST_CLAUSE
                    && Words.isHan(text.charAt(end))
                    && !passage.isTaken(end)) {
                char c = text.charAt(end++);
                surname |= NameModel.isSurname(c) || NameModel.isRareSurname(c);
            }
            if (surname && end - i >= 2) {
                clause(passage, i, end, found, names);
            }
            i = end;
        }
        names.replaceAll(name -> shortened(passage.text, name, found));
        names.forEach(name -> takeLongest(passage, name, found));
        if (!found.isEmpty()) {
            everywhere(passage, found);
        }
    }

    /** Reads one stretch of Han characters. */
    private void clause(Passage passage, int start, int end, Map<String, String> found, List<NameCandidate> names) {
        List<NameCandidate> possible = candidates.of(passage, start, end, isListed(passage, start, names));
        if (possible.isEmpty()) {
            return;
        }
        for (NameCandidate name : new NameLattice(passage.text, start, end, possible).names()) {
            found.merge(passage.text.substring(name.start(), name.end()), name.role(), (a, b) -> a.isEmpty() ? b : a);
            names.add(name);
        }
    }

    private static boolean isListed(Passage passage, int start, List<NameCandidate> names) {
        return passage.at(start - 1) == '、'
                && !names.isEmpty()
                && names.getLast().end() == start - 1;
    }

    /** A clause may have ended a name too late (许建和|朋友 for 许建|和朋友) that another one showed with its role. */
    private static NameCandidate shortened(String text, NameCandidate name, Map<String, String> found) {
        String whole = text.substring(name.start(), name.end());
        boolean longer = name.end() - name.start() > 2
                && name.role().isEmpty()
                && NameWords.ALSO_BEHIND.indexOf(text.charAt(name.end() - 1)) >= 0
                && !found.getOrDefault(whole.substring(0, whole.length() - 1), "")
                        .isEmpty();
        if (!longer) {
            return name;
        }
        found.remove(whole);
        return new NameCandidate(name.start(), name.end() - 1, name.cost(), name.role());
    }

    /** A clause may have ended a name too early (姜瑞|军转 for 姜瑞军|转) that another one read whole. */
    private static void takeLongest(Passage passage, NameCandidate name, Map<String, String> found) {
        int end = name.end();
        for (int to = Math.min(passage.length(), name.start() + LONGEST_NAME); to > name.end(); to--) {
            if (found.containsKey(passage.text.substring(name.start(), to))) {
                end = to;
                break;
            }
        }
        if (passage.isFree(name.start(), end)) {
            take(passage, name.start(), end, name.role());
        }
    }

    static void take(Passage passage, int start, int end, @Nullable String role) {
        if (NameWords.TITLES.lengthAt(passage.text, start + 1, end) == end - start - 1) {
            return; // 李警官: of two who are called so nobody knows that they are one
        }
        String said = role == null || role.equals("-") ? "" : role;
        passage.mention(
                start,
                end,
                new EntityKey(
                        "name",
                        TextFolder.fold(passage.text.substring(start, end)).text()),
                said);
    }

    /** The longest name at each place, so that 李元 does not cut 李元芳 in two. */
    private static void everywhere(Passage passage, Map<String, String> found) {
        String text = passage.text;
        for (int i = 0; i + 1 < text.length(); i++) {
            if (!Words.isHan(text.charAt(i)) || passage.isTaken(i)) {
                continue;
            }
            int end = knownEnd(passage, i, found);
            if (end > i) {
                take(passage, i, end, found.getOrDefault(text.substring(i, end), ""));
                i = end - 1;
            }
        }
    }

    private static int knownEnd(Passage passage, int start, Map<String, String> found) {
        String text = passage.text;
        for (int end = Math.min(text.length(), start + LONGEST_NAME); end > start + 1; end--) {
            if (found.containsKey(text.substring(start, end))
                    && passage.isFree(start, end)
                    && !(end < text.length() && NameWords.PLACES.lengthAt(text, end, text.length()) > 0)) {
                return end;
            }
        }
        return start;
    }
}
