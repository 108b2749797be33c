// Builds the pages into ../wwwroot. With --check nothing is written; it fails when what is committed differs from what would be built.
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "wwwroot");
const firstPaintLimit = 150_000;

const common = {
  absWorkingDir: here, bundle: true, minify: true, target: ["es2022", "chrome111", "firefox113", "safari16.4"], write: false, metafile: true,
  outdir: target, entryNames: "assets/[name]-[hash]", chunkNames: "assets/[name]-[hash]", legalComments: "eof", charset: "utf8", logLevel: "warning",
};

async function makeFiles() {
  const [pages, theme] = await Promise.all([
    build({ ...common, entryPoints: ["src/main.ts", "src/style.css"], format: "esm", splitting: true }),
    build({ ...common, entryPoints: ["src/theme.ts"], format: "iife" }),
  ]);
  const files = new Map([...pages.outputFiles, ...theme.outputFiles].map(file => [relative(target, file.path), Buffer.from(file.contents)]));
  const outputs = { ...pages.metafile.outputs, ...theme.metafile.outputs };
  const main = outputOf(outputs, "src/main.ts");
  const first = [main, ...outputs[main].imports.filter(one => one.kind === "import-statement").map(one => one.path)].map(toName);
  const style = toName(outputOf(outputs, "src/style.css"));
  const early = toName(outputOf(outputs, "src/theme.ts"));
  const template = await readFile(join(here, "index.html"), "utf8");
  const head = [
    `<script src="/${early}"></script>`,
    `<link rel="stylesheet" href="/${style}">`,
    ...first.slice(1).map(name => `<link rel="modulepreload" href="/${name}">`),
    `<script type="module" src="/${first[0]}"></script>`,
  ].join("\n    ");
  files.set("index.html", Buffer.from(template.replace("<!-- assets -->", head)));
  for (const name of ["favicon.svg"]) {
    files.set(name, await readFile(join(here, name)));
  }
  return { files, firstPaint: ["index.html", "favicon.svg", early, style, ...first] };
}

function outputOf(outputs, entry) {
  return Object.keys(outputs).find(name => outputs[name].entryPoint === entry);
}

function toName(output) {
  return relative(target, join(here, output));
}

async function committed() {
  const names = await readdir(target, { recursive: true, withFileTypes: true }).catch(() => []);
  return names.filter(one => one.isFile()).map(one => relative(target, join(one.parentPath ?? one.path, one.name)));
}

async function check(files) {
  const stale = [];
  for (const [name, content] of files) {
    const there = await readFile(join(target, name)).catch(() => undefined);
    if (!there || !there.equals(content)) {
      stale.push(name);
    }
  }
  stale.push(...(await committed()).filter(name => !files.has(name)));
  if (stale.length > 0) {
    console.error(`wwwroot is not what the sources make; run "npm run build" in src/Parlance.Web/ui. Different: ${stale.join(", ")}`);
    process.exitCode = 1;
  }
}

async function write(files) {
  await rm(target, { recursive: true, force: true });
  for (const [name, content] of files) {
    await mkdir(dirname(join(target, name)), { recursive: true });
    await writeFile(join(target, name), content);
  }
}

const { files, firstPaint } = await makeFiles();
await (process.argv.includes("--check") ? check(files) : write(files));
const sizes = firstPaint.map(name => files.get(name).length);
const total = sizes.reduce((sum, size) => sum + size, 0);
const zipped = firstPaint.reduce((sum, name) => sum + gzipSync(files.get(name)).length, 0);
console.log(`first paint ${total} bytes (${zipped} compressed), everything ${[...files.values()].reduce((sum, one) => sum + one.length, 0)} bytes`);
if (total > firstPaintLimit) {
  console.error(`The first paint may take ${firstPaintLimit} bytes.`);
  process.exitCode = 1;
}
