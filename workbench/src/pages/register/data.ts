// What the API of the register gives.

export interface Line {
  id: string; title: string; when: string; first_day: string | null; last_day: string | null; place: string; country: string; latitude: number | null; longitude: number | null;
  kind: string; affected_min: number | null; affected_max: number | null; unit: string; alleged_party: string; affected_party: string; source: string;
  status: string; state: string; standing: string; url: string;
}
export interface Page { total: number; total_is: "exact" | "at_least"; incidents: Line[]; snapshot: string; notes: string[] }
export type FacetName = "source" | "kind" | "side" | "affected" | "status" | "country";
export interface Facets { total: number; snapshot: string; facets: Record<FacetName, [string, number][]> }
export interface Months { total: number; undated: number; spans: { first: number; last: number; counted: number; apart: number }[] }
export interface Mark { latitude: number; longitude: number; n: number; same: boolean; incident: { id: string; title: string; when: string; place: string; precision_m: number | null } | null }
export interface MapAnswer { marks: Mark[]; more: number; placed: number; unlocated: number; bounds: [number, number, number, number] | null }

export interface Place { name?: string; country?: string; admin?: string; latitude?: number; longitude?: number; precision_m?: number; spellings?: string[]; place_id?: string }
export interface Party { name: string; role: "alleged" | "affected" | "other"; standing?: string; members?: string[] }
export interface Incident {
  id: string; source: string; title?: string; description?: string; language?: string; when?: string; kind?: string; status?: string; standard?: string; url?: string;
  places?: Place[]; parties?: Party[]; affected: { unit: string; low: number | null; high: number | null }; recordings?: string[]; extra?: [string, string][];
}
export interface Said { record: Record<string, unknown> & { id: string; act: string; said_at?: string; verbatim?: string; translation?: string; url?: string; language?: string; claim?: string }; sentence: string; source: { name: string; side: string; independence: string; reliability: string }; stance: "for" | "against" | "neither" }
export interface Asked { asked: string; record: { id: string; asked_by: string; question: string; asked_at: string; deadline?: string; as_of?: string; incidents?: string[] }; sentence: string; outcome: string; overdue: boolean; answer: { id: string } | null }
export interface SourceLine {
  id: string; name: string; side: string; independence: string; reliability: string; note: string; recorded: boolean; statements: number; passed_on: number; general: number; incidents: number; rows: number; rings: number;
  acts: Record<string, number>; confidence: Record<string, number>; requests: Record<string, number>;
}
export interface Ring { origin: string; circular: boolean; members: { statement: string; source: string; name: string }[] }
export interface Sources { sources: SourceLine[]; total: number; held: number; independence: Record<string, number>; rings: Ring[]; snapshot: string }
export interface SourceWhole { source: SourceLine; statements: Said[]; total: number; requests: Asked[]; groups: Ring[]; versions: VersionLine[]; snapshot: string }
export interface Judged { other: string; verdict: string; by: string; at: string; reason: string; line: { title: string; when: string; place: string; source: string } | null }
export interface VersionLine { version: number; state: string; at: string; by: string; reason: string; fields: Record<string, { before: unknown; after: unknown }> }
export interface Whole {
  incident: Incident; version: number; state: string; edited_by: string; reviewed_by: string; steps: string[]; standing: string; first_day: string; last_day: string;
  statements: Said[]; general: Said[]; investigations: { record: Record<string, string>; authority: string }[]; requests: Asked[];
  hypotheses: { id: string; question: string; answers: { text: string; statements_for?: string[]; statements_against?: string[] }[] }[]; judgements: Judged[]; versions: VersionLine[]; snapshot: string;
}
interface Amount { incidents: number; min: number; max: number }
export interface CountRow extends Amount {
  source?: string; period?: string; side?: string; kind?: string; affected?: string; country?: string; place?: string; status?: string; unit: string; population: string; rule: string; standard: string;
  duplicates_resolved: Amount; denied: Amount; refuted: Amount; missing: Record<string, number>; under_several_sides: number;
}
export interface Compared { figures: [number, number]; comparable: boolean; relation: string | null; reasons: string[] }
export interface Counts {
  by: string[]; period: string; rows: CountRow[]; not_comparable: { aspect: string; rows: number[]; reason: string }[]; stated_figures: string[];
  stated_comparisons: Compared[]; snapshot: string; recompute: string; notes: string[];
}

/** How many are affected, as stated: a range stays a range. */
export function amount(low: number | null, high: number | null): string {
  if (low === null && high === null) return "";
  if (high === null) return `≥ ${low}`;
  if (low === null) return `≤ ${high}`;
  return low === high ? String(low) : `${low}–${high}`;
}
