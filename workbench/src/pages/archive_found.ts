// What a search of the archive for one recording found: the same footage, longer versions, sounds, other views.
import { h } from "@player/dom";
import { spoken } from "@player/say";
import { api } from "../app/api";
import { chip, empty, table } from "../app/parts";
import type { Page } from "../app/router";
import { code, count, moment, t } from "../app/words";
import { length, nameOf, type Held, type Names, type Piece } from "./archive_data";

interface Sound { sha256: string; kind: string; query_from_s: number; query_to_s: number; found_from_s: number; found_to_s: number; score: number; reason: string }
interface Place { sha256: string; relation: string; inliers: number; query_s: number; found_s: number; reason: string; offset_s?: number | null }
interface Footage { sha256: string; score: number; edited: string; pieces: Piece[] }
interface Found {
  query: { sha256: string; duration_s: number }; searched: number; same_footage: Footage[]; partners: Footage[]; longer: { statement: string }[]; same_soundtrack: Sound[]; common_sound: Sound[]; same_place: Place[]; notes: string[];
}

export const archiveFoundPage: Page = {
  path: /^\/archive\/found\/([0-9a-f]{4,64})$/,
  async show([id]) {
    const [finding, held] = await Promise.all([api<{ value: Found; at?: string }>(`/archive/found/${id}`), api<Held>("/archive")]);
    const found = finding.value, names = held.names, title = t("found.title", { name: nameOf(names, found.query.sha256) });
    const nothing = !found.same_footage.length && !found.same_place.length && !found.same_soundtrack.length && !found.common_sound.length;
    return { title, el: h("div", { class: "page" }, h("p", {}, h("a", { href: "/archive" }, `‹ ${t("nav.archive")}`)), h("h1", {}, title),
      h("p", { class: "soft" }, t("found.searched", { n: count(found.searched) }), finding.at ? ` ${moment(finding.at)}` : ""),
      nothing ? empty(t("found.nothing"), t("found.nothing_words")) : null,
      footage(found, names), sounds([...found.same_soundtrack, ...found.common_sound], names), places(found.same_place, names),
      found.notes.length ? h("section", { class: "card" }, h("h2", {}, t("found.notes")), h("ul", { class: "notes" }, ...found.notes.map((one) => h("li", {}, told(one, names))))) : null) };
  },
};

/** A sentence with names in the place of digests. */
function told(sentence: string, names: Names): HTMLElement {
  const said = spoken(sentence);
  said.textContent = (said.textContent ?? "").replace(/\b[0-9a-f]{12}\b/g, (digest) => { const key = Object.keys(names).find((one) => one.startsWith(digest)); return key ? nameOf(names, key) : digest; });
  return said;
}

function named(names: Names, key: string): HTMLElement | string {
  const number = names[key]?.number;
  return number ? h("a", { href: `/recordings/${number}` }, nameOf(names, key)) : nameOf(names, key);
}

function footage(found: Found, names: Names): HTMLElement | null {
  const rows = [...found.same_footage, ...found.partners].filter((one) => one.sha256 !== found.query.sha256);
  if (!rows.length) return null;
  return h("section", { class: "card" }, h("h2", {}, t("found.footage")),
    table(t("found.footage"), [t("recordings.file"), t("found.in_out_query"), t("found.in_out_found"), t("archive.score"), t("archive.edited"), t("archive.basis")], rows.flatMap((one) => one.pieces.map((piece) => [
      named(names, one.sha256), `${length(piece.query_from_s)}–${length(piece.query_to_s)}`, `${length(piece.found_from_s)}–${length(piece.found_to_s)}`, piece.score.toFixed(2), code("edited_found", one.edited), code("basis", piece.basis)])), [1, 2, 3]),
    found.longer.length ? h("p", {}, chip(t("found.longer"), true), " ", ...found.longer.flatMap((one) => [told(`${one.statement}.`, names), " "])) : null);
}

function sounds(found: Sound[], names: Names): HTMLElement | null {
  return found.length ? h("section", { class: "card" }, h("h2", {}, t("found.sound")), table(t("found.sound"), [t("recordings.file"), t("found.kind"), t("found.in_out_query"), t("found.in_out_found"), t("archive.because")], found.map((one) => [
    named(names, one.sha256), code("sound_kind", one.kind), `${length(one.query_from_s)}–${length(one.query_to_s)}`, `${length(one.found_from_s)}–${length(one.found_to_s)}`, spoken(one.reason)]), [2, 3])) : null;
}

function places(found: Place[], names: Names): HTMLElement | null {
  return found.length ? h("section", { class: "card" }, h("h2", {}, t("found.places")), h("p", { class: "note" }, t("found.places_note")), table(t("found.places"), [t("recordings.file"), t("pairs.relation"), t("found.at_query"), t("found.at_found"), t("found.inliers"), t("archive.because")], found.map((one) => [
    named(names, one.sha256), code("relation", one.relation), length(one.query_s), length(one.found_s), count(one.inliers), spoken(one.reason)]), [2, 3, 4])) : null;
}
