import { AwsError } from '../service.ts';
import { type Place } from './arn.ts';
import type { Neighbours } from './neighbours.ts';
import { RolledBack } from './roll-out.ts';

/** Watches the alarms of an AutoRollbackConfiguration for one deployment. */
export class AlarmWatch implements Disposable {
  readonly #neighbours: Neighbours;
  readonly #place: Place;
  readonly #names: readonly string[];
  readonly #roleArn: string;
  readonly #alarmed = new AbortController();
  readonly #listener = (): void => {
    try {
      this.requireQuiet();
    } catch (error) {
      this.#alarmed.abort(error);
    }
  };

  constructor(neighbours: Neighbours, place: Place, names: readonly string[], roleArn: string) {
    this.#neighbours = neighbours;
    this.#place = place;
    this.#names = names;
    this.#roleArn = roleArn;
    if (names.length > 0) neighbours.alarms?.changes.on('alarm', this.#listener);
  }

  /** Aborts with `RolledBack` as soon as one of the alarms goes off. */
  get signal(): AbortSignal {
    return this.#alarmed.signal;
  }

  /** Throws `RolledBack` where one of the alarms is in ALARM, or the model's role may not ask for them. */
  requireQuiet(): void {
    if (this.#names.length === 0) return;
    this.#requireAccess();
    const { alarms } = this.#neighbours;
    const loud = this.#names.filter((name) => alarms?.state(this.#place.region, name) === 'ALARM');
    if (loud.length === 0) return;
    throw new RolledBack(
      `Alarm${loud.length > 1 ? 's' : ''} ${loud.join(', ')} of AutoRollbackConfiguration ${loud.length > 1 ? 'are' : 'is'} in ALARM: the deployment was rolled back.`,
    );
  }

  [Symbol.dispose](): void {
    this.#neighbours.alarms?.changes.off('alarm', this.#listener);
  }

  #requireAccess(): void {
    const { region, account } = this.#place;
    const resource = `arn:aws:cloudwatch:${region}:${account}:alarm:*`;
    const by = { roleArn: this.#roleArn, service: 'sagemaker.amazonaws.com' };
    try {
      this.#neighbours.access?.check(by, 'cloudwatch:DescribeAlarms', resource);
    } catch (error) {
      if (error instanceof AwsError)
        throw new RolledBack(`The alarms could not be read: ${error.message}`, { cause: error });
      throw error;
    }
  }
}
