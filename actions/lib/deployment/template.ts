import { readFile } from 'node:fs/promises';
import { Failure } from '../failure.ts';
import type { MonitorSpec } from '../manifest/manifest.ts';
import { hashOf } from './base.ts';

/** The CloudFormation template of an endpoint. */
export interface Template {
  file: string;
  body: string;
  sha256: string;
}

// CloudFormation's limit of a template that is sent along with the call.
const MAX_TEMPLATE_BYTES = 51_200;

/** Throws a `Failure` where there is no such file, or where CloudFormation would not take it. */
export async function readTemplate(file: string): Promise<Template> {
  let body: string;
  try {
    body = await readFile(file, 'utf8');
  } catch (cause) {
    const message = `There is no template ${file}: name the CloudFormation template of an endpoint, relative to the repository.`;
    throw new Failure('template-invalid', message, { cause });
  }
  const bytes = Buffer.byteLength(body);
  if (bytes > MAX_TEMPLATE_BYTES) {
    const message = `${file} has ${bytes} bytes, and CloudFormation takes ${MAX_TEMPLATE_BYTES} at most: make it shorter.`;
    throw new Failure('template-invalid', message);
  }
  return { file, body, sha256: hashOf(body) };
}

const MODEL_MONITOR = /^ *# model-monitor begins[^]*?# model-monitor ends\n/gm;

/**
 * The template as CloudFormation gets it. The type of Model Monitor's schedules is not in every region that has endpoints, and
 * CloudFormation refuses a template with a type that it does not know, also where no condition makes one.
 */
export function templateFor(body: string, monitor: Pick<MonitorSpec, 'engine'> | null): string {
  return monitor?.engine === 'model-monitor' ? body : body.replaceAll(MODEL_MONITOR, '');
}
