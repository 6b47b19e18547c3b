import { Ar as optional, Cn as workflowRun, Ct as validationSummary, Dn as ANY_ENVIRONMENT, En as validateFolders, Ft as jsonPatch, K as canonicalJson, Kr as Failure, Mr as repositoryPath, Nr as role, On as PIPELINE_FILE, Or as input, Rr as checkCommit, Rt as compilePipeline, Sr as bucketName, kn as loadPipeline, kr as names, ur as runAction, vr as ProblemsError, vt as manifestAt, xr as baseCommit, yr as sortProblems, zr as exportFolder } from "./lib.js";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";

// actions/validate/contract.ts
const inputs = {
	environments: input("environments-folder", repositoryPath),
	pipelines: input("pipelines-folder", repositoryPath),
	base: input("base", baseCommit),
	changed: input("pipelines", names),
	region: input("region", optional),
	role: input("role-arn", (value) => value === "" ? void 0 : role(value)),
	bucket: input("artifact-bucket", (value) => value === "" ? void 0 : bucketName(value)),
	file: input("validation-file", repositoryPath)
};
const outputs = [
	"validation-file",
	"problems",
	"reason"
];
const CONTRACT = {
	inputs,
	outputs,
	reasons: [
		"valid",
		"manifests-invalid",
		"pipeline-invalid",
		"base-missing",
		"inputs-invalid",
		"unexpected"
	]
};

// actions/validate/definitions.ts
/** How the definitions of pipelines differ from those of another commit, and what is wrong in compiling them now. */
async function compareDefinitions(request) {
	const before = await mkdtemp(path.join(tmpdir(), "base-"));
	try {
		await exportFolder(request.repository, request.base, request.folder, before);
		const changes = [];
		const problems = [];
		for (const pipeline of request.pipelines) {
			const old = await definitionIn(before, pipeline, request.environment);
			const now = await definitionIn(request.folder, pipeline, request.environment);
			if (now instanceof ProblemsError) problems.push(...now.problems);
			changes.push(changeOf(pipeline, old, now));
		}
		return {
			changes,
			problems
		};
	} finally {
		await rm(before, {
			recursive: true,
			force: true
		});
	}
}
function changeOf(pipeline, before, after) {
	if (before instanceof ProblemsError || after instanceof ProblemsError) return {
		pipeline,
		change: "unknown",
		difference: null
	};
	if (before === void 0) return {
		pipeline,
		change: "added",
		difference: null
	};
	if (after === void 0) return {
		pipeline,
		change: "removed",
		difference: null
	};
	if (before === after) return {
		pipeline,
		change: "unchanged",
		difference: null
	};
	return {
		pipeline,
		change: "changed",
		difference: jsonPatch({
			name: "base",
			json: before
		}, {
			name: "this change",
			json: after
		}) ?? null
	};
}
/** The definition as JSON; undefined where there is no such pipeline. */
async function definitionIn(root, name, environment) {
	const folder = path.join(root, name);
	if (!existsSync(path.join(folder, "pipeline.yaml"))) return void 0;
	try {
		return compilePipeline(await loadPipeline(folder), environment).json;
	} catch (error) {
		if (error instanceof ProblemsError) return error;
		throw error;
	}
}

// actions/validate/validate.ts
/** Checks all manifests and pipelines of a checkout, and compares with the base what a reviewer has to know. */
async function validate(repository, request) {
	const { base, environments, pipelines } = request;
	if (base !== void 0) await checkCommit(repository, base);
	const { manifests, problems } = await validateFolders({
		environments,
		pipelines
	});
	const definitions = await definitionsOf(repository, request);
	const all = sortProblems([...problems, ...definitions.problems]);
	return {
		version: 1,
		...request.run,
		base: base ?? null,
		environments: manifests === void 0 ? [] : await environmentsOf(repository, manifests, request),
		problems: all.map((problem) => validationProblem(problem, environments)),
		pipelines: definitions.changes
	};
}
/** What makes the step fail; undefined where nothing is wrong. */
function validationFailure({ problems }) {
	const [first] = problems;
	if (first === void 0) return void 0;
	const files = new Set(problems.map(({ file }) => file));
	const count = problems.length === 1 ? "One problem" : `${problems.length} problems`;
	return new Failure(first.reason, `${count} in ${[...files].join(", ")}; AWS was not asked for anything.`, { problems: problems.map(({ message, file, line, column }) => ({
		message,
		file,
		...line !== null && { line },
		...column !== null && { column }
	})) });
}
async function definitionsOf(repository, request) {
	const { base, changed, pipelines, region, role, bucket } = request;
	if (base === void 0 || changed.length === 0) return {
		changes: [],
		problems: []
	};
	const environment = {
		...ANY_ENVIRONMENT,
		...region !== void 0 && { region },
		...role !== void 0 && {
			account: role.account,
			roleArn: role.arn
		},
		...bucket !== void 0 && { artifactBucket: bucket }
	};
	return compareDefinitions({
		repository,
		folder: pipelines,
		pipelines: changed,
		base,
		environment
	});
}
async function environmentsOf(repository, { environments }, { base, environments: folder }) {
	const all = [...environments.values()].map(({ manifest }) => manifest);
	const validated = [];
	for (const manifest of all) {
		const { environment, promotesFrom } = manifest;
		const production = all.every((other) => other.promotesFrom !== environment);
		const before = base === void 0 ? void 0 : await manifestAt(repository, base, folder, environment);
		const policy = before === void 0 ? [] : policyChanges(before.policy, manifest.policy);
		validated.push({
			environment,
			promotesFrom,
			production,
			policy
		});
	}
	return validated;
}
function policyChanges(before, after) {
	return [
		"soak",
		"freeze",
		"maxMetricRegressionPercent"
	].flatMap((name) => {
		const change = {
			name,
			before: canonicalJson(before[name]),
			after: canonicalJson(after[name])
		};
		return change.before === change.after ? [] : [change];
	});
}
function validationProblem(problem, environments) {
	const { file, line = null, column = null, path = null, message } = problem;
	return {
		reason: file === environments || file.startsWith(`${environments}/`) ? "manifests-invalid" : "pipeline-invalid",
		file,
		line,
		column,
		path,
		message
	};
}

// actions/validate/main.ts
await runAction(CONTRACT, async (inputs, step) => {
	const { commit, repository } = workflowRun();
	const document = await validate(process.cwd(), {
		...inputs,
		run: {
			commit,
			repository
		}
	});
	await mkdir(path.dirname(inputs.file), { recursive: true });
	await writeFile(inputs.file, `${JSON.stringify(document, void 0, 2)}\n`);
	step.setOutputs({
		"validation-file": inputs.file,
		problems: document.problems.length
	});
	await step.summarize(validationSummary(document));
	const failure = validationFailure(document);
	if (failure !== void 0) throw failure;
	step.setOutputs({ reason: "valid" });
});

export {  };