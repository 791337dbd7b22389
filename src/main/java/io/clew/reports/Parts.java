package io.clew.reports;

import io.clew.reports.paper.Content;
import java.util.List;

/** What a template's analysis says, by the parts that the template names. */
interface Parts {

    /** @throws IllegalStateException for a part that this analysis does not have: the template is wrong */
    Content.Section part(String code);

    /** What has to be read before anything else, such as that something is incomplete. */
    default List<String> notes() {
        return List.of();
    }
}
