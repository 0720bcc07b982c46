/** The one function of rdf-canonize that we use; the package ships no types. */
declare module 'rdf-canonize' {
  export function canonize(
    quads: Iterable<import('@rdfjs/types').Quad>,
    options: { algorithm: 'RDFC-1.0'; format?: 'application/n-quads'; maxWorkFactor?: number },
  ): Promise<string>;
}
