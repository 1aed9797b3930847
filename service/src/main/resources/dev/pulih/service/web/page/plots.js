// Plots: values over time, where there are any with an objective and marks of what happened.
const place = document.querySelector('[data-plots]');
const drawn = new Map();
let again;
let asking = false;
let more = false;

const HEIGHT = 204;

// The kinds of marks that are several things: stages, rules, Deployments.
const NAMED = ['stage', 'found', 'rollout'];

// Labels under each other; more would leave the plot at its bottom.
const ROWS = 10;

// The kinds of marks that time is left until.
const COMING = ['deadline', 'call'];

// Seconds.
const TOGETHER = 60;
const SOON = 600;

// Milliseconds.
const AGAIN = 5000;
const LONGEST = 30_000;

// A status: asked too often.
const BUSY = 429;

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function label(mark) {
  return `${place.dataset[mark.kind]} ${NAMED.includes(mark.kind) ? mark.name : ''}`.trim();
}

// Vertical lines for marks, dashed ones for objectives.
function marks(read) {
  return {
    hooks: {
      draw: plot => {
        const { ctx, bbox } = plot;
        const ratio = uPlot.pxRatio;
        ctx.save();
        ctx.font = `${11 * ratio}px sans-serif`;
        ctx.lineWidth = ratio;
        const { at, objective } = read();
        ctx.strokeStyle = colour('--slo');
        ctx.setLineDash([6 * ratio, 4 * ratio]);
        for (const bound of objective) {
          const y = plot.valToPos(bound, 'y', true);
          if (y >= bbox.top) line(ctx, bbox.left, y, bbox.left + bbox.width, y);
        }
        ctx.setLineDash([]);
        const rows = Array.from({ length: ROWS }, () => []);
        for (const mark of gathered(at)) {
          const x = plot.valToPos(mark.at, 'x', true);
          if (x < bbox.left || x > bbox.left + bbox.width) continue;
          ctx.strokeStyle = colour('--dim');
          ctx.fillStyle = colour('--text');
          line(ctx, x, bbox.top, x, bbox.top + bbox.height);
          const text = label(mark) + (mark.more > 0 ? ` +${mark.more}` : '');
          const wide = ctx.measureText(text).width + 8 * ratio;
          const right = x + wide > bbox.left + bbox.width;
          const row = right ? free(rows, x - wide, x) : free(rows, x, x + wide);
          ctx.textAlign = right ? 'right' : 'left';
          ctx.fillText(text, x + (right ? -4 : 4) * ratio, bbox.top + (12 + 13 * row) * ratio);
        }
        ctx.restore();
      },
    },
  };
}

// The first row in which a label stands on no other one; the last where each has one there.
function free(rows, from, to) {
  const first = rows.findIndex(taken => taken.every(([start, end]) => to < start || from > end));
  const row = first < 0 ? rows.length - 1 : first;
  rows[row].push([from, to]);
  return row;
}

// Of marks of one thing that lie together the first.
function apart(at) {
  const shown = new Map();
  return at.filter(mark => {
    const thing = label(mark);
    const again = mark.at - (shown.get(thing) ?? -Infinity) < TOGETHER;
    if (!again) shown.set(thing, mark.at);
    return !again;
  });
}

// Rules that find something within a minute are one label, of the first, with how many more there are.
function gathered(at) {
  const all = [];
  for (const mark of apart(at)) {
    const first = all.find(one => one.kind === 'found' && mark.kind === 'found' && mark.at - one.at < TOGETHER);
    if (first) first.more += 1;
    else all.push({ ...mark, more: 0 });
  }
  return all;
}

function line(ctx, x0, y0, x1, y1) {
  ctx.beginPath();
  ctx.moveTo(x0, y0);
  ctx.lineTo(x1, y1);
  ctx.stroke();
}

// Times of the day in the reader's zone, with seconds where lines are less than a minute apart; days in UTC.
const moment = how => new Intl.DateTimeFormat(document.documentElement.lang, how);
const minutes = moment({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const seconds = moment({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const days = moment({ day: 'numeric', month: 'short', timeZone: 'UTC' });

function moments(plot, at, axis, space, apart) {
  const format = 'days' in place.dataset ? days : apart < TOGETHER ? seconds : minutes;
  return at.map(time => format.format(new Date(time * 1e3)));
}

function axis(size) {
  return { stroke: () => colour('--dim'), grid: { stroke: () => colour('--line'), width: 1 }, size };
}

function make(figure, read) {
  const { time } = place.dataset;
  const told = (plot, at, series, index) => amount(figure, chosen(plot, series, index));
  const found = (plot, at, series, index) => (chosen(plot, series, index) ?? null) === null ? '' : told(plot, at, series, index);
  const plot = new uPlot({
    ...('days' in place.dataset && { tzDate: seconds => uPlot.tzDate(new Date(seconds * 1e3), 'Etc/UTC') }),
    width: figure.clientWidth - 24,
    height: HEIGHT,
    legend: { markers: { show: false, stroke: null, fill: null } },
    cursor: { y: false },
    scales: {
      x: { range: (plot, from, to) => reach(from, Math.max(to, ...ahead(read().at, to))) },
      y: { range: (plot, low, high) => [0, 1.1 * Math.max(high ?? 0, ...near(read().objective, high ?? 0)) || 1] },
    },
    axes: [{ ...axis(34), space: 70, values: moments }, axis(52)],
    series: [
      { label: time, value: (plot, at, series, index) => clock(chosen(plot, series, index)) },
      { label: caption(figure), value: told, stroke: () => colour('--curve'), width: 2, points: { show: 'points' in figure.dataset } },
      ...lines(figure).map(name => ({ label: place.dataset[name], value: name === 'found' ? found : told, ...beside(name) })),
    ],
    plugins: [marks(read)],
  }, [[], [], ...lines(figure).map(() => [])], figure);
  readable(figure, plot);
  return plot;
}

// What a series is at the cursor, or where there is none at its newest moment.
function chosen(plot, series, index) {
  return plot.data?.[series]?.at(index ?? -1);
}

function amount(figure, value) {
  return value === null || value === undefined ? place.dataset.unknown : `${Number(value.toPrecision(3))} ${figure.dataset.unit ?? ''}`.trim();
}

function clock(at) {
  return at === undefined ? place.dataset.unknown : ('days' in place.dataset ? days : seconds).format(new Date(at * 1e3));
}

// Its unit stands behind each value.
function caption(figure) {
  return figure.querySelector('figcaption').textContent.replace(/ \([^)]*\)$/, '');
}

// Without a mouse the arrows move the cursor, and what it is at is heard.
function readable(figure, plot) {
  const legend = figure.querySelector('.u-legend');
  figure.tabIndex = 0;
  figure.addEventListener('focus', () => legend.setAttribute('aria-live', 'polite'));
  figure.addEventListener('blur', () => {
    legend.removeAttribute('aria-live');
    plot.setCursor({ left: -10, top: -10 });
  });
  figure.addEventListener('keydown', event => {
    const last = plot.data[0].length - 1;
    const from = plot.cursor.idx ?? last;
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[event.key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    const at = plot.data[0][Math.max(0, Math.min(last, to))];
    plot.setCursor({ left: plot.valToPos(at, 'x'), top: plot.over.clientHeight / 2 });
  });
}

// What is drawn beside the values, by name.
function lines(figure) {
  return figure.dataset.lines?.split(' ') ?? [];
}

function beside(name) {
  if (name === 'found') {
    const red = () => colour('--slo');
    return { stroke: red, width: 0, points: { show: true, size: 8, stroke: red, fill: red } };
  }
  const edge = name === 'low' || name === 'high';
  return { stroke: () => colour('--dim'), width: 1, dash: edge ? [2, 3] : [], points: { show: false } };
}

// Of several objectives those that are not so far above that nothing else could be seen; one alone always.
function near(objectives, high) {
  return objectives.filter((bound, index) => objectives.length === 1 || index === lowest(objectives) || bound < 3 * high);
}

function lowest(objectives) {
  return objectives.indexOf(Math.min(...objectives));
}

// A single moment has some room around it.
function reach(from, to) {
  return from === to ? [from - TOGETHER, to + TOGETHER] : [from, to];
}

// A deadline that is not far is shown before it comes.
function ahead(at, newest) {
  return at.map(mark => mark.at).filter(time => time - newest < SOON);
}

// A figure of a pod or a subset brings its own values.
function show(all) {
  for (const [figure, { plot }] of drawn) {
    if (!figure.isConnected) {
      plot.destroy();
      drawn.delete(figure);
    }
  }
  for (const figure of place.querySelectorAll('[data-plot]')) {
    const data = figure.dataset.own ? { ...all, ...JSON.parse(figure.dataset.own) } : all;
    const key = figure.dataset.plot;
    const objective = data.objective?.[key];
    const scale = Number(figure.dataset.scale);
    const state = drawn.get(figure) ?? {};
    state.at = data.marks ?? [];
    state.objective = [objective ?? []].flat().map(bound => bound * scale);
    state.plot ??= make(figure, () => state);
    drawn.set(figure, state);
    const [values, ...others] = [key, ...lines(figure)].map(
      name => data[name].map(value => value === null ? null : value * scale));
    state.plot.setData([data.times, values, ...others]);
    tell(figure, data.times, values, state.at);
  }
  beyond(all);
}

// What is marked and lies before a plot or far behind it is told below.
function beyond({ times, marks }) {
  const told = place.querySelector('[data-beyond]');
  if (!told) return;
  const others = apart(marks ?? []).filter(({ at }) => times.length === 0 || at < times[0] || at - times.at(-1) >= SOON);
  told.hidden = others.length === 0;
  told.replaceChildren(told.dataset.beyond, ...others.flatMap((mark, index) => [index > 0 ? '; ' : ' ', ...said(mark)]));
  document.dispatchEvent(new Event('pulih:times'));
}

// With the time that is left, which goes on; the script of all pages writes both.
function said(mark) {
  const at = new Date(mark.at * 1e3).toISOString();
  const time = Object.assign(document.createElement('time'), { dateTime: at });
  if (!COMING.includes(mark.kind)) return [`${label(mark)} `, time];
  const left = document.createElement('b');
  left.dataset.until = at;
  return [`${label(mark)} `, time, ` (${place.dataset.left} `, left, ')'];
}

// Who does not see the plot hears its newest value, its largest, and what is marked.
function tell(figure, times, values, at) {
  const { newest, largest, marked } = place.dataset;
  const most = values.reduce((best, value, index) => value !== null && value > (values[best] ?? -Infinity) ? index : best, -1);
  const said = [`${newest}: ${amount(figure, values.at(-1))}`];
  if (most >= 0) said.push(`${largest}: ${amount(figure, values[most])} (${clock(times[most])})`);
  if (at.length > 0) said.push(`${marked}: ${apart(at).map(mark => `${label(mark)} ${clock(mark.at)}`).join(', ')}`);
  const canvas = figure.querySelector('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', `${figure.querySelector('figcaption').textContent}: ${said.join('; ')}`);
}

// One at a time, so that no older answer comes last.
async function load() {
  more = asking;
  if (asking) return;
  asking = true;
  clearTimeout(again);
  await ask().finally(() => asking = false);
  if (more) load();
}

// What fails on the other side is asked for again.
async function ask() {
  const series = place.dataset.series;
  const query = series === undefined ? '' : `?series=${encodeURIComponent(series)}`;
  const { status, data } = await fetch(place.dataset.plots + query, {
    headers: { 'HX-Request': 'true' },
    signal: AbortSignal.timeout(LONGEST),
  }).then(async answer => ({ status: answer.status, data: answer.ok ? await answer.json() : undefined }))
    .catch(() => ({}));
  if (data) show(data);
  else if (!(status < 500) || status === BUSY) again = setTimeout(load, AGAIN);
  told(data);
}

// Who looks at plots that could not be read must not take them for what is.
function told(data) {
  for (const notice of document.querySelectorAll('[data-failed]')) notice.hidden = data !== undefined;
  for (const notice of document.querySelectorAll('[data-partly]')) notice.hidden = data?.whole !== false;
  document.dispatchEvent(new CustomEvent('pulih:plotted', { detail: data !== undefined }));
}

document.addEventListener('news', load);

// Figures of a section that was just opened.
document.addEventListener('htmx:afterSwap', ({ detail: { target } }) => {
  if (target.querySelector('[data-plot]')) load();
});
addEventListener('resize', () => {
  for (const [figure, state] of drawn) if (figure.clientWidth > 0) state.plot.setSize({ width: figure.clientWidth - 24, height: HEIGHT });
});
new MutationObserver(() => {
  for (const state of drawn.values()) state.plot.redraw(false);
}).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
load();
