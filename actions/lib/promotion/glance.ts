import { code, list, plain, table } from '../summary/markdown.ts';
import type { Evidence } from './evidence.ts';
import { judgement } from './metric-section.ts';
import { tradeOff, weakness } from './slice-section.ts';
import { provenChecks } from './check-section.ts';
import { count, days, measured, unitOf } from './wording.ts';

/** What a reviewer has to know at least, in five lines. */
export function glance(evidence: Evidence): string {
  const { model, environment, candidate, current } = evidence;
  const what = `**${plain(model)} version ${candidate.version}**`;
  const lead =
    current === undefined
      ? `${what} would be the first one in **${plain(environment)}**.`
      : `${what} would take the place of **version ${current.version}** in **${plain(environment)}**.`;
  return `${lead}\n\n${table(
    ['at a glance', ''],
    [
      ['Quality', quality(evidence)],
      ...(current === undefined ? [] : [['Gets worse', tradeOff(evidence)]]),
      ['Weakest at', weakness(evidence)],
      ['Trained on', training(evidence)],
      ['Checked', provenChecks(evidence)],
    ],
  )}`;
}

function quality(evidence: Evidence): string {
  const { candidate, current, dataset } = evidence;
  const metric = candidate.report?.metrics[0];
  if (metric === undefined)
    return plain(candidate.reportMissing ?? 'The package has no report on its quality.');
  const here = `${plain(metric.name)} **${measured(metric)}**${unitOf(metric, dataset)}`;
  const same = ({ name }: { name: string }) => name === metric.name;
  if (current === undefined) {
    const naive = candidate.report?.naive.find(same);
    return naive === undefined ? here : `${here}; always predicting the mean has ${measured(naive)}`;
  }
  const then = current.report?.metrics.find(same);
  const beside = then === undefined ? '' : `, beside ${measured(then)} of version ${current.version}`;
  return `${here}${beside}. ${judgement(evidence)}`;
}

function training({ candidate }: Evidence): string {
  const part = candidate.report?.parts.find(({ name }) => name === 'train');
  if (part === undefined) return 'The package does not say.';
  return `${count(part.rows)} rows, ${days(part)}`;
}

/** What a person may do with the pull request, and what follows. */
export function choices(evidence: Evidence, { rollback, file }: { rollback: string; file: string }): string {
  const { environment, model, promotesFrom, candidate } = evidence;
  const merge =
    promotesFrom === null
      ? `**Merge** approves the package and deploys it to ${plain(environment)}.`
      : `**Merge** starts its deployment, which waits for the reviewers of the environment ${code(environment)}: they decide last.`;
  const close =
    promotesFrom === null
      ? candidate.approval === 'Approved'
        ? `**Close** refuses it: version ${candidate.version} is not proposed here again. It stays approved in SageMaker.`
        : `**Close** refuses it: version ${candidate.version} becomes ${code('Rejected')} and is proposed nowhere again.`
      : `**Close** refuses it: version ${candidate.version} is not proposed for ${plain(environment)} again. The package stays approved; reopening takes that back.`;
  const later = `**Later**: ${code('hold')} of ${code(model)} in ${code(file)} stops proposals until a date.`;
  const back = `**Go back** after the merge: ${rollback}, with environment ${code(environment)} and model ${code(model)}.`;
  return `### Your decision\n\n${list([merge, close, later, back])}`;
}
