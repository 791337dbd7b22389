package io.clew.inquiry.gang;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.casework.gang.GangFile;
import io.clew.casework.gang.GangFiles;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * A named person says of a member that they belong, do not, or are to be looked at later, and why. Only who can see the
 * member in the gang can decide; every decision stays, the latest counts.
 */
public final class DecideMember {

    private final AskGangs gangs;
    private final GangFiles files;
    private final Handles handles;
    private final AuditLog audit;

    public DecideMember(AskGangs gangs, GangFiles files, Handles handles, AuditLog audit) {
        this.gangs = gangs;
        this.files = files;
        this.handles = handles;
        this.audit = audit;
    }

    /**
     * Keeps the same decision about each of these members, about all or none, and gives the gang again.
     *
     * @throws ClewException {@code gang-unknown}, {@code gang-member-unknown} also where the reader's sources do not show
     *     them, {@code gang-reason}, {@code gang-decided}
     */
    public FoundGang decide(Access access, String id, List<EntityKey> keys, GangFile.Verdict verdict, String reason) {
        GangFiles.checkReason(reason);
        FoundGang gang = gangs.get(access, id);
        var members = new ArrayList<EntityKey>();
        for (EntityKey key : keys) {
            FoundGang.Member member = gang.member(key);
            if (member == null) {
                throw new ClewException(Message.of("gang-member-unknown", key, id));
            }
            members.add(member.key());
        }
        try (Look look = audit.open(access, AuditAct.GANG_DECIDE, id + " " + members + " " + verdict)) {
            look.changing();
            files.decide(
                    access,
                    id,
                    members.stream().map(key -> handles.open(key).toString()).toList(),
                    verdict,
                    reason);
            look.returned(members.size(), members);
        }
        return gangs.get(access, id);
    }
}
