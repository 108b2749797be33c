import { session } from "./api/http.ts";
import * as api from "./api/routes.ts";
import { Problem, wordsOf } from "./lib/http.ts";
import { h, mount } from "./lib/dom.ts";
import { t } from "./lib/i18n.ts";
import { place, startRouter } from "./lib/router.ts";
import { computed, effect, signal, untracked } from "./lib/signals.ts";
import { button, empty, spinner } from "./ui/parts.ts";
import { admit } from "./chat/admit.ts";
import { chat } from "./chat/chat.ts";
import { followTheme } from "./chat/settings.ts";
import { welcomeView } from "./chat/welcome.ts";
import { shellView } from "./shell.ts";

const app = document.getElementById("app")!;

/** Who is asking, and for what? */
async function begin(): Promise<void> {
  try {
    const [server, me] = await Promise.all([api.getServer(), api.getSession().catch(ifNobody)]);
    chat.face.set(server);
    admit(me);
    app.classList.remove("booting");
    mount(app, () => shown);
  } catch (problem) {
    app.classList.remove("booting");
    mount(app, () => h("main", { class: "welcome" }, empty(t("app.failed"), wordsOf(problem), button(t("app.retry"), () => location.reload(), { kind: "main" }))));
  }
}

function ifNobody(problem: unknown): null {
  if (problem instanceof Problem && problem.status === 401) {
    return null;
  }
  throw problem;
}

const isSignedIn = computed(() => Boolean(session()));
const inConsole = computed(() => place()[0] === "console");

/** What one person saw is not for the next who signs in here. */
function forgetOthers(): void {
  let known: string | undefined;
  effect(() => {
    const name = session()?.name;
    if (name !== known) {
      known = name;
      untracked(() => chat.clear());
    }
  });
}

function shown() {
  if (!isSignedIn()) {
    return welcomeView(chat.face.peek()!);
  }
  return inConsole() ? consoleView() : shellView();
}

/** The console is fetched by those who go there. */
function consoleView() {
  const made = signal<(() => HTMLElement) | undefined>(undefined);
  void import("./console/console.ts").then(module => made.set(module.consoleView));
  return () => {
    const make = made();
    return make ? untracked(make) : spinner();
  };
}

startRouter();
followTheme();
forgetOthers();
void begin();
