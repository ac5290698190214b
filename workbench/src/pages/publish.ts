// Publishing copies: those that are planned and made, and beginning one.
import { h } from "@player/dom";
import { api, type PairLine, type Recording, type Work } from "../app/api";
import { me } from "../app/me";
import { panel } from "../app/may";
import { chip, empty, failure, field, table } from "../app/parts";
import type { Page } from "../app/router";
import { underWay, watch } from "../app/work";
import { code, count, moment, t } from "../app/words";
import type { Line } from "./publish_data";
import { Report } from "./publish_report";

export const publishPage: Page = {
  path: /^\/publish$/,
  nav: { href: "/publish", words: "nav.publish", key: "u" },
  async show(_, query) {
    const [{ publications }, { recordings }, { pairs }, works] = await Promise.all([api<{ publications: Line[] }>("/publications"), api<{ recordings: Recording[] }>("/case/recordings"), api<{ pairs: PairLine[] }>("/pairs"), underWay()]);
    const work = h("div", { class: "works", "aria-live": "polite" });
    const leaves: (() => void)[] = [];
    const follow = (one: Work): void => {
      const shown = watch(one, (done) => { if (done.state === "done" && done.result) shown.el.append(h("a", { class: "button primary", href: `/publish/${String(done.result["publication"])}` }, t("publish.open"))); });
      leaves.push(shown.leave);
      work.replaceChildren(shown.el);
    };
    works.filter((one) => one.kind === "publish_plan").forEach(follow);
    const report = new Report(pairs, recordings);
    leaves.push(() => report.leave());
    const usable = recordings.filter((one) => one.state === "readable" && !one.destroyed);
    return { title: t("nav.publish"), leave: () => leaves.forEach((one) => one()), el: h("div", { class: "page" }, h("h1", {}, t("nav.publish")),
      usable.length ? panel(beginning(usable, query.get("original"), follow, work), "POST /jobs/publish-plan") : empty(t("recordings.none_title"), t("publish.none_here"), h("p", {}, h("a", { class: "button primary", href: "/recordings" }, t("nav.recordings")))), work,
      publications.length ? h("section", { class: "card" }, list(publications)) : usable.length ? empty(t("publish.none_title"), t("publish.none_words")) : null, pairs.length ? panel(report.el, "GET /reports/{pair}", "POST /jobs/publish-report") : null) };
  },
};

function beginning(usable: Recording[], chosen: string | null, follow: (work: Work) => void, out: HTMLElement): HTMLElement {
  const which = h("select", {}, ...usable.map((one) => h("option", { value: one.number, selected: String(one.number) === chosen }, `${one.number} · ${one.file ?? ""}`)));
  const fill = h("select", {}, ...["surroundings", "solid"].map((one) => h("option", { value: one }, code("fill", one))));
  const begin = async (): Promise<void> => {
    try { follow(await api<Work>("/jobs/publish-plan", { body: { original: Number(which.value), by: me(), fill: fill.value, reason: "" } })); } catch (error) { out.replaceChildren(failure(error)); }
  };
  return h("form", { class: "card", onsubmit: (e: Event) => { e.preventDefault(); void begin(); } }, h("h2", {}, t("publish.begin_title")), h("p", { class: "note" }, t("publish.begin_note")),
    h("div", { class: "row bottom" }, field(t("publish.recording"), which), field(t("publish.fill"), fill), h("button", { type: "submit", class: "primary" }, t("publish.begin"))));
}

function list(lines: Line[]): HTMLElement {
  return table(t("nav.publish"), [t("publish.recording"), t("publish.planned"), t("publish.clearances"), t("publish.stops"), t("publish.made")], lines.map((one) => [
    h("a", { href: `/publish/${one.id}` }, one.original ? `${one.original} · ${one.file ?? ""}` : one.id), `${one.planned_by}, ${moment(one.planned_at)}`, t("publish.agreed_of", { n: count(one.agreed), m: count(one.clearances) }),
    one.stops ? count(one.stops) : chip(t("publish.nothing_stops"), true), one.made ? count(one.made) : null]));
}
