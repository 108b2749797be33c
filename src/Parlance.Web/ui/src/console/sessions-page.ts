import { live } from "../api/live.ts";
import * as api from "../api/routes.ts";
import type { Network, SessionEntry } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { showShort } from "../lib/format.ts";
import { t } from "../lib/i18n.ts";
import { go } from "../lib/router.ts";
import { onEnd, signal } from "../lib/signals.ts";
import { openMenu } from "../ui/menu.ts";
import { face, iconButton, nameOf, netBadge } from "../ui/parts.ts";
import { trying } from "../ui/toast.ts";
import { banDialog } from "./moderation.ts";
import { may, pageOf } from "./page.ts";
import { searchBox } from "./search-box.ts";
import { listed } from "./table.ts";

const networks: readonly Exclude<Network, "server">[] = ["ares", "soulseek", "icq", "myIcq", "web"];

/** Who is online at this moment; those who come and go appear and disappear by themselves. */
export function sessionsPage(): Child {
  const wanted = signal("");
  const network = signal("");
  const list = listed<SessionEntry>(t("nav.sessions"), [
    { title: t("col.name"), cell: one => h("span", { class: "row" }, face(one.name, "s", () => one.presence), nameOf(one.name), one.isGuest && h("span", { class: "quiet small" }, t("side.guest"))) },
    { title: t("col.network"), cell: one => netBadge(one.network) },
    { title: t("col.address"), cell: one => h("span", { class: "mono" }, one.address ?? "–"), class: "tight" },
    { title: t("col.since"), cell: one => showShort(one.since), class: "tight" },
    { title: t("col.rooms"), cell: one => one.rooms.join(", ") },
    { title: t("col.actions"), cell: one => iconButton("more", t("users.actions", { name: one.name }), event => openActions(one, event.currentTarget as HTMLElement), { "aria-haspopup": "menu" }), class: "end" },
  ], after => {
    live.listening();
    return api.listSessions({ name: wanted() || undefined, network: network() || undefined, after: after === undefined ? undefined : Number(after) });
  }, t("sessions.none"));
  const unsubscribe = live.subscribe("sessions");
  const off = live.on(event => {
    if (event.type === "sessionBegan" && fits(event.session, wanted.peek(), network.peek())) {
      list.change(all => [...all.filter(one => one.id !== event.session.id), event.session]);
    } else if (event.type === "sessionEnded") {
      list.change(all => all.filter(one => one.id !== event.id));
    }
  });
  onEnd(() => {
    unsubscribe();
    off();
  });
  return pageOf(t("nav.sessions"), [
    h("select", { class: "input", "aria-label": t("col.network"), onchange: (event: Event) => network.set((event.target as HTMLSelectElement).value) },
      h("option", { value: "" }, t("sessions.all")), networks.map(one => h("option", { value: one }, t(`network.${one}`)))),
    searchBox(t("sessions.find"), wanted),
  ], list.element);
}

function fits(one: SessionEntry, name: string, network: string): boolean {
  return (network === "" || one.network === network) && one.name.toLowerCase().includes(name.toLowerCase());
}

function openActions(one: SessionEntry, anchor: HTMLElement): void {
  openMenu(anchor, [
    { title: one.name },
    may("owner") && { label: t("sessions.trace"), icon: "wave", press: () => go("console", "traces", String(one.id)) },
    { label: t("sessions.kick"), icon: "out", press: () => void trying(api.kickSession(one.id), t("kick.done", { name: one.name })) },
    !one.isGuest && { label: t("person.ban"), icon: "ban", danger: true, press: () => banDialog("account", one.name) },
    may("admin") && one.address && { label: `${t("person.ban")} ${one.address}`, icon: "ban", danger: true, press: () => banDialog("address", one.address!) } || null,
  ]);
}
