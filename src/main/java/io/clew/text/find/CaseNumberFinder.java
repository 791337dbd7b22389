package io.clew.text.find;

import io.clew.text.Digits;
import io.clew.text.Normalizer;
import io.clew.text.passage.Finder;
import io.clew.text.passage.Passage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of cases and documents: (2018)浙0103刑初123号 of courts, 杭公(刑)立字〔2026〕123号 of police and prosecutors. */
final class CaseNumberFinder implements Finder {

    private static final Pattern COURT = Pattern.compile(
            "[(〔\\[【](?:19|20)\\d{2}[)〕\\]】]\\s?[\\p{IsHan}()]{1,6}\\d{0,6}\\s?[\\p{IsHan}]{0,8}?\\s?(?:字)?第?\\d{1,8}(?:-\\d{1,3})?号(?:之[一二三四五六七八九十]{1,3})?");
    private static final Pattern SERIAL = Pattern.compile("[(〔\\[【](?:19|20)\\d{2}[)〕\\]】]第?\\d{1,8}号");
    private static final Pattern OFFICE = Pattern.compile("\\p{IsHan}{1,2}[公检法监][\\p{IsHan}()]{0,10}[字决受立拘捕]$");

    @Override
    public void find(Passage passage) {
        String text = passage.text;
        for (int i = 0; i + 6 < text.length(); i++) {
            if ("(〔[【".indexOf(text.charAt(i)) >= 0 && Digits.isDigit(text.charAt(i + 1)) && !passage.isTaken(i)) {
                take(passage, i);
            }
        }
    }

    private static void take(Passage passage, int open) {
        int most = Math.min(passage.length(), open + 40);
        Matcher serial = SERIAL.matcher(passage.text).region(open, most);
        Matcher court = COURT.matcher(passage.text).region(open, most);
        int start = open;
        int end = -1;
        if (serial.lookingAt()) {
            Matcher office = OFFICE.matcher(passage.text).region(Math.max(0, open - 14), open);
            if (office.find()) {
                start = office.start();
                end = serial.end();
            }
        } else if (court.lookingAt()) {
            end = court.end();
        }
        if (end > 0 && passage.isFree(start, end)) {
            int from = start;
            int to = end;
            Normalizer.shipped()
                    .normalize("case", passage.text.substring(start, end))
                    .ifPresent(key -> passage.mention(from, to, key, ""));
        }
    }
}
