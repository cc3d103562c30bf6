import { area } from '../area';
import { describe, oneOf, text } from '../node';
import type { World } from '../world';
import { namesNode } from './name';
import { rangeAreasNode, rangeNode } from './range';
import { tablesNode } from './table';
import { worksheetsNode } from './worksheet';
import { HostError } from '../errors';

const createdNode = describe<{ world: World; base64: string }>('WorkbookCreated', {
  id: () => 'created',
  get: { Id: () => 'created' },
  call: { Open: ({ world, base64 }) => world.openWorkbook(base64) },
});

const applicationNode = describe<World>('Application', {
  get: { CalculationMode: () => 'Automatic' },
  call: {
    Calculate: (world, [type]) => {
      oneOf(type, ['Recalculate', 'Full', 'FullRebuild'] as const, 'calculation type');
      world.recalculateAll();
    },
    SuspendApiCalculationUntilNextSync: () => null,
    SuspendScreenUpdatingUntilNextSync: () => null,
    CreateWorkbook: (world, [base64]) => createdNode({ world, base64: text(base64, 'base64') }),
  },
});

const protectionNode = describe<World>('WorkbookProtection', { get: { Protected: ({ book }) => book.structureProtected } });

export const workbookNode = describe<World>('Workbook', {
  get: { ReadOnly: ({ book }) => book.readOnly },
  child: { Worksheets: worksheetsNode, Tables: (world) => tablesNode({ world, sheet: null }), Names: namesNode, Application: applicationNode, Protection: protectionNode },
  call: {
    GetSelectedRange: (world) => {
      const [first, ...others] = world.book.selection;
      // Excel refuses to take several areas for one.
      if (!first || others.length > 0) throw new HostError('InvalidSelection', 'The current selection is invalid for this operation.');
      return rangeNode({ world, sheet: world.book.sheet(world.book.activeSheet), area: first });
    },
    GetSelectedRanges: (world) => rangeAreasNode({ world, sheet: world.book.sheet(world.book.activeSheet), areas: world.book.selection }),
    GetActiveCell: (world) => {
      const first = world.book.selection[0] ?? area(0, 0);
      return rangeNode({ world, sheet: world.book.sheet(world.book.activeSheet), area: area(first.row, first.column) });
    },
    // The client's own bookkeeping: forgets ranges it has kept.
    _RemoveReference: () => null,
  },
});
