package io.clew.web.frame;

import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.entry.Desk;
import io.clew.casework.Cases;
import io.clew.door.Asker;
import io.clew.oversight.Approvals;
import io.clew.oversight.Emergencies;
import io.clew.web.frame.Frame.RailEntry;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The person at the page: how they want it to look, why they look, and what they may read. */
@RequestScoped
public class Visitor {

    static final String LANG = "clew-lang";
    static final String THEME = "clew-theme";
    static final String PURPOSE = "clew-purpose";
    static final String PURPOSES = "clew-purposes";
    private static final int YEAR = 365 * 24 * 3600;
    private static final int PURPOSES_KEPT = 6;
    private static final List<String> THEMES = List.of("auto", "light", "dark");

    private final HttpHeaders headers;
    private final UriInfo uri;
    private final SecurityIdentity identity;
    private final Asker asker;
    private final Desk desk;
    private final Cases cases;
    private final Approvals approvals;
    private final Emergencies emergencies;

    Visitor(
            HttpHeaders headers,
            UriInfo uri,
            SecurityIdentity identity,
            Asker asker,
            Desk desk,
            Cases cases,
            Approvals approvals,
            Emergencies emergencies) {
        this.headers = headers;
        this.uri = uri;
        this.identity = identity;
        this.asker = asker;
        this.desk = desk;
        this.cases = cases;
        this.approvals = approvals;
        this.emergencies = emergencies;
    }

    public Words words() {
        return Words.in(lang());
    }

    /** As the address says, else as chosen before, else Chinese. */
    String lang() {
        String asked = uri.getQueryParameters().getFirst("lang");
        return asked != null ? asked : cookie(LANG);
    }

    private boolean signedIn() {
        return !identity.isAnonymous();
    }

    public Caller caller() {
        return asker.caller();
    }

    /** @throws io.clew.record.ClewException {@code purpose-required} and whatever else {@link Desk#admit} refuses */
    public Access admit() {
        return asker.past(desk.admit(caller(), purpose()), asker.asOf());
    }

    public String purpose() {
        return cookie(PURPOSE);
    }

    /** Purposes given in this browser, latest first. */
    List<String> purposes() {
        return Arrays.stream(cookie(PURPOSES).split("\n"))
                .filter(purpose -> !purpose.isBlank())
                .toList();
    }

    /** Path and query of this page. */
    String here() {
        String query = uri.getRequestUri().getRawQuery();
        return uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
    }

    /** @param active id of the rail entry that the page belongs to */
    public Frame frame(String active) {
        String theme = cookie(THEME);
        Words words = words();
        return new Frame(
                words,
                here(),
                active,
                THEMES.contains(theme) ? theme : "auto",
                signedIn() ? caller().user() : "",
                purpose(),
                purposes(),
                "",
                signedIn() && !purpose().isEmpty() && cases.mayUse(caller(), purpose()),
                rail(words),
                signedIn() ? asker.asOf() : "");
    }

    private List<RailEntry> rail(Words words) {
        Msg msg = words.msg();
        NavMsg nav = words.of(NavMsg.class);
        var entries = new ArrayList<RailEntry>();
        entries.add(new RailEntry("search", msg.navSearch(), "search", "/search"));
        entries.add(new RailEntry("board", msg.navBoard(), "waypoints", "/board"));
        entries.add(new RailEntry("money", msg.navMoney(), "banknote", "/money"));
        entries.add(new RailEntry("calls", nav.calls(), "phone-call", "/calls"));
        entries.add(new RailEntry("patterns", msg.navPatterns(), "scan-search", "/patterns"));
        entries.add(new RailEntry("gangs", nav.gangs(), "group", "/gangs"));
        entries.add(new RailEntry("series", nav.series(), "git-merge", "/series"));
        entries.add(new RailEntry("alerts", nav.alerts(), "siren", "/alerts"));
        entries.add(new RailEntry("leads", msg.navLeads(), "list-checks", "/leads"));
        entries.add(new RailEntry("freezes", nav.freezes(), "lock", "/freezes"));
        entries.add(new RailEntry("cases", msg.navCases(), "users", "/cases"));
        entries.add(new RailEntry("briefs", nav.briefs(), "calendar", "/briefs"));
        entries.add(new RailEntry("data", msg.navData(), "database", "/sources"));
        if (signedIn() && Right.OVERSEE.of(caller())) {
            entries.add(
                    new RailEntry("oversight", msg.navOversight(), "shield-check", "/oversight", waiting(caller())));
        }
        if (signedIn() && Right.KEEP_ACCOUNTS.of(caller())) {
            entries.add(new RailEntry("people", msg.navPeople(), "id-card", "/people"));
        }
        return entries;
    }

    /** Requests and reviews that only a supervisor can settle, and that are not about themselves. */
    private int waiting(Caller caller) {
        if (!Right.SUPERVISE.of(caller)) {
            return 0;
        }
        long reviews = emergencies.unreviewed(caller).stream()
                .filter(one -> !one.user().equals(caller.user()))
                .count();
        return approvals.queue(caller).size() + (int) reviews;
    }

    /** What a browser keeps once a purpose has been given. */
    NewCookie[] keepPurpose(String purpose) {
        var kept = Stream.concat(Stream.of(purpose), purposes().stream())
                .map(one -> one.replace('\n', ' ').strip())
                .distinct()
                .limit(PURPOSES_KEPT)
                .toList();
        return new NewCookie[] {
            keep(PURPOSE, purpose.strip(), NewCookie.DEFAULT_MAX_AGE), keep(PURPOSES, String.join("\n", kept), YEAR)
        };
    }

    /** Lets all pages of this browser be as of a moment, until it is closed; as of now again where it is empty. */
    static NewCookie keepAsOf(String asOf) {
        return keep(Asker.AS_OF_COOKIE, asOf, asOf.isEmpty() ? 0 : NewCookie.DEFAULT_MAX_AGE);
    }

    static NewCookie keep(String name, String value) {
        return keep(name, value, YEAR);
    }

    private static NewCookie keep(String name, String value, int seconds) {
        return new NewCookie.Builder(name)
                .value(Shown.encoded(value))
                .path("/")
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(seconds)
                .build();
    }

    private String cookie(String name) {
        Cookie cookie = headers.getCookies().get(name);
        if (cookie == null) {
            return "";
        }
        try {
            return URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
