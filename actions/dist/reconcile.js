import { Bt as readWatch, Cn as workflowRun, Fn as loadManifests, Fr as text, Hr as hasCommit, Ht as REASONS, J as readTemplate, M as describeEndpoint, Mn as environmentOf, Mr as repositoryPath, O as servedBy, Or as input, Sr as bucketName, Un as endpointName, V as gatherFacts, Vt as COMMON_REASONS, Xn as DRIFT_MARKER, Xt as readDeployments, _r as table, dn as listAlarms, gr as plain, hr as list, mn as lastDecision, mr as link, q as entryHash, sr as createClients, tr as placeOfCaller, ur as runAction, vt as manifestAt, w as endpointFaults, zn as checkRelease, zt as watchFaults } from "./lib.js";
import { A as createGitHub, D as fit, O as GITHUB_REASONS, _ as marker, b as ownIssues, c as pendingEnvironments, i as approvalsOf, o as dispatchWorkflow, s as listRuns, v as parseMarker, x as upsertIssue, y as closeIssue } from "./github.js";

// actions/reconcile/contract.ts
const inputs = {
	environment: input("environment", text),
	bucket: input("artifact-bucket", bucketName),
	environments: input("environments-folder", repositoryPath),
	template: input("template", repositoryPath),
	workflow: input("workflow", text),
	driftWorkflow: input("drift-workflow", text),
	branch: input("branch", text),
	token: input("github-token", text)
};
const outputs = [
	"models",
	"assess",
	"issue",
	"reason"
];
const CONTRACT = {
	inputs,
	outputs,
	reasons: [
		"in-sync",
		"deployment-started",
		"deployment-under-way",
		"manifests-invalid",
		"template-invalid",
		"account-mismatch",
		"base-missing",
		...GITHUB_REASONS,
		...COMMON_REASONS
	]
};

// actions/reconcile/attempts.ts
/** Whether a run may still deploy to the environment. One that waits for reviewers does so for what it waits for alone. */
function isUnderWay({ status, waitsFor }, environment) {
	if (status === "completed") return false;
	return status === "waiting" ? waitsFor.includes(environment) : true;
}
/**
* Whether a program's attempt at this commit ended without success: a second one would most likely end so too, hour by hour.
* The next commit, or a person, begins anew.
*/
function wasTried(attempt, environment, commit) {
	const { title, status, conclusion } = attempt;
	if (attempt.commit !== commit || status !== "completed") return false;
	return title === `Deploy ${environment}` && conclusion !== "success" && conclusion !== "cancelled";
}

// actions/reconcile/decision.ts
/** Whether the deployment of an environment is to be started, given what differs and what has been tried. */
function decide(differences, { attempts, rejected, environment, commit }) {
	const tried = attempts.some((attempt) => wasTried(attempt, environment, commit));
	const models = differences.map(({ model, state, message }) => {
		if (state !== "due") return {
			model,
			state,
			...message !== void 0 && { message }
		};
		if (rejected.has(model)) return {
			model,
			state: "rejected"
		};
		return {
			model,
			state: tried ? "tried" : "due"
		};
	});
	if (!models.some(({ state }) => state === "due")) return {
		reason: "in-sync",
		models
	};
	return {
		reason: attempts.some((attempt) => isUnderWay(attempt, environment)) ? "deployment-under-way" : "deployment-started",
		models
	};
}

// actions/reconcile/event-state.ts
const PREFIX = "sagemaker-drift-gitops-events-";
/** What is wrong on the way of events from an environment's account and region to this repository. */
async function eventFindings(clients, place, repository) {
	return findingsOf(await listAlarms(clients, place, PREFIX), repository);
}
/** `alarms` are those over events to whichever repository, `repository` is `owner/name`. */
function findingsOf(alarms, repository) {
	const own = `${PREFIX}${repository.replace("/", "-")}-`.toLowerCase();
	return alarms.filter(({ name, state }) => state === "ALARM" && name.toLowerCase().startsWith(own)).map(({ name, description, since }) => ({
		model: null,
		kind: "events",
		sentence: plain(`${description} The alarm ${name} has been raised since ${since.toISOString()}.`)
	}));
}

// actions/reconcile/finding.ts
const FINDINGS = {
	release: "A release is not deployed",
	endpoint: "An endpoint is not what git says",
	watch: "The watch does not work",
	approval: "Somebody is waited for",
	events: "Events did not arrive"
};

// actions/reconcile/issue.ts
/** Keeps the one issue of an environment: open as long as there are findings. Answers its number, if any was touched. */
async function keepIssue(github, { environment, findings, run }) {
	const mark = marker("reconcile", { environment });
	if (findings.length === 0) {
		const commentMarker = marker("reconcile-over", { environment });
		const comment = `${commentMarker}\nAll is as it should be again${run.url === void 0 ? "" : `: ${link("this run", run.url)} found nothing`}.\n`;
		return closeIssue(github, {
			marker: mark,
			commentMarker,
			comment
		});
	}
	const title = `${environment} is not as it should be`;
	const body = fit(`${mark}\n${findingsText(findings)}\n${FOOT}`);
	return (await upsertIssue(github, {
		marker: mark,
		title,
		body,
		labels: ["reconcile", `environment:${environment}`]
	})).number;
}
/** Closes the issue about the drift of a model that nobody watches any more. */
async function closeUnwatched(github, { environment, model }) {
	const commentMarker = marker("drift-unwatched", {
		environment,
		model
	});
	const comment = `${commentMarker}\nThe manifest of ${plain(environment)} has nobody watch ${plain(model)} any more, or no release of it.\n`;
	await closeIssue(github, {
		marker: marker(DRIFT_MARKER, {
			environment,
			model
		}),
		commentMarker,
		comment
	});
}
const FOOT = "No workflow mends these by itself. The hourly sweep keeps this issue up to date, and closes it once nothing is left.\n";
/** The findings as Markdown, under a heading for each kind. */
function findingsText(findings) {
	const parts = [];
	for (const [kind, heading] of Object.entries(FINDINGS)) {
		const found = findings.filter((finding) => finding.kind === kind);
		if (found.length === 0) continue;
		const sentences = found.map(({ model, sentence }) => model === null ? sentence : `**${plain(model)}**: ${sentence}`);
		parts.push(`### ${heading}\n\n${list(sentences)}`);
	}
	return parts.join("\n");
}

// actions/reconcile/recent-attempts.ts
const RUNS = 50;
/** The newest runs of a workflow on a branch, newest first, with who they wait for and who said no. */
async function recentAttempts(github, { workflow, branch }) {
	const runs = await listRuns(github, {
		workflow,
		branch,
		limit: RUNS
	});
	const attempts = [];
	for (const { id, commit, status, conclusion, title, url, startedAt } of runs) {
		const waitsFor = status === "waiting" ? await pendingEnvironments(github, id) : [];
		const rejectedIn = (conclusion === "failure" ? await approvalsOf(github, id) : []).filter(({ state }) => state === "rejected").flatMap(({ environments }) => environments);
		attempts.push({
			commit,
			status,
			conclusion,
			title,
			url,
			startedAt,
			waitsFor,
			rejectedIn
		});
	}
	return attempts;
}

// actions/reconcile/model-state.ts
function deploymentState(wanted, { deployed, failed }) {
	const [newest] = deployed;
	if (newest?.entryHash === wanted.entryHash && newest.templateHash === wanted.templateHash) return "deployed";
	const isWanted = ({ release }) => release.modelPackageArn === wanted.modelPackageArn;
	const failure = failed.find(isWanted);
	const success = deployed.find(isWanted);
	if (failure !== void 0 && failure.endedAt >= (success?.endedAt ?? "")) return "failed";
	return "missing";
}

// actions/reconcile/reconcile.ts
/** All models of an environment that its manifest gives a release. */
async function releasedModels(clients, sources) {
	const { loaded, place, bucket, templateHash } = sources;
	const { manifest } = loaded;
	const { environment } = manifest;
	const found = [];
	for (const [model, entry] of Object.entries(manifest.models)) {
		if (entry.release === null) continue;
		const history = await readDeployments(clients, place, {
			bucket,
			environment,
			model
		});
		const { modelPackageArn } = entry.release;
		const wanted = {
			modelPackageArn,
			templateHash,
			entryHash: entryHash(manifest, model)
		};
		const state = deploymentState(wanted, history);
		found.push({
			model,
			entry,
			entryHash: wanted.entryHash,
			state,
			deployed: history.deployed[0]
		});
	}
	return found;
}
/** Models that are not deployed as the manifest says, and what a deployment of them would come to. */
async function differences(clients, models, { loaded, place, bucket, now }) {
	const { policy } = loaded.manifest;
	const found = [];
	for (const { model, entryHash: hash, state } of models) {
		if (state === "deployed") continue;
		const base = {
			model,
			entryHash: hash
		};
		if (state === "failed") {
			found.push({
				...base,
				state
			});
			continue;
		}
		const facts = await gatherFacts(clients, place, {
			loaded,
			model,
			policy,
			bucket,
			now
		});
		const [problem] = checkRelease({
			loaded,
			model
		}, facts.release);
		if (problem === void 0) found.push({
			...base,
			state: "due"
		});
		else found.push({
			...base,
			state: "refused",
			message: problem.problem.message
		});
	}
	return found;
}

// actions/reconcile/rejection.ts
/**
* Models whose entry, as it is now, the environment's reviewers have rejected: asking them again every hour would only train
* them to say yes. Whoever wants it all the same starts the deployment.
*/
async function rejectedModels(attempts, models, { repository, environments, environment }) {
	const rejected = /* @__PURE__ */ new Set();
	for (const { commit, rejectedIn } of attempts) {
		if (!rejectedIn.includes(environment) || !await hasCommit(repository, commit)) continue;
		const manifest = await manifestAt(repository, commit, environments, environment);
		for (const { model, entryHash: wanted } of models) if (manifest !== void 0 && Object.hasOwn(manifest.models, model) && entryHash(manifest, model) === wanted) rejected.add(model);
	}
	return rejected;
}

// actions/reconcile/summary.ts
/** The job summary, as Markdown: what was started, what is not deployed and why, and what a person has to look at. */
function reconcileSummary(environment, { decision, assess, findings, issue }) {
	const { reason, models } = decision;
	const parts = [`## ${plain(environment)}\n`, `${REASONS[reason]}\n`];
	if (models.length > 0) parts.push(table(["model", "not deployed because"], models.map((each) => [plain(each.model), sentenceOf(each)])));
	if (assess.length > 0) parts.push(`Drift that nobody looked at since it was last told of, or whose issue may be closed:\n\n${list(assess.map(plain))}`);
	if (findings.length > 0) parts.push(`${findingsText(findings)}\nSee #${issue}.\n`);
	else if (issue !== void 0) parts.push(`Nothing is left of #${issue}, which was closed.\n`);
	return parts.join("\n");
}
const SENTENCES = {
	due: "no run has deployed it yet",
	failed: "its last deployment failed: a person has to start the next one",
	rejected: "the environment's reviewers rejected it: a person has to start the deployment again",
	tried: "a run that was started for this commit failed: see there, and start the next one"
};
function sentenceOf({ state, message = "" }) {
	return state === "refused" ? plain(message) : SENTENCES[state];
}
/** Releases that only a person gets deployed. Reviewers who said no know that they did. */
function releaseFindings(models) {
	return models.filter(({ state }) => state === "failed" || state === "tried").map((verdict) => ({
		model: verdict.model,
		kind: "release",
		sentence: `${sentenceOf(verdict)}.`
	}));
}

// actions/reconcile/endpoint-state.ts
/**
* In what the endpoint of a model that counts as deployed is not what the manifest says: CloudFormation compares a stack with
* its template, and never sees what somebody changes beside it. One that is changing at this moment is left to the next run.
*/
async function endpointFindings(clients, place, { model, endpoint: name, entry }) {
	const { release, endpoint: spec } = entry;
	if (release === null) return [];
	const endpoint = await describeEndpoint(clients, place, name);
	if (endpoint === void 0) return [{
		model,
		kind: "endpoint",
		sentence: `There is no endpoint ${name}, and its deployment is on record: somebody deleted it. If it is to run, delete its stack and start deploy.yml for the environment; if not, set its release to null.`
	}];
	if (endpoint.changing || endpoint.status.endsWith("ing")) return [];
	return endpointFaults(await servedBy(clients, place, endpoint), {
		release,
		spec
	}).map((fault) => ({
		model,
		kind: "endpoint",
		sentence: plain(`${name}: ${fault}.`)
	}));
}

// actions/reconcile/watch-state.ts
/** Whether drift is to be assessed: what an event that got lost would have started, or an issue that may be closed. */
function isToBeAssessed({ alarms, checkedAt, assessedAt, issueOpen }) {
	const raised = alarms.filter(({ state }) => state === "ALARM");
	if (raised.length === 0) return issueOpen;
	const latest = Math.max(checkedAt?.getTime() ?? 0, ...raised.map(({ since }) => since.getTime()));
	return assessedAt === void 0 || assessedAt.getTime() < latest;
}

// actions/reconcile/sweep.ts
/** Looks at what runs: whether endpoints and their watch are what git says, and whether drift was looked at. */
async function sweep(clients, github, models, { loaded, place, bucket, now }) {
	const { environment } = loaded.manifest;
	const drifting = await modelsWithIssue(github, environment);
	const found = {
		findings: [],
		assess: [],
		unwatched: []
	};
	for (const { model, entry, state, deployed } of models) {
		const endpoint = endpointName(model, environment);
		if (state === "deployed") found.findings.push(...await endpointFindings(clients, place, {
			model,
			endpoint,
			entry
		}));
		const { monitor } = entry;
		if (deployed === void 0 || monitor === null) continue;
		const deployedAt = new Date(deployed.endedAt);
		const watch = await readWatch(clients, place, {
			endpoint,
			monitor,
			deployedAt,
			bucket,
			now
		});
		if (state === "deployed") for (const fault of watchFaults(watch)) found.findings.push({
			model,
			kind: "watch",
			sentence: plain(fault)
		});
		const assessedAt = await lastDecision(clients, place, {
			bucket,
			environment,
			model
		});
		const issueOpen = drifting.has(model);
		drifting.delete(model);
		const { alarms, checkedAt } = watch;
		if (isToBeAssessed({
			alarms,
			checkedAt,
			assessedAt,
			issueOpen
		})) found.assess.push(model);
	}
	found.unwatched.push(...drifting);
	return found;
}
/** Models of an environment whose issue about drift is open. */
async function modelsWithIssue(github, environment) {
	const about = (await ownIssues(github)).map(({ body }) => parseMarker("drift", body) ?? {});
	return new Set(about.flatMap(({ environment: where, model }) => where === environment && typeof model === "string" ? [model] : []));
}

// actions/reconcile/waiting.ts
const PATIENCE_MS = 864e5;
/** Runs that have waited for an environment's reviewers for longer than a day; GitHub gives them up after thirty. */
function waitingFindings(attempts, { environment, now }) {
	return attempts.filter(({ status, waitsFor }) => status === "waiting" && waitsFor.includes(environment)).filter(({ startedAt }) => now.getTime() - startedAt.getTime() > PATIENCE_MS).map(({ url, startedAt }) => ({
		model: null,
		kind: "approval",
		sentence: `[A deployment](${url}) has waited for the reviewers of ${environment} since ${startedAt.toISOString()}: approve or reject it.`
	}));
}

// actions/reconcile/main.ts
const REPOSITORY = ".";
await runAction(CONTRACT, async (inputs, step) => {
	const { environment, environments, bucket, workflow, driftWorkflow, branch } = inputs;
	const loaded = environmentOf(await loadManifests(environments), environment);
	const { sha256: templateHash } = await readTemplate(inputs.template);
	const clients = createClients(loaded.manifest.region);
	const place = await placeOfCaller(clients, loaded);
	const now = /* @__PURE__ */ new Date();
	const sources = {
		loaded,
		place,
		bucket,
		templateHash,
		now
	};
	const released = await releasedModels(clients, sources);
	const found = await differences(clients, released, sources);
	const github = createGitHub(inputs.token);
	const run = workflowRun();
	const attempts = await recentAttempts(github, {
		workflow,
		branch
	});
	const rejected = await rejectedModels(attempts, found, {
		repository: REPOSITORY,
		environments,
		environment
	});
	const decision = decide(found, {
		attempts,
		rejected,
		environment,
		commit: run.commit
	});
	if (decision.reason === "deployment-started") await dispatchWorkflow(github, {
		workflow,
		ref: branch,
		inputs: {
			environment,
			automatic: "true"
		}
	});
	for (const { model, state } of decision.models) step.log(`${model}: ${state}`);
	step.setOutputs({
		models: JSON.stringify(decision.models),
		reason: decision.reason
	});
	const { findings: seen, assess, unwatched } = await sweep(clients, github, released, sources);
	if (assess.length > 0) await dispatchWorkflow(github, {
		workflow: driftWorkflow,
		ref: branch,
		inputs: { environment }
	});
	for (const model of assess) step.log(`${model}: its drift is to be assessed`);
	for (const model of unwatched) await closeUnwatched(github, {
		environment,
		model
	});
	const findings = [
		...releaseFindings(decision.models),
		...seen,
		...waitingFindings(attempts, {
			environment,
			now
		}),
		...await eventFindings(clients, place, run.repository)
	];
	const issue = await keepIssue(github, {
		environment,
		findings,
		run
	});
	for (const { sentence } of findings) step.warn(sentence);
	step.setOutputs({
		assess: JSON.stringify(assess),
		issue
	});
	await step.summarize(reconcileSummary(environment, {
		decision,
		assess,
		findings,
		issue
	}));
});

export {  };