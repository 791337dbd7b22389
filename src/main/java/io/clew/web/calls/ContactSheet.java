package io.clew.web.calls;

import io.clew.inquiry.call.CallAnswer;
import io.clew.web.frame.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rankings of an answer as CSV, every counterpart a row; opens in a spreadsheet without running anything. */
final class ContactSheet {

    private ContactSheet() {}

    static String of(CallAnswer answer, CallMsg msg) {
        var sheet = new StringBuilder("\uFEFF");
        row(
                sheet,
                List.of(
                        msg.numbers(),
                        msg.contact(),
                        "",
                        msg.callCount(),
                        msg.out(),
                        msg.in(),
                        msg.duration(),
                        msg.days(),
                        msg.first(),
                        msg.last(),
                        msg.night(),
                        msg.closeness()));
        for (CallAnswer.Number number : answer.numbers()) {
            for (CallAnswer.Contact each : number.contacts()) {
                CallAnswer.Sums sums = each.sums();
                Double night = sums.night();
                row(
                        sheet,
                        List.of(
                                Shown.shown(number.key()),
                                Shown.shown(each.key()),
                                each.names().isEmpty()
                                        ? ""
                                        : each.names().getFirst().name(),
                                Integer.toString(sums.calls()),
                                Integer.toString(sums.out()),
                                Integer.toString(sums.in()),
                                sums.measured() == 0 ? "" : Long.toString(sums.seconds()),
                                Integer.toString(sums.days()),
                                clock(sums.first()),
                                clock(sums.last()),
                                night == null ? "" : share(night),
                                share(each.parts().sum())));
            }
        }
        return sheet.toString();
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String clock(@Nullable Instant at) {
        return at == null ? "" : Shown.clock(at);
    }

    private static void row(StringBuilder sheet, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            sheet.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        sheet.append("\r\n");
    }

    /** A cell that would begin a formula is a text; a phone keeps its plus sign so. */
    private static String cell(String said) {
        String plain = !said.isEmpty() && "=+-@\t\r".indexOf(said.charAt(0)) >= 0 ? "'" + said : said;
        boolean quoted = plain.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
