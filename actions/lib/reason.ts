/**
 * Why an action ended as it did: the output `reason` of every action. Workflows and tests branch on these codes, people
 * read the sentences. One list for all actions; each action's contract names the ones that it uses.
 */
export const REASONS = {
  created: 'The pipeline was not there and was created.',
  updated: 'The deployed pipeline differed and was updated.',
  unchanged: 'The deployed pipeline already is what the folder compiles to.',

  started: 'A new execution was started; nobody waited for its end.',
  attached: 'An execution of the same cause was running; nobody waited for its end.',
  succeeded: 'The execution succeeded.',
  'already-succeeded': 'An earlier execution of the same cause had succeeded; nothing was started.',
  'execution-failed': 'A step of the execution failed.',
  'gate-failed': 'The pipeline ended itself in a Fail step, as a quality gate does.',
  'execution-stopped': 'The execution was stopped before its end.',
  timeout: 'The execution had not ended at the deadline; it goes on.',
  cancelled: 'The run was cancelled; what it had started goes on.',
  'cancelled-and-stopped': 'The run was cancelled and the execution told to stop.',

  'selected-named': 'The run names what it is about.',
  'selected-changed': 'These are the ones that changed.',
  'selected-unknown-base': 'The commit to compare with is not in the checkout, so all are selected.',
  'selected-all': 'The run is about all.',

  valid: 'The manifests and pipelines have no problem.',
  commented: 'The pull request has a comment that says what this commit would change.',
  'comment-unchanged': 'The comment says it already.',
  'comment-needless': 'The pull request changes nothing that a comment would tell of.',
  'comment-outdated': 'The pull request has a newer head, whose own run tells about it.',
  'validation-unreadable': 'The result of the action validate is missing, or is none.',

  'inputs-invalid': 'An input of the action is missing or malformed.',
  'pipeline-invalid': 'The pipeline folder has problems, each one told with its place.',
  'manifests-invalid': 'The manifests have problems, each one told with its place.',
  'parameters-invalid': 'A pipeline parameter is unknown, missing or malformed.',
  'pipeline-missing': 'SageMaker has no such pipeline yet.',
  'pipeline-outdated': 'The pipeline on SageMaker is not what the folder compiles to.',
  'input-empty': 'There is no data at an address that a step reads.',
  'account-mismatch': 'The credentials belong to another account than the execution role.',

  'package-missing': 'SageMaker has no such model package.',
  'package-not-of-group': "The pinned package is not of the model's own group.",
  'package-incomplete': 'The pinned package was not registered completely.',
  'package-rejected': 'The pinned package was rejected.',
  'package-not-approved': 'The pinned package was not approved, which later environments need.',
  'package-swapped': "The package's model data are not those that were pinned.",
  'image-differs': 'The pinned image is not the one that ran in the environment before.',
  'region-differs': "The package is registered in another region than the environment's.",
  'instance-type-unsupported': 'The package does not allow the instance type.',
  'baseline-missing': 'The package has no baseline, and the manifest has the model watched.',
  'not-run-in-previous-environment': 'The environment that this one promotes from has not run the release.',
  soaking: 'The release has not run long enough in the environment before.',
  frozen: 'The environment is frozen at this time.',

  planned: 'The plan was made; deploying it changes something.',
  'planned-nothing': 'The plan was made; deploying it changes nothing that runs.',
  'plan-invalid': 'The plan file is missing, or is not a plan.',
  'base-missing': 'The commit to compare with is not in the checkout.',
  'template-invalid': "The endpoint's template is missing, or too large.",
  'stack-foreign': 'A stack of that name is there and is not that of this model here.',
  'stack-blocked': 'The stack is in a state that a person has to end.',
  'endpoint-replaced': 'The change would replace or remove an endpoint that serves.',
  'change-set-failed': 'CloudFormation could not work out the change.',

  deployed: 'The environment runs what the manifest says, and that was verified.',
  'deployed-nothing': 'Nothing had to be changed; what runs was verified where there is something.',
  'plan-outdated': 'The plan was made from another commit or for another environment.',
  'manifest-moved': "The model's entry in the manifest is not what was planned.",
  'template-moved': 'The template is not what was planned.',
  'head-moved': "The branch's head says something else about this model by now.",
  'approval-missing': 'Nobody is named who approved the release.',
  'release-failed-before': 'The last deployment of this release failed, and no person asked for another one.',
  'stack-failed': 'CloudFormation could not change the stack.',
  'rolled-back': 'An alarm went off during the rollout, and traffic returned to what ran before.',
  'deadline-passed': 'The stack had not come to its end at the deadline; the operation goes on.',
  'deploy-cancelled': 'The run was cancelled; an operation of a stack that was under way goes on.',
  'not-what-was-pinned': 'What the endpoint runs is not what the manifest says.',
  'serving-skew': 'The endpoint predicts something else than the model did when it was evaluated.',
  'serving-failed': 'The endpoint has no answer to a test row.',
  'scored-rows-unusable': "The package's scored test rows can't be read.",

  guarded: 'The environments may be deployed to, as far as they are protected.',
  'guarded-nothing': 'No environment has anything to deploy.',
  'environment-missing': 'The repository has no such environment.',
  'environment-unprotected': 'Nobody would be asked before the environment is deployed to.',

  proposed: 'A pull request that promotes a release was opened.',
  'proposal-updated': 'The open pull request was brought to the newest release or evidence.',
  'proposal-current': 'The open pull request says what it should already.',
  'proposal-withdrawn': 'The open pull request proposed what is not to be released any more, and was closed.',
  'on-hold': 'The manifest holds proposals for the model.',
  'nothing-newer': 'Nothing is newer than what the manifest has.',
  'nothing-registered': 'SageMaker has no registered version of the model.',
  'candidate-rejected': 'The newest version was rejected.',
  'challenger-not-better':
    'On the newest labelled rows the newest version lost against what runs, or was not judged.',
  'proposal-declined': 'Somebody closed the proposal of this version for this environment.',
  'release-failed-here': 'The last deployment of this release to this environment failed.',
  'not-verified-in-previous': 'The environment before has not run the model.',

  'training-succeeded': 'The execution succeeded.',
  'training-failed': 'The execution failed, and an issue says where and why.',
  'training-stopped': 'Somebody stopped the execution, and an issue says so.',
  'training-under-way': 'The execution has not ended.',
  'training-unknown': 'SageMaker has no such execution of a pipeline of this repository.',
  'event-invalid': 'The event that started the run is not what it has to be.',

  'retraining-decided': 'The model is to be trained again.',
  'retraining-declined': 'An alarm of drift is raised, and training again makes no sense.',
  'retraining-not-yet': 'An alarm of drift is raised, and it is too early to train again.',
  'no-drift': 'No alarm of drift is raised.',
  'watch-works': 'Every watched model has alarms and a report that is not old.',
  'watch-broken': 'Drift of a watched model would not be noticed.',
  'alarm-elsewhere': 'The alarm belongs to no watched model of this environment.',

  'rollback-proposed':
    'A pull request that goes back to an earlier release was opened or brought up to date.',
  'rollback-current': 'The pull request that goes back is open already, and is as it should be.',
  'rollback-merged': 'The manifest names the earlier release already.',
  'rollback-needless': 'No release of the manifest was rolled back by an alarm.',
  'rollback-impossible': 'There is no earlier release to go back to.',

  'in-sync': 'Everything that the manifest says is deployed, or may not be deployed now.',
  'deployment-started': 'Something of the manifest was not deployed, and its deployment was started.',
  'deployment-under-way':
    'Something of the manifest is not deployed, and a run of the deployment is under way.',

  'workflow-started': 'The workflow was started.',

  'torn-down': 'The stacks of the environment are deleted.',
  'torn-down-already': 'The environment has no stacks.',
  'confirmation-missing': 'The name of the environment was not typed as the confirmation.',
  'teardown-failed': 'A stack of the environment could not be deleted.',

  'permission-missing': 'AWS did not allow a call; the message says what policy lacks.',
  'credentials-missing': 'There are no AWS credentials, or AWS does not know them.',
  'credentials-expired': 'The AWS credentials expired.',
  'aws-refused': 'AWS refused a call for another reason.',
  'aws-unavailable': 'AWS did not answer, or asked to slow down, for longer than the retries last.',

  'github-permission-missing': 'GitHub did not allow a call; the message says what the token lacks.',
  'github-refused': 'GitHub refused a call for another reason.',
  'github-unavailable': 'GitHub did not answer, or asked to slow down, for longer than the retries last.',
  unexpected: 'Something that this action does not know happened; its text is in the log.',
} as const satisfies Record<string, string>;

export type Reason = keyof typeof REASONS;

/** Endings that every action can come to. */
export const COMMON_REASONS = [
  'inputs-invalid',
  'permission-missing',
  'credentials-missing',
  'credentials-expired',
  'aws-refused',
  'aws-unavailable',
  'unexpected',
] as const satisfies readonly Reason[];
