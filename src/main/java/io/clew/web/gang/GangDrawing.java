package io.clew.web.gang;

import io.clew.analysis.gang.GangRules;
import io.clew.casework.gang.GangFile;
import io.clew.inquiry.gang.AskGangs;
import io.clew.inquiry.gang.FoundGang;
import io.clew.record.EntityKey;
import io.clew.record.RecordRef;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the view of one gang: chart, matrix, strip of time, what a trial without some of it changes. */
final class GangDrawing {

    private static final int ROWS = 12;
    private static final int STRIP = 640;
    private static final int LABEL = 110;

    private final FoundGang gang;
    private final GangRules rules;
    private final Names names;
    private final Words words;
    private final GangMsg say;
    private final Labels labels;

    GangDrawing(FoundGang gang, GangRules rules, Names names, Words words) {
        this.gang = gang;
        this.rules = rules;
        this.names = names;
        this.words = words;
        this.say = words.of(GangMsg.class);
        this.labels = new Labels(gang, words);
    }

    GangView view(AskGangs.Struck struck, AskGangs.@Nullable Without without, String only, String fault, int withheld) {
        Map<String, String> groups =
                rules.kinds().stream().collect(Collectors.toMap(GangRules.Kind::code, GangRules.Kind::group));
        return new GangView(
                gang.id(),
                Labels.title(gang),
                say.proposed(names.of(gang.proposedBy()), Shown.clock(gang.proposedAt())),
                Shown.yuan(gang.loss()),
                gang.victims().size(),
                gang.cases(),
                gang.victims(),
                GangChart.of(gang, groups, labels),
                gang.members().stream()
                        .map(member -> member(member, struck, only))
                        .toList(),
                rules.kinds().stream().map(kind -> kind(kind, struck)).toList(),
                present().stream().map(kind -> kind(kind, struck)).toList(),
                sources(struck),
                timeline(),
                gang.beside().stream().map(this::near).toList(),
                changes(gang.changes()),
                without == null ? List.of() : changes(without.changed()),
                without != null,
                without != null
                        && without.answer().gangs().stream()
                                .noneMatch(each -> each.id().equals(gang.id())),
                only,
                fault,
                withheld);
    }

    /** Kinds by which anybody of this gang is tied. */
    private List<GangRules.Kind> present() {
        var codes = gang.members().stream()
                .flatMap(member -> member.evidence().stream())
                .map(FoundGang.Proof::kind)
                .collect(Collectors.toSet());
        return rules.kinds().stream()
                .filter(kind -> codes.contains(kind.code()))
                .toList();
    }

    private GangView.Kind kind(GangRules.Kind kind, AskGangs.Struck struck) {
        return new GangView.Kind(
                kind.code(), labels.kind(kind.code()), struck.kinds().contains(kind.code()));
    }

    private GangView.One member(FoundGang.Member member, AskGangs.Struck struck, String only) {
        return new GangView.One(
                labels.anchor(member.key()),
                member.key(),
                member.names().isEmpty() ? "" : member.names().getFirst(),
                member.keys().stream().filter(key -> !key.equals(member.key())).toList(),
                member.roles().stream()
                        .map(role -> new GangView.Role(role.role(), words.tell(role.why())))
                        .toList(),
                member.core(),
                member.solid(),
                member.cut().size(),
                String.join("\n", member.cut()),
                !member.cut().isEmpty() && struck.facts().containsAll(member.cut()),
                present().stream().map(kind -> cell(member, kind.code())).toList(),
                evidence(member, only),
                member.counter().stream().map(words::tell).toList(),
                words.tell(member.innocent()),
                href("/calls?n=", member.keys(), "phone"),
                href("/money?account=", member.keys(), "account"),
                member.decision().map(this::decided).orElse(""),
                member.contrary().stream().map(this::decided).toList());
    }

    private List<GangView.Evidence> evidence(FoundGang.Member member, String only) {
        var byKind = new LinkedHashMap<String, List<GangView.Proof>>();
        member.evidence().stream()
                .filter(proof -> only.isEmpty() || proof.kind().equals(only))
                .forEach(proof -> byKind.computeIfAbsent(proof.kind(), kind -> new ArrayList<>())
                        .add(proof(proof)));
        return byKind.entrySet().stream()
                .map(kind -> new GangView.Evidence(labels.kind(kind.getKey()), kind.getValue()))
                .toList();
    }

    private static GangView.Cell cell(FoundGang.Member member, String kind) {
        var facts = new TreeSet<String>();
        member.evidence().stream()
                .filter(proof -> proof.kind().equals(kind))
                .forEach(proof -> facts.addAll(proof.facts()));
        return new GangView.Cell(facts.size());
    }

    /** Of numbers all that are theirs, of accounts the first; empty where they have none. */
    private static String href(String page, List<EntityKey> keys, String type) {
        var own = keys.stream()
                .filter(key -> key.type().equals(type))
                .map(key -> Shown.encoded(type.equals("account") ? key.toString() : key.value()))
                .limit(type.equals("account") ? 1 : 20)
                .toList();
        return own.isEmpty() ? "" : page + String.join(",", own);
    }

    private String decided(GangFile.Decision made) {
        return say.decided(
                names.of(made.by()),
                Shown.clock(made.at()),
                switch (made.verdict()) {
                    case CONFIRM -> say.confirm();
                    case REFUSE -> say.refuse();
                    case DEFER -> say.defer();
                },
                made.reason());
    }

    private GangView.Proof proof(FoundGang.Proof proof) {
        var rows = new ArrayList<GangView.Row>();
        for (String fact : proof.facts().subList(0, Math.min(ROWS, proof.facts().size()))) {
            int hash = fact.lastIndexOf('#');
            String record = hash < 0 ? fact : fact.substring(0, hash);
            rows.add(new GangView.Row(rows.size() + 1, fact, Shown.href(RecordRef.parse(record))));
        }
        return new GangView.Proof(
                labels.of(proof.with()),
                labels.anchor(proof.with()),
                rows,
                proof.facts().size() - rows.size());
    }

    private List<GangView.Source> sources(AskGangs.Struck struck) {
        var found = new TreeSet<>(struck.sources());
        gang.members()
                .forEach(member -> member.evidence()
                        .forEach(proof -> proof.facts()
                                .forEach(fact -> found.add(fact.substring(0, Math.max(0, fact.indexOf('/')))))));
        return found.stream()
                .filter(id -> !id.isEmpty())
                .map(id -> new GangView.Source(id, struck.sources().contains(id)))
                .toList();
    }

    private List<GangView.Bar> timeline() {
        long from = gang.timeline().stream()
                .filter(span -> !span.what().equals("opened"))
                .map(FoundGang.Span::from)
                .mapToLong(Instant::toEpochMilli)
                .min()
                .orElse(0);
        long to = gang.timeline().stream()
                .map(FoundGang.Span::to)
                .mapToLong(Instant::toEpochMilli)
                .max()
                .orElse(1);
        var bars = new ArrayList<GangView.Bar>();
        for (FoundGang.Span span : gang.timeline()) {
            int x = place(span.from().toEpochMilli(), from, to);
            int end = place(span.to().toEpochMilli(), from, to);
            int y = bars.size() * 24 + 6;
            bars.add(new GangView.Bar(
                    what(span.what()),
                    x,
                    Math.max(3, end - x),
                    y,
                    y + 11,
                    Shown.day(span.from()) + " – " + Shown.day(span.to()) + " · " + say.factsN(span.facts()),
                    span.from(),
                    span.to()));
        }
        return bars;
    }

    /** What lies before the drawn time stands at its beginning. */
    private static int place(long at, long from, long to) {
        double share = (Math.max(at, from) - from) / (double) Math.max(1, to - from);
        return LABEL + (int) Math.round(share * (STRIP - LABEL - 8));
    }

    private String what(String code) {
        return switch (code) {
            case "fraud" -> say.fraud();
            case "opened" -> say.opened();
            default -> labels.kind(code);
        };
    }

    private GangView.Near near(FoundGang.Beside beside) {
        return new GangView.Near(
                beside.key(),
                beside.names().isEmpty() ? "" : beside.names().getFirst(),
                String.join("\u3001", beside.kinds().stream().map(labels::kind).toList()),
                beside.facts().size());
    }

    private List<GangView.Change> changes(List<FoundGang.Change> changes) {
        return changes.stream()
                .map(each -> new GangView.Change(
                        each.key(),
                        labels.of(each.key()),
                        standing(each.was()),
                        standing(each.is()),
                        !each.is().member()))
                .toList();
    }

    private String standing(FoundGang.Standing standing) {
        if (!standing.member()) {
            return "—";
        }
        String roles = standing.roles().isEmpty() ? say.noRole() : String.join("\u3001", standing.roles());
        return roles + " · " + say.factsN(standing.cut());
    }
}
