import { Button, Text } from "@mantine/core";
import { useState } from "react";
import type {
  PersonPartsFragment,
  Role,
} from "../../__generated__/operations.ts";
import { useWords, type TextKey } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { ChangePerson } from "./ChangePerson.tsx";
import { EndMembership } from "./EndMembership.tsx";
import { PasswordLink } from "./PasswordLink.tsx";
import { personFacts } from "./person-words.ts";
import { DataRight } from "./DataRight.tsx";
import { Row } from "./Row.tsx";

type Open = "change" | "end" | "reset" | "right";

/** A person in an organisation, and what the viewer may do about it. */
export function PersonRow({
  person,
  organisation,
  roles,
  showsOrganisation = false,
}: {
  readonly person: PersonPartsFragment;
  /** As it is named in sentences. */
  readonly organisation: string;
  /** What somebody may be here. */
  readonly roles: readonly Role[];
  readonly showsOrganisation?: boolean;
}) {
  const { t } = useWords();
  const format = useFormat();
  const [open, setOpen] = useState<Open>();
  const { name, login, isSelf, mayChange, mayEnd, mayReset } = person;
  const { mayGiveDataRight, mayTakeDataRight, dataRight } = person;
  const act = (what: Open, label: TextKey) => (
    <Button
      key={what}
      size="compact-sm"
      variant="default"
      aria-expanded={open === what}
      aria-label={`${t(label)}: ${name}`}
      onClick={() => setOpen(open === what ? undefined : what)}
    >
      {t(label)}
    </Button>
  );
  const acts = [
    ...(mayChange ? [act("change", "people.change")] : []),
    ...(mayGiveDataRight || mayTakeDataRight
      ? [act("right", dataRight ? "people.takeRight" : "people.giveRight")]
      : []),
    ...(mayReset ? [act("reset", "people.reset")] : []),
    ...(mayEnd ? [act("end", isSelf ? "people.leave" : "people.end")] : []),
  ];
  const leave = () => setOpen(undefined);
  return (
    <Row
      acts={acts}
      open={
        (open === "change" && (
          <ChangePerson person={person} roles={roles} onLeave={leave} />
        )) ||
        (open === "end" && (
          <EndMembership
            person={person}
            organisation={organisation}
            onLeave={leave}
          />
        )) ||
        (open === "reset" && (
          <PasswordLink person={person} onLeave={leave} />
        )) ||
        (open === "right" && <DataRight person={person} onLeave={leave} />)
      }
    >
      <Text fw={600} component="span">
        {showsOrganisation ? organisation : name}
      </Text>
      {isSelf && ` (${t("people.you")})`}
      {!showsOrganisation && <Text size="sm">{login}</Text>}
      <Text size="sm" c="dimmed">
        {personFacts(person, t, format).join(" · ")}
      </Text>
    </Row>
  );
}
