import type { ListrTask } from 'listr2';
import { describeEndpoint, type EndpointFacts } from './endpoint.ts';
import { currentPackage, type RegisteredPackage } from './outcome.ts';
import { type Deployment, promote } from './promotion.ts';
import { MODEL, required, type Story } from './story.ts';

/** The example's environments in the order in which a release goes through them. */
export const ENVIRONMENTS = ['staging', 'prod'] as const;

export interface PromotionTaskOptions {
  environment: string;
  /** Which of the story's packages. */
  of: 'registered' | 'challenger';
  pause: boolean;
  signal: AbortSignal;
}

/** A package's pull request for one environment is merged, what that starts is followed, the endpoint is asked. */
export function promotionTask({ environment, of, pause, signal }: PromotionTaskOptions): ListrTask<Story> {
  return {
    title: `Promote to ${environment} (promote.yml, plan.yml, deploy.yml)`,
    task: async (story, task) => {
      const session = required(story, 'session');
      const { version, after } = proposed(story, of);
      const deployment = await promote({
        session,
        github: required(story, 'github'),
        account: required(story, 'account'),
        team: required(story, 'team'),
        model: MODEL,
        version,
        environment,
        after,
        pause,
        signal,
        tell: (line) => (task.output = line),
      });
      (story.deployments ??= []).push(deployment);
      // Where releases begin, the deployment has approved the package.
      story[of] = await currentPackage(session, required(story, of));
      const name = `${MODEL}-${environment}`;
      const endpoint = await describeEndpoint(session, { name, environment, version });
      story.endpoints = withEndpoint(story.endpoints ?? [], endpoint);
      if (of === 'challenger' && story.retrained)
        story.retrained = { ...story.retrained, pullRequest: deployment.pullRequest.number };
      task.title = `${environment}: ${name} ${endpoint.status}, version ${version}, ${verdictOf(deployment)}`;
    },
    rendererOptions: { outputBar: Infinity, persistentOutput: true },
  };
}

/** The version that is proposed, and the run after which that begins. */
function proposed(story: Story, of: PromotionTaskOptions['of']): { version: number; after: number } {
  const { version }: RegisteredPackage = required(story, of);
  return { version, after: required(story, of === 'registered' ? 'trainingRun' : 'driftRun') };
}

/** One for each environment, in their order. */
function withEndpoint(known: readonly EndpointFacts[], endpoint: EndpointFacts): EndpointFacts[] {
  return ENVIRONMENTS.flatMap(
    (environment) => [endpoint, ...known].find((one) => one.environment === environment) ?? [],
  );
}

function verdictOf({ promotion, rows, maxRelativeDifference, latencyMs }: Deployment): string {
  const difference =
    maxRelativeDifference === 0 ? 'exactly' : `within ${maxRelativeDifference.toExponential(0)}`;
  return `#${promotion.pullRequest} approved by ${promotion.approvedBy}, ${rows} test rows predicted ${difference} as offline, p99 ${latencyMs.p99.toFixed(0)} ms`;
}
