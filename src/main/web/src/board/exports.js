// Takes what is drawn elsewhere: PNG, SVG, CSV, GraphML, GEXF. Hidden nodes and filtered edges stay out of all of them.
import { plain } from './words.js';
import { edgeText, named } from './draw.js';

export function save(name, type, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const escape = (text) => String(text ?? '').replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`);
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
    now.facts, now.amount ?? '', edge.currency ?? '', edge.first ?? '', edge.last ?? '',
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

export function svg(board, drawing, kinds, links) {
  const { nodes, edges } = content(board, drawing);
  const { sigma } = drawing;
  const { width, height } = sigma.getDimensions();
  const at = new Map(nodes.map((node) => [node.key, sigma.graphToViewport(node)]));
  const line = ({ id, edge, now }) => {
    const a = at.get(edge.from);
    const b = at.get(edge.to);
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const aside = (drawing.graph.getEdgeAttribute(id, 'curvature') ?? 0) * length;
    const bowX = (a.x + b.x) / 2 + ((b.y - a.y) / length) * aside;
    const bowY = (a.y + b.y) / 2 - ((b.x - a.x) / length) * aside;
    const last = Math.hypot(b.x - bowX, b.y - bowY) || 1;
    const r = 15;
    const x2 = b.x - ((b.x - bowX) / last) * r;
    const y2 = b.y - ((b.y - bowY) / last) * r;
    const head = links[edge.link]?.mutual ? '' : ' marker-end="url(#to)"';
    return `<path d="M${a.x} ${a.y}Q${bowX} ${bowY} ${x2} ${y2}" fill="none" stroke="#a3afbc" stroke-width="1.5"${head}/><text x="${(a.x + b.x) / 4 + bowX / 2}" y="${(a.y + b.y) / 4 + bowY / 2 - 4}" font-size="10" fill="#5d6977" text-anchor="middle">${escape(edgeText(links[edge.link]?.name ?? edge.link, now, edge))}</text>`;
  };
  const dot = (node) => {
    const { x, y } = at.get(node.key);
    const text = [named(node), plain(node.key)].filter(Boolean);
    return `<circle cx="${x}" cy="${y}" r="12" fill="${kinds[node.type]?.colour ?? '#77808c'}"/>${kinds[node.type]?.image ? `<image href="${kinds[node.type].image}" x="${x - 7}" y="${y - 7}" width="14" height="14"/>` : ''}${text
      .map((line, i) => `<text x="${x}" y="${y + 26 + i * 14}" font-size="12" text-anchor="middle" fill="${i === 0 ? '#1a2129' : '#5d6977'}">${escape(line)}</text>`).join('')}`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif">\n<defs><marker id="to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#a3afbc"/></marker></defs>\n<rect width="100%" height="100%" fill="#fff"/>\n${edges.map(line).join('\n')}\n${nodes.map(dot).join('\n')}\n</svg>\n`;
}

/** The drawing as it stands, at twice the resolution of the screen. */
export async function png(drawing) {
  const { toBlob } = await import('@sigma/export-image');
  drawing.sigma.refresh();
  return toBlob(drawing.sigma, { backgroundColor: drawing.ground, format: 'png' });
}
