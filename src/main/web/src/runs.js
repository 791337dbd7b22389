// A look at everything: fetches how far it is until it is over, then the page with what was found. And ticking all boxes.
import { piece } from './piece.js';

const EVERY = 1500;

export function aroundRuns(page) {
  const place = page.querySelector('[data-run]');
  if (place) setTimeout(() => look(place), EVERY);
  for (const button of page.querySelectorAll('[data-check-all]')) {
    const boxes = () => [...button.form.elements].filter((box) => box.name === button.dataset.checkAll);
    button.addEventListener('click', () => {
      const wanted = boxes().some((box) => !box.checked);
      for (const box of boxes()) box.checked = wanted;
    });
  }
}

async function look(place) {
  try {
    place.replaceChildren(...await piece(place.dataset.run));
    if (place.querySelector('[data-over]')) {
      location.reload();
      return;
    }
  } catch {
    // the next try may do better
  }
  setTimeout(() => look(place), EVERY);
}
