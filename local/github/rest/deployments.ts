import { notFound } from '../api-error.ts';
import { deploymentJson, deploymentStatusJson } from '../json/environment.ts';
import type { Operation } from './router.ts';

const REPOSITORY = '/repos/:owner/:repo';

export const deploymentOperations: readonly Operation[] = [
  {
    name: 'repos.listDeployments',
    method: 'get',
    path: `${REPOSITORY}/deployments`,
    needs: ['deployments', 'read'],
    handle({ core, query }) {
      const [environment, sha] = [query('environment'), query('sha')];
      const found = core.state.deployments
        .filter((deployment) => environment === undefined || deployment.environment === environment)
        .filter((deployment) => sha === undefined || deployment.commit === sha);
      return { json: found.toReversed().map((deployment) => deploymentJson(core, deployment)) };
    },
  },
  {
    name: 'repos.listDeploymentStatuses',
    method: 'get',
    path: `${REPOSITORY}/deployments/:deployment/statuses`,
    needs: ['deployments', 'read'],
    handle({ core, number }) {
      const deployment = core.state.deployments.find(({ id }) => id === number('deployment'));
      if (deployment === undefined) throw notFound();
      return {
        json: deployment.statuses
          .map((_, index) => deploymentStatusJson(core, deployment, index))
          .toReversed(),
      };
    },
  },
];
