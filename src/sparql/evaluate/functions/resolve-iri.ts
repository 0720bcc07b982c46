const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;
/** Characters that no IRI holds (SPARQL 1.1, 19.8: IRIREF). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the grammar names them.
const FORBIDDEN = /[\u0000-\u0020<>"{}|^`\\]/;
const PARTS = /^([A-Za-z][A-Za-z0-9+.-]*:)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?$/s;

/**
 * Resolves a reference against a base by RFC 3986, 5.2, without changing anything else: unlike URL, which would write
 * another IRI. Undefined for what cannot be an IRI.
 */
export function resolveIri(reference: string, base: string): string | undefined {
  if (FORBIDDEN.test(reference)) return undefined;
  if (SCHEME.test(reference)) return reference;
  const [, scheme, authority = '', path = '', query = ''] = PARTS.exec(base) ?? [];
  if (scheme === undefined) return undefined;
  const [, , ownAuthority, ownPath = '', ownQuery, ownFragment = ''] = PARTS.exec(reference) ?? [];
  if (ownAuthority !== undefined) {
    return scheme + ownAuthority + withoutDots(ownPath) + (ownQuery ?? '') + ownFragment;
  }
  if (ownPath === '') return scheme + authority + path + (ownQuery ?? query) + ownFragment;
  const merged = ownPath.startsWith('/') ? ownPath : mergedPath(authority, path, ownPath);
  return scheme + authority + withoutDots(merged) + (ownQuery ?? '') + ownFragment;
}

function mergedPath(authority: string, path: string, reference: string): string {
  if (authority !== '' && path === '') return `/${reference}`;
  return path.slice(0, path.lastIndexOf('/') + 1) + reference;
}

/** RFC 3986, 5.2.4. */
function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  segments.forEach((segment, i) => {
    const isLast = i === segments.length - 1;
    if (segment === '..') {
      if (kept.length > 1 || (kept.length === 1 && kept[0] !== '')) kept.pop();
      if (isLast) kept.push('');
    } else if (segment !== '.') kept.push(segment);
    else if (isLast) kept.push('');
  });
  return kept.join('/');
}
