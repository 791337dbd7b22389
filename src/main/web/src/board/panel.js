// The right side: what is selected, what stands behind an edge, paths found. Everything opens its record.
import * as service from './service.js';
import { named } from './draw.js';
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

export const dossierLink = (key) => `/entities/${encodeURIComponent(key)}`;

export class Panel {
  constructor(place, board, kinds, links, act) {
    Object.assign(this, { place, board, kinds, links, act });
  }

  clear() {
    this.place.replaceChildren(element('p', { class: 'empty', text: say('nothingSelected') }));
  }

  failed(problem, retry) {
    this.place.replaceChildren(
      element('div', { class: 'alert alert-danger', role: 'alert' }, element('p', { text: problem.code === 'offline' ? say('offline') : problem.message }),
        retry ? element('button', { class: 'btn btn-sm btn-outline-danger', type: 'button', onclick: retry, text: say('retry') }) : null),
    );
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
        node.type === 'account' ? element('a', { class: 'btn btn-outline-secondary btn-sm', href: `/money?account=${encodeURIComponent(key)}`, text: say('trace') }) : null),
      element('h3', { text: say('linksHere', count(edges.length)) }),
      this.#edges(edges, key),
    );
  }

  #edges(edges, key) {
    if (edges.length === 0) return element('p', { class: 'empty', text: say('noneHere') });
    const rows = [...edges].sort((a, b) => b.facts - a.facts).slice(0, 100).map((edge) => {
      const other = edge.from === key ? edge.to : edge.from;
      const name = named(this.board.nodes.get(other));
      return element('li', {}, element('button', { type: 'button', class: 'edge-row', onclick: () => this.act.openEdge(edge) },
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
      element('ul', { class: 'edge-list' }, ...keys.slice(0, 200).map((key) => element('li', {}, element('button', { type: 'button', class: 'edge-row', onclick: () => this.act.show(key) },
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

  paths(found, draw) {
    this.place.replaceChildren(
      element('header', { class: 'who' }, element('h2', { text: found.paths.length ? say('pathsFound', count(found.paths.length)) : say('noPath') }),
        found.cut ? element('p', { class: 'warn', text: say('cut') }) : null),
      element('ol', { class: 'paths' }, ...found.paths.map((path, i) => element('li', {},
        element('button', { type: 'button', class: 'path', onclick: () => draw(path) },
          element('b', { text: say('pathN', i + 1, path.steps.length) }),
          element('span', { text: [path.steps[0]?.from, ...path.steps.map((step) => step.to)].map((key) => middle(plain(key ?? ''), 14)).join(' — ') }))))),
    );
  }
}
