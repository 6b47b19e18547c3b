import { inputCheck } from '../shape.ts';
import model from './shapes.json' with { type: 'json' };

/** Checks a request against SageMaker's service model. */
export const checkInput = inputCheck(model);
