package io.clew.web.data;

import io.clew.ingest.KeptMappings.Kept;
import io.clew.ingest.SiteMappings;
import io.clew.ingest.file.Preview;
import io.clew.web.frame.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Mappings that were made here.
 *
 * @param tried what the mapping made of the sample; null where none was tried
 */
public record MappingsView(
        String folder,
        List<SiteLine> site,
        List<KeptLine> kept,
        @Nullable TriedView tried,
        String fault) {

    /** @param tone of its state: {@code ok}, {@code warn} or {@code bad} */
    public record SiteLine(String file, String name, String state, String tone, String fault) {}

    /** A table whose headers were matched by hand. */
    public record KeptLine(String id, String headers, String mapping, String fields, String by, Instant at) {}

    /** @param columns of the sample, each with the field that the mapping takes it for; empty for none */
    public record TriedView(
            String name, boolean ready, String why, List<TriedColumn> columns, List<List<String>> rows) {}

    /** A header and what it is read as. */
    public record TriedColumn(String header, String field) {}

    static SiteLine line(SiteMappings.Site site, Words words) {
        ImportMsg msg = words.of(ImportMsg.class);
        var fault = site.fault();
        String tone = fault != null ? "bad" : site.used() ? "ok" : "warn";
        String state = fault != null ? msg.siteBroken() : site.used() ? msg.siteUsed() : msg.siteLater();
        return new SiteLine(site.file(), site.name(), state, tone, fault == null ? "" : words.tell(fault));
    }

    static KeptLine line(Kept kept, Words words) {
        ImportMsg msg = words.of(ImportMsg.class);
        String fields = kept.fields().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(field ->
                        field.getKey() + " → " + (field.getValue().isEmpty() ? msg.indifferent() : field.getValue()))
                .collect(Collectors.joining("；"));
        return new KeptLine(
                kept.id(),
                String.join("、", kept.headers()),
                words.mapping(kept.mapping()),
                fields,
                kept.by(),
                kept.at());
    }

    static TriedView tried(Preview seen, Words words) {
        List<TriedColumn> columns = new ArrayList<>();
        for (int c = 0; c < seen.headers().size(); c++) {
            columns.add(new TriedColumn(seen.headers().get(c), seen.meanings().get(c)));
        }
        return new TriedView(seen.name(), seen.ready(), words.tell(seen.why()), columns, seen.rows());
    }
}
