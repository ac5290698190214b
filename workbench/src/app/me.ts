// Who sits here, and how long pictures were shown to them. Kept in this browser alone; it is never sent anywhere.
import { t } from "./words";

const NAME = "diptych.me", SHOWN = "diptych.shown_s";

/** Who is logged in to a workbench of a team; null where there are no accounts. */
export interface Who { name: string; role: string; may: string[]; must_change: boolean }
let account: Who | null = null;

/** Take who is logged in; styles hide what the role does not allow, and the server refuses it anyway. */
export function logged(who: Who | null): void {
  account = who;
  const root = document.documentElement;
  if (who) root.dataset["may"] = who.may.join(" "); else delete root.dataset["may"];
}

export function who(): Who | null { return account; }

export function me(): string { return account?.name ?? localStorage.getItem(NAME) ?? "viewer-1"; }

export const PSEUDONYM = /^[a-z]{1,20}-[a-z0-9]{1,40}$/;

export function setMe(name: string): void { localStorage.setItem(NAME, name); }

const today = (): string => new Date().toISOString().slice(0, 10);

/** Seconds today in which a picture was shown here without blur. */
export function shownToday(): number {
  const [day, s] = (localStorage.getItem(SHOWN) ?? "").split(" ");
  return day === today() ? Number(s) || 0 : 0;
}

export function resetShown(): void { localStorage.removeItem(SHOWN); }

/** Counts while `visible` says that a picture is shown; returns a function that ends it. */
export function watchExposure(visible: () => boolean, changed: (s: number) => void): () => void {
  const timer = setInterval(() => {
    if (document.hidden || !visible()) return;
    const s = shownToday() + 1;
    localStorage.setItem(SHOWN, `${today()} ${s}`);
    changed(s);
  }, 1000);
  return () => clearInterval(timer);
}

export function minutes(s: number): string { return t("me.minutes", { n: s < 60 ? `0:${String(Math.floor(s)).padStart(2, "0")}` : `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, "0")}` }); }
