// What a scan does: walks the columns of an order, walks a short range and keeps what fits, or walks a graph. Plain numbers
// in this order: a scan tells the first group from the others by one comparison for each row.

export const SPO = 0;
export const OSP = 1;
export const POS = 2;
export const ALL = 3;
export const SUBJECT_WITH_OBJECT = 4;
export const OBJECT_WITH_PREDICATE = 5;
export const GRAPH = 6;
