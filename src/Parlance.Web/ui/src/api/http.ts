import { Problem, problemOf } from "../lib/http.ts";
import { signal } from "../lib/signals.ts";
import type { SignedIn } from "./schema.ts";

/** Who is signed in: undefined until known, null for nobody. */
export const session = signal<SignedIn | null | undefined>(undefined);

/** Counts the answers that the server does not know the page's sign-in any more. */
export const signedOut = signal(0);

type Scalar = string | number | boolean | null | undefined;
type Query = Readonly<Record<string, Scalar | readonly string[]>>;

/** Calls the API. Every generated operation goes through here. */
export async function call<T>(method: string, path: string, options: { body?: unknown; query?: Query } = {}): Promise<T> {
  const response = await fetch(path + queryOf(options.query), {
    method,
    credentials: "same-origin",
    headers: headersFor(method, options.body),
    body: options.body === undefined ? null : JSON.stringify(options.body),
  });
  if (!response.ok) {
    const problem = await problemOf(response);
    if (problem.code === "signInFirst" && session.peek()) {
      signedOut.update(count => count + 1);
    }
    throw problem;
  }
  return (response.status === 204 || response.headers.get("content-length") === "0" ? undefined : await response.json()) as T;
}

function headersFor(method: string, body: unknown): Record<string, string> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined) {
    headers["content-type"] = "application/json";
  }
  const proof = session.peek()?.antiforgery;
  if (method !== "GET" && proof) {
    headers["x-parlance-antiforgery"] = proof;
  }
  return headers;
}

function queryOf(query: Query | undefined): string {
  const parts = Object.entries(query ?? {}).flatMap(([key, value]) => (Array.isArray(value) ? value : [value]).map(one => [key, one] as const)).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return parts.length === 0 ? "" : `?${parts.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join("&")}`;
}

export { Problem };
