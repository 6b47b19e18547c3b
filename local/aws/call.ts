import type { Answer } from './http.ts';
import type { AwsError, CallContext } from './service.ts';

/** One request once it is known what it asks for, whatever protocol it came by. */
export interface Call {
  /** `SageMaker.StartPipelineExecution`, `S3.PutObject`: as in the request log and the fault queue. */
  name: string;
  /** May come without a signature. */
  unsigned: boolean;
  /** What the request log keeps of the request: the input, or bucket and key. */
  detail: Readonly<Record<string, unknown>>;
  errors: ProtocolErrors;
  run(context: CallContext): Promise<Answer>;
  failure(error: AwsError, requestId: string): Answer;
}

/** The errors that do not depend on the operation; every protocol family has its own codes for them. */
export interface ProtocolErrors {
  throttled(): AwsError;
  internal(message?: string): AwsError;
  unavailable(): AwsError;
  /** No signature at all. */
  unsigned(): AwsError;
  /** A signature header that cannot be read; `problem` says why. */
  garbled(problem: string): AwsError;
  expired(): AwsError;
  /** Keys of a session that there is not, or a wrong token. */
  unknownToken(): AwsError;
  expiredToken(): AwsError;
  /** `sentence` says what is not allowed to whom. */
  denied(sentence: string): AwsError;
}
