import { setTimeout as sleep } from 'node:timers/promises';
import { CloudWatchClient, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import { expect, test } from 'vitest';
import { clientSettings } from '../../local/demo/client.ts';
import { errorsOf, type Loop, MODEL, openLoop, resultsOf } from './loop.ts';

const CANARY = { type: 'canary', instances: 1, bake: 'PT10M' } as const;

test(
  'an alarm during the canary: traffic goes back, a pull request lets git say so, and a hold stops proposals',
  { timeout: 480_000 },
  async () => {
    await using here = await openLoop();
    await here.land('prod', (manifest) => {
      const entry = manifest.models[MODEL];
      if (entry) Object.assign(entry.endpoint, { instanceCount: 2, rollout: CANARY });
    });
    const first = await here.register();
    await toProd(here);
    await here.review('approved');
    const before = await configuration(here);
    const second = await here.register(2);
    await toProd(here);

    await approveUnderAlarm(here);

    const run = here.runs('deploy.yml').at(-1);
    expect(errorsOf(run).join(' ')).toContain('traffic returned to what ran before');
    expect(resultsOf(run)).toMatchObject({
      'Deploy to prod': 'failure',
      'Propose to roll prod back': 'success',
    });
    expect(await configuration(here)).toBe(before);
    expect((await here.manifest('prod')).models[MODEL]?.release?.modelPackageArn).toBe(second);
    const [revert] = await here.open('prod');
    expect(revert).toMatchObject({
      head: `rollback/prod/${MODEL}`,
      title: expect.stringContaining('version 1'),
    });

    await here.merge(revert?.number ?? 0, 'prod');

    const entry = (await here.manifest('prod')).models[MODEL];
    expect(entry?.release?.modelPackageArn).toBe(first);
    expect(entry?.hold?.reason).toMatch(/alarm/);
    await here.propose();
    expect(await here.open('prod')).toEqual([]);
    expect(await configuration(here)).toBe(before);
  },
);

/** Takes the newest version through staging to the run that waits for prod. */
async function toProd(here: Loop): Promise<void> {
  await here.propose();
  const [staging] = await here.open('staging');
  await here.merge(staging?.number ?? 0, 'staging');
  const [prod] = await here.open('prod');
  await here.merge(prod?.number ?? 0, 'prod');
}

/** Has the deployment approved, and raises the endpoint's alarm while its canary bakes. */
async function approveUnderAlarm(here: Loop): Promise<void> {
  const cloudwatch = new CloudWatchClient(clientSettings(here));
  here.aws.time.hold();
  const approved = here.review('approved');
  try {
    while ((await endpoint(here)).EndpointStatus !== 'Updating') await sleep(100);
    const [{ AlarmName: alarm = '' } = {}] =
      (await endpoint(here)).LastDeploymentConfig?.AutoRollbackConfiguration?.Alarms ?? [];
    await cloudwatch.send(
      new SetAlarmStateCommand({
        AlarmName: alarm,
        StateValue: 'ALARM',
        StateReason: 'Every answer is wrong.',
      }),
    );
    here.aws.time.release();
    await approved;
  } finally {
    cloudwatch.destroy();
  }
}

function endpoint({ sagemaker }: Loop) {
  return sagemaker.send(new DescribeEndpointCommand({ EndpointName: `${MODEL}-prod` }));
}

async function configuration(here: Loop): Promise<string | undefined> {
  return (await endpoint(here)).EndpointConfigName;
}
