package io.clew.app.command;

import io.clew.ingest.row.Reading;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "start")
final class StartCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        // dictionaries take as long to read as everything else that a start needs, and there is more than one processor
        Thread.ofPlatform().daemon().name("dictionaries").start(Reading::everything);
        return Serving.run();
    }
}
