import { Cn as workflowRun, Fr as text, Ir as wholeNumber, Kr as Failure, Mr as repositoryPath, Or as input, St as tellsAnything, bt as parseValidation, jt as parsePlan, kr as names, qr as messageOf, ur as runAction, wr as commit, xt as planComment } from "./lib.js";
import { A as createGitHub, C as upsertComment, D as fit, O as GITHUB_REASONS, S as findComment, _ as marker, g as readEnvironment, k as ask } from "./github.js";
import { $t as pMap } from "./vendor.js";
import { lstat, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

// actions/comment-plan/artifacts.ts
const MAX_BYTES = 67108864;
/** The plan of an environment; undefined where its job left none. Throws a `Failure` where it is not that plan. */
async function readPlan(folder, environment, source) {
	const file = path.join(folder, `plan-${environment}`, "plan.json");
	const text = await readArtifact(file);
	if (text === void 0) return void 0;
	const plan = parsePlan(text, file);
	if (plan.environment === environment && isFrom(plan, source)) return plan;
	const message = `${file} is the plan of ${plan.commit} for ${plan.environment}, and this run is about ${source.commit} and ${environment}. Run the whole workflow again.`;
	throw new Failure("plan-invalid", message);
}
/** What validate found; undefined where its job left nothing. Throws a `Failure` where it is of another commit. */
async function readValidation(file, source) {
	const text = await readArtifact(file);
	if (text === void 0) return void 0;
	const validation = parseValidation(text, file);
	if (isFrom(validation, source)) return validation;
	const message = `${file} is about ${validation.commit}, and this run about ${source.commit}. Run the whole workflow again.`;
	throw new Failure("validation-unreadable", message);
}
function isFrom(document, { commit, repository }) {
	return document.commit === commit && document.repository === repository;
}
/** A file that another job left. A link is no file: it could lead out of the artifact. */
async function readArtifact(file) {
	try {
		const found = await lstat(file);
		if (found.isFile() && found.size <= MAX_BYTES) return await readFile(file, "utf8");
		const fault = found.isFile() ? `it has ${found.size} bytes, of ${MAX_BYTES} at most` : "it is no file";
		throw new Failure("plan-invalid", `${file} can't be read: ${fault}. Run the whole workflow again.`);
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return void 0;
		throw error;
	}
}

// actions/comment-plan/comment-plan.ts
/** Reads what the other jobs of the run left, and who has to approve in each environment. */
async function gatherFacts(github, request, warn) {
	const { run, head } = request;
	const validation = await readValidation(request.validation, run);
	return {
		validation,
		environments: await pMap(request.environments, async (environment) => ({
			environment,
			promotesFrom: promotesFrom(validation, environment),
			plan: await readPlan(request.plans, environment, run),
			protection: await protectionOf(github, environment, warn)
		}), { concurrency: 4 }),
		head,
		url: run.url
	};
}
function promotesFrom(validation, environment) {
	return validation?.environments.find((each) => each.environment === environment)?.promotesFrom;
}
/** People are told who has to approve; where that can't be read, they are told the rest all the same. */
async function protectionOf(github, environment, warn) {
	try {
		return await readEnvironment(github, environment) ?? null;
	} catch (error) {
		warn(`Who has to approve in ${environment} is not known. ${messageOf(error)}`);
		return;
	}
}
/** Brings the comment up to date; only where there is something to tell it is made. */
async function tell(github, { pullRequest, head }, facts, markdown) {
	const { owner, repo, rest } = github;
	const { data } = await ask(`read the pull request #${pullRequest}`, () => rest.pulls.get({
		owner,
		repo,
		pull_number: pullRequest
	}));
	if (data.head.sha !== head) return { reason: "comment-outdated" };
	const mark = marker("plan", {});
	if (!tellsAnything(facts) && await findComment(github, {
		issue: pullRequest,
		marker: mark
	}) === void 0) return { reason: "comment-needless" };
	const body = fit(`${mark}\n${markdown}`);
	const { url, outcome } = await upsertComment(github, {
		issue: pullRequest,
		marker: mark,
		body
	});
	return {
		url,
		reason: outcome === "unchanged" ? "comment-unchanged" : "commented"
	};
}

// actions/comment-plan/contract.ts
const inputs = {
	environments: input("environments", names),
	plans: input("plans-folder", repositoryPath),
	validation: input("validation-file", repositoryPath),
	pullRequest: input("pull-request", wholeNumber(1, Number.MAX_SAFE_INTEGER)),
	head: input("head", commit),
	file: input("comment-file", repositoryPath),
	token: input("github-token", text)
};
const outputs = [
	"comment-file",
	"comment-url",
	"reason"
];
const CONTRACT = {
	inputs,
	outputs,
	reasons: [
		"commented",
		"comment-unchanged",
		"comment-needless",
		"comment-outdated",
		"plan-invalid",
		"validation-unreadable",
		...GITHUB_REASONS,
		"inputs-invalid",
		"unexpected"
	]
};

// actions/comment-plan/main.ts
await runAction(CONTRACT, async (inputs, step) => {
	const github = createGitHub(inputs.token);
	const facts = await gatherFacts(github, {
		...inputs,
		run: workflowRun()
	}, (message) => step.warn(message));
	const markdown = planComment(facts);
	await mkdir(path.dirname(inputs.file), { recursive: true });
	await writeFile(inputs.file, markdown);
	step.setOutputs({ "comment-file": inputs.file });
	await step.summarize(markdown);
	const { reason, url } = await tell(github, inputs, facts, markdown);
	step.log(url === void 0 ? "No comment was written." : `The comment is at ${url}.`);
	step.setOutputs({
		"comment-url": url ?? "",
		reason
	});
});

export {  };