package io.clew.inquiry.call;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.calls.Clock;
import io.clew.analysis.calls.Holders;
import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.TimeRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Lays the calls of a number and the payments of whoever it belongs to over each other, day by day. */
public final class OwnStrip {

    private static final long MOST = 2_000_000;
    private static final long NANOS = 5_000_000_000L;
    private static final List<String> MONEY = List.of("transfer", "withdraw", "deposit", "pay");

    private final GraphStore graph;
    private final Ontology ontology;
    private final AuditLog audit;

    public OwnStrip(GraphStore graph, Ontology ontology, AuditLog audit) {
        this.graph = graph;
        this.ontology = ontology;
        this.audit = audit;
    }

    /** One day; 分 of yuan alone. */
    public record Day(LocalDate day, int out, int in, long paid, long got) {}

    /**
     * @param accounts whose payments are laid over the calls
     * @param days on which there was something, oldest first
     * @param cut {@code facts} or {@code time} where not everything was walked; else empty
     */
    public record Strip(List<EntityKey> accounts, List<Day> days, String cut) {}

    private static final class Sum {
        private int out;
        private int in;
        private long paid;
        private long got;
    }

    public Strip of(Access access, EntityKey number, TimeRange when) {
        try (Look look = audit.open(access, AuditAct.CALLS, number + " payments");
                GraphView view = graph.view(access)) {
            var days = new TreeMap<Long, Sum>();
            var accounts = new ArrayList<EntityKey>();
            var budget = new Budget(MOST, NANOS);
            FactFilter filter = FactFilter.ANY.between(when.fromMillis(), when.toMillis());
            long node = view.node(number);
            if (node != GraphView.NO_NODE) {
                add(view, node, filter.links(ontology.bits(List.of("call"))), budget, days);
                for (long holder : new Holders(view, ontology).of(node)) {
                    EntityKey key = view.key(holder);
                    if (key.type().equals("account")) {
                        accounts.add(key);
                        add(view, holder, filter.links(ontology.bits(MONEY)), budget, days);
                    }
                }
            }
            look.returned(days.size(), accounts);
            return new Strip(
                    accounts,
                    days.entrySet().stream()
                            .map(each -> new Day(
                                    LocalDate.ofEpochDay(each.getKey()),
                                    each.getValue().out,
                                    each.getValue().in,
                                    each.getValue().paid,
                                    each.getValue().got))
                            .toList(),
                    budget.why());
        }
    }

    private static void add(GraphView view, long node, FactFilter filter, Budget budget, TreeMap<Long, Sum> days) {
        FactCursor facts = view.facts(node, filter);
        while (facts.next() && budget.spend()) {
            if (facts.at() == FactCursor.NO_TIME || facts.other() == node) {
                continue;
            }
            Sum sum = days.computeIfAbsent(Clock.day(facts.at()), day -> new Sum());
            boolean money = facts.amount() != FactCursor.NO_AMOUNT;
            if (!money) {
                sum.out += facts.outgoing() ? 1 : 0;
                sum.in += facts.outgoing() ? 0 : 1;
            } else if (facts.currency().equals(Fact.YUAN)) {
                sum.paid = facts.outgoing() ? Money.sum(sum.paid, facts.amount()) : sum.paid;
                sum.got = facts.outgoing() ? sum.got : Money.sum(sum.got, facts.amount());
            }
        }
    }
}
