// The case: how well it is kept, custody events, a check now, what a hand-over would hold.
import { h } from "@player/dom";
import { spoken } from "@player/say";
import { api, type Work } from "../app/api";
import { offered, panel } from "../app/may";
import { chip, empty, failure, plainly, table } from "../app/parts";
import type { Page } from "../app/router";
import { underWay, watch } from "../app/work";
import { bytes, code, count, moment, t } from "../app/words";
import { HandingOver } from "./hand_over";

export interface CaseStatus {
  title: string; opened: string; log_entries: number; originals: number; bytes: number; states: Record<string, number>; records: number; findings: number;
  timestamps: { state: string; entries: number }; last_full_check: string | null; next_full_check: string; check_due: string; copies: unknown[]; notes: string[];
}
interface Event { index: number; time: string; actor: string; action: string; words: string; reason: string | null }

const PER_PAGE = 100;

export function status(held: CaseStatus): HTMLElement {
  return h("div", {}, h("dl", {},
    h("dt", {}, t("case.originals")), h("dd", {}, `${count(held.originals)} · ${bytes(held.bytes)}`),
    h("dt", {}, t("case.records")), h("dd", {}, count(held.records)), h("dt", {}, t("case.findings")), h("dd", {}, count(held.findings)),
    h("dt", {}, t("case.log")), h("dd", {}, count(held.log_entries)),
    h("dt", {}, t("case.timestamps")), h("dd", {}, code("timestamps", held.timestamps.state)),
    h("dt", {}, t("case.last_check")), h("dd", {}, held.last_full_check ? moment(held.last_full_check) : t("case.never")),
    h("dt", {}, t("case.next_check")), h("dd", {}, moment(held.next_full_check))),
    held.notes.length ? h("ul", { class: "notes" }, ...held.notes.map((one) => h("li", {}, spoken(one)))) : null);
}

export const casePage: Page = {
  path: /^\/case$/,
  nav: { href: "/case", words: "nav.case", key: "c" },
  async show(_, query) {
    const start = Math.max(0, Number(query.get("from") ?? "0") || 0);
    const [held, log, works] = await Promise.all([api<CaseStatus>("/case"), api<{ events: Event[]; n_events: number }>(`/case/log?start=${start}&limit=${PER_PAGE}`), underWay()]);
    const state = h("div", {}, status(held));
    const checking = new Checking(() => void api<CaseStatus>("/case").then((fresh) => state.replaceChildren(status(fresh)), () => undefined));
    const handing = new HandingOver();
    works.filter((one) => one.kind === "verify").forEach((one) => checking.follow(one));
    return { title: held.title, leave: () => { checking.leave(); handing.leave(); }, el: h("div", { class: "page" }, h("h1", {}, held.title),
      h("div", { class: "two" },
        h("div", { class: "stack" }, h("section", { class: "card" }, h("h2", {}, t("case.state")), state), checking.el),
        panel(handing.el, "GET /case/hand-over", "GET /case/hand-over/place", "POST /jobs/hand-over")),
      h("section", { class: "card" }, h("h2", {}, t("case.events")), h("p", { class: "note" }, t("case.events_note")),
        log.events.length ? table(t("case.events"), ["#", t("case.when"), t("case.who"), t("case.what"), t("case.why")], log.events.map((e) => [e.index, h("span", { class: "nowrap" }, moment(e.time)), h("code", {}, e.actor), spoken(e.words), e.reason]), [0]) : empty(t("case.events"), t("case.no_events")),
        h("p", { class: "row" }, start > 0 ? h("a", { class: "button", href: `/case?from=${Math.max(0, start - PER_PAGE)}` }, t("case.newer")) : null, start + PER_PAGE < log.n_events ? h("a", { class: "button", href: `/case?from=${start + PER_PAGE}` }, t("case.older")) : null))) };
  },
};

/** Check the case now, with progress; the outcome goes into the log. */
class Checking {
  readonly el: HTMLElement;
  private readonly out = h("div", {});
  private readonly button = offered(h("button", { type: "button", class: "primary", onclick: () => void this.start() }, t("case.verify")), "POST /jobs/verify");
  private leaves: (() => void)[] = [];

  constructor(private readonly done: () => void) { this.el = h("section", { class: "card" }, h("h2", {}, t("case.check")), h("p", { class: "note" }, t("case.check_note")), h("p", {}, this.button), this.out); }

  private async start(): Promise<void> {
    try { this.follow(await api<Work>("/jobs/verify", { body: { sample: 1, record: true } })); } catch (error) { this.out.replaceChildren(failure(error)); }
  }

  follow(work: Work): void {
    this.button.disabled = true;
    const shown = watch(work, (done) => { this.button.disabled = false; this.done(); if (done.state === "done" && done.result) shown.el.append(verdict(done.result)); });
    this.leaves.push(shown.leave);
    this.out.replaceChildren(shown.el);
  }

  leave(): void { this.leaves.forEach((one) => one()); }
}

function verdict(found: Record<string, unknown>): HTMLElement {
  const problems = (found["problems"] ?? []) as { kind: string; what: string }[];
  const open = (found["not_checkable"] ?? []) as string[];
  const checked = found["checked"] as { objects: number; log_entries: number };
  return h("div", {}, h("p", { role: "status" }, chip(problems.length ? t("case.problems", { n: problems.length }) : t("case.well"), !problems.length), " ", t("case.checked", { n: count(checked.objects), m: count(checked.log_entries) })),
    problems.length ? h("ul", {}, ...problems.map((one) => h("li", {}, plainly(one.kind.replaceAll("_", " ")), ": ", plainly(one.what)))) : null,
    open.length ? h("details", {}, h("summary", {}, t("case.open")), h("ul", {}, ...open.map((one) => h("li", {}, plainly(one))))) : null);
}
