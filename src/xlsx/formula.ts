/**
 * Functions that came after the file format did; the file writes them with `_xlfn.` before the name, or Excel shows
 * `#NAME?`. Source: ECMA-376 and Microsoft's list of `_xlfn.` functions (Excel 2010 to 2016).
 */
const later = new Set(
  'ACOT ACOTH AGGREGATE ARABIC BASE BETA.DIST BETA.INV BINOM.DIST BINOM.INV BITAND BITOR BITXOR CEILING.MATH CHISQ.DIST COMBINA CONFIDENCE.NORM CONFIDENCE.T COT COVARIANCE.P COVARIANCE.S CSC DAYS DECIMAL ERF.PRECISE EXPON.DIST FLOOR.MATH FORMULATEXT GAMMA GAUSS IFNA ISFORMULA ISOWEEKNUM MODE.MULT MODE.SNGL MUNIT NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI POISSON.DIST QUARTILE.EXC QUARTILE.INC RANK.AVG RANK.EQ RRI SEC SHEET SHEETS SKEW.P STDEV.P STDEV.S T.DIST T.INV UNICHAR UNICODE VAR.P VAR.S WEIBULL.DIST XOR Z.TEST'.split(' '),
);

/** What stands between `<f>` and `</f>`: no `=`, and the functions of later years by their file name. */
export function fileFormula(formula: string): string {
  return formula.slice(1).replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.])([A-Z][A-Z0-9.]*)(?=\()/g, (whole, name: string | undefined) => (name !== undefined && later.has(name) ? `_xlfn.${name}` : whole));
}

/** The formula as people read it, with its `=`. */
export function readFormula(text: string): string {
  return `=${text.replace(/_xlfn\.(?:_xlws\.)?/g, '')}`;
}
