package io.clew.reports;

import io.clew.casework.Leads;
import io.clew.casework.freeze.Freezes;
import io.clew.casework.series.SeriesBook;
import io.clew.inquiry.call.CallRows;
import io.clew.inquiry.call.ShowCalls;
import io.clew.inquiry.gang.AskGangs;
import io.clew.inquiry.incident.ShowIncident;
import io.clew.inquiry.link.ProposeLinks;
import io.clew.inquiry.money.FollowMoney;
import io.clew.search.RecordIndex;

/** The questions and the work product that reports are made of. */
public record ReportMeans(
        FollowMoney money,
        Freezes freezes,
        Briefs briefs,
        RecordIndex index,
        ShowCalls calls,
        CallRows callRows,
        AskGangs gangs,
        ShowIncident incidents,
        ProposeLinks links,
        SeriesBook series,
        Leads leads) {}
