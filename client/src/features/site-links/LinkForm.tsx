/** States a link, corrects what was stated, or ends it; what a colleague has changed meanwhile is chosen field by field. */
import { useMutation } from "@apollo/client/react";
import {
  Button,
  Group,
  NativeSelect,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { useState } from "react";
import {
  EnterLinkDocument,
  type LinkTermsInput,
} from "../../__generated__/operations.ts";
import type { Term as CatalogueTerm } from "../../lib/catalogue.ts";
import { newChangeId } from "../../lib/change-id.ts";
import { useWords } from "../../lib/i18n.ts";
import { ActError } from "../../ui/ActError.tsx";
import { ChooseOther, type OtherEnd } from "./ChooseOther.tsx";
import { DisclosedUntil, Disclosures } from "./Disclosures.tsx";
import {
  isReversed,
  linkSent,
  shareTrap,
  termsOf,
  type Disclosure,
  type LinkTexts,
} from "./link-model.ts";
import { MovedConflict, type MovedLink } from "./MovedConflict.tsx";
import { OptionalDay } from "./OptionalDay.tsx";
import classes from "./SiteLinks.module.css";
import { WhoSees } from "./WhoSees.tsx";

export interface LinkFormProps {
  readonly site: OtherEnd;
  /** Whether the site supplies the other one. */
  readonly supplies: boolean;
  /** Absent where it is still to be found. */
  readonly other?: OtherEnd | undefined;
  /** Id of the statement that is corrected; null for a new one. */
  readonly link: string | null;
  /** What that said when the page was loaded. */
  readonly seen: LinkTermsInput | null;
  readonly start: LinkTexts;
  readonly families: readonly CatalogueTerm[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly isEnding?: boolean;
  readonly onDone: () => void;
  readonly onLeave: () => void;
}

export function LinkForm({
  site,
  supplies,
  link,
  seen,
  start,
  families,
  today,
  isEnding = false,
  onDone,
  onLeave,
  ...props
}: LinkFormProps) {
  const { t, locale } = useWords();
  const [other, setOther] = useState(props.other);
  const [texts, setTexts] = useState(start);
  const [base, setBase] = useState({ link, seen });
  const [moved, setMoved] = useState<MovedLink>();
  const [change, setChange] = useState(newChangeId);
  const [enter, { data, loading, error }] = useMutation(EnterLinkDocument);
  const set = (field: keyof LinkTexts) => (value: string) =>
    setTexts({ ...texts, [field]: value });
  const trap = shareTrap(texts.share);
  const isUnready =
    trap === "unclear" || trap === "negative" || isReversed(texts);
  const result = data?.enterLink;
  const go = async () => {
    if (!other) return;
    const sent = await enter({
      variables: {
        change,
        link: {
          site: site.id,
          other: other.id,
          supplies,
          ...base,
          ...linkSent(texts),
        },
      },
    });
    const answer = sent.data?.enterLink;
    if (answer?.__typename === "RecordEntered") return onDone();
    setChange(newChangeId());
    if (answer?.__typename === "RecordMoved" && answer.link)
      setMoved(answer.link);
  };
  if (!other)
    return (
      <Stack gap="sm" align="flex-start" className={classes["form"]}>
        <ChooseOther
          site={site.id}
          label={t(supplies ? "links.whichCustomer" : "links.whichSupplier")}
          onChoose={setOther}
        />
        <Button variant="default" onClick={onLeave}>
          {t("links.leave")}
        </Button>
      </Stack>
    );
  if (moved)
    return (
      <MovedConflict
        label={other.name[locale]}
        moved={moved}
        before={base.seen}
        mine={texts}
        onSettle={(terms) => {
          setTexts({ ...texts, ...terms });
          setBase(
            moved.isWithdrawn
              ? { link: null, seen: null }
              : { link: moved.id, seen: termsOf(moved) },
          );
          setMoved(undefined);
        }}
        onTakeTheirs={onDone}
      />
    );
  return (
    <Stack gap="sm" align="flex-start" className={classes["form"]}>
      <Text fw={600}>
        {t(supplies ? "links.supplies" : "links.suppliedBy", {
          site: site.name[locale],
          other: other.name[locale],
        })}
      </Text>
      {!isEnding && (
        <Terms
          texts={texts}
          supplies={supplies}
          families={families}
          today={today}
          set={set}
        />
      )}
      <OptionalDay
        label={t("links.until")}
        question={t("links.hasEnd")}
        value={texts.until}
        today={today}
        onChange={set("until")}
      />
      {isReversed(texts) && (
        <Text role="alert" size="sm" c="var(--saphan-bad)">
          {t("links.reversed")}
        </Text>
      )}
      {!isEnding && supplies && (
        <>
          <Disclosures value={texts.disclosure} onChange={set("disclosure")} />
          <DisclosedUntil
            disclosure={texts.disclosure}
            value={texts.disclosedUntil}
            today={today}
            onChange={set("disclosedUntil")}
          />
        </>
      )}
      <WhoSees
        other={other}
        supplies={supplies}
        disclosure={texts.disclosure as Disclosure}
        until={texts.disclosedUntil}
      />
      {result?.__typename === "RecordRefused" &&
        result.reasons.map((reason) => (
          <Text key={reason.en} role="alert" c="var(--saphan-bad)">
            {reason[locale]}
          </Text>
        ))}
      {result?.__typename === "RecordRefused" && (
        <Text size="sm">{t("links.nothingChanged")}</Text>
      )}
      {error && <ActError error={error} />}
      <Group>
        <Button
          loading={loading}
          disabled={isUnready}
          // What went wrong stands in `error`.
          onClick={() => void go().catch(() => undefined)}
        >
          {t(base.link ? "links.save" : "links.state")}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {t("links.leave")}
        </Button>
      </Group>
    </Stack>
  );
}

function Terms({
  texts,
  supplies,
  families,
  today,
  set,
}: Pick<LinkFormProps, "families" | "supplies" | "today"> & {
  readonly texts: LinkTexts;
  readonly set: (field: keyof LinkTexts) => (value: string) => void;
}) {
  const { t, locale } = useWords();
  const trap = shareTrap(texts.share);
  return (
    <>
      <NativeSelect
        size="md"
        w="100%"
        maw={420}
        label={t("links.family")}
        value={texts.partFamily}
        data={[
          { value: "", label: t("links.notSaid") },
          ...families.map(({ id, name }) => ({
            value: id,
            label: name[locale],
          })),
        ]}
        onChange={({ currentTarget }) => set("partFamily")(currentTarget.value)}
      />
      <OptionalDay
        label={t("links.since")}
        question={t("links.hasStart")}
        value={texts.since}
        today={today}
        onChange={set("since")}
      />
      <TextInput
        size="md"
        w="100%"
        maw={420}
        inputMode="decimal"
        autoComplete="off"
        label={t("links.share")}
        description={t(supplies ? "links.shareOfTheirs" : "links.shareOfOurs")}
        rightSection="%"
        error={trap && trap !== "above" && t(`links.share_${trap}`)}
        value={texts.share}
        onChange={({ currentTarget }) => set("share")(currentTarget.value)}
      />
      {trap === "above" && (
        <Text size="sm" role="status">
          {t("links.share_above")}
        </Text>
      )}
      <NativeSelect
        size="md"
        w="100%"
        maw={420}
        label={t(supplies ? "links.singleTheirs" : "links.singleOurs")}
        value={texts.single}
        data={[
          { value: "", label: t("links.notSaid") },
          { value: "yes", label: t("links.yes") },
          { value: "no", label: t("links.no") },
        ]}
        onChange={({ currentTarget }) => set("single")(currentTarget.value)}
      />
    </>
  );
}
