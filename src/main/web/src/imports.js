// Handing files in by dropping them anywhere, looking at them before they go in, and watching an import.
import { failure } from './piece.js';
import { words } from './say.js';

const KB = 1024;

const size = (bytes) => bytes < KB * KB ? `${Math.ceil(bytes / KB)} KB` : `${(bytes / KB / KB).toFixed(1)} MB`;

export function aroundImports(page) {
  const form = page.querySelector('form[data-import]');
  if (form) {
    dropping(page, form);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sending(form);
    });
  }
  const preview = page.querySelector('form[data-preview]');
  if (preview) {
    choosing(preview);
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
  const show = () => list?.replaceChildren(...[...input.files].map((file) => {
    const line = document.createElement('li');
    const name = document.createElement('b');
    name.textContent = file.name;
    const bytes = document.createElement('span');
    bytes.className = 'n';
    bytes.textContent = size(file.size);
    line.append(name, bytes);
    return line;
  }));
  input.addEventListener('change', show);
  const brings = (event) => event.dataTransfer?.types.includes('Files');
  page.addEventListener('dragover', (event) => {
    if (brings(event)) {
      event.preventDefault();
      zone.classList.add('over');
    }
  });
  page.addEventListener('dragleave', (event) => event.relatedTarget || zone.classList.remove('over'));
  page.addEventListener('drop', (event) => {
    if (!brings(event)) {
      return;
    }
    event.preventDefault();
    zone.classList.remove('over');
    if (event.dataTransfer.files.length > 0) {
      input.files = event.dataTransfer.files;
      show();
      if (form.dataset.import === 'at-once') {
        form.requestSubmit();
      }
    }
  });
}

/** Sends the form as it would go by itself, and shows how far it is. */
function sending(form) {
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.setAttribute('aria-label', form.dataset.sending ?? '');
  const line = document.createElement('div');
  line.className = 'progress-line';
  line.setAttribute('role', 'status');
  const said = document.createElement('span');
  said.className = 'eta';
  line.append(bar, said);
  form.before(line);
  form.inert = true;
  const call = new XMLHttpRequest();
  call.open('POST', form.action);
  call.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) {
      bar.value = event.loaded / event.total;
      said.textContent = `${size(event.loaded)} / ${size(event.total)}`;
    }
  });
  const broken = () => {
    form.inert = false;
    line.replaceChildren(failure(new Error(words.failed), () => {
      line.remove();
      form.requestSubmit();
    }));
  };
  call.addEventListener('error', broken);
  call.addEventListener('load', () => {
    if (call.status >= 500 || call.status === 413) {
      broken();
    } else if (call.responseURL && new URL(call.responseURL).pathname !== new URL(form.action).pathname) {
      location.assign(call.responseURL);
    } else {
      const answer = new DOMParser().parseFromString(call.responseText, 'text/html');
      document.querySelector('main').replaceWith(answer.querySelector('main'));
      aroundImports(document);
    }
  });
  call.send(new FormData(form));
}

/** Asks again as soon as something else is chosen, and puts the answer in place. */
function choosing(form) {
  const listen = () => form.querySelectorAll('[data-choice]').forEach((choice) => choice.addEventListener('change', ask));
  async function ask(event) {
    const name = event.target.name;
    const body = new URLSearchParams(new FormData(form));
    body.set('act', 'look');
    form.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin' });
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('form[data-preview]');
      if (!answer.ok || !next) {
        throw new Error(words.failed);
      }
      form.replaceChildren(...next.childNodes);
      listen();
      form.elements[name]?.focus();
    } catch {
      form.requestSubmit(form.querySelector('[data-look]'));
    } finally {
      form.removeAttribute('aria-busy');
    }
  }
  listen();
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
