// The drawing: what the board holds and the filters let through becomes a scene, which is painted; over it lie rings, pins,
// badges, outlines of groups and names.
import { Camera } from './camera.js';
import { Canvas } from './canvas.js';
import { Names } from './names.js';
import { edgeAt, nodeAt } from './pick.js';
import { count, middle, plain, say, shortMoney } from './words.js';

export const FONT = '"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif';
const NODE = 13;
/** The colour of what one should look at. */
const LOOK = '#b3730f';
/** More entities than this are drawn smaller, so that they do not cover each other. */
const ROOMY = 200;
/** Up to so many edges all of them say what they are; of more, the chosen one and those of the entity under the pointer. */
const FEW = 40;
/** Up to so many entities those that are not near the one under the pointer grow faint. */
const FAINT = 3000;

export class Drawing {
  constructor(place, board, selection, kinds, links) {
    Object.assign(this, { place, board, selection, kinds, links });
    this.near = new Set();
    this.passing = null; // edge id to what the time window leaves of it; null without a window
    this.sizes = 'even';
    this.camera = new Camera();
    this.types = Object.keys(kinds);
    this.numbers = new Map();
    this.keys = [];
    this.ids = [];
    this.names = new Names(this);
    this.canvas = new Canvas(place, this.camera, (context, ratio) => this.#overlay(context, ratio));
    this.colours();
    selection.addEventListener('change', ({ detail }) => {
      for (const id of detail.edges) this.#tone(this.edgeNumbers.get(id));
      if (detail.edges.length > 0) this.canvas.show(this.scene);
      else this.canvas.draw();
    });
  }

  /** @param images a picture for each kind, where it has one */
  pictures(images) {
    return this.canvas.picture(this.types.map((type) => images[type] ?? null));
  }

  colours() {
    const style = getComputedStyle(document.body);
    this.ink = style.getPropertyValue('--bs-body-color').trim() || '#222';
    this.ground = style.getPropertyValue('--bs-body-bg').trim() || '#fff';
    this.accent = style.getPropertyValue('--bs-primary').trim() || '#1f4f9e';
    this.dark = document.documentElement.dataset.bsTheme === 'dark';
    this.quiet = this.dark ? '#93a1b1' : '#5d6977';
    this.tones = this.dark ? ['#38424d', '#252d35', '#5b6876', this.accent] : ['#d7dde4', '#edf0f3', '#a3afbc', this.accent];
    this.sync();
  }

  /** Draws what the board holds now; who is who is reckoned anew only where somebody came or went. */
  sync() {
    const nodes = [...this.board.nodes.values()];
    if (!this.scene || nodes.length !== this.keys.length || this.board.edges.size !== this.ids.length
      || this.keys.some((key) => !this.board.nodes.has(key)) || this.ids.some((id) => !this.board.edges.has(id))) this.#parts(nodes);
    this.small = Math.max(0.22, Math.min(1, Math.sqrt(ROOMY / Math.max(1, nodes.length))));
    this.#add();
    const { scene } = this;
    scene.tones = this.tones;
    this.keys.forEach((key, i) => {
      const node = this.board.nodes.get(key);
      [scene.x[i], scene.y[i], scene.size[i]] = [node.x, node.y, this.#size(node)];
    });
    this.#looks();
  }

  #parts(nodes) {
    this.keys = nodes.map((node) => node.key);
    this.numbers = new Map(this.keys.map((key, i) => [key, i]));
    const edges = [...this.board.edges].filter(([, edge]) => this.numbers.has(edge.from) && this.numbers.has(edge.to));
    this.ids = edges.map(([id]) => id);
    this.edgeNumbers = new Map(this.ids.map((id, i) => [id, i]));
    const kinds = new Map(this.types.map((type, i) => [type, i]));
    const from = Uint32Array.from(edges, ([, edge]) => this.numbers.get(edge.from));
    const to = Uint32Array.from(edges, ([, edge]) => this.numbers.get(edge.to));
    this.scene = {
      palette: this.types.map((type) => this.kinds[type].colour).concat('#77808c'),
      x: new Float64Array(nodes.length), y: new Float64Array(nodes.length), size: new Float32Array(nodes.length),
      kind: Uint8Array.from(nodes, (node) => kinds.get(node.type) ?? kinds.size),
      look: new Uint8Array(nodes.length),
      from, to, bend: bends(from, to, nodes.length), width: new Float32Array(edges.length), tone: new Uint8Array(edges.length),
      plain: Uint8Array.from(edges, ([, edge]) => (this.links[edge.link]?.mutual ? 1 : 0)),
    };
  }

  /** Lets through what a time window leaves. */
  pass(passing) {
    this.passing = passing;
    this.#looks();
  }

  /** Shows entities elsewhere than the board has them, as a hand or a layout moves them. */
  move(places) {
    const moved = places.filter(([key]) => this.numbers.has(key)).map(([key, x, y]) => {
      const i = this.numbers.get(key);
      this.scene.x[i] = x;
      this.scene.y[i] = y;
      return i;
    });
    this.canvas.moved(moved);
  }

  /** Where an entity is shown now. */
  at(key) {
    const i = this.numbers.get(key);
    return { x: this.scene.x[i], y: this.scene.y[i] };
  }

  bendOf(id) {
    return this.scene.bend[this.edgeNumbers.get(id)];
  }

  nodeAt(point) {
    return this.keys[nodeAt(this.scene, this.camera, point)] ?? null;
  }

  edgeAt(point) {
    return this.ids[edgeAt(this.scene, this.camera, point)] ?? null;
  }

  /** Money at each node, where sizes follow it. */
  #add() {
    this.sums = new Map();
    if (this.sizes !== 'money') return;
    for (const edge of this.board.edges.values()) {
      if (!edge.amount) continue;
      for (const key of new Set([edge.from, edge.to])) this.sums.set(key, (this.sums.get(key) ?? 0) + Number(edge.amount));
    }
  }

  #size(node) {
    if (this.sizes === 'even') return NODE * this.small;
    const value = this.sizes === 'degree' ? node.degree ?? 1 : this.sums.get(node.key) ?? 0;
    return this.small * Math.min(30, 8 + 2.4 * Math.log10(1 + value) * (this.sizes === 'degree' ? 2 : 1));
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

  #looks() {
    this.keys.forEach((key, i) => {
      const node = this.board.nodes.get(key);
      this.scene.look[i] = node.hidden ? 0 : this.near.size > 0 && !this.near.has(key) ? 2 : 1;
    });
    this.ids.forEach((id, i) => this.#tone(i));
    this.canvas.show(this.scene);
  }

  #tone(i) {
    const id = this.ids[i];
    if (id === undefined) return;
    const { scene } = this;
    const now = this.shown(id);
    const edge = this.board.edges.get(id);
    if (!now) {
      scene.tone[i] = 0;
      return;
    }
    const chosen = this.selection.edge === id;
    const weight = edge.amount ? Math.log10(1 + Number(now.amount)) / 1.6 : Math.log10(1 + now.facts) * 1.6;
    scene.width[i] = Math.max(1.2, Math.min(6, weight)) * Math.sqrt(this.small) + (chosen ? 1.5 : 0);
    scene.tone[i] = chosen ? 3 : this.near.size > 0 && !(this.near.has(edge.from) && this.near.has(edge.to)) ? 1 : 2;
  }

  /** Edges that say what they are: number and text. */
  texts() {
    const few = this.ids.length <= FEW || (this.near.size > 0 && this.near.size <= FEW);
    const of = few ? this.ids.keys() : [this.edgeNumbers.get(this.selection.edge)].filter((i) => i !== undefined);
    return [...of].filter((i) => this.scene.tone[i] >= 2).map((i) => {
      const edge = this.board.edges.get(this.ids[i]);
      return [i, edgeText(this.links[edge.link]?.name ?? edge.link, this.shown(this.ids[i]), edge)];
    });
  }

  #overlay(context, ratio) {
    const { width, height } = this.camera;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    if (this.place.clientWidth !== width || this.place.clientHeight !== height) this.canvas.resize();
    this.#groups(context);
    const rings = new Map([[this.accent, []], [LOOK, []]]);
    for (const node of this.board.nodes.values()) {
      const chosen = this.selection.nodes.has(node.key);
      const { rest } = node;
      if (node.hidden || !(chosen || node.pinned || rest || node.ring)) continue;
      const at = this.camera.toView(this.at(node.key));
      if (at.x < -50 || at.y < -50 || at.x > width + 50 || at.y > height + 50) continue;
      const radius = this.#size(node) * this.camera.scale;
      if (chosen || node.ring) rings.get(chosen ? this.accent : LOOK).push({ ...at, radius: radius + Math.min(4, 1 + radius / 3) });
      if (node.pinned) lock(context, at.x + radius * 0.8, at.y - radius * 0.8, this.ink, this.ground);
      if (rest) badge(context, at.x + radius + 2, at.y - radius - 4, say('rest', count(rest)), this.ink, this.ground);
    }
    for (const [colour, places] of rings) this.#rings(context, colour, places);
    this.names.draw(context);
  }

  #rings(context, colour, places) {
    context.lineWidth = places.length > ROOMY ? 1 : 2.5;
    context.strokeStyle = colour;
    for (let start = 0; start < places.length; start += ROOMY) {
      context.beginPath();
      for (const { x, y, radius } of places.slice(start, start + ROOMY)) {
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, 2 * Math.PI);
      }
      context.stroke();
    }
  }

  /** A soft outline around those who belong together. */
  #groups(context) {
    const members = new Map();
    for (const node of this.board.nodes.values()) {
      if (!node.group || node.hidden) continue;
      if (!members.has(node.group)) members.set(node.group, []);
      members.get(node.group).push(this.camera.toView(this.at(node.key)));
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

  focus(key) {
    const wanted = key && this.keys.length < FAINT ? key : null;
    this.names.pointed = key;
    if (!wanted && this.near.size === 0) {
      this.canvas.draw();
      return;
    }
    this.near = new Set();
    if (wanted) {
      this.near.add(wanted);
      for (const edge of this.board.edges.values()) {
        if (edge.from === wanted) this.near.add(edge.to);
        if (edge.to === wanted) this.near.add(edge.from);
      }
    }
    this.#looks();
  }

  look(key) {
    this.camera.look(this.at(key));
  }

  /** All that is not hidden comes into the picture. */
  fit(still = false) {
    this.camera.fit([...this.board.nodes.values()].filter((node) => !node.hidden), still);
  }
}

/** How far edges bow aside, so that those between the same two lie beside each other. */
function bends(from, to, nodes) {
  const beside = new Map();
  from.forEach((a, i) => {
    const pair = Math.min(a, to[i]) * nodes + Math.max(a, to[i]);
    if (beside.has(pair)) beside.get(pair).push(i);
    else beside.set(pair, [i]);
  });
  const all = new Float32Array(from.length);
  for (const numbers of beside.values()) {
    numbers.forEach((i, nth) => {
      const aside = (nth - (numbers.length - 1) / 2) * Math.min(0.24, 0.9 / numbers.length);
      all[i] = from[i] < to[i] ? aside : -aside;
    });
  }
  return all;
}

/** The name that records give to it; empty where there is only the identifier. */
export const named = (node) => (node.label && node.label !== node.key && !node.key.endsWith(`:${node.label}`) ? node.label : '');

/** What stands under an entity: its name where it has one, and its identifier. */
export const written = (node) => [middle(named(node), 14), middle(plain(node.key), 20)].filter(Boolean);

export function edgeText(name, now, edge) {
  const money = edge.amount ? ` · ${shortMoney(now.amount, edge.currency)}` : '';
  return edge.amount ? `${say('factsOf', count(now.facts))}${money}` : now.facts > 1 ? `${name} ${count(now.facts)}` : name;
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
