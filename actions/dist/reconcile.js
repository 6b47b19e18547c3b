import { $n as placeOfCaller, Ar as repositoryPath, Br as hasCommit, Bt as COMMON_REASONS, Er as input, In as checkRelease, J as readTemplate, Mn as loadManifests, Nr as text, V as gatherFacts, Vt as REASONS, Yt as readDeployments, ar as createClients, bn as workflowRun, br as bucketName, cr as runAction, hr as table, kn as environmentOf, mr as plain, q as entryHash, vt as manifestAt } from "./lib.js";
import { D as GITHUB_REASONS, c as pendingEnvironments, i as approvalsOf, k as createGitHub, o as dispatchWorkflow, s as listRuns } from "./github.js";

// actions/reconcile/contract.ts
const inputs = {
	environment: input("environment", text),
	bucket: input("artifact-bucket", bucketName),
	environments: input("environments-folder", repositoryPath),
	template: input("template", repositoryPath),
	workflow: input("workflow", text),
	branch: input("branch", text),
	token: input("github-token", text)
};
const outputs = ["models", "reason"];
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
/** Models of an environment that are not deployed as its manifest says, by the deployment records. */
async function differences(clients, sources) {
	const { manifest } = sources.loaded;
	const found = [];
	for (const [model, { release }] of Object.entries(manifest.models)) {
		if (release === null) continue;
		const { modelPackageArn } = release;
		const { templateHash } = sources;
		const difference = await differenceOf(clients, model, {
			modelPackageArn,
			templateHash,
			entryHash: entryHash(manifest, model)
		}, sources);
		if (difference !== void 0) found.push(difference);
	}
	return found;
}
async function differenceOf(clients, model, wanted, { loaded, place, bucket, now }) {
	const { environment, policy } = loaded.manifest;
	const history = await readDeployments(clients, place, {
		bucket,
		environment,
		model
	});
	const state = deploymentState(wanted, history);
	if (state === "deployed") return void 0;
	const base = {
		model,
		entryHash: wanted.entryHash
	};
	if (state === "failed") return {
		...base,
		state
	};
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
	if (problem === void 0) return {
		...base,
		state: "due"
	};
	return {
		...base,
		state: "refused",
		message: problem.problem.message
	};
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
/** The job summary, as Markdown: what is not deployed, and why nothing, or something, is done about it. */
function reconcileSummary(environment, { reason, models }) {
	const parts = [`## ${plain(environment)}\n`, `${REASONS[reason]}\n`];
	if (models.length > 0) parts.push(table(["model", "not deployed because"], models.map((each) => [plain(each.model), sentenceOf(each)])));
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

// actions/reconcile/main.ts
const REPOSITORY = ".";
await runAction(CONTRACT, async (inputs, step) => {
	const { environment, environments, bucket, workflow, branch } = inputs;
	const loaded = environmentOf(await loadManifests(environments), environment);
	const { sha256: templateHash } = await readTemplate(inputs.template);
	const clients = createClients(loaded.manifest.region);
	const place = await placeOfCaller(clients, loaded);
	const found = await differences(clients, {
		loaded,
		place,
		bucket,
		templateHash,
		now: /* @__PURE__ */ new Date()
	});
	const github = createGitHub(inputs.token);
	const attempts = found.some(({ state }) => state === "due") ? await recentAttempts(github, {
		workflow,
		branch
	}) : [];
	const rejected = await rejectedModels(attempts, found, {
		repository: REPOSITORY,
		environments,
		environment
	});
	const { commit } = workflowRun();
	const decision = decide(found, {
		attempts,
		rejected,
		environment,
		commit
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
	await step.summarize(reconcileSummary(environment, decision));
});

export {  };