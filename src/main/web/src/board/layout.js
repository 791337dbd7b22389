// Where nodes go. Nobody who is pinned is moved, and nobody at all unless a layout is asked for.

const GAP = 1;
/** From ring to ring around the entity that new ones came from. */
const RING = 3 * GAP;
/** The least distance between two entities that a layout puts somewhere. */
const APART = 2 * GAP;
/** The angle that never comes back to itself: even spirals. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** Entities above each other in a column by money; what is more stands beside. */
const TALL = 16;
/** What a column needs so that names stand beside each other, and a row below its names, in pixels. */
const NAME = 160;
const ROW = 76;

/**
 * Free places in rings around a point, nearest first and away from the middle of the board: as many as there are keys.
 *
 * @param taken nodes that already stand somewhere; no place is nearer than APART to any of them or to another new one
 */
export function bloom(taken, around, keys) {
  const ground = new Ground(taken);
  const middle = centre(taken);
  const outwards = Math.atan2(around.y - middle.y, around.x - middle.x) || 0;
  const placed = [];
  for (let ring = 1; placed.length < keys.length; ring++) {
    const radius = ring * RING;
    const room = Math.floor((2 * Math.PI * radius) / APART);
    const half = Math.ceil(room / 2);
    for (let i = 0; i < room && placed.length < keys.length; i++) {
      const step = i % 2 === 0 ? i / 2 : -(i + 1) / 2;
      const angle = outwards + (Math.PI * step) / half;
      const spot = { x: around.x + radius * Math.cos(angle), y: around.y + radius * Math.sin(angle) };
      if (!ground.free(spot)) continue;
      ground.take(spot);
      placed.push([keys[placed.length], spot.x, spot.y]);
    }
  }
  return placed;
}

/**
 * Places close together for a group: the members in a close pattern around a middle as near to their own as there is
 * free ground for all of them, so that nobody else stands among them.
 */
export function gather(others, members) {
  const own = centre(members);
  const reach = APART * Math.sqrt(members.length);
  const free = (spot) => others.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) >= reach + APART);
  let middle = own;
  for (let ring = 0; !free(middle); ring++) {
    const radius = RING * (1 + Math.floor(ring / 12));
    const angle = (2 * Math.PI * (ring % 12)) / 12;
    middle = { x: own.x + radius * Math.cos(angle), y: own.y + radius * Math.sin(angle) };
  }
  return members.map(({ key }, i) => {
    const radius = APART * Math.sqrt(i + (members.length > 4 ? 0 : 0.5));
    const angle = i * GOLDEN;
    return [key, middle.x + radius * Math.cos(angle), middle.y + radius * Math.sin(angle)];
  });
}

/** Where somebody stands, in squares of APART, so that the nine squares around a spot are all that can be too near. */
class Ground {
  constructor(taken) {
    this.squares = new Map();
    taken.forEach((node) => this.take(node));
  }

  take({ x, y }) {
    const square = `${Math.floor(x / APART)},${Math.floor(y / APART)}`;
    if (!this.squares.has(square)) this.squares.set(square, []);
    this.squares.get(square).push({ x, y });
  }

  free({ x, y }) {
    const [column, row] = [Math.floor(x / APART), Math.floor(y / APART)];
    for (let i = column - 1; i <= column + 1; i++) {
      for (let j = row - 1; j <= row + 1; j++) {
        for (const other of this.squares.get(`${i},${j}`) ?? []) if (Math.hypot(other.x - x, other.y - y) < APART - 1e-6) return false;
      }
    }
    return true;
  }
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
  const radius = Math.max(3, (ordered.length * APART) / (2 * Math.PI));
  return ordered.map((node, i) => {
    const angle = (2 * Math.PI * i) / ordered.length - Math.PI / 2;
    return [node.key, middle.x + radius * Math.cos(angle), middle.y + radius * Math.sin(angle)];
  });
}

/** Columns from left to right by how many payments lie before a node; what no payment reaches stands at its neighbour. */
export function byMoney(nodes, edges, room) {
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
  return byLevel(nodes, level, room);
}

/**
 * Columns from left to right by the level that each key has. Distances follow the room there is on the screen: where
 * columns stand nearer than a name is wide, every other one stands half a row lower.
 */
export function byLevel(nodes, level, room) {
  const columns = new Map();
  for (const node of nodes) {
    const at = level.get(node.key) ?? -1;
    if (!columns.has(at)) columns.set(at, []);
    columns.get(at).push(node);
  }
  const drawn = [...columns].sort((a, b) => a[0] - b[0]).flatMap(([, column]) => split(column));
  const wide = Math.min(2 * NAME, room.width / Math.max(1, drawn.length - 1));
  const close = wide < NAME;
  const most = Math.max(...drawn.map((column) => column.length)) - (close ? 0.5 : 1);
  const high = Math.max(close ? 2 * ROW : ROW, Math.min(1.5 * ROW, room.height / Math.max(1, most)));
  const unit = ROW / (4 * GAP);
  return drawn.flatMap((column, i) => column.filter((node) => !node.pinned).map((node) => {
    const row = column.indexOf(node) - (column.length - 1) / 2 + (close && i % 2 === 1 ? 0.5 : 0);
    return [node.key, (i * wide) / unit, (-row * high) / unit];
  }));
}

/** A level of more than TALL stands as several columns side by side. */
function split(column) {
  column.sort((a, b) => b.y - a.y || a.key.localeCompare(b.key));
  const beside = Math.ceil(column.length / TALL);
  const rows = Math.ceil(column.length / beside);
  return Array.from({ length: beside }, (_, i) => column.slice(i * rows, (i + 1) * rows)).filter((part) => part.length > 0);
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
