import { Failure } from '../failure.ts';
import type { Role } from '../input.ts';
import type { LoadedManifest } from '../manifest/manifests.ts';
import { placeOf } from './place.ts';
import type { Settings } from './stack-parameters.ts';

export interface EnvironmentInputs {
  bucket: string;
  executionRole: Role;
  scheduleRole: Role | undefined;
}

/** Throws a `Failure` where the schedule role is another account's, or is missing and a schedule needs it. */
export function environmentSettings(loaded: LoadedManifest, inputs: EnvironmentInputs): Settings {
  const { bucket, executionRole, scheduleRole } = inputs;
  if (scheduleRole !== undefined) placeOf(loaded, scheduleRole, 'schedule-role-arn');
  const scheduled = Object.entries(loaded.manifest.models).find(
    ([, { release, monitor }]) => release !== null && monitor?.engine === 'processing',
  );
  if (scheduled !== undefined && scheduleRole === undefined)
    throw new Failure(
      'inputs-invalid',
      `${loaded.file} has ${scheduled[0]} watched, and the input 'schedule-role-arn' is empty: give the environment's ScheduleRoleArn, an output of cloudformation/environment.yaml, or write "monitor": null.`,
    );
  return {
    executionRoleArn: executionRole.arn,
    artifactBucket: bucket,
    scheduleRoleArn: scheduleRole?.arn,
  };
}
