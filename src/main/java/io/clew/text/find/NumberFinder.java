package io.clew.text.find;

import io.clew.record.EntityKey;
import io.clew.text.Digits;
import io.clew.text.passage.Finder;
import io.clew.text.passage.Passage;
import java.util.Optional;

/**
 * Telephone, card, account, identity and device numbers: runs of digits in either spelling, in groups parted by a
 * space, dash or dot. Check digits decide where there are any, the words before a number where there are not.
 */
final class NumberFinder implements Finder {

    private static final int SHORTEST = 5;

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
    private static int run(Passage passage, int start) {
        DigitRun run = DigitRun.at(passage, start);
        if (run == null) {
            return start + 1;
        }
        boolean open = isPartBefore(passage, run.start());
        boolean more = isPartBehind(passage, run.end());
        int group = 0;
        while (group < run.size()) {
            int farthest = run.farthest(group);
            if (more && farthest == run.size()) {
                farthest--;
            }
            int next = group == 0 && open ? group : take(passage, run, group, farthest);
            if (group == 0 && next == 0 && run.isHalfCard()) {
                return run.end();
            }
            group = next > group ? next : group + 1;
        }
        return run.end();
    }

    private static boolean isPartBefore(Passage passage, int start) {
        char before = passage.at(start - 1);
        return before == '_'
                || before == '@'
                || before == '*'
                || before == '×'
                || before == '.' && isLatin(passage.at(start - 2));
    }

    private static boolean isPartBehind(Passage passage, int end) {
        char behind = passage.at(end);
        boolean x = (behind == 'X' || behind == 'x') && !isLatin(passage.at(end + 1)) && passage.at(end + 1) != '*';
        return behind == '*' || behind == '×' || isLatin(behind) && !x;
    }

    /** Takes the longest reading that begins with this group; returns the group behind it, or this group. */
    private static int take(Passage passage, DigitRun run, int group, int farthest) {
        for (int last = farthest; last > group; last--) {
            String digits = run.digits(group, last);
            if (digits.length() < SHORTEST) {
                break;
            }
            Optional<EntityKey> key = new NumberReading(passage, run, group, last, digits).key();
            if (key.isPresent()) {
                boolean x = key.get().type().equals("person") && digits.length() == 17;
                int from = run.signStart(run.start(group), key.get());
                int to = x ? run.end(last) + 1 : run.end(last);
                if (passage.isFree(from, to)) {
                    passage.mention(from, to, key.get(), "");
                }
                return last;
            }
        }
        return group;
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}
