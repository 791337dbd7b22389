// Triage of hits: j and k choose, o opens, a press chooses, the text stands beside; more hits are put below.
import { typing } from './keys.js';
import { failure, piece } from './piece.js';

const WIDE = matchMedia('(min-width: 1200px)');
const SKELETON_MS = 300;

export function aroundHits(page) {
  const list = page.querySelector('[data-hits]');
  const preview = page.getElementById('preview');
  if (!list) {
    return;
  }
  let running;
  const hits = () => [...list.querySelectorAll('.hit')];
  const current = () => list.querySelector('.hit[aria-current]');

  const show = async (hit) => {
    running?.abort();
    if (!preview || !WIDE.matches) {
      return;
    }
    const mine = running = new AbortController();
    const waiting = setTimeout(() => preview.setAttribute('aria-busy', 'true'), SKELETON_MS);
    try {
      const nodes = await piece(hit.dataset.preview, mine.signal);
      preview.replaceChildren(...nodes);
      light(preview, hit);
    } catch (e) {
      if (e.name !== 'AbortError') {
        preview.replaceChildren(failure(e, () => show(hit)));
      }
    } finally {
      clearTimeout(waiting);
      if (running === mine) {
        preview.removeAttribute('aria-busy');
      }
    }
  };

  const choose = (hit, scroll = true) => {
    if (!hit || hit === current()) {
      return;
    }
    current()?.removeAttribute('aria-current');
    hit.setAttribute('aria-current', 'true');
    if (scroll) {
      hit.scrollIntoView({ block: 'nearest' });
    }
    history.replaceState({ ...history.state, hit: hit.dataset.ref }, '');
    show(hit);
  };

  list.addEventListener('click', (event) => {
    const hit = event.target.closest('.hit');
    const title = event.target.closest('h3 a');
    if (hit && title && WIDE.matches && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      if (hit !== current()) {
        event.preventDefault();
        choose(hit, false);
      }
    }
  });

  page.addEventListener('keydown', (event) => {
    if (typing(event) || page.querySelector('dialog[open]')) {
      return;
    }
    const all = hits();
    const at = all.indexOf(current());
    if (event.key === 'j' || event.key === 'k') {
      event.preventDefault();
      const next = at < 0 ? 0 : event.key === 'j' ? at + 1 : at - 1;
      if (next >= all.length) {
        page.querySelector('.results [data-more]')?.click();
      }
      choose(all[Math.min(Math.max(next, 0), all.length - 1)]);
    } else if ((event.key === 'o' || event.key === 'Enter') && at >= 0 && !event.target.closest('a, button, summary')) {
      event.preventDefault();
      location.href = current().querySelector('h3 a').href;
    }
  });

  page.querySelector('.results')?.addEventListener('click', async (event) => {
    const more = event.target.closest('[data-more]');
    if (!more) {
      return;
    }
    event.preventDefault();
    if (more.getAttribute('aria-busy')) {
      return;
    }
    more.setAttribute('aria-busy', 'true');
    try {
      const address = new URL(more.href);
      const nodes = await piece(`/search/more${address.search}`);
      const row = more.parentElement;
      const put = document.createElement('div');
      put.append(...nodes);
      list.append(...put.querySelectorAll('.hit'));
      const next = put.querySelector('[data-more]');
      if (next) {
        more.href = next.getAttribute('href');
        more.removeAttribute('aria-busy');
      } else {
        row.remove();
      }
    } catch (e) {
      more.removeAttribute('aria-busy');
      more.textContent = e.message;
    }
  });

  const remembered = history.state?.hit;
  const first = remembered && hits().find((hit) => hit.dataset.ref === remembered);
  if (WIDE.matches && hits().length > 0) {
    choose(first ?? hits()[0], Boolean(first));
  }
  brush(page);
}

/** Lights what matched in the preview and goes to the first of it. */
function light(preview, hit) {
  const wanted = [...new Set([...hit.querySelectorAll('mark')].map((mark) => mark.textContent))].filter((w) => w.trim());
  const text = preview.querySelector('.prose');
  if (!text || wanted.length === 0) {
    return;
  }
  const first = mark(text, wanted);
  const scroll = preview.querySelector('.scroll');
  if (first && scroll) {
    scroll.scrollTop = Math.max(0, first.offsetTop - scroll.clientHeight / 3);
  }
}

/** Wraps every occurrence of the words in marks; gives the first. */
export function mark(root, wanted, name = 'found') {
  const pattern = new RegExp(wanted.sort((a, b) => b.length - a.length).map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'gi');
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) {
    nodes.push(walker.currentNode);
  }
  let first = null;
  for (const node of nodes) {
    const text = node.data;
    let done = 0;
    let pieces = null;
    for (const found of text.matchAll(pattern)) {
      if (found[0].length === 0) {
        continue;
      }
      pieces ??= document.createDocumentFragment();
      pieces.append(text.slice(done, found.index));
      const lit = document.createElement('mark');
      lit.className = name;
      lit.textContent = found[0];
      pieces.append(lit);
      first ??= lit;
      done = found.index + found[0].length;
    }
    if (pieces) {
      pieces.append(text.slice(done));
      node.replaceWith(pieces);
    }
  }
  return first;
}

/** Choosing several months by dragging over the histogram. */
function brush(page) {
  const drawing = page.querySelector('.js-histogram');
  if (!drawing) {
    return;
  }
  const bars = [...drawing.querySelectorAll('a')];
  let from = -1;
  let area = null;
  const at = (event) => {
    const box = drawing.getBoundingClientRect();
    const i = Math.floor((event.clientX - box.left) / box.width * bars.length);
    return Math.min(Math.max(i, 0), bars.length - 1);
  };
  drawing.addEventListener('dragstart', (event) => event.preventDefault());
  drawing.addEventListener('pointerdown', (event) => { from = at(event); });
  drawing.addEventListener('pointermove', (event) => {
    if (from < 0 || !(event.buttons & 1) || at(event) === from && !area) {
      return;
    }
    if (!area) {
      area = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
      area.setAttribute('class', 'brush');
      area.setAttribute('y', '0');
      area.setAttribute('height', '64');
      drawing.append(area);
    }
    const [a, b] = [from, at(event)].sort((x, y) => x - y);
    const slot = 216 / bars.length;
    area.setAttribute('x', a * slot);
    area.setAttribute('width', (b - a + 1) * slot);
  });
  window.addEventListener('pointerup', (event) => {
    if (from >= 0 && area) {
      const [a, b] = [from, at(event)].sort((x, y) => x - y);
      const address = new URL(location.href);
      const [year, month] = bars[b].dataset.month.split('-').map(Number);
      address.searchParams.set('from', `${bars[a].dataset.month}-01`);
      address.searchParams.set('to', `${bars[b].dataset.month}-${String(new Date(year, month, 0).getDate()).padStart(2, '0')}`);
      address.searchParams.delete('cursor');
      drawing.addEventListener('click', (click) => click.preventDefault(), { once: true, capture: true });
      location.href = address;
    }
    from = -1;
  });
}
