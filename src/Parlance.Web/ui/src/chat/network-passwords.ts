import * as api from "../api/routes.ts";
import type { Network } from "../api/schema.ts";
import { h } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { signal } from "../lib/signals.ts";
import { showDialog } from "../ui/dialog.ts";
import { showOnce } from "../ui/once.ts";
import { button, netBadge } from "../ui/parts.ts";
import { trying } from "../ui/toast.ts";

const networks: readonly Network[] = ["ares", "soulseek", "icq", "myIcq"];

/** Passwords that are good for one network alone. */
export async function showNetworkPasswords(): Promise<void> {
  const own = signal<readonly Network[]>([]);
  const read = async () => own.set(await api.listNetworkPasswords());
  const make = async (network: Network) => {
    const made = await api.setNetworkPassword(network, { password: "" });
    showOnce(t(`network.${network}`), t("me.networks.once", { network: t(`network.${network}`) }), made.password);
    await read();
  };
  showDialog(t("me.networks"), () => [
    h("p", { class: "quiet small" }, t("me.networks.words")),
    h("ul", { class: "col" }, networks.map(network => h("li", { class: "row wrap" }, netBadge(network), h("span", { class: "grow" }, () => t(own().includes(network) ? "me.networks.set" : "me.networks.none", { network: t(`network.${network}`) })),
      () => (own().includes(network)
        ? [button(t("me.networks.again"), () => void trying(make(network)), { size: "tight" }), button(t("me.networks.revoke"), () => void trying(api.revokeNetworkPassword(network).then(read)), { size: "tight" })]
        : button(t("me.networks.make"), () => void trying(make(network)), { size: "tight" }))))),
  ]);
  await trying(read());
}
