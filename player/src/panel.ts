// Findings in words: relation, clock, place, same footage, contrast, observations, stills, recordings.
import { h } from "./dom";
import type { Guards } from "./guard";
import type { ClockData, ClockSegmentData, ComparisonData, ContrastData, MediaData, ObservationData, PageData, RecordingData, StillData } from "./types";
import { clockTime, CONTRAST, CUES, percent, plain, plusMinus, RELATION, RELATION_NOTE, seconds, signed, WHY_ABSENT } from "./words";

export interface Go { (recording: string, t: number): void }
type Entry = [string, string | Node | null | undefined];

export class Panel {
  constructor(private readonly data: PageData, private readonly guards: Guards, private readonly go: Go) {}

  recording(id: string): RecordingData | undefined { return this.data.findings.recordings.find((r) => r.id === id); }

  badge(id: string): HTMLElement {
    const k = this.data.findings.recordings.findIndex((r) => r.id === id);
    return h("span", { class: `badge c${(k % 6) + 1}` }, String(k + 1));
  }

  name(id: string): string { return this.recording(id)?.file ?? id; }

  jump(id: string, t: number, label = clockTime(t, 2)): HTMLButtonElement {
    return h("button", { type: "button", class: "jump", title: `Go to ${clockTime(t)} of ${this.name(id)}`, onclick: () => this.go(id, t) }, this.badge(id), label);
  }

  private list(entries: Entry[]): HTMLElement | null {
    const rows = entries.filter(([, value]) => value !== null && value !== undefined && value !== "");
    return rows.length ? h("dl", {}, ...rows.flatMap(([key, value]) => [h("dt", {}, key), h("dd", {}, value)])) : null;
  }

  findings(): HTMLElement {
    const { comparisons, timeline } = this.data.findings;
    const many = comparisons.length > 1;
    return h("div", { class: "findings" },
      comparisons.length ? null : h("p", { class: "empty" }, "No comparison was made."),
      ...comparisons.map((c, k) => this.comparison(c, many, k)),
      ...(timeline?.voted_out ?? []).map((v) => h("p", { class: "note" }, `Set aside: the answer between ${this.name(v.first)} and ${this.name(v.second)} is contradicted by the others. ${v.reason}`)));
  }

  private comparison(c: ComparisonData, many: boolean, k: number): HTMLElement {
    const body = [this.clock(c), this.contrast(c), this.place(c), this.same(c)];
    const head = [h("h2", {}, this.badge(c.first), ` ${this.name(c.first)} `, h("span", { class: "with" }, "and"), " ", this.badge(c.second), ` ${this.name(c.second)}`),
      h("p", { class: "relation" }, h("strong", {}, RELATION[c.relation] ?? plain(c.relation)), " ", RELATION_NOTE[c.relation === "same_place_and_time" && c.place?.verdict !== "same" ? "same_time_without_ground" : c.relation] ?? "")];
    if (!many) return h("article", { class: "comparison" }, ...head, ...body);
    return h("details", { class: "comparison", open: k === 0 }, h("summary", {}, ...head), ...body);
  }

  private clock(c: ComparisonData): HTMLElement {
    const clock = c.clock;
    const out = h("section", { class: "finding" }, h("h3", {}, "Clock ", this.chip(clock?.verdict ?? "undetermined", clock?.verdict === "aligned")));
    if (!clock) { out.append(h("p", {}, "No clock was computed.")); return out; }
    if (clock.origin === "human") out.append(h("p", { class: "human" }, "Set by a person."));
    if (clock.verdict !== "aligned") {
      out.append(h("p", {}, h("strong", {}, "Undetermined. "), clock.reason || plain(clock.reason_code ?? "")), h("p", { class: "note" }, "The recordings play on their own. A person can set the clock below."));
    } else if (clock.reason) out.append(h("p", { class: "note" }, clock.reason));
    const segments = clock.segments ?? [];
    const common = segments.length > 1 && segments.every((s) => s.method === segments[0]!.method && s.limits === segments[0]!.limits);
    for (const s of segments) out.append(this.segment(c, s, !common));
    const once = common ? this.list([["Method", segments[0]!.method], ["Limits", segments[0]!.limits]]) : null;
    if (once) out.append(once);
    if (clock.machine) out.append(h("details", {}, h("summary", {}, "What the machine had measured"), this.machine(c, clock.machine)));
    return out;
  }

  private machine(c: ComparisonData, clock: ClockData): HTMLElement {
    return h("div", {}, h("p", {}, clock.verdict === "aligned" ? "Aligned. " : "Undetermined. ", clock.reason ?? ""), ...(clock.segments ?? []).map((s) => this.segment(c, s)));
  }

  private segment(c: ComparisonData, s: ClockSegmentData, method = true): HTMLElement {
    const first = s.rate * s.second_from_s + s.offset_s;
    const half = (s.interval_s[1] - s.interval_s[0]) / 2;
    const rate = Math.abs(s.rate - 1) > 1e-6 ? `, running at ${s.rate.toFixed(4)} × of its time` : "";
    const cues = (s.cues ?? []).map((q) => `${CUES[q.cue] ?? plain(q.cue)} ${signed(q.offset_s)} s ${plusMinus((q.interval_s[1] - q.interval_s[0]) / 2)}`);
    const stills = (s.evidence_frames ?? []).map((e) => this.data.stills.find((x) => x.file === e || x.file.endsWith(`/${e}`))).filter((x): x is StillData => !!x);
    return h("div", { class: "segment" },
      h("p", { class: "sentence" }, `${clockTime(s.second_from_s, 2)}–${clockTime(s.second_to_s, 2)} of ${this.name(c.second)} runs from ${clockTime(first, 3)} of ${this.name(c.first)}${rate}.`),
      h("p", { class: "figure" }, h("span", { class: "number" }, `${signed(s.offset_s)} s`), h("span", {}, plusMinus(half)), h("span", { class: "soft" }, `95 %: ${signed(s.interval_s[0])} … ${signed(s.interval_s[1])} s`)),
      this.list([
        ["Probability", typeof s.probability === "number" ? percent(s.probability) : "not stated"],
        ["Score", typeof s.score === "number" ? s.score.toFixed(2) : null],
        ["Rival", s.rival ? `${signed(s.rival.offset_s, 2)} s, score ${s.rival.score.toFixed(2)}` : "none found"],
        ["Cues", cues.length ? h("ul", {}, ...cues.map((q) => h("li", {}, q))) : null],
        ["Method", method ? s.method : null], ["Limits", method ? s.limits : null],
      ]),
      h("p", { class: "jumps" }, this.jump(c.second, s.second_from_s, `start ${clockTime(s.second_from_s, 2)}`), this.jump(c.second, Math.max(s.second_from_s, s.second_to_s - 0.05), `end ${clockTime(s.second_to_s, 2)}`)),
      stills.length ? h("details", { class: "evidence" }, h("summary", {}, `Evidence frames (${stills.length})`), h("div", { class: "stills" }, ...stills.map((x) => this.still(x)))) : null);
  }

  private chip(text: string, good: boolean): HTMLElement { return h("span", { class: good ? "chip good" : "chip" }, plain(text)); }

  contrast(c: ComparisonData): HTMLElement | null {
    const rows = c.contrast ?? [];
    const out = h("section", { class: "finding" }, h("h3", {}, "What each shows"));
    if (!rows.length) { out.append(h("p", { class: "empty" }, "Without a common clock there is nothing to set side by side.")); return out; }
    out.append(h("ol", { class: "contrast" }, ...rows.map((row) => {
      const jumps: Node[] = [];
      if (row.first_from_s !== null && row.first_from_s !== undefined) jumps.push(this.jump(c.first, row.first_from_s));
      if (row.second_from_s !== null && row.second_from_s !== undefined) jumps.push(this.jump(c.second, row.second_from_s));
      return h("li", { class: `k-${row.kind}` }, h("span", { class: "kind" }, ...this.kind(c, row.kind), ...this.why(c, row)), h("span", { class: "say" }, row.statement), h("span", { class: "jumps" }, ...jumps));
    })));
    return out;
  }

  private kind(c: ComparisonData, kind: string): (Node | string)[] {
    if (kind === "both") return [this.badge(c.first), this.badge(c.second), "In both"];
    const id = kind.endsWith("_in_first") ? c.first : kind.endsWith("_in_second") ? c.second : null;
    if (id) return [kind.startsWith("gap") ? "Gap in" : "Only in", this.badge(id), this.name(id)];
    return [CONTRAST[kind] ?? plain(kind)];
  }

  /** Why the moment is absent from the other recording. */
  private why(c: ComparisonData, row: ContrastData): (Node | string)[] {
    if (!row.why_absent) return [];
    const words = h("span", { class: "soft" }, WHY_ABSENT[row.why_absent] ?? plain(row.why_absent));
    const other = row.kind === "only_in_first" ? c.second : row.kind === "only_in_second" ? c.first : null;
    return other ? ["·", this.badge(other), words] : ["·", words];
  }

  private place(c: ComparisonData): HTMLElement | null {
    const p = c.place;
    if (!p) return null;
    return h("section", { class: "finding" }, h("h3", {}, "Place ", this.chip(p.verdict, p.verdict === "same")), h("p", {}, p.reason ?? ""),
      this.list([["Points in agreement", p.inliers ? p.inliers.toLocaleString("en-GB") : null], ["Error", typeof p.error_px === "number" ? `${p.error_px.toFixed(2)} px${typeof p.error_m === "number" ? `, ${p.error_m.toFixed(2)} m` : "; no scale known"}` : null]]));
  }

  private same(c: ComparisonData): HTMLElement | null {
    const f = c.same_footage;
    if (!f) return null;
    return h("section", { class: "finding" }, h("h3", {}, "Same footage ", this.chip(f.verdict, f.verdict === "yes")), h("p", {}, f.reason ?? ""),
      ...(f.matches ?? []).map((m) => h("p", { class: "jumps" }, this.jump(c.first, m.first_from_s, `${clockTime(m.first_from_s, 2)}–${clockTime(m.first_to_s, 2)}`), " shows the same frames as ", this.jump(c.second, m.second_from_s, `${clockTime(m.second_from_s, 2)}–${clockTime(m.second_to_s, 2)}`), h("span", { class: "soft" }, ` score ${m.score.toFixed(2)}`))),
      f.edits?.length ? h("ul", {}, ...f.edits.map((e) => h("li", {}, plain(e.kind), typeof e.from_s === "number" && typeof e.to_s === "number" ? ` ${clockTime(e.from_s, 2)}–${clockTime(e.to_s, 2)}` : ""))) : null,
      ...(c.same_soundtrack ?? []).map((m) => h("p", { class: "jumps" }, h("strong", {}, "Same soundtrack: "), this.jump(c.first, m.first_from_s, `${clockTime(m.first_from_s, 2)}–${clockTime(m.first_to_s, 2)}`), " and ", this.jump(c.second, m.second_from_s, `${clockTime(m.second_from_s, 2)}–${clockTime(m.second_to_s, 2)}`), h("span", { class: "soft" }, " a common edit, not by itself a common time"))));
  }

  observations(): HTMLElement {
    const list = this.data.observations;
    if (!list.length) return h("div", {}, h("p", { class: "empty" }, "No observations yet. What a person saw is added with:"), h("pre", {}, "diptych describe DIR --observations obs.csv"));
    return h("div", {}, ...list.map((o) => this.observation(o)));
  }

  observation(o: ObservationData): HTMLElement {
    const what = [o.who, o.action].filter(Boolean).join(" ");
    return h("article", { class: "observation" },
      h("h3", {}, h("span", { class: "soft" }, o.id), " ", what || "Observed"),
      h("p", {}, o.statement || `Observed in ${this.name(o.recording)} at ${clockTime(o.from_s, 2)}${typeof o.to_s === "number" ? `–${clockTime(o.to_s, 2)}` : ""}.`, " ", this.jump(o.recording, o.from_s)),
      this.list([["Region", o.region], ["Certainty", o.certainty], ["Observer", o.observer], ["Note", o.note]]),
      o.elsewhere?.length ? h("ul", { class: "elsewhere" }, ...o.elsewhere.map((e) => h("li", {}, this.badge(e.recording), " ", e.statement || `${this.name(e.recording)}: ${WHY_ABSENT[e.status] ?? plain(e.status)}`, " ",
        typeof (e.jump_s ?? e.from_s) === "number" ? this.jump(e.recording, (e.jump_s ?? e.from_s)!) : null, e.interval_s ? h("span", { class: "soft" }, ` ${plusMinus((e.interval_s[1] - e.interval_s[0]) / 2)}`) : null))) : null);
  }

  stills(): HTMLElement {
    const list = this.data.stills;
    if (!list.length) return h("p", { class: "empty" }, "No evidence frames were written.");
    return h("div", { class: "stills" }, ...list.map((s) => this.still(s)));
  }

  private still(s: StillData): HTMLElement {
    const img = h("img", { src: s.file, alt: `Frame ${s.frame} of ${this.name(s.recording)}`, loading: "lazy" });
    if (s.width && s.height) img.style.aspectRatio = `${s.width} / ${s.height}`;
    const guard = this.guards.add(img, `frame ${s.frame} of ${this.name(s.recording)}`, true);
    const link = h("a", { href: s.file, target: "_blank", rel: "noopener", hidden: true }, "Open the frame");
    guard.withPicture.push(link);
    return h("figure", {}, guard.el, h("figcaption", {}, this.badge(s.recording), ` frame ${s.frame} · ${clockTime(s.t_s)} `, s.caption ? h("span", {}, s.caption) : null, h("span", { class: "digest", title: s.input_sha256 }, `from ${s.input_sha256.slice(0, 16)}…`), h("span", { class: "row" }, this.jump(s.recording, s.t_s, "Go"), guard.again, link)));
  }

  recordings(): HTMLElement {
    const { recordings, made_by } = this.data.findings;
    if (!recordings.length) return h("p", { class: "empty" }, "No recordings.");
    return h("div", {}, ...recordings.map((r) => this.one(r, this.data.media[r.id])),
      h("p", { class: "note" }, "What plays is a working copy at the original’s own presentation times. The original is named by its SHA-256 digest and is not changed."),
      made_by ? h("p", { class: "note" }, `Measured by ${made_by.name} ${made_by.version}.`) : null);
  }

  private one(r: RecordingData, media: MediaData | undefined): HTMLElement {
    const fps = r.duration_s > 0 ? r.frames / r.duration_s : 0;
    const copy = !media ? "none" : media.made === "remuxed" ? `the original’s own coded pictures, ${media.width} × ${media.height}` : `encoded anew, ${media.width} × ${media.height}, at the original’s times${media.note ? ` (${media.note})` : ""}`;
    return h("article", { class: "recording" }, h("h3", {}, this.badge(r.id), ` ${r.file} `, h("span", { class: "tag" }, "working copy")),
      this.list([
        ["SHA-256", h("code", { class: "sha" }, r.sha256)],
        ["Length", `${clockTime(r.duration_s)} (${seconds(r.duration_s, 3)})`],
        ["Frames", `${r.frames.toLocaleString("en-GB")}${fps ? `, ${fps.toFixed(2)} a second on average` : ""}`],
        ["Picture", `${r.width} × ${r.height}`], ["Sound", r.has_sound ? "yes" : "none"],
        ["Shots", r.shots.length ? h("span", { class: "jumps" }, ...r.shots.map((s) => this.jump(r.id, s.from_s, `${clockTime(s.from_s, 2)}–${clockTime(s.to_s, 2)}`))) : null],
        ["Stretches", (r.stretches ?? []).map((s) => `${s.kind} ${clockTime(s.from_s, 2)}–${clockTime(s.to_s, 2)}`).join(", ")],
        ["Recorded at", r.recorded_at ? `between ${r.recorded_at.earliest} and ${r.recorded_at.latest}; ${r.recorded_at.basis}, said by ${r.recorded_at.author}` : null],
        ["Plays as", copy], ["Notes", (r.notes ?? []).join(" ")],
      ]));
  }
}
