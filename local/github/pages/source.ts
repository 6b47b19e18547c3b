import type { Core } from '../core.ts';

/** What the pages need of the GitHub that they show. They read its state, and change it by its REST API only. */
export interface PagesSource {
  core: Core;
  /** Login that a visitor acts as who chose nobody; without it the first person with a role. */
  viewer?: string;
  /**
   * Sends a request to the REST API as a person, so that a button does what the API would allow and nothing more.
   * `path` is below the API's root: `/repos/example/taxi-models/pulls/7/merge`.
   */
  act(login: string, method: 'POST' | 'PUT' | 'PATCH', path: string, body: object): Promise<Response>;
}
