package io.clew.web.cases;

import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.casework.Cases;
import io.clew.web.frame.Names;
import java.time.Instant;
import java.util.List;

/** @param opens whether the visitor may open cases */
public record CasesView(List<CaseView> cases, boolean opens, Names names, String fault) {

    /**
     * @param mine whether the visitor may give it as a purpose now
     * @param leads whether the visitor may change it
     */
    public record CaseView(
            String id,
            String title,
            String openedBy,
            Instant openedAt,
            boolean closed,
            boolean mine,
            boolean leads,
            List<MemberView> members) {

        static CaseView of(Cases.Case one, Caller caller, Instant now) {
            return new CaseView(
                    one.id(),
                    one.title(),
                    one.openedBy(),
                    one.openedAt(),
                    !one.holds(),
                    one.holds() && one.has(caller.user(), now),
                    one.openedBy().equals(caller.user()) || Right.SUPERVISE.of(caller),
                    one.members().stream()
                            .map(each -> new MemberView(each.user(), each.until(), !now.isBefore(each.until())))
                            .toList());
        }
    }

    /** @param over whether the term has ended */
    public record MemberView(String user, Instant until, boolean over) {}
}
