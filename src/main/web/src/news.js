// Says that there is something new since the page was drawn; nothing moves until the reader asks for it.
export function aroundNews(page) {
  const place = page.querySelector('[data-news]');
  if (!place || !window.EventSource) return;
  let first = null;
  const source = new EventSource(place.dataset.news);
  source.addEventListener('message', (event) => {
    if (first === null) first = event.data;
    if (event.data !== first) place.hidden = false;
  });
  addEventListener('pagehide', () => source.close());
}
