/**
 * Search, away from the page: loads lunr.js and the index when it is first asked, the texts when excerpts are wanted.
 *
 * A classic worker from a file of this site, because lunr.js is a classic script. In: `{id, type, …}`; out: `{id, answer}`
 * or `{id, error}`. The manifest names the other files, which carry a hash of their content.
 */
importScripts("../lunr.js");

const root = new URL("../../../", self.location.href);
const modules = Promise.all([import("./words.js"), import("./ask.js"), import("./excerpt.js")]);
const loaded = {};

const answers = { ask: answer, excerpts };

self.onmessage = async ({ data }) => {
  try {
    self.postMessage({ id: data.id, answer: await answers[data.type](data) });
  } catch (error) {
    self.postMessage({ id: data.id, error: String(error) });
  }
};

/** What a question finds, with the pages beside the publications that fit it well; null where it holds no word to look for. */
async function answer(question) {
  const [{ words, stemmer }, { ask }] = await modules;
  const stem = stemmer(self.lunr);
  const asked = words(question.words).filter(stem);
  if (!asked.length) {
    return null;
  }
  const [{ pages }, index] = await Promise.all([manifest(), once("index", (json) => self.lunr.Index.load(json))]);
  const found = ask(self.lunr, index, asked, stem, question);
  const allowed = new Set([...question.among, ...Object.keys(pages)]);
  const best = Math.max(...found.found.map(([address, score]) => (allowed.has(address) ? score : 0)));
  const beside = found.found.filter(([address, score, whole]) => whole && score > best / 8 && address in pages);
  return { ...found, pages: beside.map(([address]) => ({ address, label: pages[address] })) };
}

/** For each address its excerpt, the words found in it, and those to mark on its page. */
async function excerpts({ addresses, terms }) {
  const [{ stemmer }, , { excerptOf }] = await modules;
  const texts = await once("texts", (json) => json);
  const stem = stemmer(self.lunr);
  const wanted = new Set(terms);
  const termOf = (word) => (wanted.has(stem(word)) ? stem(word) : "");
  return Object.fromEntries(addresses.filter((address) => address in texts).map((address) => [address, excerptOf(texts[address], termOf)]));
}

function manifest() {
  return kept("manifest", () => json("search/manifest.json"));
}

/** A file that the manifest names, loaded once. */
function once(name, made) {
  return kept(name, async () => made(await json((await manifest())[name])));
}

/** A promise that is kept, unless it fails. */
function kept(name, load) {
  loaded[name] ??= load().catch((error) => {
    delete loaded[name];
    throw error;
  });
  return loaded[name];
}

async function json(address) {
  const response = await fetch(new URL(address, root));
  if (!response.ok) {
    throw new Error(`${address}: ${response.status}`);
  }
  return response.json();
}
