import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { documentsPart } from '../../src/views/documents-part.ts';
import { LANGUAGES } from '../../src/views/language.ts';
import type { RecordModel } from '../../src/views/record-model.ts';
import { sceneOf } from '../../src/views/scene.ts';
import { BASE, claimTurtle, indexOf } from '../claims/fixture.ts';

const CLAIMS = 9;

describe('a draft that many claims say is on an incident', async () => {
  const index = await indexOf(
    [
      '<id/incident/x> a isnad:Incident ; isnad:earliest "2017-04-04"^^xsd:date .',
      '<id/resolution/draft> a isnad:DraftResolution ; isnad:earliest "2017-04-12"^^xsd:date .',
      ...Array.from({ length: CLAIMS }, (_, n) =>
        claimTurtle(
          `news-${n}/on`,
          '2017-04-13',
          'paper',
          'isnad:about <id/incident/x>, <id/resolution/draft> ; isnad:aspect as:characterisation ; isnad:gist "It is on it."@en',
        ),
      ),
    ].join('\n'),
  );

  for (const language of LANGUAGES) {
    it(`stands there once, with three of them and how many more there are, in ${language}`, () => {
      const scene = sceneOf(index, {
        ...{ language, base: BASE, href: (path) => `/${path}`, alternates: [] },
        here: { path: '', query: {} },
      });
      const found = documentsPart.render(scene, { index, thing: `${BASE}id/incident/x` } as RecordModel);
      assert.ok(found && 'body' in found);
      const [, texts = ''] = found.body.text.split('<h3>');
      assert.equal([...texts.matchAll(/<li>/g)].length, 1);
      assert.equal([...texts.matchAll(/href="\/claim\/news-/g)].length, 3);
      assert.match(texts, language === 'en' ? /and 6 more/ : /وغيرها 6/);
    });
  }
});
