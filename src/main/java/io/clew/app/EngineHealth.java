package io.clew.app;

import io.clew.access.Access;
import io.clew.access.audit.Witness;
import io.clew.app.setting.ClewConfig;
import io.clew.graph.GraphStore;
import io.clew.record.ClewException;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.upkeep.DiskRoom;
import io.clew.upkeep.Integrity;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Whether the program lives, and whether each engine answers. Says nothing of what they hold: anybody may ask. */
@Singleton
public class EngineHealth {

    private static final String NOBODY = "none";
    private static final RecordRef NO_RECORD = new RecordRef(NOBODY, NOBODY);
    private static final Access ANYONE = new Access("", Set.of(), Set.of(), 0, "", Set.of(NOBODY), 0, false);

    @Produces
    @Liveness
    HealthCheck alive() {
        return () -> HealthCheckResponse.up("clew");
    }

    @Produces
    @Readiness
    HealthCheck records(Engines.RawIndex raw, ClewConfig config) {
        String engine = config.search().engine().name();
        RecordIndex index = raw.index();
        return () -> check("records", engine, said -> {
            index.get(ANYONE, NO_RECORD); // how many there are is nobody's who has not signed in
        });
    }

    @Produces
    @Readiness
    HealthCheck documents(DocumentStore store, ClewConfig config) {
        String engine = config.search().engine().name();
        return () -> check("documents", engine, said -> store.get(NOBODY, NOBODY));
    }

    @Produces
    @Readiness
    HealthCheck graph(GraphStore graph, ClewConfig config) {
        String engine = config.graph().engine().name();
        return () -> check("graph", engine, said -> {
            graph.appliedSequence(); // asks the engine
        });
    }

    /** Not ready while the start waits for an engine, so that nobody takes a graph that lags behind for the whole. */
    @Produces
    @Readiness
    HealthCheck start(Beginning beginning) {
        return () -> HealthCheckResponse.named("start")
                .status(beginning.isComplete())
                .build();
    }

    /** Whether heads of the audit were taken where they are sent. */
    @Produces
    @Readiness
    HealthCheck witness(Witness witness) {
        return () -> HealthCheckResponse.named("witness")
                .status(true) // it goes on without, and is told of in the log
                .withData("missed", String.join(",", witness.failed()))
                .build();
    }

    /** Whether the data folder takes what is written: where it does not, nothing can be read either, as no look is answered without its entry. */
    @Produces
    @Readiness
    HealthCheck disk(DiskRoom room) {
        return () -> {
            var said = HealthCheckResponse.named("disk");
            return room.fault()
                    .map(code -> said.down().withData("code", code).build())
                    .orElseGet(() -> said.up().build());
        };
    }

    /** As the last reading through in the background, or by {@code verify}, found it. */
    @Produces
    @Readiness
    HealthCheck files(Integrity integrity) {
        return () -> HealthCheckResponse.named("files")
                .status(true) // what can be read is still served
                .withData("damaged", integrity.last().size())
                .build();
    }

    private static HealthCheckResponse check(
            String name, String engine, Consumer<HealthCheckResponseBuilder> question) {
        var said = HealthCheckResponse.named(name).withData("engine", engine.toLowerCase(java.util.Locale.ROOT));
        try {
            question.accept(said);
            return said.up().build();
        } catch (ClewException away) {
            return said.down().withData("code", away.code()).build();
        }
    }
}
