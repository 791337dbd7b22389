// Keeps a board under a name: asks for it, says what went wrong, and tells whether there is something to keep.
import * as service from './service.js';
import { say } from './words.js';

export class Keeping {
  constructor(page, board, told) {
    Object.assign(this, { board, told, dirty: false, dialog: page.querySelector('[data-save]') });
    this.kept = { id: page.dataset.id || null, version: 0, title: page.dataset.title || '' };
  }

  get id() {
    return this.kept.id;
  }

  get title() {
    return this.kept.title;
  }

  async open() {
    const saved = await service.board(this.kept.id);
    this.#is(saved);
    await new Promise((done) => { setTimeout(done); }); // reading and showing a large one in one go would hold up the page
    this.board.load(saved.state);
    this.dirty = false;
  }

  async save() {
    const { dialog } = this;
    const input = dialog.querySelector('input');
    input.value = this.kept.title;
    const problem = dialog.querySelector('[data-problem]');
    problem.textContent = '';
    dialog.showModal();
    input.select();
    await new Promise((done) => {
      dialog.querySelector('form').onsubmit = async (event) => {
        event.preventDefault();
        if (event.submitter?.value === 'cancel') {
          dialog.close();
          return;
        }
        try {
          this.#is(await service.keep(this.kept.id, this.kept.version, input.value.trim(), this.board.toJson()));
          this.dirty = false;
          history.replaceState(null, '', `/board/${this.kept.id}`);
          dialog.close();
          this.told(say('saved', this.kept.title));
        } catch (failure) {
          problem.textContent = failure.code === 'offline' ? say('offline') : failure.message;
        }
      };
      dialog.addEventListener('close', done, { once: true });
    });
  }

  #is({ id, version, title }) {
    this.kept = { id, version, title };
  }
}
