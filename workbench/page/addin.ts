import type { Language } from '../../src/locale';

/** The add-in's part of the ribbon as the manifest describes it, in one language. */
export interface Ribbon {
  readonly label: string;
  readonly groups: readonly RibbonGroup[];
}

export interface RibbonGroup {
  readonly label: string;
  readonly buttons: readonly RibbonButton[];
}

export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** Address of the 32-pixel icon below the workbench. */
  readonly icon: string;
  /** What the add-in associated a function with; null opens the pane. */
  readonly command: string | null;
}

/** An add-in as its manifest describes it to Excel. */
export interface Addin {
  readonly ribbon: Ribbon;
  /** Addresses here. */
  readonly page: string;
  readonly functions: string;
  /** What stands before the dot in a formula. */
  readonly namespace: string;
}

/** Reads the add-in-only manifest in `xml`; its files are at `base` (ends with a slash) here. */
export function readAddin(xml: string, language: Language, base: string): Addin {
  const manifest = new DOMParser().parseFromString(xml, 'text/xml');
  const home = required(manifest.querySelector('DefaultSettings SourceLocation'), 'SourceLocation').getAttribute('DefaultValue') ?? '';
  const place = (address: string) => address.replace(home.slice(0, home.lastIndexOf('/') + 1), base);
  const functions = required(manifest.querySelector('ExtensionPoint Metadata SourceLocation'), 'Metadata');
  const namespace = required(manifest.querySelector('ExtensionPoint Namespace'), 'Namespace');
  return {
    ribbon: readRibbon(manifest, language, place),
    page: place(home),
    functions: place(resource(manifest, 'bt:Url', resid(functions), language)),
    namespace: resource(manifest, 'bt:String', resid(namespace), language),
  };
}

function readRibbon(manifest: Document, language: Language, place: (address: string) => string): Ribbon {
  const text = (id: string) => resource(manifest, 'bt:String', id, language);
  const tab = required(manifest.querySelector('CustomTab'), 'CustomTab');
  return {
    label: text(resid(child(tab, 'Label'))),
    groups: children(tab, 'Group').map((group) => ({
      label: text(resid(child(group, 'Label'))),
      buttons: children(group, 'Control').map((control) => ({
        id: control.getAttribute('id') ?? '',
        label: text(resid(child(control, 'Label'))),
        tip: text(resid(child(child(control, 'Supertip'), 'Description'))),
        icon: place(resource(manifest, 'bt:Image', resid(largeImage(control)), language)),
        command: children(child(control, 'Action'), 'FunctionName')[0]?.textContent?.trim() ?? null,
      })),
    })),
  };
}

function largeImage(control: Element): Element {
  return required([...child(control, 'Icon').children].find((image) => image.getAttribute('size') === '32') ?? null, 'icon of 32 pixels');
}

function resource(manifest: Document, tag: string, id: string, language: Language): string {
  const element = required([...manifest.getElementsByTagName(tag)].find((other) => other.getAttribute('id') === id) ?? null, `${tag} ${id}`);
  const override = [...element.children].find((other) => other.getAttribute('Locale') === language);
  return override?.getAttribute('Value') ?? element.getAttribute('DefaultValue') ?? '';
}

function children(parent: Element, name: string): Element[] {
  return [...parent.children].filter((element) => element.localName === name);
}

function child(parent: Element, name: string): Element {
  return required(children(parent, name)[0] ?? null, `${name} in ${parent.localName}`);
}

function resid(element: Element): string {
  return element.getAttribute('resid') ?? '';
}

function required(element: Element | null, what: string): Element {
  if (element === null) throw new Error(`The manifest has no ${what}.`);
  return element;
}
