package io.clew.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.access.Caller;
import io.clew.ingest.ImportStatus;
import io.clew.ingest.Imports;
import io.clew.ingest.map.Choice;
import io.clew.intake.ImportFiles;
import io.clew.intake.KeepSources;
import io.clew.record.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Loads a synthetic world by the same way that any files take. Loading it again changes nothing. */
public final class DemoWorld {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeepSources sources;
    private final ImportFiles imports;
    private final Caller loader;

    /** @param loader in whose name it is done */
    DemoWorld(KeepSources sources, ImportFiles imports, Caller loader) {
        this.sources = sources;
        this.imports = imports;
        this.loader = loader;
    }

    /**
     * Loads every file that the world's manifest names and that was not loaded before, source by source; returns when
     * all is searchable. Where the program ended in the middle of it, this goes on from there.
     *
     * @param progress hears of each import, again and again until it is finished
     */
    public void load(Path world, Consumer<ImportStatus> progress) throws IOException, InterruptedException {
        JsonNode manifest = JSON.readTree(world.resolve("manifest.json").toFile());
        for (JsonNode source : manifest.path("sources")) {
            String id = source.path("id").asText();
            if (sources.list(loader).stream().noneMatch(known -> known.id().equals(id))) {
                sources.create(
                        loader,
                        id,
                        () -> new Source(
                                id,
                                source.path("title").asText(),
                                source.path("grade").asInt(),
                                Set.of()));
            }
        }
        for (JsonNode file : manifest.path("files")) {
            Path path = world.resolve(file.path("file").asText());
            String source = file.path("source").asText();
            String name = path.getFileName().toString();
            Optional<ImportStatus> begun = imports.list(loader).stream()
                    .filter(one -> one.source().equals(source)
                            && one.files().stream().anyMatch(sent -> sent.name().equals(name)))
                    .findFirst();
            if (begun.isPresent()) {
                if (!begun.get().finished()) {
                    follow(begun.get().id(), progress);
                }
                continue;
            }
            try (InputStream in = Files.newInputStream(path)) {
                var upload = new Imports.Upload(name, in);
                var choice = new Choice(file.path("mapping").asText(), Map.of());
                follow(imports.start(loader, "", source, choice, List.of(upload), ""), progress);
            }
        }
    }

    private void follow(String id, Consumer<ImportStatus> progress) throws InterruptedException {
        var changed = new Object();
        try (AutoCloseable listening = imports.follow(loader, id, status -> {
            synchronized (changed) {
                changed.notifyAll();
            }
        })) {
            synchronized (changed) {
                for (var status = imports.status(loader, id); ; status = imports.status(loader, id)) {
                    progress.accept(status);
                    if (status.finished()) {
                        return;
                    }
                    changed.wait(500);
                }
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop listening to import " + id, e);
        }
    }
}
