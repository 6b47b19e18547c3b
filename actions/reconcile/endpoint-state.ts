import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { describeEndpoint } from '../lib/aws/endpoints.ts';
import { servedBy } from '../lib/aws/served-facts.ts';
import { endpointFaults } from '../lib/deployment/served-facts.ts';
import type { ModelEntry } from '../lib/manifest/manifest.ts';
import { plain } from '../lib/summary/markdown.ts';
import type { Finding } from './finding.ts';

/**
 * In what the endpoint of a model that counts as deployed is not what the manifest says: CloudFormation compares a stack with
 * its template, and never sees what somebody changes beside it. One that is changing at this moment is left to the next run.
 */
export async function endpointFindings(
  clients: Clients,
  place: Place,
  { model, endpoint: name, entry }: { model: string; endpoint: string; entry: ModelEntry },
): Promise<Finding[]> {
  const { release, endpoint: spec } = entry;
  if (release === null) return [];
  const endpoint = await describeEndpoint(clients, place, name);
  if (endpoint === undefined)
    return [
      {
        model,
        kind: 'endpoint',
        sentence: `There is no endpoint ${name}, and its deployment is on record: somebody deleted it. If it is to run, delete its stack and start deploy.yml for the environment; if not, set its release to null.`,
      },
    ];
  if (endpoint.changing || endpoint.status.endsWith('ing')) return [];
  const faults = endpointFaults(await servedBy(clients, place, endpoint), { release, spec });
  return faults.map((fault) => ({ model, kind: 'endpoint', sentence: plain(`${name}: ${fault}.`) }));
}
