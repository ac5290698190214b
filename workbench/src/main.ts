// The workbench: boots, shows the page of the address.
import "@player/style.css";
import "./style.css";
import "./register.css";
import { api, ApiError } from "./app/api";
import { failure } from "./app/parts";
import { Router } from "./app/router";
import { Shell } from "./app/shell";
import { loadSentences } from "./app/words";
import { PAGES } from "./pages";

interface State { version: string; case: { title: string; id: string } | null; register: boolean }

export let shell: Shell;

async function start(): Promise<void> {
  let state: State = { version: "", case: null, register: false };
  let problem: unknown = null;
  const words = loadSentences();
  try { state = await api<State>("/state"); } catch (error) { if (!(error instanceof ApiError)) throw error; problem = error; }
  shell = new Shell(PAGES, state.case?.title ?? null, state.version);
  if (problem) { shell.outlet.replaceChildren(failure(problem, () => location.reload())); return; }
  await words;
  const router = new Router(PAGES, shell.outlet, (page) => shell.current(page));
  shell.listen(router);
  (window as unknown as { workbench: Router }).workbench = router;
  await router.show();
}

void start();
