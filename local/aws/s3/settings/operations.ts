import { readXml } from '../../xml.ts';
import { readDocument } from '../document.ts';
import { malformedXml } from '../errors.ts';
import { empty, type S3Operation, xml } from '../request.ts';
import { ownershipControls, publicAccessBlock } from './access.ts';
import { encryption } from './encryption.ts';
import { lifecycle } from './lifecycle.ts';
import { notification } from './notification.ts';
import type { Setting } from './setting.ts';

const settings: readonly Setting[] = [
  encryption,
  lifecycle,
  notification,
  ownershipControls,
  publicAccessBlock,
];

/** Get, put and delete of the configurations of a bucket. */
export const settingOperations: Readonly<Record<string, S3Operation>> = Object.fromEntries(
  settings.flatMap(operationsOf),
);

function operationsOf(setting: Setting): [string, S3Operation][] {
  const { part, root } = setting;
  const get: S3Operation = ({ request, store }) => {
    const { name, settings: kept } = store.bucket(request.bucket).facts.value;
    const found = kept?.[part] === undefined ? setting.initial : kept[part];
    if (!found) throw setting.missing(name);
    return xml(root, found, setting.headers?.(request));
  };
  const put: S3Operation = async ({ request, store }) => {
    const { facts } = store.bucket(request.bucket);
    const document = readXml(await readDocument(request), root);
    if (!document) throw malformedXml();
    facts.value.settings = { ...facts.value.settings, [part]: setting.read(document, request) };
    await facts.save();
    return empty(200, setting.headers?.(request));
  };
  const remove: S3Operation = async ({ request, store }) => {
    const { facts } = store.bucket(request.bucket);
    // Encryption goes back to what S3 always does; what else new buckets have can be deleted for good.
    const { [part]: _, ...others } = facts.value.settings ?? {};
    const isGone = setting.initial !== undefined && setting !== encryption;
    facts.value.settings = isGone ? { ...others, [part]: null } : others;
    await facts.save();
    return empty(204);
  };
  return [
    [`Get${part}`, get],
    [`Put${part}`, put],
    ...(setting.isDeletable ? [[deleteName(part), remove] satisfies [string, S3Operation]] : []),
  ];
}

function deleteName(part: string): string {
  return part === lifecycle.part ? 'DeleteBucketLifecycle' : `Delete${part}`;
}
