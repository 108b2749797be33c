import { h } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { go } from "../lib/router.ts";
import { signal } from "../lib/signals.ts";
import { cleanName } from "../text/formatting.ts";
import { showDialog } from "../ui/dialog.ts";
import { icon } from "../ui/icons.ts";
import { byName, face } from "../ui/parts.ts";
import { chat } from "./chat.ts";

type Target = readonly ["room" | "with", string];
const most = 12;

/** Type a few letters, press Enter, be there. */
export function showSwitch(): void {
  showDialog(t("switch.title"), ({ close }) => {
    const wanted = signal("");
    const chosen = signal(0);
    const leave = ([kind, name]: Target) => {
      close();
      go(kind, name);
    };
    const pressed = (event: KeyboardEvent) => {
      const all = found(wanted.peek());
      const next = { ArrowDown: chosen.peek() + 1, ArrowUp: chosen.peek() - 1 }[event.key];
      if (next !== undefined) {
        event.preventDefault();
        chosen.set((next + all.length) % Math.max(1, all.length));
      } else if (event.key === "Enter" && all[chosen.peek()]) {
        event.preventDefault();
        leave(all[chosen.peek()]!);
      }
    };
    return [
      h("input", {
        class: "input", autofocus: true, placeholder: t("switch.find"), role: "combobox", "aria-label": t("switch.find"), "aria-expanded": "true", "aria-controls": "switch-list", "aria-activedescendant": () => `switch-${chosen()}`, autocomplete: "off",
        oninput: (event: Event) => {
          wanted.set((event.target as HTMLInputElement).value);
          chosen.set(0);
        }, onkeydown: pressed,
      }),
      h("div", { role: "listbox", id: "switch-list", "aria-label": t("switch.title") }, () => found(wanted()).map((target, index) => h("div", {
        id: `switch-${index}`, role: "option", "aria-selected": () => String(chosen() === index), class: () => (chosen() === index ? "side-item chosen" : "side-item"), onclick: () => leave(target),
      }, target[0] === "room" ? h("span", { class: "hash" }, icon("hash", 18)) : face(target[1], "s"), h("span", { class: "grow cut" }, cleanName(target[1]))))),
    ];
  });
}

/** Rooms and people whose names hold the words, those that begin with them first. */
function found(wanted: string): Target[] {
  const words = wanted.trim().toLowerCase();
  const people = new Set([...chat.talks.keys(), ...chat.contacts.peek().map(one => one.name), ...[...chat.rooms.values()].flatMap(room => [...room.members.keys()])]);
  people.delete(chat.me.peek()?.name ?? "");
  const all: Target[] = [...[...chat.rooms.keys()].map(name => ["room", name] as const), ...[...people].map(name => ["with", name] as const)];
  const begins = ([, name]: Target) => Number(!name.toLowerCase().startsWith(words));
  return all.filter(([, name]) => name.toLowerCase().includes(words)).sort((a, b) => begins(a) - begins(b) || byName(a[1], b[1])).slice(0, most);
}
