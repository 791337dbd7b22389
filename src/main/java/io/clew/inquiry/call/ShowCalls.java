package io.clew.inquiry.call;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.calls.Calls;
import io.clew.analysis.calls.CommonContacts;
import io.clew.analysis.calls.Contacts;
import io.clew.analysis.calls.MutualCircle;
import io.clew.graph.Budget;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Ranks with whom up to fifty numbers speak, compares them, and shows the calls around given moments. */
public final class ShowCalls {

    private static final long FACTS = 20_000_000;
    private static final long NANOS = TimeUnit.SECONDS.toNanos(10);

    private final GraphStore graph;
    private final RecordIndex index;
    private final Ontology ontology;
    private final CallRules rules;
    private final AuditLog audit;
    private final Population population;

    public ShowCalls(GraphStore graph, RecordIndex index, Ontology ontology, CallRules rules, AuditLog audit) {
        this.graph = graph;
        this.index = index;
        this.ontology = ontology;
        this.rules = rules;
        this.audit = audit;
        this.population = new Population(graph);
    }

    /**
     * @param asked phones, or what phones stand behind: devices, persons, companies, accounts
     * @param hubs whether contacts in common that everybody calls are shown too
     * @param size of each list at most
     */
    public record Question(
            List<EntityKey> asked,
            TimeRange when,
            List<Instant> moments,
            boolean hubs,
            Contacts.Order order,
            int size) {}

    /** @throws ClewException {@code calls-none}, {@code calls-many} where more than fifty numbers are meant */
    public CallAnswer show(Access access, Question question) {
        return show(access, question, AuditAct.CALLS, named(question));
    }

    /** The same for a file or a printed document, audited as such. */
    public CallAnswer export(Access access, Question question, String form) {
        return show(access, question, AuditAct.EXPORT, "calls " + form + " " + named(question));
    }

    private static String named(Question question) {
        return question.asked.stream().map(EntityKey::toString).collect(Collectors.joining(" "));
    }

    private CallAnswer show(Access access, Question question, AuditAct act, String asked) {
        try (Look look = audit.open(access, act, asked);
                GraphView view = graph.view(access)) {
            var numbers = Numbers.of(view, ontology, question.asked);
            var budget = new Budget(FACTS, NANOS);
            FactFilter filter = calls(question.when);
            long[] nodes =
                    numbers.of().keySet().stream().mapToLong(Long::longValue).toArray();
            view.prefetch(nodes, filter);
            List<Calls> rows = new ArrayList<>();
            for (long node : nodes) {
                rows.add(Calls.of(view, node, filter, budget));
            }
            long phones = population.phones(access, view);
            var common = rows.size() < 2
                    ? List.<CommonContacts.Common>of()
                    : new CommonContacts(
                                    view,
                                    filter,
                                    new CommonContacts.Rules(rules.hubs(), phones, rules.common()),
                                    budget)
                            .of(rows);
            var circle = new MutualCircle(view, filter, rules.circle(), rules.hubs(), budget).of(rows);
            var answer = new CallTelling(index, access, view, ontology, rules, question)
                    .answer(numbers, rows, common, circle, phones, budget.why());
            look.returned(answer.numbers().size(), shown(answer));
            return answer;
        }
    }

    private FactFilter calls(TimeRange when) {
        return FactFilter.ANY.links(ontology.bits(List.of("call"))).between(when.fromMillis(), when.toMillis());
    }

    private static List<EntityKey> shown(CallAnswer answer) {
        var shown = new ArrayList<EntityKey>();
        answer.numbers().forEach(number -> {
            shown.add(number.key());
            number.contacts().forEach(contact -> shown.add(contact.key()));
        });
        answer.common().forEach(each -> shown.add(each.key()));
        answer.circle().members().forEach(each -> shown.add(each.key()));
        answer.victims().forEach(each -> shown.add(each.key()));
        return shown.stream().distinct().toList();
    }
}
