// Generated from openapi.yaml by `bun run generate`. Do not edit.

export interface paths {
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in with an e-mail address */
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description For people. Programs at the root read `code`. */
        Message: string;
        /** @description A signed token; opaque to clients (RFC 7519). */
        Jwt: string;
        /** Format: password */
        Password: string;
        VerifiedEmailUser: {
            id: components["schemas"]["AccountId"];
            username: string;
            email: string;
        };
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
        /** @description No control characters. */
        PersonName: string | null;
        AuthLoggedIn: components["schemas"]["VerifiedEmailLoggedIn"];
        VerifiedEmailLoggedIn: {
            message: components["schemas"]["Message"];
            access_token: components["schemas"]["Jwt"];
            refresh_token: components["schemas"]["Jwt"];
        };
        AuthProblem: components["schemas"]["VerifiedEmailError"];
        VerifiedEmailError: {
            error: components["schemas"]["Message"];
        };
        AuthLogin: components["schemas"]["VerifiedEmailLogin"];
        VerifiedEmailLogin: {
            email: string;
            password: components["schemas"]["Password"];
        };
        AuthRefreshed: components["schemas"]["VerifiedEmailAccess"];
        VerifiedEmailAccess: {
            access_token: components["schemas"]["Jwt"];
        };
        AuthLoggedOut: components["schemas"]["VerifiedEmailLoggedOut"];
        VerifiedEmailLoggedOut: {
            message: components["schemas"]["Message"];
        };
        VerifiedEmailRegistered: {
            message: components["schemas"]["Message"];
            user: components["schemas"]["VerifiedEmailUser"];
        };
        VerifiedEmailProblem: components["schemas"]["VerifiedEmailError"];
        VerifiedEmailRegister: {
            username: components["schemas"]["Username"];
            email: components["schemas"]["EmailAddress"];
            password: components["schemas"]["NewPassword"];
            firstname?: components["schemas"]["PersonName"];
            lastname?: components["schemas"]["PersonName"];
        };
        VerifiedEmailResetRequested: {
            message: components["schemas"]["Message"];
        };
        VerifiedEmailAddress: {
            email: components["schemas"]["EmailAddress"];
        };
        VerifiedEmailPasswordReset: {
            message: components["schemas"]["Message"];
        };
        VerifiedEmailNewPassword: {
            password: components["schemas"]["NewPassword"];
        };
        VerifiedEmailVerificationRequested: {
            message: components["schemas"]["Message"];
        };
        VerifiedEmailVerified: {
            message: components["schemas"]["Message"];
        };
        VerifiedEmailTokenProblem: components["schemas"]["VerifiedEmailTokenError"];
        VerifiedEmailTokenError: {
            message: components["schemas"]["Message"];
        };
    };
    responses: never;
    parameters: {
        /**
         * @description The part of the mailed link behind `#`.
         * @example q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA
         */
        OneTimeToken: string;
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
         * @description The scheme that is wanted, with `error="invalid_token"` behind it when a token was sent (RFC 6750 §3).
         * @example Bearer realm="concord"
         */
        WwwAuthenticate: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
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
                 *       "email": "john@example.com",
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
            /** @description A field is missing or not acceptable, or the body is not valid JSON. */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "Invalid JSON"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
                };
            };
            /** @description No account has this address, or the password is wrong. */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "Invalid email or password"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
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
                     *       "error": "Request body is too large"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
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
                     *       "error": "Request body must be application/json"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
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
                     *       "error": "Too many requests"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
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
                     *       "error": "Internal server error"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
                };
            };
            /** @description Too much work is queued; nothing was changed. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "Service is busy"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
                };
            };
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
            /** @description No valid refresh token was sent. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "Refresh token is missing"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
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
                     *       "error": "Internal server error"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
                };
            };
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
            /** @description No valid token was sent. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "Token is missing"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
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
                     *       "error": "Internal server error"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
                };
            };
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
            /** @description The name or address is taken, or a field is missing or not acceptable. */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "Username or email already exists"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
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
                     *       "error": "Request body is too large"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
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
                     *       "error": "Request body must be application/json"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
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
                     *       "error": "Too many requests"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
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
                     *       "error": "Internal server error"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
                };
            };
            /** @description Too much work is queued; nothing was changed. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "Service is busy"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
                };
            };
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
            /** @description A field is missing or not acceptable, or the body is not valid JSON. */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "Invalid JSON"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
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
                     *       "error": "Request body is too large"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
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
                     *       "error": "Request body must be application/json"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
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
                     *       "error": "Too many requests"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
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
                     *       "error": "Internal server error"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
                };
            };
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
            /** @description The token is unknown, spent or expired, or the new password is missing or not acceptable. */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "Invalid or expired token."
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
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
                     *       "error": "Request body is too large"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
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
                     *       "error": "Request body must be application/json"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
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
                     *       "error": "Too many requests"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
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
                     *       "error": "Internal server error"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
                };
            };
            /** @description Too much work is queued; nothing was changed. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "Service is busy"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
                };
            };
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
            /** @description A field is missing or not acceptable, or the body is not valid JSON. */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "Invalid JSON"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
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
                     *       "error": "Request body is too large"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
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
                     *       "error": "Request body must be application/json"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
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
                     *       "error": "Too many requests"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
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
                     *       "error": "Internal server error"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
                };
            };
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
            /** @description The token is unknown, spent or expired, or the new address that it was mailed to is another account's by now. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Invalid or expired token."
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailTokenProblem"];
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
                     *       "error": "Internal server error"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedEmailProblem"];
                };
            };
        };
    };
}
