// Decides where one stands: the lead stays in its place and says what was decided; for ten seconds it can be taken back,
// and only then is it sent. Who leaves the page before sends what was decided. Several can be decided with one reason.

const WAIT = 10_000;

export function aroundDeciding(page) {
  const list = page.querySelector('[data-deciding]');
  if (!list) return;
  const waiting = new Set();
  const words = list.dataset;
  const make = (tag, properties) => Object.assign(page.createElement(tag), properties);

  const decide = (form, state, label, reason) => {
    const body = new URLSearchParams(new FormData(form));
    body.set('state', state);
    body.set('reason', reason);
    const line = make('p', { className: 'decided pending', tabIndex: -1 });
    line.setAttribute('role', 'status');
    const text = make('span', { textContent: `${label}：${reason} · ${words.wait} ` });
    const back = make('button', { type: 'button', className: 'btn btn-quiet btn-sm', textContent: words.undo });
    line.append(text, back);
    form.hidden = true;
    form.after(line);
    const one = { send: null, timer: 0 };
    const done = () => {
      waiting.delete(one);
      clearTimeout(one.timer);
    };
    one.send = async (leaving) => {
      done();
      back.remove();
      text.textContent = `${label}：${reason}`;
      try {
        const answer = await fetch(form.action, { method: 'POST', body, keepalive: leaving, credentials: 'same-origin' });
        if (!answer.ok) throw new Error();
        line.classList.remove('pending');
        form.closest('[data-lead]').querySelector('[data-pick]')?.remove();
      } catch {
        text.textContent = words.failed;
        line.classList.add('warn');
        form.hidden = false;
      }
    };
    back.addEventListener('click', () => {
      done();
      line.remove();
      form.hidden = false;
      form.querySelector('[name=reason]').focus();
    });
    one.timer = setTimeout(() => one.send(false), WAIT);
    waiting.add(one);
    line.focus({ preventScroll: true });
  };

  list.addEventListener('submit', (event) => {
    const form = event.target.closest('form.decide');
    if (!form || !event.submitter?.value) return;
    event.preventDefault();
    decide(form, event.submitter.value, event.submitter.textContent.trim(), form.querySelector('[name=reason]').value.trim());
  });
  addEventListener('pagehide', () => { for (const one of [...waiting]) one.send(true); });

  const leads = [...list.querySelectorAll('[data-lead]')].filter((lead) => lead.querySelector('form.decide'));
  if (leads.length < 2) return;
  const bar = make('form', { className: 'decide many', hidden: true });
  const count = make('b', {});
  count.setAttribute('role', 'status');
  const reason = make('input', { className: 'form-control form-control-sm', required: true, maxLength: 1000, placeholder: words.reason });
  reason.setAttribute('aria-label', words.reason);
  const model = leads[0].querySelectorAll('form.decide button[name=state]');
  bar.append(count, reason, ...[...model].map((button) => make('button', { className: button.className, value: button.value, textContent: button.textContent })));
  list.prepend(bar);
  const boxes = leads.map((lead) => {
    const box = make('input', { type: 'checkbox', className: 'form-check-input' });
    box.dataset.pick = '';
    box.setAttribute('aria-label', `${words.pick} ${lead.querySelector('h2').textContent}`);
    lead.querySelector('header').prepend(box);
    return box;
  });
  const chosen = () => leads.filter((lead, i) => boxes[i].isConnected && boxes[i].checked && !lead.querySelector('form.decide').hidden);
  const draw = () => {
    const n = chosen().length;
    bar.hidden = n === 0;
    count.textContent = `${words.picked} ${n}`;
  };
  list.addEventListener('change', draw);
  bar.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
    for (const lead of chosen()) decide(lead.querySelector('form.decide'), event.submitter.value, event.submitter.textContent.trim(), reason.value.trim());
    boxes.forEach((box) => { box.checked = false; });
    draw();
  });
}
