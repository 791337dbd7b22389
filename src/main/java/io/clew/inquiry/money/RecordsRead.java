package io.clew.inquiry.money;

import io.clew.access.Access;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Records by name, each read once for a question. For one thread. */
final class RecordsRead {

    private final RecordIndex index;
    private final Access access;
    private final Map<String, Record> read = new HashMap<>();

    RecordsRead(RecordIndex index, Access access) {
        this.index = index;
        this.access = access;
    }

    /**
     * A hint that these will be asked for: what was not read yet is read together.
     *
     * @throws IllegalArgumentException where one is no name of a record
     */
    void fetch(Collection<String> names) {
        List<RecordRef> unread = names.stream()
                .filter(name -> !read.containsKey(name))
                .distinct()
                .map(RecordRef::parse)
                .toList();
        if (unread.size() == 1) {
            index.get(access, unread.getFirst())
                    .ifPresent(kept -> read.put(kept.record().ref().toString(), kept.record()));
        } else if (!unread.isEmpty()) {
            index.get(access, unread).forEach((ref, kept) -> read.put(ref.toString(), kept.record()));
        }
    }

    /** Those that are there, read together; what is no name of a record is passed over. */
    List<Record> known(Collection<String> names) {
        List<String> written = names.stream()
                .filter(name -> name.indexOf('/') > 0 && !name.endsWith("/"))
                .distinct()
                .toList();
        fetch(written);
        return written.stream().map(read::get).filter(Objects::nonNull).toList();
    }

    /**
     * Null where it is not there, or may not be read.
     *
     * @throws IllegalArgumentException where it is no name of a record
     */
    @Nullable
    Record find(String name) {
        fetch(List.of(name));
        return read.get(name);
    }

    /** @throws ClewException {@code record-unknown} */
    Record named(String name) {
        try {
            Record record = find(name);
            if (record != null) {
                return record;
            }
        } catch (IllegalArgumentException e) {
            throw new ClewException(Message.of("record-unknown.none", name), e);
        }
        throw new ClewException(Message.of("record-unknown.read", name));
    }
}
