package io.clew.world.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code manifest.json}: which sources there are and which file belongs to which, for the import. */
public final class Manifest {

    private Manifest() {}

    public static void write(Path dir, int people, long seed, List<Files.Entry> entries) throws IOException {
        var json = new Json();
        json.begin().put("people", people).put("seed", seed).list("sources");
        for (Files.Described source : Files.SOURCES) {
            json.begin()
                    .put("id", source.id())
                    .put("title", source.title())
                    .put("grade", source.grade())
                    .close();
        }
        json.endList().list("files");
        for (Files.Entry entry : entries) {
            json.begin()
                    .put("source", entry.source())
                    .put("file", entry.source() + "/" + entry.file())
                    .put("mapping", entry.mapping())
                    .put("rows", entry.rows())
                    .close();
        }
        json.endList().end();
        java.nio.file.Files.writeString(dir.resolve("manifest.json"), json.toString());
    }
}
