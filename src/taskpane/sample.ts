import { z } from 'zod';
import { civilDate, type CivilDate } from '../domain/civil';
import type { Language } from '../locale';
import type { Brought } from './today/flow';

const indexShape = z.array(z.object({ path: z.string(), name: z.string(), marketplace: z.string(), date: z.string().nullable() }));

/** The made-up store's exports in a language, from the add-in's own folder; nothing is asked of anybody else. */
export async function loadSample(language: Language): Promise<Brought[]> {
  const folder = new URL(`samples/${language}/`, document.baseURI);
  const index = indexShape.parse(await (await fetched(new URL('index.json', folder))).json());
  return Promise.all(index.map(async ({ path, name, marketplace, date }): Promise<Brought> => {
    const blob = await (await fetched(new URL(path, folder))).blob();
    const day: CivilDate | null = date === null ? null : civilDate(date);
    return { source: { kind: 'file', name, blob }, size: blob.size, sample: true, said: { marketplace, ...(day ? { date: day } : {}) } };
  }));
}

async function fetched(address: URL): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  return response;
}
