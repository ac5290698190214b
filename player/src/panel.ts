// Findings in words: relation, clock, place, same footage, contrast, observations, stills, recordings.
import { h } from "./dom";
import type { Guards } from "./guard";
import type { ClockData, ClockSegmentData, ComparisonData, ContrastData, MediaData, ObservationData, PageData, RecordingData, StillData } from "./types";
import { clockTime, CONTRAST, CUES, percent, plain, plusMinus, RELATION, RELATION_NOTE, seconds, signed, told, WHY_ABSENT } from "./words";
import { decimal, say, spoken } from "./say";

export interface Go { (recording: string, t: number): void }
type Entry = [string, string | Node | null | undefined];

function written(text: string | undefined): Node | null { return text ? spoken(text) : null; }

export class Panel {
  constructor(private readonly data: PageData, private readonly guards: Guards, private readonly go: Go) {}

  recording(id: string): RecordingData | undefined { return this.data.findings.recordings.find((r) => r.id === id); }

  badge(id: string): HTMLElement {
    const k = this.data.findings.recordings.findIndex((r) => r.id === id);
    return h("span", { class: `badge c${(k % 6) + 1}` }, String(k + 1));
  }

  name(id: string): string { return this.recording(id)?.file ?? id; }

  jump(id: string, t: number, label = clockTime(t, 2)): HTMLButtonElement {
    return h("button", { type: "button", class: "jump", title: say("Go to {t} of {file}", { t: clockTime(t), file: this.name(id) }), onclick: () => this.go(id, t) }, this.badge(id), label);
  }

  private list(entries: Entry[]): HTMLElement | null {
    const rows = entries.filter(([, value]) => value !== null && value !== undefined && value !== "");
    return rows.length ? h("dl", {}, ...rows.flatMap(([key, value]) => [h("dt", {}, key), h("dd", {}, value)])) : null;
  }

  findings(): HTMLElement {
    const { comparisons, timeline } = this.data.findings;
    const many = comparisons.length > 1;
    return h("div", { class: "findings" },
      comparisons.length ? null : h("p", { class: "empty" }, say("No comparison was made.")),
      ...comparisons.map((c, k) => this.comparison(c, many, k)),
      ...(timeline?.voted_out ?? []).map((v) => h("p", { class: "note" }, say("Set aside: the answer between {a} and {b} is contradicted by the others.", { a: this.name(v.first), b: this.name(v.second) }), " ", spoken(v.reason))));
  }

  private comparison(c: ComparisonData, many: boolean, k: number): HTMLElement {
    const body = [this.clock(c), this.contrast(c), this.place(c), this.same(c)];
    const head = [h("h2", {}, this.badge(c.first), ` ${this.name(c.first)} `, h("span", { class: "with" }, say("and")), " ", this.badge(c.second), ` ${this.name(c.second)}`),
      h("p", { class: "relation" }, h("strong", {}, told(RELATION, c.relation)), " ", say(RELATION_NOTE[c.relation === "same_place_and_time" && c.place?.verdict !== "same" ? "same_time_without_ground" : c.relation] ?? ""))];
    if (!many) return h("article", { class: "comparison" }, ...head, ...body);
    return h("details", { class: "comparison", open: k === 0 }, h("summary", {}, ...head), ...body);
  }

  private clock(c: ComparisonData): HTMLElement {
    const clock = c.clock;
    const out = h("section", { class: "finding" }, h("h3", {}, say("Clock"), " ", this.chip(clock?.verdict ?? "undetermined", clock?.verdict === "aligned")));
    if (!clock) { out.append(h("p", {}, say("No clock was computed."))); return out; }
    if (clock.origin === "human") out.append(h("p", { class: "human" }, say("Set by a person.")));
    if (clock.verdict !== "aligned") {
      out.append(h("p", {}, h("strong", {}, say("Undetermined.")), " ", spoken(clock.reason || plain(clock.reason_code ?? ""))), h("p", { class: "note" }, say("The recordings play on their own. A person can set the clock below.")));
    } else if (clock.reason) out.append(h("p", { class: "note" }, spoken(clock.reason)));
    const segments = clock.segments ?? [];
    const common = segments.length > 1 && segments.every((s) => s.method === segments[0]!.method && s.limits === segments[0]!.limits);
    for (const s of segments) out.append(this.segment(c, s, !common));
    const once = common ? this.list([[say("Method"), written(segments[0]!.method)], [say("Limits"), written(segments[0]!.limits)]]) : null;
    if (once) out.append(once);
    if (clock.machine) out.append(h("details", {}, h("summary", {}, say("What the machine had measured")), this.machine(c, clock.machine)));
    return out;
  }

  private machine(c: ComparisonData, clock: ClockData): HTMLElement {
    return h("div", {}, h("p", {}, clock.verdict === "aligned" ? say("Aligned.") : say("Undetermined."), " ", spoken(clock.reason)), ...(clock.segments ?? []).map((s) => this.segment(c, s)));
  }

  private segment(c: ComparisonData, s: ClockSegmentData, method = true): HTMLElement {
    const first = s.rate * s.second_from_s + s.offset_s;
    const half = (s.interval_s[1] - s.interval_s[0]) / 2;
    const rate = Math.abs(s.rate - 1) > 1e-6 ? say(", running at {n} × of its time", { n: decimal(s.rate.toFixed(4)) }) : "";
    const cues = (s.cues ?? []).map((q) => `${told(CUES, q.cue)} ${say("{n} s", { n: signed(q.offset_s) })} ${plusMinus((q.interval_s[1] - q.interval_s[0]) / 2)}`);
    const stills = (s.evidence_frames ?? []).map((e) => this.data.stills.find((x) => x.file === e || x.file.endsWith(`/${e}`))).filter((x): x is StillData => !!x);
    return h("div", { class: "segment" },
      h("p", { class: "sentence" }, say("{span} of {b} runs from {t} of {a}{rate}.", { span: `${clockTime(s.second_from_s, 2)}–${clockTime(s.second_to_s, 2)}`, b: this.name(c.second), t: clockTime(first, 3), a: this.name(c.first), rate })),
      h("p", { class: "figure" }, h("span", { class: "number" }, say("{n} s", { n: signed(s.offset_s) })), h("span", {}, plusMinus(half)), h("span", { class: "soft" }, say("95 %: {a} … {b} s", { a: signed(s.interval_s[0]), b: signed(s.interval_s[1]) }))),
      this.list([
        [say("Probability"), typeof s.probability === "number" ? percent(s.probability) : say("not stated")],
        [say("Score"), typeof s.score === "number" ? decimal(s.score.toFixed(2)) : null],
        [say("Rival"), s.rival ? say("{t} s, score {n}", { t: signed(s.rival.offset_s, 2), n: decimal(s.rival.score.toFixed(2)) }) : say("none found")],
        [say("Cues"), cues.length ? h("ul", {}, ...cues.map((q) => h("li", {}, q))) : null],
        [say("Method"), method ? written(s.method) : null], [say("Limits"), method ? written(s.limits) : null],
      ]),
      h("p", { class: "jumps" }, this.jump(c.second, s.second_from_s, say("start {t}", { t: clockTime(s.second_from_s, 2) })), this.jump(c.second, Math.max(s.second_from_s, s.second_to_s - 0.05), say("end {t}", { t: clockTime(s.second_to_s, 2) }))),
      stills.length ? h("details", { class: "evidence" }, h("summary", {}, say("Evidence frames ({n})", { n: stills.length })), h("div", { class: "stills" }, ...stills.map((x) => this.still(x)))) : null);
  }

  private chip(text: string, good: boolean): HTMLElement { return h("span", { class: good ? "chip good" : "chip" }, say(plain(text))); }

  contrast(c: ComparisonData): HTMLElement | null {
    const rows = c.contrast ?? [];
    const out = h("section", { class: "finding" }, h("h3", {}, say("What each shows")));
    if (!rows.length) { out.append(h("p", { class: "empty" }, say("Without a common clock there is nothing to set side by side."))); return out; }
    out.append(h("ol", { class: "contrast" }, ...rows.map((row) => {
      const jumps: Node[] = [];
      if (row.first_from_s !== null && row.first_from_s !== undefined) jumps.push(this.jump(c.first, row.first_from_s));
      if (row.second_from_s !== null && row.second_from_s !== undefined) jumps.push(this.jump(c.second, row.second_from_s));
      return h("li", { class: `k-${row.kind}` }, h("span", { class: "kind" }, ...this.kind(c, row.kind), ...this.why(c, row)), spoken(row.statement, { class: "say" }), h("span", { class: "jumps" }, ...jumps));
    })));
    return out;
  }

  private kind(c: ComparisonData, kind: string): (Node | string)[] {
    if (kind === "both") return [this.badge(c.first), this.badge(c.second), say("In both")];
    const id = kind.endsWith("_in_first") ? c.first : kind.endsWith("_in_second") ? c.second : null;
    if (id) return [kind.startsWith("gap") ? say("Gap in") : say("Only in"), this.badge(id), this.name(id)];
    return [told(CONTRAST, kind)];
  }

  /** Why the moment is absent from the other recording. */
  private why(c: ComparisonData, row: ContrastData): (Node | string)[] {
    if (!row.why_absent) return [];
    const words = h("span", { class: "soft" }, told(WHY_ABSENT, row.why_absent));
    const other = row.kind === "only_in_first" ? c.second : row.kind === "only_in_second" ? c.first : null;
    return other ? ["·", this.badge(other), words] : ["·", words];
  }

  private place(c: ComparisonData): HTMLElement | null {
    const p = c.place;
    if (!p) return null;
    return h("section", { class: "finding" }, h("h3", {}, say("Place"), " ", this.chip(p.verdict, p.verdict === "same")), h("p", {}, spoken(p.reason)),
      this.list([[say("Points in agreement"), p.inliers ? decimal(p.inliers.toLocaleString("en-GB")) : null], [say("Error"), typeof p.error_px === "number" ? `${say("{n} px", { n: decimal(p.error_px.toFixed(2)) })}${typeof p.error_m === "number" ? `, ${say("{n} m", { n: decimal(p.error_m.toFixed(2)) })}` : say("; no scale known")}` : null]]));
  }

  private same(c: ComparisonData): HTMLElement | null {
    const f = c.same_footage;
    if (!f) return null;
    return h("section", { class: "finding" }, h("h3", {}, say("Same footage"), " ", this.chip(f.verdict, f.verdict === "yes")), h("p", {}, spoken(f.reason)),
      ...(f.matches ?? []).map((m) => h("p", { class: "jumps" }, this.jump(c.first, m.first_from_s, `${clockTime(m.first_from_s, 2)}–${clockTime(m.first_to_s, 2)}`), ` ${say("shows the same frames as")} `, this.jump(c.second, m.second_from_s, `${clockTime(m.second_from_s, 2)}–${clockTime(m.second_to_s, 2)}`), h("span", { class: "soft" }, ` ${say("score {n}", { n: decimal(m.score.toFixed(2)) })}`))),
      f.edits?.length ? h("ul", {}, ...f.edits.map((e) => h("li", {}, say(plain(e.kind)), typeof e.from_s === "number" && typeof e.to_s === "number" ? ` ${clockTime(e.from_s, 2)}–${clockTime(e.to_s, 2)}` : ""))) : null,
      ...(c.same_soundtrack ?? []).map((m) => h("p", { class: "jumps" }, h("strong", {}, say("Same soundtrack:")), " ", this.jump(c.first, m.first_from_s, `${clockTime(m.first_from_s, 2)}–${clockTime(m.first_to_s, 2)}`), ` ${say("and")} `, this.jump(c.second, m.second_from_s, `${clockTime(m.second_from_s, 2)}–${clockTime(m.second_to_s, 2)}`), h("span", { class: "soft" }, ` ${say("a common edit, not by itself a common time")}`))));
  }

  observations(): HTMLElement {
    const list = this.data.observations;
    if (!list.length) return h("div", {}, h("p", { class: "empty" }, say("No observations yet. What a person saw is added with:")), h("pre", {}, "diptych describe DIR --observations obs.csv"));
    return h("div", {}, ...list.map((o) => this.observation(o)));
  }

  observation(o: ObservationData): HTMLElement {
    const what = [o.who, o.action].filter(Boolean).join(" ");
    return h("article", { class: "observation" },
      h("h3", {}, h("span", { class: "soft" }, o.id), " ", what || say("Observed")),
      h("p", {}, o.statement || `Observed in ${this.name(o.recording)} at ${clockTime(o.from_s, 2)}${typeof o.to_s === "number" ? `–${clockTime(o.to_s, 2)}` : ""}.`, " ", this.jump(o.recording, o.from_s)),
      this.list([[say("Region"), o.region], [say("Certainty"), o.certainty], [say("Observer"), o.observer], [say("Note"), o.note]]),
      o.elsewhere?.length ? h("ul", { class: "elsewhere" }, ...o.elsewhere.map((e) => h("li", {}, this.badge(e.recording), " ", e.statement || `${this.name(e.recording)}: ${told(WHY_ABSENT, e.status)}`, " ",
        typeof (e.jump_s ?? e.from_s) === "number" ? this.jump(e.recording, (e.jump_s ?? e.from_s)!) : null, e.interval_s ? h("span", { class: "soft" }, ` ${plusMinus((e.interval_s[1] - e.interval_s[0]) / 2)}`) : null))) : null);
  }

  stills(): HTMLElement {
    const list = this.data.stills;
    if (!list.length) return h("p", { class: "empty" }, say("No evidence frames were written."));
    return h("div", { class: "stills" }, ...list.map((s) => this.still(s)));
  }

  private still(s: StillData): HTMLElement {
    const img = h("img", { src: s.file, alt: say("Frame {n} of {file}", { n: s.frame, file: this.name(s.recording) }), loading: "lazy" });
    if (s.width && s.height) img.style.aspectRatio = `${s.width} / ${s.height}`;
    const guard = this.guards.add(img, say("frame {n} of {file}", { n: s.frame, file: this.name(s.recording) }), true);
    const link = h("a", { href: s.file, target: "_blank", rel: "noopener", hidden: true }, say("Open the frame"));
    guard.withPicture.push(link);
    return h("figure", {}, guard.el, h("figcaption", {}, this.badge(s.recording), ` ${say("frame {n}", { n: s.frame })} · ${clockTime(s.t_s)} `, s.caption ? h("span", {}, s.caption) : null, h("span", { class: "digest", title: s.input_sha256 }, say("from {digest}…", { digest: s.input_sha256.slice(0, 16) })), h("span", { class: "row" }, this.jump(s.recording, s.t_s, say("Go")), guard.again, link)));
  }

  recordings(): HTMLElement {
    const { recordings, made_by } = this.data.findings;
    if (!recordings.length) return h("p", { class: "empty" }, say("No recordings."));
    return h("div", {}, ...recordings.map((r) => this.one(r, this.data.media[r.id])),
      h("p", { class: "note" }, say("What plays is a working copy at the original’s own presentation times. The original is named by its SHA-256 digest and is not changed.")),
      made_by ? h("p", { class: "note" }, say("Measured by {name} {version}.", { name: made_by.name, version: made_by.version })) : null);
  }

  private one(r: RecordingData, media: MediaData | undefined): HTMLElement {
    const fps = r.duration_s > 0 ? r.frames / r.duration_s : 0;
    const copy = !media ? say("none") : media.made === "remuxed" ? say("the original’s own coded pictures, {w} × {h}", { w: media.width, h: media.height }) : say("encoded anew, {w} × {h}, at the original’s times", { w: media.width, h: media.height }) + (media.note ? ` (${media.note})` : "");
    return h("article", { class: "recording" }, h("h3", {}, this.badge(r.id), ` ${r.file} `, h("span", { class: "tag" }, say("working copy"))),
      this.list([
        ["SHA-256", h("code", { class: "sha" }, r.sha256)],
        [say("Length"), `${clockTime(r.duration_s)} (${seconds(r.duration_s, 3)})`],
        [say("Frames"), decimal(r.frames.toLocaleString("en-GB")) + (fps ? say(", {n} a second on average", { n: decimal(fps.toFixed(2)) }) : "")],
        [say("Picture"), `${r.width} × ${r.height}`], [say("Sound"), r.has_sound ? say("yes") : say("none")],
        [say("Shots"), r.shots.length ? h("span", { class: "jumps" }, ...r.shots.map((s) => this.jump(r.id, s.from_s, `${clockTime(s.from_s, 2)}–${clockTime(s.to_s, 2)}`))) : null],
        [say("Stretches"), (r.stretches ?? []).map((s) => `${say(s.kind)} ${clockTime(s.from_s, 2)}–${clockTime(s.to_s, 2)}`).join(", ")],
        [say("Recorded at"), r.recorded_at ? say("between {a} and {b}; {basis}, said by {author}", { a: r.recorded_at.earliest, b: r.recorded_at.latest, basis: r.recorded_at.basis, author: r.recorded_at.author }) : null],
        [say("Plays as"), copy], [say("Notes"), written((r.notes ?? []).map((one) => one.replace(/[^.!?]$/, "$&.")).join(" "))],
      ]));
  }
}
