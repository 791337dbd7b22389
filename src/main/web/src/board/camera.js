// Where one looks from: the point of the board in the middle of the picture, and pixels to a unit. Upwards is upwards.

const MARGIN = 70;
const [FAR, NEAR] = [0.01, 400];
/** Units that the picture is wide at least, so that one entity alone does not fill it. */
const LEAST = 12;
/** Pixels to a unit at which an entity that is looked for can be told from its neighbours. */
const LEGIBLE = 30;

export class Camera extends EventTarget {
  constructor() {
    super();
    Object.assign(this, { x: 0, y: 0, k: 40, whole: 40, width: 1, height: 1 });
  }

  resize(width, height) {
    if (width === this.width && height === this.height) return;
    Object.assign(this, { width: Math.max(1, width), height: Math.max(1, height) });
    this.#moved();
  }

  toView({ x, y }) {
    return { x: this.width / 2 + (x - this.x) * this.k, y: this.height / 2 - (y - this.y) * this.k };
  }

  toBoard({ x, y }) {
    return { x: this.x + (x - this.width / 2) / this.k, y: this.y - (y - this.height / 2) / this.k };
  }

  /** How large entities are drawn: half as fast as the picture grows. */
  get scale() {
    return Math.min(1.8, Math.sqrt(this.k / this.whole));
  }

  get state() {
    const { x, y, k, width, height, scale } = this;
    return { x, y, k, width, height, scale };
  }

  pan(dx, dy) {
    this.#stop();
    this.x -= dx / this.k;
    this.y += dy / this.k;
    this.#moved();
  }

  /** Nearer or farther by a factor; the point of the picture under a place stays there. */
  zoom(factor, place = { x: this.width / 2, y: this.height / 2 }) {
    this.#stop();
    const kept = this.toBoard(place);
    this.k = Math.min(NEAR, Math.max(FAR, this.k * factor));
    const now = this.toBoard(place);
    this.x += kept.x - now.x;
    this.y += kept.y - now.y;
    this.#moved();
  }

  /** All of the points in the picture. */
  fit(points, still = false) {
    if (points.length === 0) return;
    const box = points.reduce((b, { x, y }) => [Math.min(b[0], x), Math.max(b[1], x), Math.min(b[2], y), Math.max(b[3], y)], [Infinity, -Infinity, Infinity, -Infinity]);
    const wide = Math.max(LEAST, box[1] - box[0]);
    const high = Math.max(LEAST / 2, box[3] - box[2]);
    const k = Math.min(NEAR, Math.max(FAR, Math.min((this.width - 2 * MARGIN) / wide, (this.height - 2 * MARGIN) / high)));
    this.whole = k;
    this.#go({ x: (box[0] + box[1]) / 2, y: (box[2] + box[3]) / 2, k }, still);
  }

  look({ x, y }) {
    this.#go({ x, y, k: Math.max(this.k, 2 * this.whole, LEGIBLE) });
  }

  #go(end, still = false) {
    this.#stop();
    const start = { x: this.x, y: this.y, k: this.k };
    const reduced = still || matchMedia('(prefers-reduced-motion: reduce)').matches;
    const from = performance.now();
    const step = (now) => {
      const t = reduced ? 1 : Math.min(1, Math.max(0, (now - from) / 250));
      const eased = t * (2 - t);
      this.k = start.k * (end.k / start.k) ** eased;
      for (const axis of ['x', 'y']) this[axis] = start[axis] + (end[axis] - start[axis]) * eased;
      this.going = t < 1 ? requestAnimationFrame(step) : null;
      this.#moved();
    };
    step(from);
  }

  #stop() {
    if (this.going) cancelAnimationFrame(this.going);
    this.going = null;
  }

  #moved() {
    this.dispatchEvent(new Event('move'));
  }
}
