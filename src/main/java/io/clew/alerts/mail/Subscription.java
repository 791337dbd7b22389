package io.clew.alerts.mail;

import io.clew.alerts.Mandate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody wants to hear of their alerts.
 *
 * @param owner with whose eyes alerts are looked at, as of when a letter leaves
 * @param perDay letters on one day in China at most
 * @param english whether letters are in English, else in Chinese
 */
public record Subscription(
        String address, Mandate owner, @Nullable Quiet quiet, int perDay, boolean english, Instant madeAt) {}
