import { $n as PutObjectCommand, $t as pMap, An as paginateListPipelineParametersForExecution, Ar as DeleteChangeSetCommand, Bn as DescribePipelineDefinitionForExecutionCommand, Cn as GetCallerIdentityCommand, Cr as paginateListStacks, Dn as InvokeEndpointCommand, Dr as DescribeStackEventsCommand, En as SchedulerClient, Er as DescribeStacksCommand, Fn as UpdateModelPackageCommand, Gn as DescribeModelCommand, Gr as info, Hn as DescribeMonitoringScheduleCommand, Hr as error, In as StopPipelineExecutionCommand, Jn as CreatePipelineCommand, Jr as setOutput, Kn as DescribeEndpointConfigCommand, Kr as saveState, Ln as StartPipelineExecutionCommand, Mn as paginateListPipelineExecutions, Mr as CloudFormationClient, Nn as paginateListModelPackages, On as SageMakerRuntimeClient, Or as DescribeChangeSetCommand, Pn as UpdatePipelineCommand, Qn as paginateListObjectsV2, Qt as j, Rn as DescribeProcessingJobCommand, Sr as StackStatus, Tn as GetScheduleCommand, Tr as ExecuteChangeSetCommand, Un as DescribeModelPackageGroupCommand, Ur as getInput, Vn as DescribePipelineCommand, Wn as DescribeModelPackageCommand, Wr as getState, Xn as AddTagsCommand, Xr as summary, Xt as parse$1, Yn as CreateModelPackageGroupCommand, Yr as warning, Zn as SageMakerClient, Zt as createTwoFilesPatch, _n as YAMLException, an as ContextAccess, ar as CloudWatchLogsClient, bn as mergeTag, br as paginateDescribeAlarms, cn as IndexAccess, dn as Unary, en as Parser, er as HeadObjectCommand, fn as DateTime, gn as SCALAR_STYLE, hn as EVENT_ID, in as Binary, ir as DescribeLogStreamsCommand, jn as paginateListPipelineExecutionSteps, jr as CreateChangeSetCommand, kn as paginateListTags, kr as DeleteStackCommand, ln as Literal, mn as CORE_SCHEMA, nn as Lexer, nr as S3Client, on as FunctionCall, pn as IANAZone, qn as DescribeEndpointCommand, qr as setFailed, rn as TokenType, rr as GetLogEventsCommand, sn as Grouping, tn as ExpressionError, tr as GetObjectCommand, un as Logical, vn as constructFromEvents, wn as STSClient, wr as GetTemplateCommand, xn as parseEvents, xr as CloudWatchClient, yn as getScalarValue, zn as DescribePipelineExecutionCommand } from "./vendor.js";
import { a as init, i as use$1, n as install$3, o as install, r as install$2, s as install$1, t as install$4 } from "./charts.js";
import { k as ask, v as parseMarker } from "./github.js";
import { mkdir, readFile, readdir, realpath, rm, stat } from "node:fs/promises";
import { isDeepStrictEqual, promisify } from "node:util";
import { createHash, randomUUID } from "node:crypto";
import path, { basename, posix } from "node:path";
import { execFile } from "node:child_process";
import { setTimeout } from "node:timers/promises";

// actions/lib/failure.ts
/** An ending that a person has to read: the message says what was wrong, what was found and what to do. */
var Failure = class extends Error {
	name = "Failure";
	reason;
	problems;
	constructor(reason, message, options = {}) {
		super(message, "cause" in options ? { cause: options.cause } : void 0);
		this.reason = reason;
		this.problems = options.problems ?? [];
	}
};
/** The message of whatever was thrown. */
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}

// actions/lib/pipeline/duration.ts
const DURATION = /^P(?=[\dT])(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
/** Seconds of an ISO 8601 duration; undefined for anything else, and for years and months, which have no fixed length. */
function durationSeconds(text) {
	const match = DURATION.exec(text);
	if (match === null) return void 0;
	const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
	return (weeks ?? 0) * 604800 + (days ?? 0) * 86400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}

// actions/lib/repository.ts
const MAX_BYTES$1 = 67108864;
/** A full commit id, SHA-1 or SHA-256, and nothing that git could take for an option or another name. */
function isCommit$1(text) {
	return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
/** Throws a `Failure` where the commit is not in the checkout at `folder`. */
async function checkCommit(folder, commit) {
	if (!isCommit$1(commit)) throw new Error(`'${commit}' is no commit id.`);
	try {
		await git(folder, [
			"cat-file",
			"-e",
			`${commit}^{commit}`
		]);
	} catch (cause) {
		const message = `The commit ${commit} is not in the checkout: give actions/checkout fetch-depth: 0, or name a commit that is there.`;
		throw new Failure("base-missing", message, { cause });
	}
}
/** The commit that a branch, tag or commit id names, such as `origin/main`. Throws a `Failure` where there is none. */
async function resolveCommit(folder, ref) {
	const commit = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(ref) && !ref.includes("..") ? await git(folder, [
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${ref}^{commit}`
	]).catch(() => "") : "";
	if (isCommit$1(commit.trim())) return commit.trim();
	throw new Failure("base-missing", `The checkout has no commit ${JSON.stringify(ref)}: give actions/checkout fetch-depth: 0, or name a branch or a commit that is there.`);
}
/** Text of a file as a commit has it, or undefined where it has none. `file` is relative to `folder`. */
async function fileAt(folder, commit, file) {
	if (!isCommit$1(commit)) throw new Error(`'${commit}' is no commit id.`);
	const entry = await git(folder, [
		"ls-tree",
		"-z",
		commit,
		"--",
		`:(literal)${file.split(path.sep).join("/")}`
	]);
	const [, type, id] = /^\d+ (\w+) ([0-9a-f]+)\t/.exec(entry) ?? [];
	if (type !== "blob" || id === void 0) return void 0;
	return git(folder, [
		"cat-file",
		"blob",
		id
	]);
}
/** Whether the checkout at `folder` has the commit. */
async function hasCommit(folder, commit) {
	if (!isCommit$1(commit)) return false;
	return git(folder, [
		"cat-file",
		"-e",
		`${commit}^{commit}`
	]).then(() => true, () => false);
}
/** Commits that a commit came from: two or more of a merge, the branch that was merged into first. */
async function parentsOf(folder, commit) {
	if (!isCommit$1(commit)) throw new Error(`'${commit}' is no commit id.`);
	return (await git(folder, ["rev-parse", `${commit}^@`])).split("\n").filter(Boolean);
}
/** Paths that differ between two commits, a moved file in its old place too. */
async function changedFiles(folder, before, after) {
	if (!isCommit$1(before) || !isCommit$1(after)) throw new Error(`'${before}' or '${after}' is no commit id.`);
	return (await git(folder, [
		"diff",
		"--name-only",
		"--no-renames",
		"-z",
		before,
		after,
		"--"
	])).split("\0").filter(Boolean);
}
/** Names of the files that a commit has in a folder itself; links and what else is no file are left out. */
async function fileNamesAt(folder, commit, within) {
	if (!isCommit$1(commit)) throw new Error(`'${commit}' is no commit id.`);
	const prefix = `${within.split(path.sep).join("/")}/`;
	return (await git(folder, [
		"ls-tree",
		"-z",
		commit,
		"--",
		`:(literal)${prefix}`
	])).split("\0").flatMap((entry) => {
		const [, name] = /^100\d+ blob [0-9a-f]+\t(.*)$/s.exec(entry) ?? [];
		return name === void 0 ? [] : [name.slice(prefix.length)];
	});
}
/** Writes what a commit has below a folder into another, new one, without touching the checkout. Nothing where it has no such folder. */
async function exportFolder(repository, commit, folder, target) {
	if (!isCommit$1(commit)) throw new Error(`'${commit}' is no commit id.`);
	const tree = `${commit}:${folder.split(path.sep).join("/")}`;
	const known = await git(repository, [
		"cat-file",
		"-t",
		tree
	]).catch(() => "");
	await mkdir(target, { recursive: true });
	if (known.trim() !== "tree") return;
	const index = { GIT_INDEX_FILE: path.join(target, ".index") };
	await git(repository, ["read-tree", tree], index);
	await git(repository, [
		"checkout-index",
		"--all",
		`--prefix=${target}/`
	], index);
	await rm(index.GIT_INDEX_FILE);
}
/** Commits of a branch's own line that changed a file, newest first; what was merged into it counts as its merge. */
async function mainlineOf(folder, commit, file) {
	if (!isCommit$1(commit)) throw new Error(`'${commit}' is no commit id.`);
	return (await git(folder, [
		"log",
		"--first-parent",
		"--format=%H",
		commit,
		"--",
		`:(literal)${file.split(path.sep).join("/")}`
	])).split("\n").filter(Boolean);
}
async function git(folder, args, environment = {}) {
	const options = {
		cwd: folder,
		maxBuffer: MAX_BYTES$1,
		env: {
			...process.env,
			...environment
		}
	};
	const { stdout } = await promisify(execFile)("git", [...args], options);
	return stdout;
}

// actions/lib/input.ts
function input(name, parse) {
	return {
		name,
		parse
	};
}
/** Reads all inputs into one typed object. Throws one `Failure` that tells everything that is wrong with them. */
function parseInputs(inputs, read) {
	const values = {};
	const problems = [];
	for (const [key, { name, parse }] of Object.entries(inputs)) try {
		values[key] = parse(read(name).trim());
	} catch (error) {
		problems.push(`Input '${name}' ${messageOf(error)}`);
	}
	if (problems.length > 0) throw new Failure("inputs-invalid", "The inputs of the action are wrong; AWS was not asked for anything.", { problems });
	return values;
}
function text$1(value) {
	if (value === "") throw new Error("is empty: give it a value.");
	return value;
}
/** Text that may be left out: undefined then. */
function optional(value) {
	return value === "" ? void 0 : value;
}
function wholeNumber(least, most) {
	return (value) => {
		const number = Number(value);
		if (/^\d+$/.test(value) && number >= least && number <= most) return number;
		throw new Error(`is '${value}': write a whole number from ${least} to ${most}.`);
	};
}
/** A folder of the repository, without a slash at its end. */
function folder(value) {
	if (value === "") throw new Error("is empty: name a pipeline folder, e.g. pipelines/nyc-taxi-fare.");
	return value.replace(/(?<=.)\/+$/, "");
}
/** A file or folder within the repository, relative to it. */
function repositoryPath(value) {
	if (value === "") throw new Error("is empty: give a path within the repository.");
	const normal = path.normalize(value).replace(/(?<=.)[\\/]+$/, "");
	if (path.isAbsolute(normal) || normal.split(path.sep)[0] === "..") throw new Error(`is '${value}': write a path within the repository, relative to it.`);
	return normal;
}
/** A commit by its full id. */
function commit(value) {
	if (isCommit$1(value)) return value;
	throw new Error(`is '${value}': write a full commit id, 40 or 64 hexadecimal digits.`);
}
/** A commit to compare with; undefined for none, which GitHub writes as zeros where a branch is new. */
function baseCommit(value) {
	if (/^0*$/.test(value)) return void 0;
	if (isCommit$1(value)) return value;
	throw new Error(`is '${value}': write a full commit id, 40 or 64 hexadecimal digits, or nothing.`);
}
/** Names of folders or environments as a JSON list, such as another job's output: each safe as a part of a path. */
function names(value) {
	const list = jsonOf(value);
	if (!Array.isArray(list) || !list.every((each) => typeof each === "string")) throw new Error(`is '${value}': write a JSON list of names, e.g. ["nyc-taxi-fare"].`);
	const wrong = list.find((name) => !/^\w[\w.-]*$/.test(name));
	if (wrong === void 0) return list;
	throw new Error(`has ${JSON.stringify(wrong)}: write names of letters, digits, dots, dashes and _.`);
}
function jsonOf(value) {
	try {
		return JSON.parse(value);
	} catch {
		return;
	}
}
function flag$1(value) {
	if (/^(true|True|TRUE)$/.test(value)) return true;
	if (/^(false|False|FALSE)$/.test(value)) return false;
	throw new Error(`is '${value}': write true or false.`);
}
/** An ISO 8601 duration, as milliseconds. */
function duration(value) {
	const seconds = durationSeconds(value);
	if (seconds === void 0 || seconds <= 0) throw new Error(`is '${value}': write an ISO 8601 duration of days, hours, minutes or seconds, e.g. PT2H or PT90M.`);
	return seconds * 1e3;
}
function choice(...choices) {
	return (value) => {
		const found = choices.find((each) => each === value);
		if (found === void 0) throw new Error(`is '${value}': write one of ${choices.join(", ")}.`);
		return found;
	};
}
/** Lines of `name=value` in their order; empty lines and lines that begin with # are skipped. */
function assignments(value) {
	const values = /* @__PURE__ */ new Map();
	const problems = [];
	for (const [index, raw] of value.split("\n").entries()) {
		const line = raw.trim();
		if (line === "" || line.startsWith("#")) continue;
		const equals = line.indexOf("=");
		const name = line.slice(0, Math.max(equals, 0)).trim();
		if (name === "") problems.push(`line ${index + 1} is '${line}': write name=value`);
		else if (values.has(name)) problems.push(`line ${index + 1} sets ${name} a second time`);
		else values.set(name, line.slice(equals + 1).trim());
	}
	if (problems.length > 0) throw new Error(`can't be read: ${problems.join("; ")}.`);
	return Object.fromEntries(values);
}
function bucketName(value) {
	if (/^(?=.{3,63}$)[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(value)) return value;
	throw new Error(`is '${value}': write the name of an S3 bucket alone, 3 to 63 lower-case letters, digits, dots and dashes.`);
}
function role(value) {
	const [arn, partition, account] = /^arn:(aws[a-z-]*):iam::(\d{12}):role\/[\w+=,.@/-]{1,575}$/.exec(value) ?? [];
	if (arn === void 0 || partition === void 0 || account === void 0) throw new Error(`is '${value}': write the ARN of a role, e.g. arn:aws:iam::111122223333:role/sagemaker-execution.`);
	return {
		arn,
		partition,
		account
	};
}
/** A role that may be left out: undefined then. */
function optionalRole(value) {
	return value === "" ? void 0 : role(value);
}
const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const MAX_TAGS = 48;
function tags(value) {
	const given = assignments(value);
	const problems = [];
	for (const [key, tag] of Object.entries(given)) {
		if (/^aws:/i.test(key)) problems.push(`'${key}' begins with aws:, which AWS keeps for itself`);
		if (key.length > 128 || tag.length > 256) problems.push(`'${key}' is longer than 128 (key) or 256 (value) characters`);
		if (!TAG_TEXT.test(key) || !TAG_TEXT.test(tag)) problems.push(`'${key}=${tag}' has other characters than letters, digits, blanks and _ . : / = + - @`);
	}
	const count = Object.keys(given).length;
	if (count > MAX_TAGS) problems.push(`it has ${count} tags, of ${MAX_TAGS} at most`);
	if (problems.length > 0) throw new Error(`has wrong tags: ${problems.join("; ")}.`);
	return given;
}

// actions/lib/log-line.ts
const COMMAND = /(?<=(?:^|[\r\n])[^\S\r\n]*):(?=:)|##(?=\[)/g;
/** Text of unknown origin as the log shows it, with nothing in it that the runner would obey. */
function logLine(text) {
	return text.replaceAll(COMMAND, (mark) => `${mark} `);
}

// actions/lib/pipeline/problem.ts
/** Everything that is wrong, found in one run. The message has one line per problem. */
var ProblemsError = class extends Error {
	problems;
	/** How an action ends that meets this. */
	reason;
	constructor(problems, reason = "pipeline-invalid") {
		super(problems.map(formatProblem).join("\n"));
		this.name = "ProblemsError";
		this.problems = problems;
		this.reason = reason;
	}
};
/** `file:line:column: message`, the form that editors and terminals make clickable. */
function formatProblem(problem) {
	return `${[
		problem.file,
		problem.line,
		problem.column
	].filter((part) => part !== void 0).join(":")}: ${problem.message}`;
}
/** In the order in which a reader meets them in the file; equal ones once. */
function sortProblems(problems) {
	const seen = /* @__PURE__ */ new Set();
	const unique = [];
	for (const problem of problems) {
		const key = formatProblem(problem);
		if (seen.has(key)) continue;
		seen.add(key);
		unique.push(problem);
	}
	return unique.toSorted((a, b) => a.file.localeCompare(b.file, "en") || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

// actions/lib/summary/markdown.ts
const MAX_SUMMARY_BYTES = 1044480;
/** A table of GitHub-flavoured Markdown. Cells are Markdown; line ends and bars in them are made harmless. */
function table(columns, rows) {
	return `${[
		columns,
		columns.map(() => "---"),
		...rows
	].map((cells) => `| ${cells.map(cell).join(" | ")} |`).join("\n")}\n`;
}
function list(items) {
	return `${items.map((item) => `- ${item.replaceAll("\n", "\n  ")}`).join("\n")}\n`;
}
/** Text as it stands, in a fixed-width font; the fence is longer than any within. */
function fenced(language, text) {
	const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
	const fence = "`".repeat(longest + 1);
	return `${fence}${language}\n${text.replace(/\n$/, "")}\n${fence}\n`;
}
/** Text in a fixed-width font within a line, whatever is in it. */
function code(text) {
	const line = oneLine(text);
	const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
	const marks = "`".repeat(longest + 1);
	const gap = /^`|`$/.test(line) ? " " : "";
	return `${marks}${gap}${line}${gap}${marks}`;
}
/** A part that is folded until somebody opens it. */
function folded(title, body) {
	return `<details><summary>${unmentioned(escapeHtml(oneLine(title)))}</summary>\n\n${body}\n</details>\n`;
}
function link$1(text, url) {
	return `[${text}](${url})`;
}
/** Text of unknown origin, such as a failure reason, as words and not as Markdown, HTML or a mention of somebody. */
function plain(text) {
	return unmentioned(escapeHtml(text).replaceAll(/[\\`*_[\]|~#]/g, (mark) => `\\${mark}`));
}
/** Markdown that GitHub accepts as a summary: cut at its limit, and said so. */
function cutMarkdown(markdown, maxBytes = MAX_SUMMARY_BYTES) {
	const bytes = Buffer.from(markdown);
	if (bytes.length <= maxBytes) return markdown;
	const note = `\n\nThe summary has ${bytes.length} bytes; GitHub shows ${maxBytes} of them at most. The rest was cut.\n`;
	const kept = new TextDecoder().decode(bytes.subarray(0, maxBytes - Buffer.byteLength(note)));
	return kept.slice(0, kept.lastIndexOf("\n") + 1) + note;
}
function cell(text) {
	return text.replaceAll(/(?<!\\)\|/g, "\\|").replaceAll(/\r?\n/g, "<br>");
}
function escapeHtml(text) {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
/** GitHub looks for mentions in what Markdown leaves, where a backslash is gone; a character without width is not. */
function unmentioned(text) {
	return text.replaceAll(/(?<!\w)@(?=\w)/g, "@&#8203;");
}
/** A line end within HTML or code would end it. */
function oneLine(text) {
	return text.replaceAll(/\s*[\r\n]+\s*/g, " ");
}

// actions/lib/action.ts
const STARTED = "started";
const LEFTOVERS = "leftovers";
/**
* Runs an action: inputs in, `main`, and every exception out as a failed step with a message, annotations and a reason.
* Where `action.yml` names the bundle as its `post` too, it runs again at the end of the job, then `post`; unless `main`
* left nothing to clean up. The only place that talks to the runner.
*/
async function runAction(contract, main, post) {
	try {
		if (post !== void 0 && getState(STARTED) !== "") {
			const leftovers = getState(LEFTOVERS);
			if (leftovers !== "") await post({
				leftovers,
				log
			});
			return;
		}
		if (post !== void 0) saveState(STARTED, "true");
		await main(parseInputs(contract.inputs, (name) => getInput(name)), {
			setOutputs,
			log,
			warn: warning,
			summarize,
			leave
		});
	} catch (error) {
		await fail(error instanceof ProblemsError ? invalidFiles(error) : error);
	}
}
/**
* Aborts when GitHub cancels the run. It sends SIGINT, after 7.5 s SIGTERM and after further 2.5 s SIGKILL, so what
* is done on cancelling has to be quick. Without a call of this, a cancelled action ends at once.
*/
function cancelSignal() {
	const controller = new AbortController();
	for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => {
		if (controller.signal.aborted) process.exit(130);
		controller.abort(new Failure("cancelled", `The run was cancelled (${name}) before it started anything.`));
	});
	return controller.signal;
}
function setOutputs(values) {
	for (const [name, value] of Object.entries(values)) if (value !== void 0) setOutput(name, value);
}
function log(line) {
	info(logLine(line));
}
function leave(leftovers) {
	saveState(LEFTOVERS, leftovers);
}
let summarized = false;
async function summarize(markdown) {
	summarized = true;
	if (!process.env["GITHUB_STEP_SUMMARY"]) return;
	await summary.addRaw(cutMarkdown(markdown), true).write();
}
function invalidFiles(error) {
	const files = [...new Set(error.problems.map((problem) => problem.file))];
	const count = error.problems.length === 1 ? "One problem" : `${error.problems.length} problems`;
	return new Failure(error.reason, `${count} in ${files.join(", ")}; AWS was not asked for anything.`, { problems: error.problems });
}
async function fail(error) {
	const failure = error instanceof Failure ? error : void 0;
	setOutputs({ reason: failure?.reason ?? "unexpected" });
	for (const problem of failure?.problems ?? []) annotateProblem(problem);
	setFailed(messageOf(error));
	for (const line of background(error)) log(dimmed(line));
	if (summarized) return;
	const problems = failure && failure.problems.length > 0 ? `\n\n${list(failure.problems.map(problemText))}` : "";
	await summarize(`${plain(messageOf(error))}${problems}`);
}
function annotateProblem(problem) {
	if (typeof problem === "string") return error(problem);
	const { message, file, line, column } = problem;
	error(message, {
		file,
		...line !== void 0 && { startLine: line },
		...column !== void 0 && { startColumn: column }
	});
}
function problemText(problem) {
	if (typeof problem === "string") return plain(problem);
	const place = [
		problem.file,
		problem.line,
		problem.column
	].filter((part) => part !== void 0);
	return `${code(place.join(":"))} ${plain(problem.message)}`;
}
/** What lies behind a failure: its causes; the stack of what nobody expected. */
function background(error) {
	if (!(error instanceof Failure)) return error instanceof Error ? (error.stack ?? "").split("\n").slice(1) : [];
	const lines = [];
	for (let cause = error.cause; cause !== void 0; cause = cause instanceof Error ? cause.cause : void 0) lines.push(...`Caused by ${cause instanceof Error ? cause.name : "a value"}: ${messageOf(cause)}`.split("\n"));
	return lines;
}
function dimmed(line) {
	return `\u001B[2m${line}\u001B[22m`;
}

// actions/lib/aws/clients.ts
const MAX_ATTEMPTS = 6;
const REQUEST_TIMEOUT_MS = 6e4;
const CONNECTION_TIMEOUT_MS = 1e4;
/** Made once, by an action's entry. Credentials and endpoint are the environment's, as AWS's own tools find them. */
function createClients(region) {
	const settings = {
		region,
		retryMode: "adaptive",
		maxAttempts: MAX_ATTEMPTS,
		customUserAgent: "sagemaker-drift-gitops",
		requestHandler: {
			requestTimeout: REQUEST_TIMEOUT_MS,
			throwOnRequestTimeout: true,
			connectionTimeout: CONNECTION_TIMEOUT_MS
		}
	};
	return {
		region,
		sagemaker: new SageMakerClient(settings),
		runtime: new SageMakerRuntimeClient(settings),
		cloudformation: new CloudFormationClient(settings),
		cloudwatch: new CloudWatchClient(settings),
		logs: new CloudWatchLogsClient(settings),
		s3: new S3Client({
			...settings,
			followRegionRedirects: true
		}),
		scheduler: new SchedulerClient(settings),
		sts: new STSClient(settings)
	};
}
function regionFromEnvironment(environment = process.env) {
	const region = environment["AWS_REGION"] || environment["AWS_DEFAULT_REGION"];
	if (region) return region;
	throw new Failure("inputs-invalid", "AWS_REGION is not set: run aws-actions/configure-aws-credentials with aws-region before this action.");
}

// actions/lib/record.ts
/** Whether a value of unknown shape is an object with keys. */
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// actions/lib/aws/errors.ts
/** A call to AWS that failed, told for people. `code` and `text` are AWS's own. */
var AwsError = class extends Failure {
	name = "AwsError";
	code;
	text;
	constructor(reason, message, origin) {
		super(reason, message, { cause: origin.cause });
		this.code = origin.code;
		this.text = origin.text;
	}
};
/** Whether AWS says that the thing is not there. SageMaker says it in several ways (all with HTTP 400), S3 with 404. */
function isMissing(error) {
	if (!(error instanceof AwsError)) return false;
	if (/^(ResourceNotFound(Exception)?|NotFound|NoSuchKey|NoSuchBucket)$/.test(error.code)) return true;
	return error.code === "ValidationException" && /could not find|cannot find|does not exist|not found/i.test(error.text);
}
/** Whether AWS refused to create what is there already. There is no code of its own for that in SageMaker. */
function isAlreadyThere(error) {
	return error instanceof AwsError && error.code === "ValidationException" && /already exist/i.test(error.text);
}
function isAccessDenied(error) {
	return error instanceof AwsError && error.reason === "permission-missing";
}
/** The `AwsError` for what a client threw; anything else than a failed call comes back as it is. */
function translateError(error, permissions) {
	if (!(error instanceof Error) || error.name === "AbortError") return error;
	const origin = {
		code: error.name,
		text: error.message,
		cause: error
	};
	const { httpStatusCode: status, requestId, attempts } = metadataOf(error);
	const what = permissions.map(({ action, resource }) => `${action} on ${resource}`).join(" and ");
	if (/^(CredentialsProviderError|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidAccessKeyId)$/.test(error.name)) {
		const message = `AWS has no valid credentials of this job: ${error.message} Run aws-actions/configure-aws-credentials before this action, in a job with the permission id-token: write.`;
		return new AwsError("credentials-missing", message, origin);
	}
	if (/^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)$/.test(error.name)) {
		const message = `The AWS credentials expired before ${what}. Run the job again; where it waits for long, give aws-actions/configure-aws-credentials a longer role-duration-seconds.`;
		return new AwsError("credentials-expired", message, origin);
	}
	if (/^(AccessDenied|AccessDeniedException|UnauthorizedOperation|Forbidden)$/.test(error.name) || status === 403) return new AwsError("permission-missing", deniedMessage(error.message, permissions), origin);
	if (isUnavailable(error, status)) {
		const tries = attempts === void 0 ? "" : ` after ${attempts} attempts`;
		return new AwsError("aws-unavailable", `AWS did not do ${what}${tries}: ${described(error)}. Run the job again later.`, origin);
	}
	if (status === void 0) return error;
	const request = requestId === void 0 ? "" : `, request ${requestId}`;
	return new AwsError("aws-refused", `AWS refused ${what}: ${error.message} (${error.name}${request})`, origin);
}
/** AWS's text names who was refused, and sometimes another action than the call's own, such as iam:PassRole. */
function deniedMessage(text, permissions) {
	const who = /User: (\S+) is not authorized/.exec(text)?.[1];
	const [, action, resource] = /not authorized to perform: ([\w-]+:\w+)(?: on resource: (\S*[^\s.,]))?/.exec(text) ?? [];
	const own = permissions.find((permission) => permission.action === action);
	const lacking = action === void 0 ? permissions : [{
		action,
		resource: own?.resource ?? resource ?? "*"
	}];
	const refused = `${who === void 0 ? "The role of this job" : who} is not allowed to do ${lacking.map((each) => `${each.action} on ${each.resource}`).join(" and ")}.`;
	if (/explicit deny/i.test(text)) return `${refused} A policy denies it explicitly, so no further permission helps: ${text}`;
	return `${refused} Add to the policy of the role: ${lacking.map((each) => `{"Effect": "Allow", "Action": "${each.action}", "Resource": "${each.resource}"}`).join(", ")}`;
}
function isUnavailable(error, status) {
	if (status !== void 0 && (status >= 500 || status === 429)) return true;
	if (/^(Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|SlowDown|TimeoutError)$/.test(error.name)) return true;
	return "code" in error && /^(ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOST|ENET)/.test(String(error.code));
}
function described(error) {
	return error.message === "" || error.message === error.name ? error.name : `${messageOf(error)} (${error.name})`;
}
function metadataOf(error) {
	const { httpStatusCode: status, requestId, attempts } = "$metadata" in error && isRecord(error.$metadata) ? error.$metadata : {};
	return {
		...typeof status === "number" && { httpStatusCode: status },
		...typeof requestId === "string" && { requestId },
		...typeof attempts === "number" && { attempts }
	};
}

// actions/lib/aws/call.ts
/** Sends one call. `permissions` are what it needs; the first is the call's own. Throws `AwsError` where it fails. */
async function call(permissions, send) {
	try {
		return await send();
	} catch (error) {
		throw translateError(error, [permissions].flat());
	}
}
/** All items of a paginated call, page by page as they are asked for. */
async function* items$1(permissions, pages, itemsOf) {
	const iterator = pages[Symbol.asyncIterator]();
	for (;;) {
		const next = await call(permissions, () => iterator.next());
		if (next.done) return;
		yield* itemsOf(next.value) ?? [];
	}
}
/**
* For operations without an idempotency token: where the SDK sends the command again, because an answer was lost or
* late, `landed` is asked first whether the former attempt took effect; if so, `output` is the command's answer.
*/
function onceOnly(command, landed, output) {
	let attempts = 0;
	const middleware = (next) => async (args) => {
		attempts += 1;
		if (attempts > 1 && await landed()) return {
			response: {},
			output: {
				...output,
				$metadata: {}
			}
		};
		return next(args);
	};
	command.middlewareStack.add(middleware, {
		step: "finalizeRequest",
		priority: "low",
		name: "onceOnly"
	});
	return command;
}

// actions/lib/aws/identity.ts
/** Who calls AWS; everybody is allowed to ask that. */
async function callerIdentity({ sts }) {
	const answer = await call({
		action: "sts:GetCallerIdentity",
		resource: "*"
	}, () => sts.send(new GetCallerIdentityCommand({})));
	return {
		account: answer.Account ?? "",
		arn: answer.Arn ?? ""
	};
}
/**
* Throws where the job's credentials are of another account than the role that SageMaker is to work with. `input` is the
* action's input that names the role.
*/
async function checkAccount(clients, role, input = "role-arn") {
	const caller = await callerIdentity(clients);
	if (caller.account === role.account) return;
	throw new Failure("account-mismatch", `The job runs as ${caller.arn} in account ${caller.account}, but ${input} ${role.arn} is of account ${role.account}. SageMaker can only work with a role of its own account: assume a role there, or give ${input} one of this account.`);
}
/**
* Where an environment is, in the partition of the job's credentials. Throws where these are of another account than the
* manifest says.
*/
async function placeOfCaller(clients, { manifest, file }) {
	const caller = await callerIdentity(clients);
	const { account, region } = manifest;
	const [, partition = "aws"] = caller.arn.split(":");
	if (caller.account === account) return {
		partition,
		region,
		account
	};
	throw new Failure("account-mismatch", `The job runs as ${caller.arn} in account ${caller.account}, but ${file} is about the account ${account}: assume a role there, or correct "account".`);
}

// actions/lib/drift/decision-reasons.ts
/** A month of the budget. */
const BUDGET_MS = 2592e6;
function withoutAlarm({ alarms }) {
	const [silent] = alarms;
	if (silent === void 0) return no$1("alarm", "No alarm of drift is raised.");
	return no$1("alarm", `Nothing has been captured since ${silent.since.toISOString()}: see whether the endpoint gets requests and captures them. Training would mend nothing.`);
}
function alarmReason(drift) {
	return yes("alarm", `In alarm: ${drift.map(({ metric, threshold, since }) => `${metric} > ${threshold} since ${since.toISOString()}`).join("; ")}.`);
}
function releaseReason({ release }, drift) {
	if (release === void 0) return no$1("release", "Nothing is deployed here by the records.");
	const what = `version ${release.version}, deployed ${release.deployedAt.toISOString()}`;
	return drift.every(({ since }) => since < release.deployedAt) ? yes("release", `The alarm is older than ${what}, and counts only as far as a report of it confirms it.`) : yes("release", `The alarm is about ${what}.`);
}
function reportReason({ report, release }, drift) {
	if (report === void 0) return notYet("report", "There is no report of the monitor.");
	if (release !== void 0 && report.modelPackageArn !== release.modelPackageArn) return notYet("report", `The newest report (${report.checkedAt}) is about another version than the one that runs.`);
	const above = drift.filter(({ metric, threshold }) => (report.metrics[metric] ?? -Infinity) > threshold);
	const said = drift.filter(({ metric }) => report.metrics[metric] !== void 0);
	if (above.length > 0) {
		const told = above.map(({ metric, threshold }) => `${metric} is ${round$1(report.metrics[metric])}, above ${threshold}`);
		return yes("report", `The newest report (${report.checkedAt}) confirms it: ${told.join("; ")}.`);
	}
	if (said.length === 0) return notYet("report", `The newest report (${report.checkedAt}) says nothing of what the alarm watches.`);
	const told = said.map(({ metric, threshold }) => `${metric} is ${round$1(report.metrics[metric])}, not above ${threshold}`);
	return no$1("report", `The newest report (${report.checkedAt}) does not confirm it: ${told.join("; ")}.`);
}
function policyReason({ policy }) {
	return policy === null ? no$1("policy", "The manifest says \"retraining\": null: people are told, nothing is trained.") : yes("policy", "The manifest lets drift start a training.");
}
function rowsReason({ report }) {
	if (report === void 0) return notYet("rows", "No captured rows are known.");
	const { captured, minimum } = report.rows;
	return captured < minimum ? notYet("rows", `${captured} rows are captured, of ${minimum} that a verdict needs.`) : yes("rows", `${captured} rows are captured (at least ${minimum}).`);
}
function labelReason({ report }, { minimumLabelledRows: wanted }) {
	const labelled = report?.quality.labelled ?? 0;
	return labelled < wanted ? notYet("labels", `${labelled} labelled rows are in the window, of ${wanted} that a training needs.`) : yes("labels", `${labelled} labelled rows are in the window (at least ${wanted}).`);
}
/** The same data would give the same model. */
function dataReason({ report, rawDataChangedAt, trainedAt }, { minimumLabelledRows }) {
	if ((report?.quality.labelled ?? 0) > 0) return yes("data-changed", "Labelled rows that the model was served are data that it was not trained on.");
	if (minimumLabelledRows > 0) return notYet("data-changed", "No labelled rows have come.");
	if (rawDataChangedAt === void 0 || trainedAt === void 0) return no$1("data-changed", "It is not known that the training data changed since what runs was trained.");
	return rawDataChangedAt > trainedAt ? yes("data-changed", `The training data changed on ${rawDataChangedAt.toISOString()}.`) : no$1("data-changed", `The training data are those of ${trainedAt.toISOString()}, when what runs was trained: the same data would give the same model.`);
}
function cooldownReason({ retrainings, now }, { cooldown }, cause) {
	const [last] = retrainings;
	if (last === void 0) return yes("cooldown", "Drift has started no training here before.");
	if (last.cause === cause && last.status === "Succeeded") return no$1("cooldown", `Drift was answered by the training of ${last.startedAt.toISOString()} already.`);
	const over = new Date(last.startedAt.getTime() + (durationSeconds(cooldown) ?? 0) * 1e3);
	return now < over && last.cause !== cause ? notYet("cooldown", `The cooldown after the training of ${last.startedAt.toISOString()} lasts until ${over.toISOString()}.`) : yes("cooldown", `The last training for drift began on ${last.startedAt.toISOString()}.`);
}
function budgetReason({ retrainings, now }, { maxRunsPerMonth }, cause) {
	const recent = retrainings.filter(({ startedAt }) => now.getTime() - startedAt.getTime() < BUDGET_MS);
	const causes = new Set(recent.map((retraining) => retraining.cause));
	causes.delete(cause);
	return causes.size >= maxRunsPerMonth ? notYet("budget", `Drift has started ${causes.size} trainings in 30 days, of ${maxRunsPerMonth} that the manifest allows.`) : yes("budget", `Drift has started ${causes.size} of ${maxRunsPerMonth} trainings in 30 days.`);
}
/** After so many challengers that did not become champion it is a person's turn: the data, or the model, need a look. */
function challengerReason(facts, { maxRejectedChallengers: most }) {
	const lost = lostChallengers(facts);
	const told = lost.map(({ version }) => version).join(", ");
	return lost.length >= most ? no$1("challengers", `${lost.length} challengers lost already (version ${told}): a person has to look at data and model, and may start train.yml.`) : yes("challengers", lost.length === 0 ? "No challenger has lost." : `Version ${told} lost; ${most} end this.`);
}
function underWayReason({ underWay, model }) {
	return underWay.length > 0 ? notYet("under-way", `A training of ${model} is under way (${underWay.join(", ")}); its end decides again.`) : yes("under-way", "No training is under way.");
}
function candidateReason({ candidates }, since) {
	const waiting = candidates.find(({ approval, registeredAt, inputSource, verdict }) => approval !== "Rejected" && registeredAt >= since && (inputSource !== "Drift" || wins(verdict)));
	return waiting === void 0 ? yes("candidate", "No version that was trained after the alarm waits for review or rollout.") : no$1("candidate", `Version ${waiting.version} was trained after the alarm and waits for review or rollout.`);
}
/** Trainings of one alarm: a step that failed by chance gets a second one, what fails twice needs a person. */
const MOST_FAILURES = 2;
function failureReason({ retrainings }, cause) {
	const own = retrainings.filter((retraining) => retraining.cause === cause);
	if (own.some(({ status }) => status === "Stopped")) return no$1("failures", "Somebody stopped the training for this alarm.");
	const failed = own.filter(({ status }) => status === "Failed").length;
	return failed >= MOST_FAILURES ? no$1("failures", `The training for this alarm failed ${failed} times: the issue of the pipeline says why.`) : yes("failures", `The training for this alarm failed ${failed} times, of ${MOST_FAILURES} that end it.`);
}
/** A hold stops proposals, not trainings: people may want to see what a challenger is worth. */
function holdReason({ hold }) {
	if (hold === null) return [];
	return [yes("hold", `The manifest holds proposals (${hold}): a new version is trained, and not proposed.`)];
}
/** Challengers of drift that did not become champion since what runs was deployed. */
function lostChallengers({ candidates, release }) {
	const since = release?.deployedAt.getTime() ?? 0;
	return candidates.filter(({ inputSource, verdict, approval, registeredAt }) => inputSource === "Drift" && registeredAt.getTime() >= since && (approval === "Rejected" || !wins(verdict)));
}
function wins(verdict) {
	return verdict === "better";
}
function yes(code, sentence) {
	return {
		code,
		answer: "yes",
		sentence
	};
}
function no$1(code, sentence) {
	return {
		code,
		answer: "no",
		sentence
	};
}
function notYet(code, sentence) {
	return {
		code,
		answer: "not-yet",
		sentence
	};
}
function round$1(value) {
	return value === void 0 ? "unknown" : String(Number(value.toPrecision(4)));
}

// actions/lib/drift/headline.ts
const ANSWERS = {
	yes: "The model is trained again.",
	no: "The model is not trained again.",
	"not-yet": "The model is not trained again yet."
};
/** What a decision comes to for a reader, and the reason that weighs most. */
function headlineOf({ retrain, reasons }) {
	const waiting = reasons.find(({ code, answer }) => code === "candidate" && answer === "no");
	if (waiting !== void 0) return {
		answer: "The model has been trained again.",
		because: waiting.sentence
	};
	return {
		answer: ANSWERS[retrain],
		because: reasons[0]?.sentence ?? ""
	};
}

// actions/lib/drift/page-wording.ts
/** A number as people read it: whole ones as they are, others with four digits that count, thousands apart. */
function digits(value) {
	if (value === null || !Number.isFinite(value)) return "—";
	if (Number.isInteger(value)) return value.toLocaleString("en");
	return value.toLocaleString("en", { maximumSignificantDigits: 4 });
}
/** Such as `1 row` or `2,000 rows`. */
function counted$1(count, noun) {
	return `${digits(count)} ${noun}${count === 1 ? "" : "s"}`;
}
/** A time to the minute, in UTC; what is none stays as it is. */
function moment(iso) {
	const time = Date.parse(iso);
	if (Number.isNaN(time)) return iso;
	return `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
function percent$1(share) {
	return share === null ? "—" : `${(share * 100).toFixed(1)} %`;
}
const UNITS$1 = [
	["day", 86400],
	["hour", 3600],
	["minute", 60],
	["second", 1]
];
/** An ISO 8601 duration in the largest unit that it is a whole number of; what is none stays as it is. */
function span$1(duration) {
	const seconds = durationSeconds(duration);
	if (seconds === void 0 || seconds === 0) return seconds === 0 ? "0 seconds" : duration;
	const [unit, size] = UNITS$1.find((each) => seconds % each[1] === 0) ?? UNITS$1[3];
	return counted$1(seconds / size, unit);
}
/** Name and version of a model package, such as `fares version 3`. */
function packageName(arn) {
	return arn.split("/").slice(-2).join(" version ");
}

// actions/lib/drift/unreadable-labels.ts
/** Labels that came and that nobody could read; null where there are none. */
function unreadableLabels({ unreadable }) {
	if (unreadable === void 0 || unreadable.files + unreadable.lines === 0) return null;
	return {
		sentence: `${[...unreadable.files === 0 ? [] : [counted$1(unreadable.files, "label file")], ...unreadable.lines === 0 ? [] : [counted$1(unreadable.lines, "line")]].join(" and ")} could not be read as labels.`,
		names: unreadable.names
	};
}

// actions/lib/drift/issue-text.ts
/** What finds the issue of a model's drift in an environment. */
const DRIFT_MARKER = "drift";
const DRIFT_LABEL = "drift";
/** The issue about a model whose data or quality moved. */
function driftIssue(content) {
	const { model, environment } = content.facts;
	return {
		title: `Drift of ${model} in ${environment}`,
		labels: [
			DRIFT_LABEL,
			`environment:${environment}`,
			`model:${model}`
		],
		body: driftText$1(content)
	};
}
/** The same as text, worst first. */
function driftText$1({ facts, decision, alarms, run }) {
	const { report } = facts;
	const { answer: lead, because } = headlineOf(decision);
	return [
		`**${lead}** ${plain(because)}\n`,
		...challengerText(facts),
		alarmTable(alarms),
		...report === void 0 ? ["The monitor has left no report.\n"] : reportText(report),
		`### Why\n\n${list(decision.reasons.map(({ answer, sentence }) => `${MARKS$1[answer]} ${plain(sentence)}`))}`,
		`### What you can do\n\n${list([
			`Look at the whole report with its charts: the artifact ${code(`drift-report-${facts.environment}`)} of ${run.url === void 0 ? "the run" : link$1("the run", run.url)}.`,
			`Train by hand with ${code("train.yml")}, whatever is decided here.`,
			`Stop proposals of new versions with ${code("hold")} in the manifest; stop retraining with ${code("\"retraining\": null")}.`
		])}`
	].join("\n");
}
const JUDGED = {
	better: "is better than what runs",
	same: "is not better than what runs",
	worse: "is worse than what runs"
};
/** What became of the models that drift had trained: a person sees nothing of one that is not proposed otherwise. */
function challengerText(facts) {
	const lost = new Set(lostChallengers(facts));
	const told = facts.candidates.filter((challenger) => lost.has(challenger) || challenger.inputSource === "Drift" && challenger.verdict !== null).map((challenger) => {
		const { version, verdict, approval } = challenger;
		return `Version ${version}, trained for drift, ${verdict === null ? "was not judged" : JUDGED[verdict]} on the newest labelled rows${numbersOf(challenger)}. ${endOf(approval, lost.has(challenger))}`;
	});
	return told.length === 0 ? [] : [`${list(told)}\n`];
}
function numbersOf({ judgement }) {
	if (judgement === void 0) return "";
	const { metric, champion, challenger, rows } = judgement;
	return `: ${code(metric)} ${round(champion.value)} → **${round(challenger.value)}** on ${rows} rows`;
}
function endOf(approval, isLost) {
	if (approval === "Rejected") return "It was rejected.";
	return isLost ? "It is registered and is not proposed." : "promote.yml proposes it.";
}
const MARKS$1 = {
	yes: "✅",
	no: "⛔",
	"not-yet": "⏳"
};
function alarmTable(alarms) {
	const order = [
		"ALARM",
		"INSUFFICIENT_DATA",
		"OK"
	];
	const sorted = alarms.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
	return table([
		"alarm",
		"state",
		"since"
	], sorted.map(({ metric, threshold, state, since }) => [
		`${code(metric)} ${state === "ALARM" ? "passed" : "is watched at"} ${threshold}`,
		state === "ALARM" ? "**ALARM**" : state,
		since.toISOString()
	]));
}
const SHOWN_FEATURES = 8;
function reportText(report) {
	const { window, rows, quality, features, checkedAt } = report;
	const compared = features.filter(({ distance, role }) => distance !== null && role !== "calendar");
	return [
		`### What was seen\n\nWindow ${plain(window.start)} to ${plain(window.end)}, checked ${plain(checkedAt)}: ${rows.captured} captured rows against a baseline of ${rows.baseline} rows of ${code(versionOf$1(report.modelPackageArn))}${rows.corrupt > 0 ? `, ${rows.corrupt} records corrupt` : ""}.\n`,
		qualityText(quality),
		...unreadableText(quality),
		compared.length === 0 ? "No feature could be compared.\n" : table([
			"feature",
			"distance",
			"threshold",
			"uncorrected",
			"seen from",
			"verdict"
		], compared.slice(0, SHOWN_FEATURES).map(({ name, role, distance, simple, threshold, smallestVisible, verdict }) => [
			role === "prediction" ? `${code(name)} (prediction)` : code(name),
			round(distance),
			round(threshold),
			round(simple),
			round(smallestVisible),
			verdict === "drifted" ? "**drifted**" : verdict
		])),
		...compared.length === 0 ? [] : [CORRECTION$1]
	];
}
const CORRECTION$1 = "The distance is the uncorrected one less what chance alone does between so many rows: only an uncorrected one above \"seen from\" is told.\n";
/** Such as `fares version 3`. */
function versionOf$1(arn) {
	return arn.split("/").slice(-2).join(" version ");
}
function unreadableText(quality) {
	const unread = unreadableLabels(quality);
	return unread === null ? [] : [`${[unread.sentence, ...unread.names.map(code)].join(" ")}\n`];
}
function qualityText(quality) {
	const { labelled, due, coverage, verdict, minimum } = quality;
	const labels = `${labelled} of ${due} rows that are old enough have labels${coverage === null ? "" : ` (${(coverage * 100).toFixed(1)} %)`}`;
	if (verdict === "no-labels") return `No labels have come: nothing is known of quality.\n`;
	if (verdict === "not-enough-labels") return `${labels}: not enough labels to say anything of quality, ${minimum} are needed.\n`;
	return `${labels}.\n\n${table([
		"quality",
		"now",
		"baseline",
		"ratio",
		"at least (95 %)"
	], Object.entries(quality.metrics).map(([name, { value, baseline, ratio, ratioLow }]) => [
		code(name),
		round(value),
		round(baseline),
		round(ratio),
		round(ratioLow)
	]))}`;
}
function round(value) {
	return value === null ? "" : String(Number(value.toPrecision(4)));
}

// actions/lib/drift/html.ts
/** HTML with values in it: what is no `Html` is escaped, so that nothing captured becomes markup. */
function html(parts, ...values) {
	let text = parts[0] ?? "";
	for (const [index, value] of values.entries()) text += (typeof value === "string" ? escape(value) : value.text) + (parts[index + 1] ?? "");
	return { text };
}
/** HTML that is made by a library or written here. */
function raw(text) {
	return { text };
}
function join$1(parts) {
	return { text: parts.map(({ text }) => text).join("\n") };
}
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
const UNSEEN = /(?![\n\t\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
/** Text in which every character can be seen. */
function visible(text) {
	return text.replaceAll(UNSEEN, (mark) => {
		return `[U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
	});
}
function escape(text) {
	return visible(text).replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

// actions/lib/manifest/monitor.ts
/** All alarms of endpoints begin so, which is what the rule of `cloudformation/events.yaml` goes by. */
const ALARM_PREFIX = "drift-gitops-";
/** The alarm of one metric of an endpoint. */
function alarmName(endpoint, metric) {
	return `${ALARM_PREFIX}${endpoint}-${metric}`;
}
/** The alarm that goes off when nothing is captured. */
function noDataAlarmName(endpoint) {
	return alarmName(endpoint, "no-data");
}
/** All alarms that an endpoint gets. Model Monitor counts no rows, so there is none of missing data. */
function alarmNames(endpoint, { alarms, engine }) {
	const names = alarms.map(({ metric }) => alarmName(endpoint, metric));
	return engine === "processing" ? [...names, noDataAlarmName(endpoint)] : names;
}
/** M of N: how many of how many hours have to be above the threshold. */
function datapointsOf({ datapointsToAlarm = 1, evaluationPeriods = datapointsToAlarm }) {
	return {
		datapoints: datapointsToAlarm,
		periods: evaluationPeriods
	};
}
const DEFAULT_POLICY = {
	minimumLabelledRows: 5e3,
	cooldown: "P1D",
	maxRunsPerMonth: 4,
	maxRejectedChallengers: 2
};
/** When drift may start a training, with what the manifest leaves out; null where it never may. */
function retrainingPolicy({ retraining }) {
	return retraining === null ? null : {
		...DEFAULT_POLICY,
		...retraining
	};
}

// actions/lib/drift/chart-drawing.ts
use$1([
	install,
	install$1,
	install$2,
	install$3,
	install$4
]);
/** Colours as the page's style sheet has them for light and dark; browsers resolve variables in attributes of SVG too. */
const COLOURS = {
	baseline: "var(--baseline)",
	current: "var(--current)",
	limit: "var(--limit)",
	text: "var(--muted)",
	line: "var(--rule)"
};
const FONT = {
	color: COLOURS.text,
	fontSize: 13,
	fontFamily: "inherit"
};
/** A number for a label. */
function shortNumber(value) {
	return String(Number(value.toPrecision(6)));
}
const MOST_CHARACTERS = 12;
const LETTERS = new Intl.Segmenter("en");
/** A text for a label. Braces would be ECharts' own markup in it. */
function shortText(text) {
	const shown = visible(text.replaceAll(/[\s{}]+/g, " "));
	const characters = Array.from(LETTERS.segment(shown), ({ segment }) => segment);
	return characters.length > MOST_CHARACTERS ? `${characters.slice(0, 11).join("")}…` : shown;
}
/** A chart as an SVG whose size follows the page. */
function draw({ width, height }, option) {
	const chart = init(null, null, {
		renderer: "svg",
		ssr: true,
		width,
		height
	});
	try {
		chart.setOption({
			animation: false,
			backgroundColor: "transparent",
			...option
		});
		return chart.renderToSVGString({ useViewBox: true }).replace("<svg ", "<svg aria-hidden=\"true\" focusable=\"false\" ");
	} finally {
		chart.dispose();
	}
}

// actions/lib/drift/time-chart.ts
/** A metric over time with the limit that its alarm watches, as an SVG; empty with fewer than two values. */
function timeChart(points, { limit, changes = [], size = {
	width: 500,
	height: 190
} }) {
	if (points.length < 2) return "";
	const values = [...points.map(([, value]) => value), ...limit === void 0 ? [] : [limit]];
	const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
	const marks = [...limit === void 0 ? [] : [limitMark(limit)], ...changes.map(([time, name]) => changeMark(time, name))];
	return draw(size, {
		grid: {
			left: 52,
			right: 56,
			top: 22,
			bottom: 26
		},
		xAxis: {
			type: "time",
			axisLabel: {
				...FONT,
				hideOverlap: true
			},
			axisLine: {
				lineStyle: { color: COLOURS.line },
				onZero: false
			},
			axisTick: { show: false }
		},
		yAxis: {
			type: "value",
			min: low * 1.15,
			max: high * 1.15 || (low < 0 ? 0 : 1),
			splitNumber: 3,
			axisLabel: {
				...FONT,
				showMaxLabel: false,
				showMinLabel: low === 0,
				formatter: shortNumber
			},
			splitLine: { lineStyle: { color: COLOURS.line } }
		},
		series: [{
			type: "line",
			data: points.map(([time, value]) => [Date.parse(time), value]),
			showSymbol: points.length < 60,
			symbolSize: 5,
			itemStyle: { color: COLOURS.current },
			lineStyle: {
				color: COLOURS.current,
				width: 2
			},
			markLine: {
				silent: true,
				symbol: "none",
				data: marks
			}
		}]
	});
}
function limitMark(limit) {
	return {
		yAxis: limit,
		lineStyle: {
			color: COLOURS.limit,
			type: "dashed",
			width: 1.5
		},
		label: {
			...FONT,
			color: COLOURS.limit,
			formatter: `> ${shortNumber(limit)}`
		}
	};
}
function changeMark(time, name) {
	return {
		xAxis: Date.parse(time),
		lineStyle: {
			color: COLOURS.text,
			type: "dotted",
			width: 1.5
		},
		label: {
			...FONT,
			formatter: shortText(name)
		}
	};
}

// actions/lib/drift/page-alarms.ts
const STATES = {
	ALARM: ["alarm", "bad"],
	INSUFFICIENT_DATA: ["no data", "open"],
	OK: ["ok", "good"]
};
const ORDER$1 = [
	"ALARM",
	"INSUFFICIENT_DATA",
	"OK"
];
/** All alarms, those that are raised first, with what the newest check says of their metrics. */
function alarmSection(report, alarms) {
	if (alarms.length === 0) return raw("");
	const sorted = alarms.toSorted((a, b) => ORDER$1.indexOf(a.state) - ORDER$1.indexOf(b.state));
	return html`<section>
    <h2>Alarms</h2>
    <div class="scroll" tabindex="0" role="group" aria-label="Alarms">
      <table>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col">State</th>
            <th scope="col" class="number">Now</th>
            <th scope="col" class="number">Goes off</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          ${join$1(sorted.map((alarm) => alarmRow(alarm, report)))}
        </tbody>
      </table>
    </div>
  </section>`;
}
function alarmRow({ name, metric, threshold, state, since }, { endpoint, metrics }) {
	const [word, kind] = STATES[state];
	const side = name === noDataAlarmName(endpoint) ? "below" : "above";
	return html`<tr>
    <th scope="row">${metric}</th>
    <td><span class="state ${kind}">${word}</span></td>
    <td class="number">${digits(metrics[metric] ?? null)}</td>
    <td class="number">${side} ${digits(threshold)}</td>
    <td>${moment(since.toISOString())}</td>
  </tr>`;
}
/** Distance and quality over time: what alarms watch, and the main ones that none watches. `history` is newest first. */
function historySection$1(history, alarms) {
	const oldestFirst = history.toReversed();
	const changes = releaseChanges(oldestFirst);
	const watched = alarms.map(({ name, metric, threshold }) => {
		return {
			metric,
			limit: history.some(({ endpoint }) => name === noDataAlarmName(endpoint)) ? void 0 : threshold
		};
	});
	const others = mainMetrics(history[0]).filter((metric) => alarms.every((alarm) => alarm.metric !== metric)).map((metric) => ({
		metric,
		limit: void 0
	}));
	const charts = [...watched, ...others].flatMap(({ metric, limit }) => {
		const points = oldestFirst.flatMap(({ checkedAt, metrics }) => {
			const value = metrics[metric];
			return value === void 0 ? [] : [[checkedAt, value]];
		});
		const chart = timeChart(points, {
			limit,
			changes
		});
		const [first] = points;
		const last = points.at(-1);
		if (chart === "" || first === void 0 || last === void 0) return [];
		return [html`<figure>
        <figcaption>
          <strong>${metric}</strong> ${digits(last[1])} at the newest of ${counted$1(points.length, "check")}
          that say it, since ${moment(first[0])}
        </figcaption>
        ${raw(chart)}
      </figure>`];
	});
	if (charts.length === 0) return raw("");
	return html`<section>
    <h2>Over time</h2>
    <div class="wide">${join$1(charts)}</div>
  </section>`;
}
/** The largest distance, and the bound of the quality metric that stands first. */
function mainMetrics(report) {
	const [first] = Object.entries(report?.quality.metrics ?? {}).find(([, { ratioLow }]) => ratioLow !== null) ?? [];
	return ["feature_baseline_drift_max", ...first === void 0 ? [] : [`model_quality_${first}_ratio_low`]];
}
/** When another release was checked than before, oldest first. */
function releaseChanges(oldestFirst) {
	return oldestFirst.flatMap(({ modelPackageArn, checkedAt }, index) => {
		const before = oldestFirst[index - 1];
		if (before === void 0 || before.modelPackageArn === modelPackageArn) return [];
		return [[checkedAt, packageName(modelPackageArn).replace(/^.* (?=version )/, "")]];
	});
}

// actions/lib/drift/page-advice.ts
/** What the reader can do about a reason that keeps a training back. Codes that are missing need nothing done. */
const ADVICE$1 = {
	release: "Deploy a release by the manifest, or see why its deployment left no record.",
	report: "See the next report: the newest one does not confirm the alarm. If it is old, see what starts the checks.",
	policy: "Decide yourself: the manifest leaves it to people. train.yml trains by hand.",
	rows: "Wait for more requests, or see whether the endpoint gets and captures them.",
	labels: "See whether labels still arrive: a training needs more of them. train.yml trains by hand without.",
	"data-changed": "See whether labels or new training data arrive: the same data would give the same model.",
	cooldown: "Wait, or train by hand with train.yml if this can not wait.",
	budget: "Wait, or train by hand with train.yml if this can not wait.",
	failures: "Read the issue of the training pipeline, mend the cause, then train by hand with train.yml.",
	challengers: "Look at the data: labels that changed their meaning, a feature whose source broke, a model that needs other features.",
	candidate: "Review the version that waits: its pull request shows how it compares.",
	"under-way": "Wait for the training that is under way; its end decides again."
};
const WITHOUT_DATA = "See whether the endpoint gets requests and captures them. Training would mend nothing.";
const WITHOUT_LABELS = "Decide yourself: Model Monitor reads no labels, so none can be counted. train.yml trains by hand.";
const CALM = "Nothing.";
const TRAINING = "Nothing now: a pull request follows if the new model is better, and the issue says so if it is not.";
const HARM = "If the predictions do harm meanwhile, go back to the version before with rollback.yml, which asks for a review.";
/** What somebody who was woken has to do, most urgent first. At least one sentence. */
function advice(decision, { report, raised }) {
	const { retrain, reasons = [] } = decision ?? {};
	if (raised.length === 0) return [report.verdict === "no-data" ? WITHOUT_DATA : CALM];
	const harm = report.quality.verdict === "worse" ? [HARM] : [];
	const silent = raised.some(({ kind }) => kind === "no-data") ? [WITHOUT_DATA] : [];
	if (retrain === "yes") return [
		...silent,
		TRAINING,
		...harm
	];
	const found = reasons.filter(({ answer }) => answer === retrain).flatMap(({ code }) => adviceOn(code, report) ?? []);
	const told = [.../* @__PURE__ */ new Set([
		...silent,
		...found,
		...harm
	])];
	return told.length === 0 ? ["Read the reasons above."] : told;
}
function adviceOn(code, { engine }) {
	return (code === "labels" || code === "data-changed") && engine === "model-monitor" ? WITHOUT_LABELS : ADVICE$1[code];
}

// actions/lib/drift/page-answer.ts
const DATA = {
	healthy: "The data are those that the model was trained for",
	drifted: "The data have moved away from what the model was trained for",
	"not-enough-data": "Too few rows were captured to say anything of the data",
	"no-data": "Nothing was captured",
	"not-deployed": "No deployment is on record yet, so nothing was compared"
};
const QUALITY = {
	worse: "its predictions are worse than at its training",
	same: "its predictions are as good as at its training",
	better: "its predictions are better than at its training",
	"not-enough-labels": "too few labels have come to say anything of its quality",
	"no-labels": "no labels have come, so nothing is known of its quality"
};
const MARKS = {
	yes: "for",
	no: "against",
	"not-yet": "wait"
};
/** The first screen: what happened, what was decided, and what the reader has to do. */
function answerSection(report, { alarms, decision }) {
	const raised = alarms.filter(({ state }) => state === "ALARM").map((alarm) => ({
		...alarm,
		kind: kindOf$1(alarm, report)
	}));
	const isSound = report.verdict === "healthy" && brokenConstraints(report).length === 0;
	const kind = raised.length > 0 ? "bad" : isSound ? "good" : "open";
	const data = report.verdict === "healthy" && !isSound ? "The data break constraints of the baseline" : DATA[report.verdict];
	const happened = [
		...qualitySentence(report, alarms),
		...featureSentence(report),
		...violationSentence(report),
		...raised.map((alarm) => alarmSentence(alarm, report))
	];
	return html`<section class="answer ${kind}">
    <h2>What happened</h2>
    <p class="lead">${data}, and ${QUALITY[report.quality.verdict]}.</p>
    ${items(happened)} ${decisionPart(decision)}
    <h2>What you have to do</h2>
    ${items(advice(decision, {
		report,
		raised
	}))}
  </section>`;
}
/** What of the baseline the window breaks beside distances, which are told of their columns. */
function brokenConstraints({ violations }) {
	return violations.filter(({ constraint_check_type: kind }) => kind !== "baseline_drift_check");
}
function violationSentence(report) {
	const broken = brokenConstraints(report);
	if (broken.length === 0) return [];
	const told = broken.slice(0, SHOWN).map(({ feature_name: name, constraint_check_type: kind }) => `${kind} of ${name || "all columns"}`);
	const more = broken.length > SHOWN ? `, and ${digits(broken.length - SHOWN)} more` : "";
	return [`Broken, ${counted$1(broken.length, "constraint")}: ${told.join(", ")}${more}.`];
}
function items(sentences) {
	if (sentences.length === 0) return raw("");
	return html`<ul>
    ${join$1(sentences.map((sentence) => html`<li>${sentence}</li>`))}
  </ul>`;
}
function kindOf$1({ name }, { endpoint }) {
	return name === noDataAlarmName(endpoint) ? "no-data" : "drift";
}
function alarmSentence({ metric, threshold, since, kind }, { metrics }) {
	const value = metrics[metric];
	const from = moment(since.toISOString());
	if (kind === "no-data") return `In alarm since ${from}: checks found no captured request.`;
	const limit = `the alarm goes off above ${digits(threshold)}`;
	if (value === void 0) return `In alarm since ${from}: ${metric}, of which this check says nothing; ${limit}.`;
	return `In alarm since ${from}: ${metric} is ${digits(value)}; ${limit}.`;
}
/** Of the metrics that are worse for certain, the one that an alarm watches, else the first. */
function qualitySentence({ quality }, alarms) {
	if (quality.verdict !== "worse") return [];
	const worse = Object.entries(quality.metrics).filter(([, { ratioLow }]) => (ratioLow ?? 0) > 1);
	const isWatched = ([name]) => alarms.some(({ metric }) => metric.startsWith(`model_quality_${name}`));
	const [name, metric] = worse.find(isWatched) ?? worse[0] ?? [];
	if (name === void 0 || metric === void 0) return [];
	const { value, baseline, ratio, ratioLow } = metric;
	return [`Worse: ${name} is ${digits(value)}, at training ${digits(baseline)}: ${digits(ratio)} times as bad, and ${digits(ratioLow)} times for certain, by ${counted$1(quality.labelled, "labelled row")}.`];
}
const SHOWN = 3;
function featureSentence({ features }) {
	const judged = features.filter(({ verdict }) => verdict === "drifted" || verdict === "stable");
	const drifted = judged.filter(({ verdict }) => verdict === "drifted");
	if (judged.length === 0) return [];
	if (drifted.length === 0) return [`None of ${counted$1(judged.length, "column")} moved by more than its threshold.`];
	const told = drifted.slice(0, SHOWN).map(({ name, distance, threshold }) => `${name} by ${digits(distance)} (threshold ${digits(threshold)})`);
	const more = drifted.length > SHOWN ? `, and ${digits(drifted.length - SHOWN)} more` : "";
	return [`Moved, ${digits(drifted.length)} of ${counted$1(judged.length, "column")}: ${told.join(", ")}${more}.`];
}
function decisionPart(decision) {
	if (decision === void 0) return raw("");
	const { retrain, reasons } = decision;
	const deciding = reasons.filter(({ answer }) => answer === retrain).map(({ sentence }) => sentence);
	const all = reasons.map(({ answer, sentence }) => html`<li><span class="mark ${MARKS[answer]}">${MARKS[answer]}</span> <span>${sentence}</span></li>`);
	return html`<h2>What was decided</h2>
    <p>
      <strong>${headlineOf(decision).answer}</strong>
      ${retrain === "yes" ? "Every check speaks for it." : deciding.join(" ")}
    </p>
    <details>
      <summary>All ${counted$1(reasons.length, "reason")}</summary>
      <ul class="reasons">
        ${join$1(all)}
      </ul>
    </details>`;
}

// actions/lib/drift/density.ts
const MOST_VALUES = 31;
/**
* The values of a column of few whole numbers, such as hours or counts, or of a constant one; undefined of any other: a smooth curve
* would show values that never come.
*/
function fewValues(...distributions) {
	const values = [...new Set(distributions.flatMap((quantiles) => quantiles.map(([, value]) => value)))];
	const isWhole = values.every((value) => Number.isInteger(value));
	return values.length === 1 || isWhole && values.length <= MOST_VALUES ? values.toSorted((a, b) => a - b) : void 0;
}
/** The share of rows that have each of these values, as far as the quantiles tell. */
function sharesOf(quantiles, values) {
	return values.map((wanted) => quantiles.filter(([, value]) => value === wanted).length / quantiles.length);
}
/**
* Where most of both distributions lies: the widest of their 1 % to 99 % ranges, with a tenth of room. Strays would press what
* matters into one pixel.
*/
function shownRange(...distributions) {
	const ends = distributions.flatMap((quantiles) => [valueAt$1(quantiles, .01), valueAt$1(quantiles, .99)]);
	const [low, high] = [Math.min(...ends), Math.max(...ends)];
	const room = (high - low) / 10 || Math.abs(low) / 10 || 1;
	return [low - room, high + room];
}
/**
* A smooth density over a range, as pairs of value and height: a Gaussian kernel over the quantiles, each of which stands for the
* same share of rows. The width is Silverman's (1986, 3.31) of the baseline, so that both curves are as smooth.
*/
function density(quantiles, [low, high], width, points = 160) {
	const values = quantiles.map(([, value]) => value);
	const curve = [];
	for (let index = 0; index <= points; index += 1) {
		const x = low + (high - low) * index / points;
		let height = 0;
		for (const value of values) height += Math.exp(-(((x - value) / width) ** 2) / 2);
		curve.push([x, height / (values.length * width * Math.sqrt(2 * Math.PI))]);
	}
	return curve;
}
/** How wide a kernel is that shows a distribution's shape; a fortieth of the shown range where the distribution is one value. */
function kernelWidth(quantiles, [low, high]) {
	const spread = (valueAt$1(quantiles, .75) - valueAt$1(quantiles, .25)) / 1.34;
	const range = valueAt$1(quantiles, .99) - valueAt$1(quantiles, .01);
	return .9 * (spread > 0 ? Math.min(spread, range / 6 || spread) : range / 6) / quantiles.length ** .2 || (high - low) / 40;
}
function valueAt$1(quantiles, share) {
	return quantiles.find(([at]) => at >= share)?.[1] ?? quantiles.at(-1)?.[1] ?? 0;
}

// actions/lib/drift/distribution-chart.ts
/** Both distributions of a feature over each other, as an SVG; empty where there is nothing to draw. */
function distributionChart({ baseline, current }, size = {
	width: 420,
	height: 150
}) {
	if ("counts" in baseline && "counts" in current) return countChart(baseline.counts, current.counts, size);
	if ("quantiles" in baseline && "quantiles" in current) return quantileChart(baseline.quantiles, current.quantiles, size);
	return "";
}
function quantileChart(baseline, current, size) {
	if (baseline.length === 0 || current.length === 0) return "";
	const values = fewValues(baseline, current);
	if (values === void 0) return densityChart(baseline, current, size);
	return barChart({
		texts: values.map(shortNumber),
		baseline: sharesOf(baseline, values),
		current: sharesOf(current, values)
	}, size);
}
function densityChart(baseline, current, size) {
	const range = shownRange(baseline, current);
	const width = kernelWidth(baseline, range);
	const curves = {
		baseline: density(baseline, range, width),
		current: density(current, range, width)
	};
	if (!Object.values(curves).flat(2).every(Number.isFinite)) return "";
	const series = (name) => ({
		type: "line",
		data: curves[name],
		showSymbol: false,
		lineStyle: {
			color: COLOURS[name],
			width: 2
		},
		areaStyle: {
			color: COLOURS[name],
			opacity: .18
		}
	});
	return draw(size, {
		grid: GRID,
		xAxis: {
			...valueAxis(),
			min: range[0],
			max: range[1],
			splitNumber: 5
		},
		yAxis: {
			type: "value",
			show: false
		},
		series: [series("baseline"), series("current")]
	});
}
const GRID = {
	left: 8,
	right: 8,
	top: 8,
	bottom: 24
};
const BARS = 12;
function countChart(baseline, current, size) {
	const before = sharesByText(baseline);
	const now = sharesByText(current);
	const largest = (text) => Math.max(before.get(text) ?? 0, now.get(text) ?? 0);
	const texts = [.../* @__PURE__ */ new Set([...before.keys(), ...now.keys()])].toSorted((a, b) => largest(b) - largest(a)).slice(0, BARS);
	if (texts.length === 0) return "";
	const shares = (of) => texts.map((text) => of.get(text) ?? 0);
	return barChart({
		texts: texts.map(shortText),
		baseline: shares(before),
		current: shares(now)
	}, size);
}
function sharesByText(counts) {
	const sum = Object.values(counts).reduce((a, b) => a + b, 0) || 1;
	return new Map(Object.entries(counts).map(([text, count]) => [text, count / sum]));
}
function barChart({ texts, ...shares }, size) {
	const series = (name) => ({
		type: "bar",
		data: [...shares[name]],
		itemStyle: { color: COLOURS[name] },
		barGap: "0%",
		barMaxWidth: 40
	});
	return draw(size, {
		grid: GRID,
		xAxis: {
			type: "category",
			data: [...texts],
			axisLabel: {
				...FONT,
				hideOverlap: true
			},
			axisTick: { show: false },
			axisLine: { lineStyle: { color: COLOURS.line } }
		},
		yAxis: {
			type: "value",
			show: false
		},
		series: [series("baseline"), series("current")]
	});
}
function valueAxis() {
	return {
		type: "value",
		axisLabel: {
			...FONT,
			hideOverlap: true,
			showMinLabel: false,
			showMaxLabel: false,
			formatter: shortNumber
		},
		axisLine: {
			show: true,
			lineStyle: { color: COLOURS.line }
		},
		axisTick: { show: false },
		splitLine: { show: false }
	};
}

// actions/lib/drift/page-sections.ts
/** What a verdict rests on, as a sentence. */
function basis({ window, rows, modelPackageArn }) {
	return `${moment(window.start)} to ${moment(window.end)}: ${counted$1(rows.captured, "captured row")} against a baseline of ${counted$1(rows.baseline, "row")} of ${packageName(modelPackageArn)}.`;
}
const VERDICTS$2 = {
	worse: ["worse", "bad"],
	same: ["as at training", "good"],
	better: ["better", "good"],
	"not-enough-labels": ["not enough labels", "open"],
	"no-labels": ["no labels", "open"]
};
/** Quality where labels have come. */
function qualitySection(report, alarms) {
	const { verdict, labelled, due, coverage, minimum, labelDelay, orphans, duplicates, metrics } = report.quality;
	const [word, kind] = VERDICTS$2[verdict];
	const unread = unreadableLabels(report.quality);
	const rows = Object.entries(metrics).map(([name, metric]) => metricRow(name, {
		metric,
		alarms
	}));
	const labels = report.engine === "model-monitor" ? "Model Monitor compares data and reads no labels." : `${digits(labelled)} of ${counted$1(due, "row")} older than ${span$1(labelDelay)} ${labelled === 1 ? "has" : "have"} a label (${percent$1(coverage)}); ${digits(minimum)} are needed. ${counted$1(orphans, "label")} without a captured row, ${digits(duplicates)} replaced by newer ones.`;
	return html`<section>
    <h2>Quality <span class="state ${kind}">${word}</span></h2>
    <p>${basis(report)} ${labels}</p>
    ${unread === null ? raw("") : html`<p>${unread.sentence} ${unread.names.join(", ")}</p>`}
    ${rows.length === 0 ? raw("") : metricTable(rows)}
  </section>`;
}
function metricTable(rows) {
	return html`<div class="scroll" tabindex="0" role="group" aria-label="Quality">
    <table>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col" class="number">Now</th>
          <th scope="col" class="number">Baseline</th>
          <th scope="col" class="number">Times worse</th>
          <th scope="col" class="number">At least (95 %)</th>
          <th scope="col" class="number">Alarm above</th>
        </tr>
      </thead>
      <tbody>
        ${join$1(rows)}
      </tbody>
    </table>
  </div>`;
}
function metricRow(name, { metric, alarms }) {
	const { value, baseline, ratio, ratioLow } = metric;
	const limits = Object.entries(FORMS).flatMap(([form, told]) => {
		const alarm = alarms.find((each) => each.metric === `model_quality_${name}${form}`);
		return alarm === void 0 ? [] : [`${digits(alarm.threshold)} (${told})`];
	});
	const kind = ratioLow !== null && ratioLow > 1 ? "bad" : "";
	return html`<tr>
    <th scope="row">${name}</th>
    <td class="number">${digits(value)}</td>
    <td class="number">${digits(baseline)}</td>
    <td class="number ${kind}">${digits(ratio)}</td>
    <td class="number ${kind}">${digits(ratioLow)}</td>
    <td class="number">${limits.join(", ") || "—"}</td>
  </tr>`;
}
const FORMS = {
	"": "now",
	_ratio: "times worse",
	_ratio_low: "at least"
};
/** Constraints that the window does not meet. */
function violationSection({ violations }) {
	if (violations.length === 0) return raw("");
	const items = violations.map(({ feature_name: feature, constraint_check_type: kind, description }) => html`<li>
        <strong><bdi>${feature || "all"}</bdi></strong> <span class="note">${kind}</span>
        <bdi>${description}</bdi>
      </li>`);
	return html`<section>
    <h2>Violated constraints</h2>
    <ul class="violations">
      ${join$1(items)}
    </ul>
  </section>`;
}
/** A few rows as they were captured. */
function sampleSection({ sample }) {
	const names = [...new Set(sample.flatMap((row) => Object.keys(row)))];
	if (names.length === 0) return raw("");
	const rows = sample.map((row) => html`<tr>
        ${join$1(names.map((name) => html`<td class="number">${(Object.hasOwn(row, name) ? row[name] : null) ?? "—"}</td>`))}
      </tr>`);
	return html`<section>
    <h2>Captured rows</h2>
    <p>A few of the window, without sensitive columns.</p>
    <div class="scroll" tabindex="0" role="group" aria-label="Captured rows">
      <table>
        <thead>
          <tr>
            ${join$1(names.map((name) => html`<th scope="col" class="number">${name}</th>`))}
          </tr>
        </thead>
        <tbody>
          ${join$1(rows)}
        </tbody>
      </table>
    </div>
  </section>`;
}

// actions/lib/drift/page-features.ts
const METRIC = "feature_baseline_drift_";
/** Features, worst first as the report has them. */
function featureSection(report, alarms) {
	const { features, distributions } = report;
	if (features.length === 0) return raw("");
	const cards = features.map((feature) => {
		return featureCard(feature, {
			alarm: alarms.find(({ metric }) => metric === `${METRIC}${feature.name}`),
			shown: Object.hasOwn(distributions, feature.name) ? distributions[feature.name] : void 0
		});
	});
	return html`<section>
    <h2>Features, worst first</h2>
    <p>
      ${basis(report)} The distance is the uncorrected one less what chance alone does between so many rows:
      only an uncorrected one above “seen from” is drift.
    </p>
    <p class="legend"><span class="key baseline"></span> baseline <span class="key current"></span> now</p>
    <div class="cards">${join$1(cards)}</div>
  </section>`;
}
const VERDICTS$1 = {
	drifted: ["drifted", "bad"],
	stable: ["stable", "good"],
	"not-compared": ["not compared", "open"],
	"not-enough-data": ["too few rows", "open"]
};
const NOTES = {
	prediction: "prediction",
	calendar: "calendar: differs by construction",
	feature: ""
};
function featureCard(feature, { alarm, shown }) {
	const { name, role, verdict, distance, simple, threshold, smallestVisible } = feature;
	const { mean, baselineMean, completeness, baselineCompleteness } = feature;
	const [word, kind] = VERDICTS$1[verdict];
	const facts = [
		["distance", digits(distance)],
		["threshold", digits(threshold)],
		["uncorrected", digits(simple)],
		["seen from", digits(smallestVisible)],
		...mean === null ? [] : [["mean", `${digits(baselineMean)} → ${digits(mean)}`]],
		["complete", `${percent$1(baselineCompleteness)} → ${percent$1(completeness)}`],
		...alarm === void 0 ? [] : [["alarm above", digits(alarm.threshold)]]
	];
	return html`<article class="card">
    <h3><span>${name}</span> <span class="state ${kind}">${word}</span></h3>
    ${NOTES[role] === "" ? raw("") : html`<p class="note">${NOTES[role]}</p>`}
    ${raw(shown === void 0 ? "" : distributionChart(shown))}
    <dl>
      ${join$1(facts.map(([term, value]) => html`<div>
              <dt>${term}</dt>
              <dd>${value}</dd>
            </div>`))}
    </dl>
  </article>`;
}

// actions/lib/drift/page-style.ts
/** Style sheet of the drift report. The charts' colours are variables here, so that they follow the scheme. */
const STYLE = `
:root { color-scheme: light dark;
  --page: #f6f7f9; --surface: #ffffff; --text: #1b2330; --muted: #5b6676; --rule: #dde2ea;
  --baseline: #7a8699; --current: #0b6bcb; --limit: #c0362c;
  --good: #17703f; --bad: #b3261e; --open: #8a5a00; --good-soft: #e3f4ea; --bad-soft: #fbe6e4; --open-soft: #fbf0da; }
@media (prefers-color-scheme: dark) { :root {
  --page: #10151d; --surface: #19212c; --text: #e7ecf3; --muted: #9aa6b8; --rule: #2d3846;
  --baseline: #8794a8; --current: #5aa9ff; --limit: #ff8a7f;
  --good: #6fd39c; --bad: #ff9a90; --open: #f0c060; --good-soft: #17352a; --bad-soft: #402220; --open-soft: #3b2f17; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
main { overflow-wrap: anywhere; max-width: 1080px; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .75rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0; display: flex; gap: .5rem; justify-content: space-between; align-items: baseline; }
p { margin: .25rem 0 .75rem; }
a { color: var(--current); }
.over { color: var(--muted); margin: 0 0 .25rem; }
.answer { background: var(--surface); border: 1px solid var(--rule); border-left: 5px solid; border-radius: 8px; padding: .25rem 1.1rem 1rem; }
.answer.good { border-left-color: var(--good); } .answer.bad { border-left-color: var(--bad); } .answer.open { border-left-color: var(--open); }
.answer h2 { font-size: .8rem; font-weight: 600; letter-spacing: .04em; text-transform: uppercase; color: var(--muted); margin: .9rem 0 .15rem; }
.answer p { margin: 0 0 .25rem; }
.answer .lead { font-size: 1.15rem; font-weight: 600; line-height: 1.35; }
.answer ul { margin: .25rem 0 0; padding-left: 1.2rem; }
.answer summary { cursor: pointer; color: var(--muted); }
.answer .reasons { list-style: none; padding: 0; }
.reasons li { padding: .2rem 0; display: flex; gap: .6rem; }
.mark { flex: 0 0 4.2rem; font-size: .8rem; color: var(--muted); padding-top: .1rem; }
.mark.for { color: var(--good); } .mark.against { color: var(--bad); } .mark.wait { color: var(--open); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(160px, 1fr)); gap: 1rem; margin: 1.25rem 0 0; }
dt { color: var(--muted); font-size: .8rem; }
dd { margin: 0; }
.scroll { overflow-x: auto; background: var(--surface); border: 1px solid var(--rule); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .45rem .8rem; text-align: left; border-bottom: 1px solid var(--rule); white-space: nowrap; }
thead th { color: var(--muted); font-weight: 500; font-size: .8rem; }
tbody th { font-weight: 600; }
tbody tr:last-child > * { border-bottom: 0; }
.number { text-align: right; }
.number.bad { color: var(--bad); font-weight: 600; }
.state { font-size: .75rem; font-weight: 600; padding: .1rem .5rem; border-radius: 999px; white-space: nowrap; flex: none; }
.state.good { color: var(--good); background: var(--good-soft); }
.state.bad { color: var(--bad); background: var(--bad-soft); }
.state.open { color: var(--open); background: var(--open-soft); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 310px), 1fr)); gap: 1rem; }
.card, figure { background: var(--surface); border: 1px solid var(--rule); border-radius: 8px; padding: .9rem 1rem; margin: 0; min-width: 0; }
.wide { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 440px), 1fr)); }
.card svg, figure svg { width: 100%; height: auto; display: block; margin: .4rem 0; }
.card dl { display: grid; grid-template-columns: 1fr 1fr; gap: .3rem .8rem; margin: 0; font-variant-numeric: tabular-nums; }
.note { color: var(--muted); font-size: .8rem; margin: 0; }
.legend { color: var(--muted); font-size: .85rem; display: flex; gap: .4rem; align-items: center; }
.key { width: .8rem; height: .8rem; border-radius: 2px; display: inline-block; margin-left: .5rem; }
.key.baseline { background: var(--baseline); } .key.current { background: var(--current); }
.violations { padding-left: 1.1rem; }
footer { color: var(--muted); font-size: .85rem; margin-top: 2.5rem; border-top: 1px solid var(--rule); padding-top: .75rem; }
@media print { body { background: none; } .card, figure { break-inside: avoid; } }
`;

// actions/lib/drift/page.ts
/**
* The drift report as one HTML file that asks nobody for anything: for light and dark, for a phone and for paper. All that was
* captured is text in it.
*/
function driftPage(input) {
	const { report, history, alarms, decision } = input;
	const title = `Drift of ${report.model} in ${report.environment}`;
	const body = html`<main>
    <header>
      <p class="over">
        ${report.environment} · ${report.endpoint} · ${packageName(report.modelPackageArn)} · checked
        ${moment(report.checkedAt)}
      </p>
      <h1>${title}</h1>
    </header>
    ${answerSection(report, {
		alarms,
		decision
	})} ${factsSection(input)} ${alarmSection(report, alarms)}
    ${qualitySection(report, alarms)} ${featureSection(report, alarms)} ${historySection$1(history, alarms)}
    ${violationSection(report)} ${sampleSection(report)}
    <footer>
      <p>
        Distances are Kolmogorov-Smirnov (numbers) and L-infinity (texts) between baseline and window, less
        what samples of such sizes differ by anyway. A ratio above 1 is worse, whichever way its metric
        points; its lower bound holds with 95 %.
      </p>
    </footer>
  </main>`;
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${html`${title}`.text}</title>
<style>${STYLE}</style>
</head>
<body>
${body.text}
</body>
</html>
`;
}
function factsSection({ report, run }) {
	const { window, rows, quality, engine } = report;
	const facts = [
		["Window", `${moment(window.start)} to ${moment(window.end)}`],
		["Looks back", span$1(window.duration)],
		["Deployed", window.deployedAt === null ? "not on record" : moment(window.deployedAt)],
		["Captured rows", `${digits(rows.captured)} (${digits(rows.minimum)} are needed)`],
		...engine === "processing" ? [["Corrupt records", `${digits(rows.corrupt)} of ${digits(rows.records)}`]] : [],
		["Baseline", `${counted$1(rows.baseline, "row")} of ${packageName(report.modelPackageArn)}`],
		["Labels", `${digits(quality.labelled)} of ${counted$1(quality.due, "due row")}`],
		["Checked by", engine === "processing" ? "pipeline drift-monitor" : "SageMaker Model Monitor"],
		...run === void 0 ? [] : [["Workflow run", link(run)]]
	];
	return html`<dl class="facts">
    ${join$1(facts.map(([name, value]) => html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`))}
  </dl>`;
}
/** A link to a page of the web, and text for all else: other schemes can do more than show a page. */
function link(url) {
	return /^https?:\/\//i.test(url) ? html`<a href="${url}">open</a>` : html`${url}`;
}

// actions/lib/pipeline/mapping.ts
/** Whether a value is a block of keys: neither a list nor nothing. */
function isMapping(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// actions/lib/pipeline/position.ts
/** `steps.TrainModel.arguments[0]`, for people. */
function pathText(path) {
	let text = "";
	for (const segment of path) if (typeof segment === "number") text += `[${segment}]`;
	else text += text === "" ? segment : `.${segment}`;
	return text;
}
/** Offsets at which the lines of a text begin. */
function findLineStarts(text) {
	const starts = [0];
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return starts;
}
/** Line and column, from 1, of an offset. */
function positionOf(lineStarts, offset) {
	let low = 0;
	let high = lineStarts.length - 1;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((lineStarts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return {
		line: low + 1,
		column: offset - (lineStarts[low] ?? 0) + 1
	};
}

// actions/lib/pipeline/spot.ts
const MAX_NODES = 5e5;
/** The spots of a document, and the keys that stand twice in one mapping. */
function findSpots(events, text, file, lineStarts) {
	const duplicates = [];
	const anchors = /* @__PURE__ */ new Map();
	const trail = [];
	let next = 0;
	function read(key) {
		const event = events[next++];
		if (event === void 0) throw new Error("YAML events ended inside a node");
		const spot = {
			key,
			start: key,
			end: -1,
			plain: false,
			children: void 0,
			size: 1
		};
		fill(spot, event);
		if ("anchorStart" in event && event.type !== EVENT_ID.ALIAS && event.anchorStart >= 0) anchors.set(text.slice(event.anchorStart, event.anchorEnd), spot.size);
		if (spot.size > MAX_NODES) {
			const message = `aliases blow this up to more than ${MAX_NODES} nodes`;
			throw new ProblemsError([{
				file,
				...positionOf(lineStarts, spot.key),
				message
			}]);
		}
		return spot;
	}
	function fill(spot, event) {
		if (event.type === EVENT_ID.SCALAR && event.valueStart >= 0) {
			spot.start = event.valueStart;
			spot.end = event.valueEnd;
			spot.plain = event.style === SCALAR_STYLE.PLAIN;
		} else if (event.type === EVENT_ID.MAPPING) {
			spot.start = event.start;
			readPairs(spot);
		} else if (event.type === EVENT_ID.SEQUENCE) {
			spot.start = event.start;
			readItems(spot);
		} else if (event.type === EVENT_ID.ALIAS) {
			spot.start = event.anchorStart - 1;
			spot.size = anchors.get(text.slice(event.anchorStart, event.anchorEnd)) ?? 1;
		}
	}
	function readItems(spot) {
		const children = /* @__PURE__ */ new Map();
		for (let index = 0; events[next]?.type !== EVENT_ID.POP; index++) {
			trail.push(index);
			const child = read(startOf(events[next], spot.start));
			trail.pop();
			children.set(index, child);
			spot.size += child.size;
		}
		next++;
		spot.children = children;
	}
	function readPairs(spot) {
		const children = /* @__PURE__ */ new Map();
		while (events[next]?.type !== EVENT_ID.POP) {
			const keyEvent = events[next];
			const key = startOf(keyEvent, spot.start);
			const name = keyEvent?.type === EVENT_ID.SCALAR ? getScalarValue(text, keyEvent) : void 0;
			read(key);
			trail.push(name ?? "?");
			const child = read(key);
			spot.size += child.size;
			const first = name === void 0 || name === "<<" ? void 0 : children.get(name);
			if (first !== void 0) duplicates.push(duplicate(key, first));
			trail.pop();
			if (name !== void 0) children.set(name, child);
		}
		next++;
		spot.children = children;
	}
	function duplicate(key, first) {
		const path = pathText(trail);
		const message = `${path}: defined twice, first in line ${positionOf(lineStarts, first.key).line}`;
		return {
			file,
			...positionOf(lineStarts, key),
			path,
			message
		};
	}
	return {
		root: events[next++]?.type === EVENT_ID.DOCUMENT && events[next]?.type !== EVENT_ID.POP ? read(0) : {
			key: 0,
			start: 0,
			end: -1,
			plain: false,
			children: void 0,
			size: 1
		},
		duplicates
	};
}
function startOf(event, fallback) {
	if (event === void 0) return fallback;
	if (event.type === EVENT_ID.SCALAR) return event.valueStart < 0 ? fallback : event.valueStart;
	if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) return event.start;
	return event.type === EVENT_ID.ALIAS ? event.anchorStart - 1 : fallback;
}

// actions/lib/pipeline/yaml.ts
const SCHEMA = CORE_SCHEMA.withTags(mergeTag);
/** Reads YAML of one document. Throws `ProblemsError` where the text is not YAML. */
function readYaml(file, text) {
	try {
		const events = parseEvents(text, { filename: file });
		const lineStarts = findLineStarts(text);
		const { root, duplicates } = findSpots(events, text, file, lineStarts);
		const documents = constructFromEvents(events, {
			source: text,
			filename: file,
			schema: SCHEMA,
			json: true
		});
		if (documents.length !== 1) {
			const found = documents.length === 0 ? "is empty" : `has ${documents.length} YAML documents`;
			throw new ProblemsError([{
				file,
				line: 1,
				column: 1,
				message: `the file ${found}, expected one document`
			}]);
		}
		return {
			file,
			text,
			value: documents[0],
			root,
			lineStarts,
			duplicates
		};
	} catch (error) {
		if (!(error instanceof YAMLException)) throw error;
		const position = error.mark === void 0 ? {} : {
			line: error.mark.line + 1,
			column: error.mark.column + 1
		};
		throw new ProblemsError([{
			file,
			...position,
			message: `not valid YAML: ${error.reason}`
		}]);
	}
}
/** Line and column, from 1, of the value at the path or of its nearest ancestor; `key` asks for the key's position. */
function locate(document, path, part = "value") {
	let spot = document.root;
	let depth = 0;
	for (const segment of path) {
		const child = spot.children?.get(segment);
		if (child === void 0) break;
		spot = child;
		depth++;
	}
	const atKey = part === "key" || spot.end < 0 && depth < path.length;
	return positionOf(document.lineStarts, atKey ? spot.key : spot.start);
}
/** Position of the nth `${{` inside the text at the path, or of a character of the expression in it. */
function locateExpression(document, path, nth, offset) {
	const spot = spotAt(document, path);
	if (spot === void 0 || spot.end < 0) return locate(document, path);
	let open = document.text.indexOf("${{", spot.start);
	for (let i = 0; i < nth && open >= 0; i++) open = document.text.indexOf("${{", open + 3);
	if (open < 0 || open >= spot.end) return positionOf(document.lineStarts, spot.start + (offset ?? 0));
	return positionOf(document.lineStarts, offset === void 0 ? open : open + 3 + offset);
}
/** The unquoted scalar at the path as it was written, e.g. `7.0` for the number 7. */
function writtenText(document, path) {
	const spot = spotAt(document, path);
	if (spot === void 0 || !spot.plain || spot.end < 0) return void 0;
	return document.text.slice(spot.start, spot.end);
}
function spotAt(document, path) {
	let spot = document.root;
	for (const segment of path) spot = spot?.children?.get(segment);
	return spot;
}

// actions/lib/manifest/json.ts
/** Reads JSON with the position of each of its parts: JSON is YAML. Throws `ProblemsError` where the text is not JSON. */
function readJson(file, text) {
	const json = text.replace(/^\uFEFF/, "");
	try {
		const value = JSON.parse(json);
		return {
			...readYaml(file, json),
			value
		};
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		const offset = faultOffset(json);
		const found = offset < json.length ? `found '${String.fromCodePoint(json.codePointAt(offset) ?? 0)}'` : "it ends too early";
		throw new ProblemsError([{
			file,
			...positionOf(findLineStarts(json), offset),
			message: `not valid JSON: ${found}; ${ADVICE}`
		}], "manifests-invalid");
	}
}
const ADVICE = "names and text stand in double quotes, commas between entries only, comments nowhere";
function faultOffset(text) {
	let sound = 0;
	let faulty = text.length + 1;
	while (faulty - sound > 1) {
		const middle = sound + faulty >> 1;
		if (isUnfinished(text.slice(0, middle))) sound = middle;
		else faulty = middle;
	}
	return sound;
}
function isUnfinished(text) {
	try {
		JSON.parse(text);
		return true;
	} catch (error) {
		const message = error instanceof Error ? error.message : "";
		const [, position] = / at position (\d+)/.exec(message) ?? [];
		return message.startsWith("Unexpected end") || Number(position) === text.length;
	}
}

// actions/lib/manifest/order.ts
/** Each environment after the one that it promotes from, equals by name; environments in a circle come last. */
function inPromotionOrder(manifests) {
	const byName = manifests.toSorted((a, b) => compare(a.manifest.environment, b.manifest.environment));
	const followers = Map.groupBy(byName, ({ manifest }) => manifest.promotesFrom);
	const known = new Set(byName.map(({ manifest }) => manifest.environment));
	const ordered = /* @__PURE__ */ new Set();
	for (const loaded of byName) {
		const { promotesFrom } = loaded.manifest;
		if (promotesFrom === null || !known.has(promotesFrom)) ordered.add(loaded);
	}
	for (const { manifest } of ordered) for (const follower of followers.get(manifest.environment) ?? []) ordered.add(follower);
	for (const loaded of byName) ordered.add(loaded);
	return [...ordered];
}
function compare(a, b) {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

// actions/lib/manifest/rules/autoscaling.ts
const autoscalingBoundsRule = {
	reads: [["endpoint", "autoscaling"], ["endpoint", "instanceCount"]],
	check({ entry: { endpoint } }, report) {
		const { autoscaling, instanceCount } = endpoint;
		if (autoscaling === null) return;
		const { min, max } = autoscaling;
		if (min > max) return report([
			"endpoint",
			"autoscaling",
			"max"
		], `is ${max}, less than "min", which is ${min}; write at least ${min}`);
		if (instanceCount >= min && instanceCount <= max) return;
		report(["endpoint", "instanceCount"], `autoscaling keeps ${min} to ${max} instances; write a count within these, found ${instanceCount}`);
	}
};
/** SageMaker does not scale burstable types (ml.t2, ml.t3 and their like). */
const burstableTypeRule = {
	reads: [["endpoint", "autoscaling"], ["endpoint", "instanceType"]],
	check({ entry: { endpoint } }, report) {
		const { autoscaling, instanceType } = endpoint;
		if (autoscaling === null || !/^ml\.t\d/.test(instanceType)) return;
		report(["endpoint", "autoscaling"], `${instanceType} is burstable, and SageMaker does not scale burstable types; write null, or a type such as ml.m5.large`);
	}
};

// actions/lib/manifest/rules/encryption.ts
function keyRule(...path) {
	return {
		reads: [path],
		around: ["environment", "region"],
		check({ manifest, entry }, report) {
			const arn = valueAt(entry, path);
			if (typeof arn !== "string") return;
			const region = arn.split(":")[3];
			if (region === manifest.region) return;
			report(path, `is a key of ${region}, and ${manifest.environment} is in ${manifest.region}: name a key of ${manifest.region}`);
		}
	};
}
function valueAt(root, path) {
	let value = root;
	for (const key of path) value = Object(value)[key];
	return value;
}
/** KMS keys are used in their own region only. */
const captureKeyRule = keyRule("endpoint", "dataCapture", "kmsKeyArn");
const volumeKeyRule = keyRule("endpoint", "volumeKmsKeyArn");

// actions/lib/manifest/manifest.ts
/** In the order of ISO weekdays, Monday being 1. */
const WEEKDAYS = [
	"mon",
	"tue",
	"wed",
	"thu",
	"fri",
	"sat",
	"sun"
];

// actions/lib/manifest/freeze.ts
const LOCAL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/;
const TIME_OF_DAY = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;
const MAX_JOINED = 60;
/** What is wrong with a window, each with the key that it is about. */
function freezeFaults(freeze) {
	const faults = [];
	const { days, from, to, timeZone } = freeze;
	const zoneKnown = IANAZone.isValidZone(timeZone);
	if (!zoneKnown) {
		const message = `there is no time zone '${timeZone}'; write an IANA name such as Europe/Berlin or UTC`;
		faults.push({
			key: "timeZone",
			message
		});
	}
	for (const key of ["from", "to"]) {
		const zone = zoneKnown ? timeZone : "UTC";
		const message = days === void 0 ? localTimeFault(freeze[key], zone) : timeOfDayFault(freeze[key]);
		if (message !== void 0) faults.push({
			key,
			message
		});
	}
	if (faults.length > 0) return faults;
	if ((days === void 0 ? instantOf(freeze, "from").toMillis() : minutesOf(from)) < (days === void 0 ? instantOf(freeze, "to").toMillis() : minutesOf(to))) return faults;
	return [{
		key: "to",
		message: `'${to}' is not after '${from}'; ${days === void 0 ? "write a later time" : "a window that goes on past midnight is two of them"}`
	}];
}
function timeOfDayFault(text) {
	if (TIME_OF_DAY.test(text)) return void 0;
	return `with "days" this is a time of the day from 00:00 to 24:00 such as 16:00, found '${text}'`;
}
function localTimeFault(text, zone) {
	const time = DateTime.fromISO(text, { zone });
	if (!LOCAL_TIME.test(text) || !time.isValid) return `'${text}' is no time; write one such as 2026-12-24T16:00, without offset (or give "days" for every week)`;
	if (time.toISO({ includeOffset: false })?.startsWith(text)) return void 0;
	return `in ${zone} the clocks skip ${text}; write a time before or after that`;
}
/** The freeze that an instant lies in, or undefined. The windows have to be free of faults. */
function frozenAt(freezes, now) {
	const window = windowAt(freezes, now);
	if (window === void 0) return void 0;
	let { end } = window;
	for (let joined = 0; joined < MAX_JOINED; joined++) {
		const next = windowAt(freezes, end.toJSDate());
		if (next === void 0) break;
		end = next.end;
	}
	const { reason, timeZone } = window.freeze;
	return {
		reason,
		until: `${end.setZone(timeZone).toFormat("yyyy-MM-dd'T'HH:mm")} ${timeZone}`
	};
}
function windowAt(freezes, now) {
	for (const freeze of freezes) {
		const end = freeze.days === void 0 ? endOnce(freeze, now) : endWeekly(freeze, now);
		if (end !== void 0) return {
			freeze,
			end
		};
	}
}
function endOnce(freeze, now) {
	const end = instantOf(freeze, "to");
	return instantOf(freeze, "from").toMillis() <= now.getTime() && now.getTime() < end.toMillis() ? end : void 0;
}
function endWeekly({ days = [], from, to, timeZone }, now) {
	const local = DateTime.fromJSDate(now, { zone: timeZone });
	const minutes = local.hour * 60 + local.minute;
	const today = WEEKDAYS[local.weekday - 1];
	if (today === void 0 || !days.includes(today)) return void 0;
	if (minutes < minutesOf(from) || minutes >= minutesOf(to)) return void 0;
	if (to === "24:00") return local.plus({ days: 1 }).startOf("day");
	const end = minutesOf(to);
	return local.set({
		hour: Math.floor(end / 60),
		minute: end % 60,
		second: 0,
		millisecond: 0
	});
}
function instantOf({ from, to, timeZone }, part) {
	const time = DateTime.fromISO(part === "from" ? from : to, { zone: timeZone });
	const possible = time.getPossibleOffsets().toSorted((a, b) => a.toMillis() - b.toMillis());
	return (part === "from" ? possible[0] : possible.at(-1)) ?? time;
}
function minutesOf(time) {
	const [hours = 0, minutes = 0] = time.split(":").map(Number);
	return hours * 60 + minutes;
}

// actions/lib/manifest/rules/environment.ts
/** A manifest is found by its name: whoever looks for prod opens prod.json. */
const fileNameRule = {
	reads: [["environment"]],
	check({ manifest: { environment }, file }, report) {
		const name = path.posix.basename(file.replaceAll("\\", "/"), ".json");
		if (name !== environment) report(["environment"], `is '${environment}' in a file for '${name}'; rename one of the two`);
	}
};
const freezeRule = {
	reads: [["policy", "freeze"]],
	check({ manifest }, report) {
		for (const [index, freeze] of manifest.policy.freeze.entries()) for (const { key, message } of freezeFaults(freeze)) report([
			"policy",
			"freeze",
			index,
			key
		], message);
	}
};

// actions/lib/manifest/rules/hold.ts
const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME_WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/;
const holdDateRule = {
	reads: [["hold", "until"]],
	check({ entry: { hold } }, report) {
		const until = hold?.until ?? null;
		if (until === null) return;
		if ((DATE.test(until) || TIME_WITH_OFFSET.test(until)) && DateTime.fromISO(until).isValid) return;
		report(["hold", "until"], `'${until}' is no date; write one such as 2026-12-01, or a time with offset such as 2026-12-01T08:00Z, or null until somebody removes the hold`);
	}
};

// actions/lib/pipeline/scope.ts
/** Indexes parameters and steps by name, so that every later look-up is one step. */
function createScope(pipeline, environment) {
	const branches = findBranches(pipeline);
	const steps = /* @__PURE__ */ new Map();
	for (const [name, spec] of Object.entries(pipeline.spec.steps)) {
		const broken = pipeline.broken.has(`steps.${name}`);
		const processing = !broken && spec.type === "Processing" ? spec : void 0;
		const outputs = new Set(processing === void 0 ? [] : outputNames(processing));
		const reports = processing === void 0 ? /* @__PURE__ */ new Map() : reportFiles(processing, outputs);
		steps.set(name, {
			name,
			spec,
			broken,
			branch: branches.get(name),
			outputs,
			reports
		});
	}
	return {
		pipeline,
		environment,
		parameters: indexParameters(pipeline),
		steps,
		problems: [],
		uses: [],
		inputs: []
	};
}
/** Adds a problem at a place; the message starts with the place's path. */
function report(scope, place, sentence) {
	const { document, faulty } = scope.pipeline;
	const path = pathText(place.path);
	if (faulty.has(path)) return;
	const position = place.nth === void 0 ? locate(document, place.path, place.part) : locateExpression(document, place.path, place.nth, place.offset);
	const message = path === "" ? sentence : `${path}: ${sentence}`;
	scope.problems.push({
		file: document.file,
		...position,
		path,
		message
	});
}
/** The step that a path lies in. */
function stepOf$1(path) {
	return path[0] === "steps" && path[1] !== void 0 ? String(path[1]) : void 0;
}
/** Notes that the step of this place needs another step. */
function use(scope, place, to, label, order = false) {
	const from = stepOf$1(place.path);
	if (from !== void 0) scope.uses.push({
		from,
		to,
		place,
		label,
		order
	});
}
/** Names of a Processing step's outputs, in the order of the file. */
function outputNames(spec) {
	if (spec.outputs === void 0) return [];
	return Array.isArray(spec.outputs) ? spec.outputs : Object.keys(spec.outputs);
}
/** The type that a scalar has as it was written: 7 is Integer, 7.0 and 7e0 are Float. */
function scalarType(value, written) {
	if (typeof value === "string") return "String";
	if (typeof value === "boolean") return "Boolean";
	return Number.isInteger(value) && !/[.eE]/.test(/^[-+]?0[xo]/.test(written ?? "") ? "" : written ?? "") ? "Integer" : "Float";
}
function indexParameters(pipeline) {
	const entries = /* @__PURE__ */ new Map();
	for (const [name, declared] of Object.entries(pipeline.spec.parameters ?? {})) {
		if (pipeline.broken.has(`parameters.${name}`)) {
			entries.set(name, {
				name,
				type: void 0,
				default: void 0,
				enum: void 0
			});
			continue;
		}
		if (typeof declared === "object") {
			const { type, enum: allowed } = declared;
			entries.set(name, {
				name,
				type,
				default: declared.default,
				enum: allowed
			});
			continue;
		}
		const written = writtenText(pipeline.document, ["parameters", name]);
		entries.set(name, {
			name,
			type: scalarType(declared, written),
			default: declared,
			enum: void 0
		});
	}
	return entries;
}
function reportFiles(spec, outputs) {
	const reports = /* @__PURE__ */ new Map();
	const [only] = outputs;
	for (const [name, declared] of Object.entries(spec.reports ?? {})) if (typeof declared === "object") reports.set(name, declared);
	else if (outputs.has(name) || outputs.size !== 1) reports.set(name, {
		output: name,
		file: declared
	});
	else reports.set(name, {
		output: only ?? name,
		file: declared
	});
	return reports;
}
function findBranches(pipeline) {
	const branches = /* @__PURE__ */ new Map();
	for (const [condition, spec] of Object.entries(pipeline.spec.steps)) {
		if (pipeline.broken.has(`steps.${condition}`) || spec.type !== "Condition") continue;
		for (const side of ["then", "else"]) for (const name of spec[side] ?? []) if (!branches.has(name)) branches.set(name, {
			condition,
			side
		});
	}
	return branches;
}

// actions/lib/pipeline/dataset.ts
/** Text of `dataset.json`, which the steps and the monitor read: features as a list, in the order of the request. */
function datasetJson(dataset) {
	const { features, label, ...rest } = dataset;
	const content = {
		...rest,
		label: typeof label === "string" ? { name: label } : label,
		features: Object.entries(features).map(([name, feature]) => ({
			name,
			...feature
		}))
	};
	return `${JSON.stringify(content, null, 2)}\n`;
}
/** The column that holds what the model predicts. */
function labelName({ label }) {
	return typeof label === "string" ? label : label.name;
}
/** What the structure cannot say about a dataset. */
function checkDataset(scope) {
	const { spec, broken } = scope.pipeline;
	if (spec.dataset === void 0 || broken.has("dataset")) return;
	const { features, id, time } = spec.dataset;
	const named = {
		label: labelName(spec.dataset),
		id,
		time
	};
	for (const [role, column] of Object.entries(named)) {
		if (column === void 0 || !Object.hasOwn(features, column)) continue;
		report(scope, {
			path: [
				"dataset",
				"features",
				column
			],
			part: "key"
		}, `is the ${role} too; a model must not be given it as a feature`);
	}
	for (const [name, { range, type, values }] of Object.entries(features)) {
		const path = [
			"dataset",
			"features",
			name
		];
		if (range !== void 0 && range[0] > range[1]) report(scope, { path: [...path, "range"] }, `goes from ${range[0]} down to ${range[1]}; write the smaller number first`);
		if (range !== void 0 && type === "string") report(scope, {
			path: [...path, "range"],
			part: "key"
		}, "a string feature has no range; write 'values'");
		if (values !== void 0 && type !== "string") report(scope, {
			path: [...path, "values"],
			part: "key"
		}, "only a string feature has values; write 'range'");
	}
}

// actions/lib/pipeline/images.json
var date = "2026-11-22";
var frameworks = {
	"xgboost": {
		"repository": "sagemaker-xgboost",
		"registry": "algorithms",
		"tags": {
			"0.90-1": "0.90-1-cpu-py3",
			"0.90-2": "0.90-2-cpu-py3",
			"1.0-1": "1.0-1-cpu-py3",
			"1.2-1": "1.2-1",
			"1.2-2": "1.2-2",
			"1.3-1": "1.3-1",
			"1.5-1": "1.5-1",
			"1.7-1": "1.7-1",
			"3.0-5": "3.0-5",
			"3.2-0": "3.2-0"
		}
	},
	"sklearn": {
		"repository": "sagemaker-scikit-learn",
		"registry": "algorithms",
		"tags": {
			"0.20.0": "0.20.0-cpu-py3",
			"0.23-1": "0.23-1-cpu-py3",
			"1.0-1": "1.0-1-cpu-py3",
			"1.2-1": "1.2-1-cpu-py3",
			"1.4-2": "1.4-2-py312"
		}
	},
	"model-monitor": {
		"repository": "sagemaker-model-monitor-analyzer",
		"registry": "modelMonitor"
	}
};
var domains = {
	"cn-": "amazonaws.com.cn",
	"us-iso-": "c2s.ic.gov",
	"us-isob-": "sc2s.sgov.gov",
	"us-isof-": "csp.hci.ic.gov",
	"eu-isoe-": "cloud.adc-e.uk",
	"": "amazonaws.com"
};
var registries = {
	"algorithms": {
		"af-south-1": "510948584623",
		"ap-east-1": "651117190479",
		"ap-northeast-1": "354813040037",
		"ap-northeast-2": "366743142698",
		"ap-northeast-3": "867004704886",
		"ap-south-1": "720646828776",
		"ap-south-2": "628508329040",
		"ap-southeast-1": "121021644041",
		"ap-southeast-2": "783357654285",
		"ap-southeast-3": "951798379941",
		"ap-southeast-4": "106583098589",
		"ca-central-1": "341280168497",
		"ca-west-1": "190319476487",
		"cn-north-1": "450853457545",
		"cn-northwest-1": "451049120500",
		"eu-central-1": "492215442770",
		"eu-central-2": "680994064768",
		"eu-north-1": "662702820516",
		"eu-south-1": "978288397137",
		"eu-south-2": "104374241257",
		"eu-west-1": "141502667606",
		"eu-west-2": "764974769150",
		"eu-west-3": "659782779980",
		"il-central-1": "898809789911",
		"me-central-1": "272398656194",
		"me-south-1": "801668240914",
		"sa-east-1": "737474898029",
		"us-east-1": "683313688378",
		"us-east-2": "257758044811",
		"us-gov-east-1": "237065988967",
		"us-gov-west-1": "414596584902",
		"us-iso-east-1": "833128469047",
		"us-isob-east-1": "281123927165",
		"us-isof-east-1": "108575199400",
		"us-isof-south-1": "124985052026",
		"us-west-1": "746614075791",
		"us-west-2": "246618743249"
	},
	"modelMonitor": {
		"af-south-1": "875698925577",
		"ap-east-1": "001633400207",
		"ap-northeast-1": "574779866223",
		"ap-northeast-2": "709848358524",
		"ap-northeast-3": "990339680094",
		"ap-south-1": "126357580389",
		"ap-southeast-1": "245545462676",
		"ap-southeast-2": "563025443158",
		"ap-southeast-3": "669540362728",
		"ca-central-1": "536280801234",
		"cn-north-1": "453000072557",
		"cn-northwest-1": "453252182341",
		"eu-central-1": "048819808253",
		"eu-central-2": "590183933784",
		"eu-north-1": "895015795356",
		"eu-south-1": "933208885752",
		"eu-south-2": "437450045455",
		"eu-west-1": "468650794304",
		"eu-west-2": "749857270468",
		"eu-west-3": "680080141114",
		"il-central-1": "843974653677",
		"me-central-1": "588750061953",
		"me-south-1": "607024016150",
		"sa-east-1": "539772159869",
		"us-east-1": "156813124566",
		"us-east-2": "777275614652",
		"us-gov-west-1": "362178532790",
		"us-isof-east-1": "853188333426",
		"us-isof-south-1": "467912361380",
		"us-west-1": "890145073186",
		"us-west-2": "159807026194"
	}
};

// actions/lib/pipeline/nearest.ts
const MAX_LISTED = 40;
/** The known word that was probably meant, or undefined where none is close. */
function nearest(word, known) {
	const wanted = word.toLowerCase();
	const limit = word.length < 4 ? word.length >> 1 : Math.max(2, Math.floor(word.length / 3));
	let best;
	let bestDistance = limit + 1;
	for (const candidate of known) {
		if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
		const distance = editDistance(wanted, candidate.toLowerCase());
		if (distance >= bestDistance) continue;
		best = candidate;
		bestDistance = distance;
	}
	return best;
}
/** `did you mean 'x'? Known: a, b.` for the end of a sentence about an unknown word. */
function suggestion(word, known, label = "Known") {
	const words = [...known];
	const match = nearest(word, words);
	const guess = match === void 0 ? "" : `did you mean '${match}'? `;
	const more = words.length > MAX_LISTED ? ` and ${words.length - MAX_LISTED} more` : "";
	return `${guess}${label}: ${words.length === 0 ? "none" : words.slice(0, MAX_LISTED).join(", ")}${more}.`;
}
function editDistance(a, b) {
	let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const current = [i];
		for (let j = 1; j <= b.length; j++) {
			const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			current.push(Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, substitution));
		}
		previous = current;
	}
	return previous[b.length] ?? 0;
}

// actions/lib/pipeline/images.ts
const FRAMEWORKS = frameworks;
const REGISTRIES = registries;
const DOMAINS = Object.entries(domains);
/**
* URI of an AWS-built image in the registry of a region. `images.json` says where its account numbers come from and
* when they were read.
*/
function imageUri(framework, version, region) {
	const known = Object.hasOwn(FRAMEWORKS, framework) ? FRAMEWORKS[framework] : void 0;
	if (known === void 0) return {
		key: "framework",
		sentence: `no image of framework '${framework}'; ${suggestion(framework, Object.keys(FRAMEWORKS))}`
	};
	const tag = tagOf(framework, known, version);
	if (typeof tag === "object") return tag;
	const accounts = REGISTRIES[known.registry] ?? {};
	if (!Object.hasOwn(accounts, region)) return { sentence: `no registry of ${framework} images is known for region '${region}'; ${suggestion(region, Object.keys(accounts), `Known regions (${date})`)} Or write the image's whole URI.` };
	return `${accounts[region]}.dkr.ecr.${region}.${domainOf(region)}/${known.repository}${tag}`;
}
function tagOf(framework, known, version) {
	if (known.tags === void 0) {
		if (version === void 0) return "";
		return {
			key: "version",
			sentence: `images of ${framework} have no versions; leave 'version' out`
		};
	}
	const tag = version !== void 0 && Object.hasOwn(known.tags, version) ? known.tags[version] : void 0;
	if (tag !== void 0) return `:${tag}`;
	const versions = Object.keys(known.tags);
	if (version === void 0) return {
		key: "framework",
		sentence: `images of ${framework} need a version; known (${date}): ${versions.join(", ")}.`
	};
	return {
		key: "version",
		sentence: `no version '${version}' of ${framework}; ${suggestion(version, versions, `Known versions (${date})`)}`
	};
}
function domainOf(region) {
	for (const [prefix, domain] of DOMAINS) if (region.startsWith(prefix)) return domain;
	return domains[""];
}

// actions/lib/manifest/check-metrics.ts
/** What a check tells of a model's quality once labels are in, by kind of problem: `pipelines/monitor/quality_metrics.py`. */
const QUALITY_METRICS = {
	regression: [
		"rmse",
		"mae",
		"r2",
		"mean_error"
	],
	binary: [
		"auc",
		"log_loss",
		"accuracy",
		"f1"
	],
	multiclass: []
};
const QUALITY_FORMS = [
	"",
	"_ratio",
	"_ratio_low"
];
const SIGNED = "mean_error";
const COUNTS = [
	"captured_rows",
	"corrupt_records",
	"completeness_min",
	"labelled_rows",
	"label_coverage"
];
/** Metrics that a check writes, beside the distance of each feature. */
function metricsOfChecks(engine, dataset) {
	if (engine === "model-monitor") return modelMonitorMetrics(dataset);
	const quality = QUALITY_METRICS[dataset.problem].flatMap((name) => (name === SIGNED ? [""] : QUALITY_FORMS).map((form) => `model_quality_${name}${form}`));
	return [...COUNTS, ...quality];
}
/** Model Monitor's data quality knows columns, and no labels. */
function modelMonitorMetrics(dataset) {
	return [...Object.keys(dataset.features), labelName(dataset)].flatMap((name) => [`feature_data_${name}`, `feature_non_null_${name}`]);
}

// actions/lib/manifest/names.ts
/** The only variant of every endpoint. Constant, because SageMaker keeps capacity and traffic by the variant's name. */
const VARIANT = "AllTraffic";
function endpointName(model, environment) {
	return `${model}-${environment}`;
}
/** The stack of an endpoint has the endpoint's name. */
function stackName(model, environment) {
	return endpointName(model, environment);
}

// actions/lib/manifest/schedule.ts
const FIELDS = [
	{
		name: "minutes",
		from: 0,
		to: 59
	},
	{
		name: "hours",
		from: 0,
		to: 23
	},
	{
		name: "day of the month",
		from: 1,
		to: 31,
		special: /^(\?|L|LW|\d{1,2}W)$/
	},
	{
		name: "month",
		from: 1,
		to: 12,
		names: [
			"JAN",
			"FEB",
			"MAR",
			"APR",
			"MAY",
			"JUN",
			"JUL",
			"AUG",
			"SEP",
			"OCT",
			"NOV",
			"DEC"
		]
	},
	{
		name: "day of the week",
		from: 1,
		to: 7,
		names: [
			"SUN",
			"MON",
			"TUE",
			"WED",
			"THU",
			"FRI",
			"SAT"
		],
		special: /^(\?|L|[1-7]L|[1-7]#[1-5])$/
	},
	{
		name: "year",
		from: 1970,
		to: 2199
	}
];
const EXAMPLE = "cron(20 * ? * * *) for twenty past every hour";
/** What is wrong with a monitor's schedule, or undefined. */
function scheduleFault(schedule, engine) {
	if (engine === "model-monitor") return modelMonitorFault(schedule);
	if (/^rate\((1 (minute|hour|day)|([2-9]|[1-9]\d+) (minutes|hours|days))\)$/.test(schedule)) return void 0;
	const fields = /^cron\((.*)\)$/.exec(schedule)?.[1]?.split(" ");
	if (fields === void 0) return `'${schedule}' is no schedule; write ${EXAMPLE}, or rate(1 hour)`;
	if (fields.length !== FIELDS.length) return `cron has six fields (${FIELDS.map(({ name }) => name).join(", ")}), found ${fields.length} in '${schedule}'; write ${EXAMPLE}`;
	for (const [index, field] of FIELDS.entries()) {
		const text = fields[index] ?? "";
		if (!text.split(",").every((part) => isPart(part, field))) return `'${text}' is not possible for the ${field.name} (${field.from} to ${field.to}) in '${schedule}'`;
	}
	if (fields[2] === "?" === (fields[4] === "?")) return `either the day of the month or the day of the week is '?', found '${fields[2]}' and '${fields[4]}' in '${schedule}'`;
}
function isPart(part, field) {
	if (field.special?.test(part) === true) return true;
	const [range = "", step, more] = part.split("/");
	if (more !== void 0 || step !== void 0 && !/^[1-9]\d*$/.test(step)) return false;
	if (range === "*") return true;
	const [first = "", last = first, further] = range.split("-");
	if (further !== void 0) return false;
	return numberOf$1(first, field) <= numberOf$1(last, field);
}
function numberOf$1(text, { from, to, names = [] }) {
	const index = names.indexOf(text.toUpperCase());
	if (index >= 0) return from + index;
	const number = /^\d+$/.test(text) ? Number(text) : NaN;
	return number >= from && number <= to ? number : NaN;
}
function modelMonitorFault(schedule) {
	const [, hours] = /^cron\(0 (\S+) \? \* \* \*\)$/.exec(schedule) ?? [];
	const [start = "", step] = hours?.split("/") ?? [];
	const isHour = start === "*" ? step === void 0 : /^([01]?\d|2[0-3])$/.test(start);
	const isStep = step === void 0 || /^([1-9]|1\d|2[0-4])$/.test(step);
	if (isHour && isStep) return void 0;
	return `Model Monitor takes cron(0 * ? * * *), cron(0 H ? * * *) and cron(0 H/N ? * * *), found '${schedule}'`;
}

// actions/lib/manifest/rules/monitor.ts
const scheduleRule = {
	reads: [["monitor", "schedule"], ["monitor", "engine"]],
	check({ entry: { monitor } }, report) {
		if (monitor === null) return;
		const fault = scheduleFault(monitor.schedule, monitor.engine);
		if (fault !== void 0) report(["monitor", "schedule"], fault);
	}
};
/** Model Monitor's image lies in another account in each region. */
const modelMonitorRegionRule = {
	reads: [["monitor", "engine"]],
	around: ["region"],
	check({ manifest, entry: { monitor } }, report) {
		if (monitor?.engine !== "model-monitor") return;
		if (typeof imageUri("model-monitor", void 0, manifest.region) === "string") return;
		report(["monitor", "engine"], `SageMaker Model Monitor is not known to be in ${manifest.region}; write "processing"`);
	}
};
/** A monitor reads what was captured. */
const captureForMonitorRule = {
	reads: [["monitor"], [
		"endpoint",
		"dataCapture",
		"samplingPercentage"
	]],
	check({ entry: { monitor, endpoint } }, report) {
		if (monitor === null || endpoint.dataCapture.samplingPercentage > 0) return;
		report([
			"endpoint",
			"dataCapture",
			"samplingPercentage"
		], "is 0, so the monitor would never see a request; capture some, or write \"monitor\": null");
	}
};
/** A row counts for quality once its label has had the time to come, and by then it has to be in the window still. */
const labelDelayRule = {
	reads: [
		["monitor", "labelDelay"],
		["monitor", "window"],
		["monitor", "engine"]
	],
	check({ entry: { monitor } }, report) {
		if (monitor?.engine !== "processing") return;
		const { labelDelay, window } = monitor;
		if ((durationSeconds(labelDelay) ?? 0) < (durationSeconds(window) ?? Infinity)) return;
		report(["monitor", "labelDelay"], `is ${labelDelay}, and a check looks back ${window}: no row would ever be old enough for its label to count. Write less than the window, or a longer window`);
	}
};
/** One alarm per metric. */
const alarmMetricRule = {
	reads: [["monitor", "alarms"]],
	check({ entry: { monitor } }, report) {
		const first = /* @__PURE__ */ new Map();
		for (const [index, { metric }] of (monitor?.alarms ?? []).entries()) {
			const before = first.get(metric);
			if (before === void 0) first.set(metric, index);
			else report([
				"monitor",
				"alarms",
				index,
				"metric"
			], `'${metric}' has an alarm already, number ${before + 1}; keep one`);
		}
	}
};
const FEATURE_METRIC = "feature_baseline_drift_";
/** A drift alarm names something that the model's pipeline knows: a feature, the label or `max`, the largest of them all. */
const alarmFeatureRule = {
	reads: [["monitor", "alarms"], ["monitor", "engine"]],
	check({ entry: { monitor }, dataset }, report) {
		if (monitor === null || dataset === void 0) return;
		const names = [
			...Object.keys(dataset.features),
			labelName(dataset),
			...monitor.engine === "processing" ? ["max"] : []
		];
		for (const [index, { metric }] of monitor.alarms.entries()) {
			if (!metric.startsWith(FEATURE_METRIC)) continue;
			const name = metric.slice(23);
			if (names.includes(name)) continue;
			const message = `the model's pipeline has no feature '${name}'; ${suggestion(name, names)}`;
			report([
				"monitor",
				"alarms",
				index,
				"metric"
			], message);
		}
	}
};
/** Any other alarm names a metric that a check of this problem writes. */
const checkMetricRule = {
	reads: [["monitor", "alarms"], ["monitor", "engine"]],
	check({ entry: { monitor }, dataset }, report) {
		if (monitor === null || dataset === void 0) return;
		const known = metricsOfChecks(monitor.engine, dataset);
		for (const [index, { metric }] of monitor.alarms.entries()) {
			if (metric.startsWith(FEATURE_METRIC) || known.includes(metric)) continue;
			const message = `no check of the engine ${monitor.engine} writes the metric '${metric}'; ${suggestion(metric, known)}`;
			report([
				"monitor",
				"alarms",
				index,
				"metric"
			], message);
		}
	}
};
/** M of N: CloudWatch takes no M above N. */
const datapointsRule = {
	reads: [["monitor", "alarms"]],
	check({ entry: { monitor } }, report) {
		for (const [index, alarm] of (monitor?.alarms ?? []).entries()) {
			const { datapoints, periods } = datapointsOf(alarm);
			if (datapoints <= periods) continue;
			const message = `${datapoints} datapoints can't be above the threshold in ${periods} evaluation periods; write at most ${periods}, or more evaluationPeriods`;
			report([
				"monitor",
				"alarms",
				index,
				"datapointsToAlarm"
			], message);
		}
	}
};
const alarmNameRule = {
	reads: [["monitor", "alarms"]],
	around: ["environment"],
	check({ manifest, model, entry: { monitor } }, report) {
		for (const [index, { metric }] of (monitor?.alarms ?? []).entries()) {
			const name = alarmName(endpointName(model, manifest.environment), metric);
			if (name.length <= 255) continue;
			const message = `its alarm would be called '${name}', which has ${name.length} characters; CloudWatch takes ${255}. Shorten the feature's name by ${name.length - 255}`;
			report([
				"monitor",
				"alarms",
				index,
				"metric"
			], message);
		}
	}
};

// actions/lib/manifest/rules/names.ts
const endpointNameRule = {
	reads: [],
	around: ["environment"],
	check({ manifest, model }, report) {
		const name = endpointName(model, manifest.environment);
		if (/^[0-9]/.test(name)) return report([], `its stack would be called '${name}', and CloudFormation takes names that begin with a letter only; rename the model and its package group`, "key");
		if (name.length <= 63) return;
		report([], `its endpoint would be called '${name}', which has ${name.length} characters; SageMaker takes ${63}. Shorten the environment's name, or that of the model and its package group, by ${name.length - 63}`, "key");
	}
};
/** No two entries may share an endpoint: `a-b` in `c` and `a` in `b-c` would. SageMaker's names ignore case. */
function sharedNames({ environments }) {
	const first = /* @__PURE__ */ new Map();
	const problems = [];
	for (const loaded of environments.values()) for (const model of Object.keys(loaded.manifest.models)) {
		const name = endpointName(model, loaded.manifest.environment).toLowerCase();
		const other = first.get(name);
		if (other === void 0) {
			first.set(name, {
				loaded,
				model
			});
			continue;
		}
		const message = `its endpoint would be called '${name}', as that of '${other.model}' in ${other.loaded.file}; rename one of the two`;
		problems.push(loaded.problem(["models", model], message, "key"));
	}
	return problems;
}

// actions/lib/manifest/rules/promotion.ts
/** Every environment promotes from one that there is, and none from itself by however many steps. */
function brokenChains(manifests) {
	const problems = [];
	for (const loaded of manifests.environments.values()) {
		const { environment, promotesFrom } = loaded.manifest;
		if (promotesFrom === null || !loaded.sound(["promotesFrom"])) continue;
		if (!manifests.environments.has(promotesFrom)) {
			const others = [...manifests.environments.keys()].filter((name) => name !== environment);
			const message = `there is no environment '${promotesFrom}'; ${suggestion(promotesFrom, others)} Or null, where releases begin`;
			problems.push(loaded.problem(["promotesFrom"], message));
			continue;
		}
		const circle = circleFrom(environment, manifests);
		if (circle === void 0) continue;
		const message = `goes in a circle, so no release could ever begin: ${circle.join(" <- ")}; write null in one of them`;
		problems.push(loaded.problem(["promotesFrom"], message));
	}
	return problems;
}
function circleFrom(start, { environments }) {
	const trail = [start];
	let next = environments.get(start)?.manifest.promotesFrom;
	while (typeof next === "string" && next !== start) {
		if (trail.includes(next)) return void 0;
		trail.push(next);
		next = environments.get(next)?.manifest.promotesFrom;
	}
	return next === start ? [...trail, start] : void 0;
}
/** A model of an environment is one of the environment before too, or nothing could be promoted. */
function unknownModels(manifests) {
	const problems = [];
	for (const loaded of manifests.environments.values()) {
		const { promotesFrom, environment } = loaded.manifest;
		const before = previous(loaded, manifests);
		if (before === void 0 || before === loaded) continue;
		const known = before.manifest.models;
		for (const model of Object.keys(loaded.manifest.models)) {
			if (Object.hasOwn(known, model)) continue;
			const message = `${before.file} has no such model, and ${environment} takes only what ${promotesFrom} has run; ${suggestion(model, Object.keys(known), "Models there")}`;
			problems.push(loaded.problem(["models", model], message, "key"));
		}
	}
	return problems;
}
function previous(loaded, manifests) {
	const { promotesFrom } = loaded.manifest;
	if (promotesFrom === null || !loaded.sound(["promotesFrom"])) return void 0;
	return manifests.environments.get(promotesFrom);
}

// actions/lib/manifest/package-arn.ts
const PACKAGE_ARN = /^arn:([a-z-]+):sagemaker:([a-z0-9-]+):(\d{12}):model-package\/([^/]+)\/([1-9]\d*)$/;
/** Undefined for anything but the ARN of one version. */
function parsePackageArn(arn) {
	const [, partition, region, account, group, version] = PACKAGE_ARN.exec(arn) ?? [];
	if (partition === void 0 || region === void 0 || account === void 0 || group === void 0) return void 0;
	return {
		partition,
		region,
		account,
		group,
		version: Number(version)
	};
}

// actions/lib/manifest/rules/release.ts
/** The pinned package is one of this model's own group. SageMaker has long written names in ARNs in lower case. */
const packageGroupRule = {
	reads: [["release", "modelPackageArn"]],
	check({ model, entry: { release } }, report) {
		const group = parsePackageArn(release?.modelPackageArn ?? "")?.group;
		if (group === void 0 || group.toLowerCase() === model.toLowerCase()) return;
		report(["release", "modelPackageArn"], `is of the group '${group}'; the model '${model}' takes packages of the group '${model}' only`);
	}
};
const packageRegionRule = {
	reads: [["release", "modelPackageArn"]],
	around: ["environment", "region"],
	check({ manifest, entry: { release } }, report) {
		const region = parsePackageArn(release?.modelPackageArn ?? "")?.region;
		if (region === void 0 || region === manifest.region) return;
		report(["release", "modelPackageArn"], otherRegion(region, manifest));
	}
};
/** Why a package of one region can't go into an environment in another. */
function otherRegion(region, { environment, region: own }) {
	return `is registered in ${region}, and ${environment} is in ${own}: SageMaker serves a package in its own region only. Register the model in ${own} and pin that package`;
}
/** Only where releases begin may SageMaker choose the image: what ran there is what runs afterwards. */
const imageDigestRule = {
	reads: [["release"]],
	around: ["promotesFrom"],
	check({ manifest, entry: { release } }, report) {
		if (release === null || release.imageDigest !== null || manifest.promotesFrom === null) return;
		report(["release", "imageDigest"], `is null; write the digest that ran in ${manifest.promotesFrom}: its deployment record has it`);
	}
};

// actions/lib/manifest/rules/fleet.ts
function fleetOf$1({ instanceCount, autoscaling }) {
	const smallest = autoscaling?.min ?? instanceCount;
	const largest = autoscaling?.max ?? instanceCount;
	return {
		smallest,
		largest,
		text: smallest === largest ? count$1(smallest) : `${smallest} to ${count$1(largest)}`
	};
}
function count$1(instances) {
	return instances === 1 ? "one instance" : `${instances} instances`;
}

// actions/lib/manifest/rules/rollout.ts
const LONGEST_BAKE = 3600;
const LONGEST_ROLLOUT = 28800;
/** SageMaker's exclusions of canary and linear rollouts. It checks them only when an endpoint is updated, in the middle of a deploy. */
const rolloutRule = {
	reads: [
		["endpoint", "rollout"],
		["endpoint", "instanceType"],
		["endpoint", "instanceCount"],
		["endpoint", "autoscaling"]
	],
	check({ entry: { endpoint } }, report) {
		const { rollout, instanceType } = endpoint;
		if (rollout.type === "all-at-once") return;
		if (instanceType.startsWith("ml.inf1.")) return report([
			"endpoint",
			"rollout",
			"type"
		], `SageMaker moves endpoints on Inf1 all at once; write { "type": "all-at-once" }, found '${rollout.type}'`);
		const fleet = fleetOf$1(endpoint);
		if (fleet.smallest === 1) return report([
			"endpoint",
			"rollout",
			"type"
		], `one instance can't be split: the endpoint has ${fleet.text}; write { "type": "all-at-once" }, found '${rollout.type}'`);
		checkSize(rollout, fleet, report);
		checkDuration(rollout, fleet, report);
	}
};
function checkSize(rollout, fleet, report) {
	const most = Math.floor(fleet.smallest / 2);
	const least = rollout.type === "linear" ? Math.ceil(fleet.largest / 10) : 1;
	if (rollout.instances >= least && rollout.instances <= most) return;
	const share = rollout.type === "linear" ? "a step is 10 to 50 %" : "a canary is at most half";
	const allowed = allowedText(least, most, rollout.type);
	report([
		"endpoint",
		"rollout",
		"instances"
	], `${share} of the instances, and the endpoint has ${fleet.text}: ${allowed}, found ${rollout.instances}`);
}
function allowedText(least, most, type) {
	if (least > most) return `no number is both; bring autoscaling's bounds closer together or write "canary" instead of "${type}"`;
	return least === most ? `write ${least}` : `write ${least} to ${most}`;
}
function checkDuration(rollout, fleet, report) {
	const bake = durationSeconds(rollout.bake) ?? 0;
	if (bake > LONGEST_BAKE) return report([
		"endpoint",
		"rollout",
		"bake"
	], `SageMaker waits at most PT1H, found '${rollout.bake}'`);
	const steps = rollout.type === "linear" ? Math.ceil(fleet.largest / rollout.instances) : 1;
	if (steps * bake < LONGEST_ROLLOUT) return;
	report([
		"endpoint",
		"rollout",
		"bake"
	], `${steps} steps of '${rollout.bake}' take longer than the eight hours that SageMaker gives a rollout; bake shorter or take larger steps`);
}

// actions/lib/summary/time-span.ts
/** `1 h 5 min`, `2 min 3 s`, `14 s`, `0.4 s`: the two largest units of a time span. */
function formatSpan(ms) {
	if (ms < 1e4) return `${Math.max(0, Math.round(ms / 100) / 10)} s`;
	const seconds = Math.round(ms / 1e3);
	const hours = Math.floor(seconds / 3600);
	const minutes = Math.floor(seconds % 3600 / 60);
	if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
	if (minutes > 0) return seconds % 60 > 0 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
	return `${seconds} s`;
}

// actions/lib/manifest/soak.ts
/**
* Milliseconds that a package has run in an environment: the longest time between its deployment and that of another
* one, or now. Undefined where it never ran. `deployed` holds successful deployments in any order.
*/
function soaked(deployed, isSame, now) {
	const byTime = deployed.toSorted((a, b) => Date.parse(a.endedAt) - Date.parse(b.endedAt));
	let longest;
	let since;
	for (const [index, past] of byTime.entries()) {
		if (!isSame(past)) {
			since = void 0;
			continue;
		}
		since ??= Date.parse(past.endedAt);
		const next = byTime[index + 1];
		const until = next === void 0 ? now.getTime() : Date.parse(next.endedAt);
		longest = Math.max(longest ?? 0, until - since);
	}
	return longest;
}

// actions/lib/manifest/release-facts.ts
/** What `checkRelease` may answer, for the contracts of the actions that ask it. */
const RELEASE_REASONS = [
	"region-differs",
	"package-missing",
	"package-not-of-group",
	"package-incomplete",
	"package-rejected",
	"package-not-approved",
	"package-swapped",
	"instance-type-unsupported",
	"baseline-missing",
	"not-run-in-previous-environment",
	"image-differs",
	"soaking",
	"frozen"
];

// actions/lib/manifest/release-check.ts
const PACKAGE = ["release", "modelPackageArn"];
/** What forbids that a release is deployed here and now, by the facts. In the order of the rules below. */
function checkRelease({ loaded, model }, facts) {
	const { manifest } = loaded;
	const entry = manifest.models[model];
	if (entry === void 0 || entry.release === null) return [];
	const { release, endpoint, monitor } = entry;
	const subject = {
		manifest,
		model,
		release,
		endpoint,
		monitor
	};
	const problems = [];
	for (const rule of RULES) {
		const finding = rule(subject, facts);
		if (finding === void 0) continue;
		const part = finding.path.length === 0 ? "key" : "value";
		const problem = loaded.problem([
			"models",
			model,
			...finding.path
		], finding.message, part);
		problems.push({
			reason: finding.reason,
			problem
		});
	}
	return problems;
}
const RULES = [
	sameRegion,
	packageThere,
	packageOfGroup,
	packageComplete,
	packageApproved,
	packageUnchanged,
	instanceTypeAllowed,
	baselineThere,
	ranBefore,
	sameImage,
	soakedEnough,
	notFrozen
];
function sameRegion({ manifest, release }) {
	const region = parsePackageArn(release.modelPackageArn)?.region;
	if (region === void 0 || region === manifest.region) return void 0;
	return {
		reason: "region-differs",
		path: PACKAGE,
		message: otherRegion(region, manifest)
	};
}
function packageThere({ release }, facts) {
	if (facts.package !== void 0) return void 0;
	const message = `SageMaker has no model package ${release.modelPackageArn}; pin a version that is there`;
	return {
		reason: "package-missing",
		path: PACKAGE,
		message
	};
}
function packageOfGroup({ model }, { package: pinned }) {
	if (pinned === void 0 || pinned.group === model) return void 0;
	const message = `is of the group '${pinned.group}'; the model '${model}' takes packages of the group '${model}' only`;
	return {
		reason: "package-not-of-group",
		path: PACKAGE,
		message
	};
}
function packageComplete(_, { package: pinned }) {
	if (pinned === void 0 || pinned.status === "Completed") return void 0;
	const message = `its registration is ${pinned.status}, and only a completed one can be served; pin another version`;
	return {
		reason: "package-incomplete",
		path: PACKAGE,
		message
	};
}
/** Merging where releases begin is the approval; later environments need it to have happened. */
function packageApproved({ manifest }, { package: pinned }) {
	if (pinned === void 0 || pinned.approval === "Approved") return void 0;
	if (pinned.approval === "Rejected") return {
		reason: "package-rejected",
		path: PACKAGE,
		message: "was rejected; pin another version"
	};
	if (manifest.promotesFrom === null) return void 0;
	const message = `is ${pinned.approval}, and ${manifest.environment} takes approved packages only; deploy it in ${manifest.promotesFrom} first, which approves it`;
	return {
		reason: "package-not-approved",
		path: PACKAGE,
		message
	};
}
function packageUnchanged({ release }, { package: pinned }) {
	if (pinned === void 0 || plainETag(pinned.modelDataETag) === plainETag(release.modelDataETag)) return void 0;
	return {
		reason: "package-swapped",
		path: ["release", "modelDataETag"],
		message: `is '${release.modelDataETag}', and the package's model data have the ETag '${pinned.modelDataETag ?? ""}': they are not what was reviewed. Find out who exchanged them; train again and pin the new version`
	};
}
function instanceTypeAllowed({ endpoint }, { package: pinned }) {
	const allowed = pinned?.instanceTypes ?? [];
	if (allowed.length === 0 || allowed.includes(endpoint.instanceType)) return void 0;
	return {
		reason: "instance-type-unsupported",
		path: ["endpoint", "instanceType"],
		message: `the package was not registered for '${endpoint.instanceType}'; ${suggestion(endpoint.instanceType, allowed, "It allows")} Or register it with this type in the pipeline's realtimeInstances`
	};
}
function baselineThere({ monitor }, { package: pinned }) {
	if (monitor === null || pinned === void 0 || pinned.baselineUri !== void 0) return void 0;
	return {
		reason: "baseline-missing",
		path: ["monitor"],
		message: "the package has no baseline that its traffic could be compared with: register it with driftCheckBaselines.modelDataQuality, statistics.json and constraints.json in one folder, or write \"monitor\": null"
	};
}
function ranBefore({ manifest, release }, { previous }) {
	const { promotesFrom, environment } = manifest;
	if (promotesFrom === null || previous.some((past) => isSamePackage(past, release))) return void 0;
	const last = previous.toSorted((a, b) => Date.parse(b.endedAt) - Date.parse(a.endedAt))[0];
	const message = `${environment} takes only what has run and was verified in ${promotesFrom}, ${last === void 0 ? "which has run nothing of this model" : `which ran ${last.release.modelPackageArn} last`}; deploy this release there first`;
	return {
		reason: "not-run-in-previous-environment",
		path: PACKAGE,
		message
	};
}
function sameImage({ manifest, release }, { previous }) {
	const { promotesFrom } = manifest;
	if (promotesFrom === null) return void 0;
	const ran = previous.filter((past) => isSamePackage(past, release)).map((past) => past.release.imageDigest);
	if (ran.length === 0 || ran.includes(release.imageDigest)) return void 0;
	return {
		reason: "image-differs",
		path: ["release", "imageDigest"],
		message: `is ${release.imageDigest}, and what ran in ${promotesFrom} is ${ran.join(", ")}; write that`
	};
}
function soakedEnough({ manifest, release }, facts) {
	const { promotesFrom } = manifest;
	if (promotesFrom === null) return void 0;
	const wanted = (durationSeconds(facts.policy.soak) ?? 0) * 1e3;
	const ran = soaked(facts.previous, (past) => isSamePackage(past, release), facts.now);
	if (ran === void 0 || ran >= wanted) return void 0;
	const message = `has run ${formatSpan(ran)} in ${promotesFrom}, and policy.soak asks for ${formatSpan(wanted)}; deploy it in ${formatSpan(wanted - ran)}`;
	return {
		reason: "soaking",
		path: PACKAGE,
		message
	};
}
function notFrozen({ manifest }, { policy, now }) {
	for (const [index, freeze] of policy.freeze.entries()) {
		const [fault] = freezeFaults(freeze);
		if (fault === void 0) continue;
		return {
			reason: "frozen",
			path: [],
			message: `the base branch's policy.freeze[${index}].${fault.key} can't be read, which counts as a freeze: ${fault.message}`
		};
	}
	const frozen = frozenAt(policy.freeze, now);
	if (frozen === void 0) return void 0;
	return {
		reason: "frozen",
		path: [],
		message: `${manifest.environment} is frozen until ${frozen.until}: ${frozen.reason}. Deploy after that, or merge a change of policy.freeze first`
	};
}
function isSamePackage(past, release) {
	return past.release.modelPackageArn === release.modelPackageArn && plainETag(past.release.modelDataETag) === plainETag(release.modelDataETag);
}
function plainETag(tag) {
	return tag?.replaceAll("\"", "");
}

// actions/lib/manifest/rules.ts
const ENVIRONMENT_RULES = [fileNameRule, freezeRule];
const ENTRY_RULES = [
	endpointNameRule,
	packageGroupRule,
	packageRegionRule,
	imageDigestRule,
	holdDateRule,
	autoscalingBoundsRule,
	burstableTypeRule,
	rolloutRule,
	captureKeyRule,
	volumeKeyRule,
	scheduleRule,
	modelMonitorRegionRule,
	captureForMonitorRule,
	alarmMetricRule,
	alarmFeatureRule,
	checkMetricRule,
	datapointsRule,
	alarmNameRule,
	labelDelayRule
];
const CHAIN_RULES = [
	brokenChains,
	unknownModels,
	sharedNames
];
/**
* Everything that is wrong in manifests and can be told without a cloud, in the order of the files. Without `datasets`
* alarms are not held against the features of the models' pipelines.
*/
function checkManifests(manifests, datasets = /* @__PURE__ */ new Map()) {
	const between = CHAIN_RULES.flatMap((rule) => rule(manifests));
	return sortProblems([...between, ...checkEach(manifests, datasets)]);
}
/** What is wrong in any manifest by itself, whatever the others say. */
function checkEach(manifests, datasets = /* @__PURE__ */ new Map()) {
	const problems = [];
	for (const loaded of manifests.environments.values()) {
		const { manifest, file } = loaded;
		for (const rule of ENVIRONMENT_RULES) if (allSound(loaded, rule.reads)) rule.check({
			manifest,
			file
		}, reporter(loaded, [], problems));
		for (const [model, entry] of Object.entries(manifest.models)) {
			const subject = {
				manifest,
				model,
				entry,
				dataset: datasets.get(model)
			};
			const report = reporter(loaded, ["models", model], problems);
			for (const rule of ENTRY_RULES) if (readable(loaded, model, rule)) rule.check(subject, report);
		}
	}
	return problems;
}
function readable(loaded, model, { reads, around = [] }) {
	return allSound(loaded, [...reads.map((path) => [
		"models",
		model,
		...path
	]), ...around.map((key) => [key])]);
}
function allSound(loaded, paths) {
	return paths.every((path) => loaded.sound(path));
}
function reporter(loaded, at, problems) {
	return (path, message, part) => problems.push(loaded.problem([...at, ...path], message, part));
}

// environments/manifest.schema.json
var manifest_schema_default = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Environment manifest",
	description: "Which model runs in an environment, on what and watched how. docs/manifests.md explains it.",
	type: "object",
	required: [
		"environment",
		"promotesFrom",
		"account",
		"region",
		"policy",
		"models"
	],
	additionalProperties: false,
	properties: {
		"$schema": {
			"title": "Schema",
			"description": "For editors: ./manifest.schema.json.",
			"type": "string"
		},
		"environment": {
			"title": "Environment",
			"description": "Name of the environment and of this file. Part of every endpoint's name.",
			"type": "string",
			"maxLength": 63,
			"pattern": "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",
			"patternErrorMessage": "letters, digits and hyphens are possible, a letter or digit first and last"
		},
		"promotesFrom": {
			"title": "Promotes from",
			"description": "The environment in which a release has to have run before; null where releases begin.",
			"type": ["string", "null"],
			"minLength": 1
		},
		"account": {
			"title": "Account",
			"description": "AWS account number: twelve digits, in quotes.",
			"type": "string",
			"pattern": "^[0-9]{12}$",
			"patternErrorMessage": "an AWS account number has twelve digits"
		},
		"region": {
			"title": "Region",
			"description": "AWS region, such as us-east-1. That of the model packages too.",
			"type": "string",
			"pattern": "^[a-z]{2}(-[a-z]+)+-[0-9]$",
			"patternErrorMessage": "a region is written like us-east-1"
		},
		"policy": { "$ref": "#/definitions/policy" },
		"models": {
			"title": "Models",
			"description": "By model package group, which is the name of the model.",
			"type": "object",
			"propertyNames": { "$ref": "#/definitions/name" },
			"additionalProperties": { "$ref": "#/definitions/model" }
		}
	},
	definitions: {
		"name": {
			"type": "string",
			"maxLength": 63,
			"pattern": "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",
			"patternErrorMessage": "letters, digits and hyphens are possible, a letter or digit first and last"
		},
		"duration": {
			"type": "string",
			"pattern": "^P(?=[\\dT])(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?=\\d)(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?)?$",
			"patternErrorMessage": "write an ISO 8601 duration such as PT10M, PT24H or P3D (no years or months: their length varies)"
		},
		"policy": {
			"title": "Policy",
			"description": "What has to hold before a release moves. Read from the base branch: a pull request cannot loosen its own check.",
			"type": "object",
			"required": [
				"soak",
				"freeze",
				"maxMetricRegressionPercent"
			],
			"additionalProperties": false,
			"properties": {
				"soak": {
					"title": "Soak",
					"description": "How long a release has to have run in the environment that this one promotes from, such as PT24H.",
					"$ref": "#/definitions/duration"
				},
				"freeze": {
					"title": "Freeze",
					"description": "Times in which nothing is deployed here.",
					"type": "array",
					"items": { "$ref": "#/definitions/freeze" }
				},
				"maxMetricRegressionPercent": {
					"title": "Largest regression",
					"description": "By how many percent a proposed model's metric may be worse than the running one's, both judged on the same rows.",
					"type": "number",
					"minimum": 0
				}
			}
		},
		"freeze": {
			"title": "Freeze",
			"description": "Once, from one date and time to another, or with days every week. Times are those of the clock on the wall in the time zone.",
			"type": "object",
			"required": [
				"from",
				"to",
				"timeZone",
				"reason"
			],
			"additionalProperties": false,
			"properties": {
				"days": {
					"title": "Days",
					"description": "Days of the week; from and to are then times of the day.",
					"type": "array",
					"minItems": 1,
					"uniqueItems": true,
					"items": {
						"type": "string",
						"enum": [
							"mon",
							"tue",
							"wed",
							"thu",
							"fri",
							"sat",
							"sun"
						]
					}
				},
				"from": {
					"title": "From",
					"description": "Such as 2026-12-24T16:00, or with days 16:00. This moment is frozen.",
					"type": "string",
					"minLength": 1
				},
				"to": {
					"title": "To",
					"description": "Such as 2027-01-02T08:00, or with days 24:00. From this moment on deploys go again.",
					"type": "string",
					"minLength": 1
				},
				"timeZone": {
					"title": "Time zone",
					"description": "IANA name such as Europe/Berlin.",
					"type": "string",
					"minLength": 1
				},
				"reason": {
					"title": "Reason",
					"description": "For those who wait.",
					"type": "string",
					"minLength": 1
				}
			}
		},
		"model": {
			"title": "Model",
			"description": "What runs here of one model.",
			"type": "object",
			"required": [
				"release",
				"hold",
				"endpoint",
				"monitor"
			],
			"additionalProperties": false,
			"properties": {
				"release": { "$ref": "#/definitions/release" },
				"hold": { "$ref": "#/definitions/hold" },
				"endpoint": { "$ref": "#/definitions/endpoint" },
				"monitor": { "$ref": "#/definitions/monitor" }
			}
		},
		"release": {
			"title": "Release",
			"description": "The model package that runs here, and what it was made of; null where none was promoted yet.",
			"type": ["object", "null"],
			"required": [
				"modelPackageArn",
				"modelDataETag",
				"imageDigest",
				"pipelineExecutionArn",
				"commit"
			],
			"additionalProperties": false,
			"properties": {
				"modelPackageArn": {
					"title": "Model package",
					"description": "ARN of a version in the model's own package group.",
					"type": "string",
					"pattern": "^arn:[a-z-]+:sagemaker:[a-z0-9-]+:[0-9]{12}:model-package/[^/]+/[1-9][0-9]*$",
					"patternErrorMessage": "write the ARN of one version, such as arn:aws:sagemaker:us-east-1:111122223333:model-package/nyc-taxi-fare/3"
				},
				"modelDataETag": {
					"title": "Model data's ETag",
					"description": "As SageMaker recorded it at registration; a deploy refuses a package whose data were exchanged.",
					"type": "string",
					"minLength": 1
				},
				"imageDigest": {
					"title": "Image digest",
					"description": "Of the image that really ran in the environment before; null where releases begin and the image is not pinned.",
					"type": ["string", "null"],
					"pattern": "^sha256:[0-9a-f]{64}$",
					"patternErrorMessage": "a digest is sha256: and 64 hexadecimal digits"
				},
				"pipelineExecutionArn": {
					"title": "Pipeline execution",
					"description": "ARN of the execution that trained it; null for a package registered by other means.",
					"type": ["string", "null"],
					"pattern": "^arn:[a-z-]+:sagemaker:[a-z0-9-]+:[0-9]{12}:pipeline/[^/]+/execution/[^/]+$",
					"patternErrorMessage": "write the ARN of an execution, such as arn:aws:sagemaker:us-east-1:111122223333:pipeline/nyc-taxi-fare/execution/1a2b3c4d5e6f"
				},
				"commit": {
					"title": "Commit",
					"description": "Commit that it was trained from; null where none is known.",
					"type": ["string", "null"],
					"minLength": 1,
					"maxLength": 64
				}
			}
		},
		"hold": {
			"title": "Hold",
			"description": "While it lasts nothing new is proposed for this model here; merged manifests are deployed all the same.",
			"type": ["object", "null"],
			"required": [
				"by",
				"reason",
				"until"
			],
			"additionalProperties": false,
			"properties": {
				"by": {
					"title": "By",
					"description": "Who holds it.",
					"type": "string",
					"minLength": 1
				},
				"reason": {
					"title": "Reason",
					"description": "For those who wait.",
					"type": "string",
					"minLength": 1
				},
				"until": {
					"title": "Until",
					"description": "A date such as 2026-12-01, its end in UTC, or a time with offset such as 2026-12-01T08:00Z; null until somebody removes the hold.",
					"type": ["string", "null"],
					"minLength": 1
				}
			}
		},
		"endpoint": {
			"title": "Endpoint",
			"description": "What the model runs on and how a release gets there.",
			"type": "object",
			"required": [
				"instanceType",
				"instanceCount",
				"autoscaling",
				"rollout",
				"dataCapture"
			],
			"additionalProperties": false,
			"properties": {
				"instanceType": {
					"title": "Instance type",
					"description": "One that the model package allows, such as ml.m5.large.",
					"type": "string",
					"pattern": "^ml\\.[a-z0-9-]+\\.[a-z0-9-]+$",
					"patternErrorMessage": "an instance type of SageMaker is written like ml.m5.large"
				},
				"instanceCount": {
					"title": "Instance count",
					"description": "Instances at the first deployment; with autoscaling the number then is autoscaling's.",
					"type": "integer",
					"minimum": 1
				},
				"autoscaling": { "$ref": "#/definitions/autoscaling" },
				"rollout": { "$ref": "#/definitions/rollout" },
				"rollback": {
					"title": "Rollback",
					"description": "When a rollout goes back by itself; without it at 1 % of errors, or a p99 latency of one second.",
					"type": "object",
					"required": [],
					"additionalProperties": false,
					"properties": {
						"errorRate": {
							"title": "Error rate",
							"description": "Share of invocations answered with a 5xx, 0 to 1, above which a rollout goes back.",
							"type": "number",
							"minimum": 0,
							"maximum": 1
						},
						"latencyMs": {
							"title": "Latency",
							"description": "Milliseconds of the model's p99 latency above which a rollout goes back.",
							"type": "number",
							"minimum": 1
						}
					}
				},
				"dataCapture": {
					"title": "Data capture",
					"description": "Requests and answers kept in the artifact bucket, which the monitor reads.",
					"type": "object",
					"required": ["samplingPercentage"],
					"additionalProperties": false,
					"properties": {
						"samplingPercentage": {
							"title": "Sampling percentage",
							"description": "Share of the requests that are kept; 0 keeps none.",
							"type": "integer",
							"minimum": 0,
							"maximum": 100
						},
						"kmsKeyArn": {
							"title": "Key of what is captured",
							"description": "ARN of a KMS key in the environment's region.",
							"type": "string",
							"pattern": "^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/.+$",
							"patternErrorMessage": "write the key's ARN, such as arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
						}
					}
				},
				"volumeKmsKeyArn": {
					"title": "Key of the instances' volumes",
					"description": "ARN of a KMS key in the environment's region.",
					"type": "string",
					"pattern": "^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/.+$",
					"patternErrorMessage": "write the key's ARN, such as arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
				}
			}
		},
		"autoscaling": {
			"title": "Autoscaling",
			"description": "Follows the number of invocations; null keeps the instance count.",
			"type": ["object", "null"],
			"required": [
				"min",
				"max",
				"invocationsPerInstance"
			],
			"additionalProperties": false,
			"properties": {
				"min": {
					"title": "Fewest instances",
					"type": "integer",
					"minimum": 1
				},
				"max": {
					"title": "Most instances",
					"type": "integer",
					"minimum": 1
				},
				"invocationsPerInstance": {
					"title": "Invocations per instance",
					"description": "Per minute, which autoscaling aims at.",
					"type": "number",
					"minimum": 1
				}
			}
		},
		"rollout": {
			"title": "Rollout",
			"description": "How traffic moves to a new release.",
			"type": "object",
			"discriminator": { "propertyName": "type" },
			"oneOf": [
				{ "$ref": "#/definitions/allAtOnceRollout" },
				{ "$ref": "#/definitions/canaryRollout" },
				{ "$ref": "#/definitions/linearRollout" }
			]
		},
		"allAtOnceRollout": {
			"title": "All at once",
			"description": "All traffic moves in one step.",
			"type": "object",
			"required": ["type"],
			"additionalProperties": false,
			"properties": { "type": {
				"title": "Type",
				"const": "all-at-once"
			} }
		},
		"canaryRollout": {
			"title": "Canary",
			"description": "A few instances take traffic first, the others follow when no alarm has gone off.",
			"type": "object",
			"required": [
				"type",
				"instances",
				"bake"
			],
			"additionalProperties": false,
			"properties": {
				"type": {
					"title": "Type",
					"const": "canary"
				},
				"instances": {
					"title": "Instances",
					"description": "Of the canary: at most half of them all.",
					"type": "integer",
					"minimum": 1
				},
				"bake": {
					"title": "Bake",
					"description": "How long alarms are watched, such as PT10M; at most PT1H.",
					"$ref": "#/definitions/duration"
				}
			}
		},
		"linearRollout": {
			"title": "Linear",
			"description": "Instances take traffic step by step.",
			"type": "object",
			"required": [
				"type",
				"instances",
				"bake"
			],
			"additionalProperties": false,
			"properties": {
				"type": {
					"title": "Type",
					"const": "linear"
				},
				"instances": {
					"title": "Instances",
					"description": "Of one step: 10 to 50 % of them all.",
					"type": "integer",
					"minimum": 1
				},
				"bake": {
					"title": "Bake",
					"description": "How long alarms are watched after each step, such as PT10M; at most PT1H.",
					"$ref": "#/definitions/duration"
				}
			}
		},
		"monitor": {
			"title": "Monitor",
			"description": "How the endpoint is watched for drift; null leaves it unwatched.",
			"type": ["object", "null"],
			"required": [
				"engine",
				"schedule",
				"window",
				"minimumRows",
				"minimumLabels",
				"labelDelay",
				"alarms"
			],
			"additionalProperties": false,
			"properties": {
				"engine": {
					"title": "Engine",
					"description": "processing is this repository's own; model-monitor is for accounts that still have it.",
					"type": "string",
					"enum": ["processing", "model-monitor"]
				},
				"schedule": {
					"title": "Schedule",
					"description": "How often, in EventBridge's words: cron(20 * ? * * *) is twenty past every hour, UTC.",
					"type": "string",
					"minLength": 1
				},
				"window": {
					"title": "Window",
					"description": "How far back each check looks, such as P3D.",
					"$ref": "#/definitions/duration"
				},
				"minimumRows": {
					"title": "Fewest rows",
					"description": "With fewer captured rows a check says \"not enough data\".",
					"type": "integer",
					"minimum": 1
				},
				"minimumLabels": {
					"title": "Fewest labels",
					"description": "With fewer labelled rows a check says nothing about quality.",
					"type": "integer",
					"minimum": 1
				},
				"labelDelay": {
					"title": "Label delay",
					"description": "How late labels come, such as PT24H.",
					"$ref": "#/definitions/duration"
				},
				"alarms": {
					"title": "Alarms",
					"description": "What counts as drift.",
					"type": "array",
					"maxItems": 5,
					"items": {
						"title": "Alarm",
						"type": "object",
						"required": ["metric", "threshold"],
						"additionalProperties": false,
						"properties": {
							"metric": {
								"title": "Metric",
								"description": "Such as feature_baseline_drift_fare_amount or model_quality_mae_ratio_low.",
								"type": "string",
								"pattern": "^[a-zA-Z0-9_.-]{1,255}$",
								"patternErrorMessage": "a metric is written like feature_baseline_drift_max"
							},
							"threshold": {
								"title": "Threshold",
								"description": "Above it a datapoint counts.",
								"type": "number"
							},
							"datapointsToAlarm": {
								"title": "Datapoints to alarm",
								"description": "How many datapoints of the evaluation periods have to count; 1 where left out.",
								"type": "integer",
								"minimum": 1,
								"maximum": 24
							},
							"evaluationPeriods": {
								"title": "Evaluation periods",
								"description": "Hours that the alarm looks back; as many as datapointsToAlarm where left out.",
								"type": "integer",
								"minimum": 1,
								"maximum": 24
							}
						}
					}
				},
				"retraining": {
					"title": "Retraining",
					"description": "When drift may start a training; null where an alarm only tells people. What is left out has its default.",
					"type": ["object", "null"],
					"required": [],
					"additionalProperties": false,
					"properties": {
						"minimumLabelledRows": {
							"title": "Fewest labelled rows",
							"description": "New labelled rows that a training needs; 5000 where left out. 0 trains without labels once the training data have changed.",
							"type": "integer",
							"minimum": 0
						},
						"cooldown": {
							"title": "Cooldown",
							"description": "Time between one training for drift and the next, such as P1D, which it is where left out.",
							"$ref": "#/definitions/duration"
						},
						"maxRunsPerMonth": {
							"title": "Most runs in a month",
							"description": "Trainings for drift in a calendar month, UTC; 4 where left out.",
							"type": "integer",
							"minimum": 1
						},
						"maxRejectedChallengers": {
							"title": "Most rejected challengers",
							"description": "After so many challengers in a row that were not better no more are trained, until people have looked; 2 where left out.",
							"type": "integer",
							"minimum": 1
						}
					}
				}
			}
		}
	}
};

// actions/lib/pipeline/schema-fault.ts
/** Checks a value against a schema, all faults at once. */
function schemaFaults({ schema, validate }, value) {
	if (validate(value)) return [];
	const faults = [];
	for (const error of validate.errors ?? []) if (error.keyword !== "propertyNames") faults.push(toFault(schema, error, value));
	return faults;
}
const SHAPE_KEYWORDS = /* @__PURE__ */ new Set([
	"type",
	"required",
	"discriminator"
]);
function toFault(schema, error, root) {
	const { path, value } = follow(error.instancePath, root);
	const shape = SHAPE_KEYWORDS.has(error.keyword);
	if (typeof error.data === "string" && error.data !== value) {
		const sentence = describe$2(error, `the name '${error.data}'`);
		const named = [...path, error.data];
		return {
			path: named,
			part: "key",
			sentence,
			shape,
			broken: named
		};
	}
	const parent = error.parentSchema ?? {};
	if (error.keyword === "additionalProperties") {
		const key = String(error.params.additionalProperty);
		const sentence = `unknown key '${key}'; ${suggestion(key, Object.keys(propertiesOf(parent)), "Keys here")}`;
		return {
			path: [...path, key],
			part: "key",
			sentence,
			shape,
			broken: void 0
		};
	}
	if (error.keyword === "required") {
		const key = String(error.params.missingProperty);
		const about = keysOf(propertiesOf(parent)[key]).description;
		return {
			path,
			part: "key",
			sentence: `needs a key '${key}'${typeof about === "string" ? ` (${firstSentence(about)})` : ""}`,
			shape,
			broken: [...path, key]
		};
	}
	if (error.keyword === "discriminator") return {
		...typeFault(schema, error, path),
		shape,
		broken: path
	};
	return {
		path,
		part: "value",
		sentence: describe$2(error, shown$2(error.data)),
		shape,
		broken: path
	};
}
function typeFault(schema, error, path) {
	const parent = error.parentSchema ?? {};
	const noun = textOr(parent.title, "").toLowerCase();
	const types = typesOf(schema, parent);
	const found = error.params.tagValue;
	if (found === void 0) return {
		path,
		part: "key",
		sentence: `needs a key 'type': ${types.join(", ")}`
	};
	const sentence = typeof found === "string" ? `unknown ${noun} type '${found}'; ${suggestion(found, types)}` : `a ${noun} type is text, found ${shown$2(found)}`;
	return {
		path: [...path, "type"],
		part: "value",
		sentence
	};
}
function describe$2(error, subject) {
	const parent = error.parentSchema ?? {};
	const { limit, i, j } = error.params;
	const size = typeof error.data === "string" ? error.data.length : Object.keys(Object(error.data)).length;
	switch (error.keyword) {
		case "type": {
			const about = typeof parent.description === "string" ? ` (${firstSentence(parent.description)})` : "";
			return `expected ${typeNames(error.params.type)}${about}, found ${subject}`;
		}
		case "enum":
		case "const": {
			const allowed = error.params.allowedValues ?? [error.params.allowedValue];
			return `${subject} is not allowed; ${suggestion(String(error.data), allowed.map(String), "Allowed")}`;
		}
		case "pattern": return `${subject} is not possible: ${textOr(parent.patternErrorMessage, `it has to match ${error.params.pattern}`)}`;
		case "minLength": return "is empty";
		case "maxLength": return `has ${size} characters; at most ${limit} are possible`;
		case "minItems":
		case "minProperties": return `has ${size} entries; at least ${limit} ${limit === 1 ? "is" : "are"} needed`;
		case "maxItems":
		case "maxProperties": return `has ${size} entries; SageMaker takes at most ${limit}`;
		case "minimum": return `${subject} is too small; at least ${limit}`;
		case "maximum": return `${subject} is too large; at most ${limit}`;
		case "uniqueItems": return `has the same entry twice (numbers ${Math.min(i, j) + 1} and ${Math.max(i, j) + 1})`;
		default: return `${subject}: ${error.message ?? "is not valid"}`;
	}
}
const TYPE_NAMES = {
	string: "text",
	number: "a number",
	integer: "a whole number",
	boolean: "true or false",
	object: "a block of keys",
	array: "a list",
	null: "nothing"
};
function typeNames(types) {
	const names = (Array.isArray(types) ? types : [types]).map((type) => TYPE_NAMES[String(type)] ?? String(type));
	const last = names.pop();
	return names.length === 0 ? String(last) : `${names.join(", ")} or ${last}`;
}
function shown$2(data) {
	if (data === null) return "nothing";
	if (Array.isArray(data)) return "a list";
	if (typeof data === "object") return "a block of keys";
	return typeof data === "string" ? `'${data}'` : `${typeof data === "number" ? "the number " : ""}${JSON.stringify(data)}`;
}
function propertiesOf(parent) {
	return keysOf(parent.properties);
}
function keysOf(value) {
	return isMapping(value) ? value : {};
}
function textOr(value, otherwise) {
	return typeof value === "string" ? value : otherwise;
}
function firstSentence(text) {
	return text.replace(/\.(\s.*)?$/s, "");
}
function typesOf(schema, parent) {
	return (Array.isArray(parent.oneOf) ? parent.oneOf : []).flatMap((shape) => {
		const { const: only, enum: several } = keysOf(propertiesOf(schema.definitions[String(keysOf(shape).$ref).replace("#/definitions/", "")] ?? {}).type);
		return (Array.isArray(several) ? several : [only]).map(String);
	});
}
function follow(pointer, root) {
	const path = [];
	let value = root;
	for (const part of pointer.split("/").slice(1)) {
		const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
		path.push(Array.isArray(value) ? Number(key) : key);
		value = Array.isArray(value) ? value[Number(key)] : keysOf(value)[key];
	}
	return {
		path,
		value
	};
}

// actions/lib/manifest/validator.generated.js
const codePoints$1 = (text) => Array.from(text).length;
const validate$1 = validate21$1;
const schema6$1 = {
	"$schema": "http://json-schema.org/draft-07/schema#",
	"title": "Environment manifest",
	"description": "Which model runs in an environment, on what and watched how. docs/manifests.md explains it.",
	"type": "object",
	"required": [
		"environment",
		"promotesFrom",
		"account",
		"region",
		"policy",
		"models"
	],
	"additionalProperties": false,
	"properties": {
		"$schema": {
			"title": "Schema",
			"description": "For editors: ./manifest.schema.json.",
			"type": "string"
		},
		"environment": {
			"title": "Environment",
			"description": "Name of the environment and of this file. Part of every endpoint's name.",
			"type": "string",
			"maxLength": 63,
			"pattern": "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",
			"patternErrorMessage": "letters, digits and hyphens are possible, a letter or digit first and last"
		},
		"promotesFrom": {
			"title": "Promotes from",
			"description": "The environment in which a release has to have run before; null where releases begin.",
			"type": ["string", "null"],
			"minLength": 1
		},
		"account": {
			"title": "Account",
			"description": "AWS account number: twelve digits, in quotes.",
			"type": "string",
			"pattern": "^[0-9]{12}$",
			"patternErrorMessage": "an AWS account number has twelve digits"
		},
		"region": {
			"title": "Region",
			"description": "AWS region, such as us-east-1. That of the model packages too.",
			"type": "string",
			"pattern": "^[a-z]{2}(-[a-z]+)+-[0-9]$",
			"patternErrorMessage": "a region is written like us-east-1"
		},
		"policy": { "$ref": "#/definitions/policy" },
		"models": {
			"title": "Models",
			"description": "By model package group, which is the name of the model.",
			"type": "object",
			"propertyNames": { "$ref": "#/definitions/name" },
			"additionalProperties": { "$ref": "#/definitions/model" }
		}
	},
	"definitions": {
		"name": {
			"type": "string",
			"maxLength": 63,
			"pattern": "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",
			"patternErrorMessage": "letters, digits and hyphens are possible, a letter or digit first and last"
		},
		"duration": {
			"type": "string",
			"pattern": "^P(?=[\\dT])(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?=\\d)(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?)?$",
			"patternErrorMessage": "write an ISO 8601 duration such as PT10M, PT24H or P3D (no years or months: their length varies)"
		},
		"policy": {
			"title": "Policy",
			"description": "What has to hold before a release moves. Read from the base branch: a pull request cannot loosen its own check.",
			"type": "object",
			"required": [
				"soak",
				"freeze",
				"maxMetricRegressionPercent"
			],
			"additionalProperties": false,
			"properties": {
				"soak": {
					"title": "Soak",
					"description": "How long a release has to have run in the environment that this one promotes from, such as PT24H.",
					"$ref": "#/definitions/duration"
				},
				"freeze": {
					"title": "Freeze",
					"description": "Times in which nothing is deployed here.",
					"type": "array",
					"items": { "$ref": "#/definitions/freeze" }
				},
				"maxMetricRegressionPercent": {
					"title": "Largest regression",
					"description": "By how many percent a proposed model's metric may be worse than the running one's, both judged on the same rows.",
					"type": "number",
					"minimum": 0
				}
			}
		},
		"freeze": {
			"title": "Freeze",
			"description": "Once, from one date and time to another, or with days every week. Times are those of the clock on the wall in the time zone.",
			"type": "object",
			"required": [
				"from",
				"to",
				"timeZone",
				"reason"
			],
			"additionalProperties": false,
			"properties": {
				"days": {
					"title": "Days",
					"description": "Days of the week; from and to are then times of the day.",
					"type": "array",
					"minItems": 1,
					"uniqueItems": true,
					"items": {
						"type": "string",
						"enum": [
							"mon",
							"tue",
							"wed",
							"thu",
							"fri",
							"sat",
							"sun"
						]
					}
				},
				"from": {
					"title": "From",
					"description": "Such as 2026-12-24T16:00, or with days 16:00. This moment is frozen.",
					"type": "string",
					"minLength": 1
				},
				"to": {
					"title": "To",
					"description": "Such as 2027-01-02T08:00, or with days 24:00. From this moment on deploys go again.",
					"type": "string",
					"minLength": 1
				},
				"timeZone": {
					"title": "Time zone",
					"description": "IANA name such as Europe/Berlin.",
					"type": "string",
					"minLength": 1
				},
				"reason": {
					"title": "Reason",
					"description": "For those who wait.",
					"type": "string",
					"minLength": 1
				}
			}
		},
		"model": {
			"title": "Model",
			"description": "What runs here of one model.",
			"type": "object",
			"required": [
				"release",
				"hold",
				"endpoint",
				"monitor"
			],
			"additionalProperties": false,
			"properties": {
				"release": { "$ref": "#/definitions/release" },
				"hold": { "$ref": "#/definitions/hold" },
				"endpoint": { "$ref": "#/definitions/endpoint" },
				"monitor": { "$ref": "#/definitions/monitor" }
			}
		},
		"release": {
			"title": "Release",
			"description": "The model package that runs here, and what it was made of; null where none was promoted yet.",
			"type": ["object", "null"],
			"required": [
				"modelPackageArn",
				"modelDataETag",
				"imageDigest",
				"pipelineExecutionArn",
				"commit"
			],
			"additionalProperties": false,
			"properties": {
				"modelPackageArn": {
					"title": "Model package",
					"description": "ARN of a version in the model's own package group.",
					"type": "string",
					"pattern": "^arn:[a-z-]+:sagemaker:[a-z0-9-]+:[0-9]{12}:model-package/[^/]+/[1-9][0-9]*$",
					"patternErrorMessage": "write the ARN of one version, such as arn:aws:sagemaker:us-east-1:111122223333:model-package/nyc-taxi-fare/3"
				},
				"modelDataETag": {
					"title": "Model data's ETag",
					"description": "As SageMaker recorded it at registration; a deploy refuses a package whose data were exchanged.",
					"type": "string",
					"minLength": 1
				},
				"imageDigest": {
					"title": "Image digest",
					"description": "Of the image that really ran in the environment before; null where releases begin and the image is not pinned.",
					"type": ["string", "null"],
					"pattern": "^sha256:[0-9a-f]{64}$",
					"patternErrorMessage": "a digest is sha256: and 64 hexadecimal digits"
				},
				"pipelineExecutionArn": {
					"title": "Pipeline execution",
					"description": "ARN of the execution that trained it; null for a package registered by other means.",
					"type": ["string", "null"],
					"pattern": "^arn:[a-z-]+:sagemaker:[a-z0-9-]+:[0-9]{12}:pipeline/[^/]+/execution/[^/]+$",
					"patternErrorMessage": "write the ARN of an execution, such as arn:aws:sagemaker:us-east-1:111122223333:pipeline/nyc-taxi-fare/execution/1a2b3c4d5e6f"
				},
				"commit": {
					"title": "Commit",
					"description": "Commit that it was trained from; null where none is known.",
					"type": ["string", "null"],
					"minLength": 1,
					"maxLength": 64
				}
			}
		},
		"hold": {
			"title": "Hold",
			"description": "While it lasts nothing new is proposed for this model here; merged manifests are deployed all the same.",
			"type": ["object", "null"],
			"required": [
				"by",
				"reason",
				"until"
			],
			"additionalProperties": false,
			"properties": {
				"by": {
					"title": "By",
					"description": "Who holds it.",
					"type": "string",
					"minLength": 1
				},
				"reason": {
					"title": "Reason",
					"description": "For those who wait.",
					"type": "string",
					"minLength": 1
				},
				"until": {
					"title": "Until",
					"description": "A date such as 2026-12-01, its end in UTC, or a time with offset such as 2026-12-01T08:00Z; null until somebody removes the hold.",
					"type": ["string", "null"],
					"minLength": 1
				}
			}
		},
		"endpoint": {
			"title": "Endpoint",
			"description": "What the model runs on and how a release gets there.",
			"type": "object",
			"required": [
				"instanceType",
				"instanceCount",
				"autoscaling",
				"rollout",
				"dataCapture"
			],
			"additionalProperties": false,
			"properties": {
				"instanceType": {
					"title": "Instance type",
					"description": "One that the model package allows, such as ml.m5.large.",
					"type": "string",
					"pattern": "^ml\\.[a-z0-9-]+\\.[a-z0-9-]+$",
					"patternErrorMessage": "an instance type of SageMaker is written like ml.m5.large"
				},
				"instanceCount": {
					"title": "Instance count",
					"description": "Instances at the first deployment; with autoscaling the number then is autoscaling's.",
					"type": "integer",
					"minimum": 1
				},
				"autoscaling": { "$ref": "#/definitions/autoscaling" },
				"rollout": { "$ref": "#/definitions/rollout" },
				"rollback": {
					"title": "Rollback",
					"description": "When a rollout goes back by itself; without it at 1 % of errors, or a p99 latency of one second.",
					"type": "object",
					"required": [],
					"additionalProperties": false,
					"properties": {
						"errorRate": {
							"title": "Error rate",
							"description": "Share of invocations answered with a 5xx, 0 to 1, above which a rollout goes back.",
							"type": "number",
							"minimum": 0,
							"maximum": 1
						},
						"latencyMs": {
							"title": "Latency",
							"description": "Milliseconds of the model's p99 latency above which a rollout goes back.",
							"type": "number",
							"minimum": 1
						}
					}
				},
				"dataCapture": {
					"title": "Data capture",
					"description": "Requests and answers kept in the artifact bucket, which the monitor reads.",
					"type": "object",
					"required": ["samplingPercentage"],
					"additionalProperties": false,
					"properties": {
						"samplingPercentage": {
							"title": "Sampling percentage",
							"description": "Share of the requests that are kept; 0 keeps none.",
							"type": "integer",
							"minimum": 0,
							"maximum": 100
						},
						"kmsKeyArn": {
							"title": "Key of what is captured",
							"description": "ARN of a KMS key in the environment's region.",
							"type": "string",
							"pattern": "^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/.+$",
							"patternErrorMessage": "write the key's ARN, such as arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
						}
					}
				},
				"volumeKmsKeyArn": {
					"title": "Key of the instances' volumes",
					"description": "ARN of a KMS key in the environment's region.",
					"type": "string",
					"pattern": "^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/.+$",
					"patternErrorMessage": "write the key's ARN, such as arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
				}
			}
		},
		"autoscaling": {
			"title": "Autoscaling",
			"description": "Follows the number of invocations; null keeps the instance count.",
			"type": ["object", "null"],
			"required": [
				"min",
				"max",
				"invocationsPerInstance"
			],
			"additionalProperties": false,
			"properties": {
				"min": {
					"title": "Fewest instances",
					"type": "integer",
					"minimum": 1
				},
				"max": {
					"title": "Most instances",
					"type": "integer",
					"minimum": 1
				},
				"invocationsPerInstance": {
					"title": "Invocations per instance",
					"description": "Per minute, which autoscaling aims at.",
					"type": "number",
					"minimum": 1
				}
			}
		},
		"rollout": {
			"title": "Rollout",
			"description": "How traffic moves to a new release.",
			"type": "object",
			"discriminator": { "propertyName": "type" },
			"oneOf": [
				{ "$ref": "#/definitions/allAtOnceRollout" },
				{ "$ref": "#/definitions/canaryRollout" },
				{ "$ref": "#/definitions/linearRollout" }
			]
		},
		"allAtOnceRollout": {
			"title": "All at once",
			"description": "All traffic moves in one step.",
			"type": "object",
			"required": ["type"],
			"additionalProperties": false,
			"properties": { "type": {
				"title": "Type",
				"const": "all-at-once"
			} }
		},
		"canaryRollout": {
			"title": "Canary",
			"description": "A few instances take traffic first, the others follow when no alarm has gone off.",
			"type": "object",
			"required": [
				"type",
				"instances",
				"bake"
			],
			"additionalProperties": false,
			"properties": {
				"type": {
					"title": "Type",
					"const": "canary"
				},
				"instances": {
					"title": "Instances",
					"description": "Of the canary: at most half of them all.",
					"type": "integer",
					"minimum": 1
				},
				"bake": {
					"title": "Bake",
					"description": "How long alarms are watched, such as PT10M; at most PT1H.",
					"$ref": "#/definitions/duration"
				}
			}
		},
		"linearRollout": {
			"title": "Linear",
			"description": "Instances take traffic step by step.",
			"type": "object",
			"required": [
				"type",
				"instances",
				"bake"
			],
			"additionalProperties": false,
			"properties": {
				"type": {
					"title": "Type",
					"const": "linear"
				},
				"instances": {
					"title": "Instances",
					"description": "Of one step: 10 to 50 % of them all.",
					"type": "integer",
					"minimum": 1
				},
				"bake": {
					"title": "Bake",
					"description": "How long alarms are watched after each step, such as PT10M; at most PT1H.",
					"$ref": "#/definitions/duration"
				}
			}
		},
		"monitor": {
			"title": "Monitor",
			"description": "How the endpoint is watched for drift; null leaves it unwatched.",
			"type": ["object", "null"],
			"required": [
				"engine",
				"schedule",
				"window",
				"minimumRows",
				"minimumLabels",
				"labelDelay",
				"alarms"
			],
			"additionalProperties": false,
			"properties": {
				"engine": {
					"title": "Engine",
					"description": "processing is this repository's own; model-monitor is for accounts that still have it.",
					"type": "string",
					"enum": ["processing", "model-monitor"]
				},
				"schedule": {
					"title": "Schedule",
					"description": "How often, in EventBridge's words: cron(20 * ? * * *) is twenty past every hour, UTC.",
					"type": "string",
					"minLength": 1
				},
				"window": {
					"title": "Window",
					"description": "How far back each check looks, such as P3D.",
					"$ref": "#/definitions/duration"
				},
				"minimumRows": {
					"title": "Fewest rows",
					"description": "With fewer captured rows a check says \"not enough data\".",
					"type": "integer",
					"minimum": 1
				},
				"minimumLabels": {
					"title": "Fewest labels",
					"description": "With fewer labelled rows a check says nothing about quality.",
					"type": "integer",
					"minimum": 1
				},
				"labelDelay": {
					"title": "Label delay",
					"description": "How late labels come, such as PT24H.",
					"$ref": "#/definitions/duration"
				},
				"alarms": {
					"title": "Alarms",
					"description": "What counts as drift.",
					"type": "array",
					"maxItems": 5,
					"items": {
						"title": "Alarm",
						"type": "object",
						"required": ["metric", "threshold"],
						"additionalProperties": false,
						"properties": {
							"metric": {
								"title": "Metric",
								"description": "Such as feature_baseline_drift_fare_amount or model_quality_mae_ratio_low.",
								"type": "string",
								"pattern": "^[a-zA-Z0-9_.-]{1,255}$",
								"patternErrorMessage": "a metric is written like feature_baseline_drift_max"
							},
							"threshold": {
								"title": "Threshold",
								"description": "Above it a datapoint counts.",
								"type": "number"
							},
							"datapointsToAlarm": {
								"title": "Datapoints to alarm",
								"description": "How many datapoints of the evaluation periods have to count; 1 where left out.",
								"type": "integer",
								"minimum": 1,
								"maximum": 24
							},
							"evaluationPeriods": {
								"title": "Evaluation periods",
								"description": "Hours that the alarm looks back; as many as datapointsToAlarm where left out.",
								"type": "integer",
								"minimum": 1,
								"maximum": 24
							}
						}
					}
				},
				"retraining": {
					"title": "Retraining",
					"description": "When drift may start a training; null where an alarm only tells people. What is left out has its default.",
					"type": ["object", "null"],
					"required": [],
					"additionalProperties": false,
					"properties": {
						"minimumLabelledRows": {
							"title": "Fewest labelled rows",
							"description": "New labelled rows that a training needs; 5000 where left out. 0 trains without labels once the training data have changed.",
							"type": "integer",
							"minimum": 0
						},
						"cooldown": {
							"title": "Cooldown",
							"description": "Time between one training for drift and the next, such as P1D, which it is where left out.",
							"$ref": "#/definitions/duration"
						},
						"maxRunsPerMonth": {
							"title": "Most runs in a month",
							"description": "Trainings for drift in a calendar month, UTC; 4 where left out.",
							"type": "integer",
							"minimum": 1
						},
						"maxRejectedChallengers": {
							"title": "Most rejected challengers",
							"description": "After so many challengers in a row that were not better no more are trained, until people have looked; 2 where left out.",
							"type": "integer",
							"minimum": 1
						}
					}
				}
			}
		}
	}
};
const func2$1 = codePoints$1;
const pattern0$1 = new RegExp("^[a-zA-Z0-9](-*[a-zA-Z0-9])*$", "u");
const pattern1 = new RegExp("^[0-9]{12}$", "u");
const pattern2 = new RegExp("^[a-z]{2}(-[a-z]+)+-[0-9]$", "u");
const schema7$1 = {
	"title": "Policy",
	"description": "What has to hold before a release moves. Read from the base branch: a pull request cannot loosen its own check.",
	"type": "object",
	"required": [
		"soak",
		"freeze",
		"maxMetricRegressionPercent"
	],
	"additionalProperties": false,
	"properties": {
		"soak": {
			"title": "Soak",
			"description": "How long a release has to have run in the environment that this one promotes from, such as PT24H.",
			"$ref": "#/definitions/duration"
		},
		"freeze": {
			"title": "Freeze",
			"description": "Times in which nothing is deployed here.",
			"type": "array",
			"items": { "$ref": "#/definitions/freeze" }
		},
		"maxMetricRegressionPercent": {
			"title": "Largest regression",
			"description": "By how many percent a proposed model's metric may be worse than the running one's, both judged on the same rows.",
			"type": "number",
			"minimum": 0
		}
	}
};
const schema8$1 = {
	"type": "string",
	"pattern": "^P(?=[\\dT])(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?=\\d)(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?)?$",
	"patternErrorMessage": "write an ISO 8601 duration such as PT10M, PT24H or P3D (no years or months: their length varies)"
};
const pattern3$1 = new RegExp("^P(?=[\\dT])(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?=\\d)(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?)?$", "u");
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (!pattern3$1.test(data)) {
			const err0 = {
				instancePath,
				schemaPath: "#/pattern",
				keyword: "pattern",
				params: { pattern: "^P(?=[\\dT])(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?=\\d)(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?)?$" },
				schema: "^P(?=[\\dT])(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?=\\d)(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?)?$",
				parentSchema: schema8$1,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
	} else {
		const err1 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			schema: schema8$1.type,
			parentSchema: schema8$1,
			data
		};
		if (vErrors === null) vErrors = [err1];
		else vErrors.push(err1);
		errors++;
	}
	validate23.errors = vErrors;
	return errors === 0;
}
const schema9$1 = {
	"title": "Freeze",
	"description": "Once, from one date and time to another, or with days every week. Times are those of the clock on the wall in the time zone.",
	"type": "object",
	"required": [
		"from",
		"to",
		"timeZone",
		"reason"
	],
	"additionalProperties": false,
	"properties": {
		"days": {
			"title": "Days",
			"description": "Days of the week; from and to are then times of the day.",
			"type": "array",
			"minItems": 1,
			"uniqueItems": true,
			"items": {
				"type": "string",
				"enum": [
					"mon",
					"tue",
					"wed",
					"thu",
					"fri",
					"sat",
					"sun"
				]
			}
		},
		"from": {
			"title": "From",
			"description": "Such as 2026-12-24T16:00, or with days 16:00. This moment is frozen.",
			"type": "string",
			"minLength": 1
		},
		"to": {
			"title": "To",
			"description": "Such as 2027-01-02T08:00, or with days 24:00. From this moment on deploys go again.",
			"type": "string",
			"minLength": 1
		},
		"timeZone": {
			"title": "Time zone",
			"description": "IANA name such as Europe/Berlin.",
			"type": "string",
			"minLength": 1
		},
		"reason": {
			"title": "Reason",
			"description": "For those who wait.",
			"type": "string",
			"minLength": 1
		}
	}
};
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.from === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "from" },
				schema: schema9$1.required,
				parentSchema: schema9$1,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.to === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "to" },
				schema: schema9$1.required,
				parentSchema: schema9$1,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.timeZone === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "timeZone" },
				schema: schema9$1.required,
				parentSchema: schema9$1,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.reason === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "reason" },
				schema: schema9$1.required,
				parentSchema: schema9$1,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "days" || key0 === "from" || key0 === "to" || key0 === "timeZone" || key0 === "reason")) {
			const err4 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema9$1,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.days !== void 0) {
			let data0 = data.days;
			if (Array.isArray(data0)) {
				if (data0.length < 1) {
					const err5 = {
						instancePath: instancePath + "/days",
						schemaPath: "#/properties/days/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema9$1.properties.days,
						data: data0
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data1 = data0[i0];
					if (typeof data1 !== "string") {
						const err6 = {
							instancePath: instancePath + "/days/" + i0,
							schemaPath: "#/properties/days/items/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema9$1.properties.days.items.type,
							parentSchema: schema9$1.properties.days.items,
							data: data1
						};
						if (vErrors === null) vErrors = [err6];
						else vErrors.push(err6);
						errors++;
					}
					if (!(data1 === "mon" || data1 === "tue" || data1 === "wed" || data1 === "thu" || data1 === "fri" || data1 === "sat" || data1 === "sun")) {
						const err7 = {
							instancePath: instancePath + "/days/" + i0,
							schemaPath: "#/properties/days/items/enum",
							keyword: "enum",
							params: { allowedValues: schema9$1.properties.days.items.enum },
							schema: schema9$1.properties.days.items.enum,
							parentSchema: schema9$1.properties.days.items,
							data: data1
						};
						if (vErrors === null) vErrors = [err7];
						else vErrors.push(err7);
						errors++;
					}
				}
				let i1 = data0.length;
				let j0;
				if (i1 > 1) {
					const indices0 = {};
					for (; i1--;) {
						let item0 = data0[i1];
						if (typeof item0 !== "string") continue;
						if (typeof indices0[item0] == "number") {
							j0 = indices0[item0];
							const err8 = {
								instancePath: instancePath + "/days",
								schemaPath: "#/properties/days/uniqueItems",
								keyword: "uniqueItems",
								params: {
									i: i1,
									j: j0
								},
								schema: true,
								parentSchema: schema9$1.properties.days,
								data: data0
							};
							if (vErrors === null) vErrors = [err8];
							else vErrors.push(err8);
							errors++;
							break;
						}
						indices0[item0] = i1;
					}
				}
			} else {
				const err9 = {
					instancePath: instancePath + "/days",
					schemaPath: "#/properties/days/type",
					keyword: "type",
					params: { type: "array" },
					schema: schema9$1.properties.days.type,
					parentSchema: schema9$1.properties.days,
					data: data0
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
		}
		if (data.from !== void 0) {
			let data2 = data.from;
			if (typeof data2 === "string") {
				if (func2$1(data2) < 1) {
					const err10 = {
						instancePath: instancePath + "/from",
						schemaPath: "#/properties/from/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema9$1.properties.from,
						data: data2
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
			} else {
				const err11 = {
					instancePath: instancePath + "/from",
					schemaPath: "#/properties/from/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema9$1.properties.from.type,
					parentSchema: schema9$1.properties.from,
					data: data2
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
		}
		if (data.to !== void 0) {
			let data3 = data.to;
			if (typeof data3 === "string") {
				if (func2$1(data3) < 1) {
					const err12 = {
						instancePath: instancePath + "/to",
						schemaPath: "#/properties/to/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema9$1.properties.to,
						data: data3
					};
					if (vErrors === null) vErrors = [err12];
					else vErrors.push(err12);
					errors++;
				}
			} else {
				const err13 = {
					instancePath: instancePath + "/to",
					schemaPath: "#/properties/to/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema9$1.properties.to.type,
					parentSchema: schema9$1.properties.to,
					data: data3
				};
				if (vErrors === null) vErrors = [err13];
				else vErrors.push(err13);
				errors++;
			}
		}
		if (data.timeZone !== void 0) {
			let data4 = data.timeZone;
			if (typeof data4 === "string") {
				if (func2$1(data4) < 1) {
					const err14 = {
						instancePath: instancePath + "/timeZone",
						schemaPath: "#/properties/timeZone/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema9$1.properties.timeZone,
						data: data4
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
			} else {
				const err15 = {
					instancePath: instancePath + "/timeZone",
					schemaPath: "#/properties/timeZone/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema9$1.properties.timeZone.type,
					parentSchema: schema9$1.properties.timeZone,
					data: data4
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
		}
		if (data.reason !== void 0) {
			let data5 = data.reason;
			if (typeof data5 === "string") {
				if (func2$1(data5) < 1) {
					const err16 = {
						instancePath: instancePath + "/reason",
						schemaPath: "#/properties/reason/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema9$1.properties.reason,
						data: data5
					};
					if (vErrors === null) vErrors = [err16];
					else vErrors.push(err16);
					errors++;
				}
			} else {
				const err17 = {
					instancePath: instancePath + "/reason",
					schemaPath: "#/properties/reason/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema9$1.properties.reason.type,
					parentSchema: schema9$1.properties.reason,
					data: data5
				};
				if (vErrors === null) vErrors = [err17];
				else vErrors.push(err17);
				errors++;
			}
		}
	} else {
		const err18 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema9$1.type,
			parentSchema: schema9$1,
			data
		};
		if (vErrors === null) vErrors = [err18];
		else vErrors.push(err18);
		errors++;
	}
	validate25.errors = vErrors;
	return errors === 0;
}
function validate22$1(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.soak === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "soak" },
				schema: schema7$1.required,
				parentSchema: schema7$1,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.freeze === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "freeze" },
				schema: schema7$1.required,
				parentSchema: schema7$1,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.maxMetricRegressionPercent === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "maxMetricRegressionPercent" },
				schema: schema7$1.required,
				parentSchema: schema7$1,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "soak" || key0 === "freeze" || key0 === "maxMetricRegressionPercent")) {
			const err3 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema7$1,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.soak !== void 0) {
			if (!validate23(data.soak, {
				instancePath: instancePath + "/soak",
				parentData: data,
				parentDataProperty: "soak",
				rootData
			})) {
				vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
				errors = vErrors.length;
			}
		}
		if (data.freeze !== void 0) {
			let data1 = data.freeze;
			if (Array.isArray(data1)) {
				const len0 = data1.length;
				for (let i0 = 0; i0 < len0; i0++) if (!validate25(data1[i0], {
					instancePath: instancePath + "/freeze/" + i0,
					parentData: data1,
					parentDataProperty: i0,
					rootData
				})) {
					vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
					errors = vErrors.length;
				}
			} else {
				const err4 = {
					instancePath: instancePath + "/freeze",
					schemaPath: "#/properties/freeze/type",
					keyword: "type",
					params: { type: "array" },
					schema: schema7$1.properties.freeze.type,
					parentSchema: schema7$1.properties.freeze,
					data: data1
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.maxMetricRegressionPercent !== void 0) {
			let data3 = data.maxMetricRegressionPercent;
			if (typeof data3 == "number" && isFinite(data3)) {
				if (data3 < 0 || isNaN(data3)) {
					const err5 = {
						instancePath: instancePath + "/maxMetricRegressionPercent",
						schemaPath: "#/properties/maxMetricRegressionPercent/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						},
						schema: 0,
						parentSchema: schema7$1.properties.maxMetricRegressionPercent,
						data: data3
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
			} else {
				const err6 = {
					instancePath: instancePath + "/maxMetricRegressionPercent",
					schemaPath: "#/properties/maxMetricRegressionPercent/type",
					keyword: "type",
					params: { type: "number" },
					schema: schema7$1.properties.maxMetricRegressionPercent.type,
					parentSchema: schema7$1.properties.maxMetricRegressionPercent,
					data: data3
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
	} else {
		const err7 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema7$1.type,
			parentSchema: schema7$1,
			data
		};
		if (vErrors === null) vErrors = [err7];
		else vErrors.push(err7);
		errors++;
	}
	validate22$1.errors = vErrors;
	return errors === 0;
}
const schema10$1 = {
	"type": "string",
	"maxLength": 63,
	"pattern": "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",
	"patternErrorMessage": "letters, digits and hyphens are possible, a letter or digit first and last"
};
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (func2$1(data) > 63) {
			const err0 = {
				instancePath,
				schemaPath: "#/maxLength",
				keyword: "maxLength",
				params: { limit: 63 },
				schema: 63,
				parentSchema: schema10$1,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (!pattern0$1.test(data)) {
			const err1 = {
				instancePath,
				schemaPath: "#/pattern",
				keyword: "pattern",
				params: { pattern: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$" },
				schema: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",
				parentSchema: schema10$1,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
	} else {
		const err2 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			schema: schema10$1.type,
			parentSchema: schema10$1,
			data
		};
		if (vErrors === null) vErrors = [err2];
		else vErrors.push(err2);
		errors++;
	}
	validate28.errors = vErrors;
	return errors === 0;
}
const schema11$1 = {
	"title": "Model",
	"description": "What runs here of one model.",
	"type": "object",
	"required": [
		"release",
		"hold",
		"endpoint",
		"monitor"
	],
	"additionalProperties": false,
	"properties": {
		"release": { "$ref": "#/definitions/release" },
		"hold": { "$ref": "#/definitions/hold" },
		"endpoint": { "$ref": "#/definitions/endpoint" },
		"monitor": { "$ref": "#/definitions/monitor" }
	}
};
const schema12$1 = {
	"title": "Release",
	"description": "The model package that runs here, and what it was made of; null where none was promoted yet.",
	"type": ["object", "null"],
	"required": [
		"modelPackageArn",
		"modelDataETag",
		"imageDigest",
		"pipelineExecutionArn",
		"commit"
	],
	"additionalProperties": false,
	"properties": {
		"modelPackageArn": {
			"title": "Model package",
			"description": "ARN of a version in the model's own package group.",
			"type": "string",
			"pattern": "^arn:[a-z-]+:sagemaker:[a-z0-9-]+:[0-9]{12}:model-package/[^/]+/[1-9][0-9]*$",
			"patternErrorMessage": "write the ARN of one version, such as arn:aws:sagemaker:us-east-1:111122223333:model-package/nyc-taxi-fare/3"
		},
		"modelDataETag": {
			"title": "Model data's ETag",
			"description": "As SageMaker recorded it at registration; a deploy refuses a package whose data were exchanged.",
			"type": "string",
			"minLength": 1
		},
		"imageDigest": {
			"title": "Image digest",
			"description": "Of the image that really ran in the environment before; null where releases begin and the image is not pinned.",
			"type": ["string", "null"],
			"pattern": "^sha256:[0-9a-f]{64}$",
			"patternErrorMessage": "a digest is sha256: and 64 hexadecimal digits"
		},
		"pipelineExecutionArn": {
			"title": "Pipeline execution",
			"description": "ARN of the execution that trained it; null for a package registered by other means.",
			"type": ["string", "null"],
			"pattern": "^arn:[a-z-]+:sagemaker:[a-z0-9-]+:[0-9]{12}:pipeline/[^/]+/execution/[^/]+$",
			"patternErrorMessage": "write the ARN of an execution, such as arn:aws:sagemaker:us-east-1:111122223333:pipeline/nyc-taxi-fare/execution/1a2b3c4d5e6f"
		},
		"commit": {
			"title": "Commit",
			"description": "Commit that it was trained from; null where none is known.",
			"type": ["string", "null"],
			"minLength": 1,
			"maxLength": 64
		}
	}
};
const pattern5$1 = new RegExp("^arn:[a-z-]+:sagemaker:[a-z0-9-]+:[0-9]{12}:model-package/[^/]+/[1-9][0-9]*$", "u");
const pattern6$1 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
const pattern7$1 = new RegExp("^arn:[a-z-]+:sagemaker:[a-z0-9-]+:[0-9]{12}:pipeline/[^/]+/execution/[^/]+$", "u");
function validate31$1(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema12$1.type },
			schema: schema12$1.type,
			parentSchema: schema12$1,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.modelPackageArn === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "modelPackageArn" },
				schema: schema12$1.required,
				parentSchema: schema12$1,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.modelDataETag === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "modelDataETag" },
				schema: schema12$1.required,
				parentSchema: schema12$1,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.imageDigest === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "imageDigest" },
				schema: schema12$1.required,
				parentSchema: schema12$1,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.pipelineExecutionArn === void 0) {
			const err4 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "pipelineExecutionArn" },
				schema: schema12$1.required,
				parentSchema: schema12$1,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.commit === void 0) {
			const err5 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "commit" },
				schema: schema12$1.required,
				parentSchema: schema12$1,
				data
			};
			if (vErrors === null) vErrors = [err5];
			else vErrors.push(err5);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "modelPackageArn" || key0 === "modelDataETag" || key0 === "imageDigest" || key0 === "pipelineExecutionArn" || key0 === "commit")) {
			const err6 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema12$1,
				data
			};
			if (vErrors === null) vErrors = [err6];
			else vErrors.push(err6);
			errors++;
		}
		if (data.modelPackageArn !== void 0) {
			let data0 = data.modelPackageArn;
			if (typeof data0 === "string") {
				if (!pattern5$1.test(data0)) {
					const err7 = {
						instancePath: instancePath + "/modelPackageArn",
						schemaPath: "#/properties/modelPackageArn/pattern",
						keyword: "pattern",
						params: { pattern: "^arn:[a-z-]+:sagemaker:[a-z0-9-]+:[0-9]{12}:model-package/[^/]+/[1-9][0-9]*$" },
						schema: "^arn:[a-z-]+:sagemaker:[a-z0-9-]+:[0-9]{12}:model-package/[^/]+/[1-9][0-9]*$",
						parentSchema: schema12$1.properties.modelPackageArn,
						data: data0
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
			} else {
				const err8 = {
					instancePath: instancePath + "/modelPackageArn",
					schemaPath: "#/properties/modelPackageArn/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema12$1.properties.modelPackageArn.type,
					parentSchema: schema12$1.properties.modelPackageArn,
					data: data0
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.modelDataETag !== void 0) {
			let data1 = data.modelDataETag;
			if (typeof data1 === "string") {
				if (func2$1(data1) < 1) {
					const err9 = {
						instancePath: instancePath + "/modelDataETag",
						schemaPath: "#/properties/modelDataETag/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema12$1.properties.modelDataETag,
						data: data1
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
			} else {
				const err10 = {
					instancePath: instancePath + "/modelDataETag",
					schemaPath: "#/properties/modelDataETag/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema12$1.properties.modelDataETag.type,
					parentSchema: schema12$1.properties.modelDataETag,
					data: data1
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
		}
		if (data.imageDigest !== void 0) {
			let data2 = data.imageDigest;
			if (typeof data2 !== "string" && data2 !== null) {
				const err11 = {
					instancePath: instancePath + "/imageDigest",
					schemaPath: "#/properties/imageDigest/type",
					keyword: "type",
					params: { type: schema12$1.properties.imageDigest.type },
					schema: schema12$1.properties.imageDigest.type,
					parentSchema: schema12$1.properties.imageDigest,
					data: data2
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
			if (typeof data2 === "string") {
				if (!pattern6$1.test(data2)) {
					const err12 = {
						instancePath: instancePath + "/imageDigest",
						schemaPath: "#/properties/imageDigest/pattern",
						keyword: "pattern",
						params: { pattern: "^sha256:[0-9a-f]{64}$" },
						schema: "^sha256:[0-9a-f]{64}$",
						parentSchema: schema12$1.properties.imageDigest,
						data: data2
					};
					if (vErrors === null) vErrors = [err12];
					else vErrors.push(err12);
					errors++;
				}
			}
		}
		if (data.pipelineExecutionArn !== void 0) {
			let data3 = data.pipelineExecutionArn;
			if (typeof data3 !== "string" && data3 !== null) {
				const err13 = {
					instancePath: instancePath + "/pipelineExecutionArn",
					schemaPath: "#/properties/pipelineExecutionArn/type",
					keyword: "type",
					params: { type: schema12$1.properties.pipelineExecutionArn.type },
					schema: schema12$1.properties.pipelineExecutionArn.type,
					parentSchema: schema12$1.properties.pipelineExecutionArn,
					data: data3
				};
				if (vErrors === null) vErrors = [err13];
				else vErrors.push(err13);
				errors++;
			}
			if (typeof data3 === "string") {
				if (!pattern7$1.test(data3)) {
					const err14 = {
						instancePath: instancePath + "/pipelineExecutionArn",
						schemaPath: "#/properties/pipelineExecutionArn/pattern",
						keyword: "pattern",
						params: { pattern: "^arn:[a-z-]+:sagemaker:[a-z0-9-]+:[0-9]{12}:pipeline/[^/]+/execution/[^/]+$" },
						schema: "^arn:[a-z-]+:sagemaker:[a-z0-9-]+:[0-9]{12}:pipeline/[^/]+/execution/[^/]+$",
						parentSchema: schema12$1.properties.pipelineExecutionArn,
						data: data3
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
			}
		}
		if (data.commit !== void 0) {
			let data4 = data.commit;
			if (typeof data4 !== "string" && data4 !== null) {
				const err15 = {
					instancePath: instancePath + "/commit",
					schemaPath: "#/properties/commit/type",
					keyword: "type",
					params: { type: schema12$1.properties.commit.type },
					schema: schema12$1.properties.commit.type,
					parentSchema: schema12$1.properties.commit,
					data: data4
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
			if (typeof data4 === "string") {
				if (func2$1(data4) > 64) {
					const err16 = {
						instancePath: instancePath + "/commit",
						schemaPath: "#/properties/commit/maxLength",
						keyword: "maxLength",
						params: { limit: 64 },
						schema: 64,
						parentSchema: schema12$1.properties.commit,
						data: data4
					};
					if (vErrors === null) vErrors = [err16];
					else vErrors.push(err16);
					errors++;
				}
				if (func2$1(data4) < 1) {
					const err17 = {
						instancePath: instancePath + "/commit",
						schemaPath: "#/properties/commit/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema12$1.properties.commit,
						data: data4
					};
					if (vErrors === null) vErrors = [err17];
					else vErrors.push(err17);
					errors++;
				}
			}
		}
	}
	validate31$1.errors = vErrors;
	return errors === 0;
}
const schema13$1 = {
	"title": "Hold",
	"description": "While it lasts nothing new is proposed for this model here; merged manifests are deployed all the same.",
	"type": ["object", "null"],
	"required": [
		"by",
		"reason",
		"until"
	],
	"additionalProperties": false,
	"properties": {
		"by": {
			"title": "By",
			"description": "Who holds it.",
			"type": "string",
			"minLength": 1
		},
		"reason": {
			"title": "Reason",
			"description": "For those who wait.",
			"type": "string",
			"minLength": 1
		},
		"until": {
			"title": "Until",
			"description": "A date such as 2026-12-01, its end in UTC, or a time with offset such as 2026-12-01T08:00Z; null until somebody removes the hold.",
			"type": ["string", "null"],
			"minLength": 1
		}
	}
};
function validate33$1(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema13$1.type },
			schema: schema13$1.type,
			parentSchema: schema13$1,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.by === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "by" },
				schema: schema13$1.required,
				parentSchema: schema13$1,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.reason === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "reason" },
				schema: schema13$1.required,
				parentSchema: schema13$1,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.until === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "until" },
				schema: schema13$1.required,
				parentSchema: schema13$1,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "by" || key0 === "reason" || key0 === "until")) {
			const err4 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema13$1,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.by !== void 0) {
			let data0 = data.by;
			if (typeof data0 === "string") {
				if (func2$1(data0) < 1) {
					const err5 = {
						instancePath: instancePath + "/by",
						schemaPath: "#/properties/by/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema13$1.properties.by,
						data: data0
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
			} else {
				const err6 = {
					instancePath: instancePath + "/by",
					schemaPath: "#/properties/by/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema13$1.properties.by.type,
					parentSchema: schema13$1.properties.by,
					data: data0
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.reason !== void 0) {
			let data1 = data.reason;
			if (typeof data1 === "string") {
				if (func2$1(data1) < 1) {
					const err7 = {
						instancePath: instancePath + "/reason",
						schemaPath: "#/properties/reason/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema13$1.properties.reason,
						data: data1
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
			} else {
				const err8 = {
					instancePath: instancePath + "/reason",
					schemaPath: "#/properties/reason/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema13$1.properties.reason.type,
					parentSchema: schema13$1.properties.reason,
					data: data1
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.until !== void 0) {
			let data2 = data.until;
			if (typeof data2 !== "string" && data2 !== null) {
				const err9 = {
					instancePath: instancePath + "/until",
					schemaPath: "#/properties/until/type",
					keyword: "type",
					params: { type: schema13$1.properties.until.type },
					schema: schema13$1.properties.until.type,
					parentSchema: schema13$1.properties.until,
					data: data2
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
			if (typeof data2 === "string") {
				if (func2$1(data2) < 1) {
					const err10 = {
						instancePath: instancePath + "/until",
						schemaPath: "#/properties/until/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema13$1.properties.until,
						data: data2
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
			}
		}
	}
	validate33$1.errors = vErrors;
	return errors === 0;
}
const schema14$1 = {
	"title": "Endpoint",
	"description": "What the model runs on and how a release gets there.",
	"type": "object",
	"required": [
		"instanceType",
		"instanceCount",
		"autoscaling",
		"rollout",
		"dataCapture"
	],
	"additionalProperties": false,
	"properties": {
		"instanceType": {
			"title": "Instance type",
			"description": "One that the model package allows, such as ml.m5.large.",
			"type": "string",
			"pattern": "^ml\\.[a-z0-9-]+\\.[a-z0-9-]+$",
			"patternErrorMessage": "an instance type of SageMaker is written like ml.m5.large"
		},
		"instanceCount": {
			"title": "Instance count",
			"description": "Instances at the first deployment; with autoscaling the number then is autoscaling's.",
			"type": "integer",
			"minimum": 1
		},
		"autoscaling": { "$ref": "#/definitions/autoscaling" },
		"rollout": { "$ref": "#/definitions/rollout" },
		"rollback": {
			"title": "Rollback",
			"description": "When a rollout goes back by itself; without it at 1 % of errors, or a p99 latency of one second.",
			"type": "object",
			"required": [],
			"additionalProperties": false,
			"properties": {
				"errorRate": {
					"title": "Error rate",
					"description": "Share of invocations answered with a 5xx, 0 to 1, above which a rollout goes back.",
					"type": "number",
					"minimum": 0,
					"maximum": 1
				},
				"latencyMs": {
					"title": "Latency",
					"description": "Milliseconds of the model's p99 latency above which a rollout goes back.",
					"type": "number",
					"minimum": 1
				}
			}
		},
		"dataCapture": {
			"title": "Data capture",
			"description": "Requests and answers kept in the artifact bucket, which the monitor reads.",
			"type": "object",
			"required": ["samplingPercentage"],
			"additionalProperties": false,
			"properties": {
				"samplingPercentage": {
					"title": "Sampling percentage",
					"description": "Share of the requests that are kept; 0 keeps none.",
					"type": "integer",
					"minimum": 0,
					"maximum": 100
				},
				"kmsKeyArn": {
					"title": "Key of what is captured",
					"description": "ARN of a KMS key in the environment's region.",
					"type": "string",
					"pattern": "^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/.+$",
					"patternErrorMessage": "write the key's ARN, such as arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
				}
			}
		},
		"volumeKmsKeyArn": {
			"title": "Key of the instances' volumes",
			"description": "ARN of a KMS key in the environment's region.",
			"type": "string",
			"pattern": "^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/.+$",
			"patternErrorMessage": "write the key's ARN, such as arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
		}
	}
};
const pattern8 = new RegExp("^ml\\.[a-z0-9-]+\\.[a-z0-9-]+$", "u");
const pattern9$1 = new RegExp("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/.+$", "u");
const schema15$1 = {
	"title": "Autoscaling",
	"description": "Follows the number of invocations; null keeps the instance count.",
	"type": ["object", "null"],
	"required": [
		"min",
		"max",
		"invocationsPerInstance"
	],
	"additionalProperties": false,
	"properties": {
		"min": {
			"title": "Fewest instances",
			"type": "integer",
			"minimum": 1
		},
		"max": {
			"title": "Most instances",
			"type": "integer",
			"minimum": 1
		},
		"invocationsPerInstance": {
			"title": "Invocations per instance",
			"description": "Per minute, which autoscaling aims at.",
			"type": "number",
			"minimum": 1
		}
	}
};
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema15$1.type },
			schema: schema15$1.type,
			parentSchema: schema15$1,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.min === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "min" },
				schema: schema15$1.required,
				parentSchema: schema15$1,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.max === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "max" },
				schema: schema15$1.required,
				parentSchema: schema15$1,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.invocationsPerInstance === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "invocationsPerInstance" },
				schema: schema15$1.required,
				parentSchema: schema15$1,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "min" || key0 === "max" || key0 === "invocationsPerInstance")) {
			const err4 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema15$1,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.min !== void 0) {
			let data0 = data.min;
			if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0))) {
				const err5 = {
					instancePath: instancePath + "/min",
					schemaPath: "#/properties/min/type",
					keyword: "type",
					params: { type: "integer" },
					schema: schema15$1.properties.min.type,
					parentSchema: schema15$1.properties.min,
					data: data0
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			if (typeof data0 == "number" && isFinite(data0)) {
				if (data0 < 1 || isNaN(data0)) {
					const err6 = {
						instancePath: instancePath + "/min",
						schemaPath: "#/properties/min/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						schema: 1,
						parentSchema: schema15$1.properties.min,
						data: data0
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
			}
		}
		if (data.max !== void 0) {
			let data1 = data.max;
			if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
				const err7 = {
					instancePath: instancePath + "/max",
					schemaPath: "#/properties/max/type",
					keyword: "type",
					params: { type: "integer" },
					schema: schema15$1.properties.max.type,
					parentSchema: schema15$1.properties.max,
					data: data1
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
			if (typeof data1 == "number" && isFinite(data1)) {
				if (data1 < 1 || isNaN(data1)) {
					const err8 = {
						instancePath: instancePath + "/max",
						schemaPath: "#/properties/max/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						schema: 1,
						parentSchema: schema15$1.properties.max,
						data: data1
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
			}
		}
		if (data.invocationsPerInstance !== void 0) {
			let data2 = data.invocationsPerInstance;
			if (typeof data2 == "number" && isFinite(data2)) {
				if (data2 < 1 || isNaN(data2)) {
					const err9 = {
						instancePath: instancePath + "/invocationsPerInstance",
						schemaPath: "#/properties/invocationsPerInstance/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						schema: 1,
						parentSchema: schema15$1.properties.invocationsPerInstance,
						data: data2
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
			} else {
				const err10 = {
					instancePath: instancePath + "/invocationsPerInstance",
					schemaPath: "#/properties/invocationsPerInstance/type",
					keyword: "type",
					params: { type: "number" },
					schema: schema15$1.properties.invocationsPerInstance.type,
					parentSchema: schema15$1.properties.invocationsPerInstance,
					data: data2
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
		}
	}
	validate36.errors = vErrors;
	return errors === 0;
}
const schema16$1 = {
	"title": "Rollout",
	"description": "How traffic moves to a new release.",
	"type": "object",
	"discriminator": { "propertyName": "type" },
	"oneOf": [
		{ "$ref": "#/definitions/allAtOnceRollout" },
		{ "$ref": "#/definitions/canaryRollout" },
		{ "$ref": "#/definitions/linearRollout" }
	]
};
const schema17$1 = {
	"title": "All at once",
	"description": "All traffic moves in one step.",
	"type": "object",
	"required": ["type"],
	"additionalProperties": false,
	"properties": { "type": {
		"title": "Type",
		"const": "all-at-once"
	} }
};
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.type === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "type" },
				schema: schema17$1.required,
				parentSchema: schema17$1,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "type")) {
			const err1 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema17$1,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.type !== void 0) {
			let data0 = data.type;
			if ("all-at-once" !== data0) {
				const err2 = {
					instancePath: instancePath + "/type",
					schemaPath: "#/properties/type/const",
					keyword: "const",
					params: { allowedValue: "all-at-once" },
					schema: "all-at-once",
					parentSchema: schema17$1.properties.type,
					data: data0
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
	} else {
		const err3 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema17$1.type,
			parentSchema: schema17$1,
			data
		};
		if (vErrors === null) vErrors = [err3];
		else vErrors.push(err3);
		errors++;
	}
	validate39.errors = vErrors;
	return errors === 0;
}
const schema18$1 = {
	"title": "Canary",
	"description": "A few instances take traffic first, the others follow when no alarm has gone off.",
	"type": "object",
	"required": [
		"type",
		"instances",
		"bake"
	],
	"additionalProperties": false,
	"properties": {
		"type": {
			"title": "Type",
			"const": "canary"
		},
		"instances": {
			"title": "Instances",
			"description": "Of the canary: at most half of them all.",
			"type": "integer",
			"minimum": 1
		},
		"bake": {
			"title": "Bake",
			"description": "How long alarms are watched, such as PT10M; at most PT1H.",
			"$ref": "#/definitions/duration"
		}
	}
};
function validate40$1(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.type === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "type" },
				schema: schema18$1.required,
				parentSchema: schema18$1,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.instances === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "instances" },
				schema: schema18$1.required,
				parentSchema: schema18$1,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.bake === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "bake" },
				schema: schema18$1.required,
				parentSchema: schema18$1,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "type" || key0 === "instances" || key0 === "bake")) {
			const err3 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema18$1,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.type !== void 0) {
			let data0 = data.type;
			if ("canary" !== data0) {
				const err4 = {
					instancePath: instancePath + "/type",
					schemaPath: "#/properties/type/const",
					keyword: "const",
					params: { allowedValue: "canary" },
					schema: "canary",
					parentSchema: schema18$1.properties.type,
					data: data0
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.instances !== void 0) {
			let data1 = data.instances;
			if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
				const err5 = {
					instancePath: instancePath + "/instances",
					schemaPath: "#/properties/instances/type",
					keyword: "type",
					params: { type: "integer" },
					schema: schema18$1.properties.instances.type,
					parentSchema: schema18$1.properties.instances,
					data: data1
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			if (typeof data1 == "number" && isFinite(data1)) {
				if (data1 < 1 || isNaN(data1)) {
					const err6 = {
						instancePath: instancePath + "/instances",
						schemaPath: "#/properties/instances/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						schema: 1,
						parentSchema: schema18$1.properties.instances,
						data: data1
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
			}
		}
		if (data.bake !== void 0) {
			if (!validate23(data.bake, {
				instancePath: instancePath + "/bake",
				parentData: data,
				parentDataProperty: "bake",
				rootData
			})) {
				vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err7 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema18$1.type,
			parentSchema: schema18$1,
			data
		};
		if (vErrors === null) vErrors = [err7];
		else vErrors.push(err7);
		errors++;
	}
	validate40$1.errors = vErrors;
	return errors === 0;
}
const schema19$1 = {
	"title": "Linear",
	"description": "Instances take traffic step by step.",
	"type": "object",
	"required": [
		"type",
		"instances",
		"bake"
	],
	"additionalProperties": false,
	"properties": {
		"type": {
			"title": "Type",
			"const": "linear"
		},
		"instances": {
			"title": "Instances",
			"description": "Of one step: 10 to 50 % of them all.",
			"type": "integer",
			"minimum": 1
		},
		"bake": {
			"title": "Bake",
			"description": "How long alarms are watched after each step, such as PT10M; at most PT1H.",
			"$ref": "#/definitions/duration"
		}
	}
};
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.type === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "type" },
				schema: schema19$1.required,
				parentSchema: schema19$1,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.instances === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "instances" },
				schema: schema19$1.required,
				parentSchema: schema19$1,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.bake === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "bake" },
				schema: schema19$1.required,
				parentSchema: schema19$1,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "type" || key0 === "instances" || key0 === "bake")) {
			const err3 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema19$1,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.type !== void 0) {
			let data0 = data.type;
			if ("linear" !== data0) {
				const err4 = {
					instancePath: instancePath + "/type",
					schemaPath: "#/properties/type/const",
					keyword: "const",
					params: { allowedValue: "linear" },
					schema: "linear",
					parentSchema: schema19$1.properties.type,
					data: data0
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.instances !== void 0) {
			let data1 = data.instances;
			if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
				const err5 = {
					instancePath: instancePath + "/instances",
					schemaPath: "#/properties/instances/type",
					keyword: "type",
					params: { type: "integer" },
					schema: schema19$1.properties.instances.type,
					parentSchema: schema19$1.properties.instances,
					data: data1
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			if (typeof data1 == "number" && isFinite(data1)) {
				if (data1 < 1 || isNaN(data1)) {
					const err6 = {
						instancePath: instancePath + "/instances",
						schemaPath: "#/properties/instances/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						schema: 1,
						parentSchema: schema19$1.properties.instances,
						data: data1
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
			}
		}
		if (data.bake !== void 0) {
			if (!validate23(data.bake, {
				instancePath: instancePath + "/bake",
				parentData: data,
				parentDataProperty: "bake",
				rootData
			})) {
				vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err7 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema19$1.type,
			parentSchema: schema19$1,
			data
		};
		if (vErrors === null) vErrors = [err7];
		else vErrors.push(err7);
		errors++;
	}
	validate42.errors = vErrors;
	return errors === 0;
}
function validate38$1(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		const tag0 = data.type;
		if (typeof tag0 == "string") {
			if (tag0 === "all-at-once") {
				if (!validate39(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "canary") {
				if (!validate40$1(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate40$1.errors : vErrors.concat(validate40$1.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "linear") {
				if (!validate42(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
					errors = vErrors.length;
				}
			} else {
				const err0 = {
					instancePath,
					schemaPath: "#/discriminator",
					keyword: "discriminator",
					params: {
						error: "mapping",
						tag: "type",
						tagValue: tag0
					},
					schema: schema16$1.discriminator,
					parentSchema: schema16$1,
					data
				};
				if (vErrors === null) vErrors = [err0];
				else vErrors.push(err0);
				errors++;
			}
		} else {
			const err1 = {
				instancePath,
				schemaPath: "#/discriminator",
				keyword: "discriminator",
				params: {
					error: "tag",
					tag: "type",
					tagValue: tag0
				},
				schema: schema16$1.discriminator,
				parentSchema: schema16$1,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
	} else {
		const err2 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema16$1.type,
			parentSchema: schema16$1,
			data
		};
		if (vErrors === null) vErrors = [err2];
		else vErrors.push(err2);
		errors++;
	}
	validate38$1.errors = vErrors;
	return errors === 0;
}
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.instanceType === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "instanceType" },
				schema: schema14$1.required,
				parentSchema: schema14$1,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.instanceCount === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "instanceCount" },
				schema: schema14$1.required,
				parentSchema: schema14$1,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.autoscaling === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "autoscaling" },
				schema: schema14$1.required,
				parentSchema: schema14$1,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.rollout === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "rollout" },
				schema: schema14$1.required,
				parentSchema: schema14$1,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.dataCapture === void 0) {
			const err4 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "dataCapture" },
				schema: schema14$1.required,
				parentSchema: schema14$1,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "instanceType" || key0 === "instanceCount" || key0 === "autoscaling" || key0 === "rollout" || key0 === "rollback" || key0 === "dataCapture" || key0 === "volumeKmsKeyArn")) {
			const err5 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema14$1,
				data
			};
			if (vErrors === null) vErrors = [err5];
			else vErrors.push(err5);
			errors++;
		}
		if (data.instanceType !== void 0) {
			let data0 = data.instanceType;
			if (typeof data0 === "string") {
				if (!pattern8.test(data0)) {
					const err6 = {
						instancePath: instancePath + "/instanceType",
						schemaPath: "#/properties/instanceType/pattern",
						keyword: "pattern",
						params: { pattern: "^ml\\.[a-z0-9-]+\\.[a-z0-9-]+$" },
						schema: "^ml\\.[a-z0-9-]+\\.[a-z0-9-]+$",
						parentSchema: schema14$1.properties.instanceType,
						data: data0
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
			} else {
				const err7 = {
					instancePath: instancePath + "/instanceType",
					schemaPath: "#/properties/instanceType/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema14$1.properties.instanceType.type,
					parentSchema: schema14$1.properties.instanceType,
					data: data0
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
		if (data.instanceCount !== void 0) {
			let data1 = data.instanceCount;
			if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
				const err8 = {
					instancePath: instancePath + "/instanceCount",
					schemaPath: "#/properties/instanceCount/type",
					keyword: "type",
					params: { type: "integer" },
					schema: schema14$1.properties.instanceCount.type,
					parentSchema: schema14$1.properties.instanceCount,
					data: data1
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
			if (typeof data1 == "number" && isFinite(data1)) {
				if (data1 < 1 || isNaN(data1)) {
					const err9 = {
						instancePath: instancePath + "/instanceCount",
						schemaPath: "#/properties/instanceCount/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						schema: 1,
						parentSchema: schema14$1.properties.instanceCount,
						data: data1
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
			}
		}
		if (data.autoscaling !== void 0) {
			if (!validate36(data.autoscaling, {
				instancePath: instancePath + "/autoscaling",
				parentData: data,
				parentDataProperty: "autoscaling",
				rootData
			})) {
				vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
				errors = vErrors.length;
			}
		}
		if (data.rollout !== void 0) {
			if (!validate38$1(data.rollout, {
				instancePath: instancePath + "/rollout",
				parentData: data,
				parentDataProperty: "rollout",
				rootData
			})) {
				vErrors = vErrors === null ? validate38$1.errors : vErrors.concat(validate38$1.errors);
				errors = vErrors.length;
			}
		}
		if (data.rollback !== void 0) {
			let data4 = data.rollback;
			if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
				for (const key1 in data4) if (!(key1 === "errorRate" || key1 === "latencyMs")) {
					const err10 = {
						instancePath: instancePath + "/rollback",
						schemaPath: "#/properties/rollback/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						schema: false,
						parentSchema: schema14$1.properties.rollback,
						data: data4
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
				if (data4.errorRate !== void 0) {
					let data5 = data4.errorRate;
					if (typeof data5 == "number" && isFinite(data5)) {
						if (data5 > 1 || isNaN(data5)) {
							const err11 = {
								instancePath: instancePath + "/rollback/errorRate",
								schemaPath: "#/properties/rollback/properties/errorRate/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 1
								},
								schema: 1,
								parentSchema: schema14$1.properties.rollback.properties.errorRate,
								data: data5
							};
							if (vErrors === null) vErrors = [err11];
							else vErrors.push(err11);
							errors++;
						}
						if (data5 < 0 || isNaN(data5)) {
							const err12 = {
								instancePath: instancePath + "/rollback/errorRate",
								schemaPath: "#/properties/rollback/properties/errorRate/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								schema: 0,
								parentSchema: schema14$1.properties.rollback.properties.errorRate,
								data: data5
							};
							if (vErrors === null) vErrors = [err12];
							else vErrors.push(err12);
							errors++;
						}
					} else {
						const err13 = {
							instancePath: instancePath + "/rollback/errorRate",
							schemaPath: "#/properties/rollback/properties/errorRate/type",
							keyword: "type",
							params: { type: "number" },
							schema: schema14$1.properties.rollback.properties.errorRate.type,
							parentSchema: schema14$1.properties.rollback.properties.errorRate,
							data: data5
						};
						if (vErrors === null) vErrors = [err13];
						else vErrors.push(err13);
						errors++;
					}
				}
				if (data4.latencyMs !== void 0) {
					let data6 = data4.latencyMs;
					if (typeof data6 == "number" && isFinite(data6)) {
						if (data6 < 1 || isNaN(data6)) {
							const err14 = {
								instancePath: instancePath + "/rollback/latencyMs",
								schemaPath: "#/properties/rollback/properties/latencyMs/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 1
								},
								schema: 1,
								parentSchema: schema14$1.properties.rollback.properties.latencyMs,
								data: data6
							};
							if (vErrors === null) vErrors = [err14];
							else vErrors.push(err14);
							errors++;
						}
					} else {
						const err15 = {
							instancePath: instancePath + "/rollback/latencyMs",
							schemaPath: "#/properties/rollback/properties/latencyMs/type",
							keyword: "type",
							params: { type: "number" },
							schema: schema14$1.properties.rollback.properties.latencyMs.type,
							parentSchema: schema14$1.properties.rollback.properties.latencyMs,
							data: data6
						};
						if (vErrors === null) vErrors = [err15];
						else vErrors.push(err15);
						errors++;
					}
				}
			} else {
				const err16 = {
					instancePath: instancePath + "/rollback",
					schemaPath: "#/properties/rollback/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema14$1.properties.rollback.type,
					parentSchema: schema14$1.properties.rollback,
					data: data4
				};
				if (vErrors === null) vErrors = [err16];
				else vErrors.push(err16);
				errors++;
			}
		}
		if (data.dataCapture !== void 0) {
			let data7 = data.dataCapture;
			if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
				if (data7.samplingPercentage === void 0) {
					const err17 = {
						instancePath: instancePath + "/dataCapture",
						schemaPath: "#/properties/dataCapture/required",
						keyword: "required",
						params: { missingProperty: "samplingPercentage" },
						schema: schema14$1.properties.dataCapture.required,
						parentSchema: schema14$1.properties.dataCapture,
						data: data7
					};
					if (vErrors === null) vErrors = [err17];
					else vErrors.push(err17);
					errors++;
				}
				for (const key2 in data7) if (!(key2 === "samplingPercentage" || key2 === "kmsKeyArn")) {
					const err18 = {
						instancePath: instancePath + "/dataCapture",
						schemaPath: "#/properties/dataCapture/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key2 },
						schema: false,
						parentSchema: schema14$1.properties.dataCapture,
						data: data7
					};
					if (vErrors === null) vErrors = [err18];
					else vErrors.push(err18);
					errors++;
				}
				if (data7.samplingPercentage !== void 0) {
					let data8 = data7.samplingPercentage;
					if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
						const err19 = {
							instancePath: instancePath + "/dataCapture/samplingPercentage",
							schemaPath: "#/properties/dataCapture/properties/samplingPercentage/type",
							keyword: "type",
							params: { type: "integer" },
							schema: schema14$1.properties.dataCapture.properties.samplingPercentage.type,
							parentSchema: schema14$1.properties.dataCapture.properties.samplingPercentage,
							data: data8
						};
						if (vErrors === null) vErrors = [err19];
						else vErrors.push(err19);
						errors++;
					}
					if (typeof data8 == "number" && isFinite(data8)) {
						if (data8 > 100 || isNaN(data8)) {
							const err20 = {
								instancePath: instancePath + "/dataCapture/samplingPercentage",
								schemaPath: "#/properties/dataCapture/properties/samplingPercentage/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 100
								},
								schema: 100,
								parentSchema: schema14$1.properties.dataCapture.properties.samplingPercentage,
								data: data8
							};
							if (vErrors === null) vErrors = [err20];
							else vErrors.push(err20);
							errors++;
						}
						if (data8 < 0 || isNaN(data8)) {
							const err21 = {
								instancePath: instancePath + "/dataCapture/samplingPercentage",
								schemaPath: "#/properties/dataCapture/properties/samplingPercentage/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								schema: 0,
								parentSchema: schema14$1.properties.dataCapture.properties.samplingPercentage,
								data: data8
							};
							if (vErrors === null) vErrors = [err21];
							else vErrors.push(err21);
							errors++;
						}
					}
				}
				if (data7.kmsKeyArn !== void 0) {
					let data9 = data7.kmsKeyArn;
					if (typeof data9 === "string") {
						if (!pattern9$1.test(data9)) {
							const err22 = {
								instancePath: instancePath + "/dataCapture/kmsKeyArn",
								schemaPath: "#/properties/dataCapture/properties/kmsKeyArn/pattern",
								keyword: "pattern",
								params: { pattern: "^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/.+$" },
								schema: "^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/.+$",
								parentSchema: schema14$1.properties.dataCapture.properties.kmsKeyArn,
								data: data9
							};
							if (vErrors === null) vErrors = [err22];
							else vErrors.push(err22);
							errors++;
						}
					} else {
						const err23 = {
							instancePath: instancePath + "/dataCapture/kmsKeyArn",
							schemaPath: "#/properties/dataCapture/properties/kmsKeyArn/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema14$1.properties.dataCapture.properties.kmsKeyArn.type,
							parentSchema: schema14$1.properties.dataCapture.properties.kmsKeyArn,
							data: data9
						};
						if (vErrors === null) vErrors = [err23];
						else vErrors.push(err23);
						errors++;
					}
				}
			} else {
				const err24 = {
					instancePath: instancePath + "/dataCapture",
					schemaPath: "#/properties/dataCapture/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema14$1.properties.dataCapture.type,
					parentSchema: schema14$1.properties.dataCapture,
					data: data7
				};
				if (vErrors === null) vErrors = [err24];
				else vErrors.push(err24);
				errors++;
			}
		}
		if (data.volumeKmsKeyArn !== void 0) {
			let data10 = data.volumeKmsKeyArn;
			if (typeof data10 === "string") {
				if (!pattern9$1.test(data10)) {
					const err25 = {
						instancePath: instancePath + "/volumeKmsKeyArn",
						schemaPath: "#/properties/volumeKmsKeyArn/pattern",
						keyword: "pattern",
						params: { pattern: "^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/.+$" },
						schema: "^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/.+$",
						parentSchema: schema14$1.properties.volumeKmsKeyArn,
						data: data10
					};
					if (vErrors === null) vErrors = [err25];
					else vErrors.push(err25);
					errors++;
				}
			} else {
				const err26 = {
					instancePath: instancePath + "/volumeKmsKeyArn",
					schemaPath: "#/properties/volumeKmsKeyArn/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema14$1.properties.volumeKmsKeyArn.type,
					parentSchema: schema14$1.properties.volumeKmsKeyArn,
					data: data10
				};
				if (vErrors === null) vErrors = [err26];
				else vErrors.push(err26);
				errors++;
			}
		}
	} else {
		const err27 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema14$1.type,
			parentSchema: schema14$1,
			data
		};
		if (vErrors === null) vErrors = [err27];
		else vErrors.push(err27);
		errors++;
	}
	validate35.errors = vErrors;
	return errors === 0;
}
const schema20$1 = {
	"title": "Monitor",
	"description": "How the endpoint is watched for drift; null leaves it unwatched.",
	"type": ["object", "null"],
	"required": [
		"engine",
		"schedule",
		"window",
		"minimumRows",
		"minimumLabels",
		"labelDelay",
		"alarms"
	],
	"additionalProperties": false,
	"properties": {
		"engine": {
			"title": "Engine",
			"description": "processing is this repository's own; model-monitor is for accounts that still have it.",
			"type": "string",
			"enum": ["processing", "model-monitor"]
		},
		"schedule": {
			"title": "Schedule",
			"description": "How often, in EventBridge's words: cron(20 * ? * * *) is twenty past every hour, UTC.",
			"type": "string",
			"minLength": 1
		},
		"window": {
			"title": "Window",
			"description": "How far back each check looks, such as P3D.",
			"$ref": "#/definitions/duration"
		},
		"minimumRows": {
			"title": "Fewest rows",
			"description": "With fewer captured rows a check says \"not enough data\".",
			"type": "integer",
			"minimum": 1
		},
		"minimumLabels": {
			"title": "Fewest labels",
			"description": "With fewer labelled rows a check says nothing about quality.",
			"type": "integer",
			"minimum": 1
		},
		"labelDelay": {
			"title": "Label delay",
			"description": "How late labels come, such as PT24H.",
			"$ref": "#/definitions/duration"
		},
		"alarms": {
			"title": "Alarms",
			"description": "What counts as drift.",
			"type": "array",
			"maxItems": 5,
			"items": {
				"title": "Alarm",
				"type": "object",
				"required": ["metric", "threshold"],
				"additionalProperties": false,
				"properties": {
					"metric": {
						"title": "Metric",
						"description": "Such as feature_baseline_drift_fare_amount or model_quality_mae_ratio_low.",
						"type": "string",
						"pattern": "^[a-zA-Z0-9_.-]{1,255}$",
						"patternErrorMessage": "a metric is written like feature_baseline_drift_max"
					},
					"threshold": {
						"title": "Threshold",
						"description": "Above it a datapoint counts.",
						"type": "number"
					},
					"datapointsToAlarm": {
						"title": "Datapoints to alarm",
						"description": "How many datapoints of the evaluation periods have to count; 1 where left out.",
						"type": "integer",
						"minimum": 1,
						"maximum": 24
					},
					"evaluationPeriods": {
						"title": "Evaluation periods",
						"description": "Hours that the alarm looks back; as many as datapointsToAlarm where left out.",
						"type": "integer",
						"minimum": 1,
						"maximum": 24
					}
				}
			}
		},
		"retraining": {
			"title": "Retraining",
			"description": "When drift may start a training; null where an alarm only tells people. What is left out has its default.",
			"type": ["object", "null"],
			"required": [],
			"additionalProperties": false,
			"properties": {
				"minimumLabelledRows": {
					"title": "Fewest labelled rows",
					"description": "New labelled rows that a training needs; 5000 where left out. 0 trains without labels once the training data have changed.",
					"type": "integer",
					"minimum": 0
				},
				"cooldown": {
					"title": "Cooldown",
					"description": "Time between one training for drift and the next, such as P1D, which it is where left out.",
					"$ref": "#/definitions/duration"
				},
				"maxRunsPerMonth": {
					"title": "Most runs in a month",
					"description": "Trainings for drift in a calendar month, UTC; 4 where left out.",
					"type": "integer",
					"minimum": 1
				},
				"maxRejectedChallengers": {
					"title": "Most rejected challengers",
					"description": "After so many challengers in a row that were not better no more are trained, until people have looked; 2 where left out.",
					"type": "integer",
					"minimum": 1
				}
			}
		}
	}
};
const pattern11 = new RegExp("^[a-zA-Z0-9_.-]{1,255}$", "u");
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema20$1.type },
			schema: schema20$1.type,
			parentSchema: schema20$1,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.engine === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "engine" },
				schema: schema20$1.required,
				parentSchema: schema20$1,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.schedule === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "schedule" },
				schema: schema20$1.required,
				parentSchema: schema20$1,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.window === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "window" },
				schema: schema20$1.required,
				parentSchema: schema20$1,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.minimumRows === void 0) {
			const err4 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "minimumRows" },
				schema: schema20$1.required,
				parentSchema: schema20$1,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.minimumLabels === void 0) {
			const err5 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "minimumLabels" },
				schema: schema20$1.required,
				parentSchema: schema20$1,
				data
			};
			if (vErrors === null) vErrors = [err5];
			else vErrors.push(err5);
			errors++;
		}
		if (data.labelDelay === void 0) {
			const err6 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "labelDelay" },
				schema: schema20$1.required,
				parentSchema: schema20$1,
				data
			};
			if (vErrors === null) vErrors = [err6];
			else vErrors.push(err6);
			errors++;
		}
		if (data.alarms === void 0) {
			const err7 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "alarms" },
				schema: schema20$1.required,
				parentSchema: schema20$1,
				data
			};
			if (vErrors === null) vErrors = [err7];
			else vErrors.push(err7);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "engine" || key0 === "schedule" || key0 === "window" || key0 === "minimumRows" || key0 === "minimumLabels" || key0 === "labelDelay" || key0 === "alarms" || key0 === "retraining")) {
			const err8 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema20$1,
				data
			};
			if (vErrors === null) vErrors = [err8];
			else vErrors.push(err8);
			errors++;
		}
		if (data.engine !== void 0) {
			let data0 = data.engine;
			if (typeof data0 !== "string") {
				const err9 = {
					instancePath: instancePath + "/engine",
					schemaPath: "#/properties/engine/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema20$1.properties.engine.type,
					parentSchema: schema20$1.properties.engine,
					data: data0
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
			if (!(data0 === "processing" || data0 === "model-monitor")) {
				const err10 = {
					instancePath: instancePath + "/engine",
					schemaPath: "#/properties/engine/enum",
					keyword: "enum",
					params: { allowedValues: schema20$1.properties.engine.enum },
					schema: schema20$1.properties.engine.enum,
					parentSchema: schema20$1.properties.engine,
					data: data0
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
		}
		if (data.schedule !== void 0) {
			let data1 = data.schedule;
			if (typeof data1 === "string") {
				if (func2$1(data1) < 1) {
					const err11 = {
						instancePath: instancePath + "/schedule",
						schemaPath: "#/properties/schedule/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema20$1.properties.schedule,
						data: data1
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
			} else {
				const err12 = {
					instancePath: instancePath + "/schedule",
					schemaPath: "#/properties/schedule/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema20$1.properties.schedule.type,
					parentSchema: schema20$1.properties.schedule,
					data: data1
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
		}
		if (data.window !== void 0) {
			if (!validate23(data.window, {
				instancePath: instancePath + "/window",
				parentData: data,
				parentDataProperty: "window",
				rootData
			})) {
				vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
				errors = vErrors.length;
			}
		}
		if (data.minimumRows !== void 0) {
			let data3 = data.minimumRows;
			if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3))) {
				const err13 = {
					instancePath: instancePath + "/minimumRows",
					schemaPath: "#/properties/minimumRows/type",
					keyword: "type",
					params: { type: "integer" },
					schema: schema20$1.properties.minimumRows.type,
					parentSchema: schema20$1.properties.minimumRows,
					data: data3
				};
				if (vErrors === null) vErrors = [err13];
				else vErrors.push(err13);
				errors++;
			}
			if (typeof data3 == "number" && isFinite(data3)) {
				if (data3 < 1 || isNaN(data3)) {
					const err14 = {
						instancePath: instancePath + "/minimumRows",
						schemaPath: "#/properties/minimumRows/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						schema: 1,
						parentSchema: schema20$1.properties.minimumRows,
						data: data3
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
			}
		}
		if (data.minimumLabels !== void 0) {
			let data4 = data.minimumLabels;
			if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))) {
				const err15 = {
					instancePath: instancePath + "/minimumLabels",
					schemaPath: "#/properties/minimumLabels/type",
					keyword: "type",
					params: { type: "integer" },
					schema: schema20$1.properties.minimumLabels.type,
					parentSchema: schema20$1.properties.minimumLabels,
					data: data4
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
			if (typeof data4 == "number" && isFinite(data4)) {
				if (data4 < 1 || isNaN(data4)) {
					const err16 = {
						instancePath: instancePath + "/minimumLabels",
						schemaPath: "#/properties/minimumLabels/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						schema: 1,
						parentSchema: schema20$1.properties.minimumLabels,
						data: data4
					};
					if (vErrors === null) vErrors = [err16];
					else vErrors.push(err16);
					errors++;
				}
			}
		}
		if (data.labelDelay !== void 0) {
			if (!validate23(data.labelDelay, {
				instancePath: instancePath + "/labelDelay",
				parentData: data,
				parentDataProperty: "labelDelay",
				rootData
			})) {
				vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
				errors = vErrors.length;
			}
		}
		if (data.alarms !== void 0) {
			let data6 = data.alarms;
			if (Array.isArray(data6)) {
				if (data6.length > 5) {
					const err17 = {
						instancePath: instancePath + "/alarms",
						schemaPath: "#/properties/alarms/maxItems",
						keyword: "maxItems",
						params: { limit: 5 },
						schema: 5,
						parentSchema: schema20$1.properties.alarms,
						data: data6
					};
					if (vErrors === null) vErrors = [err17];
					else vErrors.push(err17);
					errors++;
				}
				const len0 = data6.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data7 = data6[i0];
					if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
						if (data7.metric === void 0) {
							const err18 = {
								instancePath: instancePath + "/alarms/" + i0,
								schemaPath: "#/properties/alarms/items/required",
								keyword: "required",
								params: { missingProperty: "metric" },
								schema: schema20$1.properties.alarms.items.required,
								parentSchema: schema20$1.properties.alarms.items,
								data: data7
							};
							if (vErrors === null) vErrors = [err18];
							else vErrors.push(err18);
							errors++;
						}
						if (data7.threshold === void 0) {
							const err19 = {
								instancePath: instancePath + "/alarms/" + i0,
								schemaPath: "#/properties/alarms/items/required",
								keyword: "required",
								params: { missingProperty: "threshold" },
								schema: schema20$1.properties.alarms.items.required,
								parentSchema: schema20$1.properties.alarms.items,
								data: data7
							};
							if (vErrors === null) vErrors = [err19];
							else vErrors.push(err19);
							errors++;
						}
						for (const key1 in data7) if (!(key1 === "metric" || key1 === "threshold" || key1 === "datapointsToAlarm" || key1 === "evaluationPeriods")) {
							const err20 = {
								instancePath: instancePath + "/alarms/" + i0,
								schemaPath: "#/properties/alarms/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key1 },
								schema: false,
								parentSchema: schema20$1.properties.alarms.items,
								data: data7
							};
							if (vErrors === null) vErrors = [err20];
							else vErrors.push(err20);
							errors++;
						}
						if (data7.metric !== void 0) {
							let data8 = data7.metric;
							if (typeof data8 === "string") {
								if (!pattern11.test(data8)) {
									const err21 = {
										instancePath: instancePath + "/alarms/" + i0 + "/metric",
										schemaPath: "#/properties/alarms/items/properties/metric/pattern",
										keyword: "pattern",
										params: { pattern: "^[a-zA-Z0-9_.-]{1,255}$" },
										schema: "^[a-zA-Z0-9_.-]{1,255}$",
										parentSchema: schema20$1.properties.alarms.items.properties.metric,
										data: data8
									};
									if (vErrors === null) vErrors = [err21];
									else vErrors.push(err21);
									errors++;
								}
							} else {
								const err22 = {
									instancePath: instancePath + "/alarms/" + i0 + "/metric",
									schemaPath: "#/properties/alarms/items/properties/metric/type",
									keyword: "type",
									params: { type: "string" },
									schema: schema20$1.properties.alarms.items.properties.metric.type,
									parentSchema: schema20$1.properties.alarms.items.properties.metric,
									data: data8
								};
								if (vErrors === null) vErrors = [err22];
								else vErrors.push(err22);
								errors++;
							}
						}
						if (data7.threshold !== void 0) {
							let data9 = data7.threshold;
							if (!(typeof data9 == "number" && isFinite(data9))) {
								const err23 = {
									instancePath: instancePath + "/alarms/" + i0 + "/threshold",
									schemaPath: "#/properties/alarms/items/properties/threshold/type",
									keyword: "type",
									params: { type: "number" },
									schema: schema20$1.properties.alarms.items.properties.threshold.type,
									parentSchema: schema20$1.properties.alarms.items.properties.threshold,
									data: data9
								};
								if (vErrors === null) vErrors = [err23];
								else vErrors.push(err23);
								errors++;
							}
						}
						if (data7.datapointsToAlarm !== void 0) {
							let data10 = data7.datapointsToAlarm;
							if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10))) {
								const err24 = {
									instancePath: instancePath + "/alarms/" + i0 + "/datapointsToAlarm",
									schemaPath: "#/properties/alarms/items/properties/datapointsToAlarm/type",
									keyword: "type",
									params: { type: "integer" },
									schema: schema20$1.properties.alarms.items.properties.datapointsToAlarm.type,
									parentSchema: schema20$1.properties.alarms.items.properties.datapointsToAlarm,
									data: data10
								};
								if (vErrors === null) vErrors = [err24];
								else vErrors.push(err24);
								errors++;
							}
							if (typeof data10 == "number" && isFinite(data10)) {
								if (data10 > 24 || isNaN(data10)) {
									const err25 = {
										instancePath: instancePath + "/alarms/" + i0 + "/datapointsToAlarm",
										schemaPath: "#/properties/alarms/items/properties/datapointsToAlarm/maximum",
										keyword: "maximum",
										params: {
											comparison: "<=",
											limit: 24
										},
										schema: 24,
										parentSchema: schema20$1.properties.alarms.items.properties.datapointsToAlarm,
										data: data10
									};
									if (vErrors === null) vErrors = [err25];
									else vErrors.push(err25);
									errors++;
								}
								if (data10 < 1 || isNaN(data10)) {
									const err26 = {
										instancePath: instancePath + "/alarms/" + i0 + "/datapointsToAlarm",
										schemaPath: "#/properties/alarms/items/properties/datapointsToAlarm/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 1
										},
										schema: 1,
										parentSchema: schema20$1.properties.alarms.items.properties.datapointsToAlarm,
										data: data10
									};
									if (vErrors === null) vErrors = [err26];
									else vErrors.push(err26);
									errors++;
								}
							}
						}
						if (data7.evaluationPeriods !== void 0) {
							let data11 = data7.evaluationPeriods;
							if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
								const err27 = {
									instancePath: instancePath + "/alarms/" + i0 + "/evaluationPeriods",
									schemaPath: "#/properties/alarms/items/properties/evaluationPeriods/type",
									keyword: "type",
									params: { type: "integer" },
									schema: schema20$1.properties.alarms.items.properties.evaluationPeriods.type,
									parentSchema: schema20$1.properties.alarms.items.properties.evaluationPeriods,
									data: data11
								};
								if (vErrors === null) vErrors = [err27];
								else vErrors.push(err27);
								errors++;
							}
							if (typeof data11 == "number" && isFinite(data11)) {
								if (data11 > 24 || isNaN(data11)) {
									const err28 = {
										instancePath: instancePath + "/alarms/" + i0 + "/evaluationPeriods",
										schemaPath: "#/properties/alarms/items/properties/evaluationPeriods/maximum",
										keyword: "maximum",
										params: {
											comparison: "<=",
											limit: 24
										},
										schema: 24,
										parentSchema: schema20$1.properties.alarms.items.properties.evaluationPeriods,
										data: data11
									};
									if (vErrors === null) vErrors = [err28];
									else vErrors.push(err28);
									errors++;
								}
								if (data11 < 1 || isNaN(data11)) {
									const err29 = {
										instancePath: instancePath + "/alarms/" + i0 + "/evaluationPeriods",
										schemaPath: "#/properties/alarms/items/properties/evaluationPeriods/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 1
										},
										schema: 1,
										parentSchema: schema20$1.properties.alarms.items.properties.evaluationPeriods,
										data: data11
									};
									if (vErrors === null) vErrors = [err29];
									else vErrors.push(err29);
									errors++;
								}
							}
						}
					} else {
						const err30 = {
							instancePath: instancePath + "/alarms/" + i0,
							schemaPath: "#/properties/alarms/items/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema20$1.properties.alarms.items.type,
							parentSchema: schema20$1.properties.alarms.items,
							data: data7
						};
						if (vErrors === null) vErrors = [err30];
						else vErrors.push(err30);
						errors++;
					}
				}
			} else {
				const err31 = {
					instancePath: instancePath + "/alarms",
					schemaPath: "#/properties/alarms/type",
					keyword: "type",
					params: { type: "array" },
					schema: schema20$1.properties.alarms.type,
					parentSchema: schema20$1.properties.alarms,
					data: data6
				};
				if (vErrors === null) vErrors = [err31];
				else vErrors.push(err31);
				errors++;
			}
		}
		if (data.retraining !== void 0) {
			let data12 = data.retraining;
			if (!(data12 && typeof data12 == "object" && !Array.isArray(data12)) && data12 !== null) {
				const err32 = {
					instancePath: instancePath + "/retraining",
					schemaPath: "#/properties/retraining/type",
					keyword: "type",
					params: { type: schema20$1.properties.retraining.type },
					schema: schema20$1.properties.retraining.type,
					parentSchema: schema20$1.properties.retraining,
					data: data12
				};
				if (vErrors === null) vErrors = [err32];
				else vErrors.push(err32);
				errors++;
			}
			if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
				for (const key2 in data12) if (!(key2 === "minimumLabelledRows" || key2 === "cooldown" || key2 === "maxRunsPerMonth" || key2 === "maxRejectedChallengers")) {
					const err33 = {
						instancePath: instancePath + "/retraining",
						schemaPath: "#/properties/retraining/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key2 },
						schema: false,
						parentSchema: schema20$1.properties.retraining,
						data: data12
					};
					if (vErrors === null) vErrors = [err33];
					else vErrors.push(err33);
					errors++;
				}
				if (data12.minimumLabelledRows !== void 0) {
					let data13 = data12.minimumLabelledRows;
					if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
						const err34 = {
							instancePath: instancePath + "/retraining/minimumLabelledRows",
							schemaPath: "#/properties/retraining/properties/minimumLabelledRows/type",
							keyword: "type",
							params: { type: "integer" },
							schema: schema20$1.properties.retraining.properties.minimumLabelledRows.type,
							parentSchema: schema20$1.properties.retraining.properties.minimumLabelledRows,
							data: data13
						};
						if (vErrors === null) vErrors = [err34];
						else vErrors.push(err34);
						errors++;
					}
					if (typeof data13 == "number" && isFinite(data13)) {
						if (data13 < 0 || isNaN(data13)) {
							const err35 = {
								instancePath: instancePath + "/retraining/minimumLabelledRows",
								schemaPath: "#/properties/retraining/properties/minimumLabelledRows/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								schema: 0,
								parentSchema: schema20$1.properties.retraining.properties.minimumLabelledRows,
								data: data13
							};
							if (vErrors === null) vErrors = [err35];
							else vErrors.push(err35);
							errors++;
						}
					}
				}
				if (data12.cooldown !== void 0) {
					if (!validate23(data12.cooldown, {
						instancePath: instancePath + "/retraining/cooldown",
						parentData: data12,
						parentDataProperty: "cooldown",
						rootData
					})) {
						vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
						errors = vErrors.length;
					}
				}
				if (data12.maxRunsPerMonth !== void 0) {
					let data15 = data12.maxRunsPerMonth;
					if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15))) {
						const err36 = {
							instancePath: instancePath + "/retraining/maxRunsPerMonth",
							schemaPath: "#/properties/retraining/properties/maxRunsPerMonth/type",
							keyword: "type",
							params: { type: "integer" },
							schema: schema20$1.properties.retraining.properties.maxRunsPerMonth.type,
							parentSchema: schema20$1.properties.retraining.properties.maxRunsPerMonth,
							data: data15
						};
						if (vErrors === null) vErrors = [err36];
						else vErrors.push(err36);
						errors++;
					}
					if (typeof data15 == "number" && isFinite(data15)) {
						if (data15 < 1 || isNaN(data15)) {
							const err37 = {
								instancePath: instancePath + "/retraining/maxRunsPerMonth",
								schemaPath: "#/properties/retraining/properties/maxRunsPerMonth/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 1
								},
								schema: 1,
								parentSchema: schema20$1.properties.retraining.properties.maxRunsPerMonth,
								data: data15
							};
							if (vErrors === null) vErrors = [err37];
							else vErrors.push(err37);
							errors++;
						}
					}
				}
				if (data12.maxRejectedChallengers !== void 0) {
					let data16 = data12.maxRejectedChallengers;
					if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16))) {
						const err38 = {
							instancePath: instancePath + "/retraining/maxRejectedChallengers",
							schemaPath: "#/properties/retraining/properties/maxRejectedChallengers/type",
							keyword: "type",
							params: { type: "integer" },
							schema: schema20$1.properties.retraining.properties.maxRejectedChallengers.type,
							parentSchema: schema20$1.properties.retraining.properties.maxRejectedChallengers,
							data: data16
						};
						if (vErrors === null) vErrors = [err38];
						else vErrors.push(err38);
						errors++;
					}
					if (typeof data16 == "number" && isFinite(data16)) {
						if (data16 < 1 || isNaN(data16)) {
							const err39 = {
								instancePath: instancePath + "/retraining/maxRejectedChallengers",
								schemaPath: "#/properties/retraining/properties/maxRejectedChallengers/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 1
								},
								schema: 1,
								parentSchema: schema20$1.properties.retraining.properties.maxRejectedChallengers,
								data: data16
							};
							if (vErrors === null) vErrors = [err39];
							else vErrors.push(err39);
							errors++;
						}
					}
				}
			}
		}
	}
	validate49.errors = vErrors;
	return errors === 0;
}
function validate30$1(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.release === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "release" },
				schema: schema11$1.required,
				parentSchema: schema11$1,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.hold === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "hold" },
				schema: schema11$1.required,
				parentSchema: schema11$1,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.endpoint === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "endpoint" },
				schema: schema11$1.required,
				parentSchema: schema11$1,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.monitor === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "monitor" },
				schema: schema11$1.required,
				parentSchema: schema11$1,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "release" || key0 === "hold" || key0 === "endpoint" || key0 === "monitor")) {
			const err4 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema11$1,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.release !== void 0) {
			if (!validate31$1(data.release, {
				instancePath: instancePath + "/release",
				parentData: data,
				parentDataProperty: "release",
				rootData
			})) {
				vErrors = vErrors === null ? validate31$1.errors : vErrors.concat(validate31$1.errors);
				errors = vErrors.length;
			}
		}
		if (data.hold !== void 0) {
			if (!validate33$1(data.hold, {
				instancePath: instancePath + "/hold",
				parentData: data,
				parentDataProperty: "hold",
				rootData
			})) {
				vErrors = vErrors === null ? validate33$1.errors : vErrors.concat(validate33$1.errors);
				errors = vErrors.length;
			}
		}
		if (data.endpoint !== void 0) {
			if (!validate35(data.endpoint, {
				instancePath: instancePath + "/endpoint",
				parentData: data,
				parentDataProperty: "endpoint",
				rootData
			})) {
				vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
				errors = vErrors.length;
			}
		}
		if (data.monitor !== void 0) {
			if (!validate49(data.monitor, {
				instancePath: instancePath + "/monitor",
				parentData: data,
				parentDataProperty: "monitor",
				rootData
			})) {
				vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err5 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema11$1.type,
			parentSchema: schema11$1,
			data
		};
		if (vErrors === null) vErrors = [err5];
		else vErrors.push(err5);
		errors++;
	}
	validate30$1.errors = vErrors;
	return errors === 0;
}
function validate21$1(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.environment === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "environment" },
				schema: schema6$1.required,
				parentSchema: schema6$1,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.promotesFrom === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "promotesFrom" },
				schema: schema6$1.required,
				parentSchema: schema6$1,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.account === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "account" },
				schema: schema6$1.required,
				parentSchema: schema6$1,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.region === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "region" },
				schema: schema6$1.required,
				parentSchema: schema6$1,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.policy === void 0) {
			const err4 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "policy" },
				schema: schema6$1.required,
				parentSchema: schema6$1,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.models === void 0) {
			const err5 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "models" },
				schema: schema6$1.required,
				parentSchema: schema6$1,
				data
			};
			if (vErrors === null) vErrors = [err5];
			else vErrors.push(err5);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "$schema" || key0 === "environment" || key0 === "promotesFrom" || key0 === "account" || key0 === "region" || key0 === "policy" || key0 === "models")) {
			const err6 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema6$1,
				data
			};
			if (vErrors === null) vErrors = [err6];
			else vErrors.push(err6);
			errors++;
		}
		if (data.$schema !== void 0) {
			let data0 = data.$schema;
			if (typeof data0 !== "string") {
				const err7 = {
					instancePath: instancePath + "/$schema",
					schemaPath: "#/properties/%24schema/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema6$1.properties.$schema.type,
					parentSchema: schema6$1.properties.$schema,
					data: data0
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
		if (data.environment !== void 0) {
			let data1 = data.environment;
			if (typeof data1 === "string") {
				if (func2$1(data1) > 63) {
					const err8 = {
						instancePath: instancePath + "/environment",
						schemaPath: "#/properties/environment/maxLength",
						keyword: "maxLength",
						params: { limit: 63 },
						schema: 63,
						parentSchema: schema6$1.properties.environment,
						data: data1
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
				if (!pattern0$1.test(data1)) {
					const err9 = {
						instancePath: instancePath + "/environment",
						schemaPath: "#/properties/environment/pattern",
						keyword: "pattern",
						params: { pattern: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$" },
						schema: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",
						parentSchema: schema6$1.properties.environment,
						data: data1
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
			} else {
				const err10 = {
					instancePath: instancePath + "/environment",
					schemaPath: "#/properties/environment/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema6$1.properties.environment.type,
					parentSchema: schema6$1.properties.environment,
					data: data1
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
		}
		if (data.promotesFrom !== void 0) {
			let data2 = data.promotesFrom;
			if (typeof data2 !== "string" && data2 !== null) {
				const err11 = {
					instancePath: instancePath + "/promotesFrom",
					schemaPath: "#/properties/promotesFrom/type",
					keyword: "type",
					params: { type: schema6$1.properties.promotesFrom.type },
					schema: schema6$1.properties.promotesFrom.type,
					parentSchema: schema6$1.properties.promotesFrom,
					data: data2
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
			if (typeof data2 === "string") {
				if (func2$1(data2) < 1) {
					const err12 = {
						instancePath: instancePath + "/promotesFrom",
						schemaPath: "#/properties/promotesFrom/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema6$1.properties.promotesFrom,
						data: data2
					};
					if (vErrors === null) vErrors = [err12];
					else vErrors.push(err12);
					errors++;
				}
			}
		}
		if (data.account !== void 0) {
			let data3 = data.account;
			if (typeof data3 === "string") {
				if (!pattern1.test(data3)) {
					const err13 = {
						instancePath: instancePath + "/account",
						schemaPath: "#/properties/account/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9]{12}$" },
						schema: "^[0-9]{12}$",
						parentSchema: schema6$1.properties.account,
						data: data3
					};
					if (vErrors === null) vErrors = [err13];
					else vErrors.push(err13);
					errors++;
				}
			} else {
				const err14 = {
					instancePath: instancePath + "/account",
					schemaPath: "#/properties/account/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema6$1.properties.account.type,
					parentSchema: schema6$1.properties.account,
					data: data3
				};
				if (vErrors === null) vErrors = [err14];
				else vErrors.push(err14);
				errors++;
			}
		}
		if (data.region !== void 0) {
			let data4 = data.region;
			if (typeof data4 === "string") {
				if (!pattern2.test(data4)) {
					const err15 = {
						instancePath: instancePath + "/region",
						schemaPath: "#/properties/region/pattern",
						keyword: "pattern",
						params: { pattern: "^[a-z]{2}(-[a-z]+)+-[0-9]$" },
						schema: "^[a-z]{2}(-[a-z]+)+-[0-9]$",
						parentSchema: schema6$1.properties.region,
						data: data4
					};
					if (vErrors === null) vErrors = [err15];
					else vErrors.push(err15);
					errors++;
				}
			} else {
				const err16 = {
					instancePath: instancePath + "/region",
					schemaPath: "#/properties/region/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema6$1.properties.region.type,
					parentSchema: schema6$1.properties.region,
					data: data4
				};
				if (vErrors === null) vErrors = [err16];
				else vErrors.push(err16);
				errors++;
			}
		}
		if (data.policy !== void 0) {
			if (!validate22$1(data.policy, {
				instancePath: instancePath + "/policy",
				parentData: data,
				parentDataProperty: "policy",
				rootData
			})) {
				vErrors = vErrors === null ? validate22$1.errors : vErrors.concat(validate22$1.errors);
				errors = vErrors.length;
			}
		}
		if (data.models !== void 0) {
			let data6 = data.models;
			if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
				for (const key1 in data6) {
					const _errs15 = errors;
					if (!validate28(key1, {
						instancePath: instancePath + "/models",
						parentData: data6,
						parentDataProperty: "models",
						rootData
					})) {
						vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
						errors = vErrors.length;
					}
					if (!(_errs15 === errors)) {
						const err17 = {
							instancePath: instancePath + "/models",
							schemaPath: "#/properties/models/propertyNames",
							keyword: "propertyNames",
							params: { propertyName: key1 },
							schema: schema6$1.properties.models.propertyNames,
							parentSchema: schema6$1.properties.models,
							data: data6
						};
						if (vErrors === null) vErrors = [err17];
						else vErrors.push(err17);
						errors++;
					}
				}
				for (const key2 in data6) if (!validate30$1(data6[key2], {
					instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
					parentData: data6,
					parentDataProperty: key2,
					rootData
				})) {
					vErrors = vErrors === null ? validate30$1.errors : vErrors.concat(validate30$1.errors);
					errors = vErrors.length;
				}
			} else {
				const err18 = {
					instancePath: instancePath + "/models",
					schemaPath: "#/properties/models/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema6$1.properties.models.type,
					parentSchema: schema6$1.properties.models,
					data: data6
				};
				if (vErrors === null) vErrors = [err18];
				else vErrors.push(err18);
				errors++;
			}
		}
	} else {
		const err19 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema6$1.type,
			parentSchema: schema6$1,
			data
		};
		if (vErrors === null) vErrors = [err19];
		else vErrors.push(err19);
		errors++;
	}
	validate21$1.errors = vErrors;
	return errors === 0;
}

// actions/lib/manifest/structure.ts
/** Checks a value against `environments/manifest.schema.json`, all faults at once. */
function structureFaults$1(value) {
	return schemaFaults({
		schema: manifest_schema_default,
		validate: validate$1
	}, value);
}

// actions/lib/manifest/load.ts
const SCHEMA_FILE = "manifest.schema.json";
/** Reads all manifests of a folder, usually `environments`. Throws `ProblemsError` as `parseManifests` does. */
async function loadManifests(folder, datasets) {
	const names = await manifestNames(folder);
	return parseManifests(await Promise.all(names.map(async (name) => {
		const file = path.join(folder, name);
		return {
			file,
			text: await readFile(file, "utf8")
		};
	})), datasets);
}
async function manifestNames(folder) {
	let found;
	try {
		found = await readdir(folder, { withFileTypes: true });
	} catch (error) {
		if (!(error instanceof Error) || !("code" in error)) throw error;
		if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
		found = [];
	}
	const manifests = found.filter((entry) => !entry.isDirectory()).map(({ name }) => name).filter((name) => name.endsWith(".json") && name !== "manifest.schema.json");
	if (manifests.length > 0) return manifests.toSorted();
	throw new ProblemsError([{
		file: folder,
		message: "no manifest there: name the folder that has <environment>.json for each environment"
	}], "manifests-invalid");
}
/**
* Reads manifests from their texts. Throws `ProblemsError` where any of them is not JSON or not what the schema says,
* with the problems of all files, those included that `checkManifests` finds in the parts that are sound.
*/
function parseManifests(files, datasets) {
	const problems = [];
	const parsed = [];
	for (const { file, text } of files) {
		const document = tryRead(file, text, problems);
		if (document === void 0) continue;
		const faults = structureFaults$1(document.value);
		problems.push(...document.duplicates, ...faults.map((fault) => toProblem$1(document, fault)));
		const loaded = loadedManifest(document, faults);
		if (loaded !== void 0) parsed.push(loaded);
	}
	const { manifests, twice } = byEnvironment(parsed);
	problems.push(...twice);
	if (problems.length === 0) return manifests;
	const check = parsed.length === files.length ? checkManifests : checkEach;
	throw new ProblemsError(sortProblems([...problems, ...check(manifests, datasets)]), "manifests-invalid");
}
function tryRead(file, text, problems) {
	try {
		return readJson(file, text);
	} catch (error) {
		if (!(error instanceof ProblemsError)) throw error;
		problems.push(...error.problems);
		return;
	}
}
function byEnvironment(parsed) {
	const environments = /* @__PURE__ */ new Map();
	const twice = [];
	for (const loaded of inPromotionOrder(parsed)) {
		const name = loaded.manifest.environment;
		const first = environments.get(name);
		if (first === void 0) environments.set(name, loaded);
		else twice.push(loaded.problem(["environment"], `${first.file} is the manifest of '${name}' already`));
	}
	return {
		manifests: { environments },
		twice
	};
}
/** Undefined where it can't be told which environment this is, or that it has models. */
function loadedManifest(document, faults) {
	const broken = faults.flatMap((fault) => fault.broken === void 0 ? [] : [fault.broken]);
	const sound = (at) => !broken.some((each) => overlap(each, at));
	const { value } = document;
	if (!isManifest(value)) return void 0;
	return {
		manifest: value,
		file: document.file,
		problem: (at, sentence, part = "value") => toProblem$1(document, {
			path: at,
			part,
			sentence
		}),
		sound
	};
}
function isManifest(value) {
	return isMapping(value) && typeof value.environment === "string" && isMapping(value.models);
}
function overlap(a, b) {
	const length = Math.min(a.length, b.length);
	for (let index = 0; index < length; index++) if (a[index] !== b[index]) return false;
	return true;
}
function toProblem$1(document, { path: at, part, sentence }) {
	const text = pathText(at);
	const message = text === "" ? sentence : `${text}: ${sentence}`;
	return {
		file: document.file,
		...locate(document, at, part),
		path: text,
		message
	};
}

// actions/lib/manifest/lookup.ts
/** The manifest of an environment that somebody named. Throws a `Failure` that lists those that there are. */
function environmentOf({ environments }, name) {
	const loaded = environments.get(name);
	if (loaded !== void 0) return loaded;
	const known = suggestion(name, environments.keys(), "Environments");
	throw new Failure("inputs-invalid", `There is no environment '${name}'; ${known}`);
}
/** What runs of a model that somebody named. Throws a `Failure` that lists those that there are. */
function modelOf({ manifest, file }, name) {
	const entry = Object.hasOwn(manifest.models, name) ? manifest.models[name] : void 0;
	if (entry !== void 0) return entry;
	const known = suggestion(name, Object.keys(manifest.models), "Models there");
	throw new Failure("inputs-invalid", `${file} has no model '${name}'; ${known}`);
}

// actions/lib/pipeline/graph.ts
/** `DependsOn` of a step, each name checked. */
function checkDependsOn(scope, { name, spec }) {
	for (const [index, other] of (spec.dependsOn ?? []).entries()) {
		const place = { path: [
			"steps",
			name,
			"dependsOn",
			index
		] };
		const target = scope.steps.get(other);
		if (target === void 0) report(scope, place, `no step '${other}'; ${suggestion(other, scope.steps.keys(), "Steps")}`);
		else if (other === name) report(scope, place, "a step cannot wait for itself");
		else if (!target.broken && target.spec.type === "Fail") report(scope, place, `step '${other}' is a Fail step: it ends the execution, nothing can follow it`);
		else use(scope, place, other, void 0, true);
	}
}
/** Every arm names steps that are there, and a step stands in one arm at most. */
function checkBranches(scope) {
	const placed = /* @__PURE__ */ new Map();
	for (const { name, spec, broken } of scope.steps.values()) {
		if (broken || spec.type !== "Condition") continue;
		for (const side of ["then", "else"]) for (const [index, child] of (spec[side] ?? []).entries()) {
			const place = { path: [
				"steps",
				name,
				side,
				index
			] };
			const where = `steps.${name}.${side}`;
			const other = placed.get(child);
			if (!scope.steps.has(child)) report(scope, place, `no step '${child}'; ${suggestion(child, scope.steps.keys(), "Steps")}`);
			else if (child === name) report(scope, place, "a condition cannot stand in its own branch");
			else if (other !== void 0) report(scope, place, `step '${child}' already stands in ${other}; a step runs in one branch only`);
			else placed.set(child, where);
		}
	}
}
/**
* Finds references into a branch from outside of it (its steps may never run) and cycles. References that are refused
* for the first reason are left out of the search for the second.
*/
function checkOrder(scope) {
	const waits = /* @__PURE__ */ new Map();
	for (const name of scope.steps.keys()) waits.set(name, []);
	for (const each of scope.uses) if (reachable(scope, each)) waits.get(each.from)?.push({
		to: each.to,
		place: each.place
	});
	for (const { name, branch } of scope.steps.values()) {
		if (branch === void 0 || branch.condition === name) continue;
		waits.get(name)?.push({
			to: branch.condition,
			place: { path: [
				"steps",
				branch.condition,
				branch.side
			] }
		});
	}
	findCycles(waits, (cycle, place) => {
		report(scope, place, `steps wait for each other in a circle: ${cycle.join(" -> ")}; take one of these references away`);
	});
}
/** The graph of a scope whose steps have been compiled. */
function stepGraph(scope) {
	const labels = /* @__PURE__ */ new Map();
	const add = (from, to, label) => {
		const key = `${from}\n${to}`;
		const edge = labels.get(key) ?? {
			from,
			to,
			labels: /* @__PURE__ */ new Set()
		};
		if (label !== void 0) edge.labels.add(label);
		labels.set(key, edge);
	};
	for (const each of scope.uses) add(each.to, each.from, each.label);
	for (const { name, branch } of scope.steps.values()) if (branch !== void 0) add(branch.condition, name, branch.side);
	const edges = [...labels.values()].map(({ from, to, labels: set }) => set.size === 0 ? {
		from,
		to
	} : {
		from,
		to,
		label: [...set].join(", ")
	});
	return {
		nodes: [...scope.steps.values()].map(({ name, spec }) => ({
			name,
			type: spec.type
		})),
		edges
	};
}
function reachable(scope, { from, to, place, order }) {
	const branch = scope.steps.get(to)?.branch;
	if (branch === void 0) return true;
	if (branchesAround(scope, from).some((each) => each.condition === branch.condition && each.side === branch.side)) return true;
	report(scope, place, `step '${from}' ${order ? "waits for" : "takes something from"} step '${to}', which runs only in steps.${branch.condition}.${branch.side}; put '${from}' into that branch, or depend on '${branch.condition}'`);
	return false;
}
function branchesAround(scope, step) {
	const around = [];
	const seen = /* @__PURE__ */ new Set();
	let branch = scope.steps.get(step)?.branch;
	while (branch !== void 0 && !seen.has(branch.condition)) {
		seen.add(branch.condition);
		around.push(branch);
		branch = scope.steps.get(branch.condition)?.branch;
	}
	return around;
}
function findCycles(waits, found) {
	const done = /* @__PURE__ */ new Set();
	for (const start of waits.keys()) {
		const trail = [{
			name: start,
			next: 0
		}];
		const onTrail = /* @__PURE__ */ new Map([[start, 0]]);
		while (!done.has(start)) {
			const top = trail.at(-1);
			if (top === void 0) break;
			const edge = waits.get(top.name)?.[top.next++];
			if (edge === void 0) {
				done.add(top.name);
				onTrail.delete(top.name);
				trail.pop();
				continue;
			}
			const at = onTrail.get(edge.to);
			if (at !== void 0) found([...trail.slice(at).map(({ name }) => name), edge.to], edge.place);
			else if (!done.has(edge.to)) {
				onTrail.set(edge.to, trail.length);
				trail.push({
					name: edge.to,
					next: 0
				});
			}
		}
	}
}

// actions/lib/pipeline/expression.ts
/** Splits text at its `${{ }}`s. An error where one is not closed. */
function splitTemplate(text) {
	const parts = [];
	let at = 0;
	for (let nth = 0;; nth++) {
		const open = text.indexOf("${{", at);
		if (open < 0) break;
		if (open > at) parts.push(text.slice(at, open));
		const close = findClose(text, open + 3);
		if (close < 0) return /* @__PURE__ */ new Error(`'\${{' without '}}' in '${text}'`);
		parts.push({
			expression: text.slice(open + 3, close),
			nth
		});
		at = close + 2;
	}
	if (at < text.length || parts.length === 0) parts.push(text.slice(at));
	return parts;
}
/** Parses the inside of a `${{ }}`. Names are not resolved here. */
function parseExpression(text, known) {
	const seen = known?.get(text);
	if (seen !== void 0) return seen;
	const parsed = parse(text);
	known?.set(text, parsed);
	return parsed;
}
/** The reference that an expression is, or undefined where it is something else. */
function referencePath(tree) {
	const segments = [];
	let expr = tree;
	while (expr instanceof IndexAccess) {
		const index = expr.index;
		if (!(index instanceof Literal)) return void 0;
		const name = index.literal.coerceString();
		const numeric = index.token.type === TokenType.NUMBER;
		segments.push({
			name: numeric ? Number(name) : name,
			bracket: index.token.type !== TokenType.IDENTIFIER
		});
		expr = expr.expr;
	}
	if (expr instanceof Grouping) return segments.length === 0 ? referencePath(expr.group) : void 0;
	if (!(expr instanceof ContextAccess)) return void 0;
	segments.reverse();
	const context = expr.name.lexeme;
	return {
		context,
		segments,
		offset: offsetOf(expr.name),
		text: context + segmentsText(segments, true)
	};
}
/** `.a.b[0]['c d']`, as SageMaker's property paths and JSON paths are written; without the first dot unless asked. */
function segmentsText(segments, leadingDot = false) {
	let text = "";
	for (const { name, bracket } of segments) if (typeof name === "number") text += `[${name}]`;
	else if (bracket) text += `['${name}']`;
	else text += text === "" && !leadingDot ? name : `.${name}`;
	return text;
}
/** Where a token stands in its expression; not known in the further lines of a block, whose indentation YAML takes away. */
function offsetOf({ range }) {
	return range.start.line === 0 ? range.start.column : void 0;
}
function parse(text) {
	if (text.trim() === "") return /* @__PURE__ */ new Error("an empty ${{ }}: write a reference such as ${{ parameters.Name }}");
	try {
		const { tokens } = new Lexer(text).lex();
		const words = tokens.filter((token) => token.type === TokenType.IDENTIFIER).map((token) => token.lexeme);
		const functions = words.map((name) => ({
			name,
			minArgs: 0,
			maxArgs: 255
		}));
		return {
			text,
			tree: new Parser(tokens, words, functions).parse()
		};
	} catch (error) {
		const message = error instanceof Error ? error.message.replace(/\.? Located at position.*$/s, "") : String(error);
		const place = error instanceof ExpressionError ? ` at character ${error.pos.column + 1}` : "";
		return /* @__PURE__ */ new Error(`cannot read the expression '${text.trim()}': ${lowerFirst(message)}${place}`);
	}
}
function findClose(text, from) {
	let quoted = false;
	for (let at = from; at < text.length; at++) if (text[at] === "'") quoted = !quoted;
	else if (!quoted && text.startsWith("}}", at)) return at;
	return -1;
}
function lowerFirst(text) {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

// actions/lib/pipeline/resolved.ts
/** Reports a reference that has not the form that its first word asks for. */
function malformed(scope, place, text, form) {
	report(scope, place, `cannot resolve '${text}': write ${form}`);
}
/** A type in a sentence. */
function typeName(type) {
	return {
		text: "text",
		integer: "a whole number",
		float: "a number",
		boolean: "true or false",
		unknown: "unknown"
	}[type];
}

// actions/lib/pipeline/step-reference.ts
/** The only properties of a QualityCheck step: workflow/quality_check_step.py of the SDK. */
const QUALITY_CHECK_PROPERTIES = [
	"CalculatedBaselineStatistics",
	"CalculatedBaselineConstraints",
	"BaselineUsedForDriftCheckStatistics",
	"BaselineUsedForDriftCheckConstraints"
];
/** Resolves `steps.NAME. ...`. Undefined after it has reported a problem. */
function resolveStepReference(scope, place, { segments, text }) {
	const [step, kind, ...rest] = segments;
	if (step === void 0) return malformed(scope, place, text, "steps.NAME.outputs.NAME");
	const name = String(step.name);
	const entry = scope.steps.get(name);
	if (entry === void 0) {
		report(scope, place, `no step '${name}'; ${suggestion(name, scope.steps.keys(), "Steps")}`);
		return;
	}
	if (name === stepOf$1(place.path)) {
		report(scope, place, `step '${name}' refers to itself; it can only take what other steps have made`);
		return;
	}
	if (entry.broken) {
		use(scope, place, name);
		return {
			value: { Get: `Steps.${name}` },
			type: "unknown",
			constant: false,
			text
		};
	}
	if (entry.spec.type === "Fail") {
		report(scope, place, `step '${name}' is a Fail step: it has nothing to refer to and ends the execution`);
		return;
	}
	const found = resolveProperty(scope, place, entry, kind, rest, text);
	if (found !== void 0) use(scope, place, name, found.label);
	return found?.resolved;
}
function resolveProperty(scope, place, entry, kind, rest, text) {
	const { name, spec } = entry;
	const get = (path) => ({
		value: { Get: `Steps.${name}.${path}` },
		type: "text",
		constant: false,
		text
	});
	const word = kind === void 0 ? "" : String(kind.name);
	if (word === "properties" && rest.length > 0) return {
		resolved: {
			...get(segmentsText(rest)),
			type: "unknown"
		},
		label: void 0
	};
	if (word === "model" && spec.type === "Training" && rest.length === 0) return {
		resolved: get("ModelArtifacts.S3ModelArtifacts"),
		label: "model"
	};
	if (spec.type === "QualityCheck" && rest.length === 0 && QUALITY_CHECK_PROPERTIES.some((known) => known === word)) return {
		resolved: get(word),
		label: void 0
	};
	if (spec.type === "Processing" && word === "outputs") return resolveOutput(scope, place, entry, rest, text);
	if (spec.type === "Processing" && word === "reports") return resolveReport(scope, place, entry, rest, text);
	const known = referenceWords(entry);
	const asked = word === "" ? `'${text}' says not what of step '${name}' is meant` : `a ${spec.type} step has no '${word}'`;
	report(scope, place, `${asked}; write ${known.map((each) => `steps.${name}.${each}`).join(" or ")}`);
}
function resolveOutput(scope, place, entry, rest, text) {
	const [output] = rest;
	if (output === void 0 || rest.length > 1) return malformed(scope, place, text, `steps.${entry.name}.outputs.NAME`);
	const label = String(output.name);
	if (!entry.outputs.has(label)) {
		report(scope, place, `step '${entry.name}' has no output '${label}'; ${suggestion(label, entry.outputs, "Outputs")}`);
		return;
	}
	return {
		resolved: {
			value: outputReference(entry.name, label),
			type: "text",
			constant: false,
			text
		},
		label
	};
}
function resolveReport(scope, place, entry, rest, text) {
	const [first, ...path] = rest;
	if (first === void 0) return malformed(scope, place, text, `steps.${entry.name}.reports.NAME.path.in.the.file`);
	const label = String(first.name);
	if (!entry.reports.has(label)) {
		report(scope, place, `step '${entry.name}' has no report '${label}'; ${suggestion(label, entry.reports.keys(), "Reports")}`);
		return;
	}
	if (path.length === 0) return malformed(scope, place, text, `steps.${entry.name}.reports.${label}.path.in.the.file`);
	return {
		resolved: {
			value: { "Std:JsonGet": {
				PropertyFile: { Get: `Steps.${entry.name}.PropertyFiles.${label}` },
				Path: segmentsText(path)
			} },
			type: "unknown",
			constant: false,
			report: true,
			text
		},
		label
	};
}
function referenceWords({ spec }) {
	if (spec.type === "Processing") return [
		"outputs.NAME",
		"reports.NAME.path",
		"properties.PATH"
	];
	if (spec.type === "Training") return ["model", "properties.PATH"];
	return spec.type === "QualityCheck" ? [...QUALITY_CHECK_PROPERTIES] : ["properties.PATH"];
}
/** S3 address of a Processing step's output, as SageMaker fills it in when the step has run. */
function outputReference(step, output) {
	return { Get: `Steps.${step}.ProcessingOutputConfig.Outputs['${output}'].S3Output.S3Uri` };
}

// actions/lib/pipeline/reference.ts
const CONTEXTS = [
	"parameters",
	"steps",
	"execution",
	"env",
	"dataset"
];
const EXECUTION_VARIABLES = [
	"StartDateTime",
	"CurrentDateTime",
	"PipelineName",
	"PipelineArn",
	"PipelineExecutionId",
	"PipelineExecutionArn",
	"TrainingJobName",
	"ProcessingJobName"
];
const PARAMETER_TYPES = {
	String: "text",
	Integer: "integer",
	Float: "float",
	Boolean: "boolean"
};
/** Resolves an expression that has to be a reference. Undefined after it has reported a problem. */
function resolveReference(scope, place, tree, written) {
	const path = referencePath(tree);
	if (path === void 0) {
		const sentence = `'${written.trim()}' is not a reference; write parameters.NAME, steps.NAME.outputs.NAME, execution.NAME or env.NAME (comparisons belong into the 'if' of a Condition step)`;
		report(scope, place, sentence);
		return;
	}
	return resolvePath(scope, {
		...place,
		offset: path.offset
	}, path);
}
/** Resolves `context.segments`. Undefined after it has reported a problem. */
function resolvePath(scope, place, path) {
	switch (path.context) {
		case "parameters": return resolveParameter(scope, place, path);
		case "steps": return resolveStepReference(scope, place, path);
		case "execution": return resolveExecution(scope, place, path);
		case "env": return resolveEnvironment(scope, place, path);
		case "dataset": return resolveDataset(scope, place, path);
		default:
			report(scope, place, `'${path.text}' begins with the unknown word '${path.context}'; ${suggestion(path.context, CONTEXTS)}`);
			return;
	}
}
/** S3 address of the uploaded `dataset.json`. */
function datasetUri(scope) {
	return `s3://${scope.environment.artifactBucket}/${scope.pipeline.name}/code/${scope.pipeline.dataset?.hash}/dataset.json`;
}
function resolveParameter(scope, place, { segments, text }) {
	const [first] = segments;
	if (first === void 0 || segments.length > 1) return malformed(scope, place, text, "parameters.NAME");
	const name = String(first.name);
	const parameter = scope.parameters.get(name);
	if (parameter === void 0) {
		report(scope, place, `no parameter '${name}'; ${suggestion(name, scope.parameters.keys(), "Parameters")}`);
		return;
	}
	const type = parameter.type === void 0 ? "unknown" : PARAMETER_TYPES[parameter.type];
	return {
		value: { Get: `Parameters.${name}` },
		type,
		constant: false,
		parameter: name,
		text
	};
}
function resolveExecution(scope, place, { segments, text }) {
	const [first] = segments;
	if (first === void 0 || segments.length > 1) return malformed(scope, place, text, "execution.NAME");
	const name = String(first.name);
	if (!EXECUTION_VARIABLES.some((known) => known === name)) {
		report(scope, place, `no execution variable '${name}'; ${suggestion(name, EXECUTION_VARIABLES)}`);
		return;
	}
	return {
		value: { Get: `Execution.${name}` },
		type: "text",
		constant: false,
		text
	};
}
function resolveEnvironment(scope, place, { segments, text }) {
	const { artifactBucket, region, account, roleArn } = scope.environment;
	const known = new Map(Object.entries({
		artifactBucket,
		region,
		account,
		roleArn
	}));
	const [first] = segments;
	if (first === void 0 || segments.length > 1) return malformed(scope, place, text, "env.NAME");
	const value = known.get(String(first.name));
	if (value === void 0) {
		report(scope, place, `no '${text}'; ${suggestion(String(first.name), known.keys(), "env has")}`);
		return;
	}
	return {
		value,
		type: "text",
		constant: true,
		text
	};
}
function resolveDataset(scope, place, { segments, text }) {
	if (segments.length > 0) return malformed(scope, place, text, "dataset (the S3 address of dataset.json)");
	if (scope.pipeline.spec.dataset === void 0) {
		report(scope, place, "no 'dataset' block in this file; write one at the top level, or another input");
		return;
	}
	return {
		value: datasetUri(scope),
		type: "text",
		constant: true,
		text
	};
}

// actions/lib/pipeline/template.ts
/** Takes a text with `${{ }}` apart. Undefined after it has reported a problem. */
function resolveText(scope, path, text) {
	if (!text.includes("${{")) return [text];
	const parts = splitTemplate(text);
	if (parts instanceof Error) {
		report(scope, { path }, parts.message);
		return;
	}
	const pieces = [];
	let broken = false;
	for (const part of parts) {
		const piece = typeof part === "string" ? part : resolvePart(scope, {
			path,
			nth: part.nth
		}, part.expression);
		if (piece === void 0) {
			broken = true;
			continue;
		}
		const last = pieces.at(-1);
		if (typeof piece === "string" && typeof last === "string") pieces[pieces.length - 1] = last + piece;
		else pieces.push(piece);
	}
	return broken ? void 0 : pieces;
}
function resolvePart(scope, place, expression) {
	const parsed = parseExpression(expression, scope.pipeline.expressions);
	if (parsed instanceof Error) {
		report(scope, place, parsed.message);
		return;
	}
	const literal = literalText(parsed.tree);
	if (literal !== void 0) return literal;
	const resolved = resolveReference(scope, place, parsed.tree, expression);
	if (resolved === void 0) return void 0;
	if (resolved.report === true) {
		report(scope, place, `'${resolved.text}' reads a report: only the 'if' of a Condition step can do that`);
		return;
	}
	return resolved.constant && typeof resolved.value === "string" ? resolved.value : resolved;
}
function literalText(tree) {
	return tree instanceof Literal ? tree.literal.coerceString() : void 0;
}

// actions/lib/pipeline/parameters.ts
const MAX_DEFAULT_LENGTH = 4096;
const MAX_VALUE_LENGTH = 1024;
/** The parameters with their defaults resolved; `values` are texts that take the defaults' place. */
function parameterSpecs(scope, values) {
	const inputs = new Set(scope.inputs.flatMap(({ uri }) => parametersOf(uri)));
	const specs = [];
	for (const entry of scope.parameters.values()) {
		if (entry.type === void 0) continue;
		const given = Object.hasOwn(values, entry.name) ? values[entry.name] : void 0;
		const value = given === void 0 ? defaultValue(scope, entry) : typed(entry.type, given);
		const spec = {
			name: entry.name,
			type: entry.type,
			input: inputs.has(entry.name)
		};
		if (value !== void 0) spec.default = value;
		if (entry.enum !== void 0) spec.enum = entry.enum;
		specs.push(spec);
	}
	return specs;
}
/** As SageMaker writes them. */
function definitionParameter(spec) {
	const parameter = {
		Name: spec.name,
		Type: spec.type
	};
	if (spec.default !== void 0) parameter.DefaultValue = spec.default;
	if (spec.enum !== void 0) parameter.EnumValues = spec.enum;
	return parameter;
}
/**
* Checks the values of an execution against the spec before SageMaker is asked. `values` are the given ones, as the
* text that StartPipelineExecution takes; parameters that are not given keep their defaults.
*/
function checkParameterValues(parameters, given) {
	const known = new Map(parameters.map((parameter) => [parameter.name, parameter]));
	const values = {};
	const problems = [];
	for (const [name, text] of Object.entries(given)) {
		const parameter = known.get(name);
		const fault = parameter === void 0 ? `no such parameter; ${suggestion(name, known.keys(), "Parameters")}` : valueFault(parameter, text);
		if (fault === void 0) values[name] = text;
		else problems.push(`parameter ${name}: ${fault}`);
	}
	for (const { name, type, default: preset } of parameters) {
		if (preset !== void 0 || Object.hasOwn(given, name)) continue;
		problems.push(`parameter ${name}: has no default, so a value (${type}) has to be given`);
	}
	return {
		values,
		problems
	};
}
/** The S3 address that an input has for the given values. Undefined where a parameter has no value. */
function inputUri(source, parameters, values) {
	const valueOf = (name) => {
		if (Object.hasOwn(values, name)) return values[name];
		const preset = parameters.find((parameter) => parameter.name === name)?.default;
		return preset === void 0 ? void 0 : String(preset);
	};
	if (typeof source.uri === "string") return source.uri;
	if ("parameter" in source.uri) return valueOf(source.uri.parameter);
	let uri = "";
	for (const part of source.uri.join) {
		const text = typeof part === "string" ? part : valueOf(part.parameter);
		if (text === void 0) return void 0;
		uri += text;
	}
	return uri;
}
const PATTERNS = {
	String: {
		form: /^/,
		fault: "no text"
	},
	Integer: {
		form: /^[-+]?\d+$/,
		fault: "no whole number"
	},
	Float: {
		form: /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/,
		fault: "no number"
	},
	Boolean: {
		form: /^(true|false)$/,
		fault: "neither true nor false"
	}
};
function parametersOf(uri) {
	if (typeof uri === "string") return [];
	if ("parameter" in uri) return [uri.parameter];
	return uri.join.flatMap((part) => typeof part === "string" ? [] : [part.parameter]);
}
function valueFault({ type, enum: allowed }, text) {
	if (text.length > MAX_VALUE_LENGTH) return `has ${text.length} characters; SageMaker takes at most ${MAX_VALUE_LENGTH}`;
	if (allowed !== void 0 && !allowed.includes(text)) return `'${text}' is not allowed; ${suggestion(text, allowed, "Allowed")}`;
	const pattern = PATTERNS[type];
	return pattern.form.test(text) ? void 0 : `'${text}' is ${pattern.fault}`;
}
function typed(type, text) {
	if (type === "String") return text;
	return type === "Boolean" ? text === "true" : Number(text);
}
function defaultValue(scope, entry) {
	const path = defaultPath(scope, entry.name);
	if (entry.enum !== void 0 && entry.type !== "String") report(scope, {
		path: [
			"parameters",
			entry.name,
			"enum"
		],
		part: "key"
	}, `only String parameters can have an enum, this one is ${entry.type}`);
	if (entry.default === void 0) return void 0;
	const found = scalarType(entry.default, writtenText(scope.pipeline.document, path));
	if (!(found === entry.type || found === "Integer" && entry.type === "Float")) {
		const written = writtenText(scope.pipeline.document, path) ?? `'${String(entry.default)}'`;
		const advice = entry.type === "String" ? `put it in quotes: '${written}'` : `write a default of type ${entry.type}, or type: ${found}`;
		report(scope, { path }, `the default ${written} is ${found}, the parameter is ${entry.type}; ${advice}`);
		return;
	}
	return typeof entry.default === "string" ? textDefault(scope, path, entry, entry.default) : entry.default;
}
function textDefault(scope, path, entry, text) {
	const pieces = resolveText(scope, path, text);
	if (pieces === void 0) return void 0;
	const reference = pieces.find((piece) => typeof piece !== "string");
	if (reference !== void 0) {
		report(scope, { path }, `a default has to be known when the pipeline is built: '${reference.text}' is not, only env.NAME and dataset are`);
		return;
	}
	const value = pieces.filter((piece) => typeof piece === "string").join("");
	if (value.length > MAX_DEFAULT_LENGTH) report(scope, { path }, `has ${value.length} characters; SageMaker takes at most ${MAX_DEFAULT_LENGTH}`);
	if (entry.enum !== void 0 && !entry.enum.includes(value)) report(scope, { path }, `the default '${value}' is not in the enum; ${suggestion(value, entry.enum, "Allowed")}`);
	return value;
}
function defaultPath(scope, name) {
	return typeof scope.pipeline.spec.parameters?.[name] === "object" ? [
		"parameters",
		name,
		"default"
	] : ["parameters", name];
}

// actions/lib/pipeline/join.ts
/** `s3://bucket/pipeline/executions/<execution id>/...`: no two executions share a file. */
function executionUri(scope, ...segments) {
	const { artifactBucket } = scope.environment;
	return { "Std:Join": {
		On: "/",
		Values: [
			"s3:/",
			artifactBucket,
			scope.pipeline.name,
			"executions",
			{ Get: "Execution.PipelineExecutionId" },
			...segments
		]
	} };
}
/** `Std:Join` of the pieces: an address by its segments, so that people can read it, anything else as it stands. */
function joinPieces(pieces) {
	const [first] = pieces;
	if (first === void 0) return "";
	if (pieces.length === 1) {
		if (typeof first === "string") return first;
		if (first.type === "text" || first.type === "unknown") return first.value;
		return { "Std:Join": {
			On: "",
			Values: [first.value]
		} };
	}
	const segments = addressSegments(pieces);
	if (segments !== void 0) return { "Std:Join": {
		On: "/",
		Values: segments
	} };
	return { "Std:Join": {
		On: "",
		Values: pieces.map((piece) => typeof piece === "string" ? piece : piece.value)
	} };
}
function addressSegments(pieces) {
	const [first] = pieces;
	if (typeof first === "string" && !first.startsWith("s3://")) return void 0;
	const values = [];
	for (const [index, piece] of pieces.entries()) {
		if (typeof piece !== "string") {
			if (index > 0 && typeof pieces[index - 1] !== "string") return void 0;
			values.push(piece.value);
			continue;
		}
		if (index > 0 && !piece.startsWith("/")) return void 0;
		if (index < pieces.length - 1 && !piece.endsWith("/")) return void 0;
		const from = index === 0 ? 5 : 1;
		const to = index === pieces.length - 1 ? piece.length : piece.length - 1;
		if (index === 0) values.push("s3:/");
		if (from <= to) values.push(...piece.slice(from, to).split("/"));
	}
	return values;
}

// actions/lib/pipeline/raw.ts
/** `over` laid on `base`: objects key by key, everything else (lists too) replaced. */
function mergeRaw(base, over) {
	const merged = { ...base };
	for (const [key, value] of Object.entries(over)) {
		const below = merged[key];
		merged[key] = isBlock(below) && isBlock(value) ? mergeRaw(below, value) : value;
	}
	return merged;
}
function isBlock(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** SageMaker's own words: `${{ }}` inside of them is resolved, everything else stays. */
function rawValue(scope, path, value) {
	if (value === null || typeof value === "number" || typeof value === "boolean") return value;
	if (typeof value === "string") {
		const pieces = resolveText(scope, path, value);
		if (pieces === void 0) return void 0;
		const [first] = pieces;
		return pieces.length === 1 && typeof first === "object" ? first.value : joinPieces(pieces);
	}
	if (Array.isArray(value)) return value.map((item, index) => rawValue(scope, [...path, index], item) ?? null);
	return isMapping(value) ? rawBlock(scope, path, value) : void 0;
}
/** As `rawValue`, for a block of keys. */
function rawBlock(scope, path, value) {
	const result = {};
	for (const [key, item] of Object.entries(value)) {
		if (key === "Get" && typeof item === "string") checkGet(scope, { path }, item);
		result[key] = rawValue(scope, [...path, key], item);
	}
	return result;
}
function checkGet(scope, place, get) {
	const [root = "", name = "", ...rest] = get.split(".");
	if (root === "Parameters" || root === "Execution") {
		const segments = [{
			name: [name, ...rest].join("."),
			bracket: false
		}];
		resolvePath(scope, place, {
			context: root.toLowerCase(),
			segments,
			offset: 0,
			text: get
		});
		return;
	}
	if (root === "PipelineExperimentConfig") return;
	if (root !== "Steps") {
		report(scope, place, `'${get}' begins with the unknown word '${root}'; ${suggestion(root, [
			"Parameters",
			"Execution",
			"Steps",
			"PipelineExperimentConfig"
		])}`);
		return;
	}
	if (scope.steps.has(name)) use(scope, place, name);
	else report(scope, place, `no step '${name}'; ${suggestion(name, scope.steps.keys(), "Steps")}`);
}

// actions/lib/pipeline/operand.ts
/** One side of a comparison. Undefined after it has reported a problem. */
function toOperand(scope, place, tree) {
	if (tree instanceof Grouping) return toOperand(scope, place, tree.group);
	if (tree instanceof Literal) {
		const value = tree.token.type === TokenType.TRUE || tree.token.type === TokenType.FALSE ? tree.token.type === TokenType.TRUE : tree.token.value;
		if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return literalOperand(value);
		report(scope, place, "SageMaker cannot compare with 'null'; an optional text is a String parameter with the default ''");
		return;
	}
	return resolveReference(scope, place, tree, describe$1(tree));
}
function describe$1(tree) {
	if (tree instanceof FunctionCall) return `${tree.functionName.lexeme}(...)`;
	if (tree instanceof Binary || tree instanceof Logical || tree instanceof Unary) return tree.operator.lexeme;
	return "this";
}
/** A literal as an operand. */
function literalOperand(value) {
	const text = typeof value === "string" ? `"${value}"` : String(value);
	return {
		value,
		type: typeof value === "string" ? "text" : typeof value === "number" ? "float" : "boolean",
		constant: true,
		literal: true,
		text
	};
}
/** What can be compared with each other. */
function kindOf(type) {
	return type === "integer" || type === "float" ? "number" : type;
}
/** What is wrong with comparing two operands, or undefined. */
function comparisonFault(operator, left, right) {
	if (left.constant && right.constant) return `'${left.text} ${operator.lexeme} ${right.text}' is the same in every run: compare a parameter, a report or a property of a step`;
	const kinds = [kindOf(left.type), kindOf(right.type)];
	if (operator.type !== TokenType.EQUAL_EQUAL && operator.type !== TokenType.BANG_EQUAL && kinds.includes("boolean")) return `'${operator.lexeme}' cannot order true and false; use == or !=`;
	if (kinds.includes("unknown") || kinds[0] === kinds[1]) return void 0;
	const quoted = [left, right].find(({ literal, type, value }) => literal && type === "text" && isNumeric(value));
	const advice = quoted === void 0 ? "" : `; write ${quoted.text.slice(1, -1)} without quotes`;
	return `compares ${typeName(left.type)} ('${left.text}') with ${typeName(right.type)} ('${right.text}')${advice}`;
}
function isNumeric(value) {
	return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));
}
/** Reports a literal that a parameter can never be. */
function checkEnum(scope, place, operand, other) {
	if (operand.parameter === void 0 || other.literal !== true || typeof other.value !== "string") return;
	const allowed = scope.parameters.get(operand.parameter)?.enum;
	if (allowed === void 0 || allowed.includes(other.value)) return;
	report(scope, place, `'${operand.text}' is never ${other.text}; ${suggestion(other.value, allowed, "Allowed")}`);
}

// actions/lib/pipeline/condition.ts
const COMPARISONS = {
	[TokenType.EQUAL_EQUAL]: "Equals",
	[TokenType.BANG_EQUAL]: "NotEquals",
	[TokenType.LESS]: "LessThan",
	[TokenType.LESS_EQUAL]: "LessThanOrEqualTo",
	[TokenType.GREATER]: "GreaterThan",
	[TokenType.GREATER_EQUAL]: "GreaterThanOrEqualTo"
};
/** SageMaker's list of conditions, all of which have to hold, from the `if` of a Condition step. */
function conditionList(scope, path, condition) {
	if (typeof condition === "string") return parsedConditions(scope, path, condition);
	return condition.flatMap((item, index) => {
		const at = [...path, index];
		if (typeof item === "string") return parsedConditions(scope, at, item);
		const raw = rawValue(scope, at, item);
		return raw === void 0 ? [] : [raw];
	});
}
function parsedConditions(scope, path, text) {
	const expression = readCondition(text, scope.pipeline.expressions);
	if (expression instanceof Error) {
		report(scope, { path }, expression.message);
		return [];
	}
	const place = {
		path,
		nth: 0
	};
	return conjuncts(expression.tree).flatMap((tree) => toCondition(scope, place, tree) ?? []);
}
function readCondition(text, known) {
	if (!text.includes("${{")) return parseExpression(text, known);
	const parts = splitTemplate(text.trim());
	if (parts instanceof Error) return parts;
	const [only] = parts;
	if (parts.length !== 1 || typeof only !== "object") return /* @__PURE__ */ new Error(`a condition is one expression: write all of it inside one \${{ }}, found '${text.trim()}'`);
	return parseExpression(only.expression, known);
}
function conjuncts(tree) {
	if (tree instanceof Grouping) return conjuncts(tree.group);
	if (tree instanceof Logical && tree.operator.type === TokenType.AND) return tree.args.flatMap(conjuncts);
	return [tree];
}
function toCondition(scope, place, tree) {
	if (tree instanceof Grouping) return toCondition(scope, place, tree.group);
	if (tree instanceof Unary) return negate(toCondition(scope, place, tree.expr));
	if (tree instanceof Logical) return toLogical(scope, place, tree);
	if (tree instanceof Binary) return toComparison(scope, place, tree);
	if (tree instanceof FunctionCall) return toMembership(scope, place, tree);
	const operand = toOperand(scope, place, tree);
	if (operand === void 0) return void 0;
	if (operand.literal === true || operand.type !== "boolean" && operand.type !== "unknown") {
		report(scope, place, `'${operand.text}' is ${typeName(operand.type)}, not a condition; compare it with something`);
		return;
	}
	return {
		Type: "Equals",
		LeftValue: operand.value,
		RightValue: true
	};
}
function toLogical(scope, place, tree) {
	const conditions = tree.args.map((arg) => toCondition(scope, place, arg));
	if (tree.operator.type === TokenType.OR) return either(conditions);
	return negate(either(conditions.map(negate)));
}
function either(conditions) {
	const known = conditions.filter((condition) => condition !== void 0);
	return known.length < conditions.length ? void 0 : {
		Type: "Or",
		Conditions: known
	};
}
function negate(condition) {
	if (condition === void 0) return void 0;
	if (isNot(condition)) return condition.Condition;
	return {
		Type: "Not",
		Condition: condition
	};
}
function isNot(condition) {
	return typeof condition === "object" && condition !== null && "Type" in condition && condition.Type === "Not";
}
function toComparison(scope, place, tree) {
	const left = toOperand(scope, place, tree.left);
	const right = toOperand(scope, place, tree.right);
	const type = COMPARISONS[tree.operator.type];
	if (left === void 0 || right === void 0 || type === void 0) return void 0;
	const at = {
		...place,
		offset: offsetOf(tree.operator)
	};
	if (!comparable(scope, at, tree.operator, left, right)) return void 0;
	checkEnum(scope, at, left, right);
	checkEnum(scope, at, right, left);
	const compared = {
		LeftValue: left.value,
		RightValue: right.value
	};
	return type === "NotEquals" ? negate({
		Type: "Equals",
		...compared
	}) : {
		Type: type,
		...compared
	};
}
function comparable(scope, place, operator, left, right) {
	const sentence = comparisonFault(operator, left, right);
	if (sentence !== void 0) report(scope, place, sentence);
	return sentence === void 0;
}
function toMembership(scope, place, tree) {
	const at = {
		...place,
		offset: offsetOf(tree.functionName)
	};
	const [list, query] = tree.args;
	const values = list === void 0 ? void 0 : literalList(list);
	if (tree.functionName.lexeme.toLowerCase() !== "contains" || values === void 0 || query === void 0) {
		report(scope, at, `SageMaker has no '${tree.functionName.lexeme}(...)' of this form; the one function of conditions is contains(fromJSON('["a", "b"]'), parameters.NAME)`);
		return;
	}
	const operand = toOperand(scope, place, query);
	if (operand === void 0) return void 0;
	for (const value of values) {
		const item = literalOperand(value);
		if (kindOf(operand.type) === "unknown" || kindOf(item.type) === kindOf(operand.type)) checkEnum(scope, at, operand, item);
		else report(scope, at, `looks for ${typeName(operand.type)} ('${operand.text}') in a list that has ${typeName(item.type)} (${item.text})`);
	}
	return {
		Type: "In",
		QueryValue: operand.value,
		Values: values
	};
}
function literalList(tree) {
	if (!(tree instanceof FunctionCall) || tree.functionName.lexeme.toLowerCase() !== "fromjson") return void 0;
	const [json] = tree.args;
	if (!(json instanceof Literal)) return void 0;
	try {
		const list = JSON.parse(json.literal.coerceString());
		return Array.isArray(list) && list.every((item) => [
			"string",
			"number",
			"boolean"
		].includes(typeof item)) ? list : void 0;
	} catch {
		return;
	}
}

// actions/lib/pipeline/text.ts
/**
* A value for a field that SageMaker wants as text. Numbers and flags are written as the YAML writes them (`1.0` stays
* `1.0`); a parameter that is no String is joined into a text, as the SDK's `.to_string()` does.
*/
function textValue(scope, path, value) {
	if (value === void 0) return void 0;
	if (typeof value === "object") return rawValue(scope, path, value);
	if (typeof value !== "string") return writtenText(scope.pipeline.document, path) ?? String(value);
	const pieces = resolveText(scope, path, value);
	return pieces === void 0 ? void 0 : joinPieces(pieces);
}
/** As `textValue`, for a text of limited length; what a reference will hold is not known here. */
function limitedText(scope, path, value, limit) {
	const text = textValue(scope, path, value);
	if (typeof text === "string" && text.length > limit) report(scope, { path }, `has ${text.length} characters; SageMaker takes at most ${limit}`);
	return text;
}
/** As `textValue`, for an S3 address. */
function uriValue(scope, path, value) {
	if (typeof value === "object") return rawValue(scope, path, value);
	const pieces = uriPieces(scope, path, value);
	return pieces === void 0 ? void 0 : joinPieces(pieces);
}
/** The pieces of an S3 address. Undefined after it has reported a problem. */
function uriPieces(scope, path, value) {
	const pieces = resolveText(scope, path, String(value));
	const first = pieces?.[0];
	if (typeof first === "string" && !first.startsWith("s3://")) {
		report(scope, { path }, `'${first}' is no S3 address; write s3://bucket/prefix or a reference such as \${{ steps.NAME.outputs.NAME }}`);
		return;
	}
	if (typeof first === "object" && first.type !== "text" && first.type !== "unknown") {
		report(scope, {
			path,
			nth: 0
		}, `'${first.text}' is ${typeName(first.type)}; an S3 address is text`);
		return;
	}
	return pieces;
}
/** A value for a field that SageMaker wants as a whole number. */
function numberValue(scope, path, value) {
	return typedValue(scope, path, value, "integer", "a whole number");
}
/** A value for a field that SageMaker wants as true or false. */
function flagValue(scope, path, value) {
	return typedValue(scope, path, value, "boolean", "true or false");
}
function typedValue(scope, path, value, wanted, name) {
	if (value === void 0) return void 0;
	if (typeof value === "object") return rawValue(scope, path, value);
	if (typeof value !== "string") return value;
	const pieces = resolveText(scope, path, value);
	const [first] = pieces ?? [];
	if (pieces === void 0 || first === void 0) return void 0;
	if (pieces.length > 1 || typeof first === "string" || first.type !== wanted && first.type !== "unknown") {
		const found = typeof first === "string" ? `'${value}'` : `'${first.text}', which is ${typeName(first.type)}`;
		report(scope, { path }, `expected ${name} or a reference to such a parameter, found ${found}`);
		return;
	}
	return first.value;
}

// actions/lib/pipeline/code.ts
const IGNORED = /* @__PURE__ */ new Set([
	"__pycache__",
	".pytest_cache",
	".ipynb_checkpoints",
	".DS_Store",
	".git"
]);
/** Key of a bundle in `LoadedPipeline.code`. */
function codeReference(kind, target) {
	return `${kind}:${path.posix.normalize(target)}`;
}
/** The code that a step names, by key of the YAML. The rest of the step may be of any shape. */
function codeMentions(name, step) {
	const mentions = [];
	const at = (key) => [
		"steps",
		name,
		key
	];
	for (const key of [
		"script",
		"preprocessor",
		"postprocessor"
	]) {
		const target = step[key];
		if (typeof target === "string" && target !== "") mentions.push({
			path: at(key),
			kind: "file",
			target
		});
	}
	const { source, entry } = step;
	if (typeof source === "string" && source !== "") {
		const started = typeof entry === "string" ? { entry: {
			path: at("entry"),
			file: entry
		} } : {};
		mentions.push({
			path: at("source"),
			kind: "folder",
			target: source,
			...started
		});
	}
	return mentions;
}
/** Reads all code that is mentioned, each file once. What cannot be read is reported and left out. */
async function readCode(folder, root, mentions, report) {
	const bundles = /* @__PURE__ */ new Map();
	const faults = /* @__PURE__ */ new Map();
	const realRoot = await realpath(root);
	for (const mention of mentions) {
		const key = codeReference(mention.kind, mention.target);
		if (!bundles.has(key) && !faults.has(key)) {
			const read = await readBundle(folder, root, realRoot, mention);
			if (typeof read === "string") faults.set(key, read);
			else bundles.set(key, read);
		}
		const fault = faults.get(key);
		if (fault !== void 0) report(mention.path, fault);
		checkEntry(mention, bundles.get(key), report);
	}
	return bundles;
}
/** A bundle of one file that is made, not read. */
function singleFile(name, text) {
	const bytes = Buffer.from(text, "utf8");
	const sha256 = sha256Hex(bytes);
	return {
		hash: sha256,
		folder: false,
		files: [{
			path: name,
			sha256,
			bytes
		}]
	};
}
function sha256Hex(data) {
	return createHash("sha256").update(data).digest("hex");
}
function checkEntry(mention, bundle, report) {
	if (mention.entry === void 0 || bundle === void 0) return;
	const { file, path: at } = mention.entry;
	if (bundle.files.some((each) => each.path === path.posix.normalize(file))) return;
	report(at, `no file '${file}' in source folder '${mention.target}'; it has ${bundle.files.map((each) => each.path).join(", ")}`);
}
async function readBundle(folder, root, realRoot, mention) {
	const { kind, target } = mention;
	const outside = `'${target}' leads out of ${path.basename(root)}/: step code has to lie in it, so that a change to it is seen and reviewed; copy it there`;
	if (path.isAbsolute(target) || target.includes("\\")) return `'${target}' has to be a path relative to this file, with forward slashes`;
	const absolute = path.resolve(folder, target);
	if (!isInside(path.resolve(root), absolute)) return outside;
	const real = await realpath(absolute).catch(ignoreMissing$1);
	if (real === void 0) return `no ${kind} '${target}' beside this file`;
	if (!isInside(realRoot, real)) return `${outside} (it is a link to a place outside)`;
	const found = await stat(real);
	if (kind === "file") {
		if (!found.isFile()) return `'${target}' is no file; for a folder write source and entry`;
		const file = await readOne(real, path.basename(target));
		return {
			hash: file.sha256,
			folder: false,
			files: [file]
		};
	}
	if (!found.isDirectory()) return `'${target}' is no folder; for one file write script`;
	return readFolder(real, realRoot, outside);
}
async function readFolder(real, realRoot, outside) {
	const files = [];
	const entries = await readdir(real, {
		recursive: true,
		withFileTypes: true
	});
	for (const entry of entries) {
		const absolute = path.join(entry.parentPath, entry.name);
		const relative = path.relative(real, absolute).split(path.sep).join("/");
		if (relative.split("/").some((part) => IGNORED.has(part)) || relative.endsWith(".pyc")) continue;
		if (entry.isDirectory()) continue;
		const target = await realpath(absolute).catch(ignoreMissing$1);
		if (target === void 0) return `'${relative}' in it is a link to nowhere`;
		if (!isInside(realRoot, target)) return `${outside} ('${relative}' in it is a link to a place outside)`;
		if (!(await stat(target)).isFile()) return `'${relative}' in it is a link to a folder; step code has files and folders only`;
		files.push(await readOne(target, relative));
	}
	if (files.length === 0) return "the source folder is empty";
	files.sort((a, b) => a.path < b.path ? -1 : 1);
	return {
		hash: sha256Hex(files.map((file) => `${file.sha256}  ${file.path}\n`).join("")),
		folder: true,
		files
	};
}
async function readOne(absolute, name) {
	const bytes = await readFile(absolute);
	return {
		path: name,
		sha256: sha256Hex(bytes),
		bytes
	};
}
function isInside(parent, child) {
	const relative = path.relative(parent, child);
	return relative !== ".." && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
function ignoreMissing$1(error) {
	const code = error instanceof Error && "code" in error ? error.code : void 0;
	if (code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP") return void 0;
	throw error;
}

// actions/lib/pipeline/steps/code-input.ts
/** S3 address of uploaded code: one file, or a folder's prefix. Content-addressed, so that a step cache stays valid. */
function codeUri(scope, kind, target) {
	const hash = scope.pipeline.code.get(codeReference(kind, target))?.hash ?? "missing";
	const prefix = `s3://${scope.environment.artifactBucket}/${scope.pipeline.name}/code/${hash}/`;
	return kind === "file" ? prefix + basename(target) : prefix;
}
/** The code of a Processing step, or undefined where its image brings its own. */
function stepCode(scope, spec) {
	if (spec.script !== void 0) return {
		uri: codeUri(scope, "file", spec.script),
		entry: basename(spec.script)
	};
	if (spec.source === void 0 || spec.entry === void 0) return void 0;
	return {
		uri: codeUri(scope, "folder", spec.source),
		entry: posix.normalize(spec.entry)
	};
}
/** One entry of `ProcessingInputs`. */
function processingInput(name, uri, mount = {}) {
	return {
		InputName: name,
		AppManaged: false,
		S3Input: {
			S3Uri: uri,
			LocalPath: mount.path ?? `/opt/ml/processing/input/${name}`,
			S3DataType: mount.dataType ?? "S3Prefix",
			S3InputMode: mount.mode ?? "File",
			S3DataDistributionType: mount.distribution ?? "FullyReplicated",
			S3CompressionType: mount.compression ?? "None"
		}
	};
}

// actions/lib/pipeline/steps/job.ts
/** The volume that the SageMaker Python SDK asks for where nothing is said, in GB. */
const DEFAULT_VOLUME = 30;
const PROCESSING_ENVIRONMENT_LIMIT = 256;
/** URI of an image that is given whole or by framework and version. */
function imageValue(scope, path, image) {
	if (typeof image === "string") return textValue(scope, path, image);
	if ("framework" in image && typeof image.framework === "string") {
		const version = typeof image.version === "string" ? image.version : void 0;
		const uri = imageUri(image.framework, version, scope.environment.region);
		if (typeof uri === "string") return uri;
		report(scope, { path: uri.key === void 0 ? path : [...path, uri.key] }, uri.sentence);
		return;
	}
	if ("Get" in image) return textValue(scope, path, image);
	report(scope, { path }, "an image needs 'framework' and 'version', or is a URI as text");
}
/** `{ InstanceType, InstanceCount, VolumeSizeInGB }` */
function clusterConfig(scope, path, instance) {
	const { type, count, volumeGb } = typeof instance === "string" ? { type: instance } : instance;
	return {
		InstanceType: instanceType(scope, typeof instance === "string" ? path : [...path, "type"], type),
		InstanceCount: numberValue(scope, [...path, "count"], count ?? 1),
		VolumeSizeInGB: numberValue(scope, [...path, "volumeGb"], volumeGb ?? DEFAULT_VOLUME)
	};
}
/** An instance type; a literal one has to look like one. */
function instanceType(scope, path, type) {
	const value = textValue(scope, path, type);
	if (typeof value === "string" && !/^ml\.[a-z0-9-]+\.[a-z0-9-]+$/.test(value)) report(scope, { path }, `'${value}' is no SageMaker instance type; write one such as ml.m5.xlarge`);
	return value;
}
/** ARN of the role that a job runs as. */
function roleValue(scope, path, spec) {
	return spec.role === void 0 ? scope.environment.roleArn : textValue(scope, [...path, "role"], spec.role);
}
/** `[{ Key, Value }]`, or undefined without tags. */
function tagList$1(scope, path, tags) {
	if (tags === void 0) return void 0;
	return Object.entries(tags).map(([key, value]) => ({
		Key: key,
		Value: limitedText(scope, [...path, key], value, 256)
	}));
}
/** Names to texts, or undefined where there is none. */
function textMap(scope, path, map, limit = Number.POSITIVE_INFINITY) {
	if (map === void 0) return void 0;
	const values = {};
	for (const [key, value] of Object.entries(map)) values[key] = limitedText(scope, [...path, key], value, limit);
	return values;
}
/** The environment of a processing container. */
function processingEnvironment(scope, path, environment) {
	return textMap(scope, [...path, "environment"], environment, PROCESSING_ENVIRONMENT_LIMIT);
}
/** Seconds of a duration that has to lie in SageMaker's bounds. */
function secondsValue(scope, path, text, min, max) {
	if (text === void 0) return void 0;
	const seconds = durationSeconds(text);
	if (seconds === void 0 || seconds >= min && seconds <= max) return seconds;
	report(scope, { path }, `${text} is ${seconds} seconds; SageMaker takes ${min} to ${max}`);
	return seconds;
}

// actions/lib/pipeline/steps/source.ts
/** The S3 address that a step reads, noted as an input of the pipeline where no step makes it. */
function sourceValue(scope, path, name, source) {
	if (typeof source === "object") return textValue(scope, path, source);
	const pieces = uriPieces(scope, path, source);
	if (pieces === void 0) return void 0;
	const uri = outsideUri(scope, pieces);
	const step = stepOf$1(path);
	if (uri !== void 0 && step !== void 0) scope.inputs.push({
		step,
		name,
		uri
	});
	return joinPieces(pieces);
}
function outsideUri(scope, pieces) {
	const parts = [];
	for (const piece of pieces) if (typeof piece === "string") parts.push(piece);
	else if (piece.parameter === void 0) return void 0;
	else parts.push({ parameter: piece.parameter });
	const [only] = parts;
	if (only === void 0) return void 0;
	if (parts.length > 1) return { join: parts };
	return scope.pipeline.spec.dataset !== void 0 && only === datasetUri(scope) ? void 0 : only;
}

// actions/lib/pipeline/steps/processing.ts
const CODE_PATH = "/opt/ml/processing/input/code";
const MAX_INPUTS = 10;
const MAX_ARGUMENT_LENGTH = 256;
const MAX_SECONDS$2 = 777600;
/** Arguments of a Processing step: those of CreateProcessingJob without a job name. */
function processingArguments(scope, name, spec) {
	const path = ["steps", name];
	checkCodeKeys(scope, path, spec);
	const seconds = secondsValue(scope, [...path, "timeout"], spec.timeout, 1, MAX_SECONDS$2);
	const code = stepCode(scope, spec);
	return {
		ProcessingResources: { ClusterConfig: clusterConfig(scope, [...path, "instance"], spec.instance) },
		AppSpecification: {
			ImageUri: imageValue(scope, [...path, "image"], spec.image),
			ContainerArguments: words(scope, [...path, "arguments"], spec.arguments),
			ContainerEntrypoint: words(scope, [...path, "entrypoint"], spec.entrypoint) ?? scriptEntrypoint(code)
		},
		RoleArn: roleValue(scope, path, spec),
		ProcessingInputs: inputs$1(scope, path, spec, code),
		ProcessingOutputConfig: outputs(scope, name, spec),
		Environment: processingEnvironment(scope, path, spec.environment),
		StoppingCondition: seconds === void 0 ? void 0 : { MaxRuntimeInSeconds: seconds },
		Tags: tagList$1(scope, [...path, "tags"], spec.tags)
	};
}
/** `PropertyFiles`: the reports that conditions read. */
function propertyFiles(scope, name, spec) {
	const entry = scope.steps.get(name);
	if (spec.reports === void 0 || entry === void 0) return void 0;
	const files = [];
	for (const [reportName, { output, file }] of entry.reports) {
		if (!entry.outputs.has(output)) {
			const names = [...entry.outputs].join(", ") || "none";
			report(scope, { path: [
				"steps",
				name,
				"reports",
				reportName
			] }, `no output '${output}' to hold it; outputs: ${names}. Write { output: NAME, file: ${file} } or name the report like its output`);
		}
		files.push({
			PropertyFileName: reportName,
			OutputName: output,
			FilePath: file
		});
	}
	return files;
}
function scriptEntrypoint(code) {
	return code === void 0 ? void 0 : ["python3", `${CODE_PATH}/${code.entry}`];
}
function words(scope, path, list) {
	return list?.map((word, index) => limitedText(scope, [...path, index], word, MAX_ARGUMENT_LENGTH) ?? null);
}
function checkCodeKeys(scope, path, spec) {
	if (spec.script !== void 0 && spec.source !== void 0) report(scope, {
		path: [...path, "source"],
		part: "key"
	}, "a step has either 'script' (one file) or 'source' and 'entry' (a folder), not both");
	if (spec.source !== void 0 && spec.entry === void 0) report(scope, {
		path: [...path, "source"],
		part: "key"
	}, "'source' needs 'entry': the file in it that is started");
	if (spec.entry !== void 0 && spec.source === void 0) report(scope, {
		path: [...path, "entry"],
		part: "key"
	}, "'entry' needs 'source': the folder that it lies in");
}
function inputs$1(scope, path, spec, code) {
	const declared = Object.entries(spec.inputs ?? {});
	const mounts = new Map(code === void 0 ? [] : [[CODE_PATH, "the step code"]]);
	const list = [];
	for (const [name, input] of declared) {
		const at = [
			...path,
			"inputs",
			name
		];
		const mount = typeof input === "string" ? {} : input;
		const local = mount.path ?? `/opt/ml/processing/input/${name}`;
		const other = mounts.get(local);
		if (other !== void 0) report(scope, {
			path: at,
			part: "key"
		}, `is mounted at ${local}, where ${other} already is; give it another name or path`);
		mounts.set(local, `input '${name}'`);
		const source = typeof input === "string" ? sourceValue(scope, at, name, input) : sourceValue(scope, [...at, "source"], name, input.source);
		list.push(processingInput(name, source, mount));
	}
	if (code !== void 0) list.push(processingInput("code", code.uri));
	if (list.length > MAX_INPUTS) report(scope, {
		path: [...path, "inputs"],
		part: "key"
	}, `has ${list.length} inputs with the step code; SageMaker takes at most ${MAX_INPUTS}`);
	return list.length === 0 ? void 0 : list;
}
function outputs(scope, step, spec) {
	const names = outputNames(spec);
	if (names.length === 0) return void 0;
	const declared = Array.isArray(spec.outputs) ? {} : spec.outputs ?? {};
	return { Outputs: names.map((name) => {
		const { destination, path: local, upload } = declared[name] ?? {};
		return {
			OutputName: name,
			AppManaged: false,
			S3Output: {
				S3Uri: destination === void 0 ? executionUri(scope, step, name) : uriValue(scope, [
					"steps",
					step,
					"outputs",
					name,
					"destination"
				], destination),
				LocalPath: local ?? `/opt/ml/processing/output/${name}`,
				S3UploadMode: upload ?? "EndOfJob"
			}
		};
	}) };
}

// actions/lib/pipeline/steps/quality-check.ts
const DATASET_PATH = "/opt/ml/processing/input/baseline_dataset_input";
const OUTPUT_PATH = "/opt/ml/processing/output";
const MAX_SECONDS$1 = 777600;
/** Arguments of a QualityCheck step: a processing job of the Model Monitor analyser. */
function qualityCheckArguments(scope, name, spec) {
	const path = ["steps", name];
	const seconds = secondsValue(scope, [...path, "timeout"], spec.timeout, 1, MAX_SECONDS$1);
	const output = spec.output === void 0 ? executionUri(scope, name) : uriValue(scope, [...path, "output"], spec.output);
	return {
		ProcessingResources: { ClusterConfig: clusterConfig(scope, [...path, "instance"], spec.instance) },
		AppSpecification: { ImageUri: imageValue(scope, [...path, "image"], spec.image ?? { framework: "model-monitor" }) },
		RoleArn: roleValue(scope, path, spec),
		ProcessingInputs: inputs(scope, path, spec),
		ProcessingOutputConfig: { Outputs: [{
			OutputName: "quality_check_output",
			AppManaged: false,
			S3Output: {
				S3Uri: output,
				LocalPath: OUTPUT_PATH,
				S3UploadMode: "EndOfJob"
			}
		}] },
		Environment: environment(scope, path, spec),
		StoppingCondition: seconds === void 0 ? void 0 : { MaxRuntimeInSeconds: seconds },
		Tags: tagList$1(scope, [...path, "tags"], spec.tags)
	};
}
/** The keys of a QualityCheck step that stand beside its arguments. */
function qualityCheckSiblings(scope, name, spec) {
	const path = ["steps", name];
	const supplied = (key) => {
		const uri = spec.baseline?.[key];
		return uri === void 0 ? null : uriValue(scope, [
			...path,
			"baseline",
			key
		], uri);
	};
	return {
		CheckType: spec.check === "DataQuality" ? "DATA_QUALITY" : "MODEL_QUALITY",
		ModelPackageGroupName: modelPackageGroup(scope, path, spec.modelPackageGroup),
		SkipCheck: flagValue(scope, [...path, "skipCheck"], spec.skipCheck ?? false),
		FailOnViolation: flagValue(scope, [...path, "failOnViolation"], spec.failOnViolation ?? true),
		RegisterNewBaseline: flagValue(scope, [...path, "registerNewBaseline"], spec.registerNewBaseline ?? false),
		SuppliedBaselineStatistics: supplied("statistics"),
		SuppliedBaselineConstraints: supplied("constraints")
	};
}
/** The step's own model package group, else the pipeline's. */
function modelPackageGroup(scope, path, own) {
	if (own !== void 0) return textValue(scope, [...path, "modelPackageGroup"], own);
	const group = scope.pipeline.spec.modelPackageGroup;
	if (group === void 0) report(scope, {
		path,
		part: "key"
	}, "needs a model package group: write 'modelPackageGroup' here or at the top of the file");
	return group;
}
function inputs(scope, path, spec) {
	const list = [processingInput("baseline_dataset_input", sourceValue(scope, [...path, "dataset"], "dataset", spec.dataset))];
	if (spec.postprocessor !== void 0) list.push(processingInput("post_analytics_processor_script_input", codeUri(scope, "file", spec.postprocessor)));
	if (spec.preprocessor !== void 0) list.push(processingInput("record_preprocessor_script_input", codeUri(scope, "file", spec.preprocessor)));
	return list;
}
function environment(scope, path, spec) {
	return {
		...processingEnvironment(scope, path, spec.environment),
		output_path: OUTPUT_PATH,
		publish_cloudwatch_metrics: "Disabled",
		dataset_format: datasetFormat(spec.format),
		record_preprocessor_script: scriptPath("record_preprocessor_script_input", spec.preprocessor),
		post_analytics_processor_script: scriptPath("post_analytics_processor_script_input", spec.postprocessor),
		dataset_source: DATASET_PATH,
		...spec.check === "ModelQuality" ? modelQuality(scope, path, spec) : void 0
	};
}
function scriptPath(input, file) {
	return file === void 0 ? void 0 : `/opt/ml/processing/input/${input}/${basename(file)}`;
}
function modelQuality(scope, path, spec) {
	if (spec.problem === void 0) report(scope, {
		path,
		part: "key"
	}, "a ModelQuality check needs 'problem': Regression, BinaryClassification or MulticlassClassification");
	return {
		analysis_type: "MODEL_QUALITY",
		problem_type: spec.problem,
		inference_attribute: spec.inference,
		ground_truth_attribute: spec.groundTruth,
		probability_attribute: spec.probability,
		probability_threshold_attribute: spec.probabilityThreshold === void 0 ? void 0 : String(spec.probabilityThreshold)
	};
}
function datasetFormat(format = { csv: {} }) {
	if (format.json !== void 0) return `{"json": {"lines": ${format.json.lines ?? true}}}`;
	if (format.parquet !== void 0) return "{\"parquet\": {}}";
	const { header = true, outputColumns = "START" } = format.csv ?? {};
	return `{"csv": {"header": ${header}, "output_columns_position": "${outputColumns}"}}`;
}

// actions/lib/pipeline/steps/register-model.ts
const MAX_METADATA_LENGTH = 256;
const MAX_DESCRIPTION_LENGTH = 1024;
/** Arguments of a RegisterModel step: those of CreateModelPackage. */
function registerModelArguments(scope, name, spec) {
	const path = ["steps", name];
	const metrics = groups(scope, [...path, "metrics"], spec.metrics);
	return {
		ModelPackageGroupName: modelPackageGroup(scope, path, spec.modelPackageGroup),
		ModelPackageDescription: limitedText(scope, [...path, "packageDescription"], spec.packageDescription, MAX_DESCRIPTION_LENGTH),
		ModelMetrics: metrics === void 0 ? void 0 : {
			Bias: {},
			Explainability: {},
			...metrics
		},
		DriftCheckBaselines: groups(scope, [...path, "driftCheckBaselines"], spec.driftCheckBaselines),
		CustomerMetadataProperties: metadata(scope, [...path, "metadata"], spec.metadata),
		Domain: spec.domain,
		Task: spec.task,
		InferenceSpecification: {
			Containers: [{
				Image: imageValue(scope, [...path, "image"], spec.image),
				Environment: textMap(scope, [...path, "environment"], spec.environment),
				ModelDataUrl: uriValue(scope, [...path, "model"], spec.model)
			}],
			SupportedContentTypes: texts(scope, [...path, "contentTypes"], spec.contentTypes),
			SupportedResponseMIMETypes: texts(scope, [...path, "responseTypes"], spec.responseTypes),
			SupportedRealtimeInferenceInstanceTypes: instanceTypes(scope, [...path, "realtimeInstances"], spec.realtimeInstances),
			SupportedTransformInstanceTypes: instanceTypes(scope, [...path, "transformInstances"], spec.transformInstances)
		},
		ModelApprovalStatus: textValue(scope, [...path, "approval"], spec.approval ?? "PendingManualApproval"),
		SkipModelValidation: spec.skipModelValidation ?? "None"
	};
}
function metadata(scope, path, declared) {
	const values = textMap(scope, path, declared, MAX_METADATA_LENGTH);
	for (const [key, value] of Object.entries(values ?? {})) if (value === "") report(scope, { path: [...path, key] }, "is empty; leave it out, or write a word such as unknown");
	return values;
}
function groups(scope, path, declared) {
	if (declared === void 0) return void 0;
	const result = {};
	for (const [group, sources] of Object.entries(declared)) {
		const values = {};
		for (const [key, source] of Object.entries(sources)) values[pascal(key)] = metricsSource(scope, [
			...path,
			group,
			key
		], source);
		result[pascal(group)] = values;
	}
	return result;
}
function metricsSource(scope, path, source) {
	if (typeof source === "string") return {
		ContentType: "application/json",
		S3Uri: uriValue(scope, path, source)
	};
	return {
		ContentType: source.contentType ?? "application/json",
		S3Uri: uriValue(scope, [...path, "uri"], source.uri),
		ContentDigest: source.digest
	};
}
function texts(scope, path, list) {
	return list.map((item, index) => textValue(scope, [...path, index], item) ?? null);
}
function instanceTypes(scope, path, list) {
	return list?.map((item, index) => instanceType(scope, [...path, index], item) ?? null);
}
function pascal(key) {
	return key.charAt(0).toUpperCase() + key.slice(1);
}

// actions/lib/pipeline/steps/training.ts
/** What the SageMaker Python SDK asks for where nothing is said. */
const DEFAULT_SECONDS = 86400;
const MAX_SECONDS = 2419200;
const MAX_HYPERPARAMETER_LENGTH = 2500;
/** Arguments of a Training step: those of CreateTrainingJob without a job name. */
function trainingArguments(scope, name, spec) {
	const path = ["steps", name];
	return {
		AlgorithmSpecification: {
			TrainingInputMode: spec.inputMode ?? "File",
			TrainingImage: imageValue(scope, [...path, "image"], spec.image),
			MetricDefinitions: spec.metrics === void 0 ? void 0 : metricDefinitions(spec.metrics)
		},
		OutputDataConfig: { S3OutputPath: spec.output === void 0 ? executionUri(scope, name) : uriValue(scope, [...path, "output"], spec.output) },
		StoppingCondition: stoppingCondition(scope, path, spec),
		ResourceConfig: clusterConfig(scope, [...path, "instance"], spec.instance),
		RoleArn: roleValue(scope, path, spec),
		InputDataConfig: Object.entries(spec.channels).map(([channel, declared]) => inputChannel(scope, path, channel, declared)),
		HyperParameters: textMap(scope, [...path, "hyperparameters"], spec.hyperparameters, MAX_HYPERPARAMETER_LENGTH),
		EnableManagedSpotTraining: spot(spec) ? true : void 0,
		CheckpointConfig: checkpoint(scope, path, spec),
		Environment: textMap(scope, [...path, "environment"], spec.environment),
		Tags: tagList$1(scope, [...path, "tags"], spec.tags)
	};
}
function metricDefinitions(metrics) {
	return Object.entries(metrics).map(([Name, Regex]) => ({
		Name,
		Regex
	}));
}
function spot(spec) {
	return spec.spot !== void 0 && spec.spot !== false;
}
function stoppingCondition(scope, path, spec) {
	const run = secondsValue(scope, [...path, "timeout"], spec.timeout, 1, MAX_SECONDS) ?? DEFAULT_SECONDS;
	if (!spot(spec)) return { MaxRuntimeInSeconds: run };
	const waitPath = [
		...path,
		"spot",
		"maxWait"
	];
	const declared = typeof spec.spot === "object" ? spec.spot.maxWait : void 0;
	const wait = secondsValue(scope, waitPath, declared, 1, MAX_SECONDS) ?? Math.min(run * 2, MAX_SECONDS);
	if (wait < run) report(scope, { path: waitPath }, `${wait} seconds is less than the timeout of ${run}: the wait covers the run, so it has to be as long at least`);
	return {
		MaxRuntimeInSeconds: run,
		MaxWaitTimeInSeconds: wait
	};
}
function inputChannel(scope, path, name, declared) {
	const at = [
		...path,
		"channels",
		name
	];
	const channel = typeof declared === "string" ? void 0 : declared;
	const uri = typeof declared === "string" ? sourceValue(scope, at, name, declared) : sourceValue(scope, [...at, "source"], name, declared.source);
	return {
		DataSource: { S3DataSource: {
			S3DataType: channel?.dataType ?? "S3Prefix",
			S3Uri: uri,
			S3DataDistributionType: channel?.distribution ?? "FullyReplicated"
		} },
		ContentType: channel?.contentType ?? "text/csv",
		CompressionType: channel?.compression,
		InputMode: channel?.mode,
		ChannelName: name
	};
}
function checkpoint(scope, path, { checkpoint: declared }) {
	if (declared === void 0) return void 0;
	return {
		S3Uri: uriValue(scope, [
			...path,
			"checkpoint",
			"uri"
		], declared.uri),
		LocalPath: declared.path
	};
}

// actions/lib/pipeline/step.ts
const MAX_RETRY_INTERVAL_SECONDS = 43200;
const MAX_RETRY_MINUTES = 14400;
const MAX_FAIL_MESSAGE_LENGTH = 3072;
/** One step as SageMaker writes it, without the steps of its branches. */
function compileStep(scope, entry) {
	const { name, spec } = entry;
	const path = ["steps", name];
	checkDependsOn(scope, entry);
	const own = ownPart(scope, entry);
	const step = {
		Name: name,
		Type: spec.type,
		Arguments: own.arguments,
		DependsOn: spec.dependsOn,
		DisplayName: spec.displayName,
		Description: spec.description,
		RetryPolicies: spec.retry?.map((policy, index) => retryPolicy(scope, [
			...path,
			"retry",
			index
		], policy)),
		CacheConfig: cacheConfig(scope, [...path, "cache"], spec.cache),
		...own.siblings
	};
	if (spec.raw === void 0) return step;
	return {
		...step,
		...mergeRaw(step, rawBlock(scope, [...path, "raw"], spec.raw))
	};
}
/** The references of a step whose shape is wrong, so that their problems show in the same run. */
function checkReferences(scope, { name, spec }) {
	if (!isMapping(spec)) return;
	for (const [key, value] of Object.entries(spec)) {
		const path = [
			"steps",
			name,
			key
		];
		if (key !== "if") rawValue(scope, path, value);
		else if (typeof value === "string") conditionList(scope, path, value);
	}
}
/** What a step type has of its own: its arguments, and keys that stand beside them. */
function ownPart(scope, { name, spec }) {
	const path = ["steps", name];
	if (spec.type === "Processing") {
		const siblings = { PropertyFiles: propertyFiles(scope, name, spec) };
		return {
			arguments: processingArguments(scope, name, spec),
			siblings
		};
	}
	if (spec.type === "Training") return { arguments: trainingArguments(scope, name, spec) };
	if (spec.type === "QualityCheck") return {
		arguments: qualityCheckArguments(scope, name, spec),
		siblings: qualityCheckSiblings(scope, name, spec)
	};
	if (spec.type === "RegisterModel") return { arguments: registerModelArguments(scope, name, spec) };
	if (spec.type === "Condition") return { arguments: { Conditions: conditionList(scope, [...path, "if"], spec.if) } };
	if (spec.type !== "Fail") return { arguments: {} };
	return { arguments: { ErrorMessage: limitedText(scope, [...path, "message"], spec.message, MAX_FAIL_MESSAGE_LENGTH) } };
}
function cacheConfig(scope, path, cache) {
	if (cache === void 0 || cache === false) return void 0;
	if (cache === true) {
		report(scope, { path }, "how long may a result be reused? Write an ISO 8601 duration such as P30D, or false");
		return;
	}
	if (typeof cache === "string") return {
		Enabled: true,
		ExpireAfter: cache
	};
	return {
		Enabled: cache.enabled,
		ExpireAfter: cache.expireAfter
	};
}
function retryPolicy(scope, path, policy) {
	const interval = policy.interval === void 0 ? 1 : durationSeconds(policy.interval) ?? 1;
	if (interval < 1 || interval > MAX_RETRY_INTERVAL_SECONDS) report(scope, { path: [...path, "interval"] }, `${policy.interval} is ${interval} seconds; SageMaker takes 1 to ${MAX_RETRY_INTERVAL_SECONDS}`);
	if (policy.maxAttempts === void 0 === (policy.expireAfter === void 0)) report(scope, {
		path,
		part: "key"
	}, "needs either 'maxAttempts' or 'expireAfter', exactly one of them");
	return {
		BackoffRate: policy.backoffRate ?? 2,
		IntervalSeconds: interval,
		MaxAttempts: policy.maxAttempts,
		ExpireAfterMin: expiryMinutes(scope, [...path, "expireAfter"], policy.expireAfter),
		ExceptionType: policy.on
	};
}
function expiryMinutes(scope, path, text) {
	const seconds = text === void 0 ? void 0 : durationSeconds(text);
	if (seconds === void 0) return void 0;
	const minutes = seconds / 60;
	if (!Number.isInteger(minutes) || minutes > MAX_RETRY_MINUTES) report(scope, { path }, `${text} is ${minutes} minutes; SageMaker takes whole minutes up to ${MAX_RETRY_MINUTES}`);
	return minutes;
}

// actions/lib/pipeline/assembly.ts
/** Compiles and checks in one go: what is sent to SageMaker is what was checked. */
function assemble(pipeline, environment, values = {}) {
	const scope = createScope(pipeline, environment);
	checkDataset(scope);
	checkBranches(scope);
	const steps = /* @__PURE__ */ new Map();
	for (const entry of scope.steps.values()) if (entry.broken) checkReferences(scope, entry);
	else steps.set(entry.name, compileStep(scope, entry));
	checkOrder(scope);
	const parameters = parameterSpecs(scope, values);
	const { raw } = pipeline.spec;
	const over = raw === void 0 || pipeline.broken.has("raw") ? {} : rawBlock(scope, ["raw"], raw);
	if (scope.problems.length > 0) return {
		scope,
		parameters,
		definition: void 0
	};
	const compiled = {
		Version: "2020-12-01",
		Metadata: {},
		Parameters: parameters.map(definitionParameter),
		Steps: nestSteps(scope, steps)
	};
	return {
		scope,
		parameters,
		definition: {
			...compiled,
			...mergeRaw(compiled, over)
		}
	};
}
/** JSON of a definition; a Float keeps its decimal point, as in what the SDK writes. */
function definitionText(definition, indent) {
	const parameters = definition.Parameters.map((parameter) => {
		if (parameter.Type !== "Float" || !Number.isInteger(parameter.DefaultValue)) return parameter;
		return {
			...parameter,
			DefaultValue: JSON.rawJSON(`${parameter.DefaultValue}.0`)
		};
	});
	return JSON.stringify({
		...definition,
		Parameters: parameters
	}, null, indent);
}
function nestSteps(scope, compiled) {
	const nest = (name) => {
		const step = compiled.get(name);
		const spec = scope.steps.get(name)?.spec;
		if (step === void 0 || spec === void 0) return [];
		if (spec.type !== "Condition") return [step];
		const branches = {
			IfSteps: spec.then.flatMap(nest),
			ElseSteps: (spec.else ?? []).flatMap(nest)
		};
		return [{
			...step,
			Arguments: {
				...step.Arguments,
				...branches
			}
		}];
	};
	return [...scope.steps.values()].filter(({ branch }) => branch === void 0).flatMap(({ name }) => nest(name));
}

// pipelines/pipeline.schema.json
var pipeline_schema_default = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "SageMaker pipeline",
	description: "A machine-learning pipeline: its parameters, its data and its steps. Compiled to a SageMaker pipeline definition.",
	type: "object",
	required: ["name", "steps"],
	additionalProperties: false,
	properties: {
		"name": {
			"title": "Pipeline name",
			"description": "Name of the SageMaker pipeline: letters, digits and single hyphens inside.",
			"type": "string",
			"maxLength": 256,
			"pattern": "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",
			"patternErrorMessage": "SageMaker takes letters, digits and hyphens, a letter or digit first and last (no underscore)"
		},
		"displayName": {
			"title": "Display name",
			"type": "string",
			"maxLength": 256,
			"pattern": "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",
			"patternErrorMessage": "SageMaker takes letters, digits and hyphens, a letter or digit first and last (no underscore)"
		},
		"description": {
			"title": "Description",
			"type": "string",
			"maxLength": 3072
		},
		"modelPackageGroup": {
			"title": "Model package group",
			"description": "Where RegisterModel steps put their packages unless they name another group.",
			"type": "string",
			"maxLength": 63,
			"pattern": "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",
			"patternErrorMessage": "SageMaker takes letters, digits and hyphens, a letter or digit first and last (no underscore)"
		},
		"dataset": { "$ref": "#/definitions/dataset" },
		"parameters": {
			"title": "Parameters",
			"description": "What a run may be given. `Name: value` infers the type; `Name: { type, default, enum }` says it.",
			"type": "object",
			"maxProperties": 200,
			"propertyNames": { "$ref": "#/definitions/name" },
			"additionalProperties": { "$ref": "#/definitions/parameter" }
		},
		"steps": {
			"title": "Steps",
			"description": "Steps by name. They run as soon as what they refer to is there.",
			"type": "object",
			"minProperties": 1,
			"propertyNames": { "$ref": "#/definitions/name" },
			"additionalProperties": { "$ref": "#/definitions/step" }
		},
		"raw": { "$ref": "#/definitions/raw" }
	},
	definitions: {
		"name": {
			"type": "string",
			"pattern": "^[A-Za-z0-9_-]{1,64}$",
			"patternErrorMessage": "SageMaker takes 1 to 64 letters, digits, hyphens and underscores"
		},
		"text": {
			"title": "Text",
			"description": "Text, may contain ${{ }} references.",
			"type": [
				"string",
				"number",
				"boolean",
				"object"
			],
			"minProperties": 1,
			"maxProperties": 1,
			"properties": {
				"Get": { "type": "string" },
				"Std:Join": { "type": "object" },
				"Std:JsonGet": { "type": "object" }
			},
			"additionalProperties": false
		},
		"uri": {
			"title": "S3 address",
			"description": "An s3:// address, may contain ${{ }} references.",
			"type": ["string", "object"],
			"minLength": 1,
			"minProperties": 1,
			"maxProperties": 1,
			"properties": {
				"Get": { "type": "string" },
				"Std:Join": { "type": "object" },
				"Std:JsonGet": { "type": "object" }
			},
			"additionalProperties": false
		},
		"wholeNumber": {
			"title": "Whole number",
			"description": "A number from 1, or a reference to an Integer parameter.",
			"type": [
				"integer",
				"string",
				"object"
			],
			"minimum": 1,
			"pattern": "^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$",
			"patternErrorMessage": "write a number without quotes, or a reference such as ${{ parameters.Count }}",
			"minProperties": 1,
			"maxProperties": 1,
			"properties": {
				"Get": { "type": "string" },
				"Std:Join": { "type": "object" },
				"Std:JsonGet": { "type": "object" }
			},
			"additionalProperties": false
		},
		"flag": {
			"title": "Flag",
			"description": "true, false, or a reference to a Boolean parameter.",
			"type": [
				"boolean",
				"string",
				"object"
			],
			"pattern": "^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$",
			"patternErrorMessage": "write true or false without quotes, or a reference such as ${{ parameters.Flag }}",
			"minProperties": 1,
			"maxProperties": 1,
			"properties": {
				"Get": { "type": "string" },
				"Std:Join": { "type": "object" },
				"Std:JsonGet": { "type": "object" }
			},
			"additionalProperties": false
		},
		"duration": {
			"title": "Duration",
			"description": "ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT1H or P30D.",
			"type": "string",
			"pattern": "^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$",
			"patternErrorMessage": "write an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT1H, PT90M or P30D"
		},
		"dependsOn": {
			"title": "Depends on",
			"description": "Steps that must have ended first although nothing of theirs is referred to.",
			"type": "array",
			"items": { "type": "string" },
			"minItems": 1,
			"uniqueItems": true
		},
		"raw": {
			"title": "Raw",
			"description": "SageMaker's own keys, merged over what was compiled: objects key by key, everything else replaced. ${{ }} references work in it.",
			"type": "object"
		},
		"role": {
			"title": "Role",
			"description": "ARN of the role of this job; by default the pipeline's.",
			"type": ["string", "object"],
			"minProperties": 1,
			"maxProperties": 1,
			"properties": {
				"Get": { "type": "string" },
				"Std:Join": { "type": "object" },
				"Std:JsonGet": { "type": "object" }
			},
			"additionalProperties": false
		},
		"tags": {
			"title": "Tags",
			"type": "object",
			"maxProperties": 50,
			"propertyNames": {
				"type": "string",
				"minLength": 1,
				"maxLength": 128
			},
			"additionalProperties": { "$ref": "#/definitions/text" }
		},
		"environment": {
			"title": "Environment",
			"description": "Environment variables of the container. Never put a secret here: anyone who may describe the pipeline reads it.",
			"type": "object",
			"maxProperties": 100,
			"propertyNames": {
				"type": "string",
				"pattern": "^[a-zA-Z_][a-zA-Z0-9_]*$",
				"maxLength": 256,
				"patternErrorMessage": "an environment variable is letters, digits and underscores, no digit first"
			},
			"additionalProperties": { "$ref": "#/definitions/text" }
		},
		"timeout": {
			"title": "Timeout",
			"description": "ISO 8601 duration after which the job is stopped and the step fails, such as PT1H.",
			"type": "string",
			"pattern": "^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$",
			"patternErrorMessage": "write an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT1H, PT90M or P30D"
		},
		"image": {
			"title": "Image",
			"description": "URI of a container image, or an AWS-built one by framework and version (resolved to the region's registry).",
			"type": ["string", "object"],
			"minLength": 1,
			"properties": {
				"framework": {
					"title": "Framework",
					"enum": [
						"xgboost",
						"sklearn",
						"model-monitor"
					]
				},
				"version": {
					"title": "Version",
					"description": "Quote it: 3.0-5, 1.2-1 ...",
					"type": "string"
				},
				"Get": { "type": "string" }
			},
			"additionalProperties": false
		},
		"instance": {
			"title": "Instance",
			"description": "Instance type, or type, count and volume.",
			"type": ["string", "object"],
			"minLength": 1,
			"required": ["type"],
			"properties": {
				"type": {
					"title": "Instance type",
					"description": "Such as ml.m5.xlarge.",
					"type": ["string", "object"],
					"minLength": 1,
					"minProperties": 1,
					"maxProperties": 1,
					"properties": {
						"Get": { "type": "string" },
						"Std:Join": { "type": "object" },
						"Std:JsonGet": { "type": "object" }
					},
					"additionalProperties": false
				},
				"count": { "$ref": "#/definitions/wholeNumber" },
				"volumeGb": { "$ref": "#/definitions/wholeNumber" }
			},
			"additionalProperties": false
		},
		"parameter": {
			"title": "Parameter",
			"description": "A default value, or type, default and enum. The type of a bare value is read from how it is written: 7 Integer, 7.0 Float, true Boolean, else String.",
			"type": [
				"string",
				"number",
				"boolean",
				"object"
			],
			"required": ["type"],
			"properties": {
				"type": {
					"title": "Type",
					"enum": [
						"String",
						"Integer",
						"Float",
						"Boolean"
					]
				},
				"default": {
					"title": "Default",
					"description": "Without one, every run has to be given a value.",
					"type": [
						"string",
						"number",
						"boolean"
					]
				},
				"enum": {
					"title": "Allowed values",
					"description": "Only for String.",
					"type": "array",
					"minItems": 1,
					"uniqueItems": true,
					"items": { "type": "string" }
				},
				"description": {
					"title": "Description",
					"description": "For readers of the file; SageMaker has no place for it.",
					"type": "string"
				}
			},
			"additionalProperties": false
		},
		"dataset": {
			"title": "Dataset",
			"description": "What the data means. Preprocessing, baseline, monitor, verdicts and pull requests read it.",
			"type": "object",
			"required": [
				"problem",
				"label",
				"features"
			],
			"additionalProperties": false,
			"properties": {
				"problem": {
					"title": "Problem",
					"enum": [
						"regression",
						"binary",
						"multiclass"
					]
				},
				"label": {
					"title": "Label",
					"type": ["string", "object"],
					"required": ["name"],
					"properties": {
						"name": { "type": "string" },
						"unit": { "type": "string" },
						"description": { "type": "string" }
					},
					"additionalProperties": false
				},
				"id": {
					"title": "Id",
					"description": "Column that names a row.",
					"type": "string"
				},
				"time": {
					"title": "Time",
					"description": "Column that says when a row happened.",
					"type": "string"
				},
				"metric": {
					"title": "Metric",
					"description": "The metric that decides between models.",
					"type": "object",
					"required": ["name", "better"],
					"properties": {
						"name": { "type": "string" },
						"better": { "enum": ["lower", "higher"] }
					},
					"additionalProperties": false
				},
				"features": {
					"title": "Features",
					"description": "In the order of the request.",
					"type": "object",
					"minProperties": 1,
					"additionalProperties": {
						"type": "object",
						"required": ["type"],
						"additionalProperties": false,
						"properties": {
							"type": {
								"title": "Type",
								"enum": [
									"integer",
									"fractional",
									"string"
								]
							},
							"unit": { "type": "string" },
							"role": {
								"title": "Role",
								"description": "calendar: reported and range-checked, but never drifts.",
								"enum": ["calendar"]
							},
							"range": {
								"title": "Range",
								"description": "Smallest and largest value.",
								"type": "array",
								"items": { "type": "number" },
								"minItems": 2,
								"maxItems": 2
							},
							"values": {
								"title": "Values",
								"description": "Every value that a string feature may have.",
								"type": "array",
								"items": { "type": "string" },
								"minItems": 1,
								"uniqueItems": true
							},
							"description": { "type": "string" }
						}
					}
				}
			}
		},
		"cache": {
			"title": "Cache",
			"description": "How long a result may be reused when code, inputs and environment are the same: an ISO 8601 duration such as P30D, or false.",
			"type": [
				"string",
				"boolean",
				"object"
			],
			"pattern": "^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$",
			"patternErrorMessage": "write an ISO 8601 duration such as P30D or PT1H, or false",
			"required": ["enabled"],
			"properties": {
				"enabled": { "type": "boolean" },
				"expireAfter": {
					"type": "string",
					"pattern": "^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$",
					"patternErrorMessage": "write an ISO 8601 duration such as P30D or PT1H"
				}
			},
			"additionalProperties": false
		},
		"retry": {
			"title": "Retry policies",
			"type": "array",
			"minItems": 1,
			"items": {
				"type": "object",
				"required": ["on"],
				"additionalProperties": false,
				"properties": {
					"on": {
						"title": "On",
						"description": "Failures that this policy retries.",
						"type": "array",
						"minItems": 1,
						"uniqueItems": true,
						"items": { "enum": [
							"Step.SERVICE_FAULT",
							"Step.THROTTLING",
							"SageMaker.JOB_INTERNAL_ERROR",
							"SageMaker.CAPACITY_ERROR",
							"SageMaker.RESOURCE_LIMIT"
						] }
					},
					"interval": { "$ref": "#/definitions/duration" },
					"backoffRate": {
						"title": "Backoff rate",
						"type": "number",
						"minimum": 0
					},
					"maxAttempts": {
						"title": "Attempts",
						"description": "Either this or expireAfter.",
						"type": "integer",
						"minimum": 1,
						"maximum": 20
					},
					"expireAfter": { "$ref": "#/definitions/duration" }
				}
			}
		},
		"input": {
			"title": "Input",
			"description": "An S3 address, or source and how it is mounted.",
			"type": ["string", "object"],
			"minLength": 1,
			"required": ["source"],
			"properties": {
				"source": { "$ref": "#/definitions/uri" },
				"path": { "$ref": "#/definitions/containerPath" },
				"distribution": {
					"title": "Distribution",
					"description": "ShardedByS3Key gives each instance its share of the files.",
					"enum": ["FullyReplicated", "ShardedByS3Key"]
				},
				"mode": {
					"title": "Mode",
					"enum": ["File", "Pipe"]
				},
				"dataType": {
					"title": "Data type",
					"enum": ["S3Prefix", "ManifestFile"]
				},
				"compression": {
					"title": "Compression",
					"enum": ["None", "Gzip"]
				}
			},
			"additionalProperties": false
		},
		"containerPath": {
			"title": "Path in the container",
			"type": "string",
			"pattern": "^/opt/ml/processing/[^\\s]+$",
			"maxLength": 256,
			"patternErrorMessage": "SageMaker mounts processing data below /opt/ml/processing/ only"
		},
		"output": {
			"title": "Output",
			"description": "Where it is written in the container and where it goes; nothing means the defaults.",
			"type": ["object", "null"],
			"properties": {
				"destination": { "$ref": "#/definitions/uri" },
				"path": { "$ref": "#/definitions/containerPath" },
				"upload": {
					"title": "Upload",
					"enum": ["EndOfJob", "Continuous"]
				}
			},
			"additionalProperties": false
		},
		"channel": {
			"title": "Channel",
			"description": "An S3 address, or source and how it is read. Content type text/csv by default.",
			"type": ["string", "object"],
			"minLength": 1,
			"required": ["source"],
			"properties": {
				"source": { "$ref": "#/definitions/uri" },
				"contentType": {
					"title": "Content type",
					"type": "string"
				},
				"distribution": {
					"title": "Distribution",
					"enum": ["FullyReplicated", "ShardedByS3Key"]
				},
				"mode": {
					"title": "Mode",
					"enum": [
						"File",
						"Pipe",
						"FastFile"
					]
				},
				"dataType": {
					"title": "Data type",
					"enum": [
						"S3Prefix",
						"ManifestFile",
						"AugmentedManifestFile"
					]
				},
				"compression": {
					"title": "Compression",
					"enum": ["None", "Gzip"]
				}
			},
			"additionalProperties": false
		},
		"metricsSource": {
			"title": "Report",
			"description": "S3 address of a report file, or uri, contentType and digest.",
			"type": ["string", "object"],
			"minLength": 1,
			"required": ["uri"],
			"properties": {
				"uri": { "$ref": "#/definitions/uri" },
				"contentType": {
					"title": "Content type",
					"type": "string"
				},
				"digest": {
					"title": "Digest",
					"type": "string"
				}
			},
			"additionalProperties": false
		},
		"reports": {
			"title": "Reports",
			"description": "JSON files that conditions read. `name: file.json` lies in the output of that name, or in the only output; `name: { output, file }` says it.",
			"type": "object",
			"propertyNames": { "$ref": "#/definitions/name" },
			"additionalProperties": {
				"type": ["string", "object"],
				"minLength": 1,
				"required": ["output", "file"],
				"properties": {
					"output": { "type": "string" },
					"file": {
						"type": "string",
						"minLength": 1
					}
				},
				"additionalProperties": false
			}
		},
		"step": {
			"title": "Step",
			"type": "object",
			"discriminator": { "propertyName": "type" },
			"oneOf": [
				{ "$ref": "#/definitions/processingStep" },
				{ "$ref": "#/definitions/trainingStep" },
				{ "$ref": "#/definitions/qualityCheckStep" },
				{ "$ref": "#/definitions/conditionStep" },
				{ "$ref": "#/definitions/registerModelStep" },
				{ "$ref": "#/definitions/failStep" },
				{ "$ref": "#/definitions/rawStep" }
			]
		},
		"processingStep": {
			"title": "Processing step",
			"description": "Runs a script or a container over data.",
			"type": "object",
			"required": [
				"type",
				"image",
				"instance"
			],
			"properties": {
				"type": {
					"const": "Processing",
					"title": "Step type"
				},
				"image": { "$ref": "#/definitions/image" },
				"instance": { "$ref": "#/definitions/instance" },
				"role": { "$ref": "#/definitions/role" },
				"environment": { "$ref": "#/definitions/environment" },
				"timeout": { "$ref": "#/definitions/timeout" },
				"tags": { "$ref": "#/definitions/tags" },
				"script": {
					"title": "Script",
					"description": "One Python file, relative to this file. Hashed and uploaded alone.",
					"type": "string",
					"minLength": 1
				},
				"source": {
					"title": "Source folder",
					"description": "Folder relative to this file, hashed and uploaded whole. Needs entry.",
					"type": "string",
					"minLength": 1
				},
				"entry": {
					"title": "Entry",
					"description": "The file of source that is started.",
					"type": "string",
					"minLength": 1
				},
				"entrypoint": {
					"title": "Entrypoint",
					"description": "Replaces `python3 <script>`.",
					"type": "array",
					"minItems": 1,
					"maxItems": 100,
					"items": { "$ref": "#/definitions/text" }
				},
				"arguments": {
					"title": "Arguments",
					"type": "array",
					"minItems": 1,
					"maxItems": 100,
					"items": { "$ref": "#/definitions/text" }
				},
				"inputs": {
					"title": "Inputs",
					"description": "By name; mounted at /opt/ml/processing/input/<name>.",
					"type": "object",
					"maxProperties": 10,
					"propertyNames": { "$ref": "#/definitions/name" },
					"additionalProperties": { "$ref": "#/definitions/input" }
				},
				"outputs": {
					"title": "Outputs",
					"description": "By name; written to /opt/ml/processing/output/<name>, kept below this execution's own prefix. A list of names, or names with destination and path.",
					"type": ["array", "object"],
					"maxItems": 10,
					"uniqueItems": true,
					"items": {
						"type": "string",
						"pattern": "^[A-Za-z0-9_-]{1,64}$",
						"patternErrorMessage": "SageMaker takes 1 to 64 letters, digits, hyphens and underscores"
					},
					"maxProperties": 10,
					"propertyNames": { "$ref": "#/definitions/name" },
					"additionalProperties": { "$ref": "#/definitions/output" }
				},
				"reports": { "$ref": "#/definitions/reports" },
				"cache": { "$ref": "#/definitions/cache" },
				"retry": { "$ref": "#/definitions/retry" },
				"displayName": {
					"title": "Display name",
					"description": "Shown in SageMaker Studio instead of the step name.",
					"type": "string",
					"minLength": 1,
					"maxLength": 256
				},
				"description": {
					"title": "Description",
					"description": "Shown in SageMaker Studio.",
					"type": "string",
					"maxLength": 3072
				},
				"dependsOn": { "$ref": "#/definitions/dependsOn" },
				"raw": { "$ref": "#/definitions/raw" }
			},
			"additionalProperties": false
		},
		"trainingStep": {
			"title": "Training step",
			"description": "Trains a model.",
			"type": "object",
			"required": [
				"type",
				"image",
				"instance",
				"channels"
			],
			"properties": {
				"type": {
					"const": "Training",
					"title": "Step type"
				},
				"image": { "$ref": "#/definitions/image" },
				"instance": { "$ref": "#/definitions/instance" },
				"role": { "$ref": "#/definitions/role" },
				"environment": { "$ref": "#/definitions/environment" },
				"timeout": { "$ref": "#/definitions/timeout" },
				"tags": { "$ref": "#/definitions/tags" },
				"hyperparameters": {
					"title": "Hyperparameters",
					"description": "Handed over as text, exactly as written here.",
					"type": "object",
					"maxProperties": 100,
					"propertyNames": {
						"type": "string",
						"minLength": 1,
						"maxLength": 256
					},
					"additionalProperties": { "$ref": "#/definitions/text" }
				},
				"channels": {
					"title": "Channels",
					"type": "object",
					"minProperties": 1,
					"maxProperties": 20,
					"propertyNames": {
						"type": "string",
						"pattern": "^[A-Za-z0-9._-]{1,64}$",
						"patternErrorMessage": "SageMaker takes 1 to 64 letters, digits, dots, hyphens and underscores"
					},
					"additionalProperties": { "$ref": "#/definitions/channel" }
				},
				"output": { "$ref": "#/definitions/uri" },
				"inputMode": {
					"title": "Input mode",
					"enum": [
						"File",
						"Pipe",
						"FastFile"
					]
				},
				"metrics": {
					"title": "Metrics",
					"description": "Name to the regular expression that finds it in the log.",
					"type": "object",
					"maxProperties": 40,
					"additionalProperties": {
						"type": "string",
						"minLength": 1,
						"maxLength": 500
					}
				},
				"spot": {
					"title": "Spot",
					"description": "Train on spot capacity: true, or how long to wait in all for capacity and the run.",
					"type": ["boolean", "object"],
					"required": ["maxWait"],
					"properties": { "maxWait": { "$ref": "#/definitions/duration" } },
					"additionalProperties": false
				},
				"checkpoint": {
					"title": "Checkpoint",
					"type": "object",
					"required": ["uri"],
					"properties": {
						"uri": { "$ref": "#/definitions/uri" },
						"path": {
							"type": "string",
							"minLength": 1
						}
					},
					"additionalProperties": false
				},
				"cache": { "$ref": "#/definitions/cache" },
				"retry": { "$ref": "#/definitions/retry" },
				"displayName": {
					"title": "Display name",
					"description": "Shown in SageMaker Studio instead of the step name.",
					"type": "string",
					"minLength": 1,
					"maxLength": 256
				},
				"description": {
					"title": "Description",
					"description": "Shown in SageMaker Studio.",
					"type": "string",
					"maxLength": 3072
				},
				"dependsOn": { "$ref": "#/definitions/dependsOn" },
				"raw": { "$ref": "#/definitions/raw" }
			},
			"additionalProperties": false
		},
		"qualityCheckStep": {
			"title": "Quality check step",
			"description": "Model Monitor's baseline or check (closed to new customers of AWS since 2026-07-30).",
			"type": "object",
			"required": [
				"type",
				"check",
				"instance",
				"dataset"
			],
			"properties": {
				"type": {
					"const": "QualityCheck",
					"title": "Step type"
				},
				"image": { "$ref": "#/definitions/image" },
				"instance": { "$ref": "#/definitions/instance" },
				"role": { "$ref": "#/definitions/role" },
				"environment": { "$ref": "#/definitions/environment" },
				"timeout": { "$ref": "#/definitions/timeout" },
				"tags": { "$ref": "#/definitions/tags" },
				"check": {
					"title": "Check",
					"enum": ["DataQuality", "ModelQuality"]
				},
				"dataset": { "$ref": "#/definitions/uri" },
				"format": {
					"title": "Format",
					"description": "CSV with a header by default.",
					"type": "object",
					"minProperties": 1,
					"maxProperties": 1,
					"additionalProperties": false,
					"properties": {
						"csv": {
							"type": "object",
							"properties": {
								"header": { "type": "boolean" },
								"outputColumns": { "enum": ["START", "END"] }
							},
							"additionalProperties": false
						},
						"json": {
							"type": "object",
							"properties": { "lines": { "type": "boolean" } },
							"additionalProperties": false
						},
						"parquet": {
							"type": "object",
							"additionalProperties": false,
							"properties": {}
						}
					}
				},
				"output": { "$ref": "#/definitions/uri" },
				"modelPackageGroup": { "$ref": "#/definitions/text" },
				"skipCheck": { "$ref": "#/definitions/flag" },
				"registerNewBaseline": { "$ref": "#/definitions/flag" },
				"failOnViolation": { "$ref": "#/definitions/flag" },
				"baseline": {
					"title": "Supplied baseline",
					"type": "object",
					"minProperties": 1,
					"properties": {
						"statistics": { "$ref": "#/definitions/uri" },
						"constraints": { "$ref": "#/definitions/uri" }
					},
					"additionalProperties": false
				},
				"preprocessor": {
					"title": "Record preprocessor script",
					"type": "string",
					"minLength": 1
				},
				"postprocessor": {
					"title": "Post-analytics script",
					"type": "string",
					"minLength": 1
				},
				"problem": {
					"title": "Problem",
					"enum": [
						"Regression",
						"BinaryClassification",
						"MulticlassClassification"
					]
				},
				"inference": {
					"title": "Prediction column",
					"type": "string"
				},
				"groundTruth": {
					"title": "Label column",
					"type": "string"
				},
				"probability": {
					"title": "Probability column",
					"type": "string"
				},
				"probabilityThreshold": {
					"title": "Probability threshold",
					"type": "number"
				},
				"cache": { "$ref": "#/definitions/cache" },
				"displayName": {
					"title": "Display name",
					"description": "Shown in SageMaker Studio instead of the step name.",
					"type": "string",
					"minLength": 1,
					"maxLength": 256
				},
				"description": {
					"title": "Description",
					"description": "Shown in SageMaker Studio.",
					"type": "string",
					"maxLength": 3072
				},
				"dependsOn": { "$ref": "#/definitions/dependsOn" },
				"raw": { "$ref": "#/definitions/raw" }
			},
			"additionalProperties": false
		},
		"conditionStep": {
			"title": "Condition step",
			"description": "Chooses between steps.",
			"type": "object",
			"required": [
				"type",
				"if",
				"then"
			],
			"properties": {
				"type": {
					"const": "Condition",
					"title": "Step type"
				},
				"if": {
					"title": "If",
					"description": "An expression: comparisons of references and literals with ==, !=, <, <=, >, >=, &&, ||, !, and contains(fromJSON('[\"a\"]'), x). A list holds when all of its conditions hold.",
					"type": ["string", "array"],
					"minLength": 1,
					"minItems": 1,
					"items": { "type": ["string", "object"] }
				},
				"then": {
					"title": "Then",
					"description": "Steps that run when it holds.",
					"type": "array",
					"minItems": 1,
					"uniqueItems": true,
					"items": { "type": "string" }
				},
				"else": {
					"title": "Else",
					"description": "Steps that run when it does not.",
					"type": "array",
					"uniqueItems": true,
					"items": { "type": "string" }
				},
				"displayName": {
					"title": "Display name",
					"description": "Shown in SageMaker Studio instead of the step name.",
					"type": "string",
					"minLength": 1,
					"maxLength": 256
				},
				"description": {
					"title": "Description",
					"description": "Shown in SageMaker Studio.",
					"type": "string",
					"maxLength": 3072
				},
				"dependsOn": { "$ref": "#/definitions/dependsOn" },
				"raw": { "$ref": "#/definitions/raw" }
			},
			"additionalProperties": false
		},
		"registerModelStep": {
			"title": "Register model step",
			"description": "Puts the model into the model registry as a new version of its group.",
			"type": "object",
			"required": [
				"type",
				"model",
				"image",
				"contentTypes",
				"responseTypes"
			],
			"properties": {
				"type": {
					"const": "RegisterModel",
					"title": "Step type"
				},
				"model": { "$ref": "#/definitions/uri" },
				"image": { "$ref": "#/definitions/image" },
				"environment": { "$ref": "#/definitions/environment" },
				"modelPackageGroup": { "$ref": "#/definitions/text" },
				"packageDescription": { "$ref": "#/definitions/text" },
				"approval": {
					"title": "Approval",
					"description": "PendingManualApproval (default), Approved, Rejected, or a parameter.",
					"type": ["string", "object"],
					"pattern": "^(PendingManualApproval|Approved|Rejected|\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*)$",
					"patternErrorMessage": "write PendingManualApproval, Approved, Rejected, or a reference to a parameter",
					"minProperties": 1,
					"maxProperties": 1,
					"properties": {
						"Get": { "type": "string" },
						"Std:Join": { "type": "object" },
						"Std:JsonGet": { "type": "object" }
					},
					"additionalProperties": false
				},
				"metrics": {
					"title": "Model metrics",
					"type": "object",
					"minProperties": 1,
					"additionalProperties": false,
					"properties": {
						"modelQuality": {
							"description": "How good the model is.",
							"type": "object",
							"minProperties": 1,
							"additionalProperties": false,
							"properties": {
								"statistics": { "$ref": "#/definitions/metricsSource" },
								"constraints": { "$ref": "#/definitions/metricsSource" }
							}
						},
						"modelDataQuality": {
							"description": "What the data looks like.",
							"type": "object",
							"minProperties": 1,
							"additionalProperties": false,
							"properties": {
								"statistics": { "$ref": "#/definitions/metricsSource" },
								"constraints": { "$ref": "#/definitions/metricsSource" }
							}
						},
						"bias": {
							"description": "Bias reports.",
							"type": "object",
							"minProperties": 1,
							"additionalProperties": false,
							"properties": {
								"report": { "$ref": "#/definitions/metricsSource" },
								"preTrainingReport": { "$ref": "#/definitions/metricsSource" },
								"postTrainingReport": { "$ref": "#/definitions/metricsSource" }
							}
						},
						"explainability": {
							"description": "Explainability report.",
							"type": "object",
							"minProperties": 1,
							"additionalProperties": false,
							"properties": { "report": { "$ref": "#/definitions/metricsSource" } }
						}
					}
				},
				"driftCheckBaselines": {
					"title": "Drift check baselines",
					"type": "object",
					"minProperties": 1,
					"additionalProperties": false,
					"properties": {
						"modelQuality": {
							"description": "Baseline of the model's quality.",
							"type": "object",
							"minProperties": 1,
							"additionalProperties": false,
							"properties": {
								"statistics": { "$ref": "#/definitions/metricsSource" },
								"constraints": { "$ref": "#/definitions/metricsSource" }
							}
						},
						"modelDataQuality": {
							"description": "Baseline of the data.",
							"type": "object",
							"minProperties": 1,
							"additionalProperties": false,
							"properties": {
								"statistics": { "$ref": "#/definitions/metricsSource" },
								"constraints": { "$ref": "#/definitions/metricsSource" }
							}
						},
						"bias": {
							"description": "Bias baseline.",
							"type": "object",
							"minProperties": 1,
							"additionalProperties": false,
							"properties": {
								"configFile": { "$ref": "#/definitions/metricsSource" },
								"preTrainingConstraints": { "$ref": "#/definitions/metricsSource" },
								"postTrainingConstraints": { "$ref": "#/definitions/metricsSource" }
							}
						},
						"explainability": {
							"description": "Explainability baseline.",
							"type": "object",
							"minProperties": 1,
							"additionalProperties": false,
							"properties": {
								"constraints": { "$ref": "#/definitions/metricsSource" },
								"configFile": { "$ref": "#/definitions/metricsSource" }
							}
						}
					}
				},
				"metadata": {
					"title": "Metadata",
					"description": "Customer metadata of the package: where it comes from.",
					"type": "object",
					"maxProperties": 50,
					"propertyNames": {
						"type": "string",
						"minLength": 1,
						"maxLength": 128
					},
					"additionalProperties": { "$ref": "#/definitions/text" }
				},
				"contentTypes": {
					"title": "Content types",
					"description": "MIME types of a request, such as text/csv.",
					"type": "array",
					"minItems": 1,
					"items": { "$ref": "#/definitions/text" }
				},
				"responseTypes": {
					"title": "Response types",
					"description": "MIME types of an answer, such as text/csv.",
					"type": "array",
					"minItems": 1,
					"items": { "$ref": "#/definitions/text" }
				},
				"realtimeInstances": {
					"title": "Endpoint instances",
					"description": "Instance types for endpoints.",
					"type": "array",
					"minItems": 1,
					"items": { "$ref": "#/definitions/text" }
				},
				"transformInstances": {
					"title": "Transform instances",
					"description": "Instance types for batch transform.",
					"type": "array",
					"minItems": 1,
					"items": { "$ref": "#/definitions/text" }
				},
				"domain": {
					"title": "Domain",
					"enum": [
						"COMPUTER_VISION",
						"NATURAL_LANGUAGE_PROCESSING",
						"MACHINE_LEARNING"
					]
				},
				"task": {
					"title": "Task",
					"type": "string",
					"minLength": 1
				},
				"skipModelValidation": {
					"title": "Skip model validation",
					"enum": ["None", "All"]
				},
				"retry": { "$ref": "#/definitions/retry" },
				"displayName": {
					"title": "Display name",
					"description": "Shown in SageMaker Studio instead of the step name.",
					"type": "string",
					"minLength": 1,
					"maxLength": 256
				},
				"description": {
					"title": "Description",
					"description": "Shown in SageMaker Studio.",
					"type": "string",
					"maxLength": 3072
				},
				"dependsOn": { "$ref": "#/definitions/dependsOn" },
				"raw": { "$ref": "#/definitions/raw" }
			},
			"additionalProperties": false
		},
		"failStep": {
			"title": "Fail step",
			"description": "Ends the execution as Failed, with a reason.",
			"type": "object",
			"required": ["type", "message"],
			"properties": {
				"type": {
					"const": "Fail",
					"title": "Step type"
				},
				"message": {
					"title": "Message",
					"description": "The reason that people read.",
					"type": ["string", "object"],
					"minLength": 1,
					"maxLength": 3072,
					"minProperties": 1,
					"maxProperties": 1,
					"properties": {
						"Get": { "type": "string" },
						"Std:Join": { "type": "object" },
						"Std:JsonGet": { "type": "object" }
					},
					"additionalProperties": false
				},
				"displayName": {
					"title": "Display name",
					"description": "Shown in SageMaker Studio instead of the step name.",
					"type": "string",
					"minLength": 1,
					"maxLength": 256
				},
				"description": {
					"title": "Description",
					"description": "Shown in SageMaker Studio.",
					"type": "string",
					"maxLength": 3072
				},
				"dependsOn": { "$ref": "#/definitions/dependsOn" },
				"raw": { "$ref": "#/definitions/raw" }
			},
			"additionalProperties": false
		},
		"rawStep": {
			"title": "Raw step",
			"description": "Any other SageMaker step, in SageMaker's own words below raw (Arguments and its siblings).",
			"type": "object",
			"required": ["type", "raw"],
			"properties": {
				"type": {
					"title": "Step type",
					"enum": [
						"Model",
						"Transform",
						"Tuning",
						"Lambda",
						"Callback",
						"ClarifyCheck",
						"EMR",
						"AutoML",
						"EndpointConfig",
						"Endpoint",
						"InferenceComponent",
						"BedrockCustomModel",
						"BedrockCustomModelDeployment",
						"BedrockModelImport",
						"BedrockProvisionedModelThroughput",
						"Lineage"
					]
				},
				"displayName": {
					"title": "Display name",
					"description": "Shown in SageMaker Studio instead of the step name.",
					"type": "string",
					"minLength": 1,
					"maxLength": 256
				},
				"description": {
					"title": "Description",
					"description": "Shown in SageMaker Studio.",
					"type": "string",
					"maxLength": 3072
				},
				"dependsOn": { "$ref": "#/definitions/dependsOn" },
				"raw": { "$ref": "#/definitions/raw" },
				"cache": { "$ref": "#/definitions/cache" },
				"retry": { "$ref": "#/definitions/retry" }
			},
			"additionalProperties": false
		}
	}
};

// actions/lib/pipeline/validator.generated.js
const codePoints = (text) => Array.from(text).length;
const validate = validate21;
const schema6 = {
	"$schema": "http://json-schema.org/draft-07/schema#",
	"title": "SageMaker pipeline",
	"description": "A machine-learning pipeline: its parameters, its data and its steps. Compiled to a SageMaker pipeline definition.",
	"type": "object",
	"required": ["name", "steps"],
	"additionalProperties": false,
	"properties": {
		"name": {
			"title": "Pipeline name",
			"description": "Name of the SageMaker pipeline: letters, digits and single hyphens inside.",
			"type": "string",
			"maxLength": 256,
			"pattern": "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",
			"patternErrorMessage": "SageMaker takes letters, digits and hyphens, a letter or digit first and last (no underscore)"
		},
		"displayName": {
			"title": "Display name",
			"type": "string",
			"maxLength": 256,
			"pattern": "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",
			"patternErrorMessage": "SageMaker takes letters, digits and hyphens, a letter or digit first and last (no underscore)"
		},
		"description": {
			"title": "Description",
			"type": "string",
			"maxLength": 3072
		},
		"modelPackageGroup": {
			"title": "Model package group",
			"description": "Where RegisterModel steps put their packages unless they name another group.",
			"type": "string",
			"maxLength": 63,
			"pattern": "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",
			"patternErrorMessage": "SageMaker takes letters, digits and hyphens, a letter or digit first and last (no underscore)"
		},
		"dataset": { "$ref": "#/definitions/dataset" },
		"parameters": {
			"title": "Parameters",
			"description": "What a run may be given. `Name: value` infers the type; `Name: { type, default, enum }` says it.",
			"type": "object",
			"maxProperties": 200,
			"propertyNames": { "$ref": "#/definitions/name" },
			"additionalProperties": { "$ref": "#/definitions/parameter" }
		},
		"steps": {
			"title": "Steps",
			"description": "Steps by name. They run as soon as what they refer to is there.",
			"type": "object",
			"minProperties": 1,
			"propertyNames": { "$ref": "#/definitions/name" },
			"additionalProperties": { "$ref": "#/definitions/step" }
		},
		"raw": { "$ref": "#/definitions/raw" }
	},
	"definitions": {
		"name": {
			"type": "string",
			"pattern": "^[A-Za-z0-9_-]{1,64}$",
			"patternErrorMessage": "SageMaker takes 1 to 64 letters, digits, hyphens and underscores"
		},
		"text": {
			"title": "Text",
			"description": "Text, may contain ${{ }} references.",
			"type": [
				"string",
				"number",
				"boolean",
				"object"
			],
			"minProperties": 1,
			"maxProperties": 1,
			"properties": {
				"Get": { "type": "string" },
				"Std:Join": { "type": "object" },
				"Std:JsonGet": { "type": "object" }
			},
			"additionalProperties": false
		},
		"uri": {
			"title": "S3 address",
			"description": "An s3:// address, may contain ${{ }} references.",
			"type": ["string", "object"],
			"minLength": 1,
			"minProperties": 1,
			"maxProperties": 1,
			"properties": {
				"Get": { "type": "string" },
				"Std:Join": { "type": "object" },
				"Std:JsonGet": { "type": "object" }
			},
			"additionalProperties": false
		},
		"wholeNumber": {
			"title": "Whole number",
			"description": "A number from 1, or a reference to an Integer parameter.",
			"type": [
				"integer",
				"string",
				"object"
			],
			"minimum": 1,
			"pattern": "^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$",
			"patternErrorMessage": "write a number without quotes, or a reference such as ${{ parameters.Count }}",
			"minProperties": 1,
			"maxProperties": 1,
			"properties": {
				"Get": { "type": "string" },
				"Std:Join": { "type": "object" },
				"Std:JsonGet": { "type": "object" }
			},
			"additionalProperties": false
		},
		"flag": {
			"title": "Flag",
			"description": "true, false, or a reference to a Boolean parameter.",
			"type": [
				"boolean",
				"string",
				"object"
			],
			"pattern": "^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$",
			"patternErrorMessage": "write true or false without quotes, or a reference such as ${{ parameters.Flag }}",
			"minProperties": 1,
			"maxProperties": 1,
			"properties": {
				"Get": { "type": "string" },
				"Std:Join": { "type": "object" },
				"Std:JsonGet": { "type": "object" }
			},
			"additionalProperties": false
		},
		"duration": {
			"title": "Duration",
			"description": "ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT1H or P30D.",
			"type": "string",
			"pattern": "^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$",
			"patternErrorMessage": "write an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT1H, PT90M or P30D"
		},
		"dependsOn": {
			"title": "Depends on",
			"description": "Steps that must have ended first although nothing of theirs is referred to.",
			"type": "array",
			"items": { "type": "string" },
			"minItems": 1,
			"uniqueItems": true
		},
		"raw": {
			"title": "Raw",
			"description": "SageMaker's own keys, merged over what was compiled: objects key by key, everything else replaced. ${{ }} references work in it.",
			"type": "object"
		},
		"role": {
			"title": "Role",
			"description": "ARN of the role of this job; by default the pipeline's.",
			"type": ["string", "object"],
			"minProperties": 1,
			"maxProperties": 1,
			"properties": {
				"Get": { "type": "string" },
				"Std:Join": { "type": "object" },
				"Std:JsonGet": { "type": "object" }
			},
			"additionalProperties": false
		},
		"tags": {
			"title": "Tags",
			"type": "object",
			"maxProperties": 50,
			"propertyNames": {
				"type": "string",
				"minLength": 1,
				"maxLength": 128
			},
			"additionalProperties": { "$ref": "#/definitions/text" }
		},
		"environment": {
			"title": "Environment",
			"description": "Environment variables of the container. Never put a secret here: anyone who may describe the pipeline reads it.",
			"type": "object",
			"maxProperties": 100,
			"propertyNames": {
				"type": "string",
				"pattern": "^[a-zA-Z_][a-zA-Z0-9_]*$",
				"maxLength": 256,
				"patternErrorMessage": "an environment variable is letters, digits and underscores, no digit first"
			},
			"additionalProperties": { "$ref": "#/definitions/text" }
		},
		"timeout": {
			"title": "Timeout",
			"description": "ISO 8601 duration after which the job is stopped and the step fails, such as PT1H.",
			"type": "string",
			"pattern": "^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$",
			"patternErrorMessage": "write an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT1H, PT90M or P30D"
		},
		"image": {
			"title": "Image",
			"description": "URI of a container image, or an AWS-built one by framework and version (resolved to the region's registry).",
			"type": ["string", "object"],
			"minLength": 1,
			"properties": {
				"framework": {
					"title": "Framework",
					"enum": [
						"xgboost",
						"sklearn",
						"model-monitor"
					]
				},
				"version": {
					"title": "Version",
					"description": "Quote it: 3.0-5, 1.2-1 ...",
					"type": "string"
				},
				"Get": { "type": "string" }
			},
			"additionalProperties": false
		},
		"instance": {
			"title": "Instance",
			"description": "Instance type, or type, count and volume.",
			"type": ["string", "object"],
			"minLength": 1,
			"required": ["type"],
			"properties": {
				"type": {
					"title": "Instance type",
					"description": "Such as ml.m5.xlarge.",
					"type": ["string", "object"],
					"minLength": 1,
					"minProperties": 1,
					"maxProperties": 1,
					"properties": {
						"Get": { "type": "string" },
						"Std:Join": { "type": "object" },
						"Std:JsonGet": { "type": "object" }
					},
					"additionalProperties": false
				},
				"count": { "$ref": "#/definitions/wholeNumber" },
				"volumeGb": { "$ref": "#/definitions/wholeNumber" }
			},
			"additionalProperties": false
		},
		"parameter": {
			"title": "Parameter",
			"description": "A default value, or type, default and enum. The type of a bare value is read from how it is written: 7 Integer, 7.0 Float, true Boolean, else String.",
			"type": [
				"string",
				"number",
				"boolean",
				"object"
			],
			"required": ["type"],
			"properties": {
				"type": {
					"title": "Type",
					"enum": [
						"String",
						"Integer",
						"Float",
						"Boolean"
					]
				},
				"default": {
					"title": "Default",
					"description": "Without one, every run has to be given a value.",
					"type": [
						"string",
						"number",
						"boolean"
					]
				},
				"enum": {
					"title": "Allowed values",
					"description": "Only for String.",
					"type": "array",
					"minItems": 1,
					"uniqueItems": true,
					"items": { "type": "string" }
				},
				"description": {
					"title": "Description",
					"description": "For readers of the file; SageMaker has no place for it.",
					"type": "string"
				}
			},
			"additionalProperties": false
		},
		"dataset": {
			"title": "Dataset",
			"description": "What the data means. Preprocessing, baseline, monitor, verdicts and pull requests read it.",
			"type": "object",
			"required": [
				"problem",
				"label",
				"features"
			],
			"additionalProperties": false,
			"properties": {
				"problem": {
					"title": "Problem",
					"enum": [
						"regression",
						"binary",
						"multiclass"
					]
				},
				"label": {
					"title": "Label",
					"type": ["string", "object"],
					"required": ["name"],
					"properties": {
						"name": { "type": "string" },
						"unit": { "type": "string" },
						"description": { "type": "string" }
					},
					"additionalProperties": false
				},
				"id": {
					"title": "Id",
					"description": "Column that names a row.",
					"type": "string"
				},
				"time": {
					"title": "Time",
					"description": "Column that says when a row happened.",
					"type": "string"
				},
				"metric": {
					"title": "Metric",
					"description": "The metric that decides between models.",
					"type": "object",
					"required": ["name", "better"],
					"properties": {
						"name": { "type": "string" },
						"better": { "enum": ["lower", "higher"] }
					},
					"additionalProperties": false
				},
				"features": {
					"title": "Features",
					"description": "In the order of the request.",
					"type": "object",
					"minProperties": 1,
					"additionalProperties": {
						"type": "object",
						"required": ["type"],
						"additionalProperties": false,
						"properties": {
							"type": {
								"title": "Type",
								"enum": [
									"integer",
									"fractional",
									"string"
								]
							},
							"unit": { "type": "string" },
							"role": {
								"title": "Role",
								"description": "calendar: reported and range-checked, but never drifts.",
								"enum": ["calendar"]
							},
							"range": {
								"title": "Range",
								"description": "Smallest and largest value.",
								"type": "array",
								"items": { "type": "number" },
								"minItems": 2,
								"maxItems": 2
							},
							"values": {
								"title": "Values",
								"description": "Every value that a string feature may have.",
								"type": "array",
								"items": { "type": "string" },
								"minItems": 1,
								"uniqueItems": true
							},
							"description": { "type": "string" }
						}
					}
				}
			}
		},
		"cache": {
			"title": "Cache",
			"description": "How long a result may be reused when code, inputs and environment are the same: an ISO 8601 duration such as P30D, or false.",
			"type": [
				"string",
				"boolean",
				"object"
			],
			"pattern": "^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$",
			"patternErrorMessage": "write an ISO 8601 duration such as P30D or PT1H, or false",
			"required": ["enabled"],
			"properties": {
				"enabled": { "type": "boolean" },
				"expireAfter": {
					"type": "string",
					"pattern": "^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$",
					"patternErrorMessage": "write an ISO 8601 duration such as P30D or PT1H"
				}
			},
			"additionalProperties": false
		},
		"retry": {
			"title": "Retry policies",
			"type": "array",
			"minItems": 1,
			"items": {
				"type": "object",
				"required": ["on"],
				"additionalProperties": false,
				"properties": {
					"on": {
						"title": "On",
						"description": "Failures that this policy retries.",
						"type": "array",
						"minItems": 1,
						"uniqueItems": true,
						"items": { "enum": [
							"Step.SERVICE_FAULT",
							"Step.THROTTLING",
							"SageMaker.JOB_INTERNAL_ERROR",
							"SageMaker.CAPACITY_ERROR",
							"SageMaker.RESOURCE_LIMIT"
						] }
					},
					"interval": { "$ref": "#/definitions/duration" },
					"backoffRate": {
						"title": "Backoff rate",
						"type": "number",
						"minimum": 0
					},
					"maxAttempts": {
						"title": "Attempts",
						"description": "Either this or expireAfter.",
						"type": "integer",
						"minimum": 1,
						"maximum": 20
					},
					"expireAfter": { "$ref": "#/definitions/duration" }
				}
			}
		},
		"input": {
			"title": "Input",
			"description": "An S3 address, or source and how it is mounted.",
			"type": ["string", "object"],
			"minLength": 1,
			"required": ["source"],
			"properties": {
				"source": { "$ref": "#/definitions/uri" },
				"path": { "$ref": "#/definitions/containerPath" },
				"distribution": {
					"title": "Distribution",
					"description": "ShardedByS3Key gives each instance its share of the files.",
					"enum": ["FullyReplicated", "ShardedByS3Key"]
				},
				"mode": {
					"title": "Mode",
					"enum": ["File", "Pipe"]
				},
				"dataType": {
					"title": "Data type",
					"enum": ["S3Prefix", "ManifestFile"]
				},
				"compression": {
					"title": "Compression",
					"enum": ["None", "Gzip"]
				}
			},
			"additionalProperties": false
		},
		"containerPath": {
			"title": "Path in the container",
			"type": "string",
			"pattern": "^/opt/ml/processing/[^\\s]+$",
			"maxLength": 256,
			"patternErrorMessage": "SageMaker mounts processing data below /opt/ml/processing/ only"
		},
		"output": {
			"title": "Output",
			"description": "Where it is written in the container and where it goes; nothing means the defaults.",
			"type": ["object", "null"],
			"properties": {
				"destination": { "$ref": "#/definitions/uri" },
				"path": { "$ref": "#/definitions/containerPath" },
				"upload": {
					"title": "Upload",
					"enum": ["EndOfJob", "Continuous"]
				}
			},
			"additionalProperties": false
		},
		"channel": {
			"title": "Channel",
			"description": "An S3 address, or source and how it is read. Content type text/csv by default.",
			"type": ["string", "object"],
			"minLength": 1,
			"required": ["source"],
			"properties": {
				"source": { "$ref": "#/definitions/uri" },
				"contentType": {
					"title": "Content type",
					"type": "string"
				},
				"distribution": {
					"title": "Distribution",
					"enum": ["FullyReplicated", "ShardedByS3Key"]
				},
				"mode": {
					"title": "Mode",
					"enum": [
						"File",
						"Pipe",
						"FastFile"
					]
				},
				"dataType": {
					"title": "Data type",
					"enum": [
						"S3Prefix",
						"ManifestFile",
						"AugmentedManifestFile"
					]
				},
				"compression": {
					"title": "Compression",
					"enum": ["None", "Gzip"]
				}
			},
			"additionalProperties": false
		},
		"metricsSource": {
			"title": "Report",
			"description": "S3 address of a report file, or uri, contentType and digest.",
			"type": ["string", "object"],
			"minLength": 1,
			"required": ["uri"],
			"properties": {
				"uri": { "$ref": "#/definitions/uri" },
				"contentType": {
					"title": "Content type",
					"type": "string"
				},
				"digest": {
					"title": "Digest",
					"type": "string"
				}
			},
			"additionalProperties": false
		},
		"reports": {
			"title": "Reports",
			"description": "JSON files that conditions read. `name: file.json` lies in the output of that name, or in the only output; `name: { output, file }` says it.",
			"type": "object",
			"propertyNames": { "$ref": "#/definitions/name" },
			"additionalProperties": {
				"type": ["string", "object"],
				"minLength": 1,
				"required": ["output", "file"],
				"properties": {
					"output": { "type": "string" },
					"file": {
						"type": "string",
						"minLength": 1
					}
				},
				"additionalProperties": false
			}
		},
		"step": {
			"title": "Step",
			"type": "object",
			"discriminator": { "propertyName": "type" },
			"oneOf": [
				{ "$ref": "#/definitions/processingStep" },
				{ "$ref": "#/definitions/trainingStep" },
				{ "$ref": "#/definitions/qualityCheckStep" },
				{ "$ref": "#/definitions/conditionStep" },
				{ "$ref": "#/definitions/registerModelStep" },
				{ "$ref": "#/definitions/failStep" },
				{ "$ref": "#/definitions/rawStep" }
			]
		},
		"processingStep": {
			"title": "Processing step",
			"description": "Runs a script or a container over data.",
			"type": "object",
			"required": [
				"type",
				"image",
				"instance"
			],
			"properties": {
				"type": {
					"const": "Processing",
					"title": "Step type"
				},
				"image": { "$ref": "#/definitions/image" },
				"instance": { "$ref": "#/definitions/instance" },
				"role": { "$ref": "#/definitions/role" },
				"environment": { "$ref": "#/definitions/environment" },
				"timeout": { "$ref": "#/definitions/timeout" },
				"tags": { "$ref": "#/definitions/tags" },
				"script": {
					"title": "Script",
					"description": "One Python file, relative to this file. Hashed and uploaded alone.",
					"type": "string",
					"minLength": 1
				},
				"source": {
					"title": "Source folder",
					"description": "Folder relative to this file, hashed and uploaded whole. Needs entry.",
					"type": "string",
					"minLength": 1
				},
				"entry": {
					"title": "Entry",
					"description": "The file of source that is started.",
					"type": "string",
					"minLength": 1
				},
				"entrypoint": {
					"title": "Entrypoint",
					"description": "Replaces `python3 <script>`.",
					"type": "array",
					"minItems": 1,
					"maxItems": 100,
					"items": { "$ref": "#/definitions/text" }
				},
				"arguments": {
					"title": "Arguments",
					"type": "array",
					"minItems": 1,
					"maxItems": 100,
					"items": { "$ref": "#/definitions/text" }
				},
				"inputs": {
					"title": "Inputs",
					"description": "By name; mounted at /opt/ml/processing/input/<name>.",
					"type": "object",
					"maxProperties": 10,
					"propertyNames": { "$ref": "#/definitions/name" },
					"additionalProperties": { "$ref": "#/definitions/input" }
				},
				"outputs": {
					"title": "Outputs",
					"description": "By name; written to /opt/ml/processing/output/<name>, kept below this execution's own prefix. A list of names, or names with destination and path.",
					"type": ["array", "object"],
					"maxItems": 10,
					"uniqueItems": true,
					"items": {
						"type": "string",
						"pattern": "^[A-Za-z0-9_-]{1,64}$",
						"patternErrorMessage": "SageMaker takes 1 to 64 letters, digits, hyphens and underscores"
					},
					"maxProperties": 10,
					"propertyNames": { "$ref": "#/definitions/name" },
					"additionalProperties": { "$ref": "#/definitions/output" }
				},
				"reports": { "$ref": "#/definitions/reports" },
				"cache": { "$ref": "#/definitions/cache" },
				"retry": { "$ref": "#/definitions/retry" },
				"displayName": {
					"title": "Display name",
					"description": "Shown in SageMaker Studio instead of the step name.",
					"type": "string",
					"minLength": 1,
					"maxLength": 256
				},
				"description": {
					"title": "Description",
					"description": "Shown in SageMaker Studio.",
					"type": "string",
					"maxLength": 3072
				},
				"dependsOn": { "$ref": "#/definitions/dependsOn" },
				"raw": { "$ref": "#/definitions/raw" }
			},
			"additionalProperties": false
		},
		"trainingStep": {
			"title": "Training step",
			"description": "Trains a model.",
			"type": "object",
			"required": [
				"type",
				"image",
				"instance",
				"channels"
			],
			"properties": {
				"type": {
					"const": "Training",
					"title": "Step type"
				},
				"image": { "$ref": "#/definitions/image" },
				"instance": { "$ref": "#/definitions/instance" },
				"role": { "$ref": "#/definitions/role" },
				"environment": { "$ref": "#/definitions/environment" },
				"timeout": { "$ref": "#/definitions/timeout" },
				"tags": { "$ref": "#/definitions/tags" },
				"hyperparameters": {
					"title": "Hyperparameters",
					"description": "Handed over as text, exactly as written here.",
					"type": "object",
					"maxProperties": 100,
					"propertyNames": {
						"type": "string",
						"minLength": 1,
						"maxLength": 256
					},
					"additionalProperties": { "$ref": "#/definitions/text" }
				},
				"channels": {
					"title": "Channels",
					"type": "object",
					"minProperties": 1,
					"maxProperties": 20,
					"propertyNames": {
						"type": "string",
						"pattern": "^[A-Za-z0-9._-]{1,64}$",
						"patternErrorMessage": "SageMaker takes 1 to 64 letters, digits, dots, hyphens and underscores"
					},
					"additionalProperties": { "$ref": "#/definitions/channel" }
				},
				"output": { "$ref": "#/definitions/uri" },
				"inputMode": {
					"title": "Input mode",
					"enum": [
						"File",
						"Pipe",
						"FastFile"
					]
				},
				"metrics": {
					"title": "Metrics",
					"description": "Name to the regular expression that finds it in the log.",
					"type": "object",
					"maxProperties": 40,
					"additionalProperties": {
						"type": "string",
						"minLength": 1,
						"maxLength": 500
					}
				},
				"spot": {
					"title": "Spot",
					"description": "Train on spot capacity: true, or how long to wait in all for capacity and the run.",
					"type": ["boolean", "object"],
					"required": ["maxWait"],
					"properties": { "maxWait": { "$ref": "#/definitions/duration" } },
					"additionalProperties": false
				},
				"checkpoint": {
					"title": "Checkpoint",
					"type": "object",
					"required": ["uri"],
					"properties": {
						"uri": { "$ref": "#/definitions/uri" },
						"path": {
							"type": "string",
							"minLength": 1
						}
					},
					"additionalProperties": false
				},
				"cache": { "$ref": "#/definitions/cache" },
				"retry": { "$ref": "#/definitions/retry" },
				"displayName": {
					"title": "Display name",
					"description": "Shown in SageMaker Studio instead of the step name.",
					"type": "string",
					"minLength": 1,
					"maxLength": 256
				},
				"description": {
					"title": "Description",
					"description": "Shown in SageMaker Studio.",
					"type": "string",
					"maxLength": 3072
				},
				"dependsOn": { "$ref": "#/definitions/dependsOn" },
				"raw": { "$ref": "#/definitions/raw" }
			},
			"additionalProperties": false
		},
		"qualityCheckStep": {
			"title": "Quality check step",
			"description": "Model Monitor's baseline or check (closed to new customers of AWS since 2026-07-30).",
			"type": "object",
			"required": [
				"type",
				"check",
				"instance",
				"dataset"
			],
			"properties": {
				"type": {
					"const": "QualityCheck",
					"title": "Step type"
				},
				"image": { "$ref": "#/definitions/image" },
				"instance": { "$ref": "#/definitions/instance" },
				"role": { "$ref": "#/definitions/role" },
				"environment": { "$ref": "#/definitions/environment" },
				"timeout": { "$ref": "#/definitions/timeout" },
				"tags": { "$ref": "#/definitions/tags" },
				"check": {
					"title": "Check",
					"enum": ["DataQuality", "ModelQuality"]
				},
				"dataset": { "$ref": "#/definitions/uri" },
				"format": {
					"title": "Format",
					"description": "CSV with a header by default.",
					"type": "object",
					"minProperties": 1,
					"maxProperties": 1,
					"additionalProperties": false,
					"properties": {
						"csv": {
							"type": "object",
							"properties": {
								"header": { "type": "boolean" },
								"outputColumns": { "enum": ["START", "END"] }
							},
							"additionalProperties": false
						},
						"json": {
							"type": "object",
							"properties": { "lines": { "type": "boolean" } },
							"additionalProperties": false
						},
						"parquet": {
							"type": "object",
							"additionalProperties": false,
							"properties": {}
						}
					}
				},
				"output": { "$ref": "#/definitions/uri" },
				"modelPackageGroup": { "$ref": "#/definitions/text" },
				"skipCheck": { "$ref": "#/definitions/flag" },
				"registerNewBaseline": { "$ref": "#/definitions/flag" },
				"failOnViolation": { "$ref": "#/definitions/flag" },
				"baseline": {
					"title": "Supplied baseline",
					"type": "object",
					"minProperties": 1,
					"properties": {
						"statistics": { "$ref": "#/definitions/uri" },
						"constraints": { "$ref": "#/definitions/uri" }
					},
					"additionalProperties": false
				},
				"preprocessor": {
					"title": "Record preprocessor script",
					"type": "string",
					"minLength": 1
				},
				"postprocessor": {
					"title": "Post-analytics script",
					"type": "string",
					"minLength": 1
				},
				"problem": {
					"title": "Problem",
					"enum": [
						"Regression",
						"BinaryClassification",
						"MulticlassClassification"
					]
				},
				"inference": {
					"title": "Prediction column",
					"type": "string"
				},
				"groundTruth": {
					"title": "Label column",
					"type": "string"
				},
				"probability": {
					"title": "Probability column",
					"type": "string"
				},
				"probabilityThreshold": {
					"title": "Probability threshold",
					"type": "number"
				},
				"cache": { "$ref": "#/definitions/cache" },
				"displayName": {
					"title": "Display name",
					"description": "Shown in SageMaker Studio instead of the step name.",
					"type": "string",
					"minLength": 1,
					"maxLength": 256
				},
				"description": {
					"title": "Description",
					"description": "Shown in SageMaker Studio.",
					"type": "string",
					"maxLength": 3072
				},
				"dependsOn": { "$ref": "#/definitions/dependsOn" },
				"raw": { "$ref": "#/definitions/raw" }
			},
			"additionalProperties": false
		},
		"conditionStep": {
			"title": "Condition step",
			"description": "Chooses between steps.",
			"type": "object",
			"required": [
				"type",
				"if",
				"then"
			],
			"properties": {
				"type": {
					"const": "Condition",
					"title": "Step type"
				},
				"if": {
					"title": "If",
					"description": "An expression: comparisons of references and literals with ==, !=, <, <=, >, >=, &&, ||, !, and contains(fromJSON('[\"a\"]'), x). A list holds when all of its conditions hold.",
					"type": ["string", "array"],
					"minLength": 1,
					"minItems": 1,
					"items": { "type": ["string", "object"] }
				},
				"then": {
					"title": "Then",
					"description": "Steps that run when it holds.",
					"type": "array",
					"minItems": 1,
					"uniqueItems": true,
					"items": { "type": "string" }
				},
				"else": {
					"title": "Else",
					"description": "Steps that run when it does not.",
					"type": "array",
					"uniqueItems": true,
					"items": { "type": "string" }
				},
				"displayName": {
					"title": "Display name",
					"description": "Shown in SageMaker Studio instead of the step name.",
					"type": "string",
					"minLength": 1,
					"maxLength": 256
				},
				"description": {
					"title": "Description",
					"description": "Shown in SageMaker Studio.",
					"type": "string",
					"maxLength": 3072
				},
				"dependsOn": { "$ref": "#/definitions/dependsOn" },
				"raw": { "$ref": "#/definitions/raw" }
			},
			"additionalProperties": false
		},
		"registerModelStep": {
			"title": "Register model step",
			"description": "Puts the model into the model registry as a new version of its group.",
			"type": "object",
			"required": [
				"type",
				"model",
				"image",
				"contentTypes",
				"responseTypes"
			],
			"properties": {
				"type": {
					"const": "RegisterModel",
					"title": "Step type"
				},
				"model": { "$ref": "#/definitions/uri" },
				"image": { "$ref": "#/definitions/image" },
				"environment": { "$ref": "#/definitions/environment" },
				"modelPackageGroup": { "$ref": "#/definitions/text" },
				"packageDescription": { "$ref": "#/definitions/text" },
				"approval": {
					"title": "Approval",
					"description": "PendingManualApproval (default), Approved, Rejected, or a parameter.",
					"type": ["string", "object"],
					"pattern": "^(PendingManualApproval|Approved|Rejected|\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*)$",
					"patternErrorMessage": "write PendingManualApproval, Approved, Rejected, or a reference to a parameter",
					"minProperties": 1,
					"maxProperties": 1,
					"properties": {
						"Get": { "type": "string" },
						"Std:Join": { "type": "object" },
						"Std:JsonGet": { "type": "object" }
					},
					"additionalProperties": false
				},
				"metrics": {
					"title": "Model metrics",
					"type": "object",
					"minProperties": 1,
					"additionalProperties": false,
					"properties": {
						"modelQuality": {
							"description": "How good the model is.",
							"type": "object",
							"minProperties": 1,
							"additionalProperties": false,
							"properties": {
								"statistics": { "$ref": "#/definitions/metricsSource" },
								"constraints": { "$ref": "#/definitions/metricsSource" }
							}
						},
						"modelDataQuality": {
							"description": "What the data looks like.",
							"type": "object",
							"minProperties": 1,
							"additionalProperties": false,
							"properties": {
								"statistics": { "$ref": "#/definitions/metricsSource" },
								"constraints": { "$ref": "#/definitions/metricsSource" }
							}
						},
						"bias": {
							"description": "Bias reports.",
							"type": "object",
							"minProperties": 1,
							"additionalProperties": false,
							"properties": {
								"report": { "$ref": "#/definitions/metricsSource" },
								"preTrainingReport": { "$ref": "#/definitions/metricsSource" },
								"postTrainingReport": { "$ref": "#/definitions/metricsSource" }
							}
						},
						"explainability": {
							"description": "Explainability report.",
							"type": "object",
							"minProperties": 1,
							"additionalProperties": false,
							"properties": { "report": { "$ref": "#/definitions/metricsSource" } }
						}
					}
				},
				"driftCheckBaselines": {
					"title": "Drift check baselines",
					"type": "object",
					"minProperties": 1,
					"additionalProperties": false,
					"properties": {
						"modelQuality": {
							"description": "Baseline of the model's quality.",
							"type": "object",
							"minProperties": 1,
							"additionalProperties": false,
							"properties": {
								"statistics": { "$ref": "#/definitions/metricsSource" },
								"constraints": { "$ref": "#/definitions/metricsSource" }
							}
						},
						"modelDataQuality": {
							"description": "Baseline of the data.",
							"type": "object",
							"minProperties": 1,
							"additionalProperties": false,
							"properties": {
								"statistics": { "$ref": "#/definitions/metricsSource" },
								"constraints": { "$ref": "#/definitions/metricsSource" }
							}
						},
						"bias": {
							"description": "Bias baseline.",
							"type": "object",
							"minProperties": 1,
							"additionalProperties": false,
							"properties": {
								"configFile": { "$ref": "#/definitions/metricsSource" },
								"preTrainingConstraints": { "$ref": "#/definitions/metricsSource" },
								"postTrainingConstraints": { "$ref": "#/definitions/metricsSource" }
							}
						},
						"explainability": {
							"description": "Explainability baseline.",
							"type": "object",
							"minProperties": 1,
							"additionalProperties": false,
							"properties": {
								"constraints": { "$ref": "#/definitions/metricsSource" },
								"configFile": { "$ref": "#/definitions/metricsSource" }
							}
						}
					}
				},
				"metadata": {
					"title": "Metadata",
					"description": "Customer metadata of the package: where it comes from.",
					"type": "object",
					"maxProperties": 50,
					"propertyNames": {
						"type": "string",
						"minLength": 1,
						"maxLength": 128
					},
					"additionalProperties": { "$ref": "#/definitions/text" }
				},
				"contentTypes": {
					"title": "Content types",
					"description": "MIME types of a request, such as text/csv.",
					"type": "array",
					"minItems": 1,
					"items": { "$ref": "#/definitions/text" }
				},
				"responseTypes": {
					"title": "Response types",
					"description": "MIME types of an answer, such as text/csv.",
					"type": "array",
					"minItems": 1,
					"items": { "$ref": "#/definitions/text" }
				},
				"realtimeInstances": {
					"title": "Endpoint instances",
					"description": "Instance types for endpoints.",
					"type": "array",
					"minItems": 1,
					"items": { "$ref": "#/definitions/text" }
				},
				"transformInstances": {
					"title": "Transform instances",
					"description": "Instance types for batch transform.",
					"type": "array",
					"minItems": 1,
					"items": { "$ref": "#/definitions/text" }
				},
				"domain": {
					"title": "Domain",
					"enum": [
						"COMPUTER_VISION",
						"NATURAL_LANGUAGE_PROCESSING",
						"MACHINE_LEARNING"
					]
				},
				"task": {
					"title": "Task",
					"type": "string",
					"minLength": 1
				},
				"skipModelValidation": {
					"title": "Skip model validation",
					"enum": ["None", "All"]
				},
				"retry": { "$ref": "#/definitions/retry" },
				"displayName": {
					"title": "Display name",
					"description": "Shown in SageMaker Studio instead of the step name.",
					"type": "string",
					"minLength": 1,
					"maxLength": 256
				},
				"description": {
					"title": "Description",
					"description": "Shown in SageMaker Studio.",
					"type": "string",
					"maxLength": 3072
				},
				"dependsOn": { "$ref": "#/definitions/dependsOn" },
				"raw": { "$ref": "#/definitions/raw" }
			},
			"additionalProperties": false
		},
		"failStep": {
			"title": "Fail step",
			"description": "Ends the execution as Failed, with a reason.",
			"type": "object",
			"required": ["type", "message"],
			"properties": {
				"type": {
					"const": "Fail",
					"title": "Step type"
				},
				"message": {
					"title": "Message",
					"description": "The reason that people read.",
					"type": ["string", "object"],
					"minLength": 1,
					"maxLength": 3072,
					"minProperties": 1,
					"maxProperties": 1,
					"properties": {
						"Get": { "type": "string" },
						"Std:Join": { "type": "object" },
						"Std:JsonGet": { "type": "object" }
					},
					"additionalProperties": false
				},
				"displayName": {
					"title": "Display name",
					"description": "Shown in SageMaker Studio instead of the step name.",
					"type": "string",
					"minLength": 1,
					"maxLength": 256
				},
				"description": {
					"title": "Description",
					"description": "Shown in SageMaker Studio.",
					"type": "string",
					"maxLength": 3072
				},
				"dependsOn": { "$ref": "#/definitions/dependsOn" },
				"raw": { "$ref": "#/definitions/raw" }
			},
			"additionalProperties": false
		},
		"rawStep": {
			"title": "Raw step",
			"description": "Any other SageMaker step, in SageMaker's own words below raw (Arguments and its siblings).",
			"type": "object",
			"required": ["type", "raw"],
			"properties": {
				"type": {
					"title": "Step type",
					"enum": [
						"Model",
						"Transform",
						"Tuning",
						"Lambda",
						"Callback",
						"ClarifyCheck",
						"EMR",
						"AutoML",
						"EndpointConfig",
						"Endpoint",
						"InferenceComponent",
						"BedrockCustomModel",
						"BedrockCustomModelDeployment",
						"BedrockModelImport",
						"BedrockProvisionedModelThroughput",
						"Lineage"
					]
				},
				"displayName": {
					"title": "Display name",
					"description": "Shown in SageMaker Studio instead of the step name.",
					"type": "string",
					"minLength": 1,
					"maxLength": 256
				},
				"description": {
					"title": "Description",
					"description": "Shown in SageMaker Studio.",
					"type": "string",
					"maxLength": 3072
				},
				"dependsOn": { "$ref": "#/definitions/dependsOn" },
				"raw": { "$ref": "#/definitions/raw" },
				"cache": { "$ref": "#/definitions/cache" },
				"retry": { "$ref": "#/definitions/retry" }
			},
			"additionalProperties": false
		}
	}
};
const func2 = codePoints;
const pattern0 = new RegExp("^[a-zA-Z0-9](-*[a-zA-Z0-9])*$", "u");
const schema7 = {
	"title": "Dataset",
	"description": "What the data means. Preprocessing, baseline, monitor, verdicts and pull requests read it.",
	"type": "object",
	"required": [
		"problem",
		"label",
		"features"
	],
	"additionalProperties": false,
	"properties": {
		"problem": {
			"title": "Problem",
			"enum": [
				"regression",
				"binary",
				"multiclass"
			]
		},
		"label": {
			"title": "Label",
			"type": ["string", "object"],
			"required": ["name"],
			"properties": {
				"name": { "type": "string" },
				"unit": { "type": "string" },
				"description": { "type": "string" }
			},
			"additionalProperties": false
		},
		"id": {
			"title": "Id",
			"description": "Column that names a row.",
			"type": "string"
		},
		"time": {
			"title": "Time",
			"description": "Column that says when a row happened.",
			"type": "string"
		},
		"metric": {
			"title": "Metric",
			"description": "The metric that decides between models.",
			"type": "object",
			"required": ["name", "better"],
			"properties": {
				"name": { "type": "string" },
				"better": { "enum": ["lower", "higher"] }
			},
			"additionalProperties": false
		},
		"features": {
			"title": "Features",
			"description": "In the order of the request.",
			"type": "object",
			"minProperties": 1,
			"additionalProperties": {
				"type": "object",
				"required": ["type"],
				"additionalProperties": false,
				"properties": {
					"type": {
						"title": "Type",
						"enum": [
							"integer",
							"fractional",
							"string"
						]
					},
					"unit": { "type": "string" },
					"role": {
						"title": "Role",
						"description": "calendar: reported and range-checked, but never drifts.",
						"enum": ["calendar"]
					},
					"range": {
						"title": "Range",
						"description": "Smallest and largest value.",
						"type": "array",
						"items": { "type": "number" },
						"minItems": 2,
						"maxItems": 2
					},
					"values": {
						"title": "Values",
						"description": "Every value that a string feature may have.",
						"type": "array",
						"items": { "type": "string" },
						"minItems": 1,
						"uniqueItems": true
					},
					"description": { "type": "string" }
				}
			}
		}
	}
};
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.problem === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "problem" },
				schema: schema7.required,
				parentSchema: schema7,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.label === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "label" },
				schema: schema7.required,
				parentSchema: schema7,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.features === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "features" },
				schema: schema7.required,
				parentSchema: schema7,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "problem" || key0 === "label" || key0 === "id" || key0 === "time" || key0 === "metric" || key0 === "features")) {
			const err3 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema7,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.problem !== void 0) {
			let data0 = data.problem;
			if (!(data0 === "regression" || data0 === "binary" || data0 === "multiclass")) {
				const err4 = {
					instancePath: instancePath + "/problem",
					schemaPath: "#/properties/problem/enum",
					keyword: "enum",
					params: { allowedValues: schema7.properties.problem.enum },
					schema: schema7.properties.problem.enum,
					parentSchema: schema7.properties.problem,
					data: data0
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.label !== void 0) {
			let data1 = data.label;
			if (typeof data1 !== "string" && !(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
				const err5 = {
					instancePath: instancePath + "/label",
					schemaPath: "#/properties/label/type",
					keyword: "type",
					params: { type: schema7.properties.label.type },
					schema: schema7.properties.label.type,
					parentSchema: schema7.properties.label,
					data: data1
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
				if (data1.name === void 0) {
					const err6 = {
						instancePath: instancePath + "/label",
						schemaPath: "#/properties/label/required",
						keyword: "required",
						params: { missingProperty: "name" },
						schema: schema7.properties.label.required,
						parentSchema: schema7.properties.label,
						data: data1
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
				for (const key1 in data1) if (!(key1 === "name" || key1 === "unit" || key1 === "description")) {
					const err7 = {
						instancePath: instancePath + "/label",
						schemaPath: "#/properties/label/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						schema: false,
						parentSchema: schema7.properties.label,
						data: data1
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				if (data1.name !== void 0) {
					let data2 = data1.name;
					if (typeof data2 !== "string") {
						const err8 = {
							instancePath: instancePath + "/label/name",
							schemaPath: "#/properties/label/properties/name/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema7.properties.label.properties.name.type,
							parentSchema: schema7.properties.label.properties.name,
							data: data2
						};
						if (vErrors === null) vErrors = [err8];
						else vErrors.push(err8);
						errors++;
					}
				}
				if (data1.unit !== void 0) {
					let data3 = data1.unit;
					if (typeof data3 !== "string") {
						const err9 = {
							instancePath: instancePath + "/label/unit",
							schemaPath: "#/properties/label/properties/unit/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema7.properties.label.properties.unit.type,
							parentSchema: schema7.properties.label.properties.unit,
							data: data3
						};
						if (vErrors === null) vErrors = [err9];
						else vErrors.push(err9);
						errors++;
					}
				}
				if (data1.description !== void 0) {
					let data4 = data1.description;
					if (typeof data4 !== "string") {
						const err10 = {
							instancePath: instancePath + "/label/description",
							schemaPath: "#/properties/label/properties/description/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema7.properties.label.properties.description.type,
							parentSchema: schema7.properties.label.properties.description,
							data: data4
						};
						if (vErrors === null) vErrors = [err10];
						else vErrors.push(err10);
						errors++;
					}
				}
			}
		}
		if (data.id !== void 0) {
			let data5 = data.id;
			if (typeof data5 !== "string") {
				const err11 = {
					instancePath: instancePath + "/id",
					schemaPath: "#/properties/id/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema7.properties.id.type,
					parentSchema: schema7.properties.id,
					data: data5
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
		}
		if (data.time !== void 0) {
			let data6 = data.time;
			if (typeof data6 !== "string") {
				const err12 = {
					instancePath: instancePath + "/time",
					schemaPath: "#/properties/time/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema7.properties.time.type,
					parentSchema: schema7.properties.time,
					data: data6
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
		}
		if (data.metric !== void 0) {
			let data7 = data.metric;
			if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
				if (data7.name === void 0) {
					const err13 = {
						instancePath: instancePath + "/metric",
						schemaPath: "#/properties/metric/required",
						keyword: "required",
						params: { missingProperty: "name" },
						schema: schema7.properties.metric.required,
						parentSchema: schema7.properties.metric,
						data: data7
					};
					if (vErrors === null) vErrors = [err13];
					else vErrors.push(err13);
					errors++;
				}
				if (data7.better === void 0) {
					const err14 = {
						instancePath: instancePath + "/metric",
						schemaPath: "#/properties/metric/required",
						keyword: "required",
						params: { missingProperty: "better" },
						schema: schema7.properties.metric.required,
						parentSchema: schema7.properties.metric,
						data: data7
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
				for (const key2 in data7) if (!(key2 === "name" || key2 === "better")) {
					const err15 = {
						instancePath: instancePath + "/metric",
						schemaPath: "#/properties/metric/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key2 },
						schema: false,
						parentSchema: schema7.properties.metric,
						data: data7
					};
					if (vErrors === null) vErrors = [err15];
					else vErrors.push(err15);
					errors++;
				}
				if (data7.name !== void 0) {
					let data8 = data7.name;
					if (typeof data8 !== "string") {
						const err16 = {
							instancePath: instancePath + "/metric/name",
							schemaPath: "#/properties/metric/properties/name/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema7.properties.metric.properties.name.type,
							parentSchema: schema7.properties.metric.properties.name,
							data: data8
						};
						if (vErrors === null) vErrors = [err16];
						else vErrors.push(err16);
						errors++;
					}
				}
				if (data7.better !== void 0) {
					let data9 = data7.better;
					if (!(data9 === "lower" || data9 === "higher")) {
						const err17 = {
							instancePath: instancePath + "/metric/better",
							schemaPath: "#/properties/metric/properties/better/enum",
							keyword: "enum",
							params: { allowedValues: schema7.properties.metric.properties.better.enum },
							schema: schema7.properties.metric.properties.better.enum,
							parentSchema: schema7.properties.metric.properties.better,
							data: data9
						};
						if (vErrors === null) vErrors = [err17];
						else vErrors.push(err17);
						errors++;
					}
				}
			} else {
				const err18 = {
					instancePath: instancePath + "/metric",
					schemaPath: "#/properties/metric/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema7.properties.metric.type,
					parentSchema: schema7.properties.metric,
					data: data7
				};
				if (vErrors === null) vErrors = [err18];
				else vErrors.push(err18);
				errors++;
			}
		}
		if (data.features !== void 0) {
			let data10 = data.features;
			if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
				if (Object.keys(data10).length < 1) {
					const err19 = {
						instancePath: instancePath + "/features",
						schemaPath: "#/properties/features/minProperties",
						keyword: "minProperties",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema7.properties.features,
						data: data10
					};
					if (vErrors === null) vErrors = [err19];
					else vErrors.push(err19);
					errors++;
				}
				for (const key3 in data10) {
					let data11 = data10[key3];
					if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
						if (data11.type === void 0) {
							const err20 = {
								instancePath: instancePath + "/features/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),
								schemaPath: "#/properties/features/additionalProperties/required",
								keyword: "required",
								params: { missingProperty: "type" },
								schema: schema7.properties.features.additionalProperties.required,
								parentSchema: schema7.properties.features.additionalProperties,
								data: data11
							};
							if (vErrors === null) vErrors = [err20];
							else vErrors.push(err20);
							errors++;
						}
						for (const key4 in data11) if (!(key4 === "type" || key4 === "unit" || key4 === "role" || key4 === "range" || key4 === "values" || key4 === "description")) {
							const err21 = {
								instancePath: instancePath + "/features/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),
								schemaPath: "#/properties/features/additionalProperties/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key4 },
								schema: false,
								parentSchema: schema7.properties.features.additionalProperties,
								data: data11
							};
							if (vErrors === null) vErrors = [err21];
							else vErrors.push(err21);
							errors++;
						}
						if (data11.type !== void 0) {
							let data12 = data11.type;
							if (!(data12 === "integer" || data12 === "fractional" || data12 === "string")) {
								const err22 = {
									instancePath: instancePath + "/features/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/type",
									schemaPath: "#/properties/features/additionalProperties/properties/type/enum",
									keyword: "enum",
									params: { allowedValues: schema7.properties.features.additionalProperties.properties.type.enum },
									schema: schema7.properties.features.additionalProperties.properties.type.enum,
									parentSchema: schema7.properties.features.additionalProperties.properties.type,
									data: data12
								};
								if (vErrors === null) vErrors = [err22];
								else vErrors.push(err22);
								errors++;
							}
						}
						if (data11.unit !== void 0) {
							let data13 = data11.unit;
							if (typeof data13 !== "string") {
								const err23 = {
									instancePath: instancePath + "/features/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/unit",
									schemaPath: "#/properties/features/additionalProperties/properties/unit/type",
									keyword: "type",
									params: { type: "string" },
									schema: schema7.properties.features.additionalProperties.properties.unit.type,
									parentSchema: schema7.properties.features.additionalProperties.properties.unit,
									data: data13
								};
								if (vErrors === null) vErrors = [err23];
								else vErrors.push(err23);
								errors++;
							}
						}
						if (data11.role !== void 0) {
							let data14 = data11.role;
							if (!(data14 === "calendar")) {
								const err24 = {
									instancePath: instancePath + "/features/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/role",
									schemaPath: "#/properties/features/additionalProperties/properties/role/enum",
									keyword: "enum",
									params: { allowedValues: schema7.properties.features.additionalProperties.properties.role.enum },
									schema: schema7.properties.features.additionalProperties.properties.role.enum,
									parentSchema: schema7.properties.features.additionalProperties.properties.role,
									data: data14
								};
								if (vErrors === null) vErrors = [err24];
								else vErrors.push(err24);
								errors++;
							}
						}
						if (data11.range !== void 0) {
							let data15 = data11.range;
							if (Array.isArray(data15)) {
								if (data15.length > 2) {
									const err25 = {
										instancePath: instancePath + "/features/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/range",
										schemaPath: "#/properties/features/additionalProperties/properties/range/maxItems",
										keyword: "maxItems",
										params: { limit: 2 },
										schema: 2,
										parentSchema: schema7.properties.features.additionalProperties.properties.range,
										data: data15
									};
									if (vErrors === null) vErrors = [err25];
									else vErrors.push(err25);
									errors++;
								}
								if (data15.length < 2) {
									const err26 = {
										instancePath: instancePath + "/features/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/range",
										schemaPath: "#/properties/features/additionalProperties/properties/range/minItems",
										keyword: "minItems",
										params: { limit: 2 },
										schema: 2,
										parentSchema: schema7.properties.features.additionalProperties.properties.range,
										data: data15
									};
									if (vErrors === null) vErrors = [err26];
									else vErrors.push(err26);
									errors++;
								}
								const len0 = data15.length;
								for (let i0 = 0; i0 < len0; i0++) {
									let data16 = data15[i0];
									if (!(typeof data16 == "number" && isFinite(data16))) {
										const err27 = {
											instancePath: instancePath + "/features/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/range/" + i0,
											schemaPath: "#/properties/features/additionalProperties/properties/range/items/type",
											keyword: "type",
											params: { type: "number" },
											schema: schema7.properties.features.additionalProperties.properties.range.items.type,
											parentSchema: schema7.properties.features.additionalProperties.properties.range.items,
											data: data16
										};
										if (vErrors === null) vErrors = [err27];
										else vErrors.push(err27);
										errors++;
									}
								}
							} else {
								const err28 = {
									instancePath: instancePath + "/features/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/range",
									schemaPath: "#/properties/features/additionalProperties/properties/range/type",
									keyword: "type",
									params: { type: "array" },
									schema: schema7.properties.features.additionalProperties.properties.range.type,
									parentSchema: schema7.properties.features.additionalProperties.properties.range,
									data: data15
								};
								if (vErrors === null) vErrors = [err28];
								else vErrors.push(err28);
								errors++;
							}
						}
						if (data11.values !== void 0) {
							let data17 = data11.values;
							if (Array.isArray(data17)) {
								if (data17.length < 1) {
									const err29 = {
										instancePath: instancePath + "/features/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/values",
										schemaPath: "#/properties/features/additionalProperties/properties/values/minItems",
										keyword: "minItems",
										params: { limit: 1 },
										schema: 1,
										parentSchema: schema7.properties.features.additionalProperties.properties.values,
										data: data17
									};
									if (vErrors === null) vErrors = [err29];
									else vErrors.push(err29);
									errors++;
								}
								const len1 = data17.length;
								for (let i1 = 0; i1 < len1; i1++) {
									let data18 = data17[i1];
									if (typeof data18 !== "string") {
										const err30 = {
											instancePath: instancePath + "/features/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/values/" + i1,
											schemaPath: "#/properties/features/additionalProperties/properties/values/items/type",
											keyword: "type",
											params: { type: "string" },
											schema: schema7.properties.features.additionalProperties.properties.values.items.type,
											parentSchema: schema7.properties.features.additionalProperties.properties.values.items,
											data: data18
										};
										if (vErrors === null) vErrors = [err30];
										else vErrors.push(err30);
										errors++;
									}
								}
								let i2 = data17.length;
								let j0;
								if (i2 > 1) {
									const indices0 = {};
									for (; i2--;) {
										let item0 = data17[i2];
										if (typeof item0 !== "string") continue;
										if (typeof indices0[item0] == "number") {
											j0 = indices0[item0];
											const err31 = {
												instancePath: instancePath + "/features/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/values",
												schemaPath: "#/properties/features/additionalProperties/properties/values/uniqueItems",
												keyword: "uniqueItems",
												params: {
													i: i2,
													j: j0
												},
												schema: true,
												parentSchema: schema7.properties.features.additionalProperties.properties.values,
												data: data17
											};
											if (vErrors === null) vErrors = [err31];
											else vErrors.push(err31);
											errors++;
											break;
										}
										indices0[item0] = i2;
									}
								}
							} else {
								const err32 = {
									instancePath: instancePath + "/features/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/values",
									schemaPath: "#/properties/features/additionalProperties/properties/values/type",
									keyword: "type",
									params: { type: "array" },
									schema: schema7.properties.features.additionalProperties.properties.values.type,
									parentSchema: schema7.properties.features.additionalProperties.properties.values,
									data: data17
								};
								if (vErrors === null) vErrors = [err32];
								else vErrors.push(err32);
								errors++;
							}
						}
						if (data11.description !== void 0) {
							let data19 = data11.description;
							if (typeof data19 !== "string") {
								const err33 = {
									instancePath: instancePath + "/features/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/description",
									schemaPath: "#/properties/features/additionalProperties/properties/description/type",
									keyword: "type",
									params: { type: "string" },
									schema: schema7.properties.features.additionalProperties.properties.description.type,
									parentSchema: schema7.properties.features.additionalProperties.properties.description,
									data: data19
								};
								if (vErrors === null) vErrors = [err33];
								else vErrors.push(err33);
								errors++;
							}
						}
					} else {
						const err34 = {
							instancePath: instancePath + "/features/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),
							schemaPath: "#/properties/features/additionalProperties/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema7.properties.features.additionalProperties.type,
							parentSchema: schema7.properties.features.additionalProperties,
							data: data11
						};
						if (vErrors === null) vErrors = [err34];
						else vErrors.push(err34);
						errors++;
					}
				}
			} else {
				const err35 = {
					instancePath: instancePath + "/features",
					schemaPath: "#/properties/features/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema7.properties.features.type,
					parentSchema: schema7.properties.features,
					data: data10
				};
				if (vErrors === null) vErrors = [err35];
				else vErrors.push(err35);
				errors++;
			}
		}
	} else {
		const err36 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema7.type,
			parentSchema: schema7,
			data
		};
		if (vErrors === null) vErrors = [err36];
		else vErrors.push(err36);
		errors++;
	}
	validate22.errors = vErrors;
	return errors === 0;
}
const schema8 = {
	"type": "string",
	"pattern": "^[A-Za-z0-9_-]{1,64}$",
	"patternErrorMessage": "SageMaker takes 1 to 64 letters, digits, hyphens and underscores"
};
const pattern3 = new RegExp("^[A-Za-z0-9_-]{1,64}$", "u");
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (!pattern3.test(data)) {
			const err0 = {
				instancePath,
				schemaPath: "#/pattern",
				keyword: "pattern",
				params: { pattern: "^[A-Za-z0-9_-]{1,64}$" },
				schema: "^[A-Za-z0-9_-]{1,64}$",
				parentSchema: schema8,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
	} else {
		const err1 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			schema: schema8.type,
			parentSchema: schema8,
			data
		};
		if (vErrors === null) vErrors = [err1];
		else vErrors.push(err1);
		errors++;
	}
	validate24.errors = vErrors;
	return errors === 0;
}
const schema9 = {
	"title": "Parameter",
	"description": "A default value, or type, default and enum. The type of a bare value is read from how it is written: 7 Integer, 7.0 Float, true Boolean, else String.",
	"type": [
		"string",
		"number",
		"boolean",
		"object"
	],
	"required": ["type"],
	"properties": {
		"type": {
			"title": "Type",
			"enum": [
				"String",
				"Integer",
				"Float",
				"Boolean"
			]
		},
		"default": {
			"title": "Default",
			"description": "Without one, every run has to be given a value.",
			"type": [
				"string",
				"number",
				"boolean"
			]
		},
		"enum": {
			"title": "Allowed values",
			"description": "Only for String.",
			"type": "array",
			"minItems": 1,
			"uniqueItems": true,
			"items": { "type": "string" }
		},
		"description": {
			"title": "Description",
			"description": "For readers of the file; SageMaker has no place for it.",
			"type": "string"
		}
	},
	"additionalProperties": false
};
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data !== "string" && !(typeof data == "number" && isFinite(data)) && typeof data !== "boolean" && !(data && typeof data == "object" && !Array.isArray(data))) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema9.type },
			schema: schema9.type,
			parentSchema: schema9,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.type === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "type" },
				schema: schema9.required,
				parentSchema: schema9,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "type" || key0 === "default" || key0 === "enum" || key0 === "description")) {
			const err2 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema9,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.type !== void 0) {
			let data0 = data.type;
			if (!(data0 === "String" || data0 === "Integer" || data0 === "Float" || data0 === "Boolean")) {
				const err3 = {
					instancePath: instancePath + "/type",
					schemaPath: "#/properties/type/enum",
					keyword: "enum",
					params: { allowedValues: schema9.properties.type.enum },
					schema: schema9.properties.type.enum,
					parentSchema: schema9.properties.type,
					data: data0
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data.default !== void 0) {
			let data1 = data.default;
			if (typeof data1 !== "string" && !(typeof data1 == "number" && isFinite(data1)) && typeof data1 !== "boolean") {
				const err4 = {
					instancePath: instancePath + "/default",
					schemaPath: "#/properties/default/type",
					keyword: "type",
					params: { type: schema9.properties.default.type },
					schema: schema9.properties.default.type,
					parentSchema: schema9.properties.default,
					data: data1
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.enum !== void 0) {
			let data2 = data.enum;
			if (Array.isArray(data2)) {
				if (data2.length < 1) {
					const err5 = {
						instancePath: instancePath + "/enum",
						schemaPath: "#/properties/enum/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema9.properties.enum,
						data: data2
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
				const len0 = data2.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data3 = data2[i0];
					if (typeof data3 !== "string") {
						const err6 = {
							instancePath: instancePath + "/enum/" + i0,
							schemaPath: "#/properties/enum/items/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema9.properties.enum.items.type,
							parentSchema: schema9.properties.enum.items,
							data: data3
						};
						if (vErrors === null) vErrors = [err6];
						else vErrors.push(err6);
						errors++;
					}
				}
				let i1 = data2.length;
				let j0;
				if (i1 > 1) {
					const indices0 = {};
					for (; i1--;) {
						let item0 = data2[i1];
						if (typeof item0 !== "string") continue;
						if (typeof indices0[item0] == "number") {
							j0 = indices0[item0];
							const err7 = {
								instancePath: instancePath + "/enum",
								schemaPath: "#/properties/enum/uniqueItems",
								keyword: "uniqueItems",
								params: {
									i: i1,
									j: j0
								},
								schema: true,
								parentSchema: schema9.properties.enum,
								data: data2
							};
							if (vErrors === null) vErrors = [err7];
							else vErrors.push(err7);
							errors++;
							break;
						}
						indices0[item0] = i1;
					}
				}
			} else {
				const err8 = {
					instancePath: instancePath + "/enum",
					schemaPath: "#/properties/enum/type",
					keyword: "type",
					params: { type: "array" },
					schema: schema9.properties.enum.type,
					parentSchema: schema9.properties.enum,
					data: data2
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.description !== void 0) {
			let data4 = data.description;
			if (typeof data4 !== "string") {
				const err9 = {
					instancePath: instancePath + "/description",
					schemaPath: "#/properties/description/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema9.properties.description.type,
					parentSchema: schema9.properties.description,
					data: data4
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
		}
	}
	validate26.errors = vErrors;
	return errors === 0;
}
const schema10 = {
	"title": "Step",
	"type": "object",
	"discriminator": { "propertyName": "type" },
	"oneOf": [
		{ "$ref": "#/definitions/processingStep" },
		{ "$ref": "#/definitions/trainingStep" },
		{ "$ref": "#/definitions/qualityCheckStep" },
		{ "$ref": "#/definitions/conditionStep" },
		{ "$ref": "#/definitions/registerModelStep" },
		{ "$ref": "#/definitions/failStep" },
		{ "$ref": "#/definitions/rawStep" }
	]
};
const schema11 = {
	"title": "Processing step",
	"description": "Runs a script or a container over data.",
	"type": "object",
	"required": [
		"type",
		"image",
		"instance"
	],
	"properties": {
		"type": {
			"const": "Processing",
			"title": "Step type"
		},
		"image": { "$ref": "#/definitions/image" },
		"instance": { "$ref": "#/definitions/instance" },
		"role": { "$ref": "#/definitions/role" },
		"environment": { "$ref": "#/definitions/environment" },
		"timeout": { "$ref": "#/definitions/timeout" },
		"tags": { "$ref": "#/definitions/tags" },
		"script": {
			"title": "Script",
			"description": "One Python file, relative to this file. Hashed and uploaded alone.",
			"type": "string",
			"minLength": 1
		},
		"source": {
			"title": "Source folder",
			"description": "Folder relative to this file, hashed and uploaded whole. Needs entry.",
			"type": "string",
			"minLength": 1
		},
		"entry": {
			"title": "Entry",
			"description": "The file of source that is started.",
			"type": "string",
			"minLength": 1
		},
		"entrypoint": {
			"title": "Entrypoint",
			"description": "Replaces `python3 <script>`.",
			"type": "array",
			"minItems": 1,
			"maxItems": 100,
			"items": { "$ref": "#/definitions/text" }
		},
		"arguments": {
			"title": "Arguments",
			"type": "array",
			"minItems": 1,
			"maxItems": 100,
			"items": { "$ref": "#/definitions/text" }
		},
		"inputs": {
			"title": "Inputs",
			"description": "By name; mounted at /opt/ml/processing/input/<name>.",
			"type": "object",
			"maxProperties": 10,
			"propertyNames": { "$ref": "#/definitions/name" },
			"additionalProperties": { "$ref": "#/definitions/input" }
		},
		"outputs": {
			"title": "Outputs",
			"description": "By name; written to /opt/ml/processing/output/<name>, kept below this execution's own prefix. A list of names, or names with destination and path.",
			"type": ["array", "object"],
			"maxItems": 10,
			"uniqueItems": true,
			"items": {
				"type": "string",
				"pattern": "^[A-Za-z0-9_-]{1,64}$",
				"patternErrorMessage": "SageMaker takes 1 to 64 letters, digits, hyphens and underscores"
			},
			"maxProperties": 10,
			"propertyNames": { "$ref": "#/definitions/name" },
			"additionalProperties": { "$ref": "#/definitions/output" }
		},
		"reports": { "$ref": "#/definitions/reports" },
		"cache": { "$ref": "#/definitions/cache" },
		"retry": { "$ref": "#/definitions/retry" },
		"displayName": {
			"title": "Display name",
			"description": "Shown in SageMaker Studio instead of the step name.",
			"type": "string",
			"minLength": 1,
			"maxLength": 256
		},
		"description": {
			"title": "Description",
			"description": "Shown in SageMaker Studio.",
			"type": "string",
			"maxLength": 3072
		},
		"dependsOn": { "$ref": "#/definitions/dependsOn" },
		"raw": { "$ref": "#/definitions/raw" }
	},
	"additionalProperties": false
};
const func6 = Object.prototype.hasOwnProperty;
const schema12 = {
	"title": "Image",
	"description": "URI of a container image, or an AWS-built one by framework and version (resolved to the region's registry).",
	"type": ["string", "object"],
	"minLength": 1,
	"properties": {
		"framework": {
			"title": "Framework",
			"enum": [
				"xgboost",
				"sklearn",
				"model-monitor"
			]
		},
		"version": {
			"title": "Version",
			"description": "Quote it: 3.0-5, 1.2-1 ...",
			"type": "string"
		},
		"Get": { "type": "string" }
	},
	"additionalProperties": false
};
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema12.type },
			schema: schema12.type,
			parentSchema: schema12,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (typeof data === "string") {
		if (func2(data) < 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/minLength",
				keyword: "minLength",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema12,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const key0 in data) if (!(key0 === "framework" || key0 === "version" || key0 === "Get")) {
			const err2 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema12,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.framework !== void 0) {
			let data0 = data.framework;
			if (!(data0 === "xgboost" || data0 === "sklearn" || data0 === "model-monitor")) {
				const err3 = {
					instancePath: instancePath + "/framework",
					schemaPath: "#/properties/framework/enum",
					keyword: "enum",
					params: { allowedValues: schema12.properties.framework.enum },
					schema: schema12.properties.framework.enum,
					parentSchema: schema12.properties.framework,
					data: data0
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data.version !== void 0) {
			let data1 = data.version;
			if (typeof data1 !== "string") {
				const err4 = {
					instancePath: instancePath + "/version",
					schemaPath: "#/properties/version/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema12.properties.version.type,
					parentSchema: schema12.properties.version,
					data: data1
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.Get !== void 0) {
			let data2 = data.Get;
			if (typeof data2 !== "string") {
				const err5 = {
					instancePath: instancePath + "/Get",
					schemaPath: "#/properties/Get/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema12.properties.Get.type,
					parentSchema: schema12.properties.Get,
					data: data2
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
	}
	validate31.errors = vErrors;
	return errors === 0;
}
const schema13 = {
	"title": "Instance",
	"description": "Instance type, or type, count and volume.",
	"type": ["string", "object"],
	"minLength": 1,
	"required": ["type"],
	"properties": {
		"type": {
			"title": "Instance type",
			"description": "Such as ml.m5.xlarge.",
			"type": ["string", "object"],
			"minLength": 1,
			"minProperties": 1,
			"maxProperties": 1,
			"properties": {
				"Get": { "type": "string" },
				"Std:Join": { "type": "object" },
				"Std:JsonGet": { "type": "object" }
			},
			"additionalProperties": false
		},
		"count": { "$ref": "#/definitions/wholeNumber" },
		"volumeGb": { "$ref": "#/definitions/wholeNumber" }
	},
	"additionalProperties": false
};
const schema14 = {
	"title": "Whole number",
	"description": "A number from 1, or a reference to an Integer parameter.",
	"type": [
		"integer",
		"string",
		"object"
	],
	"minimum": 1,
	"pattern": "^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$",
	"patternErrorMessage": "write a number without quotes, or a reference such as ${{ parameters.Count }}",
	"minProperties": 1,
	"maxProperties": 1,
	"properties": {
		"Get": { "type": "string" },
		"Std:Join": { "type": "object" },
		"Std:JsonGet": { "type": "object" }
	},
	"additionalProperties": false
};
const pattern4 = new RegExp("^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$", "u");
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (!(typeof data == "number" && !(data % 1) && !isNaN(data) && isFinite(data)) && typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema14.type },
			schema: schema14.type,
			parentSchema: schema14,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (typeof data == "number" && isFinite(data)) {
		if (data < 1 || isNaN(data)) {
			const err1 = {
				instancePath,
				schemaPath: "#/minimum",
				keyword: "minimum",
				params: {
					comparison: ">=",
					limit: 1
				},
				schema: 1,
				parentSchema: schema14,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
	}
	if (typeof data === "string") {
		if (!pattern4.test(data)) {
			const err2 = {
				instancePath,
				schemaPath: "#/pattern",
				keyword: "pattern",
				params: { pattern: "^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$" },
				schema: "^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$",
				parentSchema: schema14,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (Object.keys(data).length > 1) {
			const err3 = {
				instancePath,
				schemaPath: "#/maxProperties",
				keyword: "maxProperties",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema14,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (Object.keys(data).length < 1) {
			const err4 = {
				instancePath,
				schemaPath: "#/minProperties",
				keyword: "minProperties",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema14,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "Get" || key0 === "Std:Join" || key0 === "Std:JsonGet")) {
			const err5 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema14,
				data
			};
			if (vErrors === null) vErrors = [err5];
			else vErrors.push(err5);
			errors++;
		}
		if (data.Get !== void 0) {
			let data0 = data.Get;
			if (typeof data0 !== "string") {
				const err6 = {
					instancePath: instancePath + "/Get",
					schemaPath: "#/properties/Get/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema14.properties.Get.type,
					parentSchema: schema14.properties.Get,
					data: data0
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data["Std:Join"] !== void 0) {
			let data1 = data["Std:Join"];
			if (!(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
				const err7 = {
					instancePath: instancePath + "/Std:Join",
					schemaPath: "#/properties/Std%3AJoin/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema14.properties["Std:Join"].type,
					parentSchema: schema14.properties["Std:Join"],
					data: data1
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
		if (data["Std:JsonGet"] !== void 0) {
			let data2 = data["Std:JsonGet"];
			if (!(data2 && typeof data2 == "object" && !Array.isArray(data2))) {
				const err8 = {
					instancePath: instancePath + "/Std:JsonGet",
					schemaPath: "#/properties/Std%3AJsonGet/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema14.properties["Std:JsonGet"].type,
					parentSchema: schema14.properties["Std:JsonGet"],
					data: data2
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
	}
	validate34.errors = vErrors;
	return errors === 0;
}
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema13.type },
			schema: schema13.type,
			parentSchema: schema13,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (typeof data === "string") {
		if (func2(data) < 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/minLength",
				keyword: "minLength",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema13,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.type === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "type" },
				schema: schema13.required,
				parentSchema: schema13,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "type" || key0 === "count" || key0 === "volumeGb")) {
			const err3 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema13,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.type !== void 0) {
			let data0 = data.type;
			if (typeof data0 !== "string" && !(data0 && typeof data0 == "object" && !Array.isArray(data0))) {
				const err4 = {
					instancePath: instancePath + "/type",
					schemaPath: "#/properties/type/type",
					keyword: "type",
					params: { type: schema13.properties.type.type },
					schema: schema13.properties.type.type,
					parentSchema: schema13.properties.type,
					data: data0
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
			if (typeof data0 === "string") {
				if (func2(data0) < 1) {
					const err5 = {
						instancePath: instancePath + "/type",
						schemaPath: "#/properties/type/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema13.properties.type,
						data: data0
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
			}
			if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
				if (Object.keys(data0).length > 1) {
					const err6 = {
						instancePath: instancePath + "/type",
						schemaPath: "#/properties/type/maxProperties",
						keyword: "maxProperties",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema13.properties.type,
						data: data0
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
				if (Object.keys(data0).length < 1) {
					const err7 = {
						instancePath: instancePath + "/type",
						schemaPath: "#/properties/type/minProperties",
						keyword: "minProperties",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema13.properties.type,
						data: data0
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				for (const key1 in data0) if (!(key1 === "Get" || key1 === "Std:Join" || key1 === "Std:JsonGet")) {
					const err8 = {
						instancePath: instancePath + "/type",
						schemaPath: "#/properties/type/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						schema: false,
						parentSchema: schema13.properties.type,
						data: data0
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
				if (data0.Get !== void 0) {
					let data1 = data0.Get;
					if (typeof data1 !== "string") {
						const err9 = {
							instancePath: instancePath + "/type/Get",
							schemaPath: "#/properties/type/properties/Get/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema13.properties.type.properties.Get.type,
							parentSchema: schema13.properties.type.properties.Get,
							data: data1
						};
						if (vErrors === null) vErrors = [err9];
						else vErrors.push(err9);
						errors++;
					}
				}
				if (data0["Std:Join"] !== void 0) {
					let data2 = data0["Std:Join"];
					if (!(data2 && typeof data2 == "object" && !Array.isArray(data2))) {
						const err10 = {
							instancePath: instancePath + "/type/Std:Join",
							schemaPath: "#/properties/type/properties/Std%3AJoin/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema13.properties.type.properties["Std:Join"].type,
							parentSchema: schema13.properties.type.properties["Std:Join"],
							data: data2
						};
						if (vErrors === null) vErrors = [err10];
						else vErrors.push(err10);
						errors++;
					}
				}
				if (data0["Std:JsonGet"] !== void 0) {
					let data3 = data0["Std:JsonGet"];
					if (!(data3 && typeof data3 == "object" && !Array.isArray(data3))) {
						const err11 = {
							instancePath: instancePath + "/type/Std:JsonGet",
							schemaPath: "#/properties/type/properties/Std%3AJsonGet/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema13.properties.type.properties["Std:JsonGet"].type,
							parentSchema: schema13.properties.type.properties["Std:JsonGet"],
							data: data3
						};
						if (vErrors === null) vErrors = [err11];
						else vErrors.push(err11);
						errors++;
					}
				}
			}
		}
		if (data.count !== void 0) {
			if (!validate34(data.count, {
				instancePath: instancePath + "/count",
				parentData: data,
				parentDataProperty: "count",
				rootData
			})) {
				vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
				errors = vErrors.length;
			}
		}
		if (data.volumeGb !== void 0) {
			if (!validate34(data.volumeGb, {
				instancePath: instancePath + "/volumeGb",
				parentData: data,
				parentDataProperty: "volumeGb",
				rootData
			})) {
				vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
				errors = vErrors.length;
			}
		}
	}
	validate33.errors = vErrors;
	return errors === 0;
}
const schema15 = {
	"title": "Role",
	"description": "ARN of the role of this job; by default the pipeline's.",
	"type": ["string", "object"],
	"minProperties": 1,
	"maxProperties": 1,
	"properties": {
		"Get": { "type": "string" },
		"Std:Join": { "type": "object" },
		"Std:JsonGet": { "type": "object" }
	},
	"additionalProperties": false
};
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema15.type },
			schema: schema15.type,
			parentSchema: schema15,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (Object.keys(data).length > 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/maxProperties",
				keyword: "maxProperties",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema15,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (Object.keys(data).length < 1) {
			const err2 = {
				instancePath,
				schemaPath: "#/minProperties",
				keyword: "minProperties",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema15,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "Get" || key0 === "Std:Join" || key0 === "Std:JsonGet")) {
			const err3 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema15,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.Get !== void 0) {
			let data0 = data.Get;
			if (typeof data0 !== "string") {
				const err4 = {
					instancePath: instancePath + "/Get",
					schemaPath: "#/properties/Get/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema15.properties.Get.type,
					parentSchema: schema15.properties.Get,
					data: data0
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data["Std:Join"] !== void 0) {
			let data1 = data["Std:Join"];
			if (!(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
				const err5 = {
					instancePath: instancePath + "/Std:Join",
					schemaPath: "#/properties/Std%3AJoin/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema15.properties["Std:Join"].type,
					parentSchema: schema15.properties["Std:Join"],
					data: data1
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data["Std:JsonGet"] !== void 0) {
			let data2 = data["Std:JsonGet"];
			if (!(data2 && typeof data2 == "object" && !Array.isArray(data2))) {
				const err6 = {
					instancePath: instancePath + "/Std:JsonGet",
					schemaPath: "#/properties/Std%3AJsonGet/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema15.properties["Std:JsonGet"].type,
					parentSchema: schema15.properties["Std:JsonGet"],
					data: data2
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
	}
	validate38.errors = vErrors;
	return errors === 0;
}
const schema16 = {
	"title": "Environment",
	"description": "Environment variables of the container. Never put a secret here: anyone who may describe the pipeline reads it.",
	"type": "object",
	"maxProperties": 100,
	"propertyNames": {
		"type": "string",
		"pattern": "^[a-zA-Z_][a-zA-Z0-9_]*$",
		"maxLength": 256,
		"patternErrorMessage": "an environment variable is letters, digits and underscores, no digit first"
	},
	"additionalProperties": { "$ref": "#/definitions/text" }
};
const pattern5 = new RegExp("^[a-zA-Z_][a-zA-Z0-9_]*$", "u");
const schema17 = {
	"title": "Text",
	"description": "Text, may contain ${{ }} references.",
	"type": [
		"string",
		"number",
		"boolean",
		"object"
	],
	"minProperties": 1,
	"maxProperties": 1,
	"properties": {
		"Get": { "type": "string" },
		"Std:Join": { "type": "object" },
		"Std:JsonGet": { "type": "object" }
	},
	"additionalProperties": false
};
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data !== "string" && !(typeof data == "number" && isFinite(data)) && typeof data !== "boolean" && !(data && typeof data == "object" && !Array.isArray(data))) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema17.type },
			schema: schema17.type,
			parentSchema: schema17,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (Object.keys(data).length > 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/maxProperties",
				keyword: "maxProperties",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema17,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (Object.keys(data).length < 1) {
			const err2 = {
				instancePath,
				schemaPath: "#/minProperties",
				keyword: "minProperties",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema17,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "Get" || key0 === "Std:Join" || key0 === "Std:JsonGet")) {
			const err3 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema17,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.Get !== void 0) {
			let data0 = data.Get;
			if (typeof data0 !== "string") {
				const err4 = {
					instancePath: instancePath + "/Get",
					schemaPath: "#/properties/Get/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema17.properties.Get.type,
					parentSchema: schema17.properties.Get,
					data: data0
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data["Std:Join"] !== void 0) {
			let data1 = data["Std:Join"];
			if (!(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
				const err5 = {
					instancePath: instancePath + "/Std:Join",
					schemaPath: "#/properties/Std%3AJoin/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema17.properties["Std:Join"].type,
					parentSchema: schema17.properties["Std:Join"],
					data: data1
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data["Std:JsonGet"] !== void 0) {
			let data2 = data["Std:JsonGet"];
			if (!(data2 && typeof data2 == "object" && !Array.isArray(data2))) {
				const err6 = {
					instancePath: instancePath + "/Std:JsonGet",
					schemaPath: "#/properties/Std%3AJsonGet/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema17.properties["Std:JsonGet"].type,
					parentSchema: schema17.properties["Std:JsonGet"],
					data: data2
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
	}
	validate41.errors = vErrors;
	return errors === 0;
}
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (Object.keys(data).length > 100) {
			const err0 = {
				instancePath,
				schemaPath: "#/maxProperties",
				keyword: "maxProperties",
				params: { limit: 100 },
				schema: 100,
				parentSchema: schema16,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		for (const key0 in data) {
			const _errs1 = errors;
			if (typeof key0 === "string") {
				if (func2(key0) > 256) {
					const err1 = {
						instancePath,
						schemaPath: "#/propertyNames/maxLength",
						keyword: "maxLength",
						params: { limit: 256 },
						schema: 256,
						parentSchema: schema16.propertyNames,
						data: key0,
						propertyName: key0
					};
					if (vErrors === null) vErrors = [err1];
					else vErrors.push(err1);
					errors++;
				}
				if (!pattern5.test(key0)) {
					const err2 = {
						instancePath,
						schemaPath: "#/propertyNames/pattern",
						keyword: "pattern",
						params: { pattern: "^[a-zA-Z_][a-zA-Z0-9_]*$" },
						schema: "^[a-zA-Z_][a-zA-Z0-9_]*$",
						parentSchema: schema16.propertyNames,
						data: key0,
						propertyName: key0
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
			} else {
				const err3 = {
					instancePath,
					schemaPath: "#/propertyNames/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema16.propertyNames.type,
					parentSchema: schema16.propertyNames,
					data: key0,
					propertyName: key0
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
			if (!(_errs1 === errors)) {
				const err4 = {
					instancePath,
					schemaPath: "#/propertyNames",
					keyword: "propertyNames",
					params: { propertyName: key0 },
					schema: schema16.propertyNames,
					parentSchema: schema16,
					data
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		for (const key1 in data) if (!validate41(data[key1], {
			instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),
			parentData: data,
			parentDataProperty: key1,
			rootData
		})) {
			vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
			errors = vErrors.length;
		}
	} else {
		const err5 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema16.type,
			parentSchema: schema16,
			data
		};
		if (vErrors === null) vErrors = [err5];
		else vErrors.push(err5);
		errors++;
	}
	validate40.errors = vErrors;
	return errors === 0;
}
const schema18 = {
	"title": "Timeout",
	"description": "ISO 8601 duration after which the job is stopped and the step fails, such as PT1H.",
	"type": "string",
	"pattern": "^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$",
	"patternErrorMessage": "write an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT1H, PT90M or P30D"
};
const pattern6 = new RegExp("^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$", "u");
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (!pattern6.test(data)) {
			const err0 = {
				instancePath,
				schemaPath: "#/pattern",
				keyword: "pattern",
				params: { pattern: "^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$" },
				schema: "^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$",
				parentSchema: schema18,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
	} else {
		const err1 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			schema: schema18.type,
			parentSchema: schema18,
			data
		};
		if (vErrors === null) vErrors = [err1];
		else vErrors.push(err1);
		errors++;
	}
	validate44.errors = vErrors;
	return errors === 0;
}
const schema19 = {
	"title": "Tags",
	"type": "object",
	"maxProperties": 50,
	"propertyNames": {
		"type": "string",
		"minLength": 1,
		"maxLength": 128
	},
	"additionalProperties": { "$ref": "#/definitions/text" }
};
function validate46(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (Object.keys(data).length > 50) {
			const err0 = {
				instancePath,
				schemaPath: "#/maxProperties",
				keyword: "maxProperties",
				params: { limit: 50 },
				schema: 50,
				parentSchema: schema19,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		for (const key0 in data) {
			const _errs1 = errors;
			if (typeof key0 === "string") {
				if (func2(key0) > 128) {
					const err1 = {
						instancePath,
						schemaPath: "#/propertyNames/maxLength",
						keyword: "maxLength",
						params: { limit: 128 },
						schema: 128,
						parentSchema: schema19.propertyNames,
						data: key0,
						propertyName: key0
					};
					if (vErrors === null) vErrors = [err1];
					else vErrors.push(err1);
					errors++;
				}
				if (func2(key0) < 1) {
					const err2 = {
						instancePath,
						schemaPath: "#/propertyNames/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema19.propertyNames,
						data: key0,
						propertyName: key0
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
			} else {
				const err3 = {
					instancePath,
					schemaPath: "#/propertyNames/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema19.propertyNames.type,
					parentSchema: schema19.propertyNames,
					data: key0,
					propertyName: key0
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
			if (!(_errs1 === errors)) {
				const err4 = {
					instancePath,
					schemaPath: "#/propertyNames",
					keyword: "propertyNames",
					params: { propertyName: key0 },
					schema: schema19.propertyNames,
					parentSchema: schema19,
					data
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		for (const key1 in data) if (!validate41(data[key1], {
			instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),
			parentData: data,
			parentDataProperty: key1,
			rootData
		})) {
			vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
			errors = vErrors.length;
		}
	} else {
		const err5 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema19.type,
			parentSchema: schema19,
			data
		};
		if (vErrors === null) vErrors = [err5];
		else vErrors.push(err5);
		errors++;
	}
	validate46.errors = vErrors;
	return errors === 0;
}
const schema20 = {
	"title": "Input",
	"description": "An S3 address, or source and how it is mounted.",
	"type": ["string", "object"],
	"minLength": 1,
	"required": ["source"],
	"properties": {
		"source": { "$ref": "#/definitions/uri" },
		"path": { "$ref": "#/definitions/containerPath" },
		"distribution": {
			"title": "Distribution",
			"description": "ShardedByS3Key gives each instance its share of the files.",
			"enum": ["FullyReplicated", "ShardedByS3Key"]
		},
		"mode": {
			"title": "Mode",
			"enum": ["File", "Pipe"]
		},
		"dataType": {
			"title": "Data type",
			"enum": ["S3Prefix", "ManifestFile"]
		},
		"compression": {
			"title": "Compression",
			"enum": ["None", "Gzip"]
		}
	},
	"additionalProperties": false
};
const schema21 = {
	"title": "S3 address",
	"description": "An s3:// address, may contain ${{ }} references.",
	"type": ["string", "object"],
	"minLength": 1,
	"minProperties": 1,
	"maxProperties": 1,
	"properties": {
		"Get": { "type": "string" },
		"Std:Join": { "type": "object" },
		"Std:JsonGet": { "type": "object" }
	},
	"additionalProperties": false
};
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema21.type },
			schema: schema21.type,
			parentSchema: schema21,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (typeof data === "string") {
		if (func2(data) < 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/minLength",
				keyword: "minLength",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema21,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (Object.keys(data).length > 1) {
			const err2 = {
				instancePath,
				schemaPath: "#/maxProperties",
				keyword: "maxProperties",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema21,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (Object.keys(data).length < 1) {
			const err3 = {
				instancePath,
				schemaPath: "#/minProperties",
				keyword: "minProperties",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema21,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "Get" || key0 === "Std:Join" || key0 === "Std:JsonGet")) {
			const err4 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema21,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.Get !== void 0) {
			let data0 = data.Get;
			if (typeof data0 !== "string") {
				const err5 = {
					instancePath: instancePath + "/Get",
					schemaPath: "#/properties/Get/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema21.properties.Get.type,
					parentSchema: schema21.properties.Get,
					data: data0
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data["Std:Join"] !== void 0) {
			let data1 = data["Std:Join"];
			if (!(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
				const err6 = {
					instancePath: instancePath + "/Std:Join",
					schemaPath: "#/properties/Std%3AJoin/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema21.properties["Std:Join"].type,
					parentSchema: schema21.properties["Std:Join"],
					data: data1
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data["Std:JsonGet"] !== void 0) {
			let data2 = data["Std:JsonGet"];
			if (!(data2 && typeof data2 == "object" && !Array.isArray(data2))) {
				const err7 = {
					instancePath: instancePath + "/Std:JsonGet",
					schemaPath: "#/properties/Std%3AJsonGet/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema21.properties["Std:JsonGet"].type,
					parentSchema: schema21.properties["Std:JsonGet"],
					data: data2
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
	}
	validate53.errors = vErrors;
	return errors === 0;
}
const schema22 = {
	"title": "Path in the container",
	"type": "string",
	"pattern": "^/opt/ml/processing/[^\\s]+$",
	"maxLength": 256,
	"patternErrorMessage": "SageMaker mounts processing data below /opt/ml/processing/ only"
};
const pattern7 = new RegExp("^/opt/ml/processing/[^\\s]+$", "u");
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (func2(data) > 256) {
			const err0 = {
				instancePath,
				schemaPath: "#/maxLength",
				keyword: "maxLength",
				params: { limit: 256 },
				schema: 256,
				parentSchema: schema22,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (!pattern7.test(data)) {
			const err1 = {
				instancePath,
				schemaPath: "#/pattern",
				keyword: "pattern",
				params: { pattern: "^/opt/ml/processing/[^\\s]+$" },
				schema: "^/opt/ml/processing/[^\\s]+$",
				parentSchema: schema22,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
	} else {
		const err2 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			schema: schema22.type,
			parentSchema: schema22,
			data
		};
		if (vErrors === null) vErrors = [err2];
		else vErrors.push(err2);
		errors++;
	}
	validate55.errors = vErrors;
	return errors === 0;
}
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema20.type },
			schema: schema20.type,
			parentSchema: schema20,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (typeof data === "string") {
		if (func2(data) < 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/minLength",
				keyword: "minLength",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema20,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.source === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "source" },
				schema: schema20.required,
				parentSchema: schema20,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "source" || key0 === "path" || key0 === "distribution" || key0 === "mode" || key0 === "dataType" || key0 === "compression")) {
			const err3 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema20,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.source !== void 0) {
			if (!validate53(data.source, {
				instancePath: instancePath + "/source",
				parentData: data,
				parentDataProperty: "source",
				rootData
			})) {
				vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
				errors = vErrors.length;
			}
		}
		if (data.path !== void 0) {
			if (!validate55(data.path, {
				instancePath: instancePath + "/path",
				parentData: data,
				parentDataProperty: "path",
				rootData
			})) {
				vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
				errors = vErrors.length;
			}
		}
		if (data.distribution !== void 0) {
			let data2 = data.distribution;
			if (!(data2 === "FullyReplicated" || data2 === "ShardedByS3Key")) {
				const err4 = {
					instancePath: instancePath + "/distribution",
					schemaPath: "#/properties/distribution/enum",
					keyword: "enum",
					params: { allowedValues: schema20.properties.distribution.enum },
					schema: schema20.properties.distribution.enum,
					parentSchema: schema20.properties.distribution,
					data: data2
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.mode !== void 0) {
			let data3 = data.mode;
			if (!(data3 === "File" || data3 === "Pipe")) {
				const err5 = {
					instancePath: instancePath + "/mode",
					schemaPath: "#/properties/mode/enum",
					keyword: "enum",
					params: { allowedValues: schema20.properties.mode.enum },
					schema: schema20.properties.mode.enum,
					parentSchema: schema20.properties.mode,
					data: data3
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data.dataType !== void 0) {
			let data4 = data.dataType;
			if (!(data4 === "S3Prefix" || data4 === "ManifestFile")) {
				const err6 = {
					instancePath: instancePath + "/dataType",
					schemaPath: "#/properties/dataType/enum",
					keyword: "enum",
					params: { allowedValues: schema20.properties.dataType.enum },
					schema: schema20.properties.dataType.enum,
					parentSchema: schema20.properties.dataType,
					data: data4
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.compression !== void 0) {
			let data5 = data.compression;
			if (!(data5 === "None" || data5 === "Gzip")) {
				const err7 = {
					instancePath: instancePath + "/compression",
					schemaPath: "#/properties/compression/enum",
					keyword: "enum",
					params: { allowedValues: schema20.properties.compression.enum },
					schema: schema20.properties.compression.enum,
					parentSchema: schema20.properties.compression,
					data: data5
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
	}
	validate52.errors = vErrors;
	return errors === 0;
}
const schema23 = {
	"title": "Output",
	"description": "Where it is written in the container and where it goes; nothing means the defaults.",
	"type": ["object", "null"],
	"properties": {
		"destination": { "$ref": "#/definitions/uri" },
		"path": { "$ref": "#/definitions/containerPath" },
		"upload": {
			"title": "Upload",
			"enum": ["EndOfJob", "Continuous"]
		}
	},
	"additionalProperties": false
};
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema23.type },
			schema: schema23.type,
			parentSchema: schema23,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const key0 in data) if (!(key0 === "destination" || key0 === "path" || key0 === "upload")) {
			const err1 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema23,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.destination !== void 0) {
			if (!validate53(data.destination, {
				instancePath: instancePath + "/destination",
				parentData: data,
				parentDataProperty: "destination",
				rootData
			})) {
				vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
				errors = vErrors.length;
			}
		}
		if (data.path !== void 0) {
			if (!validate55(data.path, {
				instancePath: instancePath + "/path",
				parentData: data,
				parentDataProperty: "path",
				rootData
			})) {
				vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
				errors = vErrors.length;
			}
		}
		if (data.upload !== void 0) {
			let data2 = data.upload;
			if (!(data2 === "EndOfJob" || data2 === "Continuous")) {
				const err2 = {
					instancePath: instancePath + "/upload",
					schemaPath: "#/properties/upload/enum",
					keyword: "enum",
					params: { allowedValues: schema23.properties.upload.enum },
					schema: schema23.properties.upload.enum,
					parentSchema: schema23.properties.upload,
					data: data2
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
	}
	validate59.errors = vErrors;
	return errors === 0;
}
const schema24 = {
	"title": "Reports",
	"description": "JSON files that conditions read. `name: file.json` lies in the output of that name, or in the only output; `name: { output, file }` says it.",
	"type": "object",
	"propertyNames": { "$ref": "#/definitions/name" },
	"additionalProperties": {
		"type": ["string", "object"],
		"minLength": 1,
		"required": ["output", "file"],
		"properties": {
			"output": { "type": "string" },
			"file": {
				"type": "string",
				"minLength": 1
			}
		},
		"additionalProperties": false
	}
};
function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const key0 in data) {
			const _errs1 = errors;
			if (!validate24(key0, {
				instancePath,
				parentData: data,
				parentDataProperty,
				rootData
			})) {
				vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
				errors = vErrors.length;
			}
			if (!(_errs1 === errors)) {
				const err0 = {
					instancePath,
					schemaPath: "#/propertyNames",
					keyword: "propertyNames",
					params: { propertyName: key0 },
					schema: schema24.propertyNames,
					parentSchema: schema24,
					data
				};
				if (vErrors === null) vErrors = [err0];
				else vErrors.push(err0);
				errors++;
			}
		}
		for (const key1 in data) {
			let data0 = data[key1];
			if (typeof data0 !== "string" && !(data0 && typeof data0 == "object" && !Array.isArray(data0))) {
				const err1 = {
					instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),
					schemaPath: "#/additionalProperties/type",
					keyword: "type",
					params: { type: schema24.additionalProperties.type },
					schema: schema24.additionalProperties.type,
					parentSchema: schema24.additionalProperties,
					data: data0
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
			if (typeof data0 === "string") {
				if (func2(data0) < 1) {
					const err2 = {
						instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "#/additionalProperties/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema24.additionalProperties,
						data: data0
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
			}
			if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
				if (data0.output === void 0) {
					const err3 = {
						instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "#/additionalProperties/required",
						keyword: "required",
						params: { missingProperty: "output" },
						schema: schema24.additionalProperties.required,
						parentSchema: schema24.additionalProperties,
						data: data0
					};
					if (vErrors === null) vErrors = [err3];
					else vErrors.push(err3);
					errors++;
				}
				if (data0.file === void 0) {
					const err4 = {
						instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "#/additionalProperties/required",
						keyword: "required",
						params: { missingProperty: "file" },
						schema: schema24.additionalProperties.required,
						parentSchema: schema24.additionalProperties,
						data: data0
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
				for (const key2 in data0) if (!(key2 === "output" || key2 === "file")) {
					const err5 = {
						instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "#/additionalProperties/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key2 },
						schema: false,
						parentSchema: schema24.additionalProperties,
						data: data0
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
				if (data0.output !== void 0) {
					let data1 = data0.output;
					if (typeof data1 !== "string") {
						const err6 = {
							instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/output",
							schemaPath: "#/additionalProperties/properties/output/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema24.additionalProperties.properties.output.type,
							parentSchema: schema24.additionalProperties.properties.output,
							data: data1
						};
						if (vErrors === null) vErrors = [err6];
						else vErrors.push(err6);
						errors++;
					}
				}
				if (data0.file !== void 0) {
					let data2 = data0.file;
					if (typeof data2 === "string") {
						if (func2(data2) < 1) {
							const err7 = {
								instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/file",
								schemaPath: "#/additionalProperties/properties/file/minLength",
								keyword: "minLength",
								params: { limit: 1 },
								schema: 1,
								parentSchema: schema24.additionalProperties.properties.file,
								data: data2
							};
							if (vErrors === null) vErrors = [err7];
							else vErrors.push(err7);
							errors++;
						}
					} else {
						const err8 = {
							instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/file",
							schemaPath: "#/additionalProperties/properties/file/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema24.additionalProperties.properties.file.type,
							parentSchema: schema24.additionalProperties.properties.file,
							data: data2
						};
						if (vErrors === null) vErrors = [err8];
						else vErrors.push(err8);
						errors++;
					}
				}
			}
		}
	} else {
		const err9 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema24.type,
			parentSchema: schema24,
			data
		};
		if (vErrors === null) vErrors = [err9];
		else vErrors.push(err9);
		errors++;
	}
	validate63.errors = vErrors;
	return errors === 0;
}
const schema25 = {
	"title": "Cache",
	"description": "How long a result may be reused when code, inputs and environment are the same: an ISO 8601 duration such as P30D, or false.",
	"type": [
		"string",
		"boolean",
		"object"
	],
	"pattern": "^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$",
	"patternErrorMessage": "write an ISO 8601 duration such as P30D or PT1H, or false",
	"required": ["enabled"],
	"properties": {
		"enabled": { "type": "boolean" },
		"expireAfter": {
			"type": "string",
			"pattern": "^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$",
			"patternErrorMessage": "write an ISO 8601 duration such as P30D or PT1H"
		}
	},
	"additionalProperties": false
};
const pattern9 = new RegExp("^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$", "u");
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data !== "string" && typeof data !== "boolean" && !(data && typeof data == "object" && !Array.isArray(data))) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema25.type },
			schema: schema25.type,
			parentSchema: schema25,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (typeof data === "string") {
		if (!pattern9.test(data)) {
			const err1 = {
				instancePath,
				schemaPath: "#/pattern",
				keyword: "pattern",
				params: { pattern: "^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$" },
				schema: "^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$",
				parentSchema: schema25,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.enabled === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "enabled" },
				schema: schema25.required,
				parentSchema: schema25,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "enabled" || key0 === "expireAfter")) {
			const err3 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema25,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.enabled !== void 0) {
			let data0 = data.enabled;
			if (typeof data0 !== "boolean") {
				const err4 = {
					instancePath: instancePath + "/enabled",
					schemaPath: "#/properties/enabled/type",
					keyword: "type",
					params: { type: "boolean" },
					schema: schema25.properties.enabled.type,
					parentSchema: schema25.properties.enabled,
					data: data0
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.expireAfter !== void 0) {
			let data1 = data.expireAfter;
			if (typeof data1 === "string") {
				if (!pattern9.test(data1)) {
					const err5 = {
						instancePath: instancePath + "/expireAfter",
						schemaPath: "#/properties/expireAfter/pattern",
						keyword: "pattern",
						params: { pattern: "^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$" },
						schema: "^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$",
						parentSchema: schema25.properties.expireAfter,
						data: data1
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
			} else {
				const err6 = {
					instancePath: instancePath + "/expireAfter",
					schemaPath: "#/properties/expireAfter/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema25.properties.expireAfter.type,
					parentSchema: schema25.properties.expireAfter,
					data: data1
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
	}
	validate66.errors = vErrors;
	return errors === 0;
}
const schema26 = {
	"title": "Retry policies",
	"type": "array",
	"minItems": 1,
	"items": {
		"type": "object",
		"required": ["on"],
		"additionalProperties": false,
		"properties": {
			"on": {
				"title": "On",
				"description": "Failures that this policy retries.",
				"type": "array",
				"minItems": 1,
				"uniqueItems": true,
				"items": { "enum": [
					"Step.SERVICE_FAULT",
					"Step.THROTTLING",
					"SageMaker.JOB_INTERNAL_ERROR",
					"SageMaker.CAPACITY_ERROR",
					"SageMaker.RESOURCE_LIMIT"
				] }
			},
			"interval": { "$ref": "#/definitions/duration" },
			"backoffRate": {
				"title": "Backoff rate",
				"type": "number",
				"minimum": 0
			},
			"maxAttempts": {
				"title": "Attempts",
				"description": "Either this or expireAfter.",
				"type": "integer",
				"minimum": 1,
				"maximum": 20
			},
			"expireAfter": { "$ref": "#/definitions/duration" }
		}
	}
};
const func0 = isDeepStrictEqual;
const schema27 = {
	"title": "Duration",
	"description": "ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT1H or P30D.",
	"type": "string",
	"pattern": "^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$",
	"patternErrorMessage": "write an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT1H, PT90M or P30D"
};
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data === "string") {
		if (!pattern6.test(data)) {
			const err0 = {
				instancePath,
				schemaPath: "#/pattern",
				keyword: "pattern",
				params: { pattern: "^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$" },
				schema: "^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$",
				parentSchema: schema27,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
	} else {
		const err1 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" },
			schema: schema27.type,
			parentSchema: schema27,
			data
		};
		if (vErrors === null) vErrors = [err1];
		else vErrors.push(err1);
		errors++;
	}
	validate69.errors = vErrors;
	return errors === 0;
}
function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (Array.isArray(data)) {
		if (data.length < 1) {
			const err0 = {
				instancePath,
				schemaPath: "#/minItems",
				keyword: "minItems",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema26,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		const len0 = data.length;
		for (let i0 = 0; i0 < len0; i0++) {
			let data0 = data[i0];
			if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
				if (data0.on === void 0) {
					const err1 = {
						instancePath: instancePath + "/" + i0,
						schemaPath: "#/items/required",
						keyword: "required",
						params: { missingProperty: "on" },
						schema: schema26.items.required,
						parentSchema: schema26.items,
						data: data0
					};
					if (vErrors === null) vErrors = [err1];
					else vErrors.push(err1);
					errors++;
				}
				for (const key0 in data0) if (!(key0 === "on" || key0 === "interval" || key0 === "backoffRate" || key0 === "maxAttempts" || key0 === "expireAfter")) {
					const err2 = {
						instancePath: instancePath + "/" + i0,
						schemaPath: "#/items/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key0 },
						schema: false,
						parentSchema: schema26.items,
						data: data0
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
				if (data0.on !== void 0) {
					let data1 = data0.on;
					if (Array.isArray(data1)) {
						if (data1.length < 1) {
							const err3 = {
								instancePath: instancePath + "/" + i0 + "/on",
								schemaPath: "#/items/properties/on/minItems",
								keyword: "minItems",
								params: { limit: 1 },
								schema: 1,
								parentSchema: schema26.items.properties.on,
								data: data1
							};
							if (vErrors === null) vErrors = [err3];
							else vErrors.push(err3);
							errors++;
						}
						const len1 = data1.length;
						for (let i1 = 0; i1 < len1; i1++) {
							let data2 = data1[i1];
							if (!(data2 === "Step.SERVICE_FAULT" || data2 === "Step.THROTTLING" || data2 === "SageMaker.JOB_INTERNAL_ERROR" || data2 === "SageMaker.CAPACITY_ERROR" || data2 === "SageMaker.RESOURCE_LIMIT")) {
								const err4 = {
									instancePath: instancePath + "/" + i0 + "/on/" + i1,
									schemaPath: "#/items/properties/on/items/enum",
									keyword: "enum",
									params: { allowedValues: schema26.items.properties.on.items.enum },
									schema: schema26.items.properties.on.items.enum,
									parentSchema: schema26.items.properties.on.items,
									data: data2
								};
								if (vErrors === null) vErrors = [err4];
								else vErrors.push(err4);
								errors++;
							}
						}
						let i2 = data1.length;
						let j0;
						if (i2 > 1) {
							outer0: for (; i2--;) for (j0 = i2; j0--;) if (func0(data1[i2], data1[j0])) {
								const err5 = {
									instancePath: instancePath + "/" + i0 + "/on",
									schemaPath: "#/items/properties/on/uniqueItems",
									keyword: "uniqueItems",
									params: {
										i: i2,
										j: j0
									},
									schema: true,
									parentSchema: schema26.items.properties.on,
									data: data1
								};
								if (vErrors === null) vErrors = [err5];
								else vErrors.push(err5);
								errors++;
								break outer0;
							}
						}
					} else {
						const err6 = {
							instancePath: instancePath + "/" + i0 + "/on",
							schemaPath: "#/items/properties/on/type",
							keyword: "type",
							params: { type: "array" },
							schema: schema26.items.properties.on.type,
							parentSchema: schema26.items.properties.on,
							data: data1
						};
						if (vErrors === null) vErrors = [err6];
						else vErrors.push(err6);
						errors++;
					}
				}
				if (data0.interval !== void 0) {
					if (!validate69(data0.interval, {
						instancePath: instancePath + "/" + i0 + "/interval",
						parentData: data0,
						parentDataProperty: "interval",
						rootData
					})) {
						vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
						errors = vErrors.length;
					}
				}
				if (data0.backoffRate !== void 0) {
					let data4 = data0.backoffRate;
					if (typeof data4 == "number" && isFinite(data4)) {
						if (data4 < 0 || isNaN(data4)) {
							const err7 = {
								instancePath: instancePath + "/" + i0 + "/backoffRate",
								schemaPath: "#/items/properties/backoffRate/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								schema: 0,
								parentSchema: schema26.items.properties.backoffRate,
								data: data4
							};
							if (vErrors === null) vErrors = [err7];
							else vErrors.push(err7);
							errors++;
						}
					} else {
						const err8 = {
							instancePath: instancePath + "/" + i0 + "/backoffRate",
							schemaPath: "#/items/properties/backoffRate/type",
							keyword: "type",
							params: { type: "number" },
							schema: schema26.items.properties.backoffRate.type,
							parentSchema: schema26.items.properties.backoffRate,
							data: data4
						};
						if (vErrors === null) vErrors = [err8];
						else vErrors.push(err8);
						errors++;
					}
				}
				if (data0.maxAttempts !== void 0) {
					let data5 = data0.maxAttempts;
					if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5))) {
						const err9 = {
							instancePath: instancePath + "/" + i0 + "/maxAttempts",
							schemaPath: "#/items/properties/maxAttempts/type",
							keyword: "type",
							params: { type: "integer" },
							schema: schema26.items.properties.maxAttempts.type,
							parentSchema: schema26.items.properties.maxAttempts,
							data: data5
						};
						if (vErrors === null) vErrors = [err9];
						else vErrors.push(err9);
						errors++;
					}
					if (typeof data5 == "number" && isFinite(data5)) {
						if (data5 > 20 || isNaN(data5)) {
							const err10 = {
								instancePath: instancePath + "/" + i0 + "/maxAttempts",
								schemaPath: "#/items/properties/maxAttempts/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 20
								},
								schema: 20,
								parentSchema: schema26.items.properties.maxAttempts,
								data: data5
							};
							if (vErrors === null) vErrors = [err10];
							else vErrors.push(err10);
							errors++;
						}
						if (data5 < 1 || isNaN(data5)) {
							const err11 = {
								instancePath: instancePath + "/" + i0 + "/maxAttempts",
								schemaPath: "#/items/properties/maxAttempts/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 1
								},
								schema: 1,
								parentSchema: schema26.items.properties.maxAttempts,
								data: data5
							};
							if (vErrors === null) vErrors = [err11];
							else vErrors.push(err11);
							errors++;
						}
					}
				}
				if (data0.expireAfter !== void 0) {
					if (!validate69(data0.expireAfter, {
						instancePath: instancePath + "/" + i0 + "/expireAfter",
						parentData: data0,
						parentDataProperty: "expireAfter",
						rootData
					})) {
						vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
						errors = vErrors.length;
					}
				}
			} else {
				const err12 = {
					instancePath: instancePath + "/" + i0,
					schemaPath: "#/items/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema26.items.type,
					parentSchema: schema26.items,
					data: data0
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
		}
	} else {
		const err13 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "array" },
			schema: schema26.type,
			parentSchema: schema26,
			data
		};
		if (vErrors === null) vErrors = [err13];
		else vErrors.push(err13);
		errors++;
	}
	validate68.errors = vErrors;
	return errors === 0;
}
const schema28 = {
	"title": "Depends on",
	"description": "Steps that must have ended first although nothing of theirs is referred to.",
	"type": "array",
	"items": { "type": "string" },
	"minItems": 1,
	"uniqueItems": true
};
function validate73(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (Array.isArray(data)) {
		if (data.length < 1) {
			const err0 = {
				instancePath,
				schemaPath: "#/minItems",
				keyword: "minItems",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema28,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		const len0 = data.length;
		for (let i0 = 0; i0 < len0; i0++) {
			let data0 = data[i0];
			if (typeof data0 !== "string") {
				const err1 = {
					instancePath: instancePath + "/" + i0,
					schemaPath: "#/items/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema28.items.type,
					parentSchema: schema28.items,
					data: data0
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
		}
		let i1 = data.length;
		let j0;
		if (i1 > 1) {
			const indices0 = {};
			for (; i1--;) {
				let item0 = data[i1];
				if (typeof item0 !== "string") continue;
				if (typeof indices0[item0] == "number") {
					j0 = indices0[item0];
					const err2 = {
						instancePath,
						schemaPath: "#/uniqueItems",
						keyword: "uniqueItems",
						params: {
							i: i1,
							j: j0
						},
						schema: true,
						parentSchema: schema28,
						data
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
					break;
				}
				indices0[item0] = i1;
			}
		}
	} else {
		const err3 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "array" },
			schema: schema28.type,
			parentSchema: schema28,
			data
		};
		if (vErrors === null) vErrors = [err3];
		else vErrors.push(err3);
		errors++;
	}
	validate73.errors = vErrors;
	return errors === 0;
}
const schema29 = {
	"title": "Raw",
	"description": "SageMaker's own keys, merged over what was compiled: objects key by key, everything else replaced. ${{ }} references work in it.",
	"type": "object"
};
function validate75(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (!(data && typeof data == "object" && !Array.isArray(data))) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema29.type,
			parentSchema: schema29,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	validate75.errors = vErrors;
	return errors === 0;
}
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.type === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "type" },
				schema: schema11.required,
				parentSchema: schema11,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.image === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "image" },
				schema: schema11.required,
				parentSchema: schema11,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.instance === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "instance" },
				schema: schema11.required,
				parentSchema: schema11,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		for (const key0 in data) if (!func6.call(schema11.properties, key0)) {
			const err3 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema11,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.type !== void 0) {
			let data0 = data.type;
			if ("Processing" !== data0) {
				const err4 = {
					instancePath: instancePath + "/type",
					schemaPath: "#/properties/type/const",
					keyword: "const",
					params: { allowedValue: "Processing" },
					schema: "Processing",
					parentSchema: schema11.properties.type,
					data: data0
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.image !== void 0) {
			if (!validate31(data.image, {
				instancePath: instancePath + "/image",
				parentData: data,
				parentDataProperty: "image",
				rootData
			})) {
				vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
				errors = vErrors.length;
			}
		}
		if (data.instance !== void 0) {
			if (!validate33(data.instance, {
				instancePath: instancePath + "/instance",
				parentData: data,
				parentDataProperty: "instance",
				rootData
			})) {
				vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
				errors = vErrors.length;
			}
		}
		if (data.role !== void 0) {
			if (!validate38(data.role, {
				instancePath: instancePath + "/role",
				parentData: data,
				parentDataProperty: "role",
				rootData
			})) {
				vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
				errors = vErrors.length;
			}
		}
		if (data.environment !== void 0) {
			if (!validate40(data.environment, {
				instancePath: instancePath + "/environment",
				parentData: data,
				parentDataProperty: "environment",
				rootData
			})) {
				vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
				errors = vErrors.length;
			}
		}
		if (data.timeout !== void 0) {
			if (!validate44(data.timeout, {
				instancePath: instancePath + "/timeout",
				parentData: data,
				parentDataProperty: "timeout",
				rootData
			})) {
				vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
				errors = vErrors.length;
			}
		}
		if (data.tags !== void 0) {
			if (!validate46(data.tags, {
				instancePath: instancePath + "/tags",
				parentData: data,
				parentDataProperty: "tags",
				rootData
			})) {
				vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
				errors = vErrors.length;
			}
		}
		if (data.script !== void 0) {
			let data7 = data.script;
			if (typeof data7 === "string") {
				if (func2(data7) < 1) {
					const err5 = {
						instancePath: instancePath + "/script",
						schemaPath: "#/properties/script/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema11.properties.script,
						data: data7
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
			} else {
				const err6 = {
					instancePath: instancePath + "/script",
					schemaPath: "#/properties/script/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema11.properties.script.type,
					parentSchema: schema11.properties.script,
					data: data7
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.source !== void 0) {
			let data8 = data.source;
			if (typeof data8 === "string") {
				if (func2(data8) < 1) {
					const err7 = {
						instancePath: instancePath + "/source",
						schemaPath: "#/properties/source/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema11.properties.source,
						data: data8
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
			} else {
				const err8 = {
					instancePath: instancePath + "/source",
					schemaPath: "#/properties/source/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema11.properties.source.type,
					parentSchema: schema11.properties.source,
					data: data8
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.entry !== void 0) {
			let data9 = data.entry;
			if (typeof data9 === "string") {
				if (func2(data9) < 1) {
					const err9 = {
						instancePath: instancePath + "/entry",
						schemaPath: "#/properties/entry/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema11.properties.entry,
						data: data9
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
			} else {
				const err10 = {
					instancePath: instancePath + "/entry",
					schemaPath: "#/properties/entry/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema11.properties.entry.type,
					parentSchema: schema11.properties.entry,
					data: data9
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
		}
		if (data.entrypoint !== void 0) {
			let data10 = data.entrypoint;
			if (Array.isArray(data10)) {
				if (data10.length > 100) {
					const err11 = {
						instancePath: instancePath + "/entrypoint",
						schemaPath: "#/properties/entrypoint/maxItems",
						keyword: "maxItems",
						params: { limit: 100 },
						schema: 100,
						parentSchema: schema11.properties.entrypoint,
						data: data10
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
				if (data10.length < 1) {
					const err12 = {
						instancePath: instancePath + "/entrypoint",
						schemaPath: "#/properties/entrypoint/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema11.properties.entrypoint,
						data: data10
					};
					if (vErrors === null) vErrors = [err12];
					else vErrors.push(err12);
					errors++;
				}
				const len0 = data10.length;
				for (let i0 = 0; i0 < len0; i0++) if (!validate41(data10[i0], {
					instancePath: instancePath + "/entrypoint/" + i0,
					parentData: data10,
					parentDataProperty: i0,
					rootData
				})) {
					vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
					errors = vErrors.length;
				}
			} else {
				const err13 = {
					instancePath: instancePath + "/entrypoint",
					schemaPath: "#/properties/entrypoint/type",
					keyword: "type",
					params: { type: "array" },
					schema: schema11.properties.entrypoint.type,
					parentSchema: schema11.properties.entrypoint,
					data: data10
				};
				if (vErrors === null) vErrors = [err13];
				else vErrors.push(err13);
				errors++;
			}
		}
		if (data.arguments !== void 0) {
			let data12 = data.arguments;
			if (Array.isArray(data12)) {
				if (data12.length > 100) {
					const err14 = {
						instancePath: instancePath + "/arguments",
						schemaPath: "#/properties/arguments/maxItems",
						keyword: "maxItems",
						params: { limit: 100 },
						schema: 100,
						parentSchema: schema11.properties.arguments,
						data: data12
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
				if (data12.length < 1) {
					const err15 = {
						instancePath: instancePath + "/arguments",
						schemaPath: "#/properties/arguments/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema11.properties.arguments,
						data: data12
					};
					if (vErrors === null) vErrors = [err15];
					else vErrors.push(err15);
					errors++;
				}
				const len1 = data12.length;
				for (let i1 = 0; i1 < len1; i1++) if (!validate41(data12[i1], {
					instancePath: instancePath + "/arguments/" + i1,
					parentData: data12,
					parentDataProperty: i1,
					rootData
				})) {
					vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
					errors = vErrors.length;
				}
			} else {
				const err16 = {
					instancePath: instancePath + "/arguments",
					schemaPath: "#/properties/arguments/type",
					keyword: "type",
					params: { type: "array" },
					schema: schema11.properties.arguments.type,
					parentSchema: schema11.properties.arguments,
					data: data12
				};
				if (vErrors === null) vErrors = [err16];
				else vErrors.push(err16);
				errors++;
			}
		}
		if (data.inputs !== void 0) {
			let data14 = data.inputs;
			if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
				if (Object.keys(data14).length > 10) {
					const err17 = {
						instancePath: instancePath + "/inputs",
						schemaPath: "#/properties/inputs/maxProperties",
						keyword: "maxProperties",
						params: { limit: 10 },
						schema: 10,
						parentSchema: schema11.properties.inputs,
						data: data14
					};
					if (vErrors === null) vErrors = [err17];
					else vErrors.push(err17);
					errors++;
				}
				for (const key1 in data14) {
					const _errs23 = errors;
					if (!validate24(key1, {
						instancePath: instancePath + "/inputs",
						parentData: data14,
						parentDataProperty: "inputs",
						rootData
					})) {
						vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
						errors = vErrors.length;
					}
					if (!(_errs23 === errors)) {
						const err18 = {
							instancePath: instancePath + "/inputs",
							schemaPath: "#/properties/inputs/propertyNames",
							keyword: "propertyNames",
							params: { propertyName: key1 },
							schema: schema11.properties.inputs.propertyNames,
							parentSchema: schema11.properties.inputs,
							data: data14
						};
						if (vErrors === null) vErrors = [err18];
						else vErrors.push(err18);
						errors++;
					}
				}
				for (const key2 in data14) if (!validate52(data14[key2], {
					instancePath: instancePath + "/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
					parentData: data14,
					parentDataProperty: key2,
					rootData
				})) {
					vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
					errors = vErrors.length;
				}
			} else {
				const err19 = {
					instancePath: instancePath + "/inputs",
					schemaPath: "#/properties/inputs/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema11.properties.inputs.type,
					parentSchema: schema11.properties.inputs,
					data: data14
				};
				if (vErrors === null) vErrors = [err19];
				else vErrors.push(err19);
				errors++;
			}
		}
		if (data.outputs !== void 0) {
			let data16 = data.outputs;
			if (!data16 || typeof data16 != "object") {
				const err20 = {
					instancePath: instancePath + "/outputs",
					schemaPath: "#/properties/outputs/type",
					keyword: "type",
					params: { type: schema11.properties.outputs.type },
					schema: schema11.properties.outputs.type,
					parentSchema: schema11.properties.outputs,
					data: data16
				};
				if (vErrors === null) vErrors = [err20];
				else vErrors.push(err20);
				errors++;
			}
			if (Array.isArray(data16)) {
				if (data16.length > 10) {
					const err21 = {
						instancePath: instancePath + "/outputs",
						schemaPath: "#/properties/outputs/maxItems",
						keyword: "maxItems",
						params: { limit: 10 },
						schema: 10,
						parentSchema: schema11.properties.outputs,
						data: data16
					};
					if (vErrors === null) vErrors = [err21];
					else vErrors.push(err21);
					errors++;
				}
				const len2 = data16.length;
				for (let i2 = 0; i2 < len2; i2++) {
					let data17 = data16[i2];
					if (typeof data17 === "string") {
						if (!pattern3.test(data17)) {
							const err22 = {
								instancePath: instancePath + "/outputs/" + i2,
								schemaPath: "#/properties/outputs/items/pattern",
								keyword: "pattern",
								params: { pattern: "^[A-Za-z0-9_-]{1,64}$" },
								schema: "^[A-Za-z0-9_-]{1,64}$",
								parentSchema: schema11.properties.outputs.items,
								data: data17
							};
							if (vErrors === null) vErrors = [err22];
							else vErrors.push(err22);
							errors++;
						}
					} else {
						const err23 = {
							instancePath: instancePath + "/outputs/" + i2,
							schemaPath: "#/properties/outputs/items/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema11.properties.outputs.items.type,
							parentSchema: schema11.properties.outputs.items,
							data: data17
						};
						if (vErrors === null) vErrors = [err23];
						else vErrors.push(err23);
						errors++;
					}
				}
				let i3 = data16.length;
				let j0;
				if (i3 > 1) {
					const indices0 = {};
					for (; i3--;) {
						let item0 = data16[i3];
						if (typeof item0 !== "string") continue;
						if (typeof indices0[item0] == "number") {
							j0 = indices0[item0];
							const err24 = {
								instancePath: instancePath + "/outputs",
								schemaPath: "#/properties/outputs/uniqueItems",
								keyword: "uniqueItems",
								params: {
									i: i3,
									j: j0
								},
								schema: true,
								parentSchema: schema11.properties.outputs,
								data: data16
							};
							if (vErrors === null) vErrors = [err24];
							else vErrors.push(err24);
							errors++;
							break;
						}
						indices0[item0] = i3;
					}
				}
			}
			if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
				if (Object.keys(data16).length > 10) {
					const err25 = {
						instancePath: instancePath + "/outputs",
						schemaPath: "#/properties/outputs/maxProperties",
						keyword: "maxProperties",
						params: { limit: 10 },
						schema: 10,
						parentSchema: schema11.properties.outputs,
						data: data16
					};
					if (vErrors === null) vErrors = [err25];
					else vErrors.push(err25);
					errors++;
				}
				for (const key3 in data16) {
					const _errs30 = errors;
					if (!validate24(key3, {
						instancePath: instancePath + "/outputs",
						parentData: data16,
						parentDataProperty: "outputs",
						rootData
					})) {
						vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
						errors = vErrors.length;
					}
					if (!(_errs30 === errors)) {
						const err26 = {
							instancePath: instancePath + "/outputs",
							schemaPath: "#/properties/outputs/propertyNames",
							keyword: "propertyNames",
							params: { propertyName: key3 },
							schema: schema11.properties.outputs.propertyNames,
							parentSchema: schema11.properties.outputs,
							data: data16
						};
						if (vErrors === null) vErrors = [err26];
						else vErrors.push(err26);
						errors++;
					}
				}
				for (const key4 in data16) if (!validate59(data16[key4], {
					instancePath: instancePath + "/outputs/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),
					parentData: data16,
					parentDataProperty: key4,
					rootData
				})) {
					vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
					errors = vErrors.length;
				}
			}
		}
		if (data.reports !== void 0) {
			if (!validate63(data.reports, {
				instancePath: instancePath + "/reports",
				parentData: data,
				parentDataProperty: "reports",
				rootData
			})) {
				vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
				errors = vErrors.length;
			}
		}
		if (data.cache !== void 0) {
			if (!validate66(data.cache, {
				instancePath: instancePath + "/cache",
				parentData: data,
				parentDataProperty: "cache",
				rootData
			})) {
				vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
				errors = vErrors.length;
			}
		}
		if (data.retry !== void 0) {
			if (!validate68(data.retry, {
				instancePath: instancePath + "/retry",
				parentData: data,
				parentDataProperty: "retry",
				rootData
			})) {
				vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
				errors = vErrors.length;
			}
		}
		if (data.displayName !== void 0) {
			let data22 = data.displayName;
			if (typeof data22 === "string") {
				if (func2(data22) > 256) {
					const err27 = {
						instancePath: instancePath + "/displayName",
						schemaPath: "#/properties/displayName/maxLength",
						keyword: "maxLength",
						params: { limit: 256 },
						schema: 256,
						parentSchema: schema11.properties.displayName,
						data: data22
					};
					if (vErrors === null) vErrors = [err27];
					else vErrors.push(err27);
					errors++;
				}
				if (func2(data22) < 1) {
					const err28 = {
						instancePath: instancePath + "/displayName",
						schemaPath: "#/properties/displayName/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema11.properties.displayName,
						data: data22
					};
					if (vErrors === null) vErrors = [err28];
					else vErrors.push(err28);
					errors++;
				}
			} else {
				const err29 = {
					instancePath: instancePath + "/displayName",
					schemaPath: "#/properties/displayName/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema11.properties.displayName.type,
					parentSchema: schema11.properties.displayName,
					data: data22
				};
				if (vErrors === null) vErrors = [err29];
				else vErrors.push(err29);
				errors++;
			}
		}
		if (data.description !== void 0) {
			let data23 = data.description;
			if (typeof data23 === "string") {
				if (func2(data23) > 3072) {
					const err30 = {
						instancePath: instancePath + "/description",
						schemaPath: "#/properties/description/maxLength",
						keyword: "maxLength",
						params: { limit: 3072 },
						schema: 3072,
						parentSchema: schema11.properties.description,
						data: data23
					};
					if (vErrors === null) vErrors = [err30];
					else vErrors.push(err30);
					errors++;
				}
			} else {
				const err31 = {
					instancePath: instancePath + "/description",
					schemaPath: "#/properties/description/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema11.properties.description.type,
					parentSchema: schema11.properties.description,
					data: data23
				};
				if (vErrors === null) vErrors = [err31];
				else vErrors.push(err31);
				errors++;
			}
		}
		if (data.dependsOn !== void 0) {
			if (!validate73(data.dependsOn, {
				instancePath: instancePath + "/dependsOn",
				parentData: data,
				parentDataProperty: "dependsOn",
				rootData
			})) {
				vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
				errors = vErrors.length;
			}
		}
		if (data.raw !== void 0) {
			if (!validate75(data.raw, {
				instancePath: instancePath + "/raw",
				parentData: data,
				parentDataProperty: "raw",
				rootData
			})) {
				vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err32 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema11.type,
			parentSchema: schema11,
			data
		};
		if (vErrors === null) vErrors = [err32];
		else vErrors.push(err32);
		errors++;
	}
	validate30.errors = vErrors;
	return errors === 0;
}
const schema30 = {
	"title": "Training step",
	"description": "Trains a model.",
	"type": "object",
	"required": [
		"type",
		"image",
		"instance",
		"channels"
	],
	"properties": {
		"type": {
			"const": "Training",
			"title": "Step type"
		},
		"image": { "$ref": "#/definitions/image" },
		"instance": { "$ref": "#/definitions/instance" },
		"role": { "$ref": "#/definitions/role" },
		"environment": { "$ref": "#/definitions/environment" },
		"timeout": { "$ref": "#/definitions/timeout" },
		"tags": { "$ref": "#/definitions/tags" },
		"hyperparameters": {
			"title": "Hyperparameters",
			"description": "Handed over as text, exactly as written here.",
			"type": "object",
			"maxProperties": 100,
			"propertyNames": {
				"type": "string",
				"minLength": 1,
				"maxLength": 256
			},
			"additionalProperties": { "$ref": "#/definitions/text" }
		},
		"channels": {
			"title": "Channels",
			"type": "object",
			"minProperties": 1,
			"maxProperties": 20,
			"propertyNames": {
				"type": "string",
				"pattern": "^[A-Za-z0-9._-]{1,64}$",
				"patternErrorMessage": "SageMaker takes 1 to 64 letters, digits, dots, hyphens and underscores"
			},
			"additionalProperties": { "$ref": "#/definitions/channel" }
		},
		"output": { "$ref": "#/definitions/uri" },
		"inputMode": {
			"title": "Input mode",
			"enum": [
				"File",
				"Pipe",
				"FastFile"
			]
		},
		"metrics": {
			"title": "Metrics",
			"description": "Name to the regular expression that finds it in the log.",
			"type": "object",
			"maxProperties": 40,
			"additionalProperties": {
				"type": "string",
				"minLength": 1,
				"maxLength": 500
			}
		},
		"spot": {
			"title": "Spot",
			"description": "Train on spot capacity: true, or how long to wait in all for capacity and the run.",
			"type": ["boolean", "object"],
			"required": ["maxWait"],
			"properties": { "maxWait": { "$ref": "#/definitions/duration" } },
			"additionalProperties": false
		},
		"checkpoint": {
			"title": "Checkpoint",
			"type": "object",
			"required": ["uri"],
			"properties": {
				"uri": { "$ref": "#/definitions/uri" },
				"path": {
					"type": "string",
					"minLength": 1
				}
			},
			"additionalProperties": false
		},
		"cache": { "$ref": "#/definitions/cache" },
		"retry": { "$ref": "#/definitions/retry" },
		"displayName": {
			"title": "Display name",
			"description": "Shown in SageMaker Studio instead of the step name.",
			"type": "string",
			"minLength": 1,
			"maxLength": 256
		},
		"description": {
			"title": "Description",
			"description": "Shown in SageMaker Studio.",
			"type": "string",
			"maxLength": 3072
		},
		"dependsOn": { "$ref": "#/definitions/dependsOn" },
		"raw": { "$ref": "#/definitions/raw" }
	},
	"additionalProperties": false
};
const schema31 = {
	"title": "Channel",
	"description": "An S3 address, or source and how it is read. Content type text/csv by default.",
	"type": ["string", "object"],
	"minLength": 1,
	"required": ["source"],
	"properties": {
		"source": { "$ref": "#/definitions/uri" },
		"contentType": {
			"title": "Content type",
			"type": "string"
		},
		"distribution": {
			"title": "Distribution",
			"enum": ["FullyReplicated", "ShardedByS3Key"]
		},
		"mode": {
			"title": "Mode",
			"enum": [
				"File",
				"Pipe",
				"FastFile"
			]
		},
		"dataType": {
			"title": "Data type",
			"enum": [
				"S3Prefix",
				"ManifestFile",
				"AugmentedManifestFile"
			]
		},
		"compression": {
			"title": "Compression",
			"enum": ["None", "Gzip"]
		}
	},
	"additionalProperties": false
};
function validate85(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema31.type },
			schema: schema31.type,
			parentSchema: schema31,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (typeof data === "string") {
		if (func2(data) < 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/minLength",
				keyword: "minLength",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema31,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.source === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "source" },
				schema: schema31.required,
				parentSchema: schema31,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "source" || key0 === "contentType" || key0 === "distribution" || key0 === "mode" || key0 === "dataType" || key0 === "compression")) {
			const err3 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema31,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.source !== void 0) {
			if (!validate53(data.source, {
				instancePath: instancePath + "/source",
				parentData: data,
				parentDataProperty: "source",
				rootData
			})) {
				vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
				errors = vErrors.length;
			}
		}
		if (data.contentType !== void 0) {
			let data1 = data.contentType;
			if (typeof data1 !== "string") {
				const err4 = {
					instancePath: instancePath + "/contentType",
					schemaPath: "#/properties/contentType/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema31.properties.contentType.type,
					parentSchema: schema31.properties.contentType,
					data: data1
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.distribution !== void 0) {
			let data2 = data.distribution;
			if (!(data2 === "FullyReplicated" || data2 === "ShardedByS3Key")) {
				const err5 = {
					instancePath: instancePath + "/distribution",
					schemaPath: "#/properties/distribution/enum",
					keyword: "enum",
					params: { allowedValues: schema31.properties.distribution.enum },
					schema: schema31.properties.distribution.enum,
					parentSchema: schema31.properties.distribution,
					data: data2
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data.mode !== void 0) {
			let data3 = data.mode;
			if (!(data3 === "File" || data3 === "Pipe" || data3 === "FastFile")) {
				const err6 = {
					instancePath: instancePath + "/mode",
					schemaPath: "#/properties/mode/enum",
					keyword: "enum",
					params: { allowedValues: schema31.properties.mode.enum },
					schema: schema31.properties.mode.enum,
					parentSchema: schema31.properties.mode,
					data: data3
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.dataType !== void 0) {
			let data4 = data.dataType;
			if (!(data4 === "S3Prefix" || data4 === "ManifestFile" || data4 === "AugmentedManifestFile")) {
				const err7 = {
					instancePath: instancePath + "/dataType",
					schemaPath: "#/properties/dataType/enum",
					keyword: "enum",
					params: { allowedValues: schema31.properties.dataType.enum },
					schema: schema31.properties.dataType.enum,
					parentSchema: schema31.properties.dataType,
					data: data4
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
		if (data.compression !== void 0) {
			let data5 = data.compression;
			if (!(data5 === "None" || data5 === "Gzip")) {
				const err8 = {
					instancePath: instancePath + "/compression",
					schemaPath: "#/properties/compression/enum",
					keyword: "enum",
					params: { allowedValues: schema31.properties.compression.enum },
					schema: schema31.properties.compression.enum,
					parentSchema: schema31.properties.compression,
					data: data5
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
	}
	validate85.errors = vErrors;
	return errors === 0;
}
const pattern12 = new RegExp("^[A-Za-z0-9._-]{1,64}$", "u");
function validate77(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.type === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "type" },
				schema: schema30.required,
				parentSchema: schema30,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.image === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "image" },
				schema: schema30.required,
				parentSchema: schema30,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.instance === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "instance" },
				schema: schema30.required,
				parentSchema: schema30,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.channels === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "channels" },
				schema: schema30.required,
				parentSchema: schema30,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		for (const key0 in data) if (!func6.call(schema30.properties, key0)) {
			const err4 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema30,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.type !== void 0) {
			let data0 = data.type;
			if ("Training" !== data0) {
				const err5 = {
					instancePath: instancePath + "/type",
					schemaPath: "#/properties/type/const",
					keyword: "const",
					params: { allowedValue: "Training" },
					schema: "Training",
					parentSchema: schema30.properties.type,
					data: data0
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data.image !== void 0) {
			if (!validate31(data.image, {
				instancePath: instancePath + "/image",
				parentData: data,
				parentDataProperty: "image",
				rootData
			})) {
				vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
				errors = vErrors.length;
			}
		}
		if (data.instance !== void 0) {
			if (!validate33(data.instance, {
				instancePath: instancePath + "/instance",
				parentData: data,
				parentDataProperty: "instance",
				rootData
			})) {
				vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
				errors = vErrors.length;
			}
		}
		if (data.role !== void 0) {
			if (!validate38(data.role, {
				instancePath: instancePath + "/role",
				parentData: data,
				parentDataProperty: "role",
				rootData
			})) {
				vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
				errors = vErrors.length;
			}
		}
		if (data.environment !== void 0) {
			if (!validate40(data.environment, {
				instancePath: instancePath + "/environment",
				parentData: data,
				parentDataProperty: "environment",
				rootData
			})) {
				vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
				errors = vErrors.length;
			}
		}
		if (data.timeout !== void 0) {
			if (!validate44(data.timeout, {
				instancePath: instancePath + "/timeout",
				parentData: data,
				parentDataProperty: "timeout",
				rootData
			})) {
				vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
				errors = vErrors.length;
			}
		}
		if (data.tags !== void 0) {
			if (!validate46(data.tags, {
				instancePath: instancePath + "/tags",
				parentData: data,
				parentDataProperty: "tags",
				rootData
			})) {
				vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
				errors = vErrors.length;
			}
		}
		if (data.hyperparameters !== void 0) {
			let data7 = data.hyperparameters;
			if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
				if (Object.keys(data7).length > 100) {
					const err6 = {
						instancePath: instancePath + "/hyperparameters",
						schemaPath: "#/properties/hyperparameters/maxProperties",
						keyword: "maxProperties",
						params: { limit: 100 },
						schema: 100,
						parentSchema: schema30.properties.hyperparameters,
						data: data7
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
				for (const key1 in data7) {
					const _errs11 = errors;
					if (typeof key1 === "string") {
						if (func2(key1) > 256) {
							const err7 = {
								instancePath: instancePath + "/hyperparameters",
								schemaPath: "#/properties/hyperparameters/propertyNames/maxLength",
								keyword: "maxLength",
								params: { limit: 256 },
								schema: 256,
								parentSchema: schema30.properties.hyperparameters.propertyNames,
								data: key1,
								propertyName: key1
							};
							if (vErrors === null) vErrors = [err7];
							else vErrors.push(err7);
							errors++;
						}
						if (func2(key1) < 1) {
							const err8 = {
								instancePath: instancePath + "/hyperparameters",
								schemaPath: "#/properties/hyperparameters/propertyNames/minLength",
								keyword: "minLength",
								params: { limit: 1 },
								schema: 1,
								parentSchema: schema30.properties.hyperparameters.propertyNames,
								data: key1,
								propertyName: key1
							};
							if (vErrors === null) vErrors = [err8];
							else vErrors.push(err8);
							errors++;
						}
					} else {
						const err9 = {
							instancePath: instancePath + "/hyperparameters",
							schemaPath: "#/properties/hyperparameters/propertyNames/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema30.properties.hyperparameters.propertyNames.type,
							parentSchema: schema30.properties.hyperparameters.propertyNames,
							data: key1,
							propertyName: key1
						};
						if (vErrors === null) vErrors = [err9];
						else vErrors.push(err9);
						errors++;
					}
					if (!(_errs11 === errors)) {
						const err10 = {
							instancePath: instancePath + "/hyperparameters",
							schemaPath: "#/properties/hyperparameters/propertyNames",
							keyword: "propertyNames",
							params: { propertyName: key1 },
							schema: schema30.properties.hyperparameters.propertyNames,
							parentSchema: schema30.properties.hyperparameters,
							data: data7
						};
						if (vErrors === null) vErrors = [err10];
						else vErrors.push(err10);
						errors++;
					}
				}
				for (const key2 in data7) if (!validate41(data7[key2], {
					instancePath: instancePath + "/hyperparameters/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
					parentData: data7,
					parentDataProperty: key2,
					rootData
				})) {
					vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
					errors = vErrors.length;
				}
			} else {
				const err11 = {
					instancePath: instancePath + "/hyperparameters",
					schemaPath: "#/properties/hyperparameters/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema30.properties.hyperparameters.type,
					parentSchema: schema30.properties.hyperparameters,
					data: data7
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
		}
		if (data.channels !== void 0) {
			let data9 = data.channels;
			if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
				if (Object.keys(data9).length > 20) {
					const err12 = {
						instancePath: instancePath + "/channels",
						schemaPath: "#/properties/channels/maxProperties",
						keyword: "maxProperties",
						params: { limit: 20 },
						schema: 20,
						parentSchema: schema30.properties.channels,
						data: data9
					};
					if (vErrors === null) vErrors = [err12];
					else vErrors.push(err12);
					errors++;
				}
				if (Object.keys(data9).length < 1) {
					const err13 = {
						instancePath: instancePath + "/channels",
						schemaPath: "#/properties/channels/minProperties",
						keyword: "minProperties",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema30.properties.channels,
						data: data9
					};
					if (vErrors === null) vErrors = [err13];
					else vErrors.push(err13);
					errors++;
				}
				for (const key3 in data9) {
					const _errs17 = errors;
					if (typeof key3 === "string") {
						if (!pattern12.test(key3)) {
							const err14 = {
								instancePath: instancePath + "/channels",
								schemaPath: "#/properties/channels/propertyNames/pattern",
								keyword: "pattern",
								params: { pattern: "^[A-Za-z0-9._-]{1,64}$" },
								schema: "^[A-Za-z0-9._-]{1,64}$",
								parentSchema: schema30.properties.channels.propertyNames,
								data: key3,
								propertyName: key3
							};
							if (vErrors === null) vErrors = [err14];
							else vErrors.push(err14);
							errors++;
						}
					} else {
						const err15 = {
							instancePath: instancePath + "/channels",
							schemaPath: "#/properties/channels/propertyNames/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema30.properties.channels.propertyNames.type,
							parentSchema: schema30.properties.channels.propertyNames,
							data: key3,
							propertyName: key3
						};
						if (vErrors === null) vErrors = [err15];
						else vErrors.push(err15);
						errors++;
					}
					if (!(_errs17 === errors)) {
						const err16 = {
							instancePath: instancePath + "/channels",
							schemaPath: "#/properties/channels/propertyNames",
							keyword: "propertyNames",
							params: { propertyName: key3 },
							schema: schema30.properties.channels.propertyNames,
							parentSchema: schema30.properties.channels,
							data: data9
						};
						if (vErrors === null) vErrors = [err16];
						else vErrors.push(err16);
						errors++;
					}
				}
				for (const key4 in data9) if (!validate85(data9[key4], {
					instancePath: instancePath + "/channels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),
					parentData: data9,
					parentDataProperty: key4,
					rootData
				})) {
					vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
					errors = vErrors.length;
				}
			} else {
				const err17 = {
					instancePath: instancePath + "/channels",
					schemaPath: "#/properties/channels/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema30.properties.channels.type,
					parentSchema: schema30.properties.channels,
					data: data9
				};
				if (vErrors === null) vErrors = [err17];
				else vErrors.push(err17);
				errors++;
			}
		}
		if (data.output !== void 0) {
			if (!validate53(data.output, {
				instancePath: instancePath + "/output",
				parentData: data,
				parentDataProperty: "output",
				rootData
			})) {
				vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
				errors = vErrors.length;
			}
		}
		if (data.inputMode !== void 0) {
			let data12 = data.inputMode;
			if (!(data12 === "File" || data12 === "Pipe" || data12 === "FastFile")) {
				const err18 = {
					instancePath: instancePath + "/inputMode",
					schemaPath: "#/properties/inputMode/enum",
					keyword: "enum",
					params: { allowedValues: schema30.properties.inputMode.enum },
					schema: schema30.properties.inputMode.enum,
					parentSchema: schema30.properties.inputMode,
					data: data12
				};
				if (vErrors === null) vErrors = [err18];
				else vErrors.push(err18);
				errors++;
			}
		}
		if (data.metrics !== void 0) {
			let data13 = data.metrics;
			if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
				if (Object.keys(data13).length > 40) {
					const err19 = {
						instancePath: instancePath + "/metrics",
						schemaPath: "#/properties/metrics/maxProperties",
						keyword: "maxProperties",
						params: { limit: 40 },
						schema: 40,
						parentSchema: schema30.properties.metrics,
						data: data13
					};
					if (vErrors === null) vErrors = [err19];
					else vErrors.push(err19);
					errors++;
				}
				for (const key5 in data13) {
					let data14 = data13[key5];
					if (typeof data14 === "string") {
						if (func2(data14) > 500) {
							const err20 = {
								instancePath: instancePath + "/metrics/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),
								schemaPath: "#/properties/metrics/additionalProperties/maxLength",
								keyword: "maxLength",
								params: { limit: 500 },
								schema: 500,
								parentSchema: schema30.properties.metrics.additionalProperties,
								data: data14
							};
							if (vErrors === null) vErrors = [err20];
							else vErrors.push(err20);
							errors++;
						}
						if (func2(data14) < 1) {
							const err21 = {
								instancePath: instancePath + "/metrics/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),
								schemaPath: "#/properties/metrics/additionalProperties/minLength",
								keyword: "minLength",
								params: { limit: 1 },
								schema: 1,
								parentSchema: schema30.properties.metrics.additionalProperties,
								data: data14
							};
							if (vErrors === null) vErrors = [err21];
							else vErrors.push(err21);
							errors++;
						}
					} else {
						const err22 = {
							instancePath: instancePath + "/metrics/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),
							schemaPath: "#/properties/metrics/additionalProperties/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema30.properties.metrics.additionalProperties.type,
							parentSchema: schema30.properties.metrics.additionalProperties,
							data: data14
						};
						if (vErrors === null) vErrors = [err22];
						else vErrors.push(err22);
						errors++;
					}
				}
			} else {
				const err23 = {
					instancePath: instancePath + "/metrics",
					schemaPath: "#/properties/metrics/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema30.properties.metrics.type,
					parentSchema: schema30.properties.metrics,
					data: data13
				};
				if (vErrors === null) vErrors = [err23];
				else vErrors.push(err23);
				errors++;
			}
		}
		if (data.spot !== void 0) {
			let data15 = data.spot;
			if (typeof data15 !== "boolean" && !(data15 && typeof data15 == "object" && !Array.isArray(data15))) {
				const err24 = {
					instancePath: instancePath + "/spot",
					schemaPath: "#/properties/spot/type",
					keyword: "type",
					params: { type: schema30.properties.spot.type },
					schema: schema30.properties.spot.type,
					parentSchema: schema30.properties.spot,
					data: data15
				};
				if (vErrors === null) vErrors = [err24];
				else vErrors.push(err24);
				errors++;
			}
			if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
				if (data15.maxWait === void 0) {
					const err25 = {
						instancePath: instancePath + "/spot",
						schemaPath: "#/properties/spot/required",
						keyword: "required",
						params: { missingProperty: "maxWait" },
						schema: schema30.properties.spot.required,
						parentSchema: schema30.properties.spot,
						data: data15
					};
					if (vErrors === null) vErrors = [err25];
					else vErrors.push(err25);
					errors++;
				}
				for (const key6 in data15) if (!(key6 === "maxWait")) {
					const err26 = {
						instancePath: instancePath + "/spot",
						schemaPath: "#/properties/spot/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key6 },
						schema: false,
						parentSchema: schema30.properties.spot,
						data: data15
					};
					if (vErrors === null) vErrors = [err26];
					else vErrors.push(err26);
					errors++;
				}
				if (data15.maxWait !== void 0) {
					if (!validate69(data15.maxWait, {
						instancePath: instancePath + "/spot/maxWait",
						parentData: data15,
						parentDataProperty: "maxWait",
						rootData
					})) {
						vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
						errors = vErrors.length;
					}
				}
			}
		}
		if (data.checkpoint !== void 0) {
			let data17 = data.checkpoint;
			if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
				if (data17.uri === void 0) {
					const err27 = {
						instancePath: instancePath + "/checkpoint",
						schemaPath: "#/properties/checkpoint/required",
						keyword: "required",
						params: { missingProperty: "uri" },
						schema: schema30.properties.checkpoint.required,
						parentSchema: schema30.properties.checkpoint,
						data: data17
					};
					if (vErrors === null) vErrors = [err27];
					else vErrors.push(err27);
					errors++;
				}
				for (const key7 in data17) if (!(key7 === "uri" || key7 === "path")) {
					const err28 = {
						instancePath: instancePath + "/checkpoint",
						schemaPath: "#/properties/checkpoint/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key7 },
						schema: false,
						parentSchema: schema30.properties.checkpoint,
						data: data17
					};
					if (vErrors === null) vErrors = [err28];
					else vErrors.push(err28);
					errors++;
				}
				if (data17.uri !== void 0) {
					if (!validate53(data17.uri, {
						instancePath: instancePath + "/checkpoint/uri",
						parentData: data17,
						parentDataProperty: "uri",
						rootData
					})) {
						vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
						errors = vErrors.length;
					}
				}
				if (data17.path !== void 0) {
					let data19 = data17.path;
					if (typeof data19 === "string") {
						if (func2(data19) < 1) {
							const err29 = {
								instancePath: instancePath + "/checkpoint/path",
								schemaPath: "#/properties/checkpoint/properties/path/minLength",
								keyword: "minLength",
								params: { limit: 1 },
								schema: 1,
								parentSchema: schema30.properties.checkpoint.properties.path,
								data: data19
							};
							if (vErrors === null) vErrors = [err29];
							else vErrors.push(err29);
							errors++;
						}
					} else {
						const err30 = {
							instancePath: instancePath + "/checkpoint/path",
							schemaPath: "#/properties/checkpoint/properties/path/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema30.properties.checkpoint.properties.path.type,
							parentSchema: schema30.properties.checkpoint.properties.path,
							data: data19
						};
						if (vErrors === null) vErrors = [err30];
						else vErrors.push(err30);
						errors++;
					}
				}
			} else {
				const err31 = {
					instancePath: instancePath + "/checkpoint",
					schemaPath: "#/properties/checkpoint/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema30.properties.checkpoint.type,
					parentSchema: schema30.properties.checkpoint,
					data: data17
				};
				if (vErrors === null) vErrors = [err31];
				else vErrors.push(err31);
				errors++;
			}
		}
		if (data.cache !== void 0) {
			if (!validate66(data.cache, {
				instancePath: instancePath + "/cache",
				parentData: data,
				parentDataProperty: "cache",
				rootData
			})) {
				vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
				errors = vErrors.length;
			}
		}
		if (data.retry !== void 0) {
			if (!validate68(data.retry, {
				instancePath: instancePath + "/retry",
				parentData: data,
				parentDataProperty: "retry",
				rootData
			})) {
				vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
				errors = vErrors.length;
			}
		}
		if (data.displayName !== void 0) {
			let data22 = data.displayName;
			if (typeof data22 === "string") {
				if (func2(data22) > 256) {
					const err32 = {
						instancePath: instancePath + "/displayName",
						schemaPath: "#/properties/displayName/maxLength",
						keyword: "maxLength",
						params: { limit: 256 },
						schema: 256,
						parentSchema: schema30.properties.displayName,
						data: data22
					};
					if (vErrors === null) vErrors = [err32];
					else vErrors.push(err32);
					errors++;
				}
				if (func2(data22) < 1) {
					const err33 = {
						instancePath: instancePath + "/displayName",
						schemaPath: "#/properties/displayName/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema30.properties.displayName,
						data: data22
					};
					if (vErrors === null) vErrors = [err33];
					else vErrors.push(err33);
					errors++;
				}
			} else {
				const err34 = {
					instancePath: instancePath + "/displayName",
					schemaPath: "#/properties/displayName/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema30.properties.displayName.type,
					parentSchema: schema30.properties.displayName,
					data: data22
				};
				if (vErrors === null) vErrors = [err34];
				else vErrors.push(err34);
				errors++;
			}
		}
		if (data.description !== void 0) {
			let data23 = data.description;
			if (typeof data23 === "string") {
				if (func2(data23) > 3072) {
					const err35 = {
						instancePath: instancePath + "/description",
						schemaPath: "#/properties/description/maxLength",
						keyword: "maxLength",
						params: { limit: 3072 },
						schema: 3072,
						parentSchema: schema30.properties.description,
						data: data23
					};
					if (vErrors === null) vErrors = [err35];
					else vErrors.push(err35);
					errors++;
				}
			} else {
				const err36 = {
					instancePath: instancePath + "/description",
					schemaPath: "#/properties/description/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema30.properties.description.type,
					parentSchema: schema30.properties.description,
					data: data23
				};
				if (vErrors === null) vErrors = [err36];
				else vErrors.push(err36);
				errors++;
			}
		}
		if (data.dependsOn !== void 0) {
			if (!validate73(data.dependsOn, {
				instancePath: instancePath + "/dependsOn",
				parentData: data,
				parentDataProperty: "dependsOn",
				rootData
			})) {
				vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
				errors = vErrors.length;
			}
		}
		if (data.raw !== void 0) {
			if (!validate75(data.raw, {
				instancePath: instancePath + "/raw",
				parentData: data,
				parentDataProperty: "raw",
				rootData
			})) {
				vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err37 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema30.type,
			parentSchema: schema30,
			data
		};
		if (vErrors === null) vErrors = [err37];
		else vErrors.push(err37);
		errors++;
	}
	validate77.errors = vErrors;
	return errors === 0;
}
const schema32 = {
	"title": "Quality check step",
	"description": "Model Monitor's baseline or check (closed to new customers of AWS since 2026-07-30).",
	"type": "object",
	"required": [
		"type",
		"check",
		"instance",
		"dataset"
	],
	"properties": {
		"type": {
			"const": "QualityCheck",
			"title": "Step type"
		},
		"image": { "$ref": "#/definitions/image" },
		"instance": { "$ref": "#/definitions/instance" },
		"role": { "$ref": "#/definitions/role" },
		"environment": { "$ref": "#/definitions/environment" },
		"timeout": { "$ref": "#/definitions/timeout" },
		"tags": { "$ref": "#/definitions/tags" },
		"check": {
			"title": "Check",
			"enum": ["DataQuality", "ModelQuality"]
		},
		"dataset": { "$ref": "#/definitions/uri" },
		"format": {
			"title": "Format",
			"description": "CSV with a header by default.",
			"type": "object",
			"minProperties": 1,
			"maxProperties": 1,
			"additionalProperties": false,
			"properties": {
				"csv": {
					"type": "object",
					"properties": {
						"header": { "type": "boolean" },
						"outputColumns": { "enum": ["START", "END"] }
					},
					"additionalProperties": false
				},
				"json": {
					"type": "object",
					"properties": { "lines": { "type": "boolean" } },
					"additionalProperties": false
				},
				"parquet": {
					"type": "object",
					"additionalProperties": false,
					"properties": {}
				}
			}
		},
		"output": { "$ref": "#/definitions/uri" },
		"modelPackageGroup": { "$ref": "#/definitions/text" },
		"skipCheck": { "$ref": "#/definitions/flag" },
		"registerNewBaseline": { "$ref": "#/definitions/flag" },
		"failOnViolation": { "$ref": "#/definitions/flag" },
		"baseline": {
			"title": "Supplied baseline",
			"type": "object",
			"minProperties": 1,
			"properties": {
				"statistics": { "$ref": "#/definitions/uri" },
				"constraints": { "$ref": "#/definitions/uri" }
			},
			"additionalProperties": false
		},
		"preprocessor": {
			"title": "Record preprocessor script",
			"type": "string",
			"minLength": 1
		},
		"postprocessor": {
			"title": "Post-analytics script",
			"type": "string",
			"minLength": 1
		},
		"problem": {
			"title": "Problem",
			"enum": [
				"Regression",
				"BinaryClassification",
				"MulticlassClassification"
			]
		},
		"inference": {
			"title": "Prediction column",
			"type": "string"
		},
		"groundTruth": {
			"title": "Label column",
			"type": "string"
		},
		"probability": {
			"title": "Probability column",
			"type": "string"
		},
		"probabilityThreshold": {
			"title": "Probability threshold",
			"type": "number"
		},
		"cache": { "$ref": "#/definitions/cache" },
		"displayName": {
			"title": "Display name",
			"description": "Shown in SageMaker Studio instead of the step name.",
			"type": "string",
			"minLength": 1,
			"maxLength": 256
		},
		"description": {
			"title": "Description",
			"description": "Shown in SageMaker Studio.",
			"type": "string",
			"maxLength": 3072
		},
		"dependsOn": { "$ref": "#/definitions/dependsOn" },
		"raw": { "$ref": "#/definitions/raw" }
	},
	"additionalProperties": false
};
const schema33 = {
	"title": "Flag",
	"description": "true, false, or a reference to a Boolean parameter.",
	"type": [
		"boolean",
		"string",
		"object"
	],
	"pattern": "^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$",
	"patternErrorMessage": "write true or false without quotes, or a reference such as ${{ parameters.Flag }}",
	"minProperties": 1,
	"maxProperties": 1,
	"properties": {
		"Get": { "type": "string" },
		"Std:Join": { "type": "object" },
		"Std:JsonGet": { "type": "object" }
	},
	"additionalProperties": false
};
function validate105(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data !== "boolean" && typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema33.type },
			schema: schema33.type,
			parentSchema: schema33,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (typeof data === "string") {
		if (!pattern4.test(data)) {
			const err1 = {
				instancePath,
				schemaPath: "#/pattern",
				keyword: "pattern",
				params: { pattern: "^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$" },
				schema: "^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$",
				parentSchema: schema33,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (Object.keys(data).length > 1) {
			const err2 = {
				instancePath,
				schemaPath: "#/maxProperties",
				keyword: "maxProperties",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema33,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (Object.keys(data).length < 1) {
			const err3 = {
				instancePath,
				schemaPath: "#/minProperties",
				keyword: "minProperties",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema33,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "Get" || key0 === "Std:Join" || key0 === "Std:JsonGet")) {
			const err4 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema33,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.Get !== void 0) {
			let data0 = data.Get;
			if (typeof data0 !== "string") {
				const err5 = {
					instancePath: instancePath + "/Get",
					schemaPath: "#/properties/Get/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema33.properties.Get.type,
					parentSchema: schema33.properties.Get,
					data: data0
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data["Std:Join"] !== void 0) {
			let data1 = data["Std:Join"];
			if (!(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
				const err6 = {
					instancePath: instancePath + "/Std:Join",
					schemaPath: "#/properties/Std%3AJoin/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema33.properties["Std:Join"].type,
					parentSchema: schema33.properties["Std:Join"],
					data: data1
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data["Std:JsonGet"] !== void 0) {
			let data2 = data["Std:JsonGet"];
			if (!(data2 && typeof data2 == "object" && !Array.isArray(data2))) {
				const err7 = {
					instancePath: instancePath + "/Std:JsonGet",
					schemaPath: "#/properties/Std%3AJsonGet/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema33.properties["Std:JsonGet"].type,
					parentSchema: schema33.properties["Std:JsonGet"],
					data: data2
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
	}
	validate105.errors = vErrors;
	return errors === 0;
}
function validate95(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.type === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "type" },
				schema: schema32.required,
				parentSchema: schema32,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.check === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "check" },
				schema: schema32.required,
				parentSchema: schema32,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.instance === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "instance" },
				schema: schema32.required,
				parentSchema: schema32,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.dataset === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "dataset" },
				schema: schema32.required,
				parentSchema: schema32,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		for (const key0 in data) if (!func6.call(schema32.properties, key0)) {
			const err4 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema32,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.type !== void 0) {
			let data0 = data.type;
			if ("QualityCheck" !== data0) {
				const err5 = {
					instancePath: instancePath + "/type",
					schemaPath: "#/properties/type/const",
					keyword: "const",
					params: { allowedValue: "QualityCheck" },
					schema: "QualityCheck",
					parentSchema: schema32.properties.type,
					data: data0
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data.image !== void 0) {
			if (!validate31(data.image, {
				instancePath: instancePath + "/image",
				parentData: data,
				parentDataProperty: "image",
				rootData
			})) {
				vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
				errors = vErrors.length;
			}
		}
		if (data.instance !== void 0) {
			if (!validate33(data.instance, {
				instancePath: instancePath + "/instance",
				parentData: data,
				parentDataProperty: "instance",
				rootData
			})) {
				vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
				errors = vErrors.length;
			}
		}
		if (data.role !== void 0) {
			if (!validate38(data.role, {
				instancePath: instancePath + "/role",
				parentData: data,
				parentDataProperty: "role",
				rootData
			})) {
				vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
				errors = vErrors.length;
			}
		}
		if (data.environment !== void 0) {
			if (!validate40(data.environment, {
				instancePath: instancePath + "/environment",
				parentData: data,
				parentDataProperty: "environment",
				rootData
			})) {
				vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
				errors = vErrors.length;
			}
		}
		if (data.timeout !== void 0) {
			if (!validate44(data.timeout, {
				instancePath: instancePath + "/timeout",
				parentData: data,
				parentDataProperty: "timeout",
				rootData
			})) {
				vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
				errors = vErrors.length;
			}
		}
		if (data.tags !== void 0) {
			if (!validate46(data.tags, {
				instancePath: instancePath + "/tags",
				parentData: data,
				parentDataProperty: "tags",
				rootData
			})) {
				vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
				errors = vErrors.length;
			}
		}
		if (data.check !== void 0) {
			let data7 = data.check;
			if (!(data7 === "DataQuality" || data7 === "ModelQuality")) {
				const err6 = {
					instancePath: instancePath + "/check",
					schemaPath: "#/properties/check/enum",
					keyword: "enum",
					params: { allowedValues: schema32.properties.check.enum },
					schema: schema32.properties.check.enum,
					parentSchema: schema32.properties.check,
					data: data7
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.dataset !== void 0) {
			if (!validate53(data.dataset, {
				instancePath: instancePath + "/dataset",
				parentData: data,
				parentDataProperty: "dataset",
				rootData
			})) {
				vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
				errors = vErrors.length;
			}
		}
		if (data.format !== void 0) {
			let data9 = data.format;
			if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
				if (Object.keys(data9).length > 1) {
					const err7 = {
						instancePath: instancePath + "/format",
						schemaPath: "#/properties/format/maxProperties",
						keyword: "maxProperties",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema32.properties.format,
						data: data9
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				if (Object.keys(data9).length < 1) {
					const err8 = {
						instancePath: instancePath + "/format",
						schemaPath: "#/properties/format/minProperties",
						keyword: "minProperties",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema32.properties.format,
						data: data9
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
				for (const key1 in data9) if (!(key1 === "csv" || key1 === "json" || key1 === "parquet")) {
					const err9 = {
						instancePath: instancePath + "/format",
						schemaPath: "#/properties/format/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						schema: false,
						parentSchema: schema32.properties.format,
						data: data9
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
				if (data9.csv !== void 0) {
					let data10 = data9.csv;
					if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
						for (const key2 in data10) if (!(key2 === "header" || key2 === "outputColumns")) {
							const err10 = {
								instancePath: instancePath + "/format/csv",
								schemaPath: "#/properties/format/properties/csv/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key2 },
								schema: false,
								parentSchema: schema32.properties.format.properties.csv,
								data: data10
							};
							if (vErrors === null) vErrors = [err10];
							else vErrors.push(err10);
							errors++;
						}
						if (data10.header !== void 0) {
							let data11 = data10.header;
							if (typeof data11 !== "boolean") {
								const err11 = {
									instancePath: instancePath + "/format/csv/header",
									schemaPath: "#/properties/format/properties/csv/properties/header/type",
									keyword: "type",
									params: { type: "boolean" },
									schema: schema32.properties.format.properties.csv.properties.header.type,
									parentSchema: schema32.properties.format.properties.csv.properties.header,
									data: data11
								};
								if (vErrors === null) vErrors = [err11];
								else vErrors.push(err11);
								errors++;
							}
						}
						if (data10.outputColumns !== void 0) {
							let data12 = data10.outputColumns;
							if (!(data12 === "START" || data12 === "END")) {
								const err12 = {
									instancePath: instancePath + "/format/csv/outputColumns",
									schemaPath: "#/properties/format/properties/csv/properties/outputColumns/enum",
									keyword: "enum",
									params: { allowedValues: schema32.properties.format.properties.csv.properties.outputColumns.enum },
									schema: schema32.properties.format.properties.csv.properties.outputColumns.enum,
									parentSchema: schema32.properties.format.properties.csv.properties.outputColumns,
									data: data12
								};
								if (vErrors === null) vErrors = [err12];
								else vErrors.push(err12);
								errors++;
							}
						}
					} else {
						const err13 = {
							instancePath: instancePath + "/format/csv",
							schemaPath: "#/properties/format/properties/csv/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema32.properties.format.properties.csv.type,
							parentSchema: schema32.properties.format.properties.csv,
							data: data10
						};
						if (vErrors === null) vErrors = [err13];
						else vErrors.push(err13);
						errors++;
					}
				}
				if (data9.json !== void 0) {
					let data13 = data9.json;
					if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
						for (const key3 in data13) if (!(key3 === "lines")) {
							const err14 = {
								instancePath: instancePath + "/format/json",
								schemaPath: "#/properties/format/properties/json/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key3 },
								schema: false,
								parentSchema: schema32.properties.format.properties.json,
								data: data13
							};
							if (vErrors === null) vErrors = [err14];
							else vErrors.push(err14);
							errors++;
						}
						if (data13.lines !== void 0) {
							let data14 = data13.lines;
							if (typeof data14 !== "boolean") {
								const err15 = {
									instancePath: instancePath + "/format/json/lines",
									schemaPath: "#/properties/format/properties/json/properties/lines/type",
									keyword: "type",
									params: { type: "boolean" },
									schema: schema32.properties.format.properties.json.properties.lines.type,
									parentSchema: schema32.properties.format.properties.json.properties.lines,
									data: data14
								};
								if (vErrors === null) vErrors = [err15];
								else vErrors.push(err15);
								errors++;
							}
						}
					} else {
						const err16 = {
							instancePath: instancePath + "/format/json",
							schemaPath: "#/properties/format/properties/json/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema32.properties.format.properties.json.type,
							parentSchema: schema32.properties.format.properties.json,
							data: data13
						};
						if (vErrors === null) vErrors = [err16];
						else vErrors.push(err16);
						errors++;
					}
				}
				if (data9.parquet !== void 0) {
					let data15 = data9.parquet;
					if (data15 && typeof data15 == "object" && !Array.isArray(data15)) for (const key4 in data15) {
						const err17 = {
							instancePath: instancePath + "/format/parquet",
							schemaPath: "#/properties/format/properties/parquet/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key4 },
							schema: false,
							parentSchema: schema32.properties.format.properties.parquet,
							data: data15
						};
						if (vErrors === null) vErrors = [err17];
						else vErrors.push(err17);
						errors++;
					}
					else {
						const err18 = {
							instancePath: instancePath + "/format/parquet",
							schemaPath: "#/properties/format/properties/parquet/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema32.properties.format.properties.parquet.type,
							parentSchema: schema32.properties.format.properties.parquet,
							data: data15
						};
						if (vErrors === null) vErrors = [err18];
						else vErrors.push(err18);
						errors++;
					}
				}
			} else {
				const err19 = {
					instancePath: instancePath + "/format",
					schemaPath: "#/properties/format/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema32.properties.format.type,
					parentSchema: schema32.properties.format,
					data: data9
				};
				if (vErrors === null) vErrors = [err19];
				else vErrors.push(err19);
				errors++;
			}
		}
		if (data.output !== void 0) {
			if (!validate53(data.output, {
				instancePath: instancePath + "/output",
				parentData: data,
				parentDataProperty: "output",
				rootData
			})) {
				vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
				errors = vErrors.length;
			}
		}
		if (data.modelPackageGroup !== void 0) {
			if (!validate41(data.modelPackageGroup, {
				instancePath: instancePath + "/modelPackageGroup",
				parentData: data,
				parentDataProperty: "modelPackageGroup",
				rootData
			})) {
				vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
				errors = vErrors.length;
			}
		}
		if (data.skipCheck !== void 0) {
			if (!validate105(data.skipCheck, {
				instancePath: instancePath + "/skipCheck",
				parentData: data,
				parentDataProperty: "skipCheck",
				rootData
			})) {
				vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
				errors = vErrors.length;
			}
		}
		if (data.registerNewBaseline !== void 0) {
			if (!validate105(data.registerNewBaseline, {
				instancePath: instancePath + "/registerNewBaseline",
				parentData: data,
				parentDataProperty: "registerNewBaseline",
				rootData
			})) {
				vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
				errors = vErrors.length;
			}
		}
		if (data.failOnViolation !== void 0) {
			if (!validate105(data.failOnViolation, {
				instancePath: instancePath + "/failOnViolation",
				parentData: data,
				parentDataProperty: "failOnViolation",
				rootData
			})) {
				vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
				errors = vErrors.length;
			}
		}
		if (data.baseline !== void 0) {
			let data21 = data.baseline;
			if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
				if (Object.keys(data21).length < 1) {
					const err20 = {
						instancePath: instancePath + "/baseline",
						schemaPath: "#/properties/baseline/minProperties",
						keyword: "minProperties",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema32.properties.baseline,
						data: data21
					};
					if (vErrors === null) vErrors = [err20];
					else vErrors.push(err20);
					errors++;
				}
				for (const key5 in data21) if (!(key5 === "statistics" || key5 === "constraints")) {
					const err21 = {
						instancePath: instancePath + "/baseline",
						schemaPath: "#/properties/baseline/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key5 },
						schema: false,
						parentSchema: schema32.properties.baseline,
						data: data21
					};
					if (vErrors === null) vErrors = [err21];
					else vErrors.push(err21);
					errors++;
				}
				if (data21.statistics !== void 0) {
					if (!validate53(data21.statistics, {
						instancePath: instancePath + "/baseline/statistics",
						parentData: data21,
						parentDataProperty: "statistics",
						rootData
					})) {
						vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
						errors = vErrors.length;
					}
				}
				if (data21.constraints !== void 0) {
					if (!validate53(data21.constraints, {
						instancePath: instancePath + "/baseline/constraints",
						parentData: data21,
						parentDataProperty: "constraints",
						rootData
					})) {
						vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
						errors = vErrors.length;
					}
				}
			} else {
				const err22 = {
					instancePath: instancePath + "/baseline",
					schemaPath: "#/properties/baseline/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema32.properties.baseline.type,
					parentSchema: schema32.properties.baseline,
					data: data21
				};
				if (vErrors === null) vErrors = [err22];
				else vErrors.push(err22);
				errors++;
			}
		}
		if (data.preprocessor !== void 0) {
			let data24 = data.preprocessor;
			if (typeof data24 === "string") {
				if (func2(data24) < 1) {
					const err23 = {
						instancePath: instancePath + "/preprocessor",
						schemaPath: "#/properties/preprocessor/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema32.properties.preprocessor,
						data: data24
					};
					if (vErrors === null) vErrors = [err23];
					else vErrors.push(err23);
					errors++;
				}
			} else {
				const err24 = {
					instancePath: instancePath + "/preprocessor",
					schemaPath: "#/properties/preprocessor/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema32.properties.preprocessor.type,
					parentSchema: schema32.properties.preprocessor,
					data: data24
				};
				if (vErrors === null) vErrors = [err24];
				else vErrors.push(err24);
				errors++;
			}
		}
		if (data.postprocessor !== void 0) {
			let data25 = data.postprocessor;
			if (typeof data25 === "string") {
				if (func2(data25) < 1) {
					const err25 = {
						instancePath: instancePath + "/postprocessor",
						schemaPath: "#/properties/postprocessor/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema32.properties.postprocessor,
						data: data25
					};
					if (vErrors === null) vErrors = [err25];
					else vErrors.push(err25);
					errors++;
				}
			} else {
				const err26 = {
					instancePath: instancePath + "/postprocessor",
					schemaPath: "#/properties/postprocessor/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema32.properties.postprocessor.type,
					parentSchema: schema32.properties.postprocessor,
					data: data25
				};
				if (vErrors === null) vErrors = [err26];
				else vErrors.push(err26);
				errors++;
			}
		}
		if (data.problem !== void 0) {
			let data26 = data.problem;
			if (!(data26 === "Regression" || data26 === "BinaryClassification" || data26 === "MulticlassClassification")) {
				const err27 = {
					instancePath: instancePath + "/problem",
					schemaPath: "#/properties/problem/enum",
					keyword: "enum",
					params: { allowedValues: schema32.properties.problem.enum },
					schema: schema32.properties.problem.enum,
					parentSchema: schema32.properties.problem,
					data: data26
				};
				if (vErrors === null) vErrors = [err27];
				else vErrors.push(err27);
				errors++;
			}
		}
		if (data.inference !== void 0) {
			let data27 = data.inference;
			if (typeof data27 !== "string") {
				const err28 = {
					instancePath: instancePath + "/inference",
					schemaPath: "#/properties/inference/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema32.properties.inference.type,
					parentSchema: schema32.properties.inference,
					data: data27
				};
				if (vErrors === null) vErrors = [err28];
				else vErrors.push(err28);
				errors++;
			}
		}
		if (data.groundTruth !== void 0) {
			let data28 = data.groundTruth;
			if (typeof data28 !== "string") {
				const err29 = {
					instancePath: instancePath + "/groundTruth",
					schemaPath: "#/properties/groundTruth/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema32.properties.groundTruth.type,
					parentSchema: schema32.properties.groundTruth,
					data: data28
				};
				if (vErrors === null) vErrors = [err29];
				else vErrors.push(err29);
				errors++;
			}
		}
		if (data.probability !== void 0) {
			let data29 = data.probability;
			if (typeof data29 !== "string") {
				const err30 = {
					instancePath: instancePath + "/probability",
					schemaPath: "#/properties/probability/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema32.properties.probability.type,
					parentSchema: schema32.properties.probability,
					data: data29
				};
				if (vErrors === null) vErrors = [err30];
				else vErrors.push(err30);
				errors++;
			}
		}
		if (data.probabilityThreshold !== void 0) {
			let data30 = data.probabilityThreshold;
			if (!(typeof data30 == "number" && isFinite(data30))) {
				const err31 = {
					instancePath: instancePath + "/probabilityThreshold",
					schemaPath: "#/properties/probabilityThreshold/type",
					keyword: "type",
					params: { type: "number" },
					schema: schema32.properties.probabilityThreshold.type,
					parentSchema: schema32.properties.probabilityThreshold,
					data: data30
				};
				if (vErrors === null) vErrors = [err31];
				else vErrors.push(err31);
				errors++;
			}
		}
		if (data.cache !== void 0) {
			if (!validate66(data.cache, {
				instancePath: instancePath + "/cache",
				parentData: data,
				parentDataProperty: "cache",
				rootData
			})) {
				vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
				errors = vErrors.length;
			}
		}
		if (data.displayName !== void 0) {
			let data32 = data.displayName;
			if (typeof data32 === "string") {
				if (func2(data32) > 256) {
					const err32 = {
						instancePath: instancePath + "/displayName",
						schemaPath: "#/properties/displayName/maxLength",
						keyword: "maxLength",
						params: { limit: 256 },
						schema: 256,
						parentSchema: schema32.properties.displayName,
						data: data32
					};
					if (vErrors === null) vErrors = [err32];
					else vErrors.push(err32);
					errors++;
				}
				if (func2(data32) < 1) {
					const err33 = {
						instancePath: instancePath + "/displayName",
						schemaPath: "#/properties/displayName/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema32.properties.displayName,
						data: data32
					};
					if (vErrors === null) vErrors = [err33];
					else vErrors.push(err33);
					errors++;
				}
			} else {
				const err34 = {
					instancePath: instancePath + "/displayName",
					schemaPath: "#/properties/displayName/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema32.properties.displayName.type,
					parentSchema: schema32.properties.displayName,
					data: data32
				};
				if (vErrors === null) vErrors = [err34];
				else vErrors.push(err34);
				errors++;
			}
		}
		if (data.description !== void 0) {
			let data33 = data.description;
			if (typeof data33 === "string") {
				if (func2(data33) > 3072) {
					const err35 = {
						instancePath: instancePath + "/description",
						schemaPath: "#/properties/description/maxLength",
						keyword: "maxLength",
						params: { limit: 3072 },
						schema: 3072,
						parentSchema: schema32.properties.description,
						data: data33
					};
					if (vErrors === null) vErrors = [err35];
					else vErrors.push(err35);
					errors++;
				}
			} else {
				const err36 = {
					instancePath: instancePath + "/description",
					schemaPath: "#/properties/description/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema32.properties.description.type,
					parentSchema: schema32.properties.description,
					data: data33
				};
				if (vErrors === null) vErrors = [err36];
				else vErrors.push(err36);
				errors++;
			}
		}
		if (data.dependsOn !== void 0) {
			if (!validate73(data.dependsOn, {
				instancePath: instancePath + "/dependsOn",
				parentData: data,
				parentDataProperty: "dependsOn",
				rootData
			})) {
				vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
				errors = vErrors.length;
			}
		}
		if (data.raw !== void 0) {
			if (!validate75(data.raw, {
				instancePath: instancePath + "/raw",
				parentData: data,
				parentDataProperty: "raw",
				rootData
			})) {
				vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err37 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema32.type,
			parentSchema: schema32,
			data
		};
		if (vErrors === null) vErrors = [err37];
		else vErrors.push(err37);
		errors++;
	}
	validate95.errors = vErrors;
	return errors === 0;
}
const schema34 = {
	"title": "Condition step",
	"description": "Chooses between steps.",
	"type": "object",
	"required": [
		"type",
		"if",
		"then"
	],
	"properties": {
		"type": {
			"const": "Condition",
			"title": "Step type"
		},
		"if": {
			"title": "If",
			"description": "An expression: comparisons of references and literals with ==, !=, <, <=, >, >=, &&, ||, !, and contains(fromJSON('[\"a\"]'), x). A list holds when all of its conditions hold.",
			"type": ["string", "array"],
			"minLength": 1,
			"minItems": 1,
			"items": { "type": ["string", "object"] }
		},
		"then": {
			"title": "Then",
			"description": "Steps that run when it holds.",
			"type": "array",
			"minItems": 1,
			"uniqueItems": true,
			"items": { "type": "string" }
		},
		"else": {
			"title": "Else",
			"description": "Steps that run when it does not.",
			"type": "array",
			"uniqueItems": true,
			"items": { "type": "string" }
		},
		"displayName": {
			"title": "Display name",
			"description": "Shown in SageMaker Studio instead of the step name.",
			"type": "string",
			"minLength": 1,
			"maxLength": 256
		},
		"description": {
			"title": "Description",
			"description": "Shown in SageMaker Studio.",
			"type": "string",
			"maxLength": 3072
		},
		"dependsOn": { "$ref": "#/definitions/dependsOn" },
		"raw": { "$ref": "#/definitions/raw" }
	},
	"additionalProperties": false
};
function validate114(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.type === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "type" },
				schema: schema34.required,
				parentSchema: schema34,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.if === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "if" },
				schema: schema34.required,
				parentSchema: schema34,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.then === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "then" },
				schema: schema34.required,
				parentSchema: schema34,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "type" || key0 === "if" || key0 === "then" || key0 === "else" || key0 === "displayName" || key0 === "description" || key0 === "dependsOn" || key0 === "raw")) {
			const err3 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema34,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.type !== void 0) {
			let data0 = data.type;
			if ("Condition" !== data0) {
				const err4 = {
					instancePath: instancePath + "/type",
					schemaPath: "#/properties/type/const",
					keyword: "const",
					params: { allowedValue: "Condition" },
					schema: "Condition",
					parentSchema: schema34.properties.type,
					data: data0
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.if !== void 0) {
			let data1 = data.if;
			if (typeof data1 !== "string" && !Array.isArray(data1)) {
				const err5 = {
					instancePath: instancePath + "/if",
					schemaPath: "#/properties/if/type",
					keyword: "type",
					params: { type: schema34.properties.if.type },
					schema: schema34.properties.if.type,
					parentSchema: schema34.properties.if,
					data: data1
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			if (typeof data1 === "string") {
				if (func2(data1) < 1) {
					const err6 = {
						instancePath: instancePath + "/if",
						schemaPath: "#/properties/if/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema34.properties.if,
						data: data1
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
			}
			if (Array.isArray(data1)) {
				if (data1.length < 1) {
					const err7 = {
						instancePath: instancePath + "/if",
						schemaPath: "#/properties/if/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema34.properties.if,
						data: data1
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				const len0 = data1.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data2 = data1[i0];
					if (typeof data2 !== "string" && !(data2 && typeof data2 == "object" && !Array.isArray(data2))) {
						const err8 = {
							instancePath: instancePath + "/if/" + i0,
							schemaPath: "#/properties/if/items/type",
							keyword: "type",
							params: { type: schema34.properties.if.items.type },
							schema: schema34.properties.if.items.type,
							parentSchema: schema34.properties.if.items,
							data: data2
						};
						if (vErrors === null) vErrors = [err8];
						else vErrors.push(err8);
						errors++;
					}
				}
			}
		}
		if (data.then !== void 0) {
			let data3 = data.then;
			if (Array.isArray(data3)) {
				if (data3.length < 1) {
					const err9 = {
						instancePath: instancePath + "/then",
						schemaPath: "#/properties/then/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema34.properties.then,
						data: data3
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
				const len1 = data3.length;
				for (let i1 = 0; i1 < len1; i1++) {
					let data4 = data3[i1];
					if (typeof data4 !== "string") {
						const err10 = {
							instancePath: instancePath + "/then/" + i1,
							schemaPath: "#/properties/then/items/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema34.properties.then.items.type,
							parentSchema: schema34.properties.then.items,
							data: data4
						};
						if (vErrors === null) vErrors = [err10];
						else vErrors.push(err10);
						errors++;
					}
				}
				let i2 = data3.length;
				let j0;
				if (i2 > 1) {
					const indices0 = {};
					for (; i2--;) {
						let item0 = data3[i2];
						if (typeof item0 !== "string") continue;
						if (typeof indices0[item0] == "number") {
							j0 = indices0[item0];
							const err11 = {
								instancePath: instancePath + "/then",
								schemaPath: "#/properties/then/uniqueItems",
								keyword: "uniqueItems",
								params: {
									i: i2,
									j: j0
								},
								schema: true,
								parentSchema: schema34.properties.then,
								data: data3
							};
							if (vErrors === null) vErrors = [err11];
							else vErrors.push(err11);
							errors++;
							break;
						}
						indices0[item0] = i2;
					}
				}
			} else {
				const err12 = {
					instancePath: instancePath + "/then",
					schemaPath: "#/properties/then/type",
					keyword: "type",
					params: { type: "array" },
					schema: schema34.properties.then.type,
					parentSchema: schema34.properties.then,
					data: data3
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
		}
		if (data.else !== void 0) {
			let data5 = data.else;
			if (Array.isArray(data5)) {
				const len2 = data5.length;
				for (let i3 = 0; i3 < len2; i3++) {
					let data6 = data5[i3];
					if (typeof data6 !== "string") {
						const err13 = {
							instancePath: instancePath + "/else/" + i3,
							schemaPath: "#/properties/else/items/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema34.properties.else.items.type,
							parentSchema: schema34.properties.else.items,
							data: data6
						};
						if (vErrors === null) vErrors = [err13];
						else vErrors.push(err13);
						errors++;
					}
				}
				let i4 = data5.length;
				let j1;
				if (i4 > 1) {
					const indices1 = {};
					for (; i4--;) {
						let item1 = data5[i4];
						if (typeof item1 !== "string") continue;
						if (typeof indices1[item1] == "number") {
							j1 = indices1[item1];
							const err14 = {
								instancePath: instancePath + "/else",
								schemaPath: "#/properties/else/uniqueItems",
								keyword: "uniqueItems",
								params: {
									i: i4,
									j: j1
								},
								schema: true,
								parentSchema: schema34.properties.else,
								data: data5
							};
							if (vErrors === null) vErrors = [err14];
							else vErrors.push(err14);
							errors++;
							break;
						}
						indices1[item1] = i4;
					}
				}
			} else {
				const err15 = {
					instancePath: instancePath + "/else",
					schemaPath: "#/properties/else/type",
					keyword: "type",
					params: { type: "array" },
					schema: schema34.properties.else.type,
					parentSchema: schema34.properties.else,
					data: data5
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
		}
		if (data.displayName !== void 0) {
			let data7 = data.displayName;
			if (typeof data7 === "string") {
				if (func2(data7) > 256) {
					const err16 = {
						instancePath: instancePath + "/displayName",
						schemaPath: "#/properties/displayName/maxLength",
						keyword: "maxLength",
						params: { limit: 256 },
						schema: 256,
						parentSchema: schema34.properties.displayName,
						data: data7
					};
					if (vErrors === null) vErrors = [err16];
					else vErrors.push(err16);
					errors++;
				}
				if (func2(data7) < 1) {
					const err17 = {
						instancePath: instancePath + "/displayName",
						schemaPath: "#/properties/displayName/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema34.properties.displayName,
						data: data7
					};
					if (vErrors === null) vErrors = [err17];
					else vErrors.push(err17);
					errors++;
				}
			} else {
				const err18 = {
					instancePath: instancePath + "/displayName",
					schemaPath: "#/properties/displayName/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema34.properties.displayName.type,
					parentSchema: schema34.properties.displayName,
					data: data7
				};
				if (vErrors === null) vErrors = [err18];
				else vErrors.push(err18);
				errors++;
			}
		}
		if (data.description !== void 0) {
			let data8 = data.description;
			if (typeof data8 === "string") {
				if (func2(data8) > 3072) {
					const err19 = {
						instancePath: instancePath + "/description",
						schemaPath: "#/properties/description/maxLength",
						keyword: "maxLength",
						params: { limit: 3072 },
						schema: 3072,
						parentSchema: schema34.properties.description,
						data: data8
					};
					if (vErrors === null) vErrors = [err19];
					else vErrors.push(err19);
					errors++;
				}
			} else {
				const err20 = {
					instancePath: instancePath + "/description",
					schemaPath: "#/properties/description/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema34.properties.description.type,
					parentSchema: schema34.properties.description,
					data: data8
				};
				if (vErrors === null) vErrors = [err20];
				else vErrors.push(err20);
				errors++;
			}
		}
		if (data.dependsOn !== void 0) {
			if (!validate73(data.dependsOn, {
				instancePath: instancePath + "/dependsOn",
				parentData: data,
				parentDataProperty: "dependsOn",
				rootData
			})) {
				vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
				errors = vErrors.length;
			}
		}
		if (data.raw !== void 0) {
			if (!validate75(data.raw, {
				instancePath: instancePath + "/raw",
				parentData: data,
				parentDataProperty: "raw",
				rootData
			})) {
				vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err21 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema34.type,
			parentSchema: schema34,
			data
		};
		if (vErrors === null) vErrors = [err21];
		else vErrors.push(err21);
		errors++;
	}
	validate114.errors = vErrors;
	return errors === 0;
}
const schema35 = {
	"title": "Register model step",
	"description": "Puts the model into the model registry as a new version of its group.",
	"type": "object",
	"required": [
		"type",
		"model",
		"image",
		"contentTypes",
		"responseTypes"
	],
	"properties": {
		"type": {
			"const": "RegisterModel",
			"title": "Step type"
		},
		"model": { "$ref": "#/definitions/uri" },
		"image": { "$ref": "#/definitions/image" },
		"environment": { "$ref": "#/definitions/environment" },
		"modelPackageGroup": { "$ref": "#/definitions/text" },
		"packageDescription": { "$ref": "#/definitions/text" },
		"approval": {
			"title": "Approval",
			"description": "PendingManualApproval (default), Approved, Rejected, or a parameter.",
			"type": ["string", "object"],
			"pattern": "^(PendingManualApproval|Approved|Rejected|\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*)$",
			"patternErrorMessage": "write PendingManualApproval, Approved, Rejected, or a reference to a parameter",
			"minProperties": 1,
			"maxProperties": 1,
			"properties": {
				"Get": { "type": "string" },
				"Std:Join": { "type": "object" },
				"Std:JsonGet": { "type": "object" }
			},
			"additionalProperties": false
		},
		"metrics": {
			"title": "Model metrics",
			"type": "object",
			"minProperties": 1,
			"additionalProperties": false,
			"properties": {
				"modelQuality": {
					"description": "How good the model is.",
					"type": "object",
					"minProperties": 1,
					"additionalProperties": false,
					"properties": {
						"statistics": { "$ref": "#/definitions/metricsSource" },
						"constraints": { "$ref": "#/definitions/metricsSource" }
					}
				},
				"modelDataQuality": {
					"description": "What the data looks like.",
					"type": "object",
					"minProperties": 1,
					"additionalProperties": false,
					"properties": {
						"statistics": { "$ref": "#/definitions/metricsSource" },
						"constraints": { "$ref": "#/definitions/metricsSource" }
					}
				},
				"bias": {
					"description": "Bias reports.",
					"type": "object",
					"minProperties": 1,
					"additionalProperties": false,
					"properties": {
						"report": { "$ref": "#/definitions/metricsSource" },
						"preTrainingReport": { "$ref": "#/definitions/metricsSource" },
						"postTrainingReport": { "$ref": "#/definitions/metricsSource" }
					}
				},
				"explainability": {
					"description": "Explainability report.",
					"type": "object",
					"minProperties": 1,
					"additionalProperties": false,
					"properties": { "report": { "$ref": "#/definitions/metricsSource" } }
				}
			}
		},
		"driftCheckBaselines": {
			"title": "Drift check baselines",
			"type": "object",
			"minProperties": 1,
			"additionalProperties": false,
			"properties": {
				"modelQuality": {
					"description": "Baseline of the model's quality.",
					"type": "object",
					"minProperties": 1,
					"additionalProperties": false,
					"properties": {
						"statistics": { "$ref": "#/definitions/metricsSource" },
						"constraints": { "$ref": "#/definitions/metricsSource" }
					}
				},
				"modelDataQuality": {
					"description": "Baseline of the data.",
					"type": "object",
					"minProperties": 1,
					"additionalProperties": false,
					"properties": {
						"statistics": { "$ref": "#/definitions/metricsSource" },
						"constraints": { "$ref": "#/definitions/metricsSource" }
					}
				},
				"bias": {
					"description": "Bias baseline.",
					"type": "object",
					"minProperties": 1,
					"additionalProperties": false,
					"properties": {
						"configFile": { "$ref": "#/definitions/metricsSource" },
						"preTrainingConstraints": { "$ref": "#/definitions/metricsSource" },
						"postTrainingConstraints": { "$ref": "#/definitions/metricsSource" }
					}
				},
				"explainability": {
					"description": "Explainability baseline.",
					"type": "object",
					"minProperties": 1,
					"additionalProperties": false,
					"properties": {
						"constraints": { "$ref": "#/definitions/metricsSource" },
						"configFile": { "$ref": "#/definitions/metricsSource" }
					}
				}
			}
		},
		"metadata": {
			"title": "Metadata",
			"description": "Customer metadata of the package: where it comes from.",
			"type": "object",
			"maxProperties": 50,
			"propertyNames": {
				"type": "string",
				"minLength": 1,
				"maxLength": 128
			},
			"additionalProperties": { "$ref": "#/definitions/text" }
		},
		"contentTypes": {
			"title": "Content types",
			"description": "MIME types of a request, such as text/csv.",
			"type": "array",
			"minItems": 1,
			"items": { "$ref": "#/definitions/text" }
		},
		"responseTypes": {
			"title": "Response types",
			"description": "MIME types of an answer, such as text/csv.",
			"type": "array",
			"minItems": 1,
			"items": { "$ref": "#/definitions/text" }
		},
		"realtimeInstances": {
			"title": "Endpoint instances",
			"description": "Instance types for endpoints.",
			"type": "array",
			"minItems": 1,
			"items": { "$ref": "#/definitions/text" }
		},
		"transformInstances": {
			"title": "Transform instances",
			"description": "Instance types for batch transform.",
			"type": "array",
			"minItems": 1,
			"items": { "$ref": "#/definitions/text" }
		},
		"domain": {
			"title": "Domain",
			"enum": [
				"COMPUTER_VISION",
				"NATURAL_LANGUAGE_PROCESSING",
				"MACHINE_LEARNING"
			]
		},
		"task": {
			"title": "Task",
			"type": "string",
			"minLength": 1
		},
		"skipModelValidation": {
			"title": "Skip model validation",
			"enum": ["None", "All"]
		},
		"retry": { "$ref": "#/definitions/retry" },
		"displayName": {
			"title": "Display name",
			"description": "Shown in SageMaker Studio instead of the step name.",
			"type": "string",
			"minLength": 1,
			"maxLength": 256
		},
		"description": {
			"title": "Description",
			"description": "Shown in SageMaker Studio.",
			"type": "string",
			"maxLength": 3072
		},
		"dependsOn": { "$ref": "#/definitions/dependsOn" },
		"raw": { "$ref": "#/definitions/raw" }
	},
	"additionalProperties": false
};
const schema36 = {
	"title": "Report",
	"description": "S3 address of a report file, or uri, contentType and digest.",
	"type": ["string", "object"],
	"minLength": 1,
	"required": ["uri"],
	"properties": {
		"uri": { "$ref": "#/definitions/uri" },
		"contentType": {
			"title": "Content type",
			"type": "string"
		},
		"digest": {
			"title": "Digest",
			"type": "string"
		}
	},
	"additionalProperties": false
};
function validate123(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema36.type },
			schema: schema36.type,
			parentSchema: schema36,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (typeof data === "string") {
		if (func2(data) < 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/minLength",
				keyword: "minLength",
				params: { limit: 1 },
				schema: 1,
				parentSchema: schema36,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.uri === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "uri" },
				schema: schema36.required,
				parentSchema: schema36,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "uri" || key0 === "contentType" || key0 === "digest")) {
			const err3 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema36,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.uri !== void 0) {
			if (!validate53(data.uri, {
				instancePath: instancePath + "/uri",
				parentData: data,
				parentDataProperty: "uri",
				rootData
			})) {
				vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
				errors = vErrors.length;
			}
		}
		if (data.contentType !== void 0) {
			let data1 = data.contentType;
			if (typeof data1 !== "string") {
				const err4 = {
					instancePath: instancePath + "/contentType",
					schemaPath: "#/properties/contentType/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema36.properties.contentType.type,
					parentSchema: schema36.properties.contentType,
					data: data1
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.digest !== void 0) {
			let data2 = data.digest;
			if (typeof data2 !== "string") {
				const err5 = {
					instancePath: instancePath + "/digest",
					schemaPath: "#/properties/digest/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema36.properties.digest.type,
					parentSchema: schema36.properties.digest,
					data: data2
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
	}
	validate123.errors = vErrors;
	return errors === 0;
}
const pattern14 = new RegExp("^(PendingManualApproval|Approved|Rejected|\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*)$", "u");
function validate117(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.type === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "type" },
				schema: schema35.required,
				parentSchema: schema35,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.model === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "model" },
				schema: schema35.required,
				parentSchema: schema35,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.image === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "image" },
				schema: schema35.required,
				parentSchema: schema35,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.contentTypes === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "contentTypes" },
				schema: schema35.required,
				parentSchema: schema35,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.responseTypes === void 0) {
			const err4 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "responseTypes" },
				schema: schema35.required,
				parentSchema: schema35,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		for (const key0 in data) if (!func6.call(schema35.properties, key0)) {
			const err5 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema35,
				data
			};
			if (vErrors === null) vErrors = [err5];
			else vErrors.push(err5);
			errors++;
		}
		if (data.type !== void 0) {
			let data0 = data.type;
			if ("RegisterModel" !== data0) {
				const err6 = {
					instancePath: instancePath + "/type",
					schemaPath: "#/properties/type/const",
					keyword: "const",
					params: { allowedValue: "RegisterModel" },
					schema: "RegisterModel",
					parentSchema: schema35.properties.type,
					data: data0
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.model !== void 0) {
			if (!validate53(data.model, {
				instancePath: instancePath + "/model",
				parentData: data,
				parentDataProperty: "model",
				rootData
			})) {
				vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
				errors = vErrors.length;
			}
		}
		if (data.image !== void 0) {
			if (!validate31(data.image, {
				instancePath: instancePath + "/image",
				parentData: data,
				parentDataProperty: "image",
				rootData
			})) {
				vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
				errors = vErrors.length;
			}
		}
		if (data.environment !== void 0) {
			if (!validate40(data.environment, {
				instancePath: instancePath + "/environment",
				parentData: data,
				parentDataProperty: "environment",
				rootData
			})) {
				vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
				errors = vErrors.length;
			}
		}
		if (data.modelPackageGroup !== void 0) {
			if (!validate41(data.modelPackageGroup, {
				instancePath: instancePath + "/modelPackageGroup",
				parentData: data,
				parentDataProperty: "modelPackageGroup",
				rootData
			})) {
				vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
				errors = vErrors.length;
			}
		}
		if (data.packageDescription !== void 0) {
			if (!validate41(data.packageDescription, {
				instancePath: instancePath + "/packageDescription",
				parentData: data,
				parentDataProperty: "packageDescription",
				rootData
			})) {
				vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
				errors = vErrors.length;
			}
		}
		if (data.approval !== void 0) {
			let data6 = data.approval;
			if (typeof data6 !== "string" && !(data6 && typeof data6 == "object" && !Array.isArray(data6))) {
				const err7 = {
					instancePath: instancePath + "/approval",
					schemaPath: "#/properties/approval/type",
					keyword: "type",
					params: { type: schema35.properties.approval.type },
					schema: schema35.properties.approval.type,
					parentSchema: schema35.properties.approval,
					data: data6
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
			if (typeof data6 === "string") {
				if (!pattern14.test(data6)) {
					const err8 = {
						instancePath: instancePath + "/approval",
						schemaPath: "#/properties/approval/pattern",
						keyword: "pattern",
						params: { pattern: "^(PendingManualApproval|Approved|Rejected|\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*)$" },
						schema: "^(PendingManualApproval|Approved|Rejected|\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*)$",
						parentSchema: schema35.properties.approval,
						data: data6
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
			}
			if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
				if (Object.keys(data6).length > 1) {
					const err9 = {
						instancePath: instancePath + "/approval",
						schemaPath: "#/properties/approval/maxProperties",
						keyword: "maxProperties",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema35.properties.approval,
						data: data6
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
				if (Object.keys(data6).length < 1) {
					const err10 = {
						instancePath: instancePath + "/approval",
						schemaPath: "#/properties/approval/minProperties",
						keyword: "minProperties",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema35.properties.approval,
						data: data6
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
				for (const key1 in data6) if (!(key1 === "Get" || key1 === "Std:Join" || key1 === "Std:JsonGet")) {
					const err11 = {
						instancePath: instancePath + "/approval",
						schemaPath: "#/properties/approval/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						schema: false,
						parentSchema: schema35.properties.approval,
						data: data6
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
				if (data6.Get !== void 0) {
					let data7 = data6.Get;
					if (typeof data7 !== "string") {
						const err12 = {
							instancePath: instancePath + "/approval/Get",
							schemaPath: "#/properties/approval/properties/Get/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema35.properties.approval.properties.Get.type,
							parentSchema: schema35.properties.approval.properties.Get,
							data: data7
						};
						if (vErrors === null) vErrors = [err12];
						else vErrors.push(err12);
						errors++;
					}
				}
				if (data6["Std:Join"] !== void 0) {
					let data8 = data6["Std:Join"];
					if (!(data8 && typeof data8 == "object" && !Array.isArray(data8))) {
						const err13 = {
							instancePath: instancePath + "/approval/Std:Join",
							schemaPath: "#/properties/approval/properties/Std%3AJoin/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema35.properties.approval.properties["Std:Join"].type,
							parentSchema: schema35.properties.approval.properties["Std:Join"],
							data: data8
						};
						if (vErrors === null) vErrors = [err13];
						else vErrors.push(err13);
						errors++;
					}
				}
				if (data6["Std:JsonGet"] !== void 0) {
					let data9 = data6["Std:JsonGet"];
					if (!(data9 && typeof data9 == "object" && !Array.isArray(data9))) {
						const err14 = {
							instancePath: instancePath + "/approval/Std:JsonGet",
							schemaPath: "#/properties/approval/properties/Std%3AJsonGet/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema35.properties.approval.properties["Std:JsonGet"].type,
							parentSchema: schema35.properties.approval.properties["Std:JsonGet"],
							data: data9
						};
						if (vErrors === null) vErrors = [err14];
						else vErrors.push(err14);
						errors++;
					}
				}
			}
		}
		if (data.metrics !== void 0) {
			let data10 = data.metrics;
			if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
				if (Object.keys(data10).length < 1) {
					const err15 = {
						instancePath: instancePath + "/metrics",
						schemaPath: "#/properties/metrics/minProperties",
						keyword: "minProperties",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema35.properties.metrics,
						data: data10
					};
					if (vErrors === null) vErrors = [err15];
					else vErrors.push(err15);
					errors++;
				}
				for (const key2 in data10) if (!(key2 === "modelQuality" || key2 === "modelDataQuality" || key2 === "bias" || key2 === "explainability")) {
					const err16 = {
						instancePath: instancePath + "/metrics",
						schemaPath: "#/properties/metrics/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key2 },
						schema: false,
						parentSchema: schema35.properties.metrics,
						data: data10
					};
					if (vErrors === null) vErrors = [err16];
					else vErrors.push(err16);
					errors++;
				}
				if (data10.modelQuality !== void 0) {
					let data11 = data10.modelQuality;
					if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
						if (Object.keys(data11).length < 1) {
							const err17 = {
								instancePath: instancePath + "/metrics/modelQuality",
								schemaPath: "#/properties/metrics/properties/modelQuality/minProperties",
								keyword: "minProperties",
								params: { limit: 1 },
								schema: 1,
								parentSchema: schema35.properties.metrics.properties.modelQuality,
								data: data11
							};
							if (vErrors === null) vErrors = [err17];
							else vErrors.push(err17);
							errors++;
						}
						for (const key3 in data11) if (!(key3 === "statistics" || key3 === "constraints")) {
							const err18 = {
								instancePath: instancePath + "/metrics/modelQuality",
								schemaPath: "#/properties/metrics/properties/modelQuality/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key3 },
								schema: false,
								parentSchema: schema35.properties.metrics.properties.modelQuality,
								data: data11
							};
							if (vErrors === null) vErrors = [err18];
							else vErrors.push(err18);
							errors++;
						}
						if (data11.statistics !== void 0) {
							if (!validate123(data11.statistics, {
								instancePath: instancePath + "/metrics/modelQuality/statistics",
								parentData: data11,
								parentDataProperty: "statistics",
								rootData
							})) {
								vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
								errors = vErrors.length;
							}
						}
						if (data11.constraints !== void 0) {
							if (!validate123(data11.constraints, {
								instancePath: instancePath + "/metrics/modelQuality/constraints",
								parentData: data11,
								parentDataProperty: "constraints",
								rootData
							})) {
								vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
								errors = vErrors.length;
							}
						}
					} else {
						const err19 = {
							instancePath: instancePath + "/metrics/modelQuality",
							schemaPath: "#/properties/metrics/properties/modelQuality/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema35.properties.metrics.properties.modelQuality.type,
							parentSchema: schema35.properties.metrics.properties.modelQuality,
							data: data11
						};
						if (vErrors === null) vErrors = [err19];
						else vErrors.push(err19);
						errors++;
					}
				}
				if (data10.modelDataQuality !== void 0) {
					let data14 = data10.modelDataQuality;
					if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
						if (Object.keys(data14).length < 1) {
							const err20 = {
								instancePath: instancePath + "/metrics/modelDataQuality",
								schemaPath: "#/properties/metrics/properties/modelDataQuality/minProperties",
								keyword: "minProperties",
								params: { limit: 1 },
								schema: 1,
								parentSchema: schema35.properties.metrics.properties.modelDataQuality,
								data: data14
							};
							if (vErrors === null) vErrors = [err20];
							else vErrors.push(err20);
							errors++;
						}
						for (const key4 in data14) if (!(key4 === "statistics" || key4 === "constraints")) {
							const err21 = {
								instancePath: instancePath + "/metrics/modelDataQuality",
								schemaPath: "#/properties/metrics/properties/modelDataQuality/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key4 },
								schema: false,
								parentSchema: schema35.properties.metrics.properties.modelDataQuality,
								data: data14
							};
							if (vErrors === null) vErrors = [err21];
							else vErrors.push(err21);
							errors++;
						}
						if (data14.statistics !== void 0) {
							if (!validate123(data14.statistics, {
								instancePath: instancePath + "/metrics/modelDataQuality/statistics",
								parentData: data14,
								parentDataProperty: "statistics",
								rootData
							})) {
								vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
								errors = vErrors.length;
							}
						}
						if (data14.constraints !== void 0) {
							if (!validate123(data14.constraints, {
								instancePath: instancePath + "/metrics/modelDataQuality/constraints",
								parentData: data14,
								parentDataProperty: "constraints",
								rootData
							})) {
								vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
								errors = vErrors.length;
							}
						}
					} else {
						const err22 = {
							instancePath: instancePath + "/metrics/modelDataQuality",
							schemaPath: "#/properties/metrics/properties/modelDataQuality/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema35.properties.metrics.properties.modelDataQuality.type,
							parentSchema: schema35.properties.metrics.properties.modelDataQuality,
							data: data14
						};
						if (vErrors === null) vErrors = [err22];
						else vErrors.push(err22);
						errors++;
					}
				}
				if (data10.bias !== void 0) {
					let data17 = data10.bias;
					if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
						if (Object.keys(data17).length < 1) {
							const err23 = {
								instancePath: instancePath + "/metrics/bias",
								schemaPath: "#/properties/metrics/properties/bias/minProperties",
								keyword: "minProperties",
								params: { limit: 1 },
								schema: 1,
								parentSchema: schema35.properties.metrics.properties.bias,
								data: data17
							};
							if (vErrors === null) vErrors = [err23];
							else vErrors.push(err23);
							errors++;
						}
						for (const key5 in data17) if (!(key5 === "report" || key5 === "preTrainingReport" || key5 === "postTrainingReport")) {
							const err24 = {
								instancePath: instancePath + "/metrics/bias",
								schemaPath: "#/properties/metrics/properties/bias/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key5 },
								schema: false,
								parentSchema: schema35.properties.metrics.properties.bias,
								data: data17
							};
							if (vErrors === null) vErrors = [err24];
							else vErrors.push(err24);
							errors++;
						}
						if (data17.report !== void 0) {
							if (!validate123(data17.report, {
								instancePath: instancePath + "/metrics/bias/report",
								parentData: data17,
								parentDataProperty: "report",
								rootData
							})) {
								vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
								errors = vErrors.length;
							}
						}
						if (data17.preTrainingReport !== void 0) {
							if (!validate123(data17.preTrainingReport, {
								instancePath: instancePath + "/metrics/bias/preTrainingReport",
								parentData: data17,
								parentDataProperty: "preTrainingReport",
								rootData
							})) {
								vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
								errors = vErrors.length;
							}
						}
						if (data17.postTrainingReport !== void 0) {
							if (!validate123(data17.postTrainingReport, {
								instancePath: instancePath + "/metrics/bias/postTrainingReport",
								parentData: data17,
								parentDataProperty: "postTrainingReport",
								rootData
							})) {
								vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
								errors = vErrors.length;
							}
						}
					} else {
						const err25 = {
							instancePath: instancePath + "/metrics/bias",
							schemaPath: "#/properties/metrics/properties/bias/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema35.properties.metrics.properties.bias.type,
							parentSchema: schema35.properties.metrics.properties.bias,
							data: data17
						};
						if (vErrors === null) vErrors = [err25];
						else vErrors.push(err25);
						errors++;
					}
				}
				if (data10.explainability !== void 0) {
					let data21 = data10.explainability;
					if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
						if (Object.keys(data21).length < 1) {
							const err26 = {
								instancePath: instancePath + "/metrics/explainability",
								schemaPath: "#/properties/metrics/properties/explainability/minProperties",
								keyword: "minProperties",
								params: { limit: 1 },
								schema: 1,
								parentSchema: schema35.properties.metrics.properties.explainability,
								data: data21
							};
							if (vErrors === null) vErrors = [err26];
							else vErrors.push(err26);
							errors++;
						}
						for (const key6 in data21) if (!(key6 === "report")) {
							const err27 = {
								instancePath: instancePath + "/metrics/explainability",
								schemaPath: "#/properties/metrics/properties/explainability/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key6 },
								schema: false,
								parentSchema: schema35.properties.metrics.properties.explainability,
								data: data21
							};
							if (vErrors === null) vErrors = [err27];
							else vErrors.push(err27);
							errors++;
						}
						if (data21.report !== void 0) {
							if (!validate123(data21.report, {
								instancePath: instancePath + "/metrics/explainability/report",
								parentData: data21,
								parentDataProperty: "report",
								rootData
							})) {
								vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
								errors = vErrors.length;
							}
						}
					} else {
						const err28 = {
							instancePath: instancePath + "/metrics/explainability",
							schemaPath: "#/properties/metrics/properties/explainability/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema35.properties.metrics.properties.explainability.type,
							parentSchema: schema35.properties.metrics.properties.explainability,
							data: data21
						};
						if (vErrors === null) vErrors = [err28];
						else vErrors.push(err28);
						errors++;
					}
				}
			} else {
				const err29 = {
					instancePath: instancePath + "/metrics",
					schemaPath: "#/properties/metrics/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema35.properties.metrics.type,
					parentSchema: schema35.properties.metrics,
					data: data10
				};
				if (vErrors === null) vErrors = [err29];
				else vErrors.push(err29);
				errors++;
			}
		}
		if (data.driftCheckBaselines !== void 0) {
			let data23 = data.driftCheckBaselines;
			if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
				if (Object.keys(data23).length < 1) {
					const err30 = {
						instancePath: instancePath + "/driftCheckBaselines",
						schemaPath: "#/properties/driftCheckBaselines/minProperties",
						keyword: "minProperties",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema35.properties.driftCheckBaselines,
						data: data23
					};
					if (vErrors === null) vErrors = [err30];
					else vErrors.push(err30);
					errors++;
				}
				for (const key7 in data23) if (!(key7 === "modelQuality" || key7 === "modelDataQuality" || key7 === "bias" || key7 === "explainability")) {
					const err31 = {
						instancePath: instancePath + "/driftCheckBaselines",
						schemaPath: "#/properties/driftCheckBaselines/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key7 },
						schema: false,
						parentSchema: schema35.properties.driftCheckBaselines,
						data: data23
					};
					if (vErrors === null) vErrors = [err31];
					else vErrors.push(err31);
					errors++;
				}
				if (data23.modelQuality !== void 0) {
					let data24 = data23.modelQuality;
					if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
						if (Object.keys(data24).length < 1) {
							const err32 = {
								instancePath: instancePath + "/driftCheckBaselines/modelQuality",
								schemaPath: "#/properties/driftCheckBaselines/properties/modelQuality/minProperties",
								keyword: "minProperties",
								params: { limit: 1 },
								schema: 1,
								parentSchema: schema35.properties.driftCheckBaselines.properties.modelQuality,
								data: data24
							};
							if (vErrors === null) vErrors = [err32];
							else vErrors.push(err32);
							errors++;
						}
						for (const key8 in data24) if (!(key8 === "statistics" || key8 === "constraints")) {
							const err33 = {
								instancePath: instancePath + "/driftCheckBaselines/modelQuality",
								schemaPath: "#/properties/driftCheckBaselines/properties/modelQuality/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key8 },
								schema: false,
								parentSchema: schema35.properties.driftCheckBaselines.properties.modelQuality,
								data: data24
							};
							if (vErrors === null) vErrors = [err33];
							else vErrors.push(err33);
							errors++;
						}
						if (data24.statistics !== void 0) {
							if (!validate123(data24.statistics, {
								instancePath: instancePath + "/driftCheckBaselines/modelQuality/statistics",
								parentData: data24,
								parentDataProperty: "statistics",
								rootData
							})) {
								vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
								errors = vErrors.length;
							}
						}
						if (data24.constraints !== void 0) {
							if (!validate123(data24.constraints, {
								instancePath: instancePath + "/driftCheckBaselines/modelQuality/constraints",
								parentData: data24,
								parentDataProperty: "constraints",
								rootData
							})) {
								vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
								errors = vErrors.length;
							}
						}
					} else {
						const err34 = {
							instancePath: instancePath + "/driftCheckBaselines/modelQuality",
							schemaPath: "#/properties/driftCheckBaselines/properties/modelQuality/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema35.properties.driftCheckBaselines.properties.modelQuality.type,
							parentSchema: schema35.properties.driftCheckBaselines.properties.modelQuality,
							data: data24
						};
						if (vErrors === null) vErrors = [err34];
						else vErrors.push(err34);
						errors++;
					}
				}
				if (data23.modelDataQuality !== void 0) {
					let data27 = data23.modelDataQuality;
					if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
						if (Object.keys(data27).length < 1) {
							const err35 = {
								instancePath: instancePath + "/driftCheckBaselines/modelDataQuality",
								schemaPath: "#/properties/driftCheckBaselines/properties/modelDataQuality/minProperties",
								keyword: "minProperties",
								params: { limit: 1 },
								schema: 1,
								parentSchema: schema35.properties.driftCheckBaselines.properties.modelDataQuality,
								data: data27
							};
							if (vErrors === null) vErrors = [err35];
							else vErrors.push(err35);
							errors++;
						}
						for (const key9 in data27) if (!(key9 === "statistics" || key9 === "constraints")) {
							const err36 = {
								instancePath: instancePath + "/driftCheckBaselines/modelDataQuality",
								schemaPath: "#/properties/driftCheckBaselines/properties/modelDataQuality/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key9 },
								schema: false,
								parentSchema: schema35.properties.driftCheckBaselines.properties.modelDataQuality,
								data: data27
							};
							if (vErrors === null) vErrors = [err36];
							else vErrors.push(err36);
							errors++;
						}
						if (data27.statistics !== void 0) {
							if (!validate123(data27.statistics, {
								instancePath: instancePath + "/driftCheckBaselines/modelDataQuality/statistics",
								parentData: data27,
								parentDataProperty: "statistics",
								rootData
							})) {
								vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
								errors = vErrors.length;
							}
						}
						if (data27.constraints !== void 0) {
							if (!validate123(data27.constraints, {
								instancePath: instancePath + "/driftCheckBaselines/modelDataQuality/constraints",
								parentData: data27,
								parentDataProperty: "constraints",
								rootData
							})) {
								vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
								errors = vErrors.length;
							}
						}
					} else {
						const err37 = {
							instancePath: instancePath + "/driftCheckBaselines/modelDataQuality",
							schemaPath: "#/properties/driftCheckBaselines/properties/modelDataQuality/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema35.properties.driftCheckBaselines.properties.modelDataQuality.type,
							parentSchema: schema35.properties.driftCheckBaselines.properties.modelDataQuality,
							data: data27
						};
						if (vErrors === null) vErrors = [err37];
						else vErrors.push(err37);
						errors++;
					}
				}
				if (data23.bias !== void 0) {
					let data30 = data23.bias;
					if (data30 && typeof data30 == "object" && !Array.isArray(data30)) {
						if (Object.keys(data30).length < 1) {
							const err38 = {
								instancePath: instancePath + "/driftCheckBaselines/bias",
								schemaPath: "#/properties/driftCheckBaselines/properties/bias/minProperties",
								keyword: "minProperties",
								params: { limit: 1 },
								schema: 1,
								parentSchema: schema35.properties.driftCheckBaselines.properties.bias,
								data: data30
							};
							if (vErrors === null) vErrors = [err38];
							else vErrors.push(err38);
							errors++;
						}
						for (const key10 in data30) if (!(key10 === "configFile" || key10 === "preTrainingConstraints" || key10 === "postTrainingConstraints")) {
							const err39 = {
								instancePath: instancePath + "/driftCheckBaselines/bias",
								schemaPath: "#/properties/driftCheckBaselines/properties/bias/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key10 },
								schema: false,
								parentSchema: schema35.properties.driftCheckBaselines.properties.bias,
								data: data30
							};
							if (vErrors === null) vErrors = [err39];
							else vErrors.push(err39);
							errors++;
						}
						if (data30.configFile !== void 0) {
							if (!validate123(data30.configFile, {
								instancePath: instancePath + "/driftCheckBaselines/bias/configFile",
								parentData: data30,
								parentDataProperty: "configFile",
								rootData
							})) {
								vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
								errors = vErrors.length;
							}
						}
						if (data30.preTrainingConstraints !== void 0) {
							if (!validate123(data30.preTrainingConstraints, {
								instancePath: instancePath + "/driftCheckBaselines/bias/preTrainingConstraints",
								parentData: data30,
								parentDataProperty: "preTrainingConstraints",
								rootData
							})) {
								vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
								errors = vErrors.length;
							}
						}
						if (data30.postTrainingConstraints !== void 0) {
							if (!validate123(data30.postTrainingConstraints, {
								instancePath: instancePath + "/driftCheckBaselines/bias/postTrainingConstraints",
								parentData: data30,
								parentDataProperty: "postTrainingConstraints",
								rootData
							})) {
								vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
								errors = vErrors.length;
							}
						}
					} else {
						const err40 = {
							instancePath: instancePath + "/driftCheckBaselines/bias",
							schemaPath: "#/properties/driftCheckBaselines/properties/bias/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema35.properties.driftCheckBaselines.properties.bias.type,
							parentSchema: schema35.properties.driftCheckBaselines.properties.bias,
							data: data30
						};
						if (vErrors === null) vErrors = [err40];
						else vErrors.push(err40);
						errors++;
					}
				}
				if (data23.explainability !== void 0) {
					let data34 = data23.explainability;
					if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
						if (Object.keys(data34).length < 1) {
							const err41 = {
								instancePath: instancePath + "/driftCheckBaselines/explainability",
								schemaPath: "#/properties/driftCheckBaselines/properties/explainability/minProperties",
								keyword: "minProperties",
								params: { limit: 1 },
								schema: 1,
								parentSchema: schema35.properties.driftCheckBaselines.properties.explainability,
								data: data34
							};
							if (vErrors === null) vErrors = [err41];
							else vErrors.push(err41);
							errors++;
						}
						for (const key11 in data34) if (!(key11 === "constraints" || key11 === "configFile")) {
							const err42 = {
								instancePath: instancePath + "/driftCheckBaselines/explainability",
								schemaPath: "#/properties/driftCheckBaselines/properties/explainability/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key11 },
								schema: false,
								parentSchema: schema35.properties.driftCheckBaselines.properties.explainability,
								data: data34
							};
							if (vErrors === null) vErrors = [err42];
							else vErrors.push(err42);
							errors++;
						}
						if (data34.constraints !== void 0) {
							if (!validate123(data34.constraints, {
								instancePath: instancePath + "/driftCheckBaselines/explainability/constraints",
								parentData: data34,
								parentDataProperty: "constraints",
								rootData
							})) {
								vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
								errors = vErrors.length;
							}
						}
						if (data34.configFile !== void 0) {
							if (!validate123(data34.configFile, {
								instancePath: instancePath + "/driftCheckBaselines/explainability/configFile",
								parentData: data34,
								parentDataProperty: "configFile",
								rootData
							})) {
								vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
								errors = vErrors.length;
							}
						}
					} else {
						const err43 = {
							instancePath: instancePath + "/driftCheckBaselines/explainability",
							schemaPath: "#/properties/driftCheckBaselines/properties/explainability/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema35.properties.driftCheckBaselines.properties.explainability.type,
							parentSchema: schema35.properties.driftCheckBaselines.properties.explainability,
							data: data34
						};
						if (vErrors === null) vErrors = [err43];
						else vErrors.push(err43);
						errors++;
					}
				}
			} else {
				const err44 = {
					instancePath: instancePath + "/driftCheckBaselines",
					schemaPath: "#/properties/driftCheckBaselines/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema35.properties.driftCheckBaselines.type,
					parentSchema: schema35.properties.driftCheckBaselines,
					data: data23
				};
				if (vErrors === null) vErrors = [err44];
				else vErrors.push(err44);
				errors++;
			}
		}
		if (data.metadata !== void 0) {
			let data37 = data.metadata;
			if (data37 && typeof data37 == "object" && !Array.isArray(data37)) {
				if (Object.keys(data37).length > 50) {
					const err45 = {
						instancePath: instancePath + "/metadata",
						schemaPath: "#/properties/metadata/maxProperties",
						keyword: "maxProperties",
						params: { limit: 50 },
						schema: 50,
						parentSchema: schema35.properties.metadata,
						data: data37
					};
					if (vErrors === null) vErrors = [err45];
					else vErrors.push(err45);
					errors++;
				}
				for (const key12 in data37) {
					const _errs66 = errors;
					if (typeof key12 === "string") {
						if (func2(key12) > 128) {
							const err46 = {
								instancePath: instancePath + "/metadata",
								schemaPath: "#/properties/metadata/propertyNames/maxLength",
								keyword: "maxLength",
								params: { limit: 128 },
								schema: 128,
								parentSchema: schema35.properties.metadata.propertyNames,
								data: key12,
								propertyName: key12
							};
							if (vErrors === null) vErrors = [err46];
							else vErrors.push(err46);
							errors++;
						}
						if (func2(key12) < 1) {
							const err47 = {
								instancePath: instancePath + "/metadata",
								schemaPath: "#/properties/metadata/propertyNames/minLength",
								keyword: "minLength",
								params: { limit: 1 },
								schema: 1,
								parentSchema: schema35.properties.metadata.propertyNames,
								data: key12,
								propertyName: key12
							};
							if (vErrors === null) vErrors = [err47];
							else vErrors.push(err47);
							errors++;
						}
					} else {
						const err48 = {
							instancePath: instancePath + "/metadata",
							schemaPath: "#/properties/metadata/propertyNames/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema35.properties.metadata.propertyNames.type,
							parentSchema: schema35.properties.metadata.propertyNames,
							data: key12,
							propertyName: key12
						};
						if (vErrors === null) vErrors = [err48];
						else vErrors.push(err48);
						errors++;
					}
					if (!(_errs66 === errors)) {
						const err49 = {
							instancePath: instancePath + "/metadata",
							schemaPath: "#/properties/metadata/propertyNames",
							keyword: "propertyNames",
							params: { propertyName: key12 },
							schema: schema35.properties.metadata.propertyNames,
							parentSchema: schema35.properties.metadata,
							data: data37
						};
						if (vErrors === null) vErrors = [err49];
						else vErrors.push(err49);
						errors++;
					}
				}
				for (const key13 in data37) if (!validate41(data37[key13], {
					instancePath: instancePath + "/metadata/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),
					parentData: data37,
					parentDataProperty: key13,
					rootData
				})) {
					vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
					errors = vErrors.length;
				}
			} else {
				const err50 = {
					instancePath: instancePath + "/metadata",
					schemaPath: "#/properties/metadata/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema35.properties.metadata.type,
					parentSchema: schema35.properties.metadata,
					data: data37
				};
				if (vErrors === null) vErrors = [err50];
				else vErrors.push(err50);
				errors++;
			}
		}
		if (data.contentTypes !== void 0) {
			let data39 = data.contentTypes;
			if (Array.isArray(data39)) {
				if (data39.length < 1) {
					const err51 = {
						instancePath: instancePath + "/contentTypes",
						schemaPath: "#/properties/contentTypes/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema35.properties.contentTypes,
						data: data39
					};
					if (vErrors === null) vErrors = [err51];
					else vErrors.push(err51);
					errors++;
				}
				const len0 = data39.length;
				for (let i0 = 0; i0 < len0; i0++) if (!validate41(data39[i0], {
					instancePath: instancePath + "/contentTypes/" + i0,
					parentData: data39,
					parentDataProperty: i0,
					rootData
				})) {
					vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
					errors = vErrors.length;
				}
			} else {
				const err52 = {
					instancePath: instancePath + "/contentTypes",
					schemaPath: "#/properties/contentTypes/type",
					keyword: "type",
					params: { type: "array" },
					schema: schema35.properties.contentTypes.type,
					parentSchema: schema35.properties.contentTypes,
					data: data39
				};
				if (vErrors === null) vErrors = [err52];
				else vErrors.push(err52);
				errors++;
			}
		}
		if (data.responseTypes !== void 0) {
			let data41 = data.responseTypes;
			if (Array.isArray(data41)) {
				if (data41.length < 1) {
					const err53 = {
						instancePath: instancePath + "/responseTypes",
						schemaPath: "#/properties/responseTypes/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema35.properties.responseTypes,
						data: data41
					};
					if (vErrors === null) vErrors = [err53];
					else vErrors.push(err53);
					errors++;
				}
				const len1 = data41.length;
				for (let i1 = 0; i1 < len1; i1++) if (!validate41(data41[i1], {
					instancePath: instancePath + "/responseTypes/" + i1,
					parentData: data41,
					parentDataProperty: i1,
					rootData
				})) {
					vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
					errors = vErrors.length;
				}
			} else {
				const err54 = {
					instancePath: instancePath + "/responseTypes",
					schemaPath: "#/properties/responseTypes/type",
					keyword: "type",
					params: { type: "array" },
					schema: schema35.properties.responseTypes.type,
					parentSchema: schema35.properties.responseTypes,
					data: data41
				};
				if (vErrors === null) vErrors = [err54];
				else vErrors.push(err54);
				errors++;
			}
		}
		if (data.realtimeInstances !== void 0) {
			let data43 = data.realtimeInstances;
			if (Array.isArray(data43)) {
				if (data43.length < 1) {
					const err55 = {
						instancePath: instancePath + "/realtimeInstances",
						schemaPath: "#/properties/realtimeInstances/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema35.properties.realtimeInstances,
						data: data43
					};
					if (vErrors === null) vErrors = [err55];
					else vErrors.push(err55);
					errors++;
				}
				const len2 = data43.length;
				for (let i2 = 0; i2 < len2; i2++) if (!validate41(data43[i2], {
					instancePath: instancePath + "/realtimeInstances/" + i2,
					parentData: data43,
					parentDataProperty: i2,
					rootData
				})) {
					vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
					errors = vErrors.length;
				}
			} else {
				const err56 = {
					instancePath: instancePath + "/realtimeInstances",
					schemaPath: "#/properties/realtimeInstances/type",
					keyword: "type",
					params: { type: "array" },
					schema: schema35.properties.realtimeInstances.type,
					parentSchema: schema35.properties.realtimeInstances,
					data: data43
				};
				if (vErrors === null) vErrors = [err56];
				else vErrors.push(err56);
				errors++;
			}
		}
		if (data.transformInstances !== void 0) {
			let data45 = data.transformInstances;
			if (Array.isArray(data45)) {
				if (data45.length < 1) {
					const err57 = {
						instancePath: instancePath + "/transformInstances",
						schemaPath: "#/properties/transformInstances/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema35.properties.transformInstances,
						data: data45
					};
					if (vErrors === null) vErrors = [err57];
					else vErrors.push(err57);
					errors++;
				}
				const len3 = data45.length;
				for (let i3 = 0; i3 < len3; i3++) if (!validate41(data45[i3], {
					instancePath: instancePath + "/transformInstances/" + i3,
					parentData: data45,
					parentDataProperty: i3,
					rootData
				})) {
					vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
					errors = vErrors.length;
				}
			} else {
				const err58 = {
					instancePath: instancePath + "/transformInstances",
					schemaPath: "#/properties/transformInstances/type",
					keyword: "type",
					params: { type: "array" },
					schema: schema35.properties.transformInstances.type,
					parentSchema: schema35.properties.transformInstances,
					data: data45
				};
				if (vErrors === null) vErrors = [err58];
				else vErrors.push(err58);
				errors++;
			}
		}
		if (data.domain !== void 0) {
			let data47 = data.domain;
			if (!(data47 === "COMPUTER_VISION" || data47 === "NATURAL_LANGUAGE_PROCESSING" || data47 === "MACHINE_LEARNING")) {
				const err59 = {
					instancePath: instancePath + "/domain",
					schemaPath: "#/properties/domain/enum",
					keyword: "enum",
					params: { allowedValues: schema35.properties.domain.enum },
					schema: schema35.properties.domain.enum,
					parentSchema: schema35.properties.domain,
					data: data47
				};
				if (vErrors === null) vErrors = [err59];
				else vErrors.push(err59);
				errors++;
			}
		}
		if (data.task !== void 0) {
			let data48 = data.task;
			if (typeof data48 === "string") {
				if (func2(data48) < 1) {
					const err60 = {
						instancePath: instancePath + "/task",
						schemaPath: "#/properties/task/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema35.properties.task,
						data: data48
					};
					if (vErrors === null) vErrors = [err60];
					else vErrors.push(err60);
					errors++;
				}
			} else {
				const err61 = {
					instancePath: instancePath + "/task",
					schemaPath: "#/properties/task/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema35.properties.task.type,
					parentSchema: schema35.properties.task,
					data: data48
				};
				if (vErrors === null) vErrors = [err61];
				else vErrors.push(err61);
				errors++;
			}
		}
		if (data.skipModelValidation !== void 0) {
			let data49 = data.skipModelValidation;
			if (!(data49 === "None" || data49 === "All")) {
				const err62 = {
					instancePath: instancePath + "/skipModelValidation",
					schemaPath: "#/properties/skipModelValidation/enum",
					keyword: "enum",
					params: { allowedValues: schema35.properties.skipModelValidation.enum },
					schema: schema35.properties.skipModelValidation.enum,
					parentSchema: schema35.properties.skipModelValidation,
					data: data49
				};
				if (vErrors === null) vErrors = [err62];
				else vErrors.push(err62);
				errors++;
			}
		}
		if (data.retry !== void 0) {
			if (!validate68(data.retry, {
				instancePath: instancePath + "/retry",
				parentData: data,
				parentDataProperty: "retry",
				rootData
			})) {
				vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
				errors = vErrors.length;
			}
		}
		if (data.displayName !== void 0) {
			let data51 = data.displayName;
			if (typeof data51 === "string") {
				if (func2(data51) > 256) {
					const err63 = {
						instancePath: instancePath + "/displayName",
						schemaPath: "#/properties/displayName/maxLength",
						keyword: "maxLength",
						params: { limit: 256 },
						schema: 256,
						parentSchema: schema35.properties.displayName,
						data: data51
					};
					if (vErrors === null) vErrors = [err63];
					else vErrors.push(err63);
					errors++;
				}
				if (func2(data51) < 1) {
					const err64 = {
						instancePath: instancePath + "/displayName",
						schemaPath: "#/properties/displayName/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema35.properties.displayName,
						data: data51
					};
					if (vErrors === null) vErrors = [err64];
					else vErrors.push(err64);
					errors++;
				}
			} else {
				const err65 = {
					instancePath: instancePath + "/displayName",
					schemaPath: "#/properties/displayName/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema35.properties.displayName.type,
					parentSchema: schema35.properties.displayName,
					data: data51
				};
				if (vErrors === null) vErrors = [err65];
				else vErrors.push(err65);
				errors++;
			}
		}
		if (data.description !== void 0) {
			let data52 = data.description;
			if (typeof data52 === "string") {
				if (func2(data52) > 3072) {
					const err66 = {
						instancePath: instancePath + "/description",
						schemaPath: "#/properties/description/maxLength",
						keyword: "maxLength",
						params: { limit: 3072 },
						schema: 3072,
						parentSchema: schema35.properties.description,
						data: data52
					};
					if (vErrors === null) vErrors = [err66];
					else vErrors.push(err66);
					errors++;
				}
			} else {
				const err67 = {
					instancePath: instancePath + "/description",
					schemaPath: "#/properties/description/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema35.properties.description.type,
					parentSchema: schema35.properties.description,
					data: data52
				};
				if (vErrors === null) vErrors = [err67];
				else vErrors.push(err67);
				errors++;
			}
		}
		if (data.dependsOn !== void 0) {
			if (!validate73(data.dependsOn, {
				instancePath: instancePath + "/dependsOn",
				parentData: data,
				parentDataProperty: "dependsOn",
				rootData
			})) {
				vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
				errors = vErrors.length;
			}
		}
		if (data.raw !== void 0) {
			if (!validate75(data.raw, {
				instancePath: instancePath + "/raw",
				parentData: data,
				parentDataProperty: "raw",
				rootData
			})) {
				vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err68 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema35.type,
			parentSchema: schema35,
			data
		};
		if (vErrors === null) vErrors = [err68];
		else vErrors.push(err68);
		errors++;
	}
	validate117.errors = vErrors;
	return errors === 0;
}
const schema37 = {
	"title": "Fail step",
	"description": "Ends the execution as Failed, with a reason.",
	"type": "object",
	"required": ["type", "message"],
	"properties": {
		"type": {
			"const": "Fail",
			"title": "Step type"
		},
		"message": {
			"title": "Message",
			"description": "The reason that people read.",
			"type": ["string", "object"],
			"minLength": 1,
			"maxLength": 3072,
			"minProperties": 1,
			"maxProperties": 1,
			"properties": {
				"Get": { "type": "string" },
				"Std:Join": { "type": "object" },
				"Std:JsonGet": { "type": "object" }
			},
			"additionalProperties": false
		},
		"displayName": {
			"title": "Display name",
			"description": "Shown in SageMaker Studio instead of the step name.",
			"type": "string",
			"minLength": 1,
			"maxLength": 256
		},
		"description": {
			"title": "Description",
			"description": "Shown in SageMaker Studio.",
			"type": "string",
			"maxLength": 3072
		},
		"dependsOn": { "$ref": "#/definitions/dependsOn" },
		"raw": { "$ref": "#/definitions/raw" }
	},
	"additionalProperties": false
};
function validate150(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.type === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "type" },
				schema: schema37.required,
				parentSchema: schema37,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.message === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "message" },
				schema: schema37.required,
				parentSchema: schema37,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "type" || key0 === "message" || key0 === "displayName" || key0 === "description" || key0 === "dependsOn" || key0 === "raw")) {
			const err2 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema37,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.type !== void 0) {
			let data0 = data.type;
			if ("Fail" !== data0) {
				const err3 = {
					instancePath: instancePath + "/type",
					schemaPath: "#/properties/type/const",
					keyword: "const",
					params: { allowedValue: "Fail" },
					schema: "Fail",
					parentSchema: schema37.properties.type,
					data: data0
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data.message !== void 0) {
			let data1 = data.message;
			if (typeof data1 !== "string" && !(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
				const err4 = {
					instancePath: instancePath + "/message",
					schemaPath: "#/properties/message/type",
					keyword: "type",
					params: { type: schema37.properties.message.type },
					schema: schema37.properties.message.type,
					parentSchema: schema37.properties.message,
					data: data1
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
			if (typeof data1 === "string") {
				if (func2(data1) > 3072) {
					const err5 = {
						instancePath: instancePath + "/message",
						schemaPath: "#/properties/message/maxLength",
						keyword: "maxLength",
						params: { limit: 3072 },
						schema: 3072,
						parentSchema: schema37.properties.message,
						data: data1
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
				if (func2(data1) < 1) {
					const err6 = {
						instancePath: instancePath + "/message",
						schemaPath: "#/properties/message/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema37.properties.message,
						data: data1
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
			}
			if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
				if (Object.keys(data1).length > 1) {
					const err7 = {
						instancePath: instancePath + "/message",
						schemaPath: "#/properties/message/maxProperties",
						keyword: "maxProperties",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema37.properties.message,
						data: data1
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				if (Object.keys(data1).length < 1) {
					const err8 = {
						instancePath: instancePath + "/message",
						schemaPath: "#/properties/message/minProperties",
						keyword: "minProperties",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema37.properties.message,
						data: data1
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
				for (const key1 in data1) if (!(key1 === "Get" || key1 === "Std:Join" || key1 === "Std:JsonGet")) {
					const err9 = {
						instancePath: instancePath + "/message",
						schemaPath: "#/properties/message/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						schema: false,
						parentSchema: schema37.properties.message,
						data: data1
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
				if (data1.Get !== void 0) {
					let data2 = data1.Get;
					if (typeof data2 !== "string") {
						const err10 = {
							instancePath: instancePath + "/message/Get",
							schemaPath: "#/properties/message/properties/Get/type",
							keyword: "type",
							params: { type: "string" },
							schema: schema37.properties.message.properties.Get.type,
							parentSchema: schema37.properties.message.properties.Get,
							data: data2
						};
						if (vErrors === null) vErrors = [err10];
						else vErrors.push(err10);
						errors++;
					}
				}
				if (data1["Std:Join"] !== void 0) {
					let data3 = data1["Std:Join"];
					if (!(data3 && typeof data3 == "object" && !Array.isArray(data3))) {
						const err11 = {
							instancePath: instancePath + "/message/Std:Join",
							schemaPath: "#/properties/message/properties/Std%3AJoin/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema37.properties.message.properties["Std:Join"].type,
							parentSchema: schema37.properties.message.properties["Std:Join"],
							data: data3
						};
						if (vErrors === null) vErrors = [err11];
						else vErrors.push(err11);
						errors++;
					}
				}
				if (data1["Std:JsonGet"] !== void 0) {
					let data4 = data1["Std:JsonGet"];
					if (!(data4 && typeof data4 == "object" && !Array.isArray(data4))) {
						const err12 = {
							instancePath: instancePath + "/message/Std:JsonGet",
							schemaPath: "#/properties/message/properties/Std%3AJsonGet/type",
							keyword: "type",
							params: { type: "object" },
							schema: schema37.properties.message.properties["Std:JsonGet"].type,
							parentSchema: schema37.properties.message.properties["Std:JsonGet"],
							data: data4
						};
						if (vErrors === null) vErrors = [err12];
						else vErrors.push(err12);
						errors++;
					}
				}
			}
		}
		if (data.displayName !== void 0) {
			let data5 = data.displayName;
			if (typeof data5 === "string") {
				if (func2(data5) > 256) {
					const err13 = {
						instancePath: instancePath + "/displayName",
						schemaPath: "#/properties/displayName/maxLength",
						keyword: "maxLength",
						params: { limit: 256 },
						schema: 256,
						parentSchema: schema37.properties.displayName,
						data: data5
					};
					if (vErrors === null) vErrors = [err13];
					else vErrors.push(err13);
					errors++;
				}
				if (func2(data5) < 1) {
					const err14 = {
						instancePath: instancePath + "/displayName",
						schemaPath: "#/properties/displayName/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema37.properties.displayName,
						data: data5
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
			} else {
				const err15 = {
					instancePath: instancePath + "/displayName",
					schemaPath: "#/properties/displayName/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema37.properties.displayName.type,
					parentSchema: schema37.properties.displayName,
					data: data5
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
		}
		if (data.description !== void 0) {
			let data6 = data.description;
			if (typeof data6 === "string") {
				if (func2(data6) > 3072) {
					const err16 = {
						instancePath: instancePath + "/description",
						schemaPath: "#/properties/description/maxLength",
						keyword: "maxLength",
						params: { limit: 3072 },
						schema: 3072,
						parentSchema: schema37.properties.description,
						data: data6
					};
					if (vErrors === null) vErrors = [err16];
					else vErrors.push(err16);
					errors++;
				}
			} else {
				const err17 = {
					instancePath: instancePath + "/description",
					schemaPath: "#/properties/description/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema37.properties.description.type,
					parentSchema: schema37.properties.description,
					data: data6
				};
				if (vErrors === null) vErrors = [err17];
				else vErrors.push(err17);
				errors++;
			}
		}
		if (data.dependsOn !== void 0) {
			if (!validate73(data.dependsOn, {
				instancePath: instancePath + "/dependsOn",
				parentData: data,
				parentDataProperty: "dependsOn",
				rootData
			})) {
				vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
				errors = vErrors.length;
			}
		}
		if (data.raw !== void 0) {
			if (!validate75(data.raw, {
				instancePath: instancePath + "/raw",
				parentData: data,
				parentDataProperty: "raw",
				rootData
			})) {
				vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err18 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema37.type,
			parentSchema: schema37,
			data
		};
		if (vErrors === null) vErrors = [err18];
		else vErrors.push(err18);
		errors++;
	}
	validate150.errors = vErrors;
	return errors === 0;
}
const schema38 = {
	"title": "Raw step",
	"description": "Any other SageMaker step, in SageMaker's own words below raw (Arguments and its siblings).",
	"type": "object",
	"required": ["type", "raw"],
	"properties": {
		"type": {
			"title": "Step type",
			"enum": [
				"Model",
				"Transform",
				"Tuning",
				"Lambda",
				"Callback",
				"ClarifyCheck",
				"EMR",
				"AutoML",
				"EndpointConfig",
				"Endpoint",
				"InferenceComponent",
				"BedrockCustomModel",
				"BedrockCustomModelDeployment",
				"BedrockModelImport",
				"BedrockProvisionedModelThroughput",
				"Lineage"
			]
		},
		"displayName": {
			"title": "Display name",
			"description": "Shown in SageMaker Studio instead of the step name.",
			"type": "string",
			"minLength": 1,
			"maxLength": 256
		},
		"description": {
			"title": "Description",
			"description": "Shown in SageMaker Studio.",
			"type": "string",
			"maxLength": 3072
		},
		"dependsOn": { "$ref": "#/definitions/dependsOn" },
		"raw": { "$ref": "#/definitions/raw" },
		"cache": { "$ref": "#/definitions/cache" },
		"retry": { "$ref": "#/definitions/retry" }
	},
	"additionalProperties": false
};
function validate153(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.type === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "type" },
				schema: schema38.required,
				parentSchema: schema38,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.raw === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "raw" },
				schema: schema38.required,
				parentSchema: schema38,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "type" || key0 === "displayName" || key0 === "description" || key0 === "dependsOn" || key0 === "raw" || key0 === "cache" || key0 === "retry")) {
			const err2 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema38,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.type !== void 0) {
			let data0 = data.type;
			if (!(data0 === "Model" || data0 === "Transform" || data0 === "Tuning" || data0 === "Lambda" || data0 === "Callback" || data0 === "ClarifyCheck" || data0 === "EMR" || data0 === "AutoML" || data0 === "EndpointConfig" || data0 === "Endpoint" || data0 === "InferenceComponent" || data0 === "BedrockCustomModel" || data0 === "BedrockCustomModelDeployment" || data0 === "BedrockModelImport" || data0 === "BedrockProvisionedModelThroughput" || data0 === "Lineage")) {
				const err3 = {
					instancePath: instancePath + "/type",
					schemaPath: "#/properties/type/enum",
					keyword: "enum",
					params: { allowedValues: schema38.properties.type.enum },
					schema: schema38.properties.type.enum,
					parentSchema: schema38.properties.type,
					data: data0
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data.displayName !== void 0) {
			let data1 = data.displayName;
			if (typeof data1 === "string") {
				if (func2(data1) > 256) {
					const err4 = {
						instancePath: instancePath + "/displayName",
						schemaPath: "#/properties/displayName/maxLength",
						keyword: "maxLength",
						params: { limit: 256 },
						schema: 256,
						parentSchema: schema38.properties.displayName,
						data: data1
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
				if (func2(data1) < 1) {
					const err5 = {
						instancePath: instancePath + "/displayName",
						schemaPath: "#/properties/displayName/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema38.properties.displayName,
						data: data1
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
			} else {
				const err6 = {
					instancePath: instancePath + "/displayName",
					schemaPath: "#/properties/displayName/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema38.properties.displayName.type,
					parentSchema: schema38.properties.displayName,
					data: data1
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.description !== void 0) {
			let data2 = data.description;
			if (typeof data2 === "string") {
				if (func2(data2) > 3072) {
					const err7 = {
						instancePath: instancePath + "/description",
						schemaPath: "#/properties/description/maxLength",
						keyword: "maxLength",
						params: { limit: 3072 },
						schema: 3072,
						parentSchema: schema38.properties.description,
						data: data2
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
			} else {
				const err8 = {
					instancePath: instancePath + "/description",
					schemaPath: "#/properties/description/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema38.properties.description.type,
					parentSchema: schema38.properties.description,
					data: data2
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.dependsOn !== void 0) {
			if (!validate73(data.dependsOn, {
				instancePath: instancePath + "/dependsOn",
				parentData: data,
				parentDataProperty: "dependsOn",
				rootData
			})) {
				vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
				errors = vErrors.length;
			}
		}
		if (data.raw !== void 0) {
			if (!validate75(data.raw, {
				instancePath: instancePath + "/raw",
				parentData: data,
				parentDataProperty: "raw",
				rootData
			})) {
				vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
				errors = vErrors.length;
			}
		}
		if (data.cache !== void 0) {
			if (!validate66(data.cache, {
				instancePath: instancePath + "/cache",
				parentData: data,
				parentDataProperty: "cache",
				rootData
			})) {
				vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
				errors = vErrors.length;
			}
		}
		if (data.retry !== void 0) {
			if (!validate68(data.retry, {
				instancePath: instancePath + "/retry",
				parentData: data,
				parentDataProperty: "retry",
				rootData
			})) {
				vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err9 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema38.type,
			parentSchema: schema38,
			data
		};
		if (vErrors === null) vErrors = [err9];
		else vErrors.push(err9);
		errors++;
	}
	validate153.errors = vErrors;
	return errors === 0;
}
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		const tag0 = data.type;
		if (typeof tag0 == "string") {
			if (tag0 === "Processing") {
				if (!validate30(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "Training") {
				if (!validate77(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "QualityCheck") {
				if (!validate95(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "Condition") {
				if (!validate114(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate114.errors : vErrors.concat(validate114.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "RegisterModel") {
				if (!validate117(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "Fail") {
				if (!validate150(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate150.errors : vErrors.concat(validate150.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "Model") {
				if (!validate153(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "Transform") {
				if (!validate153(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "Tuning") {
				if (!validate153(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "Lambda") {
				if (!validate153(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "Callback") {
				if (!validate153(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "ClarifyCheck") {
				if (!validate153(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "EMR") {
				if (!validate153(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "AutoML") {
				if (!validate153(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "EndpointConfig") {
				if (!validate153(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "Endpoint") {
				if (!validate153(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "InferenceComponent") {
				if (!validate153(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "BedrockCustomModel") {
				if (!validate153(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "BedrockCustomModelDeployment") {
				if (!validate153(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "BedrockModelImport") {
				if (!validate153(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "BedrockProvisionedModelThroughput") {
				if (!validate153(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
					errors = vErrors.length;
				}
			} else if (tag0 === "Lineage") {
				if (!validate153(data, {
					instancePath,
					parentData,
					parentDataProperty,
					rootData
				})) {
					vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
					errors = vErrors.length;
				}
			} else {
				const err0 = {
					instancePath,
					schemaPath: "#/discriminator",
					keyword: "discriminator",
					params: {
						error: "mapping",
						tag: "type",
						tagValue: tag0
					},
					schema: schema10.discriminator,
					parentSchema: schema10,
					data
				};
				if (vErrors === null) vErrors = [err0];
				else vErrors.push(err0);
				errors++;
			}
		} else {
			const err1 = {
				instancePath,
				schemaPath: "#/discriminator",
				keyword: "discriminator",
				params: {
					error: "tag",
					tag: "type",
					tagValue: tag0
				},
				schema: schema10.discriminator,
				parentSchema: schema10,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
	} else {
		const err2 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema10.type,
			parentSchema: schema10,
			data
		};
		if (vErrors === null) vErrors = [err2];
		else vErrors.push(err2);
		errors++;
	}
	validate29.errors = vErrors;
	return errors === 0;
}
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.name === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "name" },
				schema: schema6.required,
				parentSchema: schema6,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.steps === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "steps" },
				schema: schema6.required,
				parentSchema: schema6,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "name" || key0 === "displayName" || key0 === "description" || key0 === "modelPackageGroup" || key0 === "dataset" || key0 === "parameters" || key0 === "steps" || key0 === "raw")) {
			const err2 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				schema: false,
				parentSchema: schema6,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.name !== void 0) {
			let data0 = data.name;
			if (typeof data0 === "string") {
				if (func2(data0) > 256) {
					const err3 = {
						instancePath: instancePath + "/name",
						schemaPath: "#/properties/name/maxLength",
						keyword: "maxLength",
						params: { limit: 256 },
						schema: 256,
						parentSchema: schema6.properties.name,
						data: data0
					};
					if (vErrors === null) vErrors = [err3];
					else vErrors.push(err3);
					errors++;
				}
				if (!pattern0.test(data0)) {
					const err4 = {
						instancePath: instancePath + "/name",
						schemaPath: "#/properties/name/pattern",
						keyword: "pattern",
						params: { pattern: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$" },
						schema: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",
						parentSchema: schema6.properties.name,
						data: data0
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
			} else {
				const err5 = {
					instancePath: instancePath + "/name",
					schemaPath: "#/properties/name/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema6.properties.name.type,
					parentSchema: schema6.properties.name,
					data: data0
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data.displayName !== void 0) {
			let data1 = data.displayName;
			if (typeof data1 === "string") {
				if (func2(data1) > 256) {
					const err6 = {
						instancePath: instancePath + "/displayName",
						schemaPath: "#/properties/displayName/maxLength",
						keyword: "maxLength",
						params: { limit: 256 },
						schema: 256,
						parentSchema: schema6.properties.displayName,
						data: data1
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
				if (!pattern0.test(data1)) {
					const err7 = {
						instancePath: instancePath + "/displayName",
						schemaPath: "#/properties/displayName/pattern",
						keyword: "pattern",
						params: { pattern: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$" },
						schema: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",
						parentSchema: schema6.properties.displayName,
						data: data1
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
			} else {
				const err8 = {
					instancePath: instancePath + "/displayName",
					schemaPath: "#/properties/displayName/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema6.properties.displayName.type,
					parentSchema: schema6.properties.displayName,
					data: data1
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.description !== void 0) {
			let data2 = data.description;
			if (typeof data2 === "string") {
				if (func2(data2) > 3072) {
					const err9 = {
						instancePath: instancePath + "/description",
						schemaPath: "#/properties/description/maxLength",
						keyword: "maxLength",
						params: { limit: 3072 },
						schema: 3072,
						parentSchema: schema6.properties.description,
						data: data2
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
			} else {
				const err10 = {
					instancePath: instancePath + "/description",
					schemaPath: "#/properties/description/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema6.properties.description.type,
					parentSchema: schema6.properties.description,
					data: data2
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
		}
		if (data.modelPackageGroup !== void 0) {
			let data3 = data.modelPackageGroup;
			if (typeof data3 === "string") {
				if (func2(data3) > 63) {
					const err11 = {
						instancePath: instancePath + "/modelPackageGroup",
						schemaPath: "#/properties/modelPackageGroup/maxLength",
						keyword: "maxLength",
						params: { limit: 63 },
						schema: 63,
						parentSchema: schema6.properties.modelPackageGroup,
						data: data3
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
				if (!pattern0.test(data3)) {
					const err12 = {
						instancePath: instancePath + "/modelPackageGroup",
						schemaPath: "#/properties/modelPackageGroup/pattern",
						keyword: "pattern",
						params: { pattern: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$" },
						schema: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",
						parentSchema: schema6.properties.modelPackageGroup,
						data: data3
					};
					if (vErrors === null) vErrors = [err12];
					else vErrors.push(err12);
					errors++;
				}
			} else {
				const err13 = {
					instancePath: instancePath + "/modelPackageGroup",
					schemaPath: "#/properties/modelPackageGroup/type",
					keyword: "type",
					params: { type: "string" },
					schema: schema6.properties.modelPackageGroup.type,
					parentSchema: schema6.properties.modelPackageGroup,
					data: data3
				};
				if (vErrors === null) vErrors = [err13];
				else vErrors.push(err13);
				errors++;
			}
		}
		if (data.dataset !== void 0) {
			if (!validate22(data.dataset, {
				instancePath: instancePath + "/dataset",
				parentData: data,
				parentDataProperty: "dataset",
				rootData
			})) {
				vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
				errors = vErrors.length;
			}
		}
		if (data.parameters !== void 0) {
			let data5 = data.parameters;
			if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
				if (Object.keys(data5).length > 200) {
					const err14 = {
						instancePath: instancePath + "/parameters",
						schemaPath: "#/properties/parameters/maxProperties",
						keyword: "maxProperties",
						params: { limit: 200 },
						schema: 200,
						parentSchema: schema6.properties.parameters,
						data: data5
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
				for (const key1 in data5) {
					const _errs13 = errors;
					if (!validate24(key1, {
						instancePath: instancePath + "/parameters",
						parentData: data5,
						parentDataProperty: "parameters",
						rootData
					})) {
						vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
						errors = vErrors.length;
					}
					if (!(_errs13 === errors)) {
						const err15 = {
							instancePath: instancePath + "/parameters",
							schemaPath: "#/properties/parameters/propertyNames",
							keyword: "propertyNames",
							params: { propertyName: key1 },
							schema: schema6.properties.parameters.propertyNames,
							parentSchema: schema6.properties.parameters,
							data: data5
						};
						if (vErrors === null) vErrors = [err15];
						else vErrors.push(err15);
						errors++;
					}
				}
				for (const key2 in data5) if (!validate26(data5[key2], {
					instancePath: instancePath + "/parameters/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
					parentData: data5,
					parentDataProperty: key2,
					rootData
				})) {
					vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
					errors = vErrors.length;
				}
			} else {
				const err16 = {
					instancePath: instancePath + "/parameters",
					schemaPath: "#/properties/parameters/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema6.properties.parameters.type,
					parentSchema: schema6.properties.parameters,
					data: data5
				};
				if (vErrors === null) vErrors = [err16];
				else vErrors.push(err16);
				errors++;
			}
		}
		if (data.steps !== void 0) {
			let data7 = data.steps;
			if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
				if (Object.keys(data7).length < 1) {
					const err17 = {
						instancePath: instancePath + "/steps",
						schemaPath: "#/properties/steps/minProperties",
						keyword: "minProperties",
						params: { limit: 1 },
						schema: 1,
						parentSchema: schema6.properties.steps,
						data: data7
					};
					if (vErrors === null) vErrors = [err17];
					else vErrors.push(err17);
					errors++;
				}
				for (const key3 in data7) {
					const _errs18 = errors;
					if (!validate24(key3, {
						instancePath: instancePath + "/steps",
						parentData: data7,
						parentDataProperty: "steps",
						rootData
					})) {
						vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
						errors = vErrors.length;
					}
					if (!(_errs18 === errors)) {
						const err18 = {
							instancePath: instancePath + "/steps",
							schemaPath: "#/properties/steps/propertyNames",
							keyword: "propertyNames",
							params: { propertyName: key3 },
							schema: schema6.properties.steps.propertyNames,
							parentSchema: schema6.properties.steps,
							data: data7
						};
						if (vErrors === null) vErrors = [err18];
						else vErrors.push(err18);
						errors++;
					}
				}
				for (const key4 in data7) if (!validate29(data7[key4], {
					instancePath: instancePath + "/steps/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),
					parentData: data7,
					parentDataProperty: key4,
					rootData
				})) {
					vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
					errors = vErrors.length;
				}
			} else {
				const err19 = {
					instancePath: instancePath + "/steps",
					schemaPath: "#/properties/steps/type",
					keyword: "type",
					params: { type: "object" },
					schema: schema6.properties.steps.type,
					parentSchema: schema6.properties.steps,
					data: data7
				};
				if (vErrors === null) vErrors = [err19];
				else vErrors.push(err19);
				errors++;
			}
		}
		if (data.raw !== void 0) {
			if (!validate75(data.raw, {
				instancePath: instancePath + "/raw",
				parentData: data,
				parentDataProperty: "raw",
				rootData
			})) {
				vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err20 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			schema: schema6.type,
			parentSchema: schema6,
			data
		};
		if (vErrors === null) vErrors = [err20];
		else vErrors.push(err20);
		errors++;
	}
	validate21.errors = vErrors;
	return errors === 0;
}

// actions/lib/pipeline/structure.ts
/** Checks a value against `pipelines/pipeline.schema.json`, all faults at once. */
function structureFaults(value) {
	return schemaFaults({
		schema: pipeline_schema_default,
		validate
	}, value);
}

// actions/lib/pipeline/load.ts
const PIPELINE_FILE = "pipeline.yaml";
/** Only names in addresses differ between environments, so a check against any of them finds all that the YAML can have wrong. */
const ANY_ENVIRONMENT = {
	region: "us-east-1",
	account: "111122223333",
	roleArn: "arn:aws:iam::111122223333:role/execution",
	artifactBucket: "artifacts"
};
/**
* Reads `<folder>/pipeline.yaml` with the step code that it names, and checks all of it. Throws `ProblemsError` with
* every problem. Step code may not lie outside `root`, by default the folder's parent (`pipelines/`).
*/
async function loadPipeline(folder, options = {}) {
	const root = options.root ?? path.dirname(path.resolve(folder));
	const file = path.join(folder, PIPELINE_FILE);
	const document = readYaml(file, await readPipelineFile(folder, root, file));
	const faults = structureFaults(document.value);
	const problems = [...document.duplicates, ...faults.map((fault) => toProblem(document, fault))];
	if (!isReadable(document.value)) throw new ProblemsError(sortProblems(problems));
	const spec = document.value;
	const broken = brokenParts(faults);
	const faulty = new Set(faults.map((fault) => pathText(fault.path)));
	const mentions = Object.entries(spec.steps).flatMap(([name, step]) => isMapping(step) ? codeMentions(name, step) : []);
	const code = await readCode(folder, root, mentions, (at, sentence) => {
		problems.push(toProblem(document, {
			path: at,
			part: "value",
			sentence
		}));
	});
	const dataset = spec.dataset !== void 0 && !broken.has("dataset") && spec.dataset !== void 0 ? singleFile("dataset.json", datasetJson(spec.dataset)) : void 0;
	const expressions = /* @__PURE__ */ new Map();
	const pipeline = {
		name: spec.name,
		file,
		folder,
		root,
		spec,
		document,
		code,
		dataset,
		broken,
		faulty,
		expressions
	};
	problems.push(...assemble(pipeline, ANY_ENVIRONMENT).scope.problems);
	if (problems.length > 0) throw new ProblemsError(sortProblems(problems));
	return pipeline;
}
async function readPipelineFile(folder, root, file) {
	try {
		return await readFile(file, "utf8");
	} catch (error) {
		if (!(error instanceof Error) || !("code" in error) || error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
		const names = (await readdir(root, { withFileTypes: true }).catch(() => [])).filter((each) => each.isDirectory()).map((each) => path.join(path.dirname(folder), each.name));
		const known = names.length === 0 ? "" : `; folders beside it: ${names.join(", ")}`;
		throw new ProblemsError([{
			file,
			message: `no such file: name a folder that has a ${PIPELINE_FILE}, found '${folder}'${known}`
		}]);
	}
}
function toProblem(document, { path: at, part, sentence }) {
	const text = pathText(at);
	const message = text === "" ? sentence : `${text}: ${sentence}`;
	return {
		file: document.file,
		...locate(document, at, part),
		path: text,
		message
	};
}
function isReadable(value) {
	if (!isMapping(value) || !isMapping(value.steps)) return false;
	if (typeof value.name !== "string") return false;
	return value.parameters === void 0 || isMapping(value.parameters);
}
function brokenParts(faults) {
	const parts = /* @__PURE__ */ new Set();
	for (const { path: at, shape } of faults) {
		if (!shape && at[0] !== "parameters") continue;
		const depth = at[0] === "steps" || at[0] === "parameters" ? 2 : 1;
		parts.add(at.slice(0, depth).join("."));
	}
	return parts;
}

// actions/lib/manifest/validation.ts
/** Checks every pipeline and every manifest, and the manifests' alarms against the pipelines' features. */
async function validateFolders(folders) {
	const read = await readPipelines(folders.pipelines);
	const { pipelines, problems } = read;
	const datasets = datasetsOf(pipelines);
	const manifests = await collect$1(problems, loadManifests(folders.environments, datasets));
	if (manifests !== void 0) problems.push(...checkManifests(manifests, datasets));
	return {
		...read,
		manifests,
		problems: sortProblems(problems)
	};
}
/** The pipelines of a folder that have no problem, and the problems of the others. */
async function readPipelines(root) {
	const problems = [];
	const pipelines = [];
	const folders = /* @__PURE__ */ new Map();
	for (const folder of await collect$1(problems, pipelineFolders(root)) ?? []) {
		const loaded = await collect$1(problems, loadPipeline(folder));
		if (loaded === void 0) continue;
		pipelines.push(loaded.spec);
		folders.set(loaded.name, folder);
	}
	return {
		pipelines,
		problems,
		folders
	};
}
/** The data of each model package group that a pipeline fills. */
function datasetsOf(pipelines) {
	const datasets = /* @__PURE__ */ new Map();
	for (const { modelPackageGroup, dataset } of pipelines) if (modelPackageGroup !== void 0 && dataset !== void 0) datasets.set(modelPackageGroup, dataset);
	return datasets;
}
/** Folders that have a pipeline; others, as `monitor`, hold code that pipelines share. */
async function pipelineFolders(root) {
	const folders = [];
	for (const entry of await entriesOf(root)) {
		if (!entry.isDirectory()) continue;
		const folder = path.join(root, entry.name);
		if ((await readdir(folder)).includes("pipeline.yaml")) folders.push(folder);
	}
	return folders.toSorted();
}
async function entriesOf(root) {
	try {
		return await readdir(root, { withFileTypes: true });
	} catch (error) {
		if (!(error instanceof Error) || !("code" in error)) throw error;
		if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
		const message = `no such folder: name the one that has a folder with a ${PIPELINE_FILE} for each pipeline`;
		throw new ProblemsError([{
			file: root,
			message
		}]);
	}
}
async function collect$1(problems, work) {
	try {
		return await work;
	} catch (error) {
		if (!(error instanceof ProblemsError)) throw error;
		problems.push(...error.problems);
		return;
	}
}

// actions/lib/workflow-run.ts
function workflowRun(environment = process.env) {
	const repository = environment["GITHUB_REPOSITORY"] ?? "";
	const id = environment["GITHUB_RUN_ID"] ?? "";
	const server = environment["GITHUB_SERVER_URL"];
	const branch = environment["GITHUB_REF"]?.replace(/^refs\/heads\//, "");
	return {
		repository,
		commit: environment["GITHUB_SHA"] ?? "",
		id,
		attempt: environment["GITHUB_RUN_ATTEMPT"] ?? "1",
		...branch && branch !== environment["GITHUB_REF"] && { branch },
		...server && id && { url: `${server}/${repository}/actions/runs/${id}` }
	};
}

// actions/lib/aws/arn.ts
/** `resource` is what follows the account, e.g. `pipeline/nyc-taxi-fare`. */
function sagemakerArn(place, resource) {
	return `arn:${place.partition}:sagemaker:${place.region}:${place.account}:${resource}`;
}
function bucketArn(place, bucket) {
	return `arn:${place.partition}:s3:::${bucket}`;
}
/** The name at the end of an ARN. */
function nameOfArn(arn) {
	return arn.slice(arn.lastIndexOf("/") + 1);
}
const EXECUTION = /^arn:aws[a-z-]*:sagemaker:([a-z0-9-]{1,30}):(\d{12}):pipeline\/([A-Za-z0-9](?:-*[A-Za-z0-9]){0,255})\/execution\/[a-z0-9]{12}$/;
/** The parts of a pipeline execution's ARN; undefined for any other text. */
function parseExecutionArn(arn) {
	const [, region, account, pipeline] = EXECUTION.exec(arn) ?? [];
	if (region === void 0 || account === void 0 || pipeline === void 0) return void 0;
	return {
		region,
		account,
		pipeline
	};
}

// actions/lib/aws/objects.ts
/** The parts of `s3://bucket/key`; undefined for any other text. */
function parseS3Uri(uri) {
	const match = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(uri);
	return match?.[1] === void 0 ? void 0 : {
		bucket: match[1],
		key: match[2] ?? ""
	};
}
async function objectExists(clients, place, object) {
	const { bucket, key, folder } = object;
	const permissions = [{
		action: "s3:GetObject",
		resource: `${bucketArn(place, bucket)}/${folder}/*`
	}, {
		action: "s3:ListBucket",
		resource: bucketArn(place, bucket)
	}];
	try {
		await call(permissions, () => clients.s3.send(new HeadObjectCommand({
			Bucket: bucket,
			Key: key
		})));
		return true;
	} catch (error) {
		if (isMissing(error)) return false;
		throw error;
	}
}
/** What S3 says of an object, or undefined where there is none. */
async function headObject(clients, place, address) {
	const { bucket, key } = address;
	const permissions = [{
		action: "s3:GetObject",
		resource: `${bucketArn(place, bucket)}/${key}`
	}, {
		action: "s3:ListBucket",
		resource: bucketArn(place, bucket)
	}];
	const command = new HeadObjectCommand({
		Bucket: bucket,
		Key: key
	});
	try {
		const { ContentLength, ETag, LastModified } = await call(permissions, () => clients.s3.send(command));
		return {
			bucket,
			key,
			size: ContentLength ?? 0,
			etag: (ETag ?? "").replaceAll("\"", ""),
			modifiedAt: LastModified ?? /* @__PURE__ */ new Date(0)
		};
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
async function putObject(clients, place, object) {
	const { bucket, key, folder, body, contentType } = object;
	const command = new PutObjectCommand({
		Bucket: bucket,
		Key: key,
		Body: body,
		ContentType: contentType
	});
	const permission = {
		action: "s3:PutObject",
		resource: `${bucketArn(place, bucket)}/${folder}/*`
	};
	await call(permission, () => clients.s3.send(command));
}
/** All objects whose keys begin with the address's, in key order. None where the bucket is not there. */
async function* listObjects(clients, place, address) {
	const { bucket, key: prefix } = address;
	const permission = {
		action: "s3:ListBucket",
		resource: bucketArn(place, bucket)
	};
	const pages = paginateListObjectsV2({ client: clients.s3 }, {
		Bucket: bucket,
		Prefix: prefix
	});
	try {
		for await (const { Key, Size, ETag, LastModified } of items$1(permission, pages, (page) => page.Contents)) if (Key !== void 0) yield {
			bucket,
			key: Key,
			size: Size ?? 0,
			etag: (ETag ?? "").replaceAll("\"", ""),
			modifiedAt: LastModified ?? /* @__PURE__ */ new Date(0)
		};
	} catch (error) {
		if (!isMissing(error)) throw error;
	}
}
/** The JSON in an object. Throws where there is none or where it is no JSON. */
async function readJsonObject(clients, place, address) {
	return JSON.parse(await readText(clients, place, address));
}
async function readText(clients, place, address) {
	const { bucket, key } = address;
	const permission = {
		action: "s3:GetObject",
		resource: `${bucketArn(place, bucket)}/${key}`
	};
	return call(permission, async () => {
		return await (await clients.s3.send(new GetObjectCommand({
			Bucket: bucket,
			Key: key
		}))).Body?.transformToString() ?? "";
	});
}

// actions/lib/aws/drift-decisions.ts
/** The newest heartbeat, in front of all times, so that it is never the newest decision. */
const HEARTBEAT = "0-heartbeat";
/** Writes the record and answers its address. Each look has one of its own; of heartbeats only the newest is kept. */
async function writeDecision(clients, place, bucket, record) {
	const { environment, model, at, run } = record;
	const time = at.replaceAll(/[-:]|\.\d+/g, "");
	const name = record.heartbeat ? HEARTBEAT : `${time}-${run.id}-${run.attempt}`;
	const key = `${folderOf(environment, model)}${name}.json`;
	const command = new PutObjectCommand({
		Bucket: bucket,
		Key: key,
		Body: `${JSON.stringify(record, void 0, 2)}\n`,
		ContentType: "application/json"
	});
	const permission = {
		action: "s3:PutObject",
		resource: `${bucketArn(place, bucket)}/decisions/${environment}/*`
	};
	await call(permission, () => clients.s3.send(command));
	return `s3://${bucket}/${key}`;
}
/** When drift of a model was last assessed; undefined where it never was. Its time is part of a record's key. */
async function lastDecision(clients, place, { bucket, environment, model }) {
	let newest;
	const folder = folderOf(environment, model);
	for await (const { key } of listObjects(clients, place, {
		bucket,
		key: folder
	})) newest = key;
	const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(newest?.slice(folder.length) ?? "") ?? [];
	return year === void 0 ? void 0 : /* @__PURE__ */ new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
function folderOf(environment, model) {
	return `decisions/${environment}/${model}/`;
}

// actions/lib/drift/answer.ts
/**
* Whether what runs was deployed after every alarm was raised, and no check of it confirms them: the alarms are then those of the
* release before. An alarm stays in ALARM over a deployment, until enough of the new release's rows have come.
*/
function isAnswered({ alarms, release, report }) {
	if (release === void 0 || alarms.length === 0) return false;
	if (alarms.some(({ since, kind }) => kind === "no-data" || since >= release.deployedAt)) return false;
	if (report === void 0 || report.modelPackageArn !== release.modelPackageArn) return true;
	return alarms.every(({ metric, threshold }) => (report.metrics[metric] ?? -Infinity) <= threshold);
}

// actions/lib/drift/decision.ts
/** Whether training again makes sense, with every reason for and against it on record. */
function decideRetraining(facts) {
	const drift = facts.alarms.filter(({ kind }) => kind === "drift");
	const since = firstRaised(facts, drift);
	if (since === void 0) return {
		retrain: "no",
		reasons: [withoutAlarm(facts)],
		cause: void 0
	};
	const cause = causeOf(facts, since);
	const reasons = [
		alarmReason(drift),
		releaseReason(facts, drift),
		reportReason(facts, drift),
		policyReason(facts),
		rowsReason(facts),
		...facts.policy === null ? [] : policyReasons(facts, facts.policy, cause),
		underWayReason(facts),
		candidateReason(facts, since),
		...holdReason(facts)
	];
	const retrain = ORDER.find((answer) => reasons.some((reason) => reason.answer === answer)) ?? "no";
	const rank = ({ answer }) => answer === retrain ? 0 : 1 + ORDER.indexOf(answer);
	return {
		retrain,
		reasons: reasons.toSorted((a, b) => rank(a) - rank(b)),
		cause
	};
}
const ORDER = [
	"no",
	"not-yet",
	"yes"
];
/**
* Since when what runs now has been in alarm. An alarm stays in ALARM over a deployment where the new release drifts too, and
* has no transition of its own then: the deployment stands for it, else the new release would never be trained again.
*/
function firstRaised({ release }, drift) {
	const times = drift.map(({ since }) => Math.max(since.getTime(), release?.deployedAt.getTime() ?? 0));
	return times.length === 0 ? void 0 : new Date(Math.min(...times));
}
function causeOf({ environment, model }, since) {
	return `drift-${environment}-${model}-${since.toISOString().replaceAll(/[-T:]/g, "").slice(0, 12)}`;
}
function policyReasons(facts, policy, cause) {
	return [
		labelReason(facts, policy),
		dataReason(facts, policy),
		cooldownReason(facts, policy, cause),
		failureReason(facts, cause),
		budgetReason(facts, policy, cause),
		challengerReason(facts, policy)
	];
}

// actions/lib/aws/alarms.ts
/** The alarms whose names begin so, by name. */
async function listAlarms(clients, place, prefix) {
	const resource = `arn:${place.partition}:cloudwatch:${place.region}:${place.account}:alarm:*`;
	const pages = paginateDescribeAlarms({ client: clients.cloudwatch }, { AlarmNamePrefix: prefix });
	const alarms = [];
	await call({
		action: "cloudwatch:DescribeAlarms",
		resource
	}, async () => {
		alarms.length = 0;
		for await (const { MetricAlarms = [] } of pages) alarms.push(...MetricAlarms.map(alarmOf));
	});
	return alarms.toSorted((a, b) => a.name < b.name ? -1 : 1);
}
function alarmOf(alarm) {
	return {
		name: alarm.AlarmName ?? "",
		description: alarm.AlarmDescription ?? "",
		metric: alarm.MetricName ?? "",
		threshold: alarm.Threshold ?? NaN,
		state: alarm.StateValue ?? "INSUFFICIENT_DATA",
		since: alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp ?? /* @__PURE__ */ new Date(0),
		stateReason: alarm.StateReason ?? "",
		actionsEnabled: alarm.ActionsEnabled ?? true
	};
}

// actions/lib/shape.ts
const text = (value, path) => expected(typeof value === "string", path, "a text", value);
const flag = (value, path) => expected(typeof value === "boolean", path, "true or false", value);
const whole = (value, path) => expected(Number.isSafeInteger(value), path, "a whole number", value);
const number$1 = (value, path) => expected(Number.isFinite(value), path, "a number", value);
const hash = (value, path) => expected(typeof value === "string" && /^[0-9a-f]{64}$/.test(value), path, "a SHA-256 in hexadecimal", value);
function oneOf(values) {
	return (value, path) => expected(values.some((each) => each === value), path, `one of ${values.join(", ")}`, value);
}
function orNull(check) {
	return (value, path) => value === null ? void 0 : check(value, path);
}
function orAbsent(check) {
	return (value, path) => value === void 0 ? void 0 : check(value, path);
}
function every(check) {
	return (value, path) => {
		if (!Array.isArray(value)) return expected(false, path, "a list", value);
		return firstFault(value.map((item, index) => [
			item,
			`${path}[${index}]`,
			check
		]));
	};
}
function valuesOf(check) {
	return (value, path) => {
		if (!isRecord(value)) return expected(false, path, "an object", value);
		return firstFault(Object.entries(value).map(([key, item]) => [
			item,
			`${path}.${key}`,
			check
		]));
	};
}
/** An object with these members and no others. */
function object(members) {
	return (value, path) => {
		if (!isRecord(value)) return expected(false, path, "an object", value);
		const unknown = Object.keys(value).find((key) => !Object.hasOwn(members, key));
		if (unknown !== void 0) return `${path === "" ? unknown : `${path}.${unknown}`} is not known`;
		const dot = path === "" ? "" : `${path}.`;
		return firstFault(Object.entries(members).map(([key, check]) => [
			value[key],
			`${dot}${key}`,
			check
		]));
	};
}
/** An object with at least these members: others may have been added since. */
function holding(members) {
	return (value, path) => {
		if (!isRecord(value)) return expected(false, path, "an object", value);
		const dot = path === "" ? "" : `${path}.`;
		return firstFault(Object.entries(members).map(([key, check]) => [
			value[key],
			`${dot}${key}`,
			check
		]));
	};
}
function firstFault(parts) {
	for (const [value, path, check] of parts) {
		const fault = check(value, path);
		if (fault !== void 0) return fault;
	}
}
function expected(holds, path, what, value) {
	if (holds) return void 0;
	const found = value === void 0 ? "nothing" : JSON.stringify(value).slice(0, 80);
	return `${path === "" ? "the whole" : path} has to be ${what}, found ${found}`;
}

// actions/lib/drift/judgement.ts
const check$2 = holding({
	rows: whole,
	first: text,
	last: text,
	metric: text,
	better: oneOf(["lower", "higher"]),
	champion: holding({
		modelPackageArn: text,
		value: number$1,
		standardDeviation: orNull(number$1)
	}),
	challenger: holding({
		value: number$1,
		standardDeviation: orNull(number$1)
	}),
	difference: holding({
		value: number$1,
		low: number$1,
		high: number$1
	}),
	verdict: oneOf([
		"better",
		"same",
		"worse"
	])
});
/** The judgement in an evaluation report; null where the challenger was not judged. */
function judgementIn(report) {
	const judge = isRecord(report) ? report["judge"] : void 0;
	return isJudgement(judge) ? judge : null;
}
function isJudgement(value) {
	return check$2(value, "") === void 0;
}

// actions/lib/aws/pipelines.ts
function pipelineArn(place, name) {
	return sagemakerArn(place, `pipeline/${name}`);
}
async function describePipeline$1(clients, place, name) {
	const permission = {
		action: "sagemaker:DescribePipeline",
		resource: pipelineArn(place, name)
	};
	try {
		const answer = await call(permission, () => clients.sagemaker.send(new DescribePipelineCommand({ PipelineName: name })));
		return {
			arn: answer.PipelineArn ?? pipelineArn(place, name),
			definition: answer.PipelineDefinition ?? "{}",
			roleArn: answer.RoleArn ?? "",
			description: answer.PipelineDescription ?? "",
			displayName: answer.PipelineDisplayName,
			createdAt: answer.CreationTime
		};
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
/** Throws an error of `isAlreadyThere` where somebody else was faster. */
async function createPipeline(clients, place, pipeline) {
	const command = new CreatePipelineCommand({
		PipelineName: pipeline.name,
		...requestOf(pipeline),
		Tags: tagList(pipeline.tags)
	});
	const permissions = [
		{
			action: "sagemaker:CreatePipeline",
			resource: pipelineArn(place, pipeline.name)
		},
		{
			action: "sagemaker:AddTags",
			resource: pipelineArn(place, pipeline.name)
		},
		{
			action: "iam:PassRole",
			resource: pipeline.roleArn
		}
	];
	return (await call(permissions, () => clients.sagemaker.send(command))).PipelineArn ?? pipelineArn(place, pipeline.name);
}
/** Makes a new version of the pipeline; never two for one call. `landed` tells whether the deployed one is the new one. */
async function updatePipeline(clients, place, pipeline, landed) {
	const command = new UpdatePipelineCommand({
		PipelineName: pipeline.name,
		...requestOf(pipeline)
	});
	const permissions = [{
		action: "sagemaker:UpdatePipeline",
		resource: pipelineArn(place, pipeline.name)
	}, {
		action: "iam:PassRole",
		resource: pipeline.roleArn
	}];
	await call(permissions, () => clients.sagemaker.send(onceOnly(command, landed, {})));
}
/** Adds those tags that the resource lacks or has with other values. Answers which these were. */
async function addTags(clients, arn, wanted) {
	const pages = paginateListTags({ client: clients.sagemaker }, { ResourceArn: arn });
	const present = /* @__PURE__ */ new Map();
	const list = {
		action: "sagemaker:ListTags",
		resource: arn
	};
	for await (const { Key, Value } of items$1(list, pages, (page) => page.Tags)) if (Key !== void 0) present.set(Key, Value ?? "");
	const lacking = Object.entries(wanted).filter(([key, value]) => present.get(key) !== value);
	if (lacking.length === 0) return [];
	const command = new AddTagsCommand({
		ResourceArn: arn,
		Tags: tagList(Object.fromEntries(lacking))
	});
	await call({
		action: "sagemaker:AddTags",
		resource: arn
	}, () => clients.sagemaker.send(command));
	return lacking.map(([key]) => key);
}
function tagList(tags) {
	return Object.entries(tags).map(([Key, Value]) => ({
		Key,
		Value
	}));
}
function requestOf({ definition, roleArn, description, displayName }) {
	return {
		PipelineDefinition: definition,
		RoleArn: roleArn,
		PipelineDescription: description,
		...displayName !== void 0 && { PipelineDisplayName: displayName }
	};
}

// actions/lib/aws/model-packages.ts
/** Makes the model package group, with its tags, unless it is there. */
async function ensureModelPackageGroup(clients, place, group) {
	const arn = sagemakerArn(place, `model-package-group/${group.name}`);
	const found = await describeGroup(clients, arn, group.name);
	if (found !== void 0) return {
		arn: found,
		created: false
	};
	const command = new CreateModelPackageGroupCommand({
		ModelPackageGroupName: group.name,
		...group.description !== "" && { ModelPackageGroupDescription: group.description.slice(0, 1024) },
		Tags: tagList(group.tags)
	});
	const permissions = [{
		action: "sagemaker:CreateModelPackageGroup",
		resource: arn
	}, {
		action: "sagemaker:AddTags",
		resource: arn
	}];
	try {
		return {
			arn: (await call(permissions, () => clients.sagemaker.send(command))).ModelPackageGroupArn ?? arn,
			created: true
		};
	} catch (error) {
		if (isAlreadyThere(error)) return {
			arn,
			created: false
		};
		throw error;
	}
}
async function describeGroup(clients, arn, name) {
	const command = new DescribeModelPackageGroupCommand({ ModelPackageGroupName: name });
	const permission = {
		action: "sagemaker:DescribeModelPackageGroup",
		resource: arn
	};
	try {
		return (await call(permission, () => clients.sagemaker.send(command))).ModelPackageGroupArn ?? arn;
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
async function describeModelPackage(clients, arn) {
	const permission = {
		action: "sagemaker:DescribeModelPackage",
		resource: arn
	};
	const command = new DescribeModelPackageCommand({ ModelPackageName: arn });
	const answer = await call(permission, () => clients.sagemaker.send(command));
	return {
		arn: answer.ModelPackageArn ?? arn,
		version: answer.ModelPackageVersion,
		approval: answer.ModelApprovalStatus,
		qualityReport: answer.ModelMetrics?.ModelQuality?.Statistics?.S3Uri
	};
}
/** Undefined where SageMaker has no such package. */
async function describePackage(clients, place, arn) {
	const permission = {
		action: "sagemaker:DescribeModelPackage",
		resource: arn
	};
	const command = new DescribeModelPackageCommand({ ModelPackageName: arn });
	let answer;
	try {
		answer = await call(permission, () => clients.sagemaker.send(command));
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
	const container = answer.InferenceSpecification?.Containers?.[0];
	const data = parseS3Uri(container?.ModelDataUrl ?? "");
	const object = data === void 0 ? void 0 : await headObject(clients, place, data);
	return {
		arn: answer.ModelPackageArn ?? arn,
		group: answer.ModelPackageGroupName ?? "",
		version: answer.ModelPackageVersion ?? 0,
		status: answer.ModelPackageStatus ?? "",
		approval: answer.ModelApprovalStatus ?? "",
		image: container?.Image,
		imageDigest: container?.ImageDigest,
		modelDataUrl: container?.ModelDataUrl,
		recordedETag: container?.ModelDataETag?.replaceAll("\"", ""),
		modelDataETag: object?.etag,
		metadata: answer.CustomerMetadataProperties ?? {},
		instanceTypes: answer.InferenceSpecification?.SupportedRealtimeInferenceInstanceTypes ?? [],
		metricsUri: answer.ModelMetrics?.ModelQuality?.Statistics?.S3Uri,
		baselineUri: baselineOf(answer.DriftCheckBaselines?.ModelDataQuality)
	};
}
/** The folder of a baseline whose two files lie side by side under the names that Model Monitor gives them. */
function baselineOf(baseline) {
	const [, folder] = /^(s3:\/\/.+)\/statistics[.]json$/.exec(baseline?.Statistics?.S3Uri ?? "") ?? [];
	return folder !== void 0 && baseline?.Constraints?.S3Uri === `${folder}/constraints.json` ? folder : void 0;
}
const MAX_DESCRIPTION = 1024;
/** Approves a package; doing it again changes nothing but the description. */
async function approvePackage(clients, arn, description) {
	const command = new UpdateModelPackageCommand({
		ModelPackageArn: arn,
		ModelApprovalStatus: "Approved",
		ApprovalDescription: description.slice(0, MAX_DESCRIPTION)
	});
	await call({
		action: "sagemaker:UpdateModelPackage",
		resource: arn
	}, () => clients.sagemaker.send(command));
}
/** Takes a package out for all environments; doing it again changes nothing but the description. */
async function rejectPackage(clients, arn, description) {
	const command = new UpdateModelPackageCommand({
		ModelPackageArn: arn,
		ModelApprovalStatus: "Rejected",
		ApprovalDescription: description.slice(0, MAX_DESCRIPTION)
	});
	await call({
		action: "sagemaker:UpdateModelPackage",
		resource: arn
	}, () => clients.sagemaker.send(command));
}
/** The completely registered versions of a group, the highest first; none where there is no such group. */
async function listPackages(clients, place, group) {
	const permission = {
		action: "sagemaker:ListModelPackages",
		resource: sagemakerArn(place, `model-package/${group}/*`)
	};
	const pages = paginateListModelPackages({ client: clients.sagemaker }, {
		ModelPackageGroupName: group,
		SortBy: "CreationTime",
		SortOrder: "Descending",
		MaxResults: 100
	});
	const packages = [];
	try {
		await call(permission, async () => {
			packages.length = 0;
			for await (const { ModelPackageSummaryList: summaries = [] } of pages) for (const { ModelPackageArn, ModelPackageVersion, ModelPackageStatus, ModelApprovalStatus, CreationTime } of summaries) if (ModelPackageArn !== void 0 && ModelPackageVersion !== void 0 && ModelPackageStatus === "Completed") packages.push({
				arn: ModelPackageArn,
				version: ModelPackageVersion,
				approval: ModelApprovalStatus ?? "",
				registeredAt: CreationTime ?? /* @__PURE__ */ new Date(0)
			});
		});
	} catch (error) {
		if (isMissing(error)) return [];
		throw error;
	}
	return packages.toSorted((a, b) => b.version - a.version);
}

// actions/lib/aws/challengers.ts
/** What started the training of a registered version, and what the judge said of it. */
async function readChallenger(clients, place, { arn, version, approval, registeredAt }) {
	const found = await describePackage(clients, place, arn);
	const inputSource = found?.metadata["inputSource"];
	const address = parseS3Uri(found?.metricsUri ?? "");
	const known = {
		version,
		approval,
		registeredAt,
		inputSource
	};
	if (inputSource !== "Drift" || address === void 0) return {
		...known,
		verdict: null
	};
	const report = await readJsonObject(clients, place, address).catch(() => void 0);
	const judgement = judgementIn(report);
	return judgement === null ? {
		...known,
		verdict: null
	} : {
		...known,
		verdict: judgement.verdict,
		judgement
	};
}

// actions/lib/deployment/record.ts
/** Where a record lies in the artifact bucket. */
function recordKey(record) {
	const { environment, model, commit, run } = record;
	const folder = recordFolder(environment, model);
	if (record.outcome === "deployed") return `${folder}${commit}.json`;
	return `${folder}failed/${commit}-${run.id}-${run.attempt}.json`;
}
function recordFolder(environment, model) {
	return `deployments/${environment}/${model}/`;
}
/** What a reader of records needs to know of one. Undefined where the file holds something else. */
function parseRecord(value) {
	return isRecordOfDeployment(value) ? value : void 0;
}
function isRecordOfDeployment(value) {
	if (typeof value !== "object" || value === null) return false;
	const { version, outcome, endedAt, commit, release } = { ...value };
	if (version !== 1 || outcome !== "deployed" && outcome !== "failed") return false;
	if (typeof commit !== "string" || typeof endedAt !== "string" || Number.isNaN(Date.parse(endedAt))) return false;
	if (typeof release !== "object" || release === null) return false;
	const { modelPackageArn, modelDataETag } = { ...release };
	return typeof modelPackageArn === "string" && typeof modelDataETag === "string";
}

// actions/lib/aws/deployment-records.ts
const READS$2 = 16;
const MAX_TRIES = 5;
/** All deployments of a model in an environment that there are records of. Files that are no records are left out. */
async function readDeployments(clients, place, { bucket, environment, model }) {
	const folder = recordFolder(environment, model);
	const keys = [];
	for await (const { key } of listObjects(clients, place, {
		bucket,
		key: folder
	})) if (key.endsWith(".json")) keys.push(key);
	const read = (key) => readRecord(clients, place, bucket, key);
	const newestFirst = (await pMap(keys, read, { concurrency: READS$2 })).filter((record) => record !== void 0).toSorted((a, b) => Date.parse(b.endedAt) - Date.parse(a.endedAt));
	return {
		deployed: newestFirst.filter(({ outcome }) => outcome === "deployed"),
		failed: newestFirst.filter(({ outcome }) => outcome === "failed")
	};
}
/**
* Writes the record unless there is one of the same deployment: the first one stands, since nothing that was recorded is
* ever changed. Answers whether this one was written.
*/
async function writeDeployment(clients, place, bucket, record) {
	const key = recordKey(record);
	const uri = `s3://${bucket}/${key}`;
	const command = new PutObjectCommand({
		Bucket: bucket,
		Key: key,
		Body: `${JSON.stringify(record, void 0, 2)}\n`,
		ContentType: "application/json",
		IfNoneMatch: "*"
	});
	const permission = {
		action: "s3:PutObject",
		resource: `${bucketArn(place, bucket)}/deployments/*`
	};
	for (let tries = 1;; tries += 1) try {
		await call(permission, () => clients.s3.send(command));
		return {
			uri,
			written: true
		};
	} catch (error) {
		if (!(error instanceof AwsError)) throw error;
		if (error.code === "PreconditionFailed") return {
			uri,
			written: false
		};
		if (error.code !== "ConditionalRequestConflict" || tries === MAX_TRIES) throw error;
	}
}
async function readRecord(clients, place, bucket, key) {
	const permission = {
		action: "s3:GetObject",
		resource: `${bucketArn(place, bucket)}/deployments/*`
	};
	const text = await call(permission, async () => {
		return await (await clients.s3.send(new GetObjectCommand({
			Bucket: bucket,
			Key: key
		}))).Body?.transformToString() ?? "";
	});
	try {
		return parseRecord(JSON.parse(text));
	} catch {
		return;
	}
}

// actions/lib/drift/report.ts
const DATA_VERDICTS = [
	"healthy",
	"drifted",
	"not-enough-data",
	"no-data",
	"not-deployed"
];
const feature = holding({
	name: text,
	kind: oneOf(["numerical", "categorical"]),
	role: oneOf([
		"prediction",
		"calendar",
		"feature"
	]),
	distance: orNull(number$1),
	simple: orNull(number$1),
	correction: orNull(number$1),
	threshold: orNull(number$1),
	smallestVisible: orNull(number$1),
	completeness: number$1,
	baselineCompleteness: orNull(number$1),
	baselineMean: orNull(number$1),
	mean: orNull(number$1),
	verdict: oneOf([
		"drifted",
		"stable",
		"not-compared",
		"not-enough-data"
	])
});
const distribution = (value, path) => isRecord(value) && "counts" in value ? holding({ counts: valuesOf(number$1) })(value, path) : holding({ quantiles: every(every(number$1)) })(value, path);
const quality$1 = holding({
	verdict: oneOf([
		"worse",
		"same",
		"better",
		"not-enough-labels",
		"no-labels"
	]),
	labelled: whole,
	minimum: whole,
	due: whole,
	coverage: orNull(number$1),
	orphans: whole,
	duplicates: whole,
	unreadable: orAbsent(holding({
		files: whole,
		lines: whole,
		names: every(text)
	})),
	labelDelay: text,
	metrics: valuesOf(holding({
		value: number$1,
		baseline: orNull(number$1),
		better: oneOf([
			"lower",
			"higher",
			"zero"
		]),
		ratio: orNull(number$1),
		ratioLow: orNull(number$1)
	}))
});
const check$1 = holding({
	version: oneOf([1]),
	engine: oneOf(["processing", "model-monitor"]),
	model: text,
	environment: text,
	endpoint: text,
	modelPackageArn: text,
	baselineUri: text,
	execution: orNull(text),
	checkedAt: text,
	window: holding({
		start: text,
		end: text,
		deployedAt: orNull(text),
		duration: text
	}),
	verdict: oneOf(DATA_VERDICTS),
	rows: holding({
		captured: whole,
		records: whole,
		corrupt: whole,
		minimum: whole,
		baseline: whole
	}),
	features: every(feature),
	violations: every(holding({
		feature_name: text,
		constraint_check_type: text,
		description: text
	})),
	quality: quality$1,
	distributions: valuesOf(holding({
		baseline: distribution,
		current: distribution
	})),
	sample: every(valuesOf(orNull(text))),
	metrics: valuesOf(number$1),
	files: holding({
		statistics: text,
		constraints: text,
		violations: text
	})
});
/** Reads a `report.json`. Answers what is wrong with it, as a sentence's end, where it is none. */
function parseDriftReport(value) {
	if (isDriftReport(value)) return value;
	return { fault: check$1(value, "") ?? "it is of another shape" };
}
function isDriftReport(value) {
	return check$1(value, "") === void 0;
}

// actions/lib/aws/drift-reports.ts
const READS$1 = 8;
const DAY_MS$1 = 864e5;
/** The newest reports of an endpoint, of the last `days` days, at most `most`. */
async function readReports(clients, place, { bucket, endpoint, now, days, most }) {
	const keys = [];
	for (let day = 0; day <= days && keys.length < most; day += 1) {
		const date = (/* @__PURE__ */ new Date(now.getTime() - day * DAY_MS$1)).toISOString().slice(0, 10).replaceAll("-", "/");
		const found = [];
		for await (const { key } of listObjects(clients, place, {
			bucket,
			key: `monitoring/${endpoint}/${date}/`
		})) if (key.endsWith("/report.json")) found.push(key);
		keys.push(...found.toSorted().toReversed());
	}
	const faults = [];
	const read = async (key) => {
		const report = await readJsonObject(clients, place, {
			bucket,
			key
		}).then(parseDriftReport, (error) => ({ fault: messageOf(error) }));
		if (!("fault" in report)) return report;
		faults.push(`s3://${bucket}/${key} can't be read: ${report.fault}.`);
	};
	return {
		reports: (await pMap(keys.slice(0, most), read, { concurrency: READS$1 })).filter((report) => report !== void 0),
		faults
	};
}

// actions/lib/aws/executions.ts
/** The executions of a pipeline, newest first. */
async function* listExecutions(clients, place, name) {
	const permission = {
		action: "sagemaker:ListPipelineExecutions",
		resource: pipelineArn(place, name)
	};
	const pages = paginateListPipelineExecutions({
		client: clients.sagemaker,
		pageSize: 100
	}, {
		PipelineName: name,
		SortBy: "CreationTime",
		SortOrder: "Descending"
	});
	for await (const summary of items$1(permission, pages, (page) => page.PipelineExecutionSummaries)) {
		if (summary.PipelineExecutionArn === void 0) continue;
		yield {
			arn: summary.PipelineExecutionArn,
			displayName: summary.PipelineExecutionDisplayName,
			status: summary.PipelineExecutionStatus ?? "Executing",
			startedAt: summary.StartTime ?? /* @__PURE__ */ new Date(0)
		};
	}
}
async function startExecution(clients, place, start) {
	const command = new StartPipelineExecutionCommand({
		PipelineName: start.pipeline,
		PipelineExecutionDisplayName: start.displayName,
		PipelineExecutionDescription: start.description,
		PipelineParameters: Object.entries(start.parameters).map(([Name, Value]) => ({
			Name,
			Value
		})),
		ClientRequestToken: start.token
	});
	const permission = {
		action: "sagemaker:StartPipelineExecution",
		resource: pipelineArn(place, start.pipeline)
	};
	const answer = await call(permission, () => clients.sagemaker.send(command));
	if (answer.PipelineExecutionArn === void 0) throw new Error("SageMaker started an execution without an ARN.");
	return answer.PipelineExecutionArn;
}
async function describeExecution(clients, arn) {
	const permission = {
		action: "sagemaker:DescribePipelineExecution",
		resource: arn
	};
	const command = new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn });
	const answer = await call(permission, () => clients.sagemaker.send(command));
	return {
		arn,
		displayName: answer.PipelineExecutionDisplayName,
		status: answer.PipelineExecutionStatus ?? "Executing",
		failureReason: answer.FailureReason,
		startedAt: answer.CreationTime,
		changedAt: answer.LastModifiedTime
	};
}
/** The definition that an execution ran, as JSON. */
async function executionDefinition(clients, arn) {
	const permission = {
		action: "sagemaker:DescribePipelineDefinitionForExecution",
		resource: arn
	};
	const command = new DescribePipelineDefinitionForExecutionCommand({ PipelineExecutionArn: arn });
	return (await call(permission, () => clients.sagemaker.send(command))).PipelineDefinition ?? "";
}
/** The parameters that an execution ran with, by name; those left to their defaults may be absent. */
async function executionParameters(clients, arn) {
	const permission = {
		action: "sagemaker:ListPipelineParametersForExecution",
		resource: arn
	};
	const pages = paginateListPipelineParametersForExecution({
		client: clients.sagemaker,
		pageSize: 100
	}, { PipelineExecutionArn: arn });
	const parameters = /* @__PURE__ */ new Map();
	for await (const { Name: name, Value: value } of items$1(permission, pages, (page) => page.PipelineParameters)) if (name !== void 0 && value !== void 0) parameters.set(name, value);
	return parameters;
}
/** The steps that have begun, in that order; those that have not are absent. */
async function listSteps(clients, arn) {
	const permission = {
		action: "sagemaker:ListPipelineExecutionSteps",
		resource: arn
	};
	const pages = paginateListPipelineExecutionSteps({
		client: clients.sagemaker,
		pageSize: 100
	}, {
		PipelineExecutionArn: arn,
		SortOrder: "Ascending"
	});
	const steps = [];
	for await (const step of items$1(permission, pages, (page) => page.PipelineExecutionSteps)) steps.push(stepOf(step));
	return steps;
}
/** Tells an execution to stop. Answers false where it had come to an end of its own before. */
async function stopExecution(clients, arn) {
	const permission = {
		action: "sagemaker:StopPipelineExecution",
		resource: arn
	};
	const command = new StopPipelineExecutionCommand({ PipelineExecutionArn: arn });
	try {
		await call(permission, () => clients.sagemaker.send(command));
		return true;
	} catch (error) {
		if (!(error instanceof AwsError) || error.reason !== "aws-refused") throw error;
		const { status } = await describeExecution(clients, arn);
		if (status === "Executing") throw error;
		return status === "Stopping" || status === "Stopped";
	}
}
/** S3 addresses of a processing job's outputs by name. */
async function processingOutputs(clients, place, job) {
	const permission = {
		action: "sagemaker:DescribeProcessingJob",
		resource: sagemakerArn(place, `processing-job/${job}`)
	};
	const command = new DescribeProcessingJobCommand({ ProcessingJobName: job });
	const answer = await call(permission, () => clients.sagemaker.send(command));
	const outputs = /* @__PURE__ */ new Map();
	for (const { OutputName, S3Output } of answer.ProcessingOutputConfig?.Outputs ?? []) if (OutputName !== void 0 && S3Output?.S3Uri !== void 0) outputs.set(OutputName, S3Output.S3Uri);
	return outputs;
}
function stepOf(step) {
	const { Metadata: metadata } = step;
	return {
		name: step.StepName ?? "",
		status: step.StepStatus ?? "Starting",
		startedAt: step.StartTime,
		endedAt: step.EndTime,
		failureReason: step.FailureReason,
		attempts: step.AttemptCount ?? 1,
		cachedFrom: step.CacheHitResult?.SourcePipelineExecutionArn,
		job: jobOf(metadata),
		outcome: metadata?.Condition?.Outcome,
		failMessage: metadata?.Fail?.ErrorMessage,
		modelPackageArn: metadata?.RegisterModel?.Arn
	};
}
function jobOf(metadata) {
	const processing = metadata?.ProcessingJob?.Arn ?? metadata?.QualityCheck?.CheckJobArn ?? metadata?.ClarifyCheck?.CheckJobArn;
	if (processing !== void 0) return {
		kind: "processing",
		name: nameOfArn(processing)
	};
	if (metadata?.TrainingJob?.Arn !== void 0) return {
		kind: "training",
		name: nameOfArn(metadata.TrainingJob.Arn)
	};
	if (metadata?.TransformJob?.Arn !== void 0) return {
		kind: "transform",
		name: nameOfArn(metadata.TransformJob.Arn)
	};
}

// actions/lib/drift/sketch.ts
function sketchOf(levels) {
	const weighted = levels.flatMap((level, height) => level.map((value) => [value, 2 ** height]));
	weighted.sort(([a], [b]) => a - b);
	const ranks = [];
	let rows = 0;
	for (const [, weight] of weighted) ranks.push(rows += weight);
	return {
		values: weighted.map(([value]) => value),
		ranks,
		rows
	};
}
const STEPS = 100;
/** The value at each hundredth of the rows; none of an empty sketch. */
function quantilesOf({ values, ranks, rows }) {
	const quantiles = [];
	let place = 0;
	for (let step = 0; step <= STEPS && values.length > 0; step += 1) {
		const share = step / STEPS;
		while (place < values.length - 1 && (ranks[place] ?? 0) < share * rows) place += 1;
		quantiles.push([share, values[place] ?? 0]);
	}
	return quantiles;
}
/** The largest difference of both distribution functions (Kolmogorov-Smirnov), 0 to 1; null where one has no rows. */
function numericalDistance(a, b) {
	if (a.rows === 0 || b.rows === 0) return null;
	let [atA, atB, largest] = [
		0,
		0,
		0
	];
	while (atA < a.values.length && atB < b.values.length) {
		const value = Math.min(a.values[atA] ?? Infinity, b.values[atB] ?? Infinity);
		while (atA < a.values.length && (a.values[atA] ?? Infinity) <= value) atA += 1;
		while (atB < b.values.length && (b.values[atB] ?? Infinity) <= value) atB += 1;
		const [below, belowOther] = [(a.ranks[atA - 1] ?? 0) / a.rows, (b.ranks[atB - 1] ?? 0) / b.rows];
		largest = Math.max(largest, Math.abs(below - belowOther));
	}
	return largest;
}
/**
* The largest difference between the shares of a text (L-infinity), 0 to 1. Rows that are counted by no text are one text more; null
* where one side has no rows.
*/
function categoricalDistance(a, b) {
	if (a.rows === 0 || b.rows === 0) return null;
	const differences = [.../* @__PURE__ */ new Set([...a.counts.keys(), ...b.counts.keys()])].map((text) => Math.abs((a.counts.get(text) ?? 0) / a.rows - (b.counts.get(text) ?? 0) / b.rows));
	return Math.max(0, Math.abs(uncounted(a) - uncounted(b)), ...differences);
}
function uncounted({ counts, rows }) {
	let counted = 0;
	for (const count of counts.values()) counted += count;
	return Math.max(0, 1 - counted / rows);
}
const CORRECTION = 1.8;
/** What two samples of one distribution may differ by; at most 1, which is as far as anything can be. */
function correctionOf(rows, others) {
	return rows === 0 || others === 0 ? 1 : Math.min(1, CORRECTION * Math.sqrt((rows + others) / (rows * others)));
}

// actions/lib/drift/model-monitor-column.ts
/** Compares a column as Model Monitor does. Where Model Monitor tells a distance itself, that one is taken. */
function compareColumn(column, context) {
	const { files, minimumRows } = context;
	const { baseline, violations } = files;
	const known = baseline.statistics.features.find(({ name }) => name === column.name);
	const described = baseline.dataset?.features.find(({ name }) => name === column.name);
	const role = roleOf(column.name, files);
	const kind = (known ?? column).string_statistics === void 0 ? "numerical" : "categorical";
	const now = sideOf(column);
	const before = known && sideOf(known);
	const told = toldDistance(column.name, violations);
	const measured = before === void 0 ? void 0 : measure(before, now);
	const { method, threshold, isCompared } = settingsOf(column.name, kind, baseline.constraints);
	const correction = measured && (method === "Simple" ? 0 : measured.correction);
	const distance = told?.distance ?? (measured ? Math.max(0, measured.simple - (correction ?? 0)) : null);
	const limit = told?.threshold ?? threshold;
	const completeness = completenessOf(column);
	return {
		feature: {
			name: column.name,
			kind,
			role,
			distance,
			simple: measured?.simple ?? null,
			correction: correction ?? null,
			threshold: distance === null ? null : limit,
			smallestVisible: correction === void 0 ? null : limit + correction,
			completeness,
			baselineCompleteness: baseline.constraints.features.find(({ name }) => name === column.name)?.completeness ?? null,
			baselineMean: known?.numerical_statistics?.mean ?? null,
			mean: column.numerical_statistics?.mean ?? null,
			verdict: verdictOf$1({
				distance,
				limit,
				rows: now.rows,
				minimumRows,
				isCompared
			})
		},
		distributions: described?.sensitive === true || before === void 0 ? void 0 : drawn(before, now),
		max: column.numerical_statistics?.max
	};
}
function verdictOf$1({ distance, limit, rows, minimumRows, isCompared }) {
	if (distance === null || !isCompared) return "not-compared";
	if (rows < minimumRows) return "not-enough-data";
	return distance > limit ? "drifted" : "stable";
}
function roleOf(name, { baseline }) {
	const { dataset, statistics } = baseline;
	if (name === (dataset === void 0 ? statistics.features[0]?.name : dataset.label.name)) return "prediction";
	return (dataset?.features.find((feature) => feature.name === name))?.role === "calendar" ? "calendar" : "feature";
}
function sideOf({ numerical_statistics: numbers, string_statistics: texts }) {
	const levels = numbers?.distribution?.kll?.sketch?.data;
	const buckets = texts?.distribution?.categorical?.buckets;
	const rows = (texts ?? numbers)?.common.num_present ?? 0;
	const counts = buckets && new Map(buckets.map(({ value, count }) => [value, count]));
	return {
		sketch: levels && sketchOf(levels),
		categories: counts && {
			counts,
			rows
		},
		rows
	};
}
function measure(before, now) {
	if (before.sketch && now.sketch) {
		const simple = numericalDistance(before.sketch, now.sketch);
		return simple === null ? void 0 : {
			simple,
			correction: correctionOf(before.rows, now.rows)
		};
	}
	if (before.categories && now.categories) {
		const simple = categoricalDistance(before.categories, now.categories);
		return simple === null ? void 0 : {
			simple,
			correction: correctionOf(before.rows, now.rows)
		};
	}
}
const MOST_TEXTS = 50;
function drawn(before, now) {
	if (before.sketch && now.sketch) {
		if (before.sketch.rows === 0 || now.sketch.rows === 0) return void 0;
		return {
			baseline: { quantiles: quantilesOf(before.sketch) },
			current: { quantiles: quantilesOf(now.sketch) }
		};
	}
	if (before.categories && now.categories) return {
		baseline: { counts: frequent(before.categories) },
		current: { counts: frequent(now.categories) }
	};
}
function frequent({ counts }) {
	return Object.fromEntries([...counts].toSorted(([, a], [, b]) => b - a).slice(0, MOST_TEXTS));
}
const TOLD = /distance:\s*([\d.eE+-]+)\s+exceeds\s+(?:\w+\s+)?threshold:\s*([\d.eE+-]+)/;
function toldDistance(name, violations) {
	const said = violations?.violations.find((each) => each.feature_name === name && each.constraint_check_type === "baseline_drift_check");
	const [, distance, threshold] = TOLD.exec(said?.description ?? "") ?? [];
	const told = {
		distance: Number(distance),
		threshold: Number(threshold)
	};
	return Number.isFinite(told.distance) && Number.isFinite(told.threshold) ? told : void 0;
}
const DEFAULT_THRESHOLD = .1;
function settingsOf(name, kind, { features, monitoring_config: all }) {
	const own = features.find((feature) => feature.name === name);
	const merged = {
		...all?.distribution_constraints,
		...own?.monitoring_config_overrides?.distribution_constraints,
		...own?.monitoringConfigOverrides?.distribution_constraints
	};
	const threshold = kind === "categorical" ? merged.categorical_comparison_threshold : merged.comparison_threshold;
	return {
		method: merged.comparison_method ?? "Robust",
		threshold: threshold ?? DEFAULT_THRESHOLD,
		isCompared: merged.perform_comparison !== "Disabled"
	};
}
function completenessOf({ numerical_statistics: numbers, string_statistics: texts }) {
	const common = (texts ?? numbers)?.common;
	const rows = (common?.num_present ?? 0) + (common?.num_missing ?? 0);
	return rows === 0 ? 0 : (common?.num_present ?? 0) / rows;
}

// actions/lib/drift/model-monitor-files.ts
const presence = holding({
	num_present: whole,
	num_missing: whole
});
const statistics = holding({
	dataset: holding({ item_count: whole }),
	features: every(holding({
		name: text,
		numerical_statistics: orAbsent(holding({
			common: presence,
			mean: orAbsent(number$1),
			max: orAbsent(number$1),
			distribution: orAbsent(holding({ kll: orAbsent(holding({ sketch: orAbsent(holding({ data: every(every(number$1)) })) })) }))
		})),
		string_statistics: orAbsent(holding({
			common: presence,
			distribution: orAbsent(holding({ categorical: orAbsent(holding({ buckets: orAbsent(every(holding({
				value: text,
				count: number$1
			}))) })) }))
		}))
	}))
});
const settings = holding({
	emit_metrics: orAbsent(oneOf(["Enabled", "Disabled"])),
	distribution_constraints: orAbsent(holding({
		perform_comparison: orAbsent(oneOf(["Enabled", "Disabled"])),
		comparison_threshold: orAbsent(number$1),
		comparison_method: orAbsent(oneOf(["Robust", "Simple"])),
		categorical_comparison_threshold: orAbsent(number$1)
	}))
});
const constraints = holding({
	features: every(holding({
		name: text,
		completeness: orAbsent(number$1),
		monitoringConfigOverrides: orAbsent(settings),
		monitoring_config_overrides: orAbsent(settings)
	})),
	monitoring_config: orAbsent(settings)
});
const violations = holding({ violations: every(holding({
	feature_name: text,
	constraint_check_type: text,
	description: text
})) });
const dataset = holding({
	label: holding({ name: text }),
	features: every(holding({
		name: text,
		role: orAbsent(text)
	}))
});
const check = holding({
	statistics,
	violations: orAbsent(violations),
	baseline: holding({
		statistics,
		constraints,
		dataset: orAbsent(dataset)
	})
});
/** Checks the parsed files. Answers what is wrong with which, as a sentence's end, where they are of another shape. */
function parseModelMonitorFiles(value) {
	if (areFiles(value)) return value;
	return { fault: check(value, "") ?? "they are of another shape" };
}
function areFiles(value) {
	return check(value, "") === void 0;
}

// actions/lib/drift/model-monitor-report.ts
/**
* The report of an analysis by Model Monitor, as `report.json` tells that of a check by the pipeline. Model Monitor knows no labels and
* keeps no rows, and gives distances only of what drifted: the others are computed from its sketches. Answers what is wrong with
* the files, as a sentence's end, where they are of another shape.
*/
function fromModelMonitorFiles(analysis) {
	const { statistics, violations, baseline, about } = analysis;
	const files = parseModelMonitorFiles({
		statistics,
		violations,
		baseline
	});
	if ("fault" in files) return files;
	const { minimumRows, minimumLabels, labelDelay, ...rest } = about;
	const captured = files.statistics.dataset.item_count;
	const columns = files.statistics.features.map((column) => compareColumn(column, {
		files,
		minimumRows
	})).toSorted((a, b) => excess(b.feature) - excess(a.feature));
	const features = columns.map(({ feature }) => feature);
	return {
		...rest,
		version: 1,
		engine: "model-monitor",
		execution: null,
		verdict: verdictOf({
			captured,
			minimumRows,
			features
		}),
		rows: {
			captured,
			records: captured,
			corrupt: 0,
			minimum: minimumRows,
			baseline: files.baseline.statistics.dataset.item_count
		},
		features,
		violations: (files.violations?.violations ?? []).map(({ feature_name, constraint_check_type, description }) => ({
			feature_name,
			constraint_check_type,
			description
		})),
		quality: {
			verdict: "no-labels",
			labelled: 0,
			minimum: minimumLabels,
			due: 0,
			coverage: null,
			orphans: 0,
			duplicates: 0,
			labelDelay,
			metrics: {}
		},
		distributions: Object.fromEntries(columns.flatMap(({ feature, distributions }) => distributions === void 0 ? [] : [[feature.name, distributions]])),
		sample: [],
		metrics: metricsOf$1(columns, files)
	};
}
function verdictOf({ captured, minimumRows, features }) {
	if (captured === 0) return "no-data";
	if (captured < minimumRows) return "not-enough-data";
	return features.some(({ verdict }) => verdict === "drifted") ? "drifted" : "healthy";
}
/** By what features are ordered: drifted ones first, then by the share of what is allowed, calendars last. */
function excess({ verdict, distance, role, threshold }) {
	if (distance === null || role === "calendar") return -1;
	const share = distance / (threshold === null || threshold === 0 ? 1 : threshold);
	return verdict === "drifted" ? share + 1e9 : share;
}
/** What CloudWatch got, as an alarm on the largest value of an hour sees it. */
function metricsOf$1(columns, files) {
	if (files.baseline.constraints.monitoring_config?.emit_metrics === "Disabled") return {};
	const metrics = [];
	for (const { feature, max } of columns) {
		const { name, distance, verdict, completeness } = feature;
		if (distance !== null && verdict !== "not-compared") metrics.push([`feature_baseline_drift_${name}`, distance]);
		if (max !== void 0) metrics.push([`feature_data_${name}`, max]);
		metrics.push([`feature_non_null_${name}`, completeness]);
	}
	return Object.fromEntries(metrics);
}

// actions/lib/manifest/schedule-interval.ts
const UNITS = {
	minute: 60,
	hour: 3600,
	day: 86400
};
const RUNS = 200;
/**
* Seconds of the longest pause that a schedule makes, from `now` on. The schedule is one that `scheduleFault` finds nothing
* wrong with; one that never comes due has a pause without end.
*/
function longestPause(schedule, now) {
	const [, count, unit = ""] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule) ?? [];
	if (count !== void 0) return Number(count) * (UNITS[unit] ?? 0);
	const pattern = (/^cron\((.*)\)$/.exec(schedule)?.[1] ?? "").split(" ").map((field) => field === "?" ? "*" : field).join(" ");
	const times = new j(`0 ${pattern}`, {
		timezone: "UTC",
		alternativeWeekdays: true,
		sloppyRanges: true
	}).nextRuns(RUNS, now).map((time) => time.getTime() / 1e3);
	let longest = 0;
	for (const [index, time] of times.entries()) longest = Math.max(longest, time - (times[index - 1] ?? time));
	return times.length > 1 ? longest : Infinity;
}

// actions/lib/drift/model-monitor-window.ts
const HOUR_MS = 36e5;
/**
* The window of an execution: it looks at what was captured since the one before, up to the hour at which it was due, which names
* its folder. Of a schedule whose pauses differ over midnight, the longest is taken.
*/
function analysedWindow(due, schedule) {
	const hours = longestPause(schedule, due) / 3600;
	return {
		start: /* @__PURE__ */ new Date(due.getTime() - hours * HOUR_MS),
		end: due,
		duration: `PT${hours}H`
	};
}
/**
* The deployment whose release served the whole window; undefined where none did. Model Monitor looks back over deployments, and
* rows of two releases say nothing of either. `deployed` is newest first.
*/
function servedThrough(deployed, { start, end }) {
	const before = deployed.filter(({ endedAt }) => Date.parse(endedAt) <= start.getTime());
	const [serving] = before;
	if (serving === void 0) return void 0;
	const { modelPackageArn } = serving.release;
	const isOther = ({ release }) => release.modelPackageArn !== modelPackageArn;
	if (deployed.filter(({ endedAt }) => Date.parse(endedAt) > start.getTime() && Date.parse(endedAt) < end.getTime()).some(isOther)) return void 0;
	const last = before.findIndex(isOther);
	return {
		modelPackageArn,
		since: (before.at(last === -1 ? -1 : last - 1) ?? serving).endedAt
	};
}

// actions/lib/aws/model-monitor-reports.ts
const DAY_MS = 864e5;
const READS = 4;
const MOST = 72;
const FILES = [
	"statistics.json",
	"constraints.json",
	"constraint_violations.json"
];
/** The newest analyses of Model Monitor as reports, of the last `days` days. */
async function readModelMonitorReports(clients, place, request) {
	const { bucket, endpoint, monitor, deployed } = request;
	const served = (await listAnalyses(clients, place, {
		...request,
		most: MOST
	})).flatMap((analysis) => {
		const window = analysedWindow(analysis.due, monitor.schedule);
		const release = servedThrough(deployed, window);
		return release === void 0 ? [] : [{
			...analysis,
			window,
			release
		}];
	});
	const baselines = baselineReader(clients, place);
	const faults = [];
	const read = async ({ folder, keys, window, release }) => {
		const report = await baselines(release.modelPackageArn).then(async (baseline) => fromModelMonitorFiles({
			...await readFiles(clients, place, {
				bucket,
				keys
			}),
			baseline,
			about: aboutOf(request, {
				folder,
				window,
				release,
				baselineUri: baseline.uri
			})
		})).catch((error) => ({ fault: messageOf(error) }));
		if (!("fault" in report)) return report;
		faults.push(`The analysis of ${endpoint} in s3://${bucket}/${folder} can't be read: ${report.fault}.`);
	};
	return {
		reports: (await pMap(served, read, { concurrency: READS })).filter((report) => report !== void 0),
		faults
	};
}
/** Analyses that have left their statistics, the newest first. */
async function listAnalyses(clients, place, { bucket, endpoint, now, days, most }) {
	const found = [];
	for (let day = 0; day <= days && found.length < most; day += 1) {
		const date = (/* @__PURE__ */ new Date(now.getTime() - day * DAY_MS)).toISOString().slice(0, 10).replaceAll("-", "/");
		const prefix = `monitoring/${endpoint}/${endpoint}/${date}/`;
		const folders = /* @__PURE__ */ new Map();
		for await (const { key } of listObjects(clients, place, {
			bucket,
			key: prefix
		})) {
			const folder = key.slice(0, key.lastIndexOf("/") + 1);
			folders.set(folder, [...folders.get(folder) ?? [], key]);
		}
		for (const [folder, keys] of [...folders].toSorted(([a], [b]) => a < b ? 1 : -1)) {
			const due = /* @__PURE__ */ new Date(`${date.replaceAll("/", "-")}T${folder.slice(prefix.length, -1)}:00:00Z`);
			if (Number.isNaN(due.getTime()) || !keys.includes(`${folder}statistics.json`)) continue;
			found.push({
				folder,
				keys,
				due
			});
		}
	}
	return found.slice(0, most);
}
async function readFiles(clients, place, { bucket, keys }) {
	const read = (name) => {
		const key = keys.find((each) => name.test(each));
		return key === void 0 ? void 0 : readJsonObject(clients, place, {
			bucket,
			key
		});
	};
	const [statistics, violations] = await Promise.all([read(/\/statistics\.json$/), read(/\/constraints?_violations\.json$/)]);
	return {
		statistics,
		violations
	};
}
/** Reads the baseline of a package once, however many analyses compare with it. */
function baselineReader(clients, place) {
	const known = /* @__PURE__ */ new Map();
	return (arn) => {
		const found = known.get(arn) ?? readBaseline$1(clients, place, arn);
		known.set(arn, found);
		return found;
	};
}
async function readBaseline$1(clients, place, arn) {
	const baselineUri = (await describePackage(clients, place, arn))?.baselineUri;
	const address = baselineUri === void 0 ? void 0 : parseS3Uri(baselineUri);
	if (baselineUri === void 0 || address === void 0) throw new Error(`${arn} has no baseline`);
	const { bucket, key: folder } = address;
	const names = [];
	for await (const { key } of listObjects(clients, place, {
		bucket,
		key: `${folder}/`
	})) names.push(key.slice(folder.length + 1));
	const read = (name) => names.includes(name) ? readJsonObject(clients, place, {
		bucket,
		key: `${folder}/${name}`
	}) : void 0;
	const [statistics, constraints, dataset] = await Promise.all([
		read("statistics.json"),
		read("constraints.json"),
		read("dataset.json")
	]);
	return {
		uri: baselineUri,
		statistics,
		constraints,
		dataset
	};
}
function aboutOf({ model, environment, endpoint, monitor, bucket }, { folder, window, release, baselineUri }) {
	const [statistics, constraints, violations] = FILES.map((name) => `s3://${bucket}/${folder}${name}`);
	return {
		model,
		environment,
		endpoint,
		modelPackageArn: release.modelPackageArn,
		baselineUri,
		checkedAt: window.end.toISOString(),
		window: {
			start: window.start.toISOString(),
			end: window.end.toISOString(),
			deployedAt: release.since,
			duration: window.duration
		},
		files: {
			statistics: statistics ?? "",
			constraints: constraints ?? "",
			violations: violations ?? ""
		},
		minimumRows: monitor.minimumRows,
		minimumLabels: monitor.minimumLabels,
		labelDelay: monitor.labelDelay
	};
}

// actions/lib/aws/raw-data.ts
/** Rows that an earlier drift had collected, which never change. */
const LABELLED = "labelled/";
/**
* When the data that an execution read last changed, as far as they lie in the bucket: the newest object below an S3 address among
* its parameters. Undefined where there is none.
*/
async function rawDataChangedAt(clients, place, { execution, bucket }) {
	const values = defaultsOf(await executionDefinition(clients, execution));
	for (const [name, value] of await executionParameters(clients, execution)) values.set(name, value);
	let newest;
	for (const value of values.values()) {
		const address = parseS3Uri(value);
		if (address?.bucket !== bucket || address.key === "" || address.key.startsWith(LABELLED)) continue;
		for await (const { modifiedAt } of listObjects(clients, place, address)) if (newest === void 0 || modifiedAt > newest) newest = modifiedAt;
	}
	return newest;
}
/** Defaults of a pipeline definition's parameters. A definition is JSON that SageMaker has accepted. */
function defaultsOf(definition) {
	const parsed = JSON.parse(definition);
	const parameters = isRecord(parsed) && Array.isArray(parsed["Parameters"]) ? parsed["Parameters"] : [];
	return new Map(parameters.flatMap((parameter) => {
		if (!isRecord(parameter)) return [];
		const { Name: name, DefaultValue: value } = parameter;
		return typeof name === "string" && typeof value === "string" ? [[name, value]] : [];
	}));
}

// actions/lib/drift/facts.ts
const DAYS$1 = 14;
const REPORTS = 168;
/** Asks AWS for what decides about retraining. The model has to have a monitor. */
async function gatherDrift(clients, place, request) {
	const { model, environment, entry, bucket, now } = request;
	const { monitor } = entry;
	if (monitor === null) throw new Error(`${model} is not monitored in ${environment}.`);
	const endpoint = endpointName(model, environment);
	const { deployed } = await readDeployments(clients, place, {
		bucket,
		environment,
		model
	});
	const release = releaseOf$1(deployed);
	const alarms = (await listAlarms(clients, place, alarmName(endpoint, ""))).filter(isOwn$1(endpoint, monitor));
	const found = monitor.engine === "processing" ? await readReports(clients, place, {
		bucket,
		endpoint,
		now,
		days: DAYS$1,
		most: REPORTS
	}) : await readModelMonitorReports(clients, place, {
		...request,
		monitor,
		endpoint,
		deployed,
		days: DAYS$1
	});
	const champion = release && await describePackage(clients, place, release.modelPackageArn);
	const newer = (await listPackages(clients, place, model)).filter(({ version }) => version > (release?.version ?? 0));
	const candidates = [];
	for (const listed of newer.slice(0, MOST_CANDIDATES)) candidates.push(await readChallenger(clients, place, listed));
	const trainings = await trainingsOf(clients, place, request);
	const execution = deployed[0]?.release.pipelineExecutionArn ?? void 0;
	const policy = retrainingPolicy(monitor);
	return {
		facts: {
			now,
			model,
			environment,
			policy,
			hold: entry.hold === null ? null : entry.hold.reason,
			alarms: alarms.filter(({ state }) => state === "ALARM").map((alarm) => raisedOf(endpoint, alarm)),
			report: found.reports[0],
			release,
			...trainings,
			candidates,
			rawDataChangedAt: policy?.minimumLabelledRows === 0 && execution !== void 0 ? await rawDataChangedAt(clients, place, {
				execution,
				bucket
			}) : void 0,
			trainedAt: execution === void 0 ? void 0 : (await describeExecution(clients, execution)).startedAt
		},
		endpoint,
		alarms,
		...found,
		champion: champion && {
			arn: champion.arn,
			modelDataUrl: champion.modelDataUrl
		}
	};
}
const MOST_CANDIDATES = 10;
/** Since when the newest deployment's model package has been running without a break. */
function releaseOf$1(deployed) {
	const [newest] = deployed;
	if (newest === void 0) return void 0;
	const { modelPackageArn } = newest.release;
	const end = deployed.findIndex(({ release }) => release.modelPackageArn !== modelPackageArn);
	const first = deployed.at(end === -1 ? -1 : end - 1) ?? newest;
	return {
		modelPackageArn,
		version: parsePackageArn(modelPackageArn)?.version ?? 0,
		deployedAt: new Date(first.endedAt)
	};
}
function isOwn$1(endpoint, monitor) {
	const names = new Set(alarmNames(endpoint, monitor));
	return ({ name }) => names.has(name);
}
function raisedOf(endpoint, { name, metric, threshold, since }) {
	return {
		name,
		metric,
		threshold,
		since,
		kind: name === noDataAlarmName(endpoint) ? "no-data" : "drift"
	};
}
async function trainingsOf(clients, place, { model, environment, pipeline, now }) {
	const underWay = [];
	const retrainings = [];
	const prefix = `drift-${environment}-${model}-`;
	const isOwnCause = (name) => name.startsWith(prefix) && /^\d{12}$/.test(name.slice(prefix.length));
	const oldest = now.getTime() - HISTORY_MS;
	try {
		for await (const { arn, displayName = "", status, startedAt } of listExecutions(clients, place, pipeline)) {
			if (startedAt.getTime() < oldest) break;
			if (status === "Executing" || status === "Stopping") underWay.push(arn);
			if (isOwnCause(displayName)) retrainings.push({
				cause: displayName,
				status,
				startedAt
			});
		}
	} catch (error) {
		if (!isMissing(error)) throw error;
	}
	return {
		underWay,
		retrainings
	};
}
const HISTORY_MS = 26784e5;

// actions/lib/reason.ts
/**
* Why an action ended as it did: the output `reason` of every action. Workflows and tests branch on these codes, people
* read the sentences. One list for all actions; each action's contract names the ones that it uses.
*/
const REASONS = {
	created: "The pipeline was not there and was created.",
	updated: "The deployed pipeline differed and was updated.",
	unchanged: "The deployed pipeline already is what the folder compiles to.",
	started: "A new execution was started; nobody waited for its end.",
	attached: "An execution of the same cause was running; nobody waited for its end.",
	succeeded: "The execution succeeded.",
	"already-succeeded": "An earlier execution of the same cause had succeeded; nothing was started.",
	"execution-failed": "A step of the execution failed.",
	"gate-failed": "The pipeline ended itself in a Fail step, as a quality gate does.",
	"execution-stopped": "The execution was stopped before its end.",
	timeout: "The execution had not ended at the deadline; it goes on.",
	cancelled: "The run was cancelled; what it had started goes on.",
	"cancelled-and-stopped": "The run was cancelled and the execution told to stop.",
	"selected-named": "The run names what it is about.",
	"selected-changed": "These are the ones that changed.",
	"selected-unknown-base": "The commit to compare with is not in the checkout, so all are selected.",
	"selected-all": "The run is about all.",
	valid: "The manifests and pipelines have no problem.",
	commented: "The pull request has a comment that says what this commit would change.",
	"comment-unchanged": "The comment says it already.",
	"comment-needless": "The pull request changes nothing that a comment would tell of.",
	"comment-outdated": "The pull request has a newer head, whose own run tells about it.",
	"validation-unreadable": "The result of the action validate is missing, or is none.",
	"inputs-invalid": "An input of the action is missing or malformed.",
	"pipeline-invalid": "The pipeline folder has problems, each one told with its place.",
	"manifests-invalid": "The manifests have problems, each one told with its place.",
	"parameters-invalid": "A pipeline parameter is unknown, missing or malformed.",
	"pipeline-missing": "SageMaker has no such pipeline yet.",
	"pipeline-outdated": "The pipeline on SageMaker is not what the folder compiles to.",
	"input-empty": "There is no data at an address that a step reads.",
	"account-mismatch": "The credentials belong to another account than the execution role.",
	"package-missing": "SageMaker has no such model package.",
	"package-not-of-group": "The pinned package is not of the model's own group.",
	"package-incomplete": "The pinned package was not registered completely.",
	"package-rejected": "The pinned package was rejected.",
	"package-not-approved": "The pinned package was not approved, which later environments need.",
	"package-swapped": "The package's model data are not those that were pinned.",
	"image-differs": "The pinned image is not the one that ran in the environment before.",
	"region-differs": "The package is registered in another region than the environment's.",
	"instance-type-unsupported": "The package does not allow the instance type.",
	"baseline-missing": "The package has no baseline, and the manifest has the model watched.",
	"not-run-in-previous-environment": "The environment that this one promotes from has not run the release.",
	soaking: "The release has not run long enough in the environment before.",
	frozen: "The environment is frozen at this time.",
	planned: "The plan was made; deploying it changes something.",
	"planned-nothing": "The plan was made; deploying it changes nothing that runs.",
	"plan-invalid": "The plan file is missing, or is not a plan.",
	"base-missing": "The commit to compare with is not in the checkout.",
	"template-invalid": "The endpoint's template is missing, or too large.",
	"stack-foreign": "A stack of that name is there and is not that of this model here.",
	"stack-blocked": "The stack is in a state that a person has to end.",
	"endpoint-replaced": "The change would replace or remove an endpoint that serves.",
	"change-set-failed": "CloudFormation could not work out the change.",
	deployed: "The environment runs what the manifest says, and that was verified.",
	"deployed-nothing": "Nothing had to be changed; what runs was verified where there is something.",
	"plan-outdated": "The plan was made from another commit or for another environment.",
	"manifest-moved": "The model's entry in the manifest is not what was planned.",
	"template-moved": "The template is not what was planned.",
	"head-moved": "The branch's head says something else about this model by now.",
	"approval-missing": "Nobody is named who approved the release.",
	"release-failed-before": "The last deployment of this release failed, and no person asked for another one.",
	"stack-failed": "CloudFormation could not change the stack.",
	"rolled-back": "An alarm went off during the rollout, and traffic returned to what ran before.",
	"deadline-passed": "The stack had not come to its end at the deadline; the operation goes on.",
	"deploy-cancelled": "The run was cancelled; an operation of a stack that was under way goes on.",
	"not-what-was-pinned": "What the endpoint runs is not what the manifest says.",
	"serving-skew": "The endpoint predicts something else than the model did when it was evaluated.",
	"serving-failed": "The endpoint has no answer to a test row.",
	"scored-rows-unusable": "The package's scored test rows can't be read.",
	guarded: "The environments may be deployed to, as far as they are protected.",
	"guarded-nothing": "No environment has anything to deploy.",
	"environment-missing": "The repository has no such environment.",
	"environment-unprotected": "Nobody would be asked before the environment is deployed to.",
	proposed: "A pull request that promotes a release was opened.",
	"proposal-updated": "The open pull request was brought to the newest release or evidence.",
	"proposal-current": "The open pull request says what it should already.",
	"proposal-withdrawn": "The open pull request proposed what is not to be released any more, and was closed.",
	"on-hold": "The manifest holds proposals for the model.",
	"nothing-newer": "Nothing is newer than what the manifest has.",
	"nothing-registered": "SageMaker has no registered version of the model.",
	"candidate-rejected": "The newest version was rejected.",
	"challenger-not-better": "On the newest labelled rows the newest version lost against what runs, or was not judged.",
	"proposal-declined": "Somebody closed the proposal of this version for this environment.",
	"release-failed-here": "The last deployment of this release to this environment failed.",
	"not-verified-in-previous": "The environment before has not run the model.",
	"training-succeeded": "The execution succeeded.",
	"training-failed": "The execution failed, and an issue says where and why.",
	"training-stopped": "Somebody stopped the execution, and an issue says so.",
	"training-under-way": "The execution has not ended.",
	"training-unknown": "SageMaker has no such execution of a pipeline of this repository.",
	"event-invalid": "The event that started the run is not what it has to be.",
	"retraining-decided": "The model is to be trained again.",
	"retraining-declined": "An alarm of drift is raised, and training again makes no sense.",
	"retraining-not-yet": "An alarm of drift is raised, and it is too early to train again.",
	"no-drift": "No alarm of drift is raised.",
	"watch-works": "Every watched model has alarms and a report that is not old.",
	"watch-broken": "Drift of a watched model would not be noticed.",
	"alarm-elsewhere": "The alarm belongs to no watched model of this environment.",
	"rollback-proposed": "A pull request that goes back to an earlier release was opened or brought up to date.",
	"rollback-current": "The pull request that goes back is open already, and is as it should be.",
	"rollback-merged": "The manifest names the earlier release already.",
	"rollback-needless": "No release of the manifest was rolled back by an alarm.",
	"rollback-impossible": "There is no earlier release to go back to.",
	"in-sync": "Everything that the manifest says is deployed, or may not be deployed now.",
	"deployment-started": "Something of the manifest was not deployed, and its deployment was started.",
	"deployment-under-way": "Something of the manifest is not deployed, and a run of the deployment is under way.",
	"workflow-started": "The workflow was started.",
	"torn-down": "The stacks of the environment are deleted.",
	"torn-down-already": "The environment has no stacks.",
	"confirmation-missing": "The name of the environment was not typed as the confirmation.",
	"teardown-failed": "A stack of the environment could not be deleted.",
	"permission-missing": "AWS did not allow a call; the message says what policy lacks.",
	"credentials-missing": "There are no AWS credentials, or AWS does not know them.",
	"credentials-expired": "The AWS credentials expired.",
	"aws-refused": "AWS refused a call for another reason.",
	"aws-unavailable": "AWS did not answer, or asked to slow down, for longer than the retries last.",
	"github-permission-missing": "GitHub did not allow a call; the message says what the token lacks.",
	"github-refused": "GitHub refused a call for another reason.",
	"github-unavailable": "GitHub did not answer, or asked to slow down, for longer than the retries last.",
	unexpected: "Something that this action does not know happened; its text is in the log."
};
/** Endings that every action can come to. */
const COMMON_REASONS = [
	"inputs-invalid",
	"permission-missing",
	"credentials-missing",
	"credentials-expired",
	"aws-refused",
	"aws-unavailable",
	"unexpected"
];

// actions/lib/aws/schedules.ts
/** Whether the schedule that checks an endpoint, which has the endpoint's name, is on; undefined where there is none. */
async function scheduleState(clients, place, { name, engine }) {
	try {
		return engine === "processing" ? await ofScheduler(clients, place, name) : await ofModelMonitor(clients, place, name);
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
async function ofScheduler(clients, place, name) {
	const permission = {
		action: "scheduler:GetSchedule",
		resource: `arn:${place.partition}:scheduler:${place.region}:${place.account}:schedule/default/${name}`
	};
	const command = new GetScheduleCommand({ Name: name });
	const { State: state } = await call(permission, () => clients.scheduler.send(command));
	return state === "DISABLED" ? "off" : "on";
}
async function ofModelMonitor(clients, place, name) {
	const permission = {
		action: "sagemaker:DescribeMonitoringSchedule",
		resource: sagemakerArn(place, `monitoring-schedule/${name.toLowerCase()}`)
	};
	const command = new DescribeMonitoringScheduleCommand({ MonitoringScheduleName: name });
	const { MonitoringScheduleStatus: status } = await call(permission, () => clients.sagemaker.send(command));
	return status === "Scheduled" || status === "Pending" ? "on" : "off";
}

// actions/lib/aws/watch.ts
const DAYS = 7;
/** The watch over an endpoint, as AWS has it now. */
async function readWatch(clients, place, { endpoint, monitor, deployedAt, bucket, now }) {
	const { engine, schedule } = monitor;
	const wantedAlarms = alarmNames(endpoint, monitor);
	const found = await listAlarms(clients, place, alarmName(endpoint, ""));
	return {
		endpoint,
		engine,
		deployedAt,
		checkedAt: await newestCheck(clients, place, {
			engine,
			bucket,
			endpoint,
			now
		}),
		alarms: found.filter(({ name }) => wantedAlarms.includes(name)),
		wantedAlarms,
		schedule: await scheduleState(clients, place, {
			name: endpoint,
			engine
		}),
		interval: longestPause(schedule, now),
		now
	};
}
/** When the endpoint was last checked; undefined where nothing tells of a check. */
async function newestCheck(clients, place, { engine, ...request }) {
	const search = {
		...request,
		days: DAYS,
		most: 1
	};
	if (engine === "model-monitor") return (await listAnalyses(clients, place, search))[0]?.due;
	const [report] = (await readReports(clients, place, search)).reports;
	return report && new Date(report.checkedAt);
}

// actions/lib/drift/watch-faults.ts
/** Checks that may be missed one after the other: a capacity error or a throttled start is no reason to wake anybody. */
const MISSED_CHECKS = 3;
const CHECKS = {
	processing: "the executions of the pipeline drift-monitor",
	"model-monitor": "the executions of its monitoring schedule"
};
/** Why the watch over an endpoint would not notice drift, as sentences; none where it would. */
function watchFaults(watch) {
	const { endpoint, alarms, wantedAlarms, schedule } = watch;
	const faults = [];
	if (schedule === void 0) faults.push(`${endpoint} has no schedule that checks it: somebody deleted it. Deploy the model again.`);
	if (schedule === "off") faults.push(`The schedule ${endpoint}, which checks it, is switched off: switch it on again.`);
	if (schedule === "on" && isSilent(watch)) faults.push(silence(watch));
	const names = new Set(alarms.map(({ name }) => name));
	const missing = wantedAlarms.filter((name) => !names.has(name));
	if (missing.length > 0) faults.push(`${endpoint} lacks alarms, ${missing.join(", ")}: somebody deleted them. Deploy the model again.`);
	for (const { name, actionsEnabled } of alarms) if (!actionsEnabled) faults.push(`The actions of the alarm ${name} are switched off: switch them on with EnableAlarmActions.`);
	return faults;
}
function isSilent({ deployedAt, checkedAt, interval, now }) {
	const last = Math.max(deployedAt.getTime(), checkedAt?.getTime() ?? 0);
	return now.getTime() - last > MISSED_CHECKS * interval * 1e3;
}
function silence({ endpoint, engine, deployedAt, checkedAt }) {
	return `${checkedAt === void 0 ? `${endpoint} has not been checked since it was deployed on ${deployedAt.toISOString()}: the newest report is missing` : `${endpoint} was last checked on ${checkedAt.toISOString()}: its newest report is of then`}. See the schedule ${endpoint} and ${CHECKS[engine]}.`;
}

// actions/lib/pipeline/compile.ts
const MAX_DEFINITION_LENGTH = 1048576;
/**
* The SageMaker definition of a loaded pipeline. Pure: the same input gives the same bytes. Throws `ProblemsError` for
* what only shows with the environment, such as a region without a known registry.
*/
function compilePipeline(pipeline, environment, options = {}) {
	const values = options.values ?? {};
	const { scope, parameters, definition: assembled } = assemble(pipeline, environment, values);
	const problems = [...scope.problems, ...checkValues(pipeline, parameters, values)];
	const json = assembled === void 0 ? "" : definitionText(assembled);
	if (json.length > MAX_DEFINITION_LENGTH) {
		const message = `the definition has ${json.length} characters; SageMaker takes at most ${MAX_DEFINITION_LENGTH}, so split the pipeline`;
		problems.push({
			file: pipeline.file,
			...locate(pipeline.document, ["steps"], "key"),
			path: "steps",
			message
		});
	}
	if (problems.length > 0) throw new ProblemsError(sortProblems(problems));
	const definition = JSON.parse(json);
	const { name, displayName, description, modelPackageGroup } = pipeline.spec;
	return {
		name,
		...displayName === void 0 ? {} : { displayName },
		...description === void 0 ? {} : { description },
		...modelPackageGroup === void 0 ? {} : { modelPackageGroup },
		definition,
		json,
		hash: sha256Hex(json),
		code: uploads(pipeline),
		parameters,
		inputs: scope.inputs,
		graph: stepGraph(scope),
		trains: [...scope.steps.values()].some(({ spec }) => spec.type === "RegisterModel")
	};
}
function checkValues(pipeline, parameters, values) {
	const optional = parameters.map((parameter) => ({
		...parameter,
		default: parameter.default ?? ""
	}));
	const { problems } = checkParameterValues(optional, values);
	return problems.map((message) => ({
		file: pipeline.file,
		message
	}));
}
function uploads(pipeline) {
	const bundles = [...pipeline.code.values()];
	if (pipeline.dataset !== void 0) bundles.push(pipeline.dataset);
	const byKey = /* @__PURE__ */ new Map();
	for (const { hash, files } of bundles) for (const { path, sha256, bytes } of files) {
		const key = `${pipeline.name}/code/${hash}/${path}`;
		byKey.set(key, {
			key,
			sha256,
			bytes,
			contentType: contentType(path)
		});
	}
	return [...byKey.values()];
}
function contentType(path) {
	if (path.endsWith(".py")) return "text/x-python";
	return path.endsWith(".json") ? "application/json" : "application/octet-stream";
}

// actions/lib/pipeline-difference.ts
/** The parts in which a deployed pipeline differs from the wanted one. */
function pipelineDifference(wanted, deployed) {
	const parts = [];
	if (!sameDefinition(wanted.definition, deployed.definition)) parts.push("definition");
	if (wanted.roleArn !== deployed.roleArn) parts.push("role");
	if (wanted.description !== deployed.description) parts.push("description");
	if (wanted.displayName !== void 0 && wanted.displayName !== deployed.displayName) parts.push("display name");
	return parts;
}
/** Whether two JSON texts define the same pipeline, however they are spaced and ordered. */
function sameDefinition(one, other) {
	return one === other || isDeepStrictEqual(JSON.parse(one), JSON.parse(other));
}

// actions/lib/summary/difference.ts
const MAX_BYTES = 6e5;
const MAX_EDITS = 4e3;
/** What differs between two JSON texts, as a unified difference of their indented forms, in Markdown. */
function jsonDifference(before, after, maxBytes = MAX_BYTES) {
	const patch = jsonPatch({
		name: "deployed",
		json: before
	}, {
		name: "compiled",
		json: after
	});
	return patch === void 0 ? `${TOO_MANY}\n` : fencedPatch(patch, maxBytes);
}
/** What to say where `jsonPatch` has no answer. */
const TOO_MANY = `More than ${MAX_EDITS} lines differ: too many to show.`;
/** The unified difference itself; undefined where too much differs. */
function jsonPatch(before, after) {
	const [old, fresh] = [indented(before.json), indented(after.json)];
	const options = {
		context: 3,
		maxEditLength: MAX_EDITS
	};
	return (createTwoFilesPatch(before.name, after.name, old, fresh, void 0, void 0, options)?.split("\n").filter((line) => !line.startsWith("====") && !line.startsWith("\\ ")))?.join("\n").trimEnd();
}
/** A unified difference as Markdown, its end cut where it is too long. */
function fencedPatch(patch, maxBytes = MAX_BYTES) {
	const lines = patch.split("\n");
	const kept = [];
	let bytes = 0;
	for (const line of lines) {
		bytes += Buffer.byteLength(line) + 1;
		if (bytes > maxBytes) break;
		kept.push(line);
	}
	const cut = lines.length - kept.length;
	const note = cut > 0 ? `\n${cut} more lines of the difference were cut: GitHub limits the summary to 1 MiB.\n` : "";
	return fenced("diff", kept.join("\n").trimEnd()) + note;
}
function indented(json) {
	return `${JSON.stringify(JSON.parse(json), void 0, 2)}\n`;
}

// actions/lib/summary/mermaid.ts
const MAX_TEXT = 5e4;
const SHAPES = {
	Condition: ["{", "}"],
	RegisterModel: ["([", "])"],
	Fail: ["[[", "]]"]
};
/** The graph as a diagram that GitHub draws, or a sentence where it is too large for that. */
function diagram(graph) {
	const ids = new Map(graph.nodes.map(({ name }, index) => [name, `s${index}`]));
	const lines = ["flowchart TD"];
	for (const { name, type } of graph.nodes) {
		const [open, close] = SHAPES[type] ?? ["[", "]"];
		lines.push(`  ${ids.get(name)}${open}"${label(name)}<br><i>${label(type)}</i>"${close}`);
	}
	for (const { from, to, label: text } of graph.edges) {
		const arrow = text === void 0 ? "-->" : `-- "${label(text)}" -->`;
		lines.push(`  ${ids.get(from)} ${arrow} ${ids.get(to)}`);
	}
	const drawing = lines.join("\n");
	if (drawing.length > MAX_TEXT) return `The graph of ${graph.nodes.length} steps is too large for GitHub to draw.\n`;
	return fenced("mermaid", drawing);
}
function label(text) {
	return text.replaceAll("\"", "#quot;").replaceAll("<", "#lt;").replaceAll(">", "#gt;");
}

// actions/lib/deployment/plan-document.ts
/** `none`: the model has no release, so nothing is deployed. */
const PLANNED_ACTIONS = [
	"create",
	"update",
	"unchanged",
	"none"
];
const REPLACEMENTS = [
	"always",
	"conditional",
	"never"
];
/** Of the monthly costs; `unknown` where instance types can't be compared or bounds move apart. */
const COST_DIRECTIONS = [
	"new",
	"up",
	"same",
	"down",
	"unknown"
];
/** Whether deploying the plan changes anything that runs. */
function movesAnything({ models }) {
	return models.some(({ action }) => action === "create" || action === "update");
}
/** Why a plan may not be deployed; undefined where it may. */
function planFailure({ problems, environment }) {
	const [first] = problems;
	if (first === void 0) return void 0;
	const count = problems.length === 1 ? "One problem forbids" : `${problems.length} problems forbid`;
	return new Failure(first.reason, `${count} to deploy this to ${environment}; nothing was changed.`, { problems: problems.map(({ message, file, line, column }) => ({
		message,
		file,
		...line !== null && { line },
		...column !== null && { column }
	})) });
}
/** Reads a plan that another job made. Throws a `Failure` where it is none; `file` is only named in that. */
function parsePlan(json, file = "plan.json") {
	let value;
	try {
		value = JSON.parse(json);
	} catch (cause) {
		throw invalid$1(file, `it is no JSON: ${messageOf(cause)}`, cause);
	}
	if (isRecord(value) && value["version"] !== 1) throw invalid$1(file, `its version is ${JSON.stringify(value["version"])}, and this deploy reads version 1`);
	const fault = PLAN(value, "");
	if (fault !== void 0) throw invalid$1(file, fault);
	return value;
}
function invalid$1(file, fault, cause) {
	const message = `${file} is not a plan of this version of the action plan: ${fault}. Make the plan again, on the same commit.`;
	return new Failure("plan-invalid", message, { cause });
}
const PLAN = object({
	version: whole,
	commit: text,
	repository: text,
	environment: text,
	production: flag,
	base: orNull(text),
	createdAt: text,
	template: object({
		file: text,
		sha256: hash
	}),
	models: every(object({
		model: text,
		action: oneOf(PLANNED_ACTIONS),
		entryHash: hash,
		templateHash: hash,
		package: orNull(object({
			arn: text,
			group: text,
			version: whole,
			approval: text,
			modelDataETag: orNull(text),
			imageDigest: orNull(text),
			metrics: every(object({
				name: text,
				value: number$1
			}))
		})),
		stack: object({
			name: text,
			id: orNull(text),
			status: orNull(text),
			remark: orNull(text)
		}),
		parameters: valuesOf(text),
		steps: whole,
		settings: every(object({
			name: text,
			before: orNull(text),
			after: text
		})),
		resources: every(object({
			logicalId: text,
			type: text,
			action: text,
			replacement: oneOf(REPLACEMENTS),
			properties: every(text)
		})),
		cost: oneOf(COST_DIRECTIONS)
	})),
	dropped: every(text),
	problems: every(object({
		reason: oneOf(Object.keys(REASONS)),
		model: orNull(text),
		file: text,
		line: orNull(whole),
		column: orNull(whole),
		path: orNull(text),
		message: text
	}))
});

// actions/lib/deployment/fleet.ts
function fleetOf(parameters) {
	const scales = parameters["Autoscaling"] === "on";
	const count = Number(parameters["InstanceCount"]);
	return {
		instanceType: parameters["InstanceType"] ?? "",
		smallest: scales ? Number(parameters["MinInstances"]) : count,
		largest: scales ? Number(parameters["MaxInstances"]) : count
	};
}
/** `2 to 4 × ml.m5.large` */
function fleetText({ instanceType, smallest, largest }) {
	return `${smallest === largest ? smallest : `${smallest} to ${largest}`} × ${instanceType}`;
}
/** Where the monthly costs of instances and checks go. Prices are not known here: only what is twice as large costs twice as much. */
function costDirection(current, wanted) {
	if (current === void 0) return "new";
	const [before, after] = [fleetOf(current), fleetOf(wanted)];
	const [a, b] = relativeSizes(before.instanceType, after.instanceType) ?? [];
	if (a === void 0 || b === void 0) return "unknown";
	const changes = [
		Math.sign(b * after.smallest - a * before.smallest),
		Math.sign(b * after.largest - a * before.largest),
		Number(isWatched(wanted)) - Number(isWatched(current))
	];
	if (changes.every((change) => change === 0)) return "same";
	if (changes.every((change) => change >= 0)) return "up";
	return changes.every((change) => change <= 0) ? "down" : "unknown";
}
function isWatched({ Monitor: monitor = "none" }) {
	return monitor !== "none";
}
const SIZES = {
	medium: 1,
	large: 2,
	xlarge: 4
};
/** How large two types are, in the same unit; undefined where they are of different families, whose prices nobody can guess. */
function relativeSizes(one, other) {
	if (one === other) return [1, 1];
	const [a, b] = [parts(one), parts(other)];
	if (a === void 0 || b === void 0 || a.family !== b.family) return void 0;
	return [a.size, b.size];
}
function parts(instanceType) {
	const [, family, times, size] = /^ml\.([a-z0-9-]+)\.(\d*)(medium|large|xlarge)$/.exec(instanceType) ?? [];
	const unit = SIZES[size ?? ""];
	if (family === void 0 || unit === void 0) return void 0;
	return {
		family,
		size: unit * Number(times || 1)
	};
}

// actions/lib/deployment/resources.ts
function plannedResources(changes) {
	return changes.map(({ logicalId, type, action, replacement, properties }) => ({
		logicalId,
		type,
		action,
		replacement,
		properties: properties.map(({ name }) => name)
	}));
}
const ENDPOINT = "AWS::SageMaker::Endpoint";
/** The endpoint that a change would take away from its clients, if any. */
function lostEndpoint(resources) {
	return resources.find(({ type, action, replacement }) => type === "AWS::SageMaker::Endpoint" && (action === "Remove" || action === "Modify" && replacement === "always"));
}
/** Why this kind of resource is replaced as a rule, and what that means. */
const REPLACED = {
	"AWS::SageMaker::Model": "Replaced, as always: a model never changes, so another one is made and the old one removed when nothing uses it.",
	"AWS::SageMaker::EndpointConfig": "Replaced, as always: an endpoint configuration never changes, so another one is made and the old one removed when the endpoint has moved.",
	"AWS::ApplicationAutoScaling::ScalableTarget": "Replaced: scaling is registered anew; the running instances stay.",
	"AWS::ApplicationAutoScaling::ScalingPolicy": "Replaced: the scaling policy is made anew; the running instances stay.",
	"AWS::CloudWatch::Alarm": "Replaced: another alarm is made, and the old one removed."
};
/** CloudFormation does not commit itself where what changes comes from another resource; these are replaced all the same. */
const IMMUTABLE = /* @__PURE__ */ new Set(["AWS::SageMaker::Model", "AWS::SageMaker::EndpointConfig"]);
/** One resource's change in plain words. */
function resourceText(resource) {
	const { type, action, replacement } = resource;
	if (lostEndpoint([resource]) !== void 0) return action === "Remove" ? "The endpoint would be REMOVED: its clients get no more answers." : "The endpoint would be REPLACED: its clients get no answers while that lasts.";
	if (action === "Add") return "Is added.";
	if (action === "Remove") return "Is removed.";
	if (action !== "Modify") return `${action}.`;
	if (replacement === "always" || replacement === "conditional" && IMMUTABLE.has(type)) return REPLACED[type] ?? "Is replaced: another one is made, the old one removed.";
	if (type === "AWS::SageMaker::Endpoint") return "Changes in place: it answers all the time, with its old instances until the new ones have taken over.";
	if (replacement === "conditional") return "Changes in place, or is replaced if the value that it refers to becomes another one.";
	return "Changes in place.";
}

// actions/lib/deployment/settings.ts
const SETTINGS = {
	ModelPackageArn: {
		title: "Model package",
		show: packageText$1
	},
	InstanceType: { title: "Instance type" },
	InstanceCount: { title: "Instances at the first deployment or without autoscaling" },
	Autoscaling: { title: "Scaling with the load" },
	MinInstances: { title: "Fewest instances" },
	MaxInstances: { title: "Most instances" },
	InvocationsPerInstance: { title: "Invocations per instance and minute that autoscaling aims at" },
	RetainInstanceCount: { title: "An update keeps the number of instances" },
	RolloutType: {
		title: "Rollout",
		show: (value) => ROLLOUTS[value] ?? value
	},
	RolloutInstances: { title: "Instances that a rollout moves at first, or in a step" },
	BakeSeconds: {
		title: "Time that alarms are watched in a rollout",
		show: seconds
	},
	RolloutTimeoutSeconds: {
		title: "Longest time of a rollout",
		show: seconds
	},
	ErrorRateThreshold: {
		title: "Share of failed requests at which a rollout goes back",
		show: percent
	},
	LatencyThreshold: {
		title: "Latency (p99) at which a rollout goes back",
		show: (value) => `${Number(value) / 1e3} ms`
	},
	CapturePercentage: {
		title: "Captured requests",
		show: (value) => `${value} %`
	},
	CaptureUri: { title: "Where captured requests go" },
	CaptureKmsKeyArn: {
		title: "Key of captured requests",
		show: orNone
	},
	VolumeKmsKeyArn: {
		title: "Key of the instances' volumes",
		show: orNone
	},
	Monitor: {
		title: "Watched for drift by",
		show: (value) => MONITORS[value] ?? value
	},
	MonitorSchedule: { title: "When it is checked, UTC" },
	MonitorWindow: { title: "How far back a check looks" },
	MonitorMinimumRows: { title: "Fewest captured rows for a verdict on drift" },
	MonitorMinimumLabels: { title: "Fewest labelled rows for a verdict on quality" },
	LabelDelay: { title: "How late labels come" },
	NoDataChecks: { title: "Checks in a row without a captured request that raise an alarm" },
	BaselineUri: {
		title: "What traffic is compared with",
		show: orNone
	},
	...Object.assign({}, ...[
		1,
		2,
		3,
		4,
		5
	].map(alarmSettings)),
	LabelsUri: { title: "Where labels come from" },
	DeploymentsUri: { title: "Where deployments are recorded" },
	ReportsUri: { title: "Where reports of checks go" },
	ExecutionRoleArn: { title: "Role of the model" },
	ScheduleRoleArn: {
		title: "Role of the schedule",
		show: orNone
	},
	ModelPackageGroupName: { title: "Name of the model" },
	EnvironmentName: { title: "Name of the environment" },
	EndpointName: { title: "Name of the endpoint" }
};
const ROLLOUTS = {
	ALL_AT_ONCE: "all at once",
	CANARY: "canary",
	LINEAR: "linear"
};
const MONITORS = {
	none: "nothing",
	processing: "the pipeline drift-monitor",
	"model-monitor": "SageMaker Model Monitor"
};
function alarmSettings(slot) {
	const alarm = `DriftAlarm${slot}`;
	return {
		[`${alarm}Metric`]: {
			title: `Drift alarm ${slot}: metric`,
			show: orNone
		},
		[`${alarm}Threshold`]: { title: `Drift alarm ${slot}: threshold` },
		[`${alarm}Datapoints`]: { title: `Drift alarm ${slot}: datapoints above it that make it go off` },
		[`${alarm}Periods`]: { title: `Drift alarm ${slot}: hours that it looks back` }
	};
}
/** The parameters that differ from the stack's, in the order in which people care for them. */
function settingChanges(current, wanted) {
	const known = Object.keys(SETTINGS).filter((name) => Object.hasOwn(wanted, name));
	const others = Object.keys(wanted).filter((name) => !Object.hasOwn(SETTINGS, name));
	const changes = [];
	for (const name of [...known, ...others]) {
		const before = current?.[name] ?? null;
		const after = wanted[name] ?? "";
		if (before !== after && !isIdle(name, before, wanted)) changes.push({
			name,
			before,
			after
		});
	}
	return changes;
}
const MONITORING = /^(ModelPackageGroupName|EnvironmentName|Monitor.+|LabelDelay|NoDataChecks|(Baseline|Labels|Deployments|Reports)Uri|ScheduleRoleArn|DriftAlarm.+)$/;
/** Whether nobody has to know of a value: that of a monitor or an alarm that is not there. */
function isIdle(name, before, wanted) {
	if (name === "Monitor") return before === null && wanted[name] === "none";
	if (MONITORING.test(name) && wanted["Monitor"] === "none") return true;
	const [, slot, field] = /^DriftAlarm(\d)(.+)$/.exec(name) ?? [];
	if (slot === void 0 || wanted[`DriftAlarm${slot}Metric`] !== "") return false;
	return field !== "Metric" || before === null;
}
/** `title` and both values in words. */
function settingText({ name, before, after }) {
	const { title, show = String } = SETTINGS[name] ?? { title: name };
	return {
		title,
		before: before === null ? null : show(before),
		after: show(after)
	};
}
function packageText$1(arn) {
	const parsed = parsePackageArn(arn);
	return parsed === void 0 ? arn : `${parsed.group} version ${parsed.version}`;
}
function seconds(value) {
	return formatSpan(Number(value) * 1e3);
}
function percent(value) {
	return `${Number((Number(value) * 100).toPrecision(6))} %`;
}
function orNone(value) {
	return value === "" ? "none" : value;
}

// actions/lib/deployment/plan-summary.ts
/** Where monthly costs go, in words. */
const COSTS = {
	new: "new costs",
	up: "up",
	same: "same",
	down: "down",
	unknown: "not known: see the prices of both instance types"
};
/** The plan for people, as Markdown: what is wrong, what moves, and for each model how. */
function planSummary(plan) {
	const parts = [`## Plan for ${plain(plan.environment)}\n`, `${headline$1(plan)}\n`];
	if (plan.problems.length > 0) parts.push(`**It can't be deployed like this:**\n`, list(plan.problems.map(planProblemText)));
	const deployed = plan.models.filter(({ action }) => action !== "none");
	if (deployed.length > 0) parts.push(overview$1(deployed));
	for (const model of deployed) if (model.action !== "unchanged") parts.push(details(model));
	const without = plan.models.filter(({ action }) => action === "none").map(({ model }) => code(model));
	if (without.length > 0) parts.push(`No release, so nothing is deployed and what runs stays: ${without.join(", ")}\n`);
	if (plan.dropped.length > 0) {
		const names = plan.dropped.map(code).join(", ");
		parts.push(`No longer in the manifest: ${names}. Their endpoints go on and cost; the action teardown ends that.\n`);
	}
	parts.push(`<sub>${footer(plan)}</sub>\n`);
	return parts.join("\n");
}
/** Whether anything moves in production, first of all. */
function headline$1(plan) {
	const name = plain(plan.environment);
	if (plan.models.length === 0 && plan.problems.length > 0) return "Nothing was planned: AWS was not asked for anything.";
	if (plan.problems.length > 0) return `Nothing moves in ${name} before the problems are solved.`;
	if (plan.production) return movesAnything(plan) ? `**Something moves in production (${name}): ${counted(plan.models)}.**` : `Nothing moves in production (${name}).`;
	return movesAnything(plan) ? `Nothing moves in production. In ${name}: ${counted(plan.models)}.` : `Nothing moves in production, and nothing in ${name}.`;
}
function counted(models) {
	const count = (wanted) => models.filter(({ action }) => action === wanted).length;
	const parts = [[count("create"), "new"], [count("update"), "changed"]].flatMap(([number, word]) => number === 0 ? [] : [`${number} ${word}`]);
	const moving = count("create") + count("update");
	return `${parts.join(", ")} ${moving === 1 ? "endpoint" : "endpoints"}`;
}
/** One problem with its model, reason and place, as Markdown. */
function planProblemText({ reason, model, file, line, column, message }) {
	const place = [
		file,
		line,
		column
	].filter((part) => part !== null).join(":");
	return `${model === null ? "" : `${code(model)}: `}${plain(message)} (${code(reason)}, ${code(place)})`;
}
function overview$1(models) {
	const rows = models.map((model) => [
		code(model.model),
		deed(model),
		packageText(model.package),
		capacity(model),
		COSTS[model.cost]
	]);
	return table([
		"model",
		"what happens",
		"package",
		"instances",
		"monthly costs"
	], rows);
}
function deed({ action, resources, stack }) {
	if (lostEndpoint(resources) !== void 0) return "**Endpoint lost**";
	if (action === "create") return "New endpoint";
	if (action === "unchanged") return "Stays as it is";
	return stack.remark === null ? "Changes in place" : "Changes in place, after something else";
}
function packageText(pinned) {
	if (pinned === null) return "";
	const metrics = pinned.metrics.slice(0, 3).map(({ name, value }) => `${plain(name)} ${shown$1(value)}`);
	return [`${plain(pinned.group)} ${pinned.version}, ${plain(pinned.approval)}`, ...metrics].join("\n");
}
/** The fleet before and after, where it changes. */
function capacity({ parameters, settings }) {
	const after = fleetText(fleetOf(parameters));
	const changed = settings.filter(({ before }) => before !== null);
	const before = fleetText(fleetOf({
		...parameters,
		...Object.fromEntries(changed.map((each) => [each.name, each.before ?? ""]))
	}));
	return before === after ? plain(after) : `${plain(before)} → ${plain(after)}`;
}
function details(model) {
	const { stack, resources, settings, steps } = model;
	const parts = [`### ${plain(model.model)}\n`];
	if (stack.remark !== null) parts.push(`${plain(stack.remark)}\n`);
	const lost = lostEndpoint(resources);
	if (lost !== void 0) parts.push(`> [!CAUTION]\n> ${plain(resourceText(lost))} Such a change is refused; it needs a new endpoint beside the old one.\n`);
	if (steps === 2) parts.push("Takes two updates of the stack: SageMaker refuses another instance type while autoscaling is registered, so the first one takes autoscaling away, the second changes the type and registers it again. The number of instances is kept meanwhile.\n");
	if (model.action === "create") {
		parts.push(`No stack ${code(stack.name)} yet: everything in it is added.\n`);
		parts.push(folded("Settings", newSettings(model)));
		return parts.join("\n");
	}
	if (settings.length > 0) parts.push(settingTable(model));
	if (resources.some(({ type }) => type === "AWS::SageMaker::Endpoint") && lost === void 0) parts.push("Until the rollout is over, old and new instances run side by side, and both cost.\n");
	if (resources.length > 0) {
		const rows = resources.map((resource) => [
			`${code(resource.logicalId)} (${plain(resource.type.replace(/^AWS::/, ""))})`,
			plain(resourceText(resource)),
			resource.properties.map((name) => code(name)).join(", ")
		]);
		parts.push(table([
			"resource",
			"what happens",
			"because of"
		], rows));
	}
	return parts.join("\n");
}
function newSettings({ settings }) {
	const told = settings.map(settingText);
	return table(["setting", "value"], told.map(({ title, after }) => [plain(title), plain(after)]));
}
function settingTable({ settings }) {
	const rows = settings.map((setting) => {
		const { title, before, after } = settingText(setting);
		return [
			plain(title),
			before === null ? "" : plain(before),
			plain(after)
		];
	});
	return table([
		"setting",
		"now",
		"then"
	], rows);
}
function footer({ commit, base, template }) {
	const against = base === null ? "" : `, compared with ${plain(base.slice(0, 12))}`;
	return `Commit ${plain(commit.slice(0, 12))}${against}; ${plain(template.file)} ${template.sha256.slice(0, 12)}`;
}
function shown$1(value) {
	return Number.isInteger(value) ? String(value) : value.toPrecision(5);
}

// actions/lib/plan-comment/needs.ts
/** What ends by itself, with time or with what happens elsewhere, and needs no other change. */
const TRANSIENT = /* @__PURE__ */ new Set([
	"soaking",
	"frozen",
	"not-run-in-previous-environment",
	"package-not-approved"
]);
/** Problems that need another change, and those that only say "not yet". */
function splitProblems(problems) {
	return {
		faults: problems.filter(({ reason }) => !TRANSIENT.has(reason)),
		waits: problems.filter(({ reason }) => TRANSIENT.has(reason))
	};
}
/** What is still missing before the change runs in the environment, each as Markdown, in the order in which it comes. */
function stillNeeded(facts, files = { sound: true }) {
	const { plan } = facts;
	if (plan === void 0) return [files.sound ? "a plan: the log of its job says why there is none" : "a plan: it is made once the manifests and pipelines have no problem"];
	const { waits } = splitProblems(plan.problems);
	const needed = waits.map(waitText);
	if (!movesAnything(plan)) return needed;
	return [...needed, ...approvals(facts)];
}
function waitText({ reason, model, message }) {
	const whose = model === null ? "" : `${code(model)} `;
	const end = /[.!?]$/.test(message) ? "" : ".";
	const again = reason === "frozen" ? "Then run the failed jobs again, or update the branch if the policy changed" : "Then run the failed jobs again";
	return `${WAITS[reason] ?? "time"}: ${whose}${plain(message)}${end} ${again}`;
}
const WAITS = {
	soaking: "soak",
	frozen: "the end of the freeze",
	"not-run-in-previous-environment": "a deployment in the environment before",
	"package-not-approved": "the approval of the package"
};
/** Two people, two gates: merging is one, and where a release comes from another environment, GitHub's environment the other. */
function approvals({ environment, promotesFrom, protection }) {
	if (promotesFrom === null) return ["a review of the code owners, and the merge: it is the approval, and the package is approved in the name of who merges"];
	return ["a review of the code owners, and the merge", gate(environment, protection)];
}
function gate(environment, protection) {
	const name = `the environment ${code(environment)}`;
	const setUp = "docs/setup.md says how to set it up";
	if (protection === void 0) return `the approval of a reviewer of ${name}, after the merge`;
	if (protection === null) return `${name}, which GitHub does not have: nothing is deployed without it; ${setUp}`;
	if (protection.reviewers === 0) return `reviewers of ${name}, which has none: nothing is deployed without them; ${setUp}`;
	return `the approval of ${protection.preventSelfReview ? "a reviewer who does not start the run" : "a reviewer"} of ${name}, after the merge`;
}

// actions/lib/plan-comment/validation-summary.ts
/** What `validate` found, for people, as Markdown: problems, the policy that goes on to count, definitions. */
function validationSummary(document) {
	const parts = [`## Manifests and pipelines\n`];
	if (document.problems.length === 0) parts.push("No problems.\n");
	else parts.push(validationProblems(document.problems));
	const policy = policyTable(document.environments);
	if (policy !== void 0) parts.push(policy);
	for (const change of document.pipelines) parts.push(pipelineText(change));
	return parts.join("\n");
}
function validationProblems(problems) {
	const count = problems.length === 1 ? "One problem" : `${problems.length} problems`;
	const items = problems.map(({ file, line, column, message }) => {
		const place = [
			file,
			line,
			column
		].filter((part) => part !== null).join(":");
		return `${code(place)}: ${plain(message)}`;
	});
	return `**${count}**\n\n${list(items)}`;
}
/** What the policy would become; undefined where it stays. */
function policyTable(environments) {
	const rows = environments.flatMap(({ environment, policy }) => policy.map(({ name, before, after }) => [
		plain(environment),
		code(name),
		code(before),
		code(after)
	]));
	if (rows.length === 0) return void 0;
	return `The policy changes. Until this is merged the base branch's counts, also for this change.\n\n${table([
		"environment",
		"policy",
		"counts now",
		"once merged"
	], rows)}`;
}
const CHANGES = {
	added: "is new.",
	changed: "is another definition.",
	unchanged: "compiles to the same definition as before.",
	removed: "is removed from the repository; SageMaker keeps its pipeline.",
	unknown: "is not compared: one of both sides has problems."
};
/** One pipeline, its definition's difference folded. */
function pipelineText({ pipeline, change, difference }) {
	const sentence = `Pipeline ${code(pipeline)} ${CHANGES[change]}\n`;
	if (change === "changed" && difference === null) return `${sentence}\nToo much differs to show it.\n`;
	if (difference === null) return sentence;
	return `${sentence}\n${folded(`What changes in the definition of ${pipeline}`, fencedPatch(difference))}`;
}

// actions/lib/plan-comment/comment.ts
/** Whether there is anything to tell people of. */
function tellsAnything({ validation, environments }) {
	if (environments.length > 0 || validation === void 0) return true;
	const { problems, pipelines } = validation;
	return problems.length > 0 || pipelines.length > 0;
}
/**
* The comment as Markdown: what decides first, details folded below, so that what has to be cut is what matters least.
*/
function planComment(facts) {
	const { validation, environments } = facts;
	const parts = [
		"## What this changes\n",
		`${headline(facts)}\n`,
		`<sub>${origin(facts)}</sub>\n`
	];
	if (environments.length > 0) parts.push(overview(environments));
	if (validation === void 0) parts.push("**The manifests and pipelines were not checked:** the log of the job says why.\n");
	else if (validation.problems.length > 0) parts.push(validationProblems(validation.problems));
	const files = { sound: validation?.problems.length === 0 };
	for (const each of environments) parts.push(...needs(each, files));
	const policy = validation && policyTable(validation.environments);
	if (policy !== void 0) parts.push(policy);
	for (const { environment, plan } of environments) if (plan !== void 0) parts.push(folded(`The plan for ${environment}`, planSummary(plan)));
	for (const change of validation?.pipelines ?? []) parts.push(pipelineText(change));
	return parts.join("\n");
}
function headline(facts) {
	const { environments, validation } = facts;
	if (isBlocked(facts)) return "**It can't be merged like this; nothing moves before.**";
	const moving = environments.flatMap(({ plan }) => plan !== void 0 && movesAnything(plan) ? [plan] : []);
	const production = moving.filter((plan) => plan.production).map(({ environment }) => plain(environment));
	if (production.length > 0) return `**Something moves in production (${production.join(", ")}).**`;
	if (moving.length > 0) return "Nothing moves in production.";
	return (validation?.pipelines ?? []).some(({ change }) => change !== "unchanged") ? "No endpoint changes. Pipelines do." : "Nothing that runs changes.";
}
function isBlocked({ validation, environments }) {
	if (validation === void 0 || validation.problems.length > 0) return true;
	return environments.some(({ plan }) => plan === void 0 || plan.problems.length > 0);
}
function overview(environments) {
	const rows = environments.map(({ environment, plan }) => {
		const { faults, waits } = splitProblems(plan?.problems ?? []);
		const problems = plan === void 0 ? "no plan" : faults.length === 0 ? "none" : `**${faults.length}**`;
		const open = waits.length === 0 ? "" : `, ${waits.length} to wait for`;
		return [
			plain(environment),
			plan === void 0 ? "not known" : changes(plan),
			costs(plan),
			problems + open
		];
	});
	return table([
		"environment",
		"what would change",
		"monthly costs",
		"problems"
	], rows);
}
const DEEDS = {
	create: "new endpoint",
	update: "endpoint changes"
};
function changes(plan) {
	const deeds = plan.models.flatMap(({ model, action, package: pinned }) => {
		if (action !== "create" && action !== "update") return [];
		const version = pinned === null ? "" : `, version ${pinned.version}`;
		return [`${code(model)}: ${DEEDS[action]}${version}`];
	});
	return deeds.length === 0 ? "nothing" : deeds.join("\n");
}
function costs(plan) {
	const moving = (plan?.models ?? []).filter(({ action }) => action === "create" || action === "update");
	const directions = [...new Set(moving.map(({ cost }) => COSTS[cost]))];
	return directions.length === 0 ? "same" : directions.join("\n");
}
function needs(facts, files) {
	const { faults } = splitProblems(facts.plan?.problems ?? []);
	const open = stillNeeded(facts, files);
	const parts = [];
	if (faults.length > 0) parts.push(`**Problems in ${plain(facts.environment)}**\n`, list(faults.map(planProblemText)));
	if (open.length > 0) parts.push(`Still needed for ${plain(facts.environment)}:\n`, list(open));
	return parts;
}
/** Near the beginning: it leads to what is cut at the end. */
function origin({ head, url, validation }) {
	const base = validation?.base;
	const against = base === null || base === void 0 ? "" : `, compared with ${plain(base.slice(0, 12))}`;
	const run = url === void 0 ? "the workflow run" : link$1("this run", url);
	return `For ${plain(head.slice(0, 12))}${against}, by ${run}. A later push brings this comment up to date.`;
}

// actions/lib/plan-comment/validation-document.ts
/** `unknown`: one side can't be compiled, so they can't be compared. */
const PIPELINE_CHANGES = [
	"added",
	"changed",
	"unchanged",
	"removed",
	"unknown"
];
/** Reads what another job found. Throws a `Failure` where it is none; `file` is only named in that. */
function parseValidation(json, file) {
	let value;
	try {
		value = JSON.parse(json);
	} catch (cause) {
		throw invalid(file, `it is no JSON: ${messageOf(cause)}`, cause);
	}
	if (isRecord(value) && value["version"] !== 1) throw invalid(file, `its version is ${JSON.stringify(value["version"])}, and 1 is what can be read`);
	const fault = VALIDATION(value, "");
	if (fault !== void 0) throw invalid(file, fault);
	return value;
}
function invalid(file, fault, cause) {
	const message = `${file} is not what this version of the action validate writes: ${fault}. Run the workflow again.`;
	return new Failure("validation-unreadable", message, { cause });
}
const VALIDATION = object({
	version: whole,
	commit: text,
	repository: text,
	base: orNull(text),
	environments: every(object({
		environment: text,
		promotesFrom: orNull(text),
		production: flag,
		policy: every(object({
			name: text,
			before: text,
			after: text
		}))
	})),
	problems: every(object({
		reason: oneOf(Object.keys(REASONS)),
		file: text,
		line: orNull(whole),
		column: orNull(whole),
		path: orNull(text),
		message: text
	})),
	pipelines: every(object({
		pipeline: text,
		change: oneOf(PIPELINE_CHANGES),
		difference: orNull(text)
	}))
});

// actions/lib/deployment/base.ts
/** Reads an environment as a commit has it. Throws a `Failure` where the checkout does not have the commit. */
async function readBase(commit, files) {
	const { repository, environments, environment } = files;
	await checkCommit(repository, commit);
	const [manifest, template] = await Promise.all([manifestAt(repository, commit, environments, environment), fileAt(repository, commit, files.template)]);
	return {
		commit,
		manifest,
		templateHash: template === void 0 ? void 0 : hashOf(template)
	};
}
/** The manifest of an environment as a commit of the checkout has it; undefined where there is none that can be read. */
async function manifestAt(repository, commit, environments, environment) {
	const file = path.join(environments, `${environment}.json`);
	const text = await fileAt(repository, commit, file);
	return text === void 0 ? void 0 : manifestIn(file, text, environment);
}
/** SHA-256 of a text, in hexadecimal. */
function hashOf(text) {
	return createHash("sha256").update(text).digest("hex");
}
/** A base that is broken is what a change may be about to mend: it is taken for none. */
function manifestIn(file, text, environment) {
	try {
		return parseManifests([{
			file,
			text
		}]).environments.get(environment)?.manifest;
	} catch (error) {
		if (error instanceof ProblemsError) return void 0;
		throw error;
	}
}

// actions/lib/deployment/place.ts
/** Where an environment is. Throws where the role, the action's input `input`, is not one of that account. */
function placeOf({ manifest, file }, role, input) {
	const { account, region } = manifest;
	if (account === role.account) return {
		partition: role.partition,
		region,
		account
	};
	const message = `${file} is about the account ${account}, and ${input} ${role.arn} is of the account ${role.account}: give the role of this environment, or correct "account".`;
	throw new Failure("account-mismatch", message);
}

// actions/lib/deployment/environment-settings.ts
/** Throws a `Failure` where the schedule role is another account's, or is missing and a schedule needs it. */
function environmentSettings(loaded, inputs) {
	const { bucket, executionRole, scheduleRole } = inputs;
	if (scheduleRole !== void 0) placeOf(loaded, scheduleRole, "schedule-role-arn");
	const scheduled = Object.entries(loaded.manifest.models).find(([, { release, monitor }]) => release !== null && monitor?.engine === "processing");
	if (scheduled !== void 0 && scheduleRole === void 0) throw new Failure("inputs-invalid", `${loaded.file} has ${scheduled[0]} watched, and the input 'schedule-role-arn' is empty: give the environment's ScheduleRoleArn, an output of cloudformation/environment.yaml, or write "monitor": null.`);
	return {
		executionRoleArn: executionRole.arn,
		artifactBucket: bucket,
		scheduleRoleArn: scheduleRole?.arn
	};
}

// actions/lib/wait.ts
const systemClock = {
	now: () => Date.now(),
	async sleep(ms, signal) {
		signal?.throwIfAborted();
		try {
			await setTimeout(ms, void 0, signal ? { signal } : {});
		} catch (error) {
			signal?.throwIfAborted();
			throw error;
		}
	}
};
/** What was waited for had not come at the deadline. */
var DeadlineError = class extends Error {
	name = "DeadlineError";
	/** What the last look showed. */
	seen;
	constructor(deadlineMs, seen) {
		super(`Not done after ${deadlineMs / 1e3} s.`);
		this.seen = seen;
	}
};
const GROWTH = 1.5;
/**
* Looks until it is done and returns what the last look showed. The only polling loop of all actions.
* Throws `DeadlineError` after a last look at the deadline, and the signal's reason when it aborts.
*/
async function waitUntil(options) {
	const { look, done, progress, deadlineMs, signal, clock = systemClock } = options;
	const { minIntervalMs = 500, maxIntervalMs = 15e3 } = options;
	const deadline = clock.now() + deadlineMs;
	let interval = minIntervalMs;
	for (;;) {
		signal?.throwIfAborted();
		const seen = await unlessAborted(look(), signal);
		if (progress?.(seen)) interval = minIntervalMs;
		if (done(seen)) return seen;
		const left = deadline - clock.now();
		if (left <= 0) throw new DeadlineError(deadlineMs, seen);
		await clock.sleep(Math.min(interval, left), signal);
		interval = Math.min(interval * GROWTH, maxIntervalMs);
	}
}
/** A look may take as long as the network lets it; whoever cancels does not wait for that. */
async function unlessAborted(look, signal) {
	if (signal === void 0) return look;
	const aborted = Promise.withResolvers();
	const abort = () => aborted.reject(signal.reason);
	signal.addEventListener("abort", abort, { once: true });
	try {
		return await Promise.race([look, aborted.promise]);
	} finally {
		signal.removeEventListener("abort", abort);
	}
}

// actions/lib/aws/stacks.ts
/** Without this filter deleted stacks are listed too, for 90 days. */
const PRESENT = Object.values(StackStatus).filter((status) => status !== "DELETE_COMPLETE");
/** ARN of all stacks of a name, as policies take it. */
function stackArn(place, name) {
	return `arn:${place.partition}:cloudformation:${place.region}:${place.account}:stack/${name}/*`;
}
function stackPermission(place, name, operation) {
	return {
		action: `cloudformation:${operation}`,
		resource: stackArn(place, name)
	};
}
/** The stack of this name, or undefined where there is none. A stack that was deleted is none. */
async function describeStack(clients, place, name) {
	const command = new DescribeStacksCommand({ StackName: name });
	try {
		const permission = stackPermission(place, name, "DescribeStacks");
		const { Stacks } = await call(permission, () => clients.cloudformation.send(command));
		return Stacks?.[0] && stackOf(Stacks[0]);
	} catch (error) {
		if (isMissingStack(error)) return void 0;
		throw error;
	}
}
/**
* Names of all stacks of the account and region that are there. Their descriptions are left to `describeStack`: asked
* without a name, DescribeStacks shows the parameters of all of them, which needs a right to that.
*/
async function* listStackNames(clients) {
	const input = { StackStatusFilter: PRESENT };
	const pages = paginateListStacks({ client: clients.cloudformation }, input);
	for await (const { StackName: name } of items$1({
		action: "cloudformation:ListStacks",
		resource: "*"
	}, pages, (page) => page.StackSummaries)) if (name !== void 0) yield name;
}
function stackOf(stack) {
	if (stack.StackId === void 0 || stack.StackStatus === void 0) return void 0;
	return {
		id: stack.StackId,
		name: stack.StackName ?? "",
		status: stack.StackStatus,
		statusReason: stack.StackStatusReason,
		parameters: record(stack.Parameters, (it) => [it.ParameterKey, it.ParameterValue]),
		outputs: record(stack.Outputs, (it) => [it.OutputKey, it.OutputValue]),
		tags: record(stack.Tags, (it) => [it.Key, it.Value]),
		createdAt: stack.CreationTime,
		updatedAt: stack.LastUpdatedTime
	};
}
/** The template's text as it was handed over. */
async function readTemplate$1(clients, place, stack) {
	const command = new GetTemplateCommand({
		StackName: stack.id,
		TemplateStage: "Original"
	});
	const permission = stackPermission(place, stack.name, "GetTemplate");
	return (await call(permission, () => clients.cloudformation.send(command))).TemplateBody ?? "";
}
/** Begins to delete a stack. One that is gone, or going, is fine. `token` makes repeating the call the same call. */
async function deleteStack(clients, place, stack) {
	const command = new DeleteStackCommand({
		StackName: stack.id,
		ClientRequestToken: stack.token,
		...stack.roleArn !== void 0 && { RoleARN: stack.roleArn }
	});
	const permissions = [stackPermission(place, stack.name, "DeleteStack")];
	if (stack.roleArn !== void 0) permissions.push({
		action: "iam:PassRole",
		resource: stack.roleArn
	});
	try {
		await call(permissions, () => clients.cloudformation.send(command));
	} catch (error) {
		if (!isMissingStack(error)) throw error;
	}
}
/** Whether CloudFormation refused because another operation of the stack is under way: it takes one at a time. */
function isBusyStack(error) {
	return error instanceof AwsError && error.code === "ValidationError" && /_IN_PROGRESS state/.test(error.text);
}
/**
* Whether CloudFormation refused because the stack is no longer in the state that the call was made for: it was made,
* deleted, or changed and failed meanwhile.
*/
function isOtherStack(error) {
	if (!(error instanceof AwsError) || error.code !== "ValidationError") return false;
	return /is in \w+ state and can ?not be|already exists and cannot be created again|^Stack .* does not exist/.test(error.text);
}
/** CloudFormation has no code of its own for a stack that is not there. */
function isMissingStack(error) {
	return error instanceof AwsError && error.code === "ValidationError" && /does not exist/.test(error.text);
}
function record(entries, pair) {
	const values = {};
	for (const entry of entries ?? []) {
		const [key, value] = pair(entry);
		if (key !== void 0) values[key] = value ?? "";
	}
	return values;
}

// actions/lib/aws/change-sets.ts
const WAIT_MS = 3e5;
/** Makes a change set, or finds the one that a call with the same name and token made before. */
async function createChangeSet(clients, place, request) {
	const { stack, roleArn } = request;
	const command = new CreateChangeSetCommand({
		StackName: stack,
		ChangeSetType: request.type,
		ChangeSetName: request.name,
		ClientToken: request.token,
		TemplateBody: request.templateBody,
		Parameters: Object.entries(request.parameters).map(([ParameterKey, ParameterValue]) => ({
			ParameterKey,
			ParameterValue
		})),
		Tags: Object.entries(request.tags).map(([Key, Value]) => ({
			Key,
			Value
		})),
		...roleArn !== void 0 && { RoleARN: roleArn }
	});
	const permissions = [stackPermission(place, stack, "CreateChangeSet")];
	if (roleArn !== void 0) permissions.push({
		action: "iam:PassRole",
		resource: roleArn
	});
	try {
		const answer = await call(permissions, () => clients.cloudformation.send(command));
		return {
			id: answer.Id ?? "",
			stackId: answer.StackId ?? "",
			stack
		};
	} catch (error) {
		if (!(error instanceof AwsError && error.code === "AlreadyExistsException")) throw error;
		const found = await describe(clients, place, {
			id: request.name,
			stackId: stack,
			stack
		});
		return {
			id: found.ChangeSetId ?? "",
			stackId: found.StackId ?? "",
			stack
		};
	}
}
/** Waits until CloudFormation has compared. Throws its reason where it can't. */
async function awaitChangeSet(clients, place, changeSet, signal) {
	const seen = await comparedChangeSet(clients, place, changeSet, signal);
	const createdAt = seen.CreationTime && /* @__PURE__ */ new Date(Math.floor(seen.CreationTime.getTime() / 1e3) * 1e3);
	if (seen.Status === "CREATE_COMPLETE") {
		const changes = await allChanges(clients, place, changeSet, seen);
		return {
			...changeSet,
			status: "ready",
			changes,
			createdAt
		};
	}
	if (/didn't contain changes|No updates are to be performed/i.test(seen.StatusReason ?? "")) return {
		...changeSet,
		status: "empty",
		changes: [],
		createdAt
	};
	const reason = seen.StatusReason ?? `its status is ${seen.Status ?? "unknown"}`;
	throw new Failure("change-set-failed", `CloudFormation can't change the stack ${changeSet.stack}: ${reason}`);
}
async function comparedChangeSet(clients, place, changeSet, signal) {
	const wait = waitUntil({
		look: () => describe(clients, place, changeSet),
		done: ({ Status }) => Status !== "CREATE_PENDING" && Status !== "CREATE_IN_PROGRESS",
		deadlineMs: WAIT_MS,
		minIntervalMs: 200,
		maxIntervalMs: 2e3,
		signal
	});
	try {
		return await wait;
	} catch (cause) {
		if (!(cause instanceof DeadlineError)) throw cause;
		const message = `CloudFormation has not worked out the change of the stack ${changeSet.stack} within ${WAIT_MS / 6e4} minutes; nothing was changed. Run the job again.`;
		throw new Failure("aws-unavailable", message, { cause });
	}
}
/** Begins the change. The same token again: the same change. */
async function executeChangeSet(clients, place, { id, stackId, stack, token }) {
	const command = new ExecuteChangeSetCommand({
		ChangeSetName: id,
		StackName: stackId,
		ClientRequestToken: token
	});
	const permission = stackPermission(place, stack, "ExecuteChangeSet");
	await call(permission, () => clients.cloudformation.send(command));
}
/** Removes a change set; one that is gone already is fine. One that CloudFormation still works out is waited for. */
async function deleteChangeSet(clients, place, changeSet) {
	await waitUntil({
		look: () => tryDelete(clients, place, changeSet),
		done: (deleted) => deleted,
		deadlineMs: WAIT_MS,
		minIntervalMs: 200,
		maxIntervalMs: 2e3
	});
}
async function tryDelete(clients, place, changeSet) {
	const { id, stackId, stack } = changeSet;
	const command = new DeleteChangeSetCommand({
		ChangeSetName: id,
		StackName: stackId
	});
	try {
		const permission = stackPermission(place, stack, "DeleteChangeSet");
		await call(permission, () => clients.cloudformation.send(command));
		return true;
	} catch (error) {
		if (isMissingStack(error)) return true;
		if (!(error instanceof AwsError)) throw error;
		if (isMissingChangeSet(error)) return true;
		if (isSpentChangeSet(error) && /IN_PROGRESS|PENDING/.test(error.text)) return false;
		throw error;
	}
}
function isMissingChangeSet({ code }) {
	return /^ChangeSetNotFound(Exception)?$/.test(code);
}
function isSpentChangeSet({ code }) {
	return /^InvalidChangeSetStatus(Exception)?$/.test(code);
}
/** Whether a change set can't be executed because the stack has become another one since it was made. */
function isOutdatedChangeSet(error) {
	return error instanceof AwsError && (isMissingChangeSet(error) || isSpentChangeSet(error));
}
function describe(clients, place, { id, stackId, stack }, next) {
	const command = new DescribeChangeSetCommand({
		ChangeSetName: id,
		StackName: stackId,
		...next !== void 0 && { NextToken: next }
	});
	const permission = stackPermission(place, stack, "DescribeChangeSet");
	return call(permission, () => clients.cloudformation.send(command));
}
async function allChanges(clients, place, changeSet, first) {
	const changes = [...first.Changes ?? []];
	let next = first.NextToken;
	while (next !== void 0) {
		const page = await describe(clients, place, changeSet, next);
		changes.push(...page.Changes ?? []);
		next = page.NextToken;
	}
	return changes.flatMap(resourceChange);
}
const replacements = {
	True: "always",
	Conditional: "conditional"
};
function resourceChange({ ResourceChange: change }) {
	if (change === void 0) return [];
	const properties = /* @__PURE__ */ new Map();
	for (const { Target } of change.Details ?? []) {
		const name = Target?.Attribute === "Properties" ? Target.Name ?? "" : Target?.Attribute ?? "";
		if (!properties.has(name)) properties.set(name, {
			name,
			before: Target?.BeforeValue,
			after: Target?.AfterValue
		});
	}
	return [{
		logicalId: change.LogicalResourceId ?? "",
		type: change.ResourceType ?? "",
		action: change.Action ?? "",
		replacement: replacements[change.Replacement ?? ""] ?? "never",
		physicalId: change.PhysicalResourceId,
		properties: [...properties.values()]
	}];
}

// actions/lib/deployment/leftovers.ts
/** Change sets that are to be removed, whatever comes; `leave` keeps them for the end of the job. */
var Leftovers = class {
	#changeSets = /* @__PURE__ */ new Map();
	#place;
	#leave;
	constructor(place, leave) {
		this.#place = place;
		this.#leave = leave;
	}
	add(changeSet) {
		this.#changeSets.set(keyOf$1(changeSet), changeSet);
		this.#write();
	}
	remove(changeSet) {
		this.#changeSets.delete(keyOf$1(changeSet));
		this.#write();
	}
	#write() {
		const changeSets = [...this.#changeSets.values()];
		this.#leave(changeSets.length === 0 ? "" : JSON.stringify({
			place: this.#place,
			changeSets
		}));
	}
};
function keyOf$1({ stack, id }) {
	return `${stack} ${id}`;
}
/** What `Leftovers` left. Throws on anything else, which no run of this action can have left. */
function parseLeftovers(text) {
	const value = JSON.parse(text);
	const { place, changeSets } = isRecord(value) ? value : {};
	if (!isRecord(place) || !Array.isArray(changeSets)) throw new Error(`These are no leftovers: ${text}`);
	return {
		place: {
			partition: String(place["partition"]),
			region: String(place["region"]),
			account: String(place["account"])
		},
		changeSets: changeSets.filter(isRecord).map((each) => ({
			stackId: String(each["stackId"]),
			stack: String(each["stack"]),
			id: String(each["id"]),
			creates: each["creates"] === true
		}))
	};
}
/** Removes all that `Leftovers` left, and `told` of each. One that can't be removed keeps none of the others. */
async function removeLeftovers(clients, { place, changeSets }, told) {
	const failures = [];
	for (const changeSet of changeSets) try {
		await removeChangeSet(clients, place, changeSet);
		told(changeSet);
	} catch (error) {
		failures.push(error);
	}
	if (failures.length > 0) throw failures[0];
}
/** Removes a change set that was not executed, and the empty stack that CloudFormation made for it. */
async function removeChangeSet(clients, place, changeSet) {
	await deleteChangeSet(clients, place, changeSet);
	if (!changeSet.creates) return;
	const stack = await describeStack(clients, place, changeSet.stackId);
	if (stack?.status !== "REVIEW_IN_PROGRESS") return;
	await deleteStack(clients, place, {
		name: changeSet.stack,
		id: stack.id,
		token: randomUUID()
	});
}

// actions/lib/deployment/movement.ts
/** Why a plan is not this run's, whatever its models; undefined where it is. */
function foreignPlan(plan, run) {
	const { commit, environment } = run;
	if (plan.environment !== environment) return {
		reason: "plan-outdated",
		message: `The plan is for the environment ${plan.environment}, and this run deploys ${environment}: hand it the plan that the same run made for ${environment}.`
	};
	if (plan.commit !== commit) return {
		reason: "plan-outdated",
		message: `The plan was made from ${plan.commit}, and this run is about ${commit}: make the plan again in the run that deploys it.`
	};
}
/** What has moved of one model since it was planned and reviewed. Other models and the rest of the files don't matter. */
function movedSince(planned, here, head) {
	const { model } = planned;
	if (here.entryHash !== planned.entryHash) return {
		reason: "manifest-moved",
		message: `The manifest's entry of ${model} is not the one that was planned: make the plan again on this commit.`
	};
	if (here.templateHash !== planned.templateHash) return {
		reason: "template-moved",
		message: `The template is not the one that ${model} was planned with: make the plan again on this commit.`
	};
	if (head.entryHash !== planned.entryHash || head.templateHash !== planned.templateHash) {
		const what = head.entryHash === planned.entryHash ? "another template" : `another entry of ${model}`;
		return {
			reason: "head-moved",
			message: `The head ${head.commit.slice(0, 7)} has ${what} by now: a newer change is to be deployed, by the run that its merge started. Nothing was changed.`
		};
	}
}

// actions/lib/deployment/template.ts
const MAX_TEMPLATE_BYTES = 51200;
/** Throws a `Failure` where there is no such file, or where CloudFormation would not take it. */
async function readTemplate(file) {
	let body;
	try {
		body = await readFile(file, "utf8");
	} catch (cause) {
		const message = `There is no template ${file}: name the CloudFormation template of an endpoint, relative to the repository.`;
		throw new Failure("template-invalid", message, { cause });
	}
	const bytes = Buffer.byteLength(body);
	if (bytes > MAX_TEMPLATE_BYTES) {
		const message = `${file} has ${bytes} bytes, and CloudFormation takes ${MAX_TEMPLATE_BYTES} at most: make it shorter.`;
		throw new Failure("template-invalid", message);
	}
	return {
		file,
		body,
		sha256: hashOf(body)
	};
}
const MODEL_MONITOR = /^ *# model-monitor begins[^]*?# model-monitor ends\n/gm;
/**
* The template as CloudFormation gets it. The type of Model Monitor's schedules is not in every region that has endpoints, and
* CloudFormation refuses a template with a type that it does not know, also where no condition makes one.
*/
function templateFor(body, monitor) {
	return monitor?.engine === "model-monitor" ? body : body.replaceAll(MODEL_MONITOR, "");
}

// actions/lib/manifest/canonical.ts
/**
* SHA-256, in hexadecimal, of what decides the deployment of one model in an environment. Policy, hold and other models
* do not: a plan stays valid when they change. The order of keys does not matter. The manifest has to have the model.
*/
function entryHash(manifest, model) {
	const entry = Object.hasOwn(manifest.models, model) ? manifest.models[model] : void 0;
	if (entry === void 0) throw new Error(`${manifest.environment} has no model '${model}'`);
	const { environment, promotesFrom, account, region } = manifest;
	const { release, endpoint, monitor } = entry;
	const deciding = {
		environment,
		promotesFrom,
		account,
		region,
		model,
		release,
		endpoint,
		monitor
	};
	return createHash("sha256").update(canonicalJson(deciding)).digest("hex");
}
/** JSON without white space, its keys in the order of their UTF-16 code units, as RFC 8785 has it. */
function canonicalJson(value) {
	return JSON.stringify(value, (_, part) => {
		if (!isMapping(part)) return part;
		return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => a < b ? -1 : 1));
	});
}

// actions/lib/deployment/monitor-parameters.ts
/** The parameters of `cloudformation/endpoint.yaml` that are about watching, all of them, as text. */
function monitorParameters(subject) {
	const { model, environment, monitor, artifactBucket } = subject;
	return {
		Monitor: monitor?.engine ?? "none",
		ModelPackageGroupName: model,
		EnvironmentName: environment,
		MonitorSchedule: monitor?.schedule ?? DEFAULTS.schedule,
		ScheduleRoleArn: monitor === null ? "" : subject.scheduleRoleArn,
		MonitorWindow: monitor?.window ?? DEFAULTS.window,
		MonitorMinimumRows: String(monitor?.minimumRows ?? 1),
		MonitorMinimumLabels: String(monitor?.minimumLabels ?? 1),
		LabelDelay: monitor?.labelDelay ?? DEFAULTS.labelDelay,
		NoDataChecks: String(noDataChecks(monitor?.schedule ?? DEFAULTS.schedule)),
		BaselineUri: monitor === null ? "" : subject.baselineUri,
		LabelsUri: `s3://${artifactBucket}/labels/${model}`,
		DeploymentsUri: `s3://${artifactBucket}/deployments/${environment}/${model}`,
		ReportsUri: `s3://${artifactBucket}/monitoring`,
		...monitor?.engine === "model-monitor" && { MonitorImageUri: modelMonitorImage(subject.region) },
		...alarmParameters(monitor?.alarms ?? [])
	};
}
function modelMonitorImage(region) {
	const image = imageUri("model-monitor", void 0, region);
	if (typeof image === "string") return image;
	throw new Error(image.sentence);
}
const DEFAULTS = {
	schedule: "cron(20 * ? * * *)",
	window: "P3D",
	labelDelay: "PT24H"
};
/** Periods of alarms are hours: of a schedule that leaves some out, checks in a row lie in no such periods. */
function noDataChecks(schedule) {
	return longestPause(schedule, /* @__PURE__ */ new Date(0)) <= 3600 ? 3 : 1;
}
function alarmParameters(alarms) {
	return Object.assign({}, ...SLOTS.map((slot, index) => slotParameters(slot, alarms[index])));
}
const SLOTS = Array.from({ length: 5 }, (_, index) => index + 1);
function slotParameters(slot, alarm) {
	const { datapoints, periods } = alarm === void 0 ? {
		datapoints: 1,
		periods: 1
	} : datapointsOf(alarm);
	return {
		[`DriftAlarm${slot}Metric`]: alarm?.metric ?? "",
		[`DriftAlarm${slot}Threshold`]: String(alarm?.threshold ?? 0),
		[`DriftAlarm${slot}Datapoints`]: String(datapoints),
		[`DriftAlarm${slot}Periods`]: String(periods)
	};
}
const SLOT_FIELDS = [
	"Metric",
	"Threshold",
	"Datapoints",
	"Periods"
];
/**
* The wanted parameters with each alarm in the slot that it has in the stack already. An alarm's name comes from its metric,
* and CloudFormation makes an alarm of a new name before it removes the old one: two that changed places would be in each
* other's way.
*/
function keepAlarmSlots(current, wanted) {
	const free = new Set(SLOTS);
	const places = /* @__PURE__ */ new Map();
	for (const from of SLOTS) {
		const metric = wanted[`DriftAlarm${from}Metric`] ?? "";
		const to = metric === "" ? void 0 : SLOTS.find((slot) => current?.[`DriftAlarm${slot}Metric`] === metric);
		if (to === void 0 || !free.delete(to)) continue;
		places.set(from, to);
	}
	const left = [...free];
	for (const from of SLOTS) if (!places.has(from)) places.set(from, left.shift() ?? from);
	const moved = { ...wanted };
	for (const [from, to] of places) for (const field of SLOT_FIELDS) {
		const value = wanted[`DriftAlarm${from}${field}`];
		if (value !== void 0) moved[`DriftAlarm${to}${field}`] = value;
	}
	return moved;
}

// actions/lib/deployment/release.ts
/** What is pinned of a model; undefined where nothing was promoted there yet. */
function releaseOf({ models }, model) {
	return (Object.hasOwn(models, model) ? models[model]?.release : void 0) ?? void 0;
}

// actions/lib/deployment/stack-parameters.ts
/**
* The parameters of `cloudformation/endpoint.yaml`, all of them, as text. The model has to have a release; `baselineUri` is
* the folder of its package's baseline, where it has one.
*/
function stackParameters(manifest, model, settings, baselineUri) {
	const entry = manifest.models[model];
	const release = releaseOf(manifest, model);
	if (entry === void 0 || release === void 0) throw new Error(`${manifest.environment} has no release of '${model}'.`);
	const { instanceType, instanceCount, autoscaling, rollout, rollback, dataCapture } = entry.endpoint;
	const { errorRate, latencyMs } = rollback ?? {};
	const shifts = rollout.type !== "all-at-once";
	return {
		EndpointName: endpointName(model, manifest.environment),
		ModelPackageArn: release.modelPackageArn,
		ExecutionRoleArn: settings.executionRoleArn,
		InstanceType: instanceType,
		InstanceCount: String(instanceCount),
		RolloutType: {
			"all-at-once": "ALL_AT_ONCE",
			canary: "CANARY",
			linear: "LINEAR"
		}[rollout.type],
		RolloutInstances: String(shifts ? rollout.instances : 1),
		BakeSeconds: String(shifts ? durationSeconds(rollout.bake) ?? 0 : 0),
		RolloutTimeoutSeconds: String(rolloutTimeout(entry.endpoint)),
		Autoscaling: autoscaling === null ? "off" : "on",
		RetainInstanceCount: String(autoscaling !== null),
		MinInstances: String(autoscaling?.min ?? 1),
		MaxInstances: String(autoscaling?.max ?? 1),
		InvocationsPerInstance: String(autoscaling?.invocationsPerInstance ?? 750),
		CapturePercentage: String(dataCapture.samplingPercentage),
		CaptureUri: `s3://${settings.artifactBucket}/capture`,
		CaptureKmsKeyArn: dataCapture.kmsKeyArn ?? "",
		VolumeKmsKeyArn: entry.endpoint.volumeKmsKeyArn ?? "",
		ErrorRateThreshold: String(errorRate ?? DEFAULT_ERROR_RATE),
		LatencyThreshold: String((latencyMs ?? DEFAULT_LATENCY_MS) * 1e3),
		...monitorParameters({
			model,
			environment: manifest.environment,
			region: manifest.region,
			monitor: entry.monitor,
			artifactBucket: settings.artifactBucket,
			scheduleRoleArn: settings.scheduleRoleArn ?? "",
			baselineUri: baselineUri ?? ""
		})
	};
}
const DEFAULT_ERROR_RATE = .01;
const DEFAULT_LATENCY_MS = 1e3;
const STARTING_SECONDS = 1800;
const SHORTEST_TIMEOUT = 3600;
const LONGEST_TIMEOUT = 28800;
/** Seconds after which SageMaker gives a rollout up: it has to hold all times of baking. */
function rolloutTimeout({ rollout, instanceCount, autoscaling }) {
	if (rollout.type === "all-at-once") return SHORTEST_TIMEOUT;
	const largest = autoscaling?.max ?? instanceCount;
	const needed = (rollout.type === "linear" ? Math.ceil(largest / rollout.instances) : 1) * (durationSeconds(rollout.bake) ?? 0) + STARTING_SECONDS;
	return Math.min(Math.max(needed, SHORTEST_TIMEOUT), LONGEST_TIMEOUT);
}
/**
* The updates that lead from a stack's parameters to the wanted ones: one, or two where the instance type changes while a
* scalable target is registered, which SageMaker refuses. The first then only takes the scaling away; the number of
* instances is kept in both, so that nobody is left without capacity.
*/
function updateSteps(current, wanted) {
	if (current?.["Autoscaling"] !== "on" || current["InstanceType"] === wanted["InstanceType"]) return [wanted];
	const kept = Object.keys(wanted).map((name) => [name, current[name] ?? wanted[name]]);
	return [{
		...Object.fromEntries(kept),
		Autoscaling: "off"
	}, wanted];
}

// actions/lib/deployment/facts.ts
/** Asks AWS for what decides whether a model's release may be deployed. The model has to have a release. */
async function gatherFacts(clients, place, request) {
	const { loaded, model, policy, now } = request;
	const release = releaseOf(loaded.manifest, model);
	if (release === void 0) throw new Error(`${loaded.manifest.environment} has no release of '${model}'.`);
	const [found, previous] = await Promise.all([describePackage(clients, place, release.modelPackageArn), previousDeployments(clients, place, request)]);
	return {
		release: {
			now,
			policy,
			package: found && packageState(found),
			previous
		},
		package: found
	};
}
/** The data that lie in S3 now count, not what SageMaker recorded of them: they are what would be served. */
function packageState(found) {
	const { group, status, approval, instanceTypes, modelDataETag, baselineUri } = found;
	return {
		group,
		status,
		approval,
		instanceTypes,
		modelDataETag,
		baselineUri
	};
}
async function previousDeployments(clients, place, { loaded, model, bucket }) {
	const { promotesFrom } = loaded.manifest;
	if (promotesFrom === null) return [];
	const { deployed } = await readDeployments(clients, place, {
		bucket,
		environment: promotesFrom,
		model
	});
	return deployed;
}

// actions/lib/deployment/stack-tags.ts
const PREFIX = "sagemaker-drift-gitops";
/** The tags of an endpoint's stack. No commit among them: a deployment without a change has nothing to do. */
function stackTags({ environment, model, repository }) {
	return {
		[`${PREFIX}:environment`]: environment,
		[`${PREFIX}:model`]: model,
		[`${PREFIX}:repository`]: repository
	};
}
/** Why a stack with these tags is not the owner's, as a sentence; undefined where it is. */
function foreignStack(stack, owner) {
	for (const [tag, wanted] of Object.entries(stackTags(owner))) {
		const found = stack.tags[tag];
		if (found === wanted) continue;
		const what = found === void 0 ? `has no tag ${tag}` : `has the tag ${tag}=${found}`;
		return `The stack ${stack.name} ${what}, where this deployment's own have ${wanted}: it was made by something else and is left alone. Rename the model, remove that stack, or give it the tag where it is yours.`;
	}
}
/**
* Whose a stack of the environment is, of whatever model: this repository's, or that of another one, whose name is
* answered, such as this one before it was renamed. Undefined where no deployment made it.
*/
function ownerIn(tags, { environment, repository }) {
	const found = tags[`${PREFIX}:repository`];
	if (tags[`${PREFIX}:environment`] !== environment || tags[`${PREFIX}:model`] === void 0) return void 0;
	if (found === void 0) return void 0;
	return found === repository ? "own" : { other: found };
}

// actions/lib/aws/stack-events.ts
/**
* The events that came after the event `after`, or those of the stack's last operation; oldest first. Events come newest
* first, so that following a stack costs one call a look, however long its history is.
*/
async function operationEvents(clients, place, stack, after) {
	const events = [];
	let next;
	do {
		const command = new DescribeStackEventsCommand({
			StackName: stack.id,
			...next !== void 0 && { NextToken: next }
		});
		const permission = stackPermission(place, stack.name, "DescribeStackEvents");
		const answer = await call(permission, () => clients.cloudformation.send(command));
		for (const event of answer.StackEvents ?? []) {
			if (event.EventId === after) return events.toReversed();
			const told = {
				id: event.EventId ?? "",
				at: event.Timestamp ?? /* @__PURE__ */ new Date(0),
				logicalId: event.LogicalResourceId ?? "",
				physicalId: event.PhysicalResourceId ?? "",
				type: event.ResourceType ?? "",
				status: event.ResourceStatus ?? "",
				reason: event.ResourceStatusReason,
				token: event.ClientRequestToken,
				ofStack: event.PhysicalResourceId === event.StackId
			};
			events.push(told);
			if (after === void 0 && beginsOperation(told)) return events.toReversed();
		}
		next = answer.NextToken;
	} while (next !== void 0);
	return events.toReversed();
}
/** Whether an operation of the stack begins with this event. */
function beginsOperation({ ofStack, status }) {
	return ofStack && /^(CREATE|UPDATE|DELETE|IMPORT|REVIEW)_IN_PROGRESS$/.test(status);
}

// actions/lib/deployment/stack-operation.ts
const MAX_INTERVAL_MS = 900;
const HEARTBEAT_MS = 6e4;
/**
* Follows a stack to the end of its operation, with one call a look. Throws `DeadlineError` at the deadline, the
* signal's reason when it aborts; the operation then goes on.
*/
async function followStack(clients, place, stack, options) {
	const events = [];
	let superseded;
	let seen = options.after;
	let quietSince = Date.now();
	let told = 0;
	await waitUntil({
		look: async () => {
			const fresh = await eventsOnceAnswered(clients, place, stack, seen);
			seen = fresh.at(-1)?.id ?? seen;
			return fresh;
		},
		progress: (fresh) => {
			const own = fresh.filter((event) => isOwn(event, options));
			for (const event of own) {
				events.push(event);
				options.onEvent(event);
			}
			if (events.length > 0) superseded ??= fresh.find((it) => beginsOperation(it) && !isOwn(it, options));
			if (own.length > 0) [quietSince, told] = [Date.now(), 0];
			const quiet = Math.floor((Date.now() - quietSince) / HEARTBEAT_MS);
			if (quiet > told) options.onQuiet(told = quiet);
			return own.length > 0;
		},
		done: () => ended(events, options.begins) !== void 0 || superseded !== void 0,
		deadlineMs: options.deadlineMs,
		minIntervalMs: 100,
		maxIntervalMs: MAX_INTERVAL_MS,
		signal: options.signal
	});
	const last = ended(events, options.begins) ?? superseded;
	return {
		status: last?.status ?? "",
		events,
		token: last?.token
	};
}
/** A service that asks to slow down for longer than a call's retries last says nothing of the stack: the next look asks again. */
async function eventsOnceAnswered(clients, place, stack, after) {
	try {
		return await operationEvents(clients, place, stack, after);
	} catch (error) {
		if (error instanceof Failure && error.reason === "aws-unavailable") return [];
		throw error;
	}
}
function isOwn({ token, at }, { token: wanted, notBefore }) {
	if (wanted === void 0 || token === wanted) return true;
	return token === void 0 && (notBefore === void 0 || at >= notBefore);
}
/** The event that ends the operation. */
function ended(events, begins = "") {
	const last = events.findLast(({ ofStack }) => ofStack);
	if (last === void 0 || last.status.endsWith("_IN_PROGRESS")) return void 0;
	return last.status.startsWith(begins) ? last : void 0;
}
/** Whether a stack that ended so is what was asked for. */
function isSuccess(status) {
	return status === "CREATE_COMPLETE" || status === "UPDATE_COMPLETE";
}

// actions/lib/deployment/stack-state.ts
/**
* The one answer to each status. Only a stack whose very creation failed may be deleted: it has no endpoint that anybody
* used. One that has served is never deleted nor replaced; where it can't be updated, a person decides.
*/
function answerTo(status) {
	switch (status) {
		case void 0:
		case "DELETE_COMPLETE":
		case "REVIEW_IN_PROGRESS": return { kind: "create" };
		case "CREATE_COMPLETE":
		case "UPDATE_COMPLETE":
		case "UPDATE_ROLLBACK_COMPLETE":
		case "IMPORT_COMPLETE":
		case "IMPORT_ROLLBACK_COMPLETE": return { kind: "update" };
		case "ROLLBACK_COMPLETE":
		case "CREATE_FAILED":
		case "ROLLBACK_FAILED": return {
			kind: "delete-and-create",
			why: "its creation failed, so it has never served anything"
		};
		case "UPDATE_ROLLBACK_FAILED": return {
			kind: "stop",
			todo: "An update failed, and so did going back. Remove the cause that its events name, then run \"aws cloudformation continue-update-rollback\" on it (with --resources-to-skip where a resource can't be helped), and deploy again."
		};
		case "UPDATE_FAILED": return {
			kind: "stop",
			todo: "An update was left half done, without going back. Run \"aws cloudformation rollback-stack\" on it, and deploy again."
		};
		case "DELETE_FAILED": return {
			kind: "stop",
			todo: "Deleting it failed half way. Remove the cause that its events name and delete it, with --retain-resources for what can't be deleted; then deploy again."
		};
		case "IMPORT_ROLLBACK_FAILED": return {
			kind: "stop",
			todo: "An import failed, and so did going back. Repair the stack in the CloudFormation console, then deploy again."
		};
		case "CREATE_IN_PROGRESS":
		case "DELETE_IN_PROGRESS":
		case "IMPORT_IN_PROGRESS":
		case "IMPORT_ROLLBACK_IN_PROGRESS":
		case "ROLLBACK_IN_PROGRESS":
		case "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS":
		case "UPDATE_IN_PROGRESS":
		case "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS":
		case "UPDATE_ROLLBACK_IN_PROGRESS": return { kind: "wait" };
		default: return unknownStatus(status);
	}
}
/** CloudFormation may get statuses that this version has not heard of. */
function unknownStatus(status) {
	return {
		kind: "stop",
		todo: `Its status is ${status}, which is not known here. Look at it in the CloudFormation console.`
	};
}

// actions/lib/aws/endpoint-logs.ts
const STREAMS = 50;
/**
* The last lines of the container that wrote last, of those that were started after `since`: others may serve well. None
* where none of them has logged anything yet.
*/
async function endpointLogTail(clients, place, endpoint, { lines, since }) {
	const logGroupName = `/aws/sagemaker/Endpoints/${endpoint}`;
	const group = `arn:${place.partition}:logs:${place.region}:${place.account}:log-group:${logGroupName}:*`;
	const streams = await call({
		action: "logs:DescribeLogStreams",
		resource: group
	}, () => clients.logs.send(new DescribeLogStreamsCommand({
		logGroupName,
		orderBy: "LastEventTime",
		descending: true,
		limit: STREAMS
	})));
	const started = since?.getTime() ?? 0;
	const logStreamName = streams.logStreams?.find(({ creationTime = 0 }) => creationTime >= started)?.logStreamName;
	if (logStreamName === void 0) return [];
	const { events = [] } = await call({
		action: "logs:GetLogEvents",
		resource: group
	}, () => clients.logs.send(new GetLogEventsCommand({
		logGroupName,
		logStreamName,
		limit: lines
	})));
	return events.flatMap(({ message }) => message === void 0 ? [] : [message.trimEnd()]);
}

// actions/lib/aws/endpoints.ts
/** Undefined where there is none. */
async function describeEndpoint(clients, place, name) {
	const permission = {
		action: "sagemaker:DescribeEndpoint",
		resource: sagemakerArn(place, `endpoint/${name.toLowerCase()}`)
	};
	const command = new DescribeEndpointCommand({ EndpointName: name });
	try {
		const answer = await call(permission, () => clients.sagemaker.send(command));
		return {
			name,
			arn: answer.EndpointArn ?? "",
			status: answer.EndpointStatus ?? "",
			failureReason: answer.FailureReason,
			endpointConfig: answer.EndpointConfigName ?? "",
			changing: answer.PendingDeploymentSummary !== void 0,
			variants: (answer.ProductionVariants ?? []).map((variant) => ({
				name: variant.VariantName ?? "",
				weight: variant.CurrentWeight,
				instances: variant.CurrentInstanceCount ?? 0,
				imageDigests: (variant.DeployedImages ?? []).flatMap(({ ResolvedImage }) => digestOf(ResolvedImage))
			}))
		};
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
async function describeEndpointConfig(clients, place, name) {
	const permission = {
		action: "sagemaker:DescribeEndpointConfig",
		resource: sagemakerArn(place, `endpoint-config/${name.toLowerCase()}`)
	};
	const command = new DescribeEndpointConfigCommand({ EndpointConfigName: name });
	const answer = await call(permission, () => clients.sagemaker.send(command));
	const capture = answer.DataCaptureConfig;
	return {
		name,
		variants: (answer.ProductionVariants ?? []).map((variant) => ({
			name: variant.VariantName ?? "",
			model: variant.ModelName ?? "",
			instanceType: variant.InstanceType ?? ""
		})),
		capturePercentage: capture?.EnableCapture === true ? capture.InitialSamplingPercentage ?? 0 : 0
	};
}
/** ARN of the model package that a SageMaker model was made from; undefined where it was made from none. */
async function packageOfModel(clients, place, name) {
	const permission = {
		action: "sagemaker:DescribeModel",
		resource: sagemakerArn(place, `model/${name.toLowerCase()}`)
	};
	const command = new DescribeModelCommand({ ModelName: name });
	const answer = await call(permission, () => clients.sagemaker.send(command));
	return answer.PrimaryContainer?.ModelPackageName ?? answer.Containers?.[0]?.ModelPackageName;
}
function digestOf(image) {
	const digest = /@(sha256:[0-9a-f]+)$/.exec(image ?? "")?.[1];
	return digest === void 0 ? [] : [digest];
}

// actions/lib/deployment/root-cause.ts
const CONSEQUENCE = /^Resource (creation|update|deletion) cancell?ed/i;
/** The first failure of an operation; what failed after it failed because of it. `events` are oldest first. */
function rootCause(events) {
	const failures = events.filter(({ status, reason }) => status.endsWith("_FAILED") && !CONSEQUENCE.test(reason ?? ""));
	const cause = failures.find(({ ofStack }) => !ofStack) ?? failures[0] ?? rollback(events);
	if (cause === void 0) return void 0;
	const { logicalId, type, physicalId, reason = "CloudFormation gives no reason" } = cause;
	return {
		logicalId,
		type,
		physicalId,
		reason
	};
}
function rollback(events) {
	return events.find(({ ofStack, status }) => ofStack && status.endsWith("ROLLBACK_IN_PROGRESS"));
}
/**
* Whether SageMaker's reason is that an alarm went off. Its wording is not documented, but names alarms; so do an endpoint's
* own name, maybe, and the refusal to look at alarms, which are something else.
*/
function isAlarm(reason, endpoint) {
	const words = reason.toLowerCase().replaceAll(endpoint.toLowerCase(), "");
	return /alarm/.test(words) && !/describealarms|not authorized|access denied|not exist|not found/.test(words);
}

// actions/lib/aws/invocations.ts
/** One request of CSV rows to an endpoint, and what it answered, as text. `inferenceId` marks it in captured data. */
async function invokeCsv(clients, place, request) {
	const { endpoint } = request;
	const permission = {
		action: "sagemaker:InvokeEndpoint",
		resource: sagemakerArn(place, `endpoint/${endpoint.toLowerCase()}`)
	};
	const command = new InvokeEndpointCommand({
		EndpointName: endpoint,
		ContentType: "text/csv",
		Accept: "text/csv",
		InferenceId: request.inferenceId,
		Body: request.rows
	});
	return (await call(permission, () => clients.runtime.send(command))).Body.transformToString();
}

// actions/lib/aws/served-facts.ts
/** What an endpoint runs, down to the model package that its model was made from. */
async function servedBy(clients, place, endpoint) {
	const config = await describeEndpointConfig(clients, place, endpoint.endpointConfig);
	const variant = config.variants.find((each) => each.name === "AllTraffic") ?? config.variants[0];
	const model = variant?.model ?? "";
	return {
		status: endpoint.status,
		changing: endpoint.changing,
		variants: endpoint.variants,
		modelPackageArn: await packageOfModel(clients, place, model),
		instanceType: variant?.instanceType ?? "",
		capturePercentage: config.capturePercentage,
		imageDigests: [...new Set(endpoint.variants.flatMap(({ imageDigests }) => imageDigests))],
		record: {
			name: endpoint.name,
			arn: endpoint.arn,
			endpointConfig: config.name,
			model,
			instanceType: variant?.instanceType ?? "",
			instanceCount: endpoint.variants.find((each) => each.name === "AllTraffic")?.instances ?? 0
		}
	};
}

// actions/lib/deployment/scored-rows.ts
const FIRST = "prediction";
/**
* `count` rows of a `scored.csv`, spread evenly over it and always the same ones. Its header is: prediction, the
* features in the order of a request, label, and other columns. `label` says where the features end.
* Throws a `Failure` for a file of another shape.
*/
function pickRows(text, { label, count, uri }) {
	const [header = [], ...rows] = readCsv(text, uri);
	const end = header.indexOf(label);
	if (header[0] !== FIRST || end < 2) {
		const found = header.length === 0 ? "nothing" : header.join(", ");
		throw unusable(uri, `its columns have to be ${FIRST}, the features, ${label}; found: ${found}`);
	}
	if (rows.length === 0) throw unusable(uri, "it has a header and no row");
	const picked = Math.min(count, rows.length);
	return Array.from({ length: picked }, (_, index) => {
		const at = Math.floor(index * rows.length / picked);
		const row = rows[at] ?? [];
		const prediction = Number(row[0]);
		if (row[0] === void 0 || row[0].trim() === "" || !Number.isFinite(prediction)) throw unusable(uri, `line ${at + 2} has no prediction but ${JSON.stringify(row[0] ?? "")}`);
		return {
			line: at + 2,
			features: row.slice(1, end).map(csvField).join(","),
			prediction
		};
	});
}
function readCsv(text, uri) {
	try {
		return parse$1(text, { skip_empty_lines: true });
	} catch (error) {
		throw unusable(uri, error instanceof Error ? error.message : String(error));
	}
}
function csvField(value) {
	return /[",\r\n]/.test(value) ? `"${value.replaceAll("\"", "\"\"")}"` : value;
}
function unusable(uri, why) {
	return new Failure("scored-rows-unusable", `The endpoint can't be held against ${uri}: ${why}. The step that evaluates the model writes this file; train again with one that does.`);
}

// actions/lib/deployment/serving-skew.ts
/** Offline and served predictions of a row may differ by this much of the offline one: float32 printed and read again. */
const TOLERANCE = 1e-4;
/** Holds each served prediction against the offline one of the same row. */
function measureSkew(served, tolerance = TOLERANCE) {
	const byWorst = served.map(({ row, answer }) => ({
		row,
		answer,
		relative: relativeDifference(answer, row.prediction)
	})).toSorted((a, b) => b.relative - a.relative);
	const latencies = served.map(({ latencyMs }) => latencyMs).toSorted((a, b) => a - b);
	return {
		rows: served.length,
		maxRelativeDifference: byWorst[0]?.relative ?? 0,
		latencyMs: {
			p50: quantile(latencies, .5),
			p99: quantile(latencies, .99)
		},
		skewed: byWorst.filter(({ relative }) => relative > tolerance)
	};
}
function relativeDifference(answer, offline) {
	const text = answer.trim();
	const served = Number(text);
	if (text === "" || !Number.isFinite(served)) return Number.POSITIVE_INFINITY;
	return Math.abs(served - offline) / Math.max(Math.abs(offline), 1e-6);
}
/** Nearest rank, of sorted values. */
function quantile(sorted, share) {
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

// actions/lib/deployment/served-facts.ts
/** In what an endpoint differs from its manifest, each as a sentence. */
function endpointFaults(facts, { release, spec }) {
	const faults = [];
	if (facts.status !== "InService") faults.push(`its status is ${facts.status}, not InService`);
	if (facts.changing) faults.push("another deployment of it is under way");
	const serving = facts.variants.filter(({ weight }) => weight === void 0 || weight > 0);
	if (serving.length !== 1 || serving[0]?.name !== "AllTraffic") {
		const found = facts.variants.map(({ name, weight }) => `${name} with weight ${weight ?? "unknown"}`);
		faults.push(`traffic goes to ${found.join(", ") || "nothing"}, not to ${VARIANT} alone`);
	}
	if (facts.modelPackageArn !== release.modelPackageArn) faults.push(`its model was made from ${facts.modelPackageArn ?? "no package"}, not from ${release.modelPackageArn}`);
	if (facts.instanceType !== spec.instanceType) faults.push(`it runs on ${facts.instanceType}, not on ${spec.instanceType}`);
	if (facts.capturePercentage !== spec.dataCapture.samplingPercentage) faults.push(`it captures ${facts.capturePercentage} % of the requests, not ${spec.dataCapture.samplingPercentage} %`);
	if (facts.imageDigests.length !== 1) faults.push(`its instances run ${facts.imageDigests.length} images: ${facts.imageDigests.join(", ") || "none known"}`);
	else if (release.imageDigest !== null && facts.imageDigests[0] !== release.imageDigest) faults.push(`its image is ${facts.imageDigests[0]}, not ${release.imageDigest}: the tag was given to another image since`);
	return faults;
}

// actions/lib/deployment/selection.ts
/** Which models a change touches: those whose own entry differs from the base's, or all where the template does. */
function selectModels(manifest, templateHash, base) {
	const models = Object.keys(manifest.models);
	if (base === void 0) return {
		models,
		dropped: [],
		why: "All models of the environment."
	};
	const { manifest: before } = base;
	if (before === void 0) return {
		models,
		dropped: [],
		why: `All models: ${base.commit} has no manifest of ${manifest.environment} that can be read.`
	};
	const dropped = Object.keys(before.models).filter((model) => !Object.hasOwn(manifest.models, model));
	if (base.templateHash !== templateHash) return {
		models,
		dropped,
		why: `All models: the template differs from that of ${base.commit}.`
	};
	const touched = models.filter((model) => !Object.hasOwn(before.models, model) || entryHash(before, model) !== entryHash(manifest, model));
	return {
		models: touched,
		dropped,
		why: `${touched.length} of ${models.length} models differ from ${base.commit}.`
	};
}

// actions/lib/metrics.ts
/**
* The metrics of a quality report in Model Monitor's form: `{"regression_metrics": {"mae": {"value": 2.1,
* "standard_deviation": 0.1}}}`. The one called `first` comes first; what has no number, such as a confusion matrix, is left out.
*/
function metricsOf(report, first) {
	const metrics = /* @__PURE__ */ new Map();
	if (!isRecord(report)) return [];
	for (const [group, members] of Object.entries(report)) {
		if (!group.endsWith("_metrics") || !isRecord(members)) continue;
		for (const [name, member] of Object.entries(members)) {
			const metric = isRecord(member) ? metricOf$1(name, member) : void 0;
			if (metric && !metrics.has(name)) metrics.set(name, metric);
		}
	}
	const all = [...metrics.values()];
	return [...all.filter(({ name }) => name === first), ...all.filter(({ name }) => name !== first)];
}
function metricOf$1(name, member) {
	const { value, standard_deviation: deviation } = member;
	if (typeof value !== "number") return void 0;
	return {
		name,
		value,
		standardDeviation: typeof deviation === "number" ? deviation : void 0
	};
}

// actions/lib/promotion/decision.ts
/** Reason codes that a decision may have. */
const PROMOTION_REASONS = [
	"proposed",
	"proposal-updated",
	"proposal-current",
	"proposal-withdrawn",
	"on-hold",
	"frozen",
	"soaking",
	"nothing-newer",
	"nothing-registered",
	"candidate-rejected",
	"challenger-not-better",
	"proposal-declined",
	"release-failed-here",
	"not-verified-in-previous"
];
/** Whether a release is proposed for a model in an environment, and which one. */
function decidePromotion(facts) {
	const { open } = facts;
	const found = facts.promotesFrom === null ? newestPackage(facts) : newestVerified(facts);
	const answer = "reason" in found ? found : objection(facts, found) ?? found;
	if (!("reason" in answer)) return {
		kind: "propose",
		candidate: answer,
		supersedes: open !== void 0 && open.package !== answer.arn ? open : void 0
	};
	const { reason, message, withdraw } = answer;
	if (open === void 0 || withdraw) return open === void 0 ? {
		kind: "none",
		open,
		reason,
		message
	} : {
		kind: "withdraw",
		open,
		reason,
		message
	};
	const fault = faultOf(open, facts);
	return fault === void 0 ? {
		kind: "none",
		open,
		reason,
		message
	} : {
		kind: "withdraw",
		open,
		...fault
	};
}
/** Why what is proposed already would be wrong to merge, whatever keeps a newer one from being proposed. */
function faultOf(open, { release, packages, promotesFrom, previous, model, environment }) {
	const version = parsePackageArn(open.package)?.version ?? 0;
	const what = `version ${version} of ${model}`;
	if (packages.find(({ arn }) => arn === open.package)?.approval === "Rejected") return {
		reason: "candidate-rejected",
		message: `${capital(what)} was rejected.`
	};
	if (version <= versionOf(release)) return {
		reason: "nothing-newer",
		message: `${environment} has version ${versionOf(release)} already.`
	};
	if (promotesFrom !== null && version > versionOf(previous[0]?.release ?? null)) return {
		reason: "not-verified-in-previous",
		message: `${promotesFrom} does not run ${what} any more.`
	};
}
/**
* Where releases begin: the newest registered package that nobody rejected, unless it is what main has. A challenger that is
* not better stays registered: a person may still promote it by hand.
*/
function newestPackage({ packages, release, model, environment }) {
	const [newest] = packages;
	if (newest === void 0) return no("nothing-registered", `SageMaker has no registered version of ${model}.`);
	const candidate = packages.find(({ approval, lost }) => approval !== "Rejected" && lost === void 0);
	const current = versionOf(release);
	if (newest.lost !== void 0 && newest.version > current && (candidate === void 0 || candidate.version <= current)) return no("challenger-not-better", `Version ${newest.version} of ${model} ${newest.lost}. It stays registered, and a person can still promote it by hand.`);
	if (candidate === void 0 || newest !== candidate && candidate.version <= current) return no("candidate-rejected", `Version ${newest.version} of ${model} was rejected.`, true);
	if (candidate.version <= current) return no("nothing-newer", `${environment} has version ${current}, and none is newer.`, true);
	return {
		arn: candidate.arn,
		version: candidate.version,
		imageDigest: null,
		verified: void 0
	};
}
/**
* Later: the newest release that the environment before ran, verified, for as long as the policy asks. One that is newer than
* what it runs by now was taken back there, and is not proposed.
*/
function newestVerified(facts) {
	const { promotesFrom, previous, release, packages, model, environment, policy, now } = facts;
	const [last] = previous;
	if (last === void 0) return no("not-verified-in-previous", `${promotesFrom} has not run ${model} yet.`);
	const [current, newest] = [versionOf(release), versionOf(last.release)];
	const newer = previous.filter((past) => versionOf(past.release) > current && versionOf(past.release) <= newest);
	if (newer.length === 0) return no("nothing-newer", `${environment} has version ${current}, and ${promotesFrom} runs none that is newer.`, true);
	const wanted = (durationSeconds(policy.soak) ?? 0) * 1e3;
	let waiting;
	for (const past of newer) {
		const arn = past.release.modelPackageArn;
		const version = versionOf(past.release);
		if (packages.find((known) => known.arn === arn)?.approval === "Rejected") continue;
		const ran = soaked(previous, (other) => other.release.modelPackageArn === arn, now) ?? 0;
		if (ran >= wanted) return {
			arn,
			version,
			imageDigest: past.release.imageDigest,
			verified: past
		};
		waiting ??= soaking(facts, {
			version,
			due: new Date(now.getTime() + wanted - ran),
			runs: past === last
		});
	}
	return waiting ?? no("candidate-rejected", `Version ${newest} of ${model} was rejected.`, true);
}
function soaking({ model, promotesFrom }, { version, due, runs }) {
	const what = `Version ${version} of ${model}`;
	if (!runs) return no("soaking", `${what} ran in ${promotesFrom} for less than the soak of the policy.`);
	return no("soaking", `${what} soaks in ${promotesFrom} until ${due.toISOString()}.`);
}
/** What stands against a candidate that is newer than what runs. */
function objection(facts, { arn, version }) {
	const { hold, now, policy, environment, model, declined, failed, deployed } = facts;
	if (hold !== null && holds(hold, now)) return no("on-hold", `${model} is on hold in ${environment} ${hold.until === null ? "until somebody removes it" : `until ${hold.until}`}: ${hold.reason} (${hold.by}).`);
	if (declined.has(arn)) return no("proposal-declined", `Somebody closed the proposal of version ${version} for ${environment}.`);
	const failure = failed.find(({ release }) => release.modelPackageArn === arn);
	const success = deployed.find(({ release }) => release.modelPackageArn === arn);
	if (failure && (success === void 0 || success.endedAt < failure.endedAt)) return no("release-failed-here", `The last deployment of version ${version} to ${environment} failed on ${failure.endedAt} (${failure.reason}); a person starts the next one.`);
	const frozen = policy.freeze.some((freeze) => freezeFaults(freeze).length > 0) ? {
		until: "its rule can be read",
		reason: "policy.freeze is malformed"
	} : frozenAt(policy.freeze, now);
	if (frozen) return no("frozen", `${environment} is frozen until ${frozen.until}: ${frozen.reason}.`);
}
/** A hold with a date holds to the end of that day in UTC. One that can't be read holds: a stop must not fail open. */
function holds({ until }, now) {
	if (until === null) return true;
	const end = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(until) ? `${until}T23:59:59.999Z` : until);
	return Number.isNaN(end) || now.getTime() <= end;
}
function versionOf(release) {
	return release === null ? 0 : parsePackageArn(release.modelPackageArn)?.version ?? 0;
}
function capital(sentence) {
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
function no(reason, message, withdraw = false) {
	return {
		reason,
		message,
		withdraw
	};
}

// actions/lib/drift/open-issue.ts
/**
* Number of the open issue about drift that `isMeant` picks. It is only linked to, so that anybody's issue with label and marker
* will do: it may have been opened with another token than this one.
*/
async function openDriftIssue({ rest, owner, repo }, isMeant) {
	const { data } = await ask("look for the issue about drift", () => rest.issues.listForRepo({
		owner,
		repo,
		state: "open",
		labels: DRIFT_LABEL,
		per_page: 100
	}));
	for (const { number, body, pull_request: pull } of data) {
		const { environment, model } = parseMarker("drift", body ?? "") ?? {};
		if (pull !== void 0 || typeof environment !== "string" || typeof model !== "string") continue;
		if (isMeant({
			environment,
			model
		})) return number;
	}
}

// actions/lib/promotion/closed.ts
/** Marks a closed pull request whose release is not proposed again for this environment. */
const DECLINED_LABEL = "promotion-declined";
/**
* What a closed pull request means. Where releases begin it rejects the package, for all environments. Elsewhere, and
* where somebody approved the package already, it is remembered by its label and rejects nothing. What a program closed was
* withdrawn and means nothing.
*/
function meaningOf({ closedBy }, { promotesFrom, approval }) {
	if (closedBy === void 0 || !closedBy.isPerson) return "nothing";
	if (promotesFrom !== null || approval === "Approved") return "remember";
	return approval === "PendingManualApproval" ? "reject" : "nothing";
}
/** Says on a closed pull request what closing it has done. Markdown. */
function closedComment(meaning, { by, version, environment }) {
	const what = `version ${version ?? "unknown"}`;
	if (meaning === "reject") return `${code(by)} closed this, so ${what} is now ${code("Rejected")} in SageMaker and is proposed nowhere again. To change your mind, set it back to ${code("PendingManualApproval")} there: the next run of ${code("promote.yml")} proposes it in a pull request of its own.\n`;
	return `${code(by)} closed this, so ${what} is not proposed for ${plain(environment)} again, as the label ${code(DECLINED_LABEL)} says; the package stays as it is. To change your mind, reopen this pull request, or take the label off.\n`;
}

// actions/lib/manifest/write.ts
/**
* The text of a manifest with another release of one model. Nothing else of the text changes, so the diff is the release's
* lines; the same release gives the same text. `file` names the manifest in messages. Throws `ProblemsError` where the text
* is not JSON or has no such model.
*/
function withRelease(text, model, release, file = "the manifest") {
	return withMember(text, {
		model,
		key: "release",
		value: ordered(release),
		file
	});
}
/** The text of a manifest with another hold of one model, as `withRelease` does it. */
function withHold(text, model, hold, file = "the manifest") {
	return withMember(text, {
		model,
		key: "hold",
		value: hold && {
			by: hold.by,
			reason: hold.reason,
			until: hold.until
		},
		file
	});
}
function withMember(text, { model, key, value, file }) {
	const mark = text.startsWith("﻿") ? 1 : 0;
	const { root, value: manifest } = readJson(file, text);
	const spot = root.children?.get("models")?.children?.get(model)?.children?.get(key);
	if (spot === void 0) {
		const models = isMapping(manifest) && isMapping(manifest.models) ? Object.keys(manifest.models) : [];
		const message = models.includes(model) ? `models.${model}: needs a key '${key}'` : `there is no model '${model}'; ${suggestion(model, models)}`;
		throw new ProblemsError([{
			file,
			message
		}], "manifests-invalid");
	}
	const start = mark + spot.start;
	const written = JSON.stringify(value, null, 2).replaceAll("\n", newline(text) + indent(text, start));
	return text.slice(0, start) + written + text.slice(endOfValue(text, start));
}
function ordered(release) {
	if (release === null) return null;
	const { modelPackageArn, modelDataETag, imageDigest, pipelineExecutionArn, commit } = release;
	return {
		modelPackageArn,
		modelDataETag,
		imageDigest,
		pipelineExecutionArn,
		commit
	};
}
function newline(text) {
	return text.includes("\r\n") ? "\r\n" : "\n";
}
/** White space at the beginning of the line that an offset lies in. */
function indent(text, offset) {
	const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
	return /^[ \t]*/.exec(line)?.[0] ?? "";
}
/** Offset behind a value of valid JSON: behind its only token, or behind the bracket that closes it. */
function endOfValue(text, start) {
	let depth = 0;
	for (const { 0: token, index } of text.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]|[^\s"[\]{},:]+/g)) {
		if (token === "{" || token === "[") depth++;
		if (token === "}" || token === "]") depth--;
		if (depth === 0) return start + index + token.length;
	}
	throw new Error(`no JSON value ends behind offset ${start}`);
}

// actions/lib/promotion/wording.ts
/** Four digits that count; what follows is noise in a test set. */
function number(given) {
	return Number(given.toPrecision(4)).toLocaleString("en", { maximumFractionDigits: 6 });
}
function count(given) {
	return given.toLocaleString("en");
}
/** A metric with its standard deviation, where it has one. */
function measured(metric) {
	if (metric === void 0) return "—";
	const spread = metric.standardDeviation === void 0 ? "" : ` ± ${Number(metric.standardDeviation.toPrecision(2))}`;
	return `${number(metric.value)}${spread}`;
}
/** A time of ours, to the minute, in UTC. What is no time stays as it is. */
function minute(iso) {
	const time = Date.parse(iso);
	if (Number.isNaN(time)) return plain(iso);
	return `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
/** From when to when data are, in the data's own time. */
function span({ first, last }) {
	if (first === void 0 || last === void 0) return "—";
	const [from, to] = [first, last].map((text) => text.slice(0, 16).replace("T", " "));
	return plain(`${from} … ${to}`);
}
/** As `span`, to the day. */
function days({ first, last }) {
	return first === void 0 || last === void 0 ? "—" : plain(`${first.slice(0, 10)} … ${last.slice(0, 10)}`);
}
const IN_LABEL_UNIT = ["rmse", "mae"];
/** Unit of a metric with a blank before it; empty where it has none. */
function unitOf({ name }, dataset) {
	const label = dataset?.label;
	if (typeof label !== "object" || label.unit === void 0 || !IN_LABEL_UNIT.includes(name)) return "";
	return ` ${plain(label.unit)}`;
}

// actions/lib/promotion/check-section.ts
/** The checks that there is proof of, in one line. */
function provenChecks(evidence) {
	const checks = [...gateChecks(evidence), ...runChecks(evidence)];
	return checks.length === 0 ? "Nothing that a record tells of." : checks.join("; ");
}
function gateChecks({ gates }) {
	return (gates ?? []).map(({ name, passed, limits }) => `quality gate ${[code(name), ...limits.length === 0 ? [] : [`(${limits.map(code).join(", ")})`]].join(" ")} ${passed ? "passed" : "**failed**"}`);
}
function runChecks({ promotesFrom, verified }) {
	if (promotesFrom === null || verified === null) return [];
	const rows = verified.result?.rows;
	const proof = typeof rows === "number" ? `, ${count(rows)} test rows predicted there as offline` : ", without proof by test rows";
	return [`runs in ${plain(promotesFrom)} since ${minute(verified.at)}${proof}`];
}
/** The deployment to the environment before, as far as its record tells; empty where releases begin. */
function verificationSection({ promotesFrom, verified }) {
	if (promotesFrom === null || verified === null) return "";
	const { at, result, url } = verified;
	const told = url !== void 0 && /^https?:\/\/[^\s()<>]+$/.test(url) ? ` by ${link$1("this run", url)}` : "";
	const items = [`deployed and verified on ${minute(at)}${told}`];
	const { rows, maxRelativeDifference: most, latencyMs } = result ?? {};
	if (typeof rows === "number" && typeof most === "number") items.push(`${count(rows)} rows of the test set through the live endpoint; largest difference from offline ${number(100 * most)} %`);
	if (typeof latencyMs?.p50 === "number" && typeof latencyMs.p99 === "number") items.push(`half of the answers within ${number(latencyMs.p50)} ms, 99 % within ${number(latencyMs.p99)} ms`);
	return `### How it ran in ${plain(promotesFrom)}\n\n${list(items)}`;
}

// actions/lib/promotion/judge-section.ts
const VERDICTS = {
	better: "**better than**",
	same: "**not distinguishable from**",
	worse: "**worse than**"
};
/** Why it was trained, and champion and challenger on the same newest rows; empty where neither is known. */
function judgeSection(evidence) {
	const because = driftText(evidence);
	const judge = evidence.candidate.report?.judge;
	if (!judge) return because === "" ? "" : `### Drift\n\n${because}`;
	const { metric, champion, challenger, difference } = judge;
	const { candidate, dataset } = evidence;
	const heads = [
		"",
		`version ${candidate.version}`,
		championOf(judge),
		"difference, 95 % interval"
	];
	const row = [
		`**${plain(metric)}**${unitOf({ name: metric }, dataset)}`,
		spread(challenger),
		spread(champion),
		`${number(difference.value)} (${number(difference.low)} to ${number(difference.high)})`
	];
	const method = `Rows that neither was trained on, from ${minute(judge.first)} to ${minute(judge.last)}; paired bootstrap over rows. Better and worse is said here and nowhere else: the test rows below are shown and decide nothing.\n`;
	return `### Judged on the newest labelled rows\n\n${because}${because === "" ? "" : "\n"}${judgeVerdict(evidence, judge)}\n\n${table(heads, [row])}\n${method}${otherChampion(evidence, judge)}`;
}
/** The verdict in one sentence. */
function judgeVerdict({ candidate }, judge) {
	return `On the ${count(judge.rows)} newest labelled rows version ${candidate.version} is ${VERDICTS[judge.verdict]} ${championOf(judge)} by ${plain(judge.metric)}.`;
}
/** Whether the judge compared with what runs here. */
function isJudgedHere({ current }, judge) {
	return current?.arn === judge.champion.modelPackageArn;
}
function otherChampion(evidence, judge) {
	if (isJudgedHere(evidence, judge)) return "";
	const { environment, current } = evidence;
	const runs = current === void 0 ? "nothing runs here" : `version ${current.version} runs here`;
	return `\n> [!WARNING]\n> The judge compared with ${championOf(judge)}, which does not run in ${plain(environment)}: ${runs}. Nobody has compared the two on these rows, so a person has to decide.\n`;
}
function driftText({ drift, model }) {
	if (drift === void 0) return "";
	const { environment, raisedAt, issue } = drift;
	const told = issue === void 0 ? "" : ` #${issue} tells what was seen, and what was decided.`;
	return `Trained because ${code(model)} drifted in ${code(environment)}: its alarm was raised at ${minute(raisedAt.toISOString())}.${told}\n`;
}
function championOf({ champion }) {
	const version = parsePackageArn(champion.modelPackageArn)?.version;
	return version === void 0 ? "a model that is no known version" : `version ${version}`;
}
function spread({ value, standardDeviation }) {
	return `${number(value)}${standardDeviation === null ? "" : ` ± ${Number(standardDeviation.toPrecision(2))}`}`;
}

// actions/lib/promotion/metric-section.ts
const MAX_METRICS = 12;
/** The candidate's metrics beside those of what runs; better and worse only where both saw the same rows. */
function metricSection(evidence) {
	const { candidate, current, dataset } = evidence;
	const heading = "### Metrics\n";
	const report = candidate.report;
	if (report === void 0 || report.metrics.length === 0) return `${heading}\n${plain(candidate.reportMissing ?? "The package has no report on its quality.")}\n`;
	const old = new Map((current?.report?.metrics ?? []).map((metric) => [metric.name, metric]));
	const naive = new Map(report.naive.map((metric) => [metric.name, metric]));
	const rows = report.metrics.slice(0, MAX_METRICS).map((metric) => [
		named(metric, dataset),
		measured(metric),
		...current === void 0 ? [] : [measured(old.get(metric.name))],
		measured(naive.get(metric.name))
	]);
	const heads = [
		"",
		`version ${candidate.version}`,
		...current === void 0 ? [] : [`version ${current.version}, runs now`],
		"always predicting the mean"
	];
	return `${heading}\n${table(heads, rows)}\n${current === void 0 ? "" : `${judgement(evidence)} `}± is one standard deviation over the test rows.\n`;
}
/** The metric that decides stands out. */
function named({ name }, dataset) {
	return `${name === dataset?.metric?.name ? `**${plain(name)}**` : plain(name)}${unitOf({ name }, dataset)}`;
}
/** Better and worse, in words: by the judge, else only where both were tested on the same rows. */
function judgement(evidence) {
	const { current, comparison, candidate } = evidence;
	const judge = candidate.report?.judge;
	if (judge) return judgeVerdict(evidence, judge);
	if (current === void 0) return "There is nothing here yet to compare it with.";
	if (comparison !== void 0) return `On the same ${count(comparison.rows)} test rows it is **${WORDS[comparison.verdict]}** version ${current.version} by ${plain(comparison.metric)}.`;
	return `Version ${candidate.version} and version ${current.version} were tested on different rows: their numbers stand side by side and say neither better nor worse.`;
}
const WORDS = {
	better: "better than",
	same: "not distinguishable from",
	worse: "worse than"
};

// actions/lib/promotion/slice-chart.ts
const MAX_BARS = 12;
const MIN_BARS = 3;
const MAX_LABEL = 80;
/**
* A bar for each slice of the column with the most slices, as a chart that GitHub draws; empty where a table says as much.
* The longest column is chosen since its numbers are the hardest to compare by reading.
*/
function chartOf(slices, metric, { version, before }) {
	const [by, members = []] = [...Map.groupBy(slices, ({ by }) => by)].filter(([, group]) => group.length <= MAX_BARS).toSorted((a, b) => b[1].length - a[1].length)[0] ?? [];
	const bars = members.filter((slice) => valueOf$1(slice, metric) !== void 0);
	if (by === void 0 || bars.length < MIN_BARS) return "";
	const old = bars.map(({ name }) => before?.slices.find((slice) => slice.by === by && slice.name === name));
	const isComparable = old.every((slice) => slice !== void 0 && valueOf$1(slice, metric) !== void 0);
	const lines = [
		"xychart-beta",
		`  title ${quoted(`${metric} by ${by}: ${isComparable ? `bars version ${version}, line version ${before?.version}` : `version ${version}`}`)}`,
		`  x-axis [${bars.map(({ name }) => quoted(name)).join(", ")}]`,
		`  y-axis ${quoted(metric)} ${scale([...bars, ...old], metric)}`,
		`  bar [${bars.map((slice) => shown(slice, metric)).join(", ")}]`,
		...isComparable ? [`  line [${old.map((slice) => shown(slice, metric)).join(", ")}]`] : []
	];
	return `${fenced("mermaid", lines.join("\n"))}\n`;
}
function valueOf$1(slice, metric) {
	return slice?.metrics.find(({ name }) => name === metric)?.value;
}
function shown(slice, metric) {
	return Number((valueOf$1(slice, metric) ?? 0).toPrecision(4));
}
function scale(slices, metric) {
	const values = slices.map((slice) => valueOf$1(slice, metric) ?? 0);
	const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
	return `${Number((1.1 * least).toPrecision(2))} --> ${Number((1.1 * most).toPrecision(2)) || 1}`;
}
/** A text of Mermaid. Only what is in names of people's making: its directives work within quotes, too. */
function quoted(text) {
	return `"${text.replaceAll(/[^\p{L}\p{N} .,:+/()-]+/gu, " ").trim().slice(0, MAX_LABEL)}"`;
}

// actions/lib/promotion/slice-section.ts
const MAX_SLICES = 40;
/** A slice's metric is told as worse when it is by more than this share, so that noise is no alarm. */
const NOTABLE = .1;
/** Metrics by slice: a chart where GitHub can draw one, and all numbers folded. */
function sliceSection(evidence) {
	const { candidate, current } = evidence;
	const slices = candidate.report?.slices ?? [];
	const metric = metricOf(evidence);
	if (slices.length === 0 || metric === void 0) return "";
	const before = new Map((current?.report?.slices ?? []).map((slice) => [keyOf(slice), slice]));
	const shown = slices.slice(0, MAX_SLICES);
	const rows = shown.map((slice) => [
		plain(nameOf(slice)),
		count(slice.rows),
		shownMetric(slice, metric),
		...current === void 0 ? [] : [shownMetric(before.get(keyOf(slice)), metric)]
	]);
	const heads = [
		"slice",
		"test rows",
		`${plain(metric)}, version ${candidate.version}`,
		...current === void 0 ? [] : [`version ${current.version}`]
	];
	const cut = slices.length > shown.length ? `\n${slices.length - shown.length} more are in the report.\n` : "";
	return `### By slice\n\n${chartOf(slices, metric, {
		version: candidate.version,
		before: current && {
			version: current.version,
			slices: current.report?.slices ?? []
		}
	})}${folded(`All ${slices.length} slices, in numbers`, `${table(heads, rows)}${cut}`)}`;
}
/** The slice that loses most against what runs, in one line. */
function tradeOff(evidence) {
	const { candidate, current, comparison } = evidence;
	const metric = metricOf(evidence);
	const known = new Set((current?.report?.slices ?? []).map(keyOf));
	if (metric === void 0 || candidate.report?.slices.some((slice) => known.has(keyOf(slice))) !== true) return "not known: the two have no slice in common";
	const [most, ...others] = losses(evidence);
	const unknown = "not known, as they were tested on different rows";
	if (most === void 0) return comparison === void 0 ? unknown : `no slice by more than ${100 * NOTABLE} %`;
	const { slice, before } = most;
	const more = others.length === 0 ? "" : `, and ${others.length} more`;
	const loss = `${plain(nameOf(slice))}: ${plain(metric)} ${shownMetric(before, metric)} → **${shownMetric(slice, metric)}** on ${count(slice.rows)} rows${more}`;
	if (comparison === void 0) return `${unknown}; the numbers are furthest apart at ${loss}`;
	return candidate.report?.judge ? `${loss}, which are test rows and decide nothing` : loss;
}
/** The slice with the worst metric, in one line. */
function weakness(evidence) {
	const metric = metricOf(evidence);
	const [weakest] = metric === void 0 ? [] : weakestFirst(evidence, metric);
	if (weakest === void 0 || metric === void 0) return "not known: the package has no metrics by slice";
	return `${plain(nameOf(weakest))}: ${plain(metric)} ${shownMetric(weakest, metric)} on ${count(weakest.rows)} rows`;
}
function metricOf({ candidate, dataset }) {
	return dataset?.metric?.name ?? candidate.report?.metrics[0]?.name;
}
function nameOf({ by, name }) {
	return `${by} ${name}`;
}
/** Slices that are notably behind what runs, the worst first. */
function losses(evidence) {
	const { candidate, current, dataset } = evidence;
	const metric = metricOf(evidence);
	if (metric === void 0) return [];
	const lower = (dataset?.metric?.better ?? "lower") === "lower";
	const old = new Map((current?.report?.slices ?? []).map((slice) => [keyOf(slice), slice]));
	const found = [];
	for (const slice of candidate.report?.slices ?? []) {
		const before = old.get(keyOf(slice));
		const [now, then] = [valueOf(slice, metric), valueOf(before, metric)];
		if (before === void 0 || now === void 0 || then === void 0 || then === 0) continue;
		const share = (lower ? now - then : then - now) / Math.abs(then);
		if (share > NOTABLE) found.push({
			slice,
			before,
			share
		});
	}
	return found.toSorted((a, b) => b.share - a.share);
}
function weakestFirst({ candidate, dataset }, metric) {
	const known = (candidate.report?.slices ?? []).filter((slice) => valueOf(slice, metric) !== void 0);
	const sign = (dataset?.metric?.better ?? "lower") === "lower" ? -1 : 1;
	return known.toSorted((a, b) => sign * ((valueOf(a, metric) ?? 0) - (valueOf(b, metric) ?? 0)));
}
function keyOf({ by, name }) {
	return JSON.stringify([by, name]);
}
function valueOf(slice, metric) {
	return slice?.metrics.find(({ name }) => name === metric)?.value;
}
function shownMetric(slice, metric) {
	return measured(slice?.metrics.find(({ name }) => name === metric));
}

// actions/lib/promotion/glance.ts
/** What a reviewer has to know at least, in five lines. */
function glance(evidence) {
	const { model, environment, candidate, current } = evidence;
	const what = `**${plain(model)} version ${candidate.version}**`;
	return `${current === void 0 ? `${what} would be the first one in **${plain(environment)}**.` : `${what} would take the place of **version ${current.version}** in **${plain(environment)}**.`}\n\n${table(["at a glance", ""], [
		["Quality", quality(evidence)],
		...current === void 0 ? [] : [["Gets worse", tradeOff(evidence)]],
		["Weakest at", weakness(evidence)],
		["Trained on", training(evidence)],
		["Checked", provenChecks(evidence)]
	])}`;
}
function quality(evidence) {
	const { candidate, current, dataset } = evidence;
	const metric = candidate.report?.metrics[0];
	if (metric === void 0) return plain(candidate.reportMissing ?? "The package has no report on its quality.");
	const here = `${plain(metric.name)} **${measured(metric)}**${unitOf(metric, dataset)}`;
	const same = ({ name }) => name === metric.name;
	if (current === void 0) {
		const naive = candidate.report?.naive.find(same);
		return naive === void 0 ? here : `${here}; always predicting the mean has ${measured(naive)}`;
	}
	const then = current.report?.metrics.find(same);
	return `${here}${then === void 0 ? "" : `, beside ${measured(then)} of version ${current.version}`}. ${judgement(evidence)}`;
}
function training({ candidate }) {
	const part = candidate.report?.parts.find(({ name }) => name === "train");
	if (part === void 0) return "The package does not say.";
	return `${count(part.rows)} rows, ${days(part)}`;
}
/** What a person may do with the pull request, and what follows. */
function choices(evidence, { rollback, file }) {
	const { environment, model, promotesFrom, candidate } = evidence;
	const merge = promotesFrom === null ? `**Merge** approves the package and deploys it to ${plain(environment)}.` : `**Merge** starts its deployment, which waits for the reviewers of the environment ${code(environment)}: they decide last.`;
	const close = promotesFrom === null ? candidate.approval === "Approved" ? `**Close** refuses it: version ${candidate.version} is not proposed here again. It stays approved in SageMaker.` : `**Close** refuses it: version ${candidate.version} becomes ${code("Rejected")} and is proposed nowhere again.` : `**Close** refuses it: version ${candidate.version} is not proposed for ${plain(environment)} again. The package stays approved; reopening takes that back.`;
	const later = `**Later**: ${code("hold")} of ${code(model)} in ${code(file)} stops proposals until a date.`;
	const back = `**Go back** after the merge: ${rollback}, with environment ${code(environment)} and model ${code(model)}.`;
	return `### Your decision\n\n${list([
		merge,
		close,
		later,
		back
	])}`;
}

// actions/lib/promotion/baseline-section.ts
/** What the drift baseline that comes with the release is of, and how it differs from that of what runs. */
function baselineSection({ candidate, current }) {
	const after = candidate.baseline;
	if (after === void 0) return "### Drift baseline\n\nThe package has no drift baseline: its traffic could not be compared with anything.\n";
	const before = current?.baseline;
	const size = `${after.features.size === 1 ? "1 column" : `${after.features.size} columns`}${after.rows === void 0 ? "" : ` over ${count(after.rows)} rows`}`;
	if (before === void 0) return `### Drift baseline\n\nNew: ${size}.\n`;
	const changes = baselineChanges(before, after);
	return `### Drift baseline\n\nComes with the release: ${size}; ${changes.length === 0 ? `columns, types and completeness are those of version ${current?.version}.\n` : `against version ${current?.version}:\n\n${list(changes.slice(0, MAX_CHANGES))}`}${changes.length > MAX_CHANGES ? `\n${changes.length - MAX_CHANGES} more are in the files.\n` : ""}`;
}
const MAX_CHANGES = 20;
function baselineChanges(before, after) {
	const changes = [];
	for (const [name, { type, completeness }] of after.features) {
		const old = before.features.get(name);
		if (old === void 0) changes.push(`${code(name)} is new (${plain(type)})`);
		else if (old.type !== type) changes.push(`${code(name)} was ${plain(old.type)} and is ${plain(type)}`);
		else if (old.completeness !== completeness) changes.push(`completeness of ${code(name)}: ${share(old.completeness)} before, ${share(completeness)} now`);
	}
	for (const name of before.features.keys()) if (!after.features.has(name)) changes.push(`${code(name)} is gone`);
	return changes;
}
function share(value) {
	return value === void 0 ? "unknown" : `${number(100 * value)} %`;
}

// actions/lib/aws/console.ts
const HOSTS = {
	aws: "console.aws.amazon.com",
	"aws-cn": "console.amazonaws.cn",
	"aws-us-gov": "console.amazonaws-us-gov.com"
};
const JOB_PAGES = {
	processing: "processing-jobs",
	training: "jobs",
	transform: "transform-jobs"
};
const LOG_GROUPS = {
	processing: "/aws/sagemaker/ProcessingJobs",
	training: "/aws/sagemaker/TrainingJobs",
	transform: "/aws/sagemaker/TransformJobs"
};
function consoleOf({ partition, region }) {
	const host = HOSTS[partition] ?? HOSTS["aws"];
	const page = (service) => `https://${region}.${host}/${service}/home?region=${region}`;
	return {
		job: (kind, name) => `${page("sagemaker")}#/${JOB_PAGES[kind]}/${encodeURIComponent(name)}`,
		logs: (kind, name) => `${page("cloudwatch")}#logsV2:log-groups/log-group/${twice(LOG_GROUPS[kind])}$3FlogStreamNameFilter$3D${twice(`${name}/`)}`,
		objects: ({ bucket, key }) => `https://${region}.${host}/s3/buckets/${bucket}?region=${region}&prefix=${encodeURIComponent(key)}`
	};
}
function logGroup(kind) {
	return LOG_GROUPS[kind];
}
/** CloudWatch's console wants what follows the # encoded twice, the second time with $ in place of %. */
function twice(text) {
	return encodeURIComponent(encodeURIComponent(text)).replaceAll("%", "$");
}

// actions/lib/promotion/origin-section.ts
/** Code, execution and data that made the package. Its metadata are what somebody wrote: only what has a form is linked. */
function originSection({ candidate }, { repository, serverUrl }) {
	const { commit, execution, inputFingerprint, definitionHash, scored } = candidate.metadata;
	const items = [`package ${code(candidate.arn)}, now ${code(candidate.approval)}`];
	if (isCommit(commit) && candidate.metadata["repository"] === repository) items.push(`code at ${link$1(code(commit.slice(0, 7)), `${serverUrl}/${repository}/commit/${commit}`)}`);
	else items.push(known(commit) ? `code at commit ${code(commit)}` : "what code made it is not recorded");
	items.push(known(execution) ? `execution ${code(execution)}` : "what execution made it is not recorded");
	items.push(known(inputFingerprint) ? `input data with the fingerprint ${code(inputFingerprint.slice(0, 12))}` : "what data it read is not recorded");
	if (known(definitionHash)) items.push(`pipeline definition ${code(definitionHash.slice(0, 12))}`);
	const address = known(scored) ? folderUrl(scored, candidate) : void 0;
	if (address !== void 0) items.push(`its ${link$1("scored test rows", address)} in S3`);
	return `### Where it comes from\n\n${list(items)}`;
}
function known(value) {
	return value !== void 0 && value !== "" && value !== "unknown";
}
function isCommit(value) {
	return value !== void 0 && /^[0-9a-f]{40}$/.test(value);
}
/** Page of a folder in AWS's console; undefined where the address holds what could end a link. */
function folderUrl(uri, { arn }) {
	const address = parseS3Uri(uri);
	const region = parsePackageArn(arn)?.region;
	if (address === void 0 || region === void 0) return void 0;
	const { bucket, key } = address;
	if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) || !/^[\w./=-]+$/.test(key)) return void 0;
	const [, partition = "aws"] = arn.split(":");
	return consoleOf({
		partition,
		region
	}).objects({
		bucket,
		key: `${key.replace(/\/$/, "")}/`
	});
}

// actions/lib/promotion/body.ts
function titleOf({ model, environment, candidate }) {
	return `Promote ${model} version ${candidate.version} to ${environment}`;
}
function labelsOf({ model, environment }) {
	return [
		"promotion",
		`environment:${environment}`,
		`model:${model}`
	];
}
/** What a person decides from, most important first. Nothing in it is invented: what is not known is said. */
function bodyOf(evidence, context) {
	const { repository, serverUrl, file } = context;
	const rollback = link$1("roll back", `${serverUrl}/${repository}/actions/workflows/rollback.yml`);
	return [
		glance(evidence),
		context.checksNeedClick ? CLICK : "",
		choices(evidence, {
			rollback,
			file
		}),
		judgeSection(evidence),
		metricSection(evidence),
		sliceSection(evidence),
		dataSection(evidence),
		verificationSection(evidence),
		baselineSection(evidence),
		originSection(evidence, context),
		historySection(evidence)
	].filter((part) => part !== "").join("\n");
}
const CLICK = `> [!IMPORTANT]
> The check **gate** of ${code("plan.yml")} waits until somebody with the right to write presses **Approve and run** below, after each update again: this was opened with the job's own token. With a GitHub App it starts by itself; see docs/setup.md.
`;
function dataSection({ candidate, current }) {
	const parts = candidate.report?.parts ?? [];
	if (parts.length === 0) return "### Data\n\nThe package does not say what data it was made of.\n";
	const before = new Map((current?.report?.parts ?? []).map((part) => [part.name, part]));
	const lines = parts.map(({ name, rows, first, last }) => [
		USES[name] ?? name,
		count(rows),
		span({
			first,
			last
		}),
		before.has(name) ? count(before.get(name)?.rows ?? 0) : "—",
		span(before.get(name) ?? {
			first: void 0,
			last: void 0
		})
	]);
	const heads = [
		"used for",
		"rows",
		"from … to",
		`rows, version ${current?.version}`,
		`from … to, version ${current?.version}`
	];
	return `### Data\n\n${current === void 0 ? table(heads.slice(0, 3), lines.map((line) => line.slice(0, 3))) : table(heads, lines)}`;
}
const USES = {
	train: "training",
	validation: "validation",
	test: "test",
	judge: "comparison"
};
/** The last deployments here; empty where there were none. */
function historySection({ environment, history }) {
	if (history.length === 0) return "";
	const rows = history.map(({ endedAt, release, outcome, reason, approval }) => [
		minute(endedAt),
		String(parsePackageArn(release.modelPackageArn)?.version ?? "unknown"),
		outcome === "deployed" ? "deployed" : `failed: ${code(reason)}`,
		typeof approval?.by === "string" ? plain(approval.by) : "—"
	]);
	const title = `Last deployments to ${environment}`;
	return folded(title, table([
		"ended",
		"version",
		"outcome",
		"let in by"
	], rows));
}

// actions/lib/promotion/drift-origin.ts
/**
* Reads it from the address of the labelled rows that the training got, whose last part is the cause of the retraining. Undefined
* for packages that drift did not start. Metadata are what somebody wrote: nothing but a name and a time is taken from them.
*/
function driftOrigin(metadata, model) {
	if (metadata["inputSource"] !== "Drift") return void 0;
	const cause = metadata["labelledUri"]?.split("/").at(-1) ?? "";
	const [, before = "", year, month, day, hour, minute] = /^drift-([a-z0-9-]+)-(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(cause) ?? [];
	const raisedAt = /* @__PURE__ */ new Date(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
	if (!before.endsWith(`-${model}`) || Number.isNaN(raisedAt.getTime())) return void 0;
	return {
		environment: before.slice(0, -`-${model}`.length),
		raisedAt
	};
}

// actions/lib/promotion/comparison.ts
/** What one row adds to a metric, lower being better. Metrics that are no mean over rows are not compared. */
const LOSSES = /* @__PURE__ */ new Map([
	["rmse", squared],
	["mse", squared],
	["mae", ({ label, prediction }) => Math.abs(label - prediction)]
]);
const Z = 1.96;
/**
* Compares two models where both were tested on exactly the same rows: the mean difference of their losses, row by row,
* with its 95 % interval. "same" means that the interval holds zero. Undefined where ids or labels differ, or where the
* metric is no mean over rows.
*/
function compareRows(candidate, current, metric) {
	const loss = LOSSES.get(metric);
	if (loss === void 0 || candidate.length !== current.length || candidate.length < 2) return void 0;
	const byId = new Map(current.map((row) => [row.id, row]));
	if (byId.size !== current.length) return void 0;
	const differences = [];
	for (const row of candidate) {
		const other = byId.get(row.id);
		if (other === void 0 || other.label !== row.label) return void 0;
		byId.delete(row.id);
		differences.push(loss(row) - loss(other));
	}
	const count = differences.length;
	const mean = differences.reduce((sum, value) => sum + value, 0) / count;
	const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
	const margin = Z * Math.sqrt(variance / count);
	return {
		rows: count,
		metric,
		verdict: mean + margin < 0 ? "better" : mean - margin > 0 ? "worse" : "same"
	};
}
function squared({ label, prediction }) {
	return (label - prediction) ** 2;
}
/** Rows of a `scored.csv`; undefined where it lacks a column or holds what is no number. */
function parseScored(text, columns) {
	const [header = [], ...lines] = parse$1(text, { skip_empty_lines: true });
	const at = {
		prediction: header.indexOf("prediction"),
		label: header.indexOf(columns.label),
		id: header.indexOf(columns.id)
	};
	if (Object.values(at).includes(-1)) return void 0;
	const rows = [];
	for (const line of lines) {
		const [label, prediction] = [Number(line[at.label]), Number(line[at.prediction])];
		const id = line[at.id];
		if (id === void 0 || !Number.isFinite(label) || !Number.isFinite(prediction)) return void 0;
		rows.push({
			id,
			label,
			prediction
		});
	}
	return rows;
}

// actions/lib/promotion/gate.ts
const SIGNS = {
	Equals: "=",
	LessThan: "<",
	LessThanOrEqualTo: "≤",
	GreaterThan: ">",
	GreaterThanOrEqualTo: "≥"
};
/**
* What each Condition step of a definition asks of a report's numbers, such as `rmse ≤ 7`, with an execution's parameters put
* in. Conditions of other kinds are left out.
*/
function limitsOf(definition, given) {
	const parameters = /* @__PURE__ */ new Map();
	for (const parameter of recordsIn(definition, "Parameters")) parameters.set(String(parameter["Name"]), parameter["DefaultValue"]);
	for (const [name, value] of given) parameters.set(name, value);
	const limits = /* @__PURE__ */ new Map();
	collect(recordsIn(definition, "Steps"), parameters, limits);
	return limits;
}
function collect(steps, parameters, limits) {
	for (const { Name: name, Type: type, Arguments: condition } of steps) {
		if (type !== "Condition" || typeof name !== "string") continue;
		limits.set(name, recordsIn(condition, "Conditions").flatMap((member) => limitOf(member, parameters) ?? []));
		for (const branch of ["IfSteps", "ElseSteps"]) collect(recordsIn(condition, branch), parameters, limits);
	}
}
function limitOf(condition, parameters) {
	const { Type: type, LeftValue: left, RightValue: right } = condition;
	const sign = typeof type === "string" ? SIGNS[type] : void 0;
	const read = isRecord(left) ? left["Std:JsonGet"] : void 0;
	const path = isRecord(read) ? read["Path"] : void 0;
	const limit = numberOf(right, parameters);
	if (sign === void 0 || typeof path !== "string" || limit === void 0) return void 0;
	return `${measureOf(path)} ${sign} ${limit}`;
}
/** Name of the metric at a path of a report; the path where it has another form. */
function measureOf(path) {
	return /^\w+_metrics\.(?<name>\w+)\.value$/.exec(path)?.groups?.["name"] ?? path;
}
function numberOf(value, parameters) {
	const reference = isRecord(value) ? value["Get"] : void 0;
	const found = typeof reference === "string" ? parameters.get(reference.replace(/^Parameters\./, "")) : value;
	if (typeof found !== "number" && (typeof found !== "string" || found.trim() === "")) return void 0;
	return Number.isFinite(Number(found)) ? Number(found) : void 0;
}
function recordsIn(value, name) {
	const members = isRecord(value) ? value[name] : void 0;
	return Array.isArray(members) ? members.filter(isRecord) : [];
}

// actions/lib/promotion/evidence.ts
const MAX_NAME = 60;
const PARTS = [
	"train",
	"validation",
	"test",
	"judge"
];
/** Reads an `evaluation.json`. Members of other shapes are left out: packages of other pipelines have other reports. */
function parseReport(value, mainMetric) {
	const report = isRecord(value) ? value : {};
	const slices = Array.isArray(report["slices"]) ? report["slices"] : [];
	const data = isRecord(report["data"]) ? report["data"] : {};
	return {
		metrics: namedShortly(metricsOf(report, mainMetric)),
		naive: metricsOf(report["naive"], mainMetric),
		judge: judgementIn(report),
		slices: slices.filter(isRecord).map((slice) => ({
			by: shortIn(slice, "by"),
			name: shortIn(slice, "name"),
			rows: numberIn(slice, "rows") ?? 0,
			metrics: metricsOf(slice, mainMetric)
		})),
		parts: PARTS.flatMap((name) => {
			const part = data[name];
			const rows = isRecord(part) ? numberIn(part, "rows") : void 0;
			if (!isRecord(part) || rows === void 0) return [];
			return [{
				name,
				rows,
				first: textIn(part, "first"),
				last: textIn(part, "last")
			}];
		})
	};
}
/** Reads `constraints.json` and `statistics.json` of a baseline in Model Monitor's form. */
function parseBaseline(constraints, statistics) {
	const listed = isRecord(constraints) && Array.isArray(constraints["features"]) ? constraints["features"] : [];
	const features = /* @__PURE__ */ new Map();
	for (const feature of listed.filter(isRecord)) {
		const name = textIn(feature, "name");
		if (name === void 0) continue;
		features.set(name, {
			type: textIn(feature, "inferred_type") ?? "unknown",
			completeness: numberIn(feature, "completeness")
		});
	}
	return {
		rows: numberIn(isRecord(statistics) && isRecord(statistics["dataset"]) ? statistics["dataset"] : {}, "item_count"),
		features
	};
}
function textIn(value, name) {
	const found = value[name];
	return typeof found === "string" ? found : void 0;
}
function namedShortly(metrics) {
	return metrics.filter(({ name, value }) => name.length <= MAX_NAME && Number.isFinite(value));
}
function shortIn(value, name) {
	const line = (textIn(value, name) ?? "").replaceAll(/\s+/g, " ").trim();
	return line.length > MAX_NAME ? `${line.slice(0, 59)}…` : line;
}
function numberIn(value, name) {
	const found = value[name];
	return typeof found === "number" && Number.isFinite(found) ? found : void 0;
}

// actions/lib/promotion/gather.ts
/** Asks AWS what a reviewer should see of a package; undefined where there is no such package. */
async function packageEvidence(clients, place, arn, dataset) {
	const found = await describePackage(clients, place, arn);
	if (found === void 0) return void 0;
	const { version, approval, metadata, metricsUri } = found;
	const read = await readReport(clients, place, metricsUri);
	return {
		arn,
		version,
		approval,
		metadata,
		report: "value" in read ? parseReport(read.value, dataset?.metric?.name) : void 0,
		reportMissing: "value" in read ? void 0 : read.missing,
		baseline: await readBaseline(clients, place, metadata["baseline"])
	};
}
/** What the conditions of an execution came to; undefined where SageMaker has no such execution any more. */
async function gatesOf(clients, execution) {
	if (execution === void 0 || parseExecutionArn(execution) === void 0) return void 0;
	try {
		const steps = await listSteps(clients, execution);
		const limits = await readLimits(clients, execution);
		return steps.flatMap(({ name, outcome }) => outcome === void 0 ? [] : [{
			name,
			passed: outcome.toLowerCase() === "true",
			limits: limits?.get(name) ?? []
		}]);
	} catch (error) {
		if (isOurs(error)) throw error;
		return;
	}
}
/** The definition as the execution ran it, since the pipeline's may have changed; undefined where it can't be read. */
async function readLimits(clients, execution) {
	try {
		const definition = JSON.parse(await executionDefinition(clients, execution));
		return limitsOf(definition, await executionParameters(clients, execution));
	} catch (error) {
		if (isOurs(error)) throw error;
		return;
	}
}
async function readReport(clients, place, uri) {
	if (uri === void 0) return { missing: "The package was registered without a report on its quality." };
	const address = parseS3Uri(uri);
	if (address === void 0) return { missing: short(`The package names ${uri} as its report, which is no address in S3.`) };
	try {
		return { value: await readJsonObject(clients, place, address) };
	} catch (error) {
		if (isOurs(error)) throw error;
		return { missing: short(`The package's report ${uri} can't be read: ${messageOf(error)}`) };
	}
}
function short(text) {
	return text.replaceAll(/\s+/g, " ").slice(0, 400);
}
async function readBaseline(clients, place, folder) {
	const file = (name) => parseS3Uri(`${folder?.replace(/\/$/, "")}/${name}`);
	const [constraints, statistics] = [file("constraints.json"), file("statistics.json")];
	if (folder === void 0 || constraints === void 0 || statistics === void 0) return void 0;
	try {
		return parseBaseline(await readJsonObject(clients, place, constraints), await readJsonObject(clients, place, statistics));
	} catch (error) {
		if (isOurs(error)) throw error;
		return;
	}
}
/** Both models on their scored test rows, where these are the same; undefined otherwise. */
async function compareScored(clients, place, packages) {
	const { candidate, current, dataset } = packages;
	if (dataset?.metric === void 0 || dataset.id === void 0) return void 0;
	const columns = {
		label: labelName(dataset),
		id: dataset.id
	};
	const [ours, theirs] = await Promise.all([candidate, current].map(({ metadata }) => readScored(clients, place, metadata["scored"], columns)));
	return ours && theirs && compareRows(ours, theirs, dataset.metric.name);
}
async function readScored(clients, place, folder, columns) {
	const address = folder === void 0 ? void 0 : parseS3Uri(`${folder.replace(/\/$/, "")}/scored.csv`);
	if (address === void 0) return void 0;
	try {
		return parseScored(await readText(clients, place, address), columns);
	} catch (error) {
		if (isOurs(error)) throw error;
		return;
	}
}
/** Whether a call failed for a reason of this job, and not because the file is missing or broken. */
function isOurs(error) {
	return error instanceof AwsError && !isMissing(error) && !isAccessDenied(error);
}

// actions/lib/promotion/challenger.ts
/**
* Why a package is not to be proposed, as the end of a sentence; undefined where nothing stands against it. What drift had trained
* has to be better. What was judged without that may be worse by as much as the policy allows, on the judge's rows alone.
*/
function lossOf({ inputSource, judge, problem }, { maxMetricRegressionPercent: allowed }) {
	const byDrift = inputSource === "Drift";
	if (judge === null) return byDrift ? `was trained for drift and not judged against what runs${problem === void 0 ? "" : `: ${problem.replace(/[.]$/, "")}`}` : void 0;
	const { metric, verdict, rows, champion, challenger } = judge;
	const numbers = `${metric} ${number(challenger.value)} beside ${number(champion.value)} on the ${count(rows)} newest labelled rows`;
	if (byDrift && verdict !== "better") return `was trained for drift and is ${verdict === "same" ? "not distinguishable from" : "worse than"} the model that drifted: ${numbers}`;
	if (verdict !== "worse" || regression(judge) <= allowed) return void 0;
	return `gets worse by more than the ${allowed} % that policy.maxMetricRegressionPercent allows: ${numbers}`;
}
/** By how many percent of the champion's value the challenger is worse; negative where it is better. */
function regression({ better, champion, challenger }) {
	const loss = better === "lower" ? challenger.value - champion.value : champion.value - challenger.value;
	return loss <= 0 ? loss : 100 * loss / Math.abs(champion.value);
}

// actions/lib/pipeline/selection.ts
/** The folders below `root` that have a `pipeline.yaml`, by name. */
async function listPipelines(root) {
	const names = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
	const pipelines = [];
	for (const name of names.toSorted()) {
		const folder = path.posix.join(root.replaceAll("\\", "/"), name);
		const text = await readFile(path.join(root, name, PIPELINE_FILE), "utf8").catch(ignoreMissing);
		if (text !== void 0) pipelines.push(describePipeline(name, folder, text));
	}
	return pipelines;
}
/**
* The pipelines that a change concerns: something changed in the folder, or in code outside of it that a step runs.
* Paths are relative to where `listPipelines` was called from, as `git diff --name-only` gives them.
*/
function changedPipelines(pipelines, changedPaths) {
	const changed = /* @__PURE__ */ new Set();
	for (const changedPath of changedPaths) for (let at = path.posix.normalize(changedPath); at !== "." && at !== "/"; at = path.posix.dirname(at)) changed.add(at);
	return pipelines.filter(({ folder, outside }) => [folder, ...outside].some((place) => changed.has(place)));
}
function describePipeline(name, folder, text) {
	const outside = /* @__PURE__ */ new Set();
	let trains = false;
	for (const [step, spec] of stepEntries(folder, text)) {
		trains ||= spec.type === "RegisterModel";
		for (const { target } of codeMentions(step, spec)) {
			const place = path.posix.join(folder, target);
			if (place !== folder && !place.startsWith(`${folder}/`)) outside.add(place);
		}
	}
	return {
		name,
		folder,
		outside: [...outside].toSorted(),
		trains
	};
}
function stepEntries(folder, text) {
	try {
		const { value } = readYaml(path.posix.join(folder, PIPELINE_FILE), text);
		return (isMapping(value) && isMapping(value.steps) ? Object.entries(value.steps) : []).filter((entry) => isMapping(entry[1]));
	} catch (error) {
		if (error instanceof ProblemsError) return [];
		throw error;
	}
}
function ignoreMissing(error) {
	if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return void 0;
	throw error;
}

export { parseLeftovers as $, callerIdentity as $n, describeModelPackage as $t, isAlarm as A, checkParameterValues as An, optional as Ar, movesAnything as At, stackTags as B, RELEASE_REASONS as Bn, fileAt as Br, readWatch as Bt, selectModels as C, workflowRun as Cn, choice as Cr, validationSummary as Ct, pickRows as D, ANY_ENVIRONMENT as Dn, folder as Dr, lostEndpoint as Dt, measureSkew as E, validateFolders as En, flag$1 as Er, ENDPOINT as Et, followStack as F, loadManifests as Fn, text$1 as Fr, jsonPatch as Ft, keepAlarmSlots as G, suggestion as Gn, resolveCommit as Gr, listExecutions as Gt, stackParameters as H, parsePackageArn as Hn, hasCommit as Hr, REASONS as Ht, isSuccess as I, parseManifests as In, wholeNumber as Ir, pipelineDifference as It, readTemplate as J, driftPage as Jn, startExecution as Jt, canonicalJson as K, labelName as Kn, Failure as Kr, listSteps as Kt, operationEvents as L, checkEach as Ln, changedFiles as Lr, sameDefinition as Lt, describeEndpoint as M, environmentOf as Mn, repositoryPath as Mr, planFailure as Mt, endpointLogTail as N, modelOf as Nn, role as Nr, diagram as Nt, servedBy as O, PIPELINE_FILE as On, input as Or, plannedResources as Ot, answerTo as P, SCHEMA_FILE as Pn, tags as Pr, jsonDifference as Pt, Leftovers as Q, driftText$1 as Qn, approvePackage as Qt, foreignStack as R, checkManifests as Rn, checkCommit as Rr, compilePipeline as Rt, metricsOf as S, parseExecutionArn as Sn, bucketName as Sr, tellsAnything as St, TOLERANCE as T, readPipelines as Tn, duration as Tr, settingChanges as Tt, updateSteps as U, endpointName as Un, mainlineOf as Ur, gatherDrift as Ut, gatherFacts as V, formatSpan as Vn, fileNamesAt as Vr, COMMON_REASONS as Vt, releaseOf as W, stackName as Wn, parentsOf as Wr, describeExecution as Wt, foreignPlan as X, DRIFT_MARKER as Xn, readDeployments as Xt, templateFor as Y, alarmNames as Yn, stopExecution as Yt, movedSince as Z, driftIssue as Zn, writeDeployment as Zt, closedComment as _, objectExists as _n, table as _r, placeOf as _t, gatesOf as a, createPipeline as an, isMissing as ar, executeChangeSet as at, PROMOTION_REASONS as b, readJsonObject as bn, assignments as br, parseValidation as bt, driftOrigin as c, judgementIn as cn, regionFromEnvironment as cr, describeStack as ct, titleOf as d, listAlarms as dn, code as dr, listStackNames as dt, describePackage as en, checkAccount as er, removeChangeSet as et, consoleOf as f, decideRetraining as fn, fenced as fr, readTemplate$1 as ft, DECLINED_LABEL as g, listObjects as gn, plain as gr, environmentSettings as gt, withRelease as h, writeDecision as hn, list as hr, waitUntil as ht, compareScored as i, addTags as in, isAlreadyThere as ir, deleteChangeSet as it, rootCause as j, inputUri as jn, optionalRole as jr, parsePlan as jt, invokeCsv as k, loadPipeline as kn, names as kr, costDirection as kt, bodyOf as l, object as ln, cancelSignal as lr, isBusyStack as lt, withHold as m, lastDecision as mn, link$1 as mr, systemClock as mt, listPipelines as n, listPackages as nn, AwsError as nr, awaitChangeSet as nt, isOurs as o, describePipeline$1 as on, isRecord as or, isOutdatedChangeSet as ot, logGroup as p, isAnswered as pn, folded as pr, DeadlineError as pt, entryHash as q, inPromotionOrder as qn, messageOf as qr, processingOutputs as qt, lossOf as r, rejectPackage as rn, isAccessDenied as rr, createChangeSet as rt, packageEvidence as s, updatePipeline as sn, createClients as sr, deleteStack as st, changedPipelines as t, ensureModelPackageGroup as tn, placeOfCaller as tr, removeLeftovers as tt, labelsOf as u, text as un, runAction as ur, isOtherStack as ut, meaningOf as v, parseS3Uri as vn, ProblemsError as vr, manifestAt as vt, endpointFaults as w, datasetsOf as wn, commit as wr, planSummary as wt, decidePromotion as x, readText as xn, baseCommit as xr, planComment as xt, openDriftIssue as y, putObject as yn, sortProblems as yr, readBase as yt, ownerIn as z, checkRelease as zn, exportFolder as zr, watchFaults as zt };