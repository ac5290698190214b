// Long work: one line each with its progress and a button that calls it off.
import { h } from "@player/dom";
import { api, type Work } from "./api";
import { plainly, sentence } from "./parts";
import { code, t } from "./words";

const EVERY_MS = 400;

/** Watch a piece of work until it ends; the element shows how far it is. */
export function watch(work: Work, ended: (work: Work) => void): { el: HTMLElement; leave: () => void } {
  const bar = h("progress", { max: "1", value: "0", "aria-label": code("work", work.kind) });
  const stage = h("span", { class: "soft" });
  const cancel = h("button", { type: "button", onclick: () => { cancel.disabled = true; void api<Work>(`/jobs/${work.id}/cancel`, { method: "POST" }).then(take, () => undefined); } }, t("work.cancel"));
  const el = h("div", { class: "work card", role: "status" }, h("strong", {}, code("work", work.kind)), bar, stage, cancel);
  let timer = 0;
  let left = false;
  const take = (now: Work): void => {
    if (left) return;
    bar.value = now.fraction;
    stage.textContent = now.state === "running" ? `${code("stage", now.stage)} · ${Math.round(now.fraction * 100)} %` : code("work.state", now.state);
    if (now.state === "running") { timer = window.setTimeout(ask, EVERY_MS); return; }
    left = true;
    cancel.remove();
    bar.hidden = now.state !== "done";
    if (now.error) el.append(h("p", { role: "alert" }, plainly(sentence(now.error.message)), " ", plainly(now.error.advice)));
    ended(now);
  };
  const ask = (): void => { void api<Work>(`/jobs/${work.id}`).then(take, (error: Error) => { stage.replaceChildren(plainly(error.message)); }); };
  take(work);
  return { el, leave: () => { left = true; clearTimeout(timer); } };
}

/** All work that is under way. */
export async function underWay(): Promise<Work[]> {
  return (await api<{ work: Work[] }>("/jobs")).work.filter((one) => one.state === "running");
}
