/** Keeps the colours strangers choose readable. */

type Rgb = readonly [number, number, number];

/** What letters stand on, and what they are made when no shade of theirs would do. */
export const grounds = { light: "#ffffff", dark: "#16191f" } as const;

const enough = 4.6;

/** A colour as near as possible to `ink` that is readable on `ground` (WCAG AA, 4.5 to 1). */
export function legible(ink: string, ground: string): string {
  if (contrast(ink, ground) >= enough) {
    return ink;
  }
  const towards = luminance(rgb(ground)) > 0.18 ? "#000000" : "#ffffff";
  for (let part = 0.05; part < 1; part += 0.05) {
    const mixed = mix(ink, towards, part);
    if (contrast(mixed, ground) >= enough) {
      return mixed;
    }
  }
  return towards;
}

/** How much two colours differ, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const a = luminance(rgb(one));
  const b = luminance(rgb(other));
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** A steady hue for a name, from 0 to 359. */
export function hueOf(name: string): number {
  let hash = 2166136261;
  for (const letter of name.toLowerCase()) {
    hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619);
  }
  return (hash >>> 0) % 360;
}

function rgb(colour: string): Rgb {
  const number = Number.parseInt(colour.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

function mix(one: string, other: string, part: number): string {
  const a = rgb(one);
  const b = rgb(other);
  return `#${a.map((value, i) => Math.round(value + (b[i]! - value) * part).toString(16).padStart(2, "0")).join("")}`;
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
