package io.clew.app.command;

import io.clew.app.ClewConfig.GraphEngine;
import io.clew.app.ClewConfig.SearchEngine;
import io.clew.app.Copies;
import io.clew.app.Copy;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "copy",
        description = {
            "Copies what one engine keeps into another and compares both; stop the server first.",
            "Records and work product: lucene, elasticsearch. The graph: memory, neo4j.",
            "Broken off, it goes on where it was when it is begun again."
        })
final class CopyCommand implements Callable<Integer> {

    @Option(names = "--from", required = true, description = "lucene, elasticsearch, memory or neo4j")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String from;

    @Option(names = "--to", required = true, description = "the other of the pair")
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
        var copied = OneShot.bean(Copies.class).search(source, target, progress("记录"), progress("文档"));
        boolean records = say("记录", copied.records());
        boolean documents = say("文档", copied.documents());
        return records && documents ? 0 : 1;
    }

    private static boolean say(String what, Copy.Compared compared) {
        System.out.printf("%s:%,d 条，两边%s%n", what, compared.count(), compared.agrees() ? "一致（数量与校验和）" : "不一致");
        if (!compared.agrees()) {
            compared.from().forEach((place, sum) -> {
                var there = compared.to().get(place);
                if (!sum.equals(there)) {
                    System.out.printf("  %s：来源 %s，目标 %s%n", place, sum, there);
                }
            });
            compared.to().forEach((place, sum) -> {
                if (!compared.from().containsKey(place)) {
                    System.out.printf("  %s：来源没有，目标 %s%n", place, sum);
                }
            });
        }
        return compared.agrees();
    }

    private static int graph(GraphEngine source, GraphEngine target) {
        var report = OneShot.bean(Copies.class).graph(source, target, progress("图谱"));
        System.out.printf(
                "图谱：%,d 条事实，与 %,d 条记录%s%n", report.facts(), report.records(), report.agrees() ? "一致（数量与校验和）" : "不一致");
        report.differences()
                .forEach(one -> System.out.printf(
                        "  来源 %s 关系 %s：记录中 %,d，图谱中 %,d%n", one.source(), one.link(), one.inRecords(), one.inGraph()));
        return report.agrees() ? 0 : 1;
    }

    private static Copy.Progress progress(String what) {
        return (done, of) -> System.err.print(
                of < 0 ? "\r%s %,d    ".formatted(what, done) : "\r%s %,d / %,d    ".formatted(what, done, of));
    }
}
