package io.clew.inquiry;

import io.clew.access.Access;
import io.clew.analysis.scene.CallRecords;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Record;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** From which cell numbers called, as the records say that the reader may see. */
public final class RecordCells implements CallRecords {

    private final RecordIndex index;
    private final Access access;

    public RecordCells(RecordIndex index, Access access) {
        this.index = index;
        this.access = access;
    }

    @Override
    public List<Begun> of(EntityKey phone, long from, long to) {
        return read("", List.of(phone), from, to, begun -> begun.caller().equals(phone));
    }

    @Override
    public List<Begun> in(String cell, long from, long to) {
        return read(
                '"' + cell.replace("\"", "") + '"',
                List.of(),
                from,
                to,
                begun -> begun.cell().equals(cell));
    }

    private List<Begun> read(String text, List<EntityKey> named, long from, long to, Predicate<Begun> wanted) {
        var query = new RecordQuery(
                text,
                List.of("call"),
                List.of(),
                new TimeRange(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to)),
                named,
                Set.of(),
                RecordQuery.Sort.OLDEST,
                RecordQuery.MOST,
                "",
                Set.of(),
                false);
        List<Begun> begun = new ArrayList<>();
        index.scan(access, query, total -> {}, kept -> {
            add(kept.record(), wanted, begun);
            return true;
        });
        begun.sort(Comparator.comparingLong(Begun::at));
        return begun;
    }

    private static void add(Record record, Predicate<Begun> wanted, List<Begun> begun) {
        Instant at = record.occurredAt();
        if (at == null) {
            return;
        }
        for (Fact fact : record.facts()) {
            if (fact.link().equals("call")) {
                add(fact.from(), at, fact.more(), wanted, begun);
                return;
            }
        }
        Map<String, String> fields = record.fields();
        String from = fields.getOrDefault("from", "");
        if (fields.containsKey("mirrorOf") && "call".equals(fields.get("link")) && from.indexOf(':') > 0) {
            add(EntityKey.parse(from), at, fields, wanted, begun);
        }
    }

    /** The cell is that of the number whose bill it is; of what does not say, the caller's. */
    private static void add(
            EntityKey caller, Instant at, Map<String, String> said, Predicate<Begun> wanted, List<Begun> begun) {
        String cell = said.getOrDefault("cell", "").strip();
        if (cell.isEmpty() || "callee".equals(said.get("side"))) {
            return;
        }
        String seconds = said.getOrDefault("seconds", "");
        var one = new Begun(
                caller, at.toEpochMilli(), seconds.matches("[0-9]{1,6}") ? Integer.parseInt(seconds) : 0, cell);
        if (wanted.test(one)) {
            begun.add(one);
        }
    }
}
