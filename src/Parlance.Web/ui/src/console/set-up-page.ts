import { session } from "../api/http.ts";
import * as api from "../api/routes.ts";
import type { SetUpState } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { go } from "../lib/router.ts";
import { signal } from "../lib/signals.ts";
import { field, form, toggle } from "../ui/form.ts";
import { spinner } from "../ui/parts.ts";
import { toast, trying } from "../ui/toast.ts";
import { chat } from "../chat/chat.ts";
import { pageOf } from "./page.ts";

/** What an owner decides at the first start, and may decide anew later. */
export function setUpPage(): Child {
  const state = signal<SetUpState | undefined>(undefined);
  void trying(api.getSetUp().then(now => state.set(now)));
  return pageOf(t("nav.setup"), null, () => (state() ? setUpForm(state()!) : spinner()));
}

function setUpForm(state: SetUpState): HTMLElement {
  const name = signal(state.name);
  const guests = signal(state.guestsWelcome);
  const registration = signal(state.registrationOpen);
  const current = signal("");
  const password = signal("");
  const save = async () => {
    const now = await api.setUp({ name: name.peek().trim(), guestsWelcome: guests.peek(), registrationOpen: registration.peek(), current: current.peek(), password: password.peek() });
    const me = await api.getSession();
    session.set({ ...me, mustSetUp: false });
    const face = chat.face.peek();
    if (face) {
      chat.face.set({ ...face, name: now.name, guestsWelcome: now.guestsWelcome, registrationOpen: now.registrationOpen });
    }
    toast(t("setup.done"));
    go("console", "dashboard");
  };
  return h("section", { class: "card narrow" },
    !state.isDone && [h("h2", null, t("setup.title")), h("p", { class: "quiet" }, t("setup.words"))],
    form(save, t(state.isDone ? "action.save" : "setup.action"), [
      field(t("setup.name"), name, { required: true, maxlength: 60 }),
      toggle(t("setup.guests"), guests),
      toggle(t("setup.registration"), registration),
      field(t("setup.current"), current, { type: "password", autocomplete: "current-password" }),
      field(t("setup.password"), password, { type: "password", autocomplete: "new-password", minlength: 8, maxlength: 128 }, t("setup.password.hint")),
    ]));
}
