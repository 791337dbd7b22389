package io.clew.inquiry;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.record.EntityKey;
import io.clew.search.RecordIndex;
import java.util.List;

/** Offers entities and queries for what was typed so far; pinyin and initials too. */
public final class SuggestEntities {

    private static final int MOST = 12;
    private static final int LONGEST = 100;

    private final RecordIndex index;
    private final AuditLog audit;

    public SuggestEntities(RecordIndex index, AuditLog audit) {
        this.index = index;
        this.audit = audit;
    }

    /** Best first, at most twelve; none for an empty or very long text. */
    public List<RecordIndex.Suggestion> suggest(Access access, String typed) {
        String asked = typed.strip();
        if (asked.isEmpty() || asked.length() > LONGEST) {
            return List.of();
        }
        try (Look look = audit.open(access, AuditAct.SUGGEST, asked)) {
            var offered = index.suggest(access, asked, MOST);
            look.returned(
                    offered.size(),
                    offered.stream()
                            .filter(suggestion -> !suggestion.key().isEmpty())
                            .map(suggestion -> EntityKey.parse(suggestion.key()))
                            .toList());
            return offered;
        }
    }
}
