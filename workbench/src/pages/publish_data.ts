// What the API says of a publishing copy.
import type { MediaData } from "@player/types";

export interface Place { follows: "picture" | "ground" | "track"; points: [number, number][]; at_s: number; track: string; path: [number, number, number][]; radius: number }
export interface Clearance { id: string; what: string; from_s: number; to_s: number; reason: string; asked_by: string; asked_at: string; region: Place; agreement: { by: string; at: string } | null; agreed: boolean }
export interface Masking { id: string; from_s: number; to_s: number; reason: string; by: string; at: string; region: Place }
export interface Answer { question: string; verdict: string; why: string; by: string; at: string }
export interface Track { id: string; path: [number, number, number][] }
export interface Plan { original_sha256: string; width: number; height: number; duration_s: number; has_sound: boolean; planned_by: string; planned_at: string; fill: string; clearances: Clearance[]; maskings: Masking[]; answers: Answer[]; tracks: Track[] }
export interface Made { name: string; path: string; at: string; sha256: string; checked: boolean; notes: string[] }
export interface Publication {
  id: string; original: number | null; file: string | null; plan: Plan; questions: Record<string, string>; stops: { at: string; sentence: string }[]; media: MediaData | null;
  preview: { current: boolean; moments: { t_s: number; open_share: number }[]; notes: string[] } | null; made: Made[];
}
export interface Line { id: string; original: number | null; file: string | null; planned_by: string; planned_at: string; clearances: number; agreed: number; stops: number; made: number }

/** Where a path is at a time; null where nothing was seen within `within_s`. */
export function along(path: [number, number, number][], at: number, within_s = 0.3): [number, number] | null {
  let best: [number, number, number] | null = null;
  for (const one of path) if (!best || Math.abs(one[0] - at) < Math.abs(best[0] - at)) best = one;
  return best && Math.abs(best[0] - at) <= within_s ? [best[1], best[2]] : null;
}
