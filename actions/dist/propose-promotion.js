import { Ar as optional, Cn as workflowRun, Fr as text, Hn as parsePackageArn, In as parseManifests, Kr as Failure, Mn as environmentOf, Mr as repositoryPath, Nn as modelOf, Or as input, Sn as parseExecutionArn, Sr as bucketName, Tn as readPipelines, Vt as COMMON_REASONS, Xt as readDeployments, _ as closedComment, _r as table, a as gatesOf, b as PROMOTION_REASONS, bn as readJsonObject, c as driftOrigin, cn as judgementIn, d as titleOf, dr as code, en as describePackage, g as DECLINED_LABEL, gr as plain, h as withRelease, i as compareScored, kr as names, l as bodyOf, mr as link, nn as listPackages, o as isOurs, or as isRecord, r as lossOf, rn as rejectPackage, s as packageEvidence, sr as createClients, tr as placeOfCaller, u as labelsOf, ur as runAction, v as meaningOf, vn as parseS3Uri, wn as datasetsOf, x as decidePromotion, y as openDriftIssue } from "./lib.js";
import { A as createGitHub, C as upsertComment, D as fit, E as ownLogin, O as GITHUB_REASONS, S as findComment, T as isJobAccount, _ as marker, d as loosen, f as openPullRequestOf, h as upsertPullRequest, k as ask, l as addLabels, m as removeLabel, n as headOf, r as readFile, t as commitFiles, u as closePullRequest, v as parseMarker, w as isBot } from "./github.js";
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

// actions/propose-promotion/remarks.ts
const PAUSED = marker("paused", {});
/** Says on a pull request that another release took the place of the one that it proposed. Once for each. */
async function remarkSuperseded(github, number, { before, after, package: arn }) {
	const mark = marker("superseded", { package: arn });
	const text = `Version ${before ?? "unknown"} was proposed here; **version ${after}** takes its place. Reviews of it were dismissed and auto-merge was switched off: title, body and branch are about version ${after} now.\n`;
	await upsertComment(github, {
		issue: number,
		marker: mark,
		body: `${mark}\n${text}`
	});
}
/** Says that what somebody approved in SageMaker is not released by that. */
async function remarkApproved(github, number, { version, environment, package: arn }) {
	const mark = marker("approved", { package: arn });
	const text = `Version ${version} was set to ${code("Approved")} in SageMaker without this pull request. That deploys nothing: git decides. Merge this to deploy it to ${plain(environment)}, or close it if it is not wanted here.\n`;
	await upsertComment(github, {
		issue: number,
		marker: mark,
		body: `${mark}\n${text}`
	});
}
/** Says why a pull request is not brought up to date meanwhile. */
async function remarkPaused(github, number, why) {
	const text = `Promotions wait here: ${plain(why)} This pull request stays as it is meanwhile; it is brought up to date afterwards.\n`;
	await upsertComment(github, {
		issue: number,
		marker: PAUSED,
		body: `${PAUSED}\n${text}`
	});
}
/** Says that it goes on, where it was said that it waits. */
async function remarkResumed(github, number) {
	if (await findComment(github, {
		issue: number,
		marker: PAUSED
	}) === void 0) return;
	await upsertComment(github, {
		issue: number,
		marker: PAUSED,
		body: `${PAUSED}\nPromotions waited here for a while. That is over: this pull request is up to date.
`
	});
}

// actions/propose-promotion/proposal.ts
const MARKER = "promotion";
/** One branch for each model and environment, so that there is one pull request. */
function branchOf({ environment, model }) {
	return `promote/${environment}/${model}`;
}
/** Our own open pull request: by its branch here, its marker and its author, since anybody can write a marker. */
async function openProposal(github, main, model) {
	const head = branchOf({
		environment: main.loaded.manifest.environment,
		model
	});
	const open = await openPullRequestOf(github, {
		head,
		base: main.branch
	});
	const proposed = open && packageIn(open.body);
	if (open === void 0 || proposed === void 0) return void 0;
	const { number, url, labels, body } = open;
	const written = parseMarker(MARKER, body)?.["head"];
	return {
		number,
		url,
		labels,
		package: proposed,
		head: typeof written === "string" ? written : void 0
	};
}
/** ARN in the marker of a body. */
function packageIn(body) {
	const arn = parseMarker(MARKER, body)?.["package"];
	return typeof arn === "string" ? arn : void 0;
}
/**
* Brings branch and pull request to what is proposed. The body comes last and names the branch's commit: whatever ended a run
* before that, the next one does the rest. Doing it again changes nothing.
*/
async function publish(github, publication) {
	const { main, model, release, evidence, open, repository, checksNeedClick } = publication;
	const { environment } = evidence;
	const title = titleOf(evidence);
	const branch = branchOf({
		environment,
		model
	});
	const head = await bringBranch(github, {
		main,
		branch,
		model,
		release,
		message: title
	});
	if (open !== void 0 && open.head !== head) await takeBack(github, open, {
		title,
		evidence
	});
	const mark = marker(MARKER, {
		environment,
		model,
		package: release.modelPackageArn,
		head
	});
	const body = bodyOf(evidence, {
		repository,
		serverUrl: github.serverUrl,
		file: main.file,
		checksNeedClick
	});
	return upsertPullRequest(github, {
		head: branch,
		base: main.branch,
		title,
		marker: mark,
		body: fit(`${mark}\n${body}`),
		labels: labelsOf(evidence)
	});
}
/** What people said so far was about another change. */
async function takeBack(github, open, { title, evidence: { candidate } }) {
	await loosen(github, open.number, `The branch has changed since. The pull request now says: ${title}.`);
	if (open.labels.includes("promotion-declined")) await removeLabel(github, open.number, DECLINED_LABEL);
	if (open.package === candidate.arn) return;
	const before = parsePackageArn(open.package)?.version;
	await remarkSuperseded(github, open.number, {
		before,
		after: candidate.version,
		package: candidate.arn
	});
}
/**
* Makes the branch say what is proposed, on top of the base's head. A branch that says so already and can be merged stays as
* it is, so that reviews of it go on counting. Answers its commit.
*/
async function bringBranch(github, { main, branch, model, release, message }) {
	const wanted = withRelease(main.text, model, release, main.file);
	const head = await headOf(github, branch);
	if (head !== void 0 && await readFile(github, head, main.file) === wanted) {
		if (!await needsRebuild(github, main, head)) return head;
	}
	return commitFiles(github, {
		branch,
		parent: main.commit,
		files: { [main.file]: wanted },
		message
	});
}
/** Whether a branch changes more than the manifest, as somebody may have pushed to it, or nothing, as it has been merged. */
async function needsRebuild({ rest, owner, repo }, main, head) {
	const { data } = await ask(`compare ${head} with ${main.branch}`, () => rest.repos.compareCommitsWithBasehead({
		owner,
		repo,
		basehead: `${main.commit}...${head}`
	}));
	const files = data.files ?? [];
	return files.length === 0 || files.some(({ filename }) => filename !== main.file);
}
/** Closes our own pull request and says why. That a program closed it rejects nothing. */
async function withdraw(github, number, why) {
	await closePullRequest(github, number, `Withdrawn: ${plain(why)}`);
}

// actions/propose-promotion/closed-proposals.ts
const NEWEST = 20;
/**
* Does what closing a pull request unmerged means, once for each closing: our comment on it says that it is done, so that a
* person who takes the label off, or sets the package back, has the last word.
*/
async function settleClosed(request) {
	const { model, main, log } = request;
	const { promotesFrom } = main.loaded.manifest;
	const declined = /* @__PURE__ */ new Set();
	let packages = request.packages;
	for (const closed of await closedProposals(request)) {
		const { number, labels } = closed;
		const approval = packages.find(({ arn }) => arn === closed.package)?.approval;
		if (parsePackageArn(closed.package)?.group !== model || approval === void 0) continue;
		if (labels.includes("promotion-declined")) {
			declined.add(closed.package);
			continue;
		}
		const closedBy = await closerOf(request, number);
		const meaning = meaningOf({ closedBy }, {
			promotesFrom,
			approval
		});
		if (meaning === "nothing" || closedBy === void 0) continue;
		if (!await settle(closed, {
			meaning,
			by: closedBy.login
		}, request)) continue;
		log(`#${number} was closed by ${closedBy.login}: ${closed.package} is ${meaning === "reject" ? "rejected" : "declined"}.`);
		if (meaning === "remember") declined.add(closed.package);
		else packages = packages.map((each) => each.arn === closed.package ? {
			...each,
			approval: "Rejected"
		} : each);
	}
	return {
		packages,
		declined
	};
}
/** Answers false where it was done before. */
async function settle({ number, package: arn, closedAt }, { meaning, by }, { github, clients, main, repository }) {
	const mark = marker("closed", {
		package: arn,
		at: closedAt
	});
	if (await findComment(github, {
		issue: number,
		marker: mark
	}) !== void 0) return false;
	if (meaning === "reject") await rejectPackage(clients, arn, `${by} closed pull request #${number} of ${repository}.`);
	else await addLabels(github, number, [DECLINED_LABEL]);
	const { environment } = main.loaded.manifest;
	const text = closedComment(meaning, {
		by,
		version: parsePackageArn(arn)?.version,
		environment
	});
	await upsertComment(github, {
		issue: number,
		marker: mark,
		body: `${mark}\n${text}`
	});
	return true;
}
/** Our own ones, whoever else writes our marker. */
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
	return data.flatMap(({ number, user, body, merged_at: merged, closed_at: closedAt, labels }) => {
		const proposed = user?.login === login && merged === null ? packageIn(body ?? "") : void 0;
		if (proposed === void 0 || closedAt === null) return [];
		return [{
			number,
			package: proposed,
			closedAt,
			labels: labels.map(({ name }) => name)
		}];
	});
}
async function closerOf({ github, login }, number) {
	const { rest, owner, repo } = github;
	const { data } = await ask(`read who closed #${number}`, () => rest.issues.get({
		owner,
		repo,
		issue_number: number
	}));
	const closer = data.closed_by;
	if (!closer) return void 0;
	const isPerson = closer.type === "User" && !isBot(closer.login) && closer.login !== login;
	return {
		login: closer.login,
		isPerson
	};
}

// actions/propose-promotion/release.ts
const MAX_HISTORY = 5;
/**
* What the manifest pins: the package as it lies in S3 now, and the image that the environment before really ran. Throws
* `package-missing` where it is gone.
*/
async function releaseOf({ arn, imageDigest }, { clients, place }) {
	const found = await describePackage(clients, place, arn);
	const etag = found?.modelDataETag;
	if (found === void 0 || etag === void 0) throw new Failure("package-missing", `${arn} or its model data are not there any more; train again.`);
	const { execution, commit } = found.metadata;
	return {
		modelPackageArn: arn,
		modelDataETag: etag,
		imageDigest,
		pipelineExecutionArn: execution !== void 0 && parseExecutionArn(execution) ? execution : null,
		commit: commit !== void 0 && /^[0-9a-f]{40}$/.test(commit) ? commit : null
	};
}
/** Asks AWS what a reviewer decides from. `here` is what was deployed to the environment. */
async function evidenceFor(model, { candidate, release, here, driftIssueOf }, { clients, place, main, datasets }) {
	const { environment, promotesFrom } = main.loaded.manifest;
	const dataset = datasets.get(model);
	const proposed = await packageEvidence(clients, place, candidate.arn, dataset);
	if (proposed === void 0) throw new Failure("package-missing", `SageMaker has no model package ${candidate.arn} any more.`);
	const current = release === null ? void 0 : await packageEvidence(clients, place, release.modelPackageArn, dataset);
	const { verified } = candidate;
	const origin = driftOrigin(proposed.metadata, model);
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
		gates: await gatesOf(clients, proposed.metadata["execution"]),
		verified: verified === void 0 ? null : {
			at: verified.endedAt,
			result: verified.verification,
			url: verified.run.url
		},
		drift: origin && {
			...origin,
			issue: await driftIssueOf(origin.environment)
		},
		history: [...here.deployed, ...here.failed].toSorted((a, b) => Date.parse(b.endedAt) - Date.parse(a.endedAt)).slice(0, MAX_HISTORY)
	};
}

// actions/propose-promotion/challengers.ts
/** Packages that could be proposed, with why those that lost against what runs are not. */
async function withLost(clients, place, packages, { release, policy }) {
	const current = parsePackageArn(release?.modelPackageArn ?? "")?.version ?? 0;
	const candidates = [];
	let found = false;
	for (const { arn, version, approval } of packages) {
		const asked = !found && version > current && approval !== "Rejected";
		const lost = asked ? lossOf(await challengerOf(clients, place, arn), policy) : void 0;
		if (asked && lost === void 0) found = true;
		candidates.push({
			arn,
			version,
			approval,
			...lost !== void 0 && { lost }
		});
	}
	return candidates;
}
async function challengerOf(clients, place, arn) {
	const found = await describePackage(clients, place, arn);
	const inputSource = found?.metadata["inputSource"];
	const address = parseS3Uri(found?.metricsUri ?? "");
	const report = address === void 0 ? void 0 : await readReport(clients, place, address);
	const problem = isRecord(report) ? report["judgeProblem"] : void 0;
	return {
		inputSource,
		judge: judgementIn(report),
		problem: typeof problem === "string" ? problem.replaceAll(/\s+/g, " ").slice(0, 200) : void 0
	};
}
/** Undefined where there is none that can be read: no victory, and for what drift did not train no defeat. */
async function readReport(clients, place, address) {
	try {
		return await readJsonObject(clients, place, address);
	} catch (error) {
		if (isOurs(error)) throw error;
		return;
	}
}

// actions/propose-promotion/propose-promotion.ts
/** Looks at each model in turn, so that GitHub's limits on what is made at once are kept. One that fails stops no other. */
async function proposeAll(models, context) {
	const login = await ownLogin(context.github);
	const proposals = [];
	for (const model of models) {
		const proposal = await proposeOne(model, login, context).catch((error) => failure(model, error));
		context.log(`${model}: ${proposal.message}`);
		proposals.push(proposal);
	}
	return proposals;
}
function failure(model, error) {
	if (!(error instanceof Failure)) throw error;
	const { reason, message } = error;
	return {
		model,
		outcome: "failed",
		reason,
		message,
		pullRequest: null,
		url: null
	};
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
	const open = await openProposal(github, main, model);
	const listed = await listPackages(clients, place, model);
	const settled = await settleClosed({
		...context,
		login,
		model,
		packages: listed
	});
	const { declined } = settled;
	const packages = promotesFrom === null ? await withLost(clients, place, settled.packages, {
		release,
		policy
	}) : settled.packages;
	const here = await readDeployments(clients, place, {
		bucket,
		...at
	});
	const previous = promotesFrom === null ? [] : (await readDeployments(clients, place, {
		bucket,
		environment: promotesFrom,
		model
	})).deployed;
	const { failed, deployed } = here;
	return act(decidePromotion({
		now,
		...at,
		promotesFrom,
		policy,
		release,
		hold,
		packages,
		previous,
		failed,
		deployed,
		open,
		declined
	}), {
		model,
		login,
		release,
		open,
		here,
		approvals: new Map(packages.map(({ arn, approval }) => [arn, approval]))
	}, context);
}
async function act(decision, known, context) {
	const { github } = context;
	const { model, open } = known;
	const at = {
		model,
		pullRequest: open?.number ?? null,
		url: open?.url ?? null
	};
	if (decision.kind === "propose") return propose(decision, known, context);
	const { reason, message } = decision;
	if (decision.kind === "withdraw") {
		const { number } = decision.open;
		await withdraw(github, number, message);
		return {
			...at,
			outcome: "withdrawn",
			reason: "proposal-withdrawn",
			message: `#${number} was withdrawn: ${message}`
		};
	}
	if (decision.open !== void 0) await remarkPaused(github, decision.open.number, message);
	return {
		...at,
		outcome: "none",
		reason,
		message
	};
}
async function propose({ candidate }, { model, login, release, open, here, approvals }, context) {
	const { github, main, repository } = context;
	const { environment, promotesFrom } = main.loaded.manifest;
	const { number, url, outcome } = await publish(github, {
		main,
		model,
		release: await releaseOf(candidate, context),
		evidence: await evidenceFor(model, {
			candidate,
			release,
			here,
			driftIssueOf: (where) => openDriftIssue(github, (about) => about.environment === where && about.model === model)
		}, context),
		open,
		repository,
		checksNeedClick: isJobAccount(login)
	});
	const { arn, version } = candidate;
	const ran = here.deployed.some((past) => past.release.modelPackageArn === arn);
	if (promotesFrom === null && approvals.get(arn) === "Approved" && !ran) await remarkApproved(github, number, {
		version,
		environment,
		package: arn
	});
	if (open !== void 0) await remarkResumed(github, number);
	const message = `Version ${version} for ${environment} is proposed in #${number}.`;
	return {
		model,
		outcome,
		reason: REASONS[outcome],
		message,
		pullRequest: number,
		url
	};
}
const REASONS = {
	created: "proposed",
	updated: "proposal-updated",
	unchanged: "proposal-current"
};

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
	const datasets = datasetsOf((await readPipelines(pipelines)).pipelines);
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
		log: (line) => step.log(line)
	});
	step.setOutputs({ proposals: JSON.stringify(proposals) });
	await step.summarize(proposalSummary(environment, proposals));
	const failed = proposals.filter(({ outcome }) => outcome === "failed");
	if (failed[0] !== void 0) throw new Failure(failed[0].reason, `Nothing could be proposed for ${environment} of ${failed.map(({ model }) => model).join(", ")}: ${failed[0].message}`, { problems: failed.map(({ model, message }) => `${model}: ${message}`) });
	const told = proposals.find(({ outcome }) => outcome !== "none") ?? proposals[0];
	step.setOutputs({ reason: told?.reason ?? "nothing-newer" });
});

export {  };