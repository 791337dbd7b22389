package io.clew.reports;

import io.clew.analysis.trace.statement.Stop;
import io.clew.inquiry.money.MoneyFlow;
import io.clew.record.EntityKey;
import io.clew.reports.paper.Cells;

/** What the drawing of a trace calls its places, in Chinese. */
final class FlowWords implements MoneyFlow.Say {

    private static final int END = 8;

    @Override
    public String label(EntityKey account, String name) {
        String shown = Cells.shown(account);
        String end = shown.length() > END ? "…" + shown.substring(shown.length() - END) : shown;
        return name.isEmpty() ? end : name + " " + end;
    }

    @Override
    public String stop(Stop why) {
        return Cells.told(why.message());
    }

    @Override
    public String fold(int payments) {
        return "其他 " + payments + " 笔";
    }

    @Override
    public String back() {
        return "回流";
    }

    @Override
    public String rest(int places) {
        return "其余 " + places + " 处";
    }

    @Override
    public String seen() {
        return "见于他人流水";
    }
}
