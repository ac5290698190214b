// Statements and requests for comment in one sentence, in the person's language: from the record itself, so that what
// people wrote in it stays as they wrote it. In English it is the register's own sentence.
import { h } from "@player/dom";
import { code, count, language, t } from "../../app/words";
import type { Asked, Said } from "./data";

interface Figure { low?: number | null; high?: number | null; exclusive?: boolean; population?: string; unit?: string; period?: string; side?: string; rule?: string; standard?: string }
interface Statement { act: string; proposition?: string; said_at?: string; attributed_to?: string; figure?: Figure | null; reasons?: string; holds_for?: string; chain?: string[]; repeats?: string; scope?: string; incidents?: string[] }

const ASPECTS = ["population", "side", "period", "rule", "standard"] as const;

function plain(text: string): string { return text.trim().replace(/\s+/g, " ").replace(/\.+$/, ""); }

export function figureWords(one: Figure): string {
  const low = one.low ?? null, high = one.high ?? null;
  const number = low === null && high === null ? t("figure.none") : high === null ? one.exclusive ? t("figure.more_than", { n: count(low!) }) : t("figure.at_least", { n: count(low!) }) : low === null ? t("figure.at_most", { n: count(high) }) : low === high ? count(low) : t("figure.range", { a: count(low), b: count(high) });
  const aspects = ASPECTS.map((name) => `${code("figure_aspect", name)}: ${one[name] || t("register.not_stated")}`);
  return `${number}${one.unit ? ` ${one.unit}` : ""} (${aspects.join("; ")})`;
}

export function saidWords(one: { record: Said["record"]; sentence: string; source: { name: string } }): HTMLElement {
  if (language === "en") return h("span", {}, one.sentence);
  const said = one.record as unknown as Statement;
  const what = plain(said.proposition ?? "");
  const parts = [`${one.source.name}, ${said.said_at || t("register.undated")}: ${code("act_said", said.act)}${what ? `: ${what}` : ""}`];
  if (said.attributed_to) parts.push(t("said_words.ascribed", { what: said.attributed_to }));
  if (said.figure) parts.push(t("said_words.figure", { what: figureWords(said.figure) }));
  if (said.reasons) parts.push(t("said_words.reasons", { what: said.reasons }));
  if (said.holds_for) parts.push(t("said_words.holds_for", { what: said.holds_for }));
  if (said.chain?.length) parts.push(t("said_words.through", { what: said.chain.join(`, ${t("said_words.then")} `) }));
  if (said.repeats) parts.push(t("said_words.repeats", { what: said.repeats }));
  parts.push(said.scope === "incident" ? t("said_words.about", { what: (said.incidents ?? []).join(", ") }) : t("said_words.general"));
  return h("span", {}, `${parts.join("; ")}.`);
}

export function requestWords(one: Asked): HTMLElement {
  if (language === "en") return h("span", {}, one.sentence);
  const { record } = one;
  const outcome = one.outcome === "answered" && one.answer ? t("request.answered", { id: one.answer.id }) : code("request", one.outcome);
  return h("span", {}, t("request.words", { by: record.asked_by, asked: one.asked, at: record.asked_at, deadline: record.deadline ? t("request.deadline", { day: record.deadline }) : t("request.no_deadline"), question: plain(record.question), as_of: record.as_of ? t("incident.as_of", { day: record.as_of }) : t("request.no_day"), outcome }));
}
