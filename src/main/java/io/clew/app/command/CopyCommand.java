package io.clew.app.command;

import io.clew.app.Console;
import io.clew.app.Copies;
import io.clew.app.Copy;
import io.clew.app.setting.ClewConfig.GraphEngine;
import io.clew.app.setting.ClewConfig.SearchEngine;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "copy")
final class CopyCommand implements Callable<Integer> {

    @Option(names = "--from", paramLabel = "ENGINE", required = true)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String from;

    @Option(names = "--to", paramLabel = "ENGINE", required = true)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String to;

    @Override
    public Integer call() {
        var searches = named(SearchEngine.values(), from)
                .flatMap(source ->
                        named(SearchEngine.values(), to).map(target -> OneShot.run(() -> search(source, target))));
        return searches.or(() -> named(GraphEngine.values(), from)
                        .flatMap(source -> named(GraphEngine.values(), to)
                                .map(target -> OneShot.run(() -> graph(source, target)))))
                .orElseThrow(() -> new ClewException(Message.of("copy-engines", from, to)));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] engines, String word) {
        return Arrays.stream(engines)
                .filter(engine -> engine.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private static int search(SearchEngine source, SearchEngine target) {
        Message records = Message.of("command.copied-records");
        Message documents = Message.of("command.copied-documents");
        var copied = OneShot.bean(Copies.class).search(source, target, progress(records), progress(documents));
        boolean recordsAgree = agrees(records, copied.records());
        boolean documentsAgree = agrees(documents, copied.documents());
        return recordsAgree && documentsAgree ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static boolean agrees(Message what, Copy.Compared compared) {
        Console.print(
                compared.agrees()
                        ? Message.of("command.copied-agree", what, compared.count())
                        : Message.of("command.copied-differ", what, compared.count()));
        if (!compared.agrees()) {
            compared.from().forEach((place, sum) -> {
                var there = compared.to().get(place);
                if (!sum.equals(there)) {
                    differ(place, sum, there);
                }
            });
            compared.to().forEach((place, sum) -> {
                if (!compared.from().containsKey(place)) {
                    differ(place, null, sum);
                }
            });
        }
        return compared.agrees();
    }

    private static void differ(String place, @Nullable Object from, @Nullable Object to) {
        Console.print(Message.of(
                "command.copied-difference",
                place,
                from == null ? "-" : from.toString(),
                to == null ? "-" : to.toString()));
    }

    private static int graph(GraphEngine source, GraphEngine target) {
        var report = OneShot.bean(Copies.class).graph(source, target, progress(Message.of("command.copied-graph")));
        Console.print(Message.of(
                report.agrees() ? "command.graph-agrees" : "command.graph-differs", report.records(), report.facts()));
        report.differences()
                .forEach(difference -> Console.print(Message.of(
                        "command.graph-difference",
                        difference.source(),
                        difference.link(),
                        difference.inRecords(),
                        difference.inGraph())));
        return report.agrees() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static Copy.Progress progress(Message what) {
        return (done, of) -> Console.progress(
                of < 0 ? Message.of("command.copying", what, done) : Message.of("command.copying.of", what, done, of));
    }
}
