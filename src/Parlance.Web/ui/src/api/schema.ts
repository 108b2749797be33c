export interface Page<T> { items: T[]; next: string | null }
export type Standing = "nobody" | "guest" | "member" | "moderator" | "admin" | "owner";
export type Network = "server" | "ares" | "soulseek" | "icq" | "myIcq" | "web";
export type PresenceState = "offline" | "invisible" | "doNotDisturb" | "occupied" | "notAvailable" | "away" | "freeForChat" | "online";
export type Gender = "notTold" | "male" | "female";
export type Authorisation = "anyone" | "ask" | "nobody";
export type SayKind = "line" | "emote";
export type MessageKind = "text" | "url" | "authorisationRequest" | "authorisationGranted" | "authorisationRefused" | "added" | "contacts" | "autoReply" | "sessionRequest" | "other";
export interface Me { name: string; standing: Standing; uin: number | null; presence: PresenceState; networks: Network[]; rooms: string[]; unread: number; contactRequests: number; seq: number }
export interface ProfileCard { nick: string; firstName: string; lastName: string; email: string; age: number; gender: Gender; country: string; province: string; city: string; occupation: string; homepage: string; about: string; authorisation: Authorisation }
export interface PrivateMessage { id: number; at: string; from: string; to: string; origin: Network; kind: MessageKind; text: string; parts: string[] }
export interface Conversation { with: string; presence: PresenceState; last: PrivateMessage; unread: number }
export interface PersonEntry { name: string; isGuest: boolean; uin: number | null; nick: string; presence: PresenceState; networks: Network[] }
export interface PersonCard { person: PersonEntry; profile: ProfileCard | null; isContact: boolean }
export interface ContactResult { outcome: "listed" | "asked"; contact: PersonEntry }
export interface RoomEntry { name: string; topic: string; people: number; isPrivate: boolean; needsPassword: boolean; isInside: boolean; unread: number }
export interface RoomMember { name: string; isGuest: boolean; networks: Network[]; presence: PresenceState; standing: Standing }
export interface PinnedLine { name: string; text: string; at: string }
export interface RoomCard { name: string; topic: string; isPrivate: boolean; isInside: boolean; owner: string | null; operators: string[]; members: RoomMember[]; tickers: PinnedLine[]; unread: number }
export interface RoomLine { id: number; at: string; room: string; name: string; network: Network; kind: SayKind; text: string; formatted: string | null }
export interface SignedIn { name: string; standing: Standing; uin: number | null; antiforgery: string | null; expires: string | null; mustSetUp: boolean }
export interface ServerFace { name: string; version: string; guestsWelcome: boolean; registrationOpen: boolean; online: number; lobby: string }
