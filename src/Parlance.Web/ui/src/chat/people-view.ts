import type { RoomMember } from "../api/schema.ts";
import { h } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { computed, effect, signal } from "../lib/signals.ts";
import { VirtualList } from "../lib/virtual-list.ts";
import { cleanName } from "../text/formatting.ts";
import { byName, face, iconButton, nameOf, netBadges, roleBadge } from "../ui/parts.ts";
import type { Room } from "./room.ts";

const rank = { owner: 0, admin: 1, moderator: 2, member: 3, guest: 3, nobody: 3 } as const;

/** Who is inside a room: those who watch over it first, then by name. */
export function peopleView(room: Room, press: (name: string, anchor: HTMLElement) => void, close: () => void): HTMLElement {
  const wanted = signal("");
  const list = new VirtualList<RoomMember>({
    estimate: 44, label: t("room.people.label", { room: room.name }), class: "people-list", isUniform: true, key: keyOf, render: member => person(member, press),
  });
  const isLong = computed(() => (room.people(), room.members.size > 12 || wanted() !== ""));
  effect(() => {
    room.people();
    const all = sorted(room.members.values(), wanted());
    list.show(all);
  });
  return h("aside", { class: "people", "aria-label": t("room.people.label", { room: room.name }) },
    h("div", { class: "people-head" }, h("h2", null, () => (room.people(), t("room.people", { count: room.members.size }))), iconButton("close", t("action.close"), close)),
    () => isLong() && h("input", {
      class: "input find", type: "search", placeholder: t("room.people.find"), "aria-label": t("room.people.find"), value: wanted.peek(), oninput: (event: Event) => wanted.set((event.target as HTMLInputElement).value),
    }),
    list.element);
}

/** Changes with all that is drawn of somebody, and with nothing else: who is looked at or has the focus stays. */
function keyOf({ name, presence, standing, networks }: RoomMember): string {
  return [name, presence, standing, ...networks].join("\u0000");
}

export function sorted(members: Iterable<RoomMember>, wanted: string): RoomMember[] {
  const words = wanted.trim().toLowerCase();
  return [...members]
    .filter(member => words === "" || cleanName(member.name).toLowerCase().includes(words))
    .sort((a, b) => rank[a.standing] - rank[b.standing] || byName(a.name, b.name));
}

function person(member: RoomMember, press: (name: string, anchor: HTMLElement) => void): HTMLElement {
  return h("div", { role: "listitem" }, h("button", {
    type: "button", class: "person", "aria-haspopup": "menu", onclick: (event: MouseEvent) => press(member.name, event.currentTarget as HTMLElement),
  }, face(member.name, "s", () => member.presence),
  h("span", { class: "who" }, h("span", { class: "cut" }, nameOf(member.name)), h("span", { class: "nets" }, netBadges(member.networks))),
  roleBadge(member.standing)));
}
