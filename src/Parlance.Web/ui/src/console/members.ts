import type { Network, RoomMember } from "../api/schema.ts";

/** Those inside once somebody came, perhaps from a second network. */
export function entered(all: readonly RoomMember[], who: RoomMember): RoomMember[] {
  const before = all.find(one => one.name === who.name);
  return before ? all.map(one => (one === before ? { ...who, networks: [...new Set([...one.networks, ...who.networks])] } : one)) : [...all, who];
}

/** Those inside once somebody left, altogether or from one network. */
export function left(all: readonly RoomMember[], name: string, network?: Network): RoomMember[] {
  return network === undefined ? all.filter(one => one.name !== name) : all.map(one => (one.name === name ? { ...one, networks: one.networks.filter(other => other !== network) } : one));
}
