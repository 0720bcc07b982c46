import { sh } from '../rdf/vocabulary.ts';
import type { ShapeGraph } from './shape-graph.ts';
import type { Finding } from './verdict.ts';

/** What each shape tells a person to do, in both languages, by the shape's IRI. */
export type Messages = ReadonlyMap<string, Finding['message']>;

/** The messages of each shape by language. */
export function messagesOf({ graph }: ShapeGraph): Messages {
  const texts = new Map<string, Finding['message']>();
  for (const shape of graph.subjects()) {
    const messages = graph.objects(shape, sh.message);
    const find = (language: string) =>
      messages.find((message) => message.termType === 'Literal' && message.language === language)?.value;
    const en = find('en');
    if (en !== undefined) texts.set(shape, { en, ar: find('ar') ?? en });
  }
  return texts;
}
