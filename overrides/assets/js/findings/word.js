/**
 * A Word file of evidence: a page on what was chosen, and then each finding under its indicator, in the framework's order.
 * The blank file that it starts from, and all words but the visitor's choice, were written when the site was built.
 *
 * @typedef {{place: number | null, heading: string, kind: string, area: string, text: string, known: string, status: string,
 *   citation: string, address: string, own: boolean}} Passage
 * @typedef {{title: string, chosen: string, address: string, as_of: string, limits: string, caveats: string[], none: string,
 *   own: string}} Words
 */
import { zipped } from "./zip.js";

const BODY = "word/document.xml";
const LINKS = "word/_rels/document.xml.rels";
const LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";

/**
 * @param {Passage[]} passages
 * @param {{sentence: string, address: string}} choice
 * @param {Words} words
 * @param {Record<string, string>} blank the parts of an empty Word file
 */
export function wordFile(passages, choice, words, blank) {
  /** @type {string[]} */
  const links = [];
  const link = (/** @type {string} */ url) => `<w:hyperlink r:id="link${links.push(url)}">${run(url, '<w:rStyle w:val="Hyperlink"/>')}</w:hyperlink>`;
  const body = [...front(choice, words, link), ...inOrder(passages).flatMap((group) => section(group, words, link))].join("");
  const parts = {
    ...blank,
    [BODY]: blank[BODY].replace("<w:sectPr>", () => `${body}<w:sectPr>`),
    [LINKS]: withLinks(blank[LINKS], links),
    "docProps/core.xml": blank["docProps/core.xml"].replace("</cp:coreProperties>", () => `<dc:title>${escaped(choice.sentence)}</dc:title></cp:coreProperties>`),
  };
  return zipped(parts);
}

/**
 * What was chosen, and what the numbers don't say.
 *
 * @param {{sentence: string, address: string}} choice
 * @param {Words} words
 * @param {(url: string) => string} link
 */
function front({ sentence, address }, words, link) {
  return [
    paragraph("Kicker", run(words.title)),
    paragraph("Title", run(sentence)),
    paragraph("Heading2", run(words.chosen)),
    paragraph("BodyText", run(`${sentence}. ${words.as_of}`)),
    paragraph("BodyText", `${run(`${words.address} `)}${link(address)}`),
    paragraph("Heading2", run(words.limits)),
    ...words.caveats.map((text) => paragraph("BodyText", run(text))),
  ];
}

/**
 * Findings of one indicator together, in the framework's order; those without an indicator last.
 *
 * @param {Passage[]} passages
 */
function inOrder(passages) {
  /** @type {Map<number, Passage[]>} */
  const groups = new Map();
  for (const passage of passages) {
    const place = passage.place ?? Infinity;
    groups.set(place, [...(groups.get(place) ?? []), passage]);
  }
  return [...groups].sort(([first], [second]) => (first === second ? 0 : first - second)).map(([, group]) => group);
}

/**
 * @param {Passage[]} group
 * @param {Words} words
 * @param {(url: string) => string} link
 */
function section(group, words, link) {
  return [
    paragraph("Heading1", run(group[0].heading || words.none)),
    ...group.flatMap(({ kind, area, text, known, status, citation, address, own }) => [
      paragraph("Heading3", run(`${area}: ${kind}`)),
      paragraph("BodyText", run(text)),
      ...(status ? [paragraph("BodyText", run(status))] : []),
      paragraph("Subtitle", `${run([own ? words.own : "", known, citation].filter(Boolean).join(" "))}${run(" ")}${link(address)}`),
    ]),
  ];
}

/** @param {string} style @param {string} runs */
function paragraph(style, runs) {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runs}</w:p>`;
}

/** @param {string} text @param {string} properties */
function run(text, properties = "") {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

/** @param {string} rels @param {string[]} links */
function withLinks(rels, links) {
  const added = links.map((url, place) => `<Relationship Id="link${place + 1}" Type="${LINK}" Target="${escaped(url)}" TargetMode="External"/>`).join("");
  return rels.replace("</Relationships>", () => `${added}</Relationships>`);
}

/**
 * A text as XML has it, without what XML forbids.
 *
 * @param {string} text
 */
function escaped(text) {
  const allowed = text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
  return allowed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
