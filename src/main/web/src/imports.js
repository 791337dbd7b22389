// Handing files in by dropping them, and watching an import.
import { failure } from './piece.js';

const KB = 1024;

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
  const show = () => {
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
  };
  input.addEventListener('change', show);
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
  events.onerror = () => {
    if (events.readyState === EventSource.CLOSED) {
      place.prepend(failure(new Error(''), () => location.reload()));
    }
  };
}
