// The way one came by, kept for this tab only; a page that is on it already cuts it there, a failure is no step.
const KEY = 'clew-trail';
const SHOWN = 5;

export function aroundTrail(page) {
  const nav = page.querySelector('.trail');
  if (!nav) {
    return;
  }
  const here = location.pathname + location.search;
  const title = page.title.replace(/ · [^·]*$/, '');
  let trail = [];
  try {
    trail = JSON.parse(sessionStorage.getItem(KEY)) ?? [];
  } catch {
    trail = [];
  }
  const known = trail.findIndex((step) => step.at === here);
  trail = known >= 0 ? trail.slice(0, known) : trail;
  const last = trail.at(-1);
  if (last?.title === title && last.at.split('?')[0] === location.pathname) {
    trail.pop(); // another view of the same page is no step
  }
  if (location.pathname === '/') {
    trail = [];
  }
  const put = (text) => {
    const piece = document.createElement('span');
    piece.textContent = text;
    nav.append(piece);
  };
  trail.slice(-SHOWN).forEach((step, i) => {
    if (i > 0) {
      put('›');
    }
    const link = document.createElement('a');
    link.href = step.at;
    link.textContent = step.title;
    link.title = step.title;
    nav.append(link);
  });
  if (trail.length > 0) {
    put('›');
    put(title);
  }
  if (!page.querySelector('.trouble')) {
    trail.push({ at: here, title });
  }
  sessionStorage.setItem(KEY, JSON.stringify(trail.slice(-20)));
}
