import type { Leftovers } from '../lib/deployment/leftovers.ts';
import type { StackOwner } from '../lib/deployment/stack-tags.ts';

export interface StackRequest {
  name: string;
  owner: StackOwner;
  template: string;
  parameters: Readonly<Record<string, string>>;
  serviceRoleArn: string;
  /** Begins the names and tokens of this deployment's calls; the same for all attempts at one commit. */
  cause: string;
  /** Tells this attempt from others of the same cause. */
  attempt: string;
  deadline: number;
  leftovers: Pick<Leftovers, 'add' | 'remove'>;
  signal: AbortSignal;
  log: (line: string) => void;
}

export interface StackResult {
  id: string;
  status: string;
  change: 'created' | 'updated' | 'unchanged';
}
