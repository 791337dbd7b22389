package io.clew.world;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code manifest.json}: which sources there are and which file belongs to which, for the import. */
final class Manifest {

    private Manifest() {}

    static void write(Path dir, int people, long seed, List<Files.Entry> entries) throws IOException {
        var json = new Json();
        json.item(true).put("people", people).put("seed", seed).list("sources");
        boolean first = true;
        for (Files.Described source : Files.SOURCES) {
            json.item(first)
                    .put("id", source.id())
                    .put("title", source.title())
                    .put("grade", source.grade())
                    .close();
            first = false;
        }
        json.endList().list("files");
        first = true;
        for (Files.Entry entry : entries) {
            json.item(first)
                    .put("source", entry.source())
                    .put("file", entry.source() + "/" + entry.file())
                    .put("mapping", entry.mapping())
                    .put("rows", entry.rows())
                    .close();
            first = false;
        }
        json.endList().end();
        java.nio.file.Files.writeString(dir.resolve("manifest.json"), json.toString());
    }
}
