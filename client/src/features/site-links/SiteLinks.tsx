/** Whom an own site supplies and who supplies it, as it and the others state it, typed one by one. */
import { Alert, Button, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import type {
  LinkDefault_PolicyFragment,
  SiteLinks_SiteFragment,
} from "../../__generated__/operations.ts";
import type { Term } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { LinkCard } from "./LinkCard.tsx";
import { LinkDefault } from "./LinkDefault.tsx";
import { LinkForm } from "./LinkForm.tsx";
import { startOfNew, type Link } from "./link-model.ts";

/** More than that are looked through by name. */
const MANY = 12;
const SHOWN = 50;

type Said = "entered" | "policy" | "withdrawn";

interface Props {
  readonly site: SiteLinks_SiteFragment;
  readonly policy: LinkDefault_PolicyFragment;
  readonly families: readonly Term[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly onChanged: () => void;
}

export function SiteLinks(props: Props) {
  const { t } = useWords();
  const [said, setSaid] = useState<Said>();
  const { site, policy, onChanged } = props;
  const changed = (what: Said) => {
    setSaid(what);
    onChanged();
  };
  const told = { ...props, onChanged: changed };
  return (
    <>
      {said && (
        <Alert role="status" variant="light">
          {t(`links.done_${said}`)}
        </Alert>
      )}
      <LinkSection {...told} links={site.customers} supplies />
      <LinkSection {...told} links={site.suppliers} supplies={false} />
      <LinkDefault policy={policy} onChanged={() => changed("policy")} />
    </>
  );
}

function LinkSection({
  site,
  families,
  today,
  links,
  supplies,
  policy,
  onChanged,
}: Omit<Props, "onChanged"> & {
  readonly links: readonly Link[];
  readonly supplies: boolean;
  readonly onChanged: (said: Said) => void;
}) {
  const { t, locale } = useWords();
  const [isAdding, setAdding] = useState(false);
  const [text, setText] = useState("");
  const [shown, setShown] = useState(SHOWN);
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = links
    .filter(({ other }) => {
      const name = `${other?.name.en}\n${other?.name.th}`.toLocaleLowerCase();
      return words.every((word) => name.includes(word));
    })
    .sort((a, b) =>
      (a.other?.name[locale] ?? "").localeCompare(
        b.other?.name[locale] ?? "",
        locale,
      ),
    );
  const { disclosure } = policy;
  const form = { site, families, today, supplies };
  return (
    <section>
      <Title order={2}>
        {t(supplies ? "links.customers" : "links.suppliers", {
          count: links.length,
        })}
      </Title>
      {links.length === 0 && (
        <Text mt="xs" maw="72ch">
          {t(supplies ? "links.noCustomers" : "links.noSuppliers")}
        </Text>
      )}
      {isAdding ? (
        <LinkForm
          {...form}
          link={null}
          seen={null}
          start={startOfNew(supplies, disclosure)}
          onDone={() => {
            setAdding(false);
            onChanged("entered");
          }}
          onLeave={() => setAdding(false)}
        />
      ) : (
        <Button
          mt="xs"
          variant="light"
          className="no-print"
          onClick={() => setAdding(true)}
        >
          {t(supplies ? "links.addCustomer" : "links.addSupplier")}
        </Button>
      )}
      {links.length > MANY && (
        <TextInput
          className="no-print"
          size="md"
          mt="sm"
          maw={420}
          type="search"
          label={t("links.lookThrough")}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      {found.slice(0, shown).map((link) => (
        <LinkCard
          key={link.id}
          {...form}
          link={link}
          byDefault={disclosure}
          onChanged={onChanged}
        />
      ))}
      {links.length > 0 && found.length === 0 && (
        <Text mt="xs">{t("links.noneOfThem")}</Text>
      )}
      {found.length > shown && (
        <Button
          mt="sm"
          variant="default"
          className="no-print"
          onClick={() => setShown(shown + SHOWN)}
        >
          {t("links.showMore", { count: found.length - shown })}
        </Button>
      )}
    </section>
  );
}
