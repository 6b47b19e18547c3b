import type { Access, CredentialsOf } from './iam/access.ts';
import type { ObjectStore } from './object-store.ts';
import type { LocalTime } from './time.ts';

/** What a service is made from. `url` is known once the server listens. */
export interface ServiceParts {
  objects: ObjectStore;
  root: string;
  account: string;
  url: () => string;
  now: () => Date;
  /** How long things take. */
  time: LocalTime;
  /** What roles that callers hand over may do. */
  access: Access;
  /** Keys for calls that a service makes for its caller. */
  credentials: CredentialsOf;
}
