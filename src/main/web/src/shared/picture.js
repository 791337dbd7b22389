// Drawings as files: an SVG that needs no style sheet, and the same at twice the size as PNG.

export function save(name, type, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const escape = (text) => String(text ?? '').replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`);

export const FONTS = 'Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif';

/** What style sheets say of a drawing, as attributes of its own. */
const STYLES = [
  'fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-size', 'font-weight', 'text-anchor',
  'display', 'visibility',
];

/** A drawing of the page with its styles written out; {text, width, height}, in pixels of its own. */
export function alone(drawing) {
  const copy = drawing.cloneNode(true);
  const from = [drawing, ...drawing.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((part, i) => {
    const style = getComputedStyle(from[i]);
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      if (value) part.setAttribute(name, value);
    }
    part.removeAttribute('class');
  });
  const { width, height } = drawing.viewBox.baseVal ?? { width: drawing.clientWidth, height: drawing.clientHeight };
  copy.setAttribute('width', width);
  copy.setAttribute('height', height);
  for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

const [SIDE, HEAD, FOOT] = [16, 44, 34];

/**
 * A drawing on paper of its own, the title above, what it was made for and when below.
 *
 * @param paper colours of the page: {ground, ink, quiet}
 */
export function onPaper({ text, width, height }, title, made, paper) {
  const wide = Math.max(width + 2 * SIDE, 480);
  const high = height + HEAD + FOOT;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" font-family="${FONTS}"><rect width="100%" height="100%" fill="${paper.ground}"/><text x="${SIDE}" y="28" font-size="16" font-weight="600" fill="${paper.ink}">${escape(title)}</text><svg x="${SIDE}" y="${HEAD}" width="${width}" height="${height}" color="${paper.ink}">${text}</svg><text x="${SIDE}" y="${high - 12}" font-size="11" fill="${paper.quiet}">${escape(made)}</text></svg>\n`;
}

/** An SVG at twice its size, as PNG. */
export async function png(svg) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: 2 * image.width, height: 2 * image.height });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => { canvas.toBlob(done, 'image/png'); });
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
