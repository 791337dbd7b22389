// What the board says, and its days; how it writes money, time and identifiers is everybody's.

import chinese from './words.zh.json';
import english from './words.en.json';

const given = document.documentElement.lang.startsWith('en') ? english : chinese;
export const tongue = given === english ? 'en' : 'zh';

export const say = (key, ...parts) =>
  (given[key] ?? key).replace(/\{(\d)\}/g, (whole, n) => parts[Number(n)] ?? whole);

export { count, middle, moment, money, plain, shortMoney, zoned } from '../shared/values.js';

const DAY = 86_400_000;
const CHINA = 8 * 3_600_000;
export const dayOf = (at) => Math.floor((new Date(at).getTime() + CHINA) / DAY);
export const dayText = (day) => new Date(day * DAY).toISOString().slice(0, 10);
export const dayStart = (day) => new Date(day * DAY - CHINA).toISOString();
