// What the search box offers while one types, after a pause; arrow keys choose.
import { piece } from './piece.js';

const PAUSE_MS = 140;

export function aroundSuggestions(page) {
  const box = page.getElementById('q');
  const list = page.getElementById('suggestions');
  if (!box || !list) {
    return;
  }
  let timer;
  let running;
  let chosen = -1;

  const offers = () => [...list.querySelectorAll('[role=option]')];
  const close = () => {
    clearTimeout(timer);
    running?.abort();
    list.hidden = true;
    chosen = -1;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };
  const choose = (at) => {
    const all = offers();
    chosen = all.length === 0 ? -1 : (at + all.length) % all.length;
    all.forEach((offer, i) => offer.setAttribute('aria-selected', String(i === chosen)));
    if (chosen >= 0) {
      box.setAttribute('aria-activedescendant', all[chosen].id);
    }
  };
  const ask = async () => {
    const typed = box.value.trim();
    running?.abort();
    if (typed.length === 0) {
      close();
      return;
    }
    running = new AbortController();
    try {
      const nodes = await piece(`/suggest?q=${encodeURIComponent(typed)}`, running.signal);
      list.replaceChildren(...nodes);
      chosen = -1;
      const some = offers().length > 0 && document.activeElement === box;
      list.hidden = !some;
      box.setAttribute('aria-expanded', String(some));
    } catch {
      list.hidden = true;
    }
  };

  box.addEventListener('input', (event) => {
    clearTimeout(timer);
    if (!event.isComposing) {
      timer = setTimeout(ask, PAUSE_MS);
    }
  });
  box.addEventListener('compositionend', () => { timer = setTimeout(ask, PAUSE_MS); });
  box.addEventListener('blur', () => setTimeout(close, 120));
  box.form.addEventListener('submit', close);
  box.addEventListener('keydown', (event) => {
    if (event.isComposing || list.hidden) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(event.key === 'ArrowDown' ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      location.href = offers()[chosen].querySelector('a').href;
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
}
