import { IsnadError } from '../errors.ts';

/** The page asked for, counting from 1; throws `bad-request` for anything that is no page. */
export function pageOf(query: Readonly<Record<string, string>>): number {
  const text = query['page'] ?? '1';
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new IsnadError('bad-request', 'page is a whole number from 1.', { arabic: 'قيمة page عدد صحيح يبدأ من 1.' });
}
