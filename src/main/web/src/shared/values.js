// How values look: counts, money, times in China, identifiers. The same in every drawing.

const number = new Intl.NumberFormat('zh-CN');
export const count = (n) => number.format(n);

export function money(yuan, currency = 'CNY') {
  if (yuan === null || yuan === undefined || yuan === '') return '';
  const sign = currency === 'CNY' || !currency ? '¥' : `${currency} `;
  const [whole, cents] = String(yuan).split('.');
  return `${sign} ${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${(cents ?? '00').padEnd(2, '0')}`;
}

/** Short money for labels: 12.4 万, 1.03 亿. */
export function shortMoney(yuan, currency = 'CNY') {
  const sign = currency === 'CNY' || !currency ? '¥' : `${currency} `;
  const value = Number(yuan);
  if (!Number.isFinite(value)) return '';
  if (Math.abs(value) >= 1e8) return `${sign}${trim(value / 1e8)} 亿`;
  if (Math.abs(value) >= 1e4) return `${sign}${trim(value / 1e4)} 万`;
  return `${sign}${trim(value)}`;
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
