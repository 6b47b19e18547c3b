import type { IncomingHttpHeaders } from 'node:http';
import type { Call } from './call.ts';
import type { HttpRequest } from './http.ts';
import type { Permission, ResourceFacts } from './iam/permission.ts';
import type { Principal } from './iam/principal.ts';

/** Who calls, where and when: read from the signature's credential scope and the server's clock. */
export interface CallContext {
  region: string;
  account: string;
  accessKeyId: string;
  /** Absent where a call came without a signature. */
  principal?: Principal;
  /** Whether the caller may do something that only the operation knows of, such as each of many keys. */
  may(permission: Permission): boolean;
  /** The same, throwing AccessDenied. */
  authorize(permission: Permission): void;
  requestId: string;
  now: () => Date;
  headers: IncomingHttpHeaders;
}

/**
 * An operation of an AWS JSON or Query service. It gets the decoded request and returns the plain response object
 * (dates as `Date`: the protocol layer writes epoch seconds in JSON and ISO 8601 in XML).
 * It throws `AwsError` for what AWS would answer with an error.
 */
export type Operation = (input: Record<string, unknown>, context: CallContext) => unknown;

export interface QueryProtocol {
  version: string;
  xmlns: string;
}

/** Gives the texts of a form the types that the operation's JSON request has. */
export type QueryReader = (
  operation: string,
  input: Readonly<Record<string, unknown>>,
) => Record<string, unknown>;

/** A service that the local server speaks for. What is not in `operations` is refused by name. */
export interface Service {
  /** Signing name as in the credential scope, e.g. `sagemaker`. */
  name: string;
  /** Name before the operation in the request log and the fault queue; by default the target prefix or the signing name. */
  title?: string;
  /**
   * `json`: selected by the `x-amz-target` prefix, or by the path of a CBOR request. `query`: selected by the form's
   * `Version`. Some services speak both.
   */
  protocol:
    | { kind: 'json'; targetPrefix: string; query?: QueryProtocol & { read: QueryReader } }
    | ({ kind: 'query' } & QueryProtocol);
  operations: Readonly<Record<string, Operation>>;
  /** Operations that clients call without a signature, as `AssumeRoleWithWebIdentity` of STS. */
  unsigned?: readonly string[];
  /** What authorization may ask of its resources. */
  facts?: Partial<ResourceFacts>;
  /** Stops whatever the service started (processes, timers). */
  close?: () => Promise<void>;
}

/** A service whose operations are HTTP methods and paths: selected by the signing name, S3 being the rest. */
export interface RestService {
  name: string;
  title: string;
  protocol: { kind: 'rest' };
  /** Operations that it knows, for people. */
  operations: readonly string[];
  /** Names the operation of a request and says how to run it; an unknown one is a call that refuses itself. */
  call(request: HttpRequest): Call;
  facts?: Partial<ResourceFacts>;
  close?: () => Promise<void>;
}

/** An error as AWS sends it: `code` is the wire code, `status` the HTTP status, `fields` further members of its body. */
export class AwsError extends Error {
  override name = 'AwsError';
  readonly code: string;
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;

  constructor(code: string, message: string, status = 400, fields: Readonly<Record<string, string>> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.fields = fields;
  }
}
