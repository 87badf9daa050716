/** The files of the index: each fetched once, and an error in plain words where that fails. */

/** Why a file of the index is not there: no network, or a page older than the index. */
export class Unavailable extends Error {}

export class Files {
  /** @param {URL} folder where the index stands */
  constructor(folder) {
    this.folder = folder;
    /** @type {Map<string, Promise<any>>} */
    this.fetched = new Map();
  }

  /**
   * @param {string} name
   * @returns {Promise<any>} its JSON
   */
  get(name) {
    let content = this.fetched.get(name);
    if (!content) {
      content = this.load(name);
      content.catch(() => this.fetched.delete(name)); // so that it can be asked again
      this.fetched.set(name, content);
    }
    return content;
  }

  /** @param {string} name */
  async load(name) {
    let response;
    try {
      response = await fetch(new URL(name, this.folder));
    } catch {
      throw new Unavailable("offline");
    }
    if (!response.ok) {
      throw new Unavailable(response.status === 404 ? "missing" : "refused");
    }
    try {
      return await response.json();
    } catch {
      throw new Unavailable("damaged");
    }
  }
}
