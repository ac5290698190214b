// Sources: who says something, what was judged of them, what they said kind by kind, and what was asked of them.
// How far a source is relied on and how far a statement is believed are two things and stand in two columns.
import { clear, h } from "@player/dom";
import { api } from "../../app/api";
import { chip, empty, failure } from "../../app/parts";
import type { Shown } from "../../app/router";
import { code, count, t } from "../../app/words";
import { head, whole } from "./chrome";
import type { Ring, SourceLine, Sources } from "./data";

const PER_PAGE = 50;
const INDEPENDENCE = ["party_to_the_conflict", "tied_to_a_party", "independent", "unknown"];
const SORTS = ["name", "statements", "incidents", "reliability"];
const TYPING_MS = 120;

export const sourceHref = (id: string): string => `/register/sources/${encodeURIComponent(id)}`;

export function sourcesPage(query: URLSearchParams): Promise<Shown> {
  return whole(t("register.sources"), "/register/sources", async () => {
    const page = new SourcesPage(query);
    await page.load();
    return { title: t("register.sources"), el: page.el, wide: true, leave: () => page.leave() };
  });
}

class SourcesPage {
  readonly el: HTMLElement;
  private readonly out = h("div", { class: "stack" });
  private readonly total = h("p", { class: "total", role: "status" });
  private readonly search = h("input", { type: "search", class: "big", id: "sources-q", "aria-label": t("sources.search"), placeholder: t("sources.search"), autocomplete: "off", maxlength: "200" });
  private readonly where = h("select", { "aria-label": t("sources.independence") });
  private readonly order = h("select", { "aria-label": t("sources.sort") });
  private waiting = 0;
  private asked: AbortController | null = null;

  constructor(private query: URLSearchParams) {
    this.search.value = query.get("q") ?? "";
    this.search.addEventListener("input", () => { clearTimeout(this.waiting); this.waiting = window.setTimeout(() => this.set({ q: this.search.value.trim() }, true), TYPING_MS); });
    this.where.append(h("option", { value: "" }, t("sources.all")), ...INDEPENDENCE.map((one) => h("option", { value: one }, code("independence", one))));
    this.order.append(...SORTS.map((one) => h("option", { value: one }, code("sources_sort", one))));
    this.where.value = query.get("independence") ?? "";
    this.order.value = query.get("sort") ?? "name";
    this.where.addEventListener("change", () => this.set({ independence: this.where.value }));
    this.order.addEventListener("change", () => this.set({ sort: this.order.value === "name" ? "" : this.order.value }));
    this.el = h("div", { class: "page register" }, head(t("register.sources"), "/register/sources"), h("form", { role: "search", onsubmit: (e: Event) => e.preventDefault() }, h("div", { class: "filter-row" }, this.search, this.where, this.order)), this.total, this.out);
    document.addEventListener("keydown", this.keyed);
  }

  leave(): void { this.asked?.abort(); clearTimeout(this.waiting); document.removeEventListener("keydown", this.keyed); }

  private readonly keyed = (e: KeyboardEvent): void => {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test((e.target as HTMLElement).tagName)) return;
    if (e.key === "/") { e.preventDefault(); this.search.focus(); this.search.select(); }
    else if (e.key === "n" || e.key === "p") this.el.querySelector<HTMLButtonElement>(`.pager [data-turn="${e.key}"]`)?.click();
  };

  private set(changes: Record<string, string>, typing = false): void {
    const next = new URLSearchParams(this.query);
    if (!("page" in changes)) next.delete("page");
    for (const [name, value] of Object.entries(changes)) if (value) next.set(name, value); else next.delete(name);
    this.query = next;
    const address = `/register/sources${next.size ? `?${next}` : ""}`;
    if (typing) history.replaceState(null, "", address); else history.pushState(null, "", address);
    void this.load().catch((error: unknown) => { if (!this.asked?.signal.aborted) clear(this.out, failure(error)); });
  }

  async load(): Promise<void> {
    this.asked?.abort();
    const { signal } = (this.asked = new AbortController());
    const number = Math.max(1, Math.floor(Number(this.query.get("page"))) || 1);
    const asked = new URLSearchParams({ limit: String(PER_PAGE), offset: String((number - 1) * PER_PAGE) });
    for (const name of ["q", "independence", "sort"]) { const value = this.query.get(name); if (value) asked.set(name, value); }
    const found = await api<Sources>(`/register/sources?${asked}`, { signal });
    if (signal.aborted) return;
    this.total.textContent = t("sources.found", { n: count(found.total), m: count(found.held) });
    if (!found.held) { clear(this.out, empty(t("sources.none_title"), t("sources.none_words"))); return; }
    clear(this.out, found.total ? this.table(found, number) : empty(t("register.nothing_title"), t("sources.nothing_words")), rings(found.rings, t("sources.rings"), t("sources.rings_note")));
  }

  private table(found: Sources, number: number): HTMLElement {
    const heads: [string, string?][] = [[t("field.source")], [t("sources.independence")], [t("sources.reliability"), t("sources.reliability_hint")], [t("sources.statements"), t("sources.statements_hint")], [t("sources.confidence"), t("sources.confidence_hint")], [t("sources.incidents"), t("sources.incidents_hint")], [t("sources.rows"), t("sources.rows_hint")], [t("sources.requests")]];
    return h("section", { class: "card flush" },
      h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": t("register.sources") }, h("table", { class: "list dense sources" }, h("caption", { class: "hidden" }, t("register.sources")),
        h("thead", {}, h("tr", {}, ...heads.map(([words, hint]) => h("th", { scope: "col", title: hint }, words)))), h("tbody", {}, ...found.sources.map(row)))),
      pager(number, Math.max(1, Math.ceil(found.total / PER_PAGE)), (to) => { this.set({ page: to > 1 ? String(to) : "" }); scrollTo(0, 0); }),
      h("p", { class: "note inset" }, t("sources.two_things")));
  }
}

function row(one: SourceLine): HTMLTableRowElement {
  return h("tr", {}, h("td", { class: "title" }, h("a", { href: sourceHref(one.id) }, one.name), one.name === one.id ? null : h("span", { class: "id soft" }, one.id), one.recorded ? null : h("span", { class: "id soft" }, t("sources.no_record"))),
    h("td", {}, independence(one)), h("td", {}, reliability(one.reliability)),
    h("td", {}, tally(ACT, one.acts, one.statements)), h("td", {}, one.statements ? tally(CONFIDENCE, one.confidence) : nothing()),
    h("td", { class: "number" }, one.incidents ? count(one.incidents) : nothing()), h("td", { class: "number" }, one.rows ? count(one.rows) : nothing()),
    h("td", {}, tally(OUTCOME, one.requests)));
}

export function independence(one: SourceLine): HTMLElement {
  const party = one.independence === "party_to_the_conflict" || one.independence === "tied_to_a_party";
  return h("span", { class: "pieces" }, party ? chip(code("independence", one.independence)) : h("span", { class: one.independence === "unknown" ? "soft" : undefined }, code("independence", one.independence)), one.side ? h("span", { class: "soft" }, t("incident.speaks_for", { side: one.side })) : null);
}

/** The letter with its words; not judged is no letter. */
export function reliability(letter: string): HTMLElement {
  return letter ? h("span", { class: "pieces" }, h("strong", { class: "letter" }, letter), h("span", { class: "soft" }, code("reliability", letter))) : h("span", { class: "soft" }, t("sources.not_judged"));
}

export const ACT = (name: string): string => code("act", name);
export const CONFIDENCE = (name: string): string => code("confidence", name || "not_judged");
const OUTCOME = (name: string): string => code("outcome", name);

/** Counts kind by kind; the whole, where it is given, stands before them. */
export function tally(words: (name: string) => string, of: Record<string, number>, whole?: number): HTMLElement {
  const parts = Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1));
  if (!parts.length) return nothing();
  return h("span", { class: "pieces" }, whole === undefined ? null : h("strong", {}, count(whole)), ...parts.map(([name, n]) => h("span", { class: "nowrap soft" }, `${words(name)} ${count(n)}`)));
}

function nothing(): HTMLElement { return h("span", { class: "soft" }, "–"); }

export function pager(number: number, last: number, turn: (to: number) => void): HTMLElement {
  return h("div", { class: "pager" }, h("div", { class: "row" },
    h("button", { type: "button", "data-turn": "p", disabled: number <= 1, onclick: () => turn(number - 1) }, `‹ ${t("register.previous")}`), h("span", { class: "soft" }, t("register.page_of", { n: count(number), m: count(last) })),
    h("button", { type: "button", "data-turn": "n", disabled: number >= last, onclick: () => turn(number + 1) }, `${t("register.next")} ›`)));
}

/** Statements that go back to one another or to one: each group counts once. */
export function rings(groups: Ring[], title: string, note: string): HTMLElement | null {
  if (!groups.length) return null;
  return h("section", { class: "card" }, h("h2", {}, title), h("p", { class: "note" }, note), h("ul", { class: "plain spaced" }, ...groups.map((one) => {
    const members = one.circular ? one.members : [...one.members].sort((a, b) => Number(b.statement === one.origin) - Number(a.statement === one.origin));
    const names = members.flatMap((each, k) => [k ? (one.circular ? " ↔ " : " ← ") : "", h("a", { href: sourceHref(each.source) }, each.name), h("span", { class: "id soft" }, ` ${each.statement}`)]);
    return h("li", {}, chip(one.circular ? t("sources.circular") : t("sources.passed_on")), " ", ...names);
  })));
}
