/** Line drawings of 20 by 20, made for these pages. */
const paths = {
  menu: "M3 5.500h14M3 10h14M3 14.500h14",
  back: "M12.500 4 6.500 10l6 6",
  close: "m5 5 10 10M15 5 5 15",
  plus: "M10 4v12M4 10h12",
  search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12ZM17 17l-3.700-3.700",
  people: "M7.500 9.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 16.500c0-3 2.500-4.700 5.500-4.700s5.500 1.700 5.500 4.700M13.500 9.200a2.700 2.700 0 0 0 0-5.200M15 12.200c1.800.6 3 2 3 4.300",
  person: "M10 9.500a3.300 3.300 0 1 0 0-6.600 3.300 3.300 0 0 0 0 6.600ZM3.500 17c0-3.300 3-5 6.500-5s6.500 1.700 6.500 5",
  hash: "M7.500 3 6 17M14 3l-1.500 14M3.500 7.200h13.500M3 12.800h13.500",
  lock: "M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9",
  send: "M3 10 17 3.500 13 17l-3-5.500zM10 11.500 17 3.500",
  smile: "M10 17.500a7.500 7.500 0 1 0 0-15 7.500 7.500 0 0 0 0 15ZM6.800 11.800c.7 1.300 1.800 2 3.200 2s2.500-.7 3.200-2M7.300 7.800v.4M12.700 7.800v.4",
  bell: "M5 14V9a5 5 0 0 1 10 0v5l1.500 1.500h-13zM8.500 17.500h3",
  down: "M10 4v11M5.500 10.500 10 15l4.500-4.500",
  more: "M3.900 10a.6.6 0 1 0 1.200 0 .6.6 0 1 0-1.200 0M9.400 10a.6.6 0 1 0 1.200 0 .6.6 0 1 0-1.200 0M14.900 10a.6.6 0 1 0 1.200 0 .6.6 0 1 0-1.200 0",
  chat: "M3 5.500A1.500 1.500 0 0 1 4.500 4h11A1.500 1.500 0 0 1 17 5.500v7a1.500 1.500 0 0 1-1.500 1.500H9l-4 3.500V14h-.5A1.500 1.500 0 0 1 3 12.500z",
  sun: "M10 13.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM10 1.800v1.700M10 16.500v1.700M1.800 10h1.700M16.500 10h1.700M4.200 4.200l1.200 1.200M14.600 14.600l1.200 1.200M4.200 15.800l1.200-1.200M14.600 5.400l1.200-1.200",
  moon: "M16.500 12A7 7 0 0 1 8 3.500a7 7 0 1 0 8.500 8.500Z",
  out: "M8 3.500H4v13h4M12.500 6.500 16 10l-3.500 3.500M16 10H8",
  enter: "M12 3.500h4v13h-4M8.500 6.500 12 10l-3.500 3.500M12 10H4",
  check: "m4 10.500 4 4 8-9",
  shield: "M10 2.500 16 5v4.500c0 4-2.500 6.500-6 8-3.500-1.500-6-4-6-8V5z",
  gauge: "M3 14a7 7 0 1 1 14 0M10 14l3-5",
  plug: "M7 2.500V7M13 2.500V7M5 7h10v3a5 5 0 0 1-10 0zM10 15v3",
  ban: "M10 17.500a7.500 7.500 0 1 0 0-15 7.500 7.500 0 0 0 0 15ZM4.800 4.800l10.400 10.400",
  filter: "M3 4.500h14l-5.500 6.500v5l-3 1.500V11z",
  gear: "M10 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM10 2.500v2M10 15.500v2M2.500 10h2M15.500 10h2M4.700 4.700l1.400 1.400M13.900 13.900l1.400 1.400M4.700 15.300l1.400-1.400M13.900 6.100l1.400-1.400",
  scroll: "M5 3h10v14H5zM8 7h4M8 10h4M8 13h2.500",
  save: "M10 3v9M6 8.500l4 4 4-4M3.500 14v3h13v-3",
  wave: "M2 10h3l2-6 3.500 12L13 7l1.500 3H18",
  horn: "M3 8v4h3l6 4V4L6 8zM15 7.500a4 4 0 0 1 0 5",
  pin: "M7 3h6l-1 5 3 3H5l3-3zM10 11v6",
  keyboard: "M2.500 5h15v10h-15zM5.500 8h.01M8.500 8h.01M11.500 8h.01M14.500 8h.01M6.500 12h7",
  bolt: "M11 2.500 4.500 11H9l-.5 6.500L15.500 9H11z",
  key: "M7 13a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM10.500 9.500H18M15 9.500V13M17.500 9.500v2",
} as const;

export type Icon = keyof typeof paths;

const space = "http://www.w3.org/2000/svg";

/** A drawing that says nothing to screen readers: what stands beside it does. */
export function icon(name: Icon, size = 20): SVGElement {
  const drawing = document.createElementNS(space, "svg");
  const attributes = { viewBox: "0 0 20 20", width: size, height: size, fill: "none", stroke: "currentColor", "stroke-width": 1.6, "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true" };
  Object.entries(attributes).forEach(([key, value]) => drawing.setAttribute(key, String(value)));
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", paths[name]);
  drawing.append(path);
  return drawing;
}

export function mark(size = 30): HTMLElement {
  const image = document.createElement("img");
  image.src = "/favicon.svg";
  image.width = image.height = size;
  image.alt = "";
  return image;
}
