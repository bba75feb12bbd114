import { useApolloClient } from "@apollo/client/react";
import { FinishImportDocument } from "../../__generated__/operations.ts";
import { uploads, type UploadJob } from "../../lib/uploads.ts";

/** Begins, or goes on, to send a file; it goes on while other pages are looked at. */
export function useSending(): (job: Omit<UploadJob, "finish">) => void {
  const client = useApolloClient();
  return (job) => {
    void uploads.start({
      ...job,
      finish: () =>
        client.mutate({
          mutation: FinishImportDocument,
          variables: { id: job.id },
        }),
    });
  };
}
