import { $ as parseLeftovers, A as isAlarm, Ar as optional, B as stackTags, Bn as RELEASE_REASONS, Cn as workflowRun, D as pickRows, Dt as lostEndpoint, E as measureSkew, En as validateFolders, Er as flag, Et as ENDPOINT, F as followStack, Fr as text, G as keepAlarmSlots, Gr as resolveCommit, H as stackParameters, Ht as REASONS, I as isSuccess, Ir as wholeNumber, J as readTemplate$1, K as canonicalJson, Kn as labelName, Kr as Failure, M as describeEndpoint, Mn as environmentOf, N as endpointLogTail, Nr as role, O as servedBy, Or as input, Ot as plannedResources, P as answerTo, Q as Leftovers, Qt as approvePackage, R as foreignStack, Sr as bucketName, T as TOLERANCE, Tr as duration, U as updateSteps, Un as endpointName, Ur as mainlineOf, V as gatherFacts, Vt as COMMON_REASONS, Wn as stackName, X as foreignPlan, Xt as readDeployments, Y as templateFor, Z as movedSince, Zt as writeDeployment, _r as table, _t as placeOf, at as executeChangeSet, ct as describeStack, dr as code, er as checkAccount, et as removeChangeSet, ft as readTemplate, gr as plain, gt as environmentSettings, hr as list, ht as waitUntil, it as deleteChangeSet, j as rootCause, jr as optionalRole, jt as parsePlan, k as invokeCsv, lr as cancelSignal, nr as AwsError, nt as awaitChangeSet, ot as isOutdatedChangeSet, pt as DeadlineError, q as entryHash, qr as messageOf, rt as createChangeSet, sr as createClients, st as deleteStack, tt as removeLeftovers, ur as runAction, ut as isOtherStack, vn as parseS3Uri, vr as ProblemsError, vt as manifestAt, w as endpointFaults, wn as datasetsOf, xn as readText, yt as readBase, zn as checkRelease } from "./lib.js";
import { A as createGitHub, O as GITHUB_REASONS, g as readEnvironment, i as approvalsOf, p as pullRequestOf, w as isBot } from "./github.js";
import { $t as pMap } from "./vendor.js";
import { readFile } from "node:fs/promises";
import path from "node:path";

// actions/deploy/approval.ts
/**
* The commit of the branch that brought the release which a model has at `commit`: a run may begin much later, at a commit
* that is about something else. Undefined where the history does not reach back so far, or there is no release.
*/
async function releaseCommit(history, model) {
	const { repository, environments, environment, commit } = history;
	const file = path.join(environments, `${environment}.json`);
	const wanted = await releaseAt(history, commit, model);
	if (wanted === void 0) return void 0;
	let brought;
	for (const past of await mainlineOf(repository, commit, file)) {
		if (await releaseAt(history, past, model) !== wanted) break;
		brought = past;
	}
	return brought;
}
async function releaseAt({ repository, environments, environment }, commit, model) {
	const manifest = await manifestAt(repository, commit, environments, environment);
	const release = manifest !== void 0 && Object.hasOwn(manifest.models, model) ? manifest.models[model]?.release : void 0;
	return release === void 0 || release === null ? void 0 : canonicalJson(release);
}
/**
* By model, who let its release in. Throws a `Failure` where nobody approved the environment and somebody had to.
*/
async function approvalsFor(github, history, { models, runId, promotesFrom }) {
	const { environment } = history;
	const reviewer = await reviewerOf(github, {
		runId,
		environment,
		promotesFrom
	});
	const mayReviewOwn = reviewer === void 0 || !await preventsSelfReview(github, environment);
	const approvals = /* @__PURE__ */ new Map();
	for (const model of models) {
		const merge = await mergeOf(github, history, model);
		if (merge !== void 0 && merge.by === reviewer && !mayReviewOwn) throw selfReviewed(environment, merge);
		if (merge !== void 0) approvals.set(model, {
			...merge,
			...reviewer && { reviewedBy: reviewer }
		});
		else if (reviewer !== void 0) approvals.set(model, {
			by: reviewer,
			pullRequest: null,
			reviewedBy: reviewer
		});
	}
	return approvals;
}
async function preventsSelfReview(github, environment) {
	return (await readEnvironment(github, environment))?.preventSelfReview ?? false;
}
/** GitHub itself compares who approves with who started the run, which is a program where `reconcile` did. */
function selfReviewed(environment, { by, pullRequest }) {
	return new Failure("approval-missing", `${by} merged #${pullRequest} and approved its deployment to '${environment}', which prevents self-review: another of its reviewers has to approve. Start deploy.yml again for ${environment}. Nothing was deployed.`);
}
/** Who merged the release of a model, by its pull request; undefined where there is none, or a program merged it. */
async function mergeOf(github, history, model) {
	const commit = await releaseCommit(history, model);
	const pullRequest = commit === void 0 ? void 0 : await pullRequestOf(github, commit);
	const by = pullRequest?.mergedBy;
	if (pullRequest === void 0 || by === void 0 || isBot(by)) return void 0;
	return {
		by,
		pullRequest: String(pullRequest.number)
	};
}
/**
* The person who approved this run's job of the environment; undefined where nobody had to, since releases begin there.
* Throws a `Failure` where somebody had to and nobody is on record: administrators may have let the job pass, or the
* environment's protection was taken away.
*/
async function reviewerOf(github, { runId, environment, promotesFrom }) {
	const given = (await approvalsOf(github, runId)).findLast(({ state, environments, user }) => state === "approved" && environments.includes(environment) && !isBot(user));
	if (given !== void 0 || promotesFrom === null) return given?.user;
	throw new Failure("approval-missing", `No person's approval of the environment '${environment}' is on record for this run, and releases come there from ${promotesFrom}. Give the environment required reviewers that nobody can bypass (docs/setup.md), and run the workflow again. Nothing was deployed.`);
}

// actions/deploy/contract.ts
const inputs = {
	environment: input("environment", text),
	bucket: input("artifact-bucket", bucketName),
	executionRole: input("execution-role-arn", role),
	serviceRole: input("service-role-arn", role),
	scheduleRole: input("schedule-role-arn", optionalRole),
	planFile: input("plan-file", text),
	environments: input("environments-folder", text),
	pipelines: input("pipelines-folder", text),
	template: input("template", text),
	head: input("head", text),
	token: input("github-token", optional),
	approvedBy: input("approved-by", optional),
	pullRequest: input("pull-request", optional),
	timeoutMs: input("timeout", duration),
	testRows: input("test-rows", wholeNumber(1, 1e4)),
	automatic: input("automatic", flag)
};
const outputs = [
	"deployed",
	"failed",
	"reason"
];
const CONTRACT = {
	inputs,
	outputs,
	reasons: [
		"deployed",
		"deployed-nothing",
		"plan-invalid",
		"plan-outdated",
		"manifest-moved",
		"template-moved",
		"head-moved",
		"base-missing",
		"template-invalid",
		"manifests-invalid",
		"pipeline-invalid",
		"approval-missing",
		"release-failed-before",
		"account-mismatch",
		"stack-foreign",
		"stack-blocked",
		"stack-failed",
		"endpoint-replaced",
		"change-set-failed",
		"rolled-back",
		"deadline-passed",
		"deploy-cancelled",
		"not-what-was-pinned",
		"serving-skew",
		"serving-failed",
		"scored-rows-unusable",
		...RELEASE_REASONS,
		...GITHUB_REASONS,
		...COMMON_REASONS
	]
};

// actions/deploy/admission.ts
/** Throws where the manifest's entry or the template is not what was planned, or not what the head has. */
function refuseMoved({ planned, loaded, template, head }) {
	const here = {
		entryHash: Object.hasOwn(loaded.manifest.models, planned.model) ? entryHash(loaded.manifest, planned.model) : void 0,
		templateHash: template.sha256
	};
	const moved = movedSince(planned, here, head);
	if (moved !== void 0) throw new Failure(moved.reason, moved.message);
}
/** Throws unless the release may be deployed here and now, by the package, the records and the policy as they are. */
async function admit(clients, request) {
	const { planned, loaded, policy, place, settings } = request;
	const { model } = planned;
	const bucket = settings.artifactBucket;
	const facts = await gatherFacts(clients, place, {
		loaded,
		model,
		policy,
		bucket,
		now: /* @__PURE__ */ new Date()
	});
	const [first, ...others] = checkRelease({
		loaded,
		model
	}, facts.release);
	if (first !== void 0) throw new Failure(first.reason, `${model} is not deployed: ${first.problem.message}`, { problems: [first, ...others].map(({ problem }) => problem) });
	if (request.automatic) await refuseFailed(clients, request);
	return facts;
}
/** After a failure a person decides; a program that tries again would only fail again, at the cost of who is served. */
async function refuseFailed(clients, { planned, loaded, place, settings }) {
	const { environment } = loaded.manifest;
	const bucket = settings.artifactBucket;
	const history = await readDeployments(clients, place, {
		bucket,
		environment,
		model: planned.model
	});
	const arn = planned.package?.arn;
	const failed = history.failed.find(({ release }) => release.modelPackageArn === arn);
	const since = history.deployed.find(({ release }) => release.modelPackageArn === arn)?.endedAt ?? "";
	if (failed === void 0 || failed.endedAt < since) return;
	throw new Failure("release-failed-before", `The last deployment of this release of ${planned.model} failed on ${failed.endedAt} (${failed.reason}): ${failed.failure?.message ?? ""} A person has to start the next one.`);
}
/** Merging where releases begin is the approval: SageMaker makes models of approved packages only. */
async function approve(clients, { loaded, planned, approval, run, log }, { package: found }) {
	if (found === void 0 || loaded.manifest.promotesFrom !== null || found.approval === "Approved") return;
	if (approval === null) throw new Failure("approval-missing", `${planned.model} version ${found.version} is ${found.approval}, and nobody is known who approved it: promote the release by a pull request that a person merges.`);
	const { by, pullRequest } = approval;
	const merged = pullRequest === null ? `commit ${run.commit}` : `pull request #${pullRequest}`;
	await approvePackage(clients, found.arn, `${by} merged ${merged} of ${run.repository}.`);
	log(`${planned.model} version ${found.version} is approved: ${by} merged ${merged}.`);
}

// actions/deploy/stack-failure.ts
/** The failure of a stack's operation, with the first cause and, of an endpoint, SageMaker's own reason. */
async function stackFailure(clients, place, name, operation) {
	const cause = rootCause(operation.events);
	if (cause === void 0) return new Failure("stack-failed", `The stack ${name} ended as ${operation.status}, without an event that says why.`);
	const own = cause.type === "AWS::SageMaker::Endpoint" ? await describeEndpoint(clients, place, name).catch(() => void 0) : void 0;
	const told = operation.endpointReason ?? own?.failureReason;
	const reason = told === void 0 || cause.reason.includes(told) ? cause.reason : `${cause.reason} SageMaker: ${told}`;
	const answer = answerTo(operation.status);
	const todo = answer.kind === "stop" ? ` ${answer.todo}` : "";
	const returned = own?.status === "InService" || answer.kind === "update";
	if (cause.type === "AWS::SageMaker::Endpoint" && returned && isAlarm(reason, name)) return new Failure("rolled-back", `An alarm went off while ${name} was rolled out, and traffic returned to what ran before: ${reason} The release is marked as failed; find out what the alarm saw before you deploy it again.${todo}`);
	const resource = `${cause.logicalId} (${cause.type})`;
	const log = cause.type === "AWS::SageMaker::Endpoint" ? await logTail(clients, place, name, operation.events[0]?.at) : "";
	return new Failure("stack-failed", `The stack ${name} ended as ${operation.status} because of ${resource}: ${reason}${todo}${log}`);
}
const LOG_LINES = 15;
/** What the endpoint's container wrote last. It is only more of the reason: without it the failure stands as it is. */
async function logTail(clients, place, endpoint, since) {
	const lines = await endpointLogTail(clients, place, endpoint, {
		lines: LOG_LINES,
		since
	}).catch(() => []);
	return lines.length === 0 ? "" : `\nThe last lines of its log:\n${lines.join("\n")}`;
}

// actions/deploy/stack-wait.ts
/** Follows a stack and tells its events. Throws a `Failure` at the deadline; the operation then goes on. */
async function follow(clients, place, stack, { deadline, signal, log }, which = {}) {
	const { name } = stack;
	let endpointReason = Promise.resolve(void 0);
	try {
		return {
			...await followStack(clients, place, stack, {
				...which,
				deadlineMs: Math.max(0, deadline - Date.now()),
				signal,
				onEvent: (event) => {
					const { logicalId, status, reason } = event;
					log(`${name}: ${logicalId} ${status}${reason === void 0 ? "" : `: ${reason}`}`);
					if (isFailedUpdate(event)) endpointReason = failureReason(clients, place, name);
				},
				onQuiet: (minutes) => log(`${name}: nothing new for ${minutes} min`)
			}),
			endpointReason: await endpointReason
		};
	} catch (error) {
		if (!(error instanceof DeadlineError)) throw error;
		throw new Failure("deadline-passed", `The stack ${name} has not come to its end in time; the operation goes on. Run the job again to wait for it, or cancel the update in CloudFormation.`, { cause: error });
	}
}
function isFailedUpdate({ type, status }) {
	return type === "AWS::SageMaker::Endpoint" && status === "UPDATE_FAILED";
}
/**
* Asked at once: when CloudFormation then goes back, it updates the endpoint another time, and SageMaker forgets. Where it
* can't be asked, CloudFormation's own words have to do.
*/
async function failureReason(clients, place, name) {
	return (await describeEndpoint(clients, place, name).catch(() => void 0))?.failureReason;
}

// actions/deploy/settled-stack.ts
/** The stack once no operation is under way and a shell that never served is gone; undefined where there is none. */
async function settledStack(clients, place, request) {
	const { name, owner, log } = request;
	for (;;) {
		request.signal.throwIfAborted();
		const stack = await describeStack(clients, place, name);
		const isShell = stack?.status === "REVIEW_IN_PROGRESS";
		const foreign = stack && !isShell ? foreignStack(stack, owner) : void 0;
		if (foreign !== void 0) throw new Failure("stack-foreign", foreign);
		const answer = answerTo(stack?.status);
		if (stack === void 0 || answer.kind === "create") return void 0;
		if (answer.kind === "update") return stack;
		if (answer.kind === "stop") throw new Failure("stack-blocked", `The stack ${name} is ${stack.status}. ${answer.todo}`);
		if (answer.kind === "delete-and-create") {
			log(`${name} is ${stack.status}: ${answer.why}; it is deleted and made again.`);
			const token = `${request.cause}-delete-${request.attempt}`.slice(0, 128);
			await deleteStack(clients, place, {
				name,
				id: stack.id,
				token,
				roleArn: request.serviceRoleArn
			});
			const operation = await follow(clients, place, {
				name,
				id: stack.id
			}, request, { begins: "DELETE" });
			if (operation.status !== "DELETE_COMPLETE") throw await stackFailure(clients, place, name, operation);
			continue;
		}
		log(`${name} is ${stack.status}: this run waits for the end of that operation.`);
		const operation = await follow(clients, place, {
			name,
			id: stack.id
		}, request);
		if (operation.token?.startsWith(request.cause) === true && !isSuccess(operation.status) && operation.status !== "DELETE_COMPLETE") throw await stackFailure(clients, place, name, operation);
	}
}

// actions/deploy/stack-step.ts
/** One change set, executed and followed to its end; undefined where it is empty. */
async function applyStep(clients, place, request) {
	const { name, type, step, signal } = request;
	signal.throwIfAborted();
	const token = `${request.cause}-${request.index + 1}-${request.attempt}`.slice(0, 128);
	const named = {
		id: token,
		stackId: name,
		stack: name,
		creates: type === "CREATE"
	};
	request.leftovers.add(named);
	const made = await createChangeSet(clients, place, {
		stack: name,
		type,
		name: token,
		token,
		templateBody: request.template,
		parameters: step,
		tags: stackTags(request.owner),
		roleArn: request.serviceRoleArn
	});
	let notBefore;
	try {
		const changeSet = await awaitChangeSet(clients, place, made, signal);
		notBefore = changeSet.createdAt;
		if (changeSet.status === "empty") {
			await deleteChangeSet(clients, place, made);
			request.leftovers.remove(named);
			return;
		}
		const lost = lostEndpoint(plannedResources(changeSet.changes));
		if (lost !== void 0) throw new Failure("endpoint-replaced", `The change would ${lost.action === "Remove" ? "remove" : "replace"} the endpoint of ${name}, which serves: its clients would get no answers. Nothing was changed. Use teardown where the endpoint is to go.`);
		signal.throwIfAborted();
		await executeChangeSet(clients, place, {
			...made,
			token
		});
		request.leftovers.remove(named);
	} catch (error) {
		await discard(clients, place, {
			named,
			leftovers: request.leftovers
		});
		throw error;
	}
	const stack = {
		name,
		id: made.stackId
	};
	const operation = await follow(clients, place, stack, request, {
		token,
		notBefore
	});
	if (!isSuccess(operation.status)) throw await stackFailure(clients, place, name, operation);
	return {
		id: made.stackId,
		status: operation.status,
		change: type === "CREATE" ? "created" : "updated"
	};
}
/** Removes what was not executed; where even that fails, the end of the job tries again. */
async function discard(clients, place, { named, leftovers }) {
	try {
		await removeChangeSet(clients, place, named);
		leftovers.remove(named);
	} catch {}
}

// actions/deploy/stack-change.ts
const MAX_TRIES = 5;
/**
* Makes the stack what the template and the parameters say, in one operation or two, and waits for the end. An operation
* that is under way is waited for first; where it is this deployment's own, its end is the answer.
*/
async function changeStack(clients, place, request) {
	for (let tries = 1;; tries += 1) try {
		return await changeSettledStack(clients, place, request);
	} catch (error) {
		if (!isOvertaken(error) || tries === MAX_TRIES) throw error;
		request.log(`${request.name}: ${messageOf(error)}`);
	}
}
async function changeSettledStack(clients, place, wanted) {
	const stack = await settledStack(clients, place, wanted);
	const request = {
		...wanted,
		parameters: keepAlarmSlots(stack?.parameters, wanted.parameters)
	};
	if (stack !== void 0 && await isAsWanted(clients, place, stack, request)) return {
		id: stack.id,
		status: stack.status,
		change: "unchanged"
	};
	const steps = updateSteps(stack?.parameters, request.parameters);
	let result;
	for (const [index, step] of steps.entries()) {
		if (steps.length > 1) request.log(`${request.name}: update ${index + 1} of ${steps.length}`);
		const type = stack === void 0 ? "CREATE" : "UPDATE";
		try {
			result = await applyStep(clients, place, {
				...request,
				step,
				type,
				index
			}) ?? result;
		} catch (error) {
			if (index === 0 || stack === void 0 || isUndecided(error) || isOvertaken(error)) throw error;
			throw await restoreScaling(clients, place, request, {
				stack,
				failure: error
			});
		}
	}
	if (result !== void 0) return result;
	if (stack === void 0) throw new Error(`CloudFormation finds nothing to create in ${request.name}.`);
	return {
		id: stack.id,
		status: stack.status,
		change: "unchanged"
	};
	/** The operation may go on; the next attempt finds out how it ended. */
	function isUndecided(error) {
		return request.signal.aborted || error instanceof Failure && error.reason === "deadline-passed";
	}
}
/**
* The second of two updates failed, and the first one has taken autoscaling away: nobody may be left with that. Answers the
* failure of the second, with what became of the scaling.
*/
async function restoreScaling(clients, place, request, { stack, failure }) {
	request.log(`${request.name}: scaling is registered again as it was before`);
	const kept = Object.keys(request.parameters).map((name) => [name, stack.parameters[name] ?? request.parameters[name]]);
	const step = Object.fromEntries(kept);
	const end = await applyStep(clients, place, {
		...request,
		step,
		type: "UPDATE",
		index: 2
	}).then(() => "Scaling is registered again as it was before.", (error) => `Autoscaling is OFF: registering it again failed too (${messageOf(error)}). Deploy the former release at once, which puts it on.`);
	const message = `${messageOf(failure)} ${end}`;
	if (!(failure instanceof Failure)) return new Failure("unexpected", message, { cause: failure });
	return new Failure(failure.reason, message, {
		cause: failure.cause,
		problems: failure.problems
	});
}
/** Whether there is nothing to do, known without a change set: CloudFormation keeps an empty one as a failed one. */
async function isAsWanted(clients, place, stack, { template, parameters, owner }) {
	const tags = stackTags(owner);
	if (!hasAll(stack.parameters, parameters) || !hasAll(stack.tags, tags)) return false;
	return await readTemplate(clients, place, stack) === template;
}
function hasAll(found, wanted) {
	return Object.entries(wanted).every(([key, value]) => found[key] === value);
}
/** CloudFormation takes one operation of a stack at a time, and says in several ways that another one came first. */
function isOvertaken(error) {
	return isOutdatedChangeSet(error) || isOtherStack(error);
}

// actions/deploy/verification.ts
const BEHIND = "Its stack does, so it was changed without CloudFormation, which deploying again doesn't undo: update the endpoint to the EndpointConfigName that the stack's outputs have.";
const GO_BACK = "It serves all the same: revert the commit to go back to what ran before.";
const CONCURRENT_REQUESTS = 8;
const SHOWN_ROWS = 5;
/** Asks the endpoint what it runs, and then for predictions that the model has made before. Throws a `Failure`. */
async function verifyEndpoint(clients, place, request) {
	const facts = await servedFacts(clients, place, request);
	const faults = endpointFaults(facts, request);
	if (faults.length > 0) throw new Failure("not-what-was-pinned", `${request.endpoint} does not run what the manifest says. ${request.unchanged ? BEHIND : GO_BACK}`, { problems: faults });
	const rows = await scoredRows(clients, place, request);
	const report = measureSkew(await serve(clients, place, request, rows));
	if (report.skewed.length > 0) throw skewFailure(request.endpoint, report);
	const { maxRelativeDifference, latencyMs } = report;
	return {
		endpoint: facts.record,
		imageDigest: facts.imageDigests[0] ?? "",
		rows: {
			rows: report.rows,
			maxRelativeDifference,
			latencyMs
		}
	};
}
async function servedFacts(clients, place, request) {
	const endpoint = await settledEndpoint(clients, place, request);
	if (endpoint === void 0) throw new Failure("not-what-was-pinned", `There is no endpoint ${request.endpoint}; deploy again.`);
	return servedBy(clients, place, endpoint);
}
const MOVING = /* @__PURE__ */ new Set([
	"Creating",
	"Updating",
	"SystemUpdating",
	"RollingBack"
]);
/** Autoscaling that adds instances makes an endpoint "Updating" too, at any time. */
async function settledEndpoint(clients, place, { endpoint: name, deadline, signal }) {
	try {
		return await waitUntil({
			look: () => describeEndpoint(clients, place, name),
			done: (endpoint) => endpoint === void 0 || !MOVING.has(endpoint.status),
			deadlineMs: Math.max(0, deadline - Date.now()),
			minIntervalMs: 1e3,
			signal
		});
	} catch (cause) {
		if (!(cause instanceof DeadlineError)) throw cause;
		const message = `The endpoint ${name} was still changing at the deadline, so it was not verified. Run the job again.`;
		throw new Failure("deadline-passed", message, { cause });
	}
}
async function scoredRows(clients, place, { scored, label, testRows, endpoint }) {
	const address = parseS3Uri(scored ?? "");
	if (address === void 0 || label === void 0) {
		const what = label === void 0 ? "no pipeline in this checkout registers models of this group, so the label of its data is not known" : `the package's metadata has ${JSON.stringify(scored ?? null)} as "scored", where the address of its scored test rows belongs`;
		throw new Failure("scored-rows-unusable", `${endpoint} can't be verified row by row: ${what}.`);
	}
	const key = `${address.key.replace(/\/+$/, "")}/scored.csv`;
	const text = await readText(clients, place, {
		bucket: address.bucket,
		key
	});
	return pickRows(text, {
		label,
		count: testRows,
		uri: `s3://${address.bucket}/${key}`
	});
}
/** Each row is a request of its own, as clients send them, marked so that the monitor leaves it out. */
async function serve(clients, place, { endpoint, commit, signal }, rows) {
	return pMap(rows, async (row) => {
		const begun = performance.now();
		const inferenceId = `verification/${commit.slice(0, 12)}/${row.line}`;
		return {
			row,
			answer: await invokeCsv(clients, place, {
				endpoint,
				rows: row.features,
				inferenceId
			}).catch((error) => {
				throw unanswered(error, endpoint, row);
			}),
			latencyMs: performance.now() - begun
		};
	}, {
		concurrency: CONCURRENT_REQUESTS,
		signal
	});
}
/** An error of the model's container is the release's, and not the network's. */
function unanswered(error, endpoint, { line, features }) {
	if (!(error instanceof AwsError) || !/^aws-(refused|unavailable)$/.test(error.reason)) return error;
	return new Failure("serving-failed", `${endpoint} has no prediction for line ${line} of the test rows (${features}): ${error.message} ${GO_BACK}`, { cause: error });
}
function skewFailure(endpoint, { skewed, rows }) {
	const worst = skewed.slice(0, SHOWN_ROWS).map(({ row, answer, relative }) => `line ${row.line}: offline ${row.prediction}, served ${answer.trim().slice(0, 40)} (${Number.isFinite(relative) ? `${(relative * 100).toPrecision(3)} % apart` : "no number"}) for ${row.features}`);
	return new Failure("serving-skew", `${endpoint} predicts something else than the model did when it was evaluated: ${skewed.length} of ${rows} test rows are more than ${TOLERANCE * 100} % apart. Compare the versions of the training and the serving image. ${GO_BACK}`, { problems: worst });
}

// actions/deploy/model-deployment.ts
/** Deploys one model: refuses what has moved, approves, changes the stack, verifies, writes the record. Never throws. */
async function deployModel(clients, request) {
	const { planned, loaded } = request;
	const ended = {
		model: planned.model,
		version: planned.package?.version ?? null,
		reason: "deployed",
		stack: void 0,
		verification: void 0,
		record: void 0,
		failure: void 0
	};
	const entry = loaded.manifest.models[planned.model];
	const release = entry?.release ?? null;
	const startedAt = (/* @__PURE__ */ new Date()).toISOString();
	let touched = false;
	try {
		request.signal.throwIfAborted();
		refuseMoved(request);
		if (entry === void 0 || release === null) return {
			...ended,
			reason: "deployed-nothing"
		};
		const facts = await admit(clients, request);
		request.signal.throwIfAborted();
		await approve(clients, request, facts);
		touched = true;
		const stack = stackRequest(request, facts.package?.baselineUri);
		ended.stack = await changeStack(clients, request.place, stack);
		ended.verification = await verifyEndpoint(clients, request.place, {
			endpoint: endpointName(planned.model, loaded.manifest.environment),
			release,
			spec: entry.endpoint,
			scored: facts.package?.metadata["scored"],
			label: request.label,
			testRows: request.testRows,
			commit: request.run.commit,
			unchanged: ended.stack.change === "unchanged",
			deadline: stack.deadline,
			signal: request.signal
		});
		const record = recordOf(request, {
			release,
			ended,
			startedAt
		});
		ended.record = (await writeDeployment(clients, request.place, request.settings.artifactBucket, record)).uri;
		return ended;
	} catch (error) {
		const failure = endingOf(error, request.signal);
		const failed = {
			...ended,
			reason: failure.reason,
			failure
		};
		if (!touched || release === null || !tellsOfRelease(failure.reason)) return failed;
		const record = recordOf(request, {
			release,
			ended: failed,
			startedAt
		});
		const written = await writeDeployment(clients, request.place, request.settings.artifactBucket, record).catch((cause) => {
			request.log(`The failure could not be recorded: ${messageOf(cause)}`);
		});
		return {
			...failed,
			record: written?.uri
		};
	}
}
function endingOf(error, signal) {
	if (signal.aborted) return new Failure("deploy-cancelled", "The run was cancelled. An operation of the stack that was under way goes on; run the job again to wait for it.");
	return error instanceof Failure ? error : new Failure("unexpected", messageOf(error), { cause: error });
}
/**
* A release is marked as failed for what it did, so that no program deploys it again. A run that was cancelled or ran out of
* time leaves an operation whose end nobody knows yet; a network, a role or another's stack may be mended without it.
*/
function tellsOfRelease(reason) {
	return !NOT_OF_RELEASE.includes(reason);
}
const NOT_OF_RELEASE = [
	"deploy-cancelled",
	"deadline-passed",
	"aws-unavailable",
	"credentials-expired",
	"credentials-missing",
	"permission-missing",
	"stack-foreign",
	"stack-blocked"
];
function stackRequest(request, baselineUri) {
	const { planned, loaded, template, settings, serviceRoleArn, run, timeoutMs } = request;
	const { leftovers, signal, log } = request;
	const { environment } = loaded.manifest;
	const { model } = planned;
	return {
		name: stackName(model, environment),
		owner: {
			environment,
			model,
			repository: run.repository
		},
		template: templateFor(template.text, loaded.manifest.models[model]?.monitor ?? null),
		parameters: stackParameters(loaded.manifest, model, settings, baselineUri),
		serviceRoleArn,
		cause: `deploy-${run.commit.slice(0, 12)}`,
		attempt: `${run.id}-${run.attempt}`,
		deadline: Date.now() + timeoutMs,
		leftovers,
		signal,
		log
	};
}
function recordOf({ planned, loaded, run, approval }, { release, ended, startedAt }) {
	const { environment } = loaded.manifest;
	const { stack, verification, failure, reason } = ended;
	return {
		version: 1,
		outcome: failure === void 0 ? "deployed" : "failed",
		reason,
		environment,
		model: planned.model,
		commit: run.commit,
		repository: run.repository,
		run: {
			id: run.id,
			attempt: run.attempt,
			...run.url !== void 0 && { url: run.url }
		},
		startedAt,
		endedAt: (/* @__PURE__ */ new Date()).toISOString(),
		release: {
			...release,
			imageDigest: verification?.imageDigest ?? release.imageDigest
		},
		entryHash: planned.entryHash,
		templateHash: planned.templateHash,
		stack: {
			name: stackName(planned.model, environment),
			id: stack?.id ?? null,
			status: stack?.status ?? null
		},
		endpoint: verification?.endpoint ?? null,
		approval,
		verification: verification?.rows ?? null,
		failure: failure === void 0 ? null : { message: failure.message }
	};
}

// actions/deploy/deploy.ts
const CONCURRENT_MODELS = 4;
/** Deploys every model of the plan. One that fails stops no other; each ends in a way of its own. */
async function deploy(clients, request) {
	const { plan, head, labels, approvals, ...shared } = request;
	const policy = head.manifest?.policy ?? request.loaded.manifest.policy;
	return pMap(plan.models, (planned) => {
		const { manifest, templateHash, commit } = head;
		const has = manifest !== void 0 && Object.hasOwn(manifest.models, planned.model);
		return deployModel(clients, {
			...shared,
			planned,
			policy,
			head: {
				commit,
				templateHash,
				entryHash: has ? entryHash(manifest, planned.model) : void 0
			},
			label: labels.get(planned.model),
			approval: approvals.get(planned.model) ?? null
		});
	}, { concurrency: CONCURRENT_MODELS });
}
/** The failure of the whole action, where one of its models failed: the first one's reason, all of their messages. */
function failureOf(deployments) {
	const failures = deployments.flatMap(({ failure }) => failure === void 0 ? [] : [failure]);
	const [first] = failures;
	if (first === void 0) return void 0;
	if (failures.length === 1) return first;
	return new Failure(first.reason, `${failures.length} of ${deployments.length} models were not deployed.`, { problems: failures.flatMap(({ message, problems }) => [message, ...problems]) });
}

// actions/deploy/summary.ts
/** The job summary, as Markdown: what runs now of each model, how that was verified, and what failed. */
function deploySummary(environment, deployments) {
	const parts = [`## Deployment to ${plain(environment)}\n`];
	if (deployments.length === 0) parts.push("The plan has no model: nothing was to be deployed.\n");
	const columns = [
		"model",
		"version",
		"stack",
		"instances",
		"test rows",
		"largest difference",
		"p50",
		"p99"
	];
	const verified = deployments.filter(({ failure }) => failure === void 0);
	if (verified.length > 0) parts.push(table(columns, verified.map(row)));
	for (const { model, failure, record } of deployments) {
		if (failure === void 0) continue;
		parts.push(`### ${plain(model)} was not deployed\n`, `${REASONS[failure.reason]}\n`, `${plain(failure.message)}\n`);
		if (failure.problems.length > 0) parts.push(list(failure.problems.map((each) => plain(typeof each === "string" ? each : each.message))));
		if (record !== void 0) parts.push(`Recorded as failed: ${code(record)}\n`);
	}
	return parts.join("\n");
}
function row({ model, version, stack, verification }) {
	const name = plain(model);
	if (stack === void 0 || verification === void 0) return [
		name,
		"none",
		"",
		"",
		"",
		"",
		"",
		""
	];
	const { rows, maxRelativeDifference, latencyMs } = verification.rows;
	const { instanceCount, instanceType } = verification.endpoint;
	return [
		name,
		String(version ?? ""),
		stack.change,
		`${instanceCount} x ${instanceType}`,
		String(rows),
		maxRelativeDifference === 0 ? "none" : maxRelativeDifference.toExponential(1),
		`${latencyMs.p50.toFixed(0)} ms`,
		`${latencyMs.p99.toFixed(0)} ms`
	];
}

// actions/deploy/main.ts
const REPOSITORY = ".";
await runAction(CONTRACT, main, removeLeft);
async function main(inputs, step) {
	const run = workflowRun();
	const { environment, planFile, template: file } = inputs;
	const plan = parsePlan(await readPlanFile(planFile), planFile);
	const foreign = foreignPlan(plan, {
		commit: run.commit,
		environment
	});
	if (foreign !== void 0) throw new Failure(foreign.reason, foreign.message);
	const { manifests, pipelines, problems } = await validateFolders(inputs);
	if (problems.length > 0 || manifests === void 0) throw new ProblemsError(problems, "manifests-invalid");
	const loaded = environmentOf(manifests, environment);
	const template = await readTemplate$1(file);
	const files = {
		repository: REPOSITORY,
		environments: inputs.environments,
		environment,
		template: file
	};
	const head = await readBase(await resolveCommit(REPOSITORY, inputs.head), files);
	const { promotesFrom } = loaded.manifest;
	const approvals = await readApprovals(inputs, {
		plan,
		promotesFrom,
		run
	});
	const place = placeOf(loaded, inputs.executionRole, "execution-role-arn");
	placeOf(loaded, inputs.serviceRole, "service-role-arn");
	const clients = createClients(place.region);
	await checkAccount(clients, inputs.executionRole, "execution-role-arn");
	const deployments = await deploy(clients, {
		...inputs,
		plan,
		loaded,
		head,
		run,
		template: {
			text: template.body,
			sha256: template.sha256
		},
		place,
		settings: environmentSettings(loaded, inputs),
		serviceRoleArn: inputs.serviceRole.arn,
		approvals,
		leftovers: new Leftovers(place, (text) => step.leave(text)),
		labels: new Map([...datasetsOf(pipelines)].map(([model, dataset]) => [model, labelName(dataset)])),
		signal: cancelSignal(),
		log: (line) => step.log(line)
	});
	const ended = deployments.filter(({ failure }) => failure === void 0);
	const failed = deployments.filter(({ failure }) => failure !== void 0);
	step.setOutputs({
		deployed: JSON.stringify(ended.map(({ model, version, reason, record }) => ({
			model,
			version,
			reason,
			record
		}))),
		failed: JSON.stringify(failed.map(({ model, reason }) => ({
			model,
			reason
		})))
	});
	await step.summarize(deploySummary(environment, deployments));
	const failure = failureOf(deployments);
	if (failure !== void 0) throw failure;
	const changed = ended.some(({ stack }) => stack !== void 0 && stack.change !== "unchanged");
	step.setOutputs({ reason: changed ? "deployed" : "deployed-nothing" });
}
/** Removes what a run that was cancelled had no time to remove. */
async function removeLeft(step) {
	const left = parseLeftovers(step.leftovers);
	await removeLeftovers(createClients(left.place.region), left, ({ id, stack }) => step.log(`Removed the change set ${id} of the stack ${stack}.`));
}
/** By model, who let its release in: as GitHub knows it, or as the inputs say. */
async function readApprovals({ token, approvedBy, pullRequest, environment, environments }, { plan, promotesFrom, run }) {
	const models = plan.models.filter(({ action }) => action !== "none").map(({ model }) => model);
	if (approvedBy !== void 0) return new Map(models.map((model) => [model, {
		by: approvedBy,
		pullRequest: pullRequest ?? null
	}]));
	if (token === void 0 || models.length === 0) return /* @__PURE__ */ new Map();
	const history = {
		repository: REPOSITORY,
		environments,
		environment,
		commit: run.commit
	};
	return approvalsFor(createGitHub(token), history, {
		models,
		runId: Number(run.id),
		promotesFrom
	});
}
async function readPlanFile(file) {
	try {
		return await readFile(file, "utf8");
	} catch (cause) {
		const message = `${file} can't be read: run the action plan before this one.`;
		throw new Failure("plan-invalid", message, { cause });
	}
}

export {  };