import { isBetween, type ListInput, sorted } from './page.ts';

/** The filters that ListProcessingJobs and ListTrainingJobs share. */
export interface ListJobsInput extends ListInput {
  CreationTimeAfter?: number;
  CreationTimeBefore?: number;
  LastModifiedTimeAfter?: number;
  LastModifiedTimeBefore?: number;
  NameContains?: string;
  StatusEquals?: string;
  SortBy?: 'Name' | 'CreationTime' | 'Status';
}

interface JobRecord {
  name: string;
  status: string;
  createdAt: string;
  modifiedAt: string;
}

export function filterJobs<T extends JobRecord>(jobs: readonly T[], input: ListJobsInput): T[] {
  const found = jobs
    .filter(
      ({ name, status }) =>
        name.includes(input.NameContains ?? '') && (input.StatusEquals ?? status) === status,
    )
    .filter(({ createdAt }) => isBetween(createdAt, input.CreationTimeAfter, input.CreationTimeBefore))
    .filter(({ modifiedAt }) =>
      isBetween(modifiedAt, input.LastModifiedTimeAfter, input.LastModifiedTimeBefore),
    );
  const keys = { Name: 'name', CreationTime: 'createdAt', Status: 'status' } as const;
  return sorted(found, (job) => job[keys[input.SortBy ?? 'CreationTime']], input.SortOrder);
}
