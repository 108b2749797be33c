import { session } from "../api/http.ts";
import type { SignedIn } from "../api/schema.ts";
import { place, replacePlace } from "../lib/router.ts";

/** Takes note of who is signed in. An owner who is so for the first time begins with the set-up. */
export function admit(me: SignedIn | null): void {
  if (me?.mustSetUp && place.peek().length === 0) {
    replacePlace("console", "setup");
  }
  session.set(me);
}
