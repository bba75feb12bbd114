/** A filter in words, as `Rayong or Chonburi; 100 to 299`. */
import { useCatalogue } from "./catalogue.ts";
import { valueName } from "./dimension.ts";
import { useWords } from "./i18n.ts";
import { FILTER_KEYS, type FilterKey } from "./scope.ts";

/** Of an address; groups are named by the page that lets filter by them. */
export function useFilterWords(): (
  params: URLSearchParams,
  groupName?: (id: string) => string,
) => string {
  const { locale } = useWords();
  const catalogue = useCatalogue();
  const name = (
    key: FilterKey,
    value: string,
    groupName: (id: string) => string,
  ): string =>
    key === "group"
      ? groupName(value)
      : valueName(key, value, catalogue)[locale];
  return (params, groupName = (id) => id) => {
    const text = params.get("q");
    return [
      ...FILTER_KEYS.map((key) =>
        (params.get(key)?.split(",").filter(Boolean) ?? [])
          .map((value) => name(key, value, groupName))
          .join(locale === "th" ? " หรือ " : " or "),
      ),
      text ? `“${text}”` : "",
    ]
      .filter(Boolean)
      .join("; ");
  };
}
