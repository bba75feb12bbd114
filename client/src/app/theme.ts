import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** Deep teal: "you can act here" (look.md). Shade 7 carries white text at 4.5:1 or better. */
const teal: MantineColorsTuple = [
  "#e6f4f2",
  "#cfe7e4",
  "#a0cfc9",
  "#6db6ad",
  "#449f95",
  "#2a8a80",
  "#187870",
  "#0f6b66",
  "#0b5652",
  "#07403d",
];

export const theme = createTheme({
  primaryColor: "teal",
  primaryShade: { light: 7, dark: 5 },
  colors: { teal },
  fontFamily: "'Inter Variable', 'Noto Sans Thai Variable', sans-serif",
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "1.5", sm: "1.55", md: "1.6", lg: "1.6", xl: "1.4" },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "28px", lineHeight: "1.4" },
      h2: { fontSize: "20px", lineHeight: "1.5" },
      h3: { fontSize: "16px", lineHeight: "1.6" },
    },
  },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  defaultRadius: "6px",
  cursorType: "pointer",
});
