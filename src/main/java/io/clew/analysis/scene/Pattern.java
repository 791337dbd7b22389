package io.clew.analysis.scene;

import java.util.function.Consumer;

/** One way in which money moves, looked for at one account. Keeps nothing between calls; safe for many threads. */
public interface Pattern {

    /** Code of the catalogue, such as {@code F5}; its entry is {@code patterns/F5.yaml}. */
    String code();

    /**
     * Looks at one account.
     *
     * @param scene where the account's rows, its neighbours and the parameters are
     * @param account handle in the scene's view
     * @param hits takes what is found; the same instance is given once, at one of its accounts, where it has several
     */
    void find(Scene scene, long account, Consumer<Hit> hits);
}
