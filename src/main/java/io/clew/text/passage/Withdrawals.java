package io.clew.text.passage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a speaker takes back: 卡号是…123，不对，是…456 withdraws the first number, 不是…123，是…456 too. What was withdrawn is not
 * marked at all.
 */
final class Withdrawals {

    private static final Pattern BACK = Pattern.compile(
            "(?:不对(?![劲头称付方外公])|(?:说|讲|记|写|报|念|看|打|弄|搞|输|抄)错(?:了|的)|口误|更正(?=一下|为|[:,，：])|纠正一下|(?<only>其实(?:应该)?是|实际上?是|正确的(?:应该)?是|准确(?:的|地)?(?:说|来说)?是)|哦不|噢不|啊不|不不|重说|应该是(?=\\s?[\\d一二三四五六七八九+]))");
    private static final Pattern FILLER = Pattern.compile("[\\s,，.。、…—!！~～;；:：啊呃哦嗯哎呀喔噢额我是的这个那等一下等等刚才]*");
    private static final Pattern RATHER = Pattern.compile("[\\s,，.。、;；]*(?:而)?(?:应该|应当)?是[\\s:：]*");
    private static final Pattern NOT = Pattern.compile("(?:不是|并非|不叫)[\\s:：]*$");

    /** How far a correction may stand behind what it withdraws, and the right one behind the correction. */
    private static final int BEFORE = 30;

    private static final int BEHIND = 14;

    /** Where the cue says no more than that what follows is so. */
    private static final int DIRECTLY = 2;

    private Withdrawals() {}

    /**
     * A place that was found.
     *
     * @param kind what it is: only a find of the same kind can stand in its place
     */
    record Find(int start, int end, String kind, Object mention) {}

    /** The mentions that the text takes back. Cost: length of the text, and the finds near a correction. */
    static Set<Object> of(String text, List<Find> found) {
        Set<Object> back = new HashSet<>();
        if (found.isEmpty()) {
            return back;
        }
        List<Find> finds = new ArrayList<>(found);
        finds.sort(Comparator.comparingInt(Find::start));
        Matcher cue = BACK.matcher(text);
        int at = 0;
        while (cue.find()) {
            while (at < finds.size() && finds.get(at).start() < cue.start()) {
                at++;
            }
            takeBack(text, finds, at, cue, back);
        }
        negated(text, finds, back);
        return back;
    }

    /** @param at the first find behind the cue */
    private static void takeBack(String text, List<Find> finds, int at, Matcher cue, Set<Object> back) {
        Find right = at < finds.size() && finds.get(at).start() - cue.end() <= BEHIND ? finds.get(at) : null;
        if (cue.group("only") != null && (right == null || right.start() - cue.end() > DIRECTLY)) {
            return; // 转了5万，其实是刷单
        }
        for (int i = at - 1; i >= 0 && cue.start() - finds.get(i).end() <= BEFORE; i--) {
            Find wrong = finds.get(i);
            boolean direct = wrong.end() <= cue.start()
                    && FILLER.matcher(text).region(wrong.end(), cue.start()).matches();
            if (right == null ? direct : wrong.kind().equals(right.kind())) {
                back.add(wrong.mention());
                return;
            }
        }
    }

    /** 不是A，是B. */
    private static void negated(String text, List<Find> finds, Set<Object> back) {
        for (int i = 0; i + 1 < finds.size(); i++) {
            Find wrong = finds.get(i);
            Find right = finds.get(i + 1);
            boolean near = wrong.kind().equals(right.kind())
                    && wrong.end() <= right.start()
                    && right.start() - wrong.end() <= BEHIND;
            if (near
                    && NOT.matcher(text)
                            .region(Math.max(0, wrong.start() - 6), wrong.start())
                            .find()
                    && RATHER.matcher(text).region(wrong.end(), right.start()).matches()) {
                back.add(wrong.mention());
            }
        }
    }
}
