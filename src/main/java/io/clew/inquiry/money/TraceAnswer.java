package io.clew.inquiry.money;

import io.clew.analysis.trace.after.Catches;
import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.statement.Knowledge;
import io.clew.analysis.trace.statement.Stop;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where money went or came from, in keys, names of facts and instants, with every sum that somebody tells of it. API,
 * page, workbook, documents and the worklist of freezes all read this one and add words.
 *
 * @param edges in time order; the first is row 1 wherever rows are cited
 * @param total edges in all, the folded ones included
 * @param cut empty, or what ran out: {@code facts} or {@code time}
 * @param small what would be among {@code proposals} if it were not below the least amount of this site
 * @param titles of the records that the starts name, by those names
 * @param unfollowed starts from which nothing could be followed; never all of them
 */
public record TraceAnswer(
        String currency,
        Method method,
        boolean backward,
        List<String> victims,
        Map<String, Long> losses,
        List<Node> nodes,
        List<Edge> edges,
        List<Fold> folds,
        List<Break> breaks,
        List<Request> requests,
        List<Residual> residuals,
        List<Proposal> proposals,
        List<Proposal> small,
        List<Contradiction> contradictions,
        int total,
        String cut,
        long otherCurrencies,
        long undated,
        int withheldSources,
        List<Match> matches,
        Map<String, String> titles,
        List<Unfollowed> unfollowed,
        Later later) {

    /**
     * @param level least hops from any victim
     * @param levels per victim that it got money of
     * @param received 分 of everybody's money that came in while it was watched
     * @param attributed 分 of the victims' that came in; outgoing edges + residual + outside add up to it
     * @param residuals per victim
     * @param balance null where its statement is not known
     * @param leaf why nothing is followed beyond; null where it is
     * @param least 分 of {@code residual} that surely lie here, whatever the order of rows that print none
     * @param most 分 that may lie here at most
     * @param openingUnknown 分 that must have lain here before, although no row tells of them
     */
    public record Node(
            EntityKey account,
            String name,
            int level,
            Map<String, Integer> levels,
            long received,
            long attributed,
            long residual,
            Map<String, Long> residuals,
            long outside,
            @Nullable Long balance,
            @Nullable Stop leaf,
            Instant first,
            Instant last,
            Knowledge knowledge,
            long least,
            long most,
            long openingUnknown) {

        /** Whether money was followed through it by the statements of others alone. */
        public boolean isSeen() {
            return knowledge == Knowledge.SEEN && level > 0;
        }

        /** Whether the order of rows, or rows that are missing, leave open how much rests. */
        public boolean isOpen() {
            return least != most && leaf == null;
        }

        /** Whether money of several victims came here by ways of different length. */
        public boolean hasSeveralLevels() {
            return levels.values().stream().distinct().count() > 1;
        }

        /** The victims' part of what came in, of 1; the rest is other people's money. */
        public double share() {
            return received <= 0 ? 1 : Math.min(1, (double) attributed / received);
        }
    }

    /**
     * One payment, by the name of its fact; amounts in 分.
     *
     * @param seen whether only the payee's statement tells of it, because the payer's is not there
     */
    public record Edge(
            String fact,
            EntityKey from,
            EntityKey to,
            String link,
            Instant at,
            long amount,
            long attributed,
            Map<String, Long> byVictim,
            int level,
            long delaySeconds,
            @Nullable Stop stop,
            boolean seen) {

        /** 分 of other people's money in the same payment. */
        public long others() {
            return Math.max(0, amount - attributed);
        }
    }

    /** 其他 n 笔: payments of one account that were not followed one by one. */
    public record Fold(EntityKey account, Stop why, int payments, long amount, List<String> facts) {}

    /** A break point, with 分 that it leaves unexplained. */
    public record Break(EntityKey account, Stop why, long amount, List<String> facts, Instant from, Instant to) {}

    /**
     * A statement to ask for.
     *
     * @param bank that keeps the account, as rows name it; empty where none does
     * @param caught what of it is to be expected there now; null where nothing is known of how long money lies
     */
    public record Request(
            EntityKey account,
            String name,
            String bank,
            Instant from,
            Instant to,
            long amount,
            int rank,
            Catches.@Nullable Catch caught) {}

    /** What remains of one victim's money in one account, by the chosen method and over the lawful ones. */
    public record Residual(EntityKey account, String victim, long chosen, long least, long most) {}

    /**
     * An amount that might be frozen.
     *
     * @param bank that keeps the account, as rows name it; empty where none does
     * @param caught what of the cap is to be expected there now; null where nothing is known of how long money lies
     */
    public record Proposal(
            EntityKey account,
            String name,
            String bank,
            int level,
            long cap,
            long balance,
            Optional<Message> goodFaith,
            Catches.@Nullable Catch caught) {}

    /**
     * What moved on only after money had rested longer than was asked for.
     *
     * @param facts in time order
     * @param amount 分
     * @param nearest for which money would have to rest for the first to be followed
     * @param farthest with which all would be
     */
    public record Later(List<String> facts, long amount, Duration nearest, Duration farthest) {

        /** Hours of rest with which the first would be followed; of use where there are any. */
        public long nearestHours() {
            return nearest.toHours() + 1;
        }

        /** Hours of rest with which all would be followed. */
        public long allHours() {
            return farthest.toHours() + 1;
        }
    }

    /**
     * A payment as a report tells it.
     *
     * @param account that was paid
     */
    public record Told(
            EntityKey account,
            @Nullable Money amount,
            @Nullable Instant at) {}

    /**
     * A payment that a report tells beside the one that a statement has.
     *
     * @param booked name of its fact; null where nothing booked is like it
     * @param differs in what the two are not the same: {@code account}, {@code amount}, {@code time}, {@code name}
     */
    public record Match(Told told, @Nullable String booked, List<String> differs) {}

    /** A start that leads nowhere, as it was named, and why. */
    public record Unfollowed(String start, Message why) {}

    /** A row after which a statement contradicts itself. */
    public record Contradiction(EntityKey account, String fact, Instant at, long computed, long printed) {}

    /** Accounts that money reached after as many payments, the largest amount first. */
    public record Level(int level, List<Node> nodes, long attributed) {}

    /** What one account paid another where the money starts. */
    public record Paid(EntityKey payer, EntityKey payee, int payments, long amount) {}

    /** Whether anything is said of what is to be expected, so that it can be ordered by. */
    public boolean expects() {
        return requests.stream().anyMatch(request -> request.caught() != null)
                || proposals.stream().anyMatch(proposal -> proposal.caught() != null);
    }

    /** The same with requests and proposals by what is to be expected there now, the largest first, those without last. */
    public TraceAnswer byExpected() {
        var asked = requests.stream()
                .sorted(Comparator.comparingLong((Request request) -> -expected(request.caught()))
                        .thenComparingInt(Request::rank))
                .toList();
        var proposed = proposals.stream()
                .sorted(Comparator.comparingLong((Proposal proposal) -> -expected(proposal.caught())))
                .toList();
        return new TraceAnswer(
                currency,
                method,
                backward,
                victims,
                losses,
                nodes,
                edges,
                folds,
                breaks,
                asked,
                residuals,
                proposed,
                small,
                contradictions,
                total,
                cut,
                otherCurrencies,
                undated,
                withheldSources,
                matches,
                titles,
                unfollowed,
                later);
    }

    private static long expected(Catches.@Nullable Catch caught) {
        return caught == null ? -1 : caught.expected();
    }

    /** 分 that the victims lost in all; asked of a trace back, 分 that were asked for. */
    public long loss() {
        return losses.values().stream().mapToLong(Long::longValue).sum();
    }

    /** 分 that rest in accounts. */
    public long remaining() {
        return nodes.stream().mapToLong(Node::residual).sum();
    }

    /** 分 that might be frozen. */
    public long freezable() {
        return proposals.stream().mapToLong(Proposal::cap).sum();
    }

    /** 分 of which rows do not tell what became. */
    public long unexplained() {
        return breaks.stream().mapToLong(Break::amount).sum();
    }

    /** Accounts that money was followed through by the statements of others. */
    public int seenAccounts() {
        return (int) nodes.stream().filter(Node::isSeen).count();
    }

    /** Accounts of which rows that have no order leave open how much rests. */
    public int unorderedAccounts() {
        return (int) nodes.stream()
                .filter(node -> node.knowledge() == Knowledge.WHOLE && node.least() != node.most())
                .count();
    }

    /** The end of a payment that is nearer to where the trace starts. */
    public EntityKey near(Edge edge) {
        return backward ? edge.to() : edge.from();
    }

    public EntityKey far(Edge edge) {
        return backward ? edge.from() : edge.to();
    }

    /** Accounts with most of the victims' money, the largest amount first. */
    public List<Node> largest(int most) {
        return nodes.stream()
                .sorted(Comparator.comparingLong(Node::attributed).reversed())
                .limit(most)
                .toList();
    }

    /** From where the money starts. */
    public List<Level> levels() {
        Map<Integer, List<Node>> byLevel = new TreeMap<>();
        largest(nodes.size())
                .forEach(node -> byLevel.computeIfAbsent(node.level(), made -> new ArrayList<>())
                        .add(node));
        List<Level> levels = new ArrayList<>();
        byLevel.forEach((level, own) -> levels.add(
                new Level(level, own, own.stream().mapToLong(Node::attributed).sum())));
        return levels;
    }

    /** Payments that the trace starts with, in time order. */
    public List<Edge> first() {
        return edges.stream().filter(edge -> edge.level() == 1).toList();
    }

    /** Who paid whom how much where the money starts, in the order of the first payment. */
    public List<Paid> starts() {
        Map<List<EntityKey>, Paid> pairs = new LinkedHashMap<>();
        for (Edge edge : first()) {
            pairs.merge(
                    List.of(edge.from(), edge.to()),
                    new Paid(edge.from(), edge.to(), 1, edge.attributed()),
                    (before, now) -> new Paid(
                            before.payer(), before.payee(), before.payments() + 1, before.amount() + now.amount()));
        }
        return List.copyOf(pairs.values());
    }
}
