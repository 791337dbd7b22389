package io.clew.web.calls;

import io.clew.record.EntityKey;
import io.clew.web.pattern.PatternsView;
import java.util.List;

/**
 * What the calls of some numbers say, ready to be shown.
 *
 * @param unknown asked about and not there, in words; empty where all are
 * @param board address of a board with the numbers and what they have in common
 * @param several whether there is anything to compare
 */
public record CallsView(
        List<NumberView> numbers,
        String unknown,
        boolean cut,
        boolean several,
        List<CommonView> common,
        String commonOf,
        String leftOut,
        String population,
        CircleView circle,
        List<MomentView> moments,
        List<VictimView> victims,
        String victimsOf,
        List<PatternsView.Found> signs,
        boolean signsAsked,
        StripView strip,
        String board,
        String export,
        int withheld) {

    /** A figure with its label. */
    public record Figure(String label, String value, String hint) {}

    /** One number. */
    public record NumberView(
            EntityKey key,
            String name,
            String of,
            List<Figure> figures,
            List<ContactView> contacts,
            String shownOf,
            List<HeatRow> heat,
            List<MonthView> months,
            List<EndsView> ends,
            String endsOf) {}

    /** One counterpart; {@code closeness} 0 to 100, {@code parts} in words. */
    public record ContactView(
            int rank,
            EntityKey key,
            String name,
            boolean known,
            int calls,
            double share,
            int out,
            int in,
            String duration,
            long seconds,
            int days,
            String first,
            String last,
            String night,
            String closeness,
            String parts,
            String href) {}

    /** The hours of one weekday, 1 is Monday as in {@code msg:weekday}; links count from 0. */
    public record HeatRow(int weekday, List<HeatCell> cells) {}

    /** @param level 0 for nothing to 6; {@code href} empty where there is nothing to open */
    public record HeatCell(int level, String title, String href) {}

    /** @param height of its bar, of 48 */
    public record MonthView(String month, String calls, double height, String href) {

        public double top() {
            return 48 - height;
        }
    }

    public record EndsView(String day, CallView first, CallView last) {}

    /** One call with its record. */
    public record CallView(EntityKey from, EntityKey to, String at, String duration, String href, String fact) {}

    public record CommonView(
            EntityKey key,
            String name,
            List<EntityKey> with,
            int calls,
            String counterparts,
            String weight,
            String chance,
            boolean hub,
            boolean known) {}

    public record CircleView(
            List<MemberView> members, List<TieView> ties, List<List<EntityKey>> cliques, boolean whole) {}

    public record MemberView(EntityKey key, String name, boolean asked) {}

    public record TieView(EntityKey a, EntityKey b, int calls, int out, int in) {}

    public record MomentView(String at, List<CallView> calls, String shownOf) {}

    public record VictimView(EntityKey key, String name, List<EntityKey> with) {}

    /** Calls and payments of the first number's owner, as drawn; empty where nothing has a day. */
    public record StripView(List<Bar> bars, List<Tick> ticks, int width, int height, int accounts, boolean alone) {

        public boolean drawn() {
            return !bars.isEmpty();
        }
    }

    public record Bar(String kind, double x, double y, double width, double height, String title) {}

    public record Tick(double x, String label) {}

    /** Hours to be written above the columns. */
    public List<String> hours() {
        return java.util.stream.IntStream.range(0, 24)
                .mapToObj(hour -> hour % 3 == 0 ? Integer.toString(hour) : "")
                .toList();
    }
}
