package io.clew.world.file;

import io.clew.record.EntityKey;
import io.clew.world.life.Crime;
import io.clew.world.people.Case;
import io.clew.world.people.Dice;
import io.clew.world.people.Gang;
import io.clew.world.people.Names;
import io.clew.world.people.Numbers;
import io.clew.world.people.Person;
import io.clew.world.people.Times;
import io.clew.world.people.Town;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes what people told the police and what was reported about it: incident reports as records, other 警情 as a table,
 * 笔录 as texts and documents, a few articles.
 */
public final class Papers {

    private static final List<String> HANDS = List.of(
            "frame.formal",
            "frame.formal",
            "frame.formal",
            "frame.desk",
            "frame.desk",
            "frame.self",
            "frame.slang",
            "frame.transferred",
            "frame.hant");

    private final Town town;
    private final Crime crime;
    private final Files files;
    private final Truth truth;
    private final Dice dice;
    private final Grammar grammar = Grammar.shipped();

    public Papers(Town town, Crime crime, Files files, Truth truth) {
        this.town = town;
        this.crime = crime;
        this.files = files;
        this.truth = truth;
        this.dice = town.dice.fork(7);
    }

    /** Returns how many texts. */
    public long write() {
        return reports() + noise() + statements() + (town.number == 0 ? articles() : 0);
    }

    private long reports() {
        var told = new ArrayList<Case>(town.cases);
        told.removeIf(fraud -> !fraud.reported);
        told.sort(Comparator.comparingLong((Case fraud) -> fraud.reportedAt).thenComparing(fraud -> fraud.number));
        var lines = new Json();
        int n = 0;
        for (Case fraud : told) {
            String id = report(lines, fraud, fraud.number, dice.of(HANDS), ++n);
            if (fraud.twice) {
                long before = fraud.reportedAt;
                fraud.reportedAt += dice.between(1, 6) * Times.DAY;
                String again = report(lines, fraud, fraud.number + "-2", dice.of(HANDS), ++n);
                fraud.reportedAt = before;
                truth.pair("report", Files.INCIDENTS + "/" + id, Files.INCIDENTS + "/" + again);
            }
        }
        files.write(
                Files.INCIDENTS,
                Numbers.digits(town.number + 1L, 4) + "-报案.ndjson",
                "auto",
                n,
                lines.toString().getBytes(StandardCharsets.UTF_8));
        return n;
    }

    private String report(Json lines, Case fraud, String number, String hand, int n) {
        var own = dice.fork(n);
        boolean hant = hand.equals("frame.hant");
        boolean first = hant || hand.equals("frame.self");
        var draft = new Draft(hant);
        String station = own.of(Names.STATIONS);
        var story = new Story(town, fraud, own, station, first, !first && own.chance(0.3), own.chance(0.6));
        grammar.write(grammar.pick(hand, own), own, draft, story);
        String id = "jq-" + number;
        String victim = Wording.masked(fraud.victim.name, own);
        lines.begin()
                .put("id", id)
                .put("type", "incident")
                .put("title", victim + "被" + fraud.kind.zh + "诈骗案")
                .put("text", draft.text())
                .put("occurredAt", Times.iso(fraud.reportedAt))
                .list("entities")
                .begin()
                .put("key", "case:" + number)
                .put("role", "case")
                .close()
                .begin()
                .put("key", fraud.victim.key().toString())
                .put("role", "victim")
                .put("name", fraud.victim.name)
                .close()
                .endList()
                .list("facts")
                .begin()
                .put("from", fraud.victim.key().toString())
                .put("to", "case:" + number)
                .put("link", "victim-of")
                .put("at", Times.iso(fraud.begins))
                .put("amount", new io.clew.record.Money(Math.max(0, fraud.lost())).toString())
                .close()
                .begin()
                .put("from", fraud.payments.getFirst().to.key().toString())
                .put("to", "case:" + number)
                .put("link", "suspect-of")
                .put("at", Times.iso(fraud.payments.getFirst().at))
                .close()
                .endList()
                .name("fields");
        lines.begin().put("受理单位", station).put("案件类别", fraud.kind.zh).close().end();
        mentions(Files.INCIDENTS + "/" + id, "", fraud.reportedAt, draft, true);
        return id;
    }

    /** What marks a paper has, by record name or by the file that holds it. */
    private void mentions(String record, String file, long at, Draft draft, boolean placed) {
        Json json = truth.part("mentions").begin();
        if (file.isEmpty()) {
            json.put("record", record);
        } else {
            json.put("file", file);
        }
        json.put("writtenAt", Times.iso(at))
                .put("placed", placed)
                .put("length", draft.length())
                .list("marks");
        for (Draft.Mark mark : draft.marks()) {
            json.begin()
                    .put("start", mark.start())
                    .put("end", mark.end())
                    .put("kind", mark.kind())
                    .put("value", mark.value())
                    .close();
        }
        json.endList().end();
    }

    /** 警情 that have nothing to do with fraud, as the command centre's table. */
    private long noise() {
        var out = new StringBuilder("警情编号,报警时间,警情类别,受理单位,简要案情\r\n");
        int count = Math.max(6, town.people / 32);
        for (int i = 0; i < count; i++) {
            var own = dice.fork(50_000 + i);
            long at = Times.at(own.below(Times.DAYS), own.between(6 * 3600, 86_000));
            String number = "J" + Numbers.digits(330_199, 6) + Numbers.digits(town.number, 5) + "2025"
                    + Numbers.digits(i + 1L, 5);
            var draft = new Draft(false);
            var a = town.persons.get(own.below(town.people));
            var b = town.persons.get(own.below(town.people));
            grammar.write(grammar.pick("noise", own), own, draft, (word, to) -> noiseWord(word, to, own, a, b, at));
            String text = draft.text();
            out.append(number)
                    .append(',')
                    .append(Times.dashed(at))
                    .append(",其他警情,")
                    .append(own.of(Names.STATIONS))
                    .append(",\"")
                    .append(text.replace("\"", "\"\""))
                    .append("\"\r\n");
            mentions(Files.INCIDENTS + "/" + number, "", at, draft, true);
        }
        files.write(
                Files.INCIDENTS,
                Numbers.digits(town.number + 1L, 4) + "-警情.csv",
                "incident",
                count,
                Files.withMark(out));
        return count;
    }

    private static void noiseWord(String word, Draft to, Dice own, Person a, Person b, long at) {
        switch (word) {
            case "when" -> to.say(Wording.when(at - own.between(600, 7_200), own, false));
            case "other1" -> to.name(own.chance(0.4) ? Wording.masked(a.name, own) : a.name);
            case "other2" -> to.name(own.chance(0.4) ? Wording.masked(b.name, own) : b.name);
            case "ophone" -> to.identifier(a.phone().key(), Wording.phone(a.phone().number, own));
            case "oid" -> to.identifier(a.key(), a.idNumber);
            case "cash" -> {
                long fen = own.between(3, 80) * 10_000L;
                to.amount(fen, Wording.amount(fen, own, true));
            }
            case "estate" -> to.say(own.of(Names.ESTATES));
            case "road" -> to.say(own.of(Names.DISTRICTS) + own.of(Names.ROADS));
            case "age" -> to.say(Integer.toString(own.between(63, 88)));
            case "plate" -> {
                String plate = own.of("琼Z", "宁Z", "青Z") + own.of("K", "D", "F") + Numbers.digits(own.below(10_000), 4);
                to.identifier(new EntityKey("plate", plate), plate);
            }
            default -> throw new IllegalArgumentException("nobody knows the word {" + word + "}");
        }
    }

    /** 笔录 of some victims, every third as a document, the rest as plain text. */
    private long statements() {
        int n = 0;
        for (Case fraud : town.cases) {
            if (!fraud.statement || !fraud.reported) {
                continue;
            }
            var own = dice.fork(90_000 + n);
            boolean document = n % 3 == 2;
            var draft = new Draft(false);
            String station = own.of(Names.STATIONS);
            long at = fraud.reportedAt + own.between(1_800, 20_000);
            var story = new Story(town, fraud, own, station, true, false, own.chance(0.4));
            protocol(draft, own, story, station, at);
            String name = Numbers.digits(town.number + 1L, 4) + "-" + Numbers.digits(++n, 2) + "-询问笔录."
                    + (document ? "docx" : "txt");
            byte[] bytes = document ? Xlsx.document(draft.text()) : draft.text().getBytes(StandardCharsets.UTF_8);
            files.write(Files.STATEMENTS, name, "auto", 1, bytes);
            mentions("", Files.STATEMENTS + "/" + name, at, draft, !document);
        }
        return n;
    }

    private void protocol(Draft draft, Dice own, Story story, String station, long at) {
        draft.say("询问笔录\n时间：" + Wording.date(at) + Times.hour(at) + "时" + Times.secondOfDay(at) / 60 % 60 + "分至"
                + (Times.hour(at) + 1) + "时" + own.between(1, 59) + "分\n地点：" + station + own.of("询问室", "办案区", "接警室")
                + "\n询问人：");
        draft.name(Names.person(own, true));
        draft.say(own.of(" ", "、"));
        draft.name(Names.person(own, own.chance(0.6)));
        draft.say("\n被询问人：");
        story.tell("victim", draft);
        draft.say("\n");
        for (String section :
                List.of("qa.open", "qa.self", "qa.how", "qa.more", "qa.pays", "qa.found", "qa.loss", "qa.close")) {
            if (section.equals("qa.open") || section.equals("qa.close")) {
                for (String line : grammar.section(section)) {
                    grammar.write(line, own, draft, story);
                    draft.say('\n');
                }
            } else {
                grammar.write(grammar.pick(section, own), own, draft, story);
                draft.say('\n');
            }
        }
    }

    private long articles() {
        int n = 0;
        for (Gang gang : crime.gangs) {
            if (n >= 7) {
                break;
            }
            var own = dice.fork(120_000 + n);
            boolean hant = n % 3 == 2;
            var draft = new Draft(hant);
            grammar.write(grammar.pick(hant ? "article.hant" : "article.hans", own), own, draft, (word, to) -> {
                switch (word) {
                    case "city" -> to.say(town.city);
                    case "station" -> to.say(own.of(Names.DISTRICTS) + "分局");
                    case "kind", "kindt" -> to.say(gang.kind.zh);
                    case "app" -> to.say(gang.app);
                    case "n" -> to.say(Integer.toString(own.between(5, 19)));
                    case "trick" -> to.say(own.of("在社交平台散布兼职信息", "打电话取得信任", "以小额返利引人入局"));
                    case "url" -> {
                        to.identifier(new EntityKey("url", gang.url), gang.url);
                        to.say(" ");
                    }
                    default -> throw new IllegalArgumentException("nobody knows the word {" + word + "}");
                }
            });
            String name = "报道-" + ++n + ".txt";
            files.write(Files.ARTICLES, name, "auto", 1, draft.text().getBytes(StandardCharsets.UTF_8));
            mentions("", Files.ARTICLES + "/" + name, Times.END, draft, true);
        }
        return n;
    }
}
