// Keeps to the rows of a table that fit what is typed under its heads: words that a cell holds, or of numbers >100, <5, 10..20.
import { say, words } from './say.js';

const number = (text) => Number(text.replace(/[^\d.-]/g, ''));

/** What a cell has to be, as somebody typed it; null for anything. */
function wanted(typed, numeric) {
  const text = typed.trim();
  if (text === '') return null;
  const bound = numeric && text.match(/^([<>]=?)\s*(-?[\d,.]+)$/);
  if (bound) {
    const limit = number(bound[2]);
    return (cell) => {
      const here = number(cell);
      return { '>': here > limit, '<': here < limit, '>=': here >= limit, '<=': here <= limit }[bound[1]];
    };
  }
  const range = numeric && text.match(/^(-?[\d,.]*\d)\s*(?:\.\.|…|~|-)\s*(-?[\d,.]+)$/);
  if (range) {
    return (cell) => number(cell) >= number(range[1]) && number(cell) <= number(range[2]);
  }
  const folded = text.toLowerCase().replaceAll(' ', '');
  return (cell) => cell.toLowerCase().replace(/\s/g, '').includes(folded);
}

/** Opens a row of fields under the heads, or closes it and shows everything again. */
export function toggleFilter(table) {
  const open = table.tHead.querySelector('tr.filters');
  if (open) {
    open.remove();
    [...table.tBodies[0].rows].forEach((row) => row.classList.remove('unfit'));
    return;
  }
  const heads = [...table.tHead.rows[0].cells];
  const line = table.tHead.insertRow();
  line.className = 'filters';
  const fields = heads.map((head) => {
    const cell = document.createElement('th');
    cell.hidden = head.hidden;
    line.append(cell);
    const title = head.textContent.trim();
    if (title === '') return null;
    const field = document.createElement('input');
    field.type = 'search';
    field.className = 'form-control form-control-sm';
    field.setAttribute('aria-label', `${words.filter} ${title}`);
    field.placeholder = head.classList.contains('num') ? '>100  10..20' : '';
    cell.append(field);
    return field;
  });
  line.addEventListener('input', () => {
    const tests = fields.map((field, at) => field && wanted(field.value, heads[at].classList.contains('num')));
    let shown = 0;
    const rows = [...table.tBodies[0].rows];
    for (const row of rows) {
      const fits = tests.every((test, at) => !test || test(row.cells[at]?.dataset.value ?? row.cells[at]?.textContent ?? ''));
      row.classList.toggle('unfit', !fits);
      shown += fits ? 1 : 0;
    }
    say(`${shown} / ${rows.length}`);
  });
  line.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      toggleFilter(table);
    }
  });
  fields.find((field) => field && !field.parentElement.hidden)?.focus();
}
