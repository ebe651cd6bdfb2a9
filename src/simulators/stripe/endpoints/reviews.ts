import { closeReview } from "../payments/review";
import { endpoint } from "../wire/endpoint";
import { find } from "../wire/missing";

const retrieve = endpoint({
  route: "GET /v1/reviews/:review",
  permission: "rak_review_read",
  answers: "review",
  params: {},
  run: (call, _params, { review: id = "" }) => find(call, "reviews", "review", id, "review"),
});

const approve = endpoint({
  route: "POST /v1/reviews/:review/approve",
  permission: "rak_review_write",
  answers: "review",
  params: {},
  run(call, _params, { review: id = "" }) {
    const review = find(call, "reviews", "review", id, "review");
    if (review.open) closeReview(call, review, "approved");
    return review;
  },
});

export const REVIEW_ENDPOINTS = [retrieve, approve];
