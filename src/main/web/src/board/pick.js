// What is under the pointer, reckoned from where things stand. Reading it off the picture would wait until the picture
// is drawn, with every edge drawn twice: at 20,000 edges without a graphics card that is seconds for each move.

/** Pixels beside an edge that still mean it. */
const REACH = 5;
/** Straight pieces that a bow is taken for. */
const PIECES = 8;

/** @return the key of the entity at a point of the page whose middle is nearest; null for none */
export function nodeAt({ sigma, graph }, point) {
  const here = sigma.viewportToGraph(point);
  const pixel = unit(sigma, here, point);
  let found = null;
  let nearest = Infinity;
  graph.forEachNode((key, node) => {
    const away = Math.hypot(node.x - here.x, node.y - here.y) / pixel;
    if (away < nearest && away <= sigma.scaleSize(node.size) + 1 && !sigma.getNodeDisplayData(key)?.hidden) {
      nearest = away;
      found = key;
    }
  });
  return found;
}

/** @return the id of the nearest edge that is drawn within reach of a point; null for none */
export function edgeAt({ sigma, graph, shown }, point) {
  const here = sigma.viewportToGraph(point);
  const reach = REACH * unit(sigma, here, point);
  let found = null;
  let nearest = reach;
  graph.forEachEdge((id, edge, from, to, a, b) => {
    const aside = edge.curvature ?? 0;
    const away = distance(here, a, b, aside, reach);
    if (away < nearest && shown(id)) {
      nearest = away;
      found = id;
    }
  });
  return found;
}

const unit = (sigma, here, point) => {
  const beside = sigma.viewportToGraph({ x: point.x + 1, y: point.y });
  return Math.hypot(beside.x - here.x, beside.y - here.y);
};

/** From a point to an edge that bows aside by a share of its length; infinite where it is plainly beyond reach. */
function distance(p, a, b, aside, reach) {
  const bow = { x: (a.x + b.x) / 2 - (b.y - a.y) * aside, y: (a.y + b.y) / 2 + (b.x - a.x) * aside };
  if (p.x < Math.min(a.x, b.x, bow.x) - reach || p.x > Math.max(a.x, b.x, bow.x) + reach
    || p.y < Math.min(a.y, b.y, bow.y) - reach || p.y > Math.max(a.y, b.y, bow.y) + reach) return Infinity;
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
