// Sentences that the machine wrote, in the person's language. Findings are kept as they were written, in English and
// under their digest; the page recognises each sentence by its pattern and says it anew. What people typed is never
// looked at: pages ask for machine text only. A value marked {!name} in a pattern stays as it is; one marked {?name} is
// told where it is a sentence itself, and stays as it is where it is not.
import type { Telling } from "@player/say";

/** One kind of sentence: the English pattern and what to say instead (docs/decisions/0012-workbench.md has the signs). */
export type Row = [en: string, uk: string, ru: string];

interface Pattern { regex: RegExp; names: string[]; literal: number; begins: boolean; to: string }
interface Told { text: string; whole: boolean }

const HOLE = /\{([!?]?)(\w+)\}/g;
const NUMBER = String.raw`[−+-]?\d+(?:[.,:]\d+)*(?:e[+-]?\d+)?`;
const QUANTITY = new RegExp(`^(± ?)?(${NUMBER})(?: (s|ms|m|km|px|%))?$`);
const AMOUNT = `(?:± ?)?${NUMBER}(?: (?:s|ms|m|km|px|%))?`;
const SIDE = "the first|the second|first|second";
const BREAK = /[.;:,] (?=\S)/g;
/** Nothing is told more often than this on one page; older ones are forgotten. Chosen by hand. */
const KEPT = 2000;

export class Sentences implements Telling {
  private readonly exact = new Map<string, string>();
  private readonly patterns: Pattern[] = [];
  private readonly kept = new Map<string, Told>();
  private readonly plural: Intl.PluralRules;

  constructor(rows: Row[], private readonly language: "uk" | "ru", private readonly locale: string) {
    this.plural = new Intl.PluralRules(locale);
    const column = language === "uk" ? 1 : 2;
    for (const row of rows) {
      if (!row[0].includes("{")) this.exact.set(row[0], row[column]);
      else this.patterns.push(pattern(row[0], row[column]));
    }
    // What begins with words of its own is tried first: "date: {?a}" before "{!a} is no date".
    this.patterns.sort((a, b) => Number(b.begins) - Number(a.begins) || b.literal - a.literal);
  }

  /** The sentences in the person's language; null where one of them is not known. */
  tell(text: string): string | null {
    const told = this.all(text.trim());
    return told.whole ? told.text : null;
  }

  decimal(value: string): string {
    return value.replace(/^-/, "−").replace(/(\d),(?=\d{3})/g, "$1\u00a0").replace(/(\d)\.(?=\d)/, "$1,");
  }

  private all(text: string): Told {
    const known = this.kept.get(text);
    if (known) return known;
    const told = this.find(text);
    if (this.kept.size > KEPT) this.kept.clear();
    this.kept.set(text, told);
    return told;
  }

  private find(text: string): Told {
    const same = this.single(text);
    if (same !== null) return { text: same, whole: true };
    // Not one sentence: the longest beginning that is, and then the rest.
    for (const at of [...text.matchAll(BREAK)].map((one) => one.index + 2).reverse()) {
      const mark = text.charAt(at - 2);
      const first = this.single(text.slice(0, at - 1)) ?? (mark === "." ? null : joined(this.single(text.slice(0, at - 2)), mark));
      if (first === null) continue;
      const rest = this.all(text.slice(at));
      if (rest.whole) return { text: `${first} ${rest.text}`, whole: true };
    }
    return { text, whole: false };
  }

  /** One sentence, with or without the full stop that its row has. */
  private single(text: string): string | null {
    const stopped = text.endsWith(".");
    return this.row(text) ?? (stopped ? joined(this.row(text.slice(0, -1)), ".") : this.row(`${text}.`)?.replace(/\.$/, "") ?? null);
  }

  private row(text: string): string | null {
    const same = this.exact.get(text);
    if (same !== undefined) return same;
    const begun = this.exact.get(text.charAt(0).toLowerCase() + text.slice(1));
    if (begun !== undefined) return begun.charAt(0).toUpperCase() + begun.slice(1);
    for (const one of this.patterns) {
      const told = this.fill(one, text);
      if (told !== null) return told;
    }
    return null;
  }

  private fill(one: Pattern, text: string): string | null {
    const found = one.regex.exec(text);
    if (!found) return null;
    const said: Record<string, string> = {};
    for (const [k, name] of one.names.entries()) {
      const value = found[k + 1] ?? "";
      const told = name.startsWith("!") || /^[sn]\d?$/.test(name) ? value : this.value(value) ?? (name.startsWith("?") ? value : null);
      if (told === null) return null;
      said[name.replace(/^[!?]/, "")] = told;
    }
    return one.to.replace(/\{(\w+)(?:([?#])([^}]*))?\}/g, (whole, name: string, sign: string | undefined, forms: string | undefined) => {
      const value = said[name];
      if (value === undefined) return whole;
      if (one.names.includes(`!${name}`)) return value;
      if (sign === "?") return chosen(value, forms!);
      if (sign === "#") return this.form(value, forms!);
      return QUANTITY.test(value) ? this.quantity(value) : value;
    });
  }

  /** What stands in a hole: a quantity, a name without spaces, or words that have a sentence of their own. */
  private value(text: string): string | null {
    if (!text || QUANTITY.test(text)) return text && this.quantity(text);
    const told = this.all(text.trim());
    if (told.whole) return (/^ /.test(text) ? " " : "") + told.text;
    return /\s/.test(text) ? null : text;
  }

  private quantity(text: string): string {
    const units: Record<string, string> = this.language === "uk" ? { s: "с", ms: "мс", m: "м", km: "км", px: "пікс." } : { s: "с", ms: "мс", m: "м", km: "км", px: "пикс." };
    const [, about, number, unit] = QUANTITY.exec(text)!;
    return `${about ?? ""}${this.decimal(number!)}${unit ? ` ${units[unit] ?? unit}` : ""}`;
  }

  /** The form that goes with a number: one|few|many; fractions take the second. */
  private form(value: string, forms: string): string {
    const [one, few, many] = forms.split("|");
    const kind = this.plural.select(Number(value.replaceAll(",", "")));
    return (kind === "one" ? one : kind === "many" ? many : few) ?? forms;
  }
}

function chosen(value: string, forms: string): string {
  for (const one of forms.split(";")) { const [name, words] = one.split(":"); if (name === value.replace("the ", "")) return words!; }
  return value;
}

function pattern(en: string, to: string): Pattern {
  const names: string[] = [];
  let source = "", at = 0, literal = 0;
  for (const hole of en.matchAll(HOLE)) {
    const before = en.slice(at, hole.index);
    const name = hole[2]!;
    at = hole.index + hole[0].length;
    source += escaped(before) + `(${inside(name, at === en.length)})`;
    literal += before.length;
    names.push(hole[1] + name);
  }
  const tail = en.slice(at);
  return { regex: new RegExp(`^${source}${escaped(tail)}$`, "s"), names, literal: literal + tail.length, begins: !en.startsWith("{"), to };
}

/** What may stand in a hole: n a number, q a quantity, s a side, else any words; at the end also none. */
function inside(name: string, last: boolean): string {
  const kind = /^([nqs])\d?$/.exec(name)?.[1];
  return kind === "n" ? NUMBER : kind === "q" ? AMOUNT : kind === "s" ? SIDE : last ? ".*" : ".+?";
}

function escaped(text: string): string { return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"); }
function joined(text: string | null, mark: string): string | null { return text === null ? null : text + mark; }
