package io.clew.web.dossier;

import io.clew.inquiry.ShowDossier.Dossier;
import io.clew.inquiry.holding.AccountStanding;
import io.clew.inquiry.holding.Holdings;
import io.clew.record.EntityKey;
import io.clew.record.Money;
import io.clew.web.frame.Shown;
import java.util.List;
import java.util.Map;

/**
 * Whose an account or a number is and all else of theirs; of a person, what they hold and its sum.
 *
 * @param account whether bank, state and balance are asked for
 * @param own whether the dossier is of the holder
 * @param total things held in all; {@code things} are the first of them
 * @param whole whether every sum is in the total
 */
public record BelongingsView(
        boolean account,
        boolean own,
        AccountStanding standing,
        List<HolderView> holders,
        List<ThingView> things,
        int total,
        long in,
        long out,
        boolean whole) {

    /** One who holds. */
    public record HolderView(EntityKey key, String name) {}

    /** @param summed whether its payments could be added up */
    public record ThingView(
            EntityKey key, String name, String link, boolean summed, long facts, long in, long out, String last) {}

    static BelongingsView of(Dossier dossier) {
        Holdings.Answer holdings = dossier.holdings();
        Map<EntityKey, String> names = dossier.holderNames();
        List<ThingView> things =
                holdings.things().stream().map(one -> thing(one, names)).toList();
        return new BelongingsView(
                dossier.key().type().equals("account"),
                holdings.holders().contains(dossier.key()),
                dossier.standing(),
                holdings.holders().stream()
                        .map(key -> new HolderView(key, names.getOrDefault(key, "")))
                        .toList(),
                things,
                holdings.total(),
                things.stream().mapToLong(ThingView::in).sum(),
                things.stream().mapToLong(ThingView::out).sum(),
                things.size() == holdings.total() && things.stream().allMatch(ThingView::summed));
    }

    private static ThingView thing(Holdings.Holding one, Map<EntityKey, String> names) {
        Holdings.Sums sums = one.sums();
        String name = names.getOrDefault(one.key(), "");
        if (sums == null) {
            return new ThingView(one.key(), name, one.link(), false, 0, 0, 0, "");
        }
        return new ThingView(
                one.key(),
                name,
                one.link(),
                true,
                sums.facts(),
                sums.in(),
                sums.out(),
                sums.last() == null ? "" : Shown.day(sums.last()));
    }

    /** Whether there is anything to say first. */
    public boolean asked() {
        return account || !holders.isEmpty() || !things.isEmpty();
    }

    public int accounts() {
        return count("account");
    }

    public int phones() {
        return count("phone");
    }

    private int count(String type) {
        return (int)
                things.stream().filter(one -> one.key().type().equals(type)).count();
    }

    /** As money where it is printed as a number; else as printed. */
    public String balance() {
        try {
            return Shown.yuan(Money.parse(standing.balance()));
        } catch (IllegalArgumentException printedOtherwise) {
            return standing.balance();
        }
    }

    public String balanceAt() {
        return standing.balanceAt() == null ? "" : Shown.clock(standing.balanceAt());
    }
}
