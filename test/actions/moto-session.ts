import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensurePython } from '../../local/python/environment.ts';

/** moto's server, which people test their AWS programs against, and what it was asked. */
export interface Moto extends AsyncDisposable {
  url: string;
  /** Variables with which any AWS client finds this server and no other. */
  environment: Record<string, string>;
  /** Each request since the last `forget`, the oldest first: operations, and paths of services that have none. */
  calls(): Promise<string[]>;
  forget(): Promise<void>;
  /** What InvokeEndpoint answers from now on, each body once, in the order of the requests. */
  answer(...bodies: readonly string[]): Promise<void>;
}

interface Recorded {
  headers: Record<string, string>;
  method: string;
  url: string;
  /** Base64. */
  body: string;
}

const REGION = 'us-east-1';

/** Starts moto for one account. `image` is what its endpoints say that they run, with its digest. */
export async function startMoto({ account, image }: { account: string; image: string }): Promise<Moto> {
  await using stack = new AsyncDisposableStack();
  const { python } = await ensurePython({ purpose: 'test' });
  const folder = stack.adopt(await mkdtemp(path.join(tmpdir(), 'moto-')), (it) =>
    rm(it, { recursive: true, force: true }),
  );
  const recording = path.join(folder, 'recording');
  const server = spawn(python, [path.join(import.meta.dirname, 'moto_server.py'), image], {
    env: {
      ...process.env,
      MOTO_ACCOUNT_ID: account,
      MOTO_ENABLE_RECORDING: 'true',
      MOTO_RECORDER_FILEPATH: recording,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // It tells of every request there.
  let errors = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(-4000)));
  stack.defer(async () => {
    if (server.exitCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  });
  const [line]: (Buffer | undefined)[] = await Promise.race([
    once(server.stdout, 'data'),
    once(server, 'exit').then(() => []),
  ]);
  if (line === undefined) throw new Error(`moto ended with code ${server.exitCode}: ${errors}`);
  const url = line.toString().trim();
  const kept = stack.move();
  return {
    url,
    environment: {
      AWS_ENDPOINT_URL: url,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: 'AKIATEST',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
    async calls() {
      const lines = (await readFile(recording, 'utf8')).split('\n').filter((text) => text !== '');
      return lines.map((text) => operationOf(JSON.parse(text)));
    },
    forget: () => writeFile(recording, ''),
    async answer(...bodies) {
      const results = bodies.map((Body) => ({ Body, ContentType: 'text/csv' }));
      const response = await fetch(`${url}/moto-api/static/sagemaker/endpoint-results`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account_id: account, region: REGION, results }),
      });
      if (!response.ok) throw new Error(`moto takes no answers of endpoints: ${await response.text()}`);
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

function operationOf({ headers, method, url, body }: Recorded): string {
  const target = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-amz-target')?.[1];
  if (target !== undefined) return target;
  const action = new URLSearchParams(Buffer.from(body, 'base64').toString()).get('Action');
  return action ?? `${method} ${new URL(url).pathname}`;
}
