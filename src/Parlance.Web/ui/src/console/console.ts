import { session } from "../api/http.ts";
import { live } from "../api/live.ts";
import type { Standing } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { t, type Key } from "../lib/i18n.ts";
import { place, placeHref, replacePlace } from "../lib/router.ts";
import { computed, effect, onEnd, untracked } from "../lib/signals.ts";
import { icon, mark, type Icon } from "../ui/icons.ts";
import { empty, iconButton } from "../ui/parts.ts";
import { chat } from "../chat/chat.ts";
import { meButton } from "../chat/side-view.ts";
import { auditPage } from "./audit-page.ts";
import { backupsPage } from "./backups-page.ts";
import { bansPage } from "./bans-page.ts";
import { dashboardPage } from "./dashboard-page.ts";
import { filtersPage } from "./filters-page.ts";
import { may } from "./page.ts";
import { roomsPage } from "./rooms-page.ts";
import { sessionsPage } from "./sessions-page.ts";
import { settingsPage } from "./settings-page.ts";
import { setUpPage } from "./set-up-page.ts";
import { tracesPage } from "./traces-page.ts";
import { usersPage } from "./users-page.ts";

interface Page {
  readonly name: string;
  readonly icon: Icon;
  readonly least: Standing;
  readonly make: () => Child;
}

const pages: readonly Page[] = [
  { name: "dashboard", icon: "gauge", least: "moderator", make: dashboardPage },
  { name: "users", icon: "people", least: "moderator", make: usersPage },
  { name: "sessions", icon: "plug", least: "moderator", make: sessionsPage },
  { name: "rooms", icon: "hash", least: "moderator", make: roomsPage },
  { name: "bans", icon: "ban", least: "moderator", make: bansPage },
  { name: "filters", icon: "filter", least: "moderator", make: filtersPage },
  { name: "settings", icon: "gear", least: "admin", make: settingsPage },
  { name: "audit", icon: "scroll", least: "admin", make: auditPage },
  { name: "backups", icon: "save", least: "admin", make: backupsPage },
  { name: "traces", icon: "wave", least: "owner", make: tracesPage },
  { name: "setup", icon: "bolt", least: "owner", make: setUpPage },
];

/** The operators' side of the pages. */
export function consoleView(): HTMLElement {
  if (!may("moderator")) {
    return h("main", { class: "welcome" }, h("h1", { class: "unseen" }, t("console.title")), empty(t("console.forbidden"), null, h("a", { class: "btn main", href: "#/" }, t("me.chat"))));
  }
  if (session.peek()?.mustSetUp && place.peek()[1] === undefined) {
    replacePlace("console", "setup");
  }
  const quiet = live.withoutChat();
  live.start();
  document.title = `${t("console.title")} · ${chat.face.peek()?.name ?? t("app.name")}`;
  onEnd(() => {
    quiet();
    live.stop();
  });
  const here = computed(() => pages.find(page => page.name === (place()[1] ?? "dashboard") && may(page.least)) ?? pages[0]!);
  return h("div", { class: "console" },
    h("nav", { class: "console-nav", "aria-label": t("console.title") },
      h("div", { class: "brand" }, mark(28), h("span", { class: "wordmark grow cut" }, () => chat.face()?.name ?? t("app.name")),
        iconButton("chat", t("me.chat"), () => (location.hash = "#/"))),
      h("ul", null, pages.filter(page => may(page.least)).map(page => {
        const link = h("a", { class: "side-item", href: placeHref("console", page.name), "aria-current": () => (here() === page ? "page" : null) }, icon(page.icon), t(`nav.${page.name}` as Key));
        effect(() => {
          if (here() === page) {
            requestAnimationFrame(() => link.scrollIntoView({ block: "nearest", inline: "center" }));
          }
        });
        return h("li", null, link);
      })),
      h("div", { class: "side-foot" }, meButton())),
    h("main", { class: "console-main" }, () => {
      const page = here();
      return untracked(page.make);
    }));
}
