// Searches made and searches saved in this browser, for each user apart.
const MADE = 12;

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? [];
  } catch {
    return [];
  }
};

export function aroundHistory(page) {
  const menu = page.querySelector('[data-history]');
  if (!menu) {
    return;
  }
  const user = page.body.dataset.user;
  const madeKey = `clew-made:${user}`;
  const savedKey = `clew-saved:${user}`;
  const here = { at: menu.dataset.here, label: menu.dataset.label || menu.dataset.all };
  if (menu.dataset.label) {
    const made = [here, ...read(madeKey).filter((one) => one.label !== here.label)].slice(0, MADE);
    localStorage.setItem(madeKey, JSON.stringify(made));
  }
  const draw = () => {
    menu.replaceChildren();
    const save = document.createElement('button');
    save.type = 'button';
    save.className = 'item';
    save.textContent = menu.dataset.save;
    save.addEventListener('click', () => {
      const saved = [here, ...read(savedKey).filter((one) => one.at !== here.at)];
      localStorage.setItem(savedKey, JSON.stringify(saved.slice(0, 30)));
      draw();
    });
    menu.append(save);
    list(menu.dataset.saved, read(savedKey));
    list(menu.dataset.recent, read(madeKey).filter((one) => one.at !== here.at).slice(0, 6));
  };
  const list = (title, searches) => {
    if (searches.length === 0) {
      return;
    }
    const label = document.createElement('div');
    label.className = 'label';
    label.textContent = title;
    menu.append(label);
    for (const one of searches) {
      const link = document.createElement('a');
      link.href = one.at;
      link.textContent = one.label;
      menu.append(link);
    }
  };
  draw();
}
