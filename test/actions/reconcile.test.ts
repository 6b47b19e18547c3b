import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../actions/lib/deployment/base.ts';
import type { DeploymentRecord } from '../../actions/lib/deployment/record.ts';
import { entryHash } from '../../actions/lib/manifest/canonical.ts';
import type { Manifest } from '../../actions/lib/manifest/manifest.ts';
import { recordOf } from './deployment-records.ts';
import { BUCKET, type GitHubSession, MODEL, openGitHubSession } from './github-session.ts';

/** A repository whose staging names a registered package that nothing has deployed. */
async function openUndeployed(
  change: (manifest: Manifest) => void = () => undefined,
): Promise<GitHubSession> {
  const session = await openGitHubSession();
  const release = await session.register();
  await session.push('staging', (manifest) => {
    Object.assign(manifest.models[MODEL] ?? {}, { release });
    change(manifest);
  });
  await session.github.workflows.idle();
  return session;
}

/** A record of what main says of staging. */
async function recordOfMain(
  session: GitHubSession,
  changes: Partial<DeploymentRecord> = {},
): Promise<DeploymentRecord> {
  const manifest = await session.manifestAt('main', 'staging');
  const template = await readFile(path.join(session.workspace, 'cloudformation/endpoint.yaml'), 'utf8');
  const release = manifest.models[MODEL]?.release;
  if (!release) throw new Error('main has no release.');
  return recordOf(1, 20, {
    environment: 'staging',
    release,
    entryHash: entryHash(manifest, MODEL),
    templateHash: hashOf(template),
    ...changes,
  });
}

function reconcile(session: GitHubSession, environment = 'staging') {
  return session.act('reconcile', { inputs: { environment, 'artifact-bucket': BUCKET } });
}

/** What deploy.yml was started with since the last push. */
async function dispatched(session: GitHubSession): Promise<unknown[]> {
  await session.github.workflows.idle();
  const runs = session.github.workflows.runs().filter(({ event }) => event.name === 'workflow_dispatch');
  return runs.map(({ event }) => event.workflow?.inputs);
}

describe.concurrent('a release on main', { timeout: 60_000 }, () => {
  test('that nothing has deployed is deployed, as by a program', async () => {
    await using session = await openUndeployed();

    const result = await reconcile(session);

    expect(result.outputs).toMatchObject({ reason: 'deployment-started' });
    expect(JSON.parse(result.outputs['models'] ?? '')).toMatchObject([{ model: MODEL, state: 'due' }]);
    expect(await dispatched(session)).toEqual([{ environment: 'staging', automatic: 'true' }]);
  });

  test('that is deployed is left alone, though an endpoint that is gone is told of', async () => {
    await using session = await openUndeployed();
    await session.record(await recordOfMain(session));

    const result = await reconcile(session);

    expect(result.outputs).toMatchObject({ reason: 'in-sync', models: '[]' });
    expect(result.summary).toContain('somebody deleted it');
    expect(await dispatched(session)).toEqual([]);
  });

  test('that was deployed by another template is deployed', async () => {
    await using session = await openUndeployed();
    await session.record(await recordOfMain(session, { templateHash: 'other' }));

    expect((await reconcile(session)).outputs).toMatchObject({ reason: 'deployment-started' });
  });

  test('that failed waits for a person', async () => {
    await using session = await openUndeployed();
    const failure = { message: 'An alarm went off.' };
    await session.record(await recordOfMain(session, { outcome: 'failed', reason: 'rolled-back', failure }));

    const result = await reconcile(session);

    expect(result.outputs).toMatchObject({ reason: 'in-sync' });
    expect(result.summary).toContain('a person has to start the next one');
    expect(await dispatched(session)).toEqual([]);
  });

  test('waits for the end of a freeze, and the summary says until when', async () => {
    await using session = await openUndeployed(({ policy }) => {
      const reason = 'holidays';
      policy.freeze = [{ from: '2020-01-01T00:00', to: '2099-01-01T00:00', timeZone: 'UTC', reason }];
    });

    const result = await reconcile(session);

    expect(result.outputs).toMatchObject({ reason: 'in-sync' });
    expect(result.summary).toContain('2099-01-01T00:00 UTC');
    expect(await dispatched(session)).toEqual([]);
  });

  test.each(['throttle', '500', 'reset'] as const)(
    'is deployed although GitHub has trouble: %s',
    async (kind) => {
      await using session = await openUndeployed();
      for (const operation of ['actions.listWorkflowRuns', 'actions.createWorkflowDispatch'])
        session.github.faults.queue({ operation, kind });

      expect((await reconcile(session)).outputs).toMatchObject({ reason: 'deployment-started' });
      expect(session.github.faults.pending()).toEqual([]);
      expect(await dispatched(session)).toHaveLength(1);
    },
  );
});
