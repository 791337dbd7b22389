// Says that there is something new since the page was drawn, and who else has it open; nothing moves until the reader asks.
export function aroundNews(page) {
  const place = page.querySelector('[data-news]');
  if (!place || !window.EventSource) return;
  const present = page.querySelector('[data-present]');
  let first = null;
  const source = new EventSource(place.dataset.news);
  source.addEventListener('message', ({ data }) => {
    const { version, people } = data.startsWith('{') ? JSON.parse(data) : { version: data, people: [] };
    if (first === null) first = version;
    if (version !== first) place.hidden = false;
    if (present) {
      present.hidden = people.length === 0;
      present.querySelector('b').textContent = people.join('、');
    }
  });
  addEventListener('pagehide', () => source.close());
}
