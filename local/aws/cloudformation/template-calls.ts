import type { StackContext, StackOperations } from './context.ts';
import { describeDeclarations } from './descriptions.ts';
import { validationError } from './errors.ts';
import { changeSetOf, neededCapabilities, optional, stackOf, templateText } from './request.ts';
import { schemaOf } from './resources/schema.ts';
import { parseTemplate } from './template/parse.ts';
import { checkReferences } from './template/references.ts';
import { pseudoParameters } from './template/scope.ts';

export const templateOperations: StackOperations = {
  GetTemplate(input, context) {
    const isOfChangeSet = optional(input, 'ChangeSetName') !== undefined;
    const { template } = isOfChangeSet ? changeSetOf(input, context).goal : stackOf(input, context);
    return { TemplateBody: template, StagesAvailable: ['Original', 'Processed'] };
  },

  async GetTemplateSummary(input, context) {
    const isOfStack = optional(input, 'StackName') !== undefined;
    const text = isOfStack ? stackOf(input, context).template : await templateText(input, context);
    if (text === undefined) throw validationError('Either Template URL or Template Body must be specified.');
    const template = parseTemplate(text);
    return {
      Parameters: describeDeclarations(text),
      Description: template.description,
      ResourceTypes: [...new Set(Object.values(template.resources).map(({ type }) => type))],
      Version: '2010-09-09',
      ...capabilitiesOf(text),
    };
  },

  async ValidateTemplate(input, context) {
    const text = await templateText(input, context);
    if (text === undefined) throw validationError('Either Template URL or Template Body must be specified.');
    const template = parseTemplate(text);
    checkReferences(template, { pseudo: pseudoOf(context) });
    for (const { type } of Object.values(template.resources)) schemaOf(type);
    const parameters = describeDeclarations(text).map((parameter) => {
      const { ParameterKey, DefaultValue, NoEcho, Description } = Object(parameter);
      return { ParameterKey, DefaultValue, NoEcho, Description };
    });
    return { Parameters: parameters, Description: template.description, ...capabilitiesOf(text) };
  },
};

function capabilitiesOf(text: string): Record<string, unknown> {
  const { capabilities, types } = neededCapabilities(parseTemplate(text));
  if (capabilities.length === 0) return {};
  return {
    Capabilities: capabilities,
    CapabilitiesReason: `The following resource(s) require capabilities: [${types.join(', ')}]`,
  };
}

function pseudoOf({ call }: StackContext): Record<string, unknown> {
  return pseudoParameters({ id: '', name: '', region: call.region, account: call.account });
}
