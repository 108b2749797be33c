import type { PinnedLine, RoomCard, RoomMember } from "../api/schema.ts";
import { signal } from "../lib/signals.ts";
import { Talk } from "./talk.ts";

/** A room the reader is inside, or was. */
export class Room extends Talk {
  readonly topic = signal("");
  readonly isInside = signal(false);
  readonly isPrivate = signal(false);
  readonly owner = signal<string | null>(null);
  readonly operators = signal<readonly string[]>([]);
  readonly tickers = signal<readonly PinnedLine[]>([]);
  readonly members = new Map<string, RoomMember>();
  /** Counts up with every change of the members. */
  readonly people = signal(0);

  constructor(readonly name: string) {
    super();
  }

  show(card: RoomCard): void {
    this.topic.set(card.topic);
    this.isInside.set(card.isInside);
    this.isPrivate.set(card.isPrivate);
    this.owner.set(card.owner);
    this.operators.set(card.operators);
    this.tickers.set(card.tickers);
    this.members.clear();
    card.members.forEach(member => this.members.set(member.name, member));
    this.people.update(count => count + 1);
  }

  /** Somebody came in, maybe on one more network. True when they were not inside before. */
  enter(member: RoomMember): boolean {
    const known = this.members.get(member.name);
    const networks = known ? [...new Set([...known.networks, ...member.networks])] : member.networks;
    this.members.set(member.name, { ...member, networks });
    this.people.update(count => count + 1);
    return known === undefined;
  }

  leave(name: string, network: RoomMember["networks"][number], isGone: boolean): void {
    const known = this.members.get(name);
    if (isGone || !known) {
      this.members.delete(name);
    } else {
      this.members.set(name, { ...known, networks: known.networks.filter(one => one !== network) });
    }
    this.people.update(count => count + 1);
  }

  /** Somebody's reachability changed. */
  change(name: string, presence: RoomMember["presence"]): void {
    const known = this.members.get(name);
    if (known && known.presence !== presence) {
      this.members.set(name, { ...known, presence });
      this.people.update(count => count + 1);
    }
  }
}
