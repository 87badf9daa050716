/** The numbers of readings, without what people and programs write differently: `reading.py` says what that is. */

const SIGNS = /[^\p{L}\p{N}]+/gu;

/** @param {string} text */
export function plainNumber(text) {
  const seen = text.normalize("NFKC").replace(/[\p{Cf}\s\x1c-\x1f\x85]/gu, "").toUpperCase().toLowerCase().replaceAll("ς", "σ"); // eslint-disable-line no-control-regex
  const plain = seen.replace(SIGNS, "-").replace(/^-+|-+$/g, "").replace(/^(\p{Nd}+)-0+$/u, "$1");
  return plain
    .replace(/(?<=[\p{L}\p{Nl}\p{No}])-|-(?=[\p{L}\p{Nl}\p{No}])/gu, "")
    .replace(/^(?:no|nr|number|reading|record)(?=\p{Nd})/u, "")
    .replace(/(?<!\p{Nd})0+(?=\p{Nd})/gu, "");
}
