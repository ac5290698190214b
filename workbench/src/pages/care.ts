// What watching a recording means for a person: graphic or not, and what it shows in words instead.
import { h } from "@player/dom";
import { api } from "../app/api";
import { may, whyNot } from "../app/may";
import { failure, field, say } from "../app/parts";
import { me } from "../app/me";
import { code, moment, t } from "../app/words";

export interface Care { graphic: string; described: string; by: string; at: string }

/** The note beside a player: marked as graphic, and that nobody needs to watch it again. */
export function careNote(care: Care | undefined): HTMLElement | null {
  if (!care || (care.graphic !== "yes" && !care.described)) return null;
  return h("div", { class: "care-note" },
    care.graphic === "yes" ? h("strong", {}, t("care.marked")) : null,
    care.described ? h("details", {}, h("summary", {}, t("care.no_need")), h("p", {}, care.described), h("p", { class: "soft" }, `${care.by}, ${moment(care.at)}`)) : null);
}

const KEEPS = "PUT /case/recordings/{number}/care";

/** The same to be read only, with the reason. */
function careRead(care: Care | null): HTMLElement {
  return h("section", { class: "card" }, h("h2", {}, t("care.title")), h("p", {}, `${t("care.graphic")}: ${code("graphic", care?.graphic ?? "not_determined")}`), care?.described ? h("p", {}, care.described) : null,
    care ? h("p", { class: "soft" }, `${care.by}, ${moment(care.at)}`) : null, h("p", { class: "soft" }, whyNot(KEEPS)));
}

export function careCard(number: number, care: Care | null): HTMLElement {
  if (!may(KEEPS)) return careRead(care);
  const graphic = h("select", {}, ...["not_determined", "yes", "no"].map((one) => h("option", { value: one, selected: (care?.graphic ?? "not_determined") === one }, code("graphic", one))));
  const described = h("textarea", { rows: "5", maxlength: "5000" });
  described.value = care?.described ?? "";
  const out = h("div", {});
  const keep = async (e: Event): Promise<void> => {
    e.preventDefault();
    try {
      await api(`/case/recordings/${number}/care`, { method: "PUT", body: { graphic: graphic.value, described: described.value, by: me() } });
      out.replaceChildren(h("p", { role: "status" }, t("care.kept")));
      say(t("care.kept"));
    } catch (error) { out.replaceChildren(failure(error)); }
  };
  return h("section", { class: "card" }, h("h2", {}, t("care.title")), h("p", { class: "note" }, t("care.words")),
    h("form", { onsubmit: (e: Event) => void keep(e) }, field(t("care.graphic"), graphic), field(t("care.described"), described, t("care.described_hint")), h("p", { class: "row" }, h("button", { type: "submit", class: "primary" }, t("care.keep")), care ? h("span", { class: "soft" }, `${care.by}, ${moment(care.at)}`) : null), out));
}
