// The data of a page, as written by build_page (docs/formats/report.md).

export interface ShotData { from_s: number; to_s: number; begins_with?: string; registered?: boolean; error_px?: number | null }
export interface RecordingData {
  id: string; file: string; sha256: string; duration_s: number; frames: number; width: number; height: number;
  has_sound: boolean; shots: ShotData[]; stretches?: { kind: string; from_s: number; to_s: number }[];
  notes?: string[]; recorded_at?: { earliest: string; latest: string; basis: string; author: string } | null;
}
export interface CueData { cue: string; offset_s: number; interval_s: [number, number]; score?: number }
export interface ClockSegmentData {
  second_from_s: number; second_to_s: number; offset_s: number; rate: number; interval_s: [number, number];
  probability?: number | null; score?: number | null; rival?: { offset_s: number; score: number } | null;
  method?: string; limits?: string; evidence_frames?: string[]; cues?: CueData[];
}
export interface ClockData {
  verdict: "aligned" | "undetermined"; reason_code?: string; reason?: string; origin?: "machine" | "human";
  segments?: ClockSegmentData[]; machine?: ClockData | null;
}
export interface ContrastData {
  kind: string; first_from_s: number | null; first_to_s: number | null; second_from_s: number | null;
  second_to_s: number | null; why_absent: string | null; statement: string;
}
export interface ComparisonData {
  first: string; second: string; relation: string;
  same_soundtrack?: MatchData[];
  same_footage?: { verdict: string; reason?: string; matches?: MatchData[]; edits?: EditData[] };
  place?: { verdict: string; inliers?: number | null; error_px?: number | null; error_m?: number | null; reason?: string };
  clock?: ClockData; contrast?: ContrastData[];
}
export interface MatchData { first_from_s: number; first_to_s: number; second_from_s: number; second_to_s: number; rate: number; score: number }
export interface EditData { kind: string; from_s?: number | null; to_s?: number | null }
export interface TimelineSegmentData { from_s: number; to_s: number; offset_s: number; rate: number; interval_s?: [number, number] | null }
export interface FindingsData {
  format?: string; made_by?: { name: string; version: string };
  recordings: RecordingData[]; comparisons: ComparisonData[];
  timeline?: { reference: string; recordings: { id: string; segments: TimelineSegmentData[] }[]; voted_out?: { first: string; second: string; reason: string }[] };
}
export type Extent = [number, number, number, number];
export interface GroundRecordingData {
  id: string; common?: boolean; reason?: string; shots?: ShotData[];
  frames?: { frame: number; t_s: number; ground_from_image: number[] }[];
  footprints?: { t_s: number; polygon: [number, number][] }[];
  tracks?: { id: string; t_s: number[]; x: number[]; y: number[] }[];
  map?: { file: string; extent: Extent } | null;
}
export interface GroundData { format?: string; withheld?: boolean; unit?: string; metres_per_unit?: number | null; reference?: string; extent?: Extent; recordings?: GroundRecordingData[] }
export interface MediaData {
  file: string; made: string; width: number; height: number; duration_s: number; has_sound: boolean;
  tick_s: [number, number]; first_tick: number; frames: number; tick_runs: [number, number][];
  sound_step_s?: number; sound_levels?: number[]; note?: string;
}
export interface ElsewhereData { recording: string; status: string; from_s?: number | null; to_s?: number | null; interval_s?: [number, number] | null; statement?: string; jump_s?: number | null }
export interface ObservationData {
  id: string; recording: string; from_s: number; to_s?: number | null; region?: string; who?: string; action?: string;
  certainty?: string; observer?: string; note?: string; statement?: string; elsewhere?: ElsewhereData[];
}
export interface StillData { recording: string; frame: number; t_s: number; file: string; input_sha256: string; width: number; height: number; caption?: string }
export interface PageData {
  findings: FindingsData; ground: GroundData; media: Record<string, MediaData>;
  observations: ObservationData[]; stills: StillData[];
}
