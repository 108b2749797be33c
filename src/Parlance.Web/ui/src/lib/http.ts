/** What the API answered when it did not do what was asked: its problem document. */
export class Problem extends Error {
  constructor(readonly status: number, title: string, readonly detail: string | undefined, readonly errors: Readonly<Record<string, readonly string[]>>, readonly code = "") {
    super(title);
  }

  /** What to tell the person who asked. */
  get words(): string {
    const fields = Object.values(this.errors).flat();
    return fields.length > 0 ? fields.join(" ") : this.detail || this.message;
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const body = await response.json().catch(() => ({})) as { title?: string; detail?: string; errors?: Record<string, string[]>; code?: string };
  return new Problem(response.status, body.title ?? response.statusText, body.detail, body.errors ?? {}, body.code);
}

export function wordsOf(problem: unknown): string {
  return problem instanceof Problem ? problem.words : problem instanceof Error ? problem.message : String(problem);
}
