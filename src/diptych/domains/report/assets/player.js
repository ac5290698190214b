/* Diptych player. Licence: Apache-2.0. Built from player/src by player/build.mjs. */
"use strict";
"use strict";
(() => {
  // src/clock.ts
  var Clock = class {
    constructor(reference, origin, segments, durations) {
      this.reference = reference;
      this.origin = origin;
      this.segments = segments;
      this.durations = durations;
    }
    of(id) {
      return this.segments.get(id) ?? [];
    }
    placed(id) {
      return this.of(id).length > 0;
    }
    /** Start and end on the reference clock of everything that is placed. */
    range() {
      let low = Infinity, high = -Infinity;
      for (const list of this.segments.values()) for (const s of list) {
        low = Math.min(low, toClock(s, s.from));
        high = Math.max(high, toClock(s, s.to));
      }
      return low < high ? [low, high] : [0, 1];
    }
    /** Where a recording is at a clock time, or why it shows nothing then. */
    place(id, clock) {
      const list = this.of(id);
      if (!list.length) return { why: "unplaced", next: null };
      for (const s of list) {
        const t = (clock - s.offset) / s.rate;
        if (t >= s.from - 1e-6 && t < s.to - 1e-6) return { segment: s, t: Math.max(t, s.from) };
      }
      const starts = list.map((s) => toClock(s, s.from));
      const next = starts.filter((x) => x > clock).sort((a, b) => a - b)[0] ?? null;
      const early = clock < Math.min(...starts);
      const late = clock >= Math.max(...list.map((s) => toClock(s, s.to))) - 1e-6;
      const first = list.reduce((a, b) => toClock(a, a.from) <= toClock(b, b.from) ? a : b);
      const last = list.reduce((a, b) => toClock(a, a.to) >= toClock(b, b.to) ? a : b);
      const whole = this.durations.get(id) ?? Infinity;
      if (early) return { why: first.from > 0.25 ? "unplaced" : "before", next };
      if (late) return { why: last.to < whole - 0.25 ? "unplaced" : "after", next };
      return { why: "gap", next };
    }
    /** The clock time of a recording's own time, where that stretch is placed. */
    clockOf(id, t) {
      const list = this.of(id);
      for (const s of list) if (t >= s.from - 1e-6 && t < s.to) return toClock(s, t);
      const last = list.find((s) => Math.abs(t - s.to) < 0.05);
      return last ? toClock(last, t) : null;
    }
  };
  function toClock(s, t) {
    return s.rate * t + s.offset;
  }
  function segmentOf(s) {
    const rate = s.rate || 1;
    const half = s.interval_s ? Math.abs(s.interval_s[1] - s.interval_s[0]) / 2 : null;
    return { from: s.from_s, to: s.to_s, offset: s.offset_s, rate, half };
  }
  function clockFromFindings(findings) {
    const durations = new Map(findings.recordings.map((r) => [r.id, r.duration_s]));
    const reference = findings.timeline?.reference ?? findings.recordings[0]?.id ?? "";
    const segments = /* @__PURE__ */ new Map();
    for (const entry of findings.timeline?.recordings ?? []) segments.set(entry.id, entry.segments.map(segmentOf));
    if (!segments.get(reference)?.length && durations.has(reference)) {
      segments.set(reference, [{ from: 0, to: durations.get(reference), offset: 0, rate: 1, half: 0 }]);
    }
    const human = findings.comparisons.some((c) => c.clock?.origin === "human");
    return new Clock(reference, human ? "human" : "machine", segments, durations);
  }
  function clockFromAnchors(findings, machine, anchors, agree = 0.12) {
    const durations = new Map(findings.recordings.map((r) => [r.id, r.duration_s]));
    const reference = findings.timeline?.reference ?? findings.recordings[0]?.id ?? "";
    const segments = /* @__PURE__ */ new Map();
    for (const recording of findings.recordings) {
      if (recording.id === reference) {
        segments.set(reference, [{ from: 0, to: recording.duration_s, offset: 0, rate: 1, half: 0 }]);
        continue;
      }
      const points = anchors.filter((a) => a[reference] && a[recording.id]).map((a) => ({ t: a[recording.id].t, offset: a[reference].t - a[recording.id].t, half: a[reference].half + a[recording.id].half })).sort((a, b) => a.t - b.t);
      if (!points.length) {
        segments.set(recording.id, machine.of(recording.id));
        continue;
      }
      const groups = [];
      for (const p of points) {
        const group = groups[groups.length - 1];
        if (group && Math.abs(group[group.length - 1].offset - p.offset) <= agree) group.push(p);
        else groups.push([p]);
      }
      const cuts = recording.shots.map((s) => s.from_s).filter((t) => t > 0);
      const list = [];
      let from = 0;
      groups.forEach((group, i) => {
        const here = group[group.length - 1].t;
        const then = groups[i + 1]?.[0]?.t;
        let to = recording.duration_s;
        if (then !== void 0) {
          const inside = cuts.filter((t) => t > here && t <= then);
          to = inside.length ? inside[inside.length - 1] : (here + then) / 2;
        }
        const offsets = group.map((g) => g.offset).sort((a, b) => a - b);
        const offset = offsets[Math.floor((offsets.length - 1) / 2)];
        const half = Math.max(...group.map((g) => g.half + Math.abs(g.offset - offset)));
        list.push({ from, to, offset, rate: 1, half });
        from = to;
      });
      segments.set(recording.id, list);
    }
    return new Clock(reference, "human", segments, durations);
  }

  // src/dom.ts
  function h(tag, props = {}, ...children) {
    const el = document.createElement(tag);
    for (const [key, value] of Object.entries(props)) {
      if (value === void 0 || value === null || value === false) continue;
      if (key.startsWith("on")) el.addEventListener(key.slice(2).toLowerCase(), value);
      else if (key === "class") el.className = String(value);
      else el.setAttribute(key, value === true ? "" : String(value));
    }
    for (const child of children.flat()) if (child !== null && child !== void 0 && child !== false) el.append(child);
    return el;
  }
  function clear(el, ...children) {
    el.replaceChildren(...children.filter((c) => c !== null && c !== void 0 && c !== false));
  }
  var SVG = "http://www.w3.org/2000/svg";
  function icon(path, filled = false) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("class", filled ? "icon filled" : "icon");
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  }
  var ICONS = {
    play: "M4 2.5v11l9-5.5z",
    pause: "M4 2.5h3v11H4zM9 2.5h3v11H9z",
    back: "M11 3 5 8l6 5zM4 3v10",
    forward: "M5 3l6 5-6 5zM12 3v10",
    eye: "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
    sound: "M2 6v4h3l4 3V3L5 6zM11.5 5.5a3.5 3.5 0 0 1 0 5",
    mute: "M2 6v4h3l4 3V3L5 6zM11 6l4 4M15 6l-4 4",
    map: "M1.5 4 6 2.5l4 1.5 4.5-1.5v9.5L10 13.5 6 12l-4.5 1.5zM6 2.5V12M10 4v9.5",
    loop: "M3 8a5 5 0 0 1 8.5-3.5L13 6M13 2.5V6H9.5M13 8a5 5 0 0 1-8.5 3.5L3 10M3 13.5V10h3.5"
  };

  // src/say.ts
  var words = {};
  var telling = null;
  function decimal(value) {
    return telling?.decimal(value) ?? value;
  }
  function spoken(text, props = {}) {
    const other = text ? telling?.tell(text) ?? null : null;
    return h("span", other === null ? { ...props, lang: "en" } : props, other ?? text ?? "");
  }
  function say(english, values = {}) {
    return (words[english] ?? english).replace(/\{(\w+)\}/g, (whole, name) => name in values ? String(values[name]) : whole);
  }

  // src/words.ts
  function clockTime(s, digits = 3) {
    if (!Number.isFinite(s)) return "–";
    const sign = s < -5e-4 ? "−" : "";
    const units = 10 ** digits;
    const all = Math.round(Math.abs(s) * units);
    const minutes = Math.floor(all / units / 60);
    const rest = all / units % 60;
    return `${sign}${minutes}:${rest.toFixed(digits).padStart(digits ? 3 + digits : 2, "0")}`;
  }
  function seconds(s, digits = 2) {
    return say("{n} s", { n: decimal(`${s < 0 ? "−" : ""}${Math.abs(s).toFixed(digits)}`) });
  }
  function signed(s, digits = 3) {
    return decimal(`${s < 0 ? "−" : "+"}${Math.abs(s).toFixed(digits)}`);
  }
  function plusMinus(half) {
    if (half === null || half === void 0) return "";
    return half >= 0.9995 ? say("± {n} s", { n: decimal(half.toFixed(2)) }) : say("± {n} ms", { n: Math.max(half * 1e3, half > 0 ? 1 : 0).toFixed(0) });
  }
  function percent(p) {
    return p > 0.995 && p < 1 ? "> 99 %" : `${Math.round(p * 100)} %`;
  }
  function absent(why) {
    switch (why) {
      case "before":
        return [say("Not recorded at this time"), say("before its start")];
      case "after":
        return [say("Not recorded at this time"), say("after its end")];
      case "gap":
        return [say("Not recorded at this time"), say("gap between two stretches of this recording")];
      case "unplaced":
        return [say("No place on the clock here"), say("what this recording shows at this time is undetermined")];
    }
  }
  var RELATION = {
    same_footage: "Same footage",
    same_place_and_time: "Same place and time",
    same_place: "Same place",
    no_relation_found: "No relation found",
    undetermined: "Undetermined"
  };
  var RELATION_NOTE = {
    same_footage: "Both stem from one camera’s recording.",
    same_place_and_time: "The machine measured a common ground and a common time. Whether both show the same incident is for a person to judge.",
    same_time_without_ground: "The machine measured a common time without a common ground: the place follows from what moved or was heard in both. Whether both show the same incident is for a person to judge.",
    same_place: "The machine measured a common ground. A common time was not found.",
    no_relation_found: "Nothing in common was found. This does not say that the recordings are unrelated.",
    undetermined: "The material does not support an answer."
  };
  var WHY_ABSENT = {
    before_start: "before its start",
    after_end: "after its end",
    gap: "gap",
    out_of_view: "out of view",
    covered: "covered",
    not_resolvable: "not resolvable",
    observed: "observed",
    in_view_not_observed: "in view, not observed"
  };
  var CONTRAST = {
    both: "In both",
    only_in_first: "Only in the first",
    only_in_second: "Only in the second",
    gap_in_first: "Gap in the first",
    gap_in_second: "Gap in the second",
    neither: "In neither"
  };
  var CUES = {
    ground_motion: "motion on the ground",
    sound: "sound",
    flashes: "abrupt light",
    light: "abrupt light",
    overall_motion: "overall motion",
    same_footage: "same footage",
    tracks: "motion of tracks"
  };
  function told(table, code) {
    return say(table[code] ?? plain(code));
  }
  function plain(word) {
    return word.replaceAll("_", " ");
  }

  // src/anchors.ts
  var Anchors = class {
    constructor(findings, machine, viewers, changed, free, command = true, listed = () => void 0) {
      this.findings = findings;
      this.machine = machine;
      this.viewers = viewers;
      this.changed = changed;
      this.free = free;
      this.command = command;
      this.listed = listed;
      this.list = [];
      this.use = "machine";
      this.body = h("div", {});
      this.now = h("div", { class: "anchor-now" });
      this.texts = /* @__PURE__ */ new Map();
      this.chosen = /* @__PURE__ */ new Map();
      this.boxes = /* @__PURE__ */ new Map();
      this.el = h(
        "section",
        { class: "anchors card", "aria-label": say("Clock set by a person") },
        h("header", {}, h("h2", {}, say("Set the clock by hand"))),
        h("p", { class: "note" }, say("Bring each recording to a frame that shows the same moment, then add an anchor. The result is labelled human and the machine’s answer stays beside it.")),
        this.now,
        h("p", { class: "row" }, h("button", { type: "button", onclick: () => this.free() }, say("Move players on their own")), h("button", { type: "button", class: "primary", onclick: () => this.add() }, say("Add anchor from these frames"))),
        this.body
      );
      this.lines();
      this.show();
    }
    /** One line for each recording; with more than two, a person picks which belong to the anchor. */
    lines() {
      for (const v of this.viewers) {
        const text = h("span", {});
        this.texts.set(v.id, text);
        const badge = h("span", { class: `badge c${(v.number - 1) % 6 + 1}` }, String(v.number));
        if (this.viewers.length > 2 && v.id !== this.machine.reference) {
          const box = h("input", { type: "checkbox", "aria-label": say("{file} belongs to the anchor", { file: v.recording.file }), onchange: () => {
            this.chosen.set(v.id, box.checked);
          } });
          this.boxes.set(v.id, box);
          this.now.append(h("label", {}, box, badge, text));
        } else this.now.append(h("span", { class: "row" }, badge, text));
      }
    }
    /** With two recordings both belong; with more, those that were moved on their own unless a person says otherwise. */
    belongs(v) {
      return v.id === this.machine.reference || this.viewers.length < 3 || (this.chosen.get(v.id) ?? !v.attached);
    }
    /** The frames now on screen. */
    refresh() {
      for (const v of this.viewers) {
        this.texts.get(v.id).textContent = v.frame >= 0 && v.active ? say("{t} (frame {n})", { t: clockTime(v.t), n: v.frame }) : say("no frame");
        const box = this.boxes.get(v.id);
        if (box) box.checked = this.belongs(v);
      }
    }
    add() {
      const anchor = {};
      for (const v of this.viewers) if (v.active && v.frame >= 0 && this.belongs(v)) anchor[v.id] = { t: v.t, half: v.half };
      if (Object.keys(anchor).length < 2 || !anchor[this.machine.reference]) {
        this.show(say("An anchor needs a frame of {file} and of one more recording.", { file: this.name(this.machine.reference) }));
        return;
      }
      this.list.push(anchor);
      this.choose("human");
    }
    name(id) {
      return this.findings.recordings.find((r) => r.id === id)?.file ?? id;
    }
    choose(use) {
      this.use = use === "human" && this.list.length ? "human" : "machine";
      this.changed(this.use === "human" ? clockFromAnchors(this.findings, this.machine, this.list) : this.machine);
      this.show();
    }
    text(anchor) {
      const ids = this.findings.recordings.map((r) => r.id).filter((id) => anchor[id]);
      const half = ids.reduce((sum, id) => sum + anchor[id].half, 0);
      return ids.map((id) => `${id}=${anchor[id].t.toFixed(3)}`).join(",") + `±${half.toFixed(3)}`;
    }
    show(problem = "") {
      this.refresh();
      this.listed();
      if (!this.list.length) {
        clear(this.body, problem ? h("p", { class: "note", role: "alert" }, problem) : null);
        return;
      }
      const human = clockFromAnchors(this.findings, this.machine, this.list);
      const choice = (use, label) => {
        const input = h("input", { type: "radio", name: "diptych-clock", onchange: () => this.choose(use) });
        input.checked = this.use === use;
        return h("label", {}, input, label);
      };
      const rows = this.findings.recordings.filter((r) => r.id !== human.reference).flatMap((r) => {
        const put = (clock) => clock.of(r.id).map((s) => `${say("{n} s", { n: signed(s.offset) })} ${plusMinus(s.half)}`).join("; ") || say("undetermined");
        return [h("dt", {}, r.file), h("dd", {}, h("div", {}, `${say("human")}: ${put(human)}`), h("div", { class: "soft" }, `${say("machine")}: ${put(this.machine)}`))];
      });
      clear(
        this.body,
        problem ? h("p", { class: "note", role: "alert" }, problem) : null,
        h("ul", { class: "anchor-list" }, ...this.list.map((a, k) => h("li", {}, h("code", {}, this.text(a)), h("button", { type: "button", class: "quiet", "aria-label": say("Remove anchor {n}", { n: k + 1 }), onclick: () => {
          this.list.splice(k, 1);
          this.choose(this.use);
        } }, say("Remove"))))),
        h("fieldset", {}, h("legend", {}, say("Play on the clock of")), choice("machine", say("the machine")), choice("human", say("a person (these anchors)"))),
        h("dl", {}, ...rows),
        ...this.command ? this.asCommand() : []
      );
    }
    /** The command that keeps these anchors in the findings, for a page that cannot keep them itself. */
    asCommand() {
      const command = `diptych compare ${this.findings.recordings.map((r) => r.file).join(" ")} --out DIR ${this.list.map((a) => `--anchor ${this.text(a)}`).join(" ")}`;
      const area = h("textarea", { class: "command", readonly: true, rows: "3", "aria-label": say("Command that keeps these anchors"), spellcheck: "false" });
      area.value = command;
      const copy = h("button", { type: "button", onclick: () => {
        area.select();
        const done = () => {
          copy.textContent = say("Copied");
        };
        if (navigator.clipboard) void navigator.clipboard.writeText(command).then(done, () => {
          document.execCommand("copy");
          done();
        });
        else {
          document.execCommand("copy");
          done();
        }
      } }, say("Copy"));
      return [h("p", { class: "note" }, say("To keep these anchors in the findings, run:")), area, h("p", {}, copy)];
    }
  };

  // src/geometry.ts
  function multiply(a, b) {
    const out = [];
    for (let r = 0; r < 3; r++) for (let c = 0; c < 3; c++) {
      out.push(a[r * 3] * b[c] + a[r * 3 + 1] * b[3 + c] + a[r * 3 + 2] * b[6 + c]);
    }
    return out;
  }
  function apply(m, x, y) {
    const w = m[6] * x + m[7] * y + m[8];
    return [(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w];
  }
  function matrix3d(m) {
    const k = m[8];
    if (!Number.isFinite(k) || Math.abs(k) < 1e-12) return null;
    const n = m.map((v) => v / k);
    if (n.some((v) => !Number.isFinite(v))) return null;
    const f = (v) => v.toPrecision(9);
    return `matrix3d(${[n[0], n[3], 0, n[6], n[1], n[4], 0, n[7], 0, 0, 1, 0, n[2], n[5], 0, 1].map((v) => f(v)).join(",")})`;
  }
  function fit(extent, width, height) {
    const [x0, y0, x1, y1] = extent;
    const s = Math.min(width / Math.max(x1 - x0, 1e-9), height / Math.max(y1 - y0, 1e-9));
    return [s, 0, width / 2 - s * (x0 + x1) / 2, 0, s, height / 2 - s * (y0 + y1) / 2, 0, 0, 1];
  }
  function around(points, margin = 0.06) {
    let x0 = Infinity, y0 = Infinity, x1 = -Infinity, y1 = -Infinity;
    for (const [x, y] of points) {
      x0 = Math.min(x0, x);
      y0 = Math.min(y0, y);
      x1 = Math.max(x1, x);
      y1 = Math.max(y1, y);
    }
    if (!(x1 > x0 && y1 > y0)) return null;
    const m = Math.max(x1 - x0, y1 - y0) * margin;
    return [x0 - m, y0 - m, x1 + m, y1 + m];
  }
  function lastAt(list, t) {
    let low = 0, high = list.length;
    while (low < high) {
      const mid = low + high >> 1;
      if (list[mid] <= t + 1e-4) low = mid + 1;
      else high = mid;
    }
    return low - 1;
  }

  // src/groundmap.ts
  var TRAIL_S = 4;
  var GroundMap = class {
    constructor(ground, viewers, guards, viewChanged, pointed) {
      this.ground = ground;
      this.viewers = viewers;
      this.viewChanged = viewChanged;
      /** Places to show now; the page around the player sets them. */
      this.pins = [];
      this.pictures = h("div", { class: "map-pictures" });
      this.canvas = h("canvas", { "aria-hidden": "true" });
      this.footprintTimes = /* @__PURE__ */ new Map();
      this.follow = false;
      this.queued = false;
      this.point = null;
      this.images = [];
      this.list = (ground.recordings ?? []).filter((g) => g.common !== false);
      this.whole = ground.extent ?? around(this.list.flatMap((g) => (g.footprints ?? []).flatMap((f) => f.polygon)));
      this.view = this.whole;
      const guard = guards.add(this.pictures, say("ground map"));
      this.counts = h("div", { class: "map-counts", "aria-live": "off" });
      this.followButton = h("button", { type: "button", "aria-pressed": "false", title: say("Follow what the recordings have in view (F)"), onclick: () => this.setFollow(!this.follow) }, say("Follow the view"));
      this.box = h("div", { class: "map-box", onpointermove: (e) => pointed(this.groundAt(e)), onpointerleave: () => pointed(null) }, guard.el, this.canvas);
      const left = (ground.recordings ?? []).filter((g) => g.common === false);
      const none = !this.whole || !this.list.some((g) => g.footprints?.length || g.tracks?.length || g.map);
      this.el = h(
        "section",
        { class: "map card", "aria-label": say("Ground map") },
        h("header", {}, h("h2", {}, say("Ground map")), none ? null : this.followButton, none ? null : guard.again),
        none ? h("p", { class: "empty" }, ground.withheld ? say("The map is not part of this copy of the report: it would show where the cameras were.") : say("No common ground was found, so there is no map.")) : this.box,
        none ? null : this.counts,
        ...left.map((g) => h("p", { class: "note" }, say("Not drawn: {file} could not be registered to the common ground.", { file: this.nameOf(g.id) }), " ", spoken(g.reason))),
        none ? null : h("p", { class: "note" }, say("Outlines: what each recording has in view now. Lines: paths of movers over the last 4 seconds. Where no path is drawn, no motion was detected; something that lies still becomes part of the ground picture."))
      );
      for (const g of [...this.list].sort((p) => p.id === ground.reference ? 1 : -1)) {
        if (!g.map?.file) continue;
        const img = h("img", { src: g.map.file, alt: "", draggable: "false" });
        img.addEventListener("load", () => this.draw());
        img.addEventListener("error", () => img.remove());
        this.images.push({ el: img, extent: g.map.extent });
        this.pictures.append(img);
      }
      new ResizeObserver(() => {
        this.place();
        this.draw();
      }).observe(this.box);
    }
    nameOf(id) {
      return this.viewers.find((v) => v.id === id)?.recording.file ?? id;
    }
    setFollow(on) {
      this.follow = on;
      this.followButton.setAttribute("aria-pressed", String(on));
      if (!on) this.view = this.whole;
      this.place();
      this.draw();
      this.viewChanged();
    }
    toggleFollow() {
      this.setFollow(!this.follow);
    }
    mark(point) {
      this.point = point;
      this.draw();
    }
    matrix() {
      return this.view && this.box.clientWidth ? fit(this.view, this.box.clientWidth, this.box.clientHeight) : null;
    }
    groundAt(e) {
      const m = this.matrix();
      if (!m) return null;
      const box = this.box.getBoundingClientRect();
      return [(e.clientX - box.left - m[2]) / m[0], (e.clientY - box.top - m[5]) / m[4]];
    }
    /** Put the map pictures where their ground is. */
    place() {
      if (this.whole && this.box.clientWidth) {
        const ratio = (this.whole[2] - this.whole[0]) / (this.whole[3] - this.whole[1]);
        this.box.style.aspectRatio = String(Math.min(2.4, Math.max(1.15, ratio)));
      }
      const m = this.matrix();
      if (!m) return;
      for (const { el, extent } of this.images) {
        const s = m[0];
        el.style.width = `${s * (extent[2] - extent[0])}px`;
        el.style.height = `${s * (extent[3] - extent[1])}px`;
        el.style.transform = matrix3d([1, 0, s * extent[0] + m[2], 0, 1, s * extent[1] + m[5], 0, 0, 1]) ?? "";
      }
    }
    footprint(g, t) {
      const list = g.footprints ?? [];
      let times = this.footprintTimes.get(g.id);
      if (!times) this.footprintTimes.set(g.id, times = Float64Array.from(list, (f) => f.t_s));
      const k = lastAt(times, t);
      return list[k] && t - list[k].t_s < 1.2 ? list[k].polygon : null;
    }
    draw() {
      if (this.queued) return;
      this.queued = true;
      requestAnimationFrame(() => {
        this.queued = false;
        this.paint();
      });
    }
    paint() {
      const width = this.box.clientWidth, height = this.box.clientHeight;
      if (!width || !this.view) return;
      const on = this.list.map((g) => ({ g, viewer: this.viewers.find((v) => v.id === g.id) })).filter((e) => e.viewer?.active && e.viewer.frame >= 0);
      if (this.follow) this.glide(around(on.flatMap(({ g, viewer }) => this.footprint(g, viewer.t) ?? [])));
      const scale = window.devicePixelRatio || 1;
      this.canvas.width = Math.round(width * scale);
      this.canvas.height = Math.round(height * scale);
      const c = this.canvas.getContext("2d");
      c.setTransform(scale, 0, 0, scale, 0, 0);
      const m = this.matrix();
      const px = (x, y) => [m[0] * x + m[2], m[4] * y + m[5]];
      const style = getComputedStyle(this.el);
      const colour = (k) => style.getPropertyValue(`--c${(k - 1) % 6 + 1}`).trim();
      const halo = style.getPropertyValue("--halo").trim();
      const parts = [];
      for (const { g, viewer } of on) {
        const t = viewer.t, own = colour(viewer.number);
        const polygon = this.footprint(g, t);
        if (polygon) {
          c.beginPath();
          polygon.forEach(([x, y], i) => {
            const [u, v] = px(x, y);
            if (i) c.lineTo(u, v);
            else c.moveTo(u, v);
          });
          c.closePath();
          c.strokeStyle = halo;
          c.lineWidth = 4;
          c.stroke();
          c.strokeStyle = own;
          c.lineWidth = 2;
          c.setLineDash(viewer.number % 2 ? [] : [7, 4]);
          c.stroke();
          c.setLineDash([]);
        }
        let moving = 0;
        for (const track of g.tracks ?? []) {
          const k = lastAt(track.t_s, t);
          if (k < 0 || k === track.t_s.length - 1 && t - track.t_s[k] > 0.25) continue;
          moving++;
          const next = Math.min(k + 1, track.t_s.length - 1);
          const span = track.t_s[next] - track.t_s[k];
          const f = span > 0 ? Math.min(1, (t - track.t_s[k]) / span) : 0;
          const here = px(track.x[k] + f * (track.x[next] - track.x[k]), track.y[k] + f * (track.y[next] - track.y[k]));
          c.beginPath();
          let started = false;
          for (let i = Math.max(0, lastAt(track.t_s, t - TRAIL_S)); i <= k; i++) {
            const [u, v] = px(track.x[i], track.y[i]);
            if (started) c.lineTo(u, v);
            else {
              c.moveTo(u, v);
              started = true;
            }
          }
          c.lineTo(here[0], here[1]);
          c.strokeStyle = halo;
          c.lineWidth = 3.5;
          c.stroke();
          c.strokeStyle = own;
          c.lineWidth = 1.5;
          c.stroke();
          c.beginPath();
          if (viewer.number % 2) c.arc(here[0], here[1], 4, 0, 7);
          else c.rect(here[0] - 3.5, here[1] - 3.5, 7, 7);
          c.fillStyle = own;
          c.fill();
          c.strokeStyle = halo;
          c.lineWidth = 1.5;
          c.stroke();
        }
        parts.push(h("span", {}, h("span", { class: `badge c${(viewer.number - 1) % 6 + 1}` }, String(viewer.number)), " ", moving === 1 ? say("1 mover tracked now") : say("{n} movers tracked now", { n: moving })));
      }
      for (const pin of this.pins) this.pin(c, px(...pin.at), pin, colour(pin.number), halo);
      if (this.point) {
        const [u, v] = px(...this.point);
        c.strokeStyle = halo;
        c.lineWidth = 3;
        for (let pass = 0; pass < 2; pass++) {
          c.beginPath();
          c.moveTo(u - 9, v);
          c.lineTo(u + 9, v);
          c.moveTo(u, v - 9);
          c.lineTo(u, v + 9);
          c.stroke();
          c.strokeStyle = style.getPropertyValue("--ink").trim();
          c.lineWidth = 1;
        }
      }
      const metres = this.ground.metres_per_unit;
      const wide = 90 / m[0];
      const unit = metres ? wide * metres : wide;
      const nice = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3].filter((n) => n <= unit).pop() ?? unit;
      const long = nice / unit * 90;
      parts.push(h("span", { class: "scale" }, (() => {
        const bar = h("i", {});
        bar.style.width = `${long}px`;
        return bar;
      })(), metres ? say("{n} m", { n: nice }) : say("{n} px of the reference picture; no scale known", { n: nice })));
      clear(this.counts, ...parts);
    }
    pin(c, [u, v], pin, own, halo) {
      c.beginPath();
      c.moveTo(u, v);
      c.lineTo(u - 6, v - 11);
      c.arc(u, v - 13, 6.3, Math.PI * 0.9, Math.PI * 2.1);
      c.closePath();
      c.strokeStyle = halo;
      c.lineWidth = 3;
      c.stroke();
      c.fillStyle = own;
      c.fill();
      if (!pin.label) return;
      c.font = `12px ${getComputedStyle(this.el).fontFamily}`;
      c.textAlign = "left";
      c.textBaseline = "middle";
      c.strokeStyle = halo;
      c.lineWidth = 3.5;
      c.lineJoin = "round";
      c.strokeText(pin.label, u + 10, v - 12);
      c.fillStyle = getComputedStyle(this.el).getPropertyValue("--ink").trim();
      c.fillText(pin.label, u + 10, v - 12);
    }
    glide(goal) {
      if (!goal || !this.view) return;
      const far = Math.max(...goal.map((v, i) => Math.abs(v - this.view[i])));
      const size = goal[2] - goal[0];
      if (far < size * 0.01) return;
      const f = far > size ? 1 : 0.15;
      this.view = this.view.map((v, i) => v + f * (goal[i] - v));
      this.place();
      this.viewChanged();
      if (f < 1) this.draw();
    }
  };

  // src/guard.ts
  function whyBlurred() {
    return say("These recordings can show people being harmed. Pictures stay blurred and sound stays off until you ask for them.");
  }
  var Guards = class {
    constructor() {
      this.all = [];
      this.listeners = [];
    }
    add(content, what, small = false) {
      const guard = new Guard(content, what, small, () => this.changed());
      this.all.push(guard);
      return guard;
    }
    /** Show or blur all; those that stand apart are shown only when asked for one by one. */
    setAll(shown) {
      for (const guard of this.all) if (!shown || !guard.apart) guard.set(shown, false);
      this.changed();
    }
    allShown() {
      const usual = this.all.filter((g) => !g.apart);
      return usual.length > 0 && usual.every((g) => g.shown);
    }
    anyShown() {
      return this.all.some((g) => g.shown);
    }
    onChange(listener) {
      this.listeners.push(listener);
    }
    changed() {
      for (const listener of this.listeners) listener();
    }
  };
  var Guard = class {
    constructor(content, what, small, changed) {
      this.changed = changed;
      this.shown = false;
      /** Somebody marked it as graphic: it is not shown with the others. */
      this.apart = false;
      /** Things that appear only with the picture, such as a link to it. */
      this.withPicture = [];
      content.classList.add("guard-content");
      this.ask = h("button", { class: "guard-ask", type: "button", "aria-label": say("Show picture: {what}", { what }), onclick: () => this.set(true) }, icon(ICONS.eye), small ? say("Show") : say("Show picture"));
      this.again = h("button", { class: "quiet", type: "button", hidden: true, "aria-label": say("Blur picture: {what}", { what }), onclick: () => this.set(false) }, say("Blur"));
      this.el = h("div", { class: small ? "guard small" : "guard", "data-guard": "blurred" }, content, this.ask);
    }
    set(shown, tell = true) {
      this.shown = shown;
      this.el.dataset["guard"] = shown ? "shown" : "blurred";
      this.ask.hidden = shown;
      this.again.hidden = !shown;
      for (const el of this.withPicture) el.hidden = !shown;
      if (tell) this.changed();
    }
  };

  // src/help.ts
  var KEYS = [
    ["Space, K", "Play or pause"],
    ["← →", "One frame back or on"],
    ["Shift + ← →", "One second back or on"],
    ["J  ;", "Five seconds back or on"],
    ["Home End", "Start or end"],
    ["< >", "Slower or faster"],
    ["N  B", "Next or previous finding"],
    ["L", "Loop: set its start, its end, then off"],
    ["1 … 9", "Recording that leads the frame steps"],
    ["G", "Pictures on the ground, or untouched frames"],
    ["F", "Map follows the view"],
    ["P", "Show or blur every picture"],
    ["A", "Add an anchor from the frames shown"],
    ["+ −", "Zoom the timeline"],
    ["?", "This list"],
    ["Esc", "Close"]
  ];
  var Help = class {
    constructor(more = []) {
      this.keysOn = true;
      const toggle = h("input", { type: "checkbox", onchange: () => {
        this.keysOn = toggle.checked;
      } });
      toggle.checked = true;
      this.el = h(
        "dialog",
        { class: "help", "aria-label": say("Keys") },
        h("header", {}, h("h2", {}, say("Keys")), h("button", { type: "button", class: "quiet", onclick: () => this.el.close() }, say("Close"))),
        h("table", {}, h("tbody", {}, ...[...KEYS.map(([key, what]) => [say(key), say(what)]), ...more].map(([key, what]) => h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, key)), h("td", {}, what))))),
        h("p", { class: "note" }, say("On the timeline: click or drag to go there, Ctrl + wheel to zoom, Shift + wheel to move.")),
        h("label", {}, toggle, " ", say("Single keys are on"))
      );
    }
    toggle() {
      if (this.el.open) this.el.close();
      else this.el.showModal();
    }
  };

  // src/panel.ts
  function written(text) {
    return text ? spoken(text) : null;
  }
  var Panel = class {
    constructor(data, guards, go) {
      this.data = data;
      this.guards = guards;
      this.go = go;
    }
    recording(id) {
      return this.data.findings.recordings.find((r) => r.id === id);
    }
    badge(id) {
      const k = this.data.findings.recordings.findIndex((r) => r.id === id);
      return h("span", { class: `badge c${k % 6 + 1}` }, String(k + 1));
    }
    name(id) {
      return this.recording(id)?.file ?? id;
    }
    jump(id, t, label = clockTime(t, 2)) {
      return h("button", { type: "button", class: "jump", title: say("Go to {t} of {file}", { t: clockTime(t), file: this.name(id) }), onclick: () => this.go(id, t) }, this.badge(id), label);
    }
    list(entries) {
      const rows = entries.filter(([, value]) => value !== null && value !== void 0 && value !== "");
      return rows.length ? h("dl", {}, ...rows.flatMap(([key, value]) => [h("dt", {}, key), h("dd", {}, value)])) : null;
    }
    findings() {
      const { comparisons, timeline } = this.data.findings;
      const many = comparisons.length > 1;
      return h(
        "div",
        { class: "findings" },
        comparisons.length ? null : h("p", { class: "empty" }, say("No comparison was made.")),
        ...comparisons.map((c, k) => this.comparison(c, many, k)),
        ...(timeline?.voted_out ?? []).map((v) => h("p", { class: "note" }, say("Set aside: the answer between {a} and {b} is contradicted by the others.", { a: this.name(v.first), b: this.name(v.second) }), " ", spoken(v.reason)))
      );
    }
    comparison(c, many, k) {
      const body = [this.clock(c), this.contrast(c), this.place(c), this.same(c)];
      const head = [
        h("h2", {}, this.badge(c.first), ` ${this.name(c.first)} `, h("span", { class: "with" }, say("and")), " ", this.badge(c.second), ` ${this.name(c.second)}`),
        h("p", { class: "relation" }, h("strong", {}, told(RELATION, c.relation)), " ", say(RELATION_NOTE[c.relation === "same_place_and_time" && c.place?.verdict !== "same" ? "same_time_without_ground" : c.relation] ?? ""))
      ];
      if (!many) return h("article", { class: "comparison" }, ...head, ...body);
      return h("details", { class: "comparison", open: k === 0 }, h("summary", {}, ...head), ...body);
    }
    clock(c) {
      const clock = c.clock;
      const out = h("section", { class: "finding" }, h("h3", {}, say("Clock"), " ", this.chip(clock?.verdict ?? "undetermined", clock?.verdict === "aligned")));
      if (!clock) {
        out.append(h("p", {}, say("No clock was computed.")));
        return out;
      }
      if (clock.origin === "human") out.append(h("p", { class: "human" }, say("Set by a person.")));
      if (clock.verdict !== "aligned") {
        out.append(h("p", {}, h("strong", {}, say("Undetermined.")), " ", spoken(clock.reason || plain(clock.reason_code ?? ""))), h("p", { class: "note" }, say("The recordings play on their own. A person can set the clock below.")));
      } else if (clock.reason) out.append(h("p", { class: "note" }, spoken(clock.reason)));
      const segments = clock.segments ?? [];
      const common = segments.length > 1 && segments.every((s) => s.method === segments[0].method && s.limits === segments[0].limits);
      for (const s of segments) out.append(this.segment(c, s, !common));
      const once = common ? this.list([[say("Method"), written(segments[0].method)], [say("Limits"), written(segments[0].limits)]]) : null;
      if (once) out.append(once);
      if (clock.machine) out.append(h("details", {}, h("summary", {}, say("What the machine had measured")), this.machine(c, clock.machine)));
      return out;
    }
    machine(c, clock) {
      return h("div", {}, h("p", {}, clock.verdict === "aligned" ? say("Aligned.") : say("Undetermined."), " ", spoken(clock.reason)), ...(clock.segments ?? []).map((s) => this.segment(c, s)));
    }
    segment(c, s, method = true) {
      const first = s.rate * s.second_from_s + s.offset_s;
      const half = (s.interval_s[1] - s.interval_s[0]) / 2;
      const rate = Math.abs(s.rate - 1) > 1e-6 ? say(", running at {n} × of its time", { n: decimal(s.rate.toFixed(4)) }) : "";
      const cues = (s.cues ?? []).map((q) => `${told(CUES, q.cue)} ${say("{n} s", { n: signed(q.offset_s) })} ${plusMinus((q.interval_s[1] - q.interval_s[0]) / 2)}`);
      const stills = (s.evidence_frames ?? []).map((e) => this.data.stills.find((x) => x.file === e || x.file.endsWith(`/${e}`))).filter((x) => !!x);
      return h(
        "div",
        { class: "segment" },
        h("p", { class: "sentence" }, say("{span} of {b} runs from {t} of {a}{rate}.", { span: `${clockTime(s.second_from_s, 2)}–${clockTime(s.second_to_s, 2)}`, b: this.name(c.second), t: clockTime(first, 3), a: this.name(c.first), rate })),
        h("p", { class: "figure" }, h("span", { class: "number" }, say("{n} s", { n: signed(s.offset_s) })), h("span", {}, plusMinus(half)), h("span", { class: "soft" }, say("95 %: {a} … {b} s", { a: signed(s.interval_s[0]), b: signed(s.interval_s[1]) }))),
        this.list([
          [say("Probability"), typeof s.probability === "number" ? percent(s.probability) : say("not stated")],
          [say("Score"), typeof s.score === "number" ? decimal(s.score.toFixed(2)) : null],
          [say("Rival"), s.rival ? say("{t} s, score {n}", { t: signed(s.rival.offset_s, 2), n: decimal(s.rival.score.toFixed(2)) }) : say("none found")],
          [say("Cues"), cues.length ? h("ul", {}, ...cues.map((q) => h("li", {}, q))) : null],
          [say("Method"), method ? written(s.method) : null],
          [say("Limits"), method ? written(s.limits) : null]
        ]),
        h("p", { class: "jumps" }, this.jump(c.second, s.second_from_s, say("start {t}", { t: clockTime(s.second_from_s, 2) })), this.jump(c.second, Math.max(s.second_from_s, s.second_to_s - 0.05), say("end {t}", { t: clockTime(s.second_to_s, 2) }))),
        stills.length ? h("details", { class: "evidence" }, h("summary", {}, say("Evidence frames ({n})", { n: stills.length })), h("div", { class: "stills" }, ...stills.map((x) => this.still(x)))) : null
      );
    }
    chip(text, good) {
      return h("span", { class: good ? "chip good" : "chip" }, say(plain(text)));
    }
    contrast(c) {
      const rows = c.contrast ?? [];
      const out = h("section", { class: "finding" }, h("h3", {}, say("What each shows")));
      if (!rows.length) {
        out.append(h("p", { class: "empty" }, say("Without a common clock there is nothing to set side by side.")));
        return out;
      }
      out.append(h("ol", { class: "contrast" }, ...rows.map((row) => {
        const jumps = [];
        if (row.first_from_s !== null && row.first_from_s !== void 0) jumps.push(this.jump(c.first, row.first_from_s));
        if (row.second_from_s !== null && row.second_from_s !== void 0) jumps.push(this.jump(c.second, row.second_from_s));
        return h("li", { class: `k-${row.kind}` }, h("span", { class: "kind" }, ...this.kind(c, row.kind), ...this.why(c, row)), spoken(row.statement, { class: "say" }), h("span", { class: "jumps" }, ...jumps));
      })));
      return out;
    }
    kind(c, kind) {
      if (kind === "both") return [this.badge(c.first), this.badge(c.second), say("In both")];
      const id = kind.endsWith("_in_first") ? c.first : kind.endsWith("_in_second") ? c.second : null;
      if (id) return [kind.startsWith("gap") ? say("Gap in") : say("Only in"), this.badge(id), this.name(id)];
      return [told(CONTRAST, kind)];
    }
    /** Why the moment is absent from the other recording. */
    why(c, row) {
      if (!row.why_absent) return [];
      const words2 = h("span", { class: "soft" }, told(WHY_ABSENT, row.why_absent));
      const other = row.kind === "only_in_first" ? c.second : row.kind === "only_in_second" ? c.first : null;
      return other ? ["·", this.badge(other), words2] : ["·", words2];
    }
    place(c) {
      const p = c.place;
      if (!p) return null;
      return h(
        "section",
        { class: "finding" },
        h("h3", {}, say("Place"), " ", this.chip(p.verdict, p.verdict === "same")),
        h("p", {}, spoken(p.reason)),
        this.list([[say("Points in agreement"), p.inliers ? decimal(p.inliers.toLocaleString("en-GB")) : null], [say("Error"), typeof p.error_px === "number" ? `${say("{n} px", { n: decimal(p.error_px.toFixed(2)) })}${typeof p.error_m === "number" ? `, ${say("{n} m", { n: decimal(p.error_m.toFixed(2)) })}` : say("; no scale known")}` : null]])
      );
    }
    same(c) {
      const f = c.same_footage;
      if (!f) return null;
      return h(
        "section",
        { class: "finding" },
        h("h3", {}, say("Same footage"), " ", this.chip(f.verdict, f.verdict === "yes")),
        h("p", {}, spoken(f.reason)),
        ...(f.matches ?? []).map((m) => h("p", { class: "jumps" }, this.jump(c.first, m.first_from_s, `${clockTime(m.first_from_s, 2)}–${clockTime(m.first_to_s, 2)}`), ` ${say("shows the same frames as")} `, this.jump(c.second, m.second_from_s, `${clockTime(m.second_from_s, 2)}–${clockTime(m.second_to_s, 2)}`), h("span", { class: "soft" }, ` ${say("score {n}", { n: decimal(m.score.toFixed(2)) })}`))),
        f.edits?.length ? h("ul", {}, ...f.edits.map((e) => h("li", {}, say(plain(e.kind)), typeof e.from_s === "number" && typeof e.to_s === "number" ? ` ${clockTime(e.from_s, 2)}–${clockTime(e.to_s, 2)}` : ""))) : null,
        ...(c.same_soundtrack ?? []).map((m) => h("p", { class: "jumps" }, h("strong", {}, say("Same soundtrack:")), " ", this.jump(c.first, m.first_from_s, `${clockTime(m.first_from_s, 2)}–${clockTime(m.first_to_s, 2)}`), ` ${say("and")} `, this.jump(c.second, m.second_from_s, `${clockTime(m.second_from_s, 2)}–${clockTime(m.second_to_s, 2)}`), h("span", { class: "soft" }, ` ${say("a common edit, not by itself a common time")}`)))
      );
    }
    observations() {
      const list = this.data.observations;
      if (!list.length) return h("div", {}, h("p", { class: "empty" }, say("No observations yet. What a person saw is added with:")), h("pre", {}, "diptych describe DIR --observations obs.csv"));
      return h("div", {}, ...list.map((o) => this.observation(o)));
    }
    observation(o) {
      const what = [o.who, o.action].filter(Boolean).join(" ");
      return h(
        "article",
        { class: "observation" },
        h("h3", {}, h("span", { class: "soft" }, o.id), " ", what || say("Observed")),
        h("p", {}, o.statement || `Observed in ${this.name(o.recording)} at ${clockTime(o.from_s, 2)}${typeof o.to_s === "number" ? `–${clockTime(o.to_s, 2)}` : ""}.`, " ", this.jump(o.recording, o.from_s)),
        this.list([[say("Region"), o.region], [say("Certainty"), o.certainty], [say("Observer"), o.observer], [say("Note"), o.note]]),
        o.elsewhere?.length ? h("ul", { class: "elsewhere" }, ...o.elsewhere.map((e) => h(
          "li",
          {},
          this.badge(e.recording),
          " ",
          e.statement || `${this.name(e.recording)}: ${told(WHY_ABSENT, e.status)}`,
          " ",
          typeof (e.jump_s ?? e.from_s) === "number" ? this.jump(e.recording, e.jump_s ?? e.from_s) : null,
          e.interval_s ? h("span", { class: "soft" }, ` ${plusMinus((e.interval_s[1] - e.interval_s[0]) / 2)}`) : null
        ))) : null
      );
    }
    stills() {
      const list = this.data.stills;
      if (!list.length) return h("p", { class: "empty" }, say("No evidence frames were written."));
      return h("div", { class: "stills" }, ...list.map((s) => this.still(s)));
    }
    still(s) {
      const img = h("img", { src: s.file, alt: say("Frame {n} of {file}", { n: s.frame, file: this.name(s.recording) }), loading: "lazy" });
      if (s.width && s.height) img.style.aspectRatio = `${s.width} / ${s.height}`;
      const guard = this.guards.add(img, say("frame {n} of {file}", { n: s.frame, file: this.name(s.recording) }), true);
      const link = h("a", { href: s.file, target: "_blank", rel: "noopener", hidden: true }, say("Open the frame"));
      guard.withPicture.push(link);
      return h("figure", {}, guard.el, h("figcaption", {}, this.badge(s.recording), ` ${say("frame {n}", { n: s.frame })} · ${clockTime(s.t_s)} `, s.caption ? h("span", {}, s.caption) : null, h("span", { class: "digest", title: s.input_sha256 }, say("from {digest}…", { digest: s.input_sha256.slice(0, 16) })), h("span", { class: "row" }, this.jump(s.recording, s.t_s, say("Go")), guard.again, link)));
    }
    recordings() {
      const { recordings, made_by } = this.data.findings;
      if (!recordings.length) return h("p", { class: "empty" }, say("No recordings."));
      return h(
        "div",
        {},
        ...recordings.map((r) => this.one(r, this.data.media[r.id])),
        h("p", { class: "note" }, say("What plays is a working copy at the original’s own presentation times. The original is named by its SHA-256 digest and is not changed.")),
        made_by ? h("p", { class: "note" }, say("Measured by {name} {version}.", { name: made_by.name, version: made_by.version })) : null
      );
    }
    one(r, media) {
      const fps = r.duration_s > 0 ? r.frames / r.duration_s : 0;
      const copy = !media ? say("none") : media.made === "remuxed" ? say("the original’s own coded pictures, {w} × {h}", { w: media.width, h: media.height }) : say("encoded anew, {w} × {h}, at the original’s times", { w: media.width, h: media.height }) + (media.note ? ` (${media.note})` : "");
      return h(
        "article",
        { class: "recording" },
        h("h3", {}, this.badge(r.id), ` ${r.file} `, h("span", { class: "tag" }, say("working copy"))),
        this.list([
          ["SHA-256", h("code", { class: "sha" }, r.sha256)],
          [say("Length"), `${clockTime(r.duration_s)} (${seconds(r.duration_s, 3)})`],
          [say("Frames"), decimal(r.frames.toLocaleString("en-GB")) + (fps ? say(", {n} a second on average", { n: decimal(fps.toFixed(2)) }) : "")],
          [say("Picture"), `${r.width} × ${r.height}`],
          [say("Sound"), r.has_sound ? say("yes") : say("none")],
          [say("Shots"), r.shots.length ? h("span", { class: "jumps" }, ...r.shots.map((s) => this.jump(r.id, s.from_s, `${clockTime(s.from_s, 2)}–${clockTime(s.to_s, 2)}`))) : null],
          [say("Stretches"), (r.stretches ?? []).map((s) => `${say(s.kind)} ${clockTime(s.from_s, 2)}–${clockTime(s.to_s, 2)}`).join(", ")],
          [say("Recorded at"), r.recorded_at ? say("between {a} and {b}; {basis}, said by {author}", { a: r.recorded_at.earliest, b: r.recorded_at.latest, basis: r.recorded_at.basis, author: r.recorded_at.author }) : null],
          [say("Plays as"), copy],
          [say("Notes"), written((r.notes ?? []).map((one) => one.replace(/[^.!?]$/, "$&.")).join(" "))]
        ])
      );
    }
  };

  // src/timeline.ts
  var LANE = 58;
  var TOP = 22;
  var SHARED = 24;
  var FOOT = 6;
  var Timeline = class {
    constructor(transport, recordings, media, ground, observations, detachedTime) {
      this.transport = transport;
      this.recordings = recordings;
      this.media = media;
      this.ground = ground;
      this.observations = observations;
      this.detachedTime = detachedTime;
      this.view = [0, 1];
      this.canvas = h("canvas", {});
      this.tip = h("div", { class: "tip", hidden: true });
      this.queued = false;
      this.dragging = false;
      this.moved = /* @__PURE__ */ new Map();
      this.pad = h("div", {
        class: "pad",
        tabindex: "0",
        role: "slider",
        "aria-label": say("Clock"),
        "aria-orientation": "horizontal",
        "aria-valuenow": "0",
        onpointerdown: (e) => {
          this.dragging = true;
          this.pad.setPointerCapture(e.pointerId);
          this.seekTo(e);
        },
        onpointermove: (e) => {
          if (this.dragging) this.seekTo(e);
          this.hover(e);
        },
        onpointerup: () => {
          this.dragging = false;
        },
        onpointercancel: () => {
          this.dragging = false;
        },
        onpointerleave: () => {
          this.tip.hidden = true;
        }
      }, this.canvas, this.tip);
      this.pad.addEventListener("wheel", (e) => this.wheel(e), { passive: false });
      this.labels = h("div", { class: "lane-labels", "aria-hidden": "true" });
      const zoom = (factor) => () => this.zoom(factor, this.transport.now);
      this.el = h(
        "section",
        { class: "timeline", "aria-label": say("Timeline") },
        h(
          "div",
          { class: "timeline-head" },
          h(
            "ul",
            { class: "legend" },
            h("li", {}, h("i", { class: "key shared" }), say("in every recording")),
            h("li", {}, h("i", { class: "key single" }), say("in one only")),
            h("li", {}, h("i", { class: "key tracks" }), say("movers tracked")),
            h("li", {}, h("i", { class: "key sound" }), say("sound level")),
            h("li", {}, h("i", { class: "key cut" }), say("cut")),
            h("li", {}, h("i", { class: "key interval" }), say("95 % interval of the clock")),
            h("li", {}, h("i", { class: "key seen" }), say("observation"))
          ),
          h("div", { class: "zoom" }, h("button", { type: "button", "aria-label": say("Zoom out"), onclick: zoom(2) }, "−"), h("button", { type: "button", "aria-label": say("Zoom in"), onclick: zoom(0.5) }, "+"), h("button", { type: "button", onclick: () => this.all() }, say("All")))
        ),
        h("div", { class: "lanes" }, this.labels, this.pad)
      );
      for (const r of recordings) this.moved.set(r.id, this.count(r));
      new ResizeObserver(() => this.draw()).observe(this.pad);
      this.all();
    }
    /** Movers tracked in each quarter of a second. */
    count(r) {
      const out = new Array(Math.ceil(r.duration_s * 4) + 1).fill(0);
      for (const track of this.ground.get(r.id)?.tracks ?? []) {
        const from = track.t_s[0], to = track.t_s[track.t_s.length - 1];
        if (from === void 0 || to === void 0) continue;
        for (let k = Math.max(0, Math.floor(from * 4)); k <= Math.min(out.length - 1, Math.floor(to * 4)); k++) out[k]++;
      }
      return out;
    }
    all() {
      const [low, high] = this.transport.clock.range();
      const margin = (high - low) * 0.015;
      this.view = [low - margin, high + margin];
      this.labels.replaceChildren(...this.recordings.map((r, k) => {
        const row = h("div", { class: "lane-label" }, h("span", { class: `badge c${k % 6 + 1}` }, String(k + 1)), h("span", {}, r.file));
        row.style.top = `${TOP + SHARED + k * LANE}px`;
        return row;
      }), (() => {
        const row = h("div", { class: "lane-label" }, h("span", {}, say("Who shows it")));
        row.style.top = `${TOP}px`;
        row.classList.add("short");
        return row;
      })());
      this.draw();
    }
    zoom(factor, at) {
      const [low, high] = this.transport.clock.range();
      const [a, b] = this.view;
      const width = Math.min((high - low) * 1.03, Math.max(0.4, (b - a) * factor));
      const left = at - (at - a) / (b - a) * width;
      this.view = [left, left + width];
      this.keepInside();
    }
    keepInside() {
      const [low, high] = this.transport.clock.range();
      const margin = (high - low) * 0.015;
      const width = this.view[1] - this.view[0];
      const left = Math.min(Math.max(this.view[0], low - margin), Math.max(low - margin, high + margin - width));
      this.view = [left, left + width];
      this.draw();
    }
    wheel(e) {
      const at = this.timeAt(e);
      if (e.ctrlKey || e.metaKey) {
        e.preventDefault();
        this.zoom(Math.exp(e.deltaY * 4e-3), at);
      } else if (e.shiftKey || Math.abs(e.deltaX) > Math.abs(e.deltaY)) {
        e.preventDefault();
        const by = (e.deltaX || e.deltaY) / Math.max(1, this.pad.clientWidth) * (this.view[1] - this.view[0]);
        this.view = [this.view[0] + by, this.view[1] + by];
        this.keepInside();
      }
    }
    timeAt(e) {
      const box = this.pad.getBoundingClientRect();
      return this.view[0] + (e.clientX - box.left) / box.width * (this.view[1] - this.view[0]);
    }
    seekTo(e) {
      this.transport.seek(this.timeAt(e));
    }
    hover(e) {
      const clock = this.timeAt(e);
      const box = this.pad.getBoundingClientRect();
      const lines = [say("clock {t}", { t: clockTime(clock, 2) })];
      this.recordings.forEach((r, k) => {
        const place = this.transport.clock.place(r.id, clock);
        lines.push("segment" in place ? `${k + 1}  ${clockTime(place.t, 2)} ${place.segment.half ? plusMinus(place.segment.half) : ""}` : `${k + 1}  ${{ before: say("before its start"), after: say("after its end"), gap: say("gap"), unplaced: say("undetermined") }[place.why]}`);
      });
      this.tip.replaceChildren(...lines.map((line) => h("div", {}, line)));
      this.tip.hidden = false;
      const x = e.clientX - box.left;
      this.tip.style.left = `${Math.min(x + 12, box.width - 190)}px`;
    }
    /** Bring the clock into view while it runs, and redraw. */
    follow() {
      const [a, b] = this.view;
      if (!this.dragging && (this.transport.now < a || this.transport.now > b)) {
        const width = b - a;
        this.view = [this.transport.now - width * 0.1, this.transport.now + width * 0.9];
        this.keepInside();
      }
      this.draw();
    }
    draw() {
      if (this.queued) return;
      this.queued = true;
      requestAnimationFrame(() => {
        this.queued = false;
        this.paint();
      });
    }
    paint() {
      const width = this.pad.clientWidth;
      if (!width) return;
      const height = TOP + SHARED + LANE * this.recordings.length + FOOT;
      const scale = window.devicePixelRatio || 1;
      if (this.canvas.width !== Math.round(width * scale) || this.canvas.height !== Math.round(height * scale)) {
        this.canvas.width = Math.round(width * scale);
        this.canvas.height = Math.round(height * scale);
        this.canvas.style.height = `${height}px`;
        this.pad.style.height = `${height}px`;
        this.labels.style.height = `${height}px`;
      }
      const c = this.canvas.getContext("2d");
      c.setTransform(scale, 0, 0, scale, 0, 0);
      c.clearRect(0, 0, width, height);
      const style = getComputedStyle(this.el);
      const colour = (name) => style.getPropertyValue(name).trim() || "#888";
      const [a, b] = this.view;
      const x = (t) => (t - a) / (b - a) * width;
      const font = style.fontFamily;
      const clock = this.transport.clock;
      const steps = [0.04, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
      const step = steps.find((s) => s / (b - a) * width >= 76) ?? 3600;
      c.font = `11px ${font}`;
      c.textBaseline = "middle";
      for (let k = Math.ceil(a / step); k * step <= b; k++) {
        const px = Math.round(x(k * step)) + 0.5;
        c.strokeStyle = colour("--line-soft");
        c.beginPath();
        c.moveTo(px, TOP - 5);
        c.lineTo(px, height);
        c.stroke();
        c.fillStyle = colour("--ink-2");
        c.textAlign = px < 20 ? "left" : px > width - 20 ? "right" : "center";
        c.fillText(clockTime(k * step, step < 0.1 ? 2 : step < 1 ? 1 : 0), px, 9);
      }
      const edges = /* @__PURE__ */ new Set();
      const spans = this.recordings.map((r) => clock.of(r.id).map((s) => [toClock(s, s.from), toClock(s, s.to)]));
      for (const list of spans) for (const [p, q] of list) {
        edges.add(p);
        edges.add(q);
      }
      const sorted = [...edges].sort((p, q) => p - q);
      const placed = this.recordings.filter((r) => clock.placed(r.id)).length;
      for (let k = 0; k + 1 < sorted.length; k++) {
        const middle = (sorted[k] + sorted[k + 1]) / 2;
        const who = spans.map((list, i) => list.some(([p, q]) => middle >= p && middle < q) ? i : -1).filter((i) => i >= 0);
        if (!who.length) continue;
        const left = x(sorted[k]), right = x(sorted[k + 1]);
        const every = who.length === this.recordings.length && placed > 1;
        c.fillStyle = every ? colour("--shared") : who.length > 1 ? colour("--shared-some") : colour("--single");
        c.fillRect(left, TOP + 3, Math.max(1, right - left - 1), SHARED - 10);
        const text = every ? this.recordings.length === 2 ? say("both") : say("every recording") : who.length === 1 ? say("{n} only", { n: who[0] + 1 }) : who.map((i) => i + 1).join(" + ");
        c.fillStyle = every ? colour("--on-shared") : colour("--ink");
        c.textAlign = "left";
        if (c.measureText(text).width < right - left - 10) c.fillText(text, Math.max(left, 0) + 5, TOP + 3 + (SHARED - 10) / 2 + 0.5);
      }
      this.recordings.forEach((r, k) => this.lane(c, r, k, TOP + SHARED + k * LANE, x, colour, width));
      if (this.transport.loop) {
        const [p, q] = this.transport.loop;
        c.fillStyle = colour("--loop");
        c.fillRect(x(p), TOP - 4, x(q) - x(p), height);
      }
      const at = Math.round(x(this.transport.now)) + 0.5;
      c.strokeStyle = colour("--playhead");
      c.lineWidth = 1.5;
      c.beginPath();
      c.moveTo(at, TOP - 6);
      c.lineTo(at, height);
      c.stroke();
      c.lineWidth = 1;
      c.fillStyle = colour("--playhead");
      c.beginPath();
      c.moveTo(at - 5, TOP - 10);
      c.lineTo(at + 5, TOP - 10);
      c.lineTo(at, TOP - 2);
      c.fill();
      const [low, high] = clock.range();
      this.pad.setAttribute("aria-valuemin", low.toFixed(3));
      this.pad.setAttribute("aria-valuemax", high.toFixed(3));
      this.pad.setAttribute("aria-valuenow", this.transport.now.toFixed(3));
      this.pad.setAttribute("aria-valuetext", say("{t} on the clock", { t: clockTime(this.transport.now) }));
    }
    lane(c, r, k, y, x, colour, width) {
      const clock = this.transport.clock;
      const own = colour(`--c${k % 6 + 1}`);
      const list = clock.of(r.id);
      const top = y + 6, tall = 24;
      c.strokeStyle = colour("--line");
      c.beginPath();
      c.moveTo(0, y - 0.5);
      c.lineTo(width, y - 0.5);
      c.stroke();
      if (!list.length) {
        c.fillStyle = colour("--ink-2");
        c.textAlign = "left";
        c.fillText(say("no place on the clock: undetermined"), 8, y + LANE / 2);
        const t = this.detachedTime(r.id);
        if (t !== null) c.fillText(say("on its own at {t}", { t: clockTime(t, 2) }), 260, y + LANE / 2);
        return;
      }
      for (const [i, s] of list.entries()) {
        const left = x(toClock(s, s.from)), right = x(toClock(s, s.to));
        const before = list[i - 1];
        if (before) {
          const gapLeft = x(toClock(before, before.to));
          if (left - gapLeft > 2) {
            c.strokeStyle = colour("--ink-3");
            c.setLineDash([2, 3]);
            c.beginPath();
            c.moveTo(gapLeft, top + tall / 2);
            c.lineTo(left, top + tall / 2);
            c.stroke();
            c.setLineDash([]);
            if (left - gapLeft > 40) {
              c.fillStyle = colour("--ink-2");
              c.textAlign = "center";
              c.fillText(say("gap"), (gapLeft + left) / 2, top + tall / 2 - 8);
            }
          }
        }
        c.fillStyle = own;
        c.globalAlpha = 0.2;
        c.fillRect(left, top, right - left, tall);
        c.globalAlpha = 1;
        c.fillRect(left, top, right - left, 2);
        const px = (t) => x(toClock(s, t));
        const media = this.media[r.id];
        const levels = media?.sound_levels ?? [], wide = media?.sound_step_s ?? 0.1;
        if (levels.length) {
          c.fillStyle = own;
          c.globalAlpha = 0.55;
          const every = Math.max(1, Math.floor(0.75 / Math.max(1e-6, px(wide) - px(0))));
          for (let n = Math.max(0, Math.floor(s.from / wide)); n < Math.min(levels.length, s.to / wide); n += every) {
            const tallness = levels[n] / 100 * (tall - 4);
            c.fillRect(px(n * wide), top + tall - tallness, Math.max(1, px((n + every) * wide) - px(n * wide) - 0.5), tallness);
          }
          c.globalAlpha = 1;
        }
        for (const stretch of r.stretches ?? []) {
          const p = px(Math.max(stretch.from_s, s.from)), q = px(Math.min(stretch.to_s, s.to));
          if (q <= p) continue;
          c.fillStyle = colour("--stretch");
          c.fillRect(p, top + 2, q - p, tall - 2);
          c.fillStyle = colour("--ink");
          c.textAlign = "left";
          if (q - p > 44) c.fillText(say(stretch.kind), p + 4, top + tall / 2 + 1);
        }
        c.fillStyle = own;
        for (const shot of r.shots) if (shot.from_s > s.from + 0.01 && shot.from_s < s.to - 0.01) c.fillRect(px(shot.from_s) - 1, top - 3, 2, tall + 6);
        if (i > 0) c.fillRect(left - 1, top - 3, 2, tall + 6);
        const counts = this.moved.get(r.id) ?? [];
        const most = Math.max(1, ...counts);
        for (let n = Math.floor(s.from * 4); n < Math.min(counts.length, s.to * 4); n++) {
          if (!counts[n]) continue;
          c.fillStyle = colour("--tracks");
          c.globalAlpha = 0.3 + 0.7 * counts[n] / most;
          c.fillRect(px(Math.max(n / 4, s.from)), top + tall + 4, Math.max(1, px(Math.min((n + 1) / 4, s.to)) - px(Math.max(n / 4, s.from))), 5);
        }
        c.globalAlpha = 1;
        if (s.half) {
          c.strokeStyle = colour("--ink");
          const p = x(toClock(s, s.from) - s.half), q = x(toClock(s, s.from) + s.half), line = top + tall + 14.5;
          c.beginPath();
          c.moveTo(p, line);
          c.lineTo(Math.max(q, p + 1), line);
          c.moveTo(p, line - 3);
          c.lineTo(p, line + 3);
          c.moveTo(q, line - 3);
          c.lineTo(q, line + 3);
          c.stroke();
          const text = `${plusMinus(s.half)}`;
          c.fillStyle = colour("--ink-2");
          c.textAlign = "left";
          if (c.measureText(text).width < right - left - 8) c.fillText(text, q + 5, line + 0.5);
        }
      }
      for (const o of this.observations) {
        const put = (from, to, filled) => {
          const at = clock.clockOf(r.id, from);
          if (at === null) return;
          const end = to ? clock.clockOf(r.id, to) : null;
          c.fillStyle = colour("--seen");
          c.strokeStyle = colour("--seen");
          const cx = x(at), cy = top + tall / 2 + 1;
          if (end !== null && x(end) - cx > 6) c.fillRect(cx, cy - 1, x(end) - cx, 2);
          c.beginPath();
          c.moveTo(cx, cy - 6);
          c.lineTo(cx + 5, cy);
          c.lineTo(cx, cy + 6);
          c.lineTo(cx - 5, cy);
          c.closePath();
          if (filled) c.fill();
          else c.stroke();
        };
        if (o.recording === r.id) put(o.from_s, o.to_s, true);
        for (const e of o.elsewhere ?? []) if (e.recording === r.id && typeof e.from_s === "number") put(e.from_s, e.to_s, false);
      }
    }
  };

  // src/pace.ts
  function clockAt(run, ms) {
    return run.clock + (ms - run.atMs) / 1e3 * run.speed;
  }
  var KEPT = 14;
  var DISPLAYS_MS = [4, 42];
  var KEPT_MS = 2500;
  var NEEDED = 3;
  var BEGIN_S = 6e-3;
  var END_S = 2e-3;
  var WITHIN_S = 0.25;
  var MOST = 0.12;
  var Pace = class {
    constructor() {
      this.frames = [];
      this.moved = 0;
      this.since = 0;
      this.speed = 1;
      this.nudge = 0;
      this.steering = false;
      this.standing = true;
    }
    /** Frames before a jump, a pause or a stall say nothing of those after it. */
    forget() {
      this.frames = [];
      this.moved = this.nudge = 0;
      this.steering = false;
      this.standing = true;
    }
    /** A frame is shown at a moment; the clock should then say what the frame's own time comes to on it. */
    shown(atMs, clock) {
      if (this.standing) {
        this.standing = false;
        return;
      }
      this.frames.push({ atMs, clock, moved: this.movedAt(atMs) });
      if (this.frames.length > KEPT) this.frames.shift();
    }
    /** Time between two pictures of the display, as far as these frames tell; null while they do not. */
    displayMs() {
      const steps = this.frames.slice(1).map((f, k) => f.atMs - this.frames[k].atMs).filter((one) => one > DISPLAYS_MS[0]);
      const least = Math.min(...steps);
      const between = Math.min(...steps.map((one) => one - least).filter((one) => one > DISPLAYS_MS[0]));
      const found = Math.min(least, between);
      return found < DISPLAYS_MS[1] ? found : null;
    }
    /** Seconds of the clock by which it runs ahead now; null while too little was seen. */
    ahead(run) {
      return this.measured(run)?.ahead ?? null;
    }
    /**
     * Frames that come at the pace of the display all wait equally long, and how long is not seen: it may be anything up
     * to a picture of the display. ``unsure`` is what is left open so, to both sides; frames at another pace leave nothing.
     */
    measured(run) {
      const now = this.movedAt(run.atMs);
      const late = this.frames.filter((f) => run.atMs - f.atMs < KEPT_MS).map((f) => f.clock - clockAt(run, f.atMs) + (now - f.moved)).sort((a, b) => a - b);
      if (late.length < NEEDED) return null;
      const middle = late.slice(late.length >> 2, late.length - (late.length >> 2));
      const spread = late[late.length - 1] - late[0];
      return {
        ahead: middle.reduce((sum, one) => sum + one, 0) / middle.length,
        unsure: Math.max(0, run.displayMs / 1e3 * run.speed - spread) / 2
      };
    }
    /** By which share to run faster from now on. One that leads is never changed. */
    steer(run, leads = false) {
      const found = leads ? null : this.measured(run);
      this.moved = this.movedAt(run.atMs);
      this.since = run.atMs;
      this.speed = run.speed;
      const wall = found ? found.ahead / run.speed : 0;
      const unsure = found ? found.unsure / run.speed : 0;
      this.steering = Math.abs(wall) > unsure + (this.steering ? END_S : BEGIN_S);
      this.nudge = this.steering ? Math.max(-MOST, Math.min(MOST, -wall / WITHIN_S)) : 0;
      return this.nudge;
    }
    movedAt(ms) {
      return this.moved + this.nudge * this.speed * (ms - this.since) / 1e3;
    }
  };
  var TAKEN = 0.2;
  var FOLLOWED_S = 0.3;
  function followed(lead, run) {
    const ahead = lead.ahead(run);
    return ahead === null || Math.abs(ahead) > FOLLOWED_S ? 0 : TAKEN * ahead;
  }

  // src/transport.ts
  var SPEEDS = [0.1, 0.25, 0.5, 1, 1.5, 2, 4];
  var REST_CHECKS_MS = [120, 400, 1e3, 2500];
  var SLEPT_MS = 1e3;
  var Transport = class {
    constructor(clock, viewers, changed) {
      this.clock = clock;
      this.viewers = viewers;
      this.changed = changed;
      this.now = 0;
      this.playing = false;
      this.speed = 1;
      this.loop = null;
      this.lead = null;
      this.before = 0;
      this.heldSince = 0;
      this.tick = () => {
        if (!this.playing) return;
        const at = performance.now();
        const passed = at - this.before;
        this.before = at;
        const on = this.viewers.filter((v) => v.attached && v.times).map((viewer) => ({ viewer, place: this.clock.place(viewer.id, this.now) }));
        const active = on.filter((entry) => "segment" in entry.place).map(({ viewer }) => viewer);
        const waiting = active.some((viewer) => viewer.waits());
        if (!waiting) this.heldSince = 0;
        else if (!this.heldSince) this.heldSince = at;
        const hold = waiting && at - this.heldSince < 2500;
        const master = active.find((viewer) => viewer === this.lead) ?? active[0];
        if (!hold && passed < SLEPT_MS) this.now += passed / 1e3 * this.speed;
        if (hold || passed >= SLEPT_MS) for (const { viewer } of on) viewer.pace.forget();
        const run = this.running();
        if (master) run.clock = this.now += followed(master.pace, run);
        const [low, high] = this.loop ?? this.clock.range();
        if (this.now >= high) {
          if (this.loop) this.now = low;
          else {
            this.now = high;
            this.pause();
            return;
          }
        }
        for (const { viewer } of on) {
          const place = this.clock.place(viewer.id, this.now);
          if ("why" in place) this.miss(viewer, place.why, place.next);
          else {
            const ahead = viewer.video.currentTime - place.t;
            if (hold && viewer.active && viewer.ready() && ahead > (viewer.video.paused ? 0 : 0.08)) viewer.pause();
            else viewer.follow(place.t, place.segment, run, viewer === master);
          }
        }
        this.changed("time");
        requestAnimationFrame(this.tick);
      };
      this.now = clock.range()[0];
    }
    setClock(clock) {
      this.pause();
      this.clock = clock;
      this.seek(Math.min(Math.max(this.now, clock.range()[0]), clock.range()[1]));
    }
    play() {
      const [low, high] = this.loop ?? this.clock.range();
      if (this.now >= high - 1e-3 || this.loop && this.now < low) this.now = low;
      this.playing = true;
      this.before = performance.now();
      this.heldSince = 0;
      this.changed("state");
      requestAnimationFrame(this.tick);
    }
    pause() {
      if (!this.playing) return;
      this.playing = false;
      for (const viewer of this.viewers) if (viewer.attached) viewer.pause();
      this.seek(this.now);
      for (const wait of REST_CHECKS_MS) setTimeout(() => {
        if (!this.playing) this.showAll();
      }, wait);
      this.changed("state");
    }
    toggle() {
      if (this.playing) this.pause();
      else this.play();
    }
    setSpeed(speed) {
      this.speed = speed;
      for (const viewer of this.viewers) viewer.pace.forget();
      this.changed("state");
    }
    faster(by) {
      const k = SPEEDS.indexOf(this.speed);
      this.setSpeed(SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, (k < 0 ? 3 : k) + by))]);
    }
    seek(clock) {
      const [low, high] = this.clock.range();
      this.now = Math.min(Math.max(clock, low), high);
      if (!this.playing) this.showAll();
      this.changed("time");
    }
    /** Show on every player the frame that is on at the clock time. */
    showAll() {
      for (const viewer of this.viewers) {
        if (!viewer.attached || !viewer.times) continue;
        const place = this.clock.place(viewer.id, this.now);
        if ("why" in place) this.miss(viewer, place.why, place.next);
        else viewer.show(place.t);
      }
    }
    miss(viewer, why, next) {
      viewer.setAbsent(absent(why), next === null ? "" : say("next at {t} on the clock", { t: clockTime(next, 2) }));
      if (this.playing && next !== null && next - this.now < 1.5 * this.speed) {
        const place = this.clock.place(viewer.id, next + 1e-5);
        if ("segment" in place) viewer.prepare(place.t);
      }
    }
    /** One frame of the leading recording, on or back. */
    step(by) {
      this.pause();
      const lead = this.lead?.attached ? this.lead : null;
      const order = [lead, ...this.viewers].filter((v) => v !== null && v.attached && v.times !== null);
      for (const viewer of order) {
        const place = this.clock.place(viewer.id, this.now);
        if ("why" in place) continue;
        const k = viewer.times.at(place.t) + by;
        const s = place.segment;
        const t = by > 0 ? viewer.times.stop(k - 1) : viewer.times.start(k);
        if (k >= 0 && t >= s.from - 1e-6 && t < s.to - 1e-6) {
          this.seek(toClock(s, t));
          return;
        }
        this.seek(by > 0 ? toClock(s, s.to) : toClock(s, s.from) - 1e-3);
        return;
      }
      this.seek(this.now + by * 0.04);
    }
    /** How far the frames of the playing recordings are apart, in seconds; null while fewer than two were measured. */
    apart() {
      const run = this.running();
      const ahead = this.viewers.filter((v) => v.attached && v.active).map((v) => v.pace.ahead(run)).filter((one) => one !== null);
      return ahead.length > 1 ? Math.max(...ahead) - Math.min(...ahead) : null;
    }
    running() {
      const told2 = this.viewers.map((v) => v.pace.displayMs()).filter((one) => one !== null);
      return { atMs: this.before, clock: this.now, speed: this.speed, displayMs: told2.length ? Math.min(...told2) : 0 };
    }
  };

  // src/frames.ts
  var EPSILON = 2e-5;
  var FrameTimes = class {
    constructor(media) {
      const tick = media.tick_s[0] / media.tick_s[1];
      const times = new Float64Array(media.frames);
      let at = media.first_tick;
      let k = 0;
      if (media.frames > 0) times[k++] = at * tick;
      for (const [step, often] of media.tick_runs) {
        for (let i = 0; i < often && k < times.length; i++) {
          at += step;
          times[k++] = at * tick;
        }
      }
      this.times = times;
      this.end = Math.max(media.duration_s, times.length ? times[times.length - 1] : 0);
    }
    /** Number of the frame shown at t, or -1 before the first. */
    at(t) {
      let low = 0, high = this.times.length;
      while (low < high) {
        const middle = low + high >> 1;
        if (this.times[middle] <= t + EPSILON) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    }
    start(k) {
      return this.times[Math.min(Math.max(k, 0), this.times.length - 1)] ?? 0;
    }
    stop(k) {
      return k + 1 < this.times.length ? this.times[k + 1] : this.end;
    }
    /** A time safely inside frame k, for seeking. */
    middle(k) {
      return (this.start(k) + this.stop(k)) / 2;
    }
  };

  // src/viewer.ts
  var SEEK_APART_S = 0.35;
  var DISPLAY_S = 0.034;
  var Viewer = class {
    constructor(recording, number, media, ground, guards, host) {
      this.recording = recording;
      this.number = number;
      this.ground = ground;
      this.host = host;
      this.attached = true;
      this.active = false;
      this.frame = -1;
      this.ownPlaying = false;
      this.rectified = false;
      this.pace = new Pace();
      this.piece = null;
      this.wanted = null;
      this.lastSeek = 0;
      this.over = false;
      this.tellsFrames = false;
      this.told = "";
      this.times = media ? new FrameTimes(media) : null;
      this.groundTimes = Float64Array.from(ground?.frames ?? [], (f) => f.t_s);
      this.video = h("video", { preload: "auto", playsinline: true, disablepictureinpicture: true, tabindex: "-1", "aria-label": recording.file });
      this.video.muted = true;
      this.cross = h("div", { class: "cross", hidden: true });
      this.screen = h("div", { class: "screen", "data-none": say("No ground was measured for this frame.") }, this.video);
      this.guard = guards.add(this.screen, recording.file);
      this.panel = h("div", { class: "absent", hidden: true });
      this.readout = h("span", { class: "readout" }, "–");
      this.badge = h("span", { class: `badge c${(number - 1) % 6 + 1}` }, String(number));
      this.soundButton = h("button", { type: "button", class: "quiet", "aria-pressed": "false", onclick: () => host.sound(this, this.video.muted) }, icon(ICONS.mute), say("Sound off"));
      this.soundButton.disabled = !media?.has_sound;
      if (!media?.has_sound) this.soundButton.lastChild.textContent = say("No sound");
      this.groundButton = h("button", { type: "button", class: "quiet", "aria-pressed": "false", onclick: () => this.setRectified(!this.rectified) }, say("On the ground"));
      this.groundButton.disabled = !this.groundTimes.length || ground?.common === false;
      this.groundButton.title = this.groundButton.disabled ? host.groundWithheld ? say("The ground is not part of this copy of the report") : say("No common ground was found for this recording") : say("Draw the picture onto the ground map (G)");
      this.followButton = h("button", { type: "button", class: "quiet", "aria-pressed": "true", title: say("Follow the common clock, or move on its own"), onclick: () => host.attach(this, !this.attached) }, say("On the clock"));
      this.slider = h("input", { type: "range", min: "0", max: String(Math.max(0, (media?.frames ?? 1) - 1)), step: "1", value: "0", "aria-label": say("Frame of {file}", { file: recording.file }), oninput: () => this.showFrame(Number(this.slider.value)) });
      this.ownPlay = h("button", { type: "button", "aria-label": say("Play {file} on its own", { file: recording.file }), onclick: () => this.setOwnPlaying(!this.ownPlaying) }, icon(ICONS.play, true));
      this.own = h(
        "div",
        { class: "own", hidden: true },
        h("button", { type: "button", "aria-label": say("One frame back"), onclick: () => this.showFrame(this.frame - 1) }, icon(ICONS.back)),
        this.ownPlay,
        h("button", { type: "button", "aria-label": say("One frame on"), onclick: () => this.showFrame(this.frame + 1) }, icon(ICONS.forward)),
        this.slider
      );
      const stage = h("div", { class: "stage", onclick: () => host.lead(this), onpointermove: (e) => this.pointer(e), onpointerleave: () => host.point(this, null) }, this.guard.el, this.panel, this.cross);
      stage.style.aspectRatio = `${recording.width || 16} / ${recording.height || 9}`;
      this.el = h(
        "section",
        { class: "viewer", "data-recording": recording.id, "aria-label": say("Recording {n}: {file}", { n: number, file: recording.file }) },
        h("header", {}, this.badge, h("button", { type: "button", class: "name", "data-leads": say("leads"), title: say("Lead: frame steps follow this recording"), onclick: () => host.lead(this) }, recording.file), h("span", { class: "tag" }, say("working copy")), this.readout),
        stage,
        h("footer", {}, this.followButton, this.groundButton, this.soundButton, this.guard.again),
        this.own
      );
      if (media) {
        this.video.src = media.file;
        this.listen();
      } else this.setAbsent([say("No working copy"), say("this recording has no copy that this page can play")]);
      this.video.addEventListener("error", () => this.setAbsent([say("Cannot be played here"), say("the browser does not play this working copy")]));
    }
    get id() {
      return this.recording.id;
    }
    /** Own time of the frame on screen. */
    get t() {
      return this.times && this.frame >= 0 ? this.times.start(this.frame) : 0;
    }
    get half() {
      return this.times && this.frame >= 0 ? (this.times.stop(this.frame) - this.times.start(this.frame)) / 2 : 0.02;
    }
    listen() {
      const seen = (mediaTime) => {
        if (!this.times) return;
        const frame = this.times.at(mediaTime + 8e-4);
        if (frame !== this.frame) this.setFrame(frame);
      };
      const video = this.video;
      if (video.requestVideoFrameCallback) {
        this.tellsFrames = true;
        const again = (_now, data) => {
          seen(data.mediaTime);
          this.measure(data.expectedDisplayTime, data.mediaTime);
          if (this.t < (this.piece?.to ?? 0)) this.stopAtEnd(this.t + 2 * this.half);
          video.requestVideoFrameCallback(again);
        };
        video.requestVideoFrameCallback(again);
      } else for (const name of ["seeked", "timeupdate"]) video.addEventListener(name, () => seen(video.currentTime));
      video.addEventListener("seeked", () => {
        if (this.wanted !== null) {
          const t = this.wanted;
          this.wanted = null;
          this.seek(t);
        }
      });
      video.addEventListener("pause", () => {
        if (this.ownPlaying && !this.attached) this.setOwnPlaying(false);
      });
    }
    setFrame(frame) {
      this.frame = frame;
      this.slider.value = String(frame);
      if (this.active) this.readout.textContent = say("{t} · frame {n}", { t: clockTime(this.t), n: frame });
      this.drawGround();
      this.host.shownFrame(this);
    }
    /** Note when a frame of the piece that plays is shown. */
    measure(atMs, t) {
      const piece = this.piece;
      if (!piece || this.video.paused || this.video.seeking) return;
      if (t >= piece.from - 1e-3 && t < piece.to) this.pace.shown(atMs, toClock(piece, t));
    }
    /** Stand at the end of a piece where the next frame would begin at t: that one is of another time, or there is none. */
    stopAtEnd(t) {
      if (!this.piece || this.video.paused || t < this.piece.to - 1e-3) return;
      this.over = true;
      this.video.pause();
    }
    /** The working copy's frames may be thinner than the original's; ground is looked up by time. */
    homography() {
      const frames = this.ground?.frames;
      if (!frames?.length || this.ground?.common === false) return null;
      const k = lastAt(this.groundTimes, this.t + 8e-4);
      const entry = frames[k];
      if (!entry || this.t - entry.t_s > 0.06) return null;
      return entry.ground_from_image;
    }
    setRectified(on) {
      if (on && this.groundButton.disabled) return;
      this.rectified = on;
      this.groundButton.setAttribute("aria-pressed", String(on));
      this.groundButton.textContent = on ? say("Untouched frame") : say("On the ground");
      this.el.classList.toggle("rectified", on);
      this.drawGround();
    }
    /** Place the video on the ground with CSS alone. */
    drawGround() {
      if (!this.rectified) {
        this.video.style.transform = "";
        this.el.classList.remove("no-ground");
        return;
      }
      const view = this.host.groundView();
      const m = this.homography();
      const box = this.screen;
      const width = box.clientWidth, height = box.clientHeight;
      const css = view && m && width ? matrix3d(multiply(multiply(fit(view, width, height), m), [this.recording.width / width, 0, 0, 0, this.recording.height / height, 0, 0, 0, 1])) : null;
      this.el.classList.toggle("no-ground", css === null);
      this.video.style.transform = css ?? "";
    }
    pointer(event) {
      const m = this.homography();
      if (!m || this.rectified || !this.active) {
        this.host.point(this, null);
        return;
      }
      const box = this.screen.getBoundingClientRect();
      const x = (event.clientX - box.left) / box.width * this.recording.width;
      const y = (event.clientY - box.top) / box.height * this.recording.height;
      this.host.point(this, apply(m, x, y));
    }
    /** Mark a point of the ground in this picture. */
    mark(ground) {
      const m = ground && !this.rectified && this.active ? this.homography() : null;
      const inverse = m ? invert(m) : null;
      if (!inverse || !ground) {
        this.cross.hidden = true;
        return;
      }
      const [x, y] = apply(inverse, ground[0], ground[1]);
      const inside = x >= 0 && y >= 0 && x <= this.recording.width && y <= this.recording.height;
      this.cross.hidden = !inside;
      this.cross.style.left = `${100 * x / this.recording.width}%`;
      this.cross.style.top = `${100 * y / this.recording.height}%`;
    }
    setAbsent(words2, next = "") {
      if (words2) this.pause();
      const told2 = words2 ? [...words2, next].join("\n") : "";
      if (this.active === (words2 === null) && told2 === this.told) return;
      this.told = told2;
      this.active = words2 === null;
      this.panel.hidden = words2 === null;
      this.el.classList.toggle("is-absent", words2 !== null);
      if (!words2) return;
      this.panel.replaceChildren(h("strong", {}, words2[0]), h("span", {}, words2[1]), h("small", {}, next));
      this.readout.textContent = "–";
      this.cross.hidden = true;
    }
    wake() {
      if (this.active) return;
      this.setAbsent(null);
      if (this.frame >= 0) this.readout.textContent = say("{t} · frame {n}", { t: clockTime(this.t), n: this.frame });
    }
    /** Show the frame that is on at t, exactly. */
    show(t) {
      if (!this.times) return;
      this.wake();
      this.pause();
      const k = Math.max(0, this.times.at(t));
      if (k === this.frame && !this.video.seeking && this.times.at(this.video.currentTime) === k) return;
      this.seek(this.times.middle(k));
    }
    /** Stand ready at t without showing anything. */
    prepare(t) {
      if (!this.times || this.video.seeking) return;
      const k = Math.max(0, this.times.at(t));
      if (this.times.at(this.video.currentTime) !== k) this.seek(this.times.middle(k));
    }
    showFrame(k) {
      if (!this.times) return;
      if (this.ownPlaying) this.setOwnPlaying(false);
      this.show(this.times.start(Math.min(Math.max(k, 0), this.times.times.length - 1)));
    }
    seek(t) {
      this.pace.forget();
      this.over = false;
      if (this.video.seeking) {
        this.wanted = t;
        return;
      }
      this.lastSeek = performance.now();
      this.video.currentTime = t;
    }
    /** While playing: be near t of this piece, gently where possible. One that leads is never made faster or slower. */
    follow(t, piece, run, leads) {
      if (!this.times) return;
      this.wake();
      this.enter(piece);
      const apart = t - this.video.currentTime;
      const far = Math.abs(apart) > SEEK_APART_S;
      if ((this.over || this.video.ended) && !far) return;
      const started = !this.video.paused;
      if (!started || far) {
        if (!this.video.seeking && (performance.now() - this.lastSeek > 600 || !started) && Math.abs(apart) > 0.05) this.seek(t);
        if (!started) this.start();
      }
      const seen = t + (this.pace.ahead(run) ?? 0) / piece.rate;
      if (!far) this.stopAtEnd(seen + DISPLAY_S * this.video.playbackRate);
      if (!this.tellsFrames && this.ready()) this.measure(run.atMs, this.video.currentTime);
      const wanted = Math.max(0.0625, Math.min(16, run.speed / piece.rate * (1 + this.pace.steer(run, leads))));
      if (Math.abs(this.video.playbackRate - wanted) > 2e-3) this.video.playbackRate = wanted;
    }
    enter(piece) {
      if (piece === this.piece) return;
      this.piece = piece;
      this.pace.forget();
      this.over = false;
    }
    start() {
      this.pace.forget();
      void this.video.play().catch(() => void 0);
    }
    ready() {
      return !this.video.seeking && this.video.readyState >= 3;
    }
    /** Whether frames are still to come before it can play on. */
    waits() {
      return !this.ready() && !this.over && !this.video.ended;
    }
    pause() {
      this.over = false;
      if (this.video.paused) return;
      this.pace.forget();
      this.video.pause();
    }
    setAttached(on, possible) {
      this.attached = on;
      if (on) this.setOwnPlaying(false);
      this.own.hidden = on;
      this.followButton.disabled = !possible;
      this.followButton.textContent = on ? say("On the clock") : say("On its own");
      this.followButton.setAttribute("aria-pressed", String(on));
      this.el.classList.toggle("detached", !on);
      if (!on && this.times) this.show(this.t);
    }
    setOwnPlaying(on) {
      this.ownPlaying = on;
      this.ownPlay.replaceChildren(icon(on ? ICONS.pause : ICONS.play, true));
      if (on) {
        this.wake();
        this.video.playbackRate = 1;
        void this.video.play().catch(() => void 0);
      } else this.pause();
    }
    setSound(on) {
      if (this.soundButton.disabled) return;
      this.video.muted = !on;
      this.soundButton.setAttribute("aria-pressed", String(on));
      this.soundButton.replaceChildren(icon(on ? ICONS.sound : ICONS.mute), on ? say("Sound on") : say("Sound off"));
    }
    /** Let go of the working copy. */
    release() {
      this.video.pause();
      this.video.removeAttribute("src");
      this.video.load();
    }
    setLead(on) {
      this.el.classList.toggle("lead", on);
    }
  };
  function invert(m) {
    const [a, b, c, d, e, f, g, i, j] = m;
    const det = a * (e * j - f * i) - b * (d * j - f * g) + c * (d * i - e * g);
    if (!Number.isFinite(det) || Math.abs(det) < 1e-18) return null;
    return [e * j - f * i, c * i - b * j, b * f - c * e, f * g - d * j, a * j - c * g, c * d - a * f, d * i - e * g, b * g - a * i, a * e - b * d].map((v) => v / det);
  }

  // src/player.ts
  var DiptychPlayer = class {
    constructor(data, around2 = {}, keys = []) {
      this.data = data;
      this.around = around2;
      this.guards = new Guards();
      this.playButton = h("button", { type: "button", class: "play", "aria-label": say("Play"), onclick: () => this.transport.toggle() }, icon(ICONS.play, true));
      this.clockText = h("output", { class: "clock", "aria-label": say("Clock") });
      this.stateText = h("span", { class: "state" });
      this.originText = h("span", { class: "origin" });
      this.notice = h("p", { class: "notice", role: "status", hidden: true });
      this.loopFrom = null;
      this.root = null;
      this.onKey = (e) => this.key(e);
      const { findings, media, ground } = data;
      this.help = new Help(keys);
      const grounds = new Map((ground.recordings ?? []).map((g) => [g.id, g]));
      this.machine = clockFromFindings(findings);
      this.viewers = findings.recordings.map((r, k) => new Viewer(r, k + 1, media[r.id], grounds.get(r.id), this.guards, this));
      this.transport = new Transport(this.machine, this.viewers, (what) => this.refresh(what));
      this.timeline = new Timeline(this.transport, findings.recordings, media, grounds, data.observations, (id) => this.viewers.find((v) => v.id === id && !v.attached)?.t ?? null);
      this.map = new GroundMap(ground, this.viewers, this.guards, () => this.viewers.forEach((v) => v.drawGround()), (at) => this.pointed(at));
      this.panel = new Panel(data, this.guards, (id, t) => this.goTo(id, t));
      this.anchors = new Anchors(findings, this.machine, this.viewers, (clock) => this.setClock(clock), () => this.free(), !around2.clock, () => around2.anchored?.(this));
      this.speedSelect = h("select", { "aria-label": say("Speed"), onchange: () => this.transport.setSpeed(Number(this.speedSelect.value)) }, ...SPEEDS.map((s) => h("option", { value: String(s) }, `${s} ×`)));
      this.loopButton = h("button", { type: "button", "aria-pressed": "false", title: say("Loop: set its start, its end, then off (L)"), onclick: () => this.cycleLoop() }, icon(ICONS.loop), say("Loop"));
      this.showButton = h("button", { type: "button", class: "primary", onclick: () => this.guards.setAll(!this.guards.allShown()) }, say("Show pictures"));
      this.guards.onChange(() => {
        this.showButton.textContent = this.guards.allShown() ? say("Blur pictures") : say("Show pictures");
      });
    }
    mount(el) {
      this.root = el;
      const { findings } = this.data;
      el.classList.add("diptych");
      const step = (by, label, path) => h("button", { type: "button", "aria-label": label, title: label, onclick: () => this.transport.step(by) }, icon(path));
      const jog = (by, label, name) => h("button", { type: "button", class: "jog", "aria-label": `${name}, ${label}`, title: label, onclick: () => this.transport.seek(this.transport.now + by) }, name);
      const transport = h(
        "section",
        { class: "transport", "aria-label": say("Transport") },
        jog(-1, say("one second back"), say("−1 s")),
        step(-1, say("One frame back"), ICONS.back),
        this.playButton,
        step(1, say("One frame on"), ICONS.forward),
        jog(1, say("one second on"), say("+1 s")),
        h("div", { class: "clock-box" }, this.clockText, this.originText),
        this.stateText,
        h(
          "div",
          { class: "right" },
          h("button", { type: "button", title: say("Previous finding (B)"), onclick: () => this.hop(-1) }, say("‹ finding")),
          h("button", { type: "button", title: say("Next finding (N)"), onclick: () => this.hop(1) }, say("finding ›")),
          this.loopButton,
          this.speedSelect
        )
      );
      const standard = [
        ["findings", say("Findings"), this.panel.findings()],
        ["observations", say("Observations") + (this.data.observations.length ? ` ${this.data.observations.length}` : ""), this.panel.observations()],
        ["stills", say("Frames") + (this.data.stills.length ? ` ${this.data.stills.length}` : ""), this.panel.stills()],
        ["recordings", say("Recordings"), this.panel.recordings()]
      ];
      const tabs = this.tabs(this.around.tabs?.(this, standard) ?? standard);
      const players = h("div", { class: "players", "data-count": String(this.viewers.length) }, ...this.viewers.map((v) => v.el));
      const theme = h("button", { type: "button", class: "quiet", onclick: () => this.turnTheme() }, say("Light / dark"));
      const head = this.around.bare ? [] : [
        h("a", { class: "skip", href: "#diptych-findings" }, say("Skip to findings")),
        h("header", { class: "top" }, h("h1", {}, h("span", { class: "mark" }, "Diptych"), h("span", { class: "files" }, findings.recordings.map((r) => r.file).join(" · "))), this.summary(), h("div", { class: "row" }, h("button", { type: "button", class: "quiet", onclick: () => this.help.toggle() }, say("Keys"), " ", h("kbd", {}, "?")), theme))
      ];
      el.replaceChildren(
        ...head,
        h("div", { class: "warning", role: "note" }, icon(ICONS.eye), h("p", {}, whyBlurred()), this.showButton),
        h(
          this.around.bare ? "div" : "main",
          { class: "desk" },
          h("div", { class: "left" }, this.notice, this.viewers.length ? players : h("p", { class: "empty" }, say("This page holds no recordings.")), transport, this.timeline.el, h("div", { class: "below" }, this.map.el, this.around.clock?.(this) ?? this.anchors.el)),
          h("aside", { id: "diptych-findings", tabindex: "-1", "aria-label": say("Findings") }, this.around.beside?.(this) ?? null, tabs)
        ),
        this.help.el
      );
      document.addEventListener("keydown", this.onKey);
      this.lead(this.viewers.find((v) => v.id === this.machine.reference) ?? this.viewers[0]);
      this.setClock(this.machine);
    }
    /** Take the player off its page: nothing plays on, no key is heard, the working copies are let go. */
    unmount() {
      document.removeEventListener("keydown", this.onKey);
      this.transport.pause();
      for (const v of this.viewers) v.release();
      this.root?.replaceChildren();
    }
    summary() {
      const { comparisons } = this.data.findings;
      const parts = comparisons.slice(0, 1).map((c) => h("span", { class: "chip big" }, told(RELATION, c.relation)));
      const clock = comparisons[0]?.clock;
      const text = comparisons.length > 1 ? say("{n} pairs compared", { n: comparisons.length }) : clock?.verdict === "aligned" ? clock.segments?.length === 1 ? say("1 stretch on one clock") : say("{n} stretches on one clock", { n: clock.segments?.length ?? 0 }) : clock ? say("clock undetermined") : "";
      return h("p", { class: "summary" }, ...comparisons.length === 1 ? parts : [], text);
    }
    tabs(items) {
      const bodies = items.map(([id, , body], k) => h("div", { class: "tab-body", role: "tabpanel", id: `tab-${id}`, "aria-labelledby": `tab-button-${id}`, hidden: k > 0, tabindex: "0" }, body));
      const buttons = items.map(([id, label], k) => h("button", { type: "button", role: "tab", id: `tab-button-${id}`, "aria-controls": `tab-${id}`, "aria-selected": String(k === 0), tabindex: k ? "-1" : "0", onclick: () => choose(k) }, label));
      const choose = (k) => {
        buttons.forEach((b, i) => {
          b.setAttribute("aria-selected", String(i === k));
          b.tabIndex = i === k ? 0 : -1;
        });
        bodies.forEach((b, i) => {
          b.hidden = i !== k;
        });
      };
      const bar = h("div", { role: "tablist", "aria-label": say("Results"), onkeydown: (e) => {
        const by = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
        if (!by) return;
        e.stopPropagation();
        e.preventDefault();
        const k = (buttons.findIndex((b) => b.getAttribute("aria-selected") === "true") + by + buttons.length) % buttons.length;
        choose(k);
        buttons[k].focus();
      } }, ...buttons);
      return h("div", { class: "tabs" }, bar, ...bodies);
    }
    setClock(clock) {
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
    free() {
      for (const v of this.viewers) if (v.id !== this.machine.reference) v.setAttached(false, this.transport.clock.placed(v.id));
      this.refresh("state");
    }
    /** Jump to a time of one recording; all others follow where they are on the clock. */
    goTo(id, t) {
      const viewer = this.viewers.find((v) => v.id === id);
      const clock = this.transport.clock.clockOf(id, t);
      if (viewer && clock !== null && viewer.attached) {
        this.transport.pause();
        const k = viewer.times ? viewer.times.at(t) : -1;
        this.transport.seek(k >= 0 && viewer.times ? Math.max(clock, clock - t + viewer.times.start(k)) : clock);
      } else if (viewer) {
        viewer.setAttached(false, this.transport.clock.placed(id));
        viewer.show(t);
      }
      const box = this.root?.querySelector(".players")?.getBoundingClientRect();
      if (box && (box.bottom < 120 || box.top > window.innerHeight - 80)) this.root.scrollIntoView({ block: "start" });
      this.refresh("time");
    }
    marks() {
      const clock = this.transport.clock;
      const marks = [];
      const put = (id, t, label) => {
        const at = typeof t === "number" ? clock.clockOf(id, t) : null;
        if (at !== null) marks.push({ clock: at, label });
      };
      for (const c of this.data.findings.comparisons) for (const row of c.contrast ?? []) {
        put(c.first, row.first_from_s, row.statement);
        put(c.second, row.second_from_s, row.statement);
      }
      for (const c of this.data.findings.comparisons) for (const s of c.clock?.segments ?? []) put(c.second, s.second_from_s, "clock");
      for (const o of this.data.observations) put(o.recording, o.from_s, o.action ?? "observation");
      return marks.sort((a, b) => a.clock - b.clock);
    }
    hop(by) {
      const now = this.transport.now;
      const marks = this.marks();
      const next = by > 0 ? marks.find((m) => m.clock > now + 5e-3) : marks.reverse().find((m) => m.clock < now - 5e-3);
      if (next) {
        this.transport.pause();
        this.transport.seek(next.clock);
      }
    }
    cycleLoop() {
      if (this.transport.loop) {
        this.transport.loop = null;
        this.loopFrom = null;
      } else if (this.loopFrom === null) this.loopFrom = this.transport.now;
      else {
        const ends = [this.loopFrom, this.transport.now].sort((a, b) => a - b);
        if (ends[1] - ends[0] > 0.1) this.transport.loop = ends;
        this.loopFrom = null;
      }
      this.refresh("state");
    }
    turnTheme() {
      const html = document.documentElement;
      const dark = html.dataset["theme"] ? html.dataset["theme"] === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      html.dataset["theme"] = dark ? "light" : "dark";
      this.timeline.draw();
      this.map.draw();
    }
    refresh(what) {
      if (!this.root) return;
      const t = this.transport;
      this.clockText.textContent = clockTime(t.now);
      if (what === "state") {
        this.playButton.replaceChildren(icon(t.playing ? ICONS.pause : ICONS.play, true));
        this.playButton.setAttribute("aria-label", t.playing ? say("Pause") : say("Play"));
        this.speedSelect.value = String(t.speed);
        this.loopButton.setAttribute("aria-pressed", String(t.loop !== null || this.loopFrom !== null));
        this.loopButton.lastChild.textContent = t.loop ? say("Loop {t}", { t: seconds(t.loop[1] - t.loop[0], 1) }) : this.loopFrom !== null ? say("Loop to …") : say("Loop");
      }
      const apart = t.apart();
      this.stateText.textContent = t.playing && apart !== null ? say("players within {n} ms", { n: Math.ceil(apart * 1e3) }) : "";
      this.timeline.follow();
      this.map.draw();
      if (!t.playing) this.anchors.refresh();
      this.around.changed?.(this, what);
    }
    key(e) {
      const target = e.target;
      if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) || this.help.el.open && e.key !== "?") return;
      if (this.help.keysOn && this.around.key?.(this, e)) {
        e.preventDefault();
        return;
      }
      if (e.key === "?") {
        e.preventDefault();
        this.help.toggle();
        return;
      }
      const onButton = target.closest("button, summary, a") !== null;
      if (!this.help.keysOn && target.getAttribute("role") !== "slider") return;
      const t = this.transport;
      const actions = {
        k: () => t.toggle(),
        ArrowLeft: () => e.shiftKey ? t.seek(t.now - 1) : t.step(-1),
        ArrowRight: () => e.shiftKey ? t.seek(t.now + 1) : t.step(1),
        j: () => t.seek(t.now - 5),
        ";": () => t.seek(t.now + 5),
        Home: () => t.seek(t.clock.range()[0]),
        End: () => t.seek(t.clock.range()[1]),
        "<": () => t.faster(-1),
        ">": () => t.faster(1),
        n: () => this.hop(1),
        b: () => this.hop(-1),
        l: () => this.cycleLoop(),
        g: () => {
          const on = !this.viewers.some((v) => v.rectified);
          this.viewers.forEach((v) => v.setRectified(on));
        },
        f: () => this.map.toggleFollow(),
        p: () => this.guards.setAll(!this.guards.allShown()),
        a: () => this.anchors.add(),
        "+": () => this.timeline.zoom(0.5, t.now),
        "-": () => this.timeline.zoom(2, t.now)
      };
      if (e.key === " " && !onButton) actions[" "] = () => t.toggle();
      const number = Number(e.key);
      if (number >= 1 && number <= this.viewers.length) actions[e.key] = () => this.lead(this.viewers[number - 1]);
      const action = actions[e.key.length === 1 ? e.key.toLowerCase() : e.key];
      if (action) {
        e.preventDefault();
        action();
      }
    }
    // what the viewers tell
    shownFrame() {
      if (!this.transport.playing) {
        this.refresh("time");
      } else this.map.draw();
    }
    lead(viewer) {
      if (!viewer) return;
      this.transport.lead = viewer;
      for (const v of this.viewers) v.setLead(v === viewer);
    }
    sound(viewer, on) {
      for (const v of this.viewers) v.setSound(on && v === viewer);
    }
    attach(viewer, on) {
      viewer.setAttached(on, this.transport.clock.placed(viewer.id));
      if (on) this.transport.seek(this.transport.now);
      this.refresh("state");
    }
    get groundWithheld() {
      return this.data.ground.withheld === true;
    }
    groundView() {
      return this.map.view;
    }
    point(_viewer, ground) {
      this.pointed(ground);
    }
    pointed(ground) {
      this.map.mark(ground);
      for (const v of this.viewers) v.mark(ground);
    }
  };

  // src/main.ts
  function part(key, otherwise) {
    const tag = document.querySelector(`script[data-diptych="${key}"]`);
    return tag?.textContent ? JSON.parse(tag.textContent) : otherwise;
  }
  var root = document.getElementById("diptych");
  if (root) {
    const data = {
      findings: { recordings: [], comparisons: [], ...part("findings", {}) },
      ground: part("ground", {}),
      media: part("media", {}),
      observations: part("observations", []),
      stills: part("stills", [])
    };
    const player = new DiptychPlayer(data);
    player.mount(root);
    window.diptych = player;
  }
})();
