import sodium, { ready } from 'libsodium-wrappers';
import { ApiError } from './api-error.ts';
import type { Core } from './core.ts';

/** The key pair with which this repository's secrets are sealed on their way here. */
export interface SealingKey {
  id: string;
  /** Both halves in base64. */
  publicKey: string;
  privateKey: string;
}

/** The repository's key, made at its first use and kept. */
export async function sealingKey({ state, document }: Core): Promise<SealingKey> {
  await ready;
  if (state.sealingKey) return state.sealingKey;
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  state.sealingKey = {
    id: String(Buffer.from(publicKey).readUIntBE(0, 6)),
    publicKey: Buffer.from(publicKey).toString('base64'),
    privateKey: Buffer.from(privateKey).toString('base64'),
  };
  await document.save();
  return state.sealingKey;
}

/** What a sealed box holds. Throws 422 for one of another key, or that was not sealed at all. */
export async function opened(core: Core, sealed: string, keyId: string): Promise<string> {
  const key = await sealingKey(core);
  const bytes = Buffer.from(sealed, 'base64');
  try {
    if (key.id === keyId)
      return Buffer.from(
        sodium.crypto_box_seal_open(
          bytes,
          Buffer.from(key.publicKey, 'base64'),
          Buffer.from(key.privateKey, 'base64'),
        ),
      ).toString('utf8');
  } catch {
    // libsodium throws only a text that says the key pair does not fit.
  }
  throw new ApiError(
    422,
    'Bad request - the value is no sealed box of the public key with this key_id: get the key and seal it again.',
  );
}
