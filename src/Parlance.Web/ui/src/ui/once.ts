import { h } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { showDialog } from "./dialog.ts";
import { button } from "./parts.ts";
import { toast } from "./toast.ts";

/** Shows a secret that will not be shown again. */
export function showOnce(title: string, words: string, secret: string): void {
  const copy = () => void navigator.clipboard.writeText(secret).then(() => toast(t("copied")), () => undefined);
  showDialog(title, ({ close }) => [
    h("p", null, words), h("input", { class: "input mono", readonly: true, value: secret, "aria-label": words, onfocus: (event: Event) => (event.target as HTMLInputElement).select() }),
    h("div", { class: "box-foot" }, button(t("copy"), copy), button(t("action.close"), close, { kind: "main" })),
  ]);
}
