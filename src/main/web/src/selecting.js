// Choosing entities anywhere: a box at each row of a table, a sign at each chip of a hit. From two on a bar offers what they
// have in common and a board; in a dossier one chosen counterpart goes with whom the dossier is of.
import { words } from './say.js';

export function aroundSelecting(page) {
  const chosen = new Map();
  const own = page.querySelector('[data-picked-with]')?.dataset.pickedWith ?? null;
  const bar = Object.assign(page.createElement('div'), { className: 'picked', hidden: true });
  bar.setAttribute('role', 'region');
  bar.setAttribute('aria-label', words.picked);
  page.body.append(bar);

  const draw = () => {
    const keys = [...(own && chosen.size > 0 ? [own] : []), ...chosen.keys()];
    bar.hidden = keys.length === 0;
    const count = Object.assign(page.createElement('span'), { textContent: `${words.picked} ${keys.length}` });
    count.setAttribute('role', 'status');
    const link = (text, path, name, strong) => {
      const made = Object.assign(page.createElement('a'), { className: `btn btn-sm ${strong ? 'btn-primary' : 'btn-quiet'}`, textContent: text });
      made.href = `${path}?${keys.map((key) => `${name}=${encodeURIComponent(key)}`).join('&')}`;
      return made;
    };
    const clear = Object.assign(page.createElement('button'), { type: 'button', className: 'btn btn-quiet btn-sm', textContent: words.clear });
    clear.addEventListener('click', () => {
      for (const control of [...chosen.values()].flat()) mark(control, false);
      chosen.clear();
      draw();
    });
    bar.replaceChildren(count, ...(keys.length > 1 ? [link(words.common, '/together', 'n', true)] : []), link(words.board, '/board', 'node', false), clear);
  };

  const mark = (control, on) => {
    if (control.type === 'checkbox') control.checked = on;
    else control.setAttribute('aria-pressed', String(on));
  };

  const turn = (key, control, on) => {
    if (on) chosen.set(key, [...(chosen.get(key) ?? []), control]);
    else {
      for (const other of chosen.get(key) ?? []) mark(other, false);
      chosen.delete(key);
    }
    mark(control, on);
    draw();
  };

  const rows = (table) => {
    const head = page.createElement('th');
    head.className = 'pick';
    head.append(Object.assign(page.createElement('span'), { className: 'visually-hidden', textContent: words.pick }));
    table.tHead.rows[0].prepend(head);
    for (const row of table.tBodies[0].rows) {
      const cell = Object.assign(page.createElement('td'), { className: 'pick' });
      const chip = row.querySelector('.chip[data-key]');
      if (chip) {
        const box = Object.assign(page.createElement('input'), { type: 'checkbox', className: 'form-check-input' });
        box.setAttribute('aria-label', `${words.pick} ${chip.textContent.trim()}`);
        box.addEventListener('change', () => turn(chip.dataset.key, box, box.checked));
        cell.append(box);
      }
      row.prepend(cell);
    }
  };

  const chips = (around) => around.querySelectorAll('.hit .chip[data-key]:not([data-pickable])').forEach((chip) => {
    chip.dataset.pickable = '';
    const sign = Object.assign(page.createElement('button'), { type: 'button', className: 'pick-sign' });
    sign.setAttribute('aria-pressed', 'false');
    sign.setAttribute('aria-label', `${words.pick} ${chip.textContent.trim()}`);
    sign.title = words.pick;
    sign.addEventListener('click', () => turn(chip.dataset.key, sign, sign.getAttribute('aria-pressed') !== 'true'));
    chip.after(sign);
  });

  page.querySelectorAll('table[data-select]').forEach(rows);
  chips(page);
  const hits = page.querySelector('[data-hits]');
  if (hits) new MutationObserver(() => chips(hits)).observe(hits, { childList: true });
}
