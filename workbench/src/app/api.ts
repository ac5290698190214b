// Talks to the server that served this page, and to nobody else.

export class ApiError extends Error {
  constructor(readonly kind: string, message: string, readonly advice: string, readonly status: number) { super(message); }
}

/** Ask the API; `path` begins after /api. Failures come as an ApiError in plain words. */
export async function api<T>(path: string, options: { method?: string; body?: unknown; signal?: AbortSignal } = {}): Promise<T> {
  let answer: Response;
  const init: RequestInit = { method: options.method ?? (options.body === undefined ? "GET" : "POST"), credentials: "same-origin" };
  if (options.signal) init.signal = options.signal;
  if (options.body !== undefined) { init.body = JSON.stringify(options.body); init.headers = { "content-type": "application/json" }; }
  try { answer = await fetch(`/api${path}`, init); } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError("gone", "The workbench does not answer.", "Look whether diptych serve still runs, then load the page again.", 0);
  }
  const value: unknown = await answer.json().catch(() => null);
  if (answer.ok) return value as T;
  const error = (value as { error?: { kind?: string; message?: string; advice?: string } } | null)?.error;
  throw new ApiError(error?.kind ?? "failure", error?.message ?? `The workbench answered ${answer.status}.`, error?.advice ?? "", answer.status);
}

export interface Recording {
  number: number; sha256: string; size: number; taken_in: string; state: string; destroyed: boolean; file: string | null;
  duration_s: number | null; width: number | null; height: number | null; n_findings: number;
}
export interface PairLine { id: string; at: string; originals: (number | null)[]; relations: string[]; clock: string; by_hand: boolean; shown: boolean }
export interface Work {
  id: string; kind: string; state: "running" | "done" | "failed" | "cancelled"; stage: string; fraction: number;
  result: Record<string, unknown> | null; error: { kind: string; message: string; advice: string } | null;
}
