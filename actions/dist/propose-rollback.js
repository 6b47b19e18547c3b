import { Ar as optional, Fr as text, Hn as parsePackageArn, Ht as REASONS, In as parseManifests, Kr as Failure, Ln as checkEach, Mn as environmentOf, Mr as repositoryPath, Nn as modelOf, Or as input, Sr as bucketName, Vt as COMMON_REASONS, Xt as readDeployments, _r as table, dr as code, fr as fenced, gr as plain, h as withRelease, hr as list, kr as names, m as withHold, mr as link, sr as createClients, tr as placeOfCaller, ur as runAction, vr as ProblemsError } from "./lib.js";
import { A as createGitHub, E as ownLogin, O as GITHUB_REASONS, T as isJobAccount, _ as marker, h as upsertPullRequest, n as headOf, r as readFile, t as commitFiles } from "./github.js";
import path from "node:path";

// actions/propose-rollback/contract.ts
const inputs = {
	environment: input("environment", environmentName),
	model: input("model", optional),
	version: input("release", packageVersion),
	by: input("by", optional),
	why: input("why", optional),
	until: input("until", optional),
	bucket: input("artifact-bucket", bucketName),
	environments: input("environments-folder", repositoryPath),
	branch: input("branch", text),
	token: input("github-token", text)
};
const outputs = ["proposals", "reason"];
const CONTRACT = {
	inputs,
	outputs,
	reasons: [
		"rollback-proposed",
		"rollback-current",
		"rollback-merged",
		"rollback-needless",
		"rollback-impossible",
		"manifests-invalid",
		"account-mismatch",
		...GITHUB_REASONS,
		...COMMON_REASONS
	]
};
/** A part of a path. */
function environmentName(value) {
	const [name = ""] = names(JSON.stringify([value]));
	return name;
}
function packageVersion(value) {
	if (value === "") return void 0;
	if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
	throw new Error(`is '${value}': write the version of a model package, such as 3, or nothing.`);
}

// actions/propose-rollback/manifest-change.ts
/** Reads it. Throws `ProblemsError` where it is not what the schema says, `Failure` where it is another environment's. */
function readManifest({ file, text, environment }) {
	return environmentOf(parseManifests([{
		file,
		text
	}]), environment);
}
/**
* The text with an earlier release and a hold. Throws `ProblemsError` where the result would be no manifest, such as by the
* hold's date.
*/
function rolledBackText(manifest, model, { release, hold }) {
	const { file } = manifest;
	const text = withHold(withRelease(manifest.text, model, release, file), model, hold, file);
	const manifests = parseManifests([{
		file,
		text
	}]);
	const problems = checkEach(manifests);
	if (problems.length > 0) throw new ProblemsError(problems, "manifests-invalid");
	return text;
}
/** Whether the manifest names the release already and holds proposals. */
function isRolledBack(loaded, model, release) {
	const entry = modelOf(loaded, model);
	return entry.release?.modelPackageArn === release.modelPackageArn && entry.hold !== null;
}

// actions/propose-rollback/target.ts
/** The deployment of this release that an alarm ended, unless the release was deployed after it; else undefined. */
function rolledBack(current, history) {
	const isCurrent = ({ release }) => release.modelPackageArn === current?.modelPackageArn;
	const failed = history.failed.find(isCurrent);
	if (failed?.reason !== "rolled-back") return void 0;
	const deployed = history.deployed.find(isCurrent);
	return deployed !== void 0 && deployed.endedAt > failed.endedAt ? void 0 : failed;
}
/**
* The deployment to go back to: the newest of the wanted version, else the newest of another package than the manifest's.
* Throws a `Failure` where the environment has run none.
*/
function rollbackTarget(current, { deployed }, { environment, model, version }) {
	const target = deployed.find(({ release }) => version === void 0 ? release.modelPackageArn !== current?.modelPackageArn : versionOf(release) === version);
	if (target !== void 0) return target;
	const versions = [...new Set(deployed.map(({ release }) => versionOf(release)))];
	const ran = versions.length === 0 ? "nothing" : `version ${versions.join(", ")}`;
	const wanted = version === void 0 ? "another release" : `version ${version}`;
	throw new Failure("rollback-impossible", `There is no record that ${environment} has run ${wanted} of ${model}; it has run ${ran}. Nothing was proposed.`);
}
/** Version of a release's model package. */
function versionOf({ modelPackageArn }) {
	return parsePackageArn(modelPackageArn)?.version;
}

// actions/propose-rollback/body.ts
function rollbackTitle({ environment, model, target }) {
	return `Roll ${model} in ${environment} back to version ${versionOf(target.release) ?? "unknown"}`;
}
/** The pull request's body, as Markdown: why, what it goes back to, what merging does, what the hold means. */
function rollbackBody(text) {
	const { environment, model, file, current, target, hold, failed } = text;
	const from = current === null ? "nothing" : `version ${versionOf(current) ?? "unknown"}`;
	const until = hold.until === null ? "until somebody removes it" : `until ${plain(hold.until)}`;
	return [
		`Puts ${plain(model)} in ${plain(environment)} from ${from} back to version ${versionOf(target.release) ?? "unknown"}.\n`,
		text.checksNeedClick ? CLICK : "",
		why(text),
		"### Goes back to\n",
		table([
			"version",
			"deployed",
			"by the commit",
			"let in by",
			"model data",
			"image"
		], [[
			String(versionOf(target.release) ?? ""),
			plain(target.endedAt),
			code(target.commit.slice(0, 12)),
			plain(target.approval?.by ?? "unknown"),
			code(target.release.modelDataETag),
			code(target.release.imageDigest?.slice(0, 19) ?? "not recorded")
		]]),
		"### When this is merged\n",
		list([failed === void 0 ? `The deployment of ${plain(environment)} starts, with the approval that it always needs. In a freeze it waits for the end of that.` : `Traffic is back on this release already; git says so too then, and the next deployment changes nothing that runs.`, `${code("hold")} in ${code(file)} keeps newer packages from being proposed for ${plain(model)} in ${plain(environment)} ${until}. Remove it in a pull request of its own to go on.`]),
		"### When this is closed\n",
		failed === void 0 ? "Nothing happens.\n" : `${code(file)} goes on naming a release that does not run. A person may start its deployment again: Actions, Deploy, ${plain(environment)}.\n`
	].filter((part) => part !== "").join("\n");
}
const CLICK = `> [!IMPORTANT]
> The checks of this pull request wait until somebody with the right to write presses **Approve and run**: it was opened with the job's own token. A GitHub App ends that; see docs/setup.md.
`;
function why({ failed, hold }) {
	if (failed === void 0) return `${plain(hold.by)} asked for it:\n\n${fenced("", hold.reason)}`;
	return `${failed.run.url === void 0 ? "The deployment" : link("The deployment", failed.run.url)} of ${code(failed.commit.slice(0, 12))} was rolled back by an alarm, on ${plain(failed.endedAt)}:\n\n${fenced("", failed.failure?.message ?? failed.reason)}`;
}

// actions/propose-rollback/propose-rollback.ts
const MAX_REASON = 300;
/** The manifest as the branch's head has it. A checkout may be older. */
async function readManifestFile(github, { branch, file, environment }) {
	const head = await headOf(github, branch);
	const text = head === void 0 ? void 0 : await readFile(github, head, file);
	if (head === void 0 || text === void 0) throw new Failure("inputs-invalid", `${branch} has no ${file}: name an environment that has a manifest there.`);
	return {
		manifest: {
			file,
			text,
			environment
		},
		head
	};
}
/** Goes back to the release before, or to a named one, because a person wants it. */
async function proposeNamed(github, clients, model, request) {
	const entry = modelOf(readManifest(request.manifest), model);
	const history = await historyOf(clients, model, request);
	const { environment } = request.manifest;
	return propose(github, model, request, {
		target: rollbackTarget(entry.release, history, {
			environment,
			model,
			version: request.version
		}),
		failed: void 0
	});
}
/** Goes back to what runs, where an alarm ended the deployment of what the manifest says. */
async function proposeRolledBack(github, clients, request) {
	const { manifest } = readManifest(request.manifest);
	const proposals = [];
	for (const [model, { release }] of Object.entries(manifest.models)) {
		if (release === null) continue;
		const history = await historyOf(clients, model, request);
		const failed = rolledBack(release, history);
		if (failed === void 0) continue;
		const { environment } = manifest;
		const target = rollbackTarget(release, history, {
			environment,
			model,
			version: void 0
		});
		proposals.push(await propose(github, model, request, {
			target,
			failed
		}));
	}
	return proposals;
}
function historyOf(clients, model, { place, bucket, manifest }) {
	return readDeployments(clients, place, {
		bucket,
		environment: manifest.environment,
		model
	});
}
async function propose(github, model, request, { target, failed }) {
	const { manifest, head, branch } = request;
	const { environment, file } = manifest;
	const loaded = readManifest(manifest);
	if (isRolledBack(loaded, model, target.release)) return {
		model,
		outcome: "none",
		pullRequest: null,
		url: null,
		reason: "rollback-merged"
	};
	const hold = holdOf(request, failed);
	const text = {
		environment,
		model,
		file,
		current: modelOf(loaded, model).release,
		target,
		hold,
		failed,
		checksNeedClick: isJobAccount(await ownLogin(github))
	};
	const title = rollbackTitle(text);
	const changed = rolledBackText(manifest, model, {
		release: target.release,
		hold
	});
	const from = `rollback/${environment}/${model}`;
	await commitFiles(github, {
		branch: from,
		parent: head,
		files: { [file]: changed },
		message: title
	});
	const mark = marker("rollback", {
		environment,
		model,
		version: versionOf(target.release) ?? null
	});
	const { number, url, outcome } = await upsertPullRequest(github, {
		head: from,
		base: branch,
		title,
		body: `${rollbackBody(text)}\n${mark}`,
		marker: mark,
		labels: [
			"rollback",
			`environment:${environment}`,
			`model:${model}`
		]
	});
	return {
		model,
		outcome,
		pullRequest: number,
		url,
		reason: outcome === "unchanged" ? "rollback-current" : "rollback-proposed"
	};
}
function holdOf({ by, why, until }, failed) {
	const told = failed === void 0 ? "rolled back" : `rolled back: ${failed.failure?.message ?? "an alarm"}`;
	return {
		by: by ?? "deploy.yml",
		reason: (why ?? told).replaceAll(/\s+/g, " ").trim().slice(0, MAX_REASON),
		until: until ?? null
	};
}

// actions/propose-rollback/summary.ts
/** The job summary, as Markdown: one row for each model. */
function rollbackSummary(environment, proposals) {
	const title = `## Rollback of ${plain(environment)}\n`;
	if (proposals.length === 0) return `${title}\n${REASONS["rollback-needless"]}\n`;
	const rows = proposals.map(({ model, reason, pullRequest, url }) => [
		plain(model),
		REASONS[reason],
		pullRequest === null || url === null ? "" : link(`#${pullRequest}`, url)
	]);
	return [title, table([
		"model",
		"outcome",
		"pull request"
	], rows)].join("\n");
}

// actions/propose-rollback/main.ts
await runAction(CONTRACT, async (inputs, step) => {
	const { environment, environments, model, branch } = inputs;
	const github = createGitHub(inputs.token);
	const file = path.posix.join(environments, `${environment}.json`);
	const { manifest, head } = await readManifestFile(github, {
		branch,
		file,
		environment
	});
	const loaded = readManifest(manifest);
	const clients = createClients(loaded.manifest.region);
	const place = await placeOfCaller(clients, loaded);
	const request = {
		...inputs,
		manifest,
		head,
		place
	};
	const proposals = model === void 0 ? await proposeRolledBack(github, clients, request) : [await proposeNamed(github, clients, model, request)];
	for (const { model: about, reason, url } of proposals) step.log(`${about}: ${reason}${url === null ? "" : `, ${url}`}`);
	step.setOutputs({ proposals: JSON.stringify(proposals) });
	await step.summarize(rollbackSummary(environment, proposals));
	const proposed = proposals.find(({ reason }) => reason === "rollback-proposed") ?? proposals[0];
	step.setOutputs({ reason: proposed?.reason ?? "rollback-needless" });
});

export {  };