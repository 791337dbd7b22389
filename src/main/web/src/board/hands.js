// What mouse and fingers do on the drawing: choose, move, open, look around. Two clicks open an entity only if both were
// on it.

/** Pixels: a hand that clicks trembles, and a browser may tell a move of nothing between down and up. */
const STILL = 4;
/** Milliseconds within which two clicks are one double click. */
const TWICE = 400;

export class Hands {
  /** @param act {choose(key, more), open(key), edge(id), nothing(), moved(places)} */
  constructor(place, board, selection, drawing, act) {
    Object.assign(this, { place, board, selection, drawing, act, down: new Map(), held: null, last: { key: null, at: 0 } });
    place.addEventListener('pointerdown', (event) => this.#down(event));
    place.addEventListener('pointermove', (event) => this.#move(event));
    place.addEventListener('pointerup', (event) => this.#up(event));
    place.addEventListener('pointercancel', () => this.#drop());
    place.addEventListener('pointerleave', () => drawing.focus(null));
    place.addEventListener('wheel', (event) => {
      event.preventDefault();
      drawing.camera.zoom(Math.exp(-Math.max(-300, Math.min(300, event.deltaY)) / 450), this.#at(event));
    }, { passive: false });
  }

  #at(event) {
    const box = this.place.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  #down(event) {
    if (event.button !== 0 || event.target.classList.contains('lasso')) return;
    const at = this.#at(event);
    this.down.set(event.pointerId, at);
    this.place.setPointerCapture(event.pointerId);
    const key = this.drawing.nodeAt(at);
    if (this.down.size > 1) this.held = null; // two fingers look nearer or farther, they hold nobody
    else this.held = { key, at, start: this.drawing.camera.toBoard(at), moved: false, from: key ? this.#with(key) : [] };
  }

  /** Who moves with an entity: all that is selected with it, or its group. */
  #with(key) {
    const keys = this.selection.nodes.has(key) ? this.selection.keys : this.board.together(key);
    return keys.map((one) => [one, { ...this.drawing.at(one) }]);
  }

  #move(event) {
    const at = this.#at(event);
    const before = this.down.get(event.pointerId);
    if (!before) {
      if (event.target.classList.contains('lasso')) return;
      const key = this.drawing.nodeAt(at);
      this.place.classList.toggle('on-entity', key !== null);
      if (key !== this.pointed) this.drawing.focus(key);
      this.pointed = key;
      return;
    }
    this.down.set(event.pointerId, at);
    if (this.down.size === 2) this.#pinch(event.pointerId, before, at);
    else if (this.held) this.#drag(before, at);
  }

  #drag(before, at) {
    const { held, drawing } = this;
    const first = !held.moved;
    held.moved ||= Math.hypot(at.x - held.at.x, at.y - held.at.y) >= STILL;
    if (!held.moved) return;
    if (!held.key) {
      drawing.camera.pan(at.x - (first ? held.at.x : before.x), at.y - (first ? held.at.y : before.y));
      return;
    }
    const here = drawing.camera.toBoard(at);
    drawing.move(held.from.map(([key, was]) => [key, was.x + here.x - held.start.x, was.y + here.y - held.start.y]));
  }

  #pinch(id, before, at) {
    const [, other] = [...this.down].find(([pointer]) => pointer !== id);
    const { camera } = this.drawing;
    camera.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
    const factor = Math.hypot(at.x - other.x, at.y - other.y) / (Math.hypot(before.x - other.x, before.y - other.y) || 1);
    camera.zoom(factor, { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
  }

  #up(event) {
    const { held } = this;
    this.#drop(event.pointerId);
    if (!held || this.down.size > 0) return;
    if (!held.moved) this.#click(held.key, held.at, event);
    else if (held.key) this.act.moved(held.from.map(([key]) => [key, this.drawing.at(key).x, this.drawing.at(key).y]));
  }

  #drop(id) {
    if (id === undefined) this.down.clear();
    else this.down.delete(id);
    this.held = null;
  }

  #click(key, at, event) {
    const { timeStamp: now } = event;
    const twice = now - this.last.at < TWICE && this.last.key === key;
    this.last = twice ? { key: null, at: 0 } : { key, at: now };
    if (key && twice) this.act.open(key);
    else if (key) this.act.choose(key, event.ctrlKey || event.metaKey || event.shiftKey);
    else {
      const edge = this.drawing.edgeAt(at);
      if (edge) this.act.edge(edge);
      else if (twice) this.drawing.camera.zoom(1.8, at);
      else this.act.nothing();
    }
  }
}
