package io.clew.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What hand and eye may rely on at the board: where things stand, what is ringed, what a key acts on, what is passed on. */
@QuarkusTest
@TestProfile(BoardTest.Installation.class)
@Tag("browser")
@EnabledIf(
        value = "io.clew.web.BrowserTest#browserIsThere",
        disabledReason = "/usr/bin/chromium and PLAYWRIGHT_NODEJS_PATH are needed")
class BoardTest {

    /** An installation of its own. */
    public static class Installation extends FreshInstallation {}

    /** Where somebody stands in the drawing, and what is written below them. */
    private record Place(String name, double x, double y) {
        double to(Place other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }

    /** Pixels above the drawing in its exported picture. */
    private static final int HEAD = 44;

    /** Pixels from the middle of an entity to the top of the line that leads back to it. */
    private static final int LOOP = 32;

    private static final String PURPOSE = "熟悉系统";
    private static final Pattern CIRCLE =
            Pattern.compile("<circle cx=\"([\\d.-]+)\" cy=\"([\\d.-]+)\".*?<text[^>]*>([^<]*)</text>", Pattern.DOTALL);
    private static final List<Page> PAGES = new ArrayList<>();

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init") // set by the test framework
    URL home;

    @BeforeAll
    static void open() {
        BrowserTest.open();
    }

    @AfterAll
    static void close() {
        PAGES.clear();
        BrowserTest.close();
    }

    /** One person who is signed in and has imported a statement that pays in a chain and in circles. */
    @BeforeEach
    void signedIn() {
        if (!PAGES.isEmpty()) {
            return;
        }
        BrowserContext context = BrowserTest.browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(home.toString())
                .setViewportSize(1440, 900)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("zh-CN"));
        Page page = context.newPage();
        page.onDialog(dialog -> dialog.accept());
        BrowserTest.signIn(page);
        BrowserTest.sayWhy(page, PURPOSE);
        BrowserTest.makeSource(page, "bank", "涉案账户流水");
        BrowserTest.importFile(page, "流水.csv", payments());
        page.evaluate("""
                ([row, purpose]) => fetch('/api/v1/records?source=bank', {
                  method: 'POST', body: row,
                  headers: { 'Content-Type': 'application/x-ndjson', 'Clew-Purpose': encodeURIComponent(purpose) } })
                """, List.of("""
                {"id":"own","type":"transfer","title":"转存","facts":[{"from":"%1$s","to":"%1$s","link":"transfer",                "at":"2026-03-30T08:00:00+08:00","amount":"500.00"}]}
                """.formatted(key(0)), PURPOSE));
        PAGES.add(page);
    }

    @Test
    void whoComesInStandsFreeAndNearWhoTheyCameFrom() throws IOException {
        Page page = start(account(0));
        expand(page);
        List<Place> first = places(page);
        assertThat(first).hasSize(1 + 5);
        find(page, 1);
        expand(page);
        List<Place> second = places(page);
        assertThat(second).hasSizeGreaterThan(first.size());
        for (int i = 0; i < second.size(); i++) {
            for (int j = i + 1; j < second.size(); j++) {
                assertThat(second.get(i).to(second.get(j))).as("%d to %d", i, j).isGreaterThan(30);
            }
        }
        Place parent = second.stream()
                .filter(place -> place.name.endsWith("0001"))
                .findFirst()
                .orElseThrow();
        double nearest = first.stream()
                .mapToDouble(place -> place.to(first.getFirst()))
                .filter(away -> away > 0)
                .min()
                .orElseThrow();
        double shrunk = second.get(0).to(second.get(2)) / first.get(0).to(first.get(2));
        for (Place fresh : second.subList(first.size(), second.size())) {
            assertThat(fresh.to(parent)).isLessThan(3 * nearest * shrunk);
        }
    }

    @Test
    void ringsAreThereAsSoonAsTheBoardIs() throws IOException {
        Page page = start(account(0));
        Place only = places(page).getFirst();
        assertThat(accent(page, only)).as("pixels of the ring").isGreaterThan(20);
        page.keyboard().press("Escape");
        assertThat(page.locator("[data-chosen]")).hasText("未选择");
        assertThat(accent(page, only)).isZero();
    }

    @Test
    void keysActOnWhatThePanelNames() throws IOException {
        Page page = kept(4, List.of());
        page.locator("[data-drawing]").focus();
        page.keyboard().press("Control+a");
        assertThat(page.locator("[data-chosen]")).containsText("已选 4 个");
        List<Place> places = places(page);
        click(page, places.get(0));
        page.keyboard().down("Shift");
        click(page, places.get(1));
        page.keyboard().up("Shift");
        assertThat(page.locator("[data-chosen]")).containsText("已选 2 个");
        page.locator("[data-drawing]").focus();
        page.keyboard().press("c");
        assertThat(page.locator("[data-common] tbody tr")).hasCount(4);
        assertThat(page.locator("[data-chosen]")).containsText("已选 2 个");
        page.keyboard().press("h");
        assertThat(page.locator("[data-status]")).containsText("2 个实体");
        assertThat(page.locator("[data-chosen]")).hasText("未选择");
        assertThat(page.locator("[data-common] tbody tr")).hasCount(4);
        page.keyboard().press("h");
        assertThat(page.locator("[data-status]")).containsText("2 个实体");
    }

    @Test
    void twoClicksOnTwoEntitiesAreNoDoubleClick() throws IOException {
        Page page = kept(4, List.of());
        List<Place> places = places(page);
        click(page, places.get(0));
        click(page, places.get(1));
        assertThat(page.locator("[data-chosen]")).containsText("已选 1 个");
        assertThat(page.locator("dialog[data-expand]")).isHidden();
        page.mouse().dblclick(at(page, places.get(2)).x, at(page, places.get(2)).y);
        assertThat(page.locator("dialog[data-expand]")).isVisible();
    }

    @Test
    void layersByMoneyShowEveryName() {
        Page page = kept(9, List.of());
        page.locator("[data-drawing]").focus();
        page.keyboard().press("2");
        assertThat(page.locator("[data-drawing]")).hasAttribute("data-names", "9");
    }

    @Test
    void aGroupStandsApartAndTogether() throws IOException {
        Page page = kept(9, List.of());
        page.locator("[data-drawing]").focus();
        page.keyboard().press("Control+a");
        page.keyboard().press("g");
        assertThat(page.locator("[data-drawing]")).hasAttribute("data-names", "9");
        List<Place> places = places(page);
        for (int i = 0; i < places.size(); i++) {
            for (int j = i + 1; j < places.size(); j++) {
                assertThat(places.get(i).to(places.get(j))).isGreaterThan(30);
            }
        }
    }

    @Test
    void whatSomebodyPaysToThemselvesIsALoopThatOpens() throws IOException {
        Page page = kept(2, List.of(Map.of("from", key(0), "to", key(0), "link", "transfer")));
        assertThat(svg(page)).containsOnlyOnce("class=\"loop\"");
        Place own = places(page).getFirst();
        Place top = at(page, own);
        page.mouse().click(top.x, top.y - LOOP);
        assertThat(page.locator("[data-chosen]")).containsText("已选关系");
        assertThat(page.locator("[data-panel] ol.facts li")).hasCount(1);
    }

    @Test
    void aPictureSaysWhatItIs() throws IOException {
        Page page = kept(4, List.of());
        assertThat(svg(page))
                .contains("小画布")
                .contains("事由：" + PURPOSE)
                .contains("+08:00")
                .contains("账户 4");
        BoundingBox drawing = page.locator("[data-drawing]").boundingBox();
        BufferedImage picture = ImageIO.read(
                page.waitForDownload(() -> page.locator("[data-act=png]").dispatchEvent("click"))
                        .path()
                        .toFile());
        assertThat(picture.getWidth()).isEqualTo((int) (2 * drawing.width));
        List<String> rows = Files.readAllLines(
                page.waitForDownload(() -> page.locator("[data-act=csv]").dispatchEvent("click"))
                        .path());
        assertThat(rows.get(1)).contains("2026-03-01 09:00:00 +08:00");
    }

    private Page start(String account) {
        Page page = PAGES.getFirst();
        page.navigate("/board?node=account:" + account);
        assertThat(page.locator("[data-board][data-ready=true]")).isVisible();
        page.locator("[data-drawing]").focus();
        return page;
    }

    private static void expand(Page page) {
        page.locator("[data-drawing]").focus();
        page.keyboard().press("e");
        assertThat(page.locator("[data-expand] tbody tr")).not().hasCount(0);
        page.locator("[data-expand] button[type=submit]").click();
        assertThat(page.locator("[data-expand]")).isHidden();
        assertThat(page.locator("[data-toast].on")).containsText("带入");
    }

    private static void find(Page page, int account) {
        page.locator("[data-find] input").fill(account(account));
        page.locator("[data-find] input").press("Enter");
        assertThat(page.locator("[data-panel] .id")).hasAttribute("title", key(account));
    }

    /** Opens a kept board with so many accounts in a row and all payments among them. */
    private Page kept(int accounts, List<Map<String, Object>> more) {
        Page page = PAGES.getFirst();
        var nodes = new ArrayList<Map<String, Object>>();
        var edges = new ArrayList<Map<String, Object>>(more);
        for (int i = 0; i < accounts; i++) {
            nodes.add(
                    Map.of("key", key(i), "type", "account", "label", account(i), "x", 4 * (i % 3), "y", -4 * (i / 3)));
            if (i > 0) {
                edges.add(Map.of("from", key(i - 1), "to", key(i), "link", "transfer"));
            }
        }
        try {
            String board = new ObjectMapper()
                    .writeValueAsString(
                            Map.of("title", "小画布", "state", Map.of("format", 1, "nodes", nodes, "edges", edges)));
            String id = (String) page.evaluate("""
                    async ([board, purpose]) => {
                      const headers = { 'Content-Type': 'application/json', 'Clew-Purpose': encodeURIComponent(purpose) };
                      const kept = await fetch('/api/v1/boards', { method: 'POST', headers, body: board });
                      return (await kept.json()).id;
                    }
                    """, List.of(board, PURPOSE));
            page.navigate("/board/" + id);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        assertThat(page.locator("[data-board][data-ready=true]")).isVisible();
        assertThat(page.locator("[data-drawing]")).hasAttribute("data-names", Integer.toString(accounts));
        return page;
    }

    private static String svg(Page page) throws IOException {
        return Files.readString(
                page.waitForDownload(() -> page.locator("[data-act=svg]").dispatchEvent("click"))
                        .path());
    }

    /** Where entities stand in the drawing, in the order in which they came. */
    private static List<Place> places(Page page) throws IOException {
        return CIRCLE.matcher(svg(page))
                .results()
                .map(found -> new Place(
                        found.group(3).replace(" ", ""),
                        Double.parseDouble(found.group(1)),
                        Double.parseDouble(found.group(2)) - HEAD))
                .toList();
    }

    private static Place at(Page page, Place place) {
        BoundingBox drawing = page.locator("[data-drawing]").boundingBox();
        return new Place(place.name, drawing.x + place.x, drawing.y + place.y);
    }

    private static void click(Page page, Place place) {
        Place there = at(page, place);
        page.mouse().click(there.x, there.y);
    }

    /** Blue pixels around an amber circle: those of its ring. */
    private static int accent(Page page, Place place) throws IOException {
        BufferedImage drawn = ImageIO.read(
                new ByteArrayInputStream(page.locator("[data-drawing]").screenshot()));
        int found = 0;
        for (int x = (int) place.x - 30; x < place.x + 30; x++) {
            for (int y = (int) place.y - 30; y < place.y + 12; y++) {
                int colour = drawn.getRGB(x, y);
                found += (colour & 255) - (colour >> 16 & 255) > 70 ? 1 : 0;
            }
        }
        return found;
    }

    /** Twenty accounts, each of which pays the next five; the first two have the same payees but for one another. */
    private static String payments() {
        var file = new StringBuilder("账号,户名,交易时间,交易金额,余额,对方账号,对方户名,摘要,流水号\n");
        for (int i = 0; i < 20; i++) {
            for (int n = 1; n <= 5; n++) {
                file.append("%s,,2026-03-%02d %02d:00:00,-%d.00,%d.00,%s,,网银转账,S%03d%d\n"
                        .formatted(
                                account(i), 1 + i, 8 + n, 1_000 + i, 100_000 - n * (1_000 + i), account(i + n), i, n));
            }
        }
        return file.toString();
    }

    private static String account(int i) {
        return "621700002%010d".formatted(i);
    }

    private static String key(int i) {
        return "account:" + account(i);
    }
}
