import { go } from "../lib/router.ts";
import { notifies } from "./settings.ts";

/** Shows a notification of the system, where the reader wants it and does not look. */
export function notify(title: string, body: string, place: readonly string[]): void {
  if (!notifies.peek() || document.hasFocus() || !("Notification" in window) || Notification.permission !== "granted") {
    return;
  }
  const shown = new Notification(title, { body: body.slice(0, 200), tag: place.join("/"), icon: "/favicon.svg" });
  shown.onclick = () => {
    window.focus();
    go(...place);
    shown.close();
  };
}

/** Asks the browser for leave. */
export async function mayNotify(): Promise<boolean> {
  return "Notification" in window && (await Notification.requestPermission()) === "granted";
}
