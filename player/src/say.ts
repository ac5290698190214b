// What the player says. The report speaks English; a page around the player may give the words of another language.
let words: Record<string, string> = {};

/** Give the words of another language: English text, as it stands in the code, and what to say instead. */
export function speak(table: Record<string, string>): void { words = table; }

/** English words, or those of the page's language; `{name}` in them is replaced. */
export function say(english: string, values: Record<string, string | number> = {}): string {
  return (words[english] ?? english).replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
