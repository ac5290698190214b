// One publishing copy: masks and clearances drawn on the video, questions, a second person, preview, the copy.
import { h } from "@player/dom";
import { Guards } from "@player/guard";
import { spoken } from "@player/say";
import { api, type Work } from "../app/api";
import { me, shownToday, watchExposure } from "../app/me";
import { offered, panel } from "../app/may";
import { chip, command, failure, field, plainly, say } from "../app/parts";
import type { Page } from "../app/router";
import { underWay, watch } from "../app/work";
import { code, moment, t } from "../app/words";
import { shell } from "../main";
import { length } from "./archive_data";
import type { Clearance, Masking, Place, Publication } from "./publish_data";
import { Stage } from "./publish_stage";

const MAKES = "POST /jobs/publish-make/{name}";
const WHAT = ["masked", "scene", "movers", "overlay", "sound"];
const WHERE = ["whole", "picture", "ground", "track"];
const VERDICTS = ["clear", "none_in_view", "stop"];

export const publicationPage: Page = {
  path: /^\/publish\/([0-9a-f]{12})$/,
  async show([id]) {
    const held = await api<Publication>(`/publications/${id}`);
    const view = new View(held);
    return { title: view.title, wide: true, leave: () => view.leave(), el: view.el };
  },
};

class View {
  readonly el: HTMLElement;
  readonly title: string;
  private readonly stage: Stage;
  private readonly side = h("div", { class: "stack" });
  private readonly work = h("div", { class: "works", "aria-live": "polite" });
  private readonly rows = h("section", { class: "card" });
  private readonly leaves: (() => void)[] = [];
  private pictures = new Guards();
  private corners: [number, number][] = [];
  private at = 0;
  private readonly what = h("select", { onchange: () => this.fit() }, ...WHAT.map((one) => h("option", { value: one }, code("clear", one))));
  private readonly where = h("select", { onchange: () => this.fit() }, ...WHERE.map((one) => h("option", { value: one, selected: one === "picture" }, code("where", one))));
  private readonly track: HTMLSelectElement;
  private readonly radius = h("input", { type: "number", min: "0.01", max: "0.5", step: "0.01", value: "0.06" });
  private readonly from = h("input", { type: "number", min: "0", step: "0.01", value: "0" });
  private readonly to = h("input", { type: "number", min: "0", step: "0.01" });
  private readonly reason = h("input", { type: "text", required: true, autocomplete: "off", maxlength: "2000" });
  private readonly drawn = h("span", { class: "soft", role: "status" });
  private readonly trackFields: HTMLElement;
  private readonly drawRow: HTMLElement;
  private readonly out = h("div", {});

  constructor(private held: Publication) {
    this.title = t("publish.title", { name: held.file ?? String(held.original ?? held.id) });
    this.stage = new Stage(held, (corners) => { this.corners = corners; this.at = this.stage.t; this.drawn.textContent = t("publish.drawn"); }, (track) => { this.where.value = "track"; this.track.value = track; this.fit(); say(t("publish.track", { id: track })); });
    this.track = h("select", {}, ...held.plan.tracks.map((one) => h("option", { value: one.id }, `${one.id} · ${length(one.path[0]?.[0] ?? 0)}–${length(one.path.at(-1)?.[0] ?? 0)}`)));
    this.trackFields = h("div", { class: "fields" }, field(t("publish.which_track"), this.track), field(t("publish.radius"), this.radius, t("publish.radius_hint")));
    this.drawRow = h("p", { class: "row" }, h("button", { type: "button", onclick: () => { if (!this.stage.ask()) { this.drawn.textContent = t("publish.show_first"); } else this.drawn.textContent = t("observe.drawing"); } }, t("publish.draw")), this.drawn);
    this.to.value = held.plan.duration_s.toFixed(2);
    this.leaves.push(watchExposure(() => this.stage.guards.anyShown() || this.pictures.anyShown(), (s) => shell.exposed(s)));
    shell.exposed(shownToday());
    this.el = h("div", { class: "page" }, h("p", {}, h("a", { href: "/publish" }, `‹ ${t("nav.publish")}`)), h("h1", {}, this.title),
      h("div", { class: "two publishing" }, h("div", { class: "stack" }, this.stage.el, panel(this.form(), "POST /publications/{name}/clearances", "POST /publications/{name}/maskings"), this.rows), h("div", { class: "stack" }, this.work, this.side)));
    this.fit();
    this.fill();
    this.stage.begin();
    void underWay().then((works) => works.filter((one) => ["publish_preview", "publish_make"].includes(one.kind)).forEach((one) => this.follow(one)), () => undefined);
  }

  leave(): void { this.leaves.forEach((one) => one()); this.stage.leave(); }

  private form(): HTMLElement {
    const mark = (input: HTMLInputElement): HTMLElement => h("button", { type: "button", onclick: () => { input.value = this.stage.t.toFixed(2); } }, t("publish.now"));
    return h("form", { class: "card told", onsubmit: (e: Event) => { e.preventDefault(); void this.add(); } }, h("h2", {}, t("publish.add_title")), h("p", { class: "note" }, t("publish.add_note")),
      h("div", { class: "fields" }, field(t("publish.what"), this.what), field(t("publish.where"), this.where), h("div", { class: "span" }, field(t("publish.from"), this.from), mark(this.from)), h("div", { class: "span" }, field(t("publish.to"), this.to), mark(this.to))),
      this.trackFields, this.drawRow, field(t("publish.reason"), this.reason),
      h("p", { class: "row" }, h("button", { type: "submit", class: "primary" }, t("publish.add")), h("span", { class: "soft" }, t("observe.as", { who: me() }))), this.out);
  }

  /** Show the fields that fit what was chosen. */
  private fit(): void {
    const sound = this.what.value === "sound";
    this.where.disabled = sound;
    this.trackFields.hidden = sound || this.where.value !== "track";
    this.drawRow.hidden = sound || !["picture", "ground"].includes(this.where.value);
  }

  private async add(): Promise<void> {
    const where = this.what.value === "sound" ? "whole" : this.where.value;
    if ((where === "picture" || where === "ground") && !this.corners.length) { this.out.replaceChildren(h("p", { role: "alert" }, t("publish.draw_first"))); return; }
    const body: Record<string, unknown> = { from_s: Number(this.from.value), to_s: Number(this.to.value), reason: this.reason.value, by: me(),
      corners: where === "picture" || where === "ground" ? this.corners : [], on_ground_at: where === "ground" ? this.at : null, track: where === "track" ? this.track.value : null, radius: Number(this.radius.value) };
    const kind = this.what.value === "masked" ? "maskings" : "clearances";
    if (kind === "clearances") body["what"] = this.what.value;
    if (await this.change(`/${kind}`, body, this.out)) { this.corners = []; this.drawn.textContent = ""; this.reason.value = ""; say(t("publish.added")); }
  }

  private async change(path: string, body: unknown, out: HTMLElement): Promise<boolean> {
    out.replaceChildren();
    try {
      this.held = await api<Publication>(`/publications/${this.held.id}${path}`, { body });
      this.stage.update(this.held);
      this.fill();
      return true;
    } catch (error) { out.replaceChildren(failure(error)); return false; }
  }

  private fill(): void {
    const { plan } = this.held;
    this.pictures = new Guards();
    this.rows.replaceChildren(h("h2", {}, t("publish.rows")), plan.clearances.length || plan.maskings.length ? h("ul", { class: "mask-rows" }, ...plan.clearances.map((one) => this.clearance(one)), ...plan.maskings.map((one) => this.masking(one))) : h("p", { class: "soft" }, t("publish.all_masked")));
    this.side.replaceChildren(this.stops(), this.questions(), this.preview(), this.making());
  }

  private whereWords(place: Place): string { return place.follows === "track" ? t("publish.track", { id: place.track }) : place.follows === "ground" ? code("where", "ground") : code("where", place.points.length ? "picture" : "whole"); }

  private span(one: { from_s: number; to_s: number }): HTMLElement { return h("button", { type: "button", class: "quiet", title: t("publish.go"), onclick: () => this.stage.seek(one.from_s) }, `${length(one.from_s)}–${length(one.to_s)}`); }

  private clearance(one: Clearance): HTMLElement {
    const out = h("div", {});
    const second = h("input", { type: "text", value: me() === one.asked_by ? "" : me(), placeholder: "editor-2", size: "12", autocomplete: "off", "aria-label": t("publish.second", { id: one.id }) });
    const agree = h("form", { class: "row", onsubmit: (e: Event) => { e.preventDefault(); void this.change(`/clearances/${one.id}/agree`, { by: second.value.trim() }, out); } }, h("span", {}, t("publish.waits")), second, offered(h("button", { type: "submit" }, t("publish.agree")), "POST /publications/{name}/clearances/{row}/agree"));
    return h("li", { class: one.agreed ? "cleared" : "waits" }, h("div", { class: "row" }, h("strong", {}, one.id), h("span", {}, code("clear", one.what)), h("span", { class: "soft" }, one.what === "sound" ? "" : this.whereWords(one.region)), this.span(one), one.agreed ? chip(t("publish.agreed"), true) : null),
      h("p", {}, one.reason, " ", h("span", { class: "soft" }, `${one.asked_by}, ${moment(one.asked_at)}`)),
      one.agreed && one.agreement ? h("p", { class: "row" }, h("span", {}, t("publish.agreed_by", { who: one.agreement.by, at: moment(one.agreement.at) })), offered(h("button", { type: "button", onclick: () => void this.change(`/clearances/${one.id}/withdraw`, {}, out) }, t("publish.withdraw")), "POST /publications/{name}/clearances/{row}/withdraw")) : agree, out);
  }

  private masking(one: Masking): HTMLElement {
    return h("li", { class: "masked" }, h("div", { class: "row" }, h("strong", {}, one.id), h("span", {}, code("clear", "masked")), h("span", { class: "soft" }, this.whereWords(one.region)), this.span(one)), h("p", {}, one.reason, " ", h("span", { class: "soft" }, `${one.by}, ${moment(one.at)}`)));
  }

  private stops(): HTMLElement {
    const { stops } = this.held;
    return h("section", { class: "card" }, h("h2", {}, t("publish.stops")), stops.length ? h("ul", { class: "stops" }, ...stops.map((one) => h("li", {}, h("strong", {}, code("stop", one.at)), ": ", spoken(one.sentence)))) : h("p", {}, chip(t("publish.nothing_stops"), true)));
  }

  private questions(): HTMLElement {
    return h("section", { class: "card" }, h("h2", {}, t("publish.questions")), ...Object.keys(this.held.questions).map((name) => this.question(name)));
  }

  private question(name: string): HTMLElement {
    const given = this.held.plan.answers.filter((one) => one.question === name).at(-1);
    const verdict = h("select", { "aria-label": t("publish.verdict") }, ...VERDICTS.map((one) => h("option", { value: one, selected: given?.verdict === one }, code("verdict", one))));
    const why = h("input", { type: "text", required: true, maxlength: "2000", autocomplete: "off", placeholder: t("publish.why"), "aria-label": t("publish.why") });
    const out = h("div", {});
    return h("details", { class: "question" }, h("summary", {}, code("question", name), " ", given ? chip(code("verdict", given.verdict), given.verdict !== "stop") : chip(t("publish.open_question"))),
      h("p", {}, code("question_long", name)), given ? h("p", { class: "soft" }, `${given.why} · ${given.by}, ${moment(given.at)}`) : null,
      h("form", { class: "answering", onsubmit: (e: Event) => { e.preventDefault(); void this.change("/answers", { question: name, verdict: verdict.value, why: why.value, by: me() }, out); } }, verdict, why, offered(h("button", { type: "submit" }, t("publish.answer")), "POST /publications/{name}/answers")), out);
  }

  private preview(): HTMLElement {
    const found = this.held.preview;
    const file = (k: number, side: string): string => `/api/publications/${this.held.id}/files/preview/${String(k).padStart(3, "0")}-${side}.jpg`;
    const moments = found ? found.moments.map((one, k) => {
      const what = t("publish.before_at", { t: length(one.t_s) });
      const guard = this.pictures.add(h("img", { src: file(k, "before"), alt: what, loading: "lazy" }), what, true);
      const after = this.pictures.add(h("img", { src: file(k, "after"), alt: t("publish.after_at", { t: length(one.t_s) }), loading: "lazy" }), t("publish.after_at", { t: length(one.t_s) }), true);
      return h("figure", { class: "moment" }, h("div", { class: "ends" }, guard.el, after.el), h("figcaption", {}, t("publish.moment", { t: length(one.t_s), p: Math.round(100 * one.open_share) }), guard.again, after.again));
    }) : [];
    return h("section", { class: "card" }, h("h2", {}, t("publish.preview")), h("p", { class: "note" }, t("publish.preview_note")),
      found && !found.current ? h("p", { class: "secrecy" }, t("publish.preview_old")) : null, h("p", {}, offered(h("button", { type: "button", onclick: () => void this.start(`/jobs/publish-preview/${this.held.id}`, undefined) }, found ? t("publish.preview_again") : t("publish.preview_make")), "POST /jobs/publish-preview/{name}")),
      moments.length ? h("div", { class: "before-after" }, ...moments) : null, found?.notes.length ? h("ul", { class: "warnings" }, ...found.notes.map((one) => h("li", {}, plainly(one)))) : null);
  }

  private making(): HTMLElement {
    const { stops, made } = this.held;
    const reason = h("input", { type: "text", maxlength: "2000", autocomplete: "off" });
    const start = (still: boolean): void => void this.start(`/jobs/publish-make/${this.held.id}`, { still_at: still ? Math.round(this.stage.t * 1000) / 1000 : null, reason: reason.value });
    return h("section", { class: "card" }, h("h2", {}, t("publish.make_title")), h("p", { class: "note" }, t("publish.make_note")),
      h("form", { onsubmit: (e: Event) => { e.preventDefault(); start(false); } }, field(t("hand.reason"), reason, t("drop.sealed")), h("p", { class: "row" }, offered(h("button", { type: "submit", class: stops.length ? undefined : "primary" }, t("publish.make")), MAKES), offered(h("button", { type: "button", onclick: () => start(true) }, t("publish.make_still")), MAKES))),
      ...made.map((one) => h("article", { class: "made" }, h("p", {}, h("strong", {}, one.name), " ", chip(one.checked ? t("publish.checked") : t("publish.not_checked"), one.checked), " ", h("span", { class: "soft" }, moment(one.at)), " ", h("a", { href: `/api/publications/${this.held.id}/files/${one.name}`, download: one.name, target: "_blank", rel: "noopener" }, t("publish.save"))), h("code", { class: "sha" }, one.sha256), command(one.path),
        one.notes.length ? h("ul", { class: "warnings" }, ...one.notes.map((each) => h("li", {}, plainly(each)))) : null)));
  }

  private async start(path: string, body: unknown): Promise<void> {
    try { this.follow(await api<Work>(path, body === undefined ? { method: "POST" } : { body })); } catch (error) { this.work.replaceChildren(failure(error)); }
  }

  private follow(work: Work): void {
    const shown = watch(work, (done) => {
      if (done.state !== "done" || !done.result) return;
      const stopped = (done.result["stopped_at"] ?? []) as { at: string; sentence: string }[];
      if (stopped.length) shown.el.append(h("div", { role: "alert" }, h("strong", {}, t("publish.not_made")), h("ul", {}, ...stopped.map((one) => h("li", {}, code("stop", one.at), ": ", spoken(one.sentence))))));
      void api<Publication>(`/publications/${this.held.id}`).then((held) => { this.held = held; this.stage.update(held); this.fill(); }, () => undefined);
    });
    this.leaves.push(shown.leave);
    this.work.replaceChildren(shown.el);
  }
}
