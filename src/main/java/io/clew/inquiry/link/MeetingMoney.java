package io.clew.inquiry.link;

import io.clew.access.Access;
import io.clew.analysis.linkage.Incident;
import io.clew.analysis.linkage.LinkageLimits;
import io.clew.analysis.linkage.Reached;
import io.clew.analysis.trace.MoneyTrace;
import io.clew.analysis.trace.Trace;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.lot.Seed;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Stop;
import io.clew.graph.Budget;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.inquiry.money.RecordStatements;
import io.clew.inquiry.money.ReportedPayments;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows the money of each case from the payments that its reports tell, to see in which accounts it comes to lie. */
final class MeetingMoney {

    private static final long MOST_FACTS = 500_000;
    private static final long LONGEST_NANOS = 2_000_000_000L;
    private static final int FACTS = 4;
    private static final Set<Stop> PLACES = Set.of(Stop.CASH, Stop.MERCHANT, Stop.THIRD_PARTY, Stop.ABROAD, Stop.HUB);

    private final RecordIndex index;
    private final Ontology ontology;
    private final Places places;
    private final LinkageLimits limits;

    MeetingMoney(RecordIndex index, Ontology ontology, Places places, LinkageLimits limits) {
        this.index = index;
        this.ontology = ontology;
        this.places = places;
        this.limits = limits;
    }

    /** For one thread and one view. */
    final class Follower {
        private final GraphView view;
        private final RecordStatements statements;
        private final ReportedPayments payments;

        Follower(GraphView view, Access access) {
            this.view = view;
            this.statements = new RecordStatements(index, access, view, places);
            this.payments = new ReportedPayments(view, index, access, ontology);
        }

        /** Where the money of the case went; empty where no booked payment fits what is told. */
        Optional<Reached> of(Incident one) {
            Map<Long, Seed> seeds = new HashMap<>();
            for (RecordRef report : one.reports()) {
                payments.of(report).forEach(seed -> seeds.putIfAbsent(seed.fact(), seed));
            }
            if (seeds.isEmpty()) {
                return Optional.empty();
            }
            // through an account whose statement nobody sent it is not known whose money goes on
            var question = TraceQuestion.USUAL.maxDepth(limits.money().depth()).seen(false);
            try {
                Trace trace = new MoneyTrace(
                                view, ontology, statements, places, question, new Budget(MOST_FACTS, LONGEST_NANOS))
                        .from(List.copyOf(seeds.values()));
                return Optional.of(reached(trace, List.copyOf(seeds.values())));
            } catch (ClewException severalCurrencies) {
                return Optional.empty();
            }
        }

        private Reached reached(Trace trace, List<Seed> seeds) {
            Map<Long, List<String>> facts = new HashMap<>();
            trace.steps().forEach(step -> {
                List<String> known = facts.computeIfAbsent(step.to(), missing -> new ArrayList<>());
                if (known.size() < FACTS && step.attributed() > 0) {
                    known.add(view.factName(step.fact()));
                }
            });
            Set<EntityKey> paid = new HashSet<>();
            seeds.forEach(seed -> paid.add(view.key(seed.payee())));
            Map<EntityKey, Reached.Carried> accounts = new HashMap<>();
            double lost = Math.max(1, trace.lost());
            for (Trace.Account account : trace.accounts()) {
                EntityKey key = view.key(account.node());
                boolean watched = key.type().equals("account") && account.level() > 0 && !isPlace(account);
                if (watched && account.attributed() > 0) {
                    accounts.put(
                            key,
                            new Reached.Carried(
                                    Math.min(1, account.attributed() / lost),
                                    facts.getOrDefault(account.node(), List.of())));
                }
            }
            long first = seeds.stream().mapToLong(Seed::at).min().orElse(0);
            return new Reached(paid, first, accounts);
        }

        /** Shops, machines and payment companies, where money of strangers meets every day. */
        private static boolean isPlace(Trace.Account account) {
            return account.stop() != null && PLACES.contains(account.stop());
        }
    }
}
