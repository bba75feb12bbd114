import { Text } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { MethodLink } from "../../ui/MethodLink.tsx";
import type { OtherEnd } from "./ChooseOther.tsx";
import type { Disclosure } from "./link-model.ts";

/** Who will see what is stated: the two ends all of it, others what the supplying side discloses. */
export function WhoSees({
  other,
  supplies,
  disclosure,
}: {
  readonly other: OtherEnd;
  readonly supplies: boolean;
  readonly disclosure: Disclosure;
}) {
  const { t, locale } = useWords();
  return (
    <Text size="sm" c="dimmed" maw="72ch">
      {t("links.seenByEnds", { other: other.name[locale] })}{" "}
      {t(supplies ? `links.seen_${disclosure}` : "links.seenAsCustomer")}{" "}
      {t("links.seenNoAnswers")}{" "}
      <MethodLink topic="sight">{t("links.more")}</MethodLink>
    </Text>
  );
}
