import { randomUUID } from 'node:crypto';
import { AwsError } from '../../service.ts';
import { elements, elementText } from '../../xml.ts';
import { invalidArgument, invalidRequest, malformedXml } from '../errors.ts';
import { s3Header, type S3Request } from '../request.ts';
import { readActions } from './lifecycle-action.ts';
import { allowOnly, choiceOf, type Content, type Element, numberOf, type Setting } from './setting.ts';

const sizeHeader = 'x-amz-transition-default-minimum-object-size';
const ruleLimit = 1000;
const idLimit = 255;
const filterMembers = ['Prefix', 'Tag', 'ObjectSizeGreaterThan', 'ObjectSizeLessThan', 'And'];

/** What S3 does with objects as they age. It is kept and checked; nothing ages here. */
export const lifecycle: Setting = {
  part: 'BucketLifecycleConfiguration',
  root: 'LifecycleConfiguration',
  read: readLifecycle,
  missing: (bucket) =>
    new AwsError('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist', 404, {
      BucketName: bucket,
    }),
  isDeletable: true,
  headers: () => ({ [sizeHeader]: 'all_storage_classes_128K' }),
};

function readLifecycle(document: Element, request: S3Request): Content {
  const size = s3Header(request, sizeHeader);
  if (size !== undefined && size !== 'all_storage_classes_128K')
    throw invalidArgument('The local AWS knows all_storage_classes_128K only', sizeHeader, size);
  allowOnly(document, ['Rule']);
  const rules = elements(document, 'Rule').map(readRule);
  if (rules.length === 0 || rules.length > ruleLimit) throw malformedXml();
  const ids = rules.map(({ ID: id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    throw invalidArgument('Rule ID must be unique. Found same ID for more than one rule', 'ID', twice);
  return { Rule: rules };
}

function readRule(rule: Element): Content & { ID: string } {
  const id = elementText(rule, 'ID') ?? '';
  if (id.length > idLimit)
    throw invalidArgument(`ID length should not exceed allowed limit of ${idLimit}`, 'ID', id);
  const status = choiceOf(rule, 'Status', ['Enabled', 'Disabled']);
  if (status === undefined) throw malformedXml();
  const { Filter: filter, Prefix: prefix } = rule;
  // A rule has either the filter or the prefix of old configurations.
  if ((filter === undefined) === (prefix === undefined)) throw malformedXml();
  const chosen = filter === undefined ? undefined : readFilter(elements(rule, 'Filter')[0] ?? {});
  const actions = readActions(rule, chosen !== undefined && usesTags(chosen));
  if (Object.keys(actions).length === 0)
    throw invalidRequest('At least one action needs to be specified in a rule');
  const where = chosen ? { Filter: chosen } : { Prefix: elementText(rule, 'Prefix') ?? '' };
  // Clients that give none get one.
  return { ...actions, ID: id === '' ? randomUUID() : id, ...where, Status: status };
}

function readFilter(filter: Element): Content {
  allowOnly(filter, filterMembers);
  const names = filterMembers.filter((name) => name in filter);
  if (names.length > 1) throw malformedXml();
  if (!('And' in filter)) return readPredicates(filter);
  const [and = {}] = elements(filter, 'And');
  allowOnly(and, filterMembers.slice(0, -1));
  const predicates = readPredicates(and);
  const count = Object.keys(predicates).length + elements(and, 'Tag').length;
  if (count - (elements(and, 'Tag').length > 0 ? 1 : 0) < 2) throw malformedXml();
  return { And: predicates };
}

function readPredicates(element: Element): Content {
  const tags = elements(element, 'Tag').map((tag) => {
    const [Key, Value] = [elementText(tag, 'Key'), elementText(tag, 'Value')];
    if (Key === undefined || Key === '' || Value === undefined) throw malformedXml();
    return { Key, Value };
  });
  const [more, less] = [numberOf(element, 'ObjectSizeGreaterThan'), numberOf(element, 'ObjectSizeLessThan')];
  if (more !== undefined && less !== undefined && more >= less)
    throw invalidRequest("'ObjectSizeLessThan' has to be a value greater than 'ObjectSizeGreaterThan'");
  return {
    ...('Prefix' in element && { Prefix: elementText(element, 'Prefix') ?? '' }),
    ...(tags.length > 0 && { Tag: tags }),
    ...(more !== undefined && { ObjectSizeGreaterThan: more }),
    ...(less !== undefined && { ObjectSizeLessThan: less }),
  };
}

function usesTags(filter: Element): boolean {
  const [and = {}] = elements(filter, 'And');
  return 'Tag' in filter || 'Tag' in and;
}
