import * as api from "../api/routes.ts";
import { session } from "../api/http.ts";
import type { Gender, PersonCard } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { go } from "../lib/router.ts";
import { signal } from "../lib/signals.ts";
import { showDialog } from "../ui/dialog.ts";
import { field, form } from "../ui/form.ts";
import { openMenu } from "../ui/menu.ts";
import { button, empty, face, nameOf, netBadges, roleBadge, spinner, stateName } from "../ui/parts.ts";
import { toast, trying } from "../ui/toast.ts";
import { chat } from "./chat.ts";
import { moderationItems } from "./moderation-menu.ts";
import { Room } from "./room.ts";
import type { Talk } from "./talk.ts";

/** What can be done with somebody, beside their name. */
export function openPerson(name: string, anchor: HTMLElement, talk?: Talk): void {
  const isMe = name === chat.me.peek()?.name;
  const isContact = chat.contacts.peek().some(one => one.name === name);
  const mayList = !isMe && chat.me.peek()?.standing !== "guest" && !isGuest(name);
  openMenu(anchor, [
    { title: isMe ? `${name} (${t("person.you")})` : name },
    !isMe && mayTalk(name) && { label: t("person.talk"), icon: "chat", press: () => go("with", name) },
    { label: t("person.profile"), icon: "person", press: () => void showPerson(name) },
    !isMe && talk !== undefined && { label: t("person.mention"), icon: "bell", press: () => mention(talk, name) },
    mayList && (isContact
      ? { label: t("person.contact.remove"), icon: "close", press: () => void removeContact(name) }
      : { label: t("person.contact.add"), icon: "plus", press: () => void addContact(name) }),
    ...(isMe ? [] : moderationItems(name, isGuest(name), session.peek()?.standing, talk instanceof Room ? talk.name : undefined)),
  ]);
}

/** Private messages go from account to account wherever they are; to and from guests while both are there, as those who share a room are. */
function mayTalk(name: string): boolean {
  return (chat.me.peek()?.standing !== "guest" && !isGuest(name)) || [...chat.rooms.values()].some(room => room.members.has(name));
}

function isGuest(name: string): boolean {
  return [...chat.rooms.values()].some(room => room.members.get(name)?.isGuest);
}

function mention(talk: Talk, name: string): void {
  const draft = talk.draft.peek();
  talk.draft.set(draft ? `${draft.trimEnd()} ${name} ` : `${name}: `);
  document.querySelector<HTMLElement>(".compose textarea")?.focus();
}

/** Puts somebody on the list; asks them where they want to be asked. */
export async function addContact(name: string, text = ""): Promise<void> {
  const card = await trying(api.getPerson(name));
  if (!card) {
    return;
  }
  if (card.profile?.authorisation === "ask" && text === "") {
    ask(name);
    return;
  }
  await list(name, text);
}

async function list(name: string, text: string): Promise<void> {
  const result = await api.addContact(name, { text });
  toast(t(result.outcome === "listed" ? "contacts.added" : "contacts.asked", { name }));
  await chat.refreshContacts();
}

function ask(name: string): void {
  showDialog(t("contacts.ask.title", { name }), ({ close }) => {
    const words = signal("");
    return form(async () => {
      await list(name, words.peek());
      close();
    }, t("contacts.ask.send"), [h("p", { class: "quiet" }, t("contacts.ask.words", { name })), field(t("contacts.ask.text"), words, { maxlength: 400, area: true })]);
  });
}

export async function removeContact(name: string): Promise<void> {
  await trying(api.removeContact(name).then(() => chat.refreshContacts()), t("contacts.removed", { name }));
}

/** All that somebody tells about themselves. */
export async function showPerson(name: string): Promise<void> {
  const card = signal<PersonCard | null | undefined>(undefined);
  showDialog(t("person.profile"), ({ close }) => () => {
    const known = card();
    return known === undefined ? spinner() : known === null ? empty(t("person.gone", { name })) : personCard(known, close);
  });
  card.set(await api.getPerson(name).catch(() => null));
}

function personCard({ person, profile, isContact }: PersonCard, close: () => void): Child {
  const isMe = person.name === chat.me.peek()?.name;
  return h("div", { class: "col" },
    h("div", { class: "person-card" }, face(person.name, "l", () => person.presence), h("div", { class: "col" },
      h("h3", null, nameOf(person.name)),
      h("div", { class: "row wrap" }, h("span", { class: "quiet" }, stateName(person.presence)), netBadges(person.networks), roleBadge(standingOf(person.name))))),
    profile ? facts(person.uin, profile) : h("p", { class: "quiet" }, t("person.guest")),
    !isMe && h("div", { class: "box-foot" },
      !chat.isGuest && profile && (isContact
        ? button(t("person.contact.remove"), () => (close(), void removeContact(person.name)))
        : button(t("person.contact.add"), () => (close(), void addContact(person.name)))),
      (mayTalk(person.name) || person.networks.includes("web")) && button(t("person.talk"), () => (close(), go("with", person.name)), { kind: "main", icon: "chat" })));
}

function standingOf(name: string): "member" | "moderator" | "admin" | "owner" {
  for (const room of chat.rooms.values()) {
    const standing = room.members.get(name)?.standing;
    if (standing === "moderator" || standing === "admin" || standing === "owner") {
      return standing;
    }
  }
  return "member";
}

function facts(uin: number | null, profile: NonNullable<PersonCard["profile"]>): HTMLElement {
  const rows: [string, string][] = [
    [t("person.number"), uin ? String(uin) : ""], [t("person.nick"), profile.nick], [t("person.name"), `${profile.firstName} ${profile.lastName}`.trim()],
    [t("person.age"), profile.age ? String(profile.age) : ""], [t("person.gender"), profile.gender === "notTold" ? "" : t(`profile.gender.${profile.gender as Exclude<Gender, "notTold">}`)],
    [t("person.place"), [profile.city, profile.province, profile.country].filter(Boolean).join(", ")], [t("person.work"), profile.occupation], [t("person.mail"), profile.email],
    [t("person.home"), profile.homepage], [t("person.about"), profile.about],
  ];
  return h("dl", { class: "facts" }, rows.filter(([, value]) => value !== "").map(([label, value]) => [h("dt", null, label), h("dd", null, value)]));
}
