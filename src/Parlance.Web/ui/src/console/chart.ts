import uPlot from "uplot";
import { h } from "../lib/dom.ts";
import { locale } from "../lib/i18n.ts";
import { effect, onEnd } from "../lib/signals.ts";
import { theme } from "../chat/settings.ts";

export interface Line {
  readonly label: string;
  /** A CSS custom property that holds the colour. */
  readonly colour: string;
}

export interface ChartOptions {
  readonly title: string;
  readonly lines: readonly Line[];
  /** Seconds since 1970, then one list of values per line. */
  readonly read: () => (number | null)[][];
  readonly show: (value: number) => string;
  readonly filled?: boolean;
}

const height = 180;
/** A chart shows at least so much time, so that the first values are not stretched over all of it. */
const leastSeconds = 120;

/** Values over time, drawn anew whenever they change. Beside the picture stand the newest values as text. */
export function chart(options: ChartOptions): HTMLElement {
  const place = h("div", { class: "chart-place", role: "img", "aria-label": options.title });
  let drawn: uPlot | undefined;
  const resize = new ResizeObserver(() => drawn?.setSize({ width: place.clientWidth, height }));
  resize.observe(place);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const redraw = () => {
    drawn?.destroy();
    drawn = new uPlot(settings(options, place.clientWidth || 320), options.read() as uPlot.AlignedData, place);
  };
  dark.addEventListener("change", redraw);
  effect(() => {
    theme();
    requestAnimationFrame(() => place.isConnected && redraw());
  });
  effect(() => {
    const values = options.read();
    place.dataset.samples = String(values[0]?.length ?? 0);
    drawn?.setData(values as uPlot.AlignedData);
  });
  onEnd(() => {
    dark.removeEventListener("change", redraw);
    resize.disconnect();
    drawn?.destroy();
  });
  return h("section", { class: "card chart" },
    h("h3", null, options.title),
    h("ul", { class: "legend" }, options.lines.map((line, index) => h("li", null,
      h("span", { class: "swatch", vars: { "--swatch": `var(${line.colour})` } }), line.label, " ", h("b", null, () => latest(options, index))))),
    place);
}

function latest({ read, show }: ChartOptions, index: number): string {
  const value = read()[index + 1]?.at(-1);
  return value === null || value === undefined ? "–" : show(value);
}

/** From the first value to the last. (Of a single value uPlot itself makes days.) */
function span(drawn: uPlot): uPlot.Range.MinMax {
  const times = drawn.data[0];
  const last = times.at(-1) ?? Date.now() / 1000;
  return [Math.min(times[0] ?? last, last - leastSeconds), last];
}

function settings({ lines, show, filled }: ChartOptions, width: number): uPlot.Options {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const font = `12px ${style.getPropertyValue("--font")}`;
  const axis: uPlot.Axis = { stroke: colour("--ink-3"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false }, font };
  return {
    width, height, legend: { show: false }, cursor: { show: false }, padding: [8, 24, 0, 0],
    scales: { x: { range: span }, y: { range: (_, __, max) => [0, Math.max(1, max * 1.15)] } },
    axes: [{ ...axis, space: 90, size: 28, values: (_, times) => times.map(time => new Date(time * 1000).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit", second: "2-digit" })) },
      { ...axis, size: 58, values: (_, values) => values.map(value => (Number.isInteger(value) || value >= 10 ? show(value) : "")) }],
    series: [{}, ...lines.map(line => ({ stroke: colour(line.colour), width: 2, points: { show: (drawn: uPlot) => drawn.data[0].length < 2, size: 6, fill: colour(line.colour) }, ...(filled ? { fill: `color-mix(in srgb, ${colour(line.colour)} 16%, transparent)` } : {}) }))],
  };
}
