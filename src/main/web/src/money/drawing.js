// The bands of a trace and its strip of time. Columns come from the server; nothing here decides what money is whose.
import { BarChart, SankeyChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import { dayText, hourText, middle, plain, shortMoney } from './words.js';

use([SankeyChart, BarChart, GridComponent, TooltipComponent, CanvasRenderer, SVGRenderer]);

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const palette = () => ({
  account: colour('--accent'), start: colour('--bs-emphasis-color'), leaf: '#2b8a7e', break: colour('--amber'),
  fold: colour('--quiet'), back: colour('--quiet'), ink: colour('--bs-body-color'), others: colour('--quiet'), line: colour('--line'), raised: colour('--raised'),
});
const tooltip = (paint) => ({ renderMode: 'richText', confine: true, backgroundColor: paint.raised, borderColor: paint.line, textStyle: { color: paint.ink, fontSize: 12 } });
const ROW = 34;
const COLUMN = 130;
/** Share of all that a band must carry for its amount to have room. */
const WRITTEN = 0.06;
/** Pixels between columns from which on there is room beside the names. */
const ROOM = 170;
/** The same where names have a note behind them. */
const ROOM_WITH_NOTES = 280;
/** Width of a Chinese sign, and how many of them stand behind the last column beside a note. */
const SIGN = 13;
const LAST = 10;

export class Flow {
  /** @param choose called with the key of an account, or with numbers of rows */
  constructor(place, choose) {
    this.place = place;
    this.flow = JSON.parse(place.dataset.flow);
    this.others = false;
    this.key = null;
    const heights = new Map();
    for (const node of this.flow.nodes) heights.set(node.column, (heights.get(node.column) ?? 0) + 1);
    place.style.minWidth = `${COLUMN * (heights.size + 1)}px`;
    place.style.height = `${Math.min(1600, Math.max(300, ROW * Math.max(1, ...heights.values())))}px`;
    this.chart = init(place);
    place.drawn = () => this.#drawn();
    this.chart.on('click', (event) => {
      if (event.dataType === 'edge') choose({ rows: event.data.rows });
      else if (event.data.key) choose({ key: event.data.key });
    });
    this.chart.getZr().on('click', (event) => !event.target && choose({}));
    this.draw();
  }

  draw() {
    const paint = palette();
    const last = Math.max(0, ...this.flow.nodes.map((node) => node.column));
    const busy = this.flow.nodes.length > 60;
    const noted = this.flow.nodes.some((node) => node.note && node.column < last);
    const roomy = !busy && this.chart.getWidth() / (last + 1) > (noted ? ROOM_WITH_NOTES : ROOM);
    const between = (this.chart.getWidth() - 160) / Math.max(1, last);
    const signs = (column) => Math.max(9, Math.min(18, column === last ? LAST : Math.floor((roomy ? between * 0.42 : between) / SIGN) - 1));
    const columns = new Map(this.flow.nodes.map((node) => [node.id, node.column]));
    const sums = new Map();
    for (const link of this.flow.links) sums.set(columns.get(link.from), (sums.get(columns.get(link.from)) ?? 0) + link.value);
    const most = Math.max(...sums.values());
    const near = new Set(this.flow.links.filter((link) => this.#touches(link)).flatMap((link) => [link.from, link.to]));
    const links = this.flow.links.flatMap((link) => {
      const dim = this.key && !this.#touches(link);
      const own = { source: link.from, target: link.to, value: link.value, rows: link.rows, edgeLabel: { show: roomy && link.value >= most * WRITTEN }, lineStyle: { color: paint.account, opacity: dim ? 0.06 : (this.key ? 0.5 : 0.28) * (link.seen ? 0.5 : 1), ...(link.seen ? { borderColor: paint.account, borderWidth: 1, borderType: 'dashed' } : {}) } }; // dashed: the payer's own statement is not there
      return this.others && link.others > 0
        ? [own, { source: link.from, target: link.to, value: link.others, rows: link.rows, stranger: true, lineStyle: { color: paint.others, opacity: dim ? 0.04 : 0.18 } }]
        : [own];
    });
    this.chart.setOption({
      animation: false,
      tooltip: { ...tooltip(paint), trigger: 'item', formatter: (hover) => this.#tell(hover) },
      series: [{
        type: 'sankey', left: 12, right: last === 0 ? 160 : 150, top: 12, bottom: 12, nodeWidth: 10, nodeGap: busy ? 6 : 14, nodeAlign: 'left', draggable: false, layoutIterations: 48,
        emphasis: { focus: 'none', lineStyle: { opacity: 0.6 } },
        label: { color: paint.ink, fontSize: 12, formatter: ({ data }) => `${middle(data.label, signs(data.depth))}${data.note ? `{note|${data.note}}` : ''}`, rich: { note: { color: paint.break, fontSize: 11, padding: [0, 0, 0, 6] } } },
        edgeLabel: { show: false, color: paint.ink, fontSize: 11, formatter: ({ value }) => shortMoney(value) },
        data: this.flow.nodes.map((node) => ({
          name: node.id, key: node.key, label: node.label, note: node.note, depth: node.column,
          itemStyle: { color: paint[node.kind] ?? paint.account, borderWidth: 0, opacity: this.key && node.key !== this.key && !near.has(node.id) ? 0.25 : 1 },
        })),
        links,
      }],
    }, { notMerge: true });
  }

  #touches(link) {
    return this.flow.nodes.some((node) => node.key === this.key && (node.id === link.from || node.id === link.to));
  }

  #tell({ dataType, data, value }) {
    if (dataType !== 'edge') return `${data.label}\n${data.key ? plain(data.key) : ''}${data.note ? `\n${data.note}` : ''}`;
    const names = new Map(this.flow.nodes.map((node) => [node.id, node.label]));
    const word = data.stranger ? this.place.dataset.othersWord : this.place.dataset.attributedWord;
    return `${names.get(data.source)} → ${names.get(data.target)}\n${word} ${shortMoney(value)}${data.rows.length ? ` · ${data.rows.length} ×` : ''}`;
  }

  select(key) {
    this.key = key;
    this.draw();
  }

  /** The bands as an SVG, as large as they are on the page; {text, width, height}. */
  #drawn() {
    const [width, height] = [this.chart.getWidth(), this.chart.getHeight()];
    const twin = init(null, null, { renderer: 'svg', ssr: true, width, height });
    twin.setOption({ ...this.chart.getOption(), animation: false });
    const text = twin.renderToSVGString();
    twin.dispose();
    return { text, width, height };
  }

  dispose() {
    this.chart.dispose();
  }
}

const HOUR = 3_600_000;

export class Strip {
  /** @param rows of the table; @param choose called with the rows of a bar */
  constructor(place, rows, choose) {
    this.place = place;
    this.rows = rows.map((row) => ({ number: Number(row.dataset.row), at: new Date(row.dataset.at).getTime(), yuan: Number(row.querySelector('.strong').textContent.replace(/[^\d.]/g, '')) }));
    this.chart = init(place);
    this.chart.on('click', ({ data }) => choose({ rows: data.rows }));
    this.draw();
  }

  draw() {
    const paint = palette();
    if (this.rows.length === 0) return;
    const first = this.rows[0].at;
    const span = this.rows.at(-1).at - first;
    const width = span <= 96 * HOUR ? HOUR : 24 * HOUR;
    const start = Math.floor((first + 8 * HOUR) / width);
    const bars = [];
    for (const row of this.rows) {
      const slot = Math.floor((row.at + 8 * HOUR) / width) - start;
      const bar = (bars[slot] ??= { value: 0, rows: [] });
      bar.value += row.yuan;
      bar.rows.push(row.number);
    }
    const write = width === HOUR ? hourText : dayText;
    const names = Array.from({ length: bars.length }, (_, i) => write((start + i) * width - 8 * HOUR));
    this.chart.setOption({
      animation: false,
      tooltip: { ...tooltip(paint), trigger: 'item', formatter: ({ name, data }) => `${name}\n${shortMoney(data.value)} · ${data.rows.length} ×` },
      grid: { left: 72, right: 16, top: 10, bottom: 22 },
      xAxis: { type: 'category', data: names, axisLabel: { color: paint.fold, fontSize: 11 }, axisTick: { show: false }, axisLine: { lineStyle: { color: paint.line } } },
      yAxis: { type: 'value', splitNumber: 2, axisLabel: { color: paint.fold, fontSize: 11, formatter: (value) => shortMoney(value) }, splitLine: { lineStyle: { color: paint.line } } },
      series: [{ type: 'bar', barMaxWidth: 18, barMinHeight: 2, itemStyle: { color: paint.account, opacity: 0.75 }, data: Array.from(bars, (bar) => bar ?? { value: null, rows: [] }) }],
    }, { notMerge: true });
  }

  dispose() {
    this.chart.dispose();
  }
}
