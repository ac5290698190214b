// Incidents: a search as you type, a filter that lives in the address, and four views of what it finds.
import { clear, h } from "@player/dom";
import { api } from "../../app/api";
import { offered } from "../../app/may";
import { empty, failure, plainly, sentence } from "../../app/parts";
import type { Shown } from "../../app/router";
import { count, t } from "../../app/words";
import { chartsView } from "./charts";
import { IMPORTS, head, whole } from "./chrome";
import type { Facets, Page } from "./data";
import { FilterBar, filterOf } from "./filter";
import { mapView } from "./map_view";
import { tableView } from "./table_view";
import { timelineView } from "./timeline";

export interface View { el: HTMLElement; leave?: () => void }
/** What a view may do to the filter. */
export interface Around { filter: URLSearchParams; query: URLSearchParams; set: (changes: Record<string, string>) => void; signal: AbortSignal; tell: (page: Page) => void }

const VIEWS = ["table", "map", "timeline", "charts"] as const;
type ViewName = (typeof VIEWS)[number];
const WORDS = { table: () => t("views.table"), map: () => t("views.map"), timeline: () => t("views.timeline"), charts: () => t("views.charts") };
const MAKE: Record<ViewName, (around: Around) => Promise<View>> = { table: tableView, map: mapView, timeline: timelineView, charts: chartsView };

export function listPage(query: URLSearchParams): Promise<Shown> {
  return whole(t("nav.register"), "/register", async () => {
    const held = await api<Page>("/register/incidents?limit=1");
    if (!held.total) return { title: t("nav.register"), el: h("div", { class: "page" }, head(t("nav.register"), "/register"), nothingYet()) };
    const page = new ListPage(query);
    await page.refresh();
    return { title: t("nav.register"), el: page.el, wide: true, leave: () => page.leave() };
  });
}

function nothingYet(): HTMLElement {
  return empty(t("register.empty_title"), t("register.empty_words"), h("p", { class: "row" }, offered(h("a", { class: "button primary", href: "/register/import" }, t("register.import")), ...IMPORTS), offered(h("a", { class: "button", href: "/register/incidents/new" }, t("register.write_one")), "PUT /register/incident")));
}

class ListPage {
  readonly el: HTMLElement;
  private readonly bar: FilterBar;
  private readonly out = h("div", { class: "view" });
  private readonly total = h("p", { class: "total", role: "status" });
  private readonly tabs = h("nav", { class: "views", "aria-label": t("views.label") });
  private view: View | null = null;
  private asked: AbortController | null = null;
  private readonly facets = new Map<string, Facets>();

  constructor(private query: URLSearchParams) {
    this.bar = new FilterBar(filterOf(query), (filter, typing) => this.refilter(filter, typing));
    this.el = h("div", { class: "page register" }, head(t("nav.register"), "/register", offered(h("a", { class: "button", href: "/register/incidents/new" }, t("register.write_one")), "PUT /register/incident")), this.bar.el, h("div", { class: "row spread over" }, this.total, this.tabs), this.out);
    document.addEventListener("keydown", this.keyed);
  }

  leave(): void { this.asked?.abort(); this.view?.leave?.(); this.bar.leave(); document.removeEventListener("keydown", this.keyed); }

  private get name(): ViewName { return VIEWS.find((one) => one === this.query.get("view")) ?? "table"; }

  private readonly keyed = (e: KeyboardEvent): void => {
    if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test((e.target as HTMLElement).tagName)) return;
    e.preventDefault();
    this.bar.search.focus();
    this.bar.search.select();
  };

  private refilter(filter: URLSearchParams, typing: boolean): void {
    const next = new URLSearchParams(filter);
    for (const name of ["view", "sort"]) { const kept = this.query.get(name); if (kept) next.set(name, kept); }
    if (next.get("q") && !this.query.get("q") && !next.get("sort")) next.set("sort", "relevance");
    if (!next.get("q") && next.get("sort") === "relevance") next.delete("sort");
    this.go(next, typing);
  }

  /** Change the address and what is shown, without building the page anew, so that the person can go on typing. */
  private go(next: URLSearchParams, replace: boolean): void {
    this.query = next;
    const address = `/register${next.size ? `?${next}` : ""}`;
    if (replace) history.replaceState(null, "", address); else history.pushState(null, "", address);
    void this.refresh();
  }

  private set(changes: Record<string, string>): void {
    const next = new URLSearchParams(this.query);
    if (!("page" in changes)) next.delete("page");
    for (const [name, value] of Object.entries(changes)) if (value) next.set(name, value); else next.delete(name);
    this.bar.take(filterOf(next));
    this.go(next, false);
  }

  async refresh(): Promise<void> {
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    this.drawTabs();
    const filter = filterOf(this.query);
    this.out.setAttribute("aria-busy", "true");
    void this.offer(filter, asked.signal);
    try {
      const view = await MAKE[this.name]({ filter, query: this.query, set: (changes) => this.set(changes), signal: asked.signal, tell: (page) => this.tell(page) });
      if (asked.signal.aborted) { view.leave?.(); return; }
      this.view?.leave?.();
      this.view = view;
      clear(this.out, view.el);
    } catch (error) {
      if (asked.signal.aborted) return;
      this.view?.leave?.();
      this.view = null;
      clear(this.out, failure(error));
    }
    this.out.removeAttribute("aria-busy");
  }

  /** The whole number found, and the values to filter by; the table does not wait for them. */
  private async offer(filter: URLSearchParams, signal: AbortSignal): Promise<void> {
    try {
      const key = String(filter);
      const found = this.facets.get(key) ?? (await api<Facets>(`/register/facets?${filter}`, { signal }));
      if (this.facets.size > 50) this.facets.clear();
      this.facets.set(key, found);
      if (signal.aborted) return;
      if (!filter.getAll("state").includes("withdrawn")) this.total.textContent = t("register.found", { n: count(found.total) }); // views hold none
      const every = this.facets.get("") ?? (await api<Facets>("/register/facets", { signal }));
      this.facets.set("", every);
      if (!signal.aborted) this.bar.offer(merged(every, found));
    } catch (error) { if (!signal.aborted && this.name !== "table") this.total.replaceChildren(plainly(sentence((error as Error).message))); }
  }

  private tell(page: Page): void { this.total.textContent = page.total_is === "exact" ? t("register.found", { n: count(page.total) }) : t("register.found_least", { n: count(page.total) }); }

  private drawTabs(): void {
    const links = VIEWS.map((name) => {
      const next = new URLSearchParams(this.query);
      next.delete("page");
      if (name === "table") next.delete("view"); else next.set("view", name);
      return h("a", { href: `/register${next.size ? `?${next}` : ""}`, "aria-current": name === this.name ? "true" : undefined, onclick: (e: MouseEvent) => { if (e.ctrlKey || e.metaKey || e.shiftKey || e.button) return; e.preventDefault(); this.go(next, false); } }, WORDS[name]());
    });
    clear(this.tabs, ...links);
  }
}

/** All values of the register, each with how many there are under the present filter. */
function merged(every: Facets, found: Facets): Facets["facets"] {
  const made = {} as Facets["facets"];
  for (const name of Object.keys(every.facets) as (keyof Facets["facets"])[]) {
    const now = new Map(found.facets[name]);
    made[name] = every.facets[name].map(([value]) => [value, now.get(value) ?? 0]);
  }
  return made;
}
