package io.clew.search;

import io.clew.text.Pinyin;
import io.clew.text.TextFolder;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The ways in which a name may be typed: folded, in pinyin, by initials. Not for use by two threads at a time. */
public final class NameForms {

    private static final int MOST = 50_000;

    /** Longer names are places of work or sentences: nobody types them by their sound. */
    private static final int LONGEST_SPOKEN = 24;

    private final Map<String, List<String>> recent = new HashMap<>();

    public List<String> of(String name) {
        if (recent.size() >= MOST) {
            recent.clear();
        }
        return recent.computeIfAbsent(name, NameForms::forms);
    }

    static List<String> forms(String name) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(typed(name));
        if (name.length() <= LONGEST_SPOKEN) {
            Pinyin.full(name).forEach(form -> forms.add(typed(form)));
            Pinyin.initials(name).forEach(form -> forms.add(typed(form)));
        }
        forms.remove("");
        return List.copyOf(forms);
    }

    /** What was typed, in the form in which names are kept. */
    public static String typed(String name) {
        String folded = TextFolder.fold(ExactTerms.cut(name)).text().toLowerCase(Locale.ROOT);
        return folded.replaceAll("[\\s\\u0000]+", "");
    }
}
