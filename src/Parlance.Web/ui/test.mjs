// Runs the unit tests: bundles each tests/*.test.ts and hands them to node's own runner.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = await mkdtemp(join(tmpdir(), "parlance-ui-"));
try {
  const tests = (await readdir(join(here, "tests"))).filter(name => name.endsWith(".test.ts"));
  await build({
    absWorkingDir: here, entryPoints: tests.map(name => `tests/${name}`), outdir: out, outExtension: { ".js": ".mjs" },
    bundle: true, format: "esm", platform: "node", target: "node20", sourcemap: "inline", logLevel: "warning",
  });
  const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...tests.map(name => join(out, name.replace(/\.ts$/, ".mjs")))], { stdio: "inherit" });
  process.exitCode = run.status ?? 1;
} finally {
  await rm(out, { recursive: true, force: true });
}
