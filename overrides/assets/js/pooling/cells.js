/**
 * Where something stands in a workbook, and how a reader calls it.
 *
 * @typedef {{sheet: string, row: number, column: number}} Place counted from 0
 */

/** @param {string} sheet @param {number} row @param {number} column */
export function cellKey(sheet, row, column) {
  return `${sheet}\u0000${row}\u0000${column}`;
}

/** @param {Place} place */
export function keyOfPlace({ sheet, row, column }) {
  return cellKey(sheet, row, column);
}

/** @param {Place} place */
export function placeName({ sheet, row, column }) {
  return `sheet ${sheet}, cell ${columnName(column)}${row + 1}`;
}

/** @param {number} column @returns {string} */
function columnName(column) {
  return (column >= 26 ? columnName(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));
}
