package io.clew.web.cases;

import io.clew.access.Access;
import io.clew.analysis.linkage.Incident;
import io.clew.casework.freeze.Freezes;
import io.clew.inquiry.incident.ShowIncident;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a case comes to, for the head of its page: what the records say of the case of that number, and what became of the money
 * on the worklist of freezes.
 */
@Singleton
class CaseFacts {

    private final ShowIncident incidents;
    private final Freezes freezes;

    CaseFacts(ShowIncident incidents, Freezes freezes) {
        this.incidents = incidents;
        this.freezes = freezes;
    }

    /** @param href where the figure can be looked into; empty for nowhere */
    public record Figure(String label, String value, String href, boolean warn) {}

    List<Figure> of(Access access, String id, Words words) {
        var figures = new ArrayList<Figure>();
        CaseMsg say = words.of(CaseMsg.class);
        incidents.compare(access, List.of(new EntityKey("case", id))).stream()
                .findFirst()
                .ifPresent(shown -> told(figures, shown, words, say));
        var lines = freezes.list(access, new Freezes.Filter("", id, "", false)).lines();
        if (!lines.isEmpty()) {
            frozen(figures, lines, "/freezes", say);
        }
        return figures;
    }

    private static void told(List<Figure> figures, ShowIncident.Shown shown, Words words, CaseMsg say) {
        Incident one = shown.incident();
        String href = "/incidents/" + Shown.encoded(one.key().value());
        if (!one.kind().isEmpty()) {
            figures.add(new Figure(say.factKind(), words.tell(Message.of("fraud-kind." + one.kind())), href, false));
        }
        Instant reported = one.reported();
        if (reported != null) {
            figures.add(new Figure(say.factReported(), Shown.clock(reported), href, false));
        }
        figures.add(new Figure(say.factVictims(), Shown.counted(one.victims().size()), href, false));
        Money loss = one.loss();
        if (loss != null) {
            figures.add(new Figure(say.factLoss(), Shown.yuan(loss), href, false));
        }
        Map<String, Long> suspects = shown.suspects().stream()
                .collect(Collectors.groupingBy(ShowIncident.Suspect::role, LinkedHashMap::new, Collectors.counting()));
        if (!suspects.isEmpty()) {
            String roles = suspects.entrySet().stream()
                    .map(role -> words.role(role.getKey()) + " " + role.getValue())
                    .collect(Collectors.joining(" · "));
            figures.add(new Figure(say.factSuspects(), roles, href, false));
        }
    }

    private static void frozen(List<Figure> figures, List<Freezes.Line> lines, String href, CaseMsg say) {
        long held = 0;
        long returned = 0;
        for (Freezes.Line line : lines) {
            Long here = line.item().held();
            held = Money.sum(held, here == null ? 0 : here);
            returned = Money.sum(returned, line.item().returned());
        }
        figures.add(new Figure(say.factFrozen(), Shown.yuan(held), href, false));
        figures.add(new Figure(say.factReturned(), Shown.yuan(returned), href, false));
        Optional<Freezes.Line> next = lines.stream()
                .filter(line -> line.due() != null)
                .min(Comparator.comparing((Freezes.Line line) -> Objects.requireNonNull(line.due())));
        next.ifPresent(line -> figures.add(new Figure(
                say.factClock(),
                Shown.clock(Objects.requireNonNull(line.due())) + " · "
                        + line.item().number(),
                href,
                line.overdue())));
    }
}
