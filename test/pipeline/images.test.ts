import { describe, expect, test } from 'vitest';
import { imageUri } from '../../actions/lib/pipeline/images.ts';
import table from '../../actions/lib/pipeline/images.json' with { type: 'json' };

describe('the URI of an image', () => {
  test.each([
    ['xgboost', '3.0-5', 'us-east-1', '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.0-5'],
    [
      'xgboost',
      '1.0-1',
      'eu-west-1',
      '141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.0-1-cpu-py3',
    ],
    [
      'sklearn',
      '1.2-1',
      'eu-central-1',
      '492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3',
    ],
    [
      'sklearn',
      '1.4-2',
      'us-west-2',
      '246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-scikit-learn:1.4-2-py312',
    ],
    [
      'model-monitor',
      undefined,
      'us-east-1',
      '156813124566.dkr.ecr.us-east-1.amazonaws.com/sagemaker-model-monitor-analyzer',
    ],
    [
      'model-monitor',
      undefined,
      'ap-east-1',
      '001633400207.dkr.ecr.ap-east-1.amazonaws.com/sagemaker-model-monitor-analyzer',
    ],
    [
      'xgboost',
      '1.7-1',
      'cn-north-1',
      '450853457545.dkr.ecr.cn-north-1.amazonaws.com.cn/sagemaker-xgboost:1.7-1',
    ],
    [
      'xgboost',
      '1.7-1',
      'us-gov-west-1',
      '414596584902.dkr.ecr.us-gov-west-1.amazonaws.com/sagemaker-xgboost:1.7-1',
    ],
    [
      'xgboost',
      '1.7-1',
      'us-iso-east-1',
      '833128469047.dkr.ecr.us-iso-east-1.c2s.ic.gov/sagemaker-xgboost:1.7-1',
    ],
    [
      'xgboost',
      '1.7-1',
      'us-isob-east-1',
      '281123927165.dkr.ecr.us-isob-east-1.sc2s.sgov.gov/sagemaker-xgboost:1.7-1',
    ],
    [
      'xgboost',
      '1.7-1',
      'us-isof-south-1',
      '124985052026.dkr.ecr.us-isof-south-1.csp.hci.ic.gov/sagemaker-xgboost:1.7-1',
    ],
  ])('%s %s in %s', (framework, version, region, expected) => {
    expect(imageUri(framework, version, region)).toBe(expected);
  });

  test.each([
    [
      'xgbost',
      '3.0-5',
      'us-east-1',
      'framework',
      "no image of framework 'xgbost'; did you mean 'xgboost'? Known: xgboost, sklearn, model-monitor.",
    ],
    [
      'xgboost',
      '3.0',
      'us-east-1',
      'version',
      "no version '3.0' of xgboost; Known versions (2026-11-22): 0.90-1, ",
    ],
    ['xgboost', 'constructor', 'us-east-1', 'version', "no version 'constructor' of xgboost; Known versions"],
    [
      'xgboost',
      undefined,
      'us-east-1',
      'framework',
      'images of xgboost need a version; known (2026-11-22): 0.90-1, ',
    ],
    [
      'model-monitor',
      '1.0',
      'us-east-1',
      'version',
      "images of model-monitor have no versions; leave 'version' out",
    ],
    [
      'xgboost',
      '3.0-5',
      'us-east-9',
      undefined,
      "no registry of xgboost images is known for region 'us-east-9'; did you mean 'us-east-1'? Known regions (2026-11-22): af-south-1, ",
    ],
    [
      'model-monitor',
      undefined,
      'ca-west-1',
      undefined,
      "no registry of model-monitor images is known for region 'ca-west-1'; did you mean ",
    ],
  ])('%s %s in %s is refused', (framework, version, region, key, sentence) => {
    const problem = imageUri(framework, version, region);

    expect(problem).toMatchObject({ sentence: expect.stringContaining(sentence) });
    expect(typeof problem === 'object' ? problem.key : 'none').toBe(key);
  });

  test('the table has account numbers only, and says where it comes from', () => {
    const accounts = Object.values(table.registries).flatMap((registry) => Object.values(registry));

    expect(accounts.filter((account) => !/^\d{12}$/.test(account))).toEqual([]);
    expect(Object.keys(table.registries.algorithms)).toHaveLength(37);
    expect(table.source).toContain('SageMaker Python SDK');
    expect(table.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
