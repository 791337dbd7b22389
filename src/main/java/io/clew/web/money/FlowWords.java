package io.clew.web.money;

import io.clew.analysis.trace.statement.Stop;
import io.clew.inquiry.money.MoneyFlow;
import io.clew.record.EntityKey;
import io.clew.web.frame.Words;

/** What a drawing of a trace calls its places. */
record FlowWords(Words words) implements MoneyFlow.Say {

    private MoneyMsg say() {
        return words.of(MoneyMsg.class);
    }

    @Override
    public String label(EntityKey account, String name) {
        return MoneyView.label(account, name);
    }

    @Override
    public String stop(Stop why) {
        return words.stop(why);
    }

    @Override
    public String fold(int payments) {
        return say().fold(payments);
    }

    @Override
    public String back() {
        return say().back();
    }

    @Override
    public String rest(int places) {
        return say().otherPlaces(places);
    }

    @Override
    public String seen() {
        return say().seenAccount();
    }
}
