package io.clew.veil;

import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The ways in which people write one number, and records that have it everywhere. */
final class Spellings {

    /** Each has the ten digits from 0. */
    private static final List<String> SCRIPTS = List.of(
            "0 1 2 3 4 5 6 7 8 9",
            "０ １ ２ ３ ４ ５ ６ ７ ８ ９",
            "零 一 二 三 四 五 六 七 八 九",
            "〇 一 二 三 四 五 六 七 八 九",
            "洞 幺 两 三 四 五 六 拐 八 勾",
            "零 壹 贰 叁 肆 伍 陆 柒 捌 玖",
            "零 壹 貳 參 肆 伍 陸 柒 捌 玖",
            "⓪ ① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨",
            "⓿ ❶ ❷ ❸ ❹ ❺ ❻ ❼ ❽ ❾",
            "⁰ ¹ ² ³ ⁴ ⁵ ⁶ ⁷ ⁸ ⁹",
            "₀ ₁ ₂ ₃ ₄ ₅ ₆ ₇ ₈ ₉",
            "𝟎 𝟏 𝟐 𝟑 𝟒 𝟓 𝟔 𝟕 𝟖 𝟗",
            "𝟘 𝟙 𝟚 𝟛 𝟜 𝟝 𝟞 𝟟 𝟠 𝟡",
            "٠ ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩",
            "० १ २ ३ ४ ५ ६ ७ ८ ९",
            "0️⃣ 1️⃣ 2️⃣ 3️⃣ 4️⃣ 5️⃣ 6️⃣ 7️⃣ 8️⃣ 9️⃣");

    private static final List<String> PARTED = List.of(
            " ", "-", ".", "·", "/", "_", "—", "–", "－", ",", "，", "、", "\u00a0", "\u3000", "\u200b", "\u00ad",
            "\ufeff", "\t", "\n", " - ", "  ", ") ");

    private Spellings() {}

    static List<String> of(String number) {
        var spelled = new ArrayList<String>();
        for (String script : SCRIPTS) {
            List<String> digits = List.of(script.split(" ", 10));
            spelled.add(number.chars().mapToObj(c -> digits.get(c - '0')).collect(Collectors.joining()));
        }
        for (String between : PARTED) {
            spelled.add(grouped(number, 4, between));
            spelled.add(number.substring(0, 3) + between + grouped(number.substring(3), 4, between));
        }
        spelled.add(grouped(number, 1, " "));
        spelled.add(grouped(number, 2, "-"));
        return spelled;
    }

    private static String grouped(String number, int size, String between) {
        var groups = new ArrayList<String>();
        for (int from = 0; from < number.length(); from += size) {
            groups.add(number.substring(from, Math.min(number.length(), from + size)));
        }
        return String.join(between, groups);
    }

    /** A record in which this stands in every string that a record has, and in no key. */
    static Record writing(String ref, String type, String spelled) {
        Instant then = Instant.parse("2026-03-01T02:20:00Z");
        EntityKey from = EntityKey.parse("company:核查公司" + ref.substring(2));
        EntityKey to = EntityKey.parse("company:对方公司" + ref.substring(2));
        return new Record(
                RecordRef.parse(ref),
                type,
                "核查" + spelled,
                "核查：回电" + spelled + "，请尽快。",
                then,
                List.of(new EntityRef(from, "payer", "联系人" + spelled)),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Fact(from, "transfer", to, then, null, "CNY", -1, -1, Map.of("remark", "货款" + spelled))),
                Map.of("摘要", spelled, "备注", "卡" + spelled + "转"),
                new Provenance("i1", "调证" + spelled + ".xlsx", "00", 7));
    }
}
