import { answerDue, breaks, giveBackFailed, operations, sentences } from "./breaks";
import { checks } from "./checks";
import { errors } from "./errors";
import { problems } from "./problems";

/**
 * The server's English messages in Chinese, by check name, problem code, error code and kind of break.
 * What is missing here is shown in the server's words.
 */
export const server = {
  checks,
  problems,
  breaks,
  sentences,
  operations,
  answerDue,
  giveBackFailed,
  errors,
};
