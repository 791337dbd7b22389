package io.clew.world;

import io.clew.record.EntityKey;
import org.jspecify.annotations.Nullable;

/** A number; its IMEI may change over the year. */
final class Phone {

    final String number;
    final int carrier;
    final @Nullable Person holder;
    final String imsi;
    String imei;
    /** Whether its carrier sent the call records. */
    boolean loaded;
    /** Epoch seconds. */
    long activated;
    /** Everybody calls it, or it calls everybody: couriers, services. */
    final boolean publicService;

    String cell = "";

    Phone(String number, int carrier, @Nullable Person holder, String imsi, String imei, boolean publicService) {
        this.number = number;
        this.carrier = carrier;
        this.holder = holder;
        this.imsi = imsi;
        this.imei = imei;
        this.publicService = publicService;
    }

    EntityKey key() {
        return Numbers.phoneKey(number);
    }
}
