import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { extract } from 'tar';
import { isObject } from '../../../../local/plain.ts';
import { describedOperations, shapeOf } from './operations.ts';

// Run it by hand after an operation was added: node test/local/github/openapi/extract.ts
// The package unpacks to 390 MB and so is no dependency; what is in use of it is committed as extract.json.
const PACKAGE = '@octokit/openapi@23.0.2';
const FILE = 'package/generated/api.github.com.json';
const TARGET = path.join(import.meta.dirname, 'extract.json');

// What only people read.
const DROPPED = new Set([
  'description',
  'example',
  'examples',
  'title',
  'externalDocs',
  'deprecated',
  'default',
  'format',
]);

const description = await download();
const { operations, missing } = operationsOf(description, new Set(describedOperations()));
const schemas = referenced(operations, description);
await writeFile(TARGET, `${JSON.stringify({ source: PACKAGE, operations, schemas })}\n`);
process.stdout.write(
  `${Object.keys(operations).length} operations and ${Object.keys(schemas).length} schemas.\n` +
    missing.map((key) => `GitHub does not describe ${key}.\n`).join(''),
);

async function download(): Promise<unknown> {
  const folder = await mkdtemp(path.join(tmpdir(), 'openapi-'));
  try {
    await promisify(execFile)('npm', ['pack', PACKAGE, '--silent'], { cwd: folder });
    const [packed = ''] = await readdir(folder);
    await extract({ file: path.join(folder, packed), cwd: folder }, [FILE]);
    return JSON.parse(await readFile(path.join(folder, FILE), 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Request and answers of each wanted operation as JSON Schema; null where an answer has no body. */
function operationsOf(source: unknown, wanted: ReadonlySet<string>) {
  const found: Record<string, { request: unknown; responses: Record<string, unknown> }> = {};
  for (const [template, item] of entries(at(source, 'paths'))) {
    for (const [method, operation] of entries(item)) {
      const key = `${method} ${shapeOf(template)}`;
      if (!wanted.has(key)) continue;
      const answers = entries(at(operation, 'responses')).filter(([status]) => status.startsWith('2'));
      const responses = answers.map(
        ([status, answer]) => [status, bodyOf(resolved(answer, source))] as const,
      );
      found[key] = {
        request: bodyOf(at(operation, 'requestBody')),
        responses: Object.fromEntries(responses),
      };
    }
  }
  const sorted = Object.entries(found).toSorted(([a], [b]) => a.localeCompare(b));
  return { operations: Object.fromEntries(sorted), missing: [...wanted].filter((key) => !(key in found)) };
}

function bodyOf(part: unknown): unknown {
  const schema = at(part, 'content', 'application/json', 'schema');
  return schema === undefined ? null : jsonSchema(schema);
}

/** Those schemas that the operations refer to, and that these refer to. */
function referenced(used: unknown, source: unknown): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const open = [JSON.stringify(used)];
  for (let text = open.pop(); text !== undefined; text = open.pop()) {
    for (const [, name = ''] of text.matchAll(/"#\/schemas\/([^"]+)"/g)) {
      if (name in found) continue;
      found[name] = jsonSchema(at(source, 'components', 'schemas', name));
      open.push(JSON.stringify(found[name]));
    }
  }
  return found;
}

/** OpenAPI 3.0's dialect as JSON Schema: `nullable` becomes a choice. */
function jsonSchema(value: unknown, named = false): unknown {
  if (Array.isArray(value)) return value.map((member) => jsonSchema(member));
  if (!isObject(value)) return value;
  const schema: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    if (!named && (DROPPED.has(key) || key.startsWith('x-') || key === 'nullable')) continue;
    if (!named && key === '$ref') schema.$ref = String(member).replace('#/components/schemas/', '#/schemas/');
    else if (!named && key === 'enum') schema.enum = member;
    else schema[key] = jsonSchema(member, !named && key === 'properties');
  }
  if (named || value.nullable !== true) return schema;
  return { anyOf: [{ type: 'null' }, schema] };
}

function resolved(part: unknown, source: unknown): unknown {
  const reference = at(part, '$ref');
  return typeof reference === 'string' ? at(source, ...reference.split('/').slice(1)) : part;
}

function entries(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  let found = value;
  for (const key of keys) found = isObject(found) ? found[key] : undefined;
  return found;
}
