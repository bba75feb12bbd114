/** Says that the service does not answer, or cannot save, until it is well again; the pages keep what they show. */
import { Alert } from "@mantine/core";
import { usePageWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useServiceTrouble } from "./service-state.ts";

const WORDS = {
  unavailable: {
    en: "Saphan does not answer since {{moment}}. Stay on this page: it is tried again, and what is saved is safe.",
    th: "ระบบไม่ตอบสนองตั้งแต่ {{moment}} โปรดอยู่ที่หน้านี้ ระบบจะลองใหม่เอง ข้อมูลที่บันทึกแล้วไม่สูญหาย",
  },
  readOnly: {
    en: "Nothing can be saved since {{moment}}: the server's disk is full or read-only. You can still read.",
    th: "บันทึกไม่ได้ตั้งแต่ {{moment}} เพราะดิสก์ของเซิร์ฟเวอร์เต็มหรือเขียนไม่ได้ แต่ยังอ่านข้อมูลได้",
  },
  behind: {
    en: "Figures may be old since {{moment}}: what others publish does not arrive.",
    th: "ตัวเลขอาจไม่เป็นปัจจุบันตั้งแต่ {{moment}} เพราะยังไม่ได้รับข้อมูลที่เผยแพร่ใหม่",
  },
  clockSet: {
    en: "The server's clock was set at {{moment}}: days and deadlines may be wrong.",
    th: "มีการตั้งเวลาของเซิร์ฟเวอร์ใหม่เมื่อ {{moment}} วันและกำหนดเวลาอาจคลาดเคลื่อน",
  },
};

const TROUBLES: Readonly<Record<string, keyof typeof WORDS>> = {
  read_only: "readOnly",
  figures_behind: "behind",
  clock_set: "clockSet",
};

export function ServiceNotice() {
  const t = usePageWords(WORDS);
  const format = useFormat();
  const trouble = useServiceTrouble();
  if (!trouble) return null;
  return (
    <Alert role="alert" color="orange" variant="light" mb="md" p="xs">
      {t(TROUBLES[trouble.state] ?? "unavailable", {
        moment: format.moment(trouble.since),
      })}
    </Alert>
  );
}
