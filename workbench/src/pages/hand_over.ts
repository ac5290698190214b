// Handing over: what would leave and what stays, by kind of recipient; then the bag, with the line that checks it.
import { h } from "@player/dom";
import { api, type Work } from "../app/api";
import { command, failure, field, plainly } from "../app/parts";
import { underWay, watch } from "../app/work";
import { bytes, code, count, t } from "../app/words";

interface Preview { items: { item: string }[]; withheld: { item: string; why: string; stopped_at?: string | null }[]; warnings: string[] }
interface Bag { bag: string; check: string; files: number; bytes: number; manifest_sha256: string; leaves: number; withheld: number; warnings: string[]; notes: string[] }

export class HandingOver {
  readonly el: HTMLElement;
  private readonly out = h("div", { "aria-live": "polite" });
  private readonly tier = h("select", { onchange: () => void this.turn() }, ...["public", "partner", "court"].map((one) => h("option", { value: one }, code("tier", one))));
  private readonly recipient = text(100);
  private readonly title = text(200);
  private readonly reason = text(2000);
  private readonly place = text(4000);
  private readonly forPartner = field(t("hand.recipient"), this.recipient, t("hand.recipient_hint"));
  private readonly more = h("form", { hidden: true, onsubmit: (e: Event) => { e.preventDefault(); void this.make(); } });
  private leaves: (() => void)[] = [];

  constructor() {
    this.more.append(h("div", { class: "fields" }, field(t("hand.name"), this.title), field(t("hand.reason"), this.reason, t("drop.sealed"))), field(t("hand.place"), this.place, t("hand.place_hint")),
      h("p", {}, h("button", { type: "submit", class: "primary" }, t("hand.make"))));
    this.more.classList.add("told");
    this.el = h("section", { class: "card handing" }, h("h2", {}, t("hand.title")), h("p", { class: "note" }, t("hand.note")),
      h("form", { onsubmit: (e: Event) => { e.preventDefault(); void this.look(); } }, field(t("hand.to"), this.tier), this.forPartner, h("p", {}, h("button", { type: "submit" }, t("hand.look")))), this.out, this.more);
    this.forPartner.hidden = true;
    void underWay().then((works) => works.filter((one) => one.kind === "hand_over").forEach((one) => this.follow(one)), () => undefined);
  }

  leave(): void { this.leaves.forEach((one) => one()); }

  private async turn(): Promise<void> {
    this.forPartner.hidden = this.tier.value !== "partner";
    this.more.hidden = true;
    this.out.replaceChildren();
  }

  private async look(): Promise<void> {
    this.out.replaceChildren(h("p", { class: "soft" }, t("wait.loading")));
    try {
      const [found, place] = await Promise.all([api<Preview>(`/case/hand-over?tier=${this.tier.value}&recipient=${encodeURIComponent(this.recipient.value)}`), api<{ out: string }>(`/case/hand-over/place?tier=${this.tier.value}`)]);
      this.out.replaceChildren(plan(found));
      this.place.value = place.out;
      this.more.hidden = false;
    } catch (error) { this.more.hidden = true; this.out.replaceChildren(failure(error)); }
  }

  private async make(): Promise<void> {
    const body = { tier: this.tier.value, out: this.place.value, recipient: this.recipient.value.trim() || null, title: this.title.value.trim() || null, reason: this.reason.value };
    try { this.follow(await api<Work>("/jobs/hand-over", { body })); } catch (error) { this.out.replaceChildren(failure(error)); }
  }

  private follow(work: Work): void {
    this.more.hidden = true;
    const shown = watch(work, (done) => { if (done.state === "done" && done.result) shown.el.append(bag(done.result as unknown as Bag)); });
    this.leaves.push(shown.leave);
    this.out.replaceChildren(shown.el);
  }
}

function text(most: number): HTMLInputElement { return h("input", { type: "text", autocomplete: "off", maxlength: String(most) }); }

function bag(made: Bag): HTMLElement {
  return h("div", {}, h("h3", {}, t("hand.made")), h("p", {}, t("hand.made_words", { files: count(made.files), size: bytes(made.bytes), n: count(made.leaves), m: count(made.withheld) })), command(made.bag),
    h("p", {}, t("hand.check")), command(made.check), made.warnings.length || made.notes.length ? h("ul", { class: "notes" }, ...[...made.warnings, ...made.notes].map((one) => h("li", {}, plainly(one)))) : null);
}

function plan(found: Preview): HTMLElement {
  const tally = (items: { item: string }[]): HTMLElement => {
    const counts = new Map<string, number>();
    for (const one of items) counts.set(one.item, (counts.get(one.item) ?? 0) + 1);
    return h("ul", {}, ...[...counts].map(([item, n]) => h("li", {}, `${code("item", item)}: ${count(n)}`)));
  };
  const reasons = [...new Set(found.withheld.map((one) => one.why))];
  return h("div", {}, h("h3", {}, t("hand.leaves", { n: count(found.items.length) })), found.items.length ? tally(found.items) : h("p", { class: "soft" }, t("hand.nothing")),
    h("h3", {}, t("hand.stays", { n: count(found.withheld.length) })), found.withheld.length ? tally(found.withheld) : h("p", { class: "soft" }, t("hand.nothing")),
    reasons.length ? h("details", {}, h("summary", {}, t("hand.why")), h("ul", { class: "notes" }, ...reasons.map((one) => h("li", {}, plainly(one))))) : null,
    found.warnings.length ? h("ul", { class: "warnings" }, ...found.warnings.map((one) => h("li", {}, plainly(one)))) : null);
}
