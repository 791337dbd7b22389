// The canvases a board is drawn on. Few lines are painted at once; many in a worker, where the last picture is moved and
// stretched with the camera until the next one comes.
import { paint } from './paint.js';

/** Entities and lines together up to which painting takes no time that a hand would feel. */
const AT_ONCE = 600;

export class Canvas {
  constructor(place, camera, after) {
    Object.assign(this, { place, camera, after, scene: null, pictures: [], busy: false, places: new Map() });
    this.near = this.#canvas('near');
    this.far = this.#canvas('far');
    this.overlay = this.#canvas('overlay');
    this.worker = new Worker(place.closest('[data-board]').dataset.paintWorker, { type: 'module' });
    this.worker.onmessage = ({ data }) => this.#painted(data);
    camera.addEventListener('move', () => this.draw());
    new ResizeObserver(() => this.resize()).observe(place);
    this.resize();
  }

  #canvas(name) {
    const canvas = Object.assign(document.createElement('canvas'), { className: `board-layer ${name}` });
    this.place.append(canvas);
    return canvas;
  }

  resize() {
    const { clientWidth, clientHeight } = this.place;
    this.ratio = devicePixelRatio || 1;
    for (const canvas of [this.near, this.overlay]) {
      canvas.width = clientWidth * this.ratio;
      canvas.height = clientHeight * this.ratio;
    }
    this.camera.resize(clientWidth, clientHeight);
    this.draw();
  }

  async picture(images) {
    this.pictures = await Promise.all(images.map((image) => (image ? createImageBitmap(image) : null)));
    this.worker.postMessage({ pictures: this.pictures });
    this.draw();
  }

  /** A scene that takes the place of the last one. */
  show(scene) {
    this.scene = scene;
    this.many = scene.x.length + scene.from.length > AT_ONCE;
    this.near.hidden = this.many;
    this.far.hidden = !this.many;
    this.fresh = true;
    this.draw();
  }

  /** Some of the scene's entities stand elsewhere now. */
  moved(numbers) {
    for (const at of numbers) this.places.set(at, { at, x: this.scene.x[at], y: this.scene.y[at] });
    this.draw();
  }

  draw() {
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      if (!this.scene) return;
      if (this.many) this.#ask();
      else paint(this.near.getContext('2d'), this.scene, this.camera.state, this.ratio, this.pictures);
      this.after(this.overlay.getContext('2d'), this.ratio);
    });
  }

  #ask() {
    this.#follow();
    this.again = this.busy;
    if (this.busy) return;
    this.busy = true;
    this.worker.postMessage({ camera: this.camera.state, ratio: this.ratio, scene: this.fresh ? this.scene : null, places: [...this.places.values()] });
    this.fresh = false;
    this.places.clear();
  }

  #painted({ picture, camera }) {
    this.far.width = picture.width;
    this.far.height = picture.height;
    this.far.getContext('bitmaprenderer').transferFromImageBitmap(picture);
    this.painted = camera;
    this.busy = false;
    this.#follow();
    if (this.again) this.draw();
  }

  #follow() {
    const was = this.painted;
    if (!was) return;
    const now = this.camera;
    const zoom = now.k / was.k;
    const x = (was.x - now.x) * now.k + (now.width - was.width * zoom) / 2;
    const y = (now.y - was.y) * now.k + (now.height - was.height * zoom) / 2;
    Object.assign(this.far.style, { width: `${was.width}px`, height: `${was.height}px`, transformOrigin: '0 0', transform: `translate(${x}px, ${y}px) scale(${zoom})` });
  }
}
