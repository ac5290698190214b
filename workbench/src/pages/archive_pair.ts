// One pair of the archive: pieces with in and out times, evidence frames, what was edited, and what people say of it.
import { h } from "@player/dom";
import { Guards } from "@player/guard";
import { spoken } from "@player/say";
import { api, type Work } from "../app/api";
import { me, watchExposure } from "../app/me";
import { may, offered, panel } from "../app/may";
import { chip, empty, failure, field, say, table } from "../app/parts";
import type { Page } from "../app/router";
import { underWay, watch } from "../app/work";
import { code, moment, t } from "../app/words";
import { shell } from "../main";
import { length, nameOf, type Held, type Judged, type Match, type Names, type Pairs, type Piece } from "./archive_data";

interface Frame { item: string; frame: number; name: string; there: boolean }
interface Edits { verdict: string; reason: string; edits: { kind: string; from_s: number; to_s: number; statement: string }[]; sound: string; residual: { ssim: number; luma_rms_median: number; unexplained: number }[]; why_edited: string[]; notes: string[]; moments: string[] }
interface Shown { match: Match; frames: Frame[]; edits: Edits | null }

const VERDICTS = ["match", "not_a_match", "unsure", "withdrawn"];

export const archivePairPage: Page = {
  path: /^\/archive\/pair$/,
  async show(_, query) {
    const view = new ArchivePair(query.get("first") ?? "", query.get("second") ?? "");
    await view.fill();
    return { title: view.title, leave: () => view.leave(), el: view.el };
  },
};

class ArchivePair {
  readonly el = h("div", { class: "page" });
  title = "";
  private names: Names = {};
  private guards = new Guards();
  private readonly work = h("div", { "aria-live": "polite" });
  private readonly leaves: (() => void)[] = [];

  constructor(private readonly first: string, private readonly second: string) {
    this.leaves.push(watchExposure(() => this.guards.anyShown(), (s) => shell.exposed(s)));
  }

  leave(): void { this.leaves.forEach((one) => one()); }

  async fill(): Promise<void> {
    const asked = new URLSearchParams({ first: this.first, second: this.second }).toString();
    const [shown, held, { pairs }, works] = await Promise.all([api<Shown>(`/archive/match?${asked}`), api<Held>("/archive"), api<{ pairs: Pairs | null }>("/archive/pairs"), underWay()]);
    works.filter((one) => ["archive_frames", "archive_edits"].includes(one.kind)).forEach((one) => this.follow(one));
    this.names = held.names;
    this.guards = new Guards();
    const { match } = shown;
    const [a, b] = [nameOf(this.names, match.first), nameOf(this.names, match.second)];
    const said = (pairs?.judged ?? []).find((one) => [one.first, one.second].includes(match.first) && [one.first, one.second].includes(match.second));
    this.title = `${a} · ${b}`;
    this.el.replaceChildren(h("p", {}, h("a", { href: "/archive" }, `‹ ${t("nav.archive")}`)), h("h1", {}, this.title),
      h("div", { class: "two" },
        h("div", { class: "stack" }, this.pieces(match, shown.frames, a, b), this.edits(match, shown.edits)),
        h("div", { class: "stack" }, this.facts(match, said), this.judging(match, said))), this.work);
  }

  private facts(match: Match, said: Judged | undefined): HTMLElement {
    return h("section", { class: "card" }, h("h2", {}, t("archive.facts")), h("dl", {},
      h("dt", {}, t("archive.score")), h("dd", {}, match.score.toFixed(2)), h("dt", {}, t("archive.edited")), h("dd", {}, code("edited", match.edited)),
      h("dt", {}, t("archive.judged")), h("dd", {}, said ? [chip(code("judged", said.verdict), said.verdict === "match"), ` ${said.reason} `, h("span", { class: "soft" }, `${said.by}, ${moment(said.at)}`)] : t("archive.open_question"))),
      match.edits.length ? h("ul", { class: "notes" }, ...match.edits.map((one) => h("li", {}, `${code("edit", one.kind)}: ${length(one.from_s)}–${length(one.to_s)}`))) : null,
      h("p", { class: "note" }, t("archive.score_note")));
  }

  private pieces(match: Match, frames: Frame[], a: string, b: string): HTMLElement {
    const lacking = frames.length > 0 && frames.some((one) => !one.there);
    const ask = offered(h("button", { type: "button", class: "primary", onclick: () => void this.start("/jobs/archive-frames", match.first, match.second) }, t("archive.frames_make")), "POST /jobs/archive-frames");
    return h("section", { class: "card" }, h("div", { class: "row spread" }, h("h2", {}, t("archive.evidence")), frames.some((one) => one.there) ? this.all() : null),
      h("p", { class: "note" }, t("archive.evidence_note")),
      lacking ? h("p", { class: "row" }, ask, h("span", { class: "soft" }, t("archive.frames_note"))) : null,
      frames.length ? null : h("p", { class: "soft" }, t("archive.frames_none")),
      ...match.pieces.map((piece, k) => this.piece(piece, k, match, frames, a, b)));
  }

  private all(): HTMLElement {
    const button = h("button", { type: "button", "aria-pressed": "false", onclick: () => { this.guards.setAll(!this.guards.allShown()); button.setAttribute("aria-pressed", String(this.guards.allShown())); } }, t("archive.show_all"));
    return button;
  }

  private piece(piece: Piece, k: number, match: Match, frames: Frame[], a: string, b: string): HTMLElement {
    const marks = [piece.mirrored ? t("archive.mirrored") : "", piece.turned_deg ? t("archive.turned", { n: piece.turned_deg }) : "", Math.abs(piece.rate - 1) > 1e-3 ? t("archive.rate", { n: piece.rate.toFixed(3) }) : "", code("basis", piece.basis)].filter(Boolean);
    const side = (which: "query" | "found", key: string, name: string): HTMLElement => {
      const [from, to] = [piece[`${which}_from_s`], piece[`${which}_to_s`]];
      const [begin, end] = [piece[`${which}_from_frame`], piece[`${which}_to_frame`]];
      return h("div", { class: "side" }, h("p", {}, h("strong", {}, name), " ", h("span", { class: "nowrap" }, `${length(from)} – ${length(to)}`)),
        h("div", { class: "ends" }, this.frame(frames, key, begin, t("archive.in"), from), this.frame(frames, key, end === null || begin === null ? null : Math.max(begin, end - 1), t("archive.out"), to)));
    };
    return h("article", { class: "piece" }, h("h3", {}, t("archive.piece", { k: k + 1 }), " ", h("span", { class: "soft" }, `± ${piece.interval_s.toFixed(2)} s · ${t("archive.score")} ${piece.score.toFixed(2)}${marks.length ? ` · ${marks.join(" · ")}` : ""}`)),
      h("div", { class: "sides" }, side("query", match.first, a), side("found", match.second, b)));
  }

  private frame(frames: Frame[], key: string, number: number | null, which: string, at: number): HTMLElement | null {
    const found = frames.find((one) => one.item === key && one.frame === number);
    if (!found?.there) return null;
    const what = `${nameOf(this.names, key)}, ${which} ${length(at)}`;
    const guard = this.guards.add(h("img", { src: `/api/archive/frames/${found.name}`, alt: what, loading: "lazy" }), what, true);
    return h("figure", {}, guard.el, h("figcaption", {}, `${which} · ${t("archive.frame", { n: found.frame })} `, guard.again));
  }

  private edits(match: Match, found: Edits | null): HTMLElement {
    const [source, copy] = match.edited === "first" ? [match.second, match.first] : [match.first, match.second];
    const ask = offered(h("button", { type: "button", onclick: () => void this.start("/jobs/archive-edits", source, copy) }, found ? t("archive.edits_again") : t("archive.edits_make")), "POST /jobs/archive-edits");
    const card = h("section", { class: "card" }, h("h2", {}, t("archive.edits")), h("p", { class: "note" }, t("archive.edits_note", { a: nameOf(this.names, source), b: nameOf(this.names, copy) })), h("p", {}, ask));
    const show = (list: Edits): void => {
      const pictures = list.moments.map((name) => {
        const at = length(Number(name.replace(/^moments\/|\.png$/g, "")));
        const guard = this.guards.add(h("img", { src: `/api/archive/edits/${name}?${new URLSearchParams({ first: source, second: copy }).toString()}`, alt: t("archive.moment", { t: at }), loading: "lazy" }), t("archive.moment", { t: at }), true);
        return h("figure", { class: "moment" }, guard.el, h("figcaption", {}, t("archive.moment", { t: at }), " ", guard.again));
      });
      const rest = list.residual[0];
      card.append(h("p", {}, spoken(list.reason)),
        list.edits.length ? table(t("archive.edits"), [t("archive.what"), t("archive.when"), t("archive.statement")], list.edits.map((one) => [code("edit", one.kind), h("span", { class: "nowrap" }, `${length(one.from_s)}–${length(one.to_s)}`), spoken(one.statement)])) : h("p", {}, t("archive.no_edits")),
        rest ? h("p", {}, t("archive.residual", { ssim: rest.ssim.toFixed(3), rms: rest.luma_rms_median.toFixed(1), open: (100 * rest.unexplained).toFixed(1) })) : "",
        h("p", {}, `${t("archive.sound")}: ${code("sound", list.sound)}`), h("div", { class: "moments" }, ...pictures),
        list.notes.length ? h("ul", { class: "notes" }, ...list.notes.map((one) => h("li", {}, spoken(one)))) : "");
    };
    if (found) show(found);
    else if (source !== this.first) void api<Shown>(`/archive/match?${new URLSearchParams({ first: source, second: copy }).toString()}`).then((one) => { if (one.edits) show(one.edits); }, () => undefined);
    return card;
  }

  private judging(match: Match, said: Judged | undefined): HTMLElement {
    const reason = h("textarea", { rows: "3", required: true, maxlength: "4000" });
    const out = h("div", {});
    const tell = async (verdict: string): Promise<void> => {
      if (!reason.value.trim()) { reason.setAttribute("aria-invalid", "true"); reason.focus(); say(t("archive.reason_needed")); out.replaceChildren(h("p", { role: "alert" }, t("archive.reason_needed"))); return; }
      try {
        await api("/archive/judgements", { body: { first: match.first, second: match.second, verdict, reason: reason.value, by: me() } });
        say(t("archive.judgement_kept"));
        if (may("POST /jobs/archive-compare")) this.follow(await api<Work>("/jobs/archive-compare", { body: { reason: "" } }));
        else await this.fill();
      } catch (error) { out.replaceChildren(failure(error)); }
    };
    return panel(h("section", { class: "card" }, h("h2", {}, t("archive.judge")), h("p", { class: "note" }, t("archive.judge_note")), h("form", { onsubmit: (e: Event) => e.preventDefault() }, field(t("archive.because"), reason),
      h("p", { class: "row" }, ...VERDICTS.filter((one) => one !== "withdrawn" || said).map((one) => h("button", { type: "button", class: one === "match" ? "primary" : undefined, onclick: () => void tell(one) }, code("judge", one))), h("span", { class: "soft" }, t("observe.as", { who: me() })))), out), "POST /archive/judgements");
  }

  private async start(path: string, first: string, second: string): Promise<void> {
    try { this.follow(await api<Work>(path, { body: { first, second, reason: "" } })); } catch (error) { this.work.replaceChildren(failure(error)); }
  }

  private follow(work: Work): void {
    const shown = watch(work, (done) => { if (done.state === "done") void this.fill().catch((error: unknown) => this.work.replaceChildren(empty(t("archive.not_compared_title"), String(error)))); });
    this.leaves.push(shown.leave);
    this.work.replaceChildren(shown.el);
  }
}
