import { Anchor, List, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import { useWords } from "../../lib/i18n.ts";
import { useViewer } from "../../lib/viewer.ts";

/** Of a membership that has nothing in the network yet: what would be here, and what to do first. */
export function FirstSteps() {
  const { t } = useWords();
  const { role } = useViewer().membership;
  if (role === "administrator") return null;
  return (
    <section>
      <Title order={2}>{t("home.firstTitle")}</Title>
      <Text maw="72ch" mt="xs">
        {t("home.firstNote")}
      </Text>
      <List type="ordered" maw="72ch" my="sm" spacing="xs">
        {t(`home.first_${role}`)
          .split("|")
          .map((step) => (
            <List.Item key={step}>{step}</List.Item>
          ))}
      </List>
      <Anchor component={Link} to="/data">
        {t("home.toData")}
      </Anchor>
    </section>
  );
}
