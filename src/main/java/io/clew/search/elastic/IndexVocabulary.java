package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.clew.search.Vocabulary;
import io.clew.text.TextFolder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What readable records hold, as the query reader asks. */
final class IndexVocabulary implements Vocabulary {

    private static final int MOST = 10_000;

    private final RecordSearch search;
    private final Readable readable;
    private final Known<Boolean> known;

    IndexVocabulary(RecordSearch search, Readable readable, Known<Boolean> known) {
        this.search = search;
        this.readable = readable;
        this.known = known;
    }

    @Override
    public boolean hasRowField(String name) {
        String beginning = TextFolder.fold(name).text() + "=";
        return known.of(
                "row " + beginning,
                readable,
                () -> search.any(QueryCompiler.prefix(Fields.ROW, beginning), readable.filter()));
    }

    @Override
    public boolean hasTraditional() {
        Query traditional = QueryCompiler.term(Fields.SCRIPT, Fields.TRADITIONAL);
        return known.of("script", readable, () -> search.any(traditional, readable.filter()));
    }

    /** Remembers answers until something is added. Safe for use by many threads. */
    static final class Known<T> {

        private record State<T>(long sequence, Map<String, T> answers) {}

        private volatile State<T> state = new State<>(-1, Map.of());

        private final LongSupplier sequence;

        Known(LongSupplier sequence) {
            this.sequence = sequence;
        }

        T of(String question, Readable readable, Supplier<T> ask) {
            long now = sequence.getAsLong();
            State<T> current = state;
            if (current.sequence != now || current.answers.size() > MOST) {
                current = new State<>(now, new ConcurrentHashMap<>());
                state = current;
            }
            String asked = question + readable;
            T told = current.answers.get(asked);
            if (told == null) {
                told = ask.get(); // under no lock: who asks a slow cluster keeps nobody waiting
                current.answers.put(asked, told);
            }
            return told;
        }
    }
}
