// When what the filter finds happened. A date that can mean several months is drawn as the range that it is.
import { h } from "@player/dom";
import { api } from "../../app/api";
import { empty } from "../../app/parts";
import { count, t } from "../../app/words";
import { cut, incidentHref } from "./chrome";
import type { Line, Months, Page } from "./data";
import type { Around, View } from "./list";
import { draw } from "./svg";

const MOST_LINES = 200, MOST_SPANS = 24, YEARS_APART = 12;
const W = 1200, LEFT = 46, RIGHT = 14;

const index = (month: number): number => Math.floor(month / 100) * 12 + (month % 100) - 1;
const label = (at: number, yearly: boolean): string => (yearly ? String(at) : `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`);

export async function timelineView(around: Around): Promise<View> {
  const found = await api<Months>(`/register/months?${around.filter}`, { signal: around.signal });
  const dated = found.spans.filter((one) => one.first || one.last);
  const undated = found.undated ? h("p", { class: "note row" }, t("timeline.undated", { n: count(found.undated) }), h("button", { type: "button", class: "quiet", onclick: () => around.set({ undated: "true", from: "", to: "", view: "" }) }, t("timeline.show_undated"))) : null;
  if (!dated.length) return { el: h("div", {}, empty(t("timeline.none_title"), t("timeline.none_words")), undated) };
  const lines = found.total <= MOST_LINES ? await api<Page>(`/register/incidents?${new URLSearchParams([...around.filter, ["sort", "oldest"], ["limit", String(MOST_LINES)]])}`, { signal: around.signal }) : null;
  const axis = new Axis(dated);
  return { el: h("section", { class: "card timeline" }, h("h2", {}, t("timeline.title")), h("p", { class: "note" }, t("timeline.note")), bars(axis, dated, around), lines ? each(axis, lines.incidents) : spans(axis, dated), undated) };
}

class Axis {
  readonly low: number;
  readonly high: number;
  readonly yearly: boolean;
  constructor(spans: Months["spans"]) {
    const months = spans.flatMap((one) => [one.first, one.last]).filter(Boolean).map(index);
    let low = Math.min(...months), high = Math.max(...months);
    this.yearly = high - low > YEARS_APART * 12;
    if (this.yearly) { low = Math.floor(low / 12); high = Math.floor(high / 12); }
    this.low = low;
    this.high = high;
  }
  get n(): number { return this.high - this.low + 1; }
  /** The step that a month falls into. */
  step(month: number): number { return (this.yearly ? Math.floor(index(month) / 12) : index(month)) - this.low; }
  x(step: number): number { return LEFT + ((W - LEFT - RIGHT) * step) / this.n; }
  /** A day as a place along the axis. */
  day(iso: string): number {
    const [y, m, d] = iso.split("-").map(Number) as [number, number, number];
    const months = y * 12 + m - 1 + (d - 1) / 31;
    return this.x((this.yearly ? months / 12 : months) - this.low);
  }
}

/** Round numbers up to a largest one, three or four of them. */
export function round(top: number): number[] {
  const power = 10 ** Math.floor(Math.log10(top));
  const step = [5, 2, 1, 0.5, 0.25].map((one) => one * power).find((one) => top / one >= 2 && Number.isInteger(one)) ?? Math.max(1, Math.ceil(top / 3));
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, k) => k * step);
}

function bars(axis: Axis, spans: Months["spans"], around: Around): HTMLElement {
  const sure = new Array<number>(axis.n).fill(0), may = new Array<number>(axis.n).fill(0);
  for (const one of spans) {
    const n = one.counted + one.apart;
    const first = one.first ? axis.step(one.first) : 0, last = one.last ? axis.step(one.last) : axis.n - 1;
    if (first === last && one.first && one.last) sure[first]! += n; else for (let k = first; k <= last; k++) may[k]! += n;
  }
  const top = Math.max(1, ...sure.map((n, k) => n + may[k]!)), height = 190, base = height - 22;
  const y = (n: number) => base - ((base - 12) * n) / top;
  const every = Math.ceil(axis.n / 14);
  const ticks = round(top);
  const parts: Node[] = ticks.map((n) => draw("g", { class: "tick" }, draw("path", { d: `M${LEFT} ${y(n)}H${W - RIGHT}` }), draw("text", { x: LEFT - 6, y: y(n) + 4, "text-anchor": "end" }, count(n))));
  for (let k = 0; k < axis.n; k++) {
    const x = axis.x(k) + 0.6, w = Math.max(1.2, axis.x(k + 1) - axis.x(k) - 1.2), name = label(axis.low + k, axis.yearly);
    if (k % every === 0) parts.push(draw("text", { class: "when", x: axis.x(k), y: height - 6 }, name));
    if (!sure[k] && !may[k]) continue;
    const words = may[k] ? t("timeline.bar_range", { period: name, n: count(sure[k]!), m: count(sure[k]! + may[k]!) }) : t("timeline.bar", { period: name, n: count(sure[k]!) });
    const pick = (): void => around.set({ from: name, to: name, undated: "" });
    const bar = draw("g", { class: "bar", role: "button", tabindex: 0, "aria-label": words }, draw("title", {}, words), draw("rect", { class: "hit", x, y: 12, width: w, height: base - 12 }), draw("rect", { class: "may", x, y: y(sure[k]! + may[k]!), width: w, height: y(sure[k]!) - y(sure[k]! + may[k]!) }), draw("rect", { class: "sure", x, y: y(sure[k]!), width: w, height: base - y(sure[k]!) }));
    bar.addEventListener("click", pick);
    bar.addEventListener("keydown", (e) => { if ((e as KeyboardEvent).key === "Enter") pick(); });
    parts.push(bar);
  }
  return h("figure", {}, draw("svg", { class: "plot", viewBox: `0 0 ${W} ${height}`, role: "group", "aria-label": t("timeline.title") }, ...parts), h("figcaption", { class: "legend" }, h("span", { class: "key sure" }), t("timeline.sure"), h("span", { class: "key may" }), t("timeline.may")));
}

/** Spans of several months, the most frequent ones, each with how many incidents it holds. */
function spans(axis: Axis, all: Months["spans"]): HTMLElement | null {
  const long = all.filter((one) => !one.first || !one.last || axis.step(one.first) !== axis.step(one.last)).sort((a, b) => b.counted + b.apart - a.counted - a.apart);
  if (!long.length) return null;
  const shown = long.slice(0, MOST_SPANS).sort((a, b) => (a.first || 0) - (b.first || 0) || a.last - b.last);
  const height = shown.length * 15 + 6;
  const parts = shown.map((one, k) => {
    const a = one.first ? axis.x(axis.step(one.first)) : LEFT, b = one.last ? axis.x(axis.step(one.last) + 1) : W - RIGHT, y = k * 15 + 11;
    const words = `${one.first ? label(index(one.first), false) : "…"} – ${one.last ? label(index(one.last), false) : "…"}: ${count(one.counted + one.apart)}`;
    return draw("g", { class: "span" }, draw("title", {}, words), draw("path", { d: `M${a} ${y}H${b}M${a} ${y - 4}v8M${b} ${y - 4}v8` }), draw("text", b + 120 < W ? { x: b + 6, y: y + 4 } : { x: a - 6, y: y + 4, "text-anchor": "end" }, words));
  });
  return h("div", {}, h("h3", {}, t("timeline.spans")), long.length > shown.length ? h("p", { class: "note" }, t("timeline.spans_more", { n: count(shown.length), m: count(long.length) })) : null, draw("svg", { class: "plot", viewBox: `0 0 ${W} ${height}`, role: "img", "aria-label": t("timeline.spans") }, ...parts));
}

/** Few incidents: each on a line of its own. */
function each(axis: Axis, lines: Line[]): HTMLElement {
  const dated = lines.filter((one) => one.first_day || one.last_day), step = 17, height = dated.length * step + 8;
  const parts = dated.map((one, k) => {
    const a = one.first_day ? axis.day(one.first_day) : LEFT, b = one.last_day ? axis.day(one.last_day) : W - RIGHT, y = k * step + 12, point = one.first_day === one.last_day;
    const words = `${one.when} · ${cut(one.title || one.id, 60)}`, after = b + words.length * 6.2 < W;
    return draw("a", { href: incidentHref(one.id), class: "line" }, draw("title", {}, `${one.when} · ${one.title || one.id}`), point ? draw("circle", { cx: a, cy: y, r: 4 }) : draw("path", { d: `M${a} ${y}H${Math.max(b, a + 2)}M${a} ${y - 4}v8M${b} ${y - 4}v8` }), draw("text", after ? { x: b + 9, y: y + 4 } : { x: a - 9, y: y + 4, "text-anchor": "end" }, words));
  });
  return h("div", {}, h("h3", {}, t("timeline.each")), draw("svg", { class: "plot", viewBox: `0 0 ${W} ${height}`, role: "group", "aria-label": t("timeline.each") }, ...parts));
}
