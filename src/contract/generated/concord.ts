// Generated from openapi.yaml by `bun run generate`. Do not edit.

export interface paths {
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Format: int64
         * @description Identifies an account under every document.
         */
        AccountId: number;
        /** @description For people. Programs at the root read `code`. */
        Message: string;
        /**
         * @description The cause, the same word under every document.
         * @enum {string}
         */
        ErrorCode: "account_not_found" | "body_too_large" | "cross_site_request" | "email_taken" | "internal_error" | "invalid_credentials" | "invalid_fields" | "invalid_json" | "method_not_allowed" | "not_found" | "overloaded" | "session_not_found" | "token_expired" | "token_invalid" | "token_missing" | "token_spent" | "too_many_requests" | "unsupported_media_type" | "username_taken";
        /** @description What is wrong with each field. */
        AccountFields: {
            [key: string]: string[];
        };
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
        /** @description A signed token; opaque to clients (RFC 7519). */
        Jwt: string;
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
        /** Format: password */
        Password: string;
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
        AccountNetwork: {
            /** @description An IPv4 address or an IPv6 /64. */
            network: string;
            /** Format: date-time */
            last_seen_at: string;
        };
        AccountEvent: {
            /** Format: date-time */
            at: string;
            kind: string;
            address: string | null;
            user_agent: string | null;
        };
        AccountProblem: {
            message: components["schemas"]["Message"];
            code: components["schemas"]["ErrorCode"];
            errors?: components["schemas"]["AccountFields"];
        };
        AccountSignUp: {
            /**
             * @description Letters of one script; no `@`, by which sign-in knows an address; no invisible or control characters, no space at either end,
             *     no accent twice and no more than four on one letter. At most 255 code points after NFKC, too.
             */
            username: string;
            email?: components["schemas"]["EmailAddress"];
            password: components["schemas"]["NewPassword"];
        };
        AccountSession: {
            access_token: components["schemas"]["Jwt"];
            /** @description Seconds that the access token lives. */
            expires_in: number;
            account: components["schemas"]["AccountDetails"];
        };
        AccountLogIn: {
            name: string;
            password: components["schemas"]["Password"];
        };
        AccountAccess: {
            access_token: components["schemas"]["Jwt"];
            /** @description Seconds that the access token lives. */
            expires_in: number;
        };
        AccountDone: {
            message: components["schemas"]["Message"];
        };
        AccountNewPassword: {
            current_password: components["schemas"]["Password"];
            new_password: components["schemas"]["NewPassword"];
        };
        AccountNewEmail: {
            email: components["schemas"]["EmailAddress"];
            current_password: components["schemas"]["Password"];
        };
        AccountSessions: {
            sessions: components["schemas"]["AccountSessionRow"][];
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
        AccountDeletion: {
            current_password: components["schemas"]["Password"];
        };
    };
    responses: never;
    parameters: {
        /**
         * @description The id of one of my sessions.
         * @example 0198c0de-0000-7000-8000-000000000000
         */
        Session: string;
    };
    requestBodies: never;
    headers: {
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
         * @description The console's refresh cookie.
         * @example refresh_token=eyJhbGciOiJFZERTQSJ9.e30.c2ln; Max-Age=2592000; Path=/account/refresh; HttpOnly; SameSite=Strict
         */
        AccountCookie: string;
        /**
         * @description Clears a refresh cookie that is of no more use.
         * @example refresh_token=; Max-Age=0; Path=/account/refresh; HttpOnly; SameSite=Strict
         */
        ClearedAccountCookie: string;
        /**
         * @description Clears the console's refresh cookie.
         * @example refresh_token=; Max-Age=0; Path=/account/refresh; HttpOnly; SameSite=Strict
         */
        EndedAccountCookie: string;
        /**
         * @description The scheme that is wanted, with `error="invalid_token"` behind it when a token was sent (RFC 6750 §3).
         * @example Bearer realm="concord"
         */
        WwwAuthenticate: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
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
            /** @description A field is missing or not acceptable. */
            400: {
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
            /** @description The name or the address is taken. */
            409: {
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
            413: {
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
            415: {
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
            429: {
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
            500: {
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
            503: {
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
            /** @description A field is missing or not acceptable. */
            400: {
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
            /** @description No account has this name, or the password is wrong. */
            401: {
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
            /** @description The body is larger than 16 KiB. */
            413: {
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
            415: {
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
            429: {
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
            500: {
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
            503: {
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
            /** @description The cookie is missing, invalid, expired or was replaced, or the request came from another origin. */
            401: {
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
            /** @description Something failed on the server. */
            500: {
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
            /** @description No valid token was sent. */
            401: {
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
            /** @description Something failed on the server. */
            500: {
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
            /** @description No valid token was sent. */
            401: {
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
            /** @description Something failed on the server. */
            500: {
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
            /** @description No valid token was sent. */
            401: {
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
            /** @description Too many attempts. */
            429: {
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
            500: {
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
            /** @description A field is missing or not acceptable; a wrong password is `current_password` that `is wrong`. */
            400: {
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
            /** @description No valid token was sent. */
            401: {
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
            /** @description The body is larger than 16 KiB. */
            413: {
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
            415: {
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
            429: {
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
            500: {
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
            503: {
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
            /** @description A field is missing or not acceptable; a wrong password is `current_password` that `is wrong`. */
            400: {
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
            /** @description No valid token was sent. */
            401: {
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
            /** @description The body is larger than 16 KiB. */
            413: {
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
            415: {
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
            429: {
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
            500: {
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
            503: {
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
            /** @description No valid token was sent. */
            401: {
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
            /** @description Something failed on the server. */
            500: {
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
            /** @description No valid token was sent. */
            401: {
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
            /** @description Something failed on the server. */
            500: {
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
            /** @description No valid token was sent. */
            401: {
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
            /** @description No such session of this account. */
            404: {
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
            /** @description Something failed on the server. */
            500: {
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
            /** @description No valid token was sent. */
            401: {
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
            /** @description Something failed on the server. */
            500: {
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
            /** @description A field is missing or not acceptable; a wrong password is `current_password` that `is wrong`. */
            400: {
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
            /** @description No valid token was sent. */
            401: {
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
            /** @description The body is larger than 16 KiB. */
            413: {
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
            415: {
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
            429: {
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
            500: {
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
            503: {
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
        };
    };
}
