import path from 'node:path';
import type { ListrTask } from 'listr2';
import { readAlarms } from './alarm.ts';
import { runCheck } from './check.ts';
import { driftOf } from './drift.ts';
import { alarmsOf, inputsOf, qualityOf } from './findings.ts';
import { isLive } from './live.ts';
import { makeLaterTrips, provideLabels, serveTrips } from './later-trips.ts';
import { newestRun } from './run.ts';
import { MODEL, required, type Story } from './story.ts';
import type { DemoOptions } from './tasks.ts';

/** The environment that is watched. */
export const ENVIRONMENT = 'prod';
export const WATCHED = `${MODEL}-${ENVIRONMENT}`;

/** The model in production is asked about later trips, and checked against its baseline before and after labels arrive. */
export function watchTasks({ root, data, signal }: DemoOptions): ListrTask<Story>[] {
  return [
    {
      title: `Later trips, asked of ${WATCHED}`,
      task: async (story, task) => {
        const session = required(story, 'session');
        const trips = await makeLaterTrips({ root, data });
        let told = 0;
        const tell = (rows: number) => {
          // A log has a line for every output that a task had.
          if (!isLive() && rows < trips.rows && rows - told < trips.rows / 4) return;
          told = rows;
          task.output = `${rows.toLocaleString('en')} of ${trips.rows.toLocaleString('en')} trips`;
        };
        story.served = await serveTrips(session, { trips, endpoint: WATCHED, signal, onProgress: tell });
        task.title = `Later trips: ${story.served.rows.toLocaleString('en')} asked of ${WATCHED} in ${story.served.requests} requests, all captured`;
      },
    },
    {
      title: 'Hourly check (drift-monitor), before any label is known',
      task: async (story, task) => {
        const session = required(story, 'session');
        story.driftRun = newestRun(required(story, 'github'));
        const check = await runCheck(session, WATCHED, signal);
        const alarms = await readAlarms(session, WATCHED);
        task.title = `Hourly check: ${inputsOf(check)}; ${qualityOf(check, required(story, 'main'))}; ${alarmsOf(alarms)}`;
      },
    },
    {
      title: 'Labels arrive, and the next check',
      task: async (story, task) => {
        const session = required(story, 'session');
        const labels = await provideLabels(session, {
          model: MODEL,
          served: required(story, 'served'),
          root,
        });
        task.output = `${labels.rows.toLocaleString('en')} labels in ${path.posix.dirname(labels.uri)}`;
        const check = await runCheck(session, WATCHED, signal);
        const alarms = await readAlarms(session, WATCHED);
        const quality = qualityOf(check, required(story, 'main'));
        story.drift = driftOf(check, alarms, `${inputsOf(check)}; ${quality}; ${alarmsOf(alarms)}.`);
        task.title = `Next check: ${quality}; ${alarmsOf(alarms)}`;
        refuseSurprise(data, story.drift.detected);
      },
      rendererOptions: { outputBar: Infinity, persistentOutput: true },
    },
  ];
}

/** What made-up trips are is known, and so is what the watch has to say of them. */
function refuseSurprise(data: DemoOptions['data'], detected: boolean): void {
  if (data.kind !== 'synthetic' || detected !== data.steady) return;
  throw new Error(
    data.steady
      ? 'The later trips are like those before, and an alarm was raised: a false one.'
      : 'The tariff of the later trips has risen, and no alarm was raised: drift was missed.',
  );
}
