import picomatch from 'picomatch';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeploymentReview, EnvironmentFacts, PendingDeployment, WorkflowHost } from './host.ts';
import { WorkflowError } from './host.ts';

interface Waiting {
  runId: number;
  pending: PendingDeployment;
  decide: (review: DeploymentReview) => void;
}

/** Jobs that wait until the reviewers of their environment have decided. */
export class EnvironmentGate {
  readonly #host: WorkflowHost;
  #waiting: Waiting[] = [];

  constructor(host: WorkflowHost) {
    this.#host = host;
  }

  pending(runId: number): PendingDeployment[] {
    return this.#waiting.filter((waiting) => waiting.runId === runId).map(({ pending }) => pending);
  }

  /** Decides for all jobs of the run that wait for these environments. Throws where none does. */
  review(runId: number, review: DeploymentReview): void {
    const decided = this.#waiting.filter(
      (waiting) => waiting.runId === runId && review.environmentIds.includes(waiting.pending.environment.id),
    );
    if (decided.length === 0) throw new WorkflowError(422, 'The run does not wait for these environments.');
    this.#waiting = this.#waiting.filter((waiting) => !decided.includes(waiting));
    for (const { decide } of decided) decide(review);
  }

  /**
   * Resolves when the job may run in the environment. Throws a sentence where the branch may not deploy there or a
   * reviewer rejected it; rejects where the signal aborts.
   */
  async pass(request: {
    runId: number;
    jobId: number;
    environment: EnvironmentFacts;
    ref: string;
    signal: AbortSignal;
    onWait: () => void;
  }): Promise<void> {
    const { runId, jobId, environment, ref, signal, onWait } = request;
    const branch = ref.replace(/^refs\/heads\//, '');
    if (
      environment.branches !== null &&
      !environment.branches.some((pattern) => picomatch.isMatch(branch, pattern))
    )
      throw new Error(
        `Branch "${branch}" is not allowed to deploy to ${environment.name} due to environment protection rules.`,
      );
    if (environment.waitMinutes > 0) {
      onWait();
      await sleep(environment.waitMinutes * 60_000, undefined, { signal });
    }
    if (environment.reviewers.length === 0) return;
    onWait();
    const review = await this.#decision({ runId, jobId, environment, signal });
    if (review.state === 'rejected')
      throw new Error(`The deployment to ${environment.name} was rejected by ${review.user}.`);
  }

  #decision(request: {
    runId: number;
    jobId: number;
    environment: EnvironmentFacts;
    signal: AbortSignal;
  }): Promise<DeploymentReview> {
    const { runId, jobId, environment, signal } = request;
    return new Promise((resolve, reject) => {
      const waiting = { runId, pending: { environment, jobId, since: this.#host.now() }, decide: resolve };
      this.#waiting.push(waiting);
      signal.addEventListener('abort', () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        reject(signal.reason);
      });
    });
  }
}
