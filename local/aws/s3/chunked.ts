import { Transform, type TransformCallback } from 'node:stream';
import { AwsError } from '../service.ts';

// Longer than any chunk header or trailer that a client writes.
const lineLimit = 8 * 1024;

/**
 * Takes the `aws-chunked` framing off a body: `<hex size>[;chunk-signature=...]\r\n<bytes>\r\n` ..., a chunk of size 0, then
 * trailers. Chunk signatures are read over, as all signatures are.
 */
export class ChunkedDecoder extends Transform {
  /** Trailer headers, names in lower case; complete when the stream has ended. */
  readonly trailers = new Map<string, string>();
  #state: 'header' | 'data' | 'data-end' | 'trailers' | 'done' = 'header';
  #line = '';
  #left = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    try {
      this.#read(chunk);
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  }

  override _flush(done: TransformCallback): void {
    // Some clients leave out the empty line that ends the trailers.
    const complete = this.#state === 'done' || (this.#state === 'trailers' && this.#line === '');
    done(complete ? null : incompleteBody());
  }

  #read(chunk: Buffer): void {
    let position = 0;
    while (position < chunk.length) {
      if (this.#state === 'data') {
        const end = Math.min(position + this.#left, chunk.length);
        this.push(chunk.subarray(position, end));
        this.#left -= end - position;
        position = end;
        if (this.#left === 0) this.#state = 'data-end';
        continue;
      }
      const newline = chunk.indexOf(10, position);
      const end = newline < 0 ? chunk.length : newline + 1;
      this.#line += chunk.toString('latin1', position, end);
      if (this.#line.length > lineLimit) throw malformed('a line has no end');
      position = end;
      if (newline >= 0) this.#endLine(this.#line.replace(/\r?\n$/, ''));
    }
  }

  #endLine(line: string): void {
    this.#line = '';
    switch (this.#state) {
      case 'header': {
        const size = line.split(';', 1)[0] ?? '';
        if (!/^[0-9a-fA-F]{1,12}$/.test(size)) throw malformed(`"${line.slice(0, 40)}" is not a chunk size`);
        this.#left = Number.parseInt(size, 16);
        this.#state = this.#left === 0 ? 'trailers' : 'data';
        return;
      }
      case 'data-end':
        if (line !== '') throw malformed('a chunk is longer than it says');
        this.#state = 'header';
        return;
      case 'trailers': {
        if (line === '') {
          this.#state = 'done';
          return;
        }
        const colon = line.indexOf(':');
        if (colon < 1) throw malformed(`"${line.slice(0, 40)}" is not a trailer`);
        this.trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
        return;
      }
      case 'done':
        if (line !== '') throw malformed('bytes follow its end');
        return;
      case 'data':
        return;
    }
  }
}

export function incompleteBody(): AwsError {
  const message = 'You did not provide the number of bytes specified by the Content-Length HTTP header';
  return new AwsError('IncompleteBody', message, 400);
}

function malformed(problem: string): AwsError {
  return new AwsError('IncompleteBody', `The request body terminated unexpectedly: ${problem}.`, 400);
}
