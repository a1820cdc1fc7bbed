// Who of a room is shown and heard in a composite: everyone, unless some are included or excluded by identity or attribute.

/** Of an attribute without a value: whoever has it. */
export type PersonMatch =
  { readonly identity: string } | { readonly attribute: string; readonly value?: string };

export interface ShownPeople {
  /** Nobody else, unless it is empty. */
  readonly include: readonly PersonMatch[];
  /** Not these, even if they are included. */
  readonly exclude: readonly PersonMatch[];
}

/** From the query of the layouts page: `include`, `exclude`, `include_attribute` and `exclude_attribute`, each as often as needed. */
export function shownPeopleOf(query: URLSearchParams): ShownPeople {
  const matches = (name: string): PersonMatch[] => [
    ...query.getAll(name).map((identity) => ({ identity })),
    ...query.getAll(`${name}_attribute`).map((text) => {
      const [attribute, ...value] = text.split('=') as [string, ...string[]];
      return value.length > 0 ? { attribute, value: value.join('=') } : { attribute };
    }),
  ];
  return { include: matches('include'), exclude: matches('exclude') };
}

export function isShown(
  {
    identity,
    attributes,
  }: { readonly identity: string; readonly attributes: Readonly<Record<string, string>> },
  { include, exclude }: ShownPeople,
): boolean {
  const matches = (match: PersonMatch): boolean => {
    if ('identity' in match) return match.identity === identity;
    const value = Object.hasOwn(attributes, match.attribute) ? attributes[match.attribute] : undefined;
    return match.value === undefined ? Boolean(value) : match.value === value;
  };
  return (include.length === 0 || include.some(matches)) && !exclude.some(matches);
}
