import { type Html, html } from './html.ts';
import { fieldText, type NamedRecord } from './named-record.ts';
import { nameOf } from './names.ts';
import type { Scene } from './scene.ts';

/** What a field shows of a record, and the address that it bears beside it. */
export interface Shown {
  readonly text: string;
  readonly address: string;
}

/** A record that has been found is shown by its name; anything else stands as it was typed. */
export function shownIn({ index, reader }: Scene, named: NamedRecord): Shown {
  if (named.state !== 'known') return { text: fieldText(named), address: '' };
  return { text: nameOf(index, named.thing, reader.language).text, address: named.path };
}

/** The parameter that bears the address of the record whose name stands in a field: the field counts where the two part. */
export function addressName(name: string): string {
  return `${name}-is`;
}

/** Bears beside a field which record its name is of; several may share a name. */
export function addressField(name: string, address: string, id?: string): Html {
  return html`<input type="hidden" name="${addressName(name)}"${id && html` id="${addressName(id)}"`} value="${address}">`;
}

/** A field for a record: by its name in either script, or by its address. */
export function recordField({ id, name, label, shown, hint }: RecordField): Html {
  return html`<div class="field"><label for="${id}">${label}</label><input id="${id}" name="${name}" type="text" data-suggest="record" dir="auto" spellcheck="false" autocomplete="off" autocapitalize="none"${hint && html` aria-describedby="${hint}"`} value="${shown?.text ?? ''}">${addressField(name, shown?.address ?? '', id)}</div>`;
}

interface RecordField {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly shown?: Shown;
  /** Id of the text that says what may be written. */
  readonly hint?: string;
}
