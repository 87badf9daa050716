/**
 * What a question means: choices, an order, words to look for, other words for these, and pages that are called so.
 *
 * The longest name of the lexicon counts, from the first word on. Words in quotation marks, or with a sign of the query
 * language (`+must`, `title:`, `plan*`), are left as they are. What the visitor says is no choice (`plain`) is none.
 *
 * @typedef {import("../search/lexicon.js").Lexicon} Lexicon
 * @typedef {import("../search/lexicon.js").Entry} Entry
 * @typedef {import("../search/lexicon.js").Meaning} Meaning
 *
 * @typedef {Object} Choices one row of words that was understood as something to choose
 * @property {string} text as it was typed
 * @property {string} name the same in normal form
 * @property {Record<string, string[]>} choice
 * @property {string} order
 * @property {string} strength when it holds: `first` also where nothing comes of it
 *
 * @typedef {Object} Understanding
 * @property {Choices[]} choices
 * @property {string} rest the words that are left to be searched for; "" for none
 * @property {{text: string, search: string[]}[]} also words of the rest, with what is searched as well
 * @property {string[]} more other texts that are searched as well
 * @property {string[]} idle words that were left out
 * @property {Entry[]} pages pages that are called like the question
 * @property {Set<Entry>} certain those of the pages that are called so, or whose name is all of the question
 * @property {Entry[]} beside pages that are called like a part of it
 * @property {Entry[]} units pages of what is inspected, where it was understood as a choice
 *
 * @typedef {{text: string, words: string[], opaque: boolean}} Token
 * @typedef {{from: number, to: number, text: string, name: string, meaning: Meaning | null, choices: Choices | null}} Span
 */
import { words } from "../search/words.js";
import { calledLike } from "./called.js";
import { variants } from "./otherwise.js";
import { meaningOf } from "./shortened.js";

const TOKEN = /[+-]?(?:\p{L}+:)?["“”„«»][^"“”„«»]*["“”„«»]?|[^\s"“”„«»]+/gu;
const SIGN = /^[+-]|["“”„«»*~^]|^\p{L}+:\S/u;
const YEAR = /^(?:19|20)\d\d$/;
/** What stands before a year, and which of the two choices it is for. @type {Record<string, string[]>} */
const BEFORE_YEAR = { since: ["from"], from: ["from"], after: ["from"], until: ["to"], before: ["to"], "up to": ["to"] };
const BETWEEN = ["to", "and", "until", "till"];
const NOTHING = { choices: [], rest: "", also: [], more: [], idle: [], pages: [], certain: new Set(), beside: [], units: [] };
const FINDER = "publications/";
const FEW_PARTS = 4; // parts of a question: in a longer one, a page called like a single word of it is by chance

/**
 * @param {string} text what was typed
 * @param {Lexicon | null} lexicon
 * @param {string[]} years in which something was published
 * @param {string[]} plain rows of words that are no choices
 * @returns {Understanding}
 */
export function understand(text, lexicon, years, plain = []) {
  if (!lexicon || !text) {
    return { ...NOTHING, rest: text };
  }
  const tokens = tokensOf(text);
  const spans = [...read(tokens, lexicon, years, new Set(plain))];
  alone(spans, lexicon);
  const chosen = spans.flatMap(({ choices }) => (choices ? [choices] : []));
  const idle = idleSpans(spans, lexicon, chosen.length > 0);
  const left = spans.filter((span) => !span.choices && !idle.has(span));
  const rest = left.map((span) => span.text).join(" ");
  const also = left.filter(({ meaning }) => meaning?.search.length).map(({ text, meaning }) => ({ text, search: [...new Set(meaning?.search)] }));
  return {
    choices: chosen,
    rest,
    also,
    idle: spans.filter((span) => idle.has(span) && span.meaning?.frame).map((span) => span.text),
    ...pagesOf(tokens, spans.filter((span) => !idle.has(span)), variants({ rest, also, more: [] }), lexicon),
  };
}

/** @param {string} text @returns {Token[]} */
function tokensOf(text) {
  return Array.from(text.matchAll(TOKEN), ([token]) => ({ text: token, words: words(token), opaque: SIGN.test(token) }));
}

/**
 * @param {Token[]} tokens
 * @param {Lexicon} lexicon
 * @param {string[]} years
 * @param {Set<string>} plain
 * @returns {Generator<Span>}
 */
function* read(tokens, lexicon, years, plain) {
  let place = 0;
  while (place < tokens.length) {
    const span = yearsAt(tokens, place, years, plain) ?? longestAt(tokens, place, lexicon, plain) ?? spanOf(tokens, place, place + 1, null);
    yield span;
    place = span.to;
  }
}

/** @param {Token[]} tokens @param {number} from @param {number} to @param {Meaning | null} meaning @returns {Span} */
function spanOf(tokens, from, to, meaning) {
  const own = tokens.slice(from, to);
  const name = own.flatMap((token) => token.words).join(" ");
  return { from, to, text: own.map((token) => token.text).join(" "), name, meaning, choices: null };
}

/** The longest row of words from a place on that means something. @param {Token[]} tokens @param {number} from @param {Lexicon} lexicon @param {Set<string>} plain */
function longestAt(tokens, from, lexicon, plain) {
  let to = from;
  for (let count = 0; to < tokens.length && !tokens[to].opaque && count < lexicon.longest + 1; to++) {
    count += tokens[to].words.length;
  }
  for (; to > from; to--) {
    const span = spanOf(tokens, from, to, null);
    const meaning = meaningOf(span.name, lexicon);
    if (meaning) {
      const { choices, order } = meaning;
      const strength = strengthOf(choices, lexicon);
      const isPlain = plain.has(span.name) || (meaning.frame && strength === "alone"); // "reports": nearly everything is one
      span.meaning = meaning;
      if ((choices.length || order) && !isPlain) {
        span.choices = { text: span.text, name: span.name, choice: grouped(choices), order, strength };
      }
      return span;
    }
  }
  return null;
}

/** Values by facet: of the first facet that has the name. @param {[string, string][]} choices */
function grouped(choices) {
  const key = choices[0]?.[0];
  return key ? { [key]: [...new Set(choices.filter(([other]) => other === key).map(([, value]) => value))] } : {};
}

/** @param {[string, string][]} choices @param {Lexicon} lexicon */
function strengthOf(choices, lexicon) {
  return choices.length ? lexicon.facets[choices[0][0]].understood : "always";
}

/**
 * A year, or a span of years, from a place on.
 *
 * @param {Token[]} tokens
 * @param {number} from
 * @param {string[]} years
 * @param {Set<string>} plain
 */
function yearsAt(tokens, from, years, plain) {
  const word = (/** @type {number} */ place) => (tokens[place] && !tokens[place].opaque ? tokens[place].words.join(" ") : "");
  const isYear = (/** @type {number} */ place) => YEAR.test(word(place)) && years.includes(word(place));
  const two = `${word(from)} ${word(from + 1)}`;
  const ahead = word(from) === "between" ? 1 : BEFORE_YEAR[two] ? 2 : BEFORE_YEAR[word(from)] ? 1 : 0;
  const at = from + ahead;
  if (!isYear(at)) {
    return null;
  }
  const year = word(at);
  const isRange = BETWEEN.includes(word(at + 1)) && isYear(at + 2);
  const ends = isRange ? { from: [year], to: [word(at + 2)] } : limits(year, ahead ? (BEFORE_YEAR[two] ?? BEFORE_YEAR[word(from)] ?? []) : ["from", "to"]);
  const span = spanOf(tokens, from, at + (isRange ? 3 : 1), null);
  if (plain.has(span.name) || !Object.keys(ends).length) {
    return ahead ? null : span;
  }
  span.choices = { text: span.text, name: span.name, choice: ends, order: "", strength: "always" };
  return span;
}

/** @param {string} year @param {string[]} keys @returns {Record<string, string[]>} */
function limits(year, keys) {
  return Object.fromEntries(keys.map((key) => [key, [year]]));
}

/** Take back the choices that only hold alone, where something else is looked for and no cue stands before them. @param {Span[]} spans @param {Lexicon} lexicon */
function alone(spans, lexicon) {
  const isWeak = (/** @type {Span} */ span) => span.choices?.strength === "alone";
  const others = spans.filter((span) => !span.choices && !isEmpty(span, lexicon) && !cuesOf(spans, lexicon).has(span));
  for (const [place, span] of spans.entries()) {
    if (isWeak(span) && others.length && !isCued(spans, place, lexicon)) {
      span.choices = null;
    }
  }
}

/** The spans that are cues of a choice behind them. @param {Span[]} spans @param {Lexicon} lexicon */
function cuesOf(spans, lexicon) {
  const telling = spans.filter((span) => span.choices || !lexicon.stop.has(span.name));
  return new Set(telling.filter((span, place) => telling[place + 1]?.choices && isCue(span, telling[place + 1], lexicon)));
}

/** @param {Span[]} spans @param {number} place @param {Lexicon} lexicon */
function isCued(spans, place, lexicon) {
  const before = spans.slice(0, place).filter((span) => !lexicon.stop.has(span.name)).pop();
  return before !== undefined && isCue(before, spans[place], lexicon);
}

/** @param {Span} span @param {Span} choice @param {Lexicon} lexicon */
function isCue(span, choice, lexicon) {
  const facet = lexicon.facets[Object.keys(choice.choices?.choice ?? {})[0]];
  return facet?.cues.some((cue) => span.name === cue || span.name.endsWith(` ${cue}`)) ?? false;
}

/** Whether words mean nothing by themselves. @param {Span} span @param {Lexicon} lexicon */
function isEmpty({ meaning, name }, lexicon) {
  return meaning ? meaning.frame && !meaning.search.length : !name || name.split(" ").every((word) => lexicon.stop.has(word));
}

/** The spans that need not be looked for, unless they are all there is. @param {Span[]} spans @param {Lexicon} lexicon @param {boolean} chosen */
function idleSpans(spans, lexicon, chosen) {
  const cues = cuesOf(spans, lexicon);
  const idle = new Set(spans.filter((span) => !span.choices && (cues.has(span) || isEmpty(span, lexicon))));
  const rest = spans.filter((span) => !span.choices && !idle.has(span));
  return rest.length || chosen ? idle : new Set();
}

/**
 * Pages that are called like the question, with or without its idle words, and pages that are called like a part of it, or like
 * what is searched for as well in its place. What is a choice already, as a kind of report, needs no page.
 *
 * @param {Token[]} tokens
 * @param {Span[]} telling the spans that are not idle
 * @param {string[]} otherwise what is left of the question in other words
 * @param {Lexicon} lexicon
 */
function pagesOf(tokens, telling, otherwise, lexicon) {
  const chosen = new Set(telling.flatMap(({ choices }) => Object.entries(choices?.choice ?? {}).flatMap(([key, values]) => values.map((value) => `${key}=${value}`))));
  const isNews = ({ address, choice }) => address !== FINDER || !choice || !chosen.has(choice.join("="));
  const isLabel = (/** @type {string} */ name) => (/** @type {Entry} */ { names }) => Number(names[0] === name);
  const named = (/** @type {string} */ name) => (meaningOf(name, lexicon)?.entries.filter(isNews) ?? []).sort((one, other) => isLabel(name)(other) - isLabel(name)(one));
  const whole = tokens.some((token) => token.opaque) ? "" : tokens.flatMap((token) => token.words).join(" ");
  const core = !whole ? "" : telling.filter(({ choices }) => !choices?.order).map((span) => span.name).join(" ");
  const hasChoices = telling.some(({ choices }) => choices);
  const inOtherWords = hasChoices ? [] : otherwise.map((text) => words(text).join(" "));
  const pages = [...new Set([whole, core].flatMap(named))];
  const isTelling = (/** @type {Span} */ span) => span.choices || span.name.includes(" ") || telling.length < FEW_PARTS;
  const called = (/** @type {Span} */ { meaning }) => [...(meaning?.entries ?? []), ...(meaning?.search ?? []).flatMap((text) => named(words(text).join(" ")))];
  const parts = telling.filter(isTelling).flatMap(called); // "hungry": also what the page on poverty is called
  const plain = telling.filter(({ choices }) => whole && !choices);
  const bag = calledLike(plain.flatMap(({ name }) => name.split(" ")), lexicon, whole);
  const said = hasChoices ? [] : bag.said.filter(isNews);
  const likely = hasChoices ? [] : [...inOtherWords.flatMap(named), ...bag.above.filter(isNews)];
  const top = [...new Set([...pages, ...said, ...likely])];
  const beside = [...new Set([...(hasChoices ? bag.above : []), ...bag.beside, ...parts])].filter((entry) => isNews(entry) && !top.includes(entry));
  const units = lexicon.units.filter(({ choice }) => chosen.has(choice?.join("=") ?? "") && !top.some((entry) => entry.choice?.join() === choice?.join()));
  return { pages: top, certain: new Set([...pages, ...said]), beside, units, more: bag.search };
}
