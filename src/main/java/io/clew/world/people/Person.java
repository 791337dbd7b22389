package io.clew.world.people;

import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.List;

/** Somebody in a town. */
public final class Person {

    /** Counted over the whole world. */
    public final long number;

    public final String name;
    public final String idNumber;
    public final boolean male;
    /** yyyymmdd. */
    public final int born;

    public final String address;
    public final List<Account> accounts = new ArrayList<>();
    public final List<Phone> phones = new ArrayList<>();
    public final String handset;
    /** What this person is in crime, such as {@code 卡农}; empty for everybody else. */
    public String trade = "";
    /** Index of the household in its town; -1 for none. */
    public int household = -1;

    Person(long number, String name, String idNumber, boolean male, int born, String address, String handset) {
        this.number = number;
        this.name = name;
        this.idNumber = idNumber;
        this.male = male;
        this.born = born;
        this.address = address;
        this.handset = handset;
    }

    public Account account() {
        return accounts.getFirst();
    }

    public Phone phone() {
        return phones.getFirst();
    }

    public int age() {
        return 2025 - born / 10_000;
    }

    public EntityKey key() {
        return new EntityKey("person", idNumber);
    }
}
