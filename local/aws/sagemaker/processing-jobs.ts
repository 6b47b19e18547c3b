import type { JsonObject } from '../../executor/json.ts';
import type { Machine } from '../../executor/job/machine.ts';
import { ImageError } from '../../executor/job/image.ts';
import {
  type ProcessingEnding,
  type RunningProcessingJob,
  runProcessingJob,
} from '../../executor/job/processing-job.ts';
import { processingProblem, type ProcessingRequest } from '../../executor/job/processing-request.ts';
import type { Job } from '../../executor/platform.ts';
import { AwsError } from '../service.ts';
import { arnOf, type Place } from './arn.ts';
import type { Changes } from './change.ts';
import type { ProcessingJobRecord, Store } from './store.ts';
import { checkInput } from './shape.ts';

const lost = 'InternalServerError: The local SageMaker ended while the job was running.';

/** Runs processing jobs and keeps their records. */
export class ProcessingJobs {
  readonly #store: Store;
  readonly #changes: Changes;
  readonly #machine: (region: string, roleArn: string) => Machine;
  readonly #running = new Map<string, RunningProcessingJob>();

  constructor(store: Store, changes: Changes, machine: (region: string, roleArn: string) => Machine) {
    this.#store = store;
    this.#changes = changes;
    this.#machine = machine;
  }

  /** Jobs of a server that is gone have no processes any more. */
  recover(now: Date): void {
    for (const record of this.#store.processingJobs.values()) {
      if (record.status === 'InProgress')
        this.#change(record, { status: 'Failed', failureReason: lost, endedAt: now.toISOString() }, now);
      if (record.status === 'Stopping')
        this.#change(record, { status: 'Stopped', endedAt: now.toISOString() }, now);
    }
  }

  /** Starts a job. Throws `AwsError` as CreateProcessingJob does. */
  async create(input: JsonObject, place: Place): Promise<Job> {
    const request = checkInput<ProcessingRequest>('CreateProcessingJob', input);
    const machine = this.#machine(place.region, request.RoleArn);
    const arn = arnOf(place, 'processing-job', request.ProcessingJobName);
    if (this.#store.processingJobs.get(arn)) {
      throw new AwsError(
        'ResourceInUse',
        `Job name must be unique within an AWS account and region, and a job with this name already exists (${arn})`,
      );
    }
    const problem = processingProblem(request);
    if (problem) throw new AwsError('ValidationException', problem);

    const createdAt = machine.now().toISOString();
    const record: ProcessingJobRecord = {
      arn,
      name: request.ProcessingJobName,
      request,
      status: 'InProgress',
      createdAt,
      modifiedAt: createdAt,
    };
    const running = this.#run(machine, request, record);
    await this.#store.processingJobs.save(record);
    this.#changes.emit('processingJob', record);
    return {
      arn,
      ended: this.#follow(machine, record, running),
      stop: () => this.stop(record, machine.now()),
    };
  }

  #run(machine: Machine, request: ProcessingRequest, record: ProcessingJobRecord): RunningProcessingJob {
    try {
      const running = runProcessingJob(machine, request, () => {
        record.startedAt = machine.now().toISOString();
        this.#change(record, {}, machine.now());
      });
      this.#running.set(record.arn, running);
      return running;
    } catch (error) {
      if (error instanceof ImageError) throw new AwsError('ValidationException', error.message);
      throw error;
    }
  }

  async #follow(
    machine: Machine,
    record: ProcessingJobRecord,
    running: RunningProcessingJob,
  ): Promise<ProcessingEnding> {
    const ending = await running.ended;
    this.#running.delete(record.arn);
    const { status, failureReason, exitMessage } = ending;
    const now = machine.now();
    this.#change(
      record,
      {
        status,
        endedAt: now.toISOString(),
        ...(failureReason !== undefined && { failureReason }),
        ...(exitMessage !== undefined && { exitMessage }),
      },
      now,
    );
    return ending;
  }

  stop(record: ProcessingJobRecord, now: Date): void {
    const running = this.#running.get(record.arn);
    if (!running || record.status !== 'InProgress') return;
    this.#change(record, { status: 'Stopping' }, now);
    running.stop();
  }

  async close(): Promise<void> {
    const running = [...this.#running.values()];
    for (const job of running) job.stop(0);
    await Promise.all(running.map(({ ended }) => ended));
  }

  #change(record: ProcessingJobRecord, values: Partial<ProcessingJobRecord>, now: Date): void {
    Object.assign(record, values, { modifiedAt: now.toISOString() });
    this.#store.processingJobs.saveSoon(record);
    this.#changes.emit('processingJob', record);
  }
}
