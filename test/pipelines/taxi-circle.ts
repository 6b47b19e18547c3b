import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TemporaryAws } from '../local/temporary-aws.ts';
import { argumentsOf, capturedLine } from './monitored-endpoint.ts';
import type { TaxiRun } from './taxi-run.ts';

export const CHAMPION = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/taxi/1';

const MODEL = 'processing/input/model/model.tar.gz';
const END = '2026-11-23T08:20:00Z';
const RETRAINING = {
  LABELLED_URI: 's3://bucket/labelled/taxi/1',
  CHAMPION_MODEL_URI: 's3://bucket/models/champion/model.tar.gz',
  CHAMPION_MODEL_PACKAGE_ARN: CHAMPION,
};
const PLACES = argumentsOf({
  model: 'taxi',
  endpoint: 'taxi-prod',
  package: CHAMPION,
  baseline: 's3://bucket/baseline',
  capture: 's3://bucket/capture/taxi/AllTraffic',
  labels: 's3://bucket/labels/taxi',
  deployments: 's3://bucket/deployments/prod/taxi',
  window: 'P3D',
  end: END,
  'label-delay': 'PT1H',
});
const CHECK = argumentsOf({
  environment: 'prod',
  schedule: 'taxi-prod',
  reports: 's3://bucket/monitoring/taxi-prod',
  'minimum-rows': '1000',
  'minimum-labels': '500',
});

/**
 * From a champion to the challenger that replaces it, without SageMaker: the steps of a taxi pipeline and of the monitor's, by hand.
 * `before` and `after` are roots with trips to train the champion on, and trips that it then serves.
 */
export class TaxiCircle {
  readonly #taxi: TaxiRun;
  readonly #aws: TemporaryAws['aws'];

  constructor(taxi: TaxiRun, { aws }: TemporaryAws) {
    this.#taxi = taxi;
    this.#aws = aws;
  }

  /** Trains the champion and makes its baseline; answers its evaluation. */
  async trainChampion(): Promise<unknown> {
    await this.#taxi.runScript('before', 'nyc-taxi-fare/preprocess/preprocess.py');
    await this.#taxi.train('before', join(this.#taxi.root('champion'), MODEL));
    const evaluation = await this.#evaluate('before', 'champion');
    await this.#taxi.connect('champion', 'scored', 'baseline');
    await this.#taxi.runScript('baseline', 'monitor/monitor.py', { arguments: ['baseline'] });
    const baseline = join(this.#taxi.root('baseline'), 'processing/output/baseline');
    for (const name of await readdir(baseline))
      await this.#put(`baseline/${name}`, await readFile(join(baseline, name)));
    await this.#put('models/champion/model.tar.gz', await readFile(join(this.#taxi.root('champion'), MODEL)));
    return evaluation;
  }

  /** Lets the champion answer for the later trips' test rows, whose truth comes as labels; answers how many they are. */
  async serve(): Promise<number> {
    await this.#taxi.runScript('after', 'nyc-taxi-fare/preprocess/preprocess.py');
    const model = join(this.#taxi.root('served'), MODEL);
    await mkdir(dirname(model), { recursive: true });
    await cp(join(this.#taxi.root('champion'), MODEL), model);
    await this.#evaluate('after', 'served');
    const scored = join(this.#taxi.root('served'), 'processing/output/scored/scored.csv');
    const [header = '', ...lines] = (await readFile(scored, 'utf8')).trimEnd().split('\n');
    const label = header.split(',').at(-3);
    const labels = [`trip_id,${label}`];
    const hours = new Map<string, string[]>();
    for (const [row, line] of lines.entries()) {
      const cells = line.split(',');
      const at = new Date(
        Date.parse(END) - Math.floor(((lines.length - row) * 70 * 3600_000) / lines.length),
      );
      const order = {
        id: `row-${row}`,
        at,
        cells: cells.slice(1, -3),
        prediction: Number(cells[0]),
        price: Number(cells.at(-3)),
      };
      const hour = at.toISOString().slice(0, 13).replaceAll(/[-T]/g, '/');
      hours.set(hour, [...(hours.get(hour) ?? []), capturedLine(order)]);
      labels.push(`${order.id},${order.price}`);
    }
    for (const [hour, records] of hours)
      await this.#put(`capture/taxi/AllTraffic/${hour}/a.jsonl`, records.join(''));
    await this.#put('labels/taxi/labels.csv', `${labels.join('\n')}\n`);
    const release = { modelPackageArn: CHAMPION };
    const record = { outcome: 'deployed', endedAt: '2026-11-20T00:00:00Z', release };
    await this.#put('deployments/prod/taxi/a1.json', JSON.stringify(record));
    return lines.length;
  }

  /** The monitor's report of what was served. */
  async check(): Promise<unknown> {
    await this.#monitor('check', ...PLACES, ...CHECK);
    const key = 'monitoring/taxi-prod/2026/11/23/08/20261123T082000Z/report.json';
    return JSON.parse((await this.#aws.objects.read('bucket', key)).toString('utf8'));
  }

  /** Trains the challenger on the labelled rows, with the champion's trips still there; answers its evaluation. */
  async retrain(): Promise<unknown> {
    await this.#monitor('ingest', ...PLACES, '--labelled', RETRAINING.LABELLED_URI);
    await cp(this.#input('before'), this.#input('again'), { recursive: true });
    const environment = { ...this.#aws.environment(), ...RETRAINING };
    await this.#taxi.runScript('again', 'nyc-taxi-fare/preprocess/preprocess.py', { environment });
    await this.#taxi.train('again', join(this.#taxi.root('challenger'), MODEL));
    return await this.#evaluate('again', 'challenger', environment);
  }

  async #evaluate(from: string, step: string, environment: NodeJS.ProcessEnv = {}): Promise<unknown> {
    for (const output of ['test', 'summary']) await this.#taxi.connect(from, output, step);
    await this.#taxi.runScript(step, 'nyc-taxi-fare/evaluate/evaluate.py', { environment });
    return await this.#taxi.readJson(step, 'evaluation/evaluation.json');
  }

  async #monitor(...parameters: string[]): Promise<void> {
    const environment = this.#aws.environment();
    await this.#taxi.runScript('monitor', 'monitor/monitor.py', { arguments: parameters, environment });
  }

  #input(step: string): string {
    return join(this.#taxi.root(step), 'processing/input');
  }

  async #put(key: string, body: string | Buffer): Promise<void> {
    await this.#aws.objects.put('bucket', key, body);
  }
}
