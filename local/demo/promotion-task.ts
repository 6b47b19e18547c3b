import type { ListrTask } from 'listr2';
import { describeEndpoint } from './endpoint.ts';
import { isLive } from './live.ts';
import { type Deployment, promote } from './promotion.ts';
import { currentPackage } from './outcome.ts';
import { required, type Story } from './story.ts';

/** The example's environments in the order in which a release goes through them. */
export const ENVIRONMENTS = ['staging', 'prod'] as const;
// Who merges and approves where no GitHub is: whoever runs the demo.
const PERSON = 'demo';

/** One task for each environment: the release goes into the manifest, the commit is planned and deployed, the endpoint asked. */
export function promotionTasks(model: string, signal: AbortSignal): ListrTask<Story>[] {
  return ENVIRONMENTS.map((environment, index) => ({
    title: `Promote to ${environment} (actions/plan, actions/deploy)`,
    task: async (story, task) => {
      const session = required(story, 'session');
      const registered = required(story, 'registered');
      const deployments = (story.deployments ??= []);
      const deployment = await promote({
        session,
        account: required(story, 'account'),
        repository: required(story, 'repository'),
        model,
        package: registered,
        environment,
        imageDigest: deployments.at(-1)?.imageDigest ?? null,
        approvedBy: PERSON,
        // Run 1 trained.
        runId: String(index + 2),
        signal,
        // A log would have each of CloudFormation's events twice: as a line here and in the stack.
        onLine: (line) => {
          if (isLive()) task.output = line;
        },
      });
      deployments.push(deployment);
      // Where releases begin, the deployment has approved the package.
      story.registered = await currentPackage(session, registered);
      const name = `${model}-${environment}`;
      const endpoint = await describeEndpoint(session, { name, environment, version: registered.version });
      (story.endpoints ??= []).push(endpoint);
      task.title = `${environment}: ${name} ${endpoint.status}, ${verdictOf(deployment)}`;
    },
  }));
}

function verdictOf({ rows, maxRelativeDifference, latencyMs }: Deployment): string {
  const difference =
    maxRelativeDifference === 0 ? 'exactly' : `within ${maxRelativeDifference.toExponential(0)}`;
  return `${rows} test rows predicted ${difference} as offline, p99 ${latencyMs.p99.toFixed(0)} ms`;
}
