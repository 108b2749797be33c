import { live } from "../api/live.ts";
import { t } from "../lib/i18n.ts";
import { go } from "../lib/router.ts";
import { chat } from "./chat.ts";
import { linesOf, parseTell } from "./typed.ts";

/** Sends what was typed in a room: a line, or what it commands. */
export async function sendToRoom(room: string, text: string): Promise<void> {
  if (text.startsWith("/me ")) {
    await say(room, text.slice(4).trim(), "emote");
  } else if (text.startsWith("/") && !text.startsWith("//")) {
    await command(text, room);
  } else {
    for (const line of linesOf(text)) {
      await say(room, line.startsWith("//") ? line.slice(1) : line, "line");
    }
  }
}

/** Sends what was typed to one person. */
export async function sendToPerson(name: string, text: string): Promise<void> {
  if (/^\/(msg|join|leave|away|back)\b/.test(text)) {
    await command(text, undefined);
  } else {
    await live.ask({ type: "tell", to: name, text });
  }
}

function say(room: string, text: string, kind: "line" | "emote"): Promise<void> {
  return live.ask({ type: "say", room, text: text.replace(/\n/g, " "), kind });
}

async function command(text: string, room: string | undefined): Promise<void> {
  const [, name, rest] = /^\/(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  switch (name) {
    case "join":
      await chat.enter(rest || (chat.face.peek()?.lobby ?? "Lobby"));
      go("room", rest || (chat.face.peek()?.lobby ?? "Lobby"));
      break;
    case "leave":
    case "part":
      if (room !== undefined) {
        await chat.leave(room);
      }
      break;
    case "msg": {
      const tell = parseTell(rest ?? "");
      if (tell) {
        await live.ask({ type: "tell", to: tell.to, text: tell.words });
        go("with", tell.to);
      }
      break;
    }
    case "away":
      await live.ask({ type: "presence", presence: "away" });
      break;
    case "back":
      await live.ask({ type: "presence", presence: "online" });
      break;
    default:
      throw new Error(t("compose.unknown", { name: `/${name ?? ""}` }));
  }
}
