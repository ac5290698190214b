// One exact frame from the original itself: asked for with a reason, and noted in the custody log.
import { h } from "@player/dom";
import type { Viewer } from "@player/viewer";
import { clockTime } from "@player/words";
import { api, type Work } from "../app/api";
import { offered } from "../app/may";
import { failure, field } from "../app/parts";
import { watch } from "../app/work";
import { t } from "../app/words";

interface Viewed { name: string; frame: number; t_s: number; sha256: string; width: number; height: number }

/** The button under a player. */
export function exactButton(viewer: Viewer, original: number | null | undefined, pause: () => void): HTMLElement | null {
  if (!original) return null;
  return offered(h("button", { type: "button", class: "quiet", title: t("exact.hint"), onclick: () => { pause(); ask(viewer, original); } }, t("exact.button")), "POST /jobs/view");
}

function ask(viewer: Viewer, original: number): void {
  // The working copy may be thinner than the original: its frames are counted, the original's number follows from the time.
  const { recording, times } = viewer;
  const whole = !times || times.times.length === recording.frames;
  const frame = whole ? viewer.frame : Math.round((viewer.t / recording.duration_s) * recording.frames);
  const reason = h("input", { type: "text", required: true, maxlength: "2000", autocomplete: "off" });
  const out = h("div", {});
  let leave = (): void => undefined;
  const look = async (e: Event): Promise<void> => {
    e.preventDefault();
    try {
      const work = watch(await api<Work>("/jobs/view", { body: { original, frame, reason: reason.value } }), (done) => { if (done.state === "done") out.replaceChildren(picture(done.result as unknown as Viewed)); });
      leave = work.leave;
      out.replaceChildren(work.el);
    } catch (error) { out.replaceChildren(failure(error)); }
  };
  const dialog = h("dialog", { class: "help exact", "aria-label": t("exact.title", { file: recording.file }) },
    h("header", {}, h("h2", {}, t("exact.title", { file: recording.file })), h("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, t("shell.close"))),
    h("p", { class: "note" }, t("exact.words")),
    h("form", { onsubmit: (e: Event) => void look(e) }, field(t("exact.reason"), reason), h("p", {}, h("button", { type: "submit", class: "primary" }, t("exact.look", { n: frame })))), out);
  dialog.addEventListener("close", () => { leave(); dialog.remove(); });
  document.querySelector(".shell")!.append(dialog);
  dialog.showModal();
  reason.focus();
}

function picture(seen: Viewed): HTMLElement {
  const file = `/api/case/views/${seen.name}`;
  return h("figure", {}, h("img", { src: file, alt: t("exact.alt", { n: seen.frame }), width: String(seen.width), height: String(seen.height) }),
    h("figcaption", {}, t("exact.caption", { n: seen.frame, t: clockTime(seen.t_s), w: seen.width, h: seen.height }), " ", h("code", { class: "sha" }, seen.sha256), " ", h("a", { href: file, download: seen.name, target: "_blank", rel: "noopener" }, t("exact.save"))));
}
