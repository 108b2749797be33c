import * as api from "../api/routes.ts";
import type { Network, ServerFace, SignedIn } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { signal } from "../lib/signals.ts";
import { field, form } from "../ui/form.ts";
import { mark } from "../ui/icons.ts";
import { netBadge } from "../ui/parts.ts";
import { admit } from "./admit.ts";
import { guestName } from "./settings.ts";

type Way = "guest" | "signIn" | "register";
const networks: readonly Network[] = ["ares", "soulseek", "icq", "myIcq", "web"];

/** The door: a name is enough where guests are welcome. */
export function welcomeView(server: ServerFace): HTMLElement {
  const way = signal<Way>(server.guestsWelcome && !location.hash.startsWith("#/console") ? "guest" : "signIn");
  return h("main", { class: "welcome" },
    h("div", { class: "welcome-card" },
      h("div", { class: "welcome-head" },
        h("div", { class: "mark" }, mark(44), h("h1", null, server.name || t("app.name"))),
        h("p", { class: "quiet" }, t("welcome.lead")),
        h("div", { class: "online-now" }, h("span", { class: "state online" }), t("welcome.online", { count: server.online }))),
      () => ways[way()](server),
      h("div", { class: "switcher" }, () => [
        way() !== "guest" && server.guestsWelcome && other(t("welcome.asGuest"), () => way.set("guest")),
        way() !== "signIn" && other(t("welcome.signIn"), () => way.set("signIn")),
        way() !== "register" && server.registrationOpen && other(t("welcome.register"), () => way.set("register")),
      ])),
    h("div", { class: "nets-line", "aria-hidden": "true" }, networks.map(netBadge)),
    h("footer", { class: "welcome-foot" }, h("span", null, `Parlance ${server.version}`)));
}

function other(label: string, press: () => void): Child {
  return h("button", { type: "button", class: "link-btn", onclick: press }, label);
}

const ways: Record<Way, (server: ServerFace) => HTMLElement> = { guest, signIn, register };

function guest(server: ServerFace): HTMLElement {
  const name = signal<string>(guestName.peek());
  const enter = async () => {
    const signedIn = await api.signInAsGuest({ name: name.peek().trim() });
    guestName.set(name.peek().trim());
    admit(signedIn);
  };
  return form(enter, t("welcome.guest.enter", { room: server.lobby }),
    field(t("welcome.guest.name"), name, { maxlength: 30, autofocus: true, autocomplete: "nickname", spellcheck: "false", required: true }, t("welcome.guest.hint")), { size: "big", icon: "chat" });
}

function signIn(): HTMLElement {
  return account(api.signIn, t("welcome.signIn"), "current-password", t("welcome.signIn.name"));
}

function register(): HTMLElement {
  return h("div", { class: "col" }, h("p", { class: "quiet small" }, t("welcome.register.hint")), account(api.register, t("welcome.register"), "new-password", t("welcome.guest.name"), t("welcome.register.name.hint"), t("welcome.register.password.hint")));
}

function account(send: (body: { name: string; password: string }) => Promise<SignedIn>, action: string, autocomplete: string, label: string, nameHint?: string, passwordHint?: string): HTMLElement {
  const name = signal("");
  const password = signal("");
  const go = async () => admit(await send({ name: name.peek().trim(), password: password.peek() }));
  return form(go, action, [
    field(label, name, { maxlength: 30, autocomplete: "username", autofocus: true, required: true, spellcheck: "false", autocapitalize: "none" }, nameHint),
    field(t("welcome.password"), password, { type: "password", autocomplete, maxlength: 128, required: true, ...(passwordHint ? { minlength: 8 } : {}) }, passwordHint),
  ], { size: "big" });
}
