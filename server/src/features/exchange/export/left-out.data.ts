/** What a file says of what is not in it: in the row of help, which an import passes over. */
import type { LocalText } from "@saphan/shared/contract";
import type { SheetId } from "../workbook/headers.ts";

export const LEFT_OUT: Readonly<Partial<Record<SheetId, LocalText>>> = {
  Facts: {
    en: "Of other organisations' sites only what they share with you, without groups of 1 to 9 people; ask the site for them.",
    th: "ของสถานประกอบกิจการอื่น มีเฉพาะข้อมูลที่แบ่งปันให้ท่าน ไม่รวมกลุ่ม 1 ถึง 9 คน โปรดสอบถามสถานประกอบกิจการนั้น",
  },
  Links: {
    en: "Only links whose both ends you know by name; part family, share and single source only of your own links.",
    th: "เฉพาะความสัมพันธ์ที่ท่านทราบชื่อทั้งสองฝ่าย กลุ่มชิ้นส่วน สัดส่วน และแหล่งเดียว มีเฉพาะความสัมพันธ์ของท่าน",
  },
  Answers: {
    en: "Of other organisations' sites only what they share with you, without groups of 1 to 9 people and sensitive indicators; ask the site for them.",
    th: "ของสถานประกอบกิจการอื่น มีเฉพาะคำตอบที่แบ่งปันให้ท่าน ไม่รวมกลุ่ม 1 ถึง 9 คนและตัวชี้วัดอ่อนไหว โปรดสอบถามสถานประกอบกิจการนั้น",
  },
};
