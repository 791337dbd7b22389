package io.clew.ingest.clean;

import com.fasterxml.jackson.core.type.TypeReference;
import io.clew.ingest.map.Mappings;
import io.clew.ingest.map.Values;
import io.clew.ingest.row.Movement;
import io.clew.ingest.row.Movement.Standing;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Record;
import io.clew.text.MaskedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Payments that a purse made from a card tied to it: the purse's bill names the payee and the last digits of the card, the
 * card's statement only the purse's company. Both rows are one movement where tail, amount and currency are equal, the times
 * within tolerance or on the day that is all one of them prints, and the owner the same as far as both tell. The purse's row
 * carries the money, because it says to whom it went. Where cards of several accounts could be meant, or several purses, none is.
 *
 * <p>Each such row has a second entry, found by what the two have in common; its {@code mirror} is the row's own entry, its
 * {@code bank} the owner's name, its {@code balance} the own account, as hashes.
 */
final class TiedCards {

    private static final Map<String, List<String>> PURSES = Mappings.read("purses.yaml", new TypeReference<>() {});
    private static final Pattern TAIL = Pattern.compile("[(（](\\d{4})[)）]\\s*$|尾号\\s*(\\d{4})");
    private static final Pattern SIGNS = Pattern.compile("[\\s()（）]+");

    private final Ledger ledger;

    TiedCards(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What the two rows of a payment have in common, and which of the two this is. */
    private record Tie(String purse, String tail, boolean ofPurse, EntityKey own, String owner) {

        long parties(long fen, String currency) {
            return LedgerHash.parties(new EntityKey("tied", purse + tail), null, fen, currency);
        }

        int ownMark() {
            return own.hashCode();
        }

        int ownerMark() {
            return owner.isEmpty() ? 0 : owner.hashCode() | 1;
        }
    }

    /** @param own with the name that the row gives its owner */
    private static Optional<Tie> tie(
            EntityRef own, @Nullable EntityKey other, String otherName, Map<String, String> fields) {
        String owner = own.name().isEmpty() || MaskedName.is(own.name()) ? "" : own.name();
        return own.key().type().equals("chat")
                ? ofPurse(own.key(), other, owner, fields)
                : ofBank(own.key(), otherName, owner);
    }

    private static Optional<Tie> ofPurse(
            EntityKey own, @Nullable EntityKey other, String owner, Map<String, String> fields) {
        String purse = own.value().replaceAll("/.*", "");
        String tail = tail(fields);
        boolean withdrawn =
                other != null && other.type().equals("account") && other.value().endsWith(tail);
        return PURSES.containsKey(purse) && !tail.isEmpty() && !withdrawn
                ? Optional.of(new Tie(purse, tail, true, own, owner))
                : Optional.empty();
    }

    private static Optional<Tie> ofBank(EntityKey own, String otherName, String owner) {
        String payee = SIGNS.matcher(Values.clean(otherName)).replaceAll("");
        String number = own.value();
        return own.type().equals("account") && number.length() >= 8
                ? PURSES.entrySet().stream()
                        .filter(purse -> purse.getValue().contains(payee))
                        .map(purse -> new Tie(purse.getKey(), number.substring(number.length() - 4), false, own, owner))
                        .findFirst()
                : Optional.empty();
    }

    private static String tail(Map<String, String> fields) {
        Matcher said = TAIL.matcher(fields.getOrDefault("way", ""));
        if (said.find()) {
            return said.group(1) == null ? said.group(2) : said.group(1);
        }
        String card = fields.getOrDefault("ownBankCard", "").replace(" ", "");
        return card.matches("\\d{12,}") ? card.substring(card.length() - 4) : "";
    }

    /**
     * Looks for the other row of the payment.
     *
     * @param takes makes the first entry, of a bank, the mirror of the second, of a purse
     */
    void judge(LedgerFile entries, int entry, Movement m, Takes takes) {
        if (!m.out || m.returned) {
            return;
        }
        Optional<Tie> tie = tie(new EntityRef(m.own, "", m.ownName), m.other, m.otherName, m.fields);
        if (tie.isEmpty()) {
            return;
        }
        long parties = tie.get().parties(m.fen, m.currency);
        int shadow = add(entries, entry, tie.get(), parties);
        int other = other(entries, shadow, parties);
        if (other >= 0) {
            boolean purse = tie.get().ofPurse();
            takes.take(purse ? other : entry, purse ? entry : other);
        }
    }

    /** What becomes of a payment's two rows. */
    interface Takes {
        void take(int ofBank, int ofPurse);
    }

    private static int add(LedgerFile entries, int entry, Tie tie, long parties) {
        int day = entries.flags(entry) & LedgerFile.DAY;
        long at = entries.time(entry);
        int shadow = entries.add(
                LedgerHash.bucketed(parties, Math.floorDiv(at, Mirrors.BUCKET)),
                at,
                entries.id(entry),
                tie.ownerMark(),
                entries.source(entry),
                day | (tie.ofPurse() ? LedgerFile.OWN_PAYS : 0));
        entries.balance(shadow, tie.ownMark());
        entries.mirror(shadow, entry);
        return shadow;
    }

    private List<Integer> near(LedgerFile entries, int shadow, long parties) {
        long at = entries.time(shadow);
        long first = Math.floorDiv(Mirrors.midnight(at), Mirrors.BUCKET) - 1;
        List<Integer> near = new ArrayList<>();
        for (long b = first; b <= first + 2 + Ledger.MILLIS_OF_DAY / Mirrors.BUCKET; b++) {
            for (int beside : entries.find(LedgerHash.bucketed(parties, b))) {
                int row = entries.mirror(beside); // none where it was removed
                boolean there = beside != shadow && row >= 0 && ledger.live(entries, row);
                if (there && together(entries, shadow, beside)) {
                    near.add(beside);
                }
            }
        }
        return near;
    }

    private static boolean together(LedgerFile entries, int shadow, int beside) {
        boolean day = entries.is(shadow, LedgerFile.DAY) || entries.is(beside, LedgerFile.DAY);
        long a = entries.time(shadow);
        long b = entries.time(beside);
        int owner = entries.bank(shadow);
        int other = entries.bank(beside);
        boolean same = owner == 0 || other == 0 || owner == other;
        return same
                && (day
                        ? Mirrors.midnight(a) == Mirrors.midnight(b)
                        : Math.abs(a - b) <= Mirrors.ACROSS_BANKS.toMillis() + 999);
    }

    /** The entry of the one row that the payment's other side can be; -1 where there is none or it is not certain. */
    private int other(LedgerFile entries, int shadow, long parties) {
        boolean ofPurse = entries.is(shadow, LedgerFile.OWN_PAYS);
        List<Integer> near = near(entries, shadow, parties);
        int own = entries.balance(shadow);
        int othersOwn = 0;
        int best = -1;
        for (int beside : near) {
            boolean sameSide = entries.is(beside, LedgerFile.OWN_PAYS) == ofPurse;
            if (sameSide && entries.balance(beside) != own) {
                return -1;
            }
            if (!sameSide && othersOwn != 0 && entries.balance(beside) != othersOwn) {
                return -1;
            }
            othersOwn = sameSide ? othersOwn : entries.balance(beside);
            boolean nearer = best < 0 || apart(entries, shadow, beside) < apart(entries, shadow, best);
            if (!sameSide && nearer && isFree(entries, beside, near) && mayRead(entries, shadow, beside)) {
                best = beside;
            }
        }
        return best < 0 ? -1 : entries.mirror(best);
    }

    private static long apart(LedgerFile entries, int shadow, int beside) {
        return Math.abs(entries.time(shadow) - entries.time(beside));
    }

    /** Whether the row stands for itself, and no other row of a bank has given it its money. */
    private static boolean isFree(LedgerFile entries, int shadow, List<Integer> near) {
        int entry = entries.mirror(shadow);
        return entries.standing(entry) == Standing.HOLDS
                && near.stream()
                        .map(entries::mirror)
                        .noneMatch(row -> entries.standing(row) == Standing.MIRRORS && entries.mirror(row) == entry);
    }

    /** Whether everybody who may read the bank's row may read the purse's, which will carry its money. */
    private boolean mayRead(LedgerFile entries, int shadow, int beside) {
        LedgerSources sources = ledger.sources();
        int purse = entries.is(shadow, LedgerFile.OWN_PAYS) ? shadow : beside;
        int bank = purse == shadow ? beside : shadow;
        return sources.covers(sources.name(entries.source(purse)), sources.name(entries.source(bank)));
    }

    /**
     * Takes in the row of a record that the index holds beyond the ledger.
     *
     * @param out whether the own side pays
     * @return the entry of a purse's row that carries its money; null where there is none
     */
    @Nullable
    Integer takeBack(LedgerFile entries, int entry, Record record, boolean out, long fen, String currency) {
        EntityRef own = record.entities().get(0);
        EntityRef other = record.entities().get(1);
        Optional<Tie> tie = out ? tie(own, other.key(), other.name(), record.fields()) : Optional.empty();
        if (tie.isEmpty()) {
            return null;
        }
        long parties = tie.get().parties(fen, currency);
        int shadow = -1;
        for (int there :
                entries.find(LedgerHash.bucketed(parties, Math.floorDiv(entries.time(entry), Mirrors.BUCKET)))) {
            shadow = entries.mirror(there) == entry ? there : shadow;
        }
        int mine = shadow < 0 ? add(entries, entry, tie.get(), parties) : shadow;
        String holder = record.fields().getOrDefault("mirrorOf", "");
        return near(entries, mine, parties).stream()
                .map(entries::mirror)
                .filter(row -> !holder.isEmpty() && ledger.name(entries, row).equals(holder))
                .findFirst()
                .orElse(null);
    }
}
