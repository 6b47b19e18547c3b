import { join } from 'node:path';
import { messageOf } from '../../plain.ts';
import type { ServiceParts } from '../service-parts.ts';
import type { CallContext, Operation, Service } from '../service.ts';
import { changeSetOperations } from './change-set.ts';
import type { StackOperations } from './context.ts';
import { createEngine } from './engine.ts';
import { validationError } from './errors.ts';
import { eventOperations } from './events.ts';
import { createClients } from './resources/clients.ts';
import { stackOperations } from './stack.ts';
import { openStackStore } from './store.ts';
import { templateOperations } from './template-calls.ts';

const operations: StackOperations = {
  ...changeSetOperations,
  ...stackOperations,
  ...eventOperations,
  ...templateOperations,
};

/**
 * CloudFormation: it makes the resources of templates by calling this server's other services, as its service role or
 * as whoever called it.
 */
export function createCloudFormation(
  parts: Pick<ServiceParts, 'root' | 'url' | 'now' | 'time' | 'credentials'>,
): Service {
  const store = openStackStore(join(parts.root, 'cloudformation'));
  const engine = createEngine(parts, store);

  async function readTemplate(url: string, call: CallContext): Promise<string> {
    const { GetObjectCommand } = await import('@aws-sdk/client-s3');
    const credentials = parts.credentials(undefined, call.accessKeyId);
    const clients = createClients({ endpoint: parts.url(), region: call.region, credentials });
    try {
      const s3 = await clients.s3();
      const { Body: body } = await s3.send(new GetObjectCommand(objectOf(url)));
      return (await body?.transformToString()) ?? '';
    } catch (error) {
      throw validationError(`S3 error: ${messageOf(error)}`);
    } finally {
      clients.destroy();
    }
  }

  const entries = Object.entries(operations).map(([name, run]): [string, Operation] => [
    name,
    (input, call) => run(input, { store, engine, call, readTemplate: (url) => readTemplate(url, call) }),
  ]);
  return {
    name: 'cloudformation',
    title: 'CloudFormation',
    protocol: {
      kind: 'query',
      version: '2010-05-15',
      xmlns: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    },
    operations: Object.fromEntries(entries),
    facts: {
      tags: (arn) => store.stacks.get(arn)?.tags,
      stackOf: (arn) => store.changeSets.get(arn)?.stackId,
    },
    close: () => engine.close(),
  };
}

/** Bucket and key of an object's address, in either style. */
function objectOf(url: string): { Bucket: string; Key: string } {
  if (!URL.canParse(url)) throw new Error(`${url} is not the URL of an object in S3.`);
  const { hostname, pathname } = new URL(url);
  const path = decodeURIComponent(pathname.slice(1));
  const bucket = /^(.+)\.s3[.-]/.exec(hostname)?.[1];
  if (bucket !== undefined) return { Bucket: bucket, Key: path };
  const slash = path.indexOf('/');
  return { Bucket: path.slice(0, slash), Key: path.slice(slash + 1) };
}
