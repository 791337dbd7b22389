// Days and hours of China as the strip of time names them.
export { count, middle, plain, shortMoney } from '../shared/values.js';

const CHINA = 8 * 3_600_000;
export const dayText = (at) => new Date(at + CHINA).toISOString().slice(5, 10);
export const hourText = (at) => new Date(at + CHINA).toISOString().slice(5, 16).replace('T', ' ');
