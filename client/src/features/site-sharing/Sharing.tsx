/** Who may read an own site: grants given, narrowed and withdrawn, each with a picture of what it opens. */
import { useMutation } from "@apollo/client/react";
import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import {
  WithdrawGrantDocument,
  type Sharing_SiteFragment,
} from "../../__generated__/operations.ts";
import { newChangeId } from "../../lib/change-id.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { ActError } from "../../ui/ActError.tsx";
import { ChooseOrganisation } from "./ChooseOrganisation.tsx";
import { GrantForm } from "./GrantForm.tsx";
import { Looks } from "./Looks.tsx";
import { SeenBy } from "./SeenBy.tsx";
import classes from "./Sharing.module.css";

type Grant = Sharing_SiteFragment["grants"][number];
type Said = "given" | "narrowed" | "withdrawn";

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
  const { t } = useWords();
  const format = useFormat();
  const [said, setSaid] = useState<Said>();
  const changed = (what: Said) => {
    setSaid(what);
    onChanged();
  };
  const [chosen, setChosen] = useState("");
  const [isGiving, setGiving] = useState(false);
  const open = site.grants.filter(({ isOpen }) => isOpen);
  const closed = site.grants.filter(({ isOpen }) => !isOpen);
  return (
    <>
      {said && (
        <Alert role="status" variant="light">
          {t(`sharing.done_${said}`)}
        </Alert>
      )}
      <section>
        <Title order={2}>{t("sharing.open")}</Title>
        <Text size="sm" c="dimmed">
          {t("sharing.asOf", { day: format.day(today) })}
        </Text>
        {open.length === 0 && <Text mt="xs">{t("sharing.none")}</Text>}
        {open.map((grant) => (
          <GrantCard
            key={`${grant.id} ${grant.until}`}
            grant={grant}
            site={site.id}
            today={today}
            onChanged={changed}
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
                today={today}
                onChanged={changed}
              />
            ))}
          </details>
        )}
      </section>
      <section className="no-print">
        <Title order={2}>{t("sharing.look")}</Title>
        <Stack gap="sm" align="flex-start">
          <ChooseOrganisation
            site={site.id}
            chosen={chosen}
            onChoose={(id) => {
              setChosen(id);
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
              today={today}
              isChange={false}
              onDone={() => {
                setChosen("");
                setGiving(false);
                changed("given");
              }}
              onLeave={() => setGiving(false)}
            />
          )}
        </Stack>
      </section>
      <Looks looks={site.looks} />
    </>
  );
}

function GrantCard({
  grant,
  site,
  today,
  onChanged,
}: {
  readonly grant: Grant;
  readonly site: string;
  readonly today: string;
  readonly onChanged: (said: Said) => void;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const [act, setAct] = useState<"change" | "look" | "withdraw">();
  const [change] = useState(newChangeId);
  const [withdraw, { loading, error }] = useMutation(WithdrawGrantDocument);
  const { organisation, since, until, isOpen } = grant;
  const go = async () => {
    await withdraw({ variables: { site, grant: grant.id, change } });
    onChanged("withdrawn");
  };
  return (
    <article className={classes["card"]} aria-label={organisation.name[locale]}>
      <Text fw={600}>{organisation.name[locale]}</Text>
      <Text size="sm" c="dimmed">
        {since && until && until < since
          ? t("sharing.neverHeld", { day: format.day(since) })
          : [
              since && t("sharing.fromDay", { day: format.day(since) }),
              until
                ? t("sharing.untilDay", { day: format.day(until) })
                : t("sharing.noEnd"),
            ]
              .filter(Boolean)
              .join(" · ")}
      </Text>
      <Group gap="xs" my="xs" className="no-print">
        <Button
          size="sm"
          variant="default"
          aria-expanded={act === "look"}
          onClick={() => setAct(act === "look" ? undefined : "look")}
        >
          {t("sharing.whatItSees")}
        </Button>
        {isOpen && (
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
      {act === "change" && (
        <GrantForm
          site={site}
          organisation={organisation.id}
          since={since}
          until={until}
          isChange
          today={today}
          onDone={() => onChanged("narrowed")}
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
