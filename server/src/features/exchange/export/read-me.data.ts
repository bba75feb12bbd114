/** The template's first sheet: what to do with it, for who has never seen it. */
import type { LocalText } from "@saphan/shared/contract";
import type { SheetId } from "../workbook/headers.ts";

export interface ReadMePart {
  readonly title: LocalText;
  readonly lines: readonly LocalText[];
}

export const READ_ME_TITLE: LocalText = {
  en: "Saphan workbook",
  th: "สมุดงานของ Saphan (สะพาน)",
};

export const READ_ME: readonly ReadMePart[] = [
  {
    title: { en: "In short", th: "โดยสรุป" },
    lines: [
      {
        en: "Fill in only the sheets you need. A plant that answers for itself usually needs Facts and Answers alone.",
        th: "กรอกเฉพาะแผ่นงานที่ต้องใช้ โรงงานที่ตอบเองมักใช้เพียง “ข้อเท็จจริง” และ “คำตอบ”",
      },
      {
        en: "Row 1 names the columns, row 2 explains them, row 3 is an example. Begin in row 4; you may delete rows 2 and 3.",
        th: "แถวที่ 1 คือชื่อคอลัมน์ แถวที่ 2 คือคำอธิบาย แถวที่ 3 คือตัวอย่าง เริ่มกรอกที่แถวที่ 4 และลบแถวที่ 2 กับ 3 ได้",
      },
      {
        en: "Save the file and send it on the page Data. You first see a plan of what would change; nothing changes before you publish it.",
        th: "บันทึกไฟล์แล้วส่งที่หน้า “ข้อมูล” ระบบจะแสดงแผนว่าอะไรจะเปลี่ยน และจะไม่เปลี่ยนสิ่งใดจนกว่าท่านจะเผยแพร่",
      },
      {
        en: "Sending the same file twice changes nothing. Every import can be undone.",
        th: "ส่งไฟล์เดิมซ้ำจะไม่เปลี่ยนสิ่งใด และยกเลิกการนำเข้าได้ทุกครั้ง",
      },
    ],
  },
  {
    title: { en: "How cells are written", th: "วิธีกรอกแต่ละช่อง" },
    lines: [
      {
        en: "An empty cell means that you say nothing. It is never counted as 0; write 0 where you mean 0.",
        th: "ช่องว่างหมายความว่าไม่ได้ระบุ ระบบไม่นับเป็น 0 หากเป็นศูนย์ให้กรอก 0",
      },
      {
        en: "Percentages: give numerator and denominator (148 of 240). If you only have the percentage, write it into Value with its sign: 62%.",
        th: "ร้อยละ: กรอกตัวตั้งและตัวหาร (148 จาก 240) หากมีเพียงร้อยละ ให้กรอกในช่อง “ค่า” พร้อมเครื่องหมาย เช่น 62%",
      },
      {
        en: "Periods are quarters: 2026-Q2 or ไตรมาส 2/2569. Days: 2026-06-30, 30/06/2569 or a date of the program.",
        th: "งวดคือไตรมาส เช่น ไตรมาส 2/2569 หรือ 2026-Q2 วันที่เขียนแบบ 30/06/2569, 2026-06-30 หรือใช้วันที่ของโปรแกรม",
      },
      {
        en: "Words come from drop-downs where the list is fixed. All of them, with their meaning, stand on the sheet Lists.",
        th: "ช่องที่มีรายการตายตัวให้เลือกจากรายการ คำทั้งหมดพร้อมความหมายอยู่ที่แผ่นงาน “รายการคำ”",
      },
      {
        en: "Formulas are read as their last computed result. A cell with an error (#N/A) or with a formula that was never computed is refused, with its address.",
        th: "สูตรจะอ่านเป็นผลที่คำนวณครั้งล่าสุด ช่องที่มีข้อผิดพลาด (#N/A) หรือสูตรที่ยังไม่ได้คำนวณ จะถูกปฏิเสธพร้อมบอกตำแหน่งช่อง",
      },
      {
        en: "Do not merge cells under the header. Hidden rows and sheets are read like others, and the plan says so.",
        th: "อย่าผสานช่องใต้หัวคอลัมน์ แถวและแผ่นงานที่ซ่อนไว้จะถูกอ่านด้วย และแผนจะแจ้งให้ทราบ",
      },
    ],
  },
  {
    title: { en: "States of an answer", th: "สถานะของคำตอบ" },
    lines: [
      {
        en: "reported: there is a value. not_applicable: the question does not concern the plant. not_collected: nobody has counted it. declined: you do not wish to answer.",
        th: "รายงานแล้ว: มีค่า ไม่เกี่ยวข้อง: คำถามไม่เกี่ยวกับโรงงาน ไม่มีข้อมูล: ยังไม่ได้เก็บ ไม่ประสงค์ตอบ: เลือกไม่ตอบ",
      },
      {
        en: "Verification V0 is your own statement; from V1 on, Evidence says which document shows it.",
        th: "ระดับการตรวจยืนยัน V0 คือคำบอกของท่านเอง ตั้งแต่ V1 ให้ระบุเอกสารในช่อง “หลักฐาน”",
      },
      {
        en: "Groups of 1 to 9 people are shown to your own people only, and to nobody else.",
        th: "กลุ่มที่มี 1 ถึง 9 คน จะแสดงเฉพาะคนขององค์กรท่าน ไม่แสดงแก่ผู้อื่น",
      },
    ],
  },
];

export const SHEETS_TITLE: LocalText = {
  en: "The sheets",
  th: "แผ่นงานต่าง ๆ",
};

export const SHEET_PURPOSES: Readonly<Record<SheetId, LocalText>> = {
  Entities: {
    en: "companies: name, registration number, parent",
    th: "นิติบุคคล: ชื่อ เลขทะเบียน บริษัทแม่",
  },
  Sites: {
    en: "plants: where they are and what they make",
    th: "โรงงาน: ที่ตั้งและสิ่งที่ผลิต",
  },
  Facts: {
    en: "numbers about a plant in a quarter: people, women, contracts",
    th: "ตัวเลขของโรงงานในไตรมาส: จำนวนคน ผู้หญิง สัญญาจ้าง",
  },
  Links: {
    en: "who supplies whom, and what others may learn of it",
    th: "ใครส่งมอบให้ใคร และผู้อื่นทราบได้เพียงใด",
  },
  Answers: {
    en: "answers to the indicators, one row each",
    th: "คำตอบของตัวชี้วัด แถวละหนึ่งคำตอบ",
  },
  Grants: {
    en: "which customer may read a plant's answers, and until when",
    th: "ลูกค้ารายใดอ่านคำตอบของโรงงานได้ และถึงเมื่อใด",
  },
  Members: {
    en: "members of an association, participants of a programme",
    th: "สมาชิกของสมาคม ผู้เข้าร่วมโครงการ",
  },
  Targets: {
    en: "what is to be reached by when",
    th: "เป้าหมายและกำหนดเวลา",
  },
};
