// Fetches a piece of a page as nodes. Refusals and failures are errors whose message a reader understands.
import { words } from './say.js';

const parser = new DOMParser();

export async function piece(address, signal) {
  let answer;
  try {
    answer = await fetch(address, { signal, headers: { 'X-Requested-With': 'fetch' } });
  } catch (e) {
    if (e.name === 'AbortError') {
      throw e;
    }
    throw new Error(words.failed);
  }
  const text = await answer.text();
  if (!answer.ok || answer.redirected) {
    throw new Error(answer.ok || text.length > 300 ? words.failed : text || words.failed);
  }
  return [...parser.parseFromString(text, 'text/html').body.childNodes];
}

/** A line that says what went wrong, with a button to try again. */
export function failure(error, again) {
  const box = document.createElement('div');
  box.className = 'empty';
  box.setAttribute('role', 'alert');
  const said = document.createElement('p');
  said.textContent = error.message;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-quiet btn-sm';
  button.textContent = words.retry;
  button.addEventListener('click', again);
  box.append(said, button);
  return box;
}
