import { HostError, UnknownMember, invalid } from './errors';
import { workbookNode } from './members/workbook';
import { type Node, isNode } from './node';
import type { World } from './world';

/** What the client sends at `context.sync()`, as far as it is read here. */
export interface RequestBody {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}
interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}
interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: { readonly Select?: readonly string[]; readonly Expand?: readonly string[]; readonly Skip?: number; readonly Top?: number };
}
interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface ResponseBody {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly Error?: { readonly Code: string; readonly Message: string; readonly Location: string; readonly ActionIndex: number };
}

/** Kinds of action and of object path, as the client numbers them. */
const actions = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5 } as const;
const paths = { root: 1, method: 3, property: 4, indexer: 5, reference: 6, nullObject: 7 } as const;

/** Ranges the client keeps between requests, by the reference id they were given. */
export type References = Map<string, Node>;

export interface Run {
  readonly world: World;
  readonly references: References;
  /** Brings the values of formulas up to date; called before values are read and at the end. */
  readonly settle: () => Promise<void>;
  /** Stops before the action of this index, as a connection lost in the middle does. */
  readonly stopBefore?: number;
}

/**
 * Carries out one batch in order. Like Excel it stops at the first error and leaves what was done before it done.
 * @throws UnknownMember where the add-in uses something this host does not play
 */
export async function carryOutBatch(body: RequestBody, run: Run): Promise<ResponseBody> {
  const batch = new Batch(body, run);
  const results: { ActionId: number; Value: unknown }[] = [];
  for (const [index, action] of body.Actions.entries()) {
    if (index === run.stopBefore) return { Results: results };
    try {
      results.push({ ActionId: action.Id, Value: await batch.act(action) });
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      return { Results: results, Error: { Code: error.code, Message: error.message, Location: batch.where(action), ActionIndex: index } };
    }
  }
  await run.settle();
  return { Results: results };
}

class Batch {
  private readonly found = new Map<number, Node | null>();
  private readonly kept = new Set<number>();

  constructor(private readonly body: RequestBody, private readonly run: Run) {}

  async act(action: Action): Promise<unknown> {
    switch (action.ActionType) {
      case actions.instantiate: return this.instantiate(action.ObjectPathId);
      case actions.query: return this.query(action);
      case actions.method: return this.method(action);
      case actions.setProperty: return this.setProperty(action);
      case actions.trace: return null;
      default: throw new UnknownMember('request', `action type ${action.ActionType}`);
    }
  }

  where(action: Action): string {
    const node = this.found.get(action.ObjectPathId);
    return `${node?.type ?? this.body.ObjectPaths[action.ObjectPathId]?.Name ?? ''}.${action.Name}`;
  }

  private instantiate(id: number): unknown {
    const node = this.at(id);
    if (node === null) return null;
    if (this.kept.has(id)) {
      const reference = `ref-${this.run.references.size + 1}`;
      this.run.references.set(reference, node);
      return { _ReferenceId: reference };
    }
    return node.id === null ? {} : { Id: node.id };
  }

  private async query(action: Action): Promise<unknown> {
    const select = action.QueryInfo?.Select ?? [];
    const node = this.at(action.ObjectPathId);
    if (select.length === 0) throw new UnknownMember(node?.type ?? 'null object', 'load() without names of properties');
    if (action.QueryInfo?.Expand?.length || action.QueryInfo?.Skip || action.QueryInfo?.Top) throw new UnknownMember(node?.type ?? 'null object', 'load() with expand, skip or top');
    if (node === null) return null;
    // Only values wait for the calculation.
    if (select.some((name) => /(^|\/)values?$/i.test(name))) await this.run.settle();
    return read(node, select.map((name) => name.split(/[/.]/).map(pascal)));
  }

  private method(action: Action): unknown {
    if (action.Name === '_KeepReference') {
      this.kept.add(action.ObjectPathId);
      return null;
    }
    const node = this.present(action);
    const value = node.call(action.Name, this.arguments(action.ArgumentInfo));
    return isNode(value) || value === undefined ? null : value;
  }

  private setProperty(action: Action): null {
    const [value] = this.arguments(action.ArgumentInfo);
    this.present(action).set(action.Name, value);
    return null;
  }

  /** An object that is there: null objects take no calls and no values here. */
  private present(action: Action): Node {
    const node = this.at(action.ObjectPathId);
    if (node === null) throw invalid(`${action.Name} of a null object`);
    return node;
  }

  private at(id: number): Node | null {
    const known = this.found.get(id);
    if (known !== undefined) return known;
    const node = this.resolve(id);
    this.found.set(id, node);
    return node;
  }

  private resolve(id: number): Node | null {
    const path = this.body.ObjectPaths[id];
    if (!path) throw new HostError('GeneralException', `object path ${id} is missing`);
    if (path.ObjectPathType === paths.root) return workbookNode(this.run.world);
    if (path.ObjectPathType === paths.nullObject) return null;
    if (path.ObjectPathType === paths.reference) {
      const kept = this.run.references.get(path.Name);
      if (!kept) throw new HostError('InvalidReference', `reference ${path.Name}`);
      return kept;
    }
    const parent = this.at(path.ParentObjectPathId ?? 0);
    // What is asked of a null object is a null object again.
    if (parent === null) return null;
    switch (path.ObjectPathType) {
      case paths.property: return parent.child(path.Name);
      case paths.method: return this.object(parent.call(path.Name, this.arguments(path.ArgumentInfo)), path);
      case paths.indexer: return parent.item(this.arguments(path.ArgumentInfo)[0]) ?? missing(path);
      default: throw new UnknownMember('request', `object path type ${path.ObjectPathType}`);
    }
  }

  private object(value: unknown, path: ObjectPath): Node | null {
    if (value === null || isNode(value)) return value;
    throw new UnknownMember('request', `${path.Name} as an object`);
  }

  private arguments(info: ArgumentInfo | undefined): readonly unknown[] {
    return (info?.Arguments ?? []).map((value, index) => {
      const id = info?.ReferencedObjectPathIds?.[index];
      return typeof id === 'number' && id !== 0 ? this.at(id) : value;
    });
  }
}

function missing(path: ObjectPath): never {
  throw new HostError('ItemNotFound', `The requested resource doesn't exist: ${String(path.ArgumentInfo?.Arguments?.[0])}`);
}

function pascal(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** The selected properties of an object, or of each item of a collection. */
function read(node: Node, names: readonly (readonly string[])[]): unknown {
  if (node.has(names[0]?.[0] ?? '') === null) {
    return { _Items: node.items().map((item) => ({ ...(item.id === null ? {} : { Id: item.id }), ...fields(item, names) })) };
  }
  return fields(node, names);
}

function fields(node: Node, names: readonly (readonly string[])[]): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  const deeper = new Map<string, (readonly string[])[]>();
  for (const [name = '', ...rest] of names) {
    if (rest.length === 0) result[name] = node.get(name);
    else deeper.set(name, [...(deeper.get(name) ?? []), rest]);
  }
  for (const [name, rest] of deeper) {
    const child = node.child(name);
    result[name] = child === null ? null : read(child, rest);
  }
  return result;
}
