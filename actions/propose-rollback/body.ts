import type { DeploymentRecord } from '../lib/deployment/record.ts';
import type { Hold, Release } from '../lib/manifest/manifest.ts';
import { code, fenced, link, list, plain, table } from '../lib/summary/markdown.ts';
import { versionOf } from './target.ts';

export interface RollbackText {
  environment: string;
  model: string;
  file: string;
  current: Release | null;
  target: DeploymentRecord;
  hold: Hold;
  /** The deployment that an alarm ended; undefined where a person asked. */
  failed: DeploymentRecord | undefined;
  /** Whether its checks wait for a click, as those of the job's own token do. */
  checksNeedClick: boolean;
}

export function rollbackTitle({ environment, model, target }: RollbackText): string {
  return `Roll ${model} in ${environment} back to version ${versionOf(target.release) ?? 'unknown'}`;
}

/** The pull request's body, as Markdown: why, what it goes back to, what merging does, what the hold means. */
export function rollbackBody(text: RollbackText): string {
  const { environment, model, file, current, target, hold, failed } = text;
  const from = current === null ? 'nothing' : `version ${versionOf(current) ?? 'unknown'}`;
  const until = hold.until === null ? 'until somebody removes it' : `until ${plain(hold.until)}`;
  const parts = [
    `Puts ${plain(model)} in ${plain(environment)} from ${from} back to version ${versionOf(target.release) ?? 'unknown'}.\n`,
    text.checksNeedClick ? CLICK : '',
    why(text),
    '### Goes back to\n',
    table(
      ['version', 'deployed', 'by the commit', 'let in by', 'model data', 'image'],
      [
        [
          String(versionOf(target.release) ?? ''),
          plain(target.endedAt),
          code(target.commit.slice(0, 12)),
          plain(target.approval?.by ?? 'unknown'),
          code(target.release.modelDataETag),
          code(target.release.imageDigest?.slice(0, 19) ?? 'not recorded'),
        ],
      ],
    ),
    '### When this is merged\n',
    list([
      failed === undefined
        ? `The deployment of ${plain(environment)} starts, with the approval that it always needs. In a freeze it waits for the end of that.`
        : `Traffic is back on this release already; git says so too then, and the next deployment changes nothing that runs.`,
      `${code('hold')} in ${code(file)} keeps newer packages from being proposed for ${plain(model)} in ${plain(environment)} ${until}. Remove it in a pull request of its own to go on.`,
    ]),
    '### When this is closed\n',
    failed === undefined
      ? 'Nothing happens.\n'
      : `${code(file)} goes on naming a release that does not run. A person may start its deployment again: Actions, Deploy, ${plain(environment)}.\n`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

const CLICK = `> [!IMPORTANT]
> The checks of this pull request wait until somebody with the right to write presses **Approve and run**: it was opened with the job's own token. A GitHub App ends that; see docs/setup.md.
`;

function why({ failed, hold }: RollbackText): string {
  if (failed === undefined) return `${plain(hold.by)} asked for it:\n\n${fenced('', hold.reason)}`;
  const run = failed.run.url === undefined ? 'The deployment' : link('The deployment', failed.run.url);
  return `${run} of ${code(failed.commit.slice(0, 12))} was rolled back by an alarm, on ${plain(failed.endedAt)}:\n\n${fenced('', failed.failure?.message ?? failed.reason)}`;
}
