import { Hr as hasCommit, Kr as Failure, Lr as changedFiles, On as PIPELINE_FILE, Or as input, kn as loadPipeline, ur as runAction, vr as ProblemsError } from "./lib.js";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { existsSync } from "node:fs";

// actions/select-pipelines/selection.ts
const SELECTION_REASONS = [
	"selected-named",
	"selected-changed",
	"selected-unknown-base",
	"selected-all"
];
/** Decides which pipelines a run is about. Throws a `Failure` where it names one that does not exist. */
function selectPipelines(folders, run) {
	const names = folders.map(({ name }) => name);
	if (run.pipeline !== "" && run.pipeline !== "all") {
		if (!names.includes(run.pipeline)) throw new Failure("inputs-invalid", `There is no pipeline "${run.pipeline}" that trains; name one of ${names.join(", ")}, or all. One is a folder under pipelines/ whose pipeline.yaml has a modelPackageGroup.`);
		return {
			pipelines: [run.pipeline],
			reason: "selected-named",
			sentence: `${run.pipeline}: the run names it.`
		};
	}
	if (run.pipeline === "all" || run.event !== "push") return {
		pipelines: names,
		reason: "selected-all",
		sentence: `All pipelines: ${names.join(", ") || "there are none"}.`
	};
	if (run.changed === void 0) return {
		pipelines: names,
		reason: "selected-unknown-base",
		sentence: `All pipelines: what was there before the push is not known. ${names.join(", ")}.`
	};
	const { changed } = run;
	const pipelines = folders.filter((folder) => isTouched(folder, changed)).map(({ name }) => name);
	return {
		pipelines,
		reason: "selected-changed",
		sentence: pipelines.length > 0 ? `Changed: ${pipelines.join(", ")}.` : "The push changed no pipeline."
	};
}
function isTouched(folder, changed) {
	return changed.some((file) => folder.sources.some((source) => file === source || file.startsWith(`${source}/`)));
}

// actions/select-pipelines/contract.ts
const inputs = {
	pipeline: input("pipeline", String),
	event: input("event", String),
	before: input("before", String),
	after: input("after", String)
};
const outputs = ["pipelines", "reason"];
const CONTRACT = {
	inputs,
	outputs,
	reasons: [
		...SELECTION_REASONS,
		"inputs-invalid",
		"unexpected"
	]
};

// actions/select-pipelines/select-pipelines.ts
const ROOT = "pipelines";
/**
* Selects among the folders of `<repository>/pipelines` whose pipelines train a model, a push by what its commits changed
* there. The others are started with parameters that only a deployment or an alarm knows.
*/
async function select(repository, inputs) {
	const folders = await findPipelines(repository);
	const changed = inputs.event === "push" ? await changesBetween(repository, inputs.before, inputs.after) : void 0;
	return selectPipelines(folders, {
		pipeline: inputs.pipeline,
		event: inputs.event,
		changed
	});
}
async function findPipelines(repository) {
	const root = path.join(repository, ROOT);
	const names = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory() && existsSync(path.join(root, entry.name, "pipeline.yaml"))).map(({ name }) => name).toSorted();
	const folders = [];
	for (const name of names) {
		const sources = await sourcesOf(path.join(root, name), name);
		if (sources === void 0) continue;
		folders.push({
			name,
			sources: sources.map((source) => path.posix.join(ROOT, source))
		});
	}
	return folders;
}
/**
* What a training pipeline is made of, relative to `pipelines/`: its folder and code that its steps take from beside it.
* Undefined for one that trains nothing.
*/
async function sourcesOf(folder, name) {
	try {
		const { spec, code } = await loadPipeline(folder);
		if (spec.modelPackageGroup === void 0) return void 0;
		return [name, ...[...code.keys()].map((reference) => reference.slice(reference.indexOf(":") + 1)).map((target) => path.posix.join(name, target)).filter((target) => !target.startsWith(`${name}/`))];
	} catch (error) {
		if (error instanceof ProblemsError) return [name];
		throw error;
	}
}
/** Paths that differ between the commits; undefined where either is not in this checkout. */
async function changesBetween(repository, before, after) {
	return await hasCommit(repository, before) && await hasCommit(repository, after) ? changedFiles(repository, before, after) : void 0;
}

// actions/select-pipelines/main.ts
await runAction(CONTRACT, async (inputs, step) => {
	const { pipelines, reason, sentence } = await select(process.cwd(), inputs);
	step.log(sentence);
	step.setOutputs({
		pipelines: JSON.stringify(pipelines),
		reason
	});
	await step.summarize(sentence);
});

export {  };