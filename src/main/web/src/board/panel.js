// The right side: what is selected, what stands behind an edge, paths found. Everything opens its record.
import * as service from './service.js';
import { named } from './draw.js';
import { edgeId } from './model.js';
import { count, middle, moment, money, plain, say } from './words.js';

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (name === 'text') made.textContent = value;
    else made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export const icon = (name) => {
  const sprite = document.querySelector('[data-board]').dataset.icons;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${sprite}#${name}`);
  svg.append(use);
  return svg;
};

/** What the pages of calls and of gangs begin from. */
const CALLING = new Set(['phone', 'person', 'device']);
const SEEDS = new Set(['account', 'phone', 'person', 'device', 'case']);

export const dossierLink = (key) => `/entities/${encodeURIComponent(key)}`;

/** Facts at an entity from which on it is called a hub, as where an expansion is warned of. */
const HUB = 500;
/** Names of the selection that its line says. */
const NAMED = 3;

/**
 * Three parts: the line that names what is selected, which is what a key acts on; the answer to the last question, which
 * stays until it is closed; and what there is to know of the selection.
 */
export class Panel {
  constructor(place, board, selection, kinds, links, act) {
    this.chosen = element('p', { class: 'chosen', 'data-chosen': true, role: 'status' });
    this.answer = element('section', { class: 'answer', 'data-answer': true, hidden: true });
    this.place = element('div', { 'data-detail': true });
    place.replaceChildren(this.chosen, this.answer, this.place);
    Object.assign(this, { board, selection, kinds, links, act });
  }

  /** Shows what is selected now. */
  show(window) {
    const { keys, edge } = this.selection;
    if (edge) {
      const { from, to } = this.board.edges.get(edge);
      this.chosen.textContent = say('chosenEdge', this.#title(from), this.#title(to));
      return this.edge(this.board.edges.get(edge), window);
    }
    const named_ = keys.slice(0, NAMED).map((key) => this.#title(key)).join('、');
    this.chosen.textContent = keys.length === 0 ? say('chosenNone') : say(keys.length > NAMED ? 'chosenMore' : 'chosen', count(keys.length), named_);
    if (keys.length === 0) this.clear();
    else if (keys.length === 1) this.node(keys[0]);
    else this.many(keys);
    return null;
  }

  clear() {
    this.place.replaceChildren(element('p', { class: 'empty', text: say('nothingSelected') }));
  }

  failed(problem, retry) {
    this.#answer('',
      element('div', { class: 'alert alert-danger', role: 'alert' }, element('p', { text: problem.code === 'offline' ? say('offline') : problem.message }),
        retry ? element('button', { class: 'btn btn-sm btn-outline-danger', type: 'button', onclick: retry, text: say('retry') }) : null));
  }

  #answer(title, ...parts) {
    const close = () => { this.answer.hidden = true; };
    this.answer.hidden = false;
    this.answer.replaceChildren(
      element('header', {}, element('h2', { text: title }),
        element('button', { class: 'icon-btn', type: 'button', title: say('close'), 'aria-label': say('close'), onclick: close }, icon('x'))),
      ...parts.filter(Boolean));
  }

  done() {
    this.answer.hidden = true;
  }

  /** Whom all of those asked about touch; each opens on the board, hubs say that they are hubs. */
  common(found, keys, put) {
    const asked = keys.map((key) => this.#title(key)).join('、');
    if (found.nodes.length === 0) {
      this.#answer(say('noCommon'), element('p', { class: 'empty', text: asked }));
      return;
    }
    const hub = (node) => node.degree >= HUB;
    this.#answer(say('commonFound', count(found.shown), count(found.total)),
      element('p', { class: 'of', text: say('commonOf', asked) }),
      found.cut ? element('p', { class: 'warn', text: say('cutCommon') }) : null,
      element('div', { class: 'scroll' }, element('table', { class: 'table table-sm', 'data-common': true },
        element('thead', {}, element('tr', {}, ...[['name'], ['factsCount', 'num'], ['degree', 'num']].map(([word, kind]) => element('th', { scope: 'col', class: kind, text: say(word) })))),
        element('tbody', {}, ...found.nodes.map((node) => element('tr', {},
          element('td', {}, element('button', { type: 'button', class: `link k-${node.type}`, title: node.key, onclick: () => put([node.key]) },
            element('span', { class: 'dot' }), element('span', { text: [named(node), plain(node.key)].filter(Boolean).join(' ') })),
          hub(node) ? element('span', { class: 'tag hub', text: say('isHub') }) : null),
          element('td', { class: 'num', text: count(node.facts) }),
          element('td', { class: 'num', text: count(node.degree) })))))),
      element('div', { class: 'acts' },
        element('button', { class: 'btn btn-primary btn-sm', type: 'button', onclick: () => put(found.nodes.filter((node) => !hub(node)).map((node) => node.key)), text: say('putAll') })));
  }

  node(key) {
    const node = this.board.nodes.get(key);
    const kind = this.kinds[node.type];
    const edges = [...this.board.edges.values()].filter((edge) => edge.from === key || edge.to === key);
    this.place.replaceChildren(
      element('header', { class: `who k-${node.type}` },
        element('span', { class: 'kind' }, icon(kind?.icon ?? 'tag'), element('span', { text: kind?.name ?? node.type })),
        element('h2', { text: named(node) || plain(key) }),
        element('code', { class: 'id', title: key, text: plain(key) })),
      element('div', { class: 'acts' },
        element('button', { class: 'btn btn-primary btn-sm', type: 'button', onclick: () => this.act.expand(key), text: say('expand') }),
        element('a', { class: 'btn btn-outline-secondary btn-sm', href: dossierLink(key), text: say('dossier') }),
        node.type === 'account' ? element('a', { class: 'btn btn-outline-secondary btn-sm', href: `/money?account=${encodeURIComponent(key)}`, text: say('trace') }) : null,
        CALLING.has(node.type) ? element('a', { class: 'btn btn-outline-secondary btn-sm', href: `/calls?n=${encodeURIComponent(key)}`, text: say('calls') }) : null,
        SEEDS.has(node.type) ? element('a', { class: 'btn btn-outline-secondary btn-sm', href: `/gangs?seeds=${encodeURIComponent(key)}`, text: say('gang') }) : null),
      element('h3', { text: say('linksHere', count(edges.length)) }),
      this.#edges(edges, key),
    );
  }

  #edges(edges, key) {
    if (edges.length === 0) return element('p', { class: 'empty', text: say('noneHere') });
    const rows = [...edges].sort((a, b) => b.facts - a.facts).slice(0, 100).map((edge) => {
      const other = edge.from === key ? edge.to : edge.from;
      const name = named(this.board.nodes.get(other));
      return element('li', {}, element('button', { type: 'button', class: 'edge-row', onclick: () => this.selection.chooseEdge(edgeId(edge)) },
        this.#way(edge, key),
        element('span', { class: 'other', title: other, text: name ? `${name} ${middle(plain(other), 16)}` : middle(plain(other), 22) }),
        element('span', { class: 'sum', text: `${this.links[edge.link]?.name ?? edge.link} ${count(edge.facts)}${edge.amount ? ` · ${money(edge.amount, edge.currency)}` : ''}` })));
    });
    const list = element('ul', { class: 'edge-list' }, ...rows);
    if (edges.length > 100) list.append(element('li', { class: 'more', text: say('shownOf', 100, count(edges.length)) }));
    return list;
  }

  #way(edge, key) {
    if (this.links[edge.link]?.mutual) return element('span', { class: 'way', text: '—', 'aria-label': say('mutual') });
    return element('span', { class: 'way', text: edge.from === key ? '→' : '←', 'aria-label': edge.from === key ? say('out') : say('in') });
  }

  #title(key) {
    const node = this.board.nodes.get(key);
    return (node && named(node)) || plain(key);
  }

  many(keys) {
    this.place.replaceChildren(
      element('header', { class: 'who' }, element('h2', { text: say('selectedMany', count(keys.length)) })),
      element('div', { class: 'acts' },
        element('button', { class: 'btn btn-primary btn-sm', type: 'button', onclick: () => this.act.paths(keys), text: say('paths') }),
        element('button', { class: 'btn btn-outline-secondary btn-sm', type: 'button', onclick: () => this.act.common(keys), text: say('common') }),
        element('button', { class: 'btn btn-outline-secondary btn-sm', type: 'button', onclick: () => this.act.group(keys), text: say('group') })),
      element('ul', { class: 'edge-list' }, ...keys.slice(0, 200).map((key) => element('li', {}, element('button', { type: 'button', class: 'edge-row', onclick: () => this.selection.choose([key]) },
        element('span', { class: `dot k-${this.board.nodes.get(key).type}` }), element('span', { class: 'other', text: this.#title(key) }))))),
    );
  }

  async edge(edge, window) {
    const head = element('header', { class: 'who' },
      element('span', { class: 'kind', text: this.links[edge.link]?.name ?? edge.link }),
      element('h2', { text: `${this.#title(edge.from)} ${this.links[edge.link]?.mutual ? '—' : '→'} ${this.#title(edge.to)}` }),
      element('p', { class: 'sum', text: `${say('factsOf', count(edge.facts))}${edge.amount ? ` · ${money(edge.amount, edge.currency)}` : ''}` }));
    const list = element('ol', { class: 'facts' });
    const foot = element('p', { class: 'more', role: 'status' });
    const more = element('button', { class: 'btn btn-outline-secondary btn-sm', type: 'button', text: say('more'), hidden: true });
    this.place.replaceChildren(head, list, foot, more);
    let cursor = '';
    let shown = 0;
    const load = async () => {
      try {
        const page = await service.facts({ from: edge.from, to: edge.to, link: edge.link, window, cursor });
        for (const fact of page.facts) list.append(this.#fact(fact));
        shown += page.facts.length;
        cursor = page.cursor;
        foot.textContent = say('shownOf', count(shown), count(page.total));
        more.hidden = !cursor;
      } catch (problem) {
        foot.textContent = problem.code === 'offline' ? say('offline') : problem.message;
        more.hidden = false;
      }
    };
    more.addEventListener('click', load);
    await load();
  }

  #fact(fact) {
    const record = fact.record ?? fact.id.slice(0, fact.id.lastIndexOf('#'));
    const slash = record.indexOf('/');
    const path = `/records/${encodeURIComponent(record.slice(0, slash))}/${encodeURIComponent(record.slice(slash + 1))}`;
    const anchor = fact.start !== undefined ? `?from=${fact.start}&to=${fact.end}#at` : '';
    return element('li', {},
      element('time', { text: moment(fact.at) || say('noTime') }),
      fact.amount ? element('b', { class: 'amount', text: money(fact.amount, fact.currency) }) : null,
      element('a', { href: path + anchor, title: record, text: fact.start !== undefined ? say('inText') : say('inRow') }));
  }

  paths(found, keys, draw) {
    const asked = keys.map((key) => this.#title(key)).join('、');
    const hub = (key) => (this.board.nodes.get(key)?.degree ?? 0) >= HUB;
    this.#answer(found.paths.length ? say('pathsFound', count(found.paths.length)) : say('noPath'),
      element('p', { class: 'of', text: say('pathsOf', asked) }),
      found.cut ? element('p', { class: 'warn', text: say('cut') }) : null,
      element('ol', { class: 'paths' }, ...found.paths.map((path, i) => element('li', {},
        element('button', { type: 'button', class: 'path', onclick: () => draw(path) },
          element('b', { text: say('pathN', i + 1, path.steps.length) }),
          element('span', { text: path.nodes.map((key) => middle(found.labels[key] && found.labels[key] !== key ? found.labels[key] : plain(key), 14)).join(' — ') }),
          path.nodes.slice(1, -1).some(hub) ? element('span', { class: 'tag hub', text: say('throughHub') }) : null)))));
  }
}
