/** Who may read an own site: grants given, narrowed and withdrawn, each with a picture of what it opens. */
import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Group, NativeSelect, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import {
  GranteesDocument,
  WithdrawGrantDocument,
  type Sharing_SiteFragment,
} from "../../__generated__/operations.ts";
import { newChangeId } from "../../lib/change-id.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { ActError } from "../../ui/ActError.tsx";
import { GrantForm } from "./GrantForm.tsx";
import { SeenBy } from "./SeenBy.tsx";
import classes from "./Sharing.module.css";

type Grant = Sharing_SiteFragment["grants"][number];

export function Sharing({
  site,
  today,
  onChanged,
}: {
  readonly site: Sharing_SiteFragment;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly onChanged: () => void;
}) {
  const { t, locale } = useWords();
  const { data } = useQuery(GranteesDocument, { variables: { site: site.id } });
  const [chosen, setChosen] = useState("");
  const [isGiving, setGiving] = useState(false);
  const open = site.grants.filter(({ isOpen }) => isOpen);
  const closed = site.grants.filter(({ isOpen }) => !isOpen);
  return (
    <>
      <section>
        <Title order={2}>{t("sharing.open")}</Title>
        {open.length === 0 && <Text mt="xs">{t("sharing.none")}</Text>}
        {open.map((grant) => (
          <GrantCard
            key={`${grant.id} ${grant.until}`}
            grant={grant}
            site={site.id}
            onChanged={onChanged}
          />
        ))}
        {closed.length > 0 && (
          <details className={classes["fold"]}>
            <summary>{t("sharing.closed", { count: closed.length })}</summary>
            {closed.map((grant) => (
              <GrantCard
                key={`${grant.id} ${grant.until}`}
                grant={grant}
                site={site.id}
                onChanged={onChanged}
              />
            ))}
          </details>
        )}
      </section>
      <section>
        <Title order={2}>{t("sharing.look")}</Title>
        <Stack gap="sm" align="flex-start">
          <NativeSelect
            size="md"
            label={t("sharing.organisation")}
            value={chosen}
            data={[
              { value: "", label: t("sharing.choose") },
              ...(data?.grantees ?? []).map(({ id, name }) => ({
                value: id,
                label: name[locale],
              })),
            ]}
            onChange={({ currentTarget }) => {
              setChosen(currentTarget.value);
              setGiving(false);
            }}
          />
          {chosen && (
            <SeenBy key={chosen} site={site.id} organisation={chosen} />
          )}
          {chosen && !isGiving && (
            <Button onClick={() => setGiving(true)}>
              {t("sharing.giveTo")}
            </Button>
          )}
          {chosen && isGiving && (
            <GrantForm
              site={site.id}
              organisation={chosen}
              since={today}
              until={null}
              isChange={false}
              onDone={() => {
                setChosen("");
                setGiving(false);
                onChanged();
              }}
              onLeave={() => setGiving(false)}
            />
          )}
        </Stack>
      </section>
    </>
  );
}

function GrantCard({
  grant,
  site,
  onChanged,
}: {
  readonly grant: Grant;
  readonly site: string;
  readonly onChanged: () => void;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const [act, setAct] = useState<"change" | "look" | "withdraw">();
  const [change] = useState(newChangeId);
  const [withdraw, { loading, error }] = useMutation(WithdrawGrantDocument);
  const { organisation, since, until, isOpen } = grant;
  const go = async () => {
    await withdraw({ variables: { site, grant: grant.id, change } });
    onChanged();
  };
  return (
    <article className={classes["card"]}>
      <Text fw={600}>{organisation.name[locale]}</Text>
      <Text size="sm" c="dimmed">
        {[
          since && t("sharing.fromDay", { day: format.day(since) }),
          until
            ? t("sharing.untilDay", { day: format.day(until) })
            : t("sharing.noEnd"),
        ]
          .filter(Boolean)
          .join(" · ")}
      </Text>
      <Group gap="xs" mt="xs">
        <Button
          size="sm"
          variant="default"
          aria-expanded={act === "look"}
          onClick={() => setAct(act === "look" ? undefined : "look")}
        >
          {t("sharing.whatItSees")}
        </Button>
        {isOpen && since && (
          <Button size="sm" variant="default" onClick={() => setAct("change")}>
            {t("sharing.narrow")}
          </Button>
        )}
        {isOpen && (
          <Button
            size="sm"
            variant="default"
            onClick={() => setAct("withdraw")}
          >
            {t("sharing.withdraw")}
          </Button>
        )}
      </Group>
      {act === "look" && <SeenBy site={site} organisation={organisation.id} />}
      {act === "change" && since && (
        <GrantForm
          site={site}
          organisation={organisation.id}
          since={since}
          until={until}
          isChange
          onDone={onChanged}
          onLeave={() => setAct(undefined)}
        />
      )}
      {act === "withdraw" && (
        <Stack gap="xs" mt="xs" align="flex-start">
          <Text>
            {t("sharing.withdrawAsk", {
              organisation: organisation.name[locale],
            })}
          </Text>
          {error && <ActError error={error} />}
          <Group>
            <Button
              loading={loading}
              // What went wrong stands in `error`.
              onClick={() => void go().catch(() => undefined)}
            >
              {t("sharing.withdrawYes")}
            </Button>
            <Button variant="default" onClick={() => setAct(undefined)}>
              {t("sharing.leave")}
            </Button>
          </Group>
        </Stack>
      )}
    </article>
  );
}
