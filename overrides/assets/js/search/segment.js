/**
 * One part of the index: which documents it has, what stands in their columns, and the postings of a term.
 *
 * Documents are numbered through all segments; `first` is the number of a segment's first one.
 *
 * @typedef {Object} Entry what the root says of a segment
 * @property {string} name
 * @property {number} documents
 * @property {number[]} totals the summed lengths of each field
 * @property {string[]} firsts the first term of each shard
 * @property {string} shards @property {string} columns @property {string} terms @property {string} cards
 * @property {string} directory @property {string} words
 *   a hash of the content of each file, one after the other
 *
 * @typedef {Object} FieldPostings in which documents a term stands, and how often
 * @property {Uint32Array} documents @property {Uint32Array} counts
 */
import { decode } from "./vlq.js";

export class Segment {
  /**
   * @param {import("./files.js").Files} files
   * @param {Entry} entry
   * @param {number} first
   * @param {{hash: number, cards: number}} root how long hashes are, and how many cards a block has
   */
  constructor(files, entry, first, { hash, cards }) {
    this.files = files;
    this.entry = entry;
    this.first = first;
    this.hashLength = hash;
    this.cardsInBlock = cards;
  }

  /** @param {string} kind @param {number} place */
  file(kind, place) {
    const hash = this.entry[kind].slice(place * this.hashLength, (place + 1) * this.hashLength);
    return this.files.get(`${this.entry.name}/${kind}-${place}-${hash}.json`);
  }

  /** What names the files of positions, read once. @template T @param {(segment: Segment) => Promise<T>} read @returns {Promise<T>} */
  directory(read) {
    this.readDirectory ??= read(this);
    this.readDirectory.catch(() => (this.readDirectory = undefined));
    return this.readDirectory;
  }

  /** The columns, and the length of each field of each document. */
  columns() {
    return this.file("columns", 0);
  }

  /** Every term, sorted. */
  terms() {
    return this.file("terms", 0);
  }

  /** Every word of four letters or more, sorted. */
  words() {
    return this.file("words", 0);
  }

  /** @param {number} document */
  async card(document) {
    const own = document - this.first;
    const [block, place] = [Math.floor(own / this.cardsInBlock), own % this.cardsInBlock];
    return (await this.file("cards", block))[place];
  }

  /** @param {string} hash */
  text(hash) {
    return this.files.get(`${this.entry.name}/text-${hash}.json`);
  }

  /**
   * The shards in which the terms from one to another stand.
   *
   * @param {string} from
   * @param {string} to
   * @returns {Promise<Record<string, string>[]>}
   */
  shards(from, to) {
    const start = Math.max(0, this.lastUpTo(from));
    const end = this.lastUpTo(to);
    return Promise.all(Array.from({ length: Math.max(0, end - start + 1) }, (_, place) => this.file("shards", start + place)));
  }

  /** The last shard whose first term is not behind a term; -1 when all are. @param {string} term */
  lastUpTo(term) {
    let [low, high] = [0, this.entry.firsts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.entry.firsts[middle] <= term) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /**
   * The postings of a term, by field.
   *
   * @param {string} term
   * @param {number} fields how many fields there are
   * @returns {Promise<(FieldPostings | null)[]>}
   */
  async postings(term, fields) {
    const [shard] = await this.shards(term, term);
    const found = Array(fields).fill(null);
    if (shard && Object.prototype.hasOwnProperty.call(shard, term)) {
      const numbers = decode(shard[term]);
      for (let at = 0; at < numbers.length; ) {
        const [field, count] = [numbers[at], numbers[at + 1]];
        const documents = numbers.slice(at + 2, at + 2 + count);
        documents[0] += this.first;
        for (let place = 1; place < count; place++) {
          documents[place] += documents[place - 1];
        }
        const counts = numbers.slice(at + 2 + count, at + 2 + 2 * count).map((less) => less + 1);
        found[field] = { documents, counts };
        at += 2 + 2 * count;
      }
    }
    return found;
  }
}
