import { ApolloProvider, useQuery } from "@apollo/client/react";
import { Center, Loader, MantineProvider } from "@mantine/core";
import {
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
  type ReactNode,
} from "react";
import { I18nextProvider } from "react-i18next";
import {
  AppCatalogueDocument,
  SessionDocument,
} from "../__generated__/operations.ts";
import { CatalogueContext, createCatalogues } from "../lib/catalogue.ts";
import { createI18n, useWords, type Locale } from "../lib/i18n.ts";
import { EraContext } from "../lib/preferences.tsx";
import { SessionContext } from "../lib/viewer.ts";
import { LoadError } from "../ui/LoadError.tsx";
import { createApolloClient } from "./apollo-client.ts";
import { theme } from "./theme.ts";

const LOCALE_KEY = "saphan.locale";

/** Before anyone has signed in: what was chosen here last, else the browser's language. */
function firstLocale(): Locale {
  const chosen = localStorage.getItem(LOCALE_KEY);
  if (chosen === "en" || chosen === "th") return chosen;
  return navigator.language.startsWith("th") ? "th" : "en";
}

export function Providers({ children }: { readonly children: ReactNode }) {
  const [i18n] = useState(() => createI18n(firstLocale()));
  const [client] = useState(createApolloClient);
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <ApolloProvider client={client}>
          <SessionGate>{children}</SessionGate>
        </ApolloProvider>
      </MantineProvider>
    </I18nextProvider>
  );
}

/** Loads who is signed in and what is asked of sites; nothing is shown before both are known. */
function SessionGate({ children }: { readonly children: ReactNode }) {
  const { locale, setLocale, t } = useWords();
  const session = useQuery(SessionDocument);
  const catalogue = useQuery(AppCatalogueDocument, {
    fetchPolicy: "cache-first",
  });
  const viewer = session.data?.viewer;
  const chosen = viewer?.locale;
  // Only the account's own choice moves the language; later changes are the viewer's.
  const follow = useEffectEvent((choice: typeof locale) => {
    if (choice !== locale) setLocale(choice);
  });
  useEffect(() => {
    if (chosen) follow(chosen);
  }, [chosen]);
  useEffect(() => {
    document.documentElement.lang = locale;
    localStorage.setItem(LOCALE_KEY, locale);
  }, [locale]);
  const data = catalogue.data?.catalogue;
  const terms = useMemo(() => data && createCatalogues(data), [data]);
  const error = session.error ?? catalogue.error;
  if (error && !(session.data && terms))
    return (
      <Center p="xl">
        <LoadError
          error={error}
          retry={() => {
            void session.refetch();
            void catalogue.refetch();
          }}
        />
      </Center>
    );
  if (!session.data || !terms)
    return (
      <Center p="xl" role="status" aria-label={t("shell.loading")}>
        <Loader />
      </Center>
    );
  const { service } = session.data;
  return (
    <SessionContext
      value={{
        viewer: viewer ?? null,
        demo: service.demo,
        version: service.version,
      }}
    >
      <EraContext value={viewer?.era}>
        <CatalogueContext value={terms}>{children}</CatalogueContext>
      </EraContext>
    </SessionContext>
  );
}
