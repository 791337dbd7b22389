package io.clew.app.command;

import io.clew.app.Console;
import io.clew.record.Message;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ResourceBundle;

/** The texts of {@code --help}: {@code clew.import.source} of picocli is {@code command.import.source} of the messages. */
final class CommandWords extends ResourceBundle {

    @Override
    protected @org.jspecify.annotations.Nullable Object handleGetObject(String key) {
        String own = "command." + key.replaceFirst("^clew\\.", "");
        return Console.WORDS.keys().contains(own) ? Console.WORDS.tell(new Message(own, List.of())) : null;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(Console.WORDS.keys().stream()
                .filter(key -> key.startsWith("command."))
                .map(key -> key.substring("command.".length()))
                .flatMap(key -> java.util.stream.Stream.of(key, "clew." + key))
                .toList());
    }
}
