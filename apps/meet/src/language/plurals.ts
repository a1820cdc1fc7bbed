// Chooses among the forms that a language has for a number of things, by the rules that the browser knows.

/** Each form with `#` where the number stands; `other` for those that are left out. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** `(2, { one: '# person', other: '# people' })` gives `2 people`, the number as the language writes it. */
export function pluralsOf(tag: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
}
