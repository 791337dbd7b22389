package io.clew.inquiry.call;

import io.clew.analysis.calls.Closeness;
import io.clew.record.EntityKey;
import io.clew.search.RecordIndex.NameCount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of some numbers say.
 *
 * @param unknown asked about, and without a number in what the reader may see
 * @param commonTotal contacts in common in all, of which {@code common} are the first
 * @param hubsLeftOut contacts in common that were left out because everybody calls them
 * @param victims contacts that a record names as victims, with those asked about that they are in touch with
 * @param population phones that the reader's graph knows; what {@code p} rests on
 * @param cut {@code facts} or {@code time} where the budget ran out and some may be missing; else empty
 */
public record CallAnswer(
        List<Number> numbers,
        List<EntityKey> unknown,
        List<Common> common,
        long commonTotal,
        long hubsLeftOut,
        Circle circle,
        List<Moment> moments,
        List<Victim> victims,
        long victimsTotal,
        long population,
        String cut,
        int withheldSources) {

    /**
     * Sums of calls.
     *
     * @param seconds of the {@code measured} calls that say how long they lasted
     * @param days on which there was a call
     * @param night share of the calls with a clock that fall at night; absent where none has one
     */
    public record Sums(
            int calls,
            int out,
            int in,
            long seconds,
            int measured,
            int days,
            @Nullable Instant first,
            @Nullable Instant last,
            @Nullable Double night) {}

    /**
     * One number.
     *
     * @param of what was asked about, where that is not the number itself
     * @param hours by weekday (0 is Monday) and hour in China; only calls that have a clock
     * @param untimed calls that do not say when
     * @param total counterparts in all, of which {@code contacts} are the first
     * @param ends first and last call of each of the latest days
     * @param endsTotal days in all
     */
    public record Number(
            EntityKey key,
            @Nullable EntityKey of,
            List<NameCount> names,
            Sums sums,
            int untimed,
            int[][] hours,
            List<Month> months,
            List<Contact> contacts,
            long total,
            List<Ends> ends,
            long endsTotal) {}

    /** @param month such as {@code 2026-03} */
    public record Month(String month, int calls) {}

    /** One counterpart; {@code known} is whether it is a public number. */
    public record Contact(EntityKey key, List<NameCount> names, Sums sums, Closeness.Parts parts, boolean known) {}

    /** @param counterparts different numbers that it is in touch with at all */
    public record Common(
            EntityKey key,
            List<NameCount> names,
            List<EntityKey> with,
            int calls,
            long counterparts,
            double weight,
            double p,
            boolean hub,
            boolean known) {}

    /**
     * Numbers that call each other to and fro.
     *
     * @param whole whether everybody near was looked at
     */
    public record Circle(List<Member> members, List<Tied> ties, List<List<EntityKey>> cliques, boolean whole) {}

    /** @param asked whether it is one of the numbers asked about */
    public record Member(EntityKey key, List<NameCount> names, boolean asked) {}

    /** @param out calls that {@code a} made */
    public record Tied(EntityKey a, EntityKey b, int calls, int out, int in) {}

    /** The calls around a moment, oldest first; {@code total} of which these are the first. */
    public record Moment(Instant at, List<Call> calls, long total) {}

    /** @param fact name of its fact, {@code source/id#n} */
    public record Call(
            String fact,
            EntityKey from,
            EntityKey to,
            @Nullable Instant at,
            @Nullable Long seconds) {}

    public record Ends(LocalDate day, Call first, Call last) {}

    public record Victim(EntityKey key, List<NameCount> names, List<EntityKey> with) {}
}
