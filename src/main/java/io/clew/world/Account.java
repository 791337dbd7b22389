package io.clew.world;

import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account, a merchant's collection account, or (with {@code machine}) a place where cash comes out. */
final class Account {

    /** In its town, from 0. */
    final int index;

    final String number;
    final int bank;
    final String holder;
    final @Nullable Person person;
    final String companyCode;
    final boolean merchant;
    final boolean machine;
    /** Epoch seconds. */
    long opened;
    /** Whether its bank sent the statement. */
    boolean loaded;
    /** Smallest balance to start with, 分; more is given where the year would overdraw it. */
    long least;
    /** Balance before the first row, 分; set by the ledger. */
    long openingBalance;
    /** In order of the statement; only where loaded. */
    final List<Move> rows = new ArrayList<>();

    Account(
            int index,
            String number,
            int bank,
            String holder,
            @Nullable Person person,
            String companyCode,
            boolean merchant,
            boolean machine) {
        this.index = index;
        this.number = number;
        this.bank = bank;
        this.holder = holder;
        this.person = person;
        this.companyCode = companyCode;
        this.merchant = merchant;
        this.machine = machine;
    }

    EntityKey key() {
        return new EntityKey(machine ? "machine" : "account", number);
    }

    String holderId() {
        return person != null ? person.idNumber : companyCode;
    }
}
