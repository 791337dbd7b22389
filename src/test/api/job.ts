// A source, a record into it, found, opened and removed: by the generated client alone.
import { Configuration, RecordsApi, SearchApi, SourcesApi } from './clew';

const [basePath, username, password] = process.argv.slice(2) as [string, string, string];
const clew = new Configuration({ basePath, username, password });
const why = encodeURIComponent('核查线索');
const check = (right: boolean, what: unknown) => { if (!right) throw new Error(JSON.stringify(what)); };

await new SourcesApi(clew).sourcesCreate({ source: { id: 'client-ts', title: '客户端', grade: 0 } });
const sent = await new RecordsApi(clew).recordsSend({ source: 'client-ts', body: JSON.stringify({ id: 'one', title: '王某被骗案', occurredAt: '2026-03-01T10:20:00+08:00' }) });
check((sent.accepted ?? 0) + (sent.duplicate ?? 0) === 1, sent);
const found = await new SearchApi(clew).searchSearch({ q: '王某被骗案', source: ['client-ts'], size: 10, clewPurpose: why });
check(found.total === 1, found);
const record = await new RecordsApi(clew).recordsShow({ source: 'client-ts', id: 'one', clewPurpose: why });
check(record.title === '王某被骗案' && record.occurredAt instanceof Date, record);
await new SourcesApi(clew).sourcesRemove({ id: 'client-ts', reason: '试验完毕' });
console.log('The TypeScript client did its job.');
