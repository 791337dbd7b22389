package io.clew.world;

import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.List;

/** Somebody in a town. */
final class Person {

    /** Counted over the whole world. */
    final long number;

    final String name;
    final String idNumber;
    final boolean male;
    /** yyyymmdd. */
    final int born;

    final String address;
    final List<Account> accounts = new ArrayList<>();
    final List<Phone> phones = new ArrayList<>();
    final String handset;
    /** What this person is in crime, such as {@code 卡农}; empty for everybody else. */
    String trade = "";
    /** Index of the household in its town; -1 for none. */
    int household = -1;

    Person(long number, String name, String idNumber, boolean male, int born, String address, String handset) {
        this.number = number;
        this.name = name;
        this.idNumber = idNumber;
        this.male = male;
        this.born = born;
        this.address = address;
        this.handset = handset;
    }

    Account account() {
        return accounts.getFirst();
    }

    Phone phone() {
        return phones.getFirst();
    }

    int age() {
        return 2025 - born / 10_000;
    }

    EntityKey key() {
        return new EntityKey("person", idNumber);
    }
}
