/**
 * Ask the index cut by term and lunr.js with the whole index the same questions, and compare every score.
 *
 * Runs in the page (see test_scores.py). In: where the indexes stand, and how many questions. Out: how many scores were
 * compared, the greatest difference, and the first questions with different documents or scores.
 */
async ({ base, questions }) => {
  const at = (path) => new URL(path, location.href).href;
  const { default: lunr } = await import(at("/assets/js/lunr.js"));
  const { Index } = await import(at("/assets/js/search/index.js"));
  const { score } = await import(at("/assets/js/search/score.js"));
  const { near } = await import(at("/assets/js/search/expand.js"));
  const { root } = await (await fetch(`${base}/search/manifest.json`)).json();
  const index = await Index.open(new URL(`${base}/search/${root}`, location.href));
  const whole = lunr.Index.load(await (await fetch(`${base}/whole.json`)).json());
  const [terms, lengths] = [await index.terms(), await index.lengths()];
  const presences = { optional: 1, required: 2, prohibited: 3 };
  const compared = { terms: terms.length, documents: index.documents, scores: 0, worst: 0, faults: [] };

  let seed = 20261122;
  const draw = (below) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((seed / 0x80000000) * below);
  };
  const longest = 25; // letters of a word whose spelling is looked at: the site takes longer ones as they are
  const clause = () => {
    const term = terms[draw(terms.length)];
    const kind = draw(6);
    return {
      term: kind === 0 ? term.slice(0, Math.max(2, term.length - 2)) : term,
      starts: kind === 0,
      edits: kind === 1 && term.length > 3 && term.length <= longest ? 1 + draw(2) : 0,
      boost: draw(4) ? 1 : 2 + draw(4),
      fields: draw(5) ? index.fields.map((_, field) => field) : [draw(index.fields.length)],
      presence: ["optional", "optional", "optional", "required", "prohibited"][draw(5)],
    };
  };
  const ours = async (one) => {
    const found = one.starts ? await index.startingWith(one.term) : one.edits ? await near(lunr, index, one.term, one.edits) : [one.term];
    return { ...one, postings: await Promise.all(found.map((term) => index.posting(term))) };
  };
  const lunrs = ({ term, starts, edits, boost, fields, presence }) => ({
    term: starts ? `${term}*` : term,
    usePipeline: false,
    boost,
    fields: fields.map((field) => index.fields[field]),
    presence: presences[presence],
    ...(edits ? { editDistance: edits } : {}),
  });

  for (let question = 0; question < questions; question++) {
    const clauses = Array.from({ length: 1 + draw(4) }, clause);
    const expected = new Map(whole.query((query) => clauses.forEach((one) => query.clause(lunrs(one)))).map(({ ref, score }) => [Number(ref), score]));
    const { scores, found } = score(index, lengths, await Promise.all(clauses.map(ours)));
    const differences = found.map((document) => Math.abs((expected.get(document) ?? Infinity) - scores[document]));
    compared.scores += found.length;
    compared.worst = Math.max(compared.worst, ...differences);
    if (found.length !== expected.size || differences.some((difference) => !(difference <= 1e-9))) {
      compared.faults.push(JSON.stringify(clauses));
    }
  }
  return { ...compared, faults: compared.faults.slice(0, 3) };
};
