import type { Explanation, PlanStep } from './engine.ts';

type Language = 'en' | 'ar';

const HEAD = {
  en: {
    comunica: 'Comunica answers this query: it asks other endpoints. It plans while it runs.',
    expected: 'Steps, each over the rows of those below it; in brackets, how many rows are expected:',
    analyzed:
      'Steps, each over the rows of those below it; in brackets, how many rows were expected, and how many there were:',
    rows: 'Rows',
    graphs: 'Graphs',
    union: 'all of them as one',
    milliseconds: 'ms',
  },
  ar: {
    comunica: 'يجيب Comunica عن هذا الاستعلام لأنه يسأل نقاط استعلام أخرى، ويضع خطته أثناء التنفيذ.',
    expected: 'الخطوات، وكل منها يعمل على صفوف ما تحته؛ وبين قوسين عدد الصفوف المتوقَّع:',
    analyzed: 'الخطوات، وكل منها يعمل على صفوف ما تحته؛ وبين قوسين عدد الصفوف المتوقَّع ثم الفعلي:',
    rows: 'عدد الصفوف',
    graphs: 'الرسوم البيانية',
    union: 'كلها معًا',
    milliseconds: 'ملّي ثانية',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** An explanation for people: what is read, and the steps of the answer as a tree. */
export function explanationText({ dataset, plan, run }: Explanation, language: Language): string {
  const head = HEAD[language];
  const graphs = dataset.default === 'union' ? head.union : dataset.default.join(', ');
  const lines = [`${head.graphs}: ${graphs}`];
  if (plan === undefined) lines.push(head.comunica);
  else lines.push(run === undefined ? head.expected : head.analyzed, ...stepLines(plan, language, '', ''));
  if (run !== undefined) lines.push(`${head.rows}: ${run.rows} (${run.milliseconds} ${head.milliseconds})`);
  return `${lines.join('\n')}\n`;
}

function stepLines(step: PlanStep, language: Language, before: string, below: string): string[] {
  const { words, detail, estimate, actual, children } = step;
  const count = actual === undefined ? `${estimate}` : `${estimate} → ${actual}`;
  const line = `${before}${words[language]}${detail === '' ? '' : `: ${detail}`} (${count})`;
  const inner = children.flatMap((child, i) => {
    const last = i === children.length - 1;
    return stepLines(child, language, `${below}${last ? '└─ ' : '├─ '}`, `${below}${last ? '   ' : '│  '}`);
  });
  return [line, ...inner];
}
