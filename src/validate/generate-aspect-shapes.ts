import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aspectShapes } from './aspect-shapes.ts';
import { ONTOLOGY_DIR, SHAPES_DIR, turtleOf } from './load-shapes.ts';

// `npm run shapes:generate`: writes shapes/claim-aspects.ttl anew; a test holds the committed file to this.
await writeFile(join(SHAPES_DIR, 'claim-aspects.ttl'), aspectShapes(await turtleOf(ONTOLOGY_DIR)));
