package io.clew.web;

import io.clew.record.Source;
import java.util.List;

/** The page where files are handed in. */
public record NewImportView(List<Source> sources, List<MappingChoice> mappings, String fault) {

    public record MappingChoice(String id, String title) {}
}
