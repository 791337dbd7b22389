package io.clew.web.money;

import io.clew.analysis.trace.lot.Method;
import io.clew.casework.Leads;
import io.clew.inquiry.money.TraceAnswer;
import io.clew.record.EntityKey;
import io.clew.record.Money;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A trace as the page, the workbook and the printed document tell it: the answer's own parts, each with the words for it.
 * Payments are numbered from 1 in time order, and every sum names the rows that it is of.
 *
 * @param edges as many as the page shows; {@link TraceAnswer#edges} are all
 * @param asked what the trace starts from, in words where it is no account; empty where only accounts were typed
 * @param whose who paid whom how much, where the money starts
 * @param flow as JSON for the drawing
 * @param boardHref a board with the largest accounts
 * @param boardLeft accounts that do not fit on a board's address
 */
public record MoneyView(
        MoneyAsk ask,
        TraceAnswer answer,
        List<Figure> figures,
        List<Tab> tabs,
        List<LevelView> levels,
        List<EdgeView> edges,
        List<FoldView> folds,
        List<ResidualView> residuals,
        List<ProposalView> proposals,
        String small,
        List<BreakView> breaks,
        List<RequestView> requests,
        List<ContradictionView> contradictions,
        List<MatchView> matches,
        List<Asked> asked,
        String whose,
        List<String> unfollowed,
        @Nullable Later later,
        String flow,
        String boardHref,
        int boardLeft) {

    /**
     * What a trace starts from.
     *
     * @param start as the address names it
     * @param href of the record; empty for an account
     */
    public record Asked(String start, String text, String href) {}

    /** A number above the picture. {@code tone} is a class of the style sheet, {@code hint} is shown on hovering. */
    public record Figure(String label, String value, String hint, String tone) {}

    /** A method of attribution to choose. */
    public record Tab(String word, String label, String hint, String href, boolean current) {}

    /** @param more accounts that are opened on demand */
    public record LevelView(int level, String title, String sum, List<NodeView> nodes, List<NodeView> more) {}

    /**
     * @param levels by victim, where their money came by ways of different length; else empty
     * @param own width of the victims' part of what came in, of 100; the rest is other people's money
     * @param in numbers of the rows that brought money, as printed
     * @param out numbers of the rows that took it on
     * @param known whose statements tell of it, where its own is not there; else empty
     * @param range between what and what may rest, where that is open; else empty
     * @param opening what must have lain there before and no row tells of; else empty
     */
    public record NodeView(
            TraceAnswer.Node node,
            String levels,
            String received,
            String attributed,
            String passed,
            String residual,
            String outside,
            String balance,
            double own,
            String leaf,
            String tone,
            String in,
            String out,
            String known,
            String range,
            String opening) {

        public EntityKey key() {
            return node.account();
        }

        public String name() {
            return node.name();
        }
    }

    /** A payment of the trace, as a row of the table; amounts are written out. */
    public record EdgeView(
            int number,
            TraceAnswer.Edge edge,
            String level,
            String fromName,
            String toName,
            String link,
            String amount,
            String attributed,
            String delay,
            String stop,
            String tone,
            String href,
            String seen) {}

    /** Payments that were put together because each was small. */
    public record FoldView(TraceAnswer.Fold fold, String name, String why, String amount, String href) {}

    /** Positions on a line of 100 between nothing and the most of all. */
    public record ResidualView(
            TraceAnswer.Residual residual,
            String name,
            String victim,
            String chosen,
            String least,
            String most,
            double x,
            double width,
            double mark) {}

    /**
     * An amount that might be frozen.
     *
     * @param why as it is kept with the decision
     * @param facts that brought the money, a line each
     * @param decided in a sentence; empty while open
     * @param caught what is to be expected there now, in words; empty where nothing is known
     * @param worklist number by which this case's worklist of freezes has the account; empty where it does not
     */
    public record ProposalView(
            TraceAnswer.Proposal proposal,
            String level,
            String cap,
            String balance,
            String goodFaith,
            String why,
            String facts,
            String rows,
            String state,
            String decided,
            String caught,
            String worklist) {

        /** Without grouping, for a form. */
        public String plainCap() {
            return new Money(proposal.cap()).toString();
        }
    }

    /** Where the rows do not explain what became of the money. */
    public record BreakView(TraceAnswer.Break gap, String name, String why, String amount, String rows, String span) {}

    /** A statement to ask for, the most telling first. */
    public record RequestView(TraceAnswer.Request request, String from, String to, String amount, String caught) {}

    /** Where a statement contradicts itself. */
    public record ContradictionView(
            TraceAnswer.Contradiction contradiction, String name, String computed, String printed, String href) {

        public Instant at() {
            return contradiction.at();
        }
    }

    /**
     * What a report tells beside what is booked.
     *
     * @param href of the booked payment; empty where nothing booked is like it
     * @param differs in words; empty where told and booked are the same
     */
    public record MatchView(
            EntityKey account, String amount, String at, String href, String verdict, String differs, String tone) {}

    /**
     * What moved on only after longer than money was taken to rest.
     *
     * @param nearest how long after the shortest of these rests
     * @param hours that would take in all of them
     * @param href the same question with as many hours
     */
    public record Later(int payments, String amount, String nearest, long hours, String href) {}

    /**
     * What persons have decided about the accounts of a trace.
     *
     * @param worklist numbers of this case's open items by account
     */
    public record Decided(List<Leads.Lead> leads, Map<String, String> worklist) {

        static final Decided NOTHING = new Decided(List.of(), Map.of());
    }

    /** @param mostRows rows to show at most, {@code mostNodes} accounts of one level */
    static MoneyView of(
            MoneyAsk ask, TraceAnswer answer, Decided decided, Names names, Words words, int mostRows, int mostNodes) {
        return new MoneyViewBuilder(ask, answer, decided, names, words).view(mostRows, mostNodes);
    }

    /** The same question in the other order of proposals and requests. */
    public String reordered() {
        return ask.byExpected(!ask.byExpected()).href();
    }

    public String currency() {
        return answer.currency();
    }

    /** What the trace starts from, as a document says it: titles with what they are of. */
    public String start() {
        return asked.isEmpty()
                ? ask.fromLine()
                : asked.stream()
                        .map(each -> each.href.isEmpty() ? each.text : each.text + " (" + each.start + ")")
                        .collect(Collectors.joining("、"));
    }

    public boolean more() {
        return edges.size() < answer.edges().size();
    }

    public boolean poison() {
        return answer.method() == Method.POISON;
    }

    /** A name with the end of its number, short enough for a drawing. */
    static String label(EntityKey key, String name) {
        String value = key.value();
        String end = value.length() > 4 ? value.substring(value.length() - 4) : value;
        if (!key.type().equals("account")) {
            return name.isEmpty() ? Shown.shown(key) : name;
        }
        return name.isEmpty()
                ? "…" + (value.length() > 8 ? value.substring(value.length() - 8) : value)
                : name + " " + end;
    }
}
