/**
 * Search, away from the page. In: `{id, type, …}`; out: `{id, answer}`, or `{id, error}` with a word for what is wrong
 * (`files.js` says which), which `../finder/telling.js` puts into a sentence.
 *
 * A module worker from a file of this site; its address names the root of the index.
 */
import { listed } from "../finder/facets.js";
import lunr from "../lunr.js";
import { ask } from "./ask.js";
import { merged } from "./variants.js";
import { excerptOf } from "./excerpt.js";
import { Index } from "./index.js";
import { parse } from "./query.js";
import { rows } from "./rows.js";
import { stemmer } from "./words.js";

const MOST_PAGES = 4;
const BEHIND = new Set(["handbook", "template", "briefing"]); // long forms and letters have nearly all words, and tell of nothing that was found
const FORM = 0.4; // how much they count for a question that nothing answers whole, unless they are called like it
const CLOSE = 8; // a page is worth naming down to this part of the best score
const stem = stemmer(lunr);
const rootFile = new URL(new URL(self.location.href).searchParams.get("root") ?? "");
/** @type {Promise<Index> | undefined} */
let opened;

/** @type {Promise<import("./rows.js").Row[]> | undefined} */
let publications;

/** @type {Record<string, (index: Index, message: any) => Promise<any>>} */
const answers = { rows: everything, ask: answer, cards, excerpt };

self.onmessage = async ({ data }) => {
  try {
    opened ??= Index.open(rootFile);
    self.postMessage({ id: data.id, answer: await answers[data.type](await opened, data) });
  } catch (error) {
    self.postMessage({ id: data.id, error: /** @type {Error} */ (error).message });
    opened?.catch(() => (opened = undefined)); // a root that could not be had is asked for again
  }
};

/** Every publication, decoded once. @param {Index} index */
function everything(index) {
  publications ??= rows(index);
  publications.catch(() => (publications = undefined));
  return publications;
}

/**
 * What words find among the publications that are listed, and what other texts for the same find; null where there is no
 * word to look for.
 *
 * @param {Index} index
 * @param {{words: string, also?: string[], weights?: Map<string, number>, typing: boolean, specimens: boolean, superseded: boolean}} question
 */
async function answer(index, { words, also = [], ...how }) {
  const places = new Map((await everything(index)).map((row, place) => [row.number, place]));
  const [own, ...others] = await Promise.all([words, ...also].map((text, place) => answerTo(index, { ...how, words: text, typing: how.typing && !place })));
  if (!own) {
    return null;
  }
  const found = merged([own, ...others], better(places));
  const beside = [...new Set([own, ...others].flatMap((one) => one?.pages ?? []))];
  return {
    ...found,
    titled: found.found.slice(0, 1).find(({ document }) => own.titled.has(document))?.document ?? null,
    also: also.filter((_, place) => others[place]?.found.some((one) => one.whole)),
    pages: await pages(index, beside.slice(0, MOST_PAGES)).catch(() => []),
  };
}

/**
 * @param {Index} index
 * @param {{words: string, weights?: Map<string, number>, typing: boolean, specimens: boolean, superseded: boolean}} question
 */
async function answerTo(index, { words, typing, specimens, superseded, weights }) {
  const asked = parse(words, index.fields).filter((one) => one.phrase || one.words.some(stem));
  if (!asked.length) {
    return null;
  }
  const all = await everything(index);
  const places = new Map(all.map((row, place) => [row.number, place]));
  const among = new Set(listed(all, { specimens, superseded }).map((row) => row.number));
  const prior = (/** @type {number} */ document) => (BEHIND.has(all[places.get(document) ?? -1]?.publication) ? FORM : 1);
  const ranked = await ask(lunr, index, asked, stem, { typing, among: (document) => among.has(document), weights, prior });
  const near = async () => (await import("./nearness.js")).nearer(ranked.found, asked, index, stem, weights);
  const told = { ...ranked, found: typing ? ranked.found : await near().catch(() => ranked.found) }; // without it, the order is lunr's
  const listing = told.found.filter(({ document }) => among.has(document)).sort(better(places));
  const best = told.found.reduce((most, { score }) => Math.max(most, score), 0);
  const beside = told.found
    .filter(({ document, score, whole }) => whole && !places.has(document) && score > best / CLOSE)
    .sort((one, other) => other.score - one.score);
  return {
    found: listing,
    guessed: told.guessed,
    terms: told.terms,
    titled: told.titled,
    pages: beside.map(({ document }) => document),
    hidden: told.found.filter(({ document, whole }) => whole && places.has(document) && !among.has(document)).map(({ document }) => document),
  };
}

/**
 * Those with all words first, then those with the rarer ones, then by score, then by date.
 *
 * @param {Map<number, number>} places of publications, newest first
 */
function better(places) {
  const place = (/** @type {{document: number}} */ one) => places.get(one.document) ?? 0;
  const wholeOf = (/** @type {any} */ one) => one.whole && one.share === 1; // a long form with all words of a sentence is not about it
  return (/** @type {any} */ one, /** @type {any} */ other) =>
    Number(wholeOf(other)) - Number(wholeOf(one)) || other.share - one.share || other.score - one.score || place(one) - place(other);
}

/** @param {Index} index @param {number[]} documents */
async function pages(index, documents) {
  const found = await Promise.all(documents.map((document) => index.card(document)));
  return found.map(([address, , label]) => ({ address, label }));
}

/** The HTML of cards. @param {Index} index @param {{documents: number[]}} wanted */
async function cards(index, { documents }) {
  const found = await Promise.all(documents.map((document) => index.card(document)));
  return found.map(([, , , card]) => card);
}

/**
 * The best stretch of a document's text, and which words to mark on its card (`shown`) and its page.
 *
 * @param {Index} index
 * @param {{document: number, terms: string[], shown: string}} wanted
 */
async function excerpt(index, { document, terms, shown }) {
  const wanted = new Set(terms);
  const termOf = (/** @type {string} */ word) => (wanted.has(stem(word)) ? stem(word) : "");
  const sections = [];
  let found = excerptOf({ shown, sections }, termOf);
  for (const hash of await index.texts(document)) {
    sections.push(...(await index.segmentOf(document).text(hash)));
    found = excerptOf({ shown, sections }, termOf);
    if (found.marks.length === Math.min(terms.length, 3) && found.excerpt) {
      break; // a long report is read only as far as it takes
    }
  }
  return found;
}
