package io.clew.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A board of 5,000 accounts and 20,000 edges in a real Chromium: all that is there is drawn, counted and answers. */
@QuarkusTest
@TestProfile(LargeBoardTest.Installation.class)
@Tag("browser")
@EnabledIf(
        value = "io.clew.web.BrowserTest#browserIsThere",
        disabledReason = "/usr/bin/chromium and PLAYWRIGHT_NODEJS_PATH are needed")
class LargeBoardTest {

    /** An installation of its own. */
    public static class Installation extends FreshInstallation {}

    private static final int ACCOUNTS = 5_000;
    private static final int WIDE = 71;
    /** Each account pays those so many places further on. */
    private static final int[] STEPS = {1, 7, 50, 333};

    /** Long tasks that a machine with other work may make of short ones; a drawing that holds up hands makes a hundred. */
    private static final int BUSY = 15;

    private static final String WHOLE = "5,000 个实体 · 20,000 条边";
    private static final String PURPOSE = "熟悉系统";

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init") // set by the test framework
    URL home;

    @BeforeAll
    static void open() {
        BrowserTest.open();
    }

    @AfterAll
    static void close() {
        BrowserTest.close();
    }

    @Test
    void fiveThousandEntitiesAndTwentyThousandEdgesCanBeWorkedWith() throws Exception {
        var complaints = new ArrayList<String>();
        try (BrowserContext context = BrowserTest.browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(home.toString())
                .setViewportSize(1440, 900)
                .setLocale("zh-CN"))) {
            Page page = context.newPage();
            page.setDefaultTimeout(60_000);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            BrowserTest.signIn(page);
            BrowserTest.sayWhy(page, PURPOSE);
            BrowserTest.makeSource(page, "bank", "涉案账户流水");
            BrowserTest.importFile(page, "流水.csv", statement());
            page.addInitScript("""
                    window.long = 0;
                    new PerformanceObserver((all) => {
                      window.long += all.getEntries().filter((task) => task.duration > 100).length;
                    }).observe({ entryTypes: ['longtask'] });
                    """);

            page.navigate("/board/" + keep(page));
            assertThat(page.locator("[data-board][data-ready=true]")).isVisible();
            assertThat(page.locator("[data-status]")).hasText(WHOLE);
            assertThat(page.locator("[data-window]")).hasText("全部时间 · 20,000 笔");
            assertThat(page.locator("[data-legend]")).containsText("5,000");

            panAndZoom(page);
            pickAndDrag(page);
            filterByTime(page);
            readTheTable(page);
            hideAndUndo(page);
            layOut(page);
            assertThat((int) page.evaluate("window.long"))
                    .as("tasks that held up a hand for more than 100 ms")
                    .isLessThan(BUSY);
        }
        assertThat(complaints).isEmpty();
    }

    private static void panAndZoom(Page page) {
        byte[] whole = still(page);
        BoundingBox place = page.locator("[data-drawing]").boundingBox();
        page.mouse().move(place.x + place.width - 20, place.y + 20);
        page.mouse().down();
        page.mouse().move(place.x + place.width / 2, place.y + place.height / 2);
        page.mouse().up();
        page.mouse().wheel(0, -300);
        assertThat(still(page)).isNotEqualTo(whole);
        assertThat(page.locator("[data-status]")).hasText(WHOLE);
    }

    /** Finds an account, which comes to the middle of the drawing; opens an edge of it there, and moves it. */
    private static void pickAndDrag(Page page) {
        find(page, 2_520);
        assertThat(page.locator("[data-panel] h3")).hasText("画布上的关系 8 条");
        still(page);
        BoundingBox place = page.locator("[data-drawing]").boundingBox();
        double x = place.x + place.width / 2;
        double y = place.y + place.height / 2;
        page.mouse().click(x + 12, y);
        assertThat(page.locator("[data-panel] ol.facts li")).hasCount(1);
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move(x + 30, y + 40);
        page.mouse().move(x + 60, y + 80);
        page.mouse().up();
        assertThat(page.locator("[data-act=undo]")).isEnabled();
        page.mouse().click(x + 60, y + 80);
        assertThat(page.locator("[data-panel] .id")).hasText(spoken(2_520));
        page.keyboard().press("Control+z");
        assertThat(page.locator("[data-act=undo]")).isDisabled();
    }

    private static void filterByTime(Page page) {
        BoundingBox days = page.locator("[data-time] canvas").boundingBox();
        page.mouse().move(days.x + days.width / 4, days.y + 20);
        page.mouse().down();
        for (int step = 1; step <= 10; step++) {
            page.mouse().move(days.x + days.width / 4 + step * 10, days.y + 20);
        }
        page.mouse().up();
        assertThat(page.locator("[data-status]")).containsText("条边被时间或筛选滤去");
        assertThat(page.locator("[data-window]")).not().containsText("全部时间");
        page.locator("[data-time] [data-all]").click();
        assertThat(page.locator("[data-status]")).hasText(WHOLE);
    }

    private static void readTheTable(Page page) {
        page.keyboard().press("t");
        assertThat(page.locator("[data-table] [data-shown]")).hasText("已显示 500 / 共 20,000");
        page.locator("[data-table] th button").first().click();
        assertThat(page.locator("[data-table] th").first()).hasAttribute("aria-sort", "descending");
        page.locator("[data-table] tbody tr").first().click();
        assertThat(page.locator("[data-table] tbody tr[aria-selected=true]")).hasCount(1);
        assertThat(page.locator("[data-panel] ol.facts li")).hasCount(1);
        page.locator("[data-act=table]").click();
    }

    private static void hideAndUndo(Page page) {
        find(page, 77);
        page.locator("[data-act=hide]").click();
        assertThat(page.locator("[data-status]")).containsText("4,999 个实体 · 19,992 条边 · 1 个已隐藏");
        page.locator("[data-act=undo]").click();
        assertThat(page.locator("[data-status]")).hasText(WHOLE);
    }

    /** In a circle, in layers, and by forces for a while; each taken back. */
    private static void layOut(Page page) {
        page.locator("[data-drawing]").focus();
        for (String layout : List.of("3", "2", "1")) {
            page.keyboard().press(layout);
            assertThat(page.locator("[data-act=force]")).not().hasAttribute("aria-pressed", "true");
            assertThat(page.locator("[data-act=undo]")).isEnabled();
            page.keyboard().press("Control+z");
            assertThat(page.locator("[data-act=undo]")).isDisabled();
        }
    }

    private static void find(Page page, int account) {
        page.locator("[data-find] input").fill(number(account));
        page.locator("[data-find] input").press("Enter");
        assertThat(page.locator("[data-panel] .id")).hasText(spoken(account));
    }

    /** The drawing once it no longer changes. */
    private static byte[] still(Page page) {
        byte[] last = new byte[0];
        for (int look = 0, same = 0; look < 30 && same < 2; look++) {
            byte[] now = page.locator("[data-drawing]").screenshot();
            same = Arrays.equals(now, last) ? same + 1 : 0;
            last = now;
        }
        return last;
    }

    /** Keeps a board with every account in its place of a grid and every payment; returns its id. */
    private static String keep(Page page) throws Exception {
        var nodes = new ArrayList<Map<String, Object>>();
        var edges = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < ACCOUNTS; i++) {
            nodes.add(Map.of("key", key(i), "type", "account", "label", number(i), "x", i % WIDE, "y", i / WIDE));
            for (int step : STEPS) {
                edges.add(Map.of("from", key(i), "to", key((i + step) % ACCOUNTS), "link", "transfer"));
            }
        }
        String board = new ObjectMapper()
                .writeValueAsString(
                        Map.of("title", "五千个账户", "state", Map.of("format", 1, "nodes", nodes, "edges", edges)));
        return (String) page.evaluate("""
                async ([board, purpose]) => {
                  const headers = { 'Content-Type': 'application/json', 'Clew-Purpose': encodeURIComponent(purpose) };
                  const kept = await fetch('/api/v1/boards', { method: 'POST', headers, body: board });
                  return (await kept.json()).id;
                }
                """, List.of(board, PURPOSE));
    }

    /** One row for each edge: each account pays four others within a day, one day of four months. */
    private static String statement() {
        var file = new StringBuilder("账号,户名,交易时间,交易金额,余额,对方账号,对方户名,摘要,流水号\n");
        for (int i = 0; i < ACCOUNTS; i++) {
            for (int n = 0; n < STEPS.length; n++) {
                file.append("%s,,2026-%02d-%02d %02d:00:00,-%d.00,%d.00,%s,,网银转账,S%05d%d\n"
                        .formatted(
                                number(i),
                                1 + i % 4,
                                1 + i % 28,
                                9 + n,
                                1_000 + i % 7,
                                100_000 - (n + 1) * (1_000 + i % 7),
                                number((i + STEPS[n]) % ACCOUNTS),
                                i,
                                n));
            }
        }
        return file.toString();
    }

    private static String number(int account) {
        return "621700001%010d".formatted(account);
    }

    private static String key(int account) {
        return "account:" + number(account);
    }

    /** As people read it: in fours. */
    private static String spoken(int account) {
        return number(account).replaceAll("(.{4})(?=.)", "$1 ");
    }
}
