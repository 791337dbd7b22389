package io.clew.web.data;

import io.clew.record.Source;
import java.util.List;

/**
 * The page where files are handed in.
 *
 * @param into id of the source that they are meant for; empty where none is chosen
 */
public record NewImportView(List<Source> sources, String into, String fault) {}
