import { CellValueType, type ICellData, type Nullable } from '@univerjs/presets';
import type { Cell, CellValue, Format } from '../../host/data';
import { toFormat, toStyle } from './formats';
import type { IStyleData } from '@univerjs/presets';

/** How the grid holds a cell of the model. Spilled cells are not given: the grid's own engine spills. */
export function toGridCell(cell: Cell): ICellData | null {
  if (cell.spilledFrom !== undefined) return cell.format === undefined ? null : { s: toStyle(cell.format) };
  const data: ICellData = toValue(cell);
  if (cell.formula !== undefined) data.f = cell.formula;
  if (cell.format !== undefined) data.s = toStyle(cell.format);
  return Object.keys(data).length === 0 ? null : data;
}

function toValue(cell: Cell): ICellData {
  const { value } = cell;
  if (value === null) return {};
  if (typeof value === 'number') return { v: value, t: CellValueType.NUMBER };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  if (typeof value === 'object') return { v: value.error, t: CellValueType.STRING };
  // A number as text stays text in whatever the person does with the cell next.
  return { v: value, t: cell.quotePrefix === true ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

/** What a person left in a cell of the grid. `old` gives what the grid does not hold. */
export function fromGridCell(data: Nullable<ICellData>, style: IStyleData | null, old: Cell): Cell {
  const kept: { format?: Format; link?: NonNullable<Cell['link']> } = {};
  const format = toFormat(style, old.format);
  if (format !== undefined) kept.format = format;
  if (old.link !== undefined) kept.link = old.link;
  if (data == null) return { value: null, ...kept };
  const value = fromValue(data.v, data.t);
  if (data.f != null && data.f !== '') return data.f === old.formula ? { ...old, ...kept } : { value, formula: data.f, uncalculated: true, ...kept };
  return { value, ...(data.t === CellValueType.FORCE_STRING ? { quotePrefix: true } : {}), ...kept };
}

/** A value of the grid as Excel knows it. */
export function fromValue(value: Nullable<string | number | boolean>, type: Nullable<CellValueType>): CellValue {
  if (value == null || value === '') return value === '' && type === CellValueType.FORCE_STRING ? '' : null;
  if (type === CellValueType.BOOLEAN || typeof value === 'boolean') return value === true || value === 1 || value === 'TRUE' || value === '1';
  if (type === CellValueType.NUMBER) return Number(value);
  if (typeof value === 'string' && type !== CellValueType.FORCE_STRING && errors.has(value)) return { error: value };
  return value;
}

const errors = new Set(['#DIV/0!', '#N/A', '#NAME?', '#NULL!', '#NUM!', '#REF!', '#VALUE!', '#SPILL!', '#CALC!', '#GETTING_DATA', '#FIELD!', '#BLOCKED!', '#BUSY!', '#CONNECT!', '#ERROR!', '#CYCLE!']);
