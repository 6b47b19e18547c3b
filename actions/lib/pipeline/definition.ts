import type { ParameterType, Scalar } from './spec.ts';

/** A value in a definition: plain JSON in which SageMaker resolves `Get`, `Std:Join` and `Std:JsonGet` objects. */
export type Value = Scalar | null | readonly Value[] | Block;
export type Block = { readonly [key: string]: Value | undefined };

export type DefinitionParameter = {
  Name: string;
  Type: ParameterType;
  DefaultValue?: Scalar;
  EnumValues?: readonly string[];
};

export type DefinitionStep = {
  Name: string;
  Type: string;
  Arguments: Block;
  [key: string]: Value | undefined;
};

/** What SageMaker calls a pipeline definition, version 2020-12-01. */
export type Definition = {
  Version: string;
  Metadata: Readonly<Record<string, string>>;
  Parameters: readonly DefinitionParameter[];
  Steps: readonly DefinitionStep[];
  [key: string]: Value | undefined;
};
