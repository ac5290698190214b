// How the page says things. Neutral: machines measured, people observed, sources said.
import type { Why } from "./clock";
import { decimal, say } from "./say";

/** Seconds as m:ss.mmm (minutes only where needed). */
export function clockTime(s: number, digits = 3): string {
  if (!Number.isFinite(s)) return "–";
  const sign = s < -0.0005 ? "−" : "";
  const units = 10 ** digits;
  const all = Math.round(Math.abs(s) * units);
  const minutes = Math.floor(all / units / 60);
  const rest = (all / units) % 60;
  return `${sign}${minutes}:${rest.toFixed(digits).padStart(digits ? 3 + digits : 2, "0")}`;
}

export function seconds(s: number, digits = 2): string { return say("{n} s", { n: decimal(`${s < 0 ? "−" : ""}${Math.abs(s).toFixed(digits)}`) }); }

export function signed(s: number, digits = 3): string { return decimal(`${s < 0 ? "−" : "+"}${Math.abs(s).toFixed(digits)}`); }

export function plusMinus(half: number | null | undefined): string {
  if (half === null || half === undefined) return "";
  return half >= 0.9995 ? say("± {n} s", { n: decimal(half.toFixed(2)) }) : say("± {n} ms", { n: Math.max(half * 1000, half > 0 ? 1 : 0).toFixed(0) });
}

export function percent(p: number): string { return p > 0.995 && p < 1 ? "> 99 %" : `${Math.round(p * 100)} %`; }

export function absent(why: Why): [string, string] {
  switch (why) {
    case "before": return [say("Not recorded at this time"), say("before its start")];
    case "after": return [say("Not recorded at this time"), say("after its end")];
    case "gap": return [say("Not recorded at this time"), say("gap between two stretches of this recording")];
    case "unplaced": return [say("No place on the clock here"), say("what this recording shows at this time is undetermined")];
  }
}

export const RELATION: Record<string, string> = {
  same_footage: "Same footage",
  same_place_and_time: "Same place and time",
  same_place: "Same place",
  no_relation_found: "No relation found",
  undetermined: "Undetermined",
};

export const RELATION_NOTE: Record<string, string> = {
  same_footage: "Both stem from one camera’s recording.",
  same_place_and_time: "The machine measured a common ground and a common time. Whether both show the same incident is for a person to judge.",
  same_time_without_ground: "The machine measured a common time without a common ground: the place follows from what moved or was heard in both. Whether both show the same incident is for a person to judge.",
  same_place: "The machine measured a common ground. A common time was not found.",
  no_relation_found: "Nothing in common was found. This does not say that the recordings are unrelated.",
  undetermined: "The material does not support an answer.",
};

export const WHY_ABSENT: Record<string, string> = {
  before_start: "before its start", after_end: "after its end", gap: "gap", out_of_view: "out of view",
  covered: "covered", not_resolvable: "not resolvable", observed: "observed",
  in_view_not_observed: "in view, not observed",
};

export const CONTRAST: Record<string, string> = {
  both: "In both", only_in_first: "Only in the first", only_in_second: "Only in the second",
  gap_in_first: "Gap in the first", gap_in_second: "Gap in the second", neither: "In neither",
};

export const CUES: Record<string, string> = {
  ground_motion: "motion on the ground", sound: "sound", flashes: "abrupt light", light: "abrupt light",
  overall_motion: "overall motion", same_footage: "same footage",
  tracks: "motion of tracks",
};

/** Words of a code; the code itself, spelt out, where there are none. */
export function told(table: Record<string, string>, code: string): string { return say(table[code] ?? plain(code)); }

export function plain(word: string): string { return word.replaceAll("_", " "); }
