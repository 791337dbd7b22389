import { aroundKeys } from './keys.js';
import { aroundTrail } from './trail.js';
import { aroundDeciding } from './deciding.js';
import { aroundDrops } from './drops.js';
import { aroundSuggestions } from './suggest.js';
import { aroundHits } from './hits.js';
import { aroundHistory } from './history.js';
import { aroundTables } from './tables.js';
import { aroundCopying } from './copy.js';
import { aroundHover } from './hover.js';
import { aroundReading } from './reader.js';
import { aroundLazy } from './lazy.js';
import { aroundImports } from './imports.js';
import { aroundRuns } from './runs.js';
import { aroundNews } from './news.js';
import { aroundSelecting } from './selecting.js';
import { aroundPictures } from './pictures.js';

const controls = [
  aroundSelecting, aroundKeys, aroundTrail, aroundDrops, aroundSuggestions, aroundHits, aroundHistory, aroundTables, aroundCopying,
  aroundHover, aroundReading, aroundLazy, aroundImports, aroundRuns, aroundNews, aroundDeciding, aroundPictures,
];
for (const start of controls) {
  start(document);
}
