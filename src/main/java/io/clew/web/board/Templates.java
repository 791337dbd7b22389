package io.clew.web.board;

import io.clew.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "board")
final class Templates {

    private Templates() {}

    static native TemplateInstance board(Frame frame, BoardView view);

    static native TemplateInstance boards(Frame frame, List<BoardPages.Listed> boards);
}
