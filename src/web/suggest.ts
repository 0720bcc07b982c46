import { Combobox } from './combobox.ts';
import { inOrder, pageAddress, recordOf, typedText } from './typed-text.ts';

// The island of the fields in which somebody names a record: it suggests records while they type. The form of the field
// works without it. Its own element bears the address of the suggestions and what it says in the reader's language.

const words = document.querySelector<HTMLElement>('script[data-suggestions]')?.dataset;
if (words !== undefined) {
  const { suggestions = '', longest, list = '', found = '', none = '' } = words;
  const address = new URL(suggestions, location.href).href;
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-suggest]')) {
    // A search leads to the record; a form that takes records is given its address.
    const isSearch = input.dataset['suggest'] === 'go';
    const box = new Combobox(input, {
      words: { list, found, none },
      address,
      longest: Number(longest),
      askedIn: (text) => (isSearch ? inOrder(text) : typedText(text).asked),
      choose: ({ iri, page, label }) => {
        if (isSearch) return location.assign(pageAddress(page, address));
        const { kept } = typedText(input.value);
        const beside = document.querySelector<HTMLInputElement>(`#${input.id}-is`);
        // The field shows the name, and bears the address beside it; among several in one field, addresses alone are clear.
        input.value = kept === '' && beside !== null ? label : kept + recordOf(iri);
        if (beside !== null) beside.value = recordOf(iri);
        box.say(label);
      },
    });
  }
}
