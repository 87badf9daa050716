/**
 * lunr's ranking, from the postings of the terms asked for.
 *
 * A document's score is the sum over fields of query vector · field vector, divided by the query vector's length. The
 * weights in a field vector are BM25's, made from frequencies as lunr makes them (lunr.js, `lunr.Builder` and `lunr.idf`).
 *
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").Posting} Posting
 * @typedef {"optional" | "required" | "prohibited"} Presence
 * @typedef {{postings: Posting[], fields: number[], boost: number, presence: Presence, must?: boolean, word?: string}} Clause
 */

/** @param {Posting} posting @param {number} documents */
function idf(posting, documents) {
  const frequency = posting.fields.flat().reduce((sum, one) => sum + one.documents.length, 0);
  return Math.log(1 + Math.abs((documents - frequency + 0.5) / (frequency + 0.5)));
}

/**
 * @param {Index} index
 * @param {Uint32Array[]} lengths
 * @param {Clause[]} clauses
 * @returns {{scores: Float64Array, found: number[]}} the score of every document, and those that match, by number
 */
export function score(index, lengths, clauses) {
  const scores = new Float64Array(index.documents);
  const matched = new Uint8Array(index.documents);
  if (clauses.every((clause) => clause.presence === "prohibited")) {
    matched.fill(1);
  }
  index.fields.forEach((_, field) => addField(index, lengths[field], clauses, field, scores, matched));
  for (const clause of clauses.filter((one) => one.presence !== "optional")) {
    const has = documentsOf(clause, index.documents);
    for (let document = 0; document < matched.length; document++) {
      matched[document] &= clause.presence === "required" ? has[document] : 1 - has[document];
    }
  }
  const found = [];
  matched.forEach((one, document) => one && found.push(document));
  return { scores, found };
}

/** Which documents have one of a clause's terms in one of its fields. @param {Clause} clause @param {number} size */
export function documentsOf(clause, size) {
  const has = new Uint8Array(size);
  for (const posting of clause.postings) {
    for (const field of clause.fields) {
      posting.fields[field].forEach(({ documents }) => documents.forEach((document) => (has[document] = 1)));
    }
  }
  return has;
}

/** Add what one field is worth to the scores of the documents that match in it. */
function addField(index, lengths, clauses, field, scores, matched) {
  /** @type {Map<string, {posting: Posting, weight: number}>} */
  const query = new Map();
  for (const { postings, boost } of clauses.filter((one) => one.presence !== "prohibited" && one.fields.includes(field))) {
    for (const posting of postings) {
      const weight = (query.get(posting.term)?.weight ?? 0) + boost;
      query.set(posting.term, { posting, weight });
    }
  }
  const terms = [...query.values()];
  const length = Math.sqrt(terms.reduce((sum, { weight }) => sum + weight * weight, 0));
  const { k1, b } = index.root;
  for (const { posting, weight } of terms) {
    const rarity = idf(posting, index.documents);
    for (const { documents, counts } of posting.fields[field]) {
      documents.forEach((document, place) => {
        const norm = k1 * (1 - b + b * (lengths[document] / index.averages[field]));
        const exact = ((rarity * ((k1 + 1) * counts[place])) / (norm + counts[place])) * index.boosts[field];
        scores[document] += ((Math.round(exact * 1000) / 1000) * weight) / length;
        matched[document] = 1;
      });
    }
  }
}
