import path from 'node:path';
import { messageOf } from '../plain.ts';
import { REPOSITORY } from '../training/session.ts';
import { parseArguments, USAGE } from './arguments.ts';
import { ending } from './ending.ts';
import { outcomeOf, writeOutcome, type DemoOutcome } from './outcome.ts';
import { emptyState } from './state.ts';
import type { Story } from './story.ts';
import { tellStory } from './tasks.ts';

/** Runs the demo, writes its outcome whatever happens, and answers whether all went well. */
async function demo(argv: readonly string[]): Promise<boolean> {
  if (argv.includes('--help')) {
    console.log(USAGE);
    return true;
  }
  const { data, pause, state = path.join(REPOSITORY, '.local/demo') } = parseArguments(argv);
  const root = path.resolve(state);
  await emptyState(root);
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupt.abort());
  const story: Story = {};
  let outcome: DemoOutcome;
  {
    await using stack = new AsyncDisposableStack();
    outcome = await tellStory({ root, data, pause, signal: interrupt.signal }, story, stack).then(
      () => outcomeOf('succeeded', null, story),
      (error: unknown) =>
        interrupt.signal.aborted
          ? outcomeOf(
              'interrupted',
              'a signal came before the end; everything that was started has been ended.',
              story,
            )
          : outcomeOf('failed', story.failure ?? messageOf(error), story),
    );
  }
  await writeOutcome(`${root}.json`, outcome);
  console.log(`\n${ending(story, outcome, root)}`);
  return outcome.status === 'succeeded';
}

try {
  if (!(await demo(process.argv.slice(2)))) process.exitCode = 1;
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 2;
}
