/** The part of the `edtf` package that we use; it ships no types. */
declare module 'edtf' {
  interface Parsed {
    readonly type: 'Date' | 'Year' | 'Decade' | 'Century' | 'Season' | 'Interval' | 'Set' | 'List';
    readonly level: number;
    /** Of a date its numbers, of a set its members. */
    readonly values?: readonly (number | Parsed | readonly Parsed[])[];
    readonly earlier?: boolean;
    readonly later?: boolean;
  }
  interface Extended {
    /** Milliseconds since 1970; infinite where the end is open, null where it is unknown. */
    readonly min: number | null;
    readonly max: number | null;
  }
  /** Throws where the text is no EDTF. */
  export function parse(text: string): Parsed;
  const edtf: (text: string) => Extended;

  // biome-ignore lint/style/noDefaultExport: it is how the package offers it
  export { edtf as default };
}
