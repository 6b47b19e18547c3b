import { type Permission, translateError } from './errors.ts';

/** Sends one call. `permissions` are what it needs; the first is the call's own. Throws `AwsError` where it fails. */
export async function call<T>(
  permissions: Permission | readonly Permission[],
  send: () => Promise<T>,
): Promise<T> {
  try {
    return await send();
  } catch (error) {
    throw translateError(error, [permissions].flat());
  }
}

/** All items of a paginated call, page by page as they are asked for. */
export async function* items<Page, Item>(
  permissions: Permission | readonly Permission[],
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): AsyncGenerator<Item> {
  const iterator = pages[Symbol.asyncIterator]();
  for (;;) {
    const next = await call(permissions, () => iterator.next());
    if (next.done) return;
    yield* itemsOf(next.value) ?? [];
  }
}

interface RetriedCommand {
  middlewareStack: {
    add(middleware: unknown, options: { step: 'finalizeRequest'; priority: 'low'; name: string }): void;
  };
}

type Next = (args: unknown) => Promise<unknown>;

/**
 * For operations without an idempotency token: where the SDK sends the command again, because an answer was lost or
 * late, `landed` is asked first whether the former attempt took effect; if so, `output` is the command's answer.
 */
export function onceOnly<C extends RetriedCommand>(
  command: C,
  landed: () => Promise<boolean>,
  output: object,
): C {
  let attempts = 0;
  const middleware = (next: Next) => async (args: unknown) => {
    attempts += 1;
    if (attempts > 1 && (await landed())) return { response: {}, output: { ...output, $metadata: {} } };
    return next(args);
  };
  // The retry middleware is of this step and high priority: one of low priority sees each of its attempts.
  command.middlewareStack.add(middleware, { step: 'finalizeRequest', priority: 'low', name: 'onceOnly' });
  return command;
}
