/**
 * Tables on paper, in WebKit: it splits rows at the end of a page, and does not repeat a table's head on the next.
 *
 * Before it prints, each table becomes pieces that fit on a page, each with the head; afterwards it is whole again. How high a
 * row will be is measured on the screen, at the width of the paper. Other engines do all this themselves.
 */
const PAPER = 650; // px: about what A4 leaves between the margins, for type of the size that the screen has
const FIRST = 460; // px of a table's first piece with its head: what precedes it is on the same page
const HIGHEST = 750; // px of any other: nearly a page
const PIECE = "pub-piece";

/**
 * What makes each table whole again.
 *
 * @type {(() => void)[]}
 */
let whole = [];

if (CSS.supports("-webkit-nbsp-mode", "space")) {
  addEventListener("beforeprint", () => {
    putTogether();
    whole = [...document.querySelectorAll("table")].filter((table) => table.tHead && table.tBodies.length).map(takeApart);
  });
  addEventListener("afterprint", putTogether);
}

function putTogether() {
  whole.forEach((restore) => restore());
  whole = [];
}

/** @param {HTMLTableElement} table @returns {() => void} what makes it whole again */
function takeApart(table) {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows].map((row) => ({ row, body })));
  table.style.inlineSize = `${PAPER}px`;
  const groups = pieces(rows.map(({ row }) => row), table.tHead?.offsetHeight ?? 0);
  const widths = [...(table.rows[0]?.cells ?? [])].map((cell) => (100 * cell.offsetWidth) / (table.offsetWidth || 1));
  table.style.removeProperty("inline-size");
  const bodies = new Map(rows.map(({ row, body }) => [row, body]));
  const first = document.createElement("div");
  first.className = PIECE;
  table.before(first);
  first.append(table);
  const more = groups.slice(1).map((group) => piece(table, group, bodies, widths));
  first.after(...more);
  return () => {
    rows.forEach(({ row, body }) => body.append(row));
    more.forEach((element) => element.remove());
    first.replaceWith(table);
  };
}

/**
 * Rows in groups that fit: none ends inside a cell of several rows, or with the heading of those that follow.
 *
 * @param {HTMLTableRowElement[]} rows
 * @param {number} head how high each piece is without a row
 */
function pieces(rows, head) {
  /** @type {HTMLTableRowElement[][]} */
  const groups = [[]];
  let height = head;
  let joined = 0; // rows that still belong to the one before
  for (const row of rows) {
    const own = row.offsetHeight;
    if (height > head && joined <= 0 && height + own > (groups.length === 1 ? FIRST : HIGHEST)) {
      groups.push([]);
      height = head;
    }
    groups[groups.length - 1].push(row);
    height += own;
    joined = Math.max(joined, ...[...row.cells].map((cell) => cell.rowSpan), row.querySelector("[scope$=group]") ? 2 : 1) - 1;
  }
  return groups;
}

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableRowElement[]} rows
 * @param {Map<HTMLTableRowElement, HTMLTableSectionElement>} bodies where each row is from
 * @param {number[]} widths of the columns, in per cent
 */
function piece(table, rows, bodies, widths) {
  const copy = /** @type {HTMLTableElement} */ (table.cloneNode(false));
  copy.removeAttribute("id");
  const head = /** @type {HTMLTableSectionElement} */ (table.tHead?.cloneNode(true));
  head.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
  copy.append(head);
  for (const row of rows) {
    const source = bodies.get(row);
    if (!copy.tBodies.length || source !== bodies.get(/** @type {HTMLTableRowElement} */ (copy.rows[copy.rows.length - 1]))) {
      copy.append(/** @type {Node} */ (source?.cloneNode(false)));
    }
    copy.tBodies[copy.tBodies.length - 1].append(row);
  }
  [table, copy].forEach((each) => [...(each.rows[0]?.cells ?? [])].forEach((cell, place) => (cell.style.inlineSize = `${widths[place]}%`)));
  const frame = document.createElement("div");
  frame.className = PIECE;
  frame.append(copy);
  return frame;
}
