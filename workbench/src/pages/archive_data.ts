// What the API says of the archive, and how it is written.
export interface Piece { query_from_s: number; query_to_s: number; found_from_s: number; found_to_s: number; query_from_frame: number | null; query_to_frame: number | null; found_from_frame: number | null; found_to_frame: number | null; rate: number; interval_s: number; score: number; mirrored: boolean; turned_deg: number; basis: string }
export interface PictureEdit { kind: string; from_s: number; to_s: number }
export interface Match { first: string; second: string; score: number; edited: string; pieces: Piece[]; edits: PictureEdit[] }
export interface Member { key: string; file: string; duration_s: number; width: number; height: number; has_media: boolean; published: { at: string; basis: string } | null; shows_s: number; shows_share: number }
export interface Stretch { from_s: number; to_s: number; shown_by: { member: string; from_s: number; to_s: number }[]; place_known: boolean; disputed: boolean }
export interface Judged { first: string; second: string; verdict: string; reason: string; by: string; at: string; found: Match | null }
export interface Cluster {
  members: Member[]; matches: Match[]; timeline: { length_s: number; stretches: Stretch[]; contradictions: { reason: string }[] }; most_complete: string; earliest_found: string | null;
  only_in: { member: string; from_s: number; to_s: number }[]; hypotheses: { member: string; could_derive_from: string; reasons: string[]; against: string[] }[]; notes: string[];
}
export interface Pairs { items: number; duplicates: string[][]; clusters: Cluster[]; short: Match[]; judged: Judged[]; not_compared: { item: string; reason: string }[]; notes: string[] }
export type Names = Record<string, { number: number | null; file: string | null }>;
export interface Held { own: boolean; there: boolean; recordings: number; files: number; missing: number[]; names: Names; not_taken: { file: string; reason: string }[] }

export function nameOf(names: Names, key: string): string {
  const one = names[key];
  if (!one) return key.startsWith("partner:") ? key : key.slice(0, 12);
  return one.number ? `${one.number} ${one.file ?? ""}`.trim() : one.file ?? key.slice(0, 12);
}

export function pairAddress(first: string, second: string): string { return `/archive/pair?${new URLSearchParams({ first, second }).toString()}`; }

/** Minutes, seconds and hundredths. */
export function length(s: number): string { return `${Math.floor(s / 60)}:${(Math.floor(s * 100 + 0.5) / 100 % 60).toFixed(2).padStart(5, "0")}`; }

export function percent(share: number): string { return `${Math.round(100 * share)} %`; }
