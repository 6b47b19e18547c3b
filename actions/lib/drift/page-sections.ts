import type { Alarm } from '../aws/alarms.ts';
import { html, type Html, join, raw } from './html.ts';
import { counted, digits, moment, packageName, percent, span } from './page-wording.ts';
import type { DriftReport, QualityMetric } from './report.ts';
import { unreadableLabels } from './unreadable-labels.ts';

/** What a verdict rests on, as a sentence. */
export function basis({ window, rows, modelPackageArn }: DriftReport): string {
  return `${moment(window.start)} to ${moment(window.end)}: ${counted(rows.captured, 'captured row')} against a baseline of ${counted(rows.baseline, 'row')} of ${packageName(modelPackageArn)}.`;
}

const VERDICTS = {
  worse: ['worse', 'bad'],
  same: ['as at training', 'good'],
  better: ['better', 'good'],
  'not-enough-labels': ['not enough labels', 'open'],
  'no-labels': ['no labels', 'open'],
} as const;

/** Quality where labels have come. */
export function qualitySection(report: DriftReport, alarms: readonly Alarm[]): Html {
  const { verdict, labelled, due, coverage, minimum, labelDelay, orphans, duplicates, metrics } =
    report.quality;
  const [word, kind] = VERDICTS[verdict];
  const unread = unreadableLabels(report.quality);
  const rows = Object.entries(metrics).map(([name, metric]) => metricRow(name, { metric, alarms }));
  const labels =
    report.engine === 'model-monitor'
      ? 'Model Monitor compares data and reads no labels.'
      : `${digits(labelled)} of ${counted(due, 'row')} older than ${span(labelDelay)} ${labelled === 1 ? 'has' : 'have'} a label (${percent(coverage)}); ${digits(minimum)} are needed. ${counted(orphans, 'label')} without a captured row, ${digits(duplicates)} replaced by newer ones.`;
  return html`<section>
    <h2>Quality <span class="state ${kind}">${word}</span></h2>
    <p>${basis(report)} ${labels}</p>
    ${unread === null ? raw('') : html`<p>${unread.sentence} ${unread.names.join(', ')}</p>`}
    ${rows.length === 0 ? raw('') : metricTable(rows)}
  </section>`;
}

function metricTable(rows: readonly Html[]): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Quality">
    <table>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col" class="number">Now</th>
          <th scope="col" class="number">Baseline</th>
          <th scope="col" class="number">Times worse</th>
          <th scope="col" class="number">At least (95 %)</th>
          <th scope="col" class="number">Alarm above</th>
        </tr>
      </thead>
      <tbody>
        ${join(rows)}
      </tbody>
    </table>
  </div>`;
}

function metricRow(
  name: string,
  { metric, alarms }: { metric: QualityMetric; alarms: readonly Alarm[] },
): Html {
  const { value, baseline, ratio, ratioLow } = metric;
  const limits = Object.entries(FORMS).flatMap(([form, told]) => {
    const alarm = alarms.find((each) => each.metric === `model_quality_${name}${form}`);
    return alarm === undefined ? [] : [`${digits(alarm.threshold)} (${told})`];
  });
  const kind = ratioLow !== null && ratioLow > 1 ? 'bad' : '';
  return html`<tr>
    <th scope="row">${name}</th>
    <td class="number">${digits(value)}</td>
    <td class="number">${digits(baseline)}</td>
    <td class="number ${kind}">${digits(ratio)}</td>
    <td class="number ${kind}">${digits(ratioLow)}</td>
    <td class="number">${limits.join(', ') || '—'}</td>
  </tr>`;
}

// What of a metric an alarm can watch, by the end of its name.
const FORMS = { '': 'now', _ratio: 'times worse', _ratio_low: 'at least' } as const;

/** Constraints that the window does not meet. */
export function violationSection({ violations }: DriftReport): Html {
  if (violations.length === 0) return raw('');
  const items = violations.map(
    ({ feature_name: feature, constraint_check_type: kind, description }) =>
      html`<li>
        <strong><bdi>${feature || 'all'}</bdi></strong> <span class="note">${kind}</span>
        <bdi>${description}</bdi>
      </li>`,
  );
  return html`<section>
    <h2>Violated constraints</h2>
    <ul class="violations">
      ${join(items)}
    </ul>
  </section>`;
}

/** A few rows as they were captured. */
export function sampleSection({ sample }: DriftReport): Html {
  const names = [...new Set(sample.flatMap((row) => Object.keys(row)))];
  if (names.length === 0) return raw('');
  const rows = sample.map(
    (row) =>
      html`<tr>
        ${join(names.map((name) => html`<td class="number">${(Object.hasOwn(row, name) ? row[name] : null) ?? '—'}</td>`))}
      </tr>`,
  );
  return html`<section>
    <h2>Captured rows</h2>
    <p>A few of the window, without sensitive columns.</p>
    <div class="scroll" tabindex="0" role="group" aria-label="Captured rows">
      <table>
        <thead>
          <tr>
            ${join(names.map((name) => html`<th scope="col" class="number">${name}</th>`))}
          </tr>
        </thead>
        <tbody>
          ${join(rows)}
        </tbody>
      </table>
    </div>
  </section>`;
}
