import type { Manifest, ModelEntry } from '../lib/manifest/manifest.ts';
import { alarmNames } from '../lib/manifest/monitor.ts';
import { endpointName } from '../lib/manifest/names.ts';
import type { DriftEvent } from './event.ts';

/** Models of the environment that are deployed and watched: the one that the event is about, or all. */
export function watchedModels(
  manifest: Manifest,
  { event, model: only }: { event: DriftEvent | undefined; model: string | undefined },
): { model: string; entry: ModelEntry }[] {
  const { environment, account, region, models } = manifest;
  if (event !== undefined && (event.account !== account || event.region !== region)) return [];
  return Object.entries(models)
    .filter(([model, { release, monitor }]) => {
      if (release === null || monitor === null || (only !== undefined && model !== only)) return false;
      if (event === undefined) return true;
      return alarmNames(endpointName(model, environment), monitor).includes(event.alarm);
    })
    .map(([model, entry]) => ({ model, entry }));
}
