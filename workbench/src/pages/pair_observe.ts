// Observations typed while watching: I and O mark in and out, the rest is a line of fields, Enter keeps it.
import { h } from "@player/dom";
import type { DiptychPlayer } from "@player/player";
import type { Viewer } from "@player/viewer";
import { clockTime, plusMinus } from "@player/words";
import { spoken } from "@player/say";
import { api } from "../app/api";
import { me } from "../app/me";
import { may, offered, panel } from "../app/may";
import { failure, field, say } from "../app/parts";
import { code, moment, t } from "../app/words";
import type { Agreement, Mark, Observed, PairData } from "./pair_data";
import { Region } from "./pair_region";
import { touching } from "./pair_said";

const CERTAINTIES = ["certain", "probable", "possible"];

const OBSERVES = ["POST /pairs/{pair}/observations", "PUT /pairs/{pair}/observations/{record}"];

export class Observing {
  readonly el: HTMLElement;
  private from: { id: string; t: number } | null = null;
  private to: number | null = null;
  private region: Mark | null = null;
  private editing: Observed | null = null;
  private readonly areas: Region;
  private readonly head = h("h3", {}, t("observe.new"));
  private readonly span = h("output", { class: "span", "aria-live": "polite" });
  private readonly who = h("input", { type: "text", list: "observe-who", autocomplete: "off", maxlength: "200", size: "12" });
  private readonly action = h("input", { type: "text", list: "observe-action", autocomplete: "off", maxlength: "2000", required: true });
  private readonly certainty = h("select", {}, ...CERTAINTIES.map((one) => h("option", { value: one }, code("certainty", one))));
  private readonly note = h("input", { type: "text", autocomplete: "off", maxlength: "2000" });
  private readonly place = h("input", { type: "text", autocomplete: "off", size: "16", placeholder: "x y w h %", onchange: () => this.typed() });
  private readonly keepButton = h("button", { type: "submit", class: "primary" }, t("observe.keep"));
  private readonly cancelButton = h("button", { type: "button", hidden: true, onclick: () => this.clear() }, t("observe.cancel"));
  private readonly out = h("div", {});
  private readonly whos = h("datalist", { id: "observe-who" });
  private readonly actions = h("datalist", { id: "observe-action" });
  private readonly list = h("div", { class: "observations" });

  constructor(private data: PairData, private readonly player: DiptychPlayer, private readonly renewed: () => void, private readonly rebuilt: () => void) {
    this.areas = new Region((area) => { this.region = area; this.place.value = percent(area); });
    const form = h("form", { class: "observe", "aria-label": t("observe.new"), onsubmit: (e: Event) => { e.preventDefault(); void this.keep(); }, onkeydown: (e: KeyboardEvent) => { if (e.key === "Escape") { e.stopPropagation(); this.clear(); (document.activeElement as HTMLElement | null)?.blur(); } } },
      this.head,
      h("div", { class: "row" }, h("button", { type: "button", onclick: () => this.markIn() }, t("observe.in"), " ", h("kbd", {}, "I")), h("button", { type: "button", onclick: () => this.markOut() }, t("observe.out"), " ", h("kbd", {}, "O")), this.span),
      h("div", { class: "fields" }, field(t("observe.who"), this.who), field(t("observe.action"), this.action), field(t("observe.certainty"), this.certainty),
        field(t("observe.region"), this.place, t("observe.region_hint")), field(t("observe.note"), this.note)),
      h("div", { class: "row" }, this.keepButton, this.cancelButton, h("button", { type: "button", class: "quiet", onclick: () => this.draw() }, t("observe.draw"), " ", h("kbd", {}, "E")), h("span", { class: "soft" }, t("observe.as", { who: me() }))),
      this.out, this.whos, this.actions);
    this.el = h("div", {}, panel(form, ...OBSERVES), this.list);
    this.renew(data);
    this.showSpan();
  }

  renew(data: PairData): void {
    this.data = data;
    const { observations } = data.page;
    const all = (pick: (o: Observed) => string | undefined) => [...new Set(observations.map(pick).filter((one): one is string => !!one))].map((one) => h("option", { value: one }));
    this.whos.replaceChildren(...(observations.length ? all((o) => o.who) : ["person 1", "person 2", "vehicle 1"].map((one) => h("option", { value: one }))));
    this.actions.replaceChildren(...all((o) => o.action));
    this.list.replaceChildren(
      ...(observations.length ? observations.map((one) => this.one(one)) : [h("p", { class: "empty" }, t("observe.none"))]),
      ...data.agreements.map((one) => this.agreement(one)), this.blind());
    this.moved();
  }

  /** I, O, E and X; everything else is the player's. */
  key(e: KeyboardEvent): boolean {
    const actions: Record<string, () => void> = { i: () => this.markIn(), o: () => this.markOut(), e: () => this.draw(), x: () => this.action.focus() };
    const action = actions[e.key.toLowerCase()];
    if (!action || e.shiftKey || !may(...OBSERVES)) return false;
    document.getElementById("tab-button-observations")?.click();
    action();
    return true;
  }

  moved(): void {
    const { viewers, map } = this.player;
    this.areas.show(viewers, this.data.page.observations);
    map.pins = this.areas.pins(viewers, this.data.page.observations);
    map.draw();
  }

  private lead(): Viewer | null { return this.player.transport.lead ?? this.player.viewers[0] ?? null; }

  private markIn(): void {
    const viewer = this.lead();
    if (!viewer || viewer.frame < 0 || !viewer.active) { this.problem(t("observe.no_frame")); return; }
    this.from = { id: viewer.id, t: viewer.t };
    if (this.to !== null && this.to < viewer.t) this.to = null;
    this.showSpan();
  }

  private markOut(): void {
    const viewer = this.from ? this.player.viewers.find((v) => v.id === this.from!.id) : this.lead();
    if (!viewer || viewer.frame < 0 || !viewer.active) { this.problem(t("observe.no_frame")); return; }
    if (!this.from) this.from = { id: viewer.id, t: viewer.t };
    this.to = viewer.t;
    if (this.to < this.from.t) [this.from.t, this.to] = [this.to, this.from.t];
    this.player.transport.pause();
    this.showSpan();
    this.action.focus();
  }

  private draw(): void {
    const viewer = this.from ? this.player.viewers.find((v) => v.id === this.from!.id)! : this.lead();
    if (!viewer) return;
    if (!viewer.guard.shown) { this.problem(t("observe.blurred")); return; }
    this.player.transport.pause();
    if (!this.from) this.markIn();
    say(t("observe.drawing"));
    this.areas.draw(viewer);
  }

  private typed(): void {
    const parts = this.place.value.trim().split(/[\s,;%]+/).filter(Boolean).map(Number);
    this.region = parts.length === 4 && parts.every((n) => Number.isFinite(n) && n >= 0 && n <= 100) && parts[2]! > 0 && parts[3]! > 0 ? { x: parts[0]! / 100, y: parts[1]! / 100, w: parts[2]! / 100, h: parts[3]! / 100, unit: "fraction" } : null;
    this.place.setAttribute("aria-invalid", String(this.place.value.trim() !== "" && this.region === null));
  }

  private showSpan(): void {
    this.span.replaceChildren(...(this.from ? [this.player.panel.badge(this.from.id), ` ${clockTime(this.from.t)}`, this.to !== null && this.to > this.from.t ? ` – ${clockTime(this.to)}` : ""] : [h("span", { class: "soft" }, t("observe.no_span"))]));
  }

  private problem(text: string): void { this.out.replaceChildren(h("p", { role: "alert" }, text)); }

  private async keep(): Promise<void> {
    if (!this.from) this.markIn();
    if (!this.from) return;
    const body = {
      original: this.data.originals[this.from.id], from_s: this.from.t, to_s: Math.max(this.to ?? this.from.t, this.from.t), action: this.action.value, who: this.who.value,
      certainty: this.certainty.value, note: this.note.value, observer: me(), region: this.region ? { x: this.region.x, y: this.region.y, w: this.region.w, h: this.region.h } : null,
    };
    const path = `/pairs/${this.data.id}/observations`;
    try {
      if (this.editing) await api(`${path}/${this.editing.id}`, { method: "PUT", body }); else await api(path, { body });
      this.clear();
      say(t("observe.kept"));
      this.renewed();
    } catch (error) { this.out.replaceChildren(failure(error)); }
  }

  private clear(): void {
    this.from = null; this.to = null; this.region = null; this.editing = null;
    for (const input of [this.action, this.note, this.place]) input.value = "";
    this.head.textContent = t("observe.new");
    this.cancelButton.hidden = true;
    this.out.replaceChildren();
    this.areas.stop();
    this.showSpan();
  }

  private edit(one: Observed): void {
    this.clear();
    this.editing = one;
    this.from = { id: one.recording, t: one.from_s };
    this.to = one.to_s ?? null;
    this.who.value = one.who ?? ""; this.action.value = one.action ?? ""; this.note.value = one.note ?? ""; this.certainty.value = one.certainty || "certain";
    this.region = one.mark?.unit === "fraction" ? one.mark : null;
    this.place.value = this.region ? percent(this.region) : "";
    this.head.textContent = t("observe.edit");
    this.cancelButton.hidden = false;
    this.showSpan();
    this.action.focus();
  }

  private async withdraw(one: Observed): Promise<void> {
    const body = { original: this.data.originals[one.recording], from_s: one.from_s, to_s: one.to_s ?? one.from_s, action: one.action, who: one.who, certainty: one.certainty, note: one.note, observer: me() };
    try { await api(`/pairs/${this.data.id}/observations/${one.id}/withdraw`, { body }); this.renewed(); } catch (error) { this.out.replaceChildren(failure(error)); }
  }

  private one(one: Observed): HTMLElement {
    const { panel } = this.player;
    const mine = one.observer === me();
    return h("article", { class: "observation" },
      h("h4", {}, panel.jump(one.recording, one.from_s, `${clockTime(one.from_s, 2)}${one.to_s && one.to_s > one.from_s ? `–${clockTime(one.to_s, 2)}` : ""}`), " ", h("span", {}, [one.who, one.action].filter(Boolean).join(": "))),
      h("p", { class: "soft" }, [one.certainty ? code("certainty", one.certainty) : "", one.observer, one.note, one.region ? t("observe.in_region") : "", one.version > 1 ? t("observe.version", { n: one.version }) : "", moment(one.at)].filter(Boolean).join(" · ")),
      one.elsewhere?.length ? h("ul", { class: "elsewhere" }, ...one.elsewhere.map((e) => h("li", {}, panel.badge(e.recording), " ", e.statement ? spoken(e.statement) : code("presence", e.status), " ", typeof (e.jump_s ?? e.from_s) === "number" ? panel.jump(e.recording, (e.jump_s ?? e.from_s)!) : null, e.interval_s ? h("span", { class: "soft" }, ` ${plusMinus((e.interval_s[1] - e.interval_s[0]) / 2)}`) : null))) : null,
      touching(this.data, one),
      mine ? h("p", { class: "row" }, offered(h("button", { type: "button", class: "quiet", onclick: () => this.edit(one) }, t("observe.change")), ...OBSERVES), offered(h("button", { type: "button", class: "quiet", onclick: () => void this.withdraw(one) }, t("observe.withdraw")), "POST /pairs/{pair}/observations/{record}/withdraw")) : null);
  }

  private agreement(one: Agreement): HTMLElement {
    const by = new Map(this.data.page.observations.map((o) => [o.id, o]));
    const words = (id: string) => by.get(id)?.action ?? id;
    const only = (who: string, ids: string[]) => ids.map((id) => h("li", {}, t("agree.only", { who, what: words(id) })));
    return h("details", { class: "agreement" }, h("summary", {}, h("strong", {}, t("agree.title", { a: one.first, b: one.second })), " ", this.player.panel.badge(one.recording), " ", t("agree.share", { n: one.met.length, p: Math.round(one.share * 100) })),
      h("ul", {}, ...one.met.map((m) => h("li", {}, `${words(m.first)} / ${words(m.second)} `, h("span", { class: "soft" }, t("agree.apart", { a: m.begins_apart_s.toFixed(2), b: m.ends_apart_s.toFixed(2) })))), ...only(one.first, one.only_first), ...only(one.second, one.only_second)),
      h("p", { class: "note" }, t("agree.rule")));
  }

  private blind(): HTMLElement | string {
    if (this.data.blind) return "";
    const alone = h("select", { "aria-label": t("blind.show") }, h("option", { value: "" }, t("blind.all")), ...this.data.page.findings.recordings.map((r) => h("option", { value: String(this.data.originals[r.id]) }, t("blind.one", { file: r.file }))));
    const begin = async (): Promise<void> => {
      try { await api(`/pairs/${this.data.id}/blind`, { body: { observer: me(), original: alone.value ? Number(alone.value) : null } }); this.rebuilt(); } catch (error) { this.out.replaceChildren(failure(error)); }
    };
    return h("details", { class: "blind-begin" }, h("summary", {}, t("blind.title")), h("p", { class: "note" }, t("blind.words")), h("p", { class: "row" }, alone, offered(h("button", { type: "button", onclick: () => void begin() }, t("blind.begin", { who: me() })), "POST /pairs/{pair}/blind")));
  }
}

function percent(area: Mark): string { return [area.x, area.y, area.w, area.h].map((n) => (n * 100).toFixed(1).replace(/\.0$/, "")).join(" "); }
