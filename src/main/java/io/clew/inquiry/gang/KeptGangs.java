package io.clew.inquiry.gang;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.casework.gang.GangFile;
import io.clew.casework.gang.GangFiles;
import io.clew.record.EntityKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists the gangs that were proposed, to readers who may read every source that each rests on. */
public final class KeptGangs {

    private final GangFiles files;
    private final AuditLog audit;

    public KeptGangs(GangFiles files, AuditLog audit) {
        this.files = files;
        this.audit = audit;
    }

    /**
     * @param roles how many members have each role
     * @param confirmed members of whom that was decided last
     */
    public record Summary(
            String id,
            int members,
            Map<String, Integer> roles,
            List<String> cases,
            int confirmed,
            int refused,
            int deferred,
            String proposedBy,
            Instant proposedAt) {}

    /** Latest first. */
    public List<Summary> list(Access access) {
        try (Look look = audit.open(access, AuditAct.GANG, "list")) {
            var found = files.all().stream()
                    .filter(file -> file.sources().stream().allMatch(access::maySee))
                    .sorted(Comparator.comparing(GangFile::proposedAt)
                            .reversed()
                            .thenComparing(GangFile::id))
                    .map(KeptGangs::summary)
                    .toList();
            look.returned(
                    found.size(),
                    found.stream()
                            .flatMap(gang -> gang.cases().stream())
                            .map(EntityKey::parse)
                            .distinct()
                            .toList());
            return found;
        }
    }

    private static Summary summary(GangFile file) {
        Map<String, Integer> roles = new LinkedHashMap<>();
        file.members().forEach(member -> member.roles().forEach(role -> roles.merge(role, 1, Integer::sum)));
        return new Summary(
                file.id(),
                file.members().size(),
                roles,
                file.cases(),
                decided(file, GangFile.Verdict.CONFIRM),
                decided(file, GangFile.Verdict.REFUSE),
                decided(file, GangFile.Verdict.DEFER),
                file.proposedBy(),
                file.proposedAt());
    }

    private static int decided(GangFile file, GangFile.Verdict verdict) {
        return (int) file.members().stream()
                .filter(member -> file.decided(member.keys())
                        .filter(each -> each.verdict() == verdict)
                        .isPresent())
                .count();
    }
}
