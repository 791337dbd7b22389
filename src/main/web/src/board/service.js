// Asks the server. Every answer is JSON or a problem document; a problem becomes an Error with its detail.

const base = '/api/v1';
const purpose = encodeURIComponent(document.querySelector('[data-board]').dataset.purpose ?? '');

async function ask(method, path, body) {
  let response;
  try {
    response = await fetch(base + path, {
      method,
      headers: { Accept: 'application/json', 'Accept-Language': document.documentElement.lang, 'Clew-Purpose': purpose, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
    });
  } catch {
    throw Object.assign(new Error('offline'), { code: 'offline' });
  }
  if (response.status === 204) return null;
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw Object.assign(new Error(answer.detail ?? answer.title ?? response.statusText), { code: answer.code, status: response.status });
  return answer;
}

const query = (values) =>
  new URLSearchParams(Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== '')).toString();

export const links = (nodes, filters) => ask('POST', '/graph/links', { nodes, ...filters });
export const expand = async (asked) => withCurrency(await ask('POST', '/graph/expand', asked));
export const between = async (asked) => withCurrency(await ask('POST', '/graph/between', asked));
export const facts = ({ from, to, link, window, cursor }) =>
  ask('GET', `/graph/facts?${query({ from, to, link, since: window.from, until: window.to, cursor })}`);

/** An edge has one sum to draw: yuan, or the first other currency it carries. */
function withCurrency(answer) {
  for (const edge of answer.edges ?? []) {
    const [currency] = 'CNY' in (edge.sums ?? {}) ? ['CNY'] : Object.keys(edge.sums ?? {});
    edge.currency = currency ?? null;
    edge.amount = currency ? edge.sums[currency] : null;
  }
  return answer;
}
export const paths = (asked) => ask('POST', '/graph/paths', asked);
export const common = (asked) => ask('POST', '/graph/common', asked);
export const boards = () => ask('GET', '/boards');
export async function board(id) {
  const kept = await ask('GET', `/boards/${encodeURIComponent(id)}`);
  withCurrency(kept.state);
  return kept;
}
export const keep = (id, version, title, state) =>
  id ? ask('PUT', `/boards/${encodeURIComponent(id)}`, { version, title, state }) : ask('POST', '/boards', { title, state });
export const suggest = (q) => ask('GET', `/suggest?${query({ q })}`);
