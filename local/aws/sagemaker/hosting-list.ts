import { isIn, type Place } from './arn.ts';
import { isBetween, type ListInput, pageOf, sorted } from './page.ts';

/** The filters that ListModels, ListEndpointConfigs and ListEndpoints share. */
export interface HostingListInput extends ListInput {
  NameContains?: string;
  CreationTimeAfter?: number;
  CreationTimeBefore?: number;
  SortBy?: 'Name' | 'CreationTime' | 'Status';
}

interface Listed {
  arn: string;
  name: string;
  createdAt: string;
  status?: string;
}

/** One page of a call's own region and account, newest first unless asked otherwise. */
export function hostingPage<T extends Listed>(records: readonly T[], input: HostingListInput, place: Place) {
  const found = records
    .filter(({ arn, name }) => isIn(place, arn) && name.includes(input.NameContains ?? ''))
    .filter(({ createdAt }) => isBetween(createdAt, input.CreationTimeAfter, input.CreationTimeBefore));
  const keys = { Name: 'name', CreationTime: 'createdAt', Status: 'status' } as const;
  const key = keys[input.SortBy ?? 'CreationTime'];
  const ordered = sorted(found, (record) => record[key] ?? '', input.SortOrder ?? 'Descending');
  return pageOf(ordered, input, ({ arn }) => arn);
}
