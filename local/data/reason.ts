import { messageOf } from '../plain.ts';

/** Why a file could not be read or written, without the path, which the sentence around it names. */
export function reasonOf(error: unknown): string {
  const [reason = ''] = messageOf(error).split(', ');
  return reason;
}
