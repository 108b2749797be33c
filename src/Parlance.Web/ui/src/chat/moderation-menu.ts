import type { Standing } from "../api/schema.ts";
import type { MenuItem } from "../ui/menu.ts";

/** What those who watch over the server can do with somebody. */
export function moderationItems(_name: string, _standing: Standing | undefined): MenuItem[] {
  return [];
}
