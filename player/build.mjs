// Builds the player into the Python package and writes the manifest that ties it to its sources.
// The same sources and the same lock file give the same bytes.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(here, "..", "src", "diptych", "domains", "report", "assets");
mkdirSync(target, { recursive: true });

const shared = { bundle: true, minify: false, charset: "utf8", legalComments: "none", logLevel: "warning" };
await build({
  ...shared,
  absWorkingDir: here,
  entryPoints: ["src/main.ts"],
  outfile: join(target, "player.js"),
  format: "iife",
  target: ["es2020"],
  banner: { js: "/* Diptych player. Licence: Apache-2.0. Built from player/src by player/build.mjs. */\n\"use strict\";" },
});
await build({ ...shared, absWorkingDir: here, entryPoints: ["src/style.css"], outfile: join(target, "player.css"), target: ["chrome109", "firefox115", "safari16"] });

const digest = (path) => createHash("sha256").update(readFileSync(path, "utf8").replaceAll("\r\n", "\n")).digest("hex");
const sources = {};
for (const name of readdirSync(join(here, "src")).sort()) sources[`src/${name}`] = digest(join(here, "src", name));
for (const name of ["build.mjs", "package-lock.json"]) sources[name] = digest(join(here, name));
const outputs = {};
for (const name of ["player.css", "player.js"]) outputs[name] = digest(join(target, name));
writeFileSync(join(target, "manifest.json"), JSON.stringify({ format: "diptych-player-manifest/1", outputs, sources }, null, 1) + "\n");
