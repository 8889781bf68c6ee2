// Made from the declarations of all procedures by `pnpm contract`. Not edited by hand; reviewed like any other change.
import type { CallOptions, ContractTable, Json, NoInput, Page, PageQuery } from './call.ts';

/** Every procedure of the product, by its path. */
export interface BelvedereClient {
  readonly identity: IdentityProcedures;
  readonly tenancy: TenancyProcedures;
  readonly access: AccessProcedures;
  readonly keys: KeysProcedures;
  readonly auditLog: AuditLogProcedures;
  readonly security: SecurityProcedures;
  readonly media: MediaProcedures;
  readonly operations: OperationsProcedures;
  readonly recovery: RecoveryProcedures;
  readonly compliance: ComplianceProcedures;
  readonly notifications: NotificationsProcedures;
  readonly integrations: IntegrationsProcedures;
  readonly webhooks: WebhooksProcedures;
  readonly whiteLabel: WhiteLabelProcedures;
  readonly analytics: AnalyticsProcedures;
  readonly tours: ToursProcedures;
  readonly events: EventsProcedures;
}

export interface IdentityProcedures {
  /**
   * Registers an address. The answer is the same for one that has an account; what follows comes by mail.
   *
   * Public: Whoever registers has no account yet. Fails with `common.unavailable`.
   */
  readonly register: (input: IdentityRegisterInput, options?: CallOptions) => Promise<IdentityRegisterOutput>;
  /**
   * Verifies an address by the token of a mailed link.
   *
   * Public: The mailed token is the proof; who reads the mail may not be signed in. Fails with `identity.token_invalid`.
   */
  readonly verifyEmail: (input: IdentityVerifyEmailInput, options?: CallOptions) => Promise<IdentityVerifyEmailOutput>;
  /**
   * Sends the mail that verifies an address again, if there is an account that waits for it.
   *
   * Public: Whoever waits for the mail may not be signed in.
   */
  readonly resendVerification: (input: IdentityResendVerificationInput, options?: CallOptions) => Promise<IdentityResendVerificationOutput>;
  /**
   * Signs in with address and password; sets the session cookie, or gives tokens. A second factor may be wanted first.
   *
   * Public: Whoever signs in is not signed in yet. Fails with `identity.bad_credentials`, `common.rate_limited`, `common.unavailable`.
   */
  readonly signIn: (input: IdentitySignInInput, options?: CallOptions) => Promise<{ status: 'signed_in'; user: UserView; tokens: TokenPair | null } | { status: 'mfa_required'; challenge: string; expiresAt: Date; methods: ('totp' | 'recovery_code')[] }>;
  /**
   * Ends the session of this call.
   *
   * For signed-in people, not for keys.
   */
  readonly signOut: (input?: NoInput, options?: CallOptions) => Promise<IdentitySignOutOutput>;
  /**
   * Proves by password, one-time code or passkey who is there, for calls that want a recent sign-in.
   *
   * For signed-in people, not for keys. Fails with `identity.bad_credentials`, `identity.code_invalid`, `identity.passkey_invalid`, `identity.proof_too_weak`, `common.rate_limited`, `common.unavailable`.
   */
  readonly confirm: (input?: IdentityConfirmInput, options?: CallOptions) => Promise<IdentityConfirmOutput>;
  /**
   * Changes the password and ends every other session.
   *
   * For signed-in people, not for keys. Needs a recent sign-in. Fails with `identity.bad_credentials`, `common.rate_limited`, `common.unavailable`.
   */
  readonly changePassword: (input: IdentityChangePasswordInput, options?: CallOptions) => Promise<IdentityChangePasswordOutput>;
  /**
   * Mails a link to choose a new password, if the address has an account. The answer is the same if not.
   *
   * Public: Whoever forgot the password cannot sign in.
   */
  readonly forgotPassword: (input: IdentityForgotPasswordInput, options?: CallOptions) => Promise<IdentityForgotPasswordOutput>;
  /**
   * Sets a new password by the token of a mailed link and ends every session. It signs nobody in.
   *
   * Public: The mailed token is the proof. Fails with `identity.token_invalid`, `common.unavailable`.
   */
  readonly resetPassword: (input: IdentityResetPasswordInput, options?: CallOptions) => Promise<IdentityResetPasswordOutput>;
  /**
   * Gives the account of the caller.
   *
   * For signed-in people, not for keys.
   */
  readonly me: (input?: NoInput, options?: CallOptions) => Promise<UserView>;
  /**
   * Changes what the account says about the caller.
   *
   * For signed-in people, not for keys. Fails with `identity.username_taken`.
   */
  readonly updateProfile: (input?: IdentityUpdateProfileInput, options?: CallOptions) => Promise<UserView>;
  readonly magicLink: IdentityMagicLinkProcedures;
  readonly emailChange: IdentityEmailChangeProcedures;
  readonly secondFactor: IdentitySecondFactorProcedures;
  readonly passkeys: IdentityPasskeysProcedures;
  readonly external: IdentityExternalProcedures;
  readonly providers: IdentityProvidersProcedures;
  readonly tokens: IdentityTokensProcedures;
  readonly preferences: IdentityPreferencesProcedures;
  readonly removal: IdentityRemovalProcedures;
  readonly metrics: IdentityMetricsProcedures;
  readonly users: IdentityUsersProcedures;
  readonly sessions: IdentitySessionsProcedures;
}

export interface IdentityMagicLinkProcedures {
  /**
   * Mails a link that signs in, if the address has an account. The answer is the same if not.
   *
   * Public: Whoever signs in is not signed in yet.
   */
  readonly request: (input: IdentityMagicLinkRequestInput, options?: CallOptions) => Promise<IdentityMagicLinkRequestOutput>;
  /**
   * Signs in by the token of a mailed link, once. A second factor may be wanted first.
   *
   * Public: The mailed token is the proof. Fails with `identity.token_invalid`.
   */
  readonly redeem: (input: IdentityMagicLinkRedeemInput, options?: CallOptions) => Promise<{ status: 'signed_in'; user: UserView; tokens: TokenPair | null } | { status: 'mfa_required'; challenge: string; expiresAt: Date; methods: ('totp' | 'recovery_code')[] }>;
}

export interface IdentityEmailChangeProcedures {
  /**
   * Asks for another address. It counts when the link that is mailed there was followed; the old address is told.
   *
   * For signed-in people, not for keys. Needs a recent sign-in.
   */
  readonly request: (input: IdentityEmailChangeRequestInput, options?: CallOptions) => Promise<IdentityEmailChangeRequestOutput>;
  /**
   * Makes a new address the one of the account, by the token of a mailed link. Other sign-ins end.
   *
   * Public: The mailed token is the proof; who reads the mail may not be signed in. Fails with `identity.token_invalid`.
   */
  readonly confirm: (input: IdentityEmailChangeConfirmInput, options?: CallOptions) => Promise<IdentityEmailChangeConfirmOutput>;
}

export interface IdentitySecondFactorProcedures {
  /**
   * Finishes a sign-in that wants a second factor, by a one-time code or a recovery code.
   *
   * Public: The challenge of the sign-in is the proof of its first half. Fails with `identity.challenge_invalid`, `identity.code_invalid`, `common.rate_limited`.
   */
  readonly complete: (input: IdentitySecondFactorCompleteInput, options?: CallOptions) => Promise<{ status: 'signed_in'; user: UserView; tokens: TokenPair | null } | { status: 'mfa_required'; challenge: string; expiresAt: Date; methods: ('totp' | 'recovery_code')[] }>;
  /**
   * Tells whether one-time codes are on, and how many recovery codes are left.
   *
   * For signed-in people, not for keys.
   */
  readonly get: (input?: NoInput, options?: CallOptions) => Promise<IdentitySecondFactorGetOutput>;
  /**
   * Makes a secret for an authenticator app. It counts when a first code has confirmed it.
   *
   * For signed-in people, not for keys. Needs a recent sign-in. Fails with `identity.second_factor_on`.
   */
  readonly beginTotp: (input?: NoInput, options?: CallOptions) => Promise<IdentitySecondFactorBeginTotpOutput>;
  /**
   * Turns one-time codes on by a first code, and gives ten recovery codes, which are shown once.
   *
   * For signed-in people, not for keys. Needs a recent sign-in. Fails with `identity.code_invalid`, `common.rate_limited`.
   */
  readonly confirmTotp: (input: IdentitySecondFactorConfirmTotpInput, options?: CallOptions) => Promise<IdentitySecondFactorConfirmTotpOutput>;
  /**
   * Turns one-time codes off and forgets the recovery codes.
   *
   * For signed-in people, not for keys. Needs a recent sign-in. Fails with `identity.second_factor_off`, `identity.second_factor_wanted`.
   */
  readonly disableTotp: (input?: NoInput, options?: CallOptions) => Promise<IdentitySecondFactorDisableTotpOutput>;
  /**
   * Gives ten new recovery codes; the old ones work no more.
   *
   * For signed-in people, not for keys. Needs a recent sign-in. Fails with `identity.second_factor_off`.
   */
  readonly renewRecoveryCodes: (input?: NoInput, options?: CallOptions) => Promise<IdentitySecondFactorRenewRecoveryCodesOutput>;
}

export interface IdentityPasskeysProcedures {
  /**
   * Lists the passkeys of the caller.
   *
   * For signed-in people, not for keys.
   */
  readonly list: (input?: NoInput, options?: CallOptions) => Promise<IdentityPasskeysListOutput>;
  /**
   * Gives what the browser needs to make a passkey.
   *
   * For signed-in people, not for keys. Needs a recent sign-in.
   */
  readonly begin: (input?: NoInput, options?: CallOptions) => Promise<PasskeyCreation>;
  /**
   * Adds the passkey that the browser made.
   *
   * For signed-in people, not for keys. Needs a recent sign-in. Fails with `identity.passkey_invalid`, `identity.too_many_passkeys`.
   */
  readonly register: (input: IdentityPasskeysRegisterInput, options?: CallOptions) => Promise<PasskeyView>;
  /**
   * Gives a passkey another name.
   *
   * For signed-in people, not for keys. Fails with `identity.passkey_not_found`.
   */
  readonly rename: (input: IdentityPasskeysRenameInput, options?: CallOptions) => Promise<IdentityPasskeysRenameOutput>;
  /**
   * Removes a passkey: it signs in no more.
   *
   * For signed-in people, not for keys. Needs a recent sign-in. Fails with `identity.passkey_not_found`, `identity.second_factor_wanted`.
   */
  readonly remove: (input: IdentityPasskeysRemoveInput, options?: CallOptions) => Promise<IdentityPasskeysRemoveOutput>;
  /**
   * Gives what the browser needs to sign in, or to confirm, with a passkey.
   *
   * Public: Whoever signs in is not signed in yet.
   */
  readonly beginSignIn: (input?: NoInput, options?: CallOptions) => Promise<PasskeyRequest>;
  /**
   * Signs in with a passkey; it is as good as two factors.
   *
   * Public: The answer of the passkey is the proof. Fails with `identity.passkey_invalid`.
   */
  readonly signIn: (input: IdentityPasskeysSignInInput, options?: CallOptions) => Promise<{ status: 'signed_in'; user: UserView; tokens: TokenPair | null } | { status: 'mfa_required'; challenge: string; expiresAt: Date; methods: ('totp' | 'recovery_code')[] }>;
}

export interface IdentityExternalProcedures {
  /**
   * Begins a sign-in by another site (OpenID Connect): where to go, and the handle to come back with.
   *
   * Public: Whoever signs in is not signed in yet. Fails with `identity.provider_not_found`, `identity.provider_unreachable`.
   */
  readonly begin: (input: IdentityExternalBeginInput, options?: CallOptions) => Promise<IdentityExternalBeginOutput>;
  /**
   * Ends a sign-in by another site. An account that exists already may have to be confirmed first.
   *
   * Public: What the other site said is the proof. Fails with `identity.challenge_invalid`, `identity.external_refused`, `identity.external_no_email`, `identity.provider_not_found`, `identity.provider_unreachable`.
   */
  readonly complete: (input: IdentityExternalCompleteInput, options?: CallOptions) => Promise<{ status: 'signed_in'; user: UserView; tokens: TokenPair | null } | { status: 'mfa_required'; challenge: string; expiresAt: Date; methods: ('totp' | 'recovery_code')[] } | { status: 'confirm_link'; link: string; expiresAt: Date }>;
  /**
   * Joins what another site said to the account of the caller.
   *
   * For signed-in people, not for keys. Needs a recent sign-in. Fails with `identity.challenge_invalid`.
   */
  readonly link: (input: IdentityExternalLinkInput, options?: CallOptions) => Promise<IdentityExternalLinkOutput>;
  /**
   * Lists the other sites by which the caller can sign in.
   *
   * For signed-in people, not for keys.
   */
  readonly list: (input?: NoInput, options?: CallOptions) => Promise<IdentityExternalListOutput>;
  /**
   * Takes a site away by which the caller can sign in.
   *
   * For signed-in people, not for keys. Needs a recent sign-in. Fails with `identity.external_not_found`.
   */
  readonly unlink: (input: IdentityExternalUnlinkInput, options?: CallOptions) => Promise<IdentityExternalUnlinkOutput>;
}

export interface IdentityProvidersProcedures {
  /**
   * Lists the sites by which people of the tenant sign in.
   *
   * Needs the scope `tenancy.manage`.
   */
  readonly list: (input?: NoInput, options?: CallOptions) => Promise<IdentityProvidersListOutput>;
  /**
   * Adds a site by which people of the tenant sign in. Its secret is sealed and shown to nobody.
   *
   * Needs the scope `tenancy.manage`. Needs a recent sign-in. Fails with `identity.provider_taken`, `common.rate_limited`.
   */
  readonly create: (input: IdentityProvidersCreateInput, options?: CallOptions) => Promise<SignInProviderView>;
  /**
   * Removes a site by which people of the tenant sign in. Their accounts stay.
   *
   * Needs the scope `tenancy.manage`. Needs a recent sign-in. Fails with `identity.provider_not_found`.
   */
  readonly remove: (input: IdentityProvidersRemoveInput, options?: CallOptions) => Promise<IdentityProvidersRemoveOutput>;
}

export interface IdentityTokensProcedures {
  /**
   * Gives the next access token and the next refresh token. A refresh token that was used before ends the sign-in of its device.
   *
   * Public: The refresh token is the proof. Fails with `identity.token_invalid`.
   */
  readonly refresh: (input: IdentityTokensRefreshInput, options?: CallOptions) => Promise<TokenPair>;
}

export interface IdentityPreferencesProcedures {
  /**
   * Gives how the caller likes things, and what else is kept about them.
   *
   * For signed-in people, not for keys.
   */
  readonly get: (input?: NoInput, options?: CallOptions) => Promise<PreferencesView>;
  /**
   * Changes single preferences and single members of the metadata; null takes one away.
   *
   * For signed-in people, not for keys.
   */
  readonly update: (input?: IdentityPreferencesUpdateInput, options?: CallOptions) => Promise<PreferencesView>;
}

export interface IdentityRemovalProcedures {
  /**
   * Tells when the account will be removed; null when nobody asked for that.
   *
   * For signed-in people, not for keys.
   */
  readonly get: (input?: NoInput, options?: CallOptions) => Promise<IdentityRemovalGetOutput>;
  /**
   * Asks that the account be removed and what is kept about them erased, in fourteen days.
   *
   * For signed-in people, not for keys. Needs a recent sign-in. Fails with `compliance.sole_owner`.
   */
  readonly request: (input?: NoInput, options?: CallOptions) => Promise<IdentityRemovalRequestOutput>;
  /**
   * Keeps the account after all.
   *
   * For signed-in people, not for keys.
   */
  readonly cancel: (input?: NoInput, options?: CallOptions) => Promise<IdentityRemovalCancelOutput>;
}

export interface IdentityMetricsProcedures {
  /**
   * Lists the figures that are kept about the caller.
   *
   * For signed-in people, not for keys.
   */
  readonly list: (input?: NoInput, options?: CallOptions) => Promise<IdentityMetricsListOutput>;
}

export interface IdentityUsersProcedures {
  /**
   * Lists all people of the platform, or those whose address or name has a text in it, or whose id it is.
   *
   * For administrators of the platform.
   */
  readonly list: (input?: IdentityUsersListInput, options?: CallOptions) => PageQuery<ListedUserView>;
  /**
   * Ends every sign-in of a person; they can sign in again.
   *
   * For administrators of the platform. Needs a recent sign-in. Fails with `identity.not_yourself`, `identity.user_not_found`.
   */
  readonly endSessions: (input: IdentityUsersEndSessionsInput, options?: CallOptions) => Promise<IdentityUsersEndSessionsOutput>;
  /**
   * Keeps a person out: every sign-in ends, and the keys that they made open nothing.
   *
   * For administrators of the platform. Needs a recent sign-in. Fails with `identity.not_yourself`, `identity.user_not_found`.
   */
  readonly suspend: (input: IdentityUsersSuspendInput, options?: CallOptions) => Promise<IdentityUsersSuspendOutput>;
  /**
   * Lets a suspended or removed person in again, as before.
   *
   * For administrators of the platform. Needs a recent sign-in. Fails with `identity.user_exists`, `identity.user_not_found`.
   */
  readonly restore: (input: IdentityUsersRestoreInput, options?: CallOptions) => Promise<IdentityUsersRestoreOutput>;
}

export interface IdentitySessionsProcedures {
  /**
   * Lists where the caller is signed in.
   *
   * For signed-in people, not for keys.
   */
  readonly list: (input?: NoInput, options?: CallOptions) => Promise<IdentitySessionsListOutput>;
  /**
   * Ends one session of the caller.
   *
   * For signed-in people, not for keys. Fails with `identity.session_not_found`.
   */
  readonly revoke: (input: IdentitySessionsRevokeInput, options?: CallOptions) => Promise<IdentitySessionsRevokeOutput>;
  /**
   * Ends every session of the caller, or every other one.
   *
   * For signed-in people, not for keys.
   */
  readonly revokeAll: (input?: IdentitySessionsRevokeAllInput, options?: CallOptions) => Promise<IdentitySessionsRevokeAllOutput>;
  /**
   * Makes a tenant the one that this session works in when a call names none.
   *
   * For signed-in people, not for keys. Fails with `identity.tenant_not_found`.
   */
  readonly switchTenant: (input: IdentitySessionsSwitchTenantInput, options?: CallOptions) => Promise<IdentitySessionsSwitchTenantOutput>;
}

export interface TenancyProcedures {
  readonly tenants: TenancyTenantsProcedures;
  readonly settings: TenancySettingsProcedures;
  readonly quotas: TenancyQuotasProcedures;
  readonly members: TenancyMembersProcedures;
  readonly invitations: TenancyInvitationsProcedures;
}

export interface TenancyTenantsProcedures {
  /**
   * Creates a tenant that the caller owns.
   *
   * For signed-in people, not for keys. Fails with `tenancy.slug_taken`, `tenancy.email_unverified`, `tenancy.too_many_tenants`.
   */
  readonly create: (input: TenancyTenantsCreateInput, options?: CallOptions) => Promise<TenantView>;
  /**
   * Lists the tenants that the caller is a member of.
   *
   * For signed-in people, not for keys.
   */
  readonly mine: (input?: NoInput, options?: CallOptions) => Promise<TenancyTenantsMineOutput>;
  /**
   * Gives the tenant that the call is for.
   *
   * Needs the scope `tenancy.read`.
   */
  readonly get: (input?: NoInput, options?: CallOptions) => Promise<TenantView>;
  /**
   * Gives what the public sees of the tenant; for publishable keys.
   *
   * Needs the scope `tenancy.read_public`.
   */
  readonly getPublic: (input?: NoInput, options?: CallOptions) => Promise<PublicTenantView>;
  /**
   * Renames the tenant or changes its address.
   *
   * Needs the scope `tenancy.manage`. Fails with `tenancy.slug_taken`.
   */
  readonly update: (input?: TenancyTenantsUpdateInput, options?: CallOptions) => Promise<TenantView>;
  /**
   * Removes the tenant: nothing of it is served any more. An owner can restore it for 30 days, then it is purged.
   *
   * Needs the scope `tenancy.remove`. Needs a recent sign-in. Fails with `tenancy.not_confirmed`, `common.conflict`.
   */
  readonly remove: (input: TenancyTenantsRemoveInput, options?: CallOptions) => Promise<RemovedTenantView>;
  /**
   * Brings a removed tenant back that the caller owns, with everything as it was.
   *
   * For signed-in people, not for keys. Needs a recent sign-in. Fails with `tenancy.not_removed`.
   */
  readonly restore: (input: TenancyTenantsRestoreInput, options?: CallOptions) => Promise<TenantView>;
  /**
   * Lists every tenant of the platform, removed ones with the day of their purge.
   *
   * For administrators of the platform.
   */
  readonly list: (input?: TenancyTenantsListInput, options?: CallOptions) => PageQuery<ListedTenantView>;
}

export interface TenancySettingsProcedures {
  /**
   * Gives the settings of the tenant.
   *
   * Needs the scope `tenancy.read`.
   */
  readonly get: (input?: NoInput, options?: CallOptions) => Promise<TenantSettingsView>;
  /**
   * Replaces the settings of the tenant, if nobody changed them meanwhile.
   *
   * Needs the scope `tenancy.manage`. Fails with `common.conflict`.
   */
  readonly update: (input: TenancySettingsUpdateInput, options?: CallOptions) => Promise<TenantSettingsView>;
}

export interface TenancyQuotasProcedures {
  /**
   * Gives the limits of the tenant and how much of each is used.
   *
   * Needs the scope `tenancy.read`.
   */
  readonly get: (input?: NoInput, options?: CallOptions) => Promise<TenancyQuotasGetOutput>;
  /**
   * Changes the limits of a tenant.
   *
   * For administrators of the platform. Needs a recent sign-in.
   */
  readonly update: (input: TenancyQuotasUpdateInput, options?: CallOptions) => Promise<TenancyQuotasUpdateOutput>;
}

export interface TenancyMembersProcedures {
  /**
   * Lists the members of the tenant with their roles.
   *
   * Needs the scope `tenancy.read_members`.
   */
  readonly list: (input?: TenancyMembersListInput, options?: CallOptions) => PageQuery<MemberView>;
  /**
   * Chooses a picture of the tenant’s files by which the caller is known, or none.
   *
   * Needs the scope `tenancy.choose_avatar`. Fails with `tenancy.member_not_found`, `media.not_found`, `media.not_ready`, `media.wrong_kind`.
   */
  readonly chooseAvatar: (input: TenancyMembersChooseAvatarInput, options?: CallOptions) => Promise<MemberView>;
  /**
   * Shuts a member out until restored.
   *
   * Needs the scope `tenancy.manage_members`. Fails with `tenancy.member_not_found`, `tenancy.not_yourself`, `access.escalation`, `access.last_owner`.
   */
  readonly suspend: (input: TenancyMembersSuspendInput, options?: CallOptions) => Promise<MemberView>;
  /**
   * Ends a membership.
   *
   * Needs the scope `tenancy.manage_members`. Fails with `tenancy.member_not_found`, `tenancy.not_yourself`, `access.escalation`, `access.last_owner`.
   */
  readonly remove: (input: TenancyMembersRemoveInput, options?: CallOptions) => Promise<MemberView>;
  /**
   * Brings a suspended or removed member back with the roles of before.
   *
   * Needs the scope `tenancy.manage_members`. Fails with `tenancy.member_not_found`, `tenancy.not_yourself`, `access.escalation`.
   */
  readonly restore: (input: TenancyMembersRestoreInput, options?: CallOptions) => Promise<MemberView>;
}

export interface TenancyInvitationsProcedures {
  /**
   * Lists the invitations of the tenant, newest first.
   *
   * Needs the scope `tenancy.read_members`.
   */
  readonly list: (input?: TenancyInvitationsListInput, options?: CallOptions) => PageQuery<InvitationView>;
  /**
   * Invites an address with a role that the caller could give.
   *
   * Needs the scope `tenancy.manage_members`. Fails with `access.role_not_found`, `access.escalation`, `tenancy.already_member`, `tenancy.invitation_pending`.
   */
  readonly create: (input: TenancyInvitationsCreateInput, options?: CallOptions) => Promise<InvitationView>;
  /**
   * Takes an open invitation back.
   *
   * Needs the scope `tenancy.manage_members`. Fails with `tenancy.invitation_invalid`.
   */
  readonly revoke: (input: TenancyInvitationsRevokeInput, options?: CallOptions) => Promise<TenancyInvitationsRevokeOutput>;
  /**
   * Joins the tenant that invited the caller’s verified address.
   *
   * For signed-in people, not for keys. Fails with `tenancy.invitation_invalid`, `tenancy.email_unverified`.
   */
  readonly accept: (input: TenancyInvitationsAcceptInput, options?: CallOptions) => Promise<TenantView>;
}

export interface AccessProcedures {
  readonly roles: AccessRolesProcedures;
  readonly permissions: AccessPermissionsProcedures;
  readonly policies: AccessPoliciesProcedures;
  readonly grants: AccessGrantsProcedures;
  readonly decisions: AccessDecisionsProcedures;
  readonly ownership: AccessOwnershipProcedures;
  readonly log: AccessLogProcedures;
}

export interface AccessRolesProcedures {
  /**
   * Lists the roles of the tenant with what each allows.
   *
   * Needs the scope `access.read`.
   */
  readonly list: (input?: NoInput, options?: CallOptions) => Promise<AccessRolesListOutput>;
  /**
   * Every role of the tenant against every permission.
   *
   * Needs the scope `access.read`.
   */
  readonly matrix: (input?: NoInput, options?: CallOptions) => Promise<RoleMatrix>;
  /**
   * Creates a role out of permissions that the caller has.
   *
   * Needs the scope `access.manage`. Needs a recent sign-in. Fails with `access.role_name_taken`, `access.unknown_permission`, `access.escalation`.
   */
  readonly create: (input: AccessRolesCreateInput, options?: CallOptions) => Promise<RoleView>;
  /**
   * Renames a role or changes what it allows, within what the caller has.
   *
   * Needs the scope `access.manage`. Needs a recent sign-in. Fails with `access.role_not_found`, `access.role_name_taken`, `access.system_role`, `access.unknown_permission`, `access.escalation`.
   */
  readonly update: (input: AccessRolesUpdateInput, options?: CallOptions) => Promise<RoleView>;
  /**
   * Removes a role and takes it from everybody who has it.
   *
   * Needs the scope `access.manage`. Needs a recent sign-in. Fails with `access.role_not_found`, `access.system_role`, `access.escalation`.
   */
  readonly remove: (input: AccessRolesRemoveInput, options?: CallOptions) => Promise<AccessRolesRemoveOutput>;
  /**
   * Gives a role to a member. Nobody gives what they do not have.
   *
   * Needs the scope `access.manage`. Needs a recent sign-in. Fails with `access.role_not_found`, `access.member_not_found`, `access.escalation`.
   */
  readonly assign: (input: AccessRolesAssignInput, options?: CallOptions) => Promise<AccessRolesAssignOutput>;
  /**
   * Takes a role from a member. The last owner stays one.
   *
   * Needs the scope `access.manage`. Needs a recent sign-in. Fails with `access.role_not_found`, `access.member_not_found`, `access.escalation`, `access.last_owner`.
   */
  readonly unassign: (input: AccessRolesUnassignInput, options?: CallOptions) => Promise<AccessRolesUnassignOutput>;
}

export interface AccessPermissionsProcedures {
  /**
   * Lists every permission that a role can bring.
   *
   * Needs the scope `access.read`.
   */
  readonly list: (input?: NoInput, options?: CallOptions) => Promise<AccessPermissionsListOutput>;
  /**
   * Says whether a member may do something, on a thing or at all, and by what.
   *
   * Needs the scope `access.read`. Fails with `access.unknown_permission`, `access.member_not_found`, `access.thing_not_found`.
   */
  readonly explain: (input: AccessPermissionsExplainInput, options?: CallOptions) => Promise<AccessExplanation>;
}

export interface AccessPoliciesProcedures {
  /**
   * Lists the policies of the tenant by name.
   *
   * Needs the scope `access.read`.
   */
  readonly list: (input?: NoInput, options?: CallOptions) => Promise<AccessPoliciesListOutput>;
  /**
   * Reads a policy.
   *
   * Needs the scope `access.read`. Fails with `access.policy_not_found`.
   */
  readonly get: (input: AccessPoliciesGetInput, options?: CallOptions) => Promise<PolicyView>;
  /**
   * What a policy said at each of its versions, newest first; of a removed one too.
   *
   * Needs the scope `access.read`. Fails with `access.policy_not_found`.
   */
  readonly versions: (input: AccessPoliciesVersionsInput, options?: CallOptions) => Promise<AccessPoliciesVersionsOutput>;
  /**
   * Tries a policy without keeping it: what would change for whom.
   *
   * Needs the scope `access.manage_policies`. Fails with `access.policy_not_found`, `access.policy_invalid`, `access.escalation`.
   */
  readonly preview: (input?: AccessPoliciesPreviewInput, options?: CallOptions) => Promise<PolicyPreview>;
  /**
   * Writes a policy. It counts with the next call.
   *
   * Needs the scope `access.manage_policies`. Needs a recent sign-in. Fails with `access.policy_name_taken`, `access.policy_invalid`, `access.too_many_policies`, `access.escalation`.
   */
  readonly create: (input: AccessPoliciesCreateInput, options?: CallOptions) => Promise<PolicyView>;
  /**
   * Changes a policy, or switches it off and on, if nobody else did meanwhile.
   *
   * Needs the scope `access.manage_policies`. Needs a recent sign-in. Fails with `access.policy_not_found`, `access.policy_name_taken`, `access.policy_invalid`, `access.escalation`.
   */
  readonly update: (input: AccessPoliciesUpdateInput, options?: CallOptions) => Promise<PolicyView>;
  /**
   * Removes a policy; what it said stays readable.
   *
   * Needs the scope `access.manage_policies`. Needs a recent sign-in. Fails with `access.policy_not_found`.
   */
  readonly remove: (input: AccessPoliciesRemoveInput, options?: CallOptions) => Promise<AccessPoliciesRemoveOutput>;
}

export interface AccessGrantsProcedures {
  /**
   * Lists what was given for a time, newest first.
   *
   * Needs the scope `access.read`.
   */
  readonly list: (input?: AccessGrantsListInput, options?: CallOptions) => PageQuery<GrantView>;
  /**
   * Gives a member a role or a permission until a time; it ends by itself.
   *
   * Needs the scope `access.manage`. Needs a recent sign-in. Fails with `access.role_not_found`, `access.unknown_permission`, `access.member_not_found`, `access.escalation`.
   */
  readonly create: (input: AccessGrantsCreateInput, options?: CallOptions) => Promise<GrantView>;
  /**
   * Ends a grant before its time.
   *
   * Needs the scope `access.manage`. Fails with `access.grant_not_found`.
   */
  readonly end: (input: AccessGrantsEndInput, options?: CallOptions) => Promise<GrantView>;
}

export interface AccessDecisionsProcedures {
  /**
   * Decides whether somebody may do something (AuthZEN evaluation; also POST /access/v1/evaluation).
   *
   * Needs the scope `access.decide`.
   */
  readonly evaluate: (input: AccessDecisionsEvaluateInput, options?: CallOptions) => Promise<AccessEvaluation>;
  /**
   * Decides several at once (AuthZEN evaluations; also POST /access/v1/evaluations).
   *
   * Needs the scope `access.decide`.
   */
  readonly evaluateMany: (input: AccessDecisionsEvaluateManyInput, options?: CallOptions) => Promise<AccessEvaluations>;
}

export interface AccessOwnershipProcedures {
  /**
   * Says whose a thing is.
   *
   * Needs the scope `access.transfer`. Fails with `access.ownership_not_found`.
   */
  readonly get: (input: AccessOwnershipGetInput, options?: CallOptions) => Promise<OwnershipView>;
  /**
   * Hands a thing over to another member.
   *
   * Needs the scope `access.transfer`. Needs a recent sign-in. Fails with `access.ownership_not_found`, `access.member_not_found`.
   */
  readonly transfer: (input: AccessOwnershipTransferInput, options?: CallOptions) => Promise<OwnershipView>;
}

export interface AccessLogProcedures {
  /**
   * Lists refused calls and sensitive reads, newest first.
   *
   * Needs the scope `access.read_log`.
   */
  readonly list: (input?: AccessLogListInput, options?: CallOptions) => PageQuery<AccessLogView>;
}

export interface KeysProcedures {
  /**
   * Lists the API keys of the tenant, newest first.
   *
   * Needs the scope `keys.read`.
   */
  readonly list: (input?: KeysListInput, options?: CallOptions) => PageQuery<ApiKeyView>;
  /**
   * What keys called, how often it failed and how long it took.
   *
   * Needs the scope `keys.read`.
   */
  readonly usage: (input: KeysUsageInput, options?: CallOptions) => Promise<ApiUsageReport>;
  /**
   * Creates an API key and shows it once.
   *
   * Needs the scope `keys.manage`. Needs a recent sign-in. Fails with `keys.scope_unknown`, `keys.scope_not_held`.
   */
  readonly create: (input: KeysCreateInput, options?: CallOptions) => Promise<CreatedApiKey>;
  /**
   * Renames a key, switches it off or on, or changes its limits.
   *
   * Needs the scope `keys.manage`. Fails with `keys.not_found`, `keys.not_live`.
   */
  readonly update: (input: KeysUpdateInput, options?: CallOptions) => Promise<ApiKeyView>;
  /**
   * Replaces a key by a new one and lets the old one work a while longer.
   *
   * Needs the scope `keys.manage`. Needs a recent sign-in. Fails with `keys.not_found`, `keys.not_live`, `keys.scope_not_held`.
   */
  readonly rotate: (input: KeysRotateInput, options?: CallOptions) => Promise<CreatedApiKey>;
  /**
   * Ends a key at once and for good.
   *
   * Needs the scope `keys.manage`. Fails with `keys.not_found`.
   */
  readonly revoke: (input: KeysRevokeInput, options?: CallOptions) => Promise<ApiKeyView>;
}

export interface AuditLogProcedures {
  /**
   * Lists what was done in the tenant, newest first.
   *
   * Needs the scope `audit_log.read`.
   */
  readonly list: (input?: AuditLogListInput, options?: CallOptions) => PageQuery<AuditLogView>;
  /**
   * Reads the trail oldest first, for systems that keep it elsewhere: go on with the cursor whenever you like.
   *
   * Needs the scope `audit_log.stream`.
   */
  readonly stream: (input?: AuditLogStreamInput, options?: CallOptions) => Promise<AuditLogStreamOutput>;
  /**
   * Gives an address under which the trail can be loaded as CSV or lines of JSON for five minutes.
   *
   * Needs the scope `audit_log.read`. Needs a recent sign-in.
   */
  readonly export: (input: AuditLogExportInput, options?: CallOptions) => Promise<AuditExportView>;
  /**
   * Gives the newest signed checkpoint of the trail, and the key that verifies it.
   *
   * Needs the scope `audit_log.stream`.
   */
  readonly checkpoint: (input?: NoInput, options?: CallOptions) => Promise<AuditLogCheckpointOutput>;
  /**
   * Checks that no entry of the trail was changed, removed, inserted or moved, in files and in the database.
   *
   * Needs the scope `audit_log.read`.
   */
  readonly verify: (input?: NoInput, options?: CallOptions) => Promise<AuditChainVerdict>;
}

export interface SecurityProcedures {
  /**
   * Lists what looked like an attack on the tenant, newest first.
   *
   * Needs the scope `security.read`.
   */
  readonly list: (input?: SecurityListInput, options?: CallOptions) => PageQuery<SecurityEventView>;
  /**
   * Says that a security event was seen to, and what was done.
   *
   * Needs the scope `security.acknowledge`. Fails with `security.event_not_found`.
   */
  readonly acknowledge: (input: SecurityAcknowledgeInput, options?: CallOptions) => Promise<SecurityEventView>;
  /**
   * Lists what looked like an attack on the platform itself, such as guessed passwords.
   *
   * For administrators of the platform.
   */
  readonly listPlatform: (input?: SecurityListPlatformInput, options?: CallOptions) => PageQuery<SecurityEventView>;
  /**
   * Says that a security event of the platform itself was seen to, and what was done.
   *
   * For administrators of the platform. Fails with `security.event_not_found`.
   */
  readonly acknowledgePlatform: (input: SecurityAcknowledgePlatformInput, options?: CallOptions) => Promise<SecurityEventView>;
}

export interface MediaProcedures {
  /**
   * Announces a file and answers where its bytes go.
   *
   * Needs the scope `media.write`. Fails with `media.type_refused`, `media.too_large`, `media.not_a_sphere`, `media.not_a_cube`, `media.not_a_fisheye`.
   */
  readonly createUpload: (input: MediaCreateUploadInput, options?: CallOptions) => Promise<MediaUploadView>;
  /**
   * Announces a new content for a file and answers where its bytes go. Live tours show the former one until they are published again.
   *
   * Needs the scope `media.write`. Fails with `media.not_found`, `media.not_ready`, `media.type_refused`, `media.wrong_kind`, `media.too_large`.
   */
  readonly replace: (input: MediaReplaceInput, options?: CallOptions) => Promise<MediaUploadView>;
  /**
   * Has a file fetched from an address. Its state and progress are those of the file.
   *
   * Needs the scope `media.write`. Fails with `media.type_refused`, `media.not_a_sphere`, `media.not_a_cube`, `media.not_a_fisheye`.
   */
  readonly importUrl: (input: MediaImportUrlInput, options?: CallOptions) => Promise<MediaView>;
  /**
   * One file with its state, progress and log.
   *
   * Needs the scope `media.read`. Fails with `media.not_found`.
   */
  readonly get: (input: MediaGetInput, options?: CallOptions) => Promise<MediaView>;
  /**
   * The files of the tenant, newest first.
   *
   * Needs the scope `media.read`.
   */
  readonly list: (input?: MediaListInput, options?: CallOptions) => PageQuery<MediaView>;
  /**
   * Where a file is used: scenes, hotspots, live tours and whatever else points at it.
   *
   * Needs the scope `media.read`. Fails with `media.not_found`.
   */
  readonly uses: (input: MediaUsesInput, options?: CallOptions) => Promise<MediaUseList>;
  /**
   * What the camera wrote into a file: time, camera, position. Nothing that is served has it.
   *
   * Needs the scope `media.write`. Fails with `media.not_found`.
   */
  readonly origin: (input: MediaOriginInput, options?: CallOptions) => Promise<MediaOrigin>;
  /**
   * A signed address of the original, valid for one to two hours.
   *
   * Needs the scope `media.write`. Fails with `media.not_found`, `media.not_ready`.
   */
  readonly download: (input: MediaDownloadInput, options?: CallOptions) => Promise<MediaDownloadView>;
  /**
   * Renames a file, describes it, or says which projection and eyes it has.
   *
   * Needs the scope `media.write`. Fails with `media.not_found`, `media.not_a_sphere`, `media.not_a_cube`, `media.not_a_fisheye`.
   */
  readonly update: (input: MediaUpdateInput, options?: CallOptions) => Promise<MediaView>;
  /**
   * Processes a file again whose processing failed.
   *
   * Needs the scope `media.write`. Fails with `media.not_found`, `media.not_retryable`.
   */
  readonly retry: (input: MediaRetryInput, options?: CallOptions) => Promise<MediaView>;
  /**
   * Removes a file that nothing uses; for 30 days it can be restored, and counts in the quota.
   *
   * Needs the scope `media.write`. Fails with `media.not_found`, `media.in_use`.
   */
  readonly remove: (input: MediaRemoveInput, options?: CallOptions) => Promise<MediaView>;
  /**
   * Brings a removed file back as it was.
   *
   * Needs the scope `media.write`. Fails with `media.not_found`.
   */
  readonly restore: (input: MediaRestoreInput, options?: CallOptions) => Promise<MediaView>;
  /**
   * Ends a removed file for good, row and bytes, and gives its room back.
   *
   * Needs the scope `media.write`. Fails with `media.not_found`, `media.not_removed`, `media.in_use`.
   */
  readonly purge: (input: MediaPurgeInput, options?: CallOptions) => Promise<MediaPurged>;
}

export interface OperationsProcedures {
  readonly health: OperationsHealthProcedures;
  readonly queues: OperationsQueuesProcedures;
  readonly jobs: OperationsJobsProcedures;
  readonly facts: OperationsFactsProcedures;
  readonly mails: OperationsMailsProcedures;
  readonly security: OperationsSecurityProcedures;
  readonly cases: OperationsCasesProcedures;
}

export interface OperationsHealthProcedures {
  /**
   * Measures the parts of the installation and says of each whether it is well and what to do.
   *
   * For administrators of the platform.
   */
  readonly get: (input?: NoInput, options?: CallOptions) => Promise<HealthView>;
}

export interface OperationsQueuesProcedures {
  /**
   * Lists the queues of jobs with how many wait, run and were given up in each.
   *
   * For administrators of the platform.
   */
  readonly list: (input?: NoInput, options?: CallOptions) => Promise<OperationsQueuesListOutput>;
  /**
   * Tries the jobs of a queue again that were given up, a thousand at most.
   *
   * For administrators of the platform. Needs a recent sign-in.
   */
  readonly retry: (input: OperationsQueuesRetryInput, options?: CallOptions) => Promise<OperationsQueuesRetryOutput>;
}

export interface OperationsJobsProcedures {
  /**
   * Lists jobs that were given up, newest first, with their error.
   *
   * For administrators of the platform.
   */
  readonly list: (input?: OperationsJobsListInput, options?: CallOptions) => PageQuery<FailedJobView>;
  /**
   * Tries a job again that was given up.
   *
   * For administrators of the platform. Fails with `operations.job_not_found`.
   */
  readonly retry: (input: OperationsJobsRetryInput, options?: CallOptions) => Promise<OperationsJobsRetryOutput>;
  /**
   * Forgets a job that was given up; it is never done.
   *
   * For administrators of the platform. Needs a recent sign-in. Fails with `operations.job_not_found`.
   */
  readonly discard: (input: OperationsJobsDiscardInput, options?: CallOptions) => Promise<OperationsJobsDiscardOutput>;
}

export interface OperationsFactsProcedures {
  /**
   * Says how many facts wait in the outbox, and since when.
   *
   * For administrators of the platform.
   */
  readonly count: (input?: NoInput, options?: CallOptions) => Promise<OutboxStateView>;
  /**
   * Lists facts of the last days, newest first, and whether who heard them could do their work.
   *
   * For administrators of the platform.
   */
  readonly list: (input?: OperationsFactsListInput, options?: CallOptions) => PageQuery<OutboxFactView>;
  /**
   * Delivers a fact again to everything that hears it.
   *
   * For administrators of the platform. Needs a recent sign-in. Fails with `operations.fact_not_found`.
   */
  readonly redeliver: (input: OperationsFactsRedeliverInput, options?: CallOptions) => Promise<OperationsFactsRedeliverOutput>;
}

export interface OperationsMailsProcedures {
  /**
   * Says how many letters wait, were sent, and were given up.
   *
   * For administrators of the platform.
   */
  readonly count: (input?: NoInput, options?: CallOptions) => Promise<MailStateView>;
  /**
   * Lists letters, newest first: to whom, of which topic, and how sending went; never what is in them.
   *
   * For administrators of the platform.
   */
  readonly list: (input?: OperationsMailsListInput, options?: CallOptions) => PageQuery<LetterView>;
  /**
   * Gives the whole address that a letter is to.
   *
   * For administrators of the platform. Needs a recent sign-in. Fails with `operations.mail_not_found`.
   */
  readonly recipient: (input: OperationsMailsRecipientInput, options?: CallOptions) => Promise<RecipientView>;
  /**
   * Sends a letter again to whom it is to.
   *
   * For administrators of the platform. Needs a recent sign-in. Fails with `operations.mail_not_found`.
   */
  readonly resend: (input: OperationsMailsResendInput, options?: CallOptions) => Promise<OperationsMailsResendOutput>;
}

export interface OperationsSecurityProcedures {
  /**
   * Lists what looked like an attack anywhere, newest first, without its details.
   *
   * For administrators of the platform.
   */
  readonly list: (input?: OperationsSecurityListInput, options?: CallOptions) => PageQuery<SecurityNoticeView>;
}

export interface OperationsCasesProcedures {
  /**
   * Lists requests about personal data anywhere and when they are due, without whom they are about.
   *
   * For administrators of the platform.
   */
  readonly list: (input?: OperationsCasesListInput, options?: CallOptions) => PageQuery<CaseNoticeView>;
}

export interface RecoveryProcedures {
  readonly backups: RecoveryBackupsProcedures;
  readonly procedures: RecoveryProceduresProcedures;
}

export interface RecoveryBackupsProcedures {
  /**
   * Lists the copies of the database, newest first, and when each was last proven.
   *
   * For administrators of the platform.
   */
  readonly list: (input?: RecoveryBackupsListInput, options?: CallOptions) => PageQuery<BackupRecordView>;
}

export interface RecoveryProceduresProcedures {
  /**
   * Lists what to do when something is lost, and when it was last practised.
   *
   * For administrators of the platform.
   */
  readonly list: (input?: NoInput, options?: CallOptions) => Promise<RecoveryProceduresListOutput>;
}

export interface ComplianceProcedures {
  readonly requests: ComplianceRequestsProcedures;
  readonly limits: ComplianceLimitsProcedures;
  readonly cases: ComplianceCasesProcedures;
  readonly holds: ComplianceHoldsProcedures;
  readonly platformCases: CompliancePlatformCasesProcedures;
  readonly platformHolds: CompliancePlatformHoldsProcedures;
  readonly consent: ComplianceConsentProcedures;
  readonly retention: ComplianceRetentionProcedures;
}

export interface ComplianceRequestsProcedures {
  /**
   * Asks for one’s own data, its correction or erasure, or that it be used for less.
   *
   * For signed-in people, not for keys. Needs a recent sign-in. Fails with `compliance.request_open`, `compliance.sole_owner`, `common.conflict`, `compliance.request_closed`, `compliance.request_not_found`.
   */
  readonly open: (input: ComplianceRequestsOpenInput, options?: CallOptions) => Promise<GdprRequestView>;
  /**
   * Lists what the caller asked for.
   *
   * For signed-in people, not for keys.
   */
  readonly mine: (input?: NoInput, options?: CallOptions) => Promise<ComplianceRequestsMineOutput>;
  /**
   * Calls a request off that is not carried out yet.
   *
   * For signed-in people, not for keys. Fails with `compliance.request_not_found`, `compliance.request_closed`, `common.conflict`.
   */
  readonly withdraw: (input: ComplianceRequestsWithdrawInput, options?: CallOptions) => Promise<GdprRequestView>;
  /**
   * Gives an address, good for 15 minutes, at which the archive of a request can be fetched.
   *
   * For signed-in people, not for keys. Needs a recent sign-in. Fails with `compliance.request_not_found`, `compliance.export_not_ready`.
   */
  readonly download: (input: ComplianceRequestsDownloadInput, options?: CallOptions) => Promise<ComplianceRequestsDownloadOutput>;
  /**
   * Tells what the link in a mail would prove.
   *
   * Public: Whoever asked by letter has no account; the link in their mail is the proof. Fails with `compliance.proof_invalid`.
   */
  readonly asked: (input: ComplianceRequestsAskedInput, options?: CallOptions) => Promise<AskedView>;
  /**
   * Proves by the link in a mail who asked for something.
   *
   * Public: Whoever asked by letter has no account; the link in their mail is the proof. Fails with `compliance.proof_invalid`, `compliance.request_closed`, `common.conflict`.
   */
  readonly prove: (input: ComplianceRequestsProveInput, options?: CallOptions) => Promise<ComplianceRequestsProveOutput>;
}

export interface ComplianceLimitsProcedures {
  /**
   * Says whether the caller’s data is used for nothing but what is necessary.
   *
   * For signed-in people, not for keys.
   */
  readonly get: (input?: NoInput, options?: CallOptions) => Promise<ProcessingLimitsView>;
  /**
   * Restricts the use of one’s data, objects to it, or takes that back.
   *
   * For signed-in people, not for keys.
   */
  readonly set: (input?: ComplianceLimitsSetInput, options?: CallOptions) => Promise<ProcessingLimitsView>;
}

export interface ComplianceCasesProcedures {
  /**
   * Lists requests about personal data, newest first.
   *
   * Needs the scope `compliance.manage`.
   */
  readonly list: (input?: ComplianceCasesListInput, options?: CallOptions) => PageQuery<GdprRequestView>;
  /**
   * Adds a note to a request.
   *
   * Needs the scope `compliance.manage`. Fails with `compliance.request_not_found`, `compliance.request_closed`, `common.conflict`.
   */
  readonly note: (input: ComplianceCasesNoteInput, options?: CallOptions) => Promise<GdprRequestView>;
  /**
   * Ends a request: done, or refused for a reason that the person can be told.
   *
   * Needs the scope `compliance.manage`. Needs a recent sign-in. Fails with `compliance.request_not_found`, `compliance.request_closed`, `compliance.not_verified`, `common.conflict`.
   */
  readonly decide: (input: ComplianceCasesDecideInput, options?: CallOptions) => Promise<GdprRequestView>;
  /**
   * Writes down what somebody asked the tenant for; they are sent a link to prove it.
   *
   * Needs the scope `compliance.manage`. Needs a recent sign-in. Fails with `compliance.subject_not_found`, `compliance.request_open`, `compliance.request_not_found`.
   */
  readonly open: (input: ComplianceCasesOpenInput, options?: CallOptions) => Promise<GdprRequestView>;
  /**
   * Says how the identity of whoever asked was checked; the platform then does its part.
   *
   * Needs the scope `compliance.manage`. Needs a recent sign-in. Fails with `compliance.request_not_found`, `compliance.request_closed`, `common.conflict`.
   */
  readonly verify: (input: ComplianceCasesVerifyInput, options?: CallOptions) => Promise<GdprRequestView>;
  /**
   * Gives an address, good for 15 minutes, at which the archive of a case can be fetched.
   *
   * Needs the scope `compliance.manage`. Needs a recent sign-in. Fails with `compliance.request_not_found`, `compliance.export_not_ready`.
   */
  readonly download: (input: ComplianceCasesDownloadInput, options?: CallOptions) => Promise<ComplianceCasesDownloadOutput>;
}

export interface ComplianceHoldsProcedures {
  /**
   * Lists holds, newest first.
   *
   * Needs the scope `compliance.read`.
   */
  readonly list: (input?: NoInput, options?: CallOptions) => Promise<ComplianceHoldsListOutput>;
  /**
   * Keeps the data of a person, or everything, from being erased.
   *
   * Needs the scope `compliance.manage`. Needs a recent sign-in. Fails with `compliance.hold_exists`.
   */
  readonly place: (input: ComplianceHoldsPlaceInput, options?: CallOptions) => Promise<LegalHoldView>;
  /**
   * Ends a hold; what waited for it is carried out.
   *
   * Needs the scope `compliance.manage`. Needs a recent sign-in. Fails with `compliance.hold_not_found`.
   */
  readonly release: (input: ComplianceHoldsReleaseInput, options?: CallOptions) => Promise<LegalHoldView>;
}

export interface CompliancePlatformCasesProcedures {
  /**
   * Lists requests about personal data, newest first.
   *
   * For administrators of the platform.
   */
  readonly list: (input?: CompliancePlatformCasesListInput, options?: CallOptions) => PageQuery<GdprRequestView>;
  /**
   * Adds a note to a request.
   *
   * For administrators of the platform. Fails with `compliance.request_not_found`, `compliance.request_closed`, `common.conflict`.
   */
  readonly note: (input: CompliancePlatformCasesNoteInput, options?: CallOptions) => Promise<GdprRequestView>;
  /**
   * Ends a request: done, or refused for a reason that the person can be told.
   *
   * For administrators of the platform. Needs a recent sign-in. Fails with `compliance.request_not_found`, `compliance.request_closed`, `compliance.not_verified`, `common.conflict`.
   */
  readonly decide: (input: CompliancePlatformCasesDecideInput, options?: CallOptions) => Promise<GdprRequestView>;
}

export interface CompliancePlatformHoldsProcedures {
  /**
   * Lists holds, newest first.
   *
   * For administrators of the platform.
   */
  readonly list: (input?: NoInput, options?: CallOptions) => Promise<CompliancePlatformHoldsListOutput>;
  /**
   * Keeps the data of a person, or everything, from being erased.
   *
   * For administrators of the platform. Needs a recent sign-in. Fails with `compliance.hold_exists`.
   */
  readonly place: (input: CompliancePlatformHoldsPlaceInput, options?: CallOptions) => Promise<LegalHoldView>;
  /**
   * Ends a hold; what waited for it is carried out.
   *
   * For administrators of the platform. Needs a recent sign-in. Fails with `compliance.hold_not_found`.
   */
  readonly release: (input: CompliancePlatformHoldsReleaseInput, options?: CallOptions) => Promise<LegalHoldView>;
}

export interface ComplianceConsentProcedures {
  /**
   * Lists what visitors are asked to agree to: the newest version for each purpose and language.
   *
   * Needs the scope `compliance.consent`.
   */
  readonly texts: (input?: ComplianceConsentTextsInput, options?: CallOptions) => Promise<ComplianceConsentTextsOutput>;
  /**
   * Writes a new version of what visitors are asked to agree to.
   *
   * Needs the scope `compliance.manage`.
   */
  readonly createText: (input: ComplianceConsentCreateTextInput, options?: CallOptions) => Promise<ConsentTextView>;
  /**
   * Keeps what a visitor decided about one text. A browser that asks not to be followed counts more than a button.
   *
   * Needs the scope `compliance.consent`. Fails with `compliance.text_not_found`.
   */
  readonly decide: (input: ComplianceConsentDecideInput, options?: CallOptions) => Promise<ConsentRecordView>;
  /**
   * Says what a visitor decided, purpose by purpose.
   *
   * Needs the scope `compliance.consent`.
   */
  readonly state: (input: ComplianceConsentStateInput, options?: CallOptions) => Promise<ComplianceConsentStateOutput>;
  /**
   * Lists decisions with the very words that were agreed to, newest first: the proof.
   *
   * Needs the scope `compliance.read`.
   */
  readonly records: (input?: ComplianceConsentRecordsInput, options?: CallOptions) => PageQuery<{
    id: string;
    textId: string;
    purpose: string;
    version: number;
    granted: boolean;
    userId: string | null;
    source: string;
    signal: string | null;
    decidedAt: Date;
    withdrawnAt: Date | null;
    text: string;
    language: string;
  }>;
}

export interface ComplianceRetentionProcedures {
  /**
   * Says how long what is kept, and what was removed lately.
   *
   * Needs the scope `compliance.read`.
   */
  readonly get: (input?: NoInput, options?: CallOptions) => Promise<RetentionView>;
}

export interface NotificationsProcedures {
  /**
   * Lists what the caller was told, newest first.
   *
   * For signed-in people, not for keys.
   */
  readonly list: (input?: NotificationsListInput, options?: CallOptions) => PageQuery<NotificationView>;
  /**
   * Counts what the caller has not read.
   *
   * For signed-in people, not for keys.
   */
  readonly unread: (input?: NotificationsUnreadInput, options?: CallOptions) => Promise<NotificationsUnreadOutput>;
  /**
   * Marks a notification of the caller as read, or as unread.
   *
   * For signed-in people, not for keys. Fails with `notifications.not_found`.
   */
  readonly mark: (input: NotificationsMarkInput, options?: CallOptions) => Promise<NotificationView>;
  /**
   * Marks everything in the caller’s list as read.
   *
   * For signed-in people, not for keys.
   */
  readonly markAll: (input?: NotificationsMarkAllInput, options?: CallOptions) => Promise<NotificationsMarkAllOutput>;
  readonly preferences: NotificationsPreferencesProcedures;
  readonly emailPreferences: NotificationsEmailPreferencesProcedures;
  /**
   * Tells what the unsubscribe link of a mail is about.
   *
   * Public: The link of a mail says who may be taken off which list; whoever follows it need not be signed in (RFC 8058). Fails with `notifications.link_invalid`.
   */
  readonly subscription: (input: NotificationsSubscriptionInput, options?: CallOptions) => Promise<MailSubscription>;
  /**
   * Takes whom a mail was sent to off its list, or off every list.
   *
   * Public: The link of a mail says who may be taken off which list; whoever follows it need not be signed in (RFC 8058). Fails with `notifications.link_invalid`.
   */
  readonly unsubscribe: (input: NotificationsUnsubscribeInput, options?: CallOptions) => Promise<MailSubscription>;
  /**
   * Takes back an unsubscription that was a mistake.
   *
   * Public: The link of a mail says who may be taken off which list; whoever follows it need not be signed in (RFC 8058). Fails with `notifications.link_invalid`.
   */
  readonly resubscribe: (input: NotificationsResubscribeInput, options?: CallOptions) => Promise<MailSubscription>;
}

export interface NotificationsPreferencesProcedures {
  /**
   * Gives what the caller hears of, how, and when.
   *
   * For signed-in people, not for keys.
   */
  readonly get: (input?: NoInput, options?: CallOptions) => Promise<NotificationPreferences>;
  /**
   * Changes what the caller hears of, how, and when; what is not named stays.
   *
   * For signed-in people, not for keys. Fails with `notifications.topic_not_found`, `notifications.mandatory`, `notifications.mode_unfit`.
   */
  readonly update: (input?: NotificationsPreferencesUpdateInput, options?: CallOptions) => Promise<NotificationPreferences>;
}

export interface NotificationsEmailPreferencesProcedures {
  /**
   * Gives the three lists of mail and whether the caller is on them.
   *
   * For signed-in people, not for keys.
   */
  readonly get: (input?: NoInput, options?: CallOptions) => Promise<EmailPreferences>;
  /**
   * Puts the caller on lists of mail or takes them off.
   *
   * For signed-in people, not for keys.
   */
  readonly update: (input?: NotificationsEmailPreferencesUpdateInput, options?: CallOptions) => Promise<EmailPreferences>;
}

export interface IntegrationsProcedures {
  /**
   * Lists the types of services that a tenant can be connected to.
   *
   * Needs the scope `integrations.read`.
   */
  readonly types: (input?: NoInput, options?: CallOptions) => Promise<IntegrationsTypesOutput>;
  /**
   * Lists the integrations of the tenant, newest first.
   *
   * Needs the scope `integrations.read`.
   */
  readonly list: (input?: IntegrationsListInput, options?: CallOptions) => PageQuery<IntegrationView>;
  /**
   * Gives an integration.
   *
   * Needs the scope `integrations.read`. Fails with `integrations.not_found`.
   */
  readonly get: (input: IntegrationsGetInput, options?: CallOptions) => Promise<IntegrationView>;
  /**
   * Connects the tenant to a service; its tokens are set afterwards.
   *
   * Needs the scope `integrations.manage`. Needs a recent sign-in. Fails with `integrations.unknown_type`, `integrations.bad_configuration`, `integrations.bad_address`, `integrations.too_many`, `integrations.not_found`.
   */
  readonly create: (input: IntegrationsCreateInput, options?: CallOptions) => Promise<IntegrationView>;
  /**
   * Renames an integration or replaces its configuration.
   *
   * Needs the scope `integrations.manage`. Needs a recent sign-in. Fails with `integrations.not_found`, `integrations.unknown_type`, `integrations.bad_configuration`, `integrations.bad_address`.
   */
  readonly update: (input: IntegrationsUpdateInput, options?: CallOptions) => Promise<IntegrationView>;
  /**
   * Switches an integration off: nothing uses its tokens, its webhooks hear nothing.
   *
   * Needs the scope `integrations.manage`. Fails with `integrations.not_found`.
   */
  readonly disable: (input: IntegrationsDisableInput, options?: CallOptions) => Promise<IntegrationView>;
  /**
   * Switches an integration on again.
   *
   * Needs the scope `integrations.manage`. Needs a recent sign-in. Fails with `integrations.not_found`.
   */
  readonly enable: (input: IntegrationsEnableInput, options?: CallOptions) => Promise<IntegrationView>;
  /**
   * Removes an integration with its tokens, its log and its webhooks.
   *
   * Needs the scope `integrations.manage`. Fails with `integrations.not_found`.
   */
  readonly remove: (input: IntegrationsRemoveInput, options?: CallOptions) => Promise<IntegrationsRemoveOutput>;
  readonly tokens: IntegrationsTokensProcedures;
  readonly logs: IntegrationsLogsProcedures;
}

export interface IntegrationsTokensProcedures {
  /**
   * Lists which tokens an integration has, never what they are.
   *
   * Needs the scope `integrations.read`. Fails with `integrations.not_found`.
   */
  readonly list: (input: IntegrationsTokensListInput, options?: CallOptions) => Promise<IntegrationsTokensListOutput>;
  /**
   * Sets a token of an integration in the place of the one before; it is never shown again.
   *
   * Needs the scope `integrations.manage`. Needs a recent sign-in. Fails with `integrations.not_found`, `integrations.unknown_type`, `integrations.unknown_token_type`, `integrations.token_not_found`.
   */
  readonly set: (input: IntegrationsTokensSetInput, options?: CallOptions) => Promise<IntegrationTokenView>;
  /**
   * Removes a token of an integration, and with it those that it replaced.
   *
   * Needs the scope `integrations.manage`. Fails with `integrations.token_not_found`.
   */
  readonly remove: (input: IntegrationsTokensRemoveInput, options?: CallOptions) => Promise<IntegrationsTokensRemoveOutput>;
}

export interface IntegrationsLogsProcedures {
  /**
   * Lists what happened with an integration, newest first.
   *
   * Needs the scope `integrations.read`. Fails with `integrations.not_found`.
   */
  readonly list: (input: IntegrationsLogsListInput, options?: CallOptions) => PageQuery<IntegrationLogView>;
}

export interface WebhooksProcedures {
  /**
   * Lists the types of events that a webhook can listen to.
   *
   * Needs the scope `webhooks.read`.
   */
  readonly types: (input?: NoInput, options?: CallOptions) => Promise<WebhooksTypesOutput>;
  /**
   * Lists the webhooks of the tenant, newest first.
   *
   * Needs the scope `webhooks.read`.
   */
  readonly list: (input?: WebhooksListInput, options?: CallOptions) => PageQuery<WebhookView>;
  /**
   * Gives a webhook.
   *
   * Needs the scope `webhooks.read`. Fails with `webhooks.not_found`.
   */
  readonly get: (input: WebhooksGetInput, options?: CallOptions) => Promise<WebhookView>;
  /**
   * Creates a webhook and shows its secret once.
   *
   * Needs the scope `webhooks.manage`. Needs a recent sign-in. Fails with `webhooks.bad_address`, `webhooks.unknown_event`, `webhooks.too_many`, `webhooks.not_found`, `webhooks.integration_not_found`.
   */
  readonly create: (input: WebhooksCreateInput, options?: CallOptions) => Promise<CreatedWebhook>;
  /**
   * Changes where a webhook is and what it listens to, or switches it off or on.
   *
   * Needs the scope `webhooks.manage`. Needs a recent sign-in. Fails with `webhooks.not_found`, `webhooks.bad_address`, `webhooks.unknown_event`.
   */
  readonly update: (input: WebhooksUpdateInput, options?: CallOptions) => Promise<WebhookView>;
  /**
   * Replaces the secret of a webhook and lets the old one sign a while longer.
   *
   * Needs the scope `webhooks.manage`. Needs a recent sign-in. Fails with `webhooks.not_found`.
   */
  readonly rotateSecret: (input: WebhooksRotateSecretInput, options?: CallOptions) => Promise<CreatedWebhook>;
  /**
   * Removes a webhook with its secret and its log.
   *
   * Needs the scope `webhooks.manage`. Fails with `webhooks.not_found`.
   */
  readonly remove: (input: WebhooksRemoveInput, options?: CallOptions) => Promise<WebhooksRemoveOutput>;
  /**
   * Sends an event that means nothing to one webhook.
   *
   * Needs the scope `webhooks.manage`. Fails with `webhooks.not_found`, `webhooks.disabled`.
   */
  readonly test: (input: WebhooksTestInput, options?: CallOptions) => Promise<WebhookDeliveryView>;
  readonly deliveries: WebhooksDeliveriesProcedures;
}

export interface WebhooksDeliveriesProcedures {
  /**
   * Lists what was sent to a webhook, newest first.
   *
   * Needs the scope `webhooks.read`. Fails with `webhooks.not_found`.
   */
  readonly list: (input: WebhooksDeliveriesListInput, options?: CallOptions) => PageQuery<WebhookDeliveryView>;
  /**
   * Gives a delivery with its body and every attempt.
   *
   * Needs the scope `webhooks.read`. Fails with `webhooks.delivery_not_found`.
   */
  readonly get: (input: WebhooksDeliveriesGetInput, options?: CallOptions) => Promise<WebhookDeliveryDetails>;
  /**
   * Sends a delivery again, under the same id.
   *
   * Needs the scope `webhooks.manage`. Fails with `webhooks.delivery_not_found`, `webhooks.not_found`, `webhooks.disabled`.
   */
  readonly replay: (input: WebhooksDeliveriesReplayInput, options?: CallOptions) => Promise<WebhookDeliveryView>;
  /**
   * Sends again whatever did not get through to a webhook since a moment.
   *
   * Needs the scope `webhooks.manage`. Fails with `webhooks.not_found`, `webhooks.disabled`.
   */
  readonly replaySince: (input: WebhooksDeliveriesReplaySinceInput, options?: CallOptions) => Promise<WebhooksDeliveriesReplaySinceOutput>;
}

export interface WhiteLabelProcedures {
  readonly brand: WhiteLabelBrandProcedures;
  readonly domains: WhiteLabelDomainsProcedures;
}

export interface WhiteLabelBrandProcedures {
  /**
   * Gives how the tenant looks on its own domains.
   *
   * Needs the scope `white_label.read`.
   */
  readonly get: (input?: NoInput, options?: CallOptions) => Promise<BrandView>;
  /**
   * Changes how the tenant looks, if nobody changed it meanwhile.
   *
   * Needs the scope `white_label.manage`. Fails with `common.conflict`, `white_label.illegible`, `white_label.picture_not_found`.
   */
  readonly update: (input: WhiteLabelBrandUpdateInput, options?: CallOptions) => Promise<BrandView>;
}

export interface WhiteLabelDomainsProcedures {
  /**
   * Lists the domains of the tenant with the records that verify them.
   *
   * Needs the scope `white_label.read`.
   */
  readonly list: (input?: NoInput, options?: CallOptions) => Promise<WhiteLabelDomainsListOutput>;
  /**
   * Adds a domain and says which TXT record shows that it is yours.
   *
   * Needs the scope `white_label.manage`. Fails with `white_label.bad_domain`, `white_label.domain_listed`, `white_label.too_many_domains`.
   */
  readonly add: (input: WhiteLabelDomainsAddInput, options?: CallOptions) => Promise<CustomDomainView>;
  /**
   * Looks for the TXT record of a domain and serves the tenant’s tours there when it is found.
   *
   * Needs the scope `white_label.manage`. Fails with `white_label.domain_not_found`, `white_label.record_not_found`, `white_label.dns_silent`, `white_label.domain_taken`.
   */
  readonly verify: (input: WhiteLabelDomainsVerifyInput, options?: CallOptions) => Promise<CustomDomainView>;
  /**
   * Makes a verified domain the one of which canonical addresses are made.
   *
   * Needs the scope `white_label.manage`. Fails with `white_label.domain_not_found`, `white_label.not_verified`.
   */
  readonly setPrimary: (input: WhiteLabelDomainsSetPrimaryInput, options?: CallOptions) => Promise<CustomDomainView>;
  /**
   * Removes a domain; nothing is served there any more.
   *
   * Needs the scope `white_label.manage`. Fails with `white_label.domain_not_found`.
   */
  readonly remove: (input: WhiteLabelDomainsRemoveInput, options?: CallOptions) => Promise<WhiteLabelDomainsRemoveOutput>;
}

export interface AnalyticsProcedures {
  /**
   * Says how much tours were looked at and shared, in all and day by day, beside as many days before.
   *
   * Needs the scope `analytics.read`.
   */
  readonly overview: (input?: AnalyticsOverviewInput, options?: CallOptions) => Promise<AnalyticsOverview>;
  /**
   * Says which tours were looked at and shared, most visited first.
   *
   * Needs the scope `analytics.read`.
   */
  readonly tours: (input?: AnalyticsToursInput, options?: CallOptions) => Promise<AnalyticsTours>;
  /**
   * Says which scenes were looked at and for how long, most seen first.
   *
   * Needs the scope `analytics.read`.
   */
  readonly scenes: (input?: AnalyticsScenesInput, options?: CallOptions) => Promise<AnalyticsScenes>;
  /**
   * Says which hotspots were seen and clicked, most clicked first.
   *
   * Needs the scope `analytics.read`.
   */
  readonly hotspots: (input?: AnalyticsHotspotsInput, options?: CallOptions) => Promise<AnalyticsHotspots>;
  /**
   * Says how much tours were looked at hour by hour, of 31 days at most and of the last seven unless said, and by how many visits in all.
   *
   * Needs the scope `analytics.read`.
   */
  readonly hours: (input?: AnalyticsHoursInput, options?: CallOptions) => Promise<AnalyticsHours>;
  /**
   * Says from which scene of a tour people went to which, and where they came in and went out.
   *
   * Needs the scope `analytics.read`.
   */
  readonly paths: (input: AnalyticsPathsInput, options?: CallOptions) => Promise<AnalyticsPaths>;
  /**
   * Says how many visits of a tour did some steps one after the other, at most 93 days together.
   *
   * Needs the scope `analytics.read`.
   */
  readonly funnel: (input: AnalyticsFunnelInput, options?: CallOptions) => Promise<AnalyticsFunnel>;
  /**
   * Says where people looked in a scene, in parts of the sphere that are all of one size.
   *
   * Needs the scope `analytics.read`.
   */
  readonly heatmap: (input: AnalyticsHeatmapInput, options?: CallOptions) => Promise<AnalyticsHeatmap>;
  /**
   * Says with what and from where people looked, and which sites and campaigns led them here.
   *
   * Needs the scope `analytics.read`.
   */
  readonly visitors: (input?: AnalyticsVisitorsInput, options?: CallOptions) => Promise<AnalyticsVisitors>;
  /**
   * Says who looks right now.
   *
   * Needs the scope `analytics.read`.
   */
  readonly live: (input?: NoInput, options?: CallOptions) => Promise<AnalyticsLive>;
  /**
   * Makes a file of a report: CSV for spreadsheets, JSON for programs.
   *
   * Needs the scope `analytics.read`.
   */
  readonly export: (input: AnalyticsExportInput, options?: CallOptions) => Promise<AnalyticsExport>;
  /**
   * Says how many hits were not kept, day by day, and why: of bots, without consent, and the like.
   *
   * Needs the scope `analytics.read`.
   */
  readonly refusals: (input?: AnalyticsRefusalsInput, options?: CallOptions) => Promise<AnalyticsRefusals>;
  readonly savedReports: AnalyticsSavedReportsProcedures;
}

export interface AnalyticsSavedReportsProcedures {
  /**
   * Lists the caller’s saved reports and those that are shared, by name.
   *
   * Needs the scope `analytics.read`.
   */
  readonly list: (input?: NoInput, options?: CallOptions) => Promise<AnalyticsSavedReportsListOutput>;
  /**
   * Keeps a report under a name: which one, its filters and its days as seen from today; and has it sent where that is wanted.
   *
   * Needs the scope `analytics.manage`. Fails with `analytics.too_many_saved_reports`, `analytics.not_a_member`, `analytics.not_shared`.
   */
  readonly create: (input: AnalyticsSavedReportsCreateInput, options?: CallOptions) => Promise<SavedReportView>;
  /**
   * Changes a saved report, who sees it, how often it is sent and to whom.
   *
   * Needs the scope `analytics.manage`. Fails with `analytics.saved_report_not_found`, `analytics.not_a_member`, `analytics.not_shared`.
   */
  readonly update: (input: AnalyticsSavedReportsUpdateInput, options?: CallOptions) => Promise<SavedReportView>;
  /**
   * Removes a saved report; nobody is sent it any more.
   *
   * Needs the scope `analytics.manage`. Fails with `analytics.saved_report_not_found`.
   */
  readonly remove: (input: AnalyticsSavedReportsRemoveInput, options?: CallOptions) => Promise<AnalyticsSavedReportsRemoveOutput>;
}

export interface ToursProcedures {
  /**
   * Creates a tour as a draft. Without a slug one is made of the title.
   *
   * Needs the scope `tours.write`. Fails with `tours.media_not_found`, `tours.wrong_media`, `tours.slug_taken`, `tours.slug_refused`.
   */
  readonly create: (input: ToursCreateInput, options?: CallOptions) => Promise<TourView>;
  /**
   * Reads a tour by its id or its slug.
   *
   * Needs the scope `tours.read`. Fails with `tours.not_found`.
   */
  readonly get: (input?: ToursGetInput, options?: CallOptions) => Promise<TourView>;
  /**
   * Gives the draft as visitors would see it, for the viewer: scenes whose panorama is not ready are left out, and its files can be loaded for some hours.
   *
   * Needs the scope `tours.read`. Fails with `tours.not_found`.
   */
  readonly preview: (input: ToursPreviewInput, options?: CallOptions) => Promise<TourPreview>;
  /**
   * Lists tours, newest first.
   *
   * Needs the scope `tours.read`.
   */
  readonly list: (input?: ToursListInput, options?: CallOptions) => PageQuery<TourView>;
  /**
   * Changes a tour. What is live stays as it is until the tour is published again.
   *
   * Needs the scope `tours.write`. Fails with `tours.not_found`, `tours.scene_not_found`, `tours.media_not_found`, `tours.wrong_media`, `tours.slug_taken`, `tours.slug_refused`.
   */
  readonly update: (input: ToursUpdateInput, options?: CallOptions) => Promise<TourView>;
  /**
   * Makes the draft live and keeps a version of it. Refused while the linter finds errors.
   *
   * Needs the scope `tours.publish`. Fails with `tours.not_found`, `tours.illegal_transition`, `tours.not_publishable`.
   */
  readonly publish: (input: ToursPublishInput, options?: CallOptions) => Promise<PublishedTour>;
  /**
   * Sets, changes or calls off when a tour is published and taken back.
   *
   * Needs the scope `tours.publish`. Fails with `tours.not_found`, `tours.illegal_transition`.
   */
  readonly schedule: (input: ToursScheduleInput, options?: CallOptions) => Promise<TourView>;
  /**
   * Hands a draft to those who may publish it.
   *
   * Needs the scope `tours.write`. Fails with `tours.not_found`, `tours.illegal_transition`.
   */
  readonly submit: (input: ToursSubmitInput, options?: CallOptions) => Promise<TourView>;
  /**
   * Returns a submitted tour with a comment. To approve it, publish it.
   *
   * Needs the scope `tours.publish`. Fails with `tours.not_found`, `tours.illegal_transition`.
   */
  readonly return: (input: ToursReturnInput, options?: CallOptions) => Promise<TourView>;
  /**
   * Takes a published tour back to a draft.
   *
   * Needs the scope `tours.publish`. Fails with `tours.not_found`, `tours.illegal_transition`.
   */
  readonly unpublish: (input: ToursUnpublishInput, options?: CallOptions) => Promise<TourView>;
  /**
   * Puts a tour away; it leaves the public.
   *
   * Needs the scope `tours.publish`. Fails with `tours.not_found`, `tours.illegal_transition`.
   */
  readonly archive: (input: ToursArchiveInput, options?: CallOptions) => Promise<TourView>;
  /**
   * Takes an archived tour up again as a draft.
   *
   * Needs the scope `tours.publish`. Fails with `tours.not_found`, `tours.illegal_transition`.
   */
  readonly unarchive: (input: ToursUnarchiveInput, options?: CallOptions) => Promise<TourView>;
  /**
   * Removes a tour with all that is in it; it can be restored.
   *
   * Needs the scope `tours.remove`. Fails with `tours.not_found`.
   */
  readonly remove: (input: ToursRemoveInput, options?: CallOptions) => Promise<TourView>;
  /**
   * Brings a removed tour back as a draft, exactly as it was.
   *
   * Needs the scope `tours.remove`. Fails with `tours.not_found`, `tours.slug_taken`.
   */
  readonly restore: (input: ToursRestoreInput, options?: CallOptions) => Promise<TourView>;
  /**
   * Makes a new draft of all that a tour is made of. What is live, embeds and counts stay with the original.
   *
   * Needs the scope `tours.write`. Fails with `tours.not_found`.
   */
  readonly duplicate: (input: ToursDuplicateInput, options?: CallOptions) => Promise<TourView>;
  /**
   * Ends a removed tour before its time: nothing of it is left, and there is no way back.
   *
   * Needs the scope `tours.remove`. Needs a recent sign-in. Fails with `tours.not_found`.
   */
  readonly purge: (input: ToursPurgeInput, options?: CallOptions) => Promise<ToursPurgeOutput>;
  /**
   * Has the web addresses that a tour leads to looked at; the findings say which are broken.
   *
   * Needs the scope `tours.write`. Fails with `tours.not_found`.
   */
  readonly checkLinks: (input: ToursCheckLinksInput, options?: CallOptions) => Promise<ToursCheckLinksOutput>;
  /**
   * What the linter finds in a tour: errors stop its publishing, warnings do not.
   *
   * Needs the scope `tours.read`. Fails with `tours.not_found`.
   */
  readonly findings: (input: ToursFindingsInput, options?: CallOptions) => Promise<FindingList>;
  /**
   * Finds tours by words, place and other filters: the best match first, else the nearest, else the newest, or in the order that is asked for.
   *
   * Needs the scope `tours.read`.
   */
  readonly search: (input?: ToursSearchInput, options?: CallOptions) => PageQuery<{ tour: TourView; distance: number | null }>;
  /**
   * Counts the tours that pass the filters by status, category, tag, difficulty, country and location.
   *
   * Needs the scope `tours.read`.
   */
  readonly facets: (input?: ToursFacetsInput, options?: CallOptions) => Promise<TourFacets>;
  readonly directory: ToursDirectoryProcedures;
  readonly scenes: ToursScenesProcedures;
  readonly hotspots: ToursHotspotsProcedures;
  readonly translations: ToursTranslationsProcedures;
  readonly embeds: ToursEmbedsProcedures;
  readonly bookmarks: ToursBookmarksProcedures;
  readonly ratings: ToursRatingsProcedures;
  readonly shares: ToursSharesProcedures;
  readonly passwords: ToursPasswordsProcedures;
  readonly links: ToursLinksProcedures;
  readonly plans: ToursPlansProcedures;
  readonly steps: ToursStepsProcedures;
  readonly terms: ToursTermsProcedures;
  readonly bulk: ToursBulkProcedures;
  readonly imports: ToursImportsProcedures;
  readonly exports: ToursExportsProcedures;
  readonly versions: ToursVersionsProcedures;
}

export interface ToursDirectoryProcedures {
  /**
   * Lists and finds the live tours of a tenant, as its visitors see them.
   *
   * Public: The live tours of a tenant are public: its sitemap names the same.
   */
  readonly list: (input: ToursDirectoryListInput, options?: CallOptions) => PageQuery<DirectoryEntry>;
  /**
   * Counts the live tours of a tenant that pass the filters by their values.
   *
   * Public: The live tours of a tenant are public: its sitemap names the same.
   */
  readonly facets: (input: ToursDirectoryFacetsInput, options?: CallOptions) => Promise<DirectoryFacets>;
}

export interface ToursScenesProcedures {
  /**
   * Adds a scene at the end of a tour. Its panorama is cut into tiles in the background; of a 360° film a still is.
   *
   * Needs the scope `tours.write`. Fails with `tours.not_found`, `tours.media_not_found`, `tours.wrong_media`, `tours.source_unfit`.
   */
  readonly create: (input: ToursScenesCreateInput, options?: CallOptions) => Promise<SceneView>;
  /**
   * Reads a scene, with the state of its panorama.
   *
   * Needs the scope `tours.read`. Fails with `tours.scene_not_found`.
   */
  readonly get: (input: ToursScenesGetInput, options?: CallOptions) => Promise<SceneView>;
  /**
   * Lists the scenes of a tour in their order.
   *
   * Needs the scope `tours.read`. Fails with `tours.not_found`.
   */
  readonly list: (input: ToursScenesListInput, options?: CallOptions) => Promise<SceneList>;
  /**
   * Changes a scene.
   *
   * Needs the scope `tours.write`. Fails with `tours.scene_not_found`, `tours.media_not_found`, `tours.wrong_media`, `tours.source_unfit`.
   */
  readonly update: (input: ToursScenesUpdateInput, options?: CallOptions) => Promise<SceneView>;
  /**
   * Puts the scenes of a tour into a new order. Names each scene once.
   *
   * Needs the scope `tours.write`. Fails with `tours.not_found`, `tours.order_mismatch`.
   */
  readonly reorder: (input: ToursScenesReorderInput, options?: CallOptions) => Promise<SceneList>;
  /**
   * Removes a scene with its hotspots; it can be restored.
   *
   * Needs the scope `tours.write`. Fails with `tours.scene_not_found`, `tours.not_found`.
   */
  readonly remove: (input: ToursScenesRemoveInput, options?: CallOptions) => Promise<SceneView>;
  /**
   * Brings a removed scene back to its place.
   *
   * Needs the scope `tours.write`. Fails with `tours.scene_not_found`, `tours.not_found`.
   */
  readonly restore: (input: ToursScenesRestoreInput, options?: CallOptions) => Promise<SceneView>;
  /**
   * Puts a copy of a scene right after it, with its hotspots, files and translations.
   *
   * Needs the scope `tours.write`. Fails with `tours.scene_not_found`, `tours.not_found`.
   */
  readonly duplicate: (input: ToursScenesDuplicateInput, options?: CallOptions) => Promise<SceneView>;
  readonly media: ToursScenesMediaProcedures;
}

export interface ToursScenesMediaProcedures {
  /**
   * Lists the files attached to a scene.
   *
   * Needs the scope `tours.read`. Fails with `tours.scene_not_found`.
   */
  readonly list: (input: ToursScenesMediaListInput, options?: CallOptions) => Promise<AttachmentList>;
  /**
   * Attaches a media file to a scene.
   *
   * Needs the scope `tours.write`. Fails with `tours.scene_not_found`, `tours.not_found`, `tours.media_not_found`, `tours.wrong_media`, `tours.already_attached`.
   */
  readonly attach: (input: ToursScenesMediaAttachInput, options?: CallOptions) => Promise<AttachmentList>;
  /**
   * Takes a media file from a scene; the file itself stays.
   *
   * Needs the scope `tours.write`. Fails with `tours.scene_not_found`, `tours.not_found`, `tours.media_not_found`.
   */
  readonly detach: (input: ToursScenesMediaDetachInput, options?: CallOptions) => Promise<AttachmentList>;
  /**
   * Puts the files of one role into a new order.
   *
   * Needs the scope `tours.write`. Fails with `tours.scene_not_found`, `tours.not_found`, `tours.order_mismatch`.
   */
  readonly reorder: (input: ToursScenesMediaReorderInput, options?: CallOptions) => Promise<AttachmentList>;
}

export interface ToursHotspotsProcedures {
  /**
   * Places a hotspot in a scene, by a direction in degrees or a vector. Its content carries its type.
   *
   * Needs the scope `tours.write`. Fails with `tours.not_found`, `tours.scene_not_found`, `tours.target_elsewhere`, `tours.media_not_found`, `tours.wrong_media`.
   */
  readonly create: (input: ToursHotspotsCreateInput, options?: CallOptions) => Promise<HotspotView>;
  /**
   * Reads a hotspot.
   *
   * Needs the scope `tours.read`. Fails with `tours.hotspot_not_found`.
   */
  readonly get: (input: ToursHotspotsGetInput, options?: CallOptions) => Promise<HotspotView>;
  /**
   * Lists the hotspots of a scene.
   *
   * Needs the scope `tours.read`. Fails with `tours.scene_not_found`.
   */
  readonly list: (input: ToursHotspotsListInput, options?: CallOptions) => Promise<HotspotList>;
  /**
   * Changes a hotspot.
   *
   * Needs the scope `tours.write`. Fails with `tours.hotspot_not_found`, `tours.scene_not_found`, `tours.target_elsewhere`, `tours.media_not_found`, `tours.wrong_media`.
   */
  readonly update: (input: ToursHotspotsUpdateInput, options?: CallOptions) => Promise<HotspotView>;
  /**
   * Removes a hotspot; it can be restored.
   *
   * Needs the scope `tours.write`. Fails with `tours.hotspot_not_found`, `tours.not_found`.
   */
  readonly remove: (input: ToursHotspotsRemoveInput, options?: CallOptions) => Promise<HotspotView>;
  /**
   * Brings a removed hotspot back.
   *
   * Needs the scope `tours.write`. Fails with `tours.hotspot_not_found`, `tours.not_found`.
   */
  readonly restore: (input: ToursHotspotsRestoreInput, options?: CallOptions) => Promise<HotspotView>;
  readonly media: ToursHotspotsMediaProcedures;
}

export interface ToursHotspotsMediaProcedures {
  /**
   * Lists the files attached to a hotspot.
   *
   * Needs the scope `tours.read`. Fails with `tours.hotspot_not_found`.
   */
  readonly list: (input: ToursHotspotsMediaListInput, options?: CallOptions) => Promise<AttachmentList>;
  /**
   * Attaches a media file to a hotspot.
   *
   * Needs the scope `tours.write`. Fails with `tours.hotspot_not_found`, `tours.not_found`, `tours.media_not_found`, `tours.wrong_media`, `tours.already_attached`.
   */
  readonly attach: (input: ToursHotspotsMediaAttachInput, options?: CallOptions) => Promise<AttachmentList>;
  /**
   * Takes a media file from a hotspot; the file itself stays.
   *
   * Needs the scope `tours.write`. Fails with `tours.hotspot_not_found`, `tours.not_found`, `tours.media_not_found`.
   */
  readonly detach: (input: ToursHotspotsMediaDetachInput, options?: CallOptions) => Promise<AttachmentList>;
  /**
   * Puts the files of one role into a new order.
   *
   * Needs the scope `tours.write`. Fails with `tours.hotspot_not_found`, `tours.not_found`, `tours.order_mismatch`.
   */
  readonly reorder: (input: ToursHotspotsMediaReorderInput, options?: CallOptions) => Promise<AttachmentList>;
}

export interface ToursTranslationsProcedures {
  /**
   * Lists the translations of a tour with how complete each language is.
   *
   * Needs the scope `tours.read`. Fails with `tours.not_found`.
   */
  readonly list: (input: ToursTranslationsListInput, options?: CallOptions) => Promise<TranslationList>;
  /**
   * Writes the texts of a tour in a language. What is not named stays.
   *
   * Needs the scope `tours.write`. Fails with `tours.not_found`.
   */
  readonly setTour: (input: ToursTranslationsSetTourInput, options?: CallOptions) => Promise<TourTranslationView>;
  /**
   * Writes the texts of a scene in a language.
   *
   * Needs the scope `tours.write`. Fails with `tours.scene_not_found`.
   */
  readonly setScene: (input: ToursTranslationsSetSceneInput, options?: CallOptions) => Promise<SceneTranslationView>;
  /**
   * Writes the texts and the content of a hotspot in a language.
   *
   * Needs the scope `tours.write`. Fails with `tours.hotspot_not_found`, `tours.translation_of_other_type`, `tours.media_not_found`, `tours.wrong_media`.
   */
  readonly setHotspot: (input: ToursTranslationsSetHotspotInput, options?: CallOptions) => Promise<HotspotTranslationView>;
  /**
   * Removes a language from a tour, its scenes and its hotspots.
   *
   * Needs the scope `tours.write`. Fails with `tours.not_found`, `tours.translation_not_found`.
   */
  readonly remove: (input: ToursTranslationsRemoveInput, options?: CallOptions) => Promise<RemovedTranslation>;
  /**
   * How complete each language is: what is missing, drafted or stale.
   *
   * Needs the scope `tours.read`. Fails with `tours.not_found`.
   */
  readonly report: (input: ToursTranslationsReportInput, options?: CallOptions) => Promise<TranslationReport>;
  /**
   * The texts of a tour with what is said of them in a language, as XLIFF 2.0 or JSON.
   *
   * Needs the scope `tours.read`. Fails with `tours.not_found`, `tours.translation_into_itself`.
   */
  readonly export: (input: ToursTranslationsExportInput, options?: CallOptions) => Promise<ExportedTranslation>;
  /**
   * Takes a file of translations in, as drafts or as approved. What has no target is left as it is.
   *
   * Needs the scope `tours.write`. Fails with `tours.not_found`, `tours.translation_file_refused`, `tours.translation_of_other_tour`, `tours.translation_into_itself`, `xml.malformed`, `xml.doctype`, `xml.too_large`.
   */
  readonly import: (input: ToursTranslationsImportInput, options?: CallOptions) => Promise<ImportedTranslation>;
  /**
   * Approves drafts of a language, all or some: the next publishing shows them.
   *
   * Needs the scope `tours.publish`. Fails with `tours.not_found`.
   */
  readonly approve: (input: ToursTranslationsApproveInput, options?: CallOptions) => Promise<ApprovedTranslation>;
  /**
   * Throws drafts of a language away, all or some.
   *
   * Needs the scope `tours.write`. Fails with `tours.not_found`.
   */
  readonly discard: (input: ToursTranslationsDiscardInput, options?: CallOptions) => Promise<DiscardedDrafts>;
}

export interface ToursEmbedsProcedures {
  /**
   * Makes an embed code for the named domains. The token is shown once.
   *
   * Needs the scope `tours.embed`. Fails with `tours.not_found`, `tours.embedding_refused`.
   */
  readonly create: (input: ToursEmbedsCreateInput, options?: CallOptions) => Promise<CreatedEmbed>;
  /**
   * Lists the embed codes of a tour, newest first.
   *
   * Needs the scope `tours.read`. Fails with `tours.not_found`.
   */
  readonly list: (input: ToursEmbedsListInput, options?: CallOptions) => Promise<EmbedList>;
  /**
   * Changes the domains or the look of an embed.
   *
   * Needs the scope `tours.embed`. Fails with `tours.embed_not_found`.
   */
  readonly update: (input: ToursEmbedsUpdateInput, options?: CallOptions) => Promise<EmbedView>;
  /**
   * Ends an embed at once and for good.
   *
   * Needs the scope `tours.embed`. Fails with `tours.embed_not_found`.
   */
  readonly revoke: (input: ToursEmbedsRevokeInput, options?: CallOptions) => Promise<EmbedView>;
}

export interface ToursBookmarksProcedures {
  /**
   * Marks a live tour of any tenant for yourself.
   *
   * For signed-in people, not for keys. Fails with `tours.not_found`.
   */
  readonly add: (input: ToursBookmarksAddInput, options?: CallOptions) => Promise<BookmarkState>;
  /**
   * Takes your mark from a tour.
   *
   * For signed-in people, not for keys. Fails with `tours.not_found`.
   */
  readonly remove: (input: ToursBookmarksRemoveInput, options?: CallOptions) => Promise<BookmarkState>;
  /**
   * Lists the tours of a tenant that you have marked and that are live, newest mark first.
   *
   * For signed-in people, not for keys.
   */
  readonly list: (input: ToursBookmarksListInput, options?: CallOptions) => PageQuery<BookmarkView>;
}

export interface ToursRatingsProcedures {
  /**
   * Gives a live tour your stars and, if you like, a review. One vote for each person; the latest counts.
   *
   * For signed-in people, not for keys. Fails with `tours.not_found`, `tours.email_unverified`.
   */
  readonly set: (input: ToursRatingsSetInput, options?: CallOptions) => Promise<RatingView>;
  /**
   * Takes your stars and your review from a tour.
   *
   * For signed-in people, not for keys. Fails with `tours.not_found`.
   */
  readonly remove: (input: ToursRatingsRemoveInput, options?: CallOptions) => Promise<RemovedRating>;
  /**
   * Reads your own stars and review of a tour.
   *
   * For signed-in people, not for keys. Fails with `tours.not_found`.
   */
  readonly mine: (input: ToursRatingsMineInput, options?: CallOptions) => Promise<MyRating>;
  /**
   * Lists the approved reviews of a live tour, newest first, with its stars.
   *
   * Public: Stars and approved reviews of a live tour are shown to its visitors. Fails with `tours.not_found`.
   */
  readonly reviews: (input: ToursRatingsReviewsInput, options?: CallOptions) => PageQuery<ReviewView, Page<ReviewView> & ReviewPage>;
  /**
   * Lists reviews by their state, the oldest first: what waits for a decision, unless said otherwise.
   *
   * Needs the scope `tours.moderate`. Fails with `tours.not_found`.
   */
  readonly list: (input?: ToursRatingsListInput, options?: CallOptions) => PageQuery<ModeratedRatingView>;
  /**
   * Approves or rejects the words of a review. Its stars count either way.
   *
   * Needs the scope `tours.moderate`. Fails with `tours.rating_not_found`.
   */
  readonly moderate: (input: ToursRatingsModerateInput, options?: CallOptions) => Promise<ModeratedRatingView>;
}

export interface ToursSharesProcedures {
  /**
   * Records that somebody passed a live tour on. Counts once for each visitor and day.
   *
   * Public: Visitors of a live tour share it without signing in. Fails with `tours.not_found`.
   */
  readonly record: (input: ToursSharesRecordInput, options?: CallOptions) => Promise<RecordedShare>;
  /**
   * How often a tour was shared, and by which ways.
   *
   * Needs the scope `tours.read`. Fails with `tours.not_found`.
   */
  readonly get: (input: ToursSharesGetInput, options?: CallOptions) => Promise<ShareSummary>;
}

export interface ToursPasswordsProcedures {
  /**
   * Adds a password that opens the tour while its visibility is `password`. It can’t be read again.
   *
   * Needs the scope `tours.publish`. Fails with `tours.not_found`, `tours.too_many_passwords`.
   */
  readonly create: (input: ToursPasswordsCreateInput, options?: CallOptions) => Promise<TourPasswordView>;
  /**
   * Lists the passwords of a tour by their labels, newest first.
   *
   * Needs the scope `tours.read`. Fails with `tours.not_found`.
   */
  readonly list: (input: ToursPasswordsListInput, options?: CallOptions) => Promise<TourPasswordList>;
  /**
   * Ends a password at once, also for those who are inside by it.
   *
   * Needs the scope `tours.publish`. Fails with `tours.password_not_found`.
   */
  readonly revoke: (input: ToursPasswordsRevokeInput, options?: CallOptions) => Promise<TourPasswordView>;
}

export interface ToursLinksProcedures {
  /**
   * Makes a link that opens the tour until it expires. Its address is shown once.
   *
   * Needs the scope `tours.publish`. Fails with `tours.not_found`.
   */
  readonly create: (input: ToursLinksCreateInput, options?: CallOptions) => Promise<CreatedTourLink>;
  /**
   * Lists the signed links of a tour by their labels, newest first.
   *
   * Needs the scope `tours.read`. Fails with `tours.not_found`.
   */
  readonly list: (input: ToursLinksListInput, options?: CallOptions) => Promise<TourLinkList>;
  /**
   * Ends a link at once, also for those who are inside by it.
   *
   * Needs the scope `tours.publish`. Fails with `tours.link_not_found`.
   */
  readonly revoke: (input: ToursLinksRevokeInput, options?: CallOptions) => Promise<TourLinkView>;
}

export interface ToursPlansProcedures {
  /**
   * Lists the floor plans of a tour in their order, with the scenes on them.
   *
   * Needs the scope `tours.read`. Fails with `tours.not_found`.
   */
  readonly list: (input: ToursPlansListInput, options?: CallOptions) => Promise<FloorPlanList>;
  /**
   * Adds a floor plan to a tour.
   *
   * Needs the scope `tours.write`. Fails with `tours.not_found`, `tours.media_not_found`, `tours.wrong_media`.
   */
  readonly create: (input: ToursPlansCreateInput, options?: CallOptions) => Promise<FloorPlanView>;
  /**
   * Changes the picture, the name or the level of a floor plan.
   *
   * Needs the scope `tours.write`. Fails with `tours.plan_not_found`, `tours.media_not_found`, `tours.wrong_media`.
   */
  readonly update: (input: ToursPlansUpdateInput, options?: CallOptions) => Promise<FloorPlanView>;
  /**
   * Puts the floor plans of a tour into a new order. Names each once.
   *
   * Needs the scope `tours.write`. Fails with `tours.not_found`, `tours.order_mismatch`.
   */
  readonly reorder: (input: ToursPlansReorderInput, options?: CallOptions) => Promise<FloorPlanList>;
  /**
   * Takes a floor plan and its pins from a tour.
   *
   * Needs the scope `tours.write`. Fails with `tours.plan_not_found`, `tours.not_found`.
   */
  readonly remove: (input: ToursPlansRemoveInput, options?: CallOptions) => Promise<RemovedFloorPlan>;
  /**
   * Writes the name of a floor plan in a language.
   *
   * Needs the scope `tours.write`. Fails with `tours.plan_not_found`.
   */
  readonly setName: (input: ToursPlansSetNameInput, options?: CallOptions) => Promise<FloorPlanView>;
  readonly pins: ToursPlansPinsProcedures;
}

export interface ToursPlansPinsProcedures {
  /**
   * Puts a scene on a floor plan, or moves it there.
   *
   * Needs the scope `tours.write`. Fails with `tours.plan_not_found`, `tours.not_found`, `tours.scene_not_found`.
   */
  readonly set: (input: ToursPlansPinsSetInput, options?: CallOptions) => Promise<FloorPlanView>;
  /**
   * Takes a scene from a floor plan.
   *
   * Needs the scope `tours.write`. Fails with `tours.plan_not_found`, `tours.not_found`, `tours.pin_not_found`.
   */
  readonly remove: (input: ToursPlansPinsRemoveInput, options?: CallOptions) => Promise<FloorPlanView>;
}

export interface ToursStepsProcedures {
  /**
   * Lists the steps of the guided tour in their order.
   *
   * Needs the scope `tours.read`. Fails with `tours.not_found`.
   */
  readonly list: (input: ToursStepsListInput, options?: CallOptions) => Promise<GuidedStepList>;
  /**
   * Adds a step at the end of the guided tour of its scene’s tour.
   *
   * Needs the scope `tours.write`. Fails with `tours.scene_not_found`, `tours.not_found`, `tours.media_not_found`, `tours.wrong_media`, `tours.too_many_steps`.
   */
  readonly create: (input: ToursStepsCreateInput, options?: CallOptions) => Promise<GuidedStepView>;
  /**
   * Changes a step: its scene, where it looks, what is said, how long it lasts.
   *
   * Needs the scope `tours.write`. Fails with `tours.step_not_found`, `tours.scene_not_found`, `tours.media_not_found`, `tours.wrong_media`.
   */
  readonly update: (input: ToursStepsUpdateInput, options?: CallOptions) => Promise<GuidedStepView>;
  /**
   * Puts the steps of a guided tour into a new order. Names each once.
   *
   * Needs the scope `tours.write`. Fails with `tours.not_found`, `tours.order_mismatch`.
   */
  readonly reorder: (input: ToursStepsReorderInput, options?: CallOptions) => Promise<GuidedStepList>;
  /**
   * Takes a step from the guided tour.
   *
   * Needs the scope `tours.write`. Fails with `tours.step_not_found`, `tours.not_found`.
   */
  readonly remove: (input: ToursStepsRemoveInput, options?: CallOptions) => Promise<RemovedGuidedStep>;
  /**
   * Writes what a step says in a language, as words and as narration. What is not named stays.
   *
   * Needs the scope `tours.write`. Fails with `tours.step_not_found`, `tours.media_not_found`, `tours.wrong_media`.
   */
  readonly setText: (input: ToursStepsSetTextInput, options?: CallOptions) => Promise<GuidedStepView>;
}

export interface ToursTermsProcedures {
  /**
   * Lists the categories or the tags of the tenant, with how many tours carry each.
   *
   * Needs the scope `tours.read`.
   */
  readonly list: (input: ToursTermsListInput, options?: CallOptions) => Promise<TermList>;
  /**
   * Adds a category or a tag. Those that a tour brings along are added by themselves.
   *
   * Needs the scope `tours.write`. Fails with `tours.term_taken`.
   */
  readonly create: (input: ToursTermsCreateInput, options?: CallOptions) => Promise<TermView>;
  /**
   * Gives a category or tag another name, in all tours too.
   *
   * Needs the scope `tours.organize`. Fails with `tours.term_not_found`, `tours.term_taken`.
   */
  readonly rename: (input: ToursTermsRenameInput, options?: CallOptions) => Promise<ChangedTerm>;
  /**
   * Puts one category or tag in place of another, in all tours too.
   *
   * Needs the scope `tours.organize`. Fails with `tours.term_not_found`, `tours.term_of_other_kind`.
   */
  readonly merge: (input: ToursTermsMergeInput, options?: CallOptions) => Promise<ChangedTerm>;
  /**
   * Takes a category or tag from the list and from all tours.
   *
   * Needs the scope `tours.organize`. Fails with `tours.term_not_found`.
   */
  readonly remove: (input: ToursTermsRemoveInput, options?: CallOptions) => Promise<RemovedTerm>;
}

export interface ToursBulkProcedures {
  /**
   * Puts many tours away. Says of each what became of it.
   *
   * Needs the scope `tours.publish`.
   */
  readonly archive: (input: ToursBulkArchiveInput, options?: CallOptions) => Promise<BulkResult>;
  /**
   * Removes many tours; they can be restored. Says of each what became of it.
   *
   * Needs the scope `tours.remove`.
   */
  readonly remove: (input: ToursBulkRemoveInput, options?: CallOptions) => Promise<BulkResult>;
  /**
   * Brings many removed tours back. Says of each what became of it.
   *
   * Needs the scope `tours.remove`.
   */
  readonly restore: (input: ToursBulkRestoreInput, options?: CallOptions) => Promise<BulkResult>;
  /**
   * Adds tags to many tours and takes others from them.
   *
   * Needs the scope `tours.write`.
   */
  readonly tag: (input: ToursBulkTagInput, options?: CallOptions) => Promise<BulkResult>;
  /**
   * Gives many tours a category, or none.
   *
   * Needs the scope `tours.write`.
   */
  readonly categorize: (input: ToursBulkCategorizeInput, options?: CallOptions) => Promise<BulkResult>;
}

export interface ToursImportsProcedures {
  /**
   * Announces a ZIP file with a tour of Belvedere, Pannellum, Marzipano or krpano, and answers where its bytes go.
   *
   * Needs the scope `tours.write`. Fails with `common.quota_exceeded`.
   */
  readonly create: (input: ToursImportsCreateInput, options?: CallOptions) => Promise<CreatedTourImport>;
  /**
   * How far an import is, and its report when it is done.
   *
   * Needs the scope `tours.write`. Fails with `tours.import_not_found`.
   */
  readonly get: (input: ToursImportsGetInput, options?: CallOptions) => Promise<TourImportView>;
  /**
   * Imports of the tenant, newest first.
   *
   * Needs the scope `tours.write`.
   */
  readonly list: (input?: ToursImportsListInput, options?: CallOptions) => Promise<TourImportList>;
  /**
   * Makes the tour that a dry run has described, or tries again what failed.
   *
   * Needs the scope `tours.write`. Fails with `tours.import_not_found`, `tours.import_not_runnable`.
   */
  readonly run: (input: ToursImportsRunInput, options?: CallOptions) => Promise<TourImportView>;
}

export interface ToursExportsProcedures {
  /**
   * Makes an archive of a tour that opens without a server, in the background. It is kept for a week.
   *
   * Needs the scope `tours.write`. Fails with `tours.not_found`, `tours.not_live`, `tours.not_publishable`, `common.quota_exceeded`.
   */
  readonly create: (input: ToursExportsCreateInput, options?: CallOptions) => Promise<TourExportView>;
  /**
   * How far an archive is.
   *
   * Needs the scope `tours.write`. Fails with `tours.export_not_found`.
   */
  readonly get: (input: ToursExportsGetInput, options?: CallOptions) => Promise<TourExportView>;
  /**
   * The archives of a tour, newest first.
   *
   * Needs the scope `tours.write`. Fails with `tours.not_found`.
   */
  readonly list: (input: ToursExportsListInput, options?: CallOptions) => Promise<TourExportList>;
  /**
   * A signed address of an archive, good for an hour.
   *
   * Needs the scope `tours.write`. Fails with `tours.export_not_found`, `tours.export_not_ready`.
   */
  readonly download: (input: ToursExportsDownloadInput, options?: CallOptions) => Promise<TourExportDownload>;
}

export interface ToursVersionsProcedures {
  /**
   * Lists the versions of a tour, newest first: each publishing keeps one, the last fifty are kept.
   *
   * Needs the scope `tours.read`. Fails with `tours.not_found`.
   */
  readonly list: (input: ToursVersionsListInput, options?: CallOptions) => Promise<TourVersionList>;
  /**
   * Reads what a version was made of.
   *
   * Needs the scope `tours.read`. Fails with `tours.not_found`, `tours.version_not_found`.
   */
  readonly get: (input: ToursVersionsGetInput, options?: CallOptions) => Promise<TourVersionDetail>;
  /**
   * Says what changed between two versions, or from the newest one to the draft, in words and field by field.
   *
   * Needs the scope `tours.read`. Fails with `tours.not_found`, `tours.version_not_found`.
   */
  readonly compare: (input: ToursVersionsCompareInput, options?: CallOptions) => Promise<TourComparison>;
  /**
   * Makes the draft what it was in a version, ids and all; its address and who may see it stay. A file that was replaced since comes back as a file of its own. Publish it to make it live.
   *
   * Needs the scope `tours.write`. Fails with `tours.not_found`, `tours.version_not_found`.
   */
  readonly rollBack: (input: ToursVersionsRollBackInput, options?: CallOptions) => Promise<TourView>;
}

export interface EventsProcedures {
  /**
   * Creates an event, as a draft.
   *
   * Needs the scope `events.write`. Fails with `events.slug_refused`, `events.slug_taken`, `events.venue_not_found`.
   */
  readonly create: (input: EventsCreateInput, options?: CallOptions) => Promise<EventView>;
  /**
   * Makes drafts of the lines of a CSV file.
   *
   * Needs the scope `events.write`. Fails with `events.file_refused`, `events.slug_refused`, `events.slug_taken`, `events.venue_not_found`.
   */
  readonly import: (input: EventsImportInput, options?: CallOptions) => Promise<EventsImport>;
  /**
   * Gets an event by its id or its slug.
   *
   * Needs the scope `events.read`. Fails with `events.not_found`.
   */
  readonly get: (input?: EventsGetInput, options?: CallOptions) => Promise<EventView>;
  /**
   * Lists events by when they begin, soonest first.
   *
   * Needs the scope `events.read`.
   */
  readonly list: (input?: EventsListInput, options?: CallOptions) => PageQuery<EventView>;
  /**
   * Counts the events that pass the filters by status, category and venue.
   *
   * Needs the scope `events.read`.
   */
  readonly facets: (input?: EventsFacetsInput, options?: CallOptions) => Promise<EventFacets>;
  /**
   * Changes an event that is neither cancelled nor over. More places go to whoever waits; another time, place or title is told to whoever comes.
   *
   * Needs the scope `events.write`. Fails with `events.not_found`, `events.wrong_status`, `events.below_taken`, `events.slug_refused`, `events.slug_taken`, `events.venue_not_found`.
   */
  readonly update: (input: EventsUpdateInput, options?: CallOptions) => Promise<EventView>;
  /**
   * Makes a draft live: it is on its page, and people can join.
   *
   * Needs the scope `events.publish`. Fails with `events.not_found`, `events.wrong_status`.
   */
  readonly publish: (input: EventsPublishInput, options?: CallOptions) => Promise<EventView>;
  /**
   * Puts a live event off, to another time or to one that is not known yet, and tells everybody who comes.
   *
   * Needs the scope `events.publish`. Fails with `events.not_found`, `events.wrong_status`.
   */
  readonly postpone: (input: EventsPostponeInput, options?: CallOptions) => Promise<EventView>;
  /**
   * Calls an event off for good, and tells everybody on its waitlist.
   *
   * Needs the scope `events.publish`. Fails with `events.not_found`, `events.wrong_status`.
   */
  readonly cancel: (input: EventsCancelInput, options?: CallOptions) => Promise<EventView>;
  /**
   * Removes an event that is not live; it can be restored.
   *
   * Needs the scope `events.remove`. Fails with `events.not_found`, `events.wrong_status`.
   */
  readonly remove: (input: EventsRemoveInput, options?: CallOptions) => Promise<EventView>;
  /**
   * Brings a removed event back, exactly as it was.
   *
   * Needs the scope `events.remove`. Fails with `events.not_found`, `events.slug_taken`.
   */
  readonly restore: (input: EventsRestoreInput, options?: CallOptions) => Promise<EventView>;
  readonly guests: EventsGuestsProcedures;
  readonly public: EventsPublicProcedures;
  readonly series: EventsSeriesProcedures;
  readonly tickets: EventsTicketsProcedures;
  readonly translations: EventsTranslationsProcedures;
  readonly venues: EventsVenuesProcedures;
  readonly waitlist: EventsWaitlistProcedures;
}

export interface EventsGuestsProcedures {
  /**
   * Makes a file of the guests of an event for spreadsheets (CSV), with when they came.
   *
   * Needs the scope `events.guests`. Fails with `events.not_found`.
   */
  readonly export: (input: EventsGuestsExportInput, options?: CallOptions) => Promise<ExportedGuests>;
  /**
   * Takes guests of an event in from a CSV file, by the order of its lines; whoever finds no place waits or is refused.
   *
   * Needs the scope `events.guests`. Fails with `events.not_found`, `events.closed`, `events.file_refused`.
   */
  readonly import: (input: EventsGuestsImportInput, options?: CallOptions) => Promise<GuestsImport>;
}

export interface EventsPublicProcedures {
  /**
   * Lists the live events of a tenant that have not begun, soonest first, or with `past` those that have, newest first.
   *
   * Public: Visitors look what is on without signing in.
   */
  readonly list: (input: EventsPublicListInput, options?: CallOptions) => PageQuery<PublicEvent>;
  /**
   * Lists live events that have not begun at venues around a place on the earth, soonest first.
   *
   * Public: Visitors look what is on without signing in.
   */
  readonly near: (input: EventsPublicNearInput, options?: CallOptions) => Promise<PublicEvents>;
  /**
   * Lists the days of a month that have events, each with how many and the first of them.
   *
   * Public: Visitors look what is on without signing in.
   */
  readonly month: (input: EventsPublicMonthInput, options?: CallOptions) => Promise<EventMonth>;
  /**
   * Lists the events to come that were published last, newest first.
   *
   * Public: Visitors look what is on without signing in.
   */
  readonly newest: (input: EventsPublicNewestInput, options?: CallOptions) => Promise<PublicEvents>;
  /**
   * Lists the categories and cities of the events to come.
   *
   * Public: Visitors look what is on without signing in.
   */
  readonly filters: (input: EventsPublicFiltersInput, options?: CallOptions) => Promise<EventFilters>;
  /**
   * Lists the addresses of all events that are or were live, a thousand at a time.
   *
   * Public: Visitors look what is on without signing in.
   */
  readonly addresses: (input: EventsPublicAddressesInput, options?: CallOptions) => Promise<EventAddresses>;
  /**
   * Gets an event that is or was live, by any slug that it has had.
   *
   * Public: Visitors look at an event without signing in. Fails with `events.not_found`.
   */
  readonly get: (input: EventsPublicGetInput, options?: CallOptions) => Promise<PublicEvent>;
  /**
   * Gives an event that is or was live as a file of iCalendar.
   *
   * Public: Visitors take an event over into their calendar without signing in. Fails with `events.not_found`.
   */
  readonly calendar: (input: EventsPublicCalendarInput, options?: CallOptions) => Promise<CalendarFile>;
  /**
   * Gives the events of a tenant as a calendar to subscribe to.
   *
   * Public: Visitors subscribe to what is on without signing in. Fails with `events.not_found`.
   */
  readonly feed: (input: EventsPublicFeedInput, options?: CallOptions) => Promise<CalendarFile>;
  /**
   * Gives the events at which somebody has places as a calendar to subscribe to.
   *
   * Public: Whoever has the secret of a letter’s page subscribes to where they have places, with or without an account. Fails with `events.entry_not_found`.
   */
  readonly ownFeed: (input: EventsPublicOwnFeedInput, options?: CallOptions) => Promise<CalendarFile>;
}

export interface EventsSeriesProcedures {
  /**
   * Makes a series of events by a rule, with the events that are to come soon as drafts.
   *
   * Needs the scope `events.write`. Fails with `events.venue_not_found`, `events.slug_refused`, `events.slug_taken`.
   */
  readonly create: (input: EventsSeriesCreateInput, options?: CallOptions) => Promise<EventSeriesView>;
  /**
   * Gets a series of events.
   *
   * Needs the scope `events.read`. Fails with `events.series_not_found`.
   */
  readonly get: (input: EventsSeriesGetInput, options?: CallOptions) => Promise<EventSeriesView>;
  /**
   * Lists series of events, newest first.
   *
   * Needs the scope `events.read`.
   */
  readonly list: (input?: EventsSeriesListInput, options?: CallOptions) => PageQuery<EventSeriesView>;
  /**
   * Changes all that is to come of a series, or one of its events and those that follow, which are a series of their own then.
   *
   * Needs the scope `events.publish`. Fails with `events.series_not_found`, `events.not_found`, `events.venue_not_found`, `events.below_taken`, `events.wrong_status`, `events.slug_refused`, `events.slug_taken`.
   */
  readonly update: (input: EventsSeriesUpdateInput, options?: CallOptions) => Promise<EventSeriesView>;
  /**
   * Says which dates a rule has, and what becomes of the events of a series if it gets this rule.
   *
   * Needs the scope `events.read`. Fails with `events.series_not_found`, `events.not_found`.
   */
  readonly foresee: (input?: EventsSeriesForeseeInput, options?: CallOptions) => Promise<EventSeriesForesight>;
  /**
   * Makes an event that is to come the first of a series; the others are like it, and live if it is.
   *
   * Needs the scope `events.publish`. Fails with `events.not_found`, `events.venue_not_found`, `events.wrong_status`, `events.slug_refused`, `events.slug_taken`.
   */
  readonly repeat: (input: EventsSeriesRepeatInput, options?: CallOptions) => Promise<EventSeriesView>;
  /**
   * Makes the events of a series live, and those that come about later.
   *
   * Needs the scope `events.publish`. Fails with `events.series_not_found`, `events.not_found`, `events.wrong_status`.
   */
  readonly publish: (input: EventsSeriesPublishInput, options?: CallOptions) => Promise<EventSeriesView>;
  /**
   * Takes one event out of a series, and tells everybody on its waitlist.
   *
   * Needs the scope `events.publish`. Fails with `events.series_not_found`, `events.not_found`, `events.wrong_status`.
   */
  readonly skip: (input: EventsSeriesSkipInput, options?: CallOptions) => Promise<EventSeriesView>;
  /**
   * Brings a date of a series back that was skipped, called off or removed, as an event of its own.
   *
   * Needs the scope `events.publish`. Fails with `events.series_not_found`, `events.not_found`, `events.wrong_status`, `events.slug_refused`, `events.slug_taken`.
   */
  readonly unskip: (input: EventsSeriesUnskipInput, options?: CallOptions) => Promise<EventSeriesView>;
  /**
   * Ends a series, now or before one of its events: what was to come is called off, and everybody is told.
   *
   * Needs the scope `events.publish`. Fails with `events.series_not_found`, `events.not_found`.
   */
  readonly end: (input: EventsSeriesEndInput, options?: CallOptions) => Promise<EventSeriesView>;
}

export interface EventsTicketsProcedures {
  /**
   * Lists the public keys by which tickets of a tenant are verified, also without a network.
   *
   * Public: Whoever is shown a ticket may find out whether it is genuine.
   */
  readonly keys: (input: EventsTicketsKeysInput, options?: CallOptions) => Promise<EventTicketKeys>;
  /**
   * Gets what a device needs to let people in without a network: guests, keys, and who is in.
   *
   * Needs the scope `events.door`. Fails with `events.not_found`.
   */
  readonly door: (input: EventsTicketsDoorInput, options?: CallOptions) => PageQuery<DoorGuest, Page<DoorGuest> & EventDoor>;
  /**
   * Counts who is in.
   *
   * Needs the scope `events.door`. Fails with `events.not_found`.
   */
  readonly arrivals: (input: EventsTicketsArrivalsInput, options?: CallOptions) => Promise<EventArrivals>;
  /**
   * Lets in whoever shows a ticket or is found on the list, or says why not.
   *
   * Needs the scope `events.door`. Fails with `events.not_found`.
   */
  readonly checkIn: (input: EventsTicketsCheckInInput, options?: CallOptions) => Promise<EventCheckInResult>;
  /**
   * Takes in what a device scanned without a network, each scan once, and says what came of each.
   *
   * Needs the scope `events.door`. Fails with `events.not_found`.
   */
  readonly checkInMany: (input: EventsTicketsCheckInManyInput, options?: CallOptions) => Promise<EventCheckInResults>;
  /**
   * Takes back the last check-in of an entry.
   *
   * Needs the scope `events.door`. Fails with `events.entry_not_found`, `events.not_found`, `events.not_checked_in`.
   */
  readonly undo: (input: EventsTicketsUndoInput, options?: CallOptions) => Promise<EventGuest>;
  /**
   * Signs tickets with another key from now on; those of the keys so far stay good unless they are revoked.
   *
   * Needs the scope `events.guests`.
   */
  readonly rotateKey: (input?: EventsTicketsRotateKeyInput, options?: CallOptions) => Promise<EventTicketKeys>;
}

export interface EventsTranslationsProcedures {
  /**
   * Lists what an event says in other languages.
   *
   * Needs the scope `events.read`. Fails with `events.not_found`.
   */
  readonly list: (input: EventsTranslationsListInput, options?: CallOptions) => Promise<EventTranslations>;
  /**
   * Says in another language what an event is: on its page, in letters and in calendars.
   *
   * Needs the scope `events.write`. Fails with `events.not_found`.
   */
  readonly set: (input: EventsTranslationsSetInput, options?: CallOptions) => Promise<EventTranslation>;
  /**
   * Takes a translation of an event back.
   *
   * Needs the scope `events.write`. Fails with `events.not_found`.
   */
  readonly remove: (input: EventsTranslationsRemoveInput, options?: CallOptions) => Promise<RemovedEventTranslation>;
}

export interface EventsVenuesProcedures {
  /**
   * Creates a venue, which any number of events can take place at.
   *
   * Needs the scope `events.write`.
   */
  readonly create: (input: EventsVenuesCreateInput, options?: CallOptions) => Promise<VenueView>;
  /**
   * Gets a venue.
   *
   * Needs the scope `events.read`. Fails with `events.venue_not_found`.
   */
  readonly get: (input: EventsVenuesGetInput, options?: CallOptions) => Promise<VenueView>;
  /**
   * Lists venues, newest first.
   *
   * Needs the scope `events.read`.
   */
  readonly list: (input?: EventsVenuesListInput, options?: CallOptions) => PageQuery<VenueView>;
  /**
   * Lists venues around a place on the earth, nearest first.
   *
   * Needs the scope `events.read`.
   */
  readonly near: (input: EventsVenuesNearInput, options?: CallOptions) => Promise<NearVenues>;
  /**
   * Changes a venue.
   *
   * Needs the scope `events.write`. Fails with `events.venue_not_found`.
   */
  readonly update: (input: EventsVenuesUpdateInput, options?: CallOptions) => Promise<VenueView>;
  /**
   * Removes a venue. One that events take place at stays, unless it is to be taken from them.
   *
   * Needs the scope `events.remove`. Fails with `events.venue_not_found`, `events.venue_in_use`.
   */
  readonly remove: (input: EventsVenuesRemoveInput, options?: CallOptions) => Promise<VenueView>;
}

export interface EventsWaitlistProcedures {
  /**
   * Sends a link to an address, by which it joins the waitlist of a live event.
   *
   * Public: Visitors join the waitlist of a live event without an account. Fails with `events.not_found`, `events.closed`.
   */
  readonly join: (input: EventsWaitlistJoinInput, options?: CallOptions) => Promise<WaitlistJoinAnswer>;
  /**
   * Proves the address of a wish to join: it waits, or has its places at once.
   *
   * Public: Whoever has the link of a mail speaks for its entry, with or without an account. Fails with `events.entry_not_found`, `events.not_found`, `events.closed`.
   */
  readonly confirm: (input: EventsWaitlistConfirmInput, options?: CallOptions) => Promise<MyWaitlistEntry>;
  /**
   * Shows what the link of a mail opens: the entry, its position and odds, and what is offered.
   *
   * Public: Whoever has the link of a mail sees its entry, with or without an account. Fails with `events.entry_not_found`, `events.not_found`.
   */
  readonly mine: (input: EventsWaitlistMineInput, options?: CallOptions) => Promise<MyWaitlistEntry>;
  /**
   * Lists the entries of whoever is signed in, in all tenants, the next event first.
   *
   * For signed-in people, not for keys.
   */
  readonly mineAll: (input?: EventsWaitlistMineAllInput, options?: CallOptions) => Promise<PersonsEntries>;
  /**
   * Shows an entry of whoever is signed in: its position and odds, what is offered, and the ticket.
   *
   * For signed-in people, not for keys. Fails with `events.entry_not_found`, `events.not_found`.
   */
  readonly showMine: (input: EventsWaitlistShowMineInput, options?: CallOptions) => Promise<MyWaitlistEntry>;
  /**
   * Takes the places that are offered to whoever is signed in.
   *
   * For signed-in people, not for keys. Fails with `events.entry_not_found`, `events.not_found`, `events.no_offer`.
   */
  readonly acceptMine: (input: EventsWaitlistAcceptMineInput, options?: CallOptions) => Promise<MyWaitlistEntry>;
  /**
   * Says no to the places that are offered to whoever is signed in; they go on to the next.
   *
   * For signed-in people, not for keys. Fails with `events.entry_not_found`, `events.not_found`, `events.no_offer`.
   */
  readonly declineMine: (input: EventsWaitlistDeclineMineInput, options?: CallOptions) => Promise<MyWaitlistEntry>;
  /**
   * Takes whoever is signed in off the waitlist, or gives their confirmed places back.
   *
   * For signed-in people, not for keys. Fails with `events.entry_not_found`, `events.not_found`.
   */
  readonly leaveMine: (input: EventsWaitlistLeaveMineInput, options?: CallOptions) => Promise<MyWaitlistEntry>;
  /**
   * Lists everything that the address of a mail’s link is on at this tenant, soonest first.
   *
   * Public: Whoever has the link of a mail sees its entry, with or without an account. Fails with `events.entry_not_found`.
   */
  readonly ofAddress: (input: EventsWaitlistOfAddressInput, options?: CallOptions) => Promise<MyEntries>;
  /**
   * Takes the places that are offered.
   *
   * Public: Whoever has the link of a mail speaks for its entry, with or without an account. Fails with `events.entry_not_found`, `events.not_found`, `events.no_offer`.
   */
  readonly accept: (input: EventsWaitlistAcceptInput, options?: CallOptions) => Promise<MyWaitlistEntry>;
  /**
   * Says no to the places that are offered; they go on to the next.
   *
   * Public: Whoever has the link of a mail speaks for its entry, with or without an account. Fails with `events.entry_not_found`, `events.not_found`, `events.no_offer`.
   */
  readonly decline: (input: EventsWaitlistDeclineInput, options?: CallOptions) => Promise<MyWaitlistEntry>;
  /**
   * Leaves the waitlist, or gives confirmed places back.
   *
   * Public: Whoever has the link of a mail speaks for its entry, with or without an account. Fails with `events.entry_not_found`, `events.not_found`.
   */
  readonly leave: (input: EventsWaitlistLeaveInput, options?: CallOptions) => Promise<MyWaitlistEntry>;
  /**
   * Lists who is on the waitlist of an event, in the order in which they joined.
   *
   * Needs the scope `events.guests`. Fails with `events.not_found`.
   */
  readonly list: (input: EventsWaitlistListInput, options?: CallOptions) => PageQuery<WaitlistEntryView>;
  /**
   * Shows everybody on the waitlist of an event by where they stand, with positions and odds: the first hundred of each.
   *
   * Needs the scope `events.guests`. Fails with `events.not_found`.
   */
  readonly board: (input: EventsWaitlistBoardInput, options?: CallOptions) => Promise<WaitlistBoard>;
  /**
   * Says what another capacity would do: how many entries would be offered places at once.
   *
   * Needs the scope `events.guests`. Fails with `events.not_found`.
   */
  readonly foresee: (input: EventsWaitlistForeseeInput, options?: CallOptions) => Promise<WaitlistForesight>;
  /**
   * Shows every letter that an event can send, as it would read in a language.
   *
   * Needs the scope `events.read`. Fails with `events.not_found`.
   */
  readonly letters: (input: EventsWaitlistLettersInput, options?: CallOptions) => Promise<EventLetters>;
  /**
   * Shows from the audit log alone whether every place went to whoever was next at that moment.
   *
   * Needs the scope `events.guests`. Fails with `events.not_found`.
   */
  readonly prove: (input: EventsWaitlistProveInput, options?: CallOptions) => Promise<WaitlistOrderProof>;
  /**
   * Takes the offered places for somebody who said yes otherwise than by their link.
   *
   * Needs the scope `events.guests`. Fails with `events.entry_not_found`, `events.not_found`, `events.no_offer`.
   */
  readonly acceptFor: (input: EventsWaitlistAcceptForInput, options?: CallOptions) => Promise<WaitlistEntryView>;
  /**
   * Takes somebody from the waitlist or from their places; what is free goes on to the next.
   *
   * Needs the scope `events.guests`. Fails with `events.entry_not_found`, `events.not_found`.
   */
  readonly takeOff: (input: EventsWaitlistTakeOffInput, options?: CallOptions) => Promise<WaitlistEntryView>;
  /**
   * Moves somebody who waits before or behind the others.
   *
   * Needs the scope `events.guests`. Fails with `events.entry_not_found`, `events.not_found`, `events.wrong_status`.
   */
  readonly prioritize: (input: EventsWaitlistPrioritizeInput, options?: CallOptions) => Promise<WaitlistEntryView>;
}

export interface AccessDecisionsEvaluateInput {
  subject: {
    /** At most 60 characters. */
    type: string;
    /** At most 200 characters. */
    id: string;
    properties?: { [key: string]: Json } | undefined;
  };
  action: {
    /** At most 120 characters. */
    name: string;
    properties?: { [key: string]: Json } | undefined;
  };
  resource: {
    /** At most 100 characters. */
    type: string;
    /** At most 200 characters. */
    id: string;
    properties?: { [key: string]: Json } | undefined;
  };
  context?: { [key: string]: Json } | undefined;
}

export interface AccessDecisionsEvaluateManyInput {
  subject?: {
    /** At most 60 characters. */
    type: string;
    /** At most 200 characters. */
    id: string;
    properties?: { [key: string]: Json } | undefined;
  } | undefined;
  action?: {
    /** At most 120 characters. */
    name: string;
    properties?: { [key: string]: Json } | undefined;
  } | undefined;
  resource?: {
    /** At most 100 characters. */
    type: string;
    /** At most 200 characters. */
    id: string;
    properties?: { [key: string]: Json } | undefined;
  } | undefined;
  context?: { [key: string]: Json } | undefined;
  /** 1 to 100 items. */
  evaluations: {
    subject?: {
      /** At most 60 characters. */
      type: string;
      /** At most 200 characters. */
      id: string;
      properties?: { [key: string]: Json } | undefined;
    } | undefined;
    action?: {
      /** At most 120 characters. */
      name: string;
      properties?: { [key: string]: Json } | undefined;
    } | undefined;
    resource?: {
      /** At most 100 characters. */
      type: string;
      /** At most 200 characters. */
      id: string;
      properties?: { [key: string]: Json } | undefined;
    } | undefined;
    context?: { [key: string]: Json } | undefined;
  }[];
  options?: {
    /** Default "execute_all". */
    evaluations_semantic?: 'execute_all' | 'deny_on_first_deny' | 'permit_on_first_permit' | undefined;
  } | undefined;
}

export interface AccessEvaluation {
  decision: boolean;
  context: { reason: string };
}

export interface AccessEvaluations {
  evaluations: AccessEvaluation[];
}

export interface AccessExplanation {
  allowed: boolean;
  reason: string;
  roles: { id: string; name: string }[];
  path: {
    kind: 'role' | 'grant' | 'policy' | 'ownership' | 'key';
    effect: 'allow' | 'deny';
    id: string;
    name: string;
    until: Date | null;
  }[];
}

export interface AccessGrantsCreateInput {
  /** A UUID. */
  userId: string;
  /** A UUID. */
  roleId?: string | undefined;
  /** At most 120 characters. */
  scope?: string | undefined;
  /** 3 to 500 characters. */
  reason: string;
  expiresAt: Date;
}

export interface AccessGrantsEndInput {
  /** A UUID. */
  id: string;
}

export interface AccessGrantsListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  /** A UUID. */
  userId?: string | undefined;
  /** Default true. */
  live?: boolean | undefined;
}

export interface AccessLogListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  /** A UUID. */
  userId?: string | undefined;
  /** At most 200 characters. */
  action?: string | undefined;
  /** At most 100 characters. */
  resourceType?: string | undefined;
  /** At most 200 characters. */
  resourceId?: string | undefined;
  allowed?: boolean | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

export interface AccessLogView {
  id: string;
  userId: string | null;
  actorType: string;
  actorId: string | null;
  resourceType: string;
  resourceId: string | null;
  action: string;
  allowed: boolean;
  reason: string;
  requestId: string | null;
  ipAddress: string | null;
  userAgent: string | null;
  occurredAt: Date;
}

export interface AccessOwnershipGetInput {
  /** At most 100 characters. */
  resourceType: string;
  /** A UUID. */
  resourceId: string;
}

export interface AccessOwnershipTransferInput {
  /** At most 100 characters. */
  resourceType: string;
  /** A UUID. */
  resourceId: string;
  /** A UUID. */
  ownerId: string;
}

export interface AccessPermissionsExplainInput {
  /** A UUID. */
  userId: string;
  /** At most 120 characters. */
  permission: string;
  /** At most 100 characters. */
  resourceType?: string | undefined;
  /** A UUID. */
  resourceId?: string | undefined;
  /** At most 64 characters. */
  ip?: string | undefined;
  at?: Date | undefined;
}

export interface AccessPermissionsListOutput {
  items: PermissionView[];
}

export interface AccessPoliciesCreateInput {
  /** 1 to 80 characters. */
  name: string;
  /** At most 500 characters. Default null. */
  description?: string | null | undefined;
  definition: PolicyDefinitionInput;
  /** Default true. */
  enabled?: boolean | undefined;
}

export interface AccessPoliciesGetInput {
  /** A UUID. */
  id: string;
}

export interface AccessPoliciesListOutput {
  items: PolicyView[];
}

export interface AccessPoliciesPreviewInput {
  definition?: PolicyDefinitionInput | undefined;
  /** A UUID. */
  replacesId?: string | undefined;
}

export interface AccessPoliciesRemoveInput {
  /** A UUID. */
  id: string;
}

export interface AccessPoliciesRemoveOutput {
  id: string;
}

export interface AccessPoliciesUpdateInput {
  /** A UUID. */
  id: string;
  /** An integer. 1 to 2000000000. */
  version: number;
  /** 1 to 80 characters. */
  name?: string | undefined;
  /** At most 500 characters. */
  description?: string | null | undefined;
  definition?: PolicyDefinitionInput | undefined;
  enabled?: boolean | undefined;
}

export interface AccessPoliciesVersionsInput {
  /** A UUID. */
  id: string;
}

export interface AccessPoliciesVersionsOutput {
  items: PolicyVersionView[];
}

export interface AccessRolesAssignInput {
  /** A UUID. */
  userId: string;
  /** A UUID. */
  roleId: string;
}

export interface AccessRolesAssignOutput {
  userId: string;
  roleId: string;
}

export interface AccessRolesCreateInput {
  /** 1 to 60 characters. */
  name: string;
  /** At most 500 characters. Default null. */
  description?: string | null | undefined;
  /** At most 500 items. */
  permissions: string[];
}

export interface AccessRolesListOutput {
  items: RoleView[];
}

export interface AccessRolesRemoveInput {
  /** A UUID. */
  id: string;
}

export interface AccessRolesRemoveOutput {
  id: string;
}

export interface AccessRolesUnassignInput {
  /** A UUID. */
  userId: string;
  /** A UUID. */
  roleId: string;
}

export interface AccessRolesUnassignOutput {
  userId: string;
  roleId: string;
}

export interface AccessRolesUpdateInput {
  /** A UUID. */
  id: string;
  /** 1 to 60 characters. */
  name?: string | undefined;
  /** At most 500 characters. */
  description?: string | null | undefined;
  /** At most 500 items. */
  permissions?: string[] | undefined;
}

export interface AnalyticsExport {
  name: string;
  mimeType: string;
  content: string;
}

export interface AnalyticsExportInput {
  format: 'csv' | 'json';
  report: {
    from?: string | undefined;
    to?: string | undefined;
    /** A UUID. */
    tourId?: string | undefined;
    name: 'overview' | 'tours' | 'scenes' | 'hotspots' | 'hours' | 'refusals';
  } | {
    from?: string | undefined;
    to?: string | undefined;
    /** A UUID. */
    tourId?: string | undefined;
    /** Default "device". */
    by?: 'device' | 'browser' | 'os' | 'country' | 'city' | 'referrer' | 'source' | 'medium' | 'campaign' | 'term' | 'content' | undefined;
    name: 'visitors';
  } | {
    from?: string | undefined;
    to?: string | undefined;
    /** A UUID. */
    tourId: string;
    name: 'paths';
  } | {
    from?: string | undefined;
    to?: string | undefined;
    /** A UUID. */
    tourId: string;
    /** 2 to 8 items. */
    steps: {
      /** 1 to 80 characters. */
      name: string;
      type: 'tour_view' | 'scene_view' | 'hotspot_view' | 'hotspot_click' | 'media_play' | 'share';
      /** A UUID. */
      sceneId?: string | undefined;
      /** A UUID. */
      hotspotId?: string | undefined;
    }[];
    name: 'funnel';
  } | {
    from?: string | undefined;
    to?: string | undefined;
    /** A UUID. */
    tourId: string;
    /** A UUID. */
    sceneId: string;
    name: 'heatmap';
  };
}

export interface AnalyticsFunnel {
  steps: { name: string; visits: number; rate: number | null }[];
}

export interface AnalyticsFunnelInput {
  from?: string | undefined;
  to?: string | undefined;
  /** A UUID. */
  tourId: string;
  /** 2 to 8 items. */
  steps: {
    /** 1 to 80 characters. */
    name: string;
    type: 'tour_view' | 'scene_view' | 'hotspot_view' | 'hotspot_click' | 'media_play' | 'share';
    /** A UUID. */
    sceneId?: string | undefined;
    /** A UUID. */
    hotspotId?: string | undefined;
  }[];
}

export interface AnalyticsHeatmap {
  visits: number;
  samples: number;
  solidAngle: number;
  items: { yawFrom: number; yawTo: number; pitchFrom: number; pitchTo: number; samples: number }[];
}

export interface AnalyticsHeatmapInput {
  from?: string | undefined;
  to?: string | undefined;
  /** A UUID. */
  tourId: string;
  /** A UUID. */
  sceneId: string;
}

export interface AnalyticsHotspots {
  items: { tourId: string; sceneId: string; hotspotId: string; views: number; clicks: number; rate: number | null }[];
}

export interface AnalyticsHotspotsInput {
  from?: string | undefined;
  to?: string | undefined;
  /** A UUID. */
  tourId?: string | undefined;
}

export interface AnalyticsHours {
  visits: number;
  standardError: number;
  items: { hour: Date; visits: number; hits: number; tourViews: number }[];
}

export interface AnalyticsHoursInput {
  from?: string | undefined;
  to?: string | undefined;
  /** A UUID. */
  tourId?: string | undefined;
}

export interface AnalyticsLive {
  at: Date;
  visits: number;
  tours: { tourId: string; visits: number; hits: number }[];
}

export interface AnalyticsOverview {
  from: string;
  to: string;
  now: {
    visits: number;
    tourViews: number;
    sceneViews: number;
    hotspotViews: number;
    hotspotClicks: number;
    shares: number;
    visitMs: number;
  };
  before: {
    visits: number;
    tourViews: number;
    sceneViews: number;
    hotspotViews: number;
    hotspotClicks: number;
    shares: number;
    visitMs: number;
  };
  days: {
    visits: number;
    tourViews: number;
    sceneViews: number;
    hotspotViews: number;
    hotspotClicks: number;
    shares: number;
    visitMs: number;
    day: string;
  }[];
}

export interface AnalyticsOverviewInput {
  from?: string | undefined;
  to?: string | undefined;
  /** A UUID. */
  tourId?: string | undefined;
}

export interface AnalyticsPaths {
  items: { fromSceneId: string | null; toSceneId: string | null; moves: number }[];
}

export interface AnalyticsPathsInput {
  from?: string | undefined;
  to?: string | undefined;
  /** A UUID. */
  tourId: string;
}

export interface AnalyticsRefusals {
  items: { day: string; reason: string; hits: number }[];
}

export interface AnalyticsRefusalsInput {
  from?: string | undefined;
  to?: string | undefined;
}

export interface AnalyticsSavedReportsCreateInput {
  /** 1 to 120 characters. */
  name: string;
  report: {
    /** A UUID. */
    tourId?: string | undefined;
    name: 'overview' | 'tours' | 'scenes' | 'hotspots' | 'hours';
  } | {
    /** A UUID. */
    tourId?: string | undefined;
    /** Default "device". */
    by?: 'device' | 'browser' | 'os' | 'country' | 'city' | 'referrer' | 'source' | 'medium' | 'campaign' | 'term' | 'content' | undefined;
    name: 'visitors';
  } | {
    /** A UUID. */
    tourId: string;
    name: 'paths';
  } | {
    /** A UUID. */
    tourId: string;
    /** 2 to 8 items. */
    steps: {
      /** 1 to 80 characters. */
      name: string;
      type: 'tour_view' | 'scene_view' | 'hotspot_view' | 'hotspot_click' | 'media_play' | 'share';
      /** A UUID. */
      sceneId?: string | undefined;
      /** A UUID. */
      hotspotId?: string | undefined;
    }[];
    name: 'funnel';
  } | {
    /** A UUID. */
    tourId: string;
    /** A UUID. */
    sceneId: string;
    name: 'heatmap';
  };
  /** Default "30d". */
  range?: '7d' | '30d' | '90d' | '365d' | 'this_month' | 'last_month' | undefined;
  /** Default false. */
  isShared?: boolean | undefined;
  /** Default null. */
  schedule?: 'daily' | 'weekly' | 'monthly' | null | undefined;
  /** At most 50 items. Default []. */
  recipientIds?: string[] | undefined;
}

export interface AnalyticsSavedReportsListOutput {
  items: SavedReportView[];
}

export interface AnalyticsSavedReportsRemoveInput {
  /** A UUID. */
  id: string;
}

export interface AnalyticsSavedReportsRemoveOutput {
  id: string;
}

export interface AnalyticsSavedReportsUpdateInput {
  /** A UUID. */
  id: string;
  /** 1 to 120 characters. */
  name?: string | undefined;
  report?: {
    /** A UUID. */
    tourId?: string | undefined;
    name: 'overview' | 'tours' | 'scenes' | 'hotspots' | 'hours';
  } | {
    /** A UUID. */
    tourId?: string | undefined;
    /** Default "device". */
    by?: 'device' | 'browser' | 'os' | 'country' | 'city' | 'referrer' | 'source' | 'medium' | 'campaign' | 'term' | 'content' | undefined;
    name: 'visitors';
  } | {
    /** A UUID. */
    tourId: string;
    name: 'paths';
  } | {
    /** A UUID. */
    tourId: string;
    /** 2 to 8 items. */
    steps: {
      /** 1 to 80 characters. */
      name: string;
      type: 'tour_view' | 'scene_view' | 'hotspot_view' | 'hotspot_click' | 'media_play' | 'share';
      /** A UUID. */
      sceneId?: string | undefined;
      /** A UUID. */
      hotspotId?: string | undefined;
    }[];
    name: 'funnel';
  } | {
    /** A UUID. */
    tourId: string;
    /** A UUID. */
    sceneId: string;
    name: 'heatmap';
  } | undefined;
  range?: '7d' | '30d' | '90d' | '365d' | 'this_month' | 'last_month' | undefined;
  isShared?: boolean | undefined;
  schedule?: 'daily' | 'weekly' | 'monthly' | null | undefined;
  /** At most 50 items. */
  recipientIds?: string[] | undefined;
}

export interface AnalyticsScenes {
  items: {
    tourId: string;
    sceneId: string;
    views: number;
    dwellMs: number;
    hotspotClicks: number;
    entries: number;
    exits: number;
  }[];
}

export interface AnalyticsScenesInput {
  from?: string | undefined;
  to?: string | undefined;
  /** A UUID. */
  tourId?: string | undefined;
}

export interface AnalyticsTours {
  items: { tourId: string; visits: number; views: number; hotspotClicks: number; shares: number; visitMs: number }[];
}

export interface AnalyticsToursInput {
  from?: string | undefined;
  to?: string | undefined;
  /** A UUID. */
  tourId?: string | undefined;
}

export interface AnalyticsVisitors {
  items: { value: string; visits: number; visitMs: number }[];
}

export interface AnalyticsVisitorsInput {
  from?: string | undefined;
  to?: string | undefined;
  /** A UUID. */
  tourId?: string | undefined;
  /** Default "device". */
  by?: 'device' | 'browser' | 'os' | 'country' | 'city' | 'referrer' | 'source' | 'medium' | 'campaign' | 'term' | 'content' | undefined;
}

export interface ApiKeyView {
  id: string;
  name: string;
  kind: 'secret' | 'publishable';
  prefix: string;
  lastFour: string;
  userId: string;
  scopes: string[];
  allowRead: boolean;
  allowWrite: boolean;
  allowAnalytics: boolean;
  allowedOrigins: string[];
  allowedNetworks: string[];
  requestsPerDay: number | null;
  requestsCount: number;
  lastResetAt: Date;
  isActive: boolean;
  state: 'live' | 'inactive' | 'expired' | 'revoked';
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  replacedById: string | null;
  createdAt: Date;
}

export interface ApiUsageReport {
  items: { group: string; calls: number; errors: number; p50Ms: number; p95Ms: number; maxMs: number }[];
}

export interface ApprovedTranslation {
  tourId: string;
  language: string;
  approved: number;
  refused: { key: string; reason: string }[];
}

export interface AskedView {
  type: 'access' | 'portability' | 'rectification' | 'erasure' | 'restriction' | 'objection';
  details: string | null;
  tenantName: string;
  requestedAt: Date;
  dueAt: Date;
}

export interface AttachmentList {
  items: { mediaId: string; role: 'gallery' | 'narration' | 'background' | 'document'; order: number }[];
}

export interface AuditChainVerdict {
  intact: boolean;
  entries: number;
  head: string;
  checkpoint: string | null;
  fault: { sequence: string; kind: 'missing' | 'altered' | 'unlinked' | 'tail' | 'rewritten' } | null;
}

export interface AuditCheckpoint {
  tenantId: string;
  sequence: string;
  hash: string;
  at: string;
  signature: string;
}

export interface AuditExportView {
  url: string;
  expiresAt: Date;
}

export interface AuditLogCheckpointOutput {
  checkpoint: AuditCheckpoint | null;
  publicKey: string;
}

export interface AuditLogExportInput {
  format: 'csv' | 'ndjson';
  /** At most 200 characters. */
  action?: string | undefined;
  /** At most 100 characters. */
  resourceType?: string | undefined;
  /** At most 200 characters. */
  resourceId?: string | undefined;
  /** A UUID. */
  userId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

export interface AuditLogListInput {
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  /** At most 200 characters. */
  action?: string | undefined;
  /** At most 100 characters. */
  resourceType?: string | undefined;
  /** At most 200 characters. */
  resourceId?: string | undefined;
  /** A UUID. */
  userId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

export interface AuditLogStreamInput {
  /** Default "0". */
  after?: string | undefined;
  /** An integer. 1 to 1000. Default 500. */
  limit?: number | undefined;
}

export interface AuditLogStreamOutput {
  items: {
    id: string;
    sequence: string;
    actorType: string;
    actorId: string | null;
    userId: string | null;
    action: string;
    resourceType: string;
    resourceId: string | null;
    changes: Json;
    metadata: Json;
    ipAddress: string | null;
    userAgent: string | null;
    requestId: string | null;
    occurredAt: Date;
    hash: string;
    previousHash: string;
  }[];
  cursor: string;
  hasMore: boolean;
}

export interface AuditLogView {
  id: string;
  sequence: string;
  actorType: string;
  actorId: string | null;
  userId: string | null;
  action: string;
  resourceType: string;
  resourceId: string | null;
  changes: Json;
  metadata: Json;
  ipAddress: string | null;
  userAgent: string | null;
  requestId: string | null;
  occurredAt: Date;
  hash: string;
}

export interface BackupRecordView {
  id: string;
  backupType: string;
  backupLocation: string;
  sizeBytes: number;
  checksum: string | null;
  status: 'running' | 'succeeded' | 'failed';
  startedAt: Date;
  completedAt: Date | null;
  verifiedAt: Date | null;
}

export interface BookmarkState {
  tourId: string;
  bookmarked: boolean;
}

export interface BookmarkView {
  tourId: string;
  path: string;
  title: string;
  thumbnail: string | null;
  bookmarkedAt: Date;
}

export interface BrandView {
  brandName: string | null;
  senderName: string | null;
  logoMediaId: string | null;
  faviconMediaId: string | null;
  primaryColor: string | null;
  backgroundColor: string | null;
  textColor: string | null;
  showPoweredBy: boolean;
  version: number;
  updatedAt: Date | null;
}

export interface BulkResult {
  items: { tourId: string; outcome: 'done' | 'unchanged' | 'failed'; code: string | null; message: string | null }[];
  done: number;
  unchanged: number;
  failed: number;
}

export interface CalendarFile {
  name: string;
  content: string;
}

export interface CaseNoticeView {
  id: string;
  tenantId: string;
  tenantSlug: string;
  tenantName: string;
  isPlatform: boolean;
  type: 'access' | 'portability' | 'rectification' | 'erasure' | 'restriction' | 'objection';
  status: 'received' | 'verifying' | 'in_progress' | 'completed' | 'rejected' | 'overdue';
  requestedAt: Date;
  dueAt: Date;
  completedAt: Date | null;
}

export interface ChangedTerm {
  term: TermView;
  changed: number;
}

export interface CheckInBy {
  id: string;
  name: string;
}

export interface ComplianceCasesDecideInput {
  /** A UUID. */
  id: string;
  decision: 'completed' | 'rejected';
  /** 1 to 2000 characters. */
  reason: string;
}

export interface ComplianceCasesDownloadInput {
  /** A UUID. */
  id: string;
}

export interface ComplianceCasesDownloadOutput {
  url: string;
  expiresAt: Date;
  size: number;
  checksum: string;
}

export interface ComplianceCasesListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  status?: 'received' | 'verifying' | 'in_progress' | 'completed' | 'rejected' | 'overdue' | undefined;
}

export interface ComplianceCasesNoteInput {
  /** A UUID. */
  id: string;
  /** 1 to 2000 characters. */
  text: string;
}

export interface ComplianceCasesOpenInput {
  type: 'access' | 'portability' | 'rectification' | 'erasure' | 'restriction' | 'objection';
  subject: {
    /** A UUID. */
    userId: string;
  } | {
    /** An e-mail address. At most 254 characters. */
    email: string;
  };
  /** At most 4000 characters. */
  details?: string | undefined;
  /** Default false. */
  withFiles?: boolean | undefined;
}

export interface ComplianceCasesVerifyInput {
  /** A UUID. */
  id: string;
  /** 1 to 2000 characters. */
  text: string;
}

export interface ComplianceConsentCreateTextInput {
  purpose: string;
  language: string;
  /** 1 to 20000 characters. */
  text: string;
}

export interface ComplianceConsentDecideInput {
  /** A UUID. */
  textId: string;
  granted: boolean;
  visitKey: string;
  source: 'banner' | 'form' | 'settings' | 'api' | 'transfer';
}

export interface ComplianceConsentRecordsInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  purpose?: string | undefined;
  /** A UUID. */
  userId?: string | undefined;
}

export interface ComplianceConsentStateInput {
  visitKey: string;
}

export interface ComplianceConsentStateOutput {
  items: { purpose: string; granted: boolean; version: number; decidedAt: Date }[];
}

export interface ComplianceConsentTextsInput {
  purpose?: string | undefined;
  language?: string | undefined;
}

export interface ComplianceConsentTextsOutput {
  items: ConsentTextView[];
}

export interface ComplianceHoldsListOutput {
  items: LegalHoldView[];
}

export interface ComplianceHoldsPlaceInput {
  /** A UUID. */
  userId?: string | undefined;
  /** 1 to 2000 characters. */
  reason: string;
}

export interface ComplianceHoldsReleaseInput {
  /** A UUID. */
  id: string;
}

export interface ComplianceLimitsSetInput {
  restricted?: boolean | undefined;
  objected?: boolean | undefined;
}

export interface CompliancePlatformCasesDecideInput {
  /** A UUID. */
  id: string;
  decision: 'completed' | 'rejected';
  /** 1 to 2000 characters. */
  reason: string;
}

export interface CompliancePlatformCasesListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  status?: 'received' | 'verifying' | 'in_progress' | 'completed' | 'rejected' | 'overdue' | undefined;
}

export interface CompliancePlatformCasesNoteInput {
  /** A UUID. */
  id: string;
  /** 1 to 2000 characters. */
  text: string;
}

export interface CompliancePlatformHoldsListOutput {
  items: LegalHoldView[];
}

export interface CompliancePlatformHoldsPlaceInput {
  /** A UUID. */
  userId?: string | undefined;
  /** 1 to 2000 characters. */
  reason: string;
}

export interface CompliancePlatformHoldsReleaseInput {
  /** A UUID. */
  id: string;
}

export interface ComplianceRequestsAskedInput {
  /** A UUID. */
  tenantId: string;
  /** 40 to 64 characters. */
  token: string;
}

export interface ComplianceRequestsDownloadInput {
  /** A UUID. */
  id: string;
}

export interface ComplianceRequestsDownloadOutput {
  url: string;
  expiresAt: Date;
  size: number;
  checksum: string;
}

export interface ComplianceRequestsMineOutput {
  items: GdprRequestView[];
}

export interface ComplianceRequestsOpenInput {
  type: 'access' | 'portability' | 'rectification' | 'erasure' | 'restriction' | 'objection';
  /** At most 4000 characters. */
  details?: string | undefined;
  /** Default false. */
  withFiles?: boolean | undefined;
}

export interface ComplianceRequestsProveInput {
  /** A UUID. */
  tenantId: string;
  /** 40 to 64 characters. */
  token: string;
}

export interface ComplianceRequestsProveOutput {
  id: string;
}

export interface ComplianceRequestsWithdrawInput {
  /** A UUID. */
  id: string;
}

export interface ConsentRecordView {
  id: string;
  textId: string;
  purpose: string;
  version: number;
  granted: boolean;
  userId: string | null;
  source: string;
  signal: string | null;
  decidedAt: Date;
  withdrawnAt: Date | null;
}

export interface ConsentTextView {
  id: string;
  purpose: string;
  version: number;
  language: string;
  text: string;
  createdAt: Date;
}

export interface CreatedApiKey {
  apiKey: ApiKeyView;
  key: string;
}

export interface CreatedEmbed {
  embed: EmbedView;
  token: string;
  url: string;
  snippet: string;
}

export interface CreatedTourImport {
  import: TourImportView;
  upload: TourImportUpload;
}

export interface CreatedTourLink {
  link: TourLinkView;
  url: string;
}

export interface CreatedWebhook {
  webhook: WebhookView;
  secret: string | null;
}

export interface CustomDomainView {
  id: string;
  domain: string;
  record: { name: string; value: string };
  isPrimary: boolean;
  verifiedAt: Date | null;
  checkedAt: Date | null;
  lostSince: Date | null;
  createdAt: Date;
}

export interface DirectoryEntry {
  tourId: string;
  slug: string;
  path: string;
  title: string;
  description: string | null;
  location: string | null;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
  category: string | null;
  tags: string[];
  difficulty: 'easy' | 'moderate' | 'hard' | 'expert' | null;
  language: string;
  languages: string[];
  thumbnail: string | null;
  estimatedDuration: number;
  scenes: number;
  hotspots: number;
  averageRating: number;
  totalRatings: number;
  publishedAt: Date;
  updatedAt: Date;
  distance: number | null;
}

export interface DirectoryFacets {
  total: number;
  category: { value: string; count: number }[];
  tags: { value: string; count: number }[];
  difficulty: { value: string; count: number }[];
  country: { value: string; count: number }[];
  location: { value: string; count: number }[];
}

export interface DiscardedDrafts {
  tourId: string;
  language: string;
  discarded: number;
}

export interface DoorEvent {
  id: string;
  title: string;
  startsAt: Date;
  endsAt: Date | null;
  timeZone: string;
}

export interface DoorGuest {
  id: string;
  name: string;
  places: number;
  arrived: number;
  status: 'pending' | 'confirmed' | 'cancelled';
  issue: number | null;
  checkIn: EventCheckIn | null;
}

export interface EmailPreferences {
  marketingEmails: boolean;
  productUpdates: boolean;
  securityAlerts: true;
}

export interface EmbedList {
  items: EmbedView[];
}

export interface EmbedView {
  id: string;
  tourId: string;
  domains: string[];
  width: string;
  height: string;
  showControls: boolean;
  showBranding: boolean;
  autoplay: boolean;
  tokenHint: string;
  embedViews: number;
  lastAccessAt: Date | null;
  revokedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface EntryEvent {
  id: string;
  title: string;
  slug: string;
  status: 'published' | 'cancelled' | 'completed';
  startsAt: Date;
  endsAt: Date | null;
  timeZone: string;
  isAllDay: boolean;
}

export interface EntryTenant {
  id: string;
  slug: string;
  name: string;
}

export interface EventAddress {
  slug: string;
  language: string;
  updatedAt: Date;
}

export interface EventAddresses {
  items: EventAddress[];
  pages: number;
}

export interface EventArrivals {
  entries: number;
  entriesIn: number;
  places: number;
  placesIn: number;
}

export interface EventCheckIn {
  id: string;
  places: number;
  at: Date;
  by: CheckInBy;
}

export interface EventCheckInResult {
  outcome: 'in' | 'already_in' | 'too_many' | 'no_place' | 'cancelled' | 'replaced' | 'revoked' | 'wrong_event' | 'not_genuine' | 'unknown' | 'undone';
  guest: EventGuest | null;
  checkIn: EventCheckIn | null;
}

export interface EventCheckInResults {
  results: EventScanResult[];
}

export interface EventDay {
  date: string;
  count: number;
  items: EventOfDay[];
}

export interface EventDoor {
  event: DoorEvent;
  keys: EventTicketKey[];
  arrivals: EventArrivals;
  items: DoorGuest[];
  nextCursor: string | null;
  at: Date;
}

export interface EventFacets {
  total: number;
  status: { value: string; count: number }[];
  category: { value: string; count: number }[];
  venue: { value: string; count: number }[];
}

export interface EventFilters {
  categories: string[];
  cities: string[];
}

export interface EventGuest {
  id: string;
  name: string;
  places: number;
  arrived: number;
}

export interface EventLetter {
  letter: string;
  subject: string;
  language: string;
  lines: string[];
  action: string;
  footer: string;
}

export interface EventLetters {
  items: EventLetter[];
}

export interface EventMonth {
  days: EventDay[];
}

export interface EventOfDay {
  slug: string;
  title: string;
  language: string;
  startsAt: Date;
  timeZone: string;
  isAllDay: boolean;
}

export interface EventScanResult {
  outcome: 'in' | 'already_in' | 'too_many' | 'no_place' | 'cancelled' | 'replaced' | 'revoked' | 'wrong_event' | 'not_genuine' | 'unknown' | 'undone';
  guest: EventGuest | null;
  checkIn: EventCheckIn | null;
  clientId: string;
}

export interface EventSeriesForesight {
  recurrence: { rule: string; firstStart: string; timeZone: string; excluded: string[]; added: string[] };
  dates: { occurrence: string; startsAt: Date }[];
  total: number;
  effect: {
    kept: { events: number; places: number };
    moved: { events: number; places: number };
    gone: { events: number; places: number };
    made: number;
    apart: { events: number; places: number };
  } | null;
}

export interface EventSeriesView {
  id: string;
  rule: string;
  firstStart: string;
  timeZone: string;
  lengthMinutes: number | null;
  excluded: string[];
  added: string[];
  endsBefore: string | null;
  template: {
    title: string;
    description?: string | null | undefined;
    isAllDay?: boolean | undefined;
    capacity?: number | null | undefined;
    offerHours?: number | undefined;
    reminderHours?: number | null | undefined;
    mapLatitude?: number | null | undefined;
    mapLongitude?: number | null | undefined;
    mapZoom?: number | null | undefined;
    category?: string | null | undefined;
    tags?: string[] | undefined;
    language?: string | undefined;
    venueId?: string | null | undefined;
    youtubeId?: string | null | undefined;
    translations: { language: string; title: string; description: string | null; isOutdated: boolean }[];
  };
  isPublished: boolean;
  upcoming: number;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface EventTicketKey {
  keyId: string;
  publicKey: string;
  status: 'signing' | 'retired' | 'revoked';
  createdAt: Date;
}

export interface EventTicketKeys {
  keys: EventTicketKey[];
}

export interface EventTranslation {
  eventId: string;
  language: string;
  title: string;
  description: string | null;
  isOutdated: boolean;
  createdAt: Date;
  updatedAt: Date;
}

export interface EventTranslations {
  items: EventTranslation[];
}

export interface EventView {
  id: string;
  title: string;
  slug: string;
  description: string | null;
  startsAt: Date;
  endsAt: Date | null;
  timeZone: string;
  isAllDay: boolean;
  capacity: number | null;
  offerHours: number;
  reminderHours: number | null;
  mapLatitude: number | null;
  mapLongitude: number | null;
  mapZoom: number | null;
  category: string | null;
  tags: string[];
  language: string;
  venueId: string | null;
  seriesId: string | null;
  occurrence: string | null;
  isApart: boolean;
  status: 'draft' | 'published' | 'cancelled' | 'completed';
  previousStartsAt: Date | null;
  postponedAt: Date | null;
  youtubeId: string | null;
  places: { confirmed: number; offered: number; waiting: number };
  version: number;
  createdAt: Date;
  updatedAt: Date;
  publishedAt: Date | null;
  cancelledAt: Date | null;
  completedAt: Date | null;
}

export interface EventsCancelInput {
  /** A UUID. */
  id: string;
  /** 1 to 1000 characters. */
  reason?: string | undefined;
}

export interface EventsCreateInput {
  /** 1 to 200 characters. */
  title: string;
  /** At most 20000 characters. */
  description?: string | null | undefined;
  startsAt: Date;
  endsAt?: Date | null | undefined;
  /** At most 64 characters. */
  timeZone: string;
  isAllDay?: boolean | undefined;
  /** An integer. 0 to 1000000. */
  capacity?: number | null | undefined;
  /** An integer. 1 to 336. */
  offerHours?: number | undefined;
  /** An integer. 1 to 336. */
  reminderHours?: number | null | undefined;
  /** -90 to 90. */
  mapLatitude?: number | null | undefined;
  /** -180 to 180. */
  mapLongitude?: number | null | undefined;
  /** An integer. 0 to 22. */
  mapZoom?: number | null | undefined;
  /** 1 to 80 characters. */
  category?: string | null | undefined;
  /** At most 50 items. */
  tags?: string[] | undefined;
  /** At most 35 characters. */
  language?: string | undefined;
  /** A UUID. */
  venueId?: string | null | undefined;
  /** At most 500 characters. */
  youtubeUrl?: string | null | undefined;
  /** 1 to 80 characters. */
  slug?: string | undefined;
}

export interface EventsFacetsInput {
  /** 1 to 100 characters. */
  search?: string | undefined;
  status?: 'draft' | 'published' | 'cancelled' | 'completed' | undefined;
  /** At most 80 characters. */
  category?: string | undefined;
  /** 1 to 60 characters. */
  tag?: string | undefined;
  /** A UUID. */
  venueId?: string | undefined;
  /** A UUID. */
  seriesId?: string | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
}

export interface EventsGetInput {
  /** A UUID. */
  id?: string | undefined;
  /** 1 to 80 characters. */
  slug?: string | undefined;
}

export interface EventsGuestsExportInput {
  /** A UUID. */
  eventId: string;
  /** 1 to 3 items. */
  statuses?: ('pending' | 'confirmed' | 'cancelled')[] | undefined;
  isIn?: boolean | undefined;
  /** At most 60 characters. */
  cursor?: string | undefined;
}

export interface EventsGuestsImportInput {
  /** A UUID. */
  eventId: string;
  /** 1 to 700000 characters. */
  content: string;
  /** Default "all". */
  mode?: 'all' | 'good' | undefined;
  /** Default false. */
  dryRun?: boolean | undefined;
  columns?: {
    /** 1 to 200 characters. */
    email?: string | null | undefined;
    /** 1 to 200 characters. */
    name?: string | null | undefined;
    /** 1 to 200 characters. */
    firstName?: string | null | undefined;
    /** 1 to 200 characters. */
    lastName?: string | null | undefined;
    /** 1 to 200 characters. */
    places?: string | null | undefined;
  } | undefined;
  /** Default "wait". */
  beyond?: 'wait' | 'refuse' | undefined;
  /** Default false. */
  tell?: boolean | undefined;
}

export interface EventsImport {
  isDone: boolean;
  columns: { [key: string]: string | null };
  lines: number;
  refused: RefusedLine[];
  known: number[];
  created: ImportedEvent[];
}

export interface EventsImportInput {
  /** 1 to 700000 characters. */
  content: string;
  /** Default "all". */
  mode?: 'all' | 'good' | undefined;
  /** Default false. */
  dryRun?: boolean | undefined;
  columns?: {
    /** 1 to 200 characters. */
    title?: string | null | undefined;
    /** 1 to 200 characters. */
    startsAt?: string | null | undefined;
    /** 1 to 200 characters. */
    endsAt?: string | null | undefined;
    /** 1 to 200 characters. */
    timeZone?: string | null | undefined;
    /** 1 to 200 characters. */
    description?: string | null | undefined;
    /** 1 to 200 characters. */
    capacity?: string | null | undefined;
    /** 1 to 200 characters. */
    category?: string | null | undefined;
    /** 1 to 200 characters. */
    tags?: string | null | undefined;
    /** 1 to 200 characters. */
    language?: string | null | undefined;
    /** 1 to 200 characters. */
    venue?: string | null | undefined;
    /** 1 to 200 characters. */
    slug?: string | null | undefined;
    /** 1 to 200 characters. */
    youtubeUrl?: string | null | undefined;
  } | undefined;
  /** At most 64 characters. */
  timeZone: string;
  /** At most 35 characters. */
  language?: string | undefined;
}

export interface EventsListInput {
  /** At most 200 characters. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  /** 1 to 100 characters. */
  search?: string | undefined;
  status?: 'draft' | 'published' | 'cancelled' | 'completed' | undefined;
  /** At most 80 characters. */
  category?: string | undefined;
  /** 1 to 60 characters. */
  tag?: string | undefined;
  /** A UUID. */
  venueId?: string | undefined;
  /** A UUID. */
  seriesId?: string | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
  /** Default false. */
  removed?: boolean | undefined;
}

export interface EventsPostponeInput {
  /** A UUID. */
  id: string;
  /** An integer. 1 to 2000000000. */
  version: number;
  startsAt?: Date | undefined;
  endsAt?: Date | null | undefined;
  /** 1 to 1000 characters. */
  reason?: string | undefined;
}

export interface EventsPublicAddressesInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** An integer. 1 to 100000. Default 1. */
  page?: number | undefined;
}

export interface EventsPublicCalendarInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** 1 to 80 characters. */
  slug: string;
  /** At most 35 characters. */
  language?: string | undefined;
}

export interface EventsPublicFeedInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** At most 35 characters. */
  language?: string | undefined;
}

export interface EventsPublicFiltersInput {
  /** 1 to 100 characters. */
  tenant: string;
}

export interface EventsPublicGetInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** 1 to 80 characters. */
  slug: string;
  /** At most 35 characters. */
  language?: string | undefined;
}

export interface EventsPublicListInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** At most 35 characters. */
  language?: string | undefined;
  /** At most 200 characters. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 24. */
  limit?: number | undefined;
  /** 1 to 80 characters. */
  category?: string | undefined;
  /** 1 to 120 characters. */
  city?: string | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
  /** Default false. */
  past?: boolean | undefined;
}

export interface EventsPublicMonthInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** At most 35 characters. */
  language?: string | undefined;
  month: string;
  /** 1 to 80 characters. */
  category?: string | undefined;
  /** 1 to 120 characters. */
  city?: string | undefined;
}

export interface EventsPublicNearInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** At most 35 characters. */
  language?: string | undefined;
  /** -90 to 90. */
  latitude: number;
  /** -180 to 180. */
  longitude: number;
  /** 1 to 20040000. Default 50000. */
  within?: number | undefined;
  /** An integer. 1 to 100. Default 24. */
  limit?: number | undefined;
}

export interface EventsPublicNewestInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** At most 35 characters. */
  language?: string | undefined;
  /** An integer. 1 to 100. Default 30. */
  limit?: number | undefined;
}

export interface EventsPublicOwnFeedInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** 20 to 200 characters. */
  feed: string;
}

export interface EventsPublishInput {
  /** A UUID. */
  id: string;
}

export interface EventsRemoveInput {
  /** A UUID. */
  id: string;
}

export interface EventsRestoreInput {
  /** A UUID. */
  id: string;
}

export interface EventsSeriesCreateInput {
  /** 1 to 200 characters. */
  title: string;
  /** At most 20000 characters. */
  description?: string | null | undefined;
  isAllDay?: boolean | undefined;
  /** An integer. 0 to 1000000. */
  capacity?: number | null | undefined;
  /** An integer. 1 to 336. */
  offerHours?: number | undefined;
  /** An integer. 1 to 336. */
  reminderHours?: number | null | undefined;
  /** -90 to 90. */
  mapLatitude?: number | null | undefined;
  /** -180 to 180. */
  mapLongitude?: number | null | undefined;
  /** An integer. 0 to 22. */
  mapZoom?: number | null | undefined;
  /** 1 to 80 characters. */
  category?: string | null | undefined;
  /** At most 50 items. */
  tags?: string[] | undefined;
  /** At most 35 characters. */
  language?: string | undefined;
  /** A UUID. */
  venueId?: string | null | undefined;
  /** At most 500 characters. */
  youtubeUrl?: string | null | undefined;
  /** At most 50 items. */
  translations?: {
    /** At most 35 characters. */
    language: string;
    /** 1 to 200 characters. */
    title: string;
    /** At most 20000 characters. Default null. */
    description?: string | null | undefined;
  }[] | undefined;
  /** At most 200 characters. */
  rule: string;
  firstStart: string;
  /** At most 64 characters. */
  timeZone: string;
  /** An integer. 0 to 44640. Default null. */
  lengthMinutes?: number | null | undefined;
  /** At most 500 items. Default []. */
  excluded?: string[] | undefined;
  /** At most 500 items. Default []. */
  added?: string[] | undefined;
}

export interface EventsSeriesEndInput {
  /** A UUID. */
  id: string;
  /** A UUID. */
  fromEventId?: string | undefined;
  /** 1 to 1000 characters. */
  reason?: string | undefined;
}

export interface EventsSeriesForeseeInput {
  /** A UUID. */
  id?: string | undefined;
  /** A UUID. */
  fromEventId?: string | undefined;
  /** At most 200 characters. */
  rule?: string | undefined;
  firstStart?: string | undefined;
  /** At most 64 characters. */
  timeZone?: string | undefined;
  /** At most 500 items. */
  excluded?: string[] | undefined;
  /** At most 500 items. */
  added?: string[] | undefined;
  /** An integer. 1 to 200. Default 12. */
  limit?: number | undefined;
}

export interface EventsSeriesGetInput {
  /** A UUID. */
  id: string;
}

export interface EventsSeriesListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
}

export interface EventsSeriesPublishInput {
  /** A UUID. */
  id: string;
}

export interface EventsSeriesRepeatInput {
  /** A UUID. */
  eventId: string;
  /** An integer. 1 to 2000000000. */
  version: number;
  /** At most 200 characters. */
  rule: string;
  /** At most 500 items. Default []. */
  excluded?: string[] | undefined;
  /** At most 500 items. Default []. */
  added?: string[] | undefined;
}

export interface EventsSeriesSkipInput {
  /** A UUID. */
  id: string;
  /** A UUID. */
  eventId: string;
  /** 1 to 1000 characters. */
  reason?: string | undefined;
}

export interface EventsSeriesUnskipInput {
  /** A UUID. */
  id: string;
  occurrence: string;
}

export interface EventsSeriesUpdateInput {
  /** A UUID. */
  id: string;
  /** An integer. 1 to 2000000000. */
  version: number;
  /** A UUID. */
  fromEventId?: string | undefined;
  /** 1 to 200 characters. */
  title?: string | undefined;
  /** At most 20000 characters. */
  description?: string | null | undefined;
  isAllDay?: boolean | undefined;
  /** An integer. 0 to 1000000. */
  capacity?: number | null | undefined;
  /** An integer. 1 to 336. */
  offerHours?: number | undefined;
  /** An integer. 1 to 336. */
  reminderHours?: number | null | undefined;
  /** -90 to 90. */
  mapLatitude?: number | null | undefined;
  /** -180 to 180. */
  mapLongitude?: number | null | undefined;
  /** An integer. 0 to 22. */
  mapZoom?: number | null | undefined;
  /** 1 to 80 characters. */
  category?: string | null | undefined;
  /** At most 50 items. */
  tags?: string[] | undefined;
  /** At most 35 characters. */
  language?: string | undefined;
  /** A UUID. */
  venueId?: string | null | undefined;
  /** At most 500 characters. */
  youtubeUrl?: string | null | undefined;
  /** At most 50 items. */
  translations?: {
    /** At most 35 characters. */
    language: string;
    /** 1 to 200 characters. */
    title: string;
    /** At most 20000 characters. Default null. */
    description?: string | null | undefined;
  }[] | undefined;
  /** At most 200 characters. */
  rule?: string | undefined;
  firstStart?: string | undefined;
  /** At most 64 characters. */
  timeZone?: string | undefined;
  /** An integer. 0 to 44640. */
  lengthMinutes?: number | null | undefined;
  /** At most 500 items. */
  excluded?: string[] | undefined;
  /** At most 500 items. */
  added?: string[] | undefined;
  /** 1 to 1000 characters. */
  reason?: string | undefined;
}

export interface EventsTicketsArrivalsInput {
  /** A UUID. */
  eventId: string;
}

export interface EventsTicketsCheckInInput {
  /** A UUID. */
  eventId: string;
  /** 1 to 400 characters. */
  ticket?: string | undefined;
  /** A UUID. */
  entryId?: string | undefined;
  /** An integer. 1 to 20. */
  places?: number | undefined;
}

export interface EventsTicketsCheckInManyInput {
  /** A UUID. */
  eventId: string;
  /** 1 to 200 items. */
  scans: {
    /** A UUID. */
    clientId: string;
    scannedAt: Date;
    /** 1 to 400 characters. */
    ticket?: string | undefined;
    /** A UUID. */
    entryId?: string | undefined;
    /** An integer. 1 to 20. */
    places?: number | undefined;
  }[];
}

export interface EventsTicketsDoorInput {
  /** A UUID. */
  eventId: string;
  /** At most 60 characters. */
  cursor?: string | undefined;
  /** An integer. 1 to 1000. Default 500. */
  limit?: number | undefined;
}

export interface EventsTicketsKeysInput {
  /** 1 to 100 characters. */
  tenant: string;
}

export interface EventsTicketsRotateKeyInput {
  /** Default false. */
  revoke?: boolean | undefined;
}

export interface EventsTicketsUndoInput {
  /** A UUID. */
  entryId: string;
}

export interface EventsTranslationsListInput {
  /** A UUID. */
  eventId: string;
}

export interface EventsTranslationsRemoveInput {
  /** A UUID. */
  eventId: string;
  /** At most 35 characters. */
  language: string;
}

export interface EventsTranslationsSetInput {
  /** A UUID. */
  eventId: string;
  /** At most 35 characters. */
  language: string;
  /** 1 to 200 characters. */
  title: string;
  /** At most 20000 characters. Default null. */
  description?: string | null | undefined;
}

export interface EventsUpdateInput {
  /** A UUID. */
  id: string;
  /** An integer. 1 to 2000000000. */
  version: number;
  /** 1 to 200 characters. */
  title?: string | undefined;
  /** At most 20000 characters. */
  description?: string | null | undefined;
  startsAt?: Date | undefined;
  endsAt?: Date | null | undefined;
  /** At most 64 characters. */
  timeZone?: string | undefined;
  isAllDay?: boolean | undefined;
  /** An integer. 0 to 1000000. */
  capacity?: number | null | undefined;
  /** An integer. 1 to 336. */
  offerHours?: number | undefined;
  /** An integer. 1 to 336. */
  reminderHours?: number | null | undefined;
  /** -90 to 90. */
  mapLatitude?: number | null | undefined;
  /** -180 to 180. */
  mapLongitude?: number | null | undefined;
  /** An integer. 0 to 22. */
  mapZoom?: number | null | undefined;
  /** 1 to 80 characters. */
  category?: string | null | undefined;
  /** At most 50 items. */
  tags?: string[] | undefined;
  /** At most 35 characters. */
  language?: string | undefined;
  /** A UUID. */
  venueId?: string | null | undefined;
  /** At most 500 characters. */
  youtubeUrl?: string | null | undefined;
  /** 1 to 80 characters. */
  slug?: string | undefined;
}

export interface EventsVenuesCreateInput {
  /** 1 to 200 characters. */
  name: string;
  /** 1 to 300 characters. */
  address: string;
  /** 1 to 120 characters. */
  city: string;
  country: string;
  /** -90 to 90. */
  latitude?: number | null | undefined;
  /** -180 to 180. */
  longitude?: number | null | undefined;
  /** An address. At most 500 characters. */
  website?: string | null | undefined;
  /** A UUID. */
  tourId?: string | null | undefined;
  /** A UUID. */
  sceneId?: string | null | undefined;
}

export interface EventsVenuesGetInput {
  /** A UUID. */
  id: string;
}

export interface EventsVenuesListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  /** 1 to 100 characters. */
  search?: string | undefined;
}

export interface EventsVenuesNearInput {
  /** -90 to 90. */
  latitude: number;
  /** -180 to 180. */
  longitude: number;
  /** 1 to 20040000. Default 50000. */
  within?: number | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
}

export interface EventsVenuesRemoveInput {
  /** A UUID. */
  id: string;
  /** Default false. */
  detach?: boolean | undefined;
}

export interface EventsVenuesUpdateInput {
  /** A UUID. */
  id: string;
  /** An integer. 1 to 2000000000. */
  version: number;
  /** 1 to 200 characters. */
  name?: string | undefined;
  /** 1 to 300 characters. */
  address?: string | undefined;
  /** 1 to 120 characters. */
  city?: string | undefined;
  country?: string | undefined;
  /** -90 to 90. */
  latitude?: number | null | undefined;
  /** -180 to 180. */
  longitude?: number | null | undefined;
  /** An address. At most 500 characters. */
  website?: string | null | undefined;
  /** A UUID. */
  tourId?: string | null | undefined;
  /** A UUID. */
  sceneId?: string | null | undefined;
}

export interface EventsWaitlistAcceptForInput {
  /** A UUID. */
  entryId: string;
}

export interface EventsWaitlistAcceptInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** 20 to 200 characters. */
  token: string;
}

export interface EventsWaitlistAcceptMineInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** A UUID. */
  entryId: string;
}

export interface EventsWaitlistBoardInput {
  /** A UUID. */
  eventId: string;
}

export interface EventsWaitlistConfirmInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** 20 to 200 characters. */
  token: string;
}

export interface EventsWaitlistDeclineInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** 20 to 200 characters. */
  token: string;
}

export interface EventsWaitlistDeclineMineInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** A UUID. */
  entryId: string;
}

export interface EventsWaitlistForeseeInput {
  /** A UUID. */
  eventId: string;
  /** An integer. 0 to 1000000. */
  capacity: number | null;
}

export interface EventsWaitlistJoinInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** A UUID. */
  eventId: string;
  /** An e-mail address. At most 254 characters. */
  email: string;
  /** 1 to 120 characters. */
  name?: string | null | undefined;
  /** An integer. 1 to 20. Default 1. */
  places?: number | undefined;
  /** At most 35 characters. */
  language?: string | undefined;
}

export interface EventsWaitlistLeaveInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** 20 to 200 characters. */
  token: string;
}

export interface EventsWaitlistLeaveMineInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** A UUID. */
  entryId: string;
}

export interface EventsWaitlistLettersInput {
  /** A UUID. */
  eventId: string;
  /** At most 35 characters. */
  language?: string | undefined;
  /** 1 to 1000 characters. */
  reason?: string | undefined;
}

export interface EventsWaitlistListInput {
  /** A UUID. */
  eventId: string;
  status?: 'pending' | 'confirmed' | 'cancelled' | undefined;
  /** At most 60 characters. */
  cursor?: string | undefined;
  /** An integer. 1 to 200. Default 50. */
  limit?: number | undefined;
}

export interface EventsWaitlistMineAllInput {
  /** An integer. 1 to 200. Default 100. */
  limit?: number | undefined;
}

export interface EventsWaitlistMineInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** 20 to 200 characters. */
  token: string;
}

export interface EventsWaitlistOfAddressInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** 20 to 200 characters. */
  token: string;
}

export interface EventsWaitlistPrioritizeInput {
  /** A UUID. */
  entryId: string;
  /** An integer. -100 to 100. */
  priority: number;
}

export interface EventsWaitlistProveInput {
  /** A UUID. */
  eventId: string;
}

export interface EventsWaitlistShowMineInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** A UUID. */
  entryId: string;
}

export interface EventsWaitlistTakeOffInput {
  /** A UUID. */
  entryId: string;
}

export interface ExportedGuests {
  name: string;
  mimeType: string;
  content: string;
  nextCursor: string | null;
}

export interface ExportedTranslation {
  fileName: string;
  mimeType: string;
  segments: number;
  content: string;
}

export interface ExternalIdentityView {
  id: string;
  provider: string;
  issuer: string;
  email: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
}

export interface FailedJobView {
  id: string;
  queue: string;
  tenantId: string | null;
  tenantSlug: string | null;
  fact: string | null;
  requestId: string | null;
  attempts: number;
  createdAt: Date;
  failedAt: Date;
  error: string | null;
}

export interface FindingList {
  items: TourFinding[];
}

export interface FloorPlanList {
  items: FloorPlanView[];
}

export interface FloorPlanView {
  id: string;
  tourId: string;
  name: string;
  mediaId: string;
  level: number;
  order: number;
  pins: { sceneId: string; x: number; y: number; rotation: number }[];
  names: { [key: string]: string };
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface GdprRequestView {
  id: string;
  type: 'access' | 'portability' | 'rectification' | 'erasure' | 'restriction' | 'objection';
  status: 'received' | 'verifying' | 'in_progress' | 'completed' | 'rejected' | 'overdue';
  userId: string | null;
  email: string | null;
  details: string | null;
  notes: { at: string; by: string | null; text: string }[];
  verifiedBy: string | null;
  verifiedAt: Date | null;
  executeAfter: Date | null;
  requestedAt: Date;
  dueAt: Date;
  completedAt: Date | null;
  decision: string | null;
  exportId: string | null;
}

export interface GrantView {
  id: string;
  userId: string;
  roleId: string | null;
  scope: string | null;
  reason: string;
  grantedById: string | null;
  state: 'live' | 'expired' | 'ended';
  expiresAt: Date;
  endedAt: Date | null;
  endedById: string | null;
  createdAt: Date;
}

export interface GuestsImport {
  isDone: boolean;
  columns: { [key: string]: string | null };
  lines: number;
  refused: RefusedLine[];
  known: number[];
  confirmed: number[];
  waiting: number[];
}

export interface GuidedStepList {
  items: GuidedStepView[];
}

export interface GuidedStepView {
  id: string;
  tourId: string;
  sceneId: string;
  yaw: number;
  pitch: number;
  zoom: number;
  text: string | null;
  narrationMediaId: string | null;
  seconds: number | null;
  order: number;
  texts: { [key: string]: { text: string | null; narrationMediaId: string | null } };
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface HealthCheckView {
  name: 'database' | 'storage' | 'worker' | 'schedules' | 'backups' | 'queues' | 'mail';
  status: 'ok' | 'warn' | 'fail';
  code: 'fine' | 'database_slow' | 'database_full' | 'database_outdated' | 'storage_low' | 'storage_full' | 'storage_unbounded' | 'worker_missing' | 'schedules_overdue' | 'backups_missing' | 'backups_old' | 'backups_failed' | 'queues_late' | 'queues_stuck' | 'queues_failed' | 'mail_failed' | 'mail_late';
  advice: string | null;
}

export interface HealthView {
  checkedAt: Date;
  status: 'ok' | 'warn' | 'fail';
  checks: HealthCheckView[];
  database: { version: string; latencyMs: number; sizeBytes: number; connections: number; maxConnections: number };
  storage: { freeBytes: number | null };
  worker: { seenAt: Date | null };
  backups: { newestAt: Date | null; failedAt: Date | null };
  queues: { waiting: number; failed: number; waitingSince: Date | null };
  mail: MailStateView;
  schedules: ScheduleView[];
}

export type HotspotContent =
  | {
    type: 'navigation';
    transition: 'fade' | 'walk' | 'none';
    view?: { yaw?: number | undefined; pitch?: number | undefined; zoom?: number | undefined } | undefined;
  }
  | { type: 'info'; body: RichText }
  | { type: 'image'; image: { mediaId: string; alt: string; caption?: string | undefined } }
  | { type: 'gallery'; images: { mediaId: string; alt: string; caption?: string | undefined }[] }
  | { type: 'video'; mediaId: string; captionsMediaId?: string | undefined; transcript?: RichText | undefined }
  | { type: 'audio'; mediaId: string; transcript?: RichText | undefined }
  | { type: 'document'; mediaId: string; label: string }
  | { type: 'link'; href: string; label: string; newTab: boolean }
  | {
    type: 'form';
    submitLabel: string;
    fields: { name: string; label: string; kind: 'text' | 'email' | 'tel' | 'textarea' | 'checkbox'; required: boolean }[];
  }
  | { type: 'booking'; serviceSlug: string; label: string }
  | { type: 'event'; eventSlug: string; label: string }
  | { type: 'chat'; greeting: string }
  | {
    type: 'quiz';
    question: string;
    options: { text: string; correct: boolean }[];
    explanation?: RichText | undefined;
  }
  | { type: 'product'; name: string; priceMinor: number; currency: string; href: string }
  | { type: 'custom'; element: string; data: { [key: string]: string | number | boolean } };

export type HotspotContentInput =
  | {
    type: 'navigation';
    /** Default "fade". */
    transition?: 'fade' | 'walk' | 'none' | undefined;
    view?: {
      /** -180 to 180. */
      yaw?: number | undefined;
      /** -90 to 90. */
      pitch?: number | undefined;
      /** 0.3 to 12. */
      zoom?: number | undefined;
    } | undefined;
  }
  | { type: 'info'; body: RichText }
  | {
    type: 'image';
    image: {
      /** A UUID. */
      mediaId: string;
      /** At most 500 characters. */
      alt: string;
      /** At most 500 characters. */
      caption?: string | undefined;
    };
  }
  | {
    type: 'gallery';
    /** 1 to 100 items. */
    images: {
      /** A UUID. */
      mediaId: string;
      /** At most 500 characters. */
      alt: string;
      /** At most 500 characters. */
      caption?: string | undefined;
    }[];
  }
  | {
    type: 'video';
    /** A UUID. */
    mediaId: string;
    /** A UUID. */
    captionsMediaId?: string | undefined;
    transcript?: RichText | undefined;
  }
  | {
    type: 'audio';
    /** A UUID. */
    mediaId: string;
    transcript?: RichText | undefined;
  }
  | {
    type: 'document';
    /** A UUID. */
    mediaId: string;
    /** 1 to 200 characters. */
    label: string;
  }
  | {
    type: 'link';
    /** At most 2048 characters. */
    href: string;
    /** 1 to 200 characters. */
    label: string;
    /** Default true. */
    newTab?: boolean | undefined;
  }
  | {
    type: 'form';
    /** 1 to 200 characters. */
    submitLabel: string;
    /** 1 to 20 items. */
    fields: {
      name: string;
      /** 1 to 200 characters. */
      label: string;
      kind: 'text' | 'email' | 'tel' | 'textarea' | 'checkbox';
      required: boolean;
    }[];
  }
  | {
    type: 'booking';
    /** 1 to 120 characters. */
    serviceSlug: string;
    /** 1 to 200 characters. */
    label: string;
  }
  | {
    type: 'event';
    /** 1 to 120 characters. */
    eventSlug: string;
    /** 1 to 200 characters. */
    label: string;
  }
  | {
    type: 'chat';
    /** 1 to 500 characters. */
    greeting: string;
  }
  | {
    type: 'quiz';
    /** 1 to 500 characters. */
    question: string;
    /** 2 to 10 items. */
    options: {
      /** 1 to 200 characters. */
      text: string;
      correct: boolean;
    }[];
    explanation?: RichText | undefined;
  }
  | {
    type: 'product';
    /** 1 to 200 characters. */
    name: string;
    /** An integer. 0 to 2000000000. */
    priceMinor: number;
    currency: string;
    /** At most 2048 characters. */
    href: string;
  }
  | {
    type: 'custom';
    /** At most 80 characters. */
    element: string;
    data: { [key: string]: string | number | boolean };
  };

export interface HotspotList {
  items: HotspotView[];
}

export interface HotspotTranslationView {
  hotspotId: string;
  language: string;
  title: string | null;
  description: string | null;
  content: HotspotContent | null;
}

export interface HotspotView {
  id: string;
  tourId: string;
  sceneId: string;
  type: 'navigation' | 'info' | 'image' | 'gallery' | 'video' | 'audio' | 'document' | 'link' | 'form' | 'booking' | 'event' | 'chat' | 'quiz' | 'product' | 'custom';
  title: string;
  description: string | null;
  content: HotspotContent;
  targetSceneId: string | null;
  area: { yaw: number; pitch: number }[] | null;
  iconUrl: string | null;
  iconColor: string;
  iconSize: number;
  animationType: 'none' | 'pulse' | 'bounce' | 'spin' | 'glow';
  animationSpeed: number;
  positionX: number;
  positionY: number;
  positionZ: number;
  yaw: number;
  pitch: number;
  targetMissing: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;
}

export interface IdentityChangePasswordInput {
  /** 1 to 1024 characters. */
  currentPassword: string;
  /** 1 to 1024 characters. */
  newPassword: string;
}

export interface IdentityChangePasswordOutput {
  status: 'done';
}

export interface IdentityConfirmInput {
  /** 1 to 1024 characters. */
  password?: string | undefined;
  code?: string | undefined;
  passkey?: {
    /** 1 to 1400 characters. */
    id: string;
    /** 1 to 1400 characters. */
    rawId: string;
    type: 'public-key';
    response: {
      /** 1 to 4000 characters. */
      clientDataJSON: string;
      /** 1 to 8000 characters. */
      authenticatorData: string;
      /** 1 to 4000 characters. */
      signature: string;
      /** 1 to 200 characters. */
      userHandle?: string | null | undefined;
    };
  } | undefined;
}

export interface IdentityConfirmOutput {
  status: 'done';
}

export interface IdentityEmailChangeConfirmInput {
  /** 40 to 64 characters. */
  token: string;
}

export interface IdentityEmailChangeConfirmOutput {
  status: 'done';
}

export interface IdentityEmailChangeRequestInput {
  /** At most 254 characters. */
  email: string;
}

export interface IdentityEmailChangeRequestOutput {
  status: 'mail_sent';
}

export interface IdentityExternalBeginInput {
  provider: string;
  /** 1 to 80 characters. */
  tenant?: string | undefined;
}

export interface IdentityExternalBeginOutput {
  url: string;
  handle: string;
}

export interface IdentityExternalCompleteInput {
  /** 1 to 64 characters. */
  handle: string;
  /** 1 to 4000 characters. */
  address: string;
  /** Default "cookie". */
  mode?: 'cookie' | 'tokens' | undefined;
  /** 1 to 80 characters. */
  deviceName?: string | undefined;
}

export interface IdentityExternalLinkInput {
  /** 40 to 64 characters. */
  link: string;
}

export interface IdentityExternalLinkOutput {
  status: 'done';
}

export interface IdentityExternalListOutput {
  items: ExternalIdentityView[];
}

export interface IdentityExternalUnlinkInput {
  /** A UUID. */
  id: string;
}

export interface IdentityExternalUnlinkOutput {
  status: 'done';
}

export interface IdentityForgotPasswordInput {
  /** At most 254 characters. */
  email: string;
}

export interface IdentityForgotPasswordOutput {
  status: 'mail_sent';
}

export interface IdentityMagicLinkRedeemInput {
  /** 40 to 64 characters. */
  token: string;
  /** Default "cookie". */
  mode?: 'cookie' | 'tokens' | undefined;
  /** 1 to 80 characters. */
  deviceName?: string | undefined;
}

export interface IdentityMagicLinkRequestInput {
  /** At most 254 characters. */
  email: string;
}

export interface IdentityMagicLinkRequestOutput {
  status: 'mail_sent';
}

export interface IdentityMetricsListOutput {
  items: UserMetricView[];
}

export interface IdentityPasskeysListOutput {
  items: PasskeyView[];
}

export interface IdentityPasskeysRegisterInput {
  /** 1 to 80 characters. */
  name: string;
  response: {
    /** 1 to 1400 characters. */
    id: string;
    /** 1 to 1400 characters. */
    rawId: string;
    type: 'public-key';
    response: {
      /** 1 to 4000 characters. */
      clientDataJSON: string;
      /** 1 to 64000 characters. */
      attestationObject: string;
      /** At most 10 items. */
      transports?: string[] | undefined;
    };
  };
}

export interface IdentityPasskeysRemoveInput {
  /** A UUID. */
  id: string;
}

export interface IdentityPasskeysRemoveOutput {
  status: 'done';
}

export interface IdentityPasskeysRenameInput {
  /** A UUID. */
  id: string;
  /** 1 to 80 characters. */
  name: string;
}

export interface IdentityPasskeysRenameOutput {
  status: 'done';
}

export interface IdentityPasskeysSignInInput {
  response: {
    /** 1 to 1400 characters. */
    id: string;
    /** 1 to 1400 characters. */
    rawId: string;
    type: 'public-key';
    response: {
      /** 1 to 4000 characters. */
      clientDataJSON: string;
      /** 1 to 8000 characters. */
      authenticatorData: string;
      /** 1 to 4000 characters. */
      signature: string;
      /** 1 to 200 characters. */
      userHandle?: string | null | undefined;
    };
  };
  /** Default "cookie". */
  mode?: 'cookie' | 'tokens' | undefined;
  /** 1 to 80 characters. */
  deviceName?: string | undefined;
}

export interface IdentityPreferencesUpdateInput {
  preferences?: {
    theme?: 'system' | 'light' | 'dark' | null | undefined;
    weekStart?: 'monday' | 'saturday' | 'sunday' | null | undefined;
    /** At most 60 items. */
    dashboardLayout?: {
      widget: string;
      /** An integer. 0 to 11. */
      column: number;
      /** An integer. 0 to 99. */
      row: number;
    }[] | null | undefined;
  } | undefined;
  metadata?: { [key: string]: string | number | boolean | null } | undefined;
}

export interface IdentityProvidersCreateInput {
  slug: string;
  /** 1 to 80 characters. */
  name: string;
  /** An address. At most 500 characters. */
  issuer: string;
  /** 1 to 255 characters. */
  clientId: string;
  /** 1 to 1000 characters. */
  clientSecret: string;
}

export interface IdentityProvidersListOutput {
  items: SignInProviderView[];
}

export interface IdentityProvidersRemoveInput {
  /** A UUID. */
  id: string;
}

export interface IdentityProvidersRemoveOutput {
  status: 'done';
}

export interface IdentityRegisterInput {
  /** At most 254 characters. */
  email: string;
  /** 1 to 1024 characters. */
  password?: string | undefined;
  /** 1 to 120 characters. */
  displayName: string;
  /** At most 35 characters. Default "en". */
  language?: string | undefined;
  /** At most 64 characters. Default "UTC". */
  timezone?: string | undefined;
}

export interface IdentityRegisterOutput {
  status: 'mail_sent';
}

export interface IdentityRemovalCancelOutput {
  removalDueAt: Date | null;
}

export interface IdentityRemovalGetOutput {
  removalDueAt: Date | null;
}

export interface IdentityRemovalRequestOutput {
  removalDueAt: Date | null;
}

export interface IdentityResendVerificationInput {
  /** At most 254 characters. */
  email: string;
}

export interface IdentityResendVerificationOutput {
  status: 'mail_sent';
}

export interface IdentityResetPasswordInput {
  /** 40 to 64 characters. */
  token: string;
  /** 1 to 1024 characters. */
  newPassword: string;
}

export interface IdentityResetPasswordOutput {
  status: 'done';
}

export interface IdentitySecondFactorBeginTotpOutput {
  secret: string;
  uri: string;
}

export interface IdentitySecondFactorCompleteInput {
  /** 40 to 64 characters. */
  challenge: string;
  code?: string | undefined;
  /** 16 to 40 characters. */
  recoveryCode?: string | undefined;
}

export interface IdentitySecondFactorConfirmTotpInput {
  code: string;
}

export interface IdentitySecondFactorConfirmTotpOutput {
  codes: string[];
}

export interface IdentitySecondFactorDisableTotpOutput {
  status: 'done';
}

export interface IdentitySecondFactorGetOutput {
  totp: boolean;
  recoveryCodes: number;
}

export interface IdentitySecondFactorRenewRecoveryCodesOutput {
  codes: string[];
}

export interface IdentitySessionsListOutput {
  items: SessionView[];
}

export interface IdentitySessionsRevokeAllInput {
  /** Default true. */
  keepCurrent?: boolean | undefined;
}

export interface IdentitySessionsRevokeAllOutput {
  ended: number;
}

export interface IdentitySessionsRevokeInput {
  id: string;
}

export interface IdentitySessionsRevokeOutput {
  id: string;
}

export interface IdentitySessionsSwitchTenantInput {
  /** 1 to 80 characters. */
  tenant: string;
}

export interface IdentitySessionsSwitchTenantOutput {
  tenantId: string;
}

export interface IdentitySignInInput {
  /** At most 254 characters. */
  email: string;
  /** 1 to 1024 characters. */
  password: string;
  /** Default "cookie". */
  mode?: 'cookie' | 'tokens' | undefined;
  /** 1 to 80 characters. */
  deviceName?: string | undefined;
}

export interface IdentitySignOutOutput {
  status: 'done';
}

export interface IdentityTokensRefreshInput {
  /** 1 to 60 characters. */
  refreshToken: string;
}

export interface IdentityUpdateProfileInput {
  /** 1 to 120 characters. */
  displayName?: string | undefined;
  username?: string | null | undefined;
  /** At most 120 characters. */
  givenName?: string | null | undefined;
  /** At most 120 characters. */
  familyName?: string | null | undefined;
  /** At most 120 characters. */
  companyName?: string | null | undefined;
  /** At most 35 characters. */
  language?: string | undefined;
  /** At most 64 characters. */
  timezone?: string | undefined;
}

export interface IdentityUsersEndSessionsInput {
  /** A UUID. */
  person: string;
}

export interface IdentityUsersEndSessionsOutput {
  ended: number;
}

export interface IdentityUsersListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  /** 1 to 100 characters. */
  search?: string | undefined;
  status?: 'pending' | 'active' | 'suspended' | 'deleted' | undefined;
  /** Default "newest". */
  sort?: 'newest' | 'oldest' | 'email' | undefined;
}

export interface IdentityUsersRestoreInput {
  /** A UUID. */
  person: string;
}

export interface IdentityUsersRestoreOutput {
  status: 'done';
}

export interface IdentityUsersSuspendInput {
  /** A UUID. */
  person: string;
}

export interface IdentityUsersSuspendOutput {
  status: 'done';
}

export interface IdentityVerifyEmailInput {
  /** 40 to 64 characters. */
  token: string;
}

export interface IdentityVerifyEmailOutput {
  status: 'done';
}

export interface ImportedEvent {
  line: number;
  id: string | null;
  title: string;
}

export interface ImportedTranslation {
  tourId: string;
  language: string;
  taken: number;
  unchanged: number;
  unknown: string[];
  stale: string[];
  refused: { key: string; reason: string }[];
}

export interface IntegrationLogView {
  id: string;
  integrationId: string;
  kind: 'connection' | 'sync';
  eventType: string;
  status: 'running' | 'success' | 'failed';
  message: string | null;
  recordsSynced: number | null;
  startedAt: Date;
  completedAt: Date | null;
}

export interface IntegrationTokenView {
  id: string;
  integrationId: string;
  tokenType: string;
  expiresAt: Date | null;
  createdAt: Date;
}

export interface IntegrationView {
  id: string;
  name: string;
  integrationType: string;
  status: 'active' | 'expired' | 'invalid';
  configuration: { [key: string]: Json };
  userId: string;
  lastSync: Date | null;
  disabledAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface IntegrationsCreateInput {
  /** 1 to 120 characters. */
  name: string;
  integrationType: string;
  configuration?: { [key: string]: Json } | undefined;
}

export interface IntegrationsDisableInput {
  /** A UUID. */
  id: string;
}

export interface IntegrationsEnableInput {
  /** A UUID. */
  id: string;
}

export interface IntegrationsGetInput {
  /** A UUID. */
  id: string;
}

export interface IntegrationsListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  integrationType?: string | undefined;
}

export interface IntegrationsLogsListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  /** A UUID. */
  integrationId: string;
  kind?: 'connection' | 'sync' | undefined;
  status?: 'running' | 'success' | 'failed' | undefined;
}

export interface IntegrationsRemoveInput {
  /** A UUID. */
  id: string;
}

export interface IntegrationsRemoveOutput {
  id: string;
}

export interface IntegrationsTokensListInput {
  /** A UUID. */
  integrationId: string;
}

export interface IntegrationsTokensListOutput {
  items: IntegrationTokenView[];
}

export interface IntegrationsTokensRemoveInput {
  /** A UUID. */
  id: string;
}

export interface IntegrationsTokensRemoveOutput {
  id: string;
}

export interface IntegrationsTokensSetInput {
  /** A UUID. */
  integrationId: string;
  tokenType: string;
  /** 4 to 8000 characters. */
  secret: string;
  /** Default null. */
  expiresAt?: Date | null | undefined;
}

export interface IntegrationsTypesOutput {
  items: { type: string; describe: string; configuration: Json; tokens: { type: string; describe: string }[] }[];
}

export interface IntegrationsUpdateInput {
  /** A UUID. */
  id: string;
  /** 1 to 120 characters. */
  name?: string | undefined;
  configuration?: { [key: string]: Json } | undefined;
}

export interface InvitationView {
  id: string;
  email: string;
  role: { id: string; name: string };
  invitedById: string;
  state: 'open' | 'accepted' | 'revoked' | 'expired';
  expiresAt: Date;
  createdAt: Date;
}

export interface KeysCreateInput {
  /** 1 to 80 characters. */
  name: string;
  kind: 'secret' | 'publishable';
  /** At most 500 items. Default []. */
  scopes?: string[] | undefined;
  /** Default false. */
  allowRead?: boolean | undefined;
  /** Default false. */
  allowWrite?: boolean | undefined;
  /** Default false. */
  allowAnalytics?: boolean | undefined;
  /** At most 50 items. Default []. */
  allowedOrigins?: string[] | undefined;
  /** At most 50 items. Default []. */
  allowedNetworks?: string[] | undefined;
  /** An integer. 1 to 1000000000. Default null. */
  requestsPerDay?: number | null | undefined;
  /** Default null. */
  expiresAt?: Date | null | undefined;
}

export interface KeysListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
}

export interface KeysRevokeInput {
  /** A UUID. */
  id: string;
}

export interface KeysRotateInput {
  /** A UUID. */
  id: string;
  /** An integer. 0 to 720. Default 24. */
  overlapHours?: number | undefined;
}

export interface KeysUpdateInput {
  /** A UUID. */
  id: string;
  /** 1 to 80 characters. */
  name?: string | undefined;
  isActive?: boolean | undefined;
  /** At most 50 items. */
  allowedOrigins?: string[] | undefined;
  /** At most 50 items. */
  allowedNetworks?: string[] | undefined;
  /** An integer. 1 to 1000000000. */
  requestsPerDay?: number | null | undefined;
  expiresAt?: Date | null | undefined;
}

export interface KeysUsageInput {
  from: Date;
  to: Date;
  /** Default "endpoint". */
  by?: 'key' | 'endpoint' | 'status' | 'day' | undefined;
  /** A UUID. */
  keyId?: string | undefined;
  /** At most 200 characters. */
  endpoint?: string | undefined;
}

export interface LegalHoldView {
  id: string;
  userId: string | null;
  reason: string;
  placedById: string | null;
  placedAt: Date;
  releasedAt: Date | null;
}

export interface LetterView {
  id: string;
  tenantId: string;
  tenantSlug: string;
  state: 'waiting' | 'sent' | 'failed';
  recipient: string;
  topic: string;
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;
  lastError: string | null;
}

export interface ListedTenantView {
  id: string;
  slug: string;
  name: string;
  status: 'active' | 'suspended' | 'deleted';
  createdAt: Date;
  removedAt: Date | null;
  purgeAfter: Date | null;
}

export interface ListedUserView {
  id: string;
  email: string;
  displayName: string;
  status: 'pending' | 'active' | 'suspended' | 'deleted';
  platformRole: 'user' | 'support' | 'super_admin';
  createdAt: Date;
  lastSeenAt: Date | null;
  hasSecondFactor: boolean;
  workspaces: number;
}

export interface MailStateView {
  waiting: number;
  waitingSince: Date | null;
  failed: number;
  sent: number;
}

export interface MailSubscription {
  topic: string;
  describe: string;
  topicMail: boolean;
  anyMail: boolean;
}

/** A mark in a scene: degrees of its picture, yaw to the right of the centre, pitch up from the horizon. `target` is the id of a scene. */
export interface ManifestHotspot {
  id: string;
  title: string;
  description: string | null;
  yaw: number;
  pitch: number;
  target: string | null;
  content: HotspotContent;
  icon: { path: string | null; color: string; size: number };
  animation: { type: 'none' | 'pulse' | 'bounce' | 'spin' | 'glow'; speed: number };
  area?: { yaw: number; pitch: number }[] | undefined;
}

/** A file that the tour shows. `path` is below `roots.media`; `duration` is seconds. */
export interface ManifestMedia {
  path: string;
  mimeType: string;
  width: number | null;
  height: number | null;
  duration: number | null;
  poster?: string | undefined;
  alt?: string | undefined;
  caption?: string | undefined;
  credit?: string | undefined;
  projection?: 'flat' | 'equirectangular' | 'cubemap' | undefined;
  stereo?: 'top-bottom' | 'left-right' | undefined;
}

/** A floor. Pins are fractions of its picture from the top left; `rotation` is degrees. */
export interface ManifestPlan {
  id: string;
  name: string;
  level: number;
  media: string;
  pins: { scene: string; x: number; y: number; rotation: number }[];
}

/** A place of the tour. `view` and `correction` are degrees; zoom 1 is 90° across the longer side. */
export interface ManifestScene {
  id: string;
  key: string;
  title: string;
  description: string | null;
  /** A picture of a sphere, cut into tiles below `roots.tiles` at `<id>/<level>/<face>/<y>_<x>.<format>`. */
  panorama: Panorama;
  source?: {
    type: 'equirectangular';
    media: string;
    part?: { left: number; top: number; width: number; height: number } | undefined;
  } | undefined;
  thumbnail: string;
  view: {
    yaw: number;
    pitch: number;
    zoom: number;
    minZoom: number;
    maxZoom: number;
    bounds?: { left: number; right: number; bottom: number; top: number } | undefined;
  };
  correction?: { pitch: number; roll: number; north: number } | undefined;
  map: { x: number; y: number } | null;
  position?: { latitude: number; longitude: number } | undefined;
  hotspots: ManifestHotspot[];
  media: { id: string; role: 'gallery' | 'narration' | 'background' | 'document' }[];
}

/** A look of the guided tour. */
export interface ManifestStep {
  id: string;
  scene: string;
  view: { yaw: number; pitch: number; zoom: number };
  text: string | null;
  narration: string | null;
  seconds: number;
}

/** What a tour says in another language, by the ids of its parts. What is not there is said in the language of the tour. */
export interface ManifestTranslation {
  title?: string | undefined;
  description?: string | undefined;
  metaTitle?: string | undefined;
  metaDescription?: string | undefined;
  scenes: { [key: string]: { title?: string | undefined; description?: string | undefined } };
  hotspots: { [key: string]: { title?: string | undefined; description?: string | undefined; content?: HotspotContent | undefined } };
  plans?: { [key: string]: { name?: string | undefined } } | undefined;
  steps?: { [key: string]: { text?: string | undefined; narration?: string | undefined } } | undefined;
}

export interface MediaAudioStream {
  codec: string;
  channels: number;
  sampleRate: number;
}

export interface MediaCreateUploadInput {
  /** 1 to 255 characters. */
  fileName: string;
  /** An integer. At least 1. */
  size: number;
  /** At most 255 characters. */
  mimeType?: string | undefined;
  purpose?: 'image' | 'panorama' | 'video' | 'audio' | 'document' | undefined;
  checksum?: string | undefined;
  /** At most 1000 characters. */
  altText?: string | null | undefined;
  /** At most 2000 characters. */
  caption?: string | null | undefined;
  /** At most 500 characters. */
  credit?: string | null | undefined;
  projection?: 'flat' | 'equirectangular' | 'cubemap' | 'dual-fisheye' | null | undefined;
  stereo?: 'mono' | 'top-bottom' | 'left-right' | null | undefined;
  cubeLayout?: 'cross-horizontal' | 'cross-vertical' | 'strip-horizontal' | 'strip-vertical' | 'pack' | null | undefined;
  /** 185 to 240. */
  lensFov?: number | null | undefined;
}

export interface MediaDetails {
  pano?: MediaPano | undefined;
  looksLike?: 'dual-fisheye' | undefined;
  video?: MediaVideoStream | undefined;
  audio?: MediaAudioStream | undefined;
  peaks?: number[] | undefined;
  shownBytes?: number | undefined;
  pages?: number | undefined;
}

export interface MediaDownloadInput {
  /** A UUID. */
  id: string;
}

export interface MediaDownloadView {
  url: string;
  expiresAt: Date;
}

export interface MediaGetInput {
  /** A UUID. */
  id: string;
}

export interface MediaImportUrlInput {
  /** An address. At most 2000 characters. */
  url: string;
  /** Default "image". */
  mediaType?: 'image' | 'video' | 'audio' | 'document' | undefined;
  /** 1 to 255 characters. */
  fileName?: string | undefined;
  /** At most 1000 characters. */
  altText?: string | null | undefined;
  /** At most 2000 characters. */
  caption?: string | null | undefined;
  /** At most 500 characters. */
  credit?: string | null | undefined;
  projection?: 'flat' | 'equirectangular' | 'cubemap' | 'dual-fisheye' | null | undefined;
  stereo?: 'mono' | 'top-bottom' | 'left-right' | null | undefined;
  cubeLayout?: 'cross-horizontal' | 'cross-vertical' | 'strip-horizontal' | 'strip-vertical' | 'pack' | null | undefined;
  /** 185 to 240. */
  lensFov?: number | null | undefined;
}

export interface MediaListInput {
  checksum?: string | undefined;
  mediaType?: 'image' | 'video' | 'audio' | 'document' | undefined;
  status?: 'pending' | 'uploading' | 'processing' | 'ready' | 'failed' | 'quarantined' | 'deleted' | undefined;
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
}

export interface MediaLogEntry {
  at: Date;
  step: string;
  ms: number;
  message: string;
}

export interface MediaOrigin {
  takenAt?: string | undefined;
  make?: string | undefined;
  model?: string | undefined;
  lens?: string | undefined;
  software?: string | undefined;
  position?: { latitude: number; longitude: number; altitude?: number | undefined } | undefined;
  heading?: number | undefined;
}

export interface MediaOriginInput {
  /** A UUID. */
  id: string;
}

export interface MediaPano {
  poseHeading?: number | undefined;
  posePitch?: number | undefined;
  poseRoll?: number | undefined;
  viewHeading?: number | undefined;
  viewPitch?: number | undefined;
  viewFov?: number | undefined;
  crop?: MediaPanoCrop | undefined;
}

export interface MediaPanoCrop {
  left: number;
  top: number;
  width: number;
  height: number;
  fullWidth: number;
  fullHeight: number;
}

export interface MediaPurgeInput {
  /** A UUID. */
  id: string;
}

export interface MediaPurged {
  id: string;
}

export interface MediaRemoveInput {
  /** A UUID. */
  id: string;
}

export interface MediaReplaceInput {
  /** A UUID. */
  id: string;
  /** An integer. 1 to 2000000000. */
  version: number;
  /** 1 to 255 characters. */
  fileName: string;
  /** An integer. At least 1. */
  size: number;
  /** At most 255 characters. */
  mimeType?: string | undefined;
  purpose?: 'image' | 'panorama' | 'video' | 'audio' | 'document' | undefined;
  checksum?: string | undefined;
}

export interface MediaRestoreInput {
  /** A UUID. */
  id: string;
}

export interface MediaRetryInput {
  /** A UUID. */
  id: string;
}

export interface MediaUpdateInput {
  /** A UUID. */
  id: string;
  /** An integer. 1 to 2000000000. */
  version: number;
  /** 1 to 255 characters. */
  originalName?: string | undefined;
  /** At most 1000 characters. */
  altText?: string | null | undefined;
  /** At most 2000 characters. */
  caption?: string | null | undefined;
  /** At most 500 characters. */
  credit?: string | null | undefined;
  projection?: 'flat' | 'equirectangular' | 'cubemap' | 'dual-fisheye' | null | undefined;
  stereo?: 'mono' | 'top-bottom' | 'left-right' | null | undefined;
  cubeLayout?: 'cross-horizontal' | 'cross-vertical' | 'strip-horizontal' | 'strip-vertical' | 'pack' | null | undefined;
  /** 185 to 240. */
  lensFov?: number | null | undefined;
}

export interface MediaUpload {
  url: string;
  chunkSize: number;
  offset: number;
  expiresAt: Date;
  maxBytes: number;
}

export interface MediaUploadView {
  media: MediaView;
  upload: MediaUpload;
  sameAs: string[];
}

export interface MediaUse {
  type: string;
  id: string;
  role: string;
  title: string | null;
}

export interface MediaUseList {
  items: MediaUse[];
}

export interface MediaUsesInput {
  /** A UUID. */
  id: string;
}

export interface MediaVideoStream {
  codec: string;
  rate: number | null;
}

export interface MediaView {
  id: string;
  originalName: string;
  fileName: string;
  fileSize: number;
  mimeType: string;
  mediaType: 'image' | 'video' | 'audio' | 'document';
  status: 'pending' | 'uploading' | 'processing' | 'ready' | 'failed' | 'quarantined' | 'deleted';
  checksum: string | null;
  width: number | null;
  height: number | null;
  duration: number | null;
  progress: number;
  processingLog: MediaLogEntry[];
  failure: string | null;
  thumbnailUrl: string | null;
  compressedUrl: string | null;
  storageProvider: string;
  uploadOffset: number;
  uploadExpiresAt: Date | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;
  uploadedById: string;
  altText: string | null;
  caption: string | null;
  credit: string | null;
  projection: 'flat' | 'equirectangular' | 'cubemap' | 'dual-fisheye' | null;
  stereo: 'mono' | 'top-bottom' | 'left-right' | null;
  cubeLayout: 'cross-horizontal' | 'cross-vertical' | 'strip-horizontal' | 'strip-vertical' | 'pack' | null;
  lensFov: number | null;
  details: MediaDetails;
  externalUrl: string | null;
  replacesId: string | null;
}

export interface MemberView {
  userId: string;
  email: string;
  displayName: string;
  avatar: string | null;
  status: 'active' | 'suspended' | 'removed';
  roles: { id: string; name: string }[];
  joinedAt: Date;
}

export interface ModeratedRatingView {
  id: string;
  tourId: string;
  rating: number;
  review: string | null;
  reviewStatus: 'pending' | 'approved' | 'rejected' | null;
  moderationReason: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  userId: string;
  author: string | null;
  tourTitle: string;
  moderatedById: string | null;
  moderatedAt: Date | null;
}

export interface MyEntries {
  email: string;
  items: MyEntryOf[];
}

export interface MyEntryOf {
  event: WaitlistEvent;
  places: number;
  status: 'pending' | 'confirmed' | 'cancelled';
  isOffered: boolean;
}

export interface MyRating {
  rating: RatingView | null;
}

export interface MyTenantView {
  id: string;
  slug: string;
  name: string;
  status: 'active' | 'suspended' | 'deleted';
  purgeAfter: Date | null;
}

export interface MyWaitlistEntry {
  event: WaitlistEvent;
  language: string;
  email: string;
  name: string | null;
  places: number;
  status: 'pending' | 'confirmed' | 'cancelled' | null;
  position: number | null;
  odds: number | null;
  offer: WaitlistOfferView | null;
  feed: string | null;
  ticket: string | null;
}

export interface NearVenues {
  items: { venue: VenueView; distance: number }[];
}

export interface NotificationPreferences {
  topics: TopicPreference[];
  categories: { security: true; product: boolean; marketing: boolean };
  timezone: string;
  quietFrom: string | null;
  quietUntil: string | null;
  digestAt: string;
  digestDay: number;
}

export interface NotificationView {
  id: string;
  type: string;
  message: string;
  actionUrl: string | null;
  read: boolean;
  readAt: Date | null;
  createdAt: Date;
}

export interface NotificationsEmailPreferencesUpdateInput {
  marketingEmails?: boolean | undefined;
  productUpdates?: boolean | undefined;
}

export interface NotificationsListInput {
  /** Default "tenant". */
  inbox?: 'tenant' | 'account' | undefined;
  /** Default false. */
  unreadOnly?: boolean | undefined;
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
}

export interface NotificationsMarkAllInput {
  /** Default "tenant". */
  inbox?: 'tenant' | 'account' | undefined;
}

export interface NotificationsMarkAllOutput {
  marked: number;
}

export interface NotificationsMarkInput {
  /** Default "tenant". */
  inbox?: 'tenant' | 'account' | undefined;
  /** A UUID. */
  id: string;
  /** Default true. */
  read?: boolean | undefined;
}

export interface NotificationsPreferencesUpdateInput {
  /** At most 200 items. Default []. */
  topics?: {
    /** At most 120 characters. */
    topic: string;
    channel: 'in_app' | 'email' | 'webhook';
    mode: 'off' | 'now' | 'daily' | 'weekly';
  }[] | undefined;
  categories?: { product?: boolean | undefined; marketing?: boolean | undefined } | undefined;
  quiet?: { from: string; until: string } | null | undefined;
  digest?: {
    at: string;
    /** An integer. 1 to 7. */
    day: number;
  } | undefined;
}

export interface NotificationsResubscribeInput {
  /** 20 to 1000 characters. */
  token: string;
}

export interface NotificationsSubscriptionInput {
  /** 20 to 1000 characters. */
  token: string;
}

export interface NotificationsUnreadInput {
  /** Default "tenant". */
  inbox?: 'tenant' | 'account' | undefined;
}

export interface NotificationsUnreadOutput {
  unread: number;
}

export interface NotificationsUnsubscribeInput {
  /** 20 to 1000 characters. */
  token: string;
  /** Default "topic". */
  from?: 'topic' | 'all' | undefined;
}

export interface OperationsCasesListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  state?: 'open' | 'closed' | undefined;
}

export interface OperationsFactsListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  state?: 'waiting' | 'delivered' | 'failed' | undefined;
  /** 1 to 200 characters. */
  name?: string | undefined;
}

export interface OperationsFactsRedeliverInput {
  /** A UUID. */
  id: string;
}

export interface OperationsFactsRedeliverOutput {
  status: 'done';
}

export interface OperationsJobsDiscardInput {
  /** 1 to 200 characters. */
  queue: string;
  /** A UUID. */
  id: string;
}

export interface OperationsJobsDiscardOutput {
  status: 'done';
}

export interface OperationsJobsListInput {
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  /** 1 to 200 characters. */
  queue?: string | undefined;
}

export interface OperationsJobsRetryInput {
  /** 1 to 200 characters. */
  queue: string;
  /** A UUID. */
  id: string;
}

export interface OperationsJobsRetryOutput {
  retried: number;
}

export interface OperationsMailsListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  state?: 'waiting' | 'sent' | 'failed' | undefined;
  /** 1 to 200 characters. */
  topic?: string | undefined;
  /** An e-mail address. At most 320 characters. */
  recipient?: string | undefined;
}

export interface OperationsMailsRecipientInput {
  /** A UUID. */
  tenantId: string;
  /** A UUID. */
  id: string;
}

export interface OperationsMailsResendInput {
  /** A UUID. */
  tenantId: string;
  /** A UUID. */
  id: string;
}

export interface OperationsMailsResendOutput {
  status: 'done';
}

export interface OperationsQueuesListOutput {
  items: QueueView[];
}

export interface OperationsQueuesRetryInput {
  /** 1 to 200 characters. */
  queue: string;
}

export interface OperationsQueuesRetryOutput {
  retried: number;
}

export interface OperationsSecurityListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  /** 1 to 100 characters. */
  eventType?: string | undefined;
  severity?: 'info' | 'warning' | 'critical' | undefined;
  /** Default false. */
  open?: boolean | undefined;
}

export interface OutboxFactView {
  id: string;
  name: string;
  version: number;
  tenantId: string | null;
  tenantSlug: string | null;
  aggregateType: string;
  aggregateId: string;
  occurredAt: Date;
  deliveredAt: Date | null;
  failedIn: string[];
}

export interface OutboxStateView {
  waiting: number;
  waitingSince: Date | null;
  delivered: number;
}

export interface OwnershipView {
  resourceType: string;
  resourceId: string;
  ownerId: string;
}

/** A picture of a sphere, cut into tiles below `roots.tiles` at `<id>/<level>/<face>/<y>_<x>.<format>`. */
export interface Panorama {
  id: string;
  tileSize: number;
  levels: number[];
  formats: ('webp' | 'jpg')[];
  preview: string;
  width: number;
  height: number;
  stereo?: { mode: 'top-bottom' | 'left-right'; right: string } | undefined;
  part?: { left: number; top: number; width: number; height: number } | undefined;
}

export interface PanoramaState {
  status: 'pending' | 'processing' | 'ready' | 'failed';
  progress: number;
  failure: string | null;
}

export interface PasskeyCreation {
  rp: { id: string; name: string };
  user: { id: string; name: string; displayName: string };
  challenge: string;
  pubKeyCredParams: { type: 'public-key'; alg: number }[];
  timeout: number;
  excludeCredentials: { type: 'public-key'; id: string; transports: string[] }[];
  authenticatorSelection: { residentKey: 'required'; requireResidentKey: true; userVerification: 'required' };
  attestation: 'none';
}

export interface PasskeyRequest {
  challenge: string;
  rpId: string;
  timeout: number;
  allowCredentials: { type: 'public-key'; id: string; transports: string[] }[];
  userVerification: 'required';
}

export interface PasskeyView {
  id: string;
  name: string;
  deviceType: string;
  isBackedUp: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
}

export interface PermissionView {
  name: string;
  description: string;
  resourceType: string;
  action: string;
}

export interface PersonsEntries {
  items: PersonsEntry[];
}

export interface PersonsEntry {
  id: string;
  status: 'pending' | 'confirmed' | 'cancelled';
  places: number;
  offerExpiresAt: Date | null;
  tenant: EntryTenant;
  event: EntryEvent;
}

export interface PolicyDefinition {
  effect: 'allow' | 'deny';
  subjects: { roles: string[]; users: string[]; keys: string[]; owner: boolean };
  actions: string[];
  resourceTypes: string[];
  when: {
    all: {
      attribute: string;
      operator: 'equals' | 'not_equals' | 'in' | 'not_in' | 'less' | 'less_or_equal' | 'greater' | 'greater_or_equal' | 'contains' | 'exists' | 'within';
      value?: string | number | boolean | (string | number)[] | undefined;
      valueFrom?: string | undefined;
    }[];
    any: {
      attribute: string;
      operator: 'equals' | 'not_equals' | 'in' | 'not_in' | 'less' | 'less_or_equal' | 'greater' | 'greater_or_equal' | 'contains' | 'exists' | 'within';
      value?: string | number | boolean | (string | number)[] | undefined;
      valueFrom?: string | undefined;
    }[];
    none: {
      attribute: string;
      operator: 'equals' | 'not_equals' | 'in' | 'not_in' | 'less' | 'less_or_equal' | 'greater' | 'greater_or_equal' | 'contains' | 'exists' | 'within';
      value?: string | number | boolean | (string | number)[] | undefined;
      valueFrom?: string | undefined;
    }[];
  };
}

export interface PolicyDefinitionInput {
  effect: 'allow' | 'deny';
  subjects?: {
    /** At most 50 items. Default []. */
    roles?: string[] | undefined;
    /** At most 200 items. Default []. */
    users?: string[] | undefined;
    /** At most 200 items. Default []. */
    keys?: string[] | undefined;
    /** Default false. */
    owner?: boolean | undefined;
  } | undefined;
  /** 1 to 50 items. */
  actions: string[];
  /** At most 20 items. Default []. */
  resourceTypes?: string[] | undefined;
  when?: {
    /** At most 20 items. Default []. */
    all?: {
      /** At most 80 characters. */
      attribute: string;
      operator: 'equals' | 'not_equals' | 'in' | 'not_in' | 'less' | 'less_or_equal' | 'greater' | 'greater_or_equal' | 'contains' | 'exists' | 'within';
      value?: string | number | boolean | (string | number)[] | undefined;
      /** At most 80 characters. */
      valueFrom?: string | undefined;
    }[] | undefined;
    /** At most 20 items. Default []. */
    any?: {
      /** At most 80 characters. */
      attribute: string;
      operator: 'equals' | 'not_equals' | 'in' | 'not_in' | 'less' | 'less_or_equal' | 'greater' | 'greater_or_equal' | 'contains' | 'exists' | 'within';
      value?: string | number | boolean | (string | number)[] | undefined;
      /** At most 80 characters. */
      valueFrom?: string | undefined;
    }[] | undefined;
    /** At most 20 items. Default []. */
    none?: {
      /** At most 80 characters. */
      attribute: string;
      operator: 'equals' | 'not_equals' | 'in' | 'not_in' | 'less' | 'less_or_equal' | 'greater' | 'greater_or_equal' | 'contains' | 'exists' | 'within';
      value?: string | number | boolean | (string | number)[] | undefined;
      /** At most 80 characters. */
      valueFrom?: string | undefined;
    }[] | undefined;
  } | undefined;
}

export interface PolicyPreview {
  calls: { userId: string; action: string; before: boolean; after: boolean }[];
  things: { userId: string; action: string; resourceType: string; resourceId: string; before: boolean; after: boolean }[];
  members: number;
  thingsLookedAt: number;
  isPartial: boolean;
}

export interface PolicyVersionView {
  version: number;
  name: string;
  definition: PolicyDefinition;
  enabled: boolean;
  removed: boolean;
  changedById: string | null;
  changedAt: Date;
}

export interface PolicyView {
  id: string;
  name: string;
  description: string | null;
  definition: PolicyDefinition;
  enabled: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface PreferencesView {
  preferences: {
    theme?: 'system' | 'light' | 'dark' | undefined;
    weekStart?: 'monday' | 'saturday' | 'sunday' | undefined;
    dashboardLayout?: { widget: string; column: number; row: number }[] | undefined;
  };
  metadata: { [key: string]: string | number | boolean };
}

export interface ProcessingLimitsView {
  restrictedAt: Date | null;
  objectedAt: Date | null;
}

export interface PublicEvent {
  id: string;
  slug: string;
  title: string;
  description: string | null;
  status: 'published' | 'cancelled' | 'completed';
  startsAt: Date;
  previousStartsAt: Date | null;
  isPostponed: boolean;
  endsAt: Date | null;
  timeZone: string;
  isAllDay: boolean;
  category: string | null;
  tags: string[];
  language: string;
  languages: string[];
  youtubeId: string | null;
  venue: PublicVenue | null;
  place: { latitude: number; longitude: number } | null;
  isOpen: boolean;
  isFull: boolean;
  publishedAt: Date | null;
  updatedAt: Date;
}

export interface PublicEvents {
  items: PublicEvent[];
}

export interface PublicTenantView {
  slug: string;
  name: string;
  language: string;
  brand: { color: string | null };
}

export interface PublicVenue {
  name: string;
  address: string;
  city: string;
  country: string;
  website: string | null;
  tour: { tourId: string; sceneId: string | null } | null;
}

export interface PublishedTour {
  tour: TourView;
  version: number;
  url: string;
  manifestUrl: string;
  warnings: TourFinding[];
}

export interface QueueView {
  name: string;
  isSchedule: boolean;
  waiting: number;
  postponed: number;
  active: number;
  failed: number;
  waitingSince: Date | null;
}

export interface QuotaView {
  resource: 'users' | 'tours' | 'podcasts' | 'campaigns' | 'api_keys' | 'media_bytes';
  limit: number | null;
  used: number;
}

export interface RatingView {
  id: string;
  tourId: string;
  rating: number;
  review: string | null;
  reviewStatus: 'pending' | 'approved' | 'rejected' | null;
  moderationReason: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface RecipientView {
  recipient: string;
}

export interface RecordedShare {
  tourId: string;
  counted: boolean;
}

export interface RecoveryBackupsListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
}

export interface RecoveryProcedureView {
  id: string;
  procedureName: string;
  description: string;
  steps: string[];
  lastTestedAt: Date | null;
  lastResult: {
    backupId: string;
    ok: boolean;
    seconds: number;
    tables: number;
    indexes: number;
    rows: number;
    chains: number;
    failure: string | null;
  } | null;
}

export interface RecoveryProceduresListOutput {
  items: RecoveryProcedureView[];
}

export interface RefusedLine {
  line: number;
  field: string | null;
  reason: string;
}

export interface RemovedEventTranslation {
  eventId: string;
  language: string;
}

export interface RemovedFloorPlan {
  id: string;
}

export interface RemovedGuidedStep {
  id: string;
}

export interface RemovedRating {
  tourId: string;
  removed: boolean;
}

export interface RemovedTenantView {
  id: string;
  slug: string;
  removedAt: Date;
  purgeAfter: Date;
}

export interface RemovedTerm {
  id: string;
  changed: number;
}

export interface RemovedTranslation {
  tourId: string;
  language: string;
  removed: number;
}

export interface RetentionView {
  rules: { table: string; days: number; min: number | null; max: number | null; reason: string }[];
  runs: { table: string; removed: number; keptSince: Date; ranAt: Date }[];
}

export interface ReviewPage {
  averageRating: number;
  totalRatings: number;
  distribution: number[];
  items: ReviewView[];
  nextCursor: string | null;
}

export interface ReviewView {
  id: string;
  rating: number;
  review: string;
  author: string | null;
  avatar: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface RichText {
  blocks: ({
    type: 'paragraph';
    content: ({ type: 'text'; text: string; marks?: ('bold' | 'italic' | 'underline' | 'strike' | 'code')[] | undefined } | {
      type: 'link';
      href: string;
      text: string;
      marks?: ('bold' | 'italic' | 'underline' | 'strike' | 'code')[] | undefined;
    } | { type: 'break' })[];
  } | {
    type: 'heading';
    level: 2 | 3;
    content: ({ type: 'text'; text: string; marks?: ('bold' | 'italic' | 'underline' | 'strike' | 'code')[] | undefined } | {
      type: 'link';
      href: string;
      text: string;
      marks?: ('bold' | 'italic' | 'underline' | 'strike' | 'code')[] | undefined;
    } | { type: 'break' })[];
  } | {
    type: 'list';
    ordered: boolean;
    items: {
      content: ({ type: 'text'; text: string; marks?: ('bold' | 'italic' | 'underline' | 'strike' | 'code')[] | undefined } | {
        type: 'link';
        href: string;
        text: string;
        marks?: ('bold' | 'italic' | 'underline' | 'strike' | 'code')[] | undefined;
      } | { type: 'break' })[];
    }[];
  } | {
    type: 'quote';
    content: ({ type: 'text'; text: string; marks?: ('bold' | 'italic' | 'underline' | 'strike' | 'code')[] | undefined } | {
      type: 'link';
      href: string;
      text: string;
      marks?: ('bold' | 'italic' | 'underline' | 'strike' | 'code')[] | undefined;
    } | { type: 'break' })[];
  })[];
}

export interface RoleMatrix {
  roles: { id: string; name: string; isSystem: boolean }[];
  permissions: { name: string; description: string; resourceType: string; action: string; allowedTo: string[] }[];
}

export interface RoleView {
  id: string;
  name: string;
  description: string | null;
  isSystem: boolean;
  permissions: string[];
  members: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface SavedReportView {
  id: string;
  name: string;
  report: { tourId?: string | undefined; name: 'overview' | 'tours' | 'scenes' | 'hotspots' | 'hours' } | {
    tourId?: string | undefined;
    by: 'device' | 'browser' | 'os' | 'country' | 'city' | 'referrer' | 'source' | 'medium' | 'campaign' | 'term' | 'content';
    name: 'visitors';
  } | { tourId: string; name: 'paths' } | {
    tourId: string;
    steps: {
      name: string;
      type: 'tour_view' | 'scene_view' | 'hotspot_view' | 'hotspot_click' | 'media_play' | 'share';
      sceneId?: string | undefined;
      hotspotId?: string | undefined;
    }[];
    name: 'funnel';
  } | { tourId: string; sceneId: string; name: 'heatmap' };
  range: '7d' | '30d' | '90d' | '365d' | 'this_month' | 'last_month';
  isShared: boolean;
  schedule: 'daily' | 'weekly' | 'monthly' | null;
  recipientIds: string[];
  ownerId: string;
  createdAt: Date;
  updatedAt: Date;
}

export interface SceneList {
  items: SceneView[];
}

export interface SceneTranslationView {
  sceneId: string;
  language: string;
  title: string | null;
  description: string | null;
}

export interface SceneView {
  id: string;
  tourId: string;
  title: string;
  description: string | null;
  panoramaMediaId: string | null;
  sourceMediaId: string | null;
  mapPositionX: number | null;
  mapPositionY: number | null;
  latitude: number | null;
  longitude: number | null;
  initialViewAngle: number;
  initialPitch: number;
  initialZoom: number;
  minZoom: number;
  maxZoom: number;
  horizonPitch: number;
  horizonRoll: number;
  northOffset: number;
  key: string;
  order: number;
  panoramaUrl: string | null;
  thumbnailUrl: string | null;
  panorama: PanoramaState | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;
}

export interface ScheduleView {
  name: string;
  cron: string;
  doneAt: Date | null;
  failedAt: Date | null;
  isOverdue: boolean;
}

export interface SecurityAcknowledgeInput {
  /** A UUID. */
  id: string;
  /** At most 500 characters. Default null. */
  note?: string | null | undefined;
}

export interface SecurityAcknowledgePlatformInput {
  /** A UUID. */
  id: string;
  /** At most 500 characters. Default null. */
  note?: string | null | undefined;
}

export interface SecurityEventView {
  id: string;
  eventType: string;
  severity: 'info' | 'warning' | 'critical';
  userId: string | null;
  details: Json;
  ipAddress: string | null;
  userAgent: string | null;
  requestId: string | null;
  occurredAt: Date;
  acknowledgedAt: Date | null;
  acknowledgedById: string | null;
  note: string | null;
}

export interface SecurityListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  /** At most 100 characters. */
  eventType?: string | undefined;
  severity?: 'info' | 'warning' | 'critical' | undefined;
  /** Default false. */
  open?: boolean | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

export interface SecurityListPlatformInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  /** At most 100 characters. */
  eventType?: string | undefined;
  severity?: 'info' | 'warning' | 'critical' | undefined;
  /** Default false. */
  open?: boolean | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

export interface SecurityNoticeView {
  id: string;
  tenantId: string;
  tenantSlug: string;
  tenantName: string;
  isPlatform: boolean;
  eventType: string;
  severity: 'info' | 'warning' | 'critical';
  ipAddress: string | null;
  requestId: string | null;
  occurredAt: Date;
  acknowledgedAt: Date | null;
}

export interface SessionView {
  id: string;
  isCurrent: boolean;
  kind: 'cookie' | 'tokens';
  deviceName: string | null;
  device: { type: 'desktop' | 'mobile' | 'tablet' | 'other'; browser: string | null; os: string | null };
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

export interface ShareSummary {
  tourId: string;
  shareCount: number;
  kinds: { link: number; qr: number; social: number; email: number };
}

export interface SignInProviderView {
  id: string;
  slug: string;
  name: string;
  issuer: string;
  clientId: string;
  isEnabled: boolean;
}

export interface TenancyInvitationsAcceptInput {
  /** 40 to 64 characters. */
  token: string;
}

export interface TenancyInvitationsCreateInput {
  /** An e-mail address. At most 254 characters. */
  email: string;
  /** A UUID. */
  roleId: string;
}

export interface TenancyInvitationsListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
}

export interface TenancyInvitationsRevokeInput {
  /** A UUID. */
  id: string;
}

export interface TenancyInvitationsRevokeOutput {
  id: string;
}

export interface TenancyMembersChooseAvatarInput {
  /** A UUID. */
  mediaId: string | null;
}

export interface TenancyMembersListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  status?: 'active' | 'suspended' | 'removed' | undefined;
}

export interface TenancyMembersRemoveInput {
  /** A UUID. */
  userId: string;
}

export interface TenancyMembersRestoreInput {
  /** A UUID. */
  userId: string;
}

export interface TenancyMembersSuspendInput {
  /** A UUID. */
  userId: string;
}

export interface TenancyQuotasGetOutput {
  items: QuotaView[];
}

export interface TenancyQuotasUpdateInput {
  /** A UUID. */
  tenantId: string;
  limits: { [Key in 'users' | 'tours' | 'podcasts' | 'campaigns' | 'api_keys' | 'media_bytes']?: number | null };
}

export interface TenancyQuotasUpdateOutput {
  items: QuotaView[];
}

export interface TenancySettingsUpdateInput {
  settings: TenantSettingsInput;
  /** An integer. 1 to 2000000000. */
  version: number;
}

export interface TenancyTenantsCreateInput {
  /** 1 to 120 characters. */
  name: string;
  /** At most 80 characters. */
  slug?: string | undefined;
}

export interface TenancyTenantsListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
}

export interface TenancyTenantsMineOutput {
  items: MyTenantView[];
}

export interface TenancyTenantsRemoveInput {
  /** At most 80 characters. */
  slug: string;
}

export interface TenancyTenantsRestoreInput {
  /** A UUID. */
  tenantId: string;
}

export interface TenancyTenantsUpdateInput {
  /** 1 to 120 characters. */
  name?: string | undefined;
  /** At most 80 characters. */
  slug?: string | undefined;
}

export interface TenantSettings {
  language: string;
  timezone: string;
  trashDays: number;
  contactEmail: string | null;
  legal: { imprintUrl: string | null; privacyUrl: string | null };
  brand: { color: string | null };
  accessLog: { sampleAllowed: number; keepDays: number };
  auditLog: { archiveAfterDays: number | null };
  visits: { counting: 'consent' | 'cookieless' };
  retentionDays: {
    security_events?: number | undefined;
    mails?: number | undefined;
    visit_sessions?: number | undefined;
    analytics_events?: number | undefined;
    notices?: number | undefined;
    webhook_deliveries?: number | undefined;
    integration_logs?: number | undefined;
  };
}

export interface TenantSettingsInput {
  /** At most 35 characters. Default "en". */
  language?: string | undefined;
  /** At most 64 characters. Default "UTC". */
  timezone?: string | undefined;
  /** An integer. 1 to 365. Default 30. */
  trashDays?: number | undefined;
  /** An e-mail address. At most 254 characters. Default null. */
  contactEmail?: string | null | undefined;
  legal?: {
    /** An address. At most 500 characters. Default null. */
    imprintUrl?: string | null | undefined;
    /** An address. At most 500 characters. Default null. */
    privacyUrl?: string | null | undefined;
  } | undefined;
  brand?: {
    /** Default null. */
    color?: string | null | undefined;
  } | undefined;
  accessLog?: {
    /** An integer. 0 to 100. Default 0. */
    sampleAllowed?: number | undefined;
    /** An integer. 30 to 3650. Default 180. */
    keepDays?: number | undefined;
  } | undefined;
  auditLog?: {
    /** An integer. 90 to 3650. Default null. */
    archiveAfterDays?: number | null | undefined;
  } | undefined;
  visits?: {
    /** Default "consent". */
    counting?: 'consent' | 'cookieless' | undefined;
  } | undefined;
  retentionDays?: {
    /** An integer. 90 to 1095. */
    security_events?: number | undefined;
    /** An integer. 1 to 365. */
    mails?: number | undefined;
    /** An integer. 10 to 760. */
    visit_sessions?: number | undefined;
    /** An integer. 30 to 730. */
    analytics_events?: number | undefined;
    /** An integer. 30 to 730. */
    notices?: number | undefined;
    /** An integer. 7 to 90. */
    webhook_deliveries?: number | undefined;
    /** An integer. 7 to 365. */
    integration_logs?: number | undefined;
  } | undefined;
}

export interface TenantSettingsView {
  settings: TenantSettings;
  version: number;
  updatedAt: Date;
}

export interface TenantView {
  id: string;
  slug: string;
  name: string;
  status: 'active' | 'suspended' | 'deleted';
  createdAt: Date;
  updatedAt: Date;
}

export interface TermList {
  items: TermView[];
}

export interface TermView {
  id: string;
  kind: 'category' | 'tag';
  name: string;
  tours: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  expiresAt: Date;
  refreshExpiresAt: Date;
}

export interface TopicPreference {
  topic: string;
  describe: string;
  category: 'security' | 'product' | 'marketing';
  mandatory: boolean;
  in_app: 'off' | 'now' | 'daily' | 'weekly';
  email: 'off' | 'now' | 'daily' | 'weekly';
  webhook: 'off' | 'now' | 'daily' | 'weekly';
}

export interface TourChange {
  change: 'added' | 'removed' | 'changed';
  part: 'tour' | 'scene' | 'hotspot' | 'plan' | 'step' | 'translation' | 'media' | 'other';
  id: string;
  name: string;
  fields: { field: string; before: Json; after: Json }[];
  words: string;
}

export interface TourComparison {
  from: number | null;
  to: number | null;
  changes: TourChange[];
}

export interface TourExportDownload {
  url: string;
  expiresAt: Date;
}

export interface TourExportList {
  items: TourExportView[];
}

export interface TourExportView {
  id: string;
  tourId: string;
  source: 'draft' | 'live';
  originals: boolean;
  status: 'waiting' | 'running' | 'done' | 'failed';
  progress: number;
  fileSize: number | null;
  checksum: string | null;
  keyId: string | null;
  failure: string | null;
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date;
  requestedById: string;
}

export interface TourFacets {
  total: number;
  category: { value: string; count: number }[];
  tags: { value: string; count: number }[];
  difficulty: { value: string; count: number }[];
  country: { value: string; count: number }[];
  location: { value: string; count: number }[];
  status: { value: string; count: number }[];
}

export interface TourFinding {
  rule: string;
  severity: 'error' | 'warning';
  message: string;
  key: string;
  values: { [key: string]: string };
  sceneId: string | null;
  hotspotId: string | null;
}

export interface TourImportList {
  items: TourImportView[];
}

export interface TourImportReport {
  format: 'belvedere' | 'pannellum' | 'marzipano' | 'krpano' | 'pictures';
  title: string;
  tourId: string | null;
  scenes: {
    key: string;
    title: string;
    sceneId: string | null;
    panorama: 'equirectangular' | 'part' | 'film' | 'cube' | 'tiles' | null;
    hotspots: number;
  }[];
  totalHotspots: number;
  totalMedia: number;
  largestDeviation: number | null;
  remarks: { where: string; what: string }[];
}

export interface TourImportUpload {
  url: string;
  expiresAt: Date;
}

export interface TourImportView {
  id: string;
  fileName: string;
  fileSize: number;
  isUploaded: boolean;
  format: 'belvedere' | 'pannellum' | 'marzipano' | 'krpano' | 'pictures' | 'auto';
  title: string | null;
  dryRun: boolean;
  status: 'waiting' | 'running' | 'done' | 'failed';
  progress: number;
  report: TourImportReport | null;
  tourId: string | null;
  failure: string | null;
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date;
  requestedById: string;
}

export interface TourLinkList {
  items: TourLinkView[];
}

export interface TourLinkView {
  id: string;
  tourId: string;
  label: string;
  expiresAt: Date;
  usedCount: number;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  createdById: string;
  createdAt: Date;
}

/** A tour as viewers read it. `roots` are absolute URLs, or paths on the host that served it; `estimatedDuration` is seconds. */
export interface TourManifest {
  version: 1;
  id: string;
  tenant: { slug: string; name: string };
  slug: string;
  /** BCP 47 language tag */
  language: string;
  languages: string[];
  title: string;
  description: string | null;
  metaTitle: string | null;
  metaDescription: string | null;
  metaKeywords: string[];
  location: string | null;
  country: string | null;
  position: { latitude: number; longitude: number } | null;
  category: string | null;
  tags: string[];
  difficulty: 'easy' | 'moderate' | 'hard' | 'expert' | null;
  estimatedDuration: number;
  publishedAt: string;
  updatedAt: string;
  thumbnail: string | null;
  socialImage: string | null;
  allowEmbedding: boolean;
  autoplay: { enabled: boolean; speed: number };
  nadir?: { media: string; size: number } | undefined;
  roots: { tiles: string; media: string; events?: string | undefined };
  start: string;
  scenes: ManifestScene[];
  plans?: ManifestPlan[] | undefined;
  steps?: ManifestStep[] | undefined;
  media: { [key: string]: ManifestMedia };
  translations: { [key: string]: ManifestTranslation };
}

export interface TourPasswordList {
  items: TourPasswordView[];
}

export interface TourPasswordView {
  id: string;
  tourId: string;
  label: string;
  usedCount: number;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  createdById: string;
  createdAt: Date;
}

export interface TourPreview {
  /** A tour as viewers read it. `roots` are absolute URLs, or paths on the host that served it; `estimatedDuration` is seconds. */
  manifest: TourManifest | null;
  expiresAt: Date;
}

export interface TourTranslationView {
  tourId: string;
  language: string;
  title: string | null;
  description: string | null;
  metaTitle: string | null;
  metaDescription: string | null;
}

export interface TourVersionDetail {
  tourId: string;
  number: number;
  note: string | null;
  hash: string;
  publishedById: string;
  publishedAt: Date;
  isLive: boolean;
  title: string;
  languages: string[];
  scenes: { id: string; title: string; hotspots: number }[];
}

export interface TourVersionList {
  items: TourVersionView[];
  nextBefore: number | null;
}

export interface TourVersionView {
  tourId: string;
  number: number;
  note: string | null;
  hash: string;
  publishedById: string;
  publishedAt: Date;
  isLive: boolean;
}

export interface TourView {
  id: string;
  title: string;
  description: string | null;
  location: string | null;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
  difficulty: 'easy' | 'moderate' | 'hard' | 'expert' | null;
  category: string | null;
  tags: string[];
  language: string;
  metaTitle: string | null;
  metaDescription: string | null;
  metaKeywords: string[];
  visibility: 'public' | 'unlisted' | 'private' | 'password';
  allowPublicAccess: boolean;
  allowEmbedding: boolean;
  autoplayEnabled: boolean;
  autoplaySpeed: number;
  nadirMediaId: string | null;
  nadirSize: number;
  estimatedDuration: number | null;
  slug: string;
  status: 'draft' | 'in_review' | 'scheduled' | 'published' | 'archived';
  thumbnailUrl: string | null;
  startSceneId: string | null;
  viewCount: number;
  shareCount: number;
  bookmarkCount: number;
  averageRating: number;
  totalRatings: number;
  totalScenes: number;
  totalHotspots: number;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  publishedAt: Date | null;
  scheduledAt: Date | null;
  unpublishAt: Date | null;
  scheduleZone: string | null;
  reviewComment: string | null;
  deletedAt: Date | null;
  createdById: string;
  updatedById: string;
}

export interface ToursArchiveInput {
  /** A UUID. */
  id: string;
}

export interface ToursBookmarksAddInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** A UUID. */
  tourId: string;
}

export interface ToursBookmarksListInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** At most 200 characters. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
}

export interface ToursBookmarksRemoveInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** A UUID. */
  tourId: string;
}

export interface ToursBulkArchiveInput {
  /** 1 to 100 items. */
  tourIds: string[];
}

export interface ToursBulkCategorizeInput {
  /** 1 to 100 items. */
  tourIds: string[];
  /** 1 to 60 characters. */
  category: string | null;
}

export interface ToursBulkRemoveInput {
  /** 1 to 100 items. */
  tourIds: string[];
}

export interface ToursBulkRestoreInput {
  /** 1 to 100 items. */
  tourIds: string[];
}

export interface ToursBulkTagInput {
  /** 1 to 100 items. */
  tourIds: string[];
  /** At most 20 items. Default []. */
  add?: string[] | undefined;
  /** At most 20 items. Default []. */
  remove?: string[] | undefined;
}

export interface ToursCheckLinksInput {
  /** A UUID. */
  id: string;
}

export interface ToursCheckLinksOutput {
  id: string;
}

export interface ToursCreateInput {
  /** 1 to 200 characters. */
  title: string;
  /** At most 20000 characters. */
  description?: string | null | undefined;
  /** At most 300 characters. */
  location?: string | null | undefined;
  country?: string | null | undefined;
  /** -90 to 90. */
  latitude?: number | null | undefined;
  /** -180 to 180. */
  longitude?: number | null | undefined;
  difficulty?: 'easy' | 'moderate' | 'hard' | 'expert' | null | undefined;
  /** 1 to 80 characters. */
  category?: string | null | undefined;
  /** At most 50 items. */
  tags?: string[] | undefined;
  /** At most 35 characters. */
  language?: string | undefined;
  /** At most 200 characters. */
  metaTitle?: string | null | undefined;
  /** At most 500 characters. */
  metaDescription?: string | null | undefined;
  /** At most 50 items. */
  metaKeywords?: string[] | undefined;
  visibility?: 'public' | 'unlisted' | 'private' | 'password' | undefined;
  allowPublicAccess?: boolean | undefined;
  allowEmbedding?: boolean | undefined;
  autoplayEnabled?: boolean | undefined;
  /** 0.5 to 30. */
  autoplaySpeed?: number | undefined;
  /** A UUID. */
  nadirMediaId?: string | null | undefined;
  /** 10 to 90. */
  nadirSize?: number | undefined;
  /** An integer. 0 to 86400. */
  estimatedDuration?: number | null | undefined;
  /** 1 to 80 characters. */
  slug?: string | undefined;
}

export interface ToursDirectoryFacetsInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** At most 200 characters. */
  query?: string | undefined;
  /** 1 to 80 characters. */
  category?: string | undefined;
  /** At most 10 items. */
  tags?: string[] | undefined;
  difficulty?: 'easy' | 'moderate' | 'hard' | 'expert' | undefined;
  country?: string | undefined;
  /** At most 300 characters. */
  location?: string | undefined;
  near?: {
    /** -90 to 90. */
    latitude: number;
    /** -180 to 180. */
    longitude: number;
    /** 0.001 to 20040. */
    radius: number;
  } | undefined;
}

export interface ToursDirectoryListInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** At most 200 characters. */
  query?: string | undefined;
  /** 1 to 80 characters. */
  category?: string | undefined;
  /** At most 10 items. */
  tags?: string[] | undefined;
  difficulty?: 'easy' | 'moderate' | 'hard' | 'expert' | undefined;
  country?: string | undefined;
  /** At most 300 characters. */
  location?: string | undefined;
  near?: {
    /** -90 to 90. */
    latitude: number;
    /** -180 to 180. */
    longitude: number;
    /** 0.001 to 20040. */
    radius: number;
  } | undefined;
  /** At most 300 characters. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
}

export interface ToursDuplicateInput {
  /** A UUID. */
  id: string;
  /** 1 to 200 characters. */
  title?: string | undefined;
}

export interface ToursEmbedsCreateInput {
  /** A UUID. */
  tourId: string;
  /** At most 50 items. */
  domains: string[];
  width?: string | undefined;
  height?: string | undefined;
  showControls?: boolean | undefined;
  showBranding?: boolean | undefined;
  autoplay?: boolean | undefined;
}

export interface ToursEmbedsListInput {
  /** A UUID. */
  tourId: string;
}

export interface ToursEmbedsRevokeInput {
  /** A UUID. */
  id: string;
}

export interface ToursEmbedsUpdateInput {
  /** A UUID. */
  id: string;
  /** At most 50 items. */
  domains?: string[] | undefined;
  width?: string | undefined;
  height?: string | undefined;
  showControls?: boolean | undefined;
  showBranding?: boolean | undefined;
  autoplay?: boolean | undefined;
}

export interface ToursExportsCreateInput {
  /** A UUID. */
  tourId: string;
  /** Default "live". */
  source?: 'draft' | 'live' | undefined;
  /** Default true. */
  originals?: boolean | undefined;
}

export interface ToursExportsDownloadInput {
  /** A UUID. */
  id: string;
}

export interface ToursExportsGetInput {
  /** A UUID. */
  id: string;
}

export interface ToursExportsListInput {
  /** A UUID. */
  tourId: string;
}

export interface ToursFacetsInput {
  /** At most 200 characters. */
  query?: string | undefined;
  /** 1 to 80 characters. */
  category?: string | undefined;
  /** At most 10 items. */
  tags?: string[] | undefined;
  difficulty?: 'easy' | 'moderate' | 'hard' | 'expert' | undefined;
  country?: string | undefined;
  /** At most 300 characters. */
  location?: string | undefined;
  near?: {
    /** -90 to 90. */
    latitude: number;
    /** -180 to 180. */
    longitude: number;
    /** 0.001 to 20040. */
    radius: number;
  } | undefined;
  status?: 'draft' | 'in_review' | 'scheduled' | 'published' | 'archived' | undefined;
}

export interface ToursFindingsInput {
  /** A UUID. */
  id: string;
}

export interface ToursGetInput {
  /** A UUID. */
  id?: string | undefined;
  /** 1 to 80 characters. */
  slug?: string | undefined;
}

export interface ToursHotspotsCreateInput {
  /** A UUID. */
  sceneId: string;
  position: {
    /** -180 to 180. */
    yaw: number;
    /** -90 to 90. */
    pitch: number;
  } | {
    /** -1000000 to 1000000. */
    x: number;
    /** -1000000 to 1000000. */
    y: number;
    /** -1000000 to 1000000. */
    z: number;
  };
  /** 1 to 200 characters. */
  title: string;
  /** At most 20000 characters. */
  description?: string | null | undefined;
  content: HotspotContentInput;
  /** A UUID. */
  targetSceneId?: string | null | undefined;
  /** 3 to 200 items. */
  area?: {
    /** -180 to 180. */
    yaw: number;
    /** -90 to 90. */
    pitch: number;
  }[] | null | undefined;
  /** At most 300 characters. */
  iconUrl?: string | null | undefined;
  iconColor?: string | undefined;
  /** 0.25 to 4. */
  iconSize?: number | undefined;
  animationType?: 'none' | 'pulse' | 'bounce' | 'spin' | 'glow' | undefined;
  /** 0.1 to 10. */
  animationSpeed?: number | undefined;
}

export interface ToursHotspotsGetInput {
  /** A UUID. */
  id: string;
}

export interface ToursHotspotsListInput {
  /** A UUID. */
  sceneId: string;
}

export interface ToursHotspotsMediaAttachInput {
  /** A UUID. */
  hotspotId: string;
  /** A UUID. */
  mediaId: string;
  role: 'gallery' | 'narration' | 'background' | 'document';
}

export interface ToursHotspotsMediaDetachInput {
  /** A UUID. */
  hotspotId: string;
  /** A UUID. */
  mediaId: string;
  role: 'gallery' | 'narration' | 'background' | 'document';
}

export interface ToursHotspotsMediaListInput {
  /** A UUID. */
  hotspotId: string;
}

export interface ToursHotspotsMediaReorderInput {
  /** A UUID. */
  hotspotId: string;
  role: 'gallery' | 'narration' | 'background' | 'document';
  /** At most 100 items. */
  mediaIds: string[];
}

export interface ToursHotspotsRemoveInput {
  /** A UUID. */
  id: string;
}

export interface ToursHotspotsRestoreInput {
  /** A UUID. */
  id: string;
}

export interface ToursHotspotsUpdateInput {
  /** A UUID. */
  id: string;
  /** An integer. 1 to 2000000000. */
  version: number;
  position?: {
    /** -180 to 180. */
    yaw: number;
    /** -90 to 90. */
    pitch: number;
  } | {
    /** -1000000 to 1000000. */
    x: number;
    /** -1000000 to 1000000. */
    y: number;
    /** -1000000 to 1000000. */
    z: number;
  } | undefined;
  /** A UUID. */
  sceneId?: string | undefined;
  /** 1 to 200 characters. */
  title?: string | undefined;
  /** At most 20000 characters. */
  description?: string | null | undefined;
  content?: HotspotContentInput | undefined;
  /** A UUID. */
  targetSceneId?: string | null | undefined;
  /** 3 to 200 items. */
  area?: {
    /** -180 to 180. */
    yaw: number;
    /** -90 to 90. */
    pitch: number;
  }[] | null | undefined;
  /** At most 300 characters. */
  iconUrl?: string | null | undefined;
  iconColor?: string | undefined;
  /** 0.25 to 4. */
  iconSize?: number | undefined;
  animationType?: 'none' | 'pulse' | 'bounce' | 'spin' | 'glow' | undefined;
  /** 0.1 to 10. */
  animationSpeed?: number | undefined;
}

export interface ToursImportsCreateInput {
  /** 1 to 255 characters. */
  fileName: string;
  /** An integer. 22 to 4294967296. */
  size: number;
  /** Default "auto". */
  from?: 'belvedere' | 'pannellum' | 'marzipano' | 'krpano' | 'pictures' | 'auto' | undefined;
  /** 1 to 200 characters. */
  title?: string | undefined;
  /** Default false. */
  dryRun?: boolean | undefined;
}

export interface ToursImportsGetInput {
  /** A UUID. */
  id: string;
}

export interface ToursImportsListInput {
  /** An integer. 1 to 50. Default 20. */
  limit?: number | undefined;
}

export interface ToursImportsRunInput {
  /** A UUID. */
  id: string;
}

export interface ToursLinksCreateInput {
  /** A UUID. */
  tourId: string;
  /** 1 to 100 characters. */
  label: string;
  expiresAt: Date;
}

export interface ToursLinksListInput {
  /** A UUID. */
  tourId: string;
}

export interface ToursLinksRevokeInput {
  /** A UUID. */
  id: string;
}

export interface ToursListInput {
  /** At most 200 characters. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  status?: 'draft' | 'in_review' | 'scheduled' | 'published' | 'archived' | undefined;
  /** At most 80 characters. */
  category?: string | undefined;
  /** 1 to 60 characters. */
  tag?: string | undefined;
  /** At most 200 characters. */
  search?: string | undefined;
  /** Default false. */
  removed?: boolean | undefined;
}

export interface ToursPasswordsCreateInput {
  /** A UUID. */
  tourId: string;
  /** 1 to 100 characters. */
  label: string;
  /** 8 to 200 characters. */
  password: string;
}

export interface ToursPasswordsListInput {
  /** A UUID. */
  tourId: string;
}

export interface ToursPasswordsRevokeInput {
  /** A UUID. */
  id: string;
}

export interface ToursPlansCreateInput {
  /** A UUID. */
  tourId: string;
  /** 1 to 200 characters. */
  name: string;
  /** A UUID. */
  mediaId: string;
  /** An integer. -50 to 500. Default 0. */
  level?: number | undefined;
}

export interface ToursPlansListInput {
  /** A UUID. */
  tourId: string;
}

export interface ToursPlansPinsRemoveInput {
  /** A UUID. */
  planId: string;
  /** A UUID. */
  sceneId: string;
}

export interface ToursPlansPinsSetInput {
  /** A UUID. */
  planId: string;
  /** A UUID. */
  sceneId: string;
  /** 0 to 1. */
  x: number;
  /** 0 to 1. */
  y: number;
  /** -180 to 180. Default 0. */
  rotation?: number | undefined;
}

export interface ToursPlansRemoveInput {
  /** A UUID. */
  planId: string;
}

export interface ToursPlansReorderInput {
  /** A UUID. */
  tourId: string;
  /** 1 to 100 items. */
  planIds: string[];
}

export interface ToursPlansSetNameInput {
  /** A UUID. */
  planId: string;
  /** At most 35 characters. */
  language: string;
  /** 1 to 200 characters. */
  name: string | null;
}

export interface ToursPlansUpdateInput {
  /** A UUID. */
  planId: string;
  /** An integer. 1 to 2000000000. */
  version: number;
  /** 1 to 200 characters. */
  name?: string | undefined;
  /** A UUID. */
  mediaId?: string | undefined;
  /** An integer. -50 to 500. */
  level?: number | undefined;
}

export interface ToursPreviewInput {
  /** A UUID. */
  id: string;
}

export interface ToursPublishInput {
  /** A UUID. */
  id: string;
  /** 1 to 500 characters. */
  note?: string | undefined;
}

export interface ToursPurgeInput {
  /** A UUID. */
  id: string;
}

export interface ToursPurgeOutput {
  id: string;
}

export interface ToursRatingsListInput {
  /** Default "pending". */
  status?: 'pending' | 'approved' | 'rejected' | undefined;
  /** A UUID. */
  tourId?: string | undefined;
  /** At most 200 characters. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
}

export interface ToursRatingsMineInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** A UUID. */
  tourId: string;
}

export interface ToursRatingsModerateInput {
  /** A UUID. */
  ratingId: string;
  /** An integer. 1 to 2000000000. */
  version: number;
  decision: 'approved' | 'rejected';
  /** 1 to 1000 characters. */
  reason?: string | undefined;
}

export interface ToursRatingsRemoveInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** A UUID. */
  tourId: string;
}

export interface ToursRatingsReviewsInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** A UUID. */
  tourId: string;
  /** At most 200 characters. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
}

export interface ToursRatingsSetInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** A UUID. */
  tourId: string;
  /** An integer. 1 to 5. */
  rating: number;
  /** 1 to 5000 characters. */
  review?: string | null | undefined;
}

export interface ToursRemoveInput {
  /** A UUID. */
  id: string;
}

export interface ToursRestoreInput {
  /** A UUID. */
  id: string;
}

export interface ToursReturnInput {
  /** A UUID. */
  id: string;
  /** 1 to 2000 characters. */
  comment: string;
}

export interface ToursScenesCreateInput {
  /** A UUID. */
  tourId: string;
  /** 1 to 200 characters. */
  title: string;
  /** At most 20000 characters. */
  description?: string | null | undefined;
  /** A UUID. */
  panoramaMediaId?: string | null | undefined;
  /** A UUID. */
  sourceMediaId?: string | null | undefined;
  /** 0 to 1. */
  mapPositionX?: number | null | undefined;
  /** 0 to 1. */
  mapPositionY?: number | null | undefined;
  /** -90 to 90. */
  latitude?: number | null | undefined;
  /** -180 to 180. */
  longitude?: number | null | undefined;
  /** -180 to 180. */
  initialViewAngle?: number | undefined;
  /** -90 to 90. */
  initialPitch?: number | undefined;
  /** 0.3 to 12. */
  initialZoom?: number | undefined;
  /** 0.3 to 12. */
  minZoom?: number | undefined;
  /** 0.3 to 12. */
  maxZoom?: number | undefined;
  /** -90 to 90. */
  horizonPitch?: number | undefined;
  /** -180 to 180. */
  horizonRoll?: number | undefined;
  /** -360 to 360. */
  northOffset?: number | undefined;
}

export interface ToursScenesDuplicateInput {
  /** A UUID. */
  id: string;
  /** 1 to 200 characters. */
  title?: string | undefined;
}

export interface ToursScenesGetInput {
  /** A UUID. */
  id: string;
}

export interface ToursScenesListInput {
  /** A UUID. */
  tourId: string;
}

export interface ToursScenesMediaAttachInput {
  /** A UUID. */
  sceneId: string;
  /** A UUID. */
  mediaId: string;
  role: 'gallery' | 'narration' | 'background' | 'document';
}

export interface ToursScenesMediaDetachInput {
  /** A UUID. */
  sceneId: string;
  /** A UUID. */
  mediaId: string;
  role: 'gallery' | 'narration' | 'background' | 'document';
}

export interface ToursScenesMediaListInput {
  /** A UUID. */
  sceneId: string;
}

export interface ToursScenesMediaReorderInput {
  /** A UUID. */
  sceneId: string;
  role: 'gallery' | 'narration' | 'background' | 'document';
  /** At most 100 items. */
  mediaIds: string[];
}

export interface ToursScenesRemoveInput {
  /** A UUID. */
  id: string;
}

export interface ToursScenesReorderInput {
  /** A UUID. */
  tourId: string;
  /** 1 to 1000 items. */
  sceneIds: string[];
}

export interface ToursScenesRestoreInput {
  /** A UUID. */
  id: string;
}

export interface ToursScenesUpdateInput {
  /** A UUID. */
  id: string;
  /** An integer. 1 to 2000000000. */
  version: number;
  /** 1 to 200 characters. */
  title?: string | undefined;
  /** At most 20000 characters. */
  description?: string | null | undefined;
  /** A UUID. */
  panoramaMediaId?: string | null | undefined;
  /** A UUID. */
  sourceMediaId?: string | null | undefined;
  /** 0 to 1. */
  mapPositionX?: number | null | undefined;
  /** 0 to 1. */
  mapPositionY?: number | null | undefined;
  /** -90 to 90. */
  latitude?: number | null | undefined;
  /** -180 to 180. */
  longitude?: number | null | undefined;
  /** -180 to 180. */
  initialViewAngle?: number | undefined;
  /** -90 to 90. */
  initialPitch?: number | undefined;
  /** 0.3 to 12. */
  initialZoom?: number | undefined;
  /** 0.3 to 12. */
  minZoom?: number | undefined;
  /** 0.3 to 12. */
  maxZoom?: number | undefined;
  /** -90 to 90. */
  horizonPitch?: number | undefined;
  /** -180 to 180. */
  horizonRoll?: number | undefined;
  /** -360 to 360. */
  northOffset?: number | undefined;
}

export interface ToursScheduleInput {
  /** A UUID. */
  id: string;
  publishAt?: Date | null | undefined;
  unpublishAt?: Date | null | undefined;
  /** At most 64 characters. */
  zone?: string | undefined;
}

export interface ToursSearchInput {
  /** At most 200 characters. */
  query?: string | undefined;
  /** 1 to 80 characters. */
  category?: string | undefined;
  /** At most 10 items. */
  tags?: string[] | undefined;
  difficulty?: 'easy' | 'moderate' | 'hard' | 'expert' | undefined;
  country?: string | undefined;
  /** At most 300 characters. */
  location?: string | undefined;
  near?: {
    /** -90 to 90. */
    latitude: number;
    /** -180 to 180. */
    longitude: number;
    /** 0.001 to 20040. */
    radius: number;
  } | undefined;
  status?: 'draft' | 'in_review' | 'scheduled' | 'published' | 'archived' | undefined;
  /** Default "match". */
  sort?: 'match' | 'changed' | 'viewed' | 'rated' | undefined;
  /** At most 300 characters. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
}

export interface ToursSharesGetInput {
  /** A UUID. */
  tourId: string;
}

export interface ToursSharesRecordInput {
  /** 1 to 100 characters. */
  tenant: string;
  /** A UUID. */
  tourId: string;
  kind: 'link' | 'qr' | 'social' | 'email';
}

export interface ToursStepsCreateInput {
  /** A UUID. */
  sceneId: string;
  /** -180 to 180. Default 0. */
  yaw?: number | undefined;
  /** -90 to 90. Default 0. */
  pitch?: number | undefined;
  /** 0.3 to 12. Default 1. */
  zoom?: number | undefined;
  /** At most 5000 characters. */
  text?: string | null | undefined;
  /** A UUID. */
  narrationMediaId?: string | null | undefined;
  /** 0.5 to 3600. */
  seconds?: number | null | undefined;
}

export interface ToursStepsListInput {
  /** A UUID. */
  tourId: string;
}

export interface ToursStepsRemoveInput {
  /** A UUID. */
  stepId: string;
}

export interface ToursStepsReorderInput {
  /** A UUID. */
  tourId: string;
  /** 1 to 1000 items. */
  stepIds: string[];
}

export interface ToursStepsSetTextInput {
  /** A UUID. */
  stepId: string;
  /** At most 35 characters. */
  language: string;
  /** At most 5000 characters. */
  text?: string | null | undefined;
  /** A UUID. */
  narrationMediaId?: string | null | undefined;
}

export interface ToursStepsUpdateInput {
  /** A UUID. */
  stepId: string;
  /** An integer. 1 to 2000000000. */
  version: number;
  /** A UUID. */
  sceneId?: string | undefined;
  /** -180 to 180. */
  yaw?: number | undefined;
  /** -90 to 90. */
  pitch?: number | undefined;
  /** 0.3 to 12. */
  zoom?: number | undefined;
  /** At most 5000 characters. */
  text?: string | null | undefined;
  /** A UUID. */
  narrationMediaId?: string | null | undefined;
  /** 0.5 to 3600. */
  seconds?: number | null | undefined;
}

export interface ToursSubmitInput {
  /** A UUID. */
  id: string;
}

export interface ToursTermsCreateInput {
  kind: 'category' | 'tag';
  /** 1 to 60 characters. */
  name: string;
}

export interface ToursTermsListInput {
  kind: 'category' | 'tag';
}

export interface ToursTermsMergeInput {
  /** A UUID. */
  termId: string;
  /** A UUID. */
  intoTermId: string;
}

export interface ToursTermsRemoveInput {
  /** A UUID. */
  termId: string;
}

export interface ToursTermsRenameInput {
  /** A UUID. */
  termId: string;
  /** 1 to 60 characters. */
  name: string;
}

export interface ToursTranslationsApproveInput {
  /** A UUID. */
  tourId: string;
  /** At most 35 characters. */
  language: string;
  /** 1 to 2000 items. */
  keys?: string[] | undefined;
}

export interface ToursTranslationsDiscardInput {
  /** A UUID. */
  tourId: string;
  /** At most 35 characters. */
  language: string;
  /** 1 to 2000 items. */
  keys?: string[] | undefined;
}

export interface ToursTranslationsExportInput {
  /** A UUID. */
  tourId: string;
  /** At most 35 characters. */
  language: string;
  format: 'xliff' | 'json';
  /** Default "all". */
  only?: 'all' | 'open' | undefined;
}

export interface ToursTranslationsImportInput {
  /** A UUID. */
  tourId: string;
  format: 'xliff' | 'json';
  /** 1 to 4000000 characters. */
  content: string;
  /** Default "draft". */
  as?: 'draft' | 'approved' | undefined;
  /** Default "human". */
  origin?: 'human' | 'machine' | undefined;
  /** Default false. */
  dryRun?: boolean | undefined;
}

export interface ToursTranslationsListInput {
  /** A UUID. */
  tourId: string;
}

export interface ToursTranslationsRemoveInput {
  /** A UUID. */
  tourId: string;
  /** At most 35 characters. */
  language: string;
}

export interface ToursTranslationsReportInput {
  /** A UUID. */
  tourId: string;
  /** At most 35 characters. */
  language?: string | undefined;
}

export interface ToursTranslationsSetHotspotInput {
  /** A UUID. */
  hotspotId: string;
  /** At most 35 characters. */
  language: string;
  /** At most 200 characters. */
  title?: string | null | undefined;
  /** At most 20000 characters. */
  description?: string | null | undefined;
  content?: HotspotContentInput | null | undefined;
}

export interface ToursTranslationsSetSceneInput {
  /** A UUID. */
  sceneId: string;
  /** At most 35 characters. */
  language: string;
  /** At most 200 characters. */
  title?: string | null | undefined;
  /** At most 20000 characters. */
  description?: string | null | undefined;
}

export interface ToursTranslationsSetTourInput {
  /** A UUID. */
  tourId: string;
  /** At most 35 characters. */
  language: string;
  /** At most 200 characters. */
  title?: string | null | undefined;
  /** At most 20000 characters. */
  description?: string | null | undefined;
  /** At most 200 characters. */
  metaTitle?: string | null | undefined;
  /** At most 500 characters. */
  metaDescription?: string | null | undefined;
}

export interface ToursUnarchiveInput {
  /** A UUID. */
  id: string;
}

export interface ToursUnpublishInput {
  /** A UUID. */
  id: string;
}

export interface ToursUpdateInput {
  /** A UUID. */
  id: string;
  /** An integer. 1 to 2000000000. */
  version: number;
  /** 1 to 200 characters. */
  title?: string | undefined;
  /** At most 20000 characters. */
  description?: string | null | undefined;
  /** At most 300 characters. */
  location?: string | null | undefined;
  country?: string | null | undefined;
  /** -90 to 90. */
  latitude?: number | null | undefined;
  /** -180 to 180. */
  longitude?: number | null | undefined;
  difficulty?: 'easy' | 'moderate' | 'hard' | 'expert' | null | undefined;
  /** 1 to 80 characters. */
  category?: string | null | undefined;
  /** At most 50 items. */
  tags?: string[] | undefined;
  /** At most 35 characters. */
  language?: string | undefined;
  /** At most 200 characters. */
  metaTitle?: string | null | undefined;
  /** At most 500 characters. */
  metaDescription?: string | null | undefined;
  /** At most 50 items. */
  metaKeywords?: string[] | undefined;
  visibility?: 'public' | 'unlisted' | 'private' | 'password' | undefined;
  allowPublicAccess?: boolean | undefined;
  allowEmbedding?: boolean | undefined;
  autoplayEnabled?: boolean | undefined;
  /** 0.5 to 30. */
  autoplaySpeed?: number | undefined;
  /** A UUID. */
  nadirMediaId?: string | null | undefined;
  /** 10 to 90. */
  nadirSize?: number | undefined;
  /** An integer. 0 to 86400. */
  estimatedDuration?: number | null | undefined;
  /** 1 to 80 characters. */
  slug?: string | undefined;
  /** A UUID. */
  startSceneId?: string | null | undefined;
}

export interface ToursVersionsCompareInput {
  /** A UUID. */
  tourId: string;
  /** An integer. 1 to 2000000000. */
  from?: number | undefined;
  /** An integer. 1 to 2000000000. */
  to?: number | undefined;
}

export interface ToursVersionsGetInput {
  /** A UUID. */
  tourId: string;
  /** An integer. 1 to 2000000000. */
  number: number;
}

export interface ToursVersionsListInput {
  /** A UUID. */
  tourId: string;
  /** An integer. 1 to 2000000000. */
  before?: number | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
}

export interface ToursVersionsRollBackInput {
  /** A UUID. */
  tourId: string;
  /** An integer. 1 to 2000000000. */
  number: number;
}

export interface TranslationList {
  language: string;
  items: {
    language: string;
    tour: TourTranslationView | null;
    scenes: SceneTranslationView[];
    hotspots: HotspotTranslationView[];
    completeness: number;
  }[];
}

export interface TranslationReport {
  language: string;
  total: number;
  items: {
    language: string;
    total: number;
    translated: number;
    completeness: number;
    missing: number;
    drafts: number;
    stale: number;
    open: {
      key: string;
      context: string;
      source: string;
      state: 'missing' | 'draft' | 'stale' | 'approved';
      target: string | null;
      origin: 'human' | 'machine' | null;
    }[];
  }[];
}

export interface UserMetricView {
  name: string;
  value: number;
  updatedAt: Date;
}

export interface UserView {
  id: string;
  email: string;
  emailVerified: boolean;
  username: string | null;
  givenName: string | null;
  familyName: string | null;
  displayName: string;
  companyName: string | null;
  avatar: string | null;
  platformRole: 'user' | 'support' | 'super_admin';
  language: string;
  timezone: string;
  lastLoginAt: Date | null;
  createdAt: Date;
}

export interface VenueView {
  id: string;
  name: string;
  address: string;
  city: string;
  country: string;
  latitude: number | null;
  longitude: number | null;
  website: string | null;
  tourId: string | null;
  sceneId: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface WaitingEntryView {
  id: string;
  eventId: string;
  email: string;
  name: string | null;
  userId: string | null;
  status: 'pending' | 'confirmed' | 'cancelled';
  places: number;
  priority: number;
  turn: number;
  offerExpiresAt: Date | null;
  createdAt: Date;
  confirmedAt: Date | null;
  cancelledAt: Date | null;
  position: number;
  odds: number;
}

export interface WaitlistBoard {
  capacity: number | null;
  isOpen: boolean;
  places: { confirmed: number; offered: number; waiting: number };
  entries: { waiting: number; offered: number; confirmed: number; gone: number };
  waiting: WaitingEntryView[];
  offered: WaitlistEntryView[];
  confirmed: WaitlistEntryView[];
  gone: WaitlistEntryView[];
}

export interface WaitlistEntryView {
  id: string;
  eventId: string;
  email: string;
  name: string | null;
  userId: string | null;
  status: 'pending' | 'confirmed' | 'cancelled';
  places: number;
  priority: number;
  turn: number;
  offerExpiresAt: Date | null;
  createdAt: Date;
  confirmedAt: Date | null;
  cancelledAt: Date | null;
}

export interface WaitlistEvent {
  id: string;
  title: string;
  slug: string;
  status: 'draft' | 'published' | 'cancelled' | 'completed';
  startsAt: Date;
  endsAt: Date | null;
  timeZone: string;
  isAllDay: boolean;
  isPostponed: boolean;
}

export interface WaitlistForesight {
  taken: number;
  isPossible: boolean;
  offers: number;
  places: number;
}

export interface WaitlistJoinAnswer {
  status: 'mail_sent';
}

export interface WaitlistOfferView {
  places: number;
  expiresAt: Date;
}

export interface WaitlistOrderProof {
  steps: number;
  isFair: boolean;
  passed: { entryId: string; passed: string | null; at: Date }[];
}

export interface WebhookAttemptView {
  attempt: number;
  status: number | null;
  error: string | null;
  durationMs: number;
  responseExcerpt: string | null;
  attemptedAt: Date;
}

export interface WebhookDeliveryDetails {
  delivery: WebhookDeliveryView;
  body: string;
  attempts: WebhookAttemptView[];
}

export interface WebhookDeliveryView {
  id: string;
  webhookId: string;
  messageId: string;
  eventType: string;
  status: 'waiting' | 'delivered' | 'failed' | 'dropped';
  attempts: number;
  lastStatus: number | null;
  nextAttemptAt: Date | null;
  occurredAt: Date;
  createdAt: Date;
  completedAt: Date | null;
}

export interface WebhookView {
  id: string;
  url: string;
  description: string;
  eventTypes: string[];
  integrationId: string | null;
  enabled: boolean;
  disabledReason: 'gone' | 'failing' | null;
  signing: 'v1' | 'v1a';
  publicKey: string | null;
  previousSecretUntil: Date | null;
  failingSince: Date | null;
  lastSuccessAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface WebhooksCreateInput {
  /** An address. At most 1000 characters. */
  url: string;
  /** At most 200 characters. Default "". */
  description?: string | undefined;
  /** At most 100 items. Default []. */
  eventTypes?: string[] | undefined;
  /** Default "v1". */
  signing?: 'v1' | 'v1a' | undefined;
  /** A UUID. Default null. */
  integrationId?: string | null | undefined;
}

export interface WebhooksDeliveriesGetInput {
  /** A UUID. */
  id: string;
}

export interface WebhooksDeliveriesListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  /** A UUID. */
  webhookId: string;
  status?: 'waiting' | 'delivered' | 'failed' | 'dropped' | undefined;
}

export interface WebhooksDeliveriesReplayInput {
  /** A UUID. */
  id: string;
}

export interface WebhooksDeliveriesReplaySinceInput {
  /** A UUID. */
  webhookId: string;
  since: Date;
}

export interface WebhooksDeliveriesReplaySinceOutput {
  replayed: number;
}

export interface WebhooksGetInput {
  /** A UUID. */
  id: string;
}

export interface WebhooksListInput {
  /** A UUID. */
  cursor?: string | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  /** A UUID. */
  integrationId?: string | undefined;
}

export interface WebhooksRemoveInput {
  /** A UUID. */
  id: string;
}

export interface WebhooksRemoveOutput {
  id: string;
}

export interface WebhooksRotateSecretInput {
  /** A UUID. */
  id: string;
  /** An integer. 0 to 168. Default 24. */
  overlapHours?: number | undefined;
}

export interface WebhooksTestInput {
  /** A UUID. */
  id: string;
}

export interface WebhooksTypesOutput {
  items: { type: string; version: number; describe: string }[];
}

export interface WebhooksUpdateInput {
  /** A UUID. */
  id: string;
  /** An address. At most 1000 characters. */
  url?: string | undefined;
  /** At most 200 characters. */
  description?: string | undefined;
  /** At most 100 items. */
  eventTypes?: string[] | undefined;
  enabled?: boolean | undefined;
}

export interface WhiteLabelBrandUpdateInput {
  /** 1 to 80 characters. */
  brandName?: string | null | undefined;
  /** 1 to 80 characters. */
  senderName?: string | null | undefined;
  /** A UUID. */
  logoMediaId?: string | null | undefined;
  /** A UUID. */
  faviconMediaId?: string | null | undefined;
  primaryColor?: string | null | undefined;
  backgroundColor?: string | null | undefined;
  textColor?: string | null | undefined;
  showPoweredBy?: boolean | undefined;
  /** An integer. 0 to 2000000000. */
  version: number;
}

export interface WhiteLabelDomainsAddInput {
  /** At most 253 characters. */
  domain: string;
}

export interface WhiteLabelDomainsListOutput {
  items: CustomDomainView[];
}

export interface WhiteLabelDomainsRemoveInput {
  /** A UUID. */
  id: string;
}

export interface WhiteLabelDomainsRemoveOutput {
  id: string;
}

export interface WhiteLabelDomainsSetPrimaryInput {
  /** A UUID. */
  id: string;
}

export interface WhiteLabelDomainsVerifyInput {
  /** A UUID. */
  id: string;
}

/** What each type of webhook event says. */
export interface WebhookPayloads {
  /** An event was cancelled, with all entries of its waitlist. */
  readonly 'events.cancelled': { eventId: string };
  /** That somebody was let in was a mistake, and was taken back. */
  readonly 'events.check_in_undone': { eventId: string; entryId: string; places: number; checkInId: string };
  /** Somebody was let in at an event; of a group so many. */
  readonly 'events.checked_in': { eventId: string; entryId: string; places: number; checkInId: string; at: string };
  /** An event is over. */
  readonly 'events.completed': { eventId: string };
  /** A live event begins at another time, or at one that is not known yet (null). */
  readonly 'events.moved': { eventId: string; startsAt: string | null };
  /** Somebody has their places at an event. */
  readonly 'events.place_confirmed': { eventId: string; entryId: string; places: number };
  /** Somebody left an event or its waitlist. */
  readonly 'events.place_given_back': { eventId: string; entryId: string; places: number };
  /** Places became free and were offered to whoever was next. */
  readonly 'events.place_offered': { eventId: string; entryId: string; places: number; offerId: string; expiresAt: string };
  /** An event is live. */
  readonly 'events.published': { eventId: string; slug: string };
  /** Somebody is on the waitlist of an event. */
  readonly 'events.waitlist_joined': { eventId: string; entryId: string; places: number };
  /** An uploaded file was checked and processed, and may be shown. */
  readonly 'media.ready': {
    mediaId: string;
    mediaType: 'image' | 'video' | 'audio' | 'document';
    mimeType: string;
    width: number | null;
    height: number | null;
  };
  /** A member who wants it by webhook was told something. */
  readonly 'notifications.raised': { notificationId: string; userId: string; topic: string };
  /** Something looked like an attack on the tenant and was written down. */
  readonly 'platform.security_event_recorded': { eventId: string };
  /** A tour is live, for the first time or anew. */
  readonly 'tours.published': { tourId: string; slug: string; hash: string; firstTime: boolean };
  /** Somebody gave a live tour its stars, or changed them. */
  readonly 'tours.rated': { tourId: string; ratingId: string; rating: number };
  /** A review was approved or rejected. */
  readonly 'tours.review_moderated': { tourId: string; ratingId: string; decision: 'approved' | 'rejected' };
  /** A review waits for approval. */
  readonly 'tours.review_submitted': { tourId: string; ratingId: string };
  /** Somebody passed a live tour on, for the first time in a day. */
  readonly 'tours.shared': { tourId: string; kind: 'link' | 'qr' | 'social' | 'email' };
  /** A tour is no longer live. */
  readonly 'tours.unpublished': { tourId: string };
  /** Somebody tries whether the webhook works. */
  readonly 'webhooks.test': { webhookId: string; sentBy: string };
}

/** Every way in which the server says that a call failed. */
export type ServerErrorCode =
  | 'access.escalation'
  | 'access.grant_not_found'
  | 'access.last_owner'
  | 'access.member_not_found'
  | 'access.ownership_not_found'
  | 'access.policy_invalid'
  | 'access.policy_name_taken'
  | 'access.policy_not_found'
  | 'access.role_name_taken'
  | 'access.role_not_found'
  | 'access.system_role'
  | 'access.thing_not_found'
  | 'access.too_many_policies'
  | 'access.unknown_permission'
  | 'analytics.not_a_member'
  | 'analytics.not_shared'
  | 'analytics.saved_report_not_found'
  | 'analytics.too_many_saved_reports'
  | 'common.conflict'
  | 'common.email_unverified'
  | 'common.forbidden'
  | 'common.gone'
  | 'common.idempotency_in_progress'
  | 'common.idempotency_mismatch'
  | 'common.idempotency_required'
  | 'common.internal'
  | 'common.invalid_input'
  | 'common.not_found'
  | 'common.payload_too_large'
  | 'common.quota_exceeded'
  | 'common.rate_limited'
  | 'common.second_factor_required'
  | 'common.step_up_required'
  | 'common.tenant_removed'
  | 'common.unauthenticated'
  | 'common.unavailable'
  | 'common.unsupported_media_type'
  | 'compliance.export_not_found'
  | 'compliance.export_not_ready'
  | 'compliance.hold_exists'
  | 'compliance.hold_not_found'
  | 'compliance.not_verified'
  | 'compliance.proof_invalid'
  | 'compliance.request_closed'
  | 'compliance.request_not_found'
  | 'compliance.request_open'
  | 'compliance.sole_owner'
  | 'compliance.subject_not_found'
  | 'compliance.tenant_held'
  | 'compliance.text_not_found'
  | 'events.below_taken'
  | 'events.closed'
  | 'events.entry_not_found'
  | 'events.file_refused'
  | 'events.no_offer'
  | 'events.not_checked_in'
  | 'events.not_found'
  | 'events.series_not_found'
  | 'events.slug_refused'
  | 'events.slug_taken'
  | 'events.venue_in_use'
  | 'events.venue_not_found'
  | 'events.wrong_status'
  | 'identity.bad_credentials'
  | 'identity.challenge_invalid'
  | 'identity.code_invalid'
  | 'identity.external_no_email'
  | 'identity.external_not_found'
  | 'identity.external_refused'
  | 'identity.not_yourself'
  | 'identity.passkey_invalid'
  | 'identity.passkey_not_found'
  | 'identity.proof_too_weak'
  | 'identity.provider_not_found'
  | 'identity.provider_taken'
  | 'identity.provider_unreachable'
  | 'identity.second_factor_off'
  | 'identity.second_factor_on'
  | 'identity.second_factor_wanted'
  | 'identity.session_not_found'
  | 'identity.tenant_not_found'
  | 'identity.token_invalid'
  | 'identity.too_many_passkeys'
  | 'identity.user_exists'
  | 'identity.user_not_found'
  | 'identity.username_taken'
  | 'integrations.bad_address'
  | 'integrations.bad_configuration'
  | 'integrations.disabled'
  | 'integrations.not_found'
  | 'integrations.token_expired'
  | 'integrations.token_missing'
  | 'integrations.token_not_found'
  | 'integrations.token_unreadable'
  | 'integrations.too_many'
  | 'integrations.unknown_token_type'
  | 'integrations.unknown_type'
  | 'keys.not_found'
  | 'keys.not_live'
  | 'keys.scope_not_held'
  | 'keys.scope_unknown'
  | 'media.in_use'
  | 'media.incomplete'
  | 'media.not_a_cube'
  | 'media.not_a_fisheye'
  | 'media.not_a_sphere'
  | 'media.not_found'
  | 'media.not_ready'
  | 'media.not_removed'
  | 'media.not_retryable'
  | 'media.offset_mismatch'
  | 'media.too_large'
  | 'media.type_refused'
  | 'media.upload_expired'
  | 'media.wrong_kind'
  | 'notifications.link_invalid'
  | 'notifications.mandatory'
  | 'notifications.mode_unfit'
  | 'notifications.not_found'
  | 'notifications.topic_not_found'
  | 'operations.fact_not_found'
  | 'operations.job_not_found'
  | 'operations.mail_not_found'
  | 'recovery.damaged'
  | 'recovery.no_backup'
  | 'security.event_not_found'
  | 'tenancy.already_member'
  | 'tenancy.email_unverified'
  | 'tenancy.invitation_invalid'
  | 'tenancy.invitation_pending'
  | 'tenancy.member_not_found'
  | 'tenancy.not_confirmed'
  | 'tenancy.not_removed'
  | 'tenancy.not_yourself'
  | 'tenancy.slug_invalid'
  | 'tenancy.slug_taken'
  | 'tenancy.too_many_tenants'
  | 'tours.already_attached'
  | 'tours.archive_incomplete'
  | 'tours.email_unverified'
  | 'tours.embed_not_found'
  | 'tours.embedding_refused'
  | 'tours.export_not_found'
  | 'tours.export_not_ready'
  | 'tours.hotspot_not_found'
  | 'tours.illegal_transition'
  | 'tours.import_not_found'
  | 'tours.import_not_recognised'
  | 'tours.import_not_runnable'
  | 'tours.link_not_found'
  | 'tours.media_not_found'
  | 'tours.not_found'
  | 'tours.not_live'
  | 'tours.not_publishable'
  | 'tours.order_mismatch'
  | 'tours.password_not_found'
  | 'tours.password_required'
  | 'tours.password_wrong'
  | 'tours.pin_not_found'
  | 'tours.plan_not_found'
  | 'tours.rating_not_found'
  | 'tours.scene_not_found'
  | 'tours.slug_refused'
  | 'tours.slug_taken'
  | 'tours.source_unfit'
  | 'tours.step_not_found'
  | 'tours.target_elsewhere'
  | 'tours.term_not_found'
  | 'tours.term_of_other_kind'
  | 'tours.term_taken'
  | 'tours.too_many_passwords'
  | 'tours.too_many_steps'
  | 'tours.translation_file_refused'
  | 'tours.translation_into_itself'
  | 'tours.translation_not_found'
  | 'tours.translation_of_other_tour'
  | 'tours.translation_of_other_type'
  | 'tours.version_not_found'
  | 'tours.wrong_media'
  | 'webhooks.bad_address'
  | 'webhooks.delivery_not_found'
  | 'webhooks.disabled'
  | 'webhooks.integration_not_found'
  | 'webhooks.not_found'
  | 'webhooks.too_many'
  | 'webhooks.unknown_event'
  | 'white_label.bad_domain'
  | 'white_label.dns_silent'
  | 'white_label.domain_listed'
  | 'white_label.domain_not_found'
  | 'white_label.domain_taken'
  | 'white_label.illegible'
  | 'white_label.not_verified'
  | 'white_label.picture_not_found'
  | 'white_label.record_not_found'
  | 'white_label.too_many_domains'
  | 'xml.doctype'
  | 'xml.malformed'
  | 'xml.too_large';

/** How each procedure travels. */
export const contract: ContractTable = {
  identity: {
    register: 'command',
    verifyEmail: 'keyed',
    resendVerification: 'command',
    signIn: 'command',
    signOut: 'command',
    confirm: 'command',
    changePassword: 'command',
    forgotPassword: 'command',
    resetPassword: 'command',
    me: 'query',
    updateProfile: 'command',
    magicLink: {
      request: 'command',
      redeem: 'command',
    },
    emailChange: {
      request: 'command',
      confirm: 'keyed',
    },
    secondFactor: {
      complete: 'command',
      get: 'query',
      beginTotp: 'command',
      confirmTotp: 'command',
      disableTotp: 'command',
      renewRecoveryCodes: 'command',
    },
    passkeys: {
      list: 'query',
      begin: 'command',
      register: 'command',
      rename: 'command',
      remove: 'keyed',
      beginSignIn: 'command',
      signIn: 'command',
    },
    external: {
      begin: 'command',
      complete: 'command',
      link: 'command',
      list: 'query',
      unlink: 'keyed',
    },
    providers: {
      list: 'query',
      create: 'keyed',
      remove: 'keyed',
    },
    tokens: {
      refresh: 'command',
    },
    preferences: {
      get: 'query',
      update: 'command',
    },
    removal: {
      get: 'query',
      request: 'command',
      cancel: 'command',
    },
    metrics: {
      list: 'query',
    },
    users: {
      list: 'page',
      endSessions: 'command',
      suspend: 'keyed',
      restore: 'keyed',
    },
    sessions: {
      list: 'query',
      revoke: 'keyed',
      revokeAll: 'command',
      switchTenant: 'command',
    },
  },
  tenancy: {
    tenants: {
      create: 'keyed',
      mine: 'query',
      get: 'query',
      getPublic: 'query',
      update: 'command',
      remove: 'command',
      restore: 'command',
      list: 'page',
    },
    settings: {
      get: 'query',
      update: 'keyed',
    },
    quotas: {
      get: 'query',
      update: 'command',
    },
    members: {
      list: 'page',
      chooseAvatar: 'command',
      suspend: 'keyed',
      remove: 'keyed',
      restore: 'keyed',
    },
    invitations: {
      list: 'page',
      create: 'keyed',
      revoke: 'keyed',
      accept: 'keyed',
    },
  },
  access: {
    roles: {
      list: 'query',
      matrix: 'query',
      create: 'keyed',
      update: 'command',
      remove: 'keyed',
      assign: 'command',
      unassign: 'command',
    },
    permissions: {
      list: 'query',
      explain: 'query',
    },
    policies: {
      list: 'query',
      get: 'query',
      versions: 'query',
      preview: 'query',
      create: 'keyed',
      update: 'keyed',
      remove: 'keyed',
    },
    grants: {
      list: 'page',
      create: 'keyed',
      end: 'keyed',
    },
    decisions: {
      evaluate: 'query',
      evaluateMany: 'query',
    },
    ownership: {
      get: 'query',
      transfer: 'command',
    },
    log: {
      list: 'page',
    },
  },
  keys: {
    list: 'page',
    usage: 'query',
    create: 'keyed',
    update: 'command',
    rotate: 'keyed',
    revoke: 'command',
  },
  auditLog: {
    list: 'page',
    stream: 'query',
    export: 'query',
    checkpoint: 'query',
    verify: 'query',
  },
  security: {
    list: 'page',
    acknowledge: 'keyed',
    listPlatform: 'page',
    acknowledgePlatform: 'keyed',
  },
  media: {
    createUpload: 'keyed',
    replace: 'keyed',
    importUrl: 'keyed',
    get: 'query',
    list: 'page',
    uses: 'query',
    origin: 'query',
    download: 'query',
    update: 'keyed',
    retry: 'keyed',
    remove: 'command',
    restore: 'command',
    purge: 'keyed',
  },
  operations: {
    health: {
      get: 'query',
    },
    queues: {
      list: 'query',
      retry: 'keyed',
    },
    jobs: {
      list: 'page',
      retry: 'keyed',
      discard: 'keyed',
    },
    facts: {
      count: 'query',
      list: 'page',
      redeliver: 'keyed',
    },
    mails: {
      count: 'query',
      list: 'page',
      recipient: 'query',
      resend: 'keyed',
    },
    security: {
      list: 'page',
    },
    cases: {
      list: 'page',
    },
  },
  recovery: {
    backups: {
      list: 'page',
    },
    procedures: {
      list: 'query',
    },
  },
  compliance: {
    requests: {
      open: 'keyed',
      mine: 'query',
      withdraw: 'keyed',
      download: 'command',
      asked: 'query',
      prove: 'keyed',
    },
    limits: {
      get: 'query',
      set: 'command',
    },
    cases: {
      list: 'page',
      note: 'keyed',
      decide: 'keyed',
      open: 'keyed',
      verify: 'keyed',
      download: 'command',
    },
    holds: {
      list: 'query',
      place: 'keyed',
      release: 'command',
    },
    platformCases: {
      list: 'page',
      note: 'keyed',
      decide: 'keyed',
    },
    platformHolds: {
      list: 'query',
      place: 'keyed',
      release: 'command',
    },
    consent: {
      texts: 'query',
      createText: 'keyed',
      decide: 'keyed',
      state: 'query',
      records: 'page',
    },
    retention: {
      get: 'query',
    },
  },
  notifications: {
    list: 'page',
    unread: 'query',
    mark: 'command',
    markAll: 'command',
    preferences: {
      get: 'query',
      update: 'command',
    },
    emailPreferences: {
      get: 'query',
      update: 'command',
    },
    subscription: 'query',
    unsubscribe: 'command',
    resubscribe: 'command',
  },
  integrations: {
    types: 'query',
    list: 'page',
    get: 'query',
    create: 'keyed',
    update: 'command',
    disable: 'command',
    enable: 'command',
    remove: 'keyed',
    tokens: {
      list: 'query',
      set: 'keyed',
      remove: 'keyed',
    },
    logs: {
      list: 'page',
    },
  },
  webhooks: {
    types: 'query',
    list: 'page',
    get: 'query',
    create: 'keyed',
    update: 'command',
    rotateSecret: 'keyed',
    remove: 'keyed',
    test: 'keyed',
    deliveries: {
      list: 'page',
      get: 'query',
      replay: 'keyed',
      replaySince: 'keyed',
    },
  },
  whiteLabel: {
    brand: {
      get: 'query',
      update: 'keyed',
    },
    domains: {
      list: 'query',
      add: 'keyed',
      verify: 'command',
      setPrimary: 'command',
      remove: 'keyed',
    },
  },
  analytics: {
    overview: 'query',
    tours: 'query',
    scenes: 'query',
    hotspots: 'query',
    hours: 'query',
    paths: 'query',
    funnel: 'query',
    heatmap: 'query',
    visitors: 'query',
    live: 'query',
    export: 'query',
    refusals: 'query',
    savedReports: {
      list: 'query',
      create: 'keyed',
      update: 'command',
      remove: 'keyed',
    },
  },
  tours: {
    create: 'keyed',
    get: 'query',
    preview: 'query',
    list: 'page',
    update: 'keyed',
    publish: 'keyed',
    schedule: 'command',
    submit: 'keyed',
    return: 'keyed',
    unpublish: 'keyed',
    archive: 'keyed',
    unarchive: 'keyed',
    remove: 'keyed',
    restore: 'keyed',
    duplicate: 'keyed',
    purge: 'keyed',
    checkLinks: 'command',
    findings: 'query',
    search: 'page',
    facets: 'query',
    directory: {
      list: 'page',
      facets: 'query',
    },
    scenes: {
      create: 'keyed',
      get: 'query',
      list: 'query',
      update: 'keyed',
      reorder: 'keyed',
      remove: 'keyed',
      restore: 'keyed',
      duplicate: 'keyed',
      media: {
        list: 'query',
        attach: 'keyed',
        detach: 'keyed',
        reorder: 'keyed',
      },
    },
    hotspots: {
      create: 'keyed',
      get: 'query',
      list: 'query',
      update: 'keyed',
      remove: 'keyed',
      restore: 'keyed',
      media: {
        list: 'query',
        attach: 'keyed',
        detach: 'keyed',
        reorder: 'keyed',
      },
    },
    translations: {
      list: 'query',
      setTour: 'command',
      setScene: 'command',
      setHotspot: 'command',
      remove: 'keyed',
      report: 'query',
      export: 'query',
      import: 'command',
      approve: 'command',
      discard: 'command',
    },
    embeds: {
      create: 'keyed',
      list: 'query',
      update: 'command',
      revoke: 'command',
    },
    bookmarks: {
      add: 'command',
      remove: 'command',
      list: 'page',
    },
    ratings: {
      set: 'command',
      remove: 'command',
      mine: 'query',
      reviews: 'page',
      list: 'page',
      moderate: 'keyed',
    },
    shares: {
      record: 'command',
      get: 'query',
    },
    passwords: {
      create: 'keyed',
      list: 'query',
      revoke: 'command',
    },
    links: {
      create: 'keyed',
      list: 'query',
      revoke: 'command',
    },
    plans: {
      list: 'query',
      create: 'keyed',
      update: 'keyed',
      reorder: 'keyed',
      remove: 'keyed',
      setName: 'command',
      pins: {
        set: 'command',
        remove: 'keyed',
      },
    },
    steps: {
      list: 'query',
      create: 'keyed',
      update: 'keyed',
      reorder: 'keyed',
      remove: 'keyed',
      setText: 'command',
    },
    terms: {
      list: 'query',
      create: 'keyed',
      rename: 'command',
      merge: 'keyed',
      remove: 'keyed',
    },
    bulk: {
      archive: 'command',
      remove: 'command',
      restore: 'command',
      tag: 'command',
      categorize: 'command',
    },
    imports: {
      create: 'keyed',
      get: 'query',
      list: 'query',
      run: 'keyed',
    },
    exports: {
      create: 'keyed',
      get: 'query',
      list: 'query',
      download: 'command',
    },
    versions: {
      list: 'query',
      get: 'query',
      compare: 'query',
      rollBack: 'keyed',
    },
  },
  events: {
    create: 'keyed',
    import: 'command',
    get: 'query',
    list: 'page',
    facets: 'query',
    update: 'keyed',
    publish: 'keyed',
    postpone: 'keyed',
    cancel: 'keyed',
    remove: 'keyed',
    restore: 'keyed',
    guests: {
      export: 'query',
      import: 'command',
    },
    public: {
      list: 'page',
      near: 'query',
      month: 'query',
      newest: 'query',
      filters: 'query',
      addresses: 'query',
      get: 'query',
      calendar: 'query',
      feed: 'query',
      ownFeed: 'query',
    },
    series: {
      create: 'keyed',
      get: 'query',
      list: 'page',
      update: 'keyed',
      foresee: 'query',
      repeat: 'keyed',
      publish: 'keyed',
      skip: 'keyed',
      unskip: 'keyed',
      end: 'keyed',
    },
    tickets: {
      keys: 'query',
      door: 'page',
      arrivals: 'query',
      checkIn: 'keyed',
      checkInMany: 'command',
      undo: 'keyed',
      rotateKey: 'keyed',
    },
    translations: {
      list: 'query',
      set: 'command',
      remove: 'command',
    },
    venues: {
      create: 'keyed',
      get: 'query',
      list: 'page',
      near: 'query',
      update: 'keyed',
      remove: 'keyed',
    },
    waitlist: {
      join: 'keyed',
      confirm: 'command',
      mine: 'query',
      mineAll: 'query',
      showMine: 'query',
      acceptMine: 'command',
      declineMine: 'command',
      leaveMine: 'command',
      ofAddress: 'query',
      accept: 'command',
      decline: 'command',
      leave: 'command',
      list: 'page',
      board: 'query',
      foresee: 'query',
      letters: 'query',
      prove: 'query',
      acceptFor: 'command',
      takeOff: 'command',
      prioritize: 'command',
    },
  },
};
