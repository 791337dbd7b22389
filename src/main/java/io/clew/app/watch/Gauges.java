package io.clew.app.watch;

import io.clew.access.audit.AuditLog;
import io.clew.graph.GraphStore;
import io.clew.ingest.ImportStatus.State;
import io.clew.ingest.Imports;
import io.clew.record.IndexUnavailableException;
import io.clew.search.RecordIndex;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What an operator watches, for {@code /q/metrics}: how much is held, how far the graph lags behind the records, what imports
 * do, how fast answers come. Numbers alone: no source, user or question is named. An engine that is away gives no number.
 */
@Singleton
public class Gauges {

    private static final Map<String, ToDoubleFunction<Imports.Counted>> ROWS = Map.of(
            "read", Imports.Counted::read,
            "accepted", Imports.Counted::accepted,
            "duplicate", Imports.Counted::duplicate,
            "rejected", Imports.Counted::rejected);

    /** Times of answers by route as a histogram, in steps that a person feels. */
    @Produces
    @Singleton
    MeterFilter histograms() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(
                    io.micrometer.core.instrument.Meter.Id id, DistributionStatisticConfig config) {
                boolean timed = id.getName().equals("http.server.requests")
                        || id.getName().startsWith("clew.audit.");
                return !timed
                        ? config
                        : DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(steps(0.005, 0.02, 0.1, 0.3, 1, 3, 10, 30))
                                .build()
                                .merge(config);
            }
        };
    }

    private static double[] steps(double... seconds) {
        double[] nanos = new double[seconds.length];
        for (int i = 0; i < seconds.length; i++) {
            nanos[i] = seconds[i] * Duration.ofSeconds(1).toNanos();
        }
        return nanos;
    }

    void register(
            @Observes StartupEvent started,
            MeterRegistry registry,
            RecordIndex index,
            GraphStore graph,
            Imports imports,
            AuditLog audit) {
        Gauge.builder("clew.records.sequence", index, held -> known(held::sequence))
                .description("sequence number of the last durable record")
                .register(registry);
        Gauge.builder("clew.graph.lag", graph, held -> known(() -> index.sequence() - held.appliedSequence()))
                .description("records that the graph has not applied yet")
                .register(registry);
        gauge(registry, graph, "clew.graph.facts", "facts in the graph", GraphStore.Health::facts);
        gauge(registry, graph, "clew.graph.nodes", "entities in the graph", GraphStore.Health::nodes);
        gauge(registry, graph, "clew.graph.bytes", "memory and mapped bytes of the graph", GraphStore.Health::bytes);
        gauge(registry, graph, "clew.graph.recent", "share of facts not merged yet", GraphStore.Health::recent);
        Gauge.builder("clew.audit.entries", audit, AuditLog::size)
                .description("durable entries of the audit")
                .register(registry);
        for (State state : new State[] {State.queued, State.running}) {
            Gauge.builder("clew.imports", imports, held -> held.under(state))
                    .description("imports that wait or run")
                    .tag("state", state.name())
                    .register(registry);
        }
        ROWS.forEach((result, count) -> FunctionCounter.builder(
                        "clew.imports.rows", imports, held -> count.applyAsDouble(held.counted()))
                .description("rows of imports since the start")
                .tag("result", result)
                .register(registry));
    }

    private static void gauge(
            MeterRegistry registry,
            GraphStore graph,
            String name,
            String says,
            ToDoubleFunction<GraphStore.Health> number) {
        Gauge.builder(name, graph, held -> known(() -> number.applyAsDouble(held.health())))
                .description(says)
                .register(registry);
    }

    private interface Number {
        double tell();
    }

    private static double known(Number number) {
        try {
            return number.tell();
        } catch (IndexUnavailableException | io.clew.record.GraphUnavailableException away) {
            return Double.NaN;
        }
    }
}
