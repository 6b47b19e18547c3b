import { readFile } from 'node:fs/promises';
import { area } from '@turf/area';
import { centerOfMass } from '@turf/center-of-mass';
import { polygon } from '@turf/helpers';
import type { Feature, FeatureCollection, Position } from 'geojson';
import shapefile from 'shpjs';
import { messageOf } from '../plain.ts';
import { reasonOf } from './reason.ts';

/** A taxi zone by its LocationID, with the area-weighted centre of all its polygons, in degrees (WGS 84). */
export interface Zone {
  id: number;
  latitude: number;
  longitude: number;
  borough: string;
  name: string;
}

// APPNOTE.TXT 4.3.16, "End of central directory record": its signature and its size without a comment.
const ZIP_END = Buffer.from('PK\u0005\u0006', 'latin1');
const ZIP_END_BYTES = 22;

/**
 * Reads the TLC's zipped shapefile. A LocationID that stands at several polygons becomes one zone. Coordinates of any
 * projection are turned into degrees by the archive's .prj file. Throws one sentence for anything else.
 */
export async function readZones(file: string): Promise<Zone[]> {
  const polygons = new Map<number, Feature[]>();
  for (const feature of (await readShapefile(file)).features) {
    const id = Number(feature.properties?.['LocationID']);
    if (!Number.isInteger(id) || id < 0) {
      const columns = Object.keys(feature.properties ?? {}).join(', ');
      throw new Error(
        `${file} has a polygon without a whole-numbered LocationID; its columns are: ${columns || 'none'}.`,
      );
    }
    polygons.set(id, [...(polygons.get(id) ?? []), feature]);
  }
  const zones = [...polygons].map(([id, features]) => mergeZone(file, id, features));
  return zones.toSorted((one, other) => one.id - other.id);
}

/** The zones as the CSV file that PreprocessData reads. */
export function formatZones(zones: readonly Zone[]): string {
  const rows = zones.map(({ id, latitude, longitude, borough, name }) =>
    [id, latitude.toFixed(6), longitude.toFixed(6), quote(borough), quote(name)].join(','),
  );
  return ['LocationID,latitude,longitude,borough,zone', ...rows, ''].join('\n');
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function readShapefile(file: string): Promise<FeatureCollection> {
  const content = await readFile(file).catch((error: unknown) => {
    throw new Error(`${file} cannot be opened (${reasonOf(error)}).`, { cause: error });
  });
  if (!isZip(content))
    throw new Error(`${file} is no whole zip file; --zones takes the TLC's taxi_zones.zip as it is.`);
  let layers;
  try {
    layers = await shapefile(content);
  } catch (error) {
    throw new Error(`${file} holds no shapefile that can be read (${messageOf(error)}); fetch it again.`, {
      cause: error,
    });
  }
  const [layer, ...others] = Array.isArray(layers) ? layers : [layers];
  if (!layer || others.length > 0)
    throw new Error(`${file} must hold one layer, it holds ${others.length + 1}.`);
  if (layer.features.length === 0) throw new Error(`${file} holds no polygon.`);
  return layer;
}

/** Whether there is the record that ends every zip file. In a small file without it the library would search for ever. */
function isZip(content: Buffer): boolean {
  return content.length >= ZIP_END_BYTES && content.lastIndexOf(ZIP_END, content.length - ZIP_END_BYTES) >= 0;
}

function mergeZone(file: string, id: number, features: readonly Feature[]): Zone {
  let total = 0;
  let latitude = 0;
  let longitude = 0;
  for (const { ring, sign } of features.flatMap(ringsOf)) {
    // One ring at a time: of more than one, centerOfMass takes the middle of the convex hull.
    const shape = polygon([ring]);
    const weight = sign * area(shape);
    const [x = 0, y = 0] = centerOfMass(shape).geometry.coordinates;
    total += weight;
    longitude += weight * x;
    latitude += weight * y;
  }
  latitude /= total;
  longitude /= total;
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
    throw new Error(
      `${file} has zone ${id} outside the globe; the archive must hold the .prj file of its projection.`,
    );
  }
  const properties = features[0]?.properties ?? {};
  return {
    id,
    latitude,
    longitude,
    borough: String(properties['borough'] ?? ''),
    name: String(properties['zone'] ?? ''),
  };
}

/** Every ring of a feature: the first of a polygon adds to it, the others are holes. */
function ringsOf(feature: Feature): { ring: Position[]; sign: number }[] {
  const { geometry } = feature;
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return [];
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((rings) => rings.map((ring, index) => ({ ring, sign: index === 0 ? 1 : -1 })));
}
