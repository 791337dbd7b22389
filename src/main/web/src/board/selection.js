// The one selection of a board: entities, or one edge. Drawing, panel, table and keys all read it here, so that what is
// ringed, what is named and what a key acts on are the same. What leaves the picture leaves the selection with it.

export class Selection extends EventTarget {
  constructor(board) {
    super();
    this.board = board;
    this.nodes = new Set();
    this.edge = null;
    board.addEventListener('change', () => this.#to([...this.nodes], this.edge));
  }

  get keys() {
    return [...this.nodes];
  }

  choose(keys) {
    this.#to(keys, null);
  }

  toggle(key) {
    this.#to(this.nodes.has(key) ? this.keys.filter((other) => other !== key) : [...this.nodes, key], null);
  }

  chooseEdge(id) {
    this.#to([], id);
  }

  clear() {
    this.#to([], null);
  }

  #to(keys, edge) {
    const nodes = new Set(keys.filter((key) => this.board.visible(key)));
    const kept = edge !== null && this.board.edges.has(edge) ? edge : null;
    const changed = [...this.nodes, ...nodes].filter((key) => this.nodes.has(key) !== nodes.has(key));
    const edges = [this.edge, kept].filter((id) => id !== null && this.edge !== kept);
    if (changed.length === 0 && edges.length === 0) return;
    this.nodes = nodes;
    this.edge = kept;
    this.dispatchEvent(new CustomEvent('change', { detail: { nodes: changed, edges } }));
  }
}
