import { answerDue, breaks, giveBackFailed, operations, sentences } from "./zh-cn-server/breaks";
import { checks } from "./zh-cn-server/checks";
import { errors } from "./zh-cn-server/errors";
import { problems } from "./zh-cn-server/problems";

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
