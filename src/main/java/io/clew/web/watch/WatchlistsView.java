package io.clew.web.watch;

import io.clew.alerts.watch.Watchlist;
import io.clew.alerts.watch.Watchlists;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.util.List;
import java.util.function.Predicate;

/** Watchlists, the last made first, and the form for one more. */
public record WatchlistsView(List<One> lists, Form form, String fault, String said) {

    /** What the form holds, so that nothing typed is lost when it is refused. */
    public record Form(String title, String reason, String expires, int grade, String values) {
        static final Form EMPTY = new Form("", "", "", 0, "");
    }

    /** One list in words. */
    public record One(
            String id,
            String title,
            String reason,
            String owner,
            String values,
            String expires,
            int grade,
            boolean active,
            String state,
            String alerts) {}

    public int size() {
        return lists.size();
    }

    static WatchlistsView of(
            List<Watchlist> lists,
            Predicate<Watchlist> holds,
            Names names,
            Words words,
            Form form,
            String fault,
            String said) {
        WatchMsg say = words.of(WatchMsg.class);
        return new WatchlistsView(
                lists.stream()
                        .map(list -> new One(
                                list.id(),
                                list.title(),
                                list.reason(),
                                names.of(list.owner().user()),
                                say.valuesCount(list.values()),
                                Shown.day(list.expires()),
                                list.grade(),
                                holds.test(list),
                                holds.test(list) ? say.active() : say.over(),
                                "/alerts?state=all&kind=list&source=" + list.id()))
                        .toList(),
                form,
                fault,
                said);
    }

    static String said(Watchlists.Made made, Words words) {
        WatchMsg say = words.of(WatchMsg.class);
        return made.unread().isEmpty()
                ? say.made()
                : say.made() + " "
                        + say.unread(String.join(
                                "、",
                                made.unread()
                                        .subList(0, Math.min(20, made.unread().size()))));
    }
}
