package io.clew.web.dossier;

import io.clew.access.Handles;
import io.clew.inquiry.ShowDossier.Counterpart;
import io.clew.inquiry.ShowDossier.Dossier;
import io.clew.inquiry.ShowDossier.LinkTotal;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.search.RecordIndex.NameCount;
import io.clew.web.frame.Msg;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import io.clew.web.search.Ask;
import io.clew.web.search.Hits;
import io.clew.web.search.SearchView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The dossier of one entity.
 *
 * @param money whether any fact carries money
 * @param boards whether there is a board to draw it on
 */
public record DossierView(
        EntityKey key,
        List<NameCount> names,
        List<Figure> figures,
        BelongingsView belongings,
        List<LinkView> links,
        Timeline timeline,
        List<HeatRow> heat,
        String busiest,
        List<CounterpartView> counterparts,
        long counterpartsTotal,
        boolean money,
        List<SearchView.HitView> hits,
        long total,
        int withheld,
        String allHref,
        boolean boards) {

    private static final int NIGHT_ENDS = 6;
    private static final int LEVELS = 6;
    private static final double BAR = 96;

    /** @param hint more exactly, for a tooltip; may be empty */
    public record Figure(String label, String value, String hint) {}

    /** @param direction seen from the entity, in words; empty where the arrow says enough */
    public record LinkView(
            String link, boolean outgoing, String direction, long facts, String sum, String hint, String span) {}

    /** The hours of one weekday, 0 is Monday. */
    public record HeatRow(int weekday, List<HeatCell> cells) {}

    /**
     * @param level 0 for nothing to 6 for the busiest hour
     * @param href of a number's calls in that hour; empty for none and for what is no number
     */
    public record HeatCell(int level, String title, String href) {}

    /** @param share width of its bar, of 96 */
    public record CounterpartView(
            EntityKey key, String name, long facts, double share, long in, long out, long net, int days, String span) {}

    /** Whether the entity is masked for this reader. */
    public boolean masked() {
        return Handles.isHandle(key);
    }

    public String firstName() {
        return names.isEmpty() ? "" : names.getFirst().name();
    }

    public List<Figure> threeFigures() {
        return figures.subList(0, Math.min(3, figures.size()));
    }

    public List<String> hours() {
        return IntStream.range(0, 24)
                .mapToObj(hour -> hour % 3 == 0 ? Integer.toString(hour) : "")
                .toList();
    }

    static DossierView of(Dossier dossier, Words words, Map<String, String> sourceTitles, boolean boards) {
        boolean money =
                dossier.links().stream().anyMatch(link -> !link.currency().isEmpty());
        return new DossierView(
                dossier.key(),
                dossier.names(),
                figures(dossier, words),
                BelongingsView.of(dossier),
                dossier.links().stream().map(total -> link(total, words)).toList(),
                Timeline.of(
                        dossier.months(),
                        month -> Ask.entity(dossier.key())
                                .between(
                                        month.atDay(1).toString(),
                                        month.atEndOfMonth().toString())
                                .href()),
                heat(dossier, words),
                night(dossier.heat(), words),
                counterparts(dossier.counterparts()),
                dossier.counterpartsTotal(),
                money,
                Hits.of(dossier.recent(), sourceTitles),
                dossier.recent().total(),
                dossier.withheldSources(),
                Ask.entity(dossier.key()).href(),
                boards);
    }

    private static List<Figure> figures(Dossier dossier, Words words) {
        var figures = new ArrayList<Figure>();
        figures.add(
                new Figure(words.msg().records(), Shown.counted(dossier.recent().total()), ""));
        long facts = dossier.links().stream().mapToLong(LinkTotal::facts).sum();
        if (facts > 0) {
            figures.add(new Figure(words.msg().allFacts(), Shown.counted(facts), ""));
        }
        sum(figures, dossier, false, words.msg().moneyIn());
        sum(figures, dossier, true, words.msg().moneyOut());
        if (dossier.counterpartsTotal() > 0) {
            figures.add(new Figure(words.msg().counterpart(), Shown.counted(dossier.counterpartsTotal()), ""));
        }
        ends(dossier, Comparator.naturalOrder())
                .ifPresent(at -> figures.add(new Figure(words.msg().firstSeen(), Shown.day(at), Shown.clock(at))));
        ends(dossier, Comparator.reverseOrder())
                .ifPresent(at -> figures.add(new Figure(words.msg().lastSeen(), Shown.day(at), Shown.clock(at))));
        return figures;
    }

    private static java.util.Optional<Instant> ends(Dossier dossier, Comparator<Instant> order) {
        return dossier.links().stream()
                .flatMap(link -> Stream.of(link.first(), link.last()))
                .filter(Objects::nonNull)
                .min(order);
    }

    private static void sum(List<Figure> figures, Dossier dossier, boolean outgoing, String label) {
        long fen = dossier.links().stream()
                .filter(link -> link.outgoing() == outgoing && link.currency().equals(Fact.YUAN))
                .mapToLong(LinkTotal::amount)
                .sum();
        if (fen > 0) {
            figures.add(new Figure(label, "¥ " + Shown.said(fen), Shown.yuan(fen)));
        }
    }

    private static LinkView link(LinkTotal total, Words words) {
        boolean yuan = total.currency().equals(Fact.YUAN);
        String sum = total.currency().isEmpty()
                ? ""
                : yuan ? Shown.yuan(total.amount()) : total.currency() + " " + Shown.amount(total.amount());
        return new LinkView(
                total.link(),
                total.outgoing(),
                direction(total, words.msg()),
                total.facts(),
                sum,
                yuan ? Shown.said(total.amount()) : "",
                span(total.first(), total.last()));
    }

    private static String direction(LinkTotal total, Msg msg) {
        if (!total.currency().isEmpty()) {
            return total.outgoing() ? msg.paidOut() : msg.paidIn();
        }
        if (total.link().equals("call") || total.link().equals("message")) {
            return total.outgoing() ? msg.calling() : msg.calledBy();
        }
        return "";
    }

    private static String span(@Nullable Instant first, @Nullable Instant last) {
        if (first == null || last == null) {
            return "";
        }
        String from = Shown.day(first);
        String to = Shown.day(last);
        return from.equals(to) ? from : from + " – " + to;
    }

    private static List<CounterpartView> counterparts(List<Counterpart> ranked) {
        long most = ranked.stream().mapToLong(Counterpart::facts).max().orElse(1);
        return ranked.stream()
                .map(one -> new CounterpartView(
                        one.key(),
                        one.name(),
                        one.facts(),
                        Math.round(one.facts() * BAR / most * 10) / 10.0,
                        one.in(),
                        one.out(),
                        one.in() - one.out(),
                        one.days(),
                        span(one.first(), one.last())))
                .toList();
    }

    private static List<HeatRow> heat(Dossier dossier, Words words) {
        int[][] counts = dossier.heat();
        String calls = dossier.key().type().equals("phone")
                ? "/calls/rows?number=" + Shown.encoded(dossier.key().toString())
                : "";
        int most = Arrays.stream(counts).flatMapToInt(Arrays::stream).max().orElse(0);
        var rows = new ArrayList<HeatRow>();
        for (int day = 0; day < counts.length; day++) {
            var cells = new ArrayList<HeatCell>();
            for (int hour = 0; hour < counts[day].length; hour++) {
                int count = counts[day][hour];
                int level =
                        count == 0 ? 0 : 1 + (int) ((LEVELS - 1) * Math.sqrt((count - 1) / Math.max(1.0, most - 1.0)));
                cells.add(new HeatCell(
                        level,
                        "%s %02d:00  %,d".formatted(words.msg().weekday(day + 1), hour, count),
                        calls.isEmpty() || count == 0 ? "" : calls + "&weekday=" + day + "&hour=" + hour));
            }
            rows.add(new HeatRow(day + 1, cells));
        }
        return rows;
    }

    private static String night(int[][] counts, Words words) {
        long all = Arrays.stream(counts)
                .flatMapToInt(Arrays::stream)
                .asLongStream()
                .sum();
        if (all == 0) {
            return "";
        }
        long night = Arrays.stream(counts)
                .flatMapToInt(day -> Arrays.stream(day, 0, NIGHT_ENDS))
                .asLongStream()
                .sum();
        return words.msg().busiest(Math.round(night * 100.0 / all) + "%");
    }
}
