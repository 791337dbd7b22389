// What is under the pointer, reckoned from where things stand.
import { bowOf, loop } from './paint.js';

/** Pixels beside an edge that still mean it. */
const REACH = 5;
/** Straight pieces that a bow is taken for. */
const PIECES = 8;

/** @return the number of the entity at a point of the picture whose middle is nearest; -1 for none */
export function nodeAt(scene, camera, point) {
  let found = -1;
  let nearest = Infinity;
  const here = camera.toBoard(point);
  for (let i = 0; i < scene.x.length; i++) {
    const away = Math.hypot(scene.x[i] - here.x, scene.y[i] - here.y) * camera.k;
    if (scene.look[i] !== 0 && away < nearest && away <= scene.size[i] * camera.scale + 1) {
      nearest = away;
      found = i;
    }
  }
  return found;
}

/** @return the number of the nearest edge that is drawn within reach of a point; -1 for none */
export function edgeAt(scene, camera, point) {
  let found = -1;
  let nearest = REACH;
  const at = (i) => camera.toView({ x: scene.x[i], y: scene.y[i] });
  for (let e = 0; e < scene.from.length; e++) {
    if (scene.tone[e] === 0) continue;
    const [a, b] = [scene.from[e], scene.to[e]];
    const away = a === b
      ? toLoop(point, at(a), scene.size[a] * camera.scale)
      : distance(point, at(a), at(b), scene.bend[e]);
    if (away < nearest) {
      nearest = away;
      found = e;
    }
  }
  return found;
}

function toLoop(p, at, r) {
  const round = loop(at.x, at.y, r);
  return Math.abs(Math.hypot(p.x - round.x, p.y - round.y) - round.radius);
}

/** From a point to an edge that bows aside by a share of its length; infinite where it is plainly beyond reach. */
function distance(p, a, b, aside) {
  const bow = bowOf(a, b, aside);
  if (p.x < Math.min(a.x, b.x, bow.x) - REACH || p.x > Math.max(a.x, b.x, bow.x) + REACH
    || p.y < Math.min(a.y, b.y, bow.y) - REACH || p.y > Math.max(a.y, b.y, bow.y) + REACH) return Infinity;
  if (aside === 0) return toLine(p, a, b);
  let least = Infinity;
  let before = a;
  for (let i = 1; i <= PIECES; i++) {
    const t = i / PIECES;
    const at = { x: (1 - t) ** 2 * a.x + 2 * t * (1 - t) * bow.x + t * t * b.x, y: (1 - t) ** 2 * a.y + 2 * t * (1 - t) * bow.y + t * t * b.y };
    least = Math.min(least, toLine(p, before, at));
    before = at;
  }
  return least;
}

function toLine(p, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length));
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}
