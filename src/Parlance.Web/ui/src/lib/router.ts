import { signal } from "./signals.ts";

/** A place in the pages: the parts of what follows `#/`. */
export type Place = readonly string[];

export function parsePlace(hash: string): Place {
  return hash.replace(/^#?\/?/, "").split("/").filter(Boolean).map(part => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}

export function placeHref(...parts: (string | number)[]): string {
  return `#/${parts.map(part => encodeURIComponent(String(part))).join("/")}`;
}

export const place = signal<Place>([]);

/** Follows the address bar. */
export function startRouter(): void {
  const read = () => place.set(parsePlace(location.hash));
  addEventListener("hashchange", read);
  read();
}

export function go(...parts: (string | number)[]): void {
  const href = placeHref(...parts);
  if (location.hash !== href) {
    location.hash = href;
  }
}

/** Goes there without a step that "back" would return to. */
export function replacePlace(...parts: (string | number)[]): void {
  history.replaceState(null, "", placeHref(...parts));
  place.set(parsePlace(location.hash));
}
