import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import type { RegistryTableQuery } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import type { TableColumn } from "../../ui/DataTable.tsx";
import { TwoLines } from "../../ui/TwoLines.tsx";
import classes from "./RegistryTable.module.css";

type Edge = RegistryTableQuery["registrySites"]["edges"][number];
type Column = TableColumn<Edge>;

/** On a phone the site with its key and owner, and its province. */
export function useRegistryColumns(isCompact: boolean): readonly Column[] {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const { to } = useScope();
  const day = (text: string | null) => (text ? format.day(text) : "");
  const name: Column = {
    id: "name",
    title: t("sites.site"),
    width: isCompact ? 200 : 250,
    isSortable: true,
    cell: ({ node }, tabIndex) => (
      <span className={classes["name"]}>
        <Anchor
          component={Link}
          to={to(`/sites/${node.id}`)}
          tabIndex={tabIndex}
          inherit
        >
          <TwoLines>{node.name[locale]}</TwoLines>
        </Anchor>
        {isCompact && (
          <span className={classes["aside"]}>
            {node.key} · {node.entity.name[locale]}
          </span>
        )}
      </span>
    ),
  };
  const province: Column = {
    id: "province",
    title: t("filter.province"),
    width: 110,
    isSortable: true,
    cell: ({ node }) => (
      <TwoLines>{catalogue.province(node.province)[locale]}</TwoLines>
    ),
  };
  if (isCompact) return [name, province];
  return [
    name,
    {
      id: "key",
      title: t("sites.key"),
      width: 110,
      isSortable: true,
      cell: ({ node }) => node.key,
    },
    {
      id: "entity",
      title: t("sites.entity"),
      width: 200,
      isSortable: true,
      cell: ({ node }) => <TwoLines>{node.entity.name[locale]}</TwoLines>,
    },
    province,
    {
      id: "segment",
      title: t("filter.segment"),
      width: 150,
      isSortable: true,
      cell: ({ node }) => (
        <TwoLines>{catalogue.segment(node.mainSegment)[locale]}</TwoLines>
      ),
    },
    {
      id: "opened",
      title: t("sites.opened"),
      width: 100,
      isSortable: true,
      cell: ({ node }) => day(node.opened),
    },
    {
      id: "closed",
      title: t("sites.closed"),
      width: 100,
      isSortable: true,
      cell: ({ node }) => day(node.closed),
    },
  ];
}
