import { Button, Checkbox, Popover, Text } from "@mantine/core";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import classes from "./SiteTable.module.css";
import {
  columnsParameter,
  MOST_COLUMNS,
  orderParameter,
  readOrder,
} from "./table-model.ts";

/** Which indicators the table shows, by pillar. */
export function ColumnMenu({
  columns,
}: {
  readonly columns: readonly string[];
}) {
  const { t, locale } = useWords();
  const { pillars, indicators } = useCatalogue();
  const { params, set } = useScope();
  const choose = (id: string, isOn: boolean) => {
    // In the catalogue's order, wherever the choice was made.
    const chosen = indicators
      .map((indicator) => indicator.id)
      .filter((one) => (one === id ? isOn : columns.includes(one)));
    set(
      {
        cols: columnsParameter(chosen, params),
        sort: orderParameter(readOrder(params, chosen)),
      },
      { replace: true },
    );
  };
  const isFull = columns.length >= MOST_COLUMNS;
  return (
    <Popover
      position="bottom-end"
      shadow="sm"
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button size="compact-md" variant="default">
          {t("sites.columns", { count: columns.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="sm" aria-label={t("sites.columnsLabel")}>
        <div className={classes["columnChoices"]}>
          {pillars.map((pillar) => (
            <fieldset key={pillar.id} className={classes["pillar"]}>
              <legend>{pillar.name[locale]}</legend>
              {indicators
                .filter((entry) => entry.pillar.id === pillar.id)
                .map(({ id, name }) => {
                  const isChosen = columns.includes(id);
                  return (
                    <Checkbox
                      key={id}
                      size="xs"
                      py={2}
                      label={name[locale]}
                      checked={isChosen}
                      disabled={isFull && !isChosen}
                      onChange={(event) =>
                        choose(id, event.currentTarget.checked)
                      }
                    />
                  );
                })}
            </fieldset>
          ))}
        </div>
        <Text size="xs" c="dimmed" mt="xs">
          {t("sites.columnsNote", { count: MOST_COLUMNS })}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}
