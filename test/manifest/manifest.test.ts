import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { surroundingsOf } from '../../scripts/validate-manifest-files';
import { checkManifest } from '../../scripts/validate-manifest-rules';

const manifest = readFileSync(fileURLToPath(new URL('../../manifest.xml', import.meta.url)), 'utf8');
const ours = surroundingsOf(null);

const problems = (source: string, surroundings = ours) => checkManifest(source, surroundings).map(({ text }) => text);

test('the manifest of the project is valid', () => {
  expect(checkManifest(manifest, ours)).toEqual([]);
});

/** A valid manifest with one thing changed, and what the check must say to it. */
const broken: readonly (readonly [name: string, from: string | RegExp, to: string, said: string])[] = [
  ['elements out of order', /( *<ProviderName>.*\n)( *<DefaultLocale>.*\n)/, '$2$1', 'ProviderName must stand before DefaultLocale in OfficeApp.'],
  ['Runtimes after AllFormFactors', /( *<Runtimes>[\s\S]*?<\/Runtimes>\n)( *<AllFormFactors>[\s\S]*?<\/AllFormFactors>\n)/, '$2$1', 'Runtimes must stand before AllFormFactors in OfficeApp/VersionOverrides/Hosts/Host.'],
  ['the label of the tab first', /(<CustomTab id="AmzOps.Tab">\n)([\s\S]*?)( *<Label resid="Tab.Label"\/>\n)/, '$1$3$2', 'Group must stand before Label in OfficeApp/VersionOverrides/Hosts/Host/DesktopFormFactor/ExtensionPoint/CustomTab.'],
  ['an unknown element', '<Hosts>\n    <Host Name', '<Rule/><Hosts>\n    <Host Name', 'Rule does not belong into OfficeApp.'],
  ['a missing element', /<Permissions>.*\n/, '', 'OfficeApp has no Permissions.'],
  ['an element too many', '<FunctionFile resid="Pane.Url"/>', '<FunctionFile resid="Pane.Url"/><FunctionFile resid="Pane.Url"/>', 'FunctionFile stands more than once in OfficeApp/VersionOverrides/Hosts/Host/DesktopFormFactor.'],
  ['a resid that leads nowhere', 'resid="Report.Tip"', 'resid="Report.Tipp"', 'Description refers to Report.Tipp, which is no resource.'],
  ['a resid of the wrong kind', '<Label resid="Open.Label"/>', '<Label resid="Open.Tip"/>', 'Label refers to Open.Tip, which stands under bt:LongStrings and not under bt:ShortStrings.'],
  ['a resource nobody uses', '<bt:Urls>', '<bt:Urls><bt:Url id="Old" DefaultValue="https://localhost:3000/old.html"/>', 'Resource Old is used by nothing.'],
  ['a resource id too long', /Functions\.Metadata/g, 'Functions.Metadata.In.Two.Languages', 'Resource id "Functions.Metadata.In.Two.Languages" must have 1 to 32 characters.'],
  ['a resource twice', '<bt:Url id="Start.Url"', '<bt:Url id="Pane.Url" DefaultValue="https://localhost:3000/help.html"/><bt:Url id="Start.Url"', 'Resource Pane.Url is there twice.'],
  ['a runtime that is not shared', 'lifetime="long"', 'lifetime="short"', 'Runtime needs lifetime="long", or functions and pane do not share it.'],
  ['commands in another page', '<FunctionFile resid="Pane.Url"/>', '<FunctionFile resid="Start.Url"/>', "FunctionFile refers to Start.Url; in a shared runtime it must be the Runtime's Pane.Url."],
  ['an id twice', 'id="AmzOps.Values"', 'id="AmzOps.Report"', 'The id AmzOps.Report is there twice.'],
  ['a command without a function', '<FunctionName>buildDailyReport</FunctionName>', '<Title resid="Report.Label"/>', 'ExecuteFunction needs a FunctionName.'],
  ['http', 'https://localhost:3000/functions.js"', 'http://localhost:3000/functions.js"', 'Functions.Script is http://localhost:3000/functions.js; every address is on https.'],
  ['an address of somebody else', 'https://localhost:3000/functions.js"', 'https://cdn.example.com/functions.js"', 'Functions.Script is https://cdn.example.com/functions.js, not below https://localhost:3000/: a build moves one address only.'],
  ['an icon that is not there', 'assets/report-16.png', 'assets/report-20.png', 'assets/report-20.png is no PNG we have.'],
  ['an icon of the wrong size', 'Icon.32" DefaultValue="https://localhost:3000/assets/icon-32.png', 'Icon.32" DefaultValue="https://localhost:3000/assets/icon-64.png', 'assets/icon-64.png is 64 × 64 pixels, not 32 × 32.'],
  ['a ribbon icon left out', '<bt:Image size="80" resid="Values.80"/>', '', 'Icon has no image of 80 pixels.'],
  ['a text too long', 'DefaultValue="Builds today', `DefaultValue="${'x'.repeat(250)} Builds today`, 'Report.Tip has 355 characters; 1 to 250 are allowed.'],
  ['a text not translated', /(<bt:String id="Report.Label" DefaultValue="Build daily report")>[\s\S]*?<\/bt:String>/, '$1/>', 'Report.Label is not translated to zh-CN.'],
  ['a translated namespace', '<bt:String id="Functions.Namespace" DefaultValue="AMZ"/>', '<bt:String id="Functions.Namespace" DefaultValue="AMZ"><bt:Override Locale="zh-CN" Value="亚马逊"/></bt:String>', "Functions.Namespace stands in people's formulas and is never translated."],
  ['another version', '<Version>0.1.0.0<', '<Version>0.2.0.0<', 'Version is 0.2.0.0; package.json says 0.1.0, so it must be 0.1.0.0.'],
  ['an id that is no GUID', /<Id>.*<\/Id>/, '<Id>amz-ops</Id>', 'Id amz-ops is no GUID.'],
  ['a permission too few', 'ReadWriteDocument', 'ReadDocument', 'Permissions is ReadDocument; we ask for ReadWriteDocument and nothing more.'],
  ['a newer Excel', 'Name="ExcelApi" MinVersion="1.13"', 'Name="ExcelApi" MinVersion="1.17"', 'Requirement set ExcelApi is 1.17; code and tests are held to 1.13.'],
  ['a set nobody needs', '<Set Name="SharedRuntime"', '<Set Name="RibbonApi" MinVersion="1.2"/><Set Name="SharedRuntime"', 'Requirement set RibbonApi is asked for, and nothing needs it.'],
  ['another program', '<Host xsi:type="Workbook">', '<Host xsi:type="Document">', "Host Document is not Excel's Workbook."],
  ['a tag that is not closed', '</Resources>', '', '</VersionOverrides> where </Resources> (line 131) should be.'],
  ['a bare ampersand', 'AMZ Ops is ready', 'AMZ Ops & you', 'A bare & stands here; write &amp;.'],
];

test.each(broken)('finds %s', (_name, from, to, said) => {
  const source = manifest.replace(from, to);
  expect(source).not.toBe(manifest);
  expect(problems(source)).toContain(said);
});

test('says the line', () => {
  const line = manifest.split('\n').findIndex((text) => text.includes('<Permissions>')) + 1;
  expect(checkManifest(manifest.replace('ReadWriteDocument', 'Restricted'), ours)).toEqual([{ line, text: 'Permissions is Restricted; we ask for ReadWriteDocument and nothing more.' }]);
});

test('looks for every file of a build', () => {
  const files = new Set(['assets/icon-32.png', 'assets/icon-64.png', 'taskpane.html', 'functions.js', 'functions.json', 'help.html']);
  const found = problems(manifest, { ...ours, hasFile: (path) => files.has(path) });
  expect(found).toContain('Functions.Metadata is functions-zh-CN.json, and the build has no such file.');
  expect(found.filter((text) => !text.includes('assets/'))).toHaveLength(1);
});
