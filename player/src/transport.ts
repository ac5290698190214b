// One clock for all recordings: it plays, stops, steps and jumps, and every player on it follows.
import { toClock, type Clock } from "./clock";
import { followed, type Running } from "./pace";
import type { Viewer } from "./viewer";
import { absent, clockTime } from "./words";
import { say } from "./say";

export const SPEEDS = [0.1, 0.25, 0.5, 1, 1.5, 2, 4];

const REST_CHECKS_MS = [120, 400, 1000, 2500];
/** A page that was not looked at for longer slept: the clock does not run on without it. Chosen by hand. */
const SLEPT_MS = 1000;

export class Transport {
  now = 0;
  playing = false;
  speed = 1;
  loop: [number, number] | null = null;
  lead: Viewer | null = null;
  private before = 0;
  private heldSince = 0;

  constructor(public clock: Clock, private readonly viewers: Viewer[], private readonly changed: (what: "time" | "state") => void) {
    this.now = clock.range()[0];
  }

  setClock(clock: Clock): void {
    this.pause();
    this.clock = clock;
    this.seek(Math.min(Math.max(this.now, clock.range()[0]), clock.range()[1]));
  }

  play(): void {
    const [low, high] = this.loop ?? this.clock.range();
    if (this.now >= high - 0.001 || (this.loop && this.now < low)) this.now = low;
    this.playing = true;
    this.before = performance.now();
    this.heldSince = 0;
    this.changed("state");
    requestAnimationFrame(this.tick);
  }

  pause(): void {
    if (!this.playing) return;
    this.playing = false;
    for (const viewer of this.viewers) if (viewer.attached) viewer.pause();
    this.seek(this.now);
    // A frame that was on its way when the pause came is shown after it: look again until all are at rest.
    for (const wait of REST_CHECKS_MS) setTimeout(() => { if (!this.playing) this.showAll(); }, wait);
    this.changed("state");
  }

  toggle(): void { if (this.playing) this.pause(); else this.play(); }

  setSpeed(speed: number): void {
    this.speed = speed;
    for (const viewer of this.viewers) viewer.pace.forget();
    this.changed("state");
  }

  faster(by: number): void {
    const k = SPEEDS.indexOf(this.speed);
    this.setSpeed(SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, (k < 0 ? 3 : k) + by))]!);
  }

  seek(clock: number): void {
    const [low, high] = this.clock.range();
    this.now = Math.min(Math.max(clock, low), high);
    if (!this.playing) this.showAll();
    this.changed("time");
  }

  /** Show on every player the frame that is on at the clock time. */
  showAll(): void {
    for (const viewer of this.viewers) {
      if (!viewer.attached || !viewer.times) continue;
      const place = this.clock.place(viewer.id, this.now);
      if ("why" in place) this.miss(viewer, place.why, place.next); else viewer.show(place.t);
    }
  }

  private miss(viewer: Viewer, why: Parameters<typeof absent>[0], next: number | null): void {
    viewer.setAbsent(absent(why), next === null ? "" : say("next at {t} on the clock", { t: clockTime(next, 2) }));
    if (this.playing && next !== null && next - this.now < 1.5 * this.speed) { // be there when its turn comes
      const place = this.clock.place(viewer.id, next + 1e-5);
      if ("segment" in place) viewer.prepare(place.t);
    }
  }

  /** One frame of the leading recording, on or back. */
  step(by: 1 | -1): void {
    this.pause();
    const lead = this.lead?.attached ? this.lead : null;
    const order = [lead, ...this.viewers].filter((v): v is Viewer => v !== null && v.attached && v.times !== null);
    for (const viewer of order) {
      const place = this.clock.place(viewer.id, this.now);
      if ("why" in place) continue;
      const k = viewer.times!.at(place.t) + by;
      const s = place.segment;
      const t = by > 0 ? viewer.times!.stop(k - 1) : viewer.times!.start(k);
      if (k >= 0 && t >= s.from - 1e-6 && t < s.to - 1e-6) { this.seek(toClock(s, t)); return; }
      this.seek(by > 0 ? toClock(s, s.to) : toClock(s, s.from) - 0.001);
      return;
    }
    this.seek(this.now + by * 0.04);
  }

  /** How far the frames of the playing recordings are apart, in seconds; null while fewer than two were measured. */
  apart(): number | null {
    const run = this.running();
    const ahead = this.viewers.filter((v) => v.attached && v.active).map((v) => v.pace.ahead(run)).filter((one) => one !== null);
    return ahead.length > 1 ? Math.max(...ahead) - Math.min(...ahead) : null;
  }

  private running(): Running {
    const told = this.viewers.map((v) => v.pace.displayMs()).filter((one) => one !== null);
    return { atMs: this.before, clock: this.now, speed: this.speed, displayMs: told.length ? Math.min(...told) : 0 };
  }

  private readonly tick = (): void => {
    if (!this.playing) return;
    const at = performance.now();
    const passed = at - this.before;
    this.before = at;
    const on = this.viewers.filter((v) => v.attached && v.times).map((viewer) => ({ viewer, place: this.clock.place(viewer.id, this.now) }));
    const active = on.filter((entry) => "segment" in entry.place).map(({ viewer }) => viewer);
    const waiting = active.some((viewer) => viewer.waits());
    if (!waiting) this.heldSince = 0; else if (!this.heldSince) this.heldSince = at;
    const hold = waiting && at - this.heldSince < 2500;
    const master = active.find((viewer) => viewer === this.lead) ?? active[0];
    if (!hold && passed < SLEPT_MS) this.now += (passed / 1000) * this.speed;
    if (hold || passed >= SLEPT_MS) for (const { viewer } of on) viewer.pace.forget();
    const run = this.running();
    if (master) run.clock = this.now += followed(master.pace, run);
    const [low, high] = this.loop ?? this.clock.range();
    if (this.now >= high) {
      if (this.loop) this.now = low; else { this.now = high; this.pause(); return; }
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
}
