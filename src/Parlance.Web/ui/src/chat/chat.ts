import { live } from "../api/live.ts";
import * as api from "../api/routes.ts";
import type { FeedEvent, Me, Network, PageOfRoomMember, PersonEntry, PresenceState, PrivateMessage, RoomCard, RoomLine, ServerFace } from "../api/schema.ts";
import { t } from "../lib/i18n.ts";
import { batch, signal, type Signal } from "../lib/signals.ts";
import { strip } from "../text/formatting.ts";
import { announce, toast } from "../ui/toast.ts";
import type { Line } from "./lines.ts";
import { mentions } from "./lines.ts";
import { notify } from "./notify.ts";
import { Room } from "./room.ts";
import { showsComings } from "./settings.ts";
import { Talk } from "./talk.ts";

export interface Reachability {
  readonly presence: PresenceState;
  readonly networks: readonly Network[];
}

/** More people than this in a room, and their comings and goings are not written into it. */
const crowd = 60;
const tellReadAfterMs = 800;
/** The members that come with a room itself. */
const firstMembers = 200;

/** All that the chat shows, kept true by the feed. */
export class Chat {
  readonly face = signal<ServerFace | undefined>(undefined);
  readonly me = signal<Me | undefined>(undefined);
  readonly rooms = new Map<string, Room>();
  readonly roomsChanged = signal(0);
  readonly talks = new Map<string, Talk>();
  readonly talksChanged = signal(0);
  readonly contacts = signal<readonly PersonEntry[]>([]);
  readonly requests = signal<readonly PersonEntry[]>([]);
  /** What the reader looks at: a room, or a person. */
  readonly shown = signal<Talk | undefined>(undefined);
  private readonly people = new Map<string, Signal<Reachability | undefined>>();
  private readonly reading = new Map<string, Promise<void>>();
  private readonly toTell = new Set<Talk>();
  private held: FeedEvent[] | undefined;

  get isGuest(): boolean {
    return this.me()?.standing === "guest";
  }

  /** What is known of somebody's reachability. */
  reach(name: string): Signal<Reachability | undefined> {
    let known = this.people.get(name);
    if (!known) {
      known = signal<Reachability | undefined>(undefined);
      this.people.set(name, known);
    }
    return known;
  }

  room(name: string): Room {
    let room = this.rooms.get(name);
    if (!room) {
      room = new Room(name);
      this.rooms.set(name, room);
      this.roomsChanged.update(count => count + 1);
    }
    return room;
  }

  talk(name: string): Talk {
    let talk = this.talks.get(name);
    if (!talk) {
      talk = new Talk();
      this.talks.set(name, talk);
      this.talksChanged.update(count => count + 1);
    }
    return talk;
  }

  /** Reads everything anew; what the feed tells meanwhile is put in afterwards. */
  async reload(): Promise<void> {
    this.held = [];
    const me = await api.getMe();
    const [cards, talks] = await Promise.all([
      Promise.all(me.rooms.map(async name => ({ name, card: await cardOf(name), lines: await api.listLines(name, { limit: 500 }) }))),
      api.listConversations(),
    ]);
    const [contacts, requests] = me.standing === "guest" ? [[], []] : await Promise.all([api.listContacts().then(page => page.items), api.listContactRequests().then(page => page.items)]);
    batch(() => {
      this.me.set(me);
      this.rooms.forEach(room => room.isInside.set(false));
      for (const { name, card, lines } of cards) {
        const room = this.room(name);
        room.show(card);
        room.load(lines.items.map(line => this.lineOf(line)));
        room.unread.set(card.unread);
      }
      for (const one of talks.items) {
        const talk = this.talk(one.with);
        talk.unread.set(one.unread);
        this.setReach(one.with, { presence: one.presence, networks: this.reach(one.with).peek()?.networks ?? [] });
      }
      this.talks.forEach(talk => talk.loaded.set(false));
      this.setPeople(contacts, requests);
      const held = this.held?.filter(event => (event.seq ?? 0) > me.seq) ?? [];
      this.held = undefined;
      held.forEach(event => this.receive(event));
      this.roomsChanged.touch();
      this.talksChanged.touch();
    });
  }

  /** Reads what was said with somebody, once. */
  async open(name: string): Promise<Talk> {
    const talk = this.talk(name);
    if (!talk.loaded.peek()) {
      const known = talk.lines.length;
      const page = await api.listMessages(name, { limit: 500 }).catch(() => ({ items: [] as PrivateMessage[] }));
      talk.load(page.items.map(message => this.lineOfMessage(message)), talk.lines.slice(known));
    }
    return talk;
  }

  async enter(name: string, password = ""): Promise<void> {
    await live.ask({ type: "enter", room: name, password });
    if (!this.room(name).isInside.peek()) {
      await this.readRoom(name);
    }
  }

  async leave(name: string): Promise<void> {
    await live.ask({ type: "leave", room: name });
  }

  close(name: string): void {
    this.talks.delete(name);
    this.talksChanged.update(count => count + 1);
  }

  forget(name: string): void {
    this.rooms.delete(name);
    this.roomsChanged.update(count => count + 1);
  }

  /** Forgets everything. */
  clear(): void {
    batch(() => {
      this.me.set(undefined);
      this.rooms.clear();
      this.talks.clear();
      this.people.clear();
      this.setPeople([], []);
      this.shown.set(undefined);
      this.roomsChanged.update(count => count + 1);
      this.talksChanged.update(count => count + 1);
    });
  }

  /** What is shown was read. The server is told a moment later, once for many lines. */
  markRead(talk: Talk): void {
    if (talk.unread.peek() === 0 || talk.lastId === 0) {
      return;
    }
    talk.read();
    if (!this.toTell.has(talk)) {
      this.toTell.add(talk);
      setTimeout(() => this.tellRead(talk), tellReadAfterMs);
    }
  }

  private tellRead(talk: Talk): void {
    this.toTell.delete(talk);
    const room = [...this.rooms].find(([, one]) => one === talk)?.[0];
    const who = [...this.talks].find(([, one]) => one === talk)?.[0];
    const command = room !== undefined ? { type: "readRoom", room, upTo: talk.lastId } as const : { type: "readConversation", with: who ?? "", upTo: talk.lastId } as const;
    live.ask(command).catch(() => undefined);
  }

  async refreshContacts(): Promise<void> {
    const [contacts, requests] = await Promise.all([api.listContacts(), api.listContactRequests()]);
    this.setPeople(contacts.items, requests.items);
  }

  receive(event: FeedEvent): void {
    if (this.held) {
      this.held.push(event);
      return;
    }
    switch (event.type) {
      case "roomSaid":
        this.said({ ...event, id: event.seq ?? 0, at: event.at ?? "" });
        break;
      case "roomJoined":
        void this.readRoom(event.room).catch(() => this.room(event.room).loaded.set(true));
        break;
      case "roomClosed":
        this.closed(event.room);
        break;
      case "memberEntered":
        this.entered(event.room, event.member, event.at);
        break;
      case "memberLeft":
        this.left(event.room, event.name, event.network, event.isGone, event.at);
        break;
      case "roomRead":
        this.readUpTo(this.rooms.get(event.room), event.upTo);
        break;
      case "conversationRead":
        this.readUpTo(this.talks.get(event.with), event.upTo);
        break;
      case "topicChanged":
        this.rooms.get(event.room)?.topic.set(event.topic);
        break;
      case "tickerSet":
        this.rooms.get(event.room)?.tickers.update(all => [...all.filter(one => one.name !== event.name), { name: event.name, text: event.text, at: event.at ?? "" }]);
        break;
      case "tickerRemoved":
        this.rooms.get(event.room)?.tickers.update(all => all.filter(one => one.name !== event.name));
        break;
      case "presence":
        this.setReach(event.name, event);
        break;
      case "message":
        this.arrived(event.message);
        break;
      case "contactAdded":
      case "contactRemoved":
        void this.refreshContacts().catch(() => undefined);
        break;
      case "notice":
        (this.shown.peek() ?? [...this.rooms.values()][0])?.note(strip(event.text), "alert");
        announce(strip(event.text));
        break;
      case "announced":
        this.announced(event.by, event.text);
        break;
    }
  }

  private setPeople(contacts: readonly PersonEntry[], requests: readonly PersonEntry[]): void {
    batch(() => {
      contacts.forEach(one => this.reach(one.name).set({ presence: one.presence, networks: one.networks }));
      this.contacts.set(contacts);
      this.requests.set(requests);
    });
  }

  private setReach(name: string, reach: Reachability): void {
    this.reach(name).set({ presence: reach.presence, networks: reach.networks });
    this.rooms.forEach(room => room.change(name, reach.presence));
    const me = this.me.peek();
    if (me?.name === name) {
      this.me.set({ ...me, presence: reach.presence, networks: [...reach.networks] });
    }
  }

  private readRoom(name: string): Promise<void> {
    const running = this.reading.get(name) ?? this.readRoomNow(name).finally(() => this.reading.delete(name));
    this.reading.set(name, running);
    return running;
  }

  private async readRoomNow(name: string): Promise<void> {
    const [card, lines] = await Promise.all([cardOf(name), api.listLines(name, { limit: 500 })]);
    batch(() => {
      const room = this.room(name);
      room.show(card);
      if (!room.loaded.peek()) {
        room.load(lines.items.map(line => this.lineOf(line)));
      } else {
        lines.items.forEach(line => room.add(this.lineOf(line)));
      }
      this.roomsChanged.touch();
    });
  }

  private said(said: RoomLine): void {
    const room = this.room(said.room);
    const line = this.lineOf(said);
    if (room.add(line) && !line.isMine) {
      this.heard(room, line, t("notify.mention", { name: said.name, room: said.room }), line.isMention, ["room", said.room]);
    }
  }

  private arrived(message: PrivateMessage): void {
    const line = this.lineOfMessage(message);
    const other = line.isMine ? message.to : message.from;
    const talk = this.talk(other);
    if (message.kind === "authorisationRequest" || message.kind === "authorisationGranted" || message.kind === "added") {
      void this.refreshContacts().catch(() => undefined);
    }
    if (talk.add(line) && !line.isMine) {
      this.heard(talk, line, message.from, true, ["with", other]);
    }
  }

  /** A line of somebody else: is it seen at once, and if not, who is told? */
  private heard(talk: Talk, line: Line, title: string, isForMe: boolean, place: readonly string[]): void {
    talk.unread.update(count => count + 1);
    if (isForMe) {
      talk.isMentioned.set(true);
    }
    const isSeen = talk === this.shown.peek() && document.hasFocus();
    if (talk === this.shown.peek()) {
      announce(t("announce.line", { name: line.name, text: strip(line.text) }));
    }
    if (isForMe && !isSeen) {
      notify(title, strip(line.text), place);
    }
  }

  private entered(name: string, member: Parameters<Room["enter"]>[0], at: string | null | undefined): void {
    const room = this.rooms.get(name);
    if (room?.enter(member) && showsComings.peek() && room.members.size <= crowd && member.name !== this.me.peek()?.name) {
      const network = member.networks.find(one => one !== "server");
      room.note(network ? t("room.entered.from", { name: member.name, network: t(`network.${network}`) }) : t("room.entered", { name: member.name }), "note", at ? new Date(at) : new Date());
    }
  }

  private left(roomName: string, name: string, network: Network, isGone: boolean, at: string | null | undefined): void {
    const room = this.rooms.get(roomName);
    room?.leave(name, network, isGone);
    if (room && isGone && showsComings.peek() && room.members.size <= crowd) {
      room.note(t("room.left", { name }), "note", at ? new Date(at) : new Date());
    }
  }

  private closed(name: string): void {
    const room = this.rooms.get(name);
    if (room?.isInside.peek()) {
      room.isInside.set(false);
      room.loaded.set(false);
      room.note(t("room.you.left"), "alert");
      this.roomsChanged.touch();
    }
  }

  private readUpTo(talk: Talk | undefined, id: number): void {
    if (talk && id >= talk.lastId) {
      talk.read();
    }
  }

  private announced(by: string, text: string): void {
    const words = t("announced.by", { by, text: strip(text) });
    this.rooms.forEach(room => room.isInside.peek() && room.note(words, "alert"));
    announce(words);
    toast(words);
    notify(t("announce.title"), strip(text), []);
  }

  private lineOf(said: RoomLine): Line {
    const mine = this.me.peek()?.name;
    const isMine = said.name === mine && said.network === "web";
    return {
      key: `l${said.id}`, id: said.id, kind: said.kind === "emote" ? "emote" : "line", at: new Date(said.at), name: said.name, network: said.network,
      text: said.formatted ?? said.text, isMine, isMention: said.name !== mine && mentions(said.text, mine ?? ""),
    };
  }

  private lineOfMessage(message: PrivateMessage): Line {
    const isMine = message.from === this.me.peek()?.name;
    return {
      key: `m${message.id}`, id: message.id, kind: "line", at: new Date(message.at), name: message.from, network: message.origin, text: wordsOfMessage(message), isMine, isMention: false,
    };
  }
}

/** A room with all who are inside; the first answer holds only some of many. */
export async function cardOf(name: string): Promise<RoomCard> {
  const card = await api.getRoom(name);
  const known = new Map(card.members.map(member => [member.name, member]));
  for (let after = card.members.length >= firstMembers ? card.members.length : null; after !== null;) {
    const page: PageOfRoomMember = await api.listMembers(name, { after, limit: 500 });
    page.items.forEach(member => known.set(member.name, member));
    after = page.next === null ? null : Number(page.next);
  }
  return { ...card, members: [...known.values()] };
}

/** What a message of any kind says. */
function wordsOfMessage(message: PrivateMessage): string {
  const name = message.from;
  switch (message.kind) {
    case "text":
      return message.text;
    case "autoReply":
      return `${t("talk.autoReply")}: ${message.text}`;
    case "url":
      return [t("talk.url", { name }), ...(message.parts.length > 0 ? message.parts : [message.text])].filter(Boolean).join("\n");
    case "sessionRequest":
    case "other":
      return t(`talk.${message.kind}`, { name });
    default:
      return [t(`talk.${message.kind}`, { name }), message.parts[0] ?? message.text].filter(Boolean).join("\n");
  }
}

export const chat = new Chat();
