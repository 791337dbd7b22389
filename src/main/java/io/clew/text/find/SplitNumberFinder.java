package io.clew.text.find;

import io.clew.record.EntityKey;
import io.clew.text.Digits;
import io.clew.text.IdNumber;
import io.clew.text.Luhn;
import io.clew.text.PhoneNumber;
import io.clew.text.passage.Finder;
import io.clew.text.passage.Passage;
import io.clew.text.passage.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Numbers that somebody told in pieces: 卡号前面是6299 0202，后面是0011，最后2233445. The pieces are put together where nothing but
 * words for going on stands between them, a word before says what they are pieces of, and the whole has the right form
 * and check digit.
 */
final class SplitNumberFinder implements Finder {

    private static final int REACH = 24;
    private static final int BEHIND = 16;
    private static final int MOST_PIECES = 12;

    /** Longest way from one piece to the next. */
    private static final int GAP = 14;

    @Override
    public void find(Passage passage) {
        for (int i = 0; i < passage.length(); i++) {
            int end = pieceEnd(passage, i);
            if (end - i >= 2) {
                i = chain(passage, i, end) - 1;
            } else {
                i = Math.max(i, end - 1);
            }
        }
    }

    private static int pieceEnd(Passage passage, int start) {
        int end = start;
        while (Digits.value(passage.at(end)) >= 0 && !passage.isTaken(end)) {
            end++;
        }
        return end;
    }

    /** Takes the number whose pieces begin here, if there is one; returns the offset behind it or behind the pieces. */
    private static int chain(Passage passage, int start, int firstEnd) {
        List<int[]> pieces = new ArrayList<>(List.of(new int[] {start, firstEnd}));
        int end = firstEnd;
        while (pieces.size() < MOST_PIECES) {
            int next = nextPiece(passage, end);
            int width = end - pieces.getLast()[0];
            if (next < 0 || width != 3 && width % 4 != 0 && !saysMore(passage.text, end, next)) {
                break;
            }
            end = pieceEnd(passage, next);
            pieces.add(new int[] {next, end});
        }
        for (int last = pieces.size(); last > 1; last--) {
            Optional<EntityKey> key =
                    key(passage, start, pieces.get(last - 1)[1], digits(passage, pieces.subList(0, last)));
            int to = pieces.get(last - 1)[1];
            if (key.isPresent() && passage.isFree(start, to)) {
                passage.mention(start, to, key.get(), "");
                return to;
            }
        }
        return firstEnd;
    }

    /** Where the next piece begins; -1 where other words come first. */
    private static int nextPiece(Passage passage, int end) {
        int i = end;
        while (i - end <= GAP && i < passage.length() && !passage.isTaken(i)) {
            int filler = NumberReading.BETWEEN.lengthAt(passage.text, i, passage.length());
            if (filler == 0 && passage.at(i) == ' ') {
                filler = 1;
            }
            if (filler > 0) {
                i += filler;
                continue;
            }
            return i > end && pieceEnd(passage, i) - i >= 2 ? i : -1;
        }
        return -1;
    }

    /** Whether a word for going on stands there; marks alone part the numbers of a list as well. */
    private static boolean saysMore(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Words.isHan(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String digits(Passage passage, List<int[]> pieces) {
        var digits = new StringBuilder();
        for (int[] piece : pieces) {
            int most = Math.min(piece[1], piece[0] + DigitRun.LONGEST);
            digits.append(Digits.only(passage.text.substring(piece[0], most)));
        }
        return digits.toString();
    }

    /** Whether the words before the first piece or right behind the last say it: 前面是…，后面是…，这是他的卡号. */
    private static boolean isSaid(Passage passage, int start, int end, Words words) {
        if (passage.saidBefore(start, REACH, words)) {
            return true;
        }
        int to = end;
        while (to < Math.min(passage.length(), end + BEHIND) && "。;\n".indexOf(passage.at(to)) < 0) {
            to++;
        }
        return words.isIn(passage.text, end, to);
    }

    private static Optional<EntityKey> key(Passage passage, int start, int end, String digits) {
        int length = digits.length();
        if (length == 18 && IdNumber.isValid(digits) && isSaid(passage, start, end, NumberReading.IDENTITY)) {
            return Optional.of(new EntityKey("person", digits));
        }
        if (length >= 16
                && length <= 19
                && Luhn.isValid(digits)
                && isSaid(passage, start, end, NumberReading.ACCOUNT)) {
            return Optional.of(new EntityKey("account", digits));
        }
        boolean phone = PhoneNumber.isMobile(digits) && isSaid(passage, start, end, NumberReading.PHONE);
        return phone ? PhoneNumber.normalize(digits).map(number -> new EntityKey("phone", number)) : Optional.empty();
    }
}
