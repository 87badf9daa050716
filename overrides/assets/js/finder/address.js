/**
 * The finder's state, in the page's address: `?q=&partnership=fife&partnership=moray&from=2014&sort=oldest&specimens=1`.
 *
 * @typedef {Record<string, string[]>} Choice facet values by facet; `from` and `to` hold one year each
 * @typedef {"relevance" | "newest" | "oldest" | "area"} Order
 *
 * @typedef {Object} State
 * @property {Choice} choice
 * @property {string} words what is searched for
 * @property {Order | ""} sort "" for the order that goes without saying
 * @property {string[]} plain rows of words in the search that are no choices, as the visitor says
 * @property {boolean} specimens whether made-up reports are listed, too
 * @property {boolean} superseded whether reports that are out of force are listed, too
 *
 * @typedef {Map<string, string[]>} Known the values that each facet has, in order
 */

/** @type {Order[]} */
const ORDERS = ["relevance", "newest", "oldest", "area"];
const LONGEST = 300;

/** @returns {State} */
export function nothing() {
  return { choice: {}, words: "", plain: [], sort: "", specimens: false, superseded: false };
}

/**
 * The order of a list: by relevance where words are searched for, else newest first, unless the visitor says otherwise.
 *
 * @param {State} state
 * @returns {Order}
 */
export function orderOf({ words, sort }) {
  const usual = words ? "relevance" : "newest";
  return sort === "relevance" && !words ? usual : sort || usual;
}

/**
 * @param {string} search an address's part from `?` on
 * @param {Known} known
 * @returns {{state: State, ignored: string[]}} `ignored` are the values that no facet has
 */
export function read(search, known) {
  const parameters = new URLSearchParams(search);
  const state = nothing();
  const ignored = [];
  for (const [key, values] of known) {
    const written = new Set(parameters.getAll(key).filter(Boolean));
    const chosen = values.filter((value) => written.has(value));
    ignored.push(...[...written].filter((value) => !values.includes(value)));
    if (chosen.length) {
      state.choice[key] = key === "from" || key === "to" ? chosen.slice(0, 1) : chosen;
    }
  }
  const sort = parameters.get("sort") ?? "";
  state.words = tidy(parameters.get("q") ?? "");
  state.plain = state.words ? [...new Set(parameters.getAll("plain").map(tidy).filter(Boolean))] : [];
  state.specimens = parameters.get("specimens") === "1";
  state.superseded = parameters.get("superseded") === "1";
  if (ORDERS.includes(/** @type {Order} */ (sort))) {
    state.sort = /** @type {Order} */ (sort);
  } else if (sort) {
    ignored.push(sort);
  }
  if (orderOf(state) === orderOf({ ...state, sort: "" })) {
    state.sort = "";
  }
  return { state, ignored };
}

/**
 * @param {State} state
 * @returns {string} an address's part from `?` on; "" where nothing is chosen
 */
export function write(state) {
  const parameters = new URLSearchParams();
  if (state.words) {
    parameters.append("q", state.words);
    state.plain.forEach((name) => parameters.append("plain", name));
  }
  for (const [key, values] of Object.entries(state.choice)) {
    values.forEach((value) => parameters.append(key, value));
  }
  if (orderOf(state) !== orderOf({ ...state, sort: "" })) {
    parameters.append("sort", state.sort);
  }
  for (const key of /** @type {const} */ (["specimens", "superseded"])) {
    if (state[key]) {
      parameters.append(key, "1");
    }
  }
  const text = parameters.toString().replaceAll("%2F", "/");
  return text && `?${text}`;
}

/**
 * What is searched for, without needless white space, and not without end.
 *
 * @param {string} words
 */
export function tidy(words) {
  return Array.from(words.replace(/\s+/g, " ").trim()).slice(0, LONGEST).join("").trim();
}

/**
 * The state without one choice; without any for no key.
 *
 * @param {State} state
 * @param {string} key
 * @param {string} value
 * @returns {State}
 */
export function without(state, key, value) {
  if (!key) {
    return { ...nothing(), sort: state.sort };
  }
  if (key === "q") {
    return { ...state, words: "", plain: [] };
  }
  if (key === "plain") {
    return { ...state, plain: [...state.plain, value] };
  }
  if (key === "specimens" || key === "superseded") {
    return { ...state, [key]: false };
  }
  const { [key]: values, ...choice } = state.choice;
  const rest = values.filter((chosen) => chosen !== value);
  return { ...state, choice: rest.length ? { ...choice, [key]: rest } : choice };
}
