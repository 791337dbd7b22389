// How values look: counts, money, times in China, identifiers. The same in every drawing.

const number = new Intl.NumberFormat('zh-CN');
export const count = (n) => number.format(n);

export function money(yuan, currency = 'CNY') {
  if (yuan === null || yuan === undefined || yuan === '') return '';
  const sign = currency === 'CNY' || !currency ? '¥' : `${currency} `;
  const [whole, cents] = String(yuan).split('.');
  return `${sign} ${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${(cents ?? '00').padEnd(2, '0')}`;
}

const steps = document.documentElement.lang.startsWith('en') ? [[1e9, 'bn'], [1e6, 'm'], [1e3, 'k']] : [[1e8, ' 亿'], [1e4, ' 万']];

/** Short money for labels: 12.4 万, 1.03 亿; in English 124k, 103m. */
export function shortMoney(yuan, currency = 'CNY') {
  const sign = currency === 'CNY' || !currency ? '¥' : `${currency} `;
  const value = Number(yuan);
  if (!Number.isFinite(value)) return '';
  const [size, unit] = steps.find(([step]) => Math.abs(value) >= step) ?? [1, ''];
  return `${sign}${trim(value / size)}${unit}`;
}
const trim = (value) => String(Math.round(value * 100) / 100);

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit',
  hour: '2-digit', minute: '2-digit', second: '2-digit', weekday: 'short', hourCycle: 'h23',
});
export function moment(at) {
  if (!at) return '';
  const part = Object.fromEntries(clock.formatToParts(new Date(at)).map((p) => [p.type, p.value]));
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}:${part.second} ${part.weekday}`;
}

/** A time in China that says its zone, for files: 2026-03-01 20:14:07 +08:00. */
export const zoned = (at) => (at ? `${moment(at).slice(0, 19)} +08:00` : '');

/** Identifiers as people read them: 138 1234 5678, groups of four for cards. */
export function plain(key) {
  const [, type, value] = /^([^:]+):(.*)$/s.exec(key) ?? [null, '', key];
  if (type === 'phone') {
    const digits = value.replace(/^\+86/, '');
    return /^1\d{10}$/.test(digits) ? `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}` : digits;
  }
  if (type === 'account') return value.replace(/(.{4})(?=.)/g, '$1 ');
  return value;
}

export const middle = (text, most) =>
  text.length <= most ? text : `${text.slice(0, Math.ceil(most / 2) - 1)}…${text.slice(-Math.floor(most / 2))}`;
