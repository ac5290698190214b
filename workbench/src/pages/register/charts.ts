// Charts of a count: a range from the least to the most that is stated. What may not be compared stands in charts of its own.
import { h } from "@player/dom";
import { api } from "../../app/api";
import { empty } from "../../app/parts";
import { count, t } from "../../app/words";
import type { CountRow, Counts } from "./data";
import type { Around, View } from "./list";
import { draw } from "./svg";

const W = 560, LEFT = 132, RIGHT = 92, ROW = 20;

export async function chartsView(around: Around): Promise<View> {
  const by = around.query.get("by") === "kind" ? "source,period,kind" : "source,period,side";
  const asked = new URLSearchParams(around.filter);
  asked.set("by", by);
  const found = await api<Counts>(`/register/counts?${asked}`, { signal: around.signal });
  const choose = h("select", { id: "charts-by", onchange: () => around.set({ by: choose.value }) }, h("option", { value: "", selected: by.endsWith("side") }, t("charts.by_side")), h("option", { value: "kind", selected: by.endsWith("kind") }, t("charts.by_kind")));
  if (!found.rows.length) return { el: empty(t("register.nothing_title"), t("register.nothing_words")) };
  return { el: h("div", { class: "stack" }, h("section", { class: "card row spread" }, h("p", { class: "note" }, t("charts.note")), h("div", { class: "row" }, h("label", { for: "charts-by" }, t("charts.rows")), choose, h("a", { class: "button", href: `/register/counts?${around.filter}` }, t("charts.table")))), charts(found)) };
}

/** One chart for each unit, standard and source: figures of different ones are not set side by side. */
export function charts(found: Counts): HTMLElement {
  const groups = new Map<string, CountRow[]>();
  for (const row of found.rows) { const key = `${row.unit}\u001f${row.standard}`; groups.set(key, [...(groups.get(key) ?? []), row]); }
  return h("div", { class: "charts" }, ...[...groups].map(([key, rows]) => {
    const [unit, standard] = key.split("\u001f");
    const sources = [...new Set(rows.map((one) => one.source ?? ""))];
    return h("section", { class: "card" }, h("h2", {}, t("charts.unit", { unit: unit ?? "" })), h("p", { class: "note" }, t("charts.standard", { standard: standard === "not stated" ? t("counts.not_stated") : standard ?? "" }), groups.size > 1 ? ` ${t("charts.apart")}` : ""),
      h("div", { class: "multiples" }, ...sources.map((source) => chart(source, rows.filter((one) => (one.source ?? "") === source), unit ?? ""))));
  }));
}

function chart(source: string, rows: CountRow[], unit: string): HTMLElement {
  const top = Math.max(1, ...rows.map((one) => one.max));
  const x = (n: number) => LEFT + ((W - LEFT - RIGHT) * n) / top;
  const periods = [...new Set(rows.map((one) => one.period ?? ""))];
  const parts: Node[] = [];
  let y = 16;
  for (const period of periods) {
    parts.push(draw("text", { class: "period", x: 0, y: y + 4 }, period === "undated" ? t("register.undated") : period === "in no single period" ? t("counts.no_period") : period || t("counts.all")));
    for (const row of rows.filter((one) => (one.period ?? "") === period)) {
      const name = row.side ?? row.kind ?? "";
      const stated = row.min || row.max;
      const words = t("charts.bar", { name: name || source, period, min: count(row.min), max: count(row.max), unit, n: count(row.incidents) });
      const a = x(row.min), b = Math.max(x(row.max), a + 2);
      y += ROW;
      parts.push(draw("g", { class: "range" }, draw("title", {}, words), draw("text", { class: "name", x: LEFT - 8, y: y - 2, "text-anchor": "end" }, name.length > 19 ? `${name.slice(0, 18)}…` : name), 
        stated ? draw("rect", { class: "least", x: LEFT, y: y - 11, width: Math.max(0, a - LEFT), height: 10 }) : null, stated ? draw("rect", { class: "most", x: a, y: y - 11, width: b - a, height: 10 }) : null,
        draw("text", { class: "value", x: b + 5, y: y - 2 }, stated ? (row.min === row.max ? count(row.min) : `${count(row.min)}–${count(row.max)}`) : t("register.no_number"))));
    }
    y += 22;
  }
  return h("figure", { class: "chart" }, h("figcaption", {}, h("strong", {}, source || t("counts.all"))), draw("svg", { viewBox: `0 0 ${W} ${y}`, class: "plot", role: "img", "aria-label": `${source}: ${t("charts.unit", { unit })}` }, ...parts));
}
