import type { Area } from '../sheets/hand/a1';

/** Cells of equal value as few rectangles: runs within rows, joined downwards where they are the same. */
export function rectangles<Value>(rows: Iterable<readonly [row: number, cells: readonly (readonly [column: number, value: Value])[]]>): { readonly area: Area; readonly value: Value }[] {
  const done: { area: Area; value: Value }[] = [];
  let open = new Map<string, { area: Area; value: Value }>();
  for (const [row, cells] of rows) {
    const next = new Map<string, { area: Area; value: Value }>();
    for (const { left, right, value } of runs(cells)) {
      const id = `${left}:${right}`;
      const above = open.get(id);
      const grown = above !== undefined && above.value === value && above.area.bottom === row - 1 ? { area: { ...above.area, bottom: row }, value } : { area: { top: row, left, bottom: row, right }, value };
      if (grown.area.top === row && above !== undefined) done.push(above);
      open.delete(id);
      next.set(id, grown);
    }
    done.push(...open.values());
    open = next;
  }
  return [...done, ...open.values()];
}

function runs<Value>(cells: readonly (readonly [number, Value])[]): { left: number; right: number; value: Value }[] {
  const found: { left: number; right: number; value: Value }[] = [];
  for (const [column, value] of cells) {
    const last = found.at(-1);
    if (last !== undefined && last.right === column - 1 && last.value === value) last.right = column;
    else found.push({ left: column, right: column, value });
  }
  return found;
}

