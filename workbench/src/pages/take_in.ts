// Taking in by dropping: files are received whole, what is known of them is asked once, then they are taken in.
import { h } from "@player/dom";
import { api, ApiError, type Work } from "../app/api";
import { me } from "../app/me";
import { chip, failure, field, plainly, say, sentence, table } from "../app/parts";
import { dropped, send, type Received, type Sending } from "../app/upload";
import { underWay, watch } from "../app/work";
import { bytes, code, count, t } from "../app/words";

interface Line { file: string; outcome: string; state: string | null; reason: string | null; number: number | null; size: number | null }
interface Report { taken_in: number; known: number; refused: number; failed: number; unreadable: number; files: Line[]; notes: string[] }

const PUBLISH = ["nothing", "description", "stills", "video"];

/** One file on its way. */
class Coming {
  readonly el: HTMLElement;
  got: Received | null = null;
  private sending: Sending | null = null;
  private gone = false;
  private readonly bar = h("progress", { max: "1", value: "0" });
  private readonly state = h("span", { class: "soft" }, t("drop.waits"));
  private readonly again = h("button", { type: "button", hidden: true, onclick: () => { this.again.hidden = true; this.retry(); } }, t("error.again"));
  private readonly stop = h("button", { type: "button", onclick: () => { this.gone = true; this.sending?.stop(); this.state.textContent = t("drop.called_off"); this.bar.hidden = true; this.stop.hidden = true; } }, t("work.cancel"));

  constructor(readonly file: File, private readonly retry: () => void) {
    this.bar.setAttribute("aria-label", file.name);
    this.stop.setAttribute("aria-label", `${t("work.cancel")}: ${file.name}`);
    this.el = h("li", {}, h("span", { class: "name" }, file.name), h("span", { class: "soft number" }, bytes(file.size)), this.bar, this.state, this.again, this.stop);
  }

  get waits(): boolean { return !this.got && !this.gone && !this.sending && this.again.hidden === true; }

  async go(inbox: string): Promise<void> {
    this.state.textContent = "";
    this.bar.hidden = false;
    this.sending = send(inbox, this.file, (fraction) => { this.bar.value = fraction; });
    try {
      this.got = await this.sending.done;
      this.bar.hidden = true;
      this.stop.hidden = true;
      this.state.replaceChildren(this.got.known_as ? h("a", { href: `/recordings/${this.got.known_as}` }, t("drop.known", { n: this.got.known_as })) : chip(t("drop.received"), true));
    } catch (error) {
      this.bar.hidden = true;
      if (this.gone) return;
      this.state.replaceChildren(...(error instanceof ApiError ? [plainly(sentence(error.message)), " ", plainly(error.advice)] : [t("drop.broke_off")]));
      this.again.hidden = false;
    } finally { this.sending = null; }
  }

  leave(): void { this.gone = true; this.sending?.stop(); }
}

/** The part of the page that receives files. `taken` is called when recordings came in. */
export class TakeIn {
  readonly el: HTMLElement;
  private inbox = "";
  private coming: Coming[] = [];
  private sending = false;
  private leaves: (() => void)[] = [];
  private readonly list = h("ul", { class: "coming" });
  private readonly told = h("form", { class: "told", hidden: true, onsubmit: (e: Event) => { e.preventDefault(); void this.take(); } });
  private readonly out = h("div", { "aria-live": "polite" });
  private readonly go = h("button", { type: "submit", class: "primary", disabled: true }, t("drop.take_in"));
  private readonly waiting = h("span", { class: "soft", role: "status" });
  private readonly input = h("input", { type: "file", multiple: true, class: "hidden", tabindex: "-1", "aria-label": t("drop.choose"), onchange: () => { this.add([...(this.input.files ?? [])]); this.input.value = ""; } });
  private readonly zone: HTMLElement;
  private source = text();
  private collector = text();
  private medium = text();
  private relevance = text();
  private words = text();
  private share = text();
  private readonly publish = h("select", {}, h("option", { value: "" }, t("publish_may.not_asked")), ...PUBLISH.map((one) => h("option", { value: one }, code("publish_may", one))));
  private readonly embargo = h("input", { type: "datetime-local" });

  constructor(private readonly taken: () => void) {
    this.zone = h("div", { class: "zone" }, h("p", { class: "lead" }, t("drop.lead")), h("p", { class: "row" }, h("button", { type: "button", onclick: () => this.input.click() }, t("drop.choose")), h("span", { class: "soft" }, t("drop.anywhere"))), this.input);
    this.el = h("section", { class: "card take-in", "aria-label": t("drop.title") }, h("h2", {}, t("drop.title")), this.zone, this.list, this.told, this.out);
    this.ask();
    const over = (e: DragEvent): void => { if (e.dataTransfer?.types.includes("Files")) { e.preventDefault(); this.el.classList.add("over"); } };
    const out = (e: DragEvent): void => { if (!e.relatedTarget) this.el.classList.remove("over"); };
    const drop = (e: DragEvent): void => { e.preventDefault(); this.el.classList.remove("over"); if (e.dataTransfer) void dropped(e.dataTransfer).then((files) => this.add(files)); };
    const warn = (e: BeforeUnloadEvent): void => { if (this.sending) e.preventDefault(); };
    addEventListener("dragover", over); addEventListener("dragleave", out); addEventListener("drop", drop); addEventListener("beforeunload", warn);
    this.leaves.push(() => { removeEventListener("dragover", over); removeEventListener("dragleave", out); removeEventListener("drop", drop); removeEventListener("beforeunload", warn); });
    void underWay().then((works) => works.filter((one) => one.kind === "take_in").forEach((one) => this.follow(one)), () => undefined);
  }

  leave(): void {
    this.leaves.forEach((one) => one());
    this.coming.forEach((one) => one.leave());
    this.discard();
  }

  private ask(): void {
    this.collector.value = me();
    const sealed = t("drop.sealed");
    this.told.append(
      h("fieldset", {}, h("legend", {}, t("drop.where_from")), h("div", { class: "fields" },
        field(t("drop.source"), this.source, sealed), field(t("drop.collector"), this.collector, sealed), field(t("drop.medium"), this.medium, t("drop.medium_hint")), field(t("drop.relevance"), this.relevance, sealed))),
      h("fieldset", {}, h("legend", {}, t("drop.conditions")), h("p", { class: "note" }, t("drop.conditions_note")), h("div", { class: "fields" },
        field(t("drop.may_publish"), this.publish), field(t("drop.embargo"), this.embargo, t("drop.embargo_hint")), field(t("drop.share"), this.share, t("drop.share_hint")), field(t("drop.words"), this.words, t("drop.words_hint")))),
      h("p", { class: "secrecy" }, t("drop.secrecy")),
      h("p", { class: "row" }, this.go, h("button", { type: "button", onclick: () => this.reset() }, t("drop.throw_away")), this.waiting));
  }

  private add(files: File[]): void {
    if (!files.length) return;
    this.out.replaceChildren();
    for (const file of files) {
      const one = new Coming(file, () => void this.pump());
      this.coming.push(one);
      this.list.append(one.el);
    }
    this.told.hidden = false;
    void this.pump();
  }

  /** Send what waits, one after the other. */
  private async pump(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      for (let next = this.next(); next; next = this.next()) {
        this.refresh();
        if (!this.inbox) this.inbox = (await api<{ inbox: string }>("/inbox", { method: "POST" })).inbox;
        await next.go(this.inbox);
      }
    } catch (error) { this.out.replaceChildren(failure(error, () => void this.pump())); }
    this.sending = false;
    this.refresh();
  }

  private next(): Coming | undefined { return this.coming.find((one) => one.waits); }

  private refresh(): void {
    const n = this.coming.filter((one) => one.got).length;
    this.go.disabled = this.sending || !n;
    this.waiting.textContent = this.sending ? t("drop.receiving") : n ? t("drop.ready", { n: count(n) }) : "";
  }

  private async take(): Promise<void> {
    const shared = this.share.value.split(/[,;]/).map((one) => one.trim()).filter(Boolean);
    const body = { inbox: this.inbox, source: this.source.value, collector: this.collector.value, medium: this.medium.value, relevance: this.relevance.value, conditions: {
      may_publish: this.publish.value || null, embargo_until: zoned(this.embargo.value), may_share_with: shared.length ? shared : null, may_describe_source_as: this.words.value.trim() || null } };
    try { this.follow(await api<Work>("/jobs/take-in", { body })); } catch (error) { this.out.replaceChildren(failure(error)); }
  }

  private follow(work: Work): void {
    this.told.hidden = true;
    this.zone.hidden = true;
    this.list.hidden = true;
    const shown = watch(work, (done) => this.ended(done));
    this.leaves.push(shown.leave);
    this.out.replaceChildren(shown.el);
  }

  private ended(done: Work): void {
    this.zone.hidden = false;
    if (done.state === "done" && done.result) {
      const report = done.result as unknown as Report;
      this.inbox = "";
      this.reset();
      this.out.replaceChildren(outcome(report));
      say(summary(report));
      this.taken();
      return;
    }
    if (this.coming.length) { this.told.hidden = false; this.list.hidden = false; }
    this.out.append(h("p", {}, t("drop.nothing_lost")));
    this.taken();
  }

  private reset(): void {
    this.coming.forEach((one) => one.leave());
    this.coming = [];
    this.list.replaceChildren();
    this.list.hidden = false;
    this.told.hidden = true;
    this.discard();
    this.refresh();
  }

  private discard(): void {
    if (this.inbox) void api(`/inbox/${this.inbox}`, { method: "DELETE" }).catch(() => undefined);
    this.inbox = "";
  }
}

function text(): HTMLInputElement { return h("input", { type: "text", autocomplete: "off", maxlength: "2000" }); }

/** A local moment with its zone, as conditions need it. */
function zoned(local: string): string | null { return local ? new Date(local).toISOString() : null; }

function summary(report: Report): string { return t("drop.summary", { n: count(report.taken_in), known: count(report.known), bad: count(report.refused + report.failed + report.unreadable) }); }

function outcome(report: Report): HTMLElement {
  return h("div", {}, h("p", {}, h("strong", {}, summary(report))),
    table(t("drop.outcome"), [t("recordings.file"), t("drop.became"), t("recordings.size"), t("recordings.state"), t("drop.why")], report.files.map((one) => [
      one.number ? h("a", { href: `/recordings/${one.number}` }, `${one.number} · ${one.file}`) : one.file, code("intake", one.outcome), one.size === null ? null : bytes(one.size),
      one.state ? code("state", one.state) : null, one.reason ? plainly(one.reason) : null]), [2]),
    report.notes.length ? h("ul", { class: "notes" }, ...report.notes.map((one) => h("li", {}, plainly(one)))) : null);
}
