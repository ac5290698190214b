// One comparison as the API gives it, and in the form that the player reads.
import type { ObservationData, PageData } from "@player/types";
import { api } from "../app/api";
import { me } from "../app/me";
import type { Care } from "./care";

export interface Mark { x: number; y: number; w: number; h: number; unit: "px" | "fraction" }
export interface Observed extends ObservationData { mark: Mark | null; version: number; at: string; link?: string }
export interface Anchor { id: string; anchor: string; reason: string; by: string; at: string; withdrawn: boolean }
export interface Met { first: string; second: string; begins_apart_s: number; ends_apart_s: number; same_who: boolean; same_action: boolean }
export interface Agreement { recording: string; first: string; second: string; met: Met[]; only_first: string[]; only_second: string[]; share: number }
export interface Statement { id: string; act: string; stance: string; claim: string; proposition: string; sentence: string; source: { name: string }; record: Record<string, unknown> & { id: string; act: string }; evidence: { recording: string; from_s: number | null; to_s: number | null }[] }

interface Answer extends PageData {
  id: string; originals: Record<string, number | null>; observations: Observed[]; anchors: Anchor[];
  blind: { id: string; observer: string; sha256: string | null; began: string } | null;
  observers: string[]; agreements: Agreement[]; statements: Statement[]; care: Record<string, Care>;
}

export type Shown = Omit<PageData, "observations"> & { observations: Observed[] };
export interface PairData extends Omit<Answer, keyof PageData> { page: Shown }

export async function load(id: string): Promise<PairData> {
  const { findings, ground, media, observations, stills, ...rest } = await api<Answer>(`/pairs/${id}?observer=${encodeURIComponent(me())}`);
  const at = (file: string) => `/api/pairs/${id}/files/${file}`;
  for (const one of Object.values(media ?? {})) one.file = at(one.file);
  for (const one of stills ?? []) one.file = at(one.file);
  for (const one of ground?.recordings ?? []) if (one.map) one.map.file = at(one.map.file);
  return { ...rest, page: { findings, ground: ground ?? {}, media: media ?? {}, observations, stills: stills ?? [] } };
}
