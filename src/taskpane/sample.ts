import { z } from 'zod';
import { civilDate, type CivilDate } from '../domain/civil';
import type { Language } from '../locale';
import type { SourceFile } from '../reports';
import type { Brought } from './today/flow';

const indexShape = z.object({
  exports: z.array(z.object({ path: z.string(), name: z.string(), marketplace: z.string(), date: z.string().nullable() })),
  products: z.string(),
});

/** The made-up store: its exports, and its list of products. */
export interface Sample {
  readonly brought: readonly Brought[];
  readonly list: SourceFile;
}

/** The made-up store in a language, from the add-in's own folder; nothing is asked of anybody else. */
export async function loadSample(language: Language): Promise<Sample> {
  const folder = new URL(`samples/${language}/`, document.baseURI);
  const { exports, products } = indexShape.parse(await (await fetched(new URL('index.json', folder))).json());
  const list = { name: products, bytes: new Uint8Array(await (await fetched(new URL(products, folder))).arrayBuffer()) };
  const brought = await Promise.all(exports.map(async ({ path, name, marketplace, date }): Promise<Brought> => {
    const blob = await (await fetched(new URL(path, folder))).blob();
    const day: CivilDate | null = date === null ? null : civilDate(date);
    return { source: { kind: 'file', name, blob }, size: blob.size, sample: true, said: { marketplace, ...(day ? { date: day } : {}) } };
  }));
  return { brought, list };
}

async function fetched(address: URL): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  return response;
}
