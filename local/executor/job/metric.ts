import { messageOf } from '../../plain.ts';

export interface MetricDefinition {
  Name: string;
  Regex: string;
}

export interface MetricValue {
  MetricName: string;
  Value: number;
  Timestamp: string;
}

/** Metrics of the XGBoost image, for both channels. Source: developer guide, "Tune an XGBoost model". */
const xgboostMetrics = [
  'accuracy',
  'auc',
  'error',
  'f1',
  'logloss',
  'mae',
  'map',
  'mape',
  'merror',
  'mlogloss',
  'mse',
  'ndcg',
  'r2',
  'rmse',
  'rmsle',
];

export const xgboostMetricDefinitions: readonly MetricDefinition[] = ['train', 'validation'].flatMap(
  (channel) =>
    xgboostMetrics.map((metric) => ({
      Name: `${channel}:${metric}`,
      Regex: `.*\\[[0-9]+\\].*#011${channel}-${metric}:(\\S+)`,
    })),
);

/** Reads metrics out of log lines; the last value of each is the final one. */
export class MetricReader {
  readonly #definitions: readonly { name: string; pattern: RegExp }[];
  readonly #now: () => Date;
  readonly #values = new Map<string, MetricValue>();

  /** Throws a SyntaxError that names the metric whose Regex cannot be read. */
  constructor(definitions: readonly MetricDefinition[], now: () => Date) {
    this.#now = now;
    this.#definitions = definitions.map(({ Name: name, Regex: regex }) => ({
      name,
      pattern: compile(name, regex),
    }));
  }

  read(line: string): void {
    for (const { name, pattern } of this.#definitions) {
      // A pattern like `rmse:(\S+)` takes the next metric of the line along: the number is what it begins with.
      const value = Number.parseFloat(pattern.exec(line)?.[1] ?? '');
      if (Number.isFinite(value)) {
        this.#values.set(name, { MetricName: name, Value: value, Timestamp: this.#now().toISOString() });
      }
    }
  }

  values(): MetricValue[] {
    return [...this.#values.values()];
  }
}

function compile(name: string, regex: string): RegExp {
  try {
    return new RegExp(regex);
  } catch (error) {
    throw new SyntaxError(`The Regex of metric ${name} cannot be read: ${messageOf(error)}`, {
      cause: error,
    });
  }
}
