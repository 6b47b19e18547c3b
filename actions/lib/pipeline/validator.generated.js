// Generated from pipelines/pipeline.schema.json by `node actions/lib/pipeline/validator-source.ts`; do not edit.
// Compiling the schema takes ajv 100 ms in every process that compiles a pipeline; this loads in 7 ms.
/* oxlint-disable */
import { isDeepStrictEqual } from 'node:util';

const codePoints = (text) => Array.from(text).length;
('use strict');
export const validate = validate21;
export default validate21;
const schema6 = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'SageMaker pipeline',
  description:
    'A machine-learning pipeline: its parameters, its data and its steps. Compiled to a SageMaker pipeline definition.',
  type: 'object',
  required: ['name', 'steps'],
  additionalProperties: false,
  properties: {
    name: {
      title: 'Pipeline name',
      description: 'Name of the SageMaker pipeline: letters, digits and single hyphens inside.',
      type: 'string',
      maxLength: 256,
      pattern: '^[a-zA-Z0-9](-*[a-zA-Z0-9])*$',
      patternErrorMessage:
        'SageMaker takes letters, digits and hyphens, a letter or digit first and last (no underscore)',
    },
    displayName: {
      title: 'Display name',
      type: 'string',
      maxLength: 256,
      pattern: '^[a-zA-Z0-9](-*[a-zA-Z0-9])*$',
      patternErrorMessage:
        'SageMaker takes letters, digits and hyphens, a letter or digit first and last (no underscore)',
    },
    description: { title: 'Description', type: 'string', maxLength: 3072 },
    modelPackageGroup: {
      title: 'Model package group',
      description: 'Where RegisterModel steps put their packages unless they name another group.',
      type: 'string',
      maxLength: 63,
      pattern: '^[a-zA-Z0-9](-*[a-zA-Z0-9])*$',
      patternErrorMessage:
        'SageMaker takes letters, digits and hyphens, a letter or digit first and last (no underscore)',
    },
    dataset: { $ref: '#/definitions/dataset' },
    parameters: {
      title: 'Parameters',
      description:
        'What a run may be given. `Name: value` infers the type; `Name: { type, default, enum }` says it.',
      type: 'object',
      maxProperties: 200,
      propertyNames: { $ref: '#/definitions/name' },
      additionalProperties: { $ref: '#/definitions/parameter' },
    },
    steps: {
      title: 'Steps',
      description: 'Steps by name. They run as soon as what they refer to is there.',
      type: 'object',
      minProperties: 1,
      propertyNames: { $ref: '#/definitions/name' },
      additionalProperties: { $ref: '#/definitions/step' },
    },
    raw: { $ref: '#/definitions/raw' },
  },
  definitions: {
    name: {
      type: 'string',
      pattern: '^[A-Za-z0-9_-]{1,64}$',
      patternErrorMessage: 'SageMaker takes 1 to 64 letters, digits, hyphens and underscores',
    },
    text: {
      title: 'Text',
      description: 'Text, may contain ${{ }} references.',
      type: ['string', 'number', 'boolean', 'object'],
      minProperties: 1,
      maxProperties: 1,
      properties: {
        Get: { type: 'string' },
        'Std:Join': { type: 'object' },
        'Std:JsonGet': { type: 'object' },
      },
      additionalProperties: false,
    },
    uri: {
      title: 'S3 address',
      description: 'An s3:// address, may contain ${{ }} references.',
      type: ['string', 'object'],
      minLength: 1,
      minProperties: 1,
      maxProperties: 1,
      properties: {
        Get: { type: 'string' },
        'Std:Join': { type: 'object' },
        'Std:JsonGet': { type: 'object' },
      },
      additionalProperties: false,
    },
    wholeNumber: {
      title: 'Whole number',
      description: 'A number from 1, or a reference to an Integer parameter.',
      type: ['integer', 'string', 'object'],
      minimum: 1,
      pattern: '^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$',
      patternErrorMessage: 'write a number without quotes, or a reference such as ${{ parameters.Count }}',
      minProperties: 1,
      maxProperties: 1,
      properties: {
        Get: { type: 'string' },
        'Std:Join': { type: 'object' },
        'Std:JsonGet': { type: 'object' },
      },
      additionalProperties: false,
    },
    flag: {
      title: 'Flag',
      description: 'true, false, or a reference to a Boolean parameter.',
      type: ['boolean', 'string', 'object'],
      pattern: '^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$',
      patternErrorMessage:
        'write true or false without quotes, or a reference such as ${{ parameters.Flag }}',
      minProperties: 1,
      maxProperties: 1,
      properties: {
        Get: { type: 'string' },
        'Std:Join': { type: 'object' },
        'Std:JsonGet': { type: 'object' },
      },
      additionalProperties: false,
    },
    duration: {
      title: 'Duration',
      description: 'ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT1H or P30D.',
      type: 'string',
      pattern: '^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$',
      patternErrorMessage:
        'write an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT1H, PT90M or P30D',
    },
    dependsOn: {
      title: 'Depends on',
      description: 'Steps that must have ended first although nothing of theirs is referred to.',
      type: 'array',
      items: { type: 'string' },
      minItems: 1,
      uniqueItems: true,
    },
    raw: {
      title: 'Raw',
      description:
        "SageMaker's own keys, merged over what was compiled: objects key by key, everything else replaced. ${{ }} references work in it.",
      type: 'object',
    },
    role: {
      title: 'Role',
      description: "ARN of the role of this job; by default the pipeline's.",
      type: ['string', 'object'],
      minProperties: 1,
      maxProperties: 1,
      properties: {
        Get: { type: 'string' },
        'Std:Join': { type: 'object' },
        'Std:JsonGet': { type: 'object' },
      },
      additionalProperties: false,
    },
    tags: {
      title: 'Tags',
      type: 'object',
      maxProperties: 50,
      propertyNames: { type: 'string', minLength: 1, maxLength: 128 },
      additionalProperties: { $ref: '#/definitions/text' },
    },
    environment: {
      title: 'Environment',
      description:
        'Environment variables of the container. Never put a secret here: anyone who may describe the pipeline reads it.',
      type: 'object',
      maxProperties: 100,
      propertyNames: {
        type: 'string',
        pattern: '^[a-zA-Z_][a-zA-Z0-9_]*$',
        maxLength: 256,
        patternErrorMessage: 'an environment variable is letters, digits and underscores, no digit first',
      },
      additionalProperties: { $ref: '#/definitions/text' },
    },
    timeout: {
      title: 'Timeout',
      description: 'ISO 8601 duration after which the job is stopped and the step fails, such as PT1H.',
      type: 'string',
      pattern: '^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$',
      patternErrorMessage:
        'write an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT1H, PT90M or P30D',
    },
    image: {
      title: 'Image',
      description:
        "URI of a container image, or an AWS-built one by framework and version (resolved to the region's registry).",
      type: ['string', 'object'],
      minLength: 1,
      properties: {
        framework: { title: 'Framework', enum: ['xgboost', 'sklearn', 'model-monitor'] },
        version: { title: 'Version', description: 'Quote it: 3.0-5, 1.2-1 ...', type: 'string' },
        Get: { type: 'string' },
      },
      additionalProperties: false,
    },
    instance: {
      title: 'Instance',
      description: 'Instance type, or type, count and volume.',
      type: ['string', 'object'],
      minLength: 1,
      required: ['type'],
      properties: {
        type: {
          title: 'Instance type',
          description: 'Such as ml.m5.xlarge.',
          type: ['string', 'object'],
          minLength: 1,
          minProperties: 1,
          maxProperties: 1,
          properties: {
            Get: { type: 'string' },
            'Std:Join': { type: 'object' },
            'Std:JsonGet': { type: 'object' },
          },
          additionalProperties: false,
        },
        count: { $ref: '#/definitions/wholeNumber' },
        volumeGb: { $ref: '#/definitions/wholeNumber' },
      },
      additionalProperties: false,
    },
    parameter: {
      title: 'Parameter',
      description:
        'A default value, or type, default and enum. The type of a bare value is read from how it is written: 7 Integer, 7.0 Float, true Boolean, else String.',
      type: ['string', 'number', 'boolean', 'object'],
      required: ['type'],
      properties: {
        type: { title: 'Type', enum: ['String', 'Integer', 'Float', 'Boolean'] },
        default: {
          title: 'Default',
          description: 'Without one, every run has to be given a value.',
          type: ['string', 'number', 'boolean'],
        },
        enum: {
          title: 'Allowed values',
          description: 'Only for String.',
          type: 'array',
          minItems: 1,
          uniqueItems: true,
          items: { type: 'string' },
        },
        description: {
          title: 'Description',
          description: 'For readers of the file; SageMaker has no place for it.',
          type: 'string',
        },
      },
      additionalProperties: false,
    },
    dataset: {
      title: 'Dataset',
      description:
        'What the data means. Preprocessing, baseline, monitor, verdicts and pull requests read it.',
      type: 'object',
      required: ['problem', 'label', 'features'],
      additionalProperties: false,
      properties: {
        problem: { title: 'Problem', enum: ['regression', 'binary', 'multiclass'] },
        label: {
          title: 'Label',
          type: ['string', 'object'],
          required: ['name'],
          properties: { name: { type: 'string' }, unit: { type: 'string' }, description: { type: 'string' } },
          additionalProperties: false,
        },
        id: { title: 'Id', description: 'Column that names a row.', type: 'string' },
        time: { title: 'Time', description: 'Column that says when a row happened.', type: 'string' },
        metric: {
          title: 'Metric',
          description: 'The metric that decides between models.',
          type: 'object',
          required: ['name', 'better'],
          properties: { name: { type: 'string' }, better: { enum: ['lower', 'higher'] } },
          additionalProperties: false,
        },
        features: {
          title: 'Features',
          description: 'In the order of the request.',
          type: 'object',
          minProperties: 1,
          additionalProperties: {
            type: 'object',
            required: ['type'],
            additionalProperties: false,
            properties: {
              type: { title: 'Type', enum: ['integer', 'fractional', 'string'] },
              unit: { type: 'string' },
              role: {
                title: 'Role',
                description: 'calendar: reported and range-checked, but never drifts.',
                enum: ['calendar'],
              },
              range: {
                title: 'Range',
                description: 'Smallest and largest value.',
                type: 'array',
                items: { type: 'number' },
                minItems: 2,
                maxItems: 2,
              },
              values: {
                title: 'Values',
                description: 'Every value that a string feature may have.',
                type: 'array',
                items: { type: 'string' },
                minItems: 1,
                uniqueItems: true,
              },
              description: { type: 'string' },
            },
          },
        },
      },
    },
    cache: {
      title: 'Cache',
      description:
        'How long a result may be reused when code, inputs and environment are the same: an ISO 8601 duration such as P30D, or false.',
      type: ['string', 'boolean', 'object'],
      pattern:
        '^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$',
      patternErrorMessage: 'write an ISO 8601 duration such as P30D or PT1H, or false',
      required: ['enabled'],
      properties: {
        enabled: { type: 'boolean' },
        expireAfter: {
          type: 'string',
          pattern:
            '^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$',
          patternErrorMessage: 'write an ISO 8601 duration such as P30D or PT1H',
        },
      },
      additionalProperties: false,
    },
    retry: {
      title: 'Retry policies',
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['on'],
        additionalProperties: false,
        properties: {
          on: {
            title: 'On',
            description: 'Failures that this policy retries.',
            type: 'array',
            minItems: 1,
            uniqueItems: true,
            items: {
              enum: [
                'Step.SERVICE_FAULT',
                'Step.THROTTLING',
                'SageMaker.JOB_INTERNAL_ERROR',
                'SageMaker.CAPACITY_ERROR',
                'SageMaker.RESOURCE_LIMIT',
              ],
            },
          },
          interval: { $ref: '#/definitions/duration' },
          backoffRate: { title: 'Backoff rate', type: 'number', minimum: 0 },
          maxAttempts: {
            title: 'Attempts',
            description: 'Either this or expireAfter.',
            type: 'integer',
            minimum: 1,
            maximum: 20,
          },
          expireAfter: { $ref: '#/definitions/duration' },
        },
      },
    },
    input: {
      title: 'Input',
      description: 'An S3 address, or source and how it is mounted.',
      type: ['string', 'object'],
      minLength: 1,
      required: ['source'],
      properties: {
        source: { $ref: '#/definitions/uri' },
        path: { $ref: '#/definitions/containerPath' },
        distribution: {
          title: 'Distribution',
          description: 'ShardedByS3Key gives each instance its share of the files.',
          enum: ['FullyReplicated', 'ShardedByS3Key'],
        },
        mode: { title: 'Mode', enum: ['File', 'Pipe'] },
        dataType: { title: 'Data type', enum: ['S3Prefix', 'ManifestFile'] },
        compression: { title: 'Compression', enum: ['None', 'Gzip'] },
      },
      additionalProperties: false,
    },
    containerPath: {
      title: 'Path in the container',
      type: 'string',
      pattern: '^/opt/ml/processing/[^\\s]+$',
      maxLength: 256,
      patternErrorMessage: 'SageMaker mounts processing data below /opt/ml/processing/ only',
    },
    output: {
      title: 'Output',
      description: 'Where it is written in the container and where it goes; nothing means the defaults.',
      type: ['object', 'null'],
      properties: {
        destination: { $ref: '#/definitions/uri' },
        path: { $ref: '#/definitions/containerPath' },
        upload: { title: 'Upload', enum: ['EndOfJob', 'Continuous'] },
      },
      additionalProperties: false,
    },
    channel: {
      title: 'Channel',
      description: 'An S3 address, or source and how it is read. Content type text/csv by default.',
      type: ['string', 'object'],
      minLength: 1,
      required: ['source'],
      properties: {
        source: { $ref: '#/definitions/uri' },
        contentType: { title: 'Content type', type: 'string' },
        distribution: { title: 'Distribution', enum: ['FullyReplicated', 'ShardedByS3Key'] },
        mode: { title: 'Mode', enum: ['File', 'Pipe', 'FastFile'] },
        dataType: { title: 'Data type', enum: ['S3Prefix', 'ManifestFile', 'AugmentedManifestFile'] },
        compression: { title: 'Compression', enum: ['None', 'Gzip'] },
      },
      additionalProperties: false,
    },
    metricsSource: {
      title: 'Report',
      description: 'S3 address of a report file, or uri, contentType and digest.',
      type: ['string', 'object'],
      minLength: 1,
      required: ['uri'],
      properties: {
        uri: { $ref: '#/definitions/uri' },
        contentType: { title: 'Content type', type: 'string' },
        digest: { title: 'Digest', type: 'string' },
      },
      additionalProperties: false,
    },
    reports: {
      title: 'Reports',
      description:
        'JSON files that conditions read. `name: file.json` lies in the output of that name, or in the only output; `name: { output, file }` says it.',
      type: 'object',
      propertyNames: { $ref: '#/definitions/name' },
      additionalProperties: {
        type: ['string', 'object'],
        minLength: 1,
        required: ['output', 'file'],
        properties: { output: { type: 'string' }, file: { type: 'string', minLength: 1 } },
        additionalProperties: false,
      },
    },
    step: {
      title: 'Step',
      type: 'object',
      discriminator: { propertyName: 'type' },
      oneOf: [
        { $ref: '#/definitions/processingStep' },
        { $ref: '#/definitions/trainingStep' },
        { $ref: '#/definitions/qualityCheckStep' },
        { $ref: '#/definitions/conditionStep' },
        { $ref: '#/definitions/registerModelStep' },
        { $ref: '#/definitions/failStep' },
        { $ref: '#/definitions/rawStep' },
      ],
    },
    processingStep: {
      title: 'Processing step',
      description: 'Runs a script or a container over data.',
      type: 'object',
      required: ['type', 'image', 'instance'],
      properties: {
        type: { const: 'Processing', title: 'Step type' },
        image: { $ref: '#/definitions/image' },
        instance: { $ref: '#/definitions/instance' },
        role: { $ref: '#/definitions/role' },
        environment: { $ref: '#/definitions/environment' },
        timeout: { $ref: '#/definitions/timeout' },
        tags: { $ref: '#/definitions/tags' },
        script: {
          title: 'Script',
          description: 'One Python file, relative to this file. Hashed and uploaded alone.',
          type: 'string',
          minLength: 1,
        },
        source: {
          title: 'Source folder',
          description: 'Folder relative to this file, hashed and uploaded whole. Needs entry.',
          type: 'string',
          minLength: 1,
        },
        entry: {
          title: 'Entry',
          description: 'The file of source that is started.',
          type: 'string',
          minLength: 1,
        },
        entrypoint: {
          title: 'Entrypoint',
          description: 'Replaces `python3 <script>`.',
          type: 'array',
          minItems: 1,
          maxItems: 100,
          items: { $ref: '#/definitions/text' },
        },
        arguments: {
          title: 'Arguments',
          type: 'array',
          minItems: 1,
          maxItems: 100,
          items: { $ref: '#/definitions/text' },
        },
        inputs: {
          title: 'Inputs',
          description: 'By name; mounted at /opt/ml/processing/input/<name>.',
          type: 'object',
          maxProperties: 10,
          propertyNames: { $ref: '#/definitions/name' },
          additionalProperties: { $ref: '#/definitions/input' },
        },
        outputs: {
          title: 'Outputs',
          description:
            "By name; written to /opt/ml/processing/output/<name>, kept below this execution's own prefix. A list of names, or names with destination and path.",
          type: ['array', 'object'],
          maxItems: 10,
          uniqueItems: true,
          items: {
            type: 'string',
            pattern: '^[A-Za-z0-9_-]{1,64}$',
            patternErrorMessage: 'SageMaker takes 1 to 64 letters, digits, hyphens and underscores',
          },
          maxProperties: 10,
          propertyNames: { $ref: '#/definitions/name' },
          additionalProperties: { $ref: '#/definitions/output' },
        },
        reports: { $ref: '#/definitions/reports' },
        cache: { $ref: '#/definitions/cache' },
        retry: { $ref: '#/definitions/retry' },
        displayName: {
          title: 'Display name',
          description: 'Shown in SageMaker Studio instead of the step name.',
          type: 'string',
          minLength: 1,
          maxLength: 256,
        },
        description: {
          title: 'Description',
          description: 'Shown in SageMaker Studio.',
          type: 'string',
          maxLength: 3072,
        },
        dependsOn: { $ref: '#/definitions/dependsOn' },
        raw: { $ref: '#/definitions/raw' },
      },
      additionalProperties: false,
    },
    trainingStep: {
      title: 'Training step',
      description: 'Trains a model.',
      type: 'object',
      required: ['type', 'image', 'instance', 'channels'],
      properties: {
        type: { const: 'Training', title: 'Step type' },
        image: { $ref: '#/definitions/image' },
        instance: { $ref: '#/definitions/instance' },
        role: { $ref: '#/definitions/role' },
        environment: { $ref: '#/definitions/environment' },
        timeout: { $ref: '#/definitions/timeout' },
        tags: { $ref: '#/definitions/tags' },
        hyperparameters: {
          title: 'Hyperparameters',
          description: 'Handed over as text, exactly as written here.',
          type: 'object',
          maxProperties: 100,
          propertyNames: { type: 'string', minLength: 1, maxLength: 256 },
          additionalProperties: { $ref: '#/definitions/text' },
        },
        channels: {
          title: 'Channels',
          type: 'object',
          minProperties: 1,
          maxProperties: 20,
          propertyNames: {
            type: 'string',
            pattern: '^[A-Za-z0-9._-]{1,64}$',
            patternErrorMessage: 'SageMaker takes 1 to 64 letters, digits, dots, hyphens and underscores',
          },
          additionalProperties: { $ref: '#/definitions/channel' },
        },
        output: { $ref: '#/definitions/uri' },
        inputMode: { title: 'Input mode', enum: ['File', 'Pipe', 'FastFile'] },
        metrics: {
          title: 'Metrics',
          description: 'Name to the regular expression that finds it in the log.',
          type: 'object',
          maxProperties: 40,
          additionalProperties: { type: 'string', minLength: 1, maxLength: 500 },
        },
        spot: {
          title: 'Spot',
          description: 'Train on spot capacity: true, or how long to wait in all for capacity and the run.',
          type: ['boolean', 'object'],
          required: ['maxWait'],
          properties: { maxWait: { $ref: '#/definitions/duration' } },
          additionalProperties: false,
        },
        checkpoint: {
          title: 'Checkpoint',
          type: 'object',
          required: ['uri'],
          properties: { uri: { $ref: '#/definitions/uri' }, path: { type: 'string', minLength: 1 } },
          additionalProperties: false,
        },
        cache: { $ref: '#/definitions/cache' },
        retry: { $ref: '#/definitions/retry' },
        displayName: {
          title: 'Display name',
          description: 'Shown in SageMaker Studio instead of the step name.',
          type: 'string',
          minLength: 1,
          maxLength: 256,
        },
        description: {
          title: 'Description',
          description: 'Shown in SageMaker Studio.',
          type: 'string',
          maxLength: 3072,
        },
        dependsOn: { $ref: '#/definitions/dependsOn' },
        raw: { $ref: '#/definitions/raw' },
      },
      additionalProperties: false,
    },
    qualityCheckStep: {
      title: 'Quality check step',
      description: "Model Monitor's baseline or check (closed to new customers of AWS since 2026-07-30).",
      type: 'object',
      required: ['type', 'check', 'instance', 'dataset'],
      properties: {
        type: { const: 'QualityCheck', title: 'Step type' },
        image: { $ref: '#/definitions/image' },
        instance: { $ref: '#/definitions/instance' },
        role: { $ref: '#/definitions/role' },
        environment: { $ref: '#/definitions/environment' },
        timeout: { $ref: '#/definitions/timeout' },
        tags: { $ref: '#/definitions/tags' },
        check: { title: 'Check', enum: ['DataQuality', 'ModelQuality'] },
        dataset: { $ref: '#/definitions/uri' },
        format: {
          title: 'Format',
          description: 'CSV with a header by default.',
          type: 'object',
          minProperties: 1,
          maxProperties: 1,
          additionalProperties: false,
          properties: {
            csv: {
              type: 'object',
              properties: { header: { type: 'boolean' }, outputColumns: { enum: ['START', 'END'] } },
              additionalProperties: false,
            },
            json: { type: 'object', properties: { lines: { type: 'boolean' } }, additionalProperties: false },
            parquet: { type: 'object', additionalProperties: false, properties: {} },
          },
        },
        output: { $ref: '#/definitions/uri' },
        modelPackageGroup: { $ref: '#/definitions/text' },
        skipCheck: { $ref: '#/definitions/flag' },
        registerNewBaseline: { $ref: '#/definitions/flag' },
        failOnViolation: { $ref: '#/definitions/flag' },
        baseline: {
          title: 'Supplied baseline',
          type: 'object',
          minProperties: 1,
          properties: {
            statistics: { $ref: '#/definitions/uri' },
            constraints: { $ref: '#/definitions/uri' },
          },
          additionalProperties: false,
        },
        preprocessor: { title: 'Record preprocessor script', type: 'string', minLength: 1 },
        postprocessor: { title: 'Post-analytics script', type: 'string', minLength: 1 },
        problem: {
          title: 'Problem',
          enum: ['Regression', 'BinaryClassification', 'MulticlassClassification'],
        },
        inference: { title: 'Prediction column', type: 'string' },
        groundTruth: { title: 'Label column', type: 'string' },
        probability: { title: 'Probability column', type: 'string' },
        probabilityThreshold: { title: 'Probability threshold', type: 'number' },
        cache: { $ref: '#/definitions/cache' },
        displayName: {
          title: 'Display name',
          description: 'Shown in SageMaker Studio instead of the step name.',
          type: 'string',
          minLength: 1,
          maxLength: 256,
        },
        description: {
          title: 'Description',
          description: 'Shown in SageMaker Studio.',
          type: 'string',
          maxLength: 3072,
        },
        dependsOn: { $ref: '#/definitions/dependsOn' },
        raw: { $ref: '#/definitions/raw' },
      },
      additionalProperties: false,
    },
    conditionStep: {
      title: 'Condition step',
      description: 'Chooses between steps.',
      type: 'object',
      required: ['type', 'if', 'then'],
      properties: {
        type: { const: 'Condition', title: 'Step type' },
        if: {
          title: 'If',
          description:
            'An expression: comparisons of references and literals with ==, !=, <, <=, >, >=, &&, ||, !, and contains(fromJSON(\'["a"]\'), x). A list holds when all of its conditions hold.',
          type: ['string', 'array'],
          minLength: 1,
          minItems: 1,
          items: { type: ['string', 'object'] },
        },
        then: {
          title: 'Then',
          description: 'Steps that run when it holds.',
          type: 'array',
          minItems: 1,
          uniqueItems: true,
          items: { type: 'string' },
        },
        else: {
          title: 'Else',
          description: 'Steps that run when it does not.',
          type: 'array',
          uniqueItems: true,
          items: { type: 'string' },
        },
        displayName: {
          title: 'Display name',
          description: 'Shown in SageMaker Studio instead of the step name.',
          type: 'string',
          minLength: 1,
          maxLength: 256,
        },
        description: {
          title: 'Description',
          description: 'Shown in SageMaker Studio.',
          type: 'string',
          maxLength: 3072,
        },
        dependsOn: { $ref: '#/definitions/dependsOn' },
        raw: { $ref: '#/definitions/raw' },
      },
      additionalProperties: false,
    },
    registerModelStep: {
      title: 'Register model step',
      description: 'Puts the model into the model registry as a new version of its group.',
      type: 'object',
      required: ['type', 'model', 'image', 'contentTypes', 'responseTypes'],
      properties: {
        type: { const: 'RegisterModel', title: 'Step type' },
        model: { $ref: '#/definitions/uri' },
        image: { $ref: '#/definitions/image' },
        environment: { $ref: '#/definitions/environment' },
        modelPackageGroup: { $ref: '#/definitions/text' },
        packageDescription: { $ref: '#/definitions/text' },
        approval: {
          title: 'Approval',
          description: 'PendingManualApproval (default), Approved, Rejected, or a parameter.',
          type: ['string', 'object'],
          pattern: '^(PendingManualApproval|Approved|Rejected|\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*)$',
          patternErrorMessage:
            'write PendingManualApproval, Approved, Rejected, or a reference to a parameter',
          minProperties: 1,
          maxProperties: 1,
          properties: {
            Get: { type: 'string' },
            'Std:Join': { type: 'object' },
            'Std:JsonGet': { type: 'object' },
          },
          additionalProperties: false,
        },
        metrics: {
          title: 'Model metrics',
          type: 'object',
          minProperties: 1,
          additionalProperties: false,
          properties: {
            modelQuality: {
              description: 'How good the model is.',
              type: 'object',
              minProperties: 1,
              additionalProperties: false,
              properties: {
                statistics: { $ref: '#/definitions/metricsSource' },
                constraints: { $ref: '#/definitions/metricsSource' },
              },
            },
            modelDataQuality: {
              description: 'What the data looks like.',
              type: 'object',
              minProperties: 1,
              additionalProperties: false,
              properties: {
                statistics: { $ref: '#/definitions/metricsSource' },
                constraints: { $ref: '#/definitions/metricsSource' },
              },
            },
            bias: {
              description: 'Bias reports.',
              type: 'object',
              minProperties: 1,
              additionalProperties: false,
              properties: {
                report: { $ref: '#/definitions/metricsSource' },
                preTrainingReport: { $ref: '#/definitions/metricsSource' },
                postTrainingReport: { $ref: '#/definitions/metricsSource' },
              },
            },
            explainability: {
              description: 'Explainability report.',
              type: 'object',
              minProperties: 1,
              additionalProperties: false,
              properties: { report: { $ref: '#/definitions/metricsSource' } },
            },
          },
        },
        driftCheckBaselines: {
          title: 'Drift check baselines',
          type: 'object',
          minProperties: 1,
          additionalProperties: false,
          properties: {
            modelQuality: {
              description: "Baseline of the model's quality.",
              type: 'object',
              minProperties: 1,
              additionalProperties: false,
              properties: {
                statistics: { $ref: '#/definitions/metricsSource' },
                constraints: { $ref: '#/definitions/metricsSource' },
              },
            },
            modelDataQuality: {
              description: 'Baseline of the data.',
              type: 'object',
              minProperties: 1,
              additionalProperties: false,
              properties: {
                statistics: { $ref: '#/definitions/metricsSource' },
                constraints: { $ref: '#/definitions/metricsSource' },
              },
            },
            bias: {
              description: 'Bias baseline.',
              type: 'object',
              minProperties: 1,
              additionalProperties: false,
              properties: {
                configFile: { $ref: '#/definitions/metricsSource' },
                preTrainingConstraints: { $ref: '#/definitions/metricsSource' },
                postTrainingConstraints: { $ref: '#/definitions/metricsSource' },
              },
            },
            explainability: {
              description: 'Explainability baseline.',
              type: 'object',
              minProperties: 1,
              additionalProperties: false,
              properties: {
                constraints: { $ref: '#/definitions/metricsSource' },
                configFile: { $ref: '#/definitions/metricsSource' },
              },
            },
          },
        },
        metadata: {
          title: 'Metadata',
          description: 'Customer metadata of the package: where it comes from.',
          type: 'object',
          maxProperties: 50,
          propertyNames: { type: 'string', minLength: 1, maxLength: 128 },
          additionalProperties: { $ref: '#/definitions/text' },
        },
        contentTypes: {
          description: 'MIME types of a request, such as text/csv.',
          type: 'array',
          minItems: 1,
          items: { $ref: '#/definitions/text' },
        },
        responseTypes: {
          description: 'MIME types of an answer, such as text/csv.',
          type: 'array',
          minItems: 1,
          items: { $ref: '#/definitions/text' },
        },
        realtimeInstances: {
          description: 'Instance types for endpoints.',
          type: 'array',
          minItems: 1,
          items: { $ref: '#/definitions/text' },
        },
        transformInstances: {
          description: 'Instance types for batch transform.',
          type: 'array',
          minItems: 1,
          items: { $ref: '#/definitions/text' },
        },
        domain: {
          title: 'Domain',
          enum: ['COMPUTER_VISION', 'NATURAL_LANGUAGE_PROCESSING', 'MACHINE_LEARNING'],
        },
        task: { title: 'Task', type: 'string', minLength: 1 },
        skipModelValidation: { title: 'Skip model validation', enum: ['None', 'All'] },
        retry: { $ref: '#/definitions/retry' },
        displayName: {
          title: 'Display name',
          description: 'Shown in SageMaker Studio instead of the step name.',
          type: 'string',
          minLength: 1,
          maxLength: 256,
        },
        description: {
          title: 'Description',
          description: 'Shown in SageMaker Studio.',
          type: 'string',
          maxLength: 3072,
        },
        dependsOn: { $ref: '#/definitions/dependsOn' },
        raw: { $ref: '#/definitions/raw' },
      },
      additionalProperties: false,
    },
    failStep: {
      title: 'Fail step',
      description: 'Ends the execution as Failed, with a reason.',
      type: 'object',
      required: ['type', 'message'],
      properties: {
        type: { const: 'Fail', title: 'Step type' },
        message: {
          title: 'Message',
          description: 'The reason that people read.',
          type: ['string', 'object'],
          minLength: 1,
          maxLength: 3072,
          minProperties: 1,
          maxProperties: 1,
          properties: {
            Get: { type: 'string' },
            'Std:Join': { type: 'object' },
            'Std:JsonGet': { type: 'object' },
          },
          additionalProperties: false,
        },
        displayName: {
          title: 'Display name',
          description: 'Shown in SageMaker Studio instead of the step name.',
          type: 'string',
          minLength: 1,
          maxLength: 256,
        },
        description: {
          title: 'Description',
          description: 'Shown in SageMaker Studio.',
          type: 'string',
          maxLength: 3072,
        },
        dependsOn: { $ref: '#/definitions/dependsOn' },
        raw: { $ref: '#/definitions/raw' },
      },
      additionalProperties: false,
    },
    rawStep: {
      title: 'Raw step',
      description:
        "Any other SageMaker step, in SageMaker's own words below raw (Arguments and its siblings).",
      type: 'object',
      required: ['type', 'raw'],
      properties: {
        type: {
          title: 'Step type',
          enum: [
            'Model',
            'Transform',
            'Tuning',
            'Lambda',
            'Callback',
            'ClarifyCheck',
            'EMR',
            'AutoML',
            'EndpointConfig',
            'Endpoint',
            'InferenceComponent',
            'BedrockCustomModel',
            'BedrockCustomModelDeployment',
            'BedrockModelImport',
            'BedrockProvisionedModelThroughput',
            'Lineage',
          ],
        },
        displayName: {
          title: 'Display name',
          description: 'Shown in SageMaker Studio instead of the step name.',
          type: 'string',
          minLength: 1,
          maxLength: 256,
        },
        description: {
          title: 'Description',
          description: 'Shown in SageMaker Studio.',
          type: 'string',
          maxLength: 3072,
        },
        dependsOn: { $ref: '#/definitions/dependsOn' },
        raw: { $ref: '#/definitions/raw' },
        cache: { $ref: '#/definitions/cache' },
        retry: { $ref: '#/definitions/retry' },
      },
      additionalProperties: false,
    },
  },
};
const func2 = codePoints;
const pattern0 = new RegExp('^[a-zA-Z0-9](-*[a-zA-Z0-9])*$', 'u');
const schema7 = {
  title: 'Dataset',
  description: 'What the data means. Preprocessing, baseline, monitor, verdicts and pull requests read it.',
  type: 'object',
  required: ['problem', 'label', 'features'],
  additionalProperties: false,
  properties: {
    problem: { title: 'Problem', enum: ['regression', 'binary', 'multiclass'] },
    label: {
      title: 'Label',
      type: ['string', 'object'],
      required: ['name'],
      properties: { name: { type: 'string' }, unit: { type: 'string' }, description: { type: 'string' } },
      additionalProperties: false,
    },
    id: { title: 'Id', description: 'Column that names a row.', type: 'string' },
    time: { title: 'Time', description: 'Column that says when a row happened.', type: 'string' },
    metric: {
      title: 'Metric',
      description: 'The metric that decides between models.',
      type: 'object',
      required: ['name', 'better'],
      properties: { name: { type: 'string' }, better: { enum: ['lower', 'higher'] } },
      additionalProperties: false,
    },
    features: {
      title: 'Features',
      description: 'In the order of the request.',
      type: 'object',
      minProperties: 1,
      additionalProperties: {
        type: 'object',
        required: ['type'],
        additionalProperties: false,
        properties: {
          type: { title: 'Type', enum: ['integer', 'fractional', 'string'] },
          unit: { type: 'string' },
          role: {
            title: 'Role',
            description: 'calendar: reported and range-checked, but never drifts.',
            enum: ['calendar'],
          },
          range: {
            title: 'Range',
            description: 'Smallest and largest value.',
            type: 'array',
            items: { type: 'number' },
            minItems: 2,
            maxItems: 2,
          },
          values: {
            title: 'Values',
            description: 'Every value that a string feature may have.',
            type: 'array',
            items: { type: 'string' },
            minItems: 1,
            uniqueItems: true,
          },
          description: { type: 'string' },
        },
      },
    },
  },
};
function validate22(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.problem === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'problem' },
        schema: schema7.required,
        parentSchema: schema7,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.label === undefined) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'label' },
        schema: schema7.required,
        parentSchema: schema7,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.features === undefined) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'features' },
        schema: schema7.required,
        parentSchema: schema7,
        data,
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(
        key0 === 'problem' ||
        key0 === 'label' ||
        key0 === 'id' ||
        key0 === 'time' ||
        key0 === 'metric' ||
        key0 === 'features'
      )) {
        const err3 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema7,
          data,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.problem !== undefined) {
      let data0 = data.problem;
      if (!(data0 === 'regression' || data0 === 'binary' || data0 === 'multiclass')) {
        const err4 = {
          instancePath: instancePath + '/problem',
          schemaPath: '#/properties/problem/enum',
          keyword: 'enum',
          params: { allowedValues: schema7.properties.problem.enum },
          schema: schema7.properties.problem.enum,
          parentSchema: schema7.properties.problem,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.label !== undefined) {
      let data1 = data.label;
      if (typeof data1 !== 'string' && !(data1 && typeof data1 == 'object' && !Array.isArray(data1))) {
        const err5 = {
          instancePath: instancePath + '/label',
          schemaPath: '#/properties/label/type',
          keyword: 'type',
          params: { type: schema7.properties.label.type },
          schema: schema7.properties.label.type,
          parentSchema: schema7.properties.label,
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
        if (data1.name === undefined) {
          const err6 = {
            instancePath: instancePath + '/label',
            schemaPath: '#/properties/label/required',
            keyword: 'required',
            params: { missingProperty: 'name' },
            schema: schema7.properties.label.required,
            parentSchema: schema7.properties.label,
            data: data1,
          };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        for (const key1 in data1) {
          if (!(key1 === 'name' || key1 === 'unit' || key1 === 'description')) {
            const err7 = {
              instancePath: instancePath + '/label',
              schemaPath: '#/properties/label/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
              schema: false,
              parentSchema: schema7.properties.label,
              data: data1,
            };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data1.name !== undefined) {
          let data2 = data1.name;
          if (typeof data2 !== 'string') {
            const err8 = {
              instancePath: instancePath + '/label/name',
              schemaPath: '#/properties/label/properties/name/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema7.properties.label.properties.name.type,
              parentSchema: schema7.properties.label.properties.name,
              data: data2,
            };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        if (data1.unit !== undefined) {
          let data3 = data1.unit;
          if (typeof data3 !== 'string') {
            const err9 = {
              instancePath: instancePath + '/label/unit',
              schemaPath: '#/properties/label/properties/unit/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema7.properties.label.properties.unit.type,
              parentSchema: schema7.properties.label.properties.unit,
              data: data3,
            };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        if (data1.description !== undefined) {
          let data4 = data1.description;
          if (typeof data4 !== 'string') {
            const err10 = {
              instancePath: instancePath + '/label/description',
              schemaPath: '#/properties/label/properties/description/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema7.properties.label.properties.description.type,
              parentSchema: schema7.properties.label.properties.description,
              data: data4,
            };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
      }
    }
    if (data.id !== undefined) {
      let data5 = data.id;
      if (typeof data5 !== 'string') {
        const err11 = {
          instancePath: instancePath + '/id',
          schemaPath: '#/properties/id/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema7.properties.id.type,
          parentSchema: schema7.properties.id,
          data: data5,
        };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.time !== undefined) {
      let data6 = data.time;
      if (typeof data6 !== 'string') {
        const err12 = {
          instancePath: instancePath + '/time',
          schemaPath: '#/properties/time/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema7.properties.time.type,
          parentSchema: schema7.properties.time,
          data: data6,
        };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.metric !== undefined) {
      let data7 = data.metric;
      if (data7 && typeof data7 == 'object' && !Array.isArray(data7)) {
        if (data7.name === undefined) {
          const err13 = {
            instancePath: instancePath + '/metric',
            schemaPath: '#/properties/metric/required',
            keyword: 'required',
            params: { missingProperty: 'name' },
            schema: schema7.properties.metric.required,
            parentSchema: schema7.properties.metric,
            data: data7,
          };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (data7.better === undefined) {
          const err14 = {
            instancePath: instancePath + '/metric',
            schemaPath: '#/properties/metric/required',
            keyword: 'required',
            params: { missingProperty: 'better' },
            schema: schema7.properties.metric.required,
            parentSchema: schema7.properties.metric,
            data: data7,
          };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        for (const key2 in data7) {
          if (!(key2 === 'name' || key2 === 'better')) {
            const err15 = {
              instancePath: instancePath + '/metric',
              schemaPath: '#/properties/metric/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key2 },
              schema: false,
              parentSchema: schema7.properties.metric,
              data: data7,
            };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
        if (data7.name !== undefined) {
          let data8 = data7.name;
          if (typeof data8 !== 'string') {
            const err16 = {
              instancePath: instancePath + '/metric/name',
              schemaPath: '#/properties/metric/properties/name/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema7.properties.metric.properties.name.type,
              parentSchema: schema7.properties.metric.properties.name,
              data: data8,
            };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        if (data7.better !== undefined) {
          let data9 = data7.better;
          if (!(data9 === 'lower' || data9 === 'higher')) {
            const err17 = {
              instancePath: instancePath + '/metric/better',
              schemaPath: '#/properties/metric/properties/better/enum',
              keyword: 'enum',
              params: { allowedValues: schema7.properties.metric.properties.better.enum },
              schema: schema7.properties.metric.properties.better.enum,
              parentSchema: schema7.properties.metric.properties.better,
              data: data9,
            };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
      } else {
        const err18 = {
          instancePath: instancePath + '/metric',
          schemaPath: '#/properties/metric/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema7.properties.metric.type,
          parentSchema: schema7.properties.metric,
          data: data7,
        };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.features !== undefined) {
      let data10 = data.features;
      if (data10 && typeof data10 == 'object' && !Array.isArray(data10)) {
        if (Object.keys(data10).length < 1) {
          const err19 = {
            instancePath: instancePath + '/features',
            schemaPath: '#/properties/features/minProperties',
            keyword: 'minProperties',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema7.properties.features,
            data: data10,
          };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        for (const key3 in data10) {
          let data11 = data10[key3];
          if (data11 && typeof data11 == 'object' && !Array.isArray(data11)) {
            if (data11.type === undefined) {
              const err20 = {
                instancePath: instancePath + '/features/' + key3.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/properties/features/additionalProperties/required',
                keyword: 'required',
                params: { missingProperty: 'type' },
                schema: schema7.properties.features.additionalProperties.required,
                parentSchema: schema7.properties.features.additionalProperties,
                data: data11,
              };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
            for (const key4 in data11) {
              if (!(
                key4 === 'type' ||
                key4 === 'unit' ||
                key4 === 'role' ||
                key4 === 'range' ||
                key4 === 'values' ||
                key4 === 'description'
              )) {
                const err21 = {
                  instancePath: instancePath + '/features/' + key3.replace(/~/g, '~0').replace(/\//g, '~1'),
                  schemaPath: '#/properties/features/additionalProperties/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key4 },
                  schema: false,
                  parentSchema: schema7.properties.features.additionalProperties,
                  data: data11,
                };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
            }
            if (data11.type !== undefined) {
              let data12 = data11.type;
              if (!(data12 === 'integer' || data12 === 'fractional' || data12 === 'string')) {
                const err22 = {
                  instancePath:
                    instancePath + '/features/' + key3.replace(/~/g, '~0').replace(/\//g, '~1') + '/type',
                  schemaPath: '#/properties/features/additionalProperties/properties/type/enum',
                  keyword: 'enum',
                  params: {
                    allowedValues: schema7.properties.features.additionalProperties.properties.type.enum,
                  },
                  schema: schema7.properties.features.additionalProperties.properties.type.enum,
                  parentSchema: schema7.properties.features.additionalProperties.properties.type,
                  data: data12,
                };
                if (vErrors === null) {
                  vErrors = [err22];
                } else {
                  vErrors.push(err22);
                }
                errors++;
              }
            }
            if (data11.unit !== undefined) {
              let data13 = data11.unit;
              if (typeof data13 !== 'string') {
                const err23 = {
                  instancePath:
                    instancePath + '/features/' + key3.replace(/~/g, '~0').replace(/\//g, '~1') + '/unit',
                  schemaPath: '#/properties/features/additionalProperties/properties/unit/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  schema: schema7.properties.features.additionalProperties.properties.unit.type,
                  parentSchema: schema7.properties.features.additionalProperties.properties.unit,
                  data: data13,
                };
                if (vErrors === null) {
                  vErrors = [err23];
                } else {
                  vErrors.push(err23);
                }
                errors++;
              }
            }
            if (data11.role !== undefined) {
              let data14 = data11.role;
              if (!(data14 === 'calendar')) {
                const err24 = {
                  instancePath:
                    instancePath + '/features/' + key3.replace(/~/g, '~0').replace(/\//g, '~1') + '/role',
                  schemaPath: '#/properties/features/additionalProperties/properties/role/enum',
                  keyword: 'enum',
                  params: {
                    allowedValues: schema7.properties.features.additionalProperties.properties.role.enum,
                  },
                  schema: schema7.properties.features.additionalProperties.properties.role.enum,
                  parentSchema: schema7.properties.features.additionalProperties.properties.role,
                  data: data14,
                };
                if (vErrors === null) {
                  vErrors = [err24];
                } else {
                  vErrors.push(err24);
                }
                errors++;
              }
            }
            if (data11.range !== undefined) {
              let data15 = data11.range;
              if (Array.isArray(data15)) {
                if (data15.length > 2) {
                  const err25 = {
                    instancePath:
                      instancePath + '/features/' + key3.replace(/~/g, '~0').replace(/\//g, '~1') + '/range',
                    schemaPath: '#/properties/features/additionalProperties/properties/range/maxItems',
                    keyword: 'maxItems',
                    params: { limit: 2 },
                    schema: 2,
                    parentSchema: schema7.properties.features.additionalProperties.properties.range,
                    data: data15,
                  };
                  if (vErrors === null) {
                    vErrors = [err25];
                  } else {
                    vErrors.push(err25);
                  }
                  errors++;
                }
                if (data15.length < 2) {
                  const err26 = {
                    instancePath:
                      instancePath + '/features/' + key3.replace(/~/g, '~0').replace(/\//g, '~1') + '/range',
                    schemaPath: '#/properties/features/additionalProperties/properties/range/minItems',
                    keyword: 'minItems',
                    params: { limit: 2 },
                    schema: 2,
                    parentSchema: schema7.properties.features.additionalProperties.properties.range,
                    data: data15,
                  };
                  if (vErrors === null) {
                    vErrors = [err26];
                  } else {
                    vErrors.push(err26);
                  }
                  errors++;
                }
                const len0 = data15.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data16 = data15[i0];
                  if (!(typeof data16 == 'number' && isFinite(data16))) {
                    const err27 = {
                      instancePath:
                        instancePath +
                        '/features/' +
                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                        '/range/' +
                        i0,
                      schemaPath: '#/properties/features/additionalProperties/properties/range/items/type',
                      keyword: 'type',
                      params: { type: 'number' },
                      schema: schema7.properties.features.additionalProperties.properties.range.items.type,
                      parentSchema: schema7.properties.features.additionalProperties.properties.range.items,
                      data: data16,
                    };
                    if (vErrors === null) {
                      vErrors = [err27];
                    } else {
                      vErrors.push(err27);
                    }
                    errors++;
                  }
                }
              } else {
                const err28 = {
                  instancePath:
                    instancePath + '/features/' + key3.replace(/~/g, '~0').replace(/\//g, '~1') + '/range',
                  schemaPath: '#/properties/features/additionalProperties/properties/range/type',
                  keyword: 'type',
                  params: { type: 'array' },
                  schema: schema7.properties.features.additionalProperties.properties.range.type,
                  parentSchema: schema7.properties.features.additionalProperties.properties.range,
                  data: data15,
                };
                if (vErrors === null) {
                  vErrors = [err28];
                } else {
                  vErrors.push(err28);
                }
                errors++;
              }
            }
            if (data11.values !== undefined) {
              let data17 = data11.values;
              if (Array.isArray(data17)) {
                if (data17.length < 1) {
                  const err29 = {
                    instancePath:
                      instancePath + '/features/' + key3.replace(/~/g, '~0').replace(/\//g, '~1') + '/values',
                    schemaPath: '#/properties/features/additionalProperties/properties/values/minItems',
                    keyword: 'minItems',
                    params: { limit: 1 },
                    schema: 1,
                    parentSchema: schema7.properties.features.additionalProperties.properties.values,
                    data: data17,
                  };
                  if (vErrors === null) {
                    vErrors = [err29];
                  } else {
                    vErrors.push(err29);
                  }
                  errors++;
                }
                const len1 = data17.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data18 = data17[i1];
                  if (typeof data18 !== 'string') {
                    const err30 = {
                      instancePath:
                        instancePath +
                        '/features/' +
                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                        '/values/' +
                        i1,
                      schemaPath: '#/properties/features/additionalProperties/properties/values/items/type',
                      keyword: 'type',
                      params: { type: 'string' },
                      schema: schema7.properties.features.additionalProperties.properties.values.items.type,
                      parentSchema: schema7.properties.features.additionalProperties.properties.values.items,
                      data: data18,
                    };
                    if (vErrors === null) {
                      vErrors = [err30];
                    } else {
                      vErrors.push(err30);
                    }
                    errors++;
                  }
                }
                let i2 = data17.length;
                let j0;
                if (i2 > 1) {
                  const indices0 = {};
                  for (; i2--;) {
                    let item0 = data17[i2];
                    if (typeof item0 !== 'string') {
                      continue;
                    }
                    if (typeof indices0[item0] == 'number') {
                      j0 = indices0[item0];
                      const err31 = {
                        instancePath:
                          instancePath +
                          '/features/' +
                          key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                          '/values',
                        schemaPath:
                          '#/properties/features/additionalProperties/properties/values/uniqueItems',
                        keyword: 'uniqueItems',
                        params: { i: i2, j: j0 },
                        schema: true,
                        parentSchema: schema7.properties.features.additionalProperties.properties.values,
                        data: data17,
                      };
                      if (vErrors === null) {
                        vErrors = [err31];
                      } else {
                        vErrors.push(err31);
                      }
                      errors++;
                      break;
                    }
                    indices0[item0] = i2;
                  }
                }
              } else {
                const err32 = {
                  instancePath:
                    instancePath + '/features/' + key3.replace(/~/g, '~0').replace(/\//g, '~1') + '/values',
                  schemaPath: '#/properties/features/additionalProperties/properties/values/type',
                  keyword: 'type',
                  params: { type: 'array' },
                  schema: schema7.properties.features.additionalProperties.properties.values.type,
                  parentSchema: schema7.properties.features.additionalProperties.properties.values,
                  data: data17,
                };
                if (vErrors === null) {
                  vErrors = [err32];
                } else {
                  vErrors.push(err32);
                }
                errors++;
              }
            }
            if (data11.description !== undefined) {
              let data19 = data11.description;
              if (typeof data19 !== 'string') {
                const err33 = {
                  instancePath:
                    instancePath +
                    '/features/' +
                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/description',
                  schemaPath: '#/properties/features/additionalProperties/properties/description/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  schema: schema7.properties.features.additionalProperties.properties.description.type,
                  parentSchema: schema7.properties.features.additionalProperties.properties.description,
                  data: data19,
                };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
            }
          } else {
            const err34 = {
              instancePath: instancePath + '/features/' + key3.replace(/~/g, '~0').replace(/\//g, '~1'),
              schemaPath: '#/properties/features/additionalProperties/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema7.properties.features.additionalProperties.type,
              parentSchema: schema7.properties.features.additionalProperties,
              data: data11,
            };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
        }
      } else {
        const err35 = {
          instancePath: instancePath + '/features',
          schemaPath: '#/properties/features/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema7.properties.features.type,
          parentSchema: schema7.properties.features,
          data: data10,
        };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      }
    }
  } else {
    const err36 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema7.type,
      parentSchema: schema7,
      data,
    };
    if (vErrors === null) {
      vErrors = [err36];
    } else {
      vErrors.push(err36);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
const schema8 = {
  type: 'string',
  pattern: '^[A-Za-z0-9_-]{1,64}$',
  patternErrorMessage: 'SageMaker takes 1 to 64 letters, digits, hyphens and underscores',
};
const pattern3 = new RegExp('^[A-Za-z0-9_-]{1,64}$', 'u');
function validate24(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === 'string') {
    if (!pattern3.test(data)) {
      const err0 = {
        instancePath,
        schemaPath: '#/pattern',
        keyword: 'pattern',
        params: { pattern: '^[A-Za-z0-9_-]{1,64}$' },
        schema: '^[A-Za-z0-9_-]{1,64}$',
        parentSchema: schema8,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'string' },
      schema: schema8.type,
      parentSchema: schema8,
      data,
    };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
const schema9 = {
  title: 'Parameter',
  description:
    'A default value, or type, default and enum. The type of a bare value is read from how it is written: 7 Integer, 7.0 Float, true Boolean, else String.',
  type: ['string', 'number', 'boolean', 'object'],
  required: ['type'],
  properties: {
    type: { title: 'Type', enum: ['String', 'Integer', 'Float', 'Boolean'] },
    default: {
      title: 'Default',
      description: 'Without one, every run has to be given a value.',
      type: ['string', 'number', 'boolean'],
    },
    enum: {
      title: 'Allowed values',
      description: 'Only for String.',
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { type: 'string' },
    },
    description: {
      title: 'Description',
      description: 'For readers of the file; SageMaker has no place for it.',
      type: 'string',
    },
  },
  additionalProperties: false,
};
function validate26(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (
    typeof data !== 'string' &&
    !(typeof data == 'number' && isFinite(data)) &&
    typeof data !== 'boolean' &&
    !(data && typeof data == 'object' && !Array.isArray(data))
  ) {
    const err0 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: schema9.type },
      schema: schema9.type,
      parentSchema: schema9,
      data,
    };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.type === undefined) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'type' },
        schema: schema9.required,
        parentSchema: schema9,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === 'type' || key0 === 'default' || key0 === 'enum' || key0 === 'description')) {
        const err2 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema9,
          data,
        };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.type !== undefined) {
      let data0 = data.type;
      if (!(data0 === 'String' || data0 === 'Integer' || data0 === 'Float' || data0 === 'Boolean')) {
        const err3 = {
          instancePath: instancePath + '/type',
          schemaPath: '#/properties/type/enum',
          keyword: 'enum',
          params: { allowedValues: schema9.properties.type.enum },
          schema: schema9.properties.type.enum,
          parentSchema: schema9.properties.type,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.default !== undefined) {
      let data1 = data.default;
      if (
        typeof data1 !== 'string' &&
        !(typeof data1 == 'number' && isFinite(data1)) &&
        typeof data1 !== 'boolean'
      ) {
        const err4 = {
          instancePath: instancePath + '/default',
          schemaPath: '#/properties/default/type',
          keyword: 'type',
          params: { type: schema9.properties.default.type },
          schema: schema9.properties.default.type,
          parentSchema: schema9.properties.default,
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.enum !== undefined) {
      let data2 = data.enum;
      if (Array.isArray(data2)) {
        if (data2.length < 1) {
          const err5 = {
            instancePath: instancePath + '/enum',
            schemaPath: '#/properties/enum/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema9.properties.enum,
            data: data2,
          };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (typeof data3 !== 'string') {
            const err6 = {
              instancePath: instancePath + '/enum/' + i0,
              schemaPath: '#/properties/enum/items/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema9.properties.enum.items.type,
              parentSchema: schema9.properties.enum.items,
              data: data3,
            };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        let i1 = data2.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--;) {
            let item0 = data2[i1];
            if (typeof item0 !== 'string') {
              continue;
            }
            if (typeof indices0[item0] == 'number') {
              j0 = indices0[item0];
              const err7 = {
                instancePath: instancePath + '/enum',
                schemaPath: '#/properties/enum/uniqueItems',
                keyword: 'uniqueItems',
                params: { i: i1, j: j0 },
                schema: true,
                parentSchema: schema9.properties.enum,
                data: data2,
              };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err8 = {
          instancePath: instancePath + '/enum',
          schemaPath: '#/properties/enum/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema9.properties.enum.type,
          parentSchema: schema9.properties.enum,
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.description !== undefined) {
      let data4 = data.description;
      if (typeof data4 !== 'string') {
        const err9 = {
          instancePath: instancePath + '/description',
          schemaPath: '#/properties/description/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema9.properties.description.type,
          parentSchema: schema9.properties.description,
          data: data4,
        };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
  }
  validate26.errors = vErrors;
  return errors === 0;
}
const schema10 = {
  title: 'Step',
  type: 'object',
  discriminator: { propertyName: 'type' },
  oneOf: [
    { $ref: '#/definitions/processingStep' },
    { $ref: '#/definitions/trainingStep' },
    { $ref: '#/definitions/qualityCheckStep' },
    { $ref: '#/definitions/conditionStep' },
    { $ref: '#/definitions/registerModelStep' },
    { $ref: '#/definitions/failStep' },
    { $ref: '#/definitions/rawStep' },
  ],
};
const schema11 = {
  title: 'Processing step',
  description: 'Runs a script or a container over data.',
  type: 'object',
  required: ['type', 'image', 'instance'],
  properties: {
    type: { const: 'Processing', title: 'Step type' },
    image: { $ref: '#/definitions/image' },
    instance: { $ref: '#/definitions/instance' },
    role: { $ref: '#/definitions/role' },
    environment: { $ref: '#/definitions/environment' },
    timeout: { $ref: '#/definitions/timeout' },
    tags: { $ref: '#/definitions/tags' },
    script: {
      title: 'Script',
      description: 'One Python file, relative to this file. Hashed and uploaded alone.',
      type: 'string',
      minLength: 1,
    },
    source: {
      title: 'Source folder',
      description: 'Folder relative to this file, hashed and uploaded whole. Needs entry.',
      type: 'string',
      minLength: 1,
    },
    entry: {
      title: 'Entry',
      description: 'The file of source that is started.',
      type: 'string',
      minLength: 1,
    },
    entrypoint: {
      title: 'Entrypoint',
      description: 'Replaces `python3 <script>`.',
      type: 'array',
      minItems: 1,
      maxItems: 100,
      items: { $ref: '#/definitions/text' },
    },
    arguments: {
      title: 'Arguments',
      type: 'array',
      minItems: 1,
      maxItems: 100,
      items: { $ref: '#/definitions/text' },
    },
    inputs: {
      title: 'Inputs',
      description: 'By name; mounted at /opt/ml/processing/input/<name>.',
      type: 'object',
      maxProperties: 10,
      propertyNames: { $ref: '#/definitions/name' },
      additionalProperties: { $ref: '#/definitions/input' },
    },
    outputs: {
      title: 'Outputs',
      description:
        "By name; written to /opt/ml/processing/output/<name>, kept below this execution's own prefix. A list of names, or names with destination and path.",
      type: ['array', 'object'],
      maxItems: 10,
      uniqueItems: true,
      items: {
        type: 'string',
        pattern: '^[A-Za-z0-9_-]{1,64}$',
        patternErrorMessage: 'SageMaker takes 1 to 64 letters, digits, hyphens and underscores',
      },
      maxProperties: 10,
      propertyNames: { $ref: '#/definitions/name' },
      additionalProperties: { $ref: '#/definitions/output' },
    },
    reports: { $ref: '#/definitions/reports' },
    cache: { $ref: '#/definitions/cache' },
    retry: { $ref: '#/definitions/retry' },
    displayName: {
      title: 'Display name',
      description: 'Shown in SageMaker Studio instead of the step name.',
      type: 'string',
      minLength: 1,
      maxLength: 256,
    },
    description: {
      title: 'Description',
      description: 'Shown in SageMaker Studio.',
      type: 'string',
      maxLength: 3072,
    },
    dependsOn: { $ref: '#/definitions/dependsOn' },
    raw: { $ref: '#/definitions/raw' },
  },
  additionalProperties: false,
};
const func6 = Object.prototype.hasOwnProperty;
const schema12 = {
  title: 'Image',
  description:
    "URI of a container image, or an AWS-built one by framework and version (resolved to the region's registry).",
  type: ['string', 'object'],
  minLength: 1,
  properties: {
    framework: { title: 'Framework', enum: ['xgboost', 'sklearn', 'model-monitor'] },
    version: { title: 'Version', description: 'Quote it: 3.0-5, 1.2-1 ...', type: 'string' },
    Get: { type: 'string' },
  },
  additionalProperties: false,
};
function validate31(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== 'string' && !(data && typeof data == 'object' && !Array.isArray(data))) {
    const err0 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: schema12.type },
      schema: schema12.type,
      parentSchema: schema12,
      data,
    };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data === 'string') {
    if (func2(data) < 1) {
      const err1 = {
        instancePath,
        schemaPath: '#/minLength',
        keyword: 'minLength',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema12,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === 'framework' || key0 === 'version' || key0 === 'Get')) {
        const err2 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema12,
          data,
        };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.framework !== undefined) {
      let data0 = data.framework;
      if (!(data0 === 'xgboost' || data0 === 'sklearn' || data0 === 'model-monitor')) {
        const err3 = {
          instancePath: instancePath + '/framework',
          schemaPath: '#/properties/framework/enum',
          keyword: 'enum',
          params: { allowedValues: schema12.properties.framework.enum },
          schema: schema12.properties.framework.enum,
          parentSchema: schema12.properties.framework,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.version !== undefined) {
      let data1 = data.version;
      if (typeof data1 !== 'string') {
        const err4 = {
          instancePath: instancePath + '/version',
          schemaPath: '#/properties/version/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema12.properties.version.type,
          parentSchema: schema12.properties.version,
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.Get !== undefined) {
      let data2 = data.Get;
      if (typeof data2 !== 'string') {
        const err5 = {
          instancePath: instancePath + '/Get',
          schemaPath: '#/properties/Get/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema12.properties.Get.type,
          parentSchema: schema12.properties.Get,
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
  }
  validate31.errors = vErrors;
  return errors === 0;
}
const schema13 = {
  title: 'Instance',
  description: 'Instance type, or type, count and volume.',
  type: ['string', 'object'],
  minLength: 1,
  required: ['type'],
  properties: {
    type: {
      title: 'Instance type',
      description: 'Such as ml.m5.xlarge.',
      type: ['string', 'object'],
      minLength: 1,
      minProperties: 1,
      maxProperties: 1,
      properties: {
        Get: { type: 'string' },
        'Std:Join': { type: 'object' },
        'Std:JsonGet': { type: 'object' },
      },
      additionalProperties: false,
    },
    count: { $ref: '#/definitions/wholeNumber' },
    volumeGb: { $ref: '#/definitions/wholeNumber' },
  },
  additionalProperties: false,
};
const schema14 = {
  title: 'Whole number',
  description: 'A number from 1, or a reference to an Integer parameter.',
  type: ['integer', 'string', 'object'],
  minimum: 1,
  pattern: '^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$',
  patternErrorMessage: 'write a number without quotes, or a reference such as ${{ parameters.Count }}',
  minProperties: 1,
  maxProperties: 1,
  properties: { Get: { type: 'string' }, 'Std:Join': { type: 'object' }, 'Std:JsonGet': { type: 'object' } },
  additionalProperties: false,
};
const pattern4 = new RegExp('^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$', 'u');
function validate34(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (
    !(typeof data == 'number' && !(data % 1) && !isNaN(data) && isFinite(data)) &&
    typeof data !== 'string' &&
    !(data && typeof data == 'object' && !Array.isArray(data))
  ) {
    const err0 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: schema14.type },
      schema: schema14.type,
      parentSchema: schema14,
      data,
    };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data == 'number' && isFinite(data)) {
    if (data < 1 || isNaN(data)) {
      const err1 = {
        instancePath,
        schemaPath: '#/minimum',
        keyword: 'minimum',
        params: { comparison: '>=', limit: 1 },
        schema: 1,
        parentSchema: schema14,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  if (typeof data === 'string') {
    if (!pattern4.test(data)) {
      const err2 = {
        instancePath,
        schemaPath: '#/pattern',
        keyword: 'pattern',
        params: { pattern: '^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$' },
        schema: '^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$',
        parentSchema: schema14,
        data,
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (Object.keys(data).length > 1) {
      const err3 = {
        instancePath,
        schemaPath: '#/maxProperties',
        keyword: 'maxProperties',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema14,
        data,
      };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (Object.keys(data).length < 1) {
      const err4 = {
        instancePath,
        schemaPath: '#/minProperties',
        keyword: 'minProperties',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema14,
        data,
      };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === 'Get' || key0 === 'Std:Join' || key0 === 'Std:JsonGet')) {
        const err5 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema14,
          data,
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.Get !== undefined) {
      let data0 = data.Get;
      if (typeof data0 !== 'string') {
        const err6 = {
          instancePath: instancePath + '/Get',
          schemaPath: '#/properties/Get/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema14.properties.Get.type,
          parentSchema: schema14.properties.Get,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data['Std:Join'] !== undefined) {
      let data1 = data['Std:Join'];
      if (!(data1 && typeof data1 == 'object' && !Array.isArray(data1))) {
        const err7 = {
          instancePath: instancePath + '/Std:Join',
          schemaPath: '#/properties/Std%3AJoin/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema14.properties['Std:Join'].type,
          parentSchema: schema14.properties['Std:Join'],
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data['Std:JsonGet'] !== undefined) {
      let data2 = data['Std:JsonGet'];
      if (!(data2 && typeof data2 == 'object' && !Array.isArray(data2))) {
        const err8 = {
          instancePath: instancePath + '/Std:JsonGet',
          schemaPath: '#/properties/Std%3AJsonGet/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema14.properties['Std:JsonGet'].type,
          parentSchema: schema14.properties['Std:JsonGet'],
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  }
  validate34.errors = vErrors;
  return errors === 0;
}
function validate33(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== 'string' && !(data && typeof data == 'object' && !Array.isArray(data))) {
    const err0 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: schema13.type },
      schema: schema13.type,
      parentSchema: schema13,
      data,
    };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data === 'string') {
    if (func2(data) < 1) {
      const err1 = {
        instancePath,
        schemaPath: '#/minLength',
        keyword: 'minLength',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema13,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.type === undefined) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'type' },
        schema: schema13.required,
        parentSchema: schema13,
        data,
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === 'type' || key0 === 'count' || key0 === 'volumeGb')) {
        const err3 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema13,
          data,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.type !== undefined) {
      let data0 = data.type;
      if (typeof data0 !== 'string' && !(data0 && typeof data0 == 'object' && !Array.isArray(data0))) {
        const err4 = {
          instancePath: instancePath + '/type',
          schemaPath: '#/properties/type/type',
          keyword: 'type',
          params: { type: schema13.properties.type.type },
          schema: schema13.properties.type.type,
          parentSchema: schema13.properties.type,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (typeof data0 === 'string') {
        if (func2(data0) < 1) {
          const err5 = {
            instancePath: instancePath + '/type',
            schemaPath: '#/properties/type/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema13.properties.type,
            data: data0,
          };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
      if (data0 && typeof data0 == 'object' && !Array.isArray(data0)) {
        if (Object.keys(data0).length > 1) {
          const err6 = {
            instancePath: instancePath + '/type',
            schemaPath: '#/properties/type/maxProperties',
            keyword: 'maxProperties',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema13.properties.type,
            data: data0,
          };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (Object.keys(data0).length < 1) {
          const err7 = {
            instancePath: instancePath + '/type',
            schemaPath: '#/properties/type/minProperties',
            keyword: 'minProperties',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema13.properties.type,
            data: data0,
          };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        for (const key1 in data0) {
          if (!(key1 === 'Get' || key1 === 'Std:Join' || key1 === 'Std:JsonGet')) {
            const err8 = {
              instancePath: instancePath + '/type',
              schemaPath: '#/properties/type/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
              schema: false,
              parentSchema: schema13.properties.type,
              data: data0,
            };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        if (data0.Get !== undefined) {
          let data1 = data0.Get;
          if (typeof data1 !== 'string') {
            const err9 = {
              instancePath: instancePath + '/type/Get',
              schemaPath: '#/properties/type/properties/Get/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema13.properties.type.properties.Get.type,
              parentSchema: schema13.properties.type.properties.Get,
              data: data1,
            };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        if (data0['Std:Join'] !== undefined) {
          let data2 = data0['Std:Join'];
          if (!(data2 && typeof data2 == 'object' && !Array.isArray(data2))) {
            const err10 = {
              instancePath: instancePath + '/type/Std:Join',
              schemaPath: '#/properties/type/properties/Std%3AJoin/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema13.properties.type.properties['Std:Join'].type,
              parentSchema: schema13.properties.type.properties['Std:Join'],
              data: data2,
            };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
        if (data0['Std:JsonGet'] !== undefined) {
          let data3 = data0['Std:JsonGet'];
          if (!(data3 && typeof data3 == 'object' && !Array.isArray(data3))) {
            const err11 = {
              instancePath: instancePath + '/type/Std:JsonGet',
              schemaPath: '#/properties/type/properties/Std%3AJsonGet/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema13.properties.type.properties['Std:JsonGet'].type,
              parentSchema: schema13.properties.type.properties['Std:JsonGet'],
              data: data3,
            };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
      }
    }
    if (data.count !== undefined) {
      if (
        !validate34(data.count, {
          instancePath: instancePath + '/count',
          parentData: data,
          parentDataProperty: 'count',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
        errors = vErrors.length;
      }
    }
    if (data.volumeGb !== undefined) {
      if (
        !validate34(data.volumeGb, {
          instancePath: instancePath + '/volumeGb',
          parentData: data,
          parentDataProperty: 'volumeGb',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
        errors = vErrors.length;
      }
    }
  }
  validate33.errors = vErrors;
  return errors === 0;
}
const schema15 = {
  title: 'Role',
  description: "ARN of the role of this job; by default the pipeline's.",
  type: ['string', 'object'],
  minProperties: 1,
  maxProperties: 1,
  properties: { Get: { type: 'string' }, 'Std:Join': { type: 'object' }, 'Std:JsonGet': { type: 'object' } },
  additionalProperties: false,
};
function validate38(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== 'string' && !(data && typeof data == 'object' && !Array.isArray(data))) {
    const err0 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: schema15.type },
      schema: schema15.type,
      parentSchema: schema15,
      data,
    };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (Object.keys(data).length > 1) {
      const err1 = {
        instancePath,
        schemaPath: '#/maxProperties',
        keyword: 'maxProperties',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema15,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (Object.keys(data).length < 1) {
      const err2 = {
        instancePath,
        schemaPath: '#/minProperties',
        keyword: 'minProperties',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema15,
        data,
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === 'Get' || key0 === 'Std:Join' || key0 === 'Std:JsonGet')) {
        const err3 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema15,
          data,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.Get !== undefined) {
      let data0 = data.Get;
      if (typeof data0 !== 'string') {
        const err4 = {
          instancePath: instancePath + '/Get',
          schemaPath: '#/properties/Get/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema15.properties.Get.type,
          parentSchema: schema15.properties.Get,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data['Std:Join'] !== undefined) {
      let data1 = data['Std:Join'];
      if (!(data1 && typeof data1 == 'object' && !Array.isArray(data1))) {
        const err5 = {
          instancePath: instancePath + '/Std:Join',
          schemaPath: '#/properties/Std%3AJoin/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema15.properties['Std:Join'].type,
          parentSchema: schema15.properties['Std:Join'],
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data['Std:JsonGet'] !== undefined) {
      let data2 = data['Std:JsonGet'];
      if (!(data2 && typeof data2 == 'object' && !Array.isArray(data2))) {
        const err6 = {
          instancePath: instancePath + '/Std:JsonGet',
          schemaPath: '#/properties/Std%3AJsonGet/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema15.properties['Std:JsonGet'].type,
          parentSchema: schema15.properties['Std:JsonGet'],
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  }
  validate38.errors = vErrors;
  return errors === 0;
}
const schema16 = {
  title: 'Environment',
  description:
    'Environment variables of the container. Never put a secret here: anyone who may describe the pipeline reads it.',
  type: 'object',
  maxProperties: 100,
  propertyNames: {
    type: 'string',
    pattern: '^[a-zA-Z_][a-zA-Z0-9_]*$',
    maxLength: 256,
    patternErrorMessage: 'an environment variable is letters, digits and underscores, no digit first',
  },
  additionalProperties: { $ref: '#/definitions/text' },
};
const pattern5 = new RegExp('^[a-zA-Z_][a-zA-Z0-9_]*$', 'u');
const schema17 = {
  title: 'Text',
  description: 'Text, may contain ${{ }} references.',
  type: ['string', 'number', 'boolean', 'object'],
  minProperties: 1,
  maxProperties: 1,
  properties: { Get: { type: 'string' }, 'Std:Join': { type: 'object' }, 'Std:JsonGet': { type: 'object' } },
  additionalProperties: false,
};
function validate41(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (
    typeof data !== 'string' &&
    !(typeof data == 'number' && isFinite(data)) &&
    typeof data !== 'boolean' &&
    !(data && typeof data == 'object' && !Array.isArray(data))
  ) {
    const err0 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: schema17.type },
      schema: schema17.type,
      parentSchema: schema17,
      data,
    };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (Object.keys(data).length > 1) {
      const err1 = {
        instancePath,
        schemaPath: '#/maxProperties',
        keyword: 'maxProperties',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema17,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (Object.keys(data).length < 1) {
      const err2 = {
        instancePath,
        schemaPath: '#/minProperties',
        keyword: 'minProperties',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema17,
        data,
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === 'Get' || key0 === 'Std:Join' || key0 === 'Std:JsonGet')) {
        const err3 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema17,
          data,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.Get !== undefined) {
      let data0 = data.Get;
      if (typeof data0 !== 'string') {
        const err4 = {
          instancePath: instancePath + '/Get',
          schemaPath: '#/properties/Get/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema17.properties.Get.type,
          parentSchema: schema17.properties.Get,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data['Std:Join'] !== undefined) {
      let data1 = data['Std:Join'];
      if (!(data1 && typeof data1 == 'object' && !Array.isArray(data1))) {
        const err5 = {
          instancePath: instancePath + '/Std:Join',
          schemaPath: '#/properties/Std%3AJoin/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema17.properties['Std:Join'].type,
          parentSchema: schema17.properties['Std:Join'],
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data['Std:JsonGet'] !== undefined) {
      let data2 = data['Std:JsonGet'];
      if (!(data2 && typeof data2 == 'object' && !Array.isArray(data2))) {
        const err6 = {
          instancePath: instancePath + '/Std:JsonGet',
          schemaPath: '#/properties/Std%3AJsonGet/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema17.properties['Std:JsonGet'].type,
          parentSchema: schema17.properties['Std:JsonGet'],
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  }
  validate41.errors = vErrors;
  return errors === 0;
}
function validate40(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (Object.keys(data).length > 100) {
      const err0 = {
        instancePath,
        schemaPath: '#/maxProperties',
        keyword: 'maxProperties',
        params: { limit: 100 },
        schema: 100,
        parentSchema: schema16,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      const _errs1 = errors;
      if (typeof key0 === 'string') {
        if (func2(key0) > 256) {
          const err1 = {
            instancePath,
            schemaPath: '#/propertyNames/maxLength',
            keyword: 'maxLength',
            params: { limit: 256 },
            schema: 256,
            parentSchema: schema16.propertyNames,
            data: key0,
            propertyName: key0,
          };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (!pattern5.test(key0)) {
          const err2 = {
            instancePath,
            schemaPath: '#/propertyNames/pattern',
            keyword: 'pattern',
            params: { pattern: '^[a-zA-Z_][a-zA-Z0-9_]*$' },
            schema: '^[a-zA-Z_][a-zA-Z0-9_]*$',
            parentSchema: schema16.propertyNames,
            data: key0,
            propertyName: key0,
          };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = {
          instancePath,
          schemaPath: '#/propertyNames/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema16.propertyNames.type,
          parentSchema: schema16.propertyNames,
          data: key0,
          propertyName: key0,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        const err4 = {
          instancePath,
          schemaPath: '#/propertyNames',
          keyword: 'propertyNames',
          params: { propertyName: key0 },
          schema: schema16.propertyNames,
          parentSchema: schema16,
          data,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    for (const key1 in data) {
      if (
        !validate41(data[key1], {
          instancePath: instancePath + '/' + key1.replace(/~/g, '~0').replace(/\//g, '~1'),
          parentData: data,
          parentDataProperty: key1,
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema16.type,
      parentSchema: schema16,
      data,
    };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate40.errors = vErrors;
  return errors === 0;
}
const schema18 = {
  title: 'Timeout',
  description: 'ISO 8601 duration after which the job is stopped and the step fails, such as PT1H.',
  type: 'string',
  pattern: '^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$',
  patternErrorMessage:
    'write an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT1H, PT90M or P30D',
};
const pattern6 = new RegExp(
  '^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$',
  'u',
);
function validate44(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === 'string') {
    if (!pattern6.test(data)) {
      const err0 = {
        instancePath,
        schemaPath: '#/pattern',
        keyword: 'pattern',
        params: { pattern: '^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$' },
        schema: '^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$',
        parentSchema: schema18,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'string' },
      schema: schema18.type,
      parentSchema: schema18,
      data,
    };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate44.errors = vErrors;
  return errors === 0;
}
const schema19 = {
  title: 'Tags',
  type: 'object',
  maxProperties: 50,
  propertyNames: { type: 'string', minLength: 1, maxLength: 128 },
  additionalProperties: { $ref: '#/definitions/text' },
};
function validate46(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (Object.keys(data).length > 50) {
      const err0 = {
        instancePath,
        schemaPath: '#/maxProperties',
        keyword: 'maxProperties',
        params: { limit: 50 },
        schema: 50,
        parentSchema: schema19,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      const _errs1 = errors;
      if (typeof key0 === 'string') {
        if (func2(key0) > 128) {
          const err1 = {
            instancePath,
            schemaPath: '#/propertyNames/maxLength',
            keyword: 'maxLength',
            params: { limit: 128 },
            schema: 128,
            parentSchema: schema19.propertyNames,
            data: key0,
            propertyName: key0,
          };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (func2(key0) < 1) {
          const err2 = {
            instancePath,
            schemaPath: '#/propertyNames/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema19.propertyNames,
            data: key0,
            propertyName: key0,
          };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = {
          instancePath,
          schemaPath: '#/propertyNames/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema19.propertyNames.type,
          parentSchema: schema19.propertyNames,
          data: key0,
          propertyName: key0,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        const err4 = {
          instancePath,
          schemaPath: '#/propertyNames',
          keyword: 'propertyNames',
          params: { propertyName: key0 },
          schema: schema19.propertyNames,
          parentSchema: schema19,
          data,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    for (const key1 in data) {
      if (
        !validate41(data[key1], {
          instancePath: instancePath + '/' + key1.replace(/~/g, '~0').replace(/\//g, '~1'),
          parentData: data,
          parentDataProperty: key1,
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema19.type,
      parentSchema: schema19,
      data,
    };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate46.errors = vErrors;
  return errors === 0;
}
const schema20 = {
  title: 'Input',
  description: 'An S3 address, or source and how it is mounted.',
  type: ['string', 'object'],
  minLength: 1,
  required: ['source'],
  properties: {
    source: { $ref: '#/definitions/uri' },
    path: { $ref: '#/definitions/containerPath' },
    distribution: {
      title: 'Distribution',
      description: 'ShardedByS3Key gives each instance its share of the files.',
      enum: ['FullyReplicated', 'ShardedByS3Key'],
    },
    mode: { title: 'Mode', enum: ['File', 'Pipe'] },
    dataType: { title: 'Data type', enum: ['S3Prefix', 'ManifestFile'] },
    compression: { title: 'Compression', enum: ['None', 'Gzip'] },
  },
  additionalProperties: false,
};
const schema21 = {
  title: 'S3 address',
  description: 'An s3:// address, may contain ${{ }} references.',
  type: ['string', 'object'],
  minLength: 1,
  minProperties: 1,
  maxProperties: 1,
  properties: { Get: { type: 'string' }, 'Std:Join': { type: 'object' }, 'Std:JsonGet': { type: 'object' } },
  additionalProperties: false,
};
function validate53(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== 'string' && !(data && typeof data == 'object' && !Array.isArray(data))) {
    const err0 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: schema21.type },
      schema: schema21.type,
      parentSchema: schema21,
      data,
    };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data === 'string') {
    if (func2(data) < 1) {
      const err1 = {
        instancePath,
        schemaPath: '#/minLength',
        keyword: 'minLength',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema21,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (Object.keys(data).length > 1) {
      const err2 = {
        instancePath,
        schemaPath: '#/maxProperties',
        keyword: 'maxProperties',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema21,
        data,
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (Object.keys(data).length < 1) {
      const err3 = {
        instancePath,
        schemaPath: '#/minProperties',
        keyword: 'minProperties',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema21,
        data,
      };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === 'Get' || key0 === 'Std:Join' || key0 === 'Std:JsonGet')) {
        const err4 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema21,
          data,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.Get !== undefined) {
      let data0 = data.Get;
      if (typeof data0 !== 'string') {
        const err5 = {
          instancePath: instancePath + '/Get',
          schemaPath: '#/properties/Get/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema21.properties.Get.type,
          parentSchema: schema21.properties.Get,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data['Std:Join'] !== undefined) {
      let data1 = data['Std:Join'];
      if (!(data1 && typeof data1 == 'object' && !Array.isArray(data1))) {
        const err6 = {
          instancePath: instancePath + '/Std:Join',
          schemaPath: '#/properties/Std%3AJoin/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema21.properties['Std:Join'].type,
          parentSchema: schema21.properties['Std:Join'],
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data['Std:JsonGet'] !== undefined) {
      let data2 = data['Std:JsonGet'];
      if (!(data2 && typeof data2 == 'object' && !Array.isArray(data2))) {
        const err7 = {
          instancePath: instancePath + '/Std:JsonGet',
          schemaPath: '#/properties/Std%3AJsonGet/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema21.properties['Std:JsonGet'].type,
          parentSchema: schema21.properties['Std:JsonGet'],
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  }
  validate53.errors = vErrors;
  return errors === 0;
}
const schema22 = {
  title: 'Path in the container',
  type: 'string',
  pattern: '^/opt/ml/processing/[^\\s]+$',
  maxLength: 256,
  patternErrorMessage: 'SageMaker mounts processing data below /opt/ml/processing/ only',
};
const pattern7 = new RegExp('^/opt/ml/processing/[^\\s]+$', 'u');
function validate55(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === 'string') {
    if (func2(data) > 256) {
      const err0 = {
        instancePath,
        schemaPath: '#/maxLength',
        keyword: 'maxLength',
        params: { limit: 256 },
        schema: 256,
        parentSchema: schema22,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (!pattern7.test(data)) {
      const err1 = {
        instancePath,
        schemaPath: '#/pattern',
        keyword: 'pattern',
        params: { pattern: '^/opt/ml/processing/[^\\s]+$' },
        schema: '^/opt/ml/processing/[^\\s]+$',
        parentSchema: schema22,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  } else {
    const err2 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'string' },
      schema: schema22.type,
      parentSchema: schema22,
      data,
    };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate55.errors = vErrors;
  return errors === 0;
}
function validate52(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== 'string' && !(data && typeof data == 'object' && !Array.isArray(data))) {
    const err0 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: schema20.type },
      schema: schema20.type,
      parentSchema: schema20,
      data,
    };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data === 'string') {
    if (func2(data) < 1) {
      const err1 = {
        instancePath,
        schemaPath: '#/minLength',
        keyword: 'minLength',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema20,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.source === undefined) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'source' },
        schema: schema20.required,
        parentSchema: schema20,
        data,
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(
        key0 === 'source' ||
        key0 === 'path' ||
        key0 === 'distribution' ||
        key0 === 'mode' ||
        key0 === 'dataType' ||
        key0 === 'compression'
      )) {
        const err3 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema20,
          data,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.source !== undefined) {
      if (
        !validate53(data.source, {
          instancePath: instancePath + '/source',
          parentData: data,
          parentDataProperty: 'source',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
        errors = vErrors.length;
      }
    }
    if (data.path !== undefined) {
      if (
        !validate55(data.path, {
          instancePath: instancePath + '/path',
          parentData: data,
          parentDataProperty: 'path',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
        errors = vErrors.length;
      }
    }
    if (data.distribution !== undefined) {
      let data2 = data.distribution;
      if (!(data2 === 'FullyReplicated' || data2 === 'ShardedByS3Key')) {
        const err4 = {
          instancePath: instancePath + '/distribution',
          schemaPath: '#/properties/distribution/enum',
          keyword: 'enum',
          params: { allowedValues: schema20.properties.distribution.enum },
          schema: schema20.properties.distribution.enum,
          parentSchema: schema20.properties.distribution,
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.mode !== undefined) {
      let data3 = data.mode;
      if (!(data3 === 'File' || data3 === 'Pipe')) {
        const err5 = {
          instancePath: instancePath + '/mode',
          schemaPath: '#/properties/mode/enum',
          keyword: 'enum',
          params: { allowedValues: schema20.properties.mode.enum },
          schema: schema20.properties.mode.enum,
          parentSchema: schema20.properties.mode,
          data: data3,
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.dataType !== undefined) {
      let data4 = data.dataType;
      if (!(data4 === 'S3Prefix' || data4 === 'ManifestFile')) {
        const err6 = {
          instancePath: instancePath + '/dataType',
          schemaPath: '#/properties/dataType/enum',
          keyword: 'enum',
          params: { allowedValues: schema20.properties.dataType.enum },
          schema: schema20.properties.dataType.enum,
          parentSchema: schema20.properties.dataType,
          data: data4,
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.compression !== undefined) {
      let data5 = data.compression;
      if (!(data5 === 'None' || data5 === 'Gzip')) {
        const err7 = {
          instancePath: instancePath + '/compression',
          schemaPath: '#/properties/compression/enum',
          keyword: 'enum',
          params: { allowedValues: schema20.properties.compression.enum },
          schema: schema20.properties.compression.enum,
          parentSchema: schema20.properties.compression,
          data: data5,
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  }
  validate52.errors = vErrors;
  return errors === 0;
}
const schema23 = {
  title: 'Output',
  description: 'Where it is written in the container and where it goes; nothing means the defaults.',
  type: ['object', 'null'],
  properties: {
    destination: { $ref: '#/definitions/uri' },
    path: { $ref: '#/definitions/containerPath' },
    upload: { title: 'Upload', enum: ['EndOfJob', 'Continuous'] },
  },
  additionalProperties: false,
};
function validate59(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(data && typeof data == 'object' && !Array.isArray(data)) && data !== null) {
    const err0 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: schema23.type },
      schema: schema23.type,
      parentSchema: schema23,
      data,
    };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === 'destination' || key0 === 'path' || key0 === 'upload')) {
        const err1 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema23,
          data,
        };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.destination !== undefined) {
      if (
        !validate53(data.destination, {
          instancePath: instancePath + '/destination',
          parentData: data,
          parentDataProperty: 'destination',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
        errors = vErrors.length;
      }
    }
    if (data.path !== undefined) {
      if (
        !validate55(data.path, {
          instancePath: instancePath + '/path',
          parentData: data,
          parentDataProperty: 'path',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
        errors = vErrors.length;
      }
    }
    if (data.upload !== undefined) {
      let data2 = data.upload;
      if (!(data2 === 'EndOfJob' || data2 === 'Continuous')) {
        const err2 = {
          instancePath: instancePath + '/upload',
          schemaPath: '#/properties/upload/enum',
          keyword: 'enum',
          params: { allowedValues: schema23.properties.upload.enum },
          schema: schema23.properties.upload.enum,
          parentSchema: schema23.properties.upload,
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  }
  validate59.errors = vErrors;
  return errors === 0;
}
const schema24 = {
  title: 'Reports',
  description:
    'JSON files that conditions read. `name: file.json` lies in the output of that name, or in the only output; `name: { output, file }` says it.',
  type: 'object',
  propertyNames: { $ref: '#/definitions/name' },
  additionalProperties: {
    type: ['string', 'object'],
    minLength: 1,
    required: ['output', 'file'],
    properties: { output: { type: 'string' }, file: { type: 'string', minLength: 1 } },
    additionalProperties: false,
  },
};
function validate63(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (const key0 in data) {
      const _errs1 = errors;
      if (!validate24(key0, { instancePath, parentData: data, parentDataProperty, rootData })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        const err0 = {
          instancePath,
          schemaPath: '#/propertyNames',
          keyword: 'propertyNames',
          params: { propertyName: key0 },
          schema: schema24.propertyNames,
          parentSchema: schema24,
          data,
        };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    for (const key1 in data) {
      let data0 = data[key1];
      if (typeof data0 !== 'string' && !(data0 && typeof data0 == 'object' && !Array.isArray(data0))) {
        const err1 = {
          instancePath: instancePath + '/' + key1.replace(/~/g, '~0').replace(/\//g, '~1'),
          schemaPath: '#/additionalProperties/type',
          keyword: 'type',
          params: { type: schema24.additionalProperties.type },
          schema: schema24.additionalProperties.type,
          parentSchema: schema24.additionalProperties,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (typeof data0 === 'string') {
        if (func2(data0) < 1) {
          const err2 = {
            instancePath: instancePath + '/' + key1.replace(/~/g, '~0').replace(/\//g, '~1'),
            schemaPath: '#/additionalProperties/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema24.additionalProperties,
            data: data0,
          };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      }
      if (data0 && typeof data0 == 'object' && !Array.isArray(data0)) {
        if (data0.output === undefined) {
          const err3 = {
            instancePath: instancePath + '/' + key1.replace(/~/g, '~0').replace(/\//g, '~1'),
            schemaPath: '#/additionalProperties/required',
            keyword: 'required',
            params: { missingProperty: 'output' },
            schema: schema24.additionalProperties.required,
            parentSchema: schema24.additionalProperties,
            data: data0,
          };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (data0.file === undefined) {
          const err4 = {
            instancePath: instancePath + '/' + key1.replace(/~/g, '~0').replace(/\//g, '~1'),
            schemaPath: '#/additionalProperties/required',
            keyword: 'required',
            params: { missingProperty: 'file' },
            schema: schema24.additionalProperties.required,
            parentSchema: schema24.additionalProperties,
            data: data0,
          };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        for (const key2 in data0) {
          if (!(key2 === 'output' || key2 === 'file')) {
            const err5 = {
              instancePath: instancePath + '/' + key1.replace(/~/g, '~0').replace(/\//g, '~1'),
              schemaPath: '#/additionalProperties/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key2 },
              schema: false,
              parentSchema: schema24.additionalProperties,
              data: data0,
            };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        if (data0.output !== undefined) {
          let data1 = data0.output;
          if (typeof data1 !== 'string') {
            const err6 = {
              instancePath: instancePath + '/' + key1.replace(/~/g, '~0').replace(/\//g, '~1') + '/output',
              schemaPath: '#/additionalProperties/properties/output/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema24.additionalProperties.properties.output.type,
              parentSchema: schema24.additionalProperties.properties.output,
              data: data1,
            };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        if (data0.file !== undefined) {
          let data2 = data0.file;
          if (typeof data2 === 'string') {
            if (func2(data2) < 1) {
              const err7 = {
                instancePath: instancePath + '/' + key1.replace(/~/g, '~0').replace(/\//g, '~1') + '/file',
                schemaPath: '#/additionalProperties/properties/file/minLength',
                keyword: 'minLength',
                params: { limit: 1 },
                schema: 1,
                parentSchema: schema24.additionalProperties.properties.file,
                data: data2,
              };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
          } else {
            const err8 = {
              instancePath: instancePath + '/' + key1.replace(/~/g, '~0').replace(/\//g, '~1') + '/file',
              schemaPath: '#/additionalProperties/properties/file/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema24.additionalProperties.properties.file.type,
              parentSchema: schema24.additionalProperties.properties.file,
              data: data2,
            };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
      }
    }
  } else {
    const err9 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema24.type,
      parentSchema: schema24,
      data,
    };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate63.errors = vErrors;
  return errors === 0;
}
const schema25 = {
  title: 'Cache',
  description:
    'How long a result may be reused when code, inputs and environment are the same: an ISO 8601 duration such as P30D, or false.',
  type: ['string', 'boolean', 'object'],
  pattern: '^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$',
  patternErrorMessage: 'write an ISO 8601 duration such as P30D or PT1H, or false',
  required: ['enabled'],
  properties: {
    enabled: { type: 'boolean' },
    expireAfter: {
      type: 'string',
      pattern:
        '^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$',
      patternErrorMessage: 'write an ISO 8601 duration such as P30D or PT1H',
    },
  },
  additionalProperties: false,
};
const pattern9 = new RegExp(
  '^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$',
  'u',
);
function validate66(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (
    typeof data !== 'string' &&
    typeof data !== 'boolean' &&
    !(data && typeof data == 'object' && !Array.isArray(data))
  ) {
    const err0 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: schema25.type },
      schema: schema25.type,
      parentSchema: schema25,
      data,
    };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data === 'string') {
    if (!pattern9.test(data)) {
      const err1 = {
        instancePath,
        schemaPath: '#/pattern',
        keyword: 'pattern',
        params: {
          pattern:
            '^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$',
        },
        schema:
          '^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$',
        parentSchema: schema25,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.enabled === undefined) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'enabled' },
        schema: schema25.required,
        parentSchema: schema25,
        data,
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === 'enabled' || key0 === 'expireAfter')) {
        const err3 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema25,
          data,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.enabled !== undefined) {
      let data0 = data.enabled;
      if (typeof data0 !== 'boolean') {
        const err4 = {
          instancePath: instancePath + '/enabled',
          schemaPath: '#/properties/enabled/type',
          keyword: 'type',
          params: { type: 'boolean' },
          schema: schema25.properties.enabled.type,
          parentSchema: schema25.properties.enabled,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.expireAfter !== undefined) {
      let data1 = data.expireAfter;
      if (typeof data1 === 'string') {
        if (!pattern9.test(data1)) {
          const err5 = {
            instancePath: instancePath + '/expireAfter',
            schemaPath: '#/properties/expireAfter/pattern',
            keyword: 'pattern',
            params: {
              pattern:
                '^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$',
            },
            schema:
              '^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$',
            parentSchema: schema25.properties.expireAfter,
            data: data1,
          };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = {
          instancePath: instancePath + '/expireAfter',
          schemaPath: '#/properties/expireAfter/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema25.properties.expireAfter.type,
          parentSchema: schema25.properties.expireAfter,
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  }
  validate66.errors = vErrors;
  return errors === 0;
}
const schema26 = {
  title: 'Retry policies',
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['on'],
    additionalProperties: false,
    properties: {
      on: {
        title: 'On',
        description: 'Failures that this policy retries.',
        type: 'array',
        minItems: 1,
        uniqueItems: true,
        items: {
          enum: [
            'Step.SERVICE_FAULT',
            'Step.THROTTLING',
            'SageMaker.JOB_INTERNAL_ERROR',
            'SageMaker.CAPACITY_ERROR',
            'SageMaker.RESOURCE_LIMIT',
          ],
        },
      },
      interval: { $ref: '#/definitions/duration' },
      backoffRate: { title: 'Backoff rate', type: 'number', minimum: 0 },
      maxAttempts: {
        title: 'Attempts',
        description: 'Either this or expireAfter.',
        type: 'integer',
        minimum: 1,
        maximum: 20,
      },
      expireAfter: { $ref: '#/definitions/duration' },
    },
  },
};
const func0 = isDeepStrictEqual;
const schema27 = {
  title: 'Duration',
  description: 'ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT1H or P30D.',
  type: 'string',
  pattern: '^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$',
  patternErrorMessage:
    'write an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT1H, PT90M or P30D',
};
function validate69(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === 'string') {
    if (!pattern6.test(data)) {
      const err0 = {
        instancePath,
        schemaPath: '#/pattern',
        keyword: 'pattern',
        params: { pattern: '^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$' },
        schema: '^P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$',
        parentSchema: schema27,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'string' },
      schema: schema27.type,
      parentSchema: schema27,
      data,
    };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate69.errors = vErrors;
  return errors === 0;
}
function validate68(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = {
        instancePath,
        schemaPath: '#/minItems',
        keyword: 'minItems',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema26,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (data0 && typeof data0 == 'object' && !Array.isArray(data0)) {
        if (data0.on === undefined) {
          const err1 = {
            instancePath: instancePath + '/' + i0,
            schemaPath: '#/items/required',
            keyword: 'required',
            params: { missingProperty: 'on' },
            schema: schema26.items.required,
            parentSchema: schema26.items,
            data: data0,
          };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        for (const key0 in data0) {
          if (!(
            key0 === 'on' ||
            key0 === 'interval' ||
            key0 === 'backoffRate' ||
            key0 === 'maxAttempts' ||
            key0 === 'expireAfter'
          )) {
            const err2 = {
              instancePath: instancePath + '/' + i0,
              schemaPath: '#/items/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key0 },
              schema: false,
              parentSchema: schema26.items,
              data: data0,
            };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
        }
        if (data0.on !== undefined) {
          let data1 = data0.on;
          if (Array.isArray(data1)) {
            if (data1.length < 1) {
              const err3 = {
                instancePath: instancePath + '/' + i0 + '/on',
                schemaPath: '#/items/properties/on/minItems',
                keyword: 'minItems',
                params: { limit: 1 },
                schema: 1,
                parentSchema: schema26.items.properties.on,
                data: data1,
              };
              if (vErrors === null) {
                vErrors = [err3];
              } else {
                vErrors.push(err3);
              }
              errors++;
            }
            const len1 = data1.length;
            for (let i1 = 0; i1 < len1; i1++) {
              let data2 = data1[i1];
              if (!(
                data2 === 'Step.SERVICE_FAULT' ||
                data2 === 'Step.THROTTLING' ||
                data2 === 'SageMaker.JOB_INTERNAL_ERROR' ||
                data2 === 'SageMaker.CAPACITY_ERROR' ||
                data2 === 'SageMaker.RESOURCE_LIMIT'
              )) {
                const err4 = {
                  instancePath: instancePath + '/' + i0 + '/on/' + i1,
                  schemaPath: '#/items/properties/on/items/enum',
                  keyword: 'enum',
                  params: { allowedValues: schema26.items.properties.on.items.enum },
                  schema: schema26.items.properties.on.items.enum,
                  parentSchema: schema26.items.properties.on.items,
                  data: data2,
                };
                if (vErrors === null) {
                  vErrors = [err4];
                } else {
                  vErrors.push(err4);
                }
                errors++;
              }
            }
            let i2 = data1.length;
            let j0;
            if (i2 > 1) {
              outer0: for (; i2--;) {
                for (j0 = i2; j0--;) {
                  if (func0(data1[i2], data1[j0])) {
                    const err5 = {
                      instancePath: instancePath + '/' + i0 + '/on',
                      schemaPath: '#/items/properties/on/uniqueItems',
                      keyword: 'uniqueItems',
                      params: { i: i2, j: j0 },
                      schema: true,
                      parentSchema: schema26.items.properties.on,
                      data: data1,
                    };
                    if (vErrors === null) {
                      vErrors = [err5];
                    } else {
                      vErrors.push(err5);
                    }
                    errors++;
                    break outer0;
                  }
                }
              }
            }
          } else {
            const err6 = {
              instancePath: instancePath + '/' + i0 + '/on',
              schemaPath: '#/items/properties/on/type',
              keyword: 'type',
              params: { type: 'array' },
              schema: schema26.items.properties.on.type,
              parentSchema: schema26.items.properties.on,
              data: data1,
            };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        if (data0.interval !== undefined) {
          if (
            !validate69(data0.interval, {
              instancePath: instancePath + '/' + i0 + '/interval',
              parentData: data0,
              parentDataProperty: 'interval',
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
            errors = vErrors.length;
          }
        }
        if (data0.backoffRate !== undefined) {
          let data4 = data0.backoffRate;
          if (typeof data4 == 'number' && isFinite(data4)) {
            if (data4 < 0 || isNaN(data4)) {
              const err7 = {
                instancePath: instancePath + '/' + i0 + '/backoffRate',
                schemaPath: '#/items/properties/backoffRate/minimum',
                keyword: 'minimum',
                params: { comparison: '>=', limit: 0 },
                schema: 0,
                parentSchema: schema26.items.properties.backoffRate,
                data: data4,
              };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
          } else {
            const err8 = {
              instancePath: instancePath + '/' + i0 + '/backoffRate',
              schemaPath: '#/items/properties/backoffRate/type',
              keyword: 'type',
              params: { type: 'number' },
              schema: schema26.items.properties.backoffRate.type,
              parentSchema: schema26.items.properties.backoffRate,
              data: data4,
            };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        if (data0.maxAttempts !== undefined) {
          let data5 = data0.maxAttempts;
          if (!(typeof data5 == 'number' && !(data5 % 1) && !isNaN(data5) && isFinite(data5))) {
            const err9 = {
              instancePath: instancePath + '/' + i0 + '/maxAttempts',
              schemaPath: '#/items/properties/maxAttempts/type',
              keyword: 'type',
              params: { type: 'integer' },
              schema: schema26.items.properties.maxAttempts.type,
              parentSchema: schema26.items.properties.maxAttempts,
              data: data5,
            };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
          if (typeof data5 == 'number' && isFinite(data5)) {
            if (data5 > 20 || isNaN(data5)) {
              const err10 = {
                instancePath: instancePath + '/' + i0 + '/maxAttempts',
                schemaPath: '#/items/properties/maxAttempts/maximum',
                keyword: 'maximum',
                params: { comparison: '<=', limit: 20 },
                schema: 20,
                parentSchema: schema26.items.properties.maxAttempts,
                data: data5,
              };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
            if (data5 < 1 || isNaN(data5)) {
              const err11 = {
                instancePath: instancePath + '/' + i0 + '/maxAttempts',
                schemaPath: '#/items/properties/maxAttempts/minimum',
                keyword: 'minimum',
                params: { comparison: '>=', limit: 1 },
                schema: 1,
                parentSchema: schema26.items.properties.maxAttempts,
                data: data5,
              };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
          }
        }
        if (data0.expireAfter !== undefined) {
          if (
            !validate69(data0.expireAfter, {
              instancePath: instancePath + '/' + i0 + '/expireAfter',
              parentData: data0,
              parentDataProperty: 'expireAfter',
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err12 = {
          instancePath: instancePath + '/' + i0,
          schemaPath: '#/items/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema26.items.type,
          parentSchema: schema26.items,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
  } else {
    const err13 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'array' },
      schema: schema26.type,
      parentSchema: schema26,
      data,
    };
    if (vErrors === null) {
      vErrors = [err13];
    } else {
      vErrors.push(err13);
    }
    errors++;
  }
  validate68.errors = vErrors;
  return errors === 0;
}
const schema28 = {
  title: 'Depends on',
  description: 'Steps that must have ended first although nothing of theirs is referred to.',
  type: 'array',
  items: { type: 'string' },
  minItems: 1,
  uniqueItems: true,
};
function validate73(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = {
        instancePath,
        schemaPath: '#/minItems',
        keyword: 'minItems',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema28,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 !== 'string') {
        const err1 = {
          instancePath: instancePath + '/' + i0,
          schemaPath: '#/items/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema28.items.type,
          parentSchema: schema28.items,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    let i1 = data.length;
    let j0;
    if (i1 > 1) {
      const indices0 = {};
      for (; i1--;) {
        let item0 = data[i1];
        if (typeof item0 !== 'string') {
          continue;
        }
        if (typeof indices0[item0] == 'number') {
          j0 = indices0[item0];
          const err2 = {
            instancePath,
            schemaPath: '#/uniqueItems',
            keyword: 'uniqueItems',
            params: { i: i1, j: j0 },
            schema: true,
            parentSchema: schema28,
            data,
          };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
          break;
        }
        indices0[item0] = i1;
      }
    }
  } else {
    const err3 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'array' },
      schema: schema28.type,
      parentSchema: schema28,
      data,
    };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate73.errors = vErrors;
  return errors === 0;
}
const schema29 = {
  title: 'Raw',
  description:
    "SageMaker's own keys, merged over what was compiled: objects key by key, everything else replaced. ${{ }} references work in it.",
  type: 'object',
};
function validate75(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(data && typeof data == 'object' && !Array.isArray(data))) {
    const err0 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema29.type,
      parentSchema: schema29,
      data,
    };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate75.errors = vErrors;
  return errors === 0;
}
function validate30(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.type === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'type' },
        schema: schema11.required,
        parentSchema: schema11,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.image === undefined) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'image' },
        schema: schema11.required,
        parentSchema: schema11,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.instance === undefined) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'instance' },
        schema: schema11.required,
        parentSchema: schema11,
        data,
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func6.call(schema11.properties, key0)) {
        const err3 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema11,
          data,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.type !== undefined) {
      let data0 = data.type;
      if ('Processing' !== data0) {
        const err4 = {
          instancePath: instancePath + '/type',
          schemaPath: '#/properties/type/const',
          keyword: 'const',
          params: { allowedValue: 'Processing' },
          schema: 'Processing',
          parentSchema: schema11.properties.type,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.image !== undefined) {
      if (
        !validate31(data.image, {
          instancePath: instancePath + '/image',
          parentData: data,
          parentDataProperty: 'image',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
        errors = vErrors.length;
      }
    }
    if (data.instance !== undefined) {
      if (
        !validate33(data.instance, {
          instancePath: instancePath + '/instance',
          parentData: data,
          parentDataProperty: 'instance',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
        errors = vErrors.length;
      }
    }
    if (data.role !== undefined) {
      if (
        !validate38(data.role, {
          instancePath: instancePath + '/role',
          parentData: data,
          parentDataProperty: 'role',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.environment !== undefined) {
      if (
        !validate40(data.environment, {
          instancePath: instancePath + '/environment',
          parentData: data,
          parentDataProperty: 'environment',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== undefined) {
      if (
        !validate44(data.timeout, {
          instancePath: instancePath + '/timeout',
          parentData: data,
          parentDataProperty: 'timeout',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
        errors = vErrors.length;
      }
    }
    if (data.tags !== undefined) {
      if (
        !validate46(data.tags, {
          instancePath: instancePath + '/tags',
          parentData: data,
          parentDataProperty: 'tags',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
        errors = vErrors.length;
      }
    }
    if (data.script !== undefined) {
      let data7 = data.script;
      if (typeof data7 === 'string') {
        if (func2(data7) < 1) {
          const err5 = {
            instancePath: instancePath + '/script',
            schemaPath: '#/properties/script/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema11.properties.script,
            data: data7,
          };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = {
          instancePath: instancePath + '/script',
          schemaPath: '#/properties/script/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema11.properties.script.type,
          parentSchema: schema11.properties.script,
          data: data7,
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.source !== undefined) {
      let data8 = data.source;
      if (typeof data8 === 'string') {
        if (func2(data8) < 1) {
          const err7 = {
            instancePath: instancePath + '/source',
            schemaPath: '#/properties/source/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema11.properties.source,
            data: data8,
          };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = {
          instancePath: instancePath + '/source',
          schemaPath: '#/properties/source/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema11.properties.source.type,
          parentSchema: schema11.properties.source,
          data: data8,
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.entry !== undefined) {
      let data9 = data.entry;
      if (typeof data9 === 'string') {
        if (func2(data9) < 1) {
          const err9 = {
            instancePath: instancePath + '/entry',
            schemaPath: '#/properties/entry/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema11.properties.entry,
            data: data9,
          };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = {
          instancePath: instancePath + '/entry',
          schemaPath: '#/properties/entry/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema11.properties.entry.type,
          parentSchema: schema11.properties.entry,
          data: data9,
        };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.entrypoint !== undefined) {
      let data10 = data.entrypoint;
      if (Array.isArray(data10)) {
        if (data10.length > 100) {
          const err11 = {
            instancePath: instancePath + '/entrypoint',
            schemaPath: '#/properties/entrypoint/maxItems',
            keyword: 'maxItems',
            params: { limit: 100 },
            schema: 100,
            parentSchema: schema11.properties.entrypoint,
            data: data10,
          };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (data10.length < 1) {
          const err12 = {
            instancePath: instancePath + '/entrypoint',
            schemaPath: '#/properties/entrypoint/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema11.properties.entrypoint,
            data: data10,
          };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        const len0 = data10.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (
            !validate41(data10[i0], {
              instancePath: instancePath + '/entrypoint/' + i0,
              parentData: data10,
              parentDataProperty: i0,
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err13 = {
          instancePath: instancePath + '/entrypoint',
          schemaPath: '#/properties/entrypoint/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema11.properties.entrypoint.type,
          parentSchema: schema11.properties.entrypoint,
          data: data10,
        };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.arguments !== undefined) {
      let data12 = data.arguments;
      if (Array.isArray(data12)) {
        if (data12.length > 100) {
          const err14 = {
            instancePath: instancePath + '/arguments',
            schemaPath: '#/properties/arguments/maxItems',
            keyword: 'maxItems',
            params: { limit: 100 },
            schema: 100,
            parentSchema: schema11.properties.arguments,
            data: data12,
          };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (data12.length < 1) {
          const err15 = {
            instancePath: instancePath + '/arguments',
            schemaPath: '#/properties/arguments/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema11.properties.arguments,
            data: data12,
          };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        const len1 = data12.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (
            !validate41(data12[i1], {
              instancePath: instancePath + '/arguments/' + i1,
              parentData: data12,
              parentDataProperty: i1,
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err16 = {
          instancePath: instancePath + '/arguments',
          schemaPath: '#/properties/arguments/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema11.properties.arguments.type,
          parentSchema: schema11.properties.arguments,
          data: data12,
        };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.inputs !== undefined) {
      let data14 = data.inputs;
      if (data14 && typeof data14 == 'object' && !Array.isArray(data14)) {
        if (Object.keys(data14).length > 10) {
          const err17 = {
            instancePath: instancePath + '/inputs',
            schemaPath: '#/properties/inputs/maxProperties',
            keyword: 'maxProperties',
            params: { limit: 10 },
            schema: 10,
            parentSchema: schema11.properties.inputs,
            data: data14,
          };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        for (const key1 in data14) {
          const _errs23 = errors;
          if (
            !validate24(key1, {
              instancePath: instancePath + '/inputs',
              parentData: data14,
              parentDataProperty: 'inputs',
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
            errors = vErrors.length;
          }
          var valid5 = _errs23 === errors;
          if (!valid5) {
            const err18 = {
              instancePath: instancePath + '/inputs',
              schemaPath: '#/properties/inputs/propertyNames',
              keyword: 'propertyNames',
              params: { propertyName: key1 },
              schema: schema11.properties.inputs.propertyNames,
              parentSchema: schema11.properties.inputs,
              data: data14,
            };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
        for (const key2 in data14) {
          if (
            !validate52(data14[key2], {
              instancePath: instancePath + '/inputs/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
              parentData: data14,
              parentDataProperty: key2,
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err19 = {
          instancePath: instancePath + '/inputs',
          schemaPath: '#/properties/inputs/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema11.properties.inputs.type,
          parentSchema: schema11.properties.inputs,
          data: data14,
        };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.outputs !== undefined) {
      let data16 = data.outputs;
      if (!data16 || typeof data16 != 'object') {
        const err20 = {
          instancePath: instancePath + '/outputs',
          schemaPath: '#/properties/outputs/type',
          keyword: 'type',
          params: { type: schema11.properties.outputs.type },
          schema: schema11.properties.outputs.type,
          parentSchema: schema11.properties.outputs,
          data: data16,
        };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
      if (Array.isArray(data16)) {
        if (data16.length > 10) {
          const err21 = {
            instancePath: instancePath + '/outputs',
            schemaPath: '#/properties/outputs/maxItems',
            keyword: 'maxItems',
            params: { limit: 10 },
            schema: 10,
            parentSchema: schema11.properties.outputs,
            data: data16,
          };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
        const len2 = data16.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data17 = data16[i2];
          if (typeof data17 === 'string') {
            if (!pattern3.test(data17)) {
              const err22 = {
                instancePath: instancePath + '/outputs/' + i2,
                schemaPath: '#/properties/outputs/items/pattern',
                keyword: 'pattern',
                params: { pattern: '^[A-Za-z0-9_-]{1,64}$' },
                schema: '^[A-Za-z0-9_-]{1,64}$',
                parentSchema: schema11.properties.outputs.items,
                data: data17,
              };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
          } else {
            const err23 = {
              instancePath: instancePath + '/outputs/' + i2,
              schemaPath: '#/properties/outputs/items/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema11.properties.outputs.items.type,
              parentSchema: schema11.properties.outputs.items,
              data: data17,
            };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        let i3 = data16.length;
        let j0;
        if (i3 > 1) {
          const indices0 = {};
          for (; i3--;) {
            let item0 = data16[i3];
            if (typeof item0 !== 'string') {
              continue;
            }
            if (typeof indices0[item0] == 'number') {
              j0 = indices0[item0];
              const err24 = {
                instancePath: instancePath + '/outputs',
                schemaPath: '#/properties/outputs/uniqueItems',
                keyword: 'uniqueItems',
                params: { i: i3, j: j0 },
                schema: true,
                parentSchema: schema11.properties.outputs,
                data: data16,
              };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
              break;
            }
            indices0[item0] = i3;
          }
        }
      }
      if (data16 && typeof data16 == 'object' && !Array.isArray(data16)) {
        if (Object.keys(data16).length > 10) {
          const err25 = {
            instancePath: instancePath + '/outputs',
            schemaPath: '#/properties/outputs/maxProperties',
            keyword: 'maxProperties',
            params: { limit: 10 },
            schema: 10,
            parentSchema: schema11.properties.outputs,
            data: data16,
          };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        for (const key3 in data16) {
          const _errs30 = errors;
          if (
            !validate24(key3, {
              instancePath: instancePath + '/outputs',
              parentData: data16,
              parentDataProperty: 'outputs',
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
            errors = vErrors.length;
          }
          var valid10 = _errs30 === errors;
          if (!valid10) {
            const err26 = {
              instancePath: instancePath + '/outputs',
              schemaPath: '#/properties/outputs/propertyNames',
              keyword: 'propertyNames',
              params: { propertyName: key3 },
              schema: schema11.properties.outputs.propertyNames,
              parentSchema: schema11.properties.outputs,
              data: data16,
            };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
        for (const key4 in data16) {
          if (
            !validate59(data16[key4], {
              instancePath: instancePath + '/outputs/' + key4.replace(/~/g, '~0').replace(/\//g, '~1'),
              parentData: data16,
              parentDataProperty: key4,
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
            errors = vErrors.length;
          }
        }
      }
    }
    if (data.reports !== undefined) {
      if (
        !validate63(data.reports, {
          instancePath: instancePath + '/reports',
          parentData: data,
          parentDataProperty: 'reports',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
        errors = vErrors.length;
      }
    }
    if (data.cache !== undefined) {
      if (
        !validate66(data.cache, {
          instancePath: instancePath + '/cache',
          parentData: data,
          parentDataProperty: 'cache',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== undefined) {
      if (
        !validate68(data.retry, {
          instancePath: instancePath + '/retry',
          parentData: data,
          parentDataProperty: 'retry',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
        errors = vErrors.length;
      }
    }
    if (data.displayName !== undefined) {
      let data22 = data.displayName;
      if (typeof data22 === 'string') {
        if (func2(data22) > 256) {
          const err27 = {
            instancePath: instancePath + '/displayName',
            schemaPath: '#/properties/displayName/maxLength',
            keyword: 'maxLength',
            params: { limit: 256 },
            schema: 256,
            parentSchema: schema11.properties.displayName,
            data: data22,
          };
          if (vErrors === null) {
            vErrors = [err27];
          } else {
            vErrors.push(err27);
          }
          errors++;
        }
        if (func2(data22) < 1) {
          const err28 = {
            instancePath: instancePath + '/displayName',
            schemaPath: '#/properties/displayName/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema11.properties.displayName,
            data: data22,
          };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
      } else {
        const err29 = {
          instancePath: instancePath + '/displayName',
          schemaPath: '#/properties/displayName/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema11.properties.displayName.type,
          parentSchema: schema11.properties.displayName,
          data: data22,
        };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.description !== undefined) {
      let data23 = data.description;
      if (typeof data23 === 'string') {
        if (func2(data23) > 3072) {
          const err30 = {
            instancePath: instancePath + '/description',
            schemaPath: '#/properties/description/maxLength',
            keyword: 'maxLength',
            params: { limit: 3072 },
            schema: 3072,
            parentSchema: schema11.properties.description,
            data: data23,
          };
          if (vErrors === null) {
            vErrors = [err30];
          } else {
            vErrors.push(err30);
          }
          errors++;
        }
      } else {
        const err31 = {
          instancePath: instancePath + '/description',
          schemaPath: '#/properties/description/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema11.properties.description.type,
          parentSchema: schema11.properties.description,
          data: data23,
        };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
    }
    if (data.dependsOn !== undefined) {
      if (
        !validate73(data.dependsOn, {
          instancePath: instancePath + '/dependsOn',
          parentData: data,
          parentDataProperty: 'dependsOn',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
        errors = vErrors.length;
      }
    }
    if (data.raw !== undefined) {
      if (
        !validate75(data.raw, {
          instancePath: instancePath + '/raw',
          parentData: data,
          parentDataProperty: 'raw',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err32 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema11.type,
      parentSchema: schema11,
      data,
    };
    if (vErrors === null) {
      vErrors = [err32];
    } else {
      vErrors.push(err32);
    }
    errors++;
  }
  validate30.errors = vErrors;
  return errors === 0;
}
const schema30 = {
  title: 'Training step',
  description: 'Trains a model.',
  type: 'object',
  required: ['type', 'image', 'instance', 'channels'],
  properties: {
    type: { const: 'Training', title: 'Step type' },
    image: { $ref: '#/definitions/image' },
    instance: { $ref: '#/definitions/instance' },
    role: { $ref: '#/definitions/role' },
    environment: { $ref: '#/definitions/environment' },
    timeout: { $ref: '#/definitions/timeout' },
    tags: { $ref: '#/definitions/tags' },
    hyperparameters: {
      title: 'Hyperparameters',
      description: 'Handed over as text, exactly as written here.',
      type: 'object',
      maxProperties: 100,
      propertyNames: { type: 'string', minLength: 1, maxLength: 256 },
      additionalProperties: { $ref: '#/definitions/text' },
    },
    channels: {
      title: 'Channels',
      type: 'object',
      minProperties: 1,
      maxProperties: 20,
      propertyNames: {
        type: 'string',
        pattern: '^[A-Za-z0-9._-]{1,64}$',
        patternErrorMessage: 'SageMaker takes 1 to 64 letters, digits, dots, hyphens and underscores',
      },
      additionalProperties: { $ref: '#/definitions/channel' },
    },
    output: { $ref: '#/definitions/uri' },
    inputMode: { title: 'Input mode', enum: ['File', 'Pipe', 'FastFile'] },
    metrics: {
      title: 'Metrics',
      description: 'Name to the regular expression that finds it in the log.',
      type: 'object',
      maxProperties: 40,
      additionalProperties: { type: 'string', minLength: 1, maxLength: 500 },
    },
    spot: {
      title: 'Spot',
      description: 'Train on spot capacity: true, or how long to wait in all for capacity and the run.',
      type: ['boolean', 'object'],
      required: ['maxWait'],
      properties: { maxWait: { $ref: '#/definitions/duration' } },
      additionalProperties: false,
    },
    checkpoint: {
      title: 'Checkpoint',
      type: 'object',
      required: ['uri'],
      properties: { uri: { $ref: '#/definitions/uri' }, path: { type: 'string', minLength: 1 } },
      additionalProperties: false,
    },
    cache: { $ref: '#/definitions/cache' },
    retry: { $ref: '#/definitions/retry' },
    displayName: {
      title: 'Display name',
      description: 'Shown in SageMaker Studio instead of the step name.',
      type: 'string',
      minLength: 1,
      maxLength: 256,
    },
    description: {
      title: 'Description',
      description: 'Shown in SageMaker Studio.',
      type: 'string',
      maxLength: 3072,
    },
    dependsOn: { $ref: '#/definitions/dependsOn' },
    raw: { $ref: '#/definitions/raw' },
  },
  additionalProperties: false,
};
const schema31 = {
  title: 'Channel',
  description: 'An S3 address, or source and how it is read. Content type text/csv by default.',
  type: ['string', 'object'],
  minLength: 1,
  required: ['source'],
  properties: {
    source: { $ref: '#/definitions/uri' },
    contentType: { title: 'Content type', type: 'string' },
    distribution: { title: 'Distribution', enum: ['FullyReplicated', 'ShardedByS3Key'] },
    mode: { title: 'Mode', enum: ['File', 'Pipe', 'FastFile'] },
    dataType: { title: 'Data type', enum: ['S3Prefix', 'ManifestFile', 'AugmentedManifestFile'] },
    compression: { title: 'Compression', enum: ['None', 'Gzip'] },
  },
  additionalProperties: false,
};
function validate85(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== 'string' && !(data && typeof data == 'object' && !Array.isArray(data))) {
    const err0 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: schema31.type },
      schema: schema31.type,
      parentSchema: schema31,
      data,
    };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data === 'string') {
    if (func2(data) < 1) {
      const err1 = {
        instancePath,
        schemaPath: '#/minLength',
        keyword: 'minLength',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema31,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.source === undefined) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'source' },
        schema: schema31.required,
        parentSchema: schema31,
        data,
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(
        key0 === 'source' ||
        key0 === 'contentType' ||
        key0 === 'distribution' ||
        key0 === 'mode' ||
        key0 === 'dataType' ||
        key0 === 'compression'
      )) {
        const err3 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema31,
          data,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.source !== undefined) {
      if (
        !validate53(data.source, {
          instancePath: instancePath + '/source',
          parentData: data,
          parentDataProperty: 'source',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
        errors = vErrors.length;
      }
    }
    if (data.contentType !== undefined) {
      let data1 = data.contentType;
      if (typeof data1 !== 'string') {
        const err4 = {
          instancePath: instancePath + '/contentType',
          schemaPath: '#/properties/contentType/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema31.properties.contentType.type,
          parentSchema: schema31.properties.contentType,
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.distribution !== undefined) {
      let data2 = data.distribution;
      if (!(data2 === 'FullyReplicated' || data2 === 'ShardedByS3Key')) {
        const err5 = {
          instancePath: instancePath + '/distribution',
          schemaPath: '#/properties/distribution/enum',
          keyword: 'enum',
          params: { allowedValues: schema31.properties.distribution.enum },
          schema: schema31.properties.distribution.enum,
          parentSchema: schema31.properties.distribution,
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.mode !== undefined) {
      let data3 = data.mode;
      if (!(data3 === 'File' || data3 === 'Pipe' || data3 === 'FastFile')) {
        const err6 = {
          instancePath: instancePath + '/mode',
          schemaPath: '#/properties/mode/enum',
          keyword: 'enum',
          params: { allowedValues: schema31.properties.mode.enum },
          schema: schema31.properties.mode.enum,
          parentSchema: schema31.properties.mode,
          data: data3,
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.dataType !== undefined) {
      let data4 = data.dataType;
      if (!(data4 === 'S3Prefix' || data4 === 'ManifestFile' || data4 === 'AugmentedManifestFile')) {
        const err7 = {
          instancePath: instancePath + '/dataType',
          schemaPath: '#/properties/dataType/enum',
          keyword: 'enum',
          params: { allowedValues: schema31.properties.dataType.enum },
          schema: schema31.properties.dataType.enum,
          parentSchema: schema31.properties.dataType,
          data: data4,
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.compression !== undefined) {
      let data5 = data.compression;
      if (!(data5 === 'None' || data5 === 'Gzip')) {
        const err8 = {
          instancePath: instancePath + '/compression',
          schemaPath: '#/properties/compression/enum',
          keyword: 'enum',
          params: { allowedValues: schema31.properties.compression.enum },
          schema: schema31.properties.compression.enum,
          parentSchema: schema31.properties.compression,
          data: data5,
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  }
  validate85.errors = vErrors;
  return errors === 0;
}
const pattern12 = new RegExp('^[A-Za-z0-9._-]{1,64}$', 'u');
function validate77(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.type === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'type' },
        schema: schema30.required,
        parentSchema: schema30,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.image === undefined) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'image' },
        schema: schema30.required,
        parentSchema: schema30,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.instance === undefined) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'instance' },
        schema: schema30.required,
        parentSchema: schema30,
        data,
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.channels === undefined) {
      const err3 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'channels' },
        schema: schema30.required,
        parentSchema: schema30,
        data,
      };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func6.call(schema30.properties, key0)) {
        const err4 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema30,
          data,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.type !== undefined) {
      let data0 = data.type;
      if ('Training' !== data0) {
        const err5 = {
          instancePath: instancePath + '/type',
          schemaPath: '#/properties/type/const',
          keyword: 'const',
          params: { allowedValue: 'Training' },
          schema: 'Training',
          parentSchema: schema30.properties.type,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.image !== undefined) {
      if (
        !validate31(data.image, {
          instancePath: instancePath + '/image',
          parentData: data,
          parentDataProperty: 'image',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
        errors = vErrors.length;
      }
    }
    if (data.instance !== undefined) {
      if (
        !validate33(data.instance, {
          instancePath: instancePath + '/instance',
          parentData: data,
          parentDataProperty: 'instance',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
        errors = vErrors.length;
      }
    }
    if (data.role !== undefined) {
      if (
        !validate38(data.role, {
          instancePath: instancePath + '/role',
          parentData: data,
          parentDataProperty: 'role',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.environment !== undefined) {
      if (
        !validate40(data.environment, {
          instancePath: instancePath + '/environment',
          parentData: data,
          parentDataProperty: 'environment',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== undefined) {
      if (
        !validate44(data.timeout, {
          instancePath: instancePath + '/timeout',
          parentData: data,
          parentDataProperty: 'timeout',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
        errors = vErrors.length;
      }
    }
    if (data.tags !== undefined) {
      if (
        !validate46(data.tags, {
          instancePath: instancePath + '/tags',
          parentData: data,
          parentDataProperty: 'tags',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
        errors = vErrors.length;
      }
    }
    if (data.hyperparameters !== undefined) {
      let data7 = data.hyperparameters;
      if (data7 && typeof data7 == 'object' && !Array.isArray(data7)) {
        if (Object.keys(data7).length > 100) {
          const err6 = {
            instancePath: instancePath + '/hyperparameters',
            schemaPath: '#/properties/hyperparameters/maxProperties',
            keyword: 'maxProperties',
            params: { limit: 100 },
            schema: 100,
            parentSchema: schema30.properties.hyperparameters,
            data: data7,
          };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        for (const key1 in data7) {
          const _errs11 = errors;
          if (typeof key1 === 'string') {
            if (func2(key1) > 256) {
              const err7 = {
                instancePath: instancePath + '/hyperparameters',
                schemaPath: '#/properties/hyperparameters/propertyNames/maxLength',
                keyword: 'maxLength',
                params: { limit: 256 },
                schema: 256,
                parentSchema: schema30.properties.hyperparameters.propertyNames,
                data: key1,
                propertyName: key1,
              };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
            if (func2(key1) < 1) {
              const err8 = {
                instancePath: instancePath + '/hyperparameters',
                schemaPath: '#/properties/hyperparameters/propertyNames/minLength',
                keyword: 'minLength',
                params: { limit: 1 },
                schema: 1,
                parentSchema: schema30.properties.hyperparameters.propertyNames,
                data: key1,
                propertyName: key1,
              };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
          } else {
            const err9 = {
              instancePath: instancePath + '/hyperparameters',
              schemaPath: '#/properties/hyperparameters/propertyNames/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema30.properties.hyperparameters.propertyNames.type,
              parentSchema: schema30.properties.hyperparameters.propertyNames,
              data: key1,
              propertyName: key1,
            };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
          var valid1 = _errs11 === errors;
          if (!valid1) {
            const err10 = {
              instancePath: instancePath + '/hyperparameters',
              schemaPath: '#/properties/hyperparameters/propertyNames',
              keyword: 'propertyNames',
              params: { propertyName: key1 },
              schema: schema30.properties.hyperparameters.propertyNames,
              parentSchema: schema30.properties.hyperparameters,
              data: data7,
            };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
        for (const key2 in data7) {
          if (
            !validate41(data7[key2], {
              instancePath:
                instancePath + '/hyperparameters/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
              parentData: data7,
              parentDataProperty: key2,
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err11 = {
          instancePath: instancePath + '/hyperparameters',
          schemaPath: '#/properties/hyperparameters/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema30.properties.hyperparameters.type,
          parentSchema: schema30.properties.hyperparameters,
          data: data7,
        };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.channels !== undefined) {
      let data9 = data.channels;
      if (data9 && typeof data9 == 'object' && !Array.isArray(data9)) {
        if (Object.keys(data9).length > 20) {
          const err12 = {
            instancePath: instancePath + '/channels',
            schemaPath: '#/properties/channels/maxProperties',
            keyword: 'maxProperties',
            params: { limit: 20 },
            schema: 20,
            parentSchema: schema30.properties.channels,
            data: data9,
          };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (Object.keys(data9).length < 1) {
          const err13 = {
            instancePath: instancePath + '/channels',
            schemaPath: '#/properties/channels/minProperties',
            keyword: 'minProperties',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema30.properties.channels,
            data: data9,
          };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        for (const key3 in data9) {
          const _errs17 = errors;
          if (typeof key3 === 'string') {
            if (!pattern12.test(key3)) {
              const err14 = {
                instancePath: instancePath + '/channels',
                schemaPath: '#/properties/channels/propertyNames/pattern',
                keyword: 'pattern',
                params: { pattern: '^[A-Za-z0-9._-]{1,64}$' },
                schema: '^[A-Za-z0-9._-]{1,64}$',
                parentSchema: schema30.properties.channels.propertyNames,
                data: key3,
                propertyName: key3,
              };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
          } else {
            const err15 = {
              instancePath: instancePath + '/channels',
              schemaPath: '#/properties/channels/propertyNames/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema30.properties.channels.propertyNames.type,
              parentSchema: schema30.properties.channels.propertyNames,
              data: key3,
              propertyName: key3,
            };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
          var valid3 = _errs17 === errors;
          if (!valid3) {
            const err16 = {
              instancePath: instancePath + '/channels',
              schemaPath: '#/properties/channels/propertyNames',
              keyword: 'propertyNames',
              params: { propertyName: key3 },
              schema: schema30.properties.channels.propertyNames,
              parentSchema: schema30.properties.channels,
              data: data9,
            };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        for (const key4 in data9) {
          if (
            !validate85(data9[key4], {
              instancePath: instancePath + '/channels/' + key4.replace(/~/g, '~0').replace(/\//g, '~1'),
              parentData: data9,
              parentDataProperty: key4,
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err17 = {
          instancePath: instancePath + '/channels',
          schemaPath: '#/properties/channels/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema30.properties.channels.type,
          parentSchema: schema30.properties.channels,
          data: data9,
        };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.output !== undefined) {
      if (
        !validate53(data.output, {
          instancePath: instancePath + '/output',
          parentData: data,
          parentDataProperty: 'output',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
        errors = vErrors.length;
      }
    }
    if (data.inputMode !== undefined) {
      let data12 = data.inputMode;
      if (!(data12 === 'File' || data12 === 'Pipe' || data12 === 'FastFile')) {
        const err18 = {
          instancePath: instancePath + '/inputMode',
          schemaPath: '#/properties/inputMode/enum',
          keyword: 'enum',
          params: { allowedValues: schema30.properties.inputMode.enum },
          schema: schema30.properties.inputMode.enum,
          parentSchema: schema30.properties.inputMode,
          data: data12,
        };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.metrics !== undefined) {
      let data13 = data.metrics;
      if (data13 && typeof data13 == 'object' && !Array.isArray(data13)) {
        if (Object.keys(data13).length > 40) {
          const err19 = {
            instancePath: instancePath + '/metrics',
            schemaPath: '#/properties/metrics/maxProperties',
            keyword: 'maxProperties',
            params: { limit: 40 },
            schema: 40,
            parentSchema: schema30.properties.metrics,
            data: data13,
          };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        for (const key5 in data13) {
          let data14 = data13[key5];
          if (typeof data14 === 'string') {
            if (func2(data14) > 500) {
              const err20 = {
                instancePath: instancePath + '/metrics/' + key5.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/properties/metrics/additionalProperties/maxLength',
                keyword: 'maxLength',
                params: { limit: 500 },
                schema: 500,
                parentSchema: schema30.properties.metrics.additionalProperties,
                data: data14,
              };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
            if (func2(data14) < 1) {
              const err21 = {
                instancePath: instancePath + '/metrics/' + key5.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/properties/metrics/additionalProperties/minLength',
                keyword: 'minLength',
                params: { limit: 1 },
                schema: 1,
                parentSchema: schema30.properties.metrics.additionalProperties,
                data: data14,
              };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
          } else {
            const err22 = {
              instancePath: instancePath + '/metrics/' + key5.replace(/~/g, '~0').replace(/\//g, '~1'),
              schemaPath: '#/properties/metrics/additionalProperties/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema30.properties.metrics.additionalProperties.type,
              parentSchema: schema30.properties.metrics.additionalProperties,
              data: data14,
            };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
      } else {
        const err23 = {
          instancePath: instancePath + '/metrics',
          schemaPath: '#/properties/metrics/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema30.properties.metrics.type,
          parentSchema: schema30.properties.metrics,
          data: data13,
        };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.spot !== undefined) {
      let data15 = data.spot;
      if (typeof data15 !== 'boolean' && !(data15 && typeof data15 == 'object' && !Array.isArray(data15))) {
        const err24 = {
          instancePath: instancePath + '/spot',
          schemaPath: '#/properties/spot/type',
          keyword: 'type',
          params: { type: schema30.properties.spot.type },
          schema: schema30.properties.spot.type,
          parentSchema: schema30.properties.spot,
          data: data15,
        };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
      if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
        if (data15.maxWait === undefined) {
          const err25 = {
            instancePath: instancePath + '/spot',
            schemaPath: '#/properties/spot/required',
            keyword: 'required',
            params: { missingProperty: 'maxWait' },
            schema: schema30.properties.spot.required,
            parentSchema: schema30.properties.spot,
            data: data15,
          };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        for (const key6 in data15) {
          if (!(key6 === 'maxWait')) {
            const err26 = {
              instancePath: instancePath + '/spot',
              schemaPath: '#/properties/spot/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key6 },
              schema: false,
              parentSchema: schema30.properties.spot,
              data: data15,
            };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
        if (data15.maxWait !== undefined) {
          if (
            !validate69(data15.maxWait, {
              instancePath: instancePath + '/spot/maxWait',
              parentData: data15,
              parentDataProperty: 'maxWait',
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
            errors = vErrors.length;
          }
        }
      }
    }
    if (data.checkpoint !== undefined) {
      let data17 = data.checkpoint;
      if (data17 && typeof data17 == 'object' && !Array.isArray(data17)) {
        if (data17.uri === undefined) {
          const err27 = {
            instancePath: instancePath + '/checkpoint',
            schemaPath: '#/properties/checkpoint/required',
            keyword: 'required',
            params: { missingProperty: 'uri' },
            schema: schema30.properties.checkpoint.required,
            parentSchema: schema30.properties.checkpoint,
            data: data17,
          };
          if (vErrors === null) {
            vErrors = [err27];
          } else {
            vErrors.push(err27);
          }
          errors++;
        }
        for (const key7 in data17) {
          if (!(key7 === 'uri' || key7 === 'path')) {
            const err28 = {
              instancePath: instancePath + '/checkpoint',
              schemaPath: '#/properties/checkpoint/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key7 },
              schema: false,
              parentSchema: schema30.properties.checkpoint,
              data: data17,
            };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
        }
        if (data17.uri !== undefined) {
          if (
            !validate53(data17.uri, {
              instancePath: instancePath + '/checkpoint/uri',
              parentData: data17,
              parentDataProperty: 'uri',
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
            errors = vErrors.length;
          }
        }
        if (data17.path !== undefined) {
          let data19 = data17.path;
          if (typeof data19 === 'string') {
            if (func2(data19) < 1) {
              const err29 = {
                instancePath: instancePath + '/checkpoint/path',
                schemaPath: '#/properties/checkpoint/properties/path/minLength',
                keyword: 'minLength',
                params: { limit: 1 },
                schema: 1,
                parentSchema: schema30.properties.checkpoint.properties.path,
                data: data19,
              };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
          } else {
            const err30 = {
              instancePath: instancePath + '/checkpoint/path',
              schemaPath: '#/properties/checkpoint/properties/path/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema30.properties.checkpoint.properties.path.type,
              parentSchema: schema30.properties.checkpoint.properties.path,
              data: data19,
            };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
      } else {
        const err31 = {
          instancePath: instancePath + '/checkpoint',
          schemaPath: '#/properties/checkpoint/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema30.properties.checkpoint.type,
          parentSchema: schema30.properties.checkpoint,
          data: data17,
        };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
    }
    if (data.cache !== undefined) {
      if (
        !validate66(data.cache, {
          instancePath: instancePath + '/cache',
          parentData: data,
          parentDataProperty: 'cache',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== undefined) {
      if (
        !validate68(data.retry, {
          instancePath: instancePath + '/retry',
          parentData: data,
          parentDataProperty: 'retry',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
        errors = vErrors.length;
      }
    }
    if (data.displayName !== undefined) {
      let data22 = data.displayName;
      if (typeof data22 === 'string') {
        if (func2(data22) > 256) {
          const err32 = {
            instancePath: instancePath + '/displayName',
            schemaPath: '#/properties/displayName/maxLength',
            keyword: 'maxLength',
            params: { limit: 256 },
            schema: 256,
            parentSchema: schema30.properties.displayName,
            data: data22,
          };
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
        if (func2(data22) < 1) {
          const err33 = {
            instancePath: instancePath + '/displayName',
            schemaPath: '#/properties/displayName/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema30.properties.displayName,
            data: data22,
          };
          if (vErrors === null) {
            vErrors = [err33];
          } else {
            vErrors.push(err33);
          }
          errors++;
        }
      } else {
        const err34 = {
          instancePath: instancePath + '/displayName',
          schemaPath: '#/properties/displayName/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema30.properties.displayName.type,
          parentSchema: schema30.properties.displayName,
          data: data22,
        };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
    }
    if (data.description !== undefined) {
      let data23 = data.description;
      if (typeof data23 === 'string') {
        if (func2(data23) > 3072) {
          const err35 = {
            instancePath: instancePath + '/description',
            schemaPath: '#/properties/description/maxLength',
            keyword: 'maxLength',
            params: { limit: 3072 },
            schema: 3072,
            parentSchema: schema30.properties.description,
            data: data23,
          };
          if (vErrors === null) {
            vErrors = [err35];
          } else {
            vErrors.push(err35);
          }
          errors++;
        }
      } else {
        const err36 = {
          instancePath: instancePath + '/description',
          schemaPath: '#/properties/description/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema30.properties.description.type,
          parentSchema: schema30.properties.description,
          data: data23,
        };
        if (vErrors === null) {
          vErrors = [err36];
        } else {
          vErrors.push(err36);
        }
        errors++;
      }
    }
    if (data.dependsOn !== undefined) {
      if (
        !validate73(data.dependsOn, {
          instancePath: instancePath + '/dependsOn',
          parentData: data,
          parentDataProperty: 'dependsOn',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
        errors = vErrors.length;
      }
    }
    if (data.raw !== undefined) {
      if (
        !validate75(data.raw, {
          instancePath: instancePath + '/raw',
          parentData: data,
          parentDataProperty: 'raw',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err37 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema30.type,
      parentSchema: schema30,
      data,
    };
    if (vErrors === null) {
      vErrors = [err37];
    } else {
      vErrors.push(err37);
    }
    errors++;
  }
  validate77.errors = vErrors;
  return errors === 0;
}
const schema32 = {
  title: 'Quality check step',
  description: "Model Monitor's baseline or check (closed to new customers of AWS since 2026-07-30).",
  type: 'object',
  required: ['type', 'check', 'instance', 'dataset'],
  properties: {
    type: { const: 'QualityCheck', title: 'Step type' },
    image: { $ref: '#/definitions/image' },
    instance: { $ref: '#/definitions/instance' },
    role: { $ref: '#/definitions/role' },
    environment: { $ref: '#/definitions/environment' },
    timeout: { $ref: '#/definitions/timeout' },
    tags: { $ref: '#/definitions/tags' },
    check: { title: 'Check', enum: ['DataQuality', 'ModelQuality'] },
    dataset: { $ref: '#/definitions/uri' },
    format: {
      title: 'Format',
      description: 'CSV with a header by default.',
      type: 'object',
      minProperties: 1,
      maxProperties: 1,
      additionalProperties: false,
      properties: {
        csv: {
          type: 'object',
          properties: { header: { type: 'boolean' }, outputColumns: { enum: ['START', 'END'] } },
          additionalProperties: false,
        },
        json: { type: 'object', properties: { lines: { type: 'boolean' } }, additionalProperties: false },
        parquet: { type: 'object', additionalProperties: false, properties: {} },
      },
    },
    output: { $ref: '#/definitions/uri' },
    modelPackageGroup: { $ref: '#/definitions/text' },
    skipCheck: { $ref: '#/definitions/flag' },
    registerNewBaseline: { $ref: '#/definitions/flag' },
    failOnViolation: { $ref: '#/definitions/flag' },
    baseline: {
      title: 'Supplied baseline',
      type: 'object',
      minProperties: 1,
      properties: { statistics: { $ref: '#/definitions/uri' }, constraints: { $ref: '#/definitions/uri' } },
      additionalProperties: false,
    },
    preprocessor: { title: 'Record preprocessor script', type: 'string', minLength: 1 },
    postprocessor: { title: 'Post-analytics script', type: 'string', minLength: 1 },
    problem: { title: 'Problem', enum: ['Regression', 'BinaryClassification', 'MulticlassClassification'] },
    inference: { title: 'Prediction column', type: 'string' },
    groundTruth: { title: 'Label column', type: 'string' },
    probability: { title: 'Probability column', type: 'string' },
    probabilityThreshold: { title: 'Probability threshold', type: 'number' },
    cache: { $ref: '#/definitions/cache' },
    displayName: {
      title: 'Display name',
      description: 'Shown in SageMaker Studio instead of the step name.',
      type: 'string',
      minLength: 1,
      maxLength: 256,
    },
    description: {
      title: 'Description',
      description: 'Shown in SageMaker Studio.',
      type: 'string',
      maxLength: 3072,
    },
    dependsOn: { $ref: '#/definitions/dependsOn' },
    raw: { $ref: '#/definitions/raw' },
  },
  additionalProperties: false,
};
const schema33 = {
  title: 'Flag',
  description: 'true, false, or a reference to a Boolean parameter.',
  type: ['boolean', 'string', 'object'],
  pattern: '^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$',
  patternErrorMessage: 'write true or false without quotes, or a reference such as ${{ parameters.Flag }}',
  minProperties: 1,
  maxProperties: 1,
  properties: { Get: { type: 'string' }, 'Std:Join': { type: 'object' }, 'Std:JsonGet': { type: 'object' } },
  additionalProperties: false,
};
function validate105(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (
    typeof data !== 'boolean' &&
    typeof data !== 'string' &&
    !(data && typeof data == 'object' && !Array.isArray(data))
  ) {
    const err0 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: schema33.type },
      schema: schema33.type,
      parentSchema: schema33,
      data,
    };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data === 'string') {
    if (!pattern4.test(data)) {
      const err1 = {
        instancePath,
        schemaPath: '#/pattern',
        keyword: 'pattern',
        params: { pattern: '^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$' },
        schema: '^\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*$',
        parentSchema: schema33,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (Object.keys(data).length > 1) {
      const err2 = {
        instancePath,
        schemaPath: '#/maxProperties',
        keyword: 'maxProperties',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema33,
        data,
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (Object.keys(data).length < 1) {
      const err3 = {
        instancePath,
        schemaPath: '#/minProperties',
        keyword: 'minProperties',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema33,
        data,
      };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === 'Get' || key0 === 'Std:Join' || key0 === 'Std:JsonGet')) {
        const err4 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema33,
          data,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.Get !== undefined) {
      let data0 = data.Get;
      if (typeof data0 !== 'string') {
        const err5 = {
          instancePath: instancePath + '/Get',
          schemaPath: '#/properties/Get/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema33.properties.Get.type,
          parentSchema: schema33.properties.Get,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data['Std:Join'] !== undefined) {
      let data1 = data['Std:Join'];
      if (!(data1 && typeof data1 == 'object' && !Array.isArray(data1))) {
        const err6 = {
          instancePath: instancePath + '/Std:Join',
          schemaPath: '#/properties/Std%3AJoin/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema33.properties['Std:Join'].type,
          parentSchema: schema33.properties['Std:Join'],
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data['Std:JsonGet'] !== undefined) {
      let data2 = data['Std:JsonGet'];
      if (!(data2 && typeof data2 == 'object' && !Array.isArray(data2))) {
        const err7 = {
          instancePath: instancePath + '/Std:JsonGet',
          schemaPath: '#/properties/Std%3AJsonGet/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema33.properties['Std:JsonGet'].type,
          parentSchema: schema33.properties['Std:JsonGet'],
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  }
  validate105.errors = vErrors;
  return errors === 0;
}
function validate95(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.type === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'type' },
        schema: schema32.required,
        parentSchema: schema32,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.check === undefined) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'check' },
        schema: schema32.required,
        parentSchema: schema32,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.instance === undefined) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'instance' },
        schema: schema32.required,
        parentSchema: schema32,
        data,
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.dataset === undefined) {
      const err3 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'dataset' },
        schema: schema32.required,
        parentSchema: schema32,
        data,
      };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func6.call(schema32.properties, key0)) {
        const err4 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema32,
          data,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.type !== undefined) {
      let data0 = data.type;
      if ('QualityCheck' !== data0) {
        const err5 = {
          instancePath: instancePath + '/type',
          schemaPath: '#/properties/type/const',
          keyword: 'const',
          params: { allowedValue: 'QualityCheck' },
          schema: 'QualityCheck',
          parentSchema: schema32.properties.type,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.image !== undefined) {
      if (
        !validate31(data.image, {
          instancePath: instancePath + '/image',
          parentData: data,
          parentDataProperty: 'image',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
        errors = vErrors.length;
      }
    }
    if (data.instance !== undefined) {
      if (
        !validate33(data.instance, {
          instancePath: instancePath + '/instance',
          parentData: data,
          parentDataProperty: 'instance',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
        errors = vErrors.length;
      }
    }
    if (data.role !== undefined) {
      if (
        !validate38(data.role, {
          instancePath: instancePath + '/role',
          parentData: data,
          parentDataProperty: 'role',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.environment !== undefined) {
      if (
        !validate40(data.environment, {
          instancePath: instancePath + '/environment',
          parentData: data,
          parentDataProperty: 'environment',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== undefined) {
      if (
        !validate44(data.timeout, {
          instancePath: instancePath + '/timeout',
          parentData: data,
          parentDataProperty: 'timeout',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
        errors = vErrors.length;
      }
    }
    if (data.tags !== undefined) {
      if (
        !validate46(data.tags, {
          instancePath: instancePath + '/tags',
          parentData: data,
          parentDataProperty: 'tags',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
        errors = vErrors.length;
      }
    }
    if (data.check !== undefined) {
      let data7 = data.check;
      if (!(data7 === 'DataQuality' || data7 === 'ModelQuality')) {
        const err6 = {
          instancePath: instancePath + '/check',
          schemaPath: '#/properties/check/enum',
          keyword: 'enum',
          params: { allowedValues: schema32.properties.check.enum },
          schema: schema32.properties.check.enum,
          parentSchema: schema32.properties.check,
          data: data7,
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.dataset !== undefined) {
      if (
        !validate53(data.dataset, {
          instancePath: instancePath + '/dataset',
          parentData: data,
          parentDataProperty: 'dataset',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
        errors = vErrors.length;
      }
    }
    if (data.format !== undefined) {
      let data9 = data.format;
      if (data9 && typeof data9 == 'object' && !Array.isArray(data9)) {
        if (Object.keys(data9).length > 1) {
          const err7 = {
            instancePath: instancePath + '/format',
            schemaPath: '#/properties/format/maxProperties',
            keyword: 'maxProperties',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema32.properties.format,
            data: data9,
          };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (Object.keys(data9).length < 1) {
          const err8 = {
            instancePath: instancePath + '/format',
            schemaPath: '#/properties/format/minProperties',
            keyword: 'minProperties',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema32.properties.format,
            data: data9,
          };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        for (const key1 in data9) {
          if (!(key1 === 'csv' || key1 === 'json' || key1 === 'parquet')) {
            const err9 = {
              instancePath: instancePath + '/format',
              schemaPath: '#/properties/format/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
              schema: false,
              parentSchema: schema32.properties.format,
              data: data9,
            };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        if (data9.csv !== undefined) {
          let data10 = data9.csv;
          if (data10 && typeof data10 == 'object' && !Array.isArray(data10)) {
            for (const key2 in data10) {
              if (!(key2 === 'header' || key2 === 'outputColumns')) {
                const err10 = {
                  instancePath: instancePath + '/format/csv',
                  schemaPath: '#/properties/format/properties/csv/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key2 },
                  schema: false,
                  parentSchema: schema32.properties.format.properties.csv,
                  data: data10,
                };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
            }
            if (data10.header !== undefined) {
              let data11 = data10.header;
              if (typeof data11 !== 'boolean') {
                const err11 = {
                  instancePath: instancePath + '/format/csv/header',
                  schemaPath: '#/properties/format/properties/csv/properties/header/type',
                  keyword: 'type',
                  params: { type: 'boolean' },
                  schema: schema32.properties.format.properties.csv.properties.header.type,
                  parentSchema: schema32.properties.format.properties.csv.properties.header,
                  data: data11,
                };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
            }
            if (data10.outputColumns !== undefined) {
              let data12 = data10.outputColumns;
              if (!(data12 === 'START' || data12 === 'END')) {
                const err12 = {
                  instancePath: instancePath + '/format/csv/outputColumns',
                  schemaPath: '#/properties/format/properties/csv/properties/outputColumns/enum',
                  keyword: 'enum',
                  params: {
                    allowedValues: schema32.properties.format.properties.csv.properties.outputColumns.enum,
                  },
                  schema: schema32.properties.format.properties.csv.properties.outputColumns.enum,
                  parentSchema: schema32.properties.format.properties.csv.properties.outputColumns,
                  data: data12,
                };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
            }
          } else {
            const err13 = {
              instancePath: instancePath + '/format/csv',
              schemaPath: '#/properties/format/properties/csv/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema32.properties.format.properties.csv.type,
              parentSchema: schema32.properties.format.properties.csv,
              data: data10,
            };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        if (data9.json !== undefined) {
          let data13 = data9.json;
          if (data13 && typeof data13 == 'object' && !Array.isArray(data13)) {
            for (const key3 in data13) {
              if (!(key3 === 'lines')) {
                const err14 = {
                  instancePath: instancePath + '/format/json',
                  schemaPath: '#/properties/format/properties/json/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key3 },
                  schema: false,
                  parentSchema: schema32.properties.format.properties.json,
                  data: data13,
                };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
            if (data13.lines !== undefined) {
              let data14 = data13.lines;
              if (typeof data14 !== 'boolean') {
                const err15 = {
                  instancePath: instancePath + '/format/json/lines',
                  schemaPath: '#/properties/format/properties/json/properties/lines/type',
                  keyword: 'type',
                  params: { type: 'boolean' },
                  schema: schema32.properties.format.properties.json.properties.lines.type,
                  parentSchema: schema32.properties.format.properties.json.properties.lines,
                  data: data14,
                };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
          } else {
            const err16 = {
              instancePath: instancePath + '/format/json',
              schemaPath: '#/properties/format/properties/json/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema32.properties.format.properties.json.type,
              parentSchema: schema32.properties.format.properties.json,
              data: data13,
            };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        if (data9.parquet !== undefined) {
          let data15 = data9.parquet;
          if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
            for (const key4 in data15) {
              const err17 = {
                instancePath: instancePath + '/format/parquet',
                schemaPath: '#/properties/format/properties/parquet/additionalProperties',
                keyword: 'additionalProperties',
                params: { additionalProperty: key4 },
                schema: false,
                parentSchema: schema32.properties.format.properties.parquet,
                data: data15,
              };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
          } else {
            const err18 = {
              instancePath: instancePath + '/format/parquet',
              schemaPath: '#/properties/format/properties/parquet/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema32.properties.format.properties.parquet.type,
              parentSchema: schema32.properties.format.properties.parquet,
              data: data15,
            };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = {
          instancePath: instancePath + '/format',
          schemaPath: '#/properties/format/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema32.properties.format.type,
          parentSchema: schema32.properties.format,
          data: data9,
        };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.output !== undefined) {
      if (
        !validate53(data.output, {
          instancePath: instancePath + '/output',
          parentData: data,
          parentDataProperty: 'output',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
        errors = vErrors.length;
      }
    }
    if (data.modelPackageGroup !== undefined) {
      if (
        !validate41(data.modelPackageGroup, {
          instancePath: instancePath + '/modelPackageGroup',
          parentData: data,
          parentDataProperty: 'modelPackageGroup',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
        errors = vErrors.length;
      }
    }
    if (data.skipCheck !== undefined) {
      if (
        !validate105(data.skipCheck, {
          instancePath: instancePath + '/skipCheck',
          parentData: data,
          parentDataProperty: 'skipCheck',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
        errors = vErrors.length;
      }
    }
    if (data.registerNewBaseline !== undefined) {
      if (
        !validate105(data.registerNewBaseline, {
          instancePath: instancePath + '/registerNewBaseline',
          parentData: data,
          parentDataProperty: 'registerNewBaseline',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
        errors = vErrors.length;
      }
    }
    if (data.failOnViolation !== undefined) {
      if (
        !validate105(data.failOnViolation, {
          instancePath: instancePath + '/failOnViolation',
          parentData: data,
          parentDataProperty: 'failOnViolation',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
        errors = vErrors.length;
      }
    }
    if (data.baseline !== undefined) {
      let data21 = data.baseline;
      if (data21 && typeof data21 == 'object' && !Array.isArray(data21)) {
        if (Object.keys(data21).length < 1) {
          const err20 = {
            instancePath: instancePath + '/baseline',
            schemaPath: '#/properties/baseline/minProperties',
            keyword: 'minProperties',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema32.properties.baseline,
            data: data21,
          };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
        for (const key5 in data21) {
          if (!(key5 === 'statistics' || key5 === 'constraints')) {
            const err21 = {
              instancePath: instancePath + '/baseline',
              schemaPath: '#/properties/baseline/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key5 },
              schema: false,
              parentSchema: schema32.properties.baseline,
              data: data21,
            };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
        if (data21.statistics !== undefined) {
          if (
            !validate53(data21.statistics, {
              instancePath: instancePath + '/baseline/statistics',
              parentData: data21,
              parentDataProperty: 'statistics',
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
            errors = vErrors.length;
          }
        }
        if (data21.constraints !== undefined) {
          if (
            !validate53(data21.constraints, {
              instancePath: instancePath + '/baseline/constraints',
              parentData: data21,
              parentDataProperty: 'constraints',
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err22 = {
          instancePath: instancePath + '/baseline',
          schemaPath: '#/properties/baseline/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema32.properties.baseline.type,
          parentSchema: schema32.properties.baseline,
          data: data21,
        };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.preprocessor !== undefined) {
      let data24 = data.preprocessor;
      if (typeof data24 === 'string') {
        if (func2(data24) < 1) {
          const err23 = {
            instancePath: instancePath + '/preprocessor',
            schemaPath: '#/properties/preprocessor/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema32.properties.preprocessor,
            data: data24,
          };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
      } else {
        const err24 = {
          instancePath: instancePath + '/preprocessor',
          schemaPath: '#/properties/preprocessor/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema32.properties.preprocessor.type,
          parentSchema: schema32.properties.preprocessor,
          data: data24,
        };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.postprocessor !== undefined) {
      let data25 = data.postprocessor;
      if (typeof data25 === 'string') {
        if (func2(data25) < 1) {
          const err25 = {
            instancePath: instancePath + '/postprocessor',
            schemaPath: '#/properties/postprocessor/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema32.properties.postprocessor,
            data: data25,
          };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
      } else {
        const err26 = {
          instancePath: instancePath + '/postprocessor',
          schemaPath: '#/properties/postprocessor/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema32.properties.postprocessor.type,
          parentSchema: schema32.properties.postprocessor,
          data: data25,
        };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
    if (data.problem !== undefined) {
      let data26 = data.problem;
      if (!(
        data26 === 'Regression' ||
        data26 === 'BinaryClassification' ||
        data26 === 'MulticlassClassification'
      )) {
        const err27 = {
          instancePath: instancePath + '/problem',
          schemaPath: '#/properties/problem/enum',
          keyword: 'enum',
          params: { allowedValues: schema32.properties.problem.enum },
          schema: schema32.properties.problem.enum,
          parentSchema: schema32.properties.problem,
          data: data26,
        };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.inference !== undefined) {
      let data27 = data.inference;
      if (typeof data27 !== 'string') {
        const err28 = {
          instancePath: instancePath + '/inference',
          schemaPath: '#/properties/inference/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema32.properties.inference.type,
          parentSchema: schema32.properties.inference,
          data: data27,
        };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.groundTruth !== undefined) {
      let data28 = data.groundTruth;
      if (typeof data28 !== 'string') {
        const err29 = {
          instancePath: instancePath + '/groundTruth',
          schemaPath: '#/properties/groundTruth/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema32.properties.groundTruth.type,
          parentSchema: schema32.properties.groundTruth,
          data: data28,
        };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.probability !== undefined) {
      let data29 = data.probability;
      if (typeof data29 !== 'string') {
        const err30 = {
          instancePath: instancePath + '/probability',
          schemaPath: '#/properties/probability/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema32.properties.probability.type,
          parentSchema: schema32.properties.probability,
          data: data29,
        };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
    }
    if (data.probabilityThreshold !== undefined) {
      let data30 = data.probabilityThreshold;
      if (!(typeof data30 == 'number' && isFinite(data30))) {
        const err31 = {
          instancePath: instancePath + '/probabilityThreshold',
          schemaPath: '#/properties/probabilityThreshold/type',
          keyword: 'type',
          params: { type: 'number' },
          schema: schema32.properties.probabilityThreshold.type,
          parentSchema: schema32.properties.probabilityThreshold,
          data: data30,
        };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
    }
    if (data.cache !== undefined) {
      if (
        !validate66(data.cache, {
          instancePath: instancePath + '/cache',
          parentData: data,
          parentDataProperty: 'cache',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
        errors = vErrors.length;
      }
    }
    if (data.displayName !== undefined) {
      let data32 = data.displayName;
      if (typeof data32 === 'string') {
        if (func2(data32) > 256) {
          const err32 = {
            instancePath: instancePath + '/displayName',
            schemaPath: '#/properties/displayName/maxLength',
            keyword: 'maxLength',
            params: { limit: 256 },
            schema: 256,
            parentSchema: schema32.properties.displayName,
            data: data32,
          };
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
        if (func2(data32) < 1) {
          const err33 = {
            instancePath: instancePath + '/displayName',
            schemaPath: '#/properties/displayName/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema32.properties.displayName,
            data: data32,
          };
          if (vErrors === null) {
            vErrors = [err33];
          } else {
            vErrors.push(err33);
          }
          errors++;
        }
      } else {
        const err34 = {
          instancePath: instancePath + '/displayName',
          schemaPath: '#/properties/displayName/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema32.properties.displayName.type,
          parentSchema: schema32.properties.displayName,
          data: data32,
        };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
    }
    if (data.description !== undefined) {
      let data33 = data.description;
      if (typeof data33 === 'string') {
        if (func2(data33) > 3072) {
          const err35 = {
            instancePath: instancePath + '/description',
            schemaPath: '#/properties/description/maxLength',
            keyword: 'maxLength',
            params: { limit: 3072 },
            schema: 3072,
            parentSchema: schema32.properties.description,
            data: data33,
          };
          if (vErrors === null) {
            vErrors = [err35];
          } else {
            vErrors.push(err35);
          }
          errors++;
        }
      } else {
        const err36 = {
          instancePath: instancePath + '/description',
          schemaPath: '#/properties/description/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema32.properties.description.type,
          parentSchema: schema32.properties.description,
          data: data33,
        };
        if (vErrors === null) {
          vErrors = [err36];
        } else {
          vErrors.push(err36);
        }
        errors++;
      }
    }
    if (data.dependsOn !== undefined) {
      if (
        !validate73(data.dependsOn, {
          instancePath: instancePath + '/dependsOn',
          parentData: data,
          parentDataProperty: 'dependsOn',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
        errors = vErrors.length;
      }
    }
    if (data.raw !== undefined) {
      if (
        !validate75(data.raw, {
          instancePath: instancePath + '/raw',
          parentData: data,
          parentDataProperty: 'raw',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err37 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema32.type,
      parentSchema: schema32,
      data,
    };
    if (vErrors === null) {
      vErrors = [err37];
    } else {
      vErrors.push(err37);
    }
    errors++;
  }
  validate95.errors = vErrors;
  return errors === 0;
}
const schema34 = {
  title: 'Condition step',
  description: 'Chooses between steps.',
  type: 'object',
  required: ['type', 'if', 'then'],
  properties: {
    type: { const: 'Condition', title: 'Step type' },
    if: {
      title: 'If',
      description:
        'An expression: comparisons of references and literals with ==, !=, <, <=, >, >=, &&, ||, !, and contains(fromJSON(\'["a"]\'), x). A list holds when all of its conditions hold.',
      type: ['string', 'array'],
      minLength: 1,
      minItems: 1,
      items: { type: ['string', 'object'] },
    },
    then: {
      title: 'Then',
      description: 'Steps that run when it holds.',
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { type: 'string' },
    },
    else: {
      title: 'Else',
      description: 'Steps that run when it does not.',
      type: 'array',
      uniqueItems: true,
      items: { type: 'string' },
    },
    displayName: {
      title: 'Display name',
      description: 'Shown in SageMaker Studio instead of the step name.',
      type: 'string',
      minLength: 1,
      maxLength: 256,
    },
    description: {
      title: 'Description',
      description: 'Shown in SageMaker Studio.',
      type: 'string',
      maxLength: 3072,
    },
    dependsOn: { $ref: '#/definitions/dependsOn' },
    raw: { $ref: '#/definitions/raw' },
  },
  additionalProperties: false,
};
function validate114(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.type === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'type' },
        schema: schema34.required,
        parentSchema: schema34,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.if === undefined) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'if' },
        schema: schema34.required,
        parentSchema: schema34,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.then === undefined) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'then' },
        schema: schema34.required,
        parentSchema: schema34,
        data,
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(
        key0 === 'type' ||
        key0 === 'if' ||
        key0 === 'then' ||
        key0 === 'else' ||
        key0 === 'displayName' ||
        key0 === 'description' ||
        key0 === 'dependsOn' ||
        key0 === 'raw'
      )) {
        const err3 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema34,
          data,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.type !== undefined) {
      let data0 = data.type;
      if ('Condition' !== data0) {
        const err4 = {
          instancePath: instancePath + '/type',
          schemaPath: '#/properties/type/const',
          keyword: 'const',
          params: { allowedValue: 'Condition' },
          schema: 'Condition',
          parentSchema: schema34.properties.type,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.if !== undefined) {
      let data1 = data.if;
      if (typeof data1 !== 'string' && !Array.isArray(data1)) {
        const err5 = {
          instancePath: instancePath + '/if',
          schemaPath: '#/properties/if/type',
          keyword: 'type',
          params: { type: schema34.properties.if.type },
          schema: schema34.properties.if.type,
          parentSchema: schema34.properties.if,
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (typeof data1 === 'string') {
        if (func2(data1) < 1) {
          const err6 = {
            instancePath: instancePath + '/if',
            schemaPath: '#/properties/if/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema34.properties.if,
            data: data1,
          };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
      if (Array.isArray(data1)) {
        if (data1.length < 1) {
          const err7 = {
            instancePath: instancePath + '/if',
            schemaPath: '#/properties/if/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema34.properties.if,
            data: data1,
          };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (typeof data2 !== 'string' && !(data2 && typeof data2 == 'object' && !Array.isArray(data2))) {
            const err8 = {
              instancePath: instancePath + '/if/' + i0,
              schemaPath: '#/properties/if/items/type',
              keyword: 'type',
              params: { type: schema34.properties.if.items.type },
              schema: schema34.properties.if.items.type,
              parentSchema: schema34.properties.if.items,
              data: data2,
            };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
      }
    }
    if (data.then !== undefined) {
      let data3 = data.then;
      if (Array.isArray(data3)) {
        if (data3.length < 1) {
          const err9 = {
            instancePath: instancePath + '/then',
            schemaPath: '#/properties/then/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema34.properties.then,
            data: data3,
          };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        const len1 = data3.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data4 = data3[i1];
          if (typeof data4 !== 'string') {
            const err10 = {
              instancePath: instancePath + '/then/' + i1,
              schemaPath: '#/properties/then/items/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema34.properties.then.items.type,
              parentSchema: schema34.properties.then.items,
              data: data4,
            };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
        let i2 = data3.length;
        let j0;
        if (i2 > 1) {
          const indices0 = {};
          for (; i2--;) {
            let item0 = data3[i2];
            if (typeof item0 !== 'string') {
              continue;
            }
            if (typeof indices0[item0] == 'number') {
              j0 = indices0[item0];
              const err11 = {
                instancePath: instancePath + '/then',
                schemaPath: '#/properties/then/uniqueItems',
                keyword: 'uniqueItems',
                params: { i: i2, j: j0 },
                schema: true,
                parentSchema: schema34.properties.then,
                data: data3,
              };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
              break;
            }
            indices0[item0] = i2;
          }
        }
      } else {
        const err12 = {
          instancePath: instancePath + '/then',
          schemaPath: '#/properties/then/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema34.properties.then.type,
          parentSchema: schema34.properties.then,
          data: data3,
        };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.else !== undefined) {
      let data5 = data.else;
      if (Array.isArray(data5)) {
        const len2 = data5.length;
        for (let i3 = 0; i3 < len2; i3++) {
          let data6 = data5[i3];
          if (typeof data6 !== 'string') {
            const err13 = {
              instancePath: instancePath + '/else/' + i3,
              schemaPath: '#/properties/else/items/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema34.properties.else.items.type,
              parentSchema: schema34.properties.else.items,
              data: data6,
            };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        let i4 = data5.length;
        let j1;
        if (i4 > 1) {
          const indices1 = {};
          for (; i4--;) {
            let item1 = data5[i4];
            if (typeof item1 !== 'string') {
              continue;
            }
            if (typeof indices1[item1] == 'number') {
              j1 = indices1[item1];
              const err14 = {
                instancePath: instancePath + '/else',
                schemaPath: '#/properties/else/uniqueItems',
                keyword: 'uniqueItems',
                params: { i: i4, j: j1 },
                schema: true,
                parentSchema: schema34.properties.else,
                data: data5,
              };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
              break;
            }
            indices1[item1] = i4;
          }
        }
      } else {
        const err15 = {
          instancePath: instancePath + '/else',
          schemaPath: '#/properties/else/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema34.properties.else.type,
          parentSchema: schema34.properties.else,
          data: data5,
        };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.displayName !== undefined) {
      let data7 = data.displayName;
      if (typeof data7 === 'string') {
        if (func2(data7) > 256) {
          const err16 = {
            instancePath: instancePath + '/displayName',
            schemaPath: '#/properties/displayName/maxLength',
            keyword: 'maxLength',
            params: { limit: 256 },
            schema: 256,
            parentSchema: schema34.properties.displayName,
            data: data7,
          };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        if (func2(data7) < 1) {
          const err17 = {
            instancePath: instancePath + '/displayName',
            schemaPath: '#/properties/displayName/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema34.properties.displayName,
            data: data7,
          };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = {
          instancePath: instancePath + '/displayName',
          schemaPath: '#/properties/displayName/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema34.properties.displayName.type,
          parentSchema: schema34.properties.displayName,
          data: data7,
        };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.description !== undefined) {
      let data8 = data.description;
      if (typeof data8 === 'string') {
        if (func2(data8) > 3072) {
          const err19 = {
            instancePath: instancePath + '/description',
            schemaPath: '#/properties/description/maxLength',
            keyword: 'maxLength',
            params: { limit: 3072 },
            schema: 3072,
            parentSchema: schema34.properties.description,
            data: data8,
          };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
      } else {
        const err20 = {
          instancePath: instancePath + '/description',
          schemaPath: '#/properties/description/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema34.properties.description.type,
          parentSchema: schema34.properties.description,
          data: data8,
        };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.dependsOn !== undefined) {
      if (
        !validate73(data.dependsOn, {
          instancePath: instancePath + '/dependsOn',
          parentData: data,
          parentDataProperty: 'dependsOn',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
        errors = vErrors.length;
      }
    }
    if (data.raw !== undefined) {
      if (
        !validate75(data.raw, {
          instancePath: instancePath + '/raw',
          parentData: data,
          parentDataProperty: 'raw',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err21 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema34.type,
      parentSchema: schema34,
      data,
    };
    if (vErrors === null) {
      vErrors = [err21];
    } else {
      vErrors.push(err21);
    }
    errors++;
  }
  validate114.errors = vErrors;
  return errors === 0;
}
const schema35 = {
  title: 'Register model step',
  description: 'Puts the model into the model registry as a new version of its group.',
  type: 'object',
  required: ['type', 'model', 'image', 'contentTypes', 'responseTypes'],
  properties: {
    type: { const: 'RegisterModel', title: 'Step type' },
    model: { $ref: '#/definitions/uri' },
    image: { $ref: '#/definitions/image' },
    environment: { $ref: '#/definitions/environment' },
    modelPackageGroup: { $ref: '#/definitions/text' },
    packageDescription: { $ref: '#/definitions/text' },
    approval: {
      title: 'Approval',
      description: 'PendingManualApproval (default), Approved, Rejected, or a parameter.',
      type: ['string', 'object'],
      pattern: '^(PendingManualApproval|Approved|Rejected|\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*)$',
      patternErrorMessage: 'write PendingManualApproval, Approved, Rejected, or a reference to a parameter',
      minProperties: 1,
      maxProperties: 1,
      properties: {
        Get: { type: 'string' },
        'Std:Join': { type: 'object' },
        'Std:JsonGet': { type: 'object' },
      },
      additionalProperties: false,
    },
    metrics: {
      title: 'Model metrics',
      type: 'object',
      minProperties: 1,
      additionalProperties: false,
      properties: {
        modelQuality: {
          description: 'How good the model is.',
          type: 'object',
          minProperties: 1,
          additionalProperties: false,
          properties: {
            statistics: { $ref: '#/definitions/metricsSource' },
            constraints: { $ref: '#/definitions/metricsSource' },
          },
        },
        modelDataQuality: {
          description: 'What the data looks like.',
          type: 'object',
          minProperties: 1,
          additionalProperties: false,
          properties: {
            statistics: { $ref: '#/definitions/metricsSource' },
            constraints: { $ref: '#/definitions/metricsSource' },
          },
        },
        bias: {
          description: 'Bias reports.',
          type: 'object',
          minProperties: 1,
          additionalProperties: false,
          properties: {
            report: { $ref: '#/definitions/metricsSource' },
            preTrainingReport: { $ref: '#/definitions/metricsSource' },
            postTrainingReport: { $ref: '#/definitions/metricsSource' },
          },
        },
        explainability: {
          description: 'Explainability report.',
          type: 'object',
          minProperties: 1,
          additionalProperties: false,
          properties: { report: { $ref: '#/definitions/metricsSource' } },
        },
      },
    },
    driftCheckBaselines: {
      title: 'Drift check baselines',
      type: 'object',
      minProperties: 1,
      additionalProperties: false,
      properties: {
        modelQuality: {
          description: "Baseline of the model's quality.",
          type: 'object',
          minProperties: 1,
          additionalProperties: false,
          properties: {
            statistics: { $ref: '#/definitions/metricsSource' },
            constraints: { $ref: '#/definitions/metricsSource' },
          },
        },
        modelDataQuality: {
          description: 'Baseline of the data.',
          type: 'object',
          minProperties: 1,
          additionalProperties: false,
          properties: {
            statistics: { $ref: '#/definitions/metricsSource' },
            constraints: { $ref: '#/definitions/metricsSource' },
          },
        },
        bias: {
          description: 'Bias baseline.',
          type: 'object',
          minProperties: 1,
          additionalProperties: false,
          properties: {
            configFile: { $ref: '#/definitions/metricsSource' },
            preTrainingConstraints: { $ref: '#/definitions/metricsSource' },
            postTrainingConstraints: { $ref: '#/definitions/metricsSource' },
          },
        },
        explainability: {
          description: 'Explainability baseline.',
          type: 'object',
          minProperties: 1,
          additionalProperties: false,
          properties: {
            constraints: { $ref: '#/definitions/metricsSource' },
            configFile: { $ref: '#/definitions/metricsSource' },
          },
        },
      },
    },
    metadata: {
      title: 'Metadata',
      description: 'Customer metadata of the package: where it comes from.',
      type: 'object',
      maxProperties: 50,
      propertyNames: { type: 'string', minLength: 1, maxLength: 128 },
      additionalProperties: { $ref: '#/definitions/text' },
    },
    contentTypes: {
      description: 'MIME types of a request, such as text/csv.',
      type: 'array',
      minItems: 1,
      items: { $ref: '#/definitions/text' },
    },
    responseTypes: {
      description: 'MIME types of an answer, such as text/csv.',
      type: 'array',
      minItems: 1,
      items: { $ref: '#/definitions/text' },
    },
    realtimeInstances: {
      description: 'Instance types for endpoints.',
      type: 'array',
      minItems: 1,
      items: { $ref: '#/definitions/text' },
    },
    transformInstances: {
      description: 'Instance types for batch transform.',
      type: 'array',
      minItems: 1,
      items: { $ref: '#/definitions/text' },
    },
    domain: { title: 'Domain', enum: ['COMPUTER_VISION', 'NATURAL_LANGUAGE_PROCESSING', 'MACHINE_LEARNING'] },
    task: { title: 'Task', type: 'string', minLength: 1 },
    skipModelValidation: { title: 'Skip model validation', enum: ['None', 'All'] },
    retry: { $ref: '#/definitions/retry' },
    displayName: {
      title: 'Display name',
      description: 'Shown in SageMaker Studio instead of the step name.',
      type: 'string',
      minLength: 1,
      maxLength: 256,
    },
    description: {
      title: 'Description',
      description: 'Shown in SageMaker Studio.',
      type: 'string',
      maxLength: 3072,
    },
    dependsOn: { $ref: '#/definitions/dependsOn' },
    raw: { $ref: '#/definitions/raw' },
  },
  additionalProperties: false,
};
const schema36 = {
  title: 'Report',
  description: 'S3 address of a report file, or uri, contentType and digest.',
  type: ['string', 'object'],
  minLength: 1,
  required: ['uri'],
  properties: {
    uri: { $ref: '#/definitions/uri' },
    contentType: { title: 'Content type', type: 'string' },
    digest: { title: 'Digest', type: 'string' },
  },
  additionalProperties: false,
};
function validate123(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== 'string' && !(data && typeof data == 'object' && !Array.isArray(data))) {
    const err0 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: schema36.type },
      schema: schema36.type,
      parentSchema: schema36,
      data,
    };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data === 'string') {
    if (func2(data) < 1) {
      const err1 = {
        instancePath,
        schemaPath: '#/minLength',
        keyword: 'minLength',
        params: { limit: 1 },
        schema: 1,
        parentSchema: schema36,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.uri === undefined) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'uri' },
        schema: schema36.required,
        parentSchema: schema36,
        data,
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === 'uri' || key0 === 'contentType' || key0 === 'digest')) {
        const err3 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema36,
          data,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.uri !== undefined) {
      if (
        !validate53(data.uri, {
          instancePath: instancePath + '/uri',
          parentData: data,
          parentDataProperty: 'uri',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
        errors = vErrors.length;
      }
    }
    if (data.contentType !== undefined) {
      let data1 = data.contentType;
      if (typeof data1 !== 'string') {
        const err4 = {
          instancePath: instancePath + '/contentType',
          schemaPath: '#/properties/contentType/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema36.properties.contentType.type,
          parentSchema: schema36.properties.contentType,
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.digest !== undefined) {
      let data2 = data.digest;
      if (typeof data2 !== 'string') {
        const err5 = {
          instancePath: instancePath + '/digest',
          schemaPath: '#/properties/digest/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema36.properties.digest.type,
          parentSchema: schema36.properties.digest,
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
  }
  validate123.errors = vErrors;
  return errors === 0;
}
const pattern14 = new RegExp(
  '^(PendingManualApproval|Approved|Rejected|\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*)$',
  'u',
);
function validate117(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.type === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'type' },
        schema: schema35.required,
        parentSchema: schema35,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.model === undefined) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'model' },
        schema: schema35.required,
        parentSchema: schema35,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.image === undefined) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'image' },
        schema: schema35.required,
        parentSchema: schema35,
        data,
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.contentTypes === undefined) {
      const err3 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'contentTypes' },
        schema: schema35.required,
        parentSchema: schema35,
        data,
      };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.responseTypes === undefined) {
      const err4 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'responseTypes' },
        schema: schema35.required,
        parentSchema: schema35,
        data,
      };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func6.call(schema35.properties, key0)) {
        const err5 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema35,
          data,
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.type !== undefined) {
      let data0 = data.type;
      if ('RegisterModel' !== data0) {
        const err6 = {
          instancePath: instancePath + '/type',
          schemaPath: '#/properties/type/const',
          keyword: 'const',
          params: { allowedValue: 'RegisterModel' },
          schema: 'RegisterModel',
          parentSchema: schema35.properties.type,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.model !== undefined) {
      if (
        !validate53(data.model, {
          instancePath: instancePath + '/model',
          parentData: data,
          parentDataProperty: 'model',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
        errors = vErrors.length;
      }
    }
    if (data.image !== undefined) {
      if (
        !validate31(data.image, {
          instancePath: instancePath + '/image',
          parentData: data,
          parentDataProperty: 'image',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
        errors = vErrors.length;
      }
    }
    if (data.environment !== undefined) {
      if (
        !validate40(data.environment, {
          instancePath: instancePath + '/environment',
          parentData: data,
          parentDataProperty: 'environment',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
        errors = vErrors.length;
      }
    }
    if (data.modelPackageGroup !== undefined) {
      if (
        !validate41(data.modelPackageGroup, {
          instancePath: instancePath + '/modelPackageGroup',
          parentData: data,
          parentDataProperty: 'modelPackageGroup',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
        errors = vErrors.length;
      }
    }
    if (data.packageDescription !== undefined) {
      if (
        !validate41(data.packageDescription, {
          instancePath: instancePath + '/packageDescription',
          parentData: data,
          parentDataProperty: 'packageDescription',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
        errors = vErrors.length;
      }
    }
    if (data.approval !== undefined) {
      let data6 = data.approval;
      if (typeof data6 !== 'string' && !(data6 && typeof data6 == 'object' && !Array.isArray(data6))) {
        const err7 = {
          instancePath: instancePath + '/approval',
          schemaPath: '#/properties/approval/type',
          keyword: 'type',
          params: { type: schema35.properties.approval.type },
          schema: schema35.properties.approval.type,
          parentSchema: schema35.properties.approval,
          data: data6,
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data6 === 'string') {
        if (!pattern14.test(data6)) {
          const err8 = {
            instancePath: instancePath + '/approval',
            schemaPath: '#/properties/approval/pattern',
            keyword: 'pattern',
            params: {
              pattern: '^(PendingManualApproval|Approved|Rejected|\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*)$',
            },
            schema: '^(PendingManualApproval|Approved|Rejected|\\s*\\$\\{\\{[\\s\\S]*\\}\\}\\s*)$',
            parentSchema: schema35.properties.approval,
            data: data6,
          };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
      if (data6 && typeof data6 == 'object' && !Array.isArray(data6)) {
        if (Object.keys(data6).length > 1) {
          const err9 = {
            instancePath: instancePath + '/approval',
            schemaPath: '#/properties/approval/maxProperties',
            keyword: 'maxProperties',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema35.properties.approval,
            data: data6,
          };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (Object.keys(data6).length < 1) {
          const err10 = {
            instancePath: instancePath + '/approval',
            schemaPath: '#/properties/approval/minProperties',
            keyword: 'minProperties',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema35.properties.approval,
            data: data6,
          };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        for (const key1 in data6) {
          if (!(key1 === 'Get' || key1 === 'Std:Join' || key1 === 'Std:JsonGet')) {
            const err11 = {
              instancePath: instancePath + '/approval',
              schemaPath: '#/properties/approval/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
              schema: false,
              parentSchema: schema35.properties.approval,
              data: data6,
            };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
        if (data6.Get !== undefined) {
          let data7 = data6.Get;
          if (typeof data7 !== 'string') {
            const err12 = {
              instancePath: instancePath + '/approval/Get',
              schemaPath: '#/properties/approval/properties/Get/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema35.properties.approval.properties.Get.type,
              parentSchema: schema35.properties.approval.properties.Get,
              data: data7,
            };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        if (data6['Std:Join'] !== undefined) {
          let data8 = data6['Std:Join'];
          if (!(data8 && typeof data8 == 'object' && !Array.isArray(data8))) {
            const err13 = {
              instancePath: instancePath + '/approval/Std:Join',
              schemaPath: '#/properties/approval/properties/Std%3AJoin/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema35.properties.approval.properties['Std:Join'].type,
              parentSchema: schema35.properties.approval.properties['Std:Join'],
              data: data8,
            };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        if (data6['Std:JsonGet'] !== undefined) {
          let data9 = data6['Std:JsonGet'];
          if (!(data9 && typeof data9 == 'object' && !Array.isArray(data9))) {
            const err14 = {
              instancePath: instancePath + '/approval/Std:JsonGet',
              schemaPath: '#/properties/approval/properties/Std%3AJsonGet/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema35.properties.approval.properties['Std:JsonGet'].type,
              parentSchema: schema35.properties.approval.properties['Std:JsonGet'],
              data: data9,
            };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
      }
    }
    if (data.metrics !== undefined) {
      let data10 = data.metrics;
      if (data10 && typeof data10 == 'object' && !Array.isArray(data10)) {
        if (Object.keys(data10).length < 1) {
          const err15 = {
            instancePath: instancePath + '/metrics',
            schemaPath: '#/properties/metrics/minProperties',
            keyword: 'minProperties',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema35.properties.metrics,
            data: data10,
          };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        for (const key2 in data10) {
          if (!(
            key2 === 'modelQuality' ||
            key2 === 'modelDataQuality' ||
            key2 === 'bias' ||
            key2 === 'explainability'
          )) {
            const err16 = {
              instancePath: instancePath + '/metrics',
              schemaPath: '#/properties/metrics/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key2 },
              schema: false,
              parentSchema: schema35.properties.metrics,
              data: data10,
            };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        if (data10.modelQuality !== undefined) {
          let data11 = data10.modelQuality;
          if (data11 && typeof data11 == 'object' && !Array.isArray(data11)) {
            if (Object.keys(data11).length < 1) {
              const err17 = {
                instancePath: instancePath + '/metrics/modelQuality',
                schemaPath: '#/properties/metrics/properties/modelQuality/minProperties',
                keyword: 'minProperties',
                params: { limit: 1 },
                schema: 1,
                parentSchema: schema35.properties.metrics.properties.modelQuality,
                data: data11,
              };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
            for (const key3 in data11) {
              if (!(key3 === 'statistics' || key3 === 'constraints')) {
                const err18 = {
                  instancePath: instancePath + '/metrics/modelQuality',
                  schemaPath: '#/properties/metrics/properties/modelQuality/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key3 },
                  schema: false,
                  parentSchema: schema35.properties.metrics.properties.modelQuality,
                  data: data11,
                };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
            }
            if (data11.statistics !== undefined) {
              if (
                !validate123(data11.statistics, {
                  instancePath: instancePath + '/metrics/modelQuality/statistics',
                  parentData: data11,
                  parentDataProperty: 'statistics',
                  rootData,
                })
              ) {
                vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
                errors = vErrors.length;
              }
            }
            if (data11.constraints !== undefined) {
              if (
                !validate123(data11.constraints, {
                  instancePath: instancePath + '/metrics/modelQuality/constraints',
                  parentData: data11,
                  parentDataProperty: 'constraints',
                  rootData,
                })
              ) {
                vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err19 = {
              instancePath: instancePath + '/metrics/modelQuality',
              schemaPath: '#/properties/metrics/properties/modelQuality/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema35.properties.metrics.properties.modelQuality.type,
              parentSchema: schema35.properties.metrics.properties.modelQuality,
              data: data11,
            };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
        }
        if (data10.modelDataQuality !== undefined) {
          let data14 = data10.modelDataQuality;
          if (data14 && typeof data14 == 'object' && !Array.isArray(data14)) {
            if (Object.keys(data14).length < 1) {
              const err20 = {
                instancePath: instancePath + '/metrics/modelDataQuality',
                schemaPath: '#/properties/metrics/properties/modelDataQuality/minProperties',
                keyword: 'minProperties',
                params: { limit: 1 },
                schema: 1,
                parentSchema: schema35.properties.metrics.properties.modelDataQuality,
                data: data14,
              };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
            for (const key4 in data14) {
              if (!(key4 === 'statistics' || key4 === 'constraints')) {
                const err21 = {
                  instancePath: instancePath + '/metrics/modelDataQuality',
                  schemaPath: '#/properties/metrics/properties/modelDataQuality/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key4 },
                  schema: false,
                  parentSchema: schema35.properties.metrics.properties.modelDataQuality,
                  data: data14,
                };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
            }
            if (data14.statistics !== undefined) {
              if (
                !validate123(data14.statistics, {
                  instancePath: instancePath + '/metrics/modelDataQuality/statistics',
                  parentData: data14,
                  parentDataProperty: 'statistics',
                  rootData,
                })
              ) {
                vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
                errors = vErrors.length;
              }
            }
            if (data14.constraints !== undefined) {
              if (
                !validate123(data14.constraints, {
                  instancePath: instancePath + '/metrics/modelDataQuality/constraints',
                  parentData: data14,
                  parentDataProperty: 'constraints',
                  rootData,
                })
              ) {
                vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err22 = {
              instancePath: instancePath + '/metrics/modelDataQuality',
              schemaPath: '#/properties/metrics/properties/modelDataQuality/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema35.properties.metrics.properties.modelDataQuality.type,
              parentSchema: schema35.properties.metrics.properties.modelDataQuality,
              data: data14,
            };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        if (data10.bias !== undefined) {
          let data17 = data10.bias;
          if (data17 && typeof data17 == 'object' && !Array.isArray(data17)) {
            if (Object.keys(data17).length < 1) {
              const err23 = {
                instancePath: instancePath + '/metrics/bias',
                schemaPath: '#/properties/metrics/properties/bias/minProperties',
                keyword: 'minProperties',
                params: { limit: 1 },
                schema: 1,
                parentSchema: schema35.properties.metrics.properties.bias,
                data: data17,
              };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
            for (const key5 in data17) {
              if (!(key5 === 'report' || key5 === 'preTrainingReport' || key5 === 'postTrainingReport')) {
                const err24 = {
                  instancePath: instancePath + '/metrics/bias',
                  schemaPath: '#/properties/metrics/properties/bias/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key5 },
                  schema: false,
                  parentSchema: schema35.properties.metrics.properties.bias,
                  data: data17,
                };
                if (vErrors === null) {
                  vErrors = [err24];
                } else {
                  vErrors.push(err24);
                }
                errors++;
              }
            }
            if (data17.report !== undefined) {
              if (
                !validate123(data17.report, {
                  instancePath: instancePath + '/metrics/bias/report',
                  parentData: data17,
                  parentDataProperty: 'report',
                  rootData,
                })
              ) {
                vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
                errors = vErrors.length;
              }
            }
            if (data17.preTrainingReport !== undefined) {
              if (
                !validate123(data17.preTrainingReport, {
                  instancePath: instancePath + '/metrics/bias/preTrainingReport',
                  parentData: data17,
                  parentDataProperty: 'preTrainingReport',
                  rootData,
                })
              ) {
                vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
                errors = vErrors.length;
              }
            }
            if (data17.postTrainingReport !== undefined) {
              if (
                !validate123(data17.postTrainingReport, {
                  instancePath: instancePath + '/metrics/bias/postTrainingReport',
                  parentData: data17,
                  parentDataProperty: 'postTrainingReport',
                  rootData,
                })
              ) {
                vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err25 = {
              instancePath: instancePath + '/metrics/bias',
              schemaPath: '#/properties/metrics/properties/bias/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema35.properties.metrics.properties.bias.type,
              parentSchema: schema35.properties.metrics.properties.bias,
              data: data17,
            };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
        }
        if (data10.explainability !== undefined) {
          let data21 = data10.explainability;
          if (data21 && typeof data21 == 'object' && !Array.isArray(data21)) {
            if (Object.keys(data21).length < 1) {
              const err26 = {
                instancePath: instancePath + '/metrics/explainability',
                schemaPath: '#/properties/metrics/properties/explainability/minProperties',
                keyword: 'minProperties',
                params: { limit: 1 },
                schema: 1,
                parentSchema: schema35.properties.metrics.properties.explainability,
                data: data21,
              };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
            for (const key6 in data21) {
              if (!(key6 === 'report')) {
                const err27 = {
                  instancePath: instancePath + '/metrics/explainability',
                  schemaPath: '#/properties/metrics/properties/explainability/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key6 },
                  schema: false,
                  parentSchema: schema35.properties.metrics.properties.explainability,
                  data: data21,
                };
                if (vErrors === null) {
                  vErrors = [err27];
                } else {
                  vErrors.push(err27);
                }
                errors++;
              }
            }
            if (data21.report !== undefined) {
              if (
                !validate123(data21.report, {
                  instancePath: instancePath + '/metrics/explainability/report',
                  parentData: data21,
                  parentDataProperty: 'report',
                  rootData,
                })
              ) {
                vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err28 = {
              instancePath: instancePath + '/metrics/explainability',
              schemaPath: '#/properties/metrics/properties/explainability/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema35.properties.metrics.properties.explainability.type,
              parentSchema: schema35.properties.metrics.properties.explainability,
              data: data21,
            };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
        }
      } else {
        const err29 = {
          instancePath: instancePath + '/metrics',
          schemaPath: '#/properties/metrics/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema35.properties.metrics.type,
          parentSchema: schema35.properties.metrics,
          data: data10,
        };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.driftCheckBaselines !== undefined) {
      let data23 = data.driftCheckBaselines;
      if (data23 && typeof data23 == 'object' && !Array.isArray(data23)) {
        if (Object.keys(data23).length < 1) {
          const err30 = {
            instancePath: instancePath + '/driftCheckBaselines',
            schemaPath: '#/properties/driftCheckBaselines/minProperties',
            keyword: 'minProperties',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema35.properties.driftCheckBaselines,
            data: data23,
          };
          if (vErrors === null) {
            vErrors = [err30];
          } else {
            vErrors.push(err30);
          }
          errors++;
        }
        for (const key7 in data23) {
          if (!(
            key7 === 'modelQuality' ||
            key7 === 'modelDataQuality' ||
            key7 === 'bias' ||
            key7 === 'explainability'
          )) {
            const err31 = {
              instancePath: instancePath + '/driftCheckBaselines',
              schemaPath: '#/properties/driftCheckBaselines/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key7 },
              schema: false,
              parentSchema: schema35.properties.driftCheckBaselines,
              data: data23,
            };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
        }
        if (data23.modelQuality !== undefined) {
          let data24 = data23.modelQuality;
          if (data24 && typeof data24 == 'object' && !Array.isArray(data24)) {
            if (Object.keys(data24).length < 1) {
              const err32 = {
                instancePath: instancePath + '/driftCheckBaselines/modelQuality',
                schemaPath: '#/properties/driftCheckBaselines/properties/modelQuality/minProperties',
                keyword: 'minProperties',
                params: { limit: 1 },
                schema: 1,
                parentSchema: schema35.properties.driftCheckBaselines.properties.modelQuality,
                data: data24,
              };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
            for (const key8 in data24) {
              if (!(key8 === 'statistics' || key8 === 'constraints')) {
                const err33 = {
                  instancePath: instancePath + '/driftCheckBaselines/modelQuality',
                  schemaPath: '#/properties/driftCheckBaselines/properties/modelQuality/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key8 },
                  schema: false,
                  parentSchema: schema35.properties.driftCheckBaselines.properties.modelQuality,
                  data: data24,
                };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
            }
            if (data24.statistics !== undefined) {
              if (
                !validate123(data24.statistics, {
                  instancePath: instancePath + '/driftCheckBaselines/modelQuality/statistics',
                  parentData: data24,
                  parentDataProperty: 'statistics',
                  rootData,
                })
              ) {
                vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
                errors = vErrors.length;
              }
            }
            if (data24.constraints !== undefined) {
              if (
                !validate123(data24.constraints, {
                  instancePath: instancePath + '/driftCheckBaselines/modelQuality/constraints',
                  parentData: data24,
                  parentDataProperty: 'constraints',
                  rootData,
                })
              ) {
                vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err34 = {
              instancePath: instancePath + '/driftCheckBaselines/modelQuality',
              schemaPath: '#/properties/driftCheckBaselines/properties/modelQuality/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema35.properties.driftCheckBaselines.properties.modelQuality.type,
              parentSchema: schema35.properties.driftCheckBaselines.properties.modelQuality,
              data: data24,
            };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
        }
        if (data23.modelDataQuality !== undefined) {
          let data27 = data23.modelDataQuality;
          if (data27 && typeof data27 == 'object' && !Array.isArray(data27)) {
            if (Object.keys(data27).length < 1) {
              const err35 = {
                instancePath: instancePath + '/driftCheckBaselines/modelDataQuality',
                schemaPath: '#/properties/driftCheckBaselines/properties/modelDataQuality/minProperties',
                keyword: 'minProperties',
                params: { limit: 1 },
                schema: 1,
                parentSchema: schema35.properties.driftCheckBaselines.properties.modelDataQuality,
                data: data27,
              };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
            for (const key9 in data27) {
              if (!(key9 === 'statistics' || key9 === 'constraints')) {
                const err36 = {
                  instancePath: instancePath + '/driftCheckBaselines/modelDataQuality',
                  schemaPath:
                    '#/properties/driftCheckBaselines/properties/modelDataQuality/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key9 },
                  schema: false,
                  parentSchema: schema35.properties.driftCheckBaselines.properties.modelDataQuality,
                  data: data27,
                };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
            }
            if (data27.statistics !== undefined) {
              if (
                !validate123(data27.statistics, {
                  instancePath: instancePath + '/driftCheckBaselines/modelDataQuality/statistics',
                  parentData: data27,
                  parentDataProperty: 'statistics',
                  rootData,
                })
              ) {
                vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
                errors = vErrors.length;
              }
            }
            if (data27.constraints !== undefined) {
              if (
                !validate123(data27.constraints, {
                  instancePath: instancePath + '/driftCheckBaselines/modelDataQuality/constraints',
                  parentData: data27,
                  parentDataProperty: 'constraints',
                  rootData,
                })
              ) {
                vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err37 = {
              instancePath: instancePath + '/driftCheckBaselines/modelDataQuality',
              schemaPath: '#/properties/driftCheckBaselines/properties/modelDataQuality/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema35.properties.driftCheckBaselines.properties.modelDataQuality.type,
              parentSchema: schema35.properties.driftCheckBaselines.properties.modelDataQuality,
              data: data27,
            };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
        }
        if (data23.bias !== undefined) {
          let data30 = data23.bias;
          if (data30 && typeof data30 == 'object' && !Array.isArray(data30)) {
            if (Object.keys(data30).length < 1) {
              const err38 = {
                instancePath: instancePath + '/driftCheckBaselines/bias',
                schemaPath: '#/properties/driftCheckBaselines/properties/bias/minProperties',
                keyword: 'minProperties',
                params: { limit: 1 },
                schema: 1,
                parentSchema: schema35.properties.driftCheckBaselines.properties.bias,
                data: data30,
              };
              if (vErrors === null) {
                vErrors = [err38];
              } else {
                vErrors.push(err38);
              }
              errors++;
            }
            for (const key10 in data30) {
              if (!(
                key10 === 'configFile' ||
                key10 === 'preTrainingConstraints' ||
                key10 === 'postTrainingConstraints'
              )) {
                const err39 = {
                  instancePath: instancePath + '/driftCheckBaselines/bias',
                  schemaPath: '#/properties/driftCheckBaselines/properties/bias/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key10 },
                  schema: false,
                  parentSchema: schema35.properties.driftCheckBaselines.properties.bias,
                  data: data30,
                };
                if (vErrors === null) {
                  vErrors = [err39];
                } else {
                  vErrors.push(err39);
                }
                errors++;
              }
            }
            if (data30.configFile !== undefined) {
              if (
                !validate123(data30.configFile, {
                  instancePath: instancePath + '/driftCheckBaselines/bias/configFile',
                  parentData: data30,
                  parentDataProperty: 'configFile',
                  rootData,
                })
              ) {
                vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
                errors = vErrors.length;
              }
            }
            if (data30.preTrainingConstraints !== undefined) {
              if (
                !validate123(data30.preTrainingConstraints, {
                  instancePath: instancePath + '/driftCheckBaselines/bias/preTrainingConstraints',
                  parentData: data30,
                  parentDataProperty: 'preTrainingConstraints',
                  rootData,
                })
              ) {
                vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
                errors = vErrors.length;
              }
            }
            if (data30.postTrainingConstraints !== undefined) {
              if (
                !validate123(data30.postTrainingConstraints, {
                  instancePath: instancePath + '/driftCheckBaselines/bias/postTrainingConstraints',
                  parentData: data30,
                  parentDataProperty: 'postTrainingConstraints',
                  rootData,
                })
              ) {
                vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err40 = {
              instancePath: instancePath + '/driftCheckBaselines/bias',
              schemaPath: '#/properties/driftCheckBaselines/properties/bias/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema35.properties.driftCheckBaselines.properties.bias.type,
              parentSchema: schema35.properties.driftCheckBaselines.properties.bias,
              data: data30,
            };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
        if (data23.explainability !== undefined) {
          let data34 = data23.explainability;
          if (data34 && typeof data34 == 'object' && !Array.isArray(data34)) {
            if (Object.keys(data34).length < 1) {
              const err41 = {
                instancePath: instancePath + '/driftCheckBaselines/explainability',
                schemaPath: '#/properties/driftCheckBaselines/properties/explainability/minProperties',
                keyword: 'minProperties',
                params: { limit: 1 },
                schema: 1,
                parentSchema: schema35.properties.driftCheckBaselines.properties.explainability,
                data: data34,
              };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
            for (const key11 in data34) {
              if (!(key11 === 'constraints' || key11 === 'configFile')) {
                const err42 = {
                  instancePath: instancePath + '/driftCheckBaselines/explainability',
                  schemaPath:
                    '#/properties/driftCheckBaselines/properties/explainability/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key11 },
                  schema: false,
                  parentSchema: schema35.properties.driftCheckBaselines.properties.explainability,
                  data: data34,
                };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
            }
            if (data34.constraints !== undefined) {
              if (
                !validate123(data34.constraints, {
                  instancePath: instancePath + '/driftCheckBaselines/explainability/constraints',
                  parentData: data34,
                  parentDataProperty: 'constraints',
                  rootData,
                })
              ) {
                vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
                errors = vErrors.length;
              }
            }
            if (data34.configFile !== undefined) {
              if (
                !validate123(data34.configFile, {
                  instancePath: instancePath + '/driftCheckBaselines/explainability/configFile',
                  parentData: data34,
                  parentDataProperty: 'configFile',
                  rootData,
                })
              ) {
                vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err43 = {
              instancePath: instancePath + '/driftCheckBaselines/explainability',
              schemaPath: '#/properties/driftCheckBaselines/properties/explainability/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema35.properties.driftCheckBaselines.properties.explainability.type,
              parentSchema: schema35.properties.driftCheckBaselines.properties.explainability,
              data: data34,
            };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
        }
      } else {
        const err44 = {
          instancePath: instancePath + '/driftCheckBaselines',
          schemaPath: '#/properties/driftCheckBaselines/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema35.properties.driftCheckBaselines.type,
          parentSchema: schema35.properties.driftCheckBaselines,
          data: data23,
        };
        if (vErrors === null) {
          vErrors = [err44];
        } else {
          vErrors.push(err44);
        }
        errors++;
      }
    }
    if (data.metadata !== undefined) {
      let data37 = data.metadata;
      if (data37 && typeof data37 == 'object' && !Array.isArray(data37)) {
        if (Object.keys(data37).length > 50) {
          const err45 = {
            instancePath: instancePath + '/metadata',
            schemaPath: '#/properties/metadata/maxProperties',
            keyword: 'maxProperties',
            params: { limit: 50 },
            schema: 50,
            parentSchema: schema35.properties.metadata,
            data: data37,
          };
          if (vErrors === null) {
            vErrors = [err45];
          } else {
            vErrors.push(err45);
          }
          errors++;
        }
        for (const key12 in data37) {
          const _errs66 = errors;
          if (typeof key12 === 'string') {
            if (func2(key12) > 128) {
              const err46 = {
                instancePath: instancePath + '/metadata',
                schemaPath: '#/properties/metadata/propertyNames/maxLength',
                keyword: 'maxLength',
                params: { limit: 128 },
                schema: 128,
                parentSchema: schema35.properties.metadata.propertyNames,
                data: key12,
                propertyName: key12,
              };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
            }
            if (func2(key12) < 1) {
              const err47 = {
                instancePath: instancePath + '/metadata',
                schemaPath: '#/properties/metadata/propertyNames/minLength',
                keyword: 'minLength',
                params: { limit: 1 },
                schema: 1,
                parentSchema: schema35.properties.metadata.propertyNames,
                data: key12,
                propertyName: key12,
              };
              if (vErrors === null) {
                vErrors = [err47];
              } else {
                vErrors.push(err47);
              }
              errors++;
            }
          } else {
            const err48 = {
              instancePath: instancePath + '/metadata',
              schemaPath: '#/properties/metadata/propertyNames/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema35.properties.metadata.propertyNames.type,
              parentSchema: schema35.properties.metadata.propertyNames,
              data: key12,
              propertyName: key12,
            };
            if (vErrors === null) {
              vErrors = [err48];
            } else {
              vErrors.push(err48);
            }
            errors++;
          }
          var valid12 = _errs66 === errors;
          if (!valid12) {
            const err49 = {
              instancePath: instancePath + '/metadata',
              schemaPath: '#/properties/metadata/propertyNames',
              keyword: 'propertyNames',
              params: { propertyName: key12 },
              schema: schema35.properties.metadata.propertyNames,
              parentSchema: schema35.properties.metadata,
              data: data37,
            };
            if (vErrors === null) {
              vErrors = [err49];
            } else {
              vErrors.push(err49);
            }
            errors++;
          }
        }
        for (const key13 in data37) {
          if (
            !validate41(data37[key13], {
              instancePath: instancePath + '/metadata/' + key13.replace(/~/g, '~0').replace(/\//g, '~1'),
              parentData: data37,
              parentDataProperty: key13,
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err50 = {
          instancePath: instancePath + '/metadata',
          schemaPath: '#/properties/metadata/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema35.properties.metadata.type,
          parentSchema: schema35.properties.metadata,
          data: data37,
        };
        if (vErrors === null) {
          vErrors = [err50];
        } else {
          vErrors.push(err50);
        }
        errors++;
      }
    }
    if (data.contentTypes !== undefined) {
      let data39 = data.contentTypes;
      if (Array.isArray(data39)) {
        if (data39.length < 1) {
          const err51 = {
            instancePath: instancePath + '/contentTypes',
            schemaPath: '#/properties/contentTypes/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema35.properties.contentTypes,
            data: data39,
          };
          if (vErrors === null) {
            vErrors = [err51];
          } else {
            vErrors.push(err51);
          }
          errors++;
        }
        const len0 = data39.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (
            !validate41(data39[i0], {
              instancePath: instancePath + '/contentTypes/' + i0,
              parentData: data39,
              parentDataProperty: i0,
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err52 = {
          instancePath: instancePath + '/contentTypes',
          schemaPath: '#/properties/contentTypes/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema35.properties.contentTypes.type,
          parentSchema: schema35.properties.contentTypes,
          data: data39,
        };
        if (vErrors === null) {
          vErrors = [err52];
        } else {
          vErrors.push(err52);
        }
        errors++;
      }
    }
    if (data.responseTypes !== undefined) {
      let data41 = data.responseTypes;
      if (Array.isArray(data41)) {
        if (data41.length < 1) {
          const err53 = {
            instancePath: instancePath + '/responseTypes',
            schemaPath: '#/properties/responseTypes/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema35.properties.responseTypes,
            data: data41,
          };
          if (vErrors === null) {
            vErrors = [err53];
          } else {
            vErrors.push(err53);
          }
          errors++;
        }
        const len1 = data41.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (
            !validate41(data41[i1], {
              instancePath: instancePath + '/responseTypes/' + i1,
              parentData: data41,
              parentDataProperty: i1,
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err54 = {
          instancePath: instancePath + '/responseTypes',
          schemaPath: '#/properties/responseTypes/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema35.properties.responseTypes.type,
          parentSchema: schema35.properties.responseTypes,
          data: data41,
        };
        if (vErrors === null) {
          vErrors = [err54];
        } else {
          vErrors.push(err54);
        }
        errors++;
      }
    }
    if (data.realtimeInstances !== undefined) {
      let data43 = data.realtimeInstances;
      if (Array.isArray(data43)) {
        if (data43.length < 1) {
          const err55 = {
            instancePath: instancePath + '/realtimeInstances',
            schemaPath: '#/properties/realtimeInstances/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema35.properties.realtimeInstances,
            data: data43,
          };
          if (vErrors === null) {
            vErrors = [err55];
          } else {
            vErrors.push(err55);
          }
          errors++;
        }
        const len2 = data43.length;
        for (let i2 = 0; i2 < len2; i2++) {
          if (
            !validate41(data43[i2], {
              instancePath: instancePath + '/realtimeInstances/' + i2,
              parentData: data43,
              parentDataProperty: i2,
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err56 = {
          instancePath: instancePath + '/realtimeInstances',
          schemaPath: '#/properties/realtimeInstances/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema35.properties.realtimeInstances.type,
          parentSchema: schema35.properties.realtimeInstances,
          data: data43,
        };
        if (vErrors === null) {
          vErrors = [err56];
        } else {
          vErrors.push(err56);
        }
        errors++;
      }
    }
    if (data.transformInstances !== undefined) {
      let data45 = data.transformInstances;
      if (Array.isArray(data45)) {
        if (data45.length < 1) {
          const err57 = {
            instancePath: instancePath + '/transformInstances',
            schemaPath: '#/properties/transformInstances/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema35.properties.transformInstances,
            data: data45,
          };
          if (vErrors === null) {
            vErrors = [err57];
          } else {
            vErrors.push(err57);
          }
          errors++;
        }
        const len3 = data45.length;
        for (let i3 = 0; i3 < len3; i3++) {
          if (
            !validate41(data45[i3], {
              instancePath: instancePath + '/transformInstances/' + i3,
              parentData: data45,
              parentDataProperty: i3,
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err58 = {
          instancePath: instancePath + '/transformInstances',
          schemaPath: '#/properties/transformInstances/type',
          keyword: 'type',
          params: { type: 'array' },
          schema: schema35.properties.transformInstances.type,
          parentSchema: schema35.properties.transformInstances,
          data: data45,
        };
        if (vErrors === null) {
          vErrors = [err58];
        } else {
          vErrors.push(err58);
        }
        errors++;
      }
    }
    if (data.domain !== undefined) {
      let data47 = data.domain;
      if (!(
        data47 === 'COMPUTER_VISION' ||
        data47 === 'NATURAL_LANGUAGE_PROCESSING' ||
        data47 === 'MACHINE_LEARNING'
      )) {
        const err59 = {
          instancePath: instancePath + '/domain',
          schemaPath: '#/properties/domain/enum',
          keyword: 'enum',
          params: { allowedValues: schema35.properties.domain.enum },
          schema: schema35.properties.domain.enum,
          parentSchema: schema35.properties.domain,
          data: data47,
        };
        if (vErrors === null) {
          vErrors = [err59];
        } else {
          vErrors.push(err59);
        }
        errors++;
      }
    }
    if (data.task !== undefined) {
      let data48 = data.task;
      if (typeof data48 === 'string') {
        if (func2(data48) < 1) {
          const err60 = {
            instancePath: instancePath + '/task',
            schemaPath: '#/properties/task/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema35.properties.task,
            data: data48,
          };
          if (vErrors === null) {
            vErrors = [err60];
          } else {
            vErrors.push(err60);
          }
          errors++;
        }
      } else {
        const err61 = {
          instancePath: instancePath + '/task',
          schemaPath: '#/properties/task/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema35.properties.task.type,
          parentSchema: schema35.properties.task,
          data: data48,
        };
        if (vErrors === null) {
          vErrors = [err61];
        } else {
          vErrors.push(err61);
        }
        errors++;
      }
    }
    if (data.skipModelValidation !== undefined) {
      let data49 = data.skipModelValidation;
      if (!(data49 === 'None' || data49 === 'All')) {
        const err62 = {
          instancePath: instancePath + '/skipModelValidation',
          schemaPath: '#/properties/skipModelValidation/enum',
          keyword: 'enum',
          params: { allowedValues: schema35.properties.skipModelValidation.enum },
          schema: schema35.properties.skipModelValidation.enum,
          parentSchema: schema35.properties.skipModelValidation,
          data: data49,
        };
        if (vErrors === null) {
          vErrors = [err62];
        } else {
          vErrors.push(err62);
        }
        errors++;
      }
    }
    if (data.retry !== undefined) {
      if (
        !validate68(data.retry, {
          instancePath: instancePath + '/retry',
          parentData: data,
          parentDataProperty: 'retry',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
        errors = vErrors.length;
      }
    }
    if (data.displayName !== undefined) {
      let data51 = data.displayName;
      if (typeof data51 === 'string') {
        if (func2(data51) > 256) {
          const err63 = {
            instancePath: instancePath + '/displayName',
            schemaPath: '#/properties/displayName/maxLength',
            keyword: 'maxLength',
            params: { limit: 256 },
            schema: 256,
            parentSchema: schema35.properties.displayName,
            data: data51,
          };
          if (vErrors === null) {
            vErrors = [err63];
          } else {
            vErrors.push(err63);
          }
          errors++;
        }
        if (func2(data51) < 1) {
          const err64 = {
            instancePath: instancePath + '/displayName',
            schemaPath: '#/properties/displayName/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema35.properties.displayName,
            data: data51,
          };
          if (vErrors === null) {
            vErrors = [err64];
          } else {
            vErrors.push(err64);
          }
          errors++;
        }
      } else {
        const err65 = {
          instancePath: instancePath + '/displayName',
          schemaPath: '#/properties/displayName/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema35.properties.displayName.type,
          parentSchema: schema35.properties.displayName,
          data: data51,
        };
        if (vErrors === null) {
          vErrors = [err65];
        } else {
          vErrors.push(err65);
        }
        errors++;
      }
    }
    if (data.description !== undefined) {
      let data52 = data.description;
      if (typeof data52 === 'string') {
        if (func2(data52) > 3072) {
          const err66 = {
            instancePath: instancePath + '/description',
            schemaPath: '#/properties/description/maxLength',
            keyword: 'maxLength',
            params: { limit: 3072 },
            schema: 3072,
            parentSchema: schema35.properties.description,
            data: data52,
          };
          if (vErrors === null) {
            vErrors = [err66];
          } else {
            vErrors.push(err66);
          }
          errors++;
        }
      } else {
        const err67 = {
          instancePath: instancePath + '/description',
          schemaPath: '#/properties/description/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema35.properties.description.type,
          parentSchema: schema35.properties.description,
          data: data52,
        };
        if (vErrors === null) {
          vErrors = [err67];
        } else {
          vErrors.push(err67);
        }
        errors++;
      }
    }
    if (data.dependsOn !== undefined) {
      if (
        !validate73(data.dependsOn, {
          instancePath: instancePath + '/dependsOn',
          parentData: data,
          parentDataProperty: 'dependsOn',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
        errors = vErrors.length;
      }
    }
    if (data.raw !== undefined) {
      if (
        !validate75(data.raw, {
          instancePath: instancePath + '/raw',
          parentData: data,
          parentDataProperty: 'raw',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err68 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema35.type,
      parentSchema: schema35,
      data,
    };
    if (vErrors === null) {
      vErrors = [err68];
    } else {
      vErrors.push(err68);
    }
    errors++;
  }
  validate117.errors = vErrors;
  return errors === 0;
}
const schema37 = {
  title: 'Fail step',
  description: 'Ends the execution as Failed, with a reason.',
  type: 'object',
  required: ['type', 'message'],
  properties: {
    type: { const: 'Fail', title: 'Step type' },
    message: {
      title: 'Message',
      description: 'The reason that people read.',
      type: ['string', 'object'],
      minLength: 1,
      maxLength: 3072,
      minProperties: 1,
      maxProperties: 1,
      properties: {
        Get: { type: 'string' },
        'Std:Join': { type: 'object' },
        'Std:JsonGet': { type: 'object' },
      },
      additionalProperties: false,
    },
    displayName: {
      title: 'Display name',
      description: 'Shown in SageMaker Studio instead of the step name.',
      type: 'string',
      minLength: 1,
      maxLength: 256,
    },
    description: {
      title: 'Description',
      description: 'Shown in SageMaker Studio.',
      type: 'string',
      maxLength: 3072,
    },
    dependsOn: { $ref: '#/definitions/dependsOn' },
    raw: { $ref: '#/definitions/raw' },
  },
  additionalProperties: false,
};
function validate150(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.type === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'type' },
        schema: schema37.required,
        parentSchema: schema37,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.message === undefined) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'message' },
        schema: schema37.required,
        parentSchema: schema37,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(
        key0 === 'type' ||
        key0 === 'message' ||
        key0 === 'displayName' ||
        key0 === 'description' ||
        key0 === 'dependsOn' ||
        key0 === 'raw'
      )) {
        const err2 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema37,
          data,
        };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.type !== undefined) {
      let data0 = data.type;
      if ('Fail' !== data0) {
        const err3 = {
          instancePath: instancePath + '/type',
          schemaPath: '#/properties/type/const',
          keyword: 'const',
          params: { allowedValue: 'Fail' },
          schema: 'Fail',
          parentSchema: schema37.properties.type,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.message !== undefined) {
      let data1 = data.message;
      if (typeof data1 !== 'string' && !(data1 && typeof data1 == 'object' && !Array.isArray(data1))) {
        const err4 = {
          instancePath: instancePath + '/message',
          schemaPath: '#/properties/message/type',
          keyword: 'type',
          params: { type: schema37.properties.message.type },
          schema: schema37.properties.message.type,
          parentSchema: schema37.properties.message,
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (typeof data1 === 'string') {
        if (func2(data1) > 3072) {
          const err5 = {
            instancePath: instancePath + '/message',
            schemaPath: '#/properties/message/maxLength',
            keyword: 'maxLength',
            params: { limit: 3072 },
            schema: 3072,
            parentSchema: schema37.properties.message,
            data: data1,
          };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (func2(data1) < 1) {
          const err6 = {
            instancePath: instancePath + '/message',
            schemaPath: '#/properties/message/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema37.properties.message,
            data: data1,
          };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
      if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
        if (Object.keys(data1).length > 1) {
          const err7 = {
            instancePath: instancePath + '/message',
            schemaPath: '#/properties/message/maxProperties',
            keyword: 'maxProperties',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema37.properties.message,
            data: data1,
          };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (Object.keys(data1).length < 1) {
          const err8 = {
            instancePath: instancePath + '/message',
            schemaPath: '#/properties/message/minProperties',
            keyword: 'minProperties',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema37.properties.message,
            data: data1,
          };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        for (const key1 in data1) {
          if (!(key1 === 'Get' || key1 === 'Std:Join' || key1 === 'Std:JsonGet')) {
            const err9 = {
              instancePath: instancePath + '/message',
              schemaPath: '#/properties/message/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
              schema: false,
              parentSchema: schema37.properties.message,
              data: data1,
            };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        if (data1.Get !== undefined) {
          let data2 = data1.Get;
          if (typeof data2 !== 'string') {
            const err10 = {
              instancePath: instancePath + '/message/Get',
              schemaPath: '#/properties/message/properties/Get/type',
              keyword: 'type',
              params: { type: 'string' },
              schema: schema37.properties.message.properties.Get.type,
              parentSchema: schema37.properties.message.properties.Get,
              data: data2,
            };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
        if (data1['Std:Join'] !== undefined) {
          let data3 = data1['Std:Join'];
          if (!(data3 && typeof data3 == 'object' && !Array.isArray(data3))) {
            const err11 = {
              instancePath: instancePath + '/message/Std:Join',
              schemaPath: '#/properties/message/properties/Std%3AJoin/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema37.properties.message.properties['Std:Join'].type,
              parentSchema: schema37.properties.message.properties['Std:Join'],
              data: data3,
            };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
        if (data1['Std:JsonGet'] !== undefined) {
          let data4 = data1['Std:JsonGet'];
          if (!(data4 && typeof data4 == 'object' && !Array.isArray(data4))) {
            const err12 = {
              instancePath: instancePath + '/message/Std:JsonGet',
              schemaPath: '#/properties/message/properties/Std%3AJsonGet/type',
              keyword: 'type',
              params: { type: 'object' },
              schema: schema37.properties.message.properties['Std:JsonGet'].type,
              parentSchema: schema37.properties.message.properties['Std:JsonGet'],
              data: data4,
            };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
      }
    }
    if (data.displayName !== undefined) {
      let data5 = data.displayName;
      if (typeof data5 === 'string') {
        if (func2(data5) > 256) {
          const err13 = {
            instancePath: instancePath + '/displayName',
            schemaPath: '#/properties/displayName/maxLength',
            keyword: 'maxLength',
            params: { limit: 256 },
            schema: 256,
            parentSchema: schema37.properties.displayName,
            data: data5,
          };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (func2(data5) < 1) {
          const err14 = {
            instancePath: instancePath + '/displayName',
            schemaPath: '#/properties/displayName/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema37.properties.displayName,
            data: data5,
          };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = {
          instancePath: instancePath + '/displayName',
          schemaPath: '#/properties/displayName/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema37.properties.displayName.type,
          parentSchema: schema37.properties.displayName,
          data: data5,
        };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.description !== undefined) {
      let data6 = data.description;
      if (typeof data6 === 'string') {
        if (func2(data6) > 3072) {
          const err16 = {
            instancePath: instancePath + '/description',
            schemaPath: '#/properties/description/maxLength',
            keyword: 'maxLength',
            params: { limit: 3072 },
            schema: 3072,
            parentSchema: schema37.properties.description,
            data: data6,
          };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      } else {
        const err17 = {
          instancePath: instancePath + '/description',
          schemaPath: '#/properties/description/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema37.properties.description.type,
          parentSchema: schema37.properties.description,
          data: data6,
        };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.dependsOn !== undefined) {
      if (
        !validate73(data.dependsOn, {
          instancePath: instancePath + '/dependsOn',
          parentData: data,
          parentDataProperty: 'dependsOn',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
        errors = vErrors.length;
      }
    }
    if (data.raw !== undefined) {
      if (
        !validate75(data.raw, {
          instancePath: instancePath + '/raw',
          parentData: data,
          parentDataProperty: 'raw',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err18 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema37.type,
      parentSchema: schema37,
      data,
    };
    if (vErrors === null) {
      vErrors = [err18];
    } else {
      vErrors.push(err18);
    }
    errors++;
  }
  validate150.errors = vErrors;
  return errors === 0;
}
const schema38 = {
  title: 'Raw step',
  description: "Any other SageMaker step, in SageMaker's own words below raw (Arguments and its siblings).",
  type: 'object',
  required: ['type', 'raw'],
  properties: {
    type: {
      title: 'Step type',
      enum: [
        'Model',
        'Transform',
        'Tuning',
        'Lambda',
        'Callback',
        'ClarifyCheck',
        'EMR',
        'AutoML',
        'EndpointConfig',
        'Endpoint',
        'InferenceComponent',
        'BedrockCustomModel',
        'BedrockCustomModelDeployment',
        'BedrockModelImport',
        'BedrockProvisionedModelThroughput',
        'Lineage',
      ],
    },
    displayName: {
      title: 'Display name',
      description: 'Shown in SageMaker Studio instead of the step name.',
      type: 'string',
      minLength: 1,
      maxLength: 256,
    },
    description: {
      title: 'Description',
      description: 'Shown in SageMaker Studio.',
      type: 'string',
      maxLength: 3072,
    },
    dependsOn: { $ref: '#/definitions/dependsOn' },
    raw: { $ref: '#/definitions/raw' },
    cache: { $ref: '#/definitions/cache' },
    retry: { $ref: '#/definitions/retry' },
  },
  additionalProperties: false,
};
function validate153(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.type === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'type' },
        schema: schema38.required,
        parentSchema: schema38,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.raw === undefined) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'raw' },
        schema: schema38.required,
        parentSchema: schema38,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(
        key0 === 'type' ||
        key0 === 'displayName' ||
        key0 === 'description' ||
        key0 === 'dependsOn' ||
        key0 === 'raw' ||
        key0 === 'cache' ||
        key0 === 'retry'
      )) {
        const err2 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema38,
          data,
        };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.type !== undefined) {
      let data0 = data.type;
      if (!(
        data0 === 'Model' ||
        data0 === 'Transform' ||
        data0 === 'Tuning' ||
        data0 === 'Lambda' ||
        data0 === 'Callback' ||
        data0 === 'ClarifyCheck' ||
        data0 === 'EMR' ||
        data0 === 'AutoML' ||
        data0 === 'EndpointConfig' ||
        data0 === 'Endpoint' ||
        data0 === 'InferenceComponent' ||
        data0 === 'BedrockCustomModel' ||
        data0 === 'BedrockCustomModelDeployment' ||
        data0 === 'BedrockModelImport' ||
        data0 === 'BedrockProvisionedModelThroughput' ||
        data0 === 'Lineage'
      )) {
        const err3 = {
          instancePath: instancePath + '/type',
          schemaPath: '#/properties/type/enum',
          keyword: 'enum',
          params: { allowedValues: schema38.properties.type.enum },
          schema: schema38.properties.type.enum,
          parentSchema: schema38.properties.type,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.displayName !== undefined) {
      let data1 = data.displayName;
      if (typeof data1 === 'string') {
        if (func2(data1) > 256) {
          const err4 = {
            instancePath: instancePath + '/displayName',
            schemaPath: '#/properties/displayName/maxLength',
            keyword: 'maxLength',
            params: { limit: 256 },
            schema: 256,
            parentSchema: schema38.properties.displayName,
            data: data1,
          };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (func2(data1) < 1) {
          const err5 = {
            instancePath: instancePath + '/displayName',
            schemaPath: '#/properties/displayName/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema38.properties.displayName,
            data: data1,
          };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = {
          instancePath: instancePath + '/displayName',
          schemaPath: '#/properties/displayName/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema38.properties.displayName.type,
          parentSchema: schema38.properties.displayName,
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.description !== undefined) {
      let data2 = data.description;
      if (typeof data2 === 'string') {
        if (func2(data2) > 3072) {
          const err7 = {
            instancePath: instancePath + '/description',
            schemaPath: '#/properties/description/maxLength',
            keyword: 'maxLength',
            params: { limit: 3072 },
            schema: 3072,
            parentSchema: schema38.properties.description,
            data: data2,
          };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = {
          instancePath: instancePath + '/description',
          schemaPath: '#/properties/description/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema38.properties.description.type,
          parentSchema: schema38.properties.description,
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.dependsOn !== undefined) {
      if (
        !validate73(data.dependsOn, {
          instancePath: instancePath + '/dependsOn',
          parentData: data,
          parentDataProperty: 'dependsOn',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
        errors = vErrors.length;
      }
    }
    if (data.raw !== undefined) {
      if (
        !validate75(data.raw, {
          instancePath: instancePath + '/raw',
          parentData: data,
          parentDataProperty: 'raw',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
        errors = vErrors.length;
      }
    }
    if (data.cache !== undefined) {
      if (
        !validate66(data.cache, {
          instancePath: instancePath + '/cache',
          parentData: data,
          parentDataProperty: 'cache',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== undefined) {
      if (
        !validate68(data.retry, {
          instancePath: instancePath + '/retry',
          parentData: data,
          parentDataProperty: 'retry',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err9 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema38.type,
      parentSchema: schema38,
      data,
    };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate153.errors = vErrors;
  return errors === 0;
}
function validate29(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    const tag0 = data.type;
    if (typeof tag0 == 'string') {
      if (tag0 === 'Processing') {
        if (!validate30(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'Training') {
        if (!validate77(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'QualityCheck') {
        if (!validate95(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'Condition') {
        if (!validate114(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate114.errors : vErrors.concat(validate114.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'RegisterModel') {
        if (!validate117(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'Fail') {
        if (!validate150(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate150.errors : vErrors.concat(validate150.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'Model') {
        if (!validate153(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'Transform') {
        if (!validate153(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'Tuning') {
        if (!validate153(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'Lambda') {
        if (!validate153(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'Callback') {
        if (!validate153(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'ClarifyCheck') {
        if (!validate153(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'EMR') {
        if (!validate153(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'AutoML') {
        if (!validate153(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'EndpointConfig') {
        if (!validate153(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'Endpoint') {
        if (!validate153(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'InferenceComponent') {
        if (!validate153(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'BedrockCustomModel') {
        if (!validate153(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'BedrockCustomModelDeployment') {
        if (!validate153(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'BedrockModelImport') {
        if (!validate153(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'BedrockProvisionedModelThroughput') {
        if (!validate153(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === 'Lineage') {
        if (!validate153(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
          errors = vErrors.length;
        }
      } else {
        const err0 = {
          instancePath,
          schemaPath: '#/discriminator',
          keyword: 'discriminator',
          params: { error: 'mapping', tag: 'type', tagValue: tag0 },
          schema: schema10.discriminator,
          parentSchema: schema10,
          data,
        };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    } else {
      const err1 = {
        instancePath,
        schemaPath: '#/discriminator',
        keyword: 'discriminator',
        params: { error: 'tag', tag: 'type', tagValue: tag0 },
        schema: schema10.discriminator,
        parentSchema: schema10,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  } else {
    const err2 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema10.type,
      parentSchema: schema10,
      data,
    };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate29.errors = vErrors;
  return errors === 0;
}
function validate21(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.name === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'name' },
        schema: schema6.required,
        parentSchema: schema6,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.steps === undefined) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'steps' },
        schema: schema6.required,
        parentSchema: schema6,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(
        key0 === 'name' ||
        key0 === 'displayName' ||
        key0 === 'description' ||
        key0 === 'modelPackageGroup' ||
        key0 === 'dataset' ||
        key0 === 'parameters' ||
        key0 === 'steps' ||
        key0 === 'raw'
      )) {
        const err2 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          schema: false,
          parentSchema: schema6,
          data,
        };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data0 = data.name;
      if (typeof data0 === 'string') {
        if (func2(data0) > 256) {
          const err3 = {
            instancePath: instancePath + '/name',
            schemaPath: '#/properties/name/maxLength',
            keyword: 'maxLength',
            params: { limit: 256 },
            schema: 256,
            parentSchema: schema6.properties.name,
            data: data0,
          };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (!pattern0.test(data0)) {
          const err4 = {
            instancePath: instancePath + '/name',
            schemaPath: '#/properties/name/pattern',
            keyword: 'pattern',
            params: { pattern: '^[a-zA-Z0-9](-*[a-zA-Z0-9])*$' },
            schema: '^[a-zA-Z0-9](-*[a-zA-Z0-9])*$',
            parentSchema: schema6.properties.name,
            data: data0,
          };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = {
          instancePath: instancePath + '/name',
          schemaPath: '#/properties/name/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema6.properties.name.type,
          parentSchema: schema6.properties.name,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.displayName !== undefined) {
      let data1 = data.displayName;
      if (typeof data1 === 'string') {
        if (func2(data1) > 256) {
          const err6 = {
            instancePath: instancePath + '/displayName',
            schemaPath: '#/properties/displayName/maxLength',
            keyword: 'maxLength',
            params: { limit: 256 },
            schema: 256,
            parentSchema: schema6.properties.displayName,
            data: data1,
          };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (!pattern0.test(data1)) {
          const err7 = {
            instancePath: instancePath + '/displayName',
            schemaPath: '#/properties/displayName/pattern',
            keyword: 'pattern',
            params: { pattern: '^[a-zA-Z0-9](-*[a-zA-Z0-9])*$' },
            schema: '^[a-zA-Z0-9](-*[a-zA-Z0-9])*$',
            parentSchema: schema6.properties.displayName,
            data: data1,
          };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = {
          instancePath: instancePath + '/displayName',
          schemaPath: '#/properties/displayName/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema6.properties.displayName.type,
          parentSchema: schema6.properties.displayName,
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.description !== undefined) {
      let data2 = data.description;
      if (typeof data2 === 'string') {
        if (func2(data2) > 3072) {
          const err9 = {
            instancePath: instancePath + '/description',
            schemaPath: '#/properties/description/maxLength',
            keyword: 'maxLength',
            params: { limit: 3072 },
            schema: 3072,
            parentSchema: schema6.properties.description,
            data: data2,
          };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = {
          instancePath: instancePath + '/description',
          schemaPath: '#/properties/description/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema6.properties.description.type,
          parentSchema: schema6.properties.description,
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.modelPackageGroup !== undefined) {
      let data3 = data.modelPackageGroup;
      if (typeof data3 === 'string') {
        if (func2(data3) > 63) {
          const err11 = {
            instancePath: instancePath + '/modelPackageGroup',
            schemaPath: '#/properties/modelPackageGroup/maxLength',
            keyword: 'maxLength',
            params: { limit: 63 },
            schema: 63,
            parentSchema: schema6.properties.modelPackageGroup,
            data: data3,
          };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (!pattern0.test(data3)) {
          const err12 = {
            instancePath: instancePath + '/modelPackageGroup',
            schemaPath: '#/properties/modelPackageGroup/pattern',
            keyword: 'pattern',
            params: { pattern: '^[a-zA-Z0-9](-*[a-zA-Z0-9])*$' },
            schema: '^[a-zA-Z0-9](-*[a-zA-Z0-9])*$',
            parentSchema: schema6.properties.modelPackageGroup,
            data: data3,
          };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = {
          instancePath: instancePath + '/modelPackageGroup',
          schemaPath: '#/properties/modelPackageGroup/type',
          keyword: 'type',
          params: { type: 'string' },
          schema: schema6.properties.modelPackageGroup.type,
          parentSchema: schema6.properties.modelPackageGroup,
          data: data3,
        };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.dataset !== undefined) {
      if (
        !validate22(data.dataset, {
          instancePath: instancePath + '/dataset',
          parentData: data,
          parentDataProperty: 'dataset',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.parameters !== undefined) {
      let data5 = data.parameters;
      if (data5 && typeof data5 == 'object' && !Array.isArray(data5)) {
        if (Object.keys(data5).length > 200) {
          const err14 = {
            instancePath: instancePath + '/parameters',
            schemaPath: '#/properties/parameters/maxProperties',
            keyword: 'maxProperties',
            params: { limit: 200 },
            schema: 200,
            parentSchema: schema6.properties.parameters,
            data: data5,
          };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        for (const key1 in data5) {
          const _errs13 = errors;
          if (
            !validate24(key1, {
              instancePath: instancePath + '/parameters',
              parentData: data5,
              parentDataProperty: 'parameters',
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs13 === errors;
          if (!valid1) {
            const err15 = {
              instancePath: instancePath + '/parameters',
              schemaPath: '#/properties/parameters/propertyNames',
              keyword: 'propertyNames',
              params: { propertyName: key1 },
              schema: schema6.properties.parameters.propertyNames,
              parentSchema: schema6.properties.parameters,
              data: data5,
            };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
        for (const key2 in data5) {
          if (
            !validate26(data5[key2], {
              instancePath: instancePath + '/parameters/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
              parentData: data5,
              parentDataProperty: key2,
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err16 = {
          instancePath: instancePath + '/parameters',
          schemaPath: '#/properties/parameters/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema6.properties.parameters.type,
          parentSchema: schema6.properties.parameters,
          data: data5,
        };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.steps !== undefined) {
      let data7 = data.steps;
      if (data7 && typeof data7 == 'object' && !Array.isArray(data7)) {
        if (Object.keys(data7).length < 1) {
          const err17 = {
            instancePath: instancePath + '/steps',
            schemaPath: '#/properties/steps/minProperties',
            keyword: 'minProperties',
            params: { limit: 1 },
            schema: 1,
            parentSchema: schema6.properties.steps,
            data: data7,
          };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        for (const key3 in data7) {
          const _errs18 = errors;
          if (
            !validate24(key3, {
              instancePath: instancePath + '/steps',
              parentData: data7,
              parentDataProperty: 'steps',
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
            errors = vErrors.length;
          }
          var valid3 = _errs18 === errors;
          if (!valid3) {
            const err18 = {
              instancePath: instancePath + '/steps',
              schemaPath: '#/properties/steps/propertyNames',
              keyword: 'propertyNames',
              params: { propertyName: key3 },
              schema: schema6.properties.steps.propertyNames,
              parentSchema: schema6.properties.steps,
              data: data7,
            };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
        for (const key4 in data7) {
          if (
            !validate29(data7[key4], {
              instancePath: instancePath + '/steps/' + key4.replace(/~/g, '~0').replace(/\//g, '~1'),
              parentData: data7,
              parentDataProperty: key4,
              rootData,
            })
          ) {
            vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err19 = {
          instancePath: instancePath + '/steps',
          schemaPath: '#/properties/steps/type',
          keyword: 'type',
          params: { type: 'object' },
          schema: schema6.properties.steps.type,
          parentSchema: schema6.properties.steps,
          data: data7,
        };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.raw !== undefined) {
      if (
        !validate75(data.raw, {
          instancePath: instancePath + '/raw',
          parentData: data,
          parentDataProperty: 'raw',
          rootData,
        })
      ) {
        vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err20 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      schema: schema6.type,
      parentSchema: schema6,
      data,
    };
    if (vErrors === null) {
      vErrors = [err20];
    } else {
      vErrors.push(err20);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
