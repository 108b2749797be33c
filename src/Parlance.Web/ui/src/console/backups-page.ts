import * as api from "../api/routes.ts";
import type { BackupEntry, Standing, TokenEntry } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { showBytes, showShort } from "../lib/format.ts";
import { t } from "../lib/i18n.ts";
import { signal } from "../lib/signals.ts";
import { confirm, showDialog } from "../ui/dialog.ts";
import { choice, field, form } from "../ui/form.ts";
import { showOnce } from "../ui/once.ts";
import { button } from "../ui/parts.ts";
import { toast, trying } from "../ui/toast.ts";
import { may, pageOf } from "./page.ts";
import { listed } from "./table.ts";

/** Copies of the database; below them the keys that scripts use to ask for more. */
export function backupsPage(): Child {
  const list = listed<BackupEntry>(t("nav.backups"), [
    { title: t("col.name"), cell: one => h("span", { class: "mono" }, one.name) },
    { title: t("col.at"), cell: one => showShort(one.at), class: "tight" },
    { title: t("col.size"), cell: one => showBytes(one.bytes), class: "num" },
    { title: t("col.actions"), cell: one => may("owner") && h("span", { class: "row" }, h("a", { class: "btn tight", href: `/api/v1/admin/backups/${encodeURIComponent(one.name)}`, download: one.name }, t("backups.download")),
      button(t("action.remove"), () => confirm(t("action.remove"), t("backups.delete.words", { name: one.name }), t("action.remove"), () => void trying(api.deleteBackup(one.name).then(list.refresh))), { size: "tight" })), class: "end" },
  ], async () => ({ items: await api.listBackups() }), t("backups.none"));
  const make = () => trying(api.makeBackup().then(async one => {
    toast(t("backups.made", { name: one.name }));
    await list.refresh();
  }));
  return pageOf(t("nav.backups"), button(t("backups.make"), () => void make(), { kind: "main", icon: "save" }), h("p", { class: "quiet" }, t("backups.words")), list.element, tokens());
}

function tokens(): Child {
  const list = listed<TokenEntry>(t("tokens.title"), [
    { title: t("tokens.name"), cell: one => one.name },
    { title: t("tokens.standing"), cell: one => t(`standing.${one.standing}`) },
    { title: t("tokens.used"), cell: one => showShort(one.usedAt), class: "tight" },
    { title: t("col.until"), cell: one => (one.expires ? showShort(one.expires) : t("bans.ever")), class: "tight" },
    { title: t("col.actions"), cell: one => button(t("tokens.end"), () => void trying(api.endToken(one.id).then(list.refresh)), { size: "tight" }), class: "end" },
  ], async () => ({ items: await api.listTokens() }), t("tokens.none"));
  return h("section", { class: "card" },
    h("div", { class: "row wrap" }, h("h3", { class: "grow" }, t("tokens.title")), button(t("tokens.make"), () => newToken(list.refresh), { icon: "plus" })), h("p", { class: "quiet small" }, t("tokens.words")), list.element);
}

function newToken(refresh: () => Promise<void>): void {
  showDialog(t("tokens.make"), ({ close }) => {
    const name = signal("");
    const standing = signal<Standing>("moderator");
    const standings = (["member", "moderator", "admin", "owner"] as const).filter(one => may(one));
    return form(async () => {
      const made = await api.makeToken({ name: name.peek().trim(), standing: standing.peek() });
      close();
      await refresh();
      showOnce(t("tokens.make"), t("tokens.once"), made.token);
    }, t("action.save"), [field(t("tokens.name"), name, { required: true, maxlength: 60 }), choice(t("tokens.standing"), standing, standings.map(one => [one, t(`standing.${one}`)] as const))]);
  });
}
