package io.clew.app;

import io.clew.access.SecondPerson;
import io.clew.access.audit.AuditLog;
import io.clew.access.entry.Accounts;
import io.clew.access.entry.Desk;
import io.clew.alerts.Alarms;
import io.clew.alerts.AlertDesk;
import io.clew.alerts.Mandates;
import io.clew.alerts.feed.ChangeFeed;
import io.clew.alerts.mail.Mails;
import io.clew.alerts.mail.Recipients;
import io.clew.alerts.model.ModelRun;
import io.clew.alerts.model.Models;
import io.clew.alerts.push.AllowList;
import io.clew.alerts.push.Webhooks;
import io.clew.alerts.question.PatternLook;
import io.clew.alerts.question.QuestionRun;
import io.clew.alerts.question.StandingQuestions;
import io.clew.alerts.watch.WatchRun;
import io.clew.alerts.watch.Watchlists;
import io.clew.app.mail.SmtpPost;
import io.clew.app.setting.MailConfig;
import io.clew.app.setting.WatchConfig;
import io.clew.app.setting.WebhookConfig;
import io.clew.casework.Leads;
import io.clew.casework.freeze.Freezes;
import io.clew.door.AccessConfig;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import io.clew.inquiry.FindPatterns;
import io.clew.journal.Journal;
import io.clew.journal.TakenOut;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.text.Normalizer;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Makes what watches the records: the order of changes, alerts, and what raises and sends them. */
@Singleton
public class WatchDesks {

    /** Hits of a pattern that one look of a standing question takes. */
    private static final int PATTERN_HITS = 1_000;

    private static final int PATTERN_SECONDS = 60;

    /** For one letter. */
    private static final Duration MAIL_PATIENCE = Duration.ofSeconds(10);

    @Produces
    @Singleton
    Journal journal(RecordIndex index, DocumentStore store) {
        return new Journal(index, store);
    }

    @Produces
    @Singleton
    Alarms alarms(DocumentStore store, Journal journal, Clock clock, WatchConfig config) {
        return new Alarms(store, journal, clock, config.term());
    }

    @Produces
    @Singleton
    AlertDesk alertDesk(Alarms alarms, RecordIndex index, AuditLog audit, Clock clock) {
        return new AlertDesk(alarms, index, audit, clock);
    }

    @Produces
    @Singleton
    Mandates mandates(Accounts accounts, Desk desk, Clock clock) {
        return new Mandates(accounts, desk, clock);
    }

    @Produces
    @Singleton
    WatchRun watchRun(RecordIndex index, DocumentStore store, Alarms alarms, Mandates mandates, Clock clock) {
        return new WatchRun(index, store, alarms, mandates, clock);
    }

    @Produces
    @Singleton
    Watchlists watchlists(
            WatchRun run, RecordIndex index, Normalizer normalizer, AuditLog audit, SecondPerson second, Clock clock) {
        return new Watchlists(run, index, normalizer, audit, second, clock);
    }

    @Produces
    @Singleton
    ChangeFeed changeFeed(
            RecordIndex index,
            Journal journal,
            AlertDesk alerts,
            Leads leads,
            Models models,
            Freezes freezes,
            TakenOut takenOut,
            AuditLog audit) {
        return new ChangeFeed(index, journal, alerts, List.of(alerts, leads, models, freezes), takenOut, audit);
    }

    @Produces
    @Singleton
    Webhooks webhooks(
            DocumentStore store,
            ChangeFeed feed,
            Mandates mandates,
            AuditLog audit,
            Clock clock,
            WebhookConfig config) {
        var allowed = new AllowList(config.allow().orElse(List.of()));
        return new Webhooks(store, feed, mandates, allowed, audit, clock, Webhooks.Pace.USUAL);
    }

    @Produces
    @Singleton
    Mails.Tools mailTools(
            DocumentStore store, ChangeFeed feed, AlertDesk alerts, Mandates mandates, AuditLog audit, Clock clock) {
        return new Mails.Tools(store, feed, alerts, mandates, audit, clock);
    }

    @Produces
    @Singleton
    Mails mails(Mails.Tools tools, Vertx vertx, MailConfig config, AccessConfig access) {
        String site = access.baseUrl().map(URI::toString).orElse("").replaceAll("/+$", "");
        return new Mails(
                tools,
                new Mails.Rules(
                        SmtpPost.of(vertx, config, MAIL_PATIENCE).orElse(null),
                        new Recipients(config.allow().orElse(List.of())),
                        site,
                        config.every(),
                        Duration.ofSeconds(1)));
    }

    @Produces
    @Singleton
    Models models(
            DocumentStore store,
            Journal journal,
            GraphStore graph,
            Ontology ontology,
            Leads leads,
            Alarms alarms,
            AuditLog audit) {
        return new Models(store, journal, graph, ontology, leads, alarms, audit);
    }

    @Produces
    @Singleton
    ModelRun modelRun(ModelRun.Engines engines, Models models, Alarms alarms, Mandates mandates) {
        return new ModelRun(engines, models, alarms, mandates);
    }

    @Produces
    @Singleton
    PatternLook patternLook(FindPatterns patterns) {
        return (access, code, accounts, parameters) -> patterns
                .find(
                        access,
                        new FindPatterns.Question(
                                code, accounts, "", TimeRange.ALWAYS, parameters, PATTERN_HITS, PATTERN_SECONDS))
                .hits()
                .stream()
                .map(hit -> new PatternLook.Hit(hit.members(), hit.facts(), hit.to(), hit.why()))
                .toList();
    }

    @Produces
    @Singleton
    StandingQuestions standingQuestions(
            DocumentStore store, RecordIndex index, PatternLook patterns, AuditLog audit, Clock clock) {
        return new StandingQuestions(store, index, patterns, audit, clock);
    }

    @Produces
    @Singleton
    QuestionRun questionRun(
            ModelRun.Engines engines,
            StandingQuestions questions,
            PatternLook patterns,
            Mandates mandates,
            Alarms alarms,
            Clock clock) {
        return new QuestionRun(
                engines.index(),
                engines.graph(),
                engines.store(),
                questions,
                patterns,
                new QuestionRun.Eyes(mandates, alarms, clock));
    }

    @Produces
    @Singleton
    ModelRun.Engines engines(RecordIndex index, GraphStore graph, Ontology ontology, DocumentStore store) {
        return new ModelRun.Engines(index, graph, ontology, store);
    }

    @Produces
    @Singleton
    Watching.Runs runs(WatchRun lists, ModelRun models, QuestionRun questions) {
        return new Watching.Runs(lists, models, questions);
    }

    @Produces
    @Singleton
    Watching.Sending sending(Webhooks webhooks, Mails mails) {
        return new Watching.Sending(webhooks, mails);
    }
}
