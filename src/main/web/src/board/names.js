// Names in the picture, by budget: the chosen and the pointed at first, then who has most facts; none covers another.
import { bowOf, loop } from './paint.js';
import { FONT, written } from './draw.js';
import { Room } from './room.js';

const LETTERS = 12;
const LINE = LETTERS + 3;
/** Names in one picture at most, and entities asked for one. */
const [MOST, ASKED] = [150, 600];
/** Pixels of radius from which a circle has room for its name. */
const LEAST = 4;

export class Names {
  constructor(drawing) {
    this.drawing = drawing;
    this.widths = new Map();
  }

  draw(context) {
    const { drawing } = this;
    this.room = new Room();
    let written_ = 0;
    for (const key of this.#inOrder()) {
      if (written_ >= MOST) break;
      written_ += this.#name(context, key) ? 1 : 0;
    }
    for (const [number, text] of drawing.texts()) this.#edge(context, number, text);
    drawing.place.dataset.names = String(written_);
  }

  /** Whose name is asked for: none of those out of sight, the important ones first. */
  #inOrder() {
    const { board, camera, scene, selection, numbers, near } = this.drawing;
    const first = [...(this.pointed ? [this.pointed] : []), ...selection.nodes, ...near].filter((key) => numbers.has(key));
    const found = [];
    for (const [key, i] of numbers) {
      if (scene.look[i] !== 1 || scene.size[i] * camera.scale < LEAST) continue;
      const at = camera.toView({ x: scene.x[i], y: scene.y[i] });
      if (at.x > -80 && at.y > -40 && at.x < camera.width + 80 && at.y < camera.height + 20) found.push(key);
    }
    found.sort((a, b) => (board.nodes.get(b).degree ?? 0) - (board.nodes.get(a).degree ?? 0));
    return new Set([...first, ...found].slice(0, ASKED));
  }

  #name(context, key) {
    const { board, camera, scene, numbers } = this.drawing;
    const node = board.nodes.get(key);
    const i = numbers.get(key);
    if (!node || node.hidden) return false;
    const at = camera.toView({ x: scene.x[i], y: scene.y[i] });
    const lines = written(node);
    const width = Math.max(...lines.map((line) => this.#width(context, line)));
    const top = at.y + scene.size[i] * camera.scale + 3;
    if (!this.room.take(at.x, top + (lines.length * LINE) / 2, width, lines.length * LINE)) return false;
    this.#write(context, lines, at.x, top, key === this.pointed);
    return true;
  }

  #write(context, lines, x, top, strong) {
    const { ink, quiet, ground } = this.drawing;
    context.font = `${strong ? 600 : 400} ${LETTERS}px ${FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'top';
    context.lineJoin = 'round';
    context.lineWidth = 3.5;
    context.strokeStyle = ground;
    lines.forEach((text, i) => {
      context.strokeText(text, x, top + i * LINE);
      context.fillStyle = i === 0 ? ink : quiet;
      context.fillText(text, x, top + i * LINE);
    });
    context.textAlign = 'start';
    context.textBaseline = 'alphabetic';
  }

  #edge(context, number, text) {
    const { camera, scene } = this.drawing;
    const [a, b] = [scene.from[number], scene.to[number]].map((i) => ({ ...camera.toView({ x: scene.x[i], y: scene.y[i] }), r: scene.size[i] * camera.scale }));
    let at;
    if (scene.from[number] === scene.to[number]) {
      const round = loop(a.x, a.y, a.r);
      at = { x: round.x, y: round.y - round.radius - LINE };
    } else {
      const bow = bowOf(a, b, scene.bend[number]);
      at = { x: (a.x + b.x) / 4 + bow.x / 2, y: (a.y + b.y) / 4 + bow.y / 2 - LINE / 2 };
    }
    if (this.room.take(at.x, at.y + LINE / 2, this.#width(context, text), LINE)) this.#write(context, [text], at.x, at.y, false);
  }

  #width(context, text) {
    if (!this.widths.has(text)) {
      context.font = `600 ${LETTERS}px ${FONT}`;
      this.widths.set(text, context.measureText(text).width);
    }
    return this.widths.get(text);
  }
}
