// What is on the board: nodes by key, edges by "from|link|to", and every change as a patch that can be undone.
// Patch: {say, add: [node], drop: [node], addEdges: [edge], dropEdges: [edge], set: [[key, field, before, after]]}

export const edgeId = (edge) => `${edge.from}|${edge.link}|${edge.to}`;

export class Board extends EventTarget {
  constructor() {
    super();
    this.nodes = new Map();
    this.edges = new Map();
    this.done = [];
    this.undone = [];
    this.filters = { from: null, to: null, links: null, least: null };
  }

  apply(patch) {
    if (!weighs(patch)) return;
    this.#forward(patch);
    this.done.push(patch);
    this.undone = [];
    this.#changed(patch);
  }

  undo() {
    const patch = this.done.pop();
    if (!patch) return null;
    for (const [key, field, before] of patch.set ?? []) this.#set(key, field, before);
    for (const edge of patch.addEdges ?? []) this.edges.delete(edgeId(edge));
    for (const node of patch.add ?? []) this.nodes.delete(node.key);
    for (const node of patch.drop ?? []) this.nodes.set(node.key, { ...node });
    for (const edge of patch.dropEdges ?? []) this.edges.set(edgeId(edge), edge);
    this.undone.push(patch);
    this.#changed(patch);
    return patch;
  }

  redo() {
    const patch = this.undone.pop();
    if (!patch) return null;
    this.#forward(patch);
    this.done.push(patch);
    this.#changed(patch);
    return patch;
  }

  #forward(patch) {
    for (const node of patch.drop ?? []) this.nodes.delete(node.key);
    for (const edge of patch.dropEdges ?? []) this.edges.delete(edgeId(edge));
    for (const node of patch.add ?? []) this.nodes.set(node.key, { ...node });
    for (const edge of patch.addEdges ?? []) this.edges.set(edgeId(edge), edge);
    for (const [key, field, , after] of patch.set ?? []) this.#set(key, field, after);
  }

  #set(key, field, value) {
    const node = this.nodes.get(key);
    if (node) node[field] = value;
  }

  #changed(patch) {
    this.dispatchEvent(new CustomEvent('change', { detail: patch }));
  }

  /** Takes nodes off the board with their edges. */
  removal(keys, say) {
    const gone = new Set(keys);
    return {
      say,
      drop: [...gone].map((key) => this.nodes.get(key)).filter(Boolean),
      dropEdges: [...this.edges.values()].filter((edge) => gone.has(edge.from) || gone.has(edge.to)),
    };
  }

  setting(keys, field, value, say) {
    const set = keys
      .filter((key) => this.nodes.has(key))
      .map((key) => [key, field, this.nodes.get(key)[field], typeof value === 'function' ? value(key) : value])
      .filter(([, , before, after]) => before !== after);
    return { say, set };
  }

  /** Nobody who is pinned is moved, whatever a layout says; a hand may. */
  moving(positions, say, byHand = false) {
    const set = [];
    for (const [key, x, y] of positions) {
      const node = this.nodes.get(key);
      if (node && (byHand || !node.pinned) && (node.x !== x || node.y !== y)) set.push([key, 'x', node.x, x], [key, 'y', node.y, y]);
    }
    return { say, set };
  }

  /** All members of the group of a node, the node alone where it has none. */
  together(key) {
    const group = this.nodes.get(key)?.group;
    return group ? [...this.nodes.values()].filter((node) => node.group === group).map((node) => node.key) : [key];
  }

  visible(key) {
    const node = this.nodes.get(key);
    return Boolean(node) && !node.hidden;
  }

  toJson() {
    return {
      format: 1,
      nodes: [...this.nodes.values()],
      edges: [...this.edges.values()],
      filters: this.filters,
      done: this.done,
      undone: this.undone,
    };
  }

  load(kept) {
    this.nodes = new Map(kept.nodes.map((node) => [node.key, node]));
    this.edges = new Map(kept.edges.map((edge) => [edgeId(edge), edge]));
    this.filters = { ...this.filters, ...kept.filters };
    this.done = kept.done ?? [];
    this.undone = kept.undone ?? [];
    this.#changed({});
  }
}

const weighs = (patch) =>
  ['add', 'drop', 'addEdges', 'dropEdges', 'set'].some((part) => patch[part]?.length > 0);
