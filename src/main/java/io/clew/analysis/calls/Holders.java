package io.clew.analysis.calls;

import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who stands behind a number: the persons it is registered to, and the accounts that are theirs or were opened with it.
 *
 * <p>A number with more than {@value #MOST} of either says nothing (a company's switchboard, a bank's own line).
 */
public final class Holders {

    private static final int MOST = 20;
    private static final int REMEMBERED = 200_000;

    private final GraphView view;
    private final FactFilter owning;
    private final FactFilter victims;
    private final LongObjectHashMap<long[]> known = new LongObjectHashMap<>();

    public Holders(GraphView view, Ontology ontology) {
        this.view = view;
        owning = FactFilter.ANY.links(ontology.bits(List.of("owns", "registered")));
        victims = FactFilter.ANY.links(ontology.bits(List.of("victim-of")));
    }

    /** Says which numbers will be asked about, for engines that are far away. */
    public void prefetch(Collection<Long> phones) {
        long[] nodes = phones.stream().mapToLong(Long::longValue).toArray();
        view.prefetch(nodes, owning.links(owning.links() | victims.links()));
    }

    /** Persons, companies and accounts behind the number. */
    public List<Long> of(long phone) {
        Set<Long> found = new LinkedHashSet<>();
        for (long holder : near(phone, false)) {
            String type = view.key(holder).type();
            if (type.equals("account")) {
                found.add(holder);
            } else if (type.equals("person") || type.equals("company")) {
                found.add(holder);
                found.addAll(accounts(holder));
            }
        }
        return List.copyOf(found);
    }

    private List<Long> accounts(long person) {
        return near(person, true).stream()
                .filter(each -> view.key(each).type().equals("account"))
                .toList();
    }

    private List<Long> near(long node, boolean outgoing) {
        var near = new ArrayList<Long>();
        FactCursor facts =
                view.facts(node, owning.direction(outgoing ? FactFilter.Direction.OUT : FactFilter.Direction.IN));
        while (facts.next()) {
            if (!near.contains(facts.other())) {
                near.add(facts.other());
            }
            if (near.size() > MOST) {
                return List.of();
            }
        }
        return near;
    }

    /** Whether a record says that the number's holder, or the number or an account of theirs, is a victim's. */
    public boolean isVictim(long phone) {
        return victimAt(phone).length > 0;
    }

    /** When the number's holder was made a victim, in epoch ms or {@link FactCursor#NO_TIME}; empty where never. */
    public long[] victimAt(long phone) {
        long[] times = known.get(phone);
        if (times == null) {
            var found = new LongArrayList();
            named(phone, found);
            of(phone).forEach(holder -> named(holder, found));
            times = found.toArray();
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(phone, times);
        }
        return times;
    }

    private void named(long node, LongArrayList found) {
        FactCursor facts = view.facts(node, victims);
        while (facts.next()) {
            found.add(facts.at());
        }
    }
}
