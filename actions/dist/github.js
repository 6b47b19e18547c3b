import { i as getOctokit, n as retry, r as context, t as throttling } from "./octokit.js";
import { Kr as Failure, or as isRecord, qr as messageOf } from "./lib.js";
import { setTimeout } from "node:timers/promises";

// actions/lib/github/client.ts
/** Endings that every action which asks GitHub can come to. */
const GITHUB_REASONS = [
	"github-permission-missing",
	"github-refused",
	"github-unavailable"
];
const MAX_WAITS = 4;
/** Made once, by an action's entry. The server is the runner's: `GITHUB_API_URL`. */
function createGitHub(token) {
	const { rest, paginate, graphql } = getOctokit(token, { throttle: {
		onRateLimit: waits,
		onSecondaryRateLimit: waits
	} }, retry, throttling);
	return {
		rest,
		paginate,
		graphql,
		...context.repo,
		serverUrl: context.serverUrl
	};
}
/** Whether to wait as long as GitHub asks, once more. */
function waits(_after, _options, _octokit, before) {
	return before < MAX_WAITS;
}
/** What the call answers; undefined where GitHub has no such thing. Throws a `Failure` that says what was asked for. */
async function find(what, call) {
	try {
		return (await call()).data;
	} catch (error) {
		if (statusOf(error) === 404) return void 0;
		throw failureOf(what, error);
	}
}
/** What the call answers. `what` ends the sentence "GitHub could not ...". */
async function ask(what, call) {
	try {
		return await call();
	} catch (error) {
		throw failureOf(what, error);
	}
}
function statusOf(error) {
	const status = isRecord(error) || error instanceof Error ? Reflect.get(error, "status") : void 0;
	return typeof status === "number" ? status : void 0;
}
function failureOf(what, cause) {
	if (cause instanceof Failure) return cause;
	const status = statusOf(cause);
	const message = messageOf(cause);
	if (status === void 0 || status >= 500 || status === 429) return new Failure("github-unavailable", `GitHub did not ${what}: ${message}. Run the job again.`, { cause });
	if (status === 401 || status === 403) return new Failure("github-permission-missing", `The token may not ${what}: ${message}. Give the job the permission that the action's github-token asks for.`, { cause });
	return new Failure("github-refused", `GitHub refused to ${what}: ${message}`, { cause });
}

// actions/lib/github/body.ts
const MAX_BODY = 65536;
const REST = "GitHub takes no longer text here: the whole is in the summary of the workflow run.";
/**
* Markdown that GitHub accepts as a body: whole lines as far as they fit, folded parts and fences closed, and a
* sentence that says where the whole is. What has to survive, as a marker, belongs to the beginning.
*/
function fit(markdown, limit = MAX_BODY) {
	if (markdown.length <= limit) return markdown;
	let room = limit - 82 - 2;
	for (;;) {
		const kept = markdown.slice(0, Math.max(0, room));
		const whole = kept.slice(0, kept.lastIndexOf("\n") + 1);
		const closed = `${whole}${endings(whole)}\n${REST}\n`;
		if (closed.length <= limit || room <= 0) return closed;
		room -= closed.length - limit;
	}
}
/** What is still open at the end of a text: a fence, and then folded parts. */
function endings(text) {
	let fence;
	let folds = 0;
	for (const line of text.split("\n")) {
		const [mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.slice(1) ?? [];
		if (fence !== void 0) {
			if (mark?.startsWith(fence) === true && line.trim() === mark) fence = void 0;
			continue;
		}
		fence = mark;
		folds += (line.match(/<details\b/g) ?? []).length - (line.match(/<\/details>/g) ?? []).length;
	}
	return `${fence === void 0 ? "" : `${fence}\n`}${"\n</details>\n".repeat(Math.max(0, folds))}`;
}

// actions/lib/github/account.ts
/** Login of whom the token belongs to: of a job `github-actions[bot]`, of an App `<slug>[bot]`. */
async function ownLogin({ graphql }) {
	const { viewer } = await ask("tell whose token this is", () => graphql("query { viewer { login } }"));
	return viewer.login;
}
/** Whether a login is a program's. */
function isBot(login) {
	return login.endsWith("[bot]");
}
/** Whether a login is that of the jobs' own tokens, the checks of whose pull requests wait for a click. */
function isJobAccount(login) {
	return login === "github-actions[bot]";
}

// actions/lib/github/once.ts
/** For a call that makes something: asked again after a lost answer, GitHub makes a second one. */
const NOT_AGAIN = { retries: 0 };
const ATTEMPTS = 4;
/**
* Makes what is not there yet, once. `make` asks with `NOT_AGAIN`; where GitHub gave no answer, or failed, `look` says
* whether it was made all the same. Throws what the last attempt threw.
*/
async function makeOnce(make, look) {
	for (let attempt = 1;; attempt++) try {
		return await make();
	} catch (error) {
		if ((statusOf(error) ?? 0) < 500) throw error;
		await setTimeout(attempt * 1e3);
		const made = await look();
		if (made !== void 0) return made;
		if (attempt === ATTEMPTS) throw error;
	}
}

// actions/lib/github/comments.ts
/** Our own comment with this marker: anybody can write a marker, so that the account counts too. */
async function findComment(github, { issue, marker }) {
	const { rest, paginate, owner, repo } = github;
	const login = await ownLogin(github);
	const found = (await ask(`read the comments of #${issue}`, () => paginate(rest.issues.listComments, {
		owner,
		repo,
		issue_number: issue,
		per_page: 100
	}))).find(({ user, body }) => user?.login === login && body?.includes(marker));
	return found && {
		id: found.id,
		url: found.html_url,
		body: found.body ?? ""
	};
}
/** Writes the one comment of this marker, or brings it up to date. `body` holds the marker. */
async function upsertComment(github, { issue, marker, body }) {
	const { rest, owner, repo } = github;
	const found = await findComment(github, {
		issue,
		marker
	});
	if (found?.body === body) return {
		id: found.id,
		url: found.url,
		outcome: "unchanged"
	};
	if (found === void 0) {
		const { id, url } = await ask(`comment on #${issue}`, () => makeOnce(async () => {
			const { data } = await rest.issues.createComment({
				owner,
				repo,
				issue_number: issue,
				body,
				request: NOT_AGAIN
			});
			return {
				id: data.id,
				url: data.html_url
			};
		}, () => findComment(github, {
			issue,
			marker
		})));
		return {
			id,
			url,
			outcome: "created"
		};
	}
	const { id, url } = found;
	await ask(`update a comment of #${issue}`, () => rest.issues.updateComment({
		owner,
		repo,
		comment_id: id,
		body
	}));
	return {
		id,
		url,
		outcome: "updated"
	};
}

// actions/lib/github/issues.ts
/** Opens the one issue of this marker, or brings the open one up to date. */
async function upsertIssue(github, { marker, title, body, labels }) {
	const { rest, owner, repo } = github;
	const open = await openIssue(github, marker);
	if (open === void 0) {
		const request = {
			owner,
			repo,
			title,
			body,
			labels: [...labels],
			request: NOT_AGAIN
		};
		return {
			number: await ask(`open the issue "${title}"`, () => makeOnce(async () => (await rest.issues.create(request)).data.number, async () => (await openIssue(github, marker))?.number)),
			outcome: "created"
		};
	}
	const { number } = open;
	if (open.title === title && open.body === body) return {
		number,
		outcome: "unchanged"
	};
	await ask(`update the issue #${number}`, () => rest.issues.update({
		owner,
		repo,
		issue_number: number,
		title,
		body
	}));
	return {
		number,
		outcome: "updated"
	};
}
/** Closes the issue of this marker with a comment, which holds `commentMarker`. Answers its number; undefined where none is open. */
async function closeIssue(github, { marker, commentMarker, comment }) {
	const { rest, owner, repo } = github;
	const open = await openIssue(github, marker);
	if (open === void 0) return void 0;
	const { number } = open;
	await upsertComment(github, {
		issue: number,
		marker: commentMarker,
		body: comment
	});
	await ask(`close the issue #${number}`, () => rest.issues.update({
		owner,
		repo,
		issue_number: number,
		state: "closed",
		state_reason: "completed"
	}));
	return number;
}
/** Our own: anybody can write a marker. */
async function openIssue(github, marker) {
	return (await ownIssues(github)).find(({ body }) => body.includes(marker));
}
/** The open issues that whom the token belongs to has opened. */
async function ownIssues(github) {
	const { rest, paginate, owner, repo } = github;
	const login = await ownLogin(github);
	return (await ask("list the open issues", () => paginate(rest.issues.listForRepo, {
		owner,
		repo,
		state: "open",
		creator: login,
		per_page: 100
	}))).filter(({ user, pull_request: pull }) => user?.login === login && pull === void 0).map(({ number, title, body }) => ({
		number,
		title,
		body: body ?? ""
	}));
}

// actions/lib/github/marker.ts
const PREFIX = "<!-- sagemaker-drift-gitops:";
/** A line that Markdown does not show and by which this project finds what it wrote. */
function marker(kind, data) {
	return `${PREFIX}${kind} ${JSON.stringify(data).replaceAll("-", String.raw`\u002d`)} -->`;
}
/** The data of the first marker of this kind; undefined where there is none that can be read. */
function parseMarker(kind, text) {
	const start = text.indexOf(`${PREFIX}${kind} `);
	const end = text.indexOf(" -->", start);
	if (start === -1 || end === -1) return void 0;
	try {
		const data = JSON.parse(text.slice(start + `${PREFIX}${kind} `.length, end));
		return isRecord(data) ? data : void 0;
	} catch {
		return;
	}
}

// actions/lib/github/environments.ts
/** How an environment is protected; undefined where the repository has none of that name. */
async function readEnvironment({ rest, owner, repo }, name) {
	const at = {
		owner,
		repo,
		environment_name: name
	};
	const found = await find(`read the environment ${name}`, () => rest.repos.getEnvironment(at));
	if (found === void 0) return void 0;
	let reviewers = 0;
	let preventSelfReview = false;
	for (const rule of found.protection_rules ?? []) {
		if (rule.type !== "required_reviewers" || !("reviewers" in rule)) continue;
		reviewers += rule.reviewers?.length ?? 0;
		preventSelfReview ||= rule.prevent_self_review ?? false;
	}
	const policy = found.deployment_branch_policy;
	if (!policy) return {
		reviewers,
		preventSelfReview,
		branches: null
	};
	if (policy.protected_branches) return {
		reviewers,
		preventSelfReview,
		branches: ["protected branches"]
	};
	const branches = ((await find(`read who may deploy to ${name}`, () => rest.repos.listDeploymentBranchPolicies({
		...at,
		per_page: 100
	})))?.branch_policies ?? []).map((each) => each.name ?? "");
	return {
		reviewers,
		preventSelfReview,
		branches
	};
}

// actions/lib/github/pull-requests.ts
/** The pull request that a commit of a branch was merged by; undefined where it came without one. */
async function pullRequestOf({ rest, owner, repo }, commit) {
	const found = await find(`read the pull requests of ${commit}`, () => rest.repos.listPullRequestsAssociatedWithCommit({
		owner,
		repo,
		commit_sha: commit
	}));
	const chosen = found?.find((each) => each.merged_at !== null && each.merge_commit_sha === commit) ?? found?.find((each) => each.merged_at !== null);
	if (chosen === void 0) return void 0;
	const { data } = await ask(`read #${chosen.number}`, () => rest.pulls.get({
		owner,
		repo,
		pull_number: chosen.number
	}));
	return {
		number: data.number,
		title: data.title,
		url: data.html_url,
		author: data.user.login,
		mergedBy: data.merged_by?.login,
		headRef: data.head.ref
	};
}
/** Our own open pull request of a branch of this repository; somebody else's is none of ours, whatever it says. */
async function openPullRequestOf(github, { head, base }) {
	const login = await ownLogin(github);
	const own = (await listOpen(github, {
		head,
		base
	})).find(({ author }) => author === login);
	return own && { ...own };
}
/** Opens the one pull request of a branch, or brings our own up to date. Doing it again changes nothing. */
async function upsertPullRequest(github, { head, base, title, body, labels }) {
	const { rest, owner, repo } = github;
	const at = {
		owner,
		repo
	};
	const look = () => openPullRequestOf(github, {
		head,
		base
	});
	const open = await look();
	if (open === void 0) {
		const make = async () => {
			const { data } = await rest.pulls.create({
				...at,
				head,
				base,
				title,
				body,
				request: NOT_AGAIN
			});
			return {
				number: data.number,
				url: data.html_url
			};
		};
		const made = await ask(`open a pull request of ${head}`, () => makeOnce(make, look).catch(async (error) => {
			if (statusOf(error) !== 422) throw error;
			const other = await look();
			if (other !== void 0) return other;
			const [foreign] = await listOpen(github, {
				head,
				base
			});
			throw foreign === void 0 ? error : inTheWay(head, foreign);
		}));
		await addLabels(github, made.number, labels);
		return {
			number: made.number,
			url: made.url,
			outcome: "created"
		};
	}
	const { number, url } = open;
	const missing = labels.filter((label) => !open.labels.includes(label));
	if (missing.length > 0) await addLabels(github, number, missing);
	if (open.title === title && open.body === body) return {
		number,
		url,
		outcome: "unchanged"
	};
	await ask(`update #${number}`, () => rest.pulls.update({
		...at,
		pull_number: number,
		title,
		body
	}));
	return {
		number,
		url,
		outcome: "updated"
	};
}
async function listOpen({ rest, owner, repo }, { head, base }) {
	const { data } = await ask(`list the pull requests of ${head}`, () => rest.pulls.list({
		owner,
		repo,
		state: "open",
		head: `${owner}:${head}`,
		base
	}));
	return data.map(({ number, html_url: url, title, body, labels, user }) => ({
		number,
		url,
		title,
		body: body ?? "",
		labels: labels.map(({ name }) => name),
		author: user?.login ?? ""
	}));
}
function inTheWay(head, { number, author }) {
	return new Failure("github-refused", `#${number} of ${author} is open on the branch ${head}, which is this program's: close it, and run the job again.`);
}
/** Labels that the repository does not have yet are made by this. */
async function addLabels({ rest, owner, repo }, number, labels) {
	await ask(`label #${number}`, () => rest.issues.addLabels({
		owner,
		repo,
		issue_number: number,
		labels: [...labels]
	}));
}
/** Takes a label off; one that is not there is no matter. */
async function removeLabel({ rest, owner, repo }, number, name) {
	await find(`take a label off #${number}`, () => rest.issues.removeLabel({
		owner,
		repo,
		issue_number: number,
		name
	}));
}
/**
* Takes back what people gave to another change: approvals are dismissed with this message, and the pull request no longer
* merges itself.
*/
async function loosen(github, number, message) {
	const { rest, graphql, paginate, owner, repo } = github;
	const at = {
		owner,
		repo,
		pull_number: number
	};
	const reviews = await ask(`read the reviews of #${number}`, () => paginate(rest.pulls.listReviews, {
		...at,
		per_page: 100
	}));
	for (const { id, state } of reviews) {
		if (state !== "APPROVED" && state !== "CHANGES_REQUESTED") continue;
		await ask(`dismiss a review of #${number}`, () => rest.pulls.dismissReview({
			...at,
			review_id: id,
			message
		}).catch((error) => {
			if (statusOf(error) !== 422) throw error;
		}));
	}
	const { data } = await ask(`read #${number}`, () => rest.pulls.get(at));
	if (data.auto_merge === null) return;
	await ask(`switch off that #${number} merges itself`, () => graphql("mutation ($id: ID!) { disablePullRequestAutoMerge(input: { pullRequestId: $id }) { clientMutationId } }", { id: data.node_id }));
}
/** Closes a pull request with a comment; one that is closed already is left as it is. */
async function closePullRequest(github, number, comment) {
	const { rest, owner, repo } = github;
	const at = {
		owner,
		repo,
		pull_number: number
	};
	const { data } = await ask(`read #${number}`, () => rest.pulls.get(at));
	if (data.state !== "open") return;
	const mark = marker("withdrawn", { head: data.head.sha });
	await upsertComment(github, {
		issue: number,
		marker: mark,
		body: `${mark}\n${comment}`
	});
	await ask(`close #${number}`, () => rest.pulls.update({
		...at,
		state: "closed"
	}));
}

// actions/lib/github/runs.ts
/** Runs of a workflow, newest first. */
async function listRuns({ rest, owner, repo }, filter) {
	const { workflow, limit = 100, ...only } = filter;
	const { data } = await ask(`list the runs of ${workflow}`, () => rest.actions.listWorkflowRuns({
		owner,
		repo,
		workflow_id: workflow,
		per_page: limit,
		...only
	}));
	return data.workflow_runs.map((run) => ({
		id: run.id,
		event: run.event,
		commit: run.head_sha,
		status: run.status ?? "",
		conclusion: run.conclusion,
		title: run.display_title,
		url: run.html_url,
		startedAt: new Date(run.run_started_at ?? run.created_at)
	}));
}
/** What reviewers of environments said to a run, oldest first. */
async function approvalsOf({ rest, owner, repo }, runId) {
	const { data } = await ask(`read who approved the run ${runId}`, () => rest.actions.getReviewsForRun({
		owner,
		repo,
		run_id: runId
	}));
	return data.map(({ user, environments, state, comment }) => ({
		user: user.login,
		environments: environments.map(({ name }) => name ?? ""),
		state,
		comment
	}));
}
/** Names of the environments whose reviewers a run waits for. */
async function pendingEnvironments({ rest, owner, repo }, runId) {
	return (await find(`read what the run ${runId} waits for`, () => rest.actions.getPendingDeploymentsForRun({
		owner,
		repo,
		run_id: runId
	})) ?? []).map(({ environment }) => environment.name ?? "");
}
/** Cancels a run; one that has ended already is left as it is. */
async function cancelRun({ rest, owner, repo }, runId) {
	await ask(`cancel the run ${runId}`, async () => {
		try {
			await rest.actions.cancelWorkflowRun({
				owner,
				repo,
				run_id: runId
			});
		} catch (error) {
			if (statusOf(error) !== 409) throw error;
		}
	});
}
/** Starts a workflow on a branch, with its inputs. */
async function dispatchWorkflow({ rest, owner, repo }, { workflow, ref, inputs = {} }) {
	await ask(`start ${workflow}`, () => rest.actions.createWorkflowDispatch({
		owner,
		repo,
		workflow_id: workflow,
		ref,
		inputs: { ...inputs }
	}));
}

// actions/lib/github/branches.ts
const MAX_TRIES = 3;
/** The commit that a branch has; undefined where there is no such branch. */
async function headOf({ rest, owner, repo }, branch) {
	return (await find(`read the branch ${branch}`, () => rest.git.getRef({
		owner,
		repo,
		ref: `heads/${branch}`
	})))?.object.sha;
}
/** Text of a file at a branch or commit; undefined where there is none. */
async function readFile({ rest, owner, repo }, ref, path) {
	const found = await find(`read ${path}`, () => rest.repos.getContent({
		owner,
		repo,
		path,
		ref
	}));
	if (found === void 0 || Array.isArray(found) || !("content" in found)) return void 0;
	return Buffer.from(found.content, "base64").toString("utf8");
}
/**
* Makes a branch one commit of these files on top of `parent`, and answers that commit. A branch that is this already stays
* as it is. No author is given, so that GitHub signs the commits of programs.
*/
async function commitFiles(github, request) {
	const { rest, owner, repo } = github;
	const { branch, parent, files, message } = request;
	const at = {
		owner,
		repo
	};
	return ask(`write the branch ${branch}`, async () => {
		const base = await rest.git.getCommit({
			...at,
			commit_sha: parent
		});
		const tree = await rest.git.createTree({
			...at,
			base_tree: base.data.tree.sha,
			tree: Object.entries(files).map(([path, content]) => ({
				path,
				content,
				mode: "100644",
				type: "blob"
			}))
		});
		for (let tries = 1;; tries += 1) {
			const head = await headOf(github, branch);
			const current = head && (await rest.git.getCommit({
				...at,
				commit_sha: head
			})).data;
			if (current && current.tree.sha === tree.data.sha && current.parents[0]?.sha === parent) return current.sha;
			const { sha } = (await rest.git.createCommit({
				...at,
				message,
				tree: tree.data.sha,
				parents: [parent]
			})).data;
			try {
				if (head === void 0) await rest.git.createRef({
					...at,
					ref: `refs/heads/${branch}`,
					sha
				});
				else await rest.git.updateRef({
					...at,
					ref: `heads/${branch}`,
					sha,
					force: true
				});
				return sha;
			} catch (error) {
				if (statusOf(error) !== 422 || tries === MAX_TRIES) throw error;
			}
		}
	});
}

export { createGitHub as A, upsertComment as C, fit as D, ownLogin as E, GITHUB_REASONS as O, findComment as S, isJobAccount as T, marker as _, cancelRun as a, ownIssues as b, pendingEnvironments as c, loosen as d, openPullRequestOf as f, readEnvironment as g, upsertPullRequest as h, approvalsOf as i, ask as k, addLabels as l, removeLabel as m, headOf as n, dispatchWorkflow as o, pullRequestOf as p, readFile as r, listRuns as s, commitFiles as t, closePullRequest as u, parseMarker as v, isBot as w, upsertIssue as x, closeIssue as y };