// Paints boards of many lines beside the page, so that a hand is never held up; the page lays the pictures over.
import { paint } from './board/paint.js';

let scene = null;
let pictures = [];
let canvas = null;

onmessage = ({ data }) => {
  if (data.pictures) pictures = data.pictures;
  if (data.scene) scene = data.scene;
  if (data.places) for (const { at, x, y } of data.places) [scene.x[at], scene.y[at]] = [x, y];
  if (!data.camera) return;
  const { camera, ratio } = data;
  const [width, height] = [Math.round(camera.width * ratio), Math.round(camera.height * ratio)];
  if (canvas?.width !== width || canvas?.height !== height) canvas = new OffscreenCanvas(width, height);
  paint(canvas.getContext('2d'), scene, camera, ratio, pictures);
  const picture = canvas.transferToImageBitmap();
  postMessage({ picture, camera }, [picture]);
};
