import type { Quad } from '../rdf/quads.ts';
import { isnad, NAMESPACES, rdfs, skos } from '../rdf/vocabulary.ts';
import { isWithin } from './kinship.ts';
import { NodeGraph } from './node-graph.ts';

interface Words {
  readonly en: string;
  readonly ar: string;
}

/** What an aspect expects of a claim, as its contract in the vocabulary says. */
interface Contract {
  readonly slug: string;
  readonly label: Words;
  readonly expects: readonly Kind[];
  readonly classes: readonly string[];
  /** What its number may count, narrower concepts not yet added. */
  readonly counts: readonly string[];
}

/** The kinds of content, each with its words and the shapes that forbid it where it is not expected. */
const KINDS = {
  quantity: {
    words: { en: 'a number, or “thousands” with its bound', ar: 'عددا، أو «الآلاف» مع حدّها' },
    forbiddenBy: ['HasNoBound', 'HasNoCounts'],
  },
  date: { words: { en: 'a date', ar: 'تاريخا' }, forbiddenBy: [] },
  thing: { words: { en: 'a thing (isnad:object)', ar: 'شيئا (isnad:object)' }, forbiddenBy: ['HasNoObject'] },
  finding: {
    words: { en: 'a finding (isnad:finding)', ar: 'نتيجة (isnad:finding)' },
    forbiddenBy: ['FindingIsDenied'],
  },
  characterisation: { words: { en: 'a gist (isnad:gist)', ar: 'فحوى (isnad:gist)' }, forbiddenBy: ['HasNoGist'] },
} as const satisfies Record<string, { words: Words; forbiddenBy: readonly string[] }>;
type Kind = keyof typeof KINDS;

const COUNTS = `${NAMESPACES.vocabulary}counts#`;

const HEAD = `# Generated from the contracts in ontology/vocabularies/aspect.ttl by "npm run shapes:generate"; do not edit.
# What a claim says must fit its aspect: nothing the aspect does not expect, and an object of the right class.
`;

/** The shapes of all aspects as Turtle, from the quads of the ontology and the aspect vocabulary. */
export function aspectShapes(quads: readonly Quad[]): string {
  const graph = new NodeGraph(quads);
  const prefixes = ['isnad', 'rdfs', 'sh', 'shapes', 'skos'] as const;
  const declarations = [
    `@prefix counts: <${COUNTS}> .\n`,
    ...prefixes.map((name) => `@prefix ${name}: <${NAMESPACES[name]}> .\n`),
  ].join('');
  const bodies = contractsOf(graph).map((contract) => shapesOfAspect(contract, graph));
  return `${HEAD}${declarations}\n${bodies.join('\n')}`;
}

function contractsOf(graph: NodeGraph): Contract[] {
  const scheme = `${NAMESPACES.vocabulary}aspect#`;
  const concepts = [...graph.subjects()].filter(
    (node) => node.startsWith(scheme) && graph.types(node).includes(skos.Concept.value),
  );
  return concepts.sort().map((node) => ({
    slug: node.slice(scheme.length),
    label: words(graph, node, 'prefLabel'),
    expects: graph.objects(node, isnad.expects).map(({ value }) => kindOf(value, node)),
    classes: graph
      .objects(node, isnad.expectsClass)
      .map(({ value }) => value)
      .sort(),
    counts: graph.objects(node, isnad.expectsCounts).map(({ value }) => value),
  }));
}

function kindOf(text: string, node: string): Kind {
  if (Object.hasOwn(KINDS, text)) return text as Kind;
  throw new TypeError(`${node} expects "${text}", which no shape knows.`);
}

function shapesOfAspect({ slug, label, expects, classes, counts }: Contract, graph: NodeGraph): string {
  const kinds = (Object.keys(KINDS) as Kind[]).filter((kind) => expects.includes(kind));
  const list = (language: keyof Words) => kinds.map((kind) => KINDS[kind].words[language]);
  const forbidden = (Object.keys(KINDS) as Kind[]).filter((kind) => !expects.includes(kind));
  const parts = [...forbidden.flatMap((kind) => KINDS[kind].forbiddenBy), ...valueShapes(expects)];
  const blocks = [
    rule(`ClaimAspect-${slug}`, {
      label: { en: `Content of a claim on “${label.en}”`, ar: `مضمون ادعاء وجهه «${label.ar}»` },
      or: [`IsNotAspect-${slug}`, `Contract-${slug}`],
      message: {
        en: `A claim on the aspect “${label.en}” says ${list('en').join(' or ')}; move anything else to a claim of its own aspect.`,
        ar: `الادعاء الذي وجهه «${label.ar}» يذكر ${list('ar').join(' أو ')}، فانقل ما عدا ذلك إلى ادعاء بوجهه.`,
      },
    }),
    `shapes:IsNotAspect-${slug} a sh:NodeShape ;\n  sh:not shapes:IsAspect-${slug} .\n`,
    `shapes:IsAspect-${slug} a sh:PropertyShape ;\n  sh:path isnad:aspect ;\n  sh:hasValue <${NAMESPACES.vocabulary}aspect#${slug}> .\n`,
    `shapes:Contract-${slug} a sh:NodeShape ;\n  sh:property ${parts.map((part) => `shapes:${part}`).join(' , ')} .\n`,
  ];
  if (classes.length > 0) blocks.push(...objectShapes(slug, label, classes, graph));
  if (counts.length > 0) blocks.push(...countShapes(slug, label, counts, graph));
  return blocks.join('\n');
}

function objectShapes(slug: string, label: Words, classes: readonly string[], graph: NodeGraph): string[] {
  const names = (language: keyof Words) => classes.map((iri) => classWords(graph, iri)[language]);
  const alternatives = classes.map((iri) => `shapes:ObjectOf-${slug}-${local(iri)}`);
  return [
    rule(`ClaimAspect-${slug}-object`, {
      label: { en: `Object of a claim on “${label.en}”`, ar: `موضوع ادعاء وجهه «${label.ar}»` },
      or: [`IsNotAspect-${slug}`, `ObjectOf-${slug}`],
      message: {
        en: `The object of a claim on the aspect “${label.en}” is of the class ${names('en').join(' or ')}.`,
        ar: `موضوع الادعاء الذي وجهه «${label.ar}» من صنف ${names('ar').join(' أو ')}.`,
      },
    }),
    `shapes:ObjectOf-${slug} a sh:PropertyShape ;\n  sh:path isnad:object ;\n  sh:or ( ${alternatives.join(' ')} ) .\n`,
    ...classes.map((iri, at) => `${alternatives[at]} a sh:NodeShape ;\n  sh:class ${prefixed(iri)} .\n`),
  ];
}

function countShapes(slug: string, label: Words, counts: readonly string[], graph: NodeGraph): string[] {
  const names = (language: keyof Words) => counts.map((iri) => words(graph, iri, 'prefLabel')[language]);
  const narrower = [...graph.subjects()].filter((node) =>
    counts.some((broader) => isWithin(node, broader, skos.broader, graph)),
  );
  return [
    rule(`ClaimAspect-${slug}-counts`, {
      label: { en: `What a claim on “${label.en}” counts`, ar: `معدود ادعاء وجهه «${label.ar}»` },
      or: [`IsNotAspect-${slug}`, `CountsOf-${slug}`],
      message: {
        en: `A number on the aspect “${label.en}” counts ${names('en').join(' or ')}, or something narrower; correct isnad:counts or isnad:aspect.`,
        ar: `المعدود في ادعاء وجهه «${label.ar}» هو ${names('ar').join(' أو ')} أو ما هو أخص، فصحّح isnad:counts أو isnad:aspect.`,
      },
    }),
    `shapes:CountsOf-${slug} a sh:PropertyShape ;\n  sh:path isnad:counts ;\n  sh:in ( ${narrower
      .sort()
      .map((iri) => iri.replace(COUNTS, 'counts:'))
      .join(' ')} ) .\n`,
  ];
}

/** What holds of the value: its datatype where there may be one, its absence where there may not. */
function valueShapes(expects: readonly Kind[]): string[] {
  if (expects.includes('quantity')) return ['ValueIsCount-path'];
  return [expects.includes('date') ? 'ValueIsDate-path' : 'HasNoValue'];
}

function rule(name: string, { label, or, message }: { label: Words; or: readonly string[]; message: Words }): string {
  return `shapes:${name} a sh:NodeShape ;
  sh:targetClass isnad:Claim ;
  rdfs:label ${both(label)} ;
  sh:or ( ${or.map((part) => `shapes:${part}`).join(' ')} ) ;
  sh:severity sh:Violation ;
  sh:message ${both(message)} .
`;
}

function both({ en, ar }: Words): string {
  return `${JSON.stringify(en)}@en , ${JSON.stringify(ar)}@ar`;
}

function words(graph: NodeGraph, node: string, property: 'label' | 'prefLabel'): Words {
  const terms = graph.objects(node, property === 'label' ? rdfs.label : skos.prefLabel);
  const find = (language: string) =>
    terms.find((term) => term.termType === 'Literal' && term.language === language)?.value ?? '';
  return { en: find('en'), ar: find('ar') };
}

function classWords(graph: NodeGraph, iri: string): Words {
  return iri === skos.Concept.value ? { en: 'concept', ar: 'مفهوم' } : words(graph, iri, 'label');
}

function prefixed(iri: string): string {
  if (iri === skos.Concept.value) return 'skos:Concept';
  return iri.startsWith(NAMESPACES.isnad) ? `isnad:${local(iri)}` : `<${iri}>`;
}

function local(iri: string): string {
  return iri.slice(iri.lastIndexOf('#') + 1);
}
