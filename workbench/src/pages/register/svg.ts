// SVG elements, made like those of the page: text is always text.
export function draw<K extends keyof SVGElementTagNameMap>(tag: K, props: Record<string, string | number | undefined> = {}, ...children: (Node | string | null)[]): SVGElementTagNameMap[K] {
  const el = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(props)) if (value !== undefined) el.setAttribute(name, String(value));
  el.append(...children.filter((one): one is Node | string => one !== null));
  return el;
}
