import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeSyntheticData } from '../../local/data/input.ts';
import { temporaryAws } from '../local/temporary-aws.ts';
import { CHAMPION, TaxiCircle } from './taxi-circle.ts';
import { openTaxiRun, type TaxiRun } from './taxi-run.ts';

/** Whether there is a tip follows from the distance in miles, but for one trip in five. */
type Habit = (miles: number) => boolean;
const longTrips: Habit = (miles) => miles > 4;
const shortTrips: Habit = (miles) => miles <= 4;

async function writeTrips(taxi: TaxiRun, root: string, seed: number, habit: Habit): Promise<void> {
  const to = join(taxi.root(root), 'processing/input');
  const { trips } = await writeSyntheticData({ rows: 12_000, seed, to });
  const file = trips[0] ?? '';
  const [header = '', ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n');
  const names = header.split(',');
  const [miles, tip] = [names.indexOf('trip_distance'), names.indexOf('tip_amount')];
  const changed = lines.map((line, row) => {
    const cells = line.split(',');
    const tipped = habit(Number(cells[miles])) !== (row % 5 === 0);
    return cells.with(tip, tipped ? '2.00' : '0.00').join(',');
  });
  await writeFile(file, `${[header, ...changed].join('\n')}\n`);
}

test(
  'a binary problem goes through gate, baseline, quality alarm and judge',
  { timeout: 180_000 },
  async () => {
    await using taxi = await openTaxiRun(join(import.meta.dirname, 'nyc-taxi-tips'));
    await using aws = await temporaryAws();
    const circle = new TaxiCircle(taxi, aws);
    await writeTrips(taxi, 'before', 1, longTrips);
    await writeTrips(taxi, 'after', 2, shortTrips);

    expect(await circle.trainChampion()).toMatchObject({
      binary_classification_metrics: {
        auc: { value: expect.closeTo(0.8, 1), standard_deviation: expect.any(Number) },
        accuracy: { value: expect.closeTo(0.8, 1) },
      },
      naive: { binary_classification_metrics: { auc: { value: 0.5 } } },
      judge: null,
    });
    // The gate reads just this value.
    expect(taxi.definition).toContain('"Path":"binary_classification_metrics.auc.value"');

    const rows = await circle.serve();
    const report = await circle.check();
    expect(report).toMatchObject({
      rows: { captured: rows },
      quality: { verdict: 'worse', metrics: { auc: { better: 'higher', baseline: expect.closeTo(0.8, 1) } } },
    });
    expect(report).toHaveProperty(
      'metrics.model_quality_auc_ratio_low',
      expect.toSatisfy((low) => low > 1.2),
    );

    expect(await circle.retrain()).toMatchObject({
      judge: {
        metric: 'auc',
        better: 'higher',
        champion: { modelPackageArn: CHAMPION, value: expect.toSatisfy((auc) => auc < 0.5) },
        challenger: { value: expect.closeTo(0.8, 1) },
        verdict: 'better',
      },
      judgeProblem: null,
    });
  },
);
