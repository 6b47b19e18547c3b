import { type Core, fullName } from '../core.ts';
import type { Artifact, WorkflowFile, WorkflowJob, WorkflowRun } from '../../workflows/host.ts';
import { loginJson } from './account.ts';
import { pageUrl, repositoryUrl } from './repository.ts';

export function workflowJson(core: Core, file: WorkflowFile) {
  const name = file.path.split('/').at(-1) ?? '';
  return {
    id: file.id,
    node_id: `W_${file.id}`,
    name: file.name,
    path: file.path,
    state: 'active',
    created_at: core.state.repository.createdAt,
    updated_at: core.state.repository.createdAt,
    url: `${repositoryUrl(core)}/actions/workflows/${file.id}`,
    html_url: `${pageUrl(core)}/actions/workflows/${name}`,
    badge_url: `${pageUrl(core)}/actions/workflows/${name}/badge.svg`,
  };
}

/** GitHub's "workflow run". */
export function runJson(core: Core, run: WorkflowRun) {
  const url = `${repositoryUrl(core)}/actions/runs/${run.id}`;
  const { pullRequest, ref } = run.event;
  return {
    id: run.id,
    name: run.workflow.name,
    node_id: `WFR_${run.id}`,
    check_suite_id: run.id,
    check_suite_node_id: `CS_${run.id}`,
    head_branch: pullRequest?.headRef ?? ref.replace(/^refs\/heads\//, ''),
    head_sha: pullRequest?.headSha ?? run.event.sha,
    path: run.workflow.path,
    display_title: run.title,
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event.name,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflow.id,
    url,
    html_url: `${pageUrl(core)}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: time(run.createdAt),
    updated_at: time(run.updatedAt),
    run_started_at: time(run.createdAt),
    actor: loginJson(core, run.event.actor),
    triggering_actor: loginJson(core, run.triggeringActor),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${repositoryUrl(core)}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${repositoryUrl(core)}/actions/workflows/${run.workflow.id}`,
    head_commit: null,
    repository: minimalRepositoryJson(core),
    head_repository: minimalRepositoryJson(core),
  };
}

export function jobJson(core: Core, run: WorkflowRun, job: WorkflowJob) {
  const page = `${pageUrl(core)}/actions/runs/${run.id}/job/${job.id}`;
  const steps = job.steps.map(({ number, name, status, conclusion }) => ({
    number,
    name,
    status,
    conclusion,
    started_at: job.startedAt && time(job.startedAt),
    completed_at: job.completedAt && time(job.completedAt),
  }));
  return {
    id: job.id,
    run_id: run.id,
    run_url: `${repositoryUrl(core)}/actions/runs/${run.id}`,
    run_attempt: run.attempt,
    node_id: `CR_${job.id}`,
    head_sha: run.event.pullRequest?.headSha ?? run.event.sha,
    head_branch: run.event.pullRequest?.headRef ?? run.event.ref.replace(/^refs\/heads\//, ''),
    url: `${repositoryUrl(core)}/actions/jobs/${job.id}`,
    html_url: page,
    status: job.status,
    conclusion: job.conclusion,
    created_at: time(run.createdAt),
    started_at: time(job.startedAt ?? run.createdAt),
    completed_at: job.completedAt && time(job.completedAt),
    name: job.name,
    steps,
    check_run_url: `${repositoryUrl(core)}/check-runs/${job.id}`,
    labels: ['ubuntu-24.04'],
    runner_id: 1,
    runner_name: 'local',
    runner_group_id: 1,
    runner_group_name: 'local',
    workflow_name: run.workflow.name,
  };
}

export function artifactJson(core: Core, run: WorkflowRun, artifact: Artifact) {
  const url = `${repositoryUrl(core)}/actions/artifacts/${artifact.id}`;
  return {
    id: artifact.id,
    node_id: `A_${artifact.id}`,
    name: artifact.name,
    size_in_bytes: artifact.bytes,
    url,
    archive_download_url: `${url}/zip`,
    expired: false,
    created_at: time(artifact.createdAt),
    updated_at: time(artifact.createdAt),
    expires_at: time(new Date(artifact.createdAt.getTime() + 90 * 86_400_000)),
    workflow_run: {
      id: run.id,
      repository_id: core.state.repository.id,
      head_repository_id: core.state.repository.id,
      head_branch: run.event.ref.replace(/^refs\/heads\//, ''),
      head_sha: run.event.sha,
    },
  };
}

function minimalRepositoryJson(core: Core) {
  const { id, name, visibility } = core.state.repository;
  return {
    id,
    node_id: `R_${id}`,
    name,
    full_name: fullName(core),
    private: visibility === 'private',
    owner: loginJson(core, core.state.repository.owner),
    html_url: pageUrl(core),
    description: null,
    fork: false,
    url: repositoryUrl(core),
  };
}

function time(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
