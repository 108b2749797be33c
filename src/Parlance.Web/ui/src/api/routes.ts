// Made from openapi.v1.json by scripts/generate-api.mjs; changes belong there.
import { call } from "./http.ts";
import type {
  AccountChange,
  AccountEntry,
  AccountExport,
  AccountLink,
  AccountPassword,
  Announcement,
  BackupEntry,
  BanEntry,
  CodepageWish,
  ContactAnswer,
  ContactResult,
  ContactWish,
  EnterRoom,
  FeedEvent,
  FilterPhrase,
  FilterPhrases,
  GuestSignIn,
  HandleWish,
  HiddenWish,
  Kick,
  MadeToken,
  Me,
  MetricsSeries,
  Network,
  NetworkPasswordMade,
  NewAccount,
  NewBan,
  NewPort,
  NewRoom,
  NewToken,
  NewTrace,
  PageOfAccountEntry,
  PageOfAuditLine,
  PageOfBanEntry,
  PageOfConversation,
  PageOfMailboxCount,
  PageOfPersonEntry,
  PageOfPrivateMessage,
  PageOfRoomEntry,
  PageOfRoomLine,
  PageOfRoomMember,
  PageOfRoomState,
  PageOfSessionEntry,
  PageOfTracedFrame,
  PasswordChange,
  PasswordReset,
  PersonCard,
  PortEntry,
  PresenceChange,
  PrivateMessage,
  ProfileCard,
  ReadMark,
  Registration,
  RoleChange,
  RoomCard,
  RoomChange,
  RoomState,
  RoomVerdictWish,
  RoomVerdicts,
  SayInRoom,
  ServerFace,
  ServerStatus,
  SetUp,
  SetUpState,
  SettingChange,
  SettingEntry,
  SignIn,
  SignedIn,
  Tell,
  TokenEntry,
  TraceEntry,
} from "./schema.ts";

const at = (name: string | number) => encodeURIComponent(name);

/** What anybody may know of the server. */
export const getServer = () => call<ServerFace>("GET", "/api/v1/server");

/** Who is signed in. */
export const getSession = () => call<SignedIn>("GET", "/api/v1/session");

/** Sign in with an account. */
export const signIn = (body: SignIn) => call<SignedIn>("POST", "/api/v1/session", { body });

/** Sign out. */
export const signOut = () => call<void>("DELETE", "/api/v1/session");

/** Sign in without an account. */
export const signInAsGuest = (body: GuestSignIn) => call<SignedIn>("POST", "/api/v1/session/guest", { body });

/** Make an account and sign in with it. */
export const register = (body: Registration) => call<SignedIn>("POST", "/api/v1/registration", { body });

/** The caller's own state. */
export const getMe = () => call<Me>("GET", "/api/v1/me");

/** Change how reachable one is seen. */
export const setPresence = (body: PresenceChange) => call<void>("PUT", "/api/v1/me/presence", { body });

/** The caller's own profile. */
export const getProfile = () => call<ProfileCard>("GET", "/api/v1/me/profile");

/** Change the caller's own profile. */
export const setProfile = (body: ProfileCard) => call<ProfileCard>("PUT", "/api/v1/me/profile", { body });

/** Change the password; other browsers are signed out. */
export const setPassword = (body: PasswordChange) => call<void>("PUT", "/api/v1/me/password", { body });

/** Pick a handle, for an account that goes by its number; once. */
export const pickHandle = (body: HandleWish) => call<void>("PUT", "/api/v1/me/handle", { body });

/** Networks for which the account has a password of its own. */
export const listNetworkPasswords = () => call<Network[]>("GET", "/api/v1/me/passwords");

/** Set a password for one network alone, which then takes no other. */
export const setNetworkPassword = (network: string, body: PasswordReset) => call<NetworkPasswordMade>("PUT", `/api/v1/me/passwords/${at(network)}`, { body });

/** Take that password away. */
export const revokeNetworkPassword = (network: string) => call<void>("DELETE", `/api/v1/me/passwords/${at(network)}`);

/** Hide the account from the people of other networks, or show it again. */
export const setHidden = (body: HiddenWish) => call<void>("PUT", "/api/v1/me/hidden", { body });

/** Name the code page in which the account's clients of ICQ and MyICQ write. */
export const setCodepage = (body: CodepageWish) => call<void>("PUT", "/api/v1/me/codepage", { body });

/** Make one account of the caller's and another; all sessions of both end. */
export const linkAccount = (body: AccountLink) => call<void>("POST", "/api/v1/me/link", { body });

/** Rooms that the caller may see, by name. */
export const listRooms = (query: { search?: string | undefined; after?: string | undefined; limit?: number | undefined } = {}) => call<PageOfRoomEntry>("GET", "/api/v1/rooms", { query });

/** A room with the first 200 of its members. */
export const getRoom = (room: string) => call<RoomCard>("GET", `/api/v1/rooms/${at(room)}`);

/** Who is inside, in the order they came. */
export const listMembers = (room: string, query: { after?: number | undefined; limit?: number | undefined } = {}) => call<PageOfRoomMember>("GET", `/api/v1/rooms/${at(room)}/members`, { query });

/** Enter a room, which is made if it is not there. */
export const enterRoom = (room: string, body: EnterRoom) => call<void>("POST", `/api/v1/rooms/${at(room)}/enter`, { body });

/** Leave a room. */
export const leaveRoom = (room: string) => call<void>("POST", `/api/v1/rooms/${at(room)}/leave`);

/** Lines heard since the caller entered, oldest first. */
export const listLines = (room: string, query: { before?: number | undefined; limit?: number | undefined } = {}) => call<PageOfRoomLine>("GET", `/api/v1/rooms/${at(room)}/lines`, { query });

/** Say something in a room. */
export const say = (room: string, body: SayInRoom) => call<void>("POST", `/api/v1/rooms/${at(room)}/lines`, { body });

/** Mark a room as read. */
export const readRoom = (room: string, body: ReadMark) => call<void>("POST", `/api/v1/rooms/${at(room)}/read`, { body });

/** People whose handle begins with the words, or whose number, nick, e-mail address or name they are; without words: who is online. */
export const searchPeople = (query: { query?: string | undefined; after?: string | undefined; limit?: number | undefined } = {}) => call<PageOfPersonEntry>("GET", "/api/v1/people", { query });

/** Somebody, with all they tell. */
export const getPerson = (name: string) => call<PersonCard>("GET", `/api/v1/people/${at(name)}`);

/** Whom the caller listed. */
export const listContacts = () => call<PageOfPersonEntry>("GET", "/api/v1/contacts");

/** List somebody, or ask them where they want to be asked. */
export const addContact = (name: string, body: ContactWish) => call<ContactResult>("PUT", `/api/v1/contacts/${at(name)}`, { body });

/** Take somebody off the list. */
export const removeContact = (name: string) => call<void>("DELETE", `/api/v1/contacts/${at(name)}`);

/** Who wants to list the caller and has no answer yet. */
export const listContactRequests = () => call<PageOfPersonEntry>("GET", "/api/v1/contacts/requests");

/** Answer somebody who wants to list the caller. */
export const answerContactRequest = (name: string, body: ContactAnswer) => call<void>("POST", `/api/v1/contacts/requests/${at(name)}`, { body });

/** Conversations while connected, the latest first. */
export const listConversations = () => call<PageOfConversation>("GET", "/api/v1/conversations");

/** Messages of a conversation, oldest first. */
export const listMessages = (name: string, query: { before?: number | undefined; limit?: number | undefined } = {}) => call<PageOfPrivateMessage>("GET", `/api/v1/conversations/${at(name)}/messages`, { query });

/** Send a private message; it is stored when this answers. */
export const tell = (name: string, body: Tell) => call<PrivateMessage>("POST", `/api/v1/conversations/${at(name)}/messages`, { body });

/** Mark a conversation as read: its messages do not come again. */
export const readConversation = (name: string, body: ReadMark) => call<void>("POST", `/api/v1/conversations/${at(name)}/read`, { body });

/** The live feed: a WebSocket; see docs/web-feed.md. The body shown is that of the socket's messages. */
export const openFeed = (query: { topics?: string | undefined; room?: string[] | undefined; after?: number | undefined } = {}) => call<FeedEvent[]>("GET", "/api/v1/feed", { query });

/** Accounts by handle; with words those whose handle or number begins so. */
export const listAccounts = (query: { query?: string | undefined; after?: string | undefined; limit?: number | undefined; online?: boolean | undefined } = {}) => call<PageOfAccountEntry>("GET", "/api/v1/admin/accounts", { query });

/** Make an account. */
export const createAccount = (body: NewAccount) => call<AccountPassword>("POST", "/api/v1/admin/accounts", { body });

/** An account. */
export const getAccount = (name: string) => call<AccountEntry>("GET", `/api/v1/admin/accounts/${at(name)}`);

/** Change an account. */
export const changeAccount = (name: string, body: AccountChange) => call<AccountEntry>("PATCH", `/api/v1/admin/accounts/${at(name)}`, { body });

/** Delete an account and all that is its alone. */
export const deleteAccount = (name: string) => call<void>("DELETE", `/api/v1/admin/accounts/${at(name)}`);

/** Give an account a role. */
export const setRole = (name: string, body: RoleChange) => call<AccountEntry>("PUT", `/api/v1/admin/accounts/${at(name)}/role`, { body });

/** Set an account's password; its browsers are signed out. */
export const resetPassword = (name: string, body: PasswordReset) => call<AccountPassword>("PUT", `/api/v1/admin/accounts/${at(name)}/password`, { body });

/** Make one account of two. */
export const linkAccounts = (name: string, body: AccountLink) => call<AccountEntry>("POST", `/api/v1/admin/accounts/${at(name)}/link`, { body });

/** Put an account out of all networks. */
export const kickAccount = (name: string, body: Kick) => call<void>("POST", `/api/v1/admin/accounts/${at(name)}/kick`, { body });

/** Everything kept about an account, as JSON. */
export const exportAccount = (name: string) => call<AccountExport>("GET", `/api/v1/admin/accounts/${at(name)}/export`);

/** All rooms by name, private ones too. */
export const listAllRooms = (query: { search?: string | undefined; after?: string | undefined; limit?: number | undefined } = {}) => call<PageOfRoomState>("GET", "/api/v1/admin/rooms", { query });

/** Make a room that stays, or a private one. */
export const createRoom = (body: NewRoom) => call<RoomState>("POST", "/api/v1/admin/rooms", { body });

/** A room. */
export const getRoomState = (room: string) => call<RoomState>("GET", `/api/v1/admin/rooms/${at(room)}`);

/** Change a room. */
export const changeRoom = (room: string, body: RoomChange) => call<RoomState>("PATCH", `/api/v1/admin/rooms/${at(room)}`, { body });

/** Put everybody out of a room and end it. */
export const closeRoom = (room: string) => call<void>("DELETE", `/api/v1/admin/rooms/${at(room)}`);

/** The newest lines of a public room, oldest first. */
export const listRoomHistory = (room: string, query: { before?: number | undefined; limit?: number | undefined } = {}) => call<PageOfRoomLine>("GET", `/api/v1/admin/rooms/${at(room)}/lines`, { query });

/** Let somebody into a private room. */
export const addRoomMember = (room: string, name: string) => call<void>("PUT", `/api/v1/admin/rooms/${at(room)}/members/${at(name)}`);

/** Take somebody's leave to enter a private room. */
export const removeRoomMember = (room: string, name: string) => call<void>("DELETE", `/api/v1/admin/rooms/${at(room)}/members/${at(name)}`);

/** Let a member of a private room let others in. */
export const addRoomOperator = (room: string, name: string) => call<void>("PUT", `/api/v1/admin/rooms/${at(room)}/operators/${at(name)}`);

/** Take that right again. */
export const removeRoomOperator = (room: string, name: string) => call<void>("DELETE", `/api/v1/admin/rooms/${at(room)}/operators/${at(name)}`);

/** Put somebody out of a room; they may come back after some minutes, 2 unless told otherwise, 0 for at once. */
export const kickFromRoom = (room: string, body: RoomVerdictWish) => call<void>("POST", `/api/v1/admin/rooms/${at(room)}/kick`, { body });

/** Put somebody out of a room and keep them out. */
export const banFromRoom = (room: string, body: RoomVerdictWish) => call<void>("POST", `/api/v1/admin/rooms/${at(room)}/ban`, { body });

/** Let somebody into a room again. */
export const unbanFromRoom = (room: string, name: string) => call<void>("DELETE", `/api/v1/admin/rooms/${at(room)}/ban/${at(name)}`);

/** Take somebody's voice in a room. */
export const muteInRoom = (room: string, body: RoomVerdictWish) => call<void>("POST", `/api/v1/admin/rooms/${at(room)}/mute`, { body });

/** Give it back. */
export const unmuteInRoom = (room: string, name: string) => call<void>("DELETE", `/api/v1/admin/rooms/${at(room)}/mute/${at(name)}`);

/** Who may not come in, and who may not speak. */
export const listRoomVerdicts = (room: string) => call<RoomVerdicts>("GET", `/api/v1/admin/rooms/${at(room)}/verdicts`);

/** Who is online, by number of the session. */
export const listSessions = (query: { network?: string | undefined; name?: string | undefined; after?: number | undefined; limit?: number | undefined } = {}) => call<PageOfSessionEntry>("GET", "/api/v1/admin/sessions", { query });

/** End a session; a guest stays out for a while, 2 minutes unless told otherwise. */
export const kickSession = (id: number, query: { minutes?: number | undefined } = {}) => call<void>("DELETE", `/api/v1/admin/sessions/${at(id)}`, { query });

/** Bans in force, the newest first. */
export const listBans = (query: { search?: string | undefined } = {}) => call<PageOfBanEntry>("GET", "/api/v1/admin/bans", { query });

/** Ban an account, an address or a range; moderators ban accounts for at most 30 days. */
export const addBan = (body: NewBan) => call<BanEntry>("POST", "/api/v1/admin/bans", { body });

/** Lift a ban. */
export const liftBan = (query: { kind: string | undefined; subject: string | undefined }) => call<void>("DELETE", "/api/v1/admin/bans", { query });

/** All filters. */
export const listFilters = () => call<FilterPhrases[]>("GET", "/api/v1/admin/filters");

/** Add a phrase to a filter. */
export const addPhrase = (kind: string, body: FilterPhrase) => call<void>("POST", `/api/v1/admin/filters/${at(kind)}`, { body });

/** Remove a phrase from a filter. */
export const removePhrase = (kind: string, query: { phrase: string | undefined }) => call<void>("DELETE", `/api/v1/admin/filters/${at(kind)}`, { query });

/** Announce something to everybody online, or to one network. */
export const announce = (body: Announcement) => call<void>("POST", "/api/v1/admin/announcements", { body });

/** For whom messages wait, the fullest first. */
export const listMailboxes = (query: { limit?: number | undefined } = {}) => call<PageOfMailboxCount>("GET", "/api/v1/admin/mailboxes", { query });

/** How the set-up stands. */
export const getSetUp = () => call<SetUpState>("GET", "/api/v1/admin/setup");

/** Name the server, choose what is open, change the owner's password. */
export const setUp = (body: SetUp) => call<SetUpState>("PUT", "/api/v1/admin/setup", { body });

/** How the server is. */
export const getStatus = () => call<ServerStatus>("GET", "/api/v1/admin/status");

/** Measurements: ten minutes in steps of two seconds, or a day in steps of a minute. */
export const getMetrics = (query: { span?: string | undefined } = {}) => call<MetricsSeries>("GET", "/api/v1/admin/metrics", { query });

/** The audit log, newest first. */
export const listAudit = (query: { after?: number | undefined; limit?: number | undefined } = {}) => call<PageOfAuditLine>("GET", "/api/v1/admin/audit", { query });

/** The configuration. */
export const listSettings = () => call<SettingEntry[]>("GET", "/api/v1/admin/settings");

/** Change a setting that may be changed while running. */
export const changeSetting = (key: string, body: SettingChange) => call<void>("PUT", `/api/v1/admin/settings/${at(key)}`, { body });

/** What listens where. */
export const listPorts = () => call<PortEntry[]>("GET", "/api/v1/admin/ports");

/** Give an Ares room a port of its own. */
export const addPort = (body: NewPort) => call<void>("POST", "/api/v1/admin/ports", { body });

/** Take away a port that was added while running. */
export const removePort = (room: string) => call<void>("DELETE", `/api/v1/admin/ports/${at(room)}`);

/** Backups, newest first. */
export const listBackups = () => call<BackupEntry[]>("GET", "/api/v1/admin/backups");

/** Make a backup; answers when it is made and checked. */
export const makeBackup = () => call<BackupEntry>("POST", "/api/v1/admin/backups");

/** A backup's file. */
export const downloadBackup = (name: string) => call<void>("GET", `/api/v1/admin/backups/${at(name)}`);

/** Delete a backup. */
export const deleteBackup = (name: string) => call<void>("DELETE", `/api/v1/admin/backups/${at(name)}`);

/** The caller's tokens for scripts; the owner sees all. */
export const listTokens = () => call<TokenEntry[]>("GET", "/api/v1/admin/tokens");

/** Make a token for scripts. */
export const makeToken = (body: NewToken) => call<MadeToken>("POST", "/api/v1/admin/tokens", { body });

/** End a token. */
export const endToken = (id: string) => call<void>("DELETE", `/api/v1/admin/tokens/${at(id)}`);

/** Traces that run, and the last that have ended. */
export const listTraces = () => call<TraceEntry[]>("GET", "/api/v1/admin/traces");

/** Trace a session; its packets come over the feed (topic traces). */
export const beginTrace = (body: NewTrace) => call<TraceEntry>("POST", "/api/v1/admin/traces", { body });

/** The packets a trace has seen, oldest first. */
export const listTracedFrames = (id: number, query: { after?: number | undefined; limit?: number | undefined } = {}) => call<PageOfTracedFrame>("GET", `/api/v1/admin/traces/${at(id)}`, { query });

/** End a trace and forget what it saw. */
export const endTrace = (id: number) => call<void>("DELETE", `/api/v1/admin/traces/${at(id)}`);
