import { useApolloClient, useMutation } from "@apollo/client/react";
import { Button, Menu } from "@mantine/core";
import { useNavigate } from "react-router";
import {
  SetPreferencesDocument,
  SignOutDocument,
  SwitchMembershipDocument,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useViewer, type Viewer } from "../../lib/viewer.ts";

type Membership = Viewer["memberships"][number];

/** `Aurora Motor · Buyer`. */
function useMembershipWords(): (membership: Membership) => string {
  const { t, locale } = useWords();
  return ({ role, organisation }) =>
    `${organisation?.name[locale] ?? t("account.registry")} · ${t(`account.role_${role}`)}`;
}

export function PersonMenu() {
  const { t, locale } = useWords();
  const viewer = useViewer();
  const client = useApolloClient();
  const navigate = useNavigate();
  const words = useMembershipWords();
  const [signOut] = useMutation(SignOutDocument);
  const [switchTo] = useMutation(SwitchMembershipDocument);
  const [setPreferences] = useMutation(SetPreferencesDocument);
  const others = viewer.memberships.filter(
    ({ id }) => id !== viewer.membership.id,
  );
  // What was loaded under another membership, or for somebody else, is gone with it.
  const beginAnew = async () => {
    await client.resetStore();
    await navigate("/");
  };
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
            onClick={() =>
              void switchTo({ variables: { id: membership.id } }).then(
                beginAnew,
              )
            }
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
        <Menu.Item onClick={() => void signOut().then(beginAnew)}>
          {t("account.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
