import type { Publication } from '../views/publication.ts';
import type { Site } from './site.ts';

/** Who publishes, as configured, and when the archive began and changed last: two look-ups in the log. */
export function publicationOf({ config, archive, index, dumps }: Site): Publication {
  const [issued, modified] = [1, index.position].map((position) => archive.feed.timeOf(position)?.toISOString());
  return {
    publisher: config.publisher,
    contact: config.contact,
    dumps: dumps !== undefined && dumps.list().length > 0,
    ...(issued === undefined ? {} : { issued }),
    ...(modified === undefined ? {} : { modified }),
  };
}
