import type { CallContext } from '../service.ts';
import type { IamStore } from './store.ts';

/** What the operations of IAM work on. */
export interface IamContext {
  store: IamStore;
  call: CallContext;
}

export type IamOperation = (input: Readonly<Record<string, unknown>>, context: IamContext) => unknown;
export type IamOperations = Readonly<Record<string, IamOperation>>;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An identifier as IAM makes them: a prefix that says of what (`AROA`, `ASIA`), 21 or 20 characters in all. */
export function newId(prefix: string, length: number): string {
  const random = crypto.getRandomValues(new Uint8Array(length - prefix.length));
  return prefix + Array.from(random, (byte) => letters[byte % letters.length]).join('');
}
