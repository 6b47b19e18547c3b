import { Hono } from 'hono';
import type { Core } from '../core.ts';

/** The pages for people; see the other files of this folder. */
export function pages(core: Core): Hono {
  const app = new Hono();
  app.get('/', (context) => context.text(core.state.repository.name));
  return app;
}
