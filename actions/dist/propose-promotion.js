import { Bt as parseManifests, C as headOf, Cn as createGitHub, E as decidePromotion, Er as bucketName, Fr as repositoryPath, In as listPackages, Ln as rejectPackage, Mr as input, Nr as names, On as COMMON_REASONS, Pn as describePackage, Pr as optional, Rr as text, S as commitFiles, Sn as ask, T as PROMOTION_REASONS, Xn as placeOfCaller, Xt as marker, Yr as Failure, Z as readDeployments, Zt as parseMarker, _ as withRelease, b as compareScored, br as plain, dn as parsePackageArn, dr as createClients, dt as validateFolders, ft as environmentOf, h as titleOf, hr as code, in as fit, lt as upsertPullRequest, m as labelsOf, mr as runAction, nr as workflowRun, ot as closePullRequest, p as bodyOf, pt as modelOf, rn as ownLogin, st as loosen, tn as isBot, ut as datasetsOf, v as DECLINED_LABEL, vr as link, w as readFile, wn as find, x as packageEvidence, xn as GITHUB_REASONS, xr as table, y as meaningOf } from "./lib.js";
import path from "node:path";

// actions/propose-promotion/contract.ts
const inputs = {
	environment: input("environment", environmentName),
	model: input("model", optional),
	bucket: input("artifact-bucket", bucketName),
	environments: input("environments-folder", repositoryPath),
	pipelines: input("pipelines-folder", repositoryPath),
	branch: input("branch", text),
	token: input("github-token", text)
};
const outputs = ["proposals", "reason"];
const CONTRACT = {
	inputs,
	outputs,
	reasons: [
		...PROMOTION_REASONS,
		"manifests-invalid",
		"pipeline-invalid",
		"package-missing",
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

// actions/propose-promotion/main-manifest.ts
/** Throws a `Failure` where the branch or the file is not there, `ProblemsError` where it is no manifest. */
async function readMain(github, { branch, folder, environment }) {
	const file = path.posix.join(folder, `${environment}.json`);
	const commit = await headOf(github, branch);
	const text = commit === void 0 ? void 0 : await readFile(github, commit, file);
	if (commit === void 0 || text === void 0) throw new Failure("inputs-invalid", `The branch ${branch} has no ${file}: name an environment that has a manifest there.`);
	return {
		branch,
		commit,
		file,
		text,
		loaded: environmentOf(parseManifests([{
			file,
			text
		}]), environment)
	};
}

// actions/propose-promotion/proposal.ts
const MARKER = "promotion";
/** One branch for each model and environment, so that there is one pull request. */
function branchOf({ environment, model }) {
	return `promote/${environment}/${model}`;
}
/** Our own open pull request: by its branch here, its marker and its author, since anybody can write a marker. */
async function openProposal({ rest, owner, repo }, login, at) {
	const branch = branchOf(at);
	const found = await find(`list the pull requests of ${branch}`, () => rest.pulls.list({
		owner,
		repo,
		state: "open",
		head: `${owner}:${branch}`
	}));
	for (const { number, html_url: url, user, body } of found ?? []) {
		const proposed = user?.login === login ? packageIn(body ?? "") : void 0;
		if (proposed !== void 0) return {
			number,
			url,
			package: proposed
		};
	}
}
/** ARN in the marker of a body. */
function packageIn(body) {
	const arn = parseMarker(MARKER, body)?.["package"];
	return typeof arn === "string" ? arn : void 0;
}
/** Brings branch and pull request to what is proposed. Doing it again changes nothing. */
async function publish(github, publication) {
	const { main, branch, model, release, evidence, supersedes, repository } = publication;
	const title = titleOf(evidence);
	const moved = await bringBranch(github, {
		main,
		branch,
		model,
		release,
		message: title
	});
	const mark = marker(MARKER, {
		environment: evidence.environment,
		model,
		package: release.modelPackageArn
	});
	const body = bodyOf(evidence, {
		repository,
		serverUrl: github.serverUrl,
		checksNeedClick: publication.checksNeedClick,
		supersedes
	});
	const result = await upsertPullRequest(github, {
		head: branch,
		base: main.branch,
		title,
		marker: mark,
		body: fit(`${mark}\n${body}`),
		labels: labelsOf(evidence)
	});
	if (moved && result.outcome !== "created") await loosen(github, result.number, `The pull request now says: ${title}.`);
	return moved && result.outcome === "unchanged" ? {
		...result,
		outcome: "updated"
	} : result;
}
/**
* Makes the branch say what is proposed, on top of the base's head. A branch that says so already and can be merged stays as
* it is, so that reviews of it go on counting. Answers whether it moved.
*/
async function bringBranch(github, { main, branch, model, release, message }) {
	const wanted = withRelease(main.text, model, release, main.file);
	const head = await headOf(github, branch);
	if (head !== void 0 && await readFile(github, head, main.file) === wanted && !await hasMore(github, main, head)) return false;
	return await commitFiles(github, {
		branch,
		parent: main.commit,
		files: { [main.file]: wanted },
		message
	}) !== head;
}
/** Whether a branch changes other files than the manifest, as somebody may have pushed to it. */
async function hasMore({ rest, owner, repo }, main, head) {
	const { data } = await ask(`compare ${head} with ${main.branch}`, () => rest.repos.compareCommitsWithBasehead({
		owner,
		repo,
		basehead: `${main.commit}...${head}`
	}));
	return (data.files ?? []).some(({ filename }) => filename !== main.file);
}
/** Closes our own pull request and says why. That a program closed it rejects nothing. */
async function withdraw(github, number, why) {
	await closePullRequest(github, number, `Withdrawn: ${plain(why)}`);
}

// actions/propose-promotion/closed-proposals.ts
const NEWEST = 20;
/**
* Does what closing a pull request unmerged means, once for each, and answers the packages that are not proposed here
* again. Every fact is read again: who closed it, whether it is ours, what the package's approval is by now.
*/
async function settleClosed(request) {
	const { github, clients, place, model, promotesFrom, repository, log } = request;
	const declined = /* @__PURE__ */ new Set();
	for (const closed of await closedProposals(request)) {
		if (parsePackageArn(closed.package)?.group !== model) continue;
		const found = promotesFrom === null ? await describePackage(clients, place, closed.package) : void 0;
		const meaning = meaningOf(closed, {
			promotesFrom,
			approval: found?.approval
		});
		const by = closed.closedBy?.login ?? "";
		if (meaning === "reject") {
			await rejectPackage(clients, closed.package, `${by} closed pull request #${closed.number} of ${repository}.`);
			log(`${closed.package} is rejected: ${by} closed #${closed.number}.`);
		}
		if (meaning === "remember") await label(github, closed.number);
		if (closed.labels.includes("promotion-declined") || meaning === "remember") declined.add(closed.package);
	}
	return declined;
}
async function closedProposals({ github, login, main, model }) {
	const { rest, owner, repo } = github;
	const branch = branchOf({
		environment: main.loaded.manifest.environment,
		model
	});
	const { data } = await ask(`list the closed pull requests of ${branch}`, () => rest.pulls.list({
		owner,
		repo,
		state: "closed",
		head: `${owner}:${branch}`,
		sort: "updated",
		direction: "desc",
		per_page: NEWEST
	}));
	const proposals = [];
	for (const { number, user, body, merged_at: merged, labels } of data) {
		const proposed = user?.login === login && merged === null ? packageIn(body ?? "") : void 0;
		if (proposed === void 0) continue;
		const closer = (await ask(`read who closed #${number}`, () => rest.issues.get({
			owner,
			repo,
			issue_number: number
		}))).data.closed_by;
		proposals.push({
			number,
			package: proposed,
			closedBy: closer ? {
				login: closer.login,
				isPerson: closer.type === "User" && !isBot(closer.login)
			} : void 0,
			labels: labels.map(({ name }) => name)
		});
	}
	return proposals;
}
async function label({ rest, owner, repo }, number) {
	await ask(`label #${number}`, () => rest.issues.addLabels({
		owner,
		repo,
		issue_number: number,
		labels: [DECLINED_LABEL]
	}));
}

// actions/propose-promotion/propose-promotion.ts
/** Looks at each model in turn, so that GitHub's limits on what is made at once are kept. */
async function proposeAll(models, context) {
	const login = await ownLogin(context.github);
	const proposals = [];
	for (const model of models) {
		const proposal = await proposeOne(model, login, context);
		context.log(`${model}: ${proposal.message}`);
		proposals.push(proposal);
	}
	return proposals;
}
async function proposeOne(model, login, context) {
	const { github, clients, place, main, bucket, now } = context;
	const { manifest } = main.loaded;
	const { environment, promotesFrom, policy } = manifest;
	const { release, hold } = modelOf(main.loaded, model);
	const at = {
		environment,
		model
	};
	const open = await openProposal(github, login, at);
	const declined = await settleClosed({
		...context,
		login,
		model,
		promotesFrom
	});
	const here = await readDeployments(clients, place, {
		bucket,
		...at
	});
	const previous = promotesFrom === null ? [] : (await readDeployments(clients, place, {
		bucket,
		environment: promotesFrom,
		model
	})).deployed;
	return act(decidePromotion({
		now,
		...at,
		promotesFrom,
		policy,
		release,
		hold,
		packages: await listPackages(clients, place, model),
		previous,
		failed: here.failed,
		deployed: here.deployed,
		open,
		declined
	}), {
		model,
		login,
		release,
		open
	}, context);
}
async function act(decision, about, context) {
	const { github, main } = context;
	const { model } = about;
	const { environment } = main.loaded.manifest;
	if (decision.kind === "none") {
		const { reason, message } = decision;
		return {
			model,
			outcome: "none",
			reason,
			message,
			pullRequest: null,
			url: null
		};
	}
	if (decision.kind === "withdraw") {
		const { open, message } = decision;
		await withdraw(github, open.number, message);
		return {
			model,
			outcome: "withdrawn",
			reason: "proposal-withdrawn",
			message: `#${open.number} was withdrawn: ${message}`,
			pullRequest: open.number,
			url: about.open?.url ?? null
		};
	}
	const { candidate, supersedes } = decision;
	const evidence = await evidenceFor(model, candidate, about.release, context);
	const published = await publish(github, {
		main,
		branch: branchOf({
			environment,
			model
		}),
		model,
		release: await releaseOf(candidate, context),
		evidence,
		login: about.login,
		supersedes: supersedes === void 0 ? void 0 : versionOf(supersedes.package),
		repository: context.repository,
		checksNeedClick: about.login === "github-actions[bot]"
	});
	const reason = {
		created: "proposed",
		updated: "proposal-updated",
		unchanged: "proposal-current"
	}[published.outcome];
	const message = `Version ${candidate.version} for ${environment} is proposed in #${published.number}.`;
	return {
		model,
		outcome: published.outcome,
		reason,
		message,
		pullRequest: published.number,
		url: published.url
	};
}
/** What the manifest pins: the package as it lies in S3 now, and the image that the environment before really ran. */
async function releaseOf({ arn, imageDigest }, { clients, place }) {
	const found = await describePackage(clients, place, arn);
	const etag = found?.modelDataETag;
	if (found === void 0 || etag === void 0) throw new Failure("package-missing", `${arn} or its model data are not there any more; train again.`);
	const { execution, commit } = found.metadata;
	return {
		modelPackageArn: arn,
		modelDataETag: etag,
		imageDigest,
		pipelineExecutionArn: execution ?? null,
		commit: commit !== void 0 && /^[0-9a-f]{40}$/.test(commit) ? commit : null
	};
}
async function evidenceFor(model, candidate, release, { clients, place, main, datasets }) {
	const { environment, promotesFrom } = main.loaded.manifest;
	const dataset = datasets.get(model);
	const proposed = await packageEvidence(clients, place, candidate.arn, dataset);
	if (proposed === void 0) throw new Failure("package-missing", `SageMaker has no model package ${candidate.arn} any more.`);
	const current = release === null ? void 0 : await packageEvidence(clients, place, release.modelPackageArn, dataset);
	const { verified } = candidate;
	return {
		model,
		environment,
		promotesFrom,
		candidate: proposed,
		current,
		comparison: current && await compareScored(clients, place, {
			candidate: proposed,
			current,
			dataset
		}),
		dataset,
		verified: verified === void 0 ? null : {
			at: verified.endedAt,
			rows: verified.verification?.rows ?? null,
			url: verified.run.url
		}
	};
}
function versionOf(arn) {
	const version = Number(arn.slice(arn.lastIndexOf("/") + 1));
	return Number.isInteger(version) ? version : void 0;
}

// actions/propose-promotion/summary.ts
/** What became of each model, as Markdown. */
function proposalSummary(environment, proposals) {
	const rows = proposals.map(({ model, reason, message, pullRequest, url }) => [
		plain(model),
		code(reason),
		plain(message),
		pullRequest === null || url === null ? "" : link(`#${pullRequest}`, url)
	]);
	return `## Promotions to ${plain(environment)}\n\n${table([
		"model",
		"reason",
		"",
		"pull request"
	], rows)}`;
}

// actions/propose-promotion/main.ts
await runAction(CONTRACT, async (inputs, step) => {
	const { environment, environments, pipelines, branch, bucket } = inputs;
	const github = createGitHub(inputs.token);
	const main = await readMain(github, {
		branch,
		folder: environments,
		environment
	});
	const { manifest } = main.loaded;
	const clients = createClients(manifest.region);
	const place = await placeOfCaller(clients, main.loaded);
	const datasets = datasetsOf((await validateFolders({
		environments,
		pipelines
	})).pipelines);
	const models = inputs.model === void 0 ? Object.keys(manifest.models) : [inputs.model];
	const proposals = await proposeAll(models, {
		github,
		clients,
		place,
		main,
		datasets,
		bucket,
		repository: workflowRun().repository,
		now: /* @__PURE__ */ new Date(),
		log: step.log
	});
	step.setOutputs({ proposals: JSON.stringify(proposals) });
	await step.summarize(proposalSummary(environment, proposals));
	const told = proposals.find(({ pullRequest }) => pullRequest !== null) ?? proposals[0];
	step.setOutputs({ reason: told?.reason ?? "nothing-newer" });
});

export {  };