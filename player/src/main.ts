// The page: reads the data that stand in it and mounts the player.
import { DiptychPlayer } from "./player";
import type { PageData } from "./types";

function part<T>(key: string, otherwise: T): T {
  const tag = document.querySelector(`script[data-diptych="${key}"]`);
  return tag?.textContent ? (JSON.parse(tag.textContent) as T) : otherwise;
}

const root = document.getElementById("diptych");
if (root) {
  const data: PageData = {
    findings: { recordings: [], comparisons: [], ...part<object>("findings", {}) },
    ground: part("ground", {}),
    media: part("media", {}),
    observations: part("observations", []),
    stills: part("stills", []),
  };
  const player = new DiptychPlayer(data);
  player.mount(root);
  (window as unknown as { diptych: DiptychPlayer }).diptych = player;
}
