// Tables: a press on a head sorts, its edge is drawn wider or narrower, a menu filters by column, chooses columns and saves
// what is shown as CSV. Widths and columns are remembered for each person and each kind of page.
import { toggleFilter } from './filtering.js';
import { words } from './say.js';

const NARROWEST = 48;

const value = (row, column) => {
  const cell = row.cells[column];
  return cell?.dataset.value ?? cell?.textContent.trim() ?? '';
};
const quoted = (text) => {
  const safe = /^[=+@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Rows from which on a table scrolls by itself, so that its heads stay in sight. */
const TALL = 20;

/** Rows that are one line each, so that they can be put in another order. */
const isPlain = (table) => table.tBodies.length === 1
  && [...table.tBodies[0].rows].every((row) => row.cells.length === table.tHead.rows[0].cells.length
    && [...row.cells].every((cell) => cell.colSpan === 1 && cell.rowSpan === 1));

function prepare(table) {
  const rows = table.tBodies[0]?.rows.length ?? 0;
  if (!table.tHead || rows < 2 || !isPlain(table)) return;
  [...table.tHead.rows[0].cells].filter((head) => head.textContent.trim() !== '').forEach((head) => {
    head.dataset.sortable ??= '';
  });
  if (rows > TALL) table.closest('.table-wrap')?.classList.add('tall');
}

export function aroundTables(page) {
  page.querySelectorAll('main table.rows:not([data-plain])').forEach(prepare);
  page.querySelectorAll('th[data-sortable]').forEach((head) => {
    head.tabIndex = 0;
    const sort = () => {
      const table = head.closest('table');
      const body = table.tBodies[0];
      const down = head.getAttribute('aria-sort') === (head.classList.contains('num') ? 'descending' : 'ascending');
      const order = head.classList.contains('num') ? (down ? 1 : -1) : (down ? -1 : 1);
      table.querySelectorAll('th').forEach((other) => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', order > 0 ? 'ascending' : 'descending');
      const rows = [...body.rows];
      const compare = head.classList.contains('num')
        ? (a, b) => Number(a.replace(/[^\d.-]/g, '')) - Number(b.replace(/[^\d.-]/g, ''))
        : (a, b) => a.localeCompare(b, 'zh');
      rows.sort((a, b) => order * compare(value(a, head.cellIndex), value(b, head.cellIndex)));
      body.append(...rows);
    };
    head.addEventListener('click', sort);
    head.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        sort();
      }
    });
  });
  page.querySelectorAll('[data-export]').forEach((button) => button.addEventListener('click', () =>
    save(page.querySelector(button.dataset.export), button.dataset.name)));
  const kind = location.pathname.split('/')[1] || 'start';
  page.querySelectorAll('main table.rows:not([data-plain])').forEach((table, i) => {
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    if (heads.length > 1 && !table.closest('[data-watch]')) {
      keeping(table, heads, `clew-table:${page.body.dataset.user}:${kind}:${table.id || i}`);
    }
  });
}

function save(table, name) {
  const lines = [...table.rows].filter((row) => !row.matches('.filters, .unfit')).map((row) => [...row.cells].filter((cell) => !cell.hidden)
    .map((cell) => quoted(cell.querySelector('[data-copy]')?.dataset.copy ?? cell.textContent.trim().replace(/\s+/g, ' '))).join(','));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['\ufeff', lines.join('\r\n')], { type: 'text/csv' }));
  link.download = `${name.replace(/[^\p{L}\p{N}.-]+/gu, '_')}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function keeping(table, heads, key) {
  const titles = heads.map((head) => head.textContent.trim());
  let kept = { hidden: [], widths: {} };
  try {
    kept = { ...kept, ...JSON.parse(localStorage.getItem(key)) };
  } catch {
    localStorage.removeItem(key);
  }
  const keep = () => localStorage.setItem(key, JSON.stringify(kept));
  const apply = () => {
    heads.forEach((head, at) => {
      const away = titles[at] !== '' && kept.hidden.includes(titles[at]);
      for (const row of table.rows) {
        if (row.cells[at] && row.cells[at].colSpan === 1) {
          row.cells[at].hidden = away;
        }
      }
      head.style.width = kept.widths[titles[at]] ? `${kept.widths[titles[at]]}px` : '';
    });
    table.classList.toggle('sized', Object.keys(kept.widths).length > 0);
  };
  heads.forEach((head, at) => {
    const edge = document.createElement('span');
    edge.className = 'edge';
    edge.setAttribute('aria-hidden', 'true');
    edge.addEventListener('click', (event) => event.stopPropagation());
    edge.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      event.stopPropagation();
      edge.setPointerCapture(event.pointerId);
      heads.filter((one) => !one.hidden).forEach((one) => {
        kept.widths[titles[heads.indexOf(one)]] ??= Math.round(one.offsetWidth);
      });
      const start = kept.widths[titles[at]] - event.clientX;
      apply();
      edge.onpointermove = (moved) => {
        kept.widths[titles[at]] = Math.max(NARROWEST, Math.round(start + moved.clientX));
        apply();
      };
    });
    edge.addEventListener('pointerup', () => {
      edge.onpointermove = null;
      keep();
    });
    head.append(edge);
  });
  menu(table, titles, kept, () => {
    keep();
    apply();
  });
  apply();
}

/** A sheet under a button: which columns are shown, all as it was, and the table as CSV. */
function menu(table, titles, kept, changed) {
  const panel = table.closest('.panel');
  const head = panel?.querySelector('header');
  if (!head) {
    return;
  }
  let actions = head.querySelector('.actions');
  if (!actions) {
    actions = document.createElement('div');
    actions.className = 'actions';
    head.append(actions);
  }
  const drop = document.createElement('details');
  drop.className = 'drop columns';
  const button = document.createElement('summary');
  button.className = 'icon-btn';
  button.title = words.columns;
  button.setAttribute('aria-label', words.columns);
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  drawing.setAttribute('class', 'i');
  drawing.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${words.icons}#table`);
  drawing.append(use);
  button.append(drawing);
  const sheet = document.createElement('div');
  sheet.className = 'sheet';
  const boxes = titles.map((title) => {
    const label = document.createElement('label');
    label.className = 'item';
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = !kept.hidden.includes(title);
    box.addEventListener('change', () => {
      const shown = boxes.filter((one) => one?.checked).length;
      if (shown === 0) {
        box.checked = true;
        return;
      }
      kept.hidden = box.checked ? kept.hidden.filter((one) => one !== title) : [...kept.hidden, title];
      changed();
    });
    label.append(box, ` ${title}`);
    if (title) {
      sheet.append(label);
      return box;
    }
    return null;
  });
  const rule = document.createElement('hr');
  const reset = document.createElement('button');
  reset.type = 'button';
  reset.className = 'item';
  reset.textContent = words.reset;
  reset.addEventListener('click', () => {
    kept.hidden = [];
    kept.widths = {};
    boxes.forEach((box) => box && (box.checked = true));
    changed();
  });
  const out = document.createElement('button');
  out.type = 'button';
  out.className = 'item';
  out.textContent = words.export;
  out.addEventListener('click', () => save(table, head.querySelector('h2')?.textContent ?? table.id));
  const filter = document.createElement('button');
  filter.type = 'button';
  filter.className = 'item';
  filter.textContent = words.filter;
  filter.addEventListener('click', () => {
    drop.open = false;
    toggleFilter(table);
  });
  if (isPlain(table)) sheet.prepend(filter);
  sheet.append(rule, reset, out);
  drop.append(button, sheet);
  actions.append(drop);
}
