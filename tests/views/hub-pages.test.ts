import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { namedNode } from '../../src/rdf/quads.ts';
import { exploreModel } from '../../src/views/explore-model.ts';
import { explorePage } from '../../src/views/explore-page.ts';
import { parseState } from '../../src/views/explore-state.ts';
import { LANGUAGES, type Language } from '../../src/views/language.ts';
import { recordPage } from '../../src/views/record-page.ts';
import type { Reader } from '../../src/views/view.ts';
import { BASE } from '../support/curated.ts';
import { hub } from '../support/hub.ts';

const MANY = 5_000;
const index = hub(MANY);
const reader = (language: Language): Reader => ({
  ...{ language, base: BASE, href: (path, query = {}) => `/${path}?${new URLSearchParams(query)}`, alternates: [] },
  here: { path: '', query: {} },
});
const seen = (page: string): string => page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('a record with 5,000 neighbours', () => {
  for (const language of LANGUAGES) {
    it(`is drawn in part, with how many there are and the way to the rest, in ${language}`, () => {
      const parsed = parseState({ start: 'organization.hub', open: 'organization.hub*speaks-of' }, BASE);
      assert.ok('state' in parsed);
      const page = explorePage(exploreModel(index, BASE, parsed.state), reader(language));
      assert.match(seen(page), /5000/);
      assert.match(page, /href="[^"]*speaks-of(\*|%2A)2[&"#]/, 'the next fifty');
      assert.match(page, /href="[^"]*speaks-of(\*|%2A)100[&"#]/, 'the last fifty');
      assert.ok(page.length < 100_000, `${page.length} characters`);
    });

    it(`has a page of bounded length that counts what it does not show, in ${language}`, () => {
      const [thing, record] = [`${BASE}id/organization/hub`, `${BASE}organization/hub`];
      const facts = { version: 1, modified: '2026-11-22T00:00:00.000Z', hash: 'h', findPassage: () => undefined };
      const quads = [...index.match(namedNode(thing))];
      const page = recordPage(
        { index, thing, record, segment: 'organization', slug: 'hub', quads, ...facts },
        reader(language),
      );
      assert.match(seen(page), /5000/);
      assert.match(page, /href="\/explore\?start=organization\.hub"/);
      assert.ok(page.length < 50_000, `${page.length} characters`);
    });
  }
});
