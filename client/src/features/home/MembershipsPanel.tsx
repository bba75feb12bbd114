import { Button, Group, Text, Title } from "@mantine/core";
import {
  otherMemberships,
  useMembershipWords,
  useSwitchMembership,
} from "../../lib/memberships.ts";
import { useWords } from "../../lib/i18n.ts";
import { useViewer } from "../../lib/viewer.ts";

/** The other organisations that the viewer works for; nothing where there is none. */
export function MembershipsPanel() {
  const { t } = useWords();
  const others = otherMemberships(useViewer());
  const words = useMembershipWords();
  const switchTo = useSwitchMembership();
  if (others.length === 0) return null;
  return (
    <section className="no-print">
      <Title order={2}>{t("home.memberships")}</Title>
      <Text size="sm" c="dimmed" maw="72ch" mb="xs">
        {t("home.membershipsNote")}
      </Text>
      <Group gap="xs">
        {others.map((membership) => (
          <Button
            key={membership.id}
            variant="default"
            onClick={() => void switchTo(membership.id)}
          >
            {words(membership)}
          </Button>
        ))}
      </Group>
    </section>
  );
}
