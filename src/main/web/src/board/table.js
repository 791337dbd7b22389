// The table below the drawing, in step with it: the same nodes or edges, the same selection, sortable.
import { named } from './draw.js';
import { element } from './panel.js';
import { count, money, moment, plain, say } from './words.js';

const MOST = 500;
const NUMBERS = ['facts', 'amount', 'degree'];
/** Milliseconds without a change after which it is drawn. */
const REST = 120;
const inOrder = new Intl.Collator('zh-CN');

export class Table {
  constructor(place, board, selection, drawing) {
    Object.assign(this, { place, board, selection, drawing, of: 'edges', by: 'facts', down: true });
    place.querySelectorAll('[data-of]').forEach((button) => button.addEventListener('click', () => {
      this.of = button.dataset.of;
      this.by = this.of === 'edges' ? 'facts' : 'degree';
      this.draw();
    }));
  }

  #columns() {
    const label = (key) => named(this.board.nodes.get(key)) || plain(key);
    return this.of === 'edges'
      ? [['from', say('from'), (row) => label(row.edge.from)], ['link', say('linkType'), (row) => this.drawing.links[row.edge.link]?.name ?? row.edge.link],
        ['to', say('to'), (row) => label(row.edge.to)], ['facts', say('factsCount'), (row) => row.now.facts, count],
        ['amount', say('sum'), (row) => Number(row.now.amount ?? 0), (n, row) => (row.edge.amount ? money(row.now.amount, row.edge.currency) : '')],
        ['first', say('firstTime'), (row) => row.edge.first ?? '', moment], ['last', say('lastTime'), (row) => row.edge.last ?? '', moment]]
      : [['label', say('name'), (row) => named(row) || plain(row.key)], ['type', say('kind'), (row) => this.drawing.kinds[row.type]?.name ?? row.type],
        ['key', say('identifier'), (row) => plain(row.key)], ['degree', say('degree'), (row) => row.degree ?? 0, count]];
  }

  draw() {
    if (this.place.hidden) return;
    this.place.querySelectorAll('[data-of]').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.of === this.of)));
    const rows = this.of === 'edges'
      ? [...this.board.edges].map(([id, edge]) => ({ id, edge, now: this.drawing.shown(id) })).filter((row) => row.now)
      : [...this.board.nodes.values()].filter((node) => !node.hidden);
    const columns = this.#columns();
    const by = columns.find(([name]) => name === this.by) ?? columns[0];
    const ordered = rows.map((row) => [by[2](row), row]).sort(([x], [y]) => {
      const order = typeof x === 'number' ? x - y : inOrder.compare(x, y);
      return this.down ? -order : order;
    });
    const head = element('tr', {}, ...columns.map(([name, title]) => element('th', { scope: 'col', class: NUMBERS.includes(name) ? 'num' : null, 'aria-sort': name === by[0] ? (this.down ? 'descending' : 'ascending') : null },
      element('button', { type: 'button', text: title, onclick: () => { this.down = name === this.by ? !this.down : true; this.by = name; this.draw(); } }))));
    this.rows = ordered.slice(0, MOST).map(([, row]) => [row, element('tr', { tabindex: '0',
      onclick: () => this.#open(row), onkeydown: (event) => event.key === 'Enter' && this.#open(row) },
      ...columns.map(([, , value, text]) => element('td', { class: typeof value(row) === 'number' ? 'num' : null, text: text ? text(value(row), row) : String(value(row)) })))]);
    this.place.querySelector('table').replaceChildren(element('thead', {}, head), element('tbody', {}, ...this.rows.map(([, line]) => line)));
    this.mark();
    this.place.querySelector('[data-shown]').textContent = say('shownOf', count(Math.min(MOST, rows.length)), count(rows.length));
  }

  /** Brings the selection to the rows that are there. */
  mark() {
    for (const [row, line] of this.rows ?? []) {
      const chosen = this.of === 'edges' ? this.selection.edge === row.id : this.selection.nodes.has(row.key);
      line.setAttribute('aria-selected', String(chosen));
      line.classList.toggle('table-active', chosen);
    }
  }

  /** Draws once changes have come to rest: hundreds of rows at every step of a slider would hold it up. */
  drawSoon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.draw(), REST);
  }

  #open(row) {
    if (this.of === 'edges') this.selection.chooseEdge(row.id);
    else this.selection.choose([row.key]);
  }
}
