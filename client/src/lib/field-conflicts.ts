/** Two people on one record, field by field: what each says, and whose a person most likely means. */
export interface FieldConflict<Field extends string> {
  readonly field: Field;
  readonly before: string;
  readonly mine: string;
  readonly theirs: string;
  /** Of a field that only one has changed, that one's. */
  readonly suggested: "mine" | "theirs" | undefined;
}

type Texts<Field extends string> = Readonly<Record<Field, string>>;
export type Choices<Field extends string> = Readonly<
  Partial<Record<Field, "mine" | "theirs">>
>;

/** The fields of which the two say something else. */
export const fieldConflicts = <Field extends string>(
  fields: readonly Field[],
  before: Texts<Field>,
  mine: Texts<Field>,
  theirs: Texts<Field>,
): readonly FieldConflict<Field>[] =>
  fields
    .filter((field) => mine[field] !== theirs[field])
    .map((field) => ({
      field,
      before: before[field],
      mine: mine[field],
      theirs: theirs[field],
      suggested:
        mine[field] === before[field]
          ? "theirs"
          : theirs[field] === before[field]
            ? "mine"
            : undefined,
    }));

/** Mine, but for the fields of which theirs was chosen. */
export const mergeFields = <Field extends string>(
  fields: readonly Field[],
  mine: Texts<Field>,
  theirs: Texts<Field>,
  choices: Choices<Field>,
): Texts<Field> =>
  Object.fromEntries(
    fields.map((field) => [
      field,
      (choices[field] === "theirs" ? theirs : mine)[field],
    ]),
  ) as Record<Field, string>;
