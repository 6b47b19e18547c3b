import path from 'node:path';
import { parseArgs } from 'node:util';
import type { RequestRecord } from './aws/request-log.ts';
import { type LocalAws, startLocalAws } from './aws/server.ts';
import { type LocalGitHub, startLocalGitHub } from './github/server.ts';
import { messageOf } from './plain.ts';

const usage = `npm run local -- [--root .local] [--port 4566] [--github-port 4567] [--region us-east-1] [--quiet]

Starts an AWS and a GitHub on 127.0.0.1, whose state is in aws/ and github/ of the root, and prints how any client finds them.
The GitHub of a new root has a copy of this repository.`;

/** Who you are on the local GitHub; its pages let you be somebody else. */
const ADMINISTRATOR = 'admin';

try {
  await main();
} catch (error) {
  console.error(`${messageOf(error)}\n\n${usage}`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      root: { type: 'string', default: '.local' },
      port: { type: 'string', default: '4566' },
      'github-port': { type: 'string', default: '4567' },
      region: { type: 'string', default: 'us-east-1' },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const port = readPort('--port', values.port);
  const gitHubPort = readPort('--github-port', values['github-port']);
  const { root, region, quiet } = values;
  await using stack = new AsyncDisposableStack();
  let aws: LocalAws | undefined;
  // Each finds the other: jobs call AWS, and AWS trusts GitHub's tokens.
  const github = stack.use(
    await startLocalGitHub({
      folder: path.join(root, 'github'),
      source: path.resolve(import.meta.dirname, '..'),
      port: gitHubPort,
      jobEnvironment: () => aws?.environment() ?? {},
    }).catch(portTaken(gitHubPort, '--github-port')),
  );
  aws = stack.use(
    await startLocalAws({
      root: path.join(root, 'aws'),
      port,
      region,
      webIdentity: (issuer) => github.keys(issuer),
      ...(!quiet && { onRequest: printRequest }),
    }).catch(portTaken(port, '--port')),
  );
  printStart(aws, github, root);
  stopOnSignal(stack.move());
}

/** Says what to do about a port that something else listens on. */
function portTaken(port: number, option: string) {
  return (error: unknown): never => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new Error(`Port ${port} is in use: stop what listens there, or choose another with ${option}.`, {
        cause: error,
      });
    throw error;
  };
}

function readPort(option: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`${option} is '${text}': use a number from 0 (any free port) to 65535.`);
}

function printStart(aws: LocalAws, github: LocalGitHub, root: string): void {
  const { owner, name: repository } = github.repository;
  const { token } = github.addUser(ADMINISTRATOR, 'admin');
  const exports = Object.entries(aws.environment()).map(([name, value]) => `export ${name}=${value}`);
  const json = `-H 'content-type: application/json'`;
  console.log(
    [
      `AWS for account ${aws.account} listens on ${aws.url}; its state is in ${path.join(root, 'aws')}.`,
      `GitHub with the repository ${owner}/${repository} listens on ${github.url}; its state is in ${path.join(root, 'github')}.`,
      `Pull requests, runs and issues: ${github.url}/${owner}/${repository}/pulls`,
      '',
      ...exports,
      `export GITHUB_API_URL=${github.apiUrl}`,
      `export GITHUB_REPOSITORY=${owner}/${repository}`,
      `export GITHUB_TOKEN=${token}`,
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

function stopOnSignal(stack: AsyncDisposableStack): void {
  const stop = () => {
    stack.disposeAsync().then(
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
