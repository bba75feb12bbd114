/** One link: whose word it stands on, what each says, and what one may do about one's own word. */
import { useMutation } from "@apollo/client/react";
import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { Link as RouterLink } from "react-router";
import { WithdrawLinkDocument } from "../../__generated__/operations.ts";
import { newChangeId } from "../../lib/change-id.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { ActError } from "../../ui/ActError.tsx";
import { LinkForm, type LinkFormProps } from "./LinkForm.tsx";
import {
  differences,
  standingOf,
  startOfNew,
  termsOf,
  textsOf,
  type Disclosure,
  type Link,
  type Statement,
} from "./link-model.ts";
import classes from "./SiteLinks.module.css";
import { useLinkWords } from "./use-link-words.ts";

type Act = "correct" | "end" | "state" | "withdraw";

export function LinkCard({
  link,
  byDefault,
  onChanged,
  ...form
}: Pick<LinkFormProps, "families" | "site" | "supplies" | "today"> & {
  readonly link: Link;
  /** What the organisation's new links disclose. */
  readonly byDefault: Disclosure;
  readonly onChanged: (said: "entered" | "withdrawn") => void;
}) {
  const { t, locale } = useWords();
  const { to } = useScope();
  const words = useLinkWords();
  const [act, setAct] = useState<readonly [Act, Statement?]>();
  const { other, statements, isCurrent } = link;
  if (!other) return null;
  const own = statements.filter(({ isOwn }) => isOwn);
  const differ = differences(statements);
  const standing = standingOf(link, form.supplies);
  const [doing, statement] = act ?? [];
  const leave = () => setAct(undefined);
  return (
    <article className={classes["card"]} aria-label={other.name[locale]}>
      <Text component="h3" fw={600} m={0}>
        <Anchor component={RouterLink} to={to(`/sites/${other.id}`)} inherit>
          {other.name[locale]}
        </Anchor>
      </Text>
      <Text size="sm">
        {words.family(link.partFamily)}
        {" · "}
        {t(`links.standing_${standing}`)}
        {!isCurrent && ` · ${t("links.over")}`}
      </Text>
      <ul className={classes["statements"]}>
        {statements.map((one) => (
          <li key={one.id}>
            <Text size="sm">
              <b>
                {one.isOwn
                  ? t("links.you", { name: one.source.name[locale] })
                  : one.source.name[locale]}
              </b>{" "}
              {words.statement(one)}
            </Text>
            {one.isOwn && (
              <Group gap="xs" my={4} className="no-print">
                <Button
                  size="sm"
                  variant="default"
                  onClick={() => setAct(["correct", one])}
                >
                  {t("links.correct")}
                </Button>
                {isCurrent && (
                  <Button
                    size="sm"
                    variant="default"
                    onClick={() => setAct(["end", one])}
                  >
                    {t("links.end")}
                  </Button>
                )}
                <Button
                  size="sm"
                  variant="subtle"
                  color="gray"
                  onClick={() => setAct(["withdraw", one])}
                >
                  {t("links.withdraw")}
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
      {differ.length > 0 && (
        <Text size="sm" role="note">
          {t("links.differ", {
            what: differ.map((field) => t(`links.term_${field}`)).join(", "),
          })}
        </Text>
      )}
      {own.length === 0 && standing === "for_both" && (
        <Text size="sm" className="no-print">
          {t("links.forBothNote")}
        </Text>
      )}
      {own.length === 0 && !act && (
        <Button
          mt={4}
          size="sm"
          variant="default"
          className="no-print"
          onClick={() => setAct(["state", statements[0]])}
        >
          {t(standing === "for_both" ? "links.stateOwn" : "links.stateToo")}
        </Button>
      )}
      {statement && doing === "withdraw" && (
        <Withdraw
          site={form.site.id}
          other={other.name[locale]}
          statement={statement}
          onDone={() => onChanged("withdrawn")}
          onLeave={leave}
        />
      )}
      {statement && doing && doing !== "withdraw" && (
        <LinkForm
          key={`${doing} ${statement.id}`}
          {...form}
          other={other}
          link={doing === "state" ? null : statement.id}
          seen={doing === "state" ? null : termsOf(statement)}
          start={startOf(doing, link, statement, {
            ...form,
            byDefault,
          })}
          isEnding={doing === "end"}
          onDone={() => {
            leave();
            onChanged("entered");
          }}
          onLeave={leave}
        />
      )}
    </article>
  );
}

/** What a form begins with: stating it too begins with what the other side says, but for what it alone discloses. */
function startOf(
  act: Act,
  { partFamily }: Link,
  statement: Statement,
  {
    today,
    supplies,
    byDefault,
  }: Pick<LinkFormProps, "supplies" | "today"> & {
    readonly byDefault: Disclosure;
  },
) {
  const texts = textsOf(partFamily, statement);
  if (act === "end") return { ...texts, until: texts.until || today };
  return act === "state"
    ? { ...texts, disclosure: startOfNew(supplies, byDefault).disclosure }
    : texts;
}

function Withdraw({
  site,
  other,
  statement,
  onDone,
  onLeave,
}: {
  readonly site: string;
  readonly other: string;
  readonly statement: Statement;
  readonly onDone: () => void;
  readonly onLeave: () => void;
}) {
  const { t, locale } = useWords();
  const [change, setChange] = useState(newChangeId);
  const [withdraw, { data, loading, error }] =
    useMutation(WithdrawLinkDocument);
  const result = data?.withdrawLink;
  const go = async () => {
    const { data: done } = await withdraw({
      variables: {
        site,
        link: statement.id,
        seen: termsOf(statement),
        change,
      },
    });
    if (done?.withdrawLink.__typename === "RecordEntered") onDone();
    else setChange(newChangeId());
  };
  return (
    <Stack gap="xs" align="flex-start" className={classes["form"]}>
      <Text maw="72ch">{t("links.withdrawAsk", { other })}</Text>
      {result?.__typename === "RecordMoved" && (
        <Text role="alert">{t("links.movedWithdraw")}</Text>
      )}
      {result?.__typename === "RecordRefused" &&
        result.reasons.map((reason) => (
          <Text key={reason.en} role="alert" c="var(--saphan-bad)">
            {reason[locale]}
          </Text>
        ))}
      {error && <ActError error={error} />}
      <Group>
        {result?.__typename === "RecordMoved" ? (
          <Button onClick={onDone}>{t("links.lookAgain")}</Button>
        ) : (
          <Button
            loading={loading}
            // What went wrong stands in `error`.
            onClick={() => void go().catch(() => undefined)}
          >
            {t("links.withdrawYes")}
          </Button>
        )}
        <Button variant="default" onClick={onLeave}>
          {t("links.leave")}
        </Button>
      </Group>
    </Stack>
  );
}
