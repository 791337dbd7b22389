package io.clew.web.search;

import io.clew.access.Caller;
import io.clew.casework.Cases;
import io.clew.casework.workspace.Tasks;
import io.clew.casework.workspace.Workspace;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What waits for somebody: their cases with the tasks that are theirs, and where colleagues named them.
 *
 * @param cases those with overdue tasks first, then by the next day, then the latest
 */
public record MyDay(List<MyCase> cases, List<Mention> mentions) {

    private static final int CASES = 12;
    private static final int MENTIONS = 5;

    /** A case that one works on. */
    public record MyCase(
            String id,
            String title,
            String href,
            int open,
            int overdue,
            @Nullable LocalDate next) {}

    /** A note that names the visitor; what it says is read on the page of its case. */
    public record Mention(String by, String caseTitle, String href, Instant at) {}

    static MyDay of(Caller caller, Cases cases, Workspace workspace, Names names) {
        var mine = cases.list(caller).stream()
                .filter(one -> cases.mayUse(caller, one.id()))
                .toList();
        var tasked = workspace.tasks().waiting(caller);
        Map<String, Tasks.Waiting> waiting =
                tasked.stream().collect(Collectors.toMap(Tasks.Waiting::caseId, Function.identity()));
        Map<String, String> titles = mine.stream().collect(Collectors.toMap(Cases.Case::id, Cases.Case::title));
        var first = tasked.stream().map(Tasks.Waiting::caseId).toList();
        return new MyDay(
                mine.stream()
                        .sorted(Comparator.comparingInt(one -> place(first, one.id())))
                        .limit(CASES)
                        .map(one -> shown(one, waiting.get(one.id())))
                        .toList(),
                workspace.notes().naming(caller).stream()
                        .limit(MENTIONS)
                        .map(mention -> new Mention(
                                names.of(mention.by()),
                                titles.getOrDefault(mention.caseId(), mention.caseId()),
                                href(mention.caseId(), "notes"),
                                mention.at()))
                        .toList());
    }

    private static int place(List<String> first, String id) {
        int place = first.indexOf(id);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private static MyCase shown(Cases.Case one, Tasks.@Nullable Waiting waiting) {
        return waiting == null
                ? new MyCase(one.id(), one.title(), href(one.id(), ""), 0, 0, null)
                : new MyCase(
                        one.id(),
                        one.title(),
                        href(one.id(), "tasks"),
                        waiting.open(),
                        waiting.overdue(),
                        waiting.next());
    }

    private static String href(String id, String tab) {
        return "/cases/" + Shown.encoded(id) + (tab.isEmpty() ? "" : "?tab=" + tab);
    }

    public boolean empty() {
        return cases.isEmpty() && mentions.isEmpty();
    }
}
