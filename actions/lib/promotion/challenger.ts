import type { Judgement } from '../drift/judgement.ts';
import { count, number } from './wording.ts';

/** What is known of a package that could be proposed, as a challenger of the one that runs. */
export interface ChallengerFacts {
  /** Manual, Push, Schedule or Drift; undefined of packages of other pipelines. */
  inputSource: string | undefined;
  /** Null where it was not judged. */
  judge: Judgement | null;
  /** Why it was not judged, as the pipeline says; undefined where it says nothing. */
  problem: string | undefined;
}

/**
 * Why a package is not to be proposed, as the end of a sentence; undefined where nothing stands against it. What drift had trained
 * has to be better. What was judged without that may be worse by as much as the policy allows, on the judge's rows alone.
 */
export function lossOf(
  { inputSource, judge, problem }: ChallengerFacts,
  { maxMetricRegressionPercent: allowed }: { maxMetricRegressionPercent: number },
): string | undefined {
  const byDrift = inputSource === 'Drift';
  if (judge === null)
    return byDrift
      ? `was trained for drift and not judged against what runs${problem === undefined ? '' : `: ${problem.replace(/[.]$/, '')}`}`
      : undefined;
  const { metric, verdict, rows, champion, challenger } = judge;
  const numbers = `${metric} ${number(challenger.value)} beside ${number(champion.value)} on the ${count(rows)} newest labelled rows`;
  if (byDrift && verdict !== 'better')
    return `was trained for drift and is ${verdict === 'same' ? 'not distinguishable from' : 'worse than'} the model that drifted: ${numbers}`;
  if (verdict !== 'worse' || regression(judge) <= allowed) return undefined;
  return `gets worse by more than the ${allowed} % that policy.maxMetricRegressionPercent allows: ${numbers}`;
}

/** By how many percent of the champion's value the challenger is worse; negative where it is better. */
function regression({ better, champion, challenger }: Judgement): number {
  const loss = better === 'lower' ? challenger.value - champion.value : champion.value - challenger.value;
  return loss <= 0 ? loss : (100 * loss) / Math.abs(champion.value);
}
