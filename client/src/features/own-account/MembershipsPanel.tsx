import { Button, Text, Title } from "@mantine/core";
import type { OwnAccountPartsFragment } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import {
  useMembershipWords,
  useSwitchMembership,
} from "../../lib/memberships.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useViewer } from "../../lib/viewer.ts";
import classes from "./own-account.module.css";

/** Organisations that the viewer works for. */
export function MembershipsPanel({
  account: { memberships },
}: {
  readonly account: OwnAccountPartsFragment;
}) {
  const { t } = useWords();
  const format = useFormat();
  const words = useMembershipWords();
  const switchTo = useSwitchMembership();
  const { membership } = useViewer();
  return (
    <section>
      <Title order={2}>{t("people.memberships")}</Title>
      <ul className={classes["list"]}>
        {memberships.map((each) => (
          <li key={each.id} className={classes["row"]}>
            <div>
              <Text fw={600}>{words(each)}</Text>
              <Text size="sm" c="dimmed">
                {[
                  ...(each.id === membership.id ? [t("people.now")] : []),
                  ...(each.managesPeople ? [t("people.manages")] : []),
                  ...(each.dataRight ? [t("people.dataRight")] : []),
                  ...(each.since
                    ? [t("people.since", { day: format.day(each.since) })]
                    : []),
                  ...(each.until
                    ? [t("people.until", { day: format.day(each.until) })]
                    : []),
                ].join(" · ")}
              </Text>
            </div>
            {each.id !== membership.id && (
              <Button
                className="no-print"
                size="compact-sm"
                variant="default"
                aria-label={`${t("people.workAs")}: ${words(each)}`}
                onClick={() => void switchTo(each.id)}
              >
                {t("people.workAs")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
