import { parseCommand, type WorkflowCommand } from './command.ts';

export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** What GitHub shows beside a line of a file, or on the run's page where there is no file. */
export interface Annotation {
  level: AnnotationLevel;
  message: string;
  title?: string;
  file?: string;
  line?: number;
  endLine?: number;
  column?: number;
  endColumn?: number;
}

/** A line of a step's log after its commands were carried out and its secrets masked. */
export interface LogLine {
  stream: 'stdout' | 'stderr';
  kind: 'text' | 'group' | 'endgroup' | 'debug' | AnnotationLevel;
  text: string;
}

/** Reads a step's output as the runner does: carries out workflow commands, masks secrets, collects annotations. */
export class StepLog {
  readonly annotations: Annotation[] = [];
  readonly lines: LogLine[] = [];
  readonly #masks = new Set<string>();
  readonly #onLine: (line: LogLine) => void;
  #resumeToken: string | undefined;

  constructor(onLine: (line: LogLine) => void, secrets: Iterable<string> = []) {
    this.#onLine = onLine;
    for (const secret of secrets) this.mask(secret);
  }

  mask(secret: string): void {
    for (const line of [secret, ...secret.split(/\r?\n/)]) if (line.trim() !== '') this.#masks.add(line);
  }

  masked(text: string): string {
    const longestFirst = [...this.#masks].toSorted((a, b) => b.length - a.length);
    let result = text;
    for (const secret of longestFirst) result = result.replaceAll(secret, '***');
    return result;
  }

  /** Takes one line that the step wrote, without its line break. */
  write(line: string, stream: LogLine['stream'] = 'stdout'): void {
    const command = parseCommand(line);
    if (this.#resumeToken !== undefined) {
      if (command?.name === this.#resumeToken) this.#resumeToken = undefined;
      else this.#add({ stream, kind: 'text', text: line });
      return;
    }
    if (!command || !this.#carryOut(command, stream)) this.#add({ stream, kind: 'text', text: line });
  }

  annotate(annotation: Annotation, stream: LogLine['stream'] = 'stdout'): void {
    const message = this.masked(annotation.message);
    this.annotations.push({ ...annotation, message });
    this.#add({ stream, kind: annotation.level, text: message });
  }

  /** Answers false where the command is none that the runner knows: the line is then ordinary text. */
  #carryOut({ name, properties, message }: WorkflowCommand, stream: LogLine['stream']): boolean {
    switch (name) {
      case 'error':
      case 'warning':
      case 'notice':
        this.annotate(annotationOf(name, properties, message), stream);
        return true;
      case 'group':
      case 'endgroup':
      case 'debug':
        this.#add({ stream, kind: name, text: message });
        return true;
      case 'add-mask':
        this.mask(message);
        return true;
      case 'stop-commands':
        this.#resumeToken = message;
        return true;
      // They change only how a log is shown on github.com.
      case 'echo':
      case 'add-matcher':
      case 'remove-matcher':
        return true;
      default:
        return false;
    }
  }

  #add(line: LogLine): void {
    const masked = { ...line, text: this.masked(line.text) };
    this.lines.push(masked);
    this.#onLine(masked);
  }
}

function annotationOf(
  level: AnnotationLevel,
  properties: Readonly<Record<string, string>>,
  message: string,
): Annotation {
  const annotation: Annotation = { level, message };
  if (properties.title) annotation.title = properties.title;
  if (properties.file) annotation.file = properties.file;
  for (const [property, key] of [
    ['line', 'line'],
    ['endLine', 'endLine'],
    ['col', 'column'],
    ['endColumn', 'endColumn'],
  ] as const) {
    const value = Number(properties[property]);
    if (Number.isInteger(value) && value > 0) annotation[key] = value;
  }
  return annotation;
}
