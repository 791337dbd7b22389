package io.clew.app.command;

import io.clew.app.Console;
import io.clew.app.Installation;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Which data folder a command is about: the one that {@code CLEW_DATA} names; where nothing names one, that of the one
 * server which runs on {@code data} or on a folder in it, such as a demonstration's; else {@code data}.
 *
 * @param path of the folder
 * @param server that runs on it, if one does
 */
record DataFolder(Path path, Optional<Installation.Running> server) {

    private static final Path USUAL = Path.of("data");

    /** @throws ClewException {@code data-several} where servers run on more than one folder */
    static DataFolder find() {
        DataFolder found = find(ConfigProvider.getConfig().getOptionalValue("clew.data", Path.class));
        if (!found.path.equals(USUAL)) {
            Console.tell(Message.of("command.folder", found.path.toString()));
        }
        return found;
    }

    /** @param named folder that a setting names */
    static DataFolder find(Optional<Path> named) {
        if (named.isPresent()) {
            return of(named.get());
        }
        return among(USUAL);
    }

    /** The folder or the one in it on which a server runs. */
    static DataFolder among(Path usual) {
        List<DataFolder> running = Stream.concat(Stream.of(usual), inside(usual))
                .map(DataFolder::of)
                .filter(folder -> folder.server.isPresent())
                .toList();
        if (running.size() > 1) {
            throw new ClewException(Message.of(
                    "data-several",
                    running.stream().map(folder -> folder.path.toString()).toList()));
        }
        return running.isEmpty() ? of(usual) : running.getFirst();
    }

    private static DataFolder of(Path path) {
        return new DataFolder(path, Installation.running(path));
    }

    private static Stream<Path> inside(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
