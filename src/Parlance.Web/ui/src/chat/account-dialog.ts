import * as api from "../api/routes.ts";
import { h, type Child } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { signal } from "../lib/signals.ts";
import { showDialog } from "../ui/dialog.ts";
import { choice, field, form, toggle } from "../ui/form.ts";
import { spinner } from "../ui/parts.ts";
import { toast, trying } from "../ui/toast.ts";

/** The reader's name on all networks, who sees it, and other accounts of theirs. */
export function showAccount(): void {
  const me = signal<Awaited<ReturnType<typeof api.getMe>> | undefined>(undefined);
  void trying(api.getMe().then(me.set));
  showDialog(t("account.title"), () => () => {
    const known = me();
    return known ? [
      h("p", { class: "quiet" }, t("account.names", { name: known.name, uin: String(known.uin) })),
      known.goesByNumber && pickName(),
      seen(known.isHidden),
      letters(known.codepage),
      linkOther(),
    ] : spinner();
  });
}

const codepages = ["cp1252", "cp1251", "koi8-r", "gbk", "shift-jis"] as const;

/** The page begins anew: the account is another than the one it was made for. */
const beginAnew = () => location.reload();

function pickName(): Child {
  const handle = signal("");
  return h("section", { class: "card" }, h("h3", null, t("account.handle.title")), h("p", { class: "quiet small" }, t("account.handle.words")),
    form(() => api.pickHandle({ handle: handle.peek().trim() }).then(beginAnew), t("account.handle.pick"),
      field(t("account.handle"), handle, { required: true, maxlength: 30, autocomplete: "off", spellcheck: "false" }, t("account.handle.hint"))));
}

function seen(isHidden: boolean): Child {
  const hidden = signal(isHidden);
  return h("div", null,
    toggle(t("account.hidden"), hidden, on => void trying(api.setHidden({ isHidden: on }).catch((problem: unknown) => {
      hidden.set(!on);
      throw problem;
    }), t("action.saved"))),
    h("p", { class: "quiet small" }, t("account.hidden.words")));
}

function letters(codepage: string): Child {
  const chosen = signal(codepage);
  return h("div", null,
    choice(t("account.codepage"), chosen, [["", t("account.codepage.usual")], ...codepages.map(page => [page, t(`account.codepage.${page}`)] as const)], {
      onchange: (event: Event) => void trying(api.setCodepage({ codepage: (event.target as HTMLSelectElement).value }), t("action.saved")),
    }),
    h("p", { class: "quiet small" }, t("account.codepage.words")));
}

function linkOther(): Child {
  const other = signal("");
  const otherPassword = signal("");
  const password = signal("");
  const link = async () => {
    await api.linkAccount({ other: other.peek().trim(), otherPassword: otherPassword.peek(), password: password.peek() });
    toast(t("account.link.done"));
    beginAnew();
  };
  return h("details", { class: "card" }, h("summary", null, t("account.link.title")), h("p", { class: "quiet small" }, t("account.link.words")),
    form(link, t("account.link.action"), [
      field(t("account.link.other"), other, { required: true, maxlength: 30, autocomplete: "off", spellcheck: "false" }),
      field(t("account.link.otherPassword"), otherPassword, { type: "password", required: true, autocomplete: "off" }),
      field(t("account.link.password"), password, { type: "password", required: true, autocomplete: "current-password" }, t("account.link.ends")),
    ], { kind: "danger" }));
}
