// Tells something shortly, to eyes and to screen readers.
const region = document.getElementById('said');

export function say(text) {
  if (!region) {
    return;
  }
  region.textContent = text;
  document.querySelector('.toast-line')?.remove();
  const line = document.createElement('div');
  line.className = 'toast-line';
  line.textContent = text;
  document.body.append(line);
  setTimeout(() => line.remove(), 1800);
}

export const words = region?.dataset ?? {};
