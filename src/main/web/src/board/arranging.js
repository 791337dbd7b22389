// Lays out a board: at once, or by forces for as long as they are let.
import * as layout from './layout.js';
import { say } from './words.js';

export class Arranging {
  constructor(page, board, drawing) {
    Object.assign(this, { page, board, drawing, stop: null });
  }

  get #nodes() {
    return [...this.board.nodes.values()].filter((node) => !node.hidden);
  }

  get #edges() {
    return [...this.board.edges].filter(([id]) => this.drawing.shown(id)).map(([, edge]) => edge);
  }

  get #room() {
    return { width: this.drawing.camera.width - 140, height: this.drawing.camera.height - 140 };
  }

  money() {
    this.#move(layout.byMoney(this.#nodes, this.#edges, this.#room), 'byMoney');
  }

  levels(levels) {
    this.#move(layout.byLevel(this.#nodes, levels, this.#room), 'byMoney');
  }

  circle() {
    this.#move(layout.circular(this.#nodes), 'circle');
  }

  #move(positions, word) {
    this.board.apply(this.board.moving(positions, say(word)));
    this.drawing.fit();
  }

  /** Begins, or ends what was begun and keeps what came of it. */
  force() {
    if (this.stop) {
      this.stop();
      return;
    }
    const button = this.page.querySelector('[data-act=force]');
    button.setAttribute('aria-pressed', 'true');
    const pinned = new Set(this.#nodes.filter((node) => node.pinned).map((node) => node.key));
    let last = [];
    const finish = () => {
      button.setAttribute('aria-pressed', 'false');
      this.stop = null;
      this.#move(last, 'force');
    };
    const end = layout.force(this.#nodes, this.#edges, (positions, done) => {
      last = positions;
      this.drawing.move(positions.filter(([key]) => !pinned.has(key)));
      if (done) finish();
    });
    this.stop = () => {
      end();
      finish();
    };
  }
}
