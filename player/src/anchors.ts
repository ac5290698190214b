// A person can always set the clock: pick the frame that shows the same moment in each recording.
import { clockFromAnchors, type Anchor, type Clock } from "./clock";
import { clear, h } from "./dom";
import type { FindingsData } from "./types";
import type { Viewer } from "./viewer";
import { clockTime, plusMinus, signed } from "./words";
import { say } from "./say";

export class Anchors {
  readonly el: HTMLElement;
  list: Anchor[] = [];
  private use: "machine" | "human" = "machine";
  private readonly body = h("div", {});
  private readonly now = h("div", { class: "anchor-now" });
  private readonly texts = new Map<string, HTMLElement>();
  private readonly chosen = new Map<string, boolean>();
  private readonly boxes = new Map<string, HTMLInputElement>();

  constructor(private readonly findings: FindingsData, private readonly machine: Clock, private readonly viewers: Viewer[], private readonly changed: (clock: Clock) => void, private readonly free: () => void, private readonly command = true, private readonly listed: () => void = () => undefined) {
    this.el = h("section", { class: "anchors card", "aria-label": say("Clock set by a person") },
      h("header", {}, h("h2", {}, say("Set the clock by hand"))),
      h("p", { class: "note" }, say("Bring each recording to a frame that shows the same moment, then add an anchor. The result is labelled human and the machine’s answer stays beside it.")),
      this.now,
      h("p", { class: "row" }, h("button", { type: "button", onclick: () => this.free() }, say("Move players on their own")), h("button", { type: "button", class: "primary", onclick: () => this.add() }, say("Add anchor from these frames"))),
      this.body);
    this.lines();
    this.show();
  }

  /** One line for each recording; with more than two, a person picks which belong to the anchor. */
  private lines(): void {
    for (const v of this.viewers) {
      const text = h("span", {});
      this.texts.set(v.id, text);
      const badge = h("span", { class: `badge c${((v.number - 1) % 6) + 1}` }, String(v.number));
      if (this.viewers.length > 2 && v.id !== this.machine.reference) {
        const box = h("input", { type: "checkbox", "aria-label": say("{file} belongs to the anchor", { file: v.recording.file }), onchange: () => { this.chosen.set(v.id, box.checked); } });
        this.boxes.set(v.id, box);
        this.now.append(h("label", {}, box, badge, text));
      } else this.now.append(h("span", { class: "row" }, badge, text));
    }
  }

  /** With two recordings both belong; with more, those that were moved on their own unless a person says otherwise. */
  private belongs(v: Viewer): boolean {
    return v.id === this.machine.reference || this.viewers.length < 3 || (this.chosen.get(v.id) ?? !v.attached);
  }

  /** The frames now on screen. */
  refresh(): void {
    for (const v of this.viewers) {
      this.texts.get(v.id)!.textContent = v.frame >= 0 && v.active ? say("{t} (frame {n})", { t: clockTime(v.t), n: v.frame }) : say("no frame");
      const box = this.boxes.get(v.id);
      if (box) box.checked = this.belongs(v);
    }
  }

  add(): void {
    const anchor: Anchor = {};
    for (const v of this.viewers) if (v.active && v.frame >= 0 && this.belongs(v)) anchor[v.id] = { t: v.t, half: v.half };
    if (Object.keys(anchor).length < 2 || !anchor[this.machine.reference]) {
      this.show(say("An anchor needs a frame of {file} and of one more recording.", { file: this.name(this.machine.reference) }));
      return;
    }
    this.list.push(anchor);
    this.choose("human");
  }

  private name(id: string): string { return this.findings.recordings.find((r) => r.id === id)?.file ?? id; }

  private choose(use: "machine" | "human"): void {
    this.use = use === "human" && this.list.length ? "human" : "machine";
    this.changed(this.use === "human" ? clockFromAnchors(this.findings, this.machine, this.list) : this.machine);
    this.show();
  }

  text(anchor: Anchor): string {
    const ids = this.findings.recordings.map((r) => r.id).filter((id) => anchor[id]);
    const half = ids.reduce((sum, id) => sum + anchor[id]!.half, 0);
    return ids.map((id) => `${id}=${anchor[id]!.t.toFixed(3)}`).join(",") + `±${half.toFixed(3)}`;
  }

  private show(problem = ""): void {
    this.refresh();
    this.listed();
    if (!this.list.length) { clear(this.body, problem ? h("p", { class: "note", role: "alert" }, problem) : null); return; }
    const human = clockFromAnchors(this.findings, this.machine, this.list);
    const choice = (use: "machine" | "human", label: string) => {
      const input = h("input", { type: "radio", name: "diptych-clock", onchange: () => this.choose(use) });
      input.checked = this.use === use;
      return h("label", {}, input, label);
    };
    const rows = this.findings.recordings.filter((r) => r.id !== human.reference).flatMap((r) => {
      const put = (clock: Clock) => clock.of(r.id).map((s) => `${say("{n} s", { n: signed(s.offset) })} ${plusMinus(s.half)}`).join("; ") || say("undetermined");
      return [h("dt", {}, r.file), h("dd", {}, h("div", {}, `${say("human")}: ${put(human)}`), h("div", { class: "soft" }, `${say("machine")}: ${put(this.machine)}`))];
    });
    clear(this.body,
      problem ? h("p", { class: "note", role: "alert" }, problem) : null,
      h("ul", { class: "anchor-list" }, ...this.list.map((a, k) => h("li", {}, h("code", {}, this.text(a)), h("button", { type: "button", class: "quiet", "aria-label": say("Remove anchor {n}", { n: k + 1 }), onclick: () => { this.list.splice(k, 1); this.choose(this.use); } }, say("Remove"))))),
      h("fieldset", {}, h("legend", {}, say("Play on the clock of")), choice("machine", say("the machine")), choice("human", say("a person (these anchors)"))),
      h("dl", {}, ...rows),
      ...(this.command ? this.asCommand() : []));
  }

  /** The command that keeps these anchors in the findings, for a page that cannot keep them itself. */
  private asCommand(): HTMLElement[] {
    const command = `diptych compare ${this.findings.recordings.map((r) => r.file).join(" ")} --out DIR ${this.list.map((a) => `--anchor ${this.text(a)}`).join(" ")}`;
    const area = h("textarea", { class: "command", readonly: true, rows: "3", "aria-label": say("Command that keeps these anchors"), spellcheck: "false" });
    area.value = command;
    const copy = h("button", { type: "button", onclick: () => { area.select(); const done = () => { copy.textContent = say("Copied"); }; if (navigator.clipboard) void navigator.clipboard.writeText(command).then(done, () => { document.execCommand("copy"); done(); }); else { document.execCommand("copy"); done(); } } }, say("Copy"));
    return [h("p", { class: "note" }, say("To keep these anchors in the findings, run:")), area, h("p", {}, copy)];
  }
}
