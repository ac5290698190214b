// The diptych itself: the report's player over one comparison of the case, with what people add while watching.
import { h } from "@player/dom";
import { DiptychPlayer, type Tab } from "@player/player";
import { offered } from "../app/may";
import { api } from "../app/api";
import { me, shownToday, watchExposure } from "../app/me";
import type { Page, Shown } from "../app/router";
import { code, moment, t } from "../app/words";
import { shell } from "../main";
import { careNote } from "./care";
import { ClockCard } from "./pair_clock";
import { Contrast } from "./pair_contrast";
import { exactButton } from "./pair_exact";
import { load, type PairData } from "./pair_data";
import { Observing } from "./pair_observe";
import { said } from "./pair_said";

export const pairPage: Page = {
  path: /^\/pairs\/([0-9a-f]{4,64})$/,
  async show([id], query) {
    const desk = new Desk(id!, await load(id!), query);
    return desk.shown();
  },
};

/** One comparison on screen; it is built anew where its clock changed. */
class Desk {
  private readonly el = h("div", { class: "pair" });
  private player: DiptychPlayer | null = null;
  private observing: Observing | null = null;
  private stopWatching: () => void = () => undefined;

  constructor(private readonly id: string, private data: PairData, private readonly query: URLSearchParams) {}

  shown(): Shown {
    this.build();
    const at = Number(this.query.get("t"));
    if (Number.isFinite(at) && this.query.has("t")) this.player!.transport.seek(at);
    this.stopWatching = watchExposure(() => this.player?.guards.anyShown() === true, (s) => shell.exposed(s));
    shell.exposed(shownToday());
    const names = this.data.page.findings.recordings.map((r) => r.file).join(" · ");
    return { title: names, el: this.el, wide: true, leave: () => { this.stopWatching(); this.player?.unmount(); } };
  }

  private build(at?: number): void {
    const { data } = this;
    const contrast = new Contrast(data);
    const clock = new ClockCard(data, () => void this.again());
    const inner = h("div", {});
    const player: DiptychPlayer = new DiptychPlayer(data.page, {
      bare: true,
      tabs: (p, standard) => this.tabs(p, standard),
      beside: () => contrast.el,
      clock: (p) => clock.build(p),
      anchored: () => clock.refresh(),
      key: (_, e) => this.observing?.key(e) ?? false,
      changed: (p, what) => { contrast.show(p); if (what === "time") this.observing?.moved(); },
    }, [["I", t("observe.key_in")], ["O", t("observe.key_out")], ["E", t("observe.key_region")], ["X", t("observe.key_focus")]]);
    this.player = player;
    (window as unknown as { diptych: DiptychPlayer }).diptych = player;
    this.el.replaceChildren(this.head(), inner);
    player.mount(inner);
    for (const viewer of player.viewers) {
      const care = data.care[viewer.id];
      const exact = exactButton(viewer, data.originals[viewer.id], () => player.transport.pause());
      if (exact) viewer.el.querySelector(".readout")!.before(exact);
      const note = careNote(care);
      if (note) viewer.el.append(note);
      viewer.guard.apart = care?.graphic === "yes";
      viewer.el.classList.toggle("graphic", care?.graphic === "yes");
    }
    player.guards.onChange(() => this.observing?.moved());
    contrast.bind(player);
    if (at !== undefined) player.transport.seek(at);
  }

  private head(): HTMLElement {
    const { findings } = this.data.page;
    const link = h("button", { type: "button", class: "quiet", onclick: () => void this.copyAddress(link) }, t("pair.copy_address"));
    const relations = [...new Set(findings.comparisons.map((c) => c.relation))];
    return h("div", { class: "pair-head row spread" },
      h("div", { class: "row" }, h("a", { href: "/pairs" }, `‹ ${t("nav.pairs")}`), h("h1", {}, findings.recordings.map((r) => r.file).join(" · ")), ...relations.map((r) => h("span", { class: "chip big" }, code("relation", r)))),
      h("div", { class: "row" }, link, h("button", { type: "button", class: "quiet", onclick: () => this.player?.help.toggle() }, t("shell.keys"), " ", h("kbd", {}, "?"))),
      this.data.blind ? h("div", { class: "blind", role: "note" }, h("strong", {}, t("blind.on", { who: me() })), " ", this.data.blind.sha256 ? t("blind.alone") : t("blind.notes"), " ", h("span", { class: "soft" }, moment(this.data.blind.began)),
        offered(h("button", { type: "button", onclick: () => void this.endBlind() }, t("blind.end")), "POST /pairs/{pair}/blind/end")) : null);
  }

  private async copyAddress(button: HTMLButtonElement): Promise<void> {
    const address = `${location.origin}/pairs/${this.id}?t=${this.player!.transport.now.toFixed(3)}`;
    history.replaceState(null, "", address);
    try { await navigator.clipboard.writeText(address); } catch { /* the address stands in the address bar in any case */ }
    button.textContent = t("pair.copied");
  }

  private async endBlind(): Promise<void> {
    await api(`/pairs/${this.id}/blind/end`, { body: { observer: me() } });
    await this.again();
  }

  private tabs(player: DiptychPlayer, standard: Tab[]): Tab[] {
    this.observing = new Observing(this.data, player, () => void this.renew(), () => void this.again());
    const [findings, , stills, recordings] = standard as [Tab, Tab, Tab, Tab];
    const observed = this.data.page.observations.length;
    return [
      ["observations", `${t("pair.observations")}${observed ? ` ${observed}` : ""}`, this.observing.el],
      ["findings", t("pair.findings"), findings[2]],
      ["said", `${t("pair.said")}${this.data.statements.length ? ` ${this.data.statements.length}` : ""}`, said(this.data, player)],
      ["stills", t("pair.frames"), stills[2]],
      ["recordings", t("pair.recordings"), recordings[2]],
    ];
  }

  /** Observations changed: the player stays as it is. */
  private async renew(): Promise<void> {
    const fresh = await load(this.id);
    const { observations } = this.data.page;
    observations.splice(0, observations.length, ...fresh.page.observations);
    this.data = { ...fresh, page: this.data.page };
    this.observing?.renew(this.data);
    const tab = document.getElementById("tab-button-observations");
    if (tab) tab.textContent = `${t("pair.observations")} ${observations.length || ""}`.trim();
    this.player?.timeline.draw();
  }

  /** The clock changed, or what may be seen: everything is built anew, at the same moment. */
  private async again(): Promise<void> {
    const at = this.player?.transport.now;
    const shown = this.player?.viewers.filter((v) => v.guard.shown).map((v) => v.id) ?? [];
    this.data = await load(this.id);
    this.player?.unmount();
    this.build(at);
    for (const v of this.player!.viewers) if (shown.includes(v.id)) v.guard.set(true);
  }
}
