package io.clew.web.search;

import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.access.Sources;
import io.clew.access.entry.Accounts;
import io.clew.casework.Cases;
import io.clew.casework.workspace.Workspace;
import io.clew.inquiry.SearchRecords;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Source;
import io.clew.record.TimeRange;
import io.clew.search.RecordQuery;
import io.clew.search.SearchPage;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Names;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Visitor;
import io.clew.web.search.StartView.Story;
import io.clew.web.search.StartView.Try;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The first page: what waits for the visitor, the newest records, and three steps for a newcomer. */
@Path("/")
public class StartPages {

    private static final int RECENT = 8;
    private static final int ENTITIES = 6;
    private static final int TAIL = 4;
    private static final int REPORTS = 50;
    private static final Set<String> TELLING = Set.of("phone", "account", "person");

    private final Pages pages;
    private final Visitor visitor;
    private final SearchRecords records;
    private final Sources sources;
    private final Cases cases;
    private final Workspace workspace;
    private final Accounts accounts;

    StartPages(
            Pages pages,
            Visitor visitor,
            SearchRecords records,
            Sources sources,
            Cases cases,
            Workspace workspace,
            Accounts accounts) {
        this.pages = pages;
        this.visitor = visitor;
        this.records = records;
        this.sources = sources;
        this.cases = cases;
        this.workspace = workspace;
        this.accounts = accounts;
    }

    @GET
    public Response start() {
        return pages.show("", frame -> Templates.start(frame, asks(frame) ? view() : nothingYet()));
    }

    private boolean asks(Frame frame) {
        return !frame.purpose().isEmpty() && visitor.caller().roles().stream().anyMatch(Role::readsRecords);
    }

    private StartView nothingYet() {
        return new StartView(day(), -1, 0, List.of(), List.of(), null, List.of());
    }

    private StartView view() {
        var access = visitor.admit();
        var page = records.search(access, Ask.text("").sorted("newest").query(RECENT, Set.of()))
                .page();
        var titles = sources.list().stream().collect(Collectors.toMap(Source::id, Source::title));
        var entities = page.hits().stream()
                .flatMap(hit -> hit.entities().stream())
                .map(EntityRef::key)
                .filter(key -> TELLING.contains(key.type()))
                .distinct()
                .limit(ENTITIES)
                .toList();
        return new StartView(
                day(),
                page.total(),
                access.sources().size(),
                tries(page, entities),
                entities,
                story(access),
                Hits.of(page, titles));
    }

    private MyDay day() {
        return MyDay.of(visitor.caller(), cases, workspace, Names.of(accounts));
    }

    /** The earliest report that names an account, so that there is time for its money to have moved. */
    private @Nullable Story story(Access access) {
        var reports = new RecordQuery(
                "",
                List.of("incident"),
                List.of(),
                TimeRange.ALWAYS,
                List.of(),
                Set.of(),
                RecordQuery.Sort.OLDEST,
                REPORTS,
                "",
                Set.of(),
                false);
        for (var hit : records.search(access, reports).page().hits()) {
            for (EntityRef entity : hit.entities()) {
                if (entity.key().type().equals("account")) {
                    return new Story(
                            new Try(hit.title(), Shown.href(hit.ref())),
                            entity.key(),
                            "/money?account=" + Shown.encoded(entity.key().toString()));
                }
            }
        }
        return null;
    }

    private static List<Try> tries(SearchPage page, List<EntityKey> entities) {
        if (page.total() == 0) {
            return List.of();
        }
        var tries = new ArrayList<String>(List.of("转账", "安全账户", "刷单返利"));
        entities.stream()
                .filter(key -> key.type().equals("account"))
                .map(EntityKey::value)
                .filter(value -> value.length() > TAIL)
                .findFirst()
                .ifPresent(value -> tries.add("尾号" + value.substring(value.length() - TAIL)));
        return tries.stream().map(text -> new Try(text, Ask.text(text).href())).toList();
    }
}
