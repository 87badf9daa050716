/**
 * The index, as far as it was needed: the root, and whatever was asked of its segments.
 *
 * @typedef {import("./segment.js").FieldPostings} FieldPostings
 * @typedef {{term: string, fields: FieldPostings[][]}} Posting for each field its postings in each segment
 */
import { Files, Unavailable } from "./files.js";
import { Segment } from "./segment.js";
import { decode } from "./vlq.js";

const VERSION = 3; // as in hooks/publishing/search/files.py

/** Whether a term stands anywhere. @param {Posting} posting */
export function stands(posting) {
  return posting.fields.some((segments) => segments.length);
}

export class Index {
  /** @param {any} root @param {Files} files */
  constructor(root, files) {
    this.root = root;
    this.fields = Object.keys(root.boosts);
    this.boosts = Object.values(root.boosts);
    this.segments = [];
    this.documents = 0;
    for (const entry of root.segments) {
      this.segments.push(new Segment(files, entry, this.documents, root));
      this.documents += entry.documents;
    }
    this.averages = this.fields.map((_, field) => root.segments.reduce((sum, entry) => sum + entry.totals[field], 0) / this.documents);
    /** The parts of words that hyphens join, by the whole word. @type {Map<string, string[]>} */
    this.compounds = new Map(root.compounds.map((/** @type {string} */ parts) => [parts.replaceAll(" ", ""), parts.split(" ")]));
    this.files = files;
    /** @type {Map<string, Promise<Posting>>} */
    this.known = new Map();
  }

  /** @param {URL} file the root; the other files stand below its folder */
  static async open(file) {
    const files = new Files(new URL(".", file));
    const root = await files.get(file.pathname.split("/").pop() ?? "");
    if (root.version !== VERSION) {
      throw new Unavailable("version");
    }
    return new Index(root, files);
  }

  /** The length of each field of each document. @returns {Promise<Uint32Array[]>} */
  lengths() {
    this.allLengths ??= this.loadLengths();
    this.allLengths.catch(() => (this.allLengths = undefined));
    return this.allLengths;
  }

  async loadLengths() {
    const columns = await Promise.all(this.segments.map((segment) => segment.columns()));
    return this.fields.map((_, field) => {
      const lengths = new Uint32Array(this.documents);
      columns.forEach((column, place) => lengths.set(decode(column.lengths[field]), this.segments[place].first));
      return lengths;
    });
  }

  /** @param {string} term @returns {Promise<Posting>} */
  posting(term) {
    let posting = this.known.get(term);
    if (!posting) {
      posting = this.loadPosting(term);
      posting.catch(() => this.known.delete(term));
      this.known.set(term, posting);
    }
    return posting;
  }

  /** @param {string} term */
  async loadPosting(term) {
    const found = await Promise.all(this.segments.map((segment) => segment.postings(term, this.fields.length)));
    return { term, fields: this.fields.map((_, field) => found.map((fields) => fields[field]).filter(Boolean)) };
  }

  /** The terms that start with a text, sorted. @param {string} start @returns {Promise<string[]>} */
  async startingWith(start) {
    const shards = await Promise.all(this.segments.map((segment) => segment.shards(start, `${start}\uffff`)));
    const terms = shards.flat().flatMap((shard) => Object.keys(shard).filter((term) => term.startsWith(start)));
    return [...new Set(terms)].sort();
  }

  /** Names of the same, in words with blanks between them. @returns {Promise<string[][]>} */
  same() {
    return this.files.get(`same-${this.root.same}.json`);
  }

  /** Every word of some letters, sorted. Fetched only for spelling. @returns {Promise<string[]>} */
  async words() {
    const found = await Promise.all(this.segments.map((segment) => segment.words()));
    return [...new Set(found.flat())].sort();
  }

  /** Every term, sorted. Fetched only for `~` and for words with an open beginning. @returns {Promise<string[]>} */
  terms() {
    this.allTerms ??= this.loadTerms();
    this.allTerms.catch(() => (this.allTerms = undefined));
    return this.allTerms;
  }

  async loadTerms() {
    const found = await Promise.all(this.segments.map((segment) => segment.terms()));
    return [...new Set(found.flat())].sort();
  }

  /** @param {number} document @returns {Segment} */
  segmentOf(document) {
    return this.segments.filter((segment) => segment.first <= document).slice(-1)[0];
  }

  /** Address, title, label, card, and the names of its texts. @param {number} document */
  card(document) {
    return this.segmentOf(document).card(document);
  }

  /** The names of a document's texts. @param {number} document @returns {Promise<string[]>} */
  async texts(document) {
    return (await this.card(document))[4];
  }
}
