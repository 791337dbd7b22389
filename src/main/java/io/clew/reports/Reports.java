package io.clew.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.journal.TakenOut;
import io.clew.print.DocxPrinter;
import io.clew.print.PdfPrinter;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.RecordRef;
import io.clew.reports.paper.Content;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes reports, keeps what they say, and verifies them. A report is made of a question and the records alone (and of work
 * product that its question holds), so the same records give the same bytes; its manifest says which they were.
 *
 * <p>A report begins as a draft, of which people may write the text, and ends signed, when nothing changes any more.
 */
public final class Reports {

    /**
     * A report as kept.
     *
     * @param content with what people wrote in it
     * @param version of a draft, which who changes it has to have seen
     */
    public record Report(String id, String title, Manifest manifest, Content content, long version) {

        /** Whether nothing changes any more. */
        public boolean signed() {
            return manifest.signature() != null;
        }

        /** The parts of its template, with the text that stands in them and who wrote it. */
        public List<Part> parts(List<ReportForm> forms) {
            return Texts.parts(ReportForm.of(forms, manifest.question().template()), this);
        }
    }

    /**
     * A part as it stands; {@code by} and {@code at} null where nobody wrote it.
     *
     * @param section with heading and tables; null for the opinion while there is none
     */
    public record Part(
            String code,
            Content.@Nullable Section section,
            List<String> paragraphs,
            @Nullable String by,
            @Nullable Instant at) {}

    /** A file to hand out. */
    public record Paper(String name, String type, byte[] bytes) {}

    private final ReportMeans means;
    private final RecordIndex index;
    private final ReportMaker maker;
    private final ReportStore store;
    private final AuditLog audit;
    private final Clock clock;
    private final String version;
    private final ReportKeys keys;
    private final List<ReportForm> forms = ReportForm.shipped();
    private final Papers papers = new Papers(forms);

    public Reports(ReportMeans means, DocumentStore store, AuditLog audit, Clock clock, String version) {
        this.means = means;
        this.index = means.index();
        this.maker = new ReportMaker(means);
        this.store = new ReportStore(store);
        this.audit = audit;
        this.clock = clock;
        this.version = version;
        this.keys = new ReportKeys(store);
    }

    public List<ReportForm> templates() {
        return forms;
    }

    /**
     * Makes a report, signs it and keeps it.
     *
     * @throws ClewException {@code report-template}, {@code report-needs}, {@code report-empty}; as the questions in
     *     it
     */
    public Report make(Access access, ReportQuestion asked) {
        return made(access, asked, true);
    }

    /** The same, to be written in before it is signed. */
    public Report draft(Access access, ReportQuestion asked) {
        return made(access, asked, false);
    }

    private Report made(Access access, ReportQuestion asked, boolean signed) {
        ReportForm form = ReportForm.of(forms, asked.template());
        form.check(asked);
        try (Look look = audit.open(access, AuditAct.REPORT, form.code())) {
            ReportQuestion question = new GivenReading(means, access).with(asked.asOf(access), form);
            var head = new ReportMaker.Head(access.user(), access.purpose(), now());
            long sequence = Math.min(index.sequence(), access.asOf());
            var made = maker.make(access, form, question, head);
            String id = UUID.randomUUID().toString();
            Manifest manifest = manifest(access, id, question, head, made, sequence);
            var kept = new ReportStore.Kept(
                    id, form.zh(), signed ? signed(access, manifest, form, made.content()) : manifest, made.content());
            look.changing();
            store.put(kept, DocumentStore.ABSENT);
            look.returned(made.cites().records().size(), List.of());
            return told(new ReportStore.Versioned(kept, 1));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private Report told(ReportStore.Versioned found) {
        var kept = found.kept();
        return new Report(kept.id(), kept.title(), kept.manifest(), papers.content(kept), found.version());
    }

    private Manifest manifest(
            Access access,
            String id,
            ReportQuestion question,
            ReportMaker.Head head,
            ReportMaker.Made made,
            long sequence) {
        var records = new ArrayList<Manifest.Cited>();
        var sources = new TreeSet<String>();
        for (String name : made.cites().records()) {
            RecordRef ref = RecordRef.parse(name);
            sources.add(ref.source());
            hash(access, ref).ifPresent(sha -> records.add(new Manifest.Cited(name, sha)));
        }
        return new Manifest(
                Manifest.FORMAT,
                id,
                version,
                question,
                head.by(),
                head.purpose(),
                head.made(),
                sequence,
                access.unmasked(),
                List.copyOf(sources),
                access.sources().stream().sorted().toList(),
                access.withheldSources(),
                records,
                "",
                "",
                "",
                "",
                null,
                null);
    }

    private Manifest signed(Access access, Manifest manifest, ReportForm form, Content content) {
        Content said = Texts.applied(content, form, manifest.question().beside().texts());
        String page = said.page();
        var unsigned = manifest.of(
                Manifest.hash(Manifest.canonical(said).getBytes(UTF_8)),
                Manifest.hash(DocxPrinter.print(page, manifest.made())),
                Manifest.hash(PdfPrinter.print(page, manifest.made())),
                keys.open(),
                access.user());
        return unsigned.signature(keys.sign(unsigned.signed()));
    }

    /** Of what the record says in full, whoever reads: masks differ between readers, and the hash tells nothing. */
    private Optional<String> hash(Access access, RecordRef ref) {
        return index.get(access.revealing(), ref).map(kept -> Manifest.hash(kept.record()));
    }

    /** @throws ClewException {@code report-unknown} also where the reader may see less than its maker did */
    public Report show(Access access, String id) {
        try (Look look = audit.open(access, AuditAct.REPORT, id)) {
            Report report = told(kept(access, id));
            look.returned(1, List.of());
            return report;
        }
    }

    /**
     * Writes the text of a part of a draft; with no paragraph the generated text stands again.
     *
     * @param seen version that the writer has seen
     * @throws ClewException {@code report-unknown}, {@code report-signed}, {@code report-part}, {@code report-changed} where it
     *     changed meanwhile, {@code report-text} where a figure is not as the report has it
     */
    public Report write(Access access, String id, long seen, String part, List<String> paragraphs) {
        try (Look look = audit.open(access, AuditAct.REPORT_WRITE, id + " " + part)) {
            var found = draft(access, id);
            var kept = found.kept();
            ReportForm form = ReportForm.of(forms, kept.manifest().question().template());
            if (!form.parts().contains(part)) {
                throw new ClewException(Message.of("report-part", part, form.parts()));
            }
            if (found.version() != seen) {
                throw new ClewException(Message.of("report-changed", id));
            }
            List<String> written = new Texts(kept.content()).checked(paragraphs);
            Given beside = kept.manifest().question().beside();
            var texts = new ArrayList<>(beside.texts().stream()
                    .filter(text -> !text.part().equals(part))
                    .toList());
            if (!written.isEmpty()) {
                texts.add(new Given.Text(part, written, access.user(), now()));
            }
            texts.sort(Comparator.comparing(text -> form.parts().indexOf(text.part())));
            var changed = new ReportStore.Kept(
                    kept.id(),
                    kept.title(),
                    kept.manifest().asking(kept.manifest().question().given(beside.texts(texts))),
                    kept.content());
            look.changing();
            store.put(changed, seen);
            look.returned(1, List.of());
            return told(kept(access, id));
        }
    }

    /**
     * Signs a draft. Where the records say something else now than when it was made, it is made anew and not signed.
     *
     * @throws ClewException {@code report-unknown}, {@code report-signed}, {@code report-moved} where it was made anew
     */
    public Report sign(Access access, String id, long seen) {
        try (Look look = audit.open(access, AuditAct.REPORT_SIGN, id)) {
            var found = draft(access, id);
            var kept = found.kept();
            if (found.version() != seen) {
                throw new ClewException(Message.of("report-changed", id));
            }
            Manifest draft = kept.manifest();
            ReportForm form = ReportForm.of(forms, draft.question().template());
            var head = new ReportMaker.Head(draft.by(), draft.purpose(), draft.made());
            Access reader = reader(access, draft, draft.question().asOf());
            long sequence = Math.min(index.sequence(), reader.asOf());
            var made = maker.make(reader, form, draft.question(), head);
            Manifest manifest = manifest(reader, id, draft.question(), head, made, sequence);
            boolean moved = !made.content().equals(kept.content())
                    || !manifest.records().equals(draft.records());
            look.changing();
            store.put(
                    new ReportStore.Kept(
                            id,
                            kept.title(),
                            moved ? manifest : signed(access, manifest, form, made.content()),
                            made.content()),
                    seen);
            if (moved) {
                throw new ClewException(Message.of("report-moved", id));
            }
            look.returned(made.cites().records().size(), List.of());
            return told(kept(access, id));
        }
    }

    private ReportStore.Versioned draft(Access access, String id) {
        var found = kept(access, id);
        if (found.kept().manifest().signature() != null) {
            throw new ClewException(Message.of("report-signed", id));
        }
        return found;
    }

    private ReportStore.Versioned kept(Access access, String id) {
        return store.get(access, id).orElseThrow(() -> new ClewException(Message.of("report-unknown", id)));
    }

    /** The reports that the reader made and may still see, latest first. */
    public List<Report> mine(Access access) {
        try (Look look = audit.open(access, AuditAct.REPORT, "")) {
            var found = store.by(access).stream()
                    .map(this::told)
                    .sorted(Comparator.comparing(
                                    (Report report) -> report.manifest().made())
                            .reversed())
                    .toList();
            look.returned(found.size(), List.of());
            return found;
        }
    }

    /**
     * A document of a report, or its manifest.
     *
     * @param format {@code docx}, {@code pdf} or {@code json}
     * @throws ClewException {@code report-unknown} also where the reader may see less than its maker did; {@code report-unsigned}
     */
    public Paper paper(Access access, String id, String format) {
        try (Look look = audit.open(access, AuditAct.REPORT, id + " " + format)) {
            Paper paper = papers.paper(kept(access, id).kept(), format);
            look.returned(1, List.of());
            return paper;
        }
    }

    /** Lets go of the reports that rest on what was taken out. */
    public void forget(TakenOut.Gone gone) {
        store.forget(gone);
    }

    /**
     * Holds a manifest against the records that are here, and makes the report again.
     *
     * @throws ClewException {@code report-manifest} where the text is no manifest
     */
    public Verdict verify(Access access, String json) {
        Manifest manifest = Manifest.read(json);
        try (Look look = audit.open(access, AuditAct.REPORT, "verify " + manifest.id())) {
            String signature = manifest.signature();
            boolean signed = signature != null && ReportKeys.holds(manifest.key(), signature, manifest.signed());
            var changed = new ArrayList<String>();
            var missing = new ArrayList<String>();
            for (Manifest.Cited cited : manifest.records()) {
                var now = hash(access, RecordRef.parse(cited.record()));
                if (now.isEmpty()) {
                    missing.add(cited.record());
                } else if (!now.get().equals(cited.sha256())) {
                    changed.add(cited.record());
                }
            }
            boolean ours = manifest.key().equals(keys.open());
            Boolean same = signed && missing.isEmpty() ? again(access, manifest, ours) : null;
            look.returned(manifest.records().size(), List.of());
            return new Verdict(signed, ours, manifest.records().size(), same, changed, missing);
        }
    }

    /** Null where this reader may not see what its maker did, or handles of another installation lead nowhere here. */
    private @Nullable Boolean again(Access access, Manifest manifest, boolean ours) {
        if (manifest.unmasked() && !access.unmasked()
                || !ours && Manifest.canonical(manifest.question()).contains("~")) {
            return null;
        }
        try {
            ReportForm form = ReportForm.of(forms, manifest.question().template());
            var head = new ReportMaker.Head(manifest.by(), manifest.purpose(), manifest.made());
            Content content = maker.make(
                            reader(access, manifest, ours ? manifest.sequence() : null),
                            form,
                            manifest.question(),
                            head)
                    .content();
            String page = Texts.applied(
                            content, form, manifest.question().beside().texts())
                    .page();
            boolean docx =
                    Manifest.hash(DocxPrinter.print(page, manifest.made())).equals(manifest.docx());
            return docx
                    && Manifest.hash(PdfPrinter.print(page, manifest.made())).equals(manifest.pdf());
        } catch (ClewException refused) {
            return false; // what was asked then has no answer here now
        }
    }

    /**
     * Who reads as the maker of a report did, and no more than they may themselves.
     *
     * @param asOf what has come in since is not looked at; null where all counts, as where it came in another order
     */
    private static Access reader(Access access, Manifest manifest, @Nullable Long asOf) {
        var sources = new HashSet<>(access.sources());
        sources.retainAll(manifest.readable());
        return new Access(
                access.user(),
                access.roles(),
                access.groups(),
                access.clearance(),
                access.purpose(),
                sources,
                manifest.withheld(),
                manifest.unmasked(),
                access.from(),
                access.under(),
                asOf == null ? Access.NOW : asOf);
    }
}
