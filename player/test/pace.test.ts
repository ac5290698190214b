// How players keep together, tried on simulated ones: they start late, drift, miss callbacks and stall.
import assert from "node:assert/strict";
import { test } from "node:test";
import { followed, Pace, type Running } from "../src/pace";

const TICK_MS = 1000 / 60;

/** Numbers between 0 and 1 that are the same in every run. */
function lot(seed: number): () => number { let x = seed; return () => (x = (x * 16807) % 2147483647) / 2147483647; }

interface Film { frameS: number; startsMs: number; drift?: number; missed?: number; shownLateMs?: (ms: number) => number; stall?: [number, number] }

/** A film on a display: its own time runs evenly at the rate asked for; a frame is seen at the next picture of the display. */
class Played {
  readonly pace = new Pace();
  t = 0;
  nudges: number[] = [];
  private frame = -1;
  private readonly chance = lot(7);

  constructor(readonly film: Film, private readonly displayMs: number, private readonly speed: number) {}

  /** Run for a tick that ends at ms, and tell of the frame if it is a new one. */
  run(ms: number, nudge: number): void {
    const { frameS, startsMs, drift = 0, missed = 0, shownLateMs, stall } = this.film;
    this.nudges.push(nudge);
    if (ms > startsMs && !(stall && ms > stall[0] && ms < stall[1])) this.t += (TICK_MS / 1000) * this.speed * (1 + nudge) * (1 + drift);
    const picture = Math.floor(ms / this.displayMs + 1e-6) > Math.floor((ms - TICK_MS) / this.displayMs + 1e-6);
    const frame = Math.floor(this.t / frameS + 1e-9);
    if (!picture || frame === this.frame) return;
    this.frame = frame;
    if (this.chance() >= missed) this.pace.shown(ms + (shownLateMs?.(ms) ?? 0), frame * frameS);
  }
}

interface Seen { ms: number; apart: number; clock: number; lead: number }

/** Play two on one clock; says at each tick by how much of the wall clock the second runs ahead of the first. */
function play(films: [Film, Film], { speed = 1, displayMs = TICK_MS, seconds = 10 } = {}): { seen: Seen[]; players: [Played, Played] } {
  const players = films.map((film) => new Played(film, displayMs, speed)) as [Played, Played];
  const seen: Seen[] = [];
  let clock = 0;
  for (let ms = TICK_MS; ms < seconds * 1000; ms += TICK_MS) {
    clock += (TICK_MS / 1000) * speed;
    const run: Running = { atMs: ms, clock, speed, displayMs };
    clock += followed(players[0].pace, run);
    run.clock = clock;
    players.forEach((one, k) => one.run(ms, one.pace.steer(run, k === 0)));
    seen.push({ ms, apart: (players[1].t - players[0].t) / speed, clock, lead: players[0].t });
  }
  return { seen, players };
}

const worst = (seen: Seen[], fromMs: number): number => Math.max(...seen.filter((s) => s.ms > fromMs).map((s) => Math.abs(s.apart)));
const FILMS: [Film, Film] = [{ frameS: 1 / 25, startsMs: 40 }, { frameS: 1 / 29.97, startsMs: 90 }];

for (const speed of [0.25, 1, 2]) test(`one that starts 50 ms late is there within a second at ${speed} times the speed`, () => {
  const { seen } = play(FILMS, { speed });
  assert.ok(seen.some((s) => s.apart < -0.045), "it did start late");
  assert.ok(worst(seen, 1000 * Math.max(1, 0.5 / speed)) < 0.014, `${worst(seen, 1000)}`);
});

test("one that is ahead is made slower, and one that leads is never changed", () => {
  const { seen, players } = play([FILMS[1], FILMS[0]]);
  assert.ok(seen.some((s) => s.apart > 0.045));
  assert.ok(Math.min(...players[1].nudges) < -0.05);
  assert.ok(worst(seen, 1500) < 0.014);
  assert.ok(players[0].nudges.every((one) => one === 0));
});

test("a change of speed is at most 12 in 100", () => {
  const { players } = play([FILMS[0], { ...FILMS[1], startsMs: 290 }]);
  assert.ok(Math.max(...players[1].nudges.map(Math.abs)) === 0.12);
});

test("clocks that drift stay together for a minute", () => {
  const { seen } = play([FILMS[0], { ...FILMS[1], drift: 500e-6 }], { seconds: 60 });
  assert.ok(worst(seen, 1000) < 0.016, `${worst(seen, 1000)}`);
});

test("where a busy page hears of two frames in three only, they stay together", () => {
  const { seen } = play([{ ...FILMS[0], missed: 0.33 }, { ...FILMS[1], missed: 0.33 }], { seconds: 30 });
  assert.ok(worst(seen, 1500) < 0.016, `${worst(seen, 1500)}`);
});

test("the clock goes where the leading recording is, also after it stood still", () => {
  const { seen } = play([{ ...FILMS[0], stall: [3000, 3200] }, FILMS[1]], { seconds: 8 });
  const off = (fromMs: number, toMs: number): number => Math.max(...seen.filter((s) => s.ms > fromMs && s.ms < toMs).map((s) => Math.abs(s.clock - s.lead)));
  assert.ok(off(3150, 3300) > 0.1, "it did stand still");
  assert.ok(off(4500, 8000) < 0.03, `${off(4500, 8000)}`);
  assert.ok(worst(seen, 5500) < 0.014, `${worst(seen, 5500)}`);
});

test("where the browser shows one of them 30 ms later from some moment on, the frames that are seen are together again", () => {
  const { seen } = play([FILMS[0], { ...FILMS[1], shownLateMs: (ms) => (ms > 4000 ? 30 : 0) }], { seconds: 8 });
  const after = seen.filter((s) => s.ms > 5500).map((s) => s.apart - 0.03);
  assert.ok(Math.max(...after.map(Math.abs)) < 0.014, `${Math.max(...after.map(Math.abs))}`);
});

test("frames at the pace of the display are not chased to and fro", () => {
  const { seen, players } = play([FILMS[0], { frameS: 1 / 30, startsMs: 60 }], { displayMs: 2 * TICK_MS, seconds: 20 });
  const busy = players[1].nudges.slice(120).filter((one) => one !== 0).length;
  assert.ok(busy < 0.1 * players[1].nudges.length, `${busy}`);
  assert.ok(worst(seen, 1500) < 0.035, `${worst(seen, 1500)}`);
});

test("frames before a jump say nothing of those after it", () => {
  const pace = new Pace();
  const run: Running = { atMs: 400, clock: 0.4, speed: 1, displayMs: TICK_MS };
  for (let k = 0; k < 10; k++) pace.shown(k * 40, k * 0.04 - 0.1);
  assert.ok(Math.abs(pace.ahead(run)! + 0.1) < 1e-9);
  pace.forget();
  assert.equal(pace.ahead(run), null);
  for (let k = 0; k < 3; k++) pace.shown(k * 40, k * 0.04 + (k ? 5 : 1));
  assert.equal(pace.ahead(run), null, "the frame that it stood on is not one of those that play");
  pace.shown(120, 5.12);
  assert.ok(Math.abs(pace.ahead(run)! - 5) < 1e-9);
});

test("frames tell how often the display shows a picture", () => {
  const told = (steps: number[]): number | null => {
    const pace = new Pace();
    let at = 0;
    for (const step of [0, 0, ...steps]) pace.shown(at += step, at / 1000);
    return pace.displayMs();
  };
  assert.ok(Math.abs(told([33.3, 50, 33.4, 50, 33.3])! - 16.65) < 0.2); // 25 frames at 60 Hz
  assert.ok(Math.abs(told([33.3, 33.4, 66.7, 33.3])! - 33.3) < 0.2);
  assert.equal(told([133, 133, 133]), null);
  assert.equal(told([]), null);
});
