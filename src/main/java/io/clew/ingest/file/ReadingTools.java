package io.clew.ingest.file;

import io.clew.graph.Ontology;
import io.clew.ingest.map.Keys;
import io.clew.ingest.map.Mappings;
import io.clew.ingest.row.Reading;

/** What every file of every import is read with. Safe for use by many threads. */
public record ReadingTools(Mappings mappings, Ontology ontology, Keys keys, Reading reading) {}
