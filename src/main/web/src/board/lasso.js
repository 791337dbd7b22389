// Selecting by a drawn line: every node inside it.
export function lasso(place, drawing, board, done) {
  const canvas = Object.assign(document.createElement('canvas'), { className: 'lasso' });
  const box = place.getBoundingClientRect();
  canvas.width = box.width;
  canvas.height = box.height;
  place.append(canvas);
  const context = canvas.getContext('2d');
  context.strokeStyle = getComputedStyle(document.body).getPropertyValue('--bs-primary');
  context.lineWidth = 1.5;
  context.setLineDash([5, 4]);
  let points = [];
  const at = (event) => [event.clientX - box.left, event.clientY - box.top];
  const end = (keys) => {
    document.removeEventListener('keydown', escape);
    canvas.remove();
    done(keys);
  };
  const escape = (event) => event.key === 'Escape' && end([]);
  document.addEventListener('keydown', escape);
  canvas.addEventListener('pointerdown', (event) => {
    points = [at(event)];
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (points.length === 0) return;
    points.push(at(event));
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.beginPath();
    points.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.closePath();
    context.stroke();
  });
  canvas.addEventListener('pointerup', () => {
    const inside = points.length < 3 ? [] : [...board.nodes.values()].filter((node) => {
      if (node.hidden) return false;
      const { x, y } = drawing.camera.toView(drawing.at(node.key));
      return within(points, x, y);
    });
    end(inside.map((node) => node.key));
  });
}

/** Even–odd rule. */
function within(points, x, y) {
  let odd = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [xi, yi] = points[i];
    const [xj, yj] = points[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
  }
  return odd;
}
