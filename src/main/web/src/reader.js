// Reading one record: find in the text by f, marks by n and p, from a fact to its words.
import { mark } from './hits.js';
import { typing } from './keys.js';

export function aroundReading(page) {
  const text = page.getElementById('text');
  const bar = page.querySelector('.findbar');
  if (!text || !bar) {
    return;
  }
  const box = bar.querySelector('input');
  const count = bar.querySelector('.n');
  let found = [];
  let at = -1;

  const clear = () => {
    text.querySelectorAll('mark.found').forEach((lit) => lit.replaceWith(lit.textContent));
    text.normalize();
    found = [];
    at = -1;
  };
  const go = (to) => {
    if (found.length === 0) {
      return;
    }
    found[at]?.classList.remove('now');
    at = (to + found.length) % found.length;
    found[at].classList.add('now');
    found[at].scrollIntoView({ block: 'center' });
    count.textContent = `${at + 1} / ${found.length}`;
  };
  const find = () => {
    clear();
    const wanted = box.value.trim();
    if (wanted) {
      mark(text, [wanted]);
      found = [...text.querySelectorAll('mark.found')];
    }
    count.textContent = wanted ? `0 / ${found.length}` : '';
    go(0);
  };
  const open = () => {
    bar.hidden = false;
    box.focus();
    box.select();
  };
  const close = () => {
    bar.hidden = true;
    box.value = '';
    clear();
    count.textContent = '';
  };

  page.querySelectorAll('[data-find]').forEach((button) => button.addEventListener('click', open));
  bar.querySelector('[data-find-next]').addEventListener('click', () => go(at + 1));
  bar.querySelector('[data-find-prev]').addEventListener('click', () => go(at - 1));
  bar.querySelector('[data-find-close]').addEventListener('click', close);
  box.addEventListener('input', (event) => event.isComposing || find());
  box.addEventListener('compositionend', find);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      go(event.shiftKey ? at - 1 : at + 1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
      text.focus();
    }
  });

  let entity = -1;
  page.addEventListener('keydown', (event) => {
    if (typing(event) || page.querySelector('dialog[open]')) {
      return;
    }
    if (event.key === 'f') {
      event.preventDefault();
      open();
    } else if (event.key === 'n' || event.key === 'p') {
      const marks = [...text.querySelectorAll('a.m')];
      if (marks.length > 0) {
        event.preventDefault();
        entity = (entity + (event.key === 'n' ? 1 : -1) + marks.length) % marks.length;
        marks[entity].focus();
        marks[entity].scrollIntoView({ block: 'center' });
      }
    }
  });
  const arrive = () => {
    text.querySelector('a.lit')?.classList.remove('lit');
    const id = location.hash.slice(1);
    const target = id && page.getElementById(id);
    if (target && text.contains(target)) {
      if (id !== 'at') {
        target.classList.add('lit');
      }
      target.scrollIntoView({ block: 'center' });
    }
  };
  window.addEventListener('hashchange', arrive);
  arrive();
}
