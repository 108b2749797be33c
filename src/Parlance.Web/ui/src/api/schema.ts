// Made from openapi.v1.json by scripts/generate-api.mjs; changes belong there.

/** Changes an account. What is null stays. */
export interface AccountChange {
  handle?: string | null;
  privilegedDays?: number | null;
  isHidden?: boolean | null;
}

/** An account, as operators see it. */
export interface AccountEntry {
  name: string;
  uin: number;
  role: Role;
  roleUntil: string | null;
  createdAt: string;
  lastSeenAt: string | null;
  presence: PresenceState;
  networks: Network[];
  ban: BanEntry | null;
  waiting: number;
  privilegedUntil: string | null;
}

/** Everything that is kept about an account, but for its passwords. */
export interface AccountExport {
  account: AccountEntry;
  profile: ProfileCard;
  contacts: string[];
  asking: string[];
  ownRooms: string[];
  memberOf: string[];
  tickers: PinnedLine[];
  networkPasswords: Network[];
  browsers: string[];
  tokens: string[];
  audit: AuditLine[];
}

/** Makes one account of two; the owner of the server's word stands for the passwords of neither: both are needed. */
export interface AccountLink {
  password: string;
  other: string;
  otherPassword: string;
}

/** An account whose password was set. */
export interface AccountPassword {
  name: string;
  uin: number;
  password: string | null;
}

/** Announces something. */
export interface Announcement {
  text: string;
  network?: Network | null;
}

/** An entry of the audit log. */
export interface AuditLine {
  id: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: string;
}

/** Who may put an account on a contact list. */
export type Authorisation = "anyone" | "ask" | "nobody";

/** A copy of the database. */
export interface BackupEntry {
  name: string;
  at: string;
  bytes: number;
}

/** A ban. */
export interface BanEntry {
  kind: BanKind;
  subject: string;
  until: string | null;
  reason: string;
  by: string;
  at: string;
}

/** What a ban is against. */
export type BanKind = "account" | "address";

/** The code page in which the account's clients of ICQ and MyICQ write: cp1252, cp1251, koi8-r, gbk or shift-jis; empty for the usual one of each network. */
export interface CodepageWish {
  codepage: string;
}

/** Answers somebody who wants to list the caller. */
export interface ContactAnswer {
  accept: boolean;
  text?: string;
}

/** What came of listing a contact. */
export interface ContactResult {
  outcome: ContactStep;
  contact: PersonEntry;
}

/** How far listing a contact is. */
export type ContactStep = "listed" | "asked";

/** Lists a contact, and asks them where they want to be asked. */
export interface ContactWish {
  text?: string;
}

/** A private conversation, as long as the caller is connected; what was not read comes again at the next visit. */
export interface Conversation {
  with: string;
  presence: PresenceState;
  last: PrivateMessage;
  unread: number;
}

/** Enters a room. */
export interface EnterRoom {
  password?: string;
}

/** Something a page asks for over the live feed. Every message to the socket is one of these. It is answered by `done` or `failed` with the same id. */
export type FeedCommand = { type: "subscribe"; topics: ("chat" | "metrics" | "sessions" | "audit" | "traces")[]; rooms?: string[] | null; id?: string; } | { type: "say"; room: string; text: string; kind?: "line" | "emote"; id?: string; } | { type: "tell"; to: string; text: string; id?: string; } | { type: "enter"; room: string; password?: string; id?: string; } | { type: "leave"; room: string; id?: string; } | { type: "presence"; presence: "offline" | "invisible" | "doNotDisturb" | "occupied" | "notAvailable" | "away" | "freeForChat" | "online"; id?: string; } | { type: "readRoom"; room: string; upTo: number; id?: string; } | { type: "readConversation"; with: string; upTo: number; id?: string; };

/** Something the live feed tells. Every message of the socket is an array of these, oldest first. */
export type FeedEvent = FeedEventHelloEvent | FeedEventDoneEvent | FeedEventFailedEvent | FeedEventEndedEvent | FeedEventRoomSaidEvent | FeedEventRoomJoinedEvent | FeedEventRoomClosedEvent | FeedEventMemberEnteredEvent | FeedEventMemberLeftEvent | FeedEventRoomReadEvent | FeedEventTopicChangedEvent | FeedEventTickerSetEvent | FeedEventTickerRemovedEvent | FeedEventRoomRightsEvent | FeedEventPrivateRoomsEvent | FeedEventPresenceEvent | FeedEventMessageEvent | FeedEventConversationReadEvent | FeedEventContactAddedEvent | FeedEventContactRemovedEvent | FeedEventNoticeEvent | FeedEventAnnouncedEvent | FeedEventMetricsEvent | FeedEventSessionBeganEvent | FeedEventSessionEndedEvent | FeedEventAuditEvent | FeedEventTraceEvent | FeedEventVerdictsChangedEvent | FeedEventRoomNewsEvent;

/** An announcement to everybody. */
export interface FeedEventAnnouncedEvent {
  type: "announced";
  text: string;
  by: string;
  seq?: number | null;
  at?: string | null;
}

/** An entry of the audit log was written. Topic `audit`. */
export interface FeedEventAuditEvent {
  type: "audit";
  entry: AuditLine;
  seq?: number | null;
  at?: string | null;
}

/** The caller's contact list has somebody new. */
export interface FeedEventContactAddedEvent {
  type: "contactAdded";
  name: string;
  seq?: number | null;
  at?: string | null;
}

/** The caller's contact list lost somebody. */
export interface FeedEventContactRemovedEvent {
  type: "contactRemoved";
  name: string;
  seq?: number | null;
  at?: string | null;
}

/** The caller read a conversation up to a message, on this page or another. */
export interface FeedEventConversationReadEvent {
  type: "conversationRead";
  with: string;
  upTo: number;
  seq?: number | null;
  at?: string | null;
}

/** A command was carried out. */
export interface FeedEventDoneEvent {
  type: "done";
  id: string;
  seq?: number | null;
  at?: string | null;
}

/** The session is over; the last event of a socket. */
export interface FeedEventEndedEvent {
  type: "ended";
  reason: SessionEnd;
  seq?: number | null;
  at?: string | null;
}

/** A command was refused. */
export interface FeedEventFailedEvent {
  type: "failed";
  id: string;
  code: string;
  detail: string;
  seq?: number | null;
  at?: string | null;
}

/** The first event of every socket. Its `seq` is that of the last event before those that follow. */
export interface FeedEventHelloEvent {
  type: "hello";
  resumed: boolean;
  topics: FeedTopic[];
  rooms: string[];
  seq?: number | null;
  at?: string | null;
}

/** Somebody entered a room, possibly on a second network. */
export interface FeedEventMemberEnteredEvent {
  type: "memberEntered";
  room: string;
  member: RoomMember;
  seq?: number | null;
  at?: string | null;
}

/** Somebody left a room. */
export interface FeedEventMemberLeftEvent {
  type: "memberLeft";
  room: string;
  name: string;
  network: Network;
  isGone: boolean;
  seq?: number | null;
  at?: string | null;
}

/** A private message to the caller, or one that the caller sent from another page. */
export interface FeedEventMessageEvent {
  type: "message";
  message: PrivateMessage;
  isNew: boolean;
  seq?: number | null;
  at?: string | null;
}

/** The newest sample of the measurements. Topic `metrics`. */
export interface FeedEventMetricsEvent {
  type: "metrics";
  sample: MetricsSample;
  seq?: number | null;
  at?: string | null;
}

/** The server says something to the caller alone. */
export interface FeedEventNoticeEvent {
  type: "notice";
  text: string;
  seq?: number | null;
  at?: string | null;
}

/** A contact, somebody in the same room, or the caller's own account changed its reachability. */
export interface FeedEventPresenceEvent {
  type: "presence";
  name: string;
  presence: PresenceState;
  networks: Network[];
  seq?: number | null;
  at?: string | null;
}

/** The list of private rooms that the caller may enter changed. */
export interface FeedEventPrivateRoomsEvent {
  type: "privateRooms";
  seq?: number | null;
  at?: string | null;
}

/** The caller is not inside a room any more: left, put out, or the room is gone. */
export interface FeedEventRoomClosedEvent {
  type: "roomClosed";
  room: string;
  seq?: number | null;
  at?: string | null;
}

/** The caller is inside a room now, from this page or another. */
export interface FeedEventRoomJoinedEvent {
  type: "roomJoined";
  room: string;
  seq?: number | null;
  at?: string | null;
}

/** Something happened in a room that this socket follows. */
export interface FeedEventRoomNewsEvent {
  type: "roomNews";
  room: string;
  news: FeedEvent;
  seq?: number | null;
  at?: string | null;
}

/** The caller read a room up to a line, on this page or another. */
export interface FeedEventRoomReadEvent {
  type: "roomRead";
  room: string;
  upTo: number;
  seq?: number | null;
  at?: string | null;
}

/** Somebody's rights in a private room changed. */
export interface FeedEventRoomRightsEvent {
  type: "roomRights";
  room: string;
  name: string;
  change: MembershipChange;
  seq?: number | null;
  at?: string | null;
}

/** A line was said in a room the caller is in; `seq` is the line's id. The fields are those of a room line. */
export interface FeedEventRoomSaidEvent {
  type: "roomSaid";
  room: string;
  name: string;
  network: Network;
  kind: SayKind;
  text: string;
  formatted: string | null;
  seq?: number | null;
  at?: string | null;
}

/** Somebody logged in, on any network. Topic `sessions`. */
export interface FeedEventSessionBeganEvent {
  type: "sessionBegan";
  session: SessionEntry;
  seq?: number | null;
  at?: string | null;
}

/** Somebody's session ended. Topic `sessions`. */
export interface FeedEventSessionEndedEvent {
  type: "sessionEnded";
  id: number;
  name: string;
  network: Network;
  seq?: number | null;
  at?: string | null;
}

/** A pinned line was taken down. */
export interface FeedEventTickerRemovedEvent {
  type: "tickerRemoved";
  room: string;
  name: string;
  seq?: number | null;
  at?: string | null;
}

/** Somebody pinned a line to a room. */
export interface FeedEventTickerSetEvent {
  type: "tickerSet";
  room: string;
  name: string;
  text: string;
  seq?: number | null;
  at?: string | null;
}

/** A room has another topic. */
export interface FeedEventTopicChangedEvent {
  type: "topicChanged";
  room: string;
  topic: string;
  by: string;
  seq?: number | null;
  at?: string | null;
}

/** A traced session sent or received something. Topic `traces`. */
export interface FeedEventTraceEvent {
  type: "trace";
  frame: TracedFrame;
  seq?: number | null;
  at?: string | null;
}

/** Who may not speak in a room, or not come in, is not who it was. Only ever inside a `roomNews`. */
export interface FeedEventVerdictsChangedEvent {
  type: "verdictsChanged";
  room: string;
  seq?: number | null;
  at?: string | null;
}

/** What a socket may listen to. */
export type FeedTopic = "chat" | "metrics" | "sessions" | "audit" | "traces";

/** Which filter. */
export type FilterKind = "refused" | "excluded" | "unsearchable";

/** A phrase of a filter. */
export interface FilterPhrase {
  phrase: string;
}

/** A filter with its phrases. */
export interface FilterPhrases {
  kind: FilterKind;
  phrases: string[];
}

/** Gender, as far as told. */
export type Gender = "notTold" | "male" | "female";

/** Signs in without an account. */
export interface GuestSignIn {
  name: string;
}

/** A handle for an account that goes by its number. */
export interface HandleWish {
  handle: string;
}

/** Whether only people of its own networks are to see the account. */
export interface HiddenWish {
  isHidden: boolean;
}

/** Puts somebody out. */
export interface Kick {
  minutes?: number;
}

/** A token that was made. */
export interface MadeToken {
  token: string;
  entry: TokenEntry;
}

/** How many messages wait for somebody. */
export interface MailboxCount {
  name: string;
  uin: number;
  waiting: number;
}

/** The caller's own account or visit. */
export interface Me {
  name: string;
  standing: Standing;
  uin: number | null;
  presence: PresenceState;
  networks: Network[];
  rooms: string[];
  unread: number;
  contactRequests: number;
  goesByNumber: boolean;
  isHidden: boolean;
  codepage: string;
  seq: number;
}

/** How somebody's standing in a private room changed. */
export type MembershipChange = "granted" | "revoked" | "operatorGranted" | "operatorRevoked";

/** What a direct message is. */
export type MessageKind = "text" | "url" | "authorisationRequest" | "authorisationGranted" | "authorisationRefused" | "added" | "contacts" | "autoReply" | "sessionRequest" | "other";

/** Measurements of one moment. Counters are what they grew by since the sample before. */
export interface MetricsSample {
  at: string;
  online: { [name: string]: number };
  rooms: number;
  lines: number;
  messages: number;
  logins: { [name: string]: number };
  ended: { [name: string]: number };
  bytesIn: number;
  bytesOut: number;
  memory: number;
  processor: number;
}

/** Measurements over time. */
export interface MetricsSeries {
  step: number;
  samples: MetricsSample[];
}

/** The networks people come from. */
export type Network = "server" | "ares" | "soulseek" | "icq" | "myIcq" | "web";

/** A password for one network alone; shown once. */
export interface NetworkPasswordMade {
  network: Network;
  password: string;
}

/** Makes an account. */
export interface NewAccount {
  name?: string;
  password?: string;
}

/** Bans somebody. */
export interface NewBan {
  kind: BanKind;
  subject: string;
  until?: string | null;
  reason?: string;
}

/** Gives an Ares room a port of its own. */
export interface NewPort {
  room: string;
  endpoint: string;
  topic?: string;
}

/** Makes a room. */
export interface NewRoom {
  name: string;
  topic?: string;
  owner?: string | null;
}

/** Makes a token for scripts; it acts for the caller. */
export interface NewToken {
  name: string;
  standing?: Standing;
  ranges?: string[] | null;
  expires?: string | null;
}

/** Traces a session. */
export interface NewTrace {
  session: number;
  seconds?: number;
}

/** A page of a list. */
export interface PageOfAccountEntry {
  items: AccountEntry[];
  next: string | null;
}

/** A page of a list. */
export interface PageOfAuditLine {
  items: AuditLine[];
  next: string | null;
}

/** A page of a list. */
export interface PageOfBanEntry {
  items: BanEntry[];
  next: string | null;
}

/** A page of a list. */
export interface PageOfConversation {
  items: Conversation[];
  next: string | null;
}

/** A page of a list. */
export interface PageOfMailboxCount {
  items: MailboxCount[];
  next: string | null;
}

/** A page of a list. */
export interface PageOfPersonEntry {
  items: PersonEntry[];
  next: string | null;
}

/** A page of a list. */
export interface PageOfPrivateMessage {
  items: PrivateMessage[];
  next: string | null;
}

/** A page of a list. */
export interface PageOfRoomEntry {
  items: RoomEntry[];
  next: string | null;
}

/** A page of a list. */
export interface PageOfRoomLine {
  items: RoomLine[];
  next: string | null;
}

/** A page of a list. */
export interface PageOfRoomMember {
  items: RoomMember[];
  next: string | null;
}

/** A page of a list. */
export interface PageOfRoomState {
  items: RoomState[];
  next: string | null;
}

/** A page of a list. */
export interface PageOfSessionEntry {
  items: SessionEntry[];
  next: string | null;
}

/** A page of a list. */
export interface PageOfTracedFrame {
  items: TracedFrame[];
  next: string | null;
}

/** A new password. */
export interface PasswordChange {
  current: string;
  password: string;
}

/** Sets an account's password. */
export interface PasswordReset {
  password?: string;
}

/** Somebody, with all they tell. */
export interface PersonCard {
  person: PersonEntry;
  profile: ProfileCard | null;
  isContact: boolean;
}

/** Somebody in a list. */
export interface PersonEntry {
  name: string;
  isGuest: boolean;
  uin: number | null;
  nick: string;
  presence: PresenceState;
  networks: Network[];
}

/** A line somebody pinned to a room. */
export interface PinnedLine {
  name: string;
  text: string;
  at: string;
}

/** A listener. */
export interface PortEntry {
  name: string;
  endpoint: string;
  room: string | null;
  mayRemove: boolean;
}

/** How reachable the caller wants to be seen. */
export interface PresenceChange {
  presence: PresenceState;
}

/** How reachable somebody is. */
export type PresenceState = "offline" | "invisible" | "doNotDisturb" | "occupied" | "notAvailable" | "away" | "freeForChat" | "online";

/** A private message. */
export interface PrivateMessage {
  id: number;
  at: string;
  from: string;
  to: string;
  origin: Network;
  kind: MessageKind;
  text: string;
  parts: string[];
}

export interface ProblemDetails {
  type?: string | null;
  title?: string | null;
  status?: number | null;
  detail?: string | null;
  instance?: string | null;
}

/** What an account tells about itself. Texts hold at most 255 characters, `about` 4,000. */
export interface ProfileCard {
  nick: string;
  firstName: string;
  lastName: string;
  email: string;
  age: number;
  gender: Gender;
  country: string;
  province: string;
  city: string;
  occupation: string;
  homepage: string;
  about: string;
  authorisation: Authorisation;
}

/** What was read. */
export interface ReadMark {
  upTo: number;
}

/** Makes an account. */
export interface Registration {
  name: string;
  password: string;
}

/** What the owner of an account may do on the whole server. */
export type Role = "member" | "moderator" | "admin" | "owner";

/** Gives an account a role. */
export interface RoleChange {
  role: Role;
  until?: string | null;
}

/** A room as somebody inside sees it. */
export interface RoomCard {
  name: string;
  topic: string;
  isPrivate: boolean;
  isInside: boolean;
  owner: string | null;
  operators: string[];
  members: RoomMember[];
  tickers: PinnedLine[];
  unread: number;
}

/** Changes a room. What is null stays. */
export interface RoomChange {
  topic?: string | null;
  isPermanent?: boolean | null;
}

/** A room in a list. */
export interface RoomEntry {
  name: string;
  topic: string;
  people: number;
  isPrivate: boolean;
  needsPassword: boolean;
  isInside: boolean;
  unread: number;
}

/** A line said in a room. */
export interface RoomLine {
  id: number;
  at: string;
  room: string;
  name: string;
  network: Network;
  kind: SayKind;
  text: string;
  formatted: string | null;
}

/** Somebody inside a room. */
export interface RoomMember {
  name: string;
  isGuest: boolean;
  networks: Network[];
  presence: PresenceState;
  standing: Standing;
}

/** A room, as operators see it. */
export interface RoomState {
  name: string;
  topic: string;
  people: number;
  isPrivate: boolean;
  isPermanent: boolean;
  owner: string | null;
  members: string[];
  operators: string[];
  tickers: number;
  port: string | null;
}

/** Somebody may not speak in a room, or not come in. */
export interface RoomVerdictEntry {
  name: string;
  by: string;
  until: string | null;
}

/** Somebody in a room. */
export interface RoomVerdictWish {
  name: string;
  reason?: string;
  minutes?: number | null;
}

/** Who may not come into a room, and who may not speak in it; on all networks. */
export interface RoomVerdicts {
  bans: RoomVerdictEntry[];
  mutes: RoomVerdictEntry[];
}

/** Says something in a room. */
export interface SayInRoom {
  text: string;
  kind?: SayKind;
}

/** How a line is meant. */
export type SayKind = "line" | "emote";

/** What anybody may know of the server. */
export interface ServerFace {
  name: string;
  version: string;
  guestsWelcome: boolean;
  registrationOpen: boolean;
  online: number;
  lobby: string;
}

/** How the server is. */
export interface ServerStatus {
  name: string;
  version: string;
  since: string;
  storageHealthy: boolean;
  accounts: number;
  online: { [name: string]: number };
  rooms: number;
  ports: PortEntry[];
  memory: number;
  threads: number;
  isSetUp: boolean;
}

/** Why a session ended. The name is what logs and metrics show. */
export type SessionEnd = "clientLeft" | "malformed" | "tooLarge" | "loginTimeout" | "loginFlood" | "loginRefused" | "slowReader" | "flood" | "silent" | "replaced" | "renamed" | "kicked" | "banned" | "accountDeleted" | "redirected" | "tooManyConnections" | "serverFull" | "serverStopping" | "fault";

/** Somebody's session, as operators see it. */
export interface SessionEntry {
  id: number;
  name: string;
  isGuest: boolean;
  network: Network;
  address: string | null;
  since: string;
  presence: PresenceState;
  rooms: string[];
}

/** What the owner decides at the first start. */
export interface SetUp {
  name: string;
  guestsWelcome: boolean;
  registrationOpen: boolean;
  current?: string;
  password?: string;
}

/** How the set-up stands. */
export interface SetUpState {
  name: string;
  guestsWelcome: boolean;
  registrationOpen: boolean;
  isDone: boolean;
}

/** Changes a setting. */
export interface SettingChange {
  value: string | null;
}

/** A setting. */
export interface SettingEntry {
  key: string;
  value: string;
  meaning: string;
  mayChange: boolean;
  isChanged: boolean;
}

/** Signs in with an account. */
export interface SignIn {
  name: string;
  password: string;
}

/** Who the caller is. */
export interface SignedIn {
  name: string;
  standing: Standing;
  uin: number | null;
  antiforgery: string | null;
  expires: string | null;
  mustSetUp: boolean;
}

/** What a caller may do. */
export type Standing = "nobody" | "guest" | "member" | "moderator" | "admin" | "owner";

/** Sends a private message. */
export interface Tell {
  text: string;
}

/** A token for scripts. */
export interface TokenEntry {
  id: string;
  name: string;
  account: string;
  standing: Standing;
  ranges: string[];
  createdAt: string;
  usedAt: string;
  expires: string | null;
}

/** A trace of one session. */
export interface TraceEntry {
  id: number;
  session: number;
  name: string;
  network: Network;
  until: string;
  frames: number;
}

/** A field of a traced packet. */
export interface TracedField {
  name: string;
  offset: number;
  length: number;
  value: string;
}

/** A packet of a traced session. */
export interface TracedFrame {
  trace: number;
  at: string;
  fromClient: boolean;
  message: string;
  code: number;
  length: number;
  fields: TracedField[];
}
