/**
 * Whole-number equations, and how many values each unknown can have in them, found exactly: by linear programming, and by
 * branching where its answer is no whole number. What is found for one unknown is remembered for all.
 *
 * @typedef {{number: number, value: number, low: number, high: number}} Unknown with the value that it truly has
 * @typedef {{plus: number[], minus: number[], atMost: boolean}} Equation of the numbers of unknowns; the true values fit it
 */
import { Simplex } from "./simplex.js";

const TINY = 1e-6;

export class System {
  /** @param {Equation[]} equations @param {Unknown[]} unknowns */
  constructor(equations, unknowns) {
    this.free = unknowns.filter(({ low, high }) => low < high);
    this.places = new Map(this.free.map(({ number }, place) => [number, place]));
    this.least = this.free.map(({ value }) => value);
    this.most = this.free.map(({ value }) => value);
    this.simplex = this.#start(equations, unknowns);
  }

  /**
   * How many values an unknown can have, not counted further than `enough`.
   *
   * @param {number} number
   * @param {number} enough
   */
  possibleValues(number, enough) {
    const place = this.places.get(number);
    if (place === undefined) {
      return 1;
    }
    const count = () => this.most[place] - this.least[place] + 1;
    for (const way of [1, -1]) {
      while (count() < enough && this.#find(place, way)) {
        // each turn finds one more
      }
    }
    return Math.min(count(), enough);
  }

  /** @param {Equation[]} equations @param {Unknown[]} unknowns */
  #start(equations, unknowns) {
    const values = new Map(unknowns.map(({ number, value }) => [number, value]));
    const lines = equations.map((equation) => ({ ...equation, row: this.#row(equation) })).filter(({ row }) => row.some(Boolean));
    const total = (/** @type {number[]} */ numbers) => numbers.reduce((sum, number) => sum + (values.get(number) ?? 0), 0);
    const left = lines.map(({ plus, minus, atMost }) => (atMost ? total(minus) - total(plus) : 0));
    return new Simplex(
      lines.map(({ row }) => row),
      [...this.free.map(({ value }) => value), ...left],
      [...this.free.map(({ low }) => low), ...left.map(() => 0)],
      [...this.free.map(({ high }) => high), ...lines.map(({ atMost }) => (atMost ? Infinity : 0))],
    );
  }

  /** @param {Equation} equation */
  #row({ plus, minus }) {
    const row = new Float64Array(this.free.length);
    for (const [numbers, sign] of /** @type {[number[], number][]} */ ([[plus, 1], [minus, -1]])) {
      for (const place of numbers.map((number) => this.places.get(number))) {
        if (place !== undefined) {
          row[place] += sign;
        }
      }
    }
    return row;
  }

  /**
   * Find whole numbers that fit, with one unknown beyond all that is found.
   *
   * @param {number} place
   * @param {number} way
   */
  #find(place, way) {
    const target = way > 0 ? this.most[place] + 1 : this.least[place] - 1;
    if (target < this.free[place].low || target > this.free[place].high || !this.simplex.reach(place, way, target)) {
      return false;
    }
    return this.#isWhole(this.simplex) || this.#branch(bounded(this.simplex, place, way, target));
  }

  /** @param {Simplex} simplex @returns {boolean} */
  #branch(simplex) {
    if (this.#isWhole(simplex)) {
      return true;
    }
    const place = this.#broken(simplex);
    const value = simplex.values[place];
    return /** @type {[number, number][]} */ ([[-1, Math.floor(value)], [1, Math.ceil(value)]]).some(([way, target]) => {
      const side = simplex.copy();
      return side.reach(place, way, target) && this.#branch(bounded(side, place, way, target));
    });
  }

  /**
   * The first unknown that is no whole number.
   *
   * @param {Simplex} simplex
   */
  #broken(simplex) {
    return this.free.findIndex((_, place) => Math.abs(simplex.values[place] - Math.round(simplex.values[place])) > TINY);
  }

  /**
   * Whether all are whole numbers; if so, remember them.
   *
   * @param {Simplex} simplex
   */
  #isWhole(simplex) {
    if (this.#broken(simplex) >= 0) {
      return false;
    }
    this.free.forEach((_, place) => {
      const value = Math.round(simplex.values[place]);
      this.least[place] = Math.min(this.least[place], value);
      this.most[place] = Math.max(this.most[place], value);
    });
    return true;
  }
}

/**
 * A copy in which an unknown may not come back.
 *
 * @param {Simplex} simplex
 * @param {number} place
 * @param {number} way
 * @param {number} target
 */
function bounded(simplex, place, way, target) {
  const copy = simplex.copy();
  if (way > 0) {
    copy.lows[place] = target;
  } else {
    copy.highs[place] = target;
  }
  return copy;
}
