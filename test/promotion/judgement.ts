import type { Judgement } from '../../actions/lib/drift/judgement.ts';
import { packageArn } from '../actions/deployment-records.ts';

/** What the judge says of a challenger with an rmse of 4.81 of a champion with 7.05, unless told otherwise. */
export function judgementOf(changes: Partial<Judgement> = {}): Judgement {
  return {
    rows: 1200,
    first: '2023-01-12T00:00:00Z',
    last: '2023-01-15T12:00:00Z',
    metric: 'rmse',
    better: 'lower',
    champion: { modelPackageArn: packageArn(3), value: 7.05, standardDeviation: 0.21 },
    challenger: { value: 4.81, standardDeviation: 0.18 },
    difference: { value: -2.24, low: -2.51, high: -1.97 },
    verdict: 'better',
    ...changes,
  };
}
