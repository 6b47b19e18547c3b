import { consoleOf } from '../aws/console.ts';
import { parseS3Uri } from '../aws/objects.ts';
import { parsePackageArn } from '../manifest/package-arn.ts';
import { code, link, list } from '../summary/markdown.ts';
import type { Evidence, PackageEvidence } from './evidence.ts';

/** Code, execution and data that made the package. Its metadata are what somebody wrote: only what has a form is linked. */
export function originSection(
  { candidate }: Evidence,
  { repository, serverUrl }: { repository: string; serverUrl: string },
): string {
  const { commit, execution, inputFingerprint, definitionHash, scored } = candidate.metadata;
  const items = [`package ${code(candidate.arn)}, now ${code(candidate.approval)}`];
  // A commit of another repository is none of this one's pages.
  if (isCommit(commit) && candidate.metadata['repository'] === repository)
    items.push(`code at ${link(code(commit.slice(0, 7)), `${serverUrl}/${repository}/commit/${commit}`)}`);
  else items.push(known(commit) ? `code at commit ${code(commit)}` : 'what code made it is not recorded');
  items.push(known(execution) ? `execution ${code(execution)}` : 'what execution made it is not recorded');
  items.push(
    known(inputFingerprint)
      ? `input data with the fingerprint ${code(inputFingerprint.slice(0, 12))}`
      : 'what data it read is not recorded',
  );
  if (known(definitionHash)) items.push(`pipeline definition ${code(definitionHash.slice(0, 12))}`);
  const address = known(scored) ? folderUrl(scored, candidate) : undefined;
  if (address !== undefined) items.push(`its ${link('scored test rows', address)} in S3`);
  return `### Where it comes from\n\n${list(items)}`;
}

function known(value: string | undefined): value is string {
  return value !== undefined && value !== '' && value !== 'unknown';
}

function isCommit(value: string | undefined): value is string {
  return value !== undefined && /^[0-9a-f]{40}$/.test(value);
}

/** Page of a folder in AWS's console; undefined where the address holds what could end a link. */
function folderUrl(uri: string, { arn }: Pick<PackageEvidence, 'arn'>): string | undefined {
  const address = parseS3Uri(uri);
  const region = parsePackageArn(arn)?.region;
  if (address === undefined || region === undefined) return undefined;
  const { bucket, key } = address;
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) || !/^[\w./=-]+$/.test(key)) return undefined;
  const [, partition = 'aws'] = arn.split(':');
  return consoleOf({ partition, region }).objects({ bucket, key: `${key.replace(/\/$/, '')}/` });
}
