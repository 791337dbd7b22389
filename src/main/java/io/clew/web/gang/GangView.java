package io.clew.web.gang;

import io.clew.record.EntityKey;
import io.clew.web.frame.Shown;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One gang: who, as what, on what, and how it would stand without some of it.
 *
 * @param kinds all that there are
 * @param matrix those by which a member is tied; cells follow them
 * @param tried whether something was struck out for trial
 * @param gone whether nothing is left of it then
 * @param only the kind of evidence that is shown; empty for all
 */
public record GangView(
        String id,
        String title,
        String proposed,
        String loss,
        int victims,
        List<EntityKey> cases,
        List<EntityKey> victimKeys,
        GangChart chart,
        List<One> members,
        List<Kind> kinds,
        List<Kind> matrix,
        List<Source> sources,
        List<Bar> timeline,
        List<Near> beside,
        List<Change> changes,
        List<Change> changed,
        boolean tried,
        boolean gone,
        String only,
        String fault,
        int withheld) {

    private static final int ON_BOARD = 60;

    /** A member of the gang. */
    public record One(
            String anchor,
            EntityKey key,
            String name,
            List<EntityKey> others,
            List<Role> roles,
            boolean core,
            boolean solid,
            int cut,
            String cutFacts,
            boolean struck,
            List<Cell> cells,
            List<Evidence> evidence,
            List<String> counter,
            String innocent,
            String calls,
            String money,
            String decided,
            List<String> contrary) {}

    /** A role and why. */
    public record Role(String name, String why) {}

    /** How many facts of one kind tie a member; 0 for none. */
    public record Cell(int facts) {}

    /** All evidence of one kind. */
    public record Evidence(String kind, List<Proof> proofs) {}

    /** Facts with one other. */
    public record Proof(String with, String withAnchor, List<Row> rows, int more) {}

    /** A fact and where it stands. */
    public record Row(int number, String fact, String href) {}

    /** A kind of evidence, whether it is struck out. */
    public record Kind(String code, String name, boolean struck) {}

    /** A source that evidence rests on, whether it is struck out. */
    public record Source(String id, boolean struck) {}

    /** A line of the strip of time. */
    public record Bar(String label, int x, int width, int y, int textY, String title, Instant from, Instant to) {}

    /** Somebody beside. */
    public record Near(EntityKey key, String name, String kinds, int facts) {}

    /** Who stands otherwise. */
    public record Change(EntityKey key, String name, String was, String is, boolean out) {}

    public long decided() {
        return members.stream().filter(member -> !member.decided().isEmpty()).count();
    }

    /** The first members, as addresses take them, up to what a board is opened with. */
    public String onBoard() {
        return members.stream()
                .limit(ON_BOARD)
                .map(member -> "node=" + Shown.encoded(member.key().toString()))
                .collect(Collectors.joining("&"));
    }

    public int timelineHeight() {
        return timeline.size() * 24 + 8;
    }
}
