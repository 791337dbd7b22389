package io.clew.web.frame;

import io.quarkus.qute.TemplateGlobal;

/** What every template knows, tags included. */
@TemplateGlobal
final class Globals {

    private Globals() {}

    /** Address of the icon sprite. */
    static String icons() {
        return Assets.path("icons.svg");
    }
}
