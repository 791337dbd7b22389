// Takes what is drawn elsewhere: PNG, SVG, CSV, GraphML, GEXF. Hidden nodes and filtered edges stay out of all of them.
import { count, plain, say, zoned } from './words.js';
import { edgeText, named, written } from './draw.js';
import { bowOf, loop } from './paint.js';
import { Room } from './room.js';
import { FONTS, escape, png as twice, save } from '../shared/picture.js';

export { save };

/** A cell that no spreadsheet takes for a formula. */
const cell = (value) => {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export function content(board, drawing) {
  const nodes = [...board.nodes.values()].filter((node) => !node.hidden);
  const edges = [...board.edges].map(([id, edge]) => ({ id, edge, now: drawing.shown(id) })).filter(({ now }) => now);
  return { nodes, edges };
}

export function csv(board, drawing) {
  const { edges } = content(board, drawing);
  const rows = edges.map(({ edge, now }) => [
    edge.from, board.nodes.get(edge.from)?.label, edge.link, edge.to, board.nodes.get(edge.to)?.label,
    now.facts, now.amount ?? '', edge.currency ?? '', zoned(edge.first), zoned(edge.last),
  ]);
  const head = ['from', 'fromLabel', 'link', 'to', 'toLabel', 'facts', 'amount', 'currency', 'first', 'last'];
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Keys hold signs that ids of files may not: n0, n1, … stand for them. */
const numbered = (nodes) => new Map(nodes.map((node, i) => [node.key, `n${i}`]));
const said = (values) => Object.entries(values).filter(([, v]) => v !== null && v !== undefined && v !== '');
const edgeValues = (e, now) => ({ link: e.link, facts: now.facts, amount: now.amount, currency: e.currency, first: e.first, last: e.last });
const EDGE = [['link', 'string'], ['facts', 'long'], ['amount', 'double'], ['currency', 'string'], ['first', 'string'], ['last', 'string']];

export function graphml(board, drawing, links) {
  const { nodes, edges } = content(board, drawing);
  const ids = numbered(nodes);
  const keys = [['key', 'string'], ['label', 'string'], ['type', 'string'], ['x', 'double'], ['y', 'double']].map((key) => ['node', ...key])
    .concat(EDGE.map((key) => ['edge', ...key]));
  const data = (where, values) => said(values).map(([key, value]) => `<data key="${where}-${key}">${escape(value)}</data>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n${keys
    .map(([where, name, type]) => `<key id="${where}-${name}" for="${where}" attr.name="${name}" attr.type="${type}"/>`).join('\n')}\n<graph id="clew" edgedefault="directed">\n${nodes
    .map((n) => `<node id="${ids.get(n.key)}">${data('node', { key: n.key, label: n.label, type: n.type, x: n.x, y: n.y })}</node>`).join('\n')}\n${edges
    .map(({ edge: e, now }, i) => `<edge id="e${i}" source="${ids.get(e.from)}" target="${ids.get(e.to)}" directed="${links[e.link]?.mutual ? 'false' : 'true'}">${data('edge', edgeValues(e, now))}</edge>`).join('\n')}\n</graph>\n</graphml>\n`;
}

/** Gephi keeps edges between the same two apart by their kind, reads times as start and end, and draws upwards. */
export function gexf(board, drawing, kinds, links) {
  const { nodes, edges } = content(board, drawing);
  const ids = numbered(nodes);
  const rgb = (colour) => [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
  const values = (all) => `<attvalues>${said(all).map(([field, v]) => `<attvalue for="${field}" value="${escape(v)}"/>`).join('')}</attvalues>`;
  const time = (name, at) => (at ? ` ${name}="${escape(at)}"` : '');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n<graph mode="dynamic" defaultedgetype="directed" timeformat="dateTime" timerepresentation="interval">\n<attributes class="node" mode="static"><attribute id="key" title="key" type="string"/><attribute id="type" title="type" type="string"/></attributes>\n<attributes class="edge" mode="static">${EDGE
    .map(([name, type]) => `<attribute id="${name}" title="${name}" type="${type}"/>`).join('')}</attributes>\n<nodes>\n${nodes
    .map((n) => {
      const [r, g, b] = rgb(kinds[n.type]?.colour ?? '#77808c');
      return `<node id="${ids.get(n.key)}" label="${escape(named(n) || plain(n.key))}">${values({ key: n.key, type: n.type })}<viz:color r="${r}" g="${g}" b="${b}"/><viz:position x="${n.x * 10}" y="${-n.y * 10}" z="0"/></node>`;
    }).join('\n')}\n</nodes>\n<edges>\n${edges
    .map(({ edge: e, now }, i) => `<edge id="e${i}" source="${ids.get(e.from)}" target="${ids.get(e.to)}" kind="${escape(e.link)}" label="${escape(e.link)}" type="${links[e.link]?.mutual ? 'undirected' : 'directed'}" weight="${Math.max(1, now.facts)}"${time('start', e.first)}${time('end', e.last)}>${values(edgeValues(e, now))}</edge>`).join('\n')}\n</edges>\n</graph>\n</gexf>\n`;
}

/** Room above for the title, below for what it was made for and when, in pixels. */
const [HEAD, FOOT] = [44, 34];

/**
 * The drawing as it stands, with its title, its legend, the purpose it was made for and the time.
 *
 * @param told {title, purpose, window} as people read them
 */
export function svg(board, drawing, told) {
  const { nodes, edges } = content(board, drawing);
  const { width, height } = drawing.camera;
  const at = new Map(nodes.map((node) => {
    const { x, y } = drawing.camera.toView(drawing.at(node.key));
    return [node.key, { x: round(x), y: round(y + HEAD) }];
  }));
  const all = height + HEAD + FOOT;
  const room = new Room();
  for (const node of nodes) room.take(at.get(node.key).x, at.get(node.key).y + 10, 130, 56);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${all}" viewBox="0 0 ${width} ${all}" font-family="${FONTS}">\n<defs><marker id="to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#a3afbc"/></marker></defs>\n<rect width="100%" height="100%" fill="#fff"/>\n${edges.map((edge) => line(edge, at, drawing, room)).join('\n')}\n${nodes.map((node) => dot(node, at.get(node.key), drawing.kinds)).join('\n')}\n${frame(nodes, drawing.kinds, told, width, all)}\n</svg>\n`;
}

const round = (n) => Math.round(n * 10) / 10;

function line({ id, edge, now }, at, drawing, room) {
  const [a, b] = [at.get(edge.from), at.get(edge.to)];
  const { links } = drawing;
  const head = links[edge.link]?.mutual ? '' : ' marker-end="url(#to)"';
  const text = escape(edgeText(links[edge.link]?.name ?? edge.link, now, edge));
  const write = (x, y) => (room.take(x, y, text.length * 9, 12) ? `<text x="${round(x)}" y="${round(y)}" font-size="10" fill="#5d6977" text-anchor="middle">${text}</text>` : '');
  const stroke = `fill="none" stroke="#a3afbc" stroke-width="1.5"${head}`;
  if (edge.from === edge.to) {
    const ring = loop(a.x, a.y, 12);
    const [left, right, foot] = [ring.x - ring.radius * Math.SQRT1_2, ring.x + ring.radius * Math.SQRT1_2, ring.y + ring.radius * Math.SQRT1_2].map(round);
    return `<path class="loop" d="M${left} ${foot}A${ring.radius} ${ring.radius} 0 1 1 ${right} ${foot}" ${stroke}/>${write(ring.x, ring.y - ring.radius - 4)}`;
  }
  const bow = bowOf(a, b, drawing.bendOf(id));
  const last = Math.hypot(b.x - bow.x, b.y - bow.y) || 1;
  const [x2, y2] = [b.x - ((b.x - bow.x) / last) * 15, b.y - ((b.y - bow.y) / last) * 15];
  return `<path d="M${a.x} ${a.y}Q${round(bow.x)} ${round(bow.y)} ${round(x2)} ${round(y2)}" ${stroke}/>${write((a.x + b.x) / 4 + bow.x / 2, (a.y + b.y) / 4 + bow.y / 2 - 4)}`;
}

function dot(node, { x, y }, kinds) {
  const kind = kinds[node.type];
  return `<circle cx="${x}" cy="${y}" r="12" fill="${kind?.colour ?? '#77808c'}"/>${kind?.image ? `<image href="${kind.image}" x="${x - 7}" y="${y - 7}" width="14" height="14"/>` : ''}${written(node)
    .map((text, i) => `<text x="${x}" y="${y + 26 + i * 14}" font-size="12" text-anchor="middle" fill="${i === 0 ? '#1a2129' : '#5d6977'}">${escape(text)}</text>`).join('')}`;
}

/** Title and legend above, purpose and time below, so that a picture that is passed on says what it is. */
function frame(nodes, kinds, { title, purpose, window }, width, height) {
  const counts = new Map();
  for (const node of nodes) counts.set(node.type, (counts.get(node.type) ?? 0) + 1);
  const legend = [...counts].sort((a, b) => b[1] - a[1]).map(([type, n]) => `<tspan fill="${kinds[type]?.colour ?? '#77808c'}">●</tspan> ${escape(kinds[type]?.name ?? type)} ${count(n)}`).join('　');
  return `<rect width="${width}" height="${HEAD}" fill="#fff"/><rect y="${height - FOOT}" width="${width}" height="${FOOT}" fill="#fff"/><text class="title" x="16" y="28" font-size="16" font-weight="600" fill="#1a2129">${escape(title)}</text><text class="legend" x="${width - 16}" y="28" font-size="12" text-anchor="end" fill="#1a2129">${legend}</text><text class="made" x="16" y="${height - 12}" font-size="11" fill="#5d6977">${escape(say('madeFor', purpose))} · ${escape(window)} · ${escape(say('madeAt', zoned(new Date())))}</text>`;
}

/** The same picture at twice the size, as PNG. */
export const png = (board, drawing, told) => twice(svg(board, drawing, told));
