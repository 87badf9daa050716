/**
 * What somebody could work out about a hidden count from the counts and sums that are shown: a table with sums is a network,
 * and a count could be one higher if one more can flow back through the other hidden counts. `audit.py` says why.
 *
 * @typedef {{tail: string, head: string, count: number, low: number, high: number}} Flow
 * @typedef {[number, number]} Step which flow, and by how much it changes
 */

/**
 * How many values a flow could have, not counted further than `enough`.
 *
 * @param {Flow[]} flows
 * @param {number} which
 * @param {number} enough
 */
export function possibleValues(flows, which, enough) {
  return Math.min(enough, 1 + room(flows, which, 1, enough - 1) + room(flows, which, -1, enough - 1));
}

/**
 * How often a flow can change by one in the same direction.
 *
 * @param {Flow[]} flows
 * @param {number} which
 * @param {number} change
 * @param {number} most
 */
function room(flows, which, change, most) {
  const counts = flows.map((flow) => flow.count);
  for (let moved = 0; moved < most; moved++) {
    const steps = balance(flows, counts, which, change);
    if (!steps.length) {
      return moved;
    }
    for (const [place, step] of steps) {
      counts[place] += step;
    }
  }
  return most;
}

/**
 * Changes of one each that change a flow and keep every sum.
 *
 * @param {Flow[]} flows
 * @param {number[]} counts
 * @param {number} which
 * @param {number} change
 * @returns {Step[]}
 */
function balance(flows, counts, which, change) {
  const flow = flows[which];
  if (counts[which] + change < flow.low || counts[which] + change > flow.high) {
    return [];
  }
  const [start, end] = change > 0 ? [flow.head, flow.tail] : [flow.tail, flow.head];
  const ways = waysOf(flows, counts, which);
  /** @type {Map<string, {node: string, step: Step} | null>} */
  const came = new Map([[start, null]]);
  const waiting = [start];
  for (let node = waiting.shift(); node !== undefined && !came.has(end); node = waiting.shift()) {
    for (const [other, step] of ways.get(node) ?? []) {
      if (!came.has(other)) {
        came.set(other, { node, step });
        waiting.push(other);
      }
    }
  }
  return came.has(end) ? [[which, change], ...stepsTo(end, came)] : [];
}

/**
 * Where one more can go from each node, without the flow `which`.
 *
 * @param {Flow[]} flows
 * @param {number[]} counts
 * @param {number} which
 */
function waysOf(flows, counts, which) {
  /** @type {Map<string, [string, Step][]>} */
  const ways = new Map();
  const add = (/** @type {string} */ from, /** @type {string} */ to, /** @type {Step} */ step) => ways.set(from, [...(ways.get(from) ?? []), [to, step]]);
  flows.forEach((flow, place) => {
    if (place !== which && counts[place] < flow.high) {
      add(flow.tail, flow.head, [place, 1]);
    }
    if (place !== which && counts[place] > flow.low) {
      add(flow.head, flow.tail, [place, -1]);
    }
  });
  return ways;
}

/** @param {string} end @param {Map<string, {node: string, step: Step} | null>} came */
function stepsTo(end, came) {
  /** @type {Step[]} */
  const steps = [];
  for (let before = came.get(end); before; before = came.get(before.node)) {
    steps.push(before.step);
  }
  return steps;
}
