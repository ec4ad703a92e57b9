// Generated from openapi.yaml by `bun run generate`. Do not edit.

export interface paths {
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in with a user name
         * @description A valid access token of the same account may be sent along; its session ends when the new one begins.
         */
        post: operations["renewableTokenLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register an account */
        post: operations["renewableTokenRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the session
         * @description Every token of the session is refused from the next request on.
         */
        post: operations["renewableTokenLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/renew_token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the token
         * @description The token that was sent is refused ten seconds later.
         */
        post: operations["renewableTokenRenew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register an account */
        post: operations["tokenPairSignup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in with a user name or an e-mail address
         * @description Exactly one of `username` and `email`. Only the named one is looked up.
         */
        post: operations["authLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get another access token
         * @description The refresh token stays the same and ends with its session.
         */
        post: operations["authRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the session
         * @description Every token of the session is refused from the next request on.
         */
        post: operations["authLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/forget-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a reset token
         * @description The token lives 15 minutes. With `RESET_TOKEN_DELIVERY=mail` it is mailed to the owner and the one in the response resets nothing,
         *     unless the caller presents the service key.
         */
        post: operations["tokenPairForgetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password with a reset token
         * @description Ends every session of the account. A refused new password does not spend the token.
         */
        post: operations["tokenPairResetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/register/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register an account */
        post: operations["verifiedEmailRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/request-password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a reset link by mail
         * @description The answer is the same whether or not an account has the address.
         */
        post: operations["verifiedEmailRequestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password-reset/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The part of the mailed link behind `#`.
                 * @example q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA
                 */
                token: components["parameters"]["OneTimeToken"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password with the token of a reset link
         * @description Ends every session of the account. A refused new password does not spend the token.
         */
        post: operations["verifiedEmailResetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/request-verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a verification link by mail
         * @description The answer is the same whether or not an account has the address.
         */
        post: operations["verifiedEmailRequestVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/verify-email/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The part of the mailed link behind `#`.
                 * @example q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA
                 */
                token: components["parameters"]["OneTimeToken"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify an address with the token of a link */
        post: operations["verifiedEmailVerifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register an account, with or without an e-mail address
         * @description With `email` the answers of budget-tracker lead (a taken name is 400), without it those of refresh-cookie (a taken name is 409).
         */
        post: operations["apiAuthRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in and receive the refresh cookie */
        post: operations["apiAuthLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session and clear the refresh cookie */
        post: operations["apiAuthLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get another access token with the refresh cookie
         * @description The cookie is replaced at every use. Its immediate predecessor receives the same successor for ten seconds; anything older ends
         *     the session. A request that a browser marks as coming from an origin that is not listed is refused before anything changes.
         */
        post: operations["refreshCookieRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Describe the account that is logged in */
        get: operations["refreshCookieUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign up */
        post: operations["accountSignUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/log-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a user name or an e-mail address
         * @description A `name` with an `@` is an address or, when no account has that address, a user name. The refresh token is in a cookie of its own.
         */
        post: operations["accountLogIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get another access token with the refresh cookie */
        post: operations["accountRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/log-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out */
        post: operations["accountLogOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am */
        get: operations["accountDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the verification link again */
        post: operations["accountRequestVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the password */
        post: operations["accountChangePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the e-mail address
         * @description The new address counts once the link mailed to it has been opened; the old one is then told. Whether the new address
         *     belongs to another account is not said.
         */
        post: operations["accountChangeEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My sessions */
        get: operations["accountSessions"];
        put?: never;
        post?: never;
        /** End all other sessions */
        delete: operations["accountEndOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of one of my sessions.
                 * @example 0198c0de-0000-7000-8000-000000000000
                 */
                session: components["parameters"]["Session"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one session */
        delete: operations["accountEndSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download my data */
        get: operations["accountExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete my account */
        post: operations["accountDelete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service can answer */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process runs
         * @description Asks nobody, not even the database. A process that does not answer is to be started anew.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether to send requests here
         * @description The service listens only once its schema is up to date and its signing keys are loaded; what can be missing later is told here.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This contract, as it is maintained */
        get: operations["getOpenapiYaml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This contract as JSON */
        get: operations["getOpenapiJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/as/{document}/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The key of a document.
                 * @example token-pair
                 */
                document: components["parameters"]["Document"];
            };
            cookie?: never;
        };
        /** The contract of one document alone */
        get: operations["getDocumentOpenapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public keys that verify tokens (RFC 7517)
         * @description Holds the key that signs, one that is about to, and those that signed tokens which may still be valid. A key is here before it signs for longer than a reply may be cached. Empty with `JWT_ALGORITHM=HS256`.
         */
        get: operations["getJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this server is, and where to go from here */
        get: operations["getLandingPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Swagger UI over this contract */
        get: operations["getDocsPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/as/{document}/docs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The key of a document.
                 * @example token-pair
                 */
                document: components["parameters"]["Document"];
            };
            cookie?: never;
        };
        /** Swagger UI over the contract of one document alone */
        get: operations["getDocumentDocsPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The account console */
        get: operations["getAccountPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page that asks for a reset link */
        get: operations["getForgotPasswordPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page a reset link opens */
        get: operations["getResetPasswordPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page a verification link opens */
        get: operations["getVerifyEmailPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dev/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mails that were kept instead of being sent
         * @description A tool for development: in production, and where a mail server is set, it does not exist. The newest 100 are listed.
         */
        get: operations["getDevMailbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dev/mail/{mail}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifies a mail that was kept.
                 * @example 2026-01-31T12-00-00-000Z-password_reset1
                 */
                mail: components["parameters"]["KeptMail"];
            };
            cookie?: never;
        };
        /** One mail, with its link */
        get: operations["getDevMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dev/mail/{mail}/html": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifies a mail that was kept.
                 * @example 2026-01-31T12-00-00-000Z-password_reset1
                 */
                mail: components["parameters"]["KeptMail"];
            };
            cookie?: never;
        };
        /** The HTML of one mail, as a mail reader shows it */
        get: operations["getDevMailHtml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the file.
                 * @example docs.js
                 */
                file: components["parameters"]["AssetFile"];
            };
            cookie?: never;
        };
        /** A script or style sheet of a page */
        get: operations["getAsset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Format: int64
         * @description Identifies an account under every document.
         */
        AccountId: number;
        /**
         * @description Letters of one script; no invisible or control characters, no space at either end, no accent twice and no more than four on one letter.
         *     At most 255 code points after NFKC, too.
         */
        Username: string;
        /**
         * @description An address without quotes and comments (RFC 5321, RFC 6531) at the name of a domain, not at a number in brackets; each of its parts
         *     in letters of one script.
         */
        EmailAddress: string;
        /**
         * Format: password
         * @description At least `PASSWORD_MIN_LENGTH` code points (6, in production 8, unless configured), and none of the most common passwords, of which
         *     `PASSWORD_BLOCKLIST` are refused (none, in production 10000, unless configured).
         */
        NewPassword: string;
        /** Format: password */
        Password: string;
        /** @description A signed token; opaque to clients (RFC 7519). */
        Jwt: string;
        /** @description No control characters. */
        PersonName: string | null;
        /** @description For people. Programs at the root read `code`. */
        Message: string;
        /**
         * @description The cause, the same word under every document.
         * @enum {string}
         */
        ErrorCode: "account_not_found" | "body_too_large" | "cross_site_request" | "email_taken" | "internal_error" | "invalid_credentials" | "invalid_fields" | "invalid_json" | "method_not_allowed" | "not_found" | "overloaded" | "session_not_found" | "token_expired" | "token_invalid" | "token_missing" | "token_spent" | "too_many_requests" | "unsupported_media_type" | "username_taken";
        /** @description What every error at the root adds to a document's own shape. */
        Coded: {
            code: components["schemas"]["ErrorCode"];
        };
        /** @description An error of the service itself. */
        Problem: {
            message: components["schemas"]["Message"];
            code: components["schemas"]["ErrorCode"];
        };
        RenewableTokenLogin: {
            username: components["schemas"]["Username"];
            password: components["schemas"]["Password"];
        };
        RenewableTokenRegister: {
            username: components["schemas"]["Username"];
            password: components["schemas"]["NewPassword"];
            email: components["schemas"]["EmailAddress"];
        };
        RenewableTokenLoggedIn: {
            token: components["schemas"]["Jwt"];
        };
        RenewableTokenRegistered: {
            message: components["schemas"]["Message"];
            /** @description The account id in decimal. */
            user_id: string;
        };
        RenewableTokenLoggedOut: {
            message: components["schemas"]["Message"];
        };
        RenewableTokenError: {
            message: components["schemas"]["Message"];
        };
        TokenPairSignup: {
            username: components["schemas"]["Username"];
            email: components["schemas"]["EmailAddress"];
            password: components["schemas"]["NewPassword"];
        };
        TokenPairLogin: {
            username: components["schemas"]["Username"];
            password: components["schemas"]["Password"];
        };
        TokenPairForgetPassword: {
            email: components["schemas"]["EmailAddress"];
        };
        TokenPairResetPassword: {
            reset_token: string;
            new_password: components["schemas"]["NewPassword"];
        };
        TokenPairRegistered: {
            message: components["schemas"]["Message"];
        };
        TokenPairTokens: {
            access_token: components["schemas"]["Jwt"];
            refresh_token: components["schemas"]["Jwt"];
        };
        TokenPairAccess: {
            access_token: components["schemas"]["Jwt"];
        };
        TokenPairResetRequested: {
            reset_token: string;
        };
        TokenPairPasswordReset: {
            message: components["schemas"]["Message"];
        };
        TokenPairLoggedOut: {
            message: components["schemas"]["Message"];
        };
        TokenPairError: {
            message: components["schemas"]["Message"];
        };
        VerifiedEmailRegister: {
            username: components["schemas"]["Username"];
            email: components["schemas"]["EmailAddress"];
            password: components["schemas"]["NewPassword"];
            firstname?: components["schemas"]["PersonName"];
            lastname?: components["schemas"]["PersonName"];
        };
        VerifiedEmailLogin: {
            email: string;
            password: components["schemas"]["Password"];
        };
        VerifiedEmailAddress: {
            email: components["schemas"]["EmailAddress"];
        };
        VerifiedEmailNewPassword: {
            password: components["schemas"]["NewPassword"];
        };
        VerifiedEmailUser: {
            id: components["schemas"]["AccountId"];
            username: string;
            email: string;
        };
        VerifiedEmailRegistered: {
            message: components["schemas"]["Message"];
            user: components["schemas"]["VerifiedEmailUser"];
        };
        VerifiedEmailLoggedIn: {
            message: components["schemas"]["Message"];
            access_token: components["schemas"]["Jwt"];
            refresh_token: components["schemas"]["Jwt"];
        };
        VerifiedEmailLoggedOut: {
            message: components["schemas"]["Message"];
        };
        VerifiedEmailAccess: {
            access_token: components["schemas"]["Jwt"];
        };
        VerifiedEmailResetRequested: {
            message: components["schemas"]["Message"];
        };
        VerifiedEmailPasswordReset: {
            message: components["schemas"]["Message"];
        };
        VerifiedEmailVerificationRequested: {
            message: components["schemas"]["Message"];
        };
        VerifiedEmailVerified: {
            message: components["schemas"]["Message"];
        };
        VerifiedEmailError: {
            error: components["schemas"]["Message"];
        };
        VerifiedEmailTokenError: {
            message: components["schemas"]["Message"];
        };
        BudgetTrackerRegister: {
            username: components["schemas"]["Username"];
            email: components["schemas"]["EmailAddress"];
            password: components["schemas"]["NewPassword"];
        };
        BudgetTrackerLogin: {
            username: components["schemas"]["Username"];
            password: components["schemas"]["Password"];
        };
        BudgetTrackerUser: {
            user_id: components["schemas"]["AccountId"];
            username: string;
            /** @description Empty for an account without an address. */
            email: string;
        };
        BudgetTrackerRegistered: {
            /** @constant */
            status: "success";
            message: components["schemas"]["Message"];
            user: components["schemas"]["BudgetTrackerUser"];
        };
        BudgetTrackerLoggedIn: {
            /** @constant */
            status: "success";
            message: components["schemas"]["Message"];
            user: components["schemas"]["BudgetTrackerUser"];
            token: components["schemas"]["Jwt"];
        };
        BudgetTrackerLoggedOut: {
            /** @constant */
            status: "success";
            message: components["schemas"]["Message"];
        };
        BudgetTrackerError: {
            /** @constant */
            status: "error";
            message: components["schemas"]["Message"];
        };
        RefreshCookieRegister: {
            username: components["schemas"]["Username"];
            password: components["schemas"]["NewPassword"];
        };
        RefreshCookieLogin: {
            username: components["schemas"]["Username"];
            /** Format: password */
            password: string;
        };
        RefreshCookieAccount: {
            id: components["schemas"]["AccountId"];
            username: string;
            /**
             * Format: date-time
             * @description When the account was registered (UTC).
             */
            joined: string;
        };
        RefreshCookieRegistered: {
            message: components["schemas"]["Message"];
        };
        RefreshCookieSession: {
            token: components["schemas"]["Jwt"];
            user: components["schemas"]["RefreshCookieAccount"];
        };
        RefreshCookieLoggedIn: {
            message: components["schemas"]["Message"];
            data: components["schemas"]["RefreshCookieSession"];
        };
        RefreshCookieAccess: {
            token: components["schemas"]["Jwt"];
        };
        RefreshCookieRefreshed: {
            message: components["schemas"]["Message"];
            data: components["schemas"]["RefreshCookieAccess"];
        };
        RefreshCookieLoggedOut: {
            message: components["schemas"]["Message"];
        };
        RefreshCookieUser: {
            message: components["schemas"]["Message"];
            data: components["schemas"]["RefreshCookieAccount"];
        };
        RefreshCookieError: {
            message: components["schemas"]["Message"];
        };
        RefreshCookieFieldError: {
            message: components["schemas"]["Message"];
            errors: components["schemas"]["RefreshCookieFields"];
        };
        /** @description What is wrong with `username`, `password` or another field, or with the `body` as a whole; empty when that could not be read at all. */
        RefreshCookieFields: {
            [key: string]: string[];
        };
        RenewableTokenProblem: components["schemas"]["RenewableTokenError"] & components["schemas"]["Coded"];
        TokenPairProblem: components["schemas"]["TokenPairError"] & components["schemas"]["Coded"];
        VerifiedEmailProblem: components["schemas"]["VerifiedEmailError"] & components["schemas"]["Coded"];
        VerifiedEmailTokenProblem: components["schemas"]["VerifiedEmailTokenError"] & components["schemas"]["Coded"];
        RefreshCookieProblem: components["schemas"]["RefreshCookieError"] & components["schemas"]["Coded"];
        AuthProblem: components["schemas"]["TokenPairError"] & components["schemas"]["VerifiedEmailError"] & components["schemas"]["Coded"];
        ApiAuthProblem: components["schemas"]["BudgetTrackerError"] & components["schemas"]["RefreshCookieError"] & components["schemas"]["Coded"];
        ApiAuthFieldProblem: components["schemas"]["BudgetTrackerError"] & components["schemas"]["RefreshCookieFieldError"] & components["schemas"]["Coded"];
        ApiAuthRegistrationProblem: components["schemas"]["ApiAuthFieldProblem"] | components["schemas"]["ApiAuthTakenProblem"];
        ApiAuthTakenProblem: components["schemas"]["BudgetTrackerError"] & components["schemas"]["Coded"];
        AuthLogin: ({
            email?: never;
        } & components["schemas"]["TokenPairLogin"]) | ({
            username?: never;
        } & components["schemas"]["VerifiedEmailLogin"]);
        AuthLoggedIn: components["schemas"]["TokenPairTokens"] & components["schemas"]["VerifiedEmailLoggedIn"];
        AuthRefreshed: components["schemas"]["TokenPairAccess"] & components["schemas"]["VerifiedEmailAccess"];
        AuthLoggedOut: components["schemas"]["TokenPairLoggedOut"] & components["schemas"]["VerifiedEmailLoggedOut"];
        ApiAuthRegister: components["schemas"]["BudgetTrackerRegister"] | ({
            email?: never;
        } & components["schemas"]["RefreshCookieRegister"]);
        ApiAuthLogin: components["schemas"]["BudgetTrackerLogin"] | components["schemas"]["RefreshCookieLogin"];
        ApiAuthRegistered: components["schemas"]["BudgetTrackerRegistered"] & components["schemas"]["RefreshCookieRegistered"];
        ApiAuthLoggedIn: components["schemas"]["BudgetTrackerLoggedIn"] & components["schemas"]["RefreshCookieLoggedIn"];
        ApiAuthLoggedOut: components["schemas"]["BudgetTrackerLoggedOut"] & components["schemas"]["RefreshCookieLoggedOut"];
        AccountSignUp: {
            /**
             * @description Letters of one script; no `@`, by which sign-in knows an address; no invisible or control characters, no space at either end,
             *     no accent twice and no more than four on one letter. At most 255 code points after NFKC, too.
             */
            username: string;
            email?: components["schemas"]["EmailAddress"];
            password: components["schemas"]["NewPassword"];
        };
        AccountLogIn: {
            name: string;
            password: components["schemas"]["Password"];
        };
        AccountNewPassword: {
            current_password: components["schemas"]["Password"];
            new_password: components["schemas"]["NewPassword"];
        };
        AccountNewEmail: {
            email: components["schemas"]["EmailAddress"];
            current_password: components["schemas"]["Password"];
        };
        AccountDeletion: {
            current_password: components["schemas"]["Password"];
        };
        AccountDetails: {
            id: components["schemas"]["AccountId"];
            username: string;
            email: string | null;
            email_verified: boolean;
            /** @description A new address that has still to be verified. */
            pending_email: string | null;
            /** Format: date-time */
            joined: string;
        };
        AccountAccess: {
            access_token: components["schemas"]["Jwt"];
            /** @description Seconds that the access token lives. */
            expires_in: number;
        };
        AccountSession: {
            access_token: components["schemas"]["Jwt"];
            /** @description Seconds that the access token lives. */
            expires_in: number;
            account: components["schemas"]["AccountDetails"];
        };
        AccountDone: {
            message: components["schemas"]["Message"];
        };
        AccountSessionRow: {
            id: string;
            /** @description Whether it is the one that asks. */
            current: boolean;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description The last log-in, refresh or renewal, noted once a minute at most. Requests with an access token do not count.
             */
            last_used_at: string;
            address: string | null;
            user_agent: string | null;
        };
        AccountSessions: {
            sessions: components["schemas"]["AccountSessionRow"][];
        };
        AccountEvent: {
            /** Format: date-time */
            at: string;
            kind: string;
            address: string | null;
            user_agent: string | null;
        };
        AccountNetwork: {
            /** @description An IPv4 address or an IPv6 /64. */
            network: string;
            /** Format: date-time */
            last_seen_at: string;
        };
        AccountExport: {
            account: components["schemas"]["AccountDetails"];
            first_name: string | null;
            last_name: string | null;
            /**
             * Format: date-time
             * @description When the address was last verified.
             */
            email_verified_at: string | null;
            /** @description The `Accept-Language` of the registration. */
            language: string | null;
            /** @description The live sessions. */
            sessions: components["schemas"]["AccountSessionRow"][];
            /** @description Networks that were logged in from in the last 90 days, the last one first. */
            networks: components["schemas"]["AccountNetwork"][];
            /** @description The newest thousand events of the audit trail. */
            events: components["schemas"]["AccountEvent"][];
        };
        AccountProblem: {
            message: components["schemas"]["Message"];
            code: components["schemas"]["ErrorCode"];
            errors?: components["schemas"]["AccountFields"];
        };
        /** @description What is wrong with each field. */
        AccountFields: {
            [key: string]: string[];
        };
        Health: {
            /** @enum {string} */
            status: "ok" | "unavailable";
        };
        Liveness: {
            /** @enum {string} */
            status: "live";
        };
        Readiness: {
            /** @enum {string} */
            status: "ready";
        };
        Unreadiness: {
            /** @enum {string} */
            status: "unavailable";
            /**
             * @description `database`: it does not answer. `stopping`: the service was told to stop, and still answers for a moment.
             * @enum {string}
             */
            reason: "database" | "stopping";
        };
        OpenapiDescription: {
            openapi: string;
            info: {
                [key: string]: unknown;
            };
            paths: {
                [key: string]: unknown;
            };
        };
        Jwks: {
            keys: components["schemas"]["Jwk"][];
        };
        /** @description A public key (RFC 7517, RFC 8037). */
        Jwk: {
            /** @constant */
            kty: "OKP";
            /** @constant */
            crv: "Ed25519";
            x: string;
            alg: string;
            /** @constant */
            use: "sig";
            kid: string;
        };
    };
    responses: {
        /** @description No valid token was sent. */
        RenewableTokenUnauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Token is missing",
                 *       "code": "token_missing"
                 *     }
                 */
                "application/json": components["schemas"]["RenewableTokenProblem"];
            };
        };
        /** @description The body is larger than 16 KiB. */
        RenewableTokenTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Request body is too large",
                 *       "code": "body_too_large"
                 *     }
                 */
                "application/json": components["schemas"]["RenewableTokenProblem"];
            };
        };
        /** @description The body is not JSON. */
        RenewableTokenNotJson: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Request body must be application/json",
                 *       "code": "unsupported_media_type"
                 *     }
                 */
                "application/json": components["schemas"]["RenewableTokenProblem"];
            };
        };
        /** @description Too many attempts. */
        RenewableTokenTooMany: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Too many requests",
                 *       "code": "too_many_requests"
                 *     }
                 */
                "application/json": components["schemas"]["RenewableTokenProblem"];
            };
        };
        /** @description Too much work is queued; nothing was changed. */
        RenewableTokenOverloaded: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Service is busy",
                 *       "code": "overloaded"
                 *     }
                 */
                "application/json": components["schemas"]["RenewableTokenProblem"];
            };
        };
        /** @description Something failed on the server. */
        RenewableTokenFailed: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "An error occurred during authentication",
                 *       "code": "internal_error"
                 *     }
                 */
                "application/json": components["schemas"]["RenewableTokenProblem"];
            };
        };
        /** @description A field is missing or not acceptable, or the body is not valid JSON. */
        TokenPairBadRequest: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Invalid JSON",
                 *       "code": "invalid_json"
                 *     }
                 */
                "application/json": components["schemas"]["TokenPairProblem"];
            };
        };
        /** @description The body is larger than 16 KiB. */
        TokenPairTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Request body is too large",
                 *       "code": "body_too_large"
                 *     }
                 */
                "application/json": components["schemas"]["TokenPairProblem"];
            };
        };
        /** @description The body is not JSON. */
        TokenPairNotJson: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Request body must be application/json",
                 *       "code": "unsupported_media_type"
                 *     }
                 */
                "application/json": components["schemas"]["TokenPairProblem"];
            };
        };
        /** @description Too many attempts. */
        TokenPairTooMany: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Too many requests",
                 *       "code": "too_many_requests"
                 *     }
                 */
                "application/json": components["schemas"]["TokenPairProblem"];
            };
        };
        /** @description Too much work is queued; nothing was changed. */
        TokenPairOverloaded: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Service is busy",
                 *       "code": "overloaded"
                 *     }
                 */
                "application/json": components["schemas"]["TokenPairProblem"];
            };
        };
        /** @description Something failed on the server. */
        TokenPairFailed: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Internal server error",
                 *       "code": "internal_error"
                 *     }
                 */
                "application/json": components["schemas"]["TokenPairProblem"];
            };
        };
        /** @description A field is missing or not acceptable, or the body is not valid JSON. */
        VerifiedEmailBadRequest: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Invalid JSON",
                 *       "code": "invalid_json"
                 *     }
                 */
                "application/json": components["schemas"]["VerifiedEmailProblem"];
            };
        };
        /** @description The body is larger than 16 KiB. */
        VerifiedEmailTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Request body is too large",
                 *       "code": "body_too_large"
                 *     }
                 */
                "application/json": components["schemas"]["VerifiedEmailProblem"];
            };
        };
        /** @description The body is not JSON. */
        VerifiedEmailNotJson: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Request body must be application/json",
                 *       "code": "unsupported_media_type"
                 *     }
                 */
                "application/json": components["schemas"]["VerifiedEmailProblem"];
            };
        };
        /** @description Too many attempts. */
        VerifiedEmailTooMany: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Too many requests",
                 *       "code": "too_many_requests"
                 *     }
                 */
                "application/json": components["schemas"]["VerifiedEmailProblem"];
            };
        };
        /** @description Too much work is queued; nothing was changed. */
        VerifiedEmailOverloaded: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Service is busy",
                 *       "code": "overloaded"
                 *     }
                 */
                "application/json": components["schemas"]["VerifiedEmailProblem"];
            };
        };
        /** @description Something failed on the server. */
        VerifiedEmailFailed: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Internal server error",
                 *       "code": "internal_error"
                 *     }
                 */
                "application/json": components["schemas"]["VerifiedEmailProblem"];
            };
        };
        /** @description No valid token was sent. */
        RefreshCookieUnauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Access token is missing.",
                 *       "code": "token_missing"
                 *     }
                 */
                "application/json": components["schemas"]["RefreshCookieProblem"];
            };
        };
        /** @description Something failed on the server. */
        RefreshCookieFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Error: try again later.",
                 *       "code": "internal_error"
                 *     }
                 */
                "application/json": components["schemas"]["RefreshCookieProblem"];
            };
        };
        /** @description A field is missing or not acceptable, or the body is not valid JSON. */
        AuthBadRequest: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Invalid JSON",
                 *       "error": "Invalid JSON",
                 *       "code": "invalid_json"
                 *     }
                 */
                "application/json": components["schemas"]["AuthProblem"];
            };
        };
        /** @description No valid token was sent. */
        AuthUnauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Token is missing",
                 *       "error": "Token is missing",
                 *       "code": "token_missing"
                 *     }
                 */
                "application/json": components["schemas"]["AuthProblem"];
            };
        };
        /** @description No valid refresh token was sent. */
        AuthBadRefreshToken: {
            headers: {
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Refresh token is missing",
                 *       "error": "Refresh token is missing",
                 *       "code": "token_missing"
                 *     }
                 */
                "application/json": components["schemas"]["AuthProblem"];
            };
        };
        /** @description The body is larger than 16 KiB. */
        AuthTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Request body is too large",
                 *       "error": "Request body is too large",
                 *       "code": "body_too_large"
                 *     }
                 */
                "application/json": components["schemas"]["AuthProblem"];
            };
        };
        /** @description The body is not JSON. */
        AuthNotJson: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Request body must be application/json",
                 *       "error": "Request body must be application/json",
                 *       "code": "unsupported_media_type"
                 *     }
                 */
                "application/json": components["schemas"]["AuthProblem"];
            };
        };
        /** @description Too many attempts. */
        AuthTooMany: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Too many requests",
                 *       "error": "Too many requests",
                 *       "code": "too_many_requests"
                 *     }
                 */
                "application/json": components["schemas"]["AuthProblem"];
            };
        };
        /** @description Too much work is queued; nothing was changed. */
        AuthOverloaded: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Service is busy",
                 *       "error": "Service is busy",
                 *       "code": "overloaded"
                 *     }
                 */
                "application/json": components["schemas"]["AuthProblem"];
            };
        };
        /** @description Something failed on the server. */
        AuthFailed: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Internal server error",
                 *       "error": "Internal server error",
                 *       "code": "internal_error"
                 *     }
                 */
                "application/json": components["schemas"]["AuthProblem"];
            };
        };
        /** @description No valid token was sent. */
        ApiAuthUnauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "status": "error",
                 *       "message": "Token is missing",
                 *       "code": "token_missing"
                 *     }
                 */
                "application/json": components["schemas"]["ApiAuthProblem"];
            };
        };
        /** @description The body is larger than 16 KiB. */
        ApiAuthTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "status": "error",
                 *       "message": "Request body is too large",
                 *       "code": "body_too_large"
                 *     }
                 */
                "application/json": components["schemas"]["ApiAuthProblem"];
            };
        };
        /** @description The body is not JSON. */
        ApiAuthNotJson: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "status": "error",
                 *       "message": "Request body must be application/json",
                 *       "code": "unsupported_media_type"
                 *     }
                 */
                "application/json": components["schemas"]["ApiAuthProblem"];
            };
        };
        /** @description Too many attempts. */
        ApiAuthTooMany: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "status": "error",
                 *       "message": "Too many requests",
                 *       "code": "too_many_requests"
                 *     }
                 */
                "application/json": components["schemas"]["ApiAuthProblem"];
            };
        };
        /** @description Too much work is queued; nothing was changed. */
        ApiAuthOverloaded: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "status": "error",
                 *       "message": "Service is busy",
                 *       "code": "overloaded"
                 *     }
                 */
                "application/json": components["schemas"]["ApiAuthProblem"];
            };
        };
        /** @description Something failed on the server. */
        ApiAuthFailed: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "status": "error",
                 *       "message": "An error occurred",
                 *       "code": "internal_error"
                 *     }
                 */
                "application/json": components["schemas"]["ApiAuthProblem"];
            };
        };
        /** @description A wrong password, or a field is missing or not acceptable. */
        RenewableTokenBadLogIn: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Invalid password",
                 *       "code": "invalid_credentials"
                 *     }
                 */
                "application/json": components["schemas"]["RenewableTokenProblem"];
            };
        };
        /** @description No account has this user name. Not with `REVEAL_ACCOUNTS=false`, where a wrong password is answered instead. */
        RenewableTokenUnknownUser: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "User not found",
                 *       "code": "invalid_credentials"
                 *     }
                 */
                "application/json": components["schemas"]["RenewableTokenProblem"];
            };
        };
        /** @description The name or address is taken, or a field is missing or not acceptable. */
        RenewableTokenBadRegistration: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "User already exists",
                 *       "code": "username_taken"
                 *     }
                 */
                "application/json": components["schemas"]["RenewableTokenProblem"];
            };
        };
        /** @description The name or address is taken. */
        TokenPairTaken: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "User already exists",
                 *       "code": "username_taken"
                 *     }
                 */
                "application/json": components["schemas"]["TokenPairProblem"];
            };
        };
        /** @description No account has this address. Not with `REVEAL_ACCOUNTS=false`. */
        TokenPairUnknownEmail: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "No user with that email",
                 *       "code": "account_not_found"
                 *     }
                 */
                "application/json": components["schemas"]["TokenPairProblem"];
            };
        };
        /** @description The reset token is unknown, spent or expired. */
        TokenPairBadResetToken: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Invalid or expired token",
                 *       "code": "token_invalid"
                 *     }
                 */
                "application/json": components["schemas"]["TokenPairProblem"];
            };
        };
        /** @description The name or address is taken, or a field is missing or not acceptable. */
        VerifiedEmailBadRegistration: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Username or email already exists",
                 *       "code": "username_taken"
                 *     }
                 */
                "application/json": components["schemas"]["VerifiedEmailProblem"];
            };
        };
        /** @description The token is unknown, spent or expired, or the new password is missing or not acceptable. */
        VerifiedEmailBadReset: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Invalid or expired token.",
                 *       "code": "token_invalid"
                 *     }
                 */
                "application/json": components["schemas"]["VerifiedEmailProblem"];
            };
        };
        /** @description The token is unknown, spent or expired, or the new address that it was mailed to is another account's by now. */
        VerifiedEmailBadVerification: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Invalid or expired token.",
                 *       "code": "token_invalid"
                 *     }
                 */
                "application/json": components["schemas"]["VerifiedEmailTokenProblem"];
            };
        };
        /** @description No account has this name or address, or the password is wrong. */
        AuthWrongCredentials: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Invalid credentials",
                 *       "error": "Invalid email or password",
                 *       "code": "invalid_credentials"
                 *     }
                 */
                "application/json": components["schemas"]["AuthProblem"];
            };
        };
        /** @description The name or address is taken (with `email`), or a field is missing or not acceptable (`errors`). */
        ApiAuthBadRegistration: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "status": "error",
                 *       "message": "Username or email already exists",
                 *       "code": "username_taken"
                 *     }
                 */
                "application/json": components["schemas"]["ApiAuthRegistrationProblem"];
            };
        };
        /** @description A field is missing or not acceptable. */
        ApiAuthBadLogIn: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "status": "error",
                 *       "message": "password is required",
                 *       "errors": {
                 *         "password": [
                 *           "is required"
                 *         ]
                 *       },
                 *       "code": "invalid_fields"
                 *     }
                 */
                "application/json": components["schemas"]["ApiAuthFieldProblem"];
            };
        };
        /** @description No account has this name, or the password is wrong. */
        ApiAuthWrongCredentials: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "status": "error",
                 *       "message": "Invalid username or password",
                 *       "code": "invalid_credentials"
                 *     }
                 */
                "application/json": components["schemas"]["ApiAuthProblem"];
            };
        };
        /** @description The name is taken (without `email`). */
        RefreshCookieTaken: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Account with given username already exists.",
                 *       "code": "username_taken"
                 *     }
                 */
                "application/json": components["schemas"]["RefreshCookieProblem"];
            };
        };
        /** @description The cookie is missing, invalid, expired or was replaced, or the request came from another origin. */
        RefreshCookieBadCookie: {
            headers: {
                "Set-Cookie": components["headers"]["ClearedCookie"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Invalid, expired or missing refresh token.",
                 *       "code": "token_missing"
                 *     }
                 */
                "application/json": components["schemas"]["RefreshCookieProblem"];
            };
        };
        /** @description A field is missing or not acceptable. */
        AccountBadRequest: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Something is missing or not acceptable.",
                 *       "code": "invalid_fields",
                 *       "errors": {
                 *         "password": [
                 *           "is required"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AccountProblem"];
            };
        };
        /** @description A field is missing or not acceptable; a wrong password is `current_password` that `is wrong`. */
        AccountUnconfirmed: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Something is missing or not acceptable.",
                 *       "code": "invalid_fields",
                 *       "errors": {
                 *         "current_password": [
                 *           "is wrong"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AccountProblem"];
            };
        };
        /** @description No account has this name, or the password is wrong. */
        AccountWrongCredentials: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "The name or the password is wrong.",
                 *       "code": "invalid_credentials"
                 *     }
                 */
                "application/json": components["schemas"]["AccountProblem"];
            };
        };
        /** @description No valid token was sent. */
        AccountUnauthorized: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Please sign in.",
                 *       "code": "token_missing"
                 *     }
                 */
                "application/json": components["schemas"]["AccountProblem"];
            };
        };
        /** @description The cookie is missing, invalid, expired or was replaced, or the request came from another origin. */
        AccountBadCookie: {
            headers: {
                "Set-Cookie": components["headers"]["ClearedAccountCookie"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Please sign in.",
                 *       "code": "token_missing"
                 *     }
                 */
                "application/json": components["schemas"]["AccountProblem"];
            };
        };
        /** @description No such session of this account. */
        AccountNoSession: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "There is no such session.",
                 *       "code": "session_not_found"
                 *     }
                 */
                "application/json": components["schemas"]["AccountProblem"];
            };
        };
        /** @description The name or the address is taken. */
        AccountTaken: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "That name is taken.",
                 *       "code": "username_taken",
                 *       "errors": {
                 *         "username": [
                 *           "is taken"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AccountProblem"];
            };
        };
        /** @description The body is larger than 16 KiB. */
        AccountTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Request body is too large",
                 *       "code": "body_too_large"
                 *     }
                 */
                "application/json": components["schemas"]["AccountProblem"];
            };
        };
        /** @description The body is not JSON. */
        AccountNotJson: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Request body must be application/json",
                 *       "code": "unsupported_media_type"
                 *     }
                 */
                "application/json": components["schemas"]["AccountProblem"];
            };
        };
        /** @description Too many attempts. */
        AccountTooMany: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Too many attempts. Please wait 30 s.",
                 *       "code": "too_many_requests"
                 *     }
                 */
                "application/json": components["schemas"]["AccountProblem"];
            };
        };
        /** @description Something failed on the server. */
        AccountFailed: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Something went wrong. Please try again.",
                 *       "code": "internal_error"
                 *     }
                 */
                "application/json": components["schemas"]["AccountProblem"];
            };
        };
        /** @description Too much work is queued; nothing was changed. */
        AccountOverloaded: {
            headers: {
                RateLimit: components["headers"]["RateLimitLeft"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "The service is busy. Please try again.",
                 *       "code": "overloaded"
                 *     }
                 */
                "application/json": components["schemas"]["AccountProblem"];
            };
        };
        /** @description There is no such document. */
        NoDocument: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "No such document",
                 *       "code": "not_found"
                 *     }
                 */
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such file. */
        NoFile: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "No such file",
                 *       "code": "not_found"
                 *     }
                 */
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description No such path. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Not found",
                 *       "code": "not_found"
                 *     }
                 */
                "application/json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The part of the mailed link behind `#`.
         * @example q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA
         */
        OneTimeToken: string;
        /**
         * @description The id of one of my sessions.
         * @example 0198c0de-0000-7000-8000-000000000000
         */
        Session: string;
        /**
         * @description The key of a document.
         * @example token-pair
         */
        Document: "renewable-token" | "token-pair" | "verified-email" | "budget-tracker" | "refresh-cookie";
        /**
         * @description Identifies a mail that was kept.
         * @example 2026-01-31T12-00-00-000Z-password_reset1
         */
        KeptMail: string;
        /**
         * @description The name of the file.
         * @example docs.js
         */
        AssetFile: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Seconds after which another attempt makes sense.
         * @example 30
         */
        RetryAfter: number;
        /**
         * @description What is left of the limit that was reached, and the seconds until it starts again (draft-ietf-httpapi-ratelimit-headers).
         * @example "network";r=0;t=30
         */
        RateLimit: string;
        /**
         * @description The limit, as a quota and a window in seconds.
         * @example "network";q=600;w=60
         */
        RateLimitPolicy: string;
        /**
         * @description What is left to the client's network, and the seconds until its limit starts again; not with `RATE_LIMITS=off`.
         * @example "network";r=599;t=30
         */
        RateLimitLeft: string;
        /**
         * @description The limit of a network, as a quota and a window in seconds; not with `RATE_LIMITS=off`.
         * @example "network";q=600;w=60
         */
        RateLimitPolicyLeft: string;
        /**
         * @description The scheme that is wanted, with `error="invalid_token"` behind it when a token was sent (RFC 6750 §3).
         * @example Bearer realm="concord"
         */
        WwwAuthenticate: string;
        /**
         * @description The refresh cookie.
         * @example refresh_token=eyJhbGciOiJFZERTQSJ9.e30.c2ln; Max-Age=2592000; Path=/api/auth/refresh; HttpOnly; SameSite=Strict
         */
        RefreshCookie: string;
        /**
         * @description The console's refresh cookie.
         * @example refresh_token=eyJhbGciOiJFZERTQSJ9.e30.c2ln; Max-Age=2592000; Path=/account/refresh; HttpOnly; SameSite=Strict
         */
        AccountCookie: string;
        /**
         * @description Clears the refresh cookie.
         * @example refresh_token=; Max-Age=0; Path=/api/auth/refresh; HttpOnly; SameSite=Strict
         */
        EndedCookie: string;
        /**
         * @description Clears the console's refresh cookie.
         * @example refresh_token=; Max-Age=0; Path=/account/refresh; HttpOnly; SameSite=Strict
         */
        EndedAccountCookie: string;
        /**
         * @description Clears a refresh cookie that is of no more use.
         * @example refresh_token=; Max-Age=0; Path=/api/auth/refresh; HttpOnly; SameSite=Strict
         */
        ClearedCookie: string;
        /**
         * @description Clears a refresh cookie that is of no more use.
         * @example refresh_token=; Max-Age=0; Path=/account/refresh; HttpOnly; SameSite=Strict
         */
        ClearedAccountCookie: string;
        /**
         * @description How long the answer may be kept.
         * @example public, max-age=300
         */
        CacheControl: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    renewableTokenLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "john_doe",
                 *       "password": "correct horse"
                 *     }
                 */
                "application/json": components["schemas"]["RenewableTokenLogin"];
            };
        };
        responses: {
            /** @description Logged in. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln"
                     *     }
                     */
                    "application/json": components["schemas"]["RenewableTokenLoggedIn"];
                };
            };
            400: components["responses"]["RenewableTokenBadLogIn"];
            404: components["responses"]["RenewableTokenUnknownUser"];
            413: components["responses"]["RenewableTokenTooLarge"];
            415: components["responses"]["RenewableTokenNotJson"];
            429: components["responses"]["RenewableTokenTooMany"];
            500: components["responses"]["RenewableTokenFailed"];
            503: components["responses"]["RenewableTokenOverloaded"];
        };
    };
    renewableTokenRegister: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "john_doe",
                 *       "password": "correct horse",
                 *       "email": "john@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["RenewableTokenRegister"];
            };
        };
        responses: {
            /** @description Registered. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "User created successfully",
                     *       "user_id": "1"
                     *     }
                     */
                    "application/json": components["schemas"]["RenewableTokenRegistered"];
                };
            };
            400: components["responses"]["RenewableTokenBadRegistration"];
            413: components["responses"]["RenewableTokenTooLarge"];
            415: components["responses"]["RenewableTokenNotJson"];
            429: components["responses"]["RenewableTokenTooMany"];
            500: components["responses"]["RenewableTokenFailed"];
            503: components["responses"]["RenewableTokenOverloaded"];
        };
    };
    renewableTokenLogout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logged out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "User logged out successfully"
                     *     }
                     */
                    "application/json": components["schemas"]["RenewableTokenLoggedOut"];
                };
            };
            401: components["responses"]["RenewableTokenUnauthorized"];
            500: components["responses"]["RenewableTokenFailed"];
        };
    };
    renewableTokenRenew: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A new token of the same session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln"
                     *     }
                     */
                    "application/json": components["schemas"]["RenewableTokenLoggedIn"];
                };
            };
            401: components["responses"]["RenewableTokenUnauthorized"];
            500: components["responses"]["RenewableTokenFailed"];
        };
    };
    tokenPairSignup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "john_doe",
                 *       "email": "john@example.com",
                 *       "password": "correct horse"
                 *     }
                 */
                "application/json": components["schemas"]["TokenPairSignup"];
            };
        };
        responses: {
            /** @description Registered. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "User created successfully"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairRegistered"];
                };
            };
            400: components["responses"]["TokenPairBadRequest"];
            409: components["responses"]["TokenPairTaken"];
            413: components["responses"]["TokenPairTooLarge"];
            415: components["responses"]["TokenPairNotJson"];
            429: components["responses"]["TokenPairTooMany"];
            500: components["responses"]["TokenPairFailed"];
            503: components["responses"]["TokenPairOverloaded"];
        };
    };
    authLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "john_doe",
                 *       "password": "correct horse"
                 *     }
                 */
                "application/json": components["schemas"]["AuthLogin"];
            };
        };
        responses: {
            /** @description Logged in. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Login successful",
                     *       "access_token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
                     *       "refresh_token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthLoggedIn"];
                };
            };
            400: components["responses"]["AuthBadRequest"];
            401: components["responses"]["AuthWrongCredentials"];
            413: components["responses"]["AuthTooLarge"];
            415: components["responses"]["AuthNotJson"];
            429: components["responses"]["AuthTooMany"];
            500: components["responses"]["AuthFailed"];
            503: components["responses"]["AuthOverloaded"];
        };
    };
    authRefresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A new access token of the same session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthRefreshed"];
                };
            };
            401: components["responses"]["AuthBadRefreshToken"];
            500: components["responses"]["AuthFailed"];
        };
    };
    authLogout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logged out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Logout successful"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthLoggedOut"];
                };
            };
            401: components["responses"]["AuthUnauthorized"];
            500: components["responses"]["AuthFailed"];
        };
    };
    tokenPairForgetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "john@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["TokenPairForgetPassword"];
            };
        };
        responses: {
            /** @description A reset token. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reset_token": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairResetRequested"];
                };
            };
            400: components["responses"]["TokenPairBadRequest"];
            404: components["responses"]["TokenPairUnknownEmail"];
            413: components["responses"]["TokenPairTooLarge"];
            415: components["responses"]["TokenPairNotJson"];
            429: components["responses"]["TokenPairTooMany"];
            500: components["responses"]["TokenPairFailed"];
        };
    };
    tokenPairResetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reset_token": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA",
                 *       "new_password": "battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["TokenPairResetPassword"];
            };
        };
        responses: {
            /** @description The password was set. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Password reset successful"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairPasswordReset"];
                };
            };
            400: components["responses"]["TokenPairBadRequest"];
            401: components["responses"]["TokenPairBadResetToken"];
            413: components["responses"]["TokenPairTooLarge"];
            415: components["responses"]["TokenPairNotJson"];
            429: components["responses"]["TokenPairTooMany"];
            500: components["responses"]["TokenPairFailed"];
            503: components["responses"]["TokenPairOverloaded"];
        };
    };
    verifiedEmailRegister: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "john_doe",
                 *       "email": "john@example.com",
                 *       "password": "correct horse",
                 *       "firstname": "John",
                 *       "lastname": "Doe"
                 *     }
                 */
                "application/json": components["schemas"]["VerifiedEmailRegister"];
            };
        };
        responses: {
            /** @description Registered. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "User registered successfully",
                     *       "user": {
                     *         "id": 1,
                     *         "username": "john_doe",
                     *         "email": "john@example.com"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailRegistered"];
                };
            };
            400: components["responses"]["VerifiedEmailBadRegistration"];
            413: components["responses"]["VerifiedEmailTooLarge"];
            415: components["responses"]["VerifiedEmailNotJson"];
            429: components["responses"]["VerifiedEmailTooMany"];
            500: components["responses"]["VerifiedEmailFailed"];
            503: components["responses"]["VerifiedEmailOverloaded"];
        };
    };
    verifiedEmailRequestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "john@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["VerifiedEmailAddress"];
            };
        };
        responses: {
            /** @description A mail is on its way if an account has the address. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Check your email, a password reset email has been sent"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailResetRequested"];
                };
            };
            400: components["responses"]["VerifiedEmailBadRequest"];
            413: components["responses"]["VerifiedEmailTooLarge"];
            415: components["responses"]["VerifiedEmailNotJson"];
            429: components["responses"]["VerifiedEmailTooMany"];
            500: components["responses"]["VerifiedEmailFailed"];
        };
    };
    verifiedEmailResetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The part of the mailed link behind `#`.
                 * @example q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA
                 */
                token: components["parameters"]["OneTimeToken"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["VerifiedEmailNewPassword"];
            };
        };
        responses: {
            /** @description The password was set. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Password has been reset successfully."
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailPasswordReset"];
                };
            };
            400: components["responses"]["VerifiedEmailBadReset"];
            413: components["responses"]["VerifiedEmailTooLarge"];
            415: components["responses"]["VerifiedEmailNotJson"];
            429: components["responses"]["VerifiedEmailTooMany"];
            500: components["responses"]["VerifiedEmailFailed"];
            503: components["responses"]["VerifiedEmailOverloaded"];
        };
    };
    verifiedEmailRequestVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "john@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["VerifiedEmailAddress"];
            };
        };
        responses: {
            /** @description A mail is on its way if an account with this address still has to verify it. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Check your email, a verification link has been sent."
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailVerificationRequested"];
                };
            };
            400: components["responses"]["VerifiedEmailBadRequest"];
            413: components["responses"]["VerifiedEmailTooLarge"];
            415: components["responses"]["VerifiedEmailNotJson"];
            429: components["responses"]["VerifiedEmailTooMany"];
            500: components["responses"]["VerifiedEmailFailed"];
        };
    };
    verifiedEmailVerifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The part of the mailed link behind `#`.
                 * @example q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA
                 */
                token: components["parameters"]["OneTimeToken"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address is verified. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Email has been verified successfully."
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailVerified"];
                };
            };
            400: components["responses"]["VerifiedEmailBadVerification"];
            500: components["responses"]["VerifiedEmailFailed"];
        };
    };
    apiAuthRegister: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "john_doe",
                 *       "email": "john@example.com",
                 *       "password": "correct horse"
                 *     }
                 */
                "application/json": components["schemas"]["ApiAuthRegister"];
            };
        };
        responses: {
            /** @description Registered. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "message": "User registered successfully",
                     *       "user": {
                     *         "user_id": 1,
                     *         "username": "john_doe",
                     *         "email": "john@example.com"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthRegistered"];
                };
            };
            400: components["responses"]["ApiAuthBadRegistration"];
            409: components["responses"]["RefreshCookieTaken"];
            413: components["responses"]["ApiAuthTooLarge"];
            415: components["responses"]["ApiAuthNotJson"];
            429: components["responses"]["ApiAuthTooMany"];
            500: components["responses"]["ApiAuthFailed"];
            503: components["responses"]["ApiAuthOverloaded"];
        };
    };
    apiAuthLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "john_doe",
                 *       "password": "correct horse"
                 *     }
                 */
                "application/json": components["schemas"]["ApiAuthLogin"];
            };
        };
        responses: {
            /** @description Logged in. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["RefreshCookie"];
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "message": "Login successful",
                     *       "user": {
                     *         "user_id": 1,
                     *         "username": "john_doe",
                     *         "email": "john@example.com"
                     *       },
                     *       "token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
                     *       "data": {
                     *         "token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
                     *         "user": {
                     *           "id": 1,
                     *           "username": "john_doe",
                     *           "joined": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthLoggedIn"];
                };
            };
            400: components["responses"]["ApiAuthBadLogIn"];
            401: components["responses"]["ApiAuthWrongCredentials"];
            413: components["responses"]["ApiAuthTooLarge"];
            415: components["responses"]["ApiAuthNotJson"];
            429: components["responses"]["ApiAuthTooMany"];
            500: components["responses"]["ApiAuthFailed"];
            503: components["responses"]["ApiAuthOverloaded"];
        };
    };
    apiAuthLogout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logged out. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["EndedCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "message": "Logged out successfully"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthLoggedOut"];
                };
            };
            401: components["responses"]["ApiAuthUnauthorized"];
            500: components["responses"]["ApiAuthFailed"];
        };
    };
    refreshCookieRefresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A new access token of the same session. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["RefreshCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Access token refreshed.",
                     *       "data": {
                     *         "token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RefreshCookieRefreshed"];
                };
            };
            401: components["responses"]["RefreshCookieBadCookie"];
            500: components["responses"]["RefreshCookieFailed"];
        };
    };
    refreshCookieUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "User details retrieved.",
                     *       "data": {
                     *         "id": 1,
                     *         "username": "john_doe",
                     *         "joined": "2026-01-31T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RefreshCookieUser"];
                };
            };
            401: components["responses"]["RefreshCookieUnauthorized"];
            500: components["responses"]["RefreshCookieFailed"];
        };
    };
    accountSignUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "ada",
                 *       "email": "ada@example.com",
                 *       "password": "correct horse"
                 *     }
                 */
                "application/json": components["schemas"]["AccountSignUp"];
            };
        };
        responses: {
            /** @description Signed up; not yet logged in. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "username": "ada",
                     *       "email": "ada@example.com",
                     *       "email_verified": false,
                     *       "pending_email": null,
                     *       "joined": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountDetails"];
                };
            };
            400: components["responses"]["AccountBadRequest"];
            409: components["responses"]["AccountTaken"];
            413: components["responses"]["AccountTooLarge"];
            415: components["responses"]["AccountNotJson"];
            429: components["responses"]["AccountTooMany"];
            500: components["responses"]["AccountFailed"];
            503: components["responses"]["AccountOverloaded"];
        };
    };
    accountLogIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "ada@example.com",
                 *       "password": "correct horse"
                 *     }
                 */
                "application/json": components["schemas"]["AccountLogIn"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["AccountCookie"];
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
                     *       "expires_in": 3600,
                     *       "account": {
                     *         "id": 1,
                     *         "username": "ada",
                     *         "email": "ada@example.com",
                     *         "email_verified": false,
                     *         "pending_email": null,
                     *         "joined": "2026-01-31T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AccountSession"];
                };
            };
            400: components["responses"]["AccountBadRequest"];
            401: components["responses"]["AccountWrongCredentials"];
            413: components["responses"]["AccountTooLarge"];
            415: components["responses"]["AccountNotJson"];
            429: components["responses"]["AccountTooMany"];
            500: components["responses"]["AccountFailed"];
            503: components["responses"]["AccountOverloaded"];
        };
    };
    accountRefresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A new access token of the same session. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["AccountCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
                     *       "expires_in": 3600
                     *     }
                     */
                    "application/json": components["schemas"]["AccountAccess"];
                };
            };
            401: components["responses"]["AccountBadCookie"];
            500: components["responses"]["AccountFailed"];
        };
    };
    accountLogOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["EndedAccountCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "You are signed out."
                     *     }
                     */
                    "application/json": components["schemas"]["AccountDone"];
                };
            };
            401: components["responses"]["AccountUnauthorized"];
            500: components["responses"]["AccountFailed"];
        };
    };
    accountDetails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "username": "ada",
                     *       "email": "ada@example.com",
                     *       "email_verified": false,
                     *       "pending_email": null,
                     *       "joined": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountDetails"];
                };
            };
            401: components["responses"]["AccountUnauthorized"];
            500: components["responses"]["AccountFailed"];
        };
    };
    accountRequestVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On its way, if there is an address that still has to be verified. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "We have sent you a mail."
                     *     }
                     */
                    "application/json": components["schemas"]["AccountDone"];
                };
            };
            401: components["responses"]["AccountUnauthorized"];
            429: components["responses"]["AccountTooMany"];
            500: components["responses"]["AccountFailed"];
        };
    };
    accountChangePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "correct horse",
                 *       "new_password": "battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["AccountNewPassword"];
            };
        };
        responses: {
            /** @description Changed; every other session has ended. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Your password has been changed."
                     *     }
                     */
                    "application/json": components["schemas"]["AccountDone"];
                };
            };
            400: components["responses"]["AccountUnconfirmed"];
            401: components["responses"]["AccountUnauthorized"];
            413: components["responses"]["AccountTooLarge"];
            415: components["responses"]["AccountNotJson"];
            429: components["responses"]["AccountTooMany"];
            500: components["responses"]["AccountFailed"];
            503: components["responses"]["AccountOverloaded"];
        };
    };
    accountChangeEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.org",
                 *       "current_password": "correct horse"
                 *     }
                 */
                "application/json": components["schemas"]["AccountNewEmail"];
            };
        };
        responses: {
            /** @description A mail is on its way to the new address. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Open the link in the mail that we have sent to the new address."
                     *     }
                     */
                    "application/json": components["schemas"]["AccountDone"];
                };
            };
            400: components["responses"]["AccountUnconfirmed"];
            401: components["responses"]["AccountUnauthorized"];
            413: components["responses"]["AccountTooLarge"];
            415: components["responses"]["AccountNotJson"];
            429: components["responses"]["AccountTooMany"];
            500: components["responses"]["AccountFailed"];
            503: components["responses"]["AccountOverloaded"];
        };
    };
    accountSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The live sessions, newest first, at most 100. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessions": [
                     *         {
                     *           "id": "0198c0de-0000-7000-8000-000000000000",
                     *           "current": true,
                     *           "created_at": "2026-01-31T12:00:00.000Z",
                     *           "last_used_at": "2026-01-31T12:30:00.000Z",
                     *           "address": "203.0.113.9",
                     *           "user_agent": "Mozilla/5.0"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AccountSessions"];
                };
            };
            401: components["responses"]["AccountUnauthorized"];
            500: components["responses"]["AccountFailed"];
        };
    };
    accountEndOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All but this one have ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "All other sessions have ended."
                     *     }
                     */
                    "application/json": components["schemas"]["AccountDone"];
                };
            };
            401: components["responses"]["AccountUnauthorized"];
            500: components["responses"]["AccountFailed"];
        };
    };
    accountEndSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of one of my sessions.
                 * @example 0198c0de-0000-7000-8000-000000000000
                 */
                session: components["parameters"]["Session"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "The session has ended."
                     *     }
                     */
                    "application/json": components["schemas"]["AccountDone"];
                };
            };
            401: components["responses"]["AccountUnauthorized"];
            404: components["responses"]["AccountNoSession"];
            500: components["responses"]["AccountFailed"];
        };
    };
    accountExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description What is kept about the account, save what only proves a password or a token, sessions that have ended (kept for a day), and what is
             *     beyond the newest hundred sessions, thousand networks and thousand events.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account": {
                     *         "id": 1,
                     *         "username": "ada",
                     *         "email": "ada@example.com",
                     *         "email_verified": false,
                     *         "pending_email": null,
                     *         "joined": "2026-01-31T12:00:00.000Z"
                     *       },
                     *       "first_name": null,
                     *       "last_name": null,
                     *       "email_verified_at": null,
                     *       "language": null,
                     *       "sessions": [
                     *         {
                     *           "id": "0198c0de-0000-7000-8000-000000000000",
                     *           "current": true,
                     *           "created_at": "2026-01-31T12:00:00.000Z",
                     *           "last_used_at": "2026-01-31T12:30:00.000Z",
                     *           "address": "203.0.113.9",
                     *           "user_agent": "Mozilla/5.0"
                     *         }
                     *       ],
                     *       "networks": [
                     *         {
                     *           "network": "203.0.113.9",
                     *           "last_seen_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "events": [
                     *         {
                     *           "at": "2026-01-31T12:00:00.000Z",
                     *           "kind": "log_in",
                     *           "address": "203.0.113.9",
                     *           "user_agent": "Mozilla/5.0"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AccountExport"];
                };
            };
            401: components["responses"]["AccountUnauthorized"];
            500: components["responses"]["AccountFailed"];
        };
    };
    accountDelete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "correct horse"
                 *     }
                 */
                "application/json": components["schemas"]["AccountDeletion"];
            };
        };
        responses: {
            /** @description Deleted, with all that refers to it. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["EndedAccountCookie"];
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Your account has been deleted."
                     *     }
                     */
                    "application/json": components["schemas"]["AccountDone"];
                };
            };
            400: components["responses"]["AccountUnconfirmed"];
            401: components["responses"]["AccountUnauthorized"];
            413: components["responses"]["AccountTooLarge"];
            415: components["responses"]["AccountNotJson"];
            429: components["responses"]["AccountTooMany"];
            500: components["responses"]["AccountFailed"];
            503: components["responses"]["AccountOverloaded"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The database does not answer. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "unavailable"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "live"
                     *     }
                     */
                    "application/json": components["schemas"]["Liveness"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The database answers, and the service is not about to stop. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ready"
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Send requests to another instance. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "unavailable",
                     *       "reason": "database"
                     *     }
                     */
                    "application/json": components["schemas"]["Unreadiness"];
                };
            };
        };
    };
    getOpenapiYaml: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An OpenAPI 3.1 document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                };
            };
        };
    };
    getOpenapiJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An OpenAPI 3.1 document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenapiDescription"];
                };
            };
        };
    };
    getDocumentOpenapi: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The key of a document.
                 * @example token-pair
                 */
                document: components["parameters"]["Document"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An OpenAPI 3.1 document whose server is the mount. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenapiDescription"];
                };
            };
            404: components["responses"]["NoDocument"];
        };
    };
    getJwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON Web Key Set. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "kty": "OKP",
                     *           "crv": "Ed25519",
                     *           "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                     *           "alg": "EdDSA",
                     *           "use": "sig",
                     *           "kid": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Jwks"];
                };
            };
        };
    };
    getLandingPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An HTML page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    getDocsPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An HTML page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    getDocumentDocsPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The key of a document.
                 * @example token-pair
                 */
                document: components["parameters"]["Document"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An HTML page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            404: components["responses"]["NoDocument"];
        };
    };
    getAccountPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An HTML page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    getForgotPasswordPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An HTML page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    getResetPasswordPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An HTML page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    getVerifyEmailPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An HTML page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    getDevMailbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An HTML page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            404: components["responses"]["NotFound"];
        };
    };
    getDevMail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifies a mail that was kept.
                 * @example 2026-01-31T12-00-00-000Z-password_reset1
                 */
                mail: components["parameters"]["KeptMail"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An HTML page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            404: components["responses"]["NotFound"];
        };
    };
    getDevMailHtml: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifies a mail that was kept.
                 * @example 2026-01-31T12-00-00-000Z-password_reset1
                 */
                mail: components["parameters"]["KeptMail"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The HTML that was mailed, in a sandbox. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            404: components["responses"]["NotFound"];
        };
    };
    getAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the file.
                 * @example docs.js
                 */
                file: components["parameters"]["AssetFile"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript": string;
                    "text/css": string;
                };
            };
            404: components["responses"]["NoFile"];
        };
    };
}
