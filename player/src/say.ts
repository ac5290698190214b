// What the player says. The report speaks English; a page around the player may give the words of another language.
import { h } from "./dom";

/** How sentences that a workflow wrote, and numbers, read in another language. */
export interface Telling { tell(text: string): string | null; decimal(value: string): string }

let words: Record<string, string> = {};
let telling: Telling | null = null;

/** Give the words of another language: English text, as it stands in the code, and what to say instead. */
export function speak(table: Record<string, string>): void { words = table; }

/** Give what tells sentences of workflows in another language. */
export function tellWith(other: Telling): void { telling = other; }

/** A number with the decimal sign of the page's language. */
export function decimal(value: string): string { return telling?.decimal(value) ?? value; }

/** Text that a workflow wrote, in the page's language where its sentences are known; else in English, and marked so. */
export function spoken(text: string | undefined, props: Record<string, string> = {}): HTMLElement {
  const other = text ? telling?.tell(text) ?? null : null;
  return h("span", other === null ? { ...props, lang: "en" } : props, other ?? text ?? "");
}

/** English words, or those of the page's language; `{name}` in them is replaced. */
export function say(english: string, values: Record<string, string | number> = {}): string {
  return (words[english] ?? english).replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
