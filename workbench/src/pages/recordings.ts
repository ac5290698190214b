// The recordings of the case: choose some and compare them; what is known of one.
import { h } from "@player/dom";
import { spoken } from "@player/say";
import { api, type PairLine, type Recording, type Work } from "../app/api";
import { may, offered, panel, whyNot } from "../app/may";
import { empty, failure, field, table } from "../app/parts";
import type { Page } from "../app/router";
import { underWay, watch } from "../app/work";
import { bytes, code, count, moment, t } from "../app/words";
import { careCard, type Care } from "./care";
import { pairTable } from "./pairs";
import { TakeIn } from "./take_in";

const TAKES = ["POST /jobs/take-in", "POST /inbox", "PUT /inbox/{inbox}/files", "DELETE /inbox/{inbox}"];

export const recordingsPage: Page = {
  path: /^\/recordings$/,
  nav: { href: "/recordings", words: "nav.recordings", key: "r" },
  async show() {
    const list = h("div", { class: "page" });
    const leaves: (() => void)[] = [];
    const end = (): void => { leaves.splice(0).forEach((one) => one()); };
    const fill = async (): Promise<void> => {
      const [{ recordings }, works] = await Promise.all([api<{ recordings: Recording[] }>("/case/recordings"), underWay()]);
      end();
      const shown = recordings.length ? listed(recordings, works, leaves) : [empty(t("recordings.none_title"), t("recordings.none_words"))];
      list.replaceChildren(...shown);
    };
    await fill();
    const receives = may(...TAKES);
    const taking = receives ? new TakeIn(() => void fill()) : null;
    return { title: t("nav.recordings"), leave: () => { end(); taking?.leave(); }, el: h("div", { class: "page" }, h("h1", {}, t("nav.recordings")), taking?.el ?? panel(h("section", { class: "card" }, h("h2", {}, t("drop.title"))), ...TAKES), list) };
  },
};

function listed(recordings: Recording[], works: Work[], leaves: (() => void)[]): HTMLElement[] {
  const work = h("div", {});
  const follow = (one: Work): void => {
    const shown = watch(one, (done) => { if (done.state === "done" && done.result) { const id = String(done.result["finding"]).replace(/^findings\/|\.json$/g, ""); shown.el.append(h("a", { class: "button primary", href: `/pairs/${id}` }, t("recordings.open_pair"))); } });
    leaves.push(shown.leave);
    work.append(shown.el);
  };
  works.filter((one) => one.kind === "compare").forEach(follow);
  const chooser = new Chooser(recordings, follow);
  return [chooser.bar, work, h("section", { class: "card" }, chooser.list)];
}

/** Recordings to tick, and the button that compares them. */
class Chooser {
  readonly bar: HTMLElement;
  readonly list: HTMLElement;
  private readonly chosen = new Set<number>();
  private readonly note = h("span", { class: "soft", "aria-live": "polite" });
  private readonly go = offered(h("button", { type: "submit", class: "primary" }, t("recordings.compare")), "POST /jobs/compare");
  private readonly reason = h("input", { type: "text", autocomplete: "off", maxlength: "2000", size: "32" });

  constructor(recordings: Recording[], private readonly started: (work: Work) => void) {
    this.bar = h("form", { class: "card row chooser", onsubmit: (e: Event) => { e.preventDefault(); void this.compare(); } }, field(t("recordings.reason"), this.reason), this.go, this.note);
    this.list = table(t("nav.recordings"), ["", "#", t("recordings.file"), t("recordings.length"), t("recordings.picture"), t("recordings.size"), t("recordings.state"), t("recordings.findings"), t("recordings.taken_in")],
      recordings.map((one) => this.row(one)), [1, 3, 4, 5, 7]);
    this.refresh();
  }

  private row(one: Recording): (string | number | Node | null)[] {
    const usable = one.state === "readable" && !one.destroyed;
    const box = h("input", { type: "checkbox", disabled: !usable, "aria-label": t("recordings.choose", { n: one.number }), onchange: () => { if (box.checked) this.chosen.add(one.number); else this.chosen.delete(one.number); this.refresh(); } });
    return [box, one.number, h("a", { href: `/recordings/${one.number}` }, one.file ?? t("recordings.unnamed", { n: one.number })), length(one.duration_s), one.width ? `${one.width} × ${one.height}` : null, bytes(one.size),
      code("state", one.destroyed ? "destroyed" : one.state), one.n_findings, h("span", { class: "nowrap" }, moment(one.taken_in))];
  }

  private refresh(): void {
    this.go.disabled = this.chosen.size < 2;
    if (!may("POST /jobs/compare")) this.note.textContent = whyNot("POST /jobs/compare");
    else this.note.textContent = this.chosen.size < 2 ? t("recordings.choose_two") : t("recordings.chosen", { n: this.chosen.size });
  }

  private async compare(): Promise<void> {
    this.bar.querySelector(".failure")?.remove();
    try { this.started(await api<Work>("/jobs/compare", { body: { originals: [...this.chosen].sort((a, b) => a - b), reason: this.reason.value } })); } catch (error) { this.bar.append(failure(error)); }
  }
}

export function length(s: number | null): string | null { return s === null ? null : `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, "0")}`; }

interface LogEvent { index: number; time: string; actor: string; words: string; reason: string | null }
interface Item {
  number: number; sha256: string; size: number; taken_in: string; state: string; destroyed: boolean; receipts: (Record<string, unknown> | null)[];
  report: { facts?: Record<string, unknown> } | null; findings: { kind: string; path: string }[]; care: Care | null;
}

export const recordingPage: Page = {
  path: /^\/recordings\/(\d{1,7})$/,
  async show([number]) {
    const one = await api<Item>(`/case/recordings/${number}`);
    const receipt = one.receipts.find((each) => each !== null);
    const name = String(receipt?.["name"] ?? t("recordings.unnamed", { n: one.number }));
    const told = Object.entries((receipt?.["told"] ?? {}) as Record<string, { state: string; value?: unknown }>).filter(([, value]) => value.state === "given");
    const [log, { pairs }, { recordings }] = await Promise.all([api<{ events: LogEvent[]; n_events: number }>(`/case/log?item=${one.sha256}`), api<{ pairs: PairLine[] }>("/pairs"), api<{ recordings: Recording[] }>("/case/recordings")]);
    const ours = pairs.filter((each) => each.originals.includes(one.number));
    return { title: name, el: h("div", { class: "page" }, h("p", {}, h("a", { href: "/recordings" }, `‹ ${t("nav.recordings")}`)), h("h1", {}, `${one.number} · ${name}`),
      h("div", { class: "two" },
        h("section", { class: "card" }, h("h2", {}, t("recording.about")), h("dl", {},
          h("dt", {}, "SHA-256"), h("dd", {}, h("code", { class: "sha" }, one.sha256)), h("dt", {}, t("recordings.size")), h("dd", {}, bytes(one.size)),
          h("dt", {}, t("recordings.state")), h("dd", {}, code("state", one.destroyed ? "destroyed" : one.state)), h("dt", {}, t("recordings.taken_in")), h("dd", {}, moment(one.taken_in)),
          ...told.flatMap(([key, value]) => [h("dt", {}, key.replaceAll("_", " ")), h("dd", {}, String(value.value))])),
          h("h3", {}, t("nav.pairs")), ours.length ? pairTable(ours, recordings) : h("p", { class: "soft" }, t("pairs.none_title"))),
        careCard(one.number, one.care)),
      h("section", { class: "card" }, h("h2", {}, t("recording.events", { n: count(log.n_events) })), table(t("case.events"), ["#", t("case.when"), t("case.who"), t("case.what"), t("case.why")], log.events.map((e) => [e.index, h("span", { class: "nowrap" }, moment(e.time)), h("code", {}, e.actor), spoken(e.words), e.reason]), [0]))) };
  },
};
