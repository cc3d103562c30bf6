import type { DefinedName } from '../data';
import { HostError, invalid, notFound } from '../errors';
import { type Node, describe, flag, text } from '../node';
import { type World, absolute, resolveName } from '../world';
import { rangeArgument, rangeNode } from './range';

interface Self {
  readonly world: World;
  readonly name: DefinedName;
}

const nameNode: (self: Self) => Node = describe<Self>('NamedItem', {
  id: ({ name }) => name.name,
  get: {
    Name: ({ name }) => name.name, Formula: ({ name }) => name.formula, Visible: ({ name }) => name.visible, Comment: ({ name }) => name.comment,
    Scope: ({ name }) => (name.scope === null ? 'Workbook' : 'Worksheet'),
  },
  set: {
    Visible: ({ world, name }, value) => {
      name.visible = flag(value, 'visible');
      world.book.changed({ kind: 'names', origin: 'addin' });
    },
    Formula: ({ world, name }, value) => {
      name.formula = text(value, 'formula');
      world.book.changed({ kind: 'names', origin: 'addin' });
    },
  },
  call: {
    Delete: ({ world, name }) => {
      world.book.names.splice(world.book.names.indexOf(name), 1);
      world.book.changed({ kind: 'names', origin: 'addin' });
    },
    GetRangeOrNullObject: ({ world, name }) => {
      try {
        return rangeNode(resolveName(world, name.formula));
      } catch (error) {
        if (error instanceof HostError) return null;
        throw error;
      }
    },
  },
});

function find(world: World, id: unknown): Node | null {
  const name = world.book.findName(text(id, 'a name'));
  return name ? nameNode({ world, name }) : null;
}

export const namesNode = describe<World>('NamedItemCollection', {
  items: (world) => world.book.names.filter((name) => name.scope === null).map((name) => nameNode({ world, name })),
  item: find,
  call: {
    GetItem: (world, [id]) => {
      const found = find(world, id);
      if (!found) throw notFound(`name ${String(id)}`);
      return found;
    },
    GetItemOrNullObject: (world, [id]) => find(world, id),
    Add: (world, [nameText, reference, comment]) => {
      const chosen = text(nameText, 'a name');
      world.book.checkName(chosen, null);
      const range = typeof reference === 'string' ? null : rangeArgument({ world }, reference);
      const formula = range ? absolute(range.sheet, range.area) : String(reference);
      if (!formula.startsWith('=')) throw invalid(`a name refers to a range or a formula, not ${formula}`);
      const name: DefinedName = { name: chosen, formula, visible: true, comment: comment === null ? '' : text(comment, 'comment'), scope: null };
      world.book.names.push(name);
      world.book.changed({ kind: 'names', origin: 'addin' });
      return nameNode({ world, name });
    },
  },
});
