import { cellName, parseArea } from '../sheets/hand/a1';
import type { Package } from './package';
import { child, children, root, splice, withAttribute, type Element } from './xml';

/** Where rows of a table went: their new row, or null where they were taken out. Rows that are not in it stayed. */
export interface RowMoves {
  readonly rows: ReadonlyMap<number, number | null>;
  readonly left: number;
  readonly right: number;
}

/**
 * What hangs on a cell of a moved row from outside its cells goes with it: links, notes and threaded comments. What hung
 * on a row taken out goes as it would in Excel.
 */
export function moveAnchors(file: Package, part: string, moves: RowMoves): void {
  if (moves.rows.size === 0) return;
  const sheet = file.text(part);
  const links = child(sheet, root(sheet), 'hyperlinks');
  if (links !== null) {
    const moved = moveReferences(sheet, links, moves);
    const left = child(moved, root(moved), 'hyperlinks');
    // An empty list is not allowed.
    file.write(part, left !== null && [...children(moved, left)].length === 0 ? splice(moved, left.start, left.end, '') : moved);
  }
  for (const { type, target, external } of file.relationships(part)) {
    if (external || !file.has(target)) continue;
    const xml = file.text(target);
    if (type === 'comments') {
      const list = child(xml, root(xml), 'commentList');
      if (list !== null) file.write(target, moveReferences(xml, list, moves));
    } else if (type === 'threadedComment') {
      file.write(target, moveReferences(xml, root(xml), moves));
    } else if (type === 'vmlDrawing') {
      file.write(target, moveNotes(xml, moves));
    }
  }
}

function moved({ rows, left, right }: RowMoves, row: number, column: number): number | null | undefined {
  return column < left || column > right ? undefined : rows.get(row);
}

/** The children of a list that name a cell in `ref`, each to where its cell went. */
function moveReferences(xml: string, list: Element, moves: RowMoves): string {
  let text = xml;
  for (const item of [...children(xml, list)].reverse()) {
    const at = parseArea(item.attributes['ref'] ?? '');
    if (at === null || at.top !== at.bottom) continue;
    const row = moved(moves, at.top, at.left);
    if (row === null) text = splice(text, item.start, item.end, '');
    else if (row !== undefined) text = withAttribute(text, item, 'ref', cellName(row, at.left));
  }
  return text;
}

/** The boxes of notes, which name their cell by row and column. */
function moveNotes(xml: string, moves: RowMoves): string {
  return xml.replace(/<v:shape [\s\S]*?<\/v:shape>/g, (shape) => {
    const row = Number(/<x:Row>(\d+)<\/x:Row>/.exec(shape)?.[1] ?? NaN);
    const column = Number(/<x:Column>(\d+)<\/x:Column>/.exec(shape)?.[1] ?? NaN);
    const to = moved(moves, row, column);
    if (to === null) return '';
    return to === undefined ? shape : shape.replace(/<x:Row>\d+<\/x:Row>/, `<x:Row>${to}</x:Row>`);
  });
}
