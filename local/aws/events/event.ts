import { randomUUID } from 'node:crypto';
import type { Place } from './store.ts';

/** An event as EventBridge hands it to targets. */
export interface AwsEvent {
  version: '0';
  id: string;
  'detail-type': string;
  source: string;
  account: string;
  /** ISO 8601 without fractions of seconds. */
  time: string;
  region: string;
  resources: readonly string[];
  detail: object;
}

export interface EventContent {
  source: string;
  detailType: string;
  detail: object;
  resources?: readonly string[];
  at: Date;
}

export function eventOf({ region, account }: Place, content: EventContent): AwsEvent {
  const { source, detailType, detail, resources = [], at } = content;
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': detailType,
    source,
    account,
    time: `${at.toISOString().slice(0, 19)}Z`,
    region,
    resources,
    detail,
  };
}
