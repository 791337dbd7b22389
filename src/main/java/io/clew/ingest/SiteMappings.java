package io.clew.ingest;

import io.clew.ingest.file.Preview;
import io.clew.ingest.map.Choice;
import io.clew.ingest.map.Mapping;
import io.clew.ingest.map.Mappings;
import io.clew.ingest.read.Leaf;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Mappings that a site lays into its data folder: whether each can be read, and what it makes of a sample. */
public final class SiteMappings {

    private final Path folder;
    private final Path samples;
    private final Mappings used;

    SiteMappings(Path folder, Path samples, Mappings used) {
        this.folder = folder;
        this.samples = samples;
        this.used = used;
    }

    /**
     * A file of the folder.
     *
     * @param name of the mapping; empty where the file cannot be read
     * @param fault why it cannot be read; null where it can
     * @param used whether imports use just what it says; a file that was added or changed is used from the next start on
     */
    public record Site(String file, String name, @Nullable Message fault, boolean used) {}

    /** Where the files belong. */
    public Path folder() {
        return folder;
    }

    /** The files of the folder, by name. */
    public List<Site> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Site> sites = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.sorted().filter(f -> f.toString().endsWith(".yaml")).toList()) {
                sites.add(site(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("mappings in " + folder + " cannot be read", e);
        }
        return sites;
    }

    private Site site(Path file) {
        String name = file.getFileName().toString();
        try {
            Mapping mapping = Mappings.ofSite(name, Files.readString(file));
            return new Site(name, mapping.name(), null, used.all().contains(mapping));
        } catch (ClewException broken) {
            return new Site(name, "", broken.message(), false);
        } catch (IOException e) {
            return new Site(name, "", Message.of("mapping-broken", name, String.valueOf(e.getMessage())), false);
        }
    }

    /**
     * The text of a file of the folder.
     *
     * @throws ClewException {@code mapping-unknown} where there is none of that name
     */
    public String text(String file) {
        boolean there = list().stream().anyMatch(site -> site.file().equals(file));
        try {
            if (there) {
                return Files.readString(folder.resolve(file));
            }
        } catch (IOException e) {
            throw new ClewException(Message.of("mapping-broken", file, String.valueOf(e.getMessage())));
        }
        throw new ClewException(Message.of("mapping-unknown.file", file));
    }

    /**
     * What a mapping makes of a sample; nothing of either is kept.
     *
     * @throws ClewException {@code mapping-broken} where the mapping cannot be read; says where and why
     */
    public Preview tried(String file, String yaml, Imports.Upload sample) {
        Mapping mapping = Mappings.ofSite(file, yaml);
        try {
            Files.createDirectories(samples);
            Path kept = Files.createTempFile(samples, "sample", "");
            try {
                Files.copy(sample.content(), kept, StandardCopyOption.REPLACE_EXISTING);
                return Preview.of(
                        new Leaf(sample.name(), kept, "", ""),
                        Files.size(kept),
                        used.beside(mapping),
                        new Choice(mapping.name(), Map.of()));
            } finally {
                Files.delete(kept);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ClewException(Message.of("damaged.file"));
        }
    }
}
