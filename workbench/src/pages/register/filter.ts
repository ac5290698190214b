// The filter: it lives in the address, every view takes it, and it can be kept under a name.
import { clear, h } from "@player/dom";
import { api } from "../../app/api";
import { offered } from "../../app/may";
import { plainly, say } from "../../app/parts";
import { code, count, t } from "../../app/words";
import type { FacetName, Facets } from "./data";

export const LISTS = ["place", "kind", "side", "affected", "source", "status", "country", "standing", "state"] as const;
const ONES = ["q", "from", "to", "box", "undated"] as const;
const SHOWN: FacetName[] = ["source", "kind", "side", "affected", "status"];
const WAIT_MS = 120;

/** The part of an address that says which incidents are meant. */
export function filterOf(query: URLSearchParams): URLSearchParams {
  const found = new URLSearchParams();
  for (const name of ONES) { const one = query.get(name); if (one) found.set(name, one); }
  for (const name of LISTS) for (const one of query.getAll(name)) if (one) found.append(name, one);
  return found;
}

/** A filter as a kept search has it, and back. */
const FIELDS: Record<string, string> = { place: "places", kind: "kinds", side: "sides", affected: "affected", source: "sources", status: "statuses", country: "countries", standing: "standings", state: "states" };
function toQuery(filter: URLSearchParams): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  if (filter.get("q")) found["text"] = filter.get("q");
  for (const [name, field] of Object.entries(FIELDS)) if (filter.has(name)) found[field] = filter.getAll(name);
  for (const [name, field, end] of [["from", "date_from", false], ["to", "date_to", true]] as const) { const day = wholeDay(filter.get(name) ?? "", end); if (day) found[field] = day; }
  if (filter.get("box")) found["box"] = filter.get("box")!.split(",").map(Number);
  if (filter.get("undated")) found["undated"] = true;
  return found;
}
function fromQuery(query: Record<string, unknown>): URLSearchParams {
  const found = new URLSearchParams();
  if (query["text"]) found.set("q", String(query["text"]));
  for (const [name, field] of Object.entries(FIELDS)) for (const one of (query[field] ?? []) as string[]) found.append(name, one);
  for (const [name, field] of [["from", "date_from"], ["to", "date_to"]] as const) if (query[field]) found.set(name, String(query[field]));
  if (query["box"]) found.set("box", (query["box"] as number[]).join(","));
  if (query["undated"]) found.set("undated", "true");
  if (query["sort"]) found.set("sort", String(query["sort"]));
  return found;
}
/** `2024-08` as a beginning is its first day, as an end its last. */
function wholeDay(text: string, end: boolean): string {
  const [y, m, d] = text.split("-");
  if (!y || !/^\d{4}$/.test(y)) return "";
  if (d) return text;
  if (m) return end ? new Date(Date.UTC(Number(y), Number(m), 0)).toISOString().slice(0, 10) : `${y}-${m}-01`;
  return end ? `${y}-12-31` : `${y}-01-01`;
}

export class FilterBar {
  readonly el: HTMLElement;
  readonly search: HTMLInputElement;
  private readonly facets = h("div", { class: "facets" });
  private readonly chips = h("div", { class: "chips", role: "group", "aria-label": t("filter.chosen") });
  private values: Facets["facets"] | null = null;
  private timer = 0;
  private readonly fields: Record<"from" | "to" | "place", HTMLInputElement>;

  /** `changed` is called with the new filter; `typing` says that more may follow at once. */
  constructor(private filter: URLSearchParams, private readonly changed: (filter: URLSearchParams, typing: boolean) => void) {
    this.search = h("input", { type: "search", id: "register-q", class: "big", placeholder: t("filter.search"), "aria-label": t("filter.search"), autocomplete: "off", spellcheck: "false", maxlength: "500", oninput: () => this.typed() });
    const period = (name: "from" | "to") => h("input", { type: "text", class: "short", placeholder: name === "from" ? t("filter.from") : t("filter.to"), "aria-label": name === "from" ? t("filter.from_long") : t("filter.to_long"), title: t("filter.period_hint"), autocomplete: "off", inputmode: "numeric", maxlength: "10", onchange: () => this.set(name, this.fields[name].value.trim()) });
    this.fields = { from: period("from"), to: period("to"), place: h("input", { type: "text", class: "middle", placeholder: t("filter.place"), "aria-label": t("filter.place"), title: t("filter.place_hint"), autocomplete: "off", maxlength: "200", onchange: () => this.set("place", this.fields.place.value.trim()) }) };
    this.el = h("search", { class: "filter" }, h("div", { class: "filter-row" }, this.search, this.fields.place, this.fields.from, h("span", { class: "soft", "aria-hidden": "true" }, "–"), this.fields.to, this.keeper()), h("div", { class: "filter-row" }, this.facets, this.chips));
    this.take(filter);
    document.addEventListener("click", this.outside);
  }

  leave(): void { clearTimeout(this.timer); document.removeEventListener("click", this.outside); }

  private readonly outside = (e: Event): void => { for (const one of this.el.querySelectorAll<HTMLDetailsElement>("details[open]")) if (!one.contains(e.target as Node)) one.open = false; };

  get now(): URLSearchParams { return new URLSearchParams(this.filter); }

  /** Show a filter. */
  take(filter: URLSearchParams): void {
    this.filter = filter;
    if (document.activeElement !== this.search) this.search.value = filter.get("q") ?? "";
    for (const name of ["from", "to"] as const) this.fields[name].value = filter.get(name) ?? "";
    this.fields.place.value = filter.getAll("place").join(" ");
    this.draw();
  }

  /** Offer the values that the register has. */
  offer(values: Facets["facets"]): void {
    this.values = values;
    const open = this.facets.querySelector<HTMLDetailsElement>("details[open]");
    if (!open) { this.draw(); return; }
    const name = open.dataset["name"] as FacetName; // the list in hand stays where it is; its numbers follow
    const numbers = new Map(values[name] ?? []);
    const shown = open.querySelectorAll<HTMLElement>("label");
    if (shown.length) for (const one of shown) { const n = numbers.get(one.dataset["value"] ?? ""); const el = one.querySelector(".number"); if (el && n !== undefined) el.textContent = count(n); } else if (values[name]) open.querySelector(".options")!.replaceWith(this.options(name, values[name]));
  }

  private typed(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => { this.one("q", beginning(this.search.value)); this.changed(this.now, true); this.drawChips(); }, WAIT_MS);
  }

  set(name: string, value: string): void { this.one(name, value); this.changed(this.now, false); this.draw(); }

  private one(name: string, value: string): void { if (value) this.filter.set(name, value); else this.filter.delete(name); }

  private toggle(name: string, value: string, on: boolean): void {
    const kept = this.filter.getAll(name).filter((one) => one !== value);
    this.filter.delete(name);
    for (const one of on ? [...kept, value] : kept) this.filter.append(name, one);
    this.changed(this.now, false);
    this.drawChips();
    for (const one of this.facets.querySelectorAll<HTMLDetailsElement>("details")) this.mark(one);
  }

  private draw(): void {
    const fixed: [string, [string, number | null][]][] = [["standing", ["open", "denied", "refuted"].map((one) => [one, null])], ["state", ["unreviewed", "reviewed", "verified", "withdrawn"].map((one) => [one, null])]];
    clear(this.facets, ...SHOWN.map((name) => this.facet(name, this.values?.[name] ?? [])), ...fixed.map(([name, values]) => this.facet(name, values)));
    this.drawChips();
  }

  private facet(name: string, values: [string, number | null][]): HTMLElement {
    const summary = h("summary", {}, code("filter_field", name));
    const list = this.options(name, values);
    const el = h("details", { class: "facet", "data-name": name, ontoggle: () => { if (el.open) for (const other of this.el.querySelectorAll<HTMLDetailsElement>("details[open]")) if (other !== el) other.open = false; }, onkeydown: (e: KeyboardEvent) => { if (e.key === "Escape" && el.open) { el.open = false; summary.focus(); e.stopPropagation(); } } }, summary, list);
    this.mark(el);
    return el;
  }

  private options(name: string, values: [string, number | null][]): HTMLElement {
    const chosen = this.filter.getAll(name);
    const all: [string, number | null][] = [...values, ...chosen.filter((one) => !values.some(([value]) => value === one)).map((one): [string, null] => [one, null])];
    return h("div", { class: "options" }, all.length ? null : h("p", { class: "soft" }, t("filter.no_values")), ...all.map(([value, n]) => {
      const box = h("input", { type: "checkbox", checked: chosen.includes(value), onchange: () => this.toggle(name, value, box.checked) });
      return h("label", { "data-value": value }, box, h("span", {}, name === "standing" || name === "state" ? code(name, value) : value), n === null ? null : h("span", { class: "soft number" }, count(n)));
    }));
  }

  private mark(el: HTMLDetailsElement): void {
    const name = el.dataset["name"] ?? "";
    const n = this.filter.getAll(name).length;
    el.classList.toggle("set", n > 0);
    el.querySelector("summary")!.textContent = code("filter_field", name) + (n ? ` ${n}` : "");
  }

  private drawChips(): void {
    const chips: HTMLElement[] = [];
    const add = (words: string, off: () => void): void => { chips.push(h("button", { type: "button", class: "chip off", onclick: off, title: t("filter.remove") }, words, h("span", { "aria-hidden": "true" }, " ×"))); };
    for (const name of LISTS) for (const one of this.filter.getAll(name)) add(`${code("filter_field", name)}: ${name === "standing" || name === "state" ? code(name, one) : one}`, () => { this.toggle(name, one, false); this.take(this.filter); });
    if (this.filter.get("box")) add(t("filter.in_box"), () => this.set("box", ""));
    if (this.filter.get("undated")) add(t("filter.undated"), () => this.set("undated", ""));
    const any = [...this.filter.keys()].length > 0;
    clear(this.chips, ...chips, any ? h("button", { type: "button", class: "quiet", onclick: () => { this.search.value = ""; this.take(new URLSearchParams()); this.changed(this.now, false); say(t("filter.cleared")); } }, t("filter.clear")) : null);
    this.chips.hidden = !any;
  }

  /** Kept searches: choose one, keep this one, forget one. */
  private keeper(): HTMLElement {
    const list = h("div", { class: "options" });
    const fill = async (): Promise<void> => {
      const name = h("input", { type: "text", "aria-label": t("filter.keep_name"), placeholder: t("filter.keep_name"), maxlength: "100", autocomplete: "off" });
      const out = h("p", { role: "status", class: "soft" });
      const keep = async (e: Event): Promise<void> => {
        e.preventDefault();
        try { await api(`/register/searches/${encodeURIComponent(name.value.trim().replace(/[/\\]/g, "-"))}`, { method: "PUT", body: { query: toQuery(this.filter) } }); say(t("filter.kept")); await fill(); } catch (error) { out.replaceChildren(plainly((error as Error).message)); }
      };
      let kept: Record<string, Record<string, unknown>> = {};
      try { kept = (await api<{ searches: Record<string, Record<string, unknown>> }>("/register/searches")).searches; } catch (error) { out.replaceChildren(plainly((error as Error).message)); }
      clear(list, ...Object.entries(kept).map(([one, query]) => h("div", { class: "kept" },
        h("a", { href: `/register?${fromQuery(query)}` }, one),
        offered(h("button", { type: "button", class: "quiet", "aria-label": t("filter.forget", { name: one }), title: t("filter.forget", { name: one }), onclick: async () => { await api(`/register/searches/${encodeURIComponent(one)}`, { method: "DELETE" }); await fill(); } }, "×"), "DELETE /register/searches/{name}"))),
        Object.keys(kept).length ? null : h("p", { class: "soft" }, t("filter.none_kept")), h("form", { class: "row", onsubmit: (e: Event) => void keep(e) }, name, offered(h("button", { type: "submit" }, t("filter.keep")), "PUT /register/searches/{name}")), out);
    };
    const el = h("details", { class: "facet right", ontoggle: () => { if (el.open) void fill(); }, onkeydown: (e: KeyboardEvent) => { if (e.key === "Escape" && el.open) { el.open = false; el.querySelector("summary")!.focus(); } } }, h("summary", {}, t("filter.searches")), list);
    return el;
  }
}

/** While somebody types, the last word is a beginning; quotes, marks and a space after it say otherwise. */
export function beginning(text: string): string { return /[\p{L}\p{N}]{2,}$/u.test(text) && (text.match(/"/g) ?? []).length % 2 === 0 && !/-[\p{L}\p{N}]+$/u.test(text) ? `${text}*` : text.trim(); }
