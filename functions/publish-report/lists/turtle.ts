import { DataFactory, type Term, Writer } from 'n3';

const { literal, namedNode, quad } = DataFactory;

/** Namespaces of a catalogue. */
export const prefixes = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dcatde: 'http://dcat-ap.de/def/dcatde/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  locn: 'http://www.w3.org/ns/locn#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** A name in one of the namespaces: `dct:title`. */
export type Name = `${keyof typeof prefixes}:${string}`;

/** What is said of a thing: an address, German text, or a literal of a type. */
export type Value = { readonly iri: string } | { readonly german: string } | { readonly text: string; readonly type?: Name };

/** A thing with its class and what is said of it, in order. Nothing is said with an empty list. */
export type Thing = {
  readonly iri: string;
  readonly type: Name;
  readonly statements: readonly (readonly [Name, ...(readonly Value[])])[];
};

const isPrefix = (prefix: string): prefix is keyof typeof prefixes => Object.hasOwn(prefixes, prefix);

/** The IRI of a name. */
export const iriOf = (name: Name): string => {
  const [prefix = '', local = ''] = name.split(':');
  if (!isPrefix(prefix)) throw new Error(`no namespace ${prefix}`);
  return prefixes[prefix] + local;
};

const term = (value: Value): Term => {
  if ('iri' in value) return namedNode(value.iri);
  if ('german' in value) return literal(value.german, 'de');
  return value.type === undefined ? literal(value.text) : literal(value.text, namedNode(iriOf(value.type)));
};

/** The things as Turtle, in their order: the same things are the same bytes. No blank nodes, so everything has an address. */
export const turtleOf = (things: readonly Thing[]): string => {
  const writer = new Writer({ prefixes });
  for (const { iri, type, statements } of things) {
    writer.addQuad(quad(namedNode(iri), namedNode(iriOf('rdf:type')), namedNode(iriOf(type))));
    for (const [name, ...values] of statements) for (const value of values) writer.addQuad(quad(namedNode(iri), namedNode(iriOf(name)), term(value)));
  }
  let turtle = '';
  writer.end((fault, text) => {
    if (fault !== null && fault !== undefined) throw fault;
    turtle = text;
  });
  return turtle;
};
