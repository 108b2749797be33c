import { locale } from "./i18n.ts";

const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });
const full = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" });
const short = new Intl.DateTimeFormat(locale, { dateStyle: "short", timeStyle: "short" });
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const brief = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });

export const showTime = (at: Date): string => time.format(at);
export const showDay = (at: Date): string => day.format(at);
export const showMoment = (at: Date): string => full.format(at);
export const showShort = (at: string | null | undefined): string => (at ? short.format(new Date(at)) : "–");
export const showNumber = (value: number): string => whole.format(value);
export const showBrief = (value: number): string => brief.format(value);

/** 1536 is "1.5 kB". */
export function showBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** 4000 seconds are "1 h 6 min". */
export function showDuration(seconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 86400), "d"], [Math.floor(seconds / 3600) % 24, "h"], [Math.floor(seconds / 60) % 60, "min"], [Math.floor(seconds) % 60, "s"],
  ];
  const first = parts.findIndex(([value]) => value > 0);
  return first < 0 ? "0 s" : parts.slice(first, first + 2).filter(([value]) => value > 0).map(([value, unit]) => `${value} ${unit}`).join(" ");
}
