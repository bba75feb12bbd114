/** The TypeScript behind each GraphQL type: `type: file#export`, seen from the generated resolvers. */
export const mappers: Readonly<Record<string, string>> = {};
