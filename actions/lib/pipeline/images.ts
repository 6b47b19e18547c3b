import table from './images.json' with { type: 'json' };
import { suggestion } from './nearest.ts';

interface Framework {
  repository: string;
  registry: string;
  /** Tag by version; without one the image has no versions. */
  tags?: Readonly<Record<string, string>>;
}

const FRAMEWORKS: Readonly<Record<string, Framework>> = table.frameworks;
const REGISTRIES: Readonly<Record<string, Readonly<Record<string, string>>>> = table.registries;

const DOMAINS = Object.entries(table.domains);

/** What a rejected image gets instead of a URI. */
export interface ImageProblem {
  /** The key of the YAML that is wrong; undefined where the region is. */
  key?: 'framework' | 'version';
  sentence: string;
}

/**
 * URI of an AWS-built image in the registry of a region. `images.json` says where its account numbers come from and
 * when they were read.
 */
export function imageUri(
  framework: string,
  version: string | undefined,
  region: string,
): string | ImageProblem {
  const known = Object.hasOwn(FRAMEWORKS, framework) ? FRAMEWORKS[framework] : undefined;
  if (known === undefined) {
    return {
      key: 'framework',
      sentence: `no image of framework '${framework}'; ${suggestion(framework, Object.keys(FRAMEWORKS))}`,
    };
  }
  const tag = tagOf(framework, known, version);
  if (typeof tag === 'object') return tag;
  const accounts = REGISTRIES[known.registry] ?? {};
  if (!Object.hasOwn(accounts, region)) {
    const regions = suggestion(region, Object.keys(accounts), `Known regions (${table.date})`);
    return {
      sentence: `no registry of ${framework} images is known for region '${region}'; ${regions} Or write the image's whole URI.`,
    };
  }
  return `${accounts[region]}.dkr.ecr.${region}.${domainOf(region)}/${known.repository}${tag}`;
}

function tagOf(framework: string, known: Framework, version: string | undefined): string | ImageProblem {
  if (known.tags === undefined) {
    if (version === undefined) return '';
    return { key: 'version', sentence: `images of ${framework} have no versions; leave 'version' out` };
  }
  const tag = version !== undefined && Object.hasOwn(known.tags, version) ? known.tags[version] : undefined;
  if (tag !== undefined) return `:${tag}`;
  const versions = Object.keys(known.tags);
  if (version === undefined) {
    const sentence = `images of ${framework} need a version; known (${table.date}): ${versions.join(', ')}.`;
    return { key: 'framework', sentence };
  }
  const sentence = `no version '${version}' of ${framework}; ${suggestion(version, versions, `Known versions (${table.date})`)}`;
  return { key: 'version', sentence };
}

function domainOf(region: string): string {
  for (const [prefix, domain] of DOMAINS) if (region.startsWith(prefix)) return domain;
  return table.domains[''];
}
