// The board page: puts model, drawing, panel, table and time together, and answers mouse and keys.
import { Board, edgeId } from './board/model.js';
import { Arranging } from './board/arranging.js';
import { Drawing } from './board/draw.js';
import { Hands } from './board/hands.js';
import { Keeping } from './board/keeping.js';
import { Selection } from './board/selection.js';
import * as layout from './board/layout.js';
import * as exports from './board/exports.js';
import * as service from './board/service.js';
import { expandMenu } from './board/menu.js';
import { build } from './board/frame.js';
import { lasso } from './board/lasso.js';
import { Panel, element } from './board/panel.js';
import { Table } from './board/table.js';
import { Timeline } from './board/timeline.js';
import { count, dayStart, plain, say, tongue } from './board/words.js';

const page = document.querySelector('[data-board]');
const find = (selector) => page.querySelector(selector);

const named = (list) => Object.fromEntries(list.map((one) => [one.type, { ...one, name: tongue === 'en' ? one.en : one.zh }]));
const kinds = named(JSON.parse(page.dataset.kinds));
const links = named(JSON.parse(page.dataset.links));
build(page);
const board = new Board();
const selection = new Selection(board);
const keeping = new Keeping(page, board, (told) => {
  toast(told);
  status();
});
const drawing = new Drawing(find('[data-drawing]'), board, selection, kinds, links);
const arranging = new Arranging(page, board, drawing);
const panel = new Panel(find('[data-panel]'), board, selection, kinds, links, { expand, paths, common, group });
const table = new Table(find('[data-table]'), board, selection, drawing);
const timeline = new Timeline(find('[data-time]'), board, () => {
  drawing.pass(timeline.passing());
  table.drawSoon();
  status();
});

board.addEventListener('change', () => {
  keeping.dirty = true;
  drawing.passing = timeline.passing();
  drawing.sync();
  timeline.count();
  table.draw();
  status();
  legend();
  if (!selection.edge) panel.show(window_());
});
selection.addEventListener('change', () => {
  panel.show(window_());
  table.mark();
});

/** White pictures for the circles, cut from the sprite. */
async function drawIcons() {
  const sprite = new DOMParser().parseFromString(await (await fetch(page.dataset.icons)).text(), 'image/svg+xml');
  const images = {};
  for (const [type, kind] of Object.entries(kinds)) {
    const symbol = sprite.getElementById(kind.icon);
    if (!symbol) continue;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128" viewBox="-4 -4 32 32" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${symbol.innerHTML}</svg>`;
    kind.image = `data:image/svg+xml;base64,${btoa(svg)}`;
    images[type] = Object.assign(new Image(), { src: kind.image });
    await images[type].decode();
  }
  await drawing.pictures(images);
}

async function open() {
  const asked = new URLSearchParams(location.search);
  const keys = asked.getAll('node');
  const levels = asked.getAll('level').map(Number);
  try {
    if (keeping.id) {
      await keeping.open();
      drawing.fit(true);
    } else if (keys.length > 0) {
      await place(keys);
      if (levels.length === keys.length) arranging.levels(new Map(keys.map((key, i) => [key, levels[i]])));
    }
  } catch (problem) {
    panel.failed(problem, open);
  }
  status();
}

const at = (key, label, type, x, y, degree = 0) => ({ key, label, type, degree, x, y, pinned: false, hidden: false });
const window_ = () => {
  const { from, to } = board.filters;
  return from === null ? {} : { from: dayStart(from), to: dayStart(to + 1) };
};

/** Puts entities on the board, near a point or at its right edge, with the facts among them and what is there. */
async function place(keys, near = edgeOfBoard()) {
  const fresh = keys.filter((key) => !board.nodes.has(key));
  const answer = fresh.length > 0 ? await service.between({ nodes: [...board.nodes.keys(), ...fresh] }) : { nodes: [], edges: [] };
  const known = new Map(answer.nodes.map((node) => [node.key, node]));
  const missing = fresh.filter((key) => !known.has(key));
  const found = fresh.filter((key) => known.has(key));
  const alone = board.nodes.size === 0 && found.length === 1;
  const spots = alone ? [[found[0], 0, 0]] : layout.bloom([...board.nodes.values()], near, found);
  board.apply({
    say: say('placed', count(found.length)),
    add: spots.map(([key, x, y]) => at(key, known.get(key).label, known.get(key).type, x, y, known.get(key).degree)),
    addEdges: answer.edges.filter((edge) => !board.edges.has(edgeId(edge))),
  });
  selection.choose(keys);
  if (found.length > 0) drawing.fit();
  if (missing.length > 0) toast(say('unknown', missing.map(plain).join('、')));
}

const edgeOfBoard = () => {
  const nodes = [...board.nodes.values()];
  return nodes.length === 0 ? { x: 0, y: 0 } : { x: Math.max(...nodes.map((node) => node.x)) + 6, y: nodes.reduce((sum, node) => sum + node.y, 0) / nodes.length };
};
const amid = (keys) => {
  const nodes = keys.map((key) => board.nodes.get(key)).filter(Boolean);
  return { x: nodes.reduce((sum, { x }) => sum + x, 0) / nodes.length, y: nodes.reduce((sum, { y }) => sum + y, 0) / nodes.length };
};

function expand(key) {
  const node = board.nodes.get(key);
  if (!node) return;
  expandMenu(find('[data-expand]'), key, node.label, window_(), links, async (chosen, limits, menu) => {
    try {
      const added = new Map();
      const edges = [];
      let rest = 0;
      for (const direction of ['out', 'in']) {
        const of = [...new Set(chosen.filter((link) => link.direction === direction).map((link) => link.link))];
        if (of.length === 0) continue;
        const answer = await service.expand({ nodes: [key], links: of, direction, ...window_(), ...limits });
        for (const found of answer.nodes) if (!board.nodes.has(found.key)) added.set(found.key, found);
        rest += answer.total - answer.shown;
      }
      const bringing = [...added.values()];
      const all = await service.between({ nodes: [...board.nodes.keys(), ...added.keys()] });
      edges.push(...all.edges.filter((edge) => !board.edges.has(edgeId(edge))));
      board.apply({
        say: say('expanded', node.label || plain(key), count(bringing.length)),
        add: layout.bloom([...board.nodes.values()], node, bringing.map((found) => found.key)).map(([other, x, y]) => {
          const found = added.get(other);
          return at(other, found.label, found.type, x, y, found.degree);
        }),
        addEdges: edges,
        set: (node.rest ?? null) === (rest || null) ? [] : [[key, 'rest', node.rest ?? null, rest || null]],
      });
      selection.choose([key]);
      panel.show(window_());
      toast(rest > 0 ? say('broughtOf', count(bringing.length), count(rest)) : say('brought', count(bringing.length)));
      if (bringing.length > 0) drawing.fit();
    } catch (problem) {
      panel.failed(problem, () => expand(key));
    }
  });
}

async function paths(keys) {
  if (keys.length < 2) {
    toast(say('selectTwo'));
    return;
  }
  try {
    const found = await service.paths({ nodes: keys, maxLength: 6, k: 10, by: 'strongest', window: window_() });
    panel.paths(found, keys, (path) => place(path.nodes, amid(keys)));
  } catch (problem) {
    panel.failed(problem, () => paths(keys));
  }
}

async function common(keys) {
  if (keys.length < 2) {
    toast(say('selectTwo'));
    return;
  }
  try {
    panel.common(await service.common({ nodes: keys, limit: 50, ...window_() }), keys, (found) => place(found, amid(keys)));
  } catch (problem) {
    panel.failed(problem, () => common(keys));
  }
}

/** Makes a group of a selection, drawn close together and moved as one; of a whole group, sets its members free. */
function group(keys) {
  const nodes = keys.map((key) => board.nodes.get(key));
  const present = nodes[0].group;
  if (present && nodes.every((node) => node.group === present) && board.together(keys[0]).length === keys.length) {
    board.apply(board.setting(keys, 'group', null, say('ungrouped', present)));
    return;
  }
  const number = 1 + Math.max(0, ...[...board.nodes.values()].map((node) => node.group ?? 0));
  const joined = board.setting(keys, 'group', number, say('grouped', count(keys.length)));
  const members = new Set(keys);
  const moved = board.moving(layout.gather([...board.nodes.values()].filter((node) => !members.has(node.key) && !node.hidden), nodes), '');
  board.apply({ ...joined, set: [...joined.set, ...moved.set] });
  drawing.fit();
}

const chosen = () => selection.keys;

const acts = {
  undo: () => board.undo() && said('undone'),
  redo: () => board.redo() && said('redone'),
  hide: () => board.apply(board.setting(chosen(), 'hidden', true, say('hidden', count(chosen().length)))),
  reveal: () => board.apply(board.setting([...board.nodes.keys()], 'hidden', false, say('revealed'))),
  remove: () => board.apply(board.removal(chosen(), say('removed', count(chosen().length)))),
  pin: () => {
    const all = chosen().every((key) => board.nodes.get(key).pinned);
    board.apply(board.setting(chosen(), 'pinned', !all, say(all ? 'unpinned' : 'pinned')));
  },
  group: () => chosen().length > 1 && group(chosen()),
  expand: () => chosen().length === 1 && expand(chosen()[0]),
  paths: () => paths(chosen()),
  common: () => common(chosen()),
  lasso: () => lasso(find('[data-drawing]'), drawing, board, (keys) => selection.choose(keys)),
  all: () => selection.choose([...board.nodes.keys()]),
  fit: () => drawing.fit(),
  in: () => drawing.camera.zoom(1.5),
  out: () => drawing.camera.zoom(1 / 1.5),
  force: () => arranging.force(),
  money: () => arranging.money(),
  circle: () => arranging.circle(),
  table: () => {
    const place_ = find('[data-table]');
    place_.hidden = !place_.hidden;
    find('[data-act=table]').setAttribute('aria-pressed', String(!place_.hidden));
    table.draw();
  },
  save: () => keeping.save(),
  share: async () => {
    if (!keeping.id || keeping.dirty) await keeping.save();
    if (!keeping.id) return;
    const url = `${location.origin}/board/${keeping.id}`;
    await navigator.clipboard?.writeText(url).catch(() => null);
    toast(say('shared', url));
  },
  png: async () => exports.save(`${fileName()}.png`, 'image/png', await exports.png(board, drawing, told())),
  svg: () => exports.save(`${fileName()}.svg`, 'image/svg+xml', exports.svg(board, drawing, told())),
  csv: () => exports.save(`${fileName()}.csv`, 'text/csv;charset=utf-8', exports.csv(board, drawing)),
  graphml: () => exports.save(`${fileName()}.graphml`, 'application/xml', exports.graphml(board, drawing, links)),
  gexf: () => exports.save(`${fileName()}.gexf`, 'application/xml', exports.gexf(board, drawing, kinds, links)),
  keys: () => document.getElementById('keys')?.showModal(),
};

/** What a picture says of itself. */
const told = () => ({ title: keeping.title || say('untitled'), purpose: page.dataset.purpose, window: find('[data-window]').textContent });
const fileName = () => keeping.title || 'board';
const visible = () => [...board.nodes.values()].filter((node) => !node.hidden);
const said = (word) => toast(say(word));

function status() {
  const nodes = [...board.nodes.values()];
  const hidden = nodes.filter((node) => node.hidden).length;
  const edges = [...board.edges.keys()];
  const shown = edges.filter((id) => drawing.shown(id)).length;
  find('[data-status]').textContent = [
    say('onBoard', count(nodes.length - hidden), count(shown)),
    hidden > 0 ? say('hiddenNow', count(hidden)) : '',
    shown < edges.length ? say('filteredNow', count(edges.length - shown)) : '',
  ].filter(Boolean).join(' · ');
  find('[data-title]').textContent = (keeping.title || say('untitled')) + (keeping.dirty && nodes.length > 0 ? ' *' : '');
  find('[data-empty]').hidden = nodes.length > 0;
  find('[data-act=undo]').disabled = board.done.length === 0;
  find('[data-act=redo]').disabled = board.undone.length === 0;
}

function legend() {
  const nodes = [...board.nodes.values()];
  const counts = new Map();
  for (const node of nodes) if (!node.hidden) counts.set(node.type, (counts.get(node.type) ?? 0) + 1);
  find('[data-legend]').replaceChildren(...[...counts].sort((a, b) => b[1] - a[1]).map(([type, n]) =>
    element('li', {}, element('button', { type: 'button', class: `k-${type}`, onclick: () => selection.choose(nodes.filter((node) => node.type === type).map((node) => node.key)) }, element('span', { class: 'dot' }), element('span', { text: `${kinds[type]?.name ?? type} ${count(n)}` })))));
}

let fading;
function toast(text) {
  const place_ = find('[data-toast]');
  place_.textContent = text;
  place_.classList.add('on');
  clearTimeout(fading);
  fading = setTimeout(() => place_.classList.remove('on'), 4000);
}

new Hands(find('[data-drawing]'), board, selection, drawing, {
  choose: (key, more) => (more ? selection.toggle(key) : selection.choose([key])),
  open: (key) => {
    selection.choose([key]);
    expand(key);
  },
  edge: (id) => selection.chooseEdge(id),
  nothing: () => selection.clear(),
  moved: (places) => board.apply(board.moving(places, say('moved'), true)),
});

// --- buttons, keys, finding ---
page.addEventListener('click', (event) => {
  const button = event.target.closest('[data-act]');
  if (button) acts[button.dataset.act]?.();
});
find('[data-sizes]').addEventListener('change', (event) => {
  drawing.sizes = event.target.value;
  drawing.sync();
});

const onKey = { c: 'common', m: 'paths', r: 'reveal', e: 'expand', h: 'hide', p: 'pin', Delete: 'remove', l: 'lasso', g: 'group', t: 'table', 0: 'fit', '+': 'in', '=': 'in', '-': 'out', 1: 'force', 2: 'money', 3: 'circle' };
document.addEventListener('keydown', (event) => {
  if (event.target.closest('input,textarea,select,dialog[open]')) return;
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key.toLowerCase() === 'z') act_(event, event.shiftKey ? 'redo' : 'undo');
  else if (control && event.key.toLowerCase() === 'y') act_(event, 'redo');
  else if (control && event.key.toLowerCase() === 's') act_(event, 'save');
  else if (control && event.key.toLowerCase() === 'a') act_(event, 'all');
  else if (!control && onKey[event.key]) act_(event, onKey[event.key]);
  else if (event.key === 'f' && !control) {
    event.preventDefault();
    find('[data-find] input').focus();
  } else if (event.key === 'Escape') {
    panel.done();
    selection.clear();
  } else if (event.key.startsWith('Arrow') && event.target.closest('[data-drawing]')) {
    event.preventDefault();
    step(event.key);
  } else if (event.key === 'Enter' && event.target.closest('[data-drawing]') && chosen().length === 1) expand(chosen()[0]);
});
function act_(event, name) {
  event.preventDefault();
  acts[name]();
}

/** The nearest node in a direction, for walking without a mouse. */
function step(arrow) {
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[arrow];
  const here = board.nodes.get(chosen()[0]) ?? visible()[0];
  if (!here) return;
  let best = null;
  for (const node of visible()) {
    const along = (node.x - here.x) * dx + (node.y - here.y) * dy;
    const across = Math.abs((node.x - here.x) * dy) + Math.abs((node.y - here.y) * dx);
    if (along <= 0) continue;
    const cost = along + 2 * across;
    if (!best || cost < best.cost) best = { node, cost };
  }
  selection.choose([(best?.node ?? here).key]);
}

const finding = find('[data-find]');
finding.addEventListener('submit', async (event) => {
  event.preventDefault();
  const input = finding.querySelector('input');
  const wanted = input.value.trim();
  if (!wanted) return;
  const bare = wanted.replace(/[\s-]/g, '').toLowerCase();
  const here = [...board.nodes.values()].filter((node) => node.label?.includes(wanted) || node.key.toLowerCase().includes(bare));
  if (here.length > 0) {
    const next = here[(here.findIndex((node) => selection.nodes.has(node.key)) + 1) % here.length];
    selection.choose([next.key]);
    drawing.look(next.key);
    toast(say('foundHere', count(here.length)));
    return;
  }
  try {
    const offered = await service.suggest(wanted);
    const first = offered.find((suggestion) => suggestion.kind === 'entity');
    if (first) await place([first.key]);
    else toast(say('notFound', wanted));
  } catch (problem) {
    panel.failed(problem);
  }
});

new MutationObserver(() => {
  drawing.colours();
  timeline.draw();
}).observe(document.documentElement, { attributes: true, attributeFilter: ['data-bs-theme', 'data-theme'] });
addEventListener('beforeunload', (event) => {
  if (keeping.dirty && board.nodes.size > 1) event.preventDefault();
});
panel.show(window_());
await drawIcons();
await open();
page.dataset.ready = 'true';
