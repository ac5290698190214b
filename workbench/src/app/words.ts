// What the interface says, in the person's language. Catalogues hold the same keys (a test checks it); text that comes
// from the case or from a workflow is shown as it is.
import { speak, tellWith, type Telling } from "@player/say";
import type { Row } from "./tell";
import en from "../words/en.json";
import playerRu from "../words/player_ru.json";
import playerUk from "../words/player_uk.json";
import ru from "../words/ru.json";
import uk from "../words/uk.json";

export type Key = keyof typeof en;
export const LANGUAGES: Record<string, string> = { en: "English", uk: "Українська", ru: "Русский" };
const CATALOGUES: Record<string, Record<string, string>> = { en, uk, ru };
const KEPT = "diptych.language";

function chosen(): string {
  const kept = localStorage.getItem(KEPT);
  if (kept && kept in CATALOGUES) return kept;
  return navigator.languages.map((one) => one.slice(0, 2)).find((one) => one in CATALOGUES) ?? "en";
}

export const language = chosen();
document.documentElement.lang = language;
speak(({ uk: playerUk, ru: playerRu } as Record<string, Record<string, string>>)[language] ?? {});

let failures: Telling | null = null;

const LOCALES: Record<string, string> = { en: "en-GB", uk: "uk-UA", ru: "ru-RU" };

/** Load what tells the machine's sentences in the chosen language, before a page is shown. */
export async function loadSentences(): Promise<void> {
  if (language !== "uk" && language !== "ru") return;
  const [{ Sentences }, rows, errors] = await Promise.all([import("./tell"), import("../words/sentences.json"), import("../words/errors.json")]);
  const known = rows.default as Row[];
  tellWith(new Sentences(known, language, LOCALES[language]!));
  failures = new Sentences([...known, ...errors.default as Row[]], language, LOCALES[language]!);
}

/** A failure, a warning or a note that the machine wrote, in the person's language where it is known. */
export function tell(text: string): string { return (text && failures?.tell(text)) || text; }

export function choose(name: string): void { localStorage.setItem(KEPT, name); location.reload(); }

/** The words of a key; `{name}` in them is replaced. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  const words = CATALOGUES[language]?.[key] ?? en[key];
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** Words of a code that a workflow gives, such as a state; the code itself where there are none. */
export function code(group: string, value: string): string {
  const key = `${group}.${value}`;
  return key in en ? t(key as Key) : value.replaceAll("_", " ");
}

const locale = LOCALES[language] ?? "en-GB";

export function moment(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : at.toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
}

export function count(n: number): string { return n.toLocaleString(locale); }

export function bytes(n: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let k = 0, value = n;
  while (value >= 1000 && k < units.length - 1) { value /= 1000; k++; }
  return `${value.toLocaleString(locale, { maximumFractionDigits: value < 10 && k ? 1 : 0 })} ${units[k]}`;
}
