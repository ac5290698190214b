// A comparison as a page for the public: reduced numbers and the publishing copies that were made; nothing else leaves.
import { clear, h } from "@player/dom";
import { api, type PairLine, type Recording, type Work } from "../app/api";
import { chip, command, failure, field, table } from "../app/parts";
import { underWay, watch } from "../app/work";
import { moment, t } from "../app/words";

interface Row { recording: string; original: number | null; file: string; publication: string }

export class Report {
  readonly el: HTMLElement;
  private readonly out = h("div", { "aria-live": "polite" });
  private readonly which: HTMLSelectElement;
  private readonly place = h("input", { type: "text", required: true, maxlength: "4000", spellcheck: "false" });
  private readonly reason = h("input", { type: "text", autocomplete: "off", maxlength: "2000" });
  private readonly more = h("form", { hidden: true, onsubmit: (e: Event) => { e.preventDefault(); void this.make(); } });
  private readonly leaves: (() => void)[] = [];

  constructor(pairs: PairLine[], recordings: Recording[]) {
    const name = (n: number | null): string => recordings.find((one) => one.number === n)?.file ?? (n === null ? "?" : String(n));
    this.which = h("select", { onchange: () => { this.more.hidden = true; clear(this.out); } }, ...pairs.map((one) => h("option", { value: one.id }, `${one.originals.map(name).join(" · ")}, ${moment(one.at)}`)));
    this.more.append(field(t("report.place"), this.place, t("report.place_hint")), field(t("hand.reason"), this.reason, t("drop.sealed")), h("p", { class: "note" }, t("report.logged")), h("p", {}, h("button", { type: "submit", class: "primary" }, t("report.make"))));
    this.el = h("section", { class: "card" }, h("h2", {}, t("report.title")), h("p", { class: "note" }, t("report.note")),
      h("form", { class: "row bottom", onsubmit: (e: Event) => { e.preventDefault(); void this.look(); } }, field(t("report.comparison"), this.which), h("button", { type: "submit" }, t("report.look"))), this.out, this.more);
    void underWay().then((works) => works.filter((one) => one.kind === "publish_report").forEach((one) => this.follow(one)), () => undefined);
  }

  leave(): void { this.leaves.forEach((one) => one()); }

  private async look(): Promise<void> {
    try {
      const found = await api<{ rows: Row[]; out: string }>(`/reports/${this.which.value}`);
      clear(this.out, shown(found.rows));
      this.place.value = found.out;
      this.more.hidden = false;
    } catch (error) { this.more.hidden = true; clear(this.out, failure(error)); }
  }

  private async make(): Promise<void> {
    try { this.follow(await api<Work>("/jobs/publish-report", { body: { pair: this.which.value, out: this.place.value, reason: this.reason.value } })); } catch (error) { clear(this.out, failure(error)); }
  }

  private follow(work: Work): void {
    this.more.hidden = true;
    const one = watch(work, (done) => {
      if (done.state !== "done" || !done.result) return;
      one.el.append(h("div", {}, h("h3", {}, t("report.made")), command(String(done.result["page"])), h("p", {}, "SHA-256 ", h("code", { class: "sha" }, String(done.result["sha256"]))), shown(done.result["rows"] as Row[])));
    });
    this.leaves.push(one.leave);
    clear(this.out, one.el);
  }
}

function shown(rows: Row[]): HTMLElement {
  return table(t("report.shows"), [t("publish.recording"), t("report.shows")], rows.map((one) => [`${one.original ? `${one.original} · ` : ""}${one.file}`, one.publication ? h("a", { href: `/publish/${one.publication}` }, chip(t("report.copy"), true)) : h("span", { class: "soft" }, t("report.not_shown"))]));
}
