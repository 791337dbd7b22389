// Tables: a press on a head sorts, a button saves what is shown as CSV.
const value = (row, column) => {
  const cell = row.cells[column];
  return cell?.dataset.value ?? cell?.textContent.trim() ?? '';
};
const quoted = (text) => {
  const safe = /^[=+@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export function aroundTables(page) {
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
        ? (a, b) => Number(a.replaceAll(',', '')) - Number(b.replaceAll(',', ''))
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
  page.querySelectorAll('[data-export]').forEach((button) => button.addEventListener('click', () => {
    const table = page.querySelector(button.dataset.export);
    const lines = [...table.rows].map((row) => [...row.cells]
      .map((cell) => quoted(cell.querySelector('[data-copy]')?.dataset.copy ?? cell.textContent.trim().replace(/\s+/g, ' '))).join(','));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['\ufeff', lines.join('\r\n')], { type: 'text/csv' }));
    link.download = `${button.dataset.name.replace(/[^\p{L}\p{N}.-]+/gu, '_')}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }));
}
