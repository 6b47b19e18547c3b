import type { JsonObject } from '../../executor/json.ts';
import type { Machine } from '../../executor/job/machine.ts';
import { ImageError } from '../../executor/job/image.ts';
import {
  type RunningTrainingJob,
  runTrainingJob,
  type TrainingEnding,
  type TrainingPhase,
} from '../../executor/job/training-job.ts';
import { trainingProblem, type TrainingRequest } from '../../executor/job/training-request.ts';
import type { Job } from '../../executor/platform.ts';
import { AwsError } from '../service.ts';
import { arnOf, type Place } from './arn.ts';
import type { Changes } from './change.ts';
import type { Store, TrainingJobRecord } from './store.ts';
import { checkInput } from './shape.ts';

const lost = 'InternalServerError: The local SageMaker ended while the job was running.';

/** Runs training jobs and keeps their records. */
export class TrainingJobs {
  readonly #store: Store;
  readonly #changes: Changes;
  readonly #machine: (region: string, roleArn: string) => Machine;
  readonly #running = new Map<string, RunningTrainingJob>();

  constructor(store: Store, changes: Changes, machine: (region: string, roleArn: string) => Machine) {
    this.#store = store;
    this.#changes = changes;
    this.#machine = machine;
  }

  /** Jobs of a server that is gone have no processes any more. */
  recover(now: Date): void {
    for (const record of this.#store.trainingJobs.values()) {
      if (record.status === 'InProgress') this.#end(record, 'Failed', 'Failed', now, lost);
      if (record.status === 'Stopping') this.#end(record, 'Stopped', 'Stopped', now);
    }
  }

  /** Starts a job. Throws `AwsError` as CreateTrainingJob does. */
  async create(input: JsonObject, place: Place): Promise<Job> {
    const request = checkInput<TrainingRequest>('CreateTrainingJob', input);
    const machine = this.#machine(place.region, request.RoleArn);
    const arn = arnOf(place, 'training-job', request.TrainingJobName);
    if (this.#store.trainingJobs.get(arn)) {
      throw new AwsError(
        'ResourceInUse',
        `Job name must be unique within an AWS account and region, and a job with this name already exists (${arn})`,
      );
    }
    const problem = trainingProblem(request);
    if (problem) throw new AwsError('ValidationException', problem);

    const createdAt = machine.now().toISOString();
    const record: TrainingJobRecord = {
      arn,
      name: request.TrainingJobName,
      request,
      status: 'InProgress',
      secondaryStatus: 'Starting',
      transitions: [{ Status: 'Starting', StartTime: createdAt, StatusMessage: 'Starting the training job' }],
      metrics: [],
      createdAt,
      modifiedAt: createdAt,
    };
    const running = this.#run(machine, request, record);
    await this.#store.trainingJobs.save(record);
    this.#changes.emit('trainingJob', record);
    return {
      arn,
      ended: this.#follow(machine, record, running),
      stop: () => this.stop(record, machine.now()),
    };
  }

  #run(machine: Machine, request: TrainingRequest, record: TrainingJobRecord): RunningTrainingJob {
    try {
      const running = runTrainingJob(machine, request, record.arn, (phase) =>
        this.#enter(record, phase, machine.now()),
      );
      this.#running.set(record.arn, running);
      return running;
    } catch (error) {
      if (error instanceof ImageError || error instanceof SyntaxError)
        throw new AwsError('ValidationException', error.message);
      throw error;
    }
  }

  async #follow(
    machine: Machine,
    record: TrainingJobRecord,
    running: RunningTrainingJob,
  ): Promise<TrainingEnding> {
    const ending = await running.ended;
    this.#running.delete(record.arn);
    record.metrics = ending.metrics;
    const secondary = ending.timedOut ? 'MaxRuntimeExceeded' : ending.status;
    this.#end(record, ending.status, secondary, machine.now(), ending.failureReason);
    return ending;
  }

  stop(record: TrainingJobRecord, now: Date): void {
    const running = this.#running.get(record.arn);
    if (!running || record.status !== 'InProgress') return;
    record.status = 'Stopping';
    this.#enter(record, 'Stopping', now);
    running.stop();
  }

  async close(): Promise<void> {
    const running = [...this.#running.values()];
    for (const job of running) job.stop(0);
    await Promise.all(running.map(({ ended }) => ended));
  }

  #enter(record: TrainingJobRecord, status: TrainingPhase | 'Stopping', now: Date): void {
    const time = now.toISOString();
    if (status === 'Training') record.startedAt = time;
    this.#transit(record, status, time, messages[status]);
    this.#save(record);
  }

  #end(
    record: TrainingJobRecord,
    status: TrainingJobRecord['status'],
    secondary: string,
    now: Date,
    failureReason?: string,
  ): void {
    const time = now.toISOString();
    this.#transit(record, secondary, time, failureReason ?? messages[secondary]);
    const last = record.transitions.at(-1);
    if (last) last.EndTime = time;
    Object.assign(record, { status, endedAt: time, ...(failureReason !== undefined && { failureReason }) });
    this.#save(record);
  }

  #transit(record: TrainingJobRecord, status: string, time: string, message: string | undefined): void {
    const last = record.transitions.at(-1);
    if (last) last.EndTime = time;
    record.transitions.push({
      Status: status,
      StartTime: time,
      ...(message !== undefined && { StatusMessage: message }),
    });
    record.secondaryStatus = status;
    record.modifiedAt = time;
  }

  #save(record: TrainingJobRecord): void {
    this.#store.trainingJobs.saveSoon(record);
    this.#changes.emit('trainingJob', record);
  }
}

const messages: Readonly<Record<string, string>> = {
  Downloading: 'Downloading the training image and data',
  Training: 'Training is in progress',
  Uploading: 'Uploading generated training model',
  Stopping: 'Stopping the training job',
  Stopped: 'Training job stopped',
  Completed: 'Training job completed',
};
