// Sheets that open under a button: one at a time, closed by a press elsewhere or by Esc.
export function aroundDrops(page) {
  const open = () => page.querySelectorAll('details.drop[open]');
  page.addEventListener('click', (event) => {
    open().forEach((drop) => {
      if (!drop.contains(event.target)) {
        drop.open = false;
      }
    });
  });
  page.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') {
      return;
    }
    open().forEach((drop) => {
      drop.open = false;
      drop.querySelector('summary').focus();
      event.preventDefault();
    });
  }, true);
  if (matchMedia('(max-width: 900px)').matches) {
    page.querySelectorAll('.facets details').forEach((facet) => { facet.open = false; });
  }
  page.querySelectorAll('details.purpose').forEach((drop) => drop.addEventListener('toggle', () => {
    if (drop.open) {
      drop.querySelector('input:not([type=hidden])').focus();
    }
  }));
}
