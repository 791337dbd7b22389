// Paints a scene: circles and the lines between them, on any 2D canvas, of a page or of a worker. Far away and of many it
// leaves out what could not be seen: bows, arrows, pictures in circles.
// Scene: {palette, tones, x, y, size, kind, look, from, to, width, bend, plain, tone} in arrays by number;
// look: 0 hidden, 1 shown, 2 faint; tone: 0 hidden, 1 faint, 2 usual, 3 chosen.

/** Lines in sight above which they are hairs without bows and arrows. */
const FINE = 2500;
/** Lines in one stroke: of very long strokes each further line costs more. */
const STROKE = 250;
/** Pixels of radius from which a circle holds its picture. */
const ROOM = 6.5;

export function paint(context, scene, camera, ratio, pictures) {
  const { width, height } = camera;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const view = seen(scene, camera);
  const edges = inSight(scene, view, camera);
  const fine = edges.length <= FINE;
  for (const tone of [1, 2, 3]) {
    const lines = edges.filter((e) => scene.tone[e] === tone);
    context.strokeStyle = scene.tones[tone];
    context.fillStyle = scene.tones[tone];
    if (fine) for (const e of lines) line(context, scene, view, e);
    else hairs(context, scene, view, lines);
  }
  circles(context, scene, view, camera, pictures);
}

/** Where everybody stands in the picture, and how large. */
function seen(scene, { x, y, k, width, height, scale }) {
  const n = scene.x.length;
  const view = { x: new Float32Array(n), y: new Float32Array(n), r: new Float32Array(n) };
  for (let i = 0; i < n; i++) {
    view.x[i] = width / 2 + (scene.x[i] - x) * k;
    view.y[i] = height / 2 - (scene.y[i] - y) * k;
    view.r[i] = scene.size[i] * scale;
  }
  return view;
}

function inSight(scene, view, { width, height }) {
  const found = [];
  for (let e = 0; e < scene.from.length; e++) {
    if (scene.tone[e] === 0) continue;
    const [a, b] = [scene.from[e], scene.to[e]];
    const margin = 40 + Math.abs(scene.bend[e]) * Math.hypot(view.x[a] - view.x[b], view.y[a] - view.y[b]);
    if (Math.max(view.x[a], view.x[b]) < -margin || Math.min(view.x[a], view.x[b]) > width + margin) continue;
    if (Math.max(view.y[a], view.y[b]) < -margin || Math.min(view.y[a], view.y[b]) > height + margin) continue;
    found.push(e);
  }
  return found;
}

function hairs(context, scene, view, lines) {
  context.lineWidth = 1;
  for (let start = 0; start < lines.length; start += STROKE) {
    context.beginPath();
    for (const e of lines.slice(start, start + STROKE)) {
      const [a, b] = [scene.from[e], scene.to[e]];
      context.moveTo(view.x[a], view.y[a]);
      context.lineTo(view.x[b], view.y[b]);
    }
    context.stroke();
  }
}

/** One line with its bow and arrow; from an entity to itself, a loop above it. */
function line(context, scene, view, e) {
  const [a, b] = [scene.from[e], scene.to[e]];
  context.lineWidth = scene.width[e];
  context.beginPath();
  if (a === b) {
    const { x, y, radius } = loop(view.x[a], view.y[a], view.r[a]);
    context.arc(x, y, radius, 0.75 * Math.PI, 2.25 * Math.PI);
    context.stroke();
    if (!scene.plain[e]) arrow(context, x + radius * Math.SQRT1_2, y + radius * Math.SQRT1_2, -Math.SQRT1_2, Math.SQRT1_2, scene.width[e]);
    return;
  }
  const bow = bowOf({ x: view.x[a], y: view.y[a] }, { x: view.x[b], y: view.y[b] }, scene.bend[e]);
  const far = Math.hypot(view.x[b] - bow.x, view.y[b] - bow.y) || 1;
  const [dx, dy] = [(view.x[b] - bow.x) / far, (view.y[b] - bow.y) / far];
  const head = scene.plain[e] ? 0 : 4 + 2 * scene.width[e];
  context.moveTo(view.x[a], view.y[a]);
  context.quadraticCurveTo(bow.x, bow.y, view.x[b] - dx * (view.r[b] + head), view.y[b] - dy * (view.r[b] + head));
  context.stroke();
  if (head) arrow(context, view.x[b] - dx * view.r[b], view.y[b] - dy * view.r[b], dx, dy, scene.width[e]);
}

function arrow(context, x, y, dx, dy, width) {
  const long = 5 + 2 * width;
  const half = 2 + width;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - dx * long - dy * half, y - dy * long + dx * half);
  context.lineTo(x - dx * long + dy * half, y - dy * long - dx * half);
  context.fill();
}

/** The point that a line from a to b bends to, by a share of its length aside. */
export function bowOf(a, b, bend) {
  return { x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend };
}

/** The circle of a line from an entity to itself. */
export const loop = (x, y, r) => ({ x, y: y - r - 7, radius: 6 + r / 2 });

function circles(context, scene, view, { width, height }, pictures) {
  const byColour = new Map();
  for (let i = 0; i < view.x.length; i++) {
    if (scene.look[i] === 0) continue;
    const r = view.r[i];
    if (view.x[i] < -r || view.y[i] < -r || view.x[i] > width + r || view.y[i] > height + r) continue;
    const colour = scene.look[i] === 2 ? scene.tones[0] : scene.palette[scene.kind[i]];
    if (!byColour.has(colour)) byColour.set(colour, []);
    byColour.get(colour).push(i);
  }
  for (const [colour, members] of byColour) {
    context.fillStyle = colour;
    context.beginPath();
    for (const i of members) {
      context.moveTo(view.x[i] + view.r[i], view.y[i]);
      context.arc(view.x[i], view.y[i], view.r[i], 0, 2 * Math.PI);
    }
    context.fill();
    for (const i of members) {
      const r = view.r[i];
      const picture = r < ROOM ? null : pictures[scene.kind[i]];
      if (picture) context.drawImage(picture, view.x[i] - 0.75 * r, view.y[i] - 0.75 * r, 1.5 * r, 1.5 * r);
    }
  }
}
