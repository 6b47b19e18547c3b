import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { isRecord } from '../record.ts';

/** What an `action.yml` declares. */
export interface ActionMetadata {
  /** Name of the action's folder. */
  name: string;
  folder: string;
  title: string;
  description: string;
  inputs: readonly { name: string; description: string; required: boolean; default: string | undefined }[];
  outputs: readonly { name: string; description: string }[];
  using: string;
  main: string;
}

const ACTIONS = path.resolve(import.meta.dirname, '../..');

/** All actions of this repository, by name. */
export function readActions(): ActionMetadata[] {
  const files = globSync('*/action.yml', { cwd: ACTIONS }).toSorted();
  return files.map((file) => readAction(path.join(ACTIONS, path.dirname(file))));
}

function readAction(folder: string): ActionMetadata {
  const file = path.join(folder, 'action.yml');
  // By this schema every scalar is text, as every input is.
  const document = recordOf(load(readFileSync(file, 'utf8'), { filename: file, schema: FAILSAFE_SCHEMA }));
  const runs = recordOf(document['runs']);
  return {
    name: path.basename(folder),
    folder,
    title: textOf(document['name']),
    description: textOf(document['description']),
    inputs: Object.entries(recordOf(document['inputs'])).map(([name, declared]) => {
      const { description, required, default: preset } = recordOf(declared);
      return {
        name,
        description: textOf(description),
        required: required === 'true',
        default: preset === undefined ? undefined : textOf(preset),
      };
    }),
    outputs: Object.entries(recordOf(document['outputs'])).map(([name, declared]) => ({
      name,
      description: textOf(recordOf(declared)['description']),
    })),
    using: textOf(runs['using']),
    main: textOf(runs['main']),
  };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
