import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Parser, Store } from 'n3';
import { NEUTRAL_BASE } from '../../src/rdf/base.ts';
import { rdf } from '../../src/rdf/vocabulary.ts';

const data = join(import.meta.dirname, '..', '..', 'data');

/** One file of the data, with what it says and how it says it. */
export interface DataFile {
  /** As in the registry of names: `id/place/douma`. */
  readonly thing: string;
  readonly text: string;
  readonly store: Store;
}

/** The files of these segments, read once each. */
export function filesOf(...segments: string[]): DataFile[] {
  return segments.flatMap((segment) =>
    globSync(join(data, segment, '*.ttl'))
      .sort()
      .map((file) => {
        const text = readFileSync(file, 'utf8');
        const thing = `id/${basename(dirname(file))}/${basename(file, '.ttl')}`;
        return { thing, text, store: new Store(new Parser({ baseIRI: NEUTRAL_BASE }).parse(text)) };
      }),
  );
}

/** Questions to one store in which our own things are written as their paths. */
export class EntityGraph {
  readonly store: Store;
  constructor(files: Iterable<DataFile>) {
    this.store = new Store();
    for (const file of files) this.store.addQuads(file.store.getQuads(null, null, null, null));
  }

  /** The values of a property, in no particular order; our own IRIs as paths, others whole. */
  values(subject: string, property: { value: string }): string[] {
    return this.store.getObjects(NEUTRAL_BASE + subject, property.value, null).map((term) => shortOf(term.value));
  }

  /** The one value of a property, or undefined. */
  value(subject: string, property: { value: string }): string | undefined {
    return this.values(subject, property)[0];
  }

  /** The things that have this value. */
  subjects(property: { value: string }, value: string | { value: string }): string[] {
    const object = typeof value === 'string' ? NEUTRAL_BASE + value : value.value;
    return this.store.getSubjects(property.value, object, null).map((term) => shortOf(term.value));
  }

  /** The things of a class as their records state it, without what follows by sub-class. */
  instances(type: { value: string }): string[] {
    return this.subjects(rdf.type, type);
  }

  /** Everything reached by following a property, the start not among it unless there is a cycle. */
  closure(start: string, property: { value: string }): Set<string> {
    const reached = new Set<string>();
    const open = [...this.values(start, property)];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(...this.values(next, property));
    }
    return reached;
  }
}

function shortOf(iri: string): string {
  return iri.startsWith(NEUTRAL_BASE) ? iri.slice(NEUTRAL_BASE.length) : iri;
}
