// The pages of the register. What they need is loaded when the first of them is opened.
import type { Page } from "../../app/router";

export const registerPages: Page[] = [
  { path: /^\/register$/, nav: { href: "/register", words: "nav.register", key: "i" }, show: async (_, query) => (await import("./parts")).list(query) },
  { path: /^\/register\/incidents\/([^/]{1,600})$/, show: async ([id], query) => (await import("./parts")).incident(id ?? "", query) },
  { path: /^\/register\/counts$/, show: async (_, query) => (await import("./parts")).counts(query) },
  { path: /^\/register\/sources$/, show: async (_, query) => (await import("./parts")).sources(query) },
  { path: /^\/register\/sources\/([^/]{1,600})$/, show: async ([id], query) => (await import("./parts")).source(id ?? "", query) },
  { path: /^\/register\/links$/, show: async (_, query) => (await import("./parts")).links(query) },
  { path: /^\/register\/import$/, show: async () => (await import("./parts")).imports() },
];
