package io.clew.inquiry.call;

import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which phones a list of phones, devices, persons, accounts and companies means: each phone once, in the order asked.
 *
 * @param of node of the phone to what was asked that it stands for
 * @param unknown asked, and without a phone in what the reader may see
 */
record Numbers(Map<Long, EntityKey> of, List<EntityKey> unknown) {

    static final int MOST = 50;

    private static final List<String> TIES = List.of("registered", "owns", "uses-device", "login");

    /** @throws ClewException {@code calls-none}, {@code calls-many} */
    static Numbers of(GraphView view, Ontology ontology, List<EntityKey> asked) {
        if (asked.isEmpty()) {
            throw new ClewException(Message.of("calls-none"));
        }
        view.seeking(asked);
        var phones = new LinkedHashMap<Long, EntityKey>();
        var unknown = new ArrayList<EntityKey>();
        FactFilter ties = FactFilter.ANY.links(ontology.bits(TIES));
        for (EntityKey key : asked) {
            long node = view.node(key);
            List<Long> own = node == GraphView.NO_NODE
                    ? List.of()
                    : key.type().equals("phone") ? List.of(node) : phones(view, node, ties);
            own.forEach(phone -> phones.putIfAbsent(phone, key));
            if (own.isEmpty()) {
                unknown.add(key);
            }
        }
        if (phones.size() > MOST) {
            throw new ClewException(Message.of("calls-many", MOST, phones.size()));
        }
        return new Numbers(phones, unknown);
    }

    private static List<Long> phones(GraphView view, long node, FactFilter ties) {
        var phones = new TreeSet<Long>();
        FactCursor facts = view.facts(node, ties);
        while (facts.next()) {
            if (view.key(facts.other()).type().equals("phone")) {
                phones.add(facts.other());
            }
        }
        return List.copyOf(phones);
    }
}
