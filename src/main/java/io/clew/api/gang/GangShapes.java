package io.clew.api.gang;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.api.wire.Said;
import io.clew.casework.gang.GangFile;
import io.clew.door.Tongue;
import io.clew.inquiry.gang.AskGangs;
import io.clew.inquiry.gang.FoundGang;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Gangs as the API tells them, in the caller's language. */
final class GangShapes {

    private GangShapes() {}

    /** A role, the facts that make it, and why. */
    @Schema(name = "GangRole")
    public record RoleShape(String role, List<String> facts, String why) {}

    /** How many facts would have to fall before nothing ties the member to the core, and which. */
    @Schema(name = "GangStrength")
    public record StrengthShape(int cut, List<String> facts, boolean solid) {}

    /** All evidence of one kind with one other member. */
    @Schema(name = "GangEvidence")
    public record EvidenceShape(String kind, String with, List<String> facts, String kindName) {}

    /** What was decided of a member last. */
    @Schema(name = "GangDecision")
    public record DecisionShape(
            String decision,
            String by,
            String reason,
            @Nullable String at) {

        static DecisionShape of(GangFile.Decision made) {
            return new DecisionShape(
                    made.verdict().name().toLowerCase(Locale.ROOT), made.by(), made.reason(), Said.time(made.at()));
        }
    }

    /** A member; {@code key} is one of {@code keys}, all of which are the person's. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "GangMember")
    public record MemberShape(
            String key,
            List<String> keys,
            List<String> names,
            List<RoleShape> roles,
            boolean core,
            StrengthShape strength,
            List<EvidenceShape> evidence,
            List<String> counter,
            String innocent,
            @Nullable DecisionShape decision,

            @Schema(description = "what others decided otherwise, the last word of each")
            List<DecisionShape> contrary) {}

    /** Somebody near, whose ties are too little. */
    @Schema(name = "GangBeside")
    public record BesideShape(
            String key, List<String> keys, List<String> names, List<String> kinds, List<String> facts) {}

    /** Somebody tied to several gangs, a member of none. */
    @Schema(name = "GangServing")
    public record ServingShape(
            String key,
            List<String> keys,
            List<String> names,
            List<String> gangs,
            List<String> kinds,
            List<String> facts) {}

    /** Where somebody stands. */
    @Schema(name = "GangStanding")
    public record StandingShape(boolean member, List<String> roles, boolean solid, int cut) {}

    /** Who stands otherwise. */
    @Schema(name = "GangChange")
    public record ChangeShape(String key, StandingShape was, StandingShape is) {}

    /** From when to when something is told of the gang. */
    @Schema(name = "GangSpan")
    public record SpanShape(
            @Schema(description = "a kind of evidence, fraud or opened")
            String what,

            @Nullable String from,
            @Nullable String to,
            int facts) {}

    /** A gang; amounts in yuan. */
    @Schema(name = "Gang")
    public record GangShape(
            String id,
            List<MemberShape> members,
            List<String> core,
            List<String> cases,
            List<String> victims,
            String loss,
            List<BesideShape> beside,
            List<SpanShape> timeline,
            List<ChangeShape> changes,
            String proposedBy,
            @Nullable String proposedAt) {}

    /** The gangs found. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Gangs")
    public record Answer(
            List<GangShape> gangs,
            List<ServingShape> serving,
            int total,
            int shown,
            List<String> unknown,
            String cut,
            boolean complete,
            int withheldSources,
            @Nullable List<ChangeShape> changed) {}

    static Answer answer(AskGangs.Answer answer, int limit, @Nullable List<FoundGang.Change> changed, Tongue tongue) {
        var gangs = answer.gangs().stream()
                .limit(limit)
                .map(gang -> gang(gang, tongue))
                .toList();
        return new Answer(
                gangs,
                answer.serving().stream()
                        .map(each -> new ServingShape(
                                each.key().toString(),
                                said(each.keys()),
                                each.names(),
                                each.gangs(),
                                each.kinds(),
                                each.facts()))
                        .toList(),
                answer.gangs().size(),
                gangs.size(),
                said(answer.unknown()),
                answer.cut(),
                answer.cut().isEmpty(),
                answer.withheldSources(),
                changed == null ? null : changes(changed));
    }

    static GangShape gang(FoundGang gang, Tongue tongue) {
        return new GangShape(
                gang.id(),
                gang.members().stream().map(member -> member(member, tongue)).toList(),
                said(gang.core()),
                said(gang.cases()),
                said(gang.victims()),
                new Money(gang.loss()).toString(),
                gang.beside().stream()
                        .map(each -> new BesideShape(
                                each.key().toString(), said(each.keys()), each.names(), each.kinds(), each.facts()))
                        .toList(),
                gang.timeline().stream()
                        .map(span ->
                                new SpanShape(span.what(), Said.time(span.from()), Said.time(span.to()), span.facts()))
                        .toList(),
                changes(gang.changes()),
                gang.proposedBy(),
                Said.time(gang.proposedAt()));
    }

    private static MemberShape member(FoundGang.Member member, Tongue tongue) {
        return new MemberShape(
                member.key().toString(),
                said(member.keys()),
                member.names(),
                member.roles().stream()
                        .map(role -> new RoleShape(role.role(), role.facts(), tongue.say(role.why())))
                        .toList(),
                member.core(),
                new StrengthShape(member.cut().size(), member.cut(), member.solid()),
                member.evidence().stream()
                        .map(proof -> new EvidenceShape(
                                proof.kind(),
                                proof.with().toString(),
                                proof.facts(),
                                tongue.say(Message.of("gang.kind." + proof.kind()))))
                        .toList(),
                member.counter().stream().map(tongue::say).toList(),
                tongue.say(member.innocent()),
                member.decision().map(DecisionShape::of).orElse(null),
                member.contrary().stream().map(DecisionShape::of).toList());
    }

    private static List<ChangeShape> changes(List<FoundGang.Change> changes) {
        return changes.stream()
                .map(each -> new ChangeShape(each.key().toString(), standing(each.was()), standing(each.is())))
                .toList();
    }

    private static StandingShape standing(FoundGang.Standing standing) {
        return new StandingShape(standing.member(), standing.roles(), standing.solid(), standing.cut());
    }

    private static List<String> said(List<EntityKey> keys) {
        return keys.stream().map(EntityKey::toString).toList();
    }
}
