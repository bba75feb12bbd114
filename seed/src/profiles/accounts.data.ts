/** Invented people; their surname says so. */
export const DEMO_ACCOUNTS = [
  {
    login: "buyer@demo.example",
    role: "buyer",
    name: "Benjawan Demo",
    locale: "en",
  },
  {
    login: "buyer2@demo.example",
    role: "buyer",
    name: "Chalida Demo",
    locale: "en",
  },
  {
    login: "programme@demo.example",
    role: "programme",
    name: "Preecha Demo",
    locale: "en",
  },
  {
    login: "supplier@demo.example",
    role: "supplier",
    name: "Somying Demo",
    locale: "th",
  },
  {
    login: "admin@demo.example",
    role: "administrator",
    name: "Arunee Demo",
    locale: "en",
  },
] as const;

export type DemoLogin = (typeof DEMO_ACCOUNTS)[number]["login"];
