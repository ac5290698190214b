// The archive: what it holds, adding to it, copies as clusters on one time, and searching for a recording.
import { h } from "@player/dom";
import { spoken } from "@player/say";
import { api, type Recording, type Work } from "../app/api";
import { offered, panel } from "../app/may";
import { chip, command, empty, failure, field, table } from "../app/parts";
import type { Page } from "../app/router";
import { underWay, watch } from "../app/work";
import { code, count, t } from "../app/words";
import { drawing } from "./archive_drawing";
import { length, nameOf, pairAddress, percent, type Cluster, type Held, type Judged, type Match, type Names, type Pairs } from "./archive_data";

const KINDS = ["archive_add", "archive_compare", "find"];

export const archivePage: Page = {
  path: /^\/archive$/,
  nav: { href: "/archive", words: "nav.archive", key: "a" },
  async show() {
    const view = new Archive();
    await view.fill();
    return { title: t("nav.archive"), leave: () => view.leave(), el: view.el };
  },
};

class Archive {
  readonly el = h("div", { class: "page" });
  private readonly work = h("div", { class: "works", "aria-live": "polite" });
  private readonly leaves: (() => void)[] = [];
  private readonly watched = new Set<string>();

  leave(): void { this.leaves.forEach((one) => one()); }

  async fill(): Promise<void> {
    const [held, { pairs }, { recordings }, works] = await Promise.all([api<Held>("/archive"), api<{ pairs: Pairs | null }>("/archive/pairs"), api<{ recordings: Recording[] }>("/case/recordings"), underWay()]);
    works.filter((one) => KINDS.includes(one.kind)).forEach((one) => this.follow(one));
    this.el.replaceChildren(h("header", { class: "row spread" }, h("h1", {}, t("nav.archive")), held.recordings ? offered(h("a", { class: "button", href: "/archive/exchange" }, t("exchange.title")), ...EXCHANGES) : null), this.top(held, recordings), this.work, ...results(held, pairs));
  }

  private top(held: Held, recordings: Recording[]): HTMLElement {
    const places = h("input", { type: "checkbox" });
    const files = h("textarea", { rows: "2", spellcheck: "false" });
    const reason = h("input", { type: "text", autocomplete: "off", maxlength: "2000" });
    const add = (): void => void this.start("/jobs/archive-add", { files: files.value.split("\n").map((one) => one.trim()).filter(Boolean), originals: true, places: places.checked, reason: reason.value });
    const usable = recordings.filter((one) => one.state === "readable" && !one.destroyed);
    const which = h("select", {}, ...usable.map((one) => h("option", { value: one.number }, `${one.number} · ${one.file ?? ""}`)));
    const facts = h("dl", {}, h("dt", {}, t("archive.which")), h("dd", {}, held.own ? t("archive.own") : t("archive.named")),
      h("dt", {}, t("nav.recordings")), h("dd", {}, count(held.recordings)), h("dt", {}, t("archive.not_in")), h("dd", {}, held.missing.length ? held.missing.join(", ") : t("archive.none")));
    return h("div", { class: "three" },
      h("section", { class: "card" }, h("h2", {}, t("archive.holds")), facts, held.not_taken.length ? h("details", {}, h("summary", {}, t("archive.not_taken", { n: count(held.not_taken.length) })), h("ul", { class: "notes" }, ...held.not_taken.map((one) => h("li", {}, `${one.file}: `, spoken(one.reason))))) : null),
      panel(h("section", { class: "card" }, h("h2", {}, t("archive.add")), h("form", { onsubmit: (e: Event) => { e.preventDefault(); add(); } },
        h("p", { class: "note" }, held.missing.length ? t("archive.add_note", { n: count(held.missing.length) }) : t("archive.all_in")),
        h("details", {}, h("summary", {}, t("archive.more")), field(t("archive.files"), files, t("archive.files_hint")), field(t("archive.reason"), reason)),
        h("label", { class: "check" }, places, t("archive.places")),
        h("p", {}, h("button", { type: "submit", class: held.missing.length ? "primary" : undefined }, t("archive.add"))))), "POST /jobs/archive-add"),
      h("section", { class: "card" }, h("h2", {}, t("archive.look")),
        h("p", { class: "note" }, t("archive.look_note")), h("p", {}, offered(h("button", { type: "button", class: held.recordings && !held.missing.length ? "primary" : undefined, disabled: !held.recordings, onclick: () => void this.start("/jobs/archive-compare", { reason: "" }) }, t("archive.compare")), "POST /jobs/archive-compare")),
        usable.length ? h("form", { class: "row", onsubmit: (e: Event) => { e.preventDefault(); void this.start("/jobs/find", { original: Number(which.value), reason: "" }); } }, field(t("archive.find_one"), which), offered(h("button", { type: "submit", disabled: !held.recordings }, t("archive.find")), "POST /jobs/find")) : null));
  }

  private async start(path: string, body: unknown): Promise<void> {
    try { this.follow(await api<Work>(path, { body })); } catch (error) { this.work.replaceChildren(failure(error)); }
  }

  private follow(work: Work): void {
    if (this.watched.has(work.id)) return;
    this.watched.add(work.id);
    const shown = watch(work, (done) => this.ended(done, shown.el));
    this.leaves.push(shown.leave);
    this.work.replaceChildren(shown.el);
  }

  private ended(done: Work, el: HTMLElement): void {
    if (done.state !== "done" || !done.result) return;
    const result = done.result;
    if (done.kind === "find") { el.append(h("a", { class: "button primary", href: `/archive/found/${findingId(result)}` }, t("archive.open_found"))); return; }
    el.append(h("p", {}, done.kind === "archive_add" ? t("archive.added", { n: count(Number(result["added"])), known: count(Number(result["known"])) }) : t("archive.compared", { n: count(Number(result["items"])), m: count(Number(result["clusters"])) })));
    void this.fill();
  }
}

/** What the page of sharing does, besides showing itself. */
const EXCHANGES = ["GET /archive/exchange", "POST /archive/exchange/preview", "POST /archive/exchange/export", "PUT /archive/exchange/partners", "POST /archive/exchange/seals"];

export function findingId(result: Record<string, unknown>): string { return String(result["finding"]).replace(/^findings\/|\.json$/g, ""); }

function results(held: Held, pairs: Pairs | null): HTMLElement[] {
  if (!held.recordings) return [empty(t("archive.empty_title"), t("archive.empty_words"))];
  if (!pairs) return [empty(t("archive.not_compared_title"), t("archive.not_compared_words"), command("diptych archive pairs --archive DIR --out DIR"))];
  const names = named(held.names, pairs);
  const shown = pairs.clusters.map((one, k) => clusterCard(one, k + 1, names, pairs.judged));
  if (!shown.length) shown.push(empty(t("archive.no_copies_title"), t("archive.no_copies_words", { n: count(pairs.items) })));
  if (pairs.short.length) shown.push(h("section", { class: "card" }, h("h2", {}, t("archive.short")), h("p", { class: "note" }, t("archive.short_note")), matchTable(pairs.short, names, pairs.judged)));
  const apart = pairs.judged.filter((one) => one.verdict === "not_a_match");
  if (apart.length) shown.push(h("section", { class: "card" }, h("h2", {}, t("archive.rejected")), table(t("archive.rejected"), [t("archive.pair"), t("archive.judged"), t("archive.because"), t("case.who")], apart.map((one) => [h("a", { href: pairAddress(one.first, one.second) }, `${nameOf(names, one.first)} · ${nameOf(names, one.second)}`), code("judged", one.verdict), one.reason, h("code", {}, one.by)]))));
  if (pairs.not_compared.length) shown.push(h("section", { class: "card" }, h("h2", {}, t("archive.not_compared")), h("ul", { class: "notes" }, ...pairs.not_compared.map((one) => h("li", {}, `${nameOf(names, one.item)}: `, spoken(one.reason))))));
  return shown;
}

/** Names of the case's recordings, else the base names under which the archive has them. */
function named(held: Names, pairs: Pairs): Names {
  const all: Names = { ...held };
  for (const cluster of pairs.clusters) for (const one of cluster.members) all[one.key] ??= { number: null, file: one.file.split(/[\\/]/).pop() ?? one.file };
  return all;
}

function clusterCard(one: Cluster, number: number, names: Names, judged: Judged[]): HTMLElement {
  const link = (key: string): HTMLElement | string => { const n = names[key]?.number; return n ? h("a", { href: `/recordings/${n}` }, nameOf(names, key)) : nameOf(names, key); };
  return h("section", { class: "card cluster" }, h("h2", {}, t("archive.cluster", { k: number, n: count(one.members.length), s: length(one.timeline.length_s) })),
    drawing(one, names),
    table(t("archive.members"), [t("recordings.file"), "", t("recordings.length"), t("recordings.picture"), t("archive.shows"), t("archive.published")], one.members.map((each) => [
      link(each.key), h("span", { class: "row" }, each.key === one.most_complete ? chip(t("archive.most_complete"), true) : null, each.key === one.earliest_found ? chip(t("archive.earliest")) : null),
      length(each.duration_s), `${each.width} × ${each.height}`, `${length(each.shows_s)} · ${percent(each.shows_share)}`, each.published ? `${each.published.at} (${each.published.basis})` : null]), [2, 3, 4]),
    h("h3", {}, t("archive.pairs")), matchTable(one.matches, names, judged),
    one.only_in.length ? h("p", {}, t("archive.only_in"), " ", one.only_in.map((each) => `${nameOf(names, each.member)} ${length(each.from_s)}–${length(each.to_s)}`).join("; ")) : null,
    one.hypotheses.length ? h("details", {}, h("summary", {}, t("archive.could_derive", { n: count(one.hypotheses.length) })), h("ul", { class: "notes" }, ...one.hypotheses.map((each) => h("li", {}, t("archive.derives", { a: nameOf(names, each.member), b: nameOf(names, each.could_derive_from) }), " ", spoken(each.reasons.join(" ")), ...(each.against.length ? [` ${t("archive.against")} `, spoken(each.against.join(" "))] : []))))) : null,
    one.notes.length || one.timeline.contradictions.length ? h("ul", { class: "notes" }, ...[...one.notes, ...one.timeline.contradictions.map((each) => each.reason)].map((each) => h("li", {}, spoken(each)))) : null);
}

function matchTable(matches: Match[], names: Names, judged: Judged[]): HTMLElement {
  const said = (one: Match): string | null => { const found = judged.find((each) => [each.first, each.second].includes(one.first) && [each.first, each.second].includes(one.second)); return found ? code("judged", found.verdict) : null; };
  return table(t("archive.pairs"), [t("archive.pair"), t("archive.in_out_a"), t("archive.in_out_b"), t("archive.score"), t("archive.edited"), t("archive.judged")], matches.map((one) => {
    const first = one.pieces[0];
    const more = one.pieces.length > 1 ? ` +${one.pieces.length - 1}` : "";
    return [h("a", { href: pairAddress(one.first, one.second) }, `${nameOf(names, one.first)} · ${nameOf(names, one.second)}`),
      first ? h("span", { class: "nowrap" }, `${length(first.query_from_s)}–${length(first.query_to_s)}${more}`) : null, first ? h("span", { class: "nowrap" }, `${length(first.found_from_s)}–${length(first.found_to_s)}${more}`) : null, one.score.toFixed(2), code("edited", one.edited), said(one) ?? t("archive.open_question")];
  }), [1, 2, 3]);
}
