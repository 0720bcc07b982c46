import { INCIDENT_RECORDS, turtle } from './records.ts';
import { BROWSER, type SmallSite } from './small-site.ts';

/** One incident in a place within another, two releases that disagree about it, and a name that is full of markup. */
export const SEARCH_FILES = {
  ...INCIDENT_RECORDS,
  'place/sarmin.ttl': turtle(`<id/place/sarmin> a isnad:Place ; rdfs:label "Sarmin"@en , "سرمين"@ar ;
    isnad:within <id/place/idlib> .`),
  'place/idlib.ttl': turtle('<id/place/idlib> a isnad:Place ; rdfs:label "Idlib"@en , "إدلب"@ar .'),
  'incident/sarmin-2015-03-16.ttl': turtle(`<id/incident/sarmin-2015-03-16> a isnad:Incident ;
    rdfs:label "Sarmin, 16 March 2015"@en , "سرمين، 16 آذار 2015"@ar ; isnad:date "2015-03-16"^^edtf:EDTF ;
    isnad:earliest "2015-03-16"^^xsd:date ; isnad:latest "2015-03-16"^^xsd:date ; isnad:place <id/place/sarmin> .`),
  'person/evil.ttl': turtle(
    '<id/person/evil> a isnad:Person ; rdfs:label "Robert <img src=x onerror=alert(1)> Tables"@en .',
  ),
};

/** The address of a search. */
export function searchPath(parameters: Record<string, string>, path = '/search'): string {
  return `${path}?${new URLSearchParams(parameters)}`;
}

/** The page of a search. */
export async function searchPage(site: SmallSite, parameters: Record<string, string>): Promise<string> {
  return (await site.get(searchPath(parameters), { Accept: BROWSER })).text();
}

/** What a search gives as a table: the paths of the things. */
export async function thingsFound(site: SmallSite, parameters: Record<string, string>): Promise<string[]> {
  const text = await (await site.get(searchPath(parameters), { Accept: 'text/csv' })).text();
  const [, ...rows] = text.trim().split('\r\n');
  return rows.map((row) => /^[^,]*\/id\/([^,]*)/.exec(row)?.[1] ?? row);
}
