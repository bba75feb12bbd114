/** Keeps the scenario and what came of it under a name. */
import { useMutation } from "@apollo/client/react";
import { Button, Checkbox, Group, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import {
  SavedScenariosDocument,
  SaveScenarioDocument,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { ActError } from "../../ui/ActError.tsx";
import { savedRef } from "./lab-address.ts";
import { useLab } from "./lab-context.ts";
import type { LabOutcome } from "./lab-work.ts";
import { digestOf, encodeDigest } from "./outcome-digest.ts";
import { encodeDefinition } from "./scenario-definition.ts";
import type { Chosen } from "./use-chosen.ts";

const LONGEST_NAME = 80;

export function SaveScenario({
  chosen,
  outcome,
}: {
  readonly chosen: Chosen;
  readonly outcome: LabOutcome;
}) {
  const { t } = useWords();
  const { set } = useScope();
  const { network, lens, seq } = useLab();
  const [name, setName] = useState("");
  const [isShared, setIsShared] = useState(false);
  const [save, { error, loading }] = useMutation(SaveScenarioDocument, {
    refetchQueries: [SavedScenariosDocument],
    awaitRefetchQueries: true,
  });
  const submit = () => {
    if (!name.trim()) return;
    save({
      variables: {
        scenario: {
          name: name.trim(),
          definition: encodeDefinition(chosen.definition),
          lens: lens.id,
          seq,
          outcome: encodeDigest(digestOf(outcome, network)),
          isShared,
        },
      },
    })
      .then(({ data }) => {
        if (!data) return;
        setName("");
        set({ scenario: savedRef(data.saveScenario.id) });
      })
      // What went wrong stands in `error`.
      .catch(() => undefined);
  };
  return (
    <section aria-labelledby="lab-save" className="no-print">
      <Title order={2} size="h3" id="lab-save">
        {t("resilience.keep")}
      </Title>
      <Text size="sm" maw="72ch" mb="xs">
        {t("resilience.keepNote")}
      </Text>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Group gap="sm" align="end">
          <TextInput
            size="sm"
            label={t("resilience.keepName")}
            value={name}
            maxLength={LONGEST_NAME}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          <Checkbox
            pb={8}
            label={t("resilience.keepShared")}
            checked={isShared}
            onChange={({ currentTarget: { checked } }) => setIsShared(checked)}
          />
          <Button
            type="submit"
            size="sm"
            loading={loading}
            disabled={!name.trim()}
          >
            {t("resilience.keepDo")}
          </Button>
        </Group>
      </form>
      {error && <ActError error={error} />}
    </section>
  );
}
