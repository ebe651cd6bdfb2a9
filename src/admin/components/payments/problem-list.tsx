import { Alert, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { ProblemView } from "../../../api/admin/payment-hub/contract";
import { problemText } from "../../lib/server-text";
import { ServerWords } from "./server-words";

/** What keeps a gateway from taking payments, each with what to do. */
export function ProblemList({ problems }: { problems: ProblemView[] }) {
  const { t } = useTranslation("paymentHub");
  return problems.map((problem) => {
    const { message, fix } = problemText(t, problem);
    return (
      <Alert key={`${problem.code}-${problem.account_id ?? ""}`} variant="error" role="status">
        <Text size="small" weight="plus" leading="compact" className="text-ui-fg-base">
          <ServerWords text={message} />
        </Text>
        <Text size="small" className="text-ui-fg-subtle mt-1">
          <ServerWords text={fix} />
        </Text>
      </Alert>
    );
  });
}
