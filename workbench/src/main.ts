// The workbench: boots, shows the page of the address.
import "@player/style.css";
import "./style.css";
import "./register.css";
import { api, ApiError } from "./app/api";
import { refuse, type Refusals } from "./app/may";
import { logged, type Who } from "./app/me";
import { failure } from "./app/parts";
import { Router } from "./app/router";
import { Shell } from "./app/shell";
import { loadSentences } from "./app/words";
import { t } from "./app/words";
import { pagesFor } from "./pages";
import { loginPage, passwordPage } from "./pages/login";

interface State { version: string; team: boolean; who: Who | null; refused: Refusals; case: { title: string; id: string } | null; register: boolean }

export let shell: Shell;

async function start(): Promise<void> {
  let state: State = { version: "", team: false, who: null, refused: {}, case: null, register: false };
  let problem: unknown = null;
  const words = loadSentences();
  try { state = await api<State>("/state"); } catch (error) { if (!(error instanceof ApiError)) throw error; problem = error; }
  logged(state.who);
  refuse(state.refused);
  const stranger = problem instanceof ApiError && problem.kind === "not_logged_in";
  const known = !stranger && !state.who?.must_change;
  const pages = known ? pagesFor(state.who) : [];
  shell = new Shell(pages, state.case?.title ?? null, state.version);
  if (!known) {
    document.title = `${t(stranger ? "login.title" : "login.choose")} – Diptych`;
    shell.outlet.replaceChildren(stranger ? loginPage() : passwordPage());
    shell.outlet.querySelector<HTMLElement>("input")?.focus();
    return;
  }
  if (problem) { shell.outlet.replaceChildren(failure(problem, () => location.reload())); return; }
  await words;
  const router = new Router(pages, shell.outlet, (page) => shell.current(page));
  shell.listen(router);
  (window as unknown as { workbench: Router }).workbench = router;
  await router.show();
}

void start();
