import { call } from "./http.ts";
import type { ContactResult, Conversation, Me, Page, PersonCard, PersonEntry, PrivateMessage, ProfileCard, RoomCard, RoomEntry, RoomLine, RoomMember, ServerFace, SignedIn } from "./schema.ts";

const at = encodeURIComponent;
const v1 = "/api/v1";

export const getServer = () => call<ServerFace>("GET", `${v1}/server`);
export const getSession = () => call<SignedIn>("GET", `${v1}/session`);
export const signIn = (body: { name: string; password: string }) => call<SignedIn>("POST", `${v1}/session`, { body });
export const signInAsGuest = (body: { name: string }) => call<SignedIn>("POST", `${v1}/session/guest`, { body });
export const register = (body: { name: string; password: string }) => call<SignedIn>("POST", `${v1}/registration`, { body });
export const signOut = () => call<void>("DELETE", `${v1}/session`);
export const getMe = () => call<Me>("GET", `${v1}/me`);
export const getProfile = () => call<ProfileCard>("GET", `${v1}/me/profile`);
export const setProfile = (body: ProfileCard) => call<ProfileCard>("PUT", `${v1}/me/profile`, { body });
export const setPassword = (body: { current: string; password: string }) => call<void>("PUT", `${v1}/me/password`, { body });
export const listRooms = (query: { search?: string; after?: string; limit?: number } = {}) => call<Page<RoomEntry>>("GET", `${v1}/rooms`, { query });
export const getRoom = (room: string) => call<RoomCard>("GET", `${v1}/rooms/${at(room)}`);
export const listMembers = (room: string, query: { after?: string | number; limit?: number } = {}) => call<Page<RoomMember>>("GET", `${v1}/rooms/${at(room)}/members`, { query });
export const listLines = (room: string, query: { before?: number; limit?: number } = {}) => call<Page<RoomLine>>("GET", `${v1}/rooms/${at(room)}/lines`, { query });
export const listConversations = () => call<Page<Conversation>>("GET", `${v1}/conversations`);
export const listMessages = (name: string, query: { before?: number; limit?: number } = {}) => call<Page<PrivateMessage>>("GET", `${v1}/conversations/${at(name)}/messages`, { query });
export const listContacts = () => call<Page<PersonEntry>>("GET", `${v1}/contacts`);
export const addContact = (name: string, body: { text: string }) => call<ContactResult>("PUT", `${v1}/contacts/${at(name)}`, { body });
export const removeContact = (name: string) => call<void>("DELETE", `${v1}/contacts/${at(name)}`);
export const listContactRequests = () => call<Page<PersonEntry>>("GET", `${v1}/contacts/requests`);
export const answerContactRequest = (name: string, body: { accept: boolean; text: string }) => call<void>("POST", `${v1}/contacts/requests/${at(name)}`, { body });
export const searchPeople = (query: { query?: string; after?: string; limit?: number }) => call<Page<PersonEntry>>("GET", `${v1}/people`, { query });
export const getPerson = (name: string) => call<PersonCard>("GET", `${v1}/people/${at(name)}`);
