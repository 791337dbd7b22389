package io.clew.analysis.scene;

import java.util.List;
import java.util.function.Consumer;

/**
 * One way in which money moves or people speak, looked for at one account, number or device. Keeps nothing between calls;
 * safe for many threads.
 */
public interface Pattern {

    /** Code of the catalogue, such as {@code F5}; its entry is {@code patterns/F5.yaml}. */
    String code();

    /** Whether it is looked for at this node; at accounts, unless the pattern says otherwise. */
    default boolean isAbout(Scene scene, long node) {
        return scene.isAccount(node);
    }

    /** Link types that it walks at the nodes looked at; empty for those that carry money. */
    default List<String> walks() {
        return List.of();
    }

    /**
     * Looks at one node.
     *
     * @param scene where the account's rows, its neighbours and the parameters are
     * @param account handle in the scene's view
     * @param hits takes what is found; the same instance is given once, at one of its accounts, where it has several
     */
    void find(Scene scene, long account, Consumer<Hit> hits);

    /**
     * Looks at one account, rates each hit by how unlikely it is among ordinary accounts, and leaves out what is ordinary,
     * which {@link Scene#ordinary} counts.
     */
    default void judge(Scene scene, long account, Consumer<Hit> hits) {
        find(scene, account, hit -> {
            Hit rated = scene.rated(hit);
            if (scene.isOrdinary(rated)) {
                scene.leaveOut(rated);
            } else {
                hits.accept(rated);
            }
        });
    }

    /** Whether there is anything at an account that is not ordinary. */
    default boolean shows(Scene scene, long account) {
        boolean[] there = {false};
        find(scene, account, hit -> there[0] = there[0] || !scene.isOrdinary(scene.rated(hit)));
        return there[0];
    }
}
