// Resting on a mark shows the three key figures of its dossier.
import { piece } from './piece.js';

const REST_MS = 350;

export function aroundHover(page) {
  const kept = new Map();
  let timer;
  let card;
  let over;
  const close = () => {
    clearTimeout(timer);
    card?.remove();
    card = null;
    over = null;
  };
  const show = async (mark) => {
    const key = mark.dataset.key;
    try {
      if (!kept.has(key)) {
        kept.set(key, await piece(`/hover/${encodeURIComponent(key)}`));
      }
    } catch {
      return;
    }
    if (over !== mark) {
      return;
    }
    card?.remove();
    card = document.createElement('div');
    card.className = `hovercard ${[...mark.classList].find((name) => name.startsWith('k-')) ?? ''}`;
    card.setAttribute('role', 'tooltip');
    card.append(...kept.get(key).map((node) => node.cloneNode(true)));
    page.body.append(card);
    const at = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
    const left = Math.min(at.left, innerWidth - card.offsetWidth - 12);
    const below = at.bottom + card.offsetHeight + 12 < innerHeight;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? at.bottom + 6 : at.top - card.offsetHeight - 6) + scrollY}px`;
  };
  const enter = (event) => {
    const mark = event.target.closest?.('a[data-key]');
    if (mark === over || event.target.closest?.('.hovercard')) {
      return;
    }
    close();
    if (mark) {
      over = mark;
      timer = setTimeout(() => show(mark), REST_MS);
    }
  };
  page.addEventListener('mouseover', enter);
  page.addEventListener('scroll', close, true);
  page.addEventListener('keydown', (event) => event.key === 'Escape' && close());
}
