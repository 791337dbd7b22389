package io.clew.inquiry.incident;

import io.clew.record.AmountMention;
import io.clew.record.Money;
import io.clew.record.Record;
import io.clew.text.TextFolder;
import java.util.Optional;
import java.util.regex.Pattern;

/** The loss that a report tells in words, where no field has it. */
final class Losses {

    private static final Pattern TELLS = Pattern.compile("(损失|共计|被骗了?|共被骗|总共|累计|合计|一共)[^,。]{0,6}$");

    private static final int BEFORE = 14;

    private Losses() {}

    /** The last exact amount behind words such as 损失 or 共被骗. */
    static Optional<Money> told(Record record) {
        AmountMention last = null;
        for (AmountMention said : record.amounts()) {
            String before = TextFolder.fold(record.text().substring(Math.max(0, said.start() - BEFORE), said.start()))
                    .text();
            if (!said.approximate() && TELLS.matcher(before).find()) {
                last = said;
            }
        }
        return Optional.ofNullable(last).map(AmountMention::amount);
    }
}
