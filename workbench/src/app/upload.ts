// Sends one file with progress; the body is the file itself, read from the disk piece by piece.
import { ApiError } from "./api";
import { t } from "./words";

export interface Received { name: string; size: number; sha256: string; known_as: number | null }

export interface Sending { done: Promise<Received>; stop: () => void }

export function send(inbox: string, file: File, progress: (fraction: number) => void): Sending {
  const request = new XMLHttpRequest();
  const asked = new URLSearchParams({ name: file.name, size: String(file.size), modified_ms: String(Math.max(0, Math.floor(file.lastModified))) });
  const done = new Promise<Received>((resolve, reject) => {
    const gone = (): void => reject(new ApiError("gone", t("drop.broke_off"), t("drop.again"), 0));
    request.upload.onprogress = (e) => progress(file.size ? e.loaded / file.size : 1);
    request.onerror = gone;
    request.onabort = gone;
    request.onload = () => {
      const value: unknown = request.response;
      if (request.status < 300) { resolve(value as Received); return; }
      const error = (value as { error?: { kind: string; message: string; advice: string } } | null)?.error;
      reject(new ApiError(error?.kind ?? "failure", error?.message ?? t("drop.broke_off"), error?.advice ?? "", request.status));
    };
  });
  request.open("PUT", `/api/inbox/${inbox}/files?${asked.toString()}`);
  request.responseType = "json";
  request.setRequestHeader("content-type", "application/octet-stream");
  request.send(file);
  return { done, stop: () => request.abort() };
}

/** All files of a drop, those in folders included, in order. */
export async function dropped(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].filter((one) => one.kind === "file").map((one) => one.webkitGetAsEntry());
  const loose = [...transfer.files];
  if (!entries.some((one) => one?.isDirectory)) return loose;
  return (await Promise.all(entries.map((one) => (one ? inside(one) : [])))).flat();
}

async function inside(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  for (;;) { // a reader gives at most 100 at a time
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) break;
    found.push(...some);
  }
  found.sort((a, b) => a.name.localeCompare(b.name));
  return (await Promise.all(found.map(inside))).flat();
}
