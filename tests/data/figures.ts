/**
 * Finds the figures in a text, each in one normal form, so that the facts, the accounting and the data can be
 * compared: numbers without separators, dates as ISO ("4 April 2017" is 2017-04-04, "20 Aug" is --08-20, "March" is
 * --03), symbols and identifiers as they stand ("S/2016/738/Rev.1", "Q603516"), addresses whole, spelled numbers from
 * two on as numbers, "thousands" and its like as words. Ordinals that only number a report or a case are no figures.
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const SPELLED =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'.split(' ');

const two = (text: string): string => text.padStart(2, '0');
const month = (name: string): string => two(String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1));

/** One kind of figure: what it looks like, and its normal forms. A rule takes its text away from those after it. */
interface Rule {
  readonly pattern: RegExp;
  readonly forms: (match: string[]) => string[];
}

const whole = (match: string[]): string[] => [String(match[0])];
const at = (match: string[], index: number): string => match[index] ?? '';

const RULES: readonly Rule[] = [
  { pattern: /https?:\/\/[^\s"<>]+/g, forms: (m) => [at(m, 0).replace(/[.,;)]+$/, '')] },
  { pattern: /InChI=[^\s"]+/g, forms: whole },
  { pattern: /\b[A-Z]{14}-[A-Z]{10}-[A-Z]\b/g, forms: () => [] },
  // A joint symbol is two: A/67/997-S/2013/553.
  { pattern: /\b(A\/\d+\/\d+)-(S\/\d+\/\d+)/g, forms: (m) => [at(m, 1), at(m, 2)] },
  { pattern: /\bMDE \d+\/\d+\/\d+/g, forms: whole },
  { pattern: /\b(?:[A-Z]{1,2}\/)+(?:RES\/|HRC\/|SM\/|PV\.)?\d+(?:\/\d+)*(?:\/Rev\.\d+)?/g, forms: whole },
  { pattern: /\b(?:EC-M|EC|C-SS|C)-\d+\/DEC\.\d+/g, forms: whole },
  { pattern: /\bCS-\d{4}-\d+\(E\)/g, forms: whole },
  { pattern: /\b97[89]-[\d-]+\d/g, forms: whole },
  { pattern: /\bCHEBI:\d+/g, forms: whole },
  { pattern: /\b\d{2,7}-\d\d-\d\b/g, forms: whole },
  { pattern: /\b\d\d-\d{5}\b/g, forms: whole },
  { pattern: /\b[0-9a-f]{12,64}\b/g, forms: (m) => (/\d/.test(at(m, 0)) ? whole(m) : []) },
  { pattern: /\b\d{4}-\d\d-\d\d\b/g, forms: whole },
  { pattern: /\b\d{4}-(?:0[1-9]|1[0-2])\b(?!-)/g, forms: whole },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?: ?(?:-|–|and|,|to) ?(\\d{1,2}))? ${MONTH}(?: ?,? (\\d{4}))?\\b`, 'g'),
    forms: days,
  },
  {
    pattern: new RegExp(`\\b${MONTH} (\\d{1,2}),? (\\d{4})\\b`, 'g'),
    forms: (m) => [`${m[3]}-${month(at(m, 1))}-${two(at(m, 2))}`],
  },
  { pattern: new RegExp(`\\b${MONTH},? (\\d{4})\\b`, 'g'), forms: (m) => [`${m[2]}-${month(at(m, 1))}`] },
  {
    pattern: new RegExp(`\\b${MONTH}\\b`, 'g'),
    forms: (m) => (at(m, 0) === 'May' || at(m, 0) === 'Mar' ? [] : [`--${month(at(m, 1))}`]),
  },
  { pattern: /\b(\d{1,2}):(\d\d)\b/g, forms: (m) => [`${two(at(m, 1))}:${m[2]}`] },
  // Names that hold a number: Q603516, M4000, Su-22, Mi-8/17, 1.A.1, C4H10FO2P, B4XG72QGFM, RS3397.
  { pattern: /\b[A-Za-z]+-?\d[\w./]*\w|\b\d+\.[A-Z]\.\d+|\b[A-Z]\d\b/g, forms: whole },
  { pattern: /\b\d{1,3}(?:,\d{3})+\b/g, forms: (m) => [at(m, 0).replaceAll(',', '')] },
  { pattern: /\b(\d+)(?:st|nd|rd|th)\b/g, forms: (m) => [at(m, 1)] },
  { pattern: /\d+(?:\.\d+)?/g, forms: (m) => [String(Number(at(m, 0)))] },
  {
    pattern: new RegExp(`\\b(${SPELLED.slice(2).join('|')})\\b`, 'gi'),
    forms: (m) => [String(SPELLED.indexOf(at(m, 1).toLowerCase()))],
  },
  { pattern: /\b(thousands|millions|dozen|twice)\b/gi, forms: (m) => [at(m, 0).toLowerCase()] },
];

/** "15 and 16 September 2016": the last day with its month, the first as a bare number. */
function days(match: string[]): string[] {
  const [first, last, year] = [at(match, 1), at(match, 2), at(match, 4)];
  const day = `-${month(at(match, 3))}-${two(last || first)}`;
  const date = year === '' ? `-${day}` : `${year}${day}`;
  return last === '' ? [date] : [String(Number(first)), date];
}

/** The figures of a text, each once, in the order of the rules. */
export function figuresOf(text: string): string[] {
  const found = new Set<string>();
  let rest = text;
  for (const { pattern, forms } of RULES) {
    rest = rest.replace(pattern, (...match) => {
      for (const form of forms(match.slice(0, -2) as string[])) found.add(form);
      return ' ; ';
    });
  }
  return [...found];
}

/** Whether a text of the data holds a figure: itself, or a date of which it is the year, the month, the day. */
export function holds(text: string, figure: string): boolean {
  return figuresOf(text).some((other) => {
    if (other === figure) return true;
    const date = /^(\d{4}|-)-(\d\d)(?:-(\d\d))?$/.exec(other);
    if (date === null) return false;
    const [, year, monthOf, day] = date;
    const parts = [year, `${year}-${monthOf}`, `--${monthOf}`];
    if (day !== undefined) parts.push(`--${monthOf}-${day}`, String(Number(day)));
    return parts.includes(figure);
  });
}
