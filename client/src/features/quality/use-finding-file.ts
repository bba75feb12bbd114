/** A list of findings as a file that says what it is of and how it was cut. */
import { useCatalogue } from "../../lib/catalogue.ts";
import {
  useFileHead,
  useScopeColumns,
  type FileScope,
} from "../../lib/file-words.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import type { RowsFile } from "../../ui/TakeRows.tsx";
import { findingTable, type FindingColumn } from "./finding-columns.ts";
import { readSeverity } from "./quality-address.ts";

export function useFindingFile(): <Row>(list: {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly FindingColumn<Row>[];
  readonly rows: readonly Row[];
  readonly scope: FileScope | undefined;
}) => RowsFile {
  const { t, locale } = useWords();
  const { params } = useScope();
  const { pillars } = useCatalogue();
  const head = useFileHead();
  const scopeColumns = useScopeColumns();
  return ({ name, title, columns, rows, scope }) => {
    const pillar = pillars.find(({ id }) => id === params.get("pillar"));
    const severity = readSeverity(params);
    const at = scope ? `-${scope.period}-${scope.seq}` : "";
    return {
      name: `saphan-${name}${at}`,
      head: head({
        title: `${t("quality.title")}: ${title}`,
        ...(scope ? { scope } : {}),
        more: [
          pillar?.name[locale] ?? "",
          severity ? t(`quality.severity_${severity}`) : "",
        ],
      }),
      scope: scope ? scopeColumns(scope) : [],
      tables: [findingTable(title, columns, rows)],
    };
  };
}
