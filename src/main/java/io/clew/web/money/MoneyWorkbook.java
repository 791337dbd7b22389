package io.clew.web.money;

import io.clew.web.frame.Msg;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import io.clew.web.money.MoneyView.LevelView;
import io.clew.web.money.MoneyView.NodeView;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A trace as a workbook: one sheet a question. Amounts are numbers; all else is text, so that no cell can be a formula
 * whatever a name or a remark begins with.
 */
final class MoneyWorkbook {

    private final MoneyView view;
    private final Msg msg;
    private final MoneyMsg say;

    MoneyWorkbook(MoneyView view, Words words) {
        this.view = view;
        this.msg = words.msg();
        this.say = words.of(MoneyMsg.class);
    }

    void write(OutputStream out) throws IOException {
        try (var book = new Workbook(out, "Clew", "1.0")) {
            question(sheet(book, say.question(), List.of("", "")));
            edges(book);
            nodes(book);
            residuals(book);
            proposals(book);
            breaks(book);
            requests(book);
            contradictions(book);
        }
    }

    private Worksheet sheet(Workbook book, String name, List<String> heads) {
        Worksheet sheet = book.newWorksheet(name);
        for (int i = 0; i < heads.size(); i++) {
            if (!heads.get(i).isEmpty()) {
                sheet.value(0, i, heads.get(i));
                sheet.style(0, i).bold().set();
            }
            sheet.width(i, 22);
        }
        sheet.freezePane(0, 1);
        return sheet;
    }

    private void question(Worksheet sheet) {
        MoneyAsk ask = view.ask();
        List<List<String>> lines = Stream.concat(
                        Stream.of(
                                List.of(say.from(), ask.fromLine()),
                                List.of(msg.time(), ask.at()),
                                List.of(msg.amountField(), ask.amount()),
                                List.of(say.direction(), ask.backward() ? say.backward() : say.forward()),
                                List.of(say.methodLabel(), say.method(ask.method())),
                                List.of(say.depth(), ask.depth()),
                                List.of(say.hours(), ask.hours()),
                                List.of(say.min(), ask.min())),
                        view.figures().stream().map(figure -> List.of(figure.label(), figure.value())))
                .toList();
        for (int row = 0; row < lines.size(); row++) {
            text(sheet, row + 1, lines.get(row).toArray(String[]::new));
        }
    }

    private void edges(Workbook book) {
        Worksheet sheet = sheet(
                book,
                say.rows(),
                List.of(
                        "#",
                        msg.time(),
                        say.levelHead(),
                        msg.from(),
                        say.name(),
                        msg.to(),
                        say.name(),
                        msg.link(),
                        msg.amountField(),
                        say.attributed(),
                        say.delay(),
                        say.end(),
                        say.record(),
                        say.known()));
        int line = 1;
        for (MoneyView.EdgeView row : view.edges()) {
            var edge = row.edge();
            sheet.value(line, 0, row.number());
            text(
                    sheet,
                    line,
                    1,
                    Shown.clock(edge.at()),
                    row.level(),
                    edge.from().value(),
                    row.fromName(),
                    edge.to().value(),
                    row.toName(),
                    row.link());
            amount(sheet, line, 8, edge.amount());
            amount(sheet, line, 9, edge.attributed());
            text(sheet, line, 10, row.delay(), row.stop(), edge.fact(), row.seen());
            line++;
        }
    }

    private void nodes(Workbook book) {
        Worksheet sheet = sheet(
                book,
                say.accounts(),
                List.of(
                        say.levelHead(),
                        say.account(),
                        say.name(),
                        say.received(),
                        say.attributed(),
                        say.rests(),
                        say.outside(),
                        say.balance(),
                        say.end(),
                        say.rowsIn(),
                        say.rowsOut(),
                        say.known(),
                        say.restsLeast(),
                        say.restsMost()));
        int line = 1;
        for (LevelView level : view.levels()) {
            for (NodeView shown :
                    Stream.concat(level.nodes().stream(), level.more().stream()).toList()) {
                var node = shown.node();
                text(sheet, line, 0, level.title(), node.account().value(), node.name());
                amount(sheet, line, 3, node.received());
                amount(sheet, line, 4, node.attributed());
                amount(sheet, line, 5, node.residual());
                amount(sheet, line, 6, node.outside());
                Long balance = node.balance();
                if (balance != null) {
                    amount(sheet, line, 7, balance);
                }
                text(sheet, line, 8, shown.leaf(), shown.in(), shown.out(), shown.known());
                amount(sheet, line, 12, node.least());
                amount(sheet, line, 13, node.most());
                line++;
            }
        }
    }

    private void residuals(Workbook book) {
        Worksheet sheet =
                sheet(book, say.remains(), List.of(say.account(), say.victim(), say.chosen(), say.least(), say.most()));
        int line = 1;
        for (var each : view.answer().residuals()) {
            text(sheet, line, 0, each.account().value(), each.victim());
            amount(sheet, line, 2, each.chosen());
            amount(sheet, line, 3, each.least());
            amount(sheet, line, 4, each.most());
            line++;
        }
    }

    private void proposals(Workbook book) {
        Worksheet sheet = sheet(
                book,
                say.proposals(),
                List.of(
                        say.account(),
                        say.name(),
                        say.cap(),
                        say.balance(),
                        say.goodFaith(),
                        say.rowsIn(),
                        say.decision()));
        int line = 1;
        for (var each : view.proposals()) {
            var proposal = each.proposal();
            text(sheet, line, 0, proposal.account().value(), proposal.name());
            amount(sheet, line, 2, proposal.cap());
            amount(sheet, line, 3, proposal.balance());
            text(sheet, line, 4, each.goodFaith(), each.rows(), each.decided());
            line++;
        }
    }

    private void breaks(Workbook book) {
        Worksheet sheet = sheet(
                book,
                say.gaps(),
                List.of(say.account(), say.name(), say.why(), say.unexplained(), say.period(), say.rowsIn()));
        for (int i = 0; i < view.breaks().size(); i++) {
            var each = view.breaks().get(i);
            text(sheet, i + 1, 0, each.gap().account().value(), each.name(), each.why());
            amount(sheet, i + 1, 3, each.gap().amount());
            text(sheet, i + 1, 4, each.span(), each.rows());
        }
    }

    private void requests(Workbook book) {
        Worksheet sheet = sheet(
                book,
                say.requests(),
                List.of(
                        "#",
                        say.bank(),
                        say.account(),
                        say.name(),
                        say.periodFrom(),
                        say.periodTo(),
                        say.unexplained()));
        for (int i = 0; i < view.requests().size(); i++) {
            var each = view.requests().get(i);
            var request = each.request();
            sheet.value(i + 1, 0, request.rank());
            text(sheet, i + 1, 1, request.bank(), request.account().value(), request.name(), each.from(), each.to());
            amount(sheet, i + 1, 6, request.amount());
        }
    }

    private void contradictions(Workbook book) {
        if (view.contradictions().isEmpty()) {
            return;
        }
        Worksheet sheet = sheet(
                book,
                say.contradictions(),
                List.of(say.account(), msg.time(), say.computed(), say.printed(), say.record()));
        for (int i = 0; i < view.contradictions().size(); i++) {
            var contradiction = view.answer().contradictions().get(i);
            text(sheet, i + 1, 0, contradiction.account().value(), Shown.clock(contradiction.at()));
            amount(sheet, i + 1, 2, contradiction.computed());
            amount(sheet, i + 1, 3, contradiction.printed());
            text(sheet, i + 1, 4, contradiction.fact());
        }
    }

    private static void text(Worksheet sheet, int row, String... values) {
        text(sheet, row, 0, values);
    }

    private static void text(Worksheet sheet, int row, int column, String... values) {
        for (int i = 0; i < values.length; i++) {
            if (!values[i].isEmpty()) {
                sheet.value(row, column + i, values[i]);
            }
        }
    }

    private static void amount(Worksheet sheet, int row, int column, long fen) {
        sheet.value(row, column, java.math.BigDecimal.valueOf(fen, 2));
        sheet.style(row, column).format("#,##0.00").set();
    }
}
