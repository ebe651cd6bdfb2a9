import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  AccountView,
  CheckView,
  CreateAccountBody,
  GatewayView,
  UpdateGatewayBody,
} from "../../api/admin/payment-hub/contract";
import { request } from "./api";

const KEY = ["payment-hub", "gateways"] as const;

export function useGateways() {
  return useQuery({
    queryKey: KEY,
    queryFn: () => request<{ gateways: GatewayView[] }>("GET", "/gateways"),
    select: (answer) => answer.gateways,
  });
}

export function useGateway(id: string) {
  return useQuery({
    queryKey: [...KEY, id],
    queryFn: () => request<{ gateway: GatewayView }>("GET", `/gateways/${id}`),
    select: (answer) => answer.gateway,
  });
}

export function useUpdateGateway(id: string) {
  const remember = useRememberGateway(id);
  return useMutation({
    mutationFn: (body: UpdateGatewayBody) =>
      request<{ gateway: GatewayView }>("POST", `/gateways/${id}`, body),
    onSuccess: remember,
  });
}

export interface SaveAccount {
  /** The account whose keys change; undefined for a new one. */
  accountId?: string;
  body: CreateAccountBody | Record<string, string>;
}

export function useSaveAccount(id: string) {
  const remember = useRememberGateway(id);
  return useMutation({
    mutationFn: ({ accountId, body }: SaveAccount) =>
      request<{ gateway: GatewayView; account: AccountView }>(
        "POST",
        `/gateways/${id}/accounts${accountId ? `/${accountId}` : ""}`,
        body,
      ),
    onSuccess: remember,
    // The cache of mutations holds what was sent, secrets too: let it go as soon as it is done.
    gcTime: 0,
  });
}

export function useSaveOptions(id: string) {
  const remember = useRememberGateway(id);
  return useMutation({
    mutationFn: ({ accountId, options }: { accountId: string; options: object }) =>
      request<{ gateway: GatewayView; account: AccountView }>(
        "POST",
        `/gateways/${id}/accounts/${accountId}/options`,
        options,
      ),
    onSuccess: remember,
  });
}

export function useRetireAccount(id: string) {
  const remember = useRememberGateway(id);
  return useMutation({
    mutationFn: (accountId: string) =>
      request<{ gateway?: GatewayView }>("DELETE", `/gateways/${id}/accounts/${accountId}`),
    onSuccess: remember,
  });
}

export function useCheckAccount(id: string) {
  const remember = useRememberGateway(id);
  return useMutation({
    mutationFn: (accountId: string) =>
      request<{ checks: CheckView[] }>("POST", `/gateways/${id}/accounts/${accountId}/check`),
    // The gateway as a whole is read again: a check can bring up or settle a problem.
    onSuccess: () => remember({}),
  });
}

/** Shows an answer at once where it holds the gateway, and reads the rest again. */
function useRememberGateway(id: string) {
  const client = useQueryClient();
  return async ({ gateway }: { gateway?: GatewayView }) => {
    if (gateway) client.setQueryData([...KEY, id], { gateway });
    await client.invalidateQueries({ queryKey: KEY });
  };
}
