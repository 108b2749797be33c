import { live } from "../api/live.ts";
import * as api from "../api/routes.ts";
import type { MetricsSample, Network, ServerStatus } from "../api/schema.ts";
import { h, type Child } from "../lib/dom.ts";
import { showBrief, showBytes, showDuration, showNumber } from "../lib/format.ts";
import { t } from "../lib/i18n.ts";
import { onEnd, signal } from "../lib/signals.ts";
import { choice, field, form } from "../ui/form.ts";
import { showDialog } from "../ui/dialog.ts";
import { button } from "../ui/parts.ts";
import { toast, trying } from "../ui/toast.ts";
import { chart, type Line } from "./chart.ts";
import { may, pageOf } from "./page.ts";

/** Ten minutes of samples, one every two seconds. */
const kept = 300;
const secondsPerSample = 2;
const statusEveryMs = 15_000;
const networks: readonly Exclude<Network, "server">[] = ["ares", "soulseek", "icq", "myIcq", "web"];
const reasonColours = ["--ares", "--soulseek", "--icq", "--myicq", "--web", "--server"] as const;

/** How the server does, at this moment and over the last minutes. */
export function dashboardPage(): Child {
  const samples = signal<readonly MetricsSample[]>([]);
  const status = signal<ServerStatus | undefined>(undefined);
  const readStatus = () => void trying(api.getStatus().then(now => status.set(now)));
  void trying(api.getMetrics().then(series => samples.set([...series.samples, ...samples.peek()].slice(-kept))));
  readStatus();
  const timer = setInterval(readStatus, statusEveryMs);
  const unsubscribe = live.subscribe("metrics");
  const off = live.on(event => event.type === "metrics" && samples.set([...samples.peek(), event.sample].slice(-kept)));
  onEnd(() => {
    clearInterval(timer);
    unsubscribe();
    off();
  });
  return pageOf(t("nav.dashboard"), may("admin") && button(t("dash.announce"), announce, { icon: "horn" }),
    h("div", { class: "tiles" },
      tile(t("dash.tile.online"), () => showNumber(sum(samples().at(-1)?.online ?? status()?.online))),
      tile(t("dash.tile.rooms"), () => showNumber(samples().at(-1)?.rooms ?? status()?.rooms ?? 0)),
      tile(t("dash.tile.accounts"), () => (status() ? showNumber(status()!.accounts) : "–")),
      tile(t("dash.tile.up"), () => (status() ? showDuration((samples(), Date.now() - Date.parse(status()!.since)) / 1000) : "–")),
      tile(t("dash.tile.memory"), () => showBytes(samples().at(-1)?.memory ?? status()?.memory ?? 0)),
      tile(t("dash.tile.storage"), () => (status() ? t(status()!.storageHealthy ? "dash.storage.ok" : "dash.storage.bad") : "–"))),
    charts(samples),
    h("section", { class: "card" }, h("h3", null, t("dash.listeners")), h("dl", { class: "facts" }, () => (status()?.ports ?? []).map(port => [h("dt", null, port.name), h("dd", { class: "mono" }, port.endpoint)]))));
}

function tile(label: string, value: () => string): HTMLElement {
  return h("div", { class: "tile" }, h("div", { class: "value" }, value), h("div", { class: "label" }, label));
}

function charts(samples: () => readonly MetricsSample[]): HTMLElement {
  const read = (...values: ((sample: MetricsSample) => number)[]) => () => [samples().map(one => Date.parse(one.at) / 1000), ...values.map(value => samples().map(value))];
  const perSecond = (value: (sample: MetricsSample) => number) => (sample: MetricsSample) => value(sample) / secondsPerSample;
  const perMinute = (value: (sample: MetricsSample) => number) => (sample: MetricsSample) => (value(sample) * 60) / secondsPerSample;
  const show = (value: number) => (value < 10 && !Number.isInteger(value) ? value.toFixed(1) : showBrief(value));
  const reasons = () => [...new Set(samples().flatMap(one => Object.keys(one.ended)))].sort().slice(0, reasonColours.length);
  return h("div", { class: "cards" },
    chart({ title: t("dash.online"), lines: networks.map(one => ({ label: t(`network.${one}`), colour: `--${one.toLowerCase()}` })), read: read(...networks.map(one => (sample: MetricsSample) => ofNetwork(sample.online, one))), show }),
    chart({ title: t("dash.lines"), lines: [{ label: t("dash.lines.rooms"), colour: "--web" }, { label: t("dash.lines.private"), colour: "--myicq" }], read: read(perSecond(one => one.lines), perSecond(one => one.messages)), show }),
    chart({ title: t("dash.logins"), lines: [{ label: t("dash.logins.in"), colour: "--icq" }, { label: t("dash.logins.refused"), colour: "--danger" }], read: read(perMinute(one => logins(one, true)), perMinute(one => logins(one, false))), show }),
    chart({ title: t("dash.traffic"), lines: [{ label: t("dash.traffic.in"), colour: "--soulseek" }, { label: t("dash.traffic.out"), colour: "--ares" }], read: read(perSecond(one => one.bytesIn), perSecond(one => one.bytesOut)), show: value => showBytes(value) }),
    () => {
      const names = reasons();
      const lines: Line[] = names.map((name, index) => ({ label: name, colour: reasonColours[index]! }));
      return chart({ title: t("dash.ended"), lines, read: read(...names.map(name => perMinute(one => one.ended[name] ?? 0))), show });
    },
    chart({ title: t("dash.memory"), lines: [{ label: t("dash.memory.used"), colour: "--web" }], read: read(one => one.memory), show: value => showBytes(value), filled: true }));
}

/** Names of networks as words of the domain or of the metrics, whichever the server uses. */
function ofNetwork(values: Readonly<Record<string, number>>, network: string): number {
  return Object.entries(values).filter(([name]) => name.toLowerCase() === network.toLowerCase()).reduce((total, [, value]) => total + value, 0);
}

const admitted = new Set(["ok", "in", "loggedin", "registered", "success", "accepted"]);

function logins(sample: MetricsSample, wereLetIn: boolean): number {
  return Object.entries(sample.logins).filter(([result]) => admitted.has(result.toLowerCase()) === wereLetIn).reduce((total, [, value]) => total + value, 0);
}

function sum(values: Readonly<Record<string, number>> | undefined): number {
  return Object.values(values ?? {}).reduce((total, value) => total + value, 0);
}

function announce(): void {
  showDialog(t("dash.announce"), ({ close }) => {
    const text = signal("");
    const to = signal<string>("");
    return form(async () => {
      await api.announce({ text: text.peek(), network: (to.peek() || null) as Network | null });
      toast(t("announce.sent"));
      close();
    }, t("action.send"), [
      field(t("announce.text"), text, { area: true, required: true, maxlength: 2000 }),
      choice(t("announce.to"), to, [["", t("announce.everybody")], ...networks.map(one => [one, t(`network.${one}`)] as const)]),
    ]);
  });
}
