import { AwsError } from '../service.ts';
import type { IamContext, IamOperations } from './context.ts';
import { alreadyExists, limitExceeded, noSuchEntity } from './errors.ts';
import { type InputReader, readInput, rules } from './input.ts';
import { takePage } from './page.ts';
import type { ProviderRecord } from './store.ts';
import { addTags, describeTags, removeTags } from './tags.ts';

const clientId = { min: 1, max: 255 };
const thumbprint = { min: 40, max: 40 };
const clientIdQuota = 100;
const thumbprintQuota = 5;

/** OpenID Connect identity providers: whose tokens `AssumeRoleWithWebIdentity` takes. */
export const oidcProviderOperations: IamOperations = {
  async CreateOpenIDConnectProvider(input, { store, call }) {
    const reader = readInput(input);
    const url = reader.text('Url', { min: 1, max: 255 });
    const clientIds = reader.texts('ClientIDList', clientId);
    const thumbprints = reader.texts('ThumbprintList', thumbprint);
    const tags = reader.tags();
    reader.check();
    const arn = `arn:aws:iam::${call.account}:oidc-provider/${parseUrl(url)}`;
    checkThumbprints(thumbprints);
    if (store.providers.get(arn)) throw alreadyExists(`Provider with url ${url} already exists.`);
    const provider: ProviderRecord = {
      arn,
      url: parseUrl(url),
      clientIds: [...new Set(clientIds)],
      thumbprints,
      createdAt: call.now().toISOString(),
      tags,
    };
    await store.providers.save(provider);
    const described = Object.keys(tags).length > 0 ? describeTags(tags) : undefined;
    return { OpenIDConnectProviderArn: arn, Tags: described };
  },
  GetOpenIDConnectProvider(input, context) {
    const provider = providerOf(readInput(input), context);
    return {
      Url: provider.url,
      ClientIDList: provider.clientIds,
      ThumbprintList: provider.thumbprints,
      CreateDate: new Date(provider.createdAt),
      Tags: Object.keys(provider.tags).length > 0 ? describeTags(provider.tags) : undefined,
    };
  },
  ListOpenIDConnectProviders(_input, { store, call }) {
    const arns = store.providers.values().map(({ arn }) => arn);
    const own = arns.filter((arn) => arn.split(':')[4] === call.account);
    return { OpenIDConnectProviderList: own.map((arn) => ({ Arn: arn })) };
  },
  async UpdateOpenIDConnectProviderThumbprint(input, context) {
    const reader = readInput(input);
    const thumbprints = reader.texts('ThumbprintList', thumbprint);
    const provider = providerOf(reader, context);
    checkThumbprints(thumbprints);
    provider.thumbprints = thumbprints;
    await context.store.providers.save(provider);
    return undefined;
  },
  async AddClientIDToOpenIDConnectProvider(input, context) {
    const reader = readInput(input);
    const added = reader.text('ClientID', clientId);
    const provider = providerOf(reader, context);
    if (provider.clientIds.includes(added)) return undefined;
    if (provider.clientIds.length >= clientIdQuota)
      throw limitExceeded(`Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: ${clientIdQuota}`);
    provider.clientIds = [...provider.clientIds, added];
    await context.store.providers.save(provider);
    return undefined;
  },
  async RemoveClientIDFromOpenIDConnectProvider(input, context) {
    const reader = readInput(input);
    const removed = reader.text('ClientID', clientId);
    const provider = providerOf(reader, context);
    provider.clientIds = provider.clientIds.filter((other) => other !== removed);
    await context.store.providers.save(provider);
    return undefined;
  },
  // As IAM: the roles that trust it stay, and trust nobody.
  async DeleteOpenIDConnectProvider(input, context) {
    await context.store.providers.delete(providerOf(readInput(input), context).arn);
    return undefined;
  },
  async TagOpenIDConnectProvider(input, context) {
    const reader = readInput(input);
    const tags = reader.tags();
    const provider = providerOf(reader, context);
    addTags(provider, tags);
    await context.store.providers.save(provider);
    return undefined;
  },
  async UntagOpenIDConnectProvider(input, context) {
    const reader = readInput(input);
    const provider = providerOf(reader, context);
    removeTags(provider, reader);
    await context.store.providers.save(provider);
    return undefined;
  },
  ListOpenIDConnectProviderTags(input, context) {
    const reader = readInput(input);
    const { page, rest } = takePage(describeTags(providerOf(reader, context).tags), reader);
    return { Tags: page, ...rest };
  },
};

function providerOf(reader: InputReader, { store }: IamContext): ProviderRecord {
  const arn = reader.text('OpenIDConnectProviderArn', rules.arn);
  reader.check();
  const provider = store.providers.get(arn);
  if (!provider) throw noSuchEntity(`OpenIDConnect Provider not found for arn ${arn}`);
  return provider;
}

/** Host and path of an issuer's URL. */
function parseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || url.search !== '' || url.port !== '')
    throw new AwsError('ValidationError', 'Invalid Open ID Connect Provider URL');
  return `${url.host}${url.pathname.replace(/\/$/, '')}`;
}

function checkThumbprints(thumbprints: readonly string[]): void {
  if (thumbprints.length > thumbprintQuota)
    throw new AwsError('InvalidInput', 'Thumbprint list must contain fewer than 5 entries.');
  if (!thumbprints.every((text) => /^[0-9a-fA-F]{40}$/.test(text)))
    throw new AwsError('ValidationError', 'Thumbprint must be 40 hexadecimal characters.');
}
