import { en, type Key, type Message } from "../strings/en.ts";

type Values = Readonly<Record<string, string | number>>;

const known: Readonly<Record<string, Readonly<Record<Key, Message>>>> = { en };

const asked: readonly string[] = typeof navigator === "undefined" ? ["en"] : navigator.languages;
const chosen = pick(asked);
const strings = known[chosen]!;
const plurals = new Intl.PluralRules(chosen);
/** The reader's own way of writing numbers and times, in the language of the words: British English, say. */
export const locale = asked.find(one => one.split("-")[0] === chosen) ?? chosen;
const numbers = new Intl.NumberFormat(locale);

/** The words for a key, in the reader's language where there is one. `{name}` stands for a value; `{count}` chooses the plural. */
export function t(key: Key, values: Values = {}): string {
  const message = strings[key];
  const text = typeof message === "string" ? message : (message as Record<string, string>)[plurals.select(Number(values.count))] ?? message.other;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === "number" ? numbers.format(value) : value ?? "";
  });
}

function pick(languages: readonly string[]): string {
  return languages.map(one => one.split("-")[0]!).find(one => one in known) ?? "en";
}

export type { Key };
