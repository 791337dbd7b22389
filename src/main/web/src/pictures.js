// Saves the drawing of a panel as SVG or PNG, with its title, the purpose and the time.
import { alone, onPaper, png, save } from './shared/picture.js';
import { zoned } from './shared/values.js';

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function aroundPictures(page) {
  page.addEventListener('click', async (event) => {
    const button = event.target.closest?.('[data-picture]');
    const panel = button?.closest('.panel');
    const drawing = panel?.querySelector('svg:not(.i)');
    const drawn = panel?.querySelector('[data-drawn]')?.drawn?.() ?? (drawing && alone(drawing));
    if (!drawn) return;
    const title = `${page.title.split(' · ')[0]} · ${panel.querySelector('h2').textContent.trim()}`;
    const purpose = page.querySelector('.purpose summary')?.title ?? '';
    const paper = { ground: colour('--surface') || '#fff', ink: colour('--bs-body-color'), quiet: colour('--quiet') };
    const svg = onPaper(drawn, title, [purpose, zoned(new Date())].filter(Boolean).join(' · '), paper);
    const name = title.replace(/[^\p{L}\p{N}.-]+/gu, '_');
    if (button.dataset.picture === 'svg') save(`${name}.svg`, 'image/svg+xml', svg);
    else save(`${name}.png`, 'image/png', await png(svg));
  });
}
