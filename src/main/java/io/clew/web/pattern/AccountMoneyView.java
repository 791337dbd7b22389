package io.clew.web.pattern;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the money of one account looks like: the part of its dossier that takes longer.
 *
 * @param balance null where its statement prints none
 */
public record AccountMoneyView(@Nullable BalanceLine balance, List<PatternsView.Found> found) {}
