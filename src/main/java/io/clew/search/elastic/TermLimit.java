package io.clew.search.elastic;

import io.clew.record.Message;
import io.clew.search.QuerySyntaxException;
import java.util.Locale;
import java.util.function.IntFunction;

/** How many terms the cluster takes in one query, learnt from what it refuses. Safe for use by many threads. */
final class TermLimit {

    /** Terms that are asked for in one query until the cluster says that these are too many. */
    private static final int MOST_TERMS = 40_000;

    private static final int FEWEST_TERMS = 32;

    private volatile int mostTerms = MOST_TERMS;

    /** Asks with fewer terms where the cluster says that there are too many, and remembers how many it takes. */
    <T> T within(IntFunction<T> question) {
        while (true) {
            int most = mostTerms;
            try {
                return question.apply(most);
            } catch (IllegalStateException e) {
                String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
                if (message.contains("nested depth") || message.contains("nesting")) {
                    throw new QuerySyntaxException(0, Message.of("query-syntax.too-deep-here"));
                }
                boolean tooMany = message.contains("clause");
                if (!tooMany || most <= FEWEST_TERMS) {
                    throw e;
                }
                mostTerms = most / 2;
            }
        }
    }
}
