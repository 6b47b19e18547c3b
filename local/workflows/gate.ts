import picomatch from 'picomatch';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  DeploymentReview,
  EnvironmentFacts,
  PendingDeployment,
  WorkflowHost,
  WorkflowRun,
} from './host.ts';
import { WorkflowError } from './host.ts';

interface Waiting {
  run: WorkflowRun;
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
    return this.#waiting.filter((waiting) => waiting.run.id === runId).map(({ pending }) => pending);
  }

  /** Decides for all jobs of the run that wait for these environments. Throws where none does. */
  review(runId: number, review: DeploymentReview): void {
    const decided = this.#waiting.filter(
      (waiting) => waiting.run.id === runId && review.environmentIds.includes(waiting.pending.environment.id),
    );
    if (decided.length === 0) throw new WorkflowError(422, 'The run does not wait for these environments.');
    for (const { run, pending } of decided) this.#checkReviewer(run, pending.environment, review.user);
    this.#waiting = this.#waiting.filter((waiting) => !decided.includes(waiting));
    for (const { decide } of decided) decide(review);
  }

  /**
   * Resolves when the job may run in the environment. Throws a sentence where the branch may not deploy there or a
   * reviewer rejected it; rejects where the signal aborts.
   */
  async pass(request: {
    run: WorkflowRun;
    jobId: number;
    environment: EnvironmentFacts;
    signal: AbortSignal;
    onWait: () => void;
    /** It waits no longer; called before anything else happens. */
    onDecided: () => void;
  }): Promise<void> {
    const { run, environment, signal, onWait } = request;
    const branch = run.event.ref.replace(/^refs\/heads\//, '');
    if (
      environment.branches !== null &&
      !environment.branches.some((pattern) => picomatch.isMatch(branch, pattern))
    )
      throw new Error(
        `Branch "${branch}" is not allowed to deploy to ${environment.name} due to environment protection rules.`,
      );
    if (environment.waitMinutes > 0) {
      onWait();
      await sleep(environment.waitMinutes * 60_000, undefined, { signal, ref: false });
    }
    if (environment.reviewers.length === 0) return;
    const review = await this.#decision(request);
    if (review.state === 'rejected')
      throw new Error(`The deployment to ${environment.name} was rejected by ${review.user}.`);
  }

  #checkReviewer(run: WorkflowRun, { name, preventSelfReview }: EnvironmentFacts, user: string): void {
    if (!this.#host.mayReview(user, name))
      throw new WorkflowError(403, `${user} is no reviewer of the environment ${name}.`);
    if (preventSelfReview && [run.event.actor, run.triggeringActor].includes(user))
      throw new WorkflowError(
        403,
        `${user} started the run, and the environment ${name} prevents self-review.`,
      );
  }

  #decision(request: Parameters<EnvironmentGate['pass']>[0]): Promise<DeploymentReview> {
    const { run, jobId, environment, signal, onWait, onDecided } = request;
    return new Promise((resolve, reject) => {
      const waiting = {
        run,
        pending: { environment, jobId, since: this.#host.now() },
        decide: (review: DeploymentReview) => {
          onDecided();
          resolve(review);
        },
      };
      this.#waiting.push(waiting);
      onWait();
      signal.addEventListener('abort', () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        reject(signal.reason);
      });
    });
  }
}
