// The table: one line an incident, keys to walk and to turn pages.
import { h } from "@player/dom";
import { api } from "../../app/api";
import { chip, empty } from "../../app/parts";
import { code, count, t } from "../../app/words";
import { amount, type Line, type Page } from "./data";
import { cut, incidentHref } from "./chrome";
import type { Around, View } from "./list";

const PER_PAGE = 50;

export async function tableView(around: Around): Promise<View> {
  const sort = around.query.get("sort") ?? "newest";
  const at = Math.max(1, Math.floor(Number(around.query.get("page") ?? "1")) || 1);
  const asked = new URLSearchParams(around.filter);
  asked.set("sort", sort);
  asked.set("limit", String(PER_PAGE));
  asked.set("offset", String((at - 1) * PER_PAGE));
  const page = await api<Page>(`/register/incidents?${asked}`, { signal: around.signal });
  around.tell(page);
  if (!page.incidents.length) return { el: empty(t("register.nothing_title"), t("register.nothing_words")) };
  const table = new Table(page, sort, at, around);
  return { el: table.el, leave: () => table.leave() };
}

class Table {
  readonly el: HTMLElement;
  private readonly rows: HTMLTableRowElement[];
  private at = -1;

  constructor(private readonly page: Page, sort: string, private readonly number: number, private readonly around: Around) {
    this.rows = page.incidents.map((one) => row(one));
    const heads = [this.dateHead(sort), this.titleHead(sort), ...[t("field.place"), t("field.kind"), t("field.alleged"), t("field.affected"), t("field.source"), t("field.standing")].map((one) => h("th", { scope: "col" }, one))];
    this.el = h("section", { class: "card flush" },
      h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": t("register.incidents") }, h("table", { class: "list dense" }, h("caption", { class: "hidden" }, t("register.incidents")), h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...this.rows))),
      h("div", { class: "pager" }, this.pages(), h("p", { class: "keys soft" }, h("kbd", {}, "/"), ` ${t("keys.search")} `, h("kbd", {}, "J"), h("kbd", {}, "K"), ` ${t("keys.walk")} `, h("kbd", {}, "Enter"), ` ${t("keys.open")} `, h("kbd", {}, "N"), h("kbd", {}, "P"), ` ${t("keys.pages")}`)));
    document.addEventListener("keydown", this.keyed);
  }

  leave(): void { document.removeEventListener("keydown", this.keyed); }

  private get more(): boolean { return this.number * PER_PAGE < this.page.total || this.page.total_is === "at_least"; }

  private dateHead(sort: string): HTMLElement {
    const words = { newest: "descending", oldest: "ascending" }[sort];
    const order = h("button", { type: "button", class: "sort", onclick: () => this.around.set({ sort: sort === "newest" ? "oldest" : "newest" }), title: t("register.sort") }, t("field.when"), h("span", { "aria-hidden": "true" }, { newest: " ↓", oldest: " ↑" }[sort] ?? " ↕"));
    return h("th", { scope: "col", "aria-sort": words }, order);
  }

  private titleHead(sort: string): HTMLElement {
    return h("th", { scope: "col" }, t("field.title"), this.around.filter.get("q") ? h("button", { type: "button", class: "sort best", "aria-pressed": String(sort === "relevance"), onclick: () => this.around.set({ sort: "relevance" }) }, t("register.relevance"), h("span", { "aria-hidden": "true" }, sort === "relevance" ? " ↓" : "")) : null);
  }

  private pages(): HTMLElement {
    const last = this.page.total_is === "exact" ? Math.max(1, Math.ceil(this.page.total / PER_PAGE)) : null;
    return h("div", { class: "row" },
      h("button", { type: "button", disabled: this.number <= 1, onclick: () => this.turn(-1) }, `‹ ${t("register.previous")}`),
      h("span", { class: "soft" }, last === null ? t("register.page", { n: count(this.number) }) : t("register.page_of", { n: count(this.number), m: count(last) })),
      h("button", { type: "button", disabled: !this.more, onclick: () => this.turn(1) }, `${t("register.next")} ›`));
  }

  private turn(by: number): void {
    if ((by < 0 && this.number > 1) || (by > 0 && this.more)) { this.around.set({ page: this.number + by > 1 ? String(this.number + by) : "" }); scrollTo(0, 0); }
  }

  private readonly keyed = (e: KeyboardEvent): void => {
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey) return;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test((e.target as HTMLElement).tagName);
    if (typing && !(e.key === "ArrowDown" && (e.target as HTMLElement).id === "register-q")) return;
    const key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
    if (key === "j" || key === "ArrowDown") this.walk(1);
    else if (key === "k" || key === "ArrowUp") this.walk(-1);
    else if (key === "n" || key === "PageDown") this.turn(1);
    else if (key === "p" || key === "PageUp") this.turn(-1);
    else return;
    e.preventDefault();
  };

  /** The line in hand holds the focus, so that Enter opens it and a screen reader says it. */
  private walk(by: number): void {
    this.at = Math.min(this.rows.length - 1, Math.max(0, this.at + by));
    this.rows[this.at]!.querySelector("a")!.focus();
  }
}

function row(one: Line): HTMLTableRowElement {
  const apart = one.standing !== "open";
  const open = (e: MouseEvent): void => { const at = e.target as HTMLElement; if (!at.closest("a") && !getSelection()?.toString()) at.closest("tr")?.querySelector("a")?.click(); };
  return h("tr", { class: one.state === "withdrawn" ? "withdrawn" : undefined, onclick: open },
    h("td", { class: "when" }, one.when || h("span", { class: "soft" }, t("register.undated"))),
    h("td", { class: "title" }, h("a", { href: incidentHref(one.id) }, cut(one.title || one.id, 110)), h("span", { class: "id soft" }, one.id)),
    h("td", {}, cut(one.place, 60), one.country ? h("span", { class: "soft" }, ` ${one.country}`) : null),
    h("td", {}, cut(one.kind, 40)), h("td", {}, cut(one.alleged_party, 40) || h("span", { class: "soft" }, t("register.not_stated"))),
    h("td", { class: "nowrap" }, amount(one.affected_min, one.affected_max) ? `${amount(one.affected_min, one.affected_max)} ${one.unit}` : h("span", { class: "soft" }, t("register.no_number"))),
    h("td", {}, cut(one.source, 40)),
    h("td", { class: "nowrap" }, apart ? chip(code("standing", one.standing)) : h("span", { class: "soft" }, code("standing", one.standing)), one.state === "unreviewed" ? null : h("span", {}, " ", chip(code("state", one.state), one.state === "verified"))));
}
