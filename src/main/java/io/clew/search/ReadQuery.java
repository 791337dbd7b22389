package io.clew.search;

import java.util.List;

/**
 * A query as understood.
 *
 * @param interpretation how it was widened; what the reader refused is left out
 */
public record ReadQuery(Clause clause, List<Interpretation> interpretation) {

    public ReadQuery {
        interpretation = List.copyOf(interpretation);
    }

    /** Whether some records can match better than others. */
    public boolean ranks() {
        return ranks(clause);
    }

    private static boolean ranks(Clause clause) {
        return switch (clause) {
            case Clause.Words _, Clause.Phrase _, Clause.Title _ -> true;
            case Clause.All all -> all.of().stream().anyMatch(ReadQuery::ranks);
            case Clause.Any any -> any.of().stream().anyMatch(ReadQuery::ranks);
            case Clause.Everything _,
                    Clause.Beginning _,
                    Clause.Names _,
                    Clause.Mask _,
                    Clause.Sounds _,
                    Clause.Is _,
                    Clause.Called _,
                    Clause.Row _,
                    Clause.Amount _,
                    Clause.When _,
                    Clause.Not _ -> false;
        };
    }
}
