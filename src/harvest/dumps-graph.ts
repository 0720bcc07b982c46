import { literal, namedNode, type Quad } from '../rdf/quads.ts';
import { dcat, dcterms, LICENCES, rdf, spdx, void_, xsd } from '../rdf/vocabulary.ts';
import { collector } from '../views/description.ts';
import { MESSAGES } from '../views/messages.ts';
import { type DumpManifest, MANIFEST_FILE } from './dump-manifest.ts';

/** "The value SHOULD be taken from the IANA Media Types registry" (DCAT 3, 6.8.16). */
const MEDIA_TYPES = 'https://www.iana.org/assignments/media-types/';

/**
 * The dumps as DCAT 3: of the archive's data set, the files of the newest dump are distributions; every dump is a data set of its own
 * time, with the same files.
 */
export function dumpsQuads(manifests: readonly DumpManifest[], base: string): Quad[] {
  const { quads, say } = collector();
  const dataset = namedNode(`${base}.well-known/void#dataset`);
  say(dataset, rdf.type, dcat.Dataset);
  say(dataset, dcterms.title, literal(MESSAGES.datasetTitle.en, 'en'), literal(MESSAGES.datasetTitle.ar, 'ar'));
  say(dataset, dcterms.license, LICENCES.data);
  for (const [at, manifest] of manifests.entries()) {
    const { id, made, files, license, log } = manifest;
    const dump = namedNode(`${base}dumps/${id}`);
    say(dataset, dcterms.hasPart, dump);
    say(dump, rdf.type, dcat.Dataset);
    say(
      dump,
      dcterms.title,
      literal(`${MESSAGES.datasetTitle.en}, ${id}`, 'en'),
      literal(`${MESSAGES.datasetTitle.ar}، ${id}`, 'ar'),
    );
    say(dump, dcterms.identifier, literal(`${base}dumps/${id}`));
    say(dump, dcterms.issued, literal(made, xsd.dateTime));
    if (log.time !== undefined) say(dump, dcterms.modified, literal(log.time, xsd.dateTime));
    say(dump, dcterms.license, namedNode(license));
    say(dump, dcterms.source, namedNode(`${dump.value}/${MANIFEST_FILE}`));
    for (const { name, mediaType, bytes, sha256, content } of files) {
      const file = namedNode(`${dump.value}/${name}`);
      const checksum = namedNode(`${file.value}#sha256`);
      say(dump, dcat.distribution, file);
      if (at === 0) say(dataset, dcat.distribution, file);
      if (at === 0 && content?.form === 'nquads') say(dataset, void_.dataDump, file);
      say(file, rdf.type, dcat.Distribution);
      say(file, dcterms.title, literal(name));
      say(file, dcat.downloadURL, file);
      say(file, dcat.accessURL, namedNode(`${base}dumps/`));
      const type = content?.mediaType ?? mediaType;
      if (type.includes('/x-')) say(file, dcterms.format, literal(type));
      else say(file, dcat.mediaType, namedNode(MEDIA_TYPES + type));
      if (content !== undefined) say(file, dcat.compressFormat, namedNode(MEDIA_TYPES + mediaType));
      say(file, dcat.byteSize, literal(String(bytes), xsd.nonNegativeInteger));
      say(file, dcterms.issued, literal(made, xsd.dateTime));
      say(file, dcterms.license, namedNode(license));
      say(file, spdx.checksum, checksum);
      say(checksum, rdf.type, spdx.Checksum);
      say(checksum, spdx.algorithm, spdx.checksumAlgorithm_sha256);
      say(checksum, spdx.checksumValue, literal(sha256, xsd.hexBinary));
    }
  }
  return quads;
}
