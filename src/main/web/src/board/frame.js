// The parts around the drawing: tool strip, search, panel, time, table, dialogs. Built here because nothing of the board
// can be used without a script.
import { element, icon } from './panel.js';
import { say } from './words.js';

const TOOLS = [
  ['undo', 'undo-2'], ['redo', 'redo-2'], null,
  ['expand', 'waypoints'], ['paths', 'route'], ['common', 'git-merge'], null,
  ['lasso', 'lasso'], ['group', 'group'], ['pin', 'lock'], ['hide', 'eye-off'], ['reveal', 'eye'], ['remove', 'trash-2'], null,
  ['force', 'orbit'], ['money', 'chart-gantt'], ['circle', 'circle-dashed'], ['fit', 'maximize'],
];
const EXPORTS = ['png', 'svg', 'csv', 'graphml', 'gexf'];

const tool = ([name, picture]) => element('button', { class: 'icon-btn', type: 'button', 'data-act': name, title: say(`t_${name}`), 'aria-label': say(`t_${name}`) }, icon(picture));

export function build(page) {
  page.replaceChildren(
    element('div', { class: 'board-top' },
      element('form', { 'data-find': true, role: 'search' }, icon('search'),
        element('input', { type: 'search', class: 'form-control form-control-sm', placeholder: say('find'), 'aria-label': say('find'), autocomplete: 'off', maxlength: 200 })),
      element('strong', { 'data-title': true }),
      element('span', { class: 'space' }),
      element('label', { class: 'sizes' }, element('span', { text: say('sizes') }),
        element('select', { class: 'form-select form-select-sm', 'data-sizes': true }, ...['even', 'degree', 'money'].map((value) => element('option', { value, text: say(`size_${value}`) })))),
      tool(['table', 'table']),
      element('details', { class: 'drop' }, element('summary', { class: 'icon-btn', title: say('t_export'), 'aria-label': say('t_export') }, icon('download')),
        element('div', { class: 'sheet' }, ...EXPORTS.map((name) => element('button', { class: 'item', type: 'button', 'data-act': name, text: name.toUpperCase() })))),
      tool(['share', 'link']),
      element('button', { class: 'btn btn-primary btn-sm', type: 'button', 'data-act': 'save', title: say('t_save'), text: say('save') })),
    element('div', { class: 'board-tools', role: 'toolbar', 'aria-orientation': 'vertical' }, ...TOOLS.map((one) => (one ? tool(one) : element('hr')))),
    element('div', { class: 'board-place' },
      element('div', { 'data-drawing': true, tabindex: '0', role: 'application', 'aria-label': say('drawing') }),
      element('div', { class: 'board-empty', 'data-empty': true }, icon('waypoints'), element('h2', { text: say('emptyTitle') }), element('p', { text: say('emptyText') })),
      element('ul', { class: 'board-legend', 'data-legend': true, 'aria-label': say('legend') }),
      element('p', { class: 'board-status', 'data-status': true, role: 'status' }),
      element('p', { class: 'board-toast', 'data-toast': true, role: 'status', 'aria-live': 'polite' })),
    element('aside', { class: 'board-panel', 'data-panel': true, 'aria-label': say('panel') }),
    element('div', { class: 'board-time', 'data-time': true },
      element('button', { class: 'icon-btn', type: 'button', 'data-replay': true, title: say('replay'), 'aria-label': say('replay'), 'aria-pressed': 'false' }, icon('play')),
      element('canvas', { tabindex: '0', role: 'slider', 'aria-label': say('timeLabel'), title: say('timeLabel') }),
      element('span', { 'data-window': true }),
      element('button', { class: 'btn btn-quiet btn-sm', type: 'button', 'data-all': true, text: say('wholeTime') })),
    element('div', { class: 'board-table', 'data-table': true, hidden: true },
      element('div', { class: 'acts' },
        element('button', { class: 'btn btn-sm btn-outline-secondary', type: 'button', 'data-of': 'edges', text: say('tableEdges') }),
        element('button', { class: 'btn btn-sm btn-outline-secondary', type: 'button', 'data-of': 'nodes', text: say('tableNodes') }),
        element('span', { 'data-shown': true, role: 'status' })),
      element('div', { class: 'scroll' }, element('table', { class: 'table table-sm' }))),
    element('dialog', { 'data-expand': true, 'aria-labelledby': 'expand-title' }, element('form', {}, element('h2', { id: 'expand-title' }), element('div', { 'data-body': true }))),
    element('dialog', { 'data-save': true, 'aria-labelledby': 'save-title' }, element('form', {},
      element('h2', { id: 'save-title', text: say('saveAs') }),
      element('label', { for: 'board-title', text: say('title') }),
      element('input', { id: 'board-title', class: 'form-control', required: true, maxlength: 200 }),
      element('p', { class: 'problem', 'data-problem': true, role: 'alert' }),
      element('div', { class: 'acts' },
        element('button', { class: 'btn btn-primary', type: 'submit', value: 'save', text: say('save') }),
        element('button', { class: 'btn btn-outline-secondary', type: 'submit', value: 'cancel', formnovalidate: true, text: say('cancel') })))),
  );
}
