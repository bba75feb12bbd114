/** Ways to take from this process, or from one that it starts, what it may write; undefined where a machine has none. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { temporaryFolder } from "../platform/testing/databases-under-test.ts";

const does = (...[command = "", ...words]: readonly string[]): boolean =>
  spawnSync(command, words, { stdio: "ignore" }).status === 0;

export interface FailingDisk {
  readonly folder: string;
  /** The system meets a fault on it and makes it read-only, under whoever has files open there. */
  readonly fail: () => void;
  /** Once nobody uses it: it is taken out, and put back as good as new. */
  readonly mend: () => Promise<void>;
  readonly remove: () => void;
}

/** A disk of its own, in a file. Takes root, a loop device and ext4. */
export function failingDisk(): FailingDisk | undefined {
  const folder = temporaryFolder();
  const image = `${folder}.disk`;
  fs.writeFileSync(image, "");
  fs.truncateSync(image, 32_000_000);
  const mount = () =>
    does("mount", "-o", "loop,errors=remount-ro", image, folder);
  const remove = () => {
    // Also from under a server that a test has left running.
    does("umount", "--lazy", folder);
    fs.rmSync(folder, { recursive: true });
    fs.rmSync(image);
  };
  if (!does("mkfs.ext4", "-q", image) || !mount()) {
    remove();
    return undefined;
  }
  const device = spawnSync("findmnt", ["-n", "-o", "SOURCE", folder], {
    encoding: "utf8",
  }).stdout.trim();
  const trigger = `/sys/fs/ext4/${path.basename(device)}/trigger_fs_error`;
  if (!fs.existsSync(trigger)) {
    remove();
    return undefined;
  }
  return {
    folder,
    remove,
    fail: () => {
      fs.writeFileSync(trigger, "a test");
    },
    mend: async () => {
      // A store that has ended lets go of its files a moment later.
      for (let tries = 0; !does("umount", folder) && tries < 100; tries++)
        await setTimeout(100);
      does("e2fsck", "-f", "-y", image);
      if (!mount()) throw new Error("the disk cannot be mounted again");
    },
  };
}

/** A file that nobody may write to any more, not even who has it open: the system answers EPERM. Takes root and ext4 or its like. */
export function frozenFile(
  file: string,
): { readonly thaw: () => void } | undefined {
  const open = fs.openSync(file, "r+");
  const thaw = () => {
    does("chattr", "-i", file);
  };
  try {
    if (!does("chattr", "+i", file)) return undefined;
    // Some take the mark and write on.
    fs.futimesSync(open, new Date(), new Date());
    thaw();
    return undefined;
  } catch {
    return { thaw };
  } finally {
    fs.closeSync(open);
  }
}

export interface ClosedFolder {
  readonly folder: string;
  /** Whoever meets it closed. */
  readonly as: { readonly uid?: number; readonly gid?: number };
  readonly open: () => void;
}

/** The folder as it is seen through a mount that is read-only. Takes root. */
export function mountedReadOnly(folder: string): ClosedFolder | undefined {
  const at = temporaryFolder();
  if (!does("mount", "--bind", folder, at)) return undefined;
  if (!does("mount", "-o", "remount,ro,bind", at)) {
    does("umount", at);
    return undefined;
  }
  return {
    folder: at,
    as: {},
    open: () => {
      does("umount", at);
      fs.rmdirSync(at);
    },
  };
}

const NOBODY = 65_534;
/** The folder as somebody meets it to whom it is not given; root may write everywhere, so it is nobody then. */
export function givenToOthers(folder: string): ClosedFolder {
  fs.chmodSync(folder, 0o555);
  const as = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (!("uid" in as))
    for (const name of fs.readdirSync(folder))
      fs.chmodSync(path.join(folder, name), 0o400);
  return {
    folder,
    as,
    open: () => {
      fs.chmodSync(folder, 0o700);
      for (const name of fs.readdirSync(folder))
        fs.chmodSync(path.join(folder, name), 0o600);
    },
  };
}
