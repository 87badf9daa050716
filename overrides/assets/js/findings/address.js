/**
 * The register's state in the page's address: the finder's choice, and the findings that were picked by hand:
 * `?theme=neglect&pick=fife-2019/planning,moray-2018/carers&picked=1`.
 *
 * @typedef {import("../finder/address.js").State} State
 * @typedef {{picks: string[], only: boolean}} Basket ids of findings, and whether they alone are shown
 */
import * as finder from "../finder/address.js";

/**
 * @param {string} search an address's part from `?` on
 * @param {import("../finder/address.js").Known} known
 * @returns {{state: State, basket: Basket, ignored: string[]}}
 */
export function read(search, known) {
  const parameters = new URLSearchParams(search);
  const { state, ignored } = finder.read(search, known);
  const picks = [...new Set(parameters.getAll("pick").flatMap((ids) => ids.split(",")))].filter(Boolean).sort();
  const unknown = state.words ? [...ignored, state.words] : ignored;
  const sort = state.sort === "relevance" ? "" : state.sort;
  return {
    state: { ...state, sort, words: "", specimens: false, superseded: false },
    basket: { picks, only: picks.length > 0 && parameters.get("picked") === "1" },
    ignored: unknown,
  };
}

/**
 * @param {State} state
 * @param {Basket} basket
 * @returns {string} an address's part from `?` on; "" where nothing is chosen
 */
export function write(state, { picks, only }) {
  const parts = [finder.write(state).slice(1)];
  if (picks.length) {
    parts.push(`pick=${picks.map((id) => encodeURIComponent(id).replaceAll("%2F", "/")).join(",")}`, only ? "picked=1" : "");
  }
  const text = parts.filter(Boolean).join("&");
  return text && `?${text}`;
}

/**
 * The basket with a finding more, or less.
 *
 * @param {Basket} basket
 * @param {string} id
 * @returns {Basket}
 */
export function toggled({ picks, only }, id) {
  const rest = picks.filter((pick) => pick !== id);
  const next = rest.length < picks.length ? rest : [...picks, id].sort(); // one address, and one file, for one choice
  return { picks: next, only: only && next.length > 0 };
}
