package io.clew.world.people;

import io.clew.record.EntityKey;
import org.jspecify.annotations.Nullable;

/** A number; its IMEI may change over the year. */
public final class Phone {

    public final String number;
    public final int carrier;
    public final @Nullable Person holder;
    public final String imsi;
    public String imei;
    /** Whether its carrier sent the call records. */
    public boolean loaded;
    /** Epoch seconds. */
    public long activated;
    /** Everybody calls it, or it calls everybody: couriers, services. */
    final boolean publicService;

    public String cell = "";

    public Phone(String number, int carrier, @Nullable Person holder, String imsi, String imei, boolean publicService) {
        this.number = number;
        this.carrier = carrier;
        this.holder = holder;
        this.imsi = imsi;
        this.imei = imei;
        this.publicService = publicService;
    }

    public EntityKey key() {
        return Numbers.phoneKey(number);
    }
}
