// Builds the workbench into the Python package and writes the manifest that ties it to its sources.
// The same sources and the same lock file give the same bytes.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, version } from "vite";

const here = dirname(fileURLToPath(import.meta.url));
const repository = join(here, "..");
const target = process.env.DIPTYCH_WORKBENCH_OUT ?? join(repository, "src", "diptych", "apps", "web", "static");
const KEPT = new Set([".ts", ".css", ".json", ".html", ".mjs"]);

const digest = (path) => createHash("sha256").update(readFileSync(path, "utf8").replaceAll("\r\n", "\n")).digest("hex");

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : filesBelow(path);
    return KEPT.has(extname(entry.name)) ? [path] : [];
  });
}

const manifest = {
  name: "manifest",
  closeBundle() {
    const sources = {};
    for (const folder of [here, join(repository, "player", "src")]) {
      for (const path of filesBelow(folder)) sources[relative(repository, path).replaceAll("\\", "/")] = digest(path);
    }
    const outputs = {};
    for (const name of readdirSync(target).sort()) if (name !== "manifest.json") outputs[name] = digest(join(target, name));
    const sorted = Object.fromEntries(Object.entries(sources).sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(join(target, "manifest.json"), JSON.stringify({ format: "diptych-workbench-manifest/1", outputs, sources: sorted }, null, 1) + "\n");
  },
};

// Another version of the tool writes other bytes from the same sources.
const wanted = JSON.parse(readFileSync(join(here, "package.json"), "utf8")).devDependencies.vite;
if (version !== wanted) throw new Error(`this is Vite ${version}, and ${wanted} is wanted: run npm ci`);

export default defineConfig({
  root: here,
  base: "/static/",
  resolve: { alias: { "@player": join(repository, "player", "src") } },
  plugins: [manifest],
  build: {
    outDir: target,
    emptyOutDir: true,
    assetsDir: "",
    minify: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    target: ["chrome109", "firefox115", "safari16"],
    rolldownOptions: {
      output: {
        entryFileNames: "workbench.js",
        chunkFileNames: "part-[name].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});
