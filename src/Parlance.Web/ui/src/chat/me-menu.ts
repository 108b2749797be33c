import { session } from "../api/http.ts";
import { live } from "../api/live.ts";
import * as api from "../api/routes.ts";
import type { PresenceState, ProfileCard } from "../api/schema.ts";
import { h } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { go, place } from "../lib/router.ts";
import { signal } from "../lib/signals.ts";
import { showDialog } from "../ui/dialog.ts";
import { choice, field, form, toggle } from "../ui/form.ts";
import { openMenu } from "../ui/menu.ts";
import { spinner, stateName } from "../ui/parts.ts";
import { toast, trying } from "../ui/toast.ts";
import { chat } from "./chat.ts";
import { mayNotify } from "./notify.ts";
import * as settings from "./settings.ts";
import { showNetworkPasswords } from "./network-passwords.ts";
import { showShortcuts } from "./shortcuts.ts";

const states: readonly PresenceState[] = ["online", "freeForChat", "away", "notAvailable", "occupied", "doNotDisturb", "invisible"];

/** The reader's own menu. */
export function openMe(anchor: HTMLElement): void {
  const standing = session.peek()?.standing;
  const isGuest = standing === "guest";
  const watches = standing === "moderator" || standing === "admin" || standing === "owner";
  openMenu(anchor, [
    { title: t("me.presence") },
    ...states.filter(one => !isGuest || one !== "invisible").map(state => ({ label: stateName(state), checked: chat.me.peek()?.presence === state, press: () => setPresence(state) })),
    "-",
    !isGuest && { label: t("me.profile"), icon: "person" as const, press: showProfile },
    !isGuest && { label: t("me.account"), icon: "hash" as const, press: () => void trying(import("./account-dialog.ts").then(dialog => dialog.showAccount())) },
    !isGuest && { label: t("me.password"), icon: "key" as const, press: showPassword },
    !isGuest && { label: t("me.networks"), icon: "lock" as const, press: () => void showNetworkPasswords() },
    { label: t("me.settings"), icon: "gear" as const, press: showSettings },
    { label: t("me.shortcuts"), icon: "keyboard" as const, press: showShortcuts },
    watches && (place.peek()[0] === "console" ? { label: t("me.chat"), icon: "chat" as const, press: () => go() } : { label: t("me.console"), icon: "gauge" as const, press: () => go("console") }),
    "-",
    { label: t("me.signOut"), icon: "out" as const, press: () => void leave() },
  ]);
}

function setPresence(presence: PresenceState): void {
  void trying(live.ask({ type: "presence", presence }).then(() => {
    const me = chat.me.peek();
    if (me) {
      chat.me.set({ ...me, presence });
    }
  }));
}

async function leave(): Promise<void> {
  live.stop();
  await trying(api.signOut());
  session.set(null);
  location.hash = "";
}

export function showSettings(): void {
  showDialog(t("settings.title"), () => [
    choice(t("settings.theme"), settings.theme, [["auto", t("settings.theme.auto")], ["light", t("settings.theme.light")], ["dark", t("settings.theme.dark")]]),
    toggle(t("settings.notify"), settings.notifies, on => void (on && askToNotify())),
    toggle(t("settings.comings"), settings.showsComings),
    toggle(t("settings.emotes"), settings.drawsEmotes),
    toggle(t("settings.colours"), settings.showsColours),
  ]);
}

async function askToNotify(): Promise<void> {
  if (!(await mayNotify())) {
    settings.notifies.set(false);
    toast(t("settings.notify.refused"), true);
  }
}

export function showPassword(): void {
  showDialog(t("me.password"), ({ close }) => {
    const current = signal("");
    const password = signal("");
    return form(async () => {
      await api.setPassword({ current: current.peek(), password: password.peek() });
      toast(t("me.password.done"));
      close();
    }, t("action.save"), [
      field(t("me.password.current"), current, { type: "password", autocomplete: "current-password", required: true }),
      field(t("me.password.new"), password, { type: "password", autocomplete: "new-password", required: true, minlength: 8, maxlength: 128 }, t("welcome.register.password.hint")),
    ]);
  });
}

export async function showProfile(): Promise<void> {
  const card = signal<ProfileCard | undefined>(undefined);
  const { close } = showDialog(t("me.profile"), dialog => () => {
    const known = card();
    return known ? profileForm(known, dialog.close) : spinner();
  }, true);
  const profile = await trying(api.getProfile());
  if (profile) {
    card.set(profile);
  } else {
    close();
  }
}

const texts = ["nick", "firstName", "lastName", "email", "city", "province", "country", "occupation", "homepage"] as const;

function profileForm(profile: ProfileCard, close: () => void): HTMLElement {
  const values = Object.fromEntries(texts.map(name => [name, signal(profile[name])])) as Record<(typeof texts)[number], ReturnType<typeof signal<string>>>;
  const age = signal(profile.age ? String(profile.age) : "");
  const gender = signal(profile.gender);
  const about = signal(profile.about);
  const authorisation = signal(profile.authorisation);
  const save = async () => {
    const told = Object.fromEntries(texts.map(name => [name, values[name].peek().trim()])) as Record<(typeof texts)[number], string>;
    await api.setProfile({ ...profile, ...told, age: Number(age.peek()) || 0, gender: gender.peek(), about: about.peek(), authorisation: authorisation.peek() });
    toast(t("action.saved"));
    close();
  };
  return form(save, t("action.save"), [
    h("p", { class: "quiet small" }, t("profile.hint")),
    h("div", { class: "grid-2" },
      texts.map(name => field(t(`profile.${name}`), values[name], { maxlength: 255, type: name === "email" ? "email" : "text" })),
      field(t("profile.age"), age, { type: "number", min: 0, max: 130 }),
      choice(t("profile.gender"), gender, [["notTold", t("profile.gender.notTold")], ["female", t("profile.gender.female")], ["male", t("profile.gender.male")]])),
    field(t("profile.about"), about, { area: true, maxlength: 4000, rows: 4 }),
    choice(t("profile.authorisation"), authorisation, [["anyone", t("profile.authorisation.anyone")], ["ask", t("profile.authorisation.ask")], ["nobody", t("profile.authorisation.nobody")]]),
  ]);
}
