import { elements, checkOrder, type Problem } from './validate-manifest-order';
import { parseXml, XmlError, type Element } from './validate-manifest-xml';

/** What a manifest is checked against. */
export interface Surroundings {
  /** Version of package.json, three numbers. */
  readonly version: string;
  /** Width and height of a PNG beside the pane's page, or null where there is no such file. */
  readonly iconSize: (path: string) => readonly [number, number] | null;
  /** True where a build put such a file beside the pane's page; null where no build is there to ask. */
  readonly hasFile: ((path: string) => boolean) | null;
}

/** The least Excel we run in: the host in the workbench and in tests offers no more either. */
const floor: Readonly<Record<string, string>> = { SharedRuntime: '1.1', CustomFunctionsRuntime: '1.3', ExcelApi: '1.13' };

/** Lengths the schemas allow. */
const longest = { short: 125, long: 250, resource: 32, id: 125, url: 2048 } as const;

const locales: readonly string[] = ['zh-CN'];

/** Names that are the same in every language. */
const brands: ReadonlySet<string> = new Set(['AMZ', 'AMZ Ops']);

/** Sizes Excel asks for on the ribbon; lists take 32 and 64. */
const ribbonSizes: readonly string[] = ['16', '32', '80'];

/** Where a `resid` of each element points. */
const targets: Readonly<Record<string, string>> = {
  'bt:Image': 'bt:Images', Label: 'bt:ShortStrings', Title: 'bt:ShortStrings', Namespace: 'bt:ShortStrings', Description: 'bt:LongStrings',
  SourceLocation: 'bt:Urls', Runtime: 'bt:Urls', FunctionFile: 'bt:Urls', LearnMoreUrl: 'bt:Urls',
};

/** Everything wrong with the manifest in `source`, top to bottom. */
export function checkManifest(source: string, surroundings: Surroundings): readonly Problem[] {
  try {
    const root = parseXml(source);
    const problems = [...checkOrder(root), ...checkHead(root, surroundings.version), ...checkResources(root), ...checkRuntime(root), ...checkTexts(root), ...checkUrls(root, surroundings), ...checkIcons(root, surroundings)];
    return problems.sort((a, b) => a.line - b.line);
  } catch (error) {
    if (error instanceof XmlError) return [{ line: error.line, text: error.message }];
    throw error;
  }
}

function all(root: Element, name: string): Element[] {
  return [...elements(root)].filter((element) => element.name === name);
}

function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((other) => other.name === name);
}

function attribute(element: Element | undefined, name: string): string {
  return element?.attributes[name] ?? '';
}

function checkHead(root: Element, version: string): Problem[] {
  const problems: Problem[] = [];
  const say = (element: Element | undefined, text: string) => problems.push({ line: element?.line ?? root.line, text });
  const [id, own, locale, permissions] = ['Id', 'Version', 'DefaultLocale', 'Permissions'].map((name) => child(root, name));
  if (attribute(root, 'xsi:type') !== 'TaskPaneApp') say(root, 'OfficeApp is no TaskPaneApp.');
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id?.text ?? '')) say(id, `Id ${id?.text ?? ''} is no GUID.`);
  if (own?.text !== `${version}.0`) say(own, `Version is ${own?.text ?? ''}; package.json says ${version}, so it must be ${version}.0.`);
  if (locale?.text !== 'en-US') say(locale, `DefaultLocale is ${locale?.text ?? ''}; the default texts are in en-US.`);
  if (permissions?.text !== 'ReadWriteDocument') say(permissions, `Permissions is ${permissions?.text ?? ''}; we ask for ReadWriteDocument and nothing more.`);
  for (const host of all(root, 'Host')) {
    const kind = attribute(host, 'Name') || attribute(host, 'xsi:type');
    if (kind !== 'Workbook') say(host, `Host ${kind} is not Excel's Workbook.`);
  }
  const sets = Object.fromEntries(all(root, 'Set').map((set) => [attribute(set, 'Name'), attribute(set, 'MinVersion')]));
  for (const [name, least] of Object.entries(floor)) if (sets[name] !== least) say(all(root, 'Sets')[0], `Requirement set ${name} is ${sets[name] ?? 'missing'}; code and tests are held to ${least}.`);
  for (const name of Object.keys(sets)) if (floor[name] === undefined) say(all(root, 'Sets')[0], `Requirement set ${name} is asked for, and nothing needs it.`);
  return problems;
}

function checkResources(root: Element): Problem[] {
  const problems: Problem[] = [];
  const kinds = new Map<string, string>();
  const used = new Set<string>();
  for (const list of child(child(root, 'VersionOverrides'), 'Resources')?.children ?? []) {
    for (const resource of list.children) {
      const id = attribute(resource, 'id');
      if (id === '' || id.length > longest.resource) problems.push({ line: resource.line, text: `Resource id "${id}" must have 1 to ${longest.resource} characters.` });
      if (kinds.has(id)) problems.push({ line: resource.line, text: `Resource ${id} is there twice.` });
      kinds.set(id, list.name);
    }
  }
  for (const element of elements(root)) {
    const id = element.attributes['resid'];
    if (id === undefined) continue;
    used.add(id);
    const kind = kinds.get(id);
    const wanted = targets[element.name];
    if (kind === undefined) problems.push({ line: element.line, text: `${element.name} refers to ${id}, which is no resource.` });
    else if (wanted !== undefined && kind !== wanted) problems.push({ line: element.line, text: `${element.name} refers to ${id}, which stands under ${kind} and not under ${wanted}.` });
  }
  for (const id of kinds.keys()) if (!used.has(id)) problems.push({ line: child(root, 'VersionOverrides')?.line ?? 1, text: `Resource ${id} is used by nothing.` });
  return problems;
}

/** One shared runtime: the pane, the functions and the ribbon's commands live in the same page. */
function checkRuntime(root: Element): Problem[] {
  const problems: Problem[] = [];
  const [runtime] = all(root, 'Runtime');
  const page = attribute(runtime, 'resid');
  if (attribute(runtime, 'lifetime') !== 'long') problems.push({ line: runtime?.line ?? 1, text: 'Runtime needs lifetime="long", or functions and pane do not share it.' });
  const users = [...all(root, 'FunctionFile'), ...all(root, 'Page').flatMap(({ children }) => children), ...all(root, 'Action').flatMap((action) => action.children.filter(({ name }) => name === 'SourceLocation'))];
  for (const user of users) if (attribute(user, 'resid') !== page) problems.push({ line: user.line, text: `${user.name} refers to ${attribute(user, 'resid')}; in a shared runtime it must be the Runtime's ${page}.` });
  const ids = [...all(root, 'CustomTab'), ...all(root, 'Group'), ...all(root, 'Control')].map((element) => ({ element, id: attribute(element, 'id') }));
  for (const [index, { element, id }] of ids.entries()) {
    if (id === '' || id.length > longest.id) problems.push({ line: element.line, text: `${element.name} needs an id of 1 to ${longest.id} characters.` });
    if (ids.findIndex((other) => other.id === id) !== index) problems.push({ line: element.line, text: `The id ${id} is there twice.` });
  }
  for (const action of all(root, 'Action')) {
    const needed = attribute(action, 'xsi:type') === 'ShowTaskpane' ? 'SourceLocation' : 'FunctionName';
    if (child(action, needed) === undefined) problems.push({ line: action.line, text: `${attribute(action, 'xsi:type')} needs a ${needed}.` });
  }
  return problems;
}

function checkTexts(root: Element): Problem[] {
  const problems: Problem[] = [];
  const namespace = attribute(all(root, 'Namespace')[0], 'resid');
  const texts = [
    ...root.children.filter(({ name }) => name === 'DisplayName').map((element) => ({ element, limit: longest.short })),
    ...root.children.filter(({ name }) => name === 'Description').map((element) => ({ element, limit: longest.long })),
    ...all(root, 'bt:ShortStrings').flatMap(({ children }) => children.map((element) => ({ element, limit: longest.short }))),
    ...all(root, 'bt:LongStrings').flatMap(({ children }) => children.map((element) => ({ element, limit: longest.long }))),
  ];
  for (const { element, limit } of texts) {
    const name = attribute(element, 'id') || element.name;
    const values = [attribute(element, 'DefaultValue'), ...element.children.map((override) => attribute(override, 'Value'))];
    for (const value of values) if (value.trim() === '' || value.length > limit) problems.push({ line: element.line, text: `${name} has ${value.length} characters; 1 to ${limit} are allowed.` });
    const given = element.children.map((override) => attribute(override, 'Locale'));
    if (name === namespace && given.length > 0) problems.push({ line: element.line, text: `${name} stands in people's formulas and is never translated.` });
    if (brands.has(attribute(element, 'DefaultValue')) && element.name !== 'DisplayName') continue;
    for (const locale of locales) if (!given.includes(locale)) problems.push({ line: element.line, text: `${name} is not translated to ${locale}.` });
  }
  return problems;
}

/** Address without its base, or null where it is elsewhere. */
function relative(base: string, address: string): string | null {
  return base !== '' && address.startsWith(base) ? address.slice(base.length) : null;
}

function baseOf(root: Element): string {
  const home = attribute(child(child(root, 'DefaultSettings'), 'SourceLocation'), 'DefaultValue');
  return home.slice(0, home.lastIndexOf('/') + 1);
}

function addresses(root: Element): { readonly element: Element; readonly address: string }[] {
  const holders = new Set(['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'bt:Image', 'bt:Url']);
  const found = [...elements(root)].filter((element) => (holders.has(element.name) && element.attributes['DefaultValue'] !== undefined) || (element.name === 'SourceLocation' && element.attributes['DefaultValue'] !== undefined));
  return found.flatMap((element) => [attribute(element, 'DefaultValue'), ...element.children.map((override) => attribute(override, 'Value'))].map((address) => ({ element, address })));
}

function checkUrls(root: Element, { hasFile }: Surroundings): Problem[] {
  const base = baseOf(root);
  return addresses(root).flatMap(({ element, address }): Problem[] => {
    const name = attribute(element, 'id') || element.name;
    if (!URL.canParse(address) || new URL(address).protocol !== 'https:') return [{ line: element.line, text: `${name} is ${address}; every address is on https.` }];
    if (address.length > longest.url) return [{ line: element.line, text: `${name} has ${address.length} characters; ${longest.url} are allowed.` }];
    const path = relative(base, address);
    if (path === null) return [{ line: element.line, text: `${name} is ${address}, not below ${base}: a build moves one address only.` }];
    if (hasFile !== null && !hasFile(path)) return [{ line: element.line, text: `${name} is ${path}, and the build has no such file.` }];
    return [];
  });
}

function checkIcons(root: Element, { iconSize }: Surroundings): Problem[] {
  const base = baseOf(root);
  const images = new Map(all(root, 'bt:Images').flatMap(({ children }) => children).map((image) => [attribute(image, 'id'), attribute(image, 'DefaultValue')]));
  const wanted = [
    ...all(root, 'IconUrl').map((element) => ({ element, address: attribute(element, 'DefaultValue'), size: '32' })),
    ...all(root, 'HighResolutionIconUrl').map((element) => ({ element, address: attribute(element, 'DefaultValue'), size: '64' })),
    ...all(root, 'Icon').flatMap(({ children }) => children).map((element) => ({ element, address: images.get(attribute(element, 'resid')) ?? '', size: attribute(element, 'size') })),
  ];
  const missing = all(root, 'Icon').flatMap((icon): Problem[] => ribbonSizes.filter((size) => !icon.children.some((image) => attribute(image, 'size') === size)).map((size) => ({ line: icon.line, text: `Icon has no image of ${size} pixels.` })));
  return [
    ...missing,
    ...wanted.flatMap(({ element, address, size }): Problem[] => {
      const path = relative(base, address);
      // An address elsewhere or a resource that is not there is somebody else's finding.
      if (path === null) return [];
      const found = iconSize(path);
      if (found === null) return [{ line: element.line, text: `${path} is no PNG we have.` }];
      return found[0] === Number(size) && found[1] === Number(size) ? [] : [{ line: element.line, text: `${path} is ${found[0]} × ${found[1]} pixels, not ${size} × ${size}.` }];
    }),
  ];
}
