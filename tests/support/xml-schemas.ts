import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../records/temporary-folder.ts';

/**
 * Where the schemas lie that others publish and whose licences do not let them stand in this repository:
 * `SCHEMAS_DIR` is a folder with their files under the names that they are published by.
 */
const SCHEMAS = process.env['SCHEMAS_DIR'];

/** A schema: its namespace, and either the name of its file in `SCHEMAS_DIR` or its text. */
export interface Schema {
  readonly namespace: string;
  readonly file?: string;
  readonly text?: string;
}

/** Why nothing can be validated here, or `false`: no schema is fetched from anywhere. */
export function cannotValidate(schemas: readonly Schema[]): string | false {
  const known = SCHEMAS === undefined ? [] : readdirSync(SCHEMAS);
  const missing = schemas.flatMap(({ file }) => (file === undefined || known.includes(file) ? [] : [file]));
  return missing.length > 0 && `SCHEMAS_DIR holds no ${missing.join(', ')}: nothing was validated.`;
}

/** Makes a check of whole documents with xmllint, which goes to no network: it gives what the document breaks. */
export function xmlValidator(
  t: Parameters<typeof temporaryFolder>[0],
  schemas: readonly Schema[],
): (document: string) => Promise<string> {
  const folder = temporaryFolder(t);
  const imports = schemas.map(({ namespace, file, text }, at) => {
    const path = file === undefined ? join(folder, `own-${at}.xsd`) : join(SCHEMAS as string, file);
    if (text !== undefined) writeFileSync(path, text);
    return `<xs:import namespace="${namespace}" schemaLocation="${pathToFileURL(path)}"/>`;
  });
  const driver = join(folder, 'all.xsd');
  writeFileSync(driver, `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`);
  const catalog = join(folder, 'catalog.xml');
  writeFileSync(catalog, catalogOf(SCHEMAS as string));
  return (document) => {
    const args = ['--noout', '--nonet', '--schema', driver, '-'];
    const env = { ...process.env, XML_CATALOG_FILES: catalog };
    return new Promise((resolve) => {
      const child = execFile('xmllint', args, { env }, (error, _out, said) => resolve(error === null ? '' : said));
      child.stdin?.end(document);
    });
  };
}

/** The addresses at which schemas import each other, led to the files of the same name. */
function catalogOf(folder: string): string {
  const files = readdirSync(folder);
  const addresses = files.flatMap((file) =>
    Array.from(
      readFileSync(join(folder, file), 'utf8').matchAll(/schemaLocation="([^"]+)"/g),
      (match) => match[1] ?? '',
    ),
  );
  const rows = [...new Set(addresses)]
    .filter((address) => files.includes(basename(address)))
    .map((address) => `<uri name="${address}" uri="${pathToFileURL(join(folder, basename(address)))}"/>`);
  return `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">${rows.join('')}</catalog>`;
}
