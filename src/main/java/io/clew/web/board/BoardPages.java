package io.clew.web.board;

import io.clew.casework.Boards;
import io.clew.graph.Ontology;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Visitor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Boards: the list of one's own, an empty one, one that opens with entities on it, a kept one. */
@Path("/board")
public class BoardPages {

    private final Pages pages;
    private final Visitor visitor;
    private final Boards boards;
    private final Ontology ontology;

    BoardPages(Pages pages, Visitor visitor, Boards boards, Ontology ontology) {
        this.pages = pages;
        this.visitor = visitor;
        this.boards = boards;
        this.ontology = ontology;
    }

    /** @param changed as people read it */
    public record Listed(String id, String title, int nodes, String changed) {}

    /** With {@code node}, once for each entity, the script puts them on a new board. */
    @GET
    public Response list(@QueryParam("node") @Nullable List<String> nodes) {
        if (nodes != null && !nodes.isEmpty()) {
            return fresh();
        }
        return pages.show(
                "board",
                frame -> Templates.boards(
                        frame,
                        boards.list(visitor.admit()).stream()
                                .map(board -> new Listed(
                                        board.id(), board.title(), board.nodes(), Shown.clock(board.changed())))
                                .toList()));
    }

    @GET
    @Path("new")
    public Response fresh() {
        return pages.show("board", frame -> {
            visitor.admit();
            return Templates.board(frame, BoardView.of("", "", ontology));
        });
    }

    @GET
    @Path("{id}")
    public Response kept(@PathParam("id") String id) {
        return pages.show("board", frame -> {
            var board = boards.open(visitor.admit(), id);
            return Templates.board(frame, BoardView.of(id, board.summary().title(), ontology));
        });
    }
}
