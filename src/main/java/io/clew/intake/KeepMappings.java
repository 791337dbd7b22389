package io.clew.intake;

import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.access.entry.Desk;
import io.clew.ingest.Imports;
import io.clew.ingest.KeptMappings.Kept;
import io.clew.ingest.SiteMappings;
import io.clew.ingest.file.Preview;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.util.List;

/** Shows mappings that were made here, tries one against a sample and forgets those that were made by hand. */
public final class KeepMappings {

    private final Imports imports;
    private final Desk desk;
    private final AuditLog audit;

    public KeepMappings(Imports imports, Desk desk, AuditLog audit) {
        this.imports = imports;
        this.desk = desk;
        this.audit = audit;
    }

    /** What people said of headers by hand, the latest first; no row of a file is in it. */
    public List<Kept> kept(Caller by) {
        Right.IMPORT.require(by);
        return imports.kept().list();
    }

    /** The mappings of the data folder. */
    public SiteMappings site(Caller by) {
        Right.IMPORT.require(by);
        return imports.site();
    }

    /** @throws ClewException {@code forbidden}, {@code mapping-unknown} */
    public void forget(Caller by, String id) {
        audit.change(by, AuditAct.MAPPING_FORGET, id)
                .checking(() -> Right.IMPORT.require(by))
                .done(() -> imports.kept().forget(id));
    }

    /**
     * What a mapping makes of a sample; nothing is kept.
     *
     * @param yaml the mapping; empty where {@code file} is one of the data folder
     * @throws ClewException {@code forbidden}, {@code mapping-broken}, {@code mapping-unknown}
     */
    public Preview tried(Caller by, String purpose, String file, String yaml, List<Imports.Upload> samples) {
        Right.IMPORT.require(by);
        Access access = desk.admit(by, purpose);
        try (Look look = audit.open(access, AuditAct.IMPORT_PREVIEW, file)) {
            if (samples.isEmpty() || (file.isEmpty() && yaml.isBlank())) {
                throw new ClewException(Message.of("import-empty"));
            }
            SiteMappings site = imports.site();
            Preview seen = site.tried(file, yaml.isBlank() ? site.text(file) : yaml, samples.getFirst());
            look.returned(seen.rows().size(), List.of());
            return seen;
        }
    }
}
