// The drawing: sigma shows what the board holds and what the filters let through; an overlay draws rings, pins and badges.
import Graph from 'graphology';
import Sigma from 'sigma';
import { EdgeArrowProgram, EdgeRectangleProgram } from 'sigma/rendering';
import EdgeCurveProgram, { EdgeCurvedArrowProgram, indexParallelEdgesIndex } from '@sigma/edge-curve';
import { createNodeImageProgram } from '@sigma/node-image';
import { edgeId } from './model.js';
import { edgeAt, nodeAt } from './pick.js';
import { count, middle, plain, say, shortMoney } from './words.js';

const FONT = '"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif';
const LABEL = 12;
const NODE = 13;
/** More entities than this are drawn smaller, so that they do not cover each other. */
const ROOMY = 200;
/** Up to so many edges all of them say what they are; of more, the chosen one and those of the entity under the pointer. */
const FEW = 40;
/** From so many edges on they rest while the camera moves, and labels of edges stay away. */
const MANY = 4000;

export class Drawing {
  constructor(place, board, kinds, links) {
    this.board = board;
    this.kinds = kinds;
    this.links = links;
    this.selected = new Set();
    this.near = new Set();
    this.passing = null; // edge id to what the time window leaves of it; null without a window
    this.sizes = 'even';
    this.scale = 1;
    this.graph = new Graph({ type: 'directed', multi: true });
    this.sigma = new Sigma(this.graph, place, {
      allowInvalidContainer: true,
      defaultNodeType: 'icon',
      nodeProgramClasses: { icon: createNodeImageProgram({ padding: 0.22, keepWithinCircle: true, size: { mode: 'force', value: 128 } }) },
      defaultEdgeType: 'straight',
      edgeProgramClasses: { straight: EdgeArrowProgram, curved: EdgeCurvedArrowProgram, line: EdgeRectangleProgram, bow: EdgeCurveProgram },
      renderEdgeLabels: true,
      labelFont: FONT,
      edgeLabelFont: FONT,
      labelSize: LABEL,
      edgeLabelSize: 11,
      labelDensity: 0.9,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: 4,
      minCameraRatio: 0.02,
      maxCameraRatio: 12,
      zIndex: true,
      stagePadding: 60,
      defaultDrawNodeLabel: (context, node, settings) => this.#label(context, node, settings, false),
      defaultDrawNodeHover: (context, node, settings) => this.#label(context, node, settings, true),
      nodeReducer: (key, node) => this.#node(key, node),
      edgeReducer: (id, edge) => this.#edge(id, edge),
    });
    this.sigma.getNodeAtPosition = (point) => nodeAt(this, point);
    this.overlay = this.sigma.createCanvasContext('overlay', { style: { pointerEvents: 'none' } }).canvases?.overlay ?? this.sigma.getCanvases().overlay;
    this.sigma.on('afterRender', () => this.#overlay());
    this.colours();
  }

  colours() {
    const style = getComputedStyle(document.body);
    this.ink = style.getPropertyValue('--bs-body-color').trim() || '#222';
    this.ground = style.getPropertyValue('--bs-body-bg').trim() || '#fff';
    this.accent = style.getPropertyValue('--bs-primary').trim() || '#1f4f9e';
    this.dark = document.documentElement.dataset.bsTheme === 'dark';
    this.sigma.setSetting('edgeLabelColor', { color: this.ink });
    this.sigma.setSetting('labelColor', { color: this.ink });
    this.sigma.refresh();
  }

  #colour(type) {
    return this.kinds[type]?.colour ?? '#77808c';
  }

  sync() {
    const { board } = this;
    for (const key of [...this.selected]) if (!board.nodes.has(key)) this.selected.delete(key);
    this.scale = Math.max(0.22, Math.min(1, Math.sqrt(ROOMY / Math.max(1, board.nodes.size))));
    this.#add();
    if (this.#sameParts()) {
      // changed in place: told one by one, all would be reckoned once more
      this.graph.forEachNode((key, look) => Object.assign(look, this.#look(board.nodes.get(key))));
      this.sigma.refresh();
    } else {
      // a graph of its own, taken over at once: thousands of single changes would each be drawn
      const graph = new Graph({ type: 'directed', multi: true });
      for (const node of board.nodes.values()) graph.addNode(node.key, this.#look(node));
      for (const [id, edge] of board.edges) if (graph.hasNode(edge.from) && graph.hasNode(edge.to)) graph.addEdgeWithKey(id, edge.from, edge.to, {});
      indexParallelEdgesIndex(graph, { edgeIndexAttribute: 'nth', edgeMinIndexAttribute: 'least', edgeMaxIndexAttribute: 'most' });
      graph.updateEachEdgeAttributes((id, attributes) => {
        const { nth, most } = attributes;
        const beside = typeof nth === 'number' && typeof most === 'number' && most > 0;
        const mutual = this.links[board.edges.get(id).link]?.mutual;
        return { ...attributes, type: beside ? (mutual ? 'bow' : 'curved') : mutual ? 'line' : 'straight', curvature: beside ? bend(nth, most) : 0 };
      });
      this.graph = graph;
      const many = graph.size > MANY;
      if (this.sigma.getSetting('hideEdgesOnMove') !== many) this.sigma.setSetting('hideEdgesOnMove', many);
      this.sigma.setGraph(graph);
    }
  }

  /** Lets through what a time window leaves; only the edges that look different are drawn anew. */
  pass(passing) {
    const before = this.passing;
    this.passing = passing;
    const changed = [];
    for (const id of this.board.edges.keys()) {
      const [was, is] = [before?.get(id), passing?.get(id)];
      if (was?.facts !== is?.facts || was?.amount !== is?.amount) changed.push(id);
    }
    this.#redraw([], changed);
  }

  /** Moves entities as a hand drags them: they and their edges are drawn anew, the others stay as they are. */
  move(places) {
    const edges = new Set();
    for (const [key, x, y] of places) {
      Object.assign(this.graph.getNodeAttributes(key), { x, y });
      this.graph.forEachEdge(key, (id) => edges.add(id));
    }
    this.#redraw(places.map(([key]) => key), [...edges]);
  }

  edgeAt(point) {
    return edgeAt({ sigma: this.sigma, graph: this.graph, shown: (id) => this.shown(id) }, point);
  }

  #sameParts() {
    const { board, graph } = this;
    return graph.order === board.nodes.size && graph.size === board.edges.size
      && graph.everyNode((key) => board.nodes.has(key)) && graph.everyEdge((id) => board.edges.has(id));
  }

  #look(node) {
    return {
      x: node.x, y: node.y, kind: node.type, label: this.#text(node),
      color: this.#colour(node.type), image: this.kinds[node.type]?.image, size: this.#size(node),
    };
  }

  /** Money at each node, where sizes follow it. */
  #add() {
    this.sums = new Map();
    if (this.sizes !== 'money') return;
    for (const edge of this.board.edges.values()) {
      if (!edge.amount) continue;
      for (const key of [edge.from, edge.to]) this.sums.set(key, (this.sums.get(key) ?? 0) + Number(edge.amount));
    }
  }

  #text(node) {
    const name = named(node);
    return name ? `${middle(name, 14)}\n${middle(plain(node.key), 20)}` : middle(plain(node.key), 20);
  }

  #size(node) {
    if (this.sizes === 'even') return NODE * this.scale;
    const value = this.sizes === 'degree' ? node.degree ?? 1 : this.sums?.get(node.key) ?? 0;
    return this.scale * Math.min(30, 8 + 2.4 * Math.log10(1 + value) * (this.sizes === 'degree' ? 2 : 1));
  }

  shown(id) {
    const edge = this.board.edges.get(id);
    const { links, least } = this.board.filters;
    if (!edge || !this.board.visible(edge.from) || !this.board.visible(edge.to)) return null;
    if (links && !links.includes(edge.link)) return null;
    const now = this.passing && edge.first ? this.passing.get(id) : edge;
    if (!now || now.facts === 0) return null;
    if (least !== null && edge.amount !== null && Number(now.amount) < least) return null;
    return now;
  }

  #node(key, node) {
    const kept = this.board.nodes.get(key);
    const look = { ...node };
    if (!kept || kept.hidden) return { ...look, hidden: true };
    const focus = this.near.size > 0 && !this.near.has(key);
    if (focus) Object.assign(look, { color: this.dark ? '#38424d' : '#d7dde4', label: null, zIndex: 0 });
    if (this.selected.has(key)) Object.assign(look, { forceLabel: true, zIndex: 2 });
    return look;
  }

  #edge(id, edge) {
    const now = this.shown(id);
    if (!now) return { ...edge, hidden: true };
    const kept = this.board.edges.get(id);
    const weight = kept.amount ? Math.log10(1 + Number(now.amount)) / 1.6 : Math.log10(1 + now.facts) * 1.6;
    const off = this.near.size > 0 && !(this.near.has(kept.from) && this.near.has(kept.to));
    const chosen = this.selectedEdge === id;
    return {
      ...edge,
      size: Math.max(1.2, Math.min(6, weight)) * Math.sqrt(this.scale) + (chosen ? 1.5 : 0),
      color: off ? (this.dark ? '#252d35' : '#edf0f3') : chosen ? this.accent : this.dark ? '#5b6876' : '#a3afbc',
      label: this.graph.size <= FEW || chosen || (this.near.size > 0 && !off && this.near.size <= FEW) ? edgeText(this.links[kept.link]?.name ?? kept.link, now, kept) : null,
      forceLabel: chosen,
      zIndex: chosen ? 2 : off ? 0 : 1,
    };
  }

  #label(context, node, settings, hovered) {
    if (!node.label) return;
    const lines = String(node.label).split('\n');
    const line = LABEL + 3;
    context.font = `${hovered ? 600 : 400} ${LABEL}px ${FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'top';
    context.lineJoin = 'round';
    lines.forEach((text, i) => {
      const y = node.y + node.size + 3 + i * line;
      context.strokeStyle = this.ground;
      context.lineWidth = 3.5;
      context.strokeText(text, node.x, y);
      context.fillStyle = i === 0 ? this.ink : this.dark ? '#93a1b1' : '#5d6977';
      context.fillText(text, node.x, y);
    });
    context.textAlign = 'start';
    context.textBaseline = 'alphabetic';
  }

  #overlay() {
    const canvas = this.sigma.getCanvases().overlay;
    if (!canvas) return;
    const context = canvas.getContext('2d');
    const { width, height } = this.sigma.getDimensions();
    context.clearRect(0, 0, width, height);
    const scale = Math.sqrt(1 / this.sigma.getCamera().ratio);
    this.#groups(context);
    for (const node of this.board.nodes.values()) {
      const chosen = this.selected.has(node.key);
      const { rest } = node;
      if (node.hidden || !(chosen || node.pinned || rest || node.ring)) continue;
      if (!this.graph.hasNode(node.key)) continue;
      const at = this.sigma.graphToViewport(this.graph.getNodeAttributes(node.key));
      if (at.x < -50 || at.y < -50 || at.x > width + 50 || at.y > height + 50) continue;
      const radius = this.#size(node) * Math.min(scale, 1.6);
      if (chosen || node.ring) {
        context.beginPath();
        context.arc(at.x, at.y, radius + 4, 0, 2 * Math.PI);
        context.lineWidth = 2.5;
        context.strokeStyle = chosen ? this.accent : '#b3730f';
        context.stroke();
      }
      if (node.pinned) lock(context, at.x + radius * 0.8, at.y - radius * 0.8, this.ink, this.ground);
      if (rest) badge(context, at.x + radius + 2, at.y - radius - 4, say('rest', count(rest)), this.ink, this.ground);
    }
  }

  /** A soft outline around those who belong together. */
  #groups(context) {
    const members = new Map();
    for (const node of this.board.nodes.values()) {
      if (!node.group || node.hidden || !this.graph.hasNode(node.key)) continue;
      if (!members.has(node.group)) members.set(node.group, []);
      members.get(node.group).push(this.sigma.graphToViewport(this.graph.getNodeAttributes(node.key)));
    }
    for (const [group, points] of members) {
      const line = hull(points);
      context.beginPath();
      line.forEach(({ x, y }) => context.lineTo(x, y));
      context.closePath();
      context.lineJoin = 'round';
      context.globalAlpha = 0.12;
      context.fillStyle = this.accent;
      context.strokeStyle = this.accent;
      context.lineWidth = 56;
      context.stroke();
      context.fill();
      context.globalAlpha = 1;
      const top = line.reduce((a, b) => (b.y < a.y ? b : a));
      context.font = `600 12px ${FONT}`;
      context.textAlign = 'center';
      context.fillStyle = this.accent;
      context.fillText(say('groupN', group, count(points.length)), top.x, top.y - 34);
      context.textAlign = 'start';
    }
  }

  select(keys, add = false) {
    const before = new Set(this.selected);
    if (!add) this.selected.clear();
    for (const key of keys) this.selected.add(key);
    this.#redraw([...before, ...keys].filter((key) => before.has(key) !== this.selected.has(key)), this.#unchoose());
  }

  toggle(key) {
    if (!this.selected.delete(key)) this.selected.add(key);
    this.#redraw([key], []);
  }

  chooseEdge(id) {
    const before = [...this.selected];
    this.selected.clear();
    const edges = [...this.#unchoose(), id];
    this.selectedEdge = id;
    this.#redraw(before, edges);
  }

  #unchoose() {
    const before = this.selectedEdge ? [this.selectedEdge] : [];
    this.selectedEdge = null;
    return before;
  }

  /** Draws anew what looks different now; to reckon thousands of others again would stop the picture. */
  #redraw(nodes, edges) {
    this.sigma.refresh({
      partialGraph: { nodes: nodes.filter((key) => this.graph.hasNode(key)), edges: edges.filter((id) => this.graph.hasEdge(id)) },
      skipIndexation: true,
      schedule: true,
    });
  }

  focus(key) {
    if (!key && this.near.size === 0) return;
    this.near = new Set();
    if (key) {
      this.near.add(key);
      for (const edge of this.board.edges.values()) {
        if (edge.from === key) this.near.add(edge.to);
        if (edge.to === key) this.near.add(edge.from);
      }
    }
    this.sigma.refresh({ skipIndexation: true });
  }

  look(key) {
    const shown = this.sigma.getNodeDisplayData(key);
    if (shown) this.sigma.getCamera().animate({ x: shown.x, y: shown.y, ratio: Math.min(0.5, this.sigma.getCamera().ratio) }, { duration: 250 });
  }

  fit() {
    this.sigma.getCamera().animatedReset({ duration: 250 });
  }
}

const bend = (nth, most) => ((nth >= 0 ? 1 : -1) * (0.08 + 0.14 * Math.abs(nth))) / Math.max(1, most / 2);

/** The name that records give to it; empty where there is only the identifier. */
export const named = (node) => (node.label && node.label !== node.key && !node.key.endsWith(`:${node.label}`) ? node.label : '');

export function edgeText(name, now, edge) {
  const money = edge.amount ? ` · ${shortMoney(now.amount, edge.currency)}` : '';
  return edge.amount ? `${count(now.facts)} 笔${money}` : now.facts > 1 ? `${name} ${count(now.facts)}` : name;
}

/** The convex hull of points (Andrew's monotone chain). */
function hull(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const turn = (a, b, c) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  const half = (all) => {
    const line = [];
    for (const point of all) {
      while (line.length > 1 && turn(line.at(-2), line.at(-1), point) <= 0) line.pop();
      line.push(point);
    }
    return line.slice(0, -1);
  };
  return sorted.length < 3 ? sorted : [...half(sorted), ...half(sorted.reverse())];
}

function lock(context, x, y, ink, ground) {
  context.fillStyle = ground;
  context.beginPath();
  context.arc(x, y, 8, 0, 2 * Math.PI);
  context.fill();
  context.strokeStyle = ink;
  context.lineWidth = 1.5;
  context.strokeRect(x - 3.5, y - 0.5, 7, 5);
  context.beginPath();
  context.arc(x, y - 1, 2.5, Math.PI, 2 * Math.PI);
  context.stroke();
}

function badge(context, x, y, text, ink, ground) {
  context.font = `600 11px ${FONT}`;
  const width = context.measureText(text).width + 10;
  context.fillStyle = ground;
  context.strokeStyle = ink;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x, y - 8, width, 17, 8);
  context.fill();
  context.stroke();
  context.fillStyle = ink;
  context.fillText(text, x + 5, y + 4.5);
}

export { edgeId };
