// Makes src/api/schema.ts and src/api/routes.ts from the OpenAPI document. With --check nothing is written; it fails when they differ.
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "src", "api");
const document = JSON.parse(await readFile(join(here, "..", "..", "openapi.v1.json"), "utf8"));
const schemas = document.components.schemas;
const head = "// Made from openapi.v1.json by scripts/generate-api.mjs; changes belong there.\n";

function typeOf(schema, nested = false) {
  if (schema.$ref) {
    return schema.$ref.split("/").at(-1);
  }
  if (schema.enum) {
    return either(schema.enum.map(value => JSON.stringify(value)), nested);
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    return either(choices.map(one => typeOf(one, true)), nested);
  }
  if (Array.isArray(schema.type)) {
    return either(schema.type.map(type => typeOf({ ...schema, type }, true)), nested);
  }
  switch (schema.type) {
    case "array":
      return `${typeOf(schema.items, true)}[]`;
    case "integer":
    case "number":
      return "number";
    case "string":
    case "boolean":
    case "null":
      return schema.type;
    default:
      return schema.properties ? `{ ${fields(schema).join(" ")} }` : schema.additionalProperties ? `{ [name: string]: ${typeOf(schema.additionalProperties)} }` : "unknown";
  }
}

/** "Nothing" stands last. */
function either(types, nested) {
  const unique = [...new Set(types)].sort((a, b) => Number(a === "null") - Number(b === "null"));
  const text = unique.join(" | ");
  return nested && unique.length > 1 ? `(${text})` : text;
}

function fields(schema) {
  const required = new Set(schema.required);
  return Object.entries(schema.properties).map(([name, one]) => `${/^\w+$/.test(name) ? name : JSON.stringify(name)}${required.has(name) || one.enum?.length === 1 ? "" : "?"}: ${typeOf(one)};`);
}

function declare(name, schema) {
  const says = schema.description ? `/** ${schema.description.replaceAll("*/", "* /")} */\n` : "";
  const isRecord = schema.properties && !schema.anyOf && !schema.oneOf;
  return isRecord ? `${says}export interface ${name} {\n${fields(schema).map(line => `  ${line}`).join("\n")}\n}\n` : `${says}export type ${name} = ${typeOf(schema)};\n`;
}

function operation(path, method, one) {
  const parameters = one.parameters ?? [];
  const inPath = parameters.filter(parameter => parameter.in === "path");
  const query = parameters.filter(parameter => parameter.in === "query");
  const body = one.requestBody?.content?.["application/json"]?.schema;
  const answer = Object.entries(one.responses).find(([status]) => status.startsWith("2"))?.[1];
  const result = answer?.content?.["application/json"]?.schema;
  const takes = [
    ...inPath.map(parameter => `${parameter.name}: ${typeOf(parameter.schema)}`),
    ...(body ? [`body: ${withoutNull(typeOf(body))}`] : []),
    ...(query.length > 0 ? [`query: { ${query.map(parameter => `${parameter.name}${parameter.required ? "" : "?"}: ${typeOf(parameter.schema)} | undefined`).join("; ")} }${query.some(parameter => parameter.required) ? "" : " = {}"}`] : []),
  ];
  const options = [body && "body", query.length > 0 && "query"].filter(Boolean);
  const address = inPath.length > 0 ? `\`${path.replace(/\{(\w+)\}/g, (_, name) => `\${at(${name})}`)}\`` : JSON.stringify(path);
  const call = `call<${result ? typeOf(result) : "void"}>(${JSON.stringify(method.toUpperCase())}, ${address}${options.length > 0 ? `, { ${options.join(", ")} }` : ""})`;
  return `/** ${one.summary ?? one.operationId}. */\nexport const ${one.operationId} = (${takes.join(", ")}) => ${call};\n`;
}

function withoutNull(type) {
  return type.replace(/\s*\|\s*null$/, "");
}

const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).filter(([, one]) => one.operationId).map(([method, one]) => operation(path, method, one)));
const routes = operations.join("\n");
const used = Object.keys(schemas).filter(name => new RegExp(`\\b${name}\\b`).test(routes.replace(/\/\*\*.*?\*\//g, ""))).sort();
const files = new Map([
  ["schema.ts", `${head}\n${Object.entries(schemas).map(([name, schema]) => declare(name, schema)).join("\n")}`],
  ["routes.ts", `${head}import { call } from "./http.ts";\nimport type {\n${used.map(name => `  ${name},\n`).join("")}} from "./schema.ts";\n\nconst at = (name: string | number) => encodeURIComponent(name);\n\n${routes}`],
]);

for (const [name, text] of files) {
  const path = join(target, name);
  if (!process.argv.includes("--check")) {
    await writeFile(path, text);
  } else if ((await readFile(path, "utf8").catch(() => "")) !== text) {
    console.error(`src/api/${name} is not what openapi.v1.json says; run "npm run api" in src/Parlance.Web/ui.`);
    process.exitCode = 1;
  }
}
