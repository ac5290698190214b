// The clock set by hand: anchors from the frames on screen, kept in the case with a reason, beside the machine's answer.
import { h } from "@player/dom";
import type { DiptychPlayer } from "@player/player";
import { api, type Work } from "../app/api";
import { me } from "../app/me";
import { offered } from "../app/may";
import { failure, field } from "../app/parts";
import { watch } from "../app/work";
import { moment, t } from "../app/words";
import type { Anchor, PairData } from "./pair_data";

export class ClockCard {
  private player: DiptychPlayer | null = null;
  private readonly out = h("div", {});
  private readonly reason = h("input", { type: "text", required: true, maxlength: "2000", autocomplete: "off" });
  private readonly form: HTMLFormElement;

  constructor(private readonly data: PairData, private readonly changed: () => void) {
    this.form = h("form", { hidden: true, onsubmit: (e: Event) => { e.preventDefault(); void this.keep(); } },
      field(t("clock.reason"), this.reason, t("clock.reason_hint")), offered(h("button", { type: "submit", class: "primary" }, t("clock.keep")), "POST /pairs/{pair}/anchors"));
  }

  build(player: DiptychPlayer): HTMLElement {
    this.player = player;
    const kept = this.data.anchors;
    const el = player.anchors.el;
    el.append(this.form, this.out, kept.length ? h("div", {}, h("h3", {}, t("clock.kept")), h("ul", { class: "anchor-list" }, ...kept.map((one) => this.line(one))), kept.some((one) => !one.withdrawn) ? this.again() : null) : "");
    this.refresh();
    return el;
  }

  /** Measure again with the standing anchors: a finding of its own, whose contrast and evidence frames follow them. */
  private again(): HTMLElement {
    const out = h("div", {});
    const start = async (): Promise<void> => {
      const originals = this.data.page.findings.recordings.map((r) => this.data.originals[r.id]);
      const anchors = this.data.anchors.filter((one) => !one.withdrawn).map((one) => one.anchor);
      try {
        const work = watch(await api<Work>("/jobs/compare", { body: { originals, anchors, reason: t("clock.again_reason") } }), (done) => {
          if (done.state === "done") work.el.append(h("a", { class: "button primary", href: `/pairs/${String(done.result!["finding"]).replace(/^findings\/|\.json$/g, "")}` }, t("recordings.open_pair")));
        });
        out.replaceChildren(work.el);
      } catch (error) { out.replaceChildren(failure(error)); }
    };
    return h("div", {}, h("p", { class: "note" }, t("clock.again_words")), offered(h("button", { type: "button", onclick: () => void start() }, t("clock.again")), "POST /jobs/compare"), out);
  }

  refresh(): void { if (this.player) this.form.hidden = !this.player.anchors.list.length; }

  private line(one: Anchor): HTMLElement {
    const back = one.withdrawn ? null : offered(h("button", { type: "button", class: "quiet", onclick: () => void this.withdraw(one) }, t("clock.withdraw")), "POST /pairs/{pair}/anchors/{record}/withdraw");
    return h("li", { class: one.withdrawn ? "withdrawn" : "" }, h("span", {}, h("code", {}, one.anchor), h("br"), one.reason, h("span", { class: "soft" }, ` ${one.by}, ${moment(one.at)}${one.withdrawn ? ` · ${t("clock.withdrawn")}` : ""}`)), back);
  }

  private async keep(): Promise<void> {
    const { anchors } = this.player!;
    try {
      for (const one of anchors.list) await api(`/pairs/${this.data.id}/anchors`, { body: { anchor: anchors.text(one), by: me(), reason: this.reason.value } });
      this.changed();
    } catch (error) { this.out.replaceChildren(failure(error)); }
  }

  private async withdraw(one: Anchor): Promise<void> {
    const reason = h("input", { type: "text", required: true, maxlength: "2000", autocomplete: "off" });
    const send = async (e: Event): Promise<void> => {
      e.preventDefault();
      try { await api(`/pairs/${this.data.id}/anchors/${one.id}/withdraw`, { body: { by: me(), reason: reason.value } }); this.changed(); } catch (error) { this.out.append(failure(error)); }
    };
    this.out.replaceChildren(h("form", { onsubmit: (e: Event) => void send(e) }, field(t("clock.withdraw_reason"), reason), h("button", { type: "submit", class: "primary" }, t("clock.withdraw"))));
    reason.focus();
  }
}
