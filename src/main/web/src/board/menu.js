// The expand menu: what there is and how much of it, before anything is brought; then exactly what was agreed.
import * as service from './service.js';
import { element, icon } from './panel.js';
import { count, money, moment, plain, say } from './words.js';

const NUMBERS = ['others', 'factsCount', 'sum'];

export async function expandMenu(dialog, key, label, filters, links, bring) {
  const body = dialog.querySelector('[data-body]');
  dialog.querySelector('h2').textContent = say('expandOf', label || plain(key));
  body.replaceChildren(element('p', { class: 'empty', role: 'status', text: say('counting') }));
  dialog.showModal();
  let answer;
  try {
    answer = await service.links([key], filters);
  } catch (problem) {
    body.replaceChildren(element('div', { class: 'alert alert-danger', role: 'alert', text: problem.code === 'offline' ? say('offline') : problem.message }));
    return;
  }
  if (answer.links.length === 0) {
    body.replaceChildren(element('p', { class: 'empty', text: say('noLinks') }));
    return;
  }
  const rows = answer.links.map((link, i) => element('tr', {},
    element('td', {}, element('input', { type: 'checkbox', class: 'form-check-input', id: `link-${i}`, checked: link.others <= 100 || answer.links.length === 1, 'data-row': i })),
    element('td', {}, element('label', { for: `link-${i}`, text: `${links[link.link]?.name ?? link.link} ${links[link.link]?.mutual ? '—' : link.direction === 'out' ? '→' : '←'}` })),
    element('td', { class: 'num', text: count(link.others) }),
    element('td', { class: 'num', text: count(link.facts) }),
    element('td', { class: 'num', text: link.amount ? money(link.amount, link.currency) : '' }),
    element('td', { class: 'when', text: link.last ? moment(link.last).slice(0, 10) : '' })));
  const most = element('input', { type: 'number', class: 'form-control form-control-sm', id: 'expand-most', min: 1, max: 2000, value: 50 });
  const order = element('select', { class: 'form-select form-select-sm', id: 'expand-order' },
    ...['amount', 'facts', 'latest'].map((value) => element('option', { value, text: say(`order_${value}`) })));
  const least = element('input', { type: 'number', class: 'form-control form-control-sm', id: 'expand-least', min: 0, step: 100, placeholder: '0' });
  body.replaceChildren(
    answer.hub ? element('p', { class: 'warn' }, icon('circle-alert'), say('hub', count(answer.others))) : '',
    element('table', { class: 'table table-sm' },
      element('thead', {}, element('tr', {}, ...['', 'linkType', 'others', 'factsCount', 'sum', 'lastTime'].map((word) => element('th', { scope: 'col', class: NUMBERS.includes(word) ? 'num' : null, text: word ? say(word) : '' })))),
      element('tbody', {}, ...rows)),
    element('div', { class: 'expand-limits' },
      element('label', { for: 'expand-most', text: say('atMost') }), most,
      element('label', { for: 'expand-order', text: say('by') }), order,
      element('label', { for: 'expand-least', text: say('leastAmount') }), least),
    element('div', { class: 'acts' },
      element('button', { class: 'btn btn-primary', type: 'submit', text: say('bring') }),
      element('button', { class: 'btn btn-outline-secondary', type: 'button', onclick: () => dialog.close(), text: say('cancel') })));
  dialog.querySelector('form').onsubmit = (event) => {
    event.preventDefault();
    const chosen = [...body.querySelectorAll('input[data-row]:checked')].map((box) => answer.links[Number(box.dataset.row)]);
    if (chosen.length === 0) return;
    dialog.close();
    bring(chosen, { limit: Number(most.value) || 50, order: order.value, minAmount: least.value ? Number(least.value).toFixed(2) : null }, answer);
  };
  body.querySelector('input')?.focus();
}
