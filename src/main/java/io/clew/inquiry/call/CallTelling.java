package io.clew.inquiry.call;

import io.clew.access.Access;
import io.clew.analysis.calls.Around;
import io.clew.analysis.calls.Calls;
import io.clew.analysis.calls.CommonContacts;
import io.clew.analysis.calls.Contacts;
import io.clew.analysis.calls.Holders;
import io.clew.analysis.calls.MutualCircle;
import io.clew.analysis.calls.Tie;
import io.clew.graph.FactCursor;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndex.NameCount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what was found about calls in keys, names and instants, as much of it as was asked for. */
final class CallTelling {

    private static final int MOST_VICTIM_LOOKS = 20_000;

    private final RecordIndex index;
    private final Access access;
    private final GraphView view;
    private final Ontology ontology;
    private final CallRules rules;
    private final ShowCalls.Question question;
    private Map<EntityKey, List<NameCount>> names = Map.of();

    CallTelling(
            RecordIndex index,
            Access access,
            GraphView view,
            Ontology ontology,
            CallRules rules,
            ShowCalls.Question question) {
        this.index = index;
        this.access = access;
        this.view = view;
        this.ontology = ontology;
        this.rules = rules;
        this.question = question;
    }

    /** A number with its ranking cut to what is shown. */
    private record Ranked(Calls calls, Contacts contacts, List<Contacts.Contact> shown) {}

    CallAnswer answer(
            Numbers numbers,
            List<Calls> rows,
            List<CommonContacts.Common> common,
            MutualCircle.Circle circle,
            long population,
            String cut) {
        List<Ranked> ranked = rows.stream().map(this::ranked).toList();
        List<CommonContacts.Common> wanted =
                common.stream().filter(each -> question.hubs() || !each.hub()).toList();
        List<CommonContacts.Common> shown = first(wanted);
        Map<Long, Set<Long>> victims = victims(rows);
        List<Map.Entry<Long, Set<Long>>> shownVictims = first(List.copyOf(victims.entrySet()));
        names = named(ranked, shown, circle, shownVictims);
        return new CallAnswer(
                ranked.stream().map(each -> number(numbers, each)).toList(),
                numbers.unknown(),
                shown.stream().map(each -> common(each, rows)).toList(),
                wanted.size(),
                common.size() - wanted.size(),
                circle(circle, numbers),
                question.moments().stream().map(at -> moment(rows, at)).toList(),
                shownVictims.stream()
                        .map(each -> new CallAnswer.Victim(
                                view.key(each.getKey()),
                                names(each.getKey()),
                                each.getValue().stream().map(view::key).toList()))
                        .toList(),
                victims.size(),
                population,
                cut,
                access.withheldSources());
    }

    private <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(question.size(), all.size()));
    }

    private Ranked ranked(Calls calls) {
        Contacts contacts = Contacts.of(calls, rules.closeness());
        return new Ranked(calls, contacts, first(contacts.ranked(question.order())));
    }

    private Map<EntityKey, List<NameCount>> named(
            List<Ranked> ranked,
            List<CommonContacts.Common> common,
            MutualCircle.Circle circle,
            List<Map.Entry<Long, Set<Long>>> victims) {
        Set<Long> nodes = new LinkedHashSet<>();
        ranked.forEach(each -> {
            nodes.add(each.calls.node());
            each.shown.forEach(contact -> nodes.add(contact.tie().other()));
        });
        common.forEach(each -> nodes.add(each.node()));
        nodes.addAll(circle.members());
        victims.forEach(each -> nodes.add(each.getKey()));
        view.naming(nodes.stream().mapToLong(Long::longValue).toArray());
        return index.names(access, nodes.stream().map(view::key).toList());
    }

    private List<NameCount> names(long node) {
        return names.getOrDefault(view.key(node), List.of());
    }

    private CallAnswer.Number number(Numbers numbers, Ranked each) {
        long node = each.calls.node();
        EntityKey key = view.key(node);
        EntityKey of = numbers.of().get(node);
        List<Around.Ends> ends = Around.ofDays(each.calls);
        return new CallAnswer.Number(
                key,
                of == null || of.type().equals("phone") ? null : of,
                names(node),
                sums(each.contacts.whole()),
                each.contacts.untimed(),
                each.contacts.hours(),
                each.contacts.months().entrySet().stream()
                        .map(month -> new CallAnswer.Month(
                                "%04d-%02d".formatted(month.getKey() / 12, month.getKey() % 12 + 1), month.getValue()))
                        .toList(),
                each.shown.stream().map(this::contact).toList(),
                each.contacts.total(),
                first(ends).stream()
                        .map(day -> new CallAnswer.Ends(
                                LocalDate.ofEpochDay(day.day()),
                                call(each.calls, day.first()),
                                call(each.calls, day.last())))
                        .toList(),
                ends.size());
    }

    private CallAnswer.Contact contact(Contacts.Contact contact) {
        long node = contact.tie().other();
        EntityKey key = view.key(node);
        return new CallAnswer.Contact(
                key,
                names(node),
                sums(contact.tie()),
                contact.parts(),
                rules.hubs().isPublic(key));
    }

    static CallAnswer.Sums sums(Tie tie) {
        return new CallAnswer.Sums(
                tie.calls(),
                tie.out(),
                tie.in(),
                tie.seconds(),
                tie.measured(),
                tie.days(),
                instant(tie.first()),
                instant(tie.last()),
                tie.told() == 0 ? null : (double) tie.nights() / tie.told());
    }

    static @Nullable Instant instant(long at) {
        return at == FactCursor.NO_TIME ? null : Instant.ofEpochMilli(at);
    }

    private CallAnswer.Common common(CommonContacts.Common each, List<Calls> rows) {
        var with = new ArrayList<EntityKey>();
        for (int place : each.with()) {
            with.add(view.key(rows.get(place).node()));
        }
        return new CallAnswer.Common(
                view.key(each.node()),
                names(each.node()),
                with,
                each.calls(),
                each.counterparts(),
                each.weight(),
                each.p(),
                each.hub(),
                each.known());
    }

    private CallAnswer.Circle circle(MutualCircle.Circle circle, Numbers numbers) {
        return new CallAnswer.Circle(
                circle.members().stream()
                        .map(node -> new CallAnswer.Member(
                                view.key(node), names(node), numbers.of().containsKey(node)))
                        .toList(),
                circle.ties().stream()
                        .map(tie -> new CallAnswer.Tied(
                                view.key(tie.a()),
                                view.key(tie.b()),
                                tie.forth() + tie.back(),
                                tie.forth(),
                                tie.back()))
                        .toList(),
                first(circle.cliques()).stream()
                        .map(clique -> clique.stream().map(view::key).toList())
                        .toList(),
                circle.whole());
    }

    private CallAnswer.Moment moment(List<Calls> rows, Instant at) {
        List<Around.Near> near = Around.of(rows, at.toEpochMilli(), rules.within());
        return new CallAnswer.Moment(
                at,
                first(near).stream()
                        .map(each -> call(each.calls(), each.place()))
                        .toList(),
                near.size());
    }

    private CallAnswer.Call call(Calls calls, int place) {
        return call(view, calls, place);
    }

    static CallAnswer.Call call(GraphView view, Calls calls, int place) {
        EntityKey own = view.key(calls.node());
        EntityKey other = view.key(calls.other(place));
        boolean out = calls.out(place);
        long seconds = calls.seconds(place);
        return new CallAnswer.Call(
                view.factName(calls.fact(place)),
                out ? own : other,
                out ? other : own,
                instant(calls.at(place)),
                seconds == FactCursor.NO_SECONDS ? null : seconds);
    }

    /** Contacts that are victims, those first that more of the numbers are in touch with. */
    private Map<Long, Set<Long>> victims(List<Calls> rows) {
        var with = new LinkedHashMap<Long, Set<Long>>();
        for (Calls calls : rows) {
            for (int i = 0; i < calls.size(); i++) {
                with.computeIfAbsent(calls.other(i), other -> new LinkedHashSet<>())
                        .add(calls.node());
            }
        }
        if (with.size() > MOST_VICTIM_LOOKS) {
            return Map.of();
        }
        var holders = new Holders(view, ontology);
        holders.prefetch(with.keySet());
        var victims = new LinkedHashMap<Long, Set<Long>>();
        with.entrySet().stream()
                .filter(each -> holders.isVictim(each.getKey()))
                .sorted((a, b) -> a.getValue().size() != b.getValue().size()
                        ? b.getValue().size() - a.getValue().size()
                        : Long.compare(a.getKey(), b.getKey()))
                .forEach(each -> victims.put(each.getKey(), each.getValue()));
        return victims;
    }
}
