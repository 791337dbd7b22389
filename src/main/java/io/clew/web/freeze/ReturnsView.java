package io.clew.web.freeze;

import io.clew.casework.freeze.ReturnMethod;
import io.clew.casework.freeze.Returns;
import io.clew.record.EntityKey;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who would get how much, three ways side by side.
 *
 * @param caseId of which case; empty where none is chosen
 * @param figures null where nothing is to be shown
 */
public record ReturnsView(
        List<String> cases, String caseId, @Nullable Figures figures, String fault) {

    /** Everything of one case; amounts are written out. */
    public record Figures(
            List<Line> lines,
            String loss,
            String paid,
            String frozen,
            String directSum,
            String timeSum,
            String proRataSum,
            String directLeft,
            String timeLeft,
            String proRataLeft,
            List<PaidView> ledger,
            int withheld) {}

    /** One victim. */
    public record Line(EntityKey key, String loss, String paid, String direct, String time, String proRata) {}

    /** What was given back to somebody. */
    public record PaidView(
            EntityKey victim, EntityKey account, String amount, Instant at, String by, String document) {}

    static Figures of(Returns.Answer answer, Names names) {
        return new Figures(
                answer.victims().stream().map(ReturnsView::line).toList(),
                Shown.yuan(
                        answer.victims().stream().mapToLong(Returns.Line::loss).sum()),
                Shown.yuan(
                        answer.victims().stream().mapToLong(Returns.Line::paid).sum()),
                Shown.yuan(answer.frozen()),
                sum(answer, ReturnMethod.DIRECT),
                sum(answer, ReturnMethod.TIME),
                sum(answer, ReturnMethod.PRO_RATA),
                yuan(answer, ReturnMethod.DIRECT),
                yuan(answer, ReturnMethod.TIME),
                yuan(answer, ReturnMethod.PRO_RATA),
                answer.ledger().stream()
                        .map(paid -> new PaidView(
                                paid.victim(),
                                EntityKey.parse(paid.account()),
                                Shown.yuan(paid.fen()),
                                paid.at(),
                                names.of(paid.by()),
                                paid.document()))
                        .toList(),
                answer.withheld());
    }

    private static String sum(Returns.Answer answer, ReturnMethod method) {
        return Shown.yuan(answer.frozen() - answer.lefts().getOrDefault(method, 0L));
    }

    private static String yuan(Returns.Answer answer, ReturnMethod method) {
        return Shown.yuan(answer.lefts().getOrDefault(method, 0L));
    }

    private static Line line(Returns.Line line) {
        return new Line(
                line.key(),
                Shown.yuan(line.loss()),
                Shown.yuan(line.paid()),
                Shown.yuan(line.shares().getOrDefault(ReturnMethod.DIRECT, 0L)),
                Shown.yuan(line.shares().getOrDefault(ReturnMethod.TIME, 0L)),
                Shown.yuan(line.shares().getOrDefault(ReturnMethod.PRO_RATA, 0L)));
    }
}
