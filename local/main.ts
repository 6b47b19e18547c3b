import { parseArgs } from 'node:util';
import type { RequestRecord } from './aws/request-log.ts';
import { type LocalAws, startLocalAws } from './aws/server.ts';
import { messageOf } from './plain.ts';

const usage = `npm run local -- [--port 4566] [--root .local/aws] [--region us-east-1] [--quiet]

Starts AWS on 127.0.0.1 and prints the variables with which any AWS client finds it.`;

try {
  await main();
} catch (error) {
  console.error(`${messageOf(error)}\n\n${usage}`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4566' },
      root: { type: 'string', default: '.local/aws' },
      region: { type: 'string', default: 'us-east-1' },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const port = readPort(values.port);
  const { root, region, quiet } = values;
  const aws = await startLocalAws({ root, port, region, ...(!quiet && { onRequest: printRequest }) }).catch(
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
        throw new Error(`Port ${port} is in use: stop what listens there, or choose another with --port.`, {
          cause: error,
        });
      }
      throw error;
    },
  );
  printStart(aws, root);
  stopOnSignal(aws);
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`--port is '${text}': use a number from 0 (any free port) to 65535.`);
}

function printStart(aws: LocalAws, root: string): void {
  const exports = Object.entries(aws.environment()).map(([name, value]) => `export ${name}=${value}`);
  const json = `-H 'content-type: application/json'`;
  console.log(
    [
      `AWS for account ${aws.account} listens on ${aws.url}; its state is in ${root}.`,
      '',
      ...exports,
      '',
      'Then use any AWS client, e.g. aws s3 mb s3://example. To see what is known, what was called, and to make calls fail:',
      '',
      `curl ${aws.url}/_local/`,
      `curl '${aws.url}/_local/requests?operation=S3.PutObject'`,
      `curl ${json} -d '{"operation": "S3.PutObject", "kind": "throttle", "times": 2}' ${aws.url}/_local/faults`,
      '',
      `Kinds of faults: throttle, 500, 503, reset, lost-answer, slow (with "delayMs"). Ctrl+C stops everything.`,
    ].join('\n'),
  );
}

function printRequest({ at, operation, status, code, fault }: RequestRecord): void {
  const time = at.toISOString().slice(11, 19);
  const outcome = [status ?? 'connection cut', code, fault && `(fault: ${fault})`].filter(
    (part) => part !== undefined,
  );
  console.log(`${time} ${operation} ${outcome.join(' ')}`);
}

function stopOnSignal(aws: LocalAws): void {
  const stop = () => {
    aws.close().then(
      () => console.log('Stopped.'),
      (error: unknown) => {
        console.error(error);
        process.exitCode = 1;
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
