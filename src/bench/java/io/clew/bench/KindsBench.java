package io.clew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.analysis.method.KindModel;
import io.clew.analysis.method.MethodReader;
import io.clew.analysis.method.Vocabulary;
import io.clew.text.TextFolder;
import io.clew.world.Progress;
import io.clew.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * How well kinds of fraud are told from text, by cross-validation: {@code kinds [DIR] [--worlds N] [--folds K] [--terms M]
 * [--write]}. Texts are the calls of {@code zh-fraud-calls} (development half) and the reports and protocols of N synthetic
 * worlds; {@code --write} makes {@code incident/kind-model.tsv} from all of them.
 */
public final class KindsBench {

    private static final Path MODEL = Path.of("src/main/resources/incident/kind-model.tsv");
    private static final int FIRST_WORLD = 101;

    /** What the corpus calls its kinds, by our codes. */
    private static final Map<String, String> LABELS = Map.of(
            "normal", KindModel.ORDINARY,
            "银行诈骗", "bank",
            "投资诈骗", "investment",
            "绑架诈骗", "kidnap",
            "身份盗窃", "identity",
            "客服诈骗", "service",
            "钓鱼诈骗", "phishing",
            "彩票诈骗", "prize",
            "邮件诈骗", "mail");

    private record Text(boolean call, String text, KindTraining.Sample sample) {
        static Text of(boolean call, String text, String kind) {
            return new Text(
                    call, text, KindTraining.Sample.of(TextFolder.fold(text).text(), kind));
        }
    }

    private KindsBench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> said = List.of(arguments);
        Path dir = Path.of(
                arguments.length > 0 && !arguments[0].startsWith("--")
                        ? arguments[0]
                        : "../shared/corpora/zh-fraud-calls");
        int folds = (int) WorldBench.option(arguments, "--folds", 5);
        int terms = (int) WorldBench.option(arguments, "--terms", 4_000);
        int people = (int) WorldBench.option(arguments, "--people", 2_000);
        var texts = new ArrayList<Text>();
        Corpus.lines(dir.resolve("calls-dev.jsonl.xz"), call -> texts.add(call(call)));
        long worlds = WorldBench.option(arguments, "--worlds", 4);
        for (long seed = FIRST_WORLD; seed < FIRST_WORLD + worlds; seed++) {
            world(people, seed, texts);
        }
        System.out.printf(
                Locale.ROOT,
                "%,d calls, %,d reports and protocols%n",
                texts.stream().filter(Text::call).count(),
                texts.stream().filter(text -> !text.call).count());
        validate(texts, folds, terms);
        if (said.contains("--write")) {
            var lines = new ArrayList<>(
                    List.of(
                            "# Which terms speak for which kind of fraud, in thousandths: kinds, base, then term, rarity, weights. Made by",
                            "# `./clew bench kinds --write` from the development half of zh-fraud-calls (calls written by language models;",
                            "# github.com/JimmyMa99/TeleAntiFraud, Apache-2.0) and the reports and protocols of synthetic worlds."));
            lines.addAll(new KindTraining(texts.stream().map(Text::sample).toList()).lines(terms));
            Files.write(MODEL, lines);
        }
    }

    private static Text call(JsonNode call) {
        var said = new StringBuilder();
        call.get("turns").forEach(turn -> said.append(turn.get(1).asText()).append('\n'));
        String kind = LABELS.get(call.get("label").asText());
        if (kind == null) {
            throw new IllegalArgumentException("no kind for label " + call.get("label"));
        }
        return Text.of(true, said.toString(), kind);
    }

    /** Reports, other reports to the police, and protocols that are plain text. */
    private static void world(int people, long seed, List<Text> texts) throws IOException {
        Path dir = Files.createTempDirectory("clew-kinds");
        try {
            World.write(people, seed, dir, Progress.NONE);
            Map<String, String> byName = kinds();
            Map<String, String> byCase = new HashMap<>();
            Map<String, String> byVictim = new HashMap<>();
            Corpus.lines(dir.resolve("truth/cases.ndjson"), one -> {
                String kind = byName.getOrDefault(one.get("kind").asText(), KindModel.ORDINARY);
                byCase.put(one.get("case").asText(), kind);
                byVictim.put(one.get("victim").asText().replace("person:", ""), kind);
            });
            try (var files = Files.walk(dir)) {
                for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                    String name = file.toString();
                    if (name.endsWith("报案.ndjson")) {
                        Corpus.lines(file, report -> {
                            String kind = byCase.get(report.get("id").asText().replace("jq-", ""));
                            if (kind != null) { // else it is told twice, under a number that truth does not list
                                texts.add(Text.of(false, report.get("text").asText(), kind));
                            }
                        });
                    } else if (name.endsWith("警情.csv")) {
                        Files.readAllLines(file).stream()
                                .skip(1)
                                .filter(line -> line.contains("其他警情"))
                                .forEach(line -> texts.add(
                                        Text.of(false, line.substring(line.indexOf('"') + 1), KindModel.ORDINARY)));
                    } else if (name.endsWith("询问笔录.txt")) {
                        String text = Files.readString(file);
                        byVictim.entrySet().stream()
                                .filter(each -> text.contains(each.getKey()))
                                .findFirst()
                                .ifPresent(each -> texts.add(Text.of(false, text, each.getValue())));
                    }
                }
            }
        } finally {
            WorldBench.delete(dir);
        }
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new HashMap<>();
        Vocabulary.shipped().kinds().forEach(kind -> kinds.put(kind.zh(), kind.code()));
        return kinds;
    }

    private static void validate(List<Text> texts, int folds, int terms) {
        int[] fold = new Random(7).ints(texts.size(), 0, folds).toArray();
        Map<String, Map<String, Integer>> calls = new TreeMap<>();
        Map<String, Map<String, Integer>> papers = new TreeMap<>();
        for (int k = 0; k < folds; k++) {
            var rest = new ArrayList<KindTraining.Sample>();
            for (int n = 0; n < fold.length; n++) {
                if (fold[n] != k) {
                    rest.add(texts.get(n).sample);
                }
            }
            var reader = new MethodReader(Vocabulary.shipped(), new KindModel(new KindTraining(rest).lines(terms)));
            for (int n = 0; n < fold.length; n++) {
                if (fold[n] == k) {
                    Text text = texts.get(n);
                    MethodReader.Kind told = reader.kind(text.text);
                    (text.call ? calls : papers)
                            .computeIfAbsent(text.sample.kind(), kind -> new LinkedHashMap<>())
                            .merge(told == null ? KindModel.ORDINARY : told.code(), 1, Integer::sum);
                }
            }
        }
        print("calls", calls);
        print("reports and protocols", papers);
    }

    /** F1 of each kind and their mean. */
    private static void print(String what, Map<String, Map<String, Integer>> told) {
        double sum = 0;
        for (String kind : told.keySet()) {
            int right = told.get(kind).getOrDefault(kind, 0);
            int is = told.get(kind).values().stream().mapToInt(n -> n).sum();
            int said = told.values().stream()
                    .mapToInt(row -> row.getOrDefault(kind, 0))
                    .sum();
            double f1 = 2.0 * right / (is + said);
            sum += f1;
            System.out.printf(Locale.ROOT, "%-22s %-12s F1 %.4f  told as %s%n", what, kind, f1, told.get(kind));
        }
        System.out.printf(Locale.ROOT, "%-22s macro-F1 %.4f%n", what, told.isEmpty() ? 0 : sum / told.size());
    }
}
