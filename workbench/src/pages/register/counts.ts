// Counts: what each figure counts, what is missing, what is denied or refuted apart, and what may not be compared.
import { clear, h } from "@player/dom";
import { spoken } from "@player/say";
import { api } from "../../app/api";
import { command, empty, failure } from "../../app/parts";
import type { Shown } from "../../app/router";
import { code, count, t } from "../../app/words";
import { charts } from "./charts";
import { head, whole } from "./chrome";
import type { Compared, CountRow, Counts } from "./data";
import { filterOf } from "./filter";

const BY = ["source", "period", "side", "kind", "affected", "status", "country"] as const;
const MOST_ROWS = 400;

export function countsPage(query: URLSearchParams): Promise<Shown> {
  return whole(t("register.counts"), "/register/counts", async () => {
    const page = new CountsPage(query);
    await page.load();
    return { title: t("register.counts"), el: page.el, wide: true };
  });
}

class CountsPage {
  readonly el: HTMLElement;
  private readonly out = h("div", { class: "stack", "aria-live": "off" });
  private readonly by: Set<string>;
  private period: string;

  constructor(private readonly query: URLSearchParams) {
    this.by = new Set((query.get("by") ?? "source,period,side").split(",").filter((one) => (BY as readonly string[]).includes(one)));
    this.period = ["year", "month", "all"].includes(query.get("period") ?? "") ? query.get("period")! : "year";
    const filter = filterOf(query);
    const period = h("select", { id: "count-period", onchange: () => { this.period = period.value; void this.again(); } }, ...["year", "month", "all"].map((one) => h("option", { value: one, selected: one === this.period }, code("period", one))));
    this.el = h("div", { class: "page" }, head(t("register.counts"), "/register/counts"),
      h("form", { class: "card row count-by", onsubmit: (e: Event) => e.preventDefault() }, h("fieldset", { class: "row" }, h("legend", {}, t("counts.by")), ...BY.map((one) => { const box = h("input", { type: "checkbox", checked: this.by.has(one), onchange: () => { if (box.checked) this.by.add(one); else this.by.delete(one); void this.again(); } }); return h("label", {}, box, code("filter_field", one)); })), h("div", { class: "row" }, h("label", { for: "count-period" }, t("counts.period")), period),
        filter.size ? h("p", { class: "soft" }, t("counts.filtered"), " ", h("a", { href: `/register?${filter}` }, t("counts.see_filter"))) : h("p", { class: "soft" }, t("counts.everything"), " ", h("a", { href: "/register" }, t("counts.set_filter")))), this.out);
  }

  private address(): URLSearchParams {
    const asked = filterOf(this.query);
    asked.set("by", BY.filter((one) => this.by.has(one)).join(",") || "source");
    asked.set("period", this.period);
    return asked;
  }

  private async again(): Promise<void> {
    history.replaceState(null, "", `/register/counts?${this.address()}`);
    this.out.setAttribute("aria-busy", "true");
    try { await this.load(); } catch (error) { clear(this.out, failure(error)); }
    this.out.removeAttribute("aria-busy");
  }

  async load(): Promise<void> {
    const found = await api<Counts>(`/register/counts?${this.address()}`);
    if (!found.rows.length) { clear(this.out, empty(t("register.nothing_title"), t("counts.nothing_words"))); return; }
    clear(this.out, compare(found), rows(found), h("details", { class: "card" }, h("summary", {}, t("counts.as_charts")), charts(found)), stated(found), this.foot(found));
  }

  private foot(found: Counts): HTMLElement {
    const save = (): void => { const url = URL.createObjectURL(new Blob([JSON.stringify(found, null, 1)], { type: "application/json" })); const a = h("a", { href: url, download: "counts.json" }); a.click(); setTimeout(() => URL.revokeObjectURL(url), 1000); };
    return h("section", { class: "card" }, h("h2", {}, t("counts.how")), h("dl", {}, h("dt", {}, t("counts.rule")), h("dd", {}, spoken(found.rows[0]!.rule)), h("dt", {}, t("counts.snapshot")), h("dd", {}, h("code", { class: "sha" }, found.snapshot)), h("dt", {}, t("counts.recompute")), h("dd", {}, command(found.recompute))),
      h("p", { class: "row" }, h("button", { type: "button", onclick: save }, t("counts.save_json")), h("a", { class: "button", href: `/api/register/counts/page?${this.address()}`, download: "counts.html", target: "_self" }, t("counts.save_page"))));
  }
}

/** What must not be set side by side stands first, before any figure. */
function compare(found: Counts): HTMLElement | null {
  if (!found.not_comparable.length) return null;
  return h("section", { class: "card warn" }, h("h2", {}, t("counts.not_comparable")), h("ul", {}, ...found.not_comparable.map((one) => h("li", {}, h("strong", {}, `${code("aspect", one.aspect)}: `), spoken(one.reason), h("span", { class: "soft" }, ` ${t("counts.rows_touched", { n: one.rows.length })}`)))));
}

const MISSING = ["undated", "unlocated", "unreviewed", "without_number"];

function rows(found: Counts): HTMLElement {
  const shown = found.rows.slice(0, MOST_ROWS);
  const number = (...parts: (string | Node)[]) => h("td", { class: "number" }, ...parts);
  /** What a row's incidents affected; none of them with a number is no 0. */
  const affected = (one: CountRow, words: Node | string) => one.incidents && one.missing["without_number"] === one.incidents ? h("span", { class: "soft" }, t("register.no_number")) : words;
  const heads: [string, number][] = [...found.by.map((one): [string, number] => [code("filter_field", one), 1]), [t("counts.unit"), 1], [t("field.standard"), 1], [t("counts.incidents"), 1], [t("counts.range"), 1], [t("counts.resolved"), 1], [t("counts.denied"), 1], [t("counts.refuted"), 1], ...MISSING.map((name): [string, number] => [t("counts.of_them", { what: code("missing", name) }), 1])];
  return h("section", { class: "card flush" }, shown.length < found.rows.length ? h("p", { class: "note inset" }, t("counts.first_rows", { n: count(shown.length), m: count(found.rows.length) })) : null,
    h("div", { class: "scroller tall", tabindex: "0", role: "region", "aria-label": t("register.counts") }, h("table", { class: "list dense counts" }, h("caption", { class: "hidden" }, t("register.counts")), h("thead", {}, h("tr", {}, ...heads.map(([one], k) => h("th", { scope: "col", class: k > found.by.length + 1 ? "number" : undefined }, one)))),
      h("tbody", {}, ...shown.map((one) => h("tr", {}, ...found.by.map((name) => h("td", {}, group(one[name as keyof CountRow] as string))), h("td", {}, one.unit), h("td", {}, one.standard === "not stated" ? h("span", { class: "soft" }, t("counts.not_stated")) : one.standard),
        number(count(one.incidents)), number(affected(one, h("strong", {}, range(one)))), number(`${count(one.duplicates_resolved.incidents)} · `, affected(one, range(one.duplicates_resolved))), number(apart(one.denied)), number(apart(one.refuted)), ...MISSING.map((name) => number(share(one.missing[name] ?? 0, one.incidents)))))))));
}

function range(one: { min: number; max: number }): string { return one.min === one.max ? count(one.min) : `${count(one.min)}–${count(one.max)}`; }
function apart(one: { incidents: number; min: number; max: number }): HTMLElement | string { return one.incidents ? `${count(one.incidents)} · ${range(one)}` : h("span", { class: "soft" }, "0"); }
function share(n: number, of: number): HTMLElement | string { return n ? `${count(n)} (${Math.round((100 * n) / Math.max(1, of))} %)` : h("span", { class: "soft" }, "0"); }
function group(value: string): HTMLElement | string {
  if (value === "undated") return h("span", { class: "soft" }, t("register.undated"));
  if (value === "in no single period") return h("span", { class: "soft" }, t("counts.no_period"));
  if (value === "not stated") return h("span", { class: "soft" }, t("counts.not_stated"));
  return value === "all dated" ? t("counts.all_dated") : value;
}

/** Figures that sources state themselves: told in their words, added to nothing. Beyond the first, each is compared when asked. */
function stated(found: Counts): HTMLElement | null {
  const figures = found.stated_figures;
  if (!figures.length) return null;
  const compared = 1 + Math.max(-1, ...found.stated_comparisons.map((one) => one.figures[1]));
  const left = figures.length - compared;
  return h("section", { class: "card stated" }, h("h2", {}, t("counts.stated")), h("p", { class: "note" }, t("counts.stated_note")),
    h("ol", {}, ...figures.map((one, k) => { const out = h("div", { "aria-live": "polite" }); return h("li", {}, spoken(one), " ", left > 0 ? h("button", { type: "button", class: "quiet", "aria-label": t("counts.compare_one", { n: count(k + 1) }), onclick: () => void others(k, out) }, t("counts.compare_all")) : null, out); })),
    left > 0 ? h("p", {}, t("counts.not_all", { n: count(compared), m: count(left) })) : null,
    found.stated_comparisons.length ? h("details", {}, h("summary", {}, t("counts.stated_pairs")), pairs(found.stated_comparisons)) : null);
}

async function others(number: number, out: HTMLElement): Promise<void> {
  try { clear(out, pairs((await api<{ comparisons: Compared[] }>(`/register/counts/figure?number=${number}`)).comparisons)); } catch (error) { clear(out, failure(error)); }
}

function pairs(list: Compared[]): HTMLElement {
  return h("ul", {}, ...list.map((one) => h("li", {}, `${one.figures[0] + 1} – ${one.figures[1] + 1}: `, one.comparable ? code("relation_of_figures", one.relation ?? "") : spoken(one.reasons.join("; ")))));
}
