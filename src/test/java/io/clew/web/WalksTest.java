package io.clew.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.clew.Ring;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Walks that an analyst takes all day, by the number of presses, and pages that everybody can read on any screen. */
@QuarkusTest
@TestProfile(WalksTest.Installation.class)
@Tag("browser")
@EnabledIf(
        value = "io.clew.web.BrowserTest#browserIsThere",
        disabledReason = "/usr/bin/chromium and PLAYWRIGHT_NODEJS_PATH are needed")
class WalksTest {

    /** An installation of its own. */
    public static class Installation extends FreshInstallation {}

    private static final String PURPOSE = "熟悉系统";
    private static final Path AXE = Path.of("src/main/web/node_modules/axe-core/axe.min.js");
    private static final String ACCOUNT = "account:" + Samples.MULE;
    private static final List<String> PAGES = List.of(
            "/",
            "/search?q=%E5%AE%89%E5%85%A8%E8%B4%A6%E6%88%B7",
            "/entities/" + ACCOUNT,
            "/together?n=" + ACCOUNT + "&n=account:6228480010002000007",
            "/money?account=" + ACCOUNT,
            "/calls?n=13812345678",
            "/patterns?code=F1&from=" + ACCOUNT,
            "/gangs",
            "/leads",
            "/assignments",
            "/repeats",
            "/cases",
            "/series",
            "/freezes",
            "/warnings",
            "/mail",
            "/returns",
            "/reports",
            "/alerts",
            "/watchlists",
            "/models",
            "/sources",
            "/imports/new",
            "/mappings",
            "/compare",
            "/board",
            "/board?node=" + ACCOUNT,
            "/oversight",
            "/people",
            "/account");

    private static final List<BrowserContext> CONTEXTS = new ArrayList<>();

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init") // set by the test framework
    URL home;

    static boolean axeIsThere() {
        return BrowserTest.browserIsThere() && Files.exists(AXE);
    }

    @BeforeAll
    static void open() {
        BrowserTest.open();
    }

    @AfterAll
    static void close() {
        CONTEXTS.clear();
        BrowserTest.close();
    }

    /** One person who is signed in, with reports and a statement. */
    @BeforeEach
    void signedIn() {
        if (!CONTEXTS.isEmpty()) {
            return;
        }
        BrowserContext context = BrowserTest.browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(home.toString())
                .setViewportSize(1440, 900)
                .setBypassCSP(true)
                .setLocale("zh-CN"));
        Page page = context.newPage();
        BrowserTest.signIn(page);
        BrowserTest.sayWhy(page, PURPOSE);
        BrowserTest.makeSource(page, "jq-2026", "2026 年警情");
        BrowserTest.importFile(page, "警情.csv", Samples.incidents());
        BrowserTest.makeSource(page, "bank", "涉案账户流水");
        BrowserTest.importFile(page, "流水.csv", Samples.statement());
        page.close();
        CONTEXTS.add(context);
    }

    @Test
    void twoAmongHitsAreAskedAboutInThreePresses() {
        try (Page page = CONTEXTS.getFirst().newPage()) {
            page.navigate("/search?q=" + Samples.MULE);
            page.locator(".chip[data-key^='account:'] + .pick-sign").first().click();
            page.locator(".chip[data-key^='phone:'] + .pick-sign").first().click();
            page.locator(".picked .btn-primary").click();
            assertThat(page.locator("#common")).isVisible();
            assertThat(page.locator("#paths")).isVisible();
        }
    }

    @Test
    void twoNumbersTypedAreReadBeforeTheyAreAsked() {
        try (Page page = CONTEXTS.getFirst().newPage()) {
            page.navigate("/");
            page.locator("#q").fill("6228480010002000007 与 " + Samples.MULE + " 的关系");
            page.locator("#q").press("Enter");
            assertThat(page.locator("a.direct", new Page.LocatorOptions().setHasText("读作")))
                    .containsText("6228 4800 1000 2000 007");
            page.locator("a.direct", new Page.LocatorOptions().setHasText("读作")).click();
            assertThat(page.locator("#paths .ways li").first()).isVisible();
        }
    }

    @Test
    void leadsAreDecidedWhereTheyStandAndCanBeTakenBack() {
        try (Page page = CONTEXTS.getFirst().newPage()) {
            page.navigate("/leads");
            for (String why : List.of("第一条", "第二条", "第三条")) {
                page.evaluate("""
                        ([why, subject, purpose]) => fetch('/api/v1/leads', {
                          method: 'POST', body: JSON.stringify({ kind: 'freeze', subject, amount: '100.00', why }),
                          headers: { 'Content-Type': 'application/json', 'Clew-Purpose': encodeURIComponent(purpose) } })
                        """, List.of(why, ACCOUNT, PURPOSE));
            }
            page.reload();
            Locator leads = page.locator("[data-lead]");
            assertThat(leads).hasCount(3);
            Locator second = leads.nth(1);
            second.locator("[name=reason]").fill("与陈述相符");
            second.locator("button[value=accepted]").click();
            assertThat(second.locator(".pending")).containsText("与陈述相符");
            assertThat(leads).hasCount(3);
            second.locator(".pending button").click();
            assertThat(second.locator("form.decide")).isVisible();

            leads.nth(0).locator("input[type=checkbox]").check();
            leads.nth(2).locator("input[type=checkbox]").check();
            page.locator("form.many input").fill("持有人已说明");
            page.locator("form.many button[value=refused]").click();
            assertThat(page.locator(".pending")).hasCount(2);
            page.navigate("/sources"); // who leaves has decided
            assertThat(page.locator("main h1").first()).isVisible();
            page.navigate("/leads?state=refused");
            for (int look = 0; look < 20 && leads.count() < 2; look++) {
                page.reload();
            }
            assertThat(leads).hasCount(2);
            assertThat(leads.first()).containsText("持有人已说明");
        }
    }

    @Test
    void aTableIsSortedAndKeptToWhatFitsUnderItsHeads() {
        try (Page page = CONTEXTS.getFirst().newPage()) {
            page.navigate("/entities/" + ACCOUNT);
            Locator table = page.locator("#counterparts");
            Locator rows = table.locator("tbody tr");
            int all = rows.count();
            assertThat(all).isGreaterThan(1);
            Locator panel = page.locator(".panel", new Page.LocatorOptions().setHas(table));
            panel.locator("details.columns summary").click();
            panel.getByText("按列筛选").click();
            Locator number = table.locator("tr.filters input[placeholder^='>']").first();
            number.fill("<0");
            assertThat(table.locator("tbody tr:visible")).hasCount(0);
            number.fill(">= 0");
            assertThat(table.locator("tbody tr:visible")).hasCount(all);
            table.locator("tr.filters input").first().fill("没有这样的行");
            assertThat(table.locator("tbody tr:visible")).hasCount(0);
            table.locator("tr.filters input").first().press("Escape");
            assertThat(table.locator("tbody tr:visible")).hasCount(all);
        }
    }

    @Test
    void aDrawingIsSavedWithItsTitleThePurposeAndTheTime() throws IOException {
        try (Page page = CONTEXTS.getFirst().newPage()) {
            page.navigate("/entities/" + ACCOUNT);
            Locator months = page.locator("#months");
            String svg = Files.readString(saved(page, months, "svg"));
            assertThat(svg)
                    .startsWith("<svg")
                    .contains(months.locator("h2").textContent(), PURPOSE, "+08:00", "fill=\"rgb(")
                    .doesNotContain("<a ");
            BufferedImage picture = ImageIO.read(saved(page, months, "png").toFile());
            assertThat(picture.getWidth()).isGreaterThan(900);

            page.navigate("/money?account=" + ACCOUNT);
            Locator flow = page.locator(".panel", new Page.LocatorOptions().setHas(page.locator("[data-flow]")));
            assertThat(flow.locator("canvas").first()).isVisible();
            assertThat(Files.readString(saved(page, flow, "svg"))).contains("流向", PURPOSE, "<path");
        }
    }

    private static Path saved(Page page, Locator panel, String form) {
        return page.waitForDownload(
                        () -> panel.locator("[data-picture=" + form + "]").click())
                .path();
    }

    @Test
    void aReportLeadsToTheGangThatIsTriedDecidedPutOnTheBoardAndPrinted() {
        try (Page page = CONTEXTS.getFirst().newPage()) {
            page.navigate("/");
            new Ring().records().forEach((source, lines) -> page.evaluate("""
                    async ([source, lines, purpose]) => {
                      const headers = { 'Clew-Purpose': encodeURIComponent(purpose) };
                      await fetch('/api/v1/sources', { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' },
                        body: JSON.stringify({ id: source, title: source, grade: 1 }) });
                      await fetch(`/api/v1/records?source=${source}`, { method: 'POST', body: lines,
                        headers: { ...headers, 'Content-Type': 'application/x-ndjson' } });
                    }
                    """, List.of(source, lines, PURPOSE)));
            page.navigate("/records/ring/case");
            page.locator(".chip[data-key='" + Ring.MULE + "']").first().click();
            page.locator("main a[href*='/entities/device']").first().click();
            page.locator("main a[href^='/gangs?seeds=']").first().click();
            page.locator(".gang-list a.who").first().click();
            assertThat(page.locator(".gang-chart").first()).containsText("组织者");
            page.locator(".gang-matrix th a").first().click();
            assertThat(page.locator(".gang-member[open] .gang-proofs").first()).isVisible();

            page.locator("[name=source][value=ring-tel]").check();
            page.locator(".gang-without button").click();
            assertThat(page.locator("#tried")).containsText("不再是成员");
            page.locator("#tried a[href^='/gangs/']").first().click();

            page.locator(".gang-matrix [name=key]").nth(0).check();
            page.locator(".gang-matrix [name=key]").nth(1).check();
            page.locator("#g-reason").fill("与供述相符");
            page.locator("button[value=confirm]").click();
            assertThat(page.locator("#members")).containsText("2 人已决定");

            assertThat(page.pdf()).as("on paper").hasSizeGreaterThan(10_000);
            page.locator("main a[href^='/board?node=']").first().click();
            assertThat(page.locator("[data-board][data-ready=true]")).isVisible();
        }
    }

    @Test
    void nothingIsWiderThanATelephone() {
        try (Page page = CONTEXTS.getFirst().newPage()) {
            page.setViewportSize(390, 844);
            var wide = new ArrayList<String>();
            for (String address : PAGES) {
                page.navigate(address);
                page.waitForLoadState(LoadState.NETWORKIDLE); // what a page fetches for itself is there too
                if ((int) page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0) {
                    wide.add(address);
                }
            }
            assertThat(wide).isEmpty();
        }
    }

    @Test
    @EnabledIf(value = "axeIsThere", disabledReason = "axe-core of src/main/web is needed")
    @SuppressWarnings("unchecked") // what the page gives back is a list of texts
    void everybodyCanReadEveryPage() throws IOException {
        String axe = Files.readString(AXE);
        try (Page page = CONTEXTS.getFirst().newPage()) {
            var faults = new ArrayList<String>();
            for (String look : List.of("LIGHT zh", "DARK zh", "LIGHT en")) {
                page.emulateMedia(
                        new Page.EmulateMediaOptions().setColorScheme(ColorScheme.valueOf(look.split(" ")[0])));
                for (String address : PAGES) {
                    page.navigate(address + (address.contains("?") ? "&" : "?") + "lang=" + look.split(" ")[1]);
                    page.evaluate(axe);
                    faults.addAll((List<String>) page.evaluate("""
                            async ([address, look]) => {
                              const found = await axe.run(document, { resultTypes: ['violations'] });
                              return found.violations.filter((one) => ['serious', 'critical'].includes(one.impact))
                                .map((one) => `${address} ${look} ${one.id} ${one.nodes[0].target}`);
                            }
                            """, List.of(address, look)));
                }
            }
            page.navigate("/?lang=zh");
            assertThat(faults).isEmpty();
        }
    }
}
