package io.clew.analysis.linkage;

import io.clew.analysis.method.Element;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares two cases: what they share, how alike they are told, and what speaks against one hand. */
final class Comparison {

    private static final Duration AT_ONCE = Duration.ofMinutes(10);

    /** Below this share of common words two tellings of one kind follow different scripts. */
    private static final double OTHER_SCRIPT = 0.06;

    private static final int MOST_FACTS = 12;

    private final Commonness common;
    private final LinkageLimits limits;
    private final Set<EntityKey> everybodys;
    private final Manner manner;

    Comparison(Commonness common, LinkageLimits limits, Set<EntityKey> everybodys) {
        this.common = common;
        this.limits = limits;
        this.everybodys = everybodys;
        this.manner = new Manner(common, limits.manner());
    }

    boolean isEverybodys(EntityKey key) {
        return everybodys.contains(key);
    }

    Link of(Incident a, Incident b, @Nullable Reached fromA, @Nullable Reached fromB) {
        var reasons = new ArrayList<Reason>();
        things(a, b, reasons);
        if (fromA != null && fromB != null) {
            meeting(fromA, fromB, reasons);
        }
        double alike = manner.probability(a, b);
        if (alike >= limits.manner().least()) {
            reasons.add(manner.reason(a, b, alike * limits.manner().weight()));
        }
        reasons.sort(Comparator.comparingDouble((Reason one) -> -one.weight())
                .thenComparing(Reason::code)
                .thenComparing(one -> one.what().toString()));
        List<Reason> against = against(a, b, reasons);
        return new Link(a.key(), b.key(), NoisyOr.of(reasons, against), reasons, against);
    }

    private void things(Incident a, Incident b, List<Reason> reasons) {
        for (Thing thing : a.things().values()) {
            Thing other = b.things().get(thing.key());
            Double weight = limits.things().get(thing.key().type());
            if (other == null || weight == null || everybodys.contains(thing.key())) {
                continue;
            }
            boolean rang = thing.way() == Thing.Way.CALLED || other.way() == Thing.Way.CALLED;
            reasons.add(new Reason(
                    "L1",
                    Message.of("link-reason.thing." + thing.key().type(), thing.key()),
                    rang ? weight * limits.called() : weight,
                    facts(thing.facts(), other.facts()),
                    Stream.concat(thing.quotes().stream(), other.quotes().stream())
                            .toList()));
        }
    }

    private static List<String> facts(List<String> some, List<String> more) {
        return Stream.concat(some.stream().limit(MOST_FACTS), more.stream().limit(MOST_FACTS))
                .distinct()
                .toList();
    }

    private void meeting(Reached a, Reached b, List<Reason> reasons) {
        if (Math.abs(a.at() - b.at()) > Duration.ofDays(limits.money().days()).toMillis()) {
            return;
        }
        a.accounts().forEach((account, carried) -> {
            Reached.Carried other = b.accounts().get(account);
            double least = limits.money().share();
            boolean later = !a.paid().contains(account) && !b.paid().contains(account);
            if (other != null && later && carried.share() >= least && other.share() >= least) {
                reasons.add(new Reason(
                        "L2",
                        Message.of(
                                "link-reason.money",
                                account,
                                Math.round(100 * carried.share()),
                                Math.round(100 * other.share())),
                        limits.money().weight(),
                        facts(carried.facts(), other.facts()),
                        List.of()));
            }
        });
    }

    private List<Reason> against(Incident a, Incident b, List<Reason> reasons) {
        var against = new ArrayList<Reason>();
        boolean known = !a.kind().isEmpty() && !b.kind().isEmpty();
        if (known && !a.kind().equals(b.kind())) {
            against(
                    against,
                    "kind",
                    Message.of(
                            "link-against.kind",
                            Message.of("fraud-kind." + a.kind()),
                            Message.of("fraud-kind." + b.kind())));
        } else if (known && Likeness.share(a.telling(), b.telling(), common) < OTHER_SCRIPT) {
            against(against, "script", Message.of("link-against.script"));
        }
        if (Manner.sites(a, b) < 0) {
            against(against, "site", Message.of("link-against.site", keys(a, "domain"), keys(b, "domain")));
        }
        if (a.begun() != null && b.begun() != null) {
            Duration apart = Duration.between(a.begun(), b.begun()).abs();
            boolean rang = reasons.stream().anyMatch(one -> one.what().key().equals("link-reason.thing.phone"));
            if (rang && apart.compareTo(AT_ONCE) <= 0) {
                against(against, "overlap", Message.of("link-against.overlap"));
            } else if (apart.toDays() > limits.apartDays()) {
                against(against, "apart", Message.of("link-against.apart", apart.toDays()));
            }
        }
        return against;
    }

    private void against(List<Reason> against, String code, Message what) {
        against.add(new Reason(code, what, limits.against().getOrDefault(code, 0.0), List.of(), List.of()));
    }

    private static List<String> keys(Incident one, String type) {
        return one.things().keySet().stream()
                .filter(key -> key.type().equals(type))
                .map(EntityKey::value)
                .sorted()
                .toList();
    }

    /** How alike two cases are done. */
    private record Manner(Commonness common, LinkageLimits.Manner limits) {

        double probability(Incident a, Incident b) {
            if (a.kind().isEmpty() || !a.kind().equals(b.kind()) || a.telling().size() == 0) {
                return 0;
            }
            Stages stages = Stages.of(a.telling(), b.telling(), common);
            int sites = sites(a, b);
            int chats = chats(a, b);
            int apps = compared(a.values(Element.TOOLS), b.values(Element.TOOLS));
            double sum = limits.base()
                    + limits.words() * Likeness.share(a.telling(), b.telling(), common)
                    + limits.beginning() * stages.beginning()
                    + limits.course() * stages.course()
                    + limits.end() * stages.end()
                    + (sites > 0 ? limits.siteSame() : sites < 0 ? limits.siteOther() : 0)
                    + (chats > 0 ? limits.chatSame() : chats < 0 ? limits.chatOther() : 0)
                    + (apps > 0 ? limits.appSame() : apps < 0 ? limits.appOther() : 0)
                    + limits.means() * jaccard(a.values(Element.MEANS), b.values(Element.MEANS));
            return 1 / (1 + Math.exp(-sum));
        }

        Reason reason(Incident a, Incident b, double weight) {
            Likeness alike = Likeness.of(a.telling(), b.telling(), common);
            Set<String> tools = new HashSet<>(a.values(Element.TOOLS));
            tools.retainAll(b.values(Element.TOOLS));
            Message kind = Message.of("fraud-kind." + a.kind());
            long share = Math.round(100 * alike.share());
            return new Reason(
                    "L3",
                    tools.isEmpty()
                            ? Message.of("link-reason.manner", kind, share)
                            : Message.of(
                                    "link-reason.manner-tools",
                                    kind,
                                    share,
                                    tools.stream().sorted().toList()),
                    weight,
                    List.of(),
                    Stream.concat(alike.quotesA().stream(), alike.quotesB().stream())
                            .toList());
        }

        static int sites(Incident a, Incident b) {
            return compared(hosts(a), hosts(b));
        }

        private static Set<String> hosts(Incident one) {
            return one.things().keySet().stream()
                    .filter(key -> key.type().equals("domain"))
                    .map(EntityKey::value)
                    .collect(Collectors.toSet());
        }

        /** Chat accounts of one platform, where both name some. */
        private static int chats(Incident a, Incident b) {
            int found = 0;
            for (String platform : platforms(a)) {
                int compared = compared(chats(a, platform), chats(b, platform));
                found = compared > 0 || found > 0 ? 1 : Math.min(found, compared);
            }
            return found;
        }

        private static Set<String> platforms(Incident one) {
            return one.things().keySet().stream()
                    .filter(key -> key.type().equals("chat"))
                    .map(key -> key.value().replaceFirst("/.*", ""))
                    .collect(Collectors.toSet());
        }

        private static Set<String> chats(Incident one, String platform) {
            return one.things().keySet().stream()
                    .filter(key -> key.type().equals("chat") && key.value().startsWith(platform + "/"))
                    .map(EntityKey::value)
                    .collect(Collectors.toSet());
        }

        /** 1 where they share something, -1 where both have some and share nothing, 0 where one has none. */
        private static int compared(Set<String> some, Set<String> others) {
            if (some.isEmpty() || others.isEmpty()) {
                return 0;
            }
            return some.stream().anyMatch(others::contains) ? 1 : -1;
        }

        private static double jaccard(Set<String> some, Set<String> others) {
            Set<String> all = new HashSet<>(some);
            all.addAll(others);
            long both = some.stream().filter(others::contains).count();
            return all.isEmpty() ? 0 : both / (double) all.size();
        }
    }
}
