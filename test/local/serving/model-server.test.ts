import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Machine } from '../../../local/executor/job/machine.ts';
import { startModelServer } from '../../../local/serving/model-server.ts';
import { ServingError } from '../../../local/serving/serving-error.ts';
import { ensurePython } from '../../../local/python/environment.ts';
import { type TemporaryAws, temporaryAws } from '../temporary-aws.ts';

/** A container program that stands in for the image's: `{pings}` are its answers to /ping, one after the other. */
const program = (pings: string, invocations: string) => `
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
pings = iter(${pings})
class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    def do_GET(self):
        self.send_response(next(pings)); self.send_header('content-length', '0'); self.end_headers()
    def do_POST(self):
        body = self.rfile.read(int(self.headers['content-length']))
        ${invocations}
    def log_message(self, *arguments): pass
server = HTTPServer(('127.0.0.1', 0), Handler)
print('starting', file=sys.stderr)
print(f'Listening at: http://127.0.0.1:{server.server_address[1]}', flush=True)
server.serve_forever()
`;

const echo =
  "self.send_response(200); self.send_header('content-length', str(len(body))); self.end_headers(); self.wfile.write(body)";

interface Stand extends AsyncDisposable {
  aws: TemporaryAws;
  waits: number[];
  start(signal?: AbortSignal): ReturnType<typeof startModelServer>;
  /** Folders of containers that are left. */
  folders(): Promise<string[]>;
}

/** A machine whose `python3` runs the given program, whatever it is told to run. */
async function stand(text: string): Promise<Stand> {
  await using stack = new AsyncDisposableStack();
  const aws = stack.use(await temporaryAws());
  const bin = stack.adopt(await mkdtemp(join(tmpdir(), 'bin-')), (folder) => rm(folder, { recursive: true }));
  const { python } = await ensurePython();
  await symlink(python, join(bin, 'python'));
  await writeFile(join(bin, 'python3'), `#!${python}\n${text}`);
  await chmod(join(bin, 'python3'), 0o755);
  const jobs = join(aws.root, 'jobs');
  await mkdir(jobs, { recursive: true });
  const machine: Machine = {
    objects: aws.aws.objects,
    jobs,
    logs: join(aws.root, 'logs'),
    now: () => new Date(),
    python: () => Promise.resolve({ python: join(bin, 'python'), bin }),
    isolation: () => Promise.resolve('redirect'),
    environment: () => ({}),
    grace: () => 0,
  };
  const waits: number[] = [];
  const moved = stack.move();
  return {
    aws,
    waits,
    start: (signal = new AbortController().signal) =>
      startModelServer(
        machine,
        {
          endpoint: 'e',
          variant: 'AllTraffic',
          model: { image: 'sagemaker-xgboost:1', resolvedImage: '', environment: {}, roleArn: '' },
          startupTimeout: 240_000,
          wait: (ms) => Promise.resolve(void waits.push(ms)),
        },
        signal,
      ),
    folders: () => readdir(join(jobs, 'endpoints/e')),
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  };
}

test('a container that is healthy at once is asked at once', async () => {
  await using here = await stand(program('[200]', echo));

  const server = await here.start();
  const reply = await server.send({ method: 'POST', path: '/invocations', body: Buffer.from('hello') });
  await server.stop();

  expect([reply.status, reply.body.toString()]).toEqual([200, 'hello']);
  expect(here.waits).toEqual([]);
  expect(await here.folders()).toEqual([]);
});

test('a container gets the time that its health check is given', async () => {
  await using here = await stand(program('[503, 200]', echo));

  const server = await here.start();
  await server.stop();

  expect(here.waits).toEqual([240_000]);
});

test.each([
  ['never healthy', program('[503, 503]', echo), 'starting'],
  ['gone before it listens', 'import sys; sys.exit("no such model")', 'no such model'],
])('a container that is %s is an error with the end of its log', async (_name, text, said) => {
  await using here = await stand(text);

  const error: unknown = await here.start().catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(ServingError);
  expect(String(error)).toMatch(
    /^ServingError: The primary container for production variant AllTraffic did not pass the ping health check/,
  );
  expect(String(error)).toContain(`\n${said}\nLog: `);
  expect(await here.folders()).toEqual([]);
});

test('a container that ends without an answer is an error, and known to have ended', async () => {
  await using here = await stand(program('[200]', 'import os; os._exit(1)'));
  const server = await here.start();

  await expect(server.send({ method: 'POST', path: '/invocations' })).rejects.toThrow(
    'The container of variant AllTraffic of e ended without an answer.',
  );

  await server.ended;
  expect(await here.folders()).toEqual([]);
});

test('a start that is called off leaves nothing', async () => {
  await using here = await stand('import time; time.sleep(3600)');
  const calledOff = new AbortController();

  const starting = here.start(calledOff.signal);
  calledOff.abort(new Error('closing'));

  await expect(starting).rejects.toThrow('closing');
  expect(await here.folders()).toEqual([]);
});
