/** To whom a page of figures shows none: why, and where to look instead. */
import { Anchor, List, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { useWords } from "../lib/i18n.ts";
import { useNoFiguresTexts } from "../lib/no-figures-texts.ts";
import { MethodLink } from "./MethodLink.tsx";

const INSTEAD = [
  { path: "/lenses", words: "noFigures.lenses" },
  { path: "/sites", words: "noFigures.sites" },
  { path: "/data/quality", words: "noFigures.duplicates" },
] as const;

export function NoFigures() {
  useNoFiguresTexts();
  const { t } = useWords();
  return (
    <Stack gap="sm" maw="72ch">
      <Text>
        {t("noFigures.why")}{" "}
        <MethodLink topic="sight">{t("noFigures.who")}</MethodLink>
      </Text>
      <Text fw={600}>{t("noFigures.instead")}</Text>
      <List>
        {INSTEAD.map(({ path, words }) => (
          <List.Item key={path}>
            <Anchor component={Link} to={path} inherit>
              {t(words)}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
