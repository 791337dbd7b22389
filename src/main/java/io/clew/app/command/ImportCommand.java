package io.clew.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.access.entry.Desk;
import io.clew.app.Console;
import io.clew.app.client.Form;
import io.clew.app.client.RunningServer;
import io.clew.ingest.ImportStatus;
import io.clew.ingest.Imports;
import io.clew.ingest.map.Choice;
import io.clew.intake.ImportFiles;
import io.clew.intake.KeepSources;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "import")
final class ImportCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long WAIT_NANOS = 200_000_000;
    /** Rejects that are shown; all of them are in the list of the import. */
    private static final int SHOWN = 20;

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "import.FILE")
    private List<Path> files = List.of();

    @Option(names = "--source", paramLabel = "ID", required = true)
    private String source = "";

    @Option(names = "--mapping", paramLabel = "NAME", defaultValue = "auto")
    private String mapping = "auto";

    @Option(names = "--password", paramLabel = "WORD", defaultValue = "")
    private String password = "";

    /** A file, and what to call it: one in a folder is called by the way there. */
    private record Named(Path file, String name) {}

    /** How an import ended. */
    private record End(String state, Message why, long accepted, long duplicate, long rejected) {}

    @Override
    public Integer call() throws Exception {
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new ClewException(Message.of("file-missing", file.toString()));
            }
        }
        var folder = DataFolder.find();
        if (folder.server().isEmpty()) {
            return OneShot.run(this::directly);
        }
        return throughServer(new RunningServer(folder.server().get(), Message.of("command.purpose-import")));
    }

    /** The files, and those in the folders that are named, without hidden ones. */
    private List<Named> all() throws IOException {
        var all = new ArrayList<Named>();
        for (Path each : files) {
            if (!Files.isDirectory(each)) {
                all.add(new Named(each, each.getFileName().toString()));
                continue;
            }
            Path folder = each.toAbsolutePath().normalize();
            Path above = folder.getParent() == null ? folder : folder.getParent();
            try (Stream<Path> inside = Files.walk(folder)) {
                inside.filter(Files::isRegularFile)
                        .filter(file -> !folder.relativize(file).toString().matches("(.*[/\\\\])?\\..*"))
                        .sorted()
                        .forEach(file ->
                                all.add(new Named(file, above.relativize(file).toString())));
            }
        }
        if (all.isEmpty()) {
            throw new ClewException(Message.of("file-missing", files.getFirst().toString()));
        }
        return all;
    }

    private int directly() throws IOException {
        var operator = OneShot.operator();
        var sources = OneShot.bean(KeepSources.class);
        if (sources.list(operator).stream().noneMatch(known -> known.id().equals(source))) {
            sources.create(operator, source, () -> new Source(source, source, 1, Set.of()));
        }
        var imports = OneShot.bean(ImportFiles.class);
        var uploads = new ArrayList<Imports.Upload>();
        var opened = new ArrayList<InputStream>();
        String id;
        try {
            for (Named each : all()) {
                InputStream in = Files.newInputStream(each.file());
                opened.add(in);
                uploads.add(new Imports.Upload(each.name(), in));
            }
            id = imports.start(operator, "", source, new Choice(mapping, Map.of()), uploads, password);
        } finally {
            for (InputStream in : opened) {
                in.close();
            }
        }
        ImportStatus status = imports.status(operator, id);
        for (; !status.finished(); status = imports.status(operator, id)) {
            line(status.rows().read(), status.rows().rejected(), status.perSecond(), status.secondsLeft());
            LockSupport.parkNanos(WAIT_NANOS);
        }
        int code = end(new End(
                status.state().name(),
                status.message(),
                status.rows().accepted(),
                status.rows().duplicate(),
                status.rows().rejected()));
        if (status.rows().rejected() > 0) {
            String purpose = Console.WORDS.tell(Message.of("command.purpose-import"));
            var csv = new StringWriter();
            imports.rejects(OneShot.bean(Desk.class).admit(operator, purpose), id)
                    .write(Console.WORDS, csv);
            rejects(csv.toString());
        }
        return code;
    }

    private int throughServer(RunningServer server) throws IOException {
        if (!server.get("/api/v1/sources").findValuesAsText("id").contains(source)) {
            var made = JSON.createObjectNode()
                    .put("id", source)
                    .put("title", source)
                    .put("grade", 1);
            made.putArray("groups");
            server.post("/api/v1/sources", made);
        }
        var form = new Form().field("source", source).field("mapping", mapping);
        if (!password.isEmpty()) {
            form.field("password", password);
        }
        for (Named each : all()) {
            form.file("file", each.file(), each.name());
        }
        String path = "/api/v1/imports/"
                + server.post("/api/v1/imports", form.type(), form.body())
                        .path("id")
                        .asText();
        JsonNode status = server.get(path);
        for (; !Set.of("done", "failed").contains(status.path("state").asText()); status = server.get(path)) {
            JsonNode rows = status.path("rows");
            line(
                    rows.path("read").asLong(),
                    rows.path("rejected").asLong(),
                    status.path("perSecond").asLong(),
                    status.path("secondsLeft").asLong(-1));
            LockSupport.parkNanos(WAIT_NANOS);
        }
        JsonNode rows = status.path("rows");
        int code = end(new End(
                status.path("state").asText(),
                Message.verbatim(status.path("message").asText("")),
                rows.path("accepted").asLong(),
                rows.path("duplicate").asLong(),
                rows.path("rejected").asLong()));
        if (rows.path("rejected").asLong() > 0) {
            rejects(server.text(path + "/rejects"));
        }
        return code;
    }

    private static void line(long read, long rejected, long perSecond, long secondsLeft) {
        Console.progress(
                secondsLeft < 0
                        ? Message.of("command.importing", read, rejected, perSecond)
                        : Message.of("command.importing.left", read, rejected, perSecond, secondsLeft));
    }

    private static int end(End end) {
        System.err.println();
        boolean done = end.state.equals("done");
        Console.print(
                done
                        ? Message.of("command.imported", end.accepted, end.duplicate, end.rejected)
                        : Message.of("command.import-failed", end.why, end.accepted, end.duplicate, end.rejected));
        if (!done) {
            return ExitCode.FAILED;
        }
        return end.rejected > 0 ? ExitCode.REJECTS : ExitCode.DONE;
    }

    /** The list of rejects as CSV, so far as a person wants to read it. */
    private static void rejects(String csv) {
        List<String> lines = csv.replace("\uFEFF", "").lines().toList();
        lines.stream().limit(SHOWN + 1L).forEach(System.err::println);
        if (lines.size() > SHOWN + 1) {
            Console.tell(Message.of("command.more-rejects", lines.size() - SHOWN - 1));
        }
    }
}
