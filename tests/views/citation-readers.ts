import assert from 'node:assert/strict';

/** One entry of BibTeX, fields with their commands of TeX read back as signs. */
export interface Entry {
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads one entry as BibTeX does: a field ends at the brace that balances its first, and a backslash before a brace does
 * not keep it from counting.
 */
export function readBibtex(text: string): Entry {
  const head = /^@misc\{([A-Za-z0-9-]+),\n/.exec(text);
  assert.ok(head, text);
  const fields: Record<string, string> = {};
  let at = head[0].length;
  for (;;) {
    const name = /^ {2}([a-z]+) = \{/.exec(text.slice(at));
    if (name === null) break;
    at += name[0].length;
    const end = closing(text, at);
    fields[name[1] ?? ''] = unTex(text.slice(at, end).replace(/^\{(.*)\}$/s, '$1'));
    assert.equal(text.slice(end, end + 3), '},\n', 'a field ends its line');
    at = end + 3;
  }
  assert.equal(text.slice(at), '}\n', 'nothing after the entry');
  return { key: head[1] ?? '', fields };
}

/** The place of the brace that ends a field. */
function closing(text: string, from: number): number {
  for (let at = from, depth = 1; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return assert.fail('a brace is left open');
}

const SIGNS: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textbraceleft: '{',
  textbraceright: '}',
  textasciicircum: '^',
  textasciitilde: '~',
};

function unTex(text: string): string {
  return text.replace(/\\(?:([a-z]+)\{\}|([#$%&_]))/g, (all, word: string | undefined, sign: string | undefined) =>
    word === undefined ? (sign ?? all) : (SIGNS[word] ?? all),
  );
}

/** Reads one reference of RIS: every line is a tag, two spaces, a hyphen and a space; it begins with TY and ends with ER. */
export function readRis(text: string): Map<string, string[]> {
  const lines = text.split('\r\n');
  assert.equal(lines.pop(), '', 'the last line ends');
  const tags = new Map<string, string[]>();
  for (const line of lines) {
    const match = /^([A-Z][A-Z0-9]) {2}- (.*)$/s.exec(line);
    assert.ok(match, line);
    assert.doesNotMatch(line, /[\r\n\u2028]/);
    const [, tag = '', value = ''] = match;
    tags.set(tag, [...(tags.get(tag) ?? []), value]);
  }
  assert.equal(lines[0]?.slice(0, 2), 'TY');
  assert.equal(lines.at(-1)?.slice(0, 2), 'ER');
  return tags;
}
