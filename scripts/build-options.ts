import { parseArgs } from 'node:util';

/** Where the page gets Office.js from. `local` serves the npm copy and exists for the workbench alone: releases never carry Microsoft's files. */
export type OfficeHost = 'global' | 'china' | 'local';

/** Microsoft serves Office.js from these addresses; the second belongs to the service operated in China. */
export const officeScripts: Readonly<Record<OfficeHost, string>> = {
  global: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  china: 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
  local: '/office/office.js',
};

/** The address in the committed manifest: what `npm run excel` serves. A build puts the production address in its place. */
export const developmentAddress = 'https://localhost:3000/';

export interface BuildOptions {
  readonly mode: 'production' | 'development';
  /** Where the files of `out` will be served from; ends with a slash. */
  readonly address: string;
  readonly office: OfficeHost;
  readonly out: string;
}

export class OptionError extends Error {}

export const buildUsage = `npm run build -- [--address https://…/] [--office global|china] [--development] [--out dist]

  --address      where dist/ will be served, https, e.g. https://tools.example.com/amz-ops/
                 (or the environment variable AMZ_OPS_ADDRESS; default ${developmentAddress})
  --office       who serves Office.js: global (Microsoft's CDN) or china (the service operated in China)
  --development  readable code and source maps
  --out          the folder to write (default dist)`;

/** Options from a command line; throws `OptionError` with what is wrong and what to write instead. */
export function readBuildOptions(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): BuildOptions {
  const { values } = parse(args);
  const office = values.office ?? 'global';
  if (office !== 'global' && office !== 'china') throw new OptionError(`--office is ${office}; write global or china.`);
  return {
    mode: values.development === true ? 'development' : 'production',
    address: readAddress(values.address ?? environment['AMZ_OPS_ADDRESS'] ?? developmentAddress),
    office,
    out: values.out ?? 'dist',
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { address: { type: 'string' }, office: { type: 'string' }, development: { type: 'boolean' }, out: { type: 'string' } },
    });
  } catch (error) {
    throw new OptionError(`${error instanceof Error ? error.message : String(error)}\n\n${buildUsage}`);
  }
}

function readAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  // Excel refuses a manifest whose pages are not on https.
  if (url === null || url.protocol !== 'https:') throw new OptionError(`--address is ${text}; Excel loads add-ins over https only, e.g. https://tools.example.com/amz-ops/`);
  if (url.search !== '' || url.hash !== '') throw new OptionError(`--address is ${text}; leave out everything from ? or # on.`);
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
