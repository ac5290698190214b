// One recording: its video, what frame is on screen, and the panel for when there is none.
import { h, icon, ICONS } from "./dom";
import { FrameTimes } from "./frames";
import { apply, fit, lastAt, matrix3d, multiply, type H } from "./geometry";
import type { Guard, Guards } from "./guard";
import { toClock, type Segment } from "./clock";
import { Pace, type Running } from "./pace";
import type { Extent, GroundRecordingData, MediaData, RecordingData } from "./types";
import { clockTime } from "./words";
import { say } from "./say";

export interface ViewerHost {
  shownFrame(viewer: Viewer): void;
  lead(viewer: Viewer): void;
  sound(viewer: Viewer, on: boolean): void;
  attach(viewer: Viewer, on: boolean): void;
  readonly groundWithheld: boolean;
  groundView(): Extent | null;
  point(viewer: Viewer, ground: [number, number] | null): void;
}

/** One that is further from where it should be jumps there; less is made good by its speed. Chosen by hand. */
const SEEK_APART_S = 0.35;
/** A picture of the display at 30 Hz, as Chromium shows films of 25 to 30 frames: within it the next frame can appear. */
const DISPLAY_S = 0.034;

interface Shown { mediaTime: number; expectedDisplayTime: number }

export class Viewer {
  readonly el: HTMLElement;
  readonly video: HTMLVideoElement;
  readonly guard: Guard;
  readonly times: FrameTimes | null;
  attached = true;
  active = false;
  frame = -1;
  ownPlaying = false;
  rectified = false;
  readonly screen: HTMLDivElement;
  private readonly panel: HTMLDivElement;
  private readonly readout: HTMLElement;
  private readonly own: HTMLDivElement;
  private readonly slider: HTMLInputElement;
  private readonly ownPlay: HTMLButtonElement;
  private readonly soundButton: HTMLButtonElement;
  private readonly groundButton: HTMLButtonElement;
  private readonly followButton: HTMLButtonElement;
  private readonly badge: HTMLElement;
  private readonly cross: HTMLDivElement;
  private readonly groundTimes: Float64Array;
  readonly pace = new Pace();
  private piece: Segment | null = null;
  private wanted: number | null = null;
  private lastSeek = 0;
  private over = false;
  private tellsFrames = false;
  private told = "";

  constructor(
    readonly recording: RecordingData,
    readonly number: number,
    media: MediaData | undefined,
    readonly ground: GroundRecordingData | undefined,
    guards: Guards,
    private readonly host: ViewerHost,
  ) {
    this.times = media ? new FrameTimes(media) : null;
    this.groundTimes = Float64Array.from(ground?.frames ?? [], (f) => f.t_s);
    this.video = h("video", { preload: "auto", playsinline: true, disablepictureinpicture: true, tabindex: "-1", "aria-label": recording.file });
    this.video.muted = true;
    this.cross = h("div", { class: "cross", hidden: true });
    this.screen = h("div", { class: "screen", "data-none": say("No ground was measured for this frame.") }, this.video);
    this.guard = guards.add(this.screen, recording.file);
    this.panel = h("div", { class: "absent", hidden: true });
    this.readout = h("span", { class: "readout" }, "–");
    this.badge = h("span", { class: `badge c${((number - 1) % 6) + 1}` }, String(number));
    this.soundButton = h("button", { type: "button", class: "quiet", "aria-pressed": "false", onclick: () => host.sound(this, this.video.muted) }, icon(ICONS.mute), say("Sound off"));
    this.soundButton.disabled = !media?.has_sound;
    if (!media?.has_sound) this.soundButton.lastChild!.textContent = say("No sound");
    this.groundButton = h("button", { type: "button", class: "quiet", "aria-pressed": "false", onclick: () => this.setRectified(!this.rectified) }, say("On the ground"));
    this.groundButton.disabled = !this.groundTimes.length || ground?.common === false;
    this.groundButton.title = this.groundButton.disabled ? (host.groundWithheld ? say("The ground is not part of this copy of the report") : say("No common ground was found for this recording")) : say("Draw the picture onto the ground map (G)");
    this.followButton = h("button", { type: "button", class: "quiet", "aria-pressed": "true", title: say("Follow the common clock, or move on its own"), onclick: () => host.attach(this, !this.attached) }, say("On the clock"));
    this.slider = h("input", { type: "range", min: "0", max: String(Math.max(0, (media?.frames ?? 1) - 1)), step: "1", value: "0", "aria-label": say("Frame of {file}", { file: recording.file }), oninput: () => this.showFrame(Number(this.slider.value)) });
    this.ownPlay = h("button", { type: "button", "aria-label": say("Play {file} on its own", { file: recording.file }), onclick: () => this.setOwnPlaying(!this.ownPlaying) }, icon(ICONS.play, true));
    this.own = h("div", { class: "own", hidden: true },
      h("button", { type: "button", "aria-label": say("One frame back"), onclick: () => this.showFrame(this.frame - 1) }, icon(ICONS.back)),
      this.ownPlay,
      h("button", { type: "button", "aria-label": say("One frame on"), onclick: () => this.showFrame(this.frame + 1) }, icon(ICONS.forward)),
      this.slider);
    const stage = h("div", { class: "stage", onclick: () => host.lead(this), onpointermove: (e: PointerEvent) => this.pointer(e), onpointerleave: () => host.point(this, null) }, this.guard.el, this.panel, this.cross);
    stage.style.aspectRatio = `${recording.width || 16} / ${recording.height || 9}`;
    this.el = h("section", { class: "viewer", "data-recording": recording.id, "aria-label": say("Recording {n}: {file}", { n: number, file: recording.file }) },
      h("header", {}, this.badge, h("button", { type: "button", class: "name", "data-leads": say("leads"), title: say("Lead: frame steps follow this recording"), onclick: () => host.lead(this) }, recording.file), h("span", { class: "tag" }, say("working copy")), this.readout),
      stage,
      h("footer", {}, this.followButton, this.groundButton, this.soundButton, this.guard.again),
      this.own);
    if (media) {
      this.video.src = media.file;
      this.listen();
    } else this.setAbsent([say("No working copy"), say("this recording has no copy that this page can play")]);
    this.video.addEventListener("error", () => this.setAbsent([say("Cannot be played here"), say("the browser does not play this working copy")]));
  }

  get id(): string { return this.recording.id; }

  /** Own time of the frame on screen. */
  get t(): number { return this.times && this.frame >= 0 ? this.times.start(this.frame) : 0; }

  get half(): number { return this.times && this.frame >= 0 ? (this.times.stop(this.frame) - this.times.start(this.frame)) / 2 : 0.02; }

  private listen(): void {
    const seen = (mediaTime: number) => {
      if (!this.times) return;
      const frame = this.times.at(mediaTime + 0.0008);
      if (frame !== this.frame) this.setFrame(frame);
    };
    const video = this.video as HTMLVideoElement & { requestVideoFrameCallback?: (f: (now: number, data: Shown) => void) => number };
    if (video.requestVideoFrameCallback) {
      this.tellsFrames = true;
      const again = (_now: number, data: Shown) => {
        seen(data.mediaTime);
        this.measure(data.expectedDisplayTime, data.mediaTime);
        if (this.t < (this.piece?.to ?? 0)) this.stopAtEnd(this.t + 2 * this.half);
        video.requestVideoFrameCallback!(again);
      };
      video.requestVideoFrameCallback(again);
    } else for (const name of ["seeked", "timeupdate"]) video.addEventListener(name, () => seen(video.currentTime));
    video.addEventListener("seeked", () => { if (this.wanted !== null) { const t = this.wanted; this.wanted = null; this.seek(t); } });
    video.addEventListener("pause", () => { if (this.ownPlaying && !this.attached) this.setOwnPlaying(false); });
  }

  private setFrame(frame: number): void {
    this.frame = frame;
    this.slider.value = String(frame);
    if (this.active) this.readout.textContent = say("{t} · frame {n}", { t: clockTime(this.t), n: frame });
    this.drawGround();
    this.host.shownFrame(this);
  }

  /** Note when a frame of the piece that plays is shown. */
  private measure(atMs: number, t: number): void {
    const piece = this.piece;
    if (!piece || this.video.paused || this.video.seeking) return;
    if (t >= piece.from - 1e-3 && t < piece.to) this.pace.shown(atMs, toClock(piece, t));
  }

  /** Stand at the end of a piece where the next frame would begin at t: that one is of another time, or there is none. */
  private stopAtEnd(t: number): void {
    if (!this.piece || this.video.paused || t < this.piece.to - 1e-3) return;
    this.over = true;
    this.video.pause();
  }

  /** The working copy's frames may be thinner than the original's; ground is looked up by time. */
  homography(): H | null {
    const frames = this.ground?.frames;
    if (!frames?.length || this.ground?.common === false) return null;
    const k = lastAt(this.groundTimes, this.t + 0.0008);
    const entry = frames[k];
    if (!entry || this.t - entry.t_s > 0.06) return null;
    return entry.ground_from_image;
  }

  setRectified(on: boolean): void {
    if (on && this.groundButton.disabled) return;
    this.rectified = on;
    this.groundButton.setAttribute("aria-pressed", String(on));
    this.groundButton.textContent = on ? say("Untouched frame") : say("On the ground");
    this.el.classList.toggle("rectified", on);
    this.drawGround();
  }

  /** Place the video on the ground with CSS alone. */
  drawGround(): void {
    if (!this.rectified) { this.video.style.transform = ""; this.el.classList.remove("no-ground"); return; }
    const view = this.host.groundView();
    const m = this.homography();
    const box = this.screen;
    const width = box.clientWidth, height = box.clientHeight;
    const css = view && m && width ? matrix3d(multiply(multiply(fit(view, width, height), m), [this.recording.width / width, 0, 0, 0, this.recording.height / height, 0, 0, 0, 1])) : null;
    this.el.classList.toggle("no-ground", css === null);
    this.video.style.transform = css ?? "";
  }

  private pointer(event: PointerEvent): void {
    const m = this.homography();
    if (!m || this.rectified || !this.active) { this.host.point(this, null); return; }
    const box = this.screen.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * this.recording.width;
    const y = ((event.clientY - box.top) / box.height) * this.recording.height;
    this.host.point(this, apply(m, x, y));
  }

  /** Mark a point of the ground in this picture. */
  mark(ground: [number, number] | null): void {
    const m = ground && !this.rectified && this.active ? this.homography() : null;
    const inverse = m ? invert(m) : null;
    if (!inverse || !ground) { this.cross.hidden = true; return; }
    const [x, y] = apply(inverse, ground[0], ground[1]);
    const inside = x >= 0 && y >= 0 && x <= this.recording.width && y <= this.recording.height;
    this.cross.hidden = !inside;
    this.cross.style.left = `${(100 * x) / this.recording.width}%`;
    this.cross.style.top = `${(100 * y) / this.recording.height}%`;
  }

  setAbsent(words: [string, string] | null, next = ""): void {
    if (words) this.pause();
    const told = words ? [...words, next].join("\n") : "";
    if (this.active === (words === null) && told === this.told) return;
    this.told = told;
    this.active = words === null;
    this.panel.hidden = words === null;
    this.el.classList.toggle("is-absent", words !== null);
    if (!words) return;
    this.panel.replaceChildren(h("strong", {}, words[0]), h("span", {}, words[1]), h("small", {}, next));
    this.readout.textContent = "–";
    this.cross.hidden = true;
  }

  private wake(): void {
    if (this.active) return;
    this.setAbsent(null);
    if (this.frame >= 0) this.readout.textContent = say("{t} · frame {n}", { t: clockTime(this.t), n: this.frame });
  }

  /** Show the frame that is on at t, exactly. */
  show(t: number): void {
    if (!this.times) return;
    this.wake();
    this.pause();
    const k = Math.max(0, this.times.at(t));
    if (k === this.frame && !this.video.seeking && this.times.at(this.video.currentTime) === k) return;
    this.seek(this.times.middle(k));
  }

  /** Stand ready at t without showing anything. */
  prepare(t: number): void {
    if (!this.times || this.video.seeking) return;
    const k = Math.max(0, this.times.at(t));
    if (this.times.at(this.video.currentTime) !== k) this.seek(this.times.middle(k));
  }

  showFrame(k: number): void {
    if (!this.times) return;
    if (this.ownPlaying) this.setOwnPlaying(false);
    this.show(this.times.start(Math.min(Math.max(k, 0), this.times.times.length - 1)));
  }

  private seek(t: number): void {
    this.pace.forget();
    this.over = false;
    if (this.video.seeking) { this.wanted = t; return; }
    this.lastSeek = performance.now();
    this.video.currentTime = t;
  }

  /** While playing: be near t of this piece, gently where possible. One that leads is never made faster or slower. */
  follow(t: number, piece: Segment, run: Running, leads: boolean): void {
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
    const wanted = Math.max(0.0625, Math.min(16, (run.speed / piece.rate) * (1 + this.pace.steer(run, leads))));
    if (Math.abs(this.video.playbackRate - wanted) > 0.002) this.video.playbackRate = wanted;
  }

  private enter(piece: Segment): void {
    if (piece === this.piece) return;
    this.piece = piece;
    this.pace.forget();
    this.over = false;
  }

  private start(): void {
    this.pace.forget();
    void this.video.play().catch(() => undefined);
  }

  ready(): boolean { return !this.video.seeking && this.video.readyState >= 3; }

  /** Whether frames are still to come before it can play on. */
  waits(): boolean { return !this.ready() && !this.over && !this.video.ended; }

  pause(): void {
    this.over = false;
    if (this.video.paused) return;
    this.pace.forget();
    this.video.pause();
  }

  setAttached(on: boolean, possible: boolean): void {
    this.attached = on;
    if (on) this.setOwnPlaying(false);
    this.own.hidden = on;
    this.followButton.disabled = !possible;
    this.followButton.textContent = on ? say("On the clock") : say("On its own");
    this.followButton.setAttribute("aria-pressed", String(on));
    this.el.classList.toggle("detached", !on);
    if (!on && this.times) this.show(this.t);
  }

  setOwnPlaying(on: boolean): void {
    this.ownPlaying = on;
    this.ownPlay.replaceChildren(icon(on ? ICONS.pause : ICONS.play, true));
    if (on) { this.wake(); this.video.playbackRate = 1; void this.video.play().catch(() => undefined); } else this.pause();
  }

  setSound(on: boolean): void {
    if (this.soundButton.disabled) return;
    this.video.muted = !on;
    this.soundButton.setAttribute("aria-pressed", String(on));
    this.soundButton.replaceChildren(icon(on ? ICONS.sound : ICONS.mute), on ? say("Sound on") : say("Sound off"));
  }

  /** Let go of the working copy. */
  release(): void { this.video.pause(); this.video.removeAttribute("src"); this.video.load(); }

  setLead(on: boolean): void { this.el.classList.toggle("lead", on); }
}

function invert(m: H): H | null {
  const [a, b, c, d, e, f, g, i, j] = m as [number, number, number, number, number, number, number, number, number];
  const det = a * (e * j - f * i) - b * (d * j - f * g) + c * (d * i - e * g);
  if (!Number.isFinite(det) || Math.abs(det) < 1e-18) return null;
  return [e * j - f * i, c * i - b * j, b * f - c * e, f * g - d * j, a * j - c * g, c * d - a * f, d * i - e * g, b * g - a * i, a * e - b * d].map((v) => v / det);
}
