// Where nodes go. Nobody who is pinned is moved, and nobody at all unless a layout is asked for.

const GAP = 1;
/** Entities above each other in a column by money; what is more stands beside. */
const TALL = 16;
/** A column of at most as many has room for names between its nodes. */
const FEW = 8;

/** New nodes in rings around the node they came from, away from the middle of the board. */
export function bloom(board, parentKey, keys) {
  const parent = board.nodes.get(parentKey) ?? { x: 0, y: 0 };
  const taken = [...board.nodes.values()];
  const middle = centre(taken);
  const outwards = Math.atan2(parent.y - middle.y, parent.x - middle.x) || 0;
  const placed = [];
  let ring = 1;
  let waiting = [...keys];
  while (waiting.length > 0) {
    const radius = ring * 3 * GAP;
    const room = Math.max(6, Math.floor((2 * Math.PI * radius) / (1.5 * GAP)));
    const now = waiting.slice(0, room);
    waiting = waiting.slice(room);
    const spread = taken.length > 1 && now.length < room / 2 ? Math.PI * 1.1 : 2 * Math.PI;
    now.forEach((key, i) => {
      const share = now.length === 1 ? 0.5 : spread === 2 * Math.PI ? i / now.length : i / (now.length - 1);
      const angle = outwards - spread / 2 + spread * share;
      placed.push([key, parent.x + radius * Math.cos(angle), parent.y + radius * Math.sin(angle)]);
    });
    ring++;
  }
  return placed;
}

const centre = (nodes) =>
  nodes.length === 0
    ? { x: 0, y: 0 }
    : { x: sum(nodes, 'x') / nodes.length, y: sum(nodes, 'y') / nodes.length };
const sum = (nodes, field) => nodes.reduce((total, node) => total + node[field], 0);

/** A circle ordered by kind, then label. */
export function circular(nodes) {
  const free = nodes.filter((node) => !node.pinned);
  const ordered = [...free].sort((a, b) => a.type.localeCompare(b.type) || a.key.localeCompare(b.key));
  const middle = centre(nodes);
  const radius = Math.max(3, (ordered.length * 1.5 * GAP) / (2 * Math.PI));
  return ordered.map((node, i) => {
    const angle = (2 * Math.PI * i) / ordered.length - Math.PI / 2;
    return [node.key, middle.x + radius * Math.cos(angle), middle.y + radius * Math.sin(angle)];
  });
}

/** Columns from left to right by how many payments lie before a node; what no payment reaches stands at its neighbour. */
export function byMoney(nodes, edges) {
  const paying = edges.filter((edge) => edge.amount !== null && edge.amount !== undefined && edge.from !== edge.to);
  const into = new Map(nodes.map((node) => [node.key, 0]));
  const out = new Map(nodes.map((node) => [node.key, []]));
  for (const edge of paying) {
    if (!into.has(edge.from) || !into.has(edge.to)) continue;
    into.set(edge.to, into.get(edge.to) + 1);
    out.get(edge.from).push(edge);
  }
  const level = new Map();
  let layer = [...into.keys()].filter((key) => into.get(key) === 0 && out.get(key).length > 0).sort();
  if (layer.length === 0 && paying.length > 0) layer = [paying[0].from];
  for (let depth = 0; layer.length > 0; depth++) {
    const next = new Set();
    for (const key of layer) if (!level.has(key)) level.set(key, depth);
    for (const key of layer) for (const edge of out.get(key)) if (!level.has(edge.to)) next.add(edge.to);
    layer = [...next];
    if (layer.length === 0) layer = paying.filter((edge) => !level.has(edge.from) && into.has(edge.from)).slice(0, 1).map((edge) => edge.from);
    if (layer.length > 0 && level.has(layer[0])) break;
  }
  const beside = new Map();
  for (const edge of edges) {
    if (level.has(edge.to) && !beside.has(edge.from)) beside.set(edge.from, edge.to);
    if (level.has(edge.from) && !beside.has(edge.to)) beside.set(edge.to, edge.from);
  }
  for (const node of nodes) {
    if (level.has(node.key)) continue;
    level.set(node.key, beside.has(node.key) ? (level.get(beside.get(node.key)) ?? -1.5) + 0.5 : -1);
  }
  return byLevel(nodes, level);
}

/** Columns from left to right by the level that each key has. */
export function byLevel(nodes, level) {
  const columns = new Map();
  for (const node of nodes) {
    const at = level.get(node.key) ?? -1;
    if (!columns.has(at)) columns.set(at, []);
    columns.get(at).push(node);
  }
  const placed = [];
  const apart = Math.max(...[...columns.values()].map((column) => column.length)) > FEW ? 2 : 4;
  let from = 0;
  for (const [, column] of [...columns].sort((a, b) => a[0] - b[0])) {
    column.sort((a, b) => b.y - a.y || a.key.localeCompare(b.key));
    const beside = Math.ceil(column.length / TALL);
    const rows = Math.ceil(column.length / beside);
    column.forEach((node, i) => {
      const x = from + (i % beside) * 3 * GAP;
      if (!node.pinned) placed.push([node.key, x, ((rows - 1) / 2 - Math.floor(i / beside)) * apart * GAP]);
    });
    from += (beside - 1) * 3 * GAP + 8 * GAP;
  }
  return placed;
}

/** Forces, in a worker; tells positions as it goes, and the last ones with done. Returns a function that stops it. */
export function force(nodes, edges, tell) {
  const url = document.querySelector('[data-board]').dataset.layoutWorker;
  const worker = new Worker(url, { type: 'module' });
  worker.onmessage = ({ data }) => {
    tell(data.positions, data.done);
    if (data.done) worker.terminate();
  };
  worker.postMessage({
    nodes: nodes.map(({ key, x, y, pinned }) => ({ key, x, y, pinned: Boolean(pinned) })),
    edges: edges.map(({ from, to, facts }) => ({ from, to, weight: 1 + Math.log(1 + facts) })),
  });
  return () => worker.terminate();
}
