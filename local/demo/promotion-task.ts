import type { ListrTask } from 'listr2';
import { describeEndpoint } from './endpoint.ts';
import { currentPackage } from './outcome.ts';
import { type Deployment, promote } from './promotion.ts';
import { newestRun } from './run.ts';
import { required, type Story } from './story.ts';

/** The example's environments in the order in which a release goes through them. */
export const ENVIRONMENTS = ['staging', 'prod'] as const;

/** One task for each environment: its pull request is merged, what that starts is followed, the endpoint is asked. */
export function promotionTasks(model: string, pause: boolean, signal: AbortSignal): ListrTask<Story>[] {
  return ENVIRONMENTS.map((environment) => ({
    title: `Promote to ${environment} (promote.yml, plan.yml, deploy.yml)`,
    task: async (story, task) => {
      const session = required(story, 'session');
      const github = required(story, 'github');
      const registered = required(story, 'registered');
      const deployments = (story.deployments ??= []);
      const deployment = await promote({
        session,
        github,
        account: required(story, 'account'),
        team: required(story, 'team'),
        model,
        version: registered.version,
        environment,
        after: story.trainingRun ?? newestRun(github),
        pause,
        signal,
        tell: (line) => (task.output = line),
      });
      deployments.push(deployment);
      // Where releases begin, the deployment has approved the package.
      story.registered = await currentPackage(session, registered);
      const name = `${model}-${environment}`;
      const endpoint = await describeEndpoint(session, { name, environment, version: registered.version });
      (story.endpoints ??= []).push(endpoint);
      task.title = `${environment}: ${name} ${endpoint.status}, ${verdictOf(deployment)}`;
    },
    rendererOptions: { outputBar: Infinity, persistentOutput: true },
  }));
}

function verdictOf({ promotion, rows, maxRelativeDifference, latencyMs }: Deployment): string {
  const difference =
    maxRelativeDifference === 0 ? 'exactly' : `within ${maxRelativeDifference.toExponential(0)}`;
  return `#${promotion.pullRequest} approved by ${promotion.approvedBy}, ${rows} test rows predicted ${difference} as offline, p99 ${latencyMs.p99.toFixed(0)} ms`;
}
