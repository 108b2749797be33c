import { live } from "../api/live.ts";
import * as api from "../api/routes.ts";
import type { AuditLine } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { showShort } from "../lib/format.ts";
import { t } from "../lib/i18n.ts";
import { onEnd } from "../lib/signals.ts";
import { pageOf } from "./page.ts";
import { listed } from "./table.ts";

/** Who did what, the newest first. */
export function auditPage(): Child {
  const list = listed<AuditLine>(t("nav.audit"), [
    { title: t("col.at"), cell: one => showShort(one.at), class: "tight" },
    { title: t("col.actor"), cell: one => h("b", null, one.actor) },
    { title: t("col.action"), cell: one => one.action },
    { title: t("col.what"), cell: one => one.subject },
    { title: t("col.detail"), cell: one => one.detail },
  ], after => {
    live.listening();
    return api.listAudit({ after: after === undefined ? undefined : Number(after) });
  }, t("audit.none"));
  const unsubscribe = live.subscribe("audit");
  const off = live.on(event => event.type === "audit" && list.change(all => [event.entry, ...all.filter(one => one.id !== event.entry.id)]));
  onEnd(() => {
    unsubscribe();
    off();
  });
  return pageOf(t("nav.audit"), h("span", { class: "quiet small" }, t("audit.live")), list.element);
}
