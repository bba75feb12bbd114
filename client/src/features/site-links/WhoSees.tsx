import { Text } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { MethodLink } from "../../ui/MethodLink.tsx";
import type { OtherEnd } from "./ChooseOther.tsx";
import type { Disclosure } from "./link-model.ts";

/** Who will see what is stated: the two ends all of it, others what the supplying side discloses. */
export function WhoSees({
  other,
  supplies,
  disclosure,
  until,
}: {
  readonly other: OtherEnd;
  readonly supplies: boolean;
  readonly disclosure: Disclosure;
  /** Last day on which it is disclosed, empty for none. */
  readonly until: string;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  return (
    <Text size="sm" c="dimmed" maw="72ch">
      {t("links.seenByEnds", { other: other.name[locale] })}{" "}
      {t(supplies ? `links.seen_${disclosure}` : "links.seenAsCustomer")}{" "}
      {supplies && disclosure !== "private" && until !== "" && (
        <>{t("links.seenUntil", { day: format.day(until) })} </>
      )}
      {t("links.seenNoAnswers")}{" "}
      <MethodLink topic="sight">{t("links.more")}</MethodLink>
    </Text>
  );
}
