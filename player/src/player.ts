// The whole player as one component: new DiptychPlayer(data).mount(element).
import { Anchors } from "./anchors";
import { clockFromFindings, type Clock } from "./clock";
import { h, icon, ICONS } from "./dom";
import { GroundMap } from "./groundmap";
import { Guards, whyBlurred } from "./guard";
import { Help } from "./help";
import { Panel } from "./panel";
import { Timeline, type Mark } from "./timeline";
import { SPEEDS, Transport } from "./transport";
import type { Extent, PageData } from "./types";
import { Viewer, type ViewerHost } from "./viewer";
import { clockTime, RELATION, seconds, told } from "./words";
import { say, spoken } from "./say";

export type Tab = [id: string, label: string, body: HTMLElement];

/** What a surrounding page puts in the place of the report's own parts. */
export interface Surroundings {
  /** The page has its own head; the player leaves its own away. */
  bare?: boolean;
  tabs?: (player: DiptychPlayer, standard: Tab[]) => Tab[];
  /** Stands above the tabs, always in view. */
  beside?: (player: DiptychPlayer) => HTMLElement;
  /** In the place of the card that sets the clock by hand. */
  clock?: (player: DiptychPlayer) => HTMLElement;
  /** Told when the list of anchors changed. */
  anchored?: (player: DiptychPlayer) => void;
  /** Asked first for every key; says whether it took it. */
  key?: (player: DiptychPlayer, e: KeyboardEvent) => boolean;
  /** Told when the clock moved, and when anything else changed. */
  changed?: (player: DiptychPlayer, what: "time" | "state") => void;
}

export class DiptychPlayer implements ViewerHost {
  readonly guards = new Guards();
  readonly viewers: Viewer[];
  readonly transport: Transport;
  readonly timeline: Timeline;
  readonly map: GroundMap;
  readonly anchors: Anchors;
  readonly help: Help;
  private readonly machine: Clock;
  readonly panel: Panel;
  private readonly playButton = h("button", { type: "button", class: "play", "aria-label": say("Play"), onclick: () => this.transport.toggle() }, icon(ICONS.play, true));
  private readonly clockText = h("output", { class: "clock", "aria-label": say("Clock") });
  private readonly stateText = h("span", { class: "state" });
  private readonly originText = h("span", { class: "origin" });
  private readonly speedSelect: HTMLSelectElement;
  private readonly loopButton: HTMLButtonElement;
  private readonly showButton: HTMLButtonElement;
  private readonly notice = h("p", { class: "notice", role: "status", hidden: true });
  private loopFrom: number | null = null;
  private root: HTMLElement | null = null;

  constructor(readonly data: PageData, private readonly around: Surroundings = {}, keys: [string, string][] = []) {
    const { findings, media, ground } = data;
    this.help = new Help(keys);
    const grounds = new Map((ground.recordings ?? []).map((g) => [g.id, g]));
    this.machine = clockFromFindings(findings);
    this.viewers = findings.recordings.map((r, k) => new Viewer(r, k + 1, media[r.id], grounds.get(r.id), this.guards, this));
    this.transport = new Transport(this.machine, this.viewers, (what) => this.refresh(what));
    this.timeline = new Timeline(this.transport, findings.recordings, media, grounds, data.observations, (id) => this.viewers.find((v) => v.id === id && !v.attached)?.t ?? null);
    this.map = new GroundMap(ground, this.viewers, this.guards, () => this.viewers.forEach((v) => v.drawGround()), (at) => this.pointed(at));
    this.panel = new Panel(data, this.guards, (id, t) => this.goTo(id, t));
    this.anchors = new Anchors(findings, this.machine, this.viewers, (clock) => this.setClock(clock), () => this.free(), !around.clock, () => around.anchored?.(this));
    this.speedSelect = h("select", { "aria-label": say("Speed"), onchange: () => this.transport.setSpeed(Number(this.speedSelect.value)) }, ...SPEEDS.map((s) => h("option", { value: String(s) }, `${s} ×`)));
    this.loopButton = h("button", { type: "button", "aria-pressed": "false", title: say("Loop: set its start, its end, then off (L)"), onclick: () => this.cycleLoop() }, icon(ICONS.loop), say("Loop"));
    this.showButton = h("button", { type: "button", class: "primary", onclick: () => this.guards.setAll(!this.guards.allShown()) }, say("Show pictures"));
    this.guards.onChange(() => { this.showButton.textContent = this.guards.allShown() ? say("Blur pictures") : say("Show pictures"); });
  }

  mount(el: HTMLElement): void {
    this.root = el;
    const { findings } = this.data;
    el.classList.add("diptych");
    const step = (by: 1 | -1, label: string, path: string) => h("button", { type: "button", "aria-label": label, title: label, onclick: () => this.transport.step(by) }, icon(path));
    const jog = (by: number, label: string, name: string) => h("button", { type: "button", class: "jog", "aria-label": `${name}, ${label}`, title: label, onclick: () => this.transport.seek(this.transport.now + by) }, name);
    const transport = h("section", { class: "transport", "aria-label": say("Transport") },
      jog(-1, say("one second back"), say("−1 s")), step(-1, say("One frame back"), ICONS.back), this.playButton, step(1, say("One frame on"), ICONS.forward), jog(1, say("one second on"), say("+1 s")),
      h("div", { class: "clock-box" }, this.clockText, this.originText), this.stateText,
      h("div", { class: "right" },
        h("button", { type: "button", title: say("Previous finding (B)"), onclick: () => this.hop(-1) }, say("‹ finding")), h("button", { type: "button", title: say("Next finding (N)"), onclick: () => this.hop(1) }, say("finding ›")),
        this.loopButton, this.speedSelect));
    const standard: Tab[] = [
      ["findings", say("Findings"), this.panel.findings()],
      ["observations", say("Observations") + (this.data.observations.length ? ` ${this.data.observations.length}` : ""), this.panel.observations()],
      ["stills", say("Frames") + (this.data.stills.length ? ` ${this.data.stills.length}` : ""), this.panel.stills()],
      ["recordings", say("Recordings"), this.panel.recordings()],
    ];
    const tabs = this.tabs(this.around.tabs?.(this, standard) ?? standard);
    const players = h("div", { class: "players", "data-count": String(this.viewers.length) }, ...this.viewers.map((v) => v.el));
    const theme = h("button", { type: "button", class: "quiet", onclick: () => this.turnTheme() }, say("Light / dark"));
    const head = this.around.bare ? [] : [
      h("a", { class: "skip", href: "#diptych-findings" }, say("Skip to findings")),
      h("header", { class: "top" }, h("h1", {}, h("span", { class: "mark" }, "Diptych"), h("span", { class: "files" }, findings.recordings.map((r) => r.file).join(" · "))), this.summary(), h("div", { class: "row" }, h("button", { type: "button", class: "quiet", onclick: () => this.help.toggle() }, say("Keys"), " ", h("kbd", {}, "?")), theme)),
    ];
    el.replaceChildren(
      ...head,
      h("div", { class: "warning", role: "note" }, icon(ICONS.eye), h("p", {}, whyBlurred()), this.showButton),
      h(this.around.bare ? "div" : "main", { class: "desk" },
        h("div", { class: "left" }, this.notice, this.viewers.length ? players : h("p", { class: "empty" }, say("This page holds no recordings.")), transport, this.timeline.el, h("div", { class: "below" }, this.map.el, this.around.clock?.(this) ?? this.anchors.el)),
        h("aside", { id: "diptych-findings", tabindex: "-1", "aria-label": say("Findings") }, this.around.beside?.(this) ?? null, tabs)),
      this.help.el);
    document.addEventListener("keydown", this.onKey);
    this.lead(this.viewers.find((v) => v.id === this.machine.reference) ?? this.viewers[0]!);
    this.setClock(this.machine);
  }

  private readonly onKey = (e: KeyboardEvent): void => this.key(e);

  /** Take the player off its page: nothing plays on, no key is heard, the working copies are let go. */
  unmount(): void {
    document.removeEventListener("keydown", this.onKey);
    this.transport.pause();
    for (const v of this.viewers) v.release();
    this.root?.replaceChildren();
  }

  private summary(): HTMLElement {
    const { comparisons } = this.data.findings;
    const parts = comparisons.slice(0, 1).map((c) => h("span", { class: "chip big" }, told(RELATION, c.relation)));
    const clock = comparisons[0]?.clock;
    const text = comparisons.length > 1 ? say("{n} pairs compared", { n: comparisons.length }) : clock?.verdict === "aligned" ? (clock.segments?.length === 1 ? say("1 stretch on one clock") : say("{n} stretches on one clock", { n: clock.segments?.length ?? 0 })) : clock ? say("clock undetermined") : "";
    return h("p", { class: "summary" }, ...(comparisons.length === 1 ? parts : []), text);
  }

  private tabs(items: [string, string, HTMLElement][]): HTMLElement {
    const bodies = items.map(([id, , body], k) => h("div", { class: "tab-body", role: "tabpanel", id: `tab-${id}`, "aria-labelledby": `tab-button-${id}`, hidden: k > 0, tabindex: "0" }, body));
    const buttons = items.map(([id, label], k) => h("button", { type: "button", role: "tab", id: `tab-button-${id}`, "aria-controls": `tab-${id}`, "aria-selected": String(k === 0), tabindex: k ? "-1" : "0", onclick: () => choose(k) }, label));
    const choose = (k: number) => {
      buttons.forEach((b, i) => { b.setAttribute("aria-selected", String(i === k)); b.tabIndex = i === k ? 0 : -1; });
      bodies.forEach((b, i) => { b.hidden = i !== k; });
    };
    const bar = h("div", { role: "tablist", "aria-label": say("Results"), onkeydown: (e: KeyboardEvent) => {
      const by = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
      if (!by) return;
      e.stopPropagation(); e.preventDefault();
      const k = (buttons.findIndex((b) => b.getAttribute("aria-selected") === "true") + by + buttons.length) % buttons.length;
      choose(k); buttons[k]!.focus();
    } }, ...buttons);
    return h("div", { class: "tabs" }, bar, ...bodies);
  }

  private setClock(clock: Clock): void {
    for (const v of this.viewers) v.setAttached(clock.placed(v.id), clock.placed(v.id));
    this.transport.setClock(clock);
    for (const v of this.viewers) if (!v.attached) v.show(v.t);
    const loose = this.viewers.length > 1 && this.viewers.filter((v) => clock.placed(v.id)).length < 2;
    this.originText.textContent = loose ? say("own time of 1") : clock.origin === "human" ? say("human clock") : say("common clock");
    this.originText.classList.toggle("human", clock.origin === "human");
    this.root?.classList.toggle("loose", loose);
    const clocks = this.data.findings.comparisons.map((c) => c.clock).filter((c) => c?.verdict === "undetermined");
    this.notice.hidden = !loose;
    this.notice.replaceChildren(h("strong", {}, say("The common clock is undetermined.")), " ", spoken(clocks[0]?.reason), " ", say("The recordings play on their own; a person can set the clock by hand."));
    this.timeline.all();
    this.refresh("state");
  }

  free(): void { for (const v of this.viewers) if (v.id !== this.machine.reference) v.setAttached(false, this.transport.clock.placed(v.id)); this.refresh("state"); }

  /** Jump to a time of one recording; all others follow where they are on the clock. */
  goTo(id: string, t: number): void {
    const viewer = this.viewers.find((v) => v.id === id);
    const clock = this.transport.clock.clockOf(id, t);
    if (viewer && clock !== null && viewer.attached) {
      this.transport.pause();
      const k = viewer.times ? viewer.times.at(t) : -1;
      this.transport.seek(k >= 0 && viewer.times ? Math.max(clock, clock - t + viewer.times.start(k)) : clock);
    } else if (viewer) { viewer.setAttached(false, this.transport.clock.placed(id)); viewer.show(t); }
    const box = this.root?.querySelector(".players")?.getBoundingClientRect();
    if (box && (box.bottom < 120 || box.top > window.innerHeight - 80)) this.root!.scrollIntoView({ block: "start" });
    this.refresh("time");
  }

  private marks(): Mark[] {
    const clock = this.transport.clock;
    const marks: Mark[] = [];
    const put = (id: string, t: number | null | undefined, label: string) => { const at = typeof t === "number" ? clock.clockOf(id, t) : null; if (at !== null) marks.push({ clock: at, label }); };
    for (const c of this.data.findings.comparisons) for (const row of c.contrast ?? []) { put(c.first, row.first_from_s, row.statement); put(c.second, row.second_from_s, row.statement); }
    for (const c of this.data.findings.comparisons) for (const s of c.clock?.segments ?? []) put(c.second, s.second_from_s, "clock");
    for (const o of this.data.observations) put(o.recording, o.from_s, o.action ?? "observation");
    return marks.sort((a, b) => a.clock - b.clock);
  }

  private hop(by: 1 | -1): void {
    const now = this.transport.now;
    const marks = this.marks();
    const next = by > 0 ? marks.find((m) => m.clock > now + 0.005) : marks.reverse().find((m) => m.clock < now - 0.005);
    if (next) { this.transport.pause(); this.transport.seek(next.clock); }
  }

  private cycleLoop(): void {
    if (this.transport.loop) { this.transport.loop = null; this.loopFrom = null; } else if (this.loopFrom === null) this.loopFrom = this.transport.now;
    else {
      const ends = [this.loopFrom, this.transport.now].sort((a, b) => a - b) as [number, number];
      if (ends[1] - ends[0] > 0.1) this.transport.loop = ends;
      this.loopFrom = null;
    }
    this.refresh("state");
  }

  private turnTheme(): void {
    const html = document.documentElement;
    const dark = html.dataset["theme"] ? html.dataset["theme"] === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    html.dataset["theme"] = dark ? "light" : "dark";
    this.timeline.draw(); this.map.draw();
  }

  private refresh(what: "time" | "state"): void {
    if (!this.root) return;
    const t = this.transport;
    this.clockText.textContent = clockTime(t.now);
    if (what === "state") {
      this.playButton.replaceChildren(icon(t.playing ? ICONS.pause : ICONS.play, true));
      this.playButton.setAttribute("aria-label", t.playing ? say("Pause") : say("Play"));
      this.speedSelect.value = String(t.speed);
      this.loopButton.setAttribute("aria-pressed", String(t.loop !== null || this.loopFrom !== null));
      this.loopButton.lastChild!.textContent = t.loop ? say("Loop {t}", { t: seconds(t.loop[1] - t.loop[0], 1) }) : this.loopFrom !== null ? say("Loop to …") : say("Loop");
    }
    const apart = t.apart();
    this.stateText.textContent = t.playing && apart !== null ? say("players within {n} ms", { n: Math.ceil(apart * 1000) }) : "";
    this.timeline.follow();
    this.map.draw();
    if (!t.playing) this.anchors.refresh();
    this.around.changed?.(this, what);
  }

  private key(e: KeyboardEvent): void {
    const target = e.target as HTMLElement;
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) || (this.help.el.open && e.key !== "?")) return;
    if (this.help.keysOn && this.around.key?.(this, e)) { e.preventDefault(); return; }
    if (e.key === "?") { e.preventDefault(); this.help.toggle(); return; }
    const onButton = target.closest("button, summary, a") !== null;
    if (!this.help.keysOn && target.getAttribute("role") !== "slider") return;
    const t = this.transport;
    const actions: Record<string, () => void> = {
      k: () => t.toggle(), ArrowLeft: () => (e.shiftKey ? t.seek(t.now - 1) : t.step(-1)), ArrowRight: () => (e.shiftKey ? t.seek(t.now + 1) : t.step(1)),
      j: () => t.seek(t.now - 5), ";": () => t.seek(t.now + 5), Home: () => t.seek(t.clock.range()[0]), End: () => t.seek(t.clock.range()[1]),
      "<": () => t.faster(-1), ">": () => t.faster(1), n: () => this.hop(1), b: () => this.hop(-1), l: () => this.cycleLoop(),
      g: () => { const on = !this.viewers.some((v) => v.rectified); this.viewers.forEach((v) => v.setRectified(on)); },
      f: () => this.map.toggleFollow(), p: () => this.guards.setAll(!this.guards.allShown()), a: () => this.anchors.add(),
      "+": () => this.timeline.zoom(0.5, t.now), "-": () => this.timeline.zoom(2, t.now),
    };
    if (e.key === " " && !onButton) actions[" "] = () => t.toggle();
    const number = Number(e.key);
    if (number >= 1 && number <= this.viewers.length) actions[e.key] = () => this.lead(this.viewers[number - 1]!);
    const action = actions[e.key.length === 1 ? e.key.toLowerCase() : e.key];
    if (action) { e.preventDefault(); action(); }
  }

  // what the viewers tell
  shownFrame(): void { if (!this.transport.playing) { this.refresh("time"); } else this.map.draw(); }

  lead(viewer: Viewer | undefined): void { if (!viewer) return; this.transport.lead = viewer; for (const v of this.viewers) v.setLead(v === viewer); }

  sound(viewer: Viewer, on: boolean): void { for (const v of this.viewers) v.setSound(on && v === viewer); }

  attach(viewer: Viewer, on: boolean): void {
    viewer.setAttached(on, this.transport.clock.placed(viewer.id));
    if (on) this.transport.seek(this.transport.now);
    this.refresh("state");
  }

  get groundWithheld(): boolean { return this.data.ground.withheld === true; }

  groundView(): Extent | null { return this.map.view; }

  point(_viewer: Viewer, ground: [number, number] | null): void { this.pointed(ground); }

  private pointed(ground: [number, number] | null): void { this.map.mark(ground); for (const v of this.viewers) v.mark(ground); }
}
