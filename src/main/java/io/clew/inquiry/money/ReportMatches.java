package io.clew.inquiry.money;

import io.clew.analysis.trace.statement.RowTimes;
import io.clew.graph.GraphView;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Record;
import io.clew.record.TimeMention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sets what a report tells beside what the statements have booked: each payment told with the booked one that it must be,
 * and in what the two differ. Nothing is corrected by it.
 */
final class ReportMatches {

    /** How far a booked time may be from the one told before it counts as another time. */
    private static final long SAME = Duration.ofMinutes(1).toMillis();

    private static final long NEAR = Duration.ofMinutes(10).toMillis();

    /** How much of a number may differ to be taken for a slip. */
    private static final int SLIPS = 1;

    private final GraphView view;
    private final Booked booked;

    /** Payments as statements have them. */
    interface Booked {
        /** Those that an account paid or got in transfers that a statement prints. */
        List<Payment> of(EntityKey account);
    }

    /**
     * @param fact its name
     * @param payeeName as the statement prints it; empty where it does not
     */
    record Payment(String fact, EntityKey payer, EntityKey payee, Instant at, long fen, String payeeName) {}

    ReportMatches(GraphView view, Booked booked) {
        this.view = view;
        this.booked = booked;
    }

    /** One for each payment that the report tells, in the order of the telling. */
    List<TraceAnswer.Match> of(Record report) {
        var matches = new ArrayList<TraceAnswer.Match>();
        for (Fact told : report.facts()) {
            if (told.link().equals("transfer")
                    && told.amount() != null
                    && told.more().get("own") == null) {
                matches.add(match(report, told));
            }
        }
        return matches;
    }

    private TraceAnswer.Match match(Record report, Fact told) {
        var said = new TraceAnswer.Told(told.to(), told.amount(), told.at());
        Optional<Payment> found = Stream.concat(payments(told.to()), payments(told.from()))
                .filter(payment -> slips(told, payment) <= SLIPS)
                .min(Comparator.<Payment>comparingInt(payment -> slips(told, payment))
                        .thenComparingLong(payment -> apart(told.at(), payment.at())));
        return new TraceAnswer.Match(
                said,
                found.map(Payment::fact).orElse(null),
                found.map(payment -> differs(report, told, payment)).orElse(List.of()));
    }

    /**
     * A booked payment of which the text names account, amount and time, although no sentence says who paid whom.
     *
     * @param times that the text tells, at least one
     */
    static TraceAnswer.Match written(Record report, List<TimeMention> times, Payment payment) {
        long at = payment.at().toEpochMilli();
        TimeMention time = times.stream()
                .min(Comparator.comparingLong(said -> TraceStarts.off(at, said)))
                .orElseThrow();
        var differs = new ArrayList<String>();
        if (TraceStarts.off(at, time) > SAME && !RowTimes.isMidnight(at)) {
            differs.add("time");
        }
        if (otherName(report, payment.payee(), payment)) {
            differs.add("name");
        }
        return new TraceAnswer.Match(
                new TraceAnswer.Told(payment.payee(), new Money(payment.fen()), time.from()), payment.fact(), differs);
    }

    private Stream<Payment> payments(EntityKey account) {
        return view.node(account) == GraphView.NO_NODE ? Stream.of() : booked.of(account).stream();
    }

    private static int slips(Fact told, Payment payment) {
        return (sameAccount(told, payment)
                        ? 0
                        : oneDigit(told.to().value(), payment.payee().value()) ? 1 : 2)
                + (sameAmount(told, payment)
                        ? 0
                        : oneDigit(digits(told.amount()), digits(new Money(payment.fen()))) ? 1 : 2)
                + (near(told.at(), payment.at()) ? 0 : sameDay(told.at(), payment.at()) ? 1 : 2);
    }

    private List<String> differs(Record report, Fact told, Payment payment) {
        var differs = new ArrayList<String>();
        if (!sameAccount(told, payment)) {
            differs.add("account");
        }
        if (!sameAmount(told, payment)) {
            differs.add("amount");
        }
        if (apart(told.at(), payment.at()) > SAME
                && !(RowTimes.isMidnight(payment.at().toEpochMilli()) && sameDay(told.at(), payment.at()))) {
            differs.add("time");
        }
        if (otherName(report, told.to(), payment)) {
            differs.add("name");
        }
        return differs;
    }

    private static boolean otherName(Record report, EntityKey account, Payment payment) {
        String name = name(report, account);
        return !name.isEmpty() && !payment.payeeName().isEmpty() && !name.equals(payment.payeeName());
    }

    private static String name(Record report, EntityKey key) {
        return report.entities().stream()
                .filter(entity -> entity.key().equals(key))
                .map(EntityRef::name)
                .findFirst()
                .orElse("");
    }

    private static boolean sameAccount(Fact told, Payment payment) {
        return told.to().equals(payment.payee());
    }

    private static boolean sameAmount(Fact told, Payment payment) {
        return told.amount() != null && told.amount().fen() == payment.fen();
    }

    /** A time that is not told differs from none. */
    private static boolean near(@Nullable Instant told, Instant booked) {
        return told == null
                || apart(told, booked) <= NEAR
                || RowTimes.isMidnight(booked.toEpochMilli()) && sameDay(told, booked);
    }

    private static boolean sameDay(@Nullable Instant told, Instant booked) {
        return told != null && RowTimes.isSameDay(told.toEpochMilli(), booked.toEpochMilli());
    }

    private static long apart(@Nullable Instant told, Instant booked) {
        return told == null ? 0 : Math.abs(told.toEpochMilli() - booked.toEpochMilli());
    }

    private static String digits(@Nullable Money amount) {
        return amount == null ? "" : Long.toString(amount.fen());
    }

    /** Whether one sign was mistaken, left out or put in, or two neighbours changed places. */
    static boolean oneDigit(String told, String booked) {
        int from = 0;
        int least = Math.min(told.length(), booked.length());
        while (from < least && told.charAt(from) == booked.charAt(from)) {
            from++;
        }
        int end = 0;
        while (end < least - from && told.charAt(told.length() - 1 - end) == booked.charAt(booked.length() - 1 - end)) {
            end++;
        }
        int tellsMore = told.length() - from - end;
        int booksMore = booked.length() - from - end;
        boolean swapped = tellsMore == 2
                && booksMore == 2
                && told.charAt(from) == booked.charAt(from + 1)
                && told.charAt(from + 1) == booked.charAt(from);
        return swapped || Math.max(tellsMore, booksMore) == 1;
    }
}
