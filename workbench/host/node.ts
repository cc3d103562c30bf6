import { UnknownMember, invalid } from './errors';

/** An object of Excel's object model, as far as the host plays it. Members carry the names of the wire: PascalCase. */
export interface Node {
  readonly type: string;
  /** What the client finds the object by in a later request. */
  readonly id: string | null;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  /** A child object; null where Excel answers with a null object. */
  child(name: string): Node | null;
  call(name: string, args: readonly unknown[]): unknown;
  items(): readonly Node[];
  item(id: unknown): Node | null;
  has(name: string): 'property' | 'child' | null;
}

/** What a type of object knows. Whatever is not listed does not exist. */
export interface Members<Self> {
  readonly id?: (self: Self) => string;
  readonly get?: Readonly<Record<string, (self: Self) => unknown>>;
  readonly set?: Readonly<Record<string, (self: Self, value: unknown) => void>>;
  readonly child?: Readonly<Record<string, (self: Self) => Node | null>>;
  /** Answers a value, another object, or null for a null object. Arguments left out arrive as null. */
  readonly call?: Readonly<Record<string, (self: Self, args: readonly unknown[]) => unknown>>;
  readonly items?: (self: Self) => readonly Node[];
  /** By id or name. */
  readonly item?: (self: Self, id: unknown) => Node | null;
}

export function describe<Self>(type: string, members: Members<Self>): (self: Self) => Node {
  const find = <Member>(table: Readonly<Record<string, Member>> | undefined, name: string): Member => {
    const member = table && Object.hasOwn(table, name) ? table[name] : undefined;
    if (member === undefined) throw new UnknownMember(type, name);
    return member;
  };
  const make = (self: Self): Node => ({
    type,
    id: members.id?.(self) ?? null,
    get: (name) => find(members.get, name)(self),
    set: (name, value) => find(members.set, name)(self, value),
    child: (name) => find(members.child, name)(self),
    call: (name, args) => find(members.call, name)(self, args),
    items: () => {
      if (!members.items) throw new UnknownMember(type, 'items');
      return members.items(self);
    },
    item: (id) => {
      if (!members.item) throw new UnknownMember(type, 'getItem');
      return members.item(self, id);
    },
    has: (name) => (members.get && Object.hasOwn(members.get, name) ? 'property' : members.child && Object.hasOwn(members.child, name) ? 'child' : null),
  });
  return (self) => {
    const made = make(self);
    nodes.add(made);
    return made;
  };
}

const nodes = new WeakSet<object>();

/** Tells a method's answer that is an object from one that is a value. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && nodes.has(value);
}

export function text(value: unknown, what: string): string {
  if (typeof value !== 'string') throw invalid(`${what} is a text`);
  return value;
}

export function flag(value: unknown, what: string): boolean {
  if (typeof value !== 'boolean') throw invalid(`${what} is true or false`);
  return value;
}

export function finite(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalid(`${what} is a number`);
  return value;
}

export function oneOf<Value extends string>(value: unknown, allowed: readonly Value[], what: string): Value {
  const found = allowed.find((other) => other === value);
  if (found === undefined) throw invalid(`${what} is one of ${allowed.join(', ')}`);
  return found;
}

export function record(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(`${what} is an object`);
  return value as Readonly<Record<string, unknown>>;
}
