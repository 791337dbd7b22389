package io.clew.ingest.row;

import io.clew.ingest.map.Cells;
import io.clew.ingest.map.Keys;
import io.clew.ingest.map.Layout;
import io.clew.ingest.map.Party;
import io.clew.ingest.map.StatementWords;
import io.clew.ingest.map.Vocabulary;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource.Row;
import io.clew.ingest.row.Movement.Kind;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a bank statement. Safe for use by many threads.
 *
 * <p>Whatever way a layout says the direction, the movement has a positive amount and an own side that pays or is paid.
 * A negative amount beside a direction mark is a 红字 row: it turns the direction round and counts as a return.
 */
public final class StatementRows implements RowMapper {

    private static final Set<String> USED = Set.of(
            "ownCard",
            "ownAccount",
            "ownName",
            "ownId",
            "at",
            "date",
            "clock",
            "direction",
            "amount",
            "in",
            "out",
            "balance",
            "currency",
            "otherAccount",
            "otherName",
            "otherParty",
            "otherId",
            "otherBankCard",
            "serial");

    /** Rows of a later day than this after now cannot have happened. */
    private static final Duration AHEAD = Duration.ofDays(2);

    private final Layout layout;
    private final StatementWords words;
    private final Keys keys;
    private final Origin origin;
    private final Map<String, Integer> places = new HashMap<>();
    private final Manner manner;

    /**
     * What only the table as a whole tells.
     *
     * @param own whose statement it is where neither the row nor the lines above say; null where nobody knows
     * @param signed the sign of an amount says the same as its mark, and no 红字
     * @param days the times of day are all midnight: only days are known
     * @param lone lines of rows that are marked as reversed and that no row of the table takes back or is taken back by:
     *     they moved nothing
     */
    public record Manner(@Nullable EntityKey own, boolean signed, boolean days, Set<Integer> lone) {

        public static final Manner PLAIN = new Manner(null, false, false);

        public Manner(@Nullable EntityKey own, boolean signed, boolean days) {
            this(own, signed, days, Set.of());
        }
    }

    public StatementRows(Layout layout, StatementWords words, Keys keys, Origin origin, Manner manner) {
        this.manner = manner;
        this.origin = origin;
        this.layout = layout;
        this.words = words;
        this.keys = keys;
        for (int c = 0; c < layout.mapping().columns().size(); c++) {
            places.put(layout.mapping().columns().get(c).name(), c);
        }
    }

    private record Amount(long fen, boolean out, boolean turned, boolean neutral) {}

    @Override
    public Item map(Row row) {
        Cells cells = new Cells(layout, name -> places.getOrDefault(name, -1), keys, row);
        Party own = own(cells);
        Instant at = cells.time("at");
        if (at == null) {
            String column = cells.has("date") || !layout.has("at") ? "date" : "at";
            throw cells.unreadable(column, "time.cell");
        }
        if (at.isAfter(Instant.now().plus(AHEAD))) {
            throw Rejection.refuse("", Message.of("time.future", at));
        }
        Amount amount = amount(cells);
        var movement = new Movement(
                origin,
                layout.mapping().type(),
                row.line(),
                Objects.requireNonNull(own.key()),
                amount.out(),
                amount.fen(),
                currency(cells, "currency"),
                at.toEpochMilli());
        movement.neutral = amount.neutral();
        movement.precision = manner.days() ? "day" : cells.precision();
        fill(movement, cells, own, amount.turned());
        return new Item.Moved(movement);
    }

    /** Whose row it is: the row's own cell, else the lines above, else as was asked. */
    private Party own(Cells cells) {
        boolean printed = false;
        for (String column : List.of("ownCard", "ownAccount")) {
            Party party = Party.of(get(cells, column), layout.mapping().platform(), keys);
            if (party.key() != null) {
                return party;
            }
            printed |= party.printed();
        }
        EntityKey asked = manner.own();
        if (asked != null && (!printed || fitsMask(cells, asked))) {
            return new Party(asked, "", true);
        }
        throw cells.unreadable(layout.has("ownCard") ? "ownCard" : "ownAccount", "own-unknown.cell");
    }

    /** Whether the key may be what the cell or line shows with some of it hidden. */
    private static boolean fitsMask(Cells cells, EntityKey asked) {
        String said = get(cells, "ownCard");
        String masked = said.isEmpty() ? get(cells, "ownAccount") : said;
        return Party.masked(masked) && Party.fits(masked, asked);
    }

    /** @throws Rejection.Refused if a currency is named that is not known */
    static String currency(Cells cells, String column) {
        String said = get(cells, column);
        return said.isEmpty()
                ? Fact.YUAN
                : Vocabulary.shipped()
                        .currency(said)
                        .orElseThrow(() -> cells.unreadable(column, "currency-unknown.cell"));
    }

    private static String get(Cells cells, String column) {
        return cells.get(column);
    }

    private void fill(Movement movement, Cells cells, Party own, boolean turned) {
        movement.balance = places.containsKey("balance") ? cells.fen("balance") : Movement.NO_BALANCE;
        movement.serial = cells.get("serial");
        movement.summary = cells.get("summary");
        movement.channel = cells.get("channel");
        movement.ownName = cells.has("ownName") ? cells.get("ownName") : own.name();
        movement.otherName = cells.get("otherName");
        movement.ownBank = cells.get("ownBank");
        movement.otherBank = cells.get("otherBank");
        movement.ownHolder = keyOf(cells, "ownId");
        movement.otherHolder = keyOf(cells, "otherId");
        movement.address = keyOf(cells, "ip");
        movement.device = keyOf(cells, "mac");
        movement.fields = cells.fields(name -> !USED.contains(name));
        if (!movement.precision.equals("second")) {
            movement.fields.put("precision", movement.precision);
        }
        String said = movement.summary + ' ' + movement.channel + ' ' + cells.get("remark");
        Outcome outcome = outcome(cells);
        boolean alone = outcome.reversal() && manner.lone().contains(movement.line);
        movement.marked = outcome.reversal();
        movement.failed = outcome.failed() || alone;
        movement.outcome = alone && !outcome.failed() ? "reversed" : outcome.code();
        movement.returned = turned || outcome.reversal() || StatementWords.any(words.reversal(), said);
        classify(movement, cells, other(movement, cells), said);
        movement.id = identity(movement, cells);
    }

    private record Outcome(String code, boolean reversal) {

        boolean failed() {
            return !code.isEmpty();
        }
    }

    private static Outcome outcome(Cells cells) {
        Vocabulary vocabulary = Vocabulary.shipped();
        String said = cells.get("outcome");
        String code = said.isEmpty()
                ? "success"
                : vocabulary.outcome(said).orElseThrow(() -> cells.unreadable("outcome", "outcome-unmapped.cell"));
        String mark = cells.get("reversal");
        boolean reversal = !mark.isEmpty()
                && vocabulary.reversed(mark).orElseThrow(() -> cells.unreadable("reversal", "outcome-unmapped.cell"));
        return new Outcome(code.equals("success") ? "" : code, reversal);
    }

    /** With whom: the first of the counterpart's cells that names an account; the rest may give its name. */
    private @Nullable EntityKey other(Movement movement, Cells cells) {
        EntityKey other = null;
        String platform = layout.mapping().platform();
        for (String column : List.of("otherAccount", "otherParty", "otherBankCard", "otherName")) {
            String said = get(cells, column);
            Party party = column.equals("otherName")
                    ? named(said)
                    : Party.of(said, column.equals("otherParty") ? "" : platform, keys);
            boolean account = column.equals("otherAccount") || column.equals("otherBankCard");
            movement.printed |= party.printed() && (!column.equals("otherName") || !layout.has("otherAccount"));
            if (other == null) {
                other = account || longEnough(party) ? party.key() : null;
            }
            if (movement.otherName.isEmpty() || (column.equals("otherName") && party.key() != null)) {
                movement.otherName = party.name();
            }
            if (account && party.printed() && party.key() == null) {
                movement.fields.put(column, said);
            }
        }
        var ownCard = movement.out ? words.toCard() : words.fromCard();
        if (other == null && StatementWords.any(ownCard, movement.channel)) {
            other = Party.of(get(cells, "ownBankCard"), "", keys).key();
        }
        return other;
    }

    private Party named(String said) {
        boolean account =
                said.length() > 12 && said.chars().filter(Character::isDigit).count() >= 12;
        return account ? Party.of(said, "", keys) : new Party(null, said, !said.isEmpty());
    }

    /** In a column of names only what is long enough for an account is one. */
    private static boolean longEnough(Party party) {
        EntityKey key = party.key();
        return key != null && (!key.type().equals("account") || key.value().length() >= 12);
    }

    private static @Nullable EntityKey keyOf(Cells cells, String column) {
        return cells.key(column).orElse(null);
    }

    private void classify(Movement movement, Cells cells, @Nullable EntityKey other, String said) {
        boolean another = other != null && !other.equals(movement.own);
        if (movement.neutral) {
            movement.kind = Kind.UNKNOWN;
        } else if (!another && movement.out && StatementWords.any(words.withdraw(), said)) {
            movement.kind = Kind.WITHDRAW;
            movement.other = machine(movement, cells);
        } else if (!another && !movement.out && StatementWords.any(words.deposit(), said)) {
            movement.kind = Kind.DEPOSIT;
            movement.other = machine(movement, cells);
        } else if (cells.has("merchantId") || (movement.out && StatementWords.any(words.pay(), said))) {
            EntityKey merchant = keyOf(cells, "merchantId");
            movement.other = merchant != null ? merchant : another ? other : shop(cells);
            movement.kind = movement.other == null ? Kind.UNKNOWN : Kind.PAY;
        } else if (another) {
            movement.kind = Kind.TRANSFER;
            movement.other = other;
        }
    }

    private @Nullable EntityKey shop(Cells cells) {
        String name = cells.has("merchantName") ? cells.get("merchantName") : cells.get("otherName");
        boolean known = !name.isEmpty() && !Party.masked(name) && !Party.maskedName(name);
        return known ? new EntityKey("merchant", name) : null;
    }

    /** The machine, else the branch, else a place of this account's own: unknown places of two accounts are not one. */
    private EntityKey machine(Movement movement, Cells cells) {
        EntityKey machine = keyOf(cells, "machine");
        if (machine != null) {
            return machine;
        }
        String branch = cells.get("branch");
        return new EntityKey("machine", branch.isEmpty() ? "现金@" + movement.own.value() : branch);
    }

    private Amount amount(Cells cells) {
        boolean sides = layout.has("in") && layout.has("out");
        if (sides || (layout.has("in") || layout.has("out")) && !layout.has("amount")) {
            return twoColumns(cells);
        }
        return layout.has("direction") ? marked(cells) : signed(cells);
    }

    private static Amount twoColumns(Cells cells) {
        long in = Math.max(cells.fen("in"), Long.MIN_VALUE + 1);
        long out = Math.max(cells.fen("out"), Long.MIN_VALUE + 1);
        boolean hasIn = in > Long.MIN_VALUE + 1 && in != 0;
        boolean hasOut = out > Long.MIN_VALUE + 1 && out != 0;
        if (hasIn == hasOut) {
            throw hasIn ? Rejection.refuse("", Message.of("direction.both")) : cells.unreadable("out", "amount.either");
        }
        return positive(hasIn ? in : out, hasOut);
    }

    private static Amount signed(Cells cells) {
        long fen = needed(cells);
        return new Amount(Math.abs(fen), fen < 0, false, false);
    }

    private Amount marked(Cells cells) {
        String mark = cells.get("direction");
        Vocabulary vocabulary = Vocabulary.shipped();
        boolean purse = !layout.mapping().platform().isEmpty();
        if (vocabulary.isNeutral(mark) || (mark.isEmpty() && purse)) {
            String said = cells.get("channel") + ' ' + cells.get("summary");
            var out = vocabulary.neutralOut(said);
            long fen = Math.abs(needed(cells));
            return new Amount(fen, out.orElse(true), false, out.isEmpty());
        }
        boolean out = Vocabulary.out(words, mark).orElseThrow(() -> cells.unreadable("direction", "direction.mark"));
        long fen = needed(cells);
        return manner.signed() ? new Amount(Math.abs(fen), out, false, false) : positive(fen, out);
    }

    private static Amount positive(long fen, boolean out) {
        return fen < 0 ? new Amount(-fen, !out, true, false) : new Amount(fen, out, false, false);
    }

    private static long needed(Cells cells) {
        long share = cells.fen("share");
        long fen = share != Long.MIN_VALUE && share != 0 ? share : cells.fen("amount");
        if (fen == Long.MIN_VALUE) {
            throw cells.unreadable("amount", "amount.cell");
        }
        return fen;
    }

    /**
     * The same movement has the same own account, serial, time, amount and direction. Without a serial the whole row
     * decides.
     */
    private static RecordId identity(Movement movement, Cells cells) {
        String same = movement.own + "\u0001" + movement.stated + '\u0001' + movement.signed() + '\u0001'
                + movement.currency + '\u0001';
        boolean shared = movement.serial.isEmpty() || cells.has("share");
        return RecordId.of(shared ? same + "\u0002" + cells.content() : same + movement.serial);
    }
}
