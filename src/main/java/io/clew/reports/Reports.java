package io.clew.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.casework.freeze.Freezes;
import io.clew.inquiry.money.FollowMoney;
import io.clew.journal.TakenOut;
import io.clew.json.Json;
import io.clew.print.DocxPrinter;
import io.clew.print.PdfPrinter;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes reports, keeps what they say, and verifies them. A report is made of a question and the records alone (and of work
 * product that its question holds), so the same records give the same bytes; its manifest says which they were.
 */
public final class Reports {

    static final String COLLECTION = "reports";
    private static final String PDF = "application/pdf";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /** What is asked; parts that a template does not need stay null. */
    public record Asked(ReportQuestion question, @Nullable Long asOf) {}

    /** A report as kept. */
    public record Report(String id, String title, Manifest manifest, Content content) {}

    /** A file to hand out. */
    public record Paper(String name, String type, byte[] bytes) {}

    /**
     * What a verification found.
     *
     * @param signed whether the signature is that of the key in the manifest
     * @param ours whether that key is this installation's
     * @param same whether the report was made again with the same bytes; null where it could not be tried
     * @param changed records that say something else now
     * @param missing records that are not here or not for this reader
     */
    public record Verdict(
            boolean signed,
            boolean ours,
            int records,
            @Nullable Boolean same,
            List<String> changed,
            List<String> missing) {

        /** Whether everything holds as far as it could be tried. */
        public boolean holds() {
            return signed && changed.isEmpty() && missing.isEmpty() && !Boolean.FALSE.equals(same);
        }
    }

    private record Kept(String id, String title, Manifest manifest, Content content) {}

    private final FollowMoney money;
    private final Freezes freezes;
    private final Briefs briefs;
    private final RecordIndex index;
    private final DocumentStore store;
    private final AuditLog audit;
    private final Clock clock;
    private final String version;
    private final ReportKeys keys;
    private final List<ReportForm> forms = ReportForm.shipped();

    /** What reports are made of. */
    public record Means(FollowMoney money, Freezes freezes, Briefs briefs, RecordIndex index) {}

    public Reports(Means means, DocumentStore store, AuditLog audit, Clock clock, String version) {
        this.money = means.money();
        this.freezes = means.freezes();
        this.briefs = means.briefs();
        this.index = means.index();
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.version = version;
        this.keys = new ReportKeys(store);
    }

    public List<ReportForm> templates() {
        return forms;
    }

    /**
     * Makes a report and keeps it.
     *
     * @throws ClewException {@code report-template}, {@code report-not-ready}, {@code report-needs}; {@code report-as-of}
     *     where it is asked as of a past that is not kept; as the questions in it
     */
    public Report make(Access access, Asked asked) {
        ReportForm form = ReportForm.of(forms, asked.question().template());
        check(form, asked);
        try (Look look = audit.open(access, AuditAct.REPORT, form.code())) {
            ReportQuestion question = given(access, asked.question(), form);
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            long sequence = index.sequence();
            var head = new Head(access.user(), access.purpose(), now);
            Made made = content(access, form, question, head);
            String id = UUID.randomUUID().toString();
            Manifest manifest = manifest(access, id, question, head, made, sequence);
            look.changing();
            store.put(
                    COLLECTION,
                    id,
                    DocumentStore.ABSENT,
                    Json.write(new Kept(id, form.zh(), manifest, made.content())),
                    Map.of("by", access.user(), "template", form.code()));
            look.returned(made.cites().records().size(), List.of());
            return new Report(id, form.zh(), manifest, made.content());
        }
    }

    private void check(ReportForm form, Asked asked) {
        ReportQuestion question = asked.question();
        for (String need : form.needs()) {
            boolean there = switch (need) {
                case "trace" -> question.trace() != null;
                case "case" -> question.caseId() != null && !question.caseId().isBlank();
                case "day" -> question.day() != null;
                default -> false;
            };
            if (!there) {
                throw new ClewException(
                        Message.of("report-needs", form.zh(), need),
                        List.of(new ClewException.Fault("field:" + need, Message.of("invalid.missing", need))));
            }
        }
        Long asOf = asked.asOf();
        if (asOf != null && asOf < index.sequence()) {
            throw new ClewException(Message.of("report-as-of", asOf, index.sequence()));
        }
    }

    private ReportQuestion given(Access access, ReportQuestion question, ReportForm form) {
        String caseId = question.caseId();
        if (!form.parts().contains("freezes") || caseId == null) {
            return question;
        }
        return question.given(freezes.list(access, new Freezes.Filter("", caseId, "", false)).lines().stream()
                .map(Freezes.Line::item)
                .toList());
    }

    /** Who made a report, why and when. */
    private record Head(String by, String purpose, Instant made) {}

    private record Made(Content content, Cites cites) {}

    private Made content(Access access, ReportForm form, ReportQuestion question, Head head) {
        var cites = new Cites();
        var notes = new ArrayList<String>();
        var sections = new ArrayList<Content.Section>();
        switch (form.code()) {
            case "money" -> {
                var parts = new MoneyParts(money.follow(access, Objects.requireNonNull(question.trace())), cites);
                notes.addAll(parts.notes());
                form.parts().forEach(part -> sections.add(parts.part(part)));
            }
            case "case" -> {
                String caseId = Objects.requireNonNull(question.caseId());
                var parts = new CaseParts(index, access, caseId, question.freezes(), cites);
                if (parts.empty()) {
                    throw new ClewException(Message.of("case-unknown.report", caseId));
                }
                form.parts().forEach(part -> sections.add(parts.part(part)));
            }
            case "brief" -> {
                var parts = new BriefParts(briefs.of(access, Objects.requireNonNull(question.day())), cites);
                form.parts().forEach(part -> sections.add(parts.part(part)));
            }
            default -> throw new IllegalStateException("nothing makes " + form.code());
        }
        if (!access.unmasked()) {
            notes.add("受保护人员的号码与姓名已按制作人权限隐去。");
        }
        var meta = new ArrayList<List<String>>(List.of(
                List.of("制作人", head.by()),
                List.of("事由", head.purpose()),
                List.of("制作时间", MoneyParts.clock(head.made())),
                List.of("说明", "金额单位为人民币元（另注明的除外）；“#”后的数字见文末引用，每个数字都能由所列事实核对。")));
        if (question.caseId() != null) {
            meta.add(List.of("案件", question.caseId()));
        }
        if (question.day() != null) {
            meta.add(List.of("日期", question.day().toString()));
        }
        var numbered = new ArrayList<Content.Section>();
        for (Content.Section section : sections) {
            numbered.add(new Content.Section(
                    "一二三四五六七八九十".charAt(numbered.size()) + "、" + section.title(),
                    section.paragraphs(),
                    section.tables()));
        }
        return new Made(new Content(form.zh(), meta, notes, numbered, cites.all(access, index)), cites);
    }

    private Manifest manifest(Access access, String id, ReportQuestion question, Head head, Made made, long sequence) {
        var records = new ArrayList<Manifest.Cited>();
        var sources = new TreeSet<String>();
        for (String name : made.cites().records()) {
            RecordRef ref = RecordRef.parse(name);
            sources.add(ref.source());
            hash(access, ref).ifPresent(sha -> records.add(new Manifest.Cited(name, sha)));
        }
        String page = made.content().page();
        var unsigned = new Manifest(
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
                Manifest.hash(Manifest.canonical(made.content()).getBytes(UTF_8)),
                Manifest.hash(DocxPrinter.print(page, head.made())),
                Manifest.hash(PdfPrinter.print(page, head.made())),
                keys.open(),
                null);
        return unsigned.signature(keys.sign(unsigned.signed()));
    }

    /** Of what the record says in full, whoever reads: masks differ between readers, and the hash tells nothing. */
    private Optional<String> hash(Access access, RecordRef ref) {
        return index.get(access.revealing(), ref).map(kept -> Manifest.hash(kept.record()));
    }

    /** The reports that the reader made and may still see, latest first. */
    public List<Report> mine(Access access) {
        try (Look look = audit.open(access, AuditAct.REPORT, "")) {
            var found = store.list(COLLECTION, "by", access.user()).stream()
                    .map(Reports::read)
                    .filter(kept -> mayRead(access, kept))
                    .map(kept -> new Report(kept.id, kept.title, kept.manifest, kept.content))
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
     * @throws ClewException {@code report-unknown} also where the reader may see less than its maker did
     */
    public Paper paper(Access access, String id, String format) {
        try (Look look = audit.open(access, AuditAct.REPORT, id + " " + format)) {
            Kept kept = kept(access, id);
            String name = kept.manifest.question().template() + "-" + id + "." + format;
            Instant made = kept.manifest.made();
            Paper paper = switch (format) {
                case "docx" -> new Paper(name, DOCX, DocxPrinter.print(kept.content.page(), made));
                case "pdf" -> new Paper(name, PDF, PdfPrinter.print(kept.content.page(), made));
                case "json" ->
                    new Paper(name, "application/json", kept.manifest.json().getBytes(UTF_8));
                default -> throw new ClewException(Message.of("report-format", format));
            };
            look.returned(1, List.of());
            return paper;
        }
    }

    /** Lets go of the reports that rest on what was taken out. */
    public void forget(TakenOut.Gone gone) {
        for (DocumentStore.Document document : store.list(COLLECTION)) {
            Manifest manifest = read(document).manifest;
            boolean rests = gone.ref()
                    .map(ref -> manifest.records().stream()
                            .anyMatch(cited -> cited.record().equals(ref.toString())))
                    .orElseGet(() -> manifest.sources().contains(gone.source()));
            if (rests) {
                store.delete(COLLECTION, document.id(), document.version());
            }
        }
    }

    private Kept kept(Access access, String id) {
        return store.get(COLLECTION, id)
                .map(Reports::read)
                .filter(kept -> mayRead(access, kept))
                .orElseThrow(() -> new ClewException(Message.of("report-unknown", id)));
    }

    private static boolean mayRead(Access access, Kept kept) {
        return (access.unmasked() || !kept.manifest.unmasked())
                && kept.manifest.sources().stream().allMatch(access::maySee);
    }

    private static Kept read(DocumentStore.Document document) {
        try {
            return Json.MAPPER.readValue(document.json(), Kept.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reports/" + document.id() + " is kept in a form that cannot be read", e);
        }
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
            Boolean same = signed && missing.isEmpty() ? again(access, manifest) : null;
            look.returned(manifest.records().size(), List.of());
            return new Verdict(
                    signed,
                    manifest.key().equals(keys.open()),
                    manifest.records().size(),
                    same,
                    changed,
                    missing);
        }
    }

    /** Null where this reader may not see what its maker did. */
    private @Nullable Boolean again(Access access, Manifest manifest) {
        if (manifest.unmasked() && !access.unmasked()) {
            return null;
        }
        var sources = new HashSet<>(access.sources());
        sources.retainAll(manifest.readable());
        var reader = new Access(
                access.user(),
                access.roles(),
                access.groups(),
                access.clearance(),
                access.purpose(),
                sources,
                manifest.withheld(),
                manifest.unmasked(),
                access.from(),
                access.under());
        try {
            ReportForm form = ReportForm.of(forms, manifest.question().template());
            Content content = content(
                            reader,
                            form,
                            manifest.question(),
                            new Head(manifest.by(), manifest.purpose(), manifest.made()))
                    .content();
            String page = content.page();
            boolean docx =
                    Manifest.hash(DocxPrinter.print(page, manifest.made())).equals(manifest.docx());
            return docx
                    && Manifest.hash(PdfPrinter.print(page, manifest.made())).equals(manifest.pdf());
        } catch (ClewException refused) {
            return false; // what was asked then has no answer here now
        }
    }
}
