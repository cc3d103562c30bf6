import {
  ArrayValueObject, BaseFunction, BooleanValueObject, ErrorType, ErrorValueObject, FunctionType, NumberValueObject, StringValueObject,
  type BaseReferenceObject, type BaseValueObject, type FunctionVariantType, type IFunctionInfo, type IFunctionNames,
} from '@univerjs/preset-sheets-core';

/** What Excel reads from `functions.json`, as far as a spreadsheet acts on it. */
export interface FunctionsMetadata {
  readonly allowErrorForDataTypeAny?: boolean;
  readonly functions: readonly FunctionMetadata[];
}

export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly description: string; readonly dimensionality?: string; readonly optional?: boolean }[];
}

/** The part of `CustomFunctions` that Office.js puts into an add-in's window. */
interface CustomFunctionsNamespace {
  readonly _association: { readonly mappings: Readonly<Record<string, (...inputs: unknown[]) => unknown>> };
  readonly Error: new (code: string) => object;
}

type Scalar = string | number | boolean | object;

/**
 * The add-in's custom functions as Excel runs them: described by `functions.json`, carried out in the add-in's own
 * runtime (its frame), which starts later than the grid.
 */
export class AddinFunctions {
  private runtime: CustomFunctionsNamespace | null = null;

  constructor(
    readonly metadata: FunctionsMetadata,
    /** What stands before the dot in a formula, from the manifest. */
    private readonly namespace: string,
  ) {}

  /** Takes the functions a loaded frame has associated; until then formulas are `#BUSY!`. */
  connect(frame: Window): void {
    this.runtime = (frame as unknown as { readonly CustomFunctions?: CustomFunctionsNamespace }).CustomFunctions ?? null;
  }

  /** For the grid's formula engine. */
  executors(): [new (name: IFunctionNames) => BaseFunction, IFunctionNames][] {
    return this.metadata.functions.map((metadata) => {
      const run = (variants: readonly FunctionVariantType[]) => this.run(metadata, variants);
      const Executor = class extends BaseFunction {
        // A reference tells a blank cell from an argument that was left out.
        override needsReferenceObject = true;
        override minParams = metadata.parameters.filter(({ optional }) => optional !== true).length;
        override maxParams = metadata.parameters.length;
        override calculate(...variants: BaseValueObject[]) {
          return run(variants);
        }
      };
      return [Executor, this.nameOf(metadata)];
    });
  }

  /** For autocompletion and the help beside the formula bar. */
  descriptions(): IFunctionInfo[] {
    return this.metadata.functions.map((metadata) => ({
      functionName: this.nameOf(metadata),
      functionType: FunctionType.User,
      description: metadata.description,
      abstract: metadata.description,
      functionParameter: metadata.parameters.map(({ name, description, optional }) => ({ name, detail: description, example: '', require: optional === true ? 0 : 1, repeat: 0 })),
    }));
  }

  private nameOf({ name }: FunctionMetadata): string {
    return `${this.namespace}.${name.toUpperCase()}`;
  }

  private run(metadata: FunctionMetadata, variants: readonly FunctionVariantType[]): BaseValueObject {
    const { runtime } = this;
    const implementation = runtime?._association.mappings[metadata.id.toUpperCase()];
    // ErrorType has no #BUSY!, which Excel shows while the add-in starts.
    if (runtime === null || implementation === undefined) return ErrorValueObject.create('#BUSY!' as ErrorType);
    const inputs = metadata.parameters.map(({ dimensionality }, index) => {
      const matrix = this.read(variants[index], runtime);
      return matrix === null || dimensionality === 'matrix' ? matrix : matrix[0]?.[0];
    });
    // Excel hands the invocation in last.
    return write(call(implementation, [...inputs, { functionName: metadata.id }]));
  }

  /** An argument as rows of values; null where it was left out. */
  private read(variant: FunctionVariantType | undefined, runtime: CustomFunctionsNamespace): Scalar[][] | null {
    if (variant === undefined) return null;
    if (variant.isReferenceObject()) return this.readArray((variant as BaseReferenceObject).toArrayValueObject(), runtime);
    const value = variant as BaseValueObject;
    if (value.isArray()) return this.readArray(value as ArrayValueObject, runtime);
    return value.isNull() ? null : [[this.readValue(value, runtime)]];
  }

  private readArray(array: ArrayValueObject, runtime: CustomFunctionsNamespace): Scalar[][] {
    const rows: Scalar[][] = Array.from({ length: array.getRowCount() }, () => new Array<Scalar>(array.getColumnCount()).fill(0));
    array.iterator((value, row, column) => {
      const line = rows[row];
      if (line !== undefined) line[column] = this.readValue(value, runtime);
    });
    return rows;
  }

  private readValue(value: BaseValueObject | null | undefined | void, runtime: CustomFunctionsNamespace): Scalar {
    // A blank cell is 0, as on the desktop.
    if (value == null || value.isNull()) return 0;
    if (value.isError()) return new runtime.Error((value as ErrorValueObject).getErrorType());
    const plain = value.getValue();
    return value.isBoolean() ? plain === true || plain === 1 : plain;
  }
}

/** What a function came to: rows of results, or the error it threw as Excel shows it. */
function call(implementation: (...inputs: unknown[]) => unknown, inputs: readonly unknown[]): readonly (readonly unknown[])[] {
  try {
    const result = implementation(...inputs);
    if (!Array.isArray(result)) return [[result]];
    return result.every((line): line is unknown[] => Array.isArray(line)) ? result : [[{ code: '#VALUE!' }]];
  } catch (error) {
    return [[typeof error === 'object' && error !== null && 'code' in error ? error : { code: '#VALUE!' }]];
  }
}

function write(rows: readonly (readonly unknown[])[]): BaseValueObject {
  const [first] = rows;
  if (rows.length === 1 && first?.length === 1) return writeValue(first[0]);
  return ArrayValueObject.create({
    calculateValueList: rows.map((line) => line.map(writeValue)),
    rowCount: rows.length,
    columnCount: first?.length ?? 0,
    unitId: '',
    sheetId: '',
    row: -1,
    column: -1,
  });
}

/** One result. Excel shows 0 where a function returns null. */
function writeValue(value: unknown): BaseValueObject {
  if (value === null || value === undefined) return NumberValueObject.create(0);
  if (typeof value === 'number') return Number.isFinite(value) ? NumberValueObject.create(value) : ErrorValueObject.create(ErrorType.NUM);
  if (typeof value === 'boolean') return BooleanValueObject.create(value);
  if (typeof value === 'string') return StringValueObject.create(value);
  const code: unknown = typeof value === 'object' && 'code' in value ? value.code : undefined;
  return ErrorValueObject.create(Object.values(ErrorType).find((type) => type === code) ?? ErrorType.VALUE);
}
