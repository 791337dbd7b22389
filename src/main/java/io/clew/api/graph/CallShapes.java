package io.clew.api.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.clew.analysis.calls.Closeness;
import io.clew.api.wire.Said;
import io.clew.inquiry.call.CallAnswer;
import io.clew.record.EntityKey;
import io.clew.search.RecordIndex;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Calls as the API shows them; shares are of 1. */
final class CallShapes {

    private CallShapes() {}

    /** What the calls of some numbers say. */
    @Schema(name = "Calls")
    record Answer(
            List<NumberShape> numbers,
            List<String> unknown,
            List<CommonShape> common,
            long commonTotal,
            long hubsLeftOut,
            CircleShape circle,
            List<MomentShape> moments,
            List<VictimShape> victims,
            long victimsTotal,

            @Schema(description = "phones that the graph knows; what p rests on")
            long population,

            boolean complete,

            @Schema(description = "why it is not complete: facts or time; else empty")
            String cut,

            int withheldSources) {}

    /** One number and its counterparts. */
    @Schema(name = "CallsOfNumber")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NumberShape(
            String key,

            @Nullable @Schema(description = "what was asked about, where the number stands for it")
            String of,

            List<String> names,
            int calls,
            int out,
            int in,
            long seconds,

            @Schema(description = "calls that say how long they lasted; seconds are of these")
            int measured,

            int days,
            @Nullable String first,
            @Nullable String last,

            @Nullable @Schema(description = "share of calls with a clock between 0 and 6 o'clock")
            Double night,

            @Schema(description = "calls without any time") int untimed,

            @Schema(description = "by weekday, Monday first, and hour in China; only calls that have a clock")
            int[][] hours,

            List<CallAnswer.Month> months,
            List<ContactShape> contacts,
            int shown,
            long total,
            List<EndsShape> ends,
            long endsTotal) {}

    /** One counterpart of a number. */
    @Schema(name = "CallContact")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ContactShape(
            String key,
            List<String> names,
            int calls,
            int out,
            int in,
            long seconds,
            int measured,
            int days,
            @Nullable String first,
            @Nullable String last,
            @Nullable Double night,
            double closeness,
            Closeness.Parts parts,

            @JsonProperty("public") @Schema(description = "a number that belongs to everybody")
            boolean known) {}

    /** A contact of several numbers. */
    @Schema(name = "CallCommon")
    record CommonShape(
            String key,
            List<String> names,
            List<String> with,
            int calls,

            @Schema(description = "different numbers that it is in touch with at all")
            long counterparts,

            @Schema(description = "sum of its rarity over the numbers it is in touch with")
            double weight,

            @Schema(description = "chance that it would have so many of them by accident")
            double p,

            boolean hub,

            @JsonProperty("public") boolean known) {}

    /** Numbers that call each other to and fro; complete where everybody near was looked at. */
    @Schema(name = "CallCircle")
    record CircleShape(
            List<String> members,
            List<MemberShape> people,
            List<TieShape> ties,
            List<List<String>> cliques,
            boolean complete) {}

    /** Two numbers that both called; out are the calls of a. */
    @Schema(name = "CallTie")
    record TieShape(String a, String b, int calls, int out, int in) {}

    /** A member of the circle. */
    @Schema(name = "CallMember")
    record MemberShape(String key, List<String> names, boolean asked) {}

    /** Calls around a moment. */
    @Schema(name = "CallMoment")
    record MomentShape(@Nullable String at, List<OneCall> calls, int shown, long total) {}

    /** One call. */
    @Schema(name = "Call")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OneCall(
            String fact,
            String from,
            String to,
            @Nullable String at,
            @Nullable Long seconds) {}

    /** First and last call of a day. */
    @Schema(name = "CallDay")
    record EndsShape(String day, OneCall first, OneCall last) {}

    /** A contact that a record names as a victim. */
    @Schema(name = "CallVictim")
    record VictimShape(String key, List<String> names, List<String> with) {}

    static Answer of(CallAnswer answer) {
        return new Answer(
                answer.numbers().stream().map(CallShapes::number).toList(),
                words(answer.unknown()),
                answer.common().stream().map(CallShapes::common).toList(),
                answer.commonTotal(),
                answer.hubsLeftOut(),
                circle(answer.circle()),
                answer.moments().stream()
                        .map(each -> new MomentShape(
                                Said.time(each.at()),
                                each.calls().stream().map(CallShapes::call).toList(),
                                each.calls().size(),
                                each.total()))
                        .toList(),
                answer.victims().stream()
                        .map(each -> new VictimShape(each.key().toString(), names(each.names()), words(each.with())))
                        .toList(),
                answer.victimsTotal(),
                answer.population(),
                answer.cut().isEmpty(),
                answer.cut(),
                answer.withheldSources());
    }

    private static List<String> words(List<EntityKey> keys) {
        return keys.stream().map(EntityKey::toString).toList();
    }

    private static List<String> names(List<RecordIndex.NameCount> names) {
        return names.stream().map(RecordIndex.NameCount::name).toList();
    }

    private static NumberShape number(CallAnswer.Number number) {
        CallAnswer.Sums sums = number.sums();
        EntityKey of = number.of();
        return new NumberShape(
                number.key().toString(),
                of == null ? null : of.toString(),
                names(number.names()),
                sums.calls(),
                sums.out(),
                sums.in(),
                sums.seconds(),
                sums.measured(),
                sums.days(),
                time(sums.first()),
                time(sums.last()),
                sums.night(),
                number.untimed(),
                number.hours(),
                number.months(),
                number.contacts().stream().map(CallShapes::contact).toList(),
                number.contacts().size(),
                number.total(),
                number.ends().stream()
                        .map(each -> new EndsShape(each.day().toString(), call(each.first()), call(each.last())))
                        .toList(),
                number.endsTotal());
    }

    private static ContactShape contact(CallAnswer.Contact contact) {
        CallAnswer.Sums sums = contact.sums();
        return new ContactShape(
                contact.key().toString(),
                names(contact.names()),
                sums.calls(),
                sums.out(),
                sums.in(),
                sums.seconds(),
                sums.measured(),
                sums.days(),
                time(sums.first()),
                time(sums.last()),
                sums.night(),
                contact.parts().sum(),
                contact.parts(),
                contact.known());
    }

    private static CommonShape common(CallAnswer.Common each) {
        return new CommonShape(
                each.key().toString(),
                names(each.names()),
                words(each.with()),
                each.calls(),
                each.counterparts(),
                each.weight(),
                each.p(),
                each.hub(),
                each.known());
    }

    private static CircleShape circle(CallAnswer.Circle circle) {
        return new CircleShape(
                circle.members().stream().map(each -> each.key().toString()).toList(),
                circle.members().stream()
                        .map(each -> new MemberShape(each.key().toString(), names(each.names()), each.asked()))
                        .toList(),
                circle.ties().stream()
                        .map(tie ->
                                new TieShape(tie.a().toString(), tie.b().toString(), tie.calls(), tie.out(), tie.in()))
                        .toList(),
                circle.cliques().stream().map(CallShapes::words).toList(),
                circle.whole());
    }

    private static OneCall call(CallAnswer.Call call) {
        return new OneCall(call.fact(), call.from().toString(), call.to().toString(), time(call.at()), call.seconds());
    }

    private static @Nullable String time(@Nullable Instant at) {
        return Said.time(at);
    }
}
