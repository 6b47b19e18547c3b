import { execFile } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { type LocalGitHub, startLocalGitHub } from '../../../local/github/server.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

// .ci/tools.ts installs it, so that a machine that checks changes has it.
const gh = [path.join(ROOT, '.local/tools/bin'), ...(process.env.PATH ?? '').split(path.delimiter)]
  .map((folder) => path.join(folder, 'gh'))
  .find(isExecutable);
if (gh === undefined)
  process.stderr.write('docs/setup.md is not tried: there is no gh, which .ci/tools.ts installs.\n');

test.skipIf(gh === undefined)(
  'the calls of docs/setup.md set a repository up, also a second time',
  async () => {
    await using place = await setupPlace();
    const { github } = place;
    const commands = [
      ...blocks('docs/setup.md').slice(0, -1),
      ...blocks('docs/aws-account.md').filter((block) => block.includes('gh variable set')),
      ...blocks('docs/setup.md').slice(-1),
    ];

    await place.run(commands.join('\n'));
    const shown = await place.run(commands.join('\n'));

    expect(shown.trim().split('\n').slice(-6)).toEqual([
      'required_reviewers',
      'branch_policy',
      'deletion',
      'non_fast_forward',
      'pull_request',
      'required_status_checks',
    ]);
    const read = (what: string) => place.read(what);
    expect(await read('/actions/permissions/workflow')).toMatchObject({
      default_workflow_permissions: 'read',
      can_approve_pull_request_reviews: true,
    });
    expect(await read('/environments/prod')).toMatchObject({
      protection_rules: expect.arrayContaining([
        expect.objectContaining({
          type: 'required_reviewers',
          prevent_self_review: true,
          reviewers: [{ type: 'Team', reviewer: expect.objectContaining({ slug: 'operators' }) }],
        }),
      ]),
    });
    for (const environment of ['staging', 'prod']) {
      const policies = await read(`/environments/${environment}/deployment-branch-policies`);
      expect(policies).toMatchObject({ total_count: 1, branch_policies: [{ name: 'main' }] });
    }
    expect(await read('/rulesets')).toHaveLength(1);
    expect(await read('/actions/variables/TRAIN_ROLE_ARN')).toMatchObject({
      value: 'sagemaker-drift-gitops/TrainRoleArn',
    });
    expect(await read('/environments/prod/variables/DEPLOY_ROLE_ARN')).toMatchObject({
      value: 'sagemaker-drift-gitops-prod/DeployRoleArn',
    });
    expect(await read('/actions/secrets')).toMatchObject({
      secrets: [{ name: 'PROMOTION_APP_PRIVATE_KEY' }],
    });
    expect(await read('/actions/variables/PROMOTION_APP_ID')).toMatchObject({ value: '12345' });
    expect(github.requests.all().filter(({ status = 0 }) => status >= 500)).toEqual([]);
  },
);

interface SetupPlace extends AsyncDisposable {
  github: LocalGitHub;
  /** Runs shell commands with the real `gh`, and an `aws` that answers what was asked. Answers what they printed. */
  run(commands: string): Promise<string>;
  read(path: string): Promise<unknown>;
}

async function setupPlace(): Promise<SetupPlace> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await mkdtemp(path.join(tmpdir(), 'setup-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  const source = path.join(folder, 'source');
  await mkdir(source);
  await writeFile(path.join(source, 'README.md'), '# Models\n');
  await writeFile(path.join(source, 'taxi-models-promotions.private-key.pem'), 'the key\n');
  const github = stack.use(await startLocalGitHub({ folder: path.join(folder, 'github'), source }));
  const { token } = github.addUser('ada', 'admin');
  github.addUser('ben', 'write', ['operators']);
  const socket = path.join(folder, 'gh.sock');
  stack.defer(await listen(socket, github.apiUrl));
  const bin = path.join(folder, 'bin');
  await mkdir(bin);
  await writeFile(path.join(bin, 'aws'), AWS);
  await chmod(path.join(bin, 'aws'), 0o755);
  await writeFile(path.join(folder, 'config.yml'), `version: "1"\nhttp_unix_socket: ${socket}\n`);
  const env = {
    PATH: [bin, path.dirname(gh ?? ''), process.env.PATH].join(path.delimiter),
    HOME: folder,
    GH_CONFIG_DIR: folder,
    GH_HOST: 'github.localhost',
    GH_TOKEN: token,
    GH_PROMPT_DISABLED: '1',
    GH_NO_UPDATE_NOTIFIER: '1',
  };
  const moved = stack.move();
  return {
    github,
    async run(commands) {
      const options = { cwd: source, env };
      const { stdout } = await promisify(execFile)(
        'bash',
        ['--norc', '-euo', 'pipefail', '-c', commands],
        options,
      );
      return stdout;
    },
    async read(what) {
      const { owner, name } = github.repository;
      const answer = await fetch(`${github.apiUrl}/repos/${owner}/${name}${what}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return answer.json();
    },
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  };
}

/** Answers an output of a stack with the names of both. */
const AWS = `#!/usr/bin/env bash
case "$*" in
  'configure get region') echo us-east-1 ;;
  'cloudformation describe-stacks --stack-name '*)
    query=\${6#*OutputKey==\\'}
    echo "$4/\${query%%\\'*}" ;;
  *) echo "aws $* is not expected" >&2; exit 2 ;;
esac
`;

/** The `sh` blocks of a document. */
function blocks(file: string): string[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);
}

/** gh speaks to `api.github.localhost`, by this socket; passed on to where the API is. Answers how to end it. */
async function listen(socket: string, apiUrl: string): Promise<() => Promise<void>> {
  const api = new URL(apiUrl);
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url } = incoming;
    const graphql = url === '/graphql';
    const onward = graphql ? '/api/graphql' : `${api.pathname}${url}`;
    const passed = request(
      { host: api.hostname, port: api.port, method, path: onward, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    passed.on('error', (error) => outgoing.writeHead(502).end(error.message));
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
