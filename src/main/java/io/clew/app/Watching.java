package io.clew.app;

import io.clew.alerts.Follower;
import io.clew.alerts.mail.Mails;
import io.clew.alerts.model.ModelRun;
import io.clew.alerts.push.Webhooks;
import io.clew.alerts.question.QuestionRun;
import io.clew.alerts.watch.WatchRun;
import io.clew.ingest.Intake;
import io.clew.journal.Journal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Runs what follows the records as they come in, from the start of the server to its end. */
@Singleton
public class Watching {

    /** What follows the records. */
    record Runs(WatchRun lists, ModelRun models, QuestionRun questions) {}

    /** What tells others of it. */
    record Sending(Webhooks webhooks, Mails mails) {}

    private final List<Follower> followers = new ArrayList<>();
    private @Nullable Webhooks hooks;
    private @Nullable Mails mails;

    void begin(
            @Observes StartupEvent started,
            Beginning beginning,
            Intake intake,
            Runs runs,
            Sending sending,
            Journal journal,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        if (!serves) {
            return;
        }
        follow(intake, new Follower("watch-lists", runs.lists::step));
        follow(intake, new Follower("watch-models", runs.models::step));
        follow(intake, new Follower("watch-questions", runs.questions::step));
        hooks = sending.webhooks;
        mails = sending.mails;
        intake.onAdded(sending.webhooks::wake);
        journal.onWritten(sending.webhooks::wake);
        journal.onWritten(sending.mails::wake);
        beginning.step(sending.webhooks::begin);
        beginning.step(sending.mails::begin);
    }

    private void follow(Intake intake, Follower follower) {
        followers.add(follower);
        intake.onAdded(follower::wake);
        follower.start();
    }

    /** Ends before the stores are closed. */
    void end(@Observes ShutdownEvent ending) {
        followers.forEach(Follower::close);
        if (hooks != null) {
            hooks.close();
        }
        if (mails != null) {
            mails.close();
        }
    }
}
