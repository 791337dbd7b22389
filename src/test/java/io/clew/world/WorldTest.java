package io.clew.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Money;
import io.clew.text.Normalizer;
import io.clew.world.people.Numbers;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path dir;

    private static Path world;
    private static World.Written written;

    @BeforeAll
    static void write() {
        world = dir.resolve("world");
        written = World.write(160, 5, world, Progress.NONE);
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws Exception {
        Path again = dir.resolve("again");
        World.write(160, 5, again, Progress.NONE);
        assertThat(sums(again)).isEqualTo(sums(world));
    }

    /** Fails when a world changes: that is a new edition of all oracles, so say so in the changelog. */
    @Test
    void theWorldIsTheOneThatWasAgreed() throws Exception {
        var all = MessageDigest.getInstance("SHA-256");
        all.update(sums(world).toString().getBytes(StandardCharsets.UTF_8));
        String sum = HexFormat.of().formatHex(all.digest());
        Path golden = Path.of("src/test/resources/io/clew/world/world-160-5.sha256");
        if ("write".equals(System.getProperty("clew.golden"))) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, sum + "\n");
        }
        assertThat(Files.readString(golden).strip()).isEqualTo(sum);
    }

    @Test
    void anotherSeedIsAnotherWorld() throws Exception {
        Path other = dir.resolve("other");
        World.write(160, 6, other, Progress.NONE);
        assertThat(sums(other)).isNotEqualTo(sums(world));
    }

    @Test
    void aTownIsTheSameInEveryWorldThatHasIt() throws Exception {
        Path one = dir.resolve("one");
        Path two = dir.resolve("two");
        World.write(2_000, 3, one, Progress.NONE);
        World.write(4_000, 3, two, Progress.NONE);
        Map<String, String> small = sums(one);
        Map<String, String> large = sums(two);
        small.keySet().removeIf(name -> !name.contains("/0001-"));
        large.keySet().removeIf(name -> !name.contains("/0001-"));
        assertThat(large).isEqualTo(small);
    }

    @Test
    void everyBalanceFollowsFromTheRowBefore() throws IOException {
        var last = new HashMap<String, Long>();
        var seen = new HashSet<String>();
        int rows = 0;
        for (String line : lines("bank-lz", StandardCharsets.UTF_8)) {
            String[] cells = line.split(",", -1);
            if (cells[16].startsWith("BAD") || !seen.add(cells[16])) {
                continue;
            }
            long fen = Money.parse(cells[5]).fen() * (cells[4].equals("贷") ? 1 : -1);
            long balance = Money.parse(cells[6]).fen();
            Long before = last.put(cells[0], balance);
            if (before != null) {
                assertThat(balance).as(line).isEqualTo(before + fen);
            }
            assertThat(balance).as(line).isNotNegative();
            rows++;
        }
        assertThat(rows).isGreaterThan(500);
    }

    @Test
    void whatAVictimPaidRestsSomewhereToTheFen() throws IOException {
        var paid = new HashMap<String, Long>();
        for (JsonNode one : truth("cases")) {
            long sum = 0;
            for (JsonNode payment : one.get("payments")) {
                sum += fen(payment.get("amount"));
            }
            paid.put(one.get("case").asText(), sum);
        }
        for (String method : List.of("fifo", "pro-rata")) {
            var rests = new HashMap<String, Long>();
            for (JsonNode share : truth("ledger")) {
                if (share.get("method").asText().equals(method)) {
                    rests.merge(
                            share.get("case").asText(),
                            fen(share.get("resting")) + fen(share.get("paidAgain")),
                            Long::sum);
                    assertThat(fen(share.get("resting"))).isBetween(0L, fen(share.get("received")));
                }
            }
            assertThat(rests).as(method).isEqualTo(paid);
        }
    }

    @Test
    void everyPatternIsPlantedAndItsRowsAreInTheFiles() throws IOException {
        var serials = new HashSet<String>();
        for (String line : lines("bank-lz", StandardCharsets.UTF_8)) {
            serials.add("bank-lz/" + line.split(",", -1)[16]);
        }
        for (String line : lines("bank-yt", Charset.forName("GB18030"))) {
            serials.add("bank-yt/" + line.split(",", -1)[12]);
        }
        var codes = new TreeSet<String>();
        for (JsonNode planted : truth("patterns")) {
            codes.add(planted.get("code").asText());
            for (JsonNode fact : planted.get("facts")) {
                for (JsonNode row : fact.get("records")) {
                    if (!row.asText().startsWith("bank-lh") && row.asText().startsWith("bank")) {
                        assertThat(serials).contains(row.asText());
                    }
                }
            }
        }
        for (int n = 1; n <= 23; n++) {
            assertThat(codes).contains("F" + n);
        }
        assertThat(codes).contains("C2", "C3", "C6", "C7", "C10", "C11");
    }

    @Test
    void everyNumberIsOneThatNobodyCanHold() throws IOException {
        Pattern mobile = Pattern.compile("(?<![0-9.])1[3-9][0-9]{9}(?![0-9.])");
        Pattern card = Pattern.compile("(?<![0-9])6[0-9]{18}(?![0-9])");
        Pattern domain = Pattern.compile("https?://([a-z0-9.]+)");
        int seen = 0;
        try (var files = Files.walk(world)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Charset charset =
                        file.toString().contains("bank-yt") || file.toString().contains("tel-lt")
                                ? Charset.forName("GB18030")
                                : StandardCharsets.UTF_8;
                String text = new String(Files.readAllBytes(file), charset);
                for (Matcher m = mobile.matcher(text); m.find(); seen++) {
                    assertThat(Numbers.MOBILE_PREFIXES).contains(m.group().substring(0, 3));
                }
                for (Matcher m = card.matcher(text); m.find(); seen++) {
                    assertThat(m.group()).startsWith(Numbers.CARD_PREFIX);
                }
                for (Matcher m = domain.matcher(text); m.find(); ) {
                    assertThat(m.group(1)).matches(".*(\\.example|\\.test|schemas\\.openxmlformats\\.org)");
                }
            }
        }
        assertThat(seen).isGreaterThan(5_000);
    }

    @Test
    void whatTheTruthMarksIsWhatTheReportSays() throws IOException {
        var texts = new HashMap<String, String>();
        for (JsonNode record : ndjson(world.resolve("jq/0001-报案.ndjson"))) {
            texts.put("jq/" + record.get("id").asText(), record.get("text").asText());
        }
        int marks = 0;
        for (JsonNode paper : truth("mentions")) {
            String text = paper.has("record")
                    ? texts.get(paper.get("record").asText())
                    : paper.get("placed").asBoolean()
                            ? Files.readString(world.resolve(paper.get("file").asText()))
                            : null;
            if (text == null) {
                continue;
            }
            assertThat(text).hasSize(paper.get("length").asInt());
            for (JsonNode mark : paper.get("marks")) {
                if (mark.get("kind").asText().equals("identifier")) {
                    var key = EntityKey.parse(mark.get("value").asText());
                    String said = text.substring(
                            mark.get("start").asInt(), mark.get("end").asInt());
                    if (!key.type().equals("chat")) {
                        assertThat(Normalizer.shipped().normalize(key.type(), said))
                                .as(said)
                                .contains(key);
                    }
                    marks++;
                }
            }
        }
        assertThat(marks).isGreaterThan(100);
    }

    @Test
    void noReportIsLeftWithAnOpenBracketOrAnUnknownWord() throws IOException {
        for (JsonNode record : ndjson(world.resolve("jq/0001-报案.ndjson"))) {
            assertThat(record.get("text").asText()).doesNotContain("{", "}", "[", "|", "。。", ",,", ",。");
        }
    }

    @Test
    void refusesAWorldTooSmallOrAFolderInUse() throws IOException {
        assertThatThrownBy(() -> World.write(99, 1, dir.resolve("small"), Progress.NONE))
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo("world-size"));
        assertThatThrownBy(() -> World.write(160, 1, world, Progress.NONE))
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo("world-folder"));
    }

    @Test
    void saysHowMuchItWrote() throws IOException {
        JsonNode manifest = JSON.readTree(world.resolve("manifest.json").toFile());
        long rows = 0;
        for (JsonNode file : manifest.get("files")) {
            assertThat(world.resolve(file.get("file").asText())).exists();
            rows += file.get("rows").asLong();
        }
        assertThat(written)
                .isEqualTo(new World.Written(160, rows, manifest.get("files").size()));
    }

    private static long fen(JsonNode yuan) {
        return Money.parse(yuan.asText()).fen();
    }

    private static List<String> lines(String source, Charset charset) throws IOException {
        var lines = new ArrayList<String>();
        try (var files = Files.list(world.resolve(source))) {
            for (Path file : files.sorted().toList()) {
                var all = Files.readAllLines(file, charset);
                lines.addAll(all.subList(1, all.size()));
            }
        }
        return lines;
    }

    private static List<JsonNode> truth(String part) throws IOException {
        return ndjson(world.resolve("truth/" + part + ".ndjson"));
    }

    private static List<JsonNode> ndjson(Path file) throws IOException {
        var nodes = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(file)) {
            nodes.add(JSON.readTree(line));
        }
        return nodes;
    }

    private static Map<String, String> sums(Path dir) throws Exception {
        var sums = new java.util.TreeMap<String, String>();
        try (var files = Files.walk(dir)) {
            Set<Path> all = new TreeSet<>(files.filter(Files::isRegularFile).toList());
            for (Path file : all) {
                byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                sums.put(
                        dir.relativize(file).toString().replace('\\', '/'),
                        HexFormat.of().formatHex(sum));
            }
        }
        return sums;
    }
}
