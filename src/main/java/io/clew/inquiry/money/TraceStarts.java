package io.clew.inquiry.money;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.analysis.trace.MoneyTrace;
import io.clew.analysis.trace.lot.Seed;
import io.clew.analysis.trace.statement.RowTimes;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Mention;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.record.Record;
import io.clew.record.TimeMention;
import io.clew.search.RecordIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the payments that a trace starts from. */
final class TraceStarts {

    /** How far a told time may be from the booked one. */
    private static final long NEAR = Duration.ofMinutes(10).toMillis();

    /** The longest time that still says when a payment was made. */
    private static final Duration EXACT = Duration.ofHours(1);

    private final GraphView view;
    private final RecordIndex index;
    private final Access access;
    private final RecordsRead records;
    private final long links;

    TraceStarts(GraphView view, RecordIndex index, Access access, Ontology ontology) {
        this.view = view;
        this.index = index;
        this.access = access;
        this.records = new RecordsRead(index, access);
        this.links = MoneyTrace.moneyLinks(ontology);
    }

    /** A hint that it will be asked for the {@link #seeds} of these: their records, and the accounts these name, are read together. */
    void expect(List<TraceStart> starts) {
        List<Record> reports = records.known(
                starts.stream().map(TraceStart::record).filter(Objects::nonNull).toList());
        List<EntityKey> keys =
                reports.stream().flatMap(TraceStarts::named).distinct().toList();
        view.seeking(keys);
        long[] accounts = keys.stream()
                .filter(key -> key.type().equals("account"))
                .mapToLong(view::node)
                .filter(node -> node != GraphView.NO_NODE)
                .toArray();
        view.prefetch(accounts, FactFilter.ANY.links(links));
    }

    /** What facts and text of a record name, but the victims as such. */
    private static Stream<EntityKey> named(Record record) {
        return Stream.concat(
                record.facts().stream()
                        .filter(fact -> !fact.link().equals("victim-of"))
                        .flatMap(fact -> Stream.of(fact.from(), fact.to())),
                record.mentions().stream().map(Mention::key));
    }

    /**
     * @throws ClewException {@code account-unknown}, {@code fact-unknown}, {@code record-unknown}, {@code trace-start}
     *     where nothing fits; says what was looked for
     */
    List<Seed> seeds(TraceStart start, boolean backward) {
        if (start.fact() != null) {
            return List.of(fact(start.fact()));
        }
        if (start.record() != null) {
            return told(start.record());
        }
        if (start.account() == null) {
            throw new ClewException(Message.of("trace-start.none"));
        }
        return account(start.account(), start.at(), start.amount(), backward);
    }

    private Seed fact(String name) {
        int hash = name.lastIndexOf('#');
        Fact fact = hash < 0 ? null : find(name.substring(0, hash), name.substring(hash + 1));
        if (fact == null) {
            throw new ClewException(Message.of("fact-unknown.read", name));
        }
        if (fact.amount() == null || fact.at() == null) {
            throw new ClewException(Message.of("trace-start.fact", name));
        }
        long payer = view.node(fact.from());
        List<Seed> found = payer == GraphView.NO_NODE
                ? List.of()
                : matching(payer, true, facts -> view.factName(facts.fact()).equals(name));
        if (found.isEmpty()) {
            throw new ClewException(Message.of("fact-unknown.graph", name));
        }
        return found.getFirst();
    }

    private @Nullable Fact find(String record, String number) {
        try {
            int n = Integer.parseInt(number);
            Record found = records.find(record);
            return found == null || n < 0 || n >= found.facts().size()
                    ? null
                    : found.facts().get(n);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What the reports among the starts tell, beside what is booked. */
    List<TraceAnswer.Match> matches(List<TraceStart> starts) {
        var reports = new ReportMatches(view, new PrintedPayments(index, access)::of);
        return starts.stream()
                .map(TraceStart::record)
                .filter(Objects::nonNull)
                .map(records::named)
                .flatMap(report -> matches(reports, report).stream())
                .toList();
    }

    /** What single sentences tell, then what only the text as a whole tells, then the accounts without any of it. */
    private List<TraceAnswer.Match> matches(ReportMatches reports, Record report) {
        var matches = new ArrayList<>(reports.of(report));
        var booked = matches.stream().map(TraceAnswer.Match::booked).collect(Collectors.toCollection(HashSet::new));
        var met = matches.stream().map(match -> match.told().account()).collect(Collectors.toCollection(HashSet::new));
        for (Seed seed : written(report)) {
            ReportMatches.Payment payment = payment(seed);
            met.addAll(List.of(payment.payee(), payment.payer()));
            if (booked.add(payment.fact())) {
                matches.add(ReportMatches.written(report, exact(report), payment));
            }
        }
        report.mentions().stream()
                .map(Mention::key)
                .filter(key -> key.type().equals("account") && met.add(key))
                .forEach(key ->
                        matches.add(new TraceAnswer.Match(new TraceAnswer.Told(key, null, null), null, List.of())));
        return matches;
    }

    private ReportMatches.Payment payment(Seed seed) {
        String fact = view.factName(seed.fact());
        return new ReportMatches.Payment(
                fact,
                view.key(seed.payer()),
                view.key(seed.payee()),
                Instant.ofEpochMilli(seed.at()),
                seed.amount(),
                PrintedPayments.payee(records.named(recordOf(fact))));
    }

    private static String recordOf(String fact) {
        return fact.substring(0, fact.lastIndexOf('#'));
    }

    /** What the records are called that the starts name, by those names. */
    Map<String, String> titles(List<TraceStart> starts) {
        var titles = new LinkedHashMap<String, String>();
        for (TraceStart start : starts) {
            String fact = start.fact();
            String report = start.record();
            if (fact != null) {
                titles.put(fact, records.named(recordOf(fact)).title());
            } else if (report != null) {
                titles.put(report, records.named(report).title());
            }
        }
        return titles;
    }

    /** The times that a text tells to the hour or better. */
    private static List<TimeMention> exact(Record record) {
        return record.times().stream()
                .filter(said -> Duration.between(said.from(), said.to()).compareTo(EXACT) <= 0)
                .toList();
    }

    /** The payments that a report tells, each as the statements have it where they do. */
    private List<Seed> told(String name) {
        Record record = records.named(name);
        var seeds = new LinkedHashMap<Long, Seed>();
        for (Seed seed : written(record)) {
            seeds.put(seed.fact(), seed);
        }
        for (int n = 0; n < record.facts().size(); n++) {
            Fact fact = record.facts().get(n);
            Money amount = fact.amount();
            Instant at = fact.at();
            long payee = view.node(fact.to());
            if (amount == null
                    || at == null
                    || payee == GraphView.NO_NODE
                    || !fact.link().equals("transfer")) {
                continue;
            }
            List<Seed> near = near(payee, false, amount.fen(), at);
            fetchBooked(near);
            near.stream()
                    .min(Comparator.comparing((Seed seed) -> !isBooked(seed))
                            .thenComparing(seed -> Math.abs(seed.at() - at.toEpochMilli())))
                    .filter(seed -> isBooked(seed) || seeds.values().stream().noneMatch(kept -> isSame(kept, seed)))
                    .ifPresent(seed -> seeds.put(seed.fact(), seed));
        }
        if (seeds.isEmpty()) {
            throw new ClewException(Message.of("trace-start.record", name));
        }
        return List.copyOf(seeds.values());
    }

    /**
     * The booked payments to accounts that a record names, of an amount that its text names, at a time that it names to
     * the hour or better: for each account and time the nearest. What somebody got back from where they had paid is no
     * payment of theirs.
     */
    private List<Seed> written(Record record) {
        Set<Long> amounts = record.amounts().stream()
                .filter(said -> !said.approximate())
                .map(said -> said.amount().fen())
                .collect(Collectors.toSet());
        List<TimeMention> times = exact(record);
        List<List<Seed>> fitting = named(record)
                .filter(key -> key.type().equals("account"))
                .map(view::node)
                .filter(node -> node != GraphView.NO_NODE)
                .distinct()
                .map(node -> matching(node, false, facts -> amounts.contains(facts.amount())))
                .map(payments -> payments.stream()
                        .filter(seed -> times.stream().anyMatch(time -> isAt(seed.at(), time)))
                        .toList())
                .toList();
        fetchBooked(fitting.stream().flatMap(List::stream).toList());
        List<Seed> booked = fitting.stream()
                .flatMap(payments -> times.stream()
                        .flatMap(time -> payments.stream()
                                .filter(seed -> isAt(seed.at(), time) && isBooked(seed))
                                .min(Comparator.comparingLong(seed -> off(seed.at(), time)))
                                .stream()))
                .distinct()
                .sorted(Comparator.comparingLong(Seed::at))
                .toList();
        var payers = new HashSet<Long>();
        var payees = new HashSet<Long>();
        var paid = new ArrayList<Seed>();
        for (Seed seed : booked) {
            if (!payers.contains(seed.payee()) && !payees.contains(seed.payer())) {
                payers.add(seed.payer());
                payees.add(seed.payee());
                paid.add(seed);
            }
        }
        return paid;
    }

    /** Whether what was only told is a booked payment, to an account that the text may have wrong by a digit. */
    private static boolean isSame(Seed booked, Seed told) {
        return booked.amount() == told.amount() && Math.abs(booked.at() - told.at()) <= NEAR;
    }

    /** Whether a statement has it, and not only what somebody told. */
    private boolean isBooked(Seed seed) {
        Record record = records.find(recordOf(view.factName(seed.fact())));
        return record != null && record.type().equals("transfer");
    }

    /** A hint that it will be asked of each whether it {@link #isBooked}. */
    private void fetchBooked(List<Seed> seeds) {
        records.fetch(
                seeds.stream().map(seed -> recordOf(view.factName(seed.fact()))).toList());
    }

    private static boolean isAt(long at, TimeMention said) {
        return off(at, said) <= NEAR
                || RowTimes.isMidnight(at) && RowTimes.isSameDay(at, said.from().toEpochMilli());
    }

    /**
     * Payments of an amount about a time; where there are none, those of that day in statements that print only days.
     *
     * @param at null for any time
     */
    private List<Seed> near(long node, boolean out, long fen, @Nullable Instant at) {
        if (at == null) {
            return matching(node, out, facts -> facts.amount() == fen);
        }
        long wanted = at.toEpochMilli();
        List<Seed> found = matching(node, out, facts -> facts.amount() == fen && Math.abs(facts.at() - wanted) <= NEAR);
        return found.isEmpty()
                ? matching(
                        node,
                        out,
                        facts -> facts.amount() == fen
                                && RowTimes.isMidnight(facts.at())
                                && RowTimes.isSameDay(facts.at(), wanted))
                : found;
    }

    /** How far an instant lies outside what a text says, in milliseconds. */
    static long off(long at, TimeMention said) {
        return Math.max(
                0, Math.max(said.from().toEpochMilli() - at, at - said.to().toEpochMilli()));
    }

    private List<Seed> account(EntityKey key, @Nullable Instant at, @Nullable Money amount, boolean backward) {
        long node = view.node(key);
        if (node == GraphView.NO_NODE) {
            throw new ClewException(Message.of("account-unknown.start", Handles.shown(key)));
        }
        if (amount == null) {
            long from = at == null ? Long.MIN_VALUE : at.toEpochMilli();
            List<Seed> all = matching(
                    node, !backward, facts -> backward ? at == null || facts.at() <= from : facts.at() >= from);
            if (all.isEmpty()) {
                throw new ClewException(
                        backward
                                ? Message.of("trace-start.incoming", Handles.shown(key))
                                : Message.of("trace-start.outgoing", Handles.shown(key)));
            }
            return all;
        }
        List<Seed> found = new ArrayList<>(near(node, false, amount.fen(), at));
        if (found.isEmpty() || backward) {
            found.addAll(near(node, true, amount.fen(), at));
        }
        if (found.isEmpty()) {
            throw new ClewException(
                    at == null
                            ? Message.of("trace-start.amount", Handles.shown(key), amount)
                            : Message.of("trace-start.moment", Handles.shown(key), amount));
        }
        long wanted = at == null ? Long.MIN_VALUE : at.toEpochMilli();
        return List.of(found.stream()
                .min(Comparator.comparingLong(seed -> at == null ? seed.at() : Math.abs(seed.at() - wanted)))
                .orElseThrow());
    }

    private List<Seed> matching(long node, boolean out, Predicate<FactCursor> fits) {
        var found = new ArrayList<Seed>();
        var direction = out ? FactFilter.Direction.OUT : FactFilter.Direction.IN;
        FactCursor facts = view.facts(node, FactFilter.ANY.links(links).direction(direction));
        while (facts.next()) {
            boolean usable = facts.at() != FactCursor.NO_TIME
                    && facts.amount() != FactCursor.NO_AMOUNT
                    && facts.amount() > 0
                    && facts.other() != node;
            if (usable && fits.test(facts)) {
                long payer = out ? node : facts.other();
                found.add(new Seed(
                        Objects.toString(view.key(payer)),
                        facts.fact(),
                        payer,
                        out ? facts.other() : node,
                        facts.at(),
                        facts.amount(),
                        facts.amount(),
                        facts.link(),
                        facts.currency()));
            }
        }
        return found;
    }
}
