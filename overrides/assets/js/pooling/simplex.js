/**
 * Linear equations over bounded unknowns, and how far one of them can move: the simplex method, started from values that are
 * known to fit. So no search for a first solution is needed, and values between their bounds stay as they are until they matter.
 */

const TINY = 1e-9;
const MOST_STEPS = 100_000; // more than any table needs; whoever has no answer must not be shown one

export class Simplex {
  /**
   * @param {Float64Array[]} rows a row for each equation, a column for each unknown
   * @param {number[]} values of the unknowns, then of what each equation leaves over
   * @param {number[]} lows @param {number[]} highs
   */
  constructor(rows, values, lows, highs) {
    const width = values.length - rows.length;
    this.rows = rows;
    this.values = values;
    this.lows = lows;
    this.highs = highs;
    this.outside = Array.from({ length: width }, (_, column) => column); // which unknown each column is
    this.basis = rows.map((_, row) => width + row); // which unknown each row says
  }

  /** The same, to go on with apart. */
  copy() {
    const twin = new Simplex([], [...this.values], [...this.lows], [...this.highs]);
    twin.rows = this.rows.map((row) => row.slice());
    twin.outside = [...this.outside];
    twin.basis = [...this.basis];
    return twin;
  }

  /**
   * Move an unknown up (1) or down (-1) to a target; whether it gets there.
   *
   * @param {number} which
   * @param {number} way
   * @param {number} target
   */
  reach(which, way, target) {
    for (let step = 0; step < MOST_STEPS; step++) {
      if (way * (target - this.values[which]) <= TINY) {
        return true;
      }
      const entering = this.#entering(which, way);
      if (!entering) {
        return false;
      }
      this.#move(entering, which, target);
    }
    throw new Error("No answer was found in reasonable time.");
  }

  /**
   * The first unknown outside that helps.
   *
   * @param {number} which
   * @param {number} way
   */
  #entering(which, way) {
    const row = this.basis.indexOf(which);
    let found = null;
    for (const [column, unknown] of this.outside.entries()) {
      const gain = way * (row < 0 ? Number(unknown === which) : -this.rows[row][column]);
      const isFree = gain > TINY ? this.values[unknown] < this.highs[unknown] - TINY : gain < -TINY && this.values[unknown] > this.lows[unknown] + TINY;
      if (isFree && (!found || unknown < found.unknown)) {
        found = { column, unknown, direction: Math.sign(gain) };
      }
    }
    return found;
  }

  /**
   * Move an unknown outside as far as all bounds let it.
   *
   * @param {{column: number, unknown: number, direction: number}} entering
   * @param {number} which
   * @param {number} target
   */
  #move({ column, unknown, direction }, which, target) {
    let length = direction > 0 ? this.highs[unknown] - this.values[unknown] : this.values[unknown] - this.lows[unknown];
    length = which === unknown ? Math.min(length, Math.abs(target - this.values[unknown])) : length;
    let leaving = -1;
    for (const [row, inside] of this.basis.entries()) {
      const rate = -this.rows[row][column] * direction;
      if (Math.abs(rate) > TINY) {
        const bound = which === inside ? target : rate > 0 ? this.highs[inside] : this.lows[inside];
        const room = Math.max(0, (bound - this.values[inside]) / rate);
        if (room < length - TINY || (room <= length + TINY && leaving >= 0 && inside < this.basis[leaving])) {
          [length, leaving] = [Math.min(room, length), row];
        }
      }
    }
    this.values[unknown] = snapped(this.values[unknown] + direction * length);
    for (const [row, inside] of this.basis.entries()) {
      this.values[inside] = snapped(this.values[inside] - this.rows[row][column] * direction * length);
    }
    if (leaving >= 0) {
      this.#pivot(leaving, column);
    }
  }

  /**
   * Let a row and a column change places.
   *
   * @param {number} row
   * @param {number} column
   */
  #pivot(row, column) {
    const own = this.rows[row];
    const pivot = own[column];
    own.forEach((value, place) => (own[place] = place === column ? 1 / pivot : value / pivot));
    for (const [place, other] of this.rows.entries()) {
      const factor = other[column];
      if (place !== row && factor) {
        other.forEach((value, at) => (other[at] = snapped(at === column ? -factor / pivot : value - factor * own[at])));
      }
    }
    [this.basis[row], this.outside[column]] = [this.outside[column], this.basis[row]];
  }
}

/**
 * A number without the dust of rounding.
 *
 * @param {number} value
 */
function snapped(value) {
  const whole = Math.round(value);
  return Math.abs(value - whole) < TINY ? whole : value;
}
