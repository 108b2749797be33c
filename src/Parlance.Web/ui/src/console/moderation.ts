import * as api from "../api/routes.ts";
import type { BanKind } from "../api/schema.ts";
import { t } from "../lib/i18n.ts";
import { signal } from "../lib/signals.ts";
import { showDialog } from "../ui/dialog.ts";
import { choice, field, form } from "../ui/form.ts";
import { toast } from "../ui/toast.ts";
import { may } from "./page.ts";

const hours = { hour: 1, day: 24, week: 7 * 24, month: 30 * 24 } as const;

/** How long somebody who is put out stays out, unless the operator says otherwise. */
const usualMinutes = "2";

/** Asks how long somebody stays out, and puts them out. */
export function kickDialog(name: string, done: () => void = () => {}): void {
  showDialog(t("kick.title", { name }), ({ close }) => {
    const minutes = signal(usualMinutes);
    return form(async () => {
      await api.kickAccount(name, { minutes: Number(minutes.peek()) || 0 });
      toast(t("kick.done", { name }));
      close();
      done();
    }, t("kick.action"), field(t("kick.minutes"), minutes, { type: "number", min: 0, max: 10080 }), { kind: "danger" });
  });
}

const verdicts = { kick: api.kickFromRoom, mute: api.muteInRoom, ban: api.banFromRoom } as const;

/** Puts somebody out of one room, or keeps them quiet or out. */
export function verdictDialog(verdict: keyof typeof verdicts, name: string, room: string): void {
  showDialog(t("verdict.title", { name, room }), ({ close }) => {
    const reason = signal("");
    const minutes = signal(verdict === "kick" ? usualMinutes : "");
    return form(async () => {
      await verdicts[verdict](room, { name, reason: reason.peek(), minutes: minutes.peek() === "" ? null : Number(minutes.peek()) });
      toast(t("verdict.done"));
      close();
    }, t(`verdict.${verdict}`).replace("…", ""), [
      field(t("verdict.reason"), reason, { maxlength: 400 }), field(t(verdict === "kick" ? "verdict.kick.minutes" : "verdict.minutes"), minutes, { type: "number", min: 0, max: 10080 }),
    ], { kind: "danger" });
  });
}

/** Puts a guest out, who has no account to be kept out by. */
export async function kickGuest(name: string): Promise<void> {
  const { items } = await api.listSessions({ name });
  await Promise.all(items.filter(one => one.name === name).map(one => api.kickSession(one.id)));
  toast(t("kick.guest.done", { name }));
}

/** Bans a guest by the address they come from; administrators alone see it. */
export async function banGuest(name: string): Promise<void> {
  const { items } = await api.listSessions({ name });
  banDialog("address", items.find(one => one.name === name)?.address ?? "");
}

/** Asks for what a ban needs, and bans. */
export function banDialog(kind: BanKind, subject: string, done: () => void = () => {}): void {
  showDialog(t("bans.new"), ({ close }) => {
    const against = signal<BanKind>(kind);
    const who = signal(subject);
    const length = signal<keyof typeof hours | "ever">("day");
    const reason = signal("");
    const lengths = [["hour", t("bans.hour")], ["day", t("bans.day")], ["week", t("bans.week")], ["month", t("bans.month")], ...(may("admin") ? [["ever", t("bans.ever")] as const] : [])] as const;
    return form(async () => {
      const span = length.peek();
      const until = span === "ever" ? null : new Date(Date.now() + hours[span] * 3_600_000 - 60_000).toISOString();
      await api.addBan({ kind: against.peek(), subject: who.peek().trim(), until, reason: reason.peek() });
      toast(t("bans.done", { name: who.peek() }));
      close();
      done();
    }, t("bans.action"), [
      may("admin") && choice(t("col.kind"), against, [["account", t("bans.kind.account")], ["address", t("bans.kind.address")]]),
      field(t("bans.subject"), who, { required: true, maxlength: 64, autocomplete: "off" }),
      choice(t("bans.for"), length, lengths),
      field(t("bans.reason"), reason, { maxlength: 400 }),
    ], { kind: "danger" });
  });
}
