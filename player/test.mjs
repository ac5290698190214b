// Bundles the tests of what needs no page, and runs them under node's own runner.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const room = mkdtempSync(join(tmpdir(), "diptych-player-"));
const outfile = join(room, "pace.test.mjs");
await build({ absWorkingDir: here, entryPoints: ["test/pace.test.ts"], outfile, bundle: true, platform: "node", format: "esm", logLevel: "warning" });
const { status } = spawnSync(process.execPath, ["--test", outfile], { stdio: "inherit" });
rmSync(room, { recursive: true });
process.exit(status ?? 1);
