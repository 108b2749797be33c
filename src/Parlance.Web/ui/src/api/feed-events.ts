/** What the live feed tells and takes; see docs/web-feed.md. */
import type { Network, PresenceState, PrivateMessage, RoomMember, SayKind } from "./schema.ts";

interface Event<Type extends string> {
  readonly type: Type;
  readonly seq?: number;
  readonly at?: string;
}

export type FeedTopic = "chat" | "metrics" | "sessions" | "audit" | "traces";

export interface SaidEvent extends Event<"roomSaid"> { room: string; name: string; network: Network; kind: SayKind; text: string; formatted: string | null }
export interface MemberLeftEvent extends Event<"memberLeft"> { room: string; name: string; network: Network; isGone: boolean }

export type ChatEvent =
  | SaidEvent
  | (Event<"roomJoined"> & { room: string })
  | (Event<"roomClosed"> & { room: string })
  | (Event<"memberEntered"> & { room: string; member: RoomMember })
  | MemberLeftEvent
  | (Event<"roomRead"> & { room: string; upTo: number })
  | (Event<"tickerSet"> & { room: string; name: string; text: string })
  | (Event<"tickerRemoved"> & { room: string; name: string })
  | (Event<"roomRights"> & { room: string; name: string; change: string })
  | Event<"privateRooms">
  | (Event<"presence"> & { name: string; presence: PresenceState; networks: Network[] })
  | (Event<"message"> & { message: PrivateMessage; isNew: boolean })
  | (Event<"conversationRead"> & { with: string; upTo: number })
  | (Event<"contactAdded"> & { name: string })
  | (Event<"contactRemoved"> & { name: string })
  | (Event<"notice"> & { text: string })
  | (Event<"announced"> & { text: string; by: string });

export type FeedEvent =
  | (Event<"hello"> & { resumed: boolean; topics: FeedTopic[] })
  | (Event<"done"> & { id: string })
  | (Event<"failed"> & { id: string; code: string; detail: string })
  | (Event<"ended"> & { reason: string })
  | (Event<"metrics"> & { sample: unknown })
  | (Event<"sessionBegan"> & { session: unknown })
  | (Event<"sessionEnded"> & { id: number; name: string; network: Network })
  | (Event<"audit"> & { entry: unknown })
  | (Event<"trace"> & { frame: unknown })
  | ChatEvent;

export type FeedCommand =
  | { type: "subscribe"; topics: FeedTopic[] }
  | { type: "say"; room: string; text: string; kind: SayKind }
  | { type: "tell"; to: string; text: string }
  | { type: "enter"; room: string; password?: string }
  | { type: "leave"; room: string }
  | { type: "presence"; presence: PresenceState }
  | { type: "readRoom"; room: string; upTo: number }
  | { type: "readConversation"; with: string; upTo: number };
