/** What the catalogue uses of n3, which brings no types. */
declare module 'n3' {
  export type Term = { readonly termType: string; readonly value: string };
  export type Quad = { readonly subject: Term; readonly predicate: Term; readonly object: Term };

  export const DataFactory: {
    namedNode(iri: string): Term;
    literal(value: string, languageOrDatatype?: string | Term): Term;
    quad(subject: Term, predicate: Term, object: Term): Quad;
  };

  export class Writer {
    constructor(options: { readonly prefixes: Readonly<Record<string, string>> });
    addQuad(quad: Quad): void;
    /** Without a stream it answers before it returns. */
    end(done: (fault: Error | null, text: string) => void): void;
  }

  export class Parser {
    parse(turtle: string): Quad[];
  }
}
