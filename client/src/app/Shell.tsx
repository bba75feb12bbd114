import { useMutation } from "@apollo/client/react";
import {
  Anchor,
  AppShell,
  Burger,
  Button,
  Group,
  NavLink,
  Text,
} from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { lazy, Suspense } from "react";
import { Link, Navigate, Outlet, useLocation } from "react-router";
import { SetPreferencesDocument } from "../__generated__/operations.ts";
import { useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { useSession, type Viewer } from "../lib/viewer.ts";
import type { TextKey } from "../texts/index.ts";
import classes from "./Shell.module.css";

// What floats above the page is loaded behind it.
const PersonMenu = lazy(async () => ({
  default: (await import("../features/person-menu/PersonMenu.tsx")).PersonMenu,
}));
const SearchBox = lazy(async () => ({
  default: (await import("../features/search-box/SearchBox.tsx")).SearchBox,
}));
// Loaded while all is well: when it is needed, nothing may be there to load it from.
const Notices = lazy(async () => ({
  default: (await import("../features/service-notice/Notices.tsx")).Notices,
}));

interface Page {
  readonly path: string;
  readonly label: TextKey;
  /** The action without which the page holds nothing for the viewer. */
  readonly needs?: string;
}

const PAGES: readonly Page[] = [
  { path: "/", label: "shell.home" },
  { path: "/overview", label: "shell.overview", needs: "figures:read" },
  { path: "/indicators", label: "shell.indicators" },
  { path: "/sites", label: "shell.sites", needs: "sites:read" },
  { path: "/network", label: "shell.network", needs: "figures:read" },
  { path: "/exposure", label: "shell.exposure", needs: "figures:read" },
  { path: "/resilience", label: "shell.resilience", needs: "figures:read" },
  { path: "/lenses", label: "shell.lenses", needs: "customers:read" },
  { path: "/answers", label: "shell.answers", needs: "records:enter" },
  { path: "/data", label: "shell.data" },
  { path: "/people", label: "shell.people", needs: "people:read" },
];

export function Shell() {
  const { viewer } = useSession();
  const { pathname, search } = useLocation();
  if (!viewer) {
    const next =
      pathname === "/" ? "" : `?next=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${next}`} replace />;
  }
  return <SignedInShell viewer={viewer} />;
}

function SignedInShell({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useWords();
  const { demo } = useSession();
  const [isOpen, { toggle, close }] = useDisclosure();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 200, breakpoint: "sm", collapsed: { mobile: !isOpen } }}
      padding={{ base: "md", sm: "lg" }}
    >
      <a href="#content" className={classes["skip"]}>
        {t("shell.skip")}
      </a>
      <AppShell.Header className="no-print">
        <Group h="100%" px="md" gap="md" wrap="nowrap">
          <Burger
            opened={isOpen}
            onClick={toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={t("shell.menu")}
          />
          <Anchor
            component={Link}
            to="/"
            underline="never"
            fw={700}
            c="inherit"
          >
            {t("shell.product")}
          </Anchor>
          <Group flex={1} justify="center" visibleFrom="xs">
            <Suspense>
              <SearchBox />
            </Suspense>
          </Group>
          <Group gap="xs" wrap="nowrap" ms="auto">
            <LanguageSwitch viewer={viewer} />
            <Suspense>
              <PersonMenu />
            </Suspense>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar
        p="sm"
        className="no-print"
        aria-label={t("shell.navigation")}
      >
        <Pages viewer={viewer} onFollow={close} />
      </AppShell.Navbar>
      <AppShell.Main id="content" className={classes["main"] ?? ""}>
        <Suspense>
          <Notices />
        </Suspense>
        <Outlet />
        <footer className={classes["footer"]}>
          {demo && <Text size="sm">{t("shell.demoBanner")}</Text>}
          <Anchor component={Link} to="/method" size="sm">
            {t("shell.method")}
          </Anchor>
          <Anchor component={Link} to="/glossary" size="sm">
            {t("shell.glossary")}
          </Anchor>
        </footer>
      </AppShell.Main>
    </AppShell>
  );
}

function Pages({
  viewer,
  onFollow,
}: {
  readonly viewer: Viewer;
  readonly onFollow: () => void;
}) {
  const { t } = useWords();
  const { to } = useScope();
  const { pathname } = useLocation();
  return PAGES.filter(
    ({ needs }) => !needs || viewer.actions.includes(needs),
  ).map(({ path, label }) => (
    <NavLink
      key={path}
      component={Link}
      to={to(path)}
      label={t(label)}
      active={path === "/" ? pathname === "/" : pathname.startsWith(path)}
      onClick={onFollow}
    />
  ));
}

function LanguageSwitch({ viewer }: { readonly viewer: Viewer }) {
  const { locale, setLocale } = useWords();
  const [save] = useMutation(SetPreferencesDocument);
  const other = locale === "en" ? "th" : "en";
  return (
    <Button
      variant="subtle"
      color="gray"
      px="xs"
      lang={other}
      onClick={() => {
        setLocale(other);
        void save({ variables: { locale: other, era: viewer.era } });
      }}
    >
      {other === "th" ? "ไทย" : "English"}
    </Button>
  );
}
