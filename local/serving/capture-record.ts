import type { JsonObject } from '../executor/json.ts';

/** What of DataCaptureConfig decides how a record is written. */
export interface CaptureFormat {
  modes: readonly ('Input' | 'Output' | 'InputAndOutput')[];
  csvTypes: readonly string[];
  jsonTypes: readonly string[];
}

export interface Captured {
  eventId: string;
  /** When the request came. */
  at: Date;
  inferenceId?: string | undefined;
  customAttributes?: string | undefined;
  input: CapturedBody;
  output: CapturedBody;
}

export interface CapturedBody {
  contentType: string | undefined;
  data: Buffer;
}

/** One captured request and its answer, as a line of a capture file holds them. */
export function captureRecord(captured: Captured, format: CaptureFormat): JsonObject {
  const { modes } = format;
  const hasInput = modes.includes('Input') || modes.includes('InputAndOutput');
  const hasOutput = modes.includes('Output') || modes.includes('InputAndOutput');
  return {
    captureData: {
      ...(hasInput && { endpointInput: side(captured.input, 'INPUT', format) }),
      ...(hasOutput && { endpointOutput: side(captured.output, 'OUTPUT', format) }),
    },
    eventMetadata: {
      eventId: captured.eventId,
      ...(captured.inferenceId !== undefined && { inferenceId: captured.inferenceId }),
      ...(captured.customAttributes !== undefined && { customAttributes: [captured.customAttributes] }),
      inferenceTime: `${captured.at.toISOString().slice(0, 19)}Z`,
    },
    eventVersion: '0',
  };
}

function side({ contentType, data }: CapturedBody, mode: string, format: CaptureFormat): JsonObject {
  const encoding = encodingOf(contentType, format);
  return {
    ...(contentType !== undefined && { observedContentType: contentType }),
    mode,
    data: data.toString(encoding === 'BASE64' ? 'base64' : 'utf8'),
    encoding,
  };
}

/** Content types that the configuration does not name are kept as BASE64. Parameters such as a charset don't count. */
export function encodingOf(
  contentType: string | undefined,
  format: CaptureFormat,
): 'CSV' | 'JSON' | 'BASE64' {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const isOneOf = (types: readonly string[]) => types.some((other) => other.toLowerCase() === type);
  if (isOneOf(format.csvTypes)) return 'CSV';
  return isOneOf(format.jsonTypes) ? 'JSON' : 'BASE64';
}

/** `<prefix>/<endpoint>/<variant>/yyyy/mm/dd/hh/<mm-ss-ms>-<id>.jsonl` in UTC. */
export function captureKey(
  prefix: string,
  place: { endpoint: string; variant: string },
  at: Date,
  id: string,
): string {
  const [, day = '', time = ''] = /^(.+)T(.+)Z$/.exec(at.toISOString()) ?? [];
  const [hour = '', minute = '', seconds = ''] = time.split(':');
  const name = `${minute}-${seconds.replace('.', '-')}-${id}.jsonl`;
  return [prefix, place.endpoint, place.variant, ...day.split('-'), hour, name].filter(Boolean).join('/');
}
