// One source: what was judged of it, its statements, what was asked of it and came back, and its history.
import { clear, h } from "@player/dom";
import { api } from "../../app/api";
import { chip, failure } from "../../app/parts";
import type { Shown } from "../../app/router";
import { code, count, moment, t } from "../../app/words";
import { incidentHref, longHead, whole } from "./chrome";
import type { Asked, Said, SourceWhole } from "./data";
import { requestWords, saidWords } from "./said_words";
import { ACT, CONFIDENCE, independence, pager, reliability, rings, tally } from "./sources";

const PER_PAGE = 50;

export function sourcePage(id: string, query: URLSearchParams): Promise<Shown> {
  return whole(t("register.sources"), "/register/sources", async () => {
    const page = new SourcePage(id, query);
    const found = await page.load();
    return { title: found.source.name, el: page.el, wide: true };
  });
}

class SourcePage {
  readonly el = h("div", { class: "page" });
  private readonly out = h("div", {});

  constructor(private readonly id: string, private query: URLSearchParams) {}

  async load(): Promise<SourceWhole> {
    const found = await this.ask();
    const one = found.source;
    clear(this.el, longHead(one.name, "/register/sources"),
      h("div", { class: "two" }, facts(found), h("section", { class: "card" }, h("h2", {}, t("sources.asked")), found.requests.length ? h("ul", { class: "plain spaced" }, ...found.requests.map((each) => request(each))) : h("p", { class: "soft" }, t("sources.nothing_asked")))),
      rings(found.groups, t("sources.goes_back"), t("sources.goes_back_note")), this.out, past(found));
    this.draw(found);
    return found;
  }

  private get number(): number { return Math.max(1, Math.floor(Number(this.query.get("page"))) || 1); }

  private ask(): Promise<SourceWhole> {
    const asked = new URLSearchParams({ id: this.id, limit: String(PER_PAGE), offset: String((this.number - 1) * PER_PAGE) });
    const act = this.query.get("act");
    if (act) asked.set("act", act);
    return api<SourceWhole>(`/register/source?${asked}`);
  }

  private async set(changes: Record<string, string>): Promise<void> {
    const next = new URLSearchParams(this.query);
    if (!("page" in changes)) next.delete("page");
    for (const [name, value] of Object.entries(changes)) if (value) next.set(name, value); else next.delete(name);
    this.query = next;
    history.pushState(null, "", `/register/sources/${encodeURIComponent(this.id)}${next.size ? `?${next}` : ""}`);
    try { this.draw(await this.ask()); } catch (error) { clear(this.out, failure(error)); }
    document.getElementById("source-act")?.focus();
  }

  private draw(found: SourceWhole): void {
    const acts = Object.keys(found.source.acts).sort();
    const act = h("select", { id: "source-act", onchange: () => void this.set({ act: act.value }) }, h("option", { value: "" }, t("sources.all_kinds")), ...acts.map((one) => h("option", { value: one, selected: one === this.query.get("act") }, `${code("act", one)} (${count(found.source.acts[one]!)})`)));
    clear(this.out, h("section", { class: "card" }, h("header", {}, h("h2", {}, t("sources.statements_of", { n: count(found.total) })), acts.length > 1 ? h("div", { class: "row" }, h("label", { for: "source-act" }, t("sources.kind")), act) : null),
      found.statements.length ? h("ul", { class: "plain spaced" }, ...found.statements.map(statement)) : h("p", { class: "soft" }, t("sources.no_statements")),
      found.total > PER_PAGE ? pager(this.number, Math.ceil(found.total / PER_PAGE), (to) => void this.set({ page: to > 1 ? String(to) : "" })) : null));
  }
}

function facts(found: SourceWhole): HTMLElement {
  const one = found.source;
  const rows: [string, Node | string | null][] = [
    ["Id", h("code", {}, one.id)], [t("sources.independence"), independence(one)], [t("sources.reliability"), h("span", {}, reliability(one.reliability), h("small", { class: "soft block" }, t("sources.reliability_hint")))],
    [t("sources.confidence"), one.statements ? h("span", {}, tally(CONFIDENCE, one.confidence), h("small", { class: "soft block" }, t("sources.confidence_hint"))) : null],
    [t("sources.statements"), one.statements ? tally(ACT, one.acts, one.statements) : null], [t("sources.of_them_passed_on"), one.passed_on ? count(one.passed_on) : null], [t("sources.of_them_general"), one.general ? count(one.general) : null],
    [t("sources.incidents"), one.incidents ? count(one.incidents) : null],
    [t("sources.rows"), one.rows ? h("a", { href: `/register?${new URLSearchParams({ source: one.name }).toString()}` }, count(one.rows)) : null], [t("sources.note"), one.note || null],
  ];
  return h("section", { class: "card" }, h("h2", {}, t("sources.about")), one.recorded ? null : h("p", { class: "note" }, t("sources.no_record_words")), h("dl", {}, ...rows.flatMap(([name, value]) => (value === null ? [] : [h("dt", {}, name), h("dd", {}, value)]))));
}

function request(one: Asked): HTMLElement {
  return h("li", {}, chip(code("outcome", one.outcome), one.outcome === "answered"), " ", one.overdue ? chip(t("sources.overdue")) : null, " ", requestWords(one), one.record.incidents?.length ? h("p", { class: "soft" }, t("sources.about_incidents"), " ", ...links(one.record.incidents)) : null);
}

function statement(one: Said): HTMLElement {
  const { record } = one;
  const incidents = (record["incidents"] as string[] | undefined) ?? [];
  return h("li", {}, saidWords(one), record.verbatim ? h("blockquote", { lang: record.language || undefined }, record.verbatim) : null, record.translation ? h("p", { class: "soft" }, t("incident.translated", { words: record.translation })) : null,
    h("p", { class: "soft" }, h("span", { class: "pieces" }, h("span", {}, record.id), h("span", {}, `${t("sources.confidence_one")} ${code("confidence", (record["confidence"] as string) || "not_judged")}`), incidents.length ? h("span", {}, t("sources.about_incidents"), " ", ...links(incidents)) : null)));
}

function links(ids: string[]): (Node | string)[] { return ids.flatMap((id, k) => [k ? ", " : "", h("a", { href: incidentHref(id) }, id)]); }

function past(found: SourceWhole): HTMLElement | null {
  return found.versions.length ? h("section", { class: "card" }, h("details", {}, h("summary", {}, t("sources.history", { n: found.versions.length })), h("ol", { class: "plain versions" }, ...found.versions.map((one) => h("li", {}, h("strong", {}, String(one.version)), ` ${code("state", one.state)} `, h("span", { class: "soft" }, `${one.by}, ${moment(one.at)}`), h("p", {}, one.reason), ...Object.entries(one.fields).map(([name, value]) => h("p", { class: "soft" }, `${name.replaceAll("_", " ")}: ${String(value.before ?? "–")} → ${String(value.after ?? "–")}`))))))) : null;
}
