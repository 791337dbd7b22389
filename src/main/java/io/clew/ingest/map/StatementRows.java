package io.clew.ingest.map;

import io.clew.record.Message;
import io.clew.ingest.map.Movement.Kind;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource.Row;
import io.clew.record.EntityKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
            "otherId",
            "serial");

    private final Layout layout;
    private final StatementWords words;
    private final Keys keys;
    private final Origin origin;
    private final Map<String, Integer> places = new HashMap<>();

    public StatementRows(Layout layout, StatementWords words, Keys keys, Origin origin) {
        this.origin = origin;
        this.layout = layout;
        this.words = words;
        this.keys = keys;
        for (int c = 0; c < layout.mapping().columns().size(); c++) {
            places.put(layout.mapping().columns().get(c).name(), c);
        }
    }

    private record Amount(long fen, boolean out, boolean turned) {}

    @Override
    public Item map(Row row) {
        Cells cells = new Cells(layout, name -> places.getOrDefault(name, -1), keys, row);
        EntityKey own = cells.has("ownCard") ? cells.requiredKey("ownCard") : cells.requiredKey("ownAccount");
        Instant at = cells.time("at");
        if (at == null) {
            throw cells.unreadable(places.containsKey("at") ? "at" : "date", "time.cell");
        }
        Amount amount = amount(cells);
        var movement = new Movement(
                origin,
                layout.mapping().type(),
                row.line(),
                own,
                amount.out(),
                amount.fen(),
                Values.currency(cells.get("currency")),
                at.toEpochMilli());
        fill(movement, cells, amount.turned());
        return new Item.Moved(movement);
    }

    private void fill(Movement movement, Cells cells, boolean turned) {
        movement.balance = places.containsKey("balance") ? cells.fen("balance") : Movement.NO_BALANCE;
        movement.serial = cells.get("serial");
        movement.summary = cells.get("summary");
        movement.channel = cells.get("channel");
        movement.ownName = cells.get("ownName");
        movement.otherName = cells.get("otherName");
        movement.ownBank = cells.get("ownBank");
        movement.otherBank = cells.get("otherBank");
        movement.ownHolder = keyOf(cells, "ownId");
        movement.otherHolder = keyOf(cells, "otherId");
        movement.address = keyOf(cells, "ip");
        movement.device = keyOf(cells, "mac");
        movement.fields = cells.fields(name -> !USED.contains(name));
        if (cells.has("otherAccount") && cells.key("otherAccount").isEmpty()) {
            movement.fields.put("otherAccount", cells.get("otherAccount"));
        }
        String said = movement.summary + ' ' + movement.channel + ' ' + cells.get("remark");
        String outcome = cells.get("outcome");
        movement.failed = words.failed().contains(outcome);
        movement.returned = turned
                || StatementWords.any(words.reversal(), said)
                || (cells.has("reversal") && !Set.of("0", "否", "N", "正常").contains(cells.get("reversal")));
        classify(movement, cells, said);
        movement.id = identity(movement, cells);
    }

    private static @Nullable EntityKey keyOf(Cells cells, String column) {
        return cells.key(column).orElse(null);
    }

    private void classify(Movement movement, Cells cells, String said) {
        EntityKey other = keyOf(cells, "otherAccount");
        boolean another = other != null && !other.equals(movement.own);
        if (!another && movement.out && StatementWords.any(words.withdraw(), said)) {
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
        return name.isEmpty() ? null : new EntityKey("merchant", name);
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
        Mapping.Direction direction = layout.mapping().direction();
        return switch (direction == null ? "" : direction.by()) {
            case "columns" -> twoColumns(cells);
            case "sign" -> signed(cells);
            default -> marked(cells, direction == null ? "direction" : direction.column());
        };
    }

    private static Amount twoColumns(Cells cells) {
        long in = Math.max(cells.fen("in"), Long.MIN_VALUE + 1);
        long out = Math.max(cells.fen("out"), Long.MIN_VALUE + 1);
        boolean hasIn = in > Long.MIN_VALUE + 1 && in != 0;
        boolean hasOut = out > Long.MIN_VALUE + 1 && out != 0;
        if (hasIn == hasOut) {
            throw hasIn
                    ? Rejection.refuse("", Message.of("direction.both"))
                    : cells.unreadable("out", "amount.either");
        }
        return positive(hasIn ? in : out, hasOut);
    }

    private static Amount signed(Cells cells) {
        long fen = needed(cells);
        return new Amount(Math.abs(fen), fen < 0, false);
    }

    private Amount marked(Cells cells, String column) {
        String mark = cells.get(column).toUpperCase(Locale.ROOT);
        boolean out = words.directions().out().contains(mark);
        if (!out && !words.directions().in().contains(mark)) {
            throw cells.unreadable(column, "direction.mark");
        }
        return positive(needed(cells), out);
    }

    private static Amount positive(long fen, boolean out) {
        return fen < 0 ? new Amount(-fen, !out, true) : new Amount(fen, out, false);
    }

    private static long needed(Cells cells) {
        long fen = cells.fen("amount");
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
        return RecordId.of(movement.serial.isEmpty() ? same + "\u0002" + cells.content() : same + movement.serial);
    }
}
