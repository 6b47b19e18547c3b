import { type Alarm, listAlarms } from '../lib/aws/alarms.ts';
import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { plain } from '../lib/summary/markdown.ts';
import type { Finding } from './finding.ts';

// As cloudformation/events.yaml names its alarms; owner and repository follow.
const PREFIX = 'sagemaker-drift-gitops-events-';

/** What is wrong on the way of events from an environment's account and region to this repository. */
export async function eventFindings(clients: Clients, place: Place, repository: string): Promise<Finding[]> {
  return findingsOf(await listAlarms(clients, place, PREFIX), repository);
}

/** `alarms` are those over events to whichever repository, `repository` is `owner/name`. */
export function findingsOf(
  alarms: readonly Pick<Alarm, 'name' | 'description' | 'state' | 'since'>[],
  repository: string,
): Finding[] {
  // Whoever made the stack may have written the names in another case.
  const own = `${PREFIX}${repository.replace('/', '-')}-`.toLowerCase();
  return alarms
    .filter(({ name, state }) => state === 'ALARM' && name.toLowerCase().startsWith(own))
    .map(({ name, description, since }) => ({
      model: null,
      kind: 'events',
      sentence: plain(`${description} The alarm ${name} has been raised since ${since.toISOString()}.`),
    }));
}
