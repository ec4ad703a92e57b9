import { languages } from './languages/index.ts';
import type { Language } from './languages/language.ts';

/**
 * The best language for a reader: by the weights of an `Accept-Language` (RFC 9110 §12.5.4), each range looked up from
 * narrow to wide (RFC 4647 §3.4: `de-AT` finds `de`). A lone BCP 47 tag is such a list. English when nothing fits.
 */
export function chooseLanguage(acceptLanguage: string | null): Language {
  const ranges = (acceptLanguage ?? '').split(',', MOST_RANGES).map(readRange);
  const wanted = ranges.filter(({ weight }) => weight > 0).sort((one, other) => other.weight - one.weight);
  for (const { tag } of wanted) {
    const language = lookUp(tag);
    if (language) return language;
  }
  return languages[0] as Language;
}

/** A reader has a few languages; what comes after was not written by one. */
const MOST_RANGES = 20;

/** A range that is none, like one with a faulty weight, has the weight 0. */
function readRange(text: string): { tag: string; weight: number } {
  const [, tag = '', weight = '1'] =
    /^\s*([a-z]{1,8}(?:-[a-z\d]{1,8}){0,8})\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?$/i.exec(text) ?? [];
  return { tag: tag.toLowerCase(), weight: tag === '' ? 0 : Number(weight) };
}

function lookUp(range: string): Language | undefined {
  for (let tag = range; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const language = languages.find((candidate) => candidate.tag.toLowerCase() === tag);
    if (language) return language;
  }
  return undefined;
}
