import { Ar as optional, Cn as workflowRun, Fn as loadManifests, Fr as text, Hr as hasCommit, Kr as Failure, Mn as environmentOf, Mr as repositoryPath, Or as input, _r as table, gr as plain, hr as list, jt as parsePlan, kr as names, q as entryHash, ur as runAction, yt as readBase } from "./lib.js";
import { A as createGitHub, C as upsertComment, O as GITHUB_REASONS, _ as marker, a as cancelRun, c as pendingEnvironments, g as readEnvironment, p as pullRequestOf, s as listRuns } from "./github.js";
import { readFile } from "node:fs/promises";
import path from "node:path";

// actions/guard-environment/contract.ts
const inputs = {
	environments: input("environments", oneOrMore),
	plansFolder: input("plans-folder", optional),
	environmentsFolder: input("environments-folder", repositoryPath),
	template: input("template", repositoryPath),
	workflow: input("workflow", text),
	token: input("github-token", text)
};
const outputs = [
	"environments",
	"superseded",
	"reason"
];
const CONTRACT = {
	inputs,
	outputs,
	reasons: [
		"guarded",
		"guarded-nothing",
		"environment-missing",
		"environment-unprotected",
		"plan-invalid",
		"manifests-invalid",
		"inputs-invalid",
		...GITHUB_REASONS,
		"unexpected"
	]
};
/** One name as it is, or a JSON list of them. */
function oneOrMore(value) {
	return names(value.startsWith("[") ? value : JSON.stringify([value]));
}

// actions/guard-environment/plans.ts
/** The plan of an environment as `actions/download-artifact` put it; undefined where its job made none. */
async function readPlan(folder, environment) {
	const file = path.join(folder, `plan-${environment}`, "plan.json");
	let text;
	try {
		text = await readFile(file, "utf8");
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return void 0;
		throw error;
	}
	return parsePlan(text, file);
}
/** Whether there is a release to deploy, or to verify again. */
function hasRelease({ models }) {
	return models.some(({ action }) => action !== "none");
}

// actions/guard-environment/protection.ts
/**
* Why no job may name the environment; undefined where one may. An environment where releases begin needs no reviewers: there
* the merge into the branch that may deploy is the approval. GitHub makes an environment that is not there when a job names it, without any protection.
*/
function protectionFault(environment, promotesFrom, protection) {
	if (protection === void 0) return new Failure(promotesFrom === null ? "environment-missing" : "environment-unprotected", `The repository has no environment '${environment}', and GitHub would make it without protection and variables as soon as a job names it. Make it as docs/setup.md says. Nothing was deployed there.`);
	if (protection.reviewers > 0) return void 0;
	if (promotesFrom === null && protection.branches !== null) return void 0;
	if (promotesFrom === null) return new Failure("environment-unprotected", `The environment '${environment}' has neither reviewers nor a rule for branches, so that a workflow of any branch could take on its role. Allow the default branch alone in the repository's settings (docs/setup.md). Nothing was deployed there.`);
	return new Failure("environment-unprotected", `The environment '${environment}' has no reviewers, so that nobody would be asked before it is deployed to. Give it required reviewers in the repository's settings (docs/setup.md). Nothing was deployed there.`);
}
/** What weakens the protection without ending the run, as sentences. */
function protectionRemarks(environment, promotesFrom, { preventSelfReview, branches }) {
	const remarks = [];
	if (branches === null) remarks.push(`Any branch may deploy to '${environment}': allow the default branch alone in its settings (docs/setup.md).`);
	if (promotesFrom !== null && !preventSelfReview) remarks.push(`Whoever starts a deployment to '${environment}' may also approve it: prevent self-review in its settings (docs/setup.md).`);
	return remarks;
}

// actions/guard-environment/superseded-comment.ts
/** Says on the pull request that a run came from why the run was cancelled. A commit without one has nowhere to say it. */
async function tellSuperseded(github, run, newer) {
	const pullRequest = await pullRequestOf(github, run.commit);
	if (pullRequest === void 0) return;
	const where = run.environments.map((environment) => plain(environment)).join(", ");
	const sentence = `[The deployment](${run.url}) of this pull request still waited for an approval of ${where}. [A newer one](${newer.url}) deploys the same models as the default branch has them by now, so that the older one was cancelled.`;
	const mark = marker("superseded", { run: run.id });
	await upsertComment(github, {
		issue: pullRequest.number,
		marker: mark,
		body: `${sentence}\n\n${mark}`
	});
}

// actions/guard-environment/supersession.ts
/**
* The older runs that have nothing left to do which this one does not do: cancelling them loses no deployment. A run that
* waits for anything else is left to its reviewers; `deploy` refuses what has moved meanwhile.
*/
function supersededRuns(waiting, own) {
	return waiting.filter((run) => run.id < own.id && isCovered(run, own.covers));
}
function isCovered({ environments, models }, covers) {
	if (environments.length === 0) return false;
	return environments.every((environment) => {
		const covered = covers.get(environment);
		return covered !== void 0 && (models.get(environment) ?? []).every((model) => covered.has(model));
	});
}

// actions/guard-environment/run-models.ts
/**
* Models that a run deploys in an environment: those that differ between the commit of the run before it and its own, or all
* where nothing is known of an earlier one. Models that `now` has otherwise are left out, since `deploy` refuses them.
*/
function modelsOfRun(own, before, now) {
	const { manifest } = own;
	if (manifest === void 0) return [];
	return Object.entries(manifest.models).flatMap(([model, { release }]) => {
		if (release === null) return [];
		return (before === void 0 || !isSame(own, before, model)) && isSame(own, now, model) ? [model] : [];
	});
}
/** Whether two commits say the same of a model, its template included. */
function isSame(a, b, model) {
	return a.templateHash === b.templateHash && hashOf(a, model) === hashOf(b, model);
}
function hashOf({ manifest }, model) {
	return manifest !== void 0 && Object.hasOwn(manifest.models, model) ? entryHash(manifest, model) : void 0;
}

// actions/guard-environment/waiting-runs.ts
/** Runs of the workflow on the default branch that wait for an approval, with the models that each is about. */
async function readWaitingRuns(github, branch, history) {
	const { workflow } = history;
	const waiting = await listRuns(github, {
		workflow,
		branch,
		status: "waiting"
	});
	if (waiting.length === 0) return [];
	const pushes = await listRuns(github, {
		workflow,
		branch,
		event: "push"
	});
	const older = [];
	for (const run of waiting) {
		const environments = await pendingEnvironments(github, run.id);
		const before = run.event === "push" ? runBefore(run, pushes) : void 0;
		if (!await hasCommit(history.repository, run.commit)) continue;
		const models = /* @__PURE__ */ new Map();
		for (const environment of environments) models.set(environment, await readModels(run.commit, before?.commit, environment, history));
		older.push({
			id: run.id,
			commit: run.commit,
			url: run.url,
			environments,
			models
		});
	}
	return older;
}
function runBefore({ id }, pushes) {
	let last;
	for (const run of pushes) if (run.id < id && (last === void 0 || run.id > last.id)) last = run;
	return last;
}
async function readModels(commit, before, environment, history) {
	const at = (id) => readBase(id, {
		...history,
		environment
	});
	const known = before !== void 0 && await hasCommit(history.repository, before);
	return modelsOfRun(await at(commit), known ? await at(before) : void 0, await at(history.commit));
}

// actions/guard-environment/guard-environment.ts
/** Looks at each environment by itself; one that is refused keeps none of the others. */
async function guardEnvironments(github, request) {
	const guards = [];
	for (const environment of request.environments) guards.push(await guardOne(github, environment, request));
	return guards;
}
async function guardOne(github, environment, { manifests, plansFolder }) {
	const { promotesFrom } = environmentOf(manifests, environment).manifest;
	const plan = plansFolder === void 0 ? void 0 : await readPlan(plansFolder, environment);
	if (plansFolder !== void 0 && plan === void 0) return {
		environment,
		state: "unplanned",
		remarks: []
	};
	if (plan !== void 0 && !hasRelease(plan)) return {
		environment,
		state: "empty",
		remarks: []
	};
	const protection = await readEnvironment(github, environment);
	const failure = protectionFault(environment, promotesFrom, protection);
	if (failure !== void 0 || protection === void 0) return {
		environment,
		state: "refused",
		failure: failure ?? missing(environment),
		remarks: []
	};
	const remarks = protectionRemarks(environment, promotesFrom, protection);
	return {
		environment,
		state: "ready",
		models: plan?.models.map(({ model }) => model) ?? [],
		remarks
	};
}
function missing(environment) {
	return new Failure("environment-missing", `The repository has no environment '${environment}'.`);
}
/**
* Cancels older runs that wait for an approval of what this run deploys, and says so on their pull requests. Answers those
* that were cancelled: one that was approved meanwhile is not.
*/
async function supersede(github, guards, { own, branch, history }) {
	const covers = new Map(guards.flatMap((guard) => guard.state === "ready" ? [[guard.environment, new Set(guard.models)]] : []));
	if (covers.size === 0) return [];
	const waiting = await readWaitingRuns(github, branch, history);
	const chosen = new Set(supersededRuns(waiting, {
		id: own.id,
		covers
	}).map(({ id }) => id));
	const cancelled = [];
	for (const run of waiting) {
		if (!chosen.has(run.id)) continue;
		await cancelRun(github, run.id);
		await tellSuperseded(github, run, own);
		cancelled.push(run);
	}
	return cancelled;
}

// actions/guard-environment/summary.ts
/** The job summary, as Markdown: where the run goes on to, where not and why, and which runs it ended. */
function guardSummary(guards, superseded) {
	const rows = guards.map((guard) => [plain(guard.environment), sentenceOf(guard)]);
	const parts = ["## Environments\n", table(["environment", "this run"], rows)];
	const remarks = guards.flatMap((guard) => guard.remarks);
	if (remarks.length > 0) parts.push(list(remarks.map((remark) => plain(remark))));
	if (superseded.length > 0) parts.push("### Superseded\n", "These runs still waited for an approval of what this run deploys, and were cancelled:\n", list(superseded.map(({ id, url, environments }) => `[${id}](${url}) for ${environments.map(plain).join(", ")}`)));
	return parts.join("\n");
}
function sentenceOf(guard) {
	if (guard.state === "refused") return `stops: ${plain(guard.failure.message)}`;
	if (guard.state === "ready") return guard.models.length === 0 ? "goes on" : `deploys ${guard.models.map(plain).join(", ")}`;
	return guard.state === "empty" ? "has nothing to deploy" : "stops: it has no plan, see its job";
}

// actions/guard-environment/main.ts
const REPOSITORY = ".";
await runAction(CONTRACT, async (inputs, step) => {
	const { environmentsFolder, plansFolder, template, workflow, token } = inputs;
	const github = createGitHub(token);
	const { id, commit, branch, url = "" } = workflowRun();
	const manifests = await loadManifests(environmentsFolder);
	const guards = await guardEnvironments(github, {
		...inputs,
		manifests
	});
	const ready = guards.filter(({ state }) => state === "ready").map(({ environment }) => environment);
	step.setOutputs({ environments: JSON.stringify(ready) });
	for (const { remarks } of guards) for (const remark of remarks) step.warn(remark);
	const files = {
		repository: REPOSITORY,
		environments: environmentsFolder,
		template
	};
	const superseded = plansFolder === void 0 || branch === void 0 ? [] : await supersede(github, guards, {
		own: {
			id: Number(id),
			url
		},
		branch,
		history: {
			...files,
			workflow,
			commit
		}
	});
	step.setOutputs({ superseded: JSON.stringify(superseded.map((run) => run.id)) });
	await step.summarize(guardSummary(guards, superseded));
	const refused = guards.flatMap((guard) => guard.state === "refused" ? [guard.failure] : []);
	const [first] = refused;
	if (first !== void 0) throw refused.length === 1 ? first : new Failure(first.reason, `${refused.length} environments can't be deployed to.`, { problems: refused.map(({ message }) => message) });
	step.setOutputs({ reason: ready.length > 0 ? "guarded" : "guarded-nothing" });
});

export {  };