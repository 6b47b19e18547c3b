import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packFolder } from '../../../local/executor/job/archive.ts';
import { ensurePython } from '../../../local/python/environment.ts';

/** Trains y = factor * (2a + 3b) and prints the predictions for the rows of `rows`. */
const program = `
import json, sys
import numpy as np, xgboost as xgb
file, factor = sys.argv[1], float(sys.argv[2])
data = np.array([[a, b] for a in range(17) for b in range(5)], dtype=float)
label = factor * (2 * data[:, 0] + 3 * data[:, 1])
model = xgb.train({'max_depth': 4, 'seed': 1}, xgb.DMatrix(data, label=label), 30)
open(file, 'wb').write(model.save_raw('ubj'))
print(json.dumps(model.predict(xgb.DMatrix(np.array([[1, 2], [3, 4], [5, 1]], dtype=float))).tolist()))
`;

/** What a tiny model gets and what it makes of it. */
export const rows = ['1,2', '3,4', '5,1'];

export interface TinyModel {
  /** model.tar.gz as a training job leaves it. */
  archive: Buffer;
  /** Offline predictions for `rows`. */
  predictions: number[];
}

const trained = new Map<number, Promise<TinyModel>>();

/** A real XGBoost model of two features. Another factor gives other predictions. */
export function tinyModel(factor = 1): Promise<TinyModel> {
  const known = trained.get(factor) ?? train(factor);
  trained.set(factor, known);
  return known;
}

async function train(factor: number): Promise<TinyModel> {
  const { python } = await ensurePython();
  const folder = await mkdtemp(join(tmpdir(), 'tiny-model-'));
  try {
    const file = join(folder, 'xgboost-model');
    const { stdout } = await promisify(execFile)(python, ['-c', program, file, String(factor)]);
    const predictions: number[] = JSON.parse(stdout);
    return { archive: await packed(folder), predictions };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A model.tar.gz whose one file is not a model. */
export async function corruptModel(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'corrupt-model-'));
  try {
    await writeFile(join(folder, 'xgboost-model'), 'not a model');
    return await packed(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function packed(folder: string): Promise<Buffer> {
  const parent = await mkdtemp(join(tmpdir(), 'packed-model-'));
  try {
    await packFolder(folder, join(parent, 'model.tar.gz'));
    return await readFile(join(parent, 'model.tar.gz'));
  } finally {
    await rm(parent, { recursive: true });
  }
}
