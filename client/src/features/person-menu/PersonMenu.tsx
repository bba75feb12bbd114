import { useMutation } from "@apollo/client/react";
import { Button, Menu } from "@mantine/core";
import { Link } from "react-router";
import {
  SetPreferencesDocument,
  SignOutDocument,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import {
  otherMemberships,
  useBeginAnew,
  useMembershipWords,
  useSwitchMembership,
} from "../../lib/memberships.ts";
import { useViewer } from "../../lib/viewer.ts";

export function PersonMenu() {
  const { t, locale } = useWords();
  const viewer = useViewer();
  const words = useMembershipWords();
  const [signOut] = useMutation(SignOutDocument);
  const switchTo = useSwitchMembership();
  const beginAnew = useBeginAnew();
  const [setPreferences] = useMutation(SetPreferencesDocument);
  const others = otherMemberships(viewer);
  return (
    <Menu position="bottom-end" width={280} withinPortal>
      <Menu.Target>
        <Button variant="subtle" color="gray" px="xs">
          {viewer.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words(viewer.membership)}</Menu.Label>
        {others.length > 0 && <Menu.Label>{t("account.workAs")}</Menu.Label>}
        {others.map((membership) => (
          <Menu.Item
            key={membership.id}
            onClick={() => void switchTo(membership.id)}
          >
            {words(membership)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t("account.era")}</Menu.Label>
        {(["buddhist", "common"] as const).map((era) => (
          <Menu.Item
            key={era}
            role="menuitemradio"
            aria-checked={viewer.era === era}
            rightSection={viewer.era === era ? "✓" : undefined}
            onClick={() => void setPreferences({ variables: { locale, era } })}
          >
            {t(
              era === "buddhist" ? "account.eraBuddhist" : "account.eraCommon",
            )}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/account">
          {t("account.open")}
        </Menu.Item>
        <Menu.Item onClick={() => void signOut().then(beginAnew)}>
          {t("account.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
