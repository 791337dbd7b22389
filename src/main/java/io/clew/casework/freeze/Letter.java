package io.clew.casework.freeze;

import io.clew.print.Xml;
import io.clew.record.China;
import io.clew.record.EntityKey;
import io.clew.record.Money;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One letter as a page to be printed. In Chinese, as banks read it. */
final class Letter {

    private static final Pattern SLOT = Pattern.compile("\\{([A-Za-z]+)}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日HH时mm分", Locale.ROOT);
    private static final int CITED = 5;
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("holder", "户名"),
            Map.entry("holderId", "证件号码"),
            Map.entry("account", "账号"),
            Map.entry("bank", "开户银行"),
            Map.entry("branch", "开户网点"),
            Map.entry("amount", "金额（元）"),
            Map.entry("amountWords", "金额（大写）"),
            Map.entry("rest", "解除金额（元）"),
            Map.entry("restWords", "解除金额（大写）"),
            Map.entry("term", "期限"),
            Map.entry("scope", "范围"),
            Map.entry("interest", "孳息"),
            Map.entry("document", "原冻结文书号"),
            Map.entry("reason", "理由"),
            Map.entry("facts", "涉案流水"));

    private final LetterForm form;
    private final FreezeItem item;
    private final String number;
    private final Instant now;
    private final Map<String, String> values = new LinkedHashMap<>();

    Letter(LetterForm form, FreezeItem item, FreezeRules rules, String number, Instant now) {
        this.form = form;
        this.item = item;
        this.number = number;
        this.now = now;
        boolean stop = form.code().equals("stop");
        FreezeRules.Clock clock = rules.clock(stop ? "stop-payment" : "freeze");
        Instant until = clock.due(now);
        values.put("case", item.caseId());
        values.put("basis", form.basis());
        values.put("holder", item.holder());
        values.put("holderId", "");
        values.put("account", EntityKey.parse(item.account()).value());
        values.put("bank", item.bank());
        values.put("branch", item.branch());
        values.put("amount", new Money(item.asked()).toString());
        values.put("amountWords", ChineseAmount.of(item.asked()));
        values.put("rest", new Money(item.rest()).toString());
        values.put("restWords", ChineseAmount.of(item.rest()));
        values.put("from", told(now, stop));
        values.put("until", told(until, stop));
        values.put("term", told(now, stop) + " 起至 " + told(until, stop) + " 止");
        values.put("scope", "限额冻结：仅限上列金额，超出部分不予限制");
        values.put("interest", "冻结金额于冻结期间所生孳息");
        values.put("document", document());
        values.put("reason", reason());
        values.put("facts", facts());
        values.put("evidenceFrom", first());
    }

    private static String told(Instant at, boolean minute) {
        return (minute ? MINUTE : DAY).format(at.atZone(China.ZONE));
    }

    private String document() {
        return item.steps().stream()
                .filter(step -> step.state().equals("sent"))
                .map(FreezeItem.Step::document)
                .filter(document -> !document.isBlank())
                .findFirst()
                .orElse("");
    }

    private String reason() {
        return item.steps().getLast().state().equals("unrelated")
                        || item.steps().getLast().state().equals("released")
                ? item.steps().getLast().reason().toString()
                : "";
    }

    private String facts() {
        String cited = String.join(
                "、", item.facts().subList(0, Math.min(CITED, item.facts().size())));
        return item.facts().size() > CITED ? cited + " 等 " + item.facts().size() + " 笔" : cited;
    }

    private String first() {
        return item.victims().stream()
                .flatMap(victim -> victim.payments().stream())
                .map(FreezeItem.Payment::at)
                .min(Instant::compareTo)
                .map(at -> told(at, false))
                .orElse("");
    }

    /** XHTML for both printers. */
    String page() {
        var page = new StringBuilder("<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><style>")
                .append(STYLE)
                .append("</style><title>")
                .append(Xml.text(form.title()))
                .append("</title></head><body class=\"letter\"><p class=\"center\">")
                .append(blank("公安机关名称"))
                .append("</p><h1>")
                .append(Xml.text(form.title()))
                .append("</h1><p class=\"right\">")
                .append(blank("机关代字"))
                .append(Xml.text(number))
                .append("</p>");
        for (int i = 0; i < form.text().size(); i++) {
            page.append(i == 0 ? "<p>" : "<p class=\"indent\">")
                    .append(filled(form.text().get(i)))
                    .append("</p>");
        }
        page.append("<table><tbody>");
        for (String row : form.rows()) {
            page.append("<tr><th>")
                    .append(Xml.text(label(row)))
                    .append("</th><td>")
                    .append(value(row))
                    .append("</td></tr>");
        }
        return page.append("</tbody></table><p>法律依据：")
                .append(Xml.text(form.basis()))
                .append("</p><p>联系人：")
                .append(blank("办案人"))
                .append("　联系电话：")
                .append(blank("电话"))
                .append("　地址：")
                .append(blank("地址"))
                .append("</p><p class=\"right\">")
                .append(blank("公安机关印章"))
                .append("</p><p class=\"right\">")
                .append(Xml.text(DAY.format(now.atZone(China.ZONE))))
                .append("</p><h2>回执</h2><p>")
                .append(blank("公安机关名称"))
                .append("：你单位 ")
                .append(Xml.text(number))
                .append(" ")
                .append(Xml.text(form.title()))
                .append(" 收悉，办理结果：")
                .append(blank("成功额"))
                .append("，经办人：")
                .append(blank("经办人"))
                .append("，")
                .append(blank("银行印章及日期"))
                .append("</p></body></html>")
                .toString();
    }

    private String filled(String text) {
        var filled = new StringBuilder();
        Matcher slots = SLOT.matcher(text);
        int at = 0;
        while (slots.find()) {
            filled.append(Xml.text(text.substring(at, slots.start())));
            String name = slots.group(1);
            boolean optional = name.equals("branch") && !item.bank().isBlank();
            filled.append(optional && item.branch().isBlank() ? "" : value(name));
            at = slots.end();
        }
        return filled.append(Xml.text(text.substring(at))).toString();
    }

    private String value(String name) {
        String value = values.getOrDefault(name, "");
        return value.isBlank() ? blank(label(name)) : Xml.text(value);
    }

    private static String label(String name) {
        return LABELS.getOrDefault(name, name);
    }

    private static String blank(String what) {
        return "<span class=\"blank\">【待填：" + Xml.text(what) + "】</span>";
    }

    private static final String STYLE = """
            @page { size: A4 portrait; margin: 20mm 24mm 18mm; @bottom-center { content: counter(page) " / " counter(pages); font-family: Clew; font-size: 9pt; } }
            body { font-family: Clew; font-size: 12pt; line-height: 1.5; }
            h1 { text-align: center; font-size: 20pt; letter-spacing: 2px; margin: 4px 0 12px; }
            h2 { text-align: center; font-size: 14pt; border-top: 1px dashed #000; padding-top: 14px; margin: 16px 0 6px; page-break-after: avoid; }
            p { margin: 4px 0; } p.indent { text-indent: 2em; } p.right { text-align: right; } p.center { text-align: center; }
            table { width: 100%; border-collapse: collapse; margin: 10px 0; } tr { page-break-inside: avoid; }
            th, td { border: 1px solid #444; padding: 2px 8px; text-align: left; font-size: 11pt; vertical-align: top; } th { width: 32mm; background: #eee; }
            .blank { background: #fff3a3; }
            """;
}
