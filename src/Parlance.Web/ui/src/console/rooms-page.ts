import * as api from "../api/routes.ts";
import type { RoomState } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { go, place, placeHref } from "../lib/router.ts";
import { signal } from "../lib/signals.ts";
import { cleanName, strip } from "../text/formatting.ts";
import { confirm, showDialog } from "../ui/dialog.ts";
import { field, form, toggle } from "../ui/form.ts";
import { openMenu } from "../ui/menu.ts";
import { button, iconButton } from "../ui/parts.ts";
import { toast, trying } from "../ui/toast.ts";
import { may, pageOf } from "./page.ts";
import { roomInside } from "./room-inside.ts";
import { searchBox } from "./search-box.ts";
import { listed } from "./table.ts";

/** All rooms, or what is going on in one. */
export function roomsPage(): Child {
  return () => (place()[2] ? roomInside(place()[2]!) : all());
}

function all(): Child {
  const wanted = signal("");
  const list = listed<RoomState>(t("nav.rooms"), [
    { title: t("col.room"), cell: one => h("a", { href: placeHref("console", "rooms", one.name) }, h("b", null, cleanName(one.name))) },
    { title: t("col.topic"), cell: one => strip(one.topic) },
    { title: t("col.people"), cell: one => one.people, class: "num" },
    { title: t("col.kind"), cell: one => (one.isPrivate ? `${t("rooms.private")} (${one.owner ?? "–"})` : t("rooms.public")) },
    { title: t("rooms.port"), cell: one => h("span", { class: "mono" }, one.port ?? ""), class: "tight" },
    { title: t("col.actions"), cell: one => iconButton("more", t("users.actions", { name: one.name }), event => openActions(one, event.currentTarget as HTMLElement, refresh), { "aria-haspopup": "menu" }), class: "end" },
  ], after => api.listAllRooms({ search: wanted() || undefined, after }), t("rooms.all.none"));
  const refresh = () => void list.refresh();
  return pageOf(t("nav.rooms"), [searchBox(t("rooms.find"), wanted), may("admin") && button(t("rooms.new"), () => newRoom(refresh), { kind: "main", icon: "plus" })], list.element);
}

function openActions(one: RoomState, anchor: HTMLElement, refresh: () => void): void {
  openMenu(anchor, [
    { title: cleanName(one.name) },
    { label: t("rooms.watch"), icon: "chat", press: () => go("console", "rooms", one.name) },
    may("admin") && { label: t("nav.settings"), icon: "gear", press: () => changeRoom(one, refresh) },
    may("admin") && !one.isPrivate && (one.port
      ? { label: t("rooms.port.remove"), icon: "plug", press: () => void trying(api.removePort(one.name).then(refresh)) }
      : { label: t("rooms.port.add"), icon: "plug", press: () => addPort(one, refresh) }),
    may("admin") && { label: t("rooms.close"), icon: "close", danger: true, press: () => close(one, refresh) },
  ]);
}

function newRoom(refresh: () => void): void {
  showDialog(t("rooms.new"), dialog => {
    const name = signal("");
    const topic = signal("");
    const owner = signal("");
    return form(async () => {
      await api.createRoom({ name: name.peek().trim(), topic: topic.peek(), owner: owner.peek().trim() || null });
      dialog.close();
      refresh();
    }, t("action.save"), [
      field(t("col.room"), name, { required: true, maxlength: 24 }), field(t("rooms.topic"), topic, { maxlength: 500 }), field(t("rooms.owner"), owner, { maxlength: 30 }),
    ]);
  });
}

function changeRoom(one: RoomState, refresh: () => void): void {
  showDialog(cleanName(one.name), dialog => {
    const topic = signal(one.topic);
    const isPermanent = signal(one.isPermanent);
    return form(async () => {
      await api.changeRoom(one.name, { topic: topic.peek(), isPermanent: isPermanent.peek() });
      toast(t("rooms.saved", { room: one.name }));
      dialog.close();
      refresh();
    }, t("action.save"), [field(t("rooms.topic"), topic, { maxlength: 500 }), toggle(t("rooms.permanent"), isPermanent)]);
  });
}

function addPort(one: RoomState, refresh: () => void): void {
  showDialog(t("rooms.port.add"), dialog => {
    const endpoint = signal("127.0.0.1:14885");
    return form(async () => {
      await api.addPort({ room: one.name, endpoint: endpoint.peek().trim(), topic: one.topic });
      dialog.close();
      refresh();
    }, t("action.save"), field(t("rooms.port.endpoint"), endpoint, { required: true }));
  });
}

function close(one: RoomState, refresh: () => void): void {
  confirm(t("rooms.close"), t("rooms.close.words", { room: one.name }), t("rooms.close"), () => void trying(api.closeRoom(one.name).then(refresh), t("rooms.closed", { room: one.name })));
}
