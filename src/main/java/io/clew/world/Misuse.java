package io.clew.world;

import io.clew.world.AuditLife.Inquiry;
import io.clew.world.AuditLife.Planted;
import io.clew.world.AuditLife.User;
import io.clew.world.people.Dice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Plants misuse of every kind into an audit; some of it is sly and stays below what a rule can ask for. */
final class Misuse {

    private static final int EACH = 12;
    private static final double SLY = 0.05;

    private interface Kind {
        void commit(User user, int day);
    }

    private final AuditLife life;
    private final Dice dice;
    private final Set<String> taken = new HashSet<>();

    Misuse(AuditLife life) {
        this.life = life;
        this.dice = life.dice.fork(0x6D69737573L);
    }

    void plant() {
        plant("own-circle", this::closeToHome);
        plant("unlinked", this::outOfCase);
        plant("enumeration", this::numbers);
        plant("bulk-at-night", this::atNight);
        plant("above-peers", this::everything);
        plant("look-then-delete", this::traces);
        plant("parts", this::partByPart);
    }

    private void plant(String rule, Kind kind) {
        for (int n = 0; n < EACH; ) {
            User user = dice.of(life.users);
            int day = dice.between(2, life.days - 3);
            if (taken.add(user.user() + " " + day)) {
                kind.commit(user, day);
                life.planted.add(new Planted(rule, user.user(), life.date(day)));
                n++;
            }
        }
    }

    private int office() {
        return dice.between(9 * 3600, 17 * 3600);
    }

    /** A spouse's phone, one's own file, a colleague's number, behind the number of a case. */
    private void closeToHome(User user, int day) {
        var close = new ArrayList<>(user.relatives());
        close.addAll(user.own());
        User colleague = dice.of(life.users);
        if (colleague != user) {
            close.addAll(colleague.own());
        }
        Inquiry inquiry = life.caseOf(user);
        int second = office();
        for (int n = dice.between(1, 3); n > 0; n--, second += dice.between(20, 300)) {
            life.aimed(life.at(day, second), user, inquiry.id, dice.of(close));
        }
    }

    /** People who have nothing to do with the case, one after another. */
    private void outOfCase(User user, int day) {
        Inquiry inquiry = life.caseOf(user);
        int second = office();
        for (int n = dice.chance(SLY) ? 2 : dice.between(3, 7); n > 0; n--, second += dice.between(20, 900)) {
            life.aimed(life.at(day, second), user, inquiry.id, dice.chance(0.7) ? life.phone() : life.account());
        }
    }

    /** Up, down, or in no order; some through what the search box offers. */
    private void numbers(User user, int day) {
        long first = 15_400_000_000L + dice.below(90_000_000);
        int many = dice.between(9, 40);
        int step = dice.chance(SLY) ? 30 : dice.between(1, 4);
        var list = new ArrayList<Long>();
        for (int i = 0; i < many; i++) {
            list.add(first + (long) i * step);
        }
        int order = dice.below(3);
        if (order == 1) {
            java.util.Collections.reverse(list);
        } else if (order == 2) {
            dice.shuffle(list);
        }
        int second = office();
        Inquiry inquiry = life.caseOf(user);
        for (long number : list) {
            second += dice.between(3, 60);
            String act = dice.chance(0.3) ? "suggest" : "search";
            boolean known = act.equals("search") && dice.chance(0.1);
            life.add(
                    life.at(day, second),
                    user,
                    inquiry.id,
                    act,
                    Long.toString(number),
                    known ? 1 : 0,
                    known ? List.of("phone:+86" + number) : List.of());
        }
    }

    /** Exports in pieces across midnight, or record after record. */
    private void atNight(User user, int day) {
        Inquiry inquiry = life.caseOf(user);
        int second = dice.between(22 * 3600 + 600, 24 * 3600);
        long left = dice.chance(SLY) ? 900 : dice.between(1_100, 6_000);
        boolean singly = dice.chance(0.2);
        if (singly) {
            for (long n = Math.max(1_050, left / 4); n > 0; n--, second += dice.between(2, 12)) {
                String record = "jq/B%010d".formatted(dice.below(1_000_000_000));
                life.add(life.at(day, second), user, inquiry.id, "read", record, 1, life.keys(1));
            }
            return;
        }
        while (left > 0) {
            long piece = Math.min(left, dice.between(200, 900));
            left -= piece;
            life.add(life.at(day, second), user, inquiry.id, "export", "诈骗", piece, life.keys((int) piece / 10));
            second += dice.between(60, 1_200);
        }
    }

    /** Pages and pages of hits. */
    private void everything(User user, int day) {
        Inquiry inquiry = life.caseOf(user);
        int second = 9 * 3600;
        for (int n = dice.chance(SLY) ? 30 : dice.between(90, 200); n > 0; n--, second += dice.between(20, 120)) {
            life.add(life.at(day, second), user, inquiry.id, "search", "账户", 40, life.keys(dice.between(35, 60)));
        }
    }

    /** Draws somebody, looks, and throws the drawing away. */
    private void traces(User user, int day) {
        Inquiry inquiry = life.caseOf(user);
        String board = "board-x" + user.user() + "-" + day;
        String target = life.target(inquiry);
        int second = office();
        life.aimed(life.at(day, second), user, inquiry.id, target);
        second += dice.between(60, 400);
        life.add(life.at(day, second), user, inquiry.id, "board-save", board, 1, List.of(target));
        second += dice.chance(SLY) ? 3_600 : dice.between(120, 1_200);
        life.add(life.at(day, second), user, inquiry.id, "board-delete", board, 1, List.of(target));
    }

    /** The hidden digits of one number, a few to a question, as a word of their own or between stars. */
    private void partByPart(User user, int day) {
        Inquiry inquiry = life.caseOf(user);
        int second = office();
        int questions = dice.chance(SLY) ? 3 : dice.between(8, 40);
        boolean starred = dice.chance(0.3);
        for (; questions > 0; questions--, second += dice.between(20, 300)) {
            var asked = new ArrayList<String>();
            for (int group = dice.between(3, 6); group > 0; group--) {
                asked.add((starred ? "138%04d****" : "%04d").formatted(dice.below(10_000)));
            }
            String text = String.join(" OR ", asked);
            life.add(life.at(day, second), user, inquiry.id, "search", text, dice.below(3), life.keys(1));
        }
    }
}
