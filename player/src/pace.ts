// How recordings keep together: how far each runs ahead of the common clock, and by how much its speed is changed.
// Nothing here touches a page: test/pace.test.ts tries it on players that drift, stall and jump.
//
// What a player says its time is may differ by up to two frames from the frame that is seen, and by another amount after
// each start (measured in Chromium). So the frames themselves are measured, at the moment at which they are shown.

/** The common clock at a look at it; between looks it runs on evenly. */
export interface Running {
  atMs: number;
  clock: number;
  /** Seconds of the clock in a second of the wall clock. */
  speed: number;
  /** Time between two pictures of the display. */
  displayMs: number;
}

export function clockAt(run: Running, ms: number): number { return run.clock + ((ms - run.atMs) / 1000) * run.speed; }

/** A frame waits for the next picture of the display, up to 33 ms; the middle of so many is known to 3 ms. More would be
    slower to see that the browser changed its ways, which it does by up to 40 ms some seconds after a start (measured). */
const KEPT = 14;
/** Displays show 24 to 240 pictures a second; Chromium shows films of up to 30 frames at 30. */
const DISPLAYS_MS: [number, number] = [4, 42];
/** At a quarter of the speed so many take two seconds and more; older ones say little. Chosen by hand. */
const KEPT_MS = 2500;
/** With fewer frames the wait for the display would be taken for a delay. Chosen by hand. */
const NEEDED = 3;
/** Seconds of the wall clock: nothing is done about less than the first, and what is begun goes on to the second. */
const BEGIN_S = 0.006, END_S = 0.002;
/** In about so many seconds an error is a third of what it was. Chosen by hand. */
const WITHIN_S = 0.25;
/** The largest change of speed, as a share: more is seen in walkers and heard in voices. Chosen by hand. */
const MOST = 0.12;

/** One player: where its frames were, and what was done about it. */
export class Pace {
  private frames: { atMs: number; clock: number; moved: number }[] = [];
  private moved = 0;
  private since = 0;
  private speed = 1;
  private nudge = 0;
  private steering = false;
  private standing = true;

  /** Frames before a jump, a pause or a stall say nothing of those after it. */
  forget(): void {
    this.frames = [];
    this.moved = this.nudge = 0;
    this.steering = false;
    this.standing = true;
  }

  /** A frame is shown at a moment; the clock should then say what the frame's own time comes to on it. */
  shown(atMs: number, clock: number): void {
    if (this.standing) { this.standing = false; return; } // the one that it stood on before it began to play
    this.frames.push({ atMs, clock, moved: this.movedAt(atMs) });
    if (this.frames.length > KEPT) this.frames.shift();
  }

  /** Time between two pictures of the display, as far as these frames tell; null while they do not. */
  displayMs(): number | null {
    const steps = this.frames.slice(1).map((f, k) => f.atMs - this.frames[k]!.atMs).filter((one) => one > DISPLAYS_MS[0]);
    const least = Math.min(...steps);
    const between = Math.min(...steps.map((one) => one - least).filter((one) => one > DISPLAYS_MS[0]));
    const found = Math.min(least, between);
    return found < DISPLAYS_MS[1] ? found : null;
  }

  /** Seconds of the clock by which it runs ahead now; null while too little was seen. */
  ahead(run: Running): number | null { return this.measured(run)?.ahead ?? null; }

  /**
   * Frames that come at the pace of the display all wait equally long, and how long is not seen: it may be anything up
   * to a picture of the display. ``unsure`` is what is left open so, to both sides; frames at another pace leave nothing.
   */
  private measured(run: Running): { ahead: number; unsure: number } | null {
    const now = this.movedAt(run.atMs);
    const late = this.frames
      .filter((f) => run.atMs - f.atMs < KEPT_MS)
      .map((f) => f.clock - clockAt(run, f.atMs) + (now - f.moved)) // what was done since is not yet in the frame
      .sort((a, b) => a - b);
    if (late.length < NEEDED) return null;
    const middle = late.slice(late.length >> 2, late.length - (late.length >> 2));
    const spread = late[late.length - 1]! - late[0]!;
    return {
      ahead: middle.reduce((sum, one) => sum + one, 0) / middle.length,
      unsure: Math.max(0, (run.displayMs / 1000) * run.speed - spread) / 2,
    };
  }

  /** By which share to run faster from now on. One that leads is never changed. */
  steer(run: Running, leads = false): number {
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

  private movedAt(ms: number): number { return this.moved + (this.nudge * this.speed * (ms - this.since)) / 1000; }
}

/** How far the clock moves to where the leading recording is, at each look: in a quarter of a second it is there. */
const TAKEN = 0.2;
/** One that is further away is told to jump, not followed. Chosen by hand. */
const FOLLOWED_S = 0.3;

/** What to add to the clock so that it follows the recording that leads it. */
export function followed(lead: Pace, run: Running): number {
  const ahead = lead.ahead(run);
  return ahead === null || Math.abs(ahead) > FOLLOWED_S ? 0 : TAKEN * ahead;
}
