package io.clew.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * A person at a real Chromium: signs in, says why, makes a source, imports a file, finds it, reads it, opens a dossier.
 *
 * <p>With {@code CLEW_SCREENS=write} the pages are pictured into {@code docs/screens/}.
 */
@QuarkusTest
@TestProfile(FreshInstallation.class)
@Tag("browser")
@EnabledIf(value = "browserIsThere", disabledReason = "/usr/bin/chromium and PLAYWRIGHT_NODEJS_PATH are needed")
class BrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENS = Path.of("docs/screens");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static @Nullable Playwright playwright;
    static Browser browser;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init") // set by the test framework
    URL home;

    static boolean browserIsThere() {
        return CHROMIUM.toFile().exists() && System.getenv("PLAYWRIGHT_NODEJS_PATH") != null;
    }

    @BeforeAll
    static void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000); // a busy machine draws slowly
        Playwright started = Playwright.create();
        playwright = started;
        browser = started.chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(FLAGS));
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void aNewcomerFindsWhatTheyImported() {
        var complaints = new ArrayList<String>();
        try (BrowserContext context = context(1440, ColorScheme.LIGHT)) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);

            signIn(page);
            sayWhy(page, "熟悉系统");
            makeSource(page, "jq-2026", "2026 年警情");
            importFile(page, "警情.csv", Samples.incidents());
            makeSource(page, "bank", "涉案账户流水");
            importFile(page, "流水.csv", Samples.statement());

            page.locator("#q").fill("安全账户");
            page.locator("#q").press("Enter");
            assertThat(page.locator(".total b")).hasText(Integer.toString(Samples.SAFE_ACCOUNTS));
            assertThat(page.locator(".hit mark").first()).hasText("安全账户");
            assertThat(page.locator("#preview .prose mark").first()).hasText("安全账户");
            page.keyboard().press("j");
            assertThat(page.locator(".hit[aria-current]")).hasCount(1);

            page.keyboard().press("o");
            assertThat(page.locator("#text a.m").first()).isVisible();
            String record = page.url();
            page.waitForLoadState();
            page.keyboard().press("f");
            page.locator("#find").fill("转账");
            assertThat(page.locator("#text mark.found.now")).hasText("转账");
            page.keyboard().press("Escape");
            assertThat(page.locator(".findbar")).isHidden();

            page.locator("#text a.m[data-key='account:" + Samples.MULE + "']")
                    .first()
                    .click();
            assertThat(page.locator(".identity h1 .id")).hasText("6222 0202 0011 2233 446");
            assertThat(page.locator("table.heat")).isVisible();
            assertThat(page.locator("#counterparts tbody tr").first()).isVisible();

            page.locator(".identity a[href^='/money?account=']").click();
            assertThat(page.locator(".money-methods [aria-current]")).hasText("先进先出");
            assertThat(page.locator(".sankey canvas")).isVisible();
            page.locator(".money-methods a", new Page.LocatorOptions().setHasText("按比例"))
                    .click();
            assertThat(page.locator(".money-methods [aria-current]")).hasText("按比例");
            page.locator(".card-line").first().click();
            assertThat(page.locator("[data-all]")).isVisible();
            page.goBack();
            page.goBack();

            page.locator("a[href^='/board?node=']").first().click();
            String board = drawAndSave(page);
            exportAll(page);
            BufferedImage drawn = drawing(page);
            page.navigate(board);
            assertThat(page.locator("[data-board][data-ready=true]")).isVisible();
            assertThat(difference(drawn, drawing(page)))
                    .as("share of the drawing that looks otherwise after it is opened again")
                    .isLessThan(0.02);
            assertThat(page.locator("strong[data-title]")).hasText("第一块画布");
            assertThat(page.locator("[data-legend] li")).not().hasCount(0);

            importFile(page, "去向.csv", Samples.passedOn());
            followMoney(page);

            page.navigate(record);
            assertThat(page.locator("#text")).isVisible();
            assertThat(complaints).isEmpty();
            if ("write".equals(System.getenv("CLEW_SCREENS"))) {
                picture(context, record, board);
            }
        }
    }

    /** Opens what was folded, changes the method, decides on a freeze twice, goes to the board and comes back. */
    private static void followMoney(Page page) {
        page.navigate("/money?account=account:" + Samples.VICTIM);
        Locator rows = page.locator("#trace-rows tbody tr");
        assertThat(page.locator(".folds li")).containsText("其他 12 笔");
        assertThat(rows).hasCount(3);
        page.locator(".folds a[data-swap]").click();
        assertThat(page.locator(".folds")).hasCount(0);
        assertThat(rows).hasCount(15);

        Locator remains = page.locator(".money-side section", within("余留"));
        assertThat(remains).containsText("60,000.00");
        page.locator(".money-methods a", new Page.LocatorOptions().setHasText("后进先出"))
                .click();
        assertThat(page.locator(".money-methods [aria-current]")).hasText("后进先出");
        assertThat(page.locator(".sankey canvas")).isVisible();

        Locator proposal = page.locator("#proposals li").first();
        decide(proposal, "accepted", "与受害人陈述相符");
        assertThat(proposal.locator(".decided.accepted")).containsText("与受害人陈述相符");
        decide(proposal, "refused", "持有人已说明来源");
        assertThat(proposal.locator(".decided.refused")).containsText("不采纳");

        assertThat(page.locator(".money-side section", within("断点"))).containsText("未调单");
        Locator requests = page.locator(".money-side section", within("调证清单"));
        assertThat(requests.locator("li").first()).containsText("30,000.00");
        requests.locator("li p").first().click();
        assertThat(page.locator("[data-all]")).isVisible();

        page.locator(".money-head a[href^='/board?']").click();
        assertThat(page.locator("[data-board][data-ready=true]")).isVisible();
        page.locator("[data-drawing]").focus();
        page.keyboard().press("ArrowRight");
        page.locator("[data-panel] a[href^='/money?account=']").click();
        assertThat(page.locator(".money-methods")).isVisible();
    }

    private static Page.LocatorOptions within(String heading) {
        return new Page.LocatorOptions().setHasText(heading);
    }

    private static void decide(Locator proposal, String state, String reason) {
        proposal.locator("summary").click();
        proposal.locator("textarea").fill(reason);
        proposal.locator("button[value=" + state + "]").click();
    }

    private BrowserContext context(int width, ColorScheme colours) {
        return browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(home.toString())
                .setViewportSize(width, 900)
                .setColorScheme(colours)
                .setLocale("zh-CN"));
    }

    /** Expands twice, opens an edge and its rows, finds paths, lays out, takes back, keeps it; returns its address. */
    private static String drawAndSave(Page page) {
        assertThat(page.locator("[data-board][data-ready=true]")).isVisible();
        assertThat(page.locator("[data-status]")).containsText("1 个实体");
        expand(page);
        assertThat(page.locator("[data-status]")).not().containsText("1 个实体 ");
        page.locator("[data-drawing]").focus();
        page.keyboard().press("ArrowRight");
        expand(page);
        page.keyboard().press("t");
        page.locator("[data-table] tbody tr").first().click();
        assertThat(page.locator("[data-panel] ol.facts li a").first()).isVisible();
        page.keyboard().press("t");
        page.keyboard().press("Control+a");
        page.keyboard().press("m");
        assertThat(page.locator("[data-panel] ol.paths li")).not().hasCount(0);
        page.keyboard().press("p");
        page.keyboard().press("g");
        page.keyboard().press("Control+z");
        page.keyboard().press("Control+z");
        page.keyboard().press("3");
        page.keyboard().press("Control+z");
        page.keyboard().press("Control+s");
        page.locator("#board-title").fill("第一块画布");
        page.locator("[data-save] button[value=save]").click();
        page.waitForURL(java.util.regex.Pattern.compile(".*/board/[0-9a-f-]{36}"));
        return page.url();
    }

    private static void expand(Page page) {
        page.keyboard().press("e");
        assertThat(page.locator("[data-expand] tbody tr")).not().hasCount(0);
        page.locator("[data-toast]").evaluate("toast => toast.textContent = ''");
        page.locator("[data-expand] button[type=submit]").click();
        assertThat(page.locator("[data-expand]")).isHidden();
        assertThat(page.locator("[data-toast]")).containsText("带入");
    }

    /** The drawing fitted to its place, nothing chosen, once it no longer changes. */
    private static BufferedImage drawing(Page page) {
        page.mouse().move(0, 0);
        page.keyboard().press("Escape");
        page.evaluate("document.activeElement.blur()");
        page.keyboard().press("0");
        page.locator("[data-toast]:not(.on)")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        byte[] last = new byte[0];
        for (int look = 0, same = 0; look < 60 && same < 4; look++) {
            byte[] now = page.locator("[data-drawing]").screenshot();
            same = Arrays.equals(now, last) ? same + 1 : 0;
            last = now;
        }
        try {
            return ImageIO.read(new ByteArrayInputStream(last));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Share of the pixels that differ by more than an edge's smoothing would. */
    private static double difference(BufferedImage one, BufferedImage other) {
        assertThat(other.getWidth()).isEqualTo(one.getWidth());
        assertThat(other.getHeight()).isEqualTo(one.getHeight());
        long different = 0;
        for (int x = 0; x < one.getWidth(); x++) {
            for (int y = 0; y < one.getHeight(); y++) {
                int a = one.getRGB(x, y);
                int b = other.getRGB(x, y);
                int most = 0;
                for (int shift = 0; shift < 24; shift += 8) {
                    most = Math.max(most, Math.abs((a >> shift & 255) - (b >> shift & 255)));
                }
                different += most > 48 ? 1 : 0;
            }
        }
        return (double) different / ((long) one.getWidth() * one.getHeight());
    }

    /** Takes the board as every kind of file and reads each back. */
    private static void exportAll(Page page) {
        try {
            var xml = javax.xml.parsers.DocumentBuilderFactory.newNSInstance();
            for (String kind : List.of("graphml", "gexf", "svg")) {
                var root = xml.newDocumentBuilder()
                        .parse(taken(page, kind).toFile())
                        .getDocumentElement();
                String thing = kind.equals("svg") ? "circle" : "node";
                assertThat(root.getLocalName()).isEqualTo(kind);
                assertThat(root.getElementsByTagNameNS("*", thing).getLength())
                        .as(kind)
                        .isGreaterThan(2);
            }
            var rows = Files.readAllLines(taken(page, "csv"));
            assertThat(rows.getFirst()).contains("from,fromLabel,link,to");
            assertThat(rows).hasSizeGreaterThan(2);
            assertThat(ImageIO.read(taken(page, "png").toFile()).getWidth()).isGreaterThan(300);
        } catch (IOException | javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path taken(Page page, String kind) {
        return page.waitForDownload(
                        () -> page.locator("[data-act=" + kind + "]").dispatchEvent("click"))
                .path();
    }

    static void signIn(Page page) {
        page.navigate("/");
        page.locator("[name=j_username]").fill("owner");
        page.locator("[name=j_password]").fill(FreshInstallation.PASSWORD);
        page.locator("button").click();
        assertThat(page.locator(".steps")).isVisible();
    }

    static void sayWhy(Page page, String purpose) {
        page.locator("#first-purpose").fill(purpose);
        page.locator(".steps button").click();
        assertThat(page.locator("details.purpose summary b")).hasText(purpose);
    }

    static void makeSource(Page page, String id, String title) {
        page.navigate("/sources");
        page.locator("#s-title").fill(title);
        page.locator("#s-id").fill(id);
        page.locator("form[action='/sources'] button").click();
        assertThat(page.locator("table.rows").first()).containsText(title);
    }

    static void importFile(Page page, String name, String text) {
        page.navigate("/imports/new");
        String source = name.startsWith("警情") ? "jq-2026" : "bank";
        page.locator("#source").selectOption(source);
        page.locator("#files").setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        page.locator("form[data-import] button[class~=btn-primary]").click();
        assertThat(page.locator("[data-preview] th.mapped").first()).isVisible();
        page.locator("[data-preview] button[value=go]").click();
        page.locator("[data-state=done]").waitFor();
    }

    /** Every page at both widths, light and dark. */
    private void picture(BrowserContext signedIn, String record, String board) {
        var pages = Map.of(
                "start",
                "/",
                "search",
                "/search?q=%E5%AE%89%E5%85%A8%E8%B4%A6%E6%88%B7",
                "record",
                record,
                "board",
                board,
                "dossier",
                "/entities/account:" + Samples.MULE,
                "money",
                "/money?account=account:" + Samples.MULE,
                "data",
                "/sources",
                "import",
                "/imports/new");
        for (int width : new int[] {1440, 800}) {
            for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (BrowserContext context = context(width, colours)) {
                    context.addCookies(signedIn.cookies().stream()
                            .map(kept -> new com.microsoft.playwright.options.Cookie(kept.name, kept.value)
                                    .setUrl(home.toString()))
                            .toList());
                    Page page = context.newPage();
                    pages.forEach((name, path) -> {
                        page.navigate(path);
                        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
                        page.screenshot(new Page.ScreenshotOptions()
                                .setPath(SCREENS.resolve("%s-%d-%s.png"
                                        .formatted(name, width, colours.name().toLowerCase(java.util.Locale.ROOT)))));
                    });
                }
            }
        }
    }
}
