package io.clew.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Other spellings of what was typed: 帐号 and 账号, 登陆 and 登录. Used to widen questions, never texts. */
public final class Spellings {

    /** Spellings of one text at most; a text with many such words is looked for in the first of them. */
    private static final int MOST = 8;

    private static final Spellings SHIPPED = new Spellings(WordList.lines("spellings.txt"));

    private final List<String[]> groups = new ArrayList<>();

    private Spellings(List<String> lines) {
        lines.forEach(line -> groups.add(TextFolder.fold(line).text().split("=")));
    }

    public static Spellings shipped() {
        return SHIPPED;
    }

    /**
     * The text in each other spelling, every such word of it exchanged as a whole: all 帐 of a text at once.
     *
     * @return folded, in the order of the list; empty where no word of the text has another spelling
     */
    public List<String> of(String text) {
        String folded = TextFolder.fold(text).text();
        Set<String> spelled = new LinkedHashSet<>(Set.of(folded));
        for (String[] group : groups) {
            for (String known : List.copyOf(spelled)) {
                for (String from : group) {
                    for (String to : group) {
                        if (known.contains(from) && spelled.size() <= MOST) {
                            spelled.add(known.replace(from, to));
                        }
                    }
                }
            }
        }
        spelled.remove(folded);
        return List.copyOf(spelled);
    }
}
