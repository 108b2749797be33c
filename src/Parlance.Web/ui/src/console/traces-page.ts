import { live } from "../api/live.ts";
import * as api from "../api/routes.ts";
import type { SessionEntry, TraceEntry, TracedFrame } from "../api/schema.ts";
import { each, h, type Child } from "../lib/dom.ts";
import { t } from "../lib/i18n.ts";
import { place } from "../lib/router.ts";
import { onEnd, signal } from "../lib/signals.ts";
import { choice, field, form } from "../ui/form.ts";
import { button } from "../ui/parts.ts";
import { trying } from "../ui/toast.ts";
import { pageOf } from "./page.ts";

const kept = 500;

/** The packets of one session as they pass, field by field. */
export function tracesPage(): Child {
  const sessions = signal<readonly SessionEntry[]>([]);
  const chosen = signal(place.peek()[2] ?? "");
  const seconds = signal("60");
  const frames = signal<readonly TracedFrame[]>([]);
  const running = signal<TraceEntry | undefined>(undefined);
  void trying(api.listSessions({ limit: 500 }).then(page => {
    sessions.set(page.items);
    chosen.set(chosen.peek() || String(page.items[0]?.id ?? ""));
  }));
  const unsubscribe = live.subscribe("traces");
  const off = live.on(event => event.type === "trace" && event.frame.trace === running.peek()?.id && frames.update(all => [...all, event.frame].slice(-kept)));
  const stop = () => {
    const trace = running.peek();
    running.set(undefined);
    if (trace) {
      void api.endTrace(trace.id).catch(() => undefined);
    }
  };
  onEnd(() => {
    unsubscribe();
    off();
    stop();
  });
  const start = async () => {
    stop();
    frames.set([]);
    const trace = await api.beginTrace({ session: Number(chosen.peek()), seconds: Number(seconds.peek()) });
    running.set(trace);
    setTimeout(() => running.peek()?.id === trace.id && running.set(undefined), Date.parse(trace.until) - Date.now());
  };
  return pageOf(t("nav.traces"), null,
    h("p", { class: "quiet" }, t("traces.words")),
    h("section", { class: "card narrow" }, form(start, t("traces.start"), [
      () => choice(t("traces.session"), chosen, sessions().filter(one => one.network !== "web").map(one => [String(one.id), `${one.name} (${t(`network.${one.network}`)})`] as const)),
      field(t("traces.seconds"), seconds, { type: "number", min: 1, max: 600, required: true }),
    ])),
    () => running() && h("div", { class: "row wrap", role: "status" }, h("span", { class: "state online" }), t("traces.running", { name: running()!.name, network: t(`network.${running()!.network}`) }), button(t("traces.stop"), stop, { size: "tight" })),
    h("div", { class: "trace", role: "log", "aria-label": t("nav.traces") }, () => (frames().length === 0 ? h("p", { class: "quiet" }, t("traces.none")) : null), each(frames, one => one, frame)));
}

function frame(one: TracedFrame): HTMLElement {
  return h("details", null,
    h("summary", null, h("time", null, one.at.slice(11, 23)), h("span", { class: one.fromClient ? "in" : "out" }, one.fromClient ? "→" : "←", " ", one.message), h("span", { class: "quiet" }, `${one.code} · ${t("traces.bytes", { count: one.length })}`)),
    h("dl", null, one.fields.map(part => [h("dt", null, String(part.offset)), h("dt", null, part.name), h("dd", null, part.value)])));
}
