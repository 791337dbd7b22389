package io.clew.world.file;

import io.clew.record.EntityKey;
import io.clew.record.Money;
import io.clew.world.life.Crime;
import io.clew.world.people.Account;
import io.clew.world.people.Call;
import io.clew.world.people.Case;
import io.clew.world.people.Gang;
import io.clew.world.people.Move;
import io.clew.world.people.Person;
import io.clew.world.people.Phone;
import io.clew.world.people.Planted;
import io.clew.world.people.Times;
import io.clew.world.people.Town;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is true of one town, as lines of the files under {@code truth/}. {@code docs/world.md} lists the files and their
 * fields.
 */
public final class Truth {

    /** In the order in which they are written. */
    public static final List<String> PARTS = List.of(
            "patterns",
            "lookalikes",
            "roles",
            "cases",
            "links",
            "ledger",
            "mentions",
            "rejects",
            "duplicates",
            "counts");

    /** 分; what is less has gone through more levels than a trace has. */
    private static final long LEAST_BREAK = 1_000;

    private final Town town;
    private final Map<String, Json> parts = new LinkedHashMap<>();
    private List<List<Attribution.Share>> fifo = List.of();

    public Truth(Town town) {
        this.town = town;
        PARTS.forEach(part -> parts.put(part, new Json()));
    }

    public String text(String part) {
        return part(part).toString();
    }

    Json part(String part) {
        return java.util.Objects.requireNonNull(parts.get(part));
    }

    /** Everything but mentions, which the papers write as they are written. */
    public void tell(Crime crime, Flaws flaws, Map<String, Long> counts) {
        var first = new Attribution(town, true);
        fifo = first.work();
        levels();
        breaks(first.nameless);
        ranks();
        town.planted.forEach(this::pattern);
        lookAlikes();
        roles(crime);
        cases();
        new Links(town, crime, part("links")).tell(fifo);
        ledger("fifo", fifo);
        ledger("pro-rata", new Attribution(town, false).work());
        flaws.bad.forEach(bad -> part("rejects")
                .begin()
                .put("source", bad.source())
                .put("file", bad.file())
                .put("line", bad.line())
                .put("code", bad.code())
                .put("what", bad.what())
                .end());
        duplicates(flaws);
        Json json = part("counts").begin().put("town", town.number);
        counts.forEach(json::put);
        json.end();
    }

    private static void move(Json json, Move move) {
        var records = new ArrayList<String>();
        if (!move.fromRow.isEmpty()) {
            records.add(move.fromRow);
        }
        if (!move.toRow.isEmpty()) {
            records.add(move.toRow);
        }
        json.begin()
                .put("records", records)
                .put("from", move.from.key().toString())
                .put("to", move.to.key().toString())
                .put("at", Times.iso(move.at))
                .put("amount", new Money(move.fen).toString())
                .close();
    }

    private void pattern(Planted planted) {
        Json json = part("patterns")
                .begin()
                .put("code", planted.code)
                .put("instance", planted.instance)
                .put("innocent", planted.innocent)
                .put("members", planted.members);
        planted.more.forEach(json::put);
        json.list("facts");
        for (Move move : planted.moves) {
            if (move.written()) {
                move(json, move);
            }
        }
        for (Call call : planted.calls) {
            var records = new LinkedHashSet<String>();
            records.add(call.fromRow);
            records.add(call.toRow);
            records.remove("");
            json.begin()
                    .put("records", records)
                    .put("from", call.from.key().toString())
                    .put("to", call.to.key().toString())
                    .put("at", Times.iso(call.at))
                    .close();
        }
        json.endList().end();
    }

    /** F6: levels of each case, the least number of hops that carry its money. */
    private void levels() {
        var shares = fifo;
        for (int i = 0; i < town.cases.size(); i++) {
            Case fraud = town.cases.get(i);
            if (fraud.gang == null || !fraud.reported) {
                continue;
            }
            var planted = new Planted("F6", "F6-" + fraud.number, false);
            var level = new LinkedHashMap<Account, Integer>();
            Set<Account> reached = new LinkedHashSet<>();
            shares.get(i).forEach(share -> reached.add(share.account()));
            long begun = Long.MAX_VALUE;
            for (Move payment : fraud.payments) {
                level.putIfAbsent(payment.to, 1);
                planted.move(payment);
                begun = Math.min(begun, payment.at);
            }
            for (Move move : leaving(reached, begun)) {
                Integer from = level.get(move.from);
                if (from != null && reached.contains(move.to) && move.to != fraud.from) {
                    level.merge(move.to, from + 1, Math::min);
                    planted.move(move);
                }
            }
            level.forEach((account, n) -> planted.member(account.key()));
            var text = new StringBuilder();
            level.forEach((account, n) -> text.append(text.isEmpty() ? "" : " ")
                    .append(account.key())
                    .append('=')
                    .append(n));
            town.planted.add(planted.with("case", fraud.number).with("levels", text.toString()));
        }
    }

    /** What left these accounts in the twelve days after {@code begun}, in order. */
    private static List<Move> leaving(Set<Account> accounts, long begun) {
        var moves = new ArrayList<Move>();
        for (Account account : accounts) {
            for (Move move : account.rows) {
                if (move.from == account && move.at > begun && move.at < begun + 12 * Times.DAY) {
                    moves.add(move);
                }
            }
        }
        moves.sort(Ledger.IN_ORDER);
        return moves;
    }

    /** F7: accounts that victims' money reached and whose statement nobody sent, and rows that took it nobody knows where. */
    private void breaks(Map<Move, Long> nameless) {
        var seen = new LinkedHashMap<Account, Long>();
        for (List<Attribution.Share> shares : fifo) {
            for (Attribution.Share share : shares) {
                if (!share.account().loaded && !share.account().machine && !share.account().merchant) {
                    seen.merge(share.account(), share.resting() - share.nameless(), Long::sum);
                }
            }
        }
        seen.values().removeIf(fen -> fen < LEAST_BREAK);
        seen.forEach((account, fen) -> town.planted.add(new Planted("F7", "F7-" + account.number, false)
                .member(account.key())
                .with("why", "no-statement")
                .with("amount", new Money(fen).toString())));
        nameless.values().removeIf(fen -> fen < LEAST_BREAK);
        nameless.forEach((move, fen) -> town.planted.add(new Planted("F7", "F7-" + move.fromSerial, false)
                .member(move.from.key())
                .with("why", "nameless")
                .with("amount", new Money(fen).toString())
                .move(move)));
    }

    /** F8: who an account of the first level dealt with most. */
    private void ranks() {
        for (Case fraud : town.cases) {
            Account account = fraud.payments.getFirst().to;
            if (fraud.gang == null
                    || !account.loaded
                    || fraud.gang.first.getFirst() != account
                    || fraud.gang.cases.getFirst() != fraud) {
                continue;
            }
            var planted = new Planted("F8", "F8-" + account.number, false).member(account.key());
            var text = new StringBuilder();
            for (Ledger.Counterpart c : Ledger.counterparts(account)) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(c.other().key())
                        .append('=')
                        .append(new Money(c.in()))
                        .append('/')
                        .append(new Money(c.out()))
                        .append('/')
                        .append(c.moves());
            }
            town.planted.add(planted.with("ranked", text.toString()));
        }
    }

    private void lookAlikes() {
        for (Town.LookAlike lookAlike : town.lookAlikes) {
            part("lookalikes")
                    .begin()
                    .put("kind", lookAlike.kind())
                    .put("resembles", lookAlike.resembles())
                    .put("why", lookAlike.why())
                    .put("members", lookAlike.members())
                    .end();
        }
    }

    private void roles(Crime crime) {
        var gangOf = new LinkedHashMap<Person, Gang>();
        crime.gangs.forEach(gang -> gang.everybody().forEach(person -> gangOf.put(person, gang)));
        for (Person person : town.persons) {
            if (person.trade.isEmpty()) {
                continue;
            }
            Gang gang = gangOf.get(person);
            var keys = new ArrayList<EntityKey>();
            person.accounts.forEach(account -> keys.add(account.key()));
            person.phones.forEach(phone -> keys.add(phone.key()));
            part("roles")
                    .begin()
                    .put("person", person.key().toString())
                    .put("name", person.name)
                    .put("role", person.trade)
                    .put("gang", gang == null ? "" : gang.id)
                    .put("holds", keys)
                    .end();
        }
    }

    private void cases() {
        for (Case fraud : town.cases) {
            var payees = new LinkedHashSet<EntityKey>();
            fraud.payments.forEach(payment -> payees.add(payment.to.key()));
            Json json = part("cases")
                    .begin()
                    .put("case", fraud.number)
                    .put("kind", fraud.kind.zh)
                    .put("gang", fraud.gang == null ? "" : fraud.gang.id)
                    .put("reported", fraud.reported)
                    .put("victim", fraud.victim.key().toString())
                    .put("account", fraud.from.key().toString())
                    .put("payees", payees)
                    .put("callers", fraud.callers.stream().map(Phone::key).toList())
                    .put("begins", Times.iso(fraud.begins))
                    .put("lost", new Money(fraud.lost()).toString())
                    .list("payments");
            fraud.payments.forEach(payment -> move(json, payment));
            json.endList().end();
        }
    }

    private void ledger(String method, List<List<Attribution.Share>> shares) {
        for (int i = 0; i < town.cases.size(); i++) {
            Case fraud = town.cases.get(i);
            for (Attribution.Share share : shares.get(i)) {
                part("ledger")
                        .begin()
                        .put("case", fraud.number)
                        .put("method", method)
                        .put("account", share.account().key().toString())
                        .put("statement", share.account().loaded)
                        .put("received", new Money(share.received()).toString())
                        .put("resting", new Money(share.resting()).toString())
                        .put("paidAgain", new Money(share.paidAgain()).toString())
                        .put("nameless", new Money(share.nameless()).toString())
                        .end();
            }
        }
    }

    private void duplicates(Flaws flaws) {
        for (Move move : town.moves) {
            if (!move.fromRow.isEmpty() && !move.toRow.isEmpty() && !move.blind) {
                pair("mirror", move.fromRow, move.toRow);
            }
            if (move.reverses != null) {
                pair("reversal", move.reverses.row(), move.row());
            }
        }
        flaws.repeated.forEach(row -> part("duplicates")
                .begin()
                .put("kind", "row")
                .put("records", List.of(row.record()))
                .put("file", row.source() + "/" + row.file())
                .put("line", row.line())
                .end());
    }

    void pair(String kind, String one, String other) {
        part("duplicates")
                .begin()
                .put("kind", kind)
                .put("records", List.of(one, other))
                .end();
    }
}
