package io.clew.app;

import io.clew.access.Handles;
import io.clew.access.Openings;
import io.clew.access.Purposes;
import io.clew.access.SecondPerson;
import io.clew.access.Sources;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Witness;
import io.clew.access.entry.Desk;
import io.clew.access.entry.RateLimit;
import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.trace.statement.Places;
import io.clew.app.setting.SupervisionConfig;
import io.clew.casework.Boards;
import io.clew.casework.CaseFiles;
import io.clew.casework.Cases;
import io.clew.casework.Leads;
import io.clew.casework.freeze.FreezeRules;
import io.clew.door.AccessConfig;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import io.clew.ingest.Imports;
import io.clew.ingest.Intake;
import io.clew.ingest.SentRecords;
import io.clew.ingest.row.Reading;
import io.clew.inquiry.CompareValues;
import io.clew.inquiry.ExpandGraph;
import io.clew.inquiry.FindPaths;
import io.clew.inquiry.FindPatterns;
import io.clew.inquiry.OpenEdge;
import io.clew.inquiry.QuestionMemory;
import io.clew.inquiry.ReadRecord;
import io.clew.inquiry.RevealEntity;
import io.clew.inquiry.SearchRecords;
import io.clew.inquiry.ShowDossier;
import io.clew.inquiry.SuggestEntities;
import io.clew.inquiry.SweepPatterns;
import io.clew.inquiry.Walk;
import io.clew.inquiry.money.FollowMoney;
import io.clew.inquiry.money.ShowBalance;
import io.clew.intake.ImportFiles;
import io.clew.intake.KeepMappings;
import io.clew.intake.KeepSources;
import io.clew.intake.SendRecords;
import io.clew.journal.Journal;
import io.clew.oversight.Admissions;
import io.clew.oversight.Alerts;
import io.clew.oversight.Approvals;
import io.clew.oversight.Chain;
import io.clew.oversight.Emergencies;
import io.clew.oversight.Profiles;
import io.clew.oversight.ReadAudit;
import io.clew.oversight.Rules;
import io.clew.past.Arrivals;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.text.Normalizer;
import io.clew.text.find.Extractor;
import io.clew.upkeep.GraphUpkeep;
import io.clew.upkeep.Integrity;
import io.clew.upkeep.MaintainGraph;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the use cases and what they stand on, for injection into resources and pages. */
@Singleton
public class Desks {

    /** Entities that one person may reveal in a minute; a tenth of them at once. */
    private static final int REVEALS = 60;

    @Produces
    @Singleton
    AuditLog audit(Installation held, Handles handles, Witness witness) {
        return AuditLog.open(held.folder("audit"))
                .naming(handles::open, handles::digest)
                .witnessed(witness);
    }

    void close(@Disposes AuditLog audit) {
        audit.close();
    }

    @Produces
    @Singleton
    Sources sources(DocumentStore store) {
        return new Sources(store);
    }

    @Produces
    @Singleton
    Normalizer normalizer() {
        return Normalizer.shipped();
    }

    @Produces
    @Singleton
    Extractor extractor() {
        return Extractor.shipped();
    }

    @Produces
    @Singleton
    GraphUpkeep upkeep(RecordIndex index, GraphStore graph, Ontology ontology) {
        return new GraphUpkeep(index, graph, ontology);
    }

    @Produces
    @Singleton
    MaintainGraph maintainGraph(GraphUpkeep upkeep, GraphStore graph, AuditLog audit, Integrity integrity) {
        return new MaintainGraph(upkeep, graph, audit, integrity);
    }

    @Produces
    @Singleton
    Intake intake(RecordIndex index, GraphStore graph, Arrivals arrivals) {
        var intake = new Intake(index, graph);
        intake.beforeMore(arrivals::beforeMore);
        return intake;
    }

    @Produces
    @Singleton
    Arrivals arrivals(RecordIndex index, DocumentStore store, Clock clock) {
        return new Arrivals(index, store, clock);
    }

    @Produces
    @Singleton
    Imports imports(Installation held, Intake intake, RecordIndex index, DocumentStore store, Sources sources) {
        return new Imports(held.folder("imports"), intake, index, store, sources::get, Reading.everything());
    }

    void close(@Disposes Imports imports) {
        imports.close();
    }

    /** Brings the graph up to the index and goes on with imports that the last run left unfinished. */
    void resume(
            @Observes StartupEvent started,
            Beginning beginning,
            GraphUpkeep upkeep,
            Imports imports,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        beginning.step(upkeep::catchUp);
        if (serves) {
            beginning.step(imports::resume);
        }
    }

    @Produces
    @Singleton
    KeepSources keepSources(Sources sources, Openings openings, AuditLog audit) {
        return new KeepSources(sources, openings, audit);
    }

    @Produces
    @Singleton
    ImportFiles importFiles(Imports imports, KeepSources sources, Desk desk, SecondPerson second, AuditLog audit) {
        return new ImportFiles(imports, sources, desk, second, audit);
    }

    @Produces
    @Singleton
    KeepMappings keepMappings(Imports imports, Desk desk, AuditLog audit) {
        return new KeepMappings(imports, desk, audit);
    }

    @Produces
    @Singleton
    SendRecords sendRecords(Intake intake, Imports imports, Ontology ontology, KeepSources sources, AuditLog audit) {
        return new SendRecords(new SentRecords(intake, imports, ontology, Reading.everything()), sources, audit);
    }

    @Produces
    @Singleton
    QuestionMemory questionMemory() {
        return QuestionMemory.ofHeap();
    }

    @Produces
    @Singleton
    Walk walk(GraphStore graph, RecordIndex index, Ontology ontology, AuditLog audit, QuestionMemory memory) {
        return new Walk(graph, index, ontology, audit, memory);
    }

    @Produces
    @Singleton
    ExpandGraph expandGraph(Walk walk, SecondPerson second) {
        return new ExpandGraph(walk, second);
    }

    @Produces
    @Singleton
    OpenEdge openEdge(Walk walk) {
        return new OpenEdge(walk);
    }

    @Produces
    @Singleton
    FindPaths findPaths(Walk walk) {
        return new FindPaths(walk);
    }

    @Produces
    @Singleton
    Boards boards(DocumentStore store, GraphStore graph, RecordIndex index, Ontology ontology, AuditLog audit) {
        return new Boards(store, graph, index, ontology, audit, Clock.systemUTC());
    }

    @Produces
    @Singleton
    Places places(Ontology ontology) {
        return Places.shipped(ontology);
    }

    @Produces
    @Singleton
    FollowMoney followMoney(GraphStore graph, RecordIndex index, Ontology ontology, Places places, AuditLog audit) {
        return new FollowMoney(
                graph, index, ontology, places, audit, FreezeRules.shipped().least(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    ShowBalance showBalance(GraphStore graph, RecordIndex index, Places places, AuditLog audit) {
        return new ShowBalance(graph, index, places, audit);
    }

    @Produces
    @Singleton
    SweepPatterns sweepPatterns(GraphStore graph, FindPatterns patterns, AuditLog audit) {
        return new SweepPatterns(graph, patterns, audit, Clock.systemUTC());
    }

    void close(@Disposes SweepPatterns sweeps) {
        sweeps.close();
    }

    @Produces
    @Singleton
    FindPatterns findPatterns(GraphStore graph, RecordIndex index, Ontology ontology, Places places, AuditLog audit) {
        return new FindPatterns(graph, index, ontology, places, Catalogue.shipped(), audit);
    }

    @Produces
    @Singleton
    @Typed({Cases.class, Purposes.class})
    Cases cases(DocumentStore store, AuditLog audit, Clock clock, AccessConfig config, Emergencies emergencies) {
        return new Cases(store, audit, clock, config.reasons().orElse(List.of()), emergencies);
    }

    @Produces
    @Singleton
    @Typed({Approvals.class, SecondPerson.class})
    Approvals approvals(DocumentStore store, AuditLog audit, Clock clock, AccessConfig config) {
        var approval = config.approval();
        return new Approvals(
                store,
                audit,
                clock,
                new Approvals.Limits(
                        approval.compareAbove(),
                        approval.exportAbove(),
                        approval.grade().orElse(Openings.Opening.NO_GRADE),
                        approval.lasts()));
    }

    @Produces
    @Singleton
    Emergencies emergencies(DocumentStore store, AuditLog audit, Clock clock, AccessConfig config) {
        var emergency = config.emergency();
        return new Emergencies(store, audit, clock, emergency.lasts(), emergency.reviewWithin());
    }

    @Produces
    @Singleton
    Openings openings(Approvals approvals, Emergencies emergencies) {
        return new Admissions(approvals, emergencies);
    }

    @Produces
    @Singleton
    Profiles profiles(DocumentStore store, AuditLog audit) {
        return new Profiles(store, audit);
    }

    @Produces
    @Singleton
    Alerts alerts(
            AuditLog audit,
            Profiles profiles,
            CaseFiles files,
            GraphStore graph,
            Ontology ontology,
            DocumentStore store,
            Clock clock,
            SupervisionConfig config) {
        return new Alerts(audit, profiles, files, graph, ontology, store, clock, Rules.with(config.limits()));
    }

    @Produces
    @Singleton
    ReadAudit readAudit(AuditLog audit) {
        return new ReadAudit(audit);
    }

    @Produces
    @Singleton
    Chain chain(ReadAudit audit, Clock clock) {
        return new Chain(audit, clock);
    }

    @Produces
    @Singleton
    Leads leads(DocumentStore store, GraphStore graph, RecordIndex index, AuditLog audit, Journal journal) {
        return new Leads(store, graph, index, audit, journal, Clock.systemUTC());
    }

    @Produces
    @Singleton
    SearchRecords searchRecords(RecordIndex index, AuditLog audit, SecondPerson second) {
        return new SearchRecords(index, audit, second);
    }

    @Produces
    @Singleton
    ReadRecord readRecord(RecordIndex index, AuditLog audit) {
        return new ReadRecord(index, audit);
    }

    @Produces
    @Singleton
    SuggestEntities suggestEntities(RecordIndex index, AuditLog audit) {
        return new SuggestEntities(index, audit);
    }

    @Produces
    @Singleton
    CompareValues compareValues(RecordIndex index, Normalizer normalizer, AuditLog audit, SecondPerson second) {
        return new CompareValues(index, normalizer, audit, second);
    }

    @Produces
    @Singleton
    ShowDossier showDossier(RecordIndex index, GraphStore graph, Ontology ontology, AuditLog audit) {
        return new ShowDossier(index, graph, ontology, audit);
    }

    @Produces
    @Singleton
    RevealEntity revealEntity(RecordIndex index, Handles handles, AuditLog audit, Clock clock) {
        return new RevealEntity(index, handles, audit, new RateLimit(clock, REVEALS));
    }
}
