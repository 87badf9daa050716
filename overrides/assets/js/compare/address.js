/**
 * What is compared, in the page's address: `?area=fife&area=moray`, or `?indicator=hwiil-2014/2-1&programme=services`.
 *
 * @typedef {Object} State
 * @property {string[]} areas ids, by name
 * @property {string} across an indicator and a programme, `hwiil-2014/2-1/services`; "" where areas are compared
 *
 * @typedef {Object} Known what there is to choose from, in order
 * @property {string[]} areas
 * @property {string[]} across
 * @property {number} most how many areas fit side by side
 */

/** @returns {State} */
export function nothing() {
  return { areas: [], across: "" };
}

/**
 * @param {string} search an address's part from `?` on
 * @param {Known} known
 * @returns {{state: State, ignored: boolean}} whether the address asks for more than there is, or than fits
 */
export function read(search, known) {
  const parameters = new URLSearchParams(search);
  const named = [...new Set(parameters.getAll("area").filter(Boolean))];
  const areas = known.areas.filter((area) => named.includes(area)).slice(0, known.most);
  const pair = [parameters.get("indicator"), parameters.get("programme")].filter(Boolean).join("/");
  if (known.across.includes(pair)) {
    return { state: { areas: [], across: pair }, ignored: named.length > 0 };
  }
  return { state: { areas, across: "" }, ignored: areas.length < named.length || pair !== "" };
}

/**
 * @param {State} state
 * @returns {string} an address's part from `?` on; "" where nothing is chosen
 */
export function write({ areas, across }) {
  const parameters = new URLSearchParams(areas.map((area) => ["area", area]));
  if (across) {
    const end = across.lastIndexOf("/");
    parameters.append("indicator", across.slice(0, end));
    parameters.append("programme", across.slice(end + 1));
  }
  const text = parameters.toString().replaceAll("%2F", "/");
  return text && `?${text}`;
}
