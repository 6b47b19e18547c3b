import type { CallContext } from '../service.ts';
import type { Engine } from './engine.ts';
import type { StackStore } from './store.ts';

export interface StackContext {
  store: StackStore;
  engine: Engine;
  call: CallContext;
  /** Text of an object that a template's URL names, read as whoever calls. */
  readTemplate(url: string): Promise<string>;
}

/** An operation of CloudFormation. */
export type StackOperation = (input: Record<string, unknown>, context: StackContext) => unknown;
export type StackOperations = Readonly<Record<string, StackOperation>>;
