// Panels that are fetched after the page stands.
import { failure, piece } from './piece.js';

export function aroundLazy(page) {
  page.querySelectorAll('[data-lazy]').forEach((panel) => {
    const load = async () => {
      try {
        panel.replaceChildren(...await piece(panel.dataset.lazy));
      } catch (e) {
        panel.replaceChildren(failure(e, load));
      }
    };
    load();
  });
}
