import * as api from "../api/routes.ts";
import type { AccountEntry, Role } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { showShort } from "../lib/format.ts";
import { t } from "../lib/i18n.ts";
import { signal } from "../lib/signals.ts";
import { confirm, showDialog } from "../ui/dialog.ts";
import { choice, field, form } from "../ui/form.ts";
import { openMenu } from "../ui/menu.ts";
import { showOnce } from "../ui/once.ts";
import { button, face, iconButton, nameOf, netBadges, roleBadge } from "../ui/parts.ts";
import { toast, trying } from "../ui/toast.ts";
import { banDialog, kickDialog } from "./moderation.ts";
import { may, pageOf } from "./page.ts";
import { searchBox } from "./search-box.ts";
import { listed } from "./table.ts";

/** Everybody who has an account. */
export function usersPage(): Child {
  const wanted = signal("");
  const list = listed<AccountEntry>(t("nav.users"), [
    { title: t("col.name"), cell: one => h("span", { class: "row" }, face(one.name, "s", () => one.presence), nameOf(one.name), one.ban && h("span", { class: "badge hot" }, t("users.banned"))) },
    { title: t("col.number"), cell: one => String(one.uin), class: "num" },
    { title: t("col.role"), cell: one => roleBadge(one.role) || t(`standing.${one.role}`) },
    { title: t("col.on"), cell: one => h("span", { class: "row wrap" }, netBadges(one.networks)) },
    { title: t("col.seen"), cell: one => (one.networks.length > 0 ? t("users.now") : one.lastSeenAt ? showShort(one.lastSeenAt) : t("users.never")), class: "tight" },
    { title: t("col.waiting"), cell: one => one.waiting || "", class: "num" },
    { title: t("col.actions"), cell: one => iconButton("more", t("users.actions", { name: one.name }), event => openActions(one, event.currentTarget as HTMLElement, refresh), { "aria-haspopup": "menu" }), class: "end" },
  ], after => api.listAccounts({ query: wanted() || undefined, after }), t("users.none"));
  const refresh = () => void list.refresh();
  return pageOf(t("nav.users"), [searchBox(t("users.find"), wanted), may("admin") && button(t("users.new"), () => newAccount(refresh), { kind: "main", icon: "plus" })], list.element);
}

function openActions(one: AccountEntry, anchor: HTMLElement, refresh: () => void): void {
  openMenu(anchor, [
    { title: one.name },
    one.networks.length > 0 && { label: t("kick.action"), icon: "out", press: () => kickDialog(one.name, refresh) },
    one.ban
      ? { label: t("bans.lift"), icon: "check", press: () => void trying(api.liftBan({ kind: one.ban!.kind, subject: one.ban!.subject }).then(refresh), t("bans.lifted", { name: one.name })) }
      : { label: t("person.ban"), icon: "ban", press: () => banDialog("account", one.name, refresh) },
    may("admin") && { label: t("users.role"), icon: "shield", press: () => changeRole(one, refresh) },
    may("admin") && { label: t("users.change"), icon: "person", press: () => changeAccount(one, refresh) },
    may("admin") && { label: t("users.password"), icon: "key", press: () => resetPassword(one) },
    may("admin") && { label: t("users.export"), icon: "save", press: () => void exportAccount(one.name) },
    may("admin") && { label: t("users.delete"), icon: "close", danger: true, press: () => remove(one, refresh) },
  ]);
}

function newAccount(refresh: () => void): void {
  showDialog(t("users.new"), ({ close }) => {
    const name = signal("");
    const password = signal("");
    return form(async () => {
      const made = await api.createAccount({ name: name.peek().trim(), password: password.peek() });
      close();
      refresh();
      if (made.password) {
        showOnce(t("users.new"), t("users.made", { name: made.name }), made.password);
      }
    }, t("action.save"), [
      field(t("col.name"), name, { maxlength: 30, required: true, autocomplete: "off" }),
      field(t("welcome.password"), password, { type: "password", autocomplete: "new-password", maxlength: 128 }, t("users.password.empty")),
    ]);
  });
}

function changeRole(one: AccountEntry, refresh: () => void): void {
  showDialog(t("users.role"), ({ close }) => {
    const role = signal<Role>(one.role);
    const roles: Role[] = may("owner") ? ["member", "moderator", "admin", "owner"] : ["member", "moderator"];
    return form(async () => {
      await api.setRole(one.name, { role: role.peek() });
      toast(t("action.saved"));
      close();
      refresh();
    }, t("action.save"), choice(one.name, role, roles.map(name => [name, t(`standing.${name}`)] as const)));
  });
}

function changeAccount(one: AccountEntry, refresh: () => void): void {
  showDialog(t("users.change"), ({ close }) => {
    const handle = signal("");
    const days = signal("");
    return form(async () => {
      await api.changeAccount(one.name, { handle: handle.peek().trim() || null, privilegedDays: Number(days.peek()) || null });
      toast(t("action.saved"));
      close();
      refresh();
    }, t("action.save"), [
      /^\d+$/.test(one.name) && field(t("users.handle"), handle, { maxlength: 30 }),
      field(t("users.days"), days, { type: "number", min: -3650, max: 3650 }),
    ]);
  });
}

function resetPassword(one: AccountEntry): void {
  showDialog(t("users.password"), ({ close }) => {
    const password = signal("");
    return form(async () => {
      const made = await api.resetPassword(one.name, { password: password.peek() });
      close();
      toast(t("me.password.done"));
      if (made.password) {
        showOnce(t("users.password"), t("users.reset", { name: made.name }), made.password);
      }
    }, t("action.save"), field(t("me.password.new"), password, { type: "password", autocomplete: "new-password", maxlength: 128 }, t("users.password.empty")));
  });
}

function remove(one: AccountEntry, refresh: () => void): void {
  confirm(t("users.delete"), t("users.delete.words", { name: one.name }), t("users.delete"), () => void trying(api.deleteAccount(one.name).then(refresh), t("users.deleted", { name: one.name })));
}

async function exportAccount(name: string): Promise<void> {
  const all = await trying(api.exportAccount(name));
  if (all) {
    const address = URL.createObjectURL(new Blob([JSON.stringify(all, null, 2)], { type: "application/json" }));
    const anchor = document.createElement("a");
    anchor.href = address;
    anchor.download = `${name}.json`;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }
}
