package io.clew.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.access.Accounts;
import io.clew.access.Sources;
import io.clew.app.command.RunningServer.Body;
import io.clew.ingest.ImportStatus;
import io.clew.ingest.Imports;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Brings files in; through the running server where there is one, else directly. Shows progress.")
final class ImportCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "FILE", arity = "1..*")
    private List<Path> files = List.of();

    @Option(names = "--source", required = true, description = "id of the source; made with grade 1 if there is none")
    private String source = "";

    @Option(names = "--mapping", defaultValue = "auto", description = "name of a mapping (default ${DEFAULT-VALUE})")
    private String mapping = "auto";

    @Override
    public Integer call() throws Exception {
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new ClewException(Message.of("file-missing", file));
            }
        }
        var server = RunningServer.find("命令行导入");
        return server.isPresent() ? throughServer(server.get()) : OneShot.run(this::directly);
    }

    private int directly() throws IOException {
        var sources = OneShot.bean(Sources.class);
        if (sources.get(source).isEmpty()) {
            sources.create(new Source(source, source, 1, Set.of()));
        }
        var imports = OneShot.bean(Imports.class);
        var uploads = new ArrayList<Imports.Upload>();
        var opened = new ArrayList<InputStream>();
        String id;
        try {
            for (Path file : files) {
                InputStream in = Files.newInputStream(file);
                opened.add(in);
                uploads.add(new Imports.Upload(file.getFileName().toString(), in));
            }
            id = imports.start(source, mapping, Accounts.OWNER, uploads);
        } finally {
            for (InputStream in : opened) {
                in.close();
            }
        }
        ImportStatus status = imports.status(id);
        for (; !status.finished(); status = imports.status(id)) {
            line(status.rows().read(), status.rows().rejected(), status.perSecond(), status.secondsLeft());
            LockSupport.parkNanos(200_000_000);
        }
        return end(
                status.state() == ImportStatus.State.done,
                status.message(),
                status.rows().accepted(),
                status.rows().duplicate(),
                status.rows().rejected());
    }

    private int throughServer(RunningServer server) throws IOException {
        var known = server.ask("GET", "/api/v1/sources", "application/json", null);
        boolean there = known.findValuesAsText("id").contains(source);
        if (!there) {
            var made = JSON.createObjectNode()
                    .put("id", source)
                    .put("title", source)
                    .put("grade", 1);
            made.putArray("groups");
            server.ask("POST", "/api/v1/sources", "application/json", Body.of(JSON.writeValueAsBytes(made)));
        }
        String boundary = "clew-" + UUID.randomUUID();
        var started =
                server.ask("POST", "/api/v1/imports", "multipart/form-data; boundary=" + boundary, form(boundary));
        String path = "/api/v1/imports/" + started.path("id").asText();
        JsonNode status = server.ask("GET", path, "application/json", null);
        for (;
                !Set.of("done", "failed").contains(status.path("state").asText());
                status = server.ask("GET", path, "application/json", null)) {
            line(
                    status.path("rows").path("read").asLong(),
                    status.path("rows").path("rejected").asLong(),
                    status.path("perSecond").asLong(),
                    status.path("secondsLeft").asLong(-1));
            LockSupport.parkNanos(500_000_000);
        }
        var rows = status.path("rows");
        return end(
                status.path("state").asText().equals("done"),
                status.path("message").asText(""),
                rows.path("accepted").asLong(),
                rows.path("duplicate").asLong(),
                rows.path("rejected").asLong());
    }

    private Body form(String boundary) {
        byte[] fields = bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\n" + source
                + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n" + mapping
                + "\r\n");
        byte[] between = bytes("\r\n");
        byte[] end = bytes("--" + boundary + "--\r\n");
        return new Body() {
            @Override
            public long length() throws IOException {
                long length = fields.length + end.length;
                for (Path file : files) {
                    length += head(boundary, file).length + Files.size(file) + between.length;
                }
                return length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(fields);
                for (Path file : files) {
                    out.write(head(boundary, file));
                    Files.copy(file, out);
                    out.write(between);
                }
                out.write(end);
            }
        };
    }

    private static byte[] head(String boundary, Path file) {
        String name = file.getFileName().toString().replace("\"", "_");
        return bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void line(long read, long rejected, long perSecond, long secondsLeft) {
        System.err.printf(
                "\r已读 %,d 行，拒绝 %,d，每秒 %,d 行%s   ",
                read, rejected, perSecond, secondsLeft < 0 ? "" : "，约剩 " + secondsLeft + " 秒");
    }

    private static int end(boolean done, String message, long accepted, long duplicate, long rejected) {
        System.err.println();
        System.out.printf("%s：接收 %,d，重复 %,d，拒绝 %,d%n", done ? "完成" : "失败：" + message, accepted, duplicate, rejected);
        return done ? 0 : 1;
    }
}
