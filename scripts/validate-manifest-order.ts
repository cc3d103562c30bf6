import type { Element } from './validate-manifest-xml';

export interface Problem {
  readonly line: number;
  readonly text: string;
}

/**
 * Children of each element in the order the schemas demand (MS-OWEMXML sections 5.2, 5.6 and 5.7, and "How to find the
 * proper order of manifest elements" on learn.microsoft.com), as far as a task pane add-in for Excel needs them. `!` must be
 * there once, `?` may, `+` once or more, `*` any number. A key is the end of the element's path; the longest that fits wins.
 */
const order: Readonly<Record<string, string>> = {
  OfficeApp: 'Id! AlternateId? Version! ProviderName! DefaultLocale! DisplayName! Description! IconUrl! HighResolutionIconUrl! SupportUrl? AppDomains? Hosts! Requirements! DefaultSettings! Permissions! VersionOverrides!',
  DisplayName: 'Override*',
  Description: 'Override*',
  IconUrl: 'Override*',
  HighResolutionIconUrl: 'Override*',
  SupportUrl: 'Override*',
  AppDomains: 'AppDomain+',
  'OfficeApp/Hosts': 'Host+',
  'OfficeApp/Hosts/Host': '',
  Requirements: 'Sets? Methods?',
  Sets: 'Set+',
  DefaultSettings: 'SourceLocation!',
  'DefaultSettings/SourceLocation': 'Override*',
  VersionOverrides: 'Description? Requirements? Hosts! Resources! WebApplicationInfo? EquivalentAddins?',
  'VersionOverrides/Hosts': 'Host+',
  'VersionOverrides/Hosts/Host': 'Runtimes? AllFormFactors? DesktopFormFactor?',
  Runtimes: 'Runtime+',
  Runtime: 'Override*',
  AllFormFactors: 'ExtensionPoint+',
  'AllFormFactors/ExtensionPoint': 'Script! Page! Metadata! Namespace!',
  Script: 'SourceLocation!',
  Page: 'SourceLocation!',
  Metadata: 'SourceLocation!',
  DesktopFormFactor: 'GetStarted? FunctionFile! ExtensionPoint+',
  GetStarted: 'Title! Description! LearnMoreUrl!',
  'GetStarted/Description': '',
  'DesktopFormFactor/ExtensionPoint': 'OfficeTab* CustomTab? OfficeMenu?',
  CustomTab: 'Group* OfficeGroup* Label! InsertAfter? InsertBefore?',
  Group: 'Label! Icon! Control*',
  Control: 'Label! ToolTip? Supertip! Icon! Action! Enabled?',
  Supertip: 'Title! Description!',
  'Supertip/Description': '',
  Icon: 'bt:Image+',
  Action: 'TaskpaneId? FunctionName? SourceLocation? Title?',
  Resources: 'bt:Images? bt:Urls? bt:ShortStrings? bt:LongStrings?',
  'bt:Images': 'bt:Image+',
  'bt:Urls': 'bt:Url+',
  'bt:ShortStrings': 'bt:String+',
  'bt:LongStrings': 'bt:String+',
  'bt:Images/bt:Image': 'bt:Override*',
  'bt:Url': 'bt:Override*',
  'bt:String': 'bt:Override*',
};

/** Elements that stand in the wrong place, are missing, are too many, or are unknown. */
export function checkOrder(root: Element): readonly Problem[] {
  const problems: Problem[] = [];
  if (root.name !== 'OfficeApp') return [{ line: root.line, text: `The root element is ${root.name}; it must be OfficeApp.` }];
  walk(root, [], problems);
  return problems;
}

function walk(element: Element, path: readonly string[], problems: Problem[]): void {
  const here = [...path, element.name];
  const rule = ruleOf(here);
  const slots = rule === '' ? [] : rule.split(' ').map((slot) => ({ name: slot.slice(0, -1), count: slot.slice(-1) }));
  let reached = 0;
  for (const child of element.children) {
    const place = slots.findIndex(({ name }) => name === child.name);
    if (place < 0) problems.push({ line: child.line, text: `${child.name} does not belong into ${here.join('/')}.` });
    else if (place < reached) problems.push({ line: child.line, text: `${child.name} must stand before ${slots[reached]?.name ?? ''} in ${here.join('/')}.` });
    reached = Math.max(reached, place);
    walk(child, here, problems);
  }
  for (const { name, count } of slots) {
    const found = element.children.filter((child) => child.name === name);
    const second = found[1];
    if ((count === '!' || count === '+') && found.length === 0) problems.push({ line: element.line, text: `${here.join('/')} has no ${name}.` });
    if ((count === '!' || count === '?') && second !== undefined) problems.push({ line: second.line, text: `${name} stands more than once in ${here.join('/')}.` });
  }
}

function ruleOf(path: readonly string[]): string {
  for (let from = 0; from < path.length; from++) {
    const rule = order[path.slice(from).join('/')];
    if (rule !== undefined) return rule;
  }
  return '';
}

/** Every element below `root`, itself included. */
export function* elements(root: Element): Generator<Element> {
  yield root;
  for (const child of root.children) yield* elements(child);
}
