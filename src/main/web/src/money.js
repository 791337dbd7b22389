// The page that follows money: draws what the server found, keeps drawing, levels, rows and the right side in step, and
// asks again without leaving the page.
import { Flow, Strip } from './money/drawing.js';
import { count } from './money/words.js';

const page = document.querySelector('[data-money]');
let flow = null;
let strip = null;
let asked = null;

function rows() {
  return [...page.querySelectorAll('#trace-rows tbody tr')];
}

function start() {
  const place = page.querySelector('[data-flow]');
  flow?.dispose();
  strip?.dispose();
  flow = place && JSON.parse(place.dataset.flow).links.length > 0 ? new Flow(place, choose) : null;
  strip = flow ? new Strip(page.querySelector('[data-strip]'), rows(), choose) : null;
  if (place && !flow) place.closest('.panel').hidden = true;
  page.querySelector('[data-others]')?.addEventListener('change', (event) => {
    flow.others = event.target.checked;
    flow.draw();
  });
  page.querySelector('[data-all]')?.addEventListener('click', () => choose({}));
}

/** Shows the rows of an account or of a band everywhere; of nothing, all. */
function choose({ key = null, rows: numbers = null }) {
  const wanted = numbers && new Set(numbers);
  const all = rows();
  let shown = 0;
  for (const row of all) {
    const hit = wanted ? wanted.has(Number(row.dataset.row)) : key ? row.dataset.from === key || row.dataset.to === key : true;
    row.hidden = !hit;
    if (hit) shown++;
  }
  const line = page.querySelector('[data-shown]');
  line.dataset.whole ??= line.textContent;
  line.textContent = shown === all.length ? line.dataset.whole : `${count(shown)} / ${count(all.length)}`;
  page.querySelector('[data-all]').hidden = !key && !numbers;
  for (const place of page.querySelectorAll('[data-node]')) {
    if (key && place.dataset.node === key) place.setAttribute('aria-current', 'true');
    else place.removeAttribute('aria-current');
  }
  flow?.select(key);
}

/** The amounts on the page by what they belong to. */
function figures() {
  const found = new Map();
  for (const place of page.querySelectorAll('.money-head dd, .card-line dd')) {
    const owner = place.closest('[data-node]')?.dataset.node ?? '';
    found.set(`${owner} ${place.previousElementSibling.textContent}`, place);
  }
  return found;
}

const SHOWN = 240;
const amount = (text) => Number(text.replace(/[^\d.-]/g, ''));

/** Lets amounts that changed run from what they were to what they are; nothing else moves. */
function runOn(before) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const running = [];
  for (const [name, place] of figures()) {
    const old = before.get(name);
    const text = place.textContent;
    if (!old || old.textContent === text || !/^¥?\s?-?[\d,]+\.\d\d$/.test(text) || !/\d/.test(old.textContent)) continue;
    running.push({ place, text, from: amount(old.textContent), to: amount(text), sign: text.match(/^¥?\s?/)[0] });
  }
  const begun = performance.now();
  const step = (now) => {
    const done = Math.min(1, (now - begun) / SHOWN);
    for (const each of running) {
      const value = each.from + (each.to - each.from) * done;
      each.place.textContent = done === 1 ? each.text : each.sign + value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    }
    if (done < 1) requestAnimationFrame(step);
  };
  if (running.length > 0) requestAnimationFrame(step);
}

/** Asks again, or sends a decision, and puts the answer in place; the address follows. */
async function swap(address, keep = true, body = null) {
  const place = page.querySelector('[data-trace]');
  asked?.abort();
  asked = new AbortController();
  place.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(address, { signal: asked.signal, credentials: 'same-origin', ...(body ? { method: 'POST', body } : {}) });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-money]');
    if (!fresh) throw new Error(answer.statusText);
    const offset = document.querySelector('#proposals .side-list')?.scrollTop ?? 0;
    const scroll = document.querySelector('.layers')?.scrollLeft ?? 0;
    const before = figures();
    place.replaceWith(fresh.querySelector('[data-trace]'));
    page.querySelector('[data-ask]').replaceWith(fresh.querySelector('[data-ask]'));
    if (keep) history.pushState(null, '', address);
    start();
    runOn(before);
    document.querySelector('.layers')?.scrollTo({ left: scroll });
    document.querySelector('#proposals .side-list')?.scrollTo({ top: offset });
  } catch (problem) {
    if (problem.name !== 'AbortError') location.assign(body ? location.href : address);
  }
}

page.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-swap]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    swap(link.href);
    return;
  }
  if (event.target.closest('a, button, summary, form, input')) return;
  const node = event.target.closest('[data-node]');
  if (node) {
    choose(node.hasAttribute('aria-current') ? {} : { key: node.dataset.node });
    return;
  }
  const row = event.target.closest('#trace-rows tbody tr');
  if (row) location.assign(row.querySelector('td:last-child a').href);
});
page.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target.matches('.card-line')) choose(event.target.hasAttribute('aria-current') ? {} : { key: event.target.dataset.node });
  if (event.key === 'Escape' && page.querySelector('[data-node][aria-current]')) choose({});
});
page.addEventListener('submit', (event) => {
  if (event.target.matches('[data-decide]')) {
    event.preventDefault();
    swap(event.submitter?.hasAttribute('formaction') ? event.submitter.formAction : event.target.action, false, new URLSearchParams(new FormData(event.target, event.submitter)));
    return;
  }
  if (!event.target.matches('[data-ask]')) return;
  event.preventDefault();
  const said = new URLSearchParams([...new FormData(event.target)].filter(([, value]) => value !== ''));
  swap(`${location.pathname}?${said}`);
});
addEventListener('popstate', () => swap(location.href, false));
addEventListener('resize', () => {
  flow?.chart.resize();
  strip?.chart.resize();
});
new MutationObserver(() => {
  flow?.draw();
  strip?.draw();
}).observe(document.documentElement, { attributes: true, attributeFilter: ['data-bs-theme'] });

start();
