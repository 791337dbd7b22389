package io.clew.text.find;

import io.clew.record.EntityKey;
import io.clew.text.passage.Finder;
import io.clew.text.passage.Passage;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plates of vehicles: a province, an office, five or six letters and digits with at least one digit. */
final class PlateFinder implements Finder {

    private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    private static final Pattern REST = Pattern.compile(
            "[A-HJ-Za-hj-z]\\s?[·•.-]?\\s?(?=[A-Za-z]{0,5}\\d)(?:[A-HJ-NP-Za-hj-np-z0-9]{5,6}|[A-HJ-NP-Za-hj-np-z0-9]{4}[挂学警港澳领])(?![A-Za-z0-9])");

    @Override
    public void find(Passage passage) {
        String text = passage.text;
        Matcher rest = REST.matcher(text);
        for (int i = 0; i + 6 < text.length(); i++) {
            if (isLatin(text.charAt(i + 1)) && PROVINCES.indexOf(text.charAt(i)) >= 0) {
                rest.region(i + 1, Math.min(text.length(), i + 13)).useTransparentBounds(true);
                if (rest.lookingAt() && passage.isFree(i, rest.end())) {
                    String plate = text.substring(i, rest.end()).replaceAll("[\\s·•.-]", "");
                    passage.mention(i, rest.end(), new EntityKey("plate", plate.toUpperCase(Locale.ROOT)), "");
                    i = rest.end() - 1;
                }
            }
        }
    }

    private static boolean isLatin(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
