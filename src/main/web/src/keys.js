// Keys that work on every page: / to the search box, ? for help, g for the purpose, Esc to close or go back.
export const typing = (event) =>
  event.ctrlKey || event.metaKey || event.altKey || event.isComposing ||
  event.target.closest?.('input, textarea, select, [contenteditable]');

export function aroundKeys(page) {
  const help = page.getElementById('keys');
  const box = page.getElementById('q');
  page.querySelectorAll('[data-keys]').forEach((button) => button.addEventListener('click', () => help.showModal()));
  page.querySelectorAll('[data-print]').forEach((button) => button.addEventListener('click', () => window.print()));
  const board = page.querySelector('[data-board]'); // has keys of its own
  page.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && event.target === box) {
      box.blur();
      return;
    }
    if (typing(event) || help?.open) {
      return;
    }
    if (event.key === '/') {
      event.preventDefault();
      box?.focus();
      box?.select();
    } else if (event.key === '?') {
      event.preventDefault();
      help?.showModal();
    } else if (event.key === 'g' && !board) {
      const drop = page.querySelector('details.purpose');
      if (drop) {
        event.preventDefault();
        drop.open = true;
        drop.querySelector('input:not([type=hidden])').focus();
      }
    } else if (event.key === 'Escape' && !board && !event.defaultPrevented && page.querySelector('.trail a')) {
      history.back();
    }
  });
}
