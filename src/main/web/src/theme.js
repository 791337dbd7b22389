// Runs before the first paint: light or dark as chosen, or as the system says.
const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');
const apply = () => {
  const wanted = root.dataset.theme;
  root.dataset.bsTheme = wanted === 'auto' ? (system.matches ? 'dark' : 'light') : wanted;
};
root.classList.add('js');
apply();
system.addEventListener('change', apply);
