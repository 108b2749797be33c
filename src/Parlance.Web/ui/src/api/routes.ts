// Made from openapi.v1.json by scripts/generate-api.mjs; changes belong there.
import { call } from "./http.ts";
import type {
  ContactAnswer,
  ContactResult,
  ContactWish,
  EnterRoom,
  FeedEvent,
  GuestSignIn,
  Me,
  PageOfConversation,
  PageOfPersonEntry,
  PageOfPrivateMessage,
  PageOfRoomEntry,
  PageOfRoomLine,
  PageOfRoomMember,
  PasswordChange,
  PersonCard,
  PresenceChange,
  PrivateMessage,
  ProfileCard,
  ReadMark,
  Registration,
  RoomCard,
  SayInRoom,
  ServerFace,
  SignIn,
  SignedIn,
  Tell,
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
export const openFeed = (query: { topics?: string | undefined; after?: number | undefined } = {}) => call<FeedEvent[]>("GET", "/api/v1/feed", { query });
