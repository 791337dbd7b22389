package io.clew.world;

import io.clew.world.file.CallFiles;
import io.clew.world.file.Files;
import io.clew.world.file.Flaws;
import io.clew.world.file.Ledger;
import io.clew.world.file.Papers;
import io.clew.world.file.RegistryFiles;
import io.clew.world.file.StatementFiles;
import io.clew.world.file.Truth;
import io.clew.world.life.Crime;
import io.clew.world.life.Disorder;
import io.clew.world.people.Town;
import java.util.LinkedHashMap;
import java.util.Map;

/** Closes a town's books and writes its files; what it returns is the truth about them. */
final class TownWriting {

    private final Town town;
    private final Crime crime;
    private final Files files;

    TownWriting(Town town, Crime crime, Files files) {
        this.town = town;
        this.crime = crime;
        this.files = files;
    }

    Truth write() {
        new Disorder(town).spread();
        new Ledger(town).close();
        var flaws = new Flaws(town);
        var truth = new Truth(town);
        var counts = new LinkedHashMap<String, Long>();
        counts.put("statementRows", new StatementFiles(town, files, flaws).write());
        counts.put("callRows", new CallFiles(town, files, flaws).write());
        counts.put("registryRows", new RegistryFiles(town, files).write());
        counts.put("papers", new Papers(town, crime, files, truth).write());
        count(counts, flaws);
        truth.tell(crime, flaws, counts);
        return truth;
    }

    private void count(Map<String, Long> counts, Flaws flaws) {
        counts.put("moves", (long) town.moves.size());
        counts.put(
                "mirrored",
                town.moves.stream()
                        .filter(m -> !m.fromRow.isEmpty() && !m.toRow.isEmpty())
                        .count());
        counts.put(
                "blind",
                town.moves.stream().filter(m -> m.blind && m.toRow.isEmpty()).count());
        counts.put("calls", (long) town.calls.size());
        counts.put("logins", (long) town.logins.size());
        counts.put("rejects", (long) flaws.bad.size());
        counts.put("repeatedRows", (long) flaws.repeated.size());
        counts.put(
                "reversals", town.moves.stream().filter(m -> m.reverses != null).count());
        long openings = town.accounts.stream().filter(RegistryFiles::printed).count();
        long ofPersons = town.accounts.stream()
                .filter(account -> RegistryFiles.printed(account) && account.person != null)
                .count();
        long numbers =
                town.phones.stream().filter(phone -> phone.holder != null).count();
        counts.put("owns", openings);
        counts.put("registered", ofPersons + numbers + town.companies.size());
        counts.put("legalPersons", (long) town.companies.size());
        counts.put("persons", (long) town.persons.size());
        counts.put("accounts", town.accounts.stream().filter(a -> !a.machine).count());
        counts.put("phones", (long) town.phones.size());
    }
}
