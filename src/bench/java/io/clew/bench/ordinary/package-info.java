/**
 * A year among ordinary people who move money irregularly, with a few gangs among them: club treasurers, shops with a
 * personal code, wages paid by hand, cafés, dormitories. Written from other assumptions than {@code io.clew.world}, so that
 * patterns are measured where they were not made.
 *
 * <p>Read {@link io.clew.bench.ordinary.OrdinaryWorld} first.
 */
@NullMarked
package io.clew.bench.ordinary;

import org.jspecify.annotations.NullMarked;
