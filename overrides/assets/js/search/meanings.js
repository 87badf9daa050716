/**
 * What a word or a phrase stands for in the index.
 *
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").Posting} Posting
 * @typedef {import("./query.js").Asked} Asked
 */
import { endingWith, grown, near } from "./expand.js";
import { stands } from "./index.js";

/**
 * The postings of a phrase. What finds phrases is loaded with the first of them: most questions have none.
 *
 * @param {Index} index
 * @param {string[][]} variants
 * @param {number | undefined} within
 * @returns {Promise<Posting>}
 */
async function phrasePosting(index, variants, within) {
  return (await import("./phrases.js")).phrasePosting(index, variants, within);
}

/**
 * The postings of what was asked: those that stand anywhere.
 *
 * @param {any} lunr
 * @param {Index} index
 * @param {Asked} asked
 * @param {(word: string) => string} stem
 * @param {boolean} grows whether the word may go on
 * @param {string[]} joined words that it makes with its neighbours
 * @returns {Promise<Posting[]>}
 */
export async function postingsOf(lunr, index, asked, stem, grows, joined) {
  if (asked.phrase) {
    return [await phraseOf(index, asked)].filter(stands);
  }
  const [word] = asked.words;
  const parts = asked.parts.length ? asked.parts : index.compounds.get(word);
  const [terms, split] = await Promise.all([termsOf(lunr, index, asked, stem, grows), parts ? phrasePosting(index, [parts], undefined) : null]);
  const more = await Promise.all(joined.map((whole) => index.posting(stem(whole))));
  const postings = [...(await Promise.all(terms.map((term) => index.posting(term)))), ...more, ...(split ? [split] : [])];
  return postings.filter(stands);
}

/**
 * What was asked, word by word: what a hyphen or another sign joins counts as words of their own where it stands nowhere.
 *
 * @param {Index} index
 * @param {Asked[]} asked
 * @param {(word: string) => string} stem
 * @returns {Promise<Asked[]>}
 */
export async function wordByWord(index, asked, stem) {
  const found = await Promise.all(
    asked.map(async (one) => {
      const words = one.parts.length ? one.parts : one.words;
      const isJoined = one.parts.length > 0 || (one.phrase && !one.quoted);
      if (!isJoined && one.phrase) {
        return [one];
      }
      if (isJoined && (await standsJoined(index, one, stem))) {
        return [one];
      }
      return words.filter(stem).map((word) => ({ ...one, words: [word], parts: [], phrase: false }));
    }),
  );
  return found.flat();
}

/** @param {Index} index @param {Asked} asked @param {(word: string) => string} stem */
async function standsJoined(index, asked, stem) {
  const [phrase, whole] = await Promise.all([
    phrasePosting(index, [asked.parts.length ? asked.parts : asked.words], undefined),
    asked.parts.length ? index.posting(stem(asked.words[0])) : null,
  ]);
  return stands(phrase) || (whole && stands(whole));
}

/** The postings of words. @param {Index} index @param {string[]} words @param {(word: string) => string} stem */
export function termsFor(index, words, stem) {
  const terms = [...new Set(words.map(stem))].filter(Boolean);
  return Promise.all(terms.map((term) => index.posting(term)));
}

/**
 * For each word what it makes together with those beside it, where texts write that as one: `well being`, wellbeing.
 *
 * @param {Index} index
 * @param {Asked[]} asked
 * @returns {string[][]}
 */
export function beside(index, asked) {
  const isPlain = (/** @type {Asked} */ one) => !one.phrase && !one.parts.length && !one.must && one.presence === "required" && !one.field;
  /** @type {string[][]} */
  const joined = asked.map(() => []);
  for (const [whole, parts] of index.compounds) {
    for (let at = 0; at + parts.length <= asked.length; at++) {
      if (parts.every((part, place) => asked[at + place].words[0] === part && isPlain(asked[at + place]))) {
        parts.forEach((_, place) => joined[at + place].push(whole));
      }
    }
  }
  return joined;
}

/** @param {Index} index @param {Asked} asked @returns {Promise<Posting>} */
async function phraseOf(index, { words, rewrites, within }) {
  if (within !== undefined) {
    return phrasePosting(index, [words], within);
  }
  const [same, { rewritesOf, waysToSay }] = await Promise.all([index.same(), import("./ways.js")]);
  return phrasePosting(index, waysToSay(words, [...rewrites, ...rewritesOf(index.compounds, same)]), undefined);
}

/**
 * The terms that a word stands for, its own first.
 *
 * @param {any} lunr
 * @param {Index} index
 * @param {Asked} asked
 * @param {(word: string) => string} stem
 * @param {boolean} grows
 * @returns {Promise<string[]>}
 */
async function termsOf(lunr, index, { words: [word], starts, ends, edits, presence }, stem, grows) {
  const own = stem(word);
  const terms = new Set(stands(await index.posting(own)) ? [own] : []);
  const more = [
    grows ? grown(index, word, own, !starts) : [],
    ends ? endingWith(index, word) : [],
    edits ? near(lunr, index, own, edits) : [],
  ];
  (await Promise.all(more)).flat().forEach((term) => terms.add(term));
  if (!terms.size && presence !== "prohibited") {
    (await grown(index, word, own, false)).forEach((term) => terms.add(term));
  }
  return [...terms];
}
