package io.clew.web.together;

import io.clew.access.Access;
import io.clew.analysis.path.Paths;
import io.clew.inquiry.FindPaths;
import io.clew.inquiry.Walk;
import io.clew.record.EntityKey;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Typed;
import io.clew.web.frame.Visitor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Whom several entities have in common and the paths between them: a page that stays and can be passed on. */
@Path("/together")
public class TogetherPages {

    private static final int STEPS = 6;
    private static final int PATHS = 10;
    private static final int COMMON = 200;

    private final Pages pages;
    private final Visitor visitor;
    private final FindPaths paths;

    TogetherPages(Pages pages, Visitor visitor, FindPaths paths) {
        this.pages = pages;
        this.visitor = visitor;
        this.paths = paths;
    }

    /** @param hubs whether paths may lead through entities of very many facts */
    @GET
    public Response together(@QueryParam("n") List<String> written, @QueryParam("hubs") boolean hubs) {
        return pages.show("search", frame -> {
            Access access = visitor.admit();
            List<EntityKey> keys = written.stream().distinct().map(Typed::key).toList();
            if (keys.size() < 2) {
                return Templates.together(frame, TogetherView.asking(keys));
            }
            var rules =
                    new Paths.Rules(STEPS, PATHS, Paths.By.STRONGEST, false, hubs ? Long.MAX_VALUE : TogetherView.HUB);
            var common = paths.common(access, keys, Walk.Scope.ALL, keys.size(), COMMON);
            var found = paths.paths(access, keys, Walk.Scope.ALL, rules);
            return Templates.together(frame, TogetherView.of(keys, common, found, hubs, frame.words()));
        });
    }
}
