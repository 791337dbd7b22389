// Copying identifiers as machines write them: a button, or the reader's own copy of text that holds them.
import { say, words } from './say.js';

export function aroundCopying(page) {
  page.addEventListener('click', async (event) => {
    const button = event.target.closest('button[data-copy]');
    if (button) {
      await navigator.clipboard.writeText(button.dataset.copy);
      say(words.copied);
    }
  });
  page.addEventListener('copy', (event) => {
    const selection = page.getSelection();
    const holder = selection.anchorNode?.parentElement?.closest('[data-copy]');
    if (holder && holder.contains(selection.focusNode) && /^[\d\s+*]+$/.test(selection.toString())) {
      event.clipboardData.setData('text/plain', selection.toString().replace(/\s/g, ''));
      event.preventDefault();
    }
  });
}
