package io.clew.world.people;

import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account, a merchant's collection account, or (with {@code machine}) a place where cash comes out. */
public final class Account {

    /** In its town, from 0. */
    public final int index;

    public final String number;
    public final int bank;
    public final String holder;
    public final @Nullable Person person;
    final String companyCode;
    public final boolean merchant;
    public final boolean machine;
    /** Epoch seconds. */
    public long opened;
    /** Whether its bank sent the statement. */
    public boolean loaded;
    /** Smallest balance to start with, 分; more is given where the year would overdraw it. */
    public long least;
    /** Balance before the first row, 分; set by the ledger. */
    public long openingBalance;
    /** In order of the statement; only where loaded. */
    public final List<Move> rows = new ArrayList<>();

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

    public EntityKey key() {
        return new EntityKey(machine ? "machine" : "account", number);
    }

    public String holderId() {
        return person != null ? person.idNumber : companyCode;
    }
}
