// The histogram at the foot: facts a day on the edges of the board; a window that is dragged filters them, and can be replayed.
import { count, dayText, say } from './words.js';

export class Timeline {
  constructor(place, board, changed) {
    this.place = place;
    this.board = board;
    this.changed = changed;
    this.canvas = place.querySelector('canvas');
    this.text = place.querySelector('[data-window]');
    this.days = new Map();
    this.first = 0;
    this.last = 0;
    this.canvas.addEventListener('pointerdown', (event) => this.#drag(event));
    this.canvas.addEventListener('dblclick', () => this.set(null, null));
    this.canvas.addEventListener('keydown', (event) => this.#key(event));
    place.querySelector('[data-replay]').addEventListener('click', () => this.replay());
    place.querySelector('[data-all]').addEventListener('click', () => this.set(null, null));
    new ResizeObserver(() => this.draw()).observe(this.canvas);
  }

  /** Counts anew what lies on each day; needed when the board changed, not when the window did. */
  count() {
    this.days = new Map();
    for (const edge of this.board.edges.values()) {
      if (!this.board.visible(edge.from) || !this.board.visible(edge.to)) continue;
      for (const [day, facts] of edge.days ?? []) this.days.set(day, (this.days.get(day) ?? 0) + facts);
    }
    this.draw();
  }

  set(from, to) {
    this.stop();
    this.#window(from, to);
  }

  #window(from, to) {
    this.board.filters.from = from;
    this.board.filters.to = to;
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      this.draw();
      this.changed();
    });
  }

  /** What each edge has inside the window; null where there is no window. */
  passing() {
    const { from, to } = this.board.filters;
    if (from === null && to === null) return null;
    const passing = new Map();
    for (const [id, edge] of this.board.edges) {
      let facts = 0;
      let amount = 0;
      for (const [day, n, fen] of ledger(edge)) {
        if (day < from || day > to) continue;
        facts += n;
        amount += fen;
      }
      passing.set(id, { facts, amount: edge.amount === null || edge.amount === undefined ? null : yuan(amount) });
    }
    return passing;
  }

  draw() {
    const { days } = this;
    const { width, height } = this.canvas.getBoundingClientRect();
    const ratio = devicePixelRatio || 1;
    this.canvas.width = width * ratio;
    this.canvas.height = height * ratio;
    const context = this.canvas.getContext('2d');
    context.scale(ratio, ratio);
    const style = getComputedStyle(this.place);
    const quiet = style.getPropertyValue('--bs-secondary-color');
    this.place.classList.toggle('no-days', days.size === 0);
    if (days.size === 0) return;
    const all = [...days.keys()];
    this.first = Math.min(...all) - 1;
    this.last = Math.max(...all) + 1;
    const span = this.last - this.first + 1;
    const step = Math.max(1, Math.ceil(span / (width / 4)));
    const bins = new Map();
    for (const [day, facts] of days) {
      const bin = Math.floor((day - this.first) / step);
      bins.set(bin, (bins.get(bin) ?? 0) + facts);
    }
    const most = Math.max(...bins.values());
    const wide = (width * step) / span;
    const { from, to } = this.board.filters;
    for (const [bin, facts] of bins) {
      const day = this.first + bin * step;
      const inside = from === null || (day + step > from && day <= to);
      context.fillStyle = style.getPropertyValue(inside ? '--bs-primary' : '--bs-border-color');
      const tall = Math.max(2, (facts / most) * (height - 18));
      context.fillRect(bin * wide, height - 16 - tall, Math.max(1, wide - 1), tall);
    }
    context.fillStyle = quiet;
    context.font = '11px sans-serif';
    context.fillText(dayText(this.first + 1), 2, height - 3);
    context.textAlign = 'right';
    context.fillText(dayText(this.last - 1), width - 2, height - 3);
    const shown = from === null ? [...days.values()].reduce((a, b) => a + b, 0) : [...days].reduce((sum, [day, n]) => (day >= from && day <= to ? sum + n : sum), 0);
    this.text.textContent = from === null ? say('allTime', count(shown)) : say('window', dayText(from), dayText(to), count(shown));
    this.canvas.setAttribute('aria-valuetext', this.text.textContent);
  }

  #day(event) {
    const { left, width } = this.canvas.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (event.clientX - left) / width));
    return Math.round(this.first + share * (this.last - this.first));
  }

  #drag(event) {
    this.stop();
    const start = this.#day(event);
    this.canvas.setPointerCapture(event.pointerId);
    const move = (next) => {
      const end = this.#day(next);
      this.#window(Math.min(start, end), Math.max(start, end));
    };
    this.canvas.addEventListener('pointermove', move);
    this.canvas.addEventListener('pointerup', () => this.canvas.removeEventListener('pointermove', move), { once: true });
  }

  #key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const { from, to } = this.board.filters;
    const days = event.shiftKey ? 30 * step : step;
    if (from === null) this.set(this.first, Math.floor((this.first + this.last) / 2));
    else if (event.altKey) this.set(from, Math.max(from, to + days));
    else this.set(from + days, to + days);
  }

  /** Lets time run: the window grows from the first day to the last. */
  replay() {
    if (this.running) {
      this.stop();
      return;
    }
    const button = this.place.querySelector('[data-replay]');
    button.setAttribute('aria-pressed', 'true');
    const { first, last } = this;
    const step = Math.max(1, Math.round((last - first) / 120));
    let now = first;
    this.running = setInterval(() => {
      now = Math.min(last, now + step);
      this.#window(first, now);
      if (now === last) this.stop();
    }, 80);
  }

  stop() {
    clearInterval(this.running);
    this.running = null;
    this.place.querySelector('[data-replay]').setAttribute('aria-pressed', 'false');
  }
}

const ledgers = new WeakMap();
/** The days of an edge with sums as numbers; read once, because a window that is dragged asks at every step. */
function ledger(edge) {
  if (!ledgers.has(edge)) ledgers.set(edge, (edge.days ?? []).map(([day, facts, sum]) => [day, facts, sum ? hundredths(sum) : 0]));
  return ledgers.get(edge);
}

/** 分 as whole numbers, exact up to 90 trillion yuan. */
const hundredths = (text) => Math.round(Number(text) * 100);
const yuan = (fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
