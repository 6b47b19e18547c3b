import { Br as fileAt, Gn as suggestion, Hr as hasCommit, Kr as Failure, Lr as changedFiles, Mr as repositoryPath, Or as input, Pn as SCHEMA_FILE, Vr as fileNamesAt, Wr as parentsOf, n as listPipelines, or as isRecord, qn as inPromotionOrder, t as changedPipelines, ur as runAction, wr as commit, xr as baseCommit } from "./lib.js";
import path from "node:path";
import { existsSync } from "node:fs";

// actions/select-environments/selection.ts
const SELECTION_REASONS = [
	"selected-named",
	"selected-changed",
	"selected-unknown-base",
	"selected-all"
];
/** Decides which environments a run is about, in the order of promotion. Throws a `Failure` where it names an unknown one. */
function selectEnvironments(manifests, { environment, compares, changed, template }) {
	const ordered = inPromotionOrder(manifests);
	const names = ordered.map(({ manifest }) => manifest.environment);
	if (environment !== "") {
		if (names.includes(environment)) return {
			environments: [environment],
			reason: "selected-named"
		};
		const known = suggestion(environment, names, "Environments");
		throw new Failure("inputs-invalid", `There is no environment '${environment}'; ${known}`);
	}
	if (!compares) return {
		environments: names,
		reason: "selected-all"
	};
	if (changed === void 0) return {
		environments: names,
		reason: "selected-unknown-base"
	};
	const paths = new Set(changed);
	return {
		environments: ordered.filter(({ file }) => paths.has(template) || paths.has(file)).map(({ manifest }) => manifest.environment),
		reason: "selected-changed"
	};
}

// actions/select-environments/contract.ts
const inputs = {
	environment: input("environment", String),
	environmentsFolder: input("environments-folder", repositoryPath),
	pipelinesFolder: input("pipelines-folder", repositoryPath),
	template: input("template", repositoryPath),
	commit: input("commit", commit),
	base: input("base", baseCommit),
	head: input("head", baseCommit)
};
const outputs = [
	"environments",
	"pipelines",
	"base",
	"reason"
];
const CONTRACT = {
	inputs,
	outputs,
	reasons: [
		...SELECTION_REASONS,
		"inputs-invalid",
		"base-missing",
		"unexpected"
	]
};

// actions/select-environments/select-environments.ts
/**
* Selects among the manifests and pipelines of a checkout. Their names and contents may be anybody's: manifests are
* read from git, where a link leads nowhere, and only a name that an environment can have gets into the lists.
*/
async function select(repository, inputs) {
	const told = await comparedCommit(repository, inputs);
	const base = told !== void 0 && await hasCommit(repository, told) ? told : void 0;
	if (inputs.head !== void 0 && base === void 0) throw noBase(told);
	const changed = base === void 0 ? void 0 : await changedFiles(repository, base, inputs.commit);
	const manifests = await readManifests(repository, inputs);
	const { environments, reason } = selectEnvironments(manifests, {
		environment: inputs.environment,
		compares: told !== void 0,
		changed,
		template: slashed(inputs.template)
	});
	const pipelines = await selectPipelines(repository, inputs.pipelinesFolder, changed);
	const why = told === void 0 || base !== void 0 ? "" : ` The checkout does not have ${told}.`;
	return {
		environments,
		pipelines,
		base,
		reason,
		sentence: `Environments: ${named(environments)}. Changed pipelines: ${named(pipelines)}.${why}`
	};
}
/** Without the base a pull request would be held against its own policy. */
function noBase(told) {
	const message = `The base of the pull request ${told === void 0 ? "is not told by the event" : `${told} is not in the checkout`}, and its policy decides: give actions/checkout fetch-depth: 0.`;
	return new Failure("base-missing", message);
}
/**
* What the event tells of a pull request's base may be older than what GitHub merged its head with, and would show the
* base branch's own changes as the pull request's. The merge has the right one as its first parent.
*/
async function comparedCommit(repository, { commit, base, head }) {
	if (head === void 0) return base;
	const [into, merged] = await parentsOf(repository, commit);
	return merged === head ? into : base;
}
const ENVIRONMENT = /^(?=.{1,63}$)[a-zA-Z0-9](-*[a-zA-Z0-9])*$/;
async function readManifests(repository, { commit, environmentsFolder }) {
	const names = await fileNamesAt(repository, commit, environmentsFolder);
	const manifests = [];
	for (const name of names) {
		const environment = path.basename(name, ".json");
		if (!name.endsWith(".json") || name === "manifest.schema.json" || !ENVIRONMENT.test(environment)) continue;
		const file = path.posix.join(slashed(environmentsFolder), name);
		const text = await fileAt(repository, commit, file);
		manifests.push({
			file,
			manifest: {
				environment,
				promotesFrom: promotesFrom(text ?? "")
			}
		});
	}
	return manifests;
}
/** Only the order depends on it; what else is wrong with a manifest, `validate` and `plan` tell. */
function promotesFrom(text) {
	try {
		const document = JSON.parse(text);
		return isRecord(document) && typeof document.promotesFrom === "string" ? document.promotesFrom : null;
	} catch {
		return null;
	}
}
/** Where nothing can be compared, none counts as changed: building and training select by themselves. */
async function selectPipelines(repository, folder, changed) {
	const root = path.join(repository, folder);
	if (changed === void 0 || !existsSync(root)) return [];
	const prefix = `${slashed(root)}/`;
	const inFolder = changed.map((file) => path.posix.join(slashed(repository), file));
	const pipelines = await listPipelines(root);
	return changedPipelines(pipelines, inFolder.filter((file) => file.startsWith(prefix))).map(({ name }) => name).filter((name) => /^\w[\w.-]*$/.test(name));
}
function named(names) {
	return names.length === 0 ? "none" : names.join(", ");
}
function slashed(file) {
	return file.split(path.sep).join("/");
}

// actions/select-environments/main.ts
await runAction(CONTRACT, async (inputs, step) => {
	const { environments, pipelines, base, reason, sentence } = await select(process.cwd(), inputs);
	step.log(sentence);
	step.setOutputs({
		environments: JSON.stringify(environments),
		pipelines: JSON.stringify(pipelines),
		base: base ?? "",
		reason
	});
	await step.summarize(sentence);
});

export {  };