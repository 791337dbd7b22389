// Handing files in by dropping them, seeing how they are recognised, and watching an import.
import { failure } from './piece.js';

const KB = 1024;
const HEAD_BYTES = 256 * KB;

const size = (bytes) => bytes < KB * KB ? `${Math.ceil(bytes / KB)} KB` : `${(bytes / KB / KB).toFixed(1)} MB`;

export function aroundImports(page) {
  const form = page.querySelector('form[data-import]');
  if (form) {
    dropping(page, form);
  }
  const watched = page.querySelector('[data-watch]');
  if (watched) {
    watching(page, watched);
  }
}

function dropping(page, form) {
  const zone = form.querySelector('[data-dropzone]');
  const input = form.querySelector('input[type=file]');
  const list = form.querySelector('[data-files]');
  const recognised = form.querySelector('[data-recognised]');
  const mapping = form.querySelector('[name=mapping]');
  const show = async () => {
    list.replaceChildren(...[...input.files].map((file) => {
      const line = document.createElement('li');
      const name = document.createElement('b');
      name.textContent = file.name;
      const bytes = document.createElement('span');
      bytes.className = 'n';
      bytes.textContent = size(file.size);
      line.append(name, bytes);
      return line;
    }));
    recognised.replaceChildren();
    for (const file of input.files) {
      await recognise(file);
    }
  };
  const recognise = async (file) => {
    const place = document.createElement('div');
    place.className = 'muted';
    place.textContent = form.dataset.reading;
    recognised.append(place);
    const body = new FormData();
    const whole = file.size <= HEAD_BYTES || !/\.(csv|txt|ndjson|jsonl|tsv)$/i.test(file.name);
    body.append('file', whole ? file : file.slice(0, HEAD_BYTES), file.name);
    body.append('mapping', mapping.value);
    body.append('whole', String(whole));
    try {
      const answer = await fetch('/imports/recognise', { method: 'POST', body });
      const text = await answer.text();
      if (!answer.ok) {
        throw new Error(text.slice(0, 300));
      }
      place.replaceChildren(...new DOMParser().parseFromString(text, 'text/html').body.childNodes);
      place.className = '';
    } catch (e) {
      place.className = 'note warn';
      place.textContent = `${file.name}: ${e.message}`;
    }
  };
  input.addEventListener('change', show);
  mapping.addEventListener('change', show);
  page.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  page.addEventListener('dragleave', (event) => event.relatedTarget || zone.classList.remove('over'));
  page.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    if (event.dataTransfer.files.length > 0) {
      input.files = event.dataTransfer.files;
      show();
    }
  });
}

function watching(page, place) {
  const events = new EventSource(place.dataset.watch);
  const parser = new DOMParser();
  events.onmessage = (event) => {
    const said = JSON.parse(event.data);
    place.replaceChildren(...parser.parseFromString(said.html, 'text/html').body.childNodes);
    const state = page.querySelector('[data-state]');
    state.textContent = said.label;
    state.className = `tag ${said.tone}`;
    state.dataset.state = said.state;
    if (said.over) {
      events.close();
    }
  };
  events.onerror = async () => {
    if (events.readyState === EventSource.CLOSED) {
      place.prepend(failure(new Error(''), () => location.reload()));
    }
  };
}
