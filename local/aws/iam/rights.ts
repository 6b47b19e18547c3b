import type { Call } from '../call.ts';
import type { HttpRequest } from '../http.ts';
import type { RequestRecord } from '../request-log.ts';
import type { AwsError } from '../service.ts';
import type { Authorizer } from './access.ts';
import type { Permission, ResourceFacts } from './permission.ts';
import { permissionsOf } from './permissions/tables.ts';
import type { Principal } from './principal.ts';

/** What the caller of one request may do. The administrator may do everything. */
export interface Rights {
  /** Throws the protocol's AccessDenied unless all is allowed that the call needs. */
  check(): void;
  may: (permission: Permission) => boolean;
  authorize: (permission: Permission) => void;
  /** The error as the caller may see it: who may not list a bucket is not told what is missing in it. */
  visible(error: AwsError): AwsError;
}

export interface RightsParts {
  authorizer: Authorizer;
  facts: ResourceFacts;
  account: string;
}

/** Works out what a call needs and writes that into its record. */
export function rightsOf(
  parts: RightsParts,
  call: Call,
  request: HttpRequest,
  record: RequestRecord,
  principal: Principal | undefined,
): Rights {
  const dot = call.name.indexOf('.');
  const needed = permissionsOf(call.name.slice(0, dot), {
    operation: call.name.slice(dot + 1),
    input: call.detail,
    query: request.query,
    headers: request.headers,
    region: record.region,
    account: parts.account,
    facts: parts.facts,
  });
  record.permissions.push(...(needed ?? []));
  if (principal) record.principal = principal.arn;
  const session = principal?.session;

  function refusal(permission: Permission): string | undefined {
    return session && parts.authorizer.refusal(session, permission, record.region);
  }
  function authorize(permission: Permission): void {
    const sentence = refusal(permission);
    if (sentence !== undefined) throw call.errors.denied(sentence);
  }
  return {
    check() {
      if (session && !needed) {
        const sentence = `User: ${session.arn} is not authorized to perform: ${call.name}, for which the local AWS knows no IAM action`;
        throw call.errors.denied(sentence);
      }
      for (const permission of needed ?? []) authorize(permission);
    },
    may(permission) {
      record.permissions.push(permission);
      return refusal(permission) === undefined;
    },
    authorize(permission) {
      record.permissions.push(permission);
      authorize(permission);
    },
    visible(error) {
      const isMissing = error.status === 404 && call.name.startsWith('S3.') && 'key' in call.detail;
      if (!isMissing || error.code === 'NoSuchBucket') return error;
      const listing = { action: 's3:ListBucket', resource: `arn:aws:s3:::${String(call.detail['bucket'])}` };
      record.permissions.push(listing);
      const sentence = refusal(listing);
      return sentence === undefined ? error : call.errors.denied(sentence);
    },
  };
}
